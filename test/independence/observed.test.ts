import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeGlob } from '../../src/glob/escape.ts';
import { matches, splitPath } from '../../src/glob/match.ts';
import { parsePattern } from '../../src/glob/pattern.ts';
import { generalise } from '../../src/independence/generalise.ts';
import { compareObserved, observedProblems } from '../../src/independence/observed.ts';
import { independenceSentence } from '../../src/report/sentences/independence.ts';
import { record, task } from './support/tasks.ts';

const options = { foldCase: false, resources: {} };

describe('compareObserved', () => {
  it('names writes outside the declaration with the line to add', () => {
    const tasks = [task('a', { writes: ['dist/**', '!dist/secret'], artifacts: ['r.xml'] })];
    const paths = ['dist/x', 'r.xml', 'dist/secret', 'coverage/1', 'coverage/2', 'coverage/sub/3', 'coverage/4'];
    expect(compareObserved(tasks, [record('a', paths)], options).outside).toEqual([
      { task: 'a', path: 'coverage/1', line: 'writes: ["coverage/**"]' },
      { task: 'a', path: 'dist/secret', line: 'writes: ["dist/secret"]' },
    ]);
  });

  it('takes an empty declaration at its word, and no declaration as unknown', () => {
    const tasks = [task('a', { writes: [] }), task('b')];
    const { outside } = compareObserved(
      tasks,
      [record('a', ['x']), record('b', ['y']), record('ghost', ['z'])],
      options,
    );
    expect(outside.map(({ task: id }) => id)).toEqual(['a']);
  });

  it('finds two unordered tasks that wrote one path, declared or not', () => {
    const tasks = [task('a'), task('b'), task('c', { needs: ['a', 'b'] }), task('d')];
    const records = ['d', 'c', 'b', 'a'].map((id) => record(id, ['out.txt', `${id}.txt`]));
    expect(compareObserved(tasks, records, options).collisions).toEqual([
      { path: 'out.txt', tasks: ['a', 'b'], more: 2 },
    ]);
  });

  it('accepts order, locks, scarce resources and exclusive; unobserved proves nothing', () => {
    const collide = (a: Partial<Parameters<typeof task>[1]>, b: Partial<Parameters<typeof task>[1]>) =>
      compareObserved([task('a', a), task('b', b)], [record('a', ['x']), record('b', ['x'])], {
        foldCase: false,
        resources: { db: 2 },
      }).collisions.length;
    expect(collide({}, {})).toBe(1);
    expect(collide({}, { needs: ['a'] })).toBe(0);
    expect(collide({ locks: ['l'] }, { locks: ['l'] })).toBe(0);
    expect(collide({ resources: { db: 1 } }, { resources: { db: 1 } })).toBe(1);
    expect(collide({ resources: { db: 2 } }, { resources: { db: 1 } })).toBe(0);
    expect(collide({ exclusive: true }, {})).toBe(0);
    expect(
      compareObserved([task('a'), task('b')], [record('a', null), record('b', ['x'])], options).collisions,
    ).toEqual([]);
  });

  it('folds case where the runners do', () => {
    const run = (foldCase: boolean) =>
      compareObserved([task('a', { writes: ['Out'] }), task('b')], [record('a', ['out/X']), record('b', ['OUT/x'])], {
        foldCase,
        resources: {},
      });
    expect(run(true)).toMatchObject({ outside: [], collisions: [{ path: 'out/X' }] });
    expect(run(false)).toMatchObject({ outside: [{ path: 'out/X' }], collisions: [] });
  });

  it('stays linear when thousands of tasks wrote the same file', () => {
    const tasks = Array.from({ length: 20_000 }, (_, n) => task(`t${n}`));
    const found = compareObserved(
      tasks,
      tasks.map(({ id }) => record(id, ['same', `own/${id}`])),
      options,
    );
    expect(found.collisions).toEqual([{ path: 'same', tasks: ['t0', 't1'], more: 19_998 }]);
  });

  it('becomes problems whose severity follows the mode', () => {
    const found = compareObserved(
      [task('a', { writes: [] }), task('b')],
      [record('a', ['x']), record('b', ['x'])],
      options,
    );
    const severities = (mode: 'enforce' | 'strict' | 'warn' | 'off') =>
      observedProblems(found, mode).map(({ severity }) => severity);
    expect(severities('enforce')).toEqual(['error', 'warning']);
    expect(severities('strict')).toEqual(['error', 'error']);
    expect(severities('warn')).toEqual(['warning', 'warning']);
    expect(severities('off')).toEqual([]);
    expect(observedProblems(found, 'enforce').map(independenceSentence)).toEqual([
      '`a` and `b` wrote the same file `x`, and nothing orders them; let one need the other, share a lock, or write different files',
      '`a` wrote `x`, which its `writes` do not cover; add `writes: ["x"]`',
    ]);
  });
});

describe('generalise', () => {
  it('widens a folder of three files, never the workspace', () => {
    expect(generalise(['a', 'b', 'c'])).toEqual(['a', 'b', 'c']);
    expect(generalise(['d/a', 'd/b'])).toEqual(['d/a', 'd/b']);
    expect(generalise(['d/a', 'd/b', 'd/c', 'd/e/f', 'x/y'])).toEqual(['d/**', 'x/y']);
    expect(generalise(['p/a/dist/1', 'p/a/dist/2', 'p/a/dist/3'])).toEqual(['p/a/dist/**']);
    expect(generalise(Array.from({ length: 30 }, (_, n) => `many/${n}/x`))).toEqual(['many/**']);
    expect(generalise([`${'d/'.repeat(5000)}x`])).toHaveLength(1);
  });

  it('covers every path it was given', () => {
    const name = fc.constantFrom(
      'a',
      'b',
      '*',
      '[x]',
      '{y,z}',
      '!n',
      '#h',
      '~t',
      'a:b',
      '?(q)',
      'ä',
      '-',
      '@(a)',
      '\\',
      'e.f',
    );
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));
    fc.assert(
      fc.property(fc.array(path, { maxLength: 12 }), (paths) => {
        const parsed = generalise(paths).map((source) => {
          const { pattern, fault } = parsePattern(source, false);
          expect([source, fault]).toEqual([source, null]);
          return pattern!;
        });
        for (const one of paths) expect([one, matches(parsed, splitPath(one, false))]).toEqual([one, true]);
      }),
    );
  });

  it('quotes a path so that it matches itself and not its look-alikes', () => {
    expect(escapeGlob('pages/[slug].tsx')).toBe('pages/\\[slug\\].tsx');
    const { pattern } = parsePattern(escapeGlob('pages/[slug].tsx'), false);
    expect(matches([pattern!], splitPath('pages/s.tsx', false))).toBe(false);
  });
});
