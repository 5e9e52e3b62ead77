/** Measured times of earlier runs. A fault in them is a warning: a plan never fails because of its timings. */
import { isMapping } from '../model.ts';
import type { TimingsFault } from '../problem.ts';
import { median } from './median.ts';
import { milliseconds } from './seconds.ts';

const MAX_ENTRIES = 200_000;
const KEPT = 3;
/** Days after which a time that no run confirmed is forgotten: its task was renamed or removed. */
const KEPT_DAYS = 90;

/** By task id (or item, or test file), then by runner label: milliseconds of successes, the newest last, at most three. */
type Times = ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;

export interface Timings {
  readonly tasks: Times;
  /** By runner label: milliseconds from the start of a job to its first task, the newest last. */
  readonly startup: ReadonlyMap<string, readonly number[]>;
  /** By the id of an entry with `batch`, then by runner: what its command takes to start, the newest last, at most three. */
  readonly batches?: Times;
  /** By task id: the day since 1970 on which a run last measured it; absent in old files. */
  readonly seen?: ReadonlyMap<string, number>;
}

export const NO_TIMINGS: Timings = { tasks: new Map(), startup: new Map(), batches: new Map() };

/** The expected time of one key on one runner: the median of the last three, of all runners when this one has none. */
export function expected(timings: Timings, key: string, runner: string): number | null {
  return medianOf(timings.tasks.get(key), runner);
}

/** The expected time that the command of a batch entry takes to start. */
export function expectedStart({ batches }: Timings, entry: string, runner: string): number {
  return medianOf(batches?.get(entry), runner) ?? 0;
}

function medianOf(byRunner: ReadonlyMap<string, readonly number[]> | undefined, runner: string): number | null {
  const times = byRunner?.get(runner) ?? [...(byRunner?.values() ?? [])].flat();
  return times.length === 0 ? null : median(times);
}

/** What was read of fanfold's own form, or why it is ignored. */
export type OwnForm =
  | { readonly timings: Timings; readonly entries: readonly []; readonly bad: number }
  | { readonly ignored: TimingsFault };

/**
 * Reads `{version: 1, tasks: {id: {runner: [ms, …]}}, startup: {runner: [ms, …]}, batches: {entry: {runner: [ms, …]}},
 * seen: {id: day}}`. Returns `null` for any other form, and counts single values that are not durations.
 */
export function readOwnForm(value: unknown): OwnForm | null {
  // A test may be called `version`; then it has seconds and there are no `tasks`.
  if (!isMapping(value) || !Object.hasOwn(value, 'version') || !Object.hasOwn(value, 'tasks')) return null;
  const { version, tasks, startup, batches, seen } = value;
  if (version !== 1) return { ignored: { why: 'version', version: JSON.stringify(version).slice(0, 40) } };
  if (!isMapping(tasks)) return { ignored: { why: 'tasks-not-mapping' } };
  const keys = Object.keys(tasks);
  if (keys.length > MAX_ENTRIES) return { ignored: { why: 'too-many-entries', max: MAX_ENTRIES } };
  const bad = { count: 0 };
  const timings = {
    tasks: timesByKey(tasks, bad),
    startup: timesByRunner(startup ?? {}, bad),
    batches: timesByKey(isMapping(batches) ? batches : {}, bad),
    seen: daysOf(seen ?? {}),
  };
  return { timings, entries: [], bad: bad.count };
}

function timesByKey(value: Readonly<Record<string, unknown>>, bad: { count: number }): Times {
  const times = new Map<string, ReadonlyMap<string, readonly number[]>>();
  for (const key of Object.keys(value)) {
    const byRunner = timesByRunner(value[key], bad);
    if (byRunner.size > 0) times.set(key, byRunner);
  }
  return times;
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

/** A malformed day counts as not known: the task is then taken as seen today. */
function daysOf(value: unknown): ReadonlyMap<string, number> {
  if (!isMapping(value)) return new Map();
  return new Map(Object.entries(value).filter((entry): entry is [string, number] => Number.isSafeInteger(entry[1])));
}

export interface Measured {
  readonly id: string;
  readonly runner: string;
  readonly ms: number;
}

/**
 * The timings with the successes of one more run; of each series the last three are kept. Tasks that were not measured this
 * time stay for 90 days, or until there are more in all than would be read again. `day` counts days since 1970.
 *
 * @param starts what the commands of batches took to start, by the ids of their entries
 */
export function addMeasured(
  old: Timings,
  successes: readonly Measured[],
  startups: readonly Omit<Measured, 'id'>[],
  day: number,
  starts: readonly Measured[] = [],
): Timings {
  const tasks = new Map<string, ReadonlyMap<string, readonly number[]>>(old.tasks);
  const seen = new Map(old.seen);
  for (const { id, runner, ms } of successes) {
    const times = appended(tasks.get(id) ?? new Map(), runner, ms);
    if (times.size === 0) continue;
    tasks.set(id, times);
    seen.set(id, day);
  }
  for (const id of tasks.keys()) {
    const last = seen.get(id);
    if (last === undefined || last > day) seen.set(id, day);
    else if (last < day - KEPT_DAYS) tasks.delete(id);
  }
  let startup = old.startup;
  for (const { runner, ms } of startups) startup = appended(startup, runner, ms);
  const batches = new Map(old.batches);
  for (const { id, runner, ms } of starts) {
    const times = appended(batches.get(id) ?? new Map(), runner, ms);
    if (times.size > 0) batches.set(id, times);
  }
  const kept = tasks.size > MAX_ENTRIES ? onlyMeasured(tasks, successes) : tasks;
  return { tasks: kept, startup, batches, seen: new Map([...seen].filter(([id]) => kept.has(id))) };
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
export function timingsText({ tasks, startup, batches = new Map(), seen = new Map() }: Timings): string {
  const sorted = <Value>(map: ReadonlyMap<string, Value>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  const mapping = <Value>(map: ReadonlyMap<string, Value>) =>
    `{${sorted(map)
      .map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
      .join(',')}}`;
  const nested = (times: Times) =>
    sorted(times)
      .map(([id, byRunner]) => `${JSON.stringify(id)}:${mapping(byRunner)}`)
      .join(',\n');
  const starts = batches.size === 0 ? '' : `,\n"batches":{${nested(batches)}}`;
  return `{"version":1,"tasks":{${nested(tasks)}},\n"startup":${mapping(startup)}${starts},\n"seen":${mapping(seen)}}\n`;
}
