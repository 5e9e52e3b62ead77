/**
 * Waves for a list whose tasks are all connected: what only one task needs, or has one need, is joined with it while that stays
 * short, and what may wait for a later wave goes where it costs the least time.
 */
import { type Kinds, kindsOf } from './kinds.ts';
import { listBound } from './list-bound.ts';
import type { Precedence } from './precedence.ts';
import type { Room } from './room.ts';

/** Of more tasks than this, levels and cuts are the only waves. */
const MOST_TASKS = 1000;
/** How long joined tasks may be: shares of the bound. */
const SHARES = [0, 1 / 16, 1 / 8, 1 / 4, 1 / 2, 1] as const;
const PASSES = 6;

/** The wave of every task, of the best division found; `null` where there is none to look for. */
export function shiftWaves(precedence: Precedence, room: Room): readonly number[] | null {
  const { tasks } = precedence;
  if (tasks.length > MOST_TASKS || tasks.some(({ exclusive }) => exclusive)) return null;
  const bound = listBound(precedence, room).ms;
  let best: { readonly waveOf: readonly number[]; readonly ms: number } | null = null;
  for (const share of SHARES) {
    const units = joined(precedence, share * bound);
    for (const late of [false, true]) {
      const found = shift(precedence, units, room, late);
      if (best === null || found.ms < best.ms) best = found;
    }
  }
  return best?.waveOf ?? null;
}

interface Units {
  /** The unit of every task. */
  readonly of: readonly number[];
  readonly ms: readonly number[];
  readonly before: readonly ReadonlySet<number>[];
  readonly after: readonly ReadonlySet<number>[];
}

/** Joins a task with the only one that it needs, or that needs it, as long as both may share a leg and stay below `mostMs`. */
function joined({ tasks, order, needs, chained, mayShare }: Precedence, mostMs: number): Units {
  const parent = tasks.map((_, at) => at);
  const root = (at: number): number => {
    let found = at;
    while (parent[found] !== found) found = parent[found] as number;
    parent[at] = found;
    return found;
  };
  const ms = tasks.map(({ estimateMs }) => estimateMs);
  const before = tasks.map((_, at) => new Set([...(needs[at] ?? []), ...(chained[at] ?? [])]));
  const after = tasks.map(() => new Set<number>());
  for (const [at, list] of before.entries()) for (const other of list) after[other]?.add(at);
  const tryJoin = (first: number, second: number): boolean => {
    const [a, b] = [root(first), root(second)];
    if (a === b || !mayShare(a, b) || (ms[a] ?? 0) + (ms[b] ?? 0) > mostMs) return false;
    parent[b] = a;
    ms[a] = (ms[a] ?? 0) + (ms[b] ?? 0);
    for (const [sets, others] of [
      [before, after],
      [after, before],
    ] as const) {
      for (const other of sets[b] ?? []) {
        others[other]?.delete(b);
        if (other === a) continue;
        sets[a]?.add(other);
        others[other]?.add(a);
      }
      sets[a]?.delete(b);
      sets[a]?.delete(a);
    }
    return true;
  };
  // From the ends, so that small branches close before the trunk grows.
  for (const at of [...order].reverse()) {
    const unit = root(at);
    const [only, ...others] = before[unit] ?? [];
    if (only !== undefined && others.length === 0) tryJoin(only, unit);
  }
  for (const at of order) {
    const unit = root(at);
    const [only, ...others] = after[unit] ?? [];
    if (only !== undefined && others.length === 0) tryJoin(unit, only);
  }
  return { of: tasks.map((_, at) => root(at)), ms, before, after };
}

function shift(precedence: Precedence, units: Units, room: Room, late: boolean) {
  const { tasks, order } = precedence;
  const roots = inOrder(units, order);
  const waveOf = new Map<number, number>();
  for (const unit of roots) waveOf.set(unit, lastOf(units.before[unit], waveOf) + 1);
  const count = 1 + [...waveOf.values()].reduce((most, wave) => Math.max(most, wave), 0);
  if (late) for (const unit of [...roots].reverse()) waveOf.set(unit, firstOf(units.after[unit], waveOf, count) - 1);
  const waves = new Spans(precedence, room, count);
  for (const unit of roots) waves.add(unit, waveOf.get(unit) ?? 0, units.ms[unit] ?? 0);
  for (let pass = 0; pass < PASSES; pass++) {
    let moved = false;
    // The longest first: they decide what a wave takes.
    for (const unit of [...roots].sort((a, b) => (units.ms[b] ?? 0) - (units.ms[a] ?? 0) || a - b)) {
      const from = lastOf(units.before[unit], waveOf) + 1;
      const to = firstOf(units.after[unit], waveOf, count) - 1;
      const now = waveOf.get(unit) ?? 0;
      if (from === to) continue;
      waves.remove(unit, now);
      const next = waves.cheapest(unit, units.ms[unit] ?? 0, from, to, now);
      waves.add(unit, next, units.ms[unit] ?? 0);
      waveOf.set(unit, next);
      moved ||= next !== now;
    }
    if (!moved) break;
  }
  return { waveOf: tasks.map((_, at) => waveOf.get(units.of[at] ?? at) ?? 0), ms: waves.total() };
}

/** Units, what comes before each first. */
function inOrder({ of, before }: Units, order: readonly number[]): readonly number[] {
  const done = new Set<number>();
  const visit = (start: number): void => {
    const open = [start];
    for (let unit = open.at(-1); unit !== undefined; unit = open.at(-1)) {
      const left = [...(before[unit] ?? [])].filter((other) => !done.has(other));
      if (left.length > 0) open.push(...left);
      else {
        done.add(unit);
        open.pop();
      }
    }
  };
  for (const at of order) if (!done.has(of[at] ?? at)) visit(of[at] ?? at);
  return [...done];
}

function lastOf(units: ReadonlySet<number> | undefined, waveOf: ReadonlyMap<number, number>): number {
  return [...(units ?? [])].reduce((most, unit) => Math.max(most, waveOf.get(unit) ?? -1), -1);
}

function firstOf(units: ReadonlySet<number> | undefined, waveOf: ReadonlyMap<number, number>, count: number): number {
  return [...(units ?? [])].reduce((least, unit) => Math.min(least, waveOf.get(unit) ?? count), count);
}

interface Load {
  readonly work: number;
  readonly longest: number;
}

/** What each wave takes at least: its longest unit, or its work on as many jobs as run at once, of each kind and of all. */
class Spans {
  readonly #atATime: number;
  readonly #kinds: Kinds;
  readonly #waves: readonly Map<number, number>[];
  /** By wave and kind. */
  readonly #loads: Load[][];

  constructor(precedence: Precedence, room: Room, count: number) {
    this.#atATime = room.atATime;
    this.#kinds = kindsOf(precedence, room);
    this.#waves = Array.from({ length: count }, () => new Map());
    this.#loads = Array.from({ length: count }, () => this.#kinds.startupMs.map(() => ({ work: 0, longest: 0 })));
  }

  add(unit: number, wave: number, ms: number): void {
    this.#waves[wave]?.set(unit, ms);
    this.#loads[wave] = this.#with(wave, unit, ms);
  }

  remove(unit: number, wave: number): void {
    const members = this.#waves[wave];
    members?.delete(unit);
    const loads = this.#kinds.startupMs.map(() => ({ work: 0, longest: 0 }));
    for (const [other, ms] of members ?? []) {
      const load = loads[this.#kinds.of[other] ?? 0];
      if (load === undefined) continue;
      load.work += ms;
      load.longest = Math.max(load.longest, ms);
    }
    this.#loads[wave] = loads;
  }

  total(): number {
    return this.#loads.reduce((sum, loads) => sum + this.#spanOf(loads), 0);
  }

  /** The wave that grows the least; of equal ones where the unit is, else the first. */
  cheapest(unit: number, ms: number, from: number, to: number, now: number): number {
    let best = now;
    let least = this.#growth(now, unit, ms);
    for (let wave = from; wave <= to; wave++) {
      const growth = this.#growth(wave, unit, ms);
      if (growth < least) [best, least] = [wave, growth];
    }
    return best;
  }

  #growth(wave: number, unit: number, ms: number): number {
    return this.#spanOf(this.#with(wave, unit, ms)) - this.#spanOf(this.#loads[wave] ?? []);
  }

  #with(wave: number, unit: number, ms: number): Load[] {
    const kind = this.#kinds.of[unit] ?? 0;
    const loads = this.#loads[wave] ?? [];
    const { work = 0, longest = 0 } = loads[kind] ?? {};
    return loads.with(kind, { work: work + ms, longest: Math.max(longest, ms) });
  }

  #spanOf(loads: readonly Load[]): number {
    let [span, all, startup] = [0, 0, 0];
    for (const [kind, { work, longest }] of loads.entries()) {
      if (work === 0) continue;
      const start = this.#kinds.startupMs[kind] ?? 0;
      all += work;
      startup = Math.max(startup, start);
      span = Math.max(span, start + Math.max(longest, work / (this.#kinds.parallel[kind] ?? 1)));
    }
    return Math.max(span, startup + all / this.#atATime);
  }
}
