/** Where the actions of this copy of fanfold can be used from. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** `owner/repository`, and a tag or branch of it. */
export interface ActionReference {
  /** `https://github.com`; `null`: the server that a forge takes actions from. */
  readonly server: string | null;
  readonly repository: string;
  readonly ref: string;
}

/** What is in a workflow until the account is known; `check --workflow` asks for it. */
export const UNKNOWN_ACTION: ActionReference = { server: 'https://github.com', repository: 'OWNER/fanfold', ref: 'v1' };

/** Reads `owner/repository@ref`, behind the address of a server or not; without `@ref` the major version. `null` when it is something else. */
export function parseAction(text: string): ActionReference | null {
  const match =
    /^(?:(https?:\/\/[A-Za-z0-9.:[\]-]+)\/)?([A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z0-9._-]+)(?:@([A-Za-z0-9._/-]+))?$/.exec(
      text,
    );
  if (match === null) return null;
  const [, server = null, repository = '', ref = UNKNOWN_ACTION.ref] = match;
  return { server, repository, ref };
}

/** The repository that `root`, the folder of fanfold itself, was cloned from or published from; `null` when unknown. */
export async function originOf(root: string): Promise<ActionReference | null> {
  // Below a project's node_modules, git would name the project.
  const remote = existsSync(join(root, '.git')) ? await remoteOf(root) : await publishedFrom(root);
  const match = /github\.com[/:]([A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z0-9._-]+?)(?:\.git)?\/?$/.exec(remote);
  return match === null ? null : parseAction(`https://github.com/${match[1]}`);
}

function remoteOf(root: string): Promise<string> {
  return new Promise((done) => {
    execFile('git', ['-C', root, 'remote', 'get-url', 'origin'], { timeout: 10_000 }, (error, stdout) =>
      done(error === null ? stdout.trim() : ''),
    );
  });
}

async function publishedFrom(root: string): Promise<string> {
  try {
    const { repository } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    return String(repository?.url ?? repository ?? '');
  } catch {
    return '';
  }
}
