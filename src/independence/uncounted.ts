/**
 * Files that a task may write without it meaning anything: git's and fanfold's own, caches of known tools, and what the
 * list says to ignore. Only what was *seen* is left out; a declaration always counts.
 */

import { matches, splitPath } from '../glob/match.ts';
import { isOwnPath } from '../glob/own.ts';
import { type Pattern, parsePattern } from '../glob/pattern.ts';
import type { ActiveTask } from './active.ts';
import { type Covering, createCoverage } from './coverage.ts';

interface Cache {
  readonly tool: string;
  /** The name of the folder or file; a trailing `*` stands for any end. */
  readonly name: string;
  /** The folder that it must lie in. */
  readonly inside?: string;
}

/** What tools keep to be faster next time. A run that loses one of these files to another loses time, not a result. */
const KNOWN_CACHES: readonly Cache[] = [
  { tool: 'pytest', name: '.pytest_cache' },
  { tool: 'Hypothesis', name: '.hypothesis' },
  { tool: 'Python', name: '__pycache__' },
  { tool: 'mypy', name: '.mypy_cache' },
  { tool: 'Ruff', name: '.ruff_cache' },
  { tool: 'coverage.py', name: '.coverage' },
  { tool: 'coverage.py', name: '.coverage.*' },
  { tool: 'npm packages', name: '.cache', inside: 'node_modules' },
  { tool: 'Vite and Vitest', name: '.vite', inside: 'node_modules' },
  { tool: 'Vitest', name: '.vitest', inside: 'node_modules' },
  { tool: 'ESLint', name: '.eslintcache' },
  { tool: 'nyc', name: '.nyc_output' },
  { tool: 'Turborepo', name: '.turbo' },
  { tool: 'Cargo and Maven', name: 'target' },
  { tool: 'Gradle', name: '.gradle' },
];

function isNamed(name: string, cache: string): boolean {
  return cache.endsWith('*') ? name.startsWith(cache.slice(0, -1)) : name === cache;
}

/** The place of the name that makes a path part of a known cache, or -1. */
function cachePlace(names: readonly string[]): number {
  return names.findIndex((name, place) =>
    KNOWN_CACHES.some((cache) => isNamed(name, cache.name) && (cache.inside ?? names[place - 1]) === names[place - 1]),
  );
}

/** No pattern names this; only wildcards match it. */
const DISGUISE = '\u{10fffd}';

export interface CountingOptions {
  readonly foldCase: boolean;
  /** Globs whose observed writes never count. */
  readonly ignore: readonly string[];
}

/**
 * Says of a path that was written whether it counts. A file of a known cache counts where a task carries it, or where a
 * declaration names the cache (`target/**` does, `**` does not); an ignored one counts only where a task carries it.
 */
export function createCounting(
  tasks: readonly ActiveTask[],
  { foldCase, ignore }: CountingOptions,
): (path: string) => boolean {
  const ignored: Pattern[] = ignore.flatMap((source) => parsePattern(source, foldCase).pattern ?? []);
  const coverage = createCoverage(tasks, foldCase);
  const isCarried = (path: string): boolean => coverage.covering(path).some(({ key }) => key === 'artifacts');
  const isNamedCache = (path: string, place: number): boolean => {
    const disguised = path
      .split('/')
      .map((name, at) => (at === place ? DISGUISE : name))
      .join('/');
    const byWildcard: ReadonlySet<Covering> = new Set(coverage.covering(disguised));
    return coverage.covering(path).some((one) => !byWildcard.has(one));
  };
  return (path) => {
    if (isOwnPath(path)) return false;
    if (matches(ignored, splitPath(path, foldCase))) return isCarried(path);
    const place = cachePlace(path.split('/'));
    return place === -1 || isCarried(path) || isNamedCache(path, place);
  };
}
