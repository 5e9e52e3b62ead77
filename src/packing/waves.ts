/** The legs of each wave: which units share one, and how many there are. */
import type { RunsOn } from '../model.ts';
import type { PackingProblem } from '../problem.ts';
import { billOf, MINUTE_MS, type PriceOf } from './billing.ts';
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
export interface PackedGroup extends OpenGroup {
  readonly filled: Filled;
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
  const waves = open.map((wave, at) => chooseLegs(wave, limits?.[at] ?? null));
  return { waves: cheaperShare(input, open, limits, waves) ?? waves, problems };
}

/**
 * A target gives each wave time by its work. Where waves run at different prices, time saves more in a dear one: the same
 * sum divided by prices, too, when that costs less. Inside a group cost and billed minutes are the same question.
 */
function cheaperShare(
  { targetMinutes, pricePerMinute }: PackInput,
  open: readonly OpenWave[],
  limits: readonly number[] | null,
  waves: readonly PackedWave[],
): readonly PackedWave[] | null {
  if (targetMinutes === null || limits === null || pricePerMinute === undefined) return null;
  const prices = open.flatMap(({ groups }) => groups.map(({ group }) => pricePerMinute(group.runsOn)));
  if (new Set(prices).size < 2) return null;
  const shared = shareByPrice(open, limits, pricePerMinute);
  const others = open.map((wave, at) => chooseLegs(wave, shared[at] ?? null));
  return costOf(others, pricePerMinute) < costOf(waves, pricePerMinute) ? others : null;
}

/**
 * Of work W in legs of time t about W / t legs start, each for its start-up and half a minute that is rounded up. For a given
 * sum of times the price of that is the least where they are as the square roots of work by the price of a start.
 */
function shareByPrice(open: readonly OpenWave[], limits: readonly number[], priceOf: PriceOf): readonly number[] {
  const spare = open.map(({ spanMs: ms }, at) => Math.max(0, (limits[at] ?? 0) - ms));
  const spareMs = spare.reduce((sum, ms) => sum + ms, 0);
  const weights = open.map(({ groups }) => {
    const starts = groups.map(
      ({ group, startupMs }) => group.totalMs * priceOf(group.runsOn) * (startupMs + MINUTE_MS / 2),
    );
    return Math.sqrt(starts.reduce((sum, start) => sum + start, 0));
  });
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return limits.map(
    (limit, at) =>
      limit - (spare[at] ?? 0) + Math.floor((spareMs * (weights[at] ?? 0)) / Math.max(Number.MIN_VALUE, all)),
  );
}

function costOf(waves: readonly PackedWave[], priceOf: PriceOf): number {
  const groups = waves.flatMap((wave) => wave.groups);
  return billOf(groups, priceOf).cost ?? 0;
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
    ...open,
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

/** What keeps a wave from more legs: the most that it may have, or how many of its jobs run at the same time. */
export type LegLimit =
  | { readonly by: 'max' }
  | { readonly by: 'max-parallel'; readonly runsOn: RunsOn; readonly parallel: number };

/** The time of a wave, legs not counted that hold a unit which takes longer than `longMs` by itself. */
export function spanWithin({ groups }: PackedWave, longMs: number): number {
  return longest(groups.map((packed) => spanOf(packed, within(packed.filled, packed.startupMs, longMs))));
}

function within(filled: Filled, startupMs: number, longMs: number): Filled {
  const bins = filled.bins.filter(({ units }) => units.every(({ estimateMs }) => estimateMs + startupMs <= longMs));
  return { ...filled, bins, makespanMs: bins.reduce((most, { ms }) => Math.max(most, ms), 0) };
}

/**
 * Why a wave may have no more legs, where more could make it quicker than the most allowed do; `null` where they could not.
 * Longer units than `longMs` are left out of the question.
 */
export function limitOf({ groups }: PackedWave, longMs: number): LegLimit | null {
  const spans = groups.map((open) => spanOf(open, within(open.full, open.startupMs, longMs)));
  const ms = longest(spans);
  const limits = groups.filter((_, at) => spans[at] === ms).map((open) => limitOfGroup(open, ms, longMs));
  // Where one of the groups that end last cannot be quicker, the wave cannot.
  return limits.includes(null) ? null : (limits[0] ?? null);
}

/** A group that takes `ms` with the most legs it may have: only where none of its units takes that long, legs are short. */
function limitOfGroup({ group, startupMs, parallel, most }: OpenGroup, ms: number, longMs: number): LegLimit | null {
  const units = [group.alone, group.shared].flatMap(
    (all) => all.find(({ estimateMs }) => estimateMs + startupMs <= longMs) ?? [],
  );
  if (units.some(({ estimateMs }) => estimateMs + startupMs >= ms)) return null;
  return parallel !== null && most >= parallel ? { by: 'max-parallel', runsOn: group.runsOn, parallel } : { by: 'max' };
}
