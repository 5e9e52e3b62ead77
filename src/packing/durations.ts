/** Durations as other tools write them down: each line as one entry that can be matched with items. */

import type { TimingsFault } from '../problem.ts';
import type { ReportEntry } from './match.ts';
import { readOwnForm, type Timings } from './measured.ts';
import { MAX_MS, seconds } from './seconds.ts';

/** Of one file. */
const MAX_ENTRIES = 1_000_000;

/** What a file holds: entries, or fanfold's own timings; or why it is ignored. */
export type Durations =
  | {
      readonly entries: readonly ReportEntry[];
      readonly timings: Timings | null;
      /** Values that are not durations. */
      readonly bad: number;
    }
  | { readonly ignored: TimingsFault };

/**
 * Reads fanfold's own form; a JSON map of seconds by file, class or test id (pytest-split, Knapsack); a JSON list of such pairs;
 * `{"durations": [{"spec", "duration" in ms}]}` (cypress-split); or lines of `path:seconds` (parallel_tests).
 */
export function readDurations(text: string): Durations {
  if (text.trim() === '') return ignored('empty');
  const value = jsonOf(text);
  if (value === undefined) return /^\s*[[{]/.test(text) ? ignored('broken-json') : ofLines(text);
  const own = readOwnForm(value);
  if (own !== null) return own;
  const pairs = pairsOf(value);
  return pairs === null ? ignored('no-durations') : ofPairs(pairs);
}

function ignored(why: 'empty' | 'broken-json' | 'no-durations' | 'unknown-form' | 'nothing-timed'): Durations {
  return { ignored: { why } };
}

/** `undefined` when it is not JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type TimedKey = readonly [key: string, ms: number | null];

function pairsOf(value: unknown): TimedKey[] | null {
  if (Array.isArray(value)) return value.map(ofItem);
  if (typeof value !== 'object' || value === null) return null;
  const { durations } = value as { readonly durations?: unknown };
  if (Array.isArray(durations)) return durations.map(ofItem);
  return Object.entries(value).map(([key, time]) => [key, ofSeconds(time)]);
}

/** A pair of a key and seconds, or a spec with milliseconds. */
function ofItem(item: unknown): TimedKey {
  if (Array.isArray(item)) return [String(item[0] ?? ''), item.length === 2 ? ofSeconds(item[1]) : null];
  if (typeof item !== 'object' || item === null) return ['', null];
  const { spec, duration } = item as { readonly spec?: unknown; readonly duration?: unknown };
  return typeof spec === 'string' && typeof duration === 'number' ? [spec, usable(duration)] : ['', null];
}

function ofSeconds(value: unknown): number | null {
  if (typeof value === 'number') return usable(value * 1000);
  const read = typeof value === 'string' ? seconds(value) : null;
  return read === null ? null : usable(read * 1000);
}

function usable(ms: number): number | null {
  return ms >= 0 && ms <= MAX_MS ? ms : null;
}

/** The time stands behind the last colon; a path of Windows has one of its own. */
function ofLines(text: string): Durations {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const pairs = lines.map((line): TimedKey => {
    const at = line.lastIndexOf(':');
    return at < 1 ? ['', null] : [line.slice(0, at).trim(), ofSeconds(line.slice(at + 1))];
  });
  const isList = pairs.some(([, ms]) => ms !== null);
  return isList ? ofPairs(pairs) : ignored('unknown-form');
}

function ofPairs(pairs: readonly TimedKey[]): Durations {
  if (pairs.length > MAX_ENTRIES) return { ignored: { why: 'too-many-entries', max: MAX_ENTRIES } };
  const good = pairs.filter(([key, ms]) => key !== '' && ms !== null);
  const bad = pairs.length - good.length;
  if (good.length === 0 && bad > 0) return ignored('nothing-timed');
  return { entries: good.map(([name, ms]) => ({ ...LINE, name, ms })), timings: null, bad };
}

const LINE: Omit<ReportEntry, 'name' | 'ms'> = {
  file: '',
  className: '',
  suites: [],
  suite: 0,
  outcome: null,
  failure: null,
};
