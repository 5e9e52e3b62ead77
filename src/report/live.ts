/** What a terminal shows while tasks run: a line for each that runs, then a bar. From events to a state, from a state to lines. */
import type { RunEvent } from '../event.ts';
import type { Plan } from '../model.ts';
import { isGuess } from '../packing/estimate.ts';
import { line } from './escape/terminal.ts';
import type { Style } from './style.ts';
import { pad, shorten, width } from './width.ts';
import { count, duration, grouped } from './words.ts';

/** One command that runs: of a task, or of a batch. */
export interface LiveTask {
  /** Hostile text. */
  readonly name: string;
  readonly startedMs: number;
  /** How long it is expected to take; `null` where nothing is known. */
  readonly expectedMs: number | null;
}

export interface LiveState {
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  /** By id of the task or batch. */
  readonly running: ReadonlyMap<string, LiveTask>;
  /** The expected time of all that has no record yet; `null` where nothing is known. */
  readonly openMs: number | null;
  readonly jobs: number;
}

/** Keeps the state of a run as its events come. */
export interface Live {
  /** `now`: milliseconds of any clock. */
  readonly take: (event: RunEvent, now: number) => void;
  readonly state: () => LiveState;
}

const FAILED: ReadonlySet<string> = new Set(['failed', 'timed-out', 'cancelled']);
/** Fewer ends than this say nothing about the rest. */
const FEW = 3;

/** @param jobs how many tasks run at the same time */
export function createLive(plan: Plan, jobs: number): Live {
  const open = new Map(plan.tasks.filter(({ skip }) => !skip).map((task) => [task.id, task.estimateMs]));
  const total = open.size;
  const running = new Map<string, LiveTask>();
  const units = new Map<string, { readonly id: string; left: number }>();
  const known = !isGuess(plan.tasks);
  let [failed, ended, took] = [0, 0, 0];

  function take(event: RunEvent, now: number): void {
    if (event.event === 'started') {
      const expectedMs = known ? event.tasks.reduce((sum, id) => sum + (open.get(id) ?? 0), 0) : null;
      running.set(event.task, { name: event.name, startedMs: now, expectedMs });
      const unit = { id: event.task, left: event.tasks.length };
      for (const id of event.tasks) units.set(id, unit);
    }
    if (event.event !== 'ended') return;
    const { task, state, durationMs, tries } = event.record;
    open.delete(task);
    if (FAILED.has(state)) failed++;
    if (tries.length > 0) {
      ended++;
      took += durationMs;
    }
    const unit = units.get(task);
    if (unit !== undefined && --unit.left === 0) running.delete(unit.id);
  }

  function openMs(): number | null {
    if (!known) return ended < FEW ? null : (took / ended) * open.size;
    let sum = 0;
    for (const ms of open.values()) sum += ms;
    return sum;
  }

  return { take, state: () => ({ total, done: total - open.size, failed, running, openMs: openMs(), jobs }) };
}

export interface LiveView {
  readonly columns: number;
  readonly rows: number;
  /** Milliseconds of the clock of the state. */
  readonly now: number;
  readonly style: Style;
}

/** More lines than this are not an overview. */
const MOST_LINES = 16;

/** At most `rows` - 1 lines, none as wide as the terminal: what fills its last cell may wrap. */
export function liveLines(state: LiveState, view: LiveView): string[] {
  const most = Math.max(0, Math.min(MOST_LINES, view.rows - 2));
  const all = [...state.running.values()].sort((a, b) => a.startedMs - b.startedMs);
  const shown = all.length > most ? all.slice(0, Math.max(0, most - 1)) : all;
  const more = all.length - shown.length;
  const room = view.columns - 1;
  return [
    ...shown.map((task) => taskLine(task, room, view)),
    ...(more > 0 && most > 0 ? [view.style.dim(shorten(`  and ${grouped(more)} more running`, room))] : []),
    barLine(state, room, view),
  ];
}

function taskLine({ name, startedMs, expectedMs }: LiveTask, room: number, { now, style }: LiveView): string {
  const passed = Math.max(0, now - startedMs);
  const late = expectedMs !== null && expectedMs > 0 && passed > expectedMs * 1.5;
  const expected = expectedMs === null || expectedMs <= 0 ? '' : ` of ${duration(expectedMs)}`;
  const time = shorten(`${duration(passed - (passed % 100))}${expected}`, Math.max(0, room - 6));
  const left = Math.max(0, Math.min(48, room - width(time) - 4));
  const text = `  ${pad(shorten(line(name), left), left)}  `;
  return `${shorten(text, room - width(time))}${late ? style.yellow(time) : style.dim(time)}`;
}

const LONGEST_BAR = 30;
const SHORTEST_BAR = 6;

function barLine(state: LiveState, room: number, view: LiveView): string {
  const { total, done, failed, running } = state;
  const leftMs = timeLeft(state, view.now);
  const counts = `${grouped(done)}/${grouped(total)}`;
  // The least important is last, and left out first.
  const parts = [
    counts,
    ...(failed > 0 ? [`${grouped(failed)} failed`] : []),
    ...(leftMs === null ? [] : [`about ${duration(Math.ceil(leftMs / 1000) * 1000)} left`]),
    ...(running.size > 0 ? [`${count(running.size, 'task')} running`] : []),
  ];
  while (parts.length > 1 && width(parts.join('  ')) > room - SHORTEST_BAR - 3) parts.pop();
  const text = shorten(parts.join('  '), room);
  const cells = Math.min(LONGEST_BAR, room - width(text) - 3);
  const paint = failed > 0 ? view.style.red : view.style.green;
  if (cells < SHORTEST_BAR) return text;
  const full = total === 0 ? cells : Math.floor((cells * done) / total);
  return `[${paint('#'.repeat(full))}${'.'.repeat(cells - full)}] ${text}`;
}

/** The time for the work that is left on as many jobs as there are, and at least what the longest running task still needs. */
function timeLeft({ openMs, running, jobs, done, total }: LiveState, now: number): number | null {
  if (openMs === null || done === total) return null;
  let [spent, longest] = [0, 0];
  for (const { startedMs, expectedMs } of running.values()) {
    const passed = now - startedMs;
    spent += Math.min(passed, expectedMs ?? passed);
    longest = Math.max(longest, (expectedMs ?? 0) - passed);
  }
  return Math.max(longest, (openMs - spent) / Math.max(1, jobs), 0);
}
