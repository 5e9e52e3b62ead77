import type { Location, RunsOn } from '../model.ts';
import type { PackingProblem } from '../problem.ts';
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
    const base = { area: 'packing', at: locate(label), label } as const;
    if (used.has(label)) return [];
    if (label.includes('${{')) return [{ ...base, severity: 'error', kind: 'bad-runner', why: 'expression' }];
    if (label.includes(',')) return [{ ...base, severity: 'error', kind: 'bad-runner', why: 'comma' }];
    return [{ ...base, severity: 'warning', kind: 'unknown-runner', nearest: nearest(label, [...used]) }];
  });
}
