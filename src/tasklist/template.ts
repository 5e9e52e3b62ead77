import type { Json } from '../model.ts';
import {
  type Contexts,
  type Expression,
  evaluateExpression,
  fromValue,
  type ParseResult,
  parseExpression,
} from './expression.ts';
import { textOf } from './variables.ts';

/** Text cut at its `${{ }}`: literal text and expressions by turns. */
export interface Template {
  readonly parts: readonly (string | Expression)[];
}

/** What the texts of a task may read; an `env` value reads neither itself nor its siblings. */
export const TEXT_CONTEXTS = ['item', 'matrix', 'env', 'inputs', 'github', 'task'] as const;
export const ENV_CONTEXTS = ['item', 'matrix', 'inputs', 'github', 'task', 'needs'] as const;
/** The name of an item of `for-each`. */
export const KEY_CONTEXTS = ['item'] as const;

type Fault =
  | { readonly expression: string; readonly parsed: Exclude<ParseResult, { expression: unknown }> }
  | { readonly unclosed: string };
export type TemplateResult = { readonly template: Template } | { readonly faults: readonly Fault[] };
export type Rendered =
  | { readonly value: Json }
  | { readonly expression: string; readonly detail: string }
  | { readonly expression: string; readonly found: string };

/** `true` when text has something to evaluate. */
export function isTemplated(text: string): boolean {
  return text.includes('${{');
}

/** `false` when no value that was read from this text, JSON or YAML, can have something to evaluate, however it was quoted. */
export function mayHoldTemplates(text: string): boolean {
  return isTemplated(text) || text.includes('\\');
}

/** `true` when any text inside a value has something to evaluate. */
export function holdsTemplate(value: unknown): boolean {
  if (typeof value === 'string') return isTemplated(value);
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(holdsTemplate);
  for (const key in value) if (holdsTemplate((value as Readonly<Record<string, unknown>>)[key])) return true;
  return false;
}

/** Cuts text at its expressions. A `}}` inside a quoted text does not end one. An expression without an end is `null`. */
export function cutText(text: string): { readonly parts: readonly (string | { readonly inner: string | null })[] } {
  const parts: (string | { inner: string | null })[] = [];
  let from = 0;
  for (let open = text.indexOf('${{'); open !== -1; open = text.indexOf('${{', from)) {
    if (open > from) parts.push(text.slice(from, open));
    const close = closing(text, open + 3);
    if (close === -1) {
      parts.push({ inner: null });
      return { parts };
    }
    parts.push({ inner: text.slice(open + 3, close).trim() });
    from = close + 2;
  }
  if (from < text.length) parts.push(text.slice(from));
  return { parts };
}

function closing(text: string, from: number): number {
  let quoted = false;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "'") quoted = !quoted;
    else if (!quoted && text[at] === '}' && text[at + 1] === '}') return at;
  }
  return -1;
}

/** Parses every expression in the text. */
export function parseTemplate(text: string, contexts: readonly string[]): TemplateResult {
  const faults: Fault[] = [];
  const parts = cutText(text).parts.map((part) => {
    if (typeof part === 'string') return part;
    const parsed = part.inner === null ? null : parseExpression(part.inner, contexts, false);
    if (parsed && 'expression' in parsed) return parsed.expression;
    faults.push(parsed ? { expression: part.inner ?? '', parsed } : { unclosed: text });
    return '';
  });
  return faults.length > 0 ? { faults } : { template: { parts } };
}

/**
 * Evaluates a template to text. `guard` treats each value before it is put in, such as to make a file name literal in a
 * glob. A list or a mapping has no place in text.
 */
export function renderText(template: Template, contexts: Contexts, guard = (text: string) => text): Rendered {
  let text = '';
  for (const part of template.parts) {
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    const result = renderExpression(part, contexts);
    if (!('value' in result)) return result;
    if (typeof result.value === 'object' && result.value !== null) {
      return { expression: part.text, found: Array.isArray(result.value) ? 'a list' : 'a mapping' };
    }
    text += guard(textOf(result.value));
  }
  return { value: text };
}

/** Evaluates a template; one expression and nothing else keeps the type of its value. */
export function renderValue(template: Template, contexts: Contexts): Rendered {
  const [only, ...others] = template.parts;
  if (only === undefined || typeof only === 'string' || others.length > 0) return renderText(template, contexts);
  return renderExpression(only, contexts);
}

function renderExpression(expression: Expression, contexts: Contexts): Rendered {
  const result = evaluateExpression(expression, contexts);
  return 'value' in result
    ? { value: fromValue(result.value) }
    : { expression: expression.text, detail: result.detail };
}

/**
 * The expression of an `if`, without its `${{ }}`; `null` when text and `${{ }}` are mixed, which GitHub reads as text
 * that is always true.
 */
export function conditionText(condition: string | boolean): string | null {
  if (typeof condition === 'boolean') return String(condition);
  if (!isTemplated(condition)) return condition.trim();
  const parts = cutText(condition.trim()).parts;
  const [only] = parts;
  return parts.length === 1 && typeof only === 'object' ? only.inner : null;
}
