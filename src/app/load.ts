/** From a task list on disk, or inline, to a plan: the part of planning that needs a disk, for the laptop and the action. */
import { createHash } from 'node:crypto';
import type { Json, Locate, Location, Path } from '../model.ts';
import type { Hash } from '../plan/encode.ts';
import type { PlanFacts } from '../plan/facts.ts';
import type { Made } from '../plan/make.ts';
import { makePlan } from '../plan/make.ts';
import { hasError, type Problem } from '../problem.ts';
import { NO_FACTS } from '../tasklist/facts.ts';
import { forEachSources, type SourceAnswer } from '../tasklist/items.ts';
import { readTaskFile } from '../tasklist/read.ts';
import { hasPatterns, type TaskFile } from '../tasklist/settings.ts';
import { parseSync } from '../tasklist/sync.ts';
import { readYaml } from '../tasklist/yaml-source.ts';
import type { FactsRead } from './facts.ts';
import { itemSizes } from './item-sizes.ts';
import type { ListText } from './list.ts';
import type { SourceRequest } from './sources.ts';
import type { LoadedTimings } from './timings-file.ts';

export interface Loaded extends Made {
  /** `null` when the list could not be read. */
  readonly taskFile: TaskFile | null;
  readonly locate: (path: readonly (string | number)[]) => Location;
  /** The texts that problems point into, by name. */
  readonly texts: ReadonlyMap<string, string>;
}

/** A policy given beside the list: its YAML text, and what problems call it. */
export interface SyncText {
  readonly name: string;
  readonly text: string;
}

export interface LoadFacts
  extends Omit<PlanFacts, 'answers' | 'hash' | 'timings' | 'given' | 'outside' | 'sizes' | 'sync'> {
  /** What expressions read of `github` and `inputs`; `asked`: whether the list may read `github`. */
  readonly outside?: (asked: boolean) => Promise<FactsRead>;
  /** Replaces `sync:` of the list. */
  readonly sync?: SyncText;
  /** Replaces `stop:` of the list. */
  readonly stopWhen?: TaskFile['stop'];
  /** Aborted with a `StopReason`; ends the commands of `for-each`. */
  readonly stop?: AbortSignal;
  /** Looks up the durations of earlier runs of the plan of this name. */
  readonly timings: (planName: string) => Promise<LoadedTimings>;
}

/** Plans a list: validates it, looks up what `for-each` names, and makes the plan. Nothing is written. */
export async function loadPlan(
  list: ListText,
  workspace: string,
  env: Readonly<Record<string, string | undefined>>,
  { timings, sync, stopWhen, outside = nothingOutside, stop = new AbortController().signal, ...facts }: LoadFacts,
): Promise<Loaded> {
  const texts = new Map([[list.file, list.text]]);
  const { taskFile: written, locate, problems } = readTaskFile(list.text, list.file);
  const taskFile = written === null || stopWhen === undefined ? written : { ...written, stop: stopWhen };
  const nothing = { plan: null, hazards: null, packed: null };
  const override = sync === undefined ? null : readSync(sync, texts);
  const told = await outside(/github/i.test(list.text));
  const found: Problem[] = [...problems, ...(override?.problems ?? []), ...told.problems];
  if (taskFile === null || hasError(found)) return { ...nothing, taskFile, locate, texts, problems: found };
  if (hasPatterns(taskFile)) {
    // The engine of linear-time patterns costs start-up time that most lists need not pay.
    const { checkPatterns } = await import('../tasklist/patterns.ts');
    found.push(...checkPatterns(taskFile, locate));
  }
  const answers = await answersFor(forEachSources(taskFile, locate), workspace, env, stop);
  const { problems: untimed, ...known } = await timings(facts.name ?? taskFile.name);
  const isNew = known.timings.tasks.size === 0;
  const sizes = isNew ? itemSizes(taskFile, answers, workspace) : new Map<string, number>();
  const replaced = override === null ? {} : { sync: override.value };
  const place: Locate = (path) => (override !== null && path[0] === 'sync' ? override.locate(path) : locate(path));
  const made = makePlan(taskFile, place, {
    ...{ ...facts, ...replaced, ...known, sizes, answers, hash: sha256 },
    outside: told.facts,
  });
  return { ...made, taskFile, locate, texts, problems: [...found, ...untimed, ...made.problems] };
}

const nothingOutside = () => Promise.resolve({ facts: NO_FACTS, problems: [] });

/** What looks for files and runs commands costs start-up time that only lists with `for-each` need to pay. */
async function answersFor(
  requests: readonly SourceRequest[],
  workspace: string,
  env: Readonly<Record<string, string | undefined>>,
  stop: AbortSignal,
): Promise<ReadonlyMap<string, SourceAnswer>> {
  if (requests.length === 0) return new Map();
  const { answerSources } = await import('./sources.ts');
  return answerSources(requests, workspace, env, stop);
}

function readSync({ name, text }: SyncText, texts: Map<string, string>) {
  texts.set(name, text);
  // Blank text is not an empty file here: it is not a policy.
  const { source, problems } = text.trim() === '' ? { source: null, problems: [] } : readYaml(text, name);
  const start = { file: name, line: 1, column: 1 };
  const places = {
    locate: (path: Path) => source?.locate(path.slice(1)) ?? start,
    locateKey: (path: Path) => source?.locateKey(path.slice(1)) ?? start,
  };
  const value = (source?.value ?? null) as Json;
  const found = problems.length > 0 ? problems : parseSync(value, ['sync'], places).problems;
  return { value, locate: places.locate, problems: found };
}

/** Lower-case hex SHA-256 of the UTF-8 of text. */
export const sha256: Hash = (text) => createHash('sha256').update(text).digest('hex');
