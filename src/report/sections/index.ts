import type { Converged } from '../model.ts';
import type { Row } from '../rows.ts';
import { flaky, independence, needs, next, notes, outputs, speed, tasks, timeline } from './details.ts';
import { causes, failingTests, failures } from './failures.ts';
import type { Limits, Section } from './tree.ts';

/**
 * The sections of a report, in the order in which a reader asks: what made it red, what to do, what is doubtful, how fast it
 * was, what else was seen; then everything in detail. Empty ones are left out.
 *
 * @param command What was typed, when this is where tasks ran.
 */
export function sectionsOf(
  converged: Converged,
  rows: readonly Row[],
  limits: Limits,
  command: readonly string[] | null = null,
): readonly Section[] {
  const all = [
    causes(converged, limits),
    failingTests(converged, limits),
    failures(converged, rows, limits),
    next(converged, rows, command),
    flaky(rows, limits),
    speed(converged),
    notes(converged, limits),
    tasks(rows, limits),
    timeline(converged, rows, limits),
    needs(converged, rows, limits),
    outputs(converged, limits),
    independence(converged),
  ];
  return all.filter((section) => section !== null);
}
