/** The edge cases of the specification, each under its name, from records to the verdict. */
import { describe, expect, test } from 'vitest';
import type { Plan, Policy, State, TaskRecord } from '../../src/model.ts';
import { stopReached } from '../../src/policy/decide.ts';
import { compilePolicy } from '../../src/policy/policy.ts';
import { createTally } from '../../src/policy/tally.ts';
import { createWatch } from '../../src/policy/watch.ts';
import { toldVerdict } from '../../src/report/sentences/verdict-reasons.ts';
import { type EvidenceOptions, weighRecords } from '../../src/verdict/evidence.ts';
import { parseRecords } from '../../src/verdict/parse-records.ts';
import { verdictTiming } from '../../src/verdict/timing.ts';
import { evaluate } from '../../src/verdict/verdict.ts';
import {
  ALL,
  decide,
  jobOf,
  nowhere,
  planOf,
  policyOf,
  recordOf,
  ruleOf,
  shared,
  TIMING,
  task,
  tryOf,
} from './support.ts';

const ids = ['a', 'b', 'c'];
const tasks = ids.map((id) => task(id));
const any = ruleOf({ atLeast: { count: 1 } });

function planFor(formula: Policy['formula'], settings: Partial<Policy> = {}, list = tasks): Plan {
  return planOf(policyOf(formula, settings), list);
}

function verdictOf(plan: Plan, records: readonly TaskRecord[], options: Partial<EvidenceOptions> = {}) {
  const closed = weighRecords(
    plan,
    records.map((record) => shared(record)),
    { runAttempt: 1, ...options },
  );
  return { ...toldVerdict(evaluate(plan, closed, TIMING)), problems: closed.problems.map(({ kind }) => kind) };
}

/** One record a task, in order. */
const of = (plan: Plan, ...states: State[]) => states.map((state, index) => recordOf(plan, ids[index]!, state));

describe('empty list', () => {
  test('fails, and passes only when on-empty says so', () => {
    expect(verdictOf(planFor(any, {}, []), []).verdict).toBe('fail');
    expect(verdictOf(planFor({ none: true }, {}, []), []).verdict).toBe('fail');
    expect(verdictOf(planFor(any, { onEmpty: 'pass' }, []), []).verdict).toBe('pass');
  });
});

describe('N > M', () => {
  test('is an error of the plan that names N, M and the selector', () => {
    const { problems } = compilePolicy({ of: ['a', 'b'], 'at-least': 3 }, {}, tasks, nowhere);
    expect(problems).toMatchObject([{ kind: 'unreachable', severity: 'error', need: 3, total: 2, of: 'a, b' }]);
  });
});

describe('N reachable at plan, not after skips', () => {
  test('fails and says how many can still count', () => {
    const plan = planFor(ruleOf({ atLeast: { count: 3 } }));
    const { verdict, decidedBy } = verdictOf(plan, of(plan, 'succeeded', 'succeeded', 'skipped'));
    expect(verdict).toBe('fail');
    expect(decidedBy[0]?.text).toBe(
      'fail: 2 of 2 succeeded, need at least 3 (unreachable: only 2 can still count; 1 neutral)',
    );
  });
});

describe('all skipped or tolerated', () => {
  test('fails under every rule, and passes only when on-all-neutral says so', () => {
    for (const formula of [ALL, { none: true } as const, ruleOf({ maxFailures: { count: 3 } })]) {
      const strict = planFor(formula);
      expect(verdictOf(strict, of(strict, 'skipped', 'tolerated', 'skipped')).verdict).toBe('fail');
      const lenient = planFor(formula, { onAllNeutral: 'pass' });
      expect(verdictOf(lenient, of(lenient, 'skipped', 'tolerated', 'skipped')).verdict).toBe('pass');
    }
  });

  test('the early decision waits while nothing counts and everything may still be neutral', () => {
    const loose = tasks.map((one) => ({ ...one, continueOnError: true }));
    const policy = policyOf(ruleOf({ maxFailures: { count: 3 } }));
    expect(decide(policy, loose, new Map([['a', 'neutral']])).decided).toBe(false);
    expect(decide(policy, tasks, new Map([['a', 'neutral']]))).toMatchObject({ decided: true, verdict: 'pass' });
    expect(decide(policy, loose, new Map([['a', 'failure']]))).toMatchObject({ decided: true, verdict: 'pass' });
  });
});

describe('duplicates and re-run attempts', () => {
  test('the newest attempt counts, and an older failure shows as flaky', () => {
    const plan = planFor(ALL);
    const first = of(plan, 'succeeded', 'failed', 'succeeded');
    const again = recordOf(plan, 'b', 'succeeded', { runAttempt: 2 });
    expect(verdictOf(plan, [...first, ...first])).toMatchObject({ verdict: 'fail', failed: ['b'], problems: [] });
    const second = verdictOf(plan, [again, ...first], { runAttempt: 2 });
    expect(second).toMatchObject({ verdict: 'pass', flaky: ['b'], succeeded: ids });
    expect(verdictOf(plan, [...first, again], { runAttempt: 1 })).toMatchObject({ verdict: 'fail' });
  });
});

describe('same key, different outcome', () => {
  test('the worst counts, and a green that came last does not', () => {
    const plan = planFor(ALL);
    const records = [...of(plan, 'failed', 'succeeded', 'succeeded'), recordOf(plan, 'a', 'succeeded')];
    expect(verdictOf(plan, records)).toMatchObject({ verdict: 'fail', failed: ['a'], problems: ['contradictory'] });
    expect(verdictOf(plan, records.toReversed())).toMatchObject({ verdict: 'fail', failed: ['a'] });
  });
});

describe('record succeeded, job failed', () => {
  test('counts as a failure', () => {
    const plan = planFor(ALL);
    const jobs = plan.legs.map(({ name }, index) => jobOf(name, { conclusion: index === 1 ? 'failure' : 'success' }));
    const run = { jobs, wait: 'no', listCut: false } as const;
    const verdict = verdictOf(plan, of(plan, 'succeeded', 'succeeded', 'succeeded'), { run });
    expect(verdict).toMatchObject({ verdict: 'fail', failed: ['b'], problems: ['doubtful'] });
    expect(verdict.decidedBy[0]?.text).toContain('doubtful');
  });
});

describe('late result after the decision', () => {
  test('is stored and changes nothing', () => {
    const tally = createTally(planFor(any));
    tally.add('a', 'success');
    const decided = tally.decide();
    expect(decided).toMatchObject({ decided: true, verdict: 'pass' });
    expect(tally.add('b', 'failure')).toBe(true);
    expect(tally.decide()).toEqual(decided);
    expect(tally.add('b', 'success')).toBe(false);
    expect(tally.counts.outcomes).toEqual(['success', 'failure', null]);
  });
});

describe('missing', () => {
  test('counts as a failure, is named, and keeps the denominator', () => {
    const plan = planFor(ruleOf({ atLeast: { thousandths: 80_000 } }));
    const verdict = verdictOf(plan, of(plan, 'succeeded', 'succeeded'));
    expect(verdict).toMatchObject({ verdict: 'fail', missing: ['c'], failed: [], counts: { total: 3, missing: 1 } });
    expect(verdict.decidedBy[0]?.text).toBe(
      'fail: 2 of 3 succeeded, need at least 3 (80% of 3 = 2.4, rounded up; 1 missing)',
    );
  });

  test('no record at all never passes, not even with every leniency', () => {
    for (const formula of [{ none: true } as const, ruleOf({ maxFailures: { count: 3 } })]) {
      expect(verdictOf(planFor(formula), []).verdict).toBe('fail');
      expect(verdictOf(planFor(formula, { onMissing: 'neutral', onAllNeutral: 'pass' }), []).verdict).toBe('fail');
    }
  });
});

describe('unknown id, foreign plan, wrong leg', () => {
  test('are never counted', () => {
    const plan = planFor(any);
    const good = recordOf(plan, 'a', 'succeeded');
    const bad = [
      { ...good, task: 'd' },
      { ...good, plan: `sha256:${'0'.repeat(64)}` },
      { ...good, leg: 'w1-leg-3' },
    ];
    expect(verdictOf(plan, bad)).toMatchObject({ verdict: 'fail', missing: ids, succeeded: [] });
  });
});

describe('malformed, oversized, truncated and future-version records', () => {
  test('leave their task missing, and their neighbours alone', () => {
    const plan = planFor(ruleOf({ atLeast: { count: 2 } }));
    const [a, b, c] = of(plan, 'succeeded', 'succeeded', 'succeeded').map((record) => JSON.stringify(record)) as [
      string,
      string,
      string,
    ];
    const { records, problems } = parseRecords([a, b.slice(0, 90), c].join('\n'), 'leg');
    expect(problems).toMatchObject([{ kind: 'malformed', line: 2 }]);
    expect(verdictOf(plan, records)).toMatchObject({ verdict: 'pass', missing: ['b'] });
    const future = parseRecords(a.replace('"version":1', '"version":2'), 'leg');
    expect(future).toMatchObject({ records: [], problems: [{ kind: 'future-version', version: 2 }] });
    expect(parseRecords(a, 'leg', { recordBytes: 10, sourceBytes: 1000, problems: 1 }).records).toEqual([]);
  });
});

describe('flaky', () => {
  test('is a success that is listed, neutral, or a failure', () => {
    const tries = [tryOf(0, 1, 1), tryOf(2, 3, 0)];
    const verdict = (flaky: Policy['flaky']) => {
      const plan = planFor(ALL, { flaky }, tasks.slice(0, 1));
      return verdictOf(plan, [recordOf(plan, 'a', 'succeeded', { tries })]);
    };
    expect(verdict('success')).toMatchObject({ verdict: 'pass', flaky: ['a'], succeeded: ['a'] });
    expect(verdict('tolerate')).toMatchObject({ verdict: 'fail', flaky: ['a'], succeeded: ['a'], failed: [] });
    expect(verdict('failure')).toMatchObject({ verdict: 'fail', flaky: ['a'], succeeded: [], failed: ['a'] });
    expect(verdict('failure').decidedBy[0]?.text).toBe('fail: 1 of 1 failed, need at most 0 (1 flaky)');
  });
});

describe('superseded without a decision', () => {
  test('counts as a failure and says so', () => {
    const plan = planFor(ALL);
    const verdict = verdictOf(plan, of(plan, 'succeeded', 'succeeded', 'superseded'));
    expect(verdict).toMatchObject({ verdict: 'fail', failed: ['c'], counts: { superseded: 1 } });
    expect(verdict.decidedBy[0]?.text).toContain('1 superseded without a decision');
  });

  test('with a decision it cannot matter and is no failure', () => {
    const plan = planFor(any);
    const verdict = verdictOf(plan, of(plan, 'succeeded', 'superseded', 'superseded'));
    expect(verdict).toMatchObject({ verdict: 'pass', failed: [], succeeded: ['a'], counts: { superseded: 2 } });
  });
});

describe('unfinished tasks', () => {
  test('are not missing when the verdict is decided without them', () => {
    const plan = planFor(any);
    const closed = weighRecords(plan, [shared(recordOf(plan, 'a', 'succeeded'))], { runAttempt: 1 });
    const early = toldVerdict(evaluate(plan, { ...closed, pending: new Set(['b', 'c']) }, TIMING));
    expect(early).toMatchObject({ verdict: 'pass', missing: [], counts: { superseded: 2, missing: 0 } });
    expect(early.decidedBy[0]?.text).toBe('pass: 1 of 3 succeeded, need at least 1 (2 unfinished)');
    const open = evaluate(planFor(ALL), { ...closed, pending: new Set(['b', 'c']) }, TIMING);
    expect(open).toMatchObject({ verdict: 'fail', failed: ['b', 'c'] });
  });
});

describe('tasks that were skipped when planned', () => {
  test('need no record and are neutral unless on-skipped says otherwise', () => {
    const list = [task('a'), task('b', { skip: true })];
    const verdict = (settings: Partial<Policy>) => {
      const plan = planFor(ALL, settings, list);
      return verdictOf(plan, [recordOf(plan, 'a', 'succeeded')]);
    };
    expect(verdict({})).toMatchObject({ verdict: 'pass', missing: [], counts: { skipped: 1, succeeded: 1 } });
    expect(verdict({ onSkipped: 'failure' })).toMatchObject({ verdict: 'fail', failed: ['b'] });
  });
});

describe('the stop condition', () => {
  const pass = { decided: true, verdict: 'pass', foregone: false } as const;
  const fail = { decided: true, verdict: 'fail', foregone: false } as const;
  test.each([
    ['success', true, false],
    ['failure', false, true],
    ['decided', true, true],
    ['never', false, false],
  ] as const)('%s', (stop, onPass, onFail) => {
    expect(stopReached(pass, stop)).toBe(onPass);
    expect(stopReached(fail, stop)).toBe(onFail);
    expect(stopReached({ decided: false }, stop)).toBe(false);
  });

  test('a verdict that was certain before the first result stops nothing', () => {
    for (const formula of [{ none: true } as const, ruleOf({ maxFailures: { count: 3 } })]) {
      const watch = createWatch({ ...planFor(formula), stop: 'success' });
      expect(watch.decision()).toMatchObject({ decided: true, verdict: 'pass', foregone: true });
      watch.take(new Map([['a', 'failure']]));
      expect(watch.stopped()).toBe(false);
      expect(watch.colourOf(['a'])).toBe('green');
    }
  });

  test('nor does one that only a run in which nothing counts could have changed', () => {
    const tolerated = ids.map((id) => task(id, { continueOnError: true }));
    const watch = createWatch({ ...planFor({ none: true }, {}, tolerated), stop: 'success' });
    expect(watch.decision()).toEqual({ decided: false });
    watch.take(new Map([['a', 'success']]));
    expect(watch.decision()).toEqual({ decided: true, verdict: 'pass', foregone: true });
    expect(watch.stopped()).toBe(false);
  });
});

test('a skip that makes a pass certain before anything counts stops nothing', () => {
  const list = [task('a'), task('b', { condition: 'failure()' })];
  const plan = planFor(ruleOf({ maxFailures: { count: 1 } }), {}, list);
  const watch = createWatch({ ...plan, stop: 'success' });
  watch.take(new Map([['b', 'neutral']]));
  expect([watch.decision(), watch.stopped()]).toEqual([{ decided: true, verdict: 'pass', foregone: true }, false]);
});

describe('what needs a task that may be skipped', () => {
  test('may be skipped too, so a pass is not certain while nothing counts', () => {
    const chain = [
      task('z', { continueOnError: true }),
      task('a', { needs: ['z'], condition: "needs.z.outputs.go == 'yes'" }),
      task('b', { needs: ['a'] }),
      task('c', { needs: ['b'] }),
    ];
    const watch = createWatch({ ...planFor(ruleOf({ maxFailures: { count: 3 } }), {}, chain), stop: 'success' });
    watch.take(new Map([['z', 'neutral']]));
    expect(watch.decision()).toEqual({ decided: false });
    watch.take(new Map([['a', 'failure']]));
    expect(watch.decision()).toMatchObject({ decided: true, verdict: 'pass' });
  });
});

describe('the tally', () => {
  test('does not count strangers', () => {
    const tally = createTally(planFor(any));
    expect(tally.add('d', 'success')).toBe(false);
    expect(tally.replace('__proto__', 'success')).toBe(false);
    expect(tally.decide()).toEqual({ decided: false });
  });

  test('stays exact at the largest weights', () => {
    const heavy = [task('a', { weight: 60_047_995_031 }), task('b', { weight: 30_023_997_516 })];
    const policy = policyOf(ruleOf({ atLeast: { thousandths: 66_667 } }));
    const outcomes = new Map([
      ['a', 'success'],
      ['b', 'failure'],
    ] as const);
    expect(decide(policy, heavy, outcomes)).toMatchObject({ decided: true, verdict: 'fail' });
    const enough = policyOf(ruleOf({ atLeast: { thousandths: 66_666 } }));
    expect(decide(enough, heavy, outcomes)).toMatchObject({ decided: true, verdict: 'pass' });
  });
});

describe('timing', () => {
  test('10 + 15 + 8 minutes side by side are 33 / 15 = 2.2x', () => {
    const plan = planFor(ALL);
    const minute = 60_000;
    const records = [10, 15, 8].map((minutes, index) =>
      recordOf(plan, ids[index]!, 'succeeded', {
        tries: [tryOf(0, minutes * minute, 0)],
        durationMs: minutes * minute,
      }),
    );
    expect(verdictTiming(records, plan)).toEqual({
      sequentialMs: 33 * minute,
      parallelMs: 15 * minute,
      speedup: 2.2,
      predictedSpeedup: 2.2,
      boundBy: 'b',
    });
  });

  test('nothing ran: no time and a speedup of 1', () => {
    const plan = planFor(ALL);
    const expected = { sequentialMs: 0, parallelMs: 0, speedup: 1 };
    expect(verdictTiming([], plan)).toMatchObject(expected);
    expect(verdictTiming([recordOf(plan, 'a', 'skipped')], plan)).toMatchObject(expected);
  });
});
