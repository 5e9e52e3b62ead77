/**
 * GitHub's Results service as far as artifacts go: five Twirp calls and a block blob store, in memory. It speaks the protocol
 * of the unmodified `@actions/artifact` client, and fails, lags and forgets on demand.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerBlob, artifactOf } from './blobs.ts';
import {
  type Answer,
  createArtifact,
  type Failure,
  finishArtifact,
  finishedArtifacts,
  pathOf,
  type RequestSeen,
  type ResultsOptions,
  type State,
} from './model.ts';
import { callMethod, tokenFor } from './rpc.ts';
import { unzip, zip } from './zip.ts';

export type { Failure, FailureRule, RequestSeen, ResultsOptions } from './model.ts';

export interface ResultsService extends AsyncDisposable {
  readonly url: string;
  readonly requests: readonly RequestSeen[];
  /** The most downloads of blobs that were under way at one time. */
  readonly maxConcurrentDownloads: () => number;
  /** The token that a job of a run gets; it says whose artifacts it may touch. */
  readonly token: (run: string | number, job?: string | number) => string;
  /** What the runner puts into the environment of an action. */
  readonly variables: (run: string | number, job?: string | number) => Record<string, string>;
  /** Names of the finished artifacts of a run, in the order of their creation. */
  readonly names: (run: string | number) => string[];
  /** Stores an artifact without the protocol; a `Buffer` is the archive itself. */
  readonly put: (run: string | number, name: string, files: Readonly<Record<string, string | Buffer>> | Buffer) => void;
  readonly read: (run: string | number, name: string) => Record<string, string>;
  /** Changes the content and not what the list says about it. */
  readonly alter: (run: string | number, name: string, change: (content: Buffer) => Buffer) => void;
  /** When the content may go, as its upload asked for it. */
  readonly expiry: (run: string | number, name: string) => string | null;
  readonly remove: (run: string | number, name: string) => void;
  readonly close: () => Promise<void>;
}

export async function startResultsService(options: ResultsOptions = {}): Promise<ResultsService> {
  const state: State = {
    url: '',
    options,
    artifacts: [],
    nextId: 1,
    count: 0,
    requests: [],
    downloads: { now: 0, most: 0 },
  };
  const server = createServer((request, response) => void answer(state, request, response));
  server.keepAliveTimeout = 1000;
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return handleOf(state, server);
}

function handleOf(state: State, server: Server): ResultsService {
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  const find = (run: string | number, name: string) => {
    const artifact = finishedArtifacts(state, String(run)).find((candidate) => candidate.name === name);
    if (!artifact?.content) throw new Error(`there is no artifact ${name}`);
    return { artifact, content: artifact.content };
  };
  const token = (run: string | number, job: string | number = 1) => tokenFor(String(run), String(job));
  return {
    url: state.url,
    requests: state.requests,
    maxConcurrentDownloads: () => state.downloads.most,
    token,
    variables: (run, job) => ({
      ACTIONS_RESULTS_URL: `${state.url}${state.options.under ?? ''}/`,
      ACTIONS_RUNTIME_TOKEN: token(run, job),
    }),
    names: (run) => finishedArtifacts(state, String(run)).map(({ name }) => name),
    put: (run, name, files) =>
      finishArtifact(createArtifact(state, String(run), '0', name), Buffer.isBuffer(files) ? files : zip(files), 0),
    read: (run, name) => unzip(find(run, name).content),
    alter: (run, name, change) => {
      const { artifact, content } = find(run, name);
      artifact.content = change(content);
    },
    expiry: (run, name) => find(run, name).artifact.expiresAt,
    remove: (run, name) => {
      state.artifacts = state.artifacts.filter((one) => one.run !== String(run) || one.name !== name);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const at = Date.now();
  const url = new URL(request.url ?? '/', state.url);
  const method = methodOf(state, request, url);
  if (method === 'get') countDownload(state, response);
  const sent = await bodyOf(request);
  if (state.options.latencyMs) await new Promise((resolve) => setTimeout(resolve, state.options.latencyMs));
  const name = nameOf(state, method, sent, url);
  const failure = state.options.fail?.({ method, name, count: ++state.count }) ?? null;
  const works = failure === null || failure.late === true || failure.breaksAt !== undefined;
  const right = works ? route(state, method, request, url, sent) : null;
  const result = right !== null && failure?.late !== true ? right : failed(failure);
  state.requests.push({ method, name, at, status: result.status });
  if (failure?.hangs === true) return;
  if (result.status === 0) return void request.socket.destroy();
  const body = Buffer.from(result.body);
  const length = state.options.chunked === true ? {} : { 'content-length': body.length };
  const type = { 'content-type': result.type ?? 'application/json' };
  response.writeHead(result.status, { ...type, ...length, ...result.headers });
  if (failure?.breaksAt === undefined) return void response.end(body);
  response.write(body.subarray(0, failure.breaksAt), () => {
    if (failure.drips !== undefined) drip(response, body.subarray(failure.breaksAt), failure.drips);
    else if (failure.stalls !== true) request.socket.destroy();
  });
}

/** A byte now and then, as long as anybody listens. */
function drip(response: ServerResponse, body: Buffer, everyMs: number): void {
  let at = 0;
  const timer = setInterval(() => {
    if (at < body.length) response.write(body.subarray(at, ++at));
    else response.end();
  }, everyMs);
  response.on('close', () => clearInterval(timer));
}

function methodOf(state: State, request: IncomingMessage, url: URL): string {
  const method = url.pathname.startsWith(pathOf(state)) ? url.pathname.slice(pathOf(state).length) : '';
  const isContent = method === 'UploadArtifact' || method === 'DownloadArtifact';
  return method !== '' && !isContent ? method : (request.method ?? '').toLowerCase();
}

function countDownload(state: State, response: ServerResponse): void {
  state.downloads.most = Math.max(state.downloads.most, ++state.downloads.now);
  response.on('close', () => state.downloads.now--);
}

function route(state: State, method: string, request: IncomingMessage, url: URL, body: Buffer): Answer {
  const { authorization = '' } = request.headers;
  // Azure takes a signature or a token, and not both.
  if (method === 'put' || method === 'get')
    return authorization === '' ? answerBlob(state, method, url, body) : { status: 400, body: '' };
  return callMethod(state, method, authorization, body);
}

function failed(failure: Failure | null): Answer {
  const { status, retryAfter } = failure ?? { status: 500, retryAfter: undefined };
  if (failure?.body !== undefined) return { status, body: failure.body };
  const body = JSON.stringify({ code: 'unavailable', msg: status === 403 ? 'Error from intermediary' : 'injected' });
  return { status, body, ...(retryAfter === undefined ? {} : { headers: { 'retry-after': String(retryAfter) } }) };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function nameOf(state: State, method: string, body: Buffer, url: URL): string {
  if (method === 'put' || method === 'get') return artifactOf(state, url)?.name ?? '';
  try {
    return String((JSON.parse(body.toString()) as { name?: unknown }).name ?? '');
  } catch {
    return '';
  }
}
