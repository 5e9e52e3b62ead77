import { batchStartsIn } from '../app/batch-starts.ts';
import { fetchTimings, TIMINGS_FILE } from '../app/fetch-timings.ts';
import { givenTimings } from '../app/given-timings.ts';
import { measuredIn, noTimings, storedTimings, today } from '../app/timings.ts';
import type { LoadedTimings } from '../app/timings-file.ts';
import type { RunContext } from '../github/context.ts';
import { readEvent } from '../github/event.ts';
import { createRest } from '../github/rest.ts';
import { addMeasured, type Timings, timingsText } from '../packing/measured.ts';
import { runnerKey } from '../packing/runner.ts';
import type { Converged } from '../report/model.ts';
import { artifactName } from '../store/names.ts';
import type { Put } from './converge/replace.ts';

/** The durations to plan with: given files, those that converge stored on the default branch, or none. */
export async function actionTimings(
  given: string,
  token: string,
  planName: string,
  run: RunContext,
): Promise<LoadedTimings> {
  if (given === 'none') return noTimings();
  if (given !== '') return givenTimings([given], run.workspace);
  const { owner, repo } = run;
  if (token === '' || owner === '') return noTimings();
  const { defaultBranch } = await readEvent();
  if (defaultBranch === null) return noTimings();
  const rest = await createRest({ token, apiUrl: run.apiUrl });
  const { text, problem } = await fetchTimings(rest, { owner, repo, planName, defaultBranch });
  const parsed = text === null ? await noTimings() : await storedTimings(text);
  return problem === null ? parsed : { ...parsed, problems: [...parsed.problems, problem] };
}

/** Stores how long the successes and the starts of this run took, added to the timings of earlier runs. */
export async function storeTimings(
  { plan, records, jobs }: Converged,
  earlier: Timings,
  run: RunContext,
  put: Put,
): Promise<void> {
  const successes = measuredIn(plan, records.values());
  if (successes.length === 0) return;
  const startups = plan.legs.flatMap((leg) => {
    const job = jobs?.get(leg.id);
    // The wait for a runner is not set-up.
    const began = job?.beganAt ?? job?.startedAt ?? null;
    const first = records.get(leg.tasks[0] ?? '')?.tries[0]?.startedAt;
    if (began === null || first === undefined) return [];
    return [{ runner: runnerKey(leg.runsOn), ms: Date.parse(first) - Date.parse(began) }];
  });
  const starts = batchStartsIn(plan, records.values());
  const content = timingsText(addMeasured(earlier, successes, startups, today(), starts));
  const name = artifactName(plan.name, { kind: 'timings', attempt: run.runAttempt });
  await put(name, [{ path: TIMINGS_FILE, content }]);
}
