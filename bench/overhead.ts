/** What a task that does nothing costs with everything on, beside starting its process, in a small and in a large repository. */
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
const ROUNDS = 2;
/** GNU parallel takes 6.5 ms a task where node's own spawn takes 3.4; twice that. */
const TO_SPAWN = (2 * 6.5) / 3.4;
const LARGE = 40_000;

export async function bench(): Promise<BenchRow[]> {
  const [small, large] = [repository(10), repository(LARGE)];
  try {
    const best = { spawn: Number.POSITIVE_INFINITY, small: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY };
    for (let round = 0; round < ROUNDS; round++) {
      best.spawn = Math.min(best.spawn, await timeOf(spawnAll));
      best.small = Math.min(best.small, await timeOf(() => runAll(small)));
      best.large = Math.min(best.large, await timeOf(() => runAll(large)));
    }
    return [
      row('a task that does nothing, to node’s own spawn', best.small / best.spawn, TO_SPAWN),
      row('the same among 40,000 files, to a small repository', best.large / best.small, 1.2),
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
    execFileSync('git', ['-c', 'user.name=b', '-c', 'user.email=b@example.org', ...args], {
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
