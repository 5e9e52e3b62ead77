import type { Json, Leg, Plan, PlannedTask } from '../model.ts';
import { LIST_NAME } from '../tasklist/naming.ts';

/** Job outputs are dropped whole above 1 MB of UTF-16, which is about this many characters for all outputs of a job. */
export const MAX_OUTPUT_CHARACTERS = 500_000;

export interface Matrix {
  readonly include: readonly Readonly<Record<string, Json>>[];
}

/** The form of a plan's digest. */
export const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** `<name>@<digest>`: what a leg and converge need to find and to trust the plan. */
export function planReference(plan: Pick<Plan, 'name' | 'digest'>): string {
  return `${plan.name}@${plan.digest}`;
}

/** Splits `<name>@sha256:<hex>`; `null` when the text is anything else, so that an empty reference never finds a plan. */
export function parsePlanReference(text: string): { readonly name: string; readonly digest: string } | null {
  const [name = '', digest = '', ...more] = text.trim().split('@');
  return LIST_NAME.test(name) && DIGEST.test(digest) && more.length === 0 ? { name, digest } : null;
}

/**
 * The dynamic matrix of one wave (counted from 1), of one group where there are some: an include-only matrix, one item a leg,
 * slowest first.
 */
export function matrixOf(plan: Plan, wave: number, group?: number): Matrix {
  const reference = planReference(plan);
  const legs = plan.legs.filter((leg) => leg.wave === wave && leg.group === group);
  const first = new Set(legs.map(({ tasks }) => tasks[0]));
  // All tasks of a leg have the `with` of the first one.
  const taskOf = new Map(plan.tasks.filter(({ id }) => first.has(id)).map((task) => [task.id, task]));
  return {
    include: legs.map((leg) => {
      const task = taskOf.get(leg.tasks[0] ?? '');
      const item = itemOf(leg, reference, task);
      return { ...item, ...task?.with, ...item };
    }),
  };
}

/** In record mode the job itself must be tolerated, so its line `continue-on-error:` has a value to read. */
function itemOf(leg: Leg, reference: string, task: PlannedTask | undefined): Record<string, Json> {
  const recorded = task?.run === null ? { 'continue-on-error': task.continueOnError === true } : {};
  return {
    leg: leg.id,
    plan: reference,
    name: leg.name,
    'runs-on': leg.runsOn as Json,
    'timeout-minutes': leg.timeoutMinutes,
    ...recorded,
  };
}

/** The number of waves that have legs. A plan without legs has none. */
export function waveCount(plan: Plan): number {
  return plan.legs.reduce((most, leg) => Math.max(most, leg.wave), 0);
}

/** The matrix of the caller job: one item a group, `{name, matrix, legs, matrix-2, legs-2, …}`. */
export function groupsOf(plan: Plan): Matrix {
  const groups = [...new Set(plan.legs.flatMap(({ group }) => group ?? []))].sort((a, b) => a - b);
  const waves = waveCount(plan);
  return {
    include: groups.map((group) => {
      const item: Record<string, Json> = { name: `group ${group}` };
      for (let wave = 1; wave <= waves; wave++) {
        const matrix = matrixOf(plan, wave, group);
        const suffix = wave === 1 ? '' : `-${wave}`;
        item[`matrix${suffix}`] = matrix as unknown as Json;
        item[`legs${suffix}`] = matrix.include.length;
      }
      return item;
    }),
  };
}
