/** The check as a document: one schema, from which the committed JSON Schema is generated. */
import { z } from 'zod';
import type { Check, Json } from '../model.ts';

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

/** The output of `fanfold check --format json`, version 1. */
export const checkSchema: z.ZodType<Check> = z
  .object({
    version: z.literal(1),
    conflicts: z.array(conflict).describe('Every pair'),
    serialised: z.array(serialised),
    unknown: z.int().nonnegative().describe('How many tasks declare neither reads nor writes'),
  })
  .describe('Which tasks of a file are not independent');

/** JSON Schema (draft 2020-12) of the check document. */
export function checkJsonSchema(): Json {
  const { $schema, ...rest } = z.toJSONSchema(checkSchema, { io: 'input' });
  return { $schema: String($schema), title: 'fanfold check', ...(rest as Record<string, Json>) };
}
