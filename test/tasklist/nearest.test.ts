import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/tasklist/nearest.ts';

const keys = ['needs', 'name', 'run', 'runs-on', 'timeout-minutes', 'for-each', 'reads', 'retry', 'if', 'id'];

describe('nearest', () => {
  it.each([
    ['neds', 'needs'],
    ['nedes', 'needs'],
    ['env', null],
    ['urn', 'run'],
    ['runs_on', 'runs-on'],
    ['timeout_minutes', 'timeout-minutes'],
    ['foreach', 'for-each'],
    ['Retry', 'retry'],
    ['x', null],
    ['zebra', null],
    ['fi', 'if'],
    ['', null],
  ])('%j is %j', (word, expected) => {
    expect(nearest(word, keys)).toBe(expected);
  });

  it('finds every word after one exchange of neighbours, one loss or one doubling', () => {
    const slip = fc.constantFrom('swap', 'drop', 'double');
    fc.assert(
      fc.property(fc.constantFrom(...keys.filter((key) => key.length > 4)), slip, fc.nat(), (key, kind, seed) => {
        const at = seed % (key.length - 1);
        const [a, b] = [key[at] ?? '', key[at + 1] ?? ''];
        const middle = { swap: b + a, drop: b, double: a + a + b }[kind];
        expect(nearest(key.slice(0, at) + middle + key.slice(at + 2), keys)).toBe(key);
      }),
    );
  });
});
