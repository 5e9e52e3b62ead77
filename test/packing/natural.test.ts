import fc from 'fast-check';
import { expect, test } from 'vitest';
import { naturally } from '../../src/packing/natural.ts';

test.each([
  [
    ['t10', 't2', 't1', 't'],
    ['t', 't1', 't2', 't10'],
  ],
  [
    ['b', 'a[2]', 'a[10]', 'a[1]', 'a'],
    ['a', 'a[1]', 'a[2]', 'a[10]', 'b'],
  ],
  [
    ['1x', '10', '1', '9a9', '9a10'],
    ['1', '1x', '9a9', '9a10', '10'],
  ],
  [
    ['v1.10.0', 'v1.9.10', 'v1.9.9'],
    ['v1.9.9', 'v1.9.10', 'v1.10.0'],
  ],
  [
    ['01', '1', '001'],
    ['1', '01', '001'],
  ],
])('%j', (given, sorted) => expect([...given].sort(naturally)).toEqual(sorted));

/** A text as what is compared one after the other: runs of digits by length and content, other units by themselves. */
const tokens = (text: string) => text.match(/[0-9]+|[\s\S]/g) ?? [];

function byTokens(a: string, b: string): number {
  const [left, right] = [tokens(a), tokens(b)];
  for (const [at, one] of left.entries()) {
    const other = right[at];
    if (other === undefined) return 1;
    const numbers = /^[0-9]/.test(one) && /^[0-9]/.test(other);
    if (numbers && one.length !== other.length) return one.length - other.length;
    if (one !== other) return one < other ? -1 : 1;
  }
  return left.length - right.length;
}

test('law: the order of the tokens, total and the same for every list', () => {
  const texts = fc.string({ unit: fc.constantFrom('0', '1', '9', 'a', '-', '~', '\u{1F600}'), maxLength: 6 });
  fc.assert(
    fc.property(texts, texts, (a, b) => {
      expect(Math.sign(naturally(a, b))).toBe(Math.sign(byTokens(a, b)));
    }),
    { numRuns: 20_000 },
  );
});
