/** One try of a task: private files, the process, and what came of it. */

import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { OnEvent } from '../event.ts';
import type { PlannedTask, Try } from '../model.ts';
import { messageOf, problem } from '../problem.ts';
import { type TaskReason, taskReason } from '../report/sentences/task-reasons.ts';
import { type FilesBefore, missedCriterion } from './criteria.ts';
import { commandEnvironment, type FileVariables } from './environment.ts';
import { createPrivateFiles, MAX_FILE_COMMAND_BYTES, readOutputs, readSummary, SCRIPT } from './filecommands.ts';
import type { Enclose, Seen } from './observation.ts';
import type { TaskOutput } from './output.ts';
import { type ProcessEnd, type ProcessSpec, runProcess } from './process.ts';
import type { Failure } from './retry.ts';
import { type Script, scriptFor } from './shell.ts';
import { DEFAULT_GRACE_MS, type StopReason, stopReasonOf } from './stop.ts';

export interface AttemptContext {
  readonly workspace: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly platform: NodeJS.Platform;
  readonly graceMs?: number;
  /** Gives each try a view of the workspace of its own; see `probeIsolation`. */
  readonly enclose?: Enclose;
  readonly onSummary?: (taskId: string, markdown: string) => void;
  readonly onEvent: OnEvent;
}

/** What a try runs. */
export interface Invocation {
  readonly run: string;
  readonly args: readonly string[];
  /** Variables besides the task's own, which they replace. */
  readonly variables: Readonly<Record<string, string>>;
}

export interface AttemptResult {
  /** `null` when nothing was started. */
  readonly run: Try | null;
  readonly outputs: Readonly<Record<string, string>>;
  /** No process of it is known to live. */
  readonly over: boolean;
  /** What was seen of its writes and reads; absent without an enclosure. */
  readonly seen?: Seen;
  readonly end: { readonly kind: 'success' } | { readonly kind: 'failure'; readonly failure: Failure } | StopReason;
}

/** Runs the command once. `folder` is this try's own and need not exist. Never rejects for anything the task can do. */
export async function attempt(
  task: PlannedTask,
  command: Invocation,
  folder: string,
  before: FilesBefore,
  output: TaskOutput,
  context: AttemptContext,
): Promise<AttemptResult> {
  const prepared = await prepare(task, command, folder, context);
  if ('kind' in prepared) return failed(null, {}, { why: prepared });
  if (context.signal.aborted) return { run: null, outputs: {}, over: true, end: stopReasonOf(context.signal) };
  const { script, files, cwd, mark } = prepared;
  const enclosure = await context.enclose?.(folder);
  const spec: ProcessSpec = {
    ...(enclosure?.command(script, cwd) ?? { file: script.file, args: script.args }),
    verbatim: script.verbatim,
    cwd,
    env: { ...commandEnvironment(context.env, task, files, mark, context.platform), ...command.variables },
    timeoutMs: Math.max(1, Math.round(task.timeoutMinutes * 60_000)),
    stop: context.signal,
    graceMs: context.graceMs ?? DEFAULT_GRACE_MS,
    mark,
    platform: context.platform,
    now: context.now,
    onChunk: output.onChunk,
  };
  const end = await runProcess(spec);
  output.end();
  warnOfSurvivors(task.id, end, context);
  // What a stopped try wrote is not needed.
  const seen = await enclosure?.close(end.how === 'itself' || end.how === 'timed-out');
  if (end.startError !== null) {
    const windows = context.platform === 'win32';
    const why = { kind: 'start-failed', shell: task.shell, file: script.file, code: end.startError, windows } as const;
    return failed(null, {}, { why });
  }
  await handOnSummary(task.id, files.GITHUB_STEP_SUMMARY, context);
  const result = await judge(task, end, files, before, output, context.workspace);
  return { ...result, over: end.over, ...(seen === undefined ? {} : { seen }) };
}

/** Of a current folder, whether or not long paths are turned on (SetCurrentDirectory: MAX_PATH - 2). */
const MAX_WINDOWS_FOLDER = 258;

interface Prepared {
  readonly script: Script;
  readonly files: FileVariables;
  readonly cwd: string;
  readonly mark: string;
}

/** What a try needs, or why it cannot start. */
async function prepare(
  task: PlannedTask,
  command: Invocation,
  folder: string,
  context: AttemptContext,
): Promise<Prepared | TaskReason> {
  const cwd = resolve(context.workspace, task.workingDirectory);
  const found = await stat(cwd).catch(() => null);
  if (!found?.isDirectory()) return { kind: 'no-folder', folder: task.workingDirectory };
  if (context.platform === 'win32' && cwd.length > MAX_WINDOWS_FOLDER)
    return { kind: 'folder-too-long', folder: task.workingDirectory, length: cwd.length, max: MAX_WINDOWS_FOLDER };
  let scriptPath = '';
  const script = scriptFor(task.shell, command.run, command.args, (extension) => {
    scriptPath = join(folder, `${SCRIPT}${extension}`);
    return scriptPath;
  });
  if (script === null) return { kind: 'no-shell', shell: task.shell };
  try {
    const files = createPrivateFiles(folder, { path: scriptPath, text: script.text });
    return { script, files, cwd, mark: randomBytes(12).toString('hex') };
  } catch (error) {
    return { kind: 'no-private-files', detail: messageOf(error) };
  }
}

/** GitHub reads the file commands of a failed step too, so the outputs of a failed try are kept. */
async function judge(
  task: PlannedTask,
  end: ProcessEnd,
  files: FileVariables,
  before: FilesBefore,
  output: TaskOutput,
  workspace: string,
): Promise<Omit<AttemptResult, 'over'>> {
  const read = await readOutputs(files.GITHUB_OUTPUT);
  const outputs = 'outputs' in read ? read.outputs : {};
  const run = tryOf(end);
  if (end.how === 'timed-out') {
    const why = { kind: 'timed-out', minutes: task.timeoutMinutes } as const;
    return failed(run, outputs, { state: 'timed-out', why, exitCode: end.exitCode, signal: end.signal });
  }
  if (end.how !== 'itself') return { run, outputs, end: end.how };
  if (end.signal !== null)
    return failed(run, outputs, { why: { kind: 'killed', signal: end.signal }, signal: end.signal });
  const miss = await missedCriterion(
    task.success,
    { exitCode: end.exitCode, stdout: output.stdout },
    workspace,
    before,
  );
  if (miss !== null) return failed(run, outputs, { why: miss, exitCode: end.exitCode });
  if ('detail' in read) {
    const why = { kind: 'malformed-file', name: 'GITHUB_OUTPUT', ...read } as const;
    return failed(run, outputs, { why, exitCode: end.exitCode });
  }
  return { run, outputs, end: { kind: 'success' } };
}

function tryOf(end: ProcessEnd): Try {
  return {
    startedAt: new Date(end.startedAt).toISOString(),
    // A clock may be set back while a task runs; a try never ends before it starts.
    endedAt: new Date(Math.max(end.startedAt, end.endedAt)).toISOString(),
    exitCode: end.exitCode,
    signal: end.signal,
  };
}

function failed(
  run: Try | null,
  outputs: Readonly<Record<string, string>>,
  { why, ...failure }: Partial<Omit<Failure, 'reason'>> & { readonly why: TaskReason },
): AttemptResult {
  return {
    run,
    outputs,
    over: true,
    end: {
      kind: 'failure',
      failure: { state: 'failed', reason: taskReason(why), exitCode: null, signal: null, ...failure },
    },
  };
}

/** A bounded number of them: a survivor has children. */
function warnOfSurvivors(task: string, { survivors, outputOpen }: ProcessEnd, { onEvent }: AttemptContext): void {
  if (survivors.length === 0 && !outputOpen) return;
  onEvent({ event: 'problem', problem: problem('rim/survivors', null, { task, pids: survivors.slice(0, 20) }) });
}

async function handOnSummary(task: string, path: string, context: AttemptContext): Promise<void> {
  if (context.onSummary === undefined) return;
  const { text, cut } = await readSummary(path);
  if (cut) {
    const facts = { task, max: MAX_FILE_COMMAND_BYTES };
    context.onEvent({ event: 'problem', problem: problem('rim/summary-cut', null, facts) });
  }
  if (text !== '') context.onSummary(task, text);
}
