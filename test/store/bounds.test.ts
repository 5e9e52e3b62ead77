/** What a service that hangs, drips, refuses or talks nonsense costs: a bounded time, and a sentence. */
import { afterEach, describe, expect, it } from 'vitest';
import { type ArtifactOptions, openArtifacts } from '../../src/store/artifacts.ts';
import { BASE_MS, millisecondsFor, startBudget } from '../../src/store/budget.ts';
import { GivenUp, StoreFault } from '../../src/store/fault.ts';
import { hush } from '../support/hush.ts';
import { type Failure, type ResultsService, startResultsService } from '../support/results-service/service.ts';

hush();

const RUN = 7;
const pace = { tries: 9, firstDelayMs: 5, maxDelayMs: 20 };
let service: ResultsService | undefined;

afterEach(() => service?.close());

async function start(fail: (method: string) => Failure | null, options: ArtifactOptions = {}) {
  service = await startResultsService({ fail: ({ method }) => fail(method) });
  Object.assign(process.env, service.variables(RUN));
  service.put(RUN, 'one', { a: 'x'.repeat(3000) });
  return openArtifacts({ pace, budgetMs: 400, stallMs: 150, ...options });
}

const HANGS: Failure = { status: 200, hangs: true };
const at = (method: string, failure: Failure) => (asked: string) => (asked === method ? failure : null);

/** What came of some work, and whether it took as long as the budget and no longer than a few times that. */
async function bounded(work: Promise<unknown>): Promise<string> {
  const startedAt = Date.now();
  const ended = await work.then(
    (value) => JSON.stringify(value),
    (error: unknown) => (error instanceof StoreFault ? error.message : `unexpected: ${error}`),
  );
  expect(Date.now() - startedAt).toBeLessThan(4000);
  return ended;
}

describe('a wait has one budget for all its tries', () => {
  it('of 60 s, and a second for each 256 KiB', () => {
    expect(BASE_MS).toBe(60_000);
    expect([0, 1, 256 * 1024, 256 * 1024 + 1].map(millisecondsFor)).toEqual([0, 1000, 1000, 2000]);
  });

  it('that grows with what is moved, and ends when nothing is', async () => {
    service = await startResultsService();
    const budget = startBudget(undefined, 30);
    budget.grow(1);
    budget.grow(1);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(budget.signal.aborted).toBe(false);
    budget.release();
    const other = startBudget(undefined, 30);
    await new Promise((resolve) => other.signal.addEventListener('abort', resolve));
    expect(other.signal.reason).toBeInstanceOf(GivenUp);
  });

  it('that a hanging list, upload or download does not exceed', async () => {
    for (const method of ['ListArtifacts', 'CreateArtifact', 'put', 'FinalizeArtifact']) {
      const store = await start(at(method, HANGS));
      const work =
        method === 'ListArtifacts'
          ? store.list()
          : store.upload((copy) => `new-${copy}`, [{ path: 'a', content: 'a' }]);
      expect(await bounded(work)).toMatch(/^the artifacts of this run cannot be (listed|stored): (given up|no answer)/);
      await service?.close();
    }
    for (const method of ['GetSignedArtifactURL', 'get']) {
      const store = await start(at(method, HANGS));
      const [one] = await store.list();
      expect(await bounded(store.open(one!, async (files) => files))).toContain('artifact-unreadable');
      await service?.close();
    }
    await start(() => null);
  });

  it('that cuts a blob that drips, although a byte comes before every stall', async () => {
    const dripping = { status: 200, breaksAt: 10, drips: 20 };
    // The time for the bytes of a digest is 1 s here, so the whole is 1.4 s and not the minute of 3,000 drops.
    const store = await start(at('get', dripping));
    const [one] = await store.list();
    expect(await bounded(store.open(one!, async (files) => files))).toContain('given up after 1 s');
  });

  it('and is longer when the service asks to be left alone', async () => {
    let asked = false;
    const store = await start((method) => {
      if (method !== 'ListArtifacts' || asked) return null;
      asked = true;
      return { status: 429, retryAfter: 1 };
    });
    expect((await store.list()).map(({ name }) => name)).toEqual(['one']);
  });
});

describe('a leg that is stopped', () => {
  it.each(['ListArtifacts', 'put', 'get'])('ends a wait for %s at once', async (method) => {
    const stop = new AbortController();
    const store = await start(at(method, HANGS), { stop: stop.signal, budgetMs: BASE_MS, stallMs: BASE_MS });
    const work = async (): Promise<unknown> => {
      if (method === 'put') return store.upload(() => 'new', [{ path: 'a', content: 'a' }]);
      const [one] = await store.list();
      return store.open(one!, async (files) => files);
    };
    setTimeout(() => stop.abort({ kind: 'cancelled' }), 100);
    expect(await bounded(work())).toContain('this leg is stopped');
    expect(await bounded(store.list())).toContain('this leg is stopped');
  });

  it('ends one look alone', async () => {
    const store = await start(at('ListArtifacts', HANGS), { budgetMs: BASE_MS, stallMs: BASE_MS });
    const done = new AbortController();
    setTimeout(() => done.abort(), 50);
    expect(await bounded(store.list(done.signal))).toContain('this leg is stopped');
  });
});

describe('an answer that is not what the service promises', () => {
  it.each([
    ['null', 'null'],
    ['a list', '[]'],
    ['a number', '7'],
    ['text for the artifacts', '{"artifacts":"x"}'],
    ['an object for the artifacts', '{"artifacts":{"name":"a"}}'],
  ])('%s is a sentence', async (_, body) => {
    const store = await start(at('ListArtifacts', { status: 200, body }));
    expect(await bounded(store.list())).toMatch(
      /^the artifacts of this run cannot be listed: ListArtifacts: the answer is not/,
    );
  });

  it.each([
    ['{}', []],
    ['{"artifacts":null}', []],
    ['{"artifacts":[null,7,[],{},{"name":{"a":1},"database_id":"1"}]}', []],
    ['{"artifacts":[{"name":"a","workflow_job_run_backend_id":{}}]}', []],
    ['{"artifacts":[{"name":"a"}]}', [{ name: 'a', id: 0, size: 0, digest: null, job: '' }]],
    [
      '{"artifacts":[{"name":"a","database_id":{},"size":-1,"digest":{}}]}',
      [{ name: 'a', id: 0, size: 0, digest: null, job: '' }],
    ],
  ])('%s lists %j', async (body, expected) => {
    const store = await start(at('ListArtifacts', { status: 200, body }));
    expect(await store.list()).toEqual(expected);
  });

  it.each([
    ['CreateArtifact', '{"ok":true}'],
    ['CreateArtifact', '{"ok":true,"signed_upload_url":{}}'],
    ['CreateArtifact', 'null'],
    ['FinalizeArtifact', '{"ok":false}'],
    ['GetSignedArtifactURL', '{"signed_url":"file:///etc/passwd"}'],
  ])('%s: %s is a sentence', async (method, body) => {
    const store = await start(at(method, { status: 200, body }));
    const [one] = await store.list();
    const work = method.startsWith('Get')
      ? store.open(one!, async (files) => files)
      : store.upload(() => 'new', [{ path: 'a', content: 'a' }]);
    expect(await bounded(work)).toContain(`${method}: the answer is not what the service promises`);
  });

  it('a page of something on the way may pass', async () => {
    let first = true;
    const store = await start((method) => {
      if (method !== 'ListArtifacts' || !first) return null;
      first = false;
      return { status: 200, body: '<html>' };
    });
    expect(await store.list()).toHaveLength(1);
  });
});

it('says that the storage is full, at once', async () => {
  const body = JSON.stringify({ code: 'resource_exhausted', msg: 'insufficient usage to create artifact' });
  const store = await start(at('CreateArtifact', { status: 403, body }));
  const stored = store.upload(() => 'new', [{ path: 'a', content: 'a' }]);
  await expect(stored).rejects.toMatchObject({ problem: { kind: 'store-full' } });
  expect(service?.requests.filter(({ method }) => method === 'CreateArtifact')).toHaveLength(1);
});
