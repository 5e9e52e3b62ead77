/** What a plan says that a workflow must not contradict. */
import type { Leg, Plan, PlannedTask } from '../model.ts';
import { createTally, type Judged } from '../policy/tally.ts';

/** One task of a leg, as far as the workflow around it matters. */
export interface LegTask {
  /** `null` in record mode: the steps of the job are the task. */
  readonly run: string | null;
  /** The list can keep it from running after its job has started: a failed need, a run-time `if`, an early stop. */
  readonly canBeHeld: boolean;
  /** Its failure is neutral. */
  readonly tolerated: boolean;
  /** Its failure alone makes the verdict a certain fail. */
  readonly decides: boolean;
}

/** `tasks` is absent where only the legs are known. */
export type LegFacts = Pick<Leg, 'wave' | 'group' | 'runsOn' | 'timeoutMinutes'> & {
  readonly tasks?: readonly LegTask[];
  /** The keys of `with`, which steps of the job read from its matrix. */
  readonly with?: readonly string[];
};

/** The legs of a plan with what the checks ask of their tasks. */
export function legFacts(plan: Pick<Plan, 'tasks' | 'legs' | 'stop'> & Judged): LegFacts[] {
  const tally = createTally(plan);
  const decides = (task: PlannedTask): boolean => {
    tally.replace(task.id, 'failure');
    const decision = tally.decide();
    tally.replace(task.id, null);
    return decision.decided && decision.verdict === 'fail';
  };
  const byId = new Map(plan.tasks.map((task) => [task.id, task]));
  const taskFacts = (task: PlannedTask): LegTask => ({
    run: task.run,
    canBeHeld: task.needs.length > 0 || task.condition !== null || plan.stop !== 'never',
    tolerated: task.continueOnError === true,
    // Only record mode asks.
    decides: task.run === null && decides(task),
  });
  return plan.legs.map(({ wave, group, runsOn, timeoutMinutes, tasks }) => ({
    wave,
    ...(group !== undefined && { group }),
    runsOn,
    timeoutMinutes,
    // All tasks of a leg have the `with` of the first one.
    with: Object.keys(byId.get(tasks[0] ?? '')?.with ?? {}),
    tasks: tasks.flatMap((id) => {
      const task = byId.get(id);
      return task === undefined ? [] : [taskFacts(task)];
    }),
  }));
}
