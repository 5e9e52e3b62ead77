import pLimit from 'p-limit';
import { isTaken, isTransient, messageOf } from '../github/fault.ts';
import type { RimProblem } from '../problem.ts';
import { type Archive, fetchArchive, type RestSource } from './archive.ts';
import { callClient } from './client.ts';
import { type Pace, withRetry } from './pace.ts';
import { connect, type ListedArtifact, type Service } from './service.ts';
import { type Bounds, openZip, type PackedFile } from './zip.ts';

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
  /**
   * Downloads one artifact and hands over its files, once its size and its digest are as they should be; they can be read
   * until `use` has ended. Whatever `use` throws makes the artifact unreadable. Many at one time are begun in turn.
   */
  readonly open: <Result extends object>(
    artifact: ListedArtifact,
    use: (files: readonly PackedFile[]) => Promise<Result>,
  ) => Promise<Result | RimProblem>;
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
  /** The wait for the next byte of an answer. */
  readonly stallMs?: number;
}

const MAX_ARTIFACT_BYTES = 1024 * 1024 * 1024;
const MAX_FILES = 60_000;
/** What `parseArtifactName` reads. */
const MAX_COPIES = 9;

/**
 * The artifacts of the run that this job belongs to. Reading goes through connections of our own (docs/decisions/0003), storing
 * through GitHub's own client; both are loaded when first used.
 */
export function openArtifacts(options: ArtifactOptions = {}): ArtifactStore {
  const repeated = <Result>(work: () => Promise<Result>) => withRetry(work, isTransient, options.pace);
  let connected: Promise<Service> | null = null;
  const service = () => (connected ??= connect(process.env, options.stallMs));
  const list = async () => (await service()).list();
  return {
    list: () => repeated(list),
    upload: (nameOf, files, root) => store(nameOf, files, root, list, repeated),
    open: createOpen(options, service, repeated),
  };
}

type Repeated = <Result>(work: () => Promise<Result>) => Promise<Result>;

function createOpen(
  options: ArtifactOptions,
  service: () => Promise<Service>,
  repeated: Repeated,
): ArtifactStore['open'] {
  const { concurrency = 8, maxBytes = MAX_ARTIFACT_BYTES, rest = null } = options;
  const bounds = options.bounds ?? { maxEntries: MAX_FILES, maxBytes: 4 * maxBytes };
  const fetching = { maxBytes, rest, inTurn: pLimit(concurrency) };
  // The addresses of the next ones are asked for while others are downloaded.
  const inWork = pLimit(3 * concurrency);
  return (artifact, use) =>
    inWork(async () => {
      const base = { area: 'rim', severity: 'error', at: null, artifact: artifact.name } as const;
      if (artifact.size > maxBytes) return { ...base, kind: 'artifact-oversized', bytes: artifact.size, max: maxBytes };
      let archive: Archive | null = null;
      try {
        archive = await repeated(async () => fetchArchive(artifact, await service(), fetching));
        if (archive === null) return { ...base, kind: 'artifact-altered' };
        return await use(await openZip(archive.source, bounds));
      } catch (error) {
        return { ...base, kind: 'artifact-unreadable', detail: messageOf(error) };
      } finally {
        await archive?.close();
      }
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
  list: () => Promise<ListedArtifact[]>,
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
        const listed = (await list()).some(({ name }) => name === nameOf(copy));
        if (listed && brokeOff) return 'stored';
        if (listed || copy === MAX_COPIES || nameOf(copy + 1) === nameOf(copy)) return 'taken';
      }
    }
  });
}
