import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/model.ts';
import { createTally } from '../../src/policy/tally.ts';
import { sentence } from '../../src/report/sentences/index.ts';
import { makeOf, planOf } from './support.ts';

const LIST = `sync: { at-least: 3 }
tasks:
  - { id: build, run: x, tags: [base] }
  - { id: unit, for-each: { items: [a, b] }, matrix: { python: [3.13, 3.14] }, run: x, needs: build, tags: [pr] }
  - { id: try-me, run: x, tags: [nightly] }`;

const choose = (...selectors: string[]) => ({ only: { selectors, withNeeds: true } });
const ids = (selector: string) => planOf(LIST, choose(selector)).tasks.map(({ id }) => id);

describe('some tasks of a list', () => {
  test.each([
    ['unit[python=3.13]', ['build', 'unit[a,python=3.13]', 'unit[b,python=3.13]']],
    ['unit[a]', ['build', 'unit[a,python=3.13]', 'unit[a,python=3.14]']],
    ['unit[a,python=3.14]', ['build', 'unit[a,python=3.14]']],
    ['UNIT[B,PYTHON=3.14], try-*', ['build', 'unit[b,python=3.14]', 'try-me']],
    ['tag:nightly', ['try-me']],
  ])('%s', (selector, expected) => {
    expect(ids(selector)).toEqual(expected);
  });

  test('what they need comes with them and is in no rule', () => {
    const plan = planOf(LIST, choose('tag:pr'));
    expect(plan.tasks.filter(({ uncounted }) => uncounted).map(({ id }) => id)).toEqual(['build']);
    const tally = createTally(plan);
    expect(tally.add('build', 'success')).toBe(false);
    const outcomes: Outcome[] = ['success', 'success', 'success'];
    for (const [at, outcome] of outcomes.entries()) tally.add(plan.tasks[at + 1]?.id ?? '', outcome);
    expect(tally.decide()).toMatchObject({ decided: true, verdict: 'pass' });
  });

  test('an amount above the chosen tasks means all of them, and is said', () => {
    const { plan, problems } = makeOf(LIST, choose('try-me'));
    expect(plan?.policy.formula).toEqual({ rule: { of: [], atLeast: { count: 1 } } });
    expect(problems.map(sentence)).toEqual(['`at-least: 3` is more than was chosen: all 1 must succeed']);
    expect(makeOf(LIST.replace('at-least: 3', 'at-least: 99')).plan).toBeNull();
  });

  test('a rule about tasks that were not chosen asks for nothing', () => {
    const list = LIST.replace('sync: { at-least: 3 }', 'sync: [all, { of: "tag:pr", at-least: 2 }]');
    const { plan, problems } = makeOf(list, choose('try-me'));
    expect(plan?.policy.formula).toMatchObject({ all: [{ rule: { of: [] } }] });
    expect(problems.map(({ kind }) => kind)).toContain('none-of-chosen');
  });

  test('and is no way to pass where one of several rules is enough', () => {
    const any = 'sync: { any-of: [{ of: "tag:pr", at-least: 2 }, { of: "tag:nightly", at-least: 1 }] }';
    const plan = planOf(LIST.replace('sync: { at-least: 3 }', any), choose('try-me'));
    const tally = createTally(plan);
    expect(tally.decide()).toEqual({ decided: false });
    tally.add('try-me', 'failure');
    expect(tally.decide()).toMatchObject({ decided: true, verdict: 'fail' });
  });

  test('where every rule is about others, nothing is asked', () => {
    const others = 'sync: { any-of: [{ of: "tag:pr", at-least: 2 }, [{ of: build, at-least: 1 }]] }';
    const { plan } = makeOf(LIST.replace('sync: { at-least: 3 }', others), choose('try-me'));
    expect(plan?.policy.formula).toEqual({ none: true });
  });

  test('choosing nothing is for `on-empty`; an id that is none is an error', () => {
    const { plan, problems } = makeOf(LIST, choose('tag:none, zz-*'));
    expect([plan?.tasks, plan?.legs]).toEqual([[], []]);
    expect(problems.map(({ kind, severity }) => `${severity} ${kind}`)).toEqual([
      'warning nothing-chosen',
      'warning nothing-chosen',
    ]);
    expect(makeOf(LIST, choose('tryme')).problems.map(sentence)).toEqual([
      'there is no task `tryme`; did you mean `try-me`?',
    ]);
  });

  test('the plan names what `if` leaves out', () => {
    const { problems } = makeOf('tasks: [{ id: a, run: x, if: "1 == 2" }, { id: b, run: x }]');
    expect(problems.map(sentence)).toContain('1 task is left out because `if` is false: `a`');
  });
});

describe('what a list reads of the event and of inputs', () => {
  const list = `tasks:
  - id: a
    run: x
    name: "\${{ inputs.channel }} \${{ github.ref_name }}"
    if: contains(github.event.pull_request.labels.*.name, 'ci') && needs.b.outputs.v != inputs.channel
    needs: b
    env: { RUN: "\${{ github.run_id }}-\${{ inputs.channel }}", V: "\${{ format('{0}/{1}', needs.b.outputs.v, inputs.channel) }}" }
  - { id: b, run: x }`;
  const github = { ref_name: 'main', event: { pull_request: { labels: [{ name: 'ci' }] } } };
  const outside = { github, inputs: { channel: "it's ${{ x }}" }, onGithub: true };

  test('is filled in when planned, but for what only a run knows; values never become expressions', () => {
    const [task] = planOf(list, { outside }).tasks;
    expect(task).toMatchObject({
      name: "it's ${{ x }} main",
      env: {},
      condition: `contains ( fromJSON('["ci"]') , 'ci' ) && needs . b . outputs . v != 'it''s \${{ x }}'`,
      envAtStart: {
        RUN: [{ expression: 'github.run_id' }, { text: '-' }, { text: "it's ${{ x }}" }],
        V: [{ expression: `format ( '{0}/{1}' , needs . b . outputs . v , 'it''s \${{ x }}' )` }],
      },
    });
  });

  test('is missing only where it is read, and the error names the flag', () => {
    const { problems } = makeOf(list);
    expect(problems.map(sentence).map((text) => /give it with `([^`]+)`/.exec(text)?.[1])).toEqual([
      '--github event.pull_request.labels=…',
      '--input channel=…',
      '--github ref_name=…',
      '--github run_id=…',
    ]);
    expect(makeOf('tasks: [{ id: a, run: x }]').problems.filter(({ area }) => area === 'tasklist')).toEqual([]);
    const close = makeOf(list, { outside: { ...outside, inputs: { chanel: 'x' } } });
    expect(close.problems.map(sentence)[0]).toContain('did you mean `chanel`?');
  });
});
