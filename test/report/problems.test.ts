import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/problem.ts';
import { excerpt } from '../../src/report/excerpt.ts';
import { formatProblems } from '../../src/report/problems.ts';
import { plain } from '../../src/report/style.ts';
import { width } from '../../src/report/width.ts';
import { hostile } from './support.ts';

const FILE = 'fanfold.yml';

const unknownKey = (line: number, column: number, key: string, severity: Problem['severity'] = 'error'): Problem => ({
  area: 'tasklist',
  severity,
  at: { file: FILE, line, column },
  kind: 'unknown-key',
  key,
  nearest: 'needs',
  known: ['id', 'needs', 'run'],
});

const nowhere: Problem = { area: 'rim', severity: 'warning', at: null, kind: 'unreadable', path: 'x', detail: 'gone' };

describe('formatProblems', () => {
  it('writes place, severity, sentence and a mark under the place, sorted, with the count at the end', () => {
    const text = 'tasks:\n  - id: a\n    neds: [b]\n    rn: x\n';
    const out = formatProblems([unknownKey(4, 5, 'rn'), unknownKey(3, 5, 'neds')], new Map([[FILE, text]]), plain);
    expect(out.split('\n')).toEqual([
      expect.stringMatching(/^fanfold\.yml:3:5: error: .*`neds`.*did you mean `needs`/),
      '  3 |     neds: [b]',
      '    |     ^~~~',
      expect.stringMatching(/^fanfold\.yml:4:5: error: .*`rn`/),
      '  4 |     rn: x',
      '    |     ^~',
      '2 errors; nothing was run',
      '',
    ]);
  });

  it('is empty for no problem', () => expect(formatProblems([], new Map(), plain)).toBe(''));

  it('counts each severity, and says that nothing was run only where that is so', () => {
    const two = [unknownKey(1, 1, 'a'), nowhere];
    expect(formatProblems(two, new Map(), plain)).toMatch(/\n1 error, 1 warning; nothing was run\n$/);
    expect(formatProblems(two, new Map(), plain, 'was-run')).toMatch(/\n1 error, 1 warning\n$/);
    expect(formatProblems([nowhere], new Map(), plain)).toMatch(/\n1 warning\n$/);
  });

  it('puts what has no place first', () => {
    expect(formatProblems([unknownKey(1, 1, 'a'), nowhere], new Map(), plain)).toMatch(/^warning: .*gone/);
  });

  it('shows a hundred and counts all', () => {
    const many = Array.from({ length: 250 }, (_, at) => unknownKey(at + 1, 1, `k${at}`));
    const out = formatProblems(many, new Map(), plain);
    expect(out.match(/: error:/g)).toHaveLength(100);
    expect(out).toMatch(/\nand 150 more\n250 errors; nothing was run\n$/);
  });

  it('takes lines of Windows and of old Macs', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const out = formatProblems([unknownKey(2, 1, 'b')], new Map([[FILE, ['a', 'b: 1', 'c'].join(end)]]), plain);
      expect(out).toContain('  2 | b: 1\n    | ^\n');
    }
  });

  it('lets no hostile text out of its line, and no runner command in', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, fc.integer({ min: 1, max: 50 }), (key, file, source, column) => {
        const problem: Problem = { ...unknownKey(1, column, key), at: { file, line: 1, column } };
        const out = formatProblems([problem], new Map([[file, source]]), plain);
        expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028\u202e]/u);
        expect(out).not.toContain('##[');
        for (const row of out.split('\n')) expect(row.trimStart().startsWith('::')).toBe(false);
        expect(out.endsWith('\n1 error; nothing was run\n')).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('excerpt', () => {
  const at = (column: number) => ({ file: FILE, line: 12, column });

  it.each([
    ['a quoted text', 'name: "a b"', 7, ['  12 | name: "a b"', '     |       ^~~~~']],
    ['a tab before it', '\tkey: x', 2, ['  12 |     key: x', '     |     ^~~']],
    ['wide characters before it', '中文: x', 5, ['  12 | 中文: x', '     |       ^']],
    ['wide characters under it', '中文: x', 1, ['  12 | 中文: x', '     | ^~~~']],
    ['control characters', 'a\u001bb: x', 1, ['  12 | a\\x1bb: x', '     | ^~~~~~']],
    ['the end of the line', 'a: ', 4, ['  12 | a:', '     |    ^']],
    ['behind the end', 'a', 99, ['  12 | a', '     |  ^']],
  ])('%s', (_, source, column, lines) => expect(excerpt(source, at(column), plain)).toEqual(lines));

  it('cuts a long line around the place', () => {
    const source = `${'a'.repeat(300)} here ${'b'.repeat(300)}`;
    const [text = '', mark = ''] = excerpt(source, at(302), { ...plain, columns: 60 });
    expect(width(text)).toBeLessThanOrEqual(60);
    expect(text).toMatch(/\| …a+ here b+…$/);
    expect(mark.indexOf('^')).toBe(text.indexOf('here'));
    expect(mark.trimEnd().endsWith('^~~~')).toBe(true);
  });

  it('shows of a very long line what it shows of the part around the place', () => {
    const shownOf = (pad: number) =>
      excerpt(`${'a'.repeat(pad)} here ${'b'.repeat(pad)}`, at(pad + 2), { ...plain, columns: 60 });
    expect(shownOf(1_000_000)).toEqual(shownOf(300));
  });

  it('keeps within the terminal, with the mark under the first character of the place', () => {
    const words = fc.array(fc.constantFrom('ab', '中', '\t', ' ', 'é', '👍', 'key:', '"q q"'), { maxLength: 80 });
    fc.assert(
      fc.property(
        words,
        fc.integer({ min: 1, max: 120 }),
        fc.integer({ min: 30, max: 120 }),
        (parts, seed, columns) => {
          const source = `${parts.join('')}§${'x'.repeat(seed)}`;
          const lines = excerpt(source, at(source.indexOf('§') + 1), { ...plain, columns });
          for (const text of lines) expect(width(text)).toBeLessThanOrEqual(columns);
          const [text = '', mark = ''] = lines;
          const before = text.slice(0, text.indexOf('§'));
          expect(width(before)).toBe(mark.indexOf('^'));
        },
      ),
      { numRuns: 500 },
    );
  });
});
