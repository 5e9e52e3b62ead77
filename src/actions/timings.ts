import type { ListText } from '../exec/load.ts';
import { readTimings, type Timings } from '../exec/timings.ts';
import type { RunContext } from '../github/context.ts';
import { EMPTY_HISTORY } from '../packing/history.ts';

/** The durations to plan with: a file, those that converge stored on the default branch, or none. */
export async function actionTimings(given: string, _token: string, _list: ListText, run: RunContext): Promise<Timings> {
  if (given !== '' && given !== 'none') return readTimings(given, run.workspace);
  return { history: EMPTY_HISTORY, problems: [] };
}
