/**
 * The Gitea server that `npm run forge` talks to, built once into the user's cache folder from the Go module: minutes on two
 * cores. `node scripts/gitea.mjs` prints the path of the program, and `--find` fails instead of building it, or where the files
 * that it reads are not to be had.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const MODULE = 'code.gitea.io/gitea';
export const GITEA_VERSION = '1.26.0';

const cache = path.join(process.env['XDG_CACHE_HOME'] || path.join(os.homedir(), '.cache'), 'fanfold-forge');
const program = path.join(cache, `gitea-${GITEA_VERSION}`);

/** The path of the program, or `null` where it was never built. */
export const findGitea = () => (fs.existsSync(program) ? program : null);

/** The folder of the module, whose templates the server reads. */
export function giteaSources() {
  const answer = go(['mod', 'download', '-json', `${MODULE}@v${GITEA_VERSION}`], { cwd: os.tmpdir() });
  return String(JSON.parse(answer).Dir);
}

/**
 * Builds the program. A build that was ended goes on where it was, since Go keeps what it compiled, and the program appears
 * only when it is whole.
 */
export function buildGitea() {
  const folder = path.join(cache, 'build');
  fs.mkdirSync(folder, { recursive: true });
  const sources = giteaSources();
  // `replace` counts only in the module that is built: ours takes over what Gitea's own says, and its sums.
  const theirs = JSON.parse(go(['mod', 'edit', '-json', path.join(sources, 'go.mod')], {}));
  const replaced = theirs.Replace.map(({ Old, New }) => `replace ${Old.Path} => ${New.Path} ${New.Version}`);
  const lines = ['module forge', `go ${theirs.Go}`, `require ${MODULE} v${GITEA_VERSION}`, ...replaced];
  fs.writeFileSync(path.join(folder, 'go.mod'), `${lines.join('\n')}\n`);
  fs.copyFileSync(path.join(sources, 'go.sum'), path.join(folder, 'go.sum'));
  fs.writeFileSync(path.join(folder, 'tools.go'), `//go:build tools\n\npackage forge\n\nimport _ "${MODULE}"\n`);
  go(['mod', 'tidy', '-e'], { cwd: folder });
  const part = `${program}.${process.pid}.part`;
  go(['build', '-trimpath', '-tags', 'sqlite sqlite_unlock_notify', '-o', part, MODULE], { cwd: folder });
  fs.renameSync(part, program);
  return program;
}

function go(parameters, options) {
  // A checkout above the cache folder is no part of the build.
  const env = { ...process.env, GOFLAGS: '-mod=mod -buildvcs=false', GOWORK: 'off' };
  return execFileSync('go', parameters, { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'inherit'], ...options });
}

if (process.argv[1] === import.meta.filename) {
  const found = process.argv[2] === '--find' ? findGitea() : (findGitea() ?? buildGitea());
  if (found !== null) giteaSources();
  if (found !== null) process.stdout.write(`${found}\n`);
  process.exitCode = found === null ? 1 : 0;
}
