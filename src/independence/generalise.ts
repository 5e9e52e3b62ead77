/** Few patterns for many concrete paths, and the line that declares them. */
import { escapeGlob } from '../glob/escape.ts';

/** This many files of one folder stand for the folder. */
const FILES_FOR_FOLDER = 3;
/** More patterns than this below one folder are too many to read. */
const PATTERNS_PER_FOLDER = 20;

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
  const whole = [`${escapeGlob(prefix)}**`];
  if (folder.whole || (prefix !== '' && folder.files.length >= FILES_FOR_FOLDER)) return whole;
  const patterns = folder.files.map((file) => escapeGlob(prefix + file));
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
