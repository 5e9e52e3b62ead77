/** The packing step of a plan: estimates, what must share a leg, and the facts about runners, put together. */
import type { Estimate, Leg, Locate, Location, PlannedTask, RunsOn, Serialised } from '../model.ts';
import { leastStart, startsOfPlan } from '../packing/batch-start.ts';
import { checkRunners } from '../packing/check-runners.ts';
import { type ListInput, type PackedList, packList } from '../packing/choose.ts';
import type { EstimateSources } from '../packing/estimate.ts';
import { packGroups } from '../packing/groups.ts';
import { expectedStart } from '../packing/measured.ts';
import { median } from '../packing/median.ts';
import { oneMachineMs } from '../packing/one-machine.ts';
import { DEFAULT_STARTUP_SECONDS, runnerKey } from '../packing/runner.ts';
import { type TradeoffRow, tradeoff } from '../packing/tradeoff.ts';
import type { PackingProblem } from '../problem.ts';
import { MAX_MATRIX_JOBS } from '../tasklist/github-limits.ts';
import type { TaskFile } from '../tasklist/settings.ts';
import { choiceOf, type LegChoice } from './choice.ts';
import type { PlanFacts } from './facts.ts';

/** A task that runs, and how long. */
export type ActivePlanned = Omit<PlannedTask, 'skip'>;

export interface PackFacts {
  readonly file: TaskFile;
  readonly sources: EstimateSources;
  /** The levels of `needs`; tasks that were skipped when planned are in none. */
  readonly waves: readonly (readonly ActivePlanned[])[];
  readonly serialised: readonly Serialised[];
  readonly facts: PlanFacts;
  readonly locate: Locate;
}

export interface Packed {
  readonly legs: readonly Leg[];
  readonly estimate: Estimate;
  readonly problems: readonly PackingProblem[];
  readonly sources: EstimateSources;
  /** Why the plan looks so, for people. The table costs a few packings, so it is made when asked for. */
  readonly why: () => {
    readonly tradeoff: readonly TradeoffRow[];
    readonly choice: LegChoice;
  };
}

/** Packs the tasks that run into legs, as the file and the facts about runners say. */
export function packPlan({ file, sources, waves, serialised, facts, locate }: PackFacts): Packed {
  const isFirst = facts.jobs === null && isUnknown(sources);
  const list: ListInput = {
    levels: waves,
    serialised,
    resources: file.resources,
    max: mostLegs(file, facts),
    atATime: isFirst ? Math.min(jobsAtATime(file, facts), UNKNOWN_LEGS) : jobsAtATime(file, facts),
    targetMinutes: facts.jobs === null ? file.legs.targetMinutes : null,
    minimize: facts.jobs === null && !isFirst ? (file.legs.minimize ?? 'knee') : 'time',
    startupMs: facts.jobs === null ? (runsOn) => startupOf(runsOn, file, facts) : () => 0,
    batchStartMs: (entry, runsOn) => expectedStart(facts.timings, entry, runnerKey(runsOn)),
    maxParallel: (runsOn) => (facts.jobs === null ? (file.runners[runnerKey(runsOn)]?.maxParallel ?? null) : null),
    pricePerMinute: (runsOn) => (facts.jobs === null ? (file.runners[runnerKey(runsOn)]?.pricePerMinute ?? 0) : 0),
    sameRunner: facts.jobs !== null,
    locate: (what) => placeOf(what, file, locate),
  };
  const labels = Object.keys(file.runners);
  const used = new Set<RunsOn>();
  for (const wave of waves) for (const { runsOn } of wave) used.add(runsOn);
  const runners = checkRunners(labels, [...used], (label) => locate(['runners', label]));
  const { groups, packed } = inGroups(list, facts.groups === true);
  const why: Packed['why'] = () => {
    const [{ input, packed: only }, ...others] = groups;
    if (others.length > 0) return { tradeoff: [], choice: { why: 'groups', groups: groups.length } };
    const rows = tradeoff(input, only);
    const isPriced = rows.some(({ cost }) => cost !== null);
    const chosen = { input, packed: only, max: file.legs.max, minimize: list.minimize, isPriced, isGuess: isFirst };
    return { tradeoff: rows, choice: choiceOf(chosen) };
  };
  return {
    sources,
    legs: packed.legs,
    estimate: facts.jobs === null ? packed.estimate : withoutWaves(packed, list, facts.jobs),
    problems: [...runners, ...packed.problems.map((problem) => softened(problem, list))],
    why,
  };
}

/** With locks, the order of more tasks than this is not tried. */
const MANY_LOCKED = 5000;

/** A laptop has no waves: what it promises is what its own order takes, and what its batches take to start. */
function withoutWaves(
  { estimate, legs }: Result,
  { levels, serialised, resources, batchStartMs }: ListInput,
  jobs: number,
): Estimate {
  // What waits for a lock is looked at again and again.
  if (serialised.length > 0 && levels.flat().length > MANY_LOCKED) return estimate;
  const { sequentialMs } = estimate;
  const tasks = levels.flat();
  const parallelMs = oneMachineMs(tasks, serialised, resources, jobs) + startsOfPlan(legs, tasks);
  const speedup = parallelMs > 0 ? Math.round((sequentialMs / parallelMs) * 1000) / 1000 : 1;
  return {
    ...estimate,
    parallelMs,
    lowerBoundMs: Math.min(estimate.lowerBoundMs + leastStart(tasks, batchStartMs), parallelMs),
    speedup,
  };
}

type Result = Pick<Packed, 'legs' | 'estimate' | 'problems'>;

/** One group of all tasks, or as many as are asked for. */
function inGroups(
  list: ListInput,
  isGrouped: boolean,
): { readonly groups: readonly [PackedList, ...PackedList[]]; readonly packed: Result } {
  const found = isGrouped ? packGroups(list) : null;
  const [first, ...others] = found?.groups ?? [];
  if (found !== null && first !== undefined) return { groups: [first, ...others], packed: found };
  const whole = packList(list);
  return { groups: [whole], packed: whole.packed };
}

/** The jobs that run at the same time unless the file says more: what GitHub's smallest plan allows. */
const ASSUMED_JOBS = 20;
/** Where no duration is known, more legs than this are not worth their start. */
export const UNKNOWN_LEGS = 8;

/** Not one duration is known: neither from the file nor from a run before. */
function isUnknown({ size, equal }: EstimateSources): boolean {
  // Either of them means that nothing is known of any task.
  return size + equal > 0;
}

function mostLegs(file: TaskFile, { jobs, mostLegs: numbers }: PlanFacts): number {
  return Math.min(jobs ?? MAX_MATRIX_JOBS, numbers ?? MAX_MATRIX_JOBS, file.legs.max ?? MAX_MATRIX_JOBS);
}

/** As many as `legs.max` or the largest `max-parallel` say, and else as many as the smallest account runs. */
function jobsAtATime(file: TaskFile, { jobs }: PlanFacts): number {
  if (jobs !== null) return jobs;
  const stated = Object.values(file.runners).map(({ maxParallel }) => maxParallel ?? 0);
  return Math.max(ASSUMED_JOBS, file.legs.max ?? 0, ...stated);
}

/** A target that the file itself contradicts is a mistake; one that runs have outgrown must not stop everybody's work. */
function softened(problem: PackingProblem, list: ListInput): PackingProblem {
  if (problem.kind !== 'target-unreachable') return problem;
  const stated = list.levels.map((wave) =>
    (wave as readonly PlannedTask[]).map((task) => (task.durationMs === null ? { ...task, estimateMs: 0 } : task)),
  );
  const remains = packList({ ...list, levels: stated }).packed.problems.some(({ kind }) => kind === problem.kind);
  return remains ? problem : { ...problem, severity: 'warning' };
}

/** The place in the file of what a packing problem is about. */
function placeOf(what: 'target' | 'max', { legs }: TaskFile, locate: Locate): Location {
  if (what === 'target') return locate(['legs', 'target-minutes']);
  return locate(legs.max === null ? ['tasks'] : ['legs', 'max']);
}

/** What the file says of these runners, else what earlier runs measured, else a default. */
function startupOf(runsOn: RunsOn, { runners }: TaskFile, { timings }: PlanFacts): number {
  const key = runnerKey(runsOn);
  const stated = runners[key]?.startupSeconds;
  const measured = timings.startup.get(key);
  if (stated !== undefined && stated !== null) return Math.round(stated * 1000);
  return measured === undefined ? DEFAULT_STARTUP_SECONDS * 1000 : median(measured);
}
