/** What starts the workflow: on some events commands run with the secrets of the repository, whoever wrote them. */
import type { Location } from '../model.ts';
import type { IndependenceProblem } from '../problem.ts';
import { finding } from './finding.ts';
import type { Job, Jobs } from './jobs.ts';
import { child, condition, textOf, type WorkflowNode } from './node.ts';
import { withoutServer } from './uses.ts';

const EVENT = 'pull_request_target';
/** On these events `actions/checkout` refuses code of a fork, since version 7 and July 2026. */
const GUARDED_EVENTS = [EVENT, 'workflow_run'];

function placeOf(on: WorkflowNode | undefined, event: string): Location | null {
  if (on?.kind === 'map') return on.entries.has(event) ? on.at : null;
  const named = on?.kind === 'list' ? on.items : [on];
  return named.find((node) => textOf(node) === event)?.at ?? null;
}

function checkouts({ steps }: Job): readonly WorkflowNode[] {
  return steps.filter(({ uses }) => /^actions\/checkout@/i.test(withoutServer(uses))).map(({ node }) => node);
}

/** The input that takes the guard of `actions/checkout` away. */
function unguarded(job: Job): IndependenceProblem[] {
  return checkouts(job).flatMap((step) => {
    const input = child(child(step, 'with'), 'allow-unsafe-pr-checkout');
    const text = textOf(input);
    if (input === undefined || text === null || condition(text) === 'false') return [];
    return [finding('unsafe-checkout', 'error', input.at, job.id, `allow-unsafe-pr-checkout: ${text}`)];
  });
}

/** A checkout in a job that runs commands of the checked out code. */
export function checkTrigger({ root, plan, legs }: Jobs): IndependenceProblem[] {
  const on = child(root, 'on');
  const running = [...(plan === null ? [] : [plan.job]), ...legs.map(({ job }) => job)];
  const unsafe = GUARDED_EVENTS.some((event) => placeOf(on, event) !== null) ? running.flatMap(unguarded) : [];
  if (unsafe.length > 0) return unsafe;
  const at = placeOf(on, EVENT);
  const job = running.find((one) => checkouts(one).length > 0);
  return at === null || job === undefined ? [] : [finding('pull-request-target', 'warning', at, job.id, EVENT)];
}
