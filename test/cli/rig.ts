/** The committed command line as a process of its own, in a workspace of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { TaskRecord, Verdict } from '../../src/model.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const CLI = join(ROOT, 'dist/cli.js');

/** Far above what any of these runs takes: only a hang meets it. */
const HANG_MS = 40_000;

export interface Finished {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Milliseconds since 1970. */
  readonly endedAt: number;
}

export interface Running {
  readonly child: ChildProcess;
  readonly finished: Promise<Finished>;
  /** Resolves when `text` was printed on either stream; rejects when the process ends without it. */
  readonly printed: (text: string) => Promise<void>;
}

export interface Options {
  readonly env?: Readonly<Record<string, string>>;
  /** What standard output is connected to; default: a pipe that is read. */
  readonly stdout?: 'pipe' | number;
  /** Both streams are one terminal. Its colours, and nothing else, differ from a pipe. */
  readonly terminal?: boolean;
  /** A command in front of `node dist/cli.js`, e.g. `['prlimit', '--fsize=1000']`. */
  readonly prefix?: readonly string[];
}

export interface Workspace {
  readonly path: string;
  readonly write: (file: string, text: string) => void;
  readonly read: (file: string) => string;
  readonly json: (file: string) => unknown;
  readonly exists: (file: string) => boolean;
  readonly start: (args: readonly string[], options?: Options) => Running;
  readonly run: (args: readonly string[], options?: Options) => Promise<Finished>;
  /** `run` with a task file written as `fanfold.yml` before. */
  readonly runList: (list: string, args?: readonly string[], options?: Options) => Promise<Finished>;
  readonly records: () => Map<string, TaskRecord>;
  readonly verdict: () => Verdict;
  /** Every process that was started here and still lives, with its command line. */
  readonly alive: () => string[];
  readonly remove: () => void;
}

function createWorkspace(): Workspace {
  const root = mkdtempSync(join(tmpdir(), 'fanfold-cli-'));
  const path = join(root, 'workspace');
  mkdirSync(path);
  const marker = `FANFOLD_TEST_MARKER=${randomBytes(8).toString('hex')}`;
  const [name = '', value = ''] = marker.split('=');
  const env = { PATH: process.env['PATH'] ?? '', HOME: root, [name]: value };
  const at = (file: string) => join(path, file);
  const read = (file: string) => readFileSync(at(file), 'utf8');
  const write = (file: string, text: string) => {
    mkdirSync(dirname(at(file)), { recursive: true });
    writeFileSync(at(file), text);
  };
  const start = (args: readonly string[], options: Options = {}) => launch(path, args, env, options);
  return {
    path,
    write,
    read,
    json: (file) => JSON.parse(read(file)),
    exists: (file) => existsSync(at(file)),
    start,
    run: (args, options) => start(args, options).finished,
    runList: (list, args = [], options = {}) => {
      write('fanfold.yml', list);
      return start(['run', ...args], options).finished;
    },
    records: () => readRecords(at('.fanfold/records')),
    verdict: () => JSON.parse(read('.fanfold/verdict.json')) as Verdict,
    alive: () => processesWith(marker),
    remove: () => {
      // What a failed test left behind must not outlive it.
      for (const survivor of processesWith(marker)) kill(Number.parseInt(survivor, 10));
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function launch(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv, options: Options): Running {
  const command = [...(options.prefix ?? []), process.execPath, CLI, ...args];
  const quoted = command.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
  const [file = '', ...rest] = options.terminal ? ['script', '-qec', quoted, '/dev/null'] : command;
  const child = spawn(file, rest, {
    cwd,
    env: { ...env, ...options.env },
    stdio: ['ignore', options.stdout ?? 'pipe', 'pipe'],
  });
  const texts = { stdout: '', stderr: '' };
  const waits = new Set<() => void>();
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream]?.setEncoding('utf8').on('data', (text: string) => {
      texts[stream] += text;
      for (const look of waits) look();
    });
  const hang = setTimeout(() => child.kill('SIGKILL'), HANG_MS);
  const finished = new Promise<Finished>((done, fail) => {
    child.once('error', fail);
    child.once('close', (code, signal) => {
      clearTimeout(hang);
      done({ code, signal, ...texts, endedAt: Date.now() });
    });
  });
  const printed = (text: string) =>
    new Promise<void>((done, fail) => {
      const look = () => {
        if (!texts.stdout.includes(text) && !texts.stderr.includes(text)) return;
        waits.delete(look);
        done();
      };
      waits.add(look);
      look();
      finished.then(() => fail(new Error(`ended without printing ${text}:\n${texts.stdout}\n${texts.stderr}`)), fail);
    });
  return { child, finished, printed };
}

function readRecords(folder: string): Map<string, TaskRecord> {
  const records = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as TaskRecord);
  return new Map(records.map((record) => [record.task, record]));
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

function processesWith(marker: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        if (!readFileSync(`/proc/${pid}/environ`, 'latin1').includes(marker)) return [];
        return [`${pid} ${readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ')}`];
      } catch {
        return [];
      }
    });
}

/** Runs a test in a workspace of its own and checks that nothing is left alive. */
export function inWorkspace(test: (workspace: Workspace) => Promise<void>): () => Promise<void> {
  return async () => {
    const workspace = createWorkspace();
    try {
      await test(workspace);
      expect(workspace.alive()).toEqual([]);
    } finally {
      workspace.remove();
    }
  };
}

/** The characters of a text that could do something to a terminal: all controls but newline, and those of direction. */
export function unprintable(text: string): string[] {
  return [...text].filter(
    (character) => character !== '\n' && /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(character),
  );
}
