import type { StopReason } from './stop.ts';

export interface Interrupt {
  /** Aborted with a `StopReason` by SIGINT (Ctrl-C), SIGTERM, SIGHUP or SIGBREAK (Ctrl-Break). */
  readonly signal: AbortSignal;
  readonly release: () => void;
}

/** Windows has the last: GitHub's runner sends it where it sends SIGTERM elsewhere. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const;
/** One Ctrl-C may come twice: from the terminal, and from the program that started this one (npm does so). */
const ONE_PRESS_MS = 400;

/**
 * Turns signals to this process into a cancellation that everything waits for, so that children are stopped and records
 * written. A second signal, not part of the first, leaves children no time any more. `onSignal` hears of both, for people who
 * wonder whether their Ctrl-C was heard.
 */
export function listenForInterrupt(onSignal: (signal: string, again: boolean) => void = () => {}): Interrupt {
  const controller = new AbortController();
  const hurry = new AbortController();
  let first = 0;
  const listen = (signal: NodeJS.Signals) => {
    if (controller.signal.aborted) {
      if (hurry.signal.aborted || performance.now() - first < ONE_PRESS_MS) return;
      onSignal(signal, true);
      hurry.abort();
      return;
    }
    first = performance.now();
    onSignal(signal, false);
    const reason: StopReason = { kind: 'cancelled', signal, hurry: hurry.signal };
    controller.abort(reason);
  };
  for (const signal of SIGNALS) process.on(signal, listen);
  return {
    signal: controller.signal,
    release: () => {
      for (const signal of SIGNALS) process.off(signal, listen);
    },
  };
}
