/** How long one wait on the network may take in all, with every repetition. */
import { GivenUp } from './fault.ts';

/** Milliseconds for a wait that moves no bytes to speak of. */
export const BASE_MS = 60_000;
/** Bytes that give a wait one second more: no line is slower than 256 KiB a second for long. */
const BYTES_A_SECOND = 256 * 1024;

/** The time that these bytes add to a wait. */
export function millisecondsFor(bytes: number): number {
  return Math.ceil(bytes / BYTES_A_SECOND) * 1000;
}

export interface Budget {
  /** Aborted with a `GivenUp` when the time is over, and at once when the leg is stopped. */
  readonly signal: AbortSignal;
  /** More time, for bytes that turn out to be moved. */
  readonly grow: (bytes: number) => void;
  /** More time, because the service asks for it. */
  readonly extend: (ms: number) => void;
  readonly release: () => void;
}

/** Starts the clock of one wait. */
export function startBudget(stop: AbortSignal | undefined, baseMs = BASE_MS): Budget {
  const controller = new AbortController();
  const startedAt = Date.now();
  let allowedMs = baseMs;
  const giveUp = () => controller.abort(new GivenUp(`given up after ${Math.round((Date.now() - startedAt) / 1000)} s`));
  let timer = setTimeout(giveUp, allowedMs);
  const stopped = () => controller.abort(new GivenUp('the wait was ended because this leg is stopped'));
  if (stop?.aborted) stopped();
  stop?.addEventListener('abort', stopped, { once: true });
  const extend = (ms: number) => {
    if (ms <= 0 || controller.signal.aborted) return;
    allowedMs += ms;
    clearTimeout(timer);
    timer = setTimeout(giveUp, Math.max(0, startedAt + allowedMs - Date.now()));
  };
  // Bytes come in small pieces: a second is granted when there are enough for one.
  let granted = 0;
  let moved = 0;
  return {
    signal: controller.signal,
    extend,
    grow: (bytes) => {
      moved += bytes;
      const due = millisecondsFor(moved);
      if (due > granted) extend(due - granted);
      granted = due;
    },
    release: () => {
      clearTimeout(timer);
      stop?.removeEventListener('abort', stopped);
    },
  };
}
