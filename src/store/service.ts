/** What we read of GitHub's Results service by ourselves: the list of artifacts, and their content. See docs/decisions/0003. */
import type { HttpClientResponse } from '@actions/http-client';
import { HttpFault, NoAnswer, printable } from '../github/fault.ts';
import { chunksOf, wholeOf } from './body.ts';
import { whenAllowed } from './pace.ts';

/** An artifact of this run, as GitHub lists it. */
export interface ListedArtifact {
  readonly name: string;
  readonly id: number;
  /** Bytes of the archive; a promise only where there is a digest. */
  readonly size: number;
  /** `sha256:…`, where GitHub knows it. */
  readonly digest: string | null;
  /** The job that stored it, as the service calls it. */
  readonly job: string;
}

export interface Service {
  readonly list: () => Promise<ListedArtifact[]>;
  /** Where the content is, for some minutes. Whoever has the address needs no token, so it never gets into a message. */
  readonly addressOf: (artifact: ListedArtifact) => Promise<string>;
  /** The content behind an address. Reading it throws beyond `max` bytes. */
  readonly open: (address: string, max: number) => Promise<Content>;
}

export interface Content {
  /** Bytes, where the answer says how many come. */
  readonly length: number | null;
  readonly chunks: AsyncIterable<Buffer>;
}

const METHODS = '/twirp/github.actions.results.api.v1.ArtifactService/';
/** Nobody waits longer than this for the next byte. */
const STALL_MS = 30_000;
/** A list of 1,000 artifacts has half a megabyte. */
const MAX_MESSAGE = 64 * 1024 * 1024;

/**
 * Connects as the job that this process belongs to: the address and the token are those that GitHub's own client takes from the
 * environment, and so are the proxies. Connections are kept. Throws outside of GitHub, and on GitHub Enterprise Server.
 */
export async function connect(env: NodeJS.ProcessEnv, stallMs = STALL_MS): Promise<Service> {
  refuseEnterpriseServer(env);
  const token = needed(env, 'ACTIONS_RUNTIME_TOKEN');
  const origin = new URL(needed(env, 'ACTIONS_RESULTS_URL')).origin;
  const scope = scopeOf(token);
  const { HttpClient } = await import('@actions/http-client');
  // A redirection is no address that the service signed.
  const options = { keepAlive: true, socketTimeout: stallMs, allowRedirects: false };
  // Two, because a client keeps the connections of one protocol, and the service may speak another than the storage.
  const service = new HttpClient('fanfold', [], options);
  const blobs = new HttpClient('fanfold', [], options);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };

  const call = async (method: string, job: string, input: object): Promise<Message> => {
    const body = JSON.stringify({ workflow_run_backend_id: scope.run, workflow_job_run_backend_id: job, ...input });
    await whenAllowed();
    const { message } = await answered(service.post(`${origin}${METHODS}${method}`, body, { ...headers }), stallMs);
    const text = (await wholeOf(chunksOf(message, MAX_MESSAGE, stallMs))).toString('utf8');
    const { statusCode = 0, statusMessage = '' } = message;
    if (statusCode !== 200) throw new HttpFault(`${method}: ${printable(statusMessage)}${detailOf(text)}`, statusCode);
    return JSON.parse(text) as Message;
  };

  return {
    list: async () => {
      const artifacts = field(await call('ListArtifacts', scope.job, {}), 'artifacts');
      return Array.isArray(artifacts) ? artifacts.filter(isMessage).map(listed) : [];
    },
    addressOf: async ({ name, job }) => {
      const address = field(await call('GetSignedArtifactURL', job, { name }), 'signed_url');
      if (typeof address !== 'string') throw new Error('the service gave no address');
      return address;
    },
    open: async (address, max) => {
      await whenAllowed();
      const { message } = await answered(blobs.get(address), stallMs);
      const length = message.headers['content-length'];
      if (message.statusCode === 200)
        return { length: length === undefined ? null : Number(length), chunks: chunksOf(message, max, stallMs) };
      message.destroy();
      throw new HttpFault(`the content: ${printable(message.statusMessage ?? '')}`, message.statusCode ?? 0);
    },
  };
}

/** A protocol buffer as JSON: `snake_case` as GitHub writes it, or `camelCase`, as act does. */
type Message = Readonly<Record<string, unknown>>;

function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null;
}

function field(message: Message, name: string): unknown {
  return message[name] ?? message[name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())];
}

function listed(message: Message): ListedArtifact {
  const digest = field(message, 'digest');
  return {
    name: String(field(message, 'name')),
    id: Number(field(message, 'database_id')),
    size: Number(field(message, 'size') ?? 0),
    digest: typeof digest === 'string' && digest !== '' ? digest : null,
    job: String(field(message, 'workflow_job_run_backend_id')),
  };
}

/** What the service says about its refusal. */
function detailOf(text: string): string {
  const found = /"msg"\s*:\s*"([^"\\]{1,200})"/.exec(text)?.[1];
  return found === undefined ? '' : `: ${found}`;
}

/** The head of an answer. One that drips, or that a proxy never fetches, is given up; the step's end closes what is left of it. */
async function answered(request: Promise<HttpClientResponse>, ms: number): Promise<HttpClientResponse> {
  let late = false;
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      late = true;
      reject(new Error(`stalled for ${ms} ms`));
    }, ms);
  });
  request.then(({ message }) => late && message.destroy()).catch(() => {});
  try {
    return await Promise.race([request, tooLate]);
  } catch (error) {
    // The client's own messages can contain an address, which is a secret.
    throw new NoAnswer(error);
  } finally {
    clearTimeout(timer);
  }
}

function needed(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (!value) throw new Error(`Unable to get the ${name} env variable`);
  return value;
}

/** The run and the job that the token speaks for: `Actions.Results:<run>:<job>` among its scopes. */
function scopeOf(token: string): { run: string; job: string } {
  const [, payload = ''] = token.split('.');
  let scopes: unknown;
  try {
    scopes = (JSON.parse(Buffer.from(payload, 'base64url').toString()) as { scp?: unknown }).scp;
  } catch {
    scopes = undefined;
  }
  const parts = String(scopes)
    .split(' ')
    .map((scope) => scope.split(':'));
  const [, run, job, ...more] = parts.find(([name]) => name === 'Actions.Results') ?? [];
  if (run === undefined || job === undefined || more.length > 0)
    throw new Error('ACTIONS_RUNTIME_TOKEN does not say which run and job it belongs to');
  return { run, job };
}

/** The same hosts as GitHub's own client refuses: there is no such service there. */
function refuseEnterpriseServer(env: NodeJS.ProcessEnv): void {
  const { hostname } = new URL(env['GITHUB_SERVER_URL'] || 'https://github.com');
  if (!/^github\.com$|\.ghe\.com$|\.localhost$/i.test(hostname.trimEnd()))
    throw new Error(`artifacts of this kind are not supported on GitHub Enterprise Server (${hostname})`);
}
