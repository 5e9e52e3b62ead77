import type { Location } from '../model.ts';
import { type IndependenceProblem, problem, type Severity, type WorkflowFinding } from '../problem.ts';

/** Makes a finding; `found` is the offending text, `want` what should stand there. */
export function finding(
  kind: WorkflowFinding,
  severity: Severity,
  at: Location,
  job: string | null,
  found: string | null = null,
  want: string | null = null,
): IndependenceProblem {
  return problem('independence/workflow', at, { finding: kind, job, found, want, severity });
}
