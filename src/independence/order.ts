/** Order: waves from `needs`, and the question "does a needs-path lead from one task to the other?". */
import type { Location } from '../model.ts';
import { type IndependenceProblem, problem } from '../problem.ts';
import type { Active } from './active.ts';

/** The part of a task that its order depends on. */
export interface Ordered {
  readonly id: string;
  readonly needs: readonly string[];
}

/** The longest-path levels of a needs graph. */
export interface Waves<Item extends Ordered = Ordered> {
  /** The tasks, wave by wave, in list order within a wave. Tasks on or behind a cycle are in none. */
  readonly waves: readonly (readonly Item[])[];
  readonly problems: readonly IndependenceProblem[];
}

/**
 * The needs graph on list positions. Expansions of one entry share one list of needs, so the graph leads from tasks to
 * lists and from lists to tasks: 50,000 tests that need 50,000 builds are 100,000 edges and not 2,500,000,000.
 */
interface Graph {
  /** For each task the number of its list. */
  readonly listOf: readonly number[];
  readonly lists: readonly (readonly number[])[];
  readonly problems: readonly IndependenceProblem[];
}

function buildGraph(active: Active<Ordered>, locate: (id: string) => Location | null): Graph {
  const { tasks } = active;
  const position = new Map(tasks.map((task, index) => [task.id, index]));
  const problems: IndependenceProblem[] = [];
  const known = new Map<readonly string[], number>();
  // All that need nothing share the first list.
  const lists: number[][] = [[]];
  const listOf = tasks.map(({ id, needs }) => {
    if (needs.length === 0) return 0;
    const shared = known.get(needs);
    if (shared !== undefined) return shared;
    const list: number[] = [];
    for (const need of new Set(needs)) {
      const index = position.get(need);
      if (index !== undefined) list.push(index);
      else if (!active.skipped.has(need)) {
        problems.push(problem('independence/unknown-need', locate(id), { task: id, need }));
      }
    }
    known.set(needs, lists.length);
    return lists.push(list) - 1;
  });
  return { listOf, lists, problems };
}

/** For each task the lists that it is in, for each list the tasks that have it. */
function invert({ listOf, lists }: Graph): { listsWith: ReadonlyMap<number, readonly number[]>; tasksOf: number[][] } {
  const listsWith = new Map<number, number[]>();
  for (const [list, needs] of lists.entries()) {
    for (const task of needs) {
      const known = listsWith.get(task);
      if (known === undefined) listsWith.set(task, [list]);
      else known.push(list);
    }
  }
  const tasksOf: number[][] = lists.map(() => []);
  listOf.forEach((list, task) => {
    tasksOf[list]?.push(task);
  });
  return { listsWith, tasksOf };
}

/** Kahn's algorithm, level by level. Returns 0 for what is on or behind a cycle. */
function levels(graph: Graph): number[] {
  const { listOf, lists } = graph;
  const { listsWith, tasksOf } = invert(graph);
  const open = lists.map((list) => list.length);
  const level = listOf.map(() => 0);
  let ready = open.flatMap((count, list) => (count === 0 ? [list] : []));
  for (let wave = 1; ready.length > 0; wave++) {
    const next: number[] = [];
    for (const task of ready.flatMap((list) => tasksOf[list] ?? [])) {
      level[task] = wave;
      for (const list of listsWith.get(task) ?? []) {
        const left = (open[list] ?? 0) - 1;
        open[list] = left;
        if (left === 0) next.push(list);
      }
    }
    ready = next;
  }
  return level;
}

/** Every task without a level has a need without one: following the first such need must come back to itself. */
function findCycles({ listOf, lists }: Graph, level: readonly number[]): number[][] {
  const stuck = lists.map((list) => list.find((need) => level[need] === 0));
  const walkOf = listOf.map(() => -1);
  const cycles: number[][] = [];
  for (let start = 0; start < listOf.length; start++) {
    if (level[start] !== 0 || walkOf[start] !== -1) continue;
    const walk: number[] = [];
    let task: number | undefined = start;
    while (task !== undefined && walkOf[task] === -1) {
      walkOf[task] = start;
      walk.push(task);
      task = stuck[listOf[task] ?? 0];
    }
    if (task !== undefined && walkOf[task] === start) cycles.push(walk.slice(walk.indexOf(task)));
  }
  return cycles;
}

/**
 * Orders tasks into waves: wave 1 needs nothing, wave n + 1 needs something of wave n. Kahn's algorithm with longest-path
 * levels, O(tasks + needs), deterministic in list order.
 *
 * @param locate Finds the place of a task for a problem; without it problems have none.
 * @returns The waves, and a `cycle` problem for each cycle (its tasks spelled out, each needing the next) or an
 *   `unknown-need` problem for a need that names no task.
 */
export function orderIntoWaves<Item extends Ordered>(
  active: Active<Item>,
  locate: (id: string) => Location | null = () => null,
): Waves<Item> {
  const { tasks } = active;
  if (tasks.length > 0 && tasks.every(({ needs }) => needs.length === 0)) return { waves: [tasks], problems: [] };
  const graph = buildGraph(active, locate);
  const problems = [...graph.problems];
  const level = levels(graph);
  const waves: Item[][] = [];
  tasks.forEach((task, index) => {
    const wave = level[index] ?? 0;
    if (wave === 0) return;
    while (waves.length < wave) waves.push([]);
    waves[wave - 1]?.push(task);
  });
  for (const cycle of findCycles(graph, level)) {
    const ids = cycle.flatMap((index) => tasks[index]?.id ?? []);
    problems.push(problem('independence/cycle', locate(ids[0] ?? ''), { ids }));
  }
  return { waves, problems };
}

/** Answers order questions about pairs of tasks. */
export interface Reachability {
  /** True when a path of needs leads from one task to the other, either way, or when both are the same task. */
  readonly ordered: (a: string, b: string) => boolean;
}

/** Remembered ancestors over all sources; beyond it the memory starts afresh, so that it stays below about 100 MB. */
const MEMO_LIMIT = 2_000_000;

/**
 * Prepares order questions. Nothing is computed for pairs that nobody asks about: each question walks back over the needs
 * of the later task, once for each list of needs. A full closure would be quadratic in memory.
 */
export function createReachability(active: Active<Ordered>): Reachability {
  const { tasks } = active;
  const graph = buildGraph(active, () => null);
  const level = levels(graph);
  const position = new Map(tasks.map((task, index) => [task.id, index]));
  const memo = new Map<number, ReadonlySet<number>>();
  let remembered = 0;

  /** All tasks behind a list of needs. */
  function behind(list: number): ReadonlySet<number> {
    const known = memo.get(list);
    if (known !== undefined) return known;
    const seen = new Set(graph.lists[list]);
    const done = new Set([list]);
    // A Set visits what is added while it is walked, so it is queue and memory at once.
    for (const task of seen) {
      const next = graph.listOf[task];
      if (next === undefined || done.has(next)) continue;
      done.add(next);
      for (const need of graph.lists[next] ?? []) seen.add(need);
    }
    remembered += seen.size;
    if (remembered > MEMO_LIMIT) {
      memo.clear();
      remembered = seen.size;
    }
    memo.set(list, seen);
    return seen;
  }

  const leads = (from: number, to: number): boolean => behind(graph.listOf[from] ?? 0).has(to);

  function ordered(a: string, b: string): boolean {
    const from = position.get(a);
    const to = position.get(b);
    if (from === undefined || to === undefined) return false;
    if (from === to) return true;
    const [levelA, levelB] = [level[from] ?? 0, level[to] ?? 0];
    if (levelA === 0 || levelB === 0) return leads(from, to) || leads(to, from);
    if (levelA === levelB) return false;
    return levelA > levelB ? leads(from, to) : leads(to, from);
  }

  return { ordered };
}
