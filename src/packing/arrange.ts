/** Waves of tasks, and which of them are one unit: from an order to what is packed. */
import { chooseWaves } from './components.ts';
import { EXACT_TASKS, exactWaves } from './exact.ts';
import { edgeCount, isOrdered, type Precedence } from './precedence.ts';
import type { Arrangement, Room } from './room.ts';
import { shiftWaves } from './shifted.ts';
import { unitsOf } from './tied.ts';
import type { PackTask } from './units.ts';

/** Above this many edges only whole levels are waves: an edge is looked at several times otherwise. */
const MOST_EDGES = 200_000;

/**
 * The ways to divide a list into waves that are worth packing; the first one is the levels of `needs`, each a wave. In every
 * one each edge is inside a leg, or from one wave to a later one, and a wave with an `exclusive` task has that one leg.
 */
export function arrangements(precedence: Precedence, room: Room): readonly Arrangement[] {
  const levelOf = levelWaves(precedence);
  const levels = assemble(precedence, levelOf);
  if (!isOrdered(precedence) || edgeCount(precedence) > MOST_EDGES) return [levels];
  const { tasks } = precedence;
  const few = tasks.length <= EXACT_TASKS ? exactWaves(precedence, room) : null;
  if (few !== null) return [levels, few];
  const shifted = shiftWaves(precedence, room);
  return [
    levels,
    ...(shifted === null ? [] : [assemble(precedence, shifted)]),
    ...chooseWaves(precedence, levelOf, room).map((waveOf) => assemble(precedence, waveOf)),
  ];
}

/** Every task in the wave behind all that it needs; of a lock those that may share a leg stay in one wave. */
function levelWaves({ order, needs, chained, mayShare }: Precedence): readonly number[] {
  const waveOf = new Array<number>(order.length).fill(0);
  const behind = new Map<readonly number[], number>();
  for (const at of order) {
    const list = needs[at] ?? [];
    let wave = behind.get(list);
    if (wave === undefined) {
      wave = list.reduce((most, need) => Math.max(most, (waveOf[need] ?? 0) + 1), 0);
      behind.set(list, wave);
    }
    for (const other of chained[at] ?? []) wave = Math.max(wave, (waveOf[other] ?? 0) + (mayShare(other, at) ? 0 : 1));
    waveOf[at] = wave;
  }
  return waveOf;
}

/** The waves of an assignment. `exclusive` tasks move to a wave of their own right behind the others of theirs. */
function assemble(precedence: Precedence, waveOf: readonly number[]): Arrangement {
  const { tasks, order } = precedence;
  const slots = new Map<number, number[]>();
  for (const at of order) {
    const slot = 2 * (waveOf[at] ?? 0) + (tasks[at]?.exclusive ? 1 : 0);
    const members = slots.get(slot);
    if (members === undefined) slots.set(slot, [at]);
    else members.push(at);
  }
  const waves = [...slots].sort(([a], [b]) => a - b).map(([, members]) => members);
  return {
    waves: waves.map((members) => members.map((at) => tasks[at] as PackTask)),
    together: waves.map((members) =>
      unitsOf(precedence, members).map((unit) => unit.map((at) => (tasks[at] as PackTask).id)),
    ),
  };
}
