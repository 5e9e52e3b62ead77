import { z } from 'zod';
import type { Path } from '../model.ts';

/** The keys that the schema knows for the mapping at a path; empty when it takes any key or is not a mapping. */
export function knownKeys(schema: z.core.$ZodType, path: Path): string[] {
  const inner = unwrap(schema);
  if (inner instanceof z.core.$ZodUnion) {
    for (const option of inner._zod.def.options) {
      const keys = knownKeys(option, path);
      if (keys.length > 0) return keys;
    }
    return [];
  }
  const [step, ...rest] = path;
  if (step === undefined) return inner instanceof z.core.$ZodObject ? Object.keys(inner._zod.def.shape) : [];
  const next = child(inner, step);
  return next ? knownKeys(next, rest) : [];
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.core.$ZodOptional) return unwrap(schema._zod.def.innerType);
  if (schema instanceof z.core.$ZodLazy) return unwrap(schema._zod.def.getter());
  return schema;
}

function child(schema: z.core.$ZodType, step: string | number): z.core.$ZodType | undefined {
  if (schema instanceof z.core.$ZodArray) return typeof step === 'number' ? schema._zod.def.element : undefined;
  if (schema instanceof z.core.$ZodRecord) return schema._zod.def.valueType;
  if (!(schema instanceof z.core.$ZodObject)) return undefined;
  const { shape, catchall } = schema._zod.def;
  return Object.hasOwn(shape, step) ? shape[step] : catchall;
}
