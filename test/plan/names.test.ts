import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentence } from '../../src/report/sentences/index.ts';
import { shortHash } from '../../src/tasklist/naming.ts';
import { makeOf, planOf } from './support.ts';

const namesOf = (list: object, facts = {}) => planOf(list, facts).tasks.map(({ name }) => name);
const warnings = (list: object) =>
  makeOf(list)
    .problems.filter(({ kind }) => kind === 'renamed')
    .map((problem) => `${problem.at?.line}: ${sentence(problem)}`);

describe('names of tasks', () => {
  test('equal ones end in a hash of the id, said once an entry with the way out', () => {
    const list = {
      tasks: [
        { id: 'lint', name: 'Checks', run: 'true' },
        { id: 'unit', name: 'checks', 'for-each': { items: ['a', 'b'] }, run: 'true' },
        { id: 'other', name: 'Other', run: 'true' },
      ],
    };
    expect(namesOf(list)).toEqual([
      `Checks ${shortHash('lint')}`,
      `checks ${shortHash('unit[a]')}`,
      `checks ${shortHash('unit[b]')}`,
      'Other',
    ]);
    expect(warnings(list)).toEqual([
      `1: \`lint\` has a name that another task has, like \`Checks\`, so \`lint\` is shown as \`Checks ${shortHash('lint')}\`; give a name of its own, with \`\${{ item }}\` or \`\${{ matrix.… }}\` in it`,
      `1: 2 tasks have a name that another task has, like \`checks\`, so \`unit[a]\` is shown as \`checks ${shortHash('unit[a]')}\`; give each a name of its own, with \`\${{ item }}\` or \`\${{ matrix.… }}\` in it`,
    ]);
  });

  test('too long ones are cut, and so is an id that is the name', () => {
    const item = `packages/${'deep/'.repeat(30)}index.ts`;
    const list = { tasks: [{ id: 'u', 'for-each': { items: [item] }, run: 'true' }] };
    const [name = ''] = namesOf(list);
    expect(name).toHaveLength(100);
    expect(name).toMatch(new RegExp(`^u\\[packages/deep/.*… ${shortHash(`u[${item}]`)}$`));
    expect(warnings(list)).toEqual([
      expect.stringContaining('more than 100 characters, which is all that GitHub shows'),
    ]);
  });

  test('a name that another task has as its id is not its own either', () => {
    const list = {
      tasks: [
        { id: 'lint', run: 'true' },
        { id: 'b', name: 'LINT', run: 'true' },
      ],
    };
    expect(new Set(namesOf(list).map((name) => name.toLowerCase())).size).toBe(2);
  });

  test('law: neither the order of the list nor what tasks took changes a name', () => {
    const entry = fc.record({
      name: fc.constantFrom('Tests', 'tests', 'Docs', 'x'.repeat(130)),
      duration: fc.integer({ min: 1, max: 1000 }),
    });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 8 }), (entries) => {
        const tasks = entries.map((one, at) => ({ id: `t${at}`, run: 'true', ...one }));
        const byId = (list: typeof tasks) =>
          Object.fromEntries(planOf({ tasks: list }).tasks.map(({ id, name }) => [id, name]));
        const names = byId(tasks);
        expect(byId([...tasks].reverse().map((one) => ({ ...one, duration: 5 })))).toEqual(names);
        expect(new Set(Object.values(names).map((name) => name.toLowerCase())).size).toBe(tasks.length);
      }),
      { numRuns: 50 },
    );
  });
});
