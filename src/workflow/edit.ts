/** Edits of the text of a workflow that leave every line that they do not concern as it is, byte for byte. */
import {
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Location } from '../model.ts';

/** `text` replaces what is between the two offsets. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A mapping of the file, or one that is not there yet. */
export type Mapping = YAMLMap.Parsed;

/** The text of a workflow with the places of its nodes. */
export interface Source {
  readonly text: string;
  readonly root: Mapping | null;
  readonly offsetOf: (at: Location) => number;
}

/** Reads a workflow for editing. */
export function readSource(text: string): Source {
  const lines = new LineCounter();
  const { contents } = parseDocument(text, { lineCounter: lines });
  return {
    text,
    root: isMap(contents) ? contents : null,
    offsetOf: ({ line, column }) => (lines.lineStarts[line - 1] ?? 0) + column - 1,
  };
}

type Entry = Pair<unknown, unknown>;
type Ranged = { readonly range?: readonly [number, number, number] | null };

function rangeOf(node: unknown): readonly [number, number] | null {
  const range = (node as Ranged | null)?.range;
  return range ? [range[0], range[1]] : null;
}

function entryOf(map: Mapping, key: string): Entry | undefined {
  return map.items.find((entry) => isScalar(entry.key) && entry.key.value === key);
}

/** What a key of a mapping holds, when that is a mapping. */
export function mapAt(map: Mapping | null, ...keys: readonly string[]): Mapping | null {
  const [key, ...others] = keys;
  if (map === null || key === undefined) return map;
  const value = entryOf(map, key)?.value;
  return isMap(value) ? mapAt(value as Mapping, ...others) : null;
}

/** Whether a mapping has a key. */
export function has(map: Mapping, key: string): boolean {
  return entryOf(map, key) !== undefined;
}

/** The keys of a mapping, in its order. */
export function keysOf(map: Mapping): readonly string[] {
  return map.items.flatMap(({ key }) => (isScalar(key) && typeof key.value === 'string' ? [key.value] : []));
}

/** The steps of a job, those of a `parallel` group among them. */
export function stepsOf(job: Mapping): readonly Mapping[] {
  return mapsAt(job, 'steps').flatMap((step) => (has(step, 'parallel') ? mapsAt(step, 'parallel') : [step]));
}

function mapsAt(map: Mapping, key: string): readonly Mapping[] {
  const value = entryOf(map, key)?.value;
  return isSeq(value) ? value.items.filter((item): item is Mapping => isMap(item)) : [];
}

/** Whether a place is inside a mapping. */
export function contains(map: Mapping, offset: number): boolean {
  const [from, to] = rangeOf(map) ?? [0, 0];
  return from <= offset && offset < to;
}

/** The plain text of a key's value; `null` where there is none. */
export function scalarAt(map: Mapping, key: string): string | null {
  const value = entryOf(map, key)?.value;
  return isScalar(value) && value.value !== null ? String(value.value) : null;
}

/** In brackets, or where YAML would read a sign as its own, text is quoted. */
function written(value: string, flow: boolean): string {
  const quoted = flow ? /[{}[\],:#&*!|>'"%@`]/.test(value) : /^[!&*{[|>'"%@`#]|: | #/.test(value);
  return quoted ? JSON.stringify(value) : value;
}

const eolOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** The column of an offset, as the white space that stands for it. */
function indentOf(text: string, offset: number): string {
  return ' '.repeat(offset - (text.lastIndexOf('\n', offset - 1) + 1));
}

/** Sets a key to `text`: its value is replaced, or a new first line of the mapping is written. */
export function setKey(source: Source, map: Mapping, key: string, value: string): Edit | null {
  const entry = entryOf(map, key);
  return entry === undefined
    ? addEntry(source, map, `${key}: ${written(value, map.flow === true)}`)
    : replaceValue(source, entry, written(value, map.flow === true));
}

/** Adds a mapping on one line under a key that is not there. */
export function addMapping(
  source: Source,
  map: Mapping,
  key: string,
  entries: readonly (readonly [string, string])[],
): Edit | null {
  const inner = entries.map(([name, value]) => `${name}: ${written(value, true)}`).join(', ');
  return addEntry(source, map, `${key}: { ${inner} }`);
}

/** Adds keys that are not there. */
export function addKeys(source: Source, map: Mapping, entries: readonly (readonly [string, string])[]): Edit | null {
  const flow = map.flow === true;
  return addEntry(source, map, ...entries.map(([key, value]) => `${key}: ${written(value, flow)}`));
}

function addEntry({ text }: Source, map: Mapping, ...entries: readonly string[]): Edit | null {
  const range = rangeOf(map);
  if (range === null) return null;
  if (map.flow === true) {
    const at = range[0] + 1;
    const all = entries.join(', ');
    return { from: at, to: at, text: map.items.length === 0 ? ` ${all} ` : ` ${all},` };
  }
  const [at] = rangeOf(map.items[0]?.key) ?? range;
  const indent = indentOf(text, at);
  // The line of a `-` stays as it is.
  if (text.slice(at - indent.length, at).trim() !== '') return addLines(text, map, entries, indent);
  return { from: at, to: at, text: entries.map((entry) => `${entry}${eolOf(text)}${indent}`).join('') };
}

/** Adds lines behind the first entry of a mapping. */
function addLines(text: string, { items }: Mapping, entries: readonly string[], indent: string): Edit | null {
  const end = (rangeOf(items[0]?.value) ?? rangeOf(items[0]?.key))?.[1];
  if (end === undefined) return null;
  const eol = eolOf(text);
  // The text of a block ends behind its last line.
  if (text[end - 1] === '\n') return { from: end, to: end, text: entries.map((one) => indent + one + eol).join('') };
  const at = lineEnd(text, end);
  return { from: at, to: at, text: entries.map((one) => eol + indent + one).join('') };
}

/** Where the line of an offset ends, before what ends it. */
function lineEnd(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  if (at < 0) return text.length;
  return text[at - 1] === '\r' ? at - 1 : at;
}

function replaceValue({ text }: Source, entry: Entry, value: string): Edit | null {
  const range = rangeOf(entry.value);
  if (range === null) return null;
  const [from, to] = range;
  const old = text.slice(from, to);
  const end = /\r?\n$/.exec(old)?.[0] ?? '';
  return { from, to, text: `${text[from - 1] === ':' ? ' ' : ''}${value}${end}` };
}

/** Takes a key out: its lines, or its part of a line in braces. */
export function removeKey({ text }: Source, map: Mapping, key: string): Edit | null {
  const index = map.items.findIndex((entry) => isScalar(entry.key) && entry.key.value === key);
  const entry = map.items[index];
  const own = rangeOf(entry?.key);
  const value = rangeOf(entry?.value) ?? own;
  if (own === null || value === null || map.items.length < 2) return null;
  if (map.flow !== true) return wholeLines(text, own[0], value[1]);
  const next = rangeOf(map.items[index + 1]?.key);
  if (next !== null) return { from: own[0], to: next[0], text: '' };
  const before = map.items[index - 1];
  const end = rangeOf(before?.value) ?? rangeOf(before?.key);
  return end === null ? null : { from: end[1], to: value[1], text: '' };
}

function wholeLines(text: string, from: number, to: number): Edit | null {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  if (text.slice(start, from).trim() !== '') return null;
  const ended = text[to - 1] === '\n' ? to - 1 : text.indexOf('\n', to);
  return { from: start, to: ended < 0 ? text.length : ended + 1, text: '' };
}

/** Adds ids to `needs`, however it is written. */
export function addNeeds(source: Source, job: Mapping, ids: readonly string[]): Edit | null {
  const entry = entryOf(job, 'needs');
  if (entry === undefined) {
    const list = ids.length === 1 ? (ids[0] ?? '') : `[${ids.join(', ')}]`;
    return addEntry(source, job, `needs: ${list}`);
  }
  const { value } = entry;
  if (isScalar(value) && typeof value.value === 'string')
    return replaceValue(source, entry, `[${[value.value, ...ids].join(', ')}]`);
  return isSeq(value) ? addItems(source, value as YAMLSeq.Parsed, ids) : null;
}

function addItems({ text }: Source, list: YAMLSeq.Parsed, ids: readonly string[]): Edit | null {
  const range = rangeOf(list);
  if (range === null) return null;
  const last = rangeOf(list.items.at(-1));
  if (list.flow === true) {
    const at = last?.[1] ?? range[0] + 1;
    return { from: at, to: at, text: `${last === null ? '' : ', '}${ids.join(', ')}` };
  }
  if (last === null) return null;
  const at = lineEnd(text, last[1]);
  const indent = indentOf(text, range[0]);
  return { from: at, to: at, text: ids.map((id) => `${eolOf(text)}${indent}- ${id}`).join('') };
}

/** The lines of a job in a mapping of one key a line, from its name to its last value; `null` for any other spelling. */
export function linesOf({ text }: Source, jobs: Mapping, id: string): Edit | null {
  const entry = jobs.flow === true ? undefined : entryOf(jobs, id);
  const own = isPair(entry) ? rangeOf(entry.key) : null;
  const value = rangeOf(entry?.value);
  if (own === null || value === null) return null;
  const lines = wholeLines(text, own[0], value[1]);
  return lines === null ? null : { ...lines, text: text.slice(lines.from, lines.to) };
}

/** The text with all edits made; they do not overlap. */
export function applied(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.from - a.from)
    .reduce((done, edit) => done.slice(0, edit.from) + edit.text + done.slice(edit.to), text);
}
