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
  /** What is run; empty where it is not known. */
  readonly source: { readonly commit: string; readonly branch: string };
  /** `.github/workflows/ci.yml`: where the workflow that runs may be, as far as the runner says; the first that exists is it. */
  readonly workflowFiles: readonly string[];
}

type Env = Readonly<Record<string, string | undefined>>;

const GITHUB = 'https://github.com';

/** Reads the variables of the runner. What is missing gets the value that claims least. */
export function readContext(env: Env): RunContext {
  const [owner = '', repo = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
  const runId = wholeNumber(env['GITHUB_RUN_ID']) ?? 0;
  const server = (env['GITHUB_SERVER_URL'] || GITHUB).replace(/\/+$/, '');
  return {
    owner,
    repo,
    runId,
    runAttempt: Math.max(1, wholeNumber(env['GITHUB_RUN_ATTEMPT']) ?? 1),
    workspace: env['GITHUB_WORKSPACE'] ?? process.cwd(),
    temp: env['RUNNER_TEMP'] ?? '/tmp',
    // The token of another server is never for github.com.
    apiUrl: env['GITHUB_API_URL'] || (server === GITHUB ? 'https://api.github.com' : `${server}/api/v3`),
    runUrl: `${server}/${owner}/${repo}/actions/runs/${runId}`,
    event: env['GITHUB_EVENT_NAME'] ?? '',
    // For a pull request the branch that it comes from, not the merge that GitHub made of it.
    source: { commit: env['GITHUB_SHA'] ?? '', branch: env['GITHUB_HEAD_REF'] || (env['GITHUB_REF_NAME'] ?? '') },
    workflowFiles: workflowFiles(env['GITHUB_WORKFLOW_REF'], env['GITHUB_WORKFLOW']),
  };
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** `octo/repo/.github/workflows/ci.yml@refs/heads/main` holds the path. Gitea has no such reference, and `ci.yml` for a name. */
function workflowFiles(ref: string | undefined, name: string | undefined): readonly string[] {
  const path = /^[^/]+\/[^/]+\/(.+)@/.exec(ref ?? '')?.[1];
  if (path !== undefined) return [path];
  const isFile = /^[^/\\]+\.ya?ml$/.test(name ?? '');
  return isFile ? WORKFLOW_FOLDERS.map((folder) => `${folder}/${name}`) : [];
}

/** In the order in which Gitea looks; it reads the first that the repository has, and no other. */
export const WORKFLOW_FOLDERS = ['.gitea/workflows', '.github/workflows'] as const;
