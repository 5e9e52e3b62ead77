/** The whole plan, read to written, against reading and parsing the same JSON file; each in a process of its own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchRow } from './run.ts';

const ROOT = join(import.meta.dirname, '..');
const RUNS = 3;

/** What 10,000 tasks cost before the record 0006, over reading and parsing them: mostly the start of the program. */
const BEFORE_0006 = 13;

interface Cost {
  readonly seconds: number;
  readonly megabytes: number;
}

export async function bench(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'fanfold-bench-'));
  try {
    const small = costsOf(10_000, folder);
    const large = costsOf(100_000, folder);
    const exponent = Math.log10((large.plan.seconds - small.start) / (small.plan.seconds - small.start));
    const row = (name: string, value: number, limit: number, unit: string) => ({
      name,
      value,
      limit,
      unit,
      pass: value <= limit,
    });
    return [
      row('100,000 tasks, time', large.plan.seconds / large.floor.seconds, 8, 'x read and parse'),
      row('100,000 tasks, peak memory', large.plan.megabytes / large.floor.megabytes, 4, 'x read and parse'),
      row('10,000 tasks, time', small.plan.seconds / small.floor.seconds, 2.5 * BEFORE_0006, 'x read and parse'),
      row('growth exponent from 10,000 tasks', exponent, 1.15, ''),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function costsOf(tasks: number, folder: string): { plan: Cost; floor: Cost; start: number } {
  const file = join(folder, `${tasks}.json`);
  writeFileSync(
    file,
    JSON.stringify({ name: 'bench', tasks: Array.from({ length: tasks }, (_, index) => taskOf(index)) }),
  );
  const parse = `JSON.parse(require('fs').readFileSync(${JSON.stringify(file)}, 'utf8'))`;
  return {
    plan: best([join(ROOT, 'dist/cli.js'), 'plan', file, '--format', 'matrix']),
    floor: best(['-e', parse]),
    start: best(['-e', '0']).seconds,
  };
}

/** A monorepo: each task reads its package and what all share, and writes into its package. */
function taskOf(index: number): object {
  const folder = `packages/p${index % 500}/m${index}`;
  const duration = 1 + ((index * 7919) % 600) / 10;
  return {
    id: `t${index}`,
    run: `make ${index}`,
    duration,
    reads: [`${folder}/src/**`, 'shared/**'],
    writes: [`${folder}/dist/**`],
  };
}

/** The best of a few runs: other work on the machine only ever adds. */
function best(args: readonly string[]): Cost {
  const report = "process.on('exit', () => require('fs').writeSync(2, `PEAK ${process.resourceUsage().maxRSS}\\n`))";
  const runs = Array.from({ length: RUNS }, () => {
    const startedAt = performance.now();
    const node = ['--require', preload(report), ...args];
    const { stderr } = spawnSync(process.execPath, node, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
    return {
      seconds: (performance.now() - startedAt) / 1000,
      megabytes: Number(/PEAK (\d+)/.exec(stderr)?.[1] ?? 0) / 1024,
    };
  });
  return {
    seconds: Math.min(...runs.map(({ seconds }) => seconds)),
    megabytes: Math.min(...runs.map(({ megabytes }) => megabytes)),
  };
}

function preload(code: string): string {
  const file = join(tmpdir(), `fanfold-bench-peak-${process.pid}.cjs`);
  writeFileSync(file, code);
  return file;
}
