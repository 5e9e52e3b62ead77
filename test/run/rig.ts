/** Real processes in a folder of their own, and a look at what is left of them. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import type { OnEvent, RunEvent } from '../../src/event.ts';
import type { Observed, Plan, PlannedTask, TaskRecord } from '../../src/model.ts';
import type { Problem } from '../../src/problem.ts';
import type { RunContext } from '../../src/run/task.ts';
import { plan as plainPlan, task as plainTask } from '../support/task.ts';

/** Far above what anything here takes on a busy machine, and far below the minutes that it would take if it hung. */
export const HANG_MS = 10_000;

export const DIGEST = `sha256:${'0'.repeat(64)}`;

export function task(run: string | null, overrides: Partial<PlannedTask> = {}): PlannedTask {
  return plainTask(overrides.id ?? 'work', { run, timeoutMinutes: 1, ...overrides });
}

export function plan(tasks: readonly PlannedTask[], overrides: Partial<Plan> = {}): Plan {
  return plainPlan(tasks, { digest: DIGEST, ...overrides });
}

export function record(id: string, overrides: Partial<TaskRecord> = {}): TaskRecord {
  return {
    version: 1,
    plan: DIGEST,
    task: id,
    leg: 'w1-leg-001',
    runAttempt: 1,
    state: 'succeeded',
    reason: null,
    tries: [],
    durationMs: 0,
    outputs: {},
    writesObserved: null,
    logTail: '',
    ...overrides,
  };
}

export interface Rig {
  readonly workspace: string;
  readonly scratch: string;
  readonly stop: AbortController;
  readonly context: RunContext;
  /** The environment of `context`, as a task gets it. */
  readonly env: Record<string, string>;
  readonly lines: string[];
  readonly problems: Problem[];
  readonly observed: Observed[];
  readonly summaries: string[];
  /** Every process that was started here and still lives, with its command line. */
  readonly alive: () => string[];
  /** Resolves when `text` was printed. */
  readonly printed: (text: string) => Promise<void>;
  readonly remove: () => void;
}

export function createRig(overrides: Partial<RunContext> = {}): Rig {
  const root = mkdtempSync(join(tmpdir(), 'fanfold-exec-'));
  const workspace = join(root, 'workspace');
  const scratch = join(root, 'scratch');
  mkdirSync(workspace);
  mkdirSync(scratch);
  const tag = `FANFOLD_TEST_TAG=${randomBytes(8).toString('hex')}`;
  const stop = new AbortController();
  const lines: string[] = [];
  const problems: Problem[] = [];
  const summaries: string[] = [];
  const waits: { readonly text: string; readonly done: () => void }[] = [];
  const observed: Observed[] = [];
  const printed = (text: string) => {
    lines.push(text);
    for (const wait of waits) if (text.includes(wait.text)) wait.done();
  };
  const onEvent = (event: RunEvent) => {
    if (event.event === 'output') printed(event.text);
    if (event.event === 'problem') problems.push(event.problem);
    if (event.event === 'observed') observed.push(event.observed);
  };
  const env = { PATH: process.env.PATH ?? '', HOME: root, [tag.split('=')[0] ?? '']: tag.split('=')[1] ?? '' };
  const context: RunContext = {
    planDigest: DIGEST,
    leg: 'w1-leg-001',
    runAttempt: 1,
    workspace,
    scratch,
    env,
    signal: stop.signal,
    onEvent,
    onSummary: (_task, markdown) => void summaries.push(markdown),
    now: Date.now,
    random: () => 0.5,
    platform: process.platform,
    ...overrides,
  };
  return {
    workspace,
    scratch,
    stop,
    context,
    env,
    lines,
    problems,
    observed,
    summaries,
    alive: () => processesWith(tag),
    printed: (text) =>
      lines.some((line) => line.includes(text))
        ? Promise.resolve()
        : new Promise<void>((done) => void waits.push({ text, done })),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Takes the output of tasks, and nothing else. */
export const outputTo =
  (take: (text: string) => unknown): OnEvent =>
  (event) =>
    event.event === 'output' ? take(event.text) : undefined;

function processesWith(tag: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => {
      try {
        if (!readFileSync(`/proc/${pid}/environ`, 'latin1').includes(tag)) return [];
        return [`${pid} ${readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ')}`];
      } catch {
        return [];
      }
    });
}

/** Runs a test with a rig of its own, which tests that run at the same time need, and checks that nothing is left alive. */
export function withRig(test: (rig: Rig) => Promise<void>, overrides: Partial<RunContext> = {}): () => Promise<void> {
  return async () => {
    const rig = createRig(overrides);
    try {
      await test(rig);
      expect(rig.alive()).toEqual([]);
    } finally {
      rig.remove();
    }
  };
}

/** A rig for each test of the file; a test that leaves a process behind fails. */
export function useRig(): Rig {
  let rig: Rig;
  beforeEach(() => {
    rig = createRig();
  });
  afterEach(() => {
    const left = rig.alive();
    rig.remove();
    expect(left).toEqual([]);
  });
  return new Proxy({} as Rig, { get: (_, key) => Reflect.get(rig, key) as unknown });
}
