/** Counts and percentages, read without binary fractions. */
import type { Amount } from '../model.ts';
import type { SyncProblem } from '../problem.ts';

/** 100 % in thousandths of a percent, the unit of `Amount.thousandths`. */
export const WHOLE = 100_000;
/** The largest count. */
export const MOST = 1_000_000_000;

export type AmountKey = 'at-least' | 'max-failures';

type Why = Extract<SyncProblem, { kind: 'bad-amount' }>['why'];

const PERCENT = /^(\d+)(?:\.(\d+))?%$/;

/**
 * A whole number in weight units, `P%` with up to three decimals, or, for `at-least`, `majority`. `at-least` starts
 * above zero, because a rule that cannot fail must not look like one that can; `max-failures` starts at zero.
 */
export function parseAmount(
  key: AmountKey,
  value: unknown,
): { amount: Amount } | { found: string; why: Why; nearest: string | null } {
  const no = (why: Why) => ({ found: shown(value), why, nearest: meant(value) });
  if (typeof value === 'number')
    return parseCount(key, value) ?? no(Number.isInteger(value) ? 'count-range' : 'not-whole');
  if (typeof value !== 'string') return no('not-an-amount');
  if (value === 'majority' && key === 'at-least') return { amount: { majority: true } };
  if (/^-?\d+$/.test(value)) return parseCount(key, Number(value)) ?? no('count-range');
  if (/^-\d+(\.\d+)?%$/.test(value)) return no('percent-range');
  const [match, whole = '', decimals = ''] = PERCENT.exec(value) ?? [];
  if (match === undefined) return no(/^-?\d+\.\d+$/.test(value) ? 'not-whole' : 'not-an-amount');
  if (whole.length > 3) return no('percent-range');
  if (decimals.length > 3) return no('percent-decimals');
  const thousandths = Number(whole + decimals.padEnd(3, '0'));
  if (thousandths > WHOLE || (key === 'at-least' && thousandths === 0)) return no('percent-range');
  return { amount: { thousandths } };
}

/** A share that was written as a fraction, or with a space before its sign. */
function meant(value: unknown): string | null {
  if (typeof value === 'number') return value >= 1 / WHOLE && value < 1 ? `${Math.round(value * WHOLE) / 1000}%` : null;
  const spaced = typeof value === 'string' ? /^\s*([\d.]{1,7})\s*%\s*$/.exec(value)?.[1] : undefined;
  return spaced !== undefined && PERCENT.test(`${spaced}%`) && `${spaced}%` !== value ? `${spaced}%` : null;
}

function parseCount(key: AmountKey, count: number): { amount: Amount } | null {
  const least = key === 'at-least' ? 1 : 0;
  return Number.isInteger(count) && count >= least && count <= MOST ? { amount: { count } } : null;
}

/** A value as its writer may recognise it, cut short. Lists and objects are only named: they may be of any size. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = String(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
