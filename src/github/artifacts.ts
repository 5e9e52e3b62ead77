import pLimit from 'p-limit';
import type { RimProblem } from '../problem.ts';
import { quietly } from './quiet.ts';
import { DEFAULT_RETRY, messageOf, type RetryOptions, withRetry } from './retry.ts';

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
   * Stores files under a name that never changes again: the first one to use it wins. An upload that broke off may have left
   * its name taken, so a repeated one asks `nameOf` for the name of its copy, counted from 1.
   */
  readonly upload: (nameOf: (copy: number) => string, files: readonly string[], root: string) => Promise<'stored' | 'taken'>;
  /** Unpacks one artifact into a folder of its own. */
  readonly download: (artifact: ListedArtifact, folder: string) => Promise<RimProblem | null>;
  /** Unpacks many, a few at a time. */
  readonly downloadAll: (
    artifacts: readonly ListedArtifact[],
    folderOf: (artifact: ListedArtifact) => string,
  ) => Promise<RimProblem[]>;
}

export interface ArtifactOptions {
  readonly retry?: Partial<RetryOptions>;
  /** Downloads under way at one time. */
  readonly concurrency?: number;
  /** A larger artifact is not downloaded. */
  readonly maxBytes?: number;
}

export const MAX_ARTIFACT_BYTES = 1024 * 1024 * 1024;

/** The artifacts of the run that this job belongs to, through GitHub's own client, which is loaded when first used. */
export function openArtifacts(options: ArtifactOptions = {}): ArtifactStore {
  const retry = { ...DEFAULT_RETRY, ...options.retry };
  const maxBytes = options.maxBytes ?? MAX_ARTIFACT_BYTES;
  const limit = pLimit(options.concurrency ?? 8);
  const download = async (artifact: ListedArtifact, folder: string): Promise<RimProblem | null> => {
    const base = { area: 'rim', severity: 'error', at: null, artifact: artifact.name } as const;
    if (artifact.size > maxBytes) return { ...base, kind: 'artifact-oversized', bytes: artifact.size, max: maxBytes };
    try {
      const { digestMismatch } = await withRetry(() => fetchInto(artifact, folder), retry);
      return digestMismatch === true ? { ...base, kind: 'artifact-altered' } : null;
    } catch (error) {
      return { ...base, kind: 'artifact-unreadable', detail: messageOf(error) };
    }
  };
  return {
    list: () => withRetry(listAll, retry),
    upload: (nameOf, files, root) => withRetry((attempt) => store(nameOf(attempt), attempt, files, root), retry),
    download,
    downloadAll: async (artifacts, folderOf) => {
      const found = await Promise.all(artifacts.map((artifact) => limit(() => download(artifact, folderOf(artifact)))));
      return found.filter((problem) => problem !== null);
    },
  };
}

async function client() {
  const { DefaultArtifactClient } = await import('@actions/artifact');
  return new DefaultArtifactClient();
}

function listAll(): Promise<ListedArtifact[]> {
  return quietly(async () => {
    const { artifacts } = await (await client()).listArtifacts();
    return artifacts.map(({ name, id, size, digest }) => ({ name, id, size, digest: digest ?? null }));
  });
}

function fetchInto({ id, digest }: ListedArtifact, path: string): Promise<{ digestMismatch?: boolean }> {
  return quietly(async () =>
    (await client()).downloadArtifact(id, { path, ...(digest === null ? {} : { expectedHash: digest }) }),
  );
}

async function store(name: string, attempt: number, files: readonly string[], root: string): Promise<'stored' | 'taken'> {
  try {
    await quietly(async () => (await client()).uploadArtifact(name, [...files], root));
    return 'stored';
  } catch (error) {
    if (!/\b409\b|already exists/i.test(messageOf(error))) throw error;
    // A copy's name is ours alone: when it is taken, the upload before it reached its end after all.
    return attempt === 1 ? 'taken' : 'stored';
  }
}
