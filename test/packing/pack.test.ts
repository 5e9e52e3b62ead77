import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logNormal, splitmix32 } from '../../bench/instances.ts';
import type { Leg, RunsOn } from '../../src/model.ts';
import { packList } from '../../src/packing/choose.ts';
import { type PackedLegs, pack } from '../../src/packing/pack.ts';
import type { PackInput } from '../../src/packing/pack-input.ts';
import { canonicalRunner } from '../../src/packing/runner.ts';
import { shortHash } from '../../src/tasklist/naming.ts';
import { input, packable, task } from './support.ts';

const MINUTE = 60_000;

function minutes(...values: readonly number[]) {
  return values.map((value, index) => task(`t${String(index).padStart(3, '0')}`, value * MINUTE));
}

function kinds({ problems }: PackedLegs): string[] {
  return problems.map(({ severity, kind }) => `${severity} ${kind}`);
}

function billed(legs: readonly Leg[]): number {
  return legs.reduce((sum, { estimateMs }) => sum + Math.max(1, Math.ceil(estimateMs / MINUTE)), 0);
}

describe('what a plan promises', () => {
  it('10, 15 and 8 minutes on three legs: 33 / 15 = 2.2', () => {
    const { legs, estimate } = pack(input([[task('a', 10 * MINUTE), task('b', 15 * MINUTE), task('c', 8 * MINUTE)]]));
    expect(legs.map(({ tasks }) => tasks)).toEqual([['b'], ['a'], ['c']]);
    expect(estimate).toEqual({
      sequentialMs: 33 * MINUTE,
      parallelMs: 15 * MINUTE,
      lowerBoundMs: 15 * MINUTE,
      boundBy: 'b',
      speedup: 2.2,
    });
  });

  it('the work divided by the legs bounds equal tasks', () => {
    const { legs, estimate } = pack(input([minutes(2, 2, 2, 2, 2, 2)], { max: 3 }));
    expect(legs).toHaveLength(3);
    expect(estimate).toMatchObject({ parallelMs: 4 * MINUTE, lowerBoundMs: 4 * MINUTE, boundBy: 'legs', speedup: 3 });
  });

  it('waves run one after another, each with its start-up', () => {
    const waves = [[task('a', 4 * MINUTE), task('b', MINUTE)], [task('c', 5 * MINUTE)]];
    const { estimate, legs } = pack(input(waves, { startupMs: () => 30_000 }));
    expect(estimate).toMatchObject({ sequentialMs: 10 * MINUTE, parallelMs: 10 * MINUTE, speedup: 1 });
    expect(legs.map(({ id }) => id)).toEqual(['w1-leg-001', 'w1-leg-002', 'w2-leg-001']);
  });

  it.each([
    { first: 5, second: 5, by: 'needs' },
    { first: 2, second: 5, by: 'needs' },
  ])('a chain of $first and $second minutes is bounded by $by', ({ first, second, by }) => {
    const waves = [[task('first', first * MINUTE)], [task('second', second * MINUTE, { needs: ['first'] })]];
    expect(pack(input(waves)).estimate.boundBy).toBe(by);
  });

  it.each([
    { why: 'tasks of one lock', durations: [5, 5], by: 'locks' },
    { why: 'a longer task', durations: [13, 5], by: 't000' },
    { why: 'a task that is as long', durations: [5, 12], by: 't001' },
    { why: 'the work', durations: [12, 12, 12, 12], by: 'legs' },
  ])('$why bound the plan', ({ durations, by }) => {
    const chain = ['a', 'b', 'c'].map((id) => task(id, 4 * MINUTE));
    const { waves: _, together: __, ...room } = input([], { max: 3 });
    const serialised = [{ kind: 'lock', name: 'x', tasks: ['a', 'b', 'c'] }] as const;
    const list = { ...room, levels: [[...chain, ...minutes(...durations)]], serialised, resources: {} };
    expect(packList(list).packed.estimate.boundBy).toBe(by);
  });

  it('legs beyond what the runners run at once queue', () => {
    const tasks = minutes(3, 3, 3).map((one) => ({ ...one, run: null }));
    const { estimate, legs } = pack(input([tasks], { maxParallel: () => 2 }));
    expect(legs).toHaveLength(3);
    expect(estimate.parallelMs).toBe(6 * MINUTE);
  });

  it('nothing to run', () => {
    for (const waves of [[], [[]]]) {
      const { legs, estimate, problems } = pack(input(waves));
      expect({ legs, problems }).toEqual({ legs: [], problems: [] });
      expect(estimate).toMatchObject({ sequentialMs: 0, parallelMs: 0, lowerBoundMs: 0, speedup: 1 });
    }
  });
});

describe('laws', () => {
  it('every task is in exactly one leg of its wave and runner; locks share, loners do not', () => {
    fc.assert(
      fc.property(packable, (given) => {
        const { legs, problems } = pack(given);
        expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(legs.flatMap(({ tasks }) => tasks).sort()).toEqual(
          given.waves
            .flat()
            .map(({ id }) => id)
            .sort(),
        );
        given.waves.forEach((wave, at) => {
          const own = legs.filter((leg) => leg.wave === at + 1);
          expect(own.length).toBeLessThanOrEqual(given.max);
          const legOf = new Map(own.flatMap((leg) => leg.tasks.map((id) => [id, leg])));
          for (const { id, runsOn, run } of wave) {
            const leg = legOf.get(id)!;
            if (given.sameRunner) continue;
            expect(canonicalRunner(leg.runsOn)).toBe(canonicalRunner(runsOn));
            if (run === null) expect(leg.tasks).toEqual([id]);
          }
          for (const ids of given.together[at]!) {
            const { tasks } = legOf.get(ids[0]!)!;
            const start = tasks.indexOf(ids[0]!);
            expect(tasks.slice(start, start + ids.length)).toEqual(ids);
          }
        });
      }),
      { numRuns: 200 },
    );
  });

  it('times add up, slow ones come first, and no leg is empty or unbounded', () => {
    fc.assert(
      fc.property(packable, (given) => {
        const { legs, estimate } = pack(given);
        const byId = new Map(given.waves.flat().map((one) => [one.id, one]));
        const startupMs = given.startupMs('');
        for (const { tasks, estimateMs, timeoutMinutes } of legs) {
          const members = tasks.map((id) => byId.get(id)!);
          expect(tasks.length).toBeGreaterThan(0);
          expect(estimateMs).toBe(members.reduce((sum, one) => sum + one.estimateMs, startupMs));
          expect(timeoutMinutes).toBe(Math.min(360, 10 * members.length));
        }
        const spans = given.waves.map((_, at) => {
          const times = legs.filter(({ wave }) => wave === at + 1).map(({ estimateMs }) => estimateMs);
          expect(times).toEqual([...times].sort((a, b) => b - a));
          return times[0]!;
        });
        const parallelMs = spans.reduce((sum, ms) => sum + ms, 0);
        const sequentialMs = [...byId.values()].reduce((sum, one) => sum + one.estimateMs, 0);
        expect(estimate).toMatchObject({ parallelMs, sequentialMs });
        expect(estimate.lowerBoundMs).toBeLessThanOrEqual(parallelMs);
        expect(estimate.speedup).toBeCloseTo(parallelMs === 0 ? 1 : sequentialMs / parallelMs, 2);
        expect(['legs', 'needs', 'locks', ...byId.keys()]).toContain(estimate.boundBy);
      }),
      { numRuns: 200 },
    );
  });

  it('inside a leg the longest unit runs first', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 60 }), (times) => {
        const { legs } = pack(input([times.map((ms, index) => task(`t${index}`, ms))], { max: 4 }));
        for (const { tasks } of legs) {
          const own = tasks.map((id) => times[Number(id.slice(1))]!);
          expect(own).toEqual([...own].sort((a, b) => b - a));
        }
      }),
    );
  });

  it('permuting the input changes nothing', () => {
    const shuffled = packable.chain((given) =>
      fc.tuple(
        fc.constant(given),
        fc.tuple(...given.waves.map((wave) => fc.shuffledSubarray([...wave], { minLength: wave.length }))),
        fc.tuple(...given.together.map((groups) => fc.shuffledSubarray([...groups], { minLength: groups.length }))),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([given, waves, together]) => {
        const { legs, estimate } = pack(given);
        const again = pack({ ...given, waves, together });
        expect(again.legs).toEqual(legs);
        expect(again.estimate).toEqual(estimate);
      }),
      { numRuns: 150 },
    );
  });

  it('of two runners that tie the order of the list does not decide', () => {
    const tasks = [task('a', 5), task('b', 5, { runsOn: 'windows-latest' })];
    const there = pack(input([tasks]));
    expect(pack(input([[...tasks].reverse()])).estimate).toEqual(there.estimate);
  });

  it('never slower than plain longest first on the legs allowed, and no leg more than is of use', () => {
    const times = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 20 }), (durations, max) => {
        const { legs, estimate } = pack(input([durations.map((ms, index) => task(`t${index}`, ms))], { max }));
        const loads = new Array<number>(max).fill(0);
        for (const ms of [...durations].sort((a, b) => b - a)) loads[loads.indexOf(Math.min(...loads))]! += ms;
        expect(estimate.parallelMs).toBeLessThanOrEqual(Math.max(...loads));
        expect(legs.length).toBeLessThanOrEqual(Math.min(max, durations.length));
      }),
    );
  });

  it('waves and runners do not disturb each other: 256 legs a wave', () => {
    const wave = (name: string) => Array.from({ length: 256 }, (_, index) => task(`${name}${index}`, MINUTE));
    const { legs, problems } = pack(input([wave('a'), wave('b')]));
    expect(problems).toEqual([]);
    expect(legs).toHaveLength(512);
  });
});

describe('the number of legs', () => {
  it('without a target: the fewest that are as quick as the most allowed', () => {
    expect(pack(input([minutes(10, 5, 5, 4, 3, 3)])).legs).toHaveLength(3);
    expect(pack(input([minutes(10, 1, 1, 1)])).legs).toHaveLength(2);
    expect(pack(input([minutes(1, 1, 1, 1)])).legs).toHaveLength(4);
  });

  it('no leg number below the chosen one reaches the makespan of the most', () => {
    const times = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(times, (durations) => {
        const tasks = durations.map((ms, index) => task(`t${index}`, ms));
        const { legs, estimate } = pack(input([tasks]));
        expect(estimate.parallelMs).toBe(Math.max(...durations));
        if (legs.length > 1) {
          const fewer = pack(input([tasks], { max: legs.length - 1 })).estimate;
          expect(fewer.parallelMs).toBeGreaterThan(estimate.parallelMs);
        }
      }),
    );
  });

  it('the runners run only so many at once', () => {
    const { legs } = pack(input([minutes(1, 1, 1, 1, 1, 1)], { maxParallel: () => 2 }));
    expect(legs.map(({ tasks }) => tasks.length)).toEqual([3, 3]);
  });

  it('a wave of several runners shares the legs by their work', () => {
    const linux = Array.from({ length: 30 }, (_, index) => task(`l${index}`, 3 * MINUTE));
    const windows = Array.from({ length: 30 }, (_, index) => task(`w${index}`, MINUTE, { runsOn: 'windows-latest' }));
    const { legs, estimate } = pack(input([[...windows, ...linux]], { max: 8 }));
    expect(legs.filter(({ runsOn }) => runsOn === 'ubuntu-latest')).toHaveLength(6);
    expect(legs.filter(({ runsOn }) => runsOn === 'windows-latest')).toHaveLength(2);
    expect(estimate.parallelMs).toBe(15 * MINUTE);
  });

  it('with a target: the fewest billed minutes that end a tenth below it', () => {
    const tasks = Array.from({ length: 60 }, (_, index) => task(`t${index}`, MINUTE));
    const { legs, problems } = pack(input([tasks], { targetMinutes: 10, startupMs: () => 30_000 }));
    expect(problems).toEqual([]);
    // Eight and a half minutes are billed as nine; legs of seven and a half as eight: 7.5 legs of nine, or 8.
    expect(billed(legs)).toBe(68);
    expect(Math.max(...legs.map(({ estimateMs }) => estimateMs))).toBeLessThanOrEqual(9 * MINUTE);
  });

  it('a target that is met is never dearer than the quickest plan', () => {
    const times = fc.array(fc.integer({ min: 1000, max: 200_000 }), { minLength: 1, maxLength: 60 });
    const target = fc.integer({ min: 5, max: 40 });
    fc.assert(
      fc.property(times, target, fc.integer({ min: 0, max: 60_000 }), (durations, targetMinutes, startupMs) => {
        const tasks = durations.map((ms, index) => task(`t${index}`, ms));
        const given = input([tasks], { targetMinutes, startupMs: () => startupMs });
        const { legs, problems } = pack(given);
        expect(problems).toEqual([]);
        for (const { estimateMs } of legs) expect(estimateMs).toBeLessThanOrEqual(targetMinutes * 0.9 * MINUTE);
        expect(billed(legs)).toBeLessThanOrEqual(billed(pack({ ...given, targetMinutes: null }).legs));
        const work = durations.reduce((sum, ms) => sum + ms, 0);
        expect(billed(legs)).toBeGreaterThanOrEqual(Math.ceil((work + startupMs) / MINUTE));
      }),
      { numRuns: 100 },
    );
  });

  it('minimize: cost without a target fills legs up', () => {
    const tasks = Array.from({ length: 40 }, (_, index) => task(`t${index}`, 90_000));
    expect(pack(input([tasks], { minimize: 'cost', startupMs: () => 30_000 })).legs).toHaveLength(1);
    const long = Array.from({ length: 40 }, (_, index) => task(`t${index}`, 60 * MINUTE));
    const { legs, problems } = pack(input([long], { minimize: 'cost' }));
    expect(problems).toEqual([]);
    expect(Math.max(...legs.map(({ estimateMs }) => estimateMs))).toBeLessThanOrEqual(360 * MINUTE);
  });

  it('100,000 tasks fit into 256 legs', () => {
    const times = logNormal(100_000, 1, splitmix32(3));
    const tasks = times.map((ms, index) => task(`unit[${index}]`, ms));
    const { legs, estimate } = pack(input([tasks], { startupMs: () => 25_000 }));
    expect(legs).toHaveLength(256);
    expect(new Set(legs.flatMap(({ tasks: ids }) => ids)).size).toBe(100_000);
    expect(estimate.parallelMs / estimate.lowerBoundMs).toBeLessThanOrEqual(1.0005);
    const longestItem = JSON.stringify(legs.map(({ id, name, runsOn }) => ({ id, name, runsOn })));
    expect(longestItem.length).toBeLessThan(500_000);
  });
});

describe('what cannot be packed', () => {
  const at = { file: 'fanfold.yml', line: 3, column: 1 };

  it('300 tasks that each want a leg', () => {
    const tasks = Array.from({ length: 300 }, (_, index) => task(`t${index}`, MINUTE, { alone: true }));
    const { problems } = pack(input([[task('first', 1)], tasks], { locate: () => at }));
    expect(problems).toEqual([
      {
        area: 'packing',
        severity: 'error',
        at,
        kind: 'too-many-legs',
        legs: 300,
        max: 256,
        wave: 2,
        kinds: [{ setUp: 'ubuntu-latest', legs: 300 }],
      },
    ]);
  });

  it('more kinds of runners than legs', () => {
    const tasks = [task('a', 1), task('b', 1, { runsOn: 'windows-latest' })];
    expect(pack(input([tasks], { max: 1 })).problems).toMatchObject([{ kind: 'too-many-legs', legs: 2, max: 1 }]);
  });

  it('names the kind that overflowed: the runner and what its legs are set up with', () => {
    const own = [1, 2, 3].map((n) => task(`own${n}`, 1, { alone: true, with: { python: '3.13' } }));
    const tasks = [task('a', 1, { runsOn: 'windows-latest' }), ...own];
    expect(pack(input([tasks], { max: 3 })).problems).toMatchObject([
      {
        legs: 4,
        kinds: [
          { setUp: 'ubuntu-latest, python=3.13', legs: 3 },
          { setUp: 'windows-latest', legs: 1 },
        ],
      },
    ]);
  });

  it('a laptop needs no leg of its own for anything', () => {
    const tasks = [
      task('a', 1, { alone: true }),
      task('b', 1, { runsOn: 'windows-latest', alone: true }),
      task('c', 1),
    ];
    const { legs, problems } = pack(input([tasks], { max: 2, sameRunner: true }));
    expect(problems).toEqual([]);
    expect(legs).toHaveLength(2);
  });

  it('a target below the longest task: its smallest possible value, and the task stands alone', () => {
    const tasks = [...minutes(1, 1, 1, 1), task('slow', 12 * MINUTE)];
    const given = input([tasks], { targetMinutes: 5, startupMs: () => 30_000, locate: () => at });
    const { legs, problems } = pack(given);
    expect(problems).toEqual([
      {
        area: 'packing',
        severity: 'warning',
        at,
        kind: 'target-too-short',
        tasks: ['slow'],
        together: false,
        minutes: 5,
        smallest: 12.5,
      },
    ]);
    const chain = [task('a', 3 * MINUTE), task('b', 3 * MINUTE)];
    const chained = pack({ ...given, waves: [chain], together: [[['a', 'b']]] }).problems;
    expect(chained).toMatchObject([{ kind: 'target-too-short', tasks: ['a'], together: true }]);
    expect(legs[0]!.tasks).toEqual(['slow']);
    expect(legs.slice(1).every(({ estimateMs }) => estimateMs <= 4.5 * MINUTE)).toBe(true);
  });

  it('a target that the legs allowed cannot meet', () => {
    const packed = pack(input([minutes(4, 4, 4, 4)], { max: 2, targetMinutes: 5 }));
    expect(packed.problems).toMatchObject([{ severity: 'error', kind: 'target-unreachable', smallest: 8 }]);
    expect(kinds(pack(input([minutes(4, 4, 4, 4)], { max: 2, targetMinutes: 9 })))).toEqual([]);
  });

  it('the smallest target that is named can be met', () => {
    const times = fc.array(fc.integer({ min: 1000, max: 900_000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 4 }), fc.nat(60_000), (durations, max, startupMs) => {
        const tasks = durations.map((ms, index) => task(`t${index}`, ms));
        const given: PackInput = input([tasks], { max, targetMinutes: 1, startupMs: () => startupMs });
        const found = pack(given).problems[0];
        if (found?.kind !== 'target-unreachable' && found?.kind !== 'target-too-short') return;
        const again = pack({ ...given, targetMinutes: found.smallest });
        expect(kinds(again)).not.toContain('error target-unreachable');
        expect(kinds(again)).not.toContain('warning target-too-short');
        expect(again.estimate.parallelMs).toBeLessThanOrEqual(found.smallest * MINUTE);
      }),
      { numRuns: 100 },
    );
  });

  it.each([{ other: { runsOn: 'windows-latest' } }, { other: { with: { k: 1 } } }, { other: { alone: true } }])(
    'no leg is made of tasks that cannot share one: $other',
    ({ other }) => {
      const given = input([[task('a', 1), task('b', 1, other)]], { together: [[['a', 'b']]] });
      expect(() => pack(given)).toThrow('b cannot share the leg of a');
      expect(pack({ ...given, sameRunner: true }).problems).toEqual([]);
    },
  );

  it('a leg that GitHub would end is told', () => {
    const packed = pack(input([minutes(200, 200)], { max: 1 }));
    expect(kinds(packed)).toEqual(['warning leg-too-long']);
    expect(kinds(pack(input([minutes(200, 160)], { max: 1 })))).toEqual([]);
  });

  describe('on a runner of one processor, whose jobs GitHub ends after a quarter of an hour', () => {
    const slim = (runsOn: RunsOn, ...values: readonly number[]) =>
      minutes(...values).map((one) => ({ ...one, runsOn }));

    it('legs are kept below it where their number is chosen by cost', () => {
      const given = (runsOn: RunsOn) =>
        pack(input([slim(runsOn, 5, 5, 5, 5, 5, 5)], { minimize: 'cost', startupMs: () => 30_000 }));
      expect(given('ubuntu-slim').legs.map(({ tasks }) => tasks.length)).toEqual([2, 2, 2]);
      expect(given('ubuntu-latest').legs.map(({ tasks }) => tasks.length)).toEqual([6]);
      const aimed = pack(
        input([slim('ubuntu-slim', 5, 5, 5, 5, 5, 5)], { targetMinutes: 60, startupMs: () => 30_000 }),
      );
      expect(aimed.legs.map(({ tasks }) => tasks.length)).toEqual([2, 2, 2]);
    });

    it('a longer leg is told apart from those of other runners', () => {
      const waves = [[...slim('ubuntu-slim', 10, 10), task('long', 400 * MINUTE)]];
      expect(pack(input(waves, { max: 2 })).problems).toMatchObject([
        { kind: 'leg-too-long', minutes: 400, max: 360, legs: 1 },
        { kind: 'leg-too-long', minutes: 20, max: 15, legs: 1 },
      ]);
      expect(kinds(pack(input([slim(['self-hosted', 'ubuntu-slim'], 10, 10)], { max: 1 })))).toEqual([]);
      expect(kinds(pack(input([slim({ group: 'ubuntu-slim' }, 10, 10)], { max: 1 })))).toEqual([]);
    });

    it('the timeout of a leg is no longer than its job', () => {
      const [leg] = pack(input([slim(['Ubuntu-Slim'], 1, 1)], { max: 1 })).legs;
      expect(leg?.timeoutMinutes).toBe(15);
      expect(pack(input([slim('ubuntu-latest', 1, 1)], { max: 1 })).legs[0]?.timeoutMinutes).toBe(20);
    });
  });
});

describe('timeouts', () => {
  it.each([
    { timeoutMinutes: 0.1, tries: 1, want: 1 },
    { timeoutMinutes: 1.5, tries: 1, want: 2 },
    { timeoutMinutes: 1.5, tries: 4, want: 6 },
    { timeoutMinutes: 0.1, tries: 30, want: 3 },
    // 0.14 * 50 is 7.000000000000001.
    { timeoutMinutes: 0.14, tries: 50, want: 7 },
    { timeoutMinutes: 60, tries: 7, want: 360 },
  ])('$timeoutMinutes minutes and $tries tries: $want', ({ timeoutMinutes, tries, want }) => {
    expect(pack(input([[task('a', 1, { timeoutMinutes, tries })]])).legs[0]!.timeoutMinutes).toBe(want);
  });
});

describe('names', () => {
  const names = (...given: string[]) =>
    pack(input([given.map((name, index) => task(`t${index}`, 1000 - index, { name }))])).legs.map(({ name }) => name);

  it('the name of a single task, or the entries of the kind and a number', () => {
    expect(names('lint', 'Unit tests')).toEqual(['lint', 'Unit tests']);
    const tasks = ['a[1]', 'a[2]', 'b', 'c', 'd'].map((id) => task(id, MINUTE));
    expect(pack(input([tasks], { max: 1 })).legs[0]!.name).toBe('a, b, 2 more 1');
    expect(pack(input([tasks.slice(0, 2)], { max: 1 })).legs[0]!.name).toBe('a 1');
  });

  it('kinds of the same entries are told apart by what differs in their set-up', () => {
    const tasks = ['3.13', '3.14'].flatMap((python) =>
      [1, 2, 3, 4].map((n) => task(`unit[${python},${n}]`, MINUTE, { with: { python, cache: true } })),
    );
    expect(
      pack(input([tasks], { max: 4 }))
        .legs.map(({ name }) => name)
        .sort(),
    ).toEqual(['unit (python=3.13) 1', 'unit (python=3.13) 2', 'unit (python=3.14) 1', 'unit (python=3.14) 2']);
  });

  it('law: what tasks took changes no name', () => {
    const drawn = fc.array(fc.integer({ min: 1, max: 600_000 }), { minLength: 12, maxLength: 12 });
    const named = (ms: readonly number[]) =>
      pack(
        input(
          [ms.map((one, at) => task(`${at % 3 === 0 ? 'lint' : 'unit'}[${at}]`, one, { runsOn: at % 2 ? 'a' : 'b' }))],
          {
            max: 4,
            sameRunner: false,
            // As many legs every time: their number does depend on times.
            minimize: 'time',
          },
        ),
      ).legs.flatMap(({ name, tasks }) => (tasks.length > 1 ? [name] : []));
    fc.assert(
      fc.property(drawn, (ms) => {
        const found = named(ms);
        for (const name of found) expect(name).toMatch(/^lint, unit \([ab]\) [1-4]$/);
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });

  it('a name that is taken, or too long, ends in a hash of the id, which the rest of the list does not change', () => {
    const [first, second] = names('a', 'A');
    expect([first, second]).toEqual([`a ${shortHash('t0')}`, `A ${shortHash('t1')}`]);
    expect(names('a', 'b', 'A')[0]).toBe(first);
    expect(names('a\nb')).toEqual(['a?b']);
    const [long = ''] = names(`${'x'.repeat(99)}\u{1F600}`);
    expect(long).toMatch(/^x+… [0-9a-z]+$/);
    expect(long).toHaveLength(100);
    expect(long.endsWith(` ${shortHash('t0')}`)).toBe(true);
    const tasks = [task('u[1]', 1), task('u[2]', 1), task('odd', 9, { name: 'u 1', runsOn: 'other' })];
    expect(
      pack(input([tasks], { max: 2 }))
        .legs.map(({ name }) => name)
        .sort(),
    ).toEqual(['u 1', `u 1 ${shortHash('odd')}`]);
  });

  it('are unique, printable and short, whatever tasks are called', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 130 }),
      fc.constantFrom('', ' ', 'a', 'A', 't0', 't, t 1', `a ${shortHash('t1')}`, '\u202eb', 'x'.repeat(150)),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(name, fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 20 }),
        (given) => {
          const tasks = given.map(([text, ms], index) => task(`t${index}`, ms, { name: text }));
          const half = Math.ceil(tasks.length / 2);
          const { legs } = pack(input([tasks.slice(0, half), tasks.slice(half)], { max: 8 }));
          const found = legs.map((leg) => leg.name);
          expect(new Set(found.map((text) => text.toLowerCase())).size).toBe(found.length);
          for (const text of found) {
            expect(text).toBe(text.trim());
            expect(text.length).toBeGreaterThan(0);
            expect(text.length).toBeLessThanOrEqual(100);
            expect(text).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_C}\u2028\u2029]/u);
          }
          expect(new Set(legs.map(({ id }) => id)).size).toBe(legs.length);
          for (const { id, wave } of legs) expect(id).toMatch(new RegExp(`^w${wave}-leg-\\d{3}$`));
        },
      ),
      { numRuns: 200 },
    );
  });
});
