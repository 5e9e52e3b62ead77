/**
 * How good the packing is, against lower bounds and known optima, and what it costs: instances of the literature drawn
 * again with fixed seeds, shapes of test suites, and one real suite.
 *
 * Run: `node bench/run.ts packing` (Node 24).
 */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { activeOf } from '../src/independence/active.ts';
import { balance } from '../src/packing/balance.ts';
import { estimateTasks } from '../src/packing/estimate.ts';
import { longestFirst } from '../src/packing/lpt.ts';
import { addMeasured, NO_TIMINGS } from '../src/packing/measured.ts';
import { pack } from '../src/packing/pack.ts';
import type { PackInput } from '../src/packing/pack-input.ts';
import {
  fewTasks,
  type Instance,
  logNormal,
  nearEqual,
  normal,
  perfect,
  published,
  splitmix32,
  uniform,
} from './instances.ts';
import type { BenchRow } from './run.ts';

const MINUTE_MS = 60_000;
const REAL = new URL('../test/cases/packing/durations-snakemake.json', import.meta.url);

export async function bench(): Promise<BenchRow[]> {
  return [
    ...fromLiterature(),
    ...withKnownOptimum(),
    ...withFewTasks(),
    ...large(),
    ...(await cost()),
    withOldTimes(),
    ...(await speed()),
  ];
}

function row(name: string, value: number, limit: number, unit: string): BenchRow {
  return { name, value, limit, unit, pass: value <= limit };
}

/** Makespan over lower bound, of each instance. */
function ratios(instances: readonly Instance[]): number[] {
  return instances.map(({ durations, bins }) => {
    const { makespan, lowerBound } = balance(durations, bins);
    return makespan / lowerBound;
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function fromLiterature(): BenchRow[] {
  const found = ratios(published());
  return [
    row(`${found.length} França/Frangioni instances, over the bound: mean`, mean(found), 1.002, 'x'),
    row(`${found.length} França/Frangioni instances, over the bound: worst`, Math.max(...found), 1.02, 'x'),
  ];
}

function withKnownOptimum(): BenchRow[] {
  const sizes = [
    [50, 10, 1.01],
    [100, 25, 1.01],
    [1000, 64, 1.0005],
    [10_000, 256, 1.0005],
  ] as const;
  return sizes.map(([tasks, bins, limit]) => {
    const found = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(
      (seed) => balance(perfect(tasks, bins, 600_000, splitmix32(seed)), bins).makespan / 600_000,
    );
    return row(`perfect packing, ${tasks} on ${bins}, over the optimum: worst of 9`, Math.max(...found), limit, 'x');
  });
}

function withFewTasks(): BenchRow[] {
  return [2, 2.25, 2.5, 3, 4, 6].map((perBin) => {
    const found = ratios(fewTasks(perBin));
    return row(`${perBin} tasks a leg, ${found.length} instances, over the bound: mean`, mean(found), 1.025, 'x');
  });
}

function large(): BenchRow[] {
  const kinds = [
    ['uniform', (tasks: number, seed: number) => uniform(tasks, 10_000, splitmix32(seed))],
    ['near-equal', (tasks: number, seed: number) => nearEqual(tasks, 10_000, splitmix32(seed))],
    ['log-normal', (tasks: number, seed: number) => logNormal(tasks, 1, splitmix32(seed))],
    ['perfect', (tasks: number, seed: number) => perfect(tasks, 256, 1_000_000, splitmix32(seed))],
  ] as const;
  return [10_000, 100_000].flatMap((tasks) =>
    kinds.map(([name, make]) => {
      const found = ratios([1, 2, 3].map((seed) => ({ name, durations: make(tasks, seed), bins: 256 })));
      return row(`${tasks} tasks on 256, ${name}, over the bound: worst of 3`, Math.max(...found), 1.0005, 'x');
    }),
  );
}

function packInput(durations: readonly number[], other: Partial<PackInput> = {}): PackInput {
  const tasks = durations.map((estimateMs, index) => {
    const id = `t${String(index).padStart(6, '0')}`;
    const fixed = {
      runsOn: 'ubuntu-latest',
      timeoutMinutes: 1,
      run: 'true',
      with: {},
      maxLegs: null,
      batch: null,
      needs: [],
      exclusive: false,
      resources: {},
      retry: { maxAttempts: 1 },
    } as const;
    return { ...fixed, id, name: id, template: 't', estimateMs };
  });
  return {
    waves: [tasks],
    together: [[]],
    max: 256,
    atATime: 256,
    targetMinutes: null,
    minimize: 'time',
    startupMs: () => 0,
    maxParallel: () => null,
    sameRunner: false,
    ...other,
  };
}

/** Billed minutes over the least that any packing needs which meets the target, less the margin of 10 %. */
async function cost(): Promise<BenchRow[]> {
  const real: Record<string, number> = JSON.parse(await readFile(REAL, 'utf8'));
  const suites = [
    Object.values(real).map((seconds) => Math.max(1, Math.round(seconds * 1000))),
    logNormal(1000, 1, splitmix32(11)).map((ms) => 4 * ms),
    logNormal(3000, 1.5, splitmix32(12)),
    logNormal(800, 2.4, splitmix32(13)),
    logNormal(100_000, 1, splitmix32(14)),
  ];
  const found = suites.flatMap((durations) =>
    [10, 30, 90].flatMap((seconds) => [5, 10, 20, 60].flatMap((target) => costOf(durations, seconds * 1000, target))),
  );
  if (found.length < 30) throw new Error(`only ${found.length} feasible cases`);
  const above = found.filter((ratio) => ratio > 1).length;
  return [
    row(`billed minutes, ${found.length} cases with a target: share above the bound`, above / found.length, 0.05, ''),
    row(`billed minutes, ${found.length} cases with a target, over the bound: worst`, Math.max(...found), 1.02, 'x'),
  ];
}

/** Nothing when no packing of 256 legs meets the target. */
function costOf(durations: readonly number[], startupMs: number, targetMinutes: number): number[] {
  const roomMs = Math.floor(targetMinutes * MINUTE_MS * 0.9) - startupMs;
  const work = durations.reduce((sum, ms) => sum + ms, 0);
  const least = Math.ceil(work / roomMs);
  if (Math.max(...durations) > roomMs || least > 256) return [];
  const { legs, problems } = pack(packInput(durations, { targetMinutes, startupMs: () => startupMs }));
  if (problems.length > 0) throw new Error(`a feasible target of ${targetMinutes} min: ${problems[0]?.kind}`);
  if (legs.some(({ estimateMs }) => estimateMs > roomMs + startupMs)) throw new Error('a leg misses the target');
  const billed = legs.reduce((sum, { estimateMs }) => sum + Math.ceil(estimateMs / MINUTE_MS), 0);
  return [billed / leastBilled(work, roomMs, startupMs)];
}

/**
 * The fewest minutes whose legs have room for the work as if it were a liquid: a leg of `n` minutes holds `n` minutes less its
 * start-up, and no more than `roomMs`. Sharper than the work and start-up in whole minutes, which no legs may reach: of 4.5
 * minutes a leg may last, five are billed.
 */
function leastBilled(work: number, roomMs: number, startupMs: number): number {
  const longest = Math.ceil((roomMs + startupMs) / MINUTE_MS);
  const holds = [0];
  for (let minutes = 1; ; minutes++) {
    let most = 0;
    for (let leg = 1; leg <= Math.min(longest, minutes); leg++)
      most = Math.max(most, (holds[minutes - leg] ?? 0) + Math.min(roomMs, leg * MINUTE_MS - startupMs));
    if (most >= work) return minutes;
    holds[minutes] = most;
  }
}

/** Planned with the medians of three runs that each differ by 10 %, judged by a fourth. */
function withOldTimes(): BenchRow {
  const bins = 10;
  const found = Array.from({ length: 20 }, (_, seed) => {
    const random = splitmix32(0x0ad + seed);
    const real = logNormal(1000, 1.5, random);
    const again = () => real.map((ms) => Math.max(1, Math.round(ms * (1 + 0.1 * normal(random)))));
    let timings = NO_TIMINGS;
    for (let run = 0; run < 3; run++) {
      const successes = again().map((ms, index) => ({ id: `t${index}`, runner: 'ubuntu-latest', ms }));
      timings = addMeasured(timings, successes, [], 0);
    }
    const tasks = real.map((_ms, index) => {
      const fixed = { item: null, runsOn: 'ubuntu-latest', durationMs: null, skip: false } as const;
      return { ...fixed, id: `t${index}` };
    });
    const planned = balance(estimateTasks(activeOf(tasks), { timings }).ms, bins);
    const now = again();
    const loads = new Array<number>(bins).fill(0);
    now.forEach((ms, index) => {
      const bin = planned.bin[index] ?? 0;
      loads[bin] = (loads[bin] ?? 0) + ms;
    });
    return Math.max(...loads) / balance(now, bins).lowerBound;
  });
  return row('1,000 tasks on 10, times of earlier runs with 10 % noise: mean', mean(found), 1.05, 'x');
}

async function speed(): Promise<BenchRow[]> {
  const big = packInput(logNormal(100_000, 1, splitmix32(5)));
  const bigMs = bestTime(() => pack(big));
  const bare = big.waves[0]?.map(({ estimateMs }) => estimateMs) ?? [];
  const balanceMs = bestTime(() => balance(bare, 256));
  const cold = { balance: await coldTime('balance'), lpt: await coldTime('lpt') };
  return [
    row('balance 100,000 tasks on 256, warm', balanceMs, 100, 'CPU ms'),
    row('pack 100,000 tasks into 256 legs, warm', bigMs, 300, 'CPU ms'),
    row('balance 100,000 in a fresh process, to plain longest first', cold.balance / cold.lpt, 4, 'x'),
  ];
}

/** The best of nine: other work only ever adds time. */
function bestTime(work: () => unknown): number {
  return Math.min(...Array.from({ length: 9 }, () => timed(work)));
}

/** Milliseconds of processor time: what else the machine does counts less than on the clock. */
function timed(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** The best of five processes, nothing compiled before. */
async function coldTime(what: string): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 5; run++) {
    const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(import.meta.url), what]);
    times.push(Number(stdout));
  }
  return Math.min(...times);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const durations = logNormal(100_000, 1, splitmix32(5));
  const lpt = () => longestFirst(Float64Array.from(durations).sort().reverse(), 256);
  console.log(timed(process.argv[2] === 'lpt' ? lpt : () => balance(durations, 256)));
}
