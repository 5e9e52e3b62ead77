import { cutToBytes } from './bytes.ts';
import { safeUrl } from './escape/html.ts';
import type { Converged } from './model.ts';
import { rowsOf } from './rows.ts';
import type { Limits } from './summary.ts';
import { failingTestsSection, failuresSection, headSection, nextSection, speedSection } from './summary-answer.ts';

const LIMITS: Limits = {
  tailLines: 10,
  tailCharacters: 1500,
  failures: 5,
  tableRows: 0,
  outputs: 0,
  tests: 10,
  problems: 0,
  timeline: false,
};

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
  const full = [
    headSection(converged, rows),
    failingTestsSection(converged, LIMITS),
    failuresSection(converged, rows, LIMITS),
    nextSection(converged, rows),
    speedSection(converged),
    url === null ? '' : `[All tasks, timeline and outputs](<${url}>)`,
  ];
  const text = (sections: readonly string[]): string => `${sections.filter((part) => part !== '').join('\n\n')}\n`;
  const whole = text(full);
  return whole.length <= MOST_CHARACTERS ? whole : cutToBytes(text([full[0] ?? '', full[5] ?? '']), MOST_CHARACTERS);
}
