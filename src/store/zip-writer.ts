/** A zip archive as it is written: one pass, never more than a piece of it in memory. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { promisify } from 'node:util';
import { crc32, createDeflateRaw, deflateRaw } from 'node:zlib';

/** A file to be stored: where it is, or what it holds. The path may have any characters; it is relative, with `/`. */
export type Packing =
  | { readonly path: string; readonly file: string }
  | { readonly path: string; readonly content: string | Buffer };

const LOCAL = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const DEFLATED = 8;
/** Sizes stand behind the content, and names are UTF-8. */
const FLAGS = 0x0808;
const VERSION = 20;
const VERSION_64 = 45;
const MAX_32 = 0xffffffff;
const MAX_16 = 0xffff;
/** 1 January 1980: what an archive says about time is of no use here, and equal files make equal archives. */
const DAY = 0x0021;
/** Smaller files are compressed in one piece, which costs less than a stream. */
const SMALL = 1024 * 1024;

const deflate = promisify(deflateRaw);

interface Written {
  readonly path: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

/** The bytes of an archive with these files, in their order. Throws what the disk says, and for a file of 4 GiB or more. */
export async function* pack(files: readonly Packing[]): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let at = 0;
  for (const file of files) {
    const path = Buffer.from(file.path);
    yield localHeader(path);
    const start = at + 30 + path.length;
    let [crc, packed, size] = [0, 0, 0];
    for await (const piece of piecesOf(file)) {
      if ('plain' in piece) [crc, size] = [crc32(piece.plain, crc), size + piece.plain.length];
      else {
        packed += piece.packed.length;
        yield piece.packed;
      }
    }
    if (size >= MAX_32 || packed >= MAX_32)
      throw new Error(`\`${file.path}\` has ${size} bytes; an archive takes 4 GiB`);
    yield record(16, (to) => to(DESCRIPTOR, 4)(crc, 4)(packed, 4)(size, 4));
    written.push({ path, crc, packed, size, at });
    at = start + packed + 16;
  }
  yield directoryOf(written, at);
}

type Piece = { readonly plain: Buffer } | { readonly packed: Buffer };

/** The plain bytes of a file, to be counted, and the packed ones, to be written. */
async function* piecesOf(file: Packing): AsyncGenerator<Piece> {
  if ('file' in file && (await stat(file.file)).size > SMALL) return yield* streamed(file.file);
  const plain = 'file' in file ? await wholeFile(file.file) : Buffer.from(file.content);
  yield { plain };
  yield { packed: await deflate(plain) };
}

async function wholeFile(path: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const chunk of createReadStream(path)) pieces.push(chunk as Buffer);
  return Buffer.concat(pieces);
}

async function* streamed(path: string): AsyncGenerator<Piece> {
  const seen: Buffer[] = [];
  const counted = async function* (source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      seen.push(chunk);
      yield chunk;
    }
  };
  // Whoever stops early, or a disk that fails: every stream is closed, and the loop throws.
  for await (const packed of pipeline(createReadStream(path), counted, createDeflateRaw(), () => {})) {
    for (const plain of seen.splice(0)) yield { plain };
    yield { packed: packed as Buffer };
  }
  for (const plain of seen.splice(0)) yield { plain };
}

function localHeader(path: Buffer): Buffer {
  const header = record(30, (to) =>
    to(LOCAL, 4)(VERSION, 2)(FLAGS, 2)(DEFLATED, 2)(0, 2)(DAY, 2)(0, 4)(0, 4)(0, 4)(path.length, 2)(0, 2),
  );
  return Buffer.concat([header, path]);
}

/** The list of all files, which readers start from. An archive beyond 4 GiB or 65,535 files has the long forms as well. */
function directoryOf(written: readonly Written[], start: number): Buffer {
  const central = Buffer.concat(written.flatMap((one) => [centralHeader(one), one.path, longPosition(one)]));
  const long = written.length >= MAX_16 || start + central.length >= MAX_32;
  const end = start + central.length;
  const count = Math.min(written.length, MAX_16);
  const tail = record(22, (to) =>
    to(END, 4)(0, 2)(0, 2)(count, 2)(count, 2)(Math.min(central.length, MAX_32), 4)(Math.min(start, MAX_32), 4)(0, 2),
  );
  if (!long) return Buffer.concat([central, tail]);
  const end64 = record(56, (to) =>
    to(END_64, 4)(44, 8)(VERSION_64, 2)(VERSION_64, 2)(0, 4)(0, 4)(written.length, 8)(written.length, 8)(
      central.length,
      8,
    )(start, 8),
  );
  const locator = record(20, (to) => to(LOCATOR_64, 4)(0, 4)(end, 8)(1, 4));
  return Buffer.concat([central, end64, locator, tail]);
}

function centralHeader({ path, crc, packed, size, at }: Written): Buffer {
  const version = at >= MAX_32 ? VERSION_64 : VERSION;
  return record(46, (to) =>
    to(CENTRAL, 4)(VERSION, 2)(version, 2)(FLAGS, 2)(DEFLATED, 2)(0, 2)(DAY, 2)(crc, 4)(packed, 4)(size, 4)(
      path.length,
      2,
    )(at >= MAX_32 ? 12 : 0, 2)(0, 2)(0, 2)(0, 2)(0, 4)(Math.min(at, MAX_32), 4),
  );
}

function longPosition({ at }: Written): Buffer {
  return at < MAX_32 ? Buffer.alloc(0) : record(12, (to) => to(1, 2)(8, 2)(at, 8));
}

type To = (value: number, bytes: 2 | 4 | 8) => To;

/** Little-endian numbers one after another. */
function record(length: number, fill: (to: To) => void): Buffer {
  const bytes = Buffer.alloc(length);
  let at = 0;
  const to: To = (value, size) => {
    if (size === 8) bytes.writeBigUInt64LE(BigInt(value), at);
    else bytes.writeUIntLE(value, at, size);
    at += size;
    return to;
  };
  fill(to);
  return bytes;
}
