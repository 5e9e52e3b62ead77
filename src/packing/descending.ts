/** The indexes of whole numbers, the largest first, equal ones in the order given. */
export function descending(numbers: readonly number[]): number[] {
  const width = 2 ** Math.ceil(Math.log2(numbers.length + 1));
  const largest = numbers.reduce((most, value) => Math.max(most, value), 0);
  if (largest * width >= Number.MAX_SAFE_INTEGER)
    return numbers.map((_, index) => index).sort((a, b) => (numbers[b] as number) - (numbers[a] as number));
  // One number for value and place: typed arrays sort without calling back, several times faster.
  const keys = new Float64Array(numbers.length);
  for (let at = 0; at < keys.length; at++) keys[at] = (largest - (numbers[at] as number)) * width + at;
  keys.sort();
  const order = new Array<number>(keys.length);
  for (let at = 0; at < keys.length; at++) order[at] = (keys[at] as number) % width;
  return order;
}
