import { type Rest, restFault } from '../github/rest.ts';
import { messageOf, problem, type RimProblem } from '../problem.ts';
import { artifactName } from '../store/names.ts';
import { bytesSource, openZip } from '../store/zip.ts';

/** The file inside the artifact of timings. */
export const TIMINGS_FILE = 'timings.json';

/** Bytes of the archive, and of its content: room for a million measured tasks. */
const MAX_BYTES = 8 * 1024 * 1024;
const MAX_FILES = 16;

export interface TimingsQuery {
  readonly owner: string;
  readonly repo: string;
  readonly planName: string;
  readonly defaultBranch: string;
}

export interface FoundTimings {
  /** The content of the file, not yet read; `null` when there is none or it could not be read. */
  readonly text: string | null;
  readonly problem: RimProblem | null;
}

/**
 * The newest timings that converge stored on the default branch, with two requests at most. A pull request of a fork can come
 * from a branch of the same name: only runs whose code is this repository's own count.
 */
export async function fetchTimings(rest: Rest, query: TimingsQuery): Promise<FoundTimings> {
  try {
    const newest = await newestArtifact(rest, query);
    if (newest === null) return { text: null, problem: null };
    if (newest.bytes > MAX_BYTES) return unavailable(`they have ${newest.bytes} bytes, more than ${MAX_BYTES}`);
    return { text: await download(rest, query, newest.id), problem: null };
  } catch (error) {
    return unavailable(error instanceof UnreadableError ? error.message : restFault(error, 'actions: read'));
  }
}

function unavailable(detail: string): FoundTimings {
  return { text: null, problem: problem('rim/timings-unavailable', null, { detail }) };
}

async function newestArtifact(
  rest: Rest,
  { owner, repo, planName, defaultBranch }: TimingsQuery,
): Promise<{ id: number; bytes: number } | null> {
  const name = artifactName(planName, { kind: 'timings', attempt: 1 });
  const { data } = await rest.rest.actions.listArtifactsForRepo({ owner, repo, name, per_page: 100 });
  const [newest] = data.artifacts
    .filter(({ expired, workflow_run: run }) => {
      if (expired || run?.head_branch !== defaultBranch) return false;
      return run.head_repository_id === run.repository_id;
    })
    .sort((a, b) => (b.created_at ?? '').localeCompare(a.created_at ?? '') || b.id - a.id);
  return newest === undefined ? null : { id: newest.id, bytes: newest.size_in_bytes };
}

async function download(rest: Rest, { owner, repo }: TimingsQuery, id: number): Promise<string> {
  const { data } = await rest.rest.actions.downloadArtifact({ owner, repo, artifact_id: id, archive_format: 'zip' });
  if (!(data instanceof ArrayBuffer)) throw new UnreadableError('the download is not an archive');
  if (data.byteLength > MAX_BYTES) throw new UnreadableError(`the archive has ${data.byteLength} bytes`);
  try {
    const files = await openZip(bytesSource(Buffer.from(data)), { maxEntries: MAX_FILES, maxBytes: MAX_BYTES });
    const file = files.find(({ path }) => path === TIMINGS_FILE);
    if (file === undefined) throw new Error(`the archive has no ${TIMINGS_FILE}`);
    return (await file.content()).toString('utf8');
  } catch (error) {
    throw new UnreadableError(messageOf(error));
  }
}

/** What was downloaded is not an archive of timings. */
class UnreadableError extends Error {}
