import { z } from 'zod';

/** Whether a value is surely what a schema takes; `false` says nothing. */
export type Accept = (value: unknown) => boolean;

const UNSURE: Accept = () => false;

/**
 * A quick test for the plain kinds of values, made from the schema itself: of a list of 100,000 tasks hardly any value is
 * wrong, and zod takes some microseconds to say so. What it does not know it does not accept, and then zod decides.
 *
 * Loops count, because an iterator makes an object for each step.
 */
export function acceptorOf(schema: z.core.$ZodType): Accept {
  if (schema instanceof z.core.$ZodOptional) return acceptorOf(schema._zod.def.innerType);
  if (schema instanceof z.core.$ZodBoolean) return (value) => typeof value === 'boolean';
  if (schema instanceof z.core.$ZodUnion) return anyOf(schema._zod.def.options.map(acceptorOf));
  const checks = checksOf(schema);
  if (checks === null) return UNSURE;
  if (schema instanceof z.core.$ZodString) return (value) => typeof value === 'string' && holdsAll(checks, value);
  if (schema instanceof z.core.$ZodNumber)
    return (value) => Number.isFinite(value) && holdsAll(checks, value as number);
  return schema instanceof z.core.$ZodArray ? listOf(acceptorOf(schema._zod.def.element), checks) : UNSURE;
}

function anyOf(options: readonly Accept[]): Accept {
  return (value) => {
    for (let at = 0; at < options.length; at++) if (options[at]?.(value)) return true;
    return false;
  };
}

function listOf(accepts: Accept, checks: readonly Check[]): Accept {
  return (value) => {
    if (!Array.isArray(value) || !holdsAll(checks, value)) return false;
    for (let at = 0; at < value.length; at++) if (!accepts(value[at])) return false;
    return true;
  };
}

type Checked = string | number | readonly unknown[];
type Check = (value: never) => boolean;

function holdsAll(checks: readonly Check[], value: Checked): boolean {
  for (let at = 0; at < checks.length; at++) if (!checks[at]?.(value as never)) return false;
  return true;
}

/** The checks of a schema, its own included; `null` when there is one that is not known here. */
function checksOf(schema: z.core.$ZodType): readonly Check[] | null {
  const own: readonly z.core.$ZodCheck<never>[] = schema._zod.def.checks ?? [];
  const isFormat = schema instanceof z.core.$ZodNumberFormat || schema instanceof z.core.$ZodStringFormat;
  const all = isFormat ? [schema as unknown as z.core.$ZodCheck<never>, ...own] : own;
  const known = all.map(checkOf);
  return known.every((check) => check !== null) ? known : null;
}

function checkOf(check: z.core.$ZodCheck<never>): Check | null {
  const def = check._zod.def as z.core.$ZodChecks['_zod']['def'];
  switch (def.check) {
    case 'min_length':
      return ({ length }: { length: number }) => length >= def.minimum;
    case 'max_length':
      return ({ length }: { length: number }) => length <= def.maximum;
    case 'greater_than':
      return (value: number) => (def.inclusive ? value >= Number(def.value) : value > Number(def.value));
    case 'less_than':
      return (value: number) => (def.inclusive ? value <= Number(def.value) : value < Number(def.value));
    case 'number_format':
      return def.format === 'safeint' ? Number.isSafeInteger : null;
    case 'string_format':
      return patternOf(def);
    default:
      return null;
  }
}

/** Only patterns that remember nothing between two texts. */
function patternOf({
  format,
  pattern,
}: {
  readonly format: string;
  readonly pattern?: RegExp | undefined;
}): Check | null {
  if (format !== 'regex' || pattern === undefined || pattern.global || pattern.sticky) return null;
  return (value: string) => pattern.test(value);
}
