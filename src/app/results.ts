import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TaskRecord, Verdict } from '../model.ts';
import { taskFileName } from '../tasklist/naming.ts';
import { AT_ONCE } from './merge-files.ts';

/**
 * Writes what people and programs read after a run into the results folder: `outputs.json` (`{task: {key: value}}`),
 * `outputs/<task>.json` and `records/<task>.json`. The files that tasks carried stand beside them, each task in its own folder.
 */
export async function writeResults(folder: string, verdict: Verdict, records: Iterable<TaskRecord>): Promise<void> {
  for (const name of ['outputs', 'records']) await mkdir(join(folder, name), { recursive: true });
  await write(folder, 'outputs.json', verdict.outputs);
  const files = filesOf(verdict, records);
  // A queue of all of them, as p-limit keeps it, is 55 MB for 10,000 files.
  const lane = async (): Promise<void> => {
    for (let next = files.next(); !next.done; next = files.next()) await write(folder, ...next.value);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

/** From both folders in turn, since file systems lock a folder. */
function* filesOf(verdict: Verdict, records: Iterable<TaskRecord>): Generator<[path: string, value: unknown]> {
  const left = new Map(Object.entries(verdict.outputs));
  for (const record of records) {
    const name = `${taskFileName(record.task)}.json`;
    const outputs = left.get(record.task);
    if (outputs !== undefined) yield [join('outputs', name), outputs];
    left.delete(record.task);
    yield [join('records', name), record];
  }
  for (const [task, outputs] of left) yield [join('outputs', `${taskFileName(task)}.json`), outputs];
}

function write(folder: string, path: string, value: unknown): Promise<void> {
  return writeFile(join(folder, path), `${JSON.stringify(value, null, 2)}\n`);
}
