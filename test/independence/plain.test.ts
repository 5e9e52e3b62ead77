import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePattern } from '../../src/glob/pattern.ts';
import { plainLength, readPlain } from '../../src/independence/plain.ts';

const text = fc.oneof(
  fc.array(fc.constantFrom('a', 'B', '.', '..', '/', '*', '**', 'x.y', '-', '!', '{a,b}', ':', '~', '\\', 'ä'), {
    maxLength: 9,
  }),
  fc.array(fc.constantFrom('src', 'lib.d', '/', '/**'), { maxLength: 7 }),
);

describe('plain patterns', () => {
  test('law: the parser finds neither fault nor warning, one alternative, and the same literal beginning', () => {
    let plain = 0;
    fc.assert(
      fc.property(text, fc.boolean(), (parts, foldCase) => {
        const pattern = parts.join('');
        const read = readPlain(pattern, foldCase);
        if (read === null) return;
        plain++;
        const parsed = parsePattern(pattern, foldCase);
        expect(parsed).toMatchObject({ fault: null, warnings: [], pattern: { approximate: false, excludes: false } });
        expect(parsed).toEqual(parsePattern(pattern, false));
        const [alternative, ...others] = parsed.pattern?.alternatives ?? [];
        expect(others).toEqual([]);
        const names = alternative?.segments.filter((segment) => typeof segment === 'string');
        expect([alternative?.scheme, names?.join('/')]).toEqual([null, pattern.slice(0, plainLength(pattern))]);
      }),
      { numRuns: 5000 },
    );
    expect(plain).toBeGreaterThan(500);
  });

  test.each([
    ['src/**', 3],
    ['a/b.c', 5],
    ['a/.hidden', -1],
    ['**', -1],
    ['a/**/b', -1],
    ['a/', -1],
    ['a//b', -1],
    [`${'a'.repeat(256)}`, -1],
    [Array.from({ length: 128 }, () => 'a').join('/'), 255],
    [Array.from({ length: 129 }, () => 'a').join('/'), -1],
  ])('%s: %i', (pattern, length) =>
    expect(readPlain(pattern, false) === null ? -1 : plainLength(pattern)).toBe(length),
  );

  test('law: equal folders have equal hashes, and those here different ones', () => {
    const of = (pattern: string) => readPlain(pattern, false);
    expect(of('a/b/**')).toEqual(of('a/b'));
    expect(of('a/b/**')?.names).toBe(2);
    expect(new Set(['a', 'a/b', 'a/b.c', 'b'].map((pattern) => of(pattern)?.folder)).size).toBe(4);
  });
});
