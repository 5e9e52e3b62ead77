import { isFailure } from '../policy/outcome.ts';
import { safeUrl } from './escape/html.ts';
import { shellWord } from './escape/shell.ts';
import { printable } from './escape/terminal.ts';
import type { Converged } from './model.ts';
import { isTrouble, type Row } from './rows.ts';
import { count } from './words.ts';

/** A command with more ids than this is not one to paste. */
const MOST_IDS = 5;

export interface Step {
  /** Text in backticks may be hostile. */
  readonly text: string;
  /** An http address to look at, or `null`. */
  readonly url: string | null;
}

/** What to do now, most useful first; empty after a plain pass. `command` is what was typed where tasks run on a laptop. */
export function nextSteps(
  converged: Converged,
  rows: readonly Row[],
  command: readonly string[] | null = null,
): readonly Step[] {
  const failing = rows.filter(isTrouble);
  return converged.verdict.verdict === 'pass'
    ? []
    : [
        ...again(failing, command),
        ...resume(failing, command),
        ...missing(failing),
        ...doubtful(failing),
        ...rerun(converged, failing),
      ];
}

/** The causes once more: on the machine where they failed, or on one that has the file. */
function again(failing: readonly Row[], command: readonly string[] | null): Step[] {
  const causes = failing.filter(({ shown }) => isFailure({ state: shown })).map(({ task }) => task);
  if (causes.length === 0) return [];
  const isLong = causes.length > MOST_IDS;
  const shown = causes.slice(0, MOST_IDS);
  // Where they failed, the last run knows which they are.
  const chosen = isLong && command !== null ? ['--failed'] : shown.flatMap((id) => ['--only', id]);
  const rest = isLong && command === null ? `, then the other ${causes.length - MOST_IDS}` : '';
  const words = [...(command ?? ['fanfold', 'run']), ...chosen];
  // What cannot be printed cannot be copied either.
  if (words.some((word) => printable(word) !== word)) return [];
  const where = command === null ? 'reproduce it on your machine' : 'run only what failed';
  return [{ text: `${where}: \`${words.map(shellWord).join(' ')}\`${rest}`, url: null }];
}

/** After an interruption: what has succeeded is kept. The run that goes on has its policy, so that none can be given. */
function resume(failing: readonly Row[], command: readonly string[] | null): Step[] {
  const cut = failing.some(({ shown }) => shown === 'cancelled');
  if (!cut || command === null || command.includes('--sync')) return [];
  const words = [...command, '--resume'];
  if (words.some((word) => printable(word) !== word)) return [];
  return [{ text: `go on from here: \`${words.map(shellWord).join(' ')}\``, url: null }];
}

function missing(failing: readonly Row[]): Step[] {
  const lost = failing.filter((row) => row.shown === 'missing');
  if (lost.length === 0) return [];
  const url = lost.map((row) => safeUrl(row.job?.url)).find((found) => found !== null) ?? null;
  const where = url === null ? 'the log of its leg' : 'the log of its job';
  return [{ text: `a missing task left no record (crash, out of memory, lost runner): look at ${where}`, url }];
}

function doubtful(failing: readonly Row[]): Step[] {
  const doubted = failing.filter((row) => row.shown === 'doubtful');
  const [first] = doubted;
  if (first === undefined) return [];
  const others = doubted.length > 1 ? ` and of ${count(doubted.length - 1, 'other task')}` : '';
  const text = `re-run the job of \`${printable(first.name)}\`${others}: a result counts only when its job succeeded`;
  return [{ text, url: safeUrl(first.job?.url) }];
}

function rerun({ jobs, jobsAsked, runUrl, problems }: Converged, failing: readonly Row[]): Step[] {
  if (jobs === undefined && runUrl === undefined) return [];
  const idle = problems.filter((problem) => problem.area === 'sync' && problem.kind === 'not-restarted').length;
  if (idle > 0) return [{ text: allJobsFor(idle), url: null }];
  if (jobsAsked === true && !failing.some(({ job }) => isRed(job))) return [{ text: ALL_JOBS, url: null }];
  return [
    { text: '"Re-run failed jobs" repeats the legs that can still change the verdict, and only those', url: null },
  ];
}

const ALL_JOBS =
  'use "Re-run all jobs": no job of a task that failed ended red, so "Re-run failed jobs" would run only converge again (a leg is red only when it saw for certain that the verdict is fail)';

const allJobsFor = (legs: number): string =>
  `use "Re-run all jobs": ${count(legs, 'leg')} should have started again and did not, and "Re-run failed jobs" would leave ${legs === 1 ? 'it' : 'them'} out once more`;

function isRed(job: Row['job']): boolean {
  return job !== null && job.conclusion !== null && !NOT_RED.has(job.conclusion);
}

/** What "Re-run failed jobs" leaves alone. */
const NOT_RED: ReadonlySet<string> = new Set(['success', 'skipped', 'neutral']);
