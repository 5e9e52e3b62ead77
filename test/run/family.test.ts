/** The two branches of a system that this machine is not, forced. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sentence } from '../../src/report/sentences/index.ts';
import { createFamily } from '../../src/run/family/create.ts';
import { runTask } from '../../src/run/task.ts';
import { createRig, task } from './rig.ts';

/** All that has it in its environment is ended. */
const MARK = randomBytes(12).toString('hex');
const path = process.env['PATH'] ?? '';
const started: ChildProcess[] = [];
const outlived: number[] = [];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fanfold-family-'));
});

afterEach(() => {
  process.env['PATH'] = path;
  for (const child of started.splice(0)) if (child.pid !== undefined) child.kill('SIGKILL');
  for (const pid of outlived.splice(0)) if (/^[A-WY]$/.test(stateOf(pid))) process.kill(pid, 'SIGKILL');
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

/** A program that is found before the system's own of that name. */
function program(name: string, script: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  process.env['PATH'] = `${folder}${delimiter}${path}`;
}

/** A process that runs on although its leader, whose number comes first, has ended. */
async function outliving(script = 'sleep 60 & echo $!'): Promise<{ leader: number; child: number }> {
  const leader = start(script);
  const exit = once(leader, 'exit');
  const child = Number(String((await once(leader.stdout!, 'data'))[0]));
  await exit;
  outlived.push(child);
  return { leader: leader.pid, child };
}

describe('on Windows', () => {
  /** Says a text and ends with a code. */
  function taskkill(code: number, text = ''): void {
    program('taskkill', `printf '%s' '${text}' >&2\nexit ${code}`);
  }

  /** Shows processes: number, parent, and how many milliseconds ago it began. */
  function powershell(...rows: readonly (readonly [number, number, number])[]): void {
    const lines = rows.map(([pid, parent, age]) => `${pid} ${parent} ${Date.now() - age}\r`);
    program('powershell', `cat <<'END'\n${lines.join('\n')}\nEND`);
  }

  /** Ends what it is told to end, but not what descends from it. */
  const obeying = 'for word; do case $word in [0-9]*) kill -9 $word;; esac; done';

  it('nobody is left when taskkill succeeds', async () => {
    program('taskkill', obeying);
    expect(await createFamily(start('sleep 60').pid, MARK, 'win32').kill()).toEqual([]);
  });

  it('nobody is left when the leader ended by itself', async () => {
    taskkill(128, 'ERROR: The process was not found.');
    expect(await createFamily(await ended(), MARK, 'win32').kill()).toEqual([]);
  });

  it('the leader is left when taskkill fails or is absent', async () => {
    const { pid } = start('sleep 60');
    taskkill(1);
    expect(await createFamily(pid, MARK, 'win32').kill()).toEqual([pid]);
    process.env['PATH'] = folder;
    rmSync(join(folder, 'taskkill'));
    expect(await createFamily(pid, MARK, 'win32').kill()).toEqual([pid]);
  });

  it('a child that taskkill names is left, a number that is no process is not', async () => {
    const gone = await ended();
    const { pid } = start('sleep 60');
    const leader = start('exec sleep 60').pid;
    program(
      'taskkill',
      `kill -9 $2
       echo "ERROR: The process with PID ${pid} (child process of PID ${gone}) could not be terminated."
       exit 255`,
    );
    expect(await createFamily(leader, MARK, 'win32').kill()).toEqual([pid]);
  });

  it('knows that the leader has ended', async () => {
    expect(createFamily(await ended(), MARK, 'win32').leaderEnded()).toBe(true);
    expect(createFamily(start('sleep 60').pid, MARK, 'win32').leaderEnded()).toBe(false);
  });

  it('ends what outlives a leader that ended by itself, and what descends from that', async () => {
    const { leader, child } = await outliving();
    const grandchild = start('exec sleep 60').pid;
    powershell([child, leader, 0], [grandchild, child, 0], [process.pid, 4, 90_000]);
    program('taskkill', obeying);
    expect(await createFamily(leader, MARK, 'win32').kill()).toEqual([]);
    await expect.poll(() => [child, grandchild].map(stateOf).join('')).toMatch(/^(gone|[ZX])+$/);
  });

  it('names it when it cannot be ended', async () => {
    const { leader, child } = await outliving();
    powershell([child, leader, 0]);
    taskkill(1);
    expect(await createFamily(leader, MARK, 'win32').kill()).toEqual([child]);
  });

  it('leaves alone the children of others to whom the number belonged before and belongs now', async () => {
    const { leader, child: older } = await outliving();
    const { pid: younger } = start('exec sleep 60');
    const { pid: again } = start('exec sleep 60');
    const family = createFamily(leader, MARK, 'win32');
    program('taskkill', obeying);
    powershell([older, leader, 60_000], [leader, 4, 0], [younger, leader, -1], [again, again, 0]);
    expect(await family.kill()).toEqual([]);
    expect([older, younger, again].map(stateOf).join('')).toMatch(/^[SRD]{3}$/);
  });
});

/** `ps` with the fields that fanfold asks for, and with the environment for `-E`, as macOS has it. */
const PS = `const { readdirSync, readFileSync } = require('node:fs');
const read = (pid, name) => readFileSync('/proc/' + pid + '/' + name, 'latin1');
for (const pid of readdirSync('/proc').filter((name) => /^[0-9]+$/.test(name)))
  try {
    const stat = read(pid, 'stat');
    const [state, parent, group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const environment = process.argv.includes('-E') ? read(pid, 'environ').replace(/[^ -~]/g, ' ') : '';
    console.log(pid.padStart(5), parent.padStart(5), group.padStart(5), state, 'command', environment);
  } catch {}
`;

describe('on macOS', () => {
  beforeEach(() => {
    writeFileSync(join(folder, 'ps.cjs'), PS);
    program('ps', `exec ${process.execPath} ${join(folder, 'ps.cjs')} "$@"`);
  });

  it('kills what is in the group of the leader, also without ps', async () => {
    const kills = async () => {
      const leader = start('sleep 60 & echo $!; wait');
      const [child] = await once(leader.stdout!, 'data');
      const exit = once(leader, 'exit');
      const left = await createFamily(leader.pid, MARK, 'darwin').kill();
      expect((await exit)[1]).toBe('SIGKILL');
      // Where nobody waits for orphans, a dead one is still in the list.
      await expect.poll(() => stateOf(Number(String(child)))).toMatch(/^(gone|[ZX])$/);
      return left;
    };
    expect(await kills()).toEqual([]);
    program('ps', 'exit 1');
    await kills();
  });

  it('kills what left the group while its parent lives', async () => {
    const leader = start('setsid sleep 60 & echo $!; wait');
    const child = Number(String((await once(leader.stdout!, 'data'))[0]));
    outlived.push(child);
    expect(await createFamily(leader.pid, MARK, 'darwin').kill()).toEqual([]);
    await expect.poll(() => stateOf(child)).toMatch(/^(gone|[ZX])$/);
  });

  it('still knows it at the end when the first signal ended its parent', async () => {
    const leader = start(`setsid sh -c 'trap "" TERM; echo $$; sleep 60; sleep 60' & wait`);
    const child = Number(String((await once(leader.stdout!, 'data'))[0]));
    outlived.push(child);
    const family = createFamily(leader.pid, MARK, 'darwin');
    const exit = once(leader, 'exit');
    family.signal('SIGTERM');
    await exit;
    expect(stateOf(child)).toMatch(/^[SR]$/);
    expect(await family.kill()).toEqual([]);
    await expect.poll(() => stateOf(child)).toMatch(/^(gone|[ZX])$/);
  });

  it('finds by its mark what left the group of a leader that ended by itself', async () => {
    const { leader, child } = await outliving(`M=${MARK} setsid sleep 60 & echo $!`);
    expect(await createFamily(leader, MARK, 'darwin').kill()).toEqual([]);
    await expect.poll(() => stateOf(child)).toMatch(/^(gone|[ZX])$/);
  });

  it('does with a ps that shows no environment what it can', async () => {
    program('ps', `case "$*" in *-E*) exit 1;; esac; exec ${process.execPath} ${join(folder, 'ps.cjs')} "$@"`);
    const { leader, child } = await outliving('sleep 60 & echo $!');
    expect(await createFamily(leader, MARK, 'darwin').kill()).toEqual([]);
    await expect.poll(() => stateOf(child)).toMatch(/^(gone|[ZX])$/);
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

it('a process that nobody finds and that prints on and on holds nothing up, and is told of', async () => {
  const rig = createRig();
  const prints = `env -i setsid sh -c 'echo $$ > pid; while :; do echo more; /bin/sleep 0.05; done' &
    until [ -s pid ]; do sleep 0.02; done`;
  const record = await runTask(task(prints, { shell: 'sh' }), rig.context);
  expect(record).toMatchObject({ state: 'succeeded', tries: [{ exitCode: 0 }] });
  expect(rig.problems).toMatchObject([{ kind: 'survivors', task: 'work', pids: [] }]);
  expect(sentence(rig.problems[0]!)).toBe(
    'a process of `work` that was not found has its output open and may still run; what it prints is lost',
  );
  const pid = Number(readFileSync(join(rig.workspace, 'pid'), 'utf8'));
  expect(stateOf(pid)).toMatch(/^(gone|[A-Z])$/);
  outlived.push(pid);
  rig.remove();
}, 20_000);
