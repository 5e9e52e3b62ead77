/** A wall time to aim for: whether it can be met, and how much of it each wave gets. */
import { type PackingProblem, problem } from '../problem.ts';
import { MINUTE_MS } from './billing.ts';
import { firstOf, type Group, tasksOf, type Unit } from './units.ts';
import type { OpenWave } from './wave.ts';

/** Real times differ from estimates: aiming at the target itself missed it in 57 of 60 replays, 10 % below it in 3. */
export const MARGIN = 0.1;

export interface TargetShare {
  /** For each wave, milliseconds from its start to its end. */
  readonly limitsMs: readonly number[];
  readonly problems: readonly PackingProblem[];
}

/**
 * Divides the target among the waves: each gets what it takes with the most legs allowed, and what is left of the target,
 * less the margin, goes to the waves by their work. Tasks that are longer than the target by themselves are reported as a
 * warning, and the target then holds for the others; a target that the others cannot meet either is an error.
 */
export function shareTarget(waves: readonly OpenWave[], targetMinutes: number): TargetShare {
  const targetMs = targetMinutes * MINUTE_MS;
  const units = waves.map((wave) => longUnits(wave, targetMs));
  const long = units.map((wave) => new Set(wave.map((unit) => firstOf(unit).id)));
  const together = units.flat().some((unit) => tasksOf(unit).length > 1);
  const quickest = waves.map((wave, at) => reachable(wave, long[at] ?? new Set()));
  const reachedMs = quickest.reduce((sum, ms) => sum + ms, 0);
  const aimedMs = Math.floor(targetMs * (1 - MARGIN));
  const work = waves.map(({ groups }) => groups.reduce((sum, { group }) => sum + spreadable(group), 0));
  const allWork = work.reduce((sum, ms) => sum + ms, 0);
  const spareMs = Math.max(0, aimedMs - reachedMs);
  const limitsMs = quickest.map((ms, at) => ms + Math.floor((spareMs * (work[at] ?? 0)) / Math.max(1, allWork)));
  return { limitsMs, problems: problemsOf(waves, { long, together }, reachedMs, targetMinutes) };
}

/** The work that more or fewer legs would spread in another way. */
function spreadable({ shared, sharedMs }: Group): number {
  return shared.length < 2 ? 0 : sharedMs.reduce((sum, ms) => sum + ms, 0);
}

/** The units that take longer than the target however they are packed. */
export function longUnits({ groups }: Pick<OpenWave, 'groups'>, targetMs: number): readonly Unit[] {
  return groups.flatMap(({ group, startupMs }) =>
    [group.alone, group.shared].flatMap((units) => units.filter(({ estimateMs }) => estimateMs + startupMs > targetMs)),
  );
}

/** The time of a wave with the most legs allowed, legs that hold one of the long units not counted. */
function reachable({ groups, spanMs }: OpenWave, long: ReadonlySet<string>): number {
  if (long.size === 0) return spanMs;
  const counted = groups.flatMap(({ full, startupMs }) =>
    full.bins.filter(({ units }) => !units.some((unit) => long.has(firstOf(unit).id))).map(({ ms }) => ms + startupMs),
  );
  return counted.reduce((most, ms) => Math.max(most, ms), 0);
}

function problemsOf(
  waves: readonly OpenWave[],
  { long, together }: { readonly long: readonly ReadonlySet<string>[]; readonly together: boolean },
  reachedMs: number,
  minutes: number,
): PackingProblem[] {
  const wholeMs = waves.reduce((sum, { spanMs }) => sum + spanMs, 0);
  const smallest = tenthsUp(wholeMs);
  if (reachedMs > minutes * MINUTE_MS) return [problem('packing/target-unreachable', null, { minutes, smallest })];
  const tasks = long.flatMap((ids) => [...ids]);
  if (tasks.length > 0) return [problem('packing/target-too-short', null, { minutes, smallest, tasks, together })];
  if (reachedMs <= minutes * MINUTE_MS * (1 - MARGIN)) return [];
  return [problem('packing/target-margin', null, { minutes, smallest, comfortable: tenthsUp(wholeMs / (1 - MARGIN)) })];
}

function tenthsUp(ms: number): number {
  return Math.ceil((ms / MINUTE_MS) * 10) / 10;
}
