/** The fake is proven by GitHub's own client, unmodified. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefaultArtifactClient } from '@actions/artifact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hush } from '../hush.ts';
import { type ResultsOptions, type ResultsService, startResultsService } from './service.ts';

hush();

const client = new DefaultArtifactClient();
let folder: string;
let service: ResultsService;

async function start(options: ResultsOptions = {}): Promise<void> {
  service = await startResultsService(options);
  Object.assign(process.env, service.variables('run-7', 'job-1'));
}

function files(content: Readonly<Record<string, string | Buffer>>): string[] {
  return Object.entries(content).map(([name, text]) => {
    const path = join(folder, 'up', name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
    return path;
  });
}

const upload = (name: string, content: Readonly<Record<string, string | Buffer>> = { 'a.txt': 'hello' }) =>
  client.uploadArtifact(name, files(content), join(folder, 'up'));
const names = async () => (await client.listArtifacts()).artifacts.map(({ name }) => name);
const sent = () => service.requests.map(({ method }) => method);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fanfold-test-'));
});
afterEach(async () => {
  await service.close();
  rmSync(folder, { recursive: true, force: true });
});

it('takes an upload, lists it with size and digest, gives it back, deletes it', async () => {
  await start();
  const stored = await upload('one', { 'a.txt': 'hello', 'deep/b.txt': 'x'.repeat(100_000) });
  expect(sent()).toEqual(['CreateArtifact', 'put', 'put', 'FinalizeArtifact']);
  const [listed] = (await client.listArtifacts()).artifacts;
  expect(listed).toMatchObject({ name: 'one', id: stored.id, size: stored.size, digest: `sha256:${stored.digest}` });

  const path = join(folder, 'down');
  const got = await client.downloadArtifact(listed!.id, { path, expectedHash: listed!.digest! });
  expect(got.digestMismatch).toBe(false);
  expect(readFileSync(join(path, 'deep', 'b.txt'), 'utf8')).toHaveLength(100_000);
  expect(service.read('run-7', 'one')['a.txt']).toBe('hello');

  await client.deleteArtifact('one');
  expect(await names()).toEqual([]);
});

it('puts the blocks of a large upload together in order', async () => {
  await start();
  const content = randomBytes(18 * 1024 * 1024);
  await upload('large', { 'a.bin': content });
  expect(sent().filter((method) => method === 'put').length).toBeGreaterThan(2);
  const path = join(folder, 'down');
  const { artifact } = await client.getArtifact('large');
  expect(await client.downloadArtifact(artifact.id, { path, expectedHash: artifact.digest! })).toMatchObject({
    digestMismatch: false,
  });
  expect(readFileSync(join(path, 'a.bin')).equals(content)).toBe(true);
});

it('refuses a name that is taken, within one run only', async () => {
  await start();
  await upload('same');
  await expect(upload('same')).rejects.toThrow(/\(409\) Conflict: an artifact with this name already exists/);
  process.env['ACTIONS_RUNTIME_TOKEN'] = service.token('run-8');
  expect(await names()).toEqual([]);
  await upload('same');
  expect(service.names('run-8')).toEqual(['same']);
});

it('keeps the name of an upload that broke off, and does not list it', async () => {
  await start({ fail: ({ method }) => (method === 'FinalizeArtifact' ? { status: 403 } : null) });
  await expect(upload('half')).rejects.toThrow(/\(403\) Forbidden: Error from intermediary/);
  expect(await names()).toEqual([]);
  await expect(upload('half')).rejects.toThrow(/409/);
});

it('lists unfinished uploads when told to, as act does', async () => {
  await start({ showUnfinished: true, fail: ({ method }) => (method === 'FinalizeArtifact' ? { status: 403 } : null) });
  await expect(upload('half')).rejects.toThrow('403');
  expect(await names()).toEqual(['half']);
});

it('lists an artifact only after the lag', async () => {
  await start({ visibilityLagMs: 300 });
  await upload('late');
  expect(await names()).toEqual([]);
  await expect.poll(names, { timeout: 5000, interval: 50 }).toEqual(['late']);
});

it('fails on demand; the client repeats what it takes for passing', async () => {
  await start({ fail: ({ method, count }) => (method === 'ListArtifacts' && count === 1 ? { status: 503 } : null) });
  expect(await names()).toEqual([]);
  expect(service.requests.map(({ status }) => status)).toEqual([503, 200]);
});

it('cuts connections', async () => {
  await start({ fail: () => ({ status: 0 }) });
  await expect(names()).rejects.toThrow('ECONNRESET');
});

it('refuses a token without the scope of the service', async () => {
  await start();
  process.env['ACTIONS_RUNTIME_TOKEN'] = service.token('run-7').replace(/^[^.]+/, 'x');
  expect(await names()).toEqual([]);
  const url = `${service.url}/twirp/github.actions.results.api.v1.ArtifactService/ListArtifacts`;
  expect((await fetch(url, { method: 'POST', body: '{}' })).status).toBe(401);
  const foreign = { method: 'POST', body: '{"workflow_run_backend_id":"run-8"}' };
  const authorization = `Bearer ${service.token('run-7')}`;
  expect((await fetch(url, { ...foreign, headers: { authorization } })).status).toBe(403);
});

it('gives a blob only to who has its address', async () => {
  await start();
  service.put('run-7', 'seeded', { 'a.txt': 'x' });
  expect((await fetch(`${service.url}/blob/1`)).status).toBe(403);
  expect((await fetch(`${service.url}/blob/9`)).status).toBe(404);
});
