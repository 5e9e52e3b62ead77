/** The plan as a document, read. */
import { z } from 'zod';
import { INDEPENDENCE_MODES, type Json, MERGE_FOLDS, type Plan, POLICY_WORDS, STOP_MODES, STOPS } from '../model.ts';
import type { PlanFault } from '../problem.ts';
import { MAX_JOB_MINUTES, MAX_JOB_NAME } from '../tasklist/github-limits.ts';
import { LIST_NAME } from '../tasklist/naming.ts';
import { plannedId as id, plannedRunner, plannedTask } from '../tasklist/task-fields.ts';
import { digestOf, type Hash } from './encode.ts';
import { DIGEST } from './matrix.ts';

const json: z.ZodType<Json> = z.json();
const whole = z.int().nonnegative();
const strings = z.array(z.string());

const amount = z.union([
  z.object({ count: whole }).strict(),
  z.object({ thousandths: whole }).strict(),
  z.object({ majority: z.literal(true) }).strict(),
]);
const rule = z.object({ of: strings, atLeast: amount.exactOptional(), maxFailures: amount.exactOptional() });
const formula = z.union([
  z.object({ rule }).strict(),
  z
    .object({
      get all() {
        return z.array(formula);
      },
    })
    .strict(),
  z
    .object({
      get any() {
        return z.array(formula);
      },
    })
    .strict(),
  z.object({ none: z.literal(true) }).strict(),
]) as z.ZodType<Plan['policy']['formula']>;

const policy = z.object({
  formula,
  onEmpty: z.enum(POLICY_WORDS.onEmpty),
  onSkipped: z.enum(POLICY_WORDS.onSkipped),
  onAllNeutral: z.enum(POLICY_WORDS.onAllNeutral),
  onMissing: z.enum(POLICY_WORDS.onMissing),
  flaky: z.enum(POLICY_WORDS.flaky),
});

/**
 * The zod schema of the plan document, version 1.
 * @internal exported for its tests
 */
export const planSchema = z
  .object({
    version: z.literal(1),
    name: z.string().regex(LIST_NAME),
    digest: z.string().regex(DIGEST),
    sync: json,
    policy,
    stop: z.enum(STOPS),
    stopMode: z.enum(STOP_MODES),
    deadlineMinutes: z.number().positive().nullable(),
    independence: z.enum(INDEPENDENCE_MODES),
    resources: z.record(z.string(), whole),
    converge: z
      .object({
        run: z.string(),
        shell: z.string(),
        env: z.record(z.string(), z.string()),
        timeoutMinutes: z.number().positive(),
      })
      .nullable(),
    merge: z.string().nullable().exactOptional(),
    ignore: strings,
    mergeFiles: z.array(z.object({ glob: z.string(), fold: z.enum(MERGE_FOLDS) })),
    tasks: z.array(plannedTask),
    legs: z.array(
      z.object({
        id: z.string().regex(/^w[1-9][0-9]*-leg-[0-9]{3,}$/),
        wave: z.int().min(1),
        group: z.int().min(1).exactOptional(),
        name: z.string().max(MAX_JOB_NAME),
        runsOn: plannedRunner,
        timeoutMinutes: z.int().min(1).max(MAX_JOB_MINUTES),
        tasks: z.array(id),
        estimateMs: whole,
      }),
    ),
    estimate: z.object({
      sequentialMs: whole,
      parallelMs: whole,
      lowerBoundMs: whole,
      boundBy: z.string().describe('What keeps the plan from being faster: a task id, `legs`, `needs` or `locks`'),
      speedup: z.number().nonnegative(),
    }),
  })
  .describe('The plan of fanfold: the fixed list of tasks, waves and legs.');

export type ParsedPlan = { readonly plan: Plan } | { readonly fault: PlanFault };

/**
 * Reads a plan document. A plan whose digest is not its own is refused, so that nobody can change the denominator without
 * changing the name by which the plan is asked for.
 */
export function parsePlan(text: string, hash: Hash): ParsedPlan {
  try {
    return verified(JSON.parse(text), hash);
  } catch (error) {
    if (error instanceof SyntaxError) return { fault: { why: 'not-json', detail: error.message } };
    // A stack that overflows is not a fault of ours: no plan nests like that.
    if (error instanceof RangeError) return { fault: { why: 'too-deep' } };
    throw error;
  }
}

function verified(value: unknown, hash: Hash): ParsedPlan {
  const parsed = planSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { fault: { why: 'form', key: issue?.path.join('.') ?? '', detail: issue?.message ?? '' } };
  }
  const plan: Plan = parsed.data;
  if (digestOf(plan, hash) !== plan.digest) return { fault: { why: 'digest' } };
  return { plan };
}
