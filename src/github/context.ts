import { readFileSync } from 'node:fs';

/** What the runner says about the run, as values. */
export interface RunContext {
  readonly owner: string;
  readonly repo: string;
  readonly runId: number;
  /** Counts from 1. */
  readonly runAttempt: number;
  readonly workspace: string;
  readonly temp: string;
  readonly apiUrl: string;
  /** The page of the run. */
  readonly runUrl: string;
  readonly event: string;
  /** The number of the pull request, on an event that has one. */
  readonly pullRequest: number | null;
  readonly defaultBranch: string | null;
  /** `.github/workflows/ci.yml`, when the runner says which workflow this is. */
  readonly workflowFile: string | null;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Reads the variables of the runner. What is missing gets the value that claims least. */
export function readContext(env: Env): RunContext {
  const [owner = '', repo = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
  const runId = wholeNumber(env['GITHUB_RUN_ID']) ?? 0;
  const event = readEvent(env['GITHUB_EVENT_PATH']);
  return {
    owner,
    repo,
    runId,
    runAttempt: Math.max(1, wholeNumber(env['GITHUB_RUN_ATTEMPT']) ?? 1),
    workspace: env['GITHUB_WORKSPACE'] ?? process.cwd(),
    temp: env['RUNNER_TEMP'] ?? '/tmp',
    apiUrl: env['GITHUB_API_URL'] ?? 'https://api.github.com',
    runUrl: `${env['GITHUB_SERVER_URL'] ?? 'https://github.com'}/${owner}/${repo}/actions/runs/${runId}`,
    event: env['GITHUB_EVENT_NAME'] ?? '',
    pullRequest: event.pullRequest,
    defaultBranch: event.defaultBranch,
    workflowFile: workflowFile(env['GITHUB_WORKFLOW_REF']),
  };
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

interface EventFacts {
  readonly pullRequest: number | null;
  readonly defaultBranch: string | null;
}

function readEvent(path: string | undefined): EventFacts {
  try {
    const event: unknown = JSON.parse(readFileSync(path ?? '', 'utf8'));
    const number = member(member(event, 'pull_request'), 'number');
    const branch = member(member(event, 'repository'), 'default_branch');
    return {
      pullRequest: typeof number === 'number' ? number : null,
      defaultBranch: typeof branch === 'string' ? branch : null,
    };
  } catch {
    return { pullRequest: null, defaultBranch: null };
  }
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

/** `octo/repo/.github/workflows/ci.yml@refs/heads/main` holds the path. */
function workflowFile(ref: string | undefined): string | null {
  return /^[^/]+\/[^/]+\/(.+)@/.exec(ref ?? '')?.[1] ?? null;
}
