/** The tree that every report is written from: the same sections with the same words in the same order everywhere. */
import type { Graph } from '../graph.ts';
import type { Row } from '../rows.ts';
import type { Timeline } from '../timeline.ts';
import type { Tone } from '../tone.ts';

/** A sentence, perhaps about something that has a name. */
export interface Line {
  /** A task or a test; hostile text, shown as code. */
  readonly name?: string;
  /** What is between backticks in it is hostile text, and the rest may be. */
  readonly text: string;
  /** The task that it belongs to; hostile text, shown as code. */
  readonly task?: string;
  /** A sign of ours in front of it. */
  readonly mark?: string;
  readonly tone?: Tone;
  /** An http address to look at. */
  readonly url?: string | null;
  /** A second line that says more. */
  readonly detail?: string;
}

/** Tasks that failed in the same way, told once. */
export interface FailureGroup {
  /** All of them, in the order of the plan. */
  readonly rows: readonly Row[];
  /** The one whose log is shown. */
  readonly first: Row;
  readonly reason: string;
  /** `2 tries`, `12.3 s`. */
  readonly facts: readonly string[];
  /** The lines of the log that say why; safe for a terminal, not escaped for anything else. */
  readonly log: readonly string[];
  /** How many lines of its tail are not shown. */
  readonly dropped: number;
}

/** What a cell holds: text of a task (`code`), a sentence, or a value of ours (`plain`, `number`, `state`). */
export interface Cell {
  readonly kind: 'code' | 'sentence' | 'plain' | 'number' | 'state';
  readonly text: string;
  readonly tone?: Tone;
  readonly url?: string | null;
  /** What a column is sorted by. */
  readonly key?: number;
}

export interface Table {
  readonly id: 'tasks' | 'outputs' | 'independence';
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** The row of each line of a table of tasks. */
  readonly tasks?: readonly Row[];
}

/** How many things were left out, and of what. */
export interface Left {
  readonly count: number;
  readonly noun: string;
}

export type Block =
  | { readonly kind: 'lines'; readonly lines: readonly Line[]; readonly left: Left }
  | { readonly kind: 'groups'; readonly groups: readonly FailureGroup[]; readonly left: Left }
  | { readonly kind: 'table'; readonly table: Table; readonly left: Left }
  | { readonly kind: 'timeline'; readonly timeline: Timeline }
  | { readonly kind: 'graph'; readonly graph: Graph };

export type SectionId =
  | 'causes'
  | 'tests'
  | 'failed'
  | 'next'
  | 'flaky'
  | 'speed'
  | 'notes'
  | 'tasks'
  | 'timeline'
  | 'needs'
  | 'outputs'
  | 'independence';

export interface Section {
  readonly id: SectionId;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** How much of each kind a report shows. */
export interface Limits {
  readonly failures: number;
  /** Of the logs of the first failures; of the others a sixth. */
  readonly logLines: number;
  readonly wholeLogs: number;
  /** Of the log of one failure, in UTF-16 units. */
  readonly logCharacters: number;
  readonly tests: number;
  readonly tableRows: number;
  readonly outputs: number;
  readonly problems: number;
  readonly timeline: boolean;
  /** Only a page can draw who needs whom. */
  readonly graph: boolean;
}

/** Nothing was left out. */
export const nothingLeft: Left = { count: 0, noun: '' };

/** The first `most` of a list, and how many are left. */
export function firstOf<Item>(
  items: readonly Item[],
  most: number,
  noun: string,
): { shown: readonly Item[]; left: Left } {
  return { shown: items.slice(0, most), left: { count: Math.max(0, items.length - most), noun } };
}
