/** What was typed, as a command that is checked and typed; nothing has been read or run yet. */

import type { GivenFacts } from '../app/facts.ts';
import { OWN_FOLDER } from '../app/init/ignore-file.ts';
import { type ActionReference, parseAction } from '../app/init/origin.ts';
import type { Stop } from '../model.ts';
import { SHELLS, VALUES } from './command-table.ts';
import type { Shell } from './completion.ts';
import { commandHelp, helpText } from './help.ts';
import { type Given, readArguments } from './read-arguments.ts';

/** Which tasks of a list, and what its expressions read. */
export interface Choice extends GivenFacts {
  readonly only: readonly string[] | null;
  /** Whether what the chosen tasks need comes with them. */
  readonly needs: boolean;
}

/** How a run prints; `null`: live on a terminal, grouped elsewhere. */
export type OutputMode = (typeof VALUES.output)[number];

export interface RunCommand {
  readonly name: 'run';
  readonly file: string | null;
  readonly jobs: number | null;
  readonly sync: string | null;
  readonly stop: Stop | null;
  readonly choice: Choice;
  /** Only what did not succeed last time. */
  readonly failed: boolean;
  /** Keeps what has succeeded in the last run. */
  readonly resume: boolean;
  readonly shuffle: string | null;
  readonly observe: boolean;
  /** What tasks without `run` are here. */
  readonly recordMode: 'skip' | 'fail';
  /** Files, globs and folders. */
  readonly timings: readonly string[];
  readonly output: OutputMode | null;
  readonly format: 'text' | 'json';
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly joblog: string | null;
  readonly dir: string;
}

export interface PlanCommand {
  readonly name: 'plan';
  readonly file: string | null;
  readonly format: 'text' | 'json' | 'matrix';
  readonly groups: boolean;
  readonly choice: Choice;
  /** Files, globs and folders. */
  readonly timings: readonly string[];
  readonly dir: string;
}

export interface CheckCommand {
  readonly name: 'check';
  readonly file: string | null;
  readonly format: 'text' | 'json';
  readonly choice: Choice;
  readonly workflow: string | null;
  /** Writes into the workflow what has one answer. */
  readonly fix: boolean;
  readonly suggest: boolean;
  readonly dir: string;
}

export interface InitCommand {
  readonly name: 'init';
  readonly workflowOnly: boolean;
  readonly update: boolean;
  readonly form: (typeof VALUES.form)[number] | null;
  /** `null`: as it is there. */
  readonly forge: (typeof VALUES.forge)[number] | null;
  readonly action: ActionReference | null;
  readonly facts: GivenFacts;
}

export type Command =
  | RunCommand
  | PlanCommand
  | CheckCommand
  | { readonly name: 'converge'; readonly plan: string; readonly records: string; readonly format: 'text' | 'json' }
  | InitCommand
  | { readonly name: 'report'; readonly folder: string }
  | { readonly name: 'completion'; readonly shell: Shell };

export type Parsed =
  | { readonly command: Command }
  | { readonly usage: string }
  /** What was asked for is only to be printed: help or the version. */
  | { readonly shown: string };

/** Bad usage, thrown while values are read and turned into `{usage}` at the end. */
class UsageError extends Error {}

/** Reads the arguments after `node fanfold`. */
export function parseArguments(argv: readonly string[], version: string): Parsed {
  const read = readArguments(argv);
  if ('usage' in read) return read;
  if ('version' in read) return { shown: versionText(version) };
  if ('help' in read) return { shown: read.help === null ? helpText(version) : commandHelp(read.help) };
  try {
    return { command: commandOf(read) };
  } catch (error) {
    if (error instanceof UsageError) return { usage: error.message };
    throw error;
  }
}

function versionText(version: string): string {
  return `fanfold/${version} ${process.platform}-${process.arch} node-${process.version}`;
}

function commandOf(given: Given): Command {
  switch (given.entry.name) {
    case 'run':
      return runOf(given);
    case 'plan':
      return {
        name: 'plan',
        file: given.operand,
        format: oneOf(given, 'format', VALUES.planFormat) ?? 'text',
        groups: is(given, 'groups'),
        choice: choiceOf(given),
        timings: all(given, 'timings'),
        dir: one(given, 'dir') ?? OWN_FOLDER,
      };
    case 'check':
      return checkOf(given);
    case 'converge':
      return {
        name: 'converge',
        plan: required(given, 'plan'),
        records: required(given, 'records'),
        format: oneOf(given, 'format', VALUES.format) ?? 'text',
      };
    case 'init':
      return initOf(given);
    case 'report':
      return { name: 'report', folder: given.operand ?? OWN_FOLDER };
    default:
      return { name: 'completion', shell: shellOf(given.operand) };
  }
}

/** Pairs of options that contradict each other, and in which way. */
const AGAINST: readonly (readonly [string, string, string])[] = [
  ['quiet', 'verbose', 'say less and more'],
  ['failed', 'resume', 'begin a new run and go on with the last one'],
  ['failed', 'only', 'each choose tasks'],
  ['resume', 'only', 'cannot both say which tasks run'],
  ['resume', 'sync', 'cannot go together: the run that goes on has its policy'],
  ['resume', 'stop', 'cannot go together: the run that goes on has its stop condition'],
];

function runOf(given: Given): RunCommand {
  for (const [first, second, why] of AGAINST)
    if (is(given, first) && is(given, second)) throw new UsageError(`--${first} and --${second} ${why}`);
  const output = oneOf(given, 'output', VALUES.output);
  const format = oneOf(given, 'format', VALUES.format) ?? 'text';
  if (format === 'json' && (output !== null || is(given, 'quiet') || is(given, 'verbose')))
    throw new UsageError('--format json prints events and nothing else; leave --output, --quiet and --verbose out');
  return {
    name: 'run',
    file: given.operand,
    jobs: jobsOf(one(given, 'jobs')),
    sync: one(given, 'sync'),
    stop: oneOf(given, 'stop', VALUES.stop),
    choice: choiceOf(given),
    failed: is(given, 'failed'),
    resume: is(given, 'resume'),
    shuffle: one(given, 'shuffle'),
    observe: is(given, 'observe'),
    recordMode: oneOf(given, 'record-mode', VALUES.recordMode) ?? 'skip',
    timings: all(given, 'timings'),
    output,
    format,
    quiet: is(given, 'quiet'),
    verbose: is(given, 'verbose'),
    joblog: one(given, 'joblog'),
    dir: one(given, 'dir') ?? OWN_FOLDER,
  };
}

function checkOf(given: Given): CheckCommand {
  const format = oneOf(given, 'format', VALUES.format) ?? 'text';
  const workflow = one(given, 'workflow');
  const suggest = is(given, 'suggest');
  if (suggest && (format === 'json' || workflow !== null))
    throw new UsageError(
      '--suggest prints lines for the task file and nothing else; leave --format and --workflow out',
    );
  const fix = is(given, 'fix');
  if (fix && workflow === null) throw new UsageError('--fix mends a workflow; say which one with --workflow FILE');
  const dir = one(given, 'dir') ?? OWN_FOLDER;
  return { name: 'check', file: given.operand, format, choice: choiceOf(given), workflow, fix, suggest, dir };
}

function initOf(given: Given): InitCommand {
  const form = oneOf(given, 'form', VALUES.form);
  const forge = oneOf(given, 'forge', VALUES.forge);
  const action = actionOf(one(given, 'action'));
  if (form === 'one-line' && forge === 'gitea')
    throw new UsageError(
      '--form one-line is for GitHub: fan.yml takes its matrices from the plan, and Gitea computes none; leave it out',
    );
  if (action !== null && action.server !== null && forge !== 'gitea')
    throw new UsageError(
      '--action with the address of a server is for Gitea; add --forge gitea, or leave the server out',
    );
  const [workflowOnly, update] = [is(given, 'workflow'), is(given, 'update')];
  return { name: 'init', workflowOnly, update, form, forge, action, facts: factsOf(given) };
}

function actionOf(given: string | null): ActionReference | null {
  if (given === null) return null;
  const action = parseAction(given);
  if (action === null) throw new UsageError(`--action is \`owner/repository@ref\`, not ${JSON.stringify(given)}`);
  return action;
}

function shellOf(given: string | null): Shell {
  const shell = SHELLS.find((candidate) => candidate === given);
  if (shell === undefined) throw new UsageError(`completion is for ${SHELLS.join(', ')}, not ${JSON.stringify(given)}`);
  return shell;
}

function choiceOf(given: Given): Choice {
  const only = all(given, 'only');
  return {
    only: only.length === 0 ? null : only,
    needs: !is(given, 'no-needs'),
    ...factsOf(given),
  };
}

function factsOf(given: Given): GivenFacts {
  return { inputs: all(given, 'input'), github: all(given, 'github') };
}

/** All values of an option that may be given more than once, as they were given: a comma may be part of an id or a path. */
function all({ values }: Given, name: string): readonly string[] {
  return values.get(name) ?? [];
}

function is({ values }: Given, name: string): boolean {
  return values.has(name);
}

function one(given: Given, name: string): string | null {
  const [value = null, ...more] = all(given, name);
  if (more.length > 0) throw new UsageError(`--${name} is given more than once`);
  return value;
}

function required(given: Given, name: string): string {
  const value = one(given, name);
  if (value === null) throw new UsageError(`--${name} is missing`);
  return value;
}

function oneOf<Value extends string>(given: Given, name: string, values: readonly Value[]): Value | null {
  const text = one(given, name);
  if (text === null) return null;
  const value = values.find((candidate) => candidate === text);
  if (value === undefined) throw new UsageError(`--${name} is ${values.join(' or ')}, not ${JSON.stringify(text)}`);
  return value;
}

function jobsOf(value: string | null): number | null {
  if (value === null) return null;
  const jobs = Number(value);
  if (!Number.isInteger(jobs) || jobs < 1 || !/^\d+$/.test(value))
    throw new UsageError(`--jobs is a whole number from 1, not ${Number.isNaN(jobs) ? JSON.stringify(value) : value}`);
  return jobs;
}
