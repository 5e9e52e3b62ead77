/** What a leg calls decided is what converge says over all attempts, for every `flaky`. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEarlyStop } from '../../src/actions/leg/early-stop.ts';
import { type Leaving, legFolders, outcomesOfRecords } from '../../src/actions/leg/leg-artifacts.ts';
import type { Leg, Plan, Policy, State, TaskRecord, Try } from '../../src/model.ts';
import { lettersOf } from '../../src/plan/letters.ts';
import { compilePolicy } from '../../src/policy/policy.ts';
import { recordOf } from '../../src/run/record.ts';
import { type ArtifactStore, MOST_LISTED } from '../../src/store/artifacts.ts';
import { artifactName } from '../../src/store/names.ts';
import type { ListedArtifact } from '../../src/store/service.ts';
import { weighRecords } from '../../src/verdict/evidence.ts';
import { evaluate } from '../../src/verdict/verdict.ts';
import { TIMING } from '../policy/support.ts';
import { legsOf, plan as planOf, task } from '../support/task.ts';

/** How each task of a leg ended in an attempt; a second try says that the first one failed. */
type End = readonly [State, tries: 1 | 2];
/** By attempt and leg; `null` for a leg that was not run in that attempt, or left nothing. */
type Run = readonly (readonly (readonly End[] | null)[])[];

const ATTEMPT: Try = { startedAt: '', endedAt: '', exitCode: 0, signal: null };

const end: fc.Arbitrary<End> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<End>(['succeeded', 1]) },
  fc.constant<End>(['succeeded', 2]),
  { weight: 3, arbitrary: fc.constantFrom<End>(['failed', 1], ['timed-out', 1]) },
  fc.constantFrom<End>(['cancelled', 1], ['tolerated', 1], ['superseded', 1]),
);
const sizes = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 3 });
const scenario = sizes.chain((lengths) => {
  const ofLeg = (length: number) => fc.option(fc.array(end, { minLength: length, maxLength: length }), { freq: 3 });
  const attempt = fc.tuple(...lengths.map(ofLeg));
  return fc.record({
    lengths: fc.constant(lengths),
    run: fc.array(attempt, { minLength: 1, maxLength: 3 }) as fc.Arbitrary<Run>,
    seen: fc.array(fc.boolean(), { minLength: lengths.length, maxLength: lengths.length }),
    sync: fc.constantFrom<unknown>('all', 'any', 'majority', 2, '60%', { 'max-failures': 1 }),
    flaky: fc.constantFrom<Policy['flaky']>('success', 'tolerate', 'failure'),
    cut: fc.boolean(),
  });
});

function planFor(lengths: readonly number[], sync: unknown, flaky: Policy['flaky']): Plan | null {
  const legs = legsOf(lengths);
  const tasks = legs.flatMap(({ tasks }) => tasks.map((id) => task(id, { continueOnError: true })));
  const { policy } = compilePolicy(sync, { flaky }, tasks, () => ({ file: 'f', line: 1, column: 1 }));
  return policy === null ? null : { ...planOf(tasks), legs, policy, tasks, stop: 'decided' };
}

function recordsOf(plan: Plan, leg: Leg, runAttempt: number, ends: readonly End[]): TaskRecord[] {
  return leg.tasks.map((id, index) => {
    const [state, tries] = ends[index] ?? ['failed', 1];
    const facts = { task: id, state, reason: null, tries: Array.from({ length: tries }, () => ATTEMPT) };
    return recordOf({ planDigest: plan.digest, leg: leg.id, runAttempt }, facts);
  });
}

/** Everything that was recorded, and what of it a leg of the newest attempt sees listed. A cut list lacks earlier attempts. */
function worldOf(plan: Plan, run: Run, seen: readonly boolean[], cut: boolean) {
  const ends = run.flatMap((legs, index) =>
    legs.map((ends, leg) => ({ runAttempt: index + 1, leg: plan.legs[leg]!, ends })),
  );
  const left = ends.flatMap(({ runAttempt, leg, ends }) =>
    ends === null ? [] : [{ runAttempt, leg, records: recordsOf(plan, leg, runAttempt, ends) }],
  );
  const listed = left
    .filter(({ runAttempt, leg }) => (runAttempt === run.length ? seen[plan.legs.indexOf(leg)] : !cut))
    .map(({ runAttempt, leg, records }) => {
      const letters = lettersOf(leg, outcomesOfRecords(records, plan));
      return listedAs(artifactName(plan.name, { kind: 'records', attempt: runAttempt, leg: leg.id, letters }));
    });
  // A list that is cut says nothing about that but its length.
  if (cut) for (let other = 0; listed.length < MOST_LISTED; other++) listed.push(listedAs(`other-${other}`));
  return { records: left.flatMap(({ records }) => records), listed };
}

const listedAs = (name: string): ListedArtifact => ({ name, id: 0, size: 1, digest: null, job: '1' });

/** What a leg decides that sees all earlier attempts and some of this one. */
async function decided(plan: Plan, attempt: number, listed: readonly ListedArtifact[]) {
  const nothing = async () => {
    throw new Error('names say it all');
  };
  const store = {
    upload: async () => 'stored',
    list: nothing,
    listUntil: nothing,
    open: nothing,
    remove: nothing,
  } as ArtifactStore;
  const leaving: Leaving = { plan, leg: plan.legs[0]!, attempt, store, folders: legFolders('/nowhere') };
  let told = 0;
  const early = createEarlyStop(leaving, () => told++);
  await early.see(listed);
  await early.see(listed);
  expect(told).toBe(listed.length >= MOST_LISTED ? 1 : 0);
  return early.decision();
}

describe('what a leg calls decided', () => {
  it('law: is what converge says in the end, whatever earlier attempts did', async () => {
    let [decisions, undecided] = [0, 0];
    await fc.assert(
      fc.asyncProperty(scenario, async ({ lengths, run, seen, sync, flaky, cut }) => {
        const plan = planFor(lengths, sync, flaky);
        fc.pre(plan !== null);
        const attempt = run.length;
        const { records, listed } = worldOf(plan, run, seen, cut);
        const decision = await decided(plan, attempt, listed);
        if (!decision.decided) return void undecided++;
        decisions++;
        const sourced = records.map((record) => ({ record, source: 'x' }));
        const verdict = evaluate(plan, weighRecords(plan, sourced, { runAttempt: attempt }), TIMING);
        expect(verdict.verdict).toBe(decision.verdict);
      }),
      { numRuns: 3000 },
    );
    // The law would hold for a leg that never decides.
    expect(decisions).toBeGreaterThan(300);
    expect(undecided).toBeGreaterThan(300);
  });
});
