/** A workflow whose matrices are written out, through the three actions as a runner starts them. */
import { describe, expect, it } from 'vitest';
import { startApi } from '../support/api/api.ts';
import type { ActionRun } from '../support/runner/runner.ts';
import { type MatrixItem, NODES, startRun, type WorkflowRun } from './support.ts';

const TWO = 'name: ci\nsync: all\ntasks: [{ id: a, run: "true" }, { id: b, run: "true" }]\n';

const nameOf = (wave: number, leg: number) => `wave ${wave} leg ${leg} on ubuntu-latest`;

/** The job of a number, as Gitea and act hand its matrix on. */
function numbered(run: WorkflowRun, plan: string, wave: number, leg: unknown, inputs = {}): Promise<ActionRun> {
  const item = { wave, 'runs-on': 'ubuntu-latest', leg } as unknown as MatrixItem;
  return run.leg(item, { inputs: { plan, ...inputs } });
}

const said = ({ annotations }: ActionRun, level: string) =>
  annotations.filter((one) => one.level === level).map(({ message }) => message);

/** A job that was started, as the list of jobs has it. */
const jobOf = (name: string) => ({ name, conclusion: 'success' });

describe.concurrent.each(NODES)('numbered legs on %s', { timeout: 120_000 }, (node) => {
  it('run what the plan has for them; those beyond end green at once and leave nothing', async () => {
    await using api = await startApi();
    await using run = await startRun({ node });
    const { reference } = await run.planned(TWO);
    const legs = await Promise.all([1, '2', 3, 4].map((leg) => numbered(run, reference, 1, leg)));
    const later = await numbered(run, reference, 2, 1);
    for (const leg of [...legs, later]) expect([leg.exitCode, leg.post?.exitCode]).toEqual([0, 0]);
    expect(legs.map(({ outputs }) => outputs['task'])).toEqual(['a', 'b', '', '']);
    expect(legs[0]?.log).toContain(`${nameOf(1, 1)} is a (w1-leg-001)`);
    for (const [leg, name] of [
      [legs[2], nameOf(1, 3)],
      [later, nameOf(2, 1)],
    ] as const) {
      expect(said(leg!, 'notice').join()).toContain(`${name} is not in the plan`);
      expect(leg?.outputs).toMatchObject({ skip: 'true', superseded: 'false', failed: '[]', colour: 'green' });
    }
    expect(
      run
        .names()
        .filter((name) => /-leg-/.test(name))
        .sort(),
    ).toEqual(['a1-w1-leg-001-S', 'a1-w1-leg-002-S']);
    for (const name of ['plan', ...[1, 2, 3, 4].map((leg) => nameOf(1, leg)), nameOf(2, 1)]) api.addJob(7, jobOf(name));
    const done = await run.converge(reference, { github: { api_url: api.url, token: 'good' } });
    expect([done.exitCode, done.outputs['verdict'], done.outputs['missing']]).toEqual([0, 'pass', '[]']);
    expect([...said(done, 'warning'), ...said(done, 'error')]).toEqual([]);
  });
});

describe.concurrent('numbered legs', { timeout: 120_000 }, () => {
  it.each([0, -1, 'x', '', null])('are red with the number %j', async (leg) => {
    await using run = await startRun();
    const { reference } = await run.planned(TWO);
    const red = await numbered(run, reference, 1, leg);
    expect([red.exitCode, red.post?.exitCode, run.names()]).toEqual([1, 0, ['a1-plan']]);
    expect(said(red, 'error').join()).toContain('`matrix.leg` of this job is the number of a leg, from 1');
  });

  it('are red without a plan, and with one that there is not, also beyond it', async () => {
    await using run = await startRun();
    const { reference } = await run.planned(TWO);
    expect((await numbered(run, '', 1, 9)).exitCode).toBe(1);
    const other = reference.replace(/[0-9a-f]{8}$/, '00000000');
    expect((await numbered(run, other, 1, 9)).exitCode).toBe(1);
  });

  it('make the verdict fail where a leg of the plan has no number, which is named', async () => {
    await using api = await startApi();
    await using run = await startRun();
    const { reference } = await run.planned(TWO);
    await numbered(run, reference, 1, 1);
    for (const name of ['plan', nameOf(1, 1)]) api.addJob(7, jobOf(name));
    const done = await run.converge(reference, { github: { api_url: api.url, token: 'good' } });
    expect([done.exitCode, done.outputs['verdict'], done.outputs['missing']]).toEqual([1, 'fail', '["b"]']);
    expect(done.log).toContain(
      `no job of this run is called \`${nameOf(1, 2)}\`, so that leg never ran; write the missing numbers into the matrix of the leg job`,
    );
  });

  it('do not stand in for a leg whose own job failed', async () => {
    await using api = await startApi();
    await using run = await startRun();
    const { reference } = await run.planned(TWO);
    for (const leg of [1, 2]) await numbered(run, reference, 1, leg);
    api.addJob(7, jobOf(nameOf(1, 1)));
    api.addJob(7, { ...jobOf(nameOf(1, 2)), conclusion: 'failure' });
    api.addJob(7, jobOf(nameOf(1, 3)));
    const done = await run.converge(reference, { github: { api_url: api.url, token: 'good' } });
    expect([done.exitCode, done.outputs['verdict']]).toEqual([1, 'fail']);
    expect(done.log).toContain(`the job \`${nameOf(1, 2)}\``);
  });

  it('and all else goes on where the job has no summary', async () => {
    await using run = await startRun();
    const env = { GITHUB_STEP_SUMMARY: '' };
    const planned = await run.plan(TWO, { env });
    const { plan: reference = '', matrix = '' } = planned.outputs;
    const items = JSON.parse(matrix).include as MatrixItem[];
    const legs = await Promise.all(items.map((item) => run.leg(item, { env })));
    const done = await run.converge(reference, { env });
    expect([planned, ...legs, done].map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0]);
    expect(done.summary).toBe('');
    expect((await run.plan('name: ci\ntasks: [{}]\n', { env })).log).toContain('1 problem in the task list');
  });

  it('say with `look` that there is nothing to set up', async () => {
    await using run = await startRun();
    const { reference } = await run.planned(TWO);
    const looks = await Promise.all([2, 3].map((leg) => numbered(run, reference, 1, leg, { look: 'true' })));
    expect(looks.map(({ outputs }) => outputs['skip'])).toEqual(['false', 'true']);
  });
});

const WORKFLOW = (legs: string, runner = 'ubuntu-latest', wave = 1) => `on: push
permissions: { contents: read, actions: read }
jobs:
  plan:
    runs-on: ubuntu-latest
    outputs: { plan: "\${{ steps.plan.outputs.plan }}", legs: "\${{ steps.plan.outputs.legs }}" }
    steps: [{ uses: actions/checkout@v7 }, { id: plan, uses: acme/fanfold@v1 }]
  task:
    needs: plan
    strategy: { fail-fast: false, matrix: { wave: [${wave}], runs-on: [${runner}], leg: [${legs}] } }
    name: wave \${{ matrix.wave }} leg \${{ matrix.leg }} on \${{ matrix.runs-on }}
    runs-on: \${{ matrix.runs-on }}
    steps: [{ uses: acme/fanfold/task@v1, with: { plan: "\${{ needs.plan.outputs.plan }}" } }]
  converge:
    needs: [plan, task]
    if: \${{ !cancelled() }}
    runs-on: ubuntu-latest
    steps: [{ uses: acme/fanfold/converge@v1, with: { plan: "\${{ needs.plan.outputs.plan }}" } }]
`;

const TEN = `name: ci\ntasks: [${Array.from({ length: 10 }, (_, at) => `{ id: t${at}, run: "true", duration: 600 }`).join(', ')}]\n`;

describe.concurrent('the plan of numbered legs', { timeout: 120_000 }, () => {
  // Gitea tells the name of the workflow's file, and no reference to it.
  const GITEA = { workflow: 'ci.yml', workflow_ref: null };
  const planned = async (text: string, tasks = TEN, github = {}, path = '.gitea/workflows/ci.yml') => {
    await using run = await startRun({ files: { [path]: text } });
    return await run.plan(tasks, { github: { ...GITEA, ...github }, inputs: { workflow: '' } });
  };

  it('has no more legs than there are numbers, however long the list is', async () => {
    const free = await planned('on: push\n');
    expect(Number(free.outputs['legs'])).toBeGreaterThan(3);
    const three = await planned(WORKFLOW('1, 2, 3'));
    expect([three.exitCode, three.outputs['legs']]).toEqual([0, '3']);
    expect([...said(three, 'warning'), ...said(three, 'error')]).toEqual([]);
    const github = { workflow: 'ci', workflow_ref: 'o/r/.github/workflows/ci.yml@refs/heads/main' };
    expect((await planned(WORKFLOW('1, 2'), TEN, github, '.github/workflows/ci.yml')).outputs['legs']).toBe('2');
  });

  it('is refused without the workflow that is named, whose numbers nobody knows then', async () => {
    await using run = await startRun();
    const red = await run.plan(TEN, { inputs: { workflow: '.gitea/workflows/gone.yml' } });
    expect([red.exitCode, said(red, 'error').join()]).toEqual([
      1,
      'the input `workflow` names `.gitea/workflows/gone.yml`, and the checkout has no such file',
    ]);
  });

  it('is warned of where the list allows more', async () => {
    const two = await planned(WORKFLOW('1, 2'), `legs: { max: 5 }\n${TEN}`);
    expect([two.exitCode, two.outputs['legs']]).toEqual([0, '2']);
    expect(said(two, 'warning').join()).toContain('has 2 numbers of legs, and there can be 5');
  });

  it.each([
    ['no number', WORKFLOW('1, 1'), TEN, 'has `leg: [1, 1]`'],
    ['no wave', WORKFLOW('1, 2', 'ubuntu-latest', 2), TEN, 'no job runs `wave: [1]`'],
    ['no runner', WORKFLOW('1, 2', 'debian'), TEN, 'no job runs the legs on `ubuntu-latest`'],
    [
      'no values',
      WORKFLOW('1'),
      'name: ci\ntasks: [{ id: a, run: "true", with: { x: "1" } }]\n',
      'a task has `with: x`',
    ],
    ['too few numbers', WORKFLOW('1'), 'name: ci\ntasks: [{ id: a }, { id: b }]\n', 'needs at least 2 legs'],
  ])('is refused where a leg would have %s', async (_, text, tasks, says) => {
    const red = await planned(text, tasks);
    expect([red.exitCode, red.outputs['plan']]).toEqual([1, undefined]);
    expect(said(red, 'error').join()).toContain(says);
  });
});
