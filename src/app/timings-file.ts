/** One file of durations, in any of the forms that are known. */
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { decodeText } from '../merge/kind.ts';
import { readDurations } from '../packing/durations.ts';
import type { Known } from '../packing/estimate.ts';
import type { ReportEntry } from '../packing/match.ts';
import type { Timings } from '../packing/measured.ts';
import { messageOf, type Problem, problem, type TimingsFault } from '../problem.ts';

/** A larger file is not read. */
const MAX_TIMINGS_BYTES = 64 * 1024 * 1024;

/** The durations to plan with, and what was wrong with where they come from. */
export interface LoadedTimings extends Omit<Known, 'sizes'> {
  readonly problems: readonly Problem[];
}

export interface TimingsFile {
  readonly entries: readonly ReportEntry[];
  /** When it is fanfold's own form. */
  readonly timings: Timings | null;
  readonly hint: string | null;
  readonly problems: readonly Problem[];
}

const NOTHING = { entries: [], timings: null, hint: null } as const;

/** Reads durations from a file. A fault in it is a warning, never an error. */
export async function readTimingsFile(path: string, workspace: string): Promise<TimingsFile> {
  try {
    const { size } = await stat(resolve(workspace, path));
    if (size > MAX_TIMINGS_BYTES) return ignored(path, { why: 'too-large', bytes: size, max: MAX_TIMINGS_BYTES });
    return await readTimingsText(decodeText(await readFile(resolve(workspace, path))), path);
  } catch (error) {
    const detail = messageOf(error);
    return { ...NOTHING, problems: [problem('rim/unreadable', null, { path, detail, severity: 'warning' })] };
  }
}

/** Reads durations from text. The reader of XML is loaded only for XML. */
export async function readTimingsText(text: string, source: string): Promise<TimingsFile> {
  if (/^\uFEFF?\s*</.test(text)) return readReport(text, source);
  const read = readDurations(text);
  if ('ignored' in read) return ignored(source, read.ignored);
  return { ...NOTHING, entries: read.entries, timings: read.timings, problems: dropped(read.bad, source) };
}

async function readReport(text: string, source: string): Promise<TimingsFile> {
  const { readEntries } = await import('../merge/report-entries.ts');

  const { entries, failure, hint, bad } = readEntries(text);
  if (failure !== null) return ignored(source, { why: 'report', ...failure });
  if (entries.every(({ ms }) => ms === null)) return ignored(source, { why: 'nothing-timed' });
  return { entries, timings: null, hint, problems: dropped(bad, source) };
}

function ignored(source: string, fault: TimingsFault): TimingsFile {
  return { ...NOTHING, problems: [problem('packing/timings-ignored', null, { source, fault })] };
}

function dropped(count: number, source: string): Problem[] {
  return count === 0 ? [] : [problem('packing/timings-values', null, { source, count })];
}
