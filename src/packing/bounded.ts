/** The honest report: what kept a run from being faster, out of what was measured. */
import type { Plan } from '../model.ts';

/** What was measured of one leg; times in milliseconds since 1970. */
export interface MeasuredLeg {
  /** The start of its first task and the end of its last. */
  readonly startMs: number;
  readonly endMs: number;
  /** From the moment its job could start to the moment a runner took it; `null` when nobody knows. */
  readonly queuedMs: number | null;
  /** From the start of its job to its first task; `null` when nobody knows. */
  readonly startupMs: number | null;
}

export interface RunFacts {
  readonly plan: Pick<Plan, 'legs' | 'estimate'>;
  /** By leg id; legs without a task that ran are left out. */
  readonly legs: ReadonlyMap<string, MeasuredLeg>;
  /** By task id, milliseconds of the tasks that ran. */
  readonly tasks: ReadonlyMap<string, number>;
}

export interface BoundedRun {
  readonly by: 'task' | 'imbalance' | 'start-up' | 'queueing';
  readonly text: string;
}

/** Parts of the wall time below this share are not worth a word. */
const WORTH_TELLING = 0.02;

/**
 * Which of four things bounded the run: one long task, imbalance, start-up, or waiting for runners. In each wave the leg that
 * ended last decides: its waiting, its start-up, what its longest task exceeds an even share of the work by, and what the
 * leg exceeds the larger of these two by. The largest sum over the waves is the answer. `null` when nothing ran, or when
 * all four are below 2 % of the wall time: then the work was spread evenly, and only more legs would help.
 */
export function explainRun(facts: RunFacts): BoundedRun | null {
  const waves = wavesOf(facts);
  if (waves.length === 0) return null;
  const sum = (part: (wave: Wave) => number) => waves.reduce((all, wave) => all + part(wave), 0);
  const wallMs = sum(({ leg }) => leg.endMs - leg.startMs + (leg.queuedMs ?? 0) + (leg.startupMs ?? 0));
  const longest = waves.reduce((most, wave) => (wave.taskMs > most.taskMs ? wave : most));
  const parts = [
    {
      by: 'task',
      ms: sum(({ taskMs, evenMs }) => Math.max(0, taskMs - evenMs)),
      text: `one long task: \`${longest.task}\` took ${spoken(longest.taskMs)} where an even share of the work is ${spoken(longest.evenMs)}`,
    },
    {
      by: 'imbalance',
      ms: sum(({ leg, taskMs, evenMs }) => Math.max(0, leg.endMs - leg.startMs - Math.max(taskMs, evenMs))),
      text: `imbalance: the legs that ended last worked ${spoken(sum(({ leg }) => leg.endMs - leg.startMs))} where an even share is ${spoken(sum(({ evenMs }) => evenMs))}; estimates from more runs help`,
    },
    {
      by: 'start-up',
      ms: sum(({ leg }) => leg.startupMs ?? 0),
      text: `start-up: ${spoken(sum(({ leg }) => leg.startupMs ?? 0))} passed before the first task; fewer and fuller legs, or fewer waves, pay it less often`,
    },
    {
      by: 'queueing',
      ms: sum(({ leg }) => leg.queuedMs ?? 0),
      text: `queueing: ${spoken(sum(({ leg }) => leg.queuedMs ?? 0))} passed before a runner was free; say how many there are with \`max-parallel\``,
    },
  ] as const;
  const main = parts.reduce((most, part) => (part.ms > most.ms ? part : most));
  if (main.ms <= wallMs * WORTH_TELLING) return null;
  const { parallelMs, lowerBoundMs } = facts.plan.estimate;
  const compared = `${spoken(wallMs)} in all, predicted ${spoken(parallelMs)}, lower bound ${spoken(lowerBoundMs)}`;
  return { by: main.by, text: `Bounded by ${main.text} (${compared})` };
}

/** One wave, seen from the leg that ended last. */
interface Wave {
  readonly leg: MeasuredLeg;
  /** The longest task of that leg. */
  readonly task: string;
  readonly taskMs: number;
  /** The work of the wave divided by its legs. */
  readonly evenMs: number;
}

function wavesOf({ plan, legs, tasks }: RunFacts): Wave[] {
  const numbers = [...new Set(plan.legs.map(({ wave }) => wave))];
  return numbers.flatMap((number) => {
    const ran = plan.legs.flatMap((leg) => {
      const measured = legs.get(leg.id);
      return leg.wave === number && measured !== undefined ? [{ ...leg, measured }] : [];
    });
    const [first] = ran;
    if (first === undefined) return [];
    const last = ran.reduce((latest, leg) => (leg.measured.endMs > latest.measured.endMs ? leg : latest), first);
    const timed = last.tasks.map((id) => ({ id, ms: tasks.get(id) ?? 0 }));
    const longest = timed.reduce((most, task) => (task.ms > most.ms ? task : most), { id: '', ms: 0 });
    const work = ran.reduce((sum, { measured }) => sum + measured.endMs - measured.startMs, 0);
    return [{ leg: last.measured, task: longest.id, taskMs: longest.ms, evenMs: work / ran.length }];
  });
}

function spoken(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (seconds < 60) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}
