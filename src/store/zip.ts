import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { posix } from 'node:path';
import { pipeline, Readable, Transform } from 'node:stream';
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';

/** An archive that can be read at any place. */
export interface ZipSource {
  readonly size: number;
  readonly read: (position: number, length: number) => Buffer | Promise<Buffer>;
  readonly stream: (position: number, length: number) => Readable;
}

/** How much an archive may hold once unpacked. */
export interface Bounds {
  readonly maxEntries: number;
  readonly maxBytes: number;
}

/** A file inside an archive. Its content throws, in words, when it is not what the archive's directory promised. */
export interface PackedFile {
  /** Relative, with `/`, never upwards, and no other file has it or is a folder of it. */
  readonly path: string;
  /** Bytes of the content. */
  readonly size: number;
  /** All of it at once. */
  readonly content: () => Promise<Buffer>;
  readonly stream: () => Promise<Readable>;
}

/** An archive in memory. */
export function bytesSource(bytes: Buffer): ZipSource {
  return {
    size: bytes.length,
    read: (position, length) => whole(bytes.subarray(position, position + length), length),
    stream: (position, length) => Readable.from([bytes.subarray(position, position + length)]),
  };
}

/** The handle stays open; `path` is that of the same file. */
export async function fileSource(handle: FileHandle, path: string): Promise<ZipSource> {
  const { size } = await handle.stat();
  return {
    size,
    read: async (position, length) => {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(Math.min(length, size)), 0, undefined, position);
      return whole(buffer.subarray(0, bytesRead), length);
    },
    stream: (start, length) =>
      length === 0 ? Readable.from([]) : createReadStream(path, { start, end: start + length - 1 }),
  };
}

function whole(bytes: Buffer, length: number): Buffer {
  if (bytes.length !== length) throw new Error('not a whole zip file');
  return bytes;
}

interface Entry {
  readonly path: string;
  readonly deflated: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

const END = Buffer.from([0x50, 0x4b, 5, 6]);
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const MAX_DIRECTORY = 64 * 1024 * 1024;

/**
 * The files of a zip archive. The archive is hostile: no path leads out of a folder or comes twice, no entry is a link, and
 * no file gives more bytes than the directory said, which are together within the bounds. Throws what is wrong, in words.
 */
export async function openZip(source: ZipSource, bounds: Bounds): Promise<PackedFile[]> {
  const entries = await readDirectory(source, bounds);
  const files = entries.filter(({ path }) => !path.endsWith('/'));
  refuseClashes(files);
  return files.map((entry) => ({
    path: entry.path,
    size: entry.size,
    content: async () => inOnePiece(await source.read(await startOf(source, entry), packedLength(entry)), entry),
    stream: async () => streamed(source.stream(await startOf(source, entry), packedLength(entry)), entry),
  }));
}

/** The central directory says more than the archive's stream: sizes before their content, and every path at once. */
async function readDirectory(source: ZipSource, bounds: Bounds): Promise<Entry[]> {
  const { size } = source;
  const tail = await source.read(Math.max(0, size - 65_557), Math.min(size, 65_557));
  const end = tail.lastIndexOf(END);
  if (end < 0 || end + 22 > tail.length) throw new Error('not a whole zip file');
  const count = tail.readUInt16LE(end + 10);
  if (count > bounds.maxEntries) throw new Error(`${count} files, more than ${bounds.maxEntries}`);
  const [length, position] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (length > MAX_DIRECTORY || position + length > size) throw new Error('a damaged zip directory');
  const directory = await source.read(position, length);
  const entries: Entry[] = [];
  let bytes = 0;
  for (let at = 0; entries.length < count; ) {
    const [entry, next] = readEntry(directory, at);
    entries.push(entry);
    bytes += entry.size;
    at = next;
  }
  if (bytes > bounds.maxBytes) throw new Error(`${bytes} bytes unpacked, more than ${bounds.maxBytes}`);
  return entries;
}

function readEntry(directory: Buffer, at: number): [Entry, number] {
  if (at + 46 > directory.length || directory.readUInt32LE(at) !== CENTRAL) throw new Error('a damaged zip directory');
  const method = directory.readUInt16LE(at + 10);
  const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
  const path = directory.toString('utf8', at + 46, nameEnd);
  if (method !== 0 && method !== 8) throw new Error(`\`${path}\` is compressed in an unknown way (${method})`);
  if (!isInside(path)) throw new Error(`the path \`${path}\` leaves its folder`);
  const entry = {
    path: WITH_NEEDLESS.test(path) ? posix.normalize(path) : path,
    deflated: method === 8,
    crc: directory.readUInt32LE(at + 16),
    packed: directory.readUInt32LE(at + 20),
    size: directory.readUInt32LE(at + 24),
    at: directory.readUInt32LE(at + 42),
  };
  return [entry, nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)];
}

/** Names of a path that say nothing. Hardly any archive has them, and a path that was put together is slow to compare. */
const WITH_NEEDLESS = /\/\/|(?:^|\/)\.(?:\/|$)/;

/** Relative on every system, and without a step upwards. */
function isInside(path: string): boolean {
  if (path === '' || path.length > 4096 || /^\/|^[A-Za-z]:|[\\\0]/.test(path)) return false;
  return !path.split('/').includes('..');
}

/** Known before anything is read, so that half an archive is never taken for all of it. */
function refuseClashes(files: readonly Entry[]): void {
  // NUL is in no path and sorts before everything, so that what lies in a folder comes next to its name.
  const paths = files.map(({ path }) => path.replaceAll('/', '\0')).sort();
  for (let at = 1; at < paths.length; at++) {
    const [before = '', path = ''] = [paths[at - 1], paths[at]];
    if (!path.startsWith(before)) continue;
    const name = before.replaceAll('\0', '/');
    if (path === before) throw new Error(`the path \`${name}\` comes twice`);
    if (path[before.length] === '\0') throw new Error(`\`${name}\` is a file and a folder`);
  }
}

async function startOf(source: ZipSource, { at, path }: Entry): Promise<number> {
  const header = await source.read(at, 30);
  if (header.readUInt32LE(0) !== LOCAL) throw new Error(`\`${path}\` is damaged`);
  return at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
}

/** No way of packing makes a file much longer: an archive that claims so is after memory, or time. */
function packedLength({ path, packed, size }: Entry): number {
  if (packed > 2 * size + 1024) throw new Error(`\`${path}\` is damaged`);
  return packed;
}

function inOnePiece(packed: Buffer, { path, deflated, size, crc }: Entry): Buffer {
  const content = deflated ? inflateWithin(packed, path, size) : packed;
  if (content.length !== size || crc32(content) !== crc) throw new Error(`\`${path}\` is damaged`);
  return content;
}

function inflateWithin(packed: Buffer, path: string, size: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    if (error instanceof RangeError) throw new Error(`\`${path}\` is larger than its archive says`);
    throw error;
  }
}

/** Whoever stops early, at either end: all of it is closed, and with it the archive. */
function streamed(source: Readable, entry: Entry): Readable {
  const checked = exactly(entry);
  const end = () => {};
  return entry.deflated ? pipeline(source, createInflateRaw(), checked, end) : pipeline(source, checked, end);
}

/** Lets through as many bytes as the directory promised, and only with the promised checksum. */
function exactly({ path, size, crc }: Entry): Transform {
  let bytes = 0;
  let sum = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      sum = crc32(chunk, sum);
      done(bytes > size ? new Error(`\`${path}\` is larger than its archive says`) : null, chunk);
    },
    flush: (done) => done(bytes !== size || sum !== crc ? new Error(`\`${path}\` is damaged`) : null),
  });
}
