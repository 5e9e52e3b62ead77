/** The tables under `cases/peers/`: what other projects' own tests and pages say, as facts, with the place of each. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

/** What every row says of itself. */
export interface PeerRow {
  readonly case: string;
  /** Where in the source it was read. */
  readonly path: string;
  /** Why fanfold gives another answer on purpose; absent where it gives the same. */
  readonly differs?: string;
}

export interface PeerTable<Row extends PeerRow> {
  readonly title: string;
  readonly source: { readonly repository: string; readonly commit: string };
  readonly rows: readonly Row[];
}

/** Reads a table; every row has a place, and no row stands twice. */
export function readPeer<Row extends PeerRow>(name: string): PeerTable<Row> {
  const text = readFileSync(new URL(`../cases/peers/${name}.json`, import.meta.url), 'utf8');
  const table = JSON.parse(text) as PeerTable<Row>;
  expect(table.source.repository).toMatch(/^[\w.-]+\/[\w.-]+$/);
  expect(table.source.commit).toMatch(/^(?:[0-9a-f]{40}|\d{8})$/);
  expect(table.rows.every((row) => row.path !== '')).toBe(true);
  expect(new Set(table.rows.map((row) => row.case)).size).toBe(table.rows.length);
  return table;
}
