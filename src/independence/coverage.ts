/** Which tasks' declarations cover a concrete path. */
import { foldText } from '../glob/fold.ts';
import { matches, splitPath } from '../glob/match.ts';
import { type Pattern, parsePattern } from '../glob/pattern.ts';
import type { ActiveTask } from './active.ts';

type Key = 'reads' | 'writes' | 'artifacts';

/** One list of patterns, and who declares it. */
export interface Covering {
  readonly key: Key;
  /** Positions in the task list, ascending. */
  readonly positions: readonly number[];
}

export interface Coverage {
  /** The lists that a path matches, each once. */
  readonly covering: (path: string) => readonly Covering[];
}

interface Entry extends Covering {
  readonly positions: number[];
  readonly patterns: readonly Pattern[];
}

interface Index {
  readonly byFirstName: Map<string, Set<Entry>>;
  /** Lists with a pattern that starts with a wildcard. */
  readonly anywhere: Set<Entry>;
}

const KEYS: readonly Key[] = ['reads', 'writes', 'artifacts'];

/** Prepares nothing until the first question. A path is compared only with lists that have a pattern for its first folder. */
export function createCoverage(tasks: readonly ActiveTask[], foldCase: boolean): Coverage {
  let prepared: Index | undefined;
  return {
    covering: (path) => {
      prepared ??= prepare(tasks, foldCase);
      const { byFirstName, anywhere } = prepared;
      const names = splitPath(path, foldCase);
      const near = byFirstName.get(names.names[0] ?? '') ?? [];
      return [...new Set([...near, ...anywhere])].filter(({ patterns }) => matches(patterns, names));
    },
  };
}

function prepare(tasks: readonly ActiveTask[], foldCase: boolean): Index {
  const index: Index = { byFirstName: new Map(), anywhere: new Set() };
  const known = new Map<string, Entry>();
  for (const [position, task] of tasks.entries()) {
    for (const key of KEYS) {
      const list = task[key];
      if (list === null || list.length === 0) continue;
      const text = JSON.stringify([key, list]);
      const entry = known.get(text) ?? enter(index, key, list, foldCase);
      known.set(text, entry);
      entry.positions.push(position);
    }
  }
  return index;
}

function enter(index: Index, key: Key, list: readonly string[], foldCase: boolean): Entry {
  const patterns = list.flatMap((source) => parsePattern(source, foldCase).pattern ?? []);
  const entry: Entry = { key, positions: [], patterns };
  for (const { alternatives, excludes } of patterns) {
    if (excludes) continue;
    for (const { segments } of alternatives) {
      const [first] = segments;
      if (typeof first !== 'string') index.anywhere.add(entry);
      else bucketOf(index, foldCase ? foldText(first) : first).add(entry);
    }
  }
  return entry;
}

function bucketOf({ byFirstName }: Index, name: string): Set<Entry> {
  const bucket = byFirstName.get(name) ?? new Set();
  byFirstName.set(name, bucket);
  return bucket;
}
