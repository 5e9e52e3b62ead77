/** Groups: connected pieces of a list, bundled, that never wait for each other. */
import type { Estimate, Leg } from '../model.ts';
import { type PackingProblem, problem } from '../problem.ts';
import { MAX_MATRIX_JOBS } from '../tasklist/github-limits.ts';
import { billOf } from './billing.ts';
import { type ListInput, type PackedList, packList } from './choose.ts';
import { listBound } from './list-bound.ts';
import { nameLegs } from './names.ts';
import { type Precedence, precedenceOf } from './precedence.ts';
import { queued } from './queue.ts';
import { unitsOf } from './tied.ts';

/** A called workflow has so many leg jobs. */
export const MAX_WAVES = 4;
/** A further group must shorten the run by this share, for each billed minute that it costs. */
const WORTH_SHARE = 0.02;

export interface PackedGroups {
  readonly groups: readonly PackedList[];
  readonly legs: readonly Leg[];
  readonly estimate: Estimate;
  readonly problems: readonly PackingProblem[];
}

/**
 * Bundles the connected pieces of a list into the fewest groups that have at most as many legs a wave as a matrix may;
 * twice as many, again and again, where their waves then keep each other waiting less. `exclusive` makes one group.
 */
export function packGroups(list: ListInput): PackedGroups {
  const precedence = precedenceOf(list.levels, list.serialised, list.resources, list.sameRunner);
  const pieces = piecesOf(precedence);
  const least = leastGroups(pieces, precedence, list.max);
  let best = packBundles(list, bundle(pieces, precedence, least, list.max), precedence);
  const most = Math.min(MAX_MATRIX_JOBS, pieces.length);
  for (let count = 2 * least; count < 2 * most && best.waves > 1; count *= 2) {
    const more = packBundles(list, bundle(pieces, precedence, Math.min(count, most), list.max), precedence);
    const saved = best.packed.estimate.parallelMs - more.packed.estimate.parallelMs;
    const price = Math.max(1, more.minutes - best.minutes);
    if (saved < WORTH_SHARE * best.packed.estimate.parallelMs * price) continue;
    best = more;
  }
  return best.packed;
}

/** Positions of tasks that needs, locks, resources or `exclusive` connect. */
function piecesOf(precedence: Precedence): readonly (readonly number[])[] {
  const { tasks, order } = precedence;
  if (tasks.some(({ exclusive }) => exclusive)) return [order];
  const tied = unitsOf(precedence, order);
  const known = new Set(tied.flat());
  return [...tied, ...order.filter((at) => !known.has(at)).map((at) => [at])];
}

/** How many legs a piece has at least in its widest wave: one for each task without a command, one for all others. */
function widthOf(piece: readonly number[], { tasks }: Precedence): number {
  const own = piece.filter((at) => tasks[at]?.run === null);
  if (own.length < 2) return own.length;
  const byNeeds = new Map<number, number>();
  const inside = new Set(piece);
  const depth = new Map<number, number>();
  for (const at of piece) {
    const ids = new Set(tasks[at]?.needs);
    const behind = [...inside].filter((other) => depth.has(other) && ids.has(tasks[other]?.id ?? ''));
    const level = behind.reduce((most, other) => Math.max(most, (depth.get(other) ?? 0) + 1), 0);
    depth.set(at, level);
    if (tasks[at]?.run === null) byNeeds.set(level, (byNeeds.get(level) ?? 0) + 1);
  }
  return [...byNeeds.values()].reduce((most, count) => Math.max(most, count), 0);
}

function leastGroups(pieces: readonly (readonly number[])[], precedence: Precedence, max: number): number {
  const legs = pieces.reduce((sum, piece) => sum + widthOf(piece, precedence), 0);
  // One leg of each kind is left for tasks that share.
  const room = Math.max(1, max - kindsOf(precedence));
  return Math.min(MAX_MATRIX_JOBS, Math.max(1, Math.ceil(legs / room)));
}

function kindsOf({ tasks }: Precedence): number {
  return tasks.some(({ run }) => run !== null) ? new Set(tasks.map(({ runsOn }) => JSON.stringify(runsOn))).size : 0;
}

/** Puts pieces whose first waves take about as long together: then none of their waves waits long for another. */
function bundle(
  pieces: readonly (readonly number[])[],
  precedence: Precedence,
  count: number,
  max: number,
): readonly (readonly number[])[] {
  const { tasks, needs } = precedence;
  const firstMs = (piece: readonly number[]) =>
    piece.reduce((most, at) => ((needs[at]?.length ?? 0) === 0 ? Math.max(most, tasks[at]?.estimateMs ?? 0) : most), 0);
  // Single tasks last: they fit anywhere.
  const sorted = pieces
    .map((piece) => ({ piece, single: piece.length === 1, ms: firstMs(piece), width: widthOf(piece, precedence) }))
    .sort((a, b) => Number(a.single) - Number(b.single) || b.ms - a.ms || (a.piece[0] ?? 0) - (b.piece[0] ?? 0));
  const room = Math.max(1, max - kindsOf(precedence));
  const chained = sorted.filter(({ single }) => !single);
  // A long single task would keep the second wave of its group waiting.
  const singles = sorted.slice(chained.length).reduce((sum, { width }) => sum + width, 0);
  const chainBundles = Math.max(1, count - Math.max(1, Math.ceil(singles / room)));
  const bundles = Array.from({ length: count }, (): { members: number[]; width: number } => ({
    members: [],
    width: 0,
  }));
  for (const [at, { piece, width, single }] of sorted.entries()) {
    const wanted = single ? Math.min(count - 1, chainBundles) : Math.floor((at * chainBundles) / chained.length);
    const target = [...bundles.slice(wanted), ...bundles.slice(0, wanted)].find((one) => one.width + width <= room);
    const found = target ?? bundles.reduce((a, b) => (b.width < a.width ? b : a));
    found.members.push(...piece);
    found.width += width;
  }
  return bundles.flatMap(({ members }) => (members.length === 0 ? [] : [[...members].sort((a, b) => a - b)]));
}

interface Bundled {
  readonly packed: PackedGroups;
  readonly minutes: number;
  /** Of the group with the most. */
  readonly waves: number;
}

function packBundles(list: ListInput, bundles: readonly (readonly number[])[], precedence: Precedence): Bundled {
  const groups = bundles.map((members) => {
    const ids = new Set(members.map((at) => precedence.tasks[at]?.id ?? ''));
    const levels = list.levels
      .map((level) => level.filter(({ id }) => ids.has(id)))
      .filter((level) => level.length > 0);
    const serialised = list.serialised.map((one) => ({ ...one, tasks: one.tasks.filter((id) => ids.has(id)) }));
    return packList({ ...list, levels, serialised: serialised.filter(({ tasks }) => tasks.length > 0) });
  });
  const unnamed = groups.flatMap(({ packed }, at) => packed.unnamed.map((leg) => ({ ...leg, group: at + 1 })));
  const waves = groups.reduce((most, { packed }) => Math.max(most, packed.waves.length), 0);
  const bound = listBound(precedence, list);
  const longest = groups.reduce((most, { packed }) => Math.max(most, packed.estimate.parallelMs), 0);
  const parallelMs = Math.max(
    longest,
    queued(
      unnamed.map(({ estimateMs }) => estimateMs),
      list.atATime,
    ),
  );
  const sequentialMs = groups.reduce((sum, { packed }) => sum + packed.estimate.sequentialMs, 0);
  const speedup = parallelMs > 0 ? Math.round((sequentialMs / parallelMs) * 1000) / 1000 : 1;
  const estimate = {
    sequentialMs,
    parallelMs,
    lowerBoundMs: Math.min(bound.ms, parallelMs),
    boundBy: bound.by,
    speedup,
  };
  const problems = [...groups.flatMap(({ packed }) => packed.problems), ...overLimits(groups, waves)];
  return {
    packed: { groups, legs: nameLegs(unnamed), estimate, problems },
    minutes: billOf(groups.flatMap(({ packed }) => packed.waves.flatMap((wave) => wave.groups))).minutes,
    waves,
  };
}

function overLimits(groups: readonly PackedList[], waves: number): PackingProblem[] {
  if (waves <= MAX_WAVES) return [];
  const group = groups.find(({ packed }) => packed.waves.length > MAX_WAVES);
  const last = group?.packed.legs.find(({ wave }) => wave === MAX_WAVES + 1)?.tasks[0] ?? '';
  return [problem('packing/too-many-waves', null, { waves, max: MAX_WAVES, task: last })];
}
