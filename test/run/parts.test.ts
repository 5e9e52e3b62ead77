/** The small rules that the executor is made of. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/model.ts';
import { jsonEquals, resolvePointer } from '../../src/run/pointer.ts';
import { recordOf, withWrites } from '../../src/run/record.ts';
import { scriptFor } from '../../src/run/shell.ts';
import { DEFAULT_GRACE_MS, stopReasonOf, stopSteps } from '../../src/run/stop.ts';
import { recordPath, writeRecord } from '../../src/store/recordfile.ts';
import { parseRecords, RECORD_LIMITS } from '../../src/verdict/parse-records.ts';
import { DIGEST, record } from './rig.ts';

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

  it.each(['zsh', '', 'ruby -w', '{1}'])('%s is none', (shell) => {
    expect(scriptFor(shell, 'echo', [], at)).toBeNull();
  });
});

describe('stopping', () => {
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
