import { type Alias, isAlias, isMap, isScalar, isSeq, type ParsedNode, type YAMLMap } from 'yaml';
import type { Location } from '../model.ts';
import type { TasklistProblem } from '../problem.ts';
import { MAX_DEPTH } from './values.ts';

/** Values in all, each use of an anchor counted; a bomb of nine anchors of nine aliases each has 10^9. */
const MAX_VALUES = 2_000_000;

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
 * Turns YAML nodes into plain values. Finds equal keys, keys that are no text, anchors that contain themselves and aliases
 * that multiply without end. An alias shares the value of its anchor.
 */
export function buildValue(root: ParsedNode, locator: (offset: number) => Location): Built {
  const problems: TasklistProblem[] = [];
  const anchors = new Map<string, Anchored>();
  const aliases = new Map<Alias.Parsed, Anchored>();
  let count = 0;
  let complete = true;

  const fail = (node: ParsedNode, problem: { kind: 'yaml'; detail: string } | { kind: 'too-deep' }): undefined => {
    problems.push({ area: 'tasklist', severity: 'error', at: locator(node.range[0]), ...problem });
    complete = false;
  };

  const build = (node: ParsedNode, depth: number): unknown => {
    if (!complete) return undefined;
    if (isAlias(node)) return alias(node);
    if (depth > MAX_DEPTH) return fail(node, { kind: 'too-deep' });
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
      return fail(node, {
        kind: 'yaml',
        detail: `there is no anchor \`&${node.source}\` before this; a text that starts with \`*\` needs quotes`,
      });
    if (anchored.size === 0)
      return fail(node, { kind: 'yaml', detail: `\`*${node.source}\` stands inside its own anchor` });
    aliases.set(node, anchored);
    count += anchored.size;
    if (count <= MAX_VALUES) return anchored.value;
    return fail(node, { kind: 'yaml', detail: `the aliases multiply to more than ${MAX_VALUES} values` });
  };

  const mapping = (node: YAMLMap.Parsed<ParsedNode, ParsedNode | null>, depth: number): Record<string, unknown> => {
    const result: Record<string, unknown> = {};
    const places = new Map<string, Location>();
    for (const pair of node.items) {
      const at = locator(pair.key.range[0]);
      if (!isScalar(pair.key)) {
        const detail = 'a key must be plain text; a text that starts with `{` or `[` needs quotes';
        problems.push({ area: 'tasklist', kind: 'yaml', severity: 'error', at, detail });
        continue;
      }
      const key = String(pair.key.value ?? '');
      const first = places.get(key);
      if (first) problems.push({ area: 'tasklist', kind: 'duplicate-key', severity: 'error', at, key, first });
      places.set(key, at);
      const value = pair.value === null ? null : build(pair.value, depth + 1);
      if (key !== '__proto__') result[key] = value;
      else problems.push({ area: 'tasklist', kind: 'forbidden-key', severity: 'error', at, key });
    }
    return result;
  };

  const value = build(root, 1);
  return { value, complete, problems, resolve: (node) => aliases.get(node)?.node };
}
