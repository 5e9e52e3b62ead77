import type { StopReason } from './stop.ts';

export interface Interrupt {
  /** Aborted with a `StopReason` by SIGINT (Ctrl-C), SIGTERM or SIGHUP. */
  readonly signal: AbortSignal;
  readonly release: () => void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Turns signals to this process into a cancellation that everything waits for, so that children are stopped and records
 * written. `onSignal` hears of the first, for people who wonder whether their Ctrl-C was heard.
 */
export function listenForInterrupt(onSignal: (signal: string) => void = () => {}): Interrupt {
  const controller = new AbortController();
  const listen = (signal: NodeJS.Signals) => {
    if (controller.signal.aborted) return;
    onSignal(signal);
    const reason: StopReason = { kind: 'cancelled', signal };
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
