/** What can go wrong with a request. What GitHub's artifact client throws is text: these functions read it. */

/** An answer other than the one that was asked for. */
export class HttpFault extends Error {
  readonly statusCode: number;

  constructor(message: string, statusCode: number) {
    super(`${message} (${statusCode})`);
    this.statusCode = statusCode;
  }
}

/** A text of somebody else without what may be an address, which is a secret. */
export function printable(text: string): string {
  return text.replace(/:?\s*\/\S*|https?:\S+/g, '').slice(0, 200);
}

/** There was no answer, or it broke off. Says how without the address, which may be a secret. */
export class NoAnswer extends Error {
  constructor(cause: unknown) {
    super(`no answer: ${codeOf(cause) ?? printable(messageOf(cause))}`);
  }
}

function codeOf(error: unknown): string | null {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : null;
}

/**
 * What may pass: too many requests, trouble at the server or on the way, and 403, which an intermediary of GitHub answers now
 * and then (actions/download-artifact#464).
 */
const TRANSIENT_STATUS = new Set([403, 408, 429, 500, 502, 503, 504]);

const TRANSIENT_TEXT =
  /ECONN(?:RESET|REFUSED|ABORTED)|ETIMEDOUT|EPIPE|EAI_AGAIN|ENOTFOUND|EHOSTUNREACH|socket hang up|did not respond|stalled|Unable to (?:make request|download)|is not valid JSON|Unexpected |Unterminated |Expected /;

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The HTTP status of a failed request, `null` when there was no answer. */
export function statusOf(error: unknown): number | null {
  if (typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number')
    return error.statusCode;
  const match = /(?:Failed request: \(|HTTP response from blob storage: )(\d{3})\b/.exec(messageOf(error));
  return match === null ? null : Number(match[1]);
}

export function isTransient(error: unknown): boolean {
  if (error instanceof NoAnswer) return true;
  const status = statusOf(error);
  return status === null ? TRANSIENT_TEXT.test(messageOf(error)) : TRANSIENT_STATUS.has(status);
}

/** Whether an artifact of that name exists already. */
export function isTaken(error: unknown): boolean {
  return statusOf(error) === 409;
}
