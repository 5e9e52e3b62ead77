import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../../src/glob/decide.ts';
import { activeOf } from '../../src/independence/active.ts';
import { comparePatterns } from '../../src/independence/candidates.ts';
import { collectDeclarations } from '../../src/independence/declared.ts';
import type { Task } from '../../src/model.ts';

const locate = () => ({ file: 'f.yml', line: 1, column: 1 });

const declare = (lists: readonly { readonly reads: readonly string[]; readonly writes: readonly string[] }[]) =>
  collectDeclarations(
    activeOf(lists.map((list, index) => ({ id: `t${index}`, skip: false, artifacts: [], ...list }) as unknown as Task)),
    false,
    locate,
  ).patterns;

/** What was compared, each pair once, in the order of its patterns. */
function compared(patterns: ReturnType<typeof declare>): string[] {
  const pairs: string[] = [];
  comparePatterns(patterns, (a, b) => {
    const [first, second] = [a.declared.number, b.declared.number].sort((x, y) => x - y);
    pairs.push(`${first} ${second}`);
    return true;
  });
  return pairs;
}

const deep = (names: number) => Array.from({ length: names }, (_, index) => `d${index}`).join('/');
const patterns = fc.oneof(
  fc
    .array(fc.constantFrom('a', 'b', 'c.d', '*', '**', 'x*.e', '{a,b}'), { minLength: 1, maxLength: 4 })
    .map((names) => names.join('/')),
  fc.constantFrom('db://a', 'db://a/b', 'db://**', 'other://a', '**', '.', deep(127), deep(140), `${deep(140)}/**`),
  fc.constantFrom(`${deep(127)}/*`, `${deep(128)}/*`, deep(128), `${deep(129)}/x`, `${deep(150)}/x.e`),
);
const lists = fc.array(
  fc.record({ reads: fc.array(patterns, { maxLength: 3 }), writes: fc.array(patterns, { maxLength: 2 }) }),
  { maxLength: 6 },
);

describe('comparePatterns', () => {
  test('law: leaves out no pair that meets, and compares none twice', () => {
    fc.assert(
      fc.property(lists, (given) => {
        const patterns = declare(given);
        const declared = [...patterns.entries];
        const seen = compared(patterns);
        for (const a of declared) {
          for (const b of declared) {
            if (a.number >= b.number || a.writers.length + b.writers.length === 0) continue;
            const meets = a.alternatives.some((left) =>
              b.alternatives.some(
                (right) =>
                  decide(
                    { alternative: left, exclusions: [], approximate: false },
                    { alternative: right, exclusions: [], approximate: false },
                  ).verdict === 'meet',
              ),
            );
            if (meets) expect(seen).toContain(`${a.number} ${b.number}`);
            const pairs = a.alternatives.length * b.alternatives.length;
            expect(seen.filter((pair) => pair === `${a.number} ${b.number}`).length).toBeLessThanOrEqual(pairs);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('looks at nothing in a list whose patterns stand apart', () => {
    const apart = Array.from({ length: 50 }, (_, n) => ({
      reads: [`p/m${n}/src/**`, 'all/**'],
      writes: [`p/m${n}/out/**`],
    }));
    expect(compared(declare(apart))).toEqual([]);
  });

  test('finds what stands above, also in a URI and beyond the names that are told apart', () => {
    const one = (writes: string, reads: string) => compared(declare([{ writes: [writes], reads: [reads] }]));
    expect(one('a/**', 'a/b/c/d')).toEqual(['0 1']);
    expect(one('db://a', 'db://a/b/c')).toEqual(['0 1']);
    expect(one('db://a', 'a/b')).toEqual([]);
    expect(one(`${deep(130)}/**`, `${deep(150)}/x`)).toEqual(['0 1']);
    expect(one('**', 'db://a')).toEqual([]);
  });
});
