import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ArtifactStore, openArtifacts } from '../../src/store/artifacts.ts';
import type { PackedFile } from '../../src/store/zip.ts';
import { hush } from '../support/hush.ts';
import {
  type Failure,
  type FailureRule,
  type ResultsOptions,
  type ResultsService,
  startResultsService,
} from '../support/results-service/service.ts';

hush();

const RUN = 7;
const pace = { tries: 7, firstDelayMs: 10, maxDelayMs: 50 };
let folder: string;
let service: ResultsService;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fanfold-test-'));
});
afterEach(async () => {
  await service.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(options: ResultsOptions = {}) {
  service = await startResultsService(options);
  Object.assign(process.env, service.variables(RUN));
  return openArtifacts({ pace });
}

function file(name: string, content = `content of ${name}`): string {
  mkdirSync(join(folder, 'up'), { recursive: true });
  const path = join(folder, 'up', name);
  writeFileSync(path, content);
  return path;
}

const upload = (store: ReturnType<typeof openArtifacts>, nameOf = (copy: number) => `x-r${copy}`) =>
  store.upload(nameOf, [{ path: 'a.json', file: file('a.json') }]);

/** The failures of a list, one for each request of a method in turn. */
function inTurn(method: string, failures: readonly Failure[]): FailureRule {
  const left = [...failures];
  return (request) => (request.method === method ? (left.shift() ?? null) : null);
}

async function textsOf(files: readonly PackedFile[]): Promise<Record<string, string>> {
  const texts = files.map(async ({ path, content }) => [path, (await content()).toString('utf8')]);
  return Object.fromEntries(await Promise.all(texts));
}

/** The files of the first artifact, or the problem with it. */
async function contentOf(store: ArtifactStore): Promise<object> {
  const [one] = await store.list();
  return store.open(one!, textsOf);
}

const statusesOf = (method: string) =>
  service.requests.filter((request) => request.method === method).map(({ status }) => status);

describe('stored files', () => {
  it('are listed with their digest, and come back', async () => {
    const store = await start();
    const files = ['a.json', 'b.json'].map((path) => ({ path, file: file(path) }));
    expect(await store.upload(() => 'one', files)).toBe('stored');
    const [one] = await store.list();
    expect(one).toMatchObject({ name: 'one', id: 1, digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) });
    expect(await contentOf(store)).toEqual({ 'a.json': 'content of a.json', 'b.json': 'content of b.json' });
  });

  it('never replace what has the same name', async () => {
    const store = await start();
    service.put(RUN, 'marker', { 'verdict.json': 'first' });
    expect(await upload(store, () => 'marker')).toBe('taken');
    expect(service.read(RUN, 'marker')).toEqual({ 'verdict.json': 'first' });
    expect(await upload(store)).toBe('stored');
    expect(await upload(store)).toBe('taken');
    expect(service.names(RUN)).toEqual(['marker', 'x-r1']);
  });
});

describe('an upload that breaks off', () => {
  it.each([
    ['at its end', 'FinalizeArtifact', { status: 403 }],
    ['by a cut connection', 'FinalizeArtifact', { status: 0 }],
    ['when the answer to its beginning is lost', 'CreateArtifact', { status: 503, late: true }],
  ])('%s is stored as a copy', async (_, method, failure) => {
    const store = await start({ fail: inTurn(method, [failure]) });
    expect(await upload(store)).toBe('stored');
    expect(service.names(RUN)).toEqual(['x-r2']);
    expect(service.read(RUN, 'x-r2')).toEqual({ 'a.json': 'content of a.json' });
  });

  it('on the way goes on with the block that was lost', async () => {
    const store = await start({ fail: inTurn('put', [{ status: 403 }, { status: 0 }]) });
    expect(await upload(store)).toBe('stored');
    expect(service.names(RUN)).toEqual(['x-r1']);
  });

  it('after everything was stored is stored once', async () => {
    const store = await start({ fail: inTurn('FinalizeArtifact', [{ status: 403, late: true }]) });
    expect(await upload(store)).toBe('stored');
    expect(service.names(RUN)).toEqual(['x-r1']);
  });

  it('again and again ends with an error', async () => {
    const store = await start({ fail: ({ method }) => (method === 'FinalizeArtifact' ? { status: 403 } : null) });
    await expect(upload(store)).rejects.toThrow('Error from intermediary (403)');
    expect(service.names(RUN)).toEqual([]);
  });

  it('by a refused request is not repeated', async () => {
    const store = await start({ fail: ({ method }) => (method === 'CreateArtifact' ? { status: 400 } : null) });
    await expect(upload(store)).rejects.toThrow('(400)');
    expect(statusesOf('CreateArtifact')).toEqual([400]);
  });
});

describe('a service in trouble', () => {
  it.each([403, 429, 500, 503, 0])('%d passes', async (status) => {
    const store = await start({ fail: inTurn('ListArtifacts', [{ status }, { status }]) });
    service.put(RUN, 'one', { a: '1' });
    expect((await store.list()).map(({ name }) => name)).toEqual(['one']);
    expect(statusesOf('ListArtifacts')).toEqual([status, status, 200]);
  });

  it.each([403, 429, 503])('is left alone for as long as Retry-After of a %d says', async (status) => {
    const store = await start({ fail: inTurn('ListArtifacts', [{ status, retryAfter: 1 }]) });
    await store.list();
    const [refused, repeated] = service.requests;
    expect(repeated!.at - refused!.at).toBeGreaterThanOrEqual(1000);
  });

  it('loses nothing when one request in ten fails, and is asked for at most eight downloads at a time', async () => {
    const failures: Failure[] = [503, 403, 429, 500, 0].map((status) => ({ status }));
    const store = await start({
      latencyMs: 5,
      fail: ({ count }) => (count % 10 === 0 ? (failures[(count / 10) % failures.length] ?? null) : null),
    });
    for (let leg = 0; leg < 60; leg++) service.put(RUN, `leg-${leg}`, { 'record.json': `${leg}` });
    const read = await Promise.all((await store.list()).map((artifact) => store.open(artifact, textsOf)));
    expect(read).toEqual(Array.from({ length: 60 }, (_, leg) => ({ 'record.json': `${leg}` })));
    expect(service.maxConcurrentDownloads()).toBeGreaterThan(1);
    expect(service.maxConcurrentDownloads()).toBeLessThanOrEqual(8);
    expect(service.requests.filter(({ status }) => status !== 200).length).toBeGreaterThan(10);
  });
});
