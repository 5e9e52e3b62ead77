/** One run at a time in one folder, and folders that a run does not take. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { lockRun } from '../../src/cli/runlock.ts';
import { CLI, inWorkspace } from './rig.ts';

describe('the lock of a run', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fanfold-lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is held by one at a time, names who has it, and leaves nothing', () => {
    const first = lockRun(folder, '.fanfold/lock');
    expect(lockRun(folder, '.fanfold/lock')).toMatchObject({ kind: 'run-locked', pid: process.pid });
    if ('release' in first) first.release();
    expect(readdirSync(folder)).toEqual([]);
    expect(lockRun(folder, '.fanfold/lock')).toHaveProperty('release');
  });

  it.each([
    ['of a process that is gone', JSON.stringify({ pid: 2 ** 22 + 1, start: null })],
    ['of a process whose number another one has', JSON.stringify({ pid: process.pid, start: 'long ago' })],
    ['that is half written', '{"pid":'],
    ['that is something else', 'null'],
    ['of a group of processes', JSON.stringify({ pid: -1, start: null })],
  ])('%s is taken over', (_, text) => {
    writeFileSync(join(folder, 'lock'), text);
    expect(lockRun(folder, '.fanfold/lock')).toHaveProperty('release');
    expect(readdirSync(folder)).toEqual(['lock']);
  });
});

test.concurrent(
  'a second run in the folder of one that is at work is refused, and changes nothing',
  inWorkspace(async (workspace) => {
    workspace.write('fanfold.yml', 'tasks:\n  - id: a\n    run: "echo ready; while [ ! -e go ]; do sleep 0.1; done"\n');
    const first = workspace.start(['run', '--output', 'stream']);
    await first.printed('ready');
    const second = await workspace.run(['run']);
    expect([second.code, second.stdout]).toEqual([2, '']);
    expect(second.stderr).toMatch(
      new RegExp(`another \`fanfold run\` \\(process ${first.child.pid}\\) is at work in this folder`),
    );
    workspace.write('go', '');
    expect((await first.finished).code).toBe(0);
    expect((await workspace.run(['run'])).code).toBe(0);
  }),
);

test.concurrent(
  '`.fanfold` as a link is refused, and nothing is written through it',
  inWorkspace(async (workspace) => {
    mkdirSync(join(workspace.path, 'elsewhere'));
    symlinkSync('elsewhere', join(workspace.path, '.fanfold'));
    const { code, stderr } = await workspace.runList('tasks: [{ id: a, run: "true" }]');
    expect(code).toBe(2);
    expect(stderr).toContain('`.fanfold` cannot be written: it is a link');
    expect(readdirSync(join(workspace.path, 'elsewhere'))).toEqual([]);
  }),
);

test.concurrent(
  'a working folder that is gone is one sentence',
  inWorkspace(async (workspace) => {
    const command = `mkdir gone && cd gone && rmdir ../gone && exec "${process.execPath}" "${CLI}" run`;
    const failed = await promisify(execFile)('sh', ['-c', command], { cwd: workspace.path }).catch((error) => error);
    expect([failed.code, failed.stdout]).toEqual([2, '']);
    expect(failed.stderr).toBe('fanfold: the working folder does not exist any more; change to one that does\n');
  }),
);
