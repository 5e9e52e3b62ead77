/** What the tasks really wrote, held against what they declared and against each other. */

import { foldText } from '../glob/fold.ts';
import { matches, splitPath } from '../glob/match.ts';
import { type Pattern, parsePattern } from '../glob/pattern.ts';
import type { IndependenceMode, TaskRecord } from '../model.ts';
import { type FactsOf, type IndependenceProblem, problem } from '../problem.ts';
import type { Active, ActiveTask } from './active.ts';
import { type Coverage, createCoverage } from './coverage.ts';
import { declarationLine, generalise } from './generalise.ts';
import { type Block, createPairing, eachPair, type Pairing } from './pairs.ts';
import { createRelations } from './relation.ts';
import { createCounting } from './uncounted.ts';

/** Paths that were written without being declared: by one task, or by one of several that overlapped. */
type Outside = FactsOf<'independence/outside'>;

/** Files that tasks wrote which nothing orders or keeps apart. */
type Collision = FactsOf<'independence/collision'>;

export interface Observation {
  readonly outside: readonly Outside[];
  readonly collisions: readonly Collision[];
}

export interface ObservedOptions {
  readonly foldCase: boolean;
  readonly resources: Readonly<Record<string, number>>;
  /** Globs whose observed writes never count. */
  readonly ignore: readonly string[];
  /** Each leg had a workspace of its own; otherwise all tasks shared one. */
  readonly onRunners: boolean;
  /** A task that declares nothing may write nothing. */
  readonly strict: boolean;
  readonly groups: readonly SeenTogether[];
}

function parseAll(sources: readonly string[], foldCase: boolean): Pattern[] {
  return sources.flatMap((source) => parsePattern(source, foldCase).pattern ?? []);
}

/** What was seen of tasks that overlapped: one or several of them wrote these paths. */
export interface SeenTogether {
  readonly tasks: readonly string[];
  readonly paths: readonly string[];
}

/** Whether a task declares so much that what it writes can be outside. Otherwise it is unknown, and suggestions cover it. */
function isDeclared({ reads, writes }: ActiveTask, strict: boolean): boolean {
  return strict || reads !== null || writes !== null;
}

function outsideOf(
  tasks: readonly ActiveTask[],
  paths: readonly string[],
  { foldCase, strict }: ObservedOptions,
): Outside[] {
  if (tasks.length === 0 || !tasks.every((task) => isDeclared(task, strict))) return [];
  const lists = tasks.flatMap(({ writes, artifacts }) => [writes ?? [], artifacts]);
  const declared = lists.map((list) => parseAll(list, foldCase));
  const uncovered = paths.filter((path) => {
    const names = splitPath(path, foldCase);
    return !declared.some((patterns) => matches(patterns, names));
  });
  return generalise(uncovered).map((source) => {
    const pattern = parseAll([source], foldCase);
    const path = uncovered.find((one) => matches(pattern, splitPath(one, foldCase)));
    return { tasks: tasks.map(({ id }) => id), path: path ?? source, line: declarationLine('writes', [source]) };
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

interface Facts {
  readonly tasks: readonly ActiveTask[];
  readonly recordAt: ReadonlyMap<number, TaskRecord>;
  readonly pairing: Pairing;
  readonly coverage: Coverage;
  readonly onRunners: boolean;
}

type Pair = readonly [number, number];

/** The first two of them that nothing orders or keeps apart. */
function freePair({ pairing }: Facts, positions: readonly number[]): Pair | null {
  return firstPair(pairing.within(positions).free);
}

function firstPair([first]: readonly Block[]): Pair | null {
  const pair = first === undefined ? undefined : eachPair(first).next().value;
  return pair === undefined ? null : [Math.min(...pair), Math.max(...pair)];
}

/** The first pair that leaves one of the declaring tasks over as the third. */
function declaredMeeting(facts: Facts, positions: readonly number[], declaring: readonly number[]) {
  // Of three that declare it, one is always left over.
  for (const third of declaring.slice(0, 3)) {
    const pair = freePair(
      facts,
      positions.filter((position) => position !== third),
    );
    if (pair !== null) return { pair, third };
  }
  return null;
}

/** Milliseconds since 1970 from the first start to the last end; `null` when it never started. */
function spanOf(record: TaskRecord | undefined): readonly [number, number] | null {
  const [first, last] = [record?.tries[0], record?.tries.at(-1)];
  return first === undefined || last === undefined ? null : [Date.parse(first.startedAt), Date.parse(last.endedAt)];
}

/** Two that overlapped in time. Only tasks that nothing orders and nothing keeps apart can. */
function overlapping({ recordAt, onRunners }: Facts, positions: readonly number[]): Pair | null {
  if (onRunners) return null;
  const spans = positions
    .flatMap((position) => {
      const span = spanOf(recordAt.get(position));
      return span === null ? [] : [{ position, start: span[0], end: span[1] }];
    })
    .sort((a, b) => a.start - b.start);
  let last = spans[0];
  for (const span of spans.slice(1)) {
    if (last !== undefined && span.start < last.end)
      return [Math.min(last.position, span.position), Math.max(last.position, span.position)];
    if (last === undefined || span.end > last.end) last = span;
  }
  return null;
}

type Meeting = Pick<Collision, 'meet' | 'by'> & { readonly pair: Pair };

/** How a file meets that several tasks wrote, two of which, `apart`, are free to overlap. */
function meetingOf(facts: Facts, { path, positions }: Written, apart: Pair): Meeting {
  const { coverage, tasks, recordAt, onRunners } = facts;
  const lists = coverage.covering(path);
  const writers = new Set(positions);
  const carriers = lists.filter(({ key }) => key === 'artifacts').flatMap((list) => list.positions);
  const carried = freePair(facts, distinct(carriers.filter((position) => writers.has(position))));
  if (carried !== null) return { meet: 'carried', by: null, pair: carried };
  const declared = declaredMeeting(facts, positions, distinct(lists.flatMap((list) => list.positions)));
  if (declared !== null) return { meet: 'declared', by: tasks[declared.third]?.id ?? '', pair: declared.pair };
  const together = overlapping(facts, positions);
  if (together !== null) return { meet: 'same-time', by: null, pair: together };
  const [a, b] = apart.map((position) => recordAt.get(position)?.leg);
  return { meet: onRunners && a !== b ? 'own-workspaces' : 'in-turn', by: null, pair: apart };
}

function distinct(positions: readonly number[]): number[] {
  return [...new Set(positions)].sort((a, b) => a - b);
}

/** Files of the same tasks that meet in the same way are one collision. */
function collisionsOf(facts: Facts, shared: readonly Written[]): Collision[] {
  const found = new Map<string, { first: Omit<Collision, 'files' | 'patterns'>; paths: string[] }>();
  for (const written of shared) {
    const { free } = facts.pairing.within(written.positions);
    const apart = firstPair(free);
    if (apart === null) continue;
    const { meet, by, pair } = meetingOf(facts, written, apart);
    const [a, b] = pair.map((position) => facts.tasks[position]?.id ?? '');
    const more = new Set(free.flatMap((block) => [...block.a, ...block.b])).size - 2;
    const first = { path: written.path, tasks: [a ?? '', b ?? ''], more, meet, by } as const;
    const key = JSON.stringify([first.tasks, first.more, meet, by]);
    const known = found.get(key);
    if (known === undefined) found.set(key, { first, paths: [written.path] });
    else known.paths.push(written.path);
  }
  return [...found.values()].map(({ first, paths }) => ({
    ...first,
    files: paths.length,
    patterns: generalise(paths),
  }));
}

/**
 * Compares records with the plan: writes outside the declarations, and files that two unordered tasks wrote, found by a
 * hash join over exact paths. What nobody observed proves nothing, and what `createCounting` leaves out does not count.
 *
 * @param records At most one for each task: the one that counts.
 */
export function compareObserved(
  active: Active<ActiveTask>,
  records: readonly TaskRecord[],
  options: ObservedOptions,
): Observation {
  const { tasks } = active;
  const { foldCase, resources, onRunners } = options;
  const position = new Map(tasks.map((task, index) => [task.id, index]));
  const counts = createCounting(active.listed, options);
  const counted = records.map((record) => ({
    ...record,
    writesObserved: record.writesObserved?.filter(counts) ?? null,
  }));
  const taskOf = (id: string) => tasks[position.get(id) ?? -1] ?? [];
  const outside = [
    ...counted.flatMap((record) => outsideOf([taskOf(record.task)].flat(), record.writesObserved ?? [], options)),
    ...options.groups.flatMap((group) => outsideOf(group.tasks.flatMap(taskOf), group.paths.filter(counts), options)),
  ];
  const facts: Facts = {
    tasks,
    recordAt: new Map(records.map((record) => [position.get(record.task) ?? -1, record])),
    pairing: createPairing(createRelations(active, resources)),
    coverage: createCoverage(tasks, foldCase),
    onRunners,
  };
  return { outside, collisions: collisionsOf(facts, sharedPaths(position, counted, foldCase)) };
}

/** Whether the files met, so that what they hold depends on luck. */
function met({ meet }: Collision): boolean {
  return meet !== 'own-workspaces' && meet !== 'in-turn';
}

/**
 * The observation as problems. Files that meet are an error under `enforce` and `strict`, so that the verdict fails, and a
 * warning under `warn`; files that do not meet are a note. A write outside the declaration is a warning, under `strict` an
 * error.
 */
export function observedProblems({ outside, collisions }: Observation, mode: IndependenceMode): IndependenceProblem[] {
  if (mode === 'off') return [];
  const outsideSeverity = mode === 'strict' ? 'error' : 'warning';
  const collisionSeverity = mode === 'warn' ? 'warning' : 'error';
  return [
    ...collisions.map((found) => {
      const severity = met(found) ? collisionSeverity : 'note';
      return problem('independence/collision', null, { ...found, severity });
    }),
    ...outside.map((found) => problem('independence/outside', null, { ...found, severity: outsideSeverity })),
  ];
}
