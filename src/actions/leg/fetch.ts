/** What earlier legs stored: records as values, files in the places where they belong. Nothing else is written anywhere. */
import { problem, type RimProblem } from '../../problem.ts';
import type { ArtifactStore } from '../../store/artifacts.ts';
import type { RecordsName } from '../../store/names.ts';
import { type RecordsRead, recordsOf } from '../../store/read-records.ts';
import { type Received, type ReceiveOptions, receiveFiles, type Wanted } from '../../store/receive.ts';
import type { ListedArtifact } from '../../store/service.ts';
import type { Admit } from '../../verdict/parse-records.ts';

/** The records of one artifact, as far as `admit` lets them in. Each speaks as the leg and the attempt in the artifact's name. */
export async function fetchRecords(
  artifact: ListedArtifact,
  name: RecordsName,
  store: ArtifactStore,
  admit?: Admit,
): Promise<RecordsRead | RimProblem> {
  const uploadedBy = { leg: name.leg, runAttempt: name.attempt };
  return store.open(artifact, (files) =>
    recordsOf(
      files.map(({ path, size, content }) => ({ name: path, size, content })),
      uploadedBy,
      admit,
    ),
  );
}

/** Puts the carried files of some tasks in place, see `receiveFiles`; the download begins at once and does not wait for `before`. */
export async function fetchFiles(
  artifact: ListedArtifact,
  wanted: readonly Wanted[],
  store: ArtifactStore,
  options: ReceiveOptions,
  before: Promise<unknown> = Promise.resolve(),
): Promise<Received> {
  const read = await store.open(artifact, (files) => receiveFiles(files, wanted, before, options));
  if (!('kind' in read)) return read;
  return {
    manifests: [],
    paths: [],
    problems: [read, ...wanted.map(({ task }) => unreadable(task.id, artifact.name))],
  };
}

function unreadable(task: string, artifact: string): RimProblem {
  const facts = { task, why: 'unreadable', path: null, detail: `the artifact ${artifact} cannot be used` } as const;
  return problem('rim/files-lost', null, { ...facts });
}
