import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePattern } from '../../src/glob/pattern.ts';
import { isPlain, PatternList } from '../../src/independence/patterns.ts';

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
        if (!isPlain(pattern, foldCase)) return;
        plain++;
        const parsed = parsePattern(pattern, foldCase);
        expect(parsed).toMatchObject({ fault: null, warnings: [], pattern: { approximate: false, excludes: false } });
        expect(parsed).toEqual(parsePattern(pattern, false));
        const [alternative, ...others] = parsed.pattern?.alternatives ?? [];
        expect(others).toEqual([]);
        const names = alternative?.segments.filter((segment) => typeof segment === 'string');
        expect([alternative?.scheme, names?.join('/')]).toEqual([null, pattern.replace(/\/\*\*$/, '')]);
      }),
      { numRuns: 5000 },
    );
    expect(plain).toBeGreaterThan(500);
  });

  test.each([
    ['src/**', true],
    ['a/b.c', true],
    ['a/.hidden', false],
    ['**', false],
    ['a/**/b', false],
    ['a/', false],
    ['a//b', false],
    [`${'a'.repeat(256)}`, false],
    [Array.from({ length: 128 }, () => 'a').join('/'), true],
    [Array.from({ length: 129 }, () => 'a').join('/'), false],
  ])('%s: %s', (pattern, plain) => expect(isPlain(pattern, false)).toBe(plain));

  test('is in the folder of what is below it, and of its own text', () => {
    const list = new PatternList();
    for (const pattern of ['a/b/**', 'a/b', 'a/b.c', 'c']) list.plain(pattern);
    expect(list.contentOf('a/b').map(({ declared }) => declared.source)).toEqual(['a/b', 'a/b/**']);
    expect([...list.withNeighbours()].map(({ declared }) => declared.source)).toEqual(['a/b', 'a/b/**']);
    expect(list.plain('a/b/**')).toBe(list.entries[0]);
  });
});
