import {
  type ConvergeStep,
  INDEPENDENCE_MODES,
  type IndependenceMode,
  type Json,
  type MergeFile,
  POLICY_WORDS,
  type Policy,
  STOP_MODES,
  STOPS,
  type Stop,
  type StopMode,
} from '../model.ts';
import type { FileEntry } from './file-schema.ts';
import { TASK_DEFAULTS } from './task-fields.ts';
import type { TaskEntry } from './task-schema.ts';
import { textOf } from './variables.ts';

/** The settings of a task file with its defaults filled in, and its tasks as written. */
export interface TaskFile {
  readonly name: string;
  /** As written. */
  readonly sync: Json;
  readonly onEmpty: Policy['onEmpty'];
  readonly onSkipped: Policy['onSkipped'];
  readonly onAllNeutral: Policy['onAllNeutral'];
  readonly onMissing: Policy['onMissing'];
  readonly flaky: Policy['flaky'];
  readonly stop: Stop;
  readonly stopMode: StopMode;
  readonly deadlineMinutes: number | null;
  readonly independence: IndependenceMode;
  readonly resources: Readonly<Record<string, number>>;
  readonly ignore: readonly string[];
  readonly mergeFiles: readonly MergeFile[];
  readonly legs: Legs;
  /** By label. */
  readonly runners: Readonly<Record<string, Runner>>;
  readonly defaults: NonNullable<FileEntry['defaults']>;
  readonly converge: Converge | null;
  /** In file order, the shape checked and no default filled in. */
  readonly tasks: readonly TaskEntry[];
  /** Whether any text of the file may have something to evaluate: see `mayHoldTemplates`. */
  readonly mayHoldTemplates: boolean;
}

export interface Legs {
  readonly max: number | null;
  readonly targetMinutes: number | null;
  /** `null`: as few legs as are worth their minutes. */
  readonly minimize: 'time' | 'cost' | null;
}

export interface Runner {
  readonly maxParallel: number | null;
  /** `null` when not given: then it is learnt from earlier runs. */
  readonly startupSeconds: number | null;
  readonly pricePerMinute: number;
}

export interface Converge {
  /** `null` when there is no synthesis. */
  readonly step: ConvergeStep | null;
  /** The folder into which the files of all tasks are folded, relative to the workspace. */
  readonly merge: string | null;
}

/** Fills in the defaults of everything but the tasks. `name` is for a list that has none. */
export function settingsOf(entry: FileEntry, name: string, mayHoldTemplates: boolean): TaskFile {
  const { legs, converge, resources } = entry;
  return {
    name: entry.name ?? name,
    sync: entry.sync === undefined ? 'all' : entry.sync,
    onEmpty: entry['on-empty'] ?? POLICY_WORDS.onEmpty[0],
    onSkipped: entry['on-skipped'] ?? POLICY_WORDS.onSkipped[0],
    onAllNeutral: entry['on-all-neutral'] ?? POLICY_WORDS.onAllNeutral[0],
    onMissing: entry['on-missing'] ?? POLICY_WORDS.onMissing[0],
    flaky: entry.flaky ?? POLICY_WORDS.flaky[0],
    stop: entry.stop ?? STOPS[0],
    stopMode: entry['stop-mode'] ?? STOP_MODES[0],
    deadlineMinutes: entry['deadline-minutes'] ?? null,
    independence: entry.independence ?? INDEPENDENCE_MODES[0],
    resources: Object.assign(Object.create(null), resources),
    ignore: [entry.ignore ?? []].flat(),
    mergeFiles: Object.entries(entry['merge-files'] ?? {}).map(([glob, fold]) => ({ glob, fold })),
    legs: {
      max: legs?.max ?? null,
      targetMinutes: legs?.['target-minutes'] ?? null,
      minimize: legs?.minimize ?? null,
    },
    runners: runnersOf(entry.runners ?? {}),
    defaults: entry.defaults ?? {},
    converge: converge ? convergeOf(converge) : null,
    tasks: entry.tasks,
    mayHoldTemplates,
  };
}

function runnersOf(runners: NonNullable<FileEntry['runners']>): Record<string, Runner> {
  const result: Record<string, Runner> = Object.create(null);
  for (const [label, facts] of Object.entries(runners)) {
    result[label] = {
      maxParallel: facts['max-parallel'] ?? null,
      startupSeconds: facts['startup-seconds'] ?? null,
      pricePerMinute: facts['price-per-minute'] ?? 0,
    };
  }
  return result;
}

function convergeOf(converge: NonNullable<FileEntry['converge']>): Converge {
  const { run, shell, env } = converge;
  const timeoutMinutes = converge['timeout-minutes'] ?? TASK_DEFAULTS.timeoutMinutes;
  const step =
    run === undefined ? null : { run, shell: shell ?? TASK_DEFAULTS.shell, env: textValues(env ?? {}), timeoutMinutes };
  return { step, merge: converge.merge ?? null };
}

/** Scalars as GitHub writes them. */
function textValues(env: Readonly<Record<string, Json>>): Record<string, string> {
  return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, textOf(value)]));
}

/** `true` when `checkPatterns` has something to check. */
export function hasPatterns(taskFile: TaskFile): boolean {
  return taskFile.tasks.some(({ success }) => success?.stdout !== undefined || success?.json !== undefined);
}
