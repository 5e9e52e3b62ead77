import { describe, expect, it } from 'vitest';
import { checkWorkflow } from '../../../src/independence/workflow/check.ts';

const GOOD = `on: push
permissions: { contents: read, actions: read }
jobs:
  plan:
    runs-on: ubuntu-latest
    outputs: { plan: "\${{ steps.plan.outputs.plan }}", matrix: "\${{ steps.plan.outputs.matrix }}", legs: "\${{ steps.plan.outputs.legs }}" }
    steps:
      - uses: actions/checkout@v5
      - { id: plan, uses: OWNER/fanfold@v1 }
  task:
    needs: plan
    if: needs.plan.outputs.legs != '0'
    strategy: { fail-fast: false, matrix: "\${{ fromJSON(needs.plan.outputs.matrix) }}" }
    name: \${{ matrix.name }}
    runs-on: \${{ matrix.runs-on }}
    timeout-minutes: \${{ matrix.timeout-minutes }}
    steps:
      - uses: actions/checkout@v5
      - uses: OWNER/fanfold/task@v1
  converge:
    needs: [plan, task]
    if: \${{ !cancelled() }}
    runs-on: ubuntu-latest
    steps:
      - uses: OWNER/fanfold/converge@v1
        with: { plan: "\${{ needs.plan.outputs.plan }}" }
`;

const SECOND_WAVE = `  task-2:
    needs: [plan, task]
    if: \${{ !cancelled() && needs.plan.outputs.legs-2 != '0' }}
    strategy: { fail-fast: false, matrix: "\${{ fromJSON(needs.plan.outputs.matrix-2) }}" }
    name: \${{ matrix.name }}
    runs-on: \${{ matrix.runs-on }}
    steps: [{ uses: OWNER/fanfold/task@v1 }]
`;

function kinds(text: string, waves?: number): string[] {
  return checkWorkflow(text, 'ci.yml', waves).map((problem) =>
    problem.kind === 'workflow' ? problem.finding : `${problem.kind}: ${'detail' in problem ? problem.detail : ''}`,
  );
}

function edited(from: string | RegExp, to: string): string {
  const text = GOOD.replace(from, to);
  expect(text).not.toBe(GOOD);
  return text;
}

describe('checkWorkflow', () => {
  it('finds nothing in the documented workflow', () => {
    expect(checkWorkflow(GOOD, 'ci.yml')).toEqual([]);
    expect(kinds(GOOD.replaceAll(/uses: OWNER\/fanfold(\/\w+)?@v1/g, 'uses: .$1/'))).toEqual([]);
    expect(kinds(GOOD.replace('if: ${{ !cancelled() }}', "if: '!cancelled()'"))).toEqual([]);
  });

  it('finds nothing in a correct second wave', () => {
    const text = edited(
      ', legs: ',
      ', matrix-2: "${{ steps.plan.outputs.matrix-2 }}", legs-2: "${{ steps.plan.outputs.legs-2 }}", legs: ',
    )
      .replace('  converge:', `${SECOND_WAVE}  converge:`)
      .replace(
        'needs: [plan, task]\n    if: ${{ !cancelled() }}',
        'needs: [plan, task, task-2]\n    if: ${{ !cancelled() }}',
      );
    expect(kinds(text, 2)).toEqual([]);
    expect(kinds(text.replace('!cancelled() && ', ''), 2)).toEqual(['leg-if']);
    expect(kinds(text.replace('[plan, task, task-2]', '[plan, task]'), 2)).toEqual(['converge-needs']);
    expect(
      kinds(
        text.replace('needs: [plan, task]\n    if: ${{ !cancelled() &&', 'needs: [plan]\n    if: ${{ !cancelled() &&'),
      ),
    ).toEqual(['leg-needs']);
  });

  const cases: [string, string | RegExp, string, string[]][] = [
    ['fail-fast absent', 'fail-fast: false, ', '', ['fail-fast']],
    ['fail-fast on', 'fail-fast: false', 'fail-fast: true', ['fail-fast']],
    ['converge without if', '    if: ${{ !cancelled() }}\n', '', ['converge-if']],
    ['converge always()', '!cancelled()', 'always()', ['converge-if']],
    ['converge if with more', '!cancelled()', "!cancelled() && github.ref == 'refs/heads/main'", ['converge-if']],
    ['converge success()', '${{ !cancelled() }}', 'success()', ['converge-if']],
    [
      'converge ignored',
      '    if: ${{ !cancelled() }}',
      '    continue-on-error: true\n    if: ${{ !cancelled() }}',
      ['gate-ignored'],
    ],
    [
      'converge step with if',
      '      - uses: OWNER/fanfold/converge@v1',
      "      - uses: OWNER/fanfold/converge@v1\n        if: github.event_name == 'push'",
      ['gate-skipped'],
    ],
    ['converge without inputs', /\n {8}with: .*\n$/, '\n', ['converge-inputs']],
    ['converge with empty plan', 'plan: "${{ needs.plan.outputs.plan }}" }', 'plan: "" }', ['converge-inputs']],
    ['converge needs only plan', 'needs: [plan, task]', 'needs: [plan]', ['converge-needs']],
    [
      'leg outputs',
      '    name: ${{ matrix.name }}',
      '    outputs: { x: "1" }\n    name: ${{ matrix.name }}',
      ['leg-outputs'],
    ],
    ['max-parallel 1', 'fail-fast: false', 'fail-fast: false, max-parallel: 1', ['max-parallel']],
    ['literal name', '${{ matrix.name }}', 'tests', ['leg-name']],
    ['no name', '    name: ${{ matrix.name }}\n', '', ['leg-name']],
    ['leg without if', "    if: needs.plan.outputs.legs != '0'\n", '', ['leg-if']],
    ['leg if with or', "legs != '0'", "legs != '0' || true", ['leg-if']],
    ['other matrix', 'fromJSON(needs.plan.outputs.matrix)', 'fromJSON(needs.plan.outputs.legs)', ['leg-matrix']],
    ['leg needs nothing', '    needs: plan\n', '', ['leg-needs']],
    ['no actions permission', ', actions: read', '', ['permissions']],
    ['no contents permission', 'contents: read, ', '', ['permissions', 'permissions']],
    ['no permissions at all', /permissions: .*\n/, '', ['permissions']],
    ['read-all', '{ contents: read, actions: read }', 'read-all', []],
    [
      'wave handed on but not run',
      ', legs: ',
      ', matrix-2: "${{ steps.plan.outputs.matrix-2 }}", legs: ',
      ['missing-wave'],
    ],
    ['plan output missing', ', legs: "${{ steps.plan.outputs.legs }}"', '', ['plan-outputs']],
    ['no task step', '      - uses: OWNER/fanfold/task@v1\n', '', ['no-task']],
    ['no converge step', /uses: OWNER\/fanfold\/converge@v1\n.*\n/, 'run: echo\n', ['no-converge']],
  ];
  it.each(cases)('%s', (_, from, to, expected) => {
    expect(kinds(edited(from, to))).toEqual(expected);
  });

  it('lets a live converge wait for the plan alone', () => {
    const live = edited('needs: [plan, task]', 'needs: [plan]').replace(
      '.outputs.plan }}" }\n',
      '.outputs.plan }}", wait: true }\n',
    );
    expect(kinds(live)).toEqual([]);
    expect(kinds(live.replace('wait: true', 'wait: false'))).toEqual(['converge-needs']);
    expect(kinds(live.replace('needs: [plan]', 'needs: []'))).toContain('converge-needs');
  });

  it('asks for a job for every wave of the task file', () => {
    expect(kinds(GOOD, 3)).toEqual(['missing-wave', 'missing-wave']);
  });

  it('leaves a gate without a plan alone, but not its if', () => {
    const gate = `on: push
jobs:
  a: { runs-on: ubuntu-latest, steps: [{ run: echo }] }
  gate:
    needs: [a]
    if: \${{ !cancelled() }}
    runs-on: ubuntu-latest
    steps: [{ uses: OWNER/fanfold/converge@v1, with: { needs: "\${{ toJSON(needs) }}" } }]
`;
    expect(kinds(gate)).toEqual([]);
    expect(kinds(gate.replace('    if: ${{ !cancelled() }}\n', ''))).toEqual(['converge-if']);
  });

  it('locates what it finds', () => {
    const [problem] = checkWorkflow(edited('!cancelled()', 'always()'), '.github/workflows/ci.yml');
    expect(problem?.at).toEqual({ file: '.github/workflows/ci.yml', line: 22, column: 9 });
    const [strategy] = checkWorkflow(edited('fail-fast: false, ', ''), 'ci.yml');
    expect(strategy?.at).toMatchObject({ line: 13 });
  });

  it('reports what GitHub would refuse, and survives anything', () => {
    expect(kinds(edited('runs-on: ubuntu-latest', 'runz-on: ubuntu-latest'))[0]).toMatch(/^workflow-syntax: .*runz-on/);
    for (const text of ['', '[]', 'jobs: 1', 'jobs: { a: null }', '{', '\0', 'a: *b', 'x'.repeat(1_000_001)]) {
      expect(checkWorkflow(text, 'x.yml').length).toBeGreaterThan(0);
    }
  });
});
