/** The forms of a schema that nearly all values of a large list have, tested without zod, which takes ten times as long. */
import { z } from 'zod';

type Accepts = (value: unknown) => boolean;

const NEVER: Accepts = () => false;

/**
 * Finds plain values that a schema takes: text, numbers and lists of them, by the checks of the schema itself. `true` is an
 * answer; `false` is none, and zod must be asked.
 */
export function acceptsPlain(schema: z.core.$ZodType): Accepts {
  if (schema instanceof z.ZodOptional) return acceptsPlain(schema.def.innerType);
  if (schema instanceof z.ZodUnion) return anyOf(schema.def.options.map(acceptsPlain));
  const checks = (schema._zod.def.checks ?? []).map(({ _zod }) => _zod.def);
  if (schema instanceof z.ZodArray) return checks.length > 0 ? NEVER : everyOf(acceptsPlain(schema.def.element));
  // A format, such as a whole number, is a check of its own.
  if ('check' in schema._zod.def) return NEVER;
  if (schema instanceof z.ZodString) return textWith(checks);
  return schema instanceof z.ZodNumber ? numberWith(checks) : NEVER;
}

function anyOf(options: readonly Accepts[]): Accepts {
  return (value) => options.some((accepts) => accepts(value));
}

function everyOf(accepts: Accepts): Accepts {
  return (value) => Array.isArray(value) && value.every(accepts);
}

function textWith(checks: readonly z.core.$ZodCheckDef[]): Accepts {
  const tests: ((text: string) => boolean)[] = [];
  for (const check of checks) {
    if (isMinLength(check)) tests.push((text) => text.length >= check.minimum);
    else if (isMaxLength(check)) tests.push((text) => text.length <= check.maximum);
    else if (isRegex(check)) tests.push((text) => check.pattern.test(text));
    else return NEVER;
  }
  return (value) => typeof value === 'string' && tests.every((test) => test(value));
}

function numberWith(checks: readonly z.core.$ZodCheckDef[]): Accepts {
  const tests: ((number: number) => boolean)[] = [];
  for (const check of checks) {
    if (isGreater(check)) tests.push((number) => number > check.value);
    else if (isLess(check)) tests.push((number) => number < check.value);
    else return NEVER;
  }
  return (value) => typeof value === 'number' && Number.isFinite(value) && tests.every((test) => test(value));
}

function isMinLength(check: z.core.$ZodCheckDef): check is z.core.$ZodCheckMinLengthDef {
  return check.check === 'min_length';
}

function isMaxLength(check: z.core.$ZodCheckDef): check is z.core.$ZodCheckMaxLengthDef {
  return check.check === 'max_length';
}

function isRegex(check: z.core.$ZodCheckDef): check is z.core.$ZodCheckRegexDef {
  return check.check === 'string_format' && 'format' in check && check.format === 'regex';
}

/** A number that is the limit itself is left to zod. */
function isGreater(check: z.core.$ZodCheckDef): check is z.core.$ZodCheckGreaterThanDef & { readonly value: number } {
  return check.check === 'greater_than' && 'value' in check && typeof check.value === 'number';
}

function isLess(check: z.core.$ZodCheckDef): check is z.core.$ZodCheckLessThanDef & { readonly value: number } {
  return check.check === 'less_than' && 'value' in check && typeof check.value === 'number';
}
