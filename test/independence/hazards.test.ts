import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matches, splitPath } from '../../src/glob/match.ts';
import { parsePattern } from '../../src/glob/pattern.ts';
import { activeOf } from '../../src/independence/active.ts';
import { countConflicts, eachConflict } from '../../src/independence/conflicts.ts';
import { HAZARD_LIMITS, needsFoldCase } from '../../src/independence/hazards.ts';
import { createReachability } from '../../src/independence/order.ts';
import type { Task } from '../../src/model.ts';
import { find, task } from './support/tasks.ts';

const pairs = (tasks: readonly Task[], options = {}): string[] =>
  [...eachConflict(find(tasks, options))].map(({ kind, tasks: [a, b], witness }) => `${kind} ${a} ${b} ${witness}`);

describe('findConflicts', () => {
  it('finds write-write and read-write, never read-read', () => {
    const tasks = [
      task('a', { writes: ['dist/**'] }),
      task('b', { writes: ['dist/app.js'] }),
      task('c', { reads: ['dist/*.css'] }),
      task('d', { reads: ['dist/**'] }),
    ];
    expect(pairs(tasks).sort()).toEqual([
      'read-write a c dist/a.css',
      'read-write a d dist/a',
      'read-write b d dist/app.js',
      'write-write a b dist/app.js',
    ]);
  });

  it('counts artifacts as writes and reads of written files as hazards', () => {
    const tasks = [task('a', { artifacts: ['reports/a.xml'] }), task('b', { reads: ['reports/'] })];
    expect(pairs(tasks)).toEqual(['read-write a b reports/a.xml']);
  });

  it('accepts what needs order, directly or over others', () => {
    const tasks = [
      task('build', { writes: ['dist'] }),
      task('test', { reads: ['dist'], needs: ['build'] }),
      task('pack', { needs: ['test'], reads: ['dist'], writes: ['pack.tgz'] }),
    ];
    expect(pairs(tasks)).toEqual([]);
  });

  it('finds two expansions of one entry that write the same path', () => {
    const tasks = [1, 2, 3].map((n) => task(`unit[${n}]`, { writes: ['report.xml'], item: n }));
    const hazards = find(tasks);
    expect(hazards.races).toHaveLength(1);
    expect(hazards.races[0]).toMatchObject({ kind: 'write-write', count: 3, witness: 'report.xml' });
    expect(pairs(tasks)).toHaveLength(3);
  });

  it('leaves what does not name the item to the batch, in one leg as in many', () => {
    const batch = { maxItems: null, maxMinutes: null };
    const items = (template: string, overrides: Partial<Task>) =>
      [1, 2, 3].map((n) => task(`${template}[${n}]`, { template, batch, item: n, ...overrides }));
    const unit = items('unit', { artifacts: ['.coverage.*'], writes: ['lcov.info'] });
    expect(find(unit).races).toEqual([]);
    expect(pairs(items('unit', { artifacts: ['.coverage.*'], batch: null }))).toHaveLength(3);
    // Another entry, batch or not, is another command; and what names the item is proved like any pair.
    expect(pairs([...unit, ...items('e2e', { writes: ['lcov.info'] })])).toHaveLength(9);
    expect(pairs([...unit, task('lint', { writes: ['lcov.info'] })])).toHaveLength(3);
    expect(pairs(unit.map((one, n) => ({ ...one, artifacts: [], writes: [`out/${n}/**`, 'out/1/x'] })))).not.toEqual(
      [],
    );
  });

  it('takes locks, resources and exclusive as serialised: no race, but no order either', () => {
    const one = { writes: ['db://staging'] };
    const lock = find([task('a', { ...one, locks: ['x'] }), task('b', { ...one, locks: ['x', 'y'] })]);
    expect(lock.races).toEqual([]);
    expect(lock.undefinedOrder).toMatchObject([{ serialised: { by: 'lock', name: 'x' }, witness: 'db://staging' }]);
    expect(lock.serialised).toEqual([{ kind: 'lock', name: 'x', tasks: ['a', 'b'] }]);

    const claims = [task('a', { ...one, resources: { db: 2 } }), task('b', { ...one, resources: { db: 1 } })];
    expect(find(claims, { resources: { db: 2 } }).undefinedOrder).toMatchObject([
      { serialised: { by: 'resource', name: 'db' } },
    ]);
    expect(find(claims, { resources: { db: 3 } }).races).toHaveLength(1);
    expect(find(claims, { resources: { db: 3 } }).serialised).toEqual([]);

    const alone = find([task('a', { ...one, exclusive: true }), task('b', one)]);
    expect(alone.undefinedOrder).toMatchObject([{ serialised: { by: 'exclusive' } }]);
    expect(alone.serialised).toEqual([{ kind: 'exclusive', name: 'exclusive', tasks: ['a'] }]);
  });

  it('splits one pattern pair into races and serialised pairs', () => {
    const tasks = [
      task('a', { writes: ['x'], locks: ['l'] }),
      task('b', { writes: ['x'], locks: ['l'] }),
      task('c', { writes: ['x'] }),
    ];
    const hazards = find(tasks);
    expect(hazards.races.map(({ count }) => count)).toEqual([2]);
    expect(hazards.undefinedOrder.map(({ count }) => count)).toEqual([1]);
  });

  it('reports claims that can never be met, once for each entry, with the nearest name', () => {
    const claim = (id: string, resource: string, amount: number) => task(id, { resources: { [resource]: amount } });
    const hazards = find(
      [claim('a[1]', 'db', 3), claim('a[2]', 'db', 3), claim('b', 'lisences', 1), claim('c', '__proto__', 1)],
      {
        resources: { db: 2, licences: 4 },
      },
    );
    expect(hazards.problems).toMatchObject([
      { kind: 'resource-over', task: 'a[1]', resource: 'db', claim: 3, capacity: 2 },
      { kind: 'unknown-resource', task: 'b', resource: 'lisences', nearest: 'licences' },
      { kind: 'unknown-resource', task: 'c', resource: '__proto__', nearest: null },
    ]);
  });

  it('ignores skipped tasks and counts those that declare nothing', () => {
    const tasks = [
      task('a', { writes: ['x'] }),
      task('b', { writes: ['x'], skip: true }),
      task('c'),
      task('d', { writes: [] }),
    ];
    expect(find(tasks)).toMatchObject({ races: [], unknown: 1 });
  });

  it('keeps paths and URIs apart, and schemes from each other', () => {
    const uris = ['db://staging', 'db/staging', 'git:refs/heads/x', 'DB:staging/users', 'cache://staging'];
    expect(pairs(uris.map((uri, n) => task(`t${n}`, { writes: [uri] })))).toEqual([
      'write-write t0 t3 db://staging/users',
    ]);
  });

  it('folds case and composes only when asked to', () => {
    const tasks = [task('a', { writes: ['Dist/É.js'] }), task('b', { writes: ['dist/e\u0301.JS'] })];
    expect(pairs(tasks)).toEqual([]);
    expect(pairs(tasks, { foldCase: true })).toEqual(['write-write a b dist/é.js']);
    expect(needsFoldCase([task('a'), task('b', { runsOn: ['self-hosted', 'Windows'] })])).toBe(true);
    const linux = [task('a', { runsOn: { group: 'g', labels: 'linux' } })];
    expect(needsFoldCase(linux)).toBe(false);
    expect(['win32', 'darwin', 'linux'].map((here) => needsFoldCase(linux, here as NodeJS.Platform))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('honours exclusions wherever they stand', () => {
    const tasks = [
      task('a', { writes: ['src/gen/**'] }),
      task('b', { reads: ['!src/gen', 'src/**'] }),
      task('c', { reads: ['src/**', '!src/gen/*.md'] }),
    ];
    expect(pairs(tasks)).toEqual(['read-write a c src/gen/a']);
  });

  it('refuses exclusions that other tools would read in order, and lists of nothing but exclusions', () => {
    const hazards = find([
      task('a', { reads: ['src/**', '!src/gen/**', 'src/gen/keep.ts'] }),
      task('b', { writes: ['!x'] }),
      task('c', { reads: ['src/**', '!src/gen/**', 'test/**'] }),
    ]);
    expect(hazards.problems).toMatchObject([
      { kind: 're-inclusion', pattern: 'src/gen/keep.ts', exclusion: '!src/gen/**', at: { file: 'a.reads', line: 3 } },
      { kind: 'only-exclusions', task: 'b', at: { file: 'b.writes' } },
    ]);
  });

  it('locates bad patterns once for each entry', () => {
    const hazards = find([1, 2].map((n) => task(`a[${n}]`, { writes: ['ok', '../up', 'a**b'] })));
    expect(hazards.problems).toMatchObject([
      { kind: 'pattern', fault: 'escapes', severity: 'error', at: { file: 'a.writes', line: 2 } },
      { kind: 'double-star', severity: 'warning', at: { line: 3 } },
    ]);
  });

  it('marks what it cannot decide, and counts it as a conflict', () => {
    const hazards = find([task('a', { writes: ['out/{1..5000}.json'] }), task('b', { reads: ['out/x.json'] })]);
    expect(hazards.races).toMatchObject([{ kind: 'undecided', witness: 'out/x.json' }]);
    expect(hazards.problems).toMatchObject([{ kind: 'too-many-alternatives', severity: 'warning' }]);
    // An exclusion that is only approximated must not hide a conflict.
    const excluded = find([
      task('a', { writes: ['out/**', '!out/{1..5000}.json'] }),
      task('b', { reads: ['out/x.json'] }),
    ]);
    expect(excluded.races).toMatchObject([{ kind: 'undecided' }]);
  });
});

it('does not count a task with itself', () => {
  const both = ['a', 'b', 'c'].map((id) => task(id, { writes: ['out/**', 'out/log/**'] }));
  const hazards = find(both);
  expect(hazards.races.map(({ patterns, count }) => [...patterns, count])).toEqual([
    ['out/**', 'out/**', 3],
    ['out/log/**', 'out/log/**', 3],
    ['out/**', 'out/log/**', 6],
  ]);
  expect([...eachConflict(hazards)]).toHaveLength(12);
});

describe('scale', () => {
  it('keeps 20,000 tasks that write one pattern as one group', () => {
    const tasks = Array.from({ length: 20_000 }, (_, n) =>
      task(`t[${n}]`, { writes: ['coverage/**'], reads: ['coverage/**'] }),
    );
    const hazards = find(tasks);
    expect(hazards.races).toHaveLength(1);
    expect(countConflicts(hazards)).toBe((20_000 * 19_999) / 2);
    expect(eachConflict(hazards).next().value).toMatchObject({ tasks: ['t[0]', 't[1]'] });
  });

  it('never compares different extensions', () => {
    const tasks = Array.from({ length: 5000 }, (_, n) => task(`t${n}`, { writes: [`**/*.e${n}`] }));
    expect(find(tasks)).toMatchObject({ races: [], problems: [] });
  });

  it('refuses at sight what ends in different names', () => {
    const tasks = Array.from({ length: 2500 }, (_, n) => task(`t${n}`, { writes: [`**/x${n}/*.js`] }));
    expect(find(tasks)).toMatchObject({ races: [], problems: [] });
  });

  it('gives up on a truly quadratic list, and says which patterns to narrow', () => {
    const meeting = Array.from({ length: 60 }, (_, n) => task(`t${n}`, { writes: [`**/x${n}/**/*.js`] }));
    const limits = { work: 100_000, groups: 1000, profilePairs: 1000 };
    expect(find(meeting).races).toHaveLength((60 * 59) / 2);
    expect(find(meeting, { limits }).problems).toMatchObject([
      { kind: 'too-many-meetings', severity: 'error', at: null },
    ]);
    const letters = Array.from({ length: 150 }, (_, n) => String.fromCodePoint(0x4e00 + n));
    const apart = letters.map((letter, n) => task(`t${n}`, { writes: [`**/a[${letter}]?b`] }));
    expect(find(apart)).toMatchObject({ races: [], problems: [] });
    expect(find(apart, { limits }).problems).toMatchObject([
      { kind: 'too-many-comparisons', severity: 'error', at: null, patterns: [{}, {}, {}, {}, {}] },
    ]);
  });

  it('gives up on a list whose tasks all have needs of their own', () => {
    const roots = Array.from({ length: 100 }, (_, n) => task(`r${n}`));
    const tasks = roots.map((root, n) => task(`t${n}`, { needs: [root.id], writes: ['same'] }));
    expect(countConflicts(find([...roots, ...tasks]))).toBe((100 * 99) / 2);
    const limits = { ...HAZARD_LIMITS, profilePairs: 1000 };
    expect(find([...roots, ...tasks], { limits }).problems).toMatchObject([
      { kind: 'too-many-comparisons', severity: 'error' },
    ]);
  });
});

/** Every pair of tasks, every path of a small world: what the definition says, without any of the shortcuts. */
const WORLD = ['a', 'b', 'a/a', 'a/b', 'b/a', 'b/b', 'a/a/a', 'a/b.x', 'b.x', 'a.x'];

function touches(list: readonly string[] | null, path: string): boolean {
  const parsed = (list ?? []).map((source) => parsePattern(source, false).pattern!);
  return matches(parsed, splitPath(path, false));
}

/** Tasks that do not run: their `if` is false, or they need one of these and ask for no status. */
function idle(tasks: readonly Task[]): ReadonlySet<string> {
  const found = new Set(tasks.flatMap(({ id, skip }) => (skip ? [id] : [])));
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const { id, needs, condition } of tasks)
      if (condition === null && needs.some((need) => found.has(need))) found.add(id);
  }
  return found;
}

function expected(tasks: readonly Task[]): Set<string> {
  const skipped = idle(tasks);
  const { ordered } = createReachability(activeOf(tasks));
  const found = new Set<string>();
  for (const [i, a] of tasks.entries()) {
    for (const b of tasks.slice(i + 1)) {
      if (skipped.has(a.id) || skipped.has(b.id) || ordered(a.id, b.id)) continue;
      const apart = a.exclusive || b.exclusive || a.locks.some((lock) => b.locks.includes(lock));
      const hazard = WORLD.some(
        (path) =>
          (touches(a.writes, path) && (touches(b.writes, path) || touches(b.reads, path))) ||
          (touches(a.reads, path) && touches(b.writes, path)),
      );
      if (hazard) found.add(`${apart ? 'serialised' : 'race'} ${a.id} ${b.id}`);
    }
  }
  return found;
}

const files = fc.array(
  fc.constantFrom('a', 'b', 'a/*', '*', 'a/**', '**/a', 'b.x', '*.x', 'a/b.x', '**', '!b', '!a/a', '!**/*.x'),
  {
    minLength: 1,
    maxLength: 3,
  },
);
const patterns = files
  .map((list) => [...list.filter((one) => !one.startsWith('!')), ...list.filter((one) => one.startsWith('!'))])
  .filter((list) => !list[0]!.startsWith('!'));

const parts = fc.record({
  reads: fc.option(patterns),
  writes: fc.option(patterns),
  locks: fc.subarray(['l', 'm']),
  exclusive: fc.constantFrom(false, false, false, false, true),
  skip: fc.constantFrom(false, false, false, true),
  condition: fc.constantFrom(null, 'always()'),
  needs: fc.uniqueArray(fc.nat(7), { maxLength: 2 }),
});

describe('against the definition', () => {
  it('finds exactly the pairs that share a path, apart by what keeps them from overlapping', () => {
    fc.assert(
      fc.property(fc.array(parts, { minLength: 2, maxLength: 8 }), (list) => {
        const tasks = list.map(({ needs, ...rest }, n) =>
          task(`t${n}`, { ...rest, needs: needs.filter((need) => need < n).map((need) => `t${need}`) }),
        );
        const hazards = find(tasks);
        const found = new Set<string>();
        const key = (a: string, b: string) => (Number(a.slice(1)) < Number(b.slice(1)) ? `${a} ${b}` : `${b} ${a}`);
        for (const {
          tasks: [a, b],
        } of eachConflict(hazards))
          found.add(`race ${key(a, b)}`);
        for (const {
          tasks: [a, b],
        } of eachConflict({ ...hazards, races: hazards.undefinedOrder })) {
          found.add(`serialised ${key(a, b)}`);
        }
        expect([...found].sort()).toEqual([...expected(tasks)].sort());
        expect(countConflicts(hazards)).toBe([...eachConflict(hazards)].length);
      }),
      { numRuns: 1500 },
    );
  });

  it('every conflict it lists shows a path that both tasks really declare', () => {
    fc.assert(
      fc.property(fc.array(parts, { minLength: 2, maxLength: 6 }), (list) => {
        const tasks = list.map(({ needs: _, ...rest }, n) => task(`t${n}`, rest));
        for (const {
          kind,
          tasks: [a, b],
          witness,
        } of eachConflict(find(tasks))) {
          const [left, right] = [tasks.find(({ id }) => id === a)!, tasks.find(({ id }) => id === b)!];
          expect(touches(left.writes, witness)).toBe(true);
          expect(touches(kind === 'write-write' ? right.writes : right.reads, witness)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
