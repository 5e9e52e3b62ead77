import type { Location, RunsOn } from '../model.ts';
import { type PackingProblem, problem } from '../problem.ts';
import { nearest } from '../tasklist/nearest.ts';
import { runnerKey } from './runner.ts';

/**
 * What is wrong with the labels under `runners:`, whose facts would otherwise silently apply to nothing: several labels in
 * one, an expression (errors), or a label that no task runs on (a warning). `runsOn` is that of every task.
 */
export function checkRunners(
  labels: readonly string[],
  runsOn: readonly RunsOn[],
  locate: (label: string) => Location | null,
): PackingProblem[] {
  if (labels.length === 0) return [];
  const used = new Set([...new Set(runsOn)].map(runnerKey));
  return labels.flatMap((label): PackingProblem[] => {
    if (used.has(label)) return [];
    if (label.includes('${{')) return [problem('packing/bad-runner', locate(label), { label, why: 'expression' })];
    if (label.includes(',')) return [problem('packing/bad-runner', locate(label), { label, why: 'comma' })];
    return [problem('packing/unknown-runner', locate(label), { label, nearest: nearest(label, [...used]) })];
  });
}
