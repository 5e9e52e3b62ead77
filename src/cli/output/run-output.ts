/** What a run prints while it runs: one reader of its events for each way to print. */
import type { OutputMode } from '../arguments.ts';
import { groupedOutput } from './grouped.ts';
import { liveOutput } from './live.ts';
import type { OutputOptions, RunOutput } from './port.ts';
import { streamOutput } from './stream.ts';

/** Prints nothing while tasks run: the verdict is enough. */
export const QUIET: RunOutput = { onEvent: () => undefined, end: async () => {} };

/** `null`: live on a terminal, grouped elsewhere. A live view where there is no terminal is grouped as well. */
export function createRunOutput(mode: OutputMode | null, options: OutputOptions): RunOutput {
  const { footer } = options.console;
  switch (mode ?? 'live') {
    case 'live':
      return footer === null || (mode === null && options.inActions)
        ? groupedOutput(options, 'all')
        : liveOutput(options, footer);
    case 'stream':
      return streamOutput(options);
    case 'errors':
      return groupedOutput(options, 'failed');
    default:
      return groupedOutput(options, 'all');
  }
}
