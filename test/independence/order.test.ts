import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activeOf } from '../../src/independence/active.ts';
import { createReachability, type Ordered, orderIntoWaves } from '../../src/independence/order.ts';

const task = (id: string, ...needs: string[]): Ordered => ({ id, needs });
const idsOf = (waves: readonly (readonly Ordered[])[]) => waves.map((wave) => wave.map(({ id }) => id));
/** The wave of each task, counted from 1. */
const waveOf = (waves: readonly (readonly Ordered[])[]) =>
  new Map(waves.flatMap((wave, index) => wave.map(({ id }) => [id, index + 1] as const)));

describe('orderIntoWaves', () => {
  it('puts a task one wave behind the latest of its needs', () => {
    const tasks = [task('deploy', 'build', 'lint'), task('lint'), task('build', 'lint'), task('docs')];
    const { waves, problems } = orderIntoWaves(activeOf(tasks));
    expect(idsOf(waves)).toEqual([['lint', 'docs'], ['build'], ['deploy']]);
    expect(problems).toEqual([]);
  });

  it('spells out every cycle, and keeps the rest ordered', () => {
    const tasks = [task('x', 'c'), task('a', 'b'), task('b', 'c'), task('c', 'a'), task('self', 'self'), task('free')];
    const { waves, problems } = orderIntoWaves(activeOf(tasks), (id) => ({
      file: 'f.yml',
      line: id.length,
      column: 1,
    }));
    expect(idsOf(waves)).toEqual([['free']]);
    expect(problems.map((problem) => problem.kind === 'cycle' && problem.ids)).toEqual([['c', 'a', 'b'], ['self']]);
    expect(problems[1]?.at).toEqual({ file: 'f.yml', line: 4, column: 1 });
  });

  it('names a need that is no task', () => {
    const { problems } = orderIntoWaves(activeOf([task('a', 'bb')]));
    expect(problems).toMatchObject([{ kind: 'unknown-need', task: 'a', need: 'bb', severity: 'error' }]);
  });

  it('handles empty lists, repeated needs, hostile names and a chain that would overflow a stack', () => {
    expect(orderIntoWaves(activeOf<Ordered>([])).waves).toEqual([]);
    expect(idsOf(orderIntoWaves(activeOf([task('a'), task('b', 'a', 'a')])).waves)).toEqual([['a'], ['b']]);
    expect(orderIntoWaves(activeOf([task('__proto__'), task('constructor', '__proto__')])).waves).toHaveLength(2);
    const chain = Array.from({ length: 50_000 }, (_, n) => (n === 0 ? task('t0') : task(`t${n}`, `t${n - 1}`)));
    expect(orderIntoWaves(activeOf(chain)).waves).toHaveLength(50_000);
    expect(createReachability(activeOf(chain)).ordered('t0', 't49999')).toBe(true);
    const ring = chain.map((item, n) => (n === 0 ? task('t0', 't49999') : item));
    expect(orderIntoWaves(activeOf(ring)).problems).toHaveLength(1);
  });
});

describe('shared lists of needs', () => {
  it('cost their length once: 50,000 tasks that need 50,000 tasks', () => {
    const builds = Array.from({ length: 50_000 }, (_, n) => task(`b${n}`));
    const needs = builds.map(({ id }) => id);
    const tests = Array.from({ length: 50_000 }, (_, n) => ({ id: `t${n}`, needs }));
    const { waves } = orderIntoWaves(activeOf([...tests, ...builds]));
    expect(waves.map((wave) => wave.length)).toEqual([50_000, 50_000]);
    const { ordered } = createReachability(activeOf([...tests, ...builds]));
    expect(ordered('b7', 't49999')).toBe(true);
    expect(ordered('t1', 't2')).toBe(false);
  });
});

/** Needs only point to earlier positions of a hidden order; the list itself is shuffled. */
const graph = fc.array(fc.uniqueArray(fc.nat(11), { maxLength: 4 }), { minLength: 1, maxLength: 12 }).chain((needs) => {
  const tasks = needs.map((list, n) => task(`t${n}`, ...list.filter((need) => need < n).map((need) => `t${need}`)));
  return fc.shuffledSubarray(tasks, { minLength: tasks.length });
});

function closure(tasks: readonly Ordered[]): Set<string> {
  const paths = new Set(tasks.flatMap((item) => item.needs.map((need) => `${item.id}>${need}`)));
  for (const k of tasks)
    for (const i of tasks)
      for (const j of tasks)
        if (paths.has(`${i.id}>${k.id}`) && paths.has(`${k.id}>${j.id}`)) paths.add(`${i.id}>${j.id}`);
  return paths;
}

describe('laws', () => {
  it('a task is exactly one wave behind its latest need', () => {
    fc.assert(
      fc.property(graph, (tasks) => {
        const { waves } = orderIntoWaves(activeOf(tasks));
        const wave = waveOf(waves);
        expect(waves.flat().length).toBe(tasks.length);
        for (const item of tasks) {
          const latest = Math.max(0, ...item.needs.map((need) => wave.get(need) ?? Number.NaN));
          expect(wave.get(item.id)).toBe(latest + 1);
        }
      }),
    );
  });

  it('ordered agrees with the full closure', () => {
    fc.assert(
      fc.property(graph, (tasks) => {
        const paths = closure(tasks);
        const { ordered } = createReachability(activeOf(tasks));
        for (const a of tasks)
          for (const b of tasks) {
            const expected = a === b || paths.has(`${a.id}>${b.id}`) || paths.has(`${b.id}>${a.id}`);
            expect(ordered(a.id, b.id)).toBe(expected);
          }
      }),
    );
  });
});

it('leaves out what was skipped, and nobody waits for it', () => {
  const tasks = [
    { id: 'a', needs: [], skip: true },
    { id: 'b', needs: ['a'], skip: false, condition: 'always()' },
    { id: 'c', needs: ['a', 'b'], condition: '!cancelled()' },
    { id: 'd', needs: ['a', 'b'], condition: null },
  ];
  const { waves, problems } = orderIntoWaves(activeOf(tasks));
  expect(waves.map((wave) => wave.map(({ id }) => id))).toEqual([['b'], ['c']]);
  expect(problems).toEqual([]);
});

it('no path leads through what was skipped', () => {
  const tasks = [
    { id: 'a', needs: [] },
    { id: 's', needs: ['a'], skip: true },
    { id: 'b', needs: ['s'], condition: 'always()' },
  ];
  expect(idsOf(orderIntoWaves(activeOf(tasks)).waves)).toEqual([['a', 'b']]);
  expect(createReachability(activeOf(tasks)).ordered('a', 'b')).toBe(false);
});

it('one skipped task does not end the sharing of lists of needs', () => {
  const needs = ['a', 's'];
  const tests = [1, 2].map((n) => ({ id: `t${n}`, needs, condition: 'always()' }));
  const { waves } = orderIntoWaves(activeOf([{ id: 'a', needs: [] }, { id: 's', needs: [], skip: true }, ...tests]));
  expect(waves[1]?.map((one) => one.needs === needs)).toEqual([true, true]);
});
