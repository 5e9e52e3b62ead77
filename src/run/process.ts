/** One process from start to end: its output, its time limit, its stop, and nothing of it left alive. */

import { type ChildProcess, spawn } from 'node:child_process';
import { codeOf, messageOf } from '../problem.ts';
import { createFamily } from './family/create.ts';
import type { Family } from './family/family.ts';
import { type StopReason, stopReasonOf, stopSteps } from './stop.ts';
import { aborted, MAX_TIMER_MS, settlesWithin } from './wait.ts';

export type StreamName = 'stdout' | 'stderr';

export interface ProcessSpec {
  readonly file: string;
  readonly args: readonly string[];
  readonly verbatim: boolean;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Stops the process; its reason is a `StopReason`. */
  readonly stop: AbortSignal;
  /** From the first signal to KILL, in milliseconds. */
  readonly graceMs: number;
  /** A random text that is in `env`. */
  readonly mark: string;
  readonly platform: NodeJS.Platform;
  readonly now: () => number;
  /** Gets the output; a promise holds the stream back until it settles. */
  readonly onChunk: (chunk: Buffer, stream: StreamName) => PromiseLike<unknown> | undefined;
}

export interface ProcessEnd {
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** Both `null` when the process could not be started, or could not be killed. */
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** What ended it: itself, the time limit, or us. */
  readonly how: 'itself' | 'timed-out' | StopReason;
  /** Nothing of it is known to live; never known but on Linux. */
  readonly over: boolean;
  /** Processes of it that could not be killed. */
  readonly survivors: readonly number[];
  /** Nobody was left to be killed, and yet a process has the output open. */
  readonly outputOpen: boolean;
  /** Why it could not be started: `ENOENT`, `EACCES`, `E2BIG`, … */
  readonly startError: string | null;
}

interface Exit {
  readonly at: number;
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly startError: string | null;
}

/** After the exit, how long descendants may hold the output open before they are killed. */
const STRAGGLER_MS = 1_000;
/** After KILL, how long to wait for the end of a process or of its output before giving up on it. */
const LOST_MS = 2_000;
/** What the pipes hold is read in one such time, unless a process that was not found goes on writing. */
const MAX_DRAINS = 3;
/** A stop does not wait for a reader that has taken nothing for so long, nor longer for the rest of the output. */
const UNREAD_MS = 200;

/** Runs a process and resolves when it and its family are gone; never rejects. */
export async function runProcess(spec: ProcessSpec): Promise<ProcessEnd> {
  const startedAt = spec.now();
  const child = start(spec);
  if (typeof child === 'string') return unstarted(startedAt, startedAt, child);
  const exit = exitOf(child, spec.now);
  if (child.pid === undefined) return unstarted(startedAt, spec.now(), (await exit).startError ?? 'unknown');
  const family = createFamily(child.pid, spec.mark, spec.platform);
  const output = read(child, spec.onChunk);
  const stop = aborted(spec.stop);
  const how = await firstEnd(exit, spec, stop.promise, family);
  if (how === 'itself') await Promise.race([settlesWithin(output.closed, STRAGGLER_MS), stop.promise]);
  else await endGently(family, how, spec.graceMs, exit.then(output.over));
  stop.release();
  const left = await family.kill();
  const closed = await output.drain(spec.stop, left.length > 0);
  const lost: Exit = { at: spec.now(), exitCode: null, signal: null, startError: null };
  const end = (await settlesWithin(exit, LOST_MS)) ? await exit : lost;
  if (end === lost) child.unref();
  const { at: endedAt, exitCode, signal, startError } = end;
  const over = spec.platform === 'linux' && left.length === 0 && end !== lost;
  const outputOpen = !closed && left.length === 0 && !spec.stop.aborted;
  return { startedAt, endedAt, exitCode, signal, how, over, survivors: left, outputOpen, startError };
}

function unstarted(startedAt: number, endedAt: number, startError: string): ProcessEnd {
  const nothing = { exitCode: null, signal: null, survivors: [], outputOpen: false };
  return { startedAt, endedAt, ...nothing, how: 'itself', over: true, startError };
}

/** The child, or the code of the error that kept it from starting at once. */
function start(spec: ProcessSpec): ChildProcess | string {
  try {
    return spawn(spec.file, [...spec.args], {
      cwd: spec.cwd,
      env: { ...spec.env },
      detached: spec.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      windowsVerbatimArguments: spec.verbatim,
    });
  } catch (error) {
    return codeOf(error) ?? messageOf(error);
  }
}

function exitOf(child: ChildProcess, now: () => number): Promise<Exit> {
  return new Promise((done) => {
    child.once('error', (error) =>
      done({ at: now(), exitCode: null, signal: null, startError: codeOf(error) ?? messageOf(error) }),
    );
    child.once('exit', (exitCode, signal) => done({ at: now(), exitCode, signal, startError: null }));
  });
}

/** Waits for the exit, the time limit or a stop. One that had ended before we looked has ended by itself. */
async function firstEnd(
  exit: Promise<Exit>,
  spec: ProcessSpec,
  stopped: Promise<void>,
  family: Family,
): Promise<ProcessEnd['how']> {
  const ended = Promise.race([exit, stopped]);
  const inTime = await settlesWithin(ended, Math.min(spec.timeoutMs, MAX_TIMER_MS));
  const byItself = family.leaderEnded() || (await settlesWithin(exit, 0));
  if (byItself) return 'itself';
  return inTime && spec.stop.aborted ? stopReasonOf(spec.stop) : 'timed-out';
}

async function endGently(
  family: Family,
  why: Exclude<ProcessEnd['how'], 'itself'>,
  graceMs: number,
  gone: Promise<unknown>,
): Promise<void> {
  const hurry = why !== 'timed-out' && why.kind === 'cancelled' ? why.hurry : undefined;
  const asked = hurry === undefined ? null : aborted(hurry);
  const over = asked === null ? gone : Promise.race([gone, asked.promise]);
  for (const step of stopSteps(why, graceMs)) {
    if (hurry?.aborted) break;
    family.signal(step.signal);
    if (await settlesWithin(over, step.waitMs)) break;
  }
  asked?.release();
}

interface Reading {
  /** Both streams have ended. */
  readonly closed: Promise<unknown>;
  /** Resolves when both streams have ended, or when it is our reader that keeps them from ending. */
  readonly over: () => Promise<void>;
  /**
   * Waits for what is still in the pipes, and says whether they have ended. It gives up on a stream that neither ends nor brings
   * anything, on one that brings more than a pipe holds, when stopped, and when a process is known to write still.
   */
  readonly drain: (stop: AbortSignal, writers: boolean) => Promise<boolean>;
}

function read(child: ChildProcess, onChunk: ProcessSpec['onChunk']): Reading {
  const streams = [
    { name: 'stdout' as const, stream: child.stdout },
    { name: 'stderr' as const, stream: child.stderr },
  ];
  let held = 0;
  let holds = 0;
  let chunks = 0;
  const closed = Promise.all(
    streams.map(
      ({ name, stream }) =>
        new Promise<void>((done) => {
          if (stream === null) return done();
          stream.once('close', done);
          stream.once('error', () => done());
          stream.on('data', (chunk: Buffer) => {
            chunks++;
            const wait = onChunk(chunk, name);
            if (wait === undefined) return;
            held++;
            holds++;
            stream.pause();
            const resume = () => {
              held--;
              stream.resume();
            };
            wait.then(resume, resume);
          });
        }),
    ),
  );

  async function over(): Promise<void> {
    let seen: number;
    do {
      seen = chunks;
      if (await settlesWithin(closed, UNREAD_MS)) return;
    } while (seen !== chunks || held === 0);
  }

  async function drain(stop: AbortSignal, writers: boolean): Promise<boolean> {
    const hurried = () => stop.aborted || writers;
    for (let left = MAX_DRAINS; left > 0; left--) {
      const before = { chunks, holds };
      if (await settlesWithin(closed, hurried() ? UNREAD_MS : LOST_MS)) return true;
      const slow = held > 0 || holds !== before.holds;
      if (hurried() || (chunks === before.chunks && !slow)) break;
      // It is our reader that takes its time.
      if (slow) left = MAX_DRAINS;
    }
    for (const { stream } of streams) stream?.destroy();
    return false;
  }

  return { closed, over, drain };
}
