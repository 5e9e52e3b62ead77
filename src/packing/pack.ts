/** Waves of tasks to legs. */
import type { Estimate, Leg, Location, RunsOn } from '../model.ts';
import type { PackingProblem } from '../problem.ts';
import { MINUTE_MS } from './billing.ts';
import { type Filled, fewestBins, fill, spanMs } from './fill.ts';
import { cheapest, quickest } from './legs.ts';
import { nameLegs, type UnnamedLeg } from './names.ts';
import { promiseOf } from './promise.ts';
import { shareLegs } from './share.ts';
import { MARGIN, shareTarget } from './target.ts';
import { type Group, groupWave, type PackTask } from './units.ts';

/** GitHub starts at most this many jobs of one matrix. */
export const MAX_LEGS = 256;
/** GitHub ends a job after six hours. */
const MAX_LEG_MINUTES = 360;

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
  /** A laptop: `runs-on` decides nothing, and no task needs a leg of its own. */
  readonly sameRunner: boolean;
  /** Where a setting stands, or a task. */
  readonly locate?: (what: 'target' | 'max' | { readonly task: string }) => Location | null;
}

/** One group of a wave with the legs it got. */
export interface PackedGroup {
  readonly group: Group;
  readonly filled: Filled;
  readonly startupMs: number;
}

export interface PackedWave {
  readonly groups: readonly PackedGroup[];
  /** Milliseconds from the start of the wave to the end of its last leg. */
  readonly spanMs: number;
}

export interface PackedLegs {
  readonly legs: readonly Leg[];
  readonly estimate: Estimate;
  readonly problems: readonly PackingProblem[];
  readonly waves: readonly PackedWave[];
}

/** A group before its number of legs is chosen. */
interface OpenGroup {
  readonly group: Group;
  readonly startupMs: number;
  readonly parallel: number | null;
  /** The most legs it may have. */
  readonly most: number;
  /** Filled into that many. */
  readonly full: Filled;
}

export interface OpenWave {
  readonly groups: readonly OpenGroup[];
  /** Milliseconds that the wave takes with the most legs allowed. */
  readonly spanMs: number;
}

/**
 * Packs every wave, names the legs and adds up what the plan promises. The same tasks give the same legs, in whatever order
 * they are given. With a problem that is an error the legs are not to be used.
 */
export function pack(input: PackInput): PackedLegs {
  const problems: PackingProblem[] = [];
  const open = input.waves.map((tasks, at) => openWave(input, tasks, at, problems));
  const waves = chooseLegs(input, open, problems);
  const legs = nameLegs(waves.flatMap((wave, at) => legsOf(wave, at + 1)));
  if (!input.sameRunner) problems.push(...overLimit(legs));
  return { legs, waves, estimate: promiseOf(waves), problems: problems.map((problem) => placed(problem, input)) };
}

function placed(problem: PackingProblem, { locate }: PackInput): PackingProblem {
  if (locate === undefined) return problem;
  if (problem.kind === 'too-many-legs') return { ...problem, at: locate('max') };
  if (problem.kind === 'locked-apart') return { ...problem, at: locate({ task: problem.tasks[0] }) };
  return problem.kind.startsWith('target') ? { ...problem, at: locate('target') } : problem;
}

function openWave(input: PackInput, tasks: readonly PackTask[], at: number, problems: PackingProblem[]): OpenWave {
  const { groups, problems: found } = groupWave(tasks, input.together[at] ?? [], input.sameRunner);
  problems.push(...found);
  const max = Math.min(input.max, MAX_LEGS);
  const legs = groups.reduce((sum, group) => sum + fewestBins(group), 0);
  if (legs > max) {
    problems.push({ area: 'packing', severity: 'error', at: null, kind: 'too-many-legs', legs, max, wave: at + 1 });
    return { groups: [], spanMs: 0 };
  }
  const parallel = groups.map(({ runsOn }) => input.maxParallel(runsOn));
  const shares = shareLegs(groups, max, parallel);
  const opened = groups.map((group, index) => {
    const most = shares[index] ?? 1;
    const startupMs = input.startupMs(group.runsOn);
    return { group, startupMs, parallel: parallel[index] ?? null, most, full: fill(group, most) };
  });
  return { groups: opened, spanMs: longest(opened.map((open) => spanOf(open, open.full))) };
}

function spanOf({ startupMs, parallel }: OpenGroup, filled: Filled): number {
  return spanMs(filled, startupMs, parallel);
}

function longest(times: readonly number[]): number {
  return times.reduce((most, ms) => Math.max(most, ms), 0);
}

function chooseLegs(input: PackInput, open: readonly OpenWave[], problems: PackingProblem[]): PackedWave[] {
  const limits = limitsOf(input, open, problems);
  return open.map(({ groups, spanMs: ms }, at) => {
    const limitMs = limits?.[at];
    const packed = groups.map((one) => ({
      group: one.group,
      startupMs: one.startupMs,
      filled:
        limitMs === undefined
          ? quickest(one.group, one.full, ms - one.startupMs)
          : cheapest(one.group, one.full, limitMs, one),
    }));
    return {
      groups: packed,
      spanMs: longest(groups.map((one, index) => spanOf(one, packed[index]?.filled ?? one.full))),
    };
  });
}

/** For each wave how long it may take, where billed minutes decide; `null` where time does. */
function limitsOf(input: PackInput, open: readonly OpenWave[], problems: PackingProblem[]): readonly number[] | null {
  if (input.targetMinutes !== null) {
    const { limitsMs, problems: found } = shareTarget(open, input.targetMinutes);
    problems.push(...found);
    return limitsMs;
  }
  if (input.minimize === 'time') return null;
  // Without a target only the end of a job limits its work.
  return open.map(() => Math.floor(MAX_LEG_MINUTES * MINUTE_MS * (1 - MARGIN)));
}

/** The legs of a wave, slowest first; inside a leg the units are longest first already. */
function legsOf({ groups }: PackedWave, wave: number): UnnamedLeg[] {
  const legs = groups.flatMap(({ group, filled, startupMs }) =>
    filled.bins.map((bin) => {
      const members = bin.units.flatMap(({ tasks }) => tasks);
      const minutes = members.reduce((sum, { timeoutMinutes, tries }) => sum + timeoutMinutes * tries, 0);
      // Decimals of timeouts do not add up exactly: 0.1 + 0.2 is no reason for a further minute.
      const timeoutMinutes = Math.min(MAX_LEG_MINUTES, Math.max(1, Math.ceil(minutes - 1e-6)));
      const tasks = members.map(({ id }) => id);
      return { wave, runsOn: group.runsOn, timeoutMinutes, tasks, estimateMs: bin.ms + startupMs, members };
    }),
  );
  return legs.sort((a, b) => b.estimateMs - a.estimateMs || ((a.tasks[0] ?? '') < (b.tasks[0] ?? '') ? -1 : 1));
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
