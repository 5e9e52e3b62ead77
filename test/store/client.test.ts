import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCommandGuard } from '../../src/github/commands.ts';
import { openArtifacts } from '../../src/store/artifacts.ts';
import { type ResultsService, startResultsService } from '../support/results-service/service.ts';
import { createCommandReader } from '../support/runner/commands.ts';

const RUN = 7;
const written: string[] = [];
const write = process.stdout.write;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fanfold-test-'));
  process.stdout.write = ((chunk: string | Uint8Array) => written.push(String(chunk)) > 0) as typeof write;
});
afterAll(() => {
  process.stdout.write = write;
  rmSync(folder, { recursive: true, force: true });
});

async function connect(service: ResultsService) {
  Object.assign(process.env, service.variables(RUN));
  written.length = 0;
  return openArtifacts();
}

it('says nothing of its own, and masks what must not be seen even while a task has the output', async () => {
  await using service = await startResultsService();
  const store = await connect(service);
  const file = join(folder, 'a.json');
  writeFileSync(file, '{}');
  const guard = createCommandGuard((text) => process.stdout.write(text));
  guard.begin();
  guard.line('', '::set-output name=stolen::1');
  await store.upload(() => 'one', [file], folder);
  process.stdout.write('a line of ours\n');
  const [one] = await store.list();
  expect(await store.open(one!, async (files) => files)).toHaveLength(1);
  guard.end();

  const reader = createCommandReader();
  for (const line of written.join('').split('\n').slice(0, -1)) reader.line(line);
  const signature = Buffer.from('blob 1').toString('base64url');
  expect([...reader.masks]).toContain(signature);
  expect(reader.log()).toBe('::set-output name=stolen::1\na line of ours');
});

it('repeats a request sooner than after the three seconds of the client itself, and leaves other timers alone', async () => {
  let failed = false;
  const fail = () => {
    if (failed) return null;
    failed = true;
    return { status: 503 };
  };
  await using service = await startResultsService({ fail });
  const store = await connect(service);
  let fired = false;
  const timer = setTimeout(() => {
    fired = true;
  }, 3500);
  const file = join(folder, 'b.json');
  writeFileSync(file, '{}');
  await store.upload((copy) => `copy-${copy}`, [file], folder);
  await new Promise((resolve) => setTimeout(resolve, 400));
  clearTimeout(timer);
  const [first, second] = service.requests;
  expect(second!.at - first!.at).toBeLessThan(3000);
  expect(fired).toBe(false);
});
