/** What the artifact client throws is text: these functions read it. */

/**
 * What may pass: too many requests, trouble at the server or on the way, and 403, which an intermediary of GitHub answers now
 * and then (actions/download-artifact#464).
 */
const TRANSIENT_STATUS = new Set([403, 408, 429, 500, 502, 503, 504]);

const TRANSIENT_TEXT =
  /ECONN(?:RESET|REFUSED|ABORTED)|ETIMEDOUT|EPIPE|EAI_AGAIN|ENOTFOUND|EHOSTUNREACH|socket hang up|did not respond|stalled|Unable to (?:make request|download)|is not valid JSON|Unexpected (?:token|end)/;

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
  const status = statusOf(error);
  return status === null ? TRANSIENT_TEXT.test(messageOf(error)) : TRANSIENT_STATUS.has(status);
}

/** Whether an artifact of that name exists already. */
export function isTaken(error: unknown): boolean {
  return statusOf(error) === 409;
}
