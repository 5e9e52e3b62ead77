/** Names in expressions that only a plan can know: members of what was looked up, inputs, and the event. */
import type { Locate, Location, Path } from '../model.ts';
import { problem, type TasklistProblem } from '../problem.ts';
import { checkReads, itemShape, matrixShape, type Scope } from './check-reads.ts';
import { forEachTemplated } from './check-texts.ts';
import { parseCondition } from './condition.ts';
import { type Shape, shapeOf } from './context-shape.ts';
import type { Expression, Read } from './expression.ts';
import { type Facts, isAtStart } from './facts.ts';
import type { Instance } from './instance.ts';
import { nearest } from './nearest.ts';
import type { TaskFile } from './settings.ts';
import type { TaskEntry } from './task-schema.ts';
import { conditionText, ENV_CONTEXTS, KEY_CONTEXTS, parseTemplate, TEXT_CONTEXTS } from './template.ts';

/** For each entry its expansions; `null` for a task that is not expanded. */
export type Instances = readonly (readonly Instance[] | null)[];

/** Checks all expressions of a list against what was looked up and what was given. `idsOf` has the expansions of an entry. */
export function checkValues(
  { tasks, defaults, mayHoldTemplates }: TaskFile,
  instances: Instances,
  facts: Facts,
  idsOf: (template: string) => readonly string[],
  locate: Locate,
): TasklistProblem[] {
  if (!mayHoldTemplates && tasks.every((entry) => entry.if === undefined)) return [];
  const problems: TasklistProblem[] = [];
  const told = new Set<string>();
  const check = (entry: Partial<TaskEntry>, path: Path, scope: Scope) => {
    forEachExpression(entry, (expression, inner) => {
      const at = locate([...path, ...inner]);
      problems.push(...checkReads(expression, scope, at));
      for (const problem of [...missingFacts(expression, facts, at), ...unknownExpansions(expression, idsOf, at)]) {
        const name = 'name' in problem ? `${problem.kind} ${problem.name}` : JSON.stringify(problem);
        if (!told.has(name)) problems.push(problem);
        told.add(name);
      }
    });
  };
  const scopes = tasks.map((entry, index) => scopeOf(entry, instances[index] ?? null));
  tasks.forEach((entry, index) => {
    check(entry, ['tasks', index], scopes[index]?.looked ?? new Map());
  });
  check(defaults, ['defaults'], union(scopes.map(({ all }) => all)));
  return problems;
}

/** `looked`: what the file alone does not say. An entry without tasks reads nothing. */
function scopeOf(
  entry: TaskEntry,
  instances: readonly Instance[] | null,
): { readonly looked: Scope; readonly all: Scope } {
  const looked = new Map<string, Shape | null>();
  const all = new Map<string, Shape | null>();
  const own = { item: itemShape(entry['for-each']), matrix: matrixShape(entry.matrix) };
  for (const context of ['item', 'matrix'] as const) {
    const shape = own[context];
    const values =
      shape === undefined && instances !== null ? shapeOf(instances.map((one) => one[context])) : undefined;
    if (values !== undefined && instances !== null && instances.length > 0) looked.set(context, values);
    const known = shape ?? values;
    if (known !== undefined && known !== null) all.set(context, known);
  }
  return { looked, all };
}

/** What any task has; a context that no task has is left out. */
function union(scopes: readonly Scope[]): Scope {
  const result = new Map<string, Shape>();
  for (const context of ['item', 'matrix'] as const) {
    const members = scopes.flatMap((scope) => [...(scope.get(context)?.members ?? [])]);
    if (members.length > 0) result.set(context, { members: new Map(members) });
  }
  return result;
}

function forEachExpression(entry: Partial<TaskEntry>, visit: (expression: Expression, path: Path) => void): void {
  const { if: condition, run: _, ...texts } = entry;
  const text = condition === undefined ? null : conditionText(condition);
  const parsed = text === null ? null : parseCondition(text);
  if (parsed !== null && 'expression' in parsed) visit(parsed.expression, ['if']);
  for (const [key, value] of Object.entries(texts)) {
    const names = key === 'env' ? ENV_CONTEXTS : key === 'for-each' ? KEY_CONTEXTS : TEXT_CONTEXTS;
    forEachTemplated(value, [key], (template, path) => {
      const result = parseTemplate(template, names);
      if (!('template' in result)) return;
      for (const part of result.template.parts) if (typeof part !== 'string') visit(part, path);
    });
  }
}

function missingFacts({ reads, text }: Expression, facts: Facts, at: Location): TasklistProblem[] {
  return reads.flatMap((read): TasklistProblem[] => {
    const { context, path } = read;
    const [name] = path;
    if ((context !== 'inputs' && context !== 'github') || name === undefined || name === '*') return [];
    if (context === 'github' && isAtStart(read) && facts.onGithub) return [];
    const given = Object.keys(facts[context]);
    if (given.some((one) => one.toLowerCase() === name.toLowerCase())) return [];
    const close = context === 'inputs' ? nearest(name, given) : null;
    if (close !== null)
      return [problem('tasklist/unknown-value', at, { expression: text, context, name, nearest: close, known: given })];
    return [problem('tasklist/missing-fact', at, { expression: text, name: `${context}.${name}`, flag: flagOf(read) })];
  });
}

function flagOf({ context, path }: Read): string {
  if (context === 'inputs') return `--input ${path[0]}=…`;
  return path[0]?.toLowerCase() === 'event' ? '--github event.pull_request.labels=…' : `--github ${path[0]}=…`;
}

/** `needs['unit[c]']` where `unit` has no such task. */
function unknownExpansions(
  { reads, text }: Expression,
  idsOf: (template: string) => readonly string[],
  at: Location,
): TasklistProblem[] {
  return reads.flatMap(({ context, path: [id] }): TasklistProblem[] => {
    if (context !== 'needs' || id === undefined || !id.includes('[')) return [];
    const known = idsOf(id.replace(/\[.*$/s, ''));
    if (known.some((one) => one.toLowerCase() === id.toLowerCase())) return [];
    const facts = {
      expression: text,
      context,
      name: id,
      nearest: nearest(id, known),
      known: known.slice(0, 20),
    };
    return [problem('tasklist/unknown-value', at, facts)];
  });
}
