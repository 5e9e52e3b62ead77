import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Serialised, Task } from '../../src/model.ts';
import { splitExclusive, togetherGroups } from '../../src/plan/serialise.ts';

interface Claimant {
  readonly id: string;
  readonly locks: readonly string[];
  readonly claim: number;
  readonly exclusive: boolean;
}

const CAPACITY = 6;

const claimants = fc
  .array(
    fc.record({
      locks: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 }),
      claim: fc.integer({ min: 0, max: CAPACITY }),
      exclusive: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map((tasks): Claimant[] => tasks.map((task, index) => ({ id: `t${index}`, ...task })));

const taskOf = ({ claim, ...task }: Claimant) =>
  ({ ...task, resources: claim > 0 ? { r: claim } : {} }) as unknown as Task;

const locksOf = (tasks: readonly Claimant[]): Serialised[] =>
  ['a', 'b', 'c'].map((name) => ({
    kind: 'lock',
    name,
    tasks: tasks.filter(({ locks }) => locks.includes(name)).map(({ id }) => id),
  }));

const resourceOf = (tasks: readonly Claimant[]): Serialised => ({
  kind: 'resource',
  name: 'r',
  tasks: tasks.filter(({ claim }) => claim > 0).map(({ id }) => id),
});

/** Everything that can be reached from one task over shared locks: the definition of a group. */
function componentOf(start: Claimant, tasks: readonly Claimant[]): string[] {
  const reached = new Set([start]);
  for (const at of reached)
    for (const other of tasks) if (other.locks.some((lock) => at.locks.includes(lock))) reached.add(other);
  return tasks.filter((task) => reached.has(task)).map(({ id }) => id);
}

describe('tasks that share a leg', () => {
  test('law: those of a lock, and of locks that share a task, and nobody else', () => {
    fc.assert(
      fc.property(claimants, (tasks) => {
        const groups = togetherGroups(tasks.map(taskOf), locksOf(tasks), {});
        const expected = new Set(tasks.map((task) => componentOf(task, tasks).join()));
        expect(groups.map((group) => group.join()).sort()).toEqual(
          [...expected].filter((ids) => ids.includes(',')).sort(),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('law: whatever runs at the same time, a resource is never claimed beyond what there is', () => {
    fc.assert(
      fc.property(claimants, fc.boolean(), (tasks, withLocks) => {
        const wave = tasks.map(({ id }) => id);
        const serialised = [...(withLocks ? locksOf(tasks) : []), resourceOf(tasks)];
        const groups = togetherGroups(tasks.map(taskOf), serialised, { r: CAPACITY });
        const grouped = new Set(groups.flat());
        const legs = [...groups, ...wave.filter((id) => !grouped.has(id)).map((id) => [id])];
        expect(legs.flat().sort()).toEqual([...wave].sort());
        const claim = new Map(tasks.map((task) => [task.id, task.claim]));
        const worst = legs.reduce((sum, leg) => sum + Math.max(...leg.map((id) => claim.get(id) ?? 0)), 0);
        expect(worst).toBeLessThanOrEqual(CAPACITY);
      }),
      { numRuns: 300 },
    );
  });

  test('as many lanes as fit: 6 claims of 2 on a resource of 4 are two legs', () => {
    const tasks = Array.from({ length: 6 }, (_, index) => ({ id: `t${index}`, locks: [], claim: 2, exclusive: false }));
    expect(togetherGroups(tasks.map(taskOf), [resourceOf(tasks)], { r: 4 })).toEqual([
      ['t0', 't2', 't4'],
      ['t1', 't3', 't5'],
    ]);
  });

  test('only tasks of this wave', () => {
    const lock: Serialised = { kind: 'lock', name: 'a', tasks: ['elsewhere', 'x', 'y'] };
    const wave = (...ids: string[]) => ids.map((id) => ({ id, resources: {} }));
    expect(togetherGroups(wave('y', 'x', 'z'), [lock], {})).toEqual([['y', 'x']]);
    expect(togetherGroups(wave('x', 'z'), [lock], {})).toEqual([]);
  });
});

describe('exclusive tasks', () => {
  test('law: they move to a wave of their own right behind theirs; nothing is lost, the order stays', () => {
    const waves = fc
      .array(
        claimants.filter((tasks) => tasks.length > 0),
        { maxLength: 4 },
      )
      .map((all) => all.map((tasks, wave) => tasks.map((task) => ({ ...task, id: `w${wave}-${task.id}` }))));
    fc.assert(
      fc.property(waves, (given) => {
        const split = splitExclusive(given);
        const expected = given.flatMap((tasks) =>
          [false, true].map((kind) => tasks.filter(({ exclusive }) => exclusive === kind)),
        );
        expect(split).toEqual(expected.filter((wave) => wave.length > 0));
      }),
    );
  });
});
