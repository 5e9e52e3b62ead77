/** The output of a task in one piece, when it has ended. */
import { createReadStream } from 'node:fs';
import type { TaskRecord } from '../../model.ts';
import { isFailure } from '../../policy/outcome.ts';
import { logLines } from '../../report/escape/terminal.ts';
import { neverStarted } from '../../report/rows.ts';
import { plain } from '../../report/style.ts';
import { createLineSplitter } from '../../run/lines.ts';
import { aborted } from '../../run/wait.ts';
import type { Console } from '../console.ts';
import { actionsBlocks } from './actions-blocks.ts';
import type { Blocks, OutputOptions, RunOutput } from './port.ts';
import { createTeller } from './tell.ts';

/**
 * The lines come from the log, so that memory does not grow with them. `which`: all tasks, or only those that failed. What a
 * batch printed comes after the last of its tasks.
 */
export function groupedOutput(options: OutputOptions, which: 'all' | 'failed'): RunOutput {
  const { plan, console, verbose, inActions, logOf, signal } = options;
  const teller = createTeller(plan, inActions ? plain : console.style);
  const blocks = inActions ? actionsBlocks(console) : indented(console);
  const units = new Map<string, { readonly id: string; left: number; failed: boolean }>();
  const stop = aborted(signal);
  let printing: Promise<void> = Promise.resolve();

  async function print(record: TaskRecord, title: string): Promise<void> {
    const unit = units.get(record.task);
    const failed = isFailure(record);
    if (unit !== undefined) {
      unit.left--;
      unit.failed ||= failed;
    }
    const log = unit !== undefined && unit.left === 0 && (which === 'all' || unit.failed) ? logOf(unit.id) : null;
    if (which === 'failed' && !failed && log === null) return;
    const open = unit?.failed ?? failed;
    blocks.open(title, open);
    if (log !== null) await copy(log, blocks, signal);
    blocks.close(open);
  }

  return {
    onEvent: (event) => {
      if (event.event === 'started') {
        const unit = { id: event.task, left: event.tasks.length, failed: false };
        for (const id of event.tasks) units.set(id, unit);
        const text = teller.started(event);
        if (verbose) console.out(text);
      }
      if (event.event === 'retried' && which === 'all') console.out(teller.retried(event));
      if (event.event === 'ended') {
        const title = teller.ended(event.record);
        if (neverStarted(event.record)) return undefined;
        printing = printing.then(() => print(event.record, title)).catch(() => {});
      }
      return undefined;
    },
    end: async () => {
      await Promise.race([printing, stop.promise]);
      stop.release();
    },
  };
}

/** An absent log has no lines. */
async function copy(log: string, blocks: Blocks, signal: AbortSignal): Promise<void> {
  const splitter = createLineSplitter();
  const write = async (lines: readonly string[]) => {
    for (const text of lines) await blocks.line(logLines(text)[0] ?? '');
  };
  try {
    for await (const chunk of createReadStream(log)) {
      if (signal.aborted) return;
      await write(splitter.push(chunk as Buffer));
    }
  } catch {
    return;
  }
  await write(splitter.end());
}

function indented(console: Console): Blocks {
  return {
    open: (title) => console.out(title),
    line: (text) => console.write(text === '' ? '' : `    ${text}`),
    close: () => {},
  };
}
