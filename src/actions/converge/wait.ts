/** Live mode: beside the legs, until the verdict is certain, every leg has ended, or the time is up. */

import type { RunContext } from '../../github/context.ts';
import type { Outcome, Plan } from '../../model.ts';
import { outcomesOf } from '../../plan/letters.ts';
import { createWatch } from '../../policy/watch.ts';
import type { ArtifactStore } from '../../store/artifacts.ts';
import type { RecordsName } from '../../store/names.ts';
import type { ListedArtifact } from '../../store/service.ts';
import { pollInterval } from '../leg/early-stop.ts';
import { artifactsOf, type Named, newestOfLegs, recordsIn } from '../leg/run-view.ts';
import type { Witness } from './witness.ts';

export type Ended = 'decided' | 'all-ended' | 'time-is-up';

export interface Waited {
  readonly ended: Ended;
  readonly listed: readonly ListedArtifact[];
  /** Tasks of legs that may still be at work: without a record they are not missing. */
  readonly unfinished: ReadonlySet<string>;
}

export interface WaitOptions {
  readonly plan: Plan;
  readonly run: RunContext;
  readonly store: ArtifactStore;
  /** The jobs of the run; asked rarely, since REST allows 1,000 requests an hour for the whole repository. */
  readonly jobs: () => Promise<Witness>;
  readonly minutes: number;
  readonly tell: (text: string) => void;
}

const JOBS_EVERY_MS = 60_000;
/** A job that has just ended may still be making its artifact visible. */
const LINGER_MS = 10_000;

export async function waitForVerdict({ plan, run, store, jobs, minutes, tell }: WaitOptions): Promise<Waited> {
  const deadline = Date.now() + minutes * 60_000;
  const every = pollInterval(plan.legs.length);
  const gone = createGoneLegs(plan, run, jobs);
  for (let looked = -1; ; ) {
    const listed = await store.list();
    const records = newestOfLegs(recordsIn(artifactsOf(plan, listed, run.runAttempt)));
    const present = new Set(records.map(({ name }) => name.leg));
    if (present.size !== looked) tell(`${present.size} of ${plan.legs.length} legs have ended`);
    looked = present.size;
    const dead = await gone.look(present);
    const open = plan.legs.filter(({ id }) => !present.has(id) && !dead.has(id));
    const unfinished = new Set(open.flatMap(({ tasks }) => tasks));
    if (isDecided(plan, records, run.runAttempt)) return { ended: 'decided', listed, unfinished };
    if (open.length === 0) return { ended: 'all-ended', listed, unfinished };
    if (Date.now() + every > deadline) return { ended: 'time-is-up', listed, unfinished: new Set() };
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}

/**
 * Whether the names alone make the verdict certain. Of an earlier attempt only what need not be run again counts: a failure
 * of it may be running again right now. Letters that did not fit into a name leave their leg pending here, which is sound.
 */
function isDecided(plan: Plan, records: readonly Named<RecordsName>[], attempt: number): boolean {
  const watch = createWatch(plan);
  const legs = new Map(plan.legs.map((leg) => [leg.id, leg]));
  for (const { name } of records) {
    const leg = legs.get(name.leg);
    const outcomes = leg === undefined || name.letters === null ? null : outcomesOf(leg, name.letters);
    if (outcomes !== null) watch.take(name.attempt === attempt ? outcomes : withoutFailures(outcomes));
  }
  const decision = watch.decision();
  return decision.decided && !decision.foregone;
}

function withoutFailures(outcomes: ReadonlyMap<string, Outcome>): Map<string, Outcome> {
  return new Map([...outcomes].filter(([, outcome]) => outcome !== 'failure'));
}

/** Legs whose job has ended for some time without a record: they died, and nothing more will come. */
function createGoneLegs(plan: Plan, run: RunContext, jobs: () => Promise<Witness>) {
  let asked = Date.now();
  let dead: ReadonlySet<string> = new Set();
  return {
    look: async (present: ReadonlySet<string>): Promise<ReadonlySet<string>> => {
      if (present.size === plan.legs.length || Date.now() - asked < JOBS_EVERY_MS) return dead;
      asked = Date.now();
      const { jobs: byLeg } = await jobs();
      const ended = [...byLeg].filter(
        ([, job]) =>
          job.runAttempt === run.runAttempt &&
          job.status === 'completed' &&
          Date.now() - Date.parse(job.completedAt ?? '') > LINGER_MS,
      );
      dead = new Set(ended.map(([leg]) => leg).filter((leg) => !present.has(leg)));
      return dead;
    },
  };
}
