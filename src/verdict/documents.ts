/** The record and the verdict as documents: one schema each, from which the committed JSON Schema is generated. */
import { z } from 'zod';
import type { Json, TaskRecord, Verdict } from '../model.ts';

const id = z.string().min(1).max(512);
const whole = z.int().nonnegative();
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  .refine((text) => !Number.isNaN(Date.parse(text)), 'not a date')
  .describe('ISO 8601 in UTC with milliseconds');
const ids = z.array(id);

const states = ['succeeded', 'failed', 'timed-out', 'cancelled', 'skipped', 'tolerated', 'superseded'] as const;

const oneTry = z
  .object({
    startedAt: instant,
    endedAt: instant,
    exitCode: z.int().nullable().describe('null when a signal ended the command or it never started'),
    signal: z.string().max(32).nullable(),
  })
  .describe('One run of the command');

/** A task record, version 1. Unknown keys are dropped, so that a later 1.x may add some. */
export const taskRecordSchema: z.ZodType<TaskRecord> = z
  .object({
    version: z.literal(1),
    plan: digest.describe('The digest of the plan'),
    task: id,
    leg: id,
    runAttempt: z.int().min(1),
    state: z.enum(states),
    reason: z
      .string()
      .max(4096)
      .nullable()
      .describe(
        'Why the state is not plain success; a task blocked by a failed need is skipped with the reason `needs`',
      ),
    tries: z.array(oneTry).max(1000),
    durationMs: whole.describe('From the first start to the last end, with the waits between tries'),
    outputs: z.record(z.string(), z.string()),
    writesObserved: z
      .array(z.string())
      .nullable()
      .describe('Workspace-relative paths that the task created, changed or deleted; null when nobody looked'),
    files: z
      .object({
        count: whole,
        bytes: whole,
        sha256: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .describe('Of the manifest that names each file with its size and digest'),
      })
      .exactOptional()
      .describe('The carried files; absent when the task has no `artifacts`, did not run, or they could not be stored'),
    logTail: z
      .string()
      .max(8 * 1024)
      .describe('The last lines of the output, at most 8 KiB'),
    batch: z
      .object({
        id: z.string().min(1).max(512),
        startMs: whole
          .nullable()
          .describe('What its command took besides its items; null where its report does not tell'),
        ownMs: whole
          .exactOptional()
          .describe('What the last try took for its item alone; absent where no report tells'),
      })
      .exactOptional()
      .describe('The batch that the task ran in, whose command and tries it shares'),
  })
  .describe('What happened to one task, written once');

const reason = z
  .object({
    rule: z.string(),
    need: z.int(),
    have: whole,
    text: z.string().describe('The arithmetic, checkable by hand'),
  })
  .describe('One rule that makes the verdict what it is');

const counts = z.object({
  total: whole,
  succeeded: whole,
  failed: whole,
  'timed-out': whole,
  cancelled: whole,
  skipped: whole,
  tolerated: whole,
  superseded: whole,
  missing: whole,
});

const timing = z.object({
  sequentialMs: whole.describe('The sum of the task times'),
  parallelMs: whole.describe('Wall time from the first start to the last end'),
  speedup: z.number().nonnegative().describe('sequentialMs / parallelMs, 1 when nothing ran'),
  predictedSpeedup: z.number().nonnegative(),
  boundBy: z.string().describe('What kept the plan from being faster: a task id, `legs`, `needs` or `locks`'),
});

/** A verdict, version 1. */
export const verdictSchema: z.ZodType<Verdict> = z
  .object({
    version: z.literal(1),
    plan: digest.describe('The digest of the plan'),
    verdict: z.enum(['pass', 'fail']),
    decidedBy: z.array(reason).min(1).describe('The verdict is pass exactly when every line holds'),
    counts: counts.describe('Tasks by state; the states and the missing add up to the total'),
    succeeded: ids,
    failed: ids.describe('Tasks that count as failures, the missing apart'),
    missing: ids.describe('Planned tasks that left no record'),
    flaky: ids.describe('Tasks that succeeded after a failed try or a failed run attempt'),
    outputs: z.record(z.string(), z.record(z.string(), z.string())),
    timing,
  })
  .describe('What all records of a plan amount to');

/** JSON Schema (draft 2020-12) of a task record. */
export function recordJsonSchema(): Json {
  return withTitle('fanfold task record', taskRecordSchema);
}

/** JSON Schema (draft 2020-12) of a verdict. */
export function verdictJsonSchema(): Json {
  return withTitle('fanfold verdict', verdictSchema);
}

function withTitle(title: string, schema: z.ZodType): Json {
  // `input`: what a writer may leave out or add is what a reader accepts.
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return { $schema: String($schema), title, ...(rest as Record<string, Json>) };
}
