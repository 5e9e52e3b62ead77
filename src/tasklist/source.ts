import type { Location, Path } from '../model.ts';
import type { TasklistProblem } from '../problem.ts';

/** Text read into plain values, with the way back from a value to its place. */
export interface Source {
  readonly value: unknown;
  /** The place of a value, or of its nearest ancestor that exists. */
  readonly locate: (path: Path) => Location;
  /** The place of the key that names a value; the value's own place when it is an entry of a list. */
  readonly locateKey: (path: Path) => Location;
  /** A plain value as it is written; `null` when there is none at the path. */
  readonly spelling: (path: Path) => string | null;
}

export interface SourceResult {
  /** `null` when nothing could be read. */
  readonly source: Source | null;
  readonly problems: readonly TasklistProblem[];
}
