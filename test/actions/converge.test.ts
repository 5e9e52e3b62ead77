import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TaskRecord } from '../../src/model.ts';
import { taskFileName } from '../../src/tasklist/naming.ts';
import { startApi } from '../support/api/api.ts';
import { faultsOf } from '../support/openapi/check.ts';
import { type MatrixItem, NODES, startRun, type WorkflowRun } from './support.ts';

const jobOf = (name: string, conclusion: string | null, runAttempt = 1) => ({ name, conclusion, runAttempt });

/** A record as a leg would have written it. */
function recordText(
  reference: string,
  leg: string,
  state: TaskRecord['state'],
  facts: Partial<TaskRecord> & { task: string },
): string {
  const tries = [
    { startedAt: '2026-01-01T00:00:00.000Z', endedAt: '2026-01-01T00:00:10.000Z', exitCode: 0, signal: null },
  ];
  return JSON.stringify({
    version: 1,
    plan: reference.split('@')[1],
    leg,
    runAttempt: 1,
    state,
    reason: null,
    tries,
    durationMs: 10_000,
    outputs: {},
    writesObserved: null,
    logTail: '',
    ...facts,
  });
}

/** What a leg with one task would have stored. */
function put(
  run: WorkflowRun,
  reference: string,
  leg: string,
  letter: string,
  facts: Partial<TaskRecord> & { task: string },
): void {
  const state = letter === 'S' ? 'succeeded' : letter === 'P' ? 'superseded' : letter === 'N' ? 'skipped' : 'failed';
  const content = { [`${facts.task}.json`]: recordText(reference, leg, state, facts) };
  run.service.put(7, `fanfold-ci-a${facts.runAttempt ?? 1}-${leg}-${letter}`, content);
}

const TWO = 'name: ci\ntasks: [{ id: a, run: "true" }, { id: b, run: "true" }]\n';

describe.concurrent.each(NODES)('the converge step on %s', { timeout: 120_000 }, (node) => {
  it('folds what real legs left into a verdict, a folder, a page and outputs', async () => {
    await using run = await startRun({ node });
    const planned = await run.plan(`
name: ci
sync: { at-least: 1 }
stop: never
tasks:
  - { id: good, run: "mkdir -p out && echo file > out/good.txt && echo k=v >> $GITHUB_OUTPUT", artifacts: ["out/**"] }
  - { id: bad, run: "echo the reason; exit 3" }
converge:
  run: ls "$FANFOLD_RESULTS"; echo "the verdict is in $FANFOLD_VERDICT"; echo '::set-output name=verdict::x'
`);
    const reference = planned.outputs['plan'] ?? '';
    const items = JSON.parse(planned.outputs['matrix'] ?? '').include as MatrixItem[];
    for (const item of items) expect((await run.leg(item)).outcome).toBe('success');
    const { outcome, outputs, summary, annotations, log } = await run.converge(reference);
    expect(outcome).toBe('success');
    expect(outputs).toMatchObject({ verdict: 'pass', succeeded: '["good"]', failed: '["bad"]', missing: '[]' });
    expect(JSON.parse(outputs['outputs'] ?? '')).toEqual({ good: { k: 'v' } });
    expect(outputs['speedup']).toMatch(/^\d+\.\d\d$/);
    const results = join(run.workspace, 'results');
    expect(outputs['results']).toBe(results);
    expect(readFileSync(join(results, taskFileName('good'), 'out', 'good.txt'), 'utf8')).toBe('file\n');
    expect(JSON.parse(readFileSync(join(results, 'verdict.json'), 'utf8'))).toMatchObject({ verdict: 'pass' });
    expect(readFileSync(join(results, 'report.html'), 'utf8')).toContain('<!doctype html>');
    expect(log).toContain('converge | verdict.json');
    expect(log).toContain(`the verdict is in ${join(results, 'verdict.json')}`);
    expect(summary).toContain('the reason');
    expect(annotations.some(({ message, title }) => `${title} ${message}`.includes('bad'))).toBe(true);
    expect(run.names()).toEqual(expect.arrayContaining(['a1-report', 'a1-timings']));
  });

  it('fails, with the arithmetic, and names what is missing', async () => {
    await using run = await startRun({ node });
    const { reference } = await run.planned(TWO);
    put(run, reference, 'w1-leg-001', 'S', { task: 'a' });
    const { exitCode, outputs, annotations, summary } = await run.converge(reference);
    expect(exitCode).toBe(1);
    expect(outputs).toMatchObject({ verdict: 'fail', succeeded: '["a"]', failed: '[]', missing: '["b"]' });
    expect(annotations.some(({ level, title }) => level === 'error' && title === 'b missing')).toBe(true);
    expect(summary).toContain('missing');
  });
});

describe.concurrent('the converge step', { timeout: 120_000 }, () => {
  it.each([
    [{}, 'is empty'],
    [{ plan: 'x', needs: '{}' }, 'both `plan` and `needs`'],
    [{ plan: 'ci@latest' }, 'not the output `plan`'],
    [{ plan: `ci@sha256:${'0'.repeat(64)}` }, 'no artifact of this run'],
  ])('never passes without a plan: %j', async (inputs, message) => {
    await using run = await startRun();
    const { exitCode, annotations, outputs } = await run.converge('', { inputs });
    expect(exitCode).toBe(1);
    expect(outputs['verdict'] ?? 'fail').toBe('fail');
    expect(annotations.at(-1)?.message).toContain(message);
    expect(outputs['reason']).toContain(message);
  });

  it('says why among the annotations that GitHub keeps and as an output, however many tasks failed', async () => {
    await using run = await startRun();
    const ids = Array.from({ length: 12 }, (_, index) => `t${index}`);
    const list = `name: ci\nlegs: { max: 1 }\ntasks: [${ids.map((id) => `{ id: ${id}, run: "true" }`).join(', ')}]\n`;
    const { reference } = await run.planned(list);
    const records = ids.map((id) => [`${id}.json`, recordText(reference, 'w1-leg-001', 'failed', { task: id })]);
    run.service.put(7, 'fanfold-ci-a1-w1-leg-001-F12', Object.fromEntries(records));
    const { annotations, outputs } = await run.converge(reference, { inputs: { run: 'exit 7' } });
    const errors = annotations.filter(({ level }) => level === 'error').map(({ message }) => message);
    expect(errors).toHaveLength(10);
    expect(errors.at(-1)).toMatch(/^fail: 12 of 12 failed/);
    expect(outputs).toMatchObject({ verdict: 'fail', reason: errors.at(-1) });
    expect(errors.join('\n')).toContain('exit code 7');
  });

  const forgeries: [string, (run: WorkflowRun, reference: string) => void][] = [
    ['no JSON', (run) => run.service.put(7, 'fanfold-ci-a1-w1-leg-002-S', { 'b.json': 'nonsense' })],
    ['no file', (run) => run.service.put(7, 'fanfold-ci-a1-w1-leg-002-S', {})],
    [
      'no fields',
      (run) => run.service.put(7, 'fanfold-ci-a1-w1-leg-002-S', { 'b.json': '{"task":"b","state":"succeeded"}' }),
    ],
    ['too much', (run) => run.service.put(7, 'fanfold-ci-a1-w1-leg-002-S', { 'b.json': ' '.repeat(40 * 1024 * 1024) })],
    [
      'an unknown state',
      (run, reference) => put(run, reference, 'w1-leg-002', 'S', { task: 'b', state: 'fine' as never }),
    ],
    ['another plan', (run) => put(run, `ci@sha256:${'0'.repeat(64)}`, 'w1-leg-002', 'S', { task: 'b' })],
    ['another leg', (run, reference) => put(run, reference, 'w1-leg-001', 'S-r2', { task: 'b', state: 'succeeded' })],
    [
      'another leg that speaks for it',
      (run, reference) =>
        put(run, reference, 'w1-leg-001', 'S-r2', { task: 'b', state: 'succeeded', leg: 'w1-leg-002' }),
    ],
    [
      'another leg in its text',
      (run, reference) => put(run, reference, 'w1-leg-002', 'S', { task: 'b', leg: 'w1-leg-001' }),
    ],
    ['a leg of no plan', (run, reference) => put(run, reference, 'w1-leg-009', 'S', { task: 'b' })],
    ['another attempt', (run, reference) => put(run, reference, 'w1-leg-002', 'S', { task: 'b', runAttempt: 2 })],
    ['a marker', (run) => run.service.put(7, 'fanfold-ci-a1-verdict', { 'verdict.json': '{"verdict":"pass"}' })],
  ];
  it.each(forgeries)('does not take for a success what has %s', async (_case, forge) => {
    await using run = await startRun();
    const { reference } = await run.planned(TWO);
    put(run, reference, 'w1-leg-001', 'S', { task: 'a' });
    forge(run, reference);
    const { exitCode, outputs } = await run.converge(reference);
    expect(exitCode).toBe(1);
    expect(outputs['verdict']).toBe('fail');
    expect(JSON.parse(outputs['succeeded'] ?? '')).not.toContain('b');
    expect(JSON.parse(outputs['missing'] ?? '')).toContain('b');
  });

  it('takes of each task the newest attempt up to its own', async () => {
    await using run = await startRun();
    const { reference } = await run.planned(TWO);
    put(run, reference, 'w1-leg-001', 'S', { task: 'a' });
    put(run, reference, 'w1-leg-002', 'F', { task: 'b' });
    put(run, reference, 'w1-leg-002', 'S', { task: 'b', runAttempt: 2 });
    put(run, reference, 'w1-leg-001', 'F', { task: 'a', runAttempt: 3 });
    expect((await run.converge(reference, { attempt: 1 })).outputs['failed']).toBe('["b"]');
    expect((await run.converge(reference, { attempt: 2 })).outputs['verdict']).toBe('pass');
    expect((await run.converge(reference, { attempt: 3 })).outputs['failed']).toBe('["a"]');
  });

  it('counts what was superseded only when the verdict is certain without it', async () => {
    await using run = await startRun();
    const { reference } = await run.planned(`${TWO}sync: any\n`);
    put(run, reference, 'w1-leg-001', 'P', { task: 'a', tries: [], durationMs: 0 });
    expect((await run.converge(reference)).outputs['verdict']).toBe('fail');
    put(run, reference, 'w1-leg-002', 'S', { task: 'b' });
    expect((await run.converge(reference)).outputs['verdict']).toBe('pass');
  });

  it('lets a list of nothing pass only when the file says so', async () => {
    await using run = await startRun();
    const { reference } = await run.planned('name: ci\non-empty: pass\ntasks: []\n');
    expect((await run.converge(reference)).outputs['verdict']).toBe('pass');
    await using other = await startRun();
    const empty = await other.planned('name: ci\ntasks: []\n');
    expect((await other.converge(empty.reference)).exitCode).toBe(1);
  });

  it('runs the last command on pass and on fail; its failure fails what passed, and every output says so', async () => {
    await using run = await startRun();
    const { reference } = await run.planned(TWO);
    const command = 'cat "$FANFOLD_VERDICT" > seen.json; env | cut -d= -f1 > env.txt; exit 9';
    expect((await run.converge(reference, { inputs: { run: command } })).outputs['verdict']).toBe('fail');
    expect(JSON.parse(readFileSync(join(run.workspace, 'seen.json'), 'utf8'))).toMatchObject({ missing: ['a', 'b'] });
    const seen = readFileSync(join(run.workspace, 'env.txt'), 'utf8').split('\n');
    expect(seen.filter((name) => /^(ACTIONS_|INPUT_|STATE_)/.test(name))).toEqual([]);
    put(run, reference, 'w1-leg-001', 'S', { task: 'a' });
    put(run, reference, 'w1-leg-002', 'S', { task: 'b' });
    const { exitCode, outputs, summary } = await run.converge(reference, { inputs: { run: command, results: 'out' } });
    const reason = 'fail: converge.run failed: exit code 9';
    expect(JSON.parse(readFileSync(join(run.workspace, 'seen.json'), 'utf8'))).toMatchObject({ verdict: 'pass' });
    expect([exitCode, outputs['verdict'], outputs['reason']]).toEqual([1, 'fail', reason]);
    expect(summary).toMatch(/^#+ .*[Ff]ail/);
    const document = JSON.parse(readFileSync(join(run.workspace, 'out', 'verdict.json'), 'utf8'));
    expect(document).toMatchObject({ verdict: 'fail', decidedBy: [{ text: reason }], succeeded: ['a', 'b'] });
  });

  it('has no output that says pass when it fails after the verdict was out', async () => {
    await using run = await startRun();
    const { reference } = await run.planned(TWO);
    put(run, reference, 'w1-leg-001', 'S', { task: 'a' });
    put(run, reference, 'w1-leg-002', 'S', { task: 'b' });
    const { exitCode, outputs } = await run.converge(reference, { inputs: { 'keep-artifacts': 'perhaps' } });
    expect([exitCode, outputs['verdict']]).toEqual([1, 'fail']);
    expect(outputs['reason']).toContain('keep-artifacts');
  });

  it('holds records against the list of jobs: a re-run that died does not bring its old result back', async () => {
    await using api = await startApi();
    await using run = await startRun();
    const { reference } = await run.planned(TWO);
    put(run, reference, 'w1-leg-001', 'S', { task: 'a' });
    put(run, reference, 'w1-leg-002', 'S', { task: 'b' });
    for (const name of ['plan', 'a', 'b']) api.addJob(7, jobOf(name, 'success'));
    const github = { api_url: api.url, token: 'good' };
    expect((await run.converge(reference, { github })).outputs['verdict']).toBe('pass');
    api.addJob(7, jobOf('b', 'failure', 2));
    const lost = await run.converge(reference, { github, attempt: 2 });
    expect([lost.exitCode, lost.outputs['missing']]).toEqual([1, '["b"]']);
    expect(api.requests.flatMap(faultsOf)).toEqual([]);
  });

  it('adds its times to what another run stored while it ran', async () => {
    await using api = await startApi();
    const store = (tasks: Record<string, number[]>) => {
      const byRunner = Object.entries(tasks).map(([id, times]) => [id, { 'ubuntu-latest': times }]);
      const text = JSON.stringify({ version: 1, tasks: Object.fromEntries(byRunner) });
      api.addArtifact({ name: 'fanfold-ci-a1-timings', run: { branch: 'main' }, content: { 'timings.json': text } });
    };
    store({ a: [1000] });
    await using run = await startRun();
    const github = { api_url: api.url, token: 'good' };
    const { reference } = await run.planned(TWO);
    store({ a: [1000, 2000], other: [5000] });
    put(run, reference, 'w1-leg-001', 'S', { task: 'a', durationMs: 10_000 });
    put(run, reference, 'w1-leg-002', 'S', { task: 'b', durationMs: 3000 });
    for (const name of ['plan', 'a', 'b']) api.addJob(7, jobOf(name, 'success'));
    expect((await run.converge(reference, { github })).outputs['verdict']).toBe('pass');
    const { tasks } = JSON.parse(run.service.read(7, 'fanfold-ci-a1-timings')['timings.json'] ?? '');
    expect(tasks).toEqual({
      a: { 'ubuntu-latest': [1000, 2000, 10_000] },
      b: { 'ubuntu-latest': [3000] },
      other: { 'ubuntu-latest': [5000] },
    });
  });

  it('does not count a success of a job that failed, and says what to do', async () => {
    await using api = await startApi();
    await using run = await startRun();
    const { reference } = await run.planned(TWO);
    put(run, reference, 'w1-leg-001', 'S', { task: 'a' });
    put(run, reference, 'w1-leg-002', 'S', { task: 'b' });
    api.addJob(7, jobOf('a', 'success'));
    api.addJob(7, jobOf('b', 'failure'));
    const { exitCode, outputs, log } = await run.converge(reference, { github: { api_url: api.url, token: 'good' } });
    expect(exitCode).toBe(1);
    expect(JSON.parse(outputs['succeeded'] ?? '')).toEqual(['a']);
    expect(JSON.parse(outputs['failed'] ?? '')).toEqual(['b']);
    expect(log).toContain('re-run the job of `b`');
  });

  it('says what it could not check, and goes by the records', async () => {
    await using api = await startApi({ permissions: { actions: 'none' } });
    await using run = await startRun();
    const { reference } = await run.planned(TWO);
    put(run, reference, 'w1-leg-001', 'S', { task: 'a' });
    put(run, reference, 'w1-leg-002', 'S', { task: 'b' });
    const { outcome, log, summary } = await run.converge(reference, { github: { api_url: api.url, token: 'good' } });
    expect(outcome).toBe('success');
    expect(log + summary).toContain('actions: read');
  });

  it('keeps one comment on the pull request', async () => {
    await using api = await startApi();
    await using run = await startRun();
    const { reference } = await run.planned(TWO);
    const github = {
      api_url: api.url,
      token: 'good',
      event_name: 'pull_request',
      event: { pull_request: { number: 5 } },
    };
    const step = { github, inputs: { comment: 'true' } };
    for (const name of ['a', 'b']) api.addJob(7, jobOf(name, 'failure'));
    await run.converge(reference, step);
    for (const [leg, task] of Object.entries({ 'w1-leg-001': 'a', 'w1-leg-002': 'b' })) {
      api.addJob(7, jobOf(task, 'success', 2));
      put(run, reference, leg, 'S', { task, runAttempt: 2 });
    }
    await run.converge(reference, { ...step, attempt: 2 });
    const bodies = [...api.comments(5).values()];
    expect(bodies).toHaveLength(1);
    expect(bodies[0]).toMatch(/^<!-- fanfold/);
    expect(bodies[0]).toMatch(/pass/i);
    expect(api.requests.map(({ method }) => method)).toEqual(expect.arrayContaining(['POST', 'PATCH']));
    expect(api.requests.flatMap(faultsOf)).toEqual([]);
  });

  it.each([
    [{ lint: 'success', test: 'success' }, {}, 'pass'],
    [{ lint: 'success', test: 'failure' }, {}, 'fail'],
    [{ lint: 'success', test: 'skipped' }, {}, 'fail'],
    [{ lint: 'success', test: 'skipped' }, { 'allowed-skips': 'test' }, 'pass'],
    [{ lint: 'success', test: 'failure' }, { 'allowed-failures': '["test"]' }, 'pass'],
    [{ lint: 'success', test: 'cancelled' }, { 'allowed-cancels': 'test' }, 'pass'],
    [{ lint: 'success', test: 'brand-new' }, {}, 'fail'],
    [{}, {}, 'fail'],
  ])('gates jobs that it did not plan: %j with %j', async (results, inputs, verdict) => {
    await using run = await startRun();
    const needs = Object.fromEntries(Object.entries(results).map(([job, result]) => [job, { result, outputs: {} }]));
    const { exitCode, outputs } = await run.gate(needs, { inputs });
    expect([exitCode, outputs['verdict']]).toEqual([verdict === 'pass' ? 0 : 1, verdict]);
  });
});
