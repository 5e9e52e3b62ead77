import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/** How requests to the artifact service are repeated. */
export interface Pace {
  /** How often something is tried in all. */
  readonly tries: number;
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
}

const PACE: Pace = { tries: 9, firstDelayMs: 250, maxDelayMs: 16_000 };

/** No server makes us wait longer than this at one time; a job has better uses for its minutes. */
const LONGEST_WAIT_MS = 120_000;

/** Tries again while the failure may pass, with growing pauses that are never shorter than the service asked for. */
export async function withRetry<Result>(
  work: () => Promise<Result>,
  isTransient: (error: unknown) => boolean,
  pace: Pace = PACE,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    await whenAllowed();
    try {
      return await work();
    } catch (error) {
      if (attempt >= pace.tries || !isTransient(error)) throw error;
      await sleep(pauseBefore(attempt, pace));
    }
  }
}

/** Waits for as long as the service asked to be left alone. */
export async function whenAllowed(): Promise<void> {
  listenForRetryAfter();
  for (let ms = askedMs(); ms > 0; ms = askedMs()) await sleep(ms);
}

/** Milliseconds to wait before the repetition number `attempt`: half of it at random, so that legs do not march in step. */
export function pauseBefore(attempt: number, { firstDelayMs, maxDelayMs }: Pace = PACE): number {
  const backoff = Math.min(maxDelayMs, firstDelayMs * 2 ** (attempt - 1));
  return Math.max(askedMs(), backoff * (0.5 + Math.random() / 2));
}

let resumeAt = 0;
let listening = false;

const askedMs = (): number => Math.max(0, resumeAt - Date.now());

/**
 * GitHub's artifact client tells nobody about `Retry-After`; Node's diagnostics channel does, whoever made the request. A wait
 * that one answer asks for holds for all requests of this process that have not begun.
 */
function listenForRetryAfter(): void {
  if (listening) return;
  listening = true;
  subscribe('http.client.response.finish', (message) => {
    const { statusCode = 0, headers } = (message as { response: IncomingMessage }).response;
    const seconds = Number(headers['retry-after']);
    if (statusCode >= 400 && seconds > 0)
      resumeAt = Math.max(resumeAt, Date.now() + Math.min(LONGEST_WAIT_MS, seconds * 1000));
  });
}

function sleep(ms: number): Promise<void> {
  return ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
}
