/** The calls of the artifact service: to whom, as whom, and what an answer must be. */
import type { IncomingMessage } from 'node:http';
import type { Budget } from './budget.ts';
import { chunksOf, type Sent, wholeOf } from './exchange.ts';
import { HttpFault, NoAnswer, OtherService } from './fault.ts';
import { createPlace } from './place.ts';
import { shortOf } from './refusal.ts';

const METHODS = '/twirp/github.actions.results.api.v1.ArtifactService/';
/** A list of 1,000 artifacts has half a megabyte. */
const MAX_MESSAGE = 64 * 1024 * 1024;

/** A protocol buffer as JSON: `snake_case` as GitHub writes it, or `camelCase`, as act does. */
export type Message = Readonly<Record<string, unknown>>;

/** The service answered, and not what it was asked. */
export class Misanswer extends Error {
  constructor(method: string) {
    super(`${method}: the answer is not what the service promises`);
  }
}

interface Caller {
  readonly token: string;
  /** The run, as the service calls it. */
  readonly run: string;
  readonly addresses: readonly string[];
}

/** Sends a request, and throws what `fault.ts` has for an answer of another status than the expected one. */
export type Send = (
  what: string,
  address: string,
  sent: Sent,
  expected: number,
  budget: Budget,
) => Promise<IncomingMessage>;

export type Call = (method: string, job: string, input: object, budget: Budget) => Promise<Message>;

/** Calls for one job. Whether an address has the service, its first answer says; no request is spent on that alone. */
export function createCall({ token, run, addresses }: Caller, send: Send, stallMs: number): Call {
  const place = createPlace(addresses);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return (method, job, input, budget) => {
    const body = JSON.stringify({ workflow_run_backend_id: run, workflow_job_run_backend_id: job, ...input });
    return place(async (address, isKnown) => {
      try {
        const message = await send(
          method,
          `${address}${METHODS}${method}`,
          { method: 'POST', headers, body },
          200,
          budget,
        );
        const answer = await wholeOf(chunksOf(message, MAX_MESSAGE, stallMs, budget));
        return messageOf(method, answer.toString('utf8'), shortOf(message));
      } catch (error) {
        throw isKnown ? error : seenFromOutside(error, address, method);
      }
    });
  };
}

/** A page in place of an answer: a cut one, or of something on the way. It may pass. */
class Page extends NoAnswer {
  readonly short: string;

  constructor(method: string, short: string) {
    super(new Error(`${method} was not answered with JSON`));
    this.short = short;
  }
}

/** What a server says that has no such service. */
const ABSENT = new Set([301, 302, 303, 307, 308, 404, 405, 410, 501]);

/** A fault as it is to whoever does not know yet that the service is there. */
function seenFromOutside(error: unknown, address: string, method: string): unknown {
  if (error instanceof Page) return new OtherService(address, method, error.short, true);
  const isForeign = error instanceof HttpFault && error.foreign !== null && ABSENT.has(error.statusCode);
  return isForeign ? new OtherService(address, method, error.foreign ?? '', false) : error;
}

export function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function messageOf(method: string, body: string, short: string): Message {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new Page(method, short);
  }
  if (!isMessage(value)) throw new Misanswer(method);
  return value;
}

export function field(message: Message, name: string): unknown {
  return message[name] ?? message[name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())];
}
