import { resolve } from 'node:path';
import { createCarry } from '../app/carry-files.ts';
import { readContext } from '../github/context.ts';
import type { PlannedTask, State, TaskRecord } from '../model.ts';
import { withNames } from '../report/problem-names.ts';
import { namesOf } from '../report/rows.ts';
import { sentence } from '../report/sentences/index.ts';
import { taskReason } from '../report/sentences/task-reasons.ts';
import { readOutputs } from '../run/filecommands.ts';
import { recordOf, withReason } from '../run/record.ts';
import { openArtifacts } from '../store/artifacts.ts';
import { readRecords } from '../store/read-records.ts';
import { createEarlyStop } from './leg/early-stop.ts';
import { CERTAIN_FAIL, leaveLeg } from './leg/leave.ts';
import { carriedTo, type Leaving } from './leg/leg-artifacts.ts';
import { outputFile, type Resumed, readSession, resume, type Session, seenBefore } from './leg/session.ts';
import { log } from './log.ts';
import { input, retentionDays, runStep } from './step.ts';

/** The post step of a leg: stores what the main step could not, and records a job of the user's own steps. */
export const main = (): Promise<void> => runStep(postStep);

async function postStep(): Promise<void> {
  const session = readSession();
  if (session === null) return;
  if (session.stored) return tellLaterFailure(session);
  const resumed = await resume(session);
  if ('detail' in resumed)
    return log.fail(`${resumed.detail}, and with it what was not stored: converge will call the tasks missing`);
  const { plan, leg, folders } = resumed;
  const store = openArtifacts({ retentionDays: retentionDays() });
  const leaving: Leaving = { plan, leg, attempt: session.attempt, store, folders };
  const records = await recordsOf(resumed);
  if (records.length === 0)
    return log.warning(`the task step of ${leg.id} ended without a record; converge will call its tasks missing`);
  // Other legs may now be able to stop.
  const early = createEarlyStop(leaving, () => {});
  const { fault, colour } = await leaveLeg(records, leaving, early, log, true);
  if (fault !== null) return log.fail(fault);
  // A job that was cancelled is red already, and one of the user's own steps has its own colour.
  if (session.mode === 'run' && colour === 'red' && jobStatus() !== 'cancelled') log.fail(CERTAIN_FAIL);
}

/** What the main step wrote before it ended; or else, in record mode, how the job ends. */
async function recordsOf(resumed: Resumed): Promise<readonly TaskRecord[]> {
  const { folders, leg, session } = resumed;
  const read = await readRecords(folders.records);
  const left = 'kind' in read ? [] : read.records.map(({ record }) => record);
  const own = left.filter(({ task }) => leg.tasks.includes(task));
  return own.length === 0 && session.mode === 'record' ? [await recordedJob(resumed)] : own;
}

/** Successes that are stored, and may have stopped other legs, are in doubt when their job fails after all. */
function tellLaterFailure({ mode, succeeded }: Session): void {
  if (mode !== 'run' || succeeded === 0 || jobStatus() !== 'failure') return;
  log.warning(
    'a step of this job failed although its tasks had succeeded, and other legs may have stopped on account of that: ' +
      'no verdict passes through a success of a failed job. "Re-run failed jobs" runs this leg again; ' +
      'work that may fail belongs into the task, or into a step before this one',
  );
}

/**
 * `${{ job.status }}`, which GitHub evaluates again for the post step, as the record of the leg's one task, with the outputs and
 * the files that the job leaves.
 */
async function recordedJob(resumed: Resumed): Promise<TaskRecord> {
  const { plan, leg, session } = resumed;
  const [id = ''] = leg.tasks;
  const task = plan.tasks.find((candidate) => candidate.id === id);
  const status = jobStatus();
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
  const fault = 'outputs' in read ? null : taskReason({ kind: 'malformed-file', name: 'FANFOLD_OUTPUT', ...read });
  return withFiles(task === undefined ? record : withReason(record, task, fault), resumed);
}

async function withFiles(record: TaskRecord, { plan, session, folders }: Resumed): Promise<TaskRecord> {
  const workspace = resolve(readContext(process.env).workspace, input('working-directory'));
  const carry = createCarry({
    ...carriedTo(folders.files),
    plan,
    workspace,
    seen: await seenBefore(session.root),
    onProblem: (problem) => log.warning(sentence(withNames(problem, namesOf(plan)))),
  });
  return carry.take(record);
}

const jobStatus = (): string => input('job-status').toLowerCase();

/** An unknown status is a failure: nothing unknown turns green. */
function stateOf(status: string, task: PlannedTask | undefined): { state: State; reason: string | null } {
  if (status === 'success') return { state: 'succeeded', reason: null };
  if (status === 'cancelled') return { state: 'cancelled', reason: taskReason({ kind: 'job-cancelled' }) };
  const why = status === 'failure' ? ({ kind: 'job-failed' } as const) : ({ kind: 'job-ended', status } as const);
  return { state: task?.continueOnError === true ? 'tolerated' : 'failed', reason: taskReason(why) };
}
