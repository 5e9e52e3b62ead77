import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { createCommandReader, mask, type SeenAnnotation } from './commands.ts';
import { createCommandFiles } from './files.ts';

/** Cancels a step as the runner does: SIGINT, then SIGTERM, then a kill of the process. */
export interface Cancel {
  /** Milliseconds after the start, a line of output to wait for, or a signal from outside. */
  readonly when: number | RegExp | AbortSignal;
  /** The runner's are 7,500 and 2,500. */
  readonly sigtermAfterMs?: number;
  readonly killAfterMs?: number;
}

export interface StepRun {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly outcome: 'success' | 'failure' | 'cancelled';
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly exported: Readonly<Record<string, string>>;
  readonly path: readonly string[];
  readonly summary: string;
  readonly annotations: readonly SeenAnnotation[];
  /** Annotations that the runner did not keep. */
  readonly droppedAnnotations: number;
  readonly masks: readonly string[];
  /** What a person sees: masked, without the commands that leave nothing. */
  readonly log: string;
  /** Standard output and standard error as they came. */
  readonly raw: string;
  readonly ms: number;
}

export interface StepOptions {
  /** The program and its arguments. */
  readonly command: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Where the command files of this step go. */
  readonly files: string;
  readonly cancel?: Cancel | undefined;
  /** Sees each line as a person does: masked, and none that was a command which leaves nothing. */
  readonly onLine?: ((text: string) => void) | undefined;
}

/** Spawns one entry of an action, or the shell of a `run:`, and reads what it tells the runner. */
export async function runStepProcess(options: StepOptions): Promise<StepRun> {
  const files = createCommandFiles(options.files);
  const reader = createCommandReader();
  const raw: string[] = [];
  const startedAt = performance.now();
  const [program, ...parameters] = options.command;
  const child = spawn(program, parameters, {
    cwd: options.cwd,
    env: { ...files.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const canceller = createCanceller((signal) => child.kill(signal), options.cancel);
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (text) => {
      raw.push(text);
      const shown = reader.line(text);
      if (shown !== null) options.onLine?.(shown);
      canceller.line(text);
    });
  }
  const ended = await new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  canceller.end();
  const read = files.read();
  if (read.summaryTooLarge)
    reader.line('::error::$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k');
  return {
    exitCode: ended.code,
    signal: ended.signal,
    outcome: canceller.cancelled() ? 'cancelled' : ended.code === 0 ? 'success' : 'failure',
    outputs: { ...reader.outputs, ...read.outputs },
    state: { ...reader.state, ...read.state },
    exported: read.exported,
    path: read.path,
    summary: mask(read.summary, reader.masks),
    annotations: reader.annotations,
    droppedAnnotations: reader.dropped(),
    masks: [...reader.masks],
    log: reader.log(),
    raw: raw.join('\n'),
    ms: performance.now() - startedAt,
  };
}

function createCanceller(kill: (signal: NodeJS.Signals) => void, cancel: Cancel | undefined) {
  const timers: NodeJS.Timeout[] = [];
  let cancelled = false;
  const begin = () => {
    if (cancelled || cancel === undefined) return;
    cancelled = true;
    const term = cancel.sigtermAfterMs ?? 7500;
    kill('SIGINT');
    timers.push(setTimeout(() => kill('SIGTERM'), term));
    timers.push(setTimeout(() => kill('SIGKILL'), term + (cancel.killAfterMs ?? 2500)));
  };
  if (typeof cancel?.when === 'number') timers.push(setTimeout(begin, cancel.when));
  const signal = cancel?.when instanceof AbortSignal ? cancel.when : null;
  if (signal?.aborted) begin();
  else signal?.addEventListener('abort', begin, { once: true });
  return {
    line: (text: string) => {
      if (cancel?.when instanceof RegExp && cancel.when.test(text)) begin();
    },
    cancelled: () => cancelled,
    end: () => {
      signal?.removeEventListener('abort', begin);
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
