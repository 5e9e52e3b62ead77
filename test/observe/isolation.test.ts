import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Observed, PlannedTask, TaskRecord } from '../../src/model.ts';
import { type Isolation, probeIsolation } from '../../src/observe/isolation.ts';
import { openedForReading } from '../../src/observe/trace.ts';
import { executeTasks } from '../../src/run/schedule.ts';
import { runTask } from '../../src/run/task.ts';
import { plan, task, useRig } from '../run/rig.ts';

const rig = useRig();
let isolation: Isolation;

const at = (path: string) => join(rig.workspace, path);
function put(path: string, text: string): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
}

async function run(
  command: string,
  overrides: Partial<PlannedTask> = {},
): Promise<{ record: TaskRecord; seen: Observed[] }> {
  const { enclose } = isolation;
  const record = await runTask(task(command, overrides), {
    ...rig.context,
    ...(enclose === null ? {} : { enclose }),
  });
  return { record, seen: rig.observed };
}

// A system that allows no mount says so; then there is nothing to isolate with, and nothing else to test here.
const allowed = (() => {
  try {
    execFileSync('/bin/sh', ['-c', 'unshare -m true || unshare -Urm true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe.runIf(allowed)('an isolated task', () => {
  beforeEach(async () => {
    isolation = await probeIsolation({ ...rig.context, env: rig.env });
  });

  it('is possible here', () => {
    expect(isolation).toMatchObject({ enclose: expect.any(Function), problems: [] });
    expect(readdirSync(rig.workspace)).toEqual([]);
  });

  it('brings what it wrote, changed and deleted into the workspace when it ends', async () => {
    for (const path of ['keep', 'change', 'gone', 'dir/a', 'dir/b', 'tree/x/y', 'swap/in', 'flat']) put(path, path);
    symlinkSync('keep', at('link'));
    const { record, seen } = await run(`
      echo new > new; mkdir -p deep/er; echo d > deep/er/d; echo changed >> change; rm gone
      rm -r dir; mkdir dir; echo c > dir/c; rm -r tree; rm -r swap; echo file > swap; rm flat; mkdir flat; echo f > flat/f
      ln -sfn dir link; chmod 755 new; test ! -e dir/a; cat keep > /dev/null; : >> keep`);
    expect(record).toMatchObject({ state: 'succeeded', reason: null });
    const changed = [
      'change',
      'deep/er/d',
      'dir/a',
      'dir/b',
      'dir/c',
      'flat',
      'flat/f',
      'gone',
      'link',
      'new',
      'swap',
      'swap/in',
      'tree/x/y',
    ];
    expect(record.writesObserved).toEqual(changed);
    expect(seen).toMatchObject([{ paths: changed, attribution: 'task', tasks: ['work'] }]);
    const left = execFileSync('find', ['.', '-mindepth', '1'], { cwd: rig.workspace, encoding: 'utf8' });
    expect(left.trim().split('\n').sort().join(' ')).toBe(
      './change ./deep ./deep/er ./deep/er/d ./dir ./dir/c ./flat ./flat/f ./keep ./link ./new ./swap',
    );
    expect(readFileSync(at('change'), 'utf8')).toBe('changechanged\n');
    expect(readFileSync(at('swap'), 'utf8')).toBe('file\n');
    expect(readlinkSync(at('link'))).toBe('dir');
    expect(lstatSync(at('new')).mode & 0o777).toBe(0o755);
  });

  it('keeps outputs, criteria, working directory, exit code and retries as they are', async () => {
    mkdirSync(at('sub'));
    const command =
      'pwd; echo x >> ../n; echo tries=$(wc -l < ../n) >> "$GITHUB_OUTPUT"; [ $(wc -l < ../n) = 2 ] && echo \'{"ok":1}\' > r.json';
    const { record } = await run(command, {
      workingDirectory: 'sub',
      retry: { ...task('').retry, maxAttempts: 3 },
      success: {
        exitCodes: [0],
        files: ['sub/r.json'],
        stdout: null,
        json: [{ file: 'sub/r.json', pointer: '/ok', equals: 1 }],
      },
    });
    expect(record).toMatchObject({ state: 'succeeded', outputs: { tries: '2' }, writesObserved: ['n', 'sub/r.json'] });
    expect(record.tries.map((one) => one.exitCode)).toEqual([1, 0]);
    expect(record.logTail.split('\n')[0]).toBe(at('sub'));
    expect((await run('exit 7')).record).toMatchObject({ state: 'failed', reason: 'exit code 7', writesObserved: [] });
  });

  it('that is stopped leaves the workspace as it was, and no process', async () => {
    put('keep', 'k');
    const ended = run('echo x > half; rm keep; echo ready; setsid sleep 300 & sleep 300');
    await rig.printed('ready');
    rig.stop.abort({ kind: 'superseded' });
    expect((await ended).record).toMatchObject({ state: 'superseded' });
    expect(readdirSync(rig.workspace)).toEqual(['keep']);
  });

  it('does not see what others write meanwhile, and each is known by itself', async () => {
    // Outside the workspace, where they do see each other: both have written before one looks, both look before one ends.
    const meet = (point: string) => `touch ${rig.scratch}/$FANFOLD_TASK.${point}
      until [ -e ${rig.scratch}/a.${point} ] && [ -e ${rig.scratch}/b.${point} ]; do sleep 0.01; done`;
    const tasks = ['a', 'b'].map((id) =>
      task(`echo ${id} > ${id}; echo shared-${id} > shared\n${meet('wrote')}\nls\n${meet('looked')}`, { id }),
    );
    const records = await executeTasks(plan([...tasks, task('ls', { id: 'c', needs: ['a', 'b'] })]), ['a', 'b', 'c'], {
      jobs: 2,
      context: { ...rig.context, ...(isolation.enclose === null ? {} : { enclose: isolation.enclose }) },
      stop: rig.stop.signal,
    });
    expect(records.map((one) => one.writesObserved)).toEqual([['a', 'shared'], ['b', 'shared'], []]);
    expect(records.map((one) => one.logTail)).toEqual(['a\nshared', 'b\nshared', 'a\nb\nshared']);
    expect(rig.observed.map((one) => one.attribution)).toEqual(['task', 'task', 'task']);
  });

  it('shows what it read, where strace is there', async () => {
    put('in/data.txt', 'd');
    put('in/é "x".txt', 'e');
    put('unread', 'u');
    const { seen } = await run(
      'cat in/*.txt > out; cat out; ls in; (cd in && cat data.txt) > /dev/null; cat < /etc/hostname',
    );
    expect(seen[0]?.paths).toEqual(['out']);
    expect(seen[0]?.reads).toEqual(isolation.reads ? ['in/data.txt', 'in/é "x".txt'] : null);
  });
});

it('says why there is no isolation on other systems', async () => {
  const elsewhere = await probeIsolation({ ...rig.context, env: rig.env, platform: 'darwin' });
  expect(elsewhere).toMatchObject({
    enclose: null,
    reads: false,
    problems: [{ kind: 'not-isolated', fault: { why: 'not-linux' } }],
  });
  const odd = join(rig.scratch, 'a,b');
  mkdirSync(odd);
  expect((await probeIsolation({ ...rig.context, env: rig.env, workspace: odd })).problems).toMatchObject([
    {
      kind: 'not-isolated',
      severity: 'note',
      fault: { why: isolation.enclose === null ? expect.any(String) : 'odd-path' },
    },
  ]);
  expect(existsSync(join(odd, '.fanfold-probe'))).toBe(false);
});

describe('a line of a trace', () => {
  it.each([
    { line: '7 openat(AT_FDCWD</w>, "f", O_RDONLY|O_CLOEXEC) = 3</w/f>', path: '/w/f' },
    { line: '7 openat(AT_FDCWD</w>, "f"..., O_RDWR|O_CREAT, 0666) = 3</w/f>', path: '/w/f' },
    { line: '7 open("f", O_RDONLY) = 3</w/\\303\\251 \\"\\\\>', path: '/w/é "\\' },
    { line: '7 openat(AT_FDCWD</w>, "f", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 3</w/f>', path: null },
    { line: '7 openat(AT_FDCWD</w>, "d", O_RDONLY|O_DIRECTORY) = 3</w/d>', path: null },
    { line: '7 openat(AT_FDCWD</w>, "f", O_RDONLY) = -1 ENOENT (No such file or directory)', path: null },
    { line: '7 +++ exited with 0 +++', path: null },
    { line: 'nonsense', path: null },
  ])('$line', ({ line, path }) => {
    expect(openedForReading(line, new Map())).toBe(path);
  });

  it('that was interrupted is put together, by process', () => {
    const started = new Map<string, boolean>();
    expect(openedForReading('7 openat(AT_FDCWD</w>, "f", O_RDONLY <unfinished ...>', started)).toBeNull();
    expect(openedForReading('8 openat(AT_FDCWD</w>, "g", O_WRONLY <unfinished ...>', started)).toBeNull();
    expect(openedForReading('8 <... openat resumed>) = 4</w/g>', started)).toBeNull();
    expect(openedForReading('7 <... openat resumed>) = 3</w/f>', started)).toBe('/w/f');
    expect(openedForReading('9 <... openat resumed>) = 3</w/h>', started)).toBeNull();
  });
});
