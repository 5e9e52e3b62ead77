/**
 * What must come before what over the whole list: `needs`, and the order that locks, resources and `exclusive` impose. An
 * edge is kept by a leg that runs both tasks, one after the other, or by two waves, which a real job `needs` orders.
 */
import type { Serialised } from '../model.ts';
import { kindKey } from './runner.ts';
import type { PackTask } from './units.ts';

/** The order of a list on its positions. */
export interface Precedence {
  readonly tasks: readonly PackTask[];
  /** Positions, what is needed before what needs it. */
  readonly order: readonly number[];
  /**
   * The positions that come before each one. Lists of needs that several tasks share are shared here, so that 50,000 tests
   * that need 50,000 builds are 100,000 entries.
   */
  readonly needs: readonly (readonly number[])[];
  /** The task of a lock, a resource or `exclusive` right before this one. */
  readonly chained: readonly (readonly number[])[];
  /** For each lock, resource and `exclusive` the tasks that fill it, and with which share of it. */
  readonly filled: readonly (readonly { readonly at: number; readonly share: number }[])[];
  /** What each task needs its leg to be set up as: equal texts may share one. On a laptop all are equal. */
  readonly kinds: readonly string[];
  /** Whether two tasks may be in one leg. */
  readonly mayShare: (a: number, b: number) => boolean;
}

const NOTHING: readonly number[] = [];

/**
 * Finds the order of a list without cycles. `waves` are its levels by `needs`: with positions they make one order that every
 * lock follows, so that no two locks wait for each other.
 */
export function precedenceOf(
  waves: readonly (readonly PackTask[])[],
  serialised: readonly Serialised[],
  resources: Readonly<Record<string, number>>,
  sameRunner: boolean,
): Precedence {
  const tasks = waves.flat();
  // In most lists nothing is asked for by its id.
  const isAsked = serialised.length > 0 || tasks.some(({ needs }) => needs.length > 0);
  const position = new Map(isAsked ? tasks.map((task, at) => [task.id, at]) : []);
  const lists = new Map<readonly string[], readonly number[]>();
  const needs = tasks.map((task) => {
    if (task.needs.length === 0) return NOTHING;
    const known = lists.get(task.needs) ?? positionsOf(task.needs, position);
    lists.set(task.needs, known);
    return known;
  });
  const chained: (readonly number[])[] = tasks.map(() => NOTHING);
  for (const lane of serialised.flatMap((one) => lanesOf(one, tasks, position, resources)))
    for (let at = 1; at < lane.length; at++) {
      const task = lane[at] as number;
      chained[task] = [...(chained[task] ?? NOTHING), lane[at - 1] as number];
    }
  const filled = serialised.map((one) => filling(one, tasks, position, resources));
  const kinds = tasks.map((task) => (sameRunner ? '' : kindKey(task)));
  const mayShare = sharing(tasks, kinds, sameRunner);
  return { tasks, order: tasks.map((_, at) => at), needs, chained, filled, kinds, mayShare };
}

/** What a lock, a resource or `exclusive` lets run one after another; beside `exclusive` tasks at least the longest other. */
function filling(
  { kind, name, tasks: ids }: Serialised,
  tasks: readonly PackTask[],
  position: ReadonlyMap<string, number>,
  resources: Readonly<Record<string, number>>,
): readonly { readonly at: number; readonly share: number }[] {
  const members = positionsOf(ids, position);
  const shareOf = (at: number) =>
    kind === 'resource' ? (tasks[at]?.resources[name] ?? 0) / (resources[name] ?? 1) : 1;
  const all = members.map((at) => ({ at, share: shareOf(at) }));
  if (kind !== 'exclusive') return all;
  const others = tasks.flatMap((task, at) => (task.exclusive ? [] : [at]));
  const longest = others.reduce(
    (best, at) => (best < 0 || (tasks[at]?.estimateMs ?? 0) > (tasks[best]?.estimateMs ?? 0) ? at : best),
    -1,
  );
  return longest < 0 ? all : [...all, { at: longest, share: 1 }];
}

function positionsOf(ids: readonly string[], position: ReadonlyMap<string, number>): readonly number[] {
  return [...new Set(ids)].flatMap((id) => position.get(id) ?? []);
}

/** The tasks of a lock one after another; the claimants of a resource on as many lanes as can run at once. */
function lanesOf(
  { kind, name, tasks: ids }: Serialised,
  tasks: readonly PackTask[],
  position: ReadonlyMap<string, number>,
  resources: Readonly<Record<string, number>>,
): readonly (readonly number[])[] {
  const members = [...positionsOf(ids, position)].sort((a, b) => a - b);
  const lanes = kind === 'resource' ? lanesAtOnce(name, members, tasks, resources) : 1;
  return Array.from({ length: lanes }, (_, lane) => members.filter((_member, at) => at % lanes === lane));
}

function lanesAtOnce(
  name: string,
  members: readonly number[],
  tasks: readonly PackTask[],
  resources: Readonly<Record<string, number>>,
): number {
  const largest = members.reduce((most, at) => Math.max(most, tasks[at]?.resources[name] ?? 0), 1);
  return Math.max(1, Math.min(members.length, Math.floor((resources[name] ?? 1) / largest)));
}

/** One kind, both with a command; an `exclusive` task shares only with other `exclusive` ones. */
function sharing(
  tasks: readonly PackTask[],
  kinds: readonly string[],
  sameRunner: boolean,
): (a: number, b: number) => boolean {
  return (a, b) => {
    const [left, right] = [tasks[a], tasks[b]];
    if (left === undefined || right === undefined || left.exclusive !== right.exclusive) return false;
    return sameRunner || (kinds[a] === kinds[b] && left.run !== null && right.run !== null);
  };
}

/** Whether anything orders anything. */
export function isOrdered({ tasks, needs, chained }: Precedence): boolean {
  return tasks.some((task, at) => task.exclusive || (needs[at]?.length ?? 0) > 0 || (chained[at]?.length ?? 0) > 0);
}

/** How many entries all lists of needs have, each list counted for every task that has it. */
export function edgeCount({ needs, chained }: Precedence): number {
  return [...needs, ...chained].reduce((sum, list) => sum + list.length, 0);
}
