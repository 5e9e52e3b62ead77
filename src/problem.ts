/**
 * The closed union of all that can be wrong. A problem is data with the facts that its sentence needs; the sentences
 * are in `report/sentences/`, one file an area. Modules collect problems and return them all at once.
 */
import type { Amount, Fix, Location, VerdictReason } from './model.ts';

/** `error` stops the work, `warning` does not, `note` only informs. */
export type Severity = 'error' | 'warning' | 'note';

interface Base<Area extends string> {
  readonly area: Area;
  readonly severity: Severity;
  /** `null` when the problem has no place in text, e.g. an unreadable folder. */
  readonly at: Location | null;
}

/** Reading, validating and expanding a task file. An `expression` is shown without its `${{ }}`. */
export type TasklistProblem = Base<'tasklist'> &
  (
    | { readonly kind: 'empty' }
    | { readonly kind: 'too-deep' }
    | { readonly kind: 'no-combinations' }
    | { readonly kind: 'too-large'; readonly limit: number }
    | { readonly kind: 'yaml'; readonly detail: string }
    | { readonly kind: 'duplicate-key'; readonly key: string; readonly first: Location }
    | { readonly kind: 'forbidden-key'; readonly key: string }
    | {
        readonly kind: 'unknown-key';
        readonly key: string;
        readonly nearest: string | null;
        readonly known: readonly string[];
        /** Where a key of this name belongs, when it does not belong here. */
        readonly belongs?: 'file' | 'task' | 'defaults';
      }
    | { readonly kind: 'missing-key'; readonly key: string; readonly expected: string }
    | {
        readonly kind: 'wrong-value';
        readonly key: string;
        readonly expected: string;
        readonly found: string;
        readonly nearest: string | null;
      }
    | { readonly kind: 'reserved-key'; readonly key: string }
    | { readonly kind: 'exclusive-keys'; readonly keys: readonly string[] }
    | { readonly kind: 'one-key-of'; readonly key: string; readonly keys: readonly string[] }
    | { readonly kind: 'needs-run'; readonly key: string }
    /** A key for an entry of several tasks, in an entry that is one task. */
    | { readonly kind: 'needs-fan-out'; readonly key: string }
    | { readonly kind: 'duplicate-id'; readonly id: string; readonly first: Location }
    | { readonly kind: 'duplicate-expansion'; readonly id: string }
    | {
        readonly kind: 'unknown-need';
        readonly id: string;
        readonly nearest: string | null;
        /** The entry that it names one expansion of. */
        readonly entry: string | null;
      }
    | { readonly kind: 'need-cycle'; readonly ids: readonly string[] }
    | {
        readonly kind: 'reserved-name';
        readonly name: string;
        readonly of: 'with' | 'env';
        readonly reserved: readonly string[];
      }
    | { readonly kind: 'bad-name'; readonly name: string; readonly of: string }
    | { readonly kind: 'same-variable'; readonly keys: readonly [string, string]; readonly variable: string }
    | { readonly kind: 'expression-in-run'; readonly expression: string; readonly variable: string | null }
    | { readonly kind: 'expression-not-allowed'; readonly key: string; readonly expression: string }
    | { readonly kind: 'expression'; readonly expression: string; readonly detail: string }
    | {
        /** A name that its context cannot have, or `item` or `matrix` where a task has none (`name` is `null`). */
        readonly kind: 'unknown-value';
        readonly expression: string;
        /** `matrix`, or `needs.build` for what is inside it. */
        readonly context: string;
        readonly name: string | null;
        readonly nearest: string | null;
        readonly known: readonly string[];
      }
    | {
        readonly kind: 'unknown-context';
        readonly expression: string;
        readonly name: string;
        readonly allowed: readonly string[];
      }
    | {
        readonly kind: 'unknown-function';
        readonly expression: string;
        readonly name: string;
        readonly nearest: string | null;
        readonly known: readonly string[];
      }
    /** Known only when a task starts; `env` alone can read it. */
    | { readonly kind: 'late-value'; readonly expression: string; readonly name: string }
    /** `needs.x.outputs` where `x` is several tasks. */
    | { readonly kind: 'outputs-of-several'; readonly expression: string; readonly id: string }
    /** A fact that was not given; `flag` is how to give it. */
    | { readonly kind: 'missing-fact'; readonly expression: string; readonly name: string; readonly flag: string }
    /** A number that is written in another way than it prints. */
    | { readonly kind: 'spelling'; readonly text: string; readonly number: string }
    | { readonly kind: 'only-folders'; readonly pattern: string; readonly folders: number }
    | { readonly kind: 'mixed-condition'; readonly condition: string }
    | { readonly kind: 'unclosed-expression'; readonly text: string }
    | {
        readonly kind: 'need-not-listed';
        readonly id: string;
        readonly expression: string;
        /** Whether there is such a task at all. */
        readonly isTask: boolean;
        /** Of what the task needs, the id that was probably meant. */
        readonly nearest: string | null;
      }
    | { readonly kind: 'value-in-text'; readonly expression: string; readonly found: string }
    | { readonly kind: 'bad-value'; readonly key: string; readonly task: string; readonly detail: string }
    | { readonly kind: 'source-failed'; readonly source: string; readonly detail: string }
    | { readonly kind: 'bad-item'; readonly source: string; readonly item: number; readonly detail: string }
    | {
        readonly kind: 'empty-expansion';
        readonly id: string;
        /** The globs of its `for-each`, which name nothing. */
        readonly globs: readonly string[];
        /** The folder in the first of them that is not there, and the one that was probably meant. */
        readonly absent: { readonly path: string; readonly nearest: string | null } | null;
      }
    | { readonly kind: 'too-many-tasks'; readonly limit: number }
    | { readonly kind: 'too-many-needs'; readonly id: string; readonly needs: number; readonly limit: number }
    | { readonly kind: 'bad-pattern'; readonly pattern: string; readonly detail: string }
  );

/** Policies, records and verdicts. Texts that come from a record or its source are hostile. */
export type SyncProblem = Base<'sync'> &
  (
    | { readonly kind: 'wrong-shape'; readonly key: string; readonly found: string; readonly nearest: string | null }
    | {
        readonly kind: 'unknown-key';
        readonly key: string;
        readonly nearest: string | null;
        readonly known: readonly string[];
      }
    | {
        readonly kind: 'bad-amount';
        readonly key: string;
        readonly found: string;
        readonly why: 'not-an-amount' | 'not-whole' | 'count-range' | 'percent-range' | 'percent-decimals';
        readonly nearest: string | null;
      }
    | { readonly kind: 'no-threshold' }
    | { readonly kind: 'empty-list'; readonly key: string }
    | { readonly kind: 'too-large'; readonly what: 'depth' | 'rules'; readonly max: number }
    | { readonly kind: 'unreachable'; readonly need: number; readonly total: number; readonly of: string }
    /** Of the chosen tasks `need` cannot succeed, so all of them must. */
    | { readonly kind: 'all-of-chosen'; readonly need: number; readonly total: number; readonly of: string }
    | { readonly kind: 'none-of-chosen'; readonly of: string }
    | { readonly kind: 'empty-selector'; readonly selector: string; readonly nearest: string | null }
    | { readonly kind: 'never-passes'; readonly reasons: readonly VerdictReason[] }
    /** `null` where it is the whole policy and not one rule. */
    | { readonly kind: 'never-fails'; readonly maxFailures: Amount | null }
    | { readonly kind: 'report-only' }
    | { readonly kind: 'weight-sum'; readonly total: number; readonly max: number }
    | { readonly kind: 'empty-source'; readonly source: string }
    | { readonly kind: 'malformed'; readonly source: string; readonly line: number | null; readonly detail: string }
    | { readonly kind: 'oversized'; readonly source: string; readonly line: number | null; readonly max: number }
    | {
        readonly kind: 'future-version';
        readonly source: string;
        readonly line: number | null;
        readonly version: number;
      }
    | { readonly kind: 'more-malformed'; readonly source: string; readonly count: number }
    | { readonly kind: 'foreign-plan'; readonly source: string; readonly task: string; readonly plan: string }
    | { readonly kind: 'unknown-task'; readonly source: string; readonly task: string }
    | {
        readonly kind: 'wrong-leg';
        readonly source: string;
        readonly task: string;
        readonly leg: string;
        readonly expected: string | null;
      }
    | {
        readonly kind: 'wrong-attempt';
        readonly source: string;
        readonly task: string;
        readonly runAttempt: number;
        readonly expected: number;
      }
    | { readonly kind: 'later-attempt'; readonly task: string; readonly runAttempt: number; readonly current: number }
    | {
        readonly kind: 'contradictory';
        readonly task: string;
        readonly runAttempt: number;
        readonly counted: string;
        readonly claims: readonly { readonly state: string; readonly source: string }[];
      }
    | {
        /** The leg was started again and left nothing; `last` is the attempt of an older record. */
        readonly kind: 'lost-record';
        readonly leg: string;
        readonly runAttempt: number;
        readonly last: number;
        readonly tasks: readonly string[];
      }
    | {
        /** Results that do not stand, since the job did not end as `success`; `ended` is its conclusion or its status. */
        readonly kind: 'doubtful';
        readonly leg: string;
        readonly job: string;
        readonly ended: string;
        readonly tasks: readonly string[];
      }
    | { readonly kind: 'impossible-state'; readonly task: string; readonly state: string }
    | {
        /** Records of an attempt in which no job of the leg was started. */
        readonly kind: 'not-started';
        readonly leg: string;
        readonly runAttempt: number;
        readonly tasks: readonly string[];
      }
    | {
        /** The leg did not start in the attempt in which `need`, which a task of it needs, did. */
        readonly kind: 'not-restarted';
        readonly leg: string;
        readonly job: string;
        readonly need: string;
        readonly runAttempt: number;
      }
    /** Names of legs for which the jobs list has no job; where jobs are legs by number, also what those jobs would be called. */
    | { readonly kind: 'no-job'; readonly legs: readonly string[]; readonly numbered: readonly string[] }
    | { readonly kind: 'two-jobs'; readonly leg: string; readonly jobs: readonly string[] }
    | { readonly kind: 'still-queued'; readonly leg: string; readonly job: string }
    | {
        readonly kind: 'gate-needs';
        readonly why: 'empty' | 'too-large' | 'not-json' | 'not-an-object' | 'no-jobs';
      }
    | { readonly kind: 'gate-choice'; readonly found: string; readonly nearest: string | null }
    | { readonly kind: 'gate-repeated'; readonly job: string }
    | {
        readonly kind: 'gate-result';
        readonly job: string;
        readonly result: string | null;
        readonly nearest: string | null;
      }
    | {
        readonly kind: 'gate-list';
        readonly input: 'allowed-failures' | 'allowed-skips' | 'allowed-cancels';
        readonly why: 'not-json' | 'not-a-list' | 'not-text' | 'too-many';
      }
    | {
        readonly kind: 'gate-unknown-job';
        readonly input: 'allowed-failures' | 'allowed-skips' | 'allowed-cancels';
        readonly job: string;
        readonly nearest: string | null;
        readonly known: readonly string[];
      }
  );

/** What can be wrong with a pattern of `reads`, `writes` or `artifacts`. */
export type PatternFault =
  | 'empty'
  | 'too-long'
  | 'segment-too-long'
  | 'extglob'
  | 'home'
  | 'comment'
  | 'double-negation'
  | 'absolute'
  | 'escapes'
  | 'globstar-parent'
  | 'scheme'
  | 'escape'
  | 'brace'
  | 'class'
  | 'class-open';

/** What in a workflow breaks the isolation of failures or the gate. */
export type WorkflowFinding =
  | 'no-plan'
  | 'no-task'
  | 'no-converge'
  | 'placeholder'
  | 'required-check'
  | 'versions'
  | 'pull-request-target'
  | 'unsafe-checkout'
  | 'plan-id'
  | 'plan-outputs'
  | 'inline-expression'
  | 'fail-fast'
  | 'max-parallel'
  | 'leg-matrix'
  | 'leg-if'
  | 'leg-name'
  | 'leg-outputs'
  | 'leg-fixed'
  | 'leg-concurrency'
  | 'leg-queue'
  | 'leg-needs'
  | 'numbers-form'
  | 'numbers-twice'
  | 'numbers-few'
  | 'numbers-runner'
  | 'numbers-with'
  | 'numbers-value'
  | 'numbers-name'
  | 'numbers-plan'
  | 'missing-wave'
  | 'unguarded-step'
  | 'leg-tool'
  | 'leg-tolerated'
  | 'converge-if'
  | 'converge-absent'
  | 'converge-needs'
  | 'converge-inputs'
  | 'gate-skipped'
  | 'gate-ignored'
  | 'gate-cancelled'
  | 'wait-limit'
  | 'step-cancelled'
  | 'background-read'
  | 'hidden-failure'
  | 'permissions';

/**
 * How files that two unordered tasks wrote meet again: both carry them, a third task declares them, the two ran at the same
 * time in one workspace; or not at all: each had a workspace of its own, or they ran one after the other in one.
 */
export type Encounter = 'carried' | 'declared' | 'same-time' | 'own-workspaces' | 'in-turn';

/** Two patterns of two tasks that meet. `pairs` counts the pairs of tasks that share these two patterns. */
interface Meeting {
  readonly hazard: 'write-write' | 'read-write' | 'undecided';
  readonly tasks: readonly [string, string];
  readonly patterns: readonly [string, string];
  readonly witness: string;
  readonly pairs: number;
  /** How many pairs of patterns, of expansions of the same two entries, stand at the same two places. */
  readonly alike: number;
  /** Where the second pattern stands; `at` is the place of the first. */
  readonly otherAt: Location;
}

/** Hazards, order and waves. */
export type IndependenceProblem = Base<'independence'> &
  (
    | { readonly kind: 'cycle'; readonly ids: readonly string[] }
    | { readonly kind: 'unknown-need'; readonly task: string; readonly need: string }
    | { readonly kind: 'pattern'; readonly fault: PatternFault; readonly pattern: string; readonly key: string }
    | { readonly kind: 'double-star'; readonly pattern: string; readonly key: string }
    | { readonly kind: 'too-many-alternatives'; readonly pattern: string; readonly key: string; readonly max: number }
    | {
        readonly kind: 're-inclusion';
        readonly pattern: string;
        readonly exclusion: string;
        readonly key: string;
        readonly witness: string;
      }
    | { readonly kind: 'only-exclusions'; readonly key: string; readonly task: string }
    | {
        readonly kind: 'resource-over';
        readonly task: string;
        readonly resource: string;
        readonly claim: number;
        readonly capacity: number;
      }
    | {
        readonly kind: 'unknown-resource';
        readonly task: string;
        readonly resource: string;
        readonly nearest: string | null;
        readonly known: readonly string[];
      }
    | ({ readonly kind: 'race'; readonly fixes: readonly Fix[] } & Meeting)
    | ({
        readonly kind: 'serialised-hazard';
        readonly by: 'lock' | 'resource' | 'exclusive';
        readonly name: string;
      } & Meeting)
    | { readonly kind: 'more-hazards'; readonly groups: number; readonly pairs: number }
    | { readonly kind: 'unverifiable'; readonly unknown: number; readonly total: number }
    | {
        readonly kind: 'too-many-comparisons';
        readonly limit: number;
        readonly patterns: readonly { readonly pattern: string; readonly comparisons: number }[];
      }
    | { readonly kind: 'too-many-meetings'; readonly limit: number; readonly patterns: readonly string[] }
    | {
        readonly kind: 'outside';
        /** One task; or several that overlapped, one of which wrote the paths. */
        readonly tasks: readonly string[];
        /** One of the paths. */
        readonly path: string;
        /** What to add to the task, e.g. `writes: ["coverage/**"]`. */
        readonly line: string;
      }
    | {
        readonly kind: 'collision';
        /** One of the files, how many there are, and few patterns that cover them all. */
        readonly path: string;
        readonly files: number;
        readonly patterns: readonly string[];
        /** Two of the tasks, in list order, and how many more wrote the files. */
        readonly tasks: readonly [string, string];
        readonly more: number;
        readonly meet: Encounter;
        /** The task whose declaration covers the files; only when `declared`. */
        readonly by: string | null;
      }
    | { readonly kind: 'workflow-syntax'; readonly detail: string }
    | {
        readonly kind: 'workflow';
        readonly finding: WorkflowFinding;
        readonly job: string | null;
        /** The offending text, as it is in the workflow. */
        readonly found: string | null;
        /** What should stand there. */
        readonly want: string | null;
      }
  );

/** What can be wrong with a test report. */
export type ReportFault = 'too-large' | 'doctype' | 'not-xml' | 'one-root' | 'no-suites' | 'too-much';

/** What keeps a file of durations from being used. */
export type TimingsFault =
  | {
      readonly why:
        | 'empty'
        | 'broken-json'
        | 'no-durations'
        | 'unknown-form'
        | 'nothing-timed'
        | 'tasks-not-mapping'
        | 'bad-glob'
        | 'no-match'
        | 'no-reports';
    }
  /** `version` is that of fanfold's own form. */
  | { readonly why: 'version'; readonly version: string }
  | { readonly why: 'too-many-entries'; readonly max: number }
  | { readonly why: 'too-large'; readonly bytes: number; readonly max: number }
  | { readonly why: 'too-many-files'; readonly files: number; readonly max: number }
  | {
      readonly why: 'report';
      readonly fault: ReportFault;
      readonly detail: string;
      readonly line: number;
      readonly column: number;
    };

/** Estimates, timings, legs. */
export type PackingProblem = Base<'packing'> &
  (
    | {
        readonly kind: 'too-many-legs';
        readonly legs: number;
        readonly max: number;
        readonly wave: number;
        /** What they are set up for, and how many of each at least; the most first. */
        readonly kinds: readonly { readonly setUp: string; readonly legs: number }[];
      }
    | { readonly kind: 'too-many-waves'; readonly waves: number; readonly max: number; readonly task: string }
    | {
        readonly kind: 'target-too-short';
        readonly tasks: readonly string[];
        /** Some of them are long only together with others that must share their leg. */
        readonly together: boolean;
        readonly minutes: number;
        readonly smallest: number;
      }
    | { readonly kind: 'target-unreachable'; readonly minutes: number; readonly smallest: number }
    | {
        readonly kind: 'target-margin';
        readonly minutes: number;
        readonly smallest: number;
        readonly comfortable: number;
      }
    | {
        readonly kind: 'leg-too-long';
        readonly leg: string;
        readonly legs: number;
        readonly minutes: number;
        readonly max: number;
      }
    | { readonly kind: 'bad-runner'; readonly label: string; readonly why: 'comma' | 'expression' }
    | { readonly kind: 'unknown-runner'; readonly label: string; readonly nearest: string | null }
    | { readonly kind: 'timings-ignored'; readonly source: string; readonly fault: TimingsFault }
    | {
        readonly kind: 'timings-matched';
        /** Tasks of which the given timings know a time, and all that have no `duration`. */
        readonly known: number;
        readonly tasks: number;
        readonly sources: readonly {
          readonly source: string;
          /** Tasks that it has entries about; its entries about none, and about one of several. */
          readonly matched: number;
          readonly unmatched: number;
          readonly ambiguous: number;
          readonly hint: string | null;
        }[];
      }
    | { readonly kind: 'timings-values'; readonly source: string; readonly count: number }
  );

/** Assembling the plan and its matrix. */
export type PlanProblem = Base<'plan'> &
  (
    | { readonly kind: 'unknown-only'; readonly id: string; readonly known: readonly string[] }
    | { readonly kind: 'needs-left-out'; readonly ids: readonly string[]; readonly needs: readonly string[] }
    /** Tasks whose `if` was false when they were planned, and those that need them and so do not run either. */
    | { readonly kind: 'left-out'; readonly ids: readonly string[]; readonly behind: readonly string[] }
    | { readonly kind: 'nothing-chosen'; readonly selector: string }
    | { readonly kind: 'pull-request-target' }
    | { readonly kind: 'matrix-too-large'; readonly characters: number; readonly max: number }
    | { readonly kind: 'bad-name'; readonly name: string }
    /** What a task asks of its job that a written-out matrix has no place for. */
    | { readonly kind: 'not-numbered'; readonly task: string; readonly key: 'runs-on' | 'with' }
    | {
        /** Tasks without `run` where there is no job whose steps are their work, and those that wait for them. */
        readonly kind: 'not-here';
        readonly ids: readonly string[];
        readonly behind: readonly string[];
        /** The list has no other task. */
        readonly all: boolean;
      }
    | {
        /** Tasks of one entry whose name is not theirs alone, or is cut; the first of them. */
        readonly kind: 'renamed';
        readonly why: 'equal' | 'long';
        readonly id: string;
        readonly name: string;
        readonly shown: string;
        readonly count: number;
        readonly max: number;
      }
  );

/** What can be wrong with a coverage file in LCOV's format. */
export type LcovFault = 'too-large' | 'too-much' | 'bad-line' | 'empty';

/** What keeps text from being a plan that can be trusted. `key` is where its form is wrong first. */
export type PlanFault =
  | { readonly why: 'not-json'; readonly detail: string }
  | { readonly why: 'too-deep' }
  | { readonly why: 'form'; readonly key: string; readonly detail: string }
  | { readonly why: 'digest' };

/** What keeps tasks from being isolated. `detail` is what the system said. */
export type IsolationFault =
  | { readonly why: 'not-linux' | 'no-tools' | 'odd-path' }
  | { readonly why: 'not-allowed'; readonly detail: string };

/** Files, processes and services at the rim. */
export type RimProblem = Base<'rim'> &
  (
    | { readonly kind: 'unreadable'; readonly path: string; readonly detail: string }
    | { readonly kind: 'no-task-file'; readonly looked: readonly string[] }
    | { readonly kind: 'bad-pair'; readonly flag: 'input' | 'github'; readonly text: string }
    | { readonly kind: 'bad-inputs' }
    | {
        readonly kind: 'unknown-fact';
        readonly name: string;
        readonly nearest: string | null;
        readonly known: readonly string[];
      }
    | { readonly kind: 'unwritable'; readonly path: string; readonly detail: string }
    | { readonly kind: 'no-last-run'; readonly path: string }
    | { readonly kind: 'last-run-differs'; readonly path: string }
    /** Another run of this folder is at work. */
    | { readonly kind: 'run-locked'; readonly path: string; readonly pid: number }
    | { readonly kind: 'not-collected'; readonly task: string; readonly path: string; readonly detail: string }
    /** `reader` needs the task and waits for such a file. */
    | { readonly kind: 'no-artifact'; readonly task: string; readonly pattern: string; readonly reader: string | null }
    | { readonly kind: 'not-a-file'; readonly task: string; readonly paths: readonly string[]; readonly more: number }
    | { readonly kind: 'not-utf-8'; readonly task: string; readonly paths: readonly string[]; readonly more: number }
    | { readonly kind: 'files-unstored'; readonly task: string }
    | {
        /** The carried files of a task are not what its record vouches for. */
        readonly kind: 'files-lost';
        readonly task: string;
        readonly why: 'absent' | 'unreadable' | 'manifest' | 'file' | 'refused';
        /** The file, where it is about one. */
        readonly path: string | null;
        readonly detail: string;
      }
    | { readonly kind: 'files-twice'; readonly leg: string; readonly artifacts: readonly string[] }
    | { readonly kind: 'name-refused'; readonly task: string; readonly path: string; readonly placed: string }
    /** The runner gave no such variable, or not what it should hold. */
    | { readonly kind: 'store-absent'; readonly variable: string }
    /** What answers at that address is not the artifact service: what was asked of it, and the answer in short. */
    | { readonly kind: 'store-unknown'; readonly server: string; readonly asked: string; readonly answer: string }
    | {
        readonly kind: 'store-full' | 'store-fault';
        readonly what: 'listed' | 'stored' | 'deleted';
        readonly detail: string;
      }
    | { readonly kind: 'artifact-oversized'; readonly artifact: string; readonly bytes: number; readonly max: number }
    | { readonly kind: 'artifact-altered'; readonly artifact: string }
    /** A fold that the job of a leg stored. */
    | { readonly kind: 'fold-refused'; readonly artifact: string }
    | { readonly kind: 'artifact-unreadable'; readonly artifact: string; readonly detail: string }
    | { readonly kind: 'not-a-plan'; readonly source: string; readonly fault: PlanFault }
    | { readonly kind: 'record-unwritable'; readonly task: string; readonly path: string; readonly detail: string }
    | { readonly kind: 'log-unwritable'; readonly task: string; readonly path: string; readonly detail: string }
    /** `task` read an output of `need`, which set `set`. */
    | {
        readonly kind: 'output-not-set';
        readonly task: string;
        readonly need: string;
        readonly key: string;
        readonly set: readonly string[];
      }
    | { readonly kind: 'summary-cut'; readonly task: string; readonly max: number }
    /** Processes that were to be killed and still live; none where one is known only by the output that it has open. */
    | { readonly kind: 'survivors'; readonly task: string; readonly pids: readonly number[] }
    | {
        readonly kind: 'report-unused';
        readonly batch: string;
        /** `$FANFOLD_REPORT`, or the path of `report`. */
        readonly report: string;
        readonly why: 'absent' | 'old' | 'too-large' | 'not-junit' | 'no-item';
        readonly detail: string;
      }
    | { readonly kind: 'items-by-file'; readonly batch: string; readonly items: number }
    | { readonly kind: 'not-observed'; readonly why: 'too-many-files' | 'failed' | 'budget'; readonly detail: string }
    | {
        readonly kind: 'observation-cut';
        readonly tasks: readonly string[];
        readonly kept: number;
        readonly total: number;
      }
    | { readonly kind: 'not-isolated'; readonly fault: IsolationFault }
    | {
        readonly kind: 'junit-unreadable';
        readonly task: string;
        readonly path: string;
        readonly why: ReportFault;
        readonly detail: string;
        /** Where in the file; both count from 1. */
        readonly line: number;
        readonly column: number;
      }
    | {
        readonly kind: 'junit-cut';
        readonly task: string;
        readonly path: string;
        /** Texts that were cut. */
        readonly cuts: number;
        /** Names of elements that were left out. */
        readonly unknown: readonly string[];
      }
    | {
        readonly kind: 'lcov-unreadable';
        readonly task: string;
        readonly path: string;
        readonly why: LcovFault;
      }
    | {
        readonly kind: 'lcov-lines';
        readonly task: string;
        readonly path: string;
        /** Lines that are left out, and the first of them; 0 for none. */
        readonly bad: number;
        readonly line: number;
        /** Counts below zero. */
        readonly negative: number;
      }
    | { readonly kind: 'report-empty'; readonly task: string; readonly path: string }
    | {
        readonly kind: 'fold-unreadable';
        readonly task: string;
        readonly path: string;
        readonly fold: 'json-array' | 'concat';
        readonly detail: string;
      }
    | {
        readonly kind: 'merge-conflict';
        readonly why: 'content' | 'case' | 'folder';
        readonly paths: readonly [string, string];
        readonly tasks: readonly [string, string];
        /** Further files that collide with the first one in the same way. */
        readonly more: number;
      }
    | { readonly kind: 'merge-refused'; readonly task: string; readonly path: string }
    | { readonly kind: 'merge-link'; readonly path: string }
    | { readonly kind: 'merge-too-many'; readonly files: number; readonly max: number }
    | { readonly kind: 'jobs-unchecked'; readonly detail: string }
    /** The list of artifacts of a run may be cut, and the whole one could not be read. */
    | { readonly kind: 'list-cut'; readonly max: number; readonly detail: string }
    /** The list of artifacts was read again, in the hope of records of these legs. */
    | {
        readonly kind: 'waited-for-records';
        readonly seconds: number;
        readonly legs: readonly string[];
        readonly left: number;
      }
    | {
        readonly kind: 'records-too-large';
        readonly artifact: string;
        readonly why: 'bytes' | 'number';
        readonly max: number;
      }
    | { readonly kind: 'timings-unavailable'; readonly detail: string }
    | { readonly kind: 'comment-failed'; readonly issue: number; readonly detail: string }
  );

export type Problem = TasklistProblem | SyncProblem | IndependenceProblem | PackingProblem | PlanProblem | RimProblem;

type KindIn<P> = P extends { readonly area: infer A extends string; readonly kind: infer K extends string }
  ? `${A}/${K}`
  : never;

/** A kind of problem with its area, as in `rim/unreadable`. */
export type Kind = KindIn<Problem>;
export type KindOf<Area extends Problem['area']> = KindIn<Extract<Problem, { readonly area: Area }>>;

/** The problem of a kind. */
export type ProblemOf<K extends Kind> = Problem extends infer P ? (P extends Problem ? Only<P, K> : never) : never;
type Only<P extends Problem, K extends Kind> = K extends KindIn<P> ? P : never;

/** What the sentence of a problem needs. */
export type FactsOf<K extends Kind> = ProblemOf<K> extends infer P ? Omit<P, keyof Base<string> | 'kind'> : never;

/** The facts, and the severity where this problem differs from others of its kind. */
export type GivenFacts<K extends Kind> = keyof FactsOf<K> extends never
  ? [facts?: { readonly severity?: Severity }]
  : [facts: FactsOf<K> & { readonly severity?: Severity }];

/** Kinds that do not stop the work; every other kind is an error. */
const MILD: Partial<Readonly<Record<Kind, Severity>>> = {
  'tasklist/empty-expansion': 'warning',
  'tasklist/only-folders': 'warning',
  'tasklist/spelling': 'warning',
  'sync/all-of-chosen': 'note',
  'sync/contradictory': 'warning',
  'sync/doubtful': 'warning',
  'sync/empty-source': 'warning',
  'sync/foreign-plan': 'warning',
  'sync/future-version': 'warning',
  'sync/impossible-state': 'warning',
  'sync/later-attempt': 'note',
  'sync/lost-record': 'warning',
  'sync/malformed': 'warning',
  'sync/more-malformed': 'warning',
  'sync/never-fails': 'warning',
  'sync/no-job': 'warning',
  'sync/none-of-chosen': 'note',
  'sync/not-restarted': 'warning',
  'sync/not-started': 'warning',
  'sync/report-only': 'note',
  'sync/still-queued': 'warning',
  'sync/two-jobs': 'warning',
  'sync/unknown-task': 'warning',
  'sync/wrong-attempt': 'warning',
  'sync/wrong-leg': 'warning',
  'independence/double-star': 'warning',
  'independence/too-many-alternatives': 'warning',
  'packing/timings-ignored': 'warning',
  'packing/timings-values': 'warning',
  'packing/leg-too-long': 'warning',
  'packing/target-margin': 'warning',
  'packing/target-too-short': 'warning',
  'packing/timings-matched': 'note',
  'packing/unknown-runner': 'warning',
  'plan/left-out': 'note',
  'plan/needs-left-out': 'note',
  'plan/not-here': 'warning',
  'plan/nothing-chosen': 'warning',
  'plan/pull-request-target': 'warning',
  'plan/renamed': 'warning',
  'rim/comment-failed': 'warning',
  'rim/fold-refused': 'warning',
  'rim/files-unstored': 'warning',
  'rim/fold-unreadable': 'warning',
  'rim/items-by-file': 'warning',
  'rim/jobs-unchecked': 'note',
  'rim/junit-cut': 'note',
  'rim/junit-unreadable': 'warning',
  'rim/lcov-lines': 'warning',
  'rim/lcov-unreadable': 'warning',
  'rim/log-unwritable': 'warning',
  'rim/name-refused': 'warning',
  'rim/not-a-file': 'warning',
  'rim/last-run-differs': 'warning',
  'rim/not-collected': 'warning',
  'rim/not-isolated': 'note',
  'rim/not-utf-8': 'warning',
  'rim/observation-cut': 'warning',
  'rim/output-not-set': 'warning',
  'rim/report-empty': 'warning',
  'rim/report-unused': 'warning',
  'rim/summary-cut': 'warning',
  'rim/survivors': 'warning',
  'rim/timings-unavailable': 'note',
};

/** Makes a problem. `at` is `null` when it has no place in text. */
export function problem<K extends Kind>(kind: K, at: Location | null, ...[facts]: GivenFacts<K>): ProblemOf<K> {
  const [area, name] = kind.split('/');
  return { area, kind: name, severity: MILD[kind] ?? 'error', at, ...facts } as unknown as ProblemOf<K>;
}

/** Whether one of the problems stops the work. */
export function hasError(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

/** How many of the problems have a severity. */
export function countOf(problems: readonly Problem[], severity: Severity): number {
  return problems.filter((problem) => problem.severity === severity).length;
}

/** The message of what was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What was thrown with its stack: for faults of the program itself. */
export function traceOf(error: unknown): string {
  return (error instanceof Error && error.stack) || messageOf(error);
}

/** The system's word for a fault, like `ENOENT` or `ECONNRESET`. */
export function codeOf(error: unknown): string | null {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : null;
}
