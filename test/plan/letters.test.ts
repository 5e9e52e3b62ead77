import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/model.ts';
import { lettersOf, outcomesOf } from '../../src/plan/letters.ts';

const legAndOutcomes = fc
  .array(fc.constantFrom<Outcome | null>('success', 'failure', 'neutral', null), { maxLength: 40 })
  .map((outcomes) => {
    const tasks = outcomes.map((_, index) => `t${index}`);
    const pairs = outcomes.flatMap((outcome, index) => (outcome === null ? [] : [[`t${index}`, outcome] as const]));
    return { leg: { tasks }, outcomes: new Map(pairs) };
  });

describe('outcomes as letters in a name', () => {
  test('S success, F failure, N neutral, P pending, in the order of the leg', () => {
    const leg = { tasks: ['a', 'b', 'c', 'd'] };
    const outcomes = new Map<string, Outcome>([
      ['c', 'neutral'],
      ['a', 'success'],
      ['b', 'failure'],
      ['other', 'success'],
    ]);
    expect(lettersOf(leg, outcomes)).toBe('SFNP');
  });

  test('runs are coded where that is shorter', () => {
    const tasks = Array.from({ length: 312 }, (_, index) => `t${index}`);
    const outcomes = new Map<string, Outcome>(tasks.map((id, index) => [id, index < 311 ? 'success' : 'failure']));
    expect(lettersOf({ tasks }, outcomes)).toBe('S311F1');
    expect(lettersOf({ tasks: tasks.slice(-2) }, outcomes)).toBe('SF');
    expect(outcomesOf({ tasks }, 'S311F1')).toEqual(outcomes);
  });

  test.each(['S3', 'S2S1', 'SSS', 'S1S2', 'S1SS'])('%s are three successes', (letters) => {
    expect(outcomesOf({ tasks: ['a', 'b', 'c'] }, letters)?.size).toBe(3);
  });

  test('law: never longer than a letter a task', () => {
    fc.assert(
      fc.property(legAndOutcomes, ({ leg, outcomes }) => {
        expect(lettersOf(leg, outcomes).length).toBeLessThanOrEqual(leg.tasks.length);
      }),
    );
  });

  test.each(['S4', 'S2', 'S0', 'S03', '3', '3S', 'S-3', 'S999999999', 'S1e1'])('%s is refused', (letters) => {
    expect(outcomesOf({ tasks: ['a', 'b', 'c'] }, letters)).toBeNull();
  });

  test('law: what was written is what is read', () => {
    fc.assert(
      fc.property(legAndOutcomes, ({ leg, outcomes }) => {
        expect(outcomesOf(leg, lettersOf(leg, outcomes))).toEqual(outcomes);
      }),
    );
  });

  test('law: a name of any other length or with any other letter is refused', () => {
    fc.assert(
      fc.property(legAndOutcomes, fc.string({ maxLength: 41 }), ({ leg }, letters) => {
        const plain = letters.replace(/([SFNP])([1-9]\d*)/g, (_, letter: string, times: string) =>
          letter.repeat(Math.min(1000, Number(times))),
        );
        const sound = plain.length === leg.tasks.length && /^[SFNP]*$/.test(plain);
        expect(outcomesOf(leg, letters) === null).toBe(!sound);
      }),
      { numRuns: 500 },
    );
  });

  test.each(['s', 'x', 'constructor', '__proto__', '\u0053\u0301'])('%j is no letter', (letters) => {
    const tasks = Array.from(letters, (_, index) => `t${index}`);
    expect(outcomesOf({ tasks }, letters)).toBeNull();
  });
});
