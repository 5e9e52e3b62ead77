/** The logs of a leg's tasks that failed: more than a record holds, and no verdict depends on them. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MOST_FAILED_LOG } from '../../app/whole-logs.ts';
import type { OnEvent } from '../../event.ts';
import { isFailure } from '../../policy/outcome.ts';
import { createLineTail, type LineTail } from '../../run/tail.ts';
import { taskFileName } from '../../tasklist/naming.ts';

/** Bytes of all logs of one leg. */
const MOST_OF_LEG = 2 * 1024 * 1024;

/**
 * Keeps the last lines of each command that runs, and writes those of one that failed to `<folder>/<file name>.log`: of a task
 * under its name, of a batch with a failed task once under the batch's.
 */
export function createFailedLogs(
  folder: string,
  next: OnEvent,
): { readonly onEvent: OnEvent; readonly done: () => Promise<void> } {
  const tails = new Map<string, { readonly tail: LineTail; readonly open: Set<string> }>();
  const writing: Promise<void>[] = [];
  let bytes = 0;
  const keep = async (id: string, text: string) => {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${taskFileName(id)}.log`), text);
  };
  const ended = (command: string, task: string, hasFailed: boolean) => {
    const kept = tails.get(command);
    const text = kept?.tail.text() ?? '';
    kept?.open.delete(task);
    if (hasFailed || kept?.open.size === 0) tails.delete(command);
    if (!hasFailed || text === '' || bytes >= MOST_OF_LEG) return;
    bytes += Buffer.byteLength(text);
    // A log that cannot be written is lost; the task is not.
    if (bytes <= MOST_OF_LEG) writing.push(keep(command, text).catch(() => {}));
  };
  return {
    onEvent: (event) => {
      if (event.event === 'started')
        tails.set(event.task, { tail: createLineTail(MOST_FAILED_LOG), open: new Set(event.tasks) });
      if (event.event === 'output') tails.get(event.task)?.tail.push(event.text);
      if (event.event === 'ended') {
        const { task, batch } = event.record;
        ended(batch?.id ?? task, task, isFailure(event.record));
      }
      return next(event);
    },
    done: async () => void (await Promise.all(writing)),
  };
}
