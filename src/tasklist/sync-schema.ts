/**
 * What `sync:` may be, as a schema for editors and for the reference. The reader is `sync.ts`; a property test holds the
 * two together.
 */
import { z } from 'zod';
import type { Json } from '../model.ts';
import { MAX_RULES, SYNC_WORDS } from './sync.ts';
import { MOST } from './sync-amount.ts';

/** What `parseAmount` takes, as patterns: a share has up to three decimals, a count may be text. */
const SHARE = '(?:100(?:\\.0{1,3})?|0?[0-9]{1,2}(?:\\.[0-9]{1,3})?)%';
const NOT_ZERO = '(?!0+(?:\\.0{1,3})?%)';
const COUNT = '0*(?:1000000000|[1-9][0-9]{0,8})';

const text = (pattern: string) => z.string().regex(new RegExp(`^(?:${pattern})$`));
const atLeast = z
  .union([z.int().min(1).max(MOST), text(`${COUNT}|${NOT_ZERO}${SHARE}`), z.literal('majority')])
  .describe('How much must succeed, in weight units or percent.');
const maxFailures = z
  .union([z.int().min(0).max(MOST), text(`0+|${COUNT}|${SHARE}`)])
  .describe('How much may fail, in weight units or percent.');
const selector = () => z.string().min(1);
const of = z
  .union([z.array(selector()).min(1), selector()])
  .optional()
  .describe('Which tasks the rule counts: ids, ids with `*`, `?` and `{a,b}`, or `tag:name`. Default: every task.');
const choices = () => z.array(sync).min(1).max(MAX_RULES);

const rule = z.union([
  z.strictObject({
    of,
    'at-least': atLeast,
    'max-failures': maxFailures.optional(),
    get 'any-of'() {
      return choices().optional().describe('One of these policies must hold as well.');
    },
  }),
  z.strictObject({
    of,
    'max-failures': maxFailures,
    get 'any-of'() {
      return choices().optional().describe('One of these policies must hold as well.');
    },
  }),
  z.strictObject({
    get 'any-of'() {
      return choices().describe('One of these policies must hold.');
    },
  }),
]);

/** The schema of `sync:`, for editors; `parseSync` decides. */
export const sync: z.ZodType<Json> = z
  .union([z.enum(SYNC_WORDS), text(`${COUNT}|${NOT_ZERO}${SHARE}`), z.int().min(1).max(MOST), rule, z.lazy(choices)])
  .meta({ id: 'sync' }) as z.ZodType<Json>;
