/** A list to legs: which division into waves, and how many legs. */

import type { Serialised } from '../model.ts';
import { countOf } from '../problem.ts';
import { arrangements } from './arrange.ts';
import { billOf } from './billing.ts';
import { listBound } from './list-bound.ts';
import { type PackedLegs, pack } from './pack.ts';
import type { PackInput } from './pack-input.ts';
import { precedenceOf } from './precedence.ts';
import type { PackTask } from './units.ts';
import type { Grouped, PackedWaves } from './wave.ts';
import { groupWaves, packWaves } from './waves.ts';

/** `knee`: as few legs as are worth their minutes. */
export type Minimize = PackInput['minimize'] | 'knee';

export interface ListInput extends Omit<PackInput, 'waves' | 'together' | 'minimize'> {
  /** The levels of `needs`. */
  readonly levels: readonly (readonly PackTask[])[];
  readonly serialised: readonly Serialised[];
  readonly resources: Readonly<Record<string, number>>;
  readonly minimize: Minimize;
}

export interface PackedList {
  /** What was packed in the end: the division into waves that was chosen, and the most legs. */
  readonly input: PackInput;
  readonly packed: PackedLegs;
}

/** Each further billed minute must save this share of the wall time, or this many milliseconds if that is less. */
const WORTH_SHARE = 0.1;
const WORTH_MS = 30_000;
/** With more tasks than this the division is chosen once, with the most legs. */
const MANY_TASKS = 500;
/** With more tasks than this not every number of legs is tried. */
const COARSE_TASKS = 10_000;

/** Packs every division into waves and takes the best; never worse than the levels of `needs` by what is asked for. */
export function packList({ levels, serialised, resources, minimize, ...given }: ListInput): PackedList {
  const precedence = precedenceOf(levels, serialised, resources, given.sameRunner);
  const bound = listBound(precedence, { ...given, atATime: Math.min(given.atATime, given.max) });
  const isKnee = minimize === 'knee' && given.targetMinutes === null;
  const least = minimize === 'knee' ? 'time' : minimize;
  const candidates = arrangements(precedence, given).map(({ waves, together }): Candidate => {
    const input: PackInput = { ...given, waves, together, minimize: least };
    return { input, grouped: groupWaves(input) };
  });
  const chosen = isKnee ? kneeOf(candidates) : bestOf(candidates);
  return { input: chosen.input, packed: pack(chosen.input, bound, chosen.packed) };
}

interface Candidate {
  readonly input: PackInput;
  readonly grouped: Grouped;
}

/** A candidate with its legs. */
interface Tried extends Candidate {
  readonly packed: PackedWaves;
  readonly errors: number;
  readonly problems: number;
  readonly ms: number;
  readonly minutes: number;
  readonly legs: number;
}

function tried({ input, grouped }: Candidate): Tried {
  const packed = packWaves(input, grouped);
  const { waves, problems } = packed;
  const groups = waves.flatMap((wave) => wave.groups);
  return {
    input,
    grouped,
    packed,
    errors: countOf(problems, 'error'),
    problems: problems.length,
    ms: waves.reduce((sum, { spanMs }) => sum + spanMs, 0),
    minutes: billOf(groups).minutes,
    legs: groups.reduce((sum, { filled }) => sum + filled.bins.length, 0),
  };
}

function bestOf(candidates: readonly Candidate[]): Tried {
  return candidates.map(tried).reduce((one, other) => (isBetter(other, one) ? other : one));
}

/** A plan without an error is better, then the one with less time or fewer minutes, as asked. */
function isBetter(a: Tried, b: Tried): boolean {
  const isCost = a.input.minimize === 'cost' || a.input.targetMinutes !== null;
  const rank = ({ errors, problems, ms, minutes, legs }: Tried): readonly number[] =>
    isCost ? [errors, problems, minutes, ms, legs] : [errors, ms, minutes, legs];
  const [left, right] = [rank(a), rank(b)];
  const differs = left.findIndex((value, at) => value !== right[at]);
  return differs >= 0 && (left[differs] as number) < (right[differs] as number);
}

/**
 * The smallest number of legs for which no larger one saves, for each further billed minute, the lesser of a tenth of the wall
 * time and 30 s.
 */
function kneeOf(candidates: readonly Candidate[]): Tried {
  const quickest = bestOf(candidates);
  const open = quickest.input.waves.flat().length > MANY_TASKS ? [quickest] : candidates;
  const rows = legCounts(open.map(({ input }) => input)).map((max) =>
    bestOf(open.map(({ input, grouped }) => ({ grouped, input: { ...input, max } }))),
  );
  const good = [...rows.filter(({ errors }) => errors === 0), quickest];
  return good.find((row, at) => good.slice(at + 1).every((more) => !isWorth(row, more))) ?? quickest;
}

function isWorth(row: Tried, more: Tried): boolean {
  const each = Math.min(WORTH_SHARE * row.ms, WORTH_MS);
  return more.ms < row.ms && row.ms - more.ms >= each * Math.max(1, more.minutes - row.minutes);
}

/** The numbers of legs of a wave that are tried, ascending: more than run at the same time only for tasks with a leg each. */
function legCounts(inputs: readonly PackInput[]): readonly number[] {
  const [first] = inputs;
  if (first === undefined) return [];
  const widest = inputs.flatMap(({ waves }) => waves.map((wave) => wave.length));
  const own = inputs.flatMap(({ waves }) => waves.map((wave) => wave.filter(({ run }) => run === null).length));
  const alone = first.sameRunner ? 0 : own.reduce((most, count) => Math.max(most, count), 0);
  const most = Math.min(
    first.max,
    widest.reduce((most, count) => Math.max(most, count), 1),
  );
  const atOnce = Math.min(most, first.atATime);
  // With very many tasks each number costs as much as a plan.
  const step = inputs.some(({ waves }) => waves.flat().length > COARSE_TASKS) ? 2 : 10;
  const counts: number[] = [];
  for (let legs = 1; legs < atOnce; legs += Math.max(1, Math.floor(legs / step)))
    counts.push(Math.min(most, alone + legs));
  return [...new Set([...counts, Math.min(most, alone + atOnce)])];
}
