import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jobGraph } from '../../bench/instances.ts';
import { activeOf } from '../../src/independence/active.ts';
import { orderIntoWaves } from '../../src/independence/order.ts';
import type { Leg } from '../../src/model.ts';
import type { ListInput } from '../../src/packing/choose.ts';
import { packGroups } from '../../src/packing/groups.ts';
import type { PackTask } from '../../src/packing/units.ts';
import { input, task } from './support.ts';

function list(tasks: readonly PackTask[], other: Partial<ListInput> = {}): ListInput {
  const { waves: _, together: __, ...room } = input([]);
  return { ...room, levels: orderIntoWaves(activeOf(tasks)).waves, serialised: [], resources: {}, ...other };
}

/** Jobs as steps of their own: each has its leg. */
function jobs(first: number, second: number): PackTask[] {
  return jobGraph(first, second, 1).map(({ id, ms, runsOn, needs }) => task(id, ms, { runsOn, needs, alone: true }));
}

/** `group wave` and how many legs it has. */
function widths(legs: readonly Leg[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { group, wave } of legs) counts.set(`${group} ${wave}`, (counts.get(`${group} ${wave}`) ?? 0) + 1);
  return counts;
}

describe('groups', () => {
  it.each([
    { first: 406, second: 125 },
    { first: 890, second: 312 },
  ])(
    '$first jobs and $second that need one of them: no wave of a group has more than 256 legs',
    ({ first, second }) => {
      const tasks = jobs(first, second);
      const { legs, problems } = packGroups(list(tasks));
      expect(problems).toEqual([]);
      expect(legs.flatMap((leg) => leg.tasks).sort()).toEqual(tasks.map(({ id }) => id).sort());
      expect(Math.max(...widths(legs).values())).toBeLessThanOrEqual(256);
      expect(new Set(legs.map(({ id }) => id)).size).toBe(legs.length);
      expect(new Set(legs.map(({ name }) => name.toLowerCase())).size).toBe(legs.length);
    },
  );

  it('keep what is connected together, in waves that go up', () => {
    const sizes = fc.record({
      first: fc.integer({ min: 1, max: 60 }),
      second: fc.integer({ min: 0, max: 30 }),
      max: fc.integer({ min: 8, max: 40 }),
    });
    fc.assert(
      fc.property(sizes, ({ first, second, max }) => {
        const tasks = jobs(first, Math.min(first, second));
        const { legs, problems } = packGroups(list(tasks, { max }));
        expect(problems).toEqual([]);
        const legOf = new Map(legs.flatMap((leg) => leg.tasks.map((id) => [id, leg] as const)));
        const apart = tasks.flatMap(({ id, needs }) =>
          needs.filter((need) => {
            const [before, own] = [legOf.get(need)!, legOf.get(id)!];
            return before.group !== own.group || before.wave >= own.wave;
          }),
        );
        expect(apart).toEqual([]);
        expect(Math.max(...widths(legs).values())).toBeLessThanOrEqual(max);
      }),
      { numRuns: 60 },
    );
  });

  it('a shared lock joins groups, `exclusive` makes one', () => {
    const tasks = [1, 2, 3].map((at) => task(`t${at}`, 5, { alone: true }));
    const serialised = [{ kind: 'lock', name: 'x', tasks: ['t1', 't3'] }] as const;
    const legOf = (legs: readonly Leg[], id: string) => legs.find((leg) => leg.tasks.includes(id))!;
    const locked = packGroups(list(tasks, { serialised, max: 2 })).legs;
    expect(legOf(locked, 't1').group).toBe(legOf(locked, 't3').group);
    const lone = [...tasks, task('e', 5, { exclusive: true })];
    const exclusive = [{ kind: 'exclusive', name: 'exclusive', tasks: ['e'] }] as const;
    expect(new Set(packGroups(list(lone, { serialised: exclusive })).legs.map(({ group }) => group)).size).toBe(1);
  });

  it('a fifth wave is an error', () => {
    const chain = Array.from({ length: 5 }, (_, at) =>
      task(`t${at}`, 5, { alone: true, needs: at === 0 ? [] : [`t${at - 1}`] }),
    );
    expect(packGroups(list(chain)).problems).toMatchObject([{ kind: 'too-many-waves', waves: 5, max: 4, task: 't4' }]);
  });
});
