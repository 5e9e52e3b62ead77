/**
 * The vocabulary of fanfold as types. Every other module speaks in these words.
 *
 * A plan (fixed list of tasks, waves and legs) is the denominator of every count; a record says what happened to one
 * task; an outcome is a record reduced to success, failure or neutral; a policy turns outcomes into a verdict.
 */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Scalar = string | number | boolean;

/** Whether a value is a mapping: neither a list nor null. */
export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where a value is in a task file: the keys and indexes that lead to it, e.g. `['tasks', 2, 'needs', 0]`. */
export type Path = readonly (string | number)[];

/** A place in text. `line` and `column` count from 1. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Finds the place of a value in the task file; a missing value is located at its nearest ancestor. */
export type Locate = (path: Path) => Location;

// ---------------------------------------------------------------------------------------------------------- tasks

/** GitHub's `runs-on`: one label, several labels, or a runner group. */
export type RunsOn =
  | string
  | readonly string[]
  | { readonly group: string; readonly labels?: string | readonly string[] };

export interface Retry {
  /** Total number of tries, at least 1. */
  readonly maxAttempts: number;
  /** What is worth another try; absent lists mean "any failure". */
  readonly on: {
    readonly exitCodes?: readonly number[];
    readonly signals?: readonly string[];
    readonly timeout?: boolean;
  } | null;
  readonly initialSeconds: number;
  readonly backoffRate: number;
  readonly maxDelaySeconds: number;
  readonly jitter: 'none' | 'full';
}

export interface TextCheck {
  readonly matches?: string;
  readonly notMatches?: string;
}

export interface JsonCheck {
  readonly file: string;
  /** RFC 6901 JSON pointer. */
  readonly pointer: string;
  readonly equals?: Json;
  readonly min?: number;
  readonly max?: number;
  readonly matches?: string;
}

/** When a finished command counts as a success; checked in this order, the first miss is the reason. */
export interface SuccessCriteria {
  readonly exitCodes: readonly number[];
  /** Files that must exist, be non-empty and be written after the task started. Relative to the workspace. */
  readonly files: readonly string[];
  readonly stdout: TextCheck | null;
  readonly json: readonly JsonCheck[];
}

/** One unit of work, after expansion: no template and no default is left open except the run-time part of `if`. */
export interface Task {
  /** `lint`, `e2e[browser=chrome]`, `unit[packages/a/package.json]`. Unique without regard to case. */
  readonly id: string;
  /** The `id` of the entry in the task file that this task was expanded from. */
  readonly template: string;
  readonly name: string;
  /** The command; `null` for a task whose work is the steps of its own matrix job. */
  readonly run: string | null;
  /** A GitHub shell name (`bash`, `sh`, `pwsh`, `python`, …) or a template that contains `{0}`. */
  readonly shell: string;
  /** Relative to the workspace; `.` when not given. */
  readonly workingDirectory: string;
  readonly env: Readonly<Record<string, string>>;
  /** Variables that are known only when the task starts: text and expressions over `needs` and the run's numbers by turns. */
  readonly envAtStart: Readonly<Record<string, readonly StartPart[]>>;
  /** A scalar or a mapping. */
  readonly item: Json;
  readonly matrix: Readonly<Record<string, Json>>;
  /** Values copied to `matrix.*` for the user's own steps. */
  readonly with: Readonly<Record<string, Json>>;
  readonly runsOn: RunsOn;
  /** Decimals allowed. */
  readonly timeoutMinutes: number;
  /** Expanded task ids. */
  readonly needs: readonly string[];
  /** The expression of `if` without `${{ }}`, or `null`. */
  readonly condition: string | null;
  /** Only here because a task that was chosen needs it: no rule of the policy counts it. */
  readonly uncounted: boolean;
  /**
   * It was known when planned that the task does not run: its `if` is false, or that of a task it needs. It is in the plan
   * and counts as skipped, but has no leg.
   */
  readonly skip: boolean;
  readonly continueOnError: boolean | { readonly exitCodes: readonly number[] };
  readonly retry: Retry;
  readonly success: SuccessCriteria;
  /** `null` when the key is absent: nothing was declared, so nothing can be verified. */
  readonly reads: readonly string[] | null;
  readonly writes: readonly string[] | null;
  readonly artifacts: readonly string[];
  readonly locks: readonly string[];
  readonly resources: Readonly<Record<string, number>>;
  readonly exclusive: boolean;
  readonly required: boolean;
  /** A positive integer. */
  readonly weight: number;
  readonly tags: readonly string[];
  /** The user's own hint, in integer milliseconds. */
  readonly durationMs: number | null;
  /** Tasks of one template that share a leg are run by one command, their items its arguments; `null`: one command each. */
  readonly batch: Batch | null;
  /** The JUnit file that the command writes, relative to the workspace; `null`: the path in `FANFOLD_REPORT`. */
  readonly report: string | null;
  /** The most legs that the tasks of this template fill, for each kind of leg. */
  readonly maxLegs: number | null;
  /** `idToken`: the command gets the variables by which it can ask GitHub for an OIDC token. */
  readonly permissions: { readonly idToken: boolean };
}

export type StartPart = { readonly text: string } | { readonly expression: string };

/** What splits the batch of a leg; `null`: nothing. */
export interface Batch {
  readonly maxItems: number | null;
  /** Of expected time. */
  readonly maxMinutes: number | null;
}

// ----------------------------------------------------------------------------------------------------------- sync

/** `{count}` in weight units; `{thousandths}` of a percent, so that 66.667% is 66667; `majority` is more than half. */
export type Amount = { readonly count: number } | { readonly thousandths: number } | { readonly majority: true };

/** A threshold over the tasks that `of` selects (ids, id globs, `tag:x`); an empty `of` selects every task. */
export interface Rule {
  readonly of: readonly string[];
  readonly atLeast?: Amount;
  readonly maxFailures?: Amount;
}

/** A monotone formula: no negation, so that an early decision is exact. `none` always holds and must be written out. */
export type Formula =
  | { readonly rule: Rule }
  | { readonly all: readonly Formula[] }
  | { readonly any: readonly Formula[] }
  | { readonly none: true };

/** The settings beside `sync:` that take one of a few words. The first word of each is its default. */
export const POLICY_WORDS = {
  onEmpty: ['fail', 'pass'],
  onSkipped: ['neutral', 'success', 'failure'],
  onAllNeutral: ['fail', 'pass'],
  onMissing: ['failure', 'neutral'],
  flaky: ['success', 'tolerate', 'failure'],
} as const;

/** When the rest is stopped, and whether a stop ends running tasks. The first word of each is its default. */
export const STOPS = ['success', 'failure', 'decided', 'never'] as const;
export const STOP_MODES = ['kill', 'no-new'] as const;

export type Stop = (typeof STOPS)[number];
export type StopMode = (typeof STOP_MODES)[number];

type PolicyWords = { readonly [Key in keyof typeof POLICY_WORDS]: (typeof POLICY_WORDS)[Key][number] };

/** The whole verdict policy of a plan. */
export interface Policy extends PolicyWords {
  readonly formula: Formula;
}

export type Outcome = 'success' | 'failure' | 'neutral';

// ----------------------------------------------------------------------------------------------------------- plan

export interface PlannedTask extends Task {
  /** Expected time of one run, integer milliseconds. */
  readonly estimateMs: number;
}

/** One matrix job; it runs its tasks one after another, in this order. */
export interface Leg {
  /** `w1-leg-001` */
  readonly id: string;
  /** Counts from 1; the next wave of its group, or of the plan, needs it. */
  readonly wave: number;
  /** Counts from 1; absent in a plan without groups. */
  readonly group?: number;
  /** Unique, at most 100 characters. */
  readonly name: string;
  readonly runsOn: RunsOn;
  /** Whole minutes, at most 360. */
  readonly timeoutMinutes: number;
  readonly tasks: readonly string[];
  readonly estimateMs: number;
}

export interface Estimate {
  readonly sequentialMs: number;
  readonly parallelMs: number;
  readonly lowerBoundMs: number;
  /**
   * What keeps the plan from being faster: a task id, `legs` (work divided by legs), `needs` (the longest chain), or
   * `locks` (tasks that share a leg because they may not overlap: a lock, a resource, `exclusive`).
   */
  readonly boundBy: string;
  readonly speedup: number;
}

export interface ConvergeStep {
  readonly run: string;
  readonly shell: string;
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMinutes: number;
}

/** How files of several tasks that have one name become one. */
export const MERGE_FOLDS = ['junit', 'lcov', 'concat', 'first', 'newest', 'json-array', 'by-task', 'error'] as const;

export type MergeFold = (typeof MERGE_FOLDS)[number];

/** How the files that a glob names fold. */
export interface MergeFile {
  readonly glob: string;
  readonly fold: MergeFold;
}

/** What a conflict does. The first word is the default. */
export const INDEPENDENCE_MODES = ['enforce', 'strict', 'warn', 'off'] as const;

export type IndependenceMode = (typeof INDEPENDENCE_MODES)[number];

export interface Plan {
  readonly version: 1;
  /** Matches `[A-Za-z0-9_-]{1,64}`; prefixes every artifact. */
  readonly name: string;
  /** `sha256:` of the canonical JSON of the plan without this field. */
  readonly digest: string;
  /** What the user wrote under `sync:`, for people to read. */
  readonly sync: Json;
  readonly policy: Policy;
  readonly stop: Stop;
  readonly stopMode: StopMode;
  readonly deadlineMinutes: number | null;
  readonly independence: IndependenceMode;
  /** How much of each named resource exists; a lock is a resource of which there is one. */
  readonly resources: Readonly<Record<string, number>>;
  readonly converge: ConvergeStep | null;
  /** The folder, relative to the workspace, into which the files of all tasks are folded. */
  readonly merge?: string | null;
  /** Globs whose observed writes never count. */
  readonly ignore: readonly string[];
  /** In the order of the task file: the first glob that names a file decides. */
  readonly mergeFiles: readonly MergeFile[];
  readonly tasks: readonly PlannedTask[];
  readonly legs: readonly Leg[];
  readonly estimate: Estimate;
}

// -------------------------------------------------------------------------------------------------------- records

/** How a task ended. */
export const STATES = ['succeeded', 'failed', 'timed-out', 'cancelled', 'skipped', 'tolerated', 'superseded'] as const;

export type State = (typeof STATES)[number];

/** One run of the command. Times are ISO 8601 in UTC with milliseconds. */
export interface Try {
  readonly startedAt: string;
  readonly endedAt: string;
  readonly exitCode: number | null;
  readonly signal: string | null;
}

/** The carried files of one task, as its record vouches for them. */
export interface CarriedFiles {
  readonly count: number;
  /** Of all of them together. */
  readonly bytes: number;
  /** In lower-case hex, of the manifest that names each file with its size and digest. */
  readonly sha256: string;
}

/** The batch that a task ran in. */
export interface BatchOrigin {
  readonly id: string;
  /** How long its command took besides its items, in milliseconds; `null` where the report does not tell. */
  readonly startMs: number | null;
  /** What the last try took for this item alone, in milliseconds; absent where the report does not tell. */
  readonly ownMs?: number;
}

/** What a record keeps of the output of its task. */
export const LOG_TAIL_BYTES = 8 * 1024;

/** What happened to one task, written once. */
export interface TaskRecord {
  readonly version: 1;
  /** The digest of the plan. */
  readonly plan: string;
  readonly task: string;
  readonly leg: string;
  readonly runAttempt: number;
  readonly state: State;
  /**
   * Why the state is not plain success, in words: `exit code 3`, `needs`, `timed out after 5 min`. A task that was not
   * started because a task it needs failed is `skipped` with the reason `needs` and counts as a failure.
   */
  readonly reason: string | null;
  readonly tries: readonly Try[];
  /** From the first start to the last end, with the waits between tries; 0 when never started. */
  readonly durationMs: number;
  readonly outputs: Readonly<Record<string, string>>;
  /** Workspace-relative paths that the task created, changed or deleted; `null` when nobody looked. */
  readonly writesObserved: readonly string[] | null;
  /** Absent when the task has no `artifacts`, did not run, or its files could not be stored. */
  readonly files?: CarriedFiles;
  /** The last lines of the output, at most `LOG_TAIL_BYTES`. Hostile text. */
  readonly logTail: string;
  /** Of a task that ran in a batch. */
  readonly batch?: BatchOrigin;
}

/** What was seen of writes and reads. It never claims to be everything: a run shows one path through a task. */
export interface Observed {
  /** Workspace-relative paths that were created, changed or deleted, sorted. */
  readonly paths: readonly string[];
  /** Workspace-relative paths that were read, sorted; `null` when reads could not be seen. */
  readonly reads: readonly string[] | null;
  /** `group`: one or several of `tasks` wrote these paths between two looks. */
  readonly attribution: 'task' | 'group';
  readonly tasks: readonly string[];
}

/** A program and its arguments. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
}

// -------------------------------------------------------------------------------------------------------- verdict

/** Why a task is not a plain success or failure, where a line of the arithmetic says so. */
export type CountedAs =
  | 'neutral'
  | 'missing'
  | 'doubtful'
  | 'flaky'
  /** A need of it failed. */
  | 'blocked'
  /** Superseded, and the verdict was not certain. */
  | 'undecided'
  /** Its leg may be missing from a list of artifacts that was cut. */
  | 'unlisted'
  | Exclude<State, 'succeeded' | 'failed'>;

/** A rule of the policy with what was counted for it; all in weight units. */
export interface CountedThreshold {
  readonly kind: 'threshold';
  readonly verdict: 'pass' | 'fail';
  readonly key: 'at-least' | 'max-failures';
  readonly amount: Amount;
  /** The selectors; empty for every task. */
  readonly of: readonly string[];
  readonly need: number;
  /** `need` is not exactly the share that `amount` asks for. */
  readonly rounded: boolean;
  readonly have: number;
  readonly total: number;
  /** `have` includes the unfinished weight: more than that is impossible. */
  readonly atMost: boolean;
  readonly pending: number;
  /** Some weight is not 1. */
  readonly weighted: boolean;
  readonly counted: readonly { readonly as: CountedAs; readonly weight: number }[];
}

/** One line of the arithmetic as facts. `toldReason` in `report/sentences/` puts it in words. */
export type VerdictReason =
  /** No task counts: of `planned` tasks none, or there are none. */
  | {
      readonly kind: 'empty';
      readonly verdict: 'pass' | 'fail';
      readonly planned: number;
      readonly setting: Policy['onEmpty'];
    }
  | {
      readonly kind: 'all-neutral';
      readonly verdict: 'pass' | 'fail';
      readonly total: number;
      readonly setting: Policy['onAllNeutral'];
    }
  | { readonly kind: 'nothing-asked' }
  | { readonly kind: 'no-alternative' }
  /** Nothing that was planned is known to have ended. */
  | { readonly kind: 'no-results'; readonly total: number }
  | {
      readonly kind: 'required';
      readonly verdict: 'pass' | 'fail';
      readonly need: number;
      readonly have: number;
      readonly atMost: boolean;
      readonly pending: number;
      /** The required tasks that did not succeed, where that is why. */
      readonly lost: readonly string[];
    }
  | CountedThreshold;

/** One line of the arithmetic, checkable by hand. */
export interface Reason {
  readonly rule: string;
  readonly need: number;
  readonly have: number;
  readonly text: string;
}

export interface Counts {
  readonly total: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly 'timed-out': number;
  readonly cancelled: number;
  readonly skipped: number;
  readonly tolerated: number;
  readonly superseded: number;
  readonly missing: number;
}

export interface Timing {
  /** The sum of the task times. */
  readonly sequentialMs: number;
  /** Wall time from the first start to the last end. */
  readonly parallelMs: number;
  readonly speedup: number;
  readonly predictedSpeedup: number;
  readonly boundBy: string;
}

export interface Verdict {
  readonly version: 1;
  readonly plan: string;
  readonly verdict: 'pass' | 'fail';
  readonly decidedBy: readonly Reason[];
  readonly counts: Counts;
  readonly succeeded: readonly string[];
  /** Failed, timed out, cancelled, blocked by a failed need, superseded without a decision; not the missing. */
  readonly failed: readonly string[];
  readonly missing: readonly string[];
  readonly flaky: readonly string[];
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly timing: Timing;
}

// ---------------------------------------------------------------------------------------------------- independence

export type HazardKind = 'write-write' | 'read-write' | 'lock' | 'resource' | 'exclusive';

/** A key of a task that holds patterns. */
export type DeclaredList = 'reads' | 'writes' | 'artifacts';

/** One way out of a conflict: what to write in which entry of the task file. */
export type Fix =
  | { readonly way: 'order'; readonly template: string; readonly needs: readonly string[] }
  /** Advice: expansions of one entry cannot need each other. */
  | { readonly way: 'order-apart'; readonly template: string }
  | {
      readonly way: 'serialise';
      readonly changes: readonly { readonly template: string; readonly locks: readonly string[] }[];
    }
  /** `into` holds an expression that tells the expansions apart. */
  | {
      readonly way: 'own-part';
      readonly template: string;
      readonly key: DeclaredList;
      readonly pattern: string;
      readonly into: string;
    }
  | { readonly way: 'own-folders'; readonly changes: readonly [OwnFolder, OwnFolder] }
  | {
      readonly way: 'exclude';
      readonly template: string;
      readonly key: DeclaredList;
      readonly beside: string;
      readonly exclusions: readonly string[];
    }
  /** Advice: no change is known that would do. */
  | { readonly way: 'tell-apart'; readonly templates: readonly string[]; readonly pattern: string };

/** A pattern of an entry, and what it becomes. */
export interface OwnFolder {
  readonly template: string;
  readonly key: DeclaredList;
  readonly pattern: string;
  readonly into: string;
}

export interface Conflict {
  readonly kind: HazardKind | 'undecided';
  readonly tasks: readonly [string, string];
  readonly patterns: readonly [string, string];
  /** A concrete path or URI that both touch. */
  readonly witness: string;
  readonly fixes: readonly string[];
  /** Where the two patterns are in the task file. */
  readonly at: readonly [Location, Location];
}

/** Tasks that may not overlap and are therefore placed in one leg, in order, or in different waves. */
export interface Serialised {
  readonly kind: 'lock' | 'resource' | 'exclusive';
  readonly name: string;
  readonly tasks: readonly string[];
}

export type ConditionName = 'data dependencies' | 'resource conflicts' | 'ordering requirements' | 'failure isolation';

/** `unknown`: nothing was found, but not everything could be looked at. */
export type ConditionStatus = 'ok' | 'conflict' | 'warning' | 'unknown';

/** One of the four conditions of independence. */
export interface CheckedCondition {
  readonly name: ConditionName;
  readonly status: ConditionStatus;
  /** One line for people. */
  readonly summary: string;
}

/** A problem as a document tells it. */
export interface ToldProblem {
  readonly severity: 'error' | 'warning' | 'note';
  readonly kind: string;
  /** A sentence; the fixes of a conflict follow on lines of their own. */
  readonly message: string;
  /** `null`, as the line and the column, when the problem has no place in text. */
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
}

/** The document of `fanfold check`. */
export interface Check {
  readonly version: 1;
  readonly conditions: readonly CheckedCondition[];
  readonly problems: readonly ToldProblem[];
  readonly conflicts: readonly Conflict[];
  readonly serialised: readonly Serialised[];
  /** How many tasks declare neither reads nor writes. */
  readonly unknown: number;
}
