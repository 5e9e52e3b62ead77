import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EMPTY_HISTORY,
  expected,
  type History,
  historyText,
  readOwnForm,
  updateHistory,
} from '../../src/packing/history.ts';

const TODAY = 20_000;
const WEEK_MS = 7 * 24 * 3600 * 1000;

/** What is read of a text that is our own form. */
function own(text: string): { history: History; bad: number } {
  const read = readOwnForm(JSON.parse(text));
  if (read === null || 'ignored' in read) throw new Error(`not read: ${read?.ignored}`);
  return { history: read.history, bad: read.bad };
}

describe('broken, huge or foreign history', () => {
  it('more than 200,000 tasks', () => {
    const entries = Array.from({ length: 200_001 }, (_, index) => `"t${index}":1`).join(',');
    expect(readOwnForm(JSON.parse(`{"version":1,"tasks":{${entries}}}`))).toEqual({
      ignored: 'it has more than 200000 entries',
    });
  });

  it('what is not our own form is left to others', () => {
    for (const value of [null, 7, [], {}, { version: 1 }, { tasks: {} }]) expect(readOwnForm(value)).toBeNull();
  });

  it('keys of prototypes are keys like any other', () => {
    const text =
      '{"version":1,"tasks":{"__proto__":{"__proto__":[5]},"constructor":{"toString":[7]}},"startup":{"__proto__":[9]}}';
    const { history, bad } = own(text);
    expect(bad).toBe(0);
    expect(expected(history, '__proto__', '__proto__')).toBe(5);
    expect(expected(history, 'constructor', 'any')).toBe(7);
    expect(expected(history, 'toString', 'any')).toBeNull();
    expect(history.startup.get('__proto__')).toEqual([9]);
    expect(Reflect.get({}, 'version')).toBeUndefined();
    expect(own(historyText(history)).history).toEqual(history);
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
        const history = updateHistory(EMPTY_HISTORY, successes, startups, TODAY);
        expect(own(historyText(history))).toEqual({ history, bad: 0 });
      }),
    );
  });

  it('keeps the last three of each task and runner', () => {
    fc.assert(
      fc.property(fc.array(measured), (successes) => {
        const { tasks } = updateHistory(EMPTY_HISTORY, successes, [], TODAY);
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
        const old = updateHistory(EMPTY_HISTORY, first, first, TODAY);
        const before = historyText(old);
        const both = updateHistory(old, second, second, TODAY);
        expect(historyText(old)).toBe(before);
        const all = [...first, ...second];
        expect(historyText(both)).toBe(historyText(updateHistory(EMPTY_HISTORY, all, all, TODAY)));
      }),
    );
  });

  it('is the same text whatever the order of the tasks', () => {
    const one = { id: 'a', runner: 'x', ms: 1 };
    const other = { id: 'b', runner: 'y', ms: 2 };
    const text = historyText(updateHistory(EMPTY_HISTORY, [one, other], [one, other], TODAY));
    expect(historyText(updateHistory(EMPTY_HISTORY, [other, one], [other, one], TODAY))).toBe(text);
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
    expect(updateHistory(EMPTY_HISTORY, successes, successes, TODAY)).toEqual({
      ...EMPTY_HISTORY,
      seen: new Map(),
    });
  });

  it('forgets tasks that are gone before there are more than it reads', () => {
    const many = Array.from({ length: 200_000 }, (_, at) => ({ id: `old${at}`, runner: 'x', ms: 1 }));
    const full = updateHistory(EMPTY_HISTORY, many, [], TODAY);
    expect(full.tasks.size).toBe(200_000);
    const next = updateHistory(
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
    const old = updateHistory(updateHistory(EMPTY_HISTORY, one('a'), [], 100), one('b'), [], 150);
    expect([...updateHistory(old, one('c'), [], 190).tasks.keys()]).toEqual(['a', 'b', 'c']);
    expect([...updateHistory(old, one('c'), [], 191).tasks.keys()]).toEqual(['b', 'c']);
    expect([...updateHistory(old, one('a'), [], 250).tasks.keys()]).toEqual(['a']);
  });

  it('takes what has no day for seen today, and a day to come too', () => {
    const text = '{"version":1,"tasks":{"a":{"x":[1]},"b":{"x":[2]}},"seen":{"b":999999,"c":"x"}}';
    const updated = updateHistory(own(text).history, [{ id: 'd', runner: 'x', ms: 1 }], [], 7);
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
    const { history, bad } = own(text);
    expect([...history.tasks]).toEqual([['a', new Map([['x', [6, 7, 8]]])]]);
    expect(bad).toBe(5);
  });
});

describe('expected', () => {
  const history: History = {
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
    expect(expected(history, task, runner)).toBe(ms);
  });
});
