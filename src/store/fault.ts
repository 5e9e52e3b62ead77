/** What can go wrong with a request to the artifact service. */
import { codeOf, messageOf, type RimProblem } from '../problem.ts';
import { rimSentence } from '../report/sentences/rim.ts';

/** An answer other than the one that was asked for. */
export class HttpFault extends Error {
  readonly statusCode: number;
  /** The answer in short, when nothing in it says that the service gave it. */
  readonly foreign: string | null;

  constructor(message: string, statusCode: number, foreign: string | null = null) {
    super(`${message} (${statusCode})`);
    this.statusCode = statusCode;
    this.foreign = foreign;
  }
}

/** Something answered where the artifact service was looked for, and not as the service does. */
export class OtherService extends Error {
  readonly server: string;
  readonly asked: string;
  readonly answer: string;
  /** It may be the page of something on the way. */
  readonly mayPass: boolean;

  constructor(address: string, asked: string, answer: string, mayPass: boolean) {
    super(`${asked} was answered with ${answer}`);
    this.server = new URL(address).origin;
    this.asked = asked;
    this.answer = answer;
    this.mayPass = mayPass;
  }
}

/**
 * There was no answer, it broke off, or it made no sense. Says how, and at most the host: the whole of an address may be a
 * secret. A server that signs addresses of a host that its runners do not reach is found by that.
 */
export class NoAnswer extends Error {
  constructor(cause: unknown, address?: string) {
    const from = address !== undefined && URL.canParse(address) ? ` from ${new URL(address).host}` : '';
    super(`no answer${from}: ${codeOf(cause) ?? printable(messageOf(cause))}`);
  }
}

/** The account has no room for another artifact; it may have some in hours, never in minutes. */
export class QuotaFault extends Error {}

/** The time for a wait is over, or the leg was stopped: trying again is of no use. */
export class GivenUp extends Error {}

/** What keeps a step from the artifacts of its run: no fault of the program. The message is the sentence of the problem. */
export class StoreFault extends Error {
  readonly problem: RimProblem;

  constructor(problem: RimProblem) {
    super(rimSentence(problem));
    this.problem = problem;
  }
}

/** Text of someone else without what may be an address, which is a secret. */
export function printable(text: string): string {
  return text.replace(/:?\s*\/\S*|https?:\S+/g, '').slice(0, 200);
}

/**
 * What may pass: too many requests, trouble at the server or on the way, and 403, which an intermediary of GitHub answers now
 * and then (actions/download-artifact#464).
 */
const TRANSIENT_STATUS = new Set([403, 408, 429, 500, 502, 503, 504]);

/** The HTTP status of a failed request, `null` when there was no answer. */
export function statusOf(error: unknown): number | null {
  return error instanceof HttpFault ? error.statusCode : null;
}

/** Whether a failed request may succeed when it is repeated. */
export function isTransient(error: unknown): boolean {
  if (error instanceof OtherService) return error.mayPass;
  return error instanceof NoAnswer || TRANSIENT_STATUS.has(statusOf(error) ?? 0);
}

/** Whether an artifact of that name exists already. */
export function isTaken(error: unknown): boolean {
  return statusOf(error) === 409;
}
