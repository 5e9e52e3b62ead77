/** What a leg leaves behind: its records, the files it carries, and, when it makes the answer certain, the marker. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CarryOptions } from '../../app/carry.ts';
import type { Leg, Outcome, Plan, TaskRecord } from '../../model.ts';
import { lettersOf } from '../../plan/letters.ts';
import { recordOutcome } from '../../policy/outcome.ts';
import { messageOf } from '../../problem.ts';
import { withReason } from '../../run/record.ts';
import type { ArtifactStore } from '../../store/artifacts.ts';
import { emptyRoom } from '../../store/collect.ts';
import { StoreFault } from '../../store/fault.ts';
import { artifactName } from '../../store/names.ts';
import { manifestName } from '../../store/receive.ts';
import { writeRecord } from '../../store/recordfile.ts';
import { packedPath } from '../../store/spelling.ts';
import { regularFiles } from '../../store/walk.ts';

/** The folders of one leg below the runner's temporary folder; the post step finds them again. */
export interface LegFolders {
  readonly root: string;
  readonly records: string;
  readonly files: string;
}

export function legFolders(root: string): LegFolders {
  return { root, records: join(root, 'records'), files: join(root, 'files') };
}

/** The files of the leg travel in one artifact, under names that it may have; each task's list lies beside them. */
export function carriedTo(folder: string): Pick<CarryOptions, 'folder' | 'spell' | 'roomFor' | 'keep'> {
  const room = emptyRoom();
  return {
    folder,
    spell: packedPath,
    roomFor: () => room,
    keep: async ({ task, files }, text) => {
      if (files.length > 0) await writeFile(join(folder, manifestName(task)), text);
    },
  };
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
 * go first: who sees the records may count on the files. Throws when anything could not be stored; on the `last` try files that
 * could not be stored fail their tasks instead. Where there is no room for files, their tasks are told to have none. Neither
 * costs a record.
 */
export async function storeLeg(
  records: readonly TaskRecord[],
  leaving: Leaving,
  { last = false, tell = () => {} }: { readonly last?: boolean; readonly tell?: (text: string) => void } = {},
): Promise<readonly TaskRecord[]> {
  const { plan, leg, attempt, store, folders } = leaving;
  const told = await storeFiles(leaving).then(
    () => records,
    (error: unknown) => {
      if (isFull(error) || last) tell(`the files of this leg are not stored: ${messageOf(error)}`);
      if (isFull(error)) return records.map(({ files: _, ...record }) => record);
      if (!last) throw error;
      return records.map((record) => withoutFiles(plan, record, error));
    },
  );
  for (const record of told) {
    const problem = await writeRecord(folders.records, record);
    if (problem !== null && 'detail' in problem) throw new Error(`the record of ${record.task}: ${problem.detail}`);
  }
  const letters = lettersOf(leg, outcomesOfRecords(told, plan));
  const name = { kind: 'records', attempt, leg: leg.id, letters } as const;
  await uploadAll(folders.records, (copy) => artifactName(plan.name, name, copy), store);
  return told;
}

/** Once: the post step may find that the main step stored the files, but not the records. */
async function storeFiles({ plan, leg, attempt, store, folders }: Leaving): Promise<void> {
  const mark = join(folders.root, 'files-stored');
  if (existsSync(mark)) return;
  const nameOf = (copy: number) => artifactName(plan.name, { kind: 'files', attempt, leg: leg.id }, copy);
  await uploadAll(folders.files, nameOf, store);
  await writeFile(mark, '');
}

function isFull(error: unknown): boolean {
  return error instanceof StoreFault && error.problem.kind === 'store-full';
}

function withoutFiles(plan: Plan, { files, ...record }: TaskRecord, error: unknown): TaskRecord {
  if (files === undefined || files.count === 0) return { ...record, ...(files === undefined ? {} : { files }) };
  const task = plan.tasks.find(({ id }) => id === record.task);
  const reason = `its files could not be stored: ${messageOf(error)}`;
  return task === undefined ? record : withReason(record, task, reason);
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
