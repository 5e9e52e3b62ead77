import type { Amount, Formula, Outcome, PlannedTask, Policy } from '../../src/model.ts';
import { type Known, possible } from './support.ts';

/** The verdict of complete outcomes, written straight from semantics 2.2 without any of the code under test. */
export type Judge = (outcomes: readonly Outcome[]) => 'pass' | 'fail';

export function naiveJudge(policy: Policy, tasks: readonly PlannedTask[]): Judge {
  const formula = naiveFormula(policy.formula, tasks);
  const weigh = (outcomes: readonly Outcome[], wanted: Outcome) => sum(tasks, (index) => outcomes[index] === wanted);
  return (outcomes) => {
    if (tasks.length === 0) return policy.onEmpty;
    if (tasks.some((task, index) => task.required && outcomes[index] !== 'success')) return 'fail';
    const counted = weigh(outcomes, 'success') + weigh(outcomes, 'failure');
    if (counted === 0) return policy.onAllNeutral;
    return formula(outcomes) ? 'pass' : 'fail';
  };
}

function naiveFormula(formula: Formula, tasks: readonly PlannedTask[]): (outcomes: readonly Outcome[]) => boolean {
  if ('none' in formula) return () => true;
  if ('all' in formula) {
    const parts = formula.all.map((part) => naiveFormula(part, tasks));
    return (outcomes) => parts.every((part) => part(outcomes));
  }
  if ('any' in formula) {
    const parts = formula.any.map((part) => naiveFormula(part, tasks));
    return (outcomes) => parts.some((part) => part(outcomes));
  }
  const { of, atLeast, maxFailures } = formula.rule;
  const selected = tasks.map((task) => of.length === 0 || of.some((selector) => naiveSelects(selector, task)));
  return (outcomes) => {
    const S = sum(tasks, (index) => selected[index] === true && outcomes[index] === 'success');
    const F = sum(tasks, (index) => selected[index] === true && outcomes[index] === 'failure');
    if (atLeast !== undefined && !enough(atLeast, S, S + F)) return false;
    return maxFailures === undefined || few(maxFailures, F, S + F);
  };
}

export function naiveSelects(selector: string, task: PlannedTask): boolean {
  if (selector.startsWith('tag:')) return task.tags.includes(selector.slice(4));
  if (selector === task.id || selector === task.template) return true;
  const pattern = selector.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return selector.includes('*') && new RegExp(`^${pattern}$`, 's').test(task.id);
}

function enough(amount: Amount, S: number, W: number): boolean {
  if ('count' in amount) return S >= amount.count;
  if ('majority' in amount) return S > W - S;
  return S * 100 * 1000 >= amount.thousandths * W;
}

function few(amount: Amount, F: number, W: number): boolean {
  if ('count' in amount) return F <= amount.count;
  if ('majority' in amount) return F < W - F;
  return F * 100 * 1000 <= amount.thousandths * W;
}

function sum(tasks: readonly PlannedTask[], counts: (index: number) => boolean): number {
  let total = 0;
  for (let index = 0; index < tasks.length; index++) if (counts(index)) total += tasks[index]!.weight;
  return total;
}

/** Every possible ending of the pending tasks, in place of `null`; `visit` ends the enumeration by returning `false`. */
export function everyCompletion(
  policy: Policy,
  tasks: readonly PlannedTask[],
  known: Known,
  visit: (outcomes: readonly Outcome[]) => boolean,
): boolean {
  const filled = [...known] as Outcome[];
  const open = tasks.flatMap((task, index) =>
    known[index] == null ? [{ index, ends: possible(task, policy, tasks) }] : [],
  );
  const go = (at: number): boolean => {
    const next = open[at];
    if (next === undefined) return visit(filled);
    return next.ends.every((outcome) => {
      filled[next.index] = outcome;
      return go(at + 1);
    });
  };
  return go(0);
}

/** `pass` or `fail` when all completions agree, `open` when two differ. */
export function bruteForce(policy: Policy, tasks: readonly PlannedTask[], known: Known): 'pass' | 'fail' | 'open' {
  const judge = naiveJudge(policy, tasks);
  let first: 'pass' | 'fail' | undefined;
  const agreed = everyCompletion(policy, tasks, known, (outcomes) => {
    first ??= judge(outcomes);
    return judge(outcomes) === first;
  });
  return agreed && first !== undefined ? first : 'open';
}
