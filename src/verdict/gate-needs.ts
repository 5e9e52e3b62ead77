import { isMapping } from '../model.ts';
import { problem, type SyncProblem } from '../problem.ts';
import { nearest } from '../tasklist/nearest.ts';
import { repeatedMembers } from './gate-repeats.ts';

/** The `needs` context may have this many characters: far more than a runner can hand over, and still quick to read. */
const MAX_NEEDS_CHARACTERS = 32 * 1024 * 1024;

/** Problems with single jobs that are reported; all of them count. */
const MAX_REPORTED = 50;

/** Longest result that is kept to be shown. */
const MAX_RESULT = 40;

/** The words that GitHub documents for `needs.<job_id>.result`. */
const RESULTS: readonly string[] = ['success', 'failure', 'cancelled', 'skipped'];

/** Job id to its result as written, cut short; `null` when the job has none, or one that is not text or empty. */
export type Jobs = ReadonlyMap<string, string | null>;

type Fault = Extract<SyncProblem, { kind: 'gate-needs' }>['why'];

/** Reads the text of `${{ toJSON(needs) }}`. `jobs` is `null` when there is no job to judge; then `problems` says why. */
export function readNeeds(text: string): { readonly jobs: Jobs | null; readonly problems: readonly SyncProblem[] } {
  if (text.trim() === '') return refused('empty');
  if (text.length > MAX_NEEDS_CHARACTERS) return refused('too-large');
  const parsed = parse(text);
  if (parsed === undefined) return refused('not-json');
  if (!isMapping(parsed.value)) return refused('not-an-object');
  const entries = Object.entries(parsed.value);
  if (entries.length === 0) return refused('no-jobs');
  const jobs = new Map(entries.map(([job, value]) => [job, resultOf(value)] as const));
  const repeats = repeatedMembers(text);
  const repeated = repeats.map((job): SyncProblem => problem('sync/gate-repeated', null, { job }));
  const unknown = [...jobs].filter(([, result]) => !RESULTS.includes(result ?? ''));
  const problems = unknown.slice(0, MAX_REPORTED).map(([job, result]) => unknownResult(job, result));
  return { jobs, problems: [...repeated.slice(0, MAX_REPORTED), ...problems] };
}

function refused(why: Fault) {
  return { jobs: null, problems: [problem('sync/gate-needs', null, { why })] } as const;
}

function unknownResult(job: string, result: string | null): SyncProblem {
  const hint = result === null ? null : nearest(result, RESULTS);
  return problem('sync/gate-result', null, { job, result, nearest: hint });
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function resultOf(job: unknown): string | null {
  if (!isMapping(job)) return null;
  const { result } = job as { readonly result?: unknown };
  if (typeof result !== 'string' || result === '') return null;
  return result.length > MAX_RESULT ? `${result.slice(0, MAX_RESULT)}…` : result;
}
