/**
 * Thresholds in exact integer arithmetic. Percentages are compared by cross-multiplication, never by division, because
 * binary fractions get them wrong (100 * 0.07 is 7.000000000000001).
 */
import type { Amount } from '../model.ts';
import { WHOLE } from '../tasklist/sync-amount.ts';

/**
 * The largest total weight of a plan: every product of a percentage and a weight must stay a safe integer, so that
 * plain numbers are exact.
 */
export const MAX_TOTAL_WEIGHT = Math.floor(Number.MAX_SAFE_INTEGER / WHOLE);

/** Whether `success` of the `counted` weight satisfies `at-least: amount`. All in weight units. */
export function atLeastHolds(amount: Amount, success: number, counted: number): boolean {
  if ('count' in amount) return success >= amount.count;
  if ('majority' in amount) return 2 * success > counted;
  return WHOLE * success >= amount.thousandths * counted;
}

/** Whether `failure` of the `counted` weight satisfies `max-failures: amount`. All in weight units. */
export function maxFailuresHolds(amount: Amount, failure: number, counted: number): boolean {
  if ('count' in amount) return failure <= amount.count;
  if ('majority' in amount) return 2 * failure < counted;
  return WHOLE * failure <= amount.thousandths * counted;
}

/** The smallest success weight that satisfies `at-least: amount` when `counted` weight counts. */
export function leastSuccess(amount: Amount, counted: number): number {
  if ('count' in amount) return amount.count;
  if ('majority' in amount) return halfRoundedDown(counted) + 1;
  const { quotient, remainder } = percentOf(amount.thousandths, counted);
  return remainder === 0 ? quotient : quotient + 1;
}

/** The largest failure weight that satisfies `max-failures: amount` when `counted` weight counts. */
export function mostFailure(amount: Amount, counted: number): number {
  if ('count' in amount) return amount.count;
  if ('majority' in amount) return counted === 0 ? -1 : halfRoundedDown(counted - 1);
  return percentOf(amount.thousandths, counted).quotient;
}

/** How a person would write the amount: `7`, `66.667%`, `majority`. */
export function amountText(amount: Amount): string {
  if ('count' in amount) return String(amount.count);
  if ('majority' in amount) return 'majority';
  return `${decimalText(amount.thousandths, 1000)}%`;
}

/** How the needed number follows from the amount, in words. */
export function amountNotes(key: 'at-least' | 'max-failures', amount: Amount, counted: number): string[] {
  if ('count' in amount) return [];
  if ('majority' in amount) return [`${key === 'at-least' ? 'more' : 'less'} than half of ${counted}`];
  const { thousandths } = amount;
  const share = `${amountText(amount)} of ${counted} = ${decimalText(thousandths * counted, WHOLE)}`;
  const isWhole = percentOf(thousandths, counted).remainder === 0;
  return [isWhole ? share : `${share}, rounded ${key === 'at-least' ? 'up' : 'down'}`];
}

function percentOf(thousandths: number, counted: number): { quotient: number; remainder: number } {
  const product = thousandths * counted;
  const remainder = product % WHOLE;
  return { quotient: (product - remainder) / WHOLE, remainder };
}

function halfRoundedDown(weight: number): number {
  return (weight - (weight % 2)) / 2;
}

/** `numerator / denominator` as a decimal without trailing zeros; the denominator is a power of ten. */
function decimalText(numerator: number, denominator: number): string {
  const remainder = numerator % denominator;
  const whole = (numerator - remainder) / denominator;
  if (remainder === 0) return String(whole);
  const digits = String(denominator).length - 1;
  return `${whole}.${String(remainder).padStart(digits, '0').replace(/0+$/, '')}`;
}
