/** fanfold's steps in the background of their job: they are waited for before their outputs are read, and never cancelled. */
import type { Json } from '../model.ts';
import type { IndependenceProblem } from '../problem.ts';
import { finding } from './finding.ts';
import type { Job, Step } from './jobs.ts';
import { child, plainValue, textOf } from './node.ts';

/** Whether an expression anywhere in a step reads an output of the step with this id. */
function reads(value: Json, id: string): boolean {
  if (typeof value === 'string') return outputOf(id).test(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((part) => reads(part, id));
}

/** `steps.id.outputs` and `steps['id'].outputs`; GitHub compares ids without regard to case. */
function outputOf(id: string): RegExp {
  return new RegExp(`\\bsteps(?:\\.${id}|\\['${id}'\\])\\.(?:outputs|outcome|conclusion)\\b`, 'i');
}

/** The steps that start after `step` and before the first wait for it. */
function meanwhile({ steps, controls }: Job, step: Step): readonly Step[] {
  const at = steps.indexOf(step);
  const waits = controls.filter((control) => control.steps.includes(step));
  return steps.slice(at + 1, Math.min(...waits.map(({ after }) => after), steps.length));
}

/** GitHub sets the outputs of a background step when a step waits for it; until then they are empty. */
function checkReads(job: Job, step: Step): IndependenceProblem[] {
  const { id } = step;
  if (id === null || !/^[A-Za-z_][\w-]*$/.test(id)) return [];
  const early = meanwhile(job, step).find(({ node }) => reads(plainValue(node), id));
  if (early === undefined) return [];
  const node = child(early.node, 'if') ?? early.node;
  return [finding('background-read', 'error', node.at, job.id, `steps.${id}.outputs`, `- wait: ${id}`)];
}

/** A cancelled background step does not change the colour of its job: a gate would be green without a verdict. */
function checkCancels({ id, controls }: Job, step: Step): IndependenceProblem[] {
  const cancel = controls.find(({ does, steps }) => does === 'cancel' && steps.includes(step));
  if (cancel === undefined) return [];
  const found = `cancel: ${textOf(child(cancel.node, 'cancel'))}`;
  const isGate = step.used?.action === 'converge';
  const kind = isGate ? 'gate-cancelled' : 'step-cancelled';
  return [finding(kind, isGate ? 'error' : 'warning', cancel.node.at, id, found)];
}

/** Checks every step of fanfold that its job runs in the background. */
export function checkBackground(job: Job): IndependenceProblem[] {
  const own = job.steps.filter(({ used, background }) => used !== null && background);
  return own.flatMap((step) => [...checkReads(job, step), ...checkCancels(job, step)]);
}
