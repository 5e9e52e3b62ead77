import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

export interface RetryOptions {
  /** How often something is tried in all. */
  readonly tries: number;
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
  readonly sleep: (ms: number) => Promise<void>;
  /** From 0 to below 1. */
  readonly random: () => number;
}

export const DEFAULT_RETRY: RetryOptions = {
  tries: 7,
  firstDelayMs: 250,
  maxDelayMs: 30_000,
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random: Math.random,
};

/**
 * What may pass: too many requests, trouble at the server or on the way, and 403, which an intermediary of GitHub answers now
 * and then (actions/download-artifact#464).
 */
const TRANSIENT =
  /\(?\b(?:403|408|429|5\d\d)\b|ECONN(?:RESET|REFUSED|ABORTED)|ETIMEDOUT|EPIPE|EAI_AGAIN|socket hang up|timed out|Unable to (?:make request|download)|ENOTFOUND/i;

export function isTransient(error: unknown): boolean {
  return TRANSIENT.test(messageOf(error));
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Tries again while the failure may pass, with growing waits that are never shorter than a server asked for. */
export async function withRetry<Result>(work: (attempt: number) => Promise<Result>, options: RetryOptions): Promise<Result> {
  listenForRetryAfter();
  for (let attempt = 1; ; attempt++) {
    const startedAt = Date.now();
    try {
      return await work(attempt);
    } catch (error) {
      if (attempt >= options.tries || !isTransient(error)) throw error;
      const backoff = Math.min(options.maxDelayMs, options.firstDelayMs * 2 ** (attempt - 1));
      const asked = askedAt >= startedAt ? Math.min(120_000, resumeAt - Date.now()) : 0;
      await options.sleep(Math.max(asked, backoff * (0.5 + options.random() / 2)));
    }
  }
}

let listening = false;
let askedAt = 0;
let resumeAt = 0;

/**
 * The artifact client tells nobody about `Retry-After`; Node's own diagnostics channel does. A wait that any answer asks for
 * holds for all of this process's requests.
 */
function listenForRetryAfter(): void {
  if (listening) return;
  listening = true;
  subscribe('http.client.response.finish', (message) => {
    const { response } = message as { response: IncomingMessage };
    const seconds = Number(response.headers['retry-after']);
    if (response.statusCode === undefined || response.statusCode < 400 || !(seconds > 0)) return;
    askedAt = Date.now();
    resumeAt = Math.max(resumeAt, askedAt + seconds * 1000);
  });
}
