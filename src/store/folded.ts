/** The records of many artifacts in one: what converge leaves of a run, so that its page does not list hundreds. */
import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { TaskRecord } from '../model.ts';
import { RECORD_LIMITS } from '../verdict/parse-records.ts';
import type { RecordFile } from './read-records.ts';
import type { PackedFile } from './zip.ts';
import type { Packing } from './zip-writer.ts';

/** What one artifact of a leg held, under its name. */
export interface FoldedPart<Content> {
  readonly artifact: string;
  readonly content: Content;
}

export interface Folded {
  readonly files: readonly Packing[];
  /** SHA-256 of paths and contents: equal parts, in any order, have equal digests. */
  readonly digest: string;
}

/** UTF-16 units of one file. Three bytes each are still within what a reader takes. */
const FILE_UNITS = 4 * 1024 * 1024;
/** What all files of a fold may unpack to; converge keeps no more records than a quarter of it in memory. */
const MAX_BYTES = 256 * 1024 * 1024;

/** Writes a fold: one folder for each artifact, with its records as JSON Lines. */
export function foldedFiles(parts: readonly FoldedPart<readonly TaskRecord[]>[]): Folded {
  const sorted = [...parts].sort((a, b) => (a.artifact < b.artifact ? -1 : 1));
  const files = sorted.flatMap(({ artifact, content }) =>
    pieces(content.map((record) => JSON.stringify(record)).sort()).map((text, at) => ({
      path: `${artifact}/${String(at + 1).padStart(4, '0')}.jsonl`,
      content: Buffer.from(text),
    })),
  );
  const hash = createHash('sha256');
  for (const { path, content } of files) hash.update(headOf(path, content.length)).update(content);
  return { files, digest: hash.digest('hex') };
}

/** Whether a record comes back out of a fold as it went in. */
export function fitsFold(record: TaskRecord): boolean {
  return Buffer.byteLength(JSON.stringify(record)) <= RECORD_LIMITS.recordBytes;
}

/** The parts of a fold, none of them read yet. Throws, in words, when the content is not what the digest says. */
export async function foldedParts(files: readonly PackedFile[], digest: string): Promise<FoldedPart<RecordFile[]>[]> {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (bytes > MAX_BYTES) throw new Error(`${bytes} bytes of records, more than ${MAX_BYTES}`);
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const hash = createHash('sha256');
  const parts = new Map<string, RecordFile[]>();
  for (const { path, size, content, stream } of sorted) {
    hash.update(headOf(path, size));
    await pipeline(await stream(), async (pieces: AsyncIterable<Buffer>) => {
      for await (const piece of pieces) hash.update(piece);
    });
    const slash = path.indexOf('/');
    const artifact = path.slice(0, Math.max(0, slash));
    const part = parts.get(artifact) ?? [];
    parts.set(artifact, part);
    part.push({ name: path.slice(slash + 1), size, content });
  }
  if (hash.digest('hex') !== digest) throw new Error('its content is not what its name says');
  return [...parts].map(([artifact, content]) => ({ artifact, content }));
}

const headOf = (path: string, bytes: number): string => `${path}\n${bytes}\n`;

function pieces(lines: readonly string[]): string[] {
  const all: string[] = [];
  let open = '';
  for (const line of lines) {
    if (open !== '' && open.length + line.length > FILE_UNITS) {
      all.push(open);
      open = '';
    }
    open += `${line}\n`;
  }
  return open === '' ? all : [...all, open];
}
