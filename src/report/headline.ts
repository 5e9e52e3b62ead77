import { isGuess } from '../packing/estimate.ts';
import { boundedBy, SERIAL } from './bounded.ts';
import type { Converged, ShownState } from './model.ts';
import { namesOf, type Row, SHOWN_STATES, stateWord } from './rows.ts';
import { count, duration, grouped, times } from './words.ts';

/** The verdict as one word for a banner. */
export function verdictWord(converged: Converged): 'PASS' | 'FAIL' {
  return converged.verdict.verdict === 'pass' ? 'PASS' : 'FAIL';
}

/**
 * The lines of the verdict's arithmetic, without the word that the banner already says. May hold hostile text in backticks.
 */
export function arithmetic({ verdict }: Converged): readonly string[] {
  return verdict.decidedBy
    .map((reason) => reason.text.replace(/^(?:pass|fail): /, ''))
    .map((text) => text.replace(/^0 of (\d+) failed, need at most 0$/, 'all $1 succeeded'))
    .map((text) => text.replace(/^(.* failed), need at most 0$/, '$1; none may'));
}

/** How many tasks met which state: `13 of 16 tasks succeeded, 2 failed, 1 missing (1 flaky)`. */
export function countsLine(rows: readonly Row[]): string {
  if (rows.length === 0) return 'the plan has no tasks';
  const of = (shown: ShownState): number => rows.filter((row) => row.shown === shown).length;
  const others = SHOWN_STATES.filter((shown) => shown !== 'succeeded' && of(shown) > 0);
  const parts = others.map((shown) => `${grouped(of(shown))} ${stateWord({ shown, flaky: false })}`);
  const flaky = rows.filter((row) => row.flaky).length;
  const head = `${grouped(of('succeeded'))} of ${count(rows.length, 'task')} succeeded`;
  return `${[head, ...parts].join(', ')}${flaky === 0 ? '' : ` (${grouped(flaky)} flaky)`}`;
}

/** Less work than this says nothing about speed: starting processes and noise are most of it. */
const LEAST_WORK_MS = 5000;

/** A run that takes this many times its work waited for processes to start, and not for tasks. */
const OVERHEAD = 10;

/** Whether a run was long enough to speak of its speed. */
export function saysSpeed({ verdict }: Converged): boolean {
  return verdict.timing.sequentialMs >= LEAST_WORK_MS;
}

/**
 * `Speedup 2.15x of predicted 2.20x: sequential 33 min 00 s / parallel 15 min 20 s (predicted 15 min 00 s)`, without a
 * prediction where no duration was known; only the time where there was too little work to speak of speed; `null` when
 * nothing ran.
 */
export function speedLine(converged: Converged): string | null {
  const { verdict, plan } = converged;
  const { sequentialMs, parallelMs, speedup, predictedSpeedup } = verdict.timing;
  if (parallelMs <= 0) return null;
  if (sequentialMs * OVERHEAD < parallelMs)
    return `Took ${duration(parallelMs)}, nearly all of it to start and end commands`;
  if (!saysSpeed(converged)) return `${duration(parallelMs)} for ${duration(sequentialMs)} of work`;
  const fraction = `sequential ${duration(sequentialMs)} / parallel ${duration(parallelMs)}`;
  if (isGuess(plan.tasks)) return `Speedup ${times(speedup)}: ${fraction} (no duration was known before)`;
  const predicted = `(predicted ${duration(plan.estimate.parallelMs)})`;
  return `Speedup ${times(speedup)} of predicted ${times(predictedSpeedup)}: ${fraction} ${predicted}`;
}

/** What kept the run, or when nothing in particular did, the plan, from being faster. `null` when nothing ran. */
export function boundLine(converged: Converged): string | null {
  const { boundBy, parallelMs } = converged.verdict.timing;
  if (parallelMs <= 0 || !saysSpeed(converged)) return null;
  const found = converged.bounded ?? boundedBy(converged);
  if (found !== null) return found.text;
  return boundBy === '' ? null : `Bounded by ${boundPhrase(boundBy, namesOf(converged.plan))}`;
}

/** The plan's `boundBy` in words: a task id, `legs`, `needs` or `locks`. */
export function boundPhrase(boundBy: string, nameOf: (id: string) => string): string {
  if (boundBy === 'legs') return 'the work divided by the legs';
  if (boundBy === 'needs') return 'the longest chain of needs';
  if (boundBy === 'locks') return SERIAL;
  return `the longest task, \`${nameOf(boundBy)}\``;
}
