import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, mkdir, open, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';

/** How much an archive may hold once unpacked. */
export interface Bounds {
  readonly maxEntries: number;
  readonly maxBytes: number;
}

interface Entry {
  readonly path: string;
  readonly deflated: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

/**
 * Unpacks a zip file into a folder. The archive is hostile: every path stays inside the folder, no path comes twice, no
 * entry becomes a link, and no more bytes are written than the bounds allow, whatever the archive says about itself.
 * Throws what is wrong with it, in words.
 */
export async function unpack(archive: string, folder: string, bounds: Bounds): Promise<void> {
  const file = await open(archive);
  try {
    const entries = await readDirectory(file, bounds);
    await mkdir(folder, { recursive: true });
    for (const path of new Set(entries.map((entry) => dirname(entry.path))))
      await mkdir(join(folder, path), { recursive: true });
    for (const entry of entries) await extract(file, archive, entry, join(folder, entry.path));
  } finally {
    await file.close();
  }
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const MAX_DIRECTORY = 64 * 1024 * 1024;

/** The central directory says more than the archive's stream: sizes before their content, and every path at once. */
async function readDirectory(file: FileHandle, bounds: Bounds): Promise<Entry[]> {
  const { size } = await file.stat();
  const tail = await read(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 22 > tail.length || tail.readUInt32LE(end) !== END) throw new Error('not a whole zip file');
  const count = tail.readUInt16LE(end + 10);
  if (count > bounds.maxEntries) throw new Error(`${count} files, more than ${bounds.maxEntries}`);
  const [length, position] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (length > MAX_DIRECTORY || position + length > size) throw new Error('a damaged zip directory');
  const directory = await read(file, position, length);
  const entries: Entry[] = [];
  let bytes = 0;
  for (let at = 0; entries.length < count; ) {
    const [entry, next] = readEntry(directory, at);
    entries.push(entry);
    bytes += entry.size;
    at = next;
  }
  if (bytes > bounds.maxBytes) throw new Error(`${bytes} bytes unpacked, more than ${bounds.maxBytes}`);
  return entries.filter(({ path }) => !path.endsWith('/'));
}

function readEntry(directory: Buffer, at: number): [Entry, number] {
  if (at + 46 > directory.length || directory.readUInt32LE(at) !== CENTRAL) throw new Error('a damaged zip directory');
  const method = directory.readUInt16LE(at + 10);
  const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
  const path = directory.toString('utf8', at + 46, nameEnd);
  if (method !== 0 && method !== 8) throw new Error(`\`${path}\` is compressed in an unknown way (${method})`);
  if (!isInside(path)) throw new Error(`the path \`${path}\` leaves its folder`);
  const entry = {
    path,
    deflated: method === 8,
    crc: directory.readUInt32LE(at + 16),
    packed: directory.readUInt32LE(at + 20),
    size: directory.readUInt32LE(at + 24),
    at: directory.readUInt32LE(at + 42),
  };
  return [entry, nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)];
}

/** Relative on every system, and without a step upwards. */
function isInside(path: string): boolean {
  if (path === '' || path.length > 4096 || /^\/|^[A-Za-z]:|[\\\0]/.test(path)) return false;
  return !path.split('/').includes('..');
}

/** Smaller entries are unpacked in one piece: a stream costs more than their content. */
const SMALL = 1024 * 1024;

async function extract(file: FileHandle, archive: string, entry: Entry, target: string): Promise<void> {
  const header = await read(file, entry.at, 30);
  if (header.readUInt32LE(0) !== LOCAL) throw new Error(`\`${entry.path}\` is damaged`);
  const start = entry.at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  if (entry.packed <= SMALL && entry.size <= SMALL) {
    const content = inOnePiece(await read(file, start, entry.packed), entry);
    return writeFile(target, content, { flag: 'wx' });
  }
  const source = entry.packed === 0 ? [] : createReadStream(archive, { start, end: start + entry.packed - 1 });
  const sink = createWriteStream(target, { flags: 'wx' });
  if (entry.deflated) await pipeline(source, createInflateRaw(), exactly(entry), sink);
  else await pipeline(source, exactly(entry), sink);
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

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead !== length) throw new Error('not a whole zip file');
  return buffer;
}
