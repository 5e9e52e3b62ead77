import { signedUrl } from './blobs.ts';
import {
  type Answer,
  type Artifact,
  createArtifact,
  digestOf,
  finishArtifact,
  json,
  refused,
  type State,
} from './model.ts';

type Input = Readonly<Record<string, unknown>>;

/** One of the five Twirp calls: JSON with snake_case names in, run and job out of the token. */
export function callMethod(state: State, method: string, authorization: string, body: Buffer): Answer {
  const claim = /Actions\.Results:([^:\s]+):([^:\s]+)/.exec(scopeOf(authorization));
  if (claim === null) return refused(state, 401, 'unauthenticated', 'no Actions.Results scope');
  const input = JSON.parse(body.toString()) as Input;
  const [, run = '', job = ''] = claim;
  if (input['workflow_run_backend_id'] !== run) return refused(state, 403, 'permission_denied', 'another run');
  const answer = perform(state, method, run, job, input);
  const { likeAct = false, likeGitea = false } = state.options;
  return likeAct || likeGitea ? inCamelCase(answer) : answer;
}

function inCamelCase(answer: Answer): Answer {
  const camel = (name: string) => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  return { ...answer, body: String(answer.body).replace(/"[a-z_]+":/g, camel) };
}

/** An unsigned token with the claim that the client reads. */
export function tokenFor(run: string, job: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const scp = `Actions.ExampleScope Actions.Results:${run}:${job}`;
  return `${part({ alg: 'none', typ: 'JWT' })}.${part({ scp, exp: 4102444800 })}.signature`;
}

function scopeOf(authorization: string): string {
  const payload = authorization.replace(/^Bearer /, '').split('.')[1] ?? '';
  try {
    return String((JSON.parse(Buffer.from(payload, 'base64url').toString()) as { scp?: unknown }).scp);
  } catch {
    return '';
  }
}

function perform(state: State, method: string, run: string, job: string, input: Input): Answer {
  const name = String(input['name'] ?? '');
  const mine = state.artifacts.filter((artifact) => artifact.run === run);
  const found = mine.find((artifact) => artifact.name === name);
  switch (method) {
    case 'CreateArtifact':
      return create(state, run, job, input, found);
    case 'FinalizeArtifact':
      return finalize(state, found, input);
    case 'ListArtifacts':
      return json(200, {
        artifacts: mine
          .filter((artifact) => isListed(state, artifact, input))
          .slice(0, state.options.mostListed)
          .map((artifact) => listed(state, job, artifact)),
      });
    case 'GetSignedArtifactURL':
      if (found?.content && !state.options.unreachable?.(name))
        return json(200, { signed_url: signedUrl(state, found) });
      return refused(state, 404, 'not_found', 'workflow run not found');
    case 'DeleteArtifact':
      // Whoever deletes names the job that stored it, as GitHub's own client does.
      if (!found || (input['workflow_job_run_backend_id'] !== found.job && state.options.likeGitea !== true))
        return refused(state, 404, 'not_found', 'artifact not found');
      state.artifacts = state.artifacts.filter((artifact) => artifact !== found);
      return json(200, { ok: true, artifact_id: String(found.id) });
    default:
      return refused(state, 404, 'bad_route', method);
  }
}

const TAKEN = 'an artifact with this name already exists on the workflow run';

function create(state: State, run: string, job: string, input: Input, found: Artifact | undefined): Answer {
  if (state.options.likeGitea === true) return again(state, run, job, input, found);
  const name = String(input['name'] ?? '');
  if (name === '' || name.length > 256 || /["<>|*?\r\n\\/:]/.test(name))
    return json(400, { code: 'invalid_argument', msg: 'artifact name must be between 1 and 256 characters' });
  if (found) return json(409, { code: 'already_exists', msg: TAKEN });
  const { version, mime_type: type } = input;
  if (state.options.strict === true && type !== undefined)
    return json(500, { code: 'internal', msg: 'proto: unknown field "mime_type"' });
  if (version !== 4 && version !== 7) return json(400, { code: 'invalid_argument', msg: 'version' });
  if (version === 7 && type !== 'application/zip')
    return json(400, { code: 'invalid_argument', msg: 'a valid mime_type is required' });
  const artifact = createArtifact(state, run, job, name);
  artifact.expiresAt = typeof input['expires_at'] === 'string' ? input['expires_at'] : null;
  return json(200, { ok: true, signed_upload_url: signedUrl(state, artifact) });
}

/** A name that exists gets new content, and the old one is there until then. */
function again(state: State, run: string, job: string, input: Input, found: Artifact | undefined): Answer {
  const artifact = found ?? createArtifact(state, run, job, String(input['name'] ?? ''));
  return json(200, { ok: true, signed_upload_url: signedUrl(state, artifact, 'UploadArtifact') });
}

function finalize(state: State, found: Artifact | undefined, input: Input): Answer {
  if (found?.pending) [found.content, found.pending] = [found.pending, null];
  if (!found?.content) return refused(state, 404, 'not_found', 'nothing was uploaded');
  const size = found.content.length;
  if (Number(input['size']) !== size) return refused(state, 400, 'invalid_argument', `size is ${size}`);
  if (input['hash'] !== undefined && input['hash'] !== digestOf(found.content))
    return refused(state, 400, 'invalid_argument', 'hash');
  found.blocks.clear();
  finishArtifact(found, found.content, Date.now());
  return json(200, { ok: true, artifact_id: String(found.id) });
}

function isListed(state: State, { name, id, finished }: Artifact, input: Input): boolean {
  const { showUnfinished = false, visibilityLagMs = 0 } = state.options;
  if (finished === null ? !showUnfinished : Date.now() - finished.at < visibilityLagMs) return false;
  const { name_filter: wantedName, id_filter: wantedId } = input;
  return (
    (wantedName === undefined || wantedName === name) && (wantedId === undefined || String(wantedId) === String(id))
  );
}

function listed({ options }: State, asker: string, artifact: Artifact): object {
  const { run, job, id, name, createdAt, finished, content } = artifact;
  const { likeAct = false, likeGitea = false } = options;
  return {
    workflow_run_backend_id: run,
    workflow_job_run_backend_id: likeGitea ? asker : job,
    database_id: String(id),
    name,
    size: likeAct ? '4096' : String(finished?.size ?? content?.length ?? 0),
    created_at: createdAt,
    ...(finished === null || likeAct || likeGitea ? {} : { digest: finished.digest }),
  };
}
