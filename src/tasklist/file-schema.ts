import { z } from 'zod';
import { INDEPENDENCE_MODES, MERGE_FOLDS, POLICY_WORDS, STOP_MODES, STOPS } from '../model.ts';
import { MAX_JOB_MINUTES, MAX_MATRIX_JOBS } from './github-limits.ts';
import { LIST_NAME } from './naming.ts';
import { sync } from './sync-schema.ts';
import { shared, task, VALUE_KEYS } from './task-schema.ts';
import { decimal, environment, listOf, mapping, nonEmpty, oneOf, positive, texts, whole } from './values.ts';

const LIST_NAME_RULE = 'a name of 1 to 64 letters, digits, `_` and `-`';

const runner = z.strictObject(
  {
    'max-parallel': whole(1, 10_000, 'a whole number from 1 to 10000')
      .optional()
      .describe('How many jobs run at the same time on this label.'),
    'startup-seconds': decimal(0, 3600, 'a number of seconds from 0 to 3600')
      .optional()
      .describe(
        'What it takes until a job on this label does its first work. Default: learnt from earlier runs, else 25.',
      ),
    'price-per-minute': decimal(0, 1000, 'a number from 0 to 1000')
      .optional()
      .describe('The price of one billed minute. Default: 0.'),
  },
  { error: 'a mapping of `max-parallel`, `startup-seconds` and `price-per-minute`' },
);

const legs = z.strictObject(
  {
    max: whole(1, MAX_MATRIX_JOBS, `a whole number from 1 to ${MAX_MATRIX_JOBS}`)
      .optional()
      .describe(`The most legs of one wave. Default: ${MAX_MATRIX_JOBS}.`),
    'target-minutes': positive(MAX_JOB_MINUTES, `a number of minutes above 0 and at most ${MAX_JOB_MINUTES}`)
      .optional()
      .describe(
        'The wall time to aim for with as few billed minutes as possible; one that no plan can meet is an error, or a warning where earlier runs say so.',
      ),
    minimize: oneOf(['time', 'cost'])
      .optional()
      .describe(
        'What matters without a target: `time` (as many legs as help) or `cost`. Default: as few legs as are worth their billed minutes.',
      ),
  },
  { error: 'a mapping of `max`, `target-minutes` and `minimize`' },
);

const converge = z.strictObject(
  {
    run: nonEmpty('a command')
      .optional()
      .describe('The synthesis: runs last, on pass and on fail, and sees FANFOLD_RESULTS and FANFOLD_VERDICT.'),
    shell: shared.shell,
    env: environment().optional().describe('Environment variables of the synthesis.'),
    'timeout-minutes': VALUE_KEYS['timeout-minutes']
      .optional()
      .describe('When the synthesis is stopped, in minutes. Default: 60.'),
    merge: nonEmpty('a folder relative to the workspace')
      .optional()
      .describe(
        'A folder into which the files of all tasks are folded; two files of one name that differ are an error.',
      ),
  },
  { error: 'a mapping of `run`, `shell`, `env`, `timeout-minutes` and `merge`' },
);

/** The whole task file. Nothing is transformed; defaults are filled in by `settings.ts` and `build-task.ts`. */
export const taskFile = z
  .strictObject(
    {
      version: z.literal(1, { error: '1' }).optional().describe('The version of the format. Default: 1.'),
      name: z
        .string({ error: LIST_NAME_RULE })
        .regex(LIST_NAME, { error: LIST_NAME_RULE })
        .optional()
        .describe(
          "The name of the list, which prefixes every artifact: 1 to 64 letters, digits, `_` and `-`. Default: the file's base name.",
        ),
      sync: sync.optional().describe('The rule that turns outcomes into a verdict. Default: all.'),
      stop: oneOf(STOPS)
        .optional()
        .describe(
          'When the rest is stopped: once a pass is certain, once a fail is, either, or never. Default: success.',
        ),
      'stop-mode': oneOf(STOP_MODES)
        .optional()
        .describe('Whether a stop ends running tasks too or only starts no new ones. Default: kill.'),
      'deadline-minutes': positive(52_560, 'a number of minutes above 0 and at most 52560')
        .optional()
        .describe('When the verdict is taken from what is finished, in minutes after the start. Default: never.'),
      'on-empty': oneOf(POLICY_WORDS.onEmpty)
        .optional()
        .describe('The verdict of a list that expands to nothing. Default: fail.'),
      'on-skipped': oneOf(POLICY_WORDS.onSkipped)
        .optional()
        .describe('What a skipped task counts as. Default: neutral.'),
      'on-all-neutral': oneOf(POLICY_WORDS.onAllNeutral)
        .optional()
        .describe('The verdict when no task counts as success or failure. Default: fail.'),
      'on-missing': oneOf(POLICY_WORDS.onMissing)
        .optional()
        .describe('What a planned task without a record counts as. Default: failure.'),
      flaky: oneOf(POLICY_WORDS.flaky)
        .optional()
        .describe(
          'What a task counts as that failed and succeeded in a later try; `tolerate` takes it out of the count. Default: success.',
        ),
      independence: oneOf(INDEPENDENCE_MODES)
        .optional()
        .describe(
          'What a conflict does: `enforce` refuses it, `strict` refuses undeclared tasks too, `warn` reports, `off` looks for none. Default: enforce.',
        ),
      resources: mapping(
        whole(1, 1_000_000, 'a whole number from 1 to 1000000'),
        'a mapping of resource names to amounts',
      )
        .optional()
        .describe('How much of each named resource exists.'),
      ignore: texts('a glob or a list of globs')
        .optional()
        .describe('Files whose writes, where they are seen, never count; declarations always count.'),
      'merge-files': mapping(oneOf(MERGE_FOLDS), 'a mapping of globs to ways to fold')
        .optional()
        .describe(
          'How files of one name that several tasks bring become one, by glob; the first glob that names a file decides.',
        ),
      legs: legs.optional().describe('How many matrix jobs the tasks are packed into.'),
      runners: mapping(runner, 'a mapping of runner labels to facts')
        .optional()
        .describe('Facts about runners, by label.'),
      defaults: z
        .strictObject(shared, { error: 'a mapping of task keys to values' })
        .optional()
        .describe('Values of tasks that do not give their own; `env`, `with` and `tags` are merged.'),
      converge: converge.optional().describe('What happens after the verdict.'),
      tasks: listOf(task, 'a list of tasks, each with its `id`').describe(
        'The tasks, in the order in which they are planned and reported.',
      ),
    },
    { error: 'a mapping with `tasks`, or a list of tasks' },
  )
  .meta({ title: 'fanfold task file', description: 'The tasks that fanfold plans, runs and folds into one verdict.' });

/** A task file as written. */
export type FileEntry = z.infer<typeof taskFile>;
