/** What ran, in the columns of GNU parallel's `--joblog` (parallel(1)), for tools that read them. */
import type { PlannedTask, TaskRecord } from '../model.ts';
import { shellWord } from './escape/shell.ts';
import { line } from './escape/terminal.ts';

/** The first line of the file. */
export const JOBLOG_HEAD = 'Seq\tHost\tStarttime\tJobRuntime\tSend\tReceive\tExitval\tSignal\tCommand';

/** What the system knows and a record does not. */
export interface JoblogFacts {
  /** The place in the plan, from 1. */
  readonly seq: number;
  /** Bytes of its output. */
  readonly bytes: number;
  /** The number of a signal by its name. */
  readonly signalNumber: (name: string) => number;
}

/** One line for the last try of a task, without its newline; `null` when it never ran. Exit -1: timed out, as parallel has it. */
export function joblogLine(task: PlannedTask, record: TaskRecord, facts: JoblogFacts): string | null {
  const last = record.tries.at(-1);
  if (last === undefined) return null;
  const [from, to] = [Date.parse(last.startedAt), Date.parse(last.endedAt)];
  const exit = record.state === 'timed-out' ? -1 : (last.exitCode ?? 0);
  const signal = last.signal === null ? 0 : facts.signalNumber(last.signal);
  const command = `FANFOLD_TASK=${shellWord(task.id)} ${(task.run ?? '').trim().replaceAll(/\s*\n\s*/g, '; ')}`;
  const seconds = (ms: number) => (ms / 1000).toFixed(3);
  const cells = [facts.seq, ':', seconds(from), seconds(to - from).padStart(10), 0, facts.bytes, exit, signal];
  return [...cells, line(command)].join('\t');
}
