/** What a leg leaves behind: its records, the files it carries, and, when it makes the answer certain, the marker. */
import { join } from 'node:path';
import type { Leg, Outcome, Plan, TaskRecord } from '../../model.ts';
import { lettersOf } from '../../plan/letters.ts';
import { recordOutcome } from '../../policy/outcome.ts';
import type { ArtifactStore } from '../../store/artifacts.ts';
import { regularFiles } from '../../store/collect.ts';
import { artifactName } from '../../store/names.ts';
import { writeRecord } from '../../store/recordfile.ts';

/** The folders of one leg below the runner's temporary folder; the post step finds them again. */
export interface LegFolders {
  readonly root: string;
  readonly records: string;
  readonly files: string;
}

export function legFolders(root: string): LegFolders {
  return { root, records: join(root, 'records'), files: join(root, 'files') };
}

export function outcomesOfRecords(records: readonly TaskRecord[], plan: Plan): Map<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  for (const record of records) {
    const outcome = recordOutcome(record, plan.policy);
    if (outcome !== null) outcomes.set(record.task, outcome);
  }
  return outcomes;
}

export interface Leaving {
  readonly plan: Plan;
  readonly leg: Leg;
  readonly attempt: number;
  readonly store: ArtifactStore;
  readonly folders: LegFolders;
}

/**
 * Stores records under a name that tells their outcomes, and carried files apart from them, so that records stay small. Files
 * go first: who sees the records may count on the files. Throws when anything could not be stored.
 */
export async function storeLeg(records: readonly TaskRecord[], leaving: Leaving): Promise<void> {
  const { plan, leg, attempt, store, folders } = leaving;
  for (const record of records) {
    const problem = await writeRecord(folders.records, record);
    if (problem !== null && 'detail' in problem) throw new Error(`the record of ${record.task}: ${problem.detail}`);
  }
  await uploadAll(
    folders.files,
    (copy) => artifactName(plan.name, { kind: 'files', attempt, leg: leg.id }, copy),
    store,
  );
  const letters = lettersOf(leg, outcomesOfRecords(records, plan));
  const name = { kind: 'records', attempt, leg: leg.id, letters } as const;
  await uploadAll(folders.records, (copy) => artifactName(plan.name, name, copy), store);
}

async function uploadAll(folder: string, nameOf: (copy: number) => string, store: ArtifactStore): Promise<void> {
  const files = regularFiles(folder).map((path) => ({ path, file: join(folder, path) }));
  if (files.length === 0) return;
  const stored = await store.upload(nameOf, files);
  if (stored === 'taken') throw new Error(`the artifact name ${nameOf(1)} is taken`);
}

/** Tells every leg that looks that the stop condition holds. Names are immutable: the first one wins, the others are late. */
export async function storeMarker({ plan, leg, attempt, store }: Leaving): Promise<void> {
  const content = `${JSON.stringify({ version: 1, plan: plan.digest, leg: leg.id, runAttempt: attempt })}\n`;
  const name = artifactName(plan.name, { kind: 'verdict', attempt });
  await store.upload(() => name, [{ path: 'verdict.json', content }]);
}
