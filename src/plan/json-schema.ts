import { z } from 'zod';
import type { Json } from '../model.ts';
import { planSchema } from './document.ts';

/** JSON Schema (draft 2020-12) of the plan document; the source of `schema/plan.schema.json`. */
export function planJsonSchema(): Json {
  const { $schema, ...rest } = z.toJSONSchema(planSchema, { io: 'input', target: 'draft-2020-12' });
  return { $schema: String($schema), title: 'fanfold plan', ...(rest as Record<string, Json>) };
}
