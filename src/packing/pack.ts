/** Waves of tasks to legs. */
import type { Estimate, Leg, RunsOn } from '../model.ts';
import type { PackingProblem } from '../problem.ts';
import { pigeonholeBound, workBound } from './bounds.ts';
import { type Filled, fewestBins, fill } from './fill.ts';
import { cheapest, quickest } from './legs.ts';
import { nameLegs } from './names.ts';
import { type Group, groupWave, type PackTask } from './units.ts';

/** GitHub starts at most this many jobs of one matrix. */
export const MAX_LEGS = 256;
const MINUTE_MS = 60_000;
/** GitHub ends a job after six hours. */
const MAX_LEG_MINUTES = 360;

export interface PackInput {
  /** Ids of `tasks`, wave by wave. */
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
  /** A laptop: `runs-on` decides nothing. */
  readonly sameRunner: boolean;
}

export interface PackedLegs {
  readonly legs: readonly Leg[];
  readonly estimate: Estimate;
  readonly problems: readonly PackingProblem[];
}

/** One group of a wave with the legs it got. */
export interface PackedGroup {
  readonly group: Group;
  readonly filled: Filled;
  readonly startupMs: number;
  /** The most legs it could have got. */
  readonly most: number;
}

export interface PackedWave {
  readonly groups: readonly PackedGroup[];
  readonly problems: readonly PackingProblem[];
}

/** Packs every wave, names the legs and adds up what the plan promises. The same input gives the same legs. */
export function pack(input: PackInput): PackedLegs & { readonly waves: readonly PackedWave[] } {
  const waves = input.waves.map((tasks, index) => packWave(input, tasks, index));
  const legs = nameLegs(waves.flatMap((wave, index) => legsOf(wave, index + 1)));
  return { legs, waves, estimate: estimateOf(waves), problems: waves.flatMap(({ problems }) => problems) };
}

function packWave(input: PackInput, tasks: readonly PackTask[], index: number): PackedWave {
  const { groups, problems } = groupWave(tasks, input.together[index] ?? [], input.sameRunner);
  const max = Math.min(input.max, MAX_LEGS);
  const needed = groups.reduce((sum, group) => sum + fewestBins(group), 0);
  if (needed > max) {
    const problem = { area: 'packing', severity: 'error', at: null, kind: 'too-many-legs', legs: needed, max } as const;
    return { groups: [], problems: [...problems, { ...problem, wave: index + 1 }] };
  }
  const most = shareLegs(groups, max, input);
  const packed = groups.map((group, position) => packGroup(input, group, most[position] ?? 1));
  return { groups: packed, problems: [...problems, ...tooLong(input, groups)] };
}

/**
 * The most legs of each group: all that its runners can run at once, and no more than the wave may have in all. When that is
 * too little, one leg after another goes to the group whose legs are the fullest.
 */
function shareLegs(groups: readonly Group[], max: number, input: PackInput): number[] {
  const wanted = groups.map((group) => {
    const parallel = input.maxParallel(group.runsOn) ?? max;
    return Math.max(fewestBins(group), Math.min(group.units.length, parallel, max));
  });
  if (wanted.reduce((sum, legs) => sum + legs, 0) <= max) return wanted;
  const shares = groups.map(fewestBins);
  for (let left = max - shares.reduce((sum, legs) => sum + legs, 0); left > 0; left--) {
    let fullest = -1;
    for (const [index, group] of groups.entries()) {
      if ((shares[index] ?? 0) >= (wanted[index] ?? 0)) continue;
      const load = (of: number) => (groups[of]?.totalMs ?? 0) / (shares[of] ?? 1);
      if (fullest === -1 || group.totalMs / (shares[index] ?? 1) > load(fullest)) fullest = index;
    }
    if (fullest === -1) break;
    shares[fullest] = (shares[fullest] ?? 0) + 1;
  }
  return shares;
}

function packGroup(input: PackInput, group: Group, most: number): PackedGroup {
  const startupMs = input.startupMs(group.runsOn);
  const targetMinutes = input.targetMinutes ?? (input.minimize === 'cost' ? MAX_LEG_MINUTES : null);
  const filled =
    targetMinutes === null
      ? quickest(group, most)
      : (cheapest(group, targetMinutes * MINUTE_MS, startupMs, most) ?? fill(group, most));
  return { group, filled, startupMs, most };
}

/** Units that no number of legs brings within the target; they stand alone, and people are told. */
function tooLong(input: PackInput, groups: readonly Group[]): PackingProblem[] {
  const { targetMinutes } = input;
  if (targetMinutes === null) return [];
  const long = groups.flatMap((group) =>
    group.units
      .map((unit) => ({ unit, ms: unit.ms + input.startupMs(group.runsOn) }))
      .filter(({ ms }) => ms > targetMinutes * MINUTE_MS),
  );
  if (long.length === 0) return [];
  const smallest = Math.ceil((long.reduce((most, { ms }) => Math.max(most, ms), 0) / MINUTE_MS) * 10) / 10;
  const tasks = long.flatMap(({ unit }) => unit.tasks.map(({ id }) => id));
  const problem = { area: 'packing', severity: 'warning', at: null, kind: 'target-too-short' } as const;
  return [{ ...problem, tasks, minutes: targetMinutes, smallest }];
}

type UnnamedLeg = Omit<Leg, 'id' | 'name'> & { readonly members: readonly PackTask[] };

/** The legs of a wave, slowest first; inside a leg the units are longest first already. */
function legsOf({ groups }: PackedWave, wave: number): UnnamedLeg[] {
  const legs = groups.flatMap(({ group, filled, startupMs }) =>
    filled.bins.map((bin) => ({ bin, runsOn: group.runsOn, ms: bin.ms + startupMs })),
  );
  return legs
    .sort((a, b) => b.ms - a.ms)
    .map(({ bin, runsOn, ms }) => {
      const members = bin.units.flatMap(({ tasks }) => tasks);
      const minutes = members.reduce((sum, { timeoutMinutes, tries }) => sum + timeoutMinutes * tries, 0);
      const timeoutMinutes = Math.min(MAX_LEG_MINUTES, Math.max(1, Math.ceil(minutes)));
      return { wave, runsOn, timeoutMinutes, tasks: members.map(({ id }) => id), estimateMs: ms, members };
    });
}

/** What the plan promises, and what no plan of this list could beat. */
function estimateOf(waves: readonly PackedWave[]): Estimate {
  const sequentialMs = waves.reduce(
    (sum, { groups }) => sum + groups.reduce((all, { group }) => all + group.totalMs, 0),
    0,
  );
  const spans = waves.map((wave) => ({
    planned: Math.max(0, ...wave.groups.map(({ filled, startupMs }) => filled.makespanMs + startupMs)),
    bound: boundOfWave(wave),
  }));
  const parallelMs = spans.reduce((sum, { planned }) => sum + planned, 0);
  const lowerBoundMs = spans.reduce((sum, { bound }) => sum + bound.ms, 0);
  const [only] = spans;
  return {
    sequentialMs,
    parallelMs,
    lowerBoundMs,
    boundBy: spans.length > 1 ? 'needs' : (only?.bound.by ?? 'legs'),
    speedup: parallelMs > 0 ? Math.round((sequentialMs / parallelMs) * 1000) / 1000 : 1,
  };
}

function boundOfWave({ groups }: PackedWave): { ms: number; by: string } {
  let bound = { ms: 0, by: 'legs' };
  for (const { group, most, startupMs } of groups) {
    const durations = Float64Array.from(group.units, ({ ms }) => ms);
    const ms = Math.max(workBound(durations, most), pigeonholeBound(durations, most)) + startupMs;
    const longest = group.units[0];
    const by = longest !== undefined && longest.ms + startupMs >= ms ? (longest.tasks[0]?.id ?? 'legs') : 'legs';
    if (ms > bound.ms) bound = { ms, by };
  }
  return bound;
}
