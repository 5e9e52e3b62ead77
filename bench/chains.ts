/**
 * Packing with an order: chains, forks, trees and a graph of 531 jobs, against the lower bound of the whole list, against one
 * wave a level, and against list scheduling by critical path (HLFET), which no plan of legs and waves has to reach.
 *
 * Run: `node bench/run.ts chains` (Node 24).
 */
import { activeOf } from '../src/independence/active.ts';
import { orderIntoWaves } from '../src/independence/order.ts';
import { type ListInput, packList } from '../src/packing/choose.ts';
import { packGroups } from '../src/packing/groups.ts';
import { pack } from '../src/packing/pack.ts';
import type { PackTask } from '../src/packing/units.ts';
import { quickerThan } from './brute-force.ts';
import { jobGraph, logNormal, splitmix32 } from './instances.ts';
import type { BenchRow } from './run.ts';

const ROOM = {
  max: 256,
  atATime: 20,
  targetMinutes: null,
  minimize: 'time',
  startupMs: () => 0,
  maxParallel: () => null,
  sameRunner: false,
} as const;

export async function bench(): Promise<BenchRow[]> {
  return [...optimal(), ...chains(), ...graphs(), ...jobs()];
}

function row(name: string, value: number, limit: number): BenchRow {
  return { name, value, limit, unit: 'x', pass: value <= limit };
}

function task(id: string, estimateMs: number, needs: readonly string[], other: Partial<PackTask> = {}): PackTask {
  const fixed = {
    runsOn: 'ubuntu-latest',
    timeoutMinutes: 10,
    run: 'true',
    with: {},
    maxLegs: null,
    batch: null,
  } as const;
  const order = { needs, exclusive: false, resources: {}, retry: { maxAttempts: 1 } };
  return { ...fixed, ...order, id, name: id, template: id, estimateMs, ...other };
}

function listOf(tasks: readonly PackTask[], other: Partial<ListInput> = {}): ListInput {
  return { ...ROOM, levels: orderIntoWaves(activeOf(tasks)).waves, serialised: [], resources: {}, ...other };
}

/** Times over their bound, and over the plan with a wave for each level. */
function ratios(lists: readonly (readonly PackTask[])[], other: Partial<ListInput> = {}) {
  return lists.map((tasks) => {
    const list = listOf(tasks, other);
    const { parallelMs, lowerBoundMs } = packList(list).packed.estimate;
    const { levels, serialised: _, resources: __, minimize: ___, ...room } = list;
    const byLevel = pack({ ...room, minimize: 'time', waves: levels, together: levels.map(() => []) }).estimate;
    return {
      bound: parallelMs / lowerBoundMs,
      levels: parallelMs / byLevel.parallelMs,
      listed: parallelMs / listScheduling(tasks, list.atATime),
    };
  });
}

const most = (values: readonly number[]) => Math.max(...values);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Lists of up to 8 tasks, of two kinds and record mode, with needs of their own: no plan of legs and waves is quicker. */
function optimal(): BenchRow[] {
  const SEEDS = 400;
  const ratio = (seed: number): number => {
    const random = splitmix32(seed);
    const draw = (below: number) => Math.floor(random() * below);
    const tasks = Array.from({ length: 5 + draw(4) }, (_, at) => {
      const needs = Array.from({ length: at === 0 ? 0 : draw(3) }, () => `t${draw(at)}`);
      const kind = draw(10);
      return task(`t${at}`, 1 + draw(20), [...new Set(needs)], {
        runsOn: kind < 3 ? 'windows-latest' : 'ubuntu-latest',
        run: kind === 9 ? null : 'true',
      });
    });
    const [max, start] = [6 + draw(3), draw(8)];
    const { parallelMs } = packList(listOf(tasks, { max, startupMs: () => start })).packed.estimate;
    return parallelMs / (quickerThan(parallelMs, tasks, max, start) ?? parallelMs);
  };
  const found = Array.from({ length: SEEDS }, (_, seed) => ratio(seed + 1));
  return [row(`5 to 8 tasks, over the best of all plans of legs and waves: worst of ${SEEDS}`, most(found), 1)];
}

function chains(): BenchRow[] {
  const lists = [1, 2, 3, 4, 5, 6].map((seed) => {
    const random = splitmix32(seed);
    return Array.from({ length: 120 }, (_, chain) => {
      const times = logNormal(1 + Math.floor(random() * 4), 1, random);
      return times.map((ms, at) => task(`c${chain}-${at}`, ms, at === 0 ? [] : [`c${chain}-${at - 1}`]));
    }).flat();
  });
  const found = ratios(lists);
  return [
    row('120 chains alone on 20, over the bound: worst of 6', most(found.map(({ bound }) => bound)), 1.02),
    row('120 chains alone on 20, over a wave a level: worst of 6', most(found.map(({ levels }) => levels)), 1),
  ];
}

/** Layers whose tasks need one to three of the layer before, and out-trees. */
function layered(size: number, seed: number): PackTask[] {
  const random = splitmix32(seed);
  const times = logNormal(size, 1, random);
  const width = Math.max(2, Math.round(Math.sqrt(size)));
  return times.map((ms, at) => {
    const before = Math.floor(at / width) - 1;
    const count = before < 0 ? 0 : 1 + Math.floor(random() * 3);
    const needs = Array.from({ length: count }, () => `t${before * width + Math.floor(random() * width)}`);
    return task(`t${at}`, ms, [...new Set(needs)]);
  });
}

function tree(size: number, seed: number): PackTask[] {
  const random = splitmix32(seed);
  return logNormal(size, 1, random).map((ms, at) =>
    task(`t${at}`, ms, at === 0 ? [] : [`t${Math.floor(random() * Math.min(at, 1 + at / 2))}`]),
  );
}

function graphs(): BenchRow[] {
  const shapes = [
    ['layers', layered],
    ['trees', tree],
  ] as const;
  return shapes.flatMap(([name, make]) =>
    [10, 50, 200, 500].flatMap((size) => {
      const found = ratios([1, 2, 3, 4, 5].map((seed) => make(size, seed)));
      return [
        row(`${name} of ${size} tasks, over a wave a level: worst of 5`, most(found.map(({ levels }) => levels)), 1),
        row(`${name} of ${size} tasks, over HLFET (printed): mean of 5`, mean(found.map(({ listed }) => listed)), 99),
      ];
    }),
  );
}

/** 406 jobs and 125 that need one of them, each with a leg of its own, as many at the same time as there are. */
function jobs(): BenchRow[] {
  const lists = [1, 2, 3].map((seed) =>
    jobGraph(406, 125, seed).map(({ id, ms, runsOn, needs }) => task(id, ms, needs, { runsOn, run: null })),
  );
  const found = lists.map((tasks) => {
    const { estimate, groups } = packGroups(listOf(tasks, { atATime: 531 }));
    const levels = orderIntoWaves(activeOf(tasks)).waves;
    const byLevel = levels.reduce((sum, level) => sum + most(level.map(({ estimateMs }) => estimateMs)), 0);
    return {
      ratio: estimate.parallelMs / estimate.lowerBoundMs,
      levels: estimate.parallelMs / byLevel,
      groups: groups.length,
    };
  });
  const twenty = lists.map((tasks) => packGroups(listOf(tasks)).estimate);
  return [
    row(
      '531 jobs in groups, all at the same time, over the bound: worst of 3',
      most(found.map(({ ratio }) => ratio)),
      1.05,
    ),
    row(
      '531 jobs in groups, all at the same time, over a wave a level: worst of 3',
      most(found.map(({ levels }) => levels)),
      0.65,
    ),
    row('531 jobs in groups, groups (printed)', most(found.map(({ groups }) => groups)), 256),
    row(
      '531 jobs in groups, 20 at the same time, over the bound: worst of 3',
      most(twenty.map(({ parallelMs, lowerBoundMs }) => parallelMs / lowerBoundMs)),
      1.05,
    ),
  ];
}

/** Highest level first with estimated times: whatever is ready and has the longest way to the end goes to the next free slot. */
function listScheduling(tasks: readonly PackTask[], slots: number): number {
  const byId = new Map(tasks.map((one) => [one.id, one]));
  const after = new Map<string, PackTask[]>();
  for (const one of tasks) for (const need of one.needs) after.set(need, [...(after.get(need) ?? []), one]);
  const way = new Map<string, number>();
  const wayOf = (one: PackTask): number => {
    const known = way.get(one.id);
    if (known !== undefined) return known;
    const ms = one.estimateMs + most([0, ...(after.get(one.id) ?? []).map(wayOf)]);
    way.set(one.id, ms);
    return ms;
  };
  const open = [...tasks].sort((a, b) => wayOf(b) - wayOf(a));
  const ends = new Map<string, number>();
  const free = new Array<number>(slots).fill(0);
  while (open.length > 0) {
    const readyAt = (one: PackTask) =>
      most([0, ...one.needs.map((need) => (byId.has(need) ? (ends.get(need) ?? Number.POSITIVE_INFINITY) : 0))]);
    const slot = free.indexOf(Math.min(...free));
    const now = free[slot] ?? 0;
    const soonest = Math.min(...open.map(readyAt));
    const start = Math.max(now, soonest);
    const at = open.findIndex((one) => readyAt(one) <= start);
    const [next] = open.splice(at, 1);
    if (next === undefined) break;
    ends.set(next.id, start + next.estimateMs);
    free[slot] = start + next.estimateMs;
  }
  return most([...ends.values()]);
}
