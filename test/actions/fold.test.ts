/** One artifact of records: whatever is folded, lost on the way, folded twice or forged, the verdict is what it was. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldRecords, keptBecause } from '../../src/actions/converge/fold-records.ts';
import type { Looked } from '../../src/actions/converge/look.ts';
import { collectAll, createRecordsReader } from '../../src/actions/converge/records-reader.ts';
import { createEarlyStop } from '../../src/actions/leg/early-stop.ts';
import { fetchKnown } from '../../src/actions/leg/fetch-needs.ts';
import { type Leaving, legFolders, outcomesOfRecords } from '../../src/actions/leg/leg-artifacts.ts';
import { artifactsOf } from '../../src/actions/leg/run-view.ts';
import type { Leg, Plan, Policy, State, TaskRecord, Verdict } from '../../src/model.ts';
import { lettersOf } from '../../src/plan/letters.ts';
import { compilePolicy } from '../../src/policy/policy.ts';
import { toldVerdict } from '../../src/report/sentences/verdict-reasons.ts';
import { recordOf } from '../../src/run/record.ts';
import type { ArtifactStore } from '../../src/store/artifacts.ts';
import { foldedFiles } from '../../src/store/folded.ts';
import { artifactName } from '../../src/store/names.ts';
import { type RunFacts, weighRecords } from '../../src/verdict/evidence.ts';
import type { Job } from '../../src/verdict/jobs.ts';
import { evaluate } from '../../src/verdict/verdict.ts';
import { TIMING } from '../policy/support.ts';
import { type MemoryRun, memoryRun, type Step } from '../support/memory-store.ts';
import { legsOf, plan as planOf, task } from '../support/task.ts';

/** Of a leg in an attempt: how its tasks ended and its job; no states, and the leg left nothing. */
interface End {
  readonly states: readonly State[] | null;
  readonly job: 'success' | 'failure' | 'cancelled';
}
/** By attempt and leg; `null`: not run again. */
type Attempts = readonly (readonly (End | null)[])[];

interface World {
  readonly plan: Plan;
  readonly attempts: Attempts;
}

const SIZES = [1, 2, 2] as const;
const state = fc.constantFrom<State>(
  'succeeded',
  'succeeded',
  'succeeded',
  'failed',
  'tolerated',
  'superseded',
  'skipped',
);
const endOf = (size: number): fc.Arbitrary<End> =>
  fc.record({
    states: fc.option(fc.array(state, { minLength: size, maxLength: size }), { freq: 8 }),
    job: fc.constantFrom('success', 'success', 'success', 'failure', 'cancelled'),
  });
const first = fc.tuple(...SIZES.map(endOf));
const later = fc.tuple(...SIZES.map((size) => fc.option(endOf(size), { freq: 2 })));
const world: fc.Arbitrary<World> = fc
  .record({
    first,
    later: fc.array(later, { maxLength: 2 }),
    sync: fc.constantFrom<unknown>('all', 'any', 'majority', 3, '60%', { 'max-failures': 1 }),
    flaky: fc.constantFrom<Policy['flaky']>('success', 'tolerate', 'failure'),
  })
  .map(({ first, later, sync, flaky }) => ({ plan: planFor(sync, flaky), attempts: [first, ...later] }));

function planFor(sync: unknown, flaky: Policy['flaky']): Plan {
  const legs = legsOf(SIZES);
  const tasks = legs.flatMap(({ tasks }) => tasks.map((id) => task(id, { continueOnError: true })));
  const { policy } = compilePolicy(sync, { flaky }, tasks, () => ({ file: 'f', line: 1, column: 1 }));
  if (policy === null) throw new Error('not a policy');
  const digest = `sha256:${createHash('sha256').update(JSON.stringify(sync)).digest('hex')}`;
  return { ...planOf(tasks), digest, name: 'ci', legs, policy, tasks, stop: 'decided' };
}

function recordsOf(plan: Plan, leg: Leg, runAttempt: number, states: readonly State[]): TaskRecord[] {
  return leg.tasks.map((id, index) =>
    recordOf(
      { planDigest: plan.digest, leg: leg.id, runAttempt },
      { task: id, state: states[index] ?? 'failed', reason: null, outputs: { z: id, a: 'ü' } },
    ),
  );
}

function singleOf(plan: Plan, leg: Leg, attempt: number, records: readonly TaskRecord[]): string {
  const letters = lettersOf(leg, outcomesOfRecords(records, plan));
  return artifactName(plan.name, { kind: 'records', attempt, leg: leg.id, letters });
}

/** The run as its legs left it. Each leg of each attempt is a job of its own, as GitHub has it. */
function runOf({ plan, attempts }: World, only: (attempt: number) => boolean = () => true): MemoryRun {
  const run = memoryRun();
  run.put('plan', artifactName(plan.name, { kind: 'plan', attempt: 1 }), {});
  for (const [index, ends] of attempts.entries()) {
    for (const [at, end] of ends.entries()) {
      const leg = plan.legs[at]!;
      if (end?.states == null || !only(index + 1)) continue;
      const records = recordsOf(plan, leg, index + 1, end.states);
      const content = Object.fromEntries(records.map((one) => [`${one.task}.json`, JSON.stringify(one)]));
      run.put(jobOf(index + 1, leg), singleOf(plan, leg, index + 1, records), content);
    }
  }
  return run;
}

const jobOf = (attempt: number, leg: Leg): string => `${attempt} ${leg.id}`;

/** As GitHub lists them: a leg that was not run again is a copy. */
function jobsOf({ plan, attempts }: World): Job[] {
  const last = new Map<string, Job>();
  return attempts.flatMap((ends, index) =>
    plan.legs.map((leg, at): Job => {
      const end = ends[at];
      const base = { name: leg.name, url: null, status: 'completed', runnerId: 1 + at, createdAt: null };
      const time = `${index}-${at}`;
      const job: Job =
        end == null
          ? { ...last.get(leg.id)!, runAttempt: index + 1 }
          : { ...base, conclusion: end.job, runAttempt: index + 1, startedAt: time, completedAt: `${time} end` };
      last.set(leg.id, job);
      return job;
    }),
  );
}

interface Seen extends Pick<Looked, 'named' | 'collected'> {
  readonly verdict: Verdict;
}

async function see(
  given: World,
  store: ArtifactStore,
  withJobs = true,
  attempt = given.attempts.length,
): Promise<Seen> {
  const { plan } = given;
  const ask = async () => ({ listed: await store.list() });
  const { named, collected } = await collectAll(createRecordsReader(plan, store), plan, attempt, ask);
  const facts: RunFacts = { jobs: withJobs ? jobsOf(given) : null, wait: 'no', listCut: false };
  const weighed = weighRecords(plan, collected.records, { runAttempt: attempt, run: facts });
  return { named, collected, verdict: toldVerdict(evaluate(plan, weighed, TIMING)) };
}

async function converge(given: World, store: ArtifactStore, withJobs = true): Promise<Verdict> {
  const seen = await see(given, store, withJobs);
  await foldRecords(seen, { plan: given.plan, attempt: given.attempts.length, store, tell: () => {} });
  return seen.verdict;
}

const singles = (names: readonly string[]) => names.filter((name) => /-leg-\d+-/.test(name));
const folds = (names: readonly string[]) => names.filter((name) => /-records-[0-9a-f]{64}$/.test(name));

describe('folded records', () => {
  it('law: give the verdict that the single ones gave, and are one artifact', async () => {
    await fc.assert(
      fc.asyncProperty(world, fc.boolean(), async (given, withJobs) => {
        const run = runOf(given);
        const left = singles(run.names()).length;
        const before = await converge(given, run.storeOf('converge'), withJobs);
        expect((await see(given, run.storeOf('again'), withJobs)).verdict).toEqual(before);
        expect([singles(run.names()).length, folds(run.names()).length]).toEqual(left < 2 ? [left, 0] : [0, 1]);
      }),
      { numRuns: 200 },
    );
  });

  it('law: attempt after attempt, each converge reads folds and singles and leaves one artifact', async () => {
    await fc.assert(
      fc.asyncProperty(world, async (given) => {
        const expected = (await see(given, runOf(given).storeOf('x'))).verdict;
        const run = memoryRun();
        run.put('plan', artifactName(given.plan.name, { kind: 'plan', attempt: 1 }), {});
        for (let attempt = 1; attempt <= given.attempts.length; attempt++) {
          const now = runOf(given, (one) => one === attempt);
          for (const name of singles(now.names())) await move(now, run, name);
          const part = { ...given, attempts: given.attempts.slice(0, attempt) };
          await converge(part, run.storeOf(`converge ${attempt}`));
        }
        expect((await see(given, run.storeOf('again'))).verdict).toEqual(expected);
        expect(singles(run.names()).length + folds(run.names()).length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 100 },
    );
  });

  it('law: a converge that dies at any request loses nothing, and the next one folds', async () => {
    await fc.assert(
      fc.asyncProperty(world, fc.nat({ max: 16 }), async (given, alive) => {
        const run = runOf(given);
        const expected = (await see(given, run.storeOf('x'))).verdict;
        let left = alive;
        const dying: Step = async (_label, work) => {
          if (left-- <= 0) throw new Error('the runner is gone');
          return work();
        };
        const store = run.storeOf('converge', dying);
        await converge(given, store).catch(() => {});
        expect(await converge(given, run.storeOf('next'))).toEqual(expected);
        expect((await see(given, run.storeOf('again'))).verdict).toEqual(expected);
        expect(singles(run.names()).length + folds(run.names()).length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 200 },
    );
  });

  it('law: two converges at once, in whatever order their requests come, both say what one alone says', async () => {
    await fc.assert(
      fc.asyncProperty(world, fc.scheduler(), async (given, scheduler) => {
        const run = runOf(given);
        const expected = (await see(given, run.storeOf('x'))).verdict;
        const step: Step = (label, work) => scheduler.schedule(Promise.resolve(), label).then(work);
        const both = [1, 2].map((job) => converge(given, run.storeOf(`converge ${job}`, step)));
        const verdicts = await scheduler.waitFor(Promise.all(both));
        expect(verdicts).toEqual([expected, expected]);
        expect((await see(given, run.storeOf('again'))).verdict).toEqual(expected);
        expect(singles(run.names()).length + folds(run.names()).length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 200 },
    );
  });
});

it('a converge whose list has what another deletes before it can read lists again', async () => {
  await fc.assert(
    fc.asyncProperty(world, async (given) => {
      const run = runOf(given);
      const expected = (await see(given, run.storeOf('x'))).verdict;
      let other: Promise<Verdict> | null = null;
      const slow: Step = async (label, work) => {
        if (label === 'open') {
          other ??= converge(given, run.storeOf('converge'));
          await other;
        }
        return work();
      };
      expect((await see(given, run.storeOf('slow', slow))).verdict).toEqual(expected);
    }),
    { numRuns: 50 },
  );
});

async function move(from: MemoryRun, to: MemoryRun, name: string): Promise<void> {
  const [artifact] = (await from.storeOf('x').list()).filter((one) => one.name === name);
  const files = await from.storeOf('x').open(artifact!, async (all) => ({
    texts: await Promise.all(all.map(async ({ path, content }) => [path, (await content()).toString()] as const)),
  }));
  if ('texts' in files) to.put(artifact!.job, name, Object.fromEntries(files.texts));
}

/** What somebody with the token of a job may store: any claims, under any name, with a digest that is right or not. */
const forgery = fc.record({
  attempt: fc.integer({ min: 1, max: 4 }),
  claims: fc.array(
    fc.record({
      leg: fc.nat({ max: 3 }),
      attempt: fc.integer({ min: 1, max: 4 }),
      states: fc.array(state, { minLength: 1, maxLength: 2 }),
      made: fc.constantFrom<string | null>(null, null, 'fanfold-ci-a1-plan', 'up', 'fanfold-ci-a1-w1-leg-001-S'),
    }),
    { maxLength: 4 },
  ),
  digest: fc.constantFrom<'right' | 'wrong'>('right', 'right', 'wrong'),
});
type Forgery = typeof forgery extends fc.Arbitrary<infer One> ? One : never;

function forge({ plan }: World, run: MemoryRun, job: string, { attempt, claims, digest }: Forgery): void {
  const parts = new Map(
    claims.map((claim) => {
      const leg = plan.legs[claim.leg] ?? { ...plan.legs[0]!, id: 'w9-leg-009' };
      const records = recordsOf(plan, leg, claim.attempt, claim.states);
      return [claim.made ?? singleOf(plan, leg, claim.attempt, records), records] as const;
    }),
  );
  const made = foldedFiles([...parts].map(([artifact, content]) => ({ artifact, content })));
  const name = { kind: 'fold', attempt, digest: digest === 'right' ? made.digest : 'f'.repeat(64) } as const;
  const content = made.files.map((file) => [file.path, 'content' in file ? file.content.toString() : ''] as const);
  run.put(job, artifactName(plan.name, name), Object.fromEntries(content));
}

/** Every leg whose job of its newest start succeeded left its records, as a leg does that is not red. */
const whole = world.filter(({ attempts }) =>
  attempts.flat().every((end) => end === null || end.states !== null || end.job !== 'success'),
);

describe('a forged fold', () => {
  it('law: changes nothing when the job of a leg stored it, now and after the fold of the true ones', async () => {
    await fc.assert(
      fc.asyncProperty(world, forgery, fc.nat({ max: 2 }), async (given, forged, leg) => {
        const end = given.attempts[0]?.[leg];
        fc.pre(end?.states != null);
        const run = runOf(given);
        const expected = (await see(given, run.storeOf('x'))).verdict;
        forge(given, run, jobOf(1, given.plan.legs[leg]!), forged);
        expect(await converge(given, run.storeOf('converge'))).toEqual(expected);
        expect((await see(given, run.storeOf('again'))).verdict).toEqual(expected);
        expect(await converge(given, run.storeOf('more'))).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  it('law: never turns a fail into a pass, whoever stored it, before or after the true ones were folded', async () => {
    await fc.assert(
      fc.asyncProperty(whole, forgery, fc.boolean(), async (given, forged, early) => {
        const run = runOf(given);
        const { verdict } = (await see(given, run.storeOf('x'))).verdict;
        if (early) forge(given, run, 'somebody', forged);
        const folded = await converge(given, run.storeOf('converge'));
        if (!early) forge(given, run, 'somebody', forged);
        const after = (await see(given, run.storeOf('again'))).verdict;
        if (verdict === 'fail') expect([folded.verdict, after.verdict]).toEqual(['fail', 'fail']);
        // What was there when it was folded is there afterwards, the forgery too.
        if (early) expect(after).toEqual(folded);
      }),
      { numRuns: 300 },
    );
  });

  it('with a digest that is not its content is no fold, and is named', async () => {
    const given = { plan: planFor('all', 'success'), attempts: [SIZES.map((size) => allOf(size, 'succeeded'))] };
    const run = runOf(given);
    const claims = [{ leg: 0, attempt: 1, states: ['failed' as const], made: null }];
    forge(given, run, 'somebody', { attempt: 1, claims, digest: 'wrong' });
    const { verdict, collected } = await see(given, run.storeOf('converge'));
    expect(verdict.verdict).toBe('pass');
    expect(collected.problems).toMatchObject([
      { kind: 'artifact-unreadable', detail: 'its content is not what its name says' },
    ]);
  });
});

const allOf = (size: number, one: State): End => ({ states: Array.from({ length: size }, () => one), job: 'success' });

describe('a fold and the legs of a later attempt', () => {
  const given: World = {
    plan: planFor('all', 'failure'),
    attempts: [
      [allOf(1, 'succeeded'), allOf(2, 'failed'), allOf(2, 'succeeded')],
      [null, null, null],
    ],
  };

  it('give them what their tasks need', async () => {
    const run = runOf(given);
    await converge({ ...given, attempts: given.attempts.slice(0, 1) }, run.storeOf('converge'));
    const store = run.storeOf('leg');
    const leg = { ...given.plan.legs[2]!, tasks: ['t2_0'] };
    const tasks = given.plan.tasks.map((one) => (one.id === 't2_0' ? { ...one, needs: ['t0_0', 't1_1'] } : one));
    const known = await fetchKnown(
      { ...given.plan, tasks },
      leg,
      artifactsOf(given.plan, await store.list(), 2),
      2,
      store,
    );
    expect([known.get('t0_0')?.state, known.get('t1_1')?.state]).toEqual(['succeeded', 'failed']);
  });

  it('tell them what failed before, so that nothing is called decided that converge may not say', async () => {
    const decided = async (folded: boolean, unreadable = false) => {
      const run = runOf(given);
      if (folded) await converge({ ...given, attempts: given.attempts.slice(0, 1) }, run.storeOf('converge'));
      const step: Step = async (label, work) => {
        if (unreadable && label === 'open') throw new Error('gone');
        return work();
      };
      const store = run.storeOf('leg', step);
      const leg = given.plan.legs[0]!;
      const leaving: Leaving = { plan: given.plan, leg, attempt: 2, store, folders: legFolders('/nowhere') };
      const early = createEarlyStop(leaving, () => {});
      const all = given.plan.tasks.map(({ id }) => [id, 'success'] as const);
      early.take(new Map(all));
      await early.look().catch(() => {});
      const { decided: isDecided } = early.decision();
      return isDecided;
    };
    expect(await decided(true)).toBe(await decided(false));
    expect(await decided(true, true)).toBe(false);
  });
});

describe('artifacts stay as they are', () => {
  const plan = planFor('all', 'success');
  const given: World = { plan, attempts: [SIZES.map((size) => allOf(size, 'succeeded'))] };
  const looked = async (change: (jobs: Job[]) => readonly Job[] | null, wait: RunFacts['wait'] = 'no') => {
    const { named, collected } = await see(given, runOf(given).storeOf('x'));
    const facts: RunFacts = { jobs: change(jobsOf(given)), wait, listCut: false };
    const weighed = weighRecords(plan, collected.records, { runAttempt: 1, run: facts });
    return keptBecause(plan, { named, collected, facts, weighed, problems: [] });
  };

  it.each<[string, string | null, (jobs: Job[]) => readonly Job[] | null, RunFacts['wait']]>([
    ['while nobody says which jobs there are', 'the jobs of this run could not be asked', () => null, 'no'],
    [
      'while a job runs',
      'a leg is still at work',
      ([a, ...b]) => [{ ...a!, status: 'in_progress', conclusion: null, completedAt: null }, ...b],
      'no',
    ],
    [
      'while a job is queued',
      'a leg is still at work',
      ([a, ...b]) => [{ ...a!, status: 'queued', conclusion: null, completedAt: null }, ...b],
      'no',
    ],
    ['beside legs of which one is not listed yet', 'a leg is still at work', ([, ...b]) => b, 'open'],
    ['where two jobs are one leg', 'it is not known which job a leg was', ([a, ...b]) => [a!, a!, ...b], 'no'],
    ['not when all have ended', null, (jobs) => jobs, 'no'],
  ])('%s', async (_, expected, change, wait) => {
    expect(await looked(change, wait)).toBe(expected);
  });
});
