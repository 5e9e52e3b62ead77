import { writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import type { StepContexts } from './expressions.ts';

/** What a step knows of the run, unless a test says otherwise. */
export const DEFAULT_GITHUB = {
  repository: 'octo-org/octo-repo',
  repository_owner: 'octo-org',
  run_id: '1',
  run_number: '1',
  run_attempt: '1',
  job: 'task',
  workflow: 'ci',
  workflow_ref: 'octo-org/octo-repo/.github/workflows/ci.yml@refs/heads/main',
  event_name: 'push',
  ref: 'refs/heads/main',
  ref_name: 'main',
  sha: '0123456789abcdef0123456789abcdef01234567',
  actor: 'octocat',
  server_url: 'https://github.com',
  api_url: 'http://127.0.0.1:9',
  token: 'token-of-the-rig',
  event: { repository: { default_branch: 'main' } },
};

export interface Places {
  readonly workspace: string;
  readonly temp: string;
  readonly node: string;
}

/**
 * The environment of a JavaScript action: what the runner sets and nothing of this process but what a shell needs. `github`
 * becomes `GITHUB_*`, the event a file.
 */
export function stepEnvironment(contexts: StepContexts, { workspace, temp, node }: Places): Record<string, string> {
  const github = contexts['github'] as Record<string, unknown>;
  const event = join(temp, 'event.json');
  writeFileSync(event, JSON.stringify(github['event']));
  const variables = Object.entries(github)
    .filter(([name, value]) => typeof value === 'string' && name !== 'token')
    .map(([name, value]) => [`GITHUB_${name.toUpperCase()}`, String(value)]);
  return {
    HOME: process.env['HOME'] ?? '/root',
    PATH: [dirname(node), process.env['PATH'] ?? ''].join(delimiter),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    RUNNER_NAME: 'rig',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_TEMP: temp,
    RUNNER_TOOL_CACHE: join(temp, 'tools'),
    GITHUB_WORKSPACE: workspace,
    ...Object.fromEntries(variables),
    GITHUB_EVENT_PATH: event,
  };
}
