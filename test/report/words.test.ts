import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut } from '../../src/merge/cut.ts';
import { count, duration, grouped, listed, percent, times } from '../../src/report/words.ts';

describe('duration', () => {
  it.each([
    [0, '0 ms'],
    [85, '85 ms'],
    [999, '999 ms'],
    [999.6, '1.0 s'],
    [1234, '1.2 s'],
    [59_949, '59.9 s'],
    [59_950, '1 min 00 s'],
    [185_000, '3 min 05 s'],
    [3_599_499, '59 min 59 s'],
    [3_599_500, '1 h 00 min'],
    [7_620_000, '2 h 07 min'],
    [360_000_000, '100 h 00 min'],
    [3_600_000_000, '1,000 h 00 min'],
    [-5, '0 ms'],
    [Number.NaN, '0 ms'],
    [Number.POSITIVE_INFINITY, '0 ms'],
  ])('%d ms is %s', (ms, text) => expect(duration(ms)).toBe(text));

  it('never carries sixty of anything', () => {
    fc.assert(
      fc.property(fc.nat(400_000_000), (ms) => {
        expect(duration(ms)).not.toMatch(/\b60(\.0)? (s|min)/);
      }),
    );
  });
});

describe('small words', () => {
  it.each([
    [count(1, 'task'), '1 task'],
    [count(0, 'task'), '0 tasks'],
    [count(12_345, 'task'), '12,345 tasks'],
    [count(2, 'try', 'tries'), '2 tries'],
    [grouped(1_234_567), '1,234,567'],
    [times(2.196), '2.20x'],
    [times(Number.NaN), '0.00x'],
    [percent(0.975), '97.5 %'],
    [percent(1), '100 %'],
    [listed([]), ''],
    [listed(['a']), 'a'],
    [listed(['a', 'b']), 'a and b'],
    [listed(['a', 'b', 'c']), 'a, b and c'],
    [listed(['a', 'b', 'c', 'd'], 3), 'a, b and 2 more'],
    [cut('abcdef', 4), 'abc…'],
    [cut('abc', 3), 'abc'],
    [cut('a👩b', 3), 'a…'],
  ])('%s', (text, want) => expect(text).toBe(want));

  it('names or counts every item of a list', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 2, max: 9 }), (size, most) => {
        const text = listed(
          Array.from({ length: size }, (_, at) => `t${at}`),
          most,
        );
        const named = text.match(/t\d+/g)?.length ?? 0;
        const more = Number(/(\d+) more/.exec(text)?.[1] ?? 0);
        expect(named + more).toBe(size);
      }),
    );
  });
});
