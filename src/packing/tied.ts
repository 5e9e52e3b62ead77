/** Tasks of a wave that an order ties to one leg. */
import type { Serialised } from '../model.ts';
import { type Precedence, precedenceOf } from './precedence.ts';
import type { PackTask } from './units.ts';

/** The members of a wave that an edge ties together, each unit in the order in which it runs; single tasks are left out. */
export function unitsOf({ needs, chained }: Precedence, members: readonly number[]): readonly (readonly number[])[] {
  if (members.every((at) => !needs[at]?.length && !chained[at]?.length)) return [];
  const parent = new Map(members.map((at) => [at, at]));
  const root = (at: number): number => {
    let found = at;
    for (let up = parent.get(found) ?? found; up !== found; up = parent.get(found) ?? found) {
      parent.set(found, parent.get(up) ?? up);
      found = up;
    }
    return found;
  };
  const joined = new Map<readonly number[], number | null>();
  /** Ties the members of a list together once, however many tasks have it. */
  const join = (list: readonly number[]): number | null => {
    const known = joined.get(list);
    if (known !== undefined) return known;
    const [first = null, ...others] = list.filter((at) => parent.has(at));
    for (const other of others) parent.set(root(other), root(first as number));
    joined.set(list, first);
    return first;
  };
  let tied = false;
  for (const at of members) {
    for (const list of [needs[at] ?? [], chained[at] ?? []]) {
      const other = list.length === 0 ? null : join(list);
      if (other === null) continue;
      parent.set(root(at), root(other));
      tied = true;
    }
  }
  if (!tied) return [];
  const units = new Map<number, number[]>();
  for (const at of members) {
    const unit = units.get(root(at));
    if (unit === undefined) units.set(root(at), [at]);
    else unit.push(at);
  }
  return [...units.values()].filter((unit) => unit.length > 1);
}

/** The ids of tasks that may not overlap because of locks, resources or `exclusive`, those that share a task in one list. */
export function serialGroups(
  tasks: readonly PackTask[],
  serialised: readonly Serialised[],
  resources: Readonly<Record<string, number>>,
): readonly (readonly string[])[] {
  const precedence = precedenceOf([tasks.map((task) => ({ ...task, needs: [] }))], serialised, resources, true);
  return unitsOf(precedence, precedence.order).map((unit) => unit.flatMap((at) => tasks[at]?.id ?? []));
}
