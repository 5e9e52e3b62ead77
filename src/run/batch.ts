/** Runs the tasks of a batch by one command, which gets their items and reports on each. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlannedTask, State, TaskRecord, Try } from '../model.ts';
import { messageOf, problem } from '../problem.ts';
import { type TaskReason, taskReason } from '../report/sentences/task-reasons.ts';
import { taskFileName } from '../tasklist/naming.ts';
import { fitsArguments } from './arguments.ts';
import { type AttemptResult, attempt, type Invocation } from './attempt.ts';
import { type ItemEnd, judgeItems, shareTime } from './batch-judge.ts';
import { type BatchReport, placeOfReport, type ReportPlace, readReport } from './batch-report.ts';
import { itemOf, reportName, sharedMatrix, type Unit } from './batches.ts';
import { type FilesBefore, lookAtFiles } from './criteria.ts';
import { withStartValues } from './needs.ts';
import type { Seen } from './observation.ts';
import type { TaskOutput } from './output.ts';
import { recordOf, recordWithoutRunning } from './record.ts';
import { backoffMs, type Failure, isWorthRetry } from './retry.ts';
import { takesArguments } from './shell.ts';
import { stopReasonOf } from './stop.ts';
import { interrupted, type RunContext, settle, unionOf, withOutput } from './task.ts';
import { pause } from './wait.ts';

/** One task of a batch while the batch runs. */
interface Member {
  readonly task: PlannedTask;
  readonly item: string;
  /** What reports call it. */
  readonly named: string;
  readonly tries: Try[];
  ms: number;
  /** What its last try took of it alone; `null` where the report does not tell. */
  ownMs: number | null;
  outputs: Readonly<Record<string, string>>;
  end: { readonly state: State; readonly reason: string | null };
}

/** What the tries of a batch have in common. */
interface Running {
  readonly unit: Unit;
  /** What the command is run as: the first task, without what is only its own. */
  readonly task: PlannedTask;
  readonly folder: string;
  readonly before: FilesBefore;
  readonly output: TaskOutput;
  readonly context: RunContext;
  readonly seen: Seen[];
  startMs: number | null;
}

/** Resolves with one record for each task of the batch, in their order; never rejects for anything a command can do. */
export async function runBatch(unit: Unit, context: RunContext): Promise<TaskRecord[]> {
  if (context.signal.aborted) {
    const why = stopReasonOf(context.signal);
    return unit.tasks.map((task) => recordWithoutRunning(task, why.kind, taskReason(why), context));
  }
  const members = unit.tasks.map(
    (task): Member => ({
      task,
      item: itemOf(task),
      named: reportName(task),
      tries: [],
      ms: 0,
      ownMs: null,
      outputs: {},
      end: NOT_RUN,
    }),
  );
  return withOutput(unit.id, context, async (output) => {
    const startMs = await runMembers(unit, members, output, context);
    return members.map(({ task, tries, ms, ownMs, outputs, end }) => {
      const batch = { id: unit.id, startMs, ...(ownMs === null ? {} : { ownMs }) };
      const logTail = end.state === 'succeeded' ? '' : output.tail();
      return recordOf(context, { task: task.id, ...end, tries, durationMs: ms, outputs, logTail, batch });
    });
  });
}

const NOT_RUN: Member['end'] = { state: 'failed', reason: taskReason({ kind: 'batch-not-run' }) };

/** Fills the members with what came of them; returns how long the command took to start. */
async function runMembers(
  unit: Unit,
  members: readonly Member[],
  output: TaskOutput,
  context: RunContext,
): Promise<number | null> {
  let folder: string | null = null;
  try {
    await mkdir(context.scratch, { recursive: true });
    folder = await mkdtemp(join(context.scratch, `${taskFileName(unit.id)}-`));
    const first = startedAlike(unit, context);
    if ('fault' in first) throw new Error(first.fault);
    const task = { ...first, id: unit.id, item: null, matrix: sharedMatrix(unit.tasks) };
    const before = await lookAtFiles(task.success.files, context.workspace);
    const running: Running = { unit, task, folder, before, output, context, seen: [], startMs: null };
    await runTries(running, withLines(members));
    const observed = unionOf(
      unit.tasks.map(({ id }) => id),
      running.seen,
    );
    if (observed !== null) context.onEvent({ event: 'observed', observed });
    return running.startMs;
  } catch (error) {
    const reason = taskReason({ kind: 'batch-broken', detail: messageOf(error) });
    for (const member of members) if (member.end === NOT_RUN) member.end = { state: 'failed', reason };
    return null;
  } finally {
    if (folder !== null) await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}

/** The first task with the variables that are known only now. Those of the other tasks must be the same. */
function startedAlike(unit: Unit, context: RunContext): PlannedTask | { readonly fault: string } {
  const needs = context.needs ?? new Map();
  const tasks = unit.tasks.map((task) => withStartValues(task, needs, context));
  const [first = { fault: taskReason({ kind: 'batch-empty' }) }] = tasks;
  if ('fault' in first) return first;
  const env = JSON.stringify(first.env);
  const odd = tasks.find((task) => 'fault' in task || JSON.stringify(task.env) !== env);
  if (odd === undefined) return first;
  if ('fault' in odd) return odd;
  return { fault: taskReason({ kind: 'unlike-env', task: odd.id, first: first.id }) };
}

/** The members whose items can be written as lines and arguments; the others fail. */
function withLines(members: readonly Member[]): Member[] {
  return members.filter((member) => {
    if (!/[\0\n\r]/.test(member.item)) return true;
    member.end = { state: 'failed', reason: taskReason({ kind: 'item-lines' }) };
    return false;
  });
}

async function runTries(running: Running, members: readonly Member[]): Promise<void> {
  const { task, output, context, unit } = running;
  let open = members;
  for (let number = 1; open.length > 0; number++) {
    output.begin(number, task.success.stdout !== null);
    const failures = await runOnce(running, open, number);
    open = open.filter((member) => {
      const failure = failures.get(member);
      return failure !== undefined && number < task.retry.maxAttempts && isWorthRetry(task.retry.on, failure);
    });
    const [first] = open;
    if (first === undefined) return;
    const waitMs = backoffMs(task.retry, number, context.random ?? Math.random);
    const { maxAttempts } = task.retry;
    const reason = `${open.length} of ${members.length} items failed; ${first.item}: ${first.end.reason}`;
    context.onEvent({ event: 'retried', task: unit.id, reason, attempt: number + 1, maxAttempts, waitMs });
    if (await pause(waitMs, context.signal)) continue;
    for (const member of open) member.end = interrupted(stopReasonOf(context.signal));
    return;
  }
}

/** One command for the items of `open`; returns how those that failed did. */
async function runOnce(running: Running, open: readonly Member[], number: number): Promise<Map<Member, Failure>> {
  const { task, unit, output, context } = running;
  const folder = join(running.folder, String(number));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const place = await placeOfReport(task.report, folder, context.workspace);
  const invocation = invocationOf(running, open, folder, place);
  const result: AttemptResult =
    'kind' in invocation
      ? { run: null, outputs: {}, over: true, end: { kind: 'failure', failure: failedFor(invocation) } }
      : await attempt(task, invocation, folder, running.before, output, context);
  if (result.seen !== undefined) running.seen.push(result.seen);
  const report: BatchReport = result.run === null ? { entries: [] } : await readReport(place);
  const named = open.map((member) => member.named);
  const isGood = (code: number) => task.success.exitCodes.includes(code);
  const judged = judgeItems(named, result.end, report.entries, isGood);
  if (result.run !== null) tellUnused(unit.id, task.report, report, judged.named, context);
  const { itemMs, startMs } = shareTime(judged.times, wallMs(result.run));
  if (number === 1) running.startMs = startMs;
  const failures = new Map<Member, Failure>();
  for (const [index, member] of open.entries()) {
    if (result.run !== null) member.tries.push(result.run);
    member.ms += itemMs[index] ?? 0;
    member.ownMs = (judged.times[index] ?? null) === null ? null : (itemMs[index] ?? null);
    member.outputs = result.outputs;
    const end = judged.ends[index] ?? result.end;
    member.end = settled(task, end);
    if (end.kind === 'failure') failures.set(member, end.failure);
  }
  return failures;
}

function failedFor(why: TaskReason): Failure {
  return { state: 'failed', reason: taskReason(why), exitCode: null, signal: null };
}

function settled(task: PlannedTask, end: ItemEnd): Member['end'] {
  if (end.kind === 'success') return { state: 'succeeded', reason: null };
  if (end.kind === 'failure') return settle(task, end.failure);
  return { state: end.kind, reason: taskReason(end) };
}

function wallMs(run: Try | null): number {
  return run === null ? 0 : Date.parse(run.endedAt) - Date.parse(run.startedAt);
}

/**
 * The command with its items, or why it must not run: a command that reads only its arguments would take having none for
 * everything there is.
 */
function invocationOf(
  { task, unit, context }: Running,
  open: readonly Member[],
  folder: string,
  place: ReportPlace,
): Invocation | TaskReason {
  const run = task.run ?? '';
  const items = open.map(({ item }) => item);
  const file = join(folder, 'items');
  writeFileSync(file, items.map((item) => `${item}\n`).join(''), { mode: 0o600 });
  const variables = { FANFOLD_ITEMS: file, FANFOLD_REPORT: place.path, FANFOLD_BATCH: unit.id };
  const fits = takesArguments(task.shell) && fitsArguments(items, { ...context.env, ...task.env }, context.platform);
  if (fits) return { run, args: items, variables };
  if (!run.includes('FANFOLD_ITEMS'))
    return takesArguments(task.shell)
      ? { kind: 'items-too-long', items: items.length }
      : { kind: 'no-arguments', shell: task.shell };
  const facts = { batch: unit.id, items: items.length };
  if (takesArguments(task.shell))
    context.onEvent({ event: 'problem', problem: problem('rim/items-by-file', null, facts) });
  return { run, args: [], variables };
}

/** Says when the report decides nothing, so that the exit code decides for all items. */
function tellUnused(
  batch: string,
  path: string | null,
  { unread, entries, hint = null }: BatchReport,
  named: number,
  { onEvent }: RunContext,
): void {
  const report = path ?? '$FANFOLD_REPORT';
  const why = unread?.why ?? (entries.length > 0 && named === 0 ? 'no-item' : null);
  if (why === null) return;
  const severity = why === 'absent' && path === null ? 'note' : 'warning';
  const facts = { batch, report, why, detail: unread?.detail ?? hint ?? '', severity } as const;
  onEvent({ event: 'problem', problem: problem('rim/report-unused', null, facts) });
}
