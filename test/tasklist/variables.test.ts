import { describe, expect, it } from 'vitest';
import { taskFileName } from '../../src/tasklist/naming.ts';
import { isReservedVariable, variables } from '../../src/tasklist/variables.ts';

const none = { id: 't', env: {}, item: null, matrix: {} };

describe('variables', () => {
  it('hold the item, the matrix and the id', () => {
    const matrix = { browser: 'chrome', 'node-version': 20, beta: false, config: { a: [1] }, none: null };
    expect({ ...variables({ ...none, id: 'e2e[x]', item: 1.5, matrix, env: { A: '1' } }) }).toEqual({
      A: '1',
      ITEM: '1.5',
      MATRIX_BROWSER: 'chrome',
      MATRIX_NODE_VERSION: '20',
      MATRIX_BETA: 'false',
      MATRIX_CONFIG: '{"a":[1]}',
      MATRIX_NONE: '',
      FANFOLD_TASK: 'e2e[x]',
      FANFOLD_SLUG: taskFileName('e2e[x]'),
    });
  });

  it('hold a mapping as JSON, and each of its plain members', () => {
    const item = { os: 'linux', 'cpu-count': 4, tags: ['a'] };
    expect(variables({ ...none, item })).toMatchObject({
      ITEM: JSON.stringify(item),
      ITEM_OS: 'linux',
      ITEM_CPU_COUNT: '4',
    });
    expect('ITEM_TAGS' in variables({ ...none, item })).toBe(false);
  });

  it('have no ITEM without an item, and an empty one is an item', () => {
    expect('ITEM' in variables(none)).toBe(false);
    expect(variables({ ...none, item: '' }).ITEM).toBe('');
  });

  it('cannot be overridden by env', () => {
    const env = { ITEM: 'x', FANFOLD_TASK: 'y', MATRIX_OS: 'z' };
    const result = variables({ id: 't', env, item: 'i', matrix: { os: 'linux' } });
    expect([result.ITEM, result.FANFOLD_TASK, result.MATRIX_OS]).toEqual(['i', 't', 'linux']);
  });

  it.each([
    ['item', true],
    ['ITEMS', false],
    ['ITEM_OS', true],
    ['matrix_os', true],
    ['GITHUB_TOKEN', true],
    ['GH_TOKEN', false],
    ['FANFOLD_RESULTS', true],
    ['CI', false],
  ])('%s is reserved: %s', (name, reserved) => {
    expect(isReservedVariable(name)).toBe(reserved);
  });
});
