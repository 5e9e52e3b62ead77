import type { Converged } from './model.ts';
import { isTrouble, type Row } from './rows.ts';
import { count } from './words.ts';

/** More ids than this do not make a command that anybody would paste. */
const MOST_IDS = 5;

/** What to do now, most useful first; empty after a plain pass. Text in backticks may be hostile. */
export function nextSteps(converged: Converged, rows: readonly Row[]): readonly string[] {
  const failing = rows.filter(isTrouble);
  const flaky = rows.filter((row) => row.flaky && !row.fails);
  return [
    ...(converged.verdict.verdict === 'fail' ? [...reproduce(failing), ...missing(failing), ...rerun(converged)] : []),
    ...(flaky.length === 0
      ? []
      : [`${count(flaky.length, 'task')} passed only on a later try: look at it before it fails for real`]),
  ];
}

function reproduce(failing: readonly Row[]): string[] {
  const causes = failing.filter((row) => row.fate === 'failed' || row.fate === 'timed-out').map((row) => row.task);
  if (causes.length === 0) return [];
  const shown = causes.slice(0, MOST_IDS);
  const rest = causes.length > MOST_IDS ? `, then the other ${causes.length - MOST_IDS}` : '';
  return [`run what failed on this machine: \`fanfold run --only ${quoted(shown.join(','))}\`${rest}`];
}

/** A word for a POSIX shell. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function missing(failing: readonly Row[]): string[] {
  const lost = failing.filter((row) => row.fate === 'missing');
  if (lost.length === 0) return [];
  const job = lost.find((row) => row.job?.url != null)?.job;
  const where = job?.url == null ? 'the log of its leg' : job.url;
  return [`a missing task left no record (crash, out of memory, lost runner): see ${where}`];
}

function rerun({ jobs, runUrl }: Converged): string[] {
  if (jobs === undefined && runUrl === undefined) return [];
  return ['"Re-run failed jobs" repeats exactly the legs that can still change the verdict'];
}
