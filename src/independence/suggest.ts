/** Declarations that an observed run justifies. One run shows one way through a task: they are proposals, not proof. */

import { matches, splitPath } from '../glob/match.ts';
import { type Pattern, parsePattern } from '../glob/pattern.ts';
import type { TaskRecord } from '../model.ts';
import type { IndependenceProblem } from '../problem.ts';
import { type ActiveTask, activeOf } from './active.ts';
import { hazardProblems } from './conflicts.ts';
import { withExpressions, withValues } from './expressions.ts';
import { generalise } from './generalise.ts';
import { findConflicts, type Hazards } from './hazards.ts';
import { type CountingOptions, createCounting } from './uncounted.ts';

type Key = 'reads' | 'writes';

/** What an entry of the task file should declare; a key that is `null` stays as it is. */
export interface Suggestion {
  readonly template: string;
  readonly reads: readonly string[] | null;
  readonly writes: readonly string[] | null;
}

/** What a run showed. */
export interface Observations {
  /** Paths written are in here. */
  readonly records: readonly TaskRecord[];
  /** Paths read, by task id; only `--observe` with `strace` sees them. */
  readonly reads: ReadonlyMap<string, readonly string[]>;
}

export interface Suggested {
  /** Only entries that change, in list order. */
  readonly suggestions: readonly Suggestion[];
  /** All tasks, with what is suggested in place of what they declare. */
  readonly tasks: readonly ActiveTask[];
}

/** What to do to one list of one entry, as it is written and as it is expanded. */
interface Change {
  /** With expressions, sorted. */
  readonly additions: readonly string[];
  /** Positions of exclusions that would hide them. */
  readonly dropped: ReadonlySet<number>;
}

function parseAll(sources: readonly string[], foldCase: boolean): Pattern[] {
  return sources.flatMap((source) => parsePattern(source, foldCase).pattern ?? []);
}

/** How a path is judged: by the case of its letters, and whether it counts at all; see `createCounting`. */
interface Judging {
  readonly foldCase: boolean;
  readonly counts: (path: string) => boolean;
}

interface Seen {
  readonly writes: ReadonlyMap<string, readonly string[] | null>;
  readonly reads: ReadonlyMap<string, readonly string[]>;
}

/** What a task touched beyond what it declares; `null` when nobody looked. */
function beyond(task: ActiveTask, key: Key, seen: Seen, { foldCase, counts }: Judging): readonly string[] | null {
  const written = seen.writes.get(task.id) ?? null;
  const paths = key === 'writes' ? written : (seen.reads.get(task.id) ?? null);
  if (paths === null) return null;
  // No other task may touch what a task writes, so that it also reads it adds nothing.
  const own = [task.writes ?? [], task.artifacts];
  const declared = (key === 'writes' ? own : [...own, task.reads ?? []]).map((list) => parseAll(list, foldCase));
  const told = new Set(key === 'reads' ? written : []);
  return paths.filter((path) => {
    const names = splitPath(path, foldCase);
    return counts(path) && !told.has(path) && !declared.some((patterns) => matches(patterns, names));
  });
}

/** Positions of the exclusions in a list that take one of the paths away. */
function hiding(list: readonly string[], paths: readonly string[], foldCase: boolean): number[] {
  return list.flatMap((source, index) => {
    if (!source.startsWith('!')) return [];
    const excluded = parseAll([source.slice(1)], foldCase);
    return paths.some((path) => matches(excluded, splitPath(path, foldCase))) ? [index] : [];
  });
}

/** How one list of an entry should change; `null`: not at all. */
function changeOf(tasks: readonly ActiveTask[], key: Key, seen: Seen, judging: Judging): Change | null {
  const additions = new Set<string>();
  const dropped = new Set<number>();
  let looked = false;
  for (const task of tasks) {
    const paths = beyond(task, key, seen, judging);
    if (paths === null) continue;
    looked = true;
    for (const pattern of generalise(paths)) additions.add(withExpressions(pattern, task));
    for (const index of hiding(task[key] ?? [], paths, judging.foldCase)) dropped.add(index);
  }
  const isDeclared = tasks.some((task) => task[key] !== null);
  return looked && (additions.size > 0 || !isDeclared) ? { additions: [...additions].sort(), dropped } : null;
}

/** Exclusions stay last: what stands behind one reads as if it were included again. */
function changed(list: readonly string[], { additions, dropped }: Change): string[] {
  const kept = list.filter((_, index) => !dropped.has(index));
  const excludes = (pattern: string) => pattern.startsWith('!');
  return [...kept.filter((pattern) => !excludes(pattern)), ...additions, ...kept.filter(excludes)];
}

type Changes = Readonly<Record<Key, Change | null>>;

function changesOf(tasks: readonly ActiveTask[], seen: Seen, judging: Judging): Map<string, Changes> {
  const entries = new Map<string, ActiveTask[]>();
  for (const task of tasks) {
    const entry = entries.get(task.template);
    if (entry === undefined) entries.set(task.template, [task]);
    else entry.push(task);
  }
  const all = [...entries].map(([template, expansions]): [string, Changes] => [
    template,
    { reads: changeOf(expansions, 'reads', seen, judging), writes: changeOf(expansions, 'writes', seen, judging) },
  ]);
  return new Map(all.filter(([, { reads, writes }]) => reads !== null || writes !== null));
}

function withChanges(task: ActiveTask, changes: Changes): ActiveTask {
  const list = (key: Key): readonly string[] | null => {
    const change = changes[key];
    if (change === null) return task[key];
    const additions = change.additions.map((pattern) => withValues(pattern, task));
    return changed(task[key] ?? [], { ...change, additions });
  };
  return { ...task, reads: list('reads'), writes: list('writes') };
}

/**
 * What the last observed run justifies, entry by entry: declarations that were missing, and patterns that those there are
 * lack. Nothing is narrowed. Files that a task both wrote and read are proposed as writes only; an entry that declared
 * nothing and was seen to touch nothing gets an empty list, which declares just that.
 *
 * @param written The patterns of an entry as the file has them, expressions and all.
 */
export function suggestDeclarations(
  tasks: readonly ActiveTask[],
  { records, reads }: Observations,
  written: (template: string, key: Key) => readonly string[],
  { foldCase, ignore }: CountingOptions,
): Suggested {
  const seen = { reads, writes: new Map(records.map((record) => [record.task, record.writesObserved])) };
  const changes = changesOf(tasks, seen, { foldCase, counts: createCounting(tasks, { foldCase, ignore }) });
  const suggestions = [...changes].map(([template, change]) => {
    const list = (key: Key) => change[key] && changed(written(template, key), change[key]);
    return { template, reads: list('reads'), writes: list('writes') };
  });
  const applied = tasks.map((task) => {
    const change = changes.get(task.template);
    return change === undefined ? task : withChanges(task, change);
  });
  return { suggestions, tasks: applied };
}

/** The conflicts that the tasks would have with what is suggested, and have not as they are. */
export function suggestedConflicts(before: Hazards, tasks: readonly ActiveTask[]): IndependenceProblem[] {
  if (before.options.mode === 'off') return [];
  // What is suggested has no place yet.
  const locate = () => ({ file: '', line: 1, column: 1 });
  const after = findConflicts(activeOf(tasks), { ...before.options, locate });
  const key = ({ kind, patterns }: Hazards['races'][number]) => JSON.stringify([kind, patterns]);
  const known = new Map(before.races.map((group) => [key(group), group.count]));
  const races = after.races.filter((group) => group.count > (known.get(key(group)) ?? 0));
  return hazardProblems({ ...after, races, undefinedOrder: [], problems: [], unknown: 0 });
}
