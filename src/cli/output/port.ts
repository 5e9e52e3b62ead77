/** What prints a run, and what it is given. */
import type { OnEvent } from '../../event.ts';
import type { Plan } from '../../model.ts';
import type { Console } from '../console.ts';

export interface RunOutput {
  readonly onEvent: OnEvent;
  /** Resolves when everything but the verdict is printed. */
  readonly end: () => Promise<void>;
}

export interface OutputOptions {
  readonly plan: Plan;
  readonly jobs: number;
  readonly console: Console;
  /** Prints what starts as well. */
  readonly verbose: boolean;
  /** Inside a job of GitHub Actions. */
  readonly inActions: boolean;
  /** The file with the whole output of a task or batch. */
  readonly logOf: (id: string) => string;
  /** Aborted when what is still to be printed is no longer wanted. */
  readonly signal: AbortSignal;
}

/** How one task is printed: its line, then its output. */
export interface Blocks {
  readonly open: (title: string, failed: boolean) => void;
  readonly line: (text: string) => Promise<void> | undefined;
  readonly close: (failed: boolean) => void;
}
