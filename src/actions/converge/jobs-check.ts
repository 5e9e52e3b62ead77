/** The jobs of the run, against which records are checked. */
import type { RunContext } from '../../github/context.ts';
import { listJobs } from '../../github/jobs.ts';
import { createRest } from '../../github/rest.ts';
import { problem, type RimProblem } from '../../problem.ts';
import type { Job } from '../../verdict/jobs.ts';

export interface JobsCheck {
  /** Of every run attempt up to the current one; `null` when they could not be read. */
  readonly jobs: readonly Job[] | null;
  readonly problem: RimProblem | null;
}

/** Asks GitHub for the jobs of the run. Without a token, a permission or a network it says what it could not check. */
export async function askJobs(token: string, run: RunContext): Promise<JobsCheck> {
  if (token === '' || run.owner === '') {
    const detail = 'there is no token';
    return { jobs: null, problem: problem('rim/jobs-unchecked', null, { detail }) };
  }
  const asked = await listJobs(await createRest({ token, apiUrl: run.apiUrl }), run);
  return asked.problem === null ? asked : { jobs: null, problem: asked.problem };
}
