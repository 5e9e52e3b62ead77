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
        const sound = letters.length === leg.tasks.length && /^[SFNP]*$/.test(letters);
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
