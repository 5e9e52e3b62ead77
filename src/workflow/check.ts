/**
 * The fourth condition, isolated failures, as far as the user's own workflow decides it. Import lazily: GitHub's parser
 * comes with it.
 */
import type { Location } from '../model.ts';
import type { IndependenceProblem } from '../problem.ts';
import { finding } from './finding.ts';
import { checkGate, checkPermissions, isGateOnly } from './gate.ts';
import { type Jobs, numbered, type PlanJob, readJobs } from './jobs.ts';
import { checkLeg, checkWaves, type LegFacts } from './leg.ts';
import { child } from './node.ts';
import { parseWorkflowText } from './parse.ts';
import { checkTrigger } from './trigger.ts';
import { checkVersions } from './versions.ts';

function checkParts(jobs: Jobs): IndependenceProblem[] {
  const { root, plan, legs, converge } = jobs;
  const at: Location = child(root, 'jobs')?.at ?? root.at;
  const gateOnly = converge.length > 0 && converge.every(isGateOnly) && plan === null && legs.length === 0;
  if (gateOnly) return [];
  const problems: IndependenceProblem[] = [];
  const missing = (kind: 'no-plan' | 'no-task' | 'no-converge', want: string) =>
    problems.push(finding(kind, 'error', at, null, null, want));
  if (plan === null) missing('no-plan', 'uses: OWNER/fanfold@v1');
  if (legs.length === 0) missing('no-task', 'uses: OWNER/fanfold/task@v1');
  if (converge.length === 0) missing('no-converge', 'uses: OWNER/fanfold/converge@v1');
  return plan === null ? problems : [...problems, ...checkPlan(plan, jobs)];
}

/** What the other jobs need from the plan job. */
function checkPlan({ job, step, outputs }: PlanJob, { legs }: Jobs): IndependenceProblem[] {
  const problems: IndependenceProblem[] = [];
  if (step.id === null) problems.push(finding('plan-id', 'error', step.node.at, job.id, step.uses, 'id: plan'));
  const waves = new Set([1, ...legs.filter(({ planned }) => planned).map(({ wave }) => wave)]);
  const wanted = ['plan', ...[...waves].flatMap((wave) => [numbered('matrix', wave), numbered('legs', wave)])];
  const absent = wanted.filter((output) => !outputs.has(output));
  const at = child(job.node, 'outputs')?.at ?? job.at;
  if (absent.length > 0) problems.push(finding('plan-outputs', 'error', at, job.id, null, absent.join(', ')));
  return problems;
}

/**
 * Checks a workflow for what breaks the isolation of failures or the gate: `fail-fast`, a converge job that can be skipped
 * or ignored, missing inputs, needs, waves and permissions, job outputs and literal names on matrix jobs, what stands in the
 * workflow in place of what the task file says, and actions of no or of several versions.
 *
 * @param fileName For the places of the findings.
 * @param planned The legs that the task file is planned into; empty when unknown.
 * @returns Located findings in the order of the file's parts, after what GitHub itself would refuse.
 */
export function checkWorkflow(
  text: string,
  fileName: string,
  planned: readonly LegFacts[] = [],
): IndependenceProblem[] {
  const { root, problems } = parseWorkflowText(text, fileName);
  if (root === null) return [...problems];
  const jobs = readJobs(root);
  return [
    ...problems,
    ...checkVersions(jobs),
    ...checkTrigger(jobs),
    ...checkParts(jobs),
    ...jobs.legs.flatMap((leg) => checkLeg(leg, jobs, planned)),
    ...checkWaves(jobs, planned),
    ...jobs.converge.flatMap((converge) => checkGate(converge, jobs)),
    ...checkPermissions(jobs),
  ];
}
