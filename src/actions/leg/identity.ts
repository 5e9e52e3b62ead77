import type { Leg, Plan } from '../../model.ts';
import { type LegNumber, legsOfRunner, numberedJobName } from '../../packing/numbered.ts';

/** Which leg of which plan a job is. */
export interface Identity {
  /** Its id; or its number, where the matrix is written out and may have more numbers than the plan has legs. */
  readonly leg: string | LegNumber;
  /** `<name>@sha256:…` */
  readonly plan: string;
}

type Fault = { readonly detail: string };

const HINT =
  'the job needs `strategy: { matrix: ${{ fromJSON(needs.plan.outputs.matrix) }} }`, and inside a composite action the input `matrix: ${{ toJSON(matrix) }}`';
const PLAN = 'add `with: { plan: ${{ needs.plan.outputs.plan }} }` to the step, and `plan` to the `needs` of the job';

/** Reads the item of the matrix that this job runs; a sentence when it is none of fanfold's. */
export function readIdentity(matrix: string, plan: string): Identity | Fault {
  let value: unknown;
  try {
    value = JSON.parse(matrix === '' ? 'null' : matrix);
  } catch {
    return { detail: `the input \`matrix\` is not JSON; ${HINT}` };
  }
  if (typeof value !== 'object' || value === null) return { detail: `this job has no matrix; ${HINT}` };
  const { leg, plan: planned } = value as { leg?: unknown; plan?: unknown };
  if (typeof leg === 'string' && typeof planned === 'string') return named(leg, planned, plan);
  if ('wave' in value || typeof leg === 'number') return numbered(value, plan);
  return { detail: `the matrix of this job was not planned by fanfold (it has no \`leg\` and \`plan\`); ${HINT}` };
}

function named(leg: string, planned: string, given: string): Identity | Fault {
  if (given === '' || given === planned) return { leg, plan: planned };
  return { detail: 'the input `plan` is another plan than that of the matrix; leave the input out' };
}

/** A written-out matrix: what cannot be understood never counts as a leg that is not in the plan. */
function numbered(value: { wave?: unknown; leg?: unknown; 'runs-on'?: unknown }, plan: string): Identity | Fault {
  const wave = countOf(value.wave);
  const number = countOf(value.leg);
  const runner = value['runs-on'];
  const wrong = (key: string, given: unknown, want: string): Fault => ({
    detail: `\`matrix.${key}\` of this job is ${want}, not ${JSON.stringify(given ?? null).slice(0, 50)}; the matrix is \`{ wave: [1], runs-on: [ubuntu-latest], leg: [1, 2, 3] }\``,
  });
  if (wave === null) return wrong('wave', value.wave, 'the number of a wave, from 1');
  if (number === null) return wrong('leg', value.leg, 'the number of a leg, from 1');
  if (typeof runner !== 'string' || runner === '') return wrong('runs-on', runner, 'the label of a runner');
  if (plan === '') return { detail: `the input \`plan\` is empty, so this leg has no tasks; ${PLAN}` };
  return { leg: { wave, runner, number }, plan };
}

/** A whole number from 1, as a number or as its digits. */
function countOf(value: unknown): number | null {
  return /^[1-9]\d{0,5}$/.test(typeof value === 'number' || typeof value === 'string' ? String(value) : '')
    ? Number(value)
    : null;
}

/** The leg of a plan, or why it has none of this id. */
export function legOf(plan: Plan, id: string): Leg | Fault {
  return (
    plan.legs.find((leg) => leg.id === id) ?? { detail: `the plan \`${plan.name}\` has no leg \`${id.slice(0, 50)}\`` }
  );
}

/** The leg of a plan that a job is by its number; a notice where the plan has fewer legs. */
export function legByNumber(plan: Plan, which: LegNumber): Leg | { readonly notice: string } | Fault {
  const legs = legsOfRunner(plan.legs, which.wave, which.runner);
  const leg = legs[which.number - 1];
  if (leg === undefined)
    return {
      notice: `${numberedJobName(which)} is not in the plan, which has ${legs.length} of that wave and runner: nothing to do`,
    };
  const task = plan.tasks.find(({ id }) => id === leg.tasks[0]);
  for (const key in task?.with ?? {})
    return {
      detail: `the task \`${task?.id}\` has \`with: ${key}\`, which no step of this job can read: its matrix is written out; give the task \`env\` instead`,
    };
  return leg;
}
