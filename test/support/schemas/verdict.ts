/** A verdict as a schema: the source of `schema/verdict.schema.json`. */
import { z } from 'zod';
import type { Verdict } from '../../../src/model.ts';

const id = z.string().min(1).max(512);
const ids = z.array(id);
const whole = z.int().nonnegative();
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);

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
