import { randomUUID } from 'node:crypto';
import type { Octokit } from '@octokit/rest';
import { messageOf } from '../problem.ts';

export type Rest = Octokit;

export interface RestOptions {
  readonly token: string;
  /** `https://api.github.com`, or that of an Enterprise server. */
  readonly apiUrl: string;
  /** One second of a pause in milliseconds; tests make time pass faster. */
  readonly secondMs?: number;
  /** A request without an answer in this time has failed. */
  readonly timeoutMs?: number;
}

const MAX_RETRIES = 3;
/** What is read through REST helps and never decides, so that nothing waits for it longer than this at one time. */
const LONGEST_WAIT_SECONDS = 60;
const TIMEOUT_MS = 30_000;

/**
 * GitHub's REST client, loaded when first asked for. A request is repeated at most three times: after trouble at the server
 * with growing pauses, and after a rate limit when the service asks for at most a minute. Everything else throws at once.
 */
export async function createRest({
  token,
  apiUrl,
  secondMs = 1000,
  timeoutMs = TIMEOUT_MS,
}: RestOptions): Promise<Rest> {
  const [{ Octokit: Client }, { retry }, { throttling }] = await Promise.all([
    import('@octokit/rest'),
    import('@octokit/plugin-retry'),
    import('@octokit/plugin-throttling'),
  ]);
  const mayWait = (seconds: number, _request: unknown, _client: unknown, retries: number): boolean =>
    seconds <= LONGEST_WAIT_SECONDS && retries < MAX_RETRIES;
  return new (Client.plugin(throttling, retry))({
    ...(token === '' ? {} : { auth: token }),
    baseUrl: apiUrl.replace(/\/+$/, ''),
    userAgent: 'fanfold',
    log: SILENT,
    request: {
      fetch: (url: string | URL, init?: RequestInit) => fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) }),
    },
    // The other plugin alone handles limits: the repetitions of both would add up.
    retry: { doNotRetry: [...HOPELESS, 429], retries: MAX_RETRIES, retryAfterBaseValue: secondMs },
    throttle: {
      id: randomUUID(),
      retryAfterBaseValue: secondMs,
      fallbackSecondaryRateRetryAfter: LONGEST_WAIT_SECONDS,
      onRateLimit: mayWait,
      onSecondaryRateLimit: mayWait,
    },
  });
}

/** The plugin's own list. */
const HOPELESS = [400, 401, 403, 404, 410, 422, 451];

const ignore = (): void => {};
/** The client writes to the console by itself; our steps say what matters in their own words. */
const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** What went wrong with a request, in one short line; `permission` is what the token may lack. */
export function restFault(error: unknown, permission: string): string {
  const text = messageOf(error).replace(/\s+/g, ' ').slice(0, 200);
  const status = restStatus(error);
  if (status === null) return text;
  if (status === 401) return `GitHub answered 401 (${text}): the token is not valid`;
  if (status === 403 || status === 404)
    return `GitHub answered ${status} (${text}): the job may need \`permissions: { ${permission} }\``;
  return `GitHub answered ${status} (${text})`;
}

function restStatus(error: unknown): number | null {
  if (typeof error !== 'object' || error === null) return null;
  const { status, response } = error as { status?: unknown; response?: unknown };
  // The client gives the status 500 to a request that never had an answer.
  return typeof status === 'number' && response !== undefined ? status : null;
}
