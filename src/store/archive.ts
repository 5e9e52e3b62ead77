/** The archive of one artifact, as it was listed: a small one in memory, a larger one in a temporary file. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { statusOf } from '../github/fault.ts';
import { TooLong, wholeOf } from './body.ts';
import { callClient } from './client.ts';
import type { Content, ListedArtifact, Service } from './service.ts';
import { bytesSource, fileSource, type ZipSource } from './zip.ts';

/** Where and as whom REST finds the artifacts of this run. */
export interface RestSource {
  readonly owner: string;
  readonly repo: string;
  readonly runId: number;
  readonly token: string;
}

export interface ArchiveOptions {
  readonly maxBytes: number;
  readonly rest: RestSource | null;
  /** Lets a few of many downloads begin. */
  readonly inTurn: <Result>(work: () => Promise<Result>) => Promise<Result>;
}

export interface Archive {
  readonly source: ZipSource;
  readonly close: () => Promise<void>;
}

/** Larger archives go through a file, so that those under way together never fill the memory. */
export const IN_MEMORY = 8 * 1024 * 1024;

/** One try. `null` when what came is not what was listed: another digest, or more bytes than it may have. */
export async function fetchArchive(
  artifact: ListedArtifact,
  service: Service,
  options: ArchiveOptions,
): Promise<Archive | null> {
  try {
    const address = await service.addressOf(artifact);
    return await options.inTurn(() => download(artifact, address, service, options));
  } catch (error) {
    if (error instanceof TooLong) return null;
    if (statusOf(error) !== 404 || options.rest === null) throw error;
    return options.inTurn(() => downloadByRest(artifact, options.rest as RestSource));
  }
}

async function download(
  { size, digest }: ListedArtifact,
  address: string,
  service: Service,
  { maxBytes }: ArchiveOptions,
): Promise<Archive | null> {
  // What a digest does not vouch for says nothing: act lists the size of a folder.
  const most = digest === null ? maxBytes : Math.min(maxBytes, Math.max(size, IN_MEMORY));
  const content = await service.open(address, most);
  const length = content.length ?? (digest === null ? Number.POSITIVE_INFINITY : size);
  return length <= IN_MEMORY ? inMemory(content, digest) : inFile(content, digest);
}

async function inMemory({ chunks }: Content, digest: string | null): Promise<Archive | null> {
  const bytes = await wholeOf(chunks);
  const same = digest === null || digest === digestOf(createHash('sha256').update(bytes));
  return same ? { source: bytesSource(bytes), close: async () => {} } : null;
}

async function inFile({ chunks }: Content, digest: string | null): Promise<Archive | null> {
  return withFolder(async (folder) => {
    const path = join(folder, 'archive');
    const hash = createHash('sha256');
    const hashed = async function* (source: AsyncIterable<Buffer>) {
      for await (const chunk of source) {
        hash.update(chunk);
        yield chunk;
      }
    };
    await pipeline(chunks, hashed, createWriteStream(path));
    return digest === null || digest === digestOf(hash) ? path : null;
  });
}

/** GitHub's own client does this: the service sometimes lists artifacts without an address (download-artifact#486). */
async function downloadByRest({ id, digest }: ListedArtifact, rest: RestSource): Promise<Archive | null> {
  return withFolder(async (folder) => {
    const { digestMismatch } = await callClient((client) =>
      client.downloadArtifact(id, {
        path: folder,
        skipDecompress: true,
        ...(digest === null ? {} : { expectedHash: digest }),
        findBy: {
          repositoryOwner: rest.owner,
          repositoryName: rest.repo,
          workflowRunId: rest.runId,
          token: rest.token,
        },
      }),
    );
    const [name] = await readdir(folder);
    if (name === undefined) throw new Error('nothing was downloaded');
    return digestMismatch === true ? null : join(folder, name);
  });
}

/** An archive in a temporary folder, which is gone when the archive is closed, or at once when there is none. */
async function withFolder(fetch: (folder: string) => Promise<string | null>): Promise<Archive | null> {
  const folder = await mkdtemp(join(tmpdir(), 'fanfold-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const path = await fetch(folder);
    if (path !== null) {
      const handle = await open(path);
      const close = async () => {
        await handle.close();
        await remove();
      };
      return { source: await fileSource(handle, path), close };
    }
  } catch (error) {
    await remove();
    throw error;
  }
  await remove();
  return null;
}

function digestOf(hash: ReturnType<typeof createHash>): string {
  return `sha256:${hash.digest('hex')}`;
}
