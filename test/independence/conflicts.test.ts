import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActiveTask } from '../../src/independence/active.ts';
import { fourConditions } from '../../src/independence/conditions.ts';
import {
  checkJson,
  eachConflict,
  type FoundConflict,
  GROUPS_SHOWN,
  hazardProblems,
} from '../../src/independence/conflicts.ts';
import { withNarrowing } from '../../src/independence/fixes.ts';
import type { HazardGroup } from '../../src/independence/hazards.ts';
import { type Block, eachPair } from '../../src/independence/pairs.ts';
import type { Fix } from '../../src/model.ts';
import { tellProblems } from '../../src/report/problems.ts';
import { saidCondition } from '../../src/report/sentences/conditions.ts';
import { fixSentence } from '../../src/report/sentences/fixes.ts';
import { independenceSentence } from '../../src/report/sentences/independence.ts';
import { checkSchema } from '../support/schemas/check.ts';
import { checkJsonSchema } from '../support/schemas/json-schema.ts';
import { find, task } from './support/tasks.ts';

const fixes = (...tasks: Parameters<typeof find>[0]) => [...eachConflict(find(tasks))][0]?.fixes.map(fixSentence);

describe('fixes', () => {
  it('spell out order, lock and exclusion for a reader and a writer', () => {
    expect(
      fixes(
        task('build', { writes: ['dist/app.js'] }),
        task('lint'),
        task('e2e', { reads: ['dist/**'], needs: ['lint'] }),
      ),
    ).toEqual([
      'order: add `needs: [lint, build]` to `e2e`',
      'serialise: add `locks: [dist]` to `build` and to `e2e`',
      'narrow: if `e2e` leaves `dist/app.js` alone, say so beside `dist/**`: `"!dist/app.js"`',
    ]);
  });

  it('order by the list even when the reader stands first, and keep locks that are there', () => {
    expect(
      fixes(task('e2e', { reads: ['dist/**'], locks: ['browser'] }), task('build', { writes: ['dist/app.js'] })),
    ).toEqual([
      'order: add `needs: [e2e]` to `build`',
      'serialise: add `locks: [browser]` to `build`',
      'narrow: if `e2e` leaves `dist/app.js` alone, say so beside `dist/**`: `"!dist/app.js"`',
    ]);
  });

  it('tell expansions of one entry apart by what differs', () => {
    expect(
      fixes(
        task('e2e[browser=a,os=x]', { writes: ['coverage/**'], matrix: { os: 'x', browser: 'a' } }),
        task('e2e[browser=b,os=x]', { writes: ['coverage/**'], matrix: { os: 'x', browser: 'b' } }),
      ),
    ).toEqual([
      'order: expansions of `e2e` cannot need each other; move one into an entry of its own with `needs: [e2e]`',
      'serialise: add `locks: [coverage]` to `e2e`',
      'narrow: give each expansion a path of its own, such as `coverage/${{ matrix.browser }}/**`, where `e2e` declares `coverage/**`',
    ]);
    const items = ['a', 'b'].map((item) => task(`unit[${item}]`, { item, artifacts: ['reports/junit.xml'] }));
    expect(fixes(...items)?.[2]).toContain('`reports/${{ item }}/junit.xml`');
  });

  it('give two writers of one folder a folder each, and name locks after URIs', () => {
    const writers = [task('lint', { writes: ['dist'] }), task('docs', { writes: ['dist'] })];
    expect(fixes(...writers)?.[2]).toBe('narrow: let `lint` write `dist/lint` and `docs` `dist/docs`');
    const staging = [
      task('seed', { writes: ['db://staging'] }),
      task('load', { writes: ['db://staging'], locks: ['x'] }),
    ];
    expect(fixes(...staging)).toEqual([
      'order: add `needs: [seed]` to `load`',
      'serialise: add `locks: [x]` to `seed`',
      'narrow: name a part of `db://staging` in `seed` and another in `load`, if they use parts',
    ]);
    expect(fixes(task('a', { writes: ['db://staging'] }), task('b', { writes: ['db://staging'] }))?.[1]).toBe(
      'serialise: add `locks: [db-staging]` to `a` and to `b`',
    );
  });
});

describe('one mistake', () => {
  const writers = Array.from({ length: 60 }, (_, n) => task(`gen[${n}]`, { item: n, writes: [`out/${n}/**`] }));

  it('is told once however many tasks it meets, with the exclusion that covers them all', () => {
    const problems = hazardProblems(find([task('lint', { reads: ['**'], writes: [] }), ...writers]));
    expect(problems.map(independenceSentence)).toEqual([
      [
        '`gen[0]` writes `out/0/**` and `lint` reads `**`: both touch `out/0/a`, and nothing orders them (and 59 more pairs at these two places); the second pattern is at lint.reads:1:1',
        '- order: add `needs: [lint]` to `gen`',
        '- serialise: add `locks: [out]` to `gen` and to `lint`',
        '- narrow: if `lint` leaves `out/**` alone, say so beside `**`: `"!out/**"`',
      ].join('\n'),
    ]);
    const conflicts = [...eachConflict(find([task('lint', { reads: ['**'] }), ...writers]))];
    expect(conflicts).toHaveLength(60);
    expect(new Set(conflicts.map((one) => JSON.stringify(one.fixes))).size).toBe(1);
  });

  it('gives each expansion its own part where one of its patterns names it', () => {
    const both = [1, 2, 3].map((n) => task(`gen[${n}]`, { item: n, writes: [`out/${n}/**`], reads: ['out/**'] }));
    const [race, ...others] = hazardProblems(find(both));
    expect(others).toEqual([]);
    expect(race).toMatchObject({ kind: 'race', pairs: 6, alike: 3 });
    expect(race?.kind === 'race' && race.fixes.map(fixSentence)[2]).toBe(
      'narrow: give each expansion a path of its own, such as `out/${{ item }}/**`, where `gen` declares `out/**`',
    );
  });

  it('promises nothing that does not help', () => {
    const same = (a: string, b: string) => fixes(task('a', { writes: [a] }), task('b', { reads: [b] }))?.[2];
    expect(same('dist/**', 'dist/**')).toBe(
      'narrow: name a part of `dist/**` in `a` and another in `b`, if they use parts',
    );
    const nested = ['a', 'a/b'].map((item) => task(`u[${item}]`, { item, writes: ['out/**'] }));
    expect(fixes(...nested)?.[2]).toBe(
      'narrow: let each expansion of `u` use something else than `out/**`, if it does',
    );
    const crossed = [
      task('x[1]', { needs: ['y[1]'], item: 1 }),
      task('x[2]', { item: 2, writes: ['w'] }),
      task('y[1]', { item: 1 }),
      task('y[2]', { item: 2, writes: ['w'] }),
    ];
    expect(fixes(...crossed)?.[0]).toBe('order: add `needs: [y]` to `x`');
  });
});

describe('every fix', () => {
  const name = fc.constantFrom('a', 'b', 'out', 'x.js', '*', '**', '*.js', 'o*', '{a,b}', '[ab]');
  const pattern = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('/'));
  const own = fc.constantFrom('out/ITEM', 'out/ITEM/**', 'ITEM.js', 'a/ITEM/b');
  const some = fc.array(
    fc.oneof(
      pattern,
      own,
      pattern.map((one) => `!${one}`),
    ),
    { maxLength: 3 },
  );
  const entry = fc.record({
    items: fc.uniqueArray(fc.constantFrom('a', 'b', 'a/b', 'B', 'c.d'), { maxLength: 2 }),
    reads: fc.option(some),
    writes: fc.option(some),
    artifacts: some,
    locks: fc.subarray(['l', 'm']),
    needs: fc.nat(3),
  });

  type Entry = typeof entry extends fc.Arbitrary<infer Value> ? Value : never;

  function listOf(entries: readonly Entry[]) {
    const ids = entries.map(({ items }, n) => (items.length === 0 ? [`t${n}`] : items.map((item) => `t${n}[${item}]`)));
    return entries.flatMap(({ items, reads, writes, artifacts, locks, needs }, n) =>
      (ids[n] ?? []).map((id, at) => {
        const item = items[at] ?? null;
        const filled = (list: readonly string[] | null) =>
          list?.map((one) => one.replace('ITEM', item ?? 'none')) ?? null;
        return task(id, {
          item,
          reads: filled(reads),
          writes: filled(writes),
          artifacts: filled(artifacts) ?? [],
          locks,
          // Only of earlier entries, so that there is no cycle.
          needs: needs < n ? (ids[needs] ?? []) : [],
        });
      }),
    );
  }

  function applied(tasks: readonly ReturnType<typeof task>[], fix: Fix, later: string) {
    const idsOf = (entryId: string) => tasks.filter(({ template }) => template === entryId).map(({ id }) => id);
    return tasks.map((one) => {
      switch (fix.way) {
        case 'order':
          return one.template === fix.template ? { ...one, needs: fix.needs.flatMap(idsOf) } : one;
        case 'order-apart':
          return one.id === later
            ? { ...one, needs: [...one.needs, ...idsOf(fix.template).filter((id) => id !== later)] }
            : one;
        case 'serialise': {
          const change = fix.changes.find(({ template }) => template === one.template);
          return change === undefined ? one : { ...one, locks: change.locks };
        }
        case 'tell-apart':
          return one;
        default:
          return withNarrowing(fix, one);
      }
    });
  }

  it('makes its conflict go away when it is applied', () => {
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 3 }), fc.boolean(), (entries, foldCase) => {
        const tasks = listOf(entries);
        for (const conflict of eachConflict(find(tasks, { foldCase }))) {
          for (const fix of conflict.fixes) {
            if (fix.way === 'tell-apart') continue;
            const after = applied(tasks, fix, conflict.tasks[1]);
            expect(find(after).order.problems).toEqual([]);
            const left = find(after, { foldCase }).races.filter(
              (group) =>
                group.kind === conflict.kind && group.blocks.some((block) => holds(after, group, block, conflict)),
            );
            expect([fix, left]).toEqual([fix, []]);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  /** Whether the two tasks of a conflict are in the block, with the patterns that stand where its patterns stood. */
  function holds(tasks: readonly ActiveTask[], group: HazardGroup, block: Block, conflict: FoundConflict): boolean {
    const standing = conflict.at.map(({ file, line }, side) => {
      const one = tasks.find(({ id }) => id === conflict.tasks[side]);
      return one?.[file.split('.')[1] as 'reads' | 'writes' | 'artifacts']?.[line - 1];
    });
    if (String(standing) !== String(group.patterns)) return false;
    return [...eachPair(block)].some(([x, y]) => String([tasks[x]?.id, tasks[y]?.id]) === String(conflict.tasks));
  }
});

describe('problems', () => {
  it('place each pattern and count the pairs behind it', () => {
    const tasks = [1, 2, 3].map((n) => task(`unit[${n}]`, { item: n, writes: ['x.y', 'report.xml'] }));
    const problems = hazardProblems(find(tasks.map((one) => ({ ...one, writes: ['own', 'report.xml'] }))));
    expect(problems).toHaveLength(2);
    expect(problems[1]).toMatchObject({
      kind: 'race',
      severity: 'error',
      hazard: 'write-write',
      tasks: ['unit[1]', 'unit[2]'],
      witness: 'report.xml',
      pairs: 3,
      at: { file: 'unit.writes', line: 2 },
      otherAt: { file: 'unit.writes', line: 2 },
    });
  });

  it('follow the mode', () => {
    const tasks = [
      task('a', { writes: ['x'] }),
      task('b', { writes: ['x'], locks: ['l'] }),
      task('c', { writes: ['x'], locks: ['l'] }),
      task('d'),
    ];
    const severities = (mode: 'enforce' | 'strict' | 'warn') =>
      Object.fromEntries(hazardProblems(find(tasks, { mode })).map(({ kind, severity }) => [kind, severity]));
    expect(severities('enforce')).toEqual({ race: 'error', 'serialised-hazard': 'warning', unverifiable: 'note' });
    expect(severities('strict')).toEqual({ race: 'error', 'serialised-hazard': 'error', unverifiable: 'error' });
    expect(severities('warn')).toEqual({ race: 'warning', 'serialised-hazard': 'warning', unverifiable: 'note' });
  });

  it('show fifty groups and count the rest, while the document lists every pair', () => {
    const tasks = Array.from({ length: 120 }, (_, n) => task(`t${n}`, { writes: [`d${n >> 1}/x.y`, `${n >> 1}.z`] }));
    const hazards = find(tasks);
    const problems = hazardProblems(hazards);
    expect(problems.filter(({ kind }) => kind === 'race')).toHaveLength(GROUPS_SHOWN);
    expect(problems.at(-1)).toMatchObject({ kind: 'more-hazards', groups: 70, pairs: 70, severity: 'error' });
    expect([...eachConflict(hazards)]).toHaveLength(120);
  });
});

describe('the check document', () => {
  const tasks = [
    task('a', { writes: ['x'], locks: ['l'] }),
    task('b', { reads: ['x'] }),
    task('c', { locks: ['l'] }),
    task('"', { writes: ['x'] }),
  ];

  function documentOf(list: Parameters<typeof find>[0]): unknown {
    const hazards = find(list);
    const conditions = fourConditions(hazards, null).map(saidCondition);
    const problems = tellProblems(hazardProblems(hazards));
    return JSON.parse([...checkJson(hazards, { conditions, problems }, fixSentence)].join(''));
  }

  it('holds every pair, and what the text says', () => {
    const document = documentOf(tasks);
    expect(checkSchema.parse(document)).toEqual(document);
    const conflicts = [...eachConflict(find(tasks))].map((one) => ({ ...one, fixes: one.fixes.map(fixSentence) }));
    expect(document).toMatchObject({ version: 1, conflicts, unknown: 1, serialised: [{ name: 'l' }] });
    expect(document).toMatchObject({
      conditions: [
        {
          name: 'data dependencies',
          status: 'conflict',
          summary: '2 pairs of unordered tasks where one reads what the other writes',
        },
        { name: 'resource conflicts', status: 'conflict' },
        { name: 'ordering requirements', status: 'ok' },
        { name: 'failure isolation', status: 'unknown' },
      ],
      problems: [
        { severity: 'note', kind: 'unverifiable', file: null, line: null, column: null },
        {
          severity: 'error',
          kind: 'race',
          file: 'a.writes',
          line: 1,
          message: expect.stringMatching(/`b`.*\n- order: /),
        },
        { severity: 'error', kind: 'race', file: 'a.writes', column: 1 },
      ],
    });
    expect(checkSchema.parse(documentOf([]))).toMatchObject({ conflicts: [], problems: [] });
  });

  it('has a committed schema', async () => {
    const text = `${JSON.stringify(checkJsonSchema(), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot('../../schema/check.schema.json');
  });
});

describe('sentences', () => {
  it('say which tasks, which patterns, where and what to do', () => {
    const hazards = find([
      task('build', { writes: ['dist/**'] }),
      task('e2e', { reads: ['dist/app.js'] }),
      task('pack', { writes: ['dist/app.js'], locks: ['l'], needs: ['e2e'] }),
      task('sign', { writes: ['dist/app.js'], locks: ['l'], needs: ['e2e', 'build'] }),
      task('none'),
    ]);
    expect(hazardProblems(hazards).map(independenceSentence)).toMatchInlineSnapshot(`
      [
        "\`build\` writes \`dist/**\` and \`e2e\` reads \`dist/app.js\`: both touch \`dist/app.js\`, and nothing orders them; the second pattern is at e2e.reads:1:1
      - order: add \`needs: [build]\` to \`e2e\`
      - serialise: add \`locks: [dist]\` to \`build\` and to \`e2e\`
      - narrow: if \`build\` leaves \`dist/app.js\` alone, say so beside \`dist/**\`: \`"!dist/app.js"\`",
        "\`build\` writes \`dist/**\` and \`pack\` writes \`dist/app.js\`: both touch \`dist/app.js\`, and nothing orders them; the second pattern is at pack.writes:1:1
      - order: add \`needs: [e2e, build]\` to \`pack\`
      - serialise: add \`locks: [l]\` to \`build\`
      - narrow: if \`build\` leaves \`dist/app.js\` alone, say so beside \`dist/**\`: \`"!dist/app.js"\`",
        "\`pack\` writes \`dist/app.js\` and \`sign\` writes \`dist/app.js\`: both touch \`dist/app.js\`; the lock \`l\` keeps them apart, but nothing says which comes first; add \`needs\` where the order matters",
        "1 of 5 tasks declares neither \`reads\` nor \`writes\`: its independence cannot be verified; \`fanfold run --observe\` and then \`fanfold check --suggest\` propose declarations",
      ]
    `);
  });

  it('teach every fault of a pattern', () => {
    const faults = ['', '@(a)', '~/x', '#x', '!!x', '/x', '../x', '**/../x', '*://x', 'a\\b', '{a', '[a', '[b-a]'];
    const sentences = faults.map((pattern) => {
      const [problem] = find([task('a', { writes: [pattern] })]).problems;
      return problem === undefined ? '' : independenceSentence(problem);
    });
    expect(new Set(sentences).size).toBe(faults.length);
    for (const [index, sentence] of sentences.entries()) {
      expect(sentence).toContain(`the pattern \`${faults[index]}\` of \`writes\` `);
    }
  });
});
