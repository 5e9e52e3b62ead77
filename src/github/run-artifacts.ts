import { problem, type RimProblem } from '../problem.ts';
import type { RunAttempt } from './jobs.ts';
import { type Rest, restFault } from './rest.ts';

/** An artifact as REST lists it. */
export interface RunArtifact {
  readonly name: string;
  readonly id: number;
  /** Bytes of the archive. */
  readonly size: number;
  /** `sha256:…`, where GitHub knows it. */
  readonly digest: string | null;
}

/** 200 attempts of 256 legs with records; more is not read. */
const MAX_PAGES = 512;

/**
 * All artifacts of a run, page by page: the service that legs use lists 1,000 at most (actions/download-artifact#363). Needs
 * `actions: read`. `max` is what that service lists, for the problem.
 */
export async function listRunArtifacts(
  rest: Rest,
  { owner, repo, runId }: Omit<RunAttempt, 'runAttempt'>,
  max: number,
): Promise<readonly RunArtifact[] | RimProblem> {
  const cut = (detail: string): RimProblem => problem('rim/list-cut', null, { max, detail });
  try {
    const found: RunArtifact[] = [];
    const query = { owner, repo, run_id: runId, per_page: 100 } as const;
    let pages = 0;
    for await (const { data } of rest.paginate.iterator(rest.rest.actions.listWorkflowRunArtifacts, query)) {
      if (++pages > MAX_PAGES) return cut(`the run has more than ${100 * MAX_PAGES} artifacts`);
      for (const { name, id, size_in_bytes: size, digest } of data)
        found.push({ name, id, size, digest: digest ?? null });
    }
    return found;
  } catch (error) {
    return cut(restFault(error, 'actions: read'));
  }
}
