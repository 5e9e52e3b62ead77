/** Full answers out of the few facts that a test is about. */
import type { Branch, JobFacts } from './api.ts';

const at = (seconds: number): string => new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString();

export interface JobJson {
  readonly id: number;
  readonly name: string;
  readonly run_attempt: number;
}

export function jobJson(base: string, id: number, run: number, facts: JobFacts): JobJson {
  const completed = facts.conclusion !== null;
  const hasNoRunner = facts.status === 'queued' || facts.conclusion === 'skipped';
  const runnerId = facts.runnerId === undefined ? (hasNoRunner ? null : id) : facts.runnerId;
  return Object.assign(
    { id, name: facts.name, run_attempt: facts.runAttempt ?? 1 },
    restOfJob(base, id, run, facts, completed, runnerId),
  );
}

/** A job that is queued has a fresh start already. */
function restOfJob(
  base: string,
  id: number,
  run: number,
  facts: JobFacts,
  completed: boolean,
  runnerId: number | null,
): object {
  return {
    run_id: run,
    run_url: `${base}/actions/runs/${run}`,
    node_id: `CR_${id}`,
    head_sha: '0'.repeat(40),
    url: `${base}/actions/jobs/${id}`,
    html_url: `https://github.com/octo-org/octo-repo/actions/runs/${run}/job/${id}`,
    status: facts.status ?? (completed ? 'completed' : 'in_progress'),
    conclusion: facts.conclusion ?? null,
    created_at: facts.createdAt ?? at(id),
    started_at: facts.startedAt ?? at(id + 10),
    completed_at: completed ? (facts.completedAt ?? at(id + 60)) : null,
    steps:
      facts.beganAt === undefined
        ? []
        : [{ name: 'Set up job', status: 'completed', conclusion: 'success', number: 1, started_at: facts.beganAt }],
    check_run_url: `${base}/check-runs/${id}`,
    labels: ['ubuntu-latest'],
    runner_id: runnerId,
    runner_name: (runnerId ?? 0) > 0 ? `GitHub Actions ${runnerId}` : null,
    runner_group_id: (runnerId ?? 0) > 0 ? 0 : null,
    runner_group_name: (runnerId ?? 0) > 0 ? 'GitHub Actions' : null,
    workflow_name: 'ci',
    head_branch: 'main',
  };
}

const REPOSITORY_ID = 42;

export interface ArtifactJson {
  readonly id: number;
  readonly name: string;
  readonly size_in_bytes: number;
  readonly expired: boolean;
  readonly created_at: string;
}

export function artifactJson(
  base: string,
  id: number,
  facts: { name: string; size: number; expired: boolean; createdAt: string | undefined; run: Branch },
): ArtifactJson {
  const createdAt = facts.createdAt ?? at(id);
  return Object.assign(
    { id, name: facts.name, size_in_bytes: facts.size, expired: facts.expired, created_at: createdAt },
    {
      node_id: `MDg6QXJ0aWZhY3Q${id}`,
      url: `${base}/actions/artifacts/${id}`,
      archive_download_url: `${base}/actions/artifacts/${id}/zip`,
      updated_at: createdAt,
      expires_at: at(90 * 86_400),
      workflow_run: {
        id: 1000 + id,
        repository_id: REPOSITORY_ID,
        head_repository_id: facts.run.fork === true ? REPOSITORY_ID + 1 : REPOSITORY_ID,
        head_branch: facts.run.branch,
        head_sha: '0'.repeat(40),
      },
    },
  );
}

export interface CommentJson {
  readonly id: number;
  body: string;
  readonly user: { readonly login: string; readonly type: string };
  readonly author_association: string;
}

export function commentJson(
  base: string,
  id: number,
  issue: number,
  body: string,
  login: string,
  association: string,
): CommentJson {
  return Object.assign(
    { id, body, user: userJson(login), author_association: association },
    {
      node_id: `IC_${id}`,
      url: `${base}/issues/comments/${id}`,
      html_url: `https://github.com/octo-org/octo-repo/issues/${issue}#issuecomment-${id}`,
      created_at: at(id),
      updated_at: at(id),
      issue_url: `${base}/issues/${issue}`,
      performed_via_github_app: null,
    },
  );
}

function userJson(login: string): CommentJson['user'] {
  const url = `https://api.github.com/users/${login}`;
  const links = [
    'followers',
    'following',
    'gists',
    'starred',
    'subscriptions',
    'organizations',
    'repos',
    'events',
    'received_events',
  ];
  return Object.assign(
    { login, type: login.endsWith('[bot]') ? 'Bot' : 'User' },
    { id: 1, node_id: 'U_1', avatar_url: url, gravatar_id: '', url, html_url: url, site_admin: false },
    Object.fromEntries(links.map((link) => [`${link}_url`, `${url}/${link}`])),
  );
}
