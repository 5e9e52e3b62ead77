import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { executeTasks } from '../../src/run/schedule.ts';
import { runTask } from '../../src/run/task.ts';
import { recordPath, writeRecord } from '../../src/store/recordfile.ts';
import { parseRecords } from '../../src/verdict/parse-records.ts';
import { HANG_MS, outputTo, plan, record, task, useRig, withRig } from './rig.ts';

const rig = useRig();

const SUPERSEDED = { kind: 'superseded' } as const;
const INTERRUPTED = { kind: 'cancelled', signal: 'SIGINT' } as const;

describe('a bad command', () => {
  it('a command that does not exist', async () => {
    const ended = await runTask(task('no-such-command-here --now'), rig.context);
    expect(ended).toMatchObject({ state: 'failed', reason: 'exit code 127 (a command was not found)' });
    expect(ended.tries).toMatchObject([{ exitCode: 127, signal: null }]);
    expect(ended.logTail).toContain('no-such-command-here');
  });

  it('a shell that does not exist', async () => {
    const ended = await runTask(task('echo', { shell: 'no-such-shell {0}' }), rig.context);
    expect(ended).toMatchObject({ state: 'failed', tries: [], durationMs: 0 });
    expect(ended.reason).toBe('shell `no-such-shell {0}`: `no-such-shell` was not found');
  });

  it('a shell that may not be executed', async () => {
    writeFileSync(join(rig.workspace, 'shell'), 'x', { mode: 0o644 });
    const ended = await runTask(task('echo', { shell: `${rig.workspace}/shell {0}` }), rig.context);
    expect(ended).toMatchObject({ state: 'failed', tries: [] });
    expect(ended.reason).toContain('EACCES');
  });

  it('an environment that is too long for the system', async () => {
    const ended = await runTask(task('echo', { env: { BIG: 'x'.repeat(200_000) } }), rig.context);
    expect(ended).toMatchObject({ state: 'failed', tries: [] });
    expect(ended.reason).toContain('E2BIG');
  });

  it('a working directory that does not exist', async () => {
    const ended = await runTask(task('echo', { workingDirectory: 'nowhere' }), rig.context);
    expect(ended).toMatchObject({ state: 'failed', reason: 'working directory `nowhere` does not exist', tries: [] });
  });

  it('a folder for private files that cannot be written', async () => {
    writeFileSync(join(rig.workspace, 'file'), '');
    const ended = await runTask(task('echo'), { ...rig.context, scratch: join(rig.workspace, 'file') });
    expect(ended).toMatchObject({ state: 'failed', tries: [] });
    expect(ended.reason).toMatch(/ENOTDIR|EEXIST/);
  });

  it('a task that deletes its working directory', async () => {
    mkdirSync(join(rig.workspace, 'here'));
    const options = { workingDirectory: 'here', retry: { ...task('').retry, maxAttempts: 2 } };
    const ended = await runTask(task('rm -rf "$PWD"; echo gone; exit 3', options), rig.context);
    expect(ended).toMatchObject({
      state: 'failed',
      reason: 'working directory `here` does not exist',
      logTail: 'gone',
    });
    expect(ended.tries).toMatchObject([{ exitCode: 3 }]);
  });

  it('a task that deletes the workspace and all private files', async () => {
    const ended = await runTask(task(`rm -rf '${rig.workspace}' '${rig.scratch}'; echo k=v`), rig.context);
    expect(ended).toMatchObject({ state: 'succeeded', outputs: {}, logTail: 'k=v' });
  });
});

describe.concurrent('a child that does not want to end', () => {
  it(
    'a child that ignores TERM is killed after the grace',
    withRig(async (rig) => {
      const stubborn = `trap '' TERM INT; echo ready; while :; do sleep 0.05; done`;
      const options = { timeoutMinutes: 0.5 / 60 };
      const ended = await runTask(task(stubborn, options), { ...rig.context, graceMs: 300 });
      expect(ended).toMatchObject({ state: 'timed-out', tries: [{ exitCode: null, signal: 'SIGKILL' }] });
      expect(ended.durationMs).toBeGreaterThanOrEqual(790);
    }),
  );

  it(
    'a child that ends at TERM has its grace to tidy up',
    withRig(async (rig) => {
      const tidy = `trap 'sleep 0.2; echo tidied; exit 0' TERM; echo ready; while :; do sleep 0.02; done`;
      const ended = await runTask(task(tidy, { timeoutMinutes: 0.3 / 60 }), rig.context);
      expect(ended).toMatchObject({
        state: 'timed-out',
        logTail: expect.stringMatching(/tidied$/),
        tries: [{ exitCode: 0 }],
      });
    }),
  );

  it(
    'grandchildren that hold the output open do not hold the task',
    withRig(async (rig) => {
      const ended = await runTask(task('sleep 300 & echo done'), rig.context);
      expect(ended).toMatchObject({ state: 'succeeded', logTail: 'done' });
      expect(ended.durationMs).toBeLessThan(HANG_MS);
    }),
  );

  it(
    'a grandchild that is a little late still gets its output through',
    withRig(async (rig) => {
      const ended = await runTask(task('(sleep 0.3; echo late) & echo early'), rig.context);
      expect(ended).toMatchObject({ state: 'succeeded', logTail: 'early\nlate' });
    }),
  );

  it(
    'a grandchild in a session of its own is killed too',
    withRig(async (rig) => {
      const ended = await runTask(
        task('setsid sleep 300 & (setsid setsid sleep 300 >/dev/null 2>&1 &); echo ok'),
        rig.context,
      );
      expect(ended).toMatchObject({ state: 'succeeded', logTail: 'ok' });
    }),
  );

  it(
    'background jobs with process groups of their own are killed too',
    withRig(async (rig) => {
      const ended = await runTask(task('set -m; sleep 300 >/dev/null 2>&1 & disown; echo ok'), rig.context);
      expect(ended.state).toBe('succeeded');
    }),
  );

  it(
    'a job that left its process group, its environment and its parent is killed while it is in the session',
    withRig(async (rig) => {
      const command = 'set -m; env -i sleep 300.125 >/dev/null 2>&1 & disown; sleep 0.1; pgrep -fc "^sleep 300.125"';
      const ended = await runTask(task(command), rig.context);
      expect(ended).toMatchObject({ state: 'succeeded', logTail: '1' });
      expect(() => execFileSync('pgrep', ['-f', '^sleep 300.125'])).toThrow();
    }),
  );

  it(
    'a stopped process is killed',
    withRig(async (rig) => {
      const ended = await runTask(task('kill -STOP $$', { timeoutMinutes: 0.2 / 60 }), {
        ...rig.context,
        graceMs: 100,
      });
      expect(ended).toMatchObject({ state: 'timed-out', tries: [{ signal: 'SIGKILL' }] });
    }),
  );

  it(
    'a tree that forks faster than one look',
    withRig(async (rig) => {
      const forks = `f() { sleep 0.01; [ $1 -gt 0 ] && { setsid bash -c "$(declare -f f); f $(($1-1))" & f $(($1-1)) & }; sleep 60; }; f 4`;
      const ended = await runTask(task(forks, { timeoutMinutes: 0.4 / 60 }), { ...rig.context, graceMs: 50 });
      expect(ended.state).toBe('timed-out');
    }),
  );
});

describe('output', () => {
  it('100 MB of lines pass in bounded memory', async () => {
    const before = process.memoryUsage().rss;
    let [lines, peak] = [0, 0];
    const onEvent = outputTo(() => {
      if (++lines % 100_000 === 0) peak = Math.max(peak, process.memoryUsage().rss - before);
    });
    const log = join(rig.workspace, 'log');
    const flood = task(`head -c 100000000 < <(yes ${'x'.repeat(99)})`);
    const ended = await runTask(flood, { ...rig.context, onEvent, log });
    expect(ended.state).toBe('succeeded');
    expect(lines).toBe(1_000_000);
    expect(statSync(log).size).toBe(100_000_000);
    expect(Buffer.byteLength(ended.logTail)).toBeLessThanOrEqual(8192);
    expect(peak / 2 ** 20).toBeLessThan(150);
  });

  it('100 MB without a newline pass in bounded memory, in pieces', async () => {
    const before = process.memoryUsage().rss;
    let [bytes, longest, peak] = [0, 0, 0];
    const onEvent = outputTo((line) => {
      bytes += line.length;
      longest = Math.max(longest, line.length);
      peak = Math.max(peak, process.memoryUsage().rss - before);
    });
    const ended = await runTask(task(`head -c 100000000 /dev/zero | tr '\\0' a`), { ...rig.context, onEvent });
    expect(ended.state).toBe('succeeded');
    expect(bytes).toBe(100_000_000);
    expect(longest).toBe(64 * 1024);
    expect(ended.logTail).toBe('a'.repeat(8192));
    expect(peak / 2 ** 20).toBeLessThan(250);
  });

  it('binary output', async () => {
    const log = join(rig.workspace, 'log');
    const ended = await runTask(task(`printf '\\xff\\xfe\\x00ok\\n\\xe2\\x82'; head -c 5000 /dev/urandom >&2`), {
      ...rig.context,
      log,
    });
    expect(ended.state).toBe('succeeded');
    expect(rig.lines).toContain('\ufffd\ufffd\0ok');
    expect(readFileSync(log).includes(Buffer.from([0xff, 0xfe, 0x00, 0x6f, 0x6b, 0x0a, 0xe2, 0x82]))).toBe(true);
    expect(parseRecords(JSON.stringify(ended), 'test').problems).toEqual([]);
  });

  it('a reader that falls behind holds the command back', async () => {
    const lines: string[] = [];
    const onEvent = outputTo((line) => {
      lines.push(line);
      return new Promise<void>((done) => setTimeout(done, lines.length === 1 ? 300 : 0));
    });
    const run = runTask(task('for i in 1 2 3 4 5; do echo $i; sleep 0.1; done'), { ...rig.context, onEvent });
    await new Promise((done) => setTimeout(done, 280));
    expect(lines).toEqual(['1']);
    expect((await run).logTail).toBe('1\n2\n3\n4\n5');
  });

  it('a log that cannot be written costs the log, not the task', async () => {
    const ended = await runTask(task('head -c 1000000 < <(yes); echo k=v >> "$GITHUB_OUTPUT"'), {
      ...rig.context,
      log: '/dev/full',
    });
    expect(ended).toMatchObject({ state: 'succeeded', outputs: { k: 'v' } });
    expect(rig.problems).toMatchObject([{ kind: 'log-unwritable', task: 'work', path: '/dev/full' }]);
  });
});

describe('records on a bad disk', () => {
  it('a folder that cannot be made', async () => {
    writeFileSync(join(rig.workspace, 'file'), '');
    const problem = await writeRecord(join(rig.workspace, 'file', 'records'), record('a'));
    expect(problem).toMatchObject({ kind: 'record-unwritable', task: 'a', severity: 'error' });
    expect(problem?.kind === 'record-unwritable' && problem.detail).toContain('ENOTDIR');
  });

  it('a folder that cannot be written', async () => {
    expect(await writeRecord('/proc', record('a'))).toMatchObject({ kind: 'record-unwritable' });
  });

  it('a disk that is full while a record is written keeps the former record', async () => {
    const folder = join(rig.workspace, 'records');
    expect(await writeRecord(folder, record('a'))).toBeNull();
    const path = recordPath(folder, 'a');
    symlinkSync('/dev/full', `${path}.${process.pid}.tmp`);
    const problem = await writeRecord(folder, record('a', { state: 'failed', reason: 'exit code 1' }));
    expect(problem?.kind === 'record-unwritable' && problem.detail).toContain('ENOSPC');
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(record('a'));
    expect(readdirSync(folder)).toHaveLength(1);
    expect(statSync('/dev/full').isCharacterDevice()).toBe(true);
  });

  it('the run goes on and every record is returned', async () => {
    const folder = join(rig.workspace, 'file', 'records');
    writeFileSync(join(rig.workspace, 'file'), '');
    const problems: unknown[] = [];
    const records = await executeTasks(plan([task('true', { id: 'a' }), task('exit 4', { id: 'b' })]), ['a', 'b'], {
      jobs: 2,
      context: rig.context,
      stop: rig.stop.signal,
      onRecord: async (ended) => void problems.push(await writeRecord(folder, ended)),
    });
    expect(records.map((ended) => ended.state)).toEqual(['succeeded', 'failed']);
    expect(problems).toMatchObject([{ kind: 'record-unwritable' }, { kind: 'record-unwritable' }]);
  });
});

const GRACE = { graceMs: 400 };

describe.concurrent.each([
  { name: 'superseded', why: SUPERSEDED, state: 'superseded' },
  { name: 'interrupted', why: INTERRUPTED, state: 'cancelled' },
])('$name in each phase', ({ why, state }) => {
  it(
    'before the start',
    withRig(async (rig) => {
      rig.stop.abort(why);
      const ended = await runTask(task('touch started'), rig.context);
      expect(ended).toMatchObject({ state, tries: [], durationMs: 0 });
      expect(existsSync(join(rig.workspace, 'started'))).toBe(false);
    }, GRACE),
  );

  it(
    'while the start is prepared',
    withRig(async (rig) => {
      const run = runTask(task('touch started'), rig.context);
      rig.stop.abort(why);
      expect(await run).toMatchObject({ state, tries: [], durationMs: 0 });
      expect(existsSync(join(rig.workspace, 'started'))).toBe(false);
    }, GRACE),
  );

  it(
    'running, with a child that ignores everything but KILL',
    withRig(async (rig) => {
      const run = runTask(
        task(`trap '' TERM INT; echo ready; (setsid sleep 300 &); while :; do sleep 0.02; done`),
        rig.context,
      );
      await rig.printed('ready');
      const at = performance.now();
      rig.stop.abort(why);
      const ended = await run;
      expect(performance.now() - at).toBeLessThan(HANG_MS);
      expect(ended).toMatchObject({ state, logTail: 'ready', tries: [{ exitCode: null, signal: 'SIGKILL' }] });
    }, GRACE),
  );

  it(
    'running, with a reader that never comes back',
    withRig(async (rig) => {
      const onEvent = outputTo((text) => {
        rig.context.onEvent({ event: 'output', task: 'work', stream: 'stdout', text });
        return new Promise(() => {});
      });
      const run = runTask(task('echo ready; yes'), { ...rig.context, onEvent });
      await rig.printed('ready');
      const at = performance.now();
      rig.stop.abort(why);
      expect(await run).toMatchObject({ state });
      expect(performance.now() - at).toBeLessThan(HANG_MS);
    }),
  );

  it(
    'between two tries',
    withRig(async (rig) => {
      const retry = { ...task('').retry, maxAttempts: 5, initialSeconds: 600, maxDelaySeconds: 600 };
      const run = runTask(task('echo ready; exit 1', { retry }), rig.context);
      await rig.printed('ready');
      await new Promise((done) => setTimeout(done, 150));
      rig.stop.abort(why);
      const ended = await run;
      expect(ended).toMatchObject({ state, tries: [{ exitCode: 1 }] });
      expect(ended.reason).toContain('while waiting for the next try');
    }, GRACE),
  );

  it(
    'after the end, while stragglers are waited for: the result stands',
    withRig(async (rig) => {
      const run = runTask(task('sleep 300 & echo ready'), rig.context);
      await rig.printed('ready');
      await new Promise((done) => setTimeout(done, 200));
      const at = performance.now();
      rig.stop.abort(why);
      expect(await run).toMatchObject({ state: 'succeeded', reason: null });
      expect(performance.now() - at).toBeLessThan(HANG_MS);
    }, GRACE),
  );

  it(
    'while the criteria are checked: the result stands',
    withRig(async (rig) => {
      writeFileSync(join(rig.workspace, 'big.json'), JSON.stringify({ list: Array(500_000).fill('xxxx'), ok: 1 }));
      const json = [{ file: 'big.json', pointer: '/ok', equals: 1 }];
      const onSummary = () => rig.stop.abort(why);
      const checked = task('echo hi > "$GITHUB_STEP_SUMMARY"', { success: { ...task('').success, json } });
      expect(await runTask(checked, { ...rig.context, onSummary })).toMatchObject({ state: 'succeeded' });
      expect(rig.stop.signal.aborted).toBe(true);
    }, GRACE),
  );
});

it('a forwarded INT reaches the command first', async () => {
  const run = runTask(task(`trap 'echo got INT; exit 0' INT; echo ready; while :; do sleep 0.02; done`), rig.context);
  await rig.printed('ready');
  rig.stop.abort(INTERRUPTED);
  expect(await run).toMatchObject({
    state: 'cancelled',
    logTail: 'ready\ngot INT',
    reason: 'the run was cancelled by SIGINT',
  });
});

it('a stop that comes after the command had ended does not change its result', async () => {
  const run = runTask(task('echo ready'), rig.context);
  await rig.printed('ready');
  // Blocks until the child is a zombie that nobody has waited for yet.
  const until = Date.now() + 300;
  while (Date.now() < until);
  rig.stop.abort(SUPERSEDED);
  expect(await run).toMatchObject({ state: 'succeeded' });
});
