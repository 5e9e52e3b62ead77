import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import type { RimProblem } from '../problem.ts';
import { callClient } from './client.ts';
import { isTaken, isTransient, messageOf, statusOf } from './fault.ts';
import { type Pace, withRetry } from './pace.ts';
import { type Bounds, unpack } from './unpack.ts';

/** An artifact of this run, as GitHub lists it. */
export interface ListedArtifact {
  readonly name: string;
  readonly id: number;
  /** Bytes of the archive. */
  readonly size: number;
  /** `sha256:…`, where GitHub knows it. */
  readonly digest: string | null;
}

export interface ArtifactStore {
  /** One request, whatever the number of artifacts; GitHub lists at most 1,000. */
  readonly list: () => Promise<ListedArtifact[]>;
  /**
   * Stores files under a name that never changes again: the first one to use it wins. An upload that broke off leaves its
   * name taken and is never listed, so a repeated one asks `nameOf` for the name of its copy, counted from 1. A `nameOf`
   * that knows only one name gives up with `taken`.
   */
  readonly upload: (
    nameOf: (copy: number) => string,
    files: readonly string[],
    root: string,
  ) => Promise<'stored' | 'taken'>;
  /** Unpacks one artifact into a folder of its own, once its size, its digest and its content are as they should be. */
  readonly download: (artifact: ListedArtifact, folder: string) => Promise<RimProblem | null>;
  /** Unpacks many, a few at a time. */
  readonly downloadAll: (
    artifacts: readonly ListedArtifact[],
    folderOf: (artifact: ListedArtifact) => string,
  ) => Promise<RimProblem[]>;
}

/** Where and as whom REST finds the artifacts of this run. */
export interface RestSource {
  readonly owner: string;
  readonly repo: string;
  readonly runId: number;
  readonly token: string;
}

export interface ArtifactOptions {
  readonly pace?: Pace;
  /** Downloads under way at one time. */
  readonly concurrency?: number;
  /** A larger archive is not downloaded. */
  readonly maxBytes?: number;
  /** What an archive may hold; by default four times `maxBytes` in 60,000 files. */
  readonly bounds?: Bounds;
  /** A second way to an artifact that is listed but not found: the service did that in re-runs (download-artifact#486). */
  readonly rest?: RestSource | null;
}

export const MAX_ARTIFACT_BYTES = 1024 * 1024 * 1024;
const MAX_FILES = 60_000;
/** What `parseArtifactName` reads. */
const MAX_COPIES = 9;

/** The artifacts of the run that this job belongs to, through GitHub's own client, which is loaded when first used. */
export function openArtifacts(options: ArtifactOptions = {}): ArtifactStore {
  const repeated = <Result>(work: (attempt: number) => Promise<Result>) => withRetry(work, isTransient, options.pace);
  const limit = pLimit(options.concurrency ?? 8);
  const download = (artifact: ListedArtifact, folder: string) => fetchInto(artifact, folder, options, repeated);
  return {
    list: () => repeated(listAll),
    upload: (nameOf, files, root) => store(nameOf, files, root, repeated),
    download,
    downloadAll: async (artifacts, folderOf) => {
      const found = await Promise.all(artifacts.map((one) => limit(() => download(one, folderOf(one)))));
      return found.filter((problem) => problem !== null);
    },
  };
}

type Repeated = <Result>(work: (attempt: number) => Promise<Result>) => Promise<Result>;

function listAll(): Promise<ListedArtifact[]> {
  return callClient(async (client) => {
    const { artifacts } = await client.listArtifacts();
    return artifacts.map(({ name, id, size, digest }) => ({ name, id, size, digest: digest ?? null }));
  });
}

/**
 * The service takes a name at the start of an upload and lists it at the end. So a name that is taken and listed has its
 * content; one that is taken and not listed is the remains of an upload that broke off, maybe our own of a moment ago.
 */
async function store(
  nameOf: (copy: number) => string,
  files: readonly string[],
  root: string,
  repeated: Repeated,
): Promise<'stored' | 'taken'> {
  let copy = 1;
  let brokeOff = false;
  return repeated(async () => {
    for (; ; copy++) {
      try {
        await callClient((client) => client.uploadArtifact(nameOf(copy), [...files], root));
        return 'stored';
      } catch (error) {
        if (!isTaken(error)) {
          brokeOff = true;
          throw error;
        }
        const listed = (await listAll()).some(({ name }) => name === nameOf(copy));
        if (listed && brokeOff) return 'stored';
        if (listed || copy === MAX_COPIES || nameOf(copy + 1) === nameOf(copy)) return 'taken';
      }
    }
  });
}

async function fetchInto(
  artifact: ListedArtifact,
  folder: string,
  options: ArtifactOptions,
  repeated: Repeated,
): Promise<RimProblem | null> {
  const base = { area: 'rim', severity: 'error', at: null, artifact: artifact.name } as const;
  const maxBytes = options.maxBytes ?? MAX_ARTIFACT_BYTES;
  if (artifact.size > maxBytes) return { ...base, kind: 'artifact-oversized', bytes: artifact.size, max: maxBytes };
  const temporary = await mkdtemp(join(tmpdir(), 'fanfold-'));
  try {
    const archive = await repeated((attempt) => fetchArchive(artifact, join(temporary, `${attempt}`), options.rest));
    if (archive === null) return { ...base, kind: 'artifact-altered' };
    await unpack(archive, folder, options.bounds ?? { maxEntries: MAX_FILES, maxBytes: 4 * maxBytes });
    return null;
  } catch (error) {
    return { ...base, kind: 'artifact-unreadable', detail: messageOf(error) };
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** The path of the archive, unopened; `null` when it is not the one that was listed. */
async function fetchArchive(
  { id, digest }: ListedArtifact,
  path: string,
  rest: RestSource | null | undefined,
): Promise<string | null> {
  const options = { path, skipDecompress: true, ...(digest === null ? {} : { expectedHash: digest }) };
  const { digestMismatch } = await callClient(async (client) => {
    try {
      return await client.downloadArtifact(id, options);
    } catch (error) {
      if (statusOf(error) !== 404 || rest === null || rest === undefined) throw error;
      return client.downloadArtifact(id, { ...options, findBy: findBy(rest) });
    }
  });
  const [name] = await readdir(path);
  if (name === undefined) throw new Error('nothing was downloaded');
  return digestMismatch === true ? null : join(path, name);
}

function findBy({ owner, repo, runId, token }: RestSource) {
  return { repositoryOwner: owner, repositoryName: repo, workflowRunId: runId, token };
}
