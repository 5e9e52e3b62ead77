/** The port to the artifacts of a run: what steps ask of them, with every wait bounded. See docs/decisions/0003. */
import pLimit from 'p-limit';
import { messageOf, problem, type RimProblem } from '../problem.ts';
import { type Archive, fetchArchive } from './archive.ts';
import { BASE_MS, type Budget, startBudget } from './budget.ts';
import { OtherService, QuotaFault, StoreFault, statusOf } from './fault.ts';
import { createPatience, PACE, type Pace, type Patience, sleep } from './pace.ts';
import { connect, type ListedArtifact, type RestSource, type Service } from './service.ts';
import { type NameOf, uploadAs } from './upload.ts';
import { type Bounds, openZip, type PackedFile } from './zip.ts';
import type { Packing } from './zip-writer.ts';

export interface ArtifactStore {
  /** One request for any number of artifacts; GitHub lists at most `MOST_LISTED`. `signal` ends the wait. */
  readonly list: (signal?: AbortSignal) => Promise<ListedArtifact[]>;
  /** Lists again and again until `found`, or for `LISTING_LAG_MS`: the list takes a while to show what was stored. */
  readonly listUntil: (
    found: (listed: readonly ListedArtifact[]) => boolean | Promise<boolean>,
  ) => Promise<{ readonly listed: readonly ListedArtifact[]; readonly waitedMs: number }>;
  /**
   * Stores files under a name that never changes again: the first one to use it wins. An upload that broke off leaves its
   * name taken and is never listed, so a repeated one asks `nameOf` for the name of its copy, counted from 1. A `nameOf`
   * that knows only one name gives up with `taken`.
   */
  readonly upload: (nameOf: NameOf, files: readonly Packing[]) => Promise<'stored' | 'taken'>;
  /**
   * Downloads one artifact and hands over its files, once its size and its digest are as they should be; they can be read
   * until `use` has ended. If `use` throws, the artifact is unreadable. Many at one time are begun in turn.
   */
  readonly open: <Result extends object>(
    artifact: ListedArtifact,
    use: (files: readonly PackedFile[]) => Promise<Result>,
  ) => Promise<Result | RimProblem>;
  /** Deletes an artifact. One that is gone already is as good. */
  readonly remove: (artifact: ListedArtifact) => Promise<void>;
}

export interface ArtifactOptions {
  /** What the runner says: the address, the token, how long artifacts are kept. By default that of this process. */
  readonly env?: NodeJS.ProcessEnv;
  /** Ends every wait at once. */
  readonly stop?: AbortSignal;
  /** How long the service keeps what is uploaded; by default as long as a run can be run again. */
  readonly retentionDays?: number;
  readonly pace?: Pace;
  /** Downloads under way at one time. */
  readonly concurrency?: number;
  /** A larger archive is not downloaded. */
  readonly maxBytes?: number;
  /** What an archive may hold; by default twice `maxBytes` in 60,000 files. */
  readonly bounds?: Bounds;
  /** A second way to an artifact that is listed but not found: the service did that in re-runs (download-artifact#486). */
  readonly rest?: RestSource | null;
  /** The wait for the next byte of an answer. */
  readonly stallMs?: number;
  /** What every wait may take in all, apart from the time for its bytes. */
  readonly budgetMs?: number;
}

/** A list of so many may have been cut (actions/download-artifact#363, actions/toolkit#2161). */
export const MOST_LISTED = 1000;
/** What is stored is listed within this time, or it is not waited for any longer. */
export const LISTING_LAG_MS = 30_000;

/** Room for what a leg carries at most, see `MAX_CARRIED`, and its lists. */
const MAX_ARTIFACT_BYTES = 2.25 * 1024 * 1024 * 1024;
const MAX_FILES = 60_000;
/** The longest wait for the next byte: a third of what the whole may take. */
const STALL_MS = 20_000;
/** A run can be run again for 30 days. */
const RETENTION_DAYS = 30;
const DAY_MS = 86_400_000;

/** The artifacts of the run that this job belongs to. The connection is made when it is first used. */
export function openArtifacts(options: ArtifactOptions = {}): ArtifactStore {
  const { env = process.env, stallMs = STALL_MS, budgetMs = BASE_MS, stop } = options;
  const patience = createPatience(options.pace ?? PACE);
  let connected: Promise<Service> | null = null;
  const service = () => (connected ??= connect(env, patience, stallMs));
  /** One wait: its budget, the connection, and what goes wrong as a problem for people. */
  const wait: Wait = async (what, work, signal = stop) => {
    const budget = startBudget(signal, budgetMs);
    try {
      return await work(await service(), budget);
    } catch (error) {
      throw faultOf(error, what);
    } finally {
      budget.release();
    }
  };
  const list = (signal?: AbortSignal) =>
    wait('listed', (from, budget) => patience.repeated(() => from.list(budget), budget), joined(stop, signal));
  const expiresAt = () => new Date(Date.now() + retentionOf(options, env) * DAY_MS).toISOString();
  return {
    list,
    listUntil: createListUntil(list, stop),
    upload: (nameOf, files) =>
      wait('stored', (to, budget) => uploadAs(nameOf, files, expiresAt(), to, patience, budget)),
    open: createOpen(options, service, patience),
    remove: (artifact) =>
      wait('deleted', (from, budget) =>
        patience
          .repeated(() => from.remove(artifact, budget), budget)
          .catch((error: unknown) => {
            if (statusOf(error) !== 404) throw error;
          }),
      ),
  };
}

type What = 'listed' | 'stored' | 'deleted';
type Wait = <Result>(
  what: What,
  work: (service: Service, budget: Budget) => Promise<Result>,
  signal?: AbortSignal,
) => Promise<Result>;

function joined(a: AbortSignal | undefined, b: AbortSignal | undefined): AbortSignal | undefined {
  return a === undefined ? b : b === undefined ? a : AbortSignal.any([a, b]);
}

/** The repository may keep less; then so do we. */
function retentionOf({ retentionDays = RETENTION_DAYS }: ArtifactOptions, env: NodeJS.ProcessEnv): number {
  const most = Number(env['GITHUB_RETENTION_DAYS']);
  return most > 0 ? Math.min(retentionDays, most) : retentionDays;
}

function faultOf(error: unknown, what: What): StoreFault {
  if (error instanceof StoreFault) return error;
  if (error instanceof OtherService) {
    const { server, asked, answer } = error;
    return new StoreFault(problem('rim/store-unknown', null, { server, asked, answer }));
  }
  const kind = error instanceof QuotaFault ? 'rim/store-full' : 'rim/store-fault';
  return new StoreFault(problem(kind, null, { what, detail: messageOf(error) }));
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 2000;

function createListUntil(list: ArtifactStore['list'], stop = new AbortController().signal): ArtifactStore['listUntil'] {
  return async (found) => {
    const startedAt = Date.now();
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(LONGEST_PAUSE_MS, pause * 2)) {
      const listed = await list();
      // A list that is slow, and right at once, was not waited for.
      const waitedMs = pause === FIRST_PAUSE_MS ? 0 : Date.now() - startedAt;
      if ((await found(listed)) || listed.length >= MOST_LISTED || waitedMs + pause > LISTING_LAG_MS)
        return { listed, waitedMs };
      await sleep(pause, stop).catch((error: unknown) => {
        throw faultOf(error, 'listed');
      });
    }
  };
}

function createOpen(
  options: ArtifactOptions,
  service: () => Promise<Service>,
  patience: Patience,
): ArtifactStore['open'] {
  const { concurrency = 8, maxBytes = MAX_ARTIFACT_BYTES, rest = null, stop, budgetMs = BASE_MS } = options;
  const bounds = options.bounds ?? { maxEntries: MAX_FILES, maxBytes: 2 * maxBytes };
  const fetching = { maxBytes, rest, inTurn: pLimit(concurrency) };
  // The addresses of the next ones are asked for while others are downloaded.
  const inWork = pLimit(3 * concurrency);
  return (artifact, use) =>
    inWork(async () => {
      if (artifact.size > maxBytes)
        return problem('rim/artifact-oversized', null, {
          artifact: artifact.name,
          bytes: artifact.size,
          max: maxBytes,
        });
      const budget = startBudget(stop, budgetMs);
      let archive: Archive | null = null;
      try {
        const from = await service();
        archive = await patience.repeated(() => fetchArchive(artifact, from, fetching, budget), budget);
        budget.release();
        if (archive === null) return problem('rim/artifact-altered', null, { artifact: artifact.name });
        return await use(await openZip(archive.source, bounds));
      } catch (error) {
        return problem('rim/artifact-unreadable', null, { artifact: artifact.name, detail: messageOf(error) });
      } finally {
        budget.release();
        await archive?.close();
      }
    });
}
