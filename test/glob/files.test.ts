import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFiles, findItems, type Globs, type ListFolder, readGlobs } from '../../src/glob/files.ts';
import { matchesPattern, splitPath } from '../../src/glob/match.ts';
import { parsePattern } from '../../src/glob/pattern.ts';
import { libraryMatcher, pattern } from './oracle.ts';

const roots: string[] = [];

function workspace(files: readonly string[]): string {
  const root = mkdtempSync(join(tmpdir(), 'fanfold-glob-'));
  roots.push(root);
  for (const file of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), '');
  }
  return root;
}

afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});

const listOf =
  (root: string): ListFolder =>
  (folder) =>
    readdir(join(root, folder), { withFileTypes: true });

function globs(patterns: readonly string[], foldCase = false): Globs {
  const read = readGlobs(patterns, foldCase);
  if ('fault' in read) throw new Error(`${read.pattern}: ${read.fault}`);
  return read;
}

const NAMES = ['a', 'b', 'aa', 'ab', '.a', 'a.b', 'b.'];
/** Names of files and of folders differ, so that every combination can exist. */
const FILES = ['', ...NAMES, ...NAMES.flatMap((x) => NAMES.map((y) => `${x}/${y}`))].flatMap((folder) =>
  ['ba', 'bb', 'a.', '.b', 'aab'].map((name) => (folder === '' ? name : `${folder}/${name}`)),
);

describe('findFiles, on a real file system', () => {
  let root = '';
  beforeAll(() => {
    root = workspace(FILES);
  });

  it('finds what the proof says a pattern matches, and what picomatch says', async () => {
    await fc.assert(
      fc.asyncProperty(pattern, async (text) => {
        const found = await findFiles(globs([text]), listOf(root));
        const proved = parsePattern(text, false).pattern!;
        expect(found).toEqual(FILES.filter((file) => matchesPattern(proved, splitPath(file, false))).sort());
        expect(found).toEqual(FILES.filter(libraryMatcher('picomatch', text)).sort());
      }),
      { numRuns: 300 },
    );
  });

  it('takes exclusions away, wherever they stand', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(pattern, { maxLength: 3 }), fc.array(pattern, { maxLength: 2 }), async (yes, no) => {
        const [plus, minus] = [yes, no].map((list) => list.map((text) => parsePattern(text, false).pattern!));
        const hit = (list: typeof plus, file: string) =>
          list!.some((one) => matchesPattern(one, splitPath(file, false)));
        const expected = FILES.filter((file) => hit(plus, file) && !hit(minus, file)).sort();
        const given = [...no.map((text) => `!${text}`), ...yes];
        expect(await findFiles(globs(given), listOf(root))).toEqual(expected);
        expect(await findFiles(globs(given.toReversed()), listOf(root))).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  it('enters only folders that a pattern can match in', async () => {
    const entered: string[] = [];
    const list: ListFolder = (folder) => {
      entered.push(folder);
      return listOf(root)(folder);
    };
    await findFiles(globs(['a/b/*', 'ab/**', '!ab/{a,b}']), list);
    expect(entered.sort()).toEqual(['', 'a', 'a/b', 'ab', 'ab/.a', 'ab/a.b', 'ab/aa', 'ab/ab', 'ab/b.']);
  });
});

describe('patterns over files', () => {
  it.each([
    ['braces with leading zeros', ['r/{01..10}'], ['r/01', 'r/02', 'r/1', 'r/10', 'r/11'], ['r/01', 'r/02', 'r/10']],
    ['more alternatives than a proof lists', ['r/{1..5000}'], ['r/4999', 'r/5001'], ['r/4999']],
    ['a folder, with what is below it', ['out'], ['out/a/b', 'outer/c'], ['out/a/b']],
    ['a folder with a dot needs the slash', ['out.d/', 'lib.d'], ['out.d/a', 'lib.d/a'], ['out.d/a']],
    ['hidden files', ['*', 'a/*'], ['.x', 'a/.y', 'a/b/c'], ['.x', 'a/.y']],
    ['`./`, and folders that are left again', ['./a/../b/*.md'], ['b/x.md', 'a/x.md'], ['b/x.md']],
    ['nothing of git or fanfold', ['**'], ['.git/x', 'a/.fanfold/y', '.gitignore'], ['.gitignore']],
    ['no URI', ['db://x', 'a'], ['a', 'db:/x'], ['a']],
  ])('%s', async (_, patterns, files, expected) => {
    expect(await findFiles(globs(patterns), listOf(workspace(files)))).toEqual(expected);
  });

  it('names folders by a slash at the end, and files without it', async () => {
    const root = workspace(['packages/a/x', 'packages/b/y/z', 'packages/file', 'top']);
    expect(await findItems(globs(['packages/*/']), listOf(root))).toEqual(['packages/a', 'packages/b']);
    expect(await findItems(globs(['packages/*']), listOf(root))).toEqual(['packages/file']);
    expect(await findItems(globs(['{packages/*/,top}', '!packages/b']), listOf(root))).toEqual(['packages/a', 'top']);
    expect(await findItems(globs(['packages/**/']), listOf(root))).toEqual([
      'packages',
      'packages/a',
      'packages/b',
      'packages/b/y',
    ]);
  });

  it('follows no link and finds none', async () => {
    const root = workspace(['real/x']);
    symlinkSync(join(root, 'real'), join(root, 'link'));
    symlinkSync(join(root, 'real/x'), join(root, 'alias'));
    expect(await findFiles(globs(['**', 'link/x']), listOf(root))).toEqual(['real/x']);
  });

  it('ignores case where the file system does', async () => {
    const root = workspace(['Src/Ä.TXT']);
    expect(await findFiles(globs(['src/ä.txt'], true), listOf(root))).toEqual(['Src/Ä.TXT']);
    expect(await findFiles(globs(['src/ä.txt'], false), listOf(root))).toEqual([]);
  });

  it('refuses what it cannot match exactly', () => {
    expect(readGlobs(['a', 'r/{1..999999}'], false)).toEqual({
      pattern: 'r/{1..999999}',
      fault: 'too-many-alternatives',
    });
    expect(readGlobs(['../x'], false)).toEqual({ pattern: '../x', fault: 'escapes' });
  });
});
