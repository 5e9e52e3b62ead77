import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Plan } from '../../src/model.ts';
import { NO_TIMINGS, type Timings } from '../../src/packing/measured.ts';
import { digestOf, encodePlan } from '../../src/plan/encode.ts';
import { makePlan } from '../../src/plan/make.ts';
import { sentence } from '../../src/report/sentences/index.ts';
import type { SourceAnswer } from '../../src/tasklist/items.ts';
import { readTaskFile } from '../../src/tasklist/read.ts';
import { hash, listArbitrary, makeOf, planOf } from './support.ts';

const bytes = (plan: Plan) => JSON.stringify(encodePlan(plan));
const errorsOf = (list: string | object, facts = {}) =>
  makeOf(list, facts)
    .problems.filter(({ severity }) => severity === 'error')
    .map(sentence);

describe('the same input gives the same plan, byte for byte', () => {
  test('law: for every list', () => {
    fc.assert(
      fc.property(listArbitrary, (list) => {
        const first = planOf(list);
        expect(bytes(planOf(structuredClone(list)))).toBe(bytes(first));
        expect(first.digest).toBe(digestOf(first, hash));
      }),
      { numRuns: 60 },
    );
  });

  test('law: neither the order of keys in the text nor the order of facts matters', () => {
    const list =
      'tasks: [{ id: u, for-each: { file: f }, run: x }, { id: v, for-each: { file: g }, run: x, needs: [u] }]';
    const turned =
      'tasks: [{ run: x, for-each: { file: f }, id: u }, { needs: [u], run: x, id: v, for-each: { file: g } }]';
    const ids = ['u[a]', 'u[b]', 'u[c]', 'v[a]'];
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: ids.length }), fc.boolean(), (order, reverse) => {
        const times = (id: string) => new Map([['ubuntu-latest', [1000 * (1 + ids.indexOf(id))]]]);
        const timings: Timings = { tasks: new Map(order.map((id) => [id, times(id)])), startup: new Map() };
        const entries: [string, SourceAnswer][] = [
          ['u', { text: 'a\nb\nc' }],
          ['v', { text: '["a"]' }],
        ];
        const answers = new Map(reverse ? [...entries].reverse() : entries);
        const reference = planOf(list, {
          timings: { tasks: new Map(ids.map((id) => [id, times(id)])), startup: new Map() },
          answers: new Map(entries),
        });
        expect(bytes(planOf(reverse ? turned : list, { timings, answers }))).toBe(bytes(reference));
        expect(reference.tasks.map(({ id, estimateMs }) => [id, estimateMs])).toEqual(
          ids.map((id, i) => [id, 1000 * (i + 1)]),
        );
      }),
      { numRuns: 30 },
    );
  });

  test('another command, policy or name is another digest', () => {
    const base = planOf('tasks: [{ id: a, run: x }]');
    const others = [
      planOf('tasks: [{ id: a, run: y }]'),
      planOf('sync: any\ntasks: [{ id: a, run: x }]'),
      planOf('tasks: [{ id: a, run: x }]', { sync: 'any' }),
      planOf('tasks: [{ id: a, run: x }]', { name: 'other' }),
      planOf('stop: never\ntasks: [{ id: a, run: x }]'),
      planOf('converge: { run: y }\ntasks: [{ id: a, run: x }]'),
    ];
    const digests = [base, ...others].map(({ digest }) => digest);
    expect(new Set(digests).size).toBe(digests.length - 1);
    expect(others[1]?.digest).toBe(others[2]?.digest);
  });
});

/** Needs that neither an earlier wave nor the leg itself keeps. */
function outOfOrder({ tasks, legs }: Plan): string[] {
  const place = new Map(
    legs.flatMap(({ id, wave, tasks: ids }) => ids.map((task, at) => [task, { leg: id, wave, at }] as const)),
  );
  return tasks.flatMap(({ id, needs }) =>
    needs.filter((need) => {
      const [before, own] = [place.get(need), place.get(id)];
      if (before === undefined || own === undefined) return false;
      return before.leg === own.leg ? before.at >= own.at : before.wave >= own.wave;
    }),
  );
}

describe('every task has its place', () => {
  test('law: each task that is not skipped is in exactly one leg, behind all it needs', () => {
    fc.assert(
      fc.property(listArbitrary, fc.option(fc.integer({ min: 1, max: 3 })), (list, jobs) => {
        const plan = planOf(list, { jobs });
        const placed = plan.legs.flatMap((leg) => leg.tasks);
        expect([...placed].sort()).toEqual(
          plan.tasks
            .filter(({ skip }) => !skip)
            .map(({ id }) => id)
            .sort(),
        );
        const wave = new Map(plan.legs.flatMap((leg) => leg.tasks.map((id) => [id, leg.wave] as const)));
        expect(outOfOrder(plan)).toEqual([]);
        for (const { id, exclusive } of plan.tasks) {
          if (!exclusive) continue;
          const beside = plan.legs.filter((leg) => leg.wave === wave.get(id));
          expect(beside).toHaveLength(1);
        }
        expect(new Set(plan.legs.map(({ id }) => id)).size).toBe(plan.legs.length);
        expect(new Set(plan.legs.map(({ name }) => name)).size).toBe(plan.legs.length);
      }),
      { numRuns: 120 },
    );
  });

  test('law: tasks of one lock are in one leg, or in different waves', () => {
    fc.assert(
      fc.property(listArbitrary, (list) => {
        const plan = planOf(list);
        const leg = new Map(plan.legs.flatMap((one) => one.tasks.map((id) => [id, one] as const)));
        for (const a of plan.tasks)
          for (const b of plan.tasks) {
            if (!a.locks.some((lock) => b.locks.includes(lock))) continue;
            expect(leg.get(a.id)?.id === leg.get(b.id)?.id || leg.get(a.id)?.wave !== leg.get(b.id)?.wave).toBe(true);
          }
      }),
      { numRuns: 80 },
    );
  });

  test('tasks that only a skipped one stands between start together, so what they write may not meet', () => {
    const list = (condition: string) =>
      `tasks: [{ id: a, run: x, writes: [o] }, { id: s, run: x, needs: [a], if: "${condition}" }, { id: b, run: x, needs: [s], writes: [o], if: always() }]`;
    expect(errorsOf(list('1 == 1'))).toEqual([]);
    expect(planOf(list('1 == 1')).legs.map(({ tasks }) => tasks)).toEqual([['a', 's', 'b']]);
    expect(errorsOf(list('1 == 2'))).toHaveLength(1);
    expect(errorsOf(list('1 == 2'))[0]).toContain('o');
  });

  test('what needs a task that does not run, and asks for no status, does not run either', () => {
    const list =
      'tasks: [{ id: a, run: x, writes: [o] }, { id: s, run: x, needs: [a], if: "1 == 2" }, { id: b, run: x, needs: [s], writes: [o] }, { id: c, run: x, needs: [b], if: "needs.b.result" }]';
    const { plan, problems } = makeOf(list);
    expect(plan?.tasks.flatMap(({ id, skip, estimateMs }) => (skip ? [[id, estimateMs]] : []))).toEqual([
      ['s', 0],
      ['b', 0],
      ['c', 0],
    ]);
    expect(plan?.legs.map(({ tasks }) => tasks)).toEqual([['a']]);
    expect(problems.map(sentence)).toContain(
      '1 task is left out because `if` is false: `s`; with it what needs it: `b` and `c`',
    );
  });

  test('a task whose `if` is false already is in the plan without a leg, and holds nobody back', () => {
    const plan = planOf(
      'tasks: [{ id: a, run: x, if: "1 == 2" }, { id: b, run: x, needs: [a], if: always() }, { id: c, run: x }]',
    );
    expect(plan.tasks.map(({ id, skip }) => [id, skip])).toEqual([
      ['a', true],
      ['b', false],
      ['c', false],
    ]);
    expect(plan.legs.map(({ wave, tasks }) => [wave, tasks])).toEqual([
      [1, ['b']],
      [1, ['c']],
    ]);
  });
});

describe('only some of the tasks', () => {
  const list = `tasks:
  - { id: unit, for-each: { items: [a, b] }, run: x }
  - { id: E2E, run: x, needs: [unit] }
  - { id: last, run: x, needs: [E2E, unit] }`;

  test.each([
    [['unit'], ['unit[a]', 'unit[b]'], {}],
    [['unit[b]', 'last'], ['unit[b]', 'last'], { last: ['unit[b]'] }],
    [['e2e'], ['E2E'], { E2E: [] }],
    [['UNIT[A]'], ['unit[a]'], {}],
  ])('%j', (only, ids, needs: Record<string, string[]>) => {
    const plan = planOf(list, { only: { selectors: only, withNeeds: false } });
    expect(plan.tasks.map(({ id }) => id)).toEqual(ids);
    for (const task of plan.tasks) expect(task.needs).toEqual(needs[task.id] ?? []);
  });

  test('an id that is none is an error, each one with the nearest', () => {
    expect(errorsOf(list, { only: { selectors: ['unti', 'unit', 'unit[c]'], withNeeds: true } })).toEqual([
      'there is no task `unti`; did you mean `unit`?',
      expect.stringMatching(/^there is no task `unit\[c\]`; did you mean `unit/),
    ]);
  });
});

describe('what stands beside the list', () => {
  test('a name that is none', () => {
    for (const name of ['', 'a b', '../x', 'n'.repeat(65)])
      expect(errorsOf('tasks: [{ id: a, run: x }]', { name })).toEqual([expect.stringContaining('64')]);
  });

  test('a policy that is none, or that asks for more than there is', () => {
    expect(errorsOf('tasks: [{ id: a, run: x }]', { sync: 'alll' })).toHaveLength(1);
    expect(errorsOf('tasks: [{ id: a, run: x }]', { sync: 2 })).toEqual([expect.stringContaining('weigh 1 in all')]);
  });

  test('with as many jobs as given there are no more legs, and no start-up time', () => {
    const list = 'tasks: [{ id: a, run: x, for-each: { items: [1, 2, 3, 4, 5] }, duration: 2 }]';
    const local = planOf(list, { jobs: 2 });
    expect(local.legs).toHaveLength(2);
    expect(local.estimate).toMatchObject({ sequentialMs: 10_000, parallelMs: 6_000 });
    expect(planOf(list).estimate.parallelMs).toBeGreaterThan(2_000);
  });

  test('on a laptop the command of a batch takes its time to start', () => {
    const list = 'tasks: [{ id: a, run: x, batch: true, for-each: { items: [1, 2, 3, 4] }, duration: 2 }]';
    const batches = new Map([['a', new Map([['ubuntu-latest', [1_500]]])]]);
    const { estimate } = planOf(list, { jobs: 2, timings: { ...NO_TIMINGS, batches } });
    expect(estimate).toMatchObject({ sequentialMs: 8_000, parallelMs: 5_500, lowerBoundMs: 5_500 });
    const beside = planOf(`${list.slice(0, -1)}, { id: b, run: x, duration: 1 }]`, {
      jobs: 2,
      timings: { ...NO_TIMINGS, batches },
    });
    expect(beside.estimate.lowerBoundMs).toBe(4_500);
  });
});

describe('independence', () => {
  test.each([
    ['linux', 0],
    ['win32', 1],
    ['darwin', 1],
  ] as const)('on a laptop with %s, names that differ in letter case are %d race', (here, races) => {
    const two = {
      tasks: [
        { id: 'a', run: 'x', writes: ['A.txt'] },
        { id: 'b', run: 'x', writes: ['a.txt'] },
      ],
    };
    expect(makeOf(two, { jobs: 2, here }).problems.filter(({ kind }) => kind === 'race')).toHaveLength(races);
  });

  const clash = 'tasks: [{ id: a, run: x, writes: [f] }, { id: b, run: x, writes: [f] }]';

  test('a conflict is an error, a warning, or not looked at', () => {
    expect(makeOf(clash).plan).toBeNull();
    const warned = makeOf(`independence: warn\n${clash}`);
    expect(warned.plan).not.toBeNull();
    expect(warned.problems).toMatchObject([{ area: 'independence', kind: 'race', severity: 'warning' }]);
    const off = makeOf(`independence: off\n${clash}`);
    expect([off.plan === null, off.problems]).toEqual([false, []]);
  });

  test('a pattern that is none is an error, unless nobody looks at files', () => {
    const list = 'tasks: [{ id: a, run: x, writes: ["../x"] }]';
    expect(makeOf(list).problems).toMatchObject([{ area: 'independence', kind: 'pattern', severity: 'error' }]);
    expect(makeOf(`independence: off\n${list}`).problems).toEqual([]);
  });

  test('locks hold also when files are not looked at', () => {
    const plan = planOf('independence: off\ntasks: [{ id: a, run: x, locks: [l] }, { id: b, run: x, locks: [l] }]');
    expect(plan.legs.map(({ tasks }) => tasks)).toEqual([['a', 'b']]);
  });
});

test('a look-up that failed is told at its place', () => {
  const { taskFile, locate } = readTaskFile('tasks: [{ id: a, run: x, for-each: { file: f } }]', 'ci.yml');
  if (taskFile === null) throw new Error('the list is good');
  const facts = { answers: new Map([['a', { problem: 'no such file' }]]), jobs: null, hash };
  const made = makePlan(taskFile, locate, { ...facts, timings: { tasks: new Map(), startup: new Map() } });
  expect(made.plan).toBeNull();
  expect(made.problems).toMatchObject([{ kind: 'source-failed', at: { file: 'ci.yml', line: 1 } }]);
});
