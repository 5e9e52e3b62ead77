/** The arithmetic of a verdict in words: lines that can be checked by hand. */
import type { Amount, CountedAs, CountedThreshold, Reason, Verdict, VerdictReason } from '../../model.ts';
import { WHOLE } from '../../tasklist/sync-amount.ts';
import type { JudgedVerdict } from '../../verdict/verdict.ts';
import { nameAndId } from '../rows.ts';

/** How many task ids one line names. */
const MAX_NAMES = 10;

/** The verdict document: what was judged, with its reasons in words, in which tasks have the names that people see. */
export function toldVerdict(judged: JudgedVerdict, nameOf: (id: string) => string = (id) => id): Verdict {
  const named = (task: string) => nameAndId({ name: nameOf(task), task });
  const reasons = judged.decidedBy.map((reason) =>
    reason.kind === 'required' ? { ...reason, lost: reason.lost.map(named) } : reason,
  );
  return { ...judged, decidedBy: reasons.map((reason) => toldReason(reason)) };
}

/** One line of the arithmetic; its text starts with `pass: ` or `fail: `. Ids and selectors are in backticks. */
export function toldReason(reason: VerdictReason): Reason {
  switch (reason.kind) {
    case 'empty': {
      const none = reason.planned === 0 ? 'the plan has no tasks' : `none of the ${reason.planned} tasks counts`;
      return standingLine('on-empty', reason.verdict, `${none} (on-empty: ${reason.setting})`);
    }
    case 'all-neutral': {
      const text = `0 of ${reason.total} tasks count, all are neutral (on-all-neutral: ${reason.setting})`;
      return standingLine('on-all-neutral', reason.verdict, text);
    }
    case 'nothing-asked':
      return standingLine('none', 'pass', 'nothing is asked for (none)');
    case 'no-alternative':
      return standingLine('any-of', 'fail', 'any-of has no alternative');
    case 'no-results':
      return standingLine('results', 'fail', `0 of ${reason.total} tasks left a result`);
    case 'required':
      return requiredLine(reason);
    case 'threshold':
      return thresholdLine(reason);
    default:
      return reason satisfies never;
  }
}

/** The line for tasks whose files are lost. */
export function lostFilesText(tasks: number): string {
  return `fail: the files of ${tasks} ${tasks === 1 ? 'task are' : 'tasks are'} lost or not what the records name, need 0`;
}

/** A verdict that follows from a setting and not from a count. */
function standingLine(rule: string, verdict: 'pass' | 'fail', text: string): Reason {
  return { rule, need: verdict === 'pass' ? 0 : 1, have: 0, text: `${verdict}: ${text}` };
}

function requiredLine(reason: Extract<VerdictReason, { kind: 'required' }>): Reason {
  const { verdict, need, have, atMost, pending, lost } = reason;
  const subject = `${have} of ${need} required`;
  const claim = atMost ? `at most ${subject} can succeed` : `${subject} succeeded`;
  const notes = [...(lost.length === 0 ? [] : [`not ${names(lost)}`]), ...unfinishedNotes(pending)];
  return { rule: 'required', need, have, text: `${verdict}: ${claim}, need at least ${need}${inBrackets(notes)}` };
}

function thresholdLine(reason: CountedThreshold): Reason {
  const { verdict, key, amount, need, have, total } = reason;
  const of = reason.of.length === 0 ? '' : names(reason.of);
  const verb = key === 'at-least' ? 'succeed' : 'fail';
  const subject = `${reason.weighted ? 'weight ' : ''}${have} of ${total}${of && ` in ${of}`}`;
  const claim = reason.atMost ? `at most ${subject} can ${verb}` : `${subject} ${verb}ed`;
  const notes = [
    ...amountNotes(reason),
    ...(key === 'at-least' && need > total ? [`unreachable: only ${total} can still count`] : []),
    ...countedNotes(reason.counted),
    ...unfinishedNotes(reason.pending),
  ];
  return {
    rule: `${key} ${amountText(amount)}${of && ` of ${of}`}`,
    need,
    have,
    text: `${verdict}: ${claim}, need ${key === 'at-least' ? 'at least' : 'at most'} ${need}${inBrackets(notes)}`,
  };
}

/** How a person would write the amount: `7`, `66.667%`, `majority`. */
export function amountText(amount: Amount): string {
  if ('count' in amount) return String(amount.count);
  if ('majority' in amount) return 'majority';
  return `${decimalText(amount.thousandths, 1000)}%`;
}

/** How the needed number follows from the amount. */
function amountNotes({ key, amount, total, rounded }: CountedThreshold): string[] {
  if ('count' in amount) return [];
  if ('majority' in amount) return [`${key === 'at-least' ? 'more' : 'less'} than half of ${total}`];
  const share = `${amountText(amount)} of ${total} = ${decimalText(amount.thousandths * total, WHOLE)}`;
  return [rounded ? `${share}, rounded ${key === 'at-least' ? 'up' : 'down'}` : share];
}

const COUNTED_AS: Readonly<Record<CountedAs, string>> = {
  neutral: 'neutral',
  missing: 'missing',
  doubtful: 'doubtful',
  flaky: 'flaky',
  blocked: 'blocked by a failed need',
  undecided: 'superseded without a decision',
  unlisted: 'not in the list of artifacts, which may be cut',
  'timed-out': 'timed-out',
  cancelled: 'cancelled',
  skipped: 'skipped',
  tolerated: 'tolerated',
  superseded: 'superseded',
};

/** What the numbers of a line contain, or leave out, besides plain successes and failures. */
function countedNotes(counted: CountedThreshold['counted']): string[] {
  return counted
    .map(({ as, weight }) => [COUNTED_AS[as], weight] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([words, weight]) => `${weight} ${words}`);
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

/** `numerator / denominator` as a decimal without trailing zeros; the denominator is a power of ten. */
function decimalText(numerator: number, denominator: number): string {
  const remainder = numerator % denominator;
  const whole = (numerator - remainder) / denominator;
  if (remainder === 0) return String(whole);
  const digits = String(denominator).length - 1;
  return `${whole}.${String(remainder).padStart(digits, '0').replace(/0+$/, '')}`;
}
