import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf, problem, type RimProblem, type SyncProblem } from '../problem.ts';
import type { SourcedRecord } from '../verdict/fold.ts';
import { type Admit, parseRecords, RECORD_LIMITS } from '../verdict/parse-records.ts';

export interface RecordsRead {
  readonly records: readonly SourcedRecord[];
  readonly problems: readonly SyncProblem[];
}

/** A file that may hold records, wherever it is. */
export interface RecordFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly content: () => Buffer | Promise<Buffer>;
}

/**
 * Reads every `.json` and `.jsonl` file directly in a folder. What is not a record is a problem of the result; only a folder that
 * cannot be read is a problem instead of one. Links are not followed.
 */
export async function readRecords(folder: string): Promise<RecordsRead | RimProblem> {
  try {
    const files = readdirSync(folder)
      .filter(holdsRecords)
      .map((name) => ({ name, path: join(folder, name), status: lstatSync(join(folder, name)) }))
      .filter(({ status }) => status.isFile());
    return await recordsOf(
      files.map(({ name, path, status }) => ({ name, size: status.size, content: () => readFileSync(path) })),
    );
  } catch (error) {
    const detail = messageOf(error);
    return problem('rim/unreadable', null, { path: folder, detail });
  }
}

/**
 * Reads the records of those files whose names say that they have some, in the order of the names, until `admit` refuses one:
 * nothing is read after that.
 */
export async function recordsOf(
  files: readonly RecordFile[],
  uploadedBy?: SourcedRecord['uploadedBy'],
  admit: Admit = () => true,
): Promise<RecordsRead> {
  let isFull = false;
  const admitted: Admit = (record, bytes) => {
    isFull ||= !admit(record, bytes);
    return !isFull;
  };
  const records: SourcedRecord[] = [];
  const problems: SyncProblem[] = [];
  const wanted = files.filter(({ name }) => holdsRecords(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name, size, content } of wanted) {
    if (isFull) break;
    if (size > RECORD_LIMITS.sourceBytes) {
      const max = RECORD_LIMITS.sourceBytes;
      problems.push(problem('sync/oversized', null, { source: name, line: null, max }));
      continue;
    }
    const read = parseRecords((await content()).toString('utf8'), name, RECORD_LIMITS, admitted);
    problems.push(...read.problems);
    for (const record of read.records) records.push({ record, source: name, ...(uploadedBy ? { uploadedBy } : {}) });
  }
  return { records, problems };
}

function holdsRecords(name: string): boolean {
  return /^[^/]+\.jsonl?$/.test(name);
}
