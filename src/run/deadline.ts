import type { StopReason } from './stop.ts';
import { MAX_TIMER_MS } from './wait.ts';

export interface Deadline {
  /** Aborted with a `StopReason` when the time is up. */
  readonly signal: AbortSignal;
  readonly release: () => void;
}

/** The time of a whole plan, from now on; `null`: there is none. */
export function startDeadline(minutes: number | null): Deadline {
  const controller = new AbortController();
  const reason: StopReason = { kind: 'cancelled', ...(minutes !== null && { deadlineMinutes: minutes }) };
  let timer: NodeJS.Timeout | undefined;
  const wait = (ms: number) => {
    const now = Math.min(ms, MAX_TIMER_MS);
    timer = setTimeout(() => (ms > now ? wait(ms - now) : controller.abort(reason)), now);
  };
  if (minutes !== null) wait(minutes * 60_000);
  return { signal: controller.signal, release: () => clearTimeout(timer) };
}
