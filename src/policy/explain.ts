/** The arithmetic of a verdict as facts; `report/sentences/verdict-reasons.ts` puts them in words. */
import type { CountedAs, CountedThreshold, VerdictReason } from '../model.ts';
import { atLeastHolds, isRounded, leastSuccess, maxFailuresHolds, mostFailure } from './amount.ts';
import { type Fill, fillPending, formulaHolds, type NumberedFormula } from './formula.ts';
import { type CountedRule, type Counts, leafHolds } from './tally.ts';

/** What kind of failure a failure is, by task id, where a line should say so. */
export type Labels = ReadonlyMap<string, CountedAs>;

interface Context {
  readonly counts: Counts;
  readonly verdict: 'pass' | 'fail';
  readonly fill: Fill;
  readonly labels: Labels;
}

/**
 * Explains a certain verdict. A pass lists rules that hold even if every pending task fails; a fail lists rules that
 * would not hold even if every pending task succeeded. So the verdict is pass exactly when every listed reason holds.
 */
export function explain(
  counts: Counts,
  verdict: 'pass' | 'fail',
  labels: Labels = new Map(),
): readonly VerdictReason[] {
  const context: Context = { counts, verdict, fill: verdict === 'pass' ? 'failure' : 'success', labels };
  const total = counts.outcomes.length;
  const { onEmpty, onAllNeutral } = counts.judged.policy;
  if (total === 0) return [{ kind: 'empty', verdict, planned: counts.planned, setting: onEmpty }];
  const nothingCounts = fillPending(counts.everything, context.fill).counted === 0;
  if (nothingCounts && counts.required.tasks === 0)
    return [{ kind: 'all-neutral', verdict, total, setting: onAllNeutral }];
  return [...requiredReasons(context), ...formulaReasons(counts.formula, context)];
}

function requiredReasons({ counts, verdict, fill }: Context): VerdictReason[] {
  const { tasks: need, success, pending } = counts.required;
  const have = success + (fill === 'success' ? pending : 0);
  if (need === 0 || have >= need !== (verdict === 'pass')) return [];
  const lost = verdict === 'fail' ? unsuccessfulRequired(counts) : [];
  return [{ kind: 'required', verdict, need, have, atMost: have > success, pending, lost }];
}

function unsuccessfulRequired({ judged, outcomes }: Counts): string[] {
  const isLost = (index: number) => outcomes[index] === 'failure' || outcomes[index] === 'neutral';
  return judged.tasks.flatMap((task, index) => (task.required && isLost(index) ? [task.id] : []));
}

/** The reasons of the parts that make the verdict what it is: of an `any-of` that passes, the first that holds. */
function formulaReasons(formula: NumberedFormula, context: Context): VerdictReason[] {
  const { counts, verdict, fill } = context;
  const holds = (part: NumberedFormula) => formulaHolds(part, (leaf) => leafHolds(counts, leaf, fill));
  if ('leaf' in formula) return ruleReasons(formula.leaf, context);
  if ('none' in formula || ('all' in formula && formula.all.length === 0))
    return verdict === 'pass' ? [{ kind: 'nothing-asked' }] : [];
  if ('all' in formula) return formula.all.flatMap((part) => formulaReasons(part, context));
  if (verdict === 'fail' && formula.any.length === 0) return [{ kind: 'no-alternative' }];
  if (verdict === 'fail')
    return formula.any.some(holds) ? [] : formula.any.flatMap((part) => formulaReasons(part, context));
  const first = formula.any.find(holds);
  return first === undefined ? [] : formulaReasons(first, context);
}

function ruleReasons(leaf: number, context: Context): VerdictReason[] {
  const counted = context.counts.rules[leaf];
  if (counted === undefined) throw new RangeError(`no rule ${leaf}`);
  const { success, failure, counted: total } = fillPending(counted.counter, context.fill);
  const { atLeast, maxFailures } = counted.rule;
  const reasons: VerdictReason[] = [];
  const pass = context.verdict === 'pass';
  if (atLeast !== undefined && atLeastHolds(atLeast, success, total) === pass) {
    const need = leastSuccess(atLeast, total);
    reasons.push(threshold({ key: 'at-least', amount: atLeast, need, have: success, total }, counted, context));
  }
  if (maxFailures !== undefined && maxFailuresHolds(maxFailures, failure, total) === pass) {
    const need = mostFailure(maxFailures, total);
    reasons.push(threshold({ key: 'max-failures', amount: maxFailures, need, have: failure, total }, counted, context));
  }
  return reasons;
}

type Numbers = Pick<CountedThreshold, 'key' | 'amount' | 'need' | 'have' | 'total'>;

function threshold(numbers: Numbers, { rule, members, counter }: CountedRule, context: Context): CountedThreshold {
  const { counts, fill, verdict, labels } = context;
  return {
    kind: 'threshold',
    verdict,
    ...numbers,
    of: rule.of,
    rounded: isRounded(numbers.amount, numbers.total),
    // The unfinished weight is part of `have` when it is counted the way the rule counts.
    atMost: counter.pending > 0 && (fill === 'success') === (numbers.key === 'at-least'),
    pending: counter.pending,
    weighted: members.some((index) => counts.judged.tasks[index]?.weight !== 1),
    counted: countedAs(counts, members, labels),
  };
}

function countedAs({ judged, outcomes }: Counts, members: readonly number[], labels: Labels) {
  const weights = new Map<CountedAs, number>();
  for (const index of members) {
    const task = judged.tasks[index];
    if (task === undefined) continue;
    const outcome = outcomes[index];
    const as = outcome === 'neutral' ? 'neutral' : outcome === 'failure' ? labels.get(task.id) : undefined;
    if (as !== undefined) weights.set(as, (weights.get(as) ?? 0) + task.weight);
  }
  return [...weights].map(([as, weight]) => ({ as, weight }));
}
