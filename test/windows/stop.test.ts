/** What a task started is ended with it, or named: by time, by a decision, and after a leader that ended by itself. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createWorkspace, type Workspace } from './rig.ts';

/** Writes the file `alive` again and again, for two minutes. */
const BEATS = `const { writeFileSync } = require('node:fs');
setTimeout(() => process.exit(), 120_000);
setInterval(() => writeFileSync('alive', String(Date.now())), 100);
`;
/** Starts it, waits until it runs, and ends or stays. */
const STARTS = `const { spawn } = require('node:child_process');
const { existsSync } = require('node:fs');
spawn(process.execPath, ['beats.cjs'], { stdio: 'ignore', detached: true }).unref();
setInterval(() => {
  // The folder is gone: the test is over.
  if (!existsSync('beats.cjs')) process.exit();
  if (!existsSync('alive')) return;
  console.log('it runs');
  if (!process.argv.includes('stay')) process.exit();
}, 50);
`;

function prepared(): Workspace {
  const here = createWorkspace();
  here.write('beats.cjs', BEATS);
  here.write('starts.cjs', STARTS);
  return here;
}

/** Whether something still writes the file. */
async function beats(here: Workspace): Promise<boolean> {
  const before = here.read('alive');
  await sleep(3_000);
  return here.read('alive') !== before;
}

const LEFT = /(\d+) process(?:es)? of `work` could not be ended and may still run: ([\d, ]+)/;

const list = (task: string) => `name: stop
defaults: { shell: cmd, runs-on: windows-latest }
tasks:
  - { id: work, writes: [alive], ${task} }
`;
/** As in a script of cmd, and as the leader itself, which ends and leaves its child. */
const STAYS = 'timeout-minutes: 0.4, run: "node starts.cjs stay"';
const LEAVES = 'timeout-minutes: 2, shell: "node starts.cjs {0}", run: none';

describe.concurrent('processes', () => {
  it('are ended when the time is up, with all below them', async () => {
    using here = prepared();
    const ended = await here.runList(list(STAYS));
    expect(here.record('work')).toMatchObject({ state: 'timed-out', logTail: expect.stringContaining('it runs') });
    expect([ended.code, ended.stdout]).toEqual([1, expect.not.stringMatching(LEFT)]);
    expect(await beats(here)).toBe(false);
  });

  it('are named when taskkill cannot end them', async () => {
    using here = prepared();
    const ended = await here.runList(list(STAYS), [], { FANFOLD_TASKKILL: 'refuse' });
    expect(here.record('work')).toMatchObject({ state: 'timed-out' });
    expect([ended.code, ended.stdout]).toEqual([1, expect.stringMatching(LEFT)]);
    expect(await beats(here)).toBe(true);
  });

  it('are ended by a second look when taskkill ended only the first of them', async () => {
    using here = prepared();
    const ended = await here.runList(list(STAYS), [], { FANFOLD_TASKKILL: 'children' });
    expect(here.record('work').state).toBe('timed-out');
    expect([ended.code, ended.stdout]).toEqual([1, expect.not.stringMatching(LEFT)]);
    expect(await beats(here)).toBe(false);
  });

  it('that outlive a leader that ended by itself are ended', async () => {
    using here = prepared();
    const ended = await here.runList(list(LEAVES));
    expect(here.record('work')).toMatchObject({ state: 'succeeded', logTail: 'it runs' });
    expect([ended.code, ended.stdout]).toEqual([0, expect.not.stringMatching(LEFT)]);
    expect(await beats(here)).toBe(false);
  });

  it('that outlive it are named when they cannot be ended', async () => {
    using here = prepared();
    const ended = await here.runList(list(LEAVES), [], { FANFOLD_TASKKILL: 'refuse' });
    expect(here.record('work').state).toBe('succeeded');
    expect([ended.code, ended.stdout]).toEqual([0, expect.stringMatching(LEFT)]);
    expect(await beats(here)).toBe(true);
  });

  it('are ended when the verdict is decided', async () => {
    using here = prepared();
    const race = `name: race
sync: any
independence: off
defaults: { shell: cmd, runs-on: windows-latest, timeout-minutes: 2 }
tasks:
  - { id: slow, run: "node starts.cjs stay" }
  - { id: quick, run: "node until.cjs" }
`;
    here.write(
      'until.cjs',
      "const { existsSync } = require('node:fs'); setInterval(() => existsSync('alive') && process.exit(), 50);",
    );
    const ended = await here.runList(race, ['--jobs', '2']);
    expect([ended.code, ended.stdout]).toEqual([0, expect.not.stringMatching(LEFT)]);
    expect(here.record('slow').state).toBe('superseded');
    expect(await beats(here)).toBe(false);
  });
});
