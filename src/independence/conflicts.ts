/** Hazard groups as conflicts: one by one for machines, the first fifty groups as problems for people. */
import type { Check, Conflict, Location, Task } from '../model.ts';
import type { IndependenceProblem, Severity } from '../problem.ts';
import { findFixes } from './fixes.ts';
import type { HazardGroup, Hazards } from './hazards.ts';
import { eachPair } from './pairs.ts';

/** People read no more than this many groups. */
export const GROUPS_SHOWN = 50;

function locatePattern({ options }: Hazards, task: Task, pattern: string, written: boolean): Location {
  const keys = written ? (['writes', 'artifacts'] as const) : (['reads'] as const);
  for (const key of keys) {
    const index = task[key]?.indexOf(pattern) ?? -1;
    if (index !== -1) return options.locate(task, [key, index]);
  }
  return options.locate(task, []);
}

function writesPattern(task: Task, pattern: string): boolean {
  return (task.writes ?? []).includes(pattern) || task.artifacts.includes(pattern);
}

function describe(
  hazards: Hazards,
  group: HazardGroup,
  [x, y]: readonly [number, number],
  templateOf: (id: string) => string | undefined,
): Conflict | null {
  const [a, b] = [hazards.tasks[x], hazards.tasks[y]];
  if (a === undefined || b === undefined) return null;
  const { kind, patterns, witness } = group;
  const secondWrites = kind === 'write-write' || (kind === 'undecided' && writesPattern(b, patterns[1]));
  return {
    kind,
    tasks: [a.id, b.id],
    patterns,
    witness,
    fixes: findFixes({ kind, tasks: [a, b], patterns, witness }, templateOf, x < y),
    at: [locatePattern(hazards, a, patterns[0], true), locatePattern(hazards, b, patterns[1], secondWrites)],
  };
}

function templates(tasks: readonly Task[]): (id: string) => string | undefined {
  let map: Map<string, string> | null = null;
  return (id) => {
    map ??= new Map(tasks.map((task) => [task.id, task.template]));
    return map.get(id);
  };
}

/** Every racing pair of tasks as a conflict, one after another: there may be millions. */
export function* eachConflict(hazards: Hazards): Generator<Conflict> {
  const templateOf = templates(hazards.tasks);
  for (const group of hazards.races) {
    for (const block of group.blocks) {
      for (const pair of eachPair(block)) {
        const conflict = describe(hazards, group, pair, templateOf);
        if (conflict !== null) yield conflict;
      }
    }
  }
}

/** The number of racing pairs. */
export function countConflicts({ races }: Hazards): number {
  return races.reduce((total, group) => total + group.count, 0);
}

/** The check document as JSON text in pieces of one conflict each, so that millions of them need no memory. */
export function* checkJson(
  hazards: Hazards,
  { conditions, problems }: Pick<Check, 'conditions' | 'problems'>,
): Generator<string> {
  const told = conditions.map(({ name, status, summary }) => ({ name, status, summary }));
  yield `{"version":1,"conditions":${JSON.stringify(told)},\n"problems":${JSON.stringify(problems)},\n"conflicts":[`;
  let separator = '\n';
  for (const conflict of eachConflict(hazards)) {
    yield separator + JSON.stringify(conflict);
    separator = ',\n';
  }
  yield `],\n"serialised":${JSON.stringify(hazards.serialised)},\n"unknown":${hazards.unknown}}\n`;
}

function firstConflict(
  hazards: Hazards,
  group: HazardGroup,
  templateOf: (id: string) => string | undefined,
): Conflict | null {
  const [block] = group.blocks;
  const pair = block === undefined ? undefined : eachPair(block).next().value;
  return pair === undefined ? null : describe(hazards, group, pair, templateOf);
}

/**
 * What people are told: every group by its first pair, races before hazards of undefined order, fifty of them, then how
 * many more there are; tasks that declare nothing as one count; and the problems of the declarations.
 *
 * Severities: a race is an error, under `warn` a warning. Undefined order is a warning, under `strict` an error. Undeclared
 * tasks are a note, under `strict` an error.
 */
export function hazardProblems(hazards: Hazards): IndependenceProblem[] {
  const { races, undefinedOrder, unknown, problems, tasks, options } = hazards;
  const strict = options.mode === 'strict';
  const raceSeverity: Severity = options.mode === 'warn' ? 'warning' : 'error';
  const templateOf = templates(tasks);
  const found: IndependenceProblem[] = [...problems];
  for (const group of [...races, ...undefinedOrder].slice(0, GROUPS_SHOWN)) {
    const conflict = firstConflict(hazards, group, templateOf);
    if (conflict === null) continue;
    const { patterns, witness, kind: hazard, serialised, count: pairs } = { ...group };
    const { fixes, at } = conflict;
    const meeting = { hazard, tasks: conflict.tasks, patterns, witness, pairs, at: at[0], otherAt: at[1] } as const;
    if (serialised === null) {
      found.push({ area: 'independence', severity: raceSeverity, kind: 'race', ...meeting, fixes });
    } else {
      const severity = strict ? 'error' : 'warning';
      found.push({ area: 'independence', severity, kind: 'serialised-hazard', ...meeting, ...serialised });
    }
  }
  const hidden = [...races, ...undefinedOrder].slice(GROUPS_SHOWN);
  if (hidden.length > 0) {
    const pairs = hidden.reduce((total, group) => total + group.count, 0);
    const severity = hidden.some((group) => group.serialised === null) ? raceSeverity : strict ? 'error' : 'warning';
    found.push({ area: 'independence', severity, at: null, kind: 'more-hazards', groups: hidden.length, pairs });
  }
  const total = tasks.filter((task) => !task.skip).length;
  if (unknown > 0 && total > 1) {
    const severity = strict ? 'error' : 'note';
    found.push({ area: 'independence', severity, at: null, kind: 'unverifiable', unknown, total });
  }
  return found;
}
