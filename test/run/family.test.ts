/** The two branches of a system that this machine is not, forced. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sentence } from '../../src/report/sentences/index.ts';
import { createFamily } from '../../src/run/family.ts';
import { runTask } from '../../src/run/task.ts';
import { createRig, task } from './rig.ts';

const path = process.env['PATH'] ?? '';
const started: ChildProcess[] = [];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fanfold-family-'));
});

afterEach(() => {
  process.env['PATH'] = path;
  for (const child of started.splice(0)) if (child.pid !== undefined) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** A leader of its own group that runs until it is killed. */
function start(script: string): ChildProcess & { pid: number } {
  const child = spawn('sh', ['-c', script], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
  started.push(child);
  return child as ChildProcess & { pid: number };
}

function stateOf(pid: number): string {
  const stat = `/proc/${pid}/stat`;
  return existsSync(stat) ? (readFileSync(stat, 'latin1').split(') ')[1] ?? '').slice(0, 1) : 'gone';
}

async function ended(): Promise<number> {
  const child = start('exit 0');
  await once(child, 'exit');
  return child.pid;
}

describe('on Windows', () => {
  /** Stands where `taskkill` is looked for, says a text and ends with a code. */
  function taskkill(code: number, text = ''): void {
    const file = join(folder, 'taskkill');
    writeFileSync(file, `#!/bin/sh\nprintf '%s' '${text}' >&2\nexit ${code}\n`);
    chmodSync(file, 0o755);
    process.env['PATH'] = `${folder}${delimiter}${path}`;
  }

  it('nobody is left when taskkill succeeds', async () => {
    taskkill(0);
    expect(await createFamily(await ended(), 'm', 'win32').kill()).toEqual([]);
  });

  it('nobody is left when taskkill finds no leader, which ended by itself', async () => {
    taskkill(128, 'ERROR: The process was not found.');
    expect(await createFamily(await ended(), 'm', 'win32').kill()).toEqual([]);
  });

  it('the leader is left when taskkill fails or is absent', async () => {
    const { pid } = start('sleep 60');
    taskkill(1);
    expect(await createFamily(pid, 'm', 'win32').kill()).toEqual([pid]);
    process.env['PATH'] = folder;
    rmSync(join(folder, 'taskkill'));
    expect(await createFamily(pid, 'm', 'win32').kill()).toEqual([pid]);
  });

  it('a child that taskkill names is left, a number that is no process is not', async () => {
    const gone = await ended();
    const { pid } = start('sleep 60');
    taskkill(255, `ERROR: The process with PID ${pid} (child process of PID ${gone}) could not be terminated.`);
    expect(await createFamily(gone, 'm', 'win32').kill()).toEqual([pid]);
  });
});

describe('on macOS, where only the group is known', () => {
  it('kills what is in the group of the leader', async () => {
    const leader = start('sleep 60 & echo $!; wait');
    const [child] = await once(leader.stdout!, 'data');
    const exit = once(leader, 'exit');
    expect(await createFamily(leader.pid, 'm', 'darwin').kill()).toEqual([]);
    expect((await exit)[1]).toBe('SIGKILL');
    // Where nobody waits for orphans, a dead one is still in the list.
    expect(stateOf(Number(String(child)))).toMatch(/^(gone|[ZX])$/);
  });
});

it('a task whose processes could not be ended is no success, and they are named', async () => {
  writeFileSync(join(folder, 'taskkill'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  process.env['PATH'] = `${folder}${delimiter}${path}`;
  const rig = createRig({ platform: 'win32' });
  const record = await runTask(task('echo $$; sleep 60', { timeoutMinutes: 0.5 / 60, shell: 'sh' }), rig.context);
  expect(record).toMatchObject({ state: 'timed-out', tries: [{ exitCode: null }] });
  const pid = Number(record.logTail);
  expect(rig.problems).toEqual([
    { area: 'rim', severity: 'warning', at: null, kind: 'survivors', task: 'work', pids: [pid] },
  ]);
  expect(sentence(rig.problems[0]!)).toBe(`1 process of \`work\` could not be ended and may still run: ${pid}`);
  for (const line of rig.alive()) process.kill(Number.parseInt(line, 10), 'SIGKILL');
  rig.remove();
}, 20_000);
