/** Jobs that call fan.yml: plan, legs and converge are its own, so what is left to check is what the caller decides. */
import type { IndependenceProblem } from '../problem.ts';
import { finding } from './finding.ts';
import { checkPermission, lacks, skippedBy } from './gate.ts';
import type { Job } from './jobs.ts';
import { child, condition, textOf, type WorkflowNode } from './node.ts';

/** Whether a job is a whole fan-out by itself. */
export function isOneLine({ used }: Job): boolean {
  return used?.action === 'fan';
}

/**
 * Permissions that the caller grants (fan.yml declares none, so that it starts under every caller), an `if` that can leave
 * the gate out, and a note on the one check to require.
 */
export function checkOneLine(root: WorkflowNode, job: Job): IndependenceProblem[] {
  const comments = condition(textOf(child(child(job.node, 'with'), 'comment')) ?? 'false') !== 'false';
  const scopes = ['contents', 'actions'].filter((scope) => lacks(root, job, scope));
  const when = child(job.node, 'if');
  const text = textOf(when);
  const others = text === null ? [] : skippedBy(text);
  return [
    ...scopes.map((scope) => checkPermission(root, job, `${scope}: read`)),
    ...(comments && lacks(root, job, 'pull-requests') ? [checkPermission(root, job, 'pull-requests: write')] : []),
    ...(others !== null && others.length === 0
      ? []
      : [finding('converge-absent', 'warning', when?.at ?? job.at, job.id, `if: ${text}`, condition(text ?? ''))]),
    finding('required-check', 'note', job.at, job.id, null, `${textOf(child(job.node, 'name')) ?? job.id} / converge`),
  ];
}
