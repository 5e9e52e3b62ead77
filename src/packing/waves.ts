/** The legs of each wave: which units share one, and how many there are. */
import type { RunsOn } from '../model.ts';
import { type PackingProblem, problem } from '../problem.ts';
import { MAX_MATRIX_JOBS } from '../tasklist/github-limits.ts';
import { startsOfGroup } from './batch-start.ts';
import { billOf, MINUTE_MS, type PriceOf } from './billing.ts';
import { type Filled, fewestBins, fill, spanMs } from './fill.ts';
import { cheapest, quickest } from './legs.ts';
import type { PackInput } from './pack-input.ts';
import { queued } from './queue.ts';
import { jobMinutes, kindParts } from './runner.ts';
import { shareLegs } from './share.ts';
import { MARGIN, shareTarget } from './target.ts';
import { firstOf, type Group, groupWave } from './units.ts';
import type { Grouped, OpenGroup, OpenWave, PackedGroup, PackedWave, PackedWaves } from './wave.ts';

/** The tasks of each wave as groups of one kind. */
export function groupWaves({ waves, together, sameRunner }: PackInput): Grouped {
  return waves.map((tasks, at) => groupWave(tasks, together[at] ?? [], sameRunner));
}

/** Fills the legs of every wave. Callers must not use the result when one of its problems is an error. */
export function packWaves(input: PackInput, grouped: Grouped): PackedWaves {
  const problems: PackingProblem[] = [];
  const open = grouped.map((groups, at) => openWave(input, groups, at, problems));
  const limits = limitsOf(input, open, problems);
  const waves = open.map((wave, at) => chooseLegs(wave, limits?.[at] ?? null));
  return { waves: cheaperShare(input, open, limits, waves) ?? waves, problems };
}

/**
 * A target divides its time among the waves by their work. Time saves more money in an expensive wave, so where prices differ
 * the division by price is tried as well, and the cheaper of the two is kept. Inside a group, the lowest cost and the fewest
 * billed minutes are the same choice.
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
 * Work W in legs of time t needs about W / t legs. Each leg pays for its start-up and on average for half a minute of rounding.
 * For a given sum of times, the total price is lowest when the times are proportional to the square root of the work multiplied
 * by the price of a start.
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
  const max = Math.min(input.max, MAX_MATRIX_JOBS);
  const legs = groups.reduce((sum, group) => sum + fewestBins(group), 0);
  if (legs > max) {
    problems.push(problem('packing/too-many-legs', null, { legs, max, wave: at + 1, kinds: kindsOf(groups) }));
    return { groups: [], atATime: input.atATime, spanMs: 0 };
  }
  const parallel = groups.map(({ runsOn }) => input.maxParallel(runsOn));
  // More legs than can run at the same time would only queue.
  const useful = parallel.map((most) => Math.min(most ?? input.atATime, input.atATime));
  const shares = shareLegs(groups, max, useful);
  const opened = groups.map((group, index) => {
    const most = shares[index] ?? 1;
    const startupMs = input.startupMs(group.runsOn) + startsOfGroup(group, input.batchStartMs);
    return { group, startupMs, parallel: parallel[index] ?? null, most, full: fill(group, most) };
  });
  return {
    groups: opened,
    atATime: input.atATime,
    spanMs: waveSpan(
      opened.map((open) => ({ ...open, filled: open.full })),
      input.atATime,
    ),
  };
}

/** The kinds of legs in a wave with the least number of each, the largest number first. */
function kindsOf(groups: readonly Group[]): { readonly setUp: string; readonly legs: number }[] {
  const kinds = groups.map((group) => ({ setUp: setUpOf(group), legs: fewestBins(group) }));
  return kinds.sort((a, b) => b.legs - a.legs);
}

/** The set-up of the legs of a group, in words. */
function setUpOf({ runsOn, alone, shared }: Group): string {
  const [first] = [...alone.slice(0, 1), ...shared.slice(0, 1)];
  return kindParts({ runsOn, with: first === undefined ? {} : firstOf(first).with }).join(', ');
}

function spanOf({ startupMs, parallel }: OpenGroup, filled: Filled): number {
  return spanMs(filled, startupMs, parallel);
}

function longest(times: readonly number[]): number {
  return times.reduce((most, ms) => Math.max(most, ms), 0);
}

/** The cheapest legs that end within `limitMs`. If none can, the fewest legs that are as quick as the most allowed. */
function chooseLegs({ groups, atATime, spanMs: ms }: OpenWave, limitMs: number | null): PackedWave {
  const packed = groups.map((open) => ({
    ...open,
    filled:
      limitMs === null
        ? quickest(open.group, open.full, ms - open.startupMs)
        : cheapest(open.group, open.full, Math.min(limitMs, longestLegMs(open.group)), open),
  }));
  return { groups: packed, atATime, spanMs: waveSpan(packed, atATime) };
}

/** What a leg may take by what is known of it, so that GitHub does not end its job. */
export function longestLegMs({ runsOn }: Group): number {
  return Math.floor(jobMinutes(runsOn) * MINUTE_MS * (1 - MARGIN));
}

/** The end of the last leg when only `atATime` jobs run at the same time. */
function waveSpan(groups: readonly PackedGroup[], atATime: number): number {
  const spans = longest(groups.map((open) => spanOf(open, open.filled)));
  const legs = groups.flatMap(({ filled, startupMs }) => filled.bins.map(({ ms }) => ms + startupMs));
  return legs.length <= atATime ? spans : Math.max(spans, queued(legs, atATime));
}

/** The time limit of each wave where billed minutes decide; `null` where time decides. */
function limitsOf(input: PackInput, open: readonly OpenWave[], problems: PackingProblem[]): readonly number[] | null {
  if (input.targetMinutes !== null) {
    const { limitsMs, problems: found } = shareTarget(open, input.targetMinutes);
    problems.push(...found);
    return limitsMs;
  }
  if (input.minimize === 'time') return null;
  // Without a target, the only limit is the longest time of a job.
  return open.map(() => Number.POSITIVE_INFINITY);
}

/** The limit that keeps a wave from having more legs: a maximum, or the number of jobs at the same time. */
export type LegLimit =
  | { readonly by: 'max'; readonly setUp: string }
  | { readonly by: 'max-parallel'; readonly runsOn: RunsOn; readonly parallel: number }
  /** As many as run at the same time. */
  | { readonly by: 'at-a-time'; readonly most: number };

/** The time of a wave without the legs that hold a unit longer than `longMs`. */
export function spanWithin({ groups }: PackedWave, longMs: number): number {
  return longest(groups.map((packed) => spanOf(packed, within(packed.filled, packed.startupMs, longMs))));
}

function within(filled: Filled, startupMs: number, longMs: number): Filled {
  const bins = filled.bins.filter(({ units }) => units.every(({ estimateMs }) => estimateMs + startupMs <= longMs));
  return { ...filled, bins, makespanMs: bins.reduce((most, { ms }) => Math.max(most, ms), 0) };
}

/**
 * The limit that keeps a wave from being quicker; `null` when more legs would not help. Units longer than `longMs` do not count.
 */
export function limitOf({ groups, atATime }: PackedWave, longMs: number): LegLimit | null {
  const spans = groups.map((open) => spanOf(open, within(open.full, open.startupMs, longMs)));
  const ms = longest(spans);
  const limits = groups.filter((_, at) => spans[at] === ms).map((open) => limitOfGroup(open, ms, longMs, atATime));
  // If one of the groups that end last cannot be quicker, neither can the wave.
  return limits.includes(null) ? null : (limits[0] ?? null);
}

/** The limit of a group that takes `ms` with all its legs; `null` when one unit alone takes that long. */
function limitOfGroup(
  { group, startupMs, parallel, most }: OpenGroup,
  ms: number,
  longMs: number,
  atATime: number,
): LegLimit | null {
  const units = [group.alone, group.shared].flatMap(
    (all) => all.find(({ estimateMs }) => estimateMs + startupMs <= longMs) ?? [],
  );
  if (units.some(({ estimateMs }) => estimateMs + startupMs >= ms)) return null;
  if (parallel !== null && most >= parallel) return { by: 'max-parallel', runsOn: group.runsOn, parallel };
  return most >= atATime ? { by: 'at-a-time', most: atATime } : { by: 'max', setUp: setUpOf(group) };
}
