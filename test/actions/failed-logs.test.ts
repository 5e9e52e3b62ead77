import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFailedLogs } from '../../src/actions/leg/failed-logs.ts';
import type { State } from '../../src/model.ts';
import { artifactName, parseArtifactName } from '../../src/store/names.ts';
import { taskFileName } from '../../src/tasklist/naming.ts';
import { record } from '../run/rig.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fanfold-logs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Tasks that print so many lines of 1,023 letters, and end. */
async function run(tasks: readonly (readonly [task: string, lines: number, state: State])[]) {
  const logs = createFailedLogs(join(folder, 'logs'), () => undefined);
  for (const [task, lines, state] of tasks) {
    logs.onEvent({ event: 'started', task, name: task, tasks: [task] });
    for (let line = 0; line < lines; line++)
      logs.onEvent({ event: 'output', task, stream: 'stdout', text: `${line}`.padEnd(1023, '.') });
    logs.onEvent({ event: 'ended', record: record(task, { state }) });
  }
  await logs.done();
}

it('keeps the logs of tasks that failed, and of no others', async () => {
  await run([
    ['a', 1, 'failed'],
    ['b', 1, 'succeeded'],
    ['c', 1, 'timed-out'],
    ['d', 0, 'failed'],
  ]);
  expect(readdirSync(join(folder, 'logs')).sort()).toEqual(['a', 'c'].map((task) => `${taskFileName(task)}.log`));
});

it('keeps the last 256 KiB of a task, and 2 MiB of a leg', async () => {
  await run(Array.from({ length: 12 }, (_, index) => [`t${index}`, 400, 'failed'] as const));
  const files = readdirSync(join(folder, 'logs'));
  const texts = files.map((file) => readFileSync(join(folder, 'logs', file), 'utf8'));
  expect(files).toHaveLength(8);
  for (const text of texts) expect(text.startsWith('144.') && text.length <= 256 * 1024).toBe(true);
});

it('writes nothing when nothing failed', async () => {
  await run([['a', 3, 'succeeded']]);
  expect(existsSync(join(folder, 'logs'))).toBe(false);
});

it('travels under a name of its own', () => {
  const name = { kind: 'logs', attempt: 2, leg: 'w1-leg-003' } as const;
  expect(artifactName('ci', name)).toBe('fanfold-ci-a2-w1-leg-003-logs');
  expect(parseArtifactName('ci', 'fanfold-ci-a2-w1-leg-003-logs')).toEqual(name);
});

it('keeps the log of a batch once, under its own name, when one of its tasks failed', async () => {
  const logs = createFailedLogs(join(folder, 'logs'), () => undefined);
  for (const [id, states] of [
    ['unit-1', ['succeeded', 'failed', 'failed']],
    ['unit-2', ['succeeded', 'succeeded']],
  ] as const) {
    const tasks = states.map((_, at) => `${id}[${at}]`);
    logs.onEvent({ event: 'started', task: id, name: 'unit', tasks });
    logs.onEvent({ event: 'output', task: id, stream: 'stdout', text: `what ${id} said` });
    for (const [at, state] of states.entries())
      logs.onEvent({ event: 'ended', record: record(tasks[at] ?? '', { state, batch: { id, startMs: null } }) });
  }
  await logs.done();
  expect(readdirSync(join(folder, 'logs'))).toEqual([`${taskFileName('unit-1')}.log`]);
  expect(readFileSync(join(folder, 'logs', `${taskFileName('unit-1')}.log`), 'utf8')).toContain('what unit-1 said');
});
