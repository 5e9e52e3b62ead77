import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RimProblem, SyncProblem } from '../problem.ts';
import type { SourcedRecord } from '../sync/fold.ts';
import { parseRecords, RECORD_LIMITS } from '../sync/records.ts';

export interface RecordsRead {
  readonly records: readonly SourcedRecord[];
  readonly problems: readonly SyncProblem[];
}

/**
 * Reads every `.json` and `.jsonl` file directly in a folder, in the order of their names. What is no record is a problem of
 * the result; only a folder that cannot be read is a problem instead of one. Links are not followed, and a file that is too
 * large is not read.
 */
export async function readRecords(
  folder: string,
  speaker?: SourcedRecord['speaker'],
): Promise<RecordsRead | RimProblem> {
  let names: string[];
  try {
    names = (await readdir(folder)).filter((name) => /\.jsonl?$/.test(name)).sort();
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { area: 'rim', severity: 'error', at: null, kind: 'unreadable', path: folder, detail };
  }
  const records: SourcedRecord[] = [];
  const problems: SyncProblem[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const status = await lstat(path);
    if (!status.isFile()) continue;
    if (status.size > RECORD_LIMITS.sourceBytes) {
      const max = RECORD_LIMITS.sourceBytes;
      problems.push({ area: 'sync', severity: 'error', at: null, kind: 'oversized', source: name, line: null, max });
      continue;
    }
    const read = parseRecords(await readFile(path, 'utf8'), name);
    problems.push(...read.problems);
    for (const record of read.records) records.push({ record, source: name, ...(speaker ? { speaker } : {}) });
  }
  return { records, problems };
}
