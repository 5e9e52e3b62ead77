import { addComment, BOT, type Failure, type State } from './api.ts';

export interface Routed {
  /** As the OpenAPI description writes it. */
  readonly path: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | null;
}

type Answer = Omit<Routed, 'path'>;
type Permission = 'actions' | 'pull-requests';

interface Route {
  readonly method: string;
  readonly path: string;
  readonly needs: Permission;
  readonly level: 'read' | 'write';
  readonly answer: (state: State, values: readonly string[], query: URLSearchParams, body: string, url: URL) => Answer;
}

const REPO = '/repos/{owner}/{repo}';

const ROUTES: readonly Route[] = [
  { method: 'GET', path: `${REPO}/actions/runs/{run_id}/jobs`, needs: 'actions', level: 'read', answer: jobs },
  { method: 'GET', path: `${REPO}/actions/runs/{run_id}/artifacts`, needs: 'actions', level: 'read', answer: ofRun },
  { method: 'GET', path: `${REPO}/actions/artifacts`, needs: 'actions', level: 'read', answer: artifacts },
  {
    method: 'GET',
    path: `${REPO}/actions/artifacts/{artifact_id}/{archive_format}`,
    needs: 'actions',
    level: 'read',
    answer: archive,
  },
  {
    method: 'GET',
    path: `${REPO}/issues/{issue_number}/comments`,
    needs: 'pull-requests',
    level: 'read',
    answer: comments,
  },
  {
    method: 'POST',
    path: `${REPO}/issues/{issue_number}/comments`,
    needs: 'pull-requests',
    level: 'write',
    answer: create,
  },
  {
    method: 'PATCH',
    path: `${REPO}/issues/comments/{comment_id}`,
    needs: 'pull-requests',
    level: 'write',
    answer: update,
  },
];

export function route(state: State, seen: Seen, body: string): Routed {
  const url = new URL(seen.url, state.url);
  const found = ROUTES.flatMap((one) => {
    const values = match(one.path, url.pathname);
    return one.method === seen.method && values !== null ? [{ one, values }] : [];
  })[0];
  const path = found?.one.path ?? url.pathname;
  const failure = state.options.fail?.({ method: seen.method, path, count: ++state.count }) ?? null;
  if (failure !== null) return { path, ...failed(failure) };
  if (found === undefined) return { path, ...blob(state, seen, url) };
  const refused = refusal(state, seen, found.one);
  return { path, ...(refused ?? found.one.answer(state, found.values, url.searchParams, body, url)) };
}

function match(template: string, path: string): string[] | null {
  const pattern = template.replace(/\{[^}]+\}/g, '([^/]+)');
  return new RegExp(`^${pattern}$`).exec(path)?.slice(3).map(decodeURIComponent) ?? null;
}

function refusal({ options }: State, { authorization }: Seen, { needs, level }: Route): Answer | null {
  if (authorization === null) return error(401, 'Requires authentication');
  const token = authorization.replace(/^(?:token|bearer) /i, '');
  if (options.token !== undefined && token !== options.token) return error(401, 'Bad credentials');
  const has = options.permissions?.[needs] ?? 'write';
  return has === 'none' || (level === 'write' && has === 'read')
    ? error(403, 'Resource not accessible by integration')
    : null;
}

function failed({ status, retryAfter, limit, message }: Failure): Answer {
  const text = limit === undefined ? (message ?? `injected ${status}`) : LIMITS[limit];
  const reset = Math.floor(Date.now() / 1000) + (retryAfter ?? 0);
  return error(status, text, {
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    ...(limit === 'primary' ? { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) } : {}),
  });
}

const LIMITS = {
  primary: 'API rate limit exceeded for installation ID 1.',
  secondary: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
};

function error(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return json(status, { message, documentation_url: 'https://docs.github.com/rest', status: String(status) }, headers);
}

function json(status: number, value: object, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers, body: JSON.stringify(value) };
}

/** One page, with the links to the others as GitHub gives them. */
function page<Value>(all: readonly Value[], url: URL): { items: Value[]; headers: Record<string, string> } {
  const size = Math.min(100, Math.max(1, Number(url.searchParams.get('per_page') ?? 30)));
  const number = Math.max(1, Number(url.searchParams.get('page') ?? 1));
  const last = Math.max(1, Math.ceil(all.length / size));
  const link = (to: number, rel: string): string => {
    const target = new URL(url);
    target.searchParams.set('page', String(to));
    return `<${target}>; rel="${rel}"`;
  };
  const links = [
    ...(number > 1 ? [link(number - 1, 'prev'), link(1, 'first')] : []),
    ...(number < last ? [link(number + 1, 'next'), link(last, 'last')] : []),
  ];
  const items = all.slice((number - 1) * size, number * size);
  return { items, headers: links.length === 0 ? {} : { link: links.join(', ') } };
}

function jobs(state: State, [run = '']: readonly string[], query: URLSearchParams, _body: string, url: URL): Answer {
  const all = state.jobs.get(Number(run)) ?? [];
  const newest = Math.max(...all.map((job) => job.run_attempt));
  const wanted = query.get('filter') === 'all' ? all : all.filter((job) => job.run_attempt === newest);
  const { items, headers } = page(wanted, url);
  return json(200, { total_count: wanted.length, jobs: items }, headers);
}

function ofRun(state: State, [run = '']: readonly string[], _query: URLSearchParams, _body: string, url: URL): Answer {
  const all = state.runArtifacts.get(Number(run)) ?? [];
  const { items, headers } = page(all, url);
  return json(200, { total_count: all.length, artifacts: items }, headers);
}

function artifacts(state: State, _values: readonly string[], query: URLSearchParams, _body: string, url: URL): Answer {
  const name = query.get('name');
  const wanted = state.artifacts.map(({ json: one }) => one).filter((one) => name === null || one.name === name);
  const { items, headers } = page(wanted, url);
  return json(200, { total_count: wanted.length, artifacts: items }, headers);
}

function archive(state: State, [id = '', format = '']: readonly string[]): Answer {
  const found = state.artifacts.find(({ json: one }) => String(one.id) === id);
  if (found === undefined || format !== 'zip') return error(404, 'Not Found');
  if (found.json.expired) return error(410, 'Artifact has expired');
  return { status: 302, headers: { location: `${state.blobUrl}/blob/${id}?sig=abc%3D` }, body: '' };
}

/** Storage refuses what carries a second credential beside the signature, as Azure does. */
function blob(state: State, { authorization }: Seen, url: URL): Answer {
  const found = state.artifacts.find(({ json: one }) => url.pathname === `/blob/${one.id}`);
  if (found === undefined) return error(404, 'Not Found');
  if (authorization !== null) return error(403, 'InvalidAuthenticationInfo');
  return { status: 200, headers: { 'content-type': 'application/zip' }, body: found.content };
}

function comments(
  state: State,
  [issue = '']: readonly string[],
  _query: URLSearchParams,
  _body: string,
  url: URL,
): Answer {
  const { items, headers } = page(state.comments.get(Number(issue)) ?? [], url);
  return json(200, items, headers);
}

const MAX_BODY = 65_536;

function create(state: State, [issue = '']: readonly string[], _query: URLSearchParams, body: string): Answer {
  const text = textOf(body);
  return text === null ? tooLong() : json(201, addComment(state, Number(issue), text, BOT));
}

function update(state: State, [id = '']: readonly string[], _query: URLSearchParams, body: string): Answer {
  const text = textOf(body);
  const found = [...state.comments.values()].flat().find((comment) => String(comment.id) === id);
  if (found === undefined) return error(404, 'Not Found');
  if (text === null) return tooLong();
  found.body = text;
  return json(200, found);
}

function textOf(body: string): string | null {
  const text = (JSON.parse(body) as { body: string }).body;
  return text.length > MAX_BODY ? null : text;
}

function tooLong(): Answer {
  const text = 'body is too long (maximum is 65536 characters)';
  return json(422, {
    message: 'Validation Failed',
    documentation_url: 'https://docs.github.com/rest',
    errors: [{ resource: 'IssueComment', field: 'data', code: 'unprocessable', message: text }],
  });
}
