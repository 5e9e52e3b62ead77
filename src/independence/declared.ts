/** What the tasks declare, pattern by pattern: equal patterns become one entry with lists of writers and readers. */

import { decide, type Reach } from '../glob/decide.ts';
import { ALTERNATIVES_LIMIT, type Alternative, type Pattern, parsePattern } from '../glob/pattern.ts';
import type { Location, Path } from '../model.ts';
import { type IndependenceProblem, problem } from '../problem.ts';
import type { Active, ActiveTask } from './active.ts';
import type { Declared, DeclaredKey, Entry } from './patterns.ts';
import { isPlain, PatternList } from './patterns.ts';

/** Finds the place of something inside the entry of a task, e.g. `['writes', 0]` or `['resources', 'db']`. */
export type LocateInTask = (task: ActiveTask, path: Path) => Location;

export interface Declarations {
  readonly patterns: PatternList;
  /** How many tasks declare neither reads nor writes. */
  readonly unknown: number;
  readonly problems: readonly IndependenceProblem[];
}

/** All lists together may have this many alternatives; what comes later is only approximated. */
const TOTAL_ALTERNATIVES = 2_000_000;

interface Exclusions {
  /** Distinguishes patterns that stand beside different exclusions; empty when there are none. */
  readonly key: string;
  readonly alternatives: readonly Alternative[];
  readonly approximate: boolean;
}

const NO_EXCLUSIONS: Exclusions = { key: '', alternatives: [], approximate: false };

function exclusionsOf(patterns: readonly Pattern[]): Exclusions {
  const list = patterns.filter((pattern) => pattern.excludes);
  if (list.length === 0) return NO_EXCLUSIONS;
  return {
    key: list
      .map((pattern) => `\0${pattern.source}`)
      .sort()
      .join(''),
    // An approximate exclusion would take away too much: it takes away nothing, and the answer is marked.
    alternatives: list.flatMap((pattern) => (pattern.approximate ? [] : pattern.alternatives)),
    approximate: list.some((pattern) => pattern.approximate),
  };
}

/** A pattern behind an exclusion that takes part of it away: other tools would include that part again. */
function reInclusion(patterns: readonly Pattern[]): { index: number; exclusion: Pattern; witness: string } | null {
  const exclusions: Pattern[] = [];
  let included = false;
  for (const [index, pattern] of patterns.entries()) {
    if (pattern.excludes && included) exclusions.push(pattern);
    if (pattern.excludes) continue;
    included = true;
    for (const exclusion of exclusions) {
      const witness = firstMeeting(pattern, exclusion);
      if (witness !== null) return { index, exclusion, witness };
    }
  }
  return null;
}

function firstMeeting(a: Pattern, b: Pattern): string | null {
  for (const left of a.alternatives) {
    for (const right of b.alternatives) {
      const found = decide(
        { alternative: left, exclusions: [], approximate: false },
        { alternative: right, exclusions: [], approximate: false },
      );
      if (found.verdict === 'meet') return found.witness;
    }
  }
  return null;
}

const EXCLAMATION = 0x21;

function hasExclusions(sources: readonly string[]): boolean {
  for (let at = 0; at < sources.length; at++) if (sources[at]?.charCodeAt(0) === EXCLAMATION) return true;
  return false;
}

class Collector {
  readonly #foldCase: boolean;
  readonly #locate: LocateInTask;
  readonly #patterns = new PatternList();
  readonly #problems = new Map<string, IndependenceProblem>();
  #alternatives = 0;

  constructor(foldCase: boolean, locate: LocateInTask) {
    this.#foldCase = foldCase;
    this.#locate = locate;
  }

  /** Expansions of one entry share its place: one problem is enough for all of them. */
  #report(problem: IndependenceProblem): void {
    const key = `${problem.at?.line}:${problem.at?.column} ${problem.kind}`;
    if (!this.#problems.has(key)) this.#problems.set(key, problem);
  }

  #parse(task: ActiveTask, key: DeclaredKey, index: number, source: string): Pattern | null {
    const limit = this.#alternatives < TOTAL_ALTERNATIVES ? ALTERNATIVES_LIMIT : 1;
    const { pattern, fault, warnings } = parsePattern(source, this.#foldCase, limit);
    this.#alternatives += pattern?.alternatives.length ?? 0;
    if (fault === null && warnings.length === 0) return pattern;
    const at = this.#locate(task, [key, index]);
    const facts = { pattern: source, key };
    if (fault !== null) this.#report(problem('independence/pattern', at, { ...facts, fault }));
    for (const warning of warnings) {
      if (warning === 'double-star') this.#report(problem('independence/double-star', at, facts));
      else this.#report(problem('independence/too-many-alternatives', at, { ...facts, max: ALTERNATIVES_LIMIT }));
    }
    return pattern;
  }

  #checkExclusions(task: ActiveTask, key: DeclaredKey, patterns: readonly Pattern[]): void {
    if (patterns.every((pattern) => pattern.excludes)) {
      const at = this.#locate(task, [key]);
      this.#report(problem('independence/only-exclusions', at, { key, task: task.id }));
    }
    const found = reInclusion(patterns);
    if (found === null) return;
    this.#report(
      problem('independence/re-inclusion', this.#locate(task, [key, found.index]), {
        pattern: patterns[found.index]?.source ?? '',
        exclusion: found.exclusion.source,
        key,
        witness: found.witness,
      }),
    );
  }

  #entryOf(pattern: Pattern, exclusions: Exclusions): Entry {
    const entryKey = pattern.source + exclusions.key;
    const known = this.#patterns.find(entryKey);
    if (known !== undefined) return known;
    return this.#patterns.addParsed(entryKey, pattern.source, {
      alternatives: pattern.alternatives,
      exclusions: exclusions.alternatives,
      approximate: pattern.approximate || exclusions.approximate,
    });
  }

  #addWithExclusions(task: ActiveTask, position: number, key: DeclaredKey, sources: readonly string[]): void {
    const patterns = sources.flatMap((source, index) => this.#parse(task, key, index, source) ?? []);
    const exclusions = exclusionsOf(patterns);
    this.#checkExclusions(task, key, patterns);
    for (const pattern of patterns) {
      if (!pattern.excludes) this.#entryOf(pattern, exclusions).enter(key, position);
    }
  }

  #addOne(task: ActiveTask, position: number, key: DeclaredKey, index: number, source: string): void {
    const entry = isPlain(source, this.#foldCase)
      ? this.#patterns.plain(source)
      : (this.#patterns.find(source) ?? this.#read(task, key, index, source));
    entry?.enter(key, position);
  }

  #read(task: ActiveTask, key: DeclaredKey, index: number, source: string): Entry | null {
    const pattern = this.#parse(task, key, index, source);
    return pattern === null ? null : this.#entryOf(pattern, NO_EXCLUSIONS);
  }

  add(task: ActiveTask, position: number, key: DeclaredKey): void {
    const sources = task[key];
    if (sources === null || sources.length === 0) return;
    if (hasExclusions(sources)) this.#addWithExclusions(task, position, key, sources);
    else for (let at = 0; at < sources.length; at++) this.#addOne(task, position, key, at, sources[at] as string);
  }

  finish(unknown: number): Declarations {
    return { patterns: this.#patterns, unknown, problems: [...this.#problems.values()] };
  }
}

/** One alternative of a declared pattern, ready to be compared. */
export function reachOf({ exclusions, approximate }: Declared, alternative: Alternative): Reach {
  return { alternative, exclusions, approximate };
}

/**
 * Collects the patterns of all tasks that run.
 *
 * @returns The distinct patterns, and a located problem for each pattern that cannot be read.
 */
export function collectDeclarations(
  { tasks }: Active<ActiveTask>,
  foldCase: boolean,
  locate: LocateInTask,
): Declarations {
  const collector = new Collector(foldCase, locate);
  let unknown = 0;
  tasks.forEach((task, position) => {
    if (task.reads === null && task.writes === null) unknown++;
    collector.add(task, position, 'reads');
    collector.add(task, position, 'writes');
    collector.add(task, position, 'artifacts');
  });
  return collector.finish(unknown);
}
