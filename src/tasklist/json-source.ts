import type { Path } from '../model.ts';
import type { TasklistProblem } from '../problem.ts';
import { type JsonNode, scanJson } from './json-scan.ts';
import { createLocator } from './lines.ts';
import type { SourceResult } from './source.ts';
import { MAX_DEPTH } from './values.ts';

/**
 * Reads a text that is JSON; `null` when it is not, or nests too deeply, and is left to the YAML reader, which says why.
 * The platform's parser drops all but the last of equal keys, so the members in the text are counted against the keys of
 * the value, and only when they differ is the text scanned for the place.
 */
export function readJson(text: string, file: string): SourceResult | null {
  const census = countMembers(text);
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
  };
  const keys = countKeys(value);
  const problems = keys.forbidden || keys.count !== census.members ? keyProblems(root(), locator) : [];
  return { source, problems };
}

/** The members (by their colons) and the depth of nesting of a text that is JSON. */
function countMembers(text: string): { members: number; depth: number } {
  let members = 0;
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 34:
        at = closingQuote(text, at);
        break;
      case 58:
        members++;
        break;
      case 91:
      case 123:
        deepest = Math.max(deepest, ++depth);
        break;
      case 93:
      case 125:
        depth--;
        break;
    }
  }
  return { members, depth: deepest };
}

/** The offset of the quote that closes the text that opens at `open`. */
function closingQuote(text: string, open: number): number {
  let close = text.indexOf('"', open + 1);
  while (close !== -1) {
    let slashes = 0;
    while (text.charCodeAt(close - 1 - slashes) === 92) slashes++;
    if (slashes % 2 === 0) return close;
    close = text.indexOf('"', close + 1);
  }
  return text.length;
}

function countKeys(value: unknown): { count: number; forbidden: boolean } {
  let count = 0;
  let forbidden = false;
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if (Array.isArray(part)) {
      for (const entry of part) if (typeof entry === 'object') visit(entry);
      return;
    }
    for (const key of Object.keys(part)) {
      count++;
      if (key === '__proto__') forbidden = true;
      const member: unknown = (part as Record<string, unknown>)[key];
      if (typeof member === 'object') visit(member);
    }
  };
  visit(value);
  return { count, forbidden };
}

function keyProblems(root: JsonNode, locator: ReturnType<typeof createLocator>): TasklistProblem[] {
  const problems: TasklistProblem[] = [];
  const visit = (node: JsonNode): void => {
    for (const { key, at, first } of node.repeated ?? []) {
      problems.push({
        area: 'tasklist',
        kind: 'duplicate-key',
        severity: 'error',
        at: locator(at),
        key,
        first: locator(first),
      });
    }
    const proto = node.members?.get('__proto__');
    if (proto) {
      problems.push({
        area: 'tasklist',
        kind: 'forbidden-key',
        severity: 'error',
        at: locator(proto.key),
        key: '__proto__',
      });
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
