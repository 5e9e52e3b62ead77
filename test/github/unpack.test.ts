import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { unpack } from '../../src/github/unpack.ts';
import { type ZipEntry, zip, zipOf } from '../support/results-service/zip.ts';

const BOUNDS = { maxEntries: 100, maxBytes: 100_000 };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fanfold-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function unpacked(archive: Buffer, bounds = BOUNDS): Promise<string> {
  const target = mkdtempSync(join(folder, 'target-'));
  const path = join(folder, 'archive');
  writeFileSync(path, archive);
  await unpack(path, target, bounds);
  return target;
}

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
    const [target] = readdirSync(folder).filter((entry) => entry.startsWith('target-'));
    expect(readdirSync(join(folder, target!))).toEqual([]);
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
  ['holds more than it says', { name: 'a', content: large, deflate: true, claimedSize: 2_000_000 }, 'larger than its'],
  ['holds less than it says', { name: 'a', content: large, claimedSize: 3_000_001 }, '`a` is damaged'],
  ['has a wrong checksum', { name: 'a', content: large, claimedCrc: 1 }, '`a` is damaged'],
])('refuses a large archive that %s', async (_, entry, message) => {
  await expect(unpacked(zipOf([entry]), { maxEntries: 1, maxBytes: 4_000_000 })).rejects.toThrow(message);
});

it('never writes the bytes of an archive that lies', async () => {
  await expect(unpacked(zipOf([{ ...bomb, claimedSize: 10 }]))).rejects.toThrow();
  const [target] = readdirSync(folder).filter((entry) => entry.startsWith('target-'));
  const written = readdirSync(join(folder, target!)).map((name) => readFileSync(join(folder, target!, name)).length);
  expect(written.every((bytes) => bytes <= 10)).toBe(true);
});

it.each<[string, Buffer, string]>([
  ['is no archive', Buffer.from('hello'), 'not a whole zip file'],
  ['is empty', Buffer.alloc(0), 'not a whole zip file'],
  ['has no beginning', zip({ a: 'x'.repeat(500) }).subarray(100), 'damaged'],
  ['has no end', zip({ a: 'x'.repeat(500) }).subarray(0, 300), 'not a whole zip file'],
  ['has a wrong checksum', zipOf([{ name: 'a', content: 'x', claimedCrc: 1 }]), '`a` is damaged'],
  ['has a file shorter than it says', zipOf([{ name: 'a', content: 'x', claimedSize: 2 }]), '`a` is damaged'],
  ['has one path twice', zipOf(['x', 'y'].map((content) => ({ name: 'a', content }))), 'EEXIST'],
  ['has a file where a folder must be', zip({ a: 'x', 'a/b': 'y' }), 'a'],
])('refuses what %s', async (_, archive, message) => {
  await expect(unpacked(archive)).rejects.toThrow(message);
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
