import { problem, type TasklistProblem } from '../problem.ts';
import { nearest } from './nearest.ts';
import type { Source } from './source.ts';
import type { TaskEntry } from './task-schema.ts';

/** Each hint looks at every id; a file whose `needs` are all wrong would otherwise take minutes. */
const MAX_HINTS = 20;

const NOTHING: readonly number[] = [];

type Entries = readonly Partial<TaskEntry>[];

/** Checks that ids are unique without regard to case, that `needs` name tasks, and that no task waits for itself. */
export function checkNeeds(entries: Entries, source: Source): TasklistProblem[] {
  const { byId, problems } = indexIds(entries, source);
  if (entries.every(({ needs }) => needs === undefined)) return problems;
  let hints = MAX_HINTS;
  const edges = entries.map((entry, index) =>
    entry.needs === undefined
      ? NOTHING
      : idsOf(entry.needs).flatMap((need, position) => {
          const target = byId.get(need.toLowerCase());
          if (target !== undefined) return [target];
          const path = ['tasks', index, 'needs', ...(Array.isArray(entry.needs) ? [position] : [])];
          const whole = entries[byId.get(need.replace(/\[.*$/s, '').toLowerCase()) ?? -1]?.id ?? null;
          const close = whole === null && hints-- > 0 ? nearest(need, idList(entries)) : null;
          const facts = { id: need, nearest: close, entry: whole };
          problems.push(problem('tasklist/unknown-need', source.locate(path), facts));
          return [];
        }),
  );
  for (const cycle of findCycles(edges)) {
    const ids = [...cycle, cycle[0] ?? 0].map((index) => entries[index]?.id ?? '');
    const at = source.locate(['tasks', cycle[0] ?? 0, 'needs']);
    problems.push(problem('tasklist/need-cycle', at, { ids }));
  }
  return problems;
}

/** `needs` as a list. */
export function idsOf(needs: TaskEntry['needs']): readonly string[] {
  return needs === undefined ? [] : [needs].flat();
}

function* idList(entries: Entries): Iterable<string> {
  for (const { id } of entries) if (id !== undefined) yield id;
}

function indexIds(entries: Entries, source: Source): { byId: Map<string, number>; problems: TasklistProblem[] } {
  const byId = new Map<string, number>();
  const problems: TasklistProblem[] = [];
  entries.forEach(({ id }, index) => {
    if (id === undefined) return;
    const folded = id.toLowerCase();
    const first = byId.get(folded);
    if (first === undefined) {
      byId.set(folded, index);
      return;
    }
    const place = source.locate(['tasks', first, 'id']);
    problems.push(problem('tasklist/duplicate-id', source.locate(['tasks', index, 'id']), { id, first: place }));
  });
  return { byId, problems };
}

/**
 * One cycle for each edge that closes one: depth-first search without recursion, so that a chain of 100,000 tasks cannot
 * exhaust the stack. A cycle starts at its task that stands first in the file.
 */
function findCycles(edges: readonly (readonly number[])[]): number[][] {
  const cycles: number[][] = [];
  const state = new Uint8Array(edges.length);
  for (let root = 0; root < edges.length; root++) {
    if (state[root] !== 0) continue;
    const path: { node: number; next: number }[] = [{ node: root, next: 0 }];
    state[root] = 1;
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const target = edges[top.node]?.[top.next++];
      if (target === undefined) {
        state[top.node] = 2;
        path.pop();
      } else if (state[target] === 0) {
        state[target] = 1;
        path.push({ node: target, next: 0 });
      } else if (state[target] === 1) {
        const nodes = path.map(({ node }) => node);
        cycles.push(rotate(nodes.slice(nodes.lastIndexOf(target))));
        if (cycles.length >= 100) return cycles;
      }
    }
  }
  return cycles;
}

function rotate(cycle: readonly number[]): number[] {
  const start = cycle.indexOf(cycle.reduce((least, node) => Math.min(least, node)));
  return [...cycle.slice(start), ...cycle.slice(0, start)];
}
