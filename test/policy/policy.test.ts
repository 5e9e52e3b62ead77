import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idMatcher } from '../../src/glob/id.ts';
import type { PlannedTask } from '../../src/model.ts';
import { compilePolicy, type PolicyOptions } from '../../src/policy/policy.ts';
import { createSelect } from '../../src/policy/select.ts';
import type { SyncProblem } from '../../src/problem.ts';
import { syncSentence } from '../../src/report/sentences/sync.ts';
import { parseSync } from '../../src/tasklist/sync.ts';
import { naiveSelects } from './oracle.ts';
import { nowhere, task } from './support.ts';

const tasks = [
  task('lint'),
  task('e2e[browser=chrome]', { tags: ['browser'] }),
  task('e2e[browser=firefox]', { tags: ['browser'] }),
  task('unit[packages/a/package.json]', { weight: 3 }),
];
const compile = (sync: unknown, options: PolicyOptions = {}, list: readonly PlannedTask[] = tasks) =>
  compilePolicy(sync, options, list, nowhere);
const formula = (sync: unknown) => compile(sync).policy?.formula;
/** `kind severity place` of each problem. */
const problems = (sync: unknown, list?: readonly PlannedTask[], options?: PolicyOptions) =>
  compile(sync, options, list).problems.map(({ kind, severity, at }) => `${kind} ${severity} ${at?.file}`);
const sentences = (sync: unknown, list?: readonly PlannedTask[]) => compile(sync, {}, list).problems.map(syncSentence);

describe('the language', () => {
  test.each([
    ['all', { rule: { of: [], maxFailures: { count: 0 } } }],
    ['any', { rule: { of: [], atLeast: { count: 1 } } }],
    ['majority', { rule: { of: [], atLeast: { majority: true } } }],
    ['none', { none: true }],
    [3, { rule: { of: [], atLeast: { count: 3 } } }],
    ['3', { rule: { of: [], atLeast: { count: 3 } } }],
    ['80%', { rule: { of: [], atLeast: { thousandths: 80_000 } } }],
    ['66.667%', { rule: { of: [], atLeast: { thousandths: 66_667 } } }],
    ['0.001%', { rule: { of: [], atLeast: { thousandths: 1 } } }],
    ['12.5%', { rule: { of: [], atLeast: { thousandths: 12_500 } } }],
    ['100%', { rule: { of: [], atLeast: { thousandths: 100_000 } } }],
    [{ 'max-failures': 2 }, { rule: { of: [], maxFailures: { count: 2 } } }],
    [{ 'max-failures': '0%' }, { rule: { of: [], maxFailures: { thousandths: 0 } } }],
    [{ of: 'lint', 'at-least': 1 }, { rule: { of: ['lint'], atLeast: { count: 1 } } }],
    [
      { of: ['e2e', 'tag:browser'], 'at-least': 'majority', 'max-failures': 1 },
      { rule: { of: ['e2e', 'tag:browser'], atLeast: { majority: true }, maxFailures: { count: 1 } } },
    ],
    [['any', { 'max-failures': 1 }], { all: [formula('any'), { rule: { of: [], maxFailures: { count: 1 } } }] }],
    [{ 'any-of': ['all', ['any', '50%']] }, { any: [formula('all'), { all: [formula('any'), formula('50%')] }] }],
    [{ 'at-least': 2, 'any-of': ['all', 'any'] }, { all: [formula(2), { any: [formula('all'), formula('any')] }] }],
  ])('%j', (sync, expected) => {
    expect(formula(sync)).toEqual(expected);
    expect(problems(sync).filter((text) => text.includes('error'))).toEqual([]);
  });

  test('the settings default to the strict choice and are taken over', () => {
    expect(compile('all').policy).toMatchObject({
      onEmpty: 'fail',
      onSkipped: 'neutral',
      onAllNeutral: 'fail',
      onMissing: 'failure',
      flaky: 'success',
    });
    const given = {
      onEmpty: 'pass',
      onSkipped: 'failure',
      onAllNeutral: 'pass',
      onMissing: 'neutral',
      flaky: 'tolerate',
    } as const;
    expect(compile('all', given).policy).toMatchObject(given);
    expect(compile('all', { flaky: undefined }).policy?.flaky).toBe('success');
  });
});

describe('N <= 0, percent out of range, not a number: errors with their place', () => {
  test.each([
    [0, 'must be 1 or more'],
    [-1, 'must be 1 or more'],
    ['-2', 'must be 1 or more'],
    [1e300, 'must be 1 or more'],
    [2.5, 'not a whole number'],
    ['2.5', 'not a whole number'],
    [0.8, 'not a whole number'],
    [Number.NaN, 'not a whole number'],
    ['0%', 'above 0% and at most 100%'],
    ['-5%', 'above 0% and at most 100%'],
    ['100.001%', 'above 0% and at most 100%'],
    ['1000%', 'above 0% and at most 100%'],
    ['3 %', 'neither a whole number nor a percentage'],
    ['80 percent', 'neither a whole number nor a percentage'],
    ['1e2%', 'neither a whole number nor a percentage'],
    ['33.3333%', 'more than three decimals'],
  ])('%j', (amount, words) => {
    const found = compile({ 'at-least': amount });
    expect(found.policy).toBeNull();
    expect(problems({ 'at-least': amount })).toEqual(['bad-amount error sync.at-least']);
    expect(sentences({ 'at-least': amount })[0]).toContain(words);
    expect(problems(amount)).toEqual(['bad-amount error sync']);
  });

  test('max-failures starts at zero and knows no majority', () => {
    expect(problems({ 'max-failures': -1 })).toEqual(['bad-amount error sync.max-failures']);
    expect(problems({ 'max-failures': 'majority' })).toEqual(['bad-amount error sync.max-failures']);
    expect(problems({ 'max-failures': true })).toEqual(['bad-amount error sync.max-failures']);
  });
});

describe('shapes that are not a policy', () => {
  test.each([
    ['al', 'wrong-shape error sync', 'did you mean `all`?'],
    ['quorum', 'wrong-shape error sync', 'is not a policy'],
    ['', 'wrong-shape error sync', 'is not a policy'],
    [true, 'wrong-shape error sync', '`true` is not a policy'],
    [[], 'empty-list error sync', 'or `none` to only report'],
    [{}, 'no-threshold error sync', 'needs `at-least` or `max-failures`'],
    [{ of: 'lint' }, 'no-threshold error sync', 'needs `at-least` or `max-failures`'],
    [{ 'any-of': [] }, 'empty-list error sync.any-of', 'can never pass'],
    [{ 'any-of': 'all' }, 'wrong-shape error sync.any-of', 'is not a list of policies'],
    [{ of: [], 'at-least': 1 }, 'empty-list error sync.of', 'leave `of` out'],
    [{ of: [1], 'at-least': 1 }, 'wrong-shape error sync.of', 'is not a selector'],
    [{ of: '', 'at-least': 1 }, 'wrong-shape error sync.of', 'is not a selector'],
    [{ 'at-least': 1, 'max-failure': 1 }, 'unknown-key error sync.max-failure', 'did you mean `max-failures`?'],
  ])('%j', (sync, problem, words) => {
    expect(problems(sync)).toEqual([problem]);
    expect(sentences(sync)[0]).toContain(words);
    expect(compile(sync).policy).toBeNull();
  });

  test('all problems at once', () => {
    expect(problems(['al', { 'any-of': [0, { 'at-least': '101%', zzz: 1 }] }])).toEqual([
      'wrong-shape error sync.0',
      'bad-amount error sync.1.any-of.0',
      'unknown-key error sync.1.any-of.1.zzz',
      'bad-amount error sync.1.any-of.1.at-least',
    ]);
  });

  test('nesting and number of rules are bounded', () => {
    let deep: unknown = 'all';
    for (let level = 0; level < 100_000; level++) deep = [deep];
    expect(problems(deep).map((text) => text.split(' ')[0])).toEqual(['too-large']);
    expect(problems(Array(1001).fill('all'))).toEqual(['too-large error sync']);
    expect(problems({ of: deep, 'at-least': deep }).map((text) => text.split(' ')[0])).toEqual([
      'wrong-shape',
      'bad-amount',
    ]);
    const wide = Array(10).fill(Array(101).fill('any'));
    expect(problems(wide)).toEqual(['too-large error sync']);
    expect(problems(Array(1000).fill('any'))).toEqual([]);
  });

  test('no value makes it throw, and a problem means no formula', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withNullPrototype: true, withDate: true }), (value) => {
        const parsed = parseSync(value, ['sync'], { locate: nowhere, locateKey: nowhere });
        expect(parsed.formula === null).toBe(parsed.problems.length > 0);
        for (const problem of parsed.problems) expect(syncSentence(problem)).toMatch(/\w/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('against the plan', () => {
  test('N > M: an error that names N, M and the selector', () => {
    expect(problems({ of: 'tag:browser', 'at-least': 3 })).toEqual(['unreachable error sync.at-least']);
    expect(sentences({ of: 'tag:browser', 'at-least': 3 })).toEqual([
      '`at-least: 3` can never be reached: `tag:browser` weigh 2 in all; ask for at most 2',
    ]);
    expect(problems(7)).toEqual(['unreachable error sync.at-least']);
    expect(problems(6)).toEqual([]);
    expect(problems({ 'any-of': ['all', 7] })).toEqual(['unreachable error sync.any-of.1.at-least']);
  });

  test('an empty selector is an error with the nearest name', () => {
    expect(problems({ of: 'tag:browsers', 'at-least': 1 })).toEqual(['empty-selector error sync.of']);
    expect(sentences({ of: 'tag:browsers', 'at-least': 1 })[0]).toContain('did you mean `tag:browser`?');
    expect(problems({ of: ['lint', 'e3e'], 'at-least': 1 })).toEqual(['empty-selector error sync.of.1']);
    expect(sentences({ of: ['lint', 'e3e'], 'at-least': 1 })[0]).toContain('did you mean `e2e`?');
    expect(problems({ of: 'e2e[*=safari]', 'max-failures': 0 })).toEqual(['empty-selector error sync.of']);
  });

  test('a policy that can never fail is a warning and still a policy', () => {
    expect(problems({ 'max-failures': 6 })).toEqual(['never-fails warning sync.max-failures']);
    expect(compile({ 'max-failures': 6 }).policy).not.toBeNull();
    expect(problems({ 'max-failures': 5 })).toEqual([]);
    expect(problems({ 'max-failures': '100%' })).toEqual(['never-fails warning sync.max-failures']);
    expect(problems({ 'any-of': ['all', 'none'] })).toEqual(['never-fails warning sync']);
    expect(problems(['none', 'all'])).toEqual([]);
  });

  test('none is a note when it is written out', () => {
    expect(problems('none')).toEqual(['report-only note sync']);
    expect(problems('none', [task('a', { required: true })])).toEqual([]);
  });

  test('a policy that can never pass is an error: a required task that is skipped, a count that skips put out of reach', () => {
    const skipped = [task('a', { skip: true, required: true }), task('b')];
    expect(problems('any', skipped)).toEqual(['never-passes error sync']);
    expect(sentences('any', skipped)).toEqual([
      'this plan can never pass, because of what is skipped: fail: 0 of 1 required succeeded, need at least 1 (not `a`)',
    ]);
    const few = [task('a', { skip: true }), task('b'), task('c')];
    expect(problems(3, few)).toEqual(['never-passes error sync']);
    expect(sentences(3, few)[0]).toContain('unreachable: only 2 can still count');
    expect(problems(3, few, { onSkipped: 'success' })).toEqual([]);
    expect(problems('all', few, { onSkipped: 'failure' })).toEqual(['never-passes error sync']);
  });

  test('when everything is skipped the verdict says what that means, not an error', () => {
    expect(problems(1, [task('a', { skip: true })])).toEqual([]);
  });

  test('weights above what can be counted exactly are an error', () => {
    const heavy = (weight: number) => [task('a', { weight }), task('b')];
    expect(problems('all', heavy(90_071_992_547))).toEqual(['weight-sum error sync']);
    expect(problems('all', heavy(90_071_992_546))).toEqual([]);
    expect(problems('all', heavy(Number.MAX_SAFE_INTEGER))).toEqual(['weight-sum error sync']);
  });

  test('an empty list is judged by on-empty alone', () => {
    expect(compile({ of: 'tag:x', 'at-least': 9 }, {}, [])).toMatchObject({
      problems: [],
      policy: { onEmpty: 'fail' },
    });
    expect(problems({ 'at-least': 0 }, [])).toEqual(['bad-amount error sync.at-least']);
  });
});

describe('selectors', () => {
  const select = (...of: string[]) => createSelect(tasks)(of).map((index) => tasks[index]!.id);

  test('an id, a template, a tag, a glob, and the union of several', () => {
    expect(select()).toHaveLength(4);
    expect(select('lint')).toEqual(['lint']);
    expect(select('e2e')).toEqual(['e2e[browser=chrome]', 'e2e[browser=firefox]']);
    expect(select('e2e[browser=firefox]')).toEqual(['e2e[browser=firefox]']);
    expect(select('tag:browser')).toHaveLength(2);
    expect(select('unit[*/package.json]')).toEqual(['unit[packages/a/package.json]']);
    expect(select('e2e', 'tag:browser', 'lint')).toEqual(['lint', 'e2e[browser=chrome]', 'e2e[browser=firefox]']);
    expect(select('*')).toHaveLength(4);
    expect(select('tag:*')).toEqual([]);
    expect(select('__proto__', 'constructor')).toEqual([]);
  });

  test('brackets and other signs of regular expressions are plain characters', () => {
    expect(idMatcher('e2e[*]')('e2e[x]')).toBe(true);
    expect(idMatcher('e2e[*]')('e2ex')).toBe(false);
    expect(idMatcher('a.b*')('aXb')).toBe(false);
    expect(idMatcher('a*a')('a')).toBe(false);
    expect(idMatcher('*ab*ab')('xab')).toBe(false);
    expect(idMatcher('**')('')).toBe(true);
  });

  test('a question mark is one character, braces are alternatives, a backslash makes a sign literal', () => {
    expect(select('unit[packages/?/package.json]', 'e2e[browser={chrome,edge}]')).toEqual([
      'e2e[browser=chrome]',
      'unit[packages/a/package.json]',
    ]);
    expect(idMatcher('a\\**')('a*x')).toBe(true);
    expect(idMatcher('a\\**')('abx')).toBe(false);
    expect(idMatcher('{a')('{a')).toBe(false);
  });

  test('an id that contains `*` selects itself only', () => {
    const odd = [task('u[*]'), task('u[a]')];
    expect(createSelect(odd)(['u[*]'])).toEqual([0]);
  });

  test('agrees with a regular expression', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '[', '*', '/'), maxLength: 8 });
    fc.assert(
      fc.property(text, text, (glob, id) => {
        fc.pre(glob.includes('*') && glob !== id);
        expect(idMatcher(glob)(id)).toBe(naiveSelects(glob, task(id, { template: id })));
      }),
      { numRuns: 3000 },
    );
  });

  test('stays fast on a hostile glob', () => {
    expect(idMatcher(`${'*a'.repeat(200)}b`)('a'.repeat(10_000))).toBe(false);
  });
});

test('every kind of problem of a record has a sentence that quotes it without its backticks and line breaks', () => {
  const base = { area: 'sync', severity: 'warning', at: null } as const;
  const hostile = 'x`\n::error::y';
  const claims = [{ state: 'failed', source: hostile }];
  const all: SyncProblem[] = [
    { ...base, kind: 'empty-source', source: hostile },
    { ...base, kind: 'malformed', source: hostile, line: 2, detail: hostile },
    { ...base, kind: 'oversized', source: hostile, line: null, max: 1024 },
    { ...base, kind: 'future-version', source: hostile, line: 1, version: 2 },
    { ...base, kind: 'more-malformed', source: hostile, count: 3 },
    { ...base, kind: 'foreign-plan', source: hostile, task: hostile, plan: hostile },
    { ...base, kind: 'unknown-task', source: hostile, task: hostile },
    { ...base, kind: 'wrong-leg', source: hostile, task: hostile, leg: hostile, expected: null },
    { ...base, kind: 'wrong-attempt', source: hostile, task: hostile, runAttempt: 1, expected: 2 },
    { ...base, kind: 'later-attempt', task: hostile, runAttempt: 2, current: 1 },
    { ...base, kind: 'contradictory', task: hostile, runAttempt: 1, counted: 'failed', claims },
    { ...base, kind: 'lost-record', leg: hostile, runAttempt: 2, last: 1, tasks: [hostile] },
    { ...base, kind: 'doubtful', leg: hostile, job: hostile, ended: hostile, tasks: [hostile] },
    { ...base, kind: 'impossible-state', task: hostile, state: hostile },
    { ...base, kind: 'not-started', leg: hostile, runAttempt: 2, tasks: [hostile] },
    { ...base, kind: 'no-job', legs: [hostile], numbered: [] },
    { ...base, kind: 'no-job', legs: [hostile], numbered: [hostile] },
    { ...base, kind: 'two-jobs', leg: hostile, jobs: [hostile, hostile] },
    { ...base, kind: 'still-queued', leg: hostile, job: hostile },
  ];
  for (const problem of all) {
    const sentence = syncSentence(problem);
    expect(sentence).toContain('x ::error::y');
    expect(sentence).not.toMatch(/\n|x`\s/);
    expect(sentence.split('`').length % 2).toBe(1);
  }
});
