/** Waves of tasks to legs. */
import type { Estimate, Leg } from '../model.ts';
import { type PackingProblem, problem } from '../problem.ts';
import { startsOfLeg } from './batch-start.ts';
import { MINUTE_MS } from './billing.ts';
import { type Bound, listBound } from './list-bound.ts';
import { kindOf, nameLegs, type UnnamedLeg } from './names.ts';
import { naturally } from './natural.ts';
import type { PackInput } from './pack-input.ts';
import { precedenceOf } from './precedence.ts';
import { promiseOf } from './promise.ts';
import { jobMinutes } from './runner.ts';
import { firstOf, type PackTask, tasksOf, type Unit } from './units.ts';
import type { PackedWave, PackedWaves } from './wave.ts';
import { groupWaves, packWaves } from './waves.ts';

export interface PackedLegs {
  readonly legs: readonly Leg[];
  readonly unnamed: readonly UnnamedLeg[];
  readonly estimate: Estimate;
  readonly problems: readonly PackingProblem[];
  readonly waves: readonly PackedWave[];
}

/**
 * Packs every wave, names the legs and adds up what the plan promises. The same tasks give the same legs, in any order
 * they are given. With a problem that is an error the legs are not to be used.
 */
export function pack(
  input: PackInput,
  bound: Bound = boundOf(input),
  { waves, problems }: PackedWaves = packWaves(input, groupWaves(input)),
): PackedLegs {
  const unnamed = waves.flatMap((wave, at) => legsOf(wave, at + 1, input));
  const legs = nameLegs(unnamed);
  const found = [...problems, ...(input.sameRunner ? [] : overLimit(legs))];
  return {
    legs,
    unnamed,
    waves,
    estimate: promiseOf(waves, bound),
    problems: found.map((problem) => placed(problem, input)),
  };
}

/** The bound of tasks that nothing but their waves and needs orders. */
function boundOf({ waves, sameRunner, ...room }: PackInput): Bound {
  const atATime = Math.min(room.atATime, room.max);
  return listBound(precedenceOf(waves, [], {}, sameRunner), { ...room, atATime });
}

function placed(problem: PackingProblem, { locate }: PackInput): PackingProblem {
  if (locate === undefined) return problem;
  switch (problem.kind) {
    case 'too-many-legs':
    case 'leg-too-long':
      return { ...problem, at: locate('max') };

    case 'target-too-short':
    case 'target-unreachable':
    case 'target-margin':
      return { ...problem, at: locate('target') };
    default:
      return problem;
  }
}

/** The legs of a wave, slowest first; inside a leg the units are longest first already. */
function legsOf({ groups }: PackedWave, wave: number, input: PackInput): UnnamedLeg[] {
  const { sameRunner, batchStartMs } = input;
  const legs = groups.flatMap(({ group, filled }) => {
    const { runsOn, alone, shared } = group;
    // A laptop has one kind: what its tasks would be set up for decides nothing.
    const [first] = sameRunner ? [] : [...alone.slice(0, 1), ...shared.slice(0, 1)];
    const kind = kindOf(shared, { runsOn, with: first === undefined ? {} : firstOf(first).with });
    return filled.bins.map(({ units, ms }) => ({
      wave,
      runsOn,
      kind,
      ...contentOf(units, jobMinutes(runsOn)),
      estimateMs: ms + input.startupMs(runsOn) + startsOfLeg(units, runsOn, batchStartMs),
    }));
  });
  return legs.sort((a, b) => b.estimateMs - a.estimateMs || naturally(a.tasks[0] ?? '', b.tasks[0] ?? ''));
}

function contentOf(units: readonly Unit[], mostMinutes: number): Pick<UnnamedLeg, 'tasks' | 'only' | 'timeoutMinutes'> {
  const tasks: string[] = [];
  let minutes = 0;
  let only: PackTask | null = null;
  const add = (task: PackTask): void => {
    only = tasks.length === 0 ? task : null;
    tasks.push(task.id);
    minutes += task.timeoutMinutes * task.retry.maxAttempts;
  };
  units.forEach((unit) => {
    tasksOf(unit).forEach(add);
  });
  // Decimals of timeouts do not add up exactly: 0.1 + 0.2 is not a reason for a further minute.
  const timeoutMinutes = Math.min(mostMinutes, Math.max(1, Math.ceil(minutes - 1e-6)));
  return { only, tasks, timeoutMinutes };
}

/** Legs that GitHub will probably end before their tasks are done. */
function overLimit(legs: readonly Leg[]): PackingProblem[] {
  const long = legs.filter(({ estimateMs, runsOn }) => estimateMs > jobMinutes(runsOn) * MINUTE_MS);
  const limits = [...new Set(long.map(({ runsOn }) => jobMinutes(runsOn)))];
  return limits.flatMap((max) => {
    const [first, ...others] = long.filter(({ runsOn }) => jobMinutes(runsOn) === max);
    if (first === undefined) return [];
    const minutes = Math.ceil(first.estimateMs / MINUTE_MS);
    return [problem('packing/leg-too-long', null, { leg: first.name, legs: 1 + others.length, minutes, max })];
  });
}
