import { randomBytes } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Held, placeFiles } from '../../src/store/unpack.ts';
import { bytesSource, fileSource, openZip, type ZipSource } from '../../src/store/zip.ts';
import { type ZipEntry, zip, zipOf } from '../support/results-service/zip.ts';

const BOUNDS = { maxEntries: 100, maxBytes: 100_000 };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fanfold-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function place(source: ZipSource, target: string, bounds: typeof BOUNDS): Promise<void> {
  const files = await openZip(source, bounds);
  const held = new Held();
  for (const file of files) await held.digest(file);
  await placeFiles(
    files.map((file) => ({ file, root: target, path: file.path })),
    held,
  );
}

const newTarget = () => mkdtempSync(join(folder, 'target-'));

/** Unpacks everything, from a file. */
async function unpacked(archive: Buffer, bounds = BOUNDS): Promise<string> {
  const target = newTarget();
  const path = join(folder, 'archive');
  writeFileSync(path, archive);
  const handle = await open(path);
  try {
    await place(await fileSource(handle, path), target, bounds);
  } finally {
    await handle.close();
  }
  return target;
}

/** Unpacks everything, from memory. */
async function unpackedFromMemory(archive: Buffer, bounds = BOUNDS): Promise<string> {
  const target = newTarget();
  await place(bytesSource(archive), target, bounds);
  return target;
}

/** What is in all targets: nothing, after an archive was refused. */
const leftovers = () =>
  readdirSync(folder)
    .filter((entry) => entry.startsWith('target-'))
    .flatMap((target) => readdirSync(join(folder, target)));

describe.each([
  ['a file', unpacked],
  ['memory', unpackedFromMemory],
])('an archive in %s', (_, unpacked) => {
  it('gives back what was packed, stored or deflated', async () => {
    const entry = fc.record({
      name: fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8}){0,3}\.txt$/),
      content: fc.oneof(fc.string({ maxLength: 200 }), fc.constant('z'.repeat(50_000))),
      deflate: fc.boolean(),
    });
    const entries = fc.uniqueArray(entry, { selector: ({ name }) => name, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(entries, async (files) => {
        const target = await unpacked(zipOf(files), { maxEntries: 8, maxBytes: 1_000_000 });
        for (const { name, content } of files) expect(readFileSync(join(target, name), 'utf8')).toBe(content);
      }),
      { numRuns: 25 },
    );
  });

  it.each(['../escaped', 'a/../../escaped', '/escaped', 'C:\\escaped', 'a\\..\\escaped', 'nul\0byte', '', '..'])(
    'lets no path out of the folder: %j',
    async (name) => {
      const archive = zipOf([
        { name: 'first.txt', content: '1' },
        { name, content: 'x' },
      ]);
      await expect(unpacked(archive)).rejects.toThrow('leaves its folder');
      expect(existsSync(join(folder, 'escaped'))).toBe(false);
      expect(leftovers()).toEqual([]);
    },
  );

  const bomb: ZipEntry = { name: 'bomb', content: Buffer.alloc(1_000_000), deflate: true };
  it.each<[string, Buffer, string]>([
    ['says how large it gets', zipOf([bomb]), '1000000 bytes unpacked, more than 100000'],
    ['lies about how large it gets', zipOf([{ ...bomb, claimedSize: 10 }]), 'larger than its archive says'],
    ['is large in sum', zipOf([1, 2, 3].map((n) => ({ name: `${n}`, content: Buffer.alloc(40_000) }))), '120000 bytes'],
    ['holds too many files', zip(Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`${n}`, '']))), '101 files'],
  ])('stops an archive that %s', async (_, archive, message) => {
    await expect(unpacked(archive)).rejects.toThrow(message);
  });

  it.each([1_000_000, 3_000_000])('takes an archive of %d bytes', async (size) => {
    const content = Buffer.alloc(size, 'abc');
    for (const deflate of [true, false]) {
      const target = await unpacked(zipOf([{ name: 'a/b', content, deflate }]), { maxEntries: 1, maxBytes: size });
      expect(readFileSync(join(target, 'a', 'b')).equals(content)).toBe(true);
    }
  });

  const large = Buffer.alloc(3_000_000);
  it.each<[string, ZipEntry, string]>([
    [
      'holds more than it says',
      { name: 'a', content: large, deflate: true, claimedSize: 2_000_000 },
      'larger than its',
    ],
    ['holds less than it says', { name: 'a', content: large, claimedSize: 3_000_001 }, '`a` is damaged'],
    ['has a wrong checksum', { name: 'a', content: large, claimedCrc: 1 }, '`a` is damaged'],
    [
      'takes much more to read than it gives',
      { name: 'a', content: large, deflate: true, packed: behindEmptyBlocks(2_000_000, large) },
      '`a` is damaged',
    ],
  ])('refuses a large archive that %s', async (_, entry, message) => {
    await expect(unpacked(zipOf([entry]), { maxEntries: 1, maxBytes: 4_000_000 })).rejects.toThrow(message);
  });

  it.each<[string, ZipEntry]>([
    ['a small file', { name: 'b', content: 'x', claimedCrc: 1 }],
    ['a large file', { name: 'b', content: Buffer.alloc(3_000_000), deflate: true, claimedCrc: 1 }],
    ['a file larger than it says', { ...bomb, claimedSize: 10 }],
  ])('writes nothing at all when %s at its end is damaged', async (_, damaged) => {
    const archive = zipOf([
      { name: 'a', content: 'whole' },
      { name: 'c/d', content: Buffer.alloc(2_000_000) },
      damaged,
    ]);
    await expect(unpacked(archive, { maxEntries: 3, maxBytes: 9_000_000 })).rejects.toThrow();
    expect(leftovers()).toEqual([]);
  });

  it.each<[string, Buffer, string]>([
    ['is no archive', Buffer.from('hello'), 'not a whole zip file'],
    ['is empty', Buffer.alloc(0), 'not a whole zip file'],
    ['has no beginning', zip({ a: 'x'.repeat(500) }).subarray(100), 'damaged'],
    ['has no end', zip({ a: 'x'.repeat(500) }).subarray(0, 300), 'not a whole zip file'],
    ['has a wrong checksum', zipOf([{ name: 'a', content: 'x', claimedCrc: 1 }]), '`a` is damaged'],
    ['has a file shorter than it says', zipOf([{ name: 'a', content: 'x', claimedSize: 2 }]), '`a` is damaged'],
    ['has one path twice', zipOf(['x', 'y'].map((content) => ({ name: 'a', content }))), '`a` comes twice'],
    ['has one path in two ways', zip({ 'a/b': 'x', 'a/./b': 'y' }), '`a/b` comes twice'],
    ['has a file where a folder must be', zip({ a: 'x', 'a/b': 'y' }), '`a` is a file and a folder'],
    ['has a file where a folder must be, later', zip({ 'a/b/c': 'x', a: 'y' }), '`a` is a file and a folder'],
    ['asks for more memory than it can need', lyingAboutItsPackedSize(), '`a` is damaged'],
  ])('refuses what %s', async (_, archive, message) => {
    await expect(unpacked(archive)).rejects.toThrow(message);
    expect(leftovers()).toEqual([]);
  });

  it('makes no folder for an entry that is only a folder', async () => {
    expect(readdirSync(await unpacked(zip({ 'a/': '', 'b/c.txt': 'x' })))).toEqual(['b']);
  });

  it('survives any bytes', async () => {
    const base = zipOf([
      { name: 'a.txt', content: 'hello '.repeat(20), deflate: true },
      { name: 'b', content: 'x' },
    ]);
    const change = fc.tuple(fc.nat(base.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const archive = Buffer.from(base);
        for (const [at, value] of changes) archive[at] = value;
        await unpacked(archive).catch((error: unknown) => expect(error).toBeInstanceOf(Error));
        expect(existsSync(join(folder, 'escaped'))).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});

describe('what stands in a place', () => {
  const content = zip({ 'a/one': 'new', 'a/two': 'new' });

  it('is replaced', async () => {
    const target = newTarget();
    mkdirSync(join(target, 'a'));
    writeFileSync(join(target, 'a', 'one'), 'an older and longer one', { mode: 0o755 });
    await place(bytesSource(content), target, BOUNDS);
    expect(readFileSync(join(target, 'a', 'one'), 'utf8')).toBe('new');
    expect(lstatSync(join(target, 'a', 'one')).mode & 0o777).toBe(0o755);
  });

  it.each([10, 3_000_000])('is not followed when it is a link: %d bytes', async (size) => {
    const target = newTarget();
    writeFileSync(join(folder, 'precious'), 'kept');
    symlinkSync(join(folder, 'precious'), join(target, 'one'));
    await place(bytesSource(zip({ one: 'n'.repeat(size) })), target, { maxEntries: 1, maxBytes: size });
    expect(readFileSync(join(folder, 'precious'), 'utf8')).toBe('kept');
    expect(lstatSync(join(target, 'one')).size).toBe(size);
  });

  it('and is a folder is an error', async () => {
    const target = newTarget();
    mkdirSync(join(target, 'a', 'one'), { recursive: true });
    await expect(place(bytesSource(content), target, BOUNDS)).rejects.toThrow('EISDIR');
  });
});

it('looks through thousands of deep paths in about the time of flat ones', async () => {
  const fastest = async (folder: string) => {
    const names = Array.from({ length: 1500 }, (_, n) => `${folder}${n}`);
    const archive = zipOf(names.map((name) => ({ name, content: '' })));
    const times: number[] = [];
    for (let run = 0; run < 3; run++) {
      const start = performance.now();
      expect(await openZip(bytesSource(archive), { maxEntries: 1500, maxBytes: 0 })).toHaveLength(1500);
      times.push(performance.now() - start);
    }
    return Math.min(...times);
  };
  const flat = await fastest('d'.repeat(4000));
  // Asking for each folder above each path takes 400 times as long.
  expect((await fastest('d/'.repeat(2000))) / flat).toBeLessThan(100);
}, 120_000);

it.each([
  ['a', 'a-', 'a/b'],
  ['a/b', 'a/b-/c', 'a/b.', 'a/b/c/d'],
  ['a/\u0001', 'a/\u0001/b', 'a'],
])('finds a file that is a folder, too, whatever stands between: %j', async (...names) => {
  const archive = zipOf(names.map((name) => ({ name, content: '' })));
  await expect(openZip(bytesSource(archive), BOUNDS)).rejects.toThrow('is a file and a folder');
});

it('writes nothing at all when one of the places cannot be had', async () => {
  const target = newTarget();
  const entries = [
    { name: 'a', content: 'x' },
    { name: 'b', content: Buffer.alloc(3_000_000) },
    { name: 'n'.repeat(300), content: 'x' },
  ];
  await expect(place(bytesSource(zipOf(entries)), target, { maxEntries: 3, maxBytes: 4_000_000 })).rejects.toThrow(
    'ENAMETOOLONG',
  );
  expect(readdirSync(target)).toEqual([]);
});

it.each<[string, ZipEntry, string]>([
  ['is larger than it says', { name: 'a', content: noise(3_000_000), claimedSize: 1_500_000 }, 'a'],
  ['is in the way', { name: 'a', content: noise(3_000_000) }, 'a/in/the/way'],
  ['is there already', { name: 'a', content: noise(3_000_000) }, ''],
])('closes its archive when a large file %s', async (_, entry, folderInTheWay) => {
  const target = newTarget();
  mkdirSync(join(target, folderInTheWay), { recursive: true });
  if (folderInTheWay === '') writeFileSync(join(target, 'a'), 'older');
  const path = join(folder, 'archive');
  writeFileSync(path, zipOf([{ ...entry, deflate: true }]));
  const opened = () =>
    // Where there is no such folder, nobody can tell.
    (existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd') : []).filter((fd) => {
      try {
        return readlinkSync(join('/proc/self/fd', fd)) === path;
      } catch {
        return false;
      }
    });
  const handle = await open(path);
  const source = await fileSource(handle, path);
  await place(source, target, { maxEntries: 1, maxBytes: 4_000_000 }).catch(() => {});
  await handle.close();
  await vi.waitFor(() => expect(opened()).toEqual([]));
});

it('writes more than it holds at one time', async () => {
  const files = Object.fromEntries(Array.from({ length: 24 }, (_, n) => [`${n}`, Buffer.alloc(1_000_000, `${n}`)]));
  const target = newTarget();
  await place(bytesSource(zip(files)), target, { maxEntries: 24, maxBytes: 24_000_000 });
  for (const [name, bytes] of Object.entries(files)) expect(readFileSync(join(target, name)).equals(bytes)).toBe(true);
});

/** What is no smaller when it is packed. */
function noise(length: number): Buffer {
  return randomBytes(length);
}

/** Behind so many blocks that hold nothing: they take time and give no content. */
function behindEmptyBlocks(count: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.alloc(5 * count, Buffer.from([0, 0, 0, 0xff, 0xff])), deflateRawSync(content)]);
}

/** The directory says that the one file has 100,000,000 packed bytes. */
function lyingAboutItsPackedSize(): Buffer {
  const archive = Buffer.concat([zipOf([{ name: 'a', content: 'x' }])]);
  archive.writeUInt32LE(100_000_000, archive.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 20);
  return archive;
}
