/** The packing step of a plan: estimates, what must share a leg, and the facts about runners, put together. */
import type { Estimate, Leg, Locate, Location, PlannedTask, RunsOn, Serialised } from '../model.ts';
import { checkRunners } from '../packing/check-runners.ts';
import type { EstimateSources } from '../packing/estimate.ts';
import { median } from '../packing/median.ts';
import { MAX_LEGS, type PackInput, pack } from '../packing/pack.ts';
import { DEFAULT_STARTUP_SECONDS, runnerKey } from '../packing/runner.ts';
import { type TradeoffRow, tradeoff } from '../packing/tradeoff.ts';
import type { PackingProblem } from '../problem.ts';
import type { TaskFile } from '../tasklist/settings.ts';
import { choiceOf } from './choice.ts';
import type { PlanFacts } from './make.ts';
import { splitExclusive, togetherGroups } from './serialise.ts';

export interface PackFacts {
  readonly file: TaskFile;
  /** Those that were skipped when planned are in no wave. */
  readonly tasks: readonly PlannedTask[];
  readonly sources: EstimateSources;
  readonly waves: readonly (readonly PlannedTask[])[];
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
    readonly choice: string;
  };
}

export function packPlan({ file, tasks, sources, waves, serialised, facts, locate }: PackFacts): Packed {
  const ordered = splitExclusive(waves);
  const input: PackInput = {
    waves: ordered,
    together: ordered.map((wave) => togetherGroups(wave, serialised, file.resources)),
    max: Math.min(facts.jobs ?? MAX_LEGS, file.legs.max ?? MAX_LEGS),
    targetMinutes: facts.jobs === null ? file.legs.targetMinutes : null,
    minimize: facts.jobs === null ? file.legs.minimize : 'time',
    startupMs: facts.jobs === null ? (runsOn) => startupOf(runsOn, file, facts) : () => 0,
    maxParallel: (runsOn) => (facts.jobs === null ? (file.runners[runnerKey(runsOn)]?.maxParallel ?? null) : null),
    pricePerMinute: (runsOn) => (facts.jobs === null ? (file.runners[runnerKey(runsOn)]?.pricePerMinute ?? 0) : 0),
    sameRunner: facts.jobs !== null,
    locate: (what) => placeOf(what, file, tasks, locate),
  };
  const labels = Object.keys(file.runners);
  const used = new Set<RunsOn>();
  for (const wave of ordered) for (const { runsOn } of wave) used.add(runsOn);
  const runners = checkRunners(labels, [...used], (label) => locate(['runners', label]));
  const packed = pack(input);
  const why = () => {
    const rows = tradeoff(input, packed);
    const isPriced = rows.some(({ cost }) => cost !== null);
    return { tradeoff: rows, choice: choiceOf({ input, packed, max: file.legs.max, isPriced }) };
  };
  return {
    sources,
    legs: packed.legs,
    estimate: { ...packed.estimate, boundBy: boundOf(packed.estimate, ordered) },
    problems: [...runners, ...packed.problems.map((problem) => softened(problem, input))],
    why,
  };
}

/** A target that the file itself contradicts is a mistake; one that runs have outgrown must not stop everybody's work. */
function softened(problem: PackingProblem, input: PackInput): PackingProblem {
  if (problem.kind !== 'target-unreachable') return problem;
  const stated = input.waves.map((wave) =>
    (wave as readonly PlannedTask[]).map((task) => (task.durationMs === null ? { ...task, estimateMs: 0 } : task)),
  );
  const remains = pack({ ...input, waves: stated }).problems.some(({ kind }) => kind === problem.kind);
  return remains ? problem : { ...problem, severity: 'warning' };
}

/** Waves that one task bounds each are a chain of needs, save where no task needs another: then it is `exclusive` ones. */
function boundOf({ boundBy }: Estimate, waves: readonly (readonly PlannedTask[])[]): string {
  if (boundBy !== 'needs') return boundBy;
  return waves.some((wave) => wave.some(({ needs }) => needs.length > 0)) ? boundBy : 'locks';
}

/** The place in the file of what a packing problem is about. */
function placeOf(
  what: 'target' | 'max' | { readonly task: string },
  file: TaskFile,
  tasks: readonly PlannedTask[],
  locate: Locate,
): Location {
  if (what === 'target') return locate(['legs', 'target-minutes']);
  if (what === 'max') return locate(file.legs.max === null ? ['tasks'] : ['legs', 'max']);
  const template = tasks.find(({ id }) => id === what.task)?.template;
  return locate([
    'tasks',
    Math.max(
      0,
      file.tasks.findIndex(({ id }) => id === template),
    ),
  ]);
}

/** What the file says of these runners, else what earlier runs measured, else a default. */
function startupOf(runsOn: RunsOn, { runners }: TaskFile, { history }: PlanFacts): number {
  const key = runnerKey(runsOn);
  const stated = runners[key]?.startupSeconds;
  const measured = history.startup.get(key);
  if (stated !== undefined && stated !== null) return Math.round(stated * 1000);
  return measured === undefined ? DEFAULT_STARTUP_SECONDS * 1000 : median(measured);
}
