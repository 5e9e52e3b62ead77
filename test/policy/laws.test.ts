import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Outcome, PlannedTask, Policy } from '../../src/model.ts';
import { leastSuccess, mostFailure } from '../../src/policy/amount.ts';
import { explain } from '../../src/policy/explain.ts';
import { createTally } from '../../src/policy/tally.ts';
import { toldReason } from '../../src/report/sentences/verdict-reasons.ts';
import { WHOLE } from '../../src/tasklist/sync-amount.ts';
import { bruteForce, everyCompletion, naiveJudge } from './oracle.ts';
import {
  type Case,
  caseArbitrary,
  decide,
  orderArbitrary,
  outcomeArbitrary,
  outcomeMap,
  policyArbitrary,
  policyOf,
  possible,
  ruleOf,
  task,
  tasksArbitrary,
} from './support.ts';

/** The code under test as one word: what it says of known and pending outcomes. */
function answer({ policy, tasks, known }: Case): 'pass' | 'fail' | 'open' {
  const decision = decide(policy, tasks, outcomeMap(tasks, known));
  return decision.decided ? decision.verdict : 'open';
}

const complete = (max = 8) =>
  fc
    .tuple(policyArbitrary, tasksArbitrary(max), fc.array(outcomeArbitrary, { minLength: max, maxLength: max }))
    .map(([policy, tasks, outcomes]) => ({ policy, tasks, known: outcomes.slice(0, tasks.length) }));

const counts = (tasks: readonly PlannedTask[], known: readonly (Outcome | null)[]) =>
  tasks.some((_, index) => known[index] === 'success' || known[index] === 'failure');

const RANK = { failure: 0, neutral: 1, success: 2 } as const;

describe('L1 monotone', () => {
  test('raising one outcome never turns pass into fail, except across the all-neutral rule', () => {
    fc.assert(
      fc.property(complete(), fc.nat(), outcomeArbitrary, (given, pick, raised) => {
        const { tasks, known } = given;
        fc.pre(tasks.length > 0);
        const index = pick % tasks.length;
        fc.pre(RANK[raised] > RANK[known[index]!]);
        const better = known.with(index, raised);
        fc.pre(counts(tasks, known) && counts(tasks, better));
        if (answer(given) === 'pass') expect(answer({ ...given, known: better })).toBe('pass');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('L2 adding', () => {
  test('a new succeeded task never turns pass into fail', () => {
    fc.assert(
      fc.property(complete(), fc.integer({ min: 1, max: 5 }), fc.boolean(), (given, weight, required) => {
        fc.pre(counts(given.tasks, given.known));
        fc.pre(answer(given) === 'pass');
        const tasks = [...given.tasks, task('new', { weight, required, tags: ['x'] })];
        expect(answer({ ...given, tasks, known: [...given.known, 'success'] })).toBe('pass');
      }),
      { numRuns: 1000 },
    );
  });
});

describe('L3 to L5: the same policy in other words', () => {
  const same = (a: Policy['formula'], b: Policy['formula'], { tasks, known }: Omit<Case, 'policy'>) =>
    expect(answer({ policy: policyOf(a), tasks, known })).toBe(answer({ policy: policyOf(b), tasks, known }));
  const partial = caseArbitrary().filter(({ tasks }) => tasks.length > 0);
  /** No outcome is neutral, and none can become neutral. */
  const withoutNeutral = partial.map(({ policy, tasks, known }) => ({
    policy,
    tasks: tasks.map((one) => ({ ...one, continueOnError: false as const, condition: null })),
    known: known.map((outcome) => (outcome === 'neutral' ? 'success' : outcome)),
  }));
  const total = (tasks: readonly PlannedTask[]) => tasks.reduce((sum, { weight }) => sum + weight, 0);

  test('L3 all = at-least M = at-least 100% = max-failures 0, without neutrals', () => {
    fc.assert(
      fc.property(withoutNeutral, (given) => {
        const all = ruleOf({ maxFailures: { count: 0 } });
        same(all, ruleOf({ atLeast: { count: total(given.tasks) } }), given);
        same(all, ruleOf({ atLeast: { thousandths: 100_000 } }), given);
        same(all, ruleOf({ maxFailures: { thousandths: 0 } }), given);
      }),
      { numRuns: 500 },
    );
  });

  test('L4 any = at-least 1: one success, or none', () => {
    fc.assert(
      fc.property(partial, ({ tasks, known }) => {
        const optional = tasks.map((one) => ({ ...one, required: false }));
        const said = answer({ policy: policyOf(ruleOf({ atLeast: { count: 1 } })), tasks: optional, known });
        if (known.includes('success')) expect(said).toBe('pass');
        else expect(said).toBe(known.includes(null) ? 'open' : 'fail');
      }),
      { numRuns: 500 },
    );
  });

  test('L5 duality: at-least n = max-failures M-n without neutrals, at-least p% = max-failures (100-p)%', () => {
    fc.assert(
      fc.property(withoutNeutral, partial, fc.nat(), (given, any, n) => {
        const M = total(given.tasks);
        const count = n % (M + 1);
        same(ruleOf({ atLeast: { count } }), ruleOf({ maxFailures: { count: M - count } }), given);
        const thousandths = n % (WHOLE + 1);
        same(ruleOf({ atLeast: { thousandths } }), ruleOf({ maxFailures: { thousandths: WHOLE - thousandths } }), any);
        same(ruleOf({ atLeast: { majority: true } }), ruleOf({ maxFailures: { majority: true } }), any);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('L6 soundness and completeness of decide', () => {
  test('decided exactly when all completions agree, over 20,000 random cases of up to 8 tasks', () => {
    const seen = { pass: 0, fail: 0, open: 0, early: 0, manyPending: 0 };
    fc.assert(
      fc.property(caseArbitrary(), (given) => {
        const truth = bruteForce(given.policy, given.tasks, given.known);
        expect(answer(given)).toBe(truth);
        seen[truth]++;
        const pending = given.known.filter((outcome) => outcome === null).length;
        if (truth !== 'open' && pending > 0) seen.early++;
        if (pending >= 4) seen.manyPending++;
      }),
      { numRuns: 20_000 },
    );
    // The generator must reach all that the law speaks of, or the law says nothing.
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(1000);
  });

  test('agrees with brute force on every small case: 3 tasks, each outcome or pending, each kind of rule', () => {
    const rules = [
      ruleOf({ atLeast: { count: 2 } }),
      ruleOf({ maxFailures: { count: 1 } }),
      ruleOf({ atLeast: { thousandths: 66_667 } }),
      ruleOf({ maxFailures: { thousandths: 50_000 } }),
      ruleOf({ atLeast: { majority: true } }),
      { any: [ruleOf({ atLeast: { count: 2 } }), ruleOf({ maxFailures: { count: 1 } })] },
    ];
    const slots = ['success', 'failure', 'neutral', null] as const;
    const knowns = slots.flatMap((a) => slots.flatMap((b) => slots.map((c) => [a, b, c])));
    const settings = (['fail', 'pass'] as const).flatMap((onAllNeutral) =>
      [0, 1, 2, 3].map((neutral) => ({ onAllNeutral, neutral })),
    );
    for (const formula of rules)
      for (const { onAllNeutral, neutral } of settings) {
        const tasks = ['a', 'b', 'c'].map((id, index) => task(id, { continueOnError: index < neutral }));
        const policy = policyOf(formula, { onAllNeutral });
        for (const known of knowns) expect(answer({ policy, tasks, known })).toBe(bruteForce(policy, tasks, known));
      }
  });
});

describe('L7 superseded irrelevance', () => {
  test('after a decision any assignment to the unfinished tasks gives the same verdict', () => {
    fc.assert(
      fc.property(caseArbitrary(6), (given) => {
        const said = answer(given);
        fc.pre(said !== 'open');
        const judge = naiveJudge(given.policy, given.tasks);
        everyCompletion(given.policy, given.tasks, given.known, (outcomes) => {
          expect(judge(outcomes)).toBe(said);
          return true;
        });
      }),
      { numRuns: 1000 },
    );
  });
});

describe('L8 stability', () => {
  test('once decided, every later outcome decides the same', () => {
    let early = 0;
    fc.assert(
      fc.property(caseArbitrary(), orderArbitrary(), ({ policy, tasks, known }, order) => {
        const tally = createTally({ policy, tasks });
        const decisions = order.flatMap((index) => {
          const arrived = tasks[index];
          if (arrived === undefined) return [];
          const ends = possible(arrived, policy, tasks);
          const outcome = known[index] ?? 'failure';
          tally.add(arrived.id, ends.includes(outcome) ? outcome : 'failure');
          return [tally.decide()];
        });
        const first = decisions.findIndex(({ decided }) => decided);
        expect(first === -1).toBe(tasks.length === 0);
        // What is certain before anything counts is foregone until something does.
        const said = decisions.map((decision) => (decision.decided ? decision.verdict : null));
        if (first !== -1) for (const later of said.slice(first + 1)) expect(later).toBe(said[first]);
        early += decisions.length - 1 - first;
      }),
      { numRuns: 1500 },
    );
    expect(early).toBeGreaterThan(500);
  });
});

describe('L9 order independence', () => {
  test('the verdict and its arithmetic do not depend on the order of arrival, nor on changes of mind', () => {
    const minds = fc.array(fc.option(outcomeArbitrary), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(caseArbitrary(), orderArbitrary(), minds, ({ policy, tasks, known }, order, before) => {
        const tally = createTally({ policy, tasks });
        for (const index of order.filter((position) => position < tasks.length)) {
          tally.replace(tasks[index]!.id, before[index] ?? null);
          tally.replace(tasks[index]!.id, known[index] ?? null);
        }
        const scratch = decide(policy, tasks, outcomeMap(tasks, known));
        const decision = tally.decide();
        const reasons = decision.decided ? { reasons: explain(tally.counts, decision.verdict).map(toldReason) } : {};
        expect({ ...decision, ...reasons }).toEqual(scratch);
      }),
      { numRuns: 1500 },
    );
  });
});

describe('L11 scale', () => {
  test('multiplying all weights and all counts changes nothing', () => {
    fc.assert(
      fc.property(caseArbitrary(), fc.integer({ min: 2, max: 1_000_000 }), (given, factor) => {
        const tasks = given.tasks.map((one) => ({ ...one, weight: one.weight * factor }));
        const formula = JSON.parse(JSON.stringify(given.policy.formula), (key, value) =>
          key === 'count' ? value * factor : value,
        );
        expect(answer({ ...given, tasks, policy: { ...given.policy, formula } })).toBe(answer(given));
      }),
      { numRuns: 1500 },
    );
  });
});

describe('L14 no-float', () => {
  test('for all M up to 1000 and p up to 100 both thresholds equal exact rounding', () => {
    for (let M = 0; M <= 1000; M++)
      for (let p = 0; p <= 100; p++) {
        const product = BigInt(p) * BigInt(M);
        const thousandths = p * 1000;
        if (leastSuccess({ thousandths }, M) !== Number((product + 99n) / 100n)) expect([M, p]).toBe('rounded up');
        if (mostFailure({ thousandths }, M) !== Number(product / 100n)) expect([M, p]).toBe('rounded down');
      }
  });

  test('with three decimals and weights up to the largest, too', () => {
    const weight = fc.oneof(fc.integer({ min: 0, max: 90_071_992_547 }), fc.constant(90_071_992_547));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: WHOLE }), weight, (thousandths, W) => {
        const product = BigInt(thousandths) * BigInt(W);
        expect(leastSuccess({ thousandths }, W)).toBe(Number((product + 99_999n) / 100_000n));
        expect(mostFailure({ thousandths }, W)).toBe(Number(product / 100_000n));
      }),
      { numRuns: 2000 },
    );
  });
});
