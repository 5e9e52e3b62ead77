/** How long tasks take on one machine, where nothing waits for a wave: each starts as soon as it may and a place is free. */
import type { Serialised } from '../model.ts';
import type { PackTask } from './units.ts';

/**
 * The order is that of `fanfold run`: of what is ready and fits beside what runs, the longest goes first, of equal ones the
 * first of the list; with one place, the first of the list. An `exclusive` task waits until nothing runs.
 */
export function oneMachineMs(
  tasks: readonly PackTask[],
  serialised: readonly Serialised[],
  resources: Readonly<Record<string, number>>,
  jobs: number,
): number {
  const claimsOf = claimReader(serialised, resources);
  const place = new Map(tasks.map((task, at) => [task.id, at]));
  const rank = (task: PackTask) => (jobs > 1 ? -task.estimateMs : 0);
  const isBefore = (a: PackTask, b: PackTask) =>
    rank(a) < rank(b) || (rank(a) === rank(b) && (place.get(a.id) ?? 0) < (place.get(b.id) ?? 0));
  const needs = trackNeeds(tasks, place);
  const ready = needs.first.sort((a, b) => (isBefore(a, b) ? -1 : 1));
  const running: { readonly task: PackTask; readonly end: number }[] = [];
  const used = new Map<string, number>();
  let now = 0;
  const fits = (task: PackTask) =>
    (!task.exclusive || running.length === 0) &&
    !running.some((one) => one.task.exclusive) &&
    claimsOf(task).every(({ name, amount, of }) => (used.get(name) ?? 0) + amount <= of);
  const use = (task: PackTask, sign: 1 | -1) => {
    for (const { name, amount } of claimsOf(task)) used.set(name, (used.get(name) ?? 0) + sign * amount);
  };
  while (ready.length > 0 || running.length > 0) {
    for (let at = 0; at < ready.length && running.length < jobs; ) {
      const task = ready[at] as PackTask;
      if (!fits(task)) {
        at++;
        continue;
      }
      ready.splice(at, 1);
      use(task, 1);
      insert(running, { task, end: now + task.estimateMs }, (a, b) => a.end < b.end);
    }
    const ended = running.shift();
    if (ended === undefined) break;
    now = ended.end;
    use(ended.task, -1);
    for (const task of needs.released(ended.task.id)) insert(ready, task, isBefore);
  }
  return now;
}

/** What has no need left, at first and behind each task that ends. */
function trackNeeds(tasks: readonly PackTask[], known: ReadonlyMap<string, unknown>) {
  const open = new Map(tasks.map(({ id, needs }) => [id, needs.filter((need) => known.has(need)).length]));
  const behind = new Map<string, PackTask[]>();
  for (const task of tasks) {
    for (const need of task.needs) {
      const others = behind.get(need);
      if (others === undefined) behind.set(need, [task]);
      else others.push(task);
    }
  }
  const released = (id: string): readonly PackTask[] =>
    (behind.get(id) ?? []).filter((task) => {
      const left = (open.get(task.id) ?? 0) - 1;
      open.set(task.id, left);
      return left === 0;
    });
  return { first: tasks.filter(({ id }) => open.get(id) === 0), released };
}

interface Claim {
  readonly name: string;
  readonly amount: number;
  /** How much there is. */
  readonly of: number;
}

function claimReader(
  serialised: readonly Serialised[],
  resources: Readonly<Record<string, number>>,
): (task: PackTask) => readonly Claim[] {
  const claims = new Map<string, Claim[]>();
  for (const { kind, name, tasks } of serialised)
    if (kind === 'lock')
      for (const id of tasks) claims.set(id, [...(claims.get(id) ?? []), { name: `lock ${name}`, amount: 1, of: 1 }]);
  return (task) => [
    ...(claims.get(task.id) ?? []),
    ...Object.entries(task.resources).map(([name, amount]) => {
      const of = resources[name] ?? 1;
      return { name, amount: Math.min(amount, of), of };
    }),
  ];
}

/** Into a list that is in order. */
function insert<Value>(list: Value[], value: Value, isBefore: (a: Value, b: Value) => boolean): void {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(value, list[middle] as Value)) high = middle;
    else low = middle + 1;
  }
  list.splice(low, 0, value);
}
