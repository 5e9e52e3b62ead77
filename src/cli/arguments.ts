import { cac } from 'cac';
import { type ActionReference, parseAction } from '../app/init/origin.ts';
import { emptyArgument, unknownCommand, unknownOption } from './usage.ts';

/** Which tasks of a list, and what its expressions read. */
export interface Choice {
  readonly only: readonly string[] | null;
  /** Whether what the chosen tasks need comes with them. */
  readonly needs: boolean;
  /** `key=value` */
  readonly inputs: readonly string[];
  readonly github: readonly string[];
}

/** What the user asked for, checked and typed; nothing has been read or run yet. */
export type Command =
  | {
      readonly name: 'run';
      readonly file: string | null;
      readonly jobs: number | null;
      readonly sync: string | null;
      readonly choice: Choice;
      readonly observe: boolean;
      /** What tasks without `run` are here. */
      readonly recordMode: 'skip' | 'fail';
      /** Files, globs and folders. */
      readonly timings: readonly string[];
    }
  | {
      readonly name: 'plan';
      readonly file: string | null;
      readonly format: 'text' | 'json' | 'matrix';
      readonly choice: Choice;
      /** Files, globs and folders. */
      readonly timings: readonly string[];
    }
  | {
      readonly name: 'check';
      readonly file: string | null;
      readonly format: 'text' | 'json';
      readonly choice: Choice;
      readonly workflow: string | null;
      readonly suggest: boolean;
    }
  | { readonly name: 'converge'; readonly plan: string; readonly records: string; readonly format: 'text' | 'json' }
  | {
      readonly name: 'init';
      readonly workflowOnly: boolean;
      readonly update: boolean;
      readonly action: ActionReference | null;
    }
  | { readonly name: 'report'; readonly folder: string };

export type Parsed = { readonly command: Command } | { readonly usage: string } | { readonly shown: true };

type Options = Readonly<Record<string, unknown>>;

/** Bad usage, thrown inside the parser and turned into `{usage}` at its end. */
class UsageError extends Error {}

/**
 * Reads the arguments after `node fanfold`. Returns the command, or the sentence that says what is wrong with the usage, or
 * that help or the version has been shown.
 */
export function parseArguments(given: readonly string[], version: string): Parsed {
  const argv = withoutWords(given);
  const found: { command: Command | null } = { command: null };
  const cli = define(version, (command) => {
    found.command = command;
  });
  try {
    const empty = emptyArgument(argv);
    if (empty !== null) return { usage: empty };
    cli.parse(['node', 'fanfold', ...argv], { run: false });
    if (cli.options['help'] === true || cli.options['version'] === true) return { shown: true };
    const misuse = misuseOf(cli, argv[0]);
    if (misuse !== null) return { usage: misuse };
    cli.runMatchedCommand();
  } catch (error) {
    if (error instanceof UsageError || (error instanceof Error && error.name === 'CACError'))
      return { usage: error.message };
    throw error;
  }
  return found.command === null ? { usage: 'no command' } : { command: found.command };
}

/** `fanfold help run` is `fanfold run --help`, as in other tools. */
function withoutWords(given: readonly string[]): readonly string[] {
  if (given[0] === 'help') return [...given.slice(1), '--help'];
  return given[0] === 'version' && given.length === 1 ? ['--version'] : given;
}

function misuseOf(
  { commands, matchedCommand, options }: ReturnType<typeof cac>,
  first: string | undefined,
): string | null {
  if (matchedCommand === undefined)
    return unknownCommand(
      first,
      commands.map(({ name }) => name),
    );
  const { '--': rest, ...given } = options;
  if (Array.isArray(rest) && rest.length > 0)
    return `\`${String(rest[0])}\` stands behind \`--\`; options and files stand before it`;
  const known = ['help', ...matchedCommand.options.map(({ name }) => name)];
  return unknownOption(matchedCommand.name, Object.keys(given), known);
}

function define(version: string, set: (command: Command) => void): ReturnType<typeof cac> {
  const cli = cac('fanfold');
  withChoice(cli.command('run [file]', 'Plan, run, stop early, converge and report, on this machine'))
    .option('--jobs <n>', 'How many tasks run at a time (default: the number of cores)')
    .option('--sync <policy>', 'Replaces sync: of the file, e.g. any, 3 or 80%')
    .option('--timings <file>', 'Durations to plan with: a file, a glob or a folder; may be given more than once')
    .option(
      '--record-mode <mode>',
      'Tasks without run: skip (default) counts only the others, fail counts them as skipped',
      {
        default: 'skip',
      },
    )
    .option('--observe', 'Isolates each task where the system allows it, to see exactly what it writes and reads')
    .action((file: string | undefined, options: Options) =>
      set({
        name: 'run',
        file: file ?? null,
        jobs: jobsOf(options['jobs']),
        sync: text(options, 'sync'),
        choice: choiceOf(options),
        observe: options['observe'] === true,
        recordMode: oneOf(options, 'record-mode', ['skip', 'fail']),
        timings: texts(options, 'timings'),
      }),
    );
  withChoice(cli.command('plan [file]', 'The plan, and why it looks so'))
    .option('--format <format>', 'text, json or matrix', { default: 'text' })
    .option('--timings <file>', 'Durations to plan with: a file, a glob or a folder; may be given more than once')
    .action((file: string | undefined, options: Options) =>
      set({
        name: 'plan',
        file: file ?? null,
        format: oneOf(options, 'format', ['text', 'json', 'matrix']),
        choice: choiceOf(options),
        timings: texts(options, 'timings'),
      }),
    );
  defineChecks(cli, set);
  defineReports(cli, set);
  cli.help();
  cli.version(version);
  return cli;
}

function defineChecks(cli: ReturnType<typeof cac>, set: (command: Command) => void): void {
  withChoice(cli.command('check [file]', 'Are the tasks independent?'))
    .option('--format <format>', 'text or json', { default: 'text' })
    .option('--workflow <file>', 'Also reads this workflow for what would break isolation or the gate')
    .option('--suggest', 'Prints the declarations that the last run justifies')
    .action((file: string | undefined, options: Options) => set(checkOf(file ?? null, options)));
  cli
    .command('converge', 'Evaluates records again, offline, with the code that the action uses')
    .option('--plan <file>', 'The plan')
    .option('--records <folder>', 'The folder with the records')
    .option('--format <format>', 'text or json', { default: 'text' })
    .action((options: Options) =>
      set({
        name: 'converge',
        plan: required(options, 'plan'),
        records: required(options, 'records'),
        format: oneOf(options, 'format', ['text', 'json']),
      }),
    );
}

function defineReports(cli: ReturnType<typeof cac>, set: (command: Command) => void): void {
  cli
    .command('init', 'Looks at the repository, and writes tasks, their set-up and the workflow; never overwrites')
    .option('--workflow', 'Only the workflow, from the task file that is there')
    .option('--update', "Rewrites the marked block of the workflow, never the user's own lines")
    .option('--action <owner/repo@ref>', 'Where the workflow uses fanfold from')
    .action((options: Options) =>
      set({
        name: 'init',
        workflowOnly: options['workflow'] === true,
        update: options['update'] === true,
        action: actionOf(text(options, 'action')),
      }),
    );
  cli
    .command('report [folder]', 'Writes report.html from the records of a run (default: .fanfold)')
    .action((folder: string | undefined) => set({ name: 'report', folder: folder ?? '.fanfold' }));
}

function actionOf(given: string | null): ActionReference | null {
  if (given === null) return null;
  const action = parseAction(given);
  if (action === null) throw new UsageError(`--action is \`owner/repository@ref\`, not ${JSON.stringify(given)}`);
  return action;
}

function checkOf(file: string | null, options: Options): Command {
  const format = oneOf(options, 'format', ['text', 'json']);
  const workflow = text(options, 'workflow');
  const suggest = options['suggest'] === true;
  if (suggest && (format === 'json' || workflow !== null))
    throw new UsageError(
      '--suggest prints lines for the task file and nothing else; leave --format and --workflow out',
    );
  return { name: 'check', file, format, choice: choiceOf(options), workflow, suggest };
}

function text(options: Options, key: string): string | null {
  // The parser calls `record-mode` recordMode.
  const value = options[key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())];
  if (value === undefined) return null;
  if (Array.isArray(value)) throw new UsageError(`--${key} is given more than once`);
  if (typeof value === 'boolean') throw new UsageError(`--${key} needs a value`);
  return String(value);
}

/** The options of every command that plans a list. */
function withChoice(command: ReturnType<ReturnType<typeof cac>['command']>): typeof command {
  return command
    .option('--only <selectors>', 'Only these tasks, and what they need: ids, ids with *, tag:NAME, NAME[key=value]')
    .option('--no-needs', 'Leaves out what the chosen tasks need')
    .option('--input <key=value>', 'A value of `inputs` in expressions; may be given more than once')
    .option('--github <key=value>', 'A value of `github` in expressions, e.g. event_name=push');
}

function choiceOf(options: Options): Choice {
  return {
    only: options['only'] === undefined ? null : texts(options, 'only'),
    needs: options['needs'] !== false,
    inputs: texts(options, 'input'),
    github: texts(options, 'github'),
  };
}

/** All values of an option that may be given more than once, as they were given: a comma may be part of an id or a path. */
function texts(options: Options, key: string): readonly string[] {
  const values = [options[key] ?? []].flat();
  if (values.some((value) => typeof value === 'boolean')) throw new UsageError(`--${key} needs a value`);
  return values.map(String);
}

function required(options: Options, key: string): string {
  const value = text(options, key);
  if (value === null) throw new UsageError(`--${key} is missing`);
  return value;
}

function oneOf<Value extends string>(options: Options, key: string, values: readonly Value[]): Value {
  const given = text(options, key);
  const value = values.find((candidate) => candidate === given);
  if (value === undefined) throw new UsageError(`--${key} is ${values.join(' or ')}, not ${JSON.stringify(given)}`);
  return value;
}

function jobsOf(value: unknown): number | null {
  if (value === undefined) return null;
  if (Array.isArray(value)) throw new UsageError('--jobs is given more than once');
  const jobs = typeof value === 'number' ? value : Number.NaN;
  if (!Number.isInteger(jobs) || jobs < 1)
    throw new UsageError(`--jobs is a whole number from 1, not ${JSON.stringify(value)}`);
  return jobs;
}
