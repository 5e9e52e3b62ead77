import { type ResultsOptions, type ResultsService, startResultsService } from '../support/results-service/service.ts';

export interface FixtureService extends AsyncDisposable {
  /** What act needs to send its legs here. */
  readonly act: { readonly runId: number; readonly resultsUrl: string; readonly runtimeToken: string };
  readonly service: ResultsService;
  /** Names of the finished artifacts of the run. */
  readonly names: () => string[];
}

let nextRun = 1000;

/** A Results service for one workflow run. */
export async function startFixtureService(options: ResultsOptions = {}): Promise<FixtureService> {
  const service = await startResultsService(options);
  const runId = ++nextRun;
  return {
    act: { runId, resultsUrl: service.url, runtimeToken: service.token(runId) },
    service,
    names: () => service.names(runId),
    [Symbol.asyncDispose]: () => service.close(),
  };
}
