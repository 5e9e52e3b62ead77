import { describe, expect, test } from 'vitest';
import type { Plan } from '../../src/model.ts';
import type { Problem } from '../../src/problem.ts';
import { choiceSentence } from '../../src/report/sentences/choice.ts';
import { makeOf, planOf } from './support.ts';

/** So many tasks of 90 seconds. Each leg takes 25 seconds to start. */
const many = (count: number) => ({
  id: 'a',
  'for-each': { items: Array.from({ length: count }, (_, index) => index) },
  run: 'x',
  duration: 90,
});
const one = (id: string, duration: number, other: object = {}) => ({ id, run: 'x', duration, ...other });
const label = (facts: object) => ({ runners: { 'ubuntu-latest': facts } });

function choice(list: { readonly tasks: readonly object[]; readonly [key: string]: unknown }): string | undefined {
  const packed = makeOf(list).packed;
  return packed === null ? undefined : choiceSentence(packed.why().choice);
}

describe('why there are so many legs', () => {
  test('the numbers of a workflow, which are fewer than `legs.max`', () => {
    const list = { legs: { max: 5, minimize: 'time' }, tasks: [many(8)] };
    const packed = makeOf(list, { mostLegs: 3 }).packed;
    expect(packed?.legs).toHaveLength(3);
    expect(choiceSentence(packed!.why().choice)).toContain(
      '; more could be quicker, but the matrices of the workflow have 3 numbers',
    );
  });

  test.each<[string, object, string]>([
    ['as many as help', { tasks: [many(8)] }, ''],
    ['`legs.max`', { legs: { max: 3 }, tasks: [many(8)] }, '; more could be quicker, but `legs.max` is 3'],
    [
      '`legs.max`, and which kind of leg it keeps few',
      {
        legs: { max: 3 },
        tasks: [{ ...many(8), with: { python: '3.13' } }, one('b', 1, { with: { python: '3.14' } })],
      },
      '; more could be quicker for those of `ubuntu-latest, python=3.13`, but `legs.max` is 3',
    ],
    [
      '`max-parallel`',
      { ...label({ 'max-parallel': 3 }), tasks: [many(8)] },
      '; more could be quicker, but `max-parallel` of `ubuntu-latest` is 3',
    ],
    [
      'legs that queue',
      { ...label({ 'max-parallel': 2 }), tasks: ['a', 'b', 'c'].map((id) => ({ id, duration: 60 })) },
      '; more could be quicker, but `max-parallel` of `ubuntu-latest` is 2',
    ],
    [
      'what GitHub starts',
      { ...label({ 'max-parallel': 300 }), tasks: [many(300)] },
      '; more could be quicker, but GitHub starts at most 256 jobs of a matrix',
    ],
    [
      'what runs at the same time',
      { tasks: [many(30)] },
      '; more could be quicker, but only 20 jobs are assumed to run at the same time',
    ],
    ['a long task, though `legs.max` is reached', { legs: { max: 2 }, tasks: [one('long', 900), many(8)] }, ''],
    ...['macos-15', 'windows-2025'].map((slow): [string, object, string] => [
      `a task on ${slow} that takes as long as the legs of the other runner`,
      { legs: { max: 3 }, tasks: [one('long', 360, { 'runs-on': slow }), many(8)] },
      '',
    ]),
    [
      'legs of one runner are limited, those of the other filled up to the same time',
      {
        legs: { max: 20 },
        runners: { 'ubuntu-latest': { 'max-parallel': 2 } },
        tasks: [many(8), { ...many(8), id: 'm', 'runs-on': 'macos-15' }],
      },
      '; more could be quicker, but `max-parallel` of `ubuntu-latest` is 2',
    ],
    [
      'fewer than the runners would run',
      { legs: { max: 2 }, ...label({ 'max-parallel': 20 }), tasks: [many(8)] },
      '; more could be quicker, but `legs.max` is 2',
    ],
    [
      'two waves, the slower one',
      {
        legs: { max: 3 },
        runners: { 'ubuntu-latest': { 'max-parallel': 2 } },
        tasks: [many(3), { ...many(30), id: 'b', 'runs-on': 'windows-2025', needs: ['a'] }],
      },
      '; more could be quicker, but `legs.max` is 3',
    ],
    [
      'the second wave',
      { legs: { max: 2 }, tasks: [one('first', 60), { ...many(8), needs: ['first'] }] },
      '; more could be quicker, but `legs.max` is 2',
    ],
  ])('for time: %s', (_, list, stopped) => {
    const given = list as { tasks: object[]; legs?: object };
    const quickest = { ...given, legs: { ...given.legs, minimize: 'time' } };
    expect(choice(quickest)).toBe(`the fewest legs that are as quick as the most allowed${stopped}`);
  });

  test('for cost, with and without a price', () => {
    const list = { legs: { minimize: 'cost' }, tasks: [many(8)] };
    expect(choice(list)).toBe('the fewest billed minutes');
    expect(choice({ ...list, ...label({ 'price-per-minute': 0.008 }) })).toBe('the lowest cost');
    expect(choice({ ...list, ...label({ 'price-per-minute': 0 }) })).toBe('the fewest billed minutes');
    expect(choice({ ...list, legs: { ...list.legs, max: 1 } })).toBe('the fewest billed minutes');
  });

  test('for cost, where GitHub would end the legs', () => {
    const legs = { minimize: 'cost', max: 2 };
    const hours = many(8);
    expect(choice({ legs, tasks: [{ ...hours, duration: 6000 }] })).toBe(
      'the most legs allowed, as GitHub ends each after 360 minutes; more could be quicker, but `legs.max` is 2',
    );
    expect(choice({ legs, tasks: [one('long', 24_000), one('b', 60)] })).toBe('the fewest billed minutes');
  });

  test('for cost, on runners whose jobs GitHub ends early', () => {
    const slim = (duration: number) => ({ ...many(8), duration, 'runs-on': 'ubuntu-slim' });
    const legs = { minimize: 'cost' };
    expect(choice({ legs, tasks: [slim(300)] })).toBe(
      'the fewest billed minutes with which no job comes near the 15 minutes after which GitHub ends it',
    );
    expect(choice({ legs: { ...legs, max: 2 }, tasks: [slim(300)] })).toBe(
      'the most legs allowed, as GitHub ends each after 15 minutes; more could be quicker, but `legs.max` is 2',
    );
  });
});

describe('why there are so many legs, with a target', () => {
  const target = (minutes: number, other: object = {}) => ({ legs: { 'target-minutes': minutes, ...other } });
  const tight = 'the fewest billed minutes to end within 7 minutes, but without the 10 % for estimates';

  test('met with the margin', () => {
    expect(choice({ ...target(6), tasks: [many(8)] })).toBe(
      'the fewest billed minutes to end within 6 minutes, less 10 % for estimates',
    );
    expect(choice({ ...target(6), ...label({ 'price-per-minute': 1 }), tasks: [many(8)] })).toBe(
      'the lowest cost to end within 6 minutes, less 10 % for estimates',
    );
    expect(choice({ ...target(1), ...label({ 'startup-seconds': 0 }), tasks: [one('a', 50)] })).toBe(
      'the fewest billed minutes to end within 1 minute, less 10 % for estimates',
    );
  });

  test('met without the margin: because of `legs.max`, `max-parallel`, or a task that no legs make shorter', () => {
    expect(choice({ ...target(7, { max: 2 }), tasks: [many(8)] })).toBe(
      `${tight}; more could be quicker, but \`legs.max\` is 2`,
    );
    expect(choice({ ...target(7), ...label({ 'max-parallel': 2 }), tasks: [many(8)] })).toBe(
      `${tight}; more could be quicker, but \`max-parallel\` of \`ubuntu-latest\` is 2`,
    );
    expect(choice({ ...target(7, { max: 2 }), tasks: [one('long', 390), many(4)] })).toBe(
      `${tight}; more legs would not be quicker`,
    );
  });

  test('not met by a task: it is named, and the others are told apart', () => {
    const rest = 'for the rest the fewest billed minutes to end within';
    expect(choice({ ...target(5), tasks: [one('slow', 720), many(8)] })).toBe(
      `the target of 5 minutes is not met: \`slow\` takes longer, and the whole plan 12.5 minutes; ${rest} 5 minutes, less 10 % for estimates`,
    );
    expect(choice({ ...target(7, { max: 3 }), tasks: [one('slow', 720), many(8)] })).toBe(
      `the target of 7 minutes is not met: \`slow\` takes longer, and the whole plan 12.5 minutes; ${rest} 7 minutes, but without the 10 % for estimates; more could be quicker, but \`legs.max\` is 3`,
    );
  });

  test('not met by a task, and the others only without the margin, whatever the legs', () => {
    const list = { ...target(7), tasks: [one('slow', 720), one('long', 390), many(4)] };
    expect(choice(list)).toMatch(
      /; for the rest .*, but without the 10 % for estimates; more legs would not be quicker$/,
    );
  });

  test('not met by all there is', () => {
    expect(choice({ ...target(5), tasks: [one('slow', 720), one('slower', 900)] })).toBe(
      'the target of 5 minutes is not met: `slower` and 1 more take longer, and the whole plan 15.5 minutes',
    );
  });

  test('not met by tasks that share a lock: none of them takes longer', () => {
    const locked = ['x', 'y', 'z'].map((id) => one(id, 120, { locks: ['db'] }));
    expect(choice({ ...target(5), tasks: [...locked, one('b', 60)] })).toContain(
      'not met: `x` with 2 that may not overlap with it takes longer, and the whole plan 6.5 minutes; for the rest',
    );
  });
});

describe('what bounds a plan', () => {
  const boundOf = (...tasks: readonly object[]): Plan['estimate']['boundBy'] => planOf({ tasks }).estimate.boundBy;

  test('one long task names itself', () => {
    expect(boundOf(one('long', 900), one('b', 60))).toBe('long');
    expect(boundOf(one('long', 900, { locks: ['db'] }), one('b', 60))).toBe('long');
  });

  test('a lock and a resource', () => {
    expect(boundOf(...['x', 'y'].map((id) => one(id, 120, { locks: ['db'] })), one('b', 60))).toBe('locks');
    const claims = ['x', 'y', 'z'].map((id) => one(id, 120, { resources: { licence: 1 } }));
    const of = (licence: number) => planOf({ resources: { licence }, tasks: claims }).estimate.boundBy;
    expect([of(1), of(2), of(3)]).toEqual(['locks', 'locks', 'x']);
  });

  test('a chain of needs, and waves that only `exclusive` makes', () => {
    expect(boundOf(one('x', 120), one('y', 120, { needs: ['x'] }))).toBe('needs');
    expect(boundOf(one('x', 120), one('y', 120, { exclusive: true }))).toBe('locks');
  });
});

describe('a target that the most legs allowed cannot meet', () => {
  const tasks = ['a', 'b', 'c', 'd'].map((id) => ({ id, run: 'x' }));
  const legs = { max: 2, 'target-minutes': 5 };
  const ofPacking = ({ area }: Problem) => area === 'packing';
  const timings = {
    tasks: new Map(tasks.map(({ id }) => [id, new Map([['ubuntu-latest', [240_000]]])])),
    startup: new Map(),
  };

  test('is a mistake of the file when its own durations say so', () => {
    const { plan, problems } = makeOf({ legs, tasks: tasks.map((task) => ({ ...task, duration: 240 })) });
    expect(plan).toBeNull();
    expect(problems.filter(ofPacking)).toMatchObject([{ kind: 'target-unreachable', severity: 'error' }]);
  });

  test('is still that mistake when runs say something of another task', () => {
    const stated = tasks.map((task) => (task.id === 'd' ? task : { ...task, duration: 240 }));
    const { problems } = makeOf({ legs: { ...legs, max: 1 }, tasks: stated }, { timings });
    expect(problems.filter(ofPacking)).toMatchObject([{ kind: 'target-unreachable', severity: 'error' }]);
  });

  test('is a warning and the quickest plan when runs have become slower', () => {
    const { plan, problems, packed } = makeOf({ legs, tasks }, { timings });
    expect(problems.filter(ofPacking)).toMatchObject([
      { kind: 'target-unreachable', severity: 'warning', smallest: 8.5 },
    ]);
    expect(plan?.legs.map((leg) => leg.tasks.length)).toEqual([2, 2]);
    expect(packed && choiceSentence(packed.why().choice)).toBe(
      'the quickest plan, as the target of 5 minutes cannot be met; more could be quicker, but `legs.max` is 2',
    );
  });
});
