/** The cooperation of legs: each looks at what the others made known, and one tells all when the answer is certain. */

import type { Outcome, Plan } from '../../model.ts';
import { turnedOutcome } from '../../policy/outcome.ts';
import type { Decision } from '../../policy/tally.ts';
import { createWatch } from '../../policy/watch.ts';
import { messageOf } from '../../problem.ts';
import { pause } from '../../run/wait.ts';
import { MOST_LISTED } from '../../store/artifacts.ts';
import type { ListedArtifact } from '../../store/service.ts';
import { createNameReader } from './folds.ts';
import { type Leaving, storeMarker } from './leg-artifacts.ts';
import { artifactsOf, createOutcomeReader, failedBefore, hasMarker } from './run-view.ts';

export interface EarlyStop {
  /** Adds what happened in this leg. */
  readonly take: (outcomes: ReadonlyMap<string, Outcome>) => void;
  /** Whether what is known by now makes the stop condition true, without looking again. */
  readonly settled: () => boolean;
  readonly decision: () => Decision;
  readonly colour: () => 'green' | 'red';
  /**
   * Looks once at the run. `true` when this leg should stop. The marker is stored when what is listed by now makes the stop
   * condition true, unless it was there already: whoever sees the marker can see why.
   */
  readonly look: (signal?: AbortSignal) => Promise<boolean>;
  /** The same, with a list that was read already. */
  readonly see: (listed: readonly ListedArtifact[]) => Promise<boolean>;
  /** Looks again and again until the signal ends it; then calls `onStop` once, if there is reason to. */
  readonly poll: (everyMs: number, signal: AbortSignal, onStop: () => void) => Promise<void>;
}

/** @param onCut called once when the list of artifacts is so long that it may be cut */
export function createEarlyStop(leaving: Leaving, onCut: () => void): EarlyStop {
  const { plan, leg, attempt, store } = leaving;
  const reader = createOutcomeReader(plan, attempt, store);
  const names = createNameReader(plan, attempt, store);
  const [known, listed] = [createWatch(plan), createWatch(plan)];
  // Until the first look nothing is known of earlier attempts.
  let mayHaveFailed: (id: string) => boolean = () => attempt > 1;
  const own = new Map<string, Outcome>();
  const take = (outcomes: ReadonlyMap<string, Outcome>) => {
    for (const [id, outcome] of outcomes) own.set(id, outcome);
    known.take(turned(outcomes, plan, mayHaveFailed));
  };
  let marked = false;
  let cut = false;
  const see = async (all: readonly ListedArtifact[]): Promise<boolean> => {
    if (all.length >= MOST_LISTED && !cut) onCut();
    cut ||= all.length >= MOST_LISTED;
    const named = artifactsOf(plan, all, attempt);
    mayHaveFailed = failedBefore(plan, cut ? null : await names(named), attempt);
    const outcomes = turned(await reader.read(named), plan, mayHaveFailed);
    listed.take(outcomes);
    known.take(outcomes);
    take(own);
    if (plan.stop === 'never') return false;
    marked ||= hasMarker(named, attempt);
    if (!marked && listed.stopped()) {
      await storeMarker(leaving);
      marked = true;
    }
    return marked || known.stopped();
  };
  const look = async (signal?: AbortSignal) => see(await store.list(signal));
  const poll = async (everyMs: number, signal: AbortSignal, onStop: () => void) => {
    if (plan.stop === 'never') return;
    while (!signal.aborted) {
      await pause(everyMs, signal);
      if (signal.aborted) return;
      // A look that fails is not the task's fault: the next one may succeed.
      const stop = await look(signal).catch(() => false);
      if (stop && !signal.aborted) {
        onStop();
        return;
      }
    }
  };
  return {
    take,
    settled: known.stopped,
    decision: known.decision,
    colour: () => known.colourOf(leg.tasks),
    look,
    see,
    poll,
  };
}

/** Where the history of a task is open and matters, it stays pending: then nothing is decided that converge might not say. */
function turned(
  outcomes: ReadonlyMap<string, Outcome>,
  { policy }: Plan,
  mayHaveFailed: (id: string) => boolean,
): Map<string, Outcome | null> {
  return new Map([...outcomes].map(([id, outcome]) => [id, turnedOutcome(outcome, mayHaveFailed(id), policy)]));
}

/**
 * Milliseconds between two looks of one leg: every two seconds for a few legs, and slower the more legs ask, so that all
 * together send at most about eight requests a second to a service whose limits nobody publishes.
 */
export function pollInterval(legs: number): number {
  return Math.min(30_000, Math.max(2000, legs * 125));
}

/** An unreachable store says nothing about the tasks, so a look that fails is only reported. */
export async function lookSafely(look: () => Promise<boolean>, tell: (detail: string) => void): Promise<boolean> {
  try {
    return await look();
  } catch (error) {
    tell(messageOf(error));
    return false;
  }
}
