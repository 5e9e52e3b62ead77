/** Locks, resources and `exclusive`: who may not overlap with whom, and claims that can never be met. */
import type { Serialised } from '../model.ts';
import { type IndependenceProblem, problem } from '../problem.ts';
import { nearest } from '../tasklist/nearest.ts';
import type { Active, ActiveTask } from './active.ts';
import type { LocateInTask } from './declared.ts';

function push<Key>(map: Map<Key, string[]>, key: Key, id: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [id]);
  else if (list.at(-1) !== id) list.push(id);
}

function claimsSomething({ locks, exclusive, resources }: ActiveTask): boolean {
  if (exclusive || locks.length > 0) return true;
  for (const _ in resources) return true;
  return false;
}

/**
 * Lists the tasks that may not overlap: those that share a lock, those whose claims on a resource exceed what there is,
 * and `exclusive` tasks, which may overlap with nothing.
 *
 * @param resources How much there is of each resource; a lock is a resource of which there is one.
 */
export function findSerialised(
  { tasks }: Active<ActiveTask>,
  resources: Readonly<Record<string, number>>,
): Serialised[] {
  const locks = new Map<string, string[]>();
  const claims = new Map<string, string[]>();
  const claimed = new Map<string, number>();
  const exclusive: string[] = [];
  for (const task of tasks.filter(claimsSomething)) {
    for (const name of task.locks) push(locks, name, task.id);
    for (const name in task.resources) {
      push(claims, name, task.id);
      claimed.set(name, (claimed.get(name) ?? 0) + (task.resources[name] ?? 0));
    }
    if (task.exclusive) exclusive.push(task.id);
  }
  const scarce = [...claims].filter(
    ([name, ids]) =>
      ids.length > 1 && Object.hasOwn(resources, name) && (claimed.get(name) ?? 0) > (resources[name] ?? 0),
  );
  return [
    ...[...locks]
      .filter(([, ids]) => ids.length > 1)
      .map(([name, ids]) => ({ kind: 'lock', name, tasks: ids }) as const),
    ...scarce.map(([name, ids]) => ({ kind: 'resource', name, tasks: ids }) as const),
    ...(exclusive.length > 0 ? [{ kind: 'exclusive', name: 'exclusive', tasks: exclusive } as const] : []),
  ];
}

/**
 * A claim on a resource that nobody declared, or on more than there is, located; one for each entry of the file, skipped
 * tasks included.
 */
export function findClaimProblems(
  { listed }: Active<ActiveTask>,
  { resources, locate }: { readonly resources: Readonly<Record<string, number>>; readonly locate: LocateInTask },
): IndependenceProblem[] {
  const known = Object.keys(resources);
  const problems: IndependenceProblem[] = [];
  const reported = new Set<string>();
  for (const task of listed.filter(claimsSomething)) {
    for (const resource in task.resources) {
      const claim = task.resources[resource] ?? 0;
      const capacity = Object.hasOwn(resources, resource) ? resources[resource] : undefined;
      if (capacity !== undefined && claim <= capacity) continue;
      const key = `${task.template} ${resource}`;
      if (reported.has(key)) continue;
      reported.add(key);
      const at = locate(task, ['resources', resource]);
      if (capacity !== undefined) {
        problems.push(problem('independence/resource-over', at, { task: task.id, resource, claim, capacity }));
      } else {
        const close = nearest(resource, known);
        problems.push(problem('independence/unknown-resource', at, { task: task.id, resource, nearest: close, known }));
      }
    }
  }
  return problems;
}
