import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Formula, Reason } from '../../src/model.ts';
import { naiveSelects } from './oracle.ts';
import { type Case, caseArbitrary, decide, outcomeMap, policyOf, ruleOf, task } from './support.ts';

/** Reads a line back: what it claims, and whether its own numbers make it hold. */
function readBack(text: string) {
  const standing =
    /^(pass|fail): (0 of \d+ tasks count|the plan has no tasks|nothing is asked for|any-of has no alternative)/.exec(
      text,
    );
  if (standing !== null) return { verdict: standing[1], holds: standing[1] === 'pass', numbers: null };
  const line =
    /^(pass|fail): (?:at most )?(?:weight )?(\d+) of (\d+).*?, need at (least|most) (-?\d+)(?: \((.*)\))?$/.exec(text);
  if (line === null) throw new Error(`cannot read: ${text}`);
  const [, verdict, have, total, bound, need, notes = ''] = line;
  const share = /^([\d.]+)% of (\d+) = ([\d.]+)(?:, rounded (up|down))?/.exec(notes);
  if (share !== null) {
    const [, percent = '', of, product, rounded] = share;
    const exact = thousandths(percent) * BigInt(of ?? 0);
    expect(decimal(exact)).toBe(product);
    expect(rounded === undefined).toBe(exact % 100_000n === 0n);
    const whole = exact / 100_000n;
    expect(BigInt(need ?? 0)).toBe(rounded === 'up' ? whole + 1n : whole);
  }
  const holds = bound === 'least' ? Number(have) >= Number(need) : Number(have) <= Number(need);
  return { verdict, holds, numbers: { have: Number(have), total: Number(total), need: Number(need) } };
}

const thousandths = (percent: string): bigint => {
  const [whole = '', part = ''] = percent.split('.');
  return BigInt(whole + part.padEnd(3, '0'));
};

const decimal = (hundredThousandths: bigint): string => {
  const part = (hundredThousandths % 100_000n).toString().padStart(5, '0').replace(/0+$/, '');
  return `${hundredThousandths / 100_000n}${part === '' ? '' : `.${part}`}`;
};

/** The formula when of its rules only the listed ones are known: they hold in a pass and do not in a fail. */
function follows(formula: Formula, verdict: 'pass' | 'fail', listed: ReadonlySet<string>): boolean {
  if ('none' in formula) return true;
  if ('all' in formula) return formula.all.every((part) => follows(part, verdict, listed));
  if ('any' in formula) return formula.any.some((part) => follows(part, verdict, listed));
  const { of, atLeast, maxFailures } = formula.rule;
  const suffix = of.length === 0 ? '' : ` of ${of.map((selector) => `\`${selector}\``).join(', ')}`;
  const parts = Object.entries({ 'at-least': atLeast, 'max-failures': maxFailures }).flatMap(([key, amount]) => {
    if (amount === undefined) return [];
    if ('count' in amount) return [`${key} ${amount.count}${suffix}`];
    if ('majority' in amount) return [`${key} majority${suffix}`];
    return [`${key} ${decimal(BigInt(amount.thousandths) * 100n)}%${suffix}`];
  });
  const isListed = (part: string) => listed.has(part);
  return verdict === 'pass' ? parts.every(isListed) : !parts.some(isListed);
}

function explained({ policy, tasks, known }: Case) {
  const decision = decide(policy, tasks, outcomeMap(tasks, known));
  return decision.decided ? decision : null;
}

describe('L13 explain', () => {
  const cases = caseArbitrary(8, 6).filter(({ tasks }) => tasks.length > 1);

  test('the printed reasons recompute to the verdict, number by number', () => {
    let counted = 0;
    fc.assert(
      fc.property(cases, (given) => {
        const decision = explained(given);
        fc.pre(decision !== null);
        const read = decision.reasons.map(({ text }) => readBack(text));
        expect(read.length).toBeGreaterThan(0);
        expect(read.every(({ holds }) => holds) ? 'pass' : 'fail').toBe(decision.verdict);
        for (const [index, { verdict, holds, numbers }] of read.entries()) {
          const reason: Reason = decision.reasons[index]!;
          expect(verdict).toBe(decision.verdict);
          expect(holds).toBe(decision.verdict === 'pass');
          if (numbers === null) continue;
          expect(numbers).toMatchObject({ have: reason.have, need: reason.need });
          counted++;
        }
      }),
      { numRuns: 1500 },
    );
    expect(counted).toBeGreaterThan(1000);
  });

  test('the listed reasons alone prove the verdict: nothing that matters is left out', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const decision = explained(given);
        fc.pre(decision !== null && given.tasks.length > 0);
        const listed = new Set(decision.reasons.map(({ rule }) => rule));
        fc.pre(!listed.has('on-all-neutral'));
        const holds = follows(given.policy.formula, decision.verdict, listed);
        const required = given.tasks.some((one) => one.required);
        if (decision.verdict === 'pass') expect(holds && (!required || listed.has('required'))).toBe(true);
        else expect(holds && !listed.has('required')).toBe(false);
      }),
      { numRuns: 1500 },
    );
  });

  test('the numbers are those of the outcomes', () => {
    const finished = cases.filter(({ known }) => !known.includes(null));
    fc.assert(
      fc.property(finished, (given) => {
        const decision = explained(given);
        for (const { rule, text } of decision?.reasons ?? []) {
          const [, key, selectors] = /^(at-least|max-failures) \S+(?: of (.*))?$/.exec(rule) ?? [];
          if (key === undefined) continue;
          const of = selectors?.split(', ').map((quoted) => quoted.slice(1, -1)) ?? ['*'];
          const weigh = (outcome: string) =>
            given.tasks.reduce(
              (sum, one, index) =>
                given.known[index] === outcome && of.some((selector) => naiveSelects(selector, one))
                  ? sum + one.weight
                  : sum,
              0,
            );
          const have = weigh(key === 'at-least' ? 'success' : 'failure');
          expect(readBack(text).numbers).toMatchObject({ have, total: weigh('success') + weigh('failure') });
        }
      }),
      { numRuns: 1500 },
    );
  });
});

describe('the words', () => {
  const nine = Array.from({ length: 9 }, (_, index) => task(`t${index}`, { tags: ['core'] }));
  const outcomes = (letters: string) =>
    [...letters].map((letter) => (({ S: 'success', F: 'failure', N: 'neutral' }) as const)[letter] ?? null);
  const texts = (formula: Formula, letters: string, tasks = nine) =>
    explained({ policy: policyOf(formula), tasks, known: outcomes(letters) })?.reasons.map(({ text }) => text);

  test('a percentage shows its rounding', () => {
    expect(texts(ruleOf({ atLeast: { thousandths: 75_000 } }), 'SSSSSSSFF')).toEqual([
      'pass: 7 of 9 succeeded, need at least 7 (75% of 9 = 6.75, rounded up)',
    ]);
    expect(texts(ruleOf({ maxFailures: { thousandths: 33_333 } }), 'FFFSSSSSS')).toEqual([
      'fail: 3 of 9 failed, need at most 2 (33.333% of 9 = 2.99997, rounded down)',
    ]);
  });

  test('an early decision says what is unfinished', () => {
    expect(texts(ruleOf({ atLeast: { count: 1 } }), 'FSF......')).toEqual([
      'pass: 1 of 9 succeeded, need at least 1 (6 unfinished)',
    ]);
    expect(texts(ruleOf({ atLeast: { count: 8 } }), 'SFF......')).toEqual([
      'fail: at most 7 of 9 can succeed, need at least 8 (6 unfinished)',
    ]);
  });

  test('weights, selections and required tasks are named', () => {
    const tasks = nine.map((one, index) => ({ ...one, weight: index + 1, required: index < 2 }));
    expect(texts(ruleOf({ of: ['tag:core'], atLeast: { count: 40 } }), 'FSSSSSSSS', tasks)).toEqual([
      'fail: 1 of 2 required succeeded, need at least 2 (not `t0`)',
    ]);
    expect(texts(ruleOf({ of: ['tag:core'], atLeast: { count: 40 } }), 'SSSSSSSSF', tasks)).toEqual([
      'fail: weight 36 of 45 in `tag:core` succeeded, need at least 40',
    ]);
  });

  test('an any-of that passes names the first alternative that holds, one that fails names all', () => {
    const formula = { any: [ruleOf({ atLeast: { count: 9 } }), ruleOf({ maxFailures: { count: 1 } })] };
    expect(texts(formula, 'SSSSSSSSF')).toEqual(['pass: 1 of 9 failed, need at most 1']);
    expect(texts(formula, 'SSSSSSSFF')).toEqual([
      'fail: 7 of 9 succeeded, need at least 9',
      'fail: 2 of 9 failed, need at most 1',
    ]);
  });
});
