/** What the jobs of a leg say: from which run attempt its records count, and whether more may come. */
import type { Leg } from '../model.ts';
import { isCopy, type Job, type LegJobs, startsOf } from './jobs.ts';

interface Base {
  readonly leg: string;
  /** Of the leg's job. */
  readonly name: string;
  /** Whether a record of that attempt may count, as the newest one or for what happened before. */
  readonly counts: (attempt: number) => boolean;
  /** Whether a record of that attempt cannot be the leg's own. */
  readonly refuses: (attempt: number) => boolean;
  /** A record may still come. */
  readonly open: boolean;
  /** A record should be there by now, though the list of artifacts may not show it yet. */
  readonly awaits: boolean;
  readonly trouble: 'no-job' | 'two-jobs' | 'queued' | null;
  readonly contested: readonly string[];
}

export type Standing =
  /** The jobs are not known: the newest record counts, or while converge waits that of its own attempt alone. */
  | (Base & { readonly kind: 'unasked'; readonly attempt: number | null; readonly job: null })
  /** The newest start of the leg, whose record counts, and no other. */
  | (Base & { readonly kind: 'started'; readonly attempt: number; readonly job: Job })
  /** No record of the leg counts, now or at all. */
  | (Base & { readonly kind: 'unstarted'; readonly attempt: number; readonly job: Job | null });

export interface StandingOptions {
  readonly runAttempt: number;
  readonly wait: 'no' | 'open' | 'over';
}

type NamedLeg = Pick<Leg, 'id' | 'name'>;

/** The standing of each leg. `jobs` is `null` when the jobs of the run could not be asked. */
export function standingsOf(
  { legs }: { readonly legs: readonly NamedLeg[] },
  jobs: ReadonlyMap<string, LegJobs> | null,
  options: StandingOptions,
): Map<string, Standing> {
  return new Map(
    legs.map((leg) => {
      const own = jobs === null ? null : (jobs.get(leg.id) ?? { jobs: new Map(), contested: new Map() });
      return [leg.id, own === null ? unasked(leg, options) : asked(leg, own, options)];
    }),
  );
}

/** While converge waits, a record of an earlier attempt may be of a leg that is about to start again: it never is the newest. */
function unasked({ id, name }: NamedLeg, { runAttempt, wait }: StandingOptions): Standing {
  return {
    kind: 'unasked',
    leg: id,
    name,
    attempt: wait === 'no' ? null : runAttempt,
    job: null,
    counts: () => true,
    refuses: () => false,
    open: wait === 'open',
    awaits: wait !== 'open',
    trouble: null,
    contested: [],
  };
}

function asked(leg: NamedLeg, own: LegJobs, options: StandingOptions): Standing {
  const starts = startsOf(own);
  const attempt = newestStart(own, starts, options);
  const job = attempt === null ? undefined : own.jobs.get(attempt);
  if (attempt === null || job === undefined) return unstarted(leg, own, options);
  const hasEnded = job.status === 'completed';
  return {
    kind: 'started',
    leg: leg.id,
    name: leg.name,
    attempt,
    job,
    counts: (one) => one <= attempt && starts.has(one),
    refuses: (one) => !starts.has(one),
    open: options.wait === 'open' && !hasEnded,
    // The jobs list itself may lag behind the job whose end let converge begin.
    awaits: hasEnded ? job.conclusion === 'success' : options.wait === 'no',
    trouble: null,
    contested: [],
  };
}

/** The attempt whose record counts; `null` when none does, or when it is not known yet. */
function newestStart(own: LegJobs, starts: ReadonlySet<number>, { runAttempt, wait }: StandingOptions): number | null {
  if (own.contested.has(runAttempt)) return null;
  const newest = starts.size === 0 ? null : Math.max(...starts);
  if (newest === runAttempt || newest === null) return newest;
  const now = own.jobs.get(runAttempt);
  // A job that waits for its runner will run: what an earlier attempt left is about to be replaced.
  if (now !== undefined && now.status !== 'completed') return null;
  return wait === 'no' || isCopy(runAttempt, own.jobs) ? newest : null;
}

function unstarted({ id, name }: NamedLeg, own: LegJobs, { runAttempt, wait }: StandingOptions): Standing {
  const now = own.jobs.get(runAttempt);
  const contested = own.contested.get(runAttempt) ?? (own.jobs.size === 0 ? (newestOf(own.contested) ?? []) : []);
  const comes = contested.length === 0 && now?.status !== 'completed';
  return {
    kind: 'unstarted',
    leg: id,
    name,
    attempt: runAttempt,
    job: now ?? newestOf(own.jobs) ?? null,
    counts: () => false,
    // A leg that has just begun may be seen by its record first.
    refuses: (one) => !(wait === 'open' && comes && one <= runAttempt),
    open: wait === 'open' && comes,
    awaits: false,
    trouble: contested.length > 0 ? 'two-jobs' : wait === 'open' ? null : silenceOf(own, now),
    contested,
  };
}

function silenceOf(own: LegJobs, now: Job | undefined): 'no-job' | 'queued' | null {
  if (own.jobs.size === 0) return 'no-job';
  return now !== undefined && now.status !== 'completed' ? 'queued' : null;
}

function newestOf<Value>(attempts: ReadonlyMap<number, Value>): Value | undefined {
  return attempts.get(Math.max(...attempts.keys()));
}
