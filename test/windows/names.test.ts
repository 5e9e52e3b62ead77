/** Names and paths: what an artifact may bring, what a list may say, and what a task may make. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { taskFileName } from '../../src/tasklist/naming.ts';
import { expected, NAME_CASES, pathsOf } from './inside/names.ts';
import { createWorkspace } from './rig.ts';
import { runNode, windowsPath } from './wine.ts';

describe.concurrent('names', () => {
  it('of an artifact are refused or spelled otherwise, and nothing is written elsewhere', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fanfold-names-'));
    const program = join(folder, 'receive.mjs');
    const entry = join(import.meta.dirname, 'inside/receive-all.ts');
    await build({
      entryPoints: [entry],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
    });
    writeFileSync(join(folder, 'cases.json'), JSON.stringify(NAME_CASES.map(pathsOf)));
    const { stdout, stderr } = await runNode([windowsPath(program)], { cwd: folder });
    expect(stderr).toBe('');
    const received = JSON.parse(stdout) as object[];
    expect(received).toHaveLength(NAME_CASES.length);
    for (const [index, one] of NAME_CASES.entries())
      expect({ of: one, ...received[index] }).toEqual({ of: one, ...expected(one) });
    rmSync(folder, { recursive: true });
  });

  it('that differ only in letter case are one, wherever a list says it runs', async () => {
    using here = createWorkspace();
    here.write(
      'fanfold.yml',
      'tasks:\n  - { id: a, run: x, writes: [Out/A.txt] }\n  - { id: b, run: x, reads: [out/a.TXT] }\n',
    );
    const checked = await here.fanfold(['check']);
    expect(checked.code).toBe(1);
    expect(checked.stdout).toContain('`a` writes `Out/A.txt` and `b` reads `out/a.TXT`: both touch `out/a.txt`');
  });

  it('longer than Windows once allowed are carried, and say what cannot be done', async () => {
    using here = createWorkspace();
    const deep = Array(12).fill('a-folder-with-a-long-name').join('/');
    here.write(
      'make.cjs',
      `const { mkdirSync, writeFileSync } = require('node:fs');
const { resolve } = require('node:path');
mkdirSync(resolve('out/${deep}'), { recursive: true });
writeFileSync(resolve('out/${deep}/file.txt'), 'deep');
for (const name of ['aux.txt', 'con', 'dot.']) writeFileSync('\\\\\\\\?\\\\' + resolve('out', name), name);
`,
    );
    const ended = await here.runList(
      `name: long
sync: { max-failures: 2 }
stop: never
defaults: { shell: cmd, timeout-minutes: 2, runs-on: windows-latest }
tasks:
  - { id: make, run: node make.cjs, artifacts: ["out/**"], success: { files: ["out/**/file.txt"] } }
  - { id: use, needs: [make], run: dir /s /b out, reads: ["out/**"], writes: [] }
  - { id: below, needs: [make], run: cd, working-directory: out/${deep}, reads: ["out/**"], writes: [] }
  - { id: device, needs: [make], run: echo x, success: { files: ["nul"] }, reads: ["out/**"], writes: [] }
`,
      ['--observe'],
    );
    expect(ended.stderr).not.toContain('error');
    expect(here.record('make')).toMatchObject({ state: 'succeeded', reason: null });
    expect(here.record('make').writesObserved).toEqual([`out/${deep}/file.txt`, 'out/aux.txt', 'out/con', 'out/dot.']);
    expect(here.read(`.fanfold/results/${taskFileName('make')}/out/${deep}/file.txt`)).toBe('deep');
    expect(here.record('use').state).toBe('succeeded');
    expect(here.record('below').reason).toMatch(/ has \d+ characters; Windows starts a command in one of at most 258$/);
    expect(here.record('device').reason).toBe('file `nul` does not exist');
  });

  it('are not what init looks at: it writes paths with /', async () => {
    using here = createWorkspace('project');
    here.write('package.json', '{ "name": "root", "private": true, "workspaces": ["packages/*"] }');
    here.write('packages/a/package.json', '{ "name": "a", "scripts": { "test": "node --test" } }');
    here.write('packages/b/package.json', '{ "name": "b", "scripts": { "test": "node --test" } }');
    const made = await here.fanfold(['init']);
    expect([made.code, made.stderr]).toEqual([0, '']);
    expect(here.read('fanfold.yml')).not.toMatch(/\\/);
    expect(here.read('fanfold.yml')).not.toMatch(/\r/);
    expect((await here.fanfold(['check'])).code).toBe(0);
  });
});
