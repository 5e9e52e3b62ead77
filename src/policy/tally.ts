/**
 * The running count of a plan: one outcome arrives, a few counters move, and the question "is the verdict certain?" is
 * answered from the counters alone.
 *
 * Why this is exact. Every rule is monotone in failure < neutral < success, so among all endings of the unfinished tasks
 * the all-failure one is the worst and the all-success one the best: when both agree, every ending agrees. The one rule
 * that is not monotone, `on-all-neutral`, applies to a single ending, that in which nothing counts at all, and that
 * ending is looked at by itself where it is possible.
 */
import type { Outcome, Policy, Rule, Task } from '../model.ts';
import {
  type Counter,
  type Fill,
  fillPending,
  formulaHolds,
  type NumberedFormula,
  numberRules,
  ruleHolds,
} from './formula.ts';
import { canEndNeutral } from './outcome.ts';
import { createSelect } from './select.ts';
import { skippable } from './skippable.ts';

/** What a policy needs to know of a task. */
export type JudgedTask = Pick<
  Task,
  | 'id'
  | 'template'
  | 'item'
  | 'matrix'
  | 'tags'
  | 'weight'
  | 'required'
  | 'needs'
  | 'continueOnError'
  | 'condition'
  | 'skip'
  | 'uncounted'
>;

/** A plan, as far as its verdict goes. */
export interface Judged {
  readonly policy: Policy;
  readonly tasks: readonly JudgedTask[];
}

export type Decision =
  | {
      readonly decided: true;
      readonly verdict: 'pass' | 'fail';
      /** The verdict was certain before anything counted, or would be if anything counts, so it says nothing about this run. */
      readonly foregone: boolean;
    }
  | { readonly decided: false };

/** A rule with the positions of the tasks it selects and the weights counted so far. */
export interface CountedRule {
  readonly rule: Rule;
  readonly members: readonly number[];
  readonly counter: Counter;
}

export interface Tally {
  /** Counts the outcome of a pending task; `false`, and nothing changes, when it is unknown or already counted. */
  add(id: string, outcome: Outcome): boolean;
  /** Sets the outcome of a task, or makes it pending again with `null`; `false` when the task is unknown. */
  replace(id: string, outcome: Outcome | null): boolean;
  /** Whether every ending of the pending tasks gives the same verdict, and which. Costs O(number of rules). */
  decide(): Decision;
  /** The counters, for the explanation of a verdict. Not to be changed. */
  readonly counts: Counts;
}

/** Everything that a verdict is computed from. */
export interface Counts {
  readonly judged: Judged;
  readonly formula: NumberedFormula;
  readonly rules: readonly CountedRule[];
  /** All tasks together. */
  readonly everything: Counter;
  /** How many tasks there are, counted by rules or not. */
  readonly planned: number;
  /** In the order of the tasks; `null` is pending. */
  readonly outcomes: (Outcome | null)[];
  /** Numbers of tasks, not weights. */
  readonly pending: { tasks: number; neverNeutral: number };
  /** Whether a task may end neutral, in the order of the tasks. */
  readonly mayEndNeutral: readonly boolean[];
  readonly required: { tasks: number; success: number; pending: number };
}

/** The tasks that rules speak of: what is there only because others need it decides nothing by itself. */
export function countedOf<Of extends Pick<JudgedTask, 'uncounted'>>(tasks: readonly Of[]): readonly Of[] {
  return tasks.some(({ uncounted }) => uncounted) ? tasks.filter(({ uncounted }) => !uncounted) : tasks;
}

/** Starts the count of a plan. Tasks that were skipped when planned are counted at once, as `on-skipped` says. */
export function createTally({ policy, tasks: all }: Judged): Tally {
  const tasks = countedOf(all);
  const judged = { policy, tasks };
  const counts = startCounts(judged, all);
  // A policy is also asked what it could ever say, before any outcome: these two are only for outcomes.
  let touched: readonly (readonly Counter[])[] | undefined;
  let positions: ReadonlyMap<string, number> | undefined;
  const positionOf = (id: string): number | undefined => {
    positions ??= new Map(tasks.map((task, index) => [task.id, index]));
    return positions.get(id);
  };
  const set = (index: number, task: JudgedTask, outcome: Outcome | null): void => {
    touched ??= countersByTask(counts);
    move(counts, index, touched[index] ?? [], task, outcome);
    counts.outcomes[index] = outcome;
  };
  const replace = (id: string, outcome: Outcome | null): boolean => {
    const index = positionOf(id);
    const task = index === undefined ? undefined : tasks[index];
    if (index === undefined || task === undefined) return false;
    set(index, task, outcome);
    return true;
  };
  tasks.forEach((task, index) => {
    if (task.skip) set(index, task, policy.onSkipped);
  });
  // Rules that hold even when everything fails say nothing about a run either, although nothing may count in the end.
  const foregone = verdictOf(counts) !== null || filledVerdict(counts, 'failure') === 'pass';
  return {
    add: (id, outcome) => {
      const index = positionOf(id);
      return index !== undefined && counts.outcomes[index] === null && replace(id, outcome);
    },
    replace,
    decide: () => {
      const verdict = verdictOf(counts);
      if (verdict === null) return { decided: false };
      const { success, failure } = counts.everything;
      // A skip may make a pass certain before anything ran.
      return { decided: true, verdict, foregone: foregone || (verdict === 'pass' && success + failure === 0) };
    },
    counts,
  };
}

/** The verdict when the pending weight is counted as `fill`. */
export function filledVerdict(counts: Counts, fill: Fill): 'pass' | 'fail' {
  if (counts.outcomes.length === 0) return counts.judged.policy.onEmpty;
  if (fillPending(counts.everything, fill).counted === 0) return neutralVerdict(counts);
  const { success, pending, tasks } = counts.required;
  if (success + (fill === 'success' ? pending : 0) < tasks) return 'fail';
  return formulaHolds(counts.formula, (leaf) => leafHolds(counts, leaf, fill)) ? 'pass' : 'fail';
}

/** Whether the rule numbered `leaf` holds when the pending weight is counted as `fill`. */
export function leafHolds(counts: Counts, leaf: number, fill: Fill): boolean {
  const counted = counts.rules[leaf];
  if (counted === undefined) throw new RangeError(`no rule ${leaf}`);
  return ruleHolds(counted.rule, fillPending(counted.counter, fill));
}

/** The one verdict of all endings, or `null` while two endings differ. */
function verdictOf(counts: Counts): 'pass' | 'fail' | null {
  const worst = filledVerdict(counts, 'failure');
  if (counts.pending.tasks === 0) return worst;
  if (worst !== filledVerdict(counts, 'success')) return null;
  return mayAllBeNeutral(counts) && neutralVerdict(counts) !== worst ? null : worst;
}

function mayAllBeNeutral({ everything, pending }: Counts): boolean {
  return everything.success === 0 && everything.failure === 0 && pending.neverNeutral === 0;
}

/** Nothing counts: the policy says what that means, but a required task has not succeeded then. */
function neutralVerdict({ judged, required }: Counts): 'pass' | 'fail' {
  return required.tasks === 0 ? judged.policy.onAllNeutral : 'fail';
}

function startCounts(judged: Judged, all: readonly JudgedTask[]): Counts {
  const { policy, tasks } = judged;
  const select = createSelect(tasks);
  const { formula, rules } = numberRules(policy.formula);
  const weightOf = (members: readonly number[]): Counter => ({
    success: 0,
    failure: 0,
    pending: members.reduce((sum, index) => sum + (tasks[index]?.weight ?? 0), 0),
  });
  const required = tasks.filter((task) => task.required).length;
  const maySkip = skippable(all);
  const mayEndNeutral = tasks.map((task) => canEndNeutral(task, policy, maySkip.has(task.id)));
  return {
    judged,
    formula,
    rules: rules.map((rule) => {
      const members = select(rule.of);
      return { rule, members, counter: weightOf(members) };
    }),
    planned: all.length,
    everything: weightOf(select([])),
    outcomes: tasks.map(() => null),
    pending: { tasks: tasks.length, neverNeutral: mayEndNeutral.filter((may) => !may).length },
    mayEndNeutral,
    required: { tasks: required, success: 0, pending: required },
  };
}

function countersByTask(counts: Counts): readonly (readonly Counter[])[] {
  const touched: Counter[][] = counts.outcomes.map(() => [counts.everything]);
  for (const { members, counter } of counts.rules) for (const index of members) touched[index]?.push(counter);
  return touched;
}

function move(counts: Counts, index: number, touched: readonly Counter[], task: JudgedTask, to: Outcome | null): void {
  const { pending, required, mayEndNeutral } = counts;
  for (const [outcome, sign] of [
    [counts.outcomes[index] ?? null, -1],
    [to, 1],
  ] as const) {
    const slot = outcome ?? 'pending';
    if (slot !== 'neutral') for (const counter of touched) counter[slot] += sign * task.weight;
    if (slot === 'pending') {
      pending.tasks += sign;
      if (mayEndNeutral[index] === false) pending.neverNeutral += sign;
    }
    if (task.required && (slot === 'pending' || slot === 'success')) required[slot] += sign;
  }
}
