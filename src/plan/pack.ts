/** The packing step of a plan: estimates, what must share a leg, and the facts about runners, put together. */
import type { Estimate, Leg, Locate, Location, PlannedTask, RunsOn, Serialised, Task } from '../model.ts';
import { checkRunners } from '../packing/check-runners.ts';
import { type EstimateSources, estimateTasks } from '../packing/estimate.ts';
import { median } from '../packing/median.ts';
import { MAX_LEGS, type PackInput, pack } from '../packing/pack.ts';
import { DEFAULT_STARTUP_SECONDS, runnerKey } from '../packing/runner.ts';
import { type TradeoffRow, tradeoff } from '../packing/tradeoff.ts';
import type { PackingProblem } from '../problem.ts';
import type { TaskFile } from '../tasklist/settings.ts';
import type { PlanFacts } from './make.ts';
import { splitExclusive, togetherGroups } from './serialise.ts';

export interface PackFacts {
  readonly file: TaskFile;
  readonly tasks: readonly Task[];
  readonly waves: readonly (readonly string[])[];
  readonly serialised: readonly Serialised[];
  readonly facts: PlanFacts;
  readonly locate: Locate;
}

export interface Packed {
  readonly tasks: readonly PlannedTask[];
  readonly legs: readonly Leg[];
  readonly estimate: Estimate;
  readonly problems: readonly PackingProblem[];
  /** Why the plan looks so, for people. The table costs a few packings, so it is made when asked for. */
  readonly why: () => {
    readonly sources: EstimateSources;
    readonly tradeoff: readonly TradeoffRow[];
    readonly choice: string;
  };
}

export function packPlan({ file, tasks, waves, serialised, facts, locate }: PackFacts): Packed {
  const { ms, sources } = estimateTasks(tasks, facts.history);
  const planned = tasks.map((task, index) => ({ ...task, estimateMs: ms[index] ?? 0 }));
  const byId = new Map(planned.map((task) => [task.id, task]));
  const ordered = splitExclusive(waves, byId);
  const active = planned.filter((task) => !task.skip);
  const input: PackInput = {
    waves: ordered.map((wave) => wave.flatMap((id) => packTask(byId.get(id)))),
    together: ordered.map((wave) => togetherGroups(wave, serialised, byId, file.resources)),
    max: Math.min(facts.jobs ?? MAX_LEGS, file.legs.max ?? MAX_LEGS),
    targetMinutes: facts.jobs === null ? file.legs.targetMinutes : null,
    minimize: facts.jobs === null ? file.legs.minimize : 'time',
    startupMs: facts.jobs === null ? (runsOn) => startupOf(runsOn, file, facts) : () => 0,
    maxParallel: (runsOn) => (facts.jobs === null ? (file.runners[runnerKey(runsOn)]?.maxParallel ?? null) : null),
    sameRunner: facts.jobs !== null,
    locate: (what) => placeOf(what, file, byId, locate),
  };
  const labels = Object.keys(file.runners);
  const runsOn = active.map((task) => task.runsOn);
  const runners = checkRunners(labels, runsOn, (label) => locate(['runners', label]));
  const packed = pack(input);
  const why = () => ({ sources, tradeoff: tradeoff(input, packed), choice: choiceOf(input) });
  return {
    tasks: planned,
    legs: packed.legs,
    estimate: packed.estimate,
    problems: [...runners, ...packed.problems],
    why,
  };
}

/** The place in the file of what a packing problem is about. */
function placeOf(
  what: 'target' | 'max' | { readonly task: string },
  file: TaskFile,
  byId: ReadonlyMap<string, PlannedTask>,
  locate: Locate,
): Location {
  if (what === 'target') return locate(['legs', 'target-minutes']);
  if (what === 'max') return locate(file.legs.max === null ? ['tasks'] : ['legs', 'max']);
  const template = byId.get(what.task)?.template;
  return locate([
    'tasks',
    Math.max(
      0,
      file.tasks.findIndex(({ id }) => id === template),
    ),
  ]);
}

function packTask(task: PlannedTask | undefined): PackInput['waves'][number] {
  if (task === undefined) return [];
  const { id, name, template, estimateMs, runsOn, timeoutMinutes } = task;
  const alone = task.run === null || Object.keys(task.with).length > 0;
  return [{ id, name, template, estimateMs, runsOn, timeoutMinutes, tries: task.retry.maxAttempts, alone }];
}

/** What the file says of these runners, else what earlier runs measured, else a default. */
function startupOf(runsOn: RunsOn, { runners }: TaskFile, { history }: PlanFacts): number {
  const key = runnerKey(runsOn);
  const stated = runners[key]?.startupSeconds;
  const measured = history.startup.get(key);
  if (stated !== undefined && stated !== null) return Math.round(stated * 1000);
  return measured === undefined ? DEFAULT_STARTUP_SECONDS * 1000 : median(measured);
}

function choiceOf({ targetMinutes, minimize }: PackInput): string {
  if (targetMinutes !== null)
    return `the fewest billed minutes that end within ${targetMinutes} minutes, less 10 % for estimates`;
  return minimize === 'cost' ? 'the fewest billed minutes' : 'the fewest legs that are as quick as the most allowed';
}
