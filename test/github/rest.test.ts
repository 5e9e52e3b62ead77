import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { fetchTimings } from '../../src/app/fetch-timings.ts';
import { upsertComment } from '../../src/github/comment.ts';
import { listJobs } from '../../src/github/jobs.ts';
import { createRest, type Rest } from '../../src/github/rest.ts';
import { listRunArtifacts } from '../../src/github/run-artifacts.ts';
import type { RimProblem } from '../../src/problem.ts';
import { sentence } from '../../src/report/sentences/index.ts';
import { isCopy, jobsOfLegs, startsOf } from '../../src/verdict/jobs.ts';
import { type Api, type ApiOptions, type ArtifactFacts, startApi } from '../support/api/api.ts';
import { faultsOf } from '../support/openapi/check.ts';

let api: Api;
let rest: Rest;

async function start(options: ApiOptions = {}): Promise<void> {
  api = await startApi(options);
  rest = await createRest({ token: 'good', apiUrl: api.url, secondMs: 5 });
}

afterEach(async () => {
  await api.close();
  // Whatever a test was about: GitHub could have given every one of these answers.
  expect(api.requests.filter(({ path }) => path.startsWith('/repos/')).flatMap(faultsOf)).toEqual([]);
});

const run = { owner: 'octo-org', repo: 'octo-repo', runId: 7, runAttempt: 1 };
const detailOf = (problem: RimProblem | null) => (problem !== null && 'detail' in problem ? problem.detail : null);

it('lists the jobs of all pages', async () => {
  await start();
  for (let index = 0; index < 256; index++) api.addJob(7, { name: `shard ${index}`, conclusion: 'success' });
  api.addJob(8, { name: 'of another run', conclusion: 'success' });
  const { jobs, problem } = await listJobs(rest, run);
  expect(problem).toBeNull();
  expect(jobs).toHaveLength(256);
  expect(api.requests).toHaveLength(3);
  expect(jobs[255]).toMatchObject({ name: 'shard 255', status: 'completed', conclusion: 'success', runAttempt: 1 });
  expect(jobs[255]?.url).toMatch(/^https:\/\/github\.com\/.*\/job\/\d+$/);
});

it('sends a token of the newer form as it is: an id and a JWT, of hundreds of characters', async () => {
  const part = (length: number) => 'Aa0-_'.repeat(length / 5);
  const token = `ghs_1234567_${part(80)}.${part(300)}.${part(120)}`;
  api = await startApi({ token });
  const longer = await createRest({ token, apiUrl: api.url, secondMs: 5 });
  expect(await listJobs(longer, run)).toEqual({ jobs: [], problem: null });
  expect(api.requests).toMatchObject([{ authorization: `bearer ${token}` }]);
});

it('lists every attempt up to its own, and who ran a job', async () => {
  await start();
  for (const [runAttempt, conclusion] of [
    [1, 'failure'],
    [2, 'success'],
    [3, 'cancelled'],
  ] as const)
    api.addJob(7, { name: 'a', runAttempt, conclusion });
  api.addJob(7, { name: 'b', runAttempt: 1, conclusion: 'success' });
  api.addJob(7, { name: 'c', runAttempt: 3, conclusion: null });
  const { jobs } = await listJobs(rest, { ...run, runAttempt: 2 });
  expect(jobs.map(({ name, runAttempt, conclusion }) => [name, runAttempt, conclusion])).toEqual([
    ['a', 1, 'failure'],
    ['a', 2, 'success'],
    ['b', 1, 'success'],
  ]);
  expect(jobs.every(({ runnerId }) => (runnerId ?? 0) > 0)).toBe(true);
});

it('tells the wait for a runner from the work: a job began with its first step', async () => {
  await start();
  api.addJob(7, { name: 'a', conclusion: 'success', beganAt: '2026-01-01T00:03:00Z' });
  api.addJob(7, { name: 'b', conclusion: null, status: 'queued' });
  const { jobs } = await listJobs(rest, run);
  expect(jobs.map(({ beganAt }) => beganAt)).toEqual(['2026-01-01T00:03:00Z', null]);
});

it('lists the jobs of a re-run as GitHub does: copies with their old times, queued ones without a runner', async () => {
  await start();
  for (const [name, conclusion] of Object.entries({ a: 'success', b: 'failure', c: 'failure', d: 'skipped' }))
    api.addJob(7, { name, conclusion });
  api.copyJobs(7, 2, ['b', 'c']);
  api.addJob(7, { name: 'b', runAttempt: 2, status: 'queued', conclusion: null });
  api.addJob(7, { name: 'c', runAttempt: 2, conclusion: 'cancelled', runnerId: 0 });
  const { jobs } = await listJobs(rest, { ...run, runAttempt: 2 });
  const legs = ['a', 'b', 'c', 'd'].map((name) => ({ id: name, name, wave: 1, runsOn: 'x' }));
  const found = jobsOfLegs(legs, jobs);
  const starts = legs.map(({ id }) => [...startsOf(found.get(id)!)]);
  expect(starts).toEqual([[1], [1], [1], []]);
  expect(isCopy(2, found.get('a')!.jobs)).toBe(true);
  expect(found.get('b')?.jobs.get(2)).toMatchObject({ status: 'queued', runnerId: null });
  expect(found.get('b')?.jobs.get(2)?.startedAt).not.toBeNull();
});

it('lists all artifacts of a run, or says what kept it from them', async () => {
  await start();
  const artifacts = Array.from({ length: 1203 }, (_, id) => ({
    id,
    name: `n${id}`,
    size: 3,
    digest: id === 0 ? 'sha256:x' : null,
  }));
  api.addRunArtifacts(7, artifacts);
  expect(await listRunArtifacts(rest, run, 1000)).toEqual(artifacts);
  expect(api.requests).toHaveLength(13);
});

it('has no list of artifacts rather than a part of it', async () => {
  await start({ permissions: { actions: 'none' } });
  const found = await listRunArtifacts(rest, run, 1000);
  expect(found).toMatchObject({ kind: 'list-cut', max: 1000 });
  expect('kind' in found && sentence(found)).toContain('actions: read');
});

it.each([
  [{ token: 'another' }, /401 .*token is not valid/],
  [{ permissions: { actions: 'none' } }, /403 \(Resource not accessible.*permissions: \{ actions: read \}/],
  [{ fail: () => ({ status: 404 }) }, /404/],
  [{ fail: () => ({ status: 503 }) }, /503/],
] as [ApiOptions, RegExp][])('says what kept it from the jobs: %j', async (options, detail) => {
  await start(options);
  api.addJob(7, { name: 'a', conclusion: 'success' });
  const { jobs, problem } = await listJobs(rest, run);
  expect(jobs).toEqual([]);
  expect(problem?.kind).toBe('jobs-unchecked');
  expect(detailOf(problem)).toMatch(detail);
});

it('has no jobs rather than half of them', async () => {
  await start({ fail: ({ count }) => (count > 1 ? { status: 403 } : null) });
  for (let index = 0; index < 101; index++) api.addJob(7, { name: `shard ${index}`, conclusion: 'success' });
  const { jobs, problem } = await listJobs(rest, run);
  expect(jobs).toEqual([]);
  expect(problem).not.toBeNull();
});

it('survives a service that is not there', async () => {
  await start();
  await api.close();
  expect(detailOf((await listJobs(rest, run)).problem)).toMatch(/fetch failed|ECONNREFUSED/);
});

it('survives a service that never answers', async () => {
  await start({ latencyMs: 60_000 });
  const impatient = await createRest({ token: 'good', apiUrl: api.url, secondMs: 1, timeoutMs: 20 });
  expect(detailOf((await listJobs(impatient, run)).problem)).toMatch(/timeout/);
});

it.each([
  ['trouble at the server', { status: 502 }],
  ['the hourly limit', { status: 403, limit: 'primary', retryAfter: 2 }],
  ['the limit against bursts', { status: 429, limit: 'secondary', retryAfter: 2 }],
] as const)('tries again after %s', async (_name, failure) => {
  await start({ fail: ({ count }) => (count <= 2 ? failure : null) });
  api.addJob(7, { name: 'a', conclusion: 'success' });
  expect((await listJobs(rest, run)).jobs).toHaveLength(1);
  expect(api.requests).toHaveLength(3);
});

it.each([
  { status: 500 },
  { status: 429, limit: 'secondary', retryAfter: 1 },
  { status: 403, limit: 'primary', retryAfter: 1 },
] as const)('gives up after three repetitions of %j', async (failure) => {
  await start({ fail: () => failure });
  expect((await listJobs(rest, run)).problem).not.toBeNull();
  expect(api.requests).toHaveLength(4);
});

it('does not wait for a limit that ends later than in a minute', async () => {
  await start({ fail: () => ({ status: 403, limit: 'primary', retryAfter: 1800 }) });
  expect((await listJobs(rest, run)).problem).not.toBeNull();
  expect(api.requests).toHaveLength(1);
});

const query = { owner: 'octo-org', repo: 'octo-repo', planName: 'ci', defaultBranch: 'main' };
const stored = (text: string, more: Partial<ArtifactFacts> = {}): ArtifactFacts => ({
  name: 'fanfold-ci-a1-timings',
  run: { branch: 'main' },
  content: { 'timings.json': text },
  ...more,
});

it('reads the newest timings of the default branch with two requests', async () => {
  await start();
  api.addArtifact(stored('newest', { createdAt: '2026-03-01T00:00:00Z' }));
  api.addArtifact(stored('older', { createdAt: '2026-02-01T00:00:00Z' }));
  api.addArtifact(stored('of a branch', { run: { branch: 'feature' }, createdAt: '2026-04-01T00:00:00Z' }));
  api.addArtifact(stored('of a fork', { run: { branch: 'main', fork: true }, createdAt: '2026-04-01T00:00:00Z' }));
  api.addArtifact(stored('expired', { expired: true, createdAt: '2026-04-01T00:00:00Z' }));
  api.addArtifact(stored('of another plan', { name: 'fanfold-web-a1-timings', createdAt: '2026-04-01T00:00:00Z' }));
  expect(await fetchTimings(rest, query)).toEqual({ text: 'newest', problem: null });
  const [list, zip, blob] = api.requests;
  expect(list?.url).toContain('name=fanfold-ci-a1-timings');
  expect(zip?.status).toBe(302);
  expect(blob?.authorization).toBeNull();
  expect(api.requests).toHaveLength(3);
});

it('knows nothing, without a problem, when there are none', async () => {
  await start();
  api.addArtifact(stored('of a branch', { run: { branch: 'feature' } }));
  expect(await fetchTimings(rest, query)).toEqual({ text: null, problem: null });
  expect(api.requests).toHaveLength(1);
});

const hostile: [string, ArtifactFacts, RegExp][] = [
  ['too large', stored('x', { size: 8 * 1024 * 1024 + 1 }), /more than 8388608/],
  [
    'larger than its listing says',
    stored('x', { content: Buffer.alloc(8 * 1024 * 1024 + 1), size: 10 }),
    /archive has/,
  ],
  ['no zip', stored('x', { content: Buffer.from('hello') }), /zip/],
  ['without the file', stored('x', { content: { other: 'x' } }), /has no timings\.json/],
  ['of a path upwards', stored('x', { content: { '../timings.json': 'x' } }), /leaves its folder/],
];
it.each(hostile)('reads no archive that is %s', async (_name, artifact, detail) => {
  await start();
  api.addArtifact(artifact);
  const { text, problem } = await fetchTimings(rest, query);
  expect(text).toBeNull();
  expect(problem?.kind).toBe('timings-unavailable');
  expect(detailOf(problem)).toMatch(detail);
});

const comment = { owner: 'octo-org', repo: 'octo-repo', issue: 5, marker: '<!-- fanfold:ci -->' };

it('writes one comment and then keeps it up to date', async () => {
  await start();
  api.addComment(5, 'looks good', { login: 'ann', association: 'MEMBER' });
  expect(await upsertComment(rest, { ...comment, body: 'first' })).toBeNull();
  // A client of its own for each, as in each run: one client spaces its writes by seconds.
  const again = () => createRest({ token: 'good', apiUrl: api.url });
  expect(await upsertComment(await again(), { ...comment, body: 'second' })).toBeNull();
  expect(
    await upsertComment(await again(), { ...comment, marker: '<!-- fanfold:web -->', body: 'other plan' }),
  ).toBeNull();
  expect([...api.comments(5).values()]).toEqual([
    'looks good',
    '<!-- fanfold:ci -->\nsecond',
    '<!-- fanfold:web -->\nother plan',
  ]);
});

it('finds its comment on Gitea, which says neither a type nor an association, and none of a stranger', async () => {
  const body = '<!-- fanfold:ci -->\nold';
  const comments = [
    { id: 1, body, user: { id: 7, login: 'mallory' } },
    { id: 2, body, user: { id: -2, login: 'gitea-actions' } },
  ];
  const seen: string[] = [];
  const gitea = createServer((request, response) => {
    seen.push(`${request.method} ${request.url?.split('?')[0]}`);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(comments));
  });
  await new Promise<void>((resolve) => gitea.listen(0, '127.0.0.1', resolve));
  const apiUrl = `http://127.0.0.1:${(gitea.address() as AddressInfo).port}/api/v1`;
  expect(await upsertComment(await createRest({ token: 'good', apiUrl }), { ...comment, body: 'new' })).toBeNull();
  gitea.close();
  const path = '/api/v1/repos/octo-org/octo-repo/issues';
  expect(seen).toEqual([`GET ${path}/5/comments`, `PATCH ${path}/comments/2`]);
});

it('finds its comment behind a hundred others, and edits none of a stranger', async () => {
  await start();
  api.addComment(5, '<!-- fanfold:ci -->\nmine', { login: 'mallory', association: 'NONE' });
  api.addComment(5, '> <!-- fanfold:ci -->\nquoted', { login: 'ann', association: 'OWNER' });
  for (let index = 0; index < 150; index++) api.addComment(5, `${index}`);
  const own = api.addComment(5, '<!-- fanfold:ci -->\nold');
  expect(await upsertComment(rest, { ...comment, body: 'new' })).toBeNull();
  const bodies = [...api.comments(5).values()];
  expect(api.comments(5).get(own)).toBe('<!-- fanfold:ci -->\nnew');
  expect(bodies[0]).toContain('mine');
  expect(bodies).toHaveLength(153);
});

it('cuts a body that GitHub would refuse', async () => {
  await start();
  expect(await upsertComment(rest, { ...comment, body: '😀'.repeat(40_000) })).toBeNull();
  const [body = ''] = [...api.comments(5).values()];
  expect(body.length).toBeLessThanOrEqual(65_536);
  expect(body.length).toBeGreaterThan(65_500);
  expect(body).toMatch(/^<!-- fanfold:ci -->\n(?:😀)+\n\n…$/u);
});

it('says that it may not write', async () => {
  await start({ permissions: { 'pull-requests': 'read' } });
  const problem = await upsertComment(rest, { ...comment, body: 'x' });
  expect(problem).toMatchObject({ kind: 'comment-failed', issue: 5 });
  expect(detailOf(problem)).toContain('pull-requests: write');
});
