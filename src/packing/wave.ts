/** A wave of legs, before and after their number is chosen. */
import type { PackingProblem } from '../problem.ts';
import type { Filled } from './fill.ts';
import type { Group } from './units.ts';

/** One group of a wave with the legs it got. */
export interface PackedGroup extends OpenGroup {
  readonly filled: Filled;
}

export interface PackedWave {
  readonly groups: readonly PackedGroup[];
  readonly atATime: number;
  /** Milliseconds from the start of the wave to the end of its last leg. */
  readonly spanMs: number;
}

/** Not to be used when one of the problems is an error. */
export interface PackedWaves {
  readonly waves: readonly PackedWave[];
  readonly problems: readonly PackingProblem[];
}

/** A group before its number of legs is chosen. */
export interface OpenGroup {
  readonly group: Group;
  readonly startupMs: number;
  readonly parallel: number | null;
  /** The most legs it may have. */
  readonly most: number;
  /** Filled into that many. */
  readonly full: Filled;
}

export interface OpenWave {
  readonly groups: readonly OpenGroup[];
  readonly atATime: number;
  /** Milliseconds that the wave takes with the most legs allowed. */
  readonly spanMs: number;
}

/** What is packed, before anything is said of legs: the groups of each wave. */
export type Grouped = readonly (readonly Group[])[];
