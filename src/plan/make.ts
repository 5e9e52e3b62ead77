/** A task file to a plan: read -> validate -> expand -> verify independence -> order -> estimate -> pack. */

import { hazardProblems } from '../independence/conflicts.ts';
import { findConflicts, type Hazards, needsFoldCase } from '../independence/hazards.ts';
import { orderIntoWaves } from '../independence/order.ts';
import type { Locate, Location, Path, Plan, PlannedTask, Policy, Task } from '../model.ts';
import { estimateTasks } from '../packing/estimate.ts';
import { compilePolicy } from '../policy/policy.ts';
import { hasError, type Problem } from '../problem.ts';
import { expand } from '../tasklist/expand.ts';
import type { TaskFile } from '../tasklist/settings.ts';
import { digestOf } from './encode.ts';
import type { PlanFacts } from './facts.ts';
import { settleNames } from './names.ts';
import { selectOnly } from './only.ts';
import { type Packed, packPlan } from './pack-plan.ts';

export interface Made {
  /** `null` when any problem is an error. */
  readonly plan: Plan | null;
  readonly problems: readonly Problem[];
  /** `null` when the tasks could not be listed, or independence is `off`. */
  readonly hazards: Hazards | null;
  /** What the packing knows beyond the plan document. */
  readonly packed: Packed | null;
}

/** Makes the plan, or says everything that keeps it from being made. The same input gives the same plan, byte for byte. */
export function makePlan(file: TaskFile, locate: Locate, facts: PlanFacts): Made {
  const expansion = expand(file, facts.answers, locate, facts.outside);
  const problems: Problem[] = [...expansion.problems];
  if (facts.name !== undefined && !/^[A-Za-z0-9_-]{1,64}$/.test(facts.name))
    problems.push({ area: 'plan', severity: 'error', at: null, kind: 'bad-name', name: facts.name });
  if (hasError(problems)) return { plan: null, problems, hazards: null, packed: null };
  const wanted = facts.only === undefined ? expansion.tasks : selectOnly(expansion.tasks, facts.only, problems);
  const left = wanted.filter(({ skip }) => skip).map(({ id }) => id);
  if (left.length > 0) problems.push({ area: 'plan', severity: 'note', at: null, kind: 'left-out', ids: left });
  problems.push(...settleNames(wanted, file, locate));
  const { ms, sources, problems: unmatched } = estimateTasks(wanted, facts);
  problems.push(...unmatched);
  const tasks = completed(wanted, ms);
  const policy = { ...file, chosen: facts.only !== undefined };
  const compiled = compilePolicy(facts.sync === undefined ? file.sync : facts.sync, policy, tasks, locate);
  problems.push(...compiled.problems);
  const hazards = verify(file, tasks, locate, problems);
  const { waves, problems: cycles } = orderIntoWaves(tasks, (id) => placeOf(file, locate, id, tasks));
  problems.push(...cycles);
  if (hasError(problems) || compiled.policy === null) return { plan: null, problems, hazards, packed: null };
  const packed = packPlan({ file, tasks, sources, waves, serialised: hazards?.serialised ?? [], facts, locate });
  problems.push(...packed.problems);
  if (hasError(problems)) return { plan: null, problems, hazards, packed };
  return { plan: assemble(file, facts, compiled.policy, tasks, packed), problems, hazards, packed };
}

/**
 * The tasks with their estimates. They were made a moment ago and nobody else has them, so they are completed and not copied:
 * a copy of 100,000 tasks is 25 MB.
 */
function completed(tasks: readonly Task[], ms: readonly number[]): readonly PlannedTask[] {
  tasks.forEach((task, index) => {
    (task as { estimateMs?: number }).estimateMs = ms[index] ?? 0;
  });
  return tasks as readonly PlannedTask[];
}

/** Where something of a task stands in the file: the path of its entry, then `path`. */
export function locateInTask(file: TaskFile, locate: Locate): (task: Pick<Task, 'template'>, path: Path) => Location {
  let index: ReadonlyMap<string, number> | undefined;
  return (task, path) => {
    index ??= new Map(file.tasks.map((entry, position) => [entry.id, position]));
    return locate(['tasks', index.get(task.template) ?? 0, ...path]);
  };
}

function placeOf(file: TaskFile, locate: Locate, id: string, tasks: readonly Task[]): Location | null {
  const task = tasks.find((candidate) => candidate.id === id);
  return task === undefined ? null : locateInTask(file, locate)(task, ['needs']);
}

/** The hazards among the tasks, told with the severity that `independence:` gives them. */
function verify(file: TaskFile, tasks: readonly Task[], locate: Locate, problems: Problem[]): Hazards | null {
  const hazards = findConflicts(file.independence === 'off' ? tasks.map(withoutFiles) : tasks, {
    foldCase: needsFoldCase(tasks),
    resources: file.resources,
    mode: file.independence,
    locate: locateInTask(file, locate),
  });
  problems.push(...(file.independence === 'off' ? hazards.problems : hazardProblems(hazards)));
  return hazards;
}

/** With `independence: off` files are not looked at; locks, resources and `exclusive` are orders, and hold. */
function withoutFiles(task: Task): Task {
  return { ...task, reads: null, writes: null, artifacts: [] };
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
