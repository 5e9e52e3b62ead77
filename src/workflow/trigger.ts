/** What starts the workflow: on `pull_request_target` commands run with the secrets of the repository. */
import type { Location } from '../model.ts';
import type { IndependenceProblem } from '../problem.ts';
import { finding } from './finding.ts';
import type { Jobs } from './jobs.ts';
import { child, textOf, type WorkflowNode } from './node.ts';

const EVENT = 'pull_request_target';

function placeOf(on: WorkflowNode | undefined): Location | null {
  if (on?.kind === 'map') return on.entries.has(EVENT) ? on.at : null;
  const named = on?.kind === 'list' ? on.items : [on];
  return named.find((node) => textOf(node) === EVENT)?.at ?? null;
}

/** A checkout in a job that runs commands of the checked out code. */
export function checkTrigger({ root, plan, legs }: Jobs): IndependenceProblem[] {
  const at = placeOf(child(root, 'on'));
  const running = [...(plan === null ? [] : [plan.job]), ...legs.map(({ job }) => job)];
  const job = running.find(({ steps }) => steps.some(({ uses }) => /^actions\/checkout@/i.test(uses)));
  return at === null || job === undefined ? [] : [finding('pull-request-target', 'warning', at, job.id, EVENT)];
}
