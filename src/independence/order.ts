/** Order: waves from `needs`, and the question "does a needs-path lead from one task to the other?". */
import type { Location } from '../model.ts';
import type { IndependenceProblem } from '../problem.ts';

/** The part of a task that its order depends on. */
export interface Ordered {
  readonly id: string;
  readonly needs: readonly string[];
}

/** The longest-path levels of a needs graph. */
export interface Waves {
  /** Task ids, wave by wave, in list order within a wave. Tasks on or behind a cycle are in none. */
  readonly waves: readonly (readonly string[])[];
  /** The wave of each task, counted from 1 as in `Leg.wave`. */
  readonly waveOf: ReadonlyMap<string, number>;
  readonly problems: readonly IndependenceProblem[];
}

/** The needs graph on list positions. */
interface Graph {
  readonly needs: readonly (readonly number[])[];
  readonly problems: IndependenceProblem[];
}

function buildGraph(tasks: readonly Ordered[], locate: (id: string) => Location | null): Graph {
  const position = new Map(tasks.map((task, index) => [task.id, index]));
  const problems: IndependenceProblem[] = [];
  // Expansions of one entry often share one array of needs.
  const known = new Map<readonly string[], readonly number[]>();
  const needs = tasks.map((task) => {
    const shared = known.get(task.needs);
    if (shared !== undefined) return shared;
    const found: number[] = [];
    for (const need of new Set(task.needs)) {
      const index = position.get(need);
      if (index !== undefined) found.push(index);
      else {
        problems.push({
          area: 'independence',
          severity: 'error',
          at: locate(task.id),
          kind: 'unknown-need',
          task: task.id,
          need,
        });
      }
    }
    known.set(task.needs, found);
    return found;
  });
  return { needs, problems };
}

/** Kahn's algorithm, level by level. Returns 0 for what is on or behind a cycle. */
function levels(needs: readonly (readonly number[])[]): number[] {
  const dependents: number[][] = needs.map(() => []);
  needs.forEach((list, task) => {
    for (const need of list) dependents[need]?.push(task);
  });
  const open = needs.map((list) => list.length);
  const level = needs.map(() => 0);
  let front = open.flatMap((count, task) => (count === 0 ? [task] : []));
  for (let wave = 1; front.length > 0; wave++) {
    const next: number[] = [];
    for (const task of front) {
      level[task] = wave;
      for (const dependent of dependents[task] ?? []) {
        const left = (open[dependent] ?? 0) - 1;
        open[dependent] = left;
        if (left === 0) next.push(dependent);
      }
    }
    front = next;
  }
  return level;
}

/** Every task without a level has a need without one: following the first such need must come back to itself. */
function findCycles(needs: readonly (readonly number[])[], level: readonly number[]): number[][] {
  const walkOf = needs.map(() => -1);
  const cycles: number[][] = [];
  for (let start = 0; start < needs.length; start++) {
    if (level[start] !== 0 || walkOf[start] !== -1) continue;
    const walk: number[] = [];
    let task: number | undefined = start;
    while (task !== undefined && walkOf[task] === -1) {
      walkOf[task] = start;
      walk.push(task);
      task = needs[task]?.find((need) => level[need] === 0);
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
export function orderIntoWaves(tasks: readonly Ordered[], locate: (id: string) => Location | null = () => null): Waves {
  const { needs, problems } = buildGraph(tasks, locate);
  const level = levels(needs);
  const waves: string[][] = [];
  const waveOf = new Map<string, number>();
  tasks.forEach(({ id }, index) => {
    const wave = level[index] ?? 0;
    if (wave === 0) return;
    waveOf.set(id, wave);
    while (waves.length < wave) waves.push([]);
    waves[wave - 1]?.push(id);
  });
  for (const cycle of findCycles(needs, level)) {
    const ids = cycle.flatMap((index) => tasks[index]?.id ?? []);
    problems.push({ area: 'independence', severity: 'error', at: locate(ids[0] ?? ''), kind: 'cycle', ids });
  }
  return { waves, waveOf, problems };
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
 * of the later task, once per such task. A full closure would be quadratic in memory.
 */
export function createReachability(tasks: readonly Ordered[]): Reachability {
  const { needs } = buildGraph(tasks, () => null);
  const level = levels(needs);
  const position = new Map(tasks.map((task, index) => [task.id, index]));
  const memo = new Map<number, ReadonlySet<number>>();
  let remembered = 0;

  function ancestors(source: number): ReadonlySet<number> {
    const known = memo.get(source);
    if (known !== undefined) return known;
    const seen = new Set(needs[source]);
    // A Set visits what is added while it is walked, so it is queue and memory at once.
    for (const task of seen) for (const need of needs[task] ?? []) seen.add(need);
    remembered += seen.size;
    if (remembered > MEMO_LIMIT) {
      memo.clear();
      remembered = seen.size;
    }
    memo.set(source, seen);
    return seen;
  }

  function ordered(a: string, b: string): boolean {
    const from = position.get(a);
    const to = position.get(b);
    if (from === undefined || to === undefined) return false;
    if (from === to) return true;
    const [levelA, levelB] = [level[from] ?? 0, level[to] ?? 0];
    if (levelA === 0 || levelB === 0) return ancestors(from).has(to) || ancestors(to).has(from);
    if (levelA === levelB) return false;
    return levelA > levelB ? ancestors(from).has(to) : ancestors(to).has(from);
  }

  return { ordered };
}
