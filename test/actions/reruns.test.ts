/** The real converge step over the re-runs that GitHub offers, with and without a token, waiting or not. */
import { afterAll, describe, expect, it } from 'vitest';
import type { Plan, TaskRecord } from '../../src/model.ts';
import { type Api, startApi } from '../support/api/api.ts';
import { faultsOf } from '../support/openapi/check.ts';
import { zipOf } from '../support/results-service/zip.ts';
import { startRun, type WorkflowRun } from './support.ts';

const TWO = 'name: ci\ntasks: [{ id: a, run: "true" }, { id: b, run: "true" }]\n';
const LEGS = { a: 'w1-leg-001', b: 'w1-leg-002' } as const;
type Id = keyof typeof LEGS;

/** A record of a task as its leg would have written it. */
const textOf = (reference: string, leg: string, task: string, fields: Partial<TaskRecord>): string =>
  JSON.stringify({
    version: 1,
    plan: reference.split('@')[1],
    task,
    leg,
    runAttempt: 1,
    state: 'succeeded',
    reason: null,
    tries: [],
    durationMs: 1,
    outputs: {},
    writesObserved: null,
    logTail: '',
    ...fields,
  });

function put(run: WorkflowRun, reference: string, id: Id, runAttempt: number, state: TaskRecord['state']): void {
  const tries = [
    { startedAt: '2026-01-01T00:00:00.000Z', endedAt: '2026-01-01T00:00:01.000Z', exitCode: 0, signal: null },
  ];
  const text = textOf(reference, LEGS[id], id, { runAttempt, state, tries, durationMs: 1000 });
  const name = `fanfold-ci-a${runAttempt}-${LEGS[id]}-${state === 'succeeded' ? 'S' : 'F'}`;
  run.service.put(7, name, { [`${id}.json`]: text });
}

/** Attempt 1: a succeeded and b failed. Attempt 2 as GitHub lists it, with what its legs left. */
const RERUNS: Readonly<Record<string, { readonly again: readonly Id[]; readonly b1: 'success' | 'failure' }>> = {
  all: { again: ['a', 'b'], b1: 'failure' },
  failed: { again: ['b'], b1: 'failure' },
  'one leg': { again: ['a'], b1: 'success' },
  'only converge': { again: [], b1: 'success' },
};

async function attempts(
  run: WorkflowRun,
  api: Api,
  reference: string,
  kind: string,
  { copies, folded }: { readonly copies: boolean; readonly folded: boolean },
): Promise<void> {
  const { again, b1 } = RERUNS[kind]!;
  put(run, reference, 'a', 1, 'succeeded');
  put(run, reference, 'b', 1, b1 === 'success' ? 'succeeded' : 'failed');
  api.addJob(7, { name: 'a', conclusion: 'success' });
  api.addJob(7, { name: 'b', conclusion: b1 });
  // The converge of attempt 1, which has a token: without one it folds nothing.
  if (folded) {
    await run.converge(reference, { github: { api_url: api.url, token: 'good' } });
    expect(run.names().filter((name) => name.includes('-leg-'))).toEqual([]);
    expect(run.names().filter((name) => /^a1-records-[0-9a-f]{64}$/.test(name))).toHaveLength(1);
  }
  api.addJob(7, { name: 'converge', conclusion: 'failure' });
  if (copies) api.copyJobs(7, 2, [...again, 'converge']);
  for (const id of again) {
    api.addJob(7, { name: id, runAttempt: 2, conclusion: 'success' });
    put(run, reference, id, 2, 'succeeded');
  }
  api.addJob(7, { name: 'converge', runAttempt: 2, conclusion: null });
}

const apis: Api[] = [];
afterAll(() => {
  expect(apis.flatMap(({ requests }) => requests).flatMap(faultsOf)).toEqual([]);
});

interface Given {
  readonly wait: boolean;
  readonly token: boolean;
  readonly copies: boolean;
  readonly folded: boolean;
}

async function verdictOf(kind: string, { wait, token, copies, folded }: Given) {
  await using api = await startApi();
  await using run = await startRun();
  apis.push(api);
  const { reference } = await run.planned(TWO);
  await attempts(run, api, reference, kind, { copies, folded });
  const github = token ? { api_url: api.url, token: 'good' } : {};
  const inputs: Record<string, string> = wait ? { wait: 'true', 'wait-minutes': '0.05' } : {};
  return (await run.converge(reference, { attempt: 2, github, inputs })).outputs['verdict'];
}

describe.concurrent('attempt 2 of a run', { timeout: 120_000 }, () => {
  const cases = Object.keys(RERUNS).flatMap((kind) =>
    [true, false].flatMap((wait) =>
      [true, false].flatMap((token) =>
        [true, false].flatMap((copies) =>
          [true, false].map((folded) => {
            // Who waits believes an earlier attempt only where GitHub says that the leg does not run again.
            const isSure = !wait || kind === 'all' || (token && copies);
            return [kind, wait, token, copies, folded, isSure ? 'pass' : 'fail'] as const;
          }),
        ),
      ),
    ),
  );
  it.each(cases)(
    're-run %s, wait %s, token %s, copies listed %s, attempt 1 folded %s: %s',
    async (kind, wait, token, copies, folded, expected) => {
      expect(await verdictOf(kind, { wait, token, copies, folded })).toBe(expected);
    },
  );

  it('waits for the legs of its own attempt, not for those of the attempt before', async () => {
    await using api = await startApi();
    await using run = await startRun();
    const { reference } = await run.planned(TWO);
    for (const id of ['a', 'b'] as const) put(run, reference, id, 1, 'succeeded');
    for (const name of ['a', 'b']) api.addJob(7, { name, conclusion: 'success' });
    for (const name of ['a', 'b']) api.addJob(7, { name, runAttempt: 2, status: 'queued', conclusion: null });
    const step = {
      attempt: 2,
      github: { api_url: api.url, token: 'good' },
      inputs: { wait: 'true', 'wait-minutes': '0.05' },
    };
    const { outputs } = await run.converge(reference, step);
    expect([outputs['verdict'], outputs['missing']]).toEqual(['fail', '["a","b"]']);
  });

  it('says to re-run all jobs when the verdict is fail and no leg ended red', async () => {
    await using api = await startApi();
    await using run = await startRun();
    const { reference } = await run.planned(TWO);
    for (const id of ['a', 'b'] as const) put(run, reference, id, 1, 'failed');
    for (const name of ['a', 'b']) api.addJob(7, { name, conclusion: 'success' });
    const { outputs, log } = await run.converge(reference, { github: { api_url: api.url, token: 'good' } });
    expect(outputs['verdict']).toBe('fail');
    expect(log).toContain('"Re-run all jobs"');
    expect(log).not.toContain('repeats the legs');
  });

  it('names the job to run again after a success that stopped the others and whose job then failed', async () => {
    await using api = await startApi();
    await using run = await startRun();
    const { reference } = await run.planned(`${TWO}sync: any\n`);
    put(run, reference, 'a', 1, 'succeeded');
    put(run, reference, 'b', 1, 'superseded');
    api.addJob(7, { name: 'a', conclusion: 'failure' });
    api.addJob(7, { name: 'b', conclusion: 'success' });
    const { outputs, log } = await run.converge(reference, { github: { api_url: api.url, token: 'good' } });
    expect(outputs['verdict']).toBe('fail');
    expect(log).toMatch(
      /`a` left a result, but the job `a` of leg `w1-leg-001` ended as `failure`.*re-run the job of `a`/,
    );
  });
});

describe.concurrent('a failed leg of a workflow that a matrix calls, run again', { timeout: 120_000 }, () => {
  const CHAIN = `name: ci
tasks:
  - { id: build, run: "true", artifacts: [out] }
  - { id: test, needs: [build], run: "true", reads: [out], runs-on: macos-latest }
  - { id: ship, needs: [test], run: "true", runs-on: ubuntu-latest }
`;
  const [BUILD, TEST, SHIP] = ['ubuntu / build', 'macos / test', 'ubuntu / ship'] as const;
  const rerun = async (dependentsRun: boolean, folded: boolean) => {
    await using api = await startApi();
    await using run = await startRun();
    const { reference, waves } = await run.planned(CHAIN);
    const legs = waves.flat().map(({ leg }) => leg);
    const github = { api_url: api.url, token: 'good' };
    const leave = (attempt: number, states: readonly [TaskRecord['state'], string | null][]) => {
      for (const [at, [state, reason]] of states.entries()) {
        const [leg = '', task = ''] = [legs[at], ['build', 'test', 'ship'][at]];
        const record = textOf(reference, leg, task, { state, reason, runAttempt: attempt });
        run.service.put(7, `fanfold-ci-a${attempt}-${leg}-${state === 'succeeded' ? 'S' : 'F'}`, { 'x.json': record });
      }
    };
    leave(1, [
      ['failed', 'exit code 1'],
      ['skipped', 'needs'],
      ['skipped', 'needs'],
    ]);
    api.addJob(7, { name: BUILD, conclusion: 'failure' });
    for (const name of [TEST, SHIP]) api.addJob(7, { name, conclusion: 'success' });
    if (folded) await run.converge(reference, { github });
    leave(2, dependentsRun ? Array(3).fill(['succeeded', null]) : [['succeeded', null]]);
    api.rerunFailed(7, 2, { failed: [BUILD], dependents: [TEST, SHIP], dependentsRun });
    return await run.converge(reference, { github, attempt: 2 });
  };

  it.each([false, true])('passes where GitHub runs what depends on it, attempt 1 folded %s', async (folded) => {
    const { outputs, log } = await rerun(true, folded);
    expect(outputs['verdict']).toBe('pass');
    expect(log).not.toContain('should have started again');
  });

  it.each([false, true])('names the legs that should have started, attempt 1 folded %s', async (folded) => {
    const { outputs, log } = await rerun(false, folded);
    expect(outputs['verdict']).toBe('fail');
    expect(log).toMatch(
      /`macos \/ test` of leg `w2-leg-001` should have started again in run attempt 2, since `build`/,
    );
    expect(log).toMatch(
      /`ubuntu \/ ship` of leg `w3-leg-001` should have started again in run attempt 2, since `build`/,
    );
    expect(log).toContain('use "Re-run all jobs": 2 legs should have started again');
  });
});

describe.concurrent('what converge leaves', { timeout: 120_000 }, () => {
  const token = (api: Api) => ({ api_url: api.url, token: 'good' });
  const leave = async (run: WorkflowRun, api: Api, b: 'succeeded' | 'failed') => {
    const { reference } = await run.planned(TWO);
    put(run, reference, 'a', 1, 'succeeded');
    put(run, reference, 'b', 1, b);
    for (const id of ['a', 'b'] as const) run.service.put(7, `fanfold-ci-a1-${LEGS[id]}-files`, { x: id });
    api.addJob(7, { name: 'a', conclusion: 'success' });
    api.addJob(7, { name: 'b', conclusion: b === 'failed' ? 'failure' : 'success' });
    return reference;
  };
  /** Without the digest. */
  const names = (run: WorkflowRun) =>
    run
      .names()
      .map((name) => name.replace(/[0-9a-f]{64}$/, 'D'))
      .sort();
  const FILES = ['a1-w1-leg-001-files', 'a1-w1-leg-002-files'];

  it('after a pass: the plan, one artifact of records, the report and the timings', async () => {
    await using api = await startApi();
    await using run = await startRun();
    const reference = await leave(run, api, 'succeeded');
    const { outputs, post } = await run.converge(reference, { github: token(api) });
    expect([outputs['verdict'], post?.outcome]).toEqual(['pass', 'success']);
    expect(names(run)).toEqual(['a1-plan', 'a1-records-D', 'a1-report', 'a1-timings']);
  });

  it('after a pass in a job that a later step fails: the files stay for the next attempt', async () => {
    await using api = await startApi();
    await using run = await startRun();
    const reference = await leave(run, api, 'succeeded');
    await run.converge(reference, { github: token(api), between: async () => 'failure' });
    expect(names(run)).toEqual(['a1-plan', 'a1-records-D', 'a1-report', 'a1-timings', ...FILES]);
  });

  it('with `keep-artifacts: files`: one artifact of records, and the files', async () => {
    await using api = await startApi();
    await using run = await startRun();
    const reference = await leave(run, api, 'succeeded');
    await run.converge(reference, { github: token(api), inputs: { 'keep-artifacts': 'files' } });
    expect(names(run)).toEqual(['a1-plan', 'a1-records-D', 'a1-report', 'a1-timings', ...FILES]);
  });

  it('of two converge steps: the report and the timings of the one that saw every leg, and `run: none` runs nothing', async () => {
    await using early = await startApi();
    await using late = await startApi();
    await using run = await startRun();
    const list = 'name: ci\nsync: any\nstop: never\nconverge: { run: exit 1 }\n';
    const { reference } = await run.planned(`${list}${TWO.replace('name: ci\n', '')}`);
    for (const api of [early, late]) api.addJob(7, { name: 'a', conclusion: 'success' });
    early.addJob(7, { name: 'b', conclusion: null });
    late.addJob(7, { name: 'b', conclusion: 'success' });
    const judge = async (api: Api, inputs: object) => {
      const given = { run: 'none', 'keep-artifacts': 'true', ...inputs };
      const { outputs, log } = await run.converge(reference, { github: token(api), inputs: given });
      expect(outputs['verdict'], log).toBe('pass');
      const { tasks } = JSON.parse(run.service.read(7, 'fanfold-ci-a1-timings')['timings.json'] ?? '');
      return [Object.keys(tasks), run.service.read(7, 'fanfold-ci-a1-report')['report.html']] as const;
    };
    put(run, reference, 'a', 1, 'succeeded');
    const first = await judge(early, { wait: 'true' });
    expect(first[0]).toEqual(['a']);
    put(run, reference, 'b', 1, 'succeeded');
    // Who saw less changes nothing.
    const [saw, page] = await judge(late, {});
    expect([saw, page === first[1]]).toEqual([['a', 'b'], false]);
    run.service.remove(7, 'fanfold-ci-a1-w1-leg-002-S');
    expect(await judge(early, { wait: 'true' })).toEqual([saw, page]);
  });

  it('after a fail: one artifact of records, and the files', async () => {
    await using api = await startApi();
    await using run = await startRun();
    const reference = await leave(run, api, 'failed');
    await run.converge(reference, { github: token(api) });
    expect(names(run)).toEqual(['a1-plan', 'a1-records-D', 'a1-report', 'a1-timings', ...FILES]);
  });

  it('with `keep-artifacts`, without a token, or while a leg is at work: everything', async () => {
    const all = ['a1-plan', 'a1-report', 'a1-timings', 'a1-w1-leg-001-S', 'a1-w1-leg-002-S', ...FILES].sort();
    const left = async (step: (api: Api) => object, running = false) => {
      await using api = await startApi();
      await using run = await startRun();
      const reference = await leave(run, api, 'succeeded');
      if (running) api.addJob(7, { name: 'a', runAttempt: 2, conclusion: null });
      await run.converge(reference, step(api));
      return names(run);
    };
    expect(await left((api) => ({ github: token(api), inputs: { 'keep-artifacts': 'true' } }))).toEqual(all);
    expect(await left(() => ({}))).toEqual(all);
    const second = all.map((name) => name.replace(/^a1-(?=report|timings)/, 'a2-')).sort();
    expect(await left((api) => ({ github: token(api), attempt: 2 }), true)).toEqual(second);
  });

  it('when nothing may be deleted, or the fold cannot be stored: everything, and the verdict is what it was', async () => {
    const faults = { DeleteArtifact: 'could not be deleted', CreateArtifact: 'could not be folded' } as const;
    for (const [method, said] of Object.entries(faults)) {
      await using api = await startApi();
      await using run = await startRun({
        fail: (request) => (request.method === method && !/report|timings/.test(request.name) ? { status: 400 } : null),
      });
      const reference = await leave(run, api, 'succeeded');
      const { outputs, log } = await run.converge(reference, { github: token(api) });
      expect(outputs['verdict']).toBe('pass');
      expect(log).toContain(said);
      expect(names(run)).toEqual(expect.arrayContaining(['a1-w1-leg-001-S', 'a1-w1-leg-002-S']));
    }
  });

  it('256 legs leave four artifacts, and a second converge says the same of them', async () => {
    await using api = await startApi();
    await using run = await startRun();
    const ids = Array.from({ length: 256 }, (_, index) => `t${index}`);
    const tasks = ids.map((id) => `{ id: ${id}, run: "true", with: { id: ${id} } }`).join(', ');
    const { reference, items } = await run.planned(`name: ci\nindependence: off\ntasks: [${tasks}]\n`);
    expect(items).toHaveLength(256);
    for (const { leg, name } of items) {
      const task = String(name);
      run.service.put(7, `fanfold-ci-a1-${leg}-S`, { [`${task}.json`]: textOf(reference, leg, task, {}) });
      run.service.put(7, `fanfold-ci-a1-${leg}-files`, { x: 'x' });
      api.addJob(7, { name: task, conclusion: 'success' });
    }
    const first = await run.converge(reference, { github: token(api) });
    expect(names(run)).toEqual(['a1-plan', 'a1-records-D', 'a1-report', 'a1-timings']);
    const again = await run.converge(reference, { github: token(api) });
    for (const key of ['verdict', 'reason', 'succeeded', 'failed', 'missing'])
      expect(again.outputs[key]).toBe(first.outputs[key]);
    expect(first.outputs['verdict']).toBe('pass');
  });
});

describe.concurrent('a list of artifacts', { timeout: 120_000 }, () => {
  it.each([1, 20])('that lags by %i s ends green, and the wait is told', async (seconds) => {
    let onList: (() => void) | null = null;
    const fail = ({ method }: { method: string }) => {
      if (method === 'ListArtifacts') onList?.();
      return null;
    };
    await using run = await startRun({ fail });
    const { reference } = await run.planned(TWO);
    put(run, reference, 'a', 1, 'succeeded');
    let late: NodeJS.Timeout | undefined;
    // Counted from the first look of the step, however long the machine takes to start it.
    onList = () => {
      late ??= setTimeout(() => put(run, reference, 'b', 1, 'succeeded'), 1000 * seconds);
    };
    const { outputs, log } = await run.converge(reference);
    clearTimeout(late);
    expect(outputs['verdict']).toBe('pass');
    expect(log).toMatch(/was read again for \d+ s, for the records of `w1-leg-002`: all of them came/);
  });

  it('that ends at 1,000 is read to its end through REST, or the verdict is fail and asks for the permission', async () => {
    await using run = await startRun();
    const { reference } = await run.planned(TWO);
    for (const id of ['a', 'b'] as const) put(run, reference, id, 1, 'succeeded');
    for (let index = 0; index < 1000; index++) run.service.put(7, `other-${index}`, {});
    const blind = await run.converge(reference);
    expect([blind.outputs['verdict'], blind.outputs['missing']]).toEqual(['fail', '[]']);
    expect(blind.annotations.map(({ message }) => message).join('\n')).toContain('actions: read');
    await using api = await startApi();
    for (const name of ['a', 'b']) api.addJob(7, { name, conclusion: 'success' });
    const seeing = await run.converge(reference, { github: { api_url: api.url, token: 'good' } });
    expect(seeing.outputs['verdict']).toBe('pass');
  });
});

describe('the bounds of records', { timeout: 300_000 }, () => {
  const listOf = (ids: readonly string[], head: string) =>
    `name: ci\nindependence: off\n${head}\ntasks: [${ids.map((id) => `{ id: ${id}, run: "true", duration: 1, timeout-minutes: 0.01 }`).join(', ')}]\n`;
  const env = { NODE_OPTIONS: '--max-old-space-size=512' };

  it('3,500 records of 250 KB end in a verdict with its reason, in 512 MiB of heap', async () => {
    await using run = await startRun();
    const ids = Array.from({ length: 3500 }, (_, index) => `t${index}`);
    const { reference, items } = await run.planned(listOf(ids, 'legs: { max: 1 }'));
    const leg = items[0]?.leg ?? '';
    const outputs = { k: 'x'.repeat(250_000) };
    const entries = ids.map((id) => ({
      name: `${id}.json`,
      content: textOf(reference, leg, id, { outputs }),
      deflate: true,
    }));
    run.service.put(7, `fanfold-ci-a1-${leg}-x`, zipOf(entries));
    const converged = await run.converge(reference, { env });
    expect(converged.outputs).toMatchObject({
      verdict: 'fail',
      reason: expect.stringContaining('larger than what converge reads'),
    });
  });

  it('5,000 tasks with full log tails, one in five failed, are judged and reported in 512 MiB of heap', async () => {
    await using run = await startRun();
    const ids = Array.from({ length: 5000 }, (_, index) => `t${index}`);
    const { reference } = await run.planned(listOf(ids, 'sync: 80%\nlegs: { max: 200, target-minutes: 1 }'));
    const { legs } = JSON.parse(run.service.read(7, 'fanfold-ci-a1-plan')['plan.json'] ?? '') as Plan;
    const isFailed = (id: string) => Number(id.slice(1)) % 5 === 0;
    for (const leg of legs) {
      const entries = leg.tasks.map((id) => {
        const logTail = `${id} `.repeat(8192 / (id.length + 1));
        const state = isFailed(id) ? 'failed' : 'succeeded';
        return [`${id}.json`, textOf(reference, leg.id, id, { state, logTail, outputs: { of: id } })];
      });
      run.service.put(7, `fanfold-ci-a1-${leg.id}-x`, Object.fromEntries(entries));
    }
    const { outputs } = await run.converge(reference, { env });
    expect(outputs).toMatchObject({ verdict: 'pass', reason: expect.stringContaining('4000 of 5000') });
  });
});
