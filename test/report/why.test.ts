import { describe, expect, it } from 'vitest';
import { whyLines } from '../../src/report/sections/why.ts';

const numbered = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => `line ${from + at}`);
const lines = (log: readonly string[], most = 30) => whyLines(log.join('\n'), most, 10_000).lines;

describe('the lines that say why', () => {
  it('begin a little before the first that looks like an error, and are not filled up with what came before', () => {
    expect(lines([...numbered(1, 40), 'AssertionError: 3 is not 4', '    at a.js:1'])).toEqual([
      ...numbered(38, 40),
      'AssertionError: 3 is not 4',
      '    at a.js:1',
    ]);
  });

  it('are at most so many', () => {
    const shown = lines(['compiling', 'error: no such type', ...numbered(1, 100)]);
    expect(shown).toHaveLength(30);
    expect(shown.slice(0, 3)).toEqual(['compiling', 'error: no such type', 'line 1']);
  });

  it('are the last where none looks like one', () => {
    expect(lines(numbered(1, 50))).toEqual(numbered(21, 50));
  });

  it.each(['0 errors, 3 warnings', 'Tests: 12 passed, 0 failed', 'no errors so far'])('%s is none', (text) => {
    expect(lines([text, ...numbered(1, 50)])).toEqual(numbered(21, 50));
    expect(lines([text, ...numbered(1, 50), 'fatal: gone'])).toEqual([...numbered(48, 50), 'fatal: gone']);
  });
});
