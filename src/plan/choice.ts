/** Why a plan has as many legs as it has, as facts. */
import { MINUTE_MS } from '../packing/billing.ts';
import type { Minimize } from '../packing/choose.ts';
import type { PackedLegs } from '../packing/pack.ts';
import type { PackInput } from '../packing/pack-input.ts';
import { jobMinutes, runnerKey } from '../packing/runner.ts';
import { longUnits, MARGIN } from '../packing/target.ts';
import { tasksOf } from '../packing/units.ts';
import type { PackedGroup, PackedWave } from '../packing/wave.ts';
import { limitOf, longestLegMs, spanWithin } from '../packing/waves.ts';
import { MAX_JOB_MINUTES } from '../tasklist/github-limits.ts';

export interface Chosen {
  readonly input: PackInput;
  readonly packed: PackedLegs;
  /** `legs.max` of the file. */
  readonly max: number | null;
  readonly minimize: Minimize;
  /** No duration is known. */
  readonly isGuess: boolean;
  /** Some runner of the plan has a price. */
  readonly isPriced: boolean;
}

/** What keeps the legs from being more: `own` is a limit that the file sets. */
export type ChoiceLimit =
  | {
      readonly by: 'max';
      readonly max: number;
      readonly own: boolean;
      /** The kind of leg that has no more, where there are several. */
      readonly setUp: string | null;
    }
  | { readonly by: 'at-a-time'; readonly most: number }
  | { readonly by: 'max-parallel'; readonly runner: string; readonly parallel: number };

/** All that can end within the target does; `spare` where the margin for estimates is kept. */
export interface TargetMet {
  readonly minutes: number;
  readonly priced: boolean;
  readonly spare: boolean;
  readonly limit: ChoiceLimit | null;
}

/** Why there are as many legs as there are, and what stopped it where there should have been more. */
export type LegChoice =
  | { readonly why: 'guess' }
  | { readonly why: 'groups'; readonly groups: number }
  | { readonly why: 'knee' }
  | { readonly why: 'time'; readonly limit: ChoiceLimit | null }
  | {
      readonly why: 'least';
      readonly priced: boolean;
      /** After how many minutes GitHub ends the shortest jobs of the plan; `null` where that is the usual time. */
      readonly within: number | null;
    }
  | { readonly why: 'job-limit'; readonly minutes: number; readonly limit: ChoiceLimit }
  | ({ readonly why: 'target' } & TargetMet)
  | { readonly why: 'target-missed'; readonly minutes: number; readonly limit: ChoiceLimit | null }
  | {
      readonly why: 'target-too-short';
      readonly minutes: number;
      /** Tasks that take longer together; `more` counts further such groups. */
      readonly tasks: readonly string[];
      readonly more: number;
      readonly wholeMinutes: number;
      /** `null` when nothing else is left. */
      readonly rest: TargetMet | null;
    };

export function choiceOf(chosen: Chosen): LegChoice {
  const { input, packed, minimize, isPriced: priced } = chosen;
  if (chosen.isGuess) return { why: 'guess' };
  if (input.targetMinutes !== null) return targetChoice(chosen, input.targetMinutes);
  const endless = Number.POSITIVE_INFINITY;
  if (minimize === 'knee') return { why: 'knee' };
  if (minimize === 'time') return { why: 'time', limit: firstLimit(chosen, packed.waves, endless) };
  // Where no number of legs keeps each below what GitHub allows, the cheapest one is not asked for.
  const tooLong = packed.waves.filter(({ groups }) => groups.some(isTooLong));
  const limit = firstLimit(chosen, tooLong, endless);
  if (limit === null) return { why: 'least', priced, within: shortestJob(packed.waves) };
  const minutes = tooLong.flatMap(({ groups }) =>
    groups.filter(isTooLong).map(({ group }) => jobMinutes(group.runsOn)),
  );
  return { why: 'job-limit', minutes: Math.min(...minutes), limit };
}

function shortestJob(waves: readonly PackedWave[]): number | null {
  const minutes = waves.flatMap(({ groups }) => groups.map(({ group }) => jobMinutes(group.runsOn)));
  const shortest = Math.min(MAX_JOB_MINUTES, ...minutes);
  return shortest < MAX_JOB_MINUTES ? shortest : null;
}

function isTooLong({ group, filled, startupMs }: PackedGroup): boolean {
  return filled.bins.some(({ ms }) => ms + startupMs > longestLegMs(group));
}

/** With a target: whether all ends within it, all but what takes longer by itself, and whether the margin is kept. */
function targetChoice(chosen: Chosen, minutes: number): LegChoice {
  const { waves, estimate } = chosen.packed;
  const targetMs = minutes * MINUTE_MS;
  const restMs = waves.reduce((sum, wave) => sum + spanWithin(wave, targetMs), 0);
  if (restMs > targetMs) return { why: 'target-missed', minutes, limit: firstLimit(chosen, waves, targetMs) };
  // Without the margin every wave is packed as quick as can be.
  const spare = restMs <= targetMs * (1 - MARGIN);
  const limit = spare ? null : firstLimit(chosen, waves, targetMs);
  const met: TargetMet = { minutes, priced: chosen.isPriced, spare, limit };
  const [first, ...others] = waves.flatMap((wave) => longUnits(wave, targetMs));
  if (first === undefined) return { why: 'target', ...met };
  return {
    why: 'target-too-short',
    minutes,
    tasks: tasksOf(first).map(({ id }) => id),
    more: others.length,
    wholeMinutes: estimate.parallelMs / MINUTE_MS,
    rest: restMs === 0 ? null : met,
  };
}

/** What keeps these waves from more legs that could make them quicker, the slowest wave first. */
function firstLimit({ input, max }: Chosen, waves: readonly PackedWave[], longMs: number): ChoiceLimit | null {
  const slowest = [...waves].sort((a, b) => b.spanMs - a.spanMs);
  const limit = slowest.flatMap((wave) => limitOf(wave, longMs) ?? [])[0];
  if (limit === undefined) return null;
  if (limit.by === 'at-a-time') return limit;
  if (limit.by === 'max') {
    const setUp = waves.some(({ groups }) => groups.length > 1) ? limit.setUp : null;
    return { by: 'max', max: input.max, own: input.max === max, setUp };
  }
  return { by: 'max-parallel', runner: runnerKey(limit.runsOn), parallel: limit.parallel };
}
