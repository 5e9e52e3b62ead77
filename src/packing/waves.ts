/** The legs of each wave: which units share one, and how many there are. */
import type { PackingProblem } from '../problem.ts';
import { MINUTE_MS } from './billing.ts';
import { type Filled, fewestBins, fill, spanMs } from './fill.ts';
import { cheapest, quickest } from './legs.ts';
import type { PackInput } from './pack.ts';
import { shareLegs } from './share.ts';
import { MARGIN, shareTarget } from './target.ts';
import { type Group, groupWave } from './units.ts';

/** GitHub starts at most this many jobs of one matrix. */
export const MAX_LEGS = 256;
/** GitHub ends a job after six hours. */
export const MAX_LEG_MINUTES = 360;

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

/** What is packed, before anything is said of legs: the groups of each wave. */
export interface Grouped {
  readonly waves: readonly (readonly Group[])[];
  readonly problems: readonly PackingProblem[];
}

export function groupWaves({ waves, together, sameRunner }: PackInput): Grouped {
  const grouped = waves.map((tasks, at) => groupWave(tasks, together[at] ?? [], sameRunner));
  return { waves: grouped.map(({ groups }) => groups), problems: grouped.flatMap(({ problems }) => problems) };
}

/** Fills the legs of every wave. With a problem that is an error the answer is not to be used. */
export function packWaves(
  input: PackInput,
  grouped: Grouped,
): { waves: readonly PackedWave[]; problems: readonly PackingProblem[] } {
  const problems: PackingProblem[] = [...grouped.problems];
  const open = grouped.waves.map((groups, at) => openWave(input, groups, at, problems));
  const limits = limitsOf(input, open, problems);
  return { waves: open.map((wave, at) => chooseLegs(wave, limits?.[at] ?? null)), problems };
}

function openWave(input: PackInput, groups: readonly Group[], at: number, problems: PackingProblem[]): OpenWave {
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

/** The cheapest legs that end within `limitMs`; when there is none, the fewest that are as quick as the most allowed. */
function chooseLegs({ groups, spanMs: ms }: OpenWave, limitMs: number | null): PackedWave {
  const packed = groups.map((open) => ({
    group: open.group,
    startupMs: open.startupMs,
    filled:
      limitMs === null
        ? quickest(open.group, open.full, ms - open.startupMs)
        : cheapest(open.group, open.full, limitMs, open),
  }));
  const spans = groups.map((open, at) => spanOf(open, packed[at]?.filled ?? open.full));
  return { groups: packed, spanMs: longest(spans) };
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
