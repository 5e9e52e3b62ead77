import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { IN_MEMORY } from '../../src/store/archive.ts';
import { type ArtifactOptions, openArtifacts } from '../../src/store/artifacts.ts';
import type { RestSource } from '../../src/store/service.ts';
import type { PackedFile } from '../../src/store/zip.ts';
import { type Api, startApi } from '../support/api/api.ts';
import { hush } from '../support/hush.ts';
import {
  type Failure,
  type FailureRule,
  type ResultsOptions,
  type ResultsService,
  startResultsService,
} from '../support/results-service/service.ts';
import { zip, zipOf } from '../support/results-service/zip.ts';

hush();

const RUN = 7;
const pace = { tries: 7, firstDelayMs: 10, maxDelayMs: 50 };
const LARGE = IN_MEMORY + 1000;
const { TMPDIR } = process.env;
let folder: string;
let service: ResultsService;
let api: Api;
/** How many artifacts REST has. */
let archived = 0;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

// Whatever a download leaves in the temporary folder is a fault.
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fanfold-test-'));
  mkdirSync(join(folder, 'tmp'));
  process.env['TMPDIR'] = join(folder, 'tmp');
});
afterEach(async () => {
  if (TMPDIR === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = TMPDIR;
  await service.close();
  expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
});

async function start(options: ResultsOptions = {}, files: Record<string, string> | Buffer = { a: '1' }): Promise<void> {
  service = await startResultsService(options);
  Object.assign(process.env, service.variables(RUN));
  for (let id = 1; id <= archived; id++) service.put(RUN, `filler-${id}`, {});
  service.put(RUN, 'one', files);
}

/** Gives REST an artifact with the number that `one` has. */
function archive(content: Record<string, string>): RestSource {
  archived++;
  api.addArtifact({ name: 'one', run: { branch: 'main' }, content });
  return { apiUrl: api.url, owner: 'octo-org', repo: 'octo-repo', token: 'token' };
}

/** What became of the only artifact: the sizes of its files, or the problem. */
async function fetched(options: ArtifactOptions = {}): Promise<object> {
  const store = openArtifacts({ pace, stallMs: 300, ...options });
  const one = (await store.list()).find(({ name }) => name === 'one');
  const seen = new Map<string, number>();
  const result = await store.open(one!, async (files: readonly PackedFile[]) => {
    for (const { path, content } of files) seen.set(path, (await content()).length);
    return seen;
  });
  return 'kind' in result ? result : Object.fromEntries(seen);
}

/** The failures of a list, one for each request of a method in turn. */
function inTurn(method: string, failures: readonly Failure[]): FailureRule {
  const left = [...failures];
  return (request) => (request.method === method ? (left.shift() ?? null) : null);
}

const seen = (method: string) => service.requests.filter((request) => request.method === method);
const statusesOf = (method: string) => seen(method).map(({ status }) => status);
const requests = () => service.requests.map(({ method }) => method);

it('is two requests, however many artifacts are listed', async () => {
  await start();
  for (let other = 0; other < 20; other++) service.put(RUN, `other-${other}`, { a: '1' });
  expect(await fetched()).toEqual({ a: 1 });
  expect(requests()).toEqual(['ListArtifacts', 'GetSignedArtifactURL', 'get']);
});

describe.each(['GetSignedArtifactURL', 'get'])('trouble at %s', (method) => {
  it.each([403, 429, 500, 503, 0])('%d passes', async (status) => {
    await start({ fail: inTurn(method, [{ status }, { status }]) });
    expect(await fetched()).toEqual({ a: 1 });
    expect(statusesOf(method)).toEqual([status, status, 200]);
  });

  it.each([403, 429])('%d is repeated when Retry-After says', async (status) => {
    await start({ fail: inTurn(method, [{ status, retryAfter: 1 }]) });
    expect(await fetched()).toEqual({ a: 1 });
    const [refused, repeated] = seen(method);
    expect(repeated!.at - refused!.at).toBeGreaterThanOrEqual(1000);
  });

  it.each<[string, Failure]>([
    ['that breaks off', { status: 200, breaksAt: 20 }],
    ['that stalls', { status: 200, breaksAt: 20, stalls: true }],
  ])('an answer %s is asked for again', async (_, failure) => {
    await start({ fail: inTurn(method, [failure]) });
    expect(await fetched()).toEqual({ a: 1 });
    expect(seen(method)).toHaveLength(2);
  });

  it('without any answer is told without the address, which is a secret', async () => {
    await start({ fail: (request) => (request.method === method ? { status: 200, breaksAt: 0, stalls: true } : null) });
    const problem = JSON.stringify(await fetched({ pace: { ...pace, tries: 2 } }));
    expect(problem).toContain('no answer');
    expect(problem).not.toMatch(/sig|blob|http/);
    expect(seen(method)).toHaveLength(2);
  });

  it('that does not pass is a problem and no exception', async () => {
    await start({ fail: (request) => (request.method === method ? { status: 404 } : null) });
    expect(await fetched()).toMatchObject({
      kind: 'artifact-unreadable',
      artifact: 'one',
      detail: expect.stringContaining('404'),
    });
    expect(statusesOf(method)).toEqual([404]);
  });
});

it('asks for no download while the service wants to be left alone', async () => {
  await start({ latencyMs: 20, fail: inTurn('GetSignedArtifactURL', [{ status: 429, retryAfter: 1 }]) });
  for (let other = 0; other < 20; other++) service.put(RUN, `other-${other}`, { a: '1' });
  const store = openArtifacts({ pace });
  const all = await Promise.all((await store.list()).map((one) => store.open(one, async (files) => files)));
  expect(all.filter((one) => 'kind' in one)).toEqual([]);
  const [limited] = seen('GetSignedArtifactURL').filter(({ status }) => status === 429);
  const early = seen('get').filter(({ at }) => at - limited!.at > 100 && at - limited!.at < 1000);
  expect(early).toEqual([]);
});

describe.each([
  ['small', 1000],
  ['large', LARGE],
])('a %s download', (_, size) => {
  const content = { a: 'x'.repeat(size) };

  it.each<[string, ResultsOptions]>([
    ['with its length', {}],
    ['in chunks', { chunked: true }],
    ['from act', { likeAct: true }],
    ['from act in chunks', { likeAct: true, chunked: true }],
  ])('%s arrives', async (_way, options) => {
    await start(options, content);
    expect(await fetched()).toEqual({ a: size });
  });

  it('that breaks off is asked for again', async () => {
    await start({ fail: inTurn('get', [{ status: 200, breaksAt: size >> 1 }]) }, content);
    expect(await fetched()).toEqual({ a: size });
    expect(seen('get')).toHaveLength(2);
  });

  it.each<[string, (archive: Buffer) => Buffer]>([
    ['forged', (archive) => Buffer.from(archive).fill('y', 100, 200)],
    ['shorter', (archive) => archive.subarray(0, archive.length - 1)],
    ['longer', (archive) => Buffer.concat([archive, Buffer.alloc(1)])],
    ['much longer', (archive) => Buffer.concat([archive, Buffer.alloc(3 * LARGE)])],
  ])('that is %s is not opened', async (_how, change) => {
    for (const chunked of [true, false]) {
      await start({ chunked }, content);
      service.alter(RUN, 'one', change);
      expect(await fetched()).toMatchObject({ kind: 'artifact-altered', artifact: 'one' });
      expect(seen('get')).toHaveLength(1);
      if (chunked) await service.close();
    }
  });

  it('that is too large is not begun, or not ended', async () => {
    await start({}, content);
    expect(await fetched({ maxBytes: 500 })).toMatchObject({ kind: 'artifact-oversized', artifact: 'one', max: 500 });
    expect(statusesOf('get')).toEqual([]);
    await service.close();
    await start({ likeAct: true }, { a: 'x'.repeat(size + 9000) });
    expect(await fetched({ maxBytes: size + 5000 })).toMatchObject({ kind: 'artifact-altered' });
  });

  it('that is damaged is a problem', async () => {
    await start({}, zipOf([{ name: 'a', content: 'x'.repeat(size), claimedCrc: 1 }]));
    expect(await fetched()).toMatchObject({ kind: 'artifact-unreadable', detail: '`a` is damaged' });
  });

  it('that has no address goes through REST', async () => {
    await start({ unreachable: () => true }, content);
    expect(await fetched({ rest: archive(content) })).toEqual({ a: size });
  });
});

it('whose content is gone goes through REST, and what comes must be what was listed', async () => {
  await start({ fail: (request) => (request.method === 'get' ? { status: 404 } : null) }, { a: 'listed' });
  expect(await fetched({ rest: archive({ a: 'forged' }) })).toMatchObject({ kind: 'artifact-altered' });
});

it.each<[string, Buffer, string]>([
  ['is none', Buffer.from('no zip'), 'not a whole zip file'],
  ['leads out of its folder', zip({ '../../a': 'x' }), 'leaves its folder'],
  ['has one path twice', zipOf([1, 2].map((n) => ({ name: 'a', content: `${n}` }))), 'comes twice'],
])('an archive that %s is a problem and no exception', async (_, archive, detail) => {
  await start({}, archive);
  expect(await fetched()).toMatchObject({ kind: 'artifact-unreadable', detail: expect.stringContaining(detail) });
});
