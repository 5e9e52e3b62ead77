/**
 * The fold of all records of a plan. A fold is a join-semilattice: merging is associative, commutative and idempotent, so
 * it does not matter in which order, how often or in how many pieces the records arrive. Only `weighRecords` (in
 * `evidence.ts`) looks at run attempts and at what is missing.
 */
import type { Plan, TaskRecord } from '../model.ts';
import { problem, type SyncProblem } from '../problem.ts';
import { isWorse, recordText } from './worst.ts';

export type FoldPlan = Pick<Plan, 'digest' | 'policy' | 'tasks' | 'legs'>;

/** A record and where it came from. */
export interface SourcedRecord {
  readonly record: TaskRecord;
  /** For people: the artifact and file. */
  readonly source: string;
  /** The leg and run attempt that the source belongs to, where that is known apart from the record's own words. */
  readonly uploadedBy?: { readonly leg: string; readonly runAttempt: number };
}

/** All that was claimed of one task in one run attempt. */
export interface Claim {
  /** The worst of the records. */
  readonly record: TaskRecord;
  /** Different records were seen, not only copies of one. */
  readonly contradictory: boolean;
  /** State and source of every record seen, each pair as JSON, so that equal ones fall together. */
  readonly seen: ReadonlySet<string>;
}

/** A record that does not count, and why. */
interface Rejection {
  readonly problem: SyncProblem;
  readonly runAttempt: number;
}

export interface Fold {
  /** By task, then by run attempt. */
  readonly claims: ReadonlyMap<string, ReadonlyMap<number, Claim>>;
  /** By their own JSON, so that equal ones fall together. */
  readonly rejected: ReadonlyMap<string, Rejection>;
}

/** Folds records of any attempt, in any order. Records that cannot speak for their task are set aside. */
export function foldOf(plan: FoldPlan, records: Iterable<SourcedRecord>): Fold {
  const legOf = legsByTask(plan);
  const known = new Set(plan.tasks.map((task) => task.id));
  const fold = emptyFold();
  for (const sourced of records) {
    const { record, source } = sourced;
    const problem = objection(plan.digest, known, legOf, sourced);
    if (problem === null) {
      const seen = new Set([JSON.stringify([record.state, source])]);
      addClaim(fold, plan, record.task, record.runAttempt, { record, contradictory: false, seen });
    } else {
      fold.rejected.set(JSON.stringify([problem, record.runAttempt]), { problem, runAttempt: record.runAttempt });
    }
  }
  return fold;
}

/** The leg of every task; a task that was skipped when planned has none. */
export function legsByTask(plan: Pick<Plan, 'legs'>): ReadonlyMap<string, string> {
  return new Map(plan.legs.flatMap((leg) => leg.tasks.map((task) => [task, leg.id] as const)));
}

interface OpenFold {
  readonly claims: Map<string, Map<number, Claim>>;
  readonly rejected: Map<string, Rejection>;
}

function emptyFold(): OpenFold {
  return { claims: new Map(), rejected: new Map() };
}

function addClaim(fold: OpenFold, plan: FoldPlan, task: string, runAttempt: number, claim: Claim): void {
  const attempts = fold.claims.get(task) ?? new Map<number, Claim>();
  fold.claims.set(task, attempts);
  const known = attempts.get(runAttempt);
  attempts.set(runAttempt, known === undefined ? claim : mergeClaims(plan, known, claim));
}

function mergeClaims(plan: FoldPlan, a: Claim, b: Claim): Claim {
  return {
    record: isWorse(b.record, a.record, plan.policy) ? b.record : a.record,
    contradictory: a.contradictory || b.contradictory || recordText(a.record) !== recordText(b.record),
    seen: new Set([...a.seen, ...b.seen]),
  };
}

/** Why a record cannot count, or `null`. A leg can only speak for its own tasks, in its own run attempt. */
function objection(
  digest: string,
  known: ReadonlySet<string>,
  legOf: ReadonlyMap<string, string>,
  { record, source, uploadedBy }: SourcedRecord,
): SyncProblem | null {
  const { task, leg, runAttempt } = record;
  if (record.plan !== digest) return problem('sync/foreign-plan', null, { source, task, plan: record.plan });
  if (!known.has(task)) return problem('sync/unknown-task', null, { source, task });
  const expected = legOf.get(task) ?? null;
  if (expected === null || leg !== expected) return problem('sync/wrong-leg', null, { source, task, leg, expected });
  if (uploadedBy === undefined) return null;
  if (uploadedBy.leg !== expected)
    return problem('sync/wrong-leg', null, { source, task, leg: uploadedBy.leg, expected });
  if (uploadedBy.runAttempt !== runAttempt)
    return problem('sync/wrong-attempt', null, { source, task, runAttempt, expected: uploadedBy.runAttempt });
  return null;
}
