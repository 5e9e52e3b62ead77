/** Another project's idea of the artifact service: `dtu-github-actions`, see `docs/decisions/0008-other-servers.md`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Dtu extends AsyncDisposable {
  readonly url: string;
}

export async function startDtu(): Promise<Dtu> {
  const folder = mkdtempSync(join(tmpdir(), 'fanfold-dtu-'));
  const child = spawn(process.execPath, [join(import.meta.dirname, 'server.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'], DTU_CACHE_DIR: join(folder, 'cache'), DTU_LOGS_DIR: join(folder, 'logs') },
  });
  const ended = once(child, 'exit');
  const port = await Promise.race([once(child.stdout, 'data'), ended.then(() => null)]);
  if (port === null) throw new Error('dtu-github-actions did not start');
  return {
    url: `http://127.0.0.1:${String(port).trim()}`,
    [Symbol.asyncDispose]: async () => {
      child.stdin.end();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
