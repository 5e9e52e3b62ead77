import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type FileKind,
  type MergeRules,
  planMerge as plan,
  type TaskFile,
  type TaskFiles,
} from '../../src/merge/tree.ts';
import type { MergeFold } from '../../src/model.ts';
import { taskFileName } from '../../src/tasklist/naming.ts';

const RULES: MergeRules = { windows: true, foldOf: () => null, endedAt: () => 0 };

/** For Windows, where more leads out of a folder. */
const planMerge = (tasks: readonly TaskFiles[], rules: Partial<MergeRules> = {}) => plan(tasks, { ...RULES, ...rules });

/** A report after `+` was received from another task. `path=content` of a plain file; `path~content` of a JUnit file, `path%content` of an LCOV file; `path!` of an empty one. */
function files(task: string, ...texts: string[]): TaskFiles {
  const kinds: Record<string, FileKind> = { '=': 'other', '~': 'junit', '%': 'lcov', '!': 'empty' };
  return {
    task,
    files: texts.map((text): TaskFile => {
      const [, path = '', sign = '', content = ''] = /^\+?(.*?)([=~%!])(.*)$/s.exec(text) ?? [];
      const digest = content === '?' ? null : content;
      return { path, size: content.length, digest, kind: kinds[sign]!, received: text.startsWith('+') };
    }),
  };
}

const fileAt = (path: string): TaskFile => ({ path, size: 1, digest: 'x', kind: 'other', received: false });

const sources = (list: readonly { task: string; path: string }[]) => list.map(({ task, path }) => `${task}:${path}`);

describe('one tree', () => {
  test('files with paths of their own are all copied, by task and path', () => {
    const plan = planMerge([files('b', 'z/2=x', 'a=x'), files('a', 'z/1=y')]);
    expect(sources(plan.copies)).toEqual(['a:z/1', 'b:a', 'b:z/2']);
    expect(plan.conflicts).toEqual([]);
  });

  test('the same path with the same content stands once', () => {
    const plan = planMerge([files('a', 'p=same'), files('b', 'p=same'), files('c', 'p=same')]);
    expect(sources(plan.copies)).toEqual(['a:p']);
    expect(plan.conflicts).toEqual([]);
  });

  test.each([
    ['content', [files('a', 'p=1'), files('b', 'p=2')], ['p', 'p']],
    ['content', [files('a', 'p=1'), files('b', 'p=22')], ['p', 'p']],
    ['content', [files('a', 'p=?'), files('b', 'p=?')], ['p', 'p']],
    ['case', [files('a', 'Read/Me=1'), files('b', 'read/me=1')], ['Read/Me', 'read/me']],
    ['case', [files('a', '\u00e9=1'), files('b', 'e\u0301=1')], ['\u00e9', 'e\u0301']],
    ['case', [files('a', 'p=1', 'P=1')], ['P', 'p']],
    ['folder', [files('a', 'a=1'), files('b', 'a/b=1')], ['a', 'a/b']],
    ['folder', [files('a', 'a/b/c=1'), files('b', 'a=1')], ['a/b/c', 'a']],
    ['folder', [files('a', 'A/b=1'), files('b', 'a=1')], ['A/b', 'a']],
  ] as const)('%s: %j', (why, tasks, paths) => {
    const plan = planMerge(tasks);
    expect(plan.conflicts).toEqual([{ why, paths, tasks: [tasks[0].task, tasks.at(-1)?.task], more: 0 }]);
    expect(plan.copies).toHaveLength(1);
  });

  test('a hundred tasks on one path are one conflict that counts them', () => {
    const plan = planMerge(Array.from({ length: 100 }, (_, index) => files(`t${100 + index}`, `p=${index}`)));
    expect(plan.conflicts).toEqual([{ why: 'content', paths: ['p', 'p'], tasks: ['t100', 't101'], more: 98 }]);
  });

  test.each(['', '/a', 'a//b', 'a/', './a', 'a/./b', '../a', 'a/../../b', 'a\\b', '..\\b', 'C:x', 'c:/x', 'a\0b'])(
    'a path that could lead out is refused: %j',
    (path) => {
      const plan = planMerge([{ task: 'a', files: [fileAt(path)] }]);
      expect(plan).toMatchObject({ copies: [], refused: [{ task: 'a', path }] });
    },
  );

  test.each(['.git/hooks/post-checkout', 'a/.GIT/config', '.git'])('%s is refused, whatever its kind', (path) => {
    const kinds = ['other', 'junit', 'lcov'] as const;
    const plan = planMerge(kinds.map((kind) => ({ task: kind, files: [{ ...fileAt(path), kind }] })));
    expect(plan).toMatchObject({ copies: [], junit: [], lcov: [], conflicts: [] });
    expect(plan.refused).toHaveLength(3);
  });

  test('a backslash and a drive lead out only on Windows', () => {
    const tasks = [{ task: 'a', files: ['a\\b', 'C:x', '../x'].map(fileAt) }];
    expect([planMerge(tasks, { windows: false }), planMerge(tasks)].map(({ refused }) => refused.length)).toEqual([
      1, 3,
    ]);
  });

  test('names that only look dangerous are fine', () => {
    const plan = planMerge([files('a', '.github/x=1', '..a=1', 'a..=1', '.gitignore=1', 'ab:c=1', '__proto__=1')]);
    expect(plan.refused).toEqual([]);
    expect(plan.copies).toHaveLength(6);
  });
});

describe('test results and coverage', () => {
  test('they are merged at the same and at different paths, and not copied', () => {
    const plan = planMerge([files('a', 'r/junit.xml~1', 'lcov.info%1'), files('b', 'r/junit.xml~2', 'c/lcov.info%2')]);
    expect(sources(plan.junit)).toEqual(['a:r/junit.xml', 'b:r/junit.xml']);
    expect(sources(plan.lcov)).toEqual(['a:lcov.info', 'b:c/lcov.info']);
    expect(plan).toMatchObject({ copies: [], conflicts: [] });
  });

  test('equal reports of two tasks are two; what a task only received counts once', () => {
    const plan = planMerge([
      files('a', 'r.xml~1', 'l.info%1'),
      files('b', 'r.xml~1', 'l.info%1', 's.xml~1'),
      files('c', '+r.xml~1', '+l.info%1', '+s.xml~1', 't.xml~1'),
    ]);
    expect(sources(plan.junit)).toEqual(['a:r.xml', 'b:r.xml', 'b:s.xml', 'c:t.xml']);
    expect(sources(plan.lcov)).toEqual(['a:l.info', 'b:l.info']);
  });

  test('without a digest two files are two', () => {
    const plan = planMerge([files('a', 'r.xml~?'), files('b', 'r.xml~?')]);
    expect(plan.junit).toHaveLength(2);
  });

  test.each([
    ['content', 'junit.xml=no report', ['junit.xml', 'junit.xml']],
    ['case', 'JUnit.xml=no report', ['junit.xml', 'JUnit.xml']],
    ['folder', 'junit.xml/a=1', ['junit.xml', 'junit.xml/a']],
    ['content', 'lcov.info=1', ['lcov.info', 'lcov.info']],
  ])('the merged file takes its place in the tree (%s, %s)', (why, text, paths) => {
    const plan = planMerge([files('a', 'r/x.xml~1', 'r/x.info%1'), files('b', text)]);
    expect(plan.conflicts).toEqual([{ why, paths, tasks: ['a', 'b'], more: 0 }]);
    expect(plan.copies).toEqual([]);
  });

  test('without reports there is no merged file to collide with', () => {
    expect(planMerge([files('b', 'junit.xml=1', 'lcov.info=1')])).toMatchObject({ conflicts: [] });
  });
});

describe('reports of nothing', () => {
  test("are in nobody's way, and named", () => {
    const plan = planMerge([
      files('a', 'r.xml!', 'l.info!'),
      files('b', 'r.xml~1', 'l.info%1'),
      files('c', 'r.xml=data'),
    ]);
    expect(plan).toMatchObject({
      conflicts: [],
      junit: [{ task: 'b' }],
      lcov: [{ task: 'b' }],
      copies: [{ task: 'c' }],
    });
    expect(sources(plan.empty)).toEqual(['a:l.info', 'a:r.xml']);
  });

  test('an empty file is one where another task brings a report under its path', () => {
    const plan = planMerge([files('a', 'results=', 'x='), files('b', 'results~1', 'x=')]);
    expect(sources(plan.empty)).toEqual(['a:results']);
    expect(sources(plan.copies)).toEqual(['a:x']);
  });
});

describe('declared folds', () => {
  const of = (fold: MergeFold, ...tasks: TaskFiles[]) =>
    planMerge(tasks, {
      foldOf: (path) => (path.startsWith('f') ? fold : null),
      endedAt: (task) => 'abc'.indexOf(task) % 2,
    });

  test.each(['concat', 'json-array'] as const)('%s: one file of all that tasks made', (how) => {
    const plan = of(how, files('b', 'f/x=2', 'y=1'), files('a', 'f/x=1'), files('c', '+f/x=1', 'f/z=1'));
    expect(plan.folds).toMatchObject([
      { to: 'f/x', how },
      { to: 'f/z', how },
    ]);
    expect(plan.folds.map(({ sources: list }) => sources(list))).toEqual([['a:f/x', 'b:f/x'], ['c:f/z']]);
    expect(plan).toMatchObject({ conflicts: [], copies: [{ to: 'y' }] });
  });

  test('first and newest: one of them, as it is', () => {
    const tasks = [files('a', 'f=1'), files('b', 'f=2'), files('c', 'f=3')];
    expect(sources(of('first', ...tasks).copies)).toEqual(['a:f']);
    expect(sources(of('newest', ...tasks).copies)).toEqual(['b:f']);
  });

  test('by-task: each in a folder of its task', () => {
    const { copies, conflicts } = of('by-task', files('a', 'f/.coverage=1'), files('u[x/y]', 'f/.coverage=2'));
    expect(copies).toEqual([
      { task: 'a', path: 'f/.coverage', to: `f/${taskFileName('a')}/.coverage` },
      { task: 'u[x/y]', path: 'f/.coverage', to: `f/${taskFileName('u[x/y]')}/.coverage` },
    ]);
    expect(conflicts).toEqual([]);
  });

  test('junit and lcov whatever it looks like, error though it looks like one', () => {
    expect(sources(of('junit', files('a', 'f=1', 'g=1')).junit)).toEqual(['a:f']);
    expect(sources(of('lcov', files('a', 'f=1')).lcov)).toEqual(['a:f']);
    expect(of('error', files('a', 'f.xml~1'), files('b', 'f.xml~2'))).toMatchObject({
      junit: [],
      conflicts: [{ why: 'content', paths: ['f.xml', 'f.xml'] }],
    });
  });

  test('a file that folds takes its place like any other', () => {
    const { conflicts } = of('concat', files('a', 'f=1'), files('b', 'F=1'));
    expect(conflicts).toMatchObject([{ why: 'case', paths: ['f', 'F'] }]);
  });
});

describe('laws', () => {
  const segment = fc.constantFrom('a', 'A', 'b', 'c');
  const path = fc.array(segment, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
  const file = fc.record({
    path,
    size: fc.constantFrom(1, 2),
    digest: fc.constantFrom('x', 'y'),
    kind: fc.constant('other' as const),
    received: fc.boolean(),
  });
  const oneTask = fc.uniqueArray(file, { selector: (one) => one.path, maxLength: 4 });
  const tasks = fc
    .array(oneTask, { maxLength: 4 })
    .map((all) => all.map((list, index): TaskFiles => ({ task: `t${index}`, files: list })));

  const collide = (a: TaskFile, b: TaskFile): boolean => {
    const [one, other] = [a.path.toLowerCase(), b.path.toLowerCase()];
    if (one === other) return a.path !== b.path || a.size !== b.size || a.digest !== b.digest;
    return one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
  };

  test('there is a conflict exactly when two files collide, and what is copied never does', () => {
    fc.assert(
      fc.property(tasks, (all) => {
        const plan = planMerge(all);
        const list = all.flatMap((task) => task.files);
        const some = list.some((a, index) => list.slice(index + 1).some((b) => collide(a, b)));
        expect(plan.conflicts.length > 0).toBe(some);
        const find = (task: string, wanted: string) =>
          all.find((one) => one.task === task)!.files.find((one) => one.path === wanted)!;
        const copied = plan.copies.map((copy) => find(copy.task, copy.path));
        expect(copied.some((a, index) => copied.slice(index + 1).some((b) => collide(a, b)))).toBe(false);
        expect(new Set(copied.map((one) => one.path)).size).toBe(copied.length);
        for (const one of list)
          expect(copied.some((other) => other.path === one.path || collide(one, other))).toBe(true);
        for (const { why, paths, tasks: pair } of plan.conflicts) {
          const [a, b] = [find(pair[0], paths[0]), find(pair[1], paths[1])];
          expect(collide(a, b)).toBe(true);
          expect(why === 'content').toBe(a.path === b.path);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('the order of tasks and files does not matter', () => {
    fc.assert(
      fc.property(tasks, (all) => {
        const reversed = all.toReversed().map((task) => ({ ...task, files: task.files.toReversed() }));
        expect(planMerge(reversed)).toEqual(planMerge(all));
      }),
    );
  });
});
