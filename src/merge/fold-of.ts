/** How the files of one path fold, as the task file says. */
import { matchesPattern, splitPath } from '../glob/match.ts';
import { parsePattern } from '../glob/pattern.ts';
import type { MergeFile, MergeFold } from '../model.ts';

/** The first glob that names a path decides; `null` when none does. Faulty globs were refused with the task file. */
export function foldsBy(files: readonly MergeFile[], foldCase: boolean): (path: string) => MergeFold | null {
  if (files.length === 0) return () => null;
  const rules = files.flatMap(({ glob, fold }) => {
    const { pattern } = parsePattern(glob, foldCase);
    return pattern === null ? [] : [{ pattern, fold }];
  });
  return (path) => {
    const names = splitPath(path, foldCase);
    return rules.find(({ pattern }) => matchesPattern(pattern, names))?.fold ?? null;
  };
}
