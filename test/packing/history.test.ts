import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ANY_RUNNER,
  EMPTY_HISTORY,
  expected,
  type History,
  historyText,
  MAX_HISTORY_BYTES,
  parseHistory,
  updateHistory,
} from '../../src/packing/history.ts';
import { packingSentence } from '../../src/report/sentences/packing.ts';

const WEEK_MS = 7 * 24 * 3600 * 1000;

function ignoredBecause(text: string): string {
  const { history, problems } = parseHistory(text, 'times.json');
  expect(history).toEqual(EMPTY_HISTORY);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ area: 'packing', severity: 'warning', kind: 'history-ignored' });
  return problems.map(packingSentence).join();
}

describe('seconds by test', () => {
  it('reads a real file', () => {
    const text = readFileSync(new URL('../cases/packing/durations-snakemake.json', import.meta.url), 'utf8');
    const { history, problems } = parseHistory(text, 'durations-snakemake.json');
    expect(problems).toEqual([]);
    expect(history.tasks.size).toBe(354);
    expect(expected(history, 'tests/tests.py::test_singularity_conda', 'ubuntu-latest')).toBe(197_755);
  });

  it('counts what is no duration and keeps the rest', () => {
    const text = `{"a": 1.5, "negative": -1, "text": "2", "null": null, "week": ${WEEK_MS / 1000 + 1}, "huge": 1e999, "b": 0}`;
    const { history, problems } = parseHistory(text, 'times.json');
    expect([...history.tasks.keys()]).toEqual(['a', 'b']);
    expect(expected(history, 'a', 'x')).toBe(1500);
    expect(expected(history, 'b', 'x')).toBe(1);
    expect(problems).toMatchObject([{ severity: 'warning', kind: 'history-values', count: 5, source: 'times.json' }]);
    expect(problems.map(packingSentence)).toEqual(['5 values in `times.json` are no duration and ignored']);
  });

  it('a week is a duration, a millisecond more is not', () => {
    expect(parseHistory(`{"a": ${WEEK_MS / 1000}}`, 's').history.tasks.size).toBe(1);
    expect(ignoredBecause(`{"a": ${WEEK_MS / 1000 + 0.001}}`)).toContain('no duration');
  });

  it('a test may be called `version` or `tasks`', () => {
    expect([...parseHistory('{"version": 3, "b": 1}', 's').history.tasks.keys()]).toEqual(['version', 'b']);
    expect([...parseHistory('{"tasks": 3, "b": 1}', 's').history.tasks.keys()]).toEqual(['tasks', 'b']);
  });
});

describe('broken, huge or foreign history', () => {
  it.each([
    ['', 'not JSON'],
    ['{"a": 1', 'not JSON'],
    ['NaN', 'not JSON'],
    ['[1, 2]', 'not a mapping'],
    ['null', 'not a mapping'],
    ['7', 'not a mapping'],
    ['{"version": 2, "tasks": {}}', 'version 2'],
    ['{"version": "1", "tasks": {}}', 'version "1"'],
    ['{"version": 1, "tasks": []}', '`tasks` is not a mapping'],
    ['{"jobs": [], "steps": {}}', 'no duration'],
  ])('%j is ignored: %s', (text, why) => {
    expect(ignoredBecause(text)).toContain(why);
  });

  it('an empty mapping is empty, and nothing to warn of', () => {
    expect(parseHistory('{}', 's')).toEqual({ history: EMPTY_HISTORY, problems: [] });
  });

  it('more than 200,000 entries in either form', () => {
    const entries = Array.from({ length: 200_001 }, (_, index) => `"t${index}":1`).join(',');
    expect(ignoredBecause(`{${entries}}`)).toContain('more than 200000 entries');
    expect(ignoredBecause(`{"version":1,"tasks":{${entries}}}`)).toContain('more than 200000 entries');
  });

  it('more than 32 MiB, without a look at it', () => {
    expect(ignoredBecause(' '.repeat(MAX_HISTORY_BYTES + 1))).toContain('bytes');
  });

  it('nesting deeper than any reader likes', () => {
    const deep = `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`;
    const { history, problems } = parseHistory(deep, 's');
    expect(history).toEqual(EMPTY_HISTORY);
    expect(problems).toHaveLength(1);
  });

  it('keys of prototypes are keys like any other', () => {
    const text =
      '{"version":1,"tasks":{"__proto__":{"__proto__":[5]},"constructor":{"toString":[7]}},"startup":{"__proto__":[9]}}';
    const { history, problems } = parseHistory(text, 's');
    expect(problems).toEqual([]);
    expect(expected(history, '__proto__', '__proto__')).toBe(5);
    expect(expected(history, 'constructor', 'any')).toBe(7);
    expect(expected(history, 'toString', 'any')).toBeNull();
    expect(history.startup.get('__proto__')).toEqual([9]);
    expect(Reflect.get({}, 'version')).toBeUndefined();
    expect(parseHistory(historyText(history), 's').history).toEqual(history);
    expect(parseHistory('{"__proto__": 3}', 's').history.tasks.get('__proto__')?.get(ANY_RUNNER)).toEqual([3000]);
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const { history, problems } = parseHistory(text, 's');
        expect(problems.every(({ severity }) => severity === 'warning')).toBe(true);
        for (const byRunner of history.tasks.values())
          for (const times of byRunner.values()) expect(times.every((ms) => ms >= 1 && ms <= WEEK_MS)).toBe(true);
      }),
      { numRuns: 300 },
    );
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
        const history = updateHistory(EMPTY_HISTORY, successes, startups);
        expect(parseHistory(historyText(history), 's')).toEqual({ history, problems: [] });
      }),
    );
  });

  it('keeps the last three of each task and runner', () => {
    fc.assert(
      fc.property(fc.array(measured), (successes) => {
        const { tasks } = updateHistory(EMPTY_HISTORY, successes, []);
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
        const old = updateHistory(EMPTY_HISTORY, first, first);
        const before = historyText(old);
        const both = updateHistory(old, second, second);
        expect(historyText(old)).toBe(before);
        const all = [...first, ...second];
        expect(historyText(both)).toBe(historyText(updateHistory(EMPTY_HISTORY, all, all)));
      }),
    );
  });

  it('is the same text whatever the order of the tasks', () => {
    const one = { id: 'a', runner: 'x', ms: 1 };
    const other = { id: 'b', runner: 'y', ms: 2 };
    const text = historyText(updateHistory(EMPTY_HISTORY, [one, other], [one, other]));
    expect(historyText(updateHistory(EMPTY_HISTORY, [other, one], [other, one]))).toBe(text);
    expect(JSON.parse(text)).toEqual({
      version: 1,
      tasks: { a: { x: [1] }, b: { y: [2] } },
      startup: { x: [1], y: [2] },
    });
  });

  it('takes no measurement that is no duration', () => {
    const bad = [-1, Number.NaN, Number.POSITIVE_INFINITY, WEEK_MS + 1];
    const successes = bad.map((ms) => ({ id: 'a', runner: 'x', ms }));
    expect(updateHistory(EMPTY_HISTORY, successes, successes)).toEqual(EMPTY_HISTORY);
  });

  it('forgets tasks that are gone before there are more than it reads', () => {
    const many = Array.from({ length: 200_000 }, (_, at) => ({ id: `old${at}`, runner: 'x', ms: 1 }));
    const full = updateHistory(EMPTY_HISTORY, many, []);
    expect(full.tasks.size).toBe(200_000);
    const next = updateHistory(
      full,
      [
        { id: 'old7', runner: 'x', ms: 2 },
        { id: 'new', runner: 'x', ms: 3 },
      ],
      [],
    );
    expect([...next.tasks].map(([id, byRunner]) => [id, byRunner.get('x')])).toEqual([
      ['old7', [1, 2]],
      ['new', [3]],
    ]);
  });

  it('counts single values that are no duration, in lists of any length', () => {
    const text = '{"version":1,"tasks":{"a":{"x":[-1,null,5,6,7,8]},"b":3,"c":{"x":"y"}},"startup":{"x":[1e99]}}';
    const { history, problems } = parseHistory(text, 's');
    expect([...history.tasks]).toEqual([['a', new Map([['x', [6, 7, 8]]])]]);
    expect(problems).toMatchObject([{ kind: 'history-values', count: 5 }]);
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
