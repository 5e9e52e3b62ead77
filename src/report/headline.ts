import type { Counts } from '../model.ts';
import type { Converged } from './model.ts';
import { count, duration, grouped, times } from './words.ts';

/** The verdict as one word for a banner. */
export function verdictWord(converged: Converged): 'PASS' | 'FAIL' {
  return converged.verdict.verdict === 'pass' ? 'PASS' : 'FAIL';
}

/** The lines of the verdict's arithmetic, without the word that the banner already says. May hold hostile text in backticks. */
export function arithmetic({ verdict }: Converged): readonly string[] {
  return verdict.decidedBy.map((reason) => reason.text.replace(/^(?:pass|fail): /, ''));
}

/** How many tasks met which fate: `13 succeeded, 2 failed, 1 missing of 16 tasks`. */
export function countsLine({ verdict }: Converged): string {
  const { counts, flaky } = verdict;
  if (counts.total === 0) return 'the plan has no tasks';
  const parts = KINDS.filter(([key]) => counts[key] > 0).map(([key, word]) => `${grouped(counts[key])} ${word}`);
  const note = flaky.length === 0 ? '' : ` (${grouped(flaky.length)} flaky)`;
  return `${parts.join(', ')} of ${count(counts.total, 'task')}${note}`;
}

const KINDS: readonly (readonly [Exclude<keyof Counts, 'total'>, string])[] = [
  ['succeeded', 'succeeded'],
  ['failed', 'failed'],
  ['timed-out', 'timed out'],
  ['cancelled', 'cancelled'],
  ['missing', 'missing'],
  ['superseded', 'superseded'],
  ['skipped', 'skipped'],
  ['tolerated', 'tolerated'],
];

/** `sequential 33 min 00 s, parallel 15 min 00 s: speedup 2.20x of predicted 2.20x`; what ran at all is the condition. */
export function speedLine({ verdict }: Converged): string | null {
  const { sequentialMs, parallelMs, speedup, predictedSpeedup } = verdict.timing;
  if (parallelMs <= 0) return null;
  const sum = `sequential ${duration(sequentialMs)} / parallel ${duration(parallelMs)}`;
  return `${sum} = ${times(speedup)}, of ${times(predictedSpeedup)} predicted`;
}

/** What kept the run, or when nobody measured that, the plan, from being faster. `null` when nothing ran. */
export function boundLine({ verdict, bounded }: Converged): string | null {
  if (bounded !== undefined) return bounded.text;
  const { boundBy, parallelMs } = verdict.timing;
  if (parallelMs <= 0 || boundBy === '') return null;
  return boundSentence(boundBy);
}

/** The plan's `boundBy` in words: a task id, `legs` or `needs`. */
export function boundSentence(boundBy: string): string {
  if (boundBy === 'legs') return 'bounded by the number of legs: more legs would be faster';
  if (boundBy === 'needs') return 'bounded by the longest chain of needs';
  return `bounded by the longest task, \`${boundBy}\``;
}
