import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDurations } from '../../src/packing/durations.ts';

const WEEK_MS = 7 * 24 * 3600 * 1000;

function times(text: string): [string, number | null][] {
  const read = readDurations(text);
  if ('ignored' in read) throw new Error(read.ignored.why);
  return read.entries.map(({ name, ms }) => [name, ms]);
}

function bad(text: string): number | string {
  const read = readDurations(text);
  return 'ignored' in read ? read.ignored.why : read.bad;
}

describe('forms', () => {
  it('a real file of pytest-split', () => {
    const all = times(readFileSync(new URL('../cases/packing/durations-snakemake.json', import.meta.url), 'utf8'));
    expect(all).toHaveLength(354);
    expect(Math.round(new Map(all).get('tests/tests.py::test_singularity_conda') ?? 0)).toBe(197_755);
  });

  it.each([
    [
      'a map of seconds',
      '{"a.rb": 1.5, "b.rb": 2e-3}',
      [
        ['a.rb', 1500],
        ['b.rb', 2],
      ],
    ],
    [
      'a list of pairs',
      '[["a.py::t", 1.5], ["b.py::t", 0]]',
      [
        ['a.py::t', 1500],
        ['b.py::t', 0],
      ],
    ],
    ['cypress-split', '{"durations":[{"spec":"a.cy.js","duration":10071}]}', [['a.cy.js', 10_071]]],
    [
      'seconds as text',
      '{"a": "1,500.5", "b": "0,160"}',
      [
        ['a', 1_500_500],
        ['b', 160],
      ],
    ],
    [
      'parallel_tests',
      'spec/a_spec.rb:1.5\n\nspec/b_spec.rb:2\n',
      [
        ['spec/a_spec.rb', 1500],
        ['spec/b_spec.rb', 2000],
      ],
    ],
    ['parallel_tests of Windows', 'C:\\x\\a_spec.rb:1.5\r\n', [['C:\\x\\a_spec.rb', 1500]]],
    [
      'tests called `version` and `durations`',
      '{"version": 3, "durations": 1}',
      [
        ['version', 3000],
        ['durations', 1000],
      ],
    ],
    ['an empty map', '{}', []],
    [
      'keys of prototypes',
      '{"__proto__": 3, "constructor": 1}',
      [
        ['__proto__', 3000],
        ['constructor', 1000],
      ],
    ],
  ])('%s', (_, text, expected) => {
    expect(times(text)).toEqual(expected);
  });

  it('fanfold itself', () => {
    const read = readDurations('{"version":1,"tasks":{"a":{"x":[5]}}}');
    expect(read).toMatchObject({ entries: [], timings: { tasks: new Map([['a', new Map([['x', [5]]])]]) } });
  });
});

describe('broken, huge or foreign files', () => {
  it.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['{"a": 1', 'broken-json'],
    ['a.rb:1\n'.slice(0, 5), 'unknown-form'],
    ['NaN', 'unknown-form'],
    ['[1, 2]', 'nothing-timed'],
    ['null', 'no-durations'],
    ['7', 'no-durations'],
    ['{"jobs": [], "steps": {}}', 'nothing-timed'],
    ['{"version": 2, "tasks": {}}', 'version'],
    ['{"version": 1, "tasks": []}', 'tasks-not-mapping'],
    [`{"a": ${WEEK_MS / 1000 + 0.001}}`, 'nothing-timed'],
    [`${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`, 'nothing-timed'],
  ])('%.60j is ignored: %s', (text, why) => {
    expect(bad(text)).toBe(why);
  });

  it('single values that are no duration are counted', () => {
    expect(bad(`{"a": 1, "b": -1, "c": null, "d": 1e999, "e": [], "f": "x"}`)).toBe(5);
    expect(bad('[["a", 1], ["b"], 7, null, ["c", 1, 2]]')).toBe(4);
    expect(bad('{"durations":[{"spec":"a","duration":1},{"spec":"b"},{"duration":2}]}')).toBe(2);
    expect(bad('a.rb:1\nhello\nb.rb:-1\n')).toBe(2);
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const read = readDurations(text);
        const all = 'ignored' in read ? [] : read.entries;
        for (const { ms } of all) expect(ms !== null && ms >= 0 && ms <= WEEK_MS).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
