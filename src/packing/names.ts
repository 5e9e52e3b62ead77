/** What jobs are called. Names come from the list alone: what a run took never changes them. */
import type { Leg, Task } from '../model.ts';
import { MAX_JOB_NAME } from '../tasklist/github-limits.ts';
import { printable, shortHash } from '../tasklist/naming.ts';
import { kindParts } from './runner.ts';
import { type PackTask, tasksOf, type Unit } from './units.ts';

/** Entries that a name shows; of more, one less and how many others. */
const SHOWN_ENTRIES = 3;
/** Room for the number of a leg. */
const NUMBER = 6;

/** The legs of one kind in one wave. */
export interface LegKind {
  /** The entries whose tasks share legs. */
  readonly entries: string;
  readonly setUp: Pick<Task, 'runsOn' | 'with'>;
}

export interface UnnamedLeg extends Omit<Leg, 'id' | 'name'> {
  /** Its only task; `null` for a leg of several. */
  readonly only: Pick<PackTask, 'id' | 'name'> | null;
  readonly kind: LegKind;
}

/**
 * Gives each leg its id, `w1-leg-001`, and a name that people recognise: that of its task, or the entries of its kind and a
 * number, `unit 3`. Kinds of the same entries are told apart by what their legs are set up for: `unit (python=3.13) 1`. Names
 * are printable, unique in the plan without regard to case, and at most 100 UTF-16 units.
 */
export function nameLegs(legs: readonly UnnamedLeg[]): Leg[] {
  const ids = numbered(legs, ({ wave }) => String(wave));
  const several = legs.filter(({ only }) => only === null);
  const titles = titlesOf(several);
  const numbers = numbered(several, (leg) => (titles.get(leg.kind) ?? '').toLowerCase());
  const shared = new Map(several.map((leg, at) => [leg, `${titles.get(leg.kind) ?? ''} ${numbers[at]}`]));
  const taken = new Set([...shared.values()].map((name) => name.toLowerCase()));
  const own = distinctNames(
    legs.flatMap(({ only }) => only ?? []),
    taken,
  );
  return legs.map((leg, at) => {
    const { only, kind: _, ...rest } = leg;
    const name = only === null ? (shared.get(leg) ?? '') : (own.get(only.id) ?? only.name);
    return { id: `w${leg.wave}-leg-${String(ids[at]).padStart(3, '0')}`, ...rest, name };
  });
}

/** Of each leg its number among those with the same key, from 1. */
function numbered(legs: readonly UnnamedLeg[], keyOf: (leg: UnnamedLeg) => string): number[] {
  const counts = new Map<string, number>();
  return legs.map((leg) => {
    const key = keyOf(leg);
    const number = (counts.get(key) ?? 0) + 1;
    counts.set(key, number);
    return number;
  });
}

/** What the legs of each kind are called before their number. */
function titlesOf(legs: readonly UnnamedLeg[]): ReadonlyMap<LegKind, string> {
  const alike = new Map<string, Set<LegKind>>();
  for (const { kind } of legs) alike.set(kind.entries, (alike.get(kind.entries) ?? new Set()).add(kind));
  const titles = new Map<LegKind, string>();
  for (const kinds of alike.values()) {
    const uses = new Map<string, number>();
    for (const { setUp } of kinds) for (const part of kindParts(setUp)) uses.set(part, (uses.get(part) ?? 0) + 1);
    for (const kind of kinds) {
      const own = kindParts(kind.setUp).filter((part) => uses.get(part) !== kinds.size);
      const text = own.length === 0 ? kind.entries : `${kind.entries} (${own.join(', ')})`;
      titles.set(kind, cut(printable(text).trim(), MAX_JOB_NAME - NUMBER));
    }
  }
  return titles;
}

/** The kind of the legs that these units share. */
export function kindOf(units: readonly Unit[], setUp: LegKind['setUp']): LegKind {
  const entries = new Set<string>();
  for (const unit of units) for (const { template } of tasksOf(unit)) entries.add(template);
  const shown = firstFew(entries, SHOWN_ENTRIES);
  if (entries.size > SHOWN_ENTRIES) shown.splice(-1, 1, `${entries.size - SHOWN_ENTRIES + 1} more`);
  return { entries: shown.join(', '), setUp };
}

/** The first in order of so many, without sorting all: there may be 100,000. */
function firstFew(texts: Iterable<string>, most: number): string[] {
  const first: string[] = [];
  for (const text of texts) {
    if (first.length === most && text >= (first.at(-1) ?? '')) continue;
    first.push(text);
    first.sort().splice(most);
  }
  return first;
}

/**
 * The names that must change, by id: unprintable, empty, longer than GitHub shows, or equal to another one without regard
 * to case. Such a name ends in a hash of the id, and so does not depend on the rest of the list.
 */
export function distinctNames(
  tasks: readonly Pick<Task, 'id' | 'name'>[],
  taken: ReadonlySet<string> = new Set(),
): ReadonlyMap<string, string> {
  const uses = new Map<string, number>();
  const wanted = tasks.map(({ id, name }) => {
    const text = printable(name).trim() || printable(id).trim();
    const key = text.toLowerCase();
    uses.set(key, (uses.get(key) ?? 0) + 1);
    return text;
  });
  const found = new Map<string, string>();
  const used = new Set(taken);
  tasks.forEach(({ id, name }, at) => {
    let text = wanted[at] ?? '';
    const isAlone = uses.get(text.toLowerCase()) === 1 && !taken.has(text.toLowerCase());
    if (!isAlone || text.length > MAX_JOB_NAME) text = hashed(text, id, (one) => used.has(one) || uses.has(one));
    used.add(text.toLowerCase());
    if (text !== name) found.set(id, text);
  });
  return found;
}

/** The name, cut where it must be, and a hash of the id. */
function hashed(name: string, id: string, isUsed: (key: string) => boolean): string {
  for (let salt = id; ; salt += '\n') {
    const hash = shortHash(salt);
    const text = `${cut(name, MAX_JOB_NAME - hash.length - 1)} ${hash}`.trim();
    if (!isUsed(text.toLowerCase())) return text;
  }
}

/** At most `most` UTF-16 units, no character split. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
