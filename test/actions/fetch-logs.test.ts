/** The whole logs of failed tasks, out of the artifacts that legs left. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fetchFailedLogs } from '../../src/actions/converge/fetch-logs.ts';
import { artifactsOf } from '../../src/actions/leg/run-view.ts';
import { readFailedLogs } from '../../src/app/whole-logs.ts';
import type { TaskRecord } from '../../src/model.ts';
import { openArtifacts } from '../../src/store/artifacts.ts';
import { taskFileName } from '../../src/tasklist/naming.ts';
import { record } from '../run/rig.ts';
import { hush } from '../support/hush.ts';
import { type ResultsService, startResultsService } from '../support/results-service/service.ts';

hush();

const RUN = 7;
const open = () => openArtifacts({ pace: { tries: 2, firstDelayMs: 5, maxDelayMs: 10 } });
const logOf = (id: string) => `${taskFileName(id)}.log`;
const failed = (id: string, facts: Partial<TaskRecord> = {}) => record(id, { state: 'failed', ...facts });
let service: ResultsService;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fanfold-logs-'));
  service = await startResultsService();
  Object.assign(process.env, service.variables(RUN));
});
afterEach(async () => {
  await service.close();
  rmSync(folder, { recursive: true, force: true });
});

function put(name: string, files: Readonly<Record<string, string>> | Buffer): void {
  service.put(RUN, `fanfold-ci-${name}`, files);
}

async function fetched(records: readonly TaskRecord[], attempt = 1): Promise<Record<string, string>> {
  const store = open();
  const named = artifactsOf({ name: 'ci' }, await store.list(), attempt);
  return Object.fromEntries(await fetchFailedLogs(records, named, store));
}

it('gives each failed task its log, and all failed tasks of a batch that of their command', async () => {
  const batch = { id: 'unit-1', startMs: null };
  put('a1-w1-leg-001-logs', { [logOf('a')]: 'of a', [logOf('good')]: 'of good', [logOf('unit-1')]: 'of both' });
  const records = [
    failed('a'),
    record('good'),
    failed('u[1]', { batch }),
    failed('u[2]', { batch, state: 'timed-out' }),
  ];
  expect(await fetched(records)).toEqual({ a: 'of a', 'u[1]': 'of both', 'u[2]': 'of both' });
});

it('believes a leg only what it says of its own tasks, in the attempt that counts', async () => {
  put('a1-w1-leg-002-logs', { [logOf('a')]: 'forged by another leg' });
  put('a1-w1-leg-001-logs', { [logOf('a')]: 'of the first attempt' });
  put('a2-w1-leg-001-logs', { [logOf('a')]: 'of the second' });
  expect(await fetched([failed('a', { runAttempt: 2 })], 2)).toEqual({ a: 'of the second' });
  expect(await fetched([failed('a', { runAttempt: 2 })], 1)).toEqual({});
});

it('leaves out what is absent, damaged or larger than a leg would leave', async () => {
  put('a1-w1-leg-001-logs', { [logOf('a')]: 'x'.repeat(256 * 1024 + 1), [logOf('b')]: 'y'.repeat(256 * 1024) });
  put('a1-w1-leg-002-logs', Buffer.from('no archive'));
  put('a1-w1-leg-003-logs', { [logOf('d')]: 'of d', '../../d.log': 'out of its folder' });
  const records = [
    failed('a'),
    failed('b'),
    failed('none'),
    failed('c', { leg: 'w1-leg-002' }),
    failed('d', { leg: 'w1-leg-003' }),
  ];
  expect(Object.keys(await fetched(records))).toEqual(['b']);
});

it('reads on a laptop the end of each, from the start of a line', async () => {
  mkdirSync(join(folder, 'logs'));
  const long = Array.from({ length: 400 }, (_, at) => `${at}`.padEnd(1023, '.')).join('\n');
  writeFileSync(join(folder, 'logs', logOf('a')), long);
  writeFileSync(join(folder, 'logs', logOf('good')), 'fine');
  const logs = await readFailedLogs([failed('a'), record('good'), failed('none')], join(folder, 'logs'));
  expect([...logs.keys()]).toEqual(['a']);
  expect(logs.get('a')?.slice(0, 4)).toBe('144.');
  expect(logs.get('a')?.length).toBeLessThanOrEqual(256 * 1024);
});
