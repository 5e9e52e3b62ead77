/** The command line on Windows: one list that has most of what a list can have, then how its tasks end. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunEvent } from '../../src/event.ts';
import { taskFileName } from '../../src/tasklist/naming.ts';
import { createWorkspace, type Workspace } from './rig.ts';
import type { Ended } from './wine.ts';

const LIST = String.raw`name: con
sync: { max-failures: 9 }
stop: never
defaults: { shell: cmd, timeout-minutes: 2, runs-on: windows-latest }
tasks:
  - id: aux
    run: |
      echo plain=value>> "%GITHUB_OUTPUT%"
      echo list^<^<END>> "%GITHUB_OUTPUT%"
      echo one>> "%GITHUB_OUTPUT%"
      echo two>> "%GITHUB_OUTPUT%"
      echo END>> "%GITHUB_OUTPUT%"
      mkdir out\deep
      echo made by %FANFOLD_TASK%> out\deep\file.txt
    artifacts: ["out/**"]
  - id: nul
    needs: [aux]
    env: { GIVEN: "\${{ needs.aux.outputs.plain }}" }
    run: |
      echo got [%GIVEN%]
      type out\deep\file.txt
    reads: ["out/**"]
    writes: []
  - id: glob
    for-each: { glob: "src/*/*.txt" }
    run: type "%ITEM%"
    reads: ["\${{ item }}"]
    writes: []
  - id: word
    for-each: { items: ["aux.txt", "a b", "x%PATH%y", 'q"uote', "c^d&e|f", "com1", "dot."] }
    run: set ITEM
    writes: []
  - id: batch
    for-each: { items: ["a b.txt", "c&d.txt"] }
    batch: true
    run: type "%FANFOLD_ITEMS%"
    writes: []
  - id: tests
    for-each: { items: ["tests/a b.js", "tests/c.js"] }
    batch: true
    run: node junit.cjs "%FANFOLD_ITEMS%"
    writes: []
  - { id: path, env: { PATH: 'C:\ours;C:\windows\system32' }, run: "set path", writes: [] }
  - { id: path-2, env: { path: 'C:\ours;C:\windows\system32' }, run: "set path", writes: [] }
  - { id: code, run: "exit 3", writes: [] }
  - { id: bash, shell: bash, run: echo x, writes: [] }
  - { id: pwsh, shell: pwsh, run: echo x, writes: [] }
  - { id: batch-file, shell: "tool.cmd {0}", run: echo x, writes: [] }
  - { id: batch-name, shell: "tool {0}", run: echo x, writes: [] }
  - { id: through-cmd, shell: "cmd /c tool.cmd {0}", run: echo x, writes: [] }
converge:
  shell: cmd
  run: |
    dir /b "%FANFOLD_RESULTS%" > synthesis.txt
    if exist "%FANFOLD_VERDICT%" echo verdict=seen>> synthesis.txt
`.replaceAll('\\$', '$');

/** As a runner of tests on Windows writes it: its own paths, and lines that end with CR and LF. */
const JUNIT = `const { readFileSync, writeFileSync } = require('node:fs');
const items = readFileSync(process.env.FANFOLD_ITEMS, 'utf8').trim().split('\\n');
const here = process.cwd().replace('&', '&amp;');
const cases = {
  'tests/a b.js': '<testcase name="one" file="' + here + '\\\\tests\\\\a b.js" time="0.01"/>',
  'tests/c.js': '<testcase name="two" file="tests\\\\c.js" time="0.01"><failure message="wrong"/></testcase>',
};
const lines = ['<testsuite name="all">', ...items.map((item) => cases[item]), '</testsuite>'];
writeFileSync(process.env.FANFOLD_REPORT, lines.join('\\r\\n'));
process.exit(items.includes('tests/c.js') ? 1 : 0);
`;

describe('a list', () => {
  let here: Workspace;
  let ended: Ended;

  beforeAll(async () => {
    here = createWorkspace();
    here.write('src/a/x.txt', 'text of x\r\n');
    here.write('src/b c/y.txt', 'text of y\n');
    here.write('junit.cjs', JUNIT);
    here.write('tool.cmd', '@echo off\r\necho tool got %~x1\r\n');
    ended = await here.runList(LIST, ['--jobs', '2', '--format', 'json']);
  });
  afterAll(() => here[Symbol.dispose]());

  const events = () => ended.stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as RunEvent]));
  const printed = (task: string) =>
    events().flatMap((event) => (event.event === 'output' && event.task === task ? [event.text] : []));

  it('runs to its end, and its end is the verdict', () => {
    expect(ended.stderr).toBe('');
    expect(here.verdict().failed.toSorted()).toEqual([
      'bash',
      'batch-file',
      'batch-name',
      'code',
      'pwsh',
      'tests[tests/c.js]',
    ]);
    expect(here.verdict().missing).toEqual([]);
    expect(ended.code).toBe(0);
  });

  it('has no CR in lines of output, nor at the end of a value', () => {
    expect(ended.stdout).not.toMatch(/\\r"/);
    expect(here.record('aux').outputs).toEqual({ plain: 'value', list: 'one\r\ntwo' });
    expect(printed('nul')).toEqual(['got [value]', 'made by aux']);
  });

  it('names files and items with /', () => {
    expect(printed('glob[src/a/x.txt]')).toEqual(['text of x']);
    expect(printed('glob[src/b c/y.txt]')).toEqual(['text of y']);
    expect(here.read(`.fanfold/results/${taskFileName('aux')}/out/deep/file.txt`)).toBe('made by aux\r\n');
    expect(here.read(`.fanfold/manifests/${taskFileName('aux')}.json`)).toContain('"out/deep/file.txt"');
  });

  it('hands items over as they are', () => {
    for (const item of ['aux.txt', 'a b', 'x%PATH%y', 'q"uote', 'c^d&e|f', 'com1', 'dot.'])
      expect(printed(`word[${item}]`)).toEqual([`ITEM=${item}`]);
    const batches = events().flatMap((event) =>
      event.event === 'output' && /^batch-/.test(event.task) ? [event.text] : [],
    );
    expect(batches.toSorted()).toEqual(['a b.txt', 'c&d.txt']);
  });

  it('matches the results of a report by its paths, whichever way they are spelled', () => {
    expect(here.record('tests[tests/a b.js]')).toMatchObject({ state: 'succeeded', durationMs: 10 });
    expect(here.record('tests[tests/c.js]')).toMatchObject({ state: 'failed', reason: 'two: wrong' });
  });

  it.each(['path', 'path-2'])('%s replaces the PATH of the system', (task) => {
    expect(printed(task)[0]?.toUpperCase()).toBe('PATH=C:\\OURS;C:\\WINDOWS\\SYSTEM32');
  });

  it('says of a shell that is absent, or that only cmd can start, what to write', () => {
    expect(here.record('code').reason).toBe('exit code 3');
    expect(here.record('bash').reason).toBe(
      'shell `bash`: `bash` was not found; Windows itself has `cmd` and `powershell`',
    );
    expect(here.record('pwsh').reason).toBe(
      'shell `pwsh`: `pwsh` was not found; Windows itself has `cmd` and `powershell`',
    );
    expect(here.record('batch-file').reason).toContain('which only cmd can start: write `cmd /c tool.cmd {0}`');
    expect(here.record('batch-name').reason).toContain('if it is a batch file, write `cmd /c tool {0}`');
    expect(printed('through-cmd')).toEqual(['tool got ']);
  });

  it('ends with the synthesis', () => {
    const lines = here.read('synthesis.txt').split('\r\n');
    expect(lines).toEqual(expect.arrayContaining([taskFileName('aux'), 'outputs.json', 'verdict=seen']));
  });
});
