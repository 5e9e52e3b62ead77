import type { Location } from '../model.ts';
import type { IndependenceProblem, Severity, WorkflowFinding } from '../problem.ts';

/** Makes a finding; `found` is the offending text, `want` what should stand there. */
export function finding(
  kind: WorkflowFinding,
  severity: Severity,
  at: Location,
  job: string | null,
  found: string | null = null,
  want: string | null = null,
): IndependenceProblem {
  return { area: 'independence', severity, at, kind: 'workflow', finding: kind, job, found, want };
}
