/** What one leg sees of the run: the names of artifacts, and through them the outcomes of the other legs. */

import type { Leg, Outcome, Plan } from '../../model.ts';
import { outcomesOf } from '../../plan/letters.ts';
import { recordOutcome } from '../../policy/outcome.ts';
import type { ArtifactStore } from '../../store/artifacts.ts';
import { type ArtifactName, type FilesName, parseArtifactName, type RecordsName } from '../../store/names.ts';
import type { ListedArtifact } from '../../store/service.ts';
import { fetchRecords } from './fetch.ts';

/** An artifact of this plan with what its name says. */
export interface Named<Name extends ArtifactName = ArtifactName> {
  readonly artifact: ListedArtifact;
  readonly name: Name;
}

/** The artifacts of one plan among those of the run, of any attempt up to `attempt`. */
export function artifactsOf(plan: Pick<Plan, 'name'>, listed: readonly ListedArtifact[], attempt: number): Named[] {
  return listed.flatMap((artifact) => {
    const name = parseArtifactName(plan.name, artifact.name);
    return name === null || name.attempt > attempt ? [] : [{ artifact, name }];
  });
}

/** The artifacts that hold records of a leg. */
export function recordsIn(named: readonly Named[]): Named<RecordsName>[] {
  return named.flatMap(({ artifact, name }) => (name.kind === 'records' ? [{ artifact, name }] : []));
}

/** The artifacts that hold carried files of a leg. */
export function filesIn(named: readonly Named[]): Named<FilesName>[] {
  return named.flatMap(({ artifact, name }) => (name.kind === 'files' ? [{ artifact, name }] : []));
}

/** Of each leg the artifacts of the newest attempt that has any. */
export function newestOfLegs<One extends { readonly name: RecordsName }>(named: readonly One[]): One[] {
  const newest = new Map<string, number>();
  for (const { name } of named) newest.set(name.leg, Math.max(name.attempt, newest.get(name.leg) ?? 0));
  return named.filter(({ name }) => newest.get(name.leg) === name.attempt);
}

/** Whether a leg of this attempt has seen the stop condition hold. Only a hint: no verdict is read from it. */
export function hasMarker(named: readonly Named[], attempt: number): boolean {
  return named.some(({ name }) => name.kind === 'verdict' && name.attempt === attempt);
}

export interface OutcomeReader {
  /** The outcomes that the legs of this attempt have made known, the own leg's among them once they are listed. */
  readonly read: (named: readonly Named[]) => Promise<ReadonlyMap<string, Outcome>>;
}

/** Of two artifacts of one leg that contradict each other, the worse counts, as it will for converge. */
const WORSE: readonly Outcome[] = ['failure', 'neutral', 'success'];

/** Reads outcomes out of names; only a leg whose letters did not fit into its name is downloaded, once. */
export function createOutcomeReader(plan: Plan, attempt: number, store: ArtifactStore): OutcomeReader {
  const legs = new Map(plan.legs.map((leg) => [leg.id, leg]));
  const known = new Map<string, ReadonlyMap<string, Outcome>>();
  const readOne = async ({ artifact, name }: Named<RecordsName>): Promise<ReadonlyMap<string, Outcome>> => {
    const leg = legs.get(name.leg);
    if (leg === undefined) return new Map();
    if (name.letters !== null) return outcomesOf(leg, name.letters) ?? new Map();
    return download(plan, leg, { artifact, name }, store);
  };
  return {
    read: async (named) => {
      const all = new Map<string, Outcome>();
      for (const one of recordsIn(named).filter(({ name }) => name.attempt === attempt)) {
        const outcomes = known.get(one.artifact.name) ?? (await readOne(one));
        known.set(one.artifact.name, outcomes);
        for (const [task, outcome] of outcomes) {
          const other = all.get(task) ?? outcome;
          all.set(task, WORSE.indexOf(other) < WORSE.indexOf(outcome) ? other : outcome);
        }
      }
      return all;
    },
  };
}

/**
 * The tasks that may have failed in an earlier attempt, as far as names tell: no `F` and no failure. Names that do not tell, and
 * a list that may be cut, leave it open.
 *
 * @param names of the artifacts with records; `null` when some cannot be read
 */
export function failedBefore(
  plan: Plan,
  names: readonly RecordsName[] | null,
  attempt: number,
): (id: string) => boolean {
  if (attempt === 1) return () => false;
  if (names === null) return () => true;
  const legs = new Map(plan.legs.map((leg) => [leg.id, leg]));
  const failed = new Set<string>();
  for (const name of names.filter((one) => one.attempt < attempt)) {
    const leg = legs.get(name.leg);
    if (leg === undefined) continue;
    const outcomes = name.letters === null ? null : outcomesOf(leg, name.letters);
    for (const id of leg.tasks) if (outcomes === null || outcomes.get(id) === 'failure') failed.add(id);
  }
  return (id) => failed.has(id);
}

async function download(
  plan: Plan,
  leg: Leg,
  { artifact, name }: Named<RecordsName>,
  store: ArtifactStore,
): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  const read = await fetchRecords(artifact, name, store);
  for (const { record } of 'kind' in read ? [] : read.records) {
    const outcome = recordOutcome(record, plan.policy);
    if (outcome !== null && record.plan === plan.digest && leg.tasks.includes(record.task))
      outcomes.set(record.task, outcome);
  }
  return outcomes;
}
