/** The arithmetic of a verdict, in lines that can be checked by hand. */
import type { Amount, Reason, Rule } from '../model.ts';
import {
  amountText,
  atLeastHolds,
  isWholeShare,
  leastSuccess,
  maxFailuresHolds,
  mostFailure,
  shareText,
} from './amount.ts';
import { type Fill, type Filled, fillPending, type Gate, gateHolds } from './formula.ts';
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
  if (total === 0) return [standingLine('on-empty', verdict, `the plan has no tasks (on-empty: ${onEmpty})`)];
  const nothingCounts = fillPending(counts.everything, context.fill).counted === 0;
  if (nothingCounts && counts.required.tasks === 0) {
    const text = `0 of ${total} tasks count, the others are neutral (on-all-neutral: ${onAllNeutral})`;
    return [standingLine('on-all-neutral', verdict, text)];
  }
  return [...requiredLines(context), ...gateLines(counts.gate, context)];
}

/** A verdict that follows from a setting and not from a count. */
function standingLine(rule: string, verdict: 'pass' | 'fail', text: string): Reason {
  return { rule, need: verdict === 'pass' ? 0 : 1, have: 0, text: `${verdict}: ${text}` };
}

function requiredLines({ counts, verdict, fill }: Context): Reason[] {
  const { tasks: need, success, pending } = counts.required;
  const have = success + (fill === 'success' ? pending : 0);
  if (need === 0 || have >= need !== (verdict === 'pass')) return [];
  const notes = pendingNote(pending, fill);
  if (verdict === 'fail') notes.push(`not ${names(unsuccessfulRequired(counts))}`);
  return [
    {
      rule: 'required',
      need,
      have,
      text: `${verdict}: ${have} of ${need} required succeeded, need at least ${need}${inBrackets(notes)}`,
    },
  ];
}

function unsuccessfulRequired({ judged, outcomes }: Counts): string[] {
  const isLost = (index: number) => outcomes[index] === 'failure' || outcomes[index] === 'neutral';
  return judged.tasks.flatMap((task, index) => (task.required && isLost(index) ? [task.id] : []));
}

/** The lines of the parts that make the verdict what it is: of an `any-of` that passes, the first that holds. */
function gateLines(gate: Gate, context: Context): Reason[] {
  const { counts, verdict, fill } = context;
  const holds = (part: Gate) => gateHolds(part, (leaf) => leafHolds(counts, leaf, fill));
  if ('leaf' in gate) return ruleLines(gate.leaf, context);
  if ('none' in gate) return verdict === 'pass' ? [standingLine('none', 'pass', 'nothing is asked for (none)')] : [];
  if ('all' in gate) return gate.all.flatMap((part) => gateLines(part, context));
  if (verdict === 'fail') return gate.any.some(holds) ? [] : gate.any.flatMap((part) => gateLines(part, context));
  const first = gate.any.find(holds);
  return first === undefined ? [] : gateLines(first, context);
}

function ruleLines(leaf: number, context: Context): Reason[] {
  const counted = context.counts.rules[leaf];
  if (counted === undefined) throw new RangeError(`no rule ${leaf}`);
  const filled = fillPending(counted.counter, context.fill);
  const { atLeast, maxFailures } = counted.rule;
  const lines: Reason[] = [];
  const pass = context.verdict === 'pass';
  if (atLeast !== undefined && atLeastHolds(atLeast, filled.success, filled.counted) === pass)
    lines.push(atLeastLine(atLeast, counted, filled, context));
  if (maxFailures !== undefined && maxFailuresHolds(maxFailures, filled.failure, filled.counted) === pass)
    lines.push(maxFailuresLine(maxFailures, counted, filled, context));
  return lines;
}

function atLeastLine(amount: Amount, counted: CountedRule, filled: Filled, context: Context): Reason {
  const need = leastSuccess(amount, filled.counted);
  const notes = roundingNote(amount, filled.counted, 'up');
  if (context.verdict === 'fail' && 'count' in amount && need > filled.counted)
    notes.push(`unreachable: only ${filled.counted} can still count`);
  const text = `${filled.success} of ${filled.counted}${where(counted.rule)} succeeded, need at least ${need}`;
  return ruleLine(`at-least ${amountText(amount)}`, need, filled.success, text, notes, counted, context);
}

function maxFailuresLine(amount: Amount, counted: CountedRule, filled: Filled, context: Context): Reason {
  const need = mostFailure(amount, filled.counted);
  const notes = roundingNote(amount, filled.counted, 'down');
  const text = `${filled.failure} of ${filled.counted}${where(counted.rule)} failed, need at most ${need}`;
  return ruleLine(`max-failures ${amountText(amount)}`, need, filled.failure, text, notes, counted, context);
}

function ruleLine(
  rule: string,
  need: number,
  have: number,
  text: string,
  notes: readonly string[],
  counted: CountedRule,
  context: Context,
): Reason {
  const unit = isWeighted(counted, context.counts) ? 'weight ' : '';
  const all = [...notes, ...memberNotes(counted, context)];
  return {
    rule: `${rule}${counted.rule.of.length === 0 ? '' : ` of ${names(counted.rule.of)}`}`,
    need,
    have,
    text: `${context.verdict}: ${unit}${text}${inBrackets(all)}`,
  };
}

function roundingNote(amount: Amount, counted: number, direction: 'up' | 'down'): string[] {
  if ('majority' in amount) return [`more than half of ${counted}`];
  if ('count' in amount) return [];
  const share = `${amountText(amount)} of ${counted} = ${shareText(amount.thousandths, counted)}`;
  return [isWholeShare(amount.thousandths, counted) ? share : `${share}, rounded ${direction}`];
}

/** What the numbers of a line contain besides plain successes and failures. */
function memberNotes({ members, counter }: CountedRule, { counts, fill, labels }: Context): string[] {
  const labelled = new Map<string, number>();
  let neutral = 0;
  for (const index of members) {
    const task = counts.judged.tasks[index];
    if (task === undefined) continue;
    const outcome = counts.outcomes[index];
    const label = labels.get(task.id);
    if (outcome === 'neutral') neutral += task.weight;
    else if (outcome === 'failure' && label !== undefined)
      labelled.set(label, (labelled.get(label) ?? 0) + task.weight);
  }
  const kinds = [...labelled].sort(([a], [b]) => (a < b ? -1 : 1)).map(([label, weight]) => `${weight} ${label}`);
  return [...kinds, ...pendingNote(counter.pending, fill), ...(neutral === 0 ? [] : [`${neutral} neutral`])];
}

function pendingNote(pending: number, fill: Fill): string[] {
  if (pending === 0) return [];
  return [`${pending} pending counted as ${fill === 'success' ? 'succeeded' : 'failed'}`];
}

function isWeighted({ members }: CountedRule, { judged }: Counts): boolean {
  return members.some((index) => judged.tasks[index]?.weight !== 1);
}

function where(rule: Rule): string {
  return rule.of.length === 0 ? '' : ` in ${names(rule.of)}`;
}

function names(ids: readonly string[]): string {
  const shown = ids.slice(0, MAX_NAMES).map((id) => `\`${id}\``);
  return [...shown, ...(ids.length > MAX_NAMES ? [`${ids.length - MAX_NAMES} more`] : [])].join(', ');
}

function inBrackets(notes: readonly string[]): string {
  return notes.length === 0 ? '' : ` (${notes.join('; ')})`;
}
