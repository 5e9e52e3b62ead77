/** Cold starts of the bundles, as ratios to a bare `node -e 0`, over interleaved pairs. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchRow } from './run.ts';

const ROOT = join(import.meta.dirname, '..');
const PAIRS = 25;

interface Start {
  readonly name: string;
  readonly args: readonly string[];
  readonly limit: number;
}

/** Each action until its first input error, as the peers were measured; the command line through a whole small plan. */
const STARTS: readonly Start[] = [
  { name: 'plan, first input error', args: ['dist/plan.js'], limit: 3.63 },
  { name: 'task, first input error', args: ['dist/task.js'], limit: 3.63 },
  { name: 'converge, first input error', args: ['dist/converge.js'], limit: 3.63 },
  { name: 'fanfold plan, ten tasks', args: ['dist/cli.js', 'plan', 'TASKS', '--format', 'matrix'], limit: 6 },
];

export async function bench(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'fanfold-bench-'));
  const tasks = join(folder, 'ten.yml');
  const list = Array.from(
    { length: 10 },
    (_, index) => `  - { id: task-${index}, run: echo ${index}, duration: ${index + 1} }`,
  );
  writeFileSync(tasks, `tasks:\n${list.join('\n')}\n`);
  const env = {
    PATH: process.env['PATH'] ?? '',
    RUNNER_TEMP: folder,
    GITHUB_WORKSPACE: folder,
    INPUT_TASKS: 'no-such-file.yml',
  };
  const time = (args: readonly string[]): number => {
    const startedAt = process.hrtime.bigint();
    spawnSync(process.execPath, args, { cwd: ROOT, env, stdio: 'ignore' });
    return Number(process.hrtime.bigint() - startedAt);
  };
  const rows = STARTS.map(({ name, args, limit }) => {
    const real = args.map((arg) => (arg === 'TASKS' ? tasks : arg));
    const ratios = Array.from({ length: PAIRS }, () => {
      const bare = time(['-e', '0']);
      return time(real) / bare;
    }).sort((a, b) => a - b);
    const value = ratios[PAIRS >> 1] ?? Number.POSITIVE_INFINITY;
    return { name, value, limit, unit: 'x node -e 0', pass: value <= limit };
  });
  rmSync(folder, { recursive: true, force: true });
  return rows;
}
