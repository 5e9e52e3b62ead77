/** What the page knows of each task beyond its row: its place, which the script fills when somebody goes there. */
import type { Json } from '../../model.ts';
import { safeUrl } from '../escape/html.ts';
import { logLines } from '../escape/terminal.ts';
import type { Converged } from '../model.ts';
import type { Row } from '../rows.ts';
import { duration } from '../words.ts';

/** UTF-16 units of all log tails together; those of failures are in their cards. */
const MOST_TAILS = 280_000;
const TAIL_LINES = 5;

export interface Places {
  /** The number of a task in this page: `#t12`. */
  readonly of: (row: Row) => number;
  /** For the script: commands and runners, and what is known of each task beyond its row; `0` where that is all. */
  readonly data: Json;
}

/** @param mostTails UTF-16 units of all log tails. */
export function placesOf(converged: Converged, rows: readonly Row[], mostTails = MOST_TAILS): Places {
  const numbers = new Map(rows.map((row, at) => [row.task, at]));
  const commands = numbering();
  const runners = numbering();
  const planned = new Map(converged.plan.tasks.map((task) => [task.id, task]));
  let room = mostTails;
  const tasks = rows.map((row): Json => {
    const task = planned.get(row.task);
    const command = commands.of(task?.run ?? '');
    const runner = runners.of(task === undefined ? '' : runsOnText(task.runsOn));
    const log = row.fails
      ? ''
      : logLines(row.record?.logTail ?? '')
          .slice(-TAIL_LINES)
          .join('\n');
    const kept = log !== '' && log.length <= room;
    if (kept) room -= log.length;
    const tries = triesOf(row);
    const place = {
      ...(row.name !== row.task && { id: row.task }),
      ...(command > 0 && { c: command }),
      ...(runner > 0 && { r: runner }),
      ...(tries.length > 0 && { tries }),
      ...(row.record !== null && Object.keys(row.record.outputs).length > 0 && { outputs: { ...row.record.outputs } }),
      ...(kept && { log }),
      ...(safeUrl(row.job?.url) !== null && { url: row.job?.url ?? '' }),
    };
    return Object.keys(place).length === 0 ? 0 : place;
  });
  return { of: (row) => numbers.get(row.task) ?? 0, data: { commands: commands.all(), runners: runners.all(), tasks } };
}

/** Numbers each different text from 0. */
function numbering() {
  const known = new Map<string, number>();
  return {
    of: (text: string): number => {
      const number = known.get(text) ?? known.size;
      known.set(text, number);
      return number;
    },
    all: (): string[] => [...known.keys()],
  };
}

function runsOnText(runsOn: unknown): string {
  return typeof runsOn === 'string' ? runsOn : JSON.stringify(runsOn);
}

/** Of each try its start, its length in words, and how it ended; nothing of one try that just succeeded. */
function triesOf({ record, shown }: Row): (readonly string[])[] {
  const tries = record?.tries ?? [];
  if (tries.length === 1 && shown === 'succeeded') return [];
  return tries.map(({ startedAt, endedAt, exitCode, signal }) => [
    startedAt.slice(0, 19).replace('T', ' '),
    duration(Date.parse(endedAt) - Date.parse(startedAt)),
    signal ?? (exitCode === null ? '' : `exit ${exitCode}`),
  ]);
}
