import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeGlob } from '../../src/glob/escape.ts';
import { matches, splitPath } from '../../src/glob/match.ts';
import { parsePattern } from '../../src/glob/pattern.ts';
import { activeOf } from '../../src/independence/active.ts';
import { generalise } from '../../src/independence/generalise.ts';
import { compareObserved, type ObservedOptions, observedProblems } from '../../src/independence/observed.ts';
import { createCounting } from '../../src/independence/uncounted.ts';
import { independenceSentence } from '../../src/report/sentences/independence.ts';
import { record, task } from './support/tasks.ts';

const options: ObservedOptions = {
  foldCase: false,
  resources: {},
  ignore: [],
  onRunners: false,
  strict: false,
  groups: [],
};

describe('compareObserved', () => {
  it('names writes outside the declaration with the line to add', () => {
    const tasks = [task('a', { writes: ['dist/**', '!dist/secret'], artifacts: ['r.xml'] })];
    const paths = ['dist/x', 'r.xml', 'dist/secret', 'coverage/1', 'coverage/2', 'coverage/sub/3', 'coverage/4'];
    expect(compareObserved(activeOf(tasks), [record('a', paths)], options).outside).toEqual([
      { tasks: ['a'], path: 'coverage/1', line: 'writes: ["coverage/**"]' },
      { tasks: ['a'], path: 'dist/secret', line: 'writes: ["dist/secret"]' },
    ]);
  });

  it('takes an empty declaration at its word, and no declaration as unknown', () => {
    const tasks = [task('a', { writes: [] }), task('b')];
    const { outside } = compareObserved(
      activeOf(tasks),
      [record('a', ['x']), record('b', ['y']), record('ghost', ['z'])],
      options,
    );
    expect(outside.map((one) => one.tasks)).toEqual([['a']]);
  });

  it('takes what was not declared beside reads, or under strict, as nothing; a group by what any of it declares', () => {
    const seen = [record('a', ['x']), record('b', ['y'])];
    const outside = (tasks: readonly ReturnType<typeof task>[], more: Partial<typeof options> = {}) =>
      compareObserved(activeOf(tasks), seen, { ...options, ...more }).outside.map(({ tasks: ids, path }) =>
        [...ids, path].join(),
      );
    expect(outside([task('a', { reads: [] }), task('b')])).toEqual(['a,x']);
    expect(outside([task('a', { reads: [] }), task('b')], { strict: true })).toEqual(['a,x', 'b,y']);
    const groups = [{ tasks: ['c', 'd'], paths: ['c.txt', 'd.txt', 'odd', '.pytest_cache/x'] }];
    const [c, d] = [task('c', { writes: ['c.txt'] }), task('d', { writes: [], artifacts: ['d.txt'] })];
    expect(outside([c, d], { groups })).toEqual(['c,d,odd']);
    expect(outside([c, task('d')], { groups })).toEqual([]);
    expect(outside([c, task('d')], { groups, strict: true })).toEqual(['c,d,d.txt', 'c,d,odd']);
  });

  const carry = { artifacts: ['x'] };
  const meetings = (
    tasks: readonly ReturnType<typeof task>[],
    records: readonly ReturnType<typeof record>[] = tasks.map(({ id }) => record(id, ['x'])),
    more: Partial<typeof options> = {},
  ) => compareObserved(activeOf(tasks), records, { ...options, ...more }).collisions;

  it('notes files that nobody carries or declares, in workspaces of their own and in one', () => {
    const tasks = [task('a'), task('b'), task('c', { needs: ['a', 'b'] }), task('d')];
    const records = ['d', 'c', 'b', 'a'].map((id) => ({
      ...record(id, ['out.txt', `${id}.txt`]),
      leg: `w1-leg-${id}`,
    }));
    const first = { path: 'out.txt', files: 1, patterns: ['out.txt'], tasks: ['a', 'b'], more: 2, by: null };
    expect(meetings(tasks, records)).toEqual([{ ...first, meet: 'in-turn' }]);
    expect(meetings(tasks, records, { onRunners: true })).toEqual([{ ...first, meet: 'own-workspaces' }]);
    const oneLeg = records.map((one) => ({ ...one, leg: 'w1-leg-001' }));
    expect(meetings(tasks, oneLeg, { onRunners: true })).toEqual([{ ...first, meet: 'in-turn' }]);
  });

  it('finds files that both carry, that a third task declares, or that were written at the same time', () => {
    expect(meetings([task('a', carry), task('b', carry)])).toMatchObject([{ meet: 'carried', tasks: ['a', 'b'] }]);
    expect(meetings([task('a', carry), task('b')])).toMatchObject([{ meet: 'in-turn' }]);
    for (const key of ['reads', 'writes', 'artifacts'] as const) {
      const third = task('c', { [key]: ['*'] });
      const records = [record('a', ['x']), record('b', ['x'])];
      expect(meetings([task('a'), task('b'), third], records)).toMatchObject([{ meet: 'declared', by: 'c' }]);
    }
    // Of two that wrote it, one that declares it is no third task; of three, it is.
    expect(meetings([task('a', { writes: ['x'] }), task('b')])).toMatchObject([{ meet: 'in-turn' }]);
    expect(meetings([task('a', { writes: ['x'] }), task('b'), task('c')])).toMatchObject([
      { meet: 'declared', tasks: ['b', 'c'], by: 'a', more: 1 },
    ]);
    const at = (id: string, from: number, to: number) => ({
      ...record(id, ['x']),
      tries: [{ startedAt: time(from), endedAt: time(to), exitCode: 0, signal: null }],
    });
    const long = [at('a', 0, 9), at('b', 1, 2), at('c', 10, 11)];
    const tasks = [task('a'), task('b'), task('c')];
    expect(meetings(tasks, long)).toMatchObject([{ meet: 'same-time', tasks: ['a', 'b'], more: 1 }]);
    expect(meetings(tasks, long, { onRunners: true })).toMatchObject([{ meet: 'in-turn' }]);
    expect(meetings(tasks, [at('a', 0, 1), at('b', 1, 2), at('c', 5, 6)])).toMatchObject([{ meet: 'in-turn' }]);
  });

  const time = (second: number) => new Date(1_700_000_000_000 + second * 1000).toISOString();

  it('tells files of the same tasks together', () => {
    const paths = ['cov/a', 'cov/b', 'cov/c', 'z'];
    const tasks = [task('a'), task('b')];
    expect(meetings(tasks, [record('a', paths), record('b', paths)])).toMatchObject([
      { path: 'cov/a', files: 4, patterns: ['cov/**', 'z'] },
    ]);
  });

  it('accepts order, locks, scarce resources and exclusive; unobserved proves nothing', () => {
    const collide = (a: Partial<Parameters<typeof task>[1]>, b: Partial<Parameters<typeof task>[1]>) =>
      meetings([task('a', { ...carry, ...a }), task('b', { ...carry, ...b })], undefined, { resources: { db: 2 } })
        .length;
    expect(collide({}, {})).toBe(1);
    expect(collide({}, { needs: ['a'] })).toBe(0);
    expect(collide({ locks: ['l'] }, { locks: ['l'] })).toBe(0);
    expect(collide({ resources: { db: 1 } }, { resources: { db: 1 } })).toBe(1);
    expect(collide({ resources: { db: 2 } }, { resources: { db: 1 } })).toBe(0);
    expect(collide({ exclusive: true }, {})).toBe(0);
    expect(meetings([task('a'), task('b')], [record('a', null), record('b', ['x'])])).toEqual([]);
  });

  it('folds case where the runners do', () => {
    const run = (foldCase: boolean) =>
      compareObserved(
        activeOf([task('a', { writes: ['Out'] }), task('b')]),
        [record('a', ['out/X']), record('b', ['OUT/x'])],
        {
          ...options,
          foldCase,
        },
      );
    expect(run(true)).toMatchObject({ outside: [], collisions: [{ path: 'out/X' }] });
    expect(run(false)).toMatchObject({ outside: [{ path: 'out/X' }], collisions: [] });
  });

  it('stays linear when thousands of tasks wrote the same file', () => {
    const tasks = Array.from({ length: 20_000 }, (_, n) => task(`t${n}`));
    const found = compareObserved(
      activeOf(tasks),
      tasks.map(({ id }) => record(id, ['same', `own/${id}`])),
      options,
    );
    expect(found.collisions).toMatchObject([{ path: 'same', files: 1, tasks: ['t0', 't1'], more: 19_998 }]);
  });

  it('becomes problems whose severity follows the mode; files that meet nowhere are a note', () => {
    const wrote = [record('a', ['x']), record('b', ['x'])];
    const found = compareObserved(
      activeOf([task('a', { writes: [] }), task('b'), task('c', { reads: ['x'] })]),
      wrote,
      options,
    );
    const apart = compareObserved(activeOf([task('a'), task('b')]), wrote, options);
    const severities = (mode: 'enforce' | 'strict' | 'warn' | 'off') =>
      [found, apart].map((one) => observedProblems(one, mode).map(({ severity }) => severity));
    expect(severities('enforce')).toEqual([['error', 'warning'], ['note']]);
    expect(severities('strict')).toEqual([['error', 'error'], ['note']]);
    expect(severities('warn')).toEqual([['warning', 'warning'], ['note']]);
    expect(severities('off')).toEqual([[], []]);
    expect(observedProblems(found, 'enforce').map(independenceSentence)).toMatchInlineSnapshot(`
      [
        "\`a\` and \`b\` wrote the same file \`x\`, nothing orders them, and \`c\` declares it
      - order: let \`b\` need \`a\`
      - serialise: give both the same lock in \`locks\`
      - narrow: let each write a file of its own; where no result depends on it, add \`ignore: ["x"]\` at the top of the file",
        "\`a\` wrote \`x\`, which its \`writes\` do not cover; add \`writes: ["x"]\`",
      ]
    `);
    expect(observedProblems(apart, 'enforce').map(independenceSentence)).toMatchInlineSnapshot(`
      [
        "\`a\` and \`b\` wrote the same file \`x\`, one after the other in one workspace; no task declares or carries it, but the later task may have read what the earlier one left; where no result depends on it, add \`ignore: ["x"]\` at the top of the file",
      ]
    `);
  });
});

describe('what does not count', () => {
  const counts = (path: string, tasks: readonly ReturnType<typeof task>[] = [], ignore: readonly string[] = []) =>
    createCounting(tasks, { foldCase: false, ignore })(path);

  const caches = [
    '.pytest_cache/v/cache/nodeids',
    'pkg/__pycache__/a.cpython-312.pyc',
    '.mypy_cache/3.12/a.json',
    '.ruff_cache/0.1/x',
    '.coverage',
    'pkg/.coverage.host.123.XyZ',
    'node_modules/.cache/babel/x',
    'packages/a/node_modules/.vite/vitest/results.json',
    '.nyc_output/1.json',
    '.turbo/turbo-build.log',
    'target/debug/app',
    '.gradle/8.5/x',
  ];

  it.each(caches)('a cache of a known tool: %s', (path) => {
    expect(counts(path)).toBe(false);
    // A wildcard does not name the cache; a pattern that does, or a task that carries it, makes it count.
    expect(counts(path, [task('lint', { reads: ['**'], writes: ['pkg/**'] })])).toBe(false);
    expect(counts(path, [task('a', { writes: [path] })])).toBe(true);
    expect(counts(path, [task('a', { artifacts: ['**'] })])).toBe(true);
    expect(counts(path, [task('a', { artifacts: ['**', `!${path}`] })])).toBe(false);
  });

  it.each(['.git/config', 'vendor/x/.git/HEAD', '.fanfold/plan.json'])("what is ours or git's: %s", (path) => {
    expect(counts(path)).toBe(false);
    expect(counts(path, [task('a', { artifacts: ['**'], writes: [path] })])).toBe(false);
  });

  it.each(['.coveragerc', 'src/target.ts', 'node_modules/a/x', '.cache/x', 'git/x', 'dist/app.js'])(
    'but %s does',
    (path) => {
      expect(counts(path)).toBe(true);
    },
  );

  it('leaves out what the list ignores, unless a task carries it', () => {
    expect(counts('logs/a.log', [], ['logs/**'])).toBe(false);
    expect(counts('logs/a.log', [task('a', { writes: ['logs/**'] })], ['logs/**'])).toBe(false);
    expect(counts('logs/a.log', [task('a', { artifacts: ['logs/*'] })], ['logs/**'])).toBe(true);
    expect(counts('log/a.log', [], ['logs/**'])).toBe(true);
  });

  it('is neither outside a declaration nor a collision', () => {
    const tasks = [task('a', { writes: [] }), task('b', { writes: [] }), task('c', { reads: ['**'] })];
    const found = compareObserved(activeOf(tasks), [record('a', caches), record('b', caches)], options);
    expect(found).toEqual({ outside: [], collisions: [] });
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
