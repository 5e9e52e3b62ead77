import { problem, type RimProblem } from '../problem.ts';
import type { Job } from '../verdict/jobs.ts';
import { type Rest, restFault } from './rest.ts';

export interface RunAttempt {
  readonly owner: string;
  readonly repo: string;
  readonly runId: number;
  /** Counts from 1. */
  readonly runAttempt: number;
}

/** 256 legs in the 50 re-runs that GitHub allows, each of which lists all of them again; more is not read. */
const MAX_PAGES = 140;

/** The jobs of a run, of every attempt up to `runAttempt`. A fault becomes a problem, and then there are no jobs. */
export async function listJobs(
  rest: Rest,
  { owner, repo, runId, runAttempt }: RunAttempt,
): Promise<{ readonly jobs: readonly Job[]; readonly problem: RimProblem | null }> {
  try {
    const jobs: Job[] = [];
    const query = { owner, repo, run_id: runId, filter: 'all', per_page: 100 } as const;
    let pages = 0;
    for await (const { data } of rest.paginate.iterator(rest.rest.actions.listJobsForWorkflowRun, query)) {
      if (++pages > MAX_PAGES) return unchecked(`the run has more than ${100 * MAX_PAGES} jobs`);
      jobs.push(...data.map(jobOf));
    }
    return { jobs: jobs.filter((job) => job.runAttempt <= runAttempt), problem: null };
  } catch (error) {
    return unchecked(restFault(error, 'actions: read'));
  }
}

function unchecked(detail: string): { jobs: readonly Job[]; problem: RimProblem } {
  return { jobs: [], problem: problem('rim/jobs-unchecked', null, { detail, severity: 'warning' }) };
}

interface ListedJob {
  readonly name: string;
  readonly html_url: string | null;
  readonly status: string;
  readonly conclusion: string | null;
  readonly run_attempt?: number;
  readonly runner_id: number | null;
  readonly created_at: string;
  readonly started_at: string;
  readonly completed_at: string | null;
  readonly steps?: readonly { readonly started_at?: string | null }[];
}

function jobOf(job: ListedJob): Job {
  return {
    name: job.name,
    url: job.html_url,
    status: job.status,
    conclusion: job.conclusion,
    runAttempt: job.run_attempt ?? 1,
    runnerId: job.runner_id ?? null,
    createdAt: job.created_at ?? null,
    startedAt: job.started_at ?? null,
    beganAt: job.steps?.[0]?.started_at ?? null,
    completedAt: job.completed_at,
  };
}
