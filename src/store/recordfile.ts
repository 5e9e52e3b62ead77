/** Records as files: whole or not at all. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TaskRecord } from '../model.ts';
import { messageOf, problem, type RimProblem } from '../problem.ts';
import { taskFileName } from '../tasklist/naming.ts';

/** What the file with the record of a task is called. */
export function recordFileName(taskId: string): string {
  return `${taskFileName(taskId)}.json`;
}

/**
 * Where the record of a task is in a folder of records.
 * @internal exported for its tests
 */
export function recordPath(folder: string, taskId: string): string {
  return join(folder, recordFileName(taskId));
}

/**
 * Writes a record as `<folder>/<task file name>.json`: to a file beside it, then renamed, so that no reader ever sees half of
 * it and a full disk leaves the former one. From then on the system has it, however this process ends. It is not flushed to
 * the device: that costs more than most tasks, and a machine that loses its power loses the run anyway. Makes the folder
 * when it is absent.
 *
 * @returns `null`, or the problem; the record itself is the caller's to print and keep
 */
export async function writeRecord(folder: string, record: TaskRecord): Promise<RimProblem | null> {
  const path = recordPath(folder, record.task);
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const text = `${JSON.stringify(record)}\n`;
    await writeFile(temporary, text, { mode: 0o600 }).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      await mkdir(folder, { recursive: true });
      await writeFile(temporary, text, { mode: 0o600 });
    });
    await rename(temporary, path);
    return null;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    const detail = messageOf(error);
    return problem('rim/record-unwritable', null, { task: record.task, path, detail });
  }
}
