import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logNormal, splitmix32 } from '../../bench/instances.ts';
import type { RunsOn } from '../../src/model.ts';
import { billOf } from '../../src/packing/billing.ts';
import { pack } from '../../src/packing/pack.ts';
import type { PackInput } from '../../src/packing/pack-input.ts';
import { input, task } from './support.ts';

const MINUTE = 60_000;
const PRICES: Readonly<Record<string, number>> = { linux: 0.008, windows: 0.016, macos: 0.08 };
const pricePerMinute = (runsOn: RunsOn): number => PRICES[String(runsOn)] ?? 0;

function tasksOn(runsOn: string, count: number, ms: number) {
  return Array.from({ length: count }, (_, index) => task(`${runsOn}${index}`, ms, { runsOn }));
}

function cost(given: PackInput): number {
  const groups = pack(given).waves.flatMap((wave) => wave.groups);
  return billOf(groups, pricePerMinute).cost ?? 0;
}

/** The same without a word of prices. */
function unpriced({ pricePerMinute: _, ...given }: PackInput): PackInput {
  return given;
}

describe('a target over waves at different prices', () => {
  const waves = [tasksOn('macos', 40, 200_000), tasksOn('linux', 40, 200_000)];
  const given = input(waves, { targetMinutes: 40, startupMs: () => 25_000, pricePerMinute });

  it('the dear wave gets more of the time, and so fewer legs', () => {
    const legs = (from: PackInput) => [1, 2].map((wave) => pack(from).legs.filter((leg) => leg.wave === wave).length);
    expect(legs(unpriced(given))).toEqual([10, 10]);
    expect(legs(given)).toEqual([6, 14]);
    expect(cost(given)).toBeLessThan(cost(unpriced(given)));
    expect(pack(given).estimate.parallelMs).toBeLessThanOrEqual(36 * MINUTE);
  });

  it('one price for all changes nothing, whatever the sizes of the waves', () => {
    for (const count of [4, 9, 20, 40, 77]) {
      const uneven = { ...given, waves: [tasksOn('macos', 40, 200_000), tasksOn('linux', count, 100_000)] };
      expect(pack({ ...uneven, pricePerMinute: () => 0.5 }).legs).toEqual(pack(unpriced(uneven)).legs);
    }
  });

  it('never costs more than without prices, nor misses what is met without', () => {
    const wave = fc.record({
      runsOn: fc.constantFrom(...Object.keys(PRICES), 'own'),
      count: fc.integer({ min: 1, max: 40 }),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(
        fc.array(wave, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 5, max: 60 }),
        (drawn, targetMinutes) => {
          const tasks = drawn.map(({ runsOn, count, seed }, at) =>
            logNormal(count, 1, splitmix32(seed)).map((ms, index) => task(`w${at}t${index}`, ms * 20, { runsOn })),
          );
          const priced = input(tasks, { targetMinutes, startupMs: () => 25_000, pricePerMinute });
          const { estimate, problems } = pack(priced);
          expect(problems).toEqual(pack(unpriced(priced)).problems);
          expect(cost(priced)).toBeLessThanOrEqual(cost(unpriced(priced)) + 1e-9);
          if (problems.length === 0) expect(estimate.parallelMs).toBeLessThanOrEqual(0.9 * targetMinutes * MINUTE);
        },
      ),
      { numRuns: 60 },
    );
  });
});
