/** Folders as they are on the disk: links are not followed, and names may be any bytes. */

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findFiles, type Globs, readGlobs } from '../glob/files.ts';
import { foldsCase } from '../glob/fold.ts';
import { messageOf } from '../problem.ts';
import { globFaultText } from '../report/sentences/glob.ts';
import { nameOf, onDisk } from './spelling.ts';

/** What a folder holds. A link is neither a folder nor a file. */
interface Entry {
  readonly name: string;
  readonly kind: 'folder' | 'file' | 'link' | 'other';
}

function entriesOf(folder: string): Entry[] {
  const path = onDisk(folder);
  const plain = readdirSync(path, { withFileTypes: true });
  if (!plain.some(({ name }) => name.includes('\ufffd')))
    return plain.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
  const raw = readdirSync(path, { withFileTypes: true, encoding: 'buffer' });
  return raw.map((entry) => ({ name: nameOf(entry.name), kind: kindOf(entry) }));
}

interface Typed {
  readonly isDirectory: () => boolean;
  readonly isFile: () => boolean;
  readonly isSymbolicLink: () => boolean;
}

function kindOf(entry: Typed): Entry['kind'] {
  if (entry.isDirectory()) return 'folder';
  if (entry.isFile()) return 'file';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

/**
 * The regular files below a folder as relative paths with `/`, sorted; an absent folder has none. Links are not followed, as
 * `readdirSync` would do by itself when it is `recursive`.
 */
export function regularFiles(folder: string): string[] {
  return existsSync(onDisk(folder)) ? filesBelow(folder, '').sort() : [];
}

function filesBelow(folder: string, prefix: string): string[] {
  return entriesOf(join(folder, prefix)).flatMap(({ name, kind }) => {
    const path = `${prefix}${name}`;
    return kind === 'folder' ? filesBelow(folder, `${path}/`) : kind === 'file' ? [path] : [];
  });
}

export interface Found {
  /** Relative, with `/`, sorted. */
  readonly files: readonly string[];
  /** Links and what is not a file, that a pattern names or leads through. */
  readonly others: readonly string[];
  /** Folders that a pattern leads into and that cannot be read. */
  readonly closed: readonly { readonly path: string; readonly why: string }[];
}

/** What patterns of one list match in a folder. Throws on a pattern that cannot be matched. */
export async function findMatches(patterns: readonly string[], root: string): Promise<Found> {
  const globs = readGlobs(patterns, foldsCase(process.platform));
  if ('fault' in globs) throw new Error(globFaultText(globs));
  const kinds = new Map<string, Entry['kind']>();
  const closed: { path: string; why: string }[] = [];
  const found = await findFiles(globs, async (folder) => {
    try {
      const entries = entriesOf(join(root, folder));
      for (const { name, kind } of entries)
        if (kind === 'link' || kind === 'other') kinds.set(folder === '' ? name : `${folder}/${name}`, kind);
      // Links and pipes are shown to the walk as files, so that those that match are known.
      return entries.map(({ name, kind }) => ({
        name,
        isDirectory: () => kind === 'folder',
        isFile: () => kind !== 'folder',
      }));
    } catch (error) {
      closed.push({ path: folder, why: errorText(error) });
      return [];
    }
  });
  const links = [...kinds].flatMap(([path, kind]) => (kind === 'link' && leadsThrough(globs, path) ? [path] : []));
  return {
    files: found.filter((path) => !kinds.has(path)),
    others: [...new Set([...found.filter((path) => kinds.has(path)), ...links])].sort(),
    closed,
  };
}

/** Whether a pattern can only match what is behind this path. */
function leadsThrough({ includes }: Globs, path: string): boolean {
  const names = path.split('/');
  return includes.some(
    ({ segments }) => segments.length > names.length && names.every((name, index) => segments[index] === name),
  );
}

/** The message of a fault without the call and the path, which the reader knows. */
export function errorText(error: unknown): string {
  return messageOf(error).replace(/, [a-z]+ '.*$/s, '');
}
