/** Runs tasks of a plan, keeps what each leaves behind, and stops the rest once the stop condition holds. */
import type { OnEvent } from '../event.ts';
import type { Outcome, Plan, TaskRecord } from '../model.ts';
import { probeIsolation } from '../observe/isolation.ts';
import { createObserver } from '../observe/observer.ts';
import { recordOutcome } from '../policy/outcome.ts';
import type { Decision } from '../policy/tally.ts';
import { startDeadline } from '../run/deadline.ts';
import { scrubbed } from '../run/environment.ts';
import { executeTasks, type ScheduleOptions } from '../run/schedule.ts';
import type { StopReason } from '../run/stop.ts';
import { writeRecord } from '../store/recordfile.ts';
import { type CarryOptions, createCarry } from './carry-files.ts';

/** What is known of the whole plan. A laptop knows it all; a leg learns from the others. */
export interface Known {
  readonly take: (outcomes: ReadonlyMap<string, Outcome>) => void;
  /** Whether the stop condition holds by now. */
  readonly settled: () => boolean;
  readonly decision: () => Decision;
  /** Looks at other legs until `done`, and calls `onStop` when one of them made the stop condition known. */
  readonly poll?: (done: AbortSignal, onStop: () => void) => Promise<void>;
}

export interface EarlyStopRun {
  readonly plan: Plan;
  /** The ids of the tasks to run. */
  readonly tasks: readonly string[];
  readonly jobs: number;
  /** Tasks that are ready start in the given order, not the longest first. */
  readonly inOrder?: boolean;
  /** The leg that records name for tasks without one in the plan. */
  readonly leg: string;
  readonly attempt: number;
  readonly workspace: string;
  /** Where each record goes as soon as it is there, and each carried file. */
  readonly records: string;
  readonly carried: Omit<CarryOptions, 'plan' | 'workspace' | 'onProblem'>;
  /** A folder of the workspace, by its path in it, that is not looked at: the run's own. */
  readonly ownFolder?: string;
  /** A folder for private files of tasks. */
  readonly scratch: string;
  /** Records of tasks that this run does not run: of earlier waves, or skipped when planned. */
  readonly earlier: ReadonlyMap<string, TaskRecord>;
  readonly known: Known;
  /** The stop condition held before anything started. */
  readonly superseded: boolean;
  /** Cancels the run; aborted with a `StopReason`. */
  readonly interrupt: AbortSignal;
  /** Gives each task a layer of its own, where the system allows it, to see exactly what it writes and reads. */
  readonly isolate: boolean;
  /** The path of the log of a task or batch. */
  readonly log?: (id: string) => string;
  readonly onEvent: OnEvent;
  readonly onSummary?: (taskId: string, markdown: string) => void;
}

const SUPERSEDED: StopReason = { kind: 'superseded' };

/** One record for every task, in the given order, in every case. Each is on disk as soon as it is known. */
export async function runWithEarlyStop(run: EarlyStopRun): Promise<TaskRecord[]> {
  const { plan, known } = run;
  const carry = createCarry({
    ...run.carried,
    plan,
    workspace: run.workspace,
    onProblem: (problem) => run.onEvent({ event: 'problem', problem }),
  });
  const stop = new AbortController();
  const done = new AbortController();
  if (run.superseded) stop.abort(SUPERSEDED);
  // A leg counts from its own start: it does not know when others began.
  const deadline = startDeadline(plan.deadlineMinutes);
  const decided = tellsOnce(run, stop);
  const polling = known.poll?.(done.signal, () => decided(true));
  try {
    const cancel = AbortSignal.any([run.interrupt, deadline.signal]);
    return await executeTasks(plan, run.tasks, {
      jobs: run.jobs,
      inOrder: run.inOrder ?? false,
      known: run.earlier,
      stop: stop.signal,
      cancel,
      stopMode: plan.stopMode,
      ...(run.log === undefined ? {} : { log: run.log }),
      ...(await watching(run)),
      carry: carry.take,
      onRecord: async (record) => {
        await keep(record, run);
        const outcome = recordOutcome(record, plan.policy);
        if (outcome !== null) known.take(new Map([[record.task, outcome]]));
        decided(known.settled());
      },
    });
  } finally {
    deadline.release();
    done.abort();
    await polling;
  }
}

/** Stops the rest when `settled`, and says once that the verdict is certain, and once that the rest stops. */
function tellsOnce({ known, onEvent }: EarlyStopRun, stop: AbortController): (settled: boolean) => void {
  let told = false;
  return (settled) => {
    const stops = settled && !stop.signal.aborted;
    const decision = known.decision();
    if (stops || (decision.decided && !told)) {
      told = true;
      onEvent({ event: 'decided', verdict: decision.decided ? decision.verdict : null, stops });
    }
    if (stops) stop.abort(SUPERSEDED);
  };
}

/** What tasks run with, and how they are watched. */
async function watching(run: EarlyStopRun): Promise<Pick<ScheduleOptions, 'context' | 'observer'>> {
  const { plan, workspace, scratch, onEvent, onSummary } = run;
  const { platform } = process;
  // Each variable of `process.env` itself costs a call, for every task.
  const base = { ...process.env };
  const env = scrubbed(base);
  const isolation = run.isolate ? await probeIsolation({ workspace, scratch, env, platform }) : null;
  for (const problem of isolation?.problems ?? []) onEvent({ event: 'problem', problem });
  const enclose = isolation?.enclose ?? null;
  return {
    context: {
      planDigest: plan.digest,
      leg: run.leg,
      runAttempt: run.attempt,
      workspace,
      scratch,
      env: base,
      platform,
      now: Date.now,
      onEvent,
      ...(onSummary === undefined ? {} : { onSummary }),
      ...(enclose === null ? {} : { enclose }),
    },
    // Nothing uses what is seen where independence is not asked for; an enclosure sees more. Tasks that declare nothing
    // are also looked at: files of theirs that meet fail the verdict, and `check --suggest` reads what one of them wrote.
    observer:
      enclose === null && plan.independence !== 'off'
        ? createObserver({
            workspace,
            env,
            tasks: run.tasks.length,
            everyTask: plan.independence === 'strict',
            ...(run.ownFolder === undefined ? {} : { ownFolder: run.ownFolder }),
            onProblem: (problem) => onEvent({ event: 'problem', problem }),
          })
        : null,
  };
}

async function keep(record: TaskRecord, { records, onEvent }: EarlyStopRun): Promise<void> {
  const problem = await writeRecord(records, record);
  if (problem !== null) onEvent({ event: 'problem', problem });
}
