/** The logs of failed tasks as a run on this machine keeps them. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { TaskRecord } from '../model.ts';
import { isFailure } from '../policy/outcome.ts';
import { taskFileName } from '../tasklist/naming.ts';

/** Bytes of the log of one failed task that a report gets; of a longer one its end. */
export const MOST_FAILED_LOG = 256 * 1024;
/** Of all of them together. */
const MOST_BYTES = 8 * 1024 * 1024;

/** Task id to the log of its command, of the records that failed. What cannot be read is left out. */
export async function readFailedLogs(
  records: Iterable<TaskRecord>,
  folder: string,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const found = new Map<string, string>();
  let left = MOST_BYTES;
  for (const { task, batch } of [...records].filter(isFailure)) {
    const path = join(folder, `${taskFileName(batch?.id ?? task)}.log`);
    const known = texts.get(path);
    const text = known ?? (await endOf(path, Math.min(MOST_FAILED_LOG, left)));
    if (known === undefined) left -= Buffer.byteLength(text);
    texts.set(path, text);
    if (text !== '') found.set(task, text);
  }
  return found;
}

async function endOf(path: string, most: number): Promise<string> {
  const file = await open(path, 'r').catch(() => null);
  try {
    if (file === null) return '';
    const { size } = await file.stat();
    const length = Math.min(size, most);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, size - length);
    const text = buffer.subarray(0, bytesRead).toString();
    // A line that was cut says less than none.
    return size > length ? text.slice(text.indexOf('\n') + 1) : text;
  } catch {
    return '';
  } finally {
    await file?.close();
  }
}
