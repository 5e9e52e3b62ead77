/**
 * What one leg knows of the whole run: its own outcomes as they come, and those of the other legs as it reads them. From
 * that it answers the two questions of a leg: may I stop, and what colour do I end with?
 */
import type { Outcome, Stop } from '../model.ts';
import { stopReached } from './decide.ts';
import { createTally, type Decision, filledVerdict, type Judged } from './tally.ts';

export interface Watch {
  /** Takes outcomes in, of any leg; the same ones may come again, and `null` is pending. Unknown tasks are ignored. */
  take(outcomes: ReadonlyMap<string, Outcome | null>): void;
  readonly decision: () => Decision;
  /** The stop condition holds: nothing new should start. */
  readonly stopped: () => boolean;
  /**
   * The colour of a leg with these tasks: red exactly when the verdict is certain to be fail, the failed and the stopped tasks
   * together could still pass in a re-run, and one of them is of this leg. So a passing threshold is a green run, and "re-run
   * failed jobs" runs again what can still matter.
   */
  readonly colourOf: (tasks: readonly string[]) => 'green' | 'red';
}

export function createWatch(plan: Judged & { readonly stop: Stop }): Watch {
  const tally = createTally(plan);
  const known = new Map<string, Outcome | null>();
  const isSettled = (id: string) => known.get(id) === 'success' || known.get(id) === 'neutral';
  const couldPass = () => {
    const again = createTally(plan);
    for (const [id, outcome] of known) if (isSettled(id)) again.replace(id, outcome);
    return filledVerdict(again.counts, 'success') === 'pass';
  };
  return {
    take: (outcomes) => {
      for (const [id, outcome] of outcomes) {
        known.set(id, outcome);
        tally.replace(id, outcome);
      }
    },
    decision: () => tally.decide(),
    stopped: () => stopReached(tally.decide(), plan.stop),
    colourOf: (tasks) => {
      const decision = tally.decide();
      if (!decision.decided || decision.verdict === 'pass' || tasks.every(isSettled)) return 'green';
      return couldPass() ? 'red' : 'green';
    },
  };
}
