import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combinations } from '../../src/tasklist/matrix.ts';
import vectors from '../cases/tasklist/matrix.json' with { type: 'json' };

type Values = Record<string, string>;
type Matrix = Parameters<typeof combinations>[0];

function valuesOf(matrix: Matrix): unknown[] {
  return (combinations(matrix, 1000) ?? []).map(({ values }) => values);
}

describe('combinations', () => {
  it.each(vectors)('$name', ({ matrix, combinations: expected }) => {
    expect(valuesOf(matrix as unknown as Matrix)).toEqual(expected);
  });

  it('are refused above the limit before they are made', () => {
    const wide = Array.from({ length: 1000 }, (_, index) => index);
    expect(combinations({ a: wide, b: wide, c: wide, d: wide } as Matrix, 100_000)).toBeNull();
    expect(combinations({ a: wide } as Matrix, 1000)).toHaveLength(1000);
  });

  it('are those of a slow reading of the rules', () => {
    const value = fc.constantFrom('x', 'y');
    const list = fc.uniqueArray(value, { minLength: 1, maxLength: 2 });
    const part = (keys: string[]) =>
      fc.dictionary(fc.constantFrom(...keys), value, { minKeys: 1, maxKeys: 2 }) as fc.Arbitrary<Values>;
    const matrix = fc.record({
      a: list,
      b: list,
      include: fc.array(part(['a', 'b', 'c', 'd']), { maxLength: 4 }),
      exclude: fc.array(part(['a', 'b']), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(matrix, (input) => {
        expect(valuesOf(input as unknown as Matrix)).toEqual(slowly(input.a, input.b, input.include, input.exclude));
      }),
      { numRuns: 1000 },
    );
  });
});

/** GitHub's rules for the keys `a` and `b`, step by step as the documentation tells them. */
function slowly(as: string[], bs: string[], includes: Values[], excludes: Values[]): Values[] {
  const jobs: { original: Values; all: Values }[] = [];
  for (const a of as) {
    for (const b of bs) {
      let excluded = false;
      for (const { a: noA = a, b: noB = b } of excludes) excluded ||= noA === a && noB === b;
      if (!excluded) jobs.push({ original: { a, b }, all: { a, b } });
    }
  }
  const alone: Values[] = [];
  for (const include of includes) {
    const targets = jobs.filter(
      ({ original }) => (include.a ?? original.a) === original.a && (include.b ?? original.b) === original.b,
    );
    for (const target of targets) target.all = { ...target.all, ...include };
    if (targets.length === 0) alone.push(include);
  }
  return [...jobs.map(({ all }) => all), ...alone];
}
