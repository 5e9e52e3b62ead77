import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TaskRecord, Verdict } from '../model.ts';
import { taskFileName } from '../tasklist/naming.ts';

/**
 * Writes what people and programs read after a run into the results folder: `outputs.json` (`{task: {key: value}}`),
 * `outputs/<task>.json` and `records/<task>.json`. The files that tasks carried stand beside them, each task in its own folder.
 */
export async function writeResults(folder: string, verdict: Verdict, records: Iterable<TaskRecord>): Promise<void> {
  for (const name of ['outputs', 'records']) await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, 'outputs.json'), `${JSON.stringify(verdict.outputs, null, 2)}\n`);
  for (const [task, outputs] of Object.entries(verdict.outputs))
    await writeFile(join(folder, 'outputs', `${taskFileName(task)}.json`), `${JSON.stringify(outputs, null, 2)}\n`);
  for (const record of records)
    await writeFile(
      join(folder, 'records', `${taskFileName(record.task)}.json`),
      `${JSON.stringify(record, null, 2)}\n`,
    );
}
