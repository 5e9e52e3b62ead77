import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { PlannedTask, Retry, TaskRecord } from '../../src/model.ts';
import { OWN_INPUTS } from '../../src/run/environment.ts';
import { runTask } from '../../src/run/task.ts';
import { parseRecords } from '../../src/verdict/parse-records.ts';
import { record, task, useRig } from './rig.ts';

const rig = useRig();

const run = (command: string, overrides: Partial<PlannedTask> = {}) => runTask(task(command, overrides), rig.context);
const success = (criteria: Partial<PlannedTask['success']>) => ({
  success: { exitCodes: [0], files: [], stdout: null, json: [], ...criteria },
});
const retry = (values: Partial<Retry>): { retry: Retry } => ({ retry: { ...task('').retry, ...values } });

describe('a record', () => {
  it('of a success, that every reader accepts', async () => {
    const ended = await run('echo hello; echo world >&2; echo answer=42 >> "$GITHUB_OUTPUT"; sleep 0.05');
    const read = parseRecords(JSON.stringify(ended), 'test');
    expect(read.problems).toEqual([]);
    expect(read.records).toMatchObject([
      { task: 'work', leg: 'w1-leg-001', runAttempt: 1, state: 'succeeded', reason: null, outputs: { answer: '42' } },
    ]);
    expect(ended.tries).toMatchObject([{ exitCode: 0, signal: null }]);
    expect(ended.logTail.split('\n').sort()).toEqual(['hello', 'world']);
    expect(ended.durationMs).toBeGreaterThanOrEqual(50);
    expect(ended.durationMs).toBe(
      Date.parse(ended.tries[0]?.endedAt ?? '') - Date.parse(ended.tries[0]?.startedAt ?? ''),
    );
  });

  it('of a failure', async () => {
    expect(await run('exit 3')).toMatchObject({ state: 'failed', reason: 'exit code 3', tries: [{ exitCode: 3 }] });
  });

  it('of a command that a signal ended', async () => {
    const ended = await run('kill -KILL $$');
    expect(ended).toMatchObject({
      state: 'failed',
      reason: 'killed by SIGKILL',
      tries: [{ exitCode: null, signal: 'SIGKILL' }],
    });
    expect(await run("bash -c 'kill -KILL $$'")).toMatchObject({ reason: 'exit code 137 (SIGKILL)' });
  });

  it('of a timeout', async () => {
    const ended = await run('echo before; sleep 60', { timeoutMinutes: 0.2 / 60 });
    expect(ended).toMatchObject({ state: 'timed-out', logTail: 'before', tries: [{ signal: 'SIGTERM' }] });
    expect(ended.reason).toMatch(/^timed out after 0.0033\d* min$/);
  });

  it('never has a negative time, though the clock is set back', async () => {
    let now = 10_000;
    const ended = await runTask(task('true'), { ...rig.context, now: () => (now -= 1000) });
    expect(ended.durationMs).toBe(0);
  });

  it('leaves nothing behind in the scratch folder', async () => {
    await run('echo x > "$GITHUB_ENV"; mkdir -p "$(dirname "$GITHUB_ENV")/deep/er"; exit 1');
    expect(readdirSync(rig.scratch)).toEqual([]);
  });
});

const VERBATIM = `echo $(not run) \`nor this\` \${{ neither }} "\\`;

describe('shells', () => {
  it.each([
    { shell: 'bash', command: 'false | true; echo not reached', tail: '', code: 1 },
    {
      shell: 'bash',
      command: 'echo "$BASH_VERSION" | grep -c .; shopt -q login_shell || echo plain',
      tail: '1\nplain',
      code: 0,
    },
    { shell: 'sh', command: 'false; echo not reached', tail: '', code: 1 },
    { shell: 'sh', command: 'test -z "$BASH_VERSION" && echo none', tail: 'none', code: 0 },
    { shell: 'python', command: 'import sys\nprint("from python")\nsys.exit(5)', tail: 'from python', code: 5 },
    {
      shell: 'bash -u {0}',
      command: 'false; echo "$NOT_SET_AT_ALL"',
      tail: expect.stringContaining('unbound'),
      code: 1,
    },
    { shell: 'perl {0}', command: 'print "from perl\\n"', tail: 'from perl', code: 0 },
    {
      shell: `perl -e "print join '|', @ARGV" "two words" {0}`,
      command: 'x',
      tail: expect.stringMatching(/^two words\|/),
      code: 0,
    },
    {
      shell: 'cat {0}',
      command: VERBATIM,
      tail: VERBATIM,
      code: 0,
    },
  ])('$shell: $command', async ({ shell, command, tail, code }) => {
    expect(await run(command, { shell })).toMatchObject({ logTail: tail, tries: [{ exitCode: code }] });
  });

  it('an unknown shell names the known ones', async () => {
    const ended = await run('echo', { shell: 'zsh' });
    expect(ended).toMatchObject({ state: 'failed', tries: [] });
    expect(ended.reason).toMatch(/`zsh`.*bash, sh.*`\{0\}`/);
  });
});

describe('the environment', () => {
  it('has the values of the task and nothing of the runner that a command must not see', async () => {
    const secrets = {
      ACTIONS_RUNTIME_TOKEN: 's3cret',
      ACTIONS_RUNTIME_URL: 's3cret',
      ACTIONS_RESULTS_URL: 's3cret',
      ACTIONS_CACHE_URL: 's3cret',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 's3cret',
      Actions_Id_Token_Request_Url: 's3cret',
      INPUT_TOKEN: 's3cret',
      'INPUT_JOB-STATUS': 's3cret',
      STATE_session: 's3cret',
      GITHUB_STATE: '/s3cret',
    };
    const env = { ...rig.context.env, ...secrets, GITHUB_SHA: 'abc', KEPT: 'yes', UNSET: undefined };
    const own = { item: 'a b', matrix: { 'node-version': 20 }, env: { OWN: 'mine', KEPT: 'overridden' } };
    const ended = await runTask(task('env', { id: 'unit[a b]', ...own }), { ...rig.context, env });
    expect(ended.logTail).not.toContain('s3cret');
    const lines = ended.logTail.split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'ITEM=a b',
        'MATRIX_NODE_VERSION=20',
        'FANFOLD_TASK=unit[a b]',
        'OWN=mine',
        'GITHUB_SHA=abc',
        'KEPT=overridden',
      ]),
    );
    expect(lines.filter((line) => line.startsWith('UNSET='))).toEqual([]);
  });

  it("has what is the user's own, and the pair for OIDC where the list says so", async () => {
    const own = { INPUT_MINE: 'a', STATE_OF_NATURE: 'b', ACTIONS_ID_TOKEN_REQUEST_URL: 'c', INPUT_TASKS: 'd' };
    const env = { ...rig.context.env, ...own, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'e' };
    const seen = async (idToken: boolean) => {
      const shown = task('env | grep -E "^(INPUT|STATE|ACTIONS)" | sort', { permissions: { idToken } });
      return (await runTask(shown, { ...rig.context, env })).logTail.trimEnd().split('\n');
    };
    expect(await seen(false)).toEqual(['INPUT_MINE=a', 'STATE_OF_NATURE=b']);
    expect(await seen(true)).toEqual([
      'ACTIONS_ID_TOKEN_REQUEST_TOKEN=e',
      'ACTIONS_ID_TOKEN_REQUEST_URL=c',
      'INPUT_MINE=a',
      'STATE_OF_NATURE=b',
    ]);
  });

  it("knows as fanfold's own just the inputs of its actions", () => {
    const files = ['action.yml', 'task/action.yml', 'converge/action.yml'];
    const names = files.flatMap((file) => {
      const text = readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
      return Object.keys((parse(text) as { inputs: Record<string, unknown> }).inputs);
    });
    expect([...OWN_INPUTS]).toEqual(expect.arrayContaining([...new Set(names)]));
  });

  it('has private files that the task cannot replace, in a folder that only this user can enter', async () => {
    const names = ['OUTPUT', 'STEP_SUMMARY', 'ENV', 'PATH', 'STATE'].map((name) => `GITHUB_${name}`);
    const env = { ...rig.context.env, ...Object.fromEntries(names.map((name) => [name, '/dev/null/outer'])) };
    const command = `${names.map((name) => `test -f "$${name}" && test ! -s "$${name}"`).join(' && ')}; stat -c %a "$(dirname "$GITHUB_OUTPUT")"`;
    const own = { env: { GITHUB_OUTPUT: '/dev/null/own' } };
    const ended = await runTask(task(command, own), { ...rig.context, env });
    expect(ended).toMatchObject({ state: 'succeeded', logTail: '700' });
  });

  it('has no standard input', async () => {
    expect(await run('cat; echo end')).toMatchObject({ state: 'succeeded', logTail: 'end' });
  });

  it('starts in the working directory', async () => {
    mkdirSync(join(rig.workspace, 'a/b'), { recursive: true });
    expect(await run('pwd', { workingDirectory: 'a/b' })).toMatchObject({ logTail: join(rig.workspace, 'a/b') });
  });
});

describe('outputs and summary', () => {
  it('of a failed command are kept', async () => {
    expect(await run('echo a=1 >> "$GITHUB_OUTPUT"; exit 1')).toMatchObject({ state: 'failed', outputs: { a: '1' } });
  });

  it('of the last try only', async () => {
    const command = 'echo try=$(cat n 2>/dev/null) >> "$GITHUB_OUTPUT"; echo x >> n; [ $(wc -l < n) = 2 ]';
    expect(await run(command, retry({ maxAttempts: 3 }))).toMatchObject({ state: 'succeeded', outputs: { try: 'x' } });
  });

  it('malformed fails the task, as on GitHub', async () => {
    const ended = await run('echo fine=1 >> "$GITHUB_OUTPUT"; echo nonsense >> "$GITHUB_OUTPUT"');
    expect(ended).toMatchObject({ state: 'failed', outputs: {} });
    expect(ended.reason).toBe(
      'malformed GITHUB_OUTPUT line 2: `nonsense` is neither `name=value` nor `name<<delimiter`',
    );
  });

  it.each([
    { what: 'a pipe', command: 'rm "$GITHUB_OUTPUT"; mkfifo "$GITHUB_OUTPUT"', reason: /not a regular file/ },
    { what: 'a link', command: 'ln -sf /etc/passwd "$GITHUB_OUTPUT"', reason: /not a regular file/ },
    { what: 'a folder', command: 'rm "$GITHUB_OUTPUT"; mkdir "$GITHUB_OUTPUT"', reason: /not a regular file/ },
    { what: 'huge', command: 'head -c 3000000 /dev/zero > "$GITHUB_OUTPUT"', reason: /more than 1024 KiB/ },
  ])('that became $what fail the task', async ({ command, reason }) => {
    const ended = await run(command);
    expect(ended.state).toBe('failed');
    expect(ended.reason).toMatch(reason);
  });

  it('that were deleted are none', async () => {
    expect(await run('rm "$GITHUB_OUTPUT"')).toMatchObject({ state: 'succeeded', outputs: {} });
  });

  it('hands the step summary on, cut at 1 MiB', async () => {
    await run('echo "# Title" >> "$GITHUB_STEP_SUMMARY"');
    expect(rig.summaries).toEqual(['# Title\n']);
    await run(`head -c 1100000 /dev/zero | tr '\\0' é >> "$GITHUB_STEP_SUMMARY"`);
    expect(rig.summaries[1]?.length).toBe(1024 * 1024);
    expect(rig.problems).toMatchObject([{ kind: 'summary-cut', task: 'work' }]);
  });
});

describe('success criteria', () => {
  it.each([
    { name: 'another exit code', command: 'exit 3', criteria: { exitCodes: [0, 3] }, reason: null },
    { name: 'zero not among them', command: 'exit 0', criteria: { exitCodes: [3] }, reason: 'exit code 0' },
    { name: 'a file', command: 'echo x > out', criteria: { files: ['out'] }, reason: null },
    { name: 'one file of a glob', command: 'touch a.x; echo x > b.x', criteria: { files: ['*.x'] }, reason: null },
    { name: 'no file of a glob', command: 'true', criteria: { files: ['*.x'] }, reason: 'no file matches `*.x`' },
    {
      name: 'only an old file of a glob',
      command: 'true',
      criteria: { files: ['{old,new}'] },
      reason: 'file `old` was not written by this task',
    },
    { name: 'a file with an escaped name', command: 'echo x > "[a]"', criteria: { files: ['\\[a\\]'] }, reason: null },
    { name: 'an absent file', command: 'true', criteria: { files: ['out'] }, reason: 'file `out` does not exist' },
    { name: 'an empty file', command: 'touch out', criteria: { files: ['out'] }, reason: 'file `out` is empty' },
    { name: 'a folder', command: 'mkdir out', criteria: { files: ['out'] }, reason: '`out` is not a file' },
    { name: 'a pipe', command: 'mkfifo out', criteria: { files: ['out'] }, reason: '`out` is not a file' },
    {
      name: 'an old file',
      command: 'true',
      criteria: { files: ['old'] },
      reason: 'file `old` was not written by this task',
    },
    { name: 'an old file written again', command: 'echo new > old', criteria: { files: ['old'] }, reason: null },
    {
      name: 'an old file in an older dress',
      command: 'echo new > old; touch -d 2001-01-01 old',
      criteria: { files: ['old'] },
      reason: null,
    },
    {
      name: 'a file outside',
      command: 'true',
      criteria: { files: ['../../../../etc/passwd'] },
      reason:
        'the pattern `../../../../etc/passwd` leaves the workspace with `..`; name what lies outside by a URI such as `disk://cache`',
    },
    {
      name: 'a link to the outside',
      command: 'ln -s /etc/passwd out',
      criteria: { files: ['out'] },
      reason: 'file `out` is outside the workspace',
    },
    { name: 'stdout', command: 'echo first; echo OK 12', criteria: { stdout: { matches: '^OK \\d+$' } }, reason: null },
    {
      name: 'stdout, not stderr',
      command: 'echo OK >&2',
      criteria: { stdout: { matches: 'OK' } },
      reason: 'stdout does not match `OK`',
    },
    {
      name: 'stdout against',
      command: 'echo a WARN b',
      criteria: { stdout: { notMatches: 'WARN' } },
      reason: 'stdout matches `WARN`',
    },
    {
      name: 'a backreference',
      command: 'true',
      criteria: { stdout: { matches: '(a)\\1' } },
      reason: expect.stringContaining('is not an RE2 pattern'),
    },
    {
      name: 'a JSON value',
      command: `echo '{"a":{"b/c":[1,{"x":2}]}}' > r.json`,
      criteria: { json: [{ file: 'r.json', pointer: '/a/b~1c/1', equals: { x: 2 } }] },
      reason: null,
    },
    {
      name: 'a JSON miss',
      command: `echo '{"failed":2}' > r.json`,
      criteria: { json: [{ file: 'r.json', pointer: '/failed', equals: 0 }] },
      reason: '`r.json#/failed` is 2, not 0',
    },
    {
      name: 'a JSON bound',
      command: `echo '{"n":2}' > r.json`,
      criteria: { json: [{ file: 'r.json', pointer: '/n', min: 2, max: 2 }] },
      reason: null,
    },
    {
      name: 'below',
      command: `echo '{"n":2}' > r.json`,
      criteria: { json: [{ file: 'r.json', pointer: '/n', min: 2.5 }] },
      reason: '`r.json#/n` is 2, below 2.5',
    },
    {
      name: 'above',
      command: `echo '{"n":2}' > r.json`,
      criteria: { json: [{ file: 'r.json', pointer: '/n', max: 1 }] },
      reason: '`r.json#/n` is 2, above 1',
    },
    {
      name: 'a text is no number',
      command: `echo '{"n":"9"}' > r.json`,
      criteria: { json: [{ file: 'r.json', pointer: '/n', min: 2 }] },
      reason: '`r.json#/n` is "9", not a number',
    },
    {
      name: 'a JSON text',
      command: `echo '{"v":"1.2.3"}' > r.json`,
      criteria: { json: [{ file: 'r.json', pointer: '/v', matches: '^1\\.' }] },
      reason: null,
    },
    {
      name: 'an absent pointer',
      command: `echo '{}' > r.json`,
      criteria: { json: [{ file: 'r.json', pointer: '/toString', min: 0 }] },
      reason: '`r.json#/toString` does not exist',
    },
    {
      name: 'no JSON',
      command: 'echo nonsense > r.json',
      criteria: { json: [{ file: 'r.json', pointer: '', equals: 1 }] },
      reason: 'file `r.json` is not JSON',
    },
    {
      name: 'an absent JSON file',
      command: 'true',
      criteria: { json: [{ file: 'r.json', pointer: '', equals: 1 }] },
      reason: 'file `r.json` does not exist',
    },
    {
      name: 'the exit code first',
      command: 'exit 9',
      criteria: { files: ['none'], stdout: { matches: 'x' } },
      reason: 'exit code 9',
    },
    {
      name: 'files before stdout',
      command: 'true',
      criteria: { files: ['none'], stdout: { matches: 'x' } },
      reason: 'file `none` does not exist',
    },
    {
      name: 'stdout before JSON',
      command: 'true',
      criteria: { stdout: { matches: 'x' }, json: [{ file: 'none', pointer: '', equals: 1 }] },
      reason: 'stdout does not match `x`',
    },
  ])('$name: $command', async ({ command, criteria, reason }) => {
    writeFileSync(join(rig.workspace, 'old'), 'old');
    utimesSync(join(rig.workspace, 'old'), new Date(), new Date(Date.now() + 3_600_000));
    const ended = await run(command, success(criteria));
    expect(ended).toMatchObject({ state: reason === null ? 'succeeded' : 'failed', reason });
  });

  it('a pattern of exponential shape over a large output', async () => {
    const criteria = success({ stdout: { matches: '(a+)+$b' } });
    const ended = await run(`head -c 900000 /dev/zero | tr '\\0' a`, { ...criteria, timeoutMinutes: 1 });
    expect(ended.reason).toBe('stdout does not match `(a+)+$b`');
  });

  it.each([
    ['matches', { notMatches: 'FIRST' }, 'stdout matches `FIRST`'],
    ['does not match', { matches: 'SECOND' }, 'stdout does not match `SECOND`'],
  ])('a check sees the whole output: what it %s stands before two MiB of it', async (_, stdout, reason) => {
    const ended = await run('echo FIRST; seq 1 300000; echo LAST', success({ stdout }));
    expect(ended).toMatchObject({ state: 'failed', reason });
  });

  it.each([{ matches: 'LAST' }, { notMatches: 'NOWHERE' }])(
    'a check of more than it can see fails: %j',
    async (stdout) => {
      const ended = await run('head -c 4300000 /dev/zero | tr "\\0" x; echo LAST', success({ stdout }));
      expect(ended).toMatchObject({
        state: 'failed',
        reason: 'stdout has more than 4 MiB, which `success.stdout` cannot check',
      });
    },
  );

  it('a file written by an earlier try counts: it is newer than the start of the task', async () => {
    const command = '[ -e out ] && exit 0; echo x > out; exit 1';
    expect(await run(command, { ...success({ files: ['out'] }), ...retry({ maxAttempts: 2 }) })).toMatchObject({
      state: 'succeeded',
    });
  });
});

describe('retries', () => {
  const counting = 'echo x >> n; exit ';

  it('records every try and shows that a success was flaky', async () => {
    const ended = await run(
      'echo x >> n; [ $(wc -l < n) = 3 ]',
      retry({ maxAttempts: 5, initialSeconds: 0.05, maxDelaySeconds: 1 }),
    );
    expect(ended).toMatchObject({ state: 'succeeded', reason: null });
    expect(ended.tries.map((one) => one.exitCode)).toEqual([1, 1, 0]);
    expect(ended.durationMs).toBeGreaterThanOrEqual(95);
  });

  it.each([
    { on: null, command: `${counting}7`, tries: 3 },
    { on: { exitCodes: [75] }, command: `${counting}75`, tries: 3 },
    { on: { exitCodes: [75] }, command: `${counting}7`, tries: 1 },
    { on: { signals: ['KILL'] }, command: 'kill -KILL $$', tries: 3 },
    { on: { signals: ['SIGKILL'] }, command: "bash -c 'kill -KILL $$'", tries: 3 },
    { on: { signals: ['TERM'] }, command: 'kill -KILL $$', tries: 1 },
    { on: { signals: ['KILL'] }, command: `${counting}1`, tries: 1 },
    { on: { timeout: true }, command: 'sleep 60', tries: 3 },
    { on: { timeout: true }, command: `${counting}1`, tries: 1 },
    { on: { exitCodes: [1] }, command: 'sleep 60', tries: 1 },
    { on: {}, command: `${counting}1`, tries: 3 },
    { on: {}, command: 'sleep 60', tries: 1 },
  ])('$on, $command: $tries', async ({ on, command, tries }) => {
    const options = { ...retry({ maxAttempts: 3, on }), timeoutMinutes: command.startsWith('sleep') ? 0.08 / 60 : 1 };
    const ended = await run(command, options);
    expect(ended.tries).toHaveLength(tries);
  });

  it('waits longer and longer, at most the longest delay, with jitter a random part of it', async () => {
    const { backoffMs } = await import('../../src/run/retry.ts');
    const values: Retry = {
      maxAttempts: 9,
      on: null,
      initialSeconds: 2,
      backoffRate: 3,
      maxDelaySeconds: 20,
      jitter: 'none',
    };
    expect([1, 2, 3, 4].map((failed) => backoffMs(values, failed, () => 0.5))).toEqual([2000, 6000, 18000, 20000]);
    const full: Retry = { ...values, jitter: 'full' };
    expect([1, 2, 3, 4].map((failed) => backoffMs(full, failed, () => 0.5))).toEqual([1000, 3000, 9000, 10000]);
    expect(backoffMs(values, 5000, () => 0)).toBe(20000);
  });

  it('puts the output of all tries into one log', async () => {
    const log = join(rig.workspace, 'log');
    await runTask(task('echo hello; exit 1', retry({ maxAttempts: 2 })), { ...rig.context, log });
    expect(readFileSync(log, 'utf8')).toBe('hello\n--- try 2\nhello\n');
  });
});

describe('continue-on-error', () => {
  it.each([
    { continueOnError: true, command: 'exit 9', state: 'tolerated' },
    { continueOnError: true, command: 'true', state: 'succeeded' },
    { continueOnError: true, command: 'kill -KILL $$', state: 'tolerated' },
    { continueOnError: true, command: 'sleep 60', state: 'tolerated' },
    { continueOnError: { exitCodes: [42] }, command: 'exit 42', state: 'tolerated' },
    { continueOnError: { exitCodes: [42] }, command: 'exit 41', state: 'failed' },
    { continueOnError: { exitCodes: [42] }, command: 'sleep 60', state: 'timed-out' },
  ])('$continueOnError, $command: $state', async ({ continueOnError, command, state }) => {
    const options = { continueOnError, timeoutMinutes: command.startsWith('sleep') ? 0.08 / 60 : 1 };
    expect(await run(command, options)).toMatchObject({ state });
  });
});

describe('needs and if', () => {
  const states: Record<string, TaskRecord> = {
    good: record('good'),
    tolerated: record('tolerated', { state: 'tolerated' }),
    bad: record('bad', { state: 'failed', reason: 'exit code 1' }),
    late: record('late', { state: 'timed-out' }),
    gone: record('gone', { state: 'cancelled' }),
    blocked: record('blocked', { state: 'skipped', reason: 'needs' }),
    off: record('off', { state: 'skipped', reason: 'if' }),
    stopped: record('stopped', { state: 'superseded' }),
    'e2e[a=1]': record('e2e[a=1]'),
    'e2e[a=2]': record('e2e[a=2]', { state: 'failed' }),
  };

  it.each([
    { needs: ['good', 'tolerated'], condition: null, state: 'succeeded', reason: null },
    { needs: ['good', 'bad'], condition: null, state: 'skipped', reason: 'needs' },
    { needs: ['late'], condition: null, state: 'skipped', reason: 'needs' },
    { needs: ['gone'], condition: null, state: 'skipped', reason: 'needs' },
    { needs: ['blocked'], condition: null, state: 'skipped', reason: 'needs' },
    { needs: ['absent'], condition: null, state: 'skipped', reason: 'needs' },
    { needs: ['off', 'good'], condition: null, state: 'skipped', reason: 'needs skipped' },
    { needs: ['off', 'bad'], condition: null, state: 'skipped', reason: 'needs' },
    { needs: ['stopped', 'off'], condition: null, state: 'superseded', reason: 'needs' },
    { needs: ['stopped', 'bad'], condition: null, state: 'skipped', reason: 'needs' },
    { needs: ['good'], condition: "needs.good.result == 'success'", state: 'succeeded', reason: null },
    { needs: ['good'], condition: "needs.good.result != 'success'", state: 'skipped', reason: 'if' },
    { needs: ['bad'], condition: "needs.bad.result == 'failure'", state: 'skipped', reason: 'needs' },
    { needs: ['bad'], condition: "always() && needs.bad.result == 'failure'", state: 'succeeded', reason: null },
    { needs: ['bad'], condition: 'failure()', state: 'succeeded', reason: null },
    { needs: ['good'], condition: 'failure()', state: 'skipped', reason: 'if' },
    {
      needs: ['e2e[a=1]', 'e2e[a=2]'],
      condition: "always() && needs.e2e.result == 'failure'",
      state: 'succeeded',
      reason: null,
    },
    { needs: ['good'], condition: "env.MODE == 'fast' && item == 3", state: 'succeeded', reason: null },
    { needs: ['good'], condition: 'fromJSON(needs.good.result)', state: 'failed', reason: expect.any(String) },
  ])('needs $needs, if $condition: $state', async ({ needs, condition, state, reason }) => {
    const gated = task('touch ran', { needs, condition, env: { MODE: 'fast' }, item: 3 });
    const ended = await runTask(gated, { ...rig.context, needs: new Map(Object.entries(states)) });
    expect(ended).toMatchObject({ state, reason });
    expect(existsSync(join(rig.workspace, 'ran'))).toBe(state === 'succeeded');
    if (state !== 'succeeded') expect(ended).toMatchObject({ tries: [], durationMs: 0 });
  });

  it('what the plan already skipped is skipped', async () => {
    expect(await run('true', { skip: true })).toMatchObject({ state: 'skipped', reason: 'if' });
  });

  it('a task without a command cannot run here', async () => {
    expect(await runTask(task(null), rig.context)).toMatchObject({ state: 'skipped', tries: [] });
  });
});

it('a link in the workspace is not followed out of it by a JSON check', async () => {
  symlinkSync('/etc', join(rig.workspace, 'etc'));
  const ended = await run('true', success({ json: [{ file: 'etc/passwd', pointer: '', equals: 1 }] }));
  expect(ended.reason).toBe('file `etc/passwd` is outside the workspace');
});
