/** Answers that are not what was asked for, in short for people. */
import type { IncomingMessage } from 'node:http';
import type { Budget } from './budget.ts';
import { chunksOf, wholeOf } from './exchange.ts';
import { HttpFault, printable, QuotaFault } from './fault.ts';

/** The head of an answer for people. */
export function shortOf({ statusCode, statusMessage = '', headers }: IncomingMessage): string {
  const [type = ''] = (headers['content-type'] ?? '').split(';');
  const status = `${statusCode} ${printable(statusMessage)}`.trim();
  return /^[\w.+-]+\/[\w.+-]+$/.test(type) ? `${status} and ${type}` : status;
}

/** More of a refusal is not read. */
const MAX_REFUSAL = 64 * 1024;

/** What the service says about its refusal. */
export async function refusal(what: string, message: IncomingMessage, stallMs: number, budget: Budget): Promise<Error> {
  const { statusCode = 0, statusMessage = '' } = message;
  // Nothing is read of a redirection: its text holds an address.
  if (statusCode < 400) message.destroy();
  const body = await wholeOf(chunksOf(message, MAX_REFUSAL, stallMs, budget)).then(String, () => '');
  const said = /"msg"\s*:\s*"([^"\\]{1,200})"/.exec(body)?.[1];
  const sentence = `${what}: ${printable(statusMessage)}${said === undefined ? '' : `: ${printable(said)}`}`;
  return /insufficient usage|storage quota/i.test(body)
    ? new QuotaFault(sentence)
    : new HttpFault(sentence, statusCode, isOfService(body) ? null : shortOf(message));
}

/** Twirp says a code with every refusal; `bad_route` is that of a service that has no such call. */
function isOfService(body: string): boolean {
  const code = /^\s*\{[^{}]*"code"\s*:\s*"([a-z_]{1,40})"/.exec(body)?.[1];
  return code !== undefined && code !== 'bad_route';
}
