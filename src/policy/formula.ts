/** Evaluation of a policy's formula over weight counters, one counter for each rule. */
import type { Formula, Rule } from '../model.ts';
import { atLeastHolds, maxFailuresHolds } from './amount.ts';

/** Weights of the tasks that one rule selects, by what is known of them. Neutral weight counts nowhere. */
export interface Counter {
  success: number;
  failure: number;
  pending: number;
}

/** How the pending weight is counted. */
export type Fill = 'success' | 'failure';

/** What a rule sees once the pending weight is filled. `counted` is success plus failure. */
export interface Filled {
  readonly success: number;
  readonly failure: number;
  readonly counted: number;
}

/** A formula whose rules are numbered in reading order. */
export type NumberedFormula =
  | { readonly leaf: number }
  | { readonly all: readonly NumberedFormula[] }
  | { readonly any: readonly NumberedFormula[] }
  | { readonly none: true };

/** Numbers the rules of a formula; `rules[leaf]` is the rule of a leaf. */
export function numberRules(formula: Formula): { formula: NumberedFormula; rules: readonly Rule[] } {
  const rules: Rule[] = [];
  const visit = (node: Formula): NumberedFormula => {
    if ('rule' in node) return { leaf: rules.push(node.rule) - 1 };
    if ('all' in node) return { all: node.all.map(visit) };
    if ('any' in node) return { any: node.any.map(visit) };
    return node;
  };
  return { formula: visit(formula), rules };
}

/** Counts the pending weight as success or as failure. */
export function fillPending(counter: Counter, fill: Fill): Filled {
  const success = counter.success + (fill === 'success' ? counter.pending : 0);
  const failure = counter.failure + (fill === 'failure' ? counter.pending : 0);
  return { success, failure, counted: success + failure };
}

/** Whether both thresholds of a rule hold. */
export function ruleHolds(rule: Rule, filled: Filled): boolean {
  const { success, failure, counted } = filled;
  if (rule.atLeast !== undefined && !atLeastHolds(rule.atLeast, success, counted)) return false;
  return rule.maxFailures === undefined || maxFailuresHolds(rule.maxFailures, failure, counted);
}

/** Whether a formula holds, given whether each rule holds. An empty `all` holds, an empty `any` does not. */
export function formulaHolds(formula: NumberedFormula, holds: (leaf: number) => boolean): boolean {
  if ('leaf' in formula) return holds(formula.leaf);
  if ('all' in formula) return formula.all.every((part) => formulaHolds(part, holds));
  if ('any' in formula) return formula.any.some((part) => formulaHolds(part, holds));
  return true;
}
