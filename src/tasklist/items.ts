import type { Json, Locate, Location, Scalar } from '../model.ts';
import { messageOf } from '../problem.ts';
import { readSource } from './read-source.ts';
import type { TaskFile } from './settings.ts';
import { spelt } from './spelling.ts';
import { isSource, type ListSource, type TaskEntry } from './task-schema.ts';

/** A list for `for-each` or for a key of a matrix that only something outside the file can give. */
export interface ForEachSource {
  /** The id of the task, and the key of the matrix, under which the answer is given. */
  readonly key: string;
  readonly kind: 'glob' | 'file' | 'command';
  readonly value: string | readonly string[];
  /** Of a command. */
  readonly timeoutMinutes: number;
  readonly at: Location;
}

/** The files that a glob names, the text of a file or of a command's output, or why there is none. */
/** A folder that is not there, and the one beside it that was probably meant. */
export interface AbsentFolder {
  readonly path: string;
  readonly nearest: string | null;
}

export type SourceAnswer =
  | {
      readonly files: readonly string[];
      /** How many folders the glob names where it names no file. */
      readonly folders?: number;
      /** Where the glob names nothing at all: the first of its folders that is not there. */
      readonly absent?: AbsentFolder;
    }
  | { readonly text: string }
  | { readonly problem: string };

/** A scalar, or a mapping. */
export type Item = Scalar | Readonly<Record<string, Json>>;
export type Items = { readonly items: readonly Item[] } | { readonly item: number; readonly detail: string };

const KINDS = ['glob', 'file', 'command'] as const;
const DEFAULT_TIMEOUT_MINUTES = 10;

/** Every look-up that `expand` needs the answers of, in file order. */
export function forEachSources(taskFile: TaskFile, locate: Locate): ForEachSource[] {
  return taskFile.tasks.flatMap((entry, index) =>
    sourcesOf(entry).flatMap(({ key, source, path }) => {
      const kind = kindOf(source);
      const value = source[kind];
      const timeoutMinutes = source['timeout-minutes'] ?? DEFAULT_TIMEOUT_MINUTES;
      return value === undefined
        ? []
        : [{ key, kind, value, timeoutMinutes, at: locate(['tasks', index, ...path, kind]) }];
    }),
  );
}

export function kindOf(source: ListSource): (typeof KINDS)[number] {
  return KINDS.find((kind) => source[kind] !== undefined) ?? 'command';
}

interface PlacedSource {
  readonly key: string;
  readonly source: ListSource;
  readonly path: readonly string[];
}

/** The lists of an entry that come from elsewhere. */
function sourcesOf({ id, matrix, 'for-each': forEach }: TaskEntry): readonly PlacedSource[] {
  const own =
    forEach !== undefined && forEach.items === undefined ? [{ key: id, source: forEach, path: ['for-each'] }] : [];
  const others = Object.entries(matrix ?? {}).flatMap(([key, list]) =>
    isSource(list) ? [{ key: matrixSource(id, key), source: list, path: ['matrix', key] }] : [],
  );
  return [...own, ...others];
}

export function matrixSource(id: string, key: string): string {
  return `${id}.matrix.${key}`;
}

/**
 * Reads a list of items: a JSON array, one JSON mapping on each line, items with a NUL behind each (as `git ls-files -z` has
 * them), or one item on each line that is not empty. With `yaml` the text is YAML.
 */
export function parseItems(text: string, yaml = false): Items {
  const bare = text.replace(/^\uFEFF/, '');
  if (yaml || /^\s*\[/.test(bare)) return parseDocument(bare, yaml);
  if (bare.includes('\0')) return { items: bare.split('\0').filter((item) => item !== '') };
  const lines = bare.split(/\r?\n/).filter((line) => line !== '');
  return lines.length > 0 && lines.every(isMappingLine)
    ? parseDocument(`[${lines.join(',')}]`, false)
    : { items: lines };
}

function isMappingLine(line: string): boolean {
  return /^\s*\{.*\}\s*$/.test(line) && parsed(line) !== null;
}

function parsed(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

function parseDocument(text: string, yaml: boolean): Items {
  if (!yaml) {
    try {
      JSON.parse(text);
    } catch (error) {
      return {
        item: 0,
        detail: `it starts with \`[\` but is not JSON: ${messageOf(error)}`,
      };
    }
  }
  // A list alone is read as the `tasks` of a task file.
  const { source } = readSource(text, 'items');
  const list = source === null ? null : (source.value as Readonly<Record<string, unknown>>)['tasks'];
  if (source === null || !Array.isArray(list)) return { item: 0, detail: 'it is not a YAML list' };
  return checked(spelt(list, ['tasks'], source, () => {}) as readonly unknown[]);
}

function checked(values: readonly unknown[]): Items {
  for (const [index, value] of values.entries()) {
    const detail = itemFault(value);
    if (detail !== null) return { item: index + 1, detail };
  }
  return { items: values as readonly Item[] };
}

function itemFault(value: unknown): string | null {
  if (typeof value === 'number' && !Number.isFinite(value)) return 'is too large a number';
  if (value === null || Array.isArray(value)) return 'is neither text, a number, `true`, `false` nor a mapping';
  return null;
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
