import { execFileSync } from 'node:child_process';
import {
  closeSync,
  linkSync,
  mkdirSync,
  openSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Observed, PlannedTask, TaskRecord } from '../../src/model.ts';
import { createBudget } from '../../src/observe/budget.ts';
import { createObserver } from '../../src/observe/observer.ts';
import { changedPaths } from '../../src/observe/snapshot.ts';
import type { Problem } from '../../src/problem.ts';
import { executeTasks } from '../../src/run/schedule.ts';
import { createRig, plan, type Rig, task } from '../run/rig.ts';

let rig: Rig;
beforeEach(() => {
  rig = createRig();
});
afterEach(() => rig.remove());

const at = (path: string) => join(rig.workspace, path);
function put(path: string, text: string): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
}
function git(...args: string[]): string {
  return execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
    cwd: rig.workspace,
    encoding: 'utf8',
  });
}

async function observed(change: () => void, workspace = rig.workspace): Promise<readonly string[] | null> {
  const observer = createObserver({
    workspace,
    env: rig.env,
    everyTask: true,
    onProblem: (problem) => rig.problems.push(problem),
  });
  await observer.started(['a']);
  change();
  return (await observer.ended(['a']))?.paths ?? null;
}

describe('our own output', () => {
  it('is no write of a task, under any of its names; a pipe has none', async () => {
    put('out.txt', '');
    linkSync(at('out.txt'), at('same'));
    const own = openSync(at('out.txt'), 'a');
    const observer = createObserver({
      workspace: rig.workspace,
      env: rig.env,
      everyTask: true,
      outputs: [own, 999_999],
    });
    await observer.started(['a']);
    writeSync(own, 'a line of ours');
    put('other.txt', 'x');
    expect((await observer.ended(['a']))?.paths).toEqual(['other.txt']);
    closeSync(own);
  });
});

const PREPARE = {
  'a repository': () => {
    git('init', '-q');
    put('.gitignore', 'ignored/\n*.log\n');
    for (const path of ['clean', 'dirty', 'gone', 'moved']) put(path, `${path} 1`);
    git('add', '.');
    git('commit', '-qm', 'one');
    put('dirty', 'dirty 2');
  },
  'plain files': () => {
    for (const path of ['clean', 'dirty', 'gone', 'moved']) put(path, `${path} 1`);
  },
};

describe.each(Object.entries(PREPARE))('in %s', (_name, prepare) => {
  beforeEach(() => {
    prepare();
    put('untracked', 'u');
    put('ignored/deep/file', 'i');
    put('nested/inner', 'n');
    execFileSync('git', ['init', '-q'], { cwd: at('nested') });
    symlinkSync('/etc', at('link'));
    utimesSync(at('dirty'), 1, 1);
  });

  it.each([
    { name: 'nothing', change: () => {}, paths: [] },
    { name: 'a new file', change: () => put('new/er', 'x'), paths: ['new/er'] },
    { name: 'a clean file', change: () => put('clean', 'changed'), paths: ['clean'] },
    { name: 'a file that was dirty before', change: () => put('dirty', 'dirty 3'), paths: ['dirty'] },
    {
      name: 'a dirty file, same size and same times',
      change: () => {
        put('dirty', 'dirty 9');
        utimesSync(at('dirty'), 1, 1);
      },
      paths: ['dirty'],
    },
    { name: 'a deleted file', change: () => rmSync(at('gone')), paths: ['gone'] },
    { name: 'a deleted untracked file', change: () => rmSync(at('untracked')), paths: ['untracked'] },
    { name: 'an ignored file', change: () => put('ignored/deep/file', 'j'), paths: ['ignored/deep/file'] },
    { name: 'a log', change: () => put('x.log', 'j'), paths: ['x.log'] },
    { name: 'a repository inside', change: () => put('nested/inner', 'm'), paths: ['nested/inner'] },
    {
      name: 'a link',
      change: () => {
        rmSync(at('link'));
        symlinkSync('/usr', at('link'));
      },
      paths: ['link'],
    },
    {
      name: 'odd names',
      change: () => {
        for (const name of ['a\nb', 'é "q" \\', '-rf']) put(name, 'x');
      },
      paths: ['-rf', 'a\nb', 'é "q" \\'],
    },
    {
      name: 'our own files',
      change: () => {
        for (const path of ['.fanfold/records/a.json', '.git/x']) put(path, 'x');
      },
      paths: [],
    },
  ])('$name', async ({ change, paths }) => {
    expect(await observed(change)).toEqual(paths);
    expect(rig.problems).toEqual([]);
  });
});

describe('in a repository, a task that commits', () => {
  beforeEach(PREPARE['a repository']);

  it('has written what it changed, and not what was changed before', async () => {
    const change = () => {
      put('clean', 'clean 2');
      put('fresh', 'f');
      rmSync(at('gone'));
      git('add', '-A');
      git('commit', '-qm', 'two');
    };
    expect(await observed(change)).toEqual(['clean', 'fresh', 'gone']);
  });

  it('has written what it restored', async () => {
    expect(await observed(() => void git('checkout', '-q', '--', 'dirty'))).toEqual(['dirty']);
  });

  it('in a part of the repository only that part is looked at, relative to it', async () => {
    put('part/one', '1');
    const change = () => {
      for (const path of ['part/two', 'elsewhere']) put(path, '2');
    };
    expect(await observed(change, at('part'))).toEqual(['two']);
  });

  it('a program that the repository names as its monitor is not started', async () => {
    git('config', 'core.fsmonitor', `touch ${join(rig.scratch, 'ran')}; false`);
    expect(await observed(() => put('new', 'x'))).toEqual(['new']);
    expect(() => execFileSync('test', ['-e', join(rig.scratch, 'ran')])).toThrow();
  });
});

describe('what looking costs', () => {
  it('is for nothing in a large repository before the run is long enough, which it says once', async () => {
    git('init', '-q');
    put('.git/index', '');
    const index = Buffer.from('DIRC\0\0\0\x02\0\0\0\0', 'latin1');
    index.writeUInt32BE(40_000, 8);
    writeFileSync(at('.git/index'), index);
    const problems: Problem[] = [];
    let ms = 0;
    const onProblem = (one: Problem) => void problems.push(one);
    const observer = createObserver({ ...rig, everyTask: false, now: () => ms, onProblem });
    for (const id of ['a', 'b']) {
      expect(await observer.started([id])).toBeNull();
      expect(await observer.ended([id])).toBeNull();
    }
    expect(problems).toMatchObject([{ kind: 'not-observed', why: 'budget', severity: 'note' }]);
    // Git cannot read such an index, so the files are walked instead.
    ms = 60_000;
    await observer.started(['c']);
    put('new', 'x');
    expect(await observer.ended(['c'])).toMatchObject({ attribution: 'task', tasks: ['c'] });
    expect(problems).toHaveLength(1);
  });

  it('property: is at most a twentieth of the run, besides the first looks and the last', async () => {
    const steps = fc.array(fc.record({ wait: fc.nat(400), cost: fc.integer({ min: 1, max: 300 }) }), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(
        steps,
        fc.constantFrom(0, 5_000, 5_001, 100_000),
        fc.constantFrom(1, 20, 21, 300),
        async (runs, files, tasks) => {
          let [ms, spent, looks, last] = [0, 0, 0, 0];
          const budget = createBudget(files, tasks, () => ms);
          for (const { wait, cost } of runs) {
            ms += wait;
            if (!budget.allows()) continue;
            looks++;
            // More than a look cost the last time is not foreseen.
            if (files > 5_000 || looks > (tasks > 20 ? 2 : 6))
              expect(spent + Math.min(last, cost)).toBeLessThanOrEqual(0.05 * ms);
            await budget.spend(async () => {
              ms += cost;
            });
            spent += cost;
            last = cost;
          }
        },
      ),
    );
  });
});

it('too many files are not looked at, and it says so once', async () => {
  for (let index = 0; index < 30; index++) put(`f${index}`, 'x');
  const problems: Problem[] = [];
  const observer = createObserver({
    workspace: rig.workspace,
    env: {},
    everyTask: true,
    max: 20,
    onProblem: (one) => problems.push(one),
  });
  await observer.started(['a']);
  expect(await observer.ended(['a'])).toBeNull();
  await observer.started(['b']);
  expect(await observer.ended(['b'])).toBeNull();
  expect(problems).toMatchObject([{ kind: 'not-observed', why: 'too-many-files' }]);
});

it('property: the changes are exactly the paths whose fingerprints differ', () => {
  const snapshot = fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor'), fc.constantFrom('1', '2'));
  fc.assert(
    fc.property(snapshot, snapshot, (before, after) => {
      const all = new Set([...Object.keys(before), ...Object.keys(after)]);
      const expected = [...all].filter(
        (path) =>
          (Object.hasOwn(before, path) ? before[path] : null) !== (Object.hasOwn(after, path) ? after[path] : null),
      );
      expect(changedPaths(new Map(Object.entries(before)), new Map(Object.entries(after)))).toEqual(expected.sort());
    }),
  );
});

describe('attribution', () => {
  const watching = () =>
    createObserver({
      ...rig,
      everyTask: true,
      onProblem: (problem) => rig.context.onEvent({ event: 'problem', problem }),
    });
  async function execute(
    tasks: readonly PlannedTask[],
    jobs: number,
  ): Promise<{ records: TaskRecord[]; seen: Observed[] }> {
    const records = await executeTasks(
      plan(tasks),
      tasks.map((one) => one.id),
      {
        jobs,
        context: rig.context,
        stop: rig.stop.signal,
        observer: watching(),
      },
    );
    return { records, seen: rig.observed };
  }
  const writing = (id: string, more = '') => task(`echo ${id} > ${id}.txt${more}`, { id });

  it('is per task where tasks run one after another', async () => {
    const { records, seen } = await execute([writing('a'), writing('b', '; rm a.txt'), task('true', { id: 'c' })], 1);
    expect(records.map((one) => one.writesObserved)).toEqual([['a.txt'], ['a.txt', 'b.txt'], []]);
    expect(seen).toMatchObject([
      { attribution: 'task', tasks: ['a'] },
      { attribution: 'task', tasks: ['b'] },
      { attribution: 'task', tasks: ['c'], paths: [] },
    ]);
  });

  it('is per group where they overlap, and no record claims what another may have done', async () => {
    const { records, seen } = await execute(
      [writing('a', '; sleep 0.3'), writing('b', '; sleep 0.3'), task('true', { id: 'c', needs: ['a', 'b'] })],
      2,
    );
    expect(records.map((one) => one.writesObserved)).toEqual([null, null, []]);
    expect(seen).toMatchObject([
      { attribution: 'group', tasks: ['a', 'b'], paths: ['a.txt', 'b.txt'] },
      { attribution: 'task', tasks: ['c'] },
    ]);
  });

  it('of more than a record can hold names the first, and says so', async () => {
    const { records } = await execute([task('mkdir many; touch many/file-{1..9999}', { id: 'a' })], 1);
    const kept = records[0]?.writesObserved?.length ?? 0;
    expect(kept).toBeGreaterThan(1000);
    expect(rig.problems).toMatchObject([{ kind: 'observation-cut', tasks: ['a'], kept, total: 9999 }]);
  });

  it('of what fanfold itself writes is none', async () => {
    const records = await executeTasks(plan([writing('a')]), ['a'], {
      jobs: 1,
      context: rig.context,
      stop: rig.stop.signal,
      observer: watching(),
      log: () => {
        mkdirSync(at('.fanfold'), { recursive: true });
        return at('.fanfold/a.log');
      },
    });
    expect(records[0]?.writesObserved).toEqual(['a.txt']);
  });
});
