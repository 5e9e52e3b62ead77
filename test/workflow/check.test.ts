import { describe, expect, it } from 'vitest';
import { sentence } from '../../src/report/sentences/index.ts';
import { checkWorkflow } from '../../src/workflow/check.ts';
import { type LegFacts, legFacts } from '../../src/workflow/facts.ts';
import { plan, task } from '../run/rig.ts';

const GOOD = `on: push
permissions: { contents: read, actions: read }
jobs:
  plan:
    runs-on: ubuntu-latest
    outputs: { plan: "\${{ steps.plan.outputs.plan }}", matrix: "\${{ steps.plan.outputs.matrix }}", legs: "\${{ steps.plan.outputs.legs }}" }
    steps:
      - uses: actions/checkout@v5
      - { id: plan, uses: acme/fanfold@v1 }
  task:
    needs: plan
    if: needs.plan.outputs.legs != '0'
    strategy: { fail-fast: false, matrix: "\${{ fromJSON(needs.plan.outputs.matrix) }}" }
    name: \${{ matrix.name }}
    runs-on: \${{ matrix.runs-on }}
    timeout-minutes: \${{ matrix.timeout-minutes }}
    steps:
      - uses: actions/checkout@v5
      - uses: acme/fanfold/task@v1
  converge:
    needs: [plan, task]
    if: \${{ !cancelled() }}
    runs-on: ubuntu-latest
    steps:
      - uses: acme/fanfold/converge@v1
        with: { plan: "\${{ needs.plan.outputs.plan }}" }
`;

const SECOND_WAVE = `  task-2:
    needs: [plan, task]
    if: \${{ !cancelled() && needs.plan.outputs.legs-2 != '0' }}
    strategy: { fail-fast: false, matrix: "\${{ fromJSON(needs.plan.outputs.matrix-2) }}" }
    name: \${{ matrix.name }}
    runs-on: \${{ matrix.runs-on }}
    steps: [{ uses: acme/fanfold/task@v1 }]
`;

/** One leg a wave. */
function waves(count: number, facts: Partial<LegFacts> = {}): LegFacts[] {
  const leg = { runsOn: 'ubuntu-latest', timeoutMinutes: 10, ...facts };
  return Array.from({ length: count }, (_, index) => ({ ...leg, wave: index + 1 }));
}

function kinds(text: string, legs?: readonly LegFacts[]): string[] {
  return checkWorkflow(text, 'ci.yml', legs).map((problem) =>
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
    expect(kinds(GOOD.replaceAll(/uses: acme\/fanfold(\/\w+)?@v1/g, 'uses: .$1/'))).toEqual([]);
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
    expect(kinds(text, waves(2))).toEqual([]);
    expect(kinds(text.replace('!cancelled() && ', ''), waves(2))).toEqual(['leg-if']);
    expect(kinds(text.replace('[plan, task, task-2]', '[plan, task]'), waves(2))).toEqual(['converge-needs']);
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
    ['converge always()', '!cancelled()', 'always()', []],
    ['converge always and not cancelled', '!cancelled()', 'always() && !cancelled()', []],
    ['converge in brackets', '!cancelled()', '(always()) && ( !cancelled() )', []],
    ['converge one of which always', '!cancelled()', "github.event_name == 'push' || always()", []],
    ['converge off on purpose', '!cancelled()', "github.event_name != 'a && b' && always()", ['converge-absent']],
    [
      'converge off for a branch',
      '!cancelled()',
      "!cancelled() && github.ref == 'refs/heads/main'",
      ['converge-absent'],
    ],
    ['converge off by a need', '!cancelled()', "always() && needs.task.result == 'success'", ['converge-if']],
    ['converge off by a failure', '!cancelled()', 'always() && success()', ['converge-if']],
    ['converge in an own condition', '!cancelled()', "github.event_name != 'x'", ['converge-if']],
    ['converge not always', '!cancelled()', '!always()', ['converge-if']],
    ['converge success()', '${{ !cancelled() }}', 'success()', ['converge-if']],
    [
      'converge ignored',
      '    if: ${{ !cancelled() }}',
      '    continue-on-error: true\n    if: ${{ !cancelled() }}',
      ['gate-ignored'],
    ],
    [
      'converge step with if',
      '      - uses: acme/fanfold/converge@v1',
      "      - uses: acme/fanfold/converge@v1\n        if: github.event_name == 'push'",
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
    ['no task step', '      - uses: acme/fanfold/task@v1\n', '', ['no-task']],
    ['no converge step', /uses: acme\/fanfold\/converge@v1\n.*\n/, 'run: echo\n', ['no-converge']],
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
    expect(kinds(GOOD, waves(3))).toEqual(['missing-wave', 'missing-wave']);
  });

  it('says that the plan hands a matrix not on, and not that its right name is wrong', () => {
    expect(kinds(edited('matrix: "${{ steps.plan.outputs.matrix }}", ', ''))).toEqual(['plan-outputs']);
    expect(kinds(edited(/outputs: .*\n/, 'outputs: {}\n'))).toEqual(['plan-outputs']);
    expect(kinds(edited('      - { id: plan, uses: acme/fanfold@v1 }\n', ''))).toEqual(['no-plan']);
    const second = GOOD.replace('  converge:', `${SECOND_WAVE}  converge:`).replace(
      '[plan, task]\n',
      '[plan, task, task-2]\n',
    );
    expect(checkWorkflow(second, 'ci.yml').map(sentence)).toContain(
      'the job `plan` does not hand on the outputs of the plan; add `matrix-2, legs-2` to its `outputs`',
    );
    expect(kinds(second)).not.toContain('leg-matrix');
  });

  it('misses the id of the plan step, not the outputs that name it', () => {
    expect(kinds(edited('id: plan, ', ''))).toEqual(['plan-id']);
  });

  it('refuses a list in the workflow whose expressions GitHub would empty', () => {
    const inline = (list: string) =>
      edited(
        '{ id: plan, uses: acme/fanfold@v1 }',
        `id: plan\n        uses: acme/fanfold@v1\n        with:\n          tasks: |\n            ${list}`,
      );
    const list = 'tasks: [{ id: a, matrix: { x: [1] }, with: { x: "${{ matrix.x }}" } }]';
    const [problem] = checkWorkflow(inline(list), 'ci.yml');
    expect(kinds(inline(list))).toEqual(['inline-expression']);
    expect(problem?.at?.line).toBe(12);
    expect(sentence(problem!)).toBe(
      'GitHub evaluates `${{ matrix.x }}` before fanfold reads the list, and `plan` has no matrix, so it becomes empty; move the list to a file and name the file under `tasks`',
    );
    expect(kinds(inline('tasks: [{ id: a, run: "echo ${{ github.sha }}" }]'))).toEqual([]);
  });

  it('wants the repository of the actions, once for all steps', () => {
    const init = GOOD.replaceAll('acme/', 'OWNER/');
    expect(kinds(init)).toEqual(['placeholder']);
    expect(sentence(checkWorkflow(init, 'ci.yml')[0]!)).toBe(
      '`OWNER/fanfold@v1`: `OWNER` is a placeholder, here and everywhere else; write the account whose repository holds the actions',
    );
    const mixed = checkWorkflow(edited('task@v1', 'task@v2'), 'ci.yml');
    expect(mixed).toMatchObject([{ severity: 'warning', finding: 'versions', job: 'task', at: { line: 19 } }]);
    expect(kinds(edited('acme/fanfold/task', 'other/fanfold/task'))).toEqual(['versions']);
    expect(kinds(edited('acme/fanfold/task', 'Acme/FanFold/task'))).toEqual([]);
    expect(kinds(GOOD.replaceAll('@v1', '@0123456789abcdef0123456789abcdef01234567'))).toEqual([]);
    expect(kinds(init.replace('OWNER/fanfold/task@v1', 'acme/fanfold/task@v2'))).toEqual(['placeholder']);
  });

  it('takes the one line for plan, legs and converge, and says which check to require', () => {
    const line = (more = '', permissions = '{ contents: read, actions: read }') =>
      `on: push\npermissions: {}\njobs:\n  ci:\n    uses: acme/fanfold/.github/workflows/fan.yml@v1\n    permissions: ${permissions}\n${more}`;
    expect(kinds(line())).toEqual(['required-check']);
    expect(sentence(checkWorkflow(line(), 'ci.yml')[0]!)).toContain('`ci / converge`');
    expect(kinds(line('', '{ contents: read }'))).toEqual(['permissions', 'required-check']);
    expect(kinds(line('    with: { comment: true }\n'))).toEqual(['permissions', 'required-check']);
    expect(kinds(line("    if: github.event_name == 'push'\n"))).toEqual(['converge-absent', 'required-check']);
    expect(kinds(line().replace('acme/', 'OWNER/'))).toEqual(['placeholder', 'required-check']);
  });

  describe('a workflow that calls one of its own repository', () => {
    const CALLER = (path: string) => `on: push
permissions: { contents: read, actions: read }
jobs:
  ci: { uses: ${path} }
`;
    const within = (file: string | null) => (path: string) => (path === '.github/workflows/inner.yml' ? file : null);
    const found = (caller: string, file: string | null) =>
      checkWorkflow(caller, 'outer.yml', [], null, within(file)).flatMap((one) =>
        one.kind === 'workflow' ? [`${one.at?.file}: ${one.finding}`] : [one.kind],
      );

    it('is judged by the called file where all of it is in there', () => {
      const inner = GOOD.replace('on: push', 'on: workflow_call');
      expect(found(CALLER('./.github/workflows/inner.yml'), inner)).toEqual([]);
      expect(found(CALLER('./.github/workflows/inner.yml'), inner.replace('fail-fast: false, ', ''))).toEqual([
        '.github/workflows/inner.yml: fail-fast',
      ]);
      expect(
        found(CALLER('./.github/workflows/inner.yml'), inner.replace('if: ${{ !cancelled() }}', 'if: success()')),
      ).toEqual(['.github/workflows/inner.yml: converge-if']);
    });

    it('has its legs in the called file where that has no plan', () => {
      const leg = `on: { workflow_call: { inputs: { matrix: { type: string } } } }
jobs:
  task:
    strategy: { fail-fast: false, matrix: "\${{ fromJSON(inputs.matrix) }}" }
    name: \${{ matrix.name }}
    runs-on: \${{ matrix.runs-on }}
    steps: [{ uses: acme/fanfold/task@v1 }]
`;
      const start = GOOD.indexOf('  task:\n');
      const caller = `${GOOD.slice(0, start)}  task: { needs: plan, uses: ./.github/workflows/inner.yml }
${GOOD.slice(GOOD.indexOf('  converge:\n'))}`;
      expect(found(caller, leg)).toEqual([]);
      expect(found(caller, null)).toEqual(['outer.yml: no-task']);
      expect(found(caller, leg.replace('    name: ${{ matrix.name }}\n', ''))).toEqual([
        '.github/workflows/inner.yml: leg-name',
      ]);
      const cancelled = leg.replace(
        '[{ uses: acme/fanfold/task@v1 }]',
        '[{ id: t, uses: acme/fanfold/task@v1, background: true }, { cancel: t }]',
      );
      expect(found(caller, cancelled)).toEqual(['.github/workflows/inner.yml: step-cancelled']);
    });
  });

  it('notices what stands fixed where the task file says something else', () => {
    const runner = edited('${{ matrix.runs-on }}', 'ubuntu-latest');
    expect(kinds(runner, waves(1))).toEqual([]);
    expect(kinds(runner)).toEqual([]);
    expect(kinds(runner, waves(1, { runsOn: ['Ubuntu-latest'] }))).toEqual([]);
    expect(kinds(runner, [...waves(1), ...waves(1, { runsOn: 'windows-latest' })])).toEqual(['leg-fixed']);
    expect(kinds(edited('${{ matrix.runs-on }}', '${{ vars.RUNNER }}'), waves(1, { runsOn: 'x' }))).toEqual([]);
    const group = edited('${{ matrix.runs-on }}', '{ labels: [a, b], group: g }');
    expect(kinds(group, waves(1, { runsOn: { group: 'g', labels: ['a', 'b'] } }))).toEqual([]);
    expect(kinds(group, waves(1, { runsOn: { group: 'h', labels: ['a', 'b'] } }))).toEqual(['leg-fixed']);
    const timeout = edited('${{ matrix.timeout-minutes }}', '30');
    expect(kinds(timeout, waves(1, { timeoutMinutes: 30 }))).toEqual([]);
    expect(
      checkWorkflow(timeout, 'ci.yml', waves(1)).map(({ severity, ...rest }) => [
        severity,
        sentence({ severity, ...rest }),
      ]),
    ).toEqual([
      [
        'warning',
        '`timeout-minutes: 30` holds for every leg of `task`, though the plan says otherwise; write `timeout-minutes: ${{ matrix.timeout-minutes }}`',
      ],
    ]);
  });

  it('warns of a checkout on `pull_request_target`', () => {
    const places = [
      'pull_request_target',
      '[push, pull_request_target]',
      '{ pull_request_target: { types: [opened] } }',
    ].map((on) => checkWorkflow(edited('on: push', `on: ${on}`), 'ci.yml'));
    const found = { severity: 'warning', finding: 'pull-request-target', job: 'plan' };
    expect(places).toMatchObject([
      [{ ...found, at: { line: 1, column: 5 } }],
      [{ ...found, at: { line: 1, column: 12 } }],
      [{ ...found, at: { line: 1, column: 5 } }],
    ]);
    expect(kinds(edited('on: push', 'on:\n  pull_request_target:'))).toEqual(['pull-request-target']);
    expect(kinds(edited('on: push', 'on: pull_request'))).toEqual([]);
    const without = GOOD.replace('on: push', 'on: pull_request_target').replaceAll(
      '      - uses: actions/checkout@v5\n',
      '',
    );
    expect(kinds(without)).toEqual([]);
  });

  it('refuses a checkout that may take code of a fork on an event with secrets', () => {
    const unsafe = edited(
      'actions/checkout@v5\n      - uses: acme/fanfold/task',
      'actions/checkout@v7\n        with: { allow-unsafe-pr-checkout: true }\n      - uses: acme/fanfold/task',
    );
    const on = (event: string) => checkWorkflow(unsafe.replace('on: push', `on: ${event}`), 'ci.yml');
    for (const event of ['pull_request_target', '{ workflow_run: { workflows: [ci] } }', '[push, workflow_run]'])
      expect(on(event)).toMatchObject([
        { severity: 'error', finding: 'unsafe-checkout', job: 'task', at: { line: 19 } },
      ]);
    expect(sentence(on('pull_request_target')[0]!)).toBe(
      '`allow-unsafe-pr-checkout: true` lets `task` run code of a fork with the secrets of this repository; remove it, and run tasks on `pull_request`',
    );
    expect(on('pull_request')).toEqual([]);
    const safe = unsafe.replace('checkout: true', 'checkout: false');
    expect(kinds(safe.replace('on: push', 'on: pull_request_target'))).toEqual(['pull-request-target']);
    expect(kinds(safe.replace('on: push', 'on: workflow_run'))).toEqual([]);
  });

  describe('a concurrency group of a leg job', () => {
    const group = (text: string) => edited('    name: ${{ matrix', `    concurrency: ${text}\n    name: \${{ matrix`);

    it('may not be one for all legs, where GitHub lets one wait and cancels the others', () => {
      for (const one of [
        'staging',
        '"${{ github.ref }}"',
        '{ group: a, cancel-in-progress: true }',
        '{ group: a, queue: single }',
      ])
        expect(kinds(group(one))).toEqual(['leg-concurrency']);
      expect(kinds(group('{ group: a, queue: max }'), waves(1).concat(Array(101).fill(waves(1)[0])))).toEqual([
        'leg-concurrency',
      ]);
      expect(checkWorkflow(group('staging'), 'ci.yml')).toMatchObject([
        { severity: 'error', found: 'concurrency: staging' },
      ]);
    });

    it('with a queue only makes them slow', () => {
      const [problem] = checkWorkflow(group('{ group: a, queue: max }'), 'ci.yml');
      expect([problem?.severity, sentence(problem!)]).toEqual([
        'warning',
        '`concurrency: a` lets the legs of `task` run one after another; write `locks` in the task file, or `${{ matrix.leg }}` into the group',
      ]);
    });

    it('is fine where each leg has its own, or there is one', () => {
      expect(kinds(group('"deploy-${{ matrix.leg }}"'))).toEqual([]);
      expect(kinds(group('{ group: "a-${{ strategy.job-index }}", queue: max }'))).toEqual([]);
      expect(kinds(group('staging'), waves(1))).toEqual([]);
    });

    it('may stand anywhere else, with a queue', () => {
      expect(kinds(edited('on: push', 'on: push\nconcurrency: { group: a, queue: max }'))).toEqual([]);
    });
  });

  it('warns of a wait that a runner of one processor does not live to see', () => {
    const live = (runner: string, more = '') =>
      GOOD.replace(
        'runs-on: ubuntu-latest\n    steps:\n      - uses: acme/fanfold/converge',
        `runs-on: ${runner}\n    steps:\n      - uses: acme/fanfold/converge`,
      )
        .replace('needs: [plan, task]', 'needs: [plan]')
        .replace('.outputs.plan }}" }\n', `.outputs.plan }}", wait: true${more} }\n`);
    const [problem] = checkWorkflow(live('ubuntu-slim'), 'ci.yml');
    expect([problem?.severity, sentence(problem!)]).toEqual([
      'warning',
      '`converge` has `runs-on: ubuntu-slim`, where GitHub may end the job before `wait` gives up, without a verdict; take a larger runner, or write `wait-minutes: 12`',
    ]);
    expect(kinds(live('[Ubuntu-Slim]'))).toEqual(['wait-limit']);
    expect(kinds(live('ubuntu-slim', ', wait-minutes: 15'))).toEqual(['wait-limit']);
    expect(kinds(live('ubuntu-slim', ', wait-minutes: 12'))).toEqual([]);
    expect(kinds(live('[self-hosted, ubuntu-slim]'))).toEqual([]);
    expect(kinds(live('ubuntu-latest'))).toEqual([]);
    expect(kinds(live('ubuntu-slim').replace('wait: true', 'wait: false'))).toEqual(['converge-needs']);
  });

  describe('background steps', () => {
    const leg = (...steps: readonly string[]) =>
      edited('      - uses: acme/fanfold/task@v1\n', steps.map((step) => `      - ${step}\n`).join(''));
    const task = '{ id: t, uses: acme/fanfold/task@v1, background: true }';
    const reads = '{ run: ./deploy.sh, if: "steps.t.outputs.skip != \'true\'" }';

    it('are known, as GitHub runs them', () => {
      expect(
        kinds(leg('{ id: db, run: ./db.sh, background: true }', 'uses: acme/fanfold/task@v1', 'cancel: db')),
      ).toEqual([]);
      expect(kinds(leg('parallel: [{ run: ./a.sh }, { run: ./b.sh }]', 'uses: acme/fanfold/task@v1'))).toEqual([]);
      expect(kinds(leg('parallel: [{ run: ./a.sh }, { uses: acme/fanfold/task@v1 }]'))).toEqual([]);
      expect(kinds(leg(task, 'run: ./lint.sh', 'wait: t'))).toEqual([]);
      expect(kinds(leg(task, 'wait-all:'))).toEqual([]);
      expect(kinds(leg(task, '{ wait: t, if: always() }'))[0]).toMatch(/^workflow-syntax/);
    });

    it('have no outputs before a step waits for them', () => {
      const [problem] = checkWorkflow(leg(task, reads, 'wait: t'), 'ci.yml');
      expect([problem?.severity, sentence(problem!)]).toEqual([
        'error',
        'a step of `task` reads `steps.t.outputs` while that step runs in the background, and reads nothing; write `- wait: t` before it',
      ]);
      expect(kinds(leg(task, reads))).toEqual(['background-read']);
      expect(kinds(leg(task, 'wait: other', reads))).toEqual(['background-read']);
      expect(kinds(leg(task, '{ run: "echo \\"$X\\"", env: { X: "${{ steps[\'t\'].outputs.succeeded }}" } }'))).toEqual(
        ['background-read'],
      );
      expect(kinds(leg(`parallel: [${task.replace(', background: true', '')}, ${reads}]`))).toEqual([
        'background-read',
      ]);
      for (const wait of ['wait: t', 'wait: [x, t]', 'wait-all:', 'wait-all: true'])
        expect(kinds(leg(task, wait, reads))).toEqual([]);
      expect(kinds(leg(`parallel: [${task.replace(', background: true', '')}]`, reads))).toEqual([]);
      expect(kinds(leg(task, reads.replaceAll('steps.t.', 'steps.t-2.')))).toEqual([]);
      expect(kinds(leg(task.replace('true', 'false'), reads))).toEqual([]);
    });

    it('that are cancelled leave their job green: no gate may be one', () => {
      const gate = edited(
        / {6}- uses: acme\/fanfold\/converge@v1\n {8}with: (.*)\n/,
        '      - { id: gate, uses: acme/fanfold/converge@v1, background: true, with: $1 }\n      - cancel: gate\n',
      );
      const [problem] = checkWorkflow(gate, 'ci.yml');
      expect([problem?.severity, sentence(problem!)]).toEqual([
        'error',
        '`cancel: gate` ends the converge step of `converge`; GitHub does not count a cancelled background step, so the gate is green without a verdict: remove it',
      ]);
      expect(kinds(gate.replace('cancel: gate', 'wait: gate'))).toEqual([]);
      expect(checkWorkflow(leg(task, 'cancel: t'), 'ci.yml')).toMatchObject([
        { severity: 'warning', finding: 'step-cancelled', found: 'cancel: t' },
      ]);
    });
  });

  it('is told apart from `continue-on-error` on legs, which converge sees through', () => {
    expect(
      kinds(edited('    name: ${{ matrix.name }}', '    continue-on-error: true\n    name: ${{ matrix.name }}')),
    ).toEqual([]);
  });

  it('leaves a gate without a plan alone, but not its if', () => {
    const gate = `on: push
jobs:
  a: { runs-on: ubuntu-latest, steps: [{ run: echo }] }
  gate:
    needs: [a]
    if: \${{ !cancelled() }}
    runs-on: ubuntu-latest
    steps: [{ uses: acme/fanfold/converge@v1, with: { needs: "\${{ toJSON(needs) }}" } }]
`;
    expect(kinds(gate)).toEqual([]);
    expect(kinds(gate.replace('    if: ${{ !cancelled() }}\n', ''))).toEqual(['converge-if']);
    const hiding = (value: string) => kinds(gate.replace('a: { ', `a: { continue-on-error: ${value}, `));
    expect(hiding('true')).toEqual(['hidden-failure']);
    expect(hiding('false')).toEqual([]);
  });

  it('says when a gate is absent that may be skipped on purpose', () => {
    const [problem] = checkWorkflow(edited('!cancelled()', "always() && github.event_name != 'schedule'"), 'ci.yml');
    expect([problem?.severity, sentence(problem!)]).toEqual([
      'warning',
      "`converge` has `if: ${{ always() && github.event_name != 'schedule' }}`: where `github.event_name!='schedule'` is false there is no gate, and a skipped gate counts as passed",
    ]);
  });

  describe('record mode', () => {
    const own = { run: null, canBeHeld: true, tolerated: false, decides: true };
    const legs = (...tasks: readonly (typeof own)[]): LegFacts[] =>
      tasks.map((one) => ({ wave: 1, runsOn: 'ubuntu-latest', timeoutMinutes: 10, tasks: [one] }));
    const later = (step: string, id = '{ id: leg, uses: acme/fanfold/task@v1 }') =>
      edited('      - uses: acme/fanfold/task@v1\n', `      - ${id}\n      - ${step}\n`);
    const deploy = './deploy.sh';

    it('wants later steps guarded where the list can hold the task back', () => {
      const text = later(`run: ${deploy}`);
      expect(kinds(text, legs(own))).toEqual(['unguarded-step']);
      expect(kinds(text)).toEqual([]);
      expect(kinds(text, legs({ ...own, canBeHeld: false }))).toEqual([]);
      for (const guard of [
        "steps.leg.outputs.skip != 'true'",
        "${{ always() && steps.leg.outputs.skip != 'true' }}",
        "(steps.leg.outputs.skip != 'true')",
      ])
        expect(kinds(later(`{ run: ${deploy}, if: "${guard}" }`), legs(own))).toEqual([]);
      for (const guard of [
        'always()',
        "steps.other.outputs.skip != 'true'",
        "steps.leg.outputs.skip == 'true'",
        "steps.leg.outputs.skip != 'true' || always()",
      ])
        expect(kinds(later(`{ run: ${deploy}, if: "${guard}" }`), legs(own))).toEqual(['unguarded-step']);
      const [problem] = checkWorkflow(later(`run: ${deploy}`, 'uses: acme/fanfold/task@v1'), 'ci.yml', legs(own));
      expect(sentence(problem!)).toBe(
        "the step `./deploy.sh` of `task` also runs where the list holds the task back (a failed need, an `if`, an early stop); write `if: steps.task.outputs.skip != 'true'`",
      );
    });

    it('lets fail-fast be where the first failure decides and every task is record mode', () => {
      const text = later(`{ run: ${deploy}, if: "steps.leg.outputs.skip != 'true'" }`).replace(
        'fail-fast: false',
        'fail-fast: true',
      );
      expect(kinds(text, legs(own, own))).toEqual([]);
      expect(kinds(text, legs(own, { ...own, decides: false }))).toEqual(['fail-fast']);
      expect(kinds(text)).toEqual(['fail-fast']);
      const mixed = legs(own, { ...own, run: 'true' } as never);
      expect(kinds(text, mixed)).toEqual(['fail-fast']);
    });

    it('asks for the line of the job that tolerated tasks need', () => {
      const tolerated = legs({ ...own, canBeHeld: false, tolerated: true });
      expect(kinds(GOOD, tolerated)).toEqual(['leg-tolerated']);
      const line = 'continue-on-error: ${{ matrix.continue-on-error || false }}';
      expect(kinds(edited('    name: ${{ matrix', `    ${line}\n    name: \${{ matrix`), tolerated)).toEqual([]);
      expect(sentence(checkWorkflow(GOOD, 'ci.yml', tolerated)[0]!)).toContain(line);
    });

    it('knows from a plan what its tasks can do', () => {
      const tasks = [
        task(null, { id: 'a' }),
        task(null, { id: 'b', needs: ['a'] }),
        task(null, { id: 'c', condition: 'always()' }),
        task('true', { id: 'd', continueOnError: true }),
      ];
      const leg = { id: 'w1-leg-001', wave: 1, name: 'x', runsOn: 'x', timeoutMinutes: 1, estimateMs: 1 };
      const facts = (policy: Parameters<typeof plan>[1]) =>
        legFacts(plan(tasks, { legs: [{ ...leg, tasks: ['a', 'b', 'c', 'd'] }], stop: 'never', ...policy })).flatMap(
          (one) => one.tasks,
        );
      expect(facts({})).toMatchObject([
        { run: null, canBeHeld: false, decides: true },
        { run: null, canBeHeld: true, decides: true },
        { run: null, canBeHeld: true, decides: true },
        { run: 'true', tolerated: true },
      ]);
      expect(facts({ stop: 'success' })).toMatchObject([{ canBeHeld: true }, {}, {}, {}]);
    });
  });

  describe('tools', () => {
    const calling = (...runs: readonly string[]): LegFacts[] =>
      waves(1).map((leg) => ({
        ...leg,
        tasks: runs.map((run) => ({ run, canBeHeld: true, tolerated: false, decides: false })),
      }));
    const found = (text: string, ...runs: readonly string[]) =>
      checkWorkflow(text, 'ci.yml', calling(...runs)).map((problem) =>
        problem.kind === 'workflow' && problem.finding === 'leg-tool' ? problem.found : problem.kind,
      );
    const withStep = (step: string) =>
      edited('      - uses: acme/fanfold/task@v1', `      - ${step}\n      - uses: acme/fanfold/task@v1`);

    it.each([
      ['npm test', 'npm'],
      ['cd x && CI=1 npx vitest', 'npm'],
      ['pnpm -r test', 'pnpm'],
      ['if true; then pytest -q; fi', 'pytest'],
      ['set -e\npython3 -m unittest', 'Python'],
      ['uv run tox', 'uv'],
      ['(go test ./...)', 'Go'],
      ['cargo test', 'Cargo'],
      ['./mvnw verify', 'Maven'],
      ['./gradlew check', 'Gradle'],
      ['dotnet test', '.NET'],
      ['php artisan test', 'PHP'],
      ['bundle exec rake', 'Ruby'],
    ])('`%s` needs %s', (run, tool) => {
      expect(found(GOOD, run, run)).toEqual([tool]);
      const [problem] = checkWorkflow(GOOD, 'ci.yml', calling(run));
      const [, ...lines] = sentence(problem!).split('\n');
      expect([problem?.severity, lines.length > 0]).toEqual(['warning', true]);
      // The lines that it says to add are steps, and with them nothing is left to say.
      const steps = lines.map((text) => text.slice(1, -1)).join('\n      ');
      expect(
        found(edited('      - uses: acme/fanfold/task@v1', `      ${steps}\n      - uses: acme/fanfold/task@v1`), run),
      ).toEqual([]);
    });

    it('asks for nothing that is there, in an image, or not called', () => {
      expect(found(GOOD, 'echo npm; make test # npm test', './go', 'scripts/python.sh')).toEqual([]);
      expect(found(GOOD)).toEqual([]);
      expect(found(withStep('uses: actions/setup-node@v6'), 'npm test')).toEqual([]);
      expect(found(withStep('run: npm ci'), 'npm test')).toEqual([]);
      expect(found(withStep('uses: ./.github/actions/setup'), 'npm test')).toEqual([]);
      expect(found(withStep('uses: actions/setup-node@v6'), 'npm test; pytest')).toEqual(['pytest']);
      expect(found(edited('    name: ${{ matrix', '    container: node:24\n    name: ${{ matrix'), 'npm test')).toEqual(
        [],
      );
    });
  });

  describe('several plans', () => {
    const SECOND = GOOD.slice(GOOD.indexOf('  plan:'))
      .replace('  plan:', '  plan-b:')
      .replace('  task:', '  task-b:')
      .replace('  converge:', '  converge-b:')
      .replaceAll('needs: plan\n', 'needs: plan-b\n')
      .replace('[plan, task]', '[plan-b, task-b]')
      .replaceAll('needs.plan.', 'needs.plan-b.')
      .replace('uses: acme/fanfold@v1 }', 'uses: acme/fanfold@v1, with: { tasks: b.yml } }');
    const both = GOOD + SECOND;

    it('knows which jobs belong to which', () => {
      expect(kinds(both)).toEqual([]);
      expect(kinds(both.replace('needs: [plan-b, task-b]', 'needs: [plan-b]'))).toEqual(['converge-needs']);
      const without = both.slice(0, both.indexOf('  converge-b:'));
      expect(checkWorkflow(without, 'ci.yml')).toMatchObject([{ finding: 'no-converge', job: 'plan-b' }]);
      expect(sentence(checkWorkflow(without, 'ci.yml')[0]!)).toContain('of the plan of `plan-b`');
    });

    it('takes the facts of a task file for the plan that reads it', () => {
      expect(checkWorkflow(both, 'ci.yml', waves(2), { file: 'b.yml', max: null })).toMatchObject([
        { finding: 'missing-wave', at: { line: 28 } },
      ]);
      expect(checkWorkflow(both, 'ci.yml', waves(2), { file: 'fanfold.yml', max: null })).toMatchObject([
        { finding: 'missing-wave', at: { line: 5 } },
      ]);
      expect(checkWorkflow(both, 'ci.yml', waves(2), { file: 'other.yml', max: null })).toEqual([]);
    });

    it('tells two plan steps of one job apart by the outputs that the job hands on', () => {
      const one = both
        .replace(/ {2}plan-b:[\s\S]*?(?= {2}task-b:)/, '')
        .replace(
          '      - { id: plan, uses: acme/fanfold@v1 }\n',
          '      - { id: plan, uses: acme/fanfold@v1 }\n      - { id: b, uses: acme/fanfold@v1, with: { tasks: b.yml } }\n',
        )
        .replace(
          'outputs: { ',
          'outputs: { plan-b: "${{ steps.b.outputs.plan }}", matrix-b: "${{ steps.b.outputs.matrix }}", legs-b: "${{ steps.b.outputs.legs }}", ',
        )
        .replaceAll(/needs\.plan-b\.outputs\.(\w+)/g, 'needs.plan.outputs.$1-b')
        .replaceAll('needs: plan-b\n', 'needs: plan\n')
        .replace('[plan-b, task-b]', '[plan, task-b]');
      expect(kinds(one)).toEqual([]);
      expect(kinds(one.replace('[plan, task-b]', '[plan]'))).toEqual(['converge-needs']);
    });
  });

  it('locates what it finds', () => {
    const [problem] = checkWorkflow(edited('!cancelled()', 'success()'), '.github/workflows/ci.yml');
    expect(problem?.at).toEqual({ file: '.github/workflows/ci.yml', line: 22, column: 9 });
    const [strategy] = checkWorkflow(edited('fail-fast: false, ', ''), 'ci.yml');
    expect(strategy?.at).toMatchObject({ line: 13 });
  });

  it('tells one mistake of the YAML once, at its place, and what to do', () => {
    const told = (text: string) =>
      checkWorkflow(text, 'ci.yml').map((problem) => [problem.at?.line, problem.at?.column, sentence(problem)]);
    expect(told(edited('    needs: plan\n', '\tneeds: plan\n'))).toEqual([
      [11, 1, 'GitHub would refuse this workflow: Tabs are not allowed as indentation; use spaces'],
    ]);
    expect(told(edited('needs: [plan, task]', 'needs: [plan, task'))).toEqual([
      [21, 12, 'GitHub would refuse this workflow: this has no closing `]`'],
    ]);
    expect(told(edited('on: push', 'on: push: x'))).toHaveLength(1);
    expect(told('a: *b')[0]?.[2]).not.toContain('\n');
  });

  it('reports what GitHub would refuse, and survives anything', () => {
    expect(kinds(edited('runs-on: ubuntu-latest', 'runz-on: ubuntu-latest'))[0]).toMatch(/^workflow-syntax: .*runz-on/);
    for (const text of ['', '[]', 'jobs: 1', 'jobs: { a: null }', '{', '\0', 'a: *b', 'x'.repeat(1_000_001)]) {
      expect(checkWorkflow(text, 'x.yml').length).toBeGreaterThan(0);
    }
  });
});
