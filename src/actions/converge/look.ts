/** Looks at what legs left and at their jobs until there is nothing to wait for, or no time. */

import type { RunContext } from '../../github/context.ts';
import type { Outcome, Plan } from '../../model.ts';
import { outcomesOf } from '../../plan/letters.ts';
import { createWatch } from '../../policy/watch.ts';
import { type Problem, problem, type RimProblem } from '../../problem.ts';
import { type ArtifactStore, LISTING_LAG_MS } from '../../store/artifacts.ts';
import type { RecordsName } from '../../store/names.ts';
import { type RunFacts, type Weighed, weighRecords } from '../../verdict/evidence.ts';
import { isDecided } from '../../verdict/verdict.ts';
import { pollInterval } from '../leg/early-stop.ts';
import { type Named, newestOfLegs } from '../leg/run-view.ts';
import { listArtifacts } from './artifact-list.ts';
import { askJobs, type JobsCheck } from './jobs-check.ts';
import { collectAll, createRecordsReader, type RecordsRead } from './records-reader.ts';

export interface LookOptions {
  readonly plan: Plan;
  readonly run: RunContext;
  readonly store: ArtifactStore;
  readonly token: string;
  /** How long to wait for legs that are at work; `null` when converge begins after them. */
  readonly minutes: number | null;
  readonly tell: (text: string) => void;
}

export interface Looked {
  readonly named: readonly Named[];
  readonly weighed: Weighed;
  readonly facts: RunFacts;
  readonly collected: RecordsRead;
  readonly problems: readonly Problem[];
}

const LAG_PAUSE_MS = 2000;

/**
 * Without `minutes` it looks again only for what should be there already: records of jobs that succeeded, and ends of jobs. With
 * them it also waits for legs, until the verdict is certain, every leg has ended, or the time is up.
 */
export async function look(options: LookOptions): Promise<Looked> {
  const eyes = openSources(options);
  const lag = createLag();
  const deadline = options.minutes === null ? null : Date.now() + options.minutes * 60_000;
  for (;;) {
    const isOver = deadline !== null && Date.now() >= deadline;
    const seen = await eyes.look(deadline === null ? 'no' : isOver ? 'over' : 'open');
    const waits = seen.facts.wait === 'open' && seen.weighed.pending.size > 0;
    if (waits && isDecided(options.plan, seen.weighed)) return seen;
    const isLate = lag.take(seen);
    if (!waits && !isLate) return { ...seen, problems: [...seen.problems, ...lag.problems(seen)] };
    const pause = waits ? Math.min(pollInterval(options.plan.legs.length), (deadline ?? 0) - Date.now()) : LAG_PAUSE_MS;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, pause)));
  }
}

/** What should be listed by now and is not. */
function lateLegs({ weighed, collected, facts }: Looked): string[] {
  const listed = new Set(collected.names.map((name) => `${name.attempt} ${name.leg}`));
  const records = weighed.awaited.filter(({ leg, runAttempt }) => !listed.has(`${runAttempt} ${leg}`));
  return [...new Set([...records.map(({ leg }) => leg), ...(facts.wait === 'no' ? runningLegs(weighed) : [])])];
}

function runningLegs({ jobs }: Weighed): string[] {
  return [...jobs].flatMap(([leg, { status }]) => (status === 'completed' ? [] : [leg]));
}

function createLag() {
  const late = new Set<string>();
  let since: number | null = null;
  return {
    /** Whether to look again. */
    take: (seen: Looked): boolean => {
      const legs = lateLegs(seen);
      if (legs.length === 0) return false;
      since ??= Date.now();
      for (const leg of legs) late.add(leg);
      return Date.now() - since < LISTING_LAG_MS;
    },
    problems: (seen: Looked): RimProblem[] => {
      if (since === null) return [];
      const left = lateLegs(seen).length;
      const seconds = Math.round((Date.now() - since) / 1000);
      const severity = left === 0 ? 'note' : 'warning';
      return [problem('rim/waited-for-records', null, { seconds, legs: [...late], left, severity })];
    },
  };
}

function openSources({ plan, run, store, token, tell }: LookOptions) {
  const collector = createRecordsReader(plan, store);
  const jobsCheck = createJobsCheck(plan, () => askJobs(token, run));
  let shown = -1;
  let last: Weighed | null = null;
  const isStale = (wait: RunFacts['wait'], names: readonly RecordsName[]) =>
    wait === 'open' ? isDecidedByNames(plan, names, run.runAttempt) : last !== null && runningLegs(last).length > 0;
  return {
    look: async (wait: RunFacts['wait']): Promise<Looked> => {
      // What the names say decides only whether to ask again.
      const first = last === null ? jobsCheck(wait, () => false) : null;
      const { list, named, collected } = await collectAll(collector, plan, run.runAttempt, () =>
        listArtifacts(store, token, run),
      );
      const { names, tooLarge: _, ...found } = collected;
      const { jobs, problem } = await (first ?? jobsCheck(wait, () => isStale(wait, names)));
      const facts: RunFacts = { jobs, wait, listCut: list.cut !== null };
      const weighed = weighRecords(plan, found.records, { runAttempt: run.runAttempt, run: facts });
      const present = new Set(names.flatMap(({ attempt, leg }) => (attempt === run.runAttempt ? [leg] : []))).size;
      if (wait === 'open' && present !== shown) tell(`${present} of ${plan.legs.length} legs have ended`);
      shown = present;
      last = weighed;
      const problems = [...found.problems, list.cut, problem].filter((one) => one !== null);
      return { named, weighed, facts, collected, problems };
    },
  };
}

const JOBS_EVERY_MS = 60_000;
/** Sooner when the names of artifacts say that the end is near; then less and less often, up to every minute. */
const JOBS_SOON_MS = 5000;

/** Asks for the jobs rarely while legs work, since REST allows 1,000 requests an hour for the whole repository. */
function createJobsCheck(plan: Plan, ask: () => Promise<JobsCheck>) {
  if (plan.legs.length === 0) return async (): Promise<JobsCheck> => ({ jobs: [], problem: null });
  let known: JobsCheck | null = null;
  let askedAt = 0;
  let soon = JOBS_SOON_MS;
  const pauseFor = (wait: RunFacts['wait'], isStale: boolean): number => {
    if (wait === 'open') return isStale ? soon : JOBS_EVERY_MS;
    return isStale || wait === 'over' ? 0 : Number.POSITIVE_INFINITY;
  };
  return async (wait: RunFacts['wait'], isStale: () => boolean): Promise<JobsCheck> => {
    const isSoon = known !== null && isStale();
    if (known !== null && (known.jobs === null || Date.now() - askedAt < pauseFor(wait, isSoon))) return known;
    if (isSoon) soon = Math.min(JOBS_EVERY_MS, 2 * soon);
    askedAt = Date.now();
    const asked = await ask();
    // What was known once is better than nothing.
    if (known === null || asked.jobs !== null) known = asked;
    return known;
  };
}

/**
 * Whether the names of artifacts alone would make the verdict certain. Of an earlier attempt only what need not be run again
 * counts: a failure of it may be running again right now.
 */
function isDecidedByNames(plan: Plan, names: readonly RecordsName[], attempt: number): boolean {
  const watch = createWatch(plan);
  const legs = new Map(plan.legs.map((leg) => [leg.id, leg]));
  const records = newestOfLegs(names.map((name) => ({ name })));
  for (const { name } of records) {
    const leg = legs.get(name.leg);
    const outcomes = leg === undefined || name.letters === null ? null : outcomesOf(leg, name.letters);
    if (outcomes !== null) watch.take(name.attempt === attempt ? outcomes : withoutFailures(outcomes));
  }
  const decision = watch.decision();
  const haveAllEnded = new Set(records.map(({ name }) => name.leg)).size === legs.size;
  return haveAllEnded || (decision.decided && !decision.foregone);
}

function withoutFailures(outcomes: ReadonlyMap<string, Outcome>): Map<string, Outcome> {
  return new Map([...outcomes].filter(([, outcome]) => outcome !== 'failure'));
}
