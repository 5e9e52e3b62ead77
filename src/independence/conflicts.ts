/** Hazard groups as conflicts: one by one for machines, the first fifty groups as problems for people. */
import type { Check, Conflict, DeclaredList, Fix, Location } from '../model.ts';
import { type IndependenceProblem, problem, type Severity } from '../problem.ts';
import type { ActiveTask } from './active.ts';
import { type Entries, findFixes, type Member } from './fixes.ts';
import type { HazardGroup, Hazards } from './hazards.ts';
import { type Block, eachPair } from './pairs.ts';

/**
 * People read no more than this many groups.
 * @internal exported for its tests
 */
export const GROUPS_SHOWN = 50;

/** A conflict with its fixes as data. */
export type FoundConflict = Omit<Conflict, 'fixes'> & { readonly fixes: readonly Fix[] };

/** How many pairs a fix is tried on. */
const MEMBERS_TRIED = 200;

/** Where a pattern of a task is declared. */
function keyOf(task: ActiveTask, pattern: string, written: boolean): DeclaredList {
  const keys = written ? (['writes', 'artifacts'] as const) : (['reads'] as const);
  return keys.find((key) => task[key]?.includes(pattern)) ?? keys[0];
}

interface Place extends Member {
  readonly at: readonly [Location, Location];
  readonly inListOrder: boolean;
}

function placeOf(hazards: Hazards, group: HazardGroup, [x, y]: readonly [number, number]): Place | null {
  const [a, b] = [hazards.active.tasks[x], hazards.active.tasks[y]];
  if (a === undefined || b === undefined) return null;
  const { kind, patterns } = group;
  const [p, q] = patterns;
  const bWrites = (b.writes ?? []).includes(q) || b.artifacts.includes(q);
  const secondWrites = kind === 'write-write' || (kind === 'undecided' && bWrites);
  const keys = [keyOf(a, p, true), keyOf(b, q, secondWrites)] as const;
  const at = [locatePattern(hazards, a, keys[0], p), locatePattern(hazards, b, keys[1], q)] as const;
  return { tasks: [a, b], patterns, keys, at, inListOrder: x < y };
}

function locatePattern({ options }: Hazards, task: ActiveTask, key: DeclaredList, pattern: string): Location {
  const index = task[key]?.indexOf(pattern) ?? -1;
  return options.locate(task, index === -1 ? [] : [key, index]);
}

/** Equal for pairs of the same two entries whose patterns stand at the same two places. */
function placeKey({ kind, serialised }: HazardGroup, { tasks, at }: Place): string {
  const spots = at.map(({ file, line, column }) => `${file}:${line}:${column}`);
  return JSON.stringify([kind, serialised, tasks.map(({ template }) => template), spots]);
}

/** Groups of pairs at the same two places of the file: one mistake in it. */
interface Mistake {
  readonly first: HazardGroup;
  readonly place: Place;
  readonly members: Place[];
  /** The pairs of patterns among `members`. */
  readonly patterns: Set<string>;
  pairs: number;
  alike: number;
}

function firstPair({ blocks: [block] }: HazardGroup): readonly [number, number] | undefined {
  return block === undefined ? undefined : eachPair(block).next().value;
}

function mistakesOf(hazards: Hazards, groups: readonly HazardGroup[]): Map<string, Mistake> {
  const found = new Map<string, Mistake>();
  for (const group of groups) {
    const pair = firstPair(group);
    const place = pair === undefined ? null : placeOf(hazards, group, pair);
    if (place === null) continue;
    const key = placeKey(group, place);
    const known = found.get(key) ?? { first: group, place, members: [], patterns: new Set(), pairs: 0, alike: 0 };
    found.set(key, known);
    known.pairs += group.count;
    known.alike++;
    const members = membersOf(hazards, group, key, MEMBERS_TRIED - known.members.length);
    known.members.push(...members);
    if (members.length > 0) known.patterns.add(JSON.stringify(group.patterns));
  }
  return found;
}

function membersOf(hazards: Hazards, group: HazardGroup, key: string, most: number): Place[] {
  const members: Place[] = [];
  let looked = 0;
  for (const pair of group.blocks.flatMap((block) => firstPairs(block, most))) {
    if (members.length >= most || looked++ >= MEMBERS_TRIED) break;
    const member = placeOf(hazards, group, pair);
    if (member !== null && placeKey(group, member) === key) members.push(member);
  }
  return members;
}

function firstPairs(block: Block, most: number): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  for (const pair of eachPair(block)) {
    if (pairs.length >= most) break;
    pairs.push(pair);
  }
  return pairs;
}

/** What the fixes ask of the list; looked up when the first conflict asks. */
function entriesOf({ active, options }: Hazards): Entries {
  const tasks = active.listed;
  let templates: Map<string, string> | null = null;
  const templateOf = (id: string) => {
    templates ??= new Map(tasks.map((task) => [task.id, task.template]));
    return templates.get(id);
  };
  let needed: Map<string, Set<string>> | null = null;
  const reaches = (from: string, to: string): boolean => {
    needed ??= neededEntries(tasks, templateOf);
    const seen = new Set([from]);
    // A set is walked in the order in which it grows.
    for (const entry of seen) for (const next of needed.get(entry) ?? []) seen.add(next);
    return seen.has(to);
  };
  return { foldCase: options.foldCase, templateOf, reaches };
}

function neededEntries(
  tasks: readonly ActiveTask[],
  templateOf: (id: string) => string | undefined,
): Map<string, Set<string>> {
  const needed = new Map<string, Set<string>>();
  const seen = new Set<readonly string[]>();
  for (const { template, needs } of tasks) {
    const entries = needed.get(template) ?? new Set();
    needed.set(template, entries);
    if (needs.length === 0 || (seen.has(needs) && entries.size > 0)) continue;
    seen.add(needs);
    for (const id of needs) entries.add(templateOf(id) ?? id);
  }
  return needed;
}

/**
 * Every racing pair of tasks as a conflict, one after another: there may be millions.
 * @internal exported for its tests
 */
export function* eachConflict(hazards: Hazards): Generator<FoundConflict> {
  const mistakes = mistakesOf(hazards, hazards.races);
  const entries = entriesOf(hazards);
  const known = new Map<string, readonly Fix[]>();
  for (const group of hazards.races) {
    for (const block of group.blocks) {
      for (const pair of eachPair(block)) {
        const place = placeOf(hazards, group, pair);
        if (place === null) continue;
        const key = placeKey(group, place);
        const mistake = mistakes.get(key);
        const patterns = JSON.stringify(group.patterns);
        // A pair that the fixes of its place were not tried on has fixes of its own.
        const tried = mistake?.patterns.has(patterns) === true;
        const full = tried ? key : key + patterns;
        const members = tried && mistake !== undefined ? mistake.members : [place];
        const fixes = known.get(full) ?? fixesOf(group, place, members, entries);
        known.set(full, fixes);
        yield conflictOf(group, place, fixes);
      }
    }
  }
}

function fixesOf(group: HazardGroup, place: Place, members: readonly Place[], entries: Entries): readonly Fix[] {
  const { kind, witness } = group;
  return findFixes({ ...place, kind, witness, members }, entries);
}

function conflictOf(
  { kind, patterns, witness }: HazardGroup,
  { tasks, at }: Place,
  fixes: readonly Fix[],
): FoundConflict {
  return { kind, tasks: [tasks[0].id, tasks[1].id], patterns, witness, fixes, at };
}

/** The number of racing pairs. */
export function countConflicts({ races }: Hazards): number {
  return races.reduce((total, group) => total + group.count, 0);
}

/**
 * The check document as JSON text in pieces of one conflict each, so that millions of them need no memory.
 *
 * @param say Puts a fix into words.
 */
export function* checkJson(
  hazards: Hazards,
  { conditions, problems }: Pick<Check, 'conditions' | 'problems'>,
  say: (fix: Fix) => string,
): Generator<string> {
  const told = conditions.map(({ name, status, summary }) => ({ name, status, summary }));
  yield `{"version":1,"conditions":${JSON.stringify(told)},\n"problems":${JSON.stringify(problems)},\n"conflicts":[`;
  let separator = '\n';
  for (const conflict of eachConflict(hazards)) {
    yield separator + JSON.stringify({ ...conflict, fixes: conflict.fixes.map(say) });
    separator = ',\n';
  }
  yield `],\n"serialised":${JSON.stringify(hazards.serialised)},\n"unknown":${hazards.unknown}}\n`;
}

/**
 * What people see: the first fifty groups, races before hazards of undefined order, and how many more there are; tasks that
 * declare nothing as one count; and the problems of the declarations. Pairs at the same two places of the file are one group,
 * shown by the first of them.
 *
 * Severities: a race is an error, under `warn` a warning. Undefined order is a warning, under `strict` an error. Undeclared
 * tasks are a note, under `strict` an error.
 */
export function hazardProblems(hazards: Hazards): IndependenceProblem[] {
  const { races, undefinedOrder, unknown, problems, active, options } = hazards;
  const strict = options.mode === 'strict';
  const raceSeverity: Severity = options.mode === 'warn' ? 'warning' : 'error';
  const entries = entriesOf(hazards);
  const found: IndependenceProblem[] = [...problems];
  const mistakes = [...mistakesOf(hazards, races).values(), ...mistakesOf(hazards, undefinedOrder).values()];
  for (const { first, place, members, pairs, alike } of mistakes.slice(0, GROUPS_SHOWN)) {
    const { patterns, witness, kind: hazard, serialised } = first;
    const [a, b] = place.tasks;
    const [at, otherAt] = place.at;
    const meeting = { hazard, tasks: [a.id, b.id], patterns, witness, pairs, alike, otherAt } as const;
    if (serialised === null) {
      const fixes = fixesOf(first, place, members, entries);
      found.push(problem('independence/race', at, { ...meeting, fixes, severity: raceSeverity }));
    } else {
      const severity = strict ? 'error' : 'warning';
      found.push(problem('independence/serialised-hazard', at, { ...meeting, ...serialised, severity }));
    }
  }
  const hidden = mistakes.slice(GROUPS_SHOWN);
  if (hidden.length > 0) {
    const pairs = hidden.reduce((total, mistake) => total + mistake.pairs, 0);
    const severity = hidden.some(({ first }) => first.serialised === null)
      ? raceSeverity
      : strict
        ? 'error'
        : 'warning';
    found.push(problem('independence/more-hazards', null, { groups: hidden.length, pairs, severity }));
  }
  const total = active.tasks.length;
  if (unknown > 0 && total > 1) {
    const severity = strict ? 'error' : 'note';
    found.push(problem('independence/unverifiable', null, { unknown, total, severity }));
  }
  return found;
}
