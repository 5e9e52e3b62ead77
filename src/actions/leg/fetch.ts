/** What earlier legs stored: records as values, files in the places where they belong. Nothing else is written anywhere. */
import { join } from 'node:path';
import type { RimProblem } from '../../problem.ts';
import type { ArtifactStore } from '../../store/artifacts.ts';
import type { RecordsName } from '../../store/names.ts';
import { type RecordsRead, recordsOf } from '../../store/records.ts';
import type { ListedArtifact } from '../../store/service.ts';
import { placeFiles } from '../../store/unpack.ts';
import { taskFileName } from '../../tasklist/naming.ts';

/** The records of one artifact. Each speaks as the leg and the attempt in the artifact's name. */
export async function fetchRecords(
  artifact: ListedArtifact,
  name: RecordsName,
  store: ArtifactStore,
): Promise<RecordsRead | RimProblem> {
  const speaker = { leg: name.leg, runAttempt: name.attempt };
  return store.open(artifact, (files) =>
    recordsOf(
      files.map(({ path, size, content }) => ({ name: path, size, content })),
      speaker,
    ),
  );
}

/**
 * Puts the carried files of some tasks, `<task file name>/<path>` in the artifact, below the folder of each; whatever else the
 * artifact holds stays out. Where two tasks share a folder, a later one replaces the files of an earlier one. Returns the paths.
 *
 * @param before Nothing is put anywhere until then, but the download begins.
 */
export async function fetchFiles(
  artifact: ListedArtifact,
  ids: readonly string[],
  folderOf: (id: string) => string,
  store: ArtifactStore,
  before: Promise<unknown> = Promise.resolve(),
): Promise<readonly string[] | RimProblem> {
  const folders = new Map(ids.map((id, order) => [taskFileName(id), { folder: folderOf(id), order }]));
  return store.open(artifact, async (files) => {
    const placed = files
      .flatMap((file) => {
        const slash = file.path.indexOf('/');
        const task = slash < 0 ? undefined : folders.get(file.path.slice(0, slash));
        const path = file.path.slice(slash + 1);
        return task === undefined ? [] : [{ file, path, order: task.order, target: join(task.folder, path) }];
      })
      .sort((a, b) => a.order - b.order);
    await before;
    await placeFiles(placed);
    return placed.map(({ path }) => path);
  });
}
