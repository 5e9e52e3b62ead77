/** Programs for Windows, run by wine in the prefix that `scripts/windows.mjs` makes. */
import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const NODE = given('FANFOLD_WINDOWS_NODE');
/** wine would take its own programs of these names otherwise. */
export const WINE = {
  WINEPREFIX: given('FANFOLD_WINDOWS_PREFIX'),
  WINEDEBUG: '-all',
  /** Names of files are text in it. */
  LC_ALL: 'C.UTF-8',
  /** Tasks find `node` there. */
  WINEPATH: windowsPath(dirname(NODE)),
  WINEDLLOVERRIDES: 'taskkill.exe,powershell.exe=n;mscoree,mshtml=',
};

/** Far above what anything here takes: only a hang meets it. */
const HANG_MS = 150_000;

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
}

export interface WineOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

function given(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error('run this by `npm run windows`');
  return value;
}

/** As Windows sees a path of this machine. */
export function windowsPath(path: string): string {
  return `Z:${path.replaceAll('/', '\\')}`;
}

/** Runs `node.exe` to its end. Its output goes to files: it cannot write to a pipe of this system. */
export async function runNode(args: readonly string[], { cwd, env = {} }: WineOptions): Promise<Ended> {
  const folder = mkdtempSync(join(tmpdir(), 'fanfold-wine-'));
  const [stdout, stderr] = [join(folder, 'stdout'), join(folder, 'stderr')];
  const files = [openSync(stdout, 'w'), openSync(stderr, 'w')] as const;
  const began = performance.now();
  const child = spawn('wine', [NODE, ...args], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...WINE, ...env },
    stdio: ['ignore', ...files],
    timeout: HANG_MS,
    killSignal: 'SIGKILL',
  });
  const code = await new Promise<number | null>((done, fail) => child.once('error', fail).once('exit', done));
  for (const file of files) closeSync(file);
  const ended = {
    code,
    stdout: readFileSync(stdout, 'utf8'),
    stderr: readFileSync(stderr, 'utf8'),
    ms: performance.now() - began,
  };
  rmSync(folder, { recursive: true });
  return ended;
}
