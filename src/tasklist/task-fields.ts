/** A task as the plan has it: one row a field, with its form and with what a task has that does not say otherwise. */
import { z } from 'zod';
import type { Json, PlannedTask, Retry, SuccessCriteria } from '../model.ts';

/** The form of the id of a task, a leg or a batch in a document. */
export const plannedId = z.string().min(1).max(512);
const id = plannedId;
const whole = z.int().nonnegative();
const strings = z.array(z.string());
const json: z.ZodType<Json> = z.json();

export const plannedRunner = z.union([
  z.string(),
  strings,
  z.object({ group: z.string(), labels: z.union([z.string(), strings]).exactOptional() }),
]);

const NO_RETRY: Retry = {
  maxAttempts: 1,
  on: null,
  initialSeconds: 1,
  backoffRate: 2,
  maxDelaySeconds: 60,
  jitter: 'full',
};
const retry = z.object({
  maxAttempts: z.int().min(1),
  on: z
    .object({
      exitCodes: z.array(z.int()).exactOptional(),
      signals: strings.exactOptional(),
      timeout: z.boolean().exactOptional(),
    })
    .nullable(),
  initialSeconds: z.number().nonnegative(),
  backoffRate: z.number().min(1),
  maxDelaySeconds: z.number().nonnegative(),
  jitter: z.enum(['none', 'full']),
});

const EXIT_ZERO: SuccessCriteria = { exitCodes: [0], files: [], stdout: null, json: [] };
const success = z.object({
  exitCodes: z.array(z.int()),
  files: strings,
  stdout: z.object({ matches: z.string().exactOptional(), notMatches: z.string().exactOptional() }).nullable(),
  json: z.array(
    z.object({
      file: z.string(),
      pointer: z.string(),
      equals: json.exactOptional(),
      min: z.number().exactOptional(),
      max: z.number().exactOptional(),
      matches: z.string().exactOptional(),
    }),
  ),
});

const batch = z.object({
  maxItems: z.int().min(1).nullable(),
  maxMinutes: z.number().positive().nullable(),
});

/** Every task has its own. */
const OWN = { id, template: z.string(), name: z.string(), run: z.string().nullable() };

/** A form, and the value that a task without the key has. */
const row = <Value>(form: z.ZodType<Value>, value: Value) => ({ form, value });

/** Always in the text of a plan, for people and tools that read it. */
const WRITTEN = {
  estimateMs: row(whole, 0),
  required: row(z.boolean(), false),
  tags: row<readonly string[]>(strings, []),
  timeoutMinutes: row(z.number().positive(), 60),
  weight: row(z.int().min(1), 1),
};

/** Left out of the text of a plan where a task has the default, so that a plan of 100,000 tasks stays small. */
const OMITTED = {
  artifacts: row<readonly string[]>(strings, []),
  batch: row<PlannedTask['batch']>(batch.nullable(), null),
  condition: row(z.string().nullable(), null),
  continueOnError: row<PlannedTask['continueOnError']>(
    z.union([z.boolean(), z.object({ exitCodes: z.array(z.int()) })]),
    false,
  ),
  durationMs: row(whole.nullable(), null),
  env: row<PlannedTask['env']>(z.record(z.string(), z.string()), {}),
  envAtStart: row<PlannedTask['envAtStart']>(
    z.record(
      z.string(),
      z.array(z.union([z.strictObject({ text: z.string() }), z.strictObject({ expression: z.string() })])),
    ),
    {},
  ),
  exclusive: row(z.boolean(), false),
  item: row<PlannedTask['item']>(json, null),
  locks: row<readonly string[]>(strings, []),
  matrix: row<PlannedTask['matrix']>(z.record(z.string(), json), {}),
  maxLegs: row(z.int().min(1).nullable(), null),
  needs: row<readonly string[]>(z.array(id), []),
  permissions: row<PlannedTask['permissions']>(z.object({ idToken: z.boolean() }), { idToken: false }),
  reads: row<PlannedTask['reads']>(strings.nullable(), null),
  report: row(z.string().nullable(), null),
  resources: row<PlannedTask['resources']>(z.record(z.string(), whole), {}),
  retry: row<Retry>(retry, NO_RETRY),
  runsOn: row<PlannedTask['runsOn']>(plannedRunner, 'ubuntu-latest'),
  shell: row(z.string(), 'bash'),
  skip: row(z.boolean(), false),
  success: row<SuccessCriteria>(success, EXIT_ZERO),
  uncounted: row(z.boolean(), false),
  with: row<PlannedTask['with']>(z.record(z.string(), json), {}),
  workingDirectory: row(z.string(), '.'),
  writes: row<PlannedTask['writes']>(strings.nullable(), null),
};

type Rows = Readonly<Record<string, { readonly form: z.ZodType; readonly value: unknown }>>;
type Values<R extends Rows> = { readonly [Key in keyof R]: R[Key]['value'] };

function valuesOf<R extends Rows>(rows: R): Values<R> {
  return Object.fromEntries(Object.entries(rows).map(([key, { value }]) => [key, value])) as Values<R>;
}

/** What a task has whose entry does not say otherwise. Shared by all tasks: 100,000 empty lists would be 20 MB. */
export const TASK_DEFAULTS: Omit<PlannedTask, keyof typeof OWN> = { ...valuesOf(WRITTEN), ...valuesOf(OMITTED) };

function formsOf<R extends Rows>(rows: R): { [Key in keyof R]: R[Key]['form'] } {
  return Object.fromEntries(Object.entries(rows).map(([key, { form }]) => [key, form])) as never;
}

function optionalFormsOf<R extends Rows>(rows: R): { [Key in keyof R]: z.ZodDefault<R[Key]['form']> } {
  const forms = Object.entries(rows).map(([key, { form, value }]) => [key, form.default(value as never)]);
  return Object.fromEntries(forms) as never;
}

/** The form of a task in the text of a plan. */
export const plannedTask: z.ZodType<PlannedTask> = z.object({
  ...OWN,
  ...formsOf(WRITTEN),
  ...optionalFormsOf(OMITTED),
});

/** The keys of a task in order, so that its text is canonical; `true` for those that are left out where they say nothing. */
export const TASK_KEYS: readonly (readonly [key: keyof PlannedTask, omitted: boolean])[] = [OWN, WRITTEN, OMITTED]
  .flatMap((keys) => Object.keys(keys) as (keyof PlannedTask)[])
  .sort()
  .map((key) => [key, Object.hasOwn(OMITTED, key)]);
