/** Which files a task read, from a system call trace by strace. */
import { createReadStream } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Command } from '../model.ts';

/** A longer trace is not read; then the reads are not known. */
const MAX_TRACE_BYTES = 256 * 1024 * 1024;

/** `?` lets strace ignore a call that this processor does not have; seccomp keeps all other calls at full speed. */
const CALLS = 'trace=?open,openat,?openat2';

/** Runs `command` under strace, all its descendants included, with the same exit code. */
export function traceCommand(strace: string, trace: string, command: Command): Command {
  const options = ['-f', '--seccomp-bpf', '-qq', '-y', '-s', '0', '-e', CALLS, '-e', 'signal=none', '-o', trace];
  return { file: strace, args: [...options, '--', command.file, ...command.args] };
}

/**
 * Workspace-relative paths of the files that were opened for reading and not written by the same try, sorted; `null` when
 * there is no trace or too much of it. Programs that the kernel itself loads from the workspace are not among them.
 */
export async function readsInTrace(
  trace: string,
  workspace: string,
  written: ReadonlySet<string>,
): Promise<string[] | null> {
  const status = await lstat(trace).catch(() => null);
  if (status === null || !status.isFile() || status.size > MAX_TRACE_BYTES) return null;
  const opened = new Set<string>();
  const started = new Map<string, boolean>();
  for await (const line of createInterface({ input: createReadStream(trace, 'latin1') })) {
    const path = openedForReading(line, started);
    if (path?.startsWith(`${workspace}/`)) opened.add(path.slice(workspace.length + 1));
  }
  const reads: string[] = [];
  for (const path of opened) {
    if (written.has(path)) continue;
    const found = await lstat(join(workspace, path)).catch(() => null);
    if (found?.isFile()) reads.push(path);
  }
  return reads.sort();
}

/**
 * The path that one line of a trace shows to be open for reading, or `null`. A call that another process interrupted stands
 * on two lines; `started` remembers, by process, whether the first one was for reading.
 * @internal exported for its tests
 */
export function openedForReading(line: string, started: Map<string, boolean>): string | null {
  const match = /^(\d+) +(?:open\w*\(|<\.\.\. open\w* resumed>)/.exec(line);
  const process = match?.[1];
  if (match === null || process === undefined) return null;
  const isResumed = match[0].endsWith('resumed>');
  const reads = isResumed
    ? started.get(process) === true
    : /\bO_RD(ONLY|WR)\b/.test(line) && !line.includes('O_DIRECTORY');
  if (line.endsWith('<unfinished ...>')) {
    started.set(process, reads);
    return null;
  }
  const result = / = \d+<(.*)>$/.exec(line)?.[1];
  return reads && result !== undefined ? decoded(result) : null;
}

/** strace shows bytes outside printable ASCII, quotes and backslashes as C escapes, mostly octal. */
function decoded(text: string): string {
  const named: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', v: '\v', f: '\f' };
  const bytes = text.replaceAll(
    /\\(?:([0-7]{1,3})|x([0-9a-f]{2})|(.))/g,
    (_all, octal?: string, hex?: string, other = '') => {
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 255);
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      return named[other] ?? other;
    },
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
