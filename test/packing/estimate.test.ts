import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activeOf } from '../../src/independence/active.ts';
import { checkRunners } from '../../src/packing/check-runners.ts';
import { estimateTasks, isGuess, type Known } from '../../src/packing/estimate.ts';
import type { ReportEntry } from '../../src/packing/match.ts';
import { NO_TIMINGS, type Timings } from '../../src/packing/measured.ts';
import { canonicalRunner, runnerKey } from '../../src/packing/runner.ts';
import { packingSentence } from '../../src/report/sentences/packing.ts';

function task(
  id: string,
  other: { durationMs?: number; item?: string | number; skip?: boolean; runsOn?: string } = {},
) {
  return { id, item: null, runsOn: 'ubuntu-latest', durationMs: null, skip: false, ...other };
}

const timings: Timings = {
  tasks: new Map([
    [
      'a',
      new Map([
        ['ubuntu-latest', [1000, 9000, 2000]],
        ['macos-latest', [50_000]],
      ]),
    ],
    ['tests/x.py::t', new Map([['any', [4000]]])],
    ['7', new Map([['any', [700]]])],
  ]),
  startup: new Map(),
};

const NOTHING = { timings: NO_TIMINGS };
const NONE = { duration: 0, timings: 0, folder: 0, mean: 0, size: 0, equal: 0 };

describe('estimates', () => {
  it('explicit, else the median, else the mean of the known', () => {
    const tasks = [task('a', { durationMs: 10 }), task('a'), task('new'), task('u[x]', { item: 'tests/x.py::t' })];
    expect(estimateTasks(activeOf(tasks), { timings })).toEqual({
      ms: [10, 2000, 2003, 4000],
      sources: { ...NONE, duration: 1, timings: 2, mean: 1 },
      problems: [],
    });
  });

  it('on its own runner, else on the others', () => {
    const runners = ['ubuntu-latest', 'macos-latest', 'windows-latest'];
    const { ms } = estimateTasks(activeOf(runners.map((runsOn) => task('a', { runsOn }))), { timings });
    expect(ms).toEqual([2000, 50_000, 5500]);
  });

  it('the id comes before the item, and an item may be a number', () => {
    const tasks = [task('a', { item: 'tests/x.py::t' }), task('n[7]', { item: 7 })];
    expect(estimateTasks(activeOf(tasks), { timings }).ms).toEqual([2000, 700]);
  });

  it('nothing known: all equal', () => {
    const { ms, sources } = estimateTasks(activeOf([task('x'), task('y')]), NOTHING);
    expect(ms).toEqual([60_000, 60_000]);
    expect(sources).toEqual({ ...NONE, equal: 2 });
  });

  it('what is skipped takes no time and is not counted', () => {
    const tasks = [task('x', { skip: true, durationMs: 1_000_000 }), task('y', { durationMs: 500 }), task('z')];
    expect(estimateTasks(activeOf(tasks), NOTHING)).toEqual({
      ms: [500, 500],
      sources: { ...NONE, duration: 1, mean: 1 },
      problems: [],
    });
  });

  it('whole milliseconds, at least 1, and a source for each task', () => {
    const one = fc.record({
      id: fc.constantFrom('a', 'b', 'tests/x.py::t', '7', '__proto__'),
      durationMs: fc.option(fc.nat(1_000_000)),
      skip: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.uniqueArray(one, { selector: ({ id }) => id }), (some) => {
        const tasks = some.map((facts) => ({ ...task(facts.id), ...facts }));
        const { ms, sources } = estimateTasks(activeOf(tasks), { timings });
        expect(ms.every((value) => Number.isInteger(value) && value >= 1)).toBe(true);
        expect(ms).toHaveLength(tasks.filter(({ skip }) => !skip).length);
        const counted = Object.values(sources).reduce((sum, found) => sum + found, 0);
        expect(counted).toBe(ms.length);
      }),
    );
  });
});

describe('the prior', () => {
  const of = (...items: string[]) => items.map((item) => task(`u[${item}]`, { item }));

  it('the mean of the nearest folder with a known one', () => {
    const tasks = [
      ...of('a/b/1', 'a/b/2', 'a/3', 'c/4'),
      task('x', { item: 'a/b/5', durationMs: 100 }),
      task('y', { item: 'a/6', durationMs: 300 }),
    ];
    const { ms, sources } = estimateTasks(activeOf(tasks), NOTHING);
    expect(ms).toEqual([100, 100, 200, 200, 100, 300]);
    expect(sources).toEqual({ ...NONE, duration: 2, folder: 3, mean: 1 });
  });

  it('sizes of files when nothing is known, and the total stays a minute each', () => {
    const sizes = new Map([
      ['a', 0],
      ['b', 100],
      ['c', 200],
    ]);
    const tasks = of('a', 'b', 'c', 'gone');
    const { ms, sources } = estimateTasks(activeOf(tasks), { ...NOTHING, sizes });
    expect(ms).toEqual([1, 60_000, 119_999, 60_000]);
    expect(sources).toEqual({ ...NONE, size: 3, equal: 1 });
    expect(isGuess(tasks.map((one, index) => ({ ...one, estimateMs: ms[index] ?? 0 })))).toBe(true);
  });

  it('is a guess whatever the sizes', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(1e9)), { minLength: 1 }), (bytes) => {
        const tasks = of(...bytes.map((_, index) => `f${index}`));
        const sizes = new Map(bytes.flatMap((size, index) => (size === null ? [] : [[`f${index}`, size]])));
        const { ms } = estimateTasks(activeOf(tasks), { ...NOTHING, sizes });
        expect(ms.every((one) => one >= 1)).toBe(true);
        expect(isGuess(tasks.map((one, index) => ({ ...one, estimateMs: ms[index] ?? 0 })))).toBe(true);
      }),
    );
  });

  it('is not looked at when a duration is known', () => {
    const tasks = [...of('a'), task('b', { durationMs: 5 })];
    expect(estimateTasks(activeOf(tasks), { ...NOTHING, sizes: new Map([['a', 1]]) }).ms).toEqual([5, 5]);
  });
});

describe('given timings', () => {
  const entry = (name: string, ms: number | null): ReportEntry => ({
    file: '',
    className: '',
    name,
    suites: [],
    suite: 0,
    ms,
    outcome: null,
    failure: null,
  });
  const given = (source: string, ...documents: ReportEntry[][]) => ({ source, documents, timings: null, hint: null });
  const sentences = (tasks: readonly ReturnType<typeof task>[], known: Omit<Known, 'timings'>) =>
    estimateTasks(activeOf(tasks), { ...NOTHING, ...known }).problems.map(
      (one) => `${one.severity}: ${packingSentence(one)}`,
    );

  it('items and ids are known by them, and the plan says how many', () => {
    const tasks = [task('u[a.py]', { item: 'a.py' }), task('u[b.py]', { item: 'b.py' }), task('lint'), task('new')];
    const list = [entry('a.py::t', 1000), entry('a.py::u', 500), entry('u[b.py]', 7), entry('lint', 9), entry('x', 1)];
    const known = { given: [given('t.json', list)] };
    expect(estimateTasks(activeOf(tasks), { ...NOTHING, ...known }).ms).toEqual([1500, 7, 9, 505]);
    expect(sentences(tasks, known)).toEqual([
      'note: 3 of 4 tasks known (t.json: 3 matched, 1 of its entries match no task)',
    ]);
  });

  it('several sources are told apart; one that matches nothing is a warning, with the setting that would help', () => {
    const tasks = [task('u[x/a.js]', { item: 'x/a.js' }), task('u[y/a.js]', { item: 'y/a.js' })];
    const known = {
      given: [
        given('one', [entry('x/a.js', 1)], [entry('a.js', 1)]),
        { ...given('jest', [entry('cart', 1)]), hint: '`it: true`' },
      ],
    };
    expect(sentences(tasks, known)).toEqual([
      'warning: 1 of 2 tasks known (one: 1 matched, 0 of its entries match no task, 1 could be of several tasks and are not used and jest: 0 matched, 1 of its entries match no task; with `it: true` it would name the files of its tests)',
    ]);
  });

  it('our own form counts its tasks', () => {
    const own = { ...given('own.json'), timings };
    expect(
      estimateTasks(activeOf([task('a'), task('z')]), { timings, given: [own] }).problems.map(packingSentence),
    ).toEqual(['1 of 2 tasks known (own.json: 1 matched, 2 of its entries match no task)']);
  });
});

describe('runners', () => {
  it.each([
    ['ubuntu-latest', 'ubuntu-latest'],
    [['self-hosted', 'gpu'], 'self-hosted,gpu'],
    [{ group: 'big' }, 'group:big:'],
    [{ group: 'big', labels: 'x64' }, 'group:big:x64'],
  ])('%j is called %s', (runsOn, name) => {
    expect(runnerKey(runsOn)).toBe(name);
  });

  it('one label and a list of it are equal, a comma in a label makes no list', () => {
    expect(canonicalRunner('a')).toBe(canonicalRunner(['a']));
    expect(canonicalRunner('a,b')).not.toBe(canonicalRunner(['a', 'b']));
    expect(canonicalRunner({ group: 'a' })).not.toBe(canonicalRunner('a'));
    expect(canonicalRunner({ group: 'a', labels: 'b' })).toBe(canonicalRunner({ group: 'a', labels: ['b'] }));
  });

  it('tells labels that apply to nothing, with their places', () => {
    const at = { file: 'fanfold.yml', line: 3, column: 5 };
    const labels = ['ubuntu-latest', 'ubuntu-latst', 'ubuntu-latest, macos-latest', `\${{ matrix.os }}`, 'moon', 'a,b'];
    const problems = checkRunners(labels, ['ubuntu-latest', ['a', 'b']], () => at);
    expect(problems.map(({ severity }) => severity)).toEqual(['warning', 'error', 'error', 'warning']);
    expect(problems.every((problem) => problem.at === at)).toBe(true);
    expect(problems.map(packingSentence)).toEqual([
      'no task runs on `ubuntu-latst`, so what `runners` says of it has no effect; did you mean `ubuntu-latest`?',
      '`ubuntu-latest, macos-latest` under `runners` is not one label; write an entry for each label',
      `\`\${{ matrix.os }}\` under \`runners\` is an expression; write the label that it stands for`,
      'no task runs on `moon`, so what `runners` says of it has no effect',
    ]);
  });
});
