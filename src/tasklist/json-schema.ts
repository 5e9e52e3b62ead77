import { z } from 'zod';
import { taskFile } from './file-schema.ts';

/** The JSON Schema (draft 2020-12) of a task file; the source of `schema/taskfile.schema.json` and of the reference page. */
export function taskFileJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(taskFile, { target: 'draft-2020-12', io: 'input' });
  return { ...schema, patternProperties: { '^x-': {} } };
}
