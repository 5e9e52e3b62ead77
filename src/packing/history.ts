/** Measured times of earlier runs. Whatever is wrong with them is a warning: a plan never fails because of its history. */
import type { PackingProblem } from '../problem.ts';
import { median } from './median.ts';

export const MAX_HISTORY_BYTES = 32 * 1024 * 1024;
const MAX_ENTRIES = 200_000;
const KEPT = 3;
/** No task of a plan runs longer; what claims to is not a duration. */
const MAX_MS = 7 * 24 * 3600 * 1000;
/** A label for times that do not say which runner they are from. */
export const ANY_RUNNER = '*';

/** By task id (or item, or test file), then by runner label: milliseconds of successes, the newest last, at most three. */
type Times = ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;

export interface History {
  readonly tasks: Times;
  /** By runner label: milliseconds from the start of a job to its first task, the newest last. */
  readonly startup: ReadonlyMap<string, readonly number[]>;
}

export interface ParsedHistory {
  readonly history: History;
  readonly problems: readonly PackingProblem[];
}

export const EMPTY_HISTORY: History = { tasks: new Map(), startup: new Map() };

/** The expected time of one key on one runner: the median of the last three, of all runners when this one has none. */
export function expected(history: History, key: string, runner: string): number | null {
  const byRunner = history.tasks.get(key);
  if (byRunner === undefined) return null;
  const times = byRunner.get(runner) ?? [...byRunner.values()].flat();
  return times.length === 0 ? null : median(times);
}

/**
 * Reads fanfold's own form, `{version: 1, tasks: {id: {runner: [ms, …]}}, startup: {runner: [ms, …]}}`, or a JSON map of
 * seconds (`.test_durations`). Anything else is ignored with a warning, single values that are no durations with a count.
 */
export function parseHistory(text: string, source: string): ParsedHistory {
  if (text.length > MAX_HISTORY_BYTES) return ignored(source, `it has more than ${MAX_HISTORY_BYTES} bytes`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return ignored(source, 'it is not JSON');
  }
  if (!isMapping(value)) return ignored(source, 'it is not a mapping');
  const { version, tasks, startup } = value;
  // A test may be called `version`; then it has seconds and there are no `tasks`.
  if (!Object.hasOwn(value, 'version') || !Object.hasOwn(value, 'tasks'))
    return ofSeconds(Object.entries(value), source);
  if (version !== 1) return ignored(source, `it has version ${JSON.stringify(version)?.slice(0, 40)}, and 1 is known`);
  return isMapping(tasks) ? ofOwnForm(tasks, startup, source) : ignored(source, '`tasks` is not a mapping');
}

/**
 * Pairs of a key and seconds as history; what is no duration is counted, on top of the `dropped` before. A list without any
 * duration is ignored.
 */
export function ofSeconds(
  entries: readonly (readonly [string, unknown])[],
  source: string,
  dropped = 0,
): ParsedHistory {
  if (entries.length > MAX_ENTRIES) return ignored(source, `it has more than ${MAX_ENTRIES} entries`);
  const tasks = new Map<string, ReadonlyMap<string, readonly number[]>>();
  let bad = dropped;
  for (const [key, seconds] of entries) {
    const ms = typeof seconds === 'number' ? milliseconds(seconds * 1000) : null;
    if (ms === null) bad++;
    else tasks.set(key, new Map([[ANY_RUNNER, [ms]]]));
  }
  if (tasks.size === 0 && bad > 0) return ignored(source, 'it has no duration in it');
  return { history: { tasks, startup: new Map() }, problems: counted(bad, source) };
}

function ofOwnForm(entries: Record<string, unknown>, startup: unknown, source: string): ParsedHistory {
  const keys = Object.keys(entries);
  if (keys.length > MAX_ENTRIES) return ignored(source, `it has more than ${MAX_ENTRIES} entries`);
  const bad = { count: 0 };
  const tasks = new Map<string, ReadonlyMap<string, readonly number[]>>();
  for (const key of keys) {
    const times = timesByRunner(entries[key], bad);
    if (times.size > 0) tasks.set(key, times);
  }
  const history = { tasks, startup: timesByRunner(startup ?? {}, bad) };
  return { history, problems: counted(bad.count, source) };
}

function timesByRunner(value: unknown, bad: { count: number }): ReadonlyMap<string, readonly number[]> {
  const times = new Map<string, readonly number[]>();
  if (!isMapping(value)) {
    bad.count++;
    return times;
  }
  for (const [runner, list] of Object.entries(value)) {
    const read = Array.isArray(list) ? list.map(milliseconds) : [null];
    const good = read.filter((ms) => ms !== null);
    bad.count += read.length - good.length;
    if (good.length > 0) times.set(runner, good.slice(-KEPT));
  }
  return times;
}

/** Whole milliseconds, at least 1; `null` for what is no duration. */
function milliseconds(value: unknown): number | null {
  if (typeof value !== 'number' || !(value >= 0) || value > MAX_MS) return null;
  return Math.max(1, Math.round(value));
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function ignored(source: string, detail: string): ParsedHistory {
  const problem = { area: 'packing', severity: 'warning', at: null, kind: 'history-ignored', source, detail } as const;
  return { history: EMPTY_HISTORY, problems: [problem] };
}

function counted(count: number, source: string): PackingProblem[] {
  return count === 0 ? [] : [{ area: 'packing', severity: 'warning', at: null, kind: 'history-values', source, count }];
}

export interface Measured {
  readonly id: string;
  readonly runner: string;
  readonly ms: number;
}

/**
 * The history with the successes of one more run; of each series the last three are kept. Tasks that were not measured this
 * time stay, until there are more in all than anybody would read again.
 */
export function updateHistory(
  old: History,
  successes: readonly Measured[],
  startups: readonly Omit<Measured, 'id'>[],
): History {
  const tasks = new Map<string, ReadonlyMap<string, readonly number[]>>(old.tasks);
  for (const { id, runner, ms } of successes) {
    const times = appended(tasks.get(id) ?? new Map(), runner, ms);
    if (times.size > 0) tasks.set(id, times);
  }
  let startup = old.startup;
  for (const { runner, ms } of startups) startup = appended(startup, runner, ms);
  return { tasks: tasks.size > MAX_ENTRIES ? onlyMeasured(tasks, successes) : tasks, startup };
}

function onlyMeasured(tasks: Times, successes: readonly Measured[]): Times {
  const measured = new Set(successes.map(({ id }) => id));
  return new Map([...tasks].filter(([id]) => measured.has(id)).slice(0, MAX_ENTRIES));
}

function appended(
  series: ReadonlyMap<string, readonly number[]>,
  runner: string,
  value: number,
): ReadonlyMap<string, readonly number[]> {
  const ms = milliseconds(value);
  return ms === null ? series : new Map(series).set(runner, [...(series.get(runner) ?? []), ms].slice(-KEPT));
}

/** fanfold's own form as text, its keys in order. */
export function historyText({ tasks, startup }: History): string {
  const sorted = <Value>(map: ReadonlyMap<string, Value>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  const mapping = (map: ReadonlyMap<string, readonly number[]>) =>
    `{${sorted(map)
      .map(([key, list]) => `${JSON.stringify(key)}:${JSON.stringify(list)}`)
      .join(',')}}`;
  const lines = sorted(tasks).map(([id, byRunner]) => `${JSON.stringify(id)}:${mapping(byRunner)}`);
  return `{"version":1,"tasks":{${lines.join(',\n')}},\n"startup":${mapping(startup)}}\n`;
}
