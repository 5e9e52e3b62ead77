import type { Row } from './rows.ts';

/** The colour family of a task; the class names are `t-…` for text and `f-…` for fills. */
export type Tone = 'pass' | 'fail' | 'warn' | 'idle';

/** Failures of every state are red, what only just passed is amber, what did not count is grey. */
export function toneOf(row: Pick<Row, 'shown' | 'fails' | 'flaky'>): Tone {
  if (row.fails) return 'fail';
  if (row.shown === 'succeeded') return row.flaky ? 'warn' : 'pass';
  return row.shown === 'tolerated' || row.shown === 'failed' || row.shown === 'missing' ? 'warn' : 'idle';
}
