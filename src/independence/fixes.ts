/** The three ways out of a conflict, spelled out for this very case: order, serialise, narrow. */
import type { Task } from '../model.ts';

/** One pair of tasks whose patterns meet; the first pattern is written by the first task. */
export interface Clash {
  readonly kind: 'write-write' | 'read-write' | 'undecided';
  readonly tasks: readonly [Task, Task];
  readonly patterns: readonly [string, string];
  readonly witness: string;
}

function list(items: readonly string[]): string {
  return `[${items.join(', ')}]`;
}

/** The entries of the file that a task needs: expansions of one entry are written as that entry. */
function neededTemplates(task: Task, templateOf: (id: string) => string | undefined): string[] {
  return [...new Set(task.needs.map((id) => templateOf(id) ?? id))];
}

function order({ tasks: [a, b] }: Clash, templateOf: (id: string) => string | undefined, bLater: boolean): string {
  if (a.template === b.template) {
    return `order: expansions of \`${a.template}\` cannot need each other; move one into an entry of its own with \`needs: [${a.template}]\``;
  }
  const [earlier, later] = bLater ? [a, b] : [b, a];
  const needs = [...new Set([...neededTemplates(later, templateOf), earlier.template])];
  return `order: add \`needs: ${list(needs)}\` to \`${later.template}\``;
}

/** A lock named after what is fought for: the first two names of the witness. */
function lockName(witness: string): string {
  const words = witness.split(/[^A-Za-z0-9_-]+/).filter((word) => word !== '');
  const folder = words.slice(0, witness.includes(':') ? 2 : 1).join('-');
  return folder === '' ? 'workspace' : folder.slice(0, 40);
}

function serialise({ tasks: [a, b], witness }: Clash): string {
  const name = a.locks[0] ?? b.locks[0] ?? lockName(witness);
  const lines = [a, b]
    .filter((task) => !task.locks.includes(name))
    .map((task) => ({ template: task.template, line: `locks: ${list([...task.locks, name])}` }));
  const [first, second] = lines;
  if (first === undefined) return `serialise: both already hold \`${name}\``;
  const same = second === undefined || second.template === first.template;
  if (same) return `serialise: add \`${first.line}\` to \`${first.template}\``;
  if (second.line === first.line) {
    return `serialise: add \`${first.line}\` to \`${first.template}\` and to \`${second.template}\``;
  }
  return `serialise: write \`${first.line}\` in \`${first.template}\` and \`${second.line}\` in \`${second.template}\``;
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
function distinction(a: Task, b: Task): string | null {
  if (a.item !== null && a.item !== b.item) return `\${{ item }}`;
  const key = Object.keys(a.matrix).find((name) => JSON.stringify(a.matrix[name]) !== JSON.stringify(b.matrix[name]));
  return key === undefined ? null : `\${{ matrix.${key} }}`;
}

/** How far a pattern reaches: more wildcards and fewer literal letters reach farther. */
function breadth(pattern: string): number {
  return pattern.split('**').length * 1000 - pattern.replace(/[*?[\]{}]/g, '').length;
}

function narrow({ kind, tasks: [a, b], patterns: [p, q], witness }: Clash): string {
  const uri = /^[A-Za-z][A-Za-z0-9+.-]+:/.test(p);
  if (a.template === b.template && p === q) {
    const apart = distinction(a, b);
    if (apart !== null && !uri) {
      return `narrow: give each expansion a path of its own, such as \`${ownFolder(p, apart)}\`, where \`${a.template}\` declares \`${p}\``;
    }
    return `narrow: let each expansion of \`${a.template}\` use something else than \`${p}\`, if it does`;
  }
  if (uri)
    return `narrow: name a part of \`${p}\` in \`${a.template}\` and another in \`${b.template}\`, if they use parts`;
  if (p === q && kind !== 'read-write') {
    return `narrow: let \`${a.template}\` write \`${ownFolder(p, a.template)}\` and \`${b.template}\` \`${ownFolder(q, b.template)}\``;
  }
  const [wide, other, owner] = breadth(q) >= breadth(p) ? [q, p, b] : [p, q, a];
  const exclusion = wide === other ? witness : other;
  return `narrow: if \`${owner.template}\` leaves \`${exclusion}\` alone, say so beside \`${wide}\`: \`"!${exclusion}"\``;
}

/**
 * Spells out the three fixes, each a line that names what to write where.
 *
 * @param templateOf The entry of the file that a task id was expanded from.
 * @param inListOrder Whether the first task stands before the second in the file.
 */
export function findFixes(
  clash: Clash,
  templateOf: (id: string) => string | undefined,
  inListOrder: boolean,
): readonly [string, string, string] {
  return [order(clash, templateOf, inListOrder), serialise(clash), narrow(clash)];
}
