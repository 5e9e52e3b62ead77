/** A workflow as a plain tree with places: what the checks look at, independent of the parser. */
import type { Json, Location } from '../model.ts';

/** `text` is what is in the file, expressions with their `${{ }}`. */
export type WorkflowNode =
  | { readonly kind: 'scalar'; readonly at: Location; readonly text: string }
  | { readonly kind: 'list'; readonly at: Location; readonly items: readonly WorkflowNode[] }
  | { readonly kind: 'map'; readonly at: Location; readonly entries: ReadonlyMap<string, WorkflowNode> };

/** The value of a key; keys of GitHub's own vocabulary are compared without regard to case by GitHub's parser. */
export function child(node: WorkflowNode | undefined, key: string): WorkflowNode | undefined {
  return node?.kind === 'map' ? node.entries.get(key) : undefined;
}

/** The text of a scalar, `null` for anything else. */
export function textOf(node: WorkflowNode | undefined): string | null {
  return node?.kind === 'scalar' ? node.text : null;
}

/** The plain value, expressions as texts; `null` where there is nothing. */
export function plainValue(node: WorkflowNode | undefined): Json {
  if (node === undefined) return null;
  if (node.kind === 'scalar') return node.text;
  if (node.kind === 'list') return node.items.map(plainValue);
  return Object.fromEntries([...node.entries].map(([key, value]) => [key, plainValue(value)]));
}

/** Every scalar in it, keys left out, in the order of the file. */
export function scalarsIn(node: WorkflowNode): readonly Extract<WorkflowNode, { kind: 'scalar' }>[] {
  if (node.kind === 'scalar') return [node];
  return (node.kind === 'list' ? node.items : [...node.entries.values()]).flatMap(scalarsIn);
}

/** One text or a list of texts, as `needs` is written. */
export function textsOf(node: WorkflowNode | undefined): readonly string[] {
  if (node?.kind === 'scalar') return [node.text];
  return node?.kind === 'list' ? node.items.flatMap((item) => textOf(item) ?? []) : [];
}

/** An expression without `${{ }}` and white space, so that spellings of the same condition are equal. */
export function condition(text: string): string {
  const inner = /^\s*\$\{\{(.*)\}\}\s*$/s.exec(text)?.[1] ?? text;
  return inner.replace(/\s+/g, '').replaceAll('"', "'");
}

/** Splits a condition at `&&` or `||` outside brackets and quotes; `condition` has been applied. */
function splitAt(text: string, operator: '&&' | '||'): string[] {
  const parts: string[] = [];
  let [depth, from, quoted] = [0, 0, false];
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === "'") quoted = !quoted;
    if (quoted) continue;
    if (character === '(' || character === '[') depth++;
    else if (character === ')' || character === ']') depth--;
    else if (depth === 0 && text.startsWith(operator, at)) {
      parts.push(text.slice(from, at));
      from = at + operator.length;
      at++;
    }
  }
  return [...parts, text.slice(from)];
}

/** Brackets around the whole of it say nothing. */
function unwrapped(text: string): string {
  let [depth, quoted] = [0, false];
  if (!text.startsWith('(')) return text;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "'") quoted = !quoted;
    if (quoted) continue;
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at === text.length - 1 ? unwrapped(text.slice(1, -1)) : text;
  }
  return text;
}

/** The parts of a condition that must all hold, without `${{ }}` and white space; one part when it is a choice. */
export function conjuncts(text: string): readonly string[] {
  const whole = unwrapped(condition(text));
  if (splitAt(whole, '||').length > 1) return [whole];
  const parts = splitAt(whole, '&&');
  return parts.length === 1 ? [whole] : parts.flatMap(conjuncts);
}

/** The parts of a condition one of which must hold. */
export function disjuncts(text: string): readonly string[] {
  const whole = unwrapped(condition(text));
  const parts = splitAt(whole, '||');
  return parts.length === 1 ? [whole] : parts.flatMap(disjuncts);
}
