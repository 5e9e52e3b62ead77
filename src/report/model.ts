import type { FailingTest } from '../merge/junit-model.ts';
import type { CheckedCondition, Plan, TaskRecord, Verdict } from '../model.ts';
import type { Problem } from '../problem.ts';
import type { Doubt } from '../verdict/evidence.ts';

/** What the jobs list of GitHub says about one leg; times are ISO 8601 in UTC, `null` when GitHub has none yet. */
export interface LegJob {
  readonly url: string | null;
  readonly conclusion: string | null;
  readonly createdAt: string | null;
  /** When it was queued. */
  readonly startedAt: string | null;
  /** When its first step started, and so the wait for a runner was over. */
  readonly beganAt?: string | null;
  readonly completedAt: string | null;
}

/** What kept the run from being faster, in a word and in a sentence. */
export interface Bounded {
  readonly by: 'task' | 'locks' | 'imbalance' | 'start-up' | 'queueing';
  readonly text: string;
}

/** All that a final report is written from: the plan, the winning record of each task, and the verdict over them. */
export interface Converged {
  readonly plan: Plan;
  /** Task id to the record that won. A planned task without an entry is missing. */
  readonly records: ReadonlyMap<string, TaskRecord>;
  readonly verdict: Verdict;
  readonly problems: readonly Problem[];
  /** Why the result of a task does not stand although it is not a failure. */
  readonly doubts?: ReadonlyMap<string, Doubt>;
  /** Tasks without a record in a list of artifacts that may be cut. */
  readonly unlisted?: ReadonlySet<string>;
  /** Every leg was a job, so that its tasks ran one after another even if the clocks disagree. */
  readonly onRunners?: boolean;
  /** GitHub told the jobs of the run. */
  readonly jobsAsked?: boolean;
  /** Leg id to its job. */
  readonly jobs?: ReadonlyMap<string, LegJob>;
  /** The four conditions of independence. */
  readonly checks?: readonly CheckedCondition[];
  readonly bounded?: Bounded;
  readonly failingTests?: readonly FailingTest[];
  /** Task id to the log of its command, as far as it was kept; hostile text. The record has the end of each. */
  readonly logs?: ReadonlyMap<string, string>;
  /** Task id to what its last successes took before this run, in milliseconds, the newest last. */
  readonly before?: ReadonlyMap<string, readonly number[]>;
  /** The page of the run. */
  readonly runUrl?: string;
  /** What was run; hostile text, empty where it is not known. */
  readonly source?: { readonly commit: string; readonly branch: string };
}

/** What became of a planned task, for people: the state of its record, or why that state does not count. */
export type ShownState =
  | 'succeeded'
  | 'failed'
  | 'timed-out'
  | 'cancelled'
  | 'blocked'
  | 'missing'
  | 'doubtful'
  | 'unlisted'
  | 'superseded'
  | 'skipped'
  | 'tolerated';
