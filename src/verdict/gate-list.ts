import { problem, type SyncProblem } from '../problem.ts';
import { nearest } from '../tasklist/nearest.ts';

/** An allow-list may have this many entries. */
const MAX_ENTRIES = 1000;

/** Entries of one list that are reported as unknown; the first one already fails the gate. */
const MAX_REPORTED = 20;

export type ListName = Extract<SyncProblem, { kind: 'gate-list' }>['input'];
type Fault = Extract<SyncProblem, { kind: 'gate-list' }>['why'];

export interface Allowance {
  readonly jobs: ReadonlySet<string>;
  readonly problems: readonly SyncProblem[];
}

/**
 * Reads one allow-list: job ids separated by commas, spaces or line breaks (no job id can hold one), a JSON list of strings,
 * or a `needs` context (`toJSON(needs)`), which names all its jobs. Each must be one of `known`; with `null`, when `needs` could not be read, only the form is checked.
 */
export function readAllowance(input: ListName, text: string, known: readonly string[] | null): Allowance {
  const entries = readEntries(text.trim());
  if (typeof entries === 'string')
    return { jobs: new Set(), problems: [problem('sync/gate-list', null, { input, why: entries })] };
  const jobs = new Set(entries);
  const all = new Set(known);
  const unknown = known === null ? [] : [...jobs].filter((job) => !all.has(job));
  return {
    jobs,
    problems: unknown.slice(0, MAX_REPORTED).map((job) =>
      problem('sync/gate-unknown-job', null, {
        input,
        job,
        nearest: nearest(job, all),
        known: [...all].slice(0, MAX_REPORTED),
      }),
    ),
  };
}

function readEntries(text: string): readonly string[] | Fault {
  const entries = /^[[{]/.test(text) ? readJson(text) : text.split(/[\s,]+/).filter((entry) => entry !== '');
  return typeof entries !== 'string' && entries.length > MAX_ENTRIES ? 'too-many' : entries;
}

function readJson(text: string): readonly string[] | Fault {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'not-json';
  }
  if (isContext(value)) return Object.keys(value);
  if (!Array.isArray(value)) return 'not-a-list';
  return value.every((entry): entry is string => typeof entry === 'string') ? value : 'not-text';
}

/** A mapping of job ids to what is known of them, as `needs` is. */
function isContext(value: unknown): value is Readonly<Record<string, object>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((job) => typeof job === 'object' && job !== null && 'result' in job);
}
