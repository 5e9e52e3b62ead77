/** Parts of sentences about a task file. */
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
