/** Leg jobs whose matrix is written out, for a forge that computes none: they must have a number for every leg of the plan. */
import { legsOfRunner, NUMBERED_JOB, oneLabel } from '../packing/numbered.ts';
import type { IndependenceProblem } from '../problem.ts';
import type { LegFacts } from './facts.ts';
import { finding } from './finding.ts';
import { type Jobs, type LegJob, planOutput } from './jobs.ts';
import { child, condition, scalarsIn, textOf, type WorkflowNode } from './node.ts';
import { countOf, KEYS, type NumberedMatrix } from './numbered-matrix.ts';

/** How many legs a wave of the plan may have, by the numbers that its jobs have; `null` where no matrix is written out. */
export function mostNumbered({ legs }: Jobs): number | null {
  const counts = legs.flatMap(({ numbered }) => (numbered === null ? [] : [countOf(numbered) ?? 1]));
  return counts.length === 0 ? null : Math.min(...counts);
}

function written(node: WorkflowNode): string {
  if (node.kind === 'list') return `[${node.items.map((item) => textOf(item) ?? '…').join(', ')}]`;
  return textOf(node) ?? '{ … }';
}

/** A key with its value, as the workflow has it. */
function shown(key: string, node: WorkflowNode | undefined): string | null {
  return node === undefined ? null : `${key}: ${written(node)}`;
}

/** What the matrix itself must be. */
function checkForm({ job }: LegJob, numbered: NumberedMatrix): IndependenceProblem[] {
  const wrong = (key: string, want: string) => {
    const node = child(numbered.node, key);
    return finding('numbers-form', 'error', (node ?? numbered.node).at, job.id, shown(key, node), want);
  };
  const numbers = Array.from({ length: Math.max(1, numbered.legs.length) }, (_, at) => at + 1).join(', ');
  const hasRunners = numbered.runners.length > 0 && numbered.runners.every((one) => /^[^\s,$]+$/.test(one));
  return [
    ...(numbered.wave === null ? [wrong('wave', 'wave: [1]')] : []),
    ...(hasRunners ? [] : [wrong('runs-on', 'runs-on: [ubuntu-latest]')]),
    ...(countOf(numbered) === null ? [wrong('leg', `leg: [${numbers}]`)] : []),
    ...numbered.others.map((key) => wrong(key, 'wave, runs-on, leg')),
  ];
}

/** Two jobs that would both be one leg. */
function checkTwice({ job }: LegJob, numbered: NumberedMatrix, { legs }: Jobs): IndependenceProblem[] {
  const earlier = legs.slice(
    0,
    legs.findIndex((one) => one.job === job),
  );
  const shares = (other: NumberedMatrix) =>
    other.wave === numbered.wave && other.runners.some((label) => numbered.runners.includes(label));
  const twin = earlier.find((one) => one.numbered !== null && shares(one.numbered));
  return twin === undefined ? [] : [finding('numbers-twice', 'error', numbered.node.at, job.id, twin.job.id)];
}

/** Values that only a matrix of the plan has. */
function checkValues({ job }: LegJob): IndependenceProblem[] {
  const read = new Map<string, WorkflowNode>();
  for (const node of scalarsIn(job.node))
    for (const [, key = ''] of node.text.matchAll(/\bmatrix\.([\w-]+)/g))
      if (!KEYS.includes(key) && !read.has(key)) read.set(key, node);
  return [...read].map(([key, node]) => finding('numbers-value', 'error', node.at, job.id, `matrix.${key}`));
}

const withoutSpace = (text: string): string => text.replace(/(?<=\$\{\{)\s+|\s+(?=\}\})/g, '');

/** How converge finds the job, and the job its runner and its plan. */
function checkJob({ job }: LegJob, { plan }: Jobs): IndependenceProblem[] {
  const name = child(job.node, 'name');
  const runner = child(job.node, 'runs-on');
  const step = job.steps.find(({ used }) => used?.action === 'task');
  const problems: IndependenceProblem[] = [];
  if (withoutSpace(textOf(name) ?? '') !== withoutSpace(NUMBERED_JOB)) {
    const want = `name: ${NUMBERED_JOB}`;
    problems.push(finding('numbers-name', 'error', name?.at ?? job.at, job.id, shown('name', name), want));
  }
  if (condition(textOf(runner) ?? '') !== 'matrix.runs-on') {
    const want = `runs-on: \${{ matrix.runs-on }}`;
    problems.push(finding('leg-fixed', 'error', runner?.at ?? job.at, job.id, shown('runs-on', runner), want));
  }
  if (step !== undefined && (textOf(child(child(step.node, 'with'), 'plan')) ?? '') === '') {
    const want = `plan: \${{ ${planOutput(plan, 'plan')} }}`;
    problems.push(finding('numbers-plan', 'error', step.node.at, job.id, null, want));
  }
  return problems;
}

/** Every leg of the wave has a number on its own runner, and as many legs as the list allows have one. */
function checkCount(
  { job, wave }: LegJob,
  numbered: NumberedMatrix,
  planned: readonly LegFacts[],
  max: number | null,
): IndependenceProblem[] {
  const count = countOf(numbered);
  if (count === null) return [];
  const most = Math.max(0, ...numbered.runners.map((label) => legsOfRunner(planned, wave, label).length));
  const want = Math.max(most, max ?? 0);
  const { at } = child(numbered.node, 'leg') ?? numbered.node;
  return want > count ? [finding('numbers-few', 'error', at, job.id, String(count), String(want))] : [];
}

/** What legs of the wave need that no written-out matrix of it has. */
function checkNeeded(
  { job, wave }: LegJob,
  numbered: NumberedMatrix,
  jobs: Jobs,
  planned: readonly LegFacts[],
): IndependenceProblem[] {
  const ofWave = jobs.legs.filter((leg) => leg.wave === wave);
  if (ofWave[0]?.job !== job) return [];
  const known = new Set(ofWave.flatMap((leg) => leg.numbered?.runners ?? []));
  const legs = planned.filter((leg) => leg.wave === wave);
  const wanted = new Set(legs.map(({ runsOn }) => oneLabel(runsOn) ?? JSON.stringify(runsOn)));
  const { at } = child(numbered.node, 'runs-on') ?? numbered.node;
  const values = [...new Set(legs.flatMap((leg) => leg.with ?? []))];
  return [
    ...[...wanted]
      .filter((label) => !known.has(label))
      .map((label) => finding('numbers-runner', 'error', at, job.id, null, label)),
    ...values.map((key) => finding('numbers-with', 'error', numbered.node.at, job.id, key)),
  ];
}

/**
 * Checks a leg job with a written-out matrix.
 *
 * @param max As many legs as the task file allows; `null` where it says nothing.
 */
export function checkNumbered(
  leg: LegJob,
  jobs: Jobs,
  planned: readonly LegFacts[],
  max: number | null,
): IndependenceProblem[] {
  const { numbered } = leg;
  if (numbered === null) return [];
  return [
    ...checkForm(leg, numbered),
    ...checkTwice(leg, numbered, jobs),
    ...checkJob(leg, jobs),
    ...checkValues(leg),
    ...checkCount(leg, numbered, planned, max),
    ...checkNeeded(leg, numbered, jobs, planned),
  ];
}
