/**
 * Reading task records: one JSON object, or JSON Lines. The text comes from a job that ran other people's code, so every
 * defect is a problem that names its source, nothing is thrown, and a record that cannot be read is not a record.
 */
import type { TaskRecord } from '../model.ts';
import { messageOf, problem, type SyncProblem } from '../problem.ts';
import { taskRecordSchema } from './documents.ts';

export interface RecordLimits {
  /** UTF-8 bytes of one record. */
  readonly recordBytes: number;
  /** UTF-8 bytes of one source. */
  readonly sourceBytes: number;
  /** Problems told of one source; the others are only counted. */
  readonly problems: number;
}

/** Of records that a run left. */
export const RECORD_LIMITS: RecordLimits = { recordBytes: 256 * 1024, sourceBytes: 16 * 1024 * 1024, problems: 20 };

/** Whether there is room for a record of so many UTF-16 units of JSON. */
export type Admit = (record: TaskRecord, length: number) => boolean;

/** `source` says where the text came from, e.g. the artifact and file name; it only serves the problems. Reading ends when `admit` refuses a record. */
export function parseRecords(
  text: string,
  source: string,
  limits: RecordLimits = RECORD_LIMITS,
  admit: Admit = () => true,
): { records: TaskRecord[]; problems: SyncProblem[] } {
  if (exceeds(text, limits.sourceBytes)) {
    return {
      records: [],
      problems: [problem('sync/oversized', null, { source, line: null, max: limits.sourceBytes })],
    };
  }
  const pieces = split(text.replace(/^\uFEFF/, ''));
  if (pieces.length === 0) return { records: [], problems: [problem('sync/empty-source', null, { source })] };
  const records: TaskRecord[] = [];
  const problems: SyncProblem[] = [];
  for (const piece of pieces) {
    const read = readPiece(piece, source, limits);
    if ('record' in read) {
      if (!admit(read.record, piece.text.length)) break;
      records.push(read.record);
    } else problems.push(read.problem);
  }
  return { records, problems: capped(problems, source, limits.problems) };
}

/** Text that should hold one record, and its line when the source is JSON Lines. */
interface Piece {
  readonly text: string;
  readonly line: number | null;
}

/** The whole text when it is one JSON value, or when no line is one by itself; else its lines. */
function split(text: string): Piece[] {
  if (text.trim() === '') return [];
  const whole: Piece = { text, line: null };
  if (isJson(text)) return [whole];
  const lines = text
    .split('\n')
    .map((line, index) => ({ text: line, line: index + 1 }))
    .filter((piece) => piece.text.trim() !== '');
  return lines.some((piece) => isRecordLine(piece.text)) ? lines : [whole];
}

function isRecordLine(line: string): boolean {
  return line.startsWith('{') && isJson(line);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

type Read = { readonly record: TaskRecord } | { readonly problem: SyncProblem };

function readPiece({ text, line }: Piece, source: string, limits: RecordLimits): Read {
  if (exceeds(text, limits.recordBytes))
    return { problem: problem('sync/oversized', null, { source, line, max: limits.recordBytes }) };
  const malformed = (detail: string): Read => ({ problem: problem('sync/malformed', null, { source, line, detail }) });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return malformed(messageOf(error));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return malformed('not a JSON object');
  if (hasPrototypeKey(value)) return malformed('has a key `__proto__`');
  const version = 'version' in value ? value.version : undefined;
  if (typeof version === 'number' && version > 1)
    return { problem: problem('sync/future-version', null, { source, line, version }) };
  const parsed = taskRecordSchema.safeParse(value);
  if (parsed.success) return { record: parsed.data };
  const issues = parsed.error.issues.slice(0, 3);
  return malformed(issues.map((issue) => `${issue.path.join('.') || 'record'}: ${issue.message}`).join('; '));
}

/** Walks with its own stack: a hostile text may be nested deeper than the call stack. */
function hasPrototypeKey(value: object): boolean {
  const open: object[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const key of Object.keys(next)) {
      if (key === '__proto__') return true;
      const child: unknown = Reflect.get(next, key);
      if (typeof child === 'object' && child !== null) open.push(child);
    }
  }
  return false;
}

function capped(problems: SyncProblem[], source: string, max: number): SyncProblem[] {
  if (problems.length <= max) return problems;
  return [...problems.slice(0, max), problem('sync/more-malformed', null, { source, count: problems.length - max })];
}

/** Whether the text is longer than `bytes` in UTF-8. */
function exceeds(text: string, bytes: number): boolean {
  if (text.length > bytes) return true;
  if (text.length * 3 <= bytes) return false;
  return new TextEncoder().encode(text).length > bytes;
}
