/**
 * A Gitea server of our own on loopback, with its database and repositories in a temporary folder, and in it a repository with
 * the three actions. `setup.ts` starts one for all files; tests speak to it through `forge.ts`.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { closeSync, cpSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildGitea, findGitea, giteaSources } from '../../scripts/gitea.mjs';
import { ROOT } from '../support/runner/node.ts';
import { connectForge, type Forge, type ForgeAddress, LOG, OWNER } from './forge.ts';

const PASSWORD = 'only-for-this-folder';
/** The repository with the three actions, as workflows name it: `fan/fanfold@v1`. */
const PRODUCT = 'fanfold';
const PRODUCT_FILES = ['action.yml', 'task/action.yml', 'converge/action.yml', 'dist'];

/** Starts the server, builds it first where the cache folder has none, and gives it the actions of this checkout. */
export async function startForge(): Promise<ForgeAddress & AsyncDisposable> {
  const program = findGitea() ?? buildGitea();
  const folder = mkdtempSync(join(tmpdir(), 'fanfold-forge-'));
  const url = `http://127.0.0.1:${await freePort()}`;
  const config = join(folder, 'app.ini');
  writeFileSync(config, settings(folder, url));
  const gitea = (...parameters: string[]) =>
    execFileSync(program, ['--config', config, ...parameters], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  gitea('migrate');
  const person = ['--username', OWNER, '--password', PASSWORD, '--email', `${OWNER}@example.invalid`, '--admin'];
  const created = gitea('admin', 'user', 'create', ...person, '--must-change-password=false', '--access-token');
  const token = /created\.\.\. (\w+)/.exec(created)?.[1] ?? '';

  const output = openSync(join(folder, LOG), 'a');
  const server = spawn(program, ['--config', config, 'web'], { stdio: ['ignore', output, output] });
  closeSync(output);
  const address = { url, folder, token, password: PASSWORD };
  const forge = connectForge(address);
  await answering(forge);
  await createProduct(forge);
  return {
    ...address,
    [Symbol.asyncDispose]: async () => {
      await end(server);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

function settings(folder: string, url: string): string {
  return `APP_NAME = forge
RUN_MODE = prod
I_AM_BEING_UNSAFE_RUNNING_AS_ROOT = true
WORK_PATH = ${folder}
[server]
STATIC_ROOT_PATH = ${giteaSources()}
ROOT_URL = ${url}/
HTTP_ADDR = 127.0.0.1
HTTP_PORT = ${new URL(url).port}
DISABLE_SSH = true
OFFLINE_MODE = true
[database]
DB_TYPE = sqlite3
PATH = ${join(folder, 'gitea.db')}
SQLITE_JOURNAL_MODE = WAL
[security]
INSTALL_LOCK = true
SECRET_KEY = only-for-this-folder
[service]
DISABLE_REGISTRATION = true
[mailer]
ENABLED = false
[actions]
ENABLED = true
DEFAULT_ACTIONS_URL = self
ZOMBIE_TASK_TIMEOUT = 10s
[cron.stop_zombie_tasks]
SCHEDULE = @every 2s
[log]
MODE = console
LEVEL = Warn
logger.router.MODE =
`;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function answering(forge: Forge): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const answer = await forge.api('GET', '/version').catch(() => null);
    if (answer !== null) return;
    await sleep(200);
  }
  throw new Error(`the server does not answer:\n${forge.log()}`);
}

async function createProduct(forge: Forge): Promise<void> {
  await forge.api('POST', '/user/repos', { name: PRODUCT, default_branch: 'main' });
  const work = join(forge.folder, 'product');
  for (const path of PRODUCT_FILES) {
    mkdirSync(dirname(join(work, path)), { recursive: true });
    cpSync(join(ROOT, path), join(work, path), { recursive: true });
  }
  const git = (...parameters: string[]) => execFileSync('git', ['-C', work, ...parameters], { stdio: 'pipe' });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all', '--force');
  git('-c', 'user.name=forge', '-c', 'user.email=forge@example.invalid', 'commit', '--quiet', '--message=fanfold');
  git('tag', 'v1');
  git(
    'push',
    '--quiet',
    `${forge.url.replace('//', `//${OWNER}:${forge.token}@`)}/${OWNER}/${PRODUCT}.git`,
    'main',
    'v1',
  );
}

function end(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve();
    server.once('exit', () => resolve());
    server.kill('SIGTERM');
    setTimeout(() => server.kill('SIGKILL'), 5000).unref();
  });
}
