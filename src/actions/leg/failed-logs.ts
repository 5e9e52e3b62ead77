/** The logs of a leg's tasks that failed: more than a record holds, and no verdict depends on them. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OnEvent } from '../../event.ts';
import { createLineTail, type LineTail } from '../../run/tail.ts';
import { taskFileName } from '../../tasklist/naming.ts';

/** Bytes of one task's log, and of all in one leg. */
const MOST = { task: 256 * 1024, leg: 2 * 1024 * 1024 } as const;

/** Keeps the last lines of each task that runs, and writes those of one that failed to `<folder>/<task file name>.log`. */
export function createFailedLogs(
  folder: string,
  next: OnEvent,
): { readonly onEvent: OnEvent; readonly done: () => Promise<void> } {
  const tails = new Map<string, LineTail>();
  const writing: Promise<void>[] = [];
  let bytes = 0;
  const keep = async (task: string, text: string) => {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${taskFileName(task)}.log`), text);
  };
  const ended = (task: string, hasFailed: boolean) => {
    const text = tails.get(task)?.text() ?? '';
    tails.delete(task);
    if (!hasFailed || text === '' || bytes >= MOST.leg) return;
    bytes += Buffer.byteLength(text);
    // A log that cannot be written is lost; the task is not.
    if (bytes <= MOST.leg) writing.push(keep(task, text).catch(() => {}));
  };
  return {
    onEvent: (event) => {
      if (event.event === 'started') tails.set(event.task, createLineTail(MOST.task));
      if (event.event === 'output') tails.get(event.task)?.push(event.text);
      if (event.event === 'ended') ended(event.record.task, ['failed', 'timed-out'].includes(event.record.state));
      return next(event);
    },
    done: async () => void (await Promise.all(writing)),
  };
}
