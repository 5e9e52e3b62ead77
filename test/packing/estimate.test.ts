import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRunners } from '../../src/packing/check-runners.ts';
import { estimateTasks } from '../../src/packing/estimate.ts';
import { ANY_RUNNER, EMPTY_HISTORY, type History } from '../../src/packing/history.ts';
import { canonicalRunner, runnerKey } from '../../src/packing/runner.ts';
import { packingSentence } from '../../src/report/sentences/packing.ts';

function task(
  id: string,
  other: { durationMs?: number; item?: string | number; skip?: boolean; runsOn?: string } = {},
) {
  return { id, item: null, runsOn: 'ubuntu-latest', durationMs: null, skip: false, ...other };
}

const history: History = {
  tasks: new Map([
    [
      'a',
      new Map([
        ['ubuntu-latest', [1000, 9000, 2000]],
        ['macos-latest', [50_000]],
      ]),
    ],
    ['tests/x.py::t', new Map([[ANY_RUNNER, [4000]]])],
    ['7', new Map([[ANY_RUNNER, [700]]])],
  ]),
  startup: new Map(),
};

describe('estimates', () => {
  it('explicit, else the median, else the mean of the known', () => {
    const tasks = [task('a', { durationMs: 10 }), task('a'), task('new'), task('u[x]', { item: 'tests/x.py::t' })];
    expect(estimateTasks(tasks, history)).toEqual({
      ms: [10, 2000, 2003, 4000],
      sources: { duration: 1, history: 2, mean: 1, equal: 0 },
    });
  });

  it('on its own runner, else on the others', () => {
    const runners = ['ubuntu-latest', 'macos-latest', 'windows-latest'];
    const { ms } = estimateTasks(
      runners.map((runsOn) => task('a', { runsOn })),
      history,
    );
    expect(ms).toEqual([2000, 50_000, 5500]);
  });

  it('the id comes before the item, and an item may be a number', () => {
    const tasks = [task('a', { item: 'tests/x.py::t' }), task('n[7]', { item: 7 })];
    expect(estimateTasks(tasks, history).ms).toEqual([2000, 700]);
  });

  it('nothing known: all equal', () => {
    const { ms, sources } = estimateTasks([task('x'), task('y')], EMPTY_HISTORY);
    expect(ms).toEqual([60_000, 60_000]);
    expect(sources).toEqual({ duration: 0, history: 0, mean: 0, equal: 2 });
  });

  it('what is skipped takes no time and is not counted', () => {
    const tasks = [task('x', { skip: true, durationMs: 1_000_000 }), task('y', { durationMs: 500 }), task('z')];
    expect(estimateTasks(tasks, EMPTY_HISTORY)).toEqual({
      ms: [0, 500, 500],
      sources: { duration: 1, history: 0, mean: 1, equal: 0 },
    });
  });

  it('whole milliseconds, at least 1, and a source for each task', () => {
    const one = fc.record({
      id: fc.constantFrom('a', 'b', 'tests/x.py::t', '7', '__proto__'),
      durationMs: fc.option(fc.nat(1_000_000)),
      skip: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(one), (some) => {
        const tasks = some.map((facts) => ({ ...task(facts.id), ...facts }));
        const { ms, sources } = estimateTasks(tasks, history);
        expect(ms.every((value, at) => Number.isInteger(value) && (tasks[at]?.skip ? value === 0 : value >= 1))).toBe(
          true,
        );
        const counted = sources.duration + sources.history + sources.mean + sources.equal;
        expect(counted).toBe(tasks.filter(({ skip }) => !skip).length);
      }),
    );
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
