/** Whether and when a failed try is worth another one. */
import { constants } from 'node:os';
import type { Retry } from '../model.ts';

/** How a try failed. A command that ended well but missed a criterion has its exit code. */
export interface Failure {
  readonly state: 'failed' | 'timed-out';
  readonly reason: string;
  readonly exitCode: number | null;
  /** `SIGKILL`, … */
  readonly signal: string | null;
}

/**
 * Without `on` every failure is worth another try. With it only what it names: a listed exit code, a listed signal (also as
 * the 128 + n by which a shell reports it), a timeout. One that names nothing means every failure but a timeout.
 */
export function isWorthRetry(on: Retry['on'], failure: Failure): boolean {
  if (on === null) return true;
  if (failure.state === 'timed-out') return on.timeout === true;
  if (on.exitCodes === undefined && on.signals === undefined) return on.timeout !== true;
  if (failure.exitCode !== null && on.exitCodes?.includes(failure.exitCode)) return true;
  const signal = failure.signal ?? shellSignal(failure.exitCode);
  return signal !== null && (on.signals?.some((name) => longName(name) === signal) ?? false);
}

/**
 * The wait after the `failed`-th failed try, in milliseconds: `initial * rate^(failed - 1)`, at most the longest delay;
 * with full jitter a random part of it (AWS Architecture Blog, "Exponential Backoff And Jitter").
 */
export function backoffMs(retry: Retry, failed: number, random: () => number): number {
  const seconds = Math.min(retry.maxDelaySeconds, retry.initialSeconds * retry.backoffRate ** (failed - 1));
  return Math.round(1000 * (retry.jitter === 'full' ? seconds * random() : seconds));
}

/** The signal that a POSIX shell reports as this exit code, or `null`. */
export function shellSignal(exitCode: number | null): string | null {
  if (exitCode === null || exitCode <= 128) return null;
  const found = Object.entries(constants.signals).find(([, number]) => number === exitCode - 128);
  return found?.[0] ?? null;
}

function longName(name: string): string {
  const upper = name.toUpperCase();
  return upper.startsWith('SIG') ? upper : `SIG${upper}`;
}
