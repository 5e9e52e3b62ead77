import type { Json } from '../model.ts';
import type { Known } from '../packing/estimate.ts';
import type { Facts } from '../tasklist/facts.ts';
import type { SourceAnswer } from '../tasklist/items.ts';
import type { Hash } from './encode.ts';
import type { Only } from './only.ts';

/** What a plan is made from besides the file: everything that a clock, a disk or a service would otherwise bring in. */
export interface PlanFacts extends Known {
  readonly answers: ReadonlyMap<string, SourceAnswer>;
  /** A laptop: as many legs as tasks may run at once, and no start-up time. `null` on GitHub. */
  readonly jobs: number | null;
  /** The platform of the laptop, as Node names it, whose workspace all tasks share. */
  readonly here?: NodeJS.Platform;
  readonly hash: Hash;
  /** Into groups that do not wait for each other: more legs than one matrix may have. */
  readonly groups?: boolean;
  /** The most legs of a wave, besides `legs.max`: as many numbers as the matrices of the workflow have. */
  readonly mostLegs?: number;
  /** Replaces the name of the file, for workflows that are called twice in one run. */
  readonly name?: string;
  /** Replaces `sync:` of the file. */
  readonly sync?: Json;
  /** Only these tasks: see `selectOnly`. */
  readonly only?: Only;
  /** On a laptop tasks without `run` cannot run: `skip` counts only the others; `fail`, and default, counts them as skipped. */
  readonly recordMode?: 'skip' | 'fail';
  /** What expressions read of `github` and `inputs`. */
  readonly outside?: Facts;
}
