/** Why a running task is stopped from outside, and with which signals. */

/** The reason of the `AbortSignal` that stops a task. */
export type StopReason =
  /** The verdict is certain: the task's outcome cannot matter any more. */
  | { readonly kind: 'superseded' }
  /** A person, the runner or a deadline ends the whole run; `signal` is what we got and what is forwarded. */
  | {
      readonly kind: 'cancelled';
      readonly signal?: string;
      /** The deadline that passed, when nobody cancelled. */
      readonly deadlineMinutes?: number;
      /** Aborted when there is no more time to be gentle. */
      readonly hurry?: AbortSignal;
    };

/** One step of a stop: send the signal, wait this many milliseconds for the end, go on with the next step. */
export interface StopStep {
  readonly signal: NodeJS.Signals;
  readonly waitMs: number;
}

/** From the first signal to KILL: below 5 s, so that the record is written before the runner ends the step. */
export const DEFAULT_GRACE_MS = 4_000;

/** GNU parallel's default `--termseq`: a child that ignores TERM is gone after 0.35 s. */
const SUPERSEDED_STEPS: readonly StopStep[] = [
  { signal: 'SIGTERM', waitMs: 200 },
  { signal: 'SIGTERM', waitMs: 100 },
  { signal: 'SIGTERM', waitMs: 50 },
];

/** The reason an aborted signal carries; an `abort()` without one of ours counts as a cancellation. */
export function stopReasonOf(signal: AbortSignal): StopReason {
  const reason: unknown = signal.reason;
  if (typeof reason !== 'object' || reason === null || !('kind' in reason)) return { kind: 'cancelled' };
  if (reason.kind === 'superseded') return { kind: 'superseded' };
  if (reason.kind !== 'cancelled') return { kind: 'cancelled' };
  if ('deadlineMinutes' in reason && typeof reason.deadlineMinutes === 'number')
    return { kind: 'cancelled', deadlineMinutes: reason.deadlineMinutes };
  if (!('signal' in reason) || typeof reason.signal !== 'string') return { kind: 'cancelled' };
  const hurry = 'hurry' in reason && reason.hurry instanceof AbortSignal ? { hurry: reason.hurry } : {};
  return { kind: 'cancelled', signal: reason.signal, ...hurry };
}

/**
 * The signals before KILL. A timeout sends TERM and waits `graceMs`; a cancellation forwards what came, and TERM half-way
 * when that was something softer, since shells start background jobs with INT ignored.
 */
export function stopSteps(why: StopReason | 'timed-out', graceMs: number): readonly StopStep[] {
  if (why === 'timed-out') return [{ signal: 'SIGTERM', waitMs: graceMs }];
  if (why.kind === 'superseded') return SUPERSEDED_STEPS;
  if (why.signal !== 'SIGINT' && why.signal !== 'SIGHUP') return [{ signal: 'SIGTERM', waitMs: graceMs }];
  return [
    { signal: why.signal, waitMs: graceMs / 2 },
    { signal: 'SIGTERM', waitMs: graceMs / 2 },
  ];
}
