import { mkdir, mkdtemp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as core from '@actions/core';
import { runWithEarlyStop } from '../../app/run-with-early-stop.ts';
import { createCommandGuard } from '../../github/commands.ts';
import { type RunContext, readContext } from '../../github/context.ts';
import type { Leg, Plan, PlannedTask, TaskRecord } from '../../model.ts';
import { createWatch, type Watch } from '../../policy/watch.ts';
import { line } from '../../report/escape/terminal.ts';
import { sentence } from '../../report/sentences/index.ts';
import { holdOf } from '../../run/needs.ts';
import { recordOf, skippedInPlan } from '../../run/record.ts';
import type { StopReason } from '../../run/stop.ts';
import { openArtifacts } from '../../store/artifacts.ts';
import { findPlan } from '../find-plan.ts';
import { input } from '../step.ts';
import { type Carried, fetchCarried } from './carry.ts';
import { createEarlyStop, type EarlyStop, lookSafely, pollInterval } from './early-stop.ts';
import { type Identity, legOf } from './identity.ts';
import { createLegLog } from './leg-log.ts';
import { artifactsOf, createOutcomeReader, type Named } from './run-view.ts';
import { beginRecording, keepPlan, outputFile, type Session, saveSession } from './session.ts';
import { carriedTo, type Leaving, legFolders, outcomesOfRecords, storeLeg } from './stored.ts';

/** Runs the leg that a job is. */
export async function taskStep(identity: Identity): Promise<void> {
  const run = readContext(process.env);
  const store = openArtifacts();
  const root = await mkdtemp(join(run.temp, 'fanfold-leg-'));
  const listed = await store.list();
  const found = await findPlan(identity.plan, listed, store, run.runAttempt);
  if ('detail' in found) return core.setFailed(`the plan of this leg cannot be had: ${found.detail}`);
  const leg = legOf(found.plan, identity.leg);
  if ('detail' in leg) return core.setFailed(leg.detail);
  const leaving: Leaving = { plan: found.plan, leg, attempt: run.runAttempt, store, folders: legFolders(root) };
  await runPlanned(leaving, artifactsOf(found.plan, listed, run.runAttempt), run);
}

async function runPlanned(leaving: Leaving, named: readonly Named[], run: RunContext): Promise<void> {
  const { plan, leg, attempt, store, folders } = leaving;
  const task = recordedTask(plan, leg);
  const startedAt = new Date().toISOString();
  const session: Session = {
    mode: task === null ? 'run' : 'record',
    root: folders.root,
    leg: leg.id,
    attempt,
    startedAt,
    stored: false,
  };
  await keepPlan(folders.root, plan);
  saveSession(session);
  const workspace = resolve(run.workspace, input('working-directory'));
  const carried = await fetchCarried(plan, leg, named, attempt, store, workspace);
  for (const problem of carried.problems) core.warning(sentence(problem));
  const reader = createOutcomeReader(plan, leg, attempt, store);
  const watch = createWatch(plan);
  const early = createEarlyStop(watch, reader, leaving);
  const superseded = await lookSafely(early, (detail) => core.warning(`the other legs could not be seen: ${detail}`));
  core.setOutput('superseded', String(superseded));
  core.setOutput('task', leg.tasks.length === 1 ? (leg.tasks[0] ?? '') : '');
  if (task !== null) return beginRecorded(task, leaving, session, superseded, carried);

  const records = await runHere(leaving, watch, early, superseded, carried, workspace);
  if (records === null) return;
  await conclude(records, leaving, early, () => watch.colourOf(leg.tasks), session);
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
  session: Session,
  superseded: boolean,
  carried: Carried,
): Promise<void> {
  const hold = holdOf({ ...task, run: '' }, new Map([...skippedInPlan(leaving.plan), ...carried.known]));
  const skip = superseded || hold !== null;
  core.setOutput('skip', String(skip));
  if (!skip) {
    await beginRecording(session.root, carried.seen);
    core.exportVariable('FANFOLD_OUTPUT', outputFile(session.root));
    return core.info(`recording how this job ends as the result of ${line(task.id)}`);
  }
  const facts = superseded
    ? { task: task.id, state: 'superseded' as const, reason: 'the verdict was already certain' }
    : { task: task.id, state: hold?.state ?? 'skipped', reason: hold?.reason ?? null };
  const origin = { planDigest: leaving.plan.digest, leg: leaving.leg.id, runAttempt: leaving.attempt };
  await storeLeg([recordOf(origin, facts)], leaving);
  saveSession({ ...session, stored: true });
  core.notice(
    `${task.id}: ${facts.state} (${facts.reason}); later steps can skip with if: steps.<id>.outputs.skip != 'true'`,
  );
}

/** `null` when the runner cancelled the job: what is known is on disk then, and the post step stores it. */
async function runHere(
  leaving: Leaving,
  watch: Watch,
  early: EarlyStop,
  superseded: boolean,
  carried: Carried,
  workspace: string,
): Promise<TaskRecord[] | null> {
  const { plan, leg, attempt, folders } = leaving;
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => interrupt.abort({ kind: 'cancelled', signal } satisfies StopReason));
  const guard = createCommandGuard((text) => process.stdout.write(text));
  for (const path of carried.files) core.info(`carried here: ${line(path)}`);
  guard.begin();
  const scratch = join(folders.root, 'scratch');
  await mkdir(scratch, { recursive: true });
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
      decision: watch.decision,
      poll: (done, onStop) => early.poll(pollInterval(plan.legs.length), done, onStop),
    },
    superseded,
    interrupt: interrupt.signal,
    isolate: false,
    onEvent: createLegLog(guard, leg.tasks.length > 1),
    onSummary: (_, markdown) => void core.summary.addRaw(markdown, true),
  });
  guard.end();
  await core.summary.write();
  if (!interrupt.signal.aborted) return records;
  core.setFailed('the job was cancelled; its records are stored by the post step');
  return null;
}

/** Stores the records and makes the colour of the leg; a leg whose records could not be stored is red, too. */
async function conclude(
  records: readonly TaskRecord[],
  leaving: Leaving,
  early: EarlyStop,
  colourOf: () => 'green' | 'red',
  session: Session,
): Promise<void> {
  early.take(outcomesOfRecords(records, leaving.plan));
  const unseen = (detail: string) => core.warning(`the other legs could not be seen: ${detail}`);
  if (leaving.plan.legs.length > 1) await lookSafely(early, unseen);
  const colour = colourOf();
  const fault = await storeLeg(records, leaving, { tell: core.warning }).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  if (fault !== null) return core.setFailed(`the records could not be stored: ${fault}; the post step tries once more`);
  saveSession({ ...session, stored: true });
  core.setOutput('colour', colour);
  if (leaving.plan.legs.length > 1) await lookSafely(early, unseen);
  const failed = records.filter(({ state }) => state === 'failed' || state === 'timed-out');
  for (const { task, reason } of failed.slice(0, 10)) core.error(`${line(task)} failed: ${line(reason ?? '')}`);
  if (colour === 'red') core.setFailed('the verdict is certain to be fail');
}
