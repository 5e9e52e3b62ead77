import { resolve } from 'node:path';
import * as core from '@actions/core';
import { createCarry } from '../app/carry.ts';
import { readContext } from '../github/context.ts';
import type { PlannedTask, State, TaskRecord } from '../model.ts';
import { createWatch } from '../policy/watch.ts';
import { sentence } from '../report/sentences/index.ts';
import { malformedText, readOutputs } from '../run/filecommands.ts';
import { recordOf, withReason } from '../run/record.ts';
import { openArtifacts } from '../store/artifacts.ts';
import { readRecords } from '../store/records.ts';
import { createEarlyStop, lookSafely } from './leg/early-stop.ts';
import { createOutcomeReader } from './leg/run-view.ts';
import { outputFile, type Resumed, resumeSession, seenBefore } from './leg/session.ts';
import { carriedTo, type Leaving, outcomesOfRecords, storeLeg } from './leg/stored.ts';
import { input, runStep } from './step.ts';

/** The post step of a leg: stores what the main step could not, and records a job of the user's own steps. */
export const main = (): Promise<void> => runStep(postStep);

async function postStep(): Promise<void> {
  const resumed = await resumeSession();
  if (resumed === null || resumed.session.stored) return;
  const { session, plan, leg, folders } = resumed;
  const leaving: Leaving = { plan, leg, attempt: session.attempt, store: openArtifacts(), folders };
  const records = session.mode === 'record' ? [await recordedJob(resumed)] : await leftBehind(resumed);
  if (records.length === 0)
    return core.warning(`the task step of ${leg.id} ended without a record; converge will call its tasks missing`);
  const told = await storeLeg(records, leaving, { last: true, tell: core.warning });
  await makeKnown(told, leaving);
}

/** What the main step wrote before it was stopped. */
async function leftBehind({ folders, leg }: Resumed): Promise<TaskRecord[]> {
  const read = await readRecords(folders.records);
  return 'kind' in read ? [] : read.records.map(({ record }) => record).filter(({ task }) => leg.tasks.includes(task));
}

/**
 * `${{ job.status }}`, which GitHub evaluates again for the post step, as the record of the leg's one task, with the outputs and
 * the files that the job leaves.
 */
async function recordedJob(resumed: Resumed): Promise<TaskRecord> {
  const { plan, leg, session } = resumed;
  const [id = ''] = leg.tasks;
  const task = plan.tasks.find((candidate) => candidate.id === id);
  const status = input('job-status').toLowerCase();
  const endedAt = new Date().toISOString();
  const { state, reason } = stateOf(status, task);
  const read = await readOutputs(outputFile(session.root));
  const record = recordOf(
    { planDigest: plan.digest, leg: leg.id, runAttempt: session.attempt },
    {
      task: id,
      state,
      reason,
      tries: [{ startedAt: session.startedAt, endedAt, exitCode: null, signal: null }],
      durationMs: Date.parse(endedAt) - Date.parse(session.startedAt),
      outputs: 'outputs' in read ? read.outputs : {},
    },
  );
  const fault = 'outputs' in read ? null : malformedText('FANFOLD_OUTPUT', read);
  return withFiles(task === undefined ? record : withReason(record, task, fault), resumed);
}

async function withFiles(record: TaskRecord, { plan, session, folders }: Resumed): Promise<TaskRecord> {
  const workspace = resolve(readContext(process.env).workspace, input('working-directory'));
  const carry = createCarry({
    ...carriedTo(folders.files),
    plan,
    workspace,
    seen: await seenBefore(session.root),
    onProblem: (problem) => core.warning(sentence(problem)),
  });
  return carry.take(record);
}

/** An unknown status is a failure: nothing unknown turns green. */
function stateOf(status: string, task: PlannedTask | undefined): { state: State; reason: string | null } {
  if (status === 'success') return { state: 'succeeded', reason: null };
  if (status === 'cancelled') return { state: 'cancelled', reason: 'the job was cancelled' };
  const reason = status === 'failure' ? 'a step of the job failed' : `the job ended as \`${status}\``;
  return { state: task?.continueOnError === true ? 'tolerated' : 'failed', reason };
}

/** Other legs may now be able to stop. */
async function makeKnown(records: readonly TaskRecord[], leaving: Leaving): Promise<void> {
  const { plan, leg, attempt, store } = leaving;
  const early = createEarlyStop(createWatch(plan), createOutcomeReader(plan, leg, attempt, store), leaving);
  early.take(outcomesOfRecords(records, plan));
  await lookSafely(early, (detail) => core.warning(`the other legs could not be seen: ${detail}`));
}
