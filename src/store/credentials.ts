/** Who this process is to the artifact service, from what the runner puts into the environment of an action. */
import { problem } from '../problem.ts';
import { StoreFault } from './fault.ts';

export interface Credentials {
  readonly token: string;
  /** Where the service is, without a path. */
  readonly origin: string;
  /** The run and the job, as the service calls them. */
  readonly run: string;
  readonly job: string;
}

/** Throws a `StoreFault` outside of a runner with such a service, and on a server that is not known. */
export function credentialsOf(env: NodeJS.ProcessEnv): Credentials {
  refuseUnknownServer(env);
  const token = needed(env, 'ACTIONS_RUNTIME_TOKEN');
  return { token, origin: originOf(needed(env, 'ACTIONS_RESULTS_URL')), ...scopeOf(token) };
}

function needed(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (!value) throw new StoreFault(problem('rim/store-absent', null, { variable: name }));
  return value;
}

function originOf(address: string): string {
  if (!URL.canParse(address))
    throw new StoreFault(problem('rim/store-absent', null, { variable: 'ACTIONS_RESULTS_URL' }));
  return new URL(address).origin;
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
    throw new StoreFault(problem('rim/store-absent', null, { variable: 'ACTIONS_RUNTIME_TOKEN' }));
  return { run, job };
}

/** The same hosts as GitHub's own client refuses: GitHub Enterprise Server has no such service, and others are not known. */
function refuseUnknownServer(env: NodeJS.ProcessEnv): void {
  const server = env['GITHUB_SERVER_URL'] || 'https://github.com';
  const host = URL.canParse(server) ? new URL(server).hostname : server;
  if (!/^github\.com$|\.ghe\.com$|\.localhost$/i.test(host.trimEnd()))
    throw new StoreFault(problem('rim/store-unknown', null, { server: host }));
}
