/** What the fake Results service keeps and what it answers. */
import { createHash } from 'node:crypto';

export interface RequestSeen {
  /** `CreateArtifact`, …, or `put` and `get` for blobs. */
  readonly method: string;
  /** The artifact's name, where the request has one. */
  readonly name: string;
  /** When it arrived, in milliseconds of the epoch. */
  readonly at: number;
  /** 0: the connection was cut. */
  readonly status: number;
}

/** An answer in place of the right one. */
export interface Failure {
  /** 0 cuts the connection. */
  readonly status: number;
  /** Seconds. */
  readonly retryAfter?: number;
  /** The request has its effect; only its answer is lost. */
  readonly late?: boolean;
  /** The right answer up to so many bytes; then the connection is cut, nothing more comes, or a byte every so many ms. */
  readonly breaksAt?: number;
  readonly stalls?: boolean;
  readonly drips?: number;
  /** The body in place of the right one, under the status. */
  readonly body?: string;
  /** No answer at all, as long as the connection is open. */
  readonly hangs?: boolean;
}

/** Decides about each request, counted from 1, whether it fails. */
export type FailureRule = (request: { method: string; name: string; count: number }) => Failure | null;

export interface ResultsOptions {
  /** Milliseconds before each answer. */
  readonly latencyMs?: number;
  /** Milliseconds from the end of an upload until it is listed. */
  readonly visibilityLagMs?: number;
  /** Lists no more than so many, the oldest ones, and says nothing about it. */
  readonly mostListed?: number;
  /** Lists artifacts whose upload has not ended, as act's own server does. */
  readonly showUnfinished?: boolean;
  /** Writes names in camelCase, and lists no digest and a size that says nothing, as act's own server does. */
  readonly likeAct?: boolean;
  /**
   * Takes what act's own server takes (`pkg/artifacts/artifacts_v4.go`): no field that it does not know, the signature as it
   * was given, and blocks in the order in which they come, whatever their ids are.
   */
  readonly strict?: boolean;
  /**
   * Answers as Gitea does (1.26, `routers/api/actions/artifactsv4.go`): names in camelCase, no digest, every artifact as the
   * asker's own, content behind addresses of the service itself, refusals as plain text, and names that can be stored again.
   */
  readonly likeGitea?: boolean;
  /** The path that the service has on its host. */
  readonly under?: string;
  /** Says of no answer how long it is. */
  readonly chunked?: boolean;
  readonly fail?: FailureRule;
  /** Artifacts that are listed but have no address, as GitHub's were in re-runs (actions/download-artifact#486). */
  readonly unreachable?: (name: string) => boolean;
  readonly port?: number;
}

export interface Artifact {
  readonly id: number;
  readonly run: string;
  readonly job: string;
  readonly name: string;
  readonly createdAt: string;
  readonly blocks: Map<string, Buffer>;
  content: Buffer | null;
  /** Put together and not yet the content: only where a name can be stored again. */
  pending: Buffer | null;
  /** As the upload asked for it. */
  expiresAt: string | null;
  /** Set when the upload ends. */
  finished: { readonly at: number; readonly size: number; readonly digest: string } | null;
}

export interface State {
  url: string;
  readonly options: ResultsOptions;
  artifacts: Artifact[];
  nextId: number;
  count: number;
  readonly requests: RequestSeen[];
  readonly downloads: { now: number; most: number };
}

export interface Answer {
  readonly status: number;
  readonly body: string | Buffer;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const json = (status: number, value: object): Answer => ({ status, body: JSON.stringify(value) });

/** The path of all calls. */
const SERVICE = '/twirp/github.actions.results.api.v1.ArtifactService/';

export function pathOf({ options }: State): string {
  return `${options.under ?? ''}${SERVICE}`;
}

/** A refusal: in words of Twirp, or those of Gitea. */
export function refused({ options }: State, status: number, code: string, msg: string): Answer {
  return options.likeGitea === true
    ? { status, body: msg, type: 'text/plain;charset=utf-8' }
    : json(status, { code, msg });
}

export function createArtifact(state: State, run: string, job: string, name: string): Artifact {
  const artifact: Artifact = {
    id: state.nextId++,
    run,
    job,
    name,
    createdAt: new Date().toISOString(),
    blocks: new Map(),
    content: null,
    pending: null,
    expiresAt: null,
    finished: null,
  };
  state.artifacts.push(artifact);
  return artifact;
}

export function finishArtifact(artifact: Artifact, content: Buffer, at: number): void {
  artifact.content = content;
  artifact.finished = { at, size: content.length, digest: digestOf(content) };
}

export function finishedArtifacts(state: State, run: string): Artifact[] {
  return state.artifacts.filter((artifact) => artifact.run === run && artifact.finished !== null);
}

export function digestOf(content: Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}
