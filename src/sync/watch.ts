/**
 * What one leg knows of the whole run: its own outcomes as they come, and those of the other legs as it reads them. From
 * that it answers the two questions of a leg: may I stop, and what colour do I end with?
 */
import type { Outcome, Stop } from '../model.ts';
import { stopReached } from './decide.ts';
import { createTally, type Decision, type Judged } from './tally.ts';

export interface Watch {
  /** Takes outcomes in, of any leg; the same ones may come again. Unknown tasks are ignored. */
  take(outcomes: ReadonlyMap<string, Outcome>): void;
  readonly decision: () => Decision;
  /** The stop condition holds: nothing new should start. */
  readonly stopped: () => boolean;
  /** Red exactly when the verdict is certain to be fail, so that a passing threshold is a green run. */
  readonly colour: () => 'green' | 'red';
}

export function createWatch(plan: Judged & { readonly stop: Stop }): Watch {
  const tally = createTally(plan);
  return {
    take: (outcomes) => {
      for (const [id, outcome] of outcomes) tally.replace(id, outcome);
    },
    decision: () => tally.decide(),
    stopped: () => stopReached(tally.decide(), plan.stop),
    colour: () => {
      const decision = tally.decide();
      return decision.decided && decision.verdict === 'fail' ? 'red' : 'green';
    },
  };
}
