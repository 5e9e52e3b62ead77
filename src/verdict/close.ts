/** The end of a fold: which record of a task counts in this run attempt, and which tasks left none. */
import type { TaskRecord } from '../model.ts';
import { hasFailedTry } from '../policy/outcome.ts';
import type { SyncProblem } from '../problem.ts';
import { type Claim, type Fold, type FoldPlan, foldOf, legsByTask, type SourcedRecord } from './fold.ts';

export interface CloseOptions {
  /** The run attempt that asks. Records of later attempts do not count. */
  readonly runAttempt: number;
  /**
   * The newest run attempt, up to the current one, in which each leg was started, as far as the jobs list tells. A leg
   * that was started again and died is then missing, whatever it had recorded before.
   */
  readonly startedLegs?: ReadonlyMap<string, number>;
  /**
   * Legs whose job ended red although their records say green: something failed after the record was written, so a
   * success in it does not count.
   */
  readonly failedLegs?: ReadonlySet<string>;
}

export interface FoldResult {
  /** The record that counts, by task. */
  readonly winners: ReadonlyMap<string, TaskRecord>;
  /** Planned tasks without one, in plan order. Tasks that were skipped when planned need none. */
  readonly missing: readonly string[];
  /** Tasks that succeeded after a failed try or a failed run attempt, in plan order. */
  readonly flaky: readonly string[];
  readonly problems: readonly SyncProblem[];
}

/** How many claims a problem lists. */
const MAX_CLAIMS = 5;

/** Folds records and closes the fold. */
export function foldRecords(plan: FoldPlan, records: Iterable<SourcedRecord>, options: CloseOptions): FoldResult {
  return closeFold(plan, foldOf(plan, records), options);
}

/**
 * Per task the record of the newest run attempt up to the current one counts. A superseded record of an earlier attempt
 * is void: that attempt's decision no longer stands, and what the task did before it does not come back.
 */
export function closeFold(plan: FoldPlan, fold: Fold, options: CloseOptions): FoldResult {
  const legOf = legsByTask(plan);
  const winners = new Map<string, TaskRecord>();
  const missing: string[] = [];
  const flaky: string[] = [];
  const problems = rejections(fold, options.runAttempt);
  for (const { id, skip } of plan.tasks) {
    if (skip) continue;
    const closed = closeTask(id, legOf.get(id) ?? '', fold.claims.get(id) ?? new Map(), options);
    problems.push(...closed.problems);
    if (closed.winner === null) missing.push(id);
    else winners.set(id, closed.winner);
    if (closed.flaky) flaky.push(id);
  }
  return { winners, missing, flaky, problems };
}

interface Closed {
  readonly winner: TaskRecord | null;
  readonly flaky: boolean;
  readonly problems: readonly SyncProblem[];
}

function closeTask(task: string, leg: string, attempts: ReadonlyMap<number, Claim>, options: CloseOptions): Closed {
  const current = options.runAttempt;
  const base = { area: 'sync', at: null, task } as const;
  const problems: SyncProblem[] = [];
  const counted: Claim[] = [];
  for (const [runAttempt, claim] of [...attempts].sort(([a], [b]) => b - a)) {
    if (runAttempt <= current) counted.push(claim);
    else problems.push({ ...base, kind: 'later-attempt', severity: 'note', runAttempt, current });
  }
  const [newest, ...older] = counted;
  if (newest === undefined) return { winner: null, flaky: false, problems };
  const { record } = newest;
  const started = options.startedLegs?.get(leg) ?? 0;
  if (record.runAttempt < started && started <= current) {
    const facts = { leg, runAttempt: started, last: record.runAttempt };
    problems.push({ ...base, kind: 'dead-rerun', severity: 'warning', ...facts });
    return { winner: null, flaky: false, problems };
  }
  if (newest.contradictory) problems.push(contradiction(newest));
  if (record.state === 'superseded' && record.runAttempt < current) return { winner: null, flaky: false, problems };
  if (record.state === 'succeeded' && options.failedLegs?.has(leg)) {
    problems.push({ ...base, kind: 'failed-leg', severity: 'warning', leg });
    return { winner: { ...record, state: 'failed', reason: 'job failed after success' }, flaky: false, problems };
  }
  const flaky = record.state === 'succeeded' && (hasFailedTry(record) || older.some(hasFailed));
  return { winner: record, flaky, problems };
}

function hasFailed({ record }: Claim): boolean {
  return record.state === 'failed' || record.state === 'timed-out';
}

function contradiction({ record, seen }: Claim): SyncProblem {
  const claims = [...seen].sort().slice(0, MAX_CLAIMS).map(readClaim);
  const { task, runAttempt, state } = record;
  return {
    area: 'sync',
    severity: 'warning',
    at: null,
    kind: 'contradictory',
    task,
    runAttempt,
    counted: state,
    claims,
  };
}

function readClaim(text: string): { state: string; source: string } {
  const [state, source] = JSON.parse(text) as [string, string];
  return { state, source };
}

/** Records that do not count. An earlier attempt may well have had another plan, which is only worth a note. */
function rejections(fold: Fold, runAttempt: number): SyncProblem[] {
  const sorted = [...fold.rejected].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([, { problem, runAttempt: of }]) =>
    problem.kind === 'foreign-plan' && of < runAttempt ? { ...problem, severity: 'note' } : problem,
  );
}
