/** The report that the command of a batch writes. Its content is hostile. */
import { lstat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { decodeText } from '../merge/kind.ts';
import { readEntries } from '../merge/report-entries.ts';
import type { ReportEntry } from '../packing/match.ts';
import { readBytes } from './filecommands.ts';

const MAX_REPORT_BYTES = 64 * 1024 * 1024;

/** Where a try writes its report, and what is there before. */
export interface ReportPlace {
  readonly path: string;
  readonly before: string | null;
}

export interface BatchReport {
  readonly entries: readonly ReportEntry[];
  /** Why there are none. */
  readonly unread?: { readonly why: 'absent' | 'old' | 'too-large' | 'not-junit'; readonly detail: string };
  /** The setting that makes the tool write the files of its tests. */
  readonly hint?: string | null;
}

/** `report` is relative to the workspace; `null`: a private file of the try. Call before the command starts. */
export async function placeOfReport(report: string | null, folder: string, workspace: string): Promise<ReportPlace> {
  const path = report === null ? join(folder, 'report.xml') : resolve(workspace, report);
  return { path, before: await fingerprint(path) };
}

/** Differs when a file was written again; clocks play no part. */
async function fingerprint(path: string): Promise<string | null> {
  const found = await lstat(path, { bigint: true }).catch(() => null);
  return found === null ? null : `${found.ino} ${found.size} ${found.mtimeNs} ${found.ctimeNs}`;
}

/** Reads what the command wrote. A report that was there before and has not changed is none of this try. */
export async function readReport({ path, before }: ReportPlace): Promise<BatchReport> {
  if (before !== null && before === (await fingerprint(path)))
    return { entries: [], unread: { why: 'old', detail: '' } };
  const read = await readBytes(path, MAX_REPORT_BYTES);
  if (typeof read === 'string')
    return { entries: [], unread: { why: read === 'absent' ? 'absent' : 'not-junit', detail: read } };
  if (read.cut) return { entries: [], unread: { why: 'too-large', detail: '' } };
  const { entries, failure, hint } = readEntries(decodeText(read.bytes));
  if (failure !== null) return { entries: [], unread: { why: 'not-junit', detail: failure.fault } };
  return { entries, hint };
}
