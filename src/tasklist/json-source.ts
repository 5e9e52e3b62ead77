import type { Path } from '../model.ts';
import { problem, type TasklistProblem } from '../problem.ts';
import { type JsonNode, scanJson } from './json-scan.ts';
import { createLocator } from './lines.ts';
import type { SourceResult } from './source.ts';
import { MAX_DEPTH } from './values.ts';

const QUOTE = 0x22;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_MAPPING = 0x7b;
const CLOSE_MAPPING = 0x7d;

/**
 * Reads text that is JSON; `null` when it is not, or nests too deeply, and is left to the YAML reader, which says why.
 * The platform's parser drops all but the last of equal keys, so the members in the text are counted against the keys of
 * the value, and only when they differ is the text scanned for the place.
 */
export function readJson(text: string, file: string): SourceResult | null {
  const census = takeCensus(text);
  if (census.depth > MAX_DEPTH) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  let tree: JsonNode | undefined;
  const root = (): JsonNode => {
    tree ??= scanJson(text);
    return tree;
  };
  const locator = createLocator(text, file);
  const source = {
    value,
    locate: (path: Path) => locator(find(root(), path).node.at),
    locateKey: (path: Path) => {
      const { node, key } = find(root(), path);
      return locator(key ?? node.at);
    },
    spelling: (path: Path) => /^[-+.\w]+/.exec(text.slice(find(root(), path).node.at).slice(0, 400))?.[0] ?? null,
  };
  const keys = countKeys(value, { count: 0, forbidden: false });
  const problems = keys.forbidden || keys.count !== census.members ? keyProblems(root(), locator) : [];
  return { source, problems };
}

/** The members (by their colons) and the depth of nesting of text that is JSON. */
function takeCensus(text: string): { readonly members: number; readonly depth: number } {
  let members = 0;
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        at = closingQuote(text, at);
        break;
      case COLON:
        members++;
        break;
      case OPEN_LIST:
      case OPEN_MAPPING:
        if (++depth > deepest) deepest = depth;
        break;
      case CLOSE_LIST:
      case CLOSE_MAPPING:
        depth--;
        break;
    }
  }
  return { members, depth: deepest };
}

/** The offset of the quote that closes the text that opens at `open`. */
function closingQuote(text: string, open: number): number {
  let at = open + 1;
  // A backslash takes the next unit with it.
  for (; at < text.length && text.charCodeAt(at) !== QUOTE; at++) if (text.charCodeAt(at) === BACKSLASH) at++;
  return at;
}

interface Keys {
  count: number;
  forbidden: boolean;
}

function countKeys(value: unknown, keys: Keys): Keys {
  if (typeof value !== 'object' || value === null) return keys;
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) if (typeof value[at] === 'object') countKeys(value[at], keys);
    return keys;
  }
  for (const key in value) {
    keys.count++;
    if (key === '__proto__') keys.forbidden = true;
    const member: unknown = (value as Readonly<Record<string, unknown>>)[key];
    if (typeof member === 'object') countKeys(member, keys);
  }
  return keys;
}

function keyProblems(root: JsonNode, locator: ReturnType<typeof createLocator>): TasklistProblem[] {
  const problems: TasklistProblem[] = [];
  const visit = (node: JsonNode): void => {
    for (const { key, at, first } of node.repeated ?? []) {
      problems.push(problem('tasklist/duplicate-key', locator(at), { key, first: locator(first) }));
    }
    const proto = node.members?.get('__proto__');
    if (proto) {
      problems.push(problem('tasklist/forbidden-key', locator(proto.key), { key: '__proto__' }));
    }
    for (const member of node.members?.values() ?? []) visit(member.node);
    for (const entry of node.entries ?? []) visit(entry);
  };
  visit(root);
  return problems;
}

function find(root: JsonNode, path: Path): { node: JsonNode; key: number | null } {
  let node = root;
  let key: number | null = null;
  for (const step of path) {
    const member = typeof step === 'string' ? node.members?.get(step) : undefined;
    const next = member?.node ?? (typeof step === 'number' ? node.entries?.[step] : undefined);
    if (!next) break;
    node = next;
    key = member?.key ?? null;
  }
  return { node, key };
}
