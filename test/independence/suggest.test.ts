import { describe, expect, it } from 'vitest';
import { suggestDeclarations, suggestedConflicts } from '../../src/independence/suggest.ts';
import type { Task, TaskRecord } from '../../src/model.ts';
import { sentence } from '../../src/report/sentences/index.ts';
import { suggestText } from '../../src/report/suggest-text.ts';
import { find, record, task } from './support/tasks.ts';

type Lists = Readonly<Record<string, { readonly reads?: readonly string[]; readonly writes?: readonly string[] }>>;

/** `file` is what an entry has in the file, where its expansions differ from it. */
function suggest(
  tasks: readonly Task[],
  records: readonly TaskRecord[],
  reads: Readonly<Record<string, readonly string[]>> = {},
  file: Lists = {},
) {
  const written = (template: string, key: 'reads' | 'writes') =>
    file[template]?.[key] ?? tasks.find((one) => one.template === template)?.[key] ?? [];
  return suggestDeclarations(tasks, { records, reads: new Map(Object.entries(reads)) }, written, {
    foldCase: false,
    ignore: [],
  });
}

describe('suggestDeclarations', () => {
  it('proposes what was missing, entry by entry, with the expression where the value of an expansion stands', () => {
    const tasks = [
      task('unit[a]', { item: 'a' }),
      task('unit[b]', { item: 'b' }),
      task('e2e[browser=chrome]', { matrix: { browser: 'chrome' } }),
      task('lint'),
      task('unseen'),
    ];
    const records = [
      record('unit[a]', ['reports/a.xml']),
      record('unit[b]', ['reports/b.xml']),
      record('e2e[browser=chrome]', ['cov/chrome/1', 'cov/chrome/2', 'cov/chrome/3']),
      record('lint', []),
      record('unseen', null),
    ];
    const reads = { lint: ['src/a.ts', 'src/b.ts', 'src/c.ts'], 'unit[a]': ['reports/a.xml'] };
    expect(suggest(tasks, records, reads).suggestions).toEqual([
      { template: 'unit', reads: [], writes: ['reports/${{ item }}.xml'] },
      { template: 'e2e', reads: null, writes: ['cov/${{ matrix.browser }}/**'] },
      { template: 'lint', reads: ['src/**'], writes: [] },
    ]);
  });

  it('repeats nothing that is declared, and narrows nothing', () => {
    const declared = task('a', { reads: ['src/**'], writes: ['dist/**'], artifacts: ['r.xml'] });
    expect(
      suggest([declared], [record('a', ['dist/x', 'r.xml'])], { a: ['src/y', 'dist/x', 'r.xml'] }).suggestions,
    ).toEqual([]);
    expect(suggest([declared], [record('a', ['dist/x', 'log'])], { a: ['src/y', 'log'] }).suggestions).toEqual([
      { template: 'a', reads: null, writes: ['dist/**', 'log'] },
    ]);
    expect(suggest([task('a', { reads: [] })], [record('a', [])], { a: ['x'] }).suggestions).toEqual([
      { template: 'a', reads: ['x'], writes: [] },
    ]);
  });

  it('keeps what the file says as it is written there', () => {
    const tasks = ['a', 'b'].map((item) => task(`unit[${item}]`, { item, writes: [`out/${item}`], reads: [] }));
    const { suggestions, tasks: applied } = suggest(
      tasks,
      [record('unit[b]', ['out/b', 'log/b', 'all.log'])],
      {},
      {
        unit: { writes: ['out/${{ item }}'] },
      },
    );
    expect(suggestions).toEqual([
      { template: 'unit', reads: null, writes: ['out/${{ item }}', 'all.log', 'log/${{ item }}'] },
    ]);
    expect(applied.map(({ writes }) => writes)).toEqual([
      ['out/a', 'all.log', 'log/a'],
      ['out/b', 'all.log', 'log/b'],
    ]);
  });

  it('drops an exclusion that would hide what was written, and keeps the others last', () => {
    const one = task('a', { writes: ['dist/**', '!dist/secret/**', '!dist/x'], reads: [] });
    expect(suggest([one], [record('a', ['dist/x', 'dist/y'])]).suggestions).toEqual([
      { template: 'a', reads: null, writes: ['dist/**', 'dist/x', '!dist/secret/**'] },
    ]);
  });
});

describe('suggestedConflicts', () => {
  it('are those that the suggestions bring to light', () => {
    const tasks = [
      task('a'),
      task('b', { writes: ['b.txt'] }),
      task('c', { writes: ['x'], reads: [] }),
      task('d', { writes: ['x'], reads: [] }),
    ];
    const { tasks: suggested, suggestions } = suggest(tasks, [
      record('a', ['out.txt']),
      record('b', ['b.txt', 'out.txt']),
    ]);
    const conflicts = suggestedConflicts(find(tasks), suggested);
    expect(conflicts.map((problem) => sentence(problem).split('\n')[0])).toEqual([
      '`a` writes `out.txt` and `b` writes `out.txt`: both touch `out.txt`, and nothing orders them',
    ]);
    expect(suggestedConflicts(find(tasks), tasks)).toEqual([]);
    expect(suggestedConflicts(find(tasks, { mode: 'off' }), suggested)).toEqual([]);
    expect(suggestText(suggestions, conflicts)).toMatchInlineSnapshot(`
      "# What the last run justifies: the keys to change. One run shows one way through a task; read before you copy.
      tasks:
        - id: a
          writes: ["out.txt"]
        - id: b
          writes: ["b.txt", "out.txt"]
      # With these declarations tasks conflict:
      #   \`a\` writes \`out.txt\` and \`b\` writes \`out.txt\`: both touch \`out.txt\`, and nothing orders them
      #   - order: add \`needs: [a]\` to \`b\`
      #   - serialise: add \`locks: [out]\` to \`a\` and to \`b\`
      #   - narrow: let \`a\` write \`a/out.txt\` and \`b\` \`b/out.txt\`"
    `);
  });

  it('counts the pairs of one pattern that are new', () => {
    const tasks = [task('a', { writes: ['x'] }), task('b', { writes: ['x'] }), task('c')];
    const { tasks: suggested } = suggest(tasks, [record('c', ['x'])]);
    expect(suggestedConflicts(find(tasks), suggested)).toHaveLength(1);
  });
});
