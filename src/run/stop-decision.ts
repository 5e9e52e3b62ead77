/** Two questions about a run in one place: may a task start, and must what runs end? */
import type { StopMode } from '../model.ts';
import { type StopReason, stopReasonOf } from './stop.ts';
import { aborted } from './wait.ts';

export interface StopSources {
  /** Aborted with a `StopReason` when nothing more may start. */
  readonly stop: AbortSignal;
  /** What a `superseded` stop does to running tasks: `kill` (default) or `no-new`. A cancellation always stops them. */
  readonly stopMode?: StopMode;
  /** A cancellation that still works after a `no-new` stop; its reason is a `StopReason` as well. */
  readonly cancel?: AbortSignal;
}

export interface StopDecision {
  /** Why nothing more may start, or `null`. */
  readonly reason: () => StopReason | null;
  /** Stops the running tasks. */
  readonly signal: AbortSignal;
  /** Resolves when nothing more may start. */
  readonly promise: Promise<void>;
  readonly now: (why: StopReason) => void;
  readonly release: () => void;
}

/** Brings the stop, its mode and a cancellation together. */
export function createStopDecision(sources: StopSources): StopDecision {
  const kill = new AbortController();
  const start = new AbortController();
  const end = (why: StopReason, killing: boolean) => {
    if (killing) kill.abort(why);
    start.abort(why);
  };
  const listeners = [sources.stop, ...(sources.cancel === undefined ? [] : [sources.cancel])].map((source) => {
    const listener = () => {
      const why = stopReasonOf(source);
      end(why, why.kind === 'cancelled' || sources.stopMode !== 'no-new');
    };
    if (source.aborted) listener();
    else source.addEventListener('abort', listener, { once: true });
    return () => source.removeEventListener('abort', listener);
  });
  return {
    reason: () => (start.signal.aborted ? stopReasonOf(start.signal) : null),
    signal: kill.signal,
    promise: aborted(start.signal).promise,
    now: (why) => end(why, true),
    release: () => {
      for (const release of listeners) release();
    },
  };
}
