/** Where the output of a task goes: line by line to the reader, whole to the log, its end into the record. */
import type { OnEvent } from '../event.ts';
import { createLineSplitter, type LineSplitter } from './lines.ts';
import type { LogFile } from './logfile.ts';
import type { StreamName } from './process.ts';
import { createLineTail, createWholeText, type WholeText } from './tail.ts';

export interface TaskOutput {
  /** Starts a try: nothing of an earlier one is left for the checks. */
  readonly begin: (attempt: number, keepStdout: boolean) => void;
  readonly onChunk: (chunk: Buffer, stream: StreamName) => PromiseLike<unknown> | undefined;
  /** Ends a try: hands on a last line without a newline. */
  readonly end: () => void;
  /** This try's standard output, when it was to be kept; `null` when it was too much. */
  readonly stdout: () => string | null;
  readonly tail: () => string;
}

/** The place for the output of a task, over all its tries. */
export function createTaskOutput(taskId: string, onEvent: OnEvent, log: LogFile): TaskOutput {
  const tail = createLineTail();
  const splitters: Record<StreamName, LineSplitter> = { stdout: createLineSplitter(), stderr: createLineSplitter() };
  let kept: WholeText | null = null;

  function emit(lines: readonly string[], stream: StreamName): PromiseLike<unknown> | undefined {
    let last: PromiseLike<unknown> | undefined;
    for (const text of lines) {
      tail.push(text);
      const wait = onEvent({ event: 'output', task: taskId, stream, text });
      if (isThenable(wait)) last = wait;
    }
    return last;
  }

  function onChunk(chunk: Buffer, stream: StreamName): PromiseLike<unknown> | undefined {
    if (stream === 'stdout') kept?.push(chunk);
    const disk = log.write(chunk);
    const reader = emit(splitters[stream].push(chunk), stream);
    return disk === undefined || reader === undefined ? (disk ?? reader) : Promise.all([disk, reader]);
  }

  return {
    begin: (attempt, keepStdout) => {
      kept = keepStdout ? createWholeText() : null;
      if (attempt > 1) void log.write(`--- try ${attempt}\n`);
    },
    onChunk,
    end: () => {
      for (const stream of ['stdout', 'stderr'] as const) void emit(splitters[stream].end(), stream);
    },
    stdout: () => (kept === null ? '' : kept.text()),
    tail: tail.text,
  };
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
