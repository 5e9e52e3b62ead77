/** GitHub's Results service as far as artifacts go: its calls, and the content behind its addresses. See docs/decisions/0003. */
import type { Budget } from './budget.ts';
import { credentialsOf } from './credentials.ts';
import { chunksOf, createExchange } from './exchange.ts';
import type { Patience } from './pace.ts';
import { refusal } from './refusal.ts';
import { createCall, field, isMessage, type Message, Misanswer, type Send } from './twirp.ts';

/** An artifact of this run, as GitHub lists it. */
export interface ListedArtifact {
  readonly name: string;
  /** 0 where the service has none. */
  readonly id: number;
  /** Bytes of the archive; a promise only where there is a digest. */
  readonly size: number;
  /** `sha256:…`, where GitHub knows it. */
  readonly digest: string | null;
  /** The job that stored it, as the service calls it. */
  readonly job: string;
}

/** Where and as whom REST finds the artifacts of this run. */
export interface RestSource {
  readonly apiUrl: string;
  readonly owner: string;
  readonly repo: string;
  readonly token: string;
}

/** One request each; each throws what `fault.ts` has. Whoever has an address needs no token, so it never gets into a message. */
export interface Service {
  readonly list: (budget: Budget) => Promise<ListedArtifact[]>;
  /** Where the content is, for some minutes. */
  readonly addressOf: (artifact: ListedArtifact, budget: Budget) => Promise<string>;
  /** The same through REST: the service sometimes lists artifacts without an address (download-artifact#486). */
  readonly addressByRest: (artifact: ListedArtifact, rest: RestSource, budget: Budget) => Promise<string>;
  /** The content behind an address. Reading it throws beyond `max` bytes. */
  readonly open: (address: string, max: number, budget: Budget) => Promise<Content>;
  /** Takes a name for good. Returns the address that the content goes to. */
  readonly create: (name: string, expiresAt: string, budget: Budget) => Promise<string>;
  readonly putBlock: (address: string, id: string, block: Buffer, budget: Budget) => Promise<void>;
  /** Makes blocks the content, in this order. */
  readonly putBlockList: (address: string, ids: readonly string[], budget: Budget) => Promise<void>;
  /** Ends an upload: from now on the artifact is listed. */
  readonly finalize: (name: string, size: number, sha256: string, budget: Budget) => Promise<void>;
  /** Deletes an artifact of this run, whichever job stored it. */
  readonly remove: (artifact: ListedArtifact, budget: Budget) => Promise<void>;
}

export interface Content {
  /** Bytes, where the answer says how many come. */
  readonly length: number | null;
  readonly chunks: AsyncIterable<Buffer>;
}

/**
 * The version of the service's storage that uploads ask for. GitHub's own client asks for 7 and names a media type since 6.2;
 * act refuses that field, and both take 4, for which every artifact is an archive.
 */
const STORAGE_VERSION = 4;
/** The version of Azure's protocol; every request that is signed names one. */
const AZURE_VERSION = '2021-12-02';

/**
 * Connects as the job that this process belongs to: the address and the token are those that GitHub's own client takes from the
 * environment, and so are the proxies. Throws a `StoreFault` outside of a runner. Whether that address has the service, its first
 * answer says: until then a call throws `OtherService` for what the service would not say.
 */
export async function connect(env: NodeJS.ProcessEnv, patience: Patience, stallMs: number): Promise<Service> {
  const { token, addresses, ...own } = credentialsOf(env);
  const exchange = await createExchange(stallMs);

  const send: Send = async (what, address, sent, expected, budget) => {
    await patience.whenAllowed(budget);
    const message = await exchange(address, sent, budget);
    const { statusCode = 0, headers } = message;
    if (statusCode === expected) return message;
    const seconds = Number(headers['retry-after']);
    if (statusCode >= 400 && seconds > 0) patience.asked(seconds);
    throw await refusal(what, message, stallMs, budget);
  };
  const call = createCall({ token, run: own.run, addresses }, send, stallMs);
  const put = async (address: string, query: string, body: Buffer | string, type: object, budget: Budget) => {
    const headers = { 'x-ms-version': AZURE_VERSION, ...type };
    // The signature is about the address as it was given, byte for byte.
    const target = `${address}${address.includes('?') ? '&' : '?'}${query}`;
    (await send('the upload', target, { method: 'PUT', headers, body }, 201, budget)).resume();
  };

  return {
    list: async (budget) => {
      const answer = await call('ListArtifacts', own.job, {}, budget);
      const artifacts = field(answer, 'artifacts') ?? [];
      if (!Array.isArray(artifacts)) throw new Misanswer('ListArtifacts');
      return artifacts.filter(isMessage).flatMap(listed);
    },
    addressOf: async ({ name, job }, budget) =>
      text('GetSignedArtifactURL', await call('GetSignedArtifactURL', job || own.job, { name }, budget), 'signed_url'),
    addressByRest: async ({ id }, { apiUrl, owner, repo, token: rest }, budget) => {
      const headers = { authorization: `Bearer ${rest}`, accept: 'application/vnd.github+json' };
      const address = `${apiUrl.replace(/\/+$/, '')}/repos/${owner}/${repo}/actions/artifacts/${id}/zip`;
      const message = await send('REST', address, { method: 'GET', headers }, 302, budget);
      message.resume();
      if (message.headers.location === undefined) throw new Misanswer('REST');
      return message.headers.location;
    },
    open: async (address, max, budget) => {
      // A redirection is not an address that the service signed: it is a refusal like any other.
      const message = await send('the content', address, { method: 'GET' }, 200, budget);
      const length = message.headers['content-length'];
      return {
        length: length === undefined ? null : Number(length),
        chunks: chunksOf(message, max, stallMs, budget),
      };
    },
    create: async (name, expiresAt, budget) => {
      const input = { name, expires_at: expiresAt, version: STORAGE_VERSION };
      return text('CreateArtifact', await call('CreateArtifact', own.job, input, budget), 'signed_upload_url');
    },
    putBlock: (address, id, block, budget) =>
      put(address, `comp=block&blockid=${encodeURIComponent(id)}`, block, {}, budget),
    putBlockList: (address, ids, budget) => {
      const list = ids.map((id) => `<Latest>${id}</Latest>`).join('');
      const body = `<?xml version="1.0" encoding="utf-8"?><BlockList>${list}</BlockList>`;
      const type = { 'content-type': 'application/xml', 'x-ms-blob-content-type': 'application/zip' };
      return put(address, 'comp=blocklist', body, type, budget);
    },
    finalize: async (name, size, sha256, budget) => {
      const input = { name, size: String(size), hash: `sha256:${sha256}` };
      const answer = await call('FinalizeArtifact', own.job, input, budget);
      if (field(answer, 'ok') !== true) throw new Misanswer('FinalizeArtifact');
    },
    remove: async ({ name, job }, budget) => {
      const answer = await call('DeleteArtifact', job || own.job, { name }, budget);
      if (field(answer, 'ok') !== true) throw new Misanswer('DeleteArtifact');
    },
  };
}

function text(method: string, message: Message, name: string): string {
  const value = field(message, name);
  if (typeof value !== 'string' || !/^https?:\/\//.test(value)) throw new Misanswer(method);
  return value;
}

/** Nothing for an entry without a name or a job: nobody could ask for it. */
function listed(message: Message): ListedArtifact[] {
  const [name, job, digest] = ['name', 'workflow_job_run_backend_id', 'digest'].map((key) => field(message, key));
  if (typeof name !== 'string' || (job !== undefined && typeof job !== 'string')) return [];
  return [
    {
      name,
      id: wholeNumber(field(message, 'database_id')),
      size: wholeNumber(field(message, 'size')),
      digest: typeof digest === 'string' && digest !== '' ? digest : null,
      job: job ?? '',
    },
  ];
}

/** Protocol buffers write 64 bits as text, and leave out a zero. */
function wholeNumber(value: unknown): number {
  const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : 0;
  return Number.isSafeInteger(number) && number >= 0 ? number : 0;
}
