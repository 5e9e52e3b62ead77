/** The quickest legs and waves of a few tasks, found by looking at all of them. */
import type { Precedence } from './precedence.ts';
import { endOfQueue } from './queue.ts';
import type { Arrangement, Room } from './room.ts';
import { kindKey } from './runner.ts';
import type { PackTask } from './units.ts';

/** More tasks than this are not searched through. */
export const EXACT_TASKS = 8;

/** Sets of tasks are bits of a number. */
interface Wave {
  /** Milliseconds first, then legs: what is compared. */
  readonly cost: number;
  readonly legs: readonly number[];
}

interface Rest {
  readonly cost: number;
  readonly waves: readonly Wave[];
}

/** Of equal times the fewest waves, then the fewest legs. */
const BY_TIME = 10_000;
const BY_WAVES = 100;

/** `null` where no division keeps the limits. */
export function exactWaves(precedence: Precedence, room: Room): Arrangement | null {
  const { tasks } = precedence;
  const found = search(precedence, room);
  if (found === null) return null;
  const idsOf = (set: number) => tasks.flatMap(({ id }, at) => (set & (1 << at) ? [id] : []));
  return {
    waves: found.map(({ legs }) => tasks.filter((_, at) => legs.some((leg) => leg & (1 << at)))),
    together: found.map(({ legs }) => legs.map(idsOf).filter((ids) => ids.length > 1)),
  };
}

function search(precedence: Precedence, room: Room): readonly Wave[] | null {
  const all = (1 << precedence.tasks.length) - 1;
  const before = precedence.tasks.map((_, at) =>
    [...(precedence.needs[at] ?? []), ...(precedence.chained[at] ?? [])].reduce((set, other) => set | (1 << other), 0),
  );
  const waves = new Map<number, Wave | null>();
  const waveOf = (set: number): Wave | null => {
    const known = waves.get(set);
    if (known !== undefined) return known;
    const wave = bestWave(precedence, before, set, room);
    waves.set(set, wave);
    return wave;
  };
  const memo = new Map<number, Rest | null>([[all, { cost: 0, waves: [] }]]);
  const best = (done: number): Rest | null => {
    const known = memo.get(done);
    if (known !== undefined) return known;
    let found: Rest | null = null;
    const rest = all & ~done;
    for (let set = rest; set > 0; set = (set - 1) & rest) {
      if (!isOpen(before, set, done)) continue;
      const wave = waveOf(set);
      if (wave === null || (found !== null && wave.cost >= found.cost)) continue;
      const after = best(done | set);
      if (after === null || (found !== null && wave.cost + after.cost >= found.cost)) continue;
      found = { cost: wave.cost + after.cost, waves: [wave, ...after.waves] };
    }
    memo.set(done, found);
    return found;
  };
  return best(0)?.waves ?? null;
}

/** Whether all that comes before the tasks of a set is done or in the set. */
function isOpen(before: readonly number[], set: number, done: number): boolean {
  return before.every((needed, at) => !(set & (1 << at)) || (needed & ~(done | set)) === 0);
}

/** The quickest legs of one wave; `null` where an edge inside it leads to a task that cannot be in the same leg. */
function bestWave(precedence: Precedence, before: readonly number[], set: number, room: Room): Wave | null {
  const members = precedence.tasks.map((_, at) => at).filter((at) => set & (1 << at));
  const isExclusive = members.some((at) => precedence.tasks[at]?.exclusive);
  const units: number[] = [];
  for (const at of members) {
    const tied = units.filter((unit) => unit & (before[at] ?? 0));
    const unit = tied.reduce((sum, one) => sum | one, 1 << at);
    units.splice(0, units.length, ...units.filter((one) => !tied.includes(one)), unit);
  }
  if (!units.every((unit) => canBeLeg(precedence, unit))) return null;
  let best: Wave | null = null;
  const place = (at: number, legs: readonly number[]): void => {
    const unit = units[at];
    if (unit === undefined) {
      const cost = costOf(precedence.tasks, legs, room);
      if (best === null || cost < best.cost) best = { cost, legs };
      return;
    }
    for (const [index, leg] of legs.entries())
      if (canBeLeg(precedence, leg | unit)) place(at + 1, legs.with(index, leg | unit));
    if (legs.length < (isExclusive ? 1 : room.max)) place(at + 1, [...legs, unit]);
  };
  place(0, []);
  return best;
}

function canBeLeg({ tasks, mayShare }: Precedence, set: number): boolean {
  const members = tasks.map((_, at) => at).filter((at) => set & (1 << at));
  return members.every((at, index) => index === 0 || mayShare(members[0] as number, at));
}

function costOf(tasks: readonly PackTask[], legs: readonly number[], room: Room): number {
  const queued = legs.map((leg) => {
    const members = tasks.filter((_, at) => leg & (1 << at));
    const first = members[0] as PackTask;
    const ms = members.reduce((sum, { estimateMs }) => sum + estimateMs, room.startupMs(first.runsOn));
    return { ms, kind: kindKey(first), parallel: room.maxParallel(first.runsOn) };
  });
  return endOfQueue(queued, room.atATime) * BY_TIME + BY_WAVES + legs.length;
}
