/** Times as tools write them. */

/** No task of a plan runs longer; what claims to is not a duration. */
export const MAX_MS = 7 * 24 * 3600 * 1000;

/** Whole milliseconds, at least 1; `null` for what is not a duration. */
export function milliseconds(value: unknown): number | null {
  if (typeof value !== 'number' || !(value >= 0) || value > MAX_MS) return null;
  return Math.max(1, Math.round(value));
}

const DECIMAL_COMMA = /^[0-9]+,[0-9]+$/;
const THOUSANDS_COMMA = /^[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]*)?$/;
const THOUSANDS_POINT = /^[1-9][0-9]{0,2}(?:\.[0-9]{3})+,[0-9]*$/;
const PLAIN = /^(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?$/;

/** Whether the text shows that its writer uses a comma for decimals. */
export function showsDecimalComma(text: string): boolean {
  const trimmed = text.trim();
  return THOUSANDS_POINT.test(trimmed) || (DECIMAL_COMMA.test(trimmed) && !THOUSANDS_COMMA.test(trimmed));
}

/**
 * Seconds as a number: `1.5`, `1e-3`, `14,029.255`, `14.029,255`, `0,160`. A group that cannot be thousands is a decimal; one
 * that can is, unless `decimalComma` says that other times of the same document have decimals after a comma. `null` for
 * anything else.
 */
export function seconds(text: string | undefined, decimalComma = false): number | null {
  const trimmed = text?.trim() ?? '';
  if (PLAIN.test(trimmed)) return Number(trimmed);
  if (THOUSANDS_POINT.test(trimmed)) return Number(trimmed.replaceAll('.', '').replace(',', '.'));
  const isThousands = THOUSANDS_COMMA.test(trimmed) && !(decimalComma && DECIMAL_COMMA.test(trimmed));
  if (isThousands) return Number(trimmed.replaceAll(',', ''));
  return DECIMAL_COMMA.test(trimmed) ? Number(trimmed.replace(',', '.')) : null;
}
