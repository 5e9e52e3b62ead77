import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRunners } from '../../src/packing/check-runners.ts';
import { pack } from '../../src/packing/pack.ts';
import type { PackInput } from '../../src/packing/pack-input.ts';
import { tradeoff } from '../../src/packing/tradeoff.ts';
import { input, packable, task } from './support.ts';

const MINUTE = 60_000;

function rowsOf(given: PackInput) {
  return tradeoff(given, pack(given));
}

describe('tradeoff', () => {
  it('eight tasks of two minutes, half a minute of start-up', () => {
    const tasks = Array.from({ length: 8 }, (_, index) => task(`t${index}`, 2 * MINUTE));
    const rows = rowsOf(input([tasks], { startupMs: () => 30_000 }));
    const free = { cost: null };
    expect(rows).toEqual([
      {
        legs: 1,
        makespanMs: 16.5 * MINUTE,
        billedMinutes: 17,
        speedup: 0.97,
        efficiency: 0.97,
        chosen: false,
        ...free,
      },
      {
        legs: 2,
        makespanMs: 8.5 * MINUTE,
        billedMinutes: 18,
        speedup: 1.882,
        efficiency: 0.941,
        chosen: false,
        ...free,
      },
      {
        legs: 4,
        makespanMs: 4.5 * MINUTE,
        billedMinutes: 20,
        speedup: 3.556,
        efficiency: 0.889,
        chosen: false,
        ...free,
      },
      { legs: 8, makespanMs: 2.5 * MINUTE, billedMinutes: 24, speedup: 6.4, efficiency: 0.8, chosen: true, ...free },
    ]);
  });

  // Of four legs allowed three are as quick.
  it('marks the choice between those of powers of two, and in their place', () => {
    const tasks = Array.from({ length: 6 }, (_, index) => task(`t${index}`, MINUTE));
    const marks = (given: PackInput) => rowsOf(given).map(({ legs, chosen }) => (chosen ? `<${legs}>` : `${legs}`));
    expect(marks(input([tasks]))).toEqual(['1', '2', '3', '<6>']);
    expect(marks(input([tasks], { max: 3 }))).toEqual(['1', '2', '<3>']);
    expect(marks(input([tasks], { minimize: 'cost', startupMs: () => 30_000 }))).toEqual(['<1>', '2', '3', '6']);
    expect(marks(input([]))).toEqual([]);
  });

  it('the cost is the billed minutes of each runner by its price', () => {
    const on = (runsOn: string) =>
      Array.from({ length: 4 }, (_, index) => task(`${runsOn}${index}`, 2 * MINUTE, { runsOn }));
    const tasks = [...on('linux'), ...on('macos'), ...on('own')];
    const prices: Record<string, number> = { linux: 0.008, macos: 0.08 };
    const given = { max: 3, startupMs: () => 30_000 };
    const pricePerMinute = (runsOn: unknown) => prices[String(runsOn)] ?? 0;
    const rows = rowsOf(input([tasks], { ...given, pricePerMinute }));
    // A leg of 8.5 minutes is billed as nine; a runner without a price costs nothing.
    expect(rows).toMatchObject([{ legs: 3, billedMinutes: 27 }]);
    expect(rows[0]?.cost).toBeCloseTo(9 * 0.008 + 9 * 0.08, 10);
    expect(rowsOf(input([tasks], given))[0]?.cost).toBeNull();
    expect(rowsOf(input([tasks], { ...given, pricePerMinute: () => 0 }))[0]?.cost).toBeNull();
    // Prices of runners that the plan does not use are none.
    expect(rowsOf(input([on('own')], { ...given, pricePerMinute }))[0]?.cost).toBeNull();
  });

  it('more legs cost more where they are billed for more', () => {
    const tasks = Array.from({ length: 8 }, (_, index) => task(`t${index}`, 2 * MINUTE));
    const rows = rowsOf(input([tasks], { startupMs: () => 30_000, pricePerMinute: () => 0.5 }));
    expect(rows.map(({ cost }) => cost)).toEqual([8.5, 9, 10, 12]);
  });

  it('numbers of legs that cannot be are left out', () => {
    const tasks = [task('a', 5, { alone: true }), task('b', 5, { alone: true }), task('c', 5), task('d', 5)];
    expect(rowsOf(input([tasks])).map(({ legs }) => legs)).toEqual([4]);
  });

  it('one row is chosen and it is the plan; the rows ascend', () => {
    fc.assert(
      fc.property(packable, (given) => {
        const packed = pack(given);
        const rows = tradeoff(given, packed);
        const chosen = rows.filter((row) => row.chosen);
        const plan = { legs: packed.legs.length, makespanMs: packed.estimate.parallelMs };
        expect(chosen).toMatchObject(plan.legs === 0 ? [] : [plan]);
        expect(rows.map(({ legs }) => legs)).toEqual([...new Set(rows.map(({ legs }) => legs))].sort((a, b) => a - b));
        for (const { legs, efficiency, billedMinutes } of rows) {
          expect(efficiency).toBeGreaterThanOrEqual(0);
          expect(efficiency).toBeLessThanOrEqual(1);
          expect(billedMinutes).toBeGreaterThanOrEqual(legs);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('checkRunners', () => {
  const at = { file: 'fanfold.yml', line: 7, column: 3 };
  const check = (...labels: string[]) =>
    checkRunners(labels, ['ubuntu-latest', ['self-hosted', 'linux'], 'ubuntu-latest'], () => at);

  it('labels that tasks run on are fine, also several joined by commas', () => {
    expect(check('ubuntu-latest', 'self-hosted,linux')).toEqual([]);
    expect(check()).toEqual([]);
  });

  it.each([
    ['ubuntu-latest, windows-latest', { severity: 'error', kind: 'bad-runner', why: 'comma' }],
    ['${{ matrix.os }}', { severity: 'error', kind: 'bad-runner', why: 'expression' }],
    ['ubuntu-latst', { severity: 'warning', kind: 'unknown-runner', nearest: 'ubuntu-latest' }],
    ['__proto__', { severity: 'warning', kind: 'unknown-runner', nearest: null }],
  ])('%s', (label, want) => {
    expect(check(label)).toMatchObject([{ area: 'packing', at, label, ...want }]);
  });
});
