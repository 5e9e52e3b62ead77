/** Workflows for Gitea, which does not evaluate `matrix: ${{ fromJSON(needs…) }}`: the matrix is a list of leg numbers. */

export interface ForgeWorkflow {
  /** The names of the legs of each wave in the order of the plan, which are those of their jobs; a job beyond the plan's legs does nothing. */
  readonly legs: readonly (readonly string[])[];
  readonly on?: string;
  /** Inputs of the converge step besides `plan`, as YAML lines. */
  readonly converge?: string;
}

export function workflow({ legs, on = 'push', converge = '' }: ForgeWorkflow): string {
  const waves = legs.map((names, index) => ({ names, of: index === 0 ? '' : `-${index + 1}` }));
  const outputs = ['plan', ...waves.flatMap(({ of }) => [`matrix${of}`, `legs${of}`])];
  const jobs = ['plan', ...waves.map(({ of }) => `task${of}`)];
  return `name: ci
on: ${on}
jobs:
  plan:
    runs-on: ubuntu-latest
    outputs:
${outputs.map((name) => `      ${name}: \${{ steps.plan.outputs.${name} }}`).join('\n')}
    steps:
      - uses: actions/checkout@v7
      - id: plan
        uses: fan/fanfold@v1
${waves.map(({ names, of }, index) => legJob(names, of, jobs.slice(0, index + 1))).join('')}
  converge:
    needs: [${jobs.join(', ')}]
    if: \${{ !cancelled() }}
    runs-on: ubuntu-latest
    steps:
      - id: converge
        uses: fan/fanfold/converge@v1
        with:
          plan: \${{ needs.plan.outputs.plan }}
${converge}${TELL}`;
}

const OUTPUTS = ['verdict', 'succeeded', 'failed', 'missing', 'outputs'];

/** What `told` of a project reads. */
const TELL = `      - if: always()
        run: |
${OUTPUTS.map((name) => `          echo "OUTPUT ${name}=$${name}"`).join('\n')}
        env:
${OUTPUTS.map((name) => `          ${name}: \${{ steps.converge.outputs.${name} }}`).join('\n')}
`;

function legJob(names: readonly string[], wave: string, needs: readonly string[]): string {
  const include = names.map((name, leg) => ({ leg, name }));
  const isPlanned = `matrix.leg < fromJSON(needs.plan.outputs.legs${wave})`;
  return `
  task${wave}:
    name: \${{ matrix.name }}
    needs: [${needs.join(', ')}]
    if: \${{ !cancelled() && needs.plan.outputs.legs${wave} > 0 }}
    strategy:
      fail-fast: false
      matrix: ${JSON.stringify({ include })}
    runs-on: ubuntu-latest
    steps:
      - if: ${isPlanned}
        uses: actions/checkout@v7
      - if: ${isPlanned}
        uses: fan/fanfold/task@v1
        with:
          matrix: \${{ toJSON(fromJSON(needs.plan.outputs.matrix${wave}).include[matrix.leg]) }}
`;
}
