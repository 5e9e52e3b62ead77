/** The three ways out of a conflict, worked out for this very case and tried: order, serialise, narrow. */

import type { DeclaredList, Fix } from '../model.ts';
import { hasError } from '../problem.ts';
import { isSameJson } from '../tasklist/canonical.ts';
import { type ActiveTask, activeOf } from './active.ts';
import { withExpressions, withValues } from './expressions.ts';
import { findConflicts } from './hazards.ts';

/** Two tasks whose patterns meet; the first pattern is written by the first task. */
export interface Member {
  readonly tasks: readonly [ActiveTask, ActiveTask];
  readonly patterns: readonly [string, string];
  /** Where each pattern is declared. */
  readonly keys: readonly [DeclaredList, DeclaredList];
}

/** All pairs whose patterns stand at the same two places of the file, told by the first of them. */
export interface Clash extends Member {
  readonly kind: 'write-write' | 'read-write' | 'undecided';
  readonly witness: string;
  /** Some of the pairs, this one among them: what a fix is tried on. */
  readonly members: readonly Member[];
  /** Whether the first task stands before the second in the file. */
  readonly inListOrder: boolean;
}

/** What the whole list says about entries. */
export interface Entries {
  readonly foldCase: boolean;
  /** The entry that a task id was expanded from. */
  readonly templateOf: (id: string) => string | undefined;
  /** Whether a task of the first entry needs, directly or through others, one of the second. */
  readonly reaches: (from: string, to: string) => boolean;
}

/** Works out the fixes of a conflict. Each but the advice of `tell-apart` and `order-apart` makes it go away. */
export function findFixes(clash: Clash, entries: Entries): readonly Fix[] {
  return [...order(clash, entries), serialise(clash), narrow(clash, entries)];
}

/** The entries of the file that a task needs: expansions of one entry are written as that entry. */
function neededTemplates(task: ActiveTask, { templateOf }: Entries): string[] {
  return [...new Set(task.needs.map((id) => templateOf(id) ?? id))];
}

/** Nothing where each of the two entries has a task that waits for one of the other. */
function order({ tasks: [a, b], inListOrder }: Clash, entries: Entries): Fix[] {
  if (a.template === b.template) return [{ way: 'order-apart', template: a.template }];
  const ways = inListOrder
    ? ([
        [a, b],
        [b, a],
      ] as const)
    : ([
        [b, a],
        [a, b],
      ] as const);
  const possible = ways.find(([earlier, later]) => !entries.reaches(earlier.template, later.template));
  if (possible === undefined) return [];
  const [earlier, later] = possible;
  const needs = [...new Set([...neededTemplates(later, entries), earlier.template])];
  return [{ way: 'order', template: later.template, needs }];
}

/** A lock named after what both want: the first two names of the witness. */
function lockName(witness: string): string {
  const words = witness.split(/[^A-Za-z0-9_-]+/).filter((word) => word !== '');
  const folder = words.slice(0, witness.includes(':') ? 2 : 1).join('-');
  return folder === '' ? 'workspace' : folder.slice(0, 40);
}

function serialise({ tasks: [a, b], witness }: Clash): Fix {
  const name = a.locks[0] ?? b.locks[0] ?? lockName(witness);
  const changes = [a, b]
    .filter((task, place) => !task.locks.includes(name) && (place === 0 || task.template !== a.template))
    .map(({ template, locks }) => ({ template, locks: [...locks, name] }));
  return { way: 'serialise', changes };
}

/** Puts a folder of its own into a pattern: behind the literal beginning, before what it matches. */
function ownFolder(pattern: string, folder: string): string {
  const names = pattern.split('/');
  const wild = names.findIndex((name) => /[*?[{\\]/.test(name));
  const at = wild === -1 ? names.length - 1 : wild;
  // `dist` becomes `dist/lint`, `dist/app.js` becomes `dist/lint/app.js`.
  const folderItself = wild === -1 && !names[at]?.includes('.', 1);
  const before = folderItself && names[at] !== '' ? at + 1 : at;
  return [...names.slice(0, before), folder, ...names.slice(before)].filter((name) => name !== '').join('/');
}

/** The expression that tells two expansions of one entry apart. */
function distinction(a: ActiveTask, b: ActiveTask): string | null {
  if (a.item !== null && a.item !== b.item) return `\${{ item }}`;
  const key = Object.keys(a.matrix).find((name) => !isSameJson(a.matrix[name], b.matrix[name]));
  return key === undefined ? null : `\${{ matrix.${key} }}`;
}

/** How far a pattern reaches: more wildcards and fewer literal letters reach farther. */
function breadth(pattern: string): number {
  return pattern.split('**').length * 1000 - pattern.replace(/[*?[\]{}]/g, '').length;
}

/** The first that makes the conflict go away when it is tried; advice where none does. */
function narrow(clash: Clash, { foldCase }: Entries): Fix {
  const { tasks, patterns } = clash;
  const isUri = /^[A-Za-z][A-Za-z0-9+.-]+:/.test(patterns[0]);
  const tried = isUri ? [] : narrowings(clash);
  for (const fix of tried) if (goesAway(clash.members, fix, foldCase)) return fix;
  const templates = [...new Set(tasks.map(({ template }) => template))];
  return { way: 'tell-apart', templates, pattern: patterns[0] };
}

type Narrowing = Extract<Fix, { way: 'own-part' | 'own-folders' | 'exclude' }>;

function* narrowings(clash: Clash): Generator<Narrowing> {
  const { kind, tasks, patterns, keys } = clash;
  const [a, b] = tasks;
  const [p, q] = patterns;
  if (a.template === b.template) return yield* partings(clash);
  if (p === q && kind !== 'read-write') {
    const change = (place: 0 | 1) => {
      const { template } = tasks[place];
      return { template, key: keys[place], pattern: p, into: ownFolder(p, template) };
    };
    yield { way: 'own-folders', changes: [change(0), change(1)] };
  }
  const places = breadth(q) >= breadth(p) ? ([1, 0] as const) : ([0, 1] as const);
  for (const place of places) {
    const [wide, other] = [patterns[place], place === 0 ? 1 : 0] as const;
    const others = [...new Set(clash.members.map((member) => member.patterns[other]))];
    for (const exclusions of generalisations(others)) {
      if (exclusions.some((one) => swallows(one, wide))) continue;
      yield { way: 'exclude', template: tasks[place].template, key: keys[place], beside: wide, exclusions };
    }
  }
}

/** Ways in which expansions of one entry each get a part of their own. */
function* partings({ tasks: [a, b], patterns: [p, q], keys }: Clash): Generator<Narrowing> {
  const { template } = a;
  if (p === q) {
    const apart = distinction(a, b);
    if (apart !== null) yield { way: 'own-part', template, key: keys[0], pattern: p, into: ownFolder(p, apart) };
    return;
  }
  const own = [withExpressions(p, a), withExpressions(q, b)] as const;
  if (own[0] !== p) yield { way: 'own-part', template, key: keys[1], pattern: q, into: own[0] };
  if (own[1] !== q) yield { way: 'own-part', template, key: keys[0], pattern: p, into: own[1] };
}

/** Few patterns that cover all the given ones, the shortest first: a common folder, the same names, or each by itself. */
function generalisations(patterns: readonly string[]): readonly (readonly string[])[] {
  const [first = '', ...others] = patterns;
  if (others.length === 0) return [[first]];
  const split = patterns.map((pattern) => pattern.split('/'));
  const names = split[0] ?? [];
  const same = (at: number) => split.every((one) => one[at] === names[at]);
  const shortest = Math.min(...split.map((one) => one.length));
  const differs = names.findIndex((_, at) => at >= shortest - 1 || !same(at));
  const folder =
    differs > 0 && !names.slice(0, differs).includes('**') ? [[`${names.slice(0, differs).join('/')}/**`]] : [];
  const parallel = split.every((one) => one.length === names.length)
    ? [[names.map((name, at) => (same(at) ? name : '*')).join('/')]]
    : [];
  return [...folder, ...parallel, ...(patterns.length <= 3 ? [patterns] : [])];
}

/** An exclusion that leaves nothing of the pattern it stands beside. */
function swallows(exclusion: string, beside: string): boolean {
  const folder = exclusion.replace(/\/\*\*$/, '');
  return exclusion === beside || folder === '**' || beside === folder || beside.startsWith(`${folder}/`);
}

/** The lists in which a pattern of this one may stand as well: artifacts are written. */
function beside(key: DeclaredList): readonly DeclaredList[] {
  return key === 'reads' ? ['reads'] : ['writes', 'artifacts'];
}

/**
 * A declaration with a narrowing; other keys and entries stay as they are.
 * @internal exported for its tests
 */
export function withNarrowing(fix: Narrowing, task: ActiveTask): ActiveTask {
  const change = (key: DeclaredList, of: (list: readonly string[]) => readonly string[]): ActiveTask => ({
    ...task,
    ...Object.fromEntries(beside(key).map((list) => [list, task[list] && of(task[list])])),
  });
  const replace = (pattern: string, into: string) => (list: readonly string[]) =>
    list.map((one) => (one === pattern ? withValues(into, task) : one));
  switch (fix.way) {
    case 'own-part':
      return fix.template === task.template ? change(fix.key, replace(fix.pattern, fix.into)) : task;
    case 'own-folders': {
      const own = fix.changes.find(({ template }) => template === task.template);
      return own === undefined ? task : change(own.key, replace(own.pattern, own.into));
    }
    case 'exclude': {
      if (fix.template !== task.template) return task;
      return change(fix.key, (list) =>
        list.includes(fix.beside) ? [...list, ...fix.exclusions.map((one) => `!${one}`)] : list,
      );
    }
    default:
      return fix satisfies never;
  }
}

/** Tries a narrowing on tasks that declare what the conflict is about and nothing else. */
function goesAway(members: readonly Member[], fix: Narrowing, foldCase: boolean): boolean {
  const tasks = [...onlyClashing(members)].map((task) => withNarrowing(fix, task));
  const locate = () => ({ file: '', line: 1, column: 1 });
  const { races, problems } = findConflicts(activeOf(tasks), { foldCase, resources: {}, mode: 'enforce', locate });
  return races.length === 0 && !hasError(problems);
}

function onlyClashing(members: readonly Member[]): Iterable<ActiveTask> {
  const tasks = new Map<string, ActiveTask>();
  for (const { tasks: pair, patterns, keys } of members) {
    const apart = pair[0].template !== pair[1].template;
    for (const side of [0, 1] as const) {
      const task = pair[side];
      const bare = { reads: null, writes: null, artifacts: [], needs: [], resources: {}, exclusive: false };
      // Two expansions of one side are another conflict: a lock of the side keeps it out.
      const known = tasks.get(task.id) ?? { ...task, ...bare, locks: apart ? [String(side)] : [] };
      const added = beside(keys[side]).map((key) => {
        const list = (task[key] ?? []).filter((one) => one === patterns[side] || one.startsWith('!'));
        return [key, [...new Set([...(known[key] ?? []), ...list])]];
      });
      tasks.set(task.id, { ...known, ...Object.fromEntries(added) });
    }
  }
  return tasks.values();
}
