/** What the tasks really wrote, held against what they declared and against each other. */

import { foldText } from '../glob/fold.ts';
import { matches, splitPath } from '../glob/match.ts';
import { type Pattern, parsePattern } from '../glob/pattern.ts';
import type { IndependenceMode, Task, TaskRecord } from '../model.ts';
import type { IndependenceProblem } from '../problem.ts';
import { declarationLine, generalise } from './generalise.ts';
import { createPairing, eachPair } from './pairs.ts';
import { createRelations } from './relation.ts';

/** Paths that one task wrote without saying so. */
export interface Outside {
  readonly task: string;
  /** One of the paths. */
  readonly path: string;
  /** What to add to the task, e.g. `writes: ["coverage/**"]`. */
  readonly line: string;
}

/** A path that tasks wrote which nothing orders or keeps apart. */
export interface Collision {
  readonly path: string;
  /** The first two of them, in list order. */
  readonly tasks: readonly [string, string];
  /** How many more tasks wrote it. */
  readonly more: number;
}

export interface Observation {
  readonly outside: readonly Outside[];
  readonly collisions: readonly Collision[];
}

export interface ObservedOptions {
  readonly foldCase: boolean;
  readonly resources: Readonly<Record<string, number>>;
}

function parseAll(sources: readonly string[], foldCase: boolean): Pattern[] {
  return sources.flatMap((source) => parsePattern(source, foldCase).pattern ?? []);
}

function outsideOf(task: Task, paths: readonly string[], foldCase: boolean): Outside[] {
  // Without `writes` nothing was declared, so nothing can be outside: the task is unknown, and suggestions cover it.
  if (task.writes === null) return [];
  const writes = parseAll(task.writes, foldCase);
  const artifacts = parseAll(task.artifacts, foldCase);
  const uncovered = paths.filter((path) => {
    const names = splitPath(path, foldCase);
    return !matches(writes, names) && !matches(artifacts, names);
  });
  return generalise(uncovered).map((source) => {
    const pattern = parseAll([source], foldCase);
    const path = uncovered.find((one) => matches(pattern, splitPath(one, foldCase)));
    return { task: task.id, path: path ?? source, line: declarationLine('writes', [source]) };
  });
}

interface Written {
  readonly path: string;
  /** Ascending. */
  readonly positions: readonly number[];
}

/** Who wrote each path: only paths of two tasks or more. */
function sharedPaths(
  position: ReadonlyMap<string, number>,
  records: readonly TaskRecord[],
  foldCase: boolean,
): Written[] {
  const writers = new Map<string, { path: string; positions: Set<number> }>();
  for (const { task, writesObserved } of records) {
    const index = position.get(task);
    if (index === undefined) continue;
    for (const path of writesObserved ?? []) {
      const key = foldCase ? foldText(path) : path;
      const entry = writers.get(key);
      if (entry === undefined) writers.set(key, { path, positions: new Set([index]) });
      else entry.positions.add(index);
    }
  }
  const shared = [...writers.values()].filter(({ positions }) => positions.size > 1);
  return shared.map(({ path, positions }) => ({ path, positions: [...positions].sort((a, b) => a - b) }));
}

/**
 * Compares records with the plan: writes outside the declarations, and paths that two unordered tasks wrote, found by a
 * hash join over exact paths. What nobody observed proves nothing.
 *
 * @param records At most one for each task: the one that counts.
 */
export function compareObserved(
  tasks: readonly Task[],
  records: readonly TaskRecord[],
  { foldCase, resources }: ObservedOptions,
): Observation {
  const position = new Map(tasks.map((task, index) => [task.id, index]));
  const outside = records.flatMap((record) => {
    const task = tasks[position.get(record.task) ?? -1];
    return task === undefined ? [] : outsideOf(task, record.writesObserved ?? [], foldCase);
  });
  const pairing = createPairing(createRelations(tasks, resources));
  const collisions: Collision[] = [];
  for (const { path, positions } of sharedPaths(position, records, foldCase)) {
    const { free } = pairing.within(positions);
    const [first] = free;
    const pair = first === undefined ? undefined : eachPair(first).next().value;
    if (pair === undefined) continue;
    const involved = new Set(free.flatMap((block) => [...block.a, ...block.b]));
    const [a, b] = [tasks[Math.min(...pair)]?.id ?? '', tasks[Math.max(...pair)]?.id ?? ''];
    collisions.push({ path, tasks: [a, b], more: involved.size - 2 });
  }
  return { outside, collisions };
}

/**
 * The observation as problems. A collision is an error under `enforce` and `strict`, so that the verdict fails, and a
 * warning under `warn`; a write outside the declaration is a warning, under `strict` an error.
 */
export function observedProblems({ outside, collisions }: Observation, mode: IndependenceMode): IndependenceProblem[] {
  if (mode === 'off') return [];
  const outsideSeverity = mode === 'strict' ? 'error' : 'warning';
  const collisionSeverity = mode === 'warn' ? 'warning' : 'error';
  return [
    ...collisions.map(
      (found) =>
        ({ area: 'independence', severity: collisionSeverity, at: null, kind: 'collision', ...found }) as const,
    ),
    ...outside.map(
      (found) => ({ area: 'independence', severity: outsideSeverity, at: null, kind: 'outside', ...found }) as const,
    ),
  ];
}
