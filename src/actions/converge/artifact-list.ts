/** The list of artifacts of the run, whole even where the service that legs use cuts it. */
import type { RunContext } from '../../github/context.ts';
import { createRest } from '../../github/rest.ts';
import { listRunArtifacts } from '../../github/run-artifacts.ts';
import { problem, type RimProblem } from '../../problem.ts';
import { type ArtifactStore, MOST_LISTED } from '../../store/artifacts.ts';
import type { ListedArtifact } from '../../store/service.ts';

export interface ArtifactList {
  readonly listed: readonly ListedArtifact[];
  /** Why the list may be cut; `null` when it is whole. */
  readonly cut: RimProblem | null;
}

/** A full list is read once more through REST, page by page, which needs `actions: read`. */
export async function listArtifacts(store: ArtifactStore, token: string, run: RunContext): Promise<ArtifactList> {
  const listed = await store.list();
  if (listed.length < MOST_LISTED) return { listed, cut: null };
  if (token === '' || run.owner === '') {
    const detail = 'there is no token; the job needs `permissions: { actions: read }`';
    return { listed, cut: problem('rim/list-cut', null, { max: MOST_LISTED, detail }) };
  }
  const found = await listRunArtifacts(await createRest({ token, apiUrl: run.apiUrl }), run, MOST_LISTED);
  if ('kind' in found) return { listed, cut: found };
  const known = new Set(listed.map(({ name }) => name));
  return {
    listed: [...listed, ...found.filter(({ name }) => !known.has(name)).map((one) => ({ ...one, job: '' }))],
    cut: null,
  };
}
