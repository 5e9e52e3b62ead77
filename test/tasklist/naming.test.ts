import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listName, taskFileName } from '../../src/tasklist/naming.ts';

describe('taskFileName', () => {
  it.each([
    ['lint', /^lint-[a-z0-9]+$/],
    ['e2e[browser=chrome]', /^e2e-browser-chrome-[a-z0-9]+$/],
    ['unit[../../etc/passwd]', /^unit-..-..-etc-passwd-[a-z0-9]+$/],
    ['...', /^task-[a-z0-9]+$/],
    ['', /^task-[a-z0-9]+$/],
  ])('%j is readable', (id, pattern) => {
    expect(taskFileName(id)).toMatch(pattern);
  });

  it('is a safe base name for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (id) => {
        expect(taskFileName(id)).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,71}$/);
      }),
    );
  });

  it('differs for different ids, also on a file system that ignores case', () => {
    const ids = Array.from({ length: 100_000 }, (_, index) => `t[${index.toString(2)}]`);
    const twins = ['Aa', 'aa', 'aA', 'AA'];
    const names = [...ids, ...twins].map((id) => taskFileName(id).toLowerCase());
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('listName', () => {
  it.each([
    ['fanfold.yml', 'fanfold'],
    ['.github/fanfold.yaml', 'fanfold'],
    ['ci\\my tests.json', 'my-tests'],
    ['.yml', 'yml'],
    ['é.yml', 'fanfold'],
    [`${'x'.repeat(99)}.yml`, 'x'.repeat(64)],
  ])('of %s', (file, name) => {
    expect(listName(file)).toBe(name);
  });

  it('is always a name that a file may give itself', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (file) => /^[A-Za-z0-9_-]{1,64}$/.test(listName(file))));
  });
});
