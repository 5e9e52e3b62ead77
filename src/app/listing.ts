/** What a command prints, for `for-each: { command }`: the same care for processes as for a task, and no record. */
import { randomBytes } from 'node:crypto';
import { markedEnvironment } from '../run/environment.ts';
import { type ProcessEnd, runProcess } from '../run/process.ts';
import { DEFAULT_GRACE_MS, type StopReason } from '../run/stop.ts';

export interface ListingContext {
  readonly workspace: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted with a `StopReason`. */
  readonly stop: AbortSignal;
  readonly timeoutMinutes: number;
}

/** Of standard error, shown when the command fails. */
const TAIL_CHARACTERS = 500;

/**
 * Runs a command in bash, as GitHub does, and returns its standard output, at most `maxBytes`, or why there is none. It
 * is in the task file like any `run`: it is the user's own, and gets no value pasted into it.
 */
export async function commandOutput(
  command: string,
  maxBytes: number,
  { workspace, env, stop, timeoutMinutes }: ListingContext,
): Promise<{ readonly text: string } | { readonly problem: string }> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  let errors = '';
  const tooLong = new AbortController();
  const reason: StopReason = { kind: 'superseded' };
  const mark = randomBytes(12).toString('hex');
  const end = await runProcess({
    file: 'bash',
    args: ['--noprofile', '--norc', '-eo', 'pipefail', '-c', command],
    verbatim: false,
    cwd: workspace,
    env: markedEnvironment(env, mark),
    timeoutMs: timeoutMinutes * 60_000,
    stop: AbortSignal.any([stop, tooLong.signal]),
    graceMs: DEFAULT_GRACE_MS,
    mark,
    platform: process.platform,
    now: Date.now,
    onChunk: (chunk, stream) => {
      if (stream === 'stderr') errors = `${errors}${chunk.toString('utf8')}`.slice(-TAIL_CHARACTERS);
      else {
        bytes += chunk.length;
        if (bytes > maxBytes) tooLong.abort(reason);
        else chunks.push(chunk);
      }
      return undefined;
    },
  });
  if (bytes > maxBytes) return { problem: `it prints more than ${maxBytes} bytes` };
  const failure = failureOf(end, timeoutMinutes);
  if (failure === null) return { text: Buffer.concat(chunks).toString('utf8') };
  return { problem: errors.trim() === '' ? failure : `${failure}: ${errors.trim()}` };
}

function failureOf({ how, startError, exitCode, signal }: ProcessEnd, timeoutMinutes: number): string | null {
  if (startError === 'ENOENT') return '`bash`, which runs it, was not found';
  if (startError !== null) return `\`bash\` cannot be started: ${startError}`;
  if (how === 'timed-out')
    return `stopped after ${timeoutMinutes} min; \`timeout-minutes\` beside \`command\` gives it longer`;
  if (how !== 'itself') return 'the run was cancelled';
  if (signal !== null) return `killed by ${signal}`;
  return exitCode === 0 ? null : `exit code ${exitCode}`;
}
