/** The port through which tasks are watched; `observe` has what looks, and `app` brings the two together. */
import type { Command, Observed } from '../model.ts';

/** Looks at the workspace before and after tasks. */
export interface Observer {
  /** Resolves when these tasks, which one command runs, may start, with what was seen of those before them. */
  readonly started: (ids: readonly string[]) => Promise<Observed | null>;
  /** What was seen, once nothing runs any more; `null` while something does, or when nothing could be seen. */
  readonly ended: (ids: readonly string[]) => Promise<Observed | null>;
}

/** What was seen of one try; no reads where they could not be seen. */
export type Seen = Pick<Observed, 'reads'> & { readonly writes: readonly string[] };

/** Gives one try a view of the workspace of its own; `folder` is private to it. */
export type Enclose = (folder: string) => Promise<{
  /** The command that runs `command` inside, in the folder `cwd`. */
  readonly command: (command: Command, cwd: string) => Command;
  /** Call when no process of it lives any more; `keep` brings what it wrote into the workspace, else it is dropped. */
  readonly close: (keep: boolean) => Promise<Seen>;
}>;
