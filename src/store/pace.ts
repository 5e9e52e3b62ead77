/** How requests to the artifact service are repeated, and how long the service is left alone. */
import type { Budget } from './budget.ts';
import { isTransient } from './fault.ts';

export interface Pace {
  /** How often something is tried in all. */
  readonly tries: number;
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
}

/** Pauses that together stay within a budget. */
export const PACE: Pace = { tries: 9, firstDelayMs: 250, maxDelayMs: 16_000 };

/** No server makes us wait longer than this at one time; a job has better uses for its minutes. */
const LONGEST_WAIT_MS = 120_000;

export interface Patience {
  /** What `Retry-After` of a refusal said, in seconds. It holds for all requests that have not begun. */
  readonly asked: (seconds: number) => void;
  /** Waits for as long as the service asked to be left alone; the budget grows by that time. */
  readonly whenAllowed: (budget: Budget) => Promise<void>;
  /** Tries again while the failure may pass, with growing pauses that are never shorter than the service asked for. */
  readonly repeated: <Result>(work: () => Promise<Result>, budget: Budget) => Promise<Result>;
}

/** One for all requests of a process: what the service asks of one holds for all. */
export function createPatience(pace: Pace = PACE): Patience {
  let resumeAt = 0;
  /** What each budget has been given for waits that the service asked for. */
  const given = new WeakMap<Budget, number>();
  const askedMs = () => Math.max(0, resumeAt - Date.now());
  const whenAllowed = async (budget: Budget) => {
    for (let ms = askedMs(); ms > 0; ms = askedMs()) {
      const left = LONGEST_WAIT_MS - (given.get(budget) ?? 0);
      given.set(budget, (given.get(budget) ?? 0) + Math.min(ms, left));
      budget.extend(Math.min(ms, left));
      await sleep(ms, budget.signal);
    }
  };
  return {
    asked: (seconds) => {
      resumeAt = Math.max(resumeAt, Date.now() + Math.min(LONGEST_WAIT_MS, seconds * 1000));
    },
    whenAllowed,
    repeated: async (work, budget) => {
      for (let attempt = 1; ; attempt++) {
        await whenAllowed(budget);
        try {
          return await work();
        } catch (error) {
          if (attempt >= pace.tries || !isTransient(error)) throw error;
          await sleep(pauseBefore(attempt, pace), budget.signal);
        }
      }
    },
  };
}

/** Milliseconds before the repetition number `attempt`: half of it at random, so that legs do not march in step. */
function pauseBefore(attempt: number, { firstDelayMs, maxDelayMs }: Pace): number {
  return Math.min(maxDelayMs, firstDelayMs * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2);
}

/** Rejects with the signal's reason as soon as it is aborted. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const ended = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', ended);
      resolve();
    }, ms);
    signal.addEventListener('abort', ended, { once: true });
  });
}
