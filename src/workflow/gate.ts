/** The converge job: it must always run, see everything, and be able to turn red. */
import type { Location } from '../model.ts';
import { jobMinutes } from '../packing/runner.ts';
import type { IndependenceProblem } from '../problem.ts';
import { finding } from './finding.ts';
import type { ConvergeJob, Job, Jobs, PlanJob } from './jobs.ts';
import { child, condition, conjuncts, disjuncts, textOf, textsOf, type WorkflowNode } from './node.ts';

function given(step: WorkflowNode, input: string): boolean {
  return (textOf(child(child(step, 'with'), input)) ?? '').trim() !== '';
}

/** Judges only the jobs that it needs, without a plan. */
export function isGateOnly({ step }: ConvergeJob): boolean {
  return given(step.node, 'needs') && !given(step.node, 'plan');
}

const RUNS_ALWAYS: ReadonlySet<string> = new Set(['always()', '!cancelled()']);

/** What decides besides `always()` and `!cancelled()`; `null` where a failure of a job that it needs can skip it. */
export function skippedBy(text: string): readonly string[] | null {
  if (disjuncts(text).some((part) => RUNS_ALWAYS.has(part))) return [];
  const parts = conjuncts(text);
  const others = parts.filter((part) => !RUNS_ALWAYS.has(part));
  const lastsThroughFailures = others.length < parts.length;
  const dependsOnJobs = others.some((part) => /\b(?:success|failure|cancelled|always)\(|\bneeds\b/.test(part));
  return lastsThroughFailures && !dependsOnJobs ? others : null;
}

/** A gate that is skipped counts as passed: it may be skipped on purpose, never because something failed. */
function checkIf({ job }: ConvergeJob): IndependenceProblem[] {
  const node = child(job.node, 'if');
  const text = textOf(node);
  const found = text === null ? null : `if: ${text}`;
  const others = text === null ? null : skippedBy(text);
  if (others === null)
    return [finding('converge-if', 'error', node?.at ?? job.at, job.id, found, `if: \${{ !cancelled() }}`)];
  if (others.length === 0) return [];
  return [finding('converge-absent', 'warning', node?.at ?? job.at, job.id, found, others.join(' && '))];
}

/** Runs beside the legs and waits for their records itself. */
function isLive({ step }: ConvergeJob): boolean {
  return given(step.node, 'wait') && condition(textOf(child(child(step.node, 'with'), 'wait')) ?? '') !== 'false';
}

function checkNeeds(converge: ConvergeJob, { plan, legs }: Jobs): IndependenceProblem[] {
  const { job } = converge;
  const judged = isLive(converge) ? [] : legs.map((leg) => leg.job.id);
  const all = [...(plan === null || isGateOnly(converge) ? [] : [plan.job.id]), ...judged];
  const missing = all.filter((id) => !job.needs.includes(id));
  if (missing.length === 0) return [];
  const at = child(job.node, 'needs')?.at ?? job.at;
  return [finding('converge-needs', 'error', at, job.id, null, missing.join(', '))];
}

function checkInputs({ job, step }: ConvergeJob, plan: PlanJob | null): IndependenceProblem[] {
  if (given(step.node, 'plan') || given(step.node, 'needs')) return [];
  const key = plan?.outputs.get('plan') ?? 'plan';
  const want = plan === null ? `needs: \${{ toJSON(needs) }}` : `plan: \${{ needs.${plan.job.id}.outputs.${key} }}`;
  return [finding('converge-inputs', 'error', step.node.at, job.id, null, want)];
}

const ALWAYS: readonly string[] = ['always()', '!cancelled()', 'true'];

function checkSkips({ job, step }: ConvergeJob): IndependenceProblem[] {
  const problems: IndependenceProblem[] = [];
  const stepIf = child(step.node, 'if');
  const text = textOf(stepIf);
  if (stepIf !== undefined && text !== null && !ALWAYS.includes(condition(text))) {
    problems.push(finding('gate-skipped', 'error', stepIf.at, job.id, `if: ${text}`));
  }
  for (const node of [job.node, step.node]) {
    const ignored = ignoredFailures(node);
    if (ignored !== null) problems.push(finding('gate-ignored', 'error', ignored.at, job.id, ignored.text));
  }
  return problems;
}

/** The default of `wait-minutes` in converge/action.yml. */
const WAIT_MINUTES = 60;
/** What reading the records and the report take after the wait. */
const WAIT_SPARE_MINUTES = 3;

/** GitHub would end the job while it waits, and a cancelled gate has no verdict. */
function checkWait({ job, step }: ConvergeJob): IndependenceProblem[] {
  const runner = child(job.node, 'runs-on');
  const most = jobMinutes(textsOf(runner));
  const text = textOf(child(child(step.node, 'with'), 'wait-minutes')) ?? '';
  const minutes = text.trim() === '' ? WAIT_MINUTES : Number(text);
  if (runner === undefined || !(minutes >= most)) return [];
  const found = `runs-on: ${textsOf(runner).join(', ')}`;
  return [finding('wait-limit', 'warning', runner.at, job.id, found, `wait-minutes: ${most - WAIT_SPARE_MINUTES}`)];
}

function ignoredFailures(node: WorkflowNode): { at: Location; text: string } | null {
  const ignored = child(node, 'continue-on-error');
  if (ignored === undefined || condition(textOf(ignored) ?? '') === 'false') return null;
  return { at: ignored.at, text: `continue-on-error: ${textOf(ignored)}` };
}

/** A gate without a plan knows of the jobs what `needs` says, and that is `success` for a failure that is ignored. */
function checkHidden(converge: ConvergeJob, { all }: Jobs): IndependenceProblem[] {
  if (!isGateOnly(converge)) return [];
  return all.flatMap((job) => {
    const ignored = converge.job.needs.includes(job.id) ? ignoredFailures(job.node) : null;
    return ignored === null
      ? []
      : [finding('hidden-failure', 'error', ignored.at, job.id, ignored.text, converge.job.id)];
  });
}

/** What a job may do: `null` when the workflow leaves it to the settings of the repository. */
function allows(root: WorkflowNode, job: Job, scope: string): boolean | null {
  const node = child(job.node, 'permissions') ?? child(root, 'permissions');
  if (node === undefined) return null;
  if (node.kind === 'scalar') return node.text === 'read-all' || node.text === 'write-all';
  return ['read', 'write'].includes(textOf(child(node, scope)) ?? 'none');
}

/** Whether the workflow states permissions for a job, and this one is not among them. */
export function lacks(root: WorkflowNode, job: Job, scope: string): boolean {
  return allows(root, job, scope) === false || (scope === 'actions' && allows(root, job, scope) === null);
}

export function checkPermission(root: WorkflowNode, job: Job, want: string): IndependenceProblem {
  const at = (child(job.node, 'permissions') ?? child(root, 'permissions'))?.at ?? job.at;
  return finding('permissions', 'warning', at, job.id, null, want);
}

/** `actions: read` lets converge compare with the jobs list; `contents: read` lets the other jobs check the code out. */
export function checkPermissions({ root, plan, legs, converge }: Jobs): IndependenceProblem[] {
  const judges = converge.filter((one) => !isGateOnly(one)).map(({ job }) => job);
  const readers = [...(plan === null ? [] : [plan.job]), ...legs.map(({ job }) => job)];
  return [
    ...judges.filter((job) => lacks(root, job, 'actions')).map((job) => checkPermission(root, job, 'actions: read')),
    ...readers.filter((job) => lacks(root, job, 'contents')).map((job) => checkPermission(root, job, 'contents: read')),
  ];
}

/** Checks one converge job. */
export function checkGate(converge: ConvergeJob, jobs: Jobs): IndependenceProblem[] {
  return [
    ...checkIf(converge),
    ...checkNeeds(converge, jobs),
    ...checkInputs(converge, jobs.plan),
    ...checkSkips(converge),
    ...(isLive(converge) ? checkWait(converge) : []),
    ...checkHidden(converge, jobs),
  ];
}
