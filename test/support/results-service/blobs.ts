import { type Answer, type Artifact, pathOf, type State } from './model.ts';

/** With the `=` at its end that Azure's newer clients take away; only a strict server minds. */
const signatureOf = ({ id }: Artifact): string => `${Buffer.from(`blob ${id}`).toString('base64url')}=`;

function isSigned(state: State, artifact: Artifact, url: URL): boolean {
  const given = url.searchParams.get('sig') ?? '';
  const signature = signatureOf(artifact);
  return given === signature || (state.options.strict !== true && `${given}=` === signature);
}

/** Where the content of an artifact goes and comes from; whoever has the address needs no token. */
export function signedUrl(state: State, artifact: Artifact, use = 'DownloadArtifact'): string {
  if (state.options.likeGitea === true) {
    const query = `&expires=2099-11-30+09%3A00%3A00.5+%2B0000+UTC&artifactName=${encodeURIComponent(artifact.name)}`;
    return `${state.url}${pathOf(state)}${use}?sig=${signatureOf(artifact)}${query}&taskID=1&artifactID=${artifact.id}`;
  }
  return `${state.url}/blob/${artifact.id}?sv=2025-11-05&sig=${signatureOf(artifact)}`;
}

export function artifactOf(state: State, url: URL): Artifact | undefined {
  const id = url.searchParams.get('artifactID');
  return state.artifacts.find((one) => (id === null ? url.pathname === `/blob/${one.id}` : id === String(one.id)));
}

const MADE: Answer = { status: 201, body: '', headers: { etag: '"1"', 'x-ms-request-id': '1' } };

/** Azure's block blobs: blocks by id in any order, then the list that puts them together. */
export function answerBlob(state: State, method: string, url: URL, body: Buffer): Answer {
  const artifact = artifactOf(state, url);
  if (artifact === undefined) return { status: 404, body: '' };
  if (!isSigned(state, artifact, url)) return { status: 403, body: '' };
  if (method === 'get') {
    if (artifact.content === null) return { status: 404, body: '' };
    const disposition = `attachment; filename="${artifact.name}.zip"; filename*=UTF-8''${artifact.name}.zip`;
    return {
      status: 200,
      body: artifact.content,
      type: 'application/zip',
      headers: { 'content-disposition': disposition },
    };
  }
  const part = url.searchParams.get('comp');
  if (state.options.strict === true) return answerStrictly(artifact, part, body);
  if (part === 'block') {
    const id = url.searchParams.get('blockid') ?? '';
    // Of two blocks with one id that are not of one length, Gitea may take the older.
    const older = state.options.likeGitea === true ? artifact.blocks.get(id) : undefined;
    artifact.blocks.set(id, older === undefined || older.length === body.length ? body : older);
  } else if (part === 'blocklist') {
    const ids = [...body.toString().matchAll(/<(?:Latest|Uncommitted|Committed)>([^<]*)</g)].map(([, id = '']) => id);
    if (ids.some((id) => !artifact.blocks.has(id))) return { status: 400, body: 'InvalidBlockList' };
    const whole = Buffer.concat(ids.map((id) => artifact.blocks.get(id) ?? Buffer.alloc(0)));
    if (state.options.likeGitea === true) artifact.pending = whole;
    else artifact.content = whole;
  } else artifact.content = body;
  return MADE;
}

function answerStrictly(artifact: Artifact, part: string | null, body: Buffer): Answer {
  if (part === 'block') artifact.content = Buffer.concat([artifact.content ?? Buffer.alloc(0), body]);
  return MADE;
}
