import { z } from 'zod';
import type { Json } from '../model.ts';

/**
 * The building blocks of the task file's schema. Nothing here transforms: what a person wrote is what the schema hands on.
 * The `error` of each block is what the sentence of a problem calls the right value.
 */

/** JSON nested deeper than this is refused, so that no later walk over it can exhaust the stack. */
export const MAX_DEPTH = 64;

/** The shells that GitHub knows by name. */
export const SHELLS = ['bash', 'sh', 'python', 'pwsh', 'powershell', 'cmd'] as const;

/** An id, also of a resource, a lock or a matrix key. */
export const NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** No operating system takes a NUL in a path, an argument or a variable. */
const NO_NUL = /^[^\0]*$/;

export const nonEmpty = (expected: string) =>
  z
    .string({ error: expected })
    .min(1, { error: expected })
    .regex(NO_NUL, { error: `${expected}, without NUL` });
export const identifier = (expected: string) =>
  z.string({ error: expected }).regex(NAME, { error: expected }).max(100, { error: expected });
export const whole = (min: number, max: number, expected: string) =>
  z.int({ error: expected }).min(min, { error: expected }).max(max, { error: expected });
export const decimal = (min: number, max: number, expected: string) =>
  z.number({ error: expected }).min(min, { error: expected }).max(max, { error: expected });
/** More than zero. */
export const positive = (max: number, expected: string) =>
  z.number({ error: expected }).gt(0, { error: expected }).max(max, { error: expected });
export const flag = () => z.boolean({ error: '`true` or `false`' });
export const oneOf = <const T extends readonly string[]>(values: T) =>
  z.enum(values, { error: values.map((value) => `\`${value}\``).join(' or ') });
export const listOf = <T extends z.ZodType>(element: T, expected: string) => z.array(element, { error: expected });
/** One value or a list of them; lists come first because machines write lists, and large files are written by machines. */
export const oneOrMore = <T extends z.ZodType>(element: T, expected: string) =>
  z.union([z.array(element), element], { error: expected });

/** A value, or the expression that gives it for each task. */
export const orExpression = <T extends z.ZodType>(value: T, expected: string) =>
  // Without `abort` a union takes any text for the one kind of value that nearly fits.
  z.union([value, z.string().regex(/\$\{\{/, { error: expected, abort: true })], { error: expected });

export const scalar = (expected = 'text, a number, `true` or `false`') =>
  z.union([z.string().regex(NO_NUL, { error: `${expected}; without NUL` }), z.number(), z.boolean()], {
    error: expected,
  });
export const json: z.ZodType<Json> = z
  .json({ error: 'text, a number, `true`, `false`, null, a list or a mapping' })
  .meta({ id: 'json' });
export const mapping = <T extends z.ZodType>(value: T, expected: string) =>
  z.record(z.string(), value, { error: expected });

export const exitCodes = () =>
  listOf(whole(0, 255, 'an exit code from 0 to 255'), 'a list of exit codes').min(1, {
    error: 'a list of at least one exit code',
  });
export const texts = (expected: string) => oneOrMore(nonEmpty('text that is not empty'), expected);
/** Environment variables; values of other types become text. */
export const environment = () => mapping(scalar(), 'a mapping of variable names to values');
const label = () => nonEmpty('the label of a runner');
/** GitHub's `runs-on`. */
export const runsOn = () =>
  z.union(
    [
      label(),
      z.array(label()).min(1, { error: 'a list of at least one label' }),
      z.strictObject({
        group: nonEmpty('the name of a runner group').describe('The runner group.'),
        labels: oneOrMore(label(), 'a label or a list of labels')
          .optional()
          .describe('Labels that the runner of the group must have.'),
      }),
    ],
    { error: 'a label, a list of labels, or `{group, labels}`' },
  );
