/** What tests ask of the server: its API, and its log when something is not as it should be. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The one person of the server, who has every right. */
export const OWNER = 'fan';
/** The server's log, in its folder. */
export const LOG = 'server.log';

/** Where the server is and who may speak to it, as plain values. */
export interface ForgeAddress {
  /** Without a slash at the end. */
  readonly url: string;
  /** Everything of the server is below it; tests put theirs beside. */
  readonly folder: string;
  readonly token: string;
  readonly password: string;
}

export interface Forge extends ForgeAddress {
  /** The body of an answer of the API; a refusal throws with what the server said. */
  readonly api: <T>(method: string, path: string, body?: object) => Promise<T>;
  /** The same for an answer that is no JSON: a log, an archive. */
  readonly download: (path: string) => Promise<Buffer>;
  /** The last lines of the server's log. */
  readonly log: () => string;
}

export function connectForge(address: ForgeAddress): Forge {
  const { url, folder, token } = address;
  const send = async (method: string, path: string, body?: object) => {
    const headers = { authorization: `token ${token}`, 'content-type': 'application/json' };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${url}/api/v1${path}`, { method, headers, ...sent });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  };
  return {
    ...address,
    api: async <T>(method: string, path: string, body?: object) => {
      const text = await (await send(method, path, body)).text();
      return (text === '' ? null : JSON.parse(text)) as T;
    },
    download: async (path) => Buffer.from(await (await send('GET', path)).arrayBuffer()),
    log: () => readFileSync(join(folder, LOG), 'utf8').split('\n').slice(-200).join('\n'),
  };
}
