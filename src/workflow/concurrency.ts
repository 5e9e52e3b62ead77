/** A concurrency group that all legs of a job are in: they would wait for each other, and GitHub cancels those that wait. */
import type { IndependenceProblem } from '../problem.ts';
import { finding } from './finding.ts';
import type { Job } from './jobs.ts';
import { child, condition, textOf } from './node.ts';

/** How many jobs may wait in a group with `queue: max`. */
const QUEUE_LENGTH = 100;

/** Whether each leg has a group of its own, or nobody can tell. */
function differsByLeg(group: string): boolean {
  return /\b(?:matrix|strategy)\b/.test(group);
}

/**
 * `queue: max` lets up to a hundred legs wait; without it one waits, and each further one takes its place.
 *
 * @param legs How many the plan has for this job; 0 when unknown.
 */
export function checkConcurrency({ id, node }: Job, legs: number): IndependenceProblem[] {
  const concurrency = child(node, 'concurrency');
  const group = textOf(concurrency) ?? textOf(child(concurrency, 'group'));
  if (concurrency === undefined || group === null || legs === 1 || differsByLeg(group)) return [];
  const queue = textOf(child(concurrency, 'queue'));
  const cancels = condition(textOf(child(concurrency, 'cancel-in-progress')) ?? 'false') !== 'false';
  const isQueued = queue === 'max' && !cancels && legs <= QUEUE_LENGTH + 1;
  const kind = isQueued ? 'leg-queue' : 'leg-concurrency';
  return [finding(kind, isQueued ? 'warning' : 'error', concurrency.at, id, `concurrency: ${group}`)];
}
