import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logNormal, splitmix32, uniform } from '../../bench/instances.ts';
import { billedMinutes } from '../../src/packing/billing.ts';
import { type Filled, fill, fillTo } from '../../src/packing/fill.ts';
import { cheapest, quickest } from '../../src/packing/legs.ts';
import { pack } from '../../src/packing/pack.ts';
import { type Group, groupWave } from '../../src/packing/units.ts';
import { input, task } from './support.ts';

const MINUTE = 60_000;
const MOST = 20;

function groupOf(durations: readonly number[]): Group {
  const tasks = durations.map((ms, index) => task(`t${index}`, ms));
  return groupWave(tasks, [], false)[0] as Group;
}

/** Every balanced filling of up to `MOST` legs. */
function fillings(group: Group): Filled[] {
  return Array.from({ length: MOST }, (_, index) => fill(group, index + 1));
}

const durations = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 2, maxLength: 40 });

describe('quickest', () => {
  it('no balanced filling with fewer legs is as quick', () => {
    fc.assert(
      fc.property(durations, fc.integer({ min: 2, max: MOST }), (times, most) => {
        const group = groupOf(times);
        const full = fill(group, most);
        const found = quickest(group, full, full.makespanMs);
        expect(found.makespanMs).toBeLessThanOrEqual(full.makespanMs);
        const fewer = fillings(group).filter(({ bins }) => bins.length < found.bins.length);
        expect(fewer.every(({ makespanMs }) => makespanMs > full.makespanMs)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('where first fit needs a leg more than balancing does, balancing decides', () => {
    const tight = [301, 300, 300, 200, 200, 200, 199, 100, 100, 100, 100, 100];
    const cases = Array.from({ length: 300 }, (_, seed) => uniform(14, 100, splitmix32(seed))).concat([tight]);
    const decided = cases.filter((times) => {
      const group = groupOf(times);
      const four = fill(group, 4);
      const fitted = fillTo(group, four.makespanMs, MOST);
      if (fitted === null || fitted.bins.length <= 4) return false;
      expect(quickest(group, fill(group, 5), four.makespanMs).bins).toHaveLength(4);
      return true;
    });
    expect(decided.length).toBeGreaterThan(0);
  });
});

describe('cheapest', () => {
  it('no balanced filling within the limit is cheaper, or as cheap and quicker', () => {
    const limit = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(durations, limit, fc.nat(30_000), (times, minutes, startupMs) => {
        const group = groupOf(times.map((time) => time * 1000));
        const full = fill(group, MOST);
        const limitMs = minutes * MINUTE;
        const found = cheapest(group, full, limitMs, { startupMs, most: MOST });
        const meets = fillings(group).filter(({ makespanMs }) => makespanMs + startupMs <= limitMs);
        for (const other of meets) {
          expect(found.makespanMs + startupMs).toBeLessThanOrEqual(limitMs);
          const [cost, price] = [billedMinutes(found, startupMs), billedMinutes(other, startupMs)];
          expect(cost).toBeLessThanOrEqual(price);
          if (cost === price) expect(found.makespanMs).toBeLessThanOrEqual(other.makespanMs);
        }
        expect(found.bins.flatMap(({ units }) => units)).toHaveLength(times.length);
      }),
      { numRuns: 200 },
    );
  });

  it('legs of whole minutes and one with the rest are cheaper now and then than even ones', () => {
    const startupMs = 20_000;
    const cases = Array.from({ length: 40 }, (_, seed) => uniform(40, 60_000, splitmix32(seed)));
    const saved = cases.map((times) => {
      const group = groupOf(times);
      const found = cheapest(group, fill(group, MOST), 6 * MINUTE, { startupMs, most: MOST });
      const even = fillings(group).filter(({ makespanMs }) => makespanMs + startupMs <= 6 * MINUTE);
      return Math.min(...even.map((filled) => billedMinutes(filled, startupMs))) - billedMinutes(found, startupMs);
    });
    expect(saved.every((minutes) => minutes >= 0)).toBe(true);
    expect(saved.some((minutes) => minutes > 0)).toBe(true);
  });

  it('longer units have a leg each, and the others keep to the limit', () => {
    const group = groupOf([12, 11, 3, 3, 3, 3].map((minutes) => minutes * MINUTE));
    const { bins } = cheapest(group, fill(group, MOST), 6.5 * MINUTE, { startupMs: 30_000, most: MOST });
    expect(bins.map(({ ms }) => ms / MINUTE).sort((a, b) => b - a)).toEqual([12, 11, 6, 6]);
  });
});

describe('a target over waves', () => {
  it('what the first wave leaves of it is spent on the second', () => {
    const one = [task('build', 3.5 * MINUTE)];
    const many = Array.from({ length: 39 }, (_, index) => task(`unit[${index}]`, MINUTE));
    const { legs, estimate, problems } = pack(input([one, many], { targetMinutes: 20, startupMs: () => 30_000 }));
    expect(problems).toEqual([]);
    // 18 of 20 minutes are aimed at: 4 for the first wave, 14 for the second: three legs of 13 tasks.
    expect(legs.filter(({ wave }) => wave === 2)).toHaveLength(3);
    expect(estimate.parallelMs).toBe(17.5 * MINUTE);
  });

  it('all waves together end within it, whatever their sizes', () => {
    const waves = fc.array(fc.record({ tasks: fc.integer({ min: 1, max: 60 }), seed: fc.nat() }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(waves, fc.integer({ min: 2, max: 30 }), (sizes, targetMinutes) => {
        const tasks = sizes.map(({ tasks: count, seed }, wave) =>
          logNormal(count, 1, splitmix32(seed)).map((ms, index) => task(`w${wave}t${index}`, ms * 5)),
        );
        const { estimate, problems } = pack(input(tasks, { targetMinutes, startupMs: () => 10_000 }));
        const kinds = problems.map(({ kind }) => kind);
        if (kinds.length === 0) expect(estimate.parallelMs).toBeLessThanOrEqual(0.9 * targetMinutes * MINUTE);
        if (kinds.includes('target-margin')) expect(estimate.parallelMs).toBeLessThanOrEqual(targetMinutes * MINUTE);
      }),
      { numRuns: 60 },
    );
  });

  it('waves that cannot end within it together are an error that says what they can', () => {
    const waves = [[task('a', 4 * MINUTE)], [task('b', 4 * MINUTE)]];
    expect(pack(input(waves, { targetMinutes: 7 })).problems).toMatchObject([
      { severity: 'error', kind: 'target-unreachable', minutes: 7, smallest: 8 },
    ]);
    expect(pack(input(waves, { targetMinutes: 8 })).problems).toMatchObject([
      { severity: 'warning', kind: 'target-margin', comfortable: 8.9 },
    ]);
    expect(pack(input(waves, { targetMinutes: 8.9 })).problems).toEqual([]);
  });
});

describe('timeouts of a leg', () => {
  it('decimals that do not add up exactly cost no further minute', () => {
    const sum = 100 * 0.07;
    expect(sum).toBeGreaterThan(7);
    expect(pack(input([[task('a', 1, { timeoutMinutes: 0.07, tries: 100 })]])).legs[0]?.timeoutMinutes).toBe(7);
  });
});
