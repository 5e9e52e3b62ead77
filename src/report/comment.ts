import { cutToBytes } from './bytes.ts';
import { safeUrl } from './escape/html.ts';
import type { Converged } from './model.ts';
import { rowsOf } from './rows.ts';
import { sectionsOf } from './sections/index.ts';
import type { Limits, SectionId } from './sections/tree.ts';
import { head, markdown } from './summary.ts';

const LIMITS: Limits = {
  failures: 5,
  logLines: 10,
  wholeLogs: 5,
  logCharacters: 1500,
  tests: 10,
  tableRows: 0,
  outputs: 0,
  problems: 5,
  timeline: false,
  graph: false,
};

/** A comment answers; the page of the run has the rest. */
const ANSWER: ReadonlySet<SectionId> = new Set(['causes', 'tests', 'failed', 'next', 'speed']);

/** Stands first in a comment, so that the next run finds it and updates it in place; nobody sees it. */
export function commentMarker(planName: string): string {
  return `<!-- fanfold:${planName.replace(/[^A-Za-z0-9_]/g, '-')} -->`;
}

/** GitHub takes 65,536 characters in a comment. */
const MOST_CHARACTERS = 60_000;

/** The pull request comment without its marker: verdict, arithmetic, the first failures, speed, and a link to the run. */
export function comment(converged: Converged): string {
  const rows = rowsOf(converged);
  const url = safeUrl(converged.runUrl);
  const link = url === null ? '' : `\n[All tasks, timeline and outputs](<${url}>)\n`;
  const sections = sectionsOf(converged, rows, LIMITS).filter(({ id }) => ANSWER.has(id));
  const heading = head(converged, rows);
  const whole = `${markdown(heading, sections, LIMITS)}${link}`;
  return whole.length <= MOST_CHARACTERS ? whole : cutToBytes(`${heading}\n${link}`, MOST_CHARACTERS);
}
