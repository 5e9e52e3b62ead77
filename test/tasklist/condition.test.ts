import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateCondition, foldResults, type NeedResult, statusOf } from '../../src/tasklist/condition.ts';
import vectors from '../cases/tasklist/conditions.json' with { type: 'json' };

const RESULTS = ['failure', 'cancelled', 'skipped', 'success'] as const;
const own = JSON.parse('{"node": 20, "list": [1, 2], "constructor": "own", "quoted": "it\'s \'quoted\'"}');
const contexts = { item: 'a.txt', matrix: own, env: { MODE: 'fast' }, github: {} };

describe('evaluateCondition', () => {
  it.each(vectors)('$if with $needs is $is', ({ if: condition, needs, is, cancelled = false }) => {
    const results = Object.entries(needs as Record<string, NeedResult>);
    const byId = Object.fromEntries(results.map(([id, result]) => [id, { result, outputs: {} }]));
    const status = statusOf(
      results.map(([, result]) => result),
      cancelled,
    );
    expect(evaluateCondition(condition, { ...contexts, needs: byId }, status)).toBe(is);
  });

  it('throws when only the run can show that it cannot be evaluated', () => {
    const needs = { a: { result: 'success' as const, outputs: {} } };
    const status = statusOf(['success'], false);
    expect(() => evaluateCondition('fromJSON(needs.a.result)', { ...contexts, needs }, status)).toThrow(/fromJson/);
  });

  it('without a status function is false whenever success() is, whatever it says', () => {
    const needs = fc.array(fc.constantFrom(...RESULTS), { maxLength: 5 });
    fc.assert(
      fc.property(needs, fc.boolean(), fc.boolean(), (results, cancelled, value) => {
        const status = statusOf(results, cancelled);
        const answer = evaluateCondition(String(value), { ...contexts, needs: {} }, status);
        expect(answer).toBe(status.success && value);
        expect(evaluateCondition(`success() && ${value}`, { ...contexts, needs: {} }, status)).toBe(answer);
      }),
    );
  });
});

describe('foldResults', () => {
  it('is the worst result, in any order, and a success for nothing', () => {
    const worst = (results: readonly NeedResult[]) =>
      RESULTS[Math.min(3, ...results.map((result) => RESULTS.indexOf(result)))];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...RESULTS), { maxLength: 6 }), (results) => {
        expect(foldResults(results)).toBe(worst(results));
        expect(foldResults(results.toReversed())).toBe(worst(results));
      }),
    );
  });
});
