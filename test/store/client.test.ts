/** Our small client and GitHub's own, each as the witness of the other, against one service. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DefaultArtifactClient } from '@actions/artifact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openArtifacts } from '../../src/store/artifacts.ts';
import { hush } from '../support/hush.ts';
import { type ResultsOptions, type ResultsService, startResultsService } from '../support/results-service/service.ts';

hush();

const RUN = 7;
const official = new DefaultArtifactClient();
let folder: string;
let service: ResultsService;

async function start(options: ResultsOptions = {}) {
  service = await startResultsService(options);
  Object.assign(process.env, service.variables(RUN));
  return openArtifacts();
}

function onDisk(path: string, content: string | Buffer): string {
  const place = join(folder, 'up', path);
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, content);
  return place;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fanfold-test-'));
});
afterEach(async () => {
  await service.close();
  rmSync(folder, { recursive: true, force: true });
});

const CONTENTS: Readonly<Record<string, string | Buffer>> = {
  'empty.txt': '',
  'deep/ä/b.txt': 'x'.repeat(100_000),
  'above a piece.bin': randomBytes(1024 * 1024 + 1),
  'above a block.bin': randomBytes(17 * 1024 * 1024),
};

it('stores what GitHub’s own client downloads, with the listed size and digest', async () => {
  const store = await start();
  const files = Object.entries(CONTENTS).map(([path, content]) => ({ path, file: onDisk(path, content) }));
  expect(await store.upload(() => 'one', files)).toBe('stored');
  const { artifact } = await official.getArtifact('one');
  const path = join(folder, 'down');
  const got = await official.downloadArtifact(artifact.id, { path, expectedHash: artifact.digest! });
  expect(got.digestMismatch).toBe(false);
  for (const [name, content] of Object.entries(CONTENTS))
    expect(readFileSync(join(path, name)).equals(Buffer.from(content))).toBe(true);
});

it('reads what GitHub’s own client stored', async () => {
  const store = await start();
  const files = Object.entries(CONTENTS).map(([path, content]) => onDisk(path, content));
  await official.uploadArtifact('one', files, join(folder, 'up'));
  const [one] = await store.list();
  const read = await store.open(one!, async (packed) => {
    const all = packed.map(async ({ path, content }) => [path, (await content()).toString('base64')] as const);
    return new Map(await Promise.all(all));
  });
  const expected = Object.entries(CONTENTS).map(([path, content]) => [path, Buffer.from(content).toString('base64')]);
  expect(read).toEqual(new Map(expected as [string, string][]));
});

describe('a strict server, as act has one', () => {
  it('takes our uploads: it knows no media type, wants the signature as it gave it, and appends blocks as they come', async () => {
    const store = await start({ strict: true, likeAct: true });
    const content = randomBytes(17 * 1024 * 1024);
    expect(await store.upload(() => 'one', [{ path: 'a.bin', content }])).toBe('stored');
    const [one] = await store.list();
    const read = await store.open(one!, async ([file]) => ({ same: (await file!.content()).equals(content) }));
    expect(read).toEqual({ same: true });
  });
});

it('is silent, and repeats a request sooner than after the three seconds of GitHub’s own client', async () => {
  const written: string[] = [];
  const write = process.stdout.write;
  const store = await start({ fail: ({ count }) => (count === 1 ? { status: 503 } : null) });
  process.stdout.write = ((chunk: string | Uint8Array) => written.push(String(chunk)) > 0) as typeof write;
  try {
    await store.upload(() => 'one', [{ path: 'a', content: 'a' }]);
    const [one] = await store.list();
    await store.open(one!, async (files) => files);
  } finally {
    process.stdout.write = write;
  }
  expect(written).toEqual([]);
  const [first, second] = service.requests;
  expect(second!.at - first!.at).toBeLessThan(3000);
});

it('asks the service to keep an artifact for 30 days, or what is given, or what the repository keeps', async () => {
  const days = async (options: { retentionDays?: number }, most?: string) => {
    await service?.close();
    await start();
    if (most === undefined) delete process.env['GITHUB_RETENTION_DAYS'];
    else process.env['GITHUB_RETENTION_DAYS'] = most;
    await openArtifacts(options).upload(() => 'one', [{ path: 'a', content: 'a' }]);
    delete process.env['GITHUB_RETENTION_DAYS'];
    return Math.round((Date.parse(service.expiry(RUN, 'one') ?? '') - Date.now()) / 86_400_000);
  };
  expect(await days({})).toBe(30);
  expect(await days({ retentionDays: 5 })).toBe(5);
  expect(await days({}, '7')).toBe(7);
});

describe('deleting', () => {
  it('is the same through our client and GitHub’s own: gone from the list, and the name is free again', async () => {
    const store = await start();
    for (const name of ['ours', 'theirs']) await store.upload(() => name, [{ path: 'a', content: 'a' }]);
    const [ours] = (await store.list()).filter(({ name }) => name === 'ours');
    await store.remove(ours!);
    expect((await official.listArtifacts()).artifacts.map(({ name }) => name)).toEqual(['theirs']);
    await official.deleteArtifact('theirs');
    expect(await store.list()).toEqual([]);
    const sent = service.requests.filter(({ method }) => method === 'DeleteArtifact');
    expect(sent.map(({ name, status }) => [name, status])).toEqual([
      ['ours', 200],
      ['theirs', 200],
    ]);
    expect(await store.upload(() => 'ours', [{ path: 'a', content: 'b' }])).toBe('stored');
  });

  it('reaches what another job of the run stored, as its list names that job', async () => {
    await start();
    Object.assign(process.env, service.variables(RUN, 'another'));
    await openArtifacts().upload(() => 'one', [{ path: 'a', content: 'a' }]);
    Object.assign(process.env, service.variables(RUN, 'this'));
    const store = openArtifacts();
    const [one] = await store.list();
    expect(one!.job).toBe('another');
    await store.remove(one!);
    expect(service.names(RUN)).toEqual([]);
  });

  it('of what is gone is done; a refusal is not', async () => {
    const store = await start({
      fail: ({ method, name }) => (method === 'DeleteArtifact' && name === 'b' ? { status: 400 } : null),
    });
    await store.upload(() => 'a', [{ path: 'a', content: 'a' }]);
    await store.upload(() => 'b', [{ path: 'a', content: 'a' }]);
    const [a, b] = await store.list();
    await store.remove(a!);
    await store.remove(a!);
    await expect(store.remove(b!)).rejects.toThrow(/cannot be deleted/);
  });
});
