/**
 * GitHub's Results service as far as artifacts go: five Twirp calls and a block blob store, in memory. It speaks the protocol
 * of the unmodified `@actions/artifact` client: JSON with snake_case names in, run and job ids out of the token's `scp`
 * claim, `PUT …&comp=block` and `comp=blocklist`, 409 on a name that is taken.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { unzip, zip } from './zip.ts';

export interface RequestSeen {
  /** `CreateArtifact`, …, or `put` and `get` for blobs. */
  readonly method: string;
  /** The artifact's name, where the request has one. */
  readonly name: string;
  readonly at: number;
  readonly status: number;
}

/** An answer in place of the right one. */
export interface Failure {
  readonly status: number;
  readonly retryAfter?: number;
}

export interface ResultsOptions {
  /** Milliseconds before each answer. */
  readonly latencyMs?: number;
  /** Milliseconds from the end of an upload until it is listed. */
  readonly visibilityLagMs?: number;
  /** Decides about each request, counted from 1, whether it fails. */
  readonly fail?: (request: { method: string; name: string; count: number }) => Failure | null;
  readonly port?: number;
}

interface Blob {
  readonly blocks: Map<string, Buffer>;
  content: Buffer | null;
}

interface Artifact {
  readonly id: number;
  readonly run: string;
  readonly job: string;
  readonly name: string;
  readonly blob: Blob;
  finalizedAt: number | null;
  createdAt: string;
}

export interface ResultsService extends AsyncDisposable {
  readonly url: string;
  readonly requests: readonly RequestSeen[];
  /** The most downloads of blobs that were under way at one time. */
  readonly maxConcurrentDownloads: () => number;
  /** The token that a job of a run gets; it says whose artifacts it may touch. */
  readonly token: (run: string | number, job?: string | number) => string;
  /** Names of the finished artifacts of a run, in the order of their creation. */
  readonly names: (run: string | number) => string[];
  readonly put: (run: string | number, name: string, files: Readonly<Record<string, string | Buffer>>) => void;
  readonly read: (run: string | number, name: string) => Record<string, string>;
  readonly remove: (run: string | number, name: string) => void;
  readonly close: () => Promise<void>;
}

export async function startResultsService(options: ResultsOptions = {}): Promise<ResultsService> {
  const state = createState(options);
  const server = createServer((request, response) => void answer(state, request, response));
  server.keepAliveTimeout = 1000;
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    url: state.url,
    requests: state.requests,
    maxConcurrentDownloads: () => state.downloads.most,
    token: (run, job = 1) => tokenFor(String(run), String(job)),
    names: (run) => finished(state, String(run)).map(({ name }) => name),
    put: (run, name, files) => {
      const artifact = create(state, String(run), '0', name);
      artifact.blob.content = zip(files);
      artifact.finalizedAt = 0;
    },
    read: (run, name) => {
      const artifact = finished(state, String(run)).find((candidate) => candidate.name === name);
      if (!artifact?.blob.content) throw new Error(`there is no artifact ${name}`);
      return unzip(artifact.blob.content);
    },
    remove: (run, name) => {
      state.artifacts = state.artifacts.filter((one) => one.run !== String(run) || one.name !== name);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

interface State {
  url: string;
  readonly options: ResultsOptions;
  artifacts: Artifact[];
  nextId: number;
  count: number;
  readonly requests: RequestSeen[];
  readonly downloads: { now: number; most: number };
}

function createState(options: ResultsOptions): State {
  return { url: '', options, artifacts: [], nextId: 1, count: 0, requests: [], downloads: { now: 0, most: 0 } };
}

function finished(state: State, run: string): Artifact[] {
  return state.artifacts.filter((artifact) => artifact.run === run && artifact.finalizedAt !== null);
}

function create(state: State, run: string, job: string, name: string): Artifact {
  const blob: Blob = { blocks: new Map(), content: null };
  const artifact = { id: state.nextId++, run, job, name, blob, finalizedAt: null, createdAt: new Date().toISOString() };
  state.artifacts.push(artifact);
  return artifact;
}

/** An unsigned token with the claim that the client reads. */
function tokenFor(run: string, job: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const scp = `Actions.ExampleScope Actions.Results:${run}:${job}`;
  return `${part({ alg: 'none', typ: 'JWT' })}.${part({ scp, exp: 4102444800 })}.signature`;
}

interface Answer {
  readonly status: number;
  readonly body: string | Buffer;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', state.url);
  const method = url.pathname.startsWith('/twirp/') ? (url.pathname.split('/').at(-1) ?? '') : `${request.method}`.toLowerCase();
  const download = method === 'get';
  if (download) state.downloads.most = Math.max(state.downloads.most, ++state.downloads.now);
  try {
    const body = await bodyOf(request);
    if (state.options.latencyMs) await new Promise((resolve) => setTimeout(resolve, state.options.latencyMs));
    const name = nameOf(state, method, body, url);
    const failure = state.options.fail?.({ method, name, count: ++state.count }) ?? null;
    const result = failure === null ? route(state, method, request, url, body) : failed(failure);
    state.requests.push({ method, name, at: Date.now(), status: result.status });
    response.writeHead(result.status, { 'content-type': result.type ?? 'application/json', ...result.headers });
    response.end(result.body);
  } finally {
    if (download) state.downloads.now--;
  }
}

function failed({ status, retryAfter }: Failure): Answer {
  const body = JSON.stringify({ code: 'unavailable', msg: `injected ${status}` });
  return { status, body, ...(retryAfter === undefined ? {} : { headers: { 'retry-after': String(retryAfter) } }) };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function nameOf(state: State, method: string, body: Buffer, url: URL): string {
  if (method === 'put' || method === 'get') return blobOf(state, url)?.name ?? '';
  try {
    return String((JSON.parse(body.toString()) as { name?: unknown }).name ?? '');
  } catch {
    return '';
  }
}

function blobOf(state: State, url: URL): Artifact | undefined {
  return state.artifacts.find((artifact) => url.pathname === `/blob/${artifact.id}`);
}

function route(state: State, method: string, request: IncomingMessage, url: URL, body: Buffer): Answer {
  if (method === 'put' || method === 'get') return blob(state, method, url, body);
  const claim = /Actions\.Results:([^:\s]+):([^:\s]+)/.exec(scopeOf(request.headers.authorization ?? ''));
  if (claim === null) return json(401, { code: 'unauthenticated', msg: 'no Actions.Results scope' });
  const input = JSON.parse(body.toString()) as Record<string, unknown>;
  const [, run = '', job = ''] = claim;
  if (method !== 'GetSignedArtifactURL' && input['workflow_run_backend_id'] !== run)
    return json(403, { code: 'permission_denied', msg: 'another run' });
  return twirp(state, method, run, job, input);
}

function scopeOf(authorization: string): string {
  const payload = authorization.replace(/^Bearer /, '').split('.')[1] ?? '';
  try {
    return String((JSON.parse(Buffer.from(payload, 'base64url').toString()) as { scp?: unknown }).scp);
  } catch {
    return '';
  }
}

function twirp(state: State, method: string, run: string, job: string, input: Record<string, unknown>): Answer {
  const name = String(input['name'] ?? '');
  const mine = state.artifacts.filter((artifact) => artifact.run === run);
  const found = mine.find((artifact) => artifact.name === name);
  switch (method) {
    case 'CreateArtifact':
      if (name === '' || name.length > 256) return json(400, { code: 'invalid_argument', msg: 'artifact name must be between 1 and 256 characters' });
      if (found) return json(409, { code: 'already_exists', msg: 'an artifact with this name already exists on the workflow run' });
      if (![4, 7].includes(Number(input['version']))) return json(400, { code: 'invalid_argument', msg: 'version' });
      return json(200, { ok: true, signed_upload_url: `${state.url}/blob/${create(state, run, job, name).id}?sig=abc%3D` });
    case 'FinalizeArtifact':
      return finalize(found, input);
    case 'ListArtifacts':
      return json(200, { artifacts: mine.filter((artifact) => isListed(state, artifact, input)).map(listed) });
    case 'GetSignedArtifactURL':
      if (!found?.blob.content) return json(404, { code: 'not_found', msg: 'artifact not found' });
      return json(200, { signed_url: `${state.url}/blob/${found.id}?sig=abc%3D` });
    case 'DeleteArtifact':
      if (!found) return json(404, { code: 'not_found', msg: 'artifact not found' });
      state.artifacts = state.artifacts.filter((artifact) => artifact !== found);
      return json(200, { ok: true, artifact_id: String(found.id) });
    default:
      return json(404, { code: 'bad_route', msg: method });
  }
}

function finalize(found: Artifact | undefined, input: Record<string, unknown>): Answer {
  if (!found?.blob.content) return json(404, { code: 'not_found', msg: 'nothing was uploaded' });
  const size = found.blob.content.length;
  if (Number(input['size']) !== size) return json(400, { code: 'invalid_argument', msg: `size is ${size}` });
  const hash = `sha256:${createHash('sha256').update(found.blob.content).digest('hex')}`;
  if (input['hash'] !== undefined && input['hash'] !== hash) return json(400, { code: 'invalid_argument', msg: 'hash' });
  found.finalizedAt = Date.now();
  return json(200, { ok: true, artifact_id: String(found.id) });
}

function isListed(state: State, artifact: Artifact, input: Record<string, unknown>): boolean {
  if (artifact.finalizedAt === null || Date.now() - artifact.finalizedAt < (state.options.visibilityLagMs ?? 0)) return false;
  const name = input['name_filter'];
  const id = input['id_filter'];
  return (name === undefined || name === artifact.name) && (id === undefined || String(id) === String(artifact.id));
}

function listed(artifact: Artifact): object {
  const content = artifact.blob.content ?? Buffer.alloc(0);
  return {
    workflow_run_backend_id: artifact.run,
    workflow_job_run_backend_id: artifact.job,
    database_id: String(artifact.id),
    name: artifact.name,
    size: String(content.length),
    created_at: artifact.createdAt,
    digest: `sha256:${createHash('sha256').update(content).digest('hex')}`,
  };
}

/** Azure's block blobs: blocks by id, then the list that puts them together. */
function blob(state: State, method: string, url: URL, body: Buffer): Answer {
  const artifact = blobOf(state, url);
  if (artifact === undefined) return { status: 404, body: '' };
  const { blob: stored } = artifact;
  if (method === 'get') {
    if (stored.content === null) return { status: 404, body: '' };
    return { status: 200, body: stored.content, type: 'application/zip' };
  }
  const made = { status: 201, body: '', headers: { etag: '"1"', 'x-ms-request-id': '1' } };
  if (url.searchParams.get('comp') === 'block') {
    stored.blocks.set(url.searchParams.get('blockid') ?? '', body);
    return made;
  }
  if (url.searchParams.get('comp') === 'blocklist') {
    const ids = [...body.toString().matchAll(/<(?:Latest|Uncommitted|Committed)>([^<]*)</g)].map(([, id = '']) => id);
    stored.content = Buffer.concat(ids.map((id) => stored.blocks.get(id) ?? Buffer.alloc(0)));
    return made;
  }
  stored.content = body;
  return made;
}

function json(status: number, value: object): Answer {
  return { status, body: JSON.stringify(value) };
}
