/** What a leg leaves behind: its records, the files it carries, and, when it makes the answer certain, the marker. */

import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CarryOptions } from '../../app/carry-files.ts';
import type { Leg, Outcome, Plan, TaskRecord } from '../../model.ts';
import { lettersOf } from '../../plan/letters.ts';
import { recordOutcome } from '../../policy/outcome.ts';
import { messageOf } from '../../problem.ts';
import { taskReason } from '../../report/sentences/task-reasons.ts';
import { withReason } from '../../run/record.ts';
import type { ArtifactStore } from '../../store/artifacts.ts';
import { emptyRoom } from '../../store/copy-artifacts.ts';
import { StoreFault } from '../../store/fault.ts';
import { type ArtifactName, artifactName } from '../../store/names.ts';
import { manifestName } from '../../store/receive.ts';
import { recordFileName } from '../../store/recordfile.ts';
import type { ListedArtifact } from '../../store/service.ts';
import { packedPath } from '../../store/spelling.ts';
import { regularFiles } from '../../store/walk.ts';
import type { Packing } from '../../store/zip-writer.ts';
import { artifactsOf, recordsIn } from './run-view.ts';

/** The folders of one leg below the runner's temporary folder; the post step finds them again. */
export interface LegFolders {
  readonly root: string;
  readonly records: string;
  readonly files: string;
  readonly logs: string;
}

/** The folders below `root`, the folder that the leg keeps for itself. */
export function legFolders(root: string): LegFolders {
  return { root, records: join(root, 'records'), files: join(root, 'files'), logs: join(root, 'logs') };
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

/** The outcomes that some records of a plan amount to; a pending task has none. */
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
 * could not be stored fail their tasks instead. Where there is no room for files, their records say that they have none. Neither
 * costs a record.
 */
export async function storeLeg(
  records: readonly TaskRecord[],
  leaving: Leaving,
  { last = false, tell = () => {} }: { readonly last?: boolean; readonly tell?: (text: string) => void } = {},
): Promise<readonly TaskRecord[]> {
  const { plan, leg, attempt } = leaving;
  const told = await storeFiles(leaving).then(
    () => records,
    (error: unknown) => {
      if (isFull(error) || last) tell(`the files of this leg are not stored: ${messageOf(error)}`);
      if (isFull(error)) return records.map(({ files: _, ...record }) => record);
      if (!last) throw error;
      return records.map((record) => withoutFiles(plan, record, error));
    },
  );
  const letters = lettersOf(leg, outcomesOfRecords(told, plan));
  // From memory: a task may have emptied the disk, or filled it.
  const packed = told.map((record) => ({ path: recordFileName(record.task), content: `${JSON.stringify(record)}\n` }));
  await upload(packed, { kind: 'records', attempt, leg: leg.id, letters }, leaving);
  await storeLogs(leaving).catch((error: unknown) =>
    tell(`the logs of failed tasks are not stored: ${messageOf(error)}`),
  );
  return told;
}

/** Once: the post step may find that the main step stored the files, but not the records. */
async function storeFiles(leaving: Leaving): Promise<void> {
  const { leg, attempt, folders } = leaving;
  const mark = join(folders.root, 'files-stored');
  if (existsSync(mark)) return;
  const files = regularFiles(folders.files).map((path) => ({ path, file: join(folders.files, path) }));
  await upload(files, { kind: 'files', attempt, leg: leg.id }, leaving);
  // Without the mark the post step tries again in vain, which is no worse than a folder that is gone.
  await writeFile(mark, '').catch(() => {});
}

/** Losing them costs no verdict. */
async function storeLogs(leaving: Leaving): Promise<void> {
  const { leg, attempt, folders } = leaving;
  const files = regularFiles(folders.logs).map((path) => ({ path, file: join(folders.logs, path) }));
  await upload(files, { kind: 'logs', attempt, leg: leg.id }, leaving);
}

function isFull(error: unknown): boolean {
  return error instanceof StoreFault && error.problem.kind === 'store-full';
}

function withoutFiles(plan: Plan, { files, ...record }: TaskRecord, error: unknown): TaskRecord {
  if (files === undefined || files.count === 0) return { ...record, ...(files === undefined ? {} : { files }) };
  const task = plan.tasks.find(({ id }) => id === record.task);
  const reason = taskReason({ kind: 'files-unstored', detail: messageOf(error) });
  return task === undefined ? record : withReason(record, task, reason);
}

async function upload(files: readonly Packing[], name: ArtifactName, { plan, store }: Leaving): Promise<void> {
  if (files.length === 0) return;
  const nameOf = (copy: number) => artifactName(plan.name, name, copy);
  if ((await store.upload(nameOf, files)) === 'taken') throw new Error(`the artifact name ${nameOf(1)} is taken`);
}

/** Whether the records of this leg are listed. */
export function ownRecordsIn(listed: readonly ListedArtifact[], { plan, leg, attempt }: Leaving): boolean {
  return recordsIn(artifactsOf(plan, listed, attempt)).some(
    ({ name }) => name.leg === leg.id && name.attempt === attempt,
  );
}

/** Tells every leg that looks that the stop condition holds. Names are immutable: the first one wins, the others are late. */
export async function storeMarker({ plan, leg, attempt, store }: Leaving): Promise<void> {
  const content = `${JSON.stringify({ version: 1, plan: plan.digest, leg: leg.id, runAttempt: attempt })}\n`;
  const name = artifactName(plan.name, { kind: 'verdict', attempt });
  await store.upload(() => name, [{ path: 'verdict.json', content }]);
}
