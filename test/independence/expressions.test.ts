import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withExpressions, withValues } from '../../src/independence/expressions.ts';
import { task } from './support/tasks.ts';

const word = fc.constantFrom('os', 'api', 'item', 'matrix', 'linux', 'a', 'x.y', '[b]', '7');
const cell = fc.dictionary(fc.constantFrom('os', 'comp', 'api'), word, { minKeys: 1 });
const path = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join('/'));

it('law: expressions hold no expressions, whatever values are called, and the way back leads to the same path', () => {
  fc.assert(
    fc.property(cell, path, (matrix, pattern) => {
      const one = task('t', { matrix });
      const written = withExpressions(pattern, one);
      expect(written.replaceAll(/\$\{\{ matrix\.[a-z]+ \}\}/g, '')).not.toMatch(/[${}]/);
      expect(withValues(written, one).replaceAll('\\', '')).toBe(pattern);
    }),
    { examples: [[{ os: 'linux', comp: 'os' }, 'out/linux/os.txt']] },
  );
});
