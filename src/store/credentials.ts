/** Who this process is to the artifact service, from what the runner puts into the environment of an action. */
import { problem } from '../problem.ts';
import { StoreFault } from './fault.ts';

export interface Credentials {
  readonly token: string;
  /** Where the service may be: the address as it was given, and its host alone, where GitHub's own client looks. */
  readonly addresses: readonly string[];
  /** The run and the job, as the service calls them. */
  readonly run: string;
  readonly job: string;
}

/** Throws a `StoreFault` outside of a runner with such a service. */
export function credentialsOf(env: NodeJS.ProcessEnv): Credentials {
  const token = needed(env, 'ACTIONS_RUNTIME_TOKEN');
  return { token, addresses: addressesOf(needed(env, 'ACTIONS_RESULTS_URL')), ...scopeOf(token) };
}

function needed(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (!value) throw new StoreFault(problem('rim/store-absent', null, { variable: name }));
  return value;
}

function addressesOf(given: string): string[] {
  const { protocol, origin, pathname } = URL.canParse(given) ? new URL(given) : new URL('about:blank');
  if (!/^https?:$/.test(protocol))
    throw new StoreFault(problem('rim/store-absent', null, { variable: 'ACTIONS_RESULTS_URL' }));
  return [...new Set([`${origin}${pathname.replace(/\/+$/, '')}`, origin])];
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
