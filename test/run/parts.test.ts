/** The small rules that the executor is made of. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/model.ts';
import { taskReason } from '../../src/report/sentences/task-reasons.ts';
import { commandEnvironment } from '../../src/run/environment.ts';
import { listenForInterrupt } from '../../src/run/interrupt.ts';
import { jsonEquals, resolvePointer } from '../../src/run/pointer.ts';
import { recordOf, withWrites } from '../../src/run/record.ts';
import { scriptFor } from '../../src/run/shell.ts';
import { DEFAULT_GRACE_MS, stopReasonOf, stopSteps } from '../../src/run/stop.ts';
import { recordPath, writeRecord } from '../../src/store/recordfile.ts';
import { parseRecords, RECORD_LIMITS } from '../../src/verdict/parse-records.ts';
import { DIGEST, record, task } from './rig.ts';

describe('shells', () => {
  const at = (extension: string) => `/tmp/a b/script${extension}`;
  it.each([
    { shell: 'bash', file: 'bash', args: ['--noprofile', '--norc', '-eo', 'pipefail', '/tmp/a b/script.sh'] },
    { shell: 'sh', file: 'sh', args: ['-e', '/tmp/a b/script.sh'] },
    { shell: 'python', file: 'python', args: ['/tmp/a b/script.py'] },
    { shell: 'pwsh', file: 'pwsh', args: ['-command', ". '/tmp/a b/script.ps1'"] },
    { shell: 'PowerShell', file: 'powershell', args: ['-command', ". '/tmp/a b/script.ps1'"] },
    { shell: 'cmd', file: 'cmd', args: ['/D /E:ON /V:OFF /S /C "CALL "/tmp/a b/script.cmd""'] },
    {
      shell: 'node {0} --flag "two words" x\\"y',
      file: 'node',
      args: ['/tmp/a b/script', '--flag', 'two words', 'x"y'],
    },
    { shell: '  ruby   -w {0}', file: 'ruby', args: ['-w', '/tmp/a b/script'] },
  ])('$shell', ({ shell, file, args }) => {
    expect(scriptFor(shell, 'echo', [], at)).toMatchObject({ file, args, verbatim: shell === 'cmd' });
  });

  it('leave the text alone, but for what PowerShell and cmd need to tell the exit code', () => {
    expect(scriptFor('bash', 'a {0}\nb', [], at)?.text).toBe('a {0}\nb');
    expect(scriptFor('cmd', 'a\nb', [], at)?.text).toBe('@echo off\r\na\r\nb');
    expect(scriptFor('pwsh', 'a', [], at)?.text.split('\n')).toEqual([
      "$ErrorActionPreference = 'stop'",
      'a',
      'if ((Test-Path -LiteralPath variable:\\LASTEXITCODE)) { exit $LASTEXITCODE }',
    ]);
  });

  it.each([
    { shell: 'bash', args: ['--noprofile', '--norc', '-eo', 'pipefail', '/tmp/a b/script.sh', '--x', '$(y)'] },
    { shell: 'python', args: ['/tmp/a b/script.py', '--x', '$(y)'] },
    { shell: 'pwsh', args: ['-File', '/tmp/a b/script.ps1', '--x', '$(y)'] },
    { shell: 'ruby -w {0}', args: ['-w', '/tmp/a b/script', '--x', '$(y)'] },
  ])('$shell hands arguments over as they are', ({ shell, args }) => {
    expect(scriptFor(shell, 'echo', ['--x', '$(y)'], at)?.args).toEqual(args);
  });

  it('cmd, which would read them as commands, gets none', () => {
    expect(JSON.stringify(scriptFor('cmd', 'echo', ['&calc'], at))).not.toContain('calc');
  });

  it('a quote in the path of the script does not end what PowerShell reads as one text', () => {
    const odd = (extension: string) => `C:\\O'Neil ‘x’ $& {0}\\script${extension}`;
    const quoted = ". 'C:\\O''Neil ‘‘x’’ $& {0}\\script.ps1'";
    expect(scriptFor('pwsh', 'a', [], odd)?.args).toEqual(['-command', quoted]);
    expect(scriptFor('powershell', 'a', ['x'], odd)?.args).toEqual(['-File', odd('.ps1'), 'x']);
    expect(scriptFor('bash', 'a', [], odd)?.args.at(-1)).toBe(odd('.sh'));
  });

  it.each(['zsh', '', 'ruby -w', '{1}'])('%s is none', (shell) => {
    expect(scriptFor(shell, 'echo', [], at)).toBeNull();
  });
});

describe('a shell that cannot be started', () => {
  const told = (shell: string, code: string, windows: boolean) =>
    taskReason({ kind: 'start-failed', shell, file: shell.split(' ')[0] ?? '', code, windows });

  it.each([
    ['bash', 'ENOENT', false, 'shell `bash`: `bash` was not found'],
    ['bash', 'ENOENT', true, 'shell `bash`: `bash` was not found; Windows itself has `cmd` and `powershell`'],
    ['npx tsx {0}', 'ENOENT', false, 'shell `npx tsx {0}`: `npx` was not found'],
    [
      'npx tsx {0}',
      'ENOENT',
      true,
      'shell `npx tsx {0}`: `npx` was not found; if it is a batch file, write `cmd /c npx tsx {0}`',
    ],
    [
      'npx.cmd tsx {0}',
      'EINVAL',
      true,
      'shell `npx.cmd tsx {0}`: `npx.cmd` is a batch file, which only cmd can start: write `cmd /c npx.cmd tsx {0}`',
    ],
    ['x {0}', 'EACCES', true, 'shell `x {0}` cannot be started: EACCES'],
  ])('%s, %s', (shell, code, windows, sentence) => {
    expect(told(shell, code, windows)).toBe(sentence);
  });
});

describe('the variables of a command', () => {
  const files = {
    GITHUB_OUTPUT: 'o',
    GITHUB_STEP_SUMMARY: 's',
    GITHUB_ENV: 'e',
    GITHUB_PATH: 'p',
    GITHUB_STATE: 't',
  };
  const of = (base: Record<string, string>, env: Record<string, string>, platform: NodeJS.Platform) =>
    commandEnvironment(base, task('true', { env }), files, 'mark', platform);

  it.each([
    ['Path', 'PATH'],
    ['PATH', 'Path'],
    ['Path', 'path'],
  ])('%s of the system gives way to %s of the task, where both are one', (base, own) => {
    const windows = of({ [base]: 'theirs', Temp: 't' }, { [own]: 'ours' }, 'win32');
    expect(Object.entries(windows).filter(([name]) => /^path$/i.test(name))).toEqual([[own, 'ours']]);
    expect(windows['Temp']).toBe('t');
    expect(of({ [base]: 'theirs' }, { [own]: 'ours' }, 'linux')).toMatchObject({ [base]: 'theirs', [own]: 'ours' });
  });
});

describe('stopping', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const)(
    '%s is heard once, and no more when released',
    (name) => {
      const heard: string[] = [];
      const before = process.listenerCount(name);
      const interrupt = listenForInterrupt((signal) => heard.push(signal));
      process.emit(name, name);
      process.emit(name, name);
      expect(stopReasonOf(interrupt.signal)).toMatchObject({ kind: 'cancelled', signal: name });
      interrupt.release();
      expect([heard, process.listenerCount(name)]).toEqual([[name], before]);
    },
  );

  const total = (steps: readonly { waitMs: number }[]) => steps.reduce((sum, step) => sum + step.waitMs, 0);

  it('kills within half a second of certainty and within 5 s of an interruption', () => {
    expect(total(stopSteps({ kind: 'superseded' }, DEFAULT_GRACE_MS))).toBeLessThanOrEqual(500);
    for (const why of ['timed-out', { kind: 'cancelled' }, { kind: 'cancelled', signal: 'SIGINT' }] as const)
      expect(total(stopSteps(why, DEFAULT_GRACE_MS))).toBeLessThanOrEqual(4_500);
  });

  it('forwards the signal that came, and always sends TERM before KILL', () => {
    const signals = (signal?: string) =>
      stopSteps({ kind: 'cancelled', ...(signal === undefined ? {} : { signal }) }, 1000).map((step) => step.signal);
    expect(signals('SIGINT')).toEqual(['SIGINT', 'SIGTERM']);
    expect(signals('SIGTERM')).toEqual(['SIGTERM']);
    expect(signals()).toEqual(['SIGTERM']);
    expect(signals('; rm -rf /')).toEqual(['SIGTERM']);
  });

  it.each([
    { reason: { kind: 'superseded' }, expected: { kind: 'superseded' } },
    { reason: { kind: 'cancelled', signal: 'SIGINT' }, expected: { kind: 'cancelled', signal: 'SIGINT' } },
    { reason: { kind: 'cancelled' }, expected: { kind: 'cancelled' } },
    { reason: undefined, expected: { kind: 'cancelled' } },
    { reason: 'superseded', expected: { kind: 'cancelled' } },
    { reason: { kind: 'other' }, expected: { kind: 'cancelled' } },
  ])('$reason is understood', ({ reason, expected }) => {
    const controller = new AbortController();
    controller.abort(reason);
    expect(stopReasonOf(controller.signal)).toEqual(expected);
  });
});

describe('JSON pointers', () => {
  const document: Json = {
    foo: ['bar', 'baz'],
    '': 0,
    'a/b': 1,
    'c%d': 2,
    'm~n': 8,
    ' ': 7,
    nested: { list: [{ x: null }] },
  };
  // The examples of RFC 6901, section 5.
  it.each([
    { pointer: '', value: document },
    { pointer: '/foo', value: ['bar', 'baz'] },
    { pointer: '/foo/0', value: 'bar' },
    { pointer: '/', value: 0 },
    { pointer: '/a~1b', value: 1 },
    { pointer: '/c%d', value: 2 },
    { pointer: '/m~0n', value: 8 },
    { pointer: '/ ', value: 7 },
    { pointer: '/nested/list/0/x', value: null },
    { pointer: '/foo/2', value: undefined },
    { pointer: '/foo/00', value: undefined },
    { pointer: '/foo/-', value: undefined },
    { pointer: '/foo/length', value: undefined },
    { pointer: '/nested/list/0/x/y', value: undefined },
    { pointer: '/__proto__', value: undefined },
    { pointer: '/constructor/name', value: undefined },
    { pointer: 'foo', value: undefined },
  ])('$pointer', ({ pointer, value }) => {
    expect(resolvePointer(document, pointer)).toEqual(value);
  });

  it.each([
    [{ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 }, true],
    [[1, 2], [2, 1], false],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ a: 1 }, { toString: 1 }, false],
    [[], {}, false],
    [null, {}, false],
    ['1', 1, false],
    [0, -0, true],
  ] as [Json, Json, boolean][])('%j and %j: %s', (a, b, equal) => {
    expect(jsonEquals(a, b)).toBe(equal);
    expect(jsonEquals(b, a)).toBe(equal);
  });
});

describe('record files', () => {
  it('are whole, private, and named so that no id can leave the folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fanfold-records-'));
    const ids = ['../../etc/passwd', 'e2e[browser=chrome]', 'a'.repeat(400), 'A', 'a'];
    for (const id of ids) expect(await writeRecord(join(folder, 'deep', 'records'), record(id))).toBeNull();
    const files = readdirSync(join(folder, 'deep', 'records'));
    expect(readdirSync(folder)).toEqual(['deep']);
    expect(new Set(files.map((name) => name.toLowerCase())).size).toBe(ids.length);
    const read = ids.map((id) => JSON.parse(readFileSync(recordPath(join(folder, 'deep', 'records'), id), 'utf8')));
    expect(read).toEqual(ids.map((id) => record(id)));
    rmSync(folder, { recursive: true });
  });

  it('of the worst task are still small enough for a reader', () => {
    const origin = { planDigest: DIGEST, leg: 'w1-leg-001', runAttempt: 1 };
    const tries = Array(100).fill({
      startedAt: new Date(0).toISOString(),
      endedAt: new Date(0).toISOString(),
      exitCode: null,
      signal: 'SIGKILL',
    });
    const unwatched = recordOf(origin, {
      task: '\u0001'.repeat(512),
      state: 'failed',
      reason: '\u0001'.repeat(100_000),
      tries,
      outputs: { big: 'x'.repeat(96 * 1024 - 10) },
      logTail: '\u0001'.repeat(8192),
    });
    const paths = Array.from({ length: 100_000 }, (_, index) => `some/long/path/to/a/file/${index}`);
    const observed = { paths, reads: null, attribution: 'task', tasks: ['a'] } as const;
    const worst = withWrites(unwatched, observed, () => {});
    const text = JSON.stringify(worst);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(RECORD_LIMITS.recordBytes);
    expect(parseRecords(text, 'test').problems).toEqual([]);
    expect(worst.writesObserved?.length).toBeGreaterThan(1000);
  });
});
