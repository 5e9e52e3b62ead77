/** The choice of the number of legs in words. */
import { MINUTE_MS } from '../packing/billing.ts';
import type { Minimize } from '../packing/choose.ts';
import type { PackedLegs } from '../packing/pack.ts';
import type { PackInput } from '../packing/pack-input.ts';
import { runnerKey } from '../packing/runner.ts';
import { longUnits, MARGIN } from '../packing/target.ts';
import { tasksOf, type Unit } from '../packing/units.ts';
import { MAX_LEG_MINUTES, type PackedWave } from '../packing/wave.ts';
import { limitOf, spanWithin } from '../packing/waves.ts';

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

/** Why there are as many legs as there are, and what stopped it where there should have been more. */
export function choiceOf(chosen: Chosen): string {
  const { input, packed, minimize } = chosen;
  if (chosen.isGuess) return 'no duration is known yet: a few legs of about equal numbers of tasks';
  if (input.targetMinutes !== null) return targetChoice(chosen, input.targetMinutes);
  const endless = Number.POSITIVE_INFINITY;
  if (minimize === 'knee')
    return 'the fewest legs of which one more would not save a tenth of the time, or 30 s, for each billed minute';
  if (minimize === 'time') {
    const limit = limitText(chosen, packed.waves, endless);
    return `the fewest legs that are as quick as the most allowed${limit === null ? '' : `; ${limit}`}`;
  }
  // Where no number of legs keeps each below what GitHub allows, the cheapest one is not asked for.
  const limit = limitText(chosen, packed.waves.filter(isTooLong), endless);
  return limit === null
    ? leastOf(chosen)
    : `the most legs allowed, as GitHub ends each after ${MAX_LEG_MINUTES} minutes; ${limit}`;
}

function isTooLong({ groups }: PackedWave): boolean {
  const roomMs = MAX_LEG_MINUTES * MINUTE_MS * (1 - MARGIN);
  return groups.some(({ filled, startupMs }) => filled.bins.some(({ ms }) => ms + startupMs > roomMs));
}

function leastOf({ isPriced }: Chosen): string {
  return isPriced ? 'the lowest cost' : 'the fewest billed minutes';
}

/** With a target: whether all ends within it, all but what takes longer by itself, and whether the margin is kept. */
function targetChoice(chosen: Chosen, minutes: number): string {
  const { waves, estimate } = chosen.packed;
  const targetMs = minutes * MINUTE_MS;
  const restMs = waves.reduce((sum, wave) => sum + spanWithin(wave, targetMs), 0);
  const aim = `${leastOf(chosen)} to end within ${inMinutes(minutes)}`;
  // Without the margin every wave is packed as quick as can be.
  const kept =
    restMs <= targetMs * (1 - MARGIN)
      ? `${aim}, less 10 % for estimates`
      : `${aim}, but without the 10 % for estimates; ${limitText(chosen, waves, targetMs) ?? 'more legs would not be quicker'}`;
  if (restMs > targetMs)
    return `the quickest plan, as the target of ${inMinutes(minutes)} cannot be met; ${limitText(chosen, waves, targetMs) ?? 'more legs would not be quicker'}`;
  const [first, ...others] = waves.flatMap((wave) => longUnits(wave, targetMs)).map(unitText);
  if (first === undefined) return kept;
  const long = others.length === 0 ? `${first} takes` : `${first} and ${others.length} more take`;
  const whole = inMinutes(estimate.parallelMs / MINUTE_MS);
  const missed = `the target of ${inMinutes(minutes)} is not met: ${long} longer, and the whole plan ${whole}`;
  return restMs === 0 ? missed : `${missed}; for the rest ${kept}`;
}

function unitText(unit: Unit): string {
  const [first, ...others] = tasksOf(unit);
  const id = `\`${first.id}\``;
  return others.length === 0 ? id : `${id} with ${others.length} that may not overlap with it`;
}

/** What keeps these waves from more legs that could make them quicker, the slowest wave first. */
function limitText({ input, max }: Chosen, waves: readonly PackedWave[], longMs: number): string | null {
  const slowest = [...waves].sort((a, b) => b.spanMs - a.spanMs);
  const limit = slowest.flatMap((wave) => limitOf(wave, longMs) ?? [])[0];
  if (limit === undefined) return null;
  const at = max === null ? `GitHub starts at most ${input.max} jobs of a matrix` : `\`legs.max\` is ${input.max}`;
  if (limit.by === 'at-a-time')
    return `more could be quicker, but only ${limit.most} jobs are taken to run at the same time`;
  const of =
    waves.some(({ groups }) => groups.length > 1) && limit.by === 'max' ? ` for those of \`${limit.setUp}\`` : '';
  return `more could be quicker${of}, but ${limit.by === 'max' ? at : `\`max-parallel\` of \`${runnerKey(limit.runsOn)}\` is ${limit.parallel}`}`;
}

/** Minutes in words, parts of a tenth rounded up. */
function inMinutes(minutes: number): string {
  const tenths = Math.ceil(minutes * 10) / 10;
  return `${tenths} ${tenths === 1 ? 'minute' : 'minutes'}`;
}
