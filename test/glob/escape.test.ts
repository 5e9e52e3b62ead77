import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeGlob } from '../../src/glob/escape.ts';
import { matchesPattern, splitPath } from '../../src/glob/match.ts';
import { parsePattern } from '../../src/glob/pattern.ts';
import { find, task } from '../independence/support/tasks.ts';

/** Names with everything that has a meaning somewhere in the dialect. */
const name = fc
  .array(
    fc.constantFrom(
      'a',
      'b',
      '.',
      '*',
      '?',
      '[',
      ']',
      '{',
      '}',
      '(',
      ')',
      '!',
      '@',
      '+',
      '#',
      '~',
      ':',
      ',',
      '^',
      '-',
      '\\',
      ' ',
      'é',
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((letters) => letters.join(''))
  .filter((text) => !/^\.+$/.test(text));
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('/'));

function matches(pattern: string, other: string): boolean {
  const parsed = parsePattern(pattern, false);
  expect([pattern, parsed.fault]).toEqual([pattern, null]);
  return matchesPattern(parsed.pattern!, splitPath(other, false));
}

describe('escapeGlob', () => {
  it('makes a pattern that matches the path, and no other one of its depth', () => {
    fc.assert(
      fc.property(path, path, (one, other) => {
        expect(matches(escapeGlob(one), one)).toBe(true);
        fc.pre(one.split('/').length === other.split('/').length);
        expect(matches(escapeGlob(one), other)).toBe(one === other);
      }),
      { numRuns: 3000 },
    );
  });

  it('holds inside a longer pattern: beside letters, below a folder, in braces', () => {
    fc.assert(
      fc.property(path, (one) => {
        const value = escapeGlob(one);
        expect(matches(`out/${value}.xml`, `out/${one}.xml`)).toBe(true);
        expect(matches(`x${value}/y`, `x${one}/y`)).toBe(true);
        expect(matches(`out/{${value},zzz}/y.z`, `out/${one}/y.z`)).toBe(true);
        expect(matches(`out/{${value},zzz}/y.z`, 'out/zzz/y.z')).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('leaves a URI what it is, and an ordinary name readable', () => {
    expect(escapeGlob('db://staging')).toBe('db://staging');
    expect(escapeGlob('app/(group)/my-page+x@2.tsx')).toBe('app/(group)/my-page+x@2.tsx');
  });

  it.each(['notes:2.md', 'git:main', 'C:x', '!a', '~/x', '#1', 'a{b,c}', '@(x)'])(
    'a reader of %s meets a writer of everything',
    (file) => {
      const tasks = [task('reader', { reads: [escapeGlob(file)] }), task('writer', { writes: ['**'] })];
      expect(find(tasks).races).toHaveLength(1);
    },
  );
});
