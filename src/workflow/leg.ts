/** The jobs that run legs: isolated failures, the right matrix, no lost outputs. */
import type { Json } from '../model.ts';
import type { IndependenceProblem } from '../problem.ts';
import { checkBackground } from './background.ts';
import { checkConcurrency } from './concurrency.ts';
import type { LegFacts } from './facts.ts';
import { finding } from './finding.ts';
import { type Job, type Jobs, type LegJob, numbered, type PlanJob, planOutput } from './jobs.ts';
import { child, condition, plainValue, textOf } from './node.ts';
import { checkNumbered } from './numbered.ts';
import { checkRecordMode, failFastIsHarmless } from './record-mode.ts';
import { checkTools } from './tools.ts';

function checkStrategy({ job, wave }: LegJob, planned: readonly LegFacts[]): IndependenceProblem[] {
  const { id, node, at } = job;
  const strategy = child(node, 'strategy');
  const problems: IndependenceProblem[] = [];
  const failFast = child(strategy, 'fail-fast');
  if (condition(textOf(failFast) ?? '') !== 'false' && !failFastIsHarmless(planned, wave)) {
    const found = failFast === undefined ? null : `fail-fast: ${textOf(failFast)}`;
    problems.push(finding('fail-fast', 'error', (failFast ?? strategy)?.at ?? at, id, found, 'fail-fast: false'));
  }
  const maxParallel = child(strategy, 'max-parallel');
  if (maxParallel !== undefined && condition(textOf(maxParallel) ?? '') === '1') {
    problems.push(finding('max-parallel', 'warning', maxParallel.at, id, 'max-parallel: 1'));
  }
  return problems;
}

function checkMatrix(leg: LegJob, plan: PlanJob | null): IndependenceProblem[] {
  const { job, wave, planned } = leg;
  if (planned || leg.numbered !== null) return [];
  const matrix = child(child(job.node, 'strategy'), 'matrix');
  const want = `matrix: \${{ fromJSON(${planOutput(plan, numbered('matrix', wave))}) }}`;
  const found = matrix === undefined ? null : (textOf(matrix) ?? 'written out');
  return [finding('leg-matrix', 'error', matrix?.at ?? job.at, job.id, found, want)];
}

/** GitHub refuses an empty matrix, and from the second wave on a failed leg would skip the rest. */
function checkIf(leg: LegJob, plan: PlanJob | null): IndependenceProblem[] {
  const { job, wave } = leg;
  const isNumbered = leg.numbered !== null;
  const node = child(job.node, 'if');
  const text = textOf(node);
  // A written-out matrix is never empty, and its legs ask the plan themselves.
  if (isNumbered && wave === 1 && text === null) return [];
  const output = planOutput(plan, numbered('legs', wave));
  const parts = text === null || text.includes('||') ? [] : condition(text).split('&&');
  const counted = [`${output}!='0'`, `${output}!=0`, `${output}>0`].some((part) => parts.includes(part));
  if (counted && (wave === 1 || parts.includes('!cancelled()'))) return [];
  // Of a wave that the plan does not have there is no output either.
  const some = isNumbered ? `${output} > 0` : `${output} != '0'`;
  const want = wave === 1 ? `if: ${some}` : `if: \${{ !cancelled() && ${some} }}`;
  return [finding('leg-if', 'error', node?.at ?? job.at, job.id, text === null ? null : `if: ${text}`, want)];
}

function checkNeeds({ job, wave }: LegJob, { plan, legs }: Jobs): IndependenceProblem[] {
  const earlier = legs.filter((leg) => leg.wave === wave - 1).map((leg) => leg.job.id);
  const missing = [...(plan === null ? [] : [plan.job.id]), ...earlier].filter((id) => !job.needs.includes(id));
  if (missing.length === 0) return [];
  const at = child(job.node, 'needs')?.at ?? job.at;
  return [finding('leg-needs', 'error', at, job.id, null, missing.join(', '))];
}

function checkNameAndOutputs({ job: { id, node, at }, numbered }: LegJob): IndependenceProblem[] {
  const problems: IndependenceProblem[] = [];
  const name = child(node, 'name');
  if (numbered === null && !(textOf(name) ?? '').includes(`\${{`)) {
    problems.push(finding('leg-name', 'warning', name?.at ?? at, id, textOf(name), `name: \${{ matrix.name }}`));
  }
  const outputs = child(node, 'outputs');
  if (outputs !== undefined) problems.push(finding('leg-outputs', 'warning', outputs.at, id));
  return problems;
}

/** Equal for the spellings of one runner, or of one number. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return value.map(canonical).join('\n');
  if (typeof value !== 'object' || value === null) return String(value).toLowerCase();
  const entries = Object.entries(value as Readonly<Record<string, Json>>);
  return JSON.stringify(entries.map(([key, part]) => [key, canonical(part)]).sort());
}

/** A written-out matrix has no times: the job's own must be enough for every leg. */
function checkTimeout(job: Job, legs: readonly LegFacts[]): IndependenceProblem[] {
  const node = child(job.node, 'timeout-minutes');
  const most = Math.max(0, ...legs.map(({ timeoutMinutes }) => timeoutMinutes));
  if (node === undefined || !(Number(textOf(node)) < most)) return [];
  const found = `timeout-minutes: ${textOf(node)}`;
  return [finding('leg-fixed', 'warning', node.at, job.id, found, `timeout-minutes: ${most}`)];
}

/** What the plan says about a leg reaches its job only through the matrix. */
function checkFixed({ job, wave, numbered }: LegJob, planned: readonly LegFacts[]): IndependenceProblem[] {
  if (numbered !== null)
    return checkTimeout(
      job,
      planned.filter((leg) => leg.wave === wave),
    );
  const legs = planned.filter((leg) => leg.wave === wave);
  const says = (key: 'runs-on' | 'timeout-minutes', of: (leg: LegFacts) => Json): IndependenceProblem[] => {
    const node = child(job.node, key);
    const fixed = plainValue(node);
    const shown = typeof fixed === 'string' ? fixed : JSON.stringify(fixed);
    if (node === undefined || shown.includes(`\${{`)) return [];
    if (legs.every((leg) => canonical(of(leg)) === canonical(fixed))) return [];
    return [finding('leg-fixed', 'warning', node.at, job.id, `${key}: ${shown}`, `${key}: \${{ matrix.${key} }}`)];
  };
  return [
    ...says('runs-on', ({ runsOn }) => runsOn as Json),
    ...says('timeout-minutes', ({ timeoutMinutes }) => timeoutMinutes),
  ];
}

function countOf(planned: readonly LegFacts[], { wave }: LegJob): number {
  return planned.filter((leg) => leg.wave === wave).length;
}

/** Checks the job of a called workflow: its matrix, its `if` and its needs come from the caller. */
export function checkCalledLeg(leg: LegJob, planned: readonly LegFacts[]): IndependenceProblem[] {
  const { job } = leg;
  return [
    ...checkStrategy(leg, planned),
    ...checkNameAndOutputs(leg),
    ...checkConcurrency(job, 0),
    ...checkBackground(job),
  ];
}

/** Checks the job of one wave. */
export function checkLeg(
  leg: LegJob,
  jobs: Jobs,
  planned: readonly LegFacts[],
  max: number | null,
): IndependenceProblem[] {
  return [
    ...checkStrategy(leg, planned),
    ...checkMatrix(leg, jobs.plan),
    ...checkNumbered(leg, jobs, planned, max),
    ...checkIf(leg, jobs.plan),
    ...checkNeeds(leg, jobs),
    ...checkNameAndOutputs(leg),
    ...checkFixed(leg, planned),
    ...checkConcurrency(leg.job, countOf(planned, leg)),
    ...checkRecordMode(leg, planned),
    ...checkTools(leg, planned),
  ];
}

/** Every wave has a job: every matrix that the plan job hands on, and every wave of the plan. */
export function checkWaves({ plan, legs }: Jobs, planned: readonly LegFacts[]): IndependenceProblem[] {
  if (plan === null || legs.length === 0) return [];
  const handedOn = [...plan.outputs.keys()].flatMap((output) => {
    const found = /^matrix-(\d+)$/.exec(output);
    return found === null ? [] : [Number(found[1])];
  });
  const wanted = new Set([1, ...handedOn, ...planned.map(({ wave }) => wave)]);
  const missing = [...wanted].filter((wave) => !legs.some((leg) => leg.wave === wave)).sort((a, b) => a - b);
  const isNumbered = legs.some((leg) => leg.numbered !== null);
  const want = (wave: number) => (isNumbered ? `wave: [${wave}]` : numbered('matrix', wave));
  return missing.map((wave) => finding('missing-wave', 'error', plan.job.at, null, null, want(wave)));
}
