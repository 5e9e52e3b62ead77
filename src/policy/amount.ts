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

/** Whether the needed number of `counted` weight is not exactly the share that `amount` asks for. */
export function isRounded(amount: Amount, counted: number): boolean {
  return 'thousandths' in amount && percentOf(amount.thousandths, counted).remainder !== 0;
}

function percentOf(thousandths: number, counted: number): { quotient: number; remainder: number } {
  const product = thousandths * counted;
  const remainder = product % WHOLE;
  return { quotient: (product - remainder) / WHOLE, remainder };
}

function halfRoundedDown(weight: number): number {
  return (weight - (weight % 2)) / 2;
}
