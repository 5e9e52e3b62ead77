import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MAX_FILES } from '../../src/app/merge-files.ts';
import { mergeResults, readTestResults } from '../../src/app/merge-results.ts';
import { rimSentence } from '../../src/report/sentences/rim.ts';
import { taskFileName } from '../../src/tasklist/naming.ts';
import { eachInFolder } from '../support/folder.ts';

let workspace: string;
let results: string;

eachInFolder('merge', (folder) => {
  workspace = folder;
  results = join(workspace, '.fanfold', 'results');
});

function put(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** Files as a task carried them. */
function carry(task: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) put(join(results, taskFileName(task), path), content);
}

/** All files below a folder of the workspace, with their content. */
function tree(folder: string): Record<string, string> {
  const root = join(workspace, folder);
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(root.length + 1), readFileSync(path, 'utf8')]));
}

const sentences = (problems: Awaited<ReturnType<typeof mergeResults>>['problems']) => problems.map(rimSentence);
const suite = (test: string, inner = '') =>
  `<testsuite name="s"><testcase name="${test}">${inner}</testcase></testsuite>`;

describe('one tree', () => {
  test('the files of all tasks, their test results and their coverage', async () => {
    carry('unit[a]', {
      'dist/a.js': 'A',
      'shared.txt': 'same',
      'reports/junit.xml': suite('t1', '<failure message="boom"/>'),
      'coverage/lcov.info': 'SF:a\nDA:1,1\nend_of_record\n',
    });
    carry('unit[b]', {
      'dist/b.js': 'B',
      'shared.txt': 'same',
      'reports/junit.xml': suite('t2'),
      'coverage/lcov.info': 'SF:a\nDA:1,2\nend_of_record\n',
      'pom.xml': '<project/>',
      empty: '',
    });
    carry('stranger', { 'x.txt': 'not in the plan' });
    const merged = await mergeResults(['unit[b]', 'unit[a]', 'silent'], results, workspace, 'out/merged');
    expect(merged).toMatchObject({
      problems: [],
      copied: 5,
      totals: { tests: 2, failures: 1 },
      failing: [{ task: 'unit[a]', suite: 's', test: 't1', message: 'boom' }],
    });
    const { 'junit.xml': junit, ...files } = tree('out/merged');
    expect(files).toEqual({
      'dist/a.js': 'A',
      'dist/b.js': 'B',
      empty: '',
      'lcov.info': 'TN:\nSF:a\nDA:1,3\nLF:1\nLH:1\nend_of_record\n',
      'pom.xml': '<project/>',
      'shared.txt': 'same',
    });
    expect(junit?.indexOf('"t1"')).toBeLessThan(junit?.indexOf('"t2"') ?? 0);
    await expect(readTestResults(['unit[a]', 'unit[b]'], results)).resolves.toEqual({
      failing: merged.failing,
      totals: merged.totals,
      problems: [],
    });
  });

  test('one path with different content is an error that names both; the rest is written', async () => {
    carry('a', { 'x.txt': 'one', 'only-a': '1' });
    carry('b', { 'x.txt': 'two', 'only-b': '2' });
    carry('c', { 'x.txt': 'three!' });
    const { problems, copied } = await mergeResults(['a', 'b', 'c'], results, workspace, 'out');
    expect(problems).toMatchObject([{ severity: 'error', kind: 'merge-conflict', tasks: ['a', 'b'], more: 1 }]);
    expect(sentences(problems)).toEqual([
      '`a` and `b` bring `x.txt` with different content (and 1 more file in the same place); give each task a path of its own, e.g. with its id in it',
    ]);
    expect(copied).toBe(3);
    expect(tree('out')).toEqual({ 'only-a': '1', 'only-b': '2', 'x.txt': 'one' });
  });

  test('letter case and folders collide, too', async () => {
    carry('a', { 'Read.me': '1', lib: '1' });
    carry('b', { 'read.me': '1', 'lib/x': '1' });
    const { problems } = await mergeResults(['a', 'b'], results, workspace, 'out');
    expect(sentences(problems)).toEqual([
      '`a` and `b` bring `lib` and `lib/x`, of which one would be a folder of the other; give each task a path of its own, e.g. with its id in it',
      '`a` and `b` bring `Read.me` and `read.me`, which differ only in letter case; give each task a path of its own, e.g. with its id in it',
    ]);
  });

  test('files that are declared to fold, and an empty report', async () => {
    const folds = [
      { glob: '**/*.json', fold: 'json-array' },
      { glob: 'log/**', fold: 'concat' },
      { glob: '**/.coverage', fold: 'by-task' },
      { glob: 'newest', fold: 'newest' },
    ] as const;
    carry('a', { 'f.json': '[1, 2]', 'log/x': 'one\n', 'py/.coverage': 'A', newest: '1', 'reports/junit.xml': '' });
    carry('b', {
      'f.json': '\uFEFF{"three": 3}',
      'log/x': 'two\n',
      'py/.coverage': 'B',
      newest: '2',
      'reports/junit.xml': suite('t'),
    });
    carry('c', { 'f.json': '{', 'log/x': '', newest: '3' });
    const ended = new Map([
      ['a', 1],
      ['b', 3],
      ['c', 2],
    ]);
    const { problems, totals } = await mergeResults(['a', 'b', 'c'], results, workspace, 'out', { folds, ended });
    expect(sentences(problems)).toEqual([
      expect.stringMatching(/^`f.json` of `c` is not folded \(json-array\): ./),
      '`reports/junit.xml` of `a` is empty, so it is left out',
    ]);
    expect(totals.tests).toBe(1);
    const { 'f.json': list, 'junit.xml': _, ...others } = tree('out');
    expect(JSON.parse(list ?? '')).toEqual([1, 2, { three: 3 }]);
    expect(others).toEqual({
      'log/x': 'one\ntwo\n',
      [`py/${taskFileName('a')}/.coverage`]: 'A',
      [`py/${taskFileName('b')}/.coverage`]: 'B',
      newest: '2',
    });
  });

  test('a malformed report is named and does not hide the others', async () => {
    carry('a', { 'r.xml': '<testsuites><testsuite>', 'l.info': 'SF:a\nDA:x\n' });
    carry('b', { 'r.xml': suite('t'), 'l.info': 'SF:b\nend_of_record\n' });
    const { problems, totals } = await mergeResults(['a', 'b'], results, workspace, 'out');
    expect(problems).toMatchObject([
      { severity: 'warning', kind: 'junit-unreadable', task: 'a', path: 'r.xml', why: 'not-xml' },
      { severity: 'warning', kind: 'lcov-lines', task: 'a', path: 'l.info', bad: 2, line: 2 },
    ]);
    expect(totals.tests).toBe(1);
    const sum = ['a', 'b'].map((file) => `TN:\nSF:${file}\nLF:0\nLH:0\nend_of_record\n`);
    expect(tree('out')['lcov.info']).toBe(sum.join(''));
  });

  test('a test report in the encoding that it declares', async () => {
    carry('a', {});
    const path = join(results, taskFileName('a'), 'r.xml');
    put(path, '');
    writeFileSync(path, `<?xml version="1.0" encoding="ISO-8859-1"?>${suite('é', '<error/>')}`, 'latin1');
    expect((await readTestResults(['a'], results)).failing[0]?.test).toBe('é');
  });

  test('two tasks with byte-identical reports count both, in UTF-16 as well', async () => {
    for (const task of ['a', 'b'])
      carry(task, { 'r.xml': suite('t', '<failure/>'), 'l.info': 'SF:a\nDA:1,1\nend_of_record\n' });
    for (const task of ['c', 'd']) {
      carry(task, { 'u.xml': '' });
      const text = `\uFEFF<?xml version="1.0" encoding="UTF-16"?>${suite('é', '<error/>')}`;
      writeFileSync(join(results, taskFileName(task), 'u.xml'), text, 'utf16le');
    }
    const { totals, failing, problems } = await mergeResults(['a', 'b', 'c', 'd'], results, workspace, 'out');
    expect(problems).toEqual([]);
    expect(totals).toMatchObject({ tests: 4, failures: 2, errors: 2 });
    expect(failing.map(({ task, test: name }) => `${task} ${name}`)).toEqual(['a t', 'b t', 'c é', 'd é']);
    expect(tree('out')['lcov.info']).toContain('DA:1,2\n');
  });

  test('each way to fold that is declared, and what is not declared collides', async () => {
    const ways = ['junit', 'lcov', 'first', 'error'] as const;
    const folds = ways.map((fold) => ({ glob: `${fold}/**`, fold }));
    for (const [at, task] of ['a', 'b'].entries())
      carry(task, {
        'junit/x.log': suite(`t${at}`),
        'lcov/x.log': 'SF:a\nDA:1,1\nend_of_record\n',
        'first/x': task,
        'error/r.xml': suite(`t${at}`),
        plain: task,
      });
    const { problems, totals } = await mergeResults(['a', 'b'], results, workspace, 'out', { folds });
    expect(sentences(problems)).toEqual([
      expect.stringMatching(/`a` and `b` .*`error\/r\.xml` with different content/),
      expect.stringMatching(/`a` and `b` .*`plain` with different content/),
    ]);
    expect(totals.tests).toBe(2);
    expect(tree('out')).toMatchObject({ 'first/x': 'a', 'lcov.info': expect.stringContaining('DA:1,2\n') });
  });

  test('without files there is a folder and nothing in it', async () => {
    const merged = await mergeResults(['a'], results, workspace, 'out');
    expect(merged).toMatchObject({ copied: 0, problems: [], failing: [] });
    expect(readdirSync(join(workspace, 'out'))).toEqual([]);
  });

  test('merging again replaces what stands there', async () => {
    carry('a', { 'x.txt': 'new', 'r.xml': suite('t') });
    put(join(workspace, 'out/x.txt'), 'old');
    for (const _ of [1, 2]) {
      expect((await mergeResults(['a'], results, workspace, 'out')).problems).toEqual([]);
      expect(tree('out')['x.txt']).toBe('new');
    }
  });

  test('a folder in the place of a file is an error and stays', async () => {
    carry('a', { x: '1' });
    put(join(workspace, 'out/x/y'), 'kept');
    const { problems } = await mergeResults(['a'], results, workspace, 'out');
    expect(problems).toMatchObject([{ kind: 'unwritable', path: 'x', severity: 'error' }]);
    expect(tree('out')).toEqual({ 'x/y': 'kept' });
  });
});

describe('hostile files and folders', () => {
  test('links among the results are not followed', async () => {
    put(join(workspace, 'secret'), 'secret');
    carry('a', { 'x.txt': '1' });
    const own = join(results, taskFileName('a'));
    symlinkSync(join(workspace, 'secret'), join(own, 'link.txt'));
    symlinkSync(workspace, join(own, 'folder'));
    put(join(workspace, 'elsewhere/y.txt'), 'secret');
    symlinkSync(join(workspace, 'elsewhere'), join(results, taskFileName('b')));
    expect((await mergeResults(['a', 'b'], results, workspace, 'out')).problems).toEqual([]);
    expect(tree('out')).toEqual({ 'x.txt': '1' });
  });

  test.each(['out', 'out/sub', 'out/sub/deep'])('a link at %s is not written through', async (where) => {
    const outside = mkdtempSync(join(tmpdir(), 'fanfold-outside-'));
    try {
      carry('a', { 'sub/deep/x.txt': '1', 'r.xml': suite('t') });
      mkdirSync(dirname(join(workspace, where)), { recursive: true });
      symlinkSync(outside, join(workspace, where));
      const { problems, totals } = await mergeResults(['a'], results, workspace, 'out');
      expect(problems).toMatchObject([{ severity: 'error', kind: 'merge-link' }]);
      expect(readdirSync(outside)).toEqual([]);
      expect(totals.tests).toBe(1);
    } finally {
      rmSync(outside, { recursive: true });
    }
  });

  test('a link in the place of a file is replaced, what it leads to stays', async () => {
    put(join(workspace, 'precious'), 'precious');
    carry('a', { x: '1', 'r.xml': suite('t') });
    mkdirSync(join(workspace, 'out'));
    for (const name of ['x', 'junit.xml']) symlinkSync(join(workspace, 'precious'), join(workspace, 'out', name));
    expect((await mergeResults(['a'], results, workspace, 'out')).problems).toEqual([]);
    expect(readFileSync(join(workspace, 'precious'), 'utf8')).toBe('precious');
    expect(lstatSync(join(workspace, 'out/x')).isFile()).toBe(true);
    expect(lstatSync(join(workspace, 'out/junit.xml')).isFile()).toBe(true);
  });

  test.each(['..', '../elsewhere', 'a/../..', '/', '.fanfold/results', '.fanfold/results/x'])(
    'nothing is merged into %s',
    async (folder) => {
      carry('a', { 'x.txt': '1', 'y.txt': '1' });
      const before = tree('.');
      const { problems, copied } = await mergeResults(['a'], results, workspace, folder);
      expect(problems).toMatchObject([{ severity: 'error', kind: 'merge-link' }]);
      expect(copied).toBe(0);
      expect(tree('.')).toEqual(before);
    },
  );

  test('a task cannot change the results of another, nor the repository', async () => {
    const victim = `.fanfold/results/${taskFileName('b')}/x.txt`;
    carry('a', { [victim]: 'forged', '.git/hooks/post-checkout': 'forged', 'fine.txt': '1' });
    carry('b', { 'x.txt': 'true' });
    const { problems } = await mergeResults(['a', 'b'], results, workspace, '.');
    expect(problems.map(({ kind }) => kind).sort()).toEqual(['merge-refused', 'merge-refused']);
    expect(readFileSync(join(workspace, victim), 'utf8')).toBe('true');
    expect(existsSync(join(workspace, '.git'))).toBe(false);
    expect(readFileSync(join(workspace, 'fine.txt'), 'utf8')).toBe('1');
  });

  test('a task id is never a path', async () => {
    put(join(workspace, 'x.txt'), 'outside');
    mkdirSync(results, { recursive: true });
    expect(await mergeResults(['../..', '..', '.', ''], results, workspace, 'out')).toMatchObject({ copied: 0 });
  });
});

test('a thousand tasks with a file each', async () => {
  const ids = Array.from({ length: 1000 }, (_, index) => `t${index}`);
  for (const id of ids) carry(id, { [`r/${id}.xml`]: suite(id, '<failure/>'), 'same.txt': 'same' });
  const merged = await mergeResults(ids, results, workspace, 'out');
  expect(merged.problems).toEqual([]);
  expect(merged.failing.map(({ test: name }) => name)).toEqual(ids.toSorted());
  expect(merged.copied).toBe(1);
  expect(MAX_FILES).toBeGreaterThan(10 * ids.length);
});
