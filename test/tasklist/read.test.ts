import { describe, expect, it } from 'vitest';
import { checkPatterns } from '../../src/tasklist/patterns.ts';
import { readTaskFile } from '../../src/tasklist/read.ts';
import { hasPatterns, type TaskFile } from '../../src/tasklist/settings.ts';
import { sentences } from './support.ts';

function settings(text: string, file = 'ci.yml'): TaskFile {
  const result = readTaskFile(text, file);
  if (!result.taskFile) throw new Error(sentences(result).join('\n'));
  return result.taskFile;
}

describe('the settings of a task file', () => {
  it('have the defaults that the reference promises', () => {
    const { tasks, resources, runners, ...rest } = settings('tasks: []');
    expect(rest).toEqual({
      name: 'ci',
      sync: 'all',
      onEmpty: 'fail',
      onSkipped: 'neutral',
      onAllNeutral: 'fail',
      onMissing: 'failure',
      flaky: 'success',
      stop: 'success',
      stopMode: 'kill',
      deadlineMinutes: null,
      independence: 'enforce',
      ignore: [],
      mergeFiles: [],
      legs: { max: null, targetMinutes: null, minimize: null },
      defaults: {},
      converge: null,
      mayHoldTemplates: false,
    });
    expect([tasks, { ...resources }, { ...runners }]).toEqual([[], {}, {}]);
  });

  it('are what the file says', () => {
    const text = `
name: my_list
sync: [{ of: "tag:x", at-least: 2 }, { any-of: [all, 50%] }]
stop: decided
stop-mode: no-new
deadline-minutes: 1.5
on-empty: pass
on-skipped: success
on-all-neutral: pass
on-missing: neutral
flaky: tolerate
independence: strict
resources: { constructor: 2 }
ignore: [tmp/**, "*.log"]
merge-files: { "**": by-task, "*.info": lcov }
legs: { max: 3, target-minutes: 2.5, minimize: cost }
runners: { big: { max-parallel: 4, startup-seconds: 0, price-per-minute: 0.008 }, small: {} }
defaults: { shell: sh }
converge: { run: "echo $FANFOLD_VERDICT", shell: sh, env: { A: 1 }, timeout-minutes: 5, merge: reports }
tasks: []
`;
    const { tasks, resources, runners, ...rest } = settings(text);
    expect(rest).toEqual({
      name: 'my_list',
      sync: [{ of: 'tag:x', 'at-least': 2 }, { 'any-of': ['all', '50%'] }],
      onEmpty: 'pass',
      onSkipped: 'success',
      onAllNeutral: 'pass',
      onMissing: 'neutral',
      flaky: 'tolerate',
      stop: 'decided',
      stopMode: 'no-new',
      deadlineMinutes: 1.5,
      independence: 'strict',
      ignore: ['tmp/**', '*.log'],
      mergeFiles: [
        { glob: '**', fold: 'by-task' },
        { glob: '*.info', fold: 'lcov' },
      ],
      legs: { max: 3, targetMinutes: 2.5, minimize: 'cost' },
      defaults: { shell: 'sh' },
      converge: {
        step: { run: 'echo $FANFOLD_VERDICT', shell: 'sh', env: { A: '1' }, timeoutMinutes: 5 },
        merge: 'reports',
      },
      mayHoldTemplates: false,
    });
    expect({ ...resources }).toEqual({ constructor: 2 });
    expect({ ...runners }).toEqual({
      big: { maxParallel: 4, startupSeconds: 0, pricePerMinute: 0.008 },
      small: { maxParallel: null, startupSeconds: null, pricePerMinute: 0 },
    });
  });

  it('take the name from the file, the caller or the text, in rising order', () => {
    expect(settings('tasks: []', 'a/b/Nightly Tests.yml').name).toBe('Nightly-Tests');
    expect(readTaskFile('tasks: []', 'tasks', 'fanfold').taskFile?.name).toBe('fanfold');
    expect(readTaskFile('{name: own, tasks: []}', 'tasks', 'fanfold').taskFile?.name).toBe('own');
  });

  it.each([
    'all',
    'any',
    'majority',
    'none',
    1,
    3,
    '100%',
    '0.001%',
    '66.667%',
    { 'max-failures': 0 },
    { 'max-failures': '0%' },
  ])('take the policy %j', (sync) => {
    expect(settings(JSON.stringify({ sync, tasks: [] })).sync).toEqual(sync);
  });

  it.each<{ sync: unknown }>(
    [
      0,
      -1,
      1.5,
      '0%',
      '0.0%',
      '100.001%',
      '101%',
      '1.2345%',
      '5 %',
      '%',
      '٣%',
      '-1%',
      'ALL',
      '',
      true,
      null,
      {},
      [],
    ].map((sync) => ({ sync })),
  )('refuse the policy $sync, also inside a rule', ({ sync }) => {
    expect(readTaskFile(JSON.stringify({ sync, tasks: [] }), 'f').taskFile).toBeNull();
    expect(readTaskFile(JSON.stringify({ sync: { 'at-least': sync }, tasks: [] }), 'f').taskFile).toBeNull();
  });
});

describe('a large list in which everything is wrong', () => {
  it('is refused with every problem, without a search for each', () => {
    const tasks = Array.from({ length: 10_000 }, (_, index) => ({
      id: `t${index}`,
      run: 'x',
      needs: `tt${index}`,
      wieght: 1,
    }));
    const { problems } = readTaskFile(JSON.stringify(tasks), 'f.json');
    const needs = problems.filter((problem) => problem.kind === 'unknown-need');
    expect([problems.length, needs.length]).toEqual([20_000, 10_000]);
    expect(needs.filter((problem) => problem.nearest !== null)).toHaveLength(20);
  }, 20_000);
});

describe('one task in which more is wrong than a call has room for', () => {
  const many = Array.from({ length: 200_000 }, (_, at) => `9x${at}`);
  const values = Object.fromEntries(many.map((name) => [name, 1]));

  it.each<[string, object]>([
    ['names in `with`', { with: values }],
    ['names in `env`', { env: values }],
    ['names in `resources`', { resources: values }],
    ['expressions', { tags: many.map(() => '${{ item }}') }],
  ])('gets each of its problems: %s', (_, keys) => {
    const { problems } = readTaskFile(JSON.stringify([{ id: 'a', run: 'x', ...keys }]), 't.json');
    expect(problems).toHaveLength(many.length);
  });
});

it('a reserved key is one without a value, too', () => {
  const { taskFile, problems } = readTaskFile('- id: a\n  run: x\n  uses:\n', 't.yml');
  expect(taskFile).toBeNull();
  expect(problems).toMatchObject([{ kind: 'reserved-key', key: 'uses', at: { line: 3 } }]);
});

describe('the patterns of success', () => {
  const text = (pattern: string, other: string) =>
    `tasks:\n  - id: a\n    run: x\n    success: { stdout: { not-matches: '${pattern}' }, json: [{ file: f, pointer: "", matches: '${other}' }] }\n`;

  it('are in RE2 syntax', () => {
    const { taskFile, locate } = readTaskFile(text('^OK [a-z]+$', '\\d{2}'), 'f');
    expect(taskFile && hasPatterns(taskFile)).toBe(true);
    expect(taskFile && checkPatterns(taskFile, locate)).toEqual([]);
  });

  it('are refused with their place when a machine of states cannot match them', () => {
    const { taskFile, locate } = readTaskFile(text('(a)\\1', '(?=x)'), 'f');
    const problems = taskFile ? checkPatterns(taskFile, locate) : [];
    expect(sentences({ problems })).toEqual([
      '4:39 the pattern `(a)\\1` is not RE2 syntax: invalid escape sequence: `\\1`',
      '4:90 the pattern `(?=x)` is not RE2 syntax: invalid or unsupported Perl syntax: `(?=`',
    ]);
  });

  it('are not looked for where there are none', () => {
    expect(hasPatterns(settings('tasks: [{ id: a, run: x, success: { files: f } }]'))).toBe(false);
  });
});
