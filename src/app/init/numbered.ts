/** What a workflow has to have where the forge computes no matrix: a number for every leg that the plan may ever have. */
import type { Plan, Task } from '../../model.ts';
import { legsOfRunner, oneLabel } from '../../packing/numbered.ts';
import { UNKNOWN_LEGS } from '../../plan/pack-plan.ts';
import { type PlanProblem, problem } from '../../problem.ts';

export interface Numbers {
  /** Legs of a wave, for each runner. */
  readonly legs: number;
  /** The labels of the runners that each wave may need. */
  readonly waves: readonly (readonly string[])[];
}

type Planned = Pick<Plan, 'tasks' | 'legs'>;

/**
 * The numbers of a list: `legs.max`; without it as many legs as a list of unknown durations gets, or more where this one has
 * more. The plan step keeps to them, so a list that grows gets fuller legs. As many waves as tasks that wait for each other,
 * since what they take may one day give each of them a wave.
 */
export function numbersOf(plan: Planned, max: number | null): Numbers {
  const depths = depthsOf(plan.tasks);
  const count = Math.max(1, ...depths.values(), ...plan.legs.map(({ wave }) => wave));
  const waves = Array.from({ length: count }, (_, at) => runnersOf(plan, depths, at + 1));
  const widest = waves.flatMap((runners, at) =>
    runners.map((runner) => legsOfRunner(plan.legs, at + 1, runner).length),
  );
  return { legs: max ?? Math.max(UNKNOWN_LEGS, ...widest), waves };
}

/** Of the tasks that may be in this wave: one may follow what it needs in one leg, so its wave is at most its depth. */
function runnersOf({ tasks, legs }: Planned, depths: ReadonlyMap<string, number>, wave: number): readonly string[] {
  const deep = tasks.filter(({ id }) => (depths.get(id) ?? 1) >= wave);
  const placed = legs.filter((leg) => leg.wave === wave);
  return [...new Set([...deep, ...placed].flatMap(({ runsOn }) => oneLabel(runsOn) ?? []))];
}

/** How many tasks of its longest chain have begun when a task begins, itself included. */
function depthsOf(tasks: readonly Pick<Task, 'id' | 'needs'>[]): ReadonlyMap<string, number> {
  const needs = new Map(tasks.map((task) => [task.id, task.needs]));
  const depths = new Map<string, number>();
  const depthOf = (id: string): number => {
    const known = depths.get(id);
    if (known !== undefined) return known;
    const depth = 1 + Math.max(0, ...(needs.get(id) ?? []).map(depthOf));
    depths.set(id, depth);
    return depth;
  };
  for (const { id } of tasks) depthOf(id);
  return depths;
}

/** What a written-out matrix cannot hand on. */
export function notNumbered(tasks: readonly Pick<Task, 'id' | 'runsOn' | 'with'>[]): readonly PlanProblem[] {
  const several = tasks.find(({ runsOn }) => oneLabel(runsOn) === null);
  const values = tasks.find((task) => Object.keys(task.with).length > 0);
  return [
    ...(several === undefined ? [] : [problem('plan/not-numbered', null, { task: several.id, key: 'runs-on' })]),
    ...(values === undefined ? [] : [problem('plan/not-numbered', null, { task: values.id, key: 'with' })]),
  ];
}
