/** Hazards: where what one task writes meets what another reads or writes, and no needs path orders the two. */

import { decide, type Meeting } from '../glob/decide.ts';
import { foldsCase } from '../glob/fold.ts';
import { plainlyApart } from '../glob/meet.ts';
import type { IndependenceMode, Location, RunsOn, Serialised } from '../model.ts';
import { type IndependenceProblem, problem } from '../problem.ts';
import type { Active, ActiveTask } from './active.ts';
import { type Candidate, comparePatterns } from './candidates.ts';
import { findClaimProblems, findSerialised } from './claims.ts';
import { collectDeclarations, type Declarations, type LocateInTask, reachOf } from './declared.ts';
import { orderIntoWaves, type Waves } from './order.ts';
import { type Block, countPairs, createPairing, eachPair, type Pairing, type Pairs } from './pairs.ts';
import type { Declared } from './patterns.ts';
import { PatternList } from './patterns.ts';
import { createRelations } from './relation.ts';

/** All pairs of tasks that share two patterns. */
export interface HazardGroup {
  /** `undecided`: whether the patterns meet could not be decided, which counts as a conflict. */
  readonly kind: 'write-write' | 'read-write' | 'undecided';
  /** The texts of the patterns; the first one is always written. */
  readonly patterns: readonly [string, string];
  readonly witness: string;
  /** Lists of task positions; the first of each pair has the first pattern. Expand them with `eachPair`. */
  readonly blocks: readonly Block[];
  /** The number of pairs. */
  readonly count: number;
  /** What keeps the tasks of this group from overlapping; `null` for a race. */
  readonly serialised: { readonly by: 'lock' | 'resource' | 'exclusive'; readonly name: string } | null;
}

export interface HazardOptions {
  /** Compare names as Windows and macOS do; see `needsFoldCase`. */
  readonly foldCase: boolean;
  /** How much there is of each named resource. */
  readonly resources: Readonly<Record<string, number>>;
  readonly mode: IndependenceMode;
  readonly locate: LocateInTask;
  readonly limits?: HazardLimits;
}

export interface Hazards<Item extends ActiveTask = ActiveTask> {
  /** Positions in blocks are those of its `tasks`. */
  readonly active: Active<Item>;
  /** The waves by `needs`, and what keeps some tasks out of all of them. */
  readonly order: Waves<Item>;
  readonly options: HazardOptions;
  /** Races, in list order of their first tasks. */
  readonly races: readonly HazardGroup[];
  /** Hazards between tasks that cannot overlap, though nothing says which comes first. */
  readonly undefinedOrder: readonly HazardGroup[];
  readonly serialised: readonly Serialised[];
  /** How many of the tasks that run declare neither reads nor writes. */
  readonly unknown: number;
  /** What is wrong with the declarations themselves, and searches that were given up. No race is in here. */
  readonly problems: readonly IndependenceProblem[];
}

/** Where a search is given up instead of hanging. */
export interface HazardLimits {
  /** Work units: a pair of patterns refused at sight is 1, a decided pair is 20. */
  readonly work: number;
  /** Hazards by pattern pair: the default is more than anybody reads. */
  readonly groups: number;
  /** Pairs of profiles, see `Relations`. */
  readonly profilePairs: number;
}

/**
 * A few seconds in all.
 * @internal exported for its tests
 */
export const HAZARD_LIMITS: HazardLimits = { work: 20_000_000, groups: 200_000, profilePairs: 2_000_000 };
const DECISION_WORK = 20;

/** The positions of batch tasks, by entry. */
function batchesOf(positions: readonly number[], tasks: readonly ActiveTask[]): ReadonlyMap<string, number[]> {
  const batches = new Map<string, number[]>();
  for (const position of positions) {
    const task = tasks[position];
    if (task === undefined || task.batch === null) continue;
    const members = batches.get(task.template);
    if (members === undefined) batches.set(task.template, [position]);
    else members.push(position);
  }
  return batches;
}

class Search {
  readonly #tasks: readonly ActiveTask[];
  readonly #pairing: Pairing;
  readonly #patterns: PatternList;
  readonly #met = new Set<number>();
  /** Work by pattern. */
  readonly #compared = new Map<Declared, number>();
  readonly groups: HazardGroup[] = [];
  readonly #limits: HazardLimits;
  #work = 0;

  constructor(tasks: readonly ActiveTask[], pairing: Pairing, patterns: PatternList, limits: HazardLimits) {
    this.#tasks = tasks;
    this.#pairing = pairing;
    this.#limits = limits;
    this.#patterns = patterns;
  }

  #group(kind: 'write-write' | 'read-write', a: Declared, b: Declared, meeting: Meeting, pairs: Pairs): void {
    if (meeting.verdict === 'apart') return;
    const base = {
      kind: meeting.verdict === 'undecided' ? meeting.verdict : kind,
      patterns: [a.source, b.source],
      witness: meeting.witness,
    } as const;
    if (pairs.free.length > 0) {
      const count = pairs.free.reduce((total, block) => total + countPairs(block), 0);
      this.groups.push({ ...base, blocks: pairs.free, count, serialised: null });
    }
    const reasons = new Map<string, HazardGroup & { blocks: Block[] }>();
    for (const { block, relation } of pairs.serialised) {
      const { by, name } = relation;
      const key = `${by} ${name}`;
      const group = reasons.get(key) ?? { ...base, blocks: [], count: 0, serialised: { by, name } };
      reasons.set(key, { ...group, blocks: [...group.blocks, block], count: group.count + countPairs(block) });
    }
    this.groups.push(...reasons.values());
  }

  #sameEntry(entry: Declared): void {
    const { writers, readers } = entry;
    if (writers.length === 0 || writers.length + readers.length < 2) return;
    const meeting = entry.alternatives
      .map((alternative) => reachOf(entry, alternative))
      .map((reach) => decide(reach, reach))
      .find(({ verdict }) => verdict !== 'apart');
    if (meeting === undefined) return;
    const written = new Set(writers);
    const onlyReaders = readers.filter((position) => !written.has(position));
    this.#group('write-write', entry, entry, meeting, this.#apartFromBatches(writers));
    this.#group('read-write', entry, entry, meeting, this.#pairing.between(writers, onlyReaders));
  }

  /** Pairs of the writers of one pattern. What does not name the item is the batch's, whose command runs once at a time. */
  #apartFromBatches(writers: readonly number[]): Pairs {
    const { within, between } = this.#pairing;
    const batches = batchesOf(writers, this.#tasks);
    const batched = new Set([...batches.values()].flat());
    const found = [within(batched.size === 0 ? writers : writers.filter((position) => !batched.has(position)))];
    for (const members of batches.values()) {
      // Those of later batches are still in the set.
      found.push(
        between(
          members,
          writers.filter((position) => !batched.has(position)),
        ),
      );
      for (const member of members) batched.delete(member);
    }
    return { free: found.flatMap(({ free }) => free), serialised: found.flatMap(({ serialised }) => serialised) };
  }

  #twoEntries(a: Declared, b: Declared, meeting: Meeting): void {
    const { between } = this.#pairing;
    this.#group('write-write', a, b, meeting, between(a.writers, b.writers));
    this.#group('read-write', a, b, meeting, between(a.writers, b.readers));
    this.#group('read-write', b, a, meeting, between(b.writers, a.readers));
  }

  #charge(a: Declared, b: Declared, work: number): void {
    this.#work += work;
    for (const one of [a, b]) this.#compared.set(one, (this.#compared.get(one) ?? 0) + work);
  }

  #compare(a: Candidate, b: Candidate): boolean {
    const [first, second] = [a.declared, b.declared];
    const depthsDiffer = a.depth !== null && b.depth !== null && a.depth !== b.depth;
    if (depthsDiffer || plainlyApart(a.alternative, b.alternative)) {
      this.#charge(first, second, 1);
      return this.#work < this.#limits.work;
    }
    const [low, high] = [Math.min(first.number, second.number), Math.max(first.number, second.number)];
    const key = low * this.#patterns.size + high;
    this.#charge(first, second, DECISION_WORK);
    if (!this.#met.has(key)) {
      const meeting = decide(reachOf(first, a.alternative), reachOf(second, b.alternative));
      if (meeting.verdict !== 'apart') {
        this.#met.add(key);
        this.#twoEntries(first, second, meeting);
      }
    }
    return this.#work < this.#limits.work && this.groups.length < this.#limits.groups && !this.#pairing.exhausted();
  }

  #busiest(): { pattern: string; comparisons: number }[] {
    const sorted = [...this.#compared].sort(([a, x], [b, y]) => y - x || a.number - b.number).slice(0, 5);
    return sorted.map(([{ source }, work]) => ({ pattern: source, comparisons: Math.round(work / DECISION_WORK) }));
  }

  run(): IndependenceProblem[] {
    for (const entry of this.#patterns.entries) this.#sameEntry(entry);
    const finished = comparePatterns(this.#patterns, (a, b) => this.#compare(a, b));
    if (finished && !this.#pairing.exhausted()) return [];
    const patterns = this.#busiest();
    if (this.groups.length >= this.#limits.groups) {
      const busiest = patterns.map(({ pattern }) => pattern);
      return [problem('independence/too-many-meetings', null, { limit: this.#limits.groups, patterns: busiest })];
    }
    const limit = this.#limits.work / DECISION_WORK;
    return [problem('independence/too-many-comparisons', null, { limit, patterns })];
  }
}

function firstTasks({ blocks: [block] }: HazardGroup): readonly [number, number] {
  return (block === undefined ? undefined : eachPair(block).next().value) ?? [0, 0];
}

function inListOrder(groups: readonly HazardGroup[]): HazardGroup[] {
  const keyed = groups.map((group) => ({ group, first: firstTasks(group) }));
  keyed.sort((x, y) => Math.min(...x.first) - Math.min(...y.first) || Math.max(...x.first) - Math.max(...y.first));
  return keyed.map(({ group }) => group);
}

/**
 * Finds every hazard among the tasks. Nothing is enumerated that could be quadratic: pairs stay products of lists
 * (expand with `eachConflict`), and a search that takes too long becomes an error that names the patterns to narrow.
 * With `independence: off` files are not looked at; locks, resources and `exclusive` hold all the same.
 *
 * @returns The waves, races and serialised hazards as groups, and located problems of the declarations.
 */
export function findConflicts<Item extends ActiveTask>(active: Active<Item>, options: HazardOptions): Hazards<Item> {
  const { tasks } = active;
  const { patterns, unknown, problems } = declarationsOf(active, options);
  const limits = options.limits ?? HAZARD_LIMITS;
  const relations = createRelations(active, options.resources);
  const search = new Search(tasks, createPairing(relations, limits.profilePairs), patterns, limits);
  const given = search.run();
  const groups = inListOrder(search.groups);
  return {
    active,
    order: orderIntoWaves(active, createPlaces(active, options)),
    options,
    races: groups.filter((group) => group.serialised === null),
    undefinedOrder: groups.filter((group) => group.serialised !== null),
    serialised: findSerialised(active, options.resources),
    unknown,
    problems: [...problems, ...findClaimProblems(active, options), ...given],
  };
}

function declarationsOf(active: Active<ActiveTask>, { mode, foldCase, locate }: HazardOptions): Declarations {
  if (mode !== 'off') return collectDeclarations(active, foldCase, locate);
  return { patterns: new PatternList(), unknown: active.tasks.length, problems: [] };
}

/** Finds where the needs of a task stand. Only a list with a mistake in it asks. */
function createPlaces({ tasks }: Active<ActiveTask>, { locate }: HazardOptions): (id: string) => Location | null {
  let byId: ReadonlyMap<string, ActiveTask> | undefined;
  return (id) => {
    byId ??= new Map(tasks.map((task) => [task.id, task]));
    const task = byId.get(id);
    return task === undefined ? null : locate(task, ['needs']);
  };
}

/**
 * Whether any of the runners ignores case in file names, as Windows and macOS do, or the machine where all tasks run: its
 * platform, on a laptop.
 */
export function needsFoldCase(tasks: readonly { readonly runsOn: RunsOn }[], here?: NodeJS.Platform): boolean {
  if (here !== undefined && foldsCase(here)) return true;
  const runners = new Set<RunsOn>();
  tasks.forEach(({ runsOn }) => {
    runners.add(runsOn);
  });
  return [...runners].some((runsOn) => /windows|macos/i.test(JSON.stringify(runsOn)));
}
