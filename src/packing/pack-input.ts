import type { Location } from '../model.ts';
import type { PriceOf } from './billing.ts';
import type { Room } from './room.ts';
import type { PackTask } from './units.ts';

/** What is packed, and for what. */
export interface PackInput extends Room {
  /** Wave by wave the tasks that have a leg. */
  readonly waves: readonly (readonly PackTask[])[];
  /** Of each wave the groups of ids that must share a leg, in the order in which they run. */
  readonly together: readonly (readonly (readonly string[])[])[];
  readonly targetMinutes: number | null;
  readonly minimize: 'time' | 'cost';
  /** Absent: no runner has a price. */
  readonly pricePerMinute?: PriceOf;
  /** A laptop: `runs-on` decides nothing, and no task needs a leg of its own. */
  readonly sameRunner: boolean;
  /** Where a setting stands. */
  readonly locate?: (what: 'target' | 'max') => Location | null;
}
