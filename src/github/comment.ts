import { problem, type RimProblem } from '../problem.ts';
import { type Rest, restFault } from './rest.ts';

/** GitHub refuses a longer body. */
const MAX_COMMENT_CHARACTERS = 65_536;

/** A pull request with more comments than this gets a new one. */
const MAX_PAGES = 30;

export interface Comment {
  readonly owner: string;
  readonly repo: string;
  /** The number of the issue or pull request. */
  readonly issue: number;
  /** Text that no reader sees, e.g. `<!-- fanfold:ci -->`: the start of the body, by which the comment is found again. */
  readonly marker: string;
  /** Markdown, without the marker. */
  readonly body: string;
}

/** Keeps one comment up to date: edits the one that begins with the marker, else writes it. Never throws. */
export async function upsertComment(rest: Rest, comment: Comment): Promise<RimProblem | null> {
  const { owner, repo, issue } = comment;
  const body = bodyOf(comment);
  try {
    const existing = await findComment(rest, comment);
    if (existing === null) await rest.rest.issues.createComment({ owner, repo, issue_number: issue, body });
    else await rest.rest.issues.updateComment({ owner, repo, comment_id: existing, body });
    return null;
  } catch (error) {
    const detail = restFault(error, 'pull-requests: write');
    return problem('rim/comment-failed', null, { issue, detail });
  }
}

const CUT_NOTE = '\n\n…';

function bodyOf({ marker, body }: Comment): string {
  const whole = `${marker}\n${body}`;
  if (whole.length <= MAX_COMMENT_CHARACTERS) return whole;
  const kept = whole.slice(0, MAX_COMMENT_CHARACTERS - CUT_NOTE.length);
  return kept.replace(/[\uD800-\uDBFF]$/, '') + CUT_NOTE;
}

/** Gitea says no type of a user; the one that its job tokens speak for has this id, which nobody can register. */
const GITEA_ACTIONS = -2;
/** People who may edit the comments of others anyway. */
const TRUSTED = new Set(['OWNER', 'MEMBER', 'COLLABORATOR']);

/**
 * The comment of a workflow's token is a bot's, that of a person's token belongs to someone trusted. A stranger who begins
 * a comment with the marker must not get our text into a comment that they can edit.
 */
async function findComment(rest: Rest, { owner, repo, issue, marker }: Comment): Promise<number | null> {
  const query = { owner, repo, issue_number: issue, per_page: 100 } as const;
  let pages = 0;
  for await (const { data } of rest.paginate.iterator(rest.rest.issues.listComments, query)) {
    const found = data.find((one) => isOurs(one) && one.body?.startsWith(marker));
    if (found !== undefined) return found.id;
    if (++pages >= MAX_PAGES) break;
  }
  return null;
}

function isOurs(comment: { user: { type?: string; id: number } | null; author_association?: string }): boolean {
  const { user, author_association: association = '' } = comment;
  return user?.type === 'Bot' || user?.id === GITEA_ACTIONS || TRUSTED.has(association);
}
