import fc from 'fast-check';
import { expect, test } from 'vitest';
import { milliseconds, seconds, showsDecimalComma } from '../../src/packing/seconds.ts';

test.each([
  ['1.5', 1.5],
  [' 2 ', 2],
  ['.5', 0.5],
  ['3.', 3],
  ['1e-3', 0.001],
  ['1.2E+2', 120],
  ['14,029.255', 14029.255],
  ['1,234,567.8', 1234567.8],
  ['14.029,255', 14029.255],
  ['0,160', 0.16],
  ['1,5', 1.5],
  ['12,34', 12.34],
  ['1234,567', 1234.567],
  ['1,2345', 1.2345],
  ['1,234', 1234],
  ['01,234', 1.234],
  ['', null],
  ['-1', null],
  ['NaN', null],
  ['Infinity', null],
  ['0x10', null],
  ['1s', null],
  ['1,2,3', null],
  ['1.2.3', null],
  ['1,23.4', null],
  [undefined, null],
])('%j is %j s', (text, value) => {
  expect(seconds(text)).toBe(value);
});

test('a document that has decimals after a comma has them everywhere', () => {
  expect(seconds('1,234', true)).toBe(1.234);
  expect(seconds('1,234,567', true)).toBe(1234567);
  expect(['1,234', '0,160', '1.5', '1,234.5', '1.234,5'].filter(showsDecimalComma)).toEqual(['0,160', '1.234,5']);
});

test('numbers come back from both ways to write them', () => {
  const number = fc.record({ whole: fc.nat(99_999_999), decimals: fc.nat(999) });
  fc.assert(
    fc.property(number, ({ whole, decimals }) => {
      const [, ...groups] = [
        undefined,
        ...String(whole)
          .replace(/\B(?=(\d{3})+$)/g, ' ')
          .split(' '),
      ];
      const fraction = String(decimals).padStart(3, '0');
      const value = Number(`${whole}.${fraction}`);
      expect(seconds(`${groups.join(',')}.${fraction}`)).toBe(value);
      if (whole > 999) expect(seconds(`${groups.join('.')},${fraction}`)).toBe(value);
      expect(seconds(`${whole},${fraction}`, true)).toBe(value);
    }),
  );
});

test('what no task can take is no duration', () => {
  expect([0, 0.4, 1.6, 1e300, -1, Number.NaN, Number.POSITIVE_INFINITY, '5'].map(milliseconds)).toEqual([
    1,
    1,
    2,
    null,
    null,
    null,
    null,
    null,
  ]);
});
