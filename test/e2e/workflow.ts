/** The three-step workflow of the README, written for the fixture: `uses: ./` is the committed bundle. */
export interface WorkflowOptions {
  /** Inputs of the plan step. */
  readonly plan?: Readonly<Record<string, string>>;
  /** Inputs of the converge step besides `plan`. */
  readonly converge?: Readonly<Record<string, string>>;
  readonly waves?: 1 | 2;
  /** Steps of the leg job before and after the task step, as YAML lines. */
  readonly before?: string;
  readonly after?: string;
  /** Whether converge runs beside the legs. */
  readonly live?: boolean;
  /** Steps after converge, as YAML lines. */
  readonly last?: string;
}

export function workflow(options: WorkflowOptions = {}): string {
  const waves = options.waves ?? 1;
  const outputs = ['plan', 'matrix', 'legs', ...(waves === 2 ? ['matrix-2', 'legs-2'] : [])];
  return `name: fixture
on: push
jobs:
  plan:
    runs-on: ubuntu-latest
    outputs:
${outputs.map((name) => `      ${name}: \${{ steps.plan.outputs.${name} }}`).join('\n')}
    steps:
      - uses: actions/checkout@v5
      - id: plan
        uses: ./
${inputs(options.plan ?? {})}
${legJob('task', 'plan', "needs.plan.outputs.legs != '0'", 'matrix', options)}
${waves === 2 ? legJob('task-2', '[plan, task]', "${{ !cancelled() && needs.plan.outputs.legs-2 != '0' }}", 'matrix-2', options) : ''}
  converge:
    needs: ${options.live === true ? 'plan' : waves === 2 ? '[plan, task, task-2]' : '[plan, task]'}
    if: \${{ !cancelled() }}
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - id: converge
        uses: ./converge
${inputs({ plan: '${{ needs.plan.outputs.plan }}', token: '', ...options.converge })}
      - if: always()
        run: |
          echo "OUTPUT verdict=$VERDICT"
          echo "OUTPUT failed=$FAILED"
          echo "OUTPUT missing=$MISSING"
          echo "OUTPUT succeeded=$SUCCEEDED"
          echo "OUTPUT outputs=$OUTPUTS"
        env:
          VERDICT: \${{ steps.converge.outputs.verdict }}
          FAILED: \${{ steps.converge.outputs.failed }}
          MISSING: \${{ steps.converge.outputs.missing }}
          SUCCEEDED: \${{ steps.converge.outputs.succeeded }}
          OUTPUTS: \${{ steps.converge.outputs.outputs }}
${options.last ?? ''}
`;
}

function legJob(job: string, needs: string, condition: string, matrix: string, options: WorkflowOptions): string {
  return `
  ${job}:
    needs: ${needs}
    if: ${condition}
    strategy:
      fail-fast: false
      matrix: \${{ fromJSON(needs.plan.outputs.${matrix}) }}
    name: \${{ matrix.name }}
    runs-on: \${{ matrix.runs-on }}
    timeout-minutes: \${{ matrix.timeout-minutes }}
    steps:
      - uses: actions/checkout@v5
${options.before ?? ''}
      - id: task
        uses: ./task
${options.after ?? ''}`;
}

function inputs(values: Readonly<Record<string, string>>): string {
  const entries = Object.entries(values);
  if (entries.length === 0) return '';
  return `        with:\n${entries.map(([key, value]) => `          ${key}: ${scalar(value)}`).join('\n')}`;
}

function scalar(value: string): string {
  if (!value.includes('\n')) return JSON.stringify(value);
  return `|\n${value
    .trimEnd()
    .split('\n')
    .map((line) => `            ${line}`)
    .join('\n')}`;
}
