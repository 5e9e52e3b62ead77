/** The archive of one artifact, as it was listed: a small one in memory, a larger one in a temporary file. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Budget } from './budget.ts';
import { TooLong, wholeOf } from './exchange.ts';
import { statusOf } from './fault.ts';
import type { Content, ListedArtifact, RestSource, Service } from './service.ts';
import { bytesSource, fileSource, type ZipSource } from './zip.ts';

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

/**
 * Larger archives go through a file, so that those under way together never fill the memory.
 * @internal exported for its tests
 */
export const IN_MEMORY = 8 * 1024 * 1024;

/** One try. `null` when what came is not what was listed: another digest, or more bytes than it may have. */
export async function fetchArchive(
  artifact: ListedArtifact,
  service: Service,
  options: ArchiveOptions,
  budget: Budget,
): Promise<Archive | null> {
  const { rest, inTurn } = options;
  try {
    const address = await service.addressOf(artifact, budget);
    return await inTurn(() => download(artifact, address, service, options, budget));
  } catch (error) {
    if (error instanceof TooLong) return null;
    if (statusOf(error) !== 404 || rest === null) throw error;
  }
  return inTurn(async () => {
    const address = await service.addressByRest(artifact, rest, budget);
    return download(artifact, address, service, options, budget);
  }).catch((error: unknown) => {
    if (error instanceof TooLong) return null;
    throw error;
  });
}

async function download(
  { size, digest }: ListedArtifact,
  address: string,
  service: Service,
  { maxBytes }: ArchiveOptions,
  budget: Budget,
): Promise<Archive | null> {
  // What a digest does not vouch for says nothing: act lists the size of a folder.
  const most = digest === null ? maxBytes : Math.min(maxBytes, Math.max(size, IN_MEMORY));
  const content = timed(await service.open(address, most, budget), digest === null ? null : size, budget);
  const length = content.length ?? (digest === null ? Number.POSITIVE_INFINITY : size);
  return length <= IN_MEMORY ? inMemory(content, digest) : inFile(content, digest);
}

/** Gives the download time for the bytes that are vouched for, or else for those that have come. */
function timed(content: Content, vouched: number | null, budget: Budget): Content {
  if (vouched !== null) {
    budget.grow(vouched);
    return content;
  }
  const growing = async function* () {
    for await (const chunk of content.chunks) {
      budget.grow(chunk.length);
      yield chunk;
    }
  };
  return { length: content.length, chunks: growing() };
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
