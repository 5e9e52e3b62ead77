import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activeOf } from '../../src/independence/active.ts';
import { orderIntoWaves } from '../../src/independence/order.ts';
import type { Leg, Serialised } from '../../src/model.ts';
import { type ListInput, packList } from '../../src/packing/choose.ts';
import { pack } from '../../src/packing/pack.ts';
import type { PackTask } from '../../src/packing/units.ts';
import { input, task } from './support.ts';

const MINUTE = 60_000;

function list(tasks: readonly PackTask[], other: Partial<ListInput> = {}): ListInput {
  const { waves: _, together: __, ...room } = input([]);
  return { ...room, levels: orderIntoWaves(activeOf(tasks)).waves, serialised: [], resources: {}, ...other };
}

interface Drawn {
  readonly ms: number;
  readonly kind: number;
  /** How many places before its own the task needs something. */
  readonly needs: readonly number[];
  readonly locks: readonly number[];
  readonly exclusive: boolean;
  readonly claim: number;
}

const drawn = (exclusive: boolean): fc.Arbitrary<Drawn> =>
  fc.record({
    ms: fc.integer({ min: 1, max: 20 }),
    kind: fc.nat(9).map((draw) => (draw < 6 ? 0 : draw < 9 ? 1 : 2)),
    needs: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 2 }),
    locks: fc.array(fc.nat(5), { maxLength: 1 }).map((all) => all.filter((lock) => lock < 2)),
    exclusive: fc.nat(9).map((draw) => exclusive && draw === 0),
    claim: fc.nat(6).map((draw) => Math.max(0, draw - 4)),
  });

interface Drawing {
  readonly tasks: readonly PackTask[];
  readonly serialised: readonly Serialised[];
}

/** Lists with needs, two kinds and record mode (kind 2), two locks, one resource of 2, and `exclusive`. */
function drawing(most: number, exclusive = true): fc.Arbitrary<Drawing> {
  return fc.array(drawn(exclusive), { minLength: 1, maxLength: most }).map((all) => {
    const tasks = all.map(({ ms, kind, needs, exclusive: is, claim }, at) =>
      task(`t${at}`, ms, {
        runsOn: kind === 1 ? 'windows-latest' : 'ubuntu-latest',
        alone: kind === 2,
        needs: [...new Set(needs.flatMap((back) => (at - back >= 0 ? [`t${at - back}`] : [])))],
        exclusive: is,
        resources: claim > 0 ? { db: claim } : {},
      }),
    );
    const of = (has: (one: Drawn) => boolean) => all.flatMap((one, at) => (has(one) ? [`t${at}`] : []));
    const serialised: Serialised[] = [
      { kind: 'lock', name: 'x', tasks: of(({ locks }) => locks.includes(0)) },
      { kind: 'lock', name: 'y', tasks: of(({ locks }) => locks.includes(1)) },
      { kind: 'resource', name: 'db', tasks: of(({ claim }) => claim > 0) },
      { kind: 'exclusive', name: 'exclusive', tasks: of(({ exclusive: is }) => is) },
    ];
    return { tasks, serialised: serialised.filter(({ tasks: ids }) => ids.length > 0) };
  });
}

interface Run {
  readonly start: number;
  readonly end: number;
}

/** What GitHub makes of legs and waves: a wave starts when the one before has ended, its legs whenever a runner is free. */
function simulate(
  legs: readonly Leg[],
  msOf: ReadonlyMap<string, number>,
  delays: readonly number[],
): Map<string, Run> {
  const runs = new Map<string, Run>();
  let waveStart = 0;
  for (const wave of [...new Set(legs.map((leg) => leg.wave))].sort((a, b) => a - b)) {
    let waveEnd = waveStart;
    for (const [at, leg] of legs.entries()) {
      if (leg.wave !== wave) continue;
      let now = waveStart + (delays[at % delays.length] ?? 0);
      for (const id of leg.tasks) {
        const end = now + (msOf.get(id) ?? 0);
        runs.set(id, { start: now, end });
        now = end;
      }
      waveEnd = Math.max(waveEnd, now);
    }
    waveStart = waveEnd;
  }
  return runs;
}

/** What a lock, a resource of 2 or `exclusive` should have kept apart, and did not. */
function broken(
  { kind, tasks: ids }: Serialised,
  tasks: readonly PackTask[],
  runs: ReadonlyMap<string, Run>,
): string[] {
  const overlapping = (id: string, others: readonly string[]) =>
    others.filter((other) => other !== id && overlap(runs.get(id)!, runs.get(other)!));
  if (kind === 'lock') return ids.flatMap((id) => overlapping(id, ids));
  if (kind === 'exclusive')
    return ids.flatMap((id) =>
      overlapping(
        id,
        tasks.map((one) => one.id),
      ),
    );
  const claims = new Map(tasks.map((one) => [one.id, one.resources['db'] ?? 0]));
  return ids.filter((id) => {
    const earlier = overlapping(id, ids).filter((other) => runs.get(other)!.start <= runs.get(id)!.start);
    return [id, ...earlier].reduce((sum, one) => sum + (claims.get(one) ?? 0), 0) > 2;
  });
}

const overlap = (a: Run, b: Run): boolean => a.start < b.end && b.start < a.end;

describe('a plan of a list with an order', () => {
  it('keeps needs, locks, resources and exclusive, whenever its legs start', () => {
    fc.assert(
      fc.property(
        drawing(14),
        fc.array(fc.nat(40), { minLength: 1, maxLength: 6 }),
        fc.constantFrom('time', 'knee', 'cost'),
        ({ tasks, serialised }, delays, minimize) => {
          const { packed } = packList(list(tasks, { serialised, resources: { db: 2 }, minimize: minimize as 'time' }));
          expect(packed.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
          expect(packed.legs.flatMap((leg) => leg.tasks).sort()).toEqual(tasks.map(({ id }) => id).sort());
          const runs = simulate(packed.legs, new Map(tasks.map((one) => [one.id, one.estimateMs])), delays);
          const late = tasks.flatMap(({ id, needs }) =>
            needs.filter((need) => runs.get(need)!.end > runs.get(id)!.start),
          );
          expect(late).toEqual([]);
          expect(serialised.flatMap((one) => broken(one, tasks, runs))).toEqual([]);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('is never slower than the levels of needs, and never quicker than its lower bound', () => {
    const room = fc.record({
      max: fc.integer({ min: 14, max: 20 }),
      atATime: fc.integer({ min: 1, max: 6 }),
      start: fc.nat(8),
    });
    fc.assert(
      fc.property(drawing(30, false), room, ({ tasks }, { max, atATime, start }) => {
        const given = list(tasks, { max: max + 20, atATime, startupMs: () => start });
        const { packed } = packList(given);
        const { levels, serialised: _, resources: __, minimize: ___, ...rest } = given;
        const byLevel = pack({ ...rest, minimize: 'time', waves: levels, together: levels.map(() => []) });
        expect(packed.estimate.parallelMs).toBeLessThanOrEqual(byLevel.estimate.parallelMs);
        expect(packed.estimate.lowerBoundMs).toBeLessThanOrEqual(packed.estimate.parallelMs);
      }),
      { numRuns: 300 },
    );
  });

  it('of up to 8 tasks is the best of all legs and waves, and the lower bound is below it', () => {
    const room = fc.record({ max: fc.integer({ min: 6, max: 8 }), start: fc.nat(8) });
    fc.assert(
      fc.property(drawing(6, false), room, ({ tasks }, { max, start }) => {
        const { packed } = packList(list(tasks, { max, startupMs: () => start }));
        const optimum = bruteForce(tasks, max, start);
        expect(packed.estimate.parallelMs).toBe(optimum);
        expect(packed.estimate.lowerBoundMs).toBeLessThanOrEqual(optimum);
      }),
      { numRuns: 150 },
    );
  });
});

/** Every assignment of tasks to waves and legs, without a thought. */
function bruteForce(tasks: readonly PackTask[], max: number, startupMs: number): number {
  let best = Number.POSITIVE_INFINITY;
  const place = (at: number, legs: readonly { wave: number; tasks: readonly PackTask[] }[]): void => {
    const one = tasks[at];
    if (one === undefined) {
      best = Math.min(best, spanOf(legs, max, startupMs));
      return;
    }
    const legOf = (id: string) => legs.find((leg) => leg.tasks.some((other) => other.id === id));
    const earliest = one.needs.map((need) => legOf(need)!);
    for (const [index, leg] of legs.entries()) {
      const mates = leg.tasks.every((other) => other.runsOn === one.runsOn && other.run !== null && one.run !== null);
      if (!mates || !earliest.every((need) => need === leg || need.wave < leg.wave)) continue;
      place(at + 1, legs.with(index, { ...leg, tasks: [...leg.tasks, one] }));
    }
    for (let wave = 1; wave <= tasks.length; wave++)
      if (earliest.every((need) => need.wave < wave)) place(at + 1, [...legs, { wave, tasks: [one] }]);
  };
  place(0, []);
  return best;
}

function spanOf(legs: readonly { wave: number; tasks: readonly PackTask[] }[], max: number, startupMs: number): number {
  const waves = new Map<number, number[]>();
  for (const { wave, tasks } of legs)
    waves.set(wave, [...(waves.get(wave) ?? []), tasks.reduce((sum, one) => sum + one.estimateMs, startupMs)]);
  let total = 0;
  for (const times of waves.values()) {
    if (times.length > max) return Number.POSITIVE_INFINITY;
    total += Math.max(...times);
  }
  return total;
}

describe('chains', () => {
  const chain = (name: string, ...minutes: readonly number[]) =>
    minutes.map((value, at) => task(`${name}${at}`, value * MINUTE, { needs: at === 0 ? [] : [`${name}${at - 1}`] }));

  it('builds of 10 and 60 minutes with tests of 60 and 10: 70 minutes in one wave, not 120 in two', () => {
    const { packed } = packList(list([...chain('a', 10, 60), ...chain('b', 60, 10)]));
    expect(packed.estimate).toMatchObject({ parallelMs: 70 * MINUTE, lowerBoundMs: 70 * MINUTE, boundBy: 'needs' });
    expect(packed.legs.map(({ wave, tasks }) => [wave, tasks])).toEqual([
      [1, ['a0', 'a1']],
      [1, ['b0', 'b1']],
    ]);
  });

  it('width pays: many tests of one build are a second wave', () => {
    const tests = Array.from({ length: 12 }, (_, at) => task(`test[${at}]`, 10 * MINUTE, { needs: ['build'] }));
    const { packed } = packList(list([task('build', 5 * MINUTE), ...tests]));
    expect(packed.estimate.parallelMs).toBe(15 * MINUTE);
  });

  it('a lock that spans kinds makes waves', () => {
    const tasks = [task('a', MINUTE), task('b', MINUTE, { runsOn: 'windows-latest' })];
    const { packed } = packList(list(tasks, { serialised: [{ kind: 'lock', name: 'db', tasks: ['a', 'b'] }] }));
    expect(packed.problems).toEqual([]);
    expect(packed.legs.map(({ wave, tasks: ids }) => [wave, ids])).toEqual([
      [1, ['a']],
      [2, ['b']],
    ]);
    expect(packed.estimate.boundBy).toBe('locks');
  });
});

describe('the knee', () => {
  const even = (count: number, ms: number) => Array.from({ length: count }, (_, at) => task(`t[${at}]`, ms));
  const legs = (count: number, ms: number, other: Partial<ListInput> = {}) =>
    packList(list(even(count, ms), { minimize: 'knee', atATime: 20, startupMs: () => 25_000, ...other })).packed.legs
      .length;

  it('more legs must save a tenth of the time, or 30 s, for each billed minute', () => {
    expect(legs(21, 2000)).toBe(3);
    expect(legs(40, MINUTE)).toBe(10);
    expect(legs(1, MINUTE)).toBe(1);
  });

  it('holds for every number of legs, tried one by one', () => {
    const times = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(times, fc.nat(40_000), (seconds, startupMs) => {
        const tasks = seconds.map((one, at) => task(`t[${at}]`, one * 1000));
        const given = list(tasks, { minimize: 'knee', atATime: 20, startupMs: () => startupMs });
        const rows = Array.from({ length: 20 }, (_, at) => {
          const { packed } = packList({ ...given, minimize: 'time', max: at + 1 });
          const minutes = packed.legs.reduce((sum, leg) => sum + Math.max(1, Math.ceil(leg.estimateMs / MINUTE)), 0);
          return { legs: packed.legs.length, ms: packed.estimate.parallelMs, minutes };
        });
        const saves = (row: (typeof rows)[number], more: (typeof rows)[number]) =>
          more.ms < row.ms &&
          row.ms - more.ms >= Math.min(row.ms / 10, 30_000) * Math.max(1, more.minutes - row.minutes);
        const knee = rows.find((row, at) => rows.slice(at + 1).every((more) => !saves(row, more)))!;
        expect(packList(given).packed.legs.length).toBe(knee.legs);
      }),
      { numRuns: 60 },
    );
  });
});
