/** The output of `fanfold check --format json` as a schema: the source of `schema/check.schema.json`. */
import { z } from 'zod';
import type { Check } from '../../../src/model.ts';

const id = z.string().min(1);

const location = z
  .object({ file: z.string(), line: z.int().positive(), column: z.int().positive() })
  .describe('Lines and columns count from 1');

const conflict = z
  .object({
    kind: z
      .enum(['write-write', 'read-write', 'lock', 'resource', 'exclusive', 'undecided'])
      .describe('undecided: the patterns may meet, and counts as a conflict'),
    tasks: z.tuple([id, id]),
    patterns: z.tuple([z.string(), z.string()]).describe('The pattern of each task; the first one is written'),
    witness: z.string().describe('A concrete path or URI that both touch'),
    fixes: z.array(z.string()).describe('Order, serialise, narrow'),
    at: z.tuple([location, location]).describe('Where the two patterns stand'),
  })
  .describe('Two tasks that may run at the same time and should not');

const serialised = z
  .object({
    kind: z.enum(['lock', 'resource', 'exclusive']),
    name: z.string(),
    tasks: z.array(id),
  })
  .describe('Tasks that may not overlap');

const condition = z
  .object({
    name: z.enum(['data dependencies', 'resource conflicts', 'ordering requirements', 'failure isolation']),
    status: z.enum(['ok', 'conflict', 'warning', 'unknown']),
    summary: z.string(),
  })
  .describe('One of the four conditions of independence');

const problem = z
  .object({
    severity: z.enum(['error', 'warning', 'note']),
    kind: z.string().min(1).describe('What is wrong, as a word that programs can compare'),
    message: z.string().describe('What is wrong and what to do; the fixes of a conflict stand on lines of their own'),
    file: z.string().nullable().describe('Null, as line and column, when the problem has no place in a text'),
    line: z.int().positive().nullable(),
    column: z.int().positive().nullable(),
  })
  .describe('What the text of the check says, one by one');

/** The output of `fanfold check --format json`, version 1. */
export const checkSchema: z.ZodType<Check> = z
  .object({
    version: z.literal(1),
    conditions: z.array(condition).describe('The four conditions, always all of them'),
    problems: z
      .array(problem)
      .describe(
        'Everything that the text says, of the task file and of the workflow; of the conflicts the first fifty',
      ),
    conflicts: z.array(conflict).describe('Every pair'),
    serialised: z.array(serialised),
    unknown: z.int().nonnegative().describe('How many tasks declare neither reads nor writes'),
  })
  .describe('Which tasks of a file are not independent');
