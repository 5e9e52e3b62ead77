/**
 * Waves for a list that is too long to search through: every connected piece of it chooses between its ways to be cut into
 * waves, the largest first, by what the waves then take at least; then all choose again.
 */
import { type Kinds, kindsOf } from './kinds.ts';
import type { Precedence } from './precedence.ts';
import type { Room } from './room.ts';
import { unitsOf } from './tied.ts';

/** More waves than this are only the levels of `needs`. */
const MOST_WAVES = 6;
/** Ways to cut one piece that are looked at. */
const MOST_WAYS = 120;
/** More pieces than this choose once. */
const MANY_PIECES = 3000;
const ROUNDS = 3;

/** What one unit of a piece adds to a wave. */
interface Load {
  readonly wave: number;
  readonly kind: number;
  readonly ms: number;
}

interface Way {
  /** The wave of each of the members. */
  readonly waves: readonly number[];
  readonly loads: readonly Load[];
}

interface Piece {
  readonly members: readonly number[];
  readonly longestMs: number;
  /** Ways of as many waves as there are. */
  readonly ways: (waves: number) => readonly Way[];
}

/** For each useful number of waves the wave of every task. */
export function chooseWaves(
  precedence: Precedence,
  levels: readonly number[],
  room: Room,
): readonly (readonly number[])[] {
  const { tasks, order } = precedence;
  const kinds = kindsOf(precedence, room);
  const all = unitsOf(precedence, order);
  const tied = new Set(all.flat());
  const groups = [...all, ...order.filter((at) => !tied.has(at)).map((at) => [at])];
  const pieces = groups
    .map((members) => pieceOf(precedence, members, levels, kinds))
    .sort((a, b) => b.longestMs - a.longestMs || (a.members[0] ?? 0) - (b.members[0] ?? 0));
  const most = Math.min(MOST_WAVES, levels.reduce((top, level) => Math.max(top, level), 0) + 1);
  const found: (readonly number[])[] = [];
  for (let waves = 1; waves <= most; waves++) {
    const chosen = choose(pieces, waves, kinds, room.atATime);
    if (chosen === null) continue;
    const waveOf = new Array<number>(tasks.length).fill(0);
    for (const [index, piece] of pieces.entries())
      for (const [at, member] of piece.members.entries()) waveOf[member] = chosen[index]?.waves[at] ?? 0;
    found.push(waveOf);
  }
  return found;
}

function pieceOf(precedence: Precedence, members: readonly number[], levels: readonly number[], kinds: Kinds): Piece {
  const base = members.reduce((least, at) => Math.min(least, levels[at] ?? 0), Number.POSITIVE_INFINITY);
  const levelOf = members.map((at) => (levels[at] ?? 0) - base);
  const depth = levelOf.reduce((most, level) => Math.max(most, level), 0);
  const cuts = cutsOf(precedence, members, levels, base, depth);
  const shapes = cuts.map((cut) => shapeOf(precedence, members, levelOf, cut, kinds));
  const longestMs = members.reduce((sum, at) => sum + (precedence.tasks[at]?.estimateMs ?? 0), 0);
  return {
    members,
    longestMs,
    ways: (waves) => shapes.flatMap((shape) => placements(shape, waves)).slice(0, MOST_WAYS),
  };
}

/** Where a piece may be cut: true behind a level. Edges that no leg can keep must be cut somewhere. */
function cutsOf(
  { needs, chained, mayShare }: Precedence,
  members: readonly number[],
  levels: readonly number[],
  base: number,
  depth: number,
): readonly (readonly boolean[])[] {
  const must: (readonly [number, number])[] = [];
  for (const at of members)
    for (const other of [...(needs[at] ?? []), ...(chained[at] ?? [])])
      if (!mayShare(other, at)) must.push([(levels[other] ?? 0) - base, (levels[at] ?? 0) - base]);
  const isCut = (cut: readonly boolean[]) => must.every(([from, to]) => cut.slice(from, to).includes(true));
  if (depth <= 6) {
    const masks = Array.from({ length: 2 ** depth }, (_, mask) =>
      Array.from({ length: depth }, (_level, level) => (mask & (1 << level)) !== 0),
    );
    return masks.filter(isCut);
  }
  const least = new Array<boolean>(depth).fill(false);
  // An edge that ends first is cut as late as it can be: that cuts the most others.
  for (const [from, to] of [...must].sort((a, b) => a[1] - b[1]))
    if (!least.slice(from, to).includes(true)) least[to - 1] = true;
  const one = least.map((_, level) => least.with(level, true));
  const full = least.map(() => true);
  return [least, ...one, full];
}

interface Shape {
  readonly segments: number;
  readonly segmentOf: readonly number[];
  readonly units: readonly { readonly segment: number; readonly kind: number; readonly ms: number }[];
}

function shapeOf(
  precedence: Precedence,
  members: readonly number[],
  levelOf: readonly number[],
  cut: readonly boolean[],
  kinds: Kinds,
): Shape {
  const before = [0];
  for (const is of cut) before.push((before.at(-1) ?? 0) + (is ? 1 : 0));
  const segmentOf = levelOf.map((level) => before[level] ?? 0);
  const segments = (before.at(-1) ?? 0) + 1;
  const units = Array.from({ length: segments }, (_, segment) => {
    const inside = members.filter((_member, at) => segmentOf[at] === segment);
    const tied = unitsOf(precedence, inside);
    const known = new Set(tied.flat());
    return [...tied, ...inside.filter((at) => !known.has(at)).map((at) => [at])].map((unit) => ({
      segment,
      kind: kinds.of[unit[0] ?? 0] ?? 0,
      ms: unit.reduce((sum, at) => sum + (precedence.tasks[at]?.estimateMs ?? 0), 0),
    }));
  });
  return { segments, segmentOf, units: units.flat() };
}

/** A shape with its segments in waves, in every way that keeps their order. */
function placements({ segments, segmentOf, units }: Shape, waves: number): Way[] {
  const found: Way[] = [];
  const place = (chosen: readonly number[]): void => {
    if (chosen.length === segments) {
      found.push({
        waves: segmentOf.map((segment) => chosen[segment] ?? 0),
        loads: units.map(({ segment, kind, ms }) => ({ wave: chosen[segment] ?? 0, kind, ms })),
      });
      return;
    }
    const left = segments - chosen.length - 1;
    for (let wave = (chosen.at(-1) ?? -1) + 1; wave + left < waves; wave++) place([...chosen, wave]);
  };
  place([]);
  return found;
}

/** The way of each piece; `null` where one needs more waves. */
function choose(pieces: readonly Piece[], waves: number, kinds: Kinds, atATime: number): readonly Way[] | null {
  const state = new Waves(waves, kinds, atATime);
  const chosen: Way[] = [];
  const ways = pieces.map((piece) => piece.ways(waves));
  for (const list of ways) {
    const best = state.best(list);
    if (best === null) return null;
    state.add(best, 1);
    chosen.push(best);
  }
  for (let round = 0; round < ROUNDS && pieces.length <= MANY_PIECES; round++) {
    let changed = false;
    for (const [at, list] of ways.entries()) {
      if (list.length < 2) continue;
      const old = chosen[at] as Way;
      state.add(old, -1);
      const best = state.best(list, old) ?? old;
      state.add(best, 1);
      changed ||= best !== old;
      chosen[at] = best;
    }
    if (!changed) break;
  }
  return chosen;
}

/** What every wave takes at least: its longest unit, or its work on as many jobs as run at once. */
class Waves {
  readonly #kinds: Kinds;
  readonly #atATime: number;
  /** By wave and kind: the work, and how often there is a unit of a time. */
  readonly #work: number[][];
  readonly #units: Map<number, number>[][];
  readonly #longest: number[][];

  constructor(waves: number, kinds: Kinds, atATime: number) {
    this.#kinds = kinds;
    this.#atATime = atATime;
    const each = <T>(make: () => T) => Array.from({ length: waves }, () => kinds.startupMs.map(make));
    this.#work = each(() => 0);
    this.#longest = each(() => 0);
    this.#units = each(() => new Map<number, number>());
  }

  add({ loads }: Way, sign: 1 | -1): void {
    for (const { wave, kind, ms } of loads) {
      const [work, longest, units] = [this.#work[wave], this.#longest[wave], this.#units[wave]?.[kind]];
      if (work === undefined || longest === undefined || units === undefined) continue;
      work[kind] = (work[kind] ?? 0) + sign * ms;
      const count = (units.get(ms) ?? 0) + sign;
      if (count > 0) units.set(ms, count);
      else units.delete(ms);
      if (sign > 0) longest[kind] = Math.max(longest[kind] ?? 0, ms);
      else if (count === 0 && longest[kind] === ms)
        longest[kind] = [...units.keys()].reduce((a, b) => Math.max(a, b), 0);
    }
  }

  /** The way with which all waves together take the least; of equal ones `old`, else the first. */
  best(ways: readonly Way[], old: Way | null = null): Way | null {
    let best: Way | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const way of ways) {
      const total = this.#with(way);
      if (total < least || (total === least && way === old)) [best, least] = [way, total];
    }
    return best;
  }

  #with({ loads }: Way): number {
    let total = 0;
    for (let wave = 0; wave < this.#work.length; wave++) total += this.#span(wave, loads);
    return total;
  }

  #span(wave: number, loads: readonly Load[]): number {
    const work = [...(this.#work[wave] ?? [])];
    const longest = [...(this.#longest[wave] ?? [])];
    for (const load of loads) {
      if (load.wave !== wave) continue;
      work[load.kind] = (work[load.kind] ?? 0) + load.ms;
      longest[load.kind] = Math.max(longest[load.kind] ?? 0, load.ms);
    }
    let span = 0;
    let all = 0;
    let startup = 0;
    for (const [kind, ms] of work.entries()) {
      if (ms === 0) continue;
      const start = this.#kinds.startupMs[kind] ?? 0;
      all += ms;
      startup = Math.max(startup, start);
      span = Math.max(span, start + Math.max(longest[kind] ?? 0, ms / (this.#kinds.parallel[kind] ?? 1)));
    }
    return Math.max(span, startup + all / this.#atATime);
  }
}
