/** Parts of sentences. */
import type { Location } from '../../model.ts';

export function quote(text: string): string {
  return `\`${text}\``;
}

export function braces(expression: string): string {
  return quote(`\${{ ${expression === '' ? '' : `${expression} `}}}`);
}

export function hint(nearest: string | null): string {
  return nearest === null ? '' : `; did you mean ${quote(nearest)}?`;
}

export function list(names: readonly string[], word: 'and' | 'or'): string {
  const quoted = names.map(quote);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} ${word} ${last}`;
}

export function place({ line, column }: Location): string {
  return `line ${line}, column ${column}`;
}

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
