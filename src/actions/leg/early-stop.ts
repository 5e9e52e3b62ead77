/** The cooperation of legs: each looks at what the others made known, and one tells all when the answer is certain. */
import type { Outcome } from '../../model.ts';
import type { Watch } from '../../policy/watch.ts';
import { artifactsOf, hasMarker, type OutcomeReader } from './run-view.ts';
import { type Leaving, storeMarker } from './stored.ts';

export interface EarlyStop {
  /** Adds what happened in this leg. */
  readonly take: (outcomes: ReadonlyMap<string, Outcome>) => void;
  /** Whether what is known by now makes the stop condition true, without looking again. */
  readonly settled: () => boolean;
  /** Looks once at the run. `true` when this leg should stop; the marker is stored then, unless it was there already. */
  readonly look: () => Promise<boolean>;
  /** Looks again and again until the signal ends it; then calls `onStop` once, if there is reason to. */
  readonly poll: (everyMs: number, signal: AbortSignal, onStop: () => void) => Promise<void>;
}

export function createEarlyStop(watch: Watch, reader: OutcomeReader, leaving: Leaving): EarlyStop {
  const { plan, attempt, store } = leaving;
  let marked = false;
  const take = (outcomes: ReadonlyMap<string, Outcome>) => watch.take(outcomes);
  const look = async (): Promise<boolean> => {
    if (plan.stop === 'never') return false;
    const named = artifactsOf(plan, await store.list(), attempt);
    take(await reader.read(named));
    marked ||= hasMarker(named, attempt);
    if (!marked && watch.stopped()) {
      await storeMarker(leaving);
      marked = true;
    }
    return marked;
  };
  const poll = async (everyMs: number, signal: AbortSignal, onStop: () => void) => {
    if (plan.stop === 'never') return;
    while (!signal.aborted) {
      await sleep(everyMs, signal);
      if (signal.aborted) return;
      // A look that fails is not the task's fault: the next one may succeed.
      const stop = await look().catch(() => false);
      if (stop && !signal.aborted) {
        onStop();
        return;
      }
    }
  };
  return { take, settled: watch.stopped, look, poll };
}

/**
 * Milliseconds between two looks of one leg: every two seconds for a few legs, and slower the more legs ask, so that all
 * together send at most about eight requests a second to a service whose limits nobody publishes.
 */
export function pollInterval(legs: number): number {
  return Math.min(30_000, Math.max(2000, legs * 125));
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
  });
}

/** Whether a store can be reached at all decides nothing about the tasks, so problems of a look are only told. */
export async function lookSafely(early: EarlyStop, tell: (detail: string) => void): Promise<boolean> {
  try {
    return await early.look();
  } catch (error) {
    tell(error instanceof Error ? error.message : String(error));
    return false;
  }
}
