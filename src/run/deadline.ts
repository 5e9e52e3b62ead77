import type { StopReason } from './stop.ts';

export interface Deadline {
  /** Aborted with a `StopReason` when the time is up. */
  readonly signal: AbortSignal;
  readonly release: () => void;
}

/** Longest delay of a timer in Node; a longer one would fire at once. */
const MAX_TIMER_MS = 2_147_483_647;

/** The time of a whole plan, from now on; `null`: there is none. */
export function startDeadline(minutes: number | null): Deadline {
  const controller = new AbortController();
  const reason: StopReason = { kind: 'cancelled' };
  let timer: NodeJS.Timeout | undefined;
  const wait = (ms: number) => {
    const now = Math.min(ms, MAX_TIMER_MS);
    timer = setTimeout(() => (ms > now ? wait(ms - now) : controller.abort(reason)), now);
  };
  if (minutes !== null) wait(minutes * 60_000);
  return { signal: controller.signal, release: () => clearTimeout(timer) };
}
