/** The list of jobs as a second witness: what became of legs that left nothing, and whether a record tells the truth. */
import type { RunContext } from '../../github/context.ts';
import { type Job, jobsOfLegs, listJobs } from '../../github/jobs.ts';
import { createRest } from '../../github/rest.ts';
import type { Plan, State } from '../../model.ts';
import type { Problem } from '../../problem.ts';
import type { CloseOptions } from '../../verdict/close.ts';
import type { SourcedRecord } from '../../verdict/fold.ts';

export interface Witness {
  /** By leg; empty when the list could not be had. */
  readonly jobs: ReadonlyMap<string, Job>;
  readonly problems: readonly Problem[];
}

/** Asks GitHub for the jobs of the run. Without a token, a permission or a network it says what it could not check. */
export async function askJobs(plan: Plan, token: string, run: RunContext): Promise<Witness> {
  const nothing = new Map<string, Job>();
  if (token === '' || run.owner === '') {
    const detail = 'there is no token';
    return { jobs: nothing, problems: [{ area: 'rim', severity: 'note', at: null, kind: 'jobs-unchecked', detail }] };
  }
  const rest = await createRest({ token, apiUrl: run.apiUrl });
  const { jobs, problem } = await listJobs(rest, run);
  return { jobs: jobsOfLegs(plan.legs, jobs), problems: problem === null ? [] : [problem] };
}

/**
 * What the jobs say about records: the newest attempt in which each leg was started, so that a re-run that died does not
 * bring back its old result, and the legs that ended red although no record of theirs says why.
 */
export function testimony(
  { jobs }: Witness,
  records: readonly SourcedRecord[],
): Required<Pick<CloseOptions, 'startedLegs' | 'failedLegs'>> {
  const explained = new Set(
    records.filter(({ record }) => RED.has(record.state)).map(({ record }) => keyOf(record.leg, record.runAttempt)),
  );
  const startedLegs = new Map<string, number>();
  const failedLegs = new Set<string>();
  for (const [leg, job] of jobs) {
    if (job.startedAt !== null && job.conclusion !== 'skipped') startedLegs.set(leg, job.runAttempt);
    if (job.conclusion === 'failure' && !explained.has(keyOf(leg, job.runAttempt))) failedLegs.add(leg);
  }
  return { startedLegs, failedLegs };
}

/** With one of these among its records a leg may have ended red by itself. */
const RED: ReadonlySet<State> = new Set(['failed', 'timed-out', 'cancelled', 'superseded']);

const keyOf = (leg: string, attempt: number): string => `${attempt} ${leg}`;
