import { type Alias, isAlias, isMap, isScalar, isSeq, type ParsedNode, type YAMLMap } from 'yaml';
import type { Location } from '../model.ts';
import { type GivenFacts, problem, type TasklistProblem } from '../problem.ts';
import { MAX_DEPTH } from './values.ts';

/** Values in all, each use of an anchor counted; a bomb of nine anchors of nine aliases each has 10^9. */
const MAX_VALUES = 2_000_000;

/** The key `<<`. */
const MERGE = Symbol('<<');

/** The node that an alias stands for. */
export type Resolve = (alias: Alias.Parsed) => ParsedNode | undefined;

export interface Built {
  readonly value: unknown;
  /** `false` when the value had to be cut. */
  readonly complete: boolean;
  readonly problems: readonly TasklistProblem[];
  readonly resolve: Resolve;
}

interface Anchored {
  readonly node: ParsedNode;
  value?: unknown;
  /** Values in it; 0 while it is being built, so that an alias to itself is seen. */
  size: number;
}

/**
 * Turns YAML nodes into plain values. Finds equal keys, keys that are not text, anchors that contain themselves and aliases
 * that multiply without end. An alias shares the value of its anchor.
 */
export function buildValue(root: ParsedNode, locator: (offset: number) => Location): Built {
  const problems: TasklistProblem[] = [];
  const anchors = new Map<string, Anchored>();
  const aliases = new Map<Alias.Parsed, Anchored>();
  let count = 0;
  let complete = true;

  const fail = <K extends 'tasklist/yaml' | 'tasklist/too-deep'>(
    node: ParsedNode,
    kind: K,
    ...facts: GivenFacts<K>
  ): undefined => {
    problems.push(problem(kind, locator(node.range[0]), ...facts) as TasklistProblem);
    complete = false;
  };

  const problemAt = (offset: number, detail: string): void => {
    if (complete) problems.push(problem('tasklist/yaml', locator(offset), { detail }));
  };

  const build = (node: ParsedNode, depth: number): unknown => {
    if (!complete) return undefined;
    if (isAlias(node)) return alias(node);
    if (depth > MAX_DEPTH) return fail(node, 'tasklist/too-deep');
    const before = count++;
    const anchored: Anchored | null = node.anchor === undefined ? null : { node, size: 0 };
    if (anchored && node.anchor !== undefined) anchors.set(node.anchor, anchored);
    const value = isMap(node)
      ? mapping(node as YAMLMap.Parsed<ParsedNode, ParsedNode | null>, depth)
      : isSeq<ParsedNode>(node)
        ? node.items.map((entry) => build(entry, depth + 1))
        : node.value;
    if (anchored) {
      anchored.value = value;
      anchored.size = count - before;
    }
    return value;
  };

  const alias = (node: Alias.Parsed): unknown => {
    const anchored = anchors.get(node.source);
    if (!anchored)
      return fail(node, 'tasklist/yaml', {
        detail: `there is no anchor \`&${node.source}\` before this; text that starts with \`*\` needs quotes`,
      });
    if (anchored.size === 0)
      return fail(node, 'tasklist/yaml', { detail: `\`*${node.source}\` stands inside its own anchor` });
    aliases.set(node, anchored);
    count += anchored.size;
    if (count <= MAX_VALUES) return anchored.value;
    return fail(node, 'tasklist/yaml', { detail: `the aliases multiply to more than ${MAX_VALUES} values` });
  };

  const mapping = (node: YAMLMap.Parsed<ParsedNode, ParsedNode | null>, depth: number): Record<string, unknown> => {
    const result: Record<string, unknown> = {};
    const keys = createKeys(locator, (problem) => problems.push(problem));
    const merged: object[] = [];
    for (const pair of node.items) {
      const key = keys(pair.key);
      if (key === null) continue;
      if (key === MERGE) merged.push(...mergedBy(pair.value, (source) => build(source, depth + 1), problemAt));
      else result[key] = pair.value === null ? null : build(pair.value, depth + 1);
    }
    return merged.length === 0 ? result : withMerged(result, merged);
  };

  const value = build(root, 1);
  return { value, complete, problems, resolve: (node) => aliases.get(node)?.node };
}

/** The mappings that a `<<` merges: one, or those of a list. */
function mergedBy(
  node: ParsedNode | null,
  build: (source: ParsedNode) => unknown,
  problem: (offset: number, detail: string) => void,
): readonly object[] {
  const sources = node !== null && isSeq<ParsedNode>(node) ? node.items : [node];
  return sources.flatMap((source) => {
    const value = source === null ? null : build(source);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return [value];
    problem(source?.range[0] ?? 0, '`<<` merges a mapping, or a list of mappings, such as `*anchor`');
    return [];
  });
}

/** What is in the mapping itself comes before what is merged, and of that the first. */
function withMerged(own: Record<string, unknown>, merged: readonly object[]): Record<string, unknown> {
  const result = { ...own };
  for (const other of merged)
    for (const [key, member] of Object.entries(other)) if (!Object.hasOwn(result, key)) result[key] = member;
  return result;
}

/** The keys of one mapping as text, each once; `null` for one that is none, which is reported. */
function createKeys(
  locator: (offset: number) => Location,
  tell: (problem: TasklistProblem) => void,
): (node: ParsedNode) => string | typeof MERGE | null {
  const places = new Map<string, Location>();
  return (node) => {
    const at = locator(node.range[0]);
    if (!isScalar(node)) {
      const detail = 'a key must be plain text; text that starts with `{` or `[` needs quotes';
      tell(problem('tasklist/yaml', at, { detail }));
      return null;
    }
    const key = String(node.value ?? '');
    if (key === '<<' && node.type === 'PLAIN') return MERGE;
    const first = places.get(key);
    if (first) tell(problem('tasklist/duplicate-key', at, { key, first }));
    places.set(key, at);
    if (key !== '__proto__') return key;
    tell(problem('tasklist/forbidden-key', at, { key }));
    return null;
  };
}
