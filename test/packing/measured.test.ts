import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMeasured,
  expected,
  NO_TIMINGS,
  readOwnForm,
  type Timings,
  timingsText,
} from '../../src/packing/measured.ts';

const TODAY = 20_000;
const WEEK_MS = 7 * 24 * 3600 * 1000;

/** What is read of a text that is our own form. */
function own(text: string): { timings: Timings; bad: number } {
  const read = readOwnForm(JSON.parse(text));
  if (read === null || 'ignored' in read) throw new Error(`not read: ${read?.ignored.why}`);
  return { timings: read.timings, bad: read.bad };
}

describe('broken, huge or foreign timings', () => {
  it('more than 200,000 tasks', () => {
    const entries = Array.from({ length: 200_001 }, (_, index) => `"t${index}":1`).join(',');
    expect(readOwnForm(JSON.parse(`{"version":1,"tasks":{${entries}}}`))).toEqual({
      ignored: { why: 'too-many-entries', max: 200_000 },
    });
  });

  it('what is not our own form is left to others', () => {
    for (const value of [null, 7, [], {}, { version: 1 }, { tasks: {} }]) expect(readOwnForm(value)).toBeNull();
  });

  it('keys of prototypes are keys like any other', () => {
    const text =
      '{"version":1,"tasks":{"__proto__":{"__proto__":[5]},"constructor":{"toString":[7]}},"startup":{"__proto__":[9]}}';
    const { timings, bad } = own(text);
    expect(bad).toBe(0);
    expect(expected(timings, '__proto__', '__proto__')).toBe(5);
    expect(expected(timings, 'constructor', 'any')).toBe(7);
    expect(expected(timings, 'toString', 'any')).toBeNull();
    expect(timings.startup.get('__proto__')).toEqual([9]);
    expect(Reflect.get({}, 'version')).toBeUndefined();
    expect(own(timingsText(timings)).timings).toEqual(timings);
  });
});

describe('our own form', () => {
  const measured = fc.record({
    id: fc.oneof(fc.constantFrom('a', 'b', '__proto__'), fc.string()),
    runner: fc.oneof(fc.constantFrom('ubuntu-latest', 'macos-latest'), fc.string()),
    ms: fc.integer({ min: 1, max: WEEK_MS }),
  });

  it('comes back as it was written', () => {
    fc.assert(
      fc.property(fc.array(measured), fc.array(measured), (successes, startups) => {
        const timings = addMeasured(NO_TIMINGS, successes, startups, TODAY);
        expect(own(timingsText(timings))).toEqual({ timings, bad: 0 });
      }),
    );
  });

  it('keeps the last three of each task and runner', () => {
    fc.assert(
      fc.property(fc.array(measured), (successes) => {
        const { tasks } = addMeasured(NO_TIMINGS, successes, [], TODAY);
        for (const { id, runner } of successes) {
          const all = successes.filter((one) => one.id === id && one.runner === runner).map(({ ms }) => ms);
          expect(tasks.get(id)?.get(runner)).toEqual(all.slice(-3));
        }
      }),
    );
  });

  it('one run after another is the same as all at once, and the old history stays as it is', () => {
    fc.assert(
      fc.property(fc.array(measured), fc.array(measured), (first, second) => {
        const old = addMeasured(NO_TIMINGS, first, first, TODAY);
        const before = timingsText(old);
        const both = addMeasured(old, second, second, TODAY);
        expect(timingsText(old)).toBe(before);
        const all = [...first, ...second];
        expect(timingsText(both)).toBe(timingsText(addMeasured(NO_TIMINGS, all, all, TODAY)));
      }),
    );
  });

  it('is the same text whatever the order of the tasks', () => {
    const one = { id: 'a', runner: 'x', ms: 1 };
    const other = { id: 'b', runner: 'y', ms: 2 };
    const text = timingsText(addMeasured(NO_TIMINGS, [one, other], [one, other], TODAY));
    expect(timingsText(addMeasured(NO_TIMINGS, [other, one], [other, one], TODAY))).toBe(text);
    expect(JSON.parse(text)).toEqual({
      version: 1,
      tasks: { a: { x: [1] }, b: { y: [2] } },
      startup: { x: [1], y: [2] },
      seen: { a: TODAY, b: TODAY },
    });
  });

  it('takes no measurement that is no duration', () => {
    const bad = [-1, Number.NaN, Number.POSITIVE_INFINITY, WEEK_MS + 1];
    const successes = bad.map((ms) => ({ id: 'a', runner: 'x', ms }));
    expect(addMeasured(NO_TIMINGS, successes, successes, TODAY)).toEqual({
      ...NO_TIMINGS,
      seen: new Map(),
    });
  });

  it('forgets tasks that are gone before there are more than it reads', () => {
    const many = Array.from({ length: 200_000 }, (_, at) => ({ id: `old${at}`, runner: 'x', ms: 1 }));
    const full = addMeasured(NO_TIMINGS, many, [], TODAY);
    expect(full.tasks.size).toBe(200_000);
    const next = addMeasured(
      full,
      [
        { id: 'old7', runner: 'x', ms: 2 },
        { id: 'new', runner: 'x', ms: 3 },
      ],
      [],
      TODAY,
    );
    expect([...next.tasks].map(([id, byRunner]) => [id, byRunner.get('x')])).toEqual([
      ['old7', [1, 2]],
      ['new', [3]],
    ]);
  });

  it('forgets what no run has measured for 90 days', () => {
    const one = (id: string) => [{ id, runner: 'x', ms: 1 }];
    const old = addMeasured(addMeasured(NO_TIMINGS, one('a'), [], 100), one('b'), [], 150);
    expect([...addMeasured(old, one('c'), [], 190).tasks.keys()]).toEqual(['a', 'b', 'c']);
    expect([...addMeasured(old, one('c'), [], 191).tasks.keys()]).toEqual(['b', 'c']);
    expect([...addMeasured(old, one('a'), [], 250).tasks.keys()]).toEqual(['a']);
  });

  it('takes what has no day for seen today, and a day to come too', () => {
    const text = '{"version":1,"tasks":{"a":{"x":[1]},"b":{"x":[2]}},"seen":{"b":999999,"c":"x"}}';
    const updated = addMeasured(own(text).timings, [{ id: 'd', runner: 'x', ms: 1 }], [], 7);
    expect(updated.seen).toEqual(
      new Map([
        ['a', 7],
        ['b', 7],
        ['d', 7],
      ]),
    );
  });

  it('counts single values that are no duration, in lists of any length', () => {
    const text = '{"version":1,"tasks":{"a":{"x":[-1,null,5,6,7,8]},"b":3,"c":{"x":"y"}},"startup":{"x":[1e99]}}';
    const { timings, bad } = own(text);
    expect([...timings.tasks]).toEqual([['a', new Map([['x', [6, 7, 8]]])]]);
    expect(bad).toBe(5);
  });
});

describe('expected', () => {
  const timings: Timings = {
    tasks: new Map([
      [
        'a',
        new Map([
          ['x', [10, 1000, 20]],
          ['y', [7]],
        ]),
      ],
      ['even', new Map([['x', [10, 21]]])],
    ]),
    startup: new Map(),
  };

  it.each([
    ['a', 'x', 20],
    ['a', 'y', 7],
    ['a', 'z', 15],
    ['even', 'x', 16],
    ['b', 'x', null],
  ])('%s on %s: %s', (task, runner, ms) => {
    expect(expected(timings, task, runner)).toBe(ms);
  });
});
