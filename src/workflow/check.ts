/**
 * The fourth condition, isolated failures, as far as the user's own workflow decides it. Import lazily: GitHub's parser
 * comes with it.
 */
import type { Location } from '../model.ts';
import type { IndependenceProblem } from '../problem.ts';
import { DEFAULT_FILES } from '../tasklist/naming.ts';
import { checkBackground } from './background.ts';
import { type Called, calledLegs, isWhole, type ReadFile, readCalled } from './called.ts';
import type { LegFacts } from './facts.ts';
import { finding } from './finding.ts';
import { checkGate, checkPermissions, isGateOnly } from './gate.ts';
import { type Jobs, type LegJob, numbered, type PlanJob, readFans } from './jobs.ts';
import { checkCalledLeg, checkLeg, checkWaves } from './leg.ts';
import { child, textOf } from './node.ts';
import { mostNumbered } from './numbered.ts';
import { checkOneLine, isOneLine } from './one-line.ts';
import { parseWorkflowText } from './parse.ts';
import { checkTrigger } from './trigger.ts';
import { checkVersions } from './versions.ts';

function checkParts(jobs: Jobs, called: readonly Called[]): IndependenceProblem[] {
  const { root, plan, legs, converge } = jobs;
  const at: Location = child(root, 'jobs')?.at ?? root.at;
  const of = jobs.plans > 1 ? (plan?.job.id ?? null) : null;
  const gateOnly = converge.length > 0 && converge.every(isGateOnly) && plan === null && legs.length === 0;
  const calls = jobs.all.some(isOneLine) && plan === null && legs.length === 0 && converge.every(isGateOnly);
  if (gateOnly || calls || called.some(isWhole)) return [];
  const problems: IndependenceProblem[] = [];
  const missing = (kind: 'no-plan' | 'no-task' | 'no-converge', want: string) =>
    problems.push(finding(kind, 'error', of === null ? at : (plan?.job.at ?? at), of, null, want));
  if (plan === null) missing('no-plan', 'uses: OWNER/fanfold@v1');
  if (legs.length === 0 && calledLegs(called).length === 0) missing('no-task', 'uses: OWNER/fanfold/task@v1');
  const gates = called.flatMap(({ fans }) => fans.flatMap((fan) => fan.converge));
  if (converge.length === 0 && gates.length === 0) missing('no-converge', 'uses: OWNER/fanfold/converge@v1');
  return plan === null ? problems : [...problems, ...checkPlan(plan, jobs)];
}

/** What the other jobs need from the plan job. */
function checkPlan({ job, step, outputs }: PlanJob, { legs }: Jobs): IndependenceProblem[] {
  const problems: IndependenceProblem[] = [];
  if (step.id === null) problems.push(finding('plan-id', 'error', step.node.at, job.id, step.uses, 'id: plan'));
  const computed = legs.filter((leg) => leg.numbered === null);
  const waves = new Set([...(computed.length === 0 && legs.length > 0 ? [] : [1]), ...wavesOf(computed)]);
  const wanted = ['plan', ...[...waves].flatMap((wave) => [numbered('matrix', wave), numbered('legs', wave)])];
  const counted = legs.filter((leg) => leg.numbered !== null && leg.wave > 1).map(({ wave }) => numbered('legs', wave));
  const absent = [...new Set([...wanted, ...counted])].filter((output) => !outputs.has(output));
  const at = child(job.node, 'outputs')?.at ?? job.at;
  if (absent.length > 0) problems.push(finding('plan-outputs', 'error', at, job.id, null, absent.join(', ')));
  return [...problems, ...checkInlineList({ job, step })];
}

function wavesOf(legs: readonly LegJob[]): readonly number[] {
  return legs.filter(({ planned }) => planned).map(({ wave }) => wave);
}

/** GitHub evaluates the expressions of a list that is in the workflow, and knows nothing of its matrices. */
function checkInlineList({ job, step }: Pick<PlanJob, 'job' | 'step'>): IndependenceProblem[] {
  const list = child(child(step.node, 'with'), 'tasks');
  const read = /\bmatrix\.[\w-]+/.exec(textOf(list) ?? '')?.[0];
  if (list === undefined || read === undefined || child(child(job.node, 'strategy'), 'matrix') !== undefined) return [];
  return [finding('inline-expression', 'error', list.at, job.id, `\${{ ${read} }}`)];
}

/**
 * Checks a workflow for what breaks the isolation of failures or the gate: `fail-fast`, a converge job that can be skipped
 * or ignored, missing inputs, needs, waves and permissions, job outputs and literal names on matrix jobs, what is in the
 * workflow in place of what the task file says, and actions of no or of several versions.
 *
 * @param fileName For the places of the findings.
 * @param planned The legs that the task file is planned into; empty when unknown.
 * @param list That file: of several plans in the workflow, the facts are about the one that reads it.
 * @param read Reads the files of the repository that the workflow calls.
 * @returns Located findings in the order of the file's parts, after what GitHub itself would refuse.
 */
export function checkWorkflow(
  text: string,
  fileName: string,
  planned: readonly LegFacts[] = [],
  list: ListFacts | null = null,
  read: ReadFile = () => null,
): IndependenceProblem[] {
  const { root, problems } = parseWorkflowText(text, fileName);
  if (root === null) return [...problems];
  const fans = readFans(root);
  const [first] = fans;
  if (first === undefined) return [...problems];
  const called = readCalled(first.all, read);
  return [
    ...problems,
    ...checkVersions(first),
    ...first.all.flatMap(checkBackground),
    ...triggers(fans),
    ...first.all.filter(isOneLine).flatMap((job) => checkOneLine(root, job)),
    ...fans.flatMap((jobs) =>
      checkFan(jobs, called, isPlanOf(jobs, list) ? { legs: planned, max: list?.max ?? null } : NOTHING),
    ),
    ...called.flatMap((one) => checkCalled(one, planned, list)),
  ];
}

/** What is the same for several plans of a workflow is said once; each unsafe checkout has a place of its own. */
function triggers(fans: readonly Jobs[]): IndependenceProblem[] {
  const found = fans.flatMap(checkTrigger);
  const unsafe = found.filter((one) => one.kind === 'workflow' && one.finding === 'unsafe-checkout');
  return unsafe.length > 0 ? unsafe : found.slice(0, 1);
}

/** How many legs a wave may have where the matrices of a workflow are written out; `null` where the plan gives them. */
export function mostLegsOf(text: string, fileName: string, list: ListFacts | null): number | null {
  const { root } = parseWorkflowText(text, fileName);
  const own = (root === null ? [] : readFans(root)).filter((jobs) => isPlanOf(jobs, list)).flatMap(mostOf);
  return own.length === 0 ? null : Math.min(...own);
}

const mostOf = (jobs: Jobs): readonly number[] => [mostNumbered(jobs) ?? []].flat();

/** What the task file says besides its plan. */
export interface ListFacts {
  /** Its path. */
  readonly file: string;
  /** `legs.max`; `null` where it is not given. */
  readonly max: number | null;
}

interface Planned {
  readonly legs: readonly LegFacts[];
  readonly max: number | null;
}

const NOTHING: Planned = { legs: [], max: null };

/** Whether the plan of these jobs reads the task file; with one plan in the workflow it does. */
function isPlanOf({ plan, plans }: Jobs, list: ListFacts | null): boolean {
  if (plans < 2 || plan === null) return true;
  const given = (textOf(child(child(plan.step.node, 'with'), 'tasks')) ?? '').trim().replace(/^\.\//, '');
  if (list === null) return false;
  const file = list.file.replace(/^\.\//, '');
  return given === '' ? DEFAULT_FILES.some((one) => one === file) : given === file;
}

/** A called file that plans is a fan-out of its own; else its legs are those of the caller. */
function checkCalled(called: Called, planned: readonly LegFacts[], list: ListFacts | null): IndependenceProblem[] {
  if (isWhole(called)) return checkWorkflow(called.text, called.path, planned, list);
  return [...called.problems, ...calledLegs([called]).flatMap((leg) => checkCalledLeg(leg, planned))];
}

function checkFan(jobs: Jobs, called: readonly Called[], { legs, max }: Planned): IndependenceProblem[] {
  return [
    ...checkParts(jobs, called),
    ...jobs.legs.flatMap((leg) => checkLeg(leg, jobs, legs, max)),
    ...checkWaves(jobs, legs),
    ...jobs.converge.flatMap((converge) => checkGate(converge, jobs)),
    ...checkPermissions(jobs),
  ];
}
