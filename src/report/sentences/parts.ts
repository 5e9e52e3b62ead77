/** Parts of sentences. */
import type { Location } from '../../model.ts';

/** Text of the task file in backticks, as it is. */
export function quote(text: string): string {
  return `\`${text}\``;
}

/** An expression in its `${{ }}`, in backticks. */
export function braces(expression: string): string {
  return quote(`\${{ ${expression === '' ? '' : `${expression} `}}}`);
}

/** The end of a sentence that asks for the nearest right word, where there is one. */
export function hint(nearest: string | null): string {
  return nearest === null ? '' : `; did you mean ${quote(nearest)}?`;
}

/** Names in backticks: `a`, `b` and `c`. */
export function list(names: readonly string[], word: 'and' | 'or'): string {
  const quoted = names.map(quote);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} ${word} ${last}`;
}

/** `line 3, column 5`. */
export function place({ line, column }: Location): string {
  return `line ${line}, column ${column}`;
}

/** A sentence of a library without its capital; words in capitals and names stay. */
export function lowerFirst(text: string): string {
  return /^[A-Z][a-z ]/.test(text) ? `${text[0]?.toLowerCase()}${text.slice(1)}` : text;
}

/** Hostile text in backticks, without backticks and line breaks of its own, cut short. */
export function quoted(text: string): string {
  return `\`${plain(text)}\``;
}

/** One line, without backticks, cut short. */
export function plain(text: string): string {
  return unquoted(text.replace(/`\s*/g, ' '));
}

/** In one line, cut short. */
export function unquoted(text: string): string {
  const line = text.slice(0, 400).replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
