import { mkdir, mkdtemp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as core from '@actions/core';
import { runWithEarlyStop } from '../../app/run-with-early-stop.ts';
import { createCommandGuard, restoreCommandFiles } from '../../github/commands.ts';
import { type RunContext, readContext } from '../../github/context.ts';
import type { Leg, Plan, PlannedTask, TaskRecord } from '../../model.ts';
import { numberedJobName } from '../../packing/numbered.ts';
import { isFailure } from '../../policy/outcome.ts';
import { line } from '../../report/escape/terminal.ts';
import { withNames } from '../../report/problem-names.ts';
import { nameAndId, namesOf } from '../../report/rows.ts';
import { sentence } from '../../report/sentences/index.ts';
import { reasonText, taskReason } from '../../report/sentences/task-reasons.ts';
import { listenForInterrupt } from '../../run/interrupt.ts';
import { unsetOutputs, whyNotStarted } from '../../run/needs.ts';
import { recordOf, skippedInPlan } from '../../run/record.ts';
import { openArtifacts } from '../../store/artifacts.ts';
import { writeRecord } from '../../store/recordfile.ts';
import { lookForPlan } from '../find-plan.ts';
import { log } from '../log.ts';
import { flag, input, MOST_ANNOTATIONS, retentionDays, writeSummary } from '../step.ts';
import { createEarlyStop, type EarlyStop, lookSafely, pollInterval } from './early-stop.ts';
import { createFailedLogs } from './failed-logs.ts';
import { type Carried, fetchCarried } from './fetch-needs.ts';
import { type Identity, legByNumber, legOf } from './identity.ts';
import { CERTAIN_FAIL, leaveLeg } from './leave.ts';
import { carriedTo, type Leaving, legFolders } from './leg-artifacts.ts';
import { createLegLog } from './leg-log.ts';
import { look } from './look.ts';
import { artifactsOf, type Named } from './run-view.ts';
import { beginRecording, keepPlan, outputFile, type Session, saveSession } from './session.ts';

/** A leg that cannot see the others loses only time, so this is a warning. */
const unseen = (detail: string) => log.warning(`the other legs could not be seen: ${detail}`);
const cut = () =>
  log.notice(
    'the list of artifacts is full and may be cut: this leg counts only what it sees, and stops late or not at all',
  );

/** Runs the leg that a job is. */
export async function taskStep(identity: Identity): Promise<void> {
  const run = readContext(process.env);
  const interrupt = listenForInterrupt();
  const store = openArtifacts({ stop: interrupt.signal, retentionDays: retentionDays() });
  const { found, listed } = await lookForPlan(identity.plan, store, run.runAttempt, log.notice);
  if ('detail' in found) return log.fail(`the plan of this leg cannot be read: ${found.detail}`);
  const { leg: which } = identity;
  const leg = typeof which === 'string' ? legOf(found.plan, which) : legByNumber(found.plan, which);
  if ('detail' in leg) return log.fail(leg.detail);
  if ('notice' in leg) return leaveUnplanned(leg.notice);
  if (typeof which !== 'string') log.info(`${numberedJobName(which)} is ${line(leg.name)} (${leg.id})`);
  await mkdir(run.temp, { recursive: true });
  const root = await mkdtemp(join(run.temp, 'fanfold-leg-'));
  const leaving: Leaving = { plan: found.plan, leg, attempt: run.runAttempt, store, folders: legFolders(root) };
  const named = artifactsOf(found.plan, listed, run.runAttempt);
  const early = createEarlyStop(leaving, cut);
  const superseded = await lookSafely(() => early.see(listed), unseen);
  tellLeg(leg, superseded);
  if (flag('look')) return core.setOutput('skip', String(superseded || (await look(leaving, named))));
  await runPlanned(leaving, early, superseded, named, run, interrupt.signal);
}

/** Without a session the post step has nothing to do either. */
function leaveUnplanned(notice: string): void {
  log.notice(notice);
  for (const [name, value] of Object.entries(UNPLANNED)) core.setOutput(name, value);
}

const UNPLANNED = { superseded: 'false', skip: 'true', task: '', state: '', failed: '[]', colour: 'green' };

function tellLeg({ tasks }: Leg, superseded: boolean): void {
  core.setOutput('superseded', String(superseded));
  core.setOutput('task', tasks.length === 1 ? (tasks[0] ?? '') : '');
}

async function runPlanned(
  leaving: Leaving,
  early: EarlyStop,
  superseded: boolean,
  named: readonly Named[],
  run: RunContext,
  interrupt: AbortSignal,
): Promise<void> {
  const { plan, leg, attempt, store, folders } = leaving;
  const task = recordedTask(plan, leg);
  const session: Session = {
    mode: task === null ? 'run' : 'record',
    root: folders.root,
    leg: leg.id,
    attempt,
    startedAt: new Date().toISOString(),
    stored: false,
    succeeded: 0,
  };
  await keepPlan(folders.root, plan);
  saveSession(session);
  const workspace = resolve(run.workspace, input('working-directory'));
  const carried = await fetchCarried(plan, leg, named, attempt, store, workspace);
  const nameOf = namesOf(plan);
  for (const problem of carried.problems) log.warning(sentence(withNames(problem, nameOf)));
  if (task !== null) return beginRecorded(task, leaving, early, session, superseded, carried);

  const records = await runHere(leaving, early, superseded, carried, workspace, interrupt);
  tellStates(records);
  if (interrupt.aborted) return log.fail('the job was cancelled; its records are stored by the post step');
  await conclude(records, leaving, early, session);
}

/** The one task of a leg whose work is the user's own steps; `null` for a leg that runs commands. */
function recordedTask(plan: Plan, leg: Leg): PlannedTask | null {
  const [id, ...more] = leg.tasks;
  const task = plan.tasks.find((candidate) => candidate.id === id);
  return task !== undefined && more.length === 0 && task.run === null ? task : null;
}

/** Record mode: the post step records how the job ended, unless it is known by now that there is nothing to do. */
async function beginRecorded(
  task: PlannedTask,
  leaving: Leaving,
  early: EarlyStop,
  session: Session,
  superseded: boolean,
  carried: Carried,
): Promise<void> {
  const known = new Map([...skippedInPlan(leaving.plan), ...carried.known]);
  const nameOf = namesOf(leaving.plan);
  for (const problem of unsetOutputs(task, known)) log.warning(sentence(withNames(problem, nameOf)));
  const hold = whyNotStarted({ ...task, run: '' }, known);
  const skip = superseded || hold !== null;
  core.setOutput('skip', String(skip));
  if (!skip) {
    await beginRecording(session.root, carried.seen);
    core.exportVariable('FANFOLD_OUTPUT', outputFile(session.root));
    core.setOutput('state', 'started');
    core.setOutput('failed', '[]');
    return log.info(`recording how this job ends as the result of ${line(task.name)}`);
  }
  const facts = superseded
    ? { task: task.id, state: 'superseded' as const, reason: taskReason({ kind: 'superseded' }) }
    : { task: task.id, state: hold?.state ?? 'skipped', reason: hold?.reason ?? null };
  const origin = { planDigest: leaving.plan.digest, leg: leaving.leg.id, runAttempt: leaving.attempt };
  const record = recordOf(origin, facts);
  tellStates([record]);
  // The post step finds it there, should it not get into the service now.
  await writeRecord(leaving.folders.records, record);
  log.notice(
    `${task.name}: ${facts.state} (${reasonText(facts.reason ?? '')}); later steps can skip with if: steps.<id>.outputs.skip != 'true'`,
  );
  await conclude([record], leaving, early, session);
}

/** One record for each task, in every case. */
async function runHere(
  leaving: Leaving,
  early: EarlyStop,
  superseded: boolean,
  carried: Carried,
  workspace: string,
  interrupt: AbortSignal,
): Promise<TaskRecord[]> {
  const { plan, leg, attempt, folders } = leaving;
  const guard = createCommandGuard((text) => process.stdout.write(text));
  for (const path of carried.files) log.info(`carried here: ${line(path)}`);
  guard.begin();
  const scratch = join(folders.root, 'scratch');
  await mkdir(scratch, { recursive: true });
  const logs = createFailedLogs(folders.logs, createLegLog(guard, plan, leg.tasks.length > 1));
  const records = await runWithEarlyStop({
    plan,
    tasks: leg.tasks,
    jobs: 1,
    leg: leg.id,
    attempt,
    workspace,
    records: folders.records,
    carried: { ...carriedTo(folders.files), seen: carried.seen },
    scratch,
    earlier: new Map([...skippedInPlan(plan), ...carried.known]),
    known: {
      take: early.take,
      settled: early.settled,
      decision: early.decision,
      poll: (done, onStop) => early.poll(pollInterval(plan.legs.length), done, onStop),
    },
    superseded,
    interrupt,
    isolate: false,
    onEvent: logs.onEvent,
    onSummary: (_, markdown) => void core.summary.addRaw(markdown, true),
  });
  guard.end();
  await logs.done();
  if (restoreCommandFiles(process.env)) tellLeg(leg, superseded);
  await writeSummary();
  return records;
}

/** The worst comes first. */
const STATES = ['failed', 'timed-out', 'cancelled', 'superseded', 'skipped', 'tolerated', 'succeeded'] as const;

function tellStates(records: readonly TaskRecord[]): void {
  const failed = records.filter(isFailure).map(({ task }) => task);
  core.setOutput('state', STATES.find((state) => records.some((record) => record.state === state)) ?? '');
  core.setOutput('failed', JSON.stringify(failed));
}

/** What is not stored now is left to the post step: only a certain fail makes this step red. */
async function conclude(
  records: readonly TaskRecord[],
  leaving: Leaving,
  early: EarlyStop,
  session: Session,
): Promise<void> {
  const { colour, fault } = await leaveLeg(records, leaving, early, log);
  const succeeded = colour === 'red' ? 0 : records.filter(({ state }) => state === 'succeeded').length;
  saveSession({ ...session, stored: fault === null, succeeded });
  if (fault !== null) log.warning(`${fault}; the post step tries once more`);
  if (colour !== null) core.setOutput('colour', colour);
  const nameOf = namesOf(leaving.plan);
  for (const { task, reason } of records.filter(isFailure).slice(0, MOST_ANNOTATIONS))
    log.error(`${line(nameAndId({ name: nameOf(task), task }))} failed: ${line(reason ?? '')}`);
  if (colour === 'red') log.fail(CERTAIN_FAIL);
}
