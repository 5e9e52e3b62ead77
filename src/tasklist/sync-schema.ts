import { z } from 'zod';
import { nonEmpty, oneOrMore, whole } from './values.ts';

/** How many tasks: a count in weight units or a share with up to three decimals. */
type SyncAmount = number | string;

/** One rule, or with `any-of` a choice of policies, exactly as the task file has it. */
export interface SyncRule {
  readonly of?: string | readonly string[] | undefined;
  readonly 'at-least'?: SyncAmount | undefined;
  readonly 'max-failures'?: SyncAmount | undefined;
  readonly 'any-of'?: readonly SyncSpec[] | undefined;
}

/** The value of `sync:` as written, its shape checked; a list means that all of it must hold. */
export type SyncSpec = string | number | SyncRule | readonly SyncSpec[];

const MOST = 1_000_000_000;
/** Up to three decimals, so that a percentage is a whole number of thousandths. */
const SHARE = '(?:100(?:\\.0{1,3})?|[0-9]{1,2}(?:\\.[0-9]{1,3})?)%';
const NOT_ZERO = '(?!0{1,2}(?:\\.0{1,3})?%)';

/** The words that `sync` may be. */
export const SYNC_WORDS = ['all', 'any', 'majority', 'none'] as const;

const PERCENT = 'a percentage such as `80%` with up to three decimals and no space';
const AT_LEAST = `a whole number from 1, or ${PERCENT}, above 0% and at most 100%`;
const MAX_FAILURES = `a whole number from 0, or ${PERCENT}, at most 100%`;
const SYNC = `\`all\`, \`any\`, \`majority\`, \`none\`, ${AT_LEAST}, \`{of, at-least, max-failures}\`, a list of these, or \`{any-of: […]}\``;

const amount = (least: number, share: string, expected: string) =>
  z.union([whole(least, MOST, expected), z.string().regex(new RegExp(`^${share}$`), { error: expected })], {
    error: expected,
  });

const rule = z.strictObject({
  of: oneOrMore(nonEmpty('a task id, an id with `*`, or `tag:` and a tag'), 'a selector or a list of selectors')
    .optional()
    .describe('Which tasks the rule counts: ids, ids with `*`, or `tag:name`. Default: every task.'),
  'at-least': amount(1, NOT_ZERO + SHARE, AT_LEAST)
    .optional()
    .describe('How much must succeed, in weight units or percent.'),
  'max-failures': amount(0, SHARE, MAX_FAILURES).optional().describe('How much may fail, in weight units or percent.'),
  get 'any-of'() {
    return z
      .array(sync, { error: 'a list of policies' })
      .min(1, { error: 'a list of at least one policy' })
      .optional()
      .describe('One of these policies must hold.');
  },
});

/** The schema of `sync:`. */
export const sync: z.ZodType<SyncSpec> = z
  .union(
    [
      z.enum(SYNC_WORDS, { error: SYNC }),
      amount(1, NOT_ZERO + SHARE, SYNC),
      rule,
      z.lazy(() => z.array(sync).min(1, { error: 'a list of at least one rule' })),
    ],
    { error: SYNC },
  )
  .meta({ id: 'sync' });
