import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Plan, State, TaskRecord } from '../../src/model.ts';
import { weighRecords } from '../../src/verdict/evidence.ts';
import { type Fold, foldOf, type SourcedRecord } from '../../src/verdict/fold.ts';
import { evaluate } from '../../src/verdict/verdict.ts';
import { ALL, legOf, planOf, policyArbitrary, policyOf, recordOf, TIMING, task, tryOf } from '../policy/support.ts';

const plan = planOf(policyOf(ALL), [task('a'), task('b'), task('c', { skip: true })], {});
const states = ['succeeded', 'failed', 'timed-out', 'cancelled', 'skipped', 'tolerated', 'superseded'] as const;

/** Records as a hostile or unlucky run brings them: any attempt, copies, contradictions, strangers. */
const sourced: fc.Arbitrary<SourcedRecord> = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'stranger'),
    state: fc.constantFrom<State>(...states),
    runAttempt: fc.integer({ min: 1, max: 4 }),
    reason: fc.constantFrom(null, 'needs', 'exit code 1'),
    tries: fc.integer({ min: 1, max: 2 }),
    outputs: fc.constantFrom<Record<string, string>>({}, { k: '1' }, { k: '2' }),
    plan: fc.constantFrom(plan.digest, plan.digest, plan.digest, `sha256:${'b'.repeat(64)}`),
    leg: fc.constantFrom(null, null, null, 'w1-leg-2'),
    source: fc.constantFrom('one', 'two'),
  })
  .map(({ id, state, leg, tries, source, ...fields }) => {
    const record = recordOf(plan, id, state, { ...fields, tries: Array.from({ length: tries }, () => tryOf(0, 1, 0)) });
    return { record: leg === null ? record : { ...record, leg }, source };
  });

const many = fc.array(sourced, { maxLength: 12 });

/** A fold as plain data in a fixed order, so that two folds can be compared. */
function plainFold(fold: Fold) {
  const claims = [...fold.claims].flatMap(([id, attempts]) =>
    [...attempts].map(([attempt, claim]) => [id, attempt, claim.record, claim.contradictory, [...claim.seen].sort()]),
  );
  const key = (value: unknown) => JSON.stringify(value);
  return { claims: claims.sort((a, b) => (key(a) < key(b) ? -1 : 1)), rejected: [...fold.rejected.keys()].sort() };
}

/** Records in another order. */
const shuffled = many.chain((all) =>
  fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
);

describe('L10 merge', () => {
  const of = (records: readonly SourcedRecord[]) => plainFold(foldOf(plan, records));

  test('is associative and commutative: the order in which records come makes no difference', () => {
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        expect(of(other)).toEqual(of(all));
      }),
      { numRuns: 1200 },
    );
  });

  test('is idempotent: copies make no difference', () => {
    fc.assert(
      fc.property(many, (all) => {
        expect(of([...all, ...all])).toEqual(of(all));
      }),
      { numRuns: 600 },
    );
  });
});

describe('L12 partition', () => {
  test('the verdict over records that come in any order is the same', () => {
    fc.assert(
      fc.property(policyArbitrary, shuffled, (policy, [all, other]) => {
        const judged: Plan = { ...plan, policy };
        const [one, two] = [all, other].map((records) => weighRecords(judged, records, { runAttempt: 3 }));
        if (one === undefined || two === undefined) throw new Error('two orders');
        expect(two).toEqual(one);
        expect(evaluate(judged, two, TIMING)).toEqual(evaluate(judged, one, TIMING));
      }),
      { numRuns: 600 },
    );
  });
});

describe('which record counts', () => {
  const at = (runAttempt: number, state: State, fields: Partial<TaskRecord> = {}): SourcedRecord => {
    const record = recordOf(plan, 'a', state, { runAttempt, ...fields });
    return { record, source: `a${runAttempt}` };
  };
  const fold = (records: SourcedRecord[], options = {}) => weighRecords(plan, records, { runAttempt: 2, ...options });
  const kinds = (problems: readonly { kind: string }[]) => problems.map(({ kind }) => kind);

  test('re-run attempts: the greatest run attempt up to the current one', () => {
    const closed = fold([at(1, 'failed'), at(2, 'succeeded'), at(3, 'failed')]);
    expect(closed.winners.get('a')).toMatchObject({ runAttempt: 2, state: 'succeeded' });
    expect(closed.flaky).toEqual(['a']);
    expect(kinds(closed.problems)).toEqual(['later-attempt']);
    expect(closed.problems[0]?.severity).toBe('note');
  });

  test('an older failure makes a success flaky, an older cancellation does not', () => {
    expect(fold([at(1, 'timed-out'), at(2, 'succeeded')]).flaky).toEqual(['a']);
    expect(fold([at(1, 'cancelled'), at(2, 'succeeded')]).flaky).toEqual([]);
    expect(fold([at(1, 'failed'), at(2, 'failed')]).flaky).toEqual([]);
    expect(fold([at(2, 'succeeded', { tries: [tryOf(0, 1, 1), tryOf(2, 3, 0)] })]).flaky).toEqual(['a']);
  });

  test('contradictory records of one attempt: the worst counts, whoever comes last', () => {
    for (const records of [
      [at(2, 'succeeded'), at(2, 'failed')],
      [at(2, 'failed'), at(2, 'succeeded')],
    ]) {
      const closed = fold(records);
      expect(closed.winners.get('a')?.state).toBe('failed');
      expect(kinds(closed.problems)).toEqual(['contradictory']);
    }
    const neutral = fold([at(2, 'tolerated'), at(2, 'superseded')]);
    expect(neutral.winners.get('a')?.state).toBe('superseded');
  });

  test('contradictory records of which both are successes are told, too', () => {
    const closed = fold([at(2, 'succeeded', { outputs: { k: '1' } }), at(2, 'succeeded', { outputs: { k: '2' } })]);
    expect(closed.winners.get('a')?.outputs).toEqual({ k: '1' });
    expect(kinds(closed.problems)).toEqual(['contradictory']);
  });

  test('duplicate records that are byte-identical are one record', () => {
    const twice = { ...at(2, 'failed'), source: 'copy' };
    const closed = fold([at(2, 'failed'), twice]);
    expect(closed.winners.get('a')?.state).toBe('failed');
    expect(closed.problems).toEqual([]);
  });

  test('keys in another order are the same record', () => {
    const one = at(2, 'succeeded', { outputs: { a: '1', b: '2' } });
    const other = at(2, 'succeeded', { outputs: { b: '2', a: '1' } });
    expect(fold([one, other]).problems).toEqual([]);
  });

  test('a superseded record of an earlier attempt is void, and nothing older comes back', () => {
    const closed = weighRecords(plan, [at(1, 'succeeded'), at(2, 'superseded')], { runAttempt: 3 });
    expect(closed.winners.has('a')).toBe(false);
    expect(closed.missing).toContain('a');
    expect(fold([at(2, 'superseded')]).winners.get('a')?.state).toBe('superseded');
  });

  test('an unknown task, a foreign plan and a wrong leg are not counted, and told', () => {
    const base = at(2, 'succeeded');
    const closed = fold([
      { ...base, record: { ...base.record, task: 'stranger' } },
      { ...base, record: { ...base.record, plan: `sha256:${'b'.repeat(64)}` } },
      { ...base, record: { ...base.record, leg: 'w1-leg-2' } },
    ]);
    expect(closed.winners.size).toBe(0);
    expect(closed.missing).toEqual(['a', 'b']);
    expect(kinds(closed.problems).sort()).toEqual(['foreign-plan', 'unknown-task', 'wrong-leg']);
    expect(closed.problems.every(({ severity }) => severity === 'warning')).toBe(true);
  });

  test('a foreign plan of an earlier attempt is only a note', () => {
    const base = at(1, 'succeeded', { plan: `sha256:${'b'.repeat(64)}` });
    expect(fold([base]).problems).toMatchObject([{ kind: 'foreign-plan', severity: 'note' }]);
  });

  test('a leg speaks only for its own tasks and its own attempt, whatever its records claim', () => {
    const base = at(2, 'succeeded');
    const speaks = (leg: string, runAttempt: number) => fold([{ ...base, uploadedBy: { leg, runAttempt } }]);
    expect(kinds(speaks('w1-leg-2', 2).problems)).toEqual(['wrong-leg']);
    expect(kinds(speaks('w1-leg-1', 1).problems)).toEqual(['wrong-attempt']);
    expect(speaks('w1-leg-1', 1).winners.size).toBe(0);
    expect(speaks('w1-leg-1', 2).winners.size).toBe(1);
  });

  test('a task that was skipped when planned has no leg, and nobody speaks for it', () => {
    const closed = fold([{ record: recordOf(plan, 'c', 'succeeded', { leg: 'w1-leg-1' }), source: 'c' }]);
    expect(kinds(closed.problems)).toEqual(['wrong-leg']);
    expect(closed.missing).not.toContain('c');
  });

  test('a task may be called `__proto__`', () => {
    const odd = planOf(policyOf(ALL), [task('__proto__')], { legs: [legOf('w1-leg-1', ['__proto__'])] });
    const record = recordOf(odd, '__proto__', 'succeeded', { outputs: { k: 'v' } });
    const closed = weighRecords(odd, [{ record, source: 's' }], { runAttempt: 1 });
    const verdict = evaluate(odd, closed, TIMING);
    expect(verdict.verdict).toBe('pass');
    expect(JSON.stringify(verdict.outputs)).toBe('{"__proto__":{"k":"v"}}');
  });
});
