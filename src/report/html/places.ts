/** What the page knows of each task beyond its row: its place, which the script fills when someone goes there. */

import { cut } from '../../merge/cut.ts';
import type { FailingTest } from '../../merge/junit-model.ts';
import type { Json, PlannedTask } from '../../model.ts';
import { isGuess } from '../../packing/estimate.ts';
import { safeUrl } from '../escape/html.ts';
import { logLines } from '../escape/terminal.ts';
import type { Converged } from '../model.ts';
import type { Row } from '../rows.ts';
import { count, duration, grouped } from '../words.ts';

/** How many UTF-16 units of logs the page carries: whole ones of failures, and the ends of the others. */
export interface PlaceLimits {
  readonly logs: number;
  readonly tails: number;
}

const TAIL_LINES = 5;
const MOST_TESTS = 10;
/** A log has at most 256 KiB; nobody scrolls through more lines than this in a browser. */
const MOST_LINE = 2000;

export interface Places {
  /** The number of a task in this page: `#t12`. */
  readonly of: (row: Row) => number;
  /** For the script: commands and runners, and what is known of each task beyond its row; `0` where that is all. */
  readonly data: Json;
}

/** Of a task only what its row does not say; keys are short, because there may be 5,000. */
export function placesOf(converged: Converged, rows: readonly Row[], limits: PlaceLimits): Places {
  const numbers = new Map(rows.map((row, at) => [row.task, at]));
  const commands = numbering();
  const runners = numbering();
  const planned = new Map(converged.plan.tasks.map((task) => [task.id, task]));
  const known = !isGuess(converged.plan.tasks);
  const tests = testsOf(converged.failingTests ?? []);
  const logs = createLogs(converged, rows, limits);
  const tasks = rows.map((row): Json => {
    const task = planned.get(row.task);
    const command = commands.of(task?.run ?? '');
    const runner = runners.of(task === undefined ? '' : runsOnText(task.runsOn));
    const place = {
      ...(row.name !== row.task && { id: row.task }),
      ...(command > 0 && { c: command }),
      ...(runner > 0 && { r: runner }),
      ...(task !== undefined && plannedFacts(task, numbers, known)),
      ...recordFacts(row),
      ...listOf('before', (converged.before?.get(row.task) ?? []).map(duration)),
      ...listOf('tests', tests.get(row.task) ?? []),
      ...logs(row),
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

function listOf(key: string, list: readonly Json[]): { readonly [key: string]: Json } {
  return list.length === 0 ? {} : { [key]: list };
}

function plannedFacts(
  { needs, estimateMs, artifacts }: PlannedTask,
  numbers: ReadonlyMap<string, number>,
  known: boolean,
): { readonly [key: string]: Json } {
  return {
    ...listOf(
      'n',
      needs.flatMap((id) => numbers.get(id) ?? []),
    ),
    ...(known && estimateMs > 0 && { e: duration(estimateMs) }),
    ...listOf('a', artifacts),
  };
}

function recordFacts(row: Row): { readonly [key: string]: Json } {
  const { record } = row;
  if (record === null) return {};
  const { outputs, files, batch } = record;
  return {
    ...listOf('tries', triesOf(row)),
    ...(Object.keys(outputs).length > 0 && { outputs: { ...outputs } }),
    ...(files !== undefined && { f: `${count(files.count, 'file')}, ${count(files.bytes, 'byte')}` }),
    ...(batch !== undefined && { b: batch.id }),
  };
}

/** Of each task its first failing tests: name, place, first line of the message. */
function testsOf(failing: readonly FailingTest[]): ReadonlyMap<string, Json[]> {
  const found = new Map<string, Json[]>();
  for (const { task, suite, test, message, file, line } of failing) {
    const own = found.get(task) ?? [];
    found.set(task, own);
    const place = file === null ? '' : `${file}${line === null ? '' : `:${line}`}`;
    if (own.length < MOST_TESTS)
      own.push([cut(`${suite} > ${test}`, 300), cut(place, 300), cut(logLines(message)[0] ?? '', 300)]);
  }
  return found;
}

/** The log of a failure as whole as it was kept, of others the end. What short logs leave of the room, later ones may have. */
function createLogs({ logs }: Converged, rows: readonly Row[], limits: PlaceLimits) {
  const room = { failures: limits.logs, others: limits.tails };
  let failures = rows.filter(({ fails }) => fails).length;
  return (row: Row): { readonly [key: string]: Json } => {
    const of = row.fails ? 'failures' : 'others';
    const all = logLines((row.fails ? logs?.get(row.task) : undefined) ?? row.record?.logTail ?? '');
    const share = row.fails ? Math.floor(room.failures / Math.max(1, failures--)) : room.others;
    const lines = endWithin(row.fails ? all : all.slice(-TAIL_LINES), share);
    if (lines.length === 0) return {};
    const log = lines.join('\n');
    room[of] -= log.length;
    return { log, ...(row.fails && lines.length > 1 && { l: linesText(lines.length, all.length) }) };
  };
}

function linesText(shown: number, all: number): string {
  return shown === all ? count(all, 'line') : `the last ${grouped(shown)} of ${count(all, 'line')}`;
}

/** The last whole lines that fit into so many UTF-16 units. */
function endWithin(lines: readonly string[], most: number): readonly string[] {
  const kept: string[] = [];
  let used = 0;
  for (const line of lines.toReversed()) {
    const text = cut(line, MOST_LINE);
    used += text.length + 1;
    if (used > most + 1) break;
    kept.push(text);
  }
  return kept.reverse();
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
