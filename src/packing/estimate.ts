/** How long each task will probably take. */
import { type Active, activeOf } from '../independence/active.ts';
import type { PlannedTask, Task } from '../model.ts';
import { type PackingProblem, problem } from '../problem.ts';
import { matchReports, type ReportEntry } from './match.ts';
import { expected, type Timings } from './measured.ts';
import { runnerKey } from './runner.ts';
import { milliseconds } from './seconds.ts';

/** How many estimates came from where. */
export interface EstimateSources {
  readonly duration: number;
  readonly timings: number;
  /** The mean of the known tasks whose items are in the same folder. */
  readonly folder: number;
  readonly mean: number;
  /** Nothing is known of any task: by the bytes of the files that are their items. */
  readonly size: number;
  readonly equal: number;
}

/** Durations that a user gives: what one `--timings` names. */
export interface GivenTimings {
  /** As it was given: a file, a glob or a folder. */
  readonly source: string;
  readonly documents: readonly (readonly ReportEntry[])[];
  /** When the file is fanfold's own. */
  readonly timings: Timings | null;
  /** The setting by which its tool would name the files of its tests. */
  readonly hint: string | null;
}

/** What is known before the run. */
export interface Known {
  readonly timings: Timings;
  readonly given?: readonly GivenTimings[];
  /** Bytes of files, by item. */
  readonly sizes?: ReadonlyMap<string, number>;
}

export interface Estimates {
  /** Whole milliseconds, in the order of the tasks that run. */
  readonly ms: readonly number[];
  readonly sources: EstimateSources;
  readonly problems: readonly PackingProblem[];
}

/** When nothing at all is known, every task is taken for one minute on average: only that they add up matters then. */
const EQUAL_MS = 60_000;

/** Whether nothing was known of any of these tasks, so that what is predicted from them is the shape of a plan and no time. */
export function isGuess(planned: readonly Pick<PlannedTask, 'id' | 'durationMs' | 'estimateMs' | 'skip'>[]): boolean {
  const { tasks } = activeOf(planned);
  const total = tasks.reduce((sum, { estimateMs }) => sum + estimateMs, 0);
  return total === tasks.length * EQUAL_MS && tasks.every(({ durationMs }) => durationMs === null);
}

type Estimated = Pick<Task, 'id' | 'item' | 'runsOn' | 'durationMs'>;

/**
 * Explicit `duration`, else the median of the last three successes, else what given reports say, else the mean of the known
 * ones: of its folder, or of all. The mean and not the median for the unknown: it keeps the total right, and the total decides
 * the number of legs. Nothing known at all: by the sizes of files, else equal.
 */
export function estimateTasks(active: Active<Estimated>, known: Known): Estimates {
  const { tasks } = active;
  const { times, problems } = measuredTimes(active, known);
  const sources = { duration: 0, timings: 0, folder: 0, mean: 0, size: 0, equal: 0 };
  const found = tasks.map((task, index) => {
    const ms = task.durationMs === null ? (times[index] ?? null) : Math.max(1, task.durationMs);
    if (ms !== null) sources[task.durationMs === null ? 'timings' : 'duration']++;
    return ms;
  });
  const isKnown = found.some((ms) => ms !== null);
  const prior = isKnown ? meansOf(tasks, found) : byShare(tasks, known.sizes ?? new Map());
  const ms = found.map((value, index) => {
    if (value !== null) return value;
    const [source, other] = prior(index);
    sources[source]++;
    return other;
  });
  return { ms, sources, problems };
}

type Prior = (index: number) => readonly [source: 'folder' | 'mean' | 'size' | 'equal', ms: number];

/** The mean of the known tasks in the nearest folder that has any, else of all. */
function meansOf(tasks: readonly Estimated[], found: readonly (number | null)[]): Prior {
  const sums = new Map<string, { ms: number; count: number }>();
  tasks.forEach((task, index) => {
    const ms = found[index];
    if (ms === null || ms === undefined) return;
    for (const folder of ['', ...foldersOf(task)]) {
      const sum = sums.get(folder) ?? { ms: 0, count: 0 };
      sums.set(folder, { ms: sum.ms + ms, count: sum.count + 1 });
    }
  });
  const mean = (folder: string): number | null => {
    const sum = sums.get(folder);
    return sum === undefined ? null : Math.max(1, Math.round(sum.ms / sum.count));
  };
  return (index) => {
    const folder = foldersOf(tasks[index]).find((one) => sums.has(one));
    return folder === undefined ? ['mean', mean('') ?? EQUAL_MS] : ['folder', mean(folder) ?? EQUAL_MS];
  };
}

/** The folders around an item that is a path, the innermost first. */
function foldersOf(task: Estimated | undefined): string[] {
  if (typeof task?.item !== 'string') return [];
  const folders: string[] = [];
  for (let at = task.item.lastIndexOf('/'); at > 0; at = task.item.lastIndexOf('/', at - 1))
    folders.push(task.item.slice(0, at));
  return folders;
}

/**
 * Shares of the total by size, at least a millisecond; what has no size takes the mean share. The shares add up to the total
 * exactly. No fixed part per file is added: on the suites of `bench/data` none fitted.
 */
function byShare(tasks: readonly Estimated[], sizes: ReadonlyMap<string, number>): Prior {
  const bytes = tasks.map(({ item }) => (typeof item === 'string' ? (sizes.get(item) ?? null) : null));
  const measured = bytes.filter((one) => one !== null);
  const mean = measured.reduce((sum, one) => sum + one, 0) / Math.max(1, measured.length);
  if (mean === 0) return () => ['equal', EQUAL_MS];
  const ms = new Map<Estimated, readonly ['size' | 'equal', number]>();
  let [exact, given] = [0, 0];
  tasks.forEach((task, index) => {
    const size = bytes[index] ?? null;
    exact += (EQUAL_MS - 1) * (size === null ? 1 : size / mean);
    const share = Math.round(exact) - given;
    given += share;
    ms.set(task, [size === null ? 'equal' : 'size', 1 + share]);
  });
  return (index) => ms.get(tasks[index] as Estimated) ?? ['equal', EQUAL_MS];
}

interface Measured {
  /** In the order of the tasks. */
  readonly times: readonly (number | null)[];
  readonly problems: readonly PackingProblem[];
}

function measuredTimes({ tasks, listed }: Active<Estimated>, { timings, given = [] }: Known): Measured {
  const byId = tasks.map((task) => fromTimings(task, timings));
  if (given.length === 0) return { times: byId, problems: [] };
  // An entry about a skipped task has a task, so it does not count as unmatched.
  const texts = [...new Set(listed.flatMap(namesOf))];
  const { results, documents } = matchReports(
    texts,
    given.flatMap((one) => one.documents),
  );
  const matched = new Map(texts.map((text, index) => [text, results[index]?.ms ?? null]));
  const fromReports = (task: Estimated): number | null =>
    milliseconds(
      namesOf(task)
        .map((name) => matched.get(name))
        .find((ms) => ms !== null && ms !== undefined),
    );
  const times = tasks.map((task, index) => byId[index] ?? fromReports(task));
  let at = 0;
  const sources = given.map((one) => {
    const own = documents.slice(at, at + one.documents.length);
    at += one.documents.length;
    return countsOf(one, own, tasks);
  });
  const known = times.filter((ms, index) => ms !== null && tasks[index]?.durationMs === null).length;
  const open = tasks.filter(({ durationMs }) => durationMs === null).length;
  const severity = sources.some(({ matched: some }) => some === 0) && open > 0 ? 'warning' : 'note';
  return { times, problems: [problem('packing/timings-matched', null, { known, tasks: open, sources, severity })] };
}

/** What one given source says of the tasks. */
function countsOf(
  { source, timings, hint }: GivenTimings,
  documents: ReturnType<typeof matchReports>['documents'],
  tasks: readonly Estimated[],
) {
  const about = new Set(documents.flatMap(({ items }) => [...items]));
  const used = new Set<string>();
  let matched = 0;
  for (const task of tasks) {
    const names = namesOf(task);
    const key = timings === null ? undefined : names.find((name) => timings.tasks.has(name));
    if (key !== undefined) used.add(key);
    if (key !== undefined || names.some((name) => about.has(name))) matched++;
  }
  const left = timings === null ? 0 : timings.tasks.size - used.size;
  return {
    source,
    matched,
    unmatched: documents.reduce((sum, one) => sum + one.unmatched, left),
    ambiguous: documents.reduce((sum, one) => sum + one.ambiguous, 0),
    hint: matched === 0 ? hint : null,
  };
}

function fromTimings(task: Estimated, timings: Timings): number | null {
  if (timings.tasks.size === 0) return null;
  const runner = runnerKey(task.runsOn);
  for (const name of namesOf(task)) {
    const ms = expected(timings, name, runner);
    if (ms !== null) return ms;
  }
  return null;
}

/** What a task is known by: its id, and its item, or the texts in it. */
function namesOf({ id, item }: Estimated): string[] {
  if (item === null) return [id];
  if (typeof item !== 'object') return [id, String(item)];
  return [id, ...Object.values(item).filter((value) => typeof value === 'string')];
}
