import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openArtifacts } from '../../src/github/artifacts.ts';
import { type ResultsOptions, type ResultsService, startResultsService } from '../support/results-service/service.ts';

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

async function start(options: ResultsOptions = {}): Promise<void> {
  service = await startResultsService(options);
  process.env['ACTIONS_RESULTS_URL'] = service.url;
  process.env['ACTIONS_RUNTIME_TOKEN'] = service.token(7);
}

function file(name: string, content = `content of ${name}`): string {
  mkdirSync(join(folder, 'up'), { recursive: true });
  const path = join(folder, 'up', name);
  writeFileSync(path, content);
  return path;
}

it('stores, lists and unpacks', async () => {
  await start();
  const store = openArtifacts({ pace });
  expect(await store.upload(() => 'one', [file('a.json'), file('b.json')], join(folder, 'up'))).toBe('stored');
  const [one] = await store.list();
  expect(one).toMatchObject({ name: 'one', digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) });
  expect(await store.download(one!, join(folder, 'down'))).toBeNull();
  expect(readFileSync(join(folder, 'down', 'a.json'), 'utf8')).toBe('content of a.json');
});
