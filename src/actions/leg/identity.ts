import type { Leg, Plan } from '../../model.ts';

/** Which leg of which plan a job is. */
export interface Identity {
  readonly leg: string;
  /** `<name>@sha256:…` */
  readonly plan: string;
}

const HINT =
  'the job needs `strategy: { matrix: ${{ fromJSON(needs.plan.outputs.matrix) }} }`, and inside a composite action the input `matrix: ${{ toJSON(matrix) }}`';

/** Reads the item of the matrix that this job runs; a sentence when it is none of fanfold's. */
export function readIdentity(matrix: string): Identity | { readonly detail: string } {
  let value: unknown;
  try {
    value = JSON.parse(matrix === '' ? 'null' : matrix);
  } catch {
    return { detail: `the input \`matrix\` is not JSON; ${HINT}` };
  }
  if (typeof value !== 'object' || value === null) return { detail: `this job has no matrix; ${HINT}` };
  const { leg, plan } = value as { leg?: unknown; plan?: unknown };
  if (typeof leg !== 'string' || typeof plan !== 'string')
    return { detail: `the matrix of this job was not planned by fanfold (it has no \`leg\` and \`plan\`); ${HINT}` };
  return { leg, plan };
}

/** The leg of a plan, or why it has none of this id. */
export function legOf(plan: Plan, id: string): Leg | { readonly detail: string } {
  return (
    plan.legs.find((leg) => leg.id === id) ?? { detail: `the plan \`${plan.name}\` has no leg \`${id.slice(0, 50)}\`` }
  );
}
