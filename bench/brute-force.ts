/** Every plan of legs and waves for a few tasks: what a plan that is called optimal is held against. */
import type { PackTask } from '../src/packing/units.ts';

interface Leg {
  readonly wave: number;
  readonly tasks: readonly PackTask[];
}

/**
 * The shortest time of all plans that are quicker than `limitMs`; `null` when there is none. Tasks come behind what they need. A
 * leg has one kind, and a need is met in the same leg or in an earlier wave. A plan is dropped as soon as it is no quicker.
 */
export function quickerThan(
  limitMs: number,
  tasks: readonly PackTask[],
  max: number,
  startupMs: number,
): number | null {
  let best = limitMs;
  const place = (at: number, legs: readonly Leg[]): void => {
    if (spanOf(legs, startupMs) >= best) return;
    const one = tasks[at];
    if (one === undefined) {
      if (isWithin(legs, max)) best = spanOf(legs, startupMs);
      return;
    }
    const before = one.needs.map((id) => legs.find((leg) => leg.tasks.some((other) => other.id === id)));
    for (const [index, leg] of legs.entries()) {
      const isOfKind = leg.tasks.every(
        (other) => other.runsOn === one.runsOn && other.run !== null && one.run !== null,
      );
      if (!isOfKind || !before.every((need) => need === leg || (need?.wave ?? 0) < leg.wave)) continue;
      place(at + 1, legs.with(index, { ...leg, tasks: [...leg.tasks, one] }));
    }
    for (let wave = 1; wave <= tasks.length; wave++)
      if (before.every((need) => (need?.wave ?? 0) < wave)) place(at + 1, [...legs, { wave, tasks: [one] }]);
  };
  place(0, []);
  return best < limitMs ? best : null;
}

function spanOf(legs: readonly Leg[], startupMs: number): number {
  const longest = new Map<number, number>();
  for (const { wave, tasks } of legs) {
    const ms = tasks.reduce((sum, one) => sum + one.estimateMs, startupMs);
    longest.set(wave, Math.max(longest.get(wave) ?? 0, ms));
  }
  return [...longest.values()].reduce((sum, ms) => sum + ms, 0);
}

function isWithin(legs: readonly Leg[], max: number): boolean {
  const counts = new Map<number, number>();
  for (const { wave } of legs) counts.set(wave, (counts.get(wave) ?? 0) + 1);
  return [...counts.values()].every((count) => count <= max);
}
