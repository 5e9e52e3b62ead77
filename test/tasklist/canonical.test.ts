import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, isSameJson } from '../../src/tasklist/canonical.ts';

/** RFC 8785 by its definition, without any short cut. */
function oracle(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oracle).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const object = value as Record<string, unknown>;
  const members = Object.keys(object)
    .sort((a, b) => (a < b ? -1 : 1))
    .map((key) => `${JSON.stringify(key)}:${oracle(object[key])}`);
  return `{${members.join(',')}}`;
}

describe('canonical JSON', () => {
  test('law: it is what the definition says', () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(fc.stringMatching(/^[0-9a-b]{1,2}$/), fc.jsonValue({ maxDepth: 2 })),
    );
    fc.assert(
      fc.property(value, (value) => {
        expect(canonicalJson(value)).toBe(oracle(value));
      }),
      { numRuns: 300 },
    );
  });

  test('law: the order in which keys were set does not matter, and nothing is lost', () => {
    const object = fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true });
    fc.assert(
      fc.property(object, (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('keys stand in the order of their code units, also where numbers would come first', () => {
    expect(canonicalJson({ b: 1, a: [{ d: 1, c: 2 }], 10: 0, 9: 0, '\u{1f600}': 1, '\uff21': 2 })).toBe(
      '{"10":0,"9":0,"a":[{"c":2,"d":1}],"b":1,"\u{1f600}":1,"\uff21":2}',
    );
  });

  test('a member that is undefined is left out', () => {
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
  });

  test('the value itself is not changed', () => {
    const value = { b: { d: 1, c: 2 }, a: 1 };
    canonicalJson(value);
    expect(JSON.stringify(value)).toBe('{"b":{"d":1,"c":2},"a":1}');
  });

  test('values are the same in whichever order their keys come', () => {
    expect(isSameJson({ a: 1, b: [2, { c: 3 }] }, { b: [2, { c: 3 }], a: 1 })).toBe(true);
    expect(isSameJson({ a: 1 }, { a: '1' })).toBe(false);
    expect(isSameJson([1, 2], [2, 1])).toBe(false);
    expect(isSameJson(null, {})).toBe(false);
  });
});
