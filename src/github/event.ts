import { readFile } from 'node:fs/promises';
import type { Json } from '../model.ts';

/** What the event says that started the run. */
export interface RunEvent {
  /** The number of the pull request, on an event that has one. */
  readonly pullRequest: number | null;
  readonly defaultBranch: string | null;
}

/** Reads the event through GitHub's own package, which is loaded only where something of the event is needed. */
export async function readEvent(): Promise<RunEvent> {
  const { context } = await import('@actions/github');
  const { pull_request: pullRequest, repository } = context.payload;
  const branch: unknown = repository?.['default_branch'];
  return { pullRequest: pullRequest?.number ?? null, defaultBranch: typeof branch === 'string' ? branch : null };
}

type Env = Readonly<Record<string, string | undefined>>;

const VARIABLES = {
  event_name: 'GITHUB_EVENT_NAME',
  ref: 'GITHUB_REF',
  ref_name: 'GITHUB_REF_NAME',
  base_ref: 'GITHUB_BASE_REF',
  head_ref: 'GITHUB_HEAD_REF',
  sha: 'GITHUB_SHA',
  repository: 'GITHUB_REPOSITORY',
  actor: 'GITHUB_ACTOR',
} as const;

/** What a list may read of `github`. Labels are those of the pull request when the event happened; else there are none. */
export async function eventFacts(env: Env): Promise<Record<string, Json>> {
  const texts = Object.entries(VARIABLES).map(([name, variable]) => [name, env[variable] ?? '']);
  const labels = (await labelsIn(env['GITHUB_EVENT_PATH'])).map((name) => ({ name }));
  return { ...Object.fromEntries(texts), event: { pull_request: { labels } } };
}

async function labelsIn(path: string | undefined): Promise<readonly string[]> {
  if (path === undefined) return [];
  try {
    const event = JSON.parse(await readFile(path, 'utf8')) as {
      readonly pull_request?: { readonly labels?: readonly { readonly name?: unknown }[] };
    } | null;
    const labels = event?.pull_request?.labels;
    return Array.isArray(labels) ? labels.map(({ name }) => String(name)) : [];
  } catch {
    return [];
  }
}
