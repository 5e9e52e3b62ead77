/**
 * What a task that does nothing costs with everything on, beside GNU parallel, in a small and in a large repository. Needs
 * `parallel` (GNU) and git.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runWithEarlyStop } from '../src/app/run-with-early-stop.ts';
import { createWatch } from '../src/policy/watch.ts';
import { emptyRoom } from '../src/store/copy-artifacts.ts';
import { plan, task } from '../test/support/task.ts';
import type { BenchRow } from './run.ts';

const TASKS = 300;
const JOBS = 2;
const ROUNDS = 3;
const LARGE = 40_000;
/** So many new objects make git pack them in the background, for longer than a round takes. */
const QUIET = ['-c', 'gc.auto=0', '-c', 'maintenance.auto=false'];

export async function bench(): Promise<BenchRow[]> {
  const [small, large] = [repository(10), repository(LARGE)];
  try {
    const work = {
      spawn: spawnAll,
      parallel: gnuParallel,
      small: () => runAll(small),
      large: () => runAll(large),
    };
    const best = { spawn: Infinity, parallel: Infinity, small: Infinity, large: Infinity };
    for (let round = 0; round < ROUNDS; round++)
      for (const name of ['spawn', 'parallel', 'small', 'large'] as const)
        best[name] = Math.min(best[name], await timeOf(work[name]));
    const each = (ms: number) => `${(ms / TASKS).toFixed(1)} ms`;
    return [
      row(
        `a task of 300 that does nothing, ${each(best.small)}, to GNU parallel, ${each(best.parallel)}`,
        best.small / best.parallel,
        2,
      ),
      row(`the same among 40,000 files, ${each(best.large)}, to a small repository`, best.large / best.small, 1.2),
      row(`GNU parallel to node’s own spawn, ${each(best.spawn)}: no goal`, best.parallel / best.spawn, Infinity),
    ];
  } finally {
    for (const folder of [small, large]) rmSync(folder, { recursive: true, force: true });
  }
}

function row(name: string, value: number, limit: number): BenchRow {
  return { name, value, limit, unit: 'x', pass: value <= limit };
}

function repository(files: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'fanfold-bench-'));
  for (let index = 0; index < files; index++) {
    if (index % 200 === 0) mkdirSync(join(folder, `d${index / 200}`));
    writeFileSync(join(folder, `d${Math.floor(index / 200)}`, `${index}`), `${index}`);
  }
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=b', '-c', 'user.email=b@example.org', ...QUIET, ...args], {
      cwd: folder,
      stdio: 'ignore',
    });
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'all');
  return folder;
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** The least: the same processes, as many at a time. */
async function spawnAll(): Promise<void> {
  let left = TASKS;
  const lane = async () => {
    while (left-- > 0)
      await new Promise((done) =>
        spawn('sh', ['-e', '-c', ':'], { stdio: ['ignore', 'pipe', 'pipe'] }).on('close', done),
      );
  };
  await Promise.all(Array.from({ length: JOBS }, lane));
}

/** The same with its defaults: output kept apart, nothing written that stays. */
async function gnuParallel(): Promise<void> {
  const numbers = Array.from({ length: TASKS }, (_, index) => `${index}\n`).join('');
  const child = spawn('parallel', ['--will-cite', '-j', String(JOBS), 'sh -e -c : {}'], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.stdin.end(numbers);
  const code = await new Promise((done, fail) => child.on('close', done).on('error', fail));
  if (code !== 0) throw new Error(`GNU parallel ended with ${code}`);
}

async function runAll(workspace: string): Promise<void> {
  const tasks = Array.from({ length: TASKS }, (_, index) => task(`t${index}`, { run: ':', shell: 'sh' }));
  const whole = plan(tasks);
  const watch = createWatch(whole);
  const folder = mkdtempSync(join(tmpdir(), 'fanfold-bench-'));
  try {
    await runWithEarlyStop({
      plan: whole,
      tasks: tasks.map(({ id }) => id),
      jobs: JOBS,
      leg: '',
      attempt: 1,
      workspace,
      records: join(folder, 'records'),
      carried: {
        folder: join(folder, 'results'),
        spell: (path) => path,
        seen: new Map(),
        roomFor: emptyRoom,
        keep: () => {},
      },
      scratch: folder,
      earlier: new Map(),
      known: { take: watch.take, settled: watch.stopped, decision: watch.decision },
      superseded: false,
      interrupt: new AbortController().signal,
      isolate: false,
      log: (id) => join(folder, `${id}.log`),
      onEvent: () => undefined,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
