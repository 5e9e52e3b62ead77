/** The record as a document: one schema, from which the committed JSON Schema is generated. */
import { z } from 'zod';
import { LOG_TAIL_BYTES, STATES, type TaskRecord } from '../model.ts';
import { DIGEST } from '../plan/matrix.ts';
import { plannedId as id } from '../tasklist/task-fields.ts';

const whole = z.int().nonnegative();
const digest = z.string().regex(DIGEST);
const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  .refine((text) => !Number.isNaN(Date.parse(text)), 'not a date')
  .describe('ISO 8601 in UTC with milliseconds');

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
    state: z.enum(STATES),
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
    logTail: z.string().max(LOG_TAIL_BYTES).describe('The last lines of the output, at most 8 KiB'),
    batch: z
      .object({
        id,
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
