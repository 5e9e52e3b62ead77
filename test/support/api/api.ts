/** GitHub's REST API as far as fanfold uses it, in memory: jobs of a run, artifacts of a repository, comments. */
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { zip } from '../results-service/zip.ts';
import { type ArtifactJson, artifactJson, type CommentJson, commentJson, type JobJson, jobJson } from './entities.ts';
import { route } from './routes.ts';

export interface JobFacts {
  readonly name: string;
  readonly runAttempt?: number;
  readonly status?: string;
  /** `null`: not yet completed. A job that fails under `continue-on-error` is a `failure` here, too. */
  readonly conclusion: string | null;
  /** By default none for a job that is queued or skipped. A job that was cancelled in the queue has 0. */
  readonly runnerId?: number | null;
  readonly createdAt?: string;
  readonly startedAt?: string;
  /** When its first step started; without it the job has no steps. */
  readonly beganAt?: string;
  readonly completedAt?: string;
}

/** Where the code of a run came from. */
export interface Branch {
  readonly branch: string;
  readonly fork?: boolean;
}

export interface ArtifactFacts {
  readonly name: string;
  readonly run: Branch;
  readonly content: Readonly<Record<string, string>> | Buffer;
  readonly expired?: boolean;
  /** What the list says, when it shall not be the truth. */
  readonly size?: number;
  readonly createdAt?: string;
}

/** An artifact of a run, in the list that has no end at 1,000. */
export interface RunArtifactFacts {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly digest: string | null;
}

export interface Failure {
  readonly status: number;
  /** Seconds. */
  readonly retryAfter?: number;
  /** A rate limit of GitHub's: the hourly one, or the one against bursts. */
  readonly limit?: 'primary' | 'secondary';
  readonly message?: string;
}

export interface ApiOptions {
  /** The one token that is good; by default any token is. */
  readonly token?: string;
  readonly permissions?: { readonly actions?: 'read' | 'none'; readonly 'pull-requests'?: 'write' | 'read' | 'none' };
  /** Decides about each request, counted from 1, whether it fails. */
  readonly fail?: (request: { method: string; path: string; count: number }) => Failure | null;
  /** Milliseconds before each answer. */
  readonly latencyMs?: number;
  readonly port?: number;
}

export interface RequestSeen {
  readonly method: string;
  /** As the OpenAPI description writes it; the raw path of what it does not know, e.g. of a blob. */
  readonly path: string;
  readonly url: string;
  readonly authorization: string | null;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Of the answer. */
  readonly body: string;
}

export interface Api extends AsyncDisposable {
  readonly url: string;
  readonly requests: readonly RequestSeen[];
  readonly addJob: (run: number, job: JobFacts) => void;
  /**
   * Begins a re-run: GitHub lists every job under the new attempt, those that do not run again with a new id and their old
   * times and conclusion. For a time such copies were not listed at all: then `addJob` alone is enough.
   */
  readonly copyJobs: (run: number, attempt: number, except: readonly string[]) => void;
  /**
   * "Re-run failed jobs" as GitHub does it: what failed starts again, and so does what depends on it, unless that is in a
   * workflow which a matrix calls, where it is sometimes a copy (actions/runner 2810).
   */
  readonly rerunFailed: (
    run: number,
    attempt: number,
    jobs: {
      readonly failed: readonly string[];
      readonly dependents: readonly string[];
      readonly dependentsRun: boolean;
    },
  ) => void;
  readonly addRunArtifacts: (run: number, artifacts: readonly RunArtifactFacts[]) => void;
  readonly addArtifact: (artifact: ArtifactFacts) => void;
  readonly addComment: (issue: number, body: string, author?: { login: string; association: string }) => number;
  /** The bodies of all comments on an issue, by id. */
  readonly comments: (issue: number) => ReadonlyMap<number, string>;
  readonly close: () => Promise<void>;
}

export interface State {
  url: string;
  /** Where archives are; another origin, as with GitHub. */
  blobUrl: string;
  readonly options: ApiOptions;
  readonly requests: RequestSeen[];
  readonly jobs: Map<number, JobJson[]>;
  readonly runArtifacts: Map<number, ArtifactJson[]>;
  readonly artifacts: { readonly json: ArtifactJson; readonly content: Buffer }[];
  readonly comments: Map<number, CommentJson[]>;
  nextId: number;
  count: number;
}

export const BOT = { login: 'github-actions[bot]', association: 'NONE' };

export async function startApi(options: ApiOptions = {}): Promise<Api> {
  const state: State = {
    url: '',
    blobUrl: '',
    options,
    requests: [],
    jobs: new Map(),
    runArtifacts: new Map(),
    artifacts: [],
    comments: new Map(),
    nextId: 1,
    count: 0,
  };
  const listener: RequestListener = (request, response) => void answer(state, request, response);
  const servers = [await listen(listener, options.port ?? 0), await listen(listener, 0)] as const;
  [state.url, state.blobUrl] = [urlOf(servers[0]), urlOf(servers[1])];
  const base = `${state.url}/repos/octo-org/octo-repo`;
  const close = async () => void (await Promise.all(servers.map(shut)));
  const copyJobs: Api['copyJobs'] = (run, attempt, except) => {
    const before = (state.jobs.get(run) ?? []).filter(({ run_attempt }) => run_attempt === attempt - 1);
    for (const job of before.filter(({ name }) => !except.includes(name)))
      push(state.jobs, run, { ...job, id: state.nextId++, run_attempt: attempt });
  };
  return {
    url: state.url,
    requests: state.requests,
    addJob: (run, job) => push(state.jobs, run, jobJson(base, state.nextId++, run, job)),
    copyJobs,
    rerunFailed: (run, attempt, { failed, dependents, dependentsRun }) => {
      const again = [...failed, ...(dependentsRun ? dependents : [])];
      copyJobs(run, attempt, again);
      for (const name of again)
        push(state.jobs, run, jobJson(base, state.nextId++, run, { name, runAttempt: attempt, conclusion: 'success' }));
    },
    addRunArtifacts: (run, artifacts) => {
      for (const { id, name, size, digest } of artifacts) {
        const json = artifactJson(base, id, {
          name,
          size,
          expired: false,
          createdAt: undefined,
          run: { branch: 'main' },
        });
        push(state.runArtifacts, run, Object.assign(json, { digest }));
      }
    },
    addArtifact: (facts) => {
      const content = Buffer.isBuffer(facts.content) ? facts.content : zip(facts.content);
      const { name, run, expired = false, size = content.length, createdAt } = facts;
      state.artifacts.push({
        json: artifactJson(base, state.nextId++, { name, size, expired, createdAt, run }),
        content,
      });
    },
    addComment: (issue, body, author = BOT) => addComment(state, issue, body, author).id,
    comments: (issue) => new Map((state.comments.get(issue) ?? []).map(({ id, body }) => [id, body])),
    close,
    [Symbol.asyncDispose]: close,
  };
}

export function addComment(state: State, issue: number, body: string, author: typeof BOT): CommentJson {
  const base = `${state.url}/repos/octo-org/octo-repo`;
  const comment = commentJson(base, state.nextId++, issue, body, author.login, author.association);
  push(state.comments, issue, comment);
  return comment;
}

function push<Value>(map: Map<number, Value[]>, key: number, value: Value): void {
  map.set(key, [...(map.get(key) ?? []), value]);
}

async function listen(listener: RequestListener, port: number): Promise<Server> {
  const server = createServer(listener);
  server.keepAliveTimeout = 1000;
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}

const urlOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  if (state.options.latencyMs !== undefined)
    await new Promise((resolve) => setTimeout(resolve, state.options.latencyMs).unref());
  const { method = 'GET', url = '/' } = request;
  const authorization = request.headers.authorization ?? null;
  const seen = { method, url, authorization };
  const { path, status, headers, body } = route(state, seen, Buffer.concat(chunks).toString());
  state.requests.push({ ...seen, path, status, headers, body: typeof body === 'string' ? body : '' });
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(body);
}
