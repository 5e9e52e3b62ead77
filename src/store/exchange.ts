/** One request and its answer: bounded in time and bytes, ended at once by a signal, through the proxies of the environment. */
import {
  type Agent,
  type ClientRequest,
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { type Budget, millisecondsFor } from './budget.ts';
import { GivenUp, NoAnswer } from './fault.ts';

export interface Sent {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
}

/** Sends a request and resolves with the head of the answer. Rejects with `NoAnswer`, or the reason of the signal. */
export type Exchange = (address: string, sent: Sent, budget: Budget) => Promise<IncomingMessage>;

/** The answer has more bytes than it may have. */
export class TooLong extends Error {}

/** Keeps connections. `stallMs` is the longest wait for the head of an answer, apart from the time to send the body. */
export async function createExchange(stallMs: number): Promise<Exchange> {
  const agentOf = await agents();
  return (address, { method, headers = {}, body = '' }, { signal }) => {
    const secure = address.startsWith('https:');
    const bytes = Buffer.byteLength(body);
    const length = method === 'GET' ? {} : { 'content-length': String(bytes) };
    const options = { method, agent: agentOf(address), headers: { 'user-agent': 'fanfold', ...length, ...headers } };
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const request: ClientRequest = (secure ? httpsRequest : httpRequest)(address, options);
      const timer = setTimeout(
        () => end(new NoAnswer(`stalled for ${stallMs} ms`, address)),
        stallMs + millisecondsFor(bytes),
      );
      const stopped = () => end(signal.reason as Error);
      const settle = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', stopped);
      };
      const end = (error: Error) => {
        settle();
        reject(error);
        request.destroy();
      };
      signal.addEventListener('abort', stopped, { once: true });
      request.on('error', (error) => end(new NoAnswer(error, address)));
      request.on('response', (message) => {
        settle();
        resolve(message);
      });
      request.end(body);
    });
  };
}

/**
 * The bytes of an answer. Throws `TooLong` beyond `max`, `NoAnswer` when the next ones do not come within `stallMs`, and the
 * reason of the budget when its time is over: an answer that drips is cut.
 */
export async function* chunksOf(
  message: IncomingMessage,
  max: number,
  stallMs: number,
  budget: Budget,
): AsyncGenerator<Buffer> {
  const stalled = setTimeout(() => message.destroy(new Error(`stalled for ${stallMs} ms`)), stallMs);
  const stopped = () => message.destroy(budget.signal.reason as Error);
  if (budget.signal.aborted) stopped();
  budget.signal.addEventListener('abort', stopped, { once: true });
  let bytes = 0;
  try {
    for await (const chunk of message as AsyncIterable<Buffer>) {
      stalled.refresh();
      bytes += chunk.length;
      if (bytes > max) throw new TooLong(`more than ${max} bytes`);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof TooLong || error instanceof GivenUp ? error : new NoAnswer(error);
  } finally {
    clearTimeout(stalled);
    budget.signal.removeEventListener('abort', stopped);
  }
}

/** All of it at once. */
export async function wholeOf(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const chunk of chunks) pieces.push(chunk);
  return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces);
}

const PROXIES = ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'];

/** GitHub's own HTTP client knows proxies; it is loaded only where one is set, since it costs start-up time. */
async function agents(): Promise<(address: string) => Agent> {
  const options = { keepAlive: true };
  const plain = { secure: new HttpsAgent(options), open: new HttpAgent(options) };
  if (!PROXIES.some((name) => process.env[name]))
    return (address) => (address.startsWith('https:') ? plain.secure : plain.open);
  const { HttpClient } = await import('@actions/http-client');
  // A client keeps the connections of one protocol and to one proxy.
  const clients = { secure: new HttpClient('fanfold', [], options), open: new HttpClient('fanfold', [], options) };
  return (address) => clients[address.startsWith('https:') ? 'secure' : 'open'].getAgent(address);
}
