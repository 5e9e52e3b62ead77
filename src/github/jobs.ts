import type { Leg } from '../model.ts';
import type { RimProblem } from '../problem.ts';
import { type Rest, restFault } from './rest.ts';

/** A job as GitHub saw it: the second witness beside the records. */
export interface Job {
  /** As the page of the run shows it. */
  readonly name: string;
  readonly url: string | null;
  /** `queued`, `in_progress`, `completed`, … */
  readonly status: string;
  /** `success`, `failure`, `cancelled`, …; `null` until the job is completed. */
  readonly conclusion: string | null;
  readonly runAttempt: number;
  /** ISO 8601. */
  readonly createdAt: string | null;
  readonly startedAt: string | null;
  readonly completedAt: string | null;
}

export interface RunAttempt {
  readonly owner: string;
  readonly repo: string;
  readonly runId: number;
  /** Counts from 1. */
  readonly runAttempt: number;
}

/** 256 legs in 20 attempts; more is not read. */
const MAX_PAGES = 52;

/**
 * The jobs of a run, of each name those of the newest attempt up to `runAttempt`: "re-run failed jobs" leaves the others at
 * the attempt they ran in. Whatever goes wrong is a problem, and then there are no jobs.
 */
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
    return { jobs: newestOfNames(jobs.filter((job) => job.runAttempt <= runAttempt)), problem: null };
  } catch (error) {
    return unchecked(restFault(error, 'actions: read'));
  }
}

function unchecked(detail: string): { jobs: readonly Job[]; problem: RimProblem } {
  return { jobs: [], problem: { area: 'rim', severity: 'warning', at: null, kind: 'jobs-unchecked', detail } };
}

interface ListedJob {
  readonly name: string;
  readonly html_url: string | null;
  readonly status: string;
  readonly conclusion: string | null;
  readonly run_attempt?: number;
  readonly created_at: string;
  readonly started_at: string;
  readonly completed_at: string | null;
}

function jobOf(job: ListedJob): Job {
  return {
    name: job.name,
    url: job.html_url,
    status: job.status,
    conclusion: job.conclusion,
    runAttempt: job.run_attempt ?? 1,
    createdAt: job.created_at ?? null,
    startedAt: job.started_at ?? null,
    completedAt: job.completed_at,
  };
}

function newestOfNames(jobs: readonly Job[]): Job[] {
  const newest = new Map<string, number>();
  for (const { name, runAttempt } of jobs) newest.set(name, Math.max(runAttempt, newest.get(name) ?? 0));
  return jobs.filter(({ name, runAttempt }) => newest.get(name) === runAttempt);
}

/** GitHub cuts the name of a job at 100 characters: 97 of them and three dots. */
const CUT_LENGTH = 100;
const CUT = '...';
/** Between the name of a job that calls a reusable workflow and the name of a job in it. */
const LEVEL = ' / ';

/**
 * The job of each leg, by the leg's unique name. A name of the whole job is taken before one behind the names of calling
 * workflows, that before one that was cut. A leg that two jobs claim equally well gets none: a wrong witness is worse than none.
 */
export function jobsOfLegs(legs: readonly Pick<Leg, 'id' | 'name'>[], jobs: readonly Job[]): Map<string, Job> {
  const idOf = new Map(legs.map(({ id, name }) => [name, id]));
  const claims = new Map<string, { rank: number; jobs: Job[] }>();
  for (const job of jobs) {
    const claim = claimOf(job.name, idOf);
    if (claim === null) continue;
    const best = claims.get(claim.leg);
    if (best === undefined || claim.rank < best.rank) claims.set(claim.leg, { rank: claim.rank, jobs: [job] });
    else if (claim.rank === best.rank) best.jobs.push(job);
  }
  const found = new Map<string, Job>();
  for (const { id } of legs) {
    const claimants = claims.get(id)?.jobs ?? [];
    const [job] = claimants;
    if (job !== undefined && claimants.length === 1) found.set(id, job);
  }
  return found;
}

function claimOf(name: string, idOf: ReadonlyMap<string, string>): { leg: string; rank: number } | null {
  const endings = endingsOf(name);
  for (const [index, ending] of endings.entries()) {
    const leg = idOf.get(ending);
    if (leg !== undefined) return { leg, rank: index === 0 ? 0 : 1 };
  }
  if (name.length !== CUT_LENGTH || !name.endsWith(CUT)) return null;
  const matches = new Set<string>();
  for (const ending of endings.map((text) => text.slice(0, -CUT.length)))
    if (ending !== '') for (const [leg, id] of idOf) if (leg.startsWith(ending)) matches.add(id);
  const [leg] = matches;
  return leg !== undefined && matches.size === 1 ? { leg, rank: 2 } : null;
}

/** `a / b / c`, `b / c`, `c`. */
function endingsOf(name: string): string[] {
  const parts = name.split(LEVEL);
  return parts.map((_, index) => parts.slice(index).join(LEVEL));
}
