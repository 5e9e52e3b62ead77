import type { Locate, Location, Scalar } from '../model.ts';
import type { TaskFile } from './settings.ts';

/** What a `for-each` goes over and only the world outside can say. */
export interface ForEachSource {
  /** The id of the task, under which the answer is given. */
  readonly key: string;
  readonly kind: 'glob' | 'file' | 'command';
  readonly value: string | readonly string[];
  readonly at: Location;
}

/** The files that a glob names, the text of a file or of a command's output, or why there is none. */
export type SourceAnswer =
  | { readonly files: readonly string[] }
  | { readonly text: string }
  | { readonly problem: string };

export type Items = { readonly items: readonly Scalar[] } | { readonly item: number; readonly detail: string };

/** Every look-up that `expand` needs the answers of, in file order. */
export function forEachSources(taskFile: TaskFile, locate: Locate): ForEachSource[] {
  const sources: ForEachSource[] = [];
  taskFile.tasks.forEach(({ id, 'for-each': forEach }, index) => {
    if (forEach === undefined) return;
    const kind = KINDS.find((one) => forEach[one] !== undefined);
    const value = kind === undefined ? undefined : forEach[kind];
    if (kind === undefined || value === undefined) return;
    sources.push({ key: id, kind, value, at: locate(['tasks', index, 'for-each', kind]) });
  });
  return sources;
}

const KINDS = ['glob', 'file', 'command'] as const;

/** Reads a list of items: a JSON array of scalars, or one item on each line that is not empty. */
export function parseItems(text: string): Items {
  const bare = text.replace(/^\uFEFF/, '');
  if (!/^\s*\[/.test(bare)) return checked(bare.split(/\r?\n/).filter((line) => line !== ''));
  let value: unknown;
  try {
    value = JSON.parse(bare);
  } catch (error) {
    return {
      item: 0,
      detail: `it starts with \`[\` but is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
  return checked(value as readonly unknown[]);
}

function checked(values: readonly unknown[]): Items {
  const items: Scalar[] = [];
  for (const [index, value] of values.entries()) {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
      return { item: index + 1, detail: 'is neither text nor a number, `true` or `false`' };
    }
    if (typeof value === 'number' && !Number.isFinite(value))
      return { item: index + 1, detail: 'is too large a number' };
    items.push(value);
  }
  return { items };
}

/** Paths without repetition, ordered by the bytes of their UTF-8, which is the same on every machine. */
export function sortedPaths(paths: readonly string[]): string[] {
  return [...new Set(paths)].sort(byBytes);
}

/** UTF-8 orders as code points do; in UTF-16 surrogates come before the last 8,192 other units. */
function byBytes(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
