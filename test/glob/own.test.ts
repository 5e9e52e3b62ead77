import { describe, expect, it } from 'vitest';
import { isOwnPath, isSafePath } from '../../src/glob/own.ts';

describe('what is git’s or fanfold’s own', () => {
  it.each([
    '.git',
    '.git/config',
    'a/.git/hooks/x',
    '.GIT/config',
    '.Git',
    '.git.',
    '.git ',
    '.git . .',
    '.git::$INDEX_ALLOCATION',
    '.git:x',
    'git~1',
    'GIT~12',
    'gi7eb2~1',
    '.g\u200cit',
    '\ufeff.git',
    '.g\u0131t',
    '.fanfold',
    '.FANFOLD/results',
    'fanfol~1',
    'sub/.fanfold. ',
    '.fan\u200bfold'.replace('\u200b', '\u200d'),
  ])('%j', (path) => {
    expect(isOwnPath(path)).toBe(true);
    expect(isSafePath(path, false)).toBe(false);
  });

  it.each([
    '.gitignore',
    '.github/x',
    '.gitattributes',
    'git',
    'x.git',
    '.git2',
    'fanfold',
    '.fanfolder',
    'a~1',
    'git~x',
    '...git',
    'reports/junit.xml',
  ])('%j is not', (path) => {
    expect(isOwnPath(path)).toBe(false);
    expect(isSafePath(path, true)).toBe(true);
  });
});

describe('a path that leaves its folder', () => {
  it.each(['', '/a', 'a/', 'a//b', '.', 'a/./b', '..', 'a/../b', 'a\0b'])('%j', (path) => {
    expect(isSafePath(path, false)).toBe(false);
  });

  it.each(['C:\\x', 'a\\b', 'C:x'])('%j, on Windows', (path) => {
    expect([isSafePath(path, true), isSafePath(path, false)]).toEqual([false, true]);
  });
});
