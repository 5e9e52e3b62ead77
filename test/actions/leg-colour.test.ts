/** Legs that end at the same moment: whatever the order of their steps and the lag of the list, one of them sees what is certain. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createEarlyStop } from '../../src/actions/leg/early-stop.ts';
import { leaveLeg } from '../../src/actions/leg/leave.ts';
import { type Leaving, legFolders } from '../../src/actions/leg/leg-artifacts.ts';
import type { Leg, Outcome, Plan, State, Stop, TaskRecord } from '../../src/model.ts';
import { compilePolicy } from '../../src/policy/policy.ts';
import { createTally, filledVerdict } from '../../src/policy/tally.ts';
import { recordOf } from '../../src/run/record.ts';
import type { ArtifactStore } from '../../src/store/artifacts.ts';
import type { ListedArtifact } from '../../src/store/service.ts';
import { legsOf, plan as planOf, task } from '../support/task.ts';

type Ends = readonly (readonly State[])[];

/** A service whose list shows an artifact only some steps after it was stored; every call is a step that may come late. */
function laggingStore(
  scheduler: fc.Scheduler,
  lagOf: (name: string) => number,
): ArtifactStore & { names: () => string[] } {
  const stored: { artifact: ListedArtifact; visibleAt: number }[] = [];
  let now = 0;
  const step = <Value>(label: string, work: () => Value) =>
    scheduler.schedule(Promise.resolve(), label).then(() => {
      now++;
      return work();
    });
  const listed = () => stored.filter(({ visibleAt }) => visibleAt <= now).map(({ artifact }) => artifact);
  const store: ArtifactStore = {
    list: () => step('list', listed),
    listUntil: async (found) => {
      for (;;) {
        const all = await store.list();
        if (await found(all)) return { listed: all, waitedMs: 0 };
      }
    },
    upload: (nameOf) =>
      step('store', () => {
        const name = nameOf(1);
        if (stored.some(({ artifact }) => artifact.name === name)) return 'taken' as const;
        const artifact = { name, id: stored.length, size: 1, digest: null, job: '1' };
        stored.push({ artifact, visibleAt: now + lagOf(name) });
        return 'stored' as const;
      }),
    open: async () => {
      throw new Error('names say it all');
    },
    remove: async () => {
      throw new Error('a leg deletes nothing');
    },
  };
  return { ...store, names: () => stored.map(({ artifact }) => artifact.name) };
}

function planFor(ends: Ends, sync: unknown, stop: Stop): Plan {
  const legs = legsOf(ends.map(({ length }) => length));
  const tasks = legs.flatMap(({ tasks }) => tasks.map((id) => task(id, { continueOnError: true })));
  const { policy } = compilePolicy(sync, {}, tasks, () => ({ file: 'f', line: 1, column: 1 }));
  if (policy === null) throw new Error('not a policy');
  return { ...planOf(tasks), legs, policy, stop, tasks };
}

const OUTCOME: Partial<Record<State, Outcome>> = { succeeded: 'success', failed: 'failure', tolerated: 'neutral' };

/** Runs a leg as its job does, in a world where a command takes no time: look, run or be superseded, leave. */
async function runLeg(plan: Plan, leg: Leg, states: readonly State[], store: ArtifactStore) {
  const leaving: Leaving = { plan, leg, attempt: 1, store, folders: legFolders('/nowhere') };
  const early = createEarlyStop(leaving, () => {});
  const records: TaskRecord[] = [];
  for (const [index, id] of leg.tasks.entries()) {
    const stopped = (await early.look()) || early.settled();
    const state = stopped ? 'superseded' : (states[index] ?? 'failed');
    const record = recordOf({ planDigest: plan.digest, leg: leg.id, runAttempt: 1 }, { task: id, state, reason: null });
    const outcome = OUTCOME[state];
    if (outcome !== undefined) early.take(new Map([[id, outcome]]));
    records.push(record);
  }
  const { colour, fault } = await leaveLeg(records, leaving, early, { notice: () => {}, warning: () => {} });
  expect(fault).toBeNull();
  return { records, colour };
}

const ends = (states: readonly State[]) =>
  fc.array(fc.array(fc.constantFrom(...states), { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 3 });

async function runAll(scheduler: fc.Scheduler, given: Ends, sync: unknown, stop: Stop, lags: readonly number[]) {
  const plan = planFor(given, sync, stop);
  let uploads = 0;
  const lag = new Map<string, number>();
  const store = laggingStore(scheduler, (name) => {
    if (!lag.has(name)) lag.set(name, lags[uploads++ % lags.length] ?? 0);
    return lag.get(name) ?? 0;
  });
  const running = Promise.all(plan.legs.map((leg, index) => runLeg(plan, leg, given[index] ?? [], store)));
  const legs = await scheduler.waitFor(running);
  const tally = createTally(plan);
  for (const { records } of legs) for (const { task: id, state } of records) tally.replace(id, OUTCOME[state] ?? null);
  return { plan, legs, tally };
}

const SYNCS = ['all', 'any', 'majority', 2, { 'max-failures': 1 }, '60%'];
const scenario = (states: readonly State[]) =>
  fc.tuple(
    fc.scheduler(),
    ends(states),
    fc.constantFrom<unknown>(...SYNCS),
    fc.constantFrom<Stop>('success', 'failure', 'decided', 'never'),
    fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 4 }),
  );

it('law: a failing verdict leaves a leg red that a re-run can begin with', async () => {
  await fc.assert(
    fc.asyncProperty(scenario(['succeeded', 'failed']), async ([scheduler, given, sync, stop, lags]) => {
      fc.pre(given.flat().length >= 2);
      const { plan, legs, tally } = await runAll(scheduler, given, sync, stop, lags);
      const verdict = filledVerdict(tally.counts, 'failure');
      if (verdict === 'pass') return;
      const again = createTally(plan);
      for (const { records } of legs)
        for (const { task: id, state } of records) if (state === 'succeeded') again.replace(id, 'success');
      const couldPass = filledVerdict(again.counts, 'success') === 'pass';
      expect(legs.some(({ colour }) => colour === 'red')).toBe(couldPass);
    }),
    { numRuns: 600 },
  );
});

it('law: a passing verdict leaves every leg green, and only who failed or was stopped is red', async () => {
  await fc.assert(
    fc.asyncProperty(scenario(['succeeded', 'failed', 'tolerated']), async ([scheduler, given, sync, stop, lags]) => {
      fc.pre(given.flat().length >= 2);
      const { legs, tally } = await runAll(scheduler, given, sync, stop, lags);
      const isRed = legs.map(({ colour }) => colour === 'red');
      if (filledVerdict(tally.counts, 'failure') === 'pass') expect(isRed).not.toContain(true);
      for (const [index, { records }] of legs.entries())
        if (isRed[index]) expect(records.some(({ state }) => state === 'failed' || state === 'superseded')).toBe(true);
    }),
    { numRuns: 600 },
  );
});

it('law: a leg that was stopped by a certain fail is red', async () => {
  await fc.assert(
    fc.asyncProperty(scenario(['succeeded', 'failed']), async ([scheduler, given, sync, stop, lags]) => {
      fc.pre(given.flat().length >= 2);
      const { legs, tally } = await runAll(scheduler, given, sync, stop, lags);
      const decision = tally.decide();
      for (const { records, colour } of legs) {
        if (!records.some(({ state }) => state === 'superseded')) continue;
        expect([decision.decided, colour]).toEqual([
          true,
          decision.decided && decision.verdict === 'fail' ? 'red' : 'green',
        ]);
      }
    }),
    { numRuns: 600 },
  );
});
