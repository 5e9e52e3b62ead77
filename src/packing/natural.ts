/**
 * The order in which people count: `t2` before `t10`. Runs of digits compare by their length, then everything by code units,
 * so the order is total and the same everywhere (a collator's is neither).
 */
export function naturally(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let at = 0;
  while (at < shorter && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  const [first, second] = [digitsFrom(a, at), digitsFrom(b, at)];
  const isNumber = (first > 0 && second > 0) || (at > 0 && isDigit(a.charCodeAt(at - 1)));
  if (isNumber && first !== second) return first - second;
  if (at === shorter) return a.length - b.length;
  return a.charCodeAt(at) - b.charCodeAt(at);
}

function digitsFrom(text: string, from: number): number {
  let to = from;
  while (to < text.length && isDigit(text.charCodeAt(to))) to++;
  return to - from;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}
