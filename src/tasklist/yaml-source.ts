import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type ParsedNode,
  parseAllDocuments,
  type Range,
  visit,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import type { Path } from '../model.ts';
import { problem, type TasklistProblem } from '../problem.ts';
import { createLocator } from './lines.ts';
import type { SourceResult } from './source.ts';
import { endsEarly, explain } from './yaml-fault.ts';
import { buildValue, type Resolve } from './yaml-value.ts';

/** Reads one YAML document. Never throws. */
export function readYaml(text: string, file: string): SourceResult {
  const locator = createLocator(text, file);
  const fault = (offset: number, detail: string): TasklistProblem =>
    problem('tasklist/yaml', locator(offset), { detail });
  const lineOf = (offset: number) => locator(offset).line;
  const parsed = parse(text);
  if (!parsed) return { source: null, problems: [tooDeep(locator(0))] };
  const [first, second] = parsed;
  if (!first || !hasContents(first)) {
    const faults = first ? syntaxProblems(first, text, lineOf, fault) : [];
    const empty: TasklistProblem = problem('tasklist/empty', locator(0));
    return { source: null, problems: faults.length > 0 ? faults : [empty] };
  }
  const problems = parsed.flatMap((document) => syntaxProblems(document, text, lineOf, fault));
  if (problems.length > 0) return { source: null, problems };
  if (second) {
    const at = second.contents?.range[0] ?? second.range[0];
    return { source: null, problems: [fault(at, 'a second document starts here; a task file is one document')] };
  }
  const built = buildValue(first.contents as ParsedNode, locator);
  const place = (path: Path) => find(first.contents as ParsedNode, path, built.resolve);
  const source = {
    value: built.value,
    locate: (path: Path) => locator(place(path).value),
    locateKey: (path: Path) => locator(place(path).key),
    spelling: (path: Path) => place(path).text,
  };
  return { source: built.complete ? source : null, problems: built.problems };
}

type Parsed = Document.Parsed<ParsedNode>;

/** `null` when the text nests too deeply for the stack of the parser. */
function parse(text: string): readonly Parsed[] | null {
  try {
    return [...parseAllDocuments<ParsedNode>(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' })];
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function hasContents(document: Parsed): boolean {
  const { contents } = document;
  return contents !== null && !(isScalar(contents) && contents.value === null && (contents.source ?? '') === '');
}

/**
 * The faults of a document, one for each mistake: of those in a line only the first, and none that only follow from an open
 * quote or bracket, or from a value that ended early. An unknown tag is only a warning for the parser, but its value would not be
 * what the author meant.
 */
function syntaxProblems(
  document: Parsed,
  text: string,
  lineOf: (offset: number) => number,
  problem: (offset: number, detail: string) => TasklistProblem,
): TasklistProblem[] {
  const told = new Set<number>();
  const toldOpen = new Set<number>();
  const ended = new Set<number>();
  const openingOf = createOpenings(document);
  return [...document.errors, ...document.warnings].flatMap((fault) => {
    const line = lineOf(fault.pos[0]);
    const open = openingOf(fault);
    if (open !== null) {
      // An open quote swallows what follows, so the parser also reports that as missing.
      if (ended.has(line) || toldOpen.has(line)) return [];
      toldOpen.add(line);
      return [problem(open.at, `this ${open.what}`)];
    }
    const follows = toldOpen.size > 0 || (ended.size > 0 && fault.message.includes('in YAML stream'));
    if (told.has(line) || follows) return [];
    told.add(line);
    if (endsEarly(fault)) ended.add(line);
    const { at, detail } = explain(fault, text);
    return [problem(at, detail)];
  });
}

interface Opening {
  readonly at: number;
  readonly what: string;
}

/** Finds the opening quote or bracket whose end is missing. The parser only reports the end of the text. `null`: nothing is open. */
function createOpenings(document: Parsed): (fault: YAMLError) => Opening | null {
  let known: { readonly quotes: Map<number, number>; readonly brackets: Map<number, number> } | undefined;
  return ({ pos: [at], message }) => {
    const closing = /^Missing closing ["']|end with a ([\]}])/.exec(message);
    if (closing === null) return null;
    const [, bracket] = closing;
    known ??= openingsByEnd(document);
    const opening = (bracket === undefined ? known.quotes : known.brackets).get(at);
    return opening === undefined
      ? null
      : { at: opening, what: `has no closing ${bracket ? `\`${bracket}\`` : 'quote'}` };
  };
}

/** The start of each quoted string and flow collection by its end; of several with one end, the innermost. */
function openingsByEnd(document: Parsed): { quotes: Map<number, number>; brackets: Map<number, number> } {
  const quotes = new Map<number, number>();
  const brackets = new Map<number, number>();
  const enter = (openings: Map<number, number>, { range }: { readonly range?: Range | null | undefined }): void => {
    if (range) openings.set(range[1], range[0]);
  };
  visit(document, {
    Scalar: (_, node) => (node.type?.startsWith('QUOTE') === true ? enter(quotes, node) : undefined),
    Collection: (_, node) => (node.flow === true ? enter(brackets, node) : undefined),
  });
  return { quotes, brackets };
}

/** Text that nests too deeply, at a place. */
function tooDeep(at: TasklistProblem['at']): TasklistProblem {
  return problem('tasklist/too-deep', at);
}

interface Place {
  readonly key: number;
  readonly value: number;
  /** Of a plain scalar. */
  readonly text: string | null;
}

function find(root: ParsedNode, path: Path, resolve: Resolve): Place {
  let node: ParsedNode | null | undefined = root;
  let place: Place = { key: root.range[0], value: root.range[0], text: null };
  for (const step of path) {
    const next = stepInto(isAlias(node) ? resolve(node) : node, step, resolve);
    if (!next) break;
    place = next.place;
    node = next.node;
  }
  return place;
}

function stepInto(
  node: ParsedNode | null | undefined,
  step: string | number,
  resolve: Resolve,
): { readonly node: ParsedNode | null; readonly place: Place } | null {
  if (isMap<ParsedNode, ParsedNode | null>(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value ?? '') === String(step));
    if (!pair) return mergedStep(node, step, resolve);
    const key = pair.key.range[0];
    return { node: pair.value, place: { key, value: pair.value?.range[0] ?? key, text: textIn(pair.value, resolve) } };
  }
  const entry = isSeq<ParsedNode>(node) && typeof step === 'number' ? node.items[step] : undefined;
  if (!entry) return null;
  const [at] = entry.range;
  return { node: entry, place: { key: at, value: at, text: textIn(entry, resolve) } };
}

/** A key that `<<` merges keeps the place it has in its own mapping. */
function mergedStep(
  node: YAMLMap<ParsedNode, ParsedNode | null>,
  step: string | number,
  resolve: Resolve,
): ReturnType<typeof stepInto> {
  for (const { key, value } of node.items) {
    if (!isScalar(key) || key.value !== '<<') continue;
    for (const source of value !== null && isSeq<ParsedNode>(value) ? value.items : [value]) {
      const found = stepInto(isAlias(source) ? resolve(source) : source, step, resolve);
      if (found !== null) return found;
    }
  }
  return null;
}

function textIn(node: ParsedNode | null, resolve: Resolve): string | null {
  const scalar = isAlias(node) ? resolve(node) : node;
  return isScalar(scalar) ? (scalar.source ?? null) : null;
}
