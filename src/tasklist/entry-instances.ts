/** The expansions of one entry: its items times the combinations of its matrix. */
import type { Json, Location, Path } from '../model.ts';
import { problem, type TasklistProblem } from '../problem.ts';
import { toValue } from './expression.ts';
import { type Instance, instanceOf, type NamedItem, pairsOf } from './instance.ts';
import { type Item, kindOf, matrixSource, parseItems, type SourceAnswer, sortedPaths } from './items.ts';
import { type Combination, combinations, type Matrix } from './matrix.ts';
import { isSource, type ListSource, type TaskEntry } from './task-schema.ts';
import { isTemplated, KEY_CONTEXTS, parseTemplate, renderText } from './template.ts';
import { textOf } from './variables.ts';

/** What expanding one entry needs. */
export interface Expanding {
  readonly entry: TaskEntry;
  readonly answers: ReadonlyMap<string, SourceAnswer>;
  /** Finds a place by its path below the entry. */
  readonly locate: (path: Path) => Location;
  readonly problems: TasklistProblem[];
  readonly limit: number;
}

/** `null` when there are more than the limit. */
export function instancesOfEntry(expanding: Expanding): readonly Instance[] | null {
  const { entry, limit } = expanding;
  const items = entry['for-each'] === undefined ? [null] : namedItems(entry['for-each'], expanding);
  const all = entry.matrix === undefined ? [null] : combinations(matrixOf(entry.matrix, expanding), limit);
  if (all === null || items.length * all.length > limit) return null;
  return items.flatMap((item) => all.map((one: Combination | null) => instanceOf(entry.id, item, one)));
}

/** The matrix with the lists that come from elsewhere. */
function matrixOf(matrix: NonNullable<TaskEntry['matrix']>, expanding: Expanding): Matrix {
  const lists = Object.entries(matrix).map(([key, list]) => {
    if (!isSource(list)) return [key, list];
    const values = valuesOf(matrixSource(expanding.entry.id, key), list, ['matrix', key], expanding);
    return [key, key === 'include' ? mappingsOf(values, list, expanding) : values];
  });
  return Object.fromEntries(lists) as Matrix;
}

function mappingsOf(values: readonly Item[], source: ListSource, { locate, problems }: Expanding): readonly Item[] {
  const at = values.findIndex((value) => typeof value !== 'object');
  if (at === -1) return values;
  const kind = kindOf(source);
  const facts = { source: kind, item: at + 1, detail: 'is not a mapping of matrix keys to values' };
  problems.push(problem('tasklist/bad-item', locate(['matrix', 'include', kind]), facts));
  return [];
}

function namedItems(forEach: NonNullable<TaskEntry['for-each']>, expanding: Expanding): readonly NamedItem[] {
  const items = forEach.items ?? valuesOf(expanding.entry.id, forEach, ['for-each'], expanding);
  return items.flatMap((item, index) => {
    const name = nameOf(item, forEach.key);
    if (typeof name === 'string') return [{ item, name }];
    const key = forEach.items === undefined ? kindOf(forEach) : 'items';
    const at = expanding.locate(['for-each', ...(key === 'items' ? [key, index] : [key])]);
    const facts = { source: key, item: index + 1, detail: name.fault };
    expanding.problems.push(problem('tasklist/bad-item', at, facts));
    return [];
  });
}

/** The text by which an item is known: itself, or of a mapping what `key` says, else its plain members. */
function nameOf(item: Item, key: string | undefined): string | { readonly fault: string } {
  if (key !== undefined && isTemplated(key)) return renderedName(item, key);
  if (typeof item !== 'object')
    return key === undefined ? textOf(item) : { fault: `is not a mapping, so it has no \`${key}\`` };
  if (key === undefined) {
    const plain = Object.keys(item).filter((name) => typeof item[name] !== 'object');
    return plain.length > 0
      ? pairsOf(item, plain).join(',')
      : { fault: 'has no plain member to be named by; say which by `key`' };
  }
  const value: Json = item[key] ?? null;
  if (value === null) return { fault: `has no \`${key}\`, which \`key\` names` };
  return typeof value === 'object'
    ? { fault: `has no plain value under \`${key}\`, which \`key\` names` }
    : textOf(value);
}

function renderedName(item: Item, key: string): string | { readonly fault: string } {
  const parsed = parseTemplate(key, KEY_CONTEXTS);
  if (!('template' in parsed)) throw new Error(`not checked before: ${key}`);
  const rendered = renderText(parsed.template, { item: toValue(item) });
  if ('value' in rendered && rendered.value !== '') return String(rendered.value);
  return { fault: 'has no name: the expression of `key` gives nothing for it' };
}

/** The values that a look-up brought; none when it failed, which is reported. */
function valuesOf(
  key: string,
  source: ListSource,
  path: Path,
  { answers, locate, problems }: Expanding,
): readonly Item[] {
  const kind = kindOf(source);
  const answer = answers.get(key);
  if (!answer) throw new Error(`no answer for the ${kind} of ${key}`);
  const at = locate([...path, kind]);
  if ('problem' in answer) {
    problems.push(problem('tasklist/source-failed', at, { source: kind, detail: answer.problem }));
    return [];
  }
  if ('files' in answer) {
    const { files, folders = 0 } = answer;
    const pattern = [source.glob ?? []].flat()[0] ?? '';
    if (files.length === 0 && folders > 0) problems.push(problem('tasklist/only-folders', at, { pattern, folders }));
    return sortedPaths(files);
  }
  const list = parseItems(answer.text, /\.ya?ml$/i.test(source.file ?? ''));
  if ('items' in list) return list.items;
  problems.push(problem('tasklist/bad-item', at, { source: kind, item: list.item, detail: list.detail }));
  return [];
}
