/** Tasks that may not overlap, turned into what a plan can promise: one leg, or another wave. */
import type { Serialised, Task } from '../model.ts';

/**
 * An `exclusive` task overlaps with nothing: those of a wave move to a wave of their own right behind it. The tasks of that
 * wave share one leg (`togetherGroups` sees to it), so they do not overlap with each other either.
 */
export function splitExclusive<Item extends Pick<Task, 'exclusive'>>(
  waves: readonly (readonly Item[])[],
): readonly (readonly Item[])[] {
  return waves.flatMap((wave) => {
    if (!wave.some((task) => task.exclusive)) return wave.length > 0 ? [wave] : [];
    const exclusive = wave.filter((task) => task.exclusive);
    const rest = wave.filter((task) => !task.exclusive);
    return rest.length > 0 ? [rest, exclusive] : [exclusive];
  });
}

/**
 * The groups of a wave's tasks that share a leg. A lock's tasks are one group. The claimants of a resource are dealt over as
 * many groups as can run at once without exceeding what there is. Groups that share a task become one.
 */
export function togetherGroups(
  wave: readonly Claimant[],
  serialised: readonly Serialised[],
  resources: Readonly<Record<string, number>>,
): readonly (readonly string[])[] {
  if (serialised.length === 0) return [];
  const byId = new Map(wave.map((task) => [task.id, task]));
  const union = createUnion(wave.map(({ id }) => id));
  for (const { kind, name, tasks } of serialised) {
    const members = tasks.flatMap((id) => byId.get(id) ?? []);
    const lanes = kind === 'resource' ? lanesOf(name, members, resources) : 1;
    for (const [index, { id }] of members.entries()) {
      const first = members[index % lanes];
      if (first !== undefined) union.join(first.id, id);
    }
  }
  return union.groups().filter((group) => group.length > 1);
}

type Claimant = Pick<Task, 'id' | 'resources'>;

function lanesOf(name: string, members: readonly Claimant[], resources: Readonly<Record<string, number>>): number {
  const largest = members.reduce((most, task) => Math.max(most, task.resources[name] ?? 0), 1);
  return Math.max(1, Math.floor((resources[name] ?? 1) / largest));
}

interface Union {
  readonly join: (a: string, b: string) => void;
  /** In the order of the ids, each group in that order, too. */
  readonly groups: () => string[][];
}

/** Disjoint sets with path halving. */
function createUnion(ids: readonly string[]): Union {
  const parent = new Map(ids.map((id) => [id, id]));
  const root = (id: string): string => {
    let at = id;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) {
      const above = parent.get(up) ?? up;
      parent.set(at, above);
      at = above;
    }
    return at;
  };
  return {
    join: (a, b) => void parent.set(root(b), root(a)),
    groups: () => {
      const byRoot = new Map<string, string[]>();
      for (const id of ids) {
        const group = byRoot.get(root(id));
        if (group === undefined) byRoot.set(root(id), [id]);
        else group.push(id);
      }
      return [...byRoot.values()];
    },
  };
}
