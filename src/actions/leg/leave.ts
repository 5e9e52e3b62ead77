/** The end of a leg: its records are stored, then it looks until they are listed, and only then it has a colour. */
import type { TaskRecord } from '../../model.ts';
import { messageOf } from '../../problem.ts';
import { LISTING_LAG_MS } from '../../store/artifacts.ts';
import { type EarlyStop, lookSafely } from './early-stop.ts';
import { type Leaving, outcomesOfRecords, ownRecordsIn, storeLeg } from './leg-artifacts.ts';

/** Why a leg is red. */
export const CERTAIN_FAIL =
  'the verdict is certain to be fail; "re-run failed jobs" runs this leg again, since a task of it could change that';

export interface Left {
  /** `null` when the records are not stored: then the colour is still open. */
  readonly colour: 'green' | 'red' | null;
  /** Why nothing is stored. */
  readonly fault: string | null;
}

export interface Tell {
  readonly notice: (text: string) => void;
  readonly warning: (text: string) => void;
}

/**
 * Stores what a leg leaves. Of two legs that end at the same moment, the one whose records are listed last sees those of the
 * other, so a verdict that both make certain is seen by one of them. What could not be stored is left to the `last` try.
 */
export async function leaveLeg(
  records: readonly TaskRecord[],
  leaving: Leaving,
  early: EarlyStop,
  tell: Tell,
  last = false,
): Promise<Left> {
  let told: readonly TaskRecord[];
  try {
    told = await storeLeg(records, leaving, { last, tell: tell.warning });
  } catch (error) {
    return { colour: null, fault: `the records could not be stored: ${messageOf(error)}` };
  }
  early.take(outcomesOfRecords(told, leaving.plan));
  if (leaving.plan.legs.length > 1) await lookUntilListed(leaving, early, tell);
  return { colour: early.colour(), fault: null };
}

async function lookUntilListed(leaving: Leaving, early: EarlyStop, { notice, warning }: Tell): Promise<void> {
  const unseen = (detail: string) => warning(`the other legs could not be seen: ${detail}`);
  await lookSafely(async () => {
    const { listed, waitedMs } = await leaving.store.listUntil((all) => ownRecordsIn(all, leaving));
    const seconds = Math.round(waitedMs / 1000);
    if (!ownRecordsIn(listed, leaving))
      warning(
        `the records of this leg are stored, but were not listed within ${LISTING_LAG_MS / 1000} s; its colour does without what may have been stored beside them`,
      );
    else if (seconds > 0) notice(`waited ${seconds} s until the records of this leg were listed`);
    return early.see(listed);
  }, unseen);
}
