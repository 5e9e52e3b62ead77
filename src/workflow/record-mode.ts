/** A leg job whose own steps are the task: they must not run where the list holds the task back. */
import type { IndependenceProblem } from '../problem.ts';
import type { LegFacts, LegTask } from './facts.ts';
import { finding } from './finding.ts';
import type { LegJob, Step } from './jobs.ts';
import { child, conjuncts, textOf } from './node.ts';

/** The record-mode tasks of a wave. */
function recordModeTasks(planned: readonly LegFacts[], wave: number): readonly LegTask[] {
  return planned
    .filter((leg) => leg.wave === wave)
    .flatMap(({ tasks }) => tasks ?? [])
    .filter(({ run }) => run === null);
}

/** Whether `fail-fast` cancels only what the verdict no longer needs: the first failure makes it a certain fail. */
export function failFastIsHarmless(planned: readonly LegFacts[], wave: number): boolean {
  const tasks = planned.filter((leg) => leg.wave === wave).flatMap((leg) => leg.tasks ?? []);
  return tasks.length > 0 && tasks.every(({ run, decides, tolerated }) => run === null && (decides || tolerated));
}

function isGuarded(step: Step, id: string | null): boolean {
  const parts = conjuncts(textOf(child(step.node, 'if')) ?? '');
  return (
    id !== null &&
    [`steps.${id}.outputs.skip!='true'`, `steps.${id}.outputs.skip!=true`].some((part) => parts.includes(part))
  );
}

/** Checks the steps of a leg job that runs record-mode tasks, and that a tolerated failure leaves its job green. */
export function checkRecordMode({ job, wave, numbered }: LegJob, planned: readonly LegFacts[]): IndependenceProblem[] {
  const tasks = recordModeTasks(planned, wave);
  const at = job.steps.findIndex(({ used }) => used?.action === 'task');
  const id = job.steps[at]?.id ?? null;
  const problems: IndependenceProblem[] = [];
  // A number that the plan has no leg for holds the steps back as well.
  if (tasks.some(({ canBeHeld }) => canBeHeld || numbered !== null)) {
    const want = `if: steps.${id ?? 'task'}.outputs.skip != 'true'`;
    const later = job.steps.slice(at + 1).filter(({ used }) => used === null);
    for (const step of later.filter((one) => !isGuarded(one, id))) {
      const node = child(step.node, 'if') ?? step.node;
      const name = textOf(child(step.node, 'name')) ?? (step.uses || (textOf(child(step.node, 'run')) ?? ''));
      problems.push(finding('unguarded-step', 'error', node.at, job.id, name.split('\n')[0] ?? '', want));
    }
  }
  if (numbered === null && tasks.some(({ tolerated }) => tolerated)) {
    const ignored = child(job.node, 'continue-on-error');
    const text = textOf(ignored) ?? '';
    if (!/\bmatrix\.continue-on-error\b/.test(text)) {
      const found = ignored === undefined ? null : `continue-on-error: ${text}`;
      const want = `continue-on-error: \${{ matrix.continue-on-error || false }}`;
      problems.push(finding('leg-tolerated', 'warning', ignored?.at ?? job.at, job.id, found, want));
    }
  }
  return problems;
}
