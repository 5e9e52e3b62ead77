import { z } from 'zod';
import { isMapping } from '../model.ts';
import { MAX_JOB_MINUTES, MAX_MATRIX_JOBS } from './github-limits.ts';
import { TASK_DEFAULTS } from './task-fields.ts';
import {
  decimal,
  environment,
  exitCodes,
  flag,
  identifier,
  json,
  listOf,
  mapping,
  nonEmpty,
  oneOf,
  oneOrMore,
  orExpression,
  positive,
  runsOn,
  SHELLS,
  scalar,
  texts,
  whole,
} from './values.ts';

const YEAR_SECONDS = 31_536_000;
const DAY_SECONDS = 86_400;

const TIMEOUT = `a number of minutes above 0 and at most ${MAX_JOB_MINUTES}`;
const NAME_RULE = 'a name: letters, digits, `_` and `-`, not starting with a digit or `-`, at most 100 characters';

const TRIES = 'a whole number of tries from 1 to 100';
const retryObject = <T extends z.ZodType>(maxAttempts: T) =>
  z.strictObject({
    'max-attempts': maxAttempts.describe('How often the command runs at most, the first try included.'),
    on: z
      .strictObject(
        {
          'exit-codes': exitCodes().optional().describe('Exit codes that are worth another try.'),
          signals: listOf(nonEmpty('the name of a signal, such as `KILL`'), 'a list of signal names')
            .optional()
            .describe('Signals that are worth another try, such as `KILL`.'),
          timeout: flag().optional().describe('Whether a timeout is worth another try. Default: false.'),
        },
        { error: 'a mapping of `exit-codes`, `signals` and `timeout`' },
      )
      .optional()
      .describe('What is worth another try. Default: every failure, a timeout too.'),
    'initial-seconds': decimal(0, DAY_SECONDS, 'a number of seconds from 0 to 86400')
      .optional()
      .describe('The wait before the second try. Default: 1.'),
    'backoff-rate': decimal(1, 100, 'a number from 1 to 100')
      .optional()
      .describe('What each further wait is multiplied by. Default: 2.'),
    'max-delay-seconds': decimal(0, DAY_SECONDS, 'a number of seconds from 0 to 86400')
      .optional()
      .describe('The longest wait between two tries. Default: 60.'),
    jitter: oneOf(['none', 'full'])
      .optional()
      .describe('`full` draws each wait between 0 and its length. Default: full.'),
  });

const RETRY = 'a whole number of tries from 1 to 100, or a mapping with `max-attempts`';

const retry = <T extends z.ZodType>(maxAttempts: T) =>
  z.union([whole(1, 100, RETRY), retryObject(maxAttempts)], { error: RETRY });

const TOLERANCE = '`true`, `false`, or `{exit-codes: […]}`';
const continueOnError = () =>
  z.union([z.boolean(), z.strictObject({ 'exit-codes': exitCodes().describe('Exit codes that are tolerated.') })], {
    error: TOLERANCE,
  });

const pattern = () => z.string({ error: 'a regular expression in RE2 syntax' });
const success = z.strictObject(
  {
    'exit-codes': exitCodes().optional().describe('Exit codes that count as success. Default: [0].'),
    files: texts('a glob or a list of globs')
      .optional()
      .describe('Files that must exist, be non-empty and be written by the task; of a glob one such file is enough.'),
    stdout: z
      .strictObject(
        {
          matches: pattern().optional().describe('A pattern that the output must contain.'),
          'not-matches': pattern().optional().describe('A pattern that the output must not contain.'),
        },
        { error: 'a mapping of `matches` and `not-matches`' },
      )
      .optional()
      .describe(
        'Patterns (RE2 syntax, linear time) that the whole standard output is searched for; one of more than 4 MiB fails the task.',
      ),
    json: listOf(
      z.strictObject(
        {
          file: nonEmpty('the path of a JSON file').describe('The JSON file, relative to the workspace.'),
          pointer: z
            .string({ error: 'a JSON pointer, such as `/failed`' })
            .regex(/^(\/([^~]|~[01])*)?$/, { error: 'a JSON pointer, such as `/failed`' })
            .describe('An RFC 6901 pointer to the value; empty for the whole file.'),
          equals: json.optional().describe('The value must be this.'),
          min: z.number({ error: 'a number' }).optional().describe('The value must be a number, at least this.'),
          max: z.number({ error: 'a number' }).optional().describe('The value must be a number, at most this.'),
          matches: pattern().optional().describe('The value must be text that contains this pattern.'),
        },
        { error: 'a mapping with `file`, `pointer` and one of `equals`, `min`, `max`, `matches`' },
      ),
      'a list of JSON checks',
    )
      .optional()
      .describe('Values in JSON files.'),
  },
  { error: 'a mapping of `exit-codes`, `files`, `stdout` and `json`' },
);

/** Where a list comes from that the file does not hold itself. */
const SOURCE_KEYS = {
  glob: texts('a glob or a list of globs')
    .optional()
    .describe(
      'Every file that a glob names, in the order of their names; folders with a `/` at its end; `!glob` leaves some out.',
    ),
  file: nonEmpty('the path of a file')
    .optional()
    .describe('A file of the workspace that holds a JSON or YAML list, or one item on each line.'),
  command: nonEmpty('a command')
    .optional()
    .describe(
      'A command whose standard output is a JSON list, one item on each line, or items with a NUL behind each.',
    ),
  'timeout-minutes': positive(MAX_JOB_MINUTES, TIMEOUT)
    .optional()
    .describe('When the command is stopped, in minutes. Default: 10.'),
};
const SOURCE = '`{glob}`, `{file}` or `{command}`';
const source = z.strictObject(SOURCE_KEYS, { error: SOURCE });

/** A list that comes from elsewhere. */
export type ListSource = z.infer<typeof source>;

/** Whether the list of a `for-each` or a matrix comes from elsewhere. */
export function isSource(list: unknown): list is ListSource {
  return isMapping(list);
}

const VALUES = `a list of values, or where it comes from: ${SOURCE}`;
const combination = () => mapping(json, 'a mapping of matrix keys to values');
const COMBINATIONS = 'a list of mappings, or where it comes from';
const matrix = z
  .object(
    {
      include: z
        .union([listOf(combination(), COMBINATIONS), source], { error: COMBINATIONS })
        .optional()
        .describe('Values added to matching combinations, or combinations of their own.'),
      exclude: listOf(combination(), 'a list of mappings')
        .optional()
        .describe('Combinations that are left out; a part of a combination is enough.'),
    },
    { error: 'a mapping of names to lists of values' },
  )
  .catchall(
    z.union([listOf(json, VALUES).min(1, { error: 'a list of at least one value' }), source], { error: VALUES }),
  );

const BATCH = '`true`, `false`, or a mapping of `max-items` and `max-minutes`';
const batch = z.union(
  [
    z.boolean(),
    z.strictObject({
      'max-items': whole(1, 100_000, 'a whole number from 1 to 100000')
        .optional()
        .describe('The most items of one command.'),
      'max-minutes': positive(MAX_JOB_MINUTES, TIMEOUT)
        .optional()
        .describe('The most expected time of one command, in minutes.'),
    }),
  ],
  { error: BATCH },
);

const permissions = z.strictObject(
  {
    'id-token': flag()
      .optional()
      .describe('Whether the command gets the variables by which it can ask GitHub for an OIDC token. Default: false.'),
  },
  { error: 'a mapping of `id-token` to `true` or `false`' },
);

const ITEM = 'text, a number, `true` or `false`, or a mapping';
const forEach = z.strictObject(
  {
    items: listOf(z.union([scalar(ITEM), mapping(json, ITEM)], { error: ITEM }), 'a list of items')
      .optional()
      .describe('The items themselves: texts, numbers, `true`, `false` or mappings.'),
    ...SOURCE_KEYS,
    key: nonEmpty('the name of a member of the items')
      .optional()
      .describe(
        'The member of items that are mappings, or an expression, by which their tasks are named. Default: all their plain members.',
      ),
  },
  { error: '`{glob}`, `{items}`, `{file}` or `{command}`' },
);

/** GitHub's names, and commands with the place of the script; everything else would only fail when the task runs. */
const SHELL = new RegExp(`^(?:${SHELLS.join('|')})$|^(?=[^\\0]*$)[\\s\\S]*\\{0\\}`);
const SHELL_RULE = `a shell: ${SHELLS.map((shell) => `\`${shell}\``).join(', ')}, or a command with \`{0}\``;

const WEIGHT = 'a whole number from 1 to 1000000';
const SECONDS = 'a number of seconds from 0 to 31536000';
const TAGS = 'a tag or a list of tags';
const FLAG = '`true` or `false`';

/** Keys whose values may come from expressions, and what such a value must be. */
export const VALUE_KEYS = {
  'timeout-minutes': positive(MAX_JOB_MINUTES, TIMEOUT),
  'continue-on-error': continueOnError(),
  retry: retry(whole(1, 100, TRIES)),
  exclusive: flag(),
  required: flag(),
  weight: whole(1, 1_000_000, WEIGHT),
  tags: oneOrMore(nonEmpty('a tag'), TAGS),
  duration: decimal(0, YEAR_SECONDS, SECONDS),
};

/** The keys that `defaults` may have as well; see `defaults` in `file-schema.ts`. */
export const shared = {
  shell: z
    .string(SHELL_RULE)
    .regex(SHELL, SHELL_RULE)
    .optional()
    .describe(
      'The shell of `run`, as in GitHub: `bash`, `sh`, `python`, `pwsh`, `powershell`, `cmd`, or a command with `{0}`. Default: bash.',
    ),
  'working-directory': nonEmpty('a path relative to the workspace')
    .optional()
    .describe('Where the command runs, relative to the workspace. Default: the workspace.'),
  env: environment().optional().describe('Environment variables of the command.'),
  with: mapping(json, 'a mapping of names to values')
    .optional()
    .describe("Values copied to `matrix.*` for the steps of the task's own job."),
  tags: VALUE_KEYS.tags.optional().describe('Names that `of: tag:name` selects.'),
  permissions: permissions.optional().describe('What the command may do beyond its own files.'),
  'runs-on': runsOn()
    .optional()
    .describe('The runner: a label, a list of labels, or `{group, labels}`. Default: ubuntu-latest.'),
  'timeout-minutes': orExpression(VALUE_KEYS['timeout-minutes'], TIMEOUT)
    .optional()
    .describe(
      `When one try is stopped, in minutes; decimals allowed, at most ${MAX_JOB_MINUTES}. Default: ${TASK_DEFAULTS.timeoutMinutes}.`,
    ),
  'continue-on-error': orExpression(VALUE_KEYS['continue-on-error'], TOLERANCE)
    .optional()
    .describe('A failure, or one with these exit codes, counts as neither success nor failure. Default: false.'),
  retry: orExpression(retry(orExpression(whole(1, 100, TRIES), TRIES)), RETRY)
    .optional()
    .describe('Further tries after a failure: a number of tries, or when and how to wait. Default: 1 try.'),
};

/** One entry of `tasks`. */
export const task = z.strictObject(
  {
    id: identifier(NAME_RULE).describe(
      'The name of the task: letters, digits, `_` and `-`, unique without regard to case.',
    ),
    name: nonEmpty('text that is not empty')
      .max(1000, { error: 'text of at most 1000 characters' })
      .optional()
      .describe('What people see. Default: the id.'),
    run: nonEmpty('a command')
      .optional()
      .describe(
        'The command, never templated: values reach it as variables. Without it the task is the steps of its own job.',
      ),
    batch: batch
      .optional()
      .describe(
        'The tasks of this entry that share a leg are run by one command, their items its arguments. Default: false.',
      ),
    report: nonEmpty('the path of a JUnit file')
      .optional()
      .describe(
        'The JUnit file that the command writes, with the result and the time of each item. Default: the path in `$FANFOLD_REPORT`.',
      ),
    'max-legs': whole(1, MAX_MATRIX_JOBS, `a whole number from 1 to ${MAX_MATRIX_JOBS}`)
      .optional()
      .describe('The most legs that the tasks of this entry fill, for each kind of leg. Default: as `legs` says.'),
    'allow-empty': flag()
      .optional()
      .describe('Whether an entry that expands to no task is no warning. Default: false.'),
    uses: z.unknown().optional().describe('Reserved; write the command under `run`.'),
    needs: oneOrMore(nonEmpty('the id of a task'), 'the id of a task or a list of ids')
      .optional()
      .describe(
        'Tasks that must succeed first; the id of a task with `matrix` or `for-each` means all its expansions.',
      ),
    if: z
      .union([z.string(), z.boolean()], { error: 'an expression, `true` or `false`' })
      .optional()
      .describe('A GitHub expression over `item`, `matrix`, `env` and `needs`; the task is skipped when it is false.'),
    matrix: matrix
      .optional()
      .describe("One task for each combination of values, by GitHub's rules, with `include` and `exclude`."),
    'for-each': forEach.optional().describe('One task for each item, which is `$ITEM` in the command.'),
    success: success.optional().describe('When a finished command counts as a success. Default: exit code 0.'),
    reads: texts('a glob or a list of globs')
      .optional()
      .describe('What the task reads: globs relative to the workspace, or URIs.'),
    writes: texts('a glob or a list of globs')
      .optional()
      .describe('What the task writes: globs relative to the workspace, or URIs.'),
    artifacts: texts('a glob or a list of globs')
      .optional()
      .describe('Files to carry to converge and to later waves; they count as writes.'),
    locks: oneOrMore(nonEmpty('the name of a lock'), 'the name of a lock or a list of names')
      .optional()
      .describe('Tasks that share a lock never run at the same time.'),
    resources: mapping(whole(1, 1_000_000, 'a whole number from 1'), 'a mapping of resource names to amounts')
      .optional()
      .describe('How much of each named resource the task takes.'),
    exclusive: orExpression(VALUE_KEYS.exclusive, FLAG)
      .optional()
      .describe('Nothing else runs at the same time. Default: false.'),
    required: orExpression(VALUE_KEYS.required, FLAG)
      .optional()
      .describe('The verdict is fail unless this task succeeds. Default: false.'),
    weight: orExpression(VALUE_KEYS.weight, WEIGHT)
      .optional()
      .describe('How much the task counts in `sync`. Default: 1.'),
    duration: orExpression(VALUE_KEYS.duration, SECONDS)
      .optional()
      .describe(
        'How long the task is expected to take, in seconds; decimals allowed. Default: from earlier runs, else the mean of the known ones, else a minute.',
      ),
    ...shared,
  },
  { error: 'a task: a mapping with `id` and `run`' },
);

/** A task as written. */
export type TaskEntry = z.infer<typeof task>;

/** A task whose values have been evaluated. */
export type ValueEntry = Omit<TaskEntry, keyof typeof VALUE_KEYS> & {
  readonly [Key in keyof typeof VALUE_KEYS]?: z.infer<(typeof VALUE_KEYS)[Key]> | undefined;
};
