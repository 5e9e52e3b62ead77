import type { Plan } from '../../src/model.ts';

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
  /** How many legs act runs at a time; its default is 4. */
  readonly maxParallel?: number;
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
${convergeJob(needsOfConverge(options), '${{ needs.plan.outputs.plan }}', options)}
`;
}

/** What GitHub runs when some legs of an earlier attempt are run again: the plan job and its outputs stay as they were. */
export function rerunWorkflow(plan: Plan, legs: readonly string[], options: WorkflowOptions = {}): string {
  const reference = `${plan.name}@${plan.digest}`;
  const include = plan.legs
    .filter(({ id }) => legs.includes(id))
    .map(({ id, name, timeoutMinutes }) => ({
      leg: id,
      plan: reference,
      name,
      'runs-on': 'ubuntu-latest',
      'timeout-minutes': timeoutMinutes,
    }));
  return `name: fixture
on: push
jobs:
  task:
    strategy:
      fail-fast: false
      matrix: ${JSON.stringify({ include })}
${legSteps(options)}
${convergeJob('task', reference, options)}
`;
}

function needsOfConverge(options: WorkflowOptions): string {
  if (options.live === true) return 'plan';
  return options.waves === 2 ? '[plan, task, task-2]' : '[plan, task]';
}

function convergeJob(needs: string, plan: string, options: WorkflowOptions): string {
  return `
  converge:
    needs: ${needs}
    if: \${{ !cancelled() }}
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - id: converge
        uses: ./converge
${inputs({ plan, token: '', ...options.converge })}
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
${options.last ?? ''}`;
}

function legJob(job: string, needs: string, condition: string, matrix: string, options: WorkflowOptions): string {
  return `
  ${job}:
    needs: ${needs}
    if: ${condition}
    strategy:
      fail-fast: false${options.maxParallel === undefined ? '' : `\n      max-parallel: ${options.maxParallel}`}
      matrix: \${{ fromJSON(needs.plan.outputs.${matrix}) }}
${legSteps(options)}`;
}

function legSteps(options: WorkflowOptions): string {
  return `    name: \${{ matrix.name }}
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
