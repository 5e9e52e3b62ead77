import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

/** A path, where it is put, and a path that comes before it. */
export type NameCase = readonly [path: string, placed: string | null, beside?: string];

export const NAME_CASES = (
  JSON.parse(readFileSync(join(import.meta.dirname, '../../cases/store/windows-names.json'), 'utf8')) as {
    readonly cases: readonly NameCase[];
  }
).cases;

export function pathsOf([path, , beside]: NameCase): string[] {
  return beside === undefined ? [path] : [beside, path];
}

/** All or nothing of a task is put in place; a name that is another is told, and so is one that is refused. */
export function expected([path, placed]: NameCase): object {
  if (placed === null) return { files: [], said: expect.arrayContaining([expect.stringMatching(REFUSED)]) };
  const renamed = expect.stringContaining(`cannot have its name on this system; it is \`${placed}\` here`);
  return { files: [`workspace/${placed}: ${path}`], said: placed === path ? [] : [renamed] };
}

const REFUSED =
  / is not put in place: (?:it leaves its folder, or is in|another file has the same name on this system)/;
