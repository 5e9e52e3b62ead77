import * as core from '@actions/core';
import { type Problem, traceOf } from '../problem.ts';
import { sentence } from '../report/sentences/index.ts';
import { StoreFault } from '../store/fault.ts';
import { log } from './log.ts';

/** GitHub shows ten annotations of a level for one step. */
export const MOST_ANNOTATIONS = 10;

/**
 * Runs an entry: anything thrown, an Error or not, fails the step and says so. The one top-level catch of an action. Then
 * the process ends even when something is still open: a connection that a library holds must not keep the job waiting.
 */
export async function runStep(work: () => Promise<void>, onFailure = (_reason: string) => {}): Promise<void> {
  try {
    await work();
  } catch (error) {
    const reason = reasonOf(error);
    onFailure(reason);
    log.fail(reason);
  }
  process.stdout.write('', () => process.exit());
}

/** Why a step ends red that did all it should: no fault of the program. */
export class StepFailure extends Error {}

function reasonOf(error: unknown): string {
  if (error instanceof StoreFault || error instanceof StepFailure) return error.message;
  return `internal error: ${traceOf(error)}`;
}

/** Adds to the summary of the job, where there is one: some forges and runners have none. */
export async function writeSummary(markdown = ''): Promise<void> {
  if ((process.env['GITHUB_STEP_SUMMARY'] ?? '') !== '') await core.summary.addRaw(markdown).write();
}

/** An input without white space around it; empty when it is not given. */
export function input(name: string): string {
  return core.getInput(name, { trimWhitespace: true });
}

/** `true` or `false` as YAML writes them; anything else is an error, never silently false. */
export function flag(name: string): boolean {
  return core.getInput(name) === '' ? false : core.getBooleanInput(name);
}

/** One of a few words; without a value the first of them. */
export function choice<Word extends string>(name: string, words: readonly [Word, ...Word[]]): Word {
  const given = input(name);
  const word = given === '' ? words[0] : words.find((one) => one === given);
  if (word !== undefined) return word;
  throw new StepFailure(
    `\`${name}\` is ${words.map((one) => `\`${one}\``).join(' or ')}, not ${JSON.stringify(given)}`,
  );
}

/** How many days the service keeps what this step stores. */
export function retentionDays(): number {
  const given = input('retention-days') || '30';
  const days = Number(given);
  if (Number.isInteger(days) && days >= 1 && days <= 400) return days;
  throw new StepFailure(`\`retention-days\` is a whole number from 1 to 400, not ${JSON.stringify(given)}`);
}

/** Puts problems beside the lines they are about; the last annotation of a level says how many more there are. */
export function annotateProblems(problems: readonly Problem[]): void {
  for (const severity of ['error', 'warning', 'note'] as const) {
    const found = problems.filter((problem) => problem.severity === severity);
    const write = severity === 'note' ? log.notice : severity === 'warning' ? log.warning : log.error;
    const shown = found.length > MOST_ANNOTATIONS ? found.slice(0, MOST_ANNOTATIONS - 1) : found;
    for (const problem of shown) write(sentence(problem), placeOf(problem));
    if (found.length > shown.length)
      write(`${found.length - shown.length} more; all of them are in the log of this step`);
  }
}

function placeOf({ at }: Problem): core.AnnotationProperties {
  return at === null ? {} : { file: at.file, startLine: at.line, startColumn: at.column };
}
