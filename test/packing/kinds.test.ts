import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Leg } from '../../src/model.ts';
import { pack } from '../../src/packing/pack.ts';
import type { PackTask } from '../../src/packing/units.ts';
import { input, task } from './support.ts';

const drawn = fc.record({
  ms: fc.integer({ min: 1, max: 100_000 }),
  python: fc.constantFrom('3.13', '3.14'),
  os: fc.constantFrom('ubuntu-latest', 'windows-latest'),
  entry: fc.constantFrom('unit', 'lint'),
});
const lists = fc.array(drawn, { minLength: 1, maxLength: 40 }).map((list) =>
  list.map(({ ms, python, os, entry }, index) =>
    task(`${entry}[${index}]`, ms, {
      runsOn: os,
      // The order of keys is no other set-up.
      with: index % 2 === 0 ? { python, cache: true } : { cache: true, python },
      maxLegs: entry === 'unit' ? 2 : null,
    }),
  ),
);

function kindsOf({ tasks: ids }: Leg, tasks: readonly PackTask[]): Set<string> {
  const own = tasks.filter(({ id }) => ids.includes(id));
  return new Set(own.map((one) => `${String(one.runsOn)} ${String(one.with['python'])}`));
}

describe('legs that share a set-up', () => {
  test('law: a leg is of one kind, and equal `with` share legs', () => {
    fc.assert(
      fc.property(lists, (tasks) => {
        const { legs, problems } = pack(input([tasks], { minimize: 'cost' }));
        expect(problems).toEqual([]);
        for (const leg of legs) expect(kindsOf(leg, tasks).size).toBe(1);
        expect(legs.flatMap(({ tasks: ids }) => ids).sort()).toEqual(tasks.map(({ id }) => id).sort());
        const kinds = new Set(tasks.map((one) => `${String(one.runsOn)} ${String(one.with['python'])}`));
        expect(pack(input([tasks], { max: kinds.size })).legs).toHaveLength(kinds.size);
      }),
      { numRuns: 60 },
    );
  });

  test('law: an entry with `max-legs` fills no more legs of a kind than that', () => {
    fc.assert(
      fc.property(lists, (tasks) => {
        const { legs } = pack(input([tasks]));
        const filled = new Map<string, number>();
        for (const leg of legs) {
          if (!leg.tasks.some((id) => id.startsWith('unit'))) continue;
          const [kind = ''] = kindsOf(leg, tasks);
          filled.set(kind, (filled.get(kind) ?? 0) + 1);
        }
        for (const [kind, count] of filled) expect([kind, count <= 2]).toEqual([kind, true]);
      }),
      { numRuns: 60 },
    );
  });

  test('a laptop has one kind and no such limit', () => {
    const tasks = Array.from({ length: 4 }, (_, at) => task(`u[${at}]`, 10, { maxLegs: 1, with: { at } }));
    expect(pack(input([tasks], { sameRunner: true, max: 4 })).legs).toHaveLength(4);
  });
});
