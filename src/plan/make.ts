/** A task file to a plan: read -> validate -> expand -> verify independence -> order -> estimate -> pack. */

import { type Active, type ActiveTask, activeOf, type SkippedBy } from '../independence/active.ts';
import { hazardProblems } from '../independence/conflicts.ts';
import { findConflicts, type Hazards, needsFoldCase } from '../independence/hazards.ts';
import type { Locate, Location, Path, Plan, PlannedTask, Policy, Task } from '../model.ts';
import { type EstimateSources, estimateTasks } from '../packing/estimate.ts';
import { compilePolicy } from '../policy/policy.ts';
import { hasError, type Problem, problem } from '../problem.ts';
import { expand } from '../tasklist/expand.ts';
import { LIST_NAME } from '../tasklist/naming.ts';
import type { TaskFile } from '../tasklist/settings.ts';
import { digestOf } from './encode.ts';
import type { PlanFacts } from './facts.ts';
import { leaveToJobs } from './here.ts';
import { settleNames } from './names.ts';
import { selectOnly } from './only.ts';
import { type ActivePlanned, type Packed, packPlan } from './pack-plan.ts';

export interface Made {
  /** `null` when any problem is an error. */
  readonly plan: Plan | null;
  readonly problems: readonly Problem[];
  /** `null` when the tasks could not be listed. */
  readonly hazards: Hazards | null;
  /** What the packing knows beyond the plan document. */
  readonly packed: Packed | null;
}

/** Makes the plan, or says everything that keeps it from being made. The same input gives the same plan, byte for byte. */
export function makePlan(file: TaskFile, locate: Locate, facts: PlanFacts): Made {
  const expansion = expand(file, facts.answers, locate, facts.outside);
  const problems: Problem[] = [...expansion.problems];
  if (facts.name !== undefined && !LIST_NAME.test(facts.name))
    problems.push(problem('plan/bad-name', null, { name: facts.name }));
  if (hasError(problems)) return { plan: null, problems, hazards: null, packed: null };
  const wanted = facts.only === undefined ? expansion.tasks : selectOnly(expansion.tasks, facts.only, problems);
  const elsewhere = facts.recordMode === 'skip' ? leaveToJobs(wanted) : [];
  problems.push(...elsewhere, ...settleNames(wanted, file, locate));
  const { tasks, active, sources } = estimated(wanted, facts, problems);
  const isNothing = elsewhere.some((problem) => problem.kind === 'not-here' && problem.all);
  const policy = {
    ...file,
    chosen: facts.only !== undefined || elsewhere.length > 0,
    ...(isNothing && { onEmpty: 'pass' as const }),
  };
  const compiled = compilePolicy(facts.sync === undefined ? file.sync : facts.sync, policy, tasks, locate);
  problems.push(...compiled.problems);
  const hazards = verify(file, active, locate, facts.here, problems);
  if (hasError(problems) || compiled.policy === null) return { plan: null, problems, hazards, packed: null };
  const { order, serialised } = hazards;
  const packed = packPlan({ file, sources, waves: order.waves, serialised, facts, locate });
  problems.push(...packed.problems);
  if (hasError(problems)) return { plan: null, problems, hazards, packed };
  return { plan: assemble(file, facts, compiled.policy, tasks, packed), problems, hazards, packed };
}

interface Estimated {
  readonly tasks: readonly PlannedTask[];
  readonly active: Active<ActivePlanned>;
  readonly sources: EstimateSources;
}

/**
 * The tasks with their estimates, and those of them that run. They were made a moment ago and nobody else has them, so they
 * are completed and not copied: a copy of 100,000 tasks is 25 MB.
 */
function estimated(wanted: readonly Task[], facts: PlanFacts, problems: Problem[]): Estimated {
  const active = activeOf(wanted);
  if (active.skipped.size > 0) {
    const left = { ids: skippedBy('if', active), behind: skippedBy('needs', active) };
    problems.push(problem('plan/left-out', null, left));
  }
  const { ms, sources, problems: unmatched } = estimateTasks(active, facts);
  problems.push(...unmatched);
  for (const task of wanted) {
    if (active.skipped.has(task.id)) Object.assign(task, { skip: true, estimateMs: 0 });
  }
  active.tasks.forEach((task, index) => {
    (task as { estimateMs?: number }).estimateMs = ms[index] ?? 0;
  });
  return { tasks: wanted as readonly PlannedTask[], active: active as Active<ActivePlanned>, sources };
}

function skippedBy(why: SkippedBy, { skipped }: Active<ActiveTask>): readonly string[] {
  return [...skipped].flatMap(([id, by]) => (by === why ? [id] : []));
}

/** Where something of a task is in the file: the path of its entry, then `path`. */
function locateInTask(file: TaskFile, locate: Locate): (task: Pick<Task, 'template'>, path: Path) => Location {
  let index: ReadonlyMap<string, number> | undefined;
  return (task, path) => {
    index ??= new Map(file.tasks.map((entry, position) => [entry.id, position]));
    return locate(['tasks', index.get(task.template) ?? 0, ...path]);
  };
}

/** The hazards among the tasks that run, told with the severity that `independence:` gives them, and what is in no wave. */
function verify(
  file: TaskFile,
  active: Active<ActivePlanned>,
  locate: Locate,
  here: NodeJS.Platform | undefined,
  problems: Problem[],
): Hazards<ActivePlanned> {
  const hazards = findConflicts(active, {
    foldCase: needsFoldCase(active.listed, here),
    resources: file.resources,
    mode: file.independence,
    locate: locateInTask(file, locate),
  });
  problems.push(
    ...(file.independence === 'off' ? hazards.problems : hazardProblems(hazards)),
    ...hazards.order.problems,
  );
  return hazards;
}

function assemble(
  file: TaskFile,
  facts: PlanFacts,
  policy: Policy,
  tasks: readonly PlannedTask[],
  packed: Packed,
): Plan {
  const plan: Omit<Plan, 'digest'> = {
    version: 1,
    name: facts.name ?? file.name,
    sync: facts.sync === undefined ? file.sync : facts.sync,
    policy,
    stop: file.stop,
    stopMode: file.stopMode,
    deadlineMinutes: file.deadlineMinutes,
    independence: file.independence,
    resources: file.resources,
    converge: file.converge?.step ?? null,
    merge: file.converge?.merge ?? null,
    ignore: file.ignore,
    mergeFiles: file.mergeFiles,
    tasks,
    legs: packed.legs,
    estimate: packed.estimate,
  };
  return { ...plan, digest: digestOf(plan, facts.hash) };
}
