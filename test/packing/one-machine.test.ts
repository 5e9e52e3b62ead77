/** What `fanfold run` predicts: the order of its own schedule, without waves. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { INLINE } from '../../src/app/list.ts';
import { loadPlan } from '../../src/app/load.ts';
import { noTimings } from '../../src/app/timings.ts';
import { oneMachineMs } from '../../src/packing/one-machine.ts';
import { task } from './support.ts';

const MINUTE = 60_000;
const chains = [
  task('build-a', 10 * MINUTE),
  task('test-a', 60 * MINUTE, { needs: ['build-a'] }),
  task('build-b', 60 * MINUTE),
  task('test-b', 10 * MINUTE, { needs: ['build-b'] }),
];

it('two chains of 70 minutes take 70 on two places, and 140 on one', () => {
  expect(oneMachineMs(chains, [], {}, 2)).toBe(70 * MINUTE);
  expect(oneMachineMs(chains, [], {}, 1)).toBe(140 * MINUTE);
});

it('a lock, a resource and `exclusive` keep apart', () => {
  const free = [task('a', 5), task('b', 4), task('c', 3)];
  expect(oneMachineMs(free, [], {}, 3)).toBe(5);
  expect(oneMachineMs(free, [{ kind: 'lock', name: 'x', tasks: ['a', 'b'] }], {}, 3)).toBe(9);
  const claiming = free.map((one) => ({ ...one, resources: { db: 1 } }));
  expect(oneMachineMs(claiming, [], { db: 2 }, 3)).toBe(7);
  expect(oneMachineMs([free[0]!, free[1]!, { ...free[2]!, exclusive: true }], [], {}, 3)).toBe(8);
});

it('law: is between the longest chain or the work divided by the places, and all of the work', () => {
  const list = fc.array(
    fc.record({ ms: fc.integer({ min: 1, max: 30 }), needs: fc.array(fc.nat(6), { maxLength: 2 }) }),
    {
      minLength: 1,
      maxLength: 20,
    },
  );
  fc.assert(
    fc.property(list, fc.integer({ min: 1, max: 5 }), (drawn, jobs) => {
      const ends: number[] = [];
      const tasks = drawn.map(({ ms, needs }, at) => {
        const before = [...new Set(needs.map((back) => at - 1 - back).filter((other) => other >= 0))];
        ends.push(ms + Math.max(0, ...before.map((other) => ends[other]!)));
        return task(`t${at}`, ms, { needs: before.map((other) => `t${other}`) });
      });
      const work = tasks.reduce((sum, { estimateMs }) => sum + estimateMs, 0);
      const ms = oneMachineMs(tasks, [], {}, jobs);
      expect(ms).toBeGreaterThanOrEqual(Math.max(...ends, work / jobs));
      // Graham: no list schedule without idle places takes longer.
      expect(ms).toBeLessThanOrEqual(work / jobs + Math.max(...ends));
    }),
  );
});

it('is what a plan for one machine predicts, beside which the bound stands', async () => {
  const text = `independence: off
tasks:
  - { id: build-a, run: x, duration: 600 }
  - { id: test-a, run: x, duration: 3600, needs: [build-a], runs-on: windows-latest }
  - { id: build-b, run: x, duration: 3600 }
  - { id: test-b, run: x, duration: 600, needs: [build-b], runs-on: windows-latest }
`;
  const { plan } = await loadPlan({ file: INLINE, text }, '.', {}, { timings: noTimings, jobs: 2 });
  expect(plan?.estimate).toMatchObject({ parallelMs: 70 * MINUTE, lowerBoundMs: 70 * MINUTE, speedup: 2 });
});
