/** Declarations that an observed run justifies. One run shows one way through a task: they are proposals, no proof. */
import type { Scalar, Task, TaskRecord } from '../model.ts';

/** A line for one entry of the task file. */
export interface Suggestion {
  readonly template: string;
  readonly key: 'reads' | 'writes';
  readonly patterns: readonly string[];
  /** The YAML to write, e.g. `writes: ["dist/**"]`. */
  readonly line: string;
}

/** This many files of one folder stand for the folder. */
const FILES_FOR_FOLDER = 3;
/** More patterns than this below one folder are too many to read. */
const PATTERNS_PER_FOLDER = 20;

/** A concrete path as a pattern that matches it and nothing beside it. */
export function literalPattern(path: string): string {
  return path
    .replace(/[\\*?[\]{}]/g, '\\$&')
    .replace(/([@!+])\(/g, '$1\\(')
    .replace(/^[!#~]/, '\\$&')
    .replace(/^([A-Za-z][A-Za-z0-9+.-]*):/, '$1\\:');
}

interface Folder {
  readonly folders: Map<string, Folder>;
  readonly files: string[];
  /** Stands for everything below it, because its paths are too deep to tell apart. */
  whole: boolean;
}

const createFolder = (): Folder => ({ folders: new Map(), files: [], whole: false });

/** Names deeper than this are not told apart. */
const DEPTH_LIMIT = 64;

function insert(root: Folder, path: string): void {
  const names = path.split('/');
  const file = names.pop() ?? '';
  let folder = root;
  for (const name of names.slice(0, DEPTH_LIMIT)) {
    let next = folder.folders.get(name);
    if (next === undefined) {
      next = createFolder();
      folder.folders.set(name, next);
    }
    folder = next;
  }
  if (names.length > DEPTH_LIMIT) folder.whole = true;
  else folder.files.push(file);
}

function patternsBelow(folder: Folder, prefix: string): string[] {
  const whole = [`${literalPattern(prefix)}**`];
  if (folder.whole || (prefix !== '' && folder.files.length >= FILES_FOR_FOLDER)) return whole;
  const patterns = folder.files.map((file) => literalPattern(prefix + file));
  for (const [name, inner] of folder.folders) patterns.push(...patternsBelow(inner, `${prefix}${name}/`));
  return prefix !== '' && patterns.length > PATTERNS_PER_FOLDER ? whole : patterns;
}

/**
 * Few patterns that cover concrete paths: a folder with three files or more becomes `folder/**`, other paths stay as they
 * are. Only folders below the workspace are widened, never the workspace itself.
 */
export function generalise(paths: Iterable<string>): string[] {
  const root = createFolder();
  for (const path of new Set(paths)) insert(root, path);
  return patternsBelow(root, '').sort();
}

/** `writes: ["dist/**"]` */
export function declarationLine(key: 'reads' | 'writes', patterns: readonly string[]): string {
  return `${key}: [${patterns.map((pattern) => JSON.stringify(pattern)).join(', ')}]`;
}

function escapeForRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Where the value of an expansion stands in a pattern between other letters, the expression stands for it. */
function withExpressions(pattern: string, task: Task): string {
  const values: [Scalar, string][] = [];
  if (task.item !== null) values.push([task.item, 'item']);
  for (const [key, value] of Object.entries(task.matrix)) {
    if (typeof value === 'string' || typeof value === 'number') values.push([value, `matrix.${key}`]);
  }
  let result = pattern;
  for (const [value, name] of values) {
    const literal = literalPattern(String(value));
    if (literal === '') continue;
    const alone = new RegExp(`(?<![A-Za-z0-9])${escapeForRegex(literal)}(?![A-Za-z0-9])`, 'g');
    result = result.replace(alone, () => `\${{ ${name} }}`);
  }
  return result;
}

function suggest(
  tasks: readonly Task[],
  key: 'reads' | 'writes',
  observed: (id: string) => readonly string[] | null,
): Suggestion[] {
  const byTemplate = new Map<string, Set<string>>();
  for (const task of tasks) {
    const paths = observed(task.id);
    if (paths === null) continue;
    const patterns = byTemplate.get(task.template) ?? new Set();
    for (const pattern of generalise(paths)) patterns.add(withExpressions(pattern, task));
    byTemplate.set(task.template, patterns);
  }
  return [...byTemplate].map(([template, set]) => {
    const patterns = [...set].sort();
    return { template, key, patterns, line: declarationLine(key, patterns) };
  });
}

/**
 * The `writes:` and `reads:` lines that the last observed run justifies, entry by entry. Files that a task both wrote and
 * read are proposed as writes only. An entry that was seen to touch nothing gets an empty list, which declares just that.
 *
 * @param readsObserved Paths read, by task id; only `--observe` with `strace` sees them.
 */
export function suggestDeclarations(
  tasks: readonly Task[],
  records: readonly TaskRecord[],
  readsObserved: ReadonlyMap<string, readonly string[]> = new Map(),
): Suggestion[] {
  const writes = new Map(records.map((record) => [record.task, record.writesObserved]));
  const onlyRead = (id: string): readonly string[] | null => {
    const paths = readsObserved.get(id);
    if (paths === undefined) return null;
    const written = new Set(writes.get(id) ?? []);
    return paths.filter((path) => !written.has(path));
  };
  return [...suggest(tasks, 'writes', (id) => writes.get(id) ?? null), ...suggest(tasks, 'reads', onlyRead)];
}
