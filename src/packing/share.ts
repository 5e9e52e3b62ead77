import { fewestBins, mostBins } from './fill.ts';
import type { Group } from './units.ts';

/**
 * The most legs of each group of a wave that may have `max` legs in all: what it can use, and no more than its runners run
 * at once (`parallel`, `null` without a limit). When that is more than the wave may have, every group gets what it needs
 * at least, and one leg after another goes to the group whose legs are the fullest. The groups need `max` at most.
 */
export function shareLegs(groups: readonly Group[], max: number, parallel: readonly (number | null)[]): number[] {
  const useful = groups.map((group, at) =>
    Math.max(fewestBins(group), Math.min(mostBins(group), parallel[at] ?? max, max)),
  );
  if (useful.reduce((sum, legs) => sum + legs, 0) <= max) return useful;
  const shares = groups.map(fewestBins);
  const isOpen = (at: number) => (shares[at] ?? 0) < (useful[at] ?? 0);
  // Work of units that stand alone cannot be spread over more legs.
  const spread = groups.map(({ sharedMs }) => sharedMs.reduce((sum, ms) => sum + ms, 0));
  const load = (at: number) => (spread[at] ?? 0) / Math.max(1, (shares[at] ?? 0) - (groups[at]?.alone.length ?? 0));
  for (let left = max - shares.reduce((sum, legs) => sum + legs, 0); left > 0; left--) {
    const open = groups.map((_, at) => at).filter(isOpen);
    const fullest = open.reduce((most, at) => (most < 0 || load(at) > load(most) ? at : most), -1);
    if (fullest < 0) break;
    shares[fullest] = (shares[fullest] ?? 0) + 1;
  }
  return shares;
}
