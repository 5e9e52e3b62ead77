/** The jobs list of a run: which job was which leg in which run attempt, and in which attempts a leg was really started. */
import type { Leg } from '../model.ts';
import { numberedJobNames } from '../packing/numbered.ts';
import { MAX_JOB_NAME } from '../tasklist/github-limits.ts';

/** A job as GitHub lists it. Times are ISO 8601. */
export interface Job {
  /** As the page of the run shows it. */
  readonly name: string;
  readonly url: string | null;
  /** `queued`, `in_progress`, `completed`, … */
  readonly status: string;
  /** `success`, `failure`, `cancelled`, …; `null` until the job is completed. */
  readonly conclusion: string | null;
  readonly runAttempt: number;
  /** `null` or 0 while no runner has the job, and for ever when none ever had it. */
  readonly runnerId: number | null;
  readonly createdAt: string | null;
  /** Set as soon as the job is queued. */
  readonly startedAt: string | null;
  /** When its first step started: only then had a runner the job. */
  readonly beganAt?: string | null;
  readonly completedAt: string | null;
}

/** What the jobs list says about one leg. */
export interface LegJobs {
  /** By run attempt. */
  readonly jobs: ReadonlyMap<number, Job>;
  /** Names of the jobs of an attempt that are this leg's equally well, so that none of them is taken. */
  readonly contested: ReadonlyMap<number, readonly string[]>;
}

/** GitHub puts these at the end of a name that it cuts. */
const CUT = '...';
/** Between the name of a job that calls a reusable workflow and the name of a job in it. */
const LEVEL = ' / ';

type NamedLeg = Pick<Leg, 'id' | 'name' | 'wave' | 'group' | 'runsOn'>;

/**
 * The jobs of each leg in each run attempt, by the leg's unique name or by its number. A name of the whole job is taken before one behind the
 * names of calling workflows, that before one that was cut. When two jobs of an attempt claim a leg equally well, neither
 * counts: a wrong job is worse than none.
 */
export function jobsOfLegs(legs: readonly NamedLeg[], jobs: readonly Job[]): Map<string, LegJobs> {
  const found = new Map(legs.map(({ id }) => [id, { jobs: new Map<number, Job>(), contested: new Map() }]));
  const idOf = idsByJobName(legs);
  for (const [attempt, ofAttempt] of byAttempt(jobs)) {
    for (const [leg, claimants] of claimantsOf(ofAttempt, idOf)) {
      const [job] = claimants;
      if (claimants.length > 1)
        found.get(leg)?.contested.set(
          attempt,
          claimants.map(({ name }) => name),
        );
      else if (job !== undefined) found.get(leg)?.jobs.set(attempt, job);
    }
  }
  return found;
}

/** A name that is one leg's own and another's by number is nobody's. */
function idsByJobName(legs: readonly NamedLeg[]): Map<string, string> {
  const idOf = new Map(legs.map(({ id, name }) => [name, id]));
  for (const [id, name] of numberedJobNames(legs)) {
    const other = idOf.get(name);
    if (other === undefined) idOf.set(name, id);
    else if (other !== id) idOf.delete(name);
  }
  return idOf;
}

/**
 * The run attempts in which a leg was started: its job is not a copy of an earlier attempt's, was not skipped, and had a runner.
 * GitHub lists every job under a new attempt, and one that was not run again with its old times and conclusion.
 */
export function startsOf({ jobs }: LegJobs): ReadonlySet<number> {
  const starts = [...jobs].filter(
    ([attempt, job]) => (job.runnerId ?? 0) > 0 && job.conclusion !== 'skipped' && !isCopy(attempt, jobs),
  );
  return new Set(starts.map(([attempt]) => attempt));
}

/** Whether the job of an attempt is that of an earlier one, listed again. */
export function isCopy(attempt: number, jobs: LegJobs['jobs']): boolean {
  const job = jobs.get(attempt);
  if (job === undefined || job.startedAt === null || job.completedAt === null) return false;
  return [...jobs].some(
    ([earlier, other]) =>
      earlier < attempt && other.startedAt === job.startedAt && other.completedAt === job.completedAt,
  );
}

function byAttempt(jobs: readonly Job[]): Map<number, Job[]> {
  const attempts = new Map<number, Job[]>();
  for (const job of jobs) {
    const known = attempts.get(job.runAttempt);
    if (known === undefined) attempts.set(job.runAttempt, [job]);
    else known.push(job);
  }
  return attempts;
}

/** Of each leg the jobs that claim it best. */
function claimantsOf(jobs: readonly Job[], idOf: ReadonlyMap<string, string>): Map<string, readonly Job[]> {
  const claims = new Map<string, { rank: number; jobs: Job[] }>();
  for (const job of jobs) {
    const claim = claimOf(job.name, idOf);
    if (claim === null) continue;
    const best = claims.get(claim.leg);
    if (best === undefined || claim.rank < best.rank) claims.set(claim.leg, { rank: claim.rank, jobs: [job] });
    else if (claim.rank === best.rank) best.jobs.push(job);
  }
  return new Map([...claims].map(([leg, claim]) => [leg, claim.jobs]));
}

function claimOf(name: string, idOf: ReadonlyMap<string, string>): { leg: string; rank: number } | null {
  const endings = endingsOf(name);
  for (const [index, ending] of endings.entries()) {
    const leg = idOf.get(ending);
    if (leg !== undefined) return { leg, rank: index === 0 ? 0 : 1 };
  }
  if (name.length !== MAX_JOB_NAME || !name.endsWith(CUT)) return null;
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
