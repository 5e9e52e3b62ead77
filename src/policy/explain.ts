/** The arithmetic of a verdict, in lines that can be checked by hand. */
import type { Amount, Reason } from '../model.ts';
import { amountNotes, amountText, atLeastHolds, leastSuccess, maxFailuresHolds, mostFailure } from './amount.ts';
import { type Fill, fillPending, formulaHolds, type NumberedFormula } from './formula.ts';
import { type CountedRule, type Counts, leafHolds } from './tally.ts';

/** How many task ids one line names. */
const MAX_NAMES = 10;

/** What kind of failure a failure is, by task id, where a line should say so: `missing`, `superseded …`. */
export type Labels = ReadonlyMap<string, string>;

interface Context {
  readonly counts: Counts;
  readonly verdict: 'pass' | 'fail';
  readonly fill: Fill;
  readonly labels: Labels;
}

/**
 * Explains a certain verdict. A pass lists rules that hold even if every pending task fails; a fail lists rules that
 * would not hold even if every pending task succeeded. So the verdict is pass exactly when every listed line holds.
 */
export function explain(counts: Counts, verdict: 'pass' | 'fail', labels: Labels = new Map()): readonly Reason[] {
  const context: Context = { counts, verdict, fill: verdict === 'pass' ? 'failure' : 'success', labels };
  const total = counts.outcomes.length;
  const { onEmpty, onAllNeutral } = counts.judged.policy;
  if (total === 0) {
    const none = counts.planned === 0 ? 'the plan has no tasks' : `none of the ${counts.planned} tasks counts`;
    return [standingLine('on-empty', verdict, `${none} (on-empty: ${onEmpty})`)];
  }
  const nothingCounts = fillPending(counts.everything, context.fill).counted === 0;
  if (nothingCounts && counts.required.tasks === 0) {
    const text = `0 of ${total} tasks count, all are neutral (on-all-neutral: ${onAllNeutral})`;
    return [standingLine('on-all-neutral', verdict, text)];
  }
  return [...requiredLines(context), ...formulaLines(counts.formula, context)];
}

/** A verdict that follows from a setting and not from a count. */
function standingLine(rule: string, verdict: 'pass' | 'fail', text: string): Reason {
  return { rule, need: verdict === 'pass' ? 0 : 1, have: 0, text: `${verdict}: ${text}` };
}

function requiredLines({ counts, verdict, fill }: Context): Reason[] {
  const { tasks: need, success, pending } = counts.required;
  const have = success + (fill === 'success' ? pending : 0);
  if (need === 0 || have >= need !== (verdict === 'pass')) return [];
  const subject = `${have} of ${need} required`;
  const claim = have > success ? `at most ${subject} can succeed` : `${subject} succeeded`;
  const lost = verdict === 'fail' ? unsuccessfulRequired(counts) : [];
  const notes = [...(lost.length === 0 ? [] : [`not ${names(lost)}`]), ...unfinishedNotes(pending)];
  return [{ rule: 'required', need, have, text: `${verdict}: ${claim}, need at least ${need}${inBrackets(notes)}` }];
}

function unsuccessfulRequired({ judged, outcomes }: Counts): string[] {
  const isLost = (index: number) => outcomes[index] === 'failure' || outcomes[index] === 'neutral';
  return judged.tasks.flatMap((task, index) => (task.required && isLost(index) ? [task.id] : []));
}

/** The lines of the parts that make the verdict what it is: of an `any-of` that passes, the first that holds. */
function formulaLines(formula: NumberedFormula, context: Context): Reason[] {
  const { counts, verdict, fill } = context;
  const holds = (part: NumberedFormula) => formulaHolds(part, (leaf) => leafHolds(counts, leaf, fill));
  if ('leaf' in formula) return ruleLines(formula.leaf, context);
  if ('none' in formula || ('all' in formula && formula.all.length === 0))
    return verdict === 'pass' ? [standingLine('none', 'pass', 'nothing is asked for (none)')] : [];
  if ('all' in formula) return formula.all.flatMap((part) => formulaLines(part, context));
  if (verdict === 'fail' && formula.any.length === 0)
    return [standingLine('any-of', 'fail', 'any-of has no alternative')];
  if (verdict === 'fail')
    return formula.any.some(holds) ? [] : formula.any.flatMap((part) => formulaLines(part, context));
  const first = formula.any.find(holds);
  return first === undefined ? [] : formulaLines(first, context);
}

function ruleLines(leaf: number, context: Context): Reason[] {
  const counted = context.counts.rules[leaf];
  if (counted === undefined) throw new RangeError(`no rule ${leaf}`);
  const { success, failure, counted: total } = fillPending(counted.counter, context.fill);
  const { atLeast, maxFailures } = counted.rule;
  const lines: Reason[] = [];
  const pass = context.verdict === 'pass';
  if (atLeast !== undefined && atLeastHolds(atLeast, success, total) === pass) {
    const need = leastSuccess(atLeast, total);
    lines.push(ruleLine({ key: 'at-least', amount: atLeast, need, have: success, total }, counted, context));
  }
  if (maxFailures !== undefined && maxFailuresHolds(maxFailures, failure, total) === pass) {
    const need = mostFailure(maxFailures, total);
    lines.push(ruleLine({ key: 'max-failures', amount: maxFailures, need, have: failure, total }, counted, context));
  }
  return lines;
}

interface Threshold {
  readonly key: 'at-least' | 'max-failures';
  readonly amount: Amount;
  readonly need: number;
  readonly have: number;
  readonly total: number;
}

function ruleLine(threshold: Threshold, { rule, members, counter }: CountedRule, context: Context): Reason {
  const { key, amount, need, have, total } = threshold;
  const { counts, fill, verdict, labels } = context;
  const of = rule.of.length === 0 ? '' : names(rule.of);
  const verb = key === 'at-least' ? 'succeed' : 'fail';
  // The unfinished weight is part of `have` when it is counted the way the verb goes.
  const includesPending = counter.pending > 0 && (fill === 'success') === (key === 'at-least');
  const unit = members.some((index) => counts.judged.tasks[index]?.weight !== 1) ? 'weight ' : '';
  const subject = `${unit}${have} of ${total}${of && ` in ${of}`}`;
  const claim = includesPending ? `at most ${subject} can ${verb}` : `${subject} ${verb}ed`;
  const notes = [
    ...amountNotes(key, amount, total),
    ...(key === 'at-least' && need > total ? [`unreachable: only ${total} can still count`] : []),
    ...memberNotes(counts, members, labels),
    ...unfinishedNotes(counter.pending),
  ];
  return {
    rule: `${key} ${amountText(amount)}${of && ` of ${of}`}`,
    need,
    have,
    text: `${verdict}: ${claim}, need ${key === 'at-least' ? 'at least' : 'at most'} ${need}${inBrackets(notes)}`,
  };
}

/** What the numbers of a line contain, or leave out, besides plain successes and failures; in weight units. */
function memberNotes({ judged, outcomes }: Counts, members: readonly number[], labels: Labels): string[] {
  const weights = new Map<string, number>();
  for (const index of members) {
    const task = judged.tasks[index];
    if (task === undefined) continue;
    const outcome = outcomes[index];
    const note = outcome === 'neutral' ? 'neutral' : outcome === 'failure' ? labels.get(task.id) : undefined;
    if (note !== undefined) weights.set(note, (weights.get(note) ?? 0) + task.weight);
  }
  return [...weights].sort(([a], [b]) => (a < b ? -1 : 1)).map(([note, weight]) => `${weight} ${note}`);
}

function unfinishedNotes(pending: number): string[] {
  return pending === 0 ? [] : [`${pending} unfinished`];
}

function names(ids: readonly string[]): string {
  const shown = ids.slice(0, MAX_NAMES).map((id) => `\`${id}\``);
  return [...shown, ...(ids.length > MAX_NAMES ? [`${ids.length - MAX_NAMES} more`] : [])].join(', ');
}

function inBrackets(notes: readonly string[]): string {
  return notes.length === 0 ? '' : ` (${notes.join('; ')})`;
}
