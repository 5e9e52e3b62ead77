/** Waves of tasks to legs. */
import type { Estimate, Leg, Location, RunsOn } from '../model.ts';
import type { PackingProblem } from '../problem.ts';
import { MINUTE_MS, type PriceOf } from './billing.ts';
import { contentName, nameLegs, type UnnamedLeg } from './names.ts';
import { naturally } from './natural.ts';
import { promiseOf } from './promise.ts';
import { type PackTask, tasksOf, type Unit } from './units.ts';
import { groupWaves, MAX_LEG_MINUTES, type PackedWave, packWaves } from './waves.ts';

export { MAX_LEGS } from './waves.ts';

export interface PackInput {
  /** Wave by wave the tasks that have a leg. */
  readonly waves: readonly (readonly PackTask[])[];
  /** Of each wave the groups of ids that must share a leg, in the order in which they run. */
  readonly together: readonly (readonly (readonly string[])[])[];
  /** The most legs of one wave. */
  readonly max: number;
  readonly targetMinutes: number | null;
  readonly minimize: 'time' | 'cost';
  readonly startupMs: (runsOn: RunsOn) => number;
  /** The most jobs that run at the same time on these runners; `null` when nobody said. */
  readonly maxParallel: (runsOn: RunsOn) => number | null;
  /** Absent: no runner has a price. */
  readonly pricePerMinute?: PriceOf;
  /** A laptop: `runs-on` decides nothing, and no task needs a leg of its own. */
  readonly sameRunner: boolean;
  /** Where a setting stands, or a task. */
  readonly locate?: (what: 'target' | 'max' | { readonly task: string }) => Location | null;
}

export interface PackedLegs {
  readonly legs: readonly Leg[];
  readonly estimate: Estimate;
  readonly problems: readonly PackingProblem[];
  readonly waves: readonly PackedWave[];
}

/**
 * Packs every wave, names the legs and adds up what the plan promises. The same tasks give the same legs, in whatever order
 * they are given. With a problem that is an error the legs are not to be used.
 */
export function pack(input: PackInput): PackedLegs {
  const { waves, problems } = packWaves(input, groupWaves(input));
  const legs = nameLegs(waves.flatMap((wave, at) => legsOf(wave, at + 1)));
  const found = [...problems, ...(input.sameRunner ? [] : overLimit(legs))];
  return { legs, waves, estimate: promiseOf(waves), problems: found.map((problem) => placed(problem, input)) };
}

function placed(problem: PackingProblem, { locate }: PackInput): PackingProblem {
  if (locate === undefined) return problem;
  switch (problem.kind) {
    case 'too-many-legs':
    case 'leg-too-long':
      return { ...problem, at: locate('max') };
    case 'locked-apart':
      return { ...problem, at: locate({ task: problem.tasks[0] }) };
    case 'target-too-short':
    case 'target-unreachable':
    case 'target-margin':
      return { ...problem, at: locate('target') };
    default:
      return problem;
  }
}

/** The legs of a wave, slowest first; inside a leg the units are longest first already. */
function legsOf({ groups }: PackedWave, wave: number): UnnamedLeg[] {
  const legs = groups.flatMap(({ group, filled, startupMs }) =>
    filled.bins.map(({ units, ms }) => ({
      wave,
      runsOn: group.runsOn,
      ...contentOf(units),
      estimateMs: ms + startupMs,
    })),
  );
  return legs.sort((a, b) => b.estimateMs - a.estimateMs || naturally(a.tasks[0] ?? '', b.tasks[0] ?? ''));
}

function contentOf(units: readonly Unit[]): Pick<UnnamedLeg, 'tasks' | 'content' | 'timeoutMinutes'> {
  const members: PackTask[] = [];
  const tasks: string[] = [];
  let minutes = 0;
  const add = (task: PackTask): void => {
    members.push(task);
    tasks.push(task.id);
    minutes += task.timeoutMinutes * task.retry.maxAttempts;
  };
  units.forEach((unit) => {
    tasksOf(unit).forEach(add);
  });
  // Decimals of timeouts do not add up exactly: 0.1 + 0.2 is no reason for a further minute.
  const timeoutMinutes = Math.min(MAX_LEG_MINUTES, Math.max(1, Math.ceil(minutes - 1e-6)));
  return { content: contentName(members), tasks, timeoutMinutes };
}

/** Legs that GitHub will probably end before their tasks are done. */
function overLimit(legs: readonly Leg[]): PackingProblem[] {
  const long = legs.filter(({ estimateMs }) => estimateMs > MAX_LEG_MINUTES * MINUTE_MS);
  const [first] = long;
  if (first === undefined) return [];
  const minutes = Math.ceil(first.estimateMs / MINUTE_MS);
  const facts = { leg: first.name, legs: long.length, minutes, max: MAX_LEG_MINUTES } as const;
  return [{ area: 'packing', severity: 'warning', at: null, kind: 'leg-too-long', ...facts }];
}
