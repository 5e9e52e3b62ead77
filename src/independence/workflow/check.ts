/**
 * The fourth condition, isolated failures, as far as the user's own workflow decides it. Import lazily: GitHub's parser
 * comes with it.
 */
import type { Location } from '../../model.ts';
import type { IndependenceProblem } from '../../problem.ts';
import { finding } from './finding.ts';
import { checkGate, checkPermissions, isGateOnly } from './gate.ts';
import { type Jobs, readJobs } from './jobs.ts';
import { checkLeg, checkWaves } from './leg.ts';
import { child } from './node.ts';
import { parseWorkflowText } from './parse.ts';

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
  if (plan !== null) {
    const absent = ['plan', 'matrix', 'legs'].filter((output) => !plan.outputs.has(output));
    const place = child(plan.job.node, 'outputs')?.at ?? plan.job.at;
    if (absent.length > 0) {
      problems.push(finding('plan-outputs', 'error', place, plan.job.id, null, absent.join(', ')));
    }
  }
  return problems;
}

/**
 * Checks a workflow for what breaks the isolation of failures or the gate: `fail-fast`, a converge job that can be skipped
 * or ignored, missing inputs, needs, waves and permissions, job outputs and literal names on matrix jobs.
 *
 * @param fileName For the places of the findings.
 * @param waves How many waves the task file has; 1 when unknown.
 * @returns Located findings in the order of the file's parts, after what GitHub itself would refuse.
 */
export function checkWorkflow(text: string, fileName: string, waves = 1): IndependenceProblem[] {
  const { root, problems } = parseWorkflowText(text, fileName);
  if (root === null) return [...problems];
  const jobs = readJobs(root);
  return [
    ...problems,
    ...checkParts(jobs),
    ...jobs.legs.flatMap((leg) => checkLeg(leg, jobs)),
    ...checkWaves(jobs, waves),
    ...jobs.converge.flatMap((converge) => checkGate(converge, jobs)),
    ...checkPermissions(jobs),
  ];
}
