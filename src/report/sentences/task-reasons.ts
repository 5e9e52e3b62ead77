/** Why a task ended as it did, in words: the `reason` of its record. */
import type { GlobFault } from '../../glob/files.ts';
import type { Json } from '../../model.ts';
import { BLOCKED, CONDITION_FALSE } from '../../policy/outcome.ts';
import { globFaultText } from './glob.ts';
import { unquoted } from './parts.ts';

/** How much of text from outside a reason shows. */
const MAX_SHOWN = 80;

/** What ends a task from outside. */
type Stopped =
  | { readonly kind: 'superseded' }
  | { readonly kind: 'cancelled'; readonly signal?: string; readonly deadlineMinutes?: number };

/** Why a task does not start. */
type NotStarted =
  | { readonly kind: 'need-skipped' }
  | { readonly kind: 'no-command' }
  | { readonly kind: 'need-cycle' }
  | { readonly kind: 'no-folder'; readonly folder: string }
  | { readonly kind: 'folder-too-long'; readonly folder: string; readonly length: number; readonly max: number }
  | { readonly kind: 'no-shell'; readonly shell: string }
  | { readonly kind: 'no-private-files'; readonly detail: string }
  /** `code` is that of the system: `ENOENT`, `E2BIG`, … */
  | {
      readonly kind: 'start-failed';
      readonly shell: string;
      readonly file: string;
      readonly code: string;
      readonly windows: boolean;
    };

/** How a command ended that did not succeed. */
type Ended =
  | { readonly kind: 'timed-out'; readonly minutes: number }
  | { readonly kind: 'killed'; readonly signal: string }
  /** `signal` is what shells mean by the code. */
  | { readonly kind: 'exit-code'; readonly exitCode: number | null; readonly signal: string | null }
  /** `line` is 0 where no line is at fault. */
  | { readonly kind: 'malformed-file'; readonly name: string; readonly line: number; readonly detail: string };

/** A fault of fanfold or of the system that kept the task from running. */
type Broken =
  | { readonly kind: 'task-broken'; readonly detail: string }
  | { readonly kind: 'run-broken' }
  | { readonly kind: 'batch-not-run' }
  | { readonly kind: 'batch-broken'; readonly detail: string };

/** How the job ended whose own steps are the task. */
type JobEnded =
  | { readonly kind: 'job-cancelled' }
  | { readonly kind: 'job-failed' }
  /** `status` is none that GitHub documents. */
  | { readonly kind: 'job-ended'; readonly status: string };

/** What is wrong with the files of a task that did its work. */
type FilesFault =
  | { readonly kind: 'files-lost' }
  | { readonly kind: 'files-unstored'; readonly detail: string }
  | { readonly kind: 'artifacts-uncarried'; readonly detail: string }
  | { readonly kind: 'artifact-uncarried'; readonly path: string; readonly why: string }
  /** No file matches what `reader` needs. */
  | { readonly kind: 'artifact-absent'; readonly pattern: string; readonly reader: string };

/** Why a batch or one of its items fails, apart from how its command ended. */
type BatchFault =
  | { readonly kind: 'batch-empty' }
  /** One command cannot have the variables of both. */
  | { readonly kind: 'unlike-env'; readonly task: string; readonly first: string }
  | { readonly kind: 'item-lines' }
  | { readonly kind: 'items-too-long'; readonly items: number }
  | { readonly kind: 'no-arguments'; readonly shell: string }
  /** A test failed that is about no item. */
  | { readonly kind: 'foreign-test'; readonly test: string }
  /** `first` of the failed tests of an item, and how many there are besides it. */
  | {
      readonly kind: 'failed-tests';
      readonly first: { readonly test: string; readonly message: string } | null;
      readonly more: number;
    };

/** The criterion of `success` that a command did not meet. */
export type MissedCriterion =
  | Extract<Ended, { kind: 'exit-code' }>
  | ({ readonly kind: 'bad-glob' } & GlobFault)
  | { readonly kind: 'no-match'; readonly pattern: string }
  | {
      readonly kind: 'file-absent' | 'file-outside' | 'not-a-file' | 'file-empty' | 'file-unwritten' | 'not-json';
      readonly file: string;
    }
  | { readonly kind: 'file-unread'; readonly file: string; readonly why: string }
  | { readonly kind: 'file-too-large'; readonly file: string; readonly maxBytes: number }
  | { readonly kind: 'stdout-too-large'; readonly maxBytes: number }
  | { readonly kind: 'bad-pattern'; readonly pattern: string; readonly detail: string }
  | { readonly kind: 'text'; readonly of: Checked; readonly pattern: string; readonly matches: boolean }
  | { readonly kind: 'value-absent'; readonly of: JsonPlace }
  | { readonly kind: 'value'; readonly of: JsonPlace; readonly value: Json; readonly not: ValueMiss };

/** A value in a JSON file. */
export interface JsonPlace {
  readonly file: string;
  readonly pointer: string;
}

/** What a pattern is matched with. */
export type Checked = 'stdout' | JsonPlace;

type ValueMiss =
  | { readonly equals: Json }
  | { readonly min: number }
  | { readonly max: number }
  | { readonly type: 'number' | 'text' };

export type TaskReason =
  | Stopped
  | { readonly kind: 'stopped-between-tries'; readonly why: Stopped }
  | NotStarted
  | Ended
  | Broken
  | JobEnded
  | FilesFault
  | BatchFault
  | MissedCriterion;

/** The reason of a record as people read it: it is in words already, but for two codes. */
export function reasonText(reason: string): string {
  if (reason === CONDITION_FALSE) return '`if` was false';
  return reason === BLOCKED ? 'a task it needs did not succeed' : reason;
}

/** The reason in words. Texts of the task file and of the command are in backticks, unescaped. */
export function taskReason(reason: TaskReason): string {
  switch (reason.kind) {
    case 'superseded':
      return 'stopped: the verdict was already certain';
    case 'cancelled':
      if (reason.deadlineMinutes !== undefined) return `\`deadline-minutes\` of ${reason.deadlineMinutes} had passed`;
      return reason.signal === undefined ? 'the run was cancelled' : `the run was cancelled by ${reason.signal}`;
    case 'stopped-between-tries':
      return `${taskReason(reason.why)}, while waiting for the next try`;
    case 'need-skipped':
      return 'needs skipped';
    case 'no-command':
      return 'no command: its steps run only in its own job on GitHub';
    case 'need-cycle':
      return 'its needs form a cycle';
    case 'no-folder':
      return `working directory \`${reason.folder}\` does not exist`;
    case 'folder-too-long':
      return `the path of working directory \`${reason.folder}\` has ${reason.length} characters; Windows starts a command in one of at most ${reason.max}`;
    case 'no-shell':
      return `shell \`${reason.shell}\` is neither one of bash, sh, python, pwsh, powershell and cmd nor a command with \`{0}\` for the script`;
    case 'no-private-files':
      return `the private files of the task cannot be written: ${reason.detail}`;
    case 'start-failed':
      return startText(reason);
    case 'timed-out':
      return `timed out after ${reason.minutes} min`;
    case 'killed':
      return `killed by ${reason.signal}`;
    case 'malformed-file':
      return `malformed ${reason.name}${reason.line === 0 ? '' : ` line ${reason.line}`}: ${reason.detail}`;
    case 'task-broken':
      return `the task could not be run: ${reason.detail}`;
    case 'run-broken':
      return 'the run was broken off by an internal error';
    case 'batch-not-run':
      return 'its batch did not run';
    case 'batch-broken':
      return `the batch could not be run: ${reason.detail}`;
    case 'job-cancelled':
      return 'the job was cancelled';
    case 'job-failed':
      return 'a step of the job failed';
    case 'job-ended':
      return `the job ended as \`${reason.status}\``;
    case 'files-lost':
    case 'files-unstored':
    case 'artifacts-uncarried':
    case 'artifact-uncarried':
    case 'artifact-absent':
      return filesText(reason);
    case 'batch-empty':
    case 'unlike-env':
    case 'item-lines':
    case 'items-too-long':
    case 'no-arguments':
    case 'foreign-test':
    case 'failed-tests':
      return batchText(reason);
    default:
      return missedText(reason);
  }
}

function startText({ shell, file, code, windows }: Extract<NotStarted, { kind: 'start-failed' }>): string {
  if (code === 'ENOENT')
    return `shell \`${shell}\`: \`${file}\` was not found${windows ? windowsHint(shell, file) : ''}`;
  if (code === 'E2BIG') return `shell \`${shell}\` cannot be started: arguments and environment are too long (E2BIG)`;
  if (code === 'EINVAL' && /\.(?:cmd|bat)$/i.test(file))
    return `shell \`${shell}\`: \`${file}\` is a batch file, which only cmd can start: write \`cmd /c ${shell}\``;
  return `shell \`${shell}\` cannot be started: ${code}`;
}

/** Windows brings `cmd` and `powershell`; a program that is a batch file is not found by its bare name. */
function windowsHint(shell: string, file: string): string {
  if (shell === file) return '; Windows itself has `cmd` and `powershell`';
  return `; if it is a batch file, write \`cmd /c ${shell}\``;
}

function filesText(fault: FilesFault): string {
  switch (fault.kind) {
    case 'files-lost':
      return 'its files are lost';
    case 'files-unstored':
      return `its files could not be stored: ${fault.detail}`;
    case 'artifacts-uncarried':
      return `its artifacts cannot be carried: ${fault.detail}`;
    case 'artifact-uncarried':
      return `\`${fault.path}\` in its artifacts cannot be carried: ${fault.why}`;
    case 'artifact-absent':
      return `no file matches \`${fault.pattern}\` in its artifacts, which \`${fault.reader}\` needs`;
    default:
      return fault satisfies never;
  }
}

function batchText(fault: BatchFault): string {
  switch (fault.kind) {
    case 'batch-empty':
      return 'it has no tasks';
    case 'unlike-env':
      return `\`env\` of ${fault.task} differs from that of ${fault.first}; one command has one environment`;
    case 'item-lines':
      return 'its item has a line break or a NUL, which neither an argument nor a line of FANFOLD_ITEMS can hold';
    case 'items-too-long':
      return `its ${fault.items} items are too long for arguments: read them from the file FANFOLD_ITEMS, or set batch.max-items`;
    case 'no-arguments':
      return `shell \`${fault.shell}\` takes no arguments: read the items from the file FANFOLD_ITEMS`;
    case 'foreign-test':
      return `the report has a failed test that is about no item of the batch: ${fault.test}`;
    case 'failed-tests': {
      if (fault.first === null) return 'a test failed';
      const { test, message } = fault.first;
      return `${test}${message === '' ? '' : `: ${unquoted(message)}`}${fault.more > 0 ? `, and ${fault.more} more` : ''}`;
    }
    default:
      return fault satisfies never;
  }
}

function missedText(miss: MissedCriterion): string {
  switch (miss.kind) {
    case 'exit-code':
      return exitText(miss);
    case 'bad-glob':
      return globFaultText(miss);
    case 'no-match':
      return `no file matches ${quoted(miss.pattern)}`;
    case 'file-absent':
      return `file ${quoted(miss.file)} does not exist`;
    case 'file-outside':
      return `file ${quoted(miss.file)} is outside the workspace`;
    case 'not-a-file':
      return `${quoted(miss.file)} is not a file`;
    case 'file-empty':
      return `file ${quoted(miss.file)} is empty`;
    case 'file-unwritten':
      return `file ${quoted(miss.file)} was not written by this task`;
    case 'not-json':
      return `file ${quoted(miss.file)} is not JSON`;
    case 'file-unread':
      return `file ${quoted(miss.file)} is ${miss.why}`;
    case 'file-too-large':
      return `file ${quoted(miss.file)} has more than ${miss.maxBytes / 1024 / 1024} MiB`;
    case 'stdout-too-large':
      return `stdout has more than ${miss.maxBytes / 1024 / 1024} MiB, which \`success.stdout\` cannot check`;
    case 'bad-pattern':
      return `${quoted(miss.pattern)} is not an RE2 pattern: ${miss.detail}`;
    case 'text':
      return `${checkedText(miss.of)} ${miss.matches ? 'matches' : 'does not match'} ${quoted(miss.pattern)}`;
    case 'value-absent':
      return `${checkedText(miss.of)} does not exist`;
    case 'value':
      return `${checkedText(miss.of)} is ${shown(JSON.stringify(miss.value))}, ${valueText(miss.not)}`;
    default:
      return miss satisfies never;
  }
}

/** An exit code, with what shells mean by the well-known ones. */
function exitText({ exitCode, signal }: Extract<Ended, { kind: 'exit-code' }>): string {
  if (exitCode === 126) return 'exit code 126 (a command that cannot be executed)';
  if (exitCode === 127) return 'exit code 127 (a command was not found)';
  return `exit code ${exitCode ?? 'unknown'}${signal === null ? '' : ` (${signal})`}`;
}

function checkedText(of: Checked): string {
  return of === 'stdout' ? of : `\`${shown(of.file)}#${shown(of.pointer)}\``;
}

function valueText(miss: ValueMiss): string {
  if ('equals' in miss) return `not ${shown(JSON.stringify(miss.equals))}`;
  if ('min' in miss) return `below ${miss.min}`;
  if ('max' in miss) return `above ${miss.max}`;
  return `not a ${miss.type}`;
}

function quoted(text: string): string {
  return `\`${shown(text)}\``;
}

function shown(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
