/** The JSON Schemas (draft 2020-12) under `schema/`, each made from the one schema of its document. */
import { z } from 'zod';
import type { Json } from '../../../src/model.ts';
import { planSchema } from '../../../src/plan/document.ts';
import { taskFile } from '../../../src/tasklist/file-schema.ts';
import { taskRecordSchema } from '../../../src/verdict/documents.ts';
import { checkSchema } from './check.ts';
import { eventSchema } from './event.ts';
import { verdictSchema } from './verdict.ts';

export function taskFileJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(taskFile, { target: 'draft-2020-12', io: 'input' });
  return { ...schema, patternProperties: { '^x-': {} } };
}

export const planJsonSchema = (): Json => titled('fanfold plan', planSchema);
export const recordJsonSchema = (): Json => titled('fanfold task record', taskRecordSchema);
export const verdictJsonSchema = (): Json => titled('fanfold verdict', verdictSchema);
export const eventJsonSchema = (): Json => titled('fanfold event', eventSchema);
export const checkJsonSchema = (): Json => titled('fanfold check', checkSchema);

function titled(title: string, schema: z.ZodType): Json {
  // `input`: what a writer may leave out or add is what a reader accepts.
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return { $schema: String($schema), title, ...(rest as Record<string, Json>) };
}
