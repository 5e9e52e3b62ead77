/** Repositories of the server, as the checkout of a job and as the source of its actions. */
import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Puts one commit of a repository into a folder. `ref` is a commit, a branch or a tag. */
export async function checkOut(server: string, repository: string, ref: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const git = (...parameters: string[]) => run('git', ['-C', folder, ...parameters]);
  await git('init', '--quiet');
  await git('fetch', '--quiet', '--depth=1', `${server.replace(/\/$/, '')}/${repository}.git`, ref);
  await git('checkout', '--quiet', '--force', 'FETCH_HEAD');
}

/** Keeps what was fetched, for the steps of all jobs of this runner. */
export function createActions(server: string, folder: string) {
  const fetched = new Map<string, Promise<void>>();
  /** The folder of an action: `./path` of the workspace, or `owner/repository/path@ref` of the server, or of the one it names. */
  return async (uses: string, workspace: string): Promise<string> => {
    if (uses.startsWith('./')) return join(workspace, uses);
    const [, origin = server, repository = '', path = '', ref = ''] =
      /^(?:(https?:\/\/[^/]+)\/)?([^/@]+\/[^/@]+)(\/[^@]*)?@(.+)$/.exec(uses) ?? [];
    if (repository === '') throw new Error(`the runner knows no action ${uses}`);
    const at = join(folder, `${encodeURIComponent(origin)}+${repository.replace('/', '+')}@${ref}`);
    let fetching = fetched.get(at);
    if (fetching === undefined) {
      fetching = checkOut(origin, repository, ref, at);
      fetched.set(at, fetching);
    }
    await fetching;
    return join(at, path);
  };
}
