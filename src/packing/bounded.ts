/** What kept a finished run from being faster. */

/** One leg as it was measured. Times are milliseconds since 1970. */
export interface MeasuredLeg {
  readonly id: string;
  /** Counts from 1. */
  readonly wave: number;
  /** When its job was asked for and when a runner took it; `null` where nobody knows, as on a laptop. */
  readonly createdMs: number | null;
  readonly startedMs: number | null;
  readonly endedMs: number | null;
  /** Those that ran, in any order. */
  readonly tasks: readonly { readonly id: string; readonly startMs: number; readonly endMs: number }[];
}

/** Milliseconds by which the run would have been shorter without the cause. */
export interface Shares {
  /** One task that is longer than the work divided by the legs. */
  readonly task: number;
  /** Work that was spread unevenly, beyond what the longest task makes necessary. */
  readonly imbalance: number;
  /** What the decisive legs did besides their tasks: checkout, loading, uploading. */
  readonly 'start-up': number;
  /** How long the decisive legs waited for a runner. */
  readonly queueing: number;
}

export interface BoundedRun {
  readonly by: keyof Shares;
  /** The share of `by`. */
  readonly ms: number;
  readonly shares: Shares;
  /** From when the first leg was asked for to the end of the last. */
  readonly wallMs: number;
  /** The leg that ended last in the wave in which `by` cost the most. */
  readonly leg: string;
  /** The longest task of that wave. */
  readonly task: string;
}

/** Below this share of the wall time a cause is noise, and the run was bounded by its work alone. */
const NOISE = 0.01;
const CAUSES = ['task', 'imbalance', 'start-up', 'queueing'] as const;

interface Timed {
  readonly leg: MeasuredLeg;
  readonly startMs: number;
  readonly endMs: number;
  readonly workMs: number;
}

interface ExplainedWave {
  readonly leg: string;
  readonly task: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly shares: Shares;
}

/**
 * Follows the run along the leg that ended last in each wave: how long it waited for a runner, what it did besides tasks,
 * and by how much its tasks exceed the work divided by the legs, told apart into one long task and imbalance. The largest of
 * the four bounded the run. `null` when no task ran, or when all four are noise: then the work itself, divided by the
 * legs, is what took the time. Clocks that disagree make a share smaller, never negative.
 */
export function explainRun(legs: readonly MeasuredLeg[]): BoundedRun | null {
  const waves: ExplainedWave[] = [];
  for (const number of [...new Set(legs.map(({ wave }) => wave))].sort((a, b) => a - b)) {
    const members = legs.filter(({ wave }) => wave === number);
    const explained = explainWave(members, waves.at(-1)?.endMs ?? Number.NEGATIVE_INFINITY);
    if (explained !== null) waves.push(explained);
  }
  const [first] = waves;
  if (first === undefined) return null;
  const shares = waves.reduce((sum, wave) => added(sum, wave.shares), NOTHING);
  const by = CAUSES.reduce((most, cause) => (shares[cause] > shares[most] ? cause : most));
  const wallMs = waves.reduce((last, { endMs }) => Math.max(last, endMs), first.endMs) - first.startMs;
  if (shares[by] <= NOISE * wallMs) return null;
  const { leg, task } = waves.reduce((most, wave) => (wave.shares[by] > most.shares[by] ? wave : most));
  return { by, ms: shares[by], shares, wallMs, leg, task };
}

const NOTHING: Shares = { task: 0, imbalance: 0, 'start-up': 0, queueing: 0 };

function added(a: Shares, b: Shares): Shares {
  return {
    task: a.task + b.task,
    imbalance: a.imbalance + b.imbalance,
    'start-up': a['start-up'] + b['start-up'],
    queueing: a.queueing + b.queueing,
  };
}

/** `beforeMs`: the end of the wave before, until which this one could not be asked for. */
function explainWave(legs: readonly MeasuredLeg[], beforeMs: number): ExplainedWave | null {
  const timed = legs.flatMap((leg) => timedLeg(leg) ?? []);
  const [first, ...others] = timed;
  if (first === undefined) return null;
  const decisive = others.reduce((last, one) => (one.endMs > last.endMs ? one : last), first);
  const askedMs = timed.reduce((least, { leg, startMs }) => Math.min(least, leg.createdMs ?? startMs), first.startMs);
  const startMs = Math.max(beforeMs, askedMs);
  const tasks = timed.flatMap(({ leg }) => leg.tasks.map(({ id, ...task }) => ({ id, ms: lengthOf(task) })));
  const longest = tasks.reduce((most, task) => (task.ms > most.ms ? task : most), { id: '', ms: -1 });
  const { workMs } = decisive;
  const fairMs = timed.reduce((sum, one) => sum + one.workMs, 0) / legs.length;
  const leastMs = Math.max(fairMs, Math.min(workMs, longest.ms));
  const shares = {
    task: Math.round(leastMs - fairMs),
    imbalance: Math.round(Math.max(0, workMs - leastMs)),
    'start-up': Math.max(0, decisive.endMs - decisive.startMs - workMs),
    queueing: Math.max(0, decisive.startMs - startMs),
  };
  return { leg: decisive.leg.id, task: longest.id, startMs, endMs: decisive.endMs, shares };
}

/** From the start of the job, or of its first task, to the end; `null` for a leg in which no task ran. */
function timedLeg(leg: MeasuredLeg): Timed | null {
  const { tasks, startedMs, endedMs } = leg;
  if (tasks.length === 0) return null;
  const firstMs = tasks.reduce((least, task) => Math.min(least, task.startMs), Number.POSITIVE_INFINITY);
  const lastMs = tasks.reduce((most, task) => Math.max(most, task.endMs), Number.NEGATIVE_INFINITY);
  const workMs = tasks.reduce((sum, task) => sum + lengthOf(task), 0);
  return { leg, startMs: startedMs ?? firstMs, endMs: endedMs ?? lastMs, workMs };
}

function lengthOf({ startMs, endMs }: { readonly startMs: number; readonly endMs: number }): number {
  return Math.max(0, endMs - startMs);
}
