/**
 * Evidence: what each record is worth beside the jobs of the run and what its task can do. Records come from jobs that ran other
 * people's code; the jobs list is GitHub's own word. See "Evidence" in SECURITY.md.
 */
import type { PlannedTask, TaskRecord } from '../model.ts';
import { isNumberedJob, numberedJobNames } from '../packing/numbered.ts';
import { hasFailedTry, isBlocked, isFailure, isNeutralSkip } from '../policy/outcome.ts';
import { problem, type SyncProblem } from '../problem.ts';
import { type Claim, type Fold, type FoldPlan, foldOf, legsByTask, type SourcedRecord } from './fold.ts';
import { type Job, jobsOfLegs } from './jobs.ts';
import { withoutRestart } from './restarts.ts';
import { type Standing, standingsOf } from './standing.ts';

/** What is known about the run besides its records. */
export interface RunFacts {
  /** Every job of every run attempt up to the current one; `null` when the list could not be read. */
  readonly jobs: readonly Job[] | null;
  /** Whether legs may still be at work: `open` while converge waits for them, `over` when its time is up. */
  readonly wait: 'no' | 'open' | 'over';
  /** The list of artifacts may be cut, so that what is not in it may exist. */
  readonly listCut: boolean;
}

export interface EvidenceOptions {
  /** The run attempt that asks. Records of later attempts do not count. */
  readonly runAttempt: number;
  /** Absent where records are our own, on a laptop and between legs: then the newest record counts as it is. */
  readonly run?: RunFacts;
}

/** Why a result that is not a failure does not stand. */
export type Doubt =
  | { readonly why: 'impossible' }
  /** The job of its leg did not end as `success`: its conclusion, or its status while it has none. */
  | { readonly why: 'job'; readonly ended: string };

/** What the records of a plan amount to, task by task. A planned task is in one of `winners`, `missing`, `pending` and `unlisted`. */
export interface Weighed {
  /** The record that counts, by task; a doubtful one is among them. */
  readonly winners: ReadonlyMap<string, TaskRecord>;
  /** Results that are shown, and count as failures. */
  readonly doubts: ReadonlyMap<string, Doubt>;
  /** Planned tasks without a record, in plan order. Tasks that were skipped when planned need none. */
  readonly missing: readonly string[];
  /** Tasks whose legs may still bring a record. */
  readonly pending: ReadonlySet<string>;
  /** Tasks without a record in a list of artifacts that may be cut. */
  readonly unlisted: ReadonlySet<string>;
  /** Tasks that succeeded after a failed try or a failed run attempt, in plan order. */
  readonly flaky: readonly string[];
  /** Legs that should have left a record by now: the list of artifacts may lag. */
  readonly awaited: readonly { readonly leg: string; readonly runAttempt: number }[];
  /** Of each leg the job that speaks for it. */
  readonly jobs: ReadonlyMap<string, Job>;
  readonly problems: readonly SyncProblem[];
}

/** How many claims a problem lists. */
const MAX_CLAIMS = 5;

/**
 * Per task the record of one run attempt counts: of the newest attempt up to the current one in which its leg was started.
 * Where the jobs could not be asked it is the newest attempt that has a record. A superseded record of an earlier attempt is
 * void: that attempt's decision no longer stands, and what the task did before it does not come back.
 */
export function weighRecords(plan: FoldPlan, records: Iterable<SourcedRecord>, options: EvidenceOptions): Weighed {
  const fold = foldOf(plan, records);
  const { run, runAttempt } = options;
  const jobs = run?.jobs == null ? null : jobsOfLegs(plan.legs, run.jobs);
  const standings = standingsOf(plan, jobs, { runAttempt, wait: run?.wait ?? 'no' });
  const legOf = legsByTask(plan);
  const problems = [
    ...rejections(fold, runAttempt),
    ...standingProblems(plan, [...standings.values()], run?.jobs ?? []),
  ];
  const told: Told = { problems, share: createShare(problems) };
  const weights = new Map<string, Weight>();
  for (const task of plan.tasks) {
    const standing = task.skip ? undefined : standings.get(legOf.get(task.id) ?? '');
    if (standing === undefined) continue;
    weights.set(
      task.id,
      weighTask({ task, standing, claims: fold.claims.get(task.id) ?? new Map(), options, ...told }),
    );
  }
  problems.push(...withoutRestart(plan.tasks, legOf, standings));
  const possible = options.run === undefined ? weights : withoutImpossible(plan.tasks, weights, problems);
  return { ...sorted(possible), jobs: jobsOf(standings), problems };
}

/** What the records of one task amount to. */
type Weight =
  | { readonly kind: 'counts'; readonly record: TaskRecord; readonly flaky: boolean; readonly doubt: Doubt | null }
  | { readonly kind: 'missing' | 'pending' | 'unlisted'; readonly awaited: Awaited | null };

interface Awaited {
  readonly leg: string;
  readonly runAttempt: number;
}

type Claims = ReadonlyMap<number, Claim>;

interface Told {
  readonly problems: SyncProblem[];
  readonly share: Share;
}

interface Case extends Told {
  readonly task: PlannedTask;
  readonly standing: Standing;
  readonly claims: Claims;
  readonly options: EvidenceOptions;
}

function weighTask(given: Case): Weight {
  const { task, standing, options, problems } = given;
  const counted = countedClaims(given);
  const claim = counted.get(standing.attempt ?? Math.max(...counted.keys()));
  if (claim === undefined) return absent(given, counted);
  const { record } = claim;
  if (claim.contradictory) problems.push(contradiction(claim));
  if (record.state === 'superseded' && record.runAttempt < options.runAttempt)
    return { kind: 'missing', awaited: null };
  const older = [...counted].filter(([attempt]) => attempt < record.runAttempt).map(([, one]) => one);
  const flaky = record.state === 'succeeded' && (hasFailedTry(record) || older.some(({ record }) => isFailure(record)));
  return { kind: 'counts', record, flaky, doubt: doubtOf(given, task, record) };
}

function absent({ task, standing, options, share }: Case, counted: Claims): Weight {
  const { leg, attempt, open, awaits } = standing;
  const awaited = awaits ? { leg, runAttempt: attempt ?? options.runAttempt } : null;
  if (open) return { kind: 'pending', awaited };
  if (standing.kind === 'started' && counted.size > 0)
    share(
      (tasks) =>
        problem('sync/lost-record', null, {
          leg,
          runAttempt: standing.attempt,
          last: Math.max(...counted.keys()),
          tasks,
        }),
      task.id,
    );
  return { kind: options.run?.listCut === true ? 'unlisted' : 'missing', awaited };
}

function doubtOf({ standing, options, share }: Case, task: PlannedTask, record: TaskRecord): Doubt | null {
  if (standing.kind !== 'started' || !canDoubt(record)) return null;
  const ended = endedAgainst(standing.job, task, record, options);
  if (ended === null) return null;
  share(
    (tasks) => problem('sync/doubtful', null, { leg: standing.leg, job: standing.job.name, ended, tasks }),
    task.id,
  );
  return { why: 'job', ended };
}

/** Results that their task cannot have. What one task can end as may depend on how others ended. */
function withoutImpossible(
  tasks: readonly PlannedTask[],
  weights: ReadonlyMap<string, Weight>,
  problems: SyncProblem[],
): Map<string, Weight> {
  const skipped = new Set(
    tasks.flatMap(({ id, skip }) => {
      const weight = weights.get(id);
      return skip || (weight?.kind === 'counts' && isNeutralSkip(weight.record)) ? [id] : [];
    }),
  );
  const possible = new Map(weights);
  for (const task of tasks) {
    const weight = weights.get(task.id);
    if (weight?.kind !== 'counts' || isPossible(task, weight.record, skipped)) continue;
    problems.push(problem('sync/impossible-state', null, { task: task.id, state: weight.record.state }));
    possible.set(task.id, { ...weight, doubt: { why: 'impossible' } });
  }
  return possible;
}

function sorted(weights: ReadonlyMap<string, Weight>): Omit<Weighed, 'jobs' | 'problems'> {
  const all = [...weights];
  const idsOf = (kind: Weight['kind']) => all.flatMap(([id, weight]) => (weight.kind === kind ? [id] : []));
  const counted = all.flatMap(([id, weight]) => (weight.kind === 'counts' ? [[id, weight] as const] : []));
  const awaited = all.flatMap(([, weight]) => (weight.kind === 'counts' ? [] : (weight.awaited ?? [])));
  return {
    winners: new Map(counted.map(([id, { record }]) => [id, record])),
    doubts: new Map(counted.flatMap(([id, { doubt }]) => (doubt === null ? [] : [[id, doubt] as const]))),
    missing: idsOf('missing'),
    pending: new Set(idsOf('pending')),
    unlisted: new Set(idsOf('unlisted')),
    flaky: counted.flatMap(([id, { flaky }]) => (flaky ? [id] : [])),
    awaited: [...new Map(awaited.map((one) => [one.leg, one])).values()],
  };
}

function jobsOf(standings: ReadonlyMap<string, Standing>): Map<string, Job> {
  return new Map([...standings].flatMap(([leg, { job }]) => (job === null ? [] : [[leg, job] as const])));
}

/** Adds a task to the problem that it shares with others of its leg; the first one makes it. */
type Share = (make: (tasks: readonly string[]) => SyncProblem, task: string) => void;

function createShare(problems: SyncProblem[]): Share {
  const known = new Map<string, string[]>();
  return (make, task) => {
    const key = JSON.stringify(make([]));
    const tasks = known.get(key);
    if (tasks !== undefined) {
      tasks.push(task);
      return;
    }
    const first = [task];
    known.set(key, first);
    problems.push(make(first));
  };
}

/** The claims of attempts that count for something. A leg cannot have recorded anything in an attempt in which it never started. */
function countedClaims({ task, standing, claims, options, problems, share }: Case): Map<number, Claim> {
  const current = options.runAttempt;
  const counted = new Map<number, Claim>();
  for (const [runAttempt, claim] of [...claims].sort(([a], [b]) => b - a)) {
    if (runAttempt > current)
      problems.push(problem('sync/later-attempt', null, { task: task.id, runAttempt, current }));
    else if (standing.counts(runAttempt)) counted.set(runAttempt, claim);
    else if (standing.refuses(runAttempt))
      share((tasks) => problem('sync/not-started', null, { leg: standing.leg, runAttempt, tasks }), task.id);
  }
  return counted;
}

/** How the job ended, when a result that is not a failure does not stand beside it; `null` when it does. */
function endedAgainst(job: Job, task: PlannedTask, record: TaskRecord, { run }: EvidenceOptions): string | null {
  if (job.status !== 'completed') return run?.wait === 'no' ? job.status : null;
  if (job.conclusion === 'success') return null;
  // The steps of the user's own are the task: that they failed is what the record says.
  const isItsOwnFailure = job.conclusion === 'failure' && task.run === null && record.state === 'tolerated';
  return isItsOwnFailure ? null : (job.conclusion ?? job.status);
}

/** A failure needs no proof, and what was superseded decides nothing. */
function canDoubt(record: TaskRecord): boolean {
  return record.state === 'succeeded' || record.state === 'tolerated' || isNeutralSkip(record);
}

/** Whether a task of the plan can end in this state at all, where these were skipped. */
function isPossible(task: PlannedTask, record: TaskRecord, skipped: ReadonlySet<string>): boolean {
  if (record.state === 'skipped')
    return (
      task.condition !== null || (isBlocked(record) ? task.needs.length > 0 : task.needs.some((id) => skipped.has(id)))
    );
  if (record.state !== 'tolerated') return true;
  if (typeof task.continueOnError === 'boolean') return task.continueOnError;
  const exitCode = record.tries.at(-1)?.exitCode ?? null;
  return exitCode !== null && task.continueOnError.exitCodes.includes(exitCode);
}

function contradiction({ record, seen }: Claim): SyncProblem {
  const claims = [...seen].sort().slice(0, MAX_CLAIMS).map(readClaim);
  const { task, runAttempt, state } = record;
  return problem('sync/contradictory', null, { task, runAttempt, counted: state, claims });
}

function readClaim(text: string): { state: string; source: string } {
  const [state, source] = JSON.parse(text) as [string, string];
  return { state, source };
}

/** Legs about which the jobs list has nothing good to say. */
function standingProblems({ legs }: FoldPlan, standings: readonly Standing[], jobs: readonly Job[]): SyncProblem[] {
  const without = standings.filter(({ trouble }) => trouble === 'no-job');
  const numbered = jobs.some(({ name }) => isNumberedJob(name)) ? numberedJobNames(legs) : null;
  const wanted = numbered === null ? [] : without.map(({ leg, name }) => numbered.get(leg) ?? name);
  return [
    ...(without.length === 0
      ? []
      : [problem('sync/no-job', null, { legs: without.map(({ name }) => name), numbered: wanted })]),
    ...standings.flatMap(({ leg, trouble, contested, job }): SyncProblem[] => {
      if (trouble === 'two-jobs') return [problem('sync/two-jobs', null, { leg, jobs: contested })];
      if (trouble === 'queued') return [problem('sync/still-queued', null, { leg, job: job?.name ?? leg })];
      return [];
    }),
  ];
}

/** Records that do not count. An earlier attempt may well have had another plan, which is only worth a note. */
function rejections(fold: Fold, runAttempt: number): SyncProblem[] {
  const sorted = [...fold.rejected].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([, { problem, runAttempt: of }]) =>
    problem.kind === 'foreign-plan' && of < runAttempt ? { ...problem, severity: 'note' } : problem,
  );
}
