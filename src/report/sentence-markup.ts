import { html } from './escape/html.ts';
import { code, prose } from './escape/markdown.ts';

/**
 * Our sentences put what came from the user between backticks. Each piece is escaped by itself, so that a backtick inside
 * the user's text can shift where code begins, but never what is markup.
 */
function pieces(sentence: string): { readonly text: string; readonly isCode: boolean }[] {
  const parts = sentence.split('`');
  if (parts.length % 2 === 0) return [{ text: sentence, isCode: false }];
  return parts.map((text, at) => ({ text, isCode: at % 2 === 1 })).filter(({ text }) => text !== '');
}

/** A sentence as Markdown running text, also for a table cell. */
export function markdownSentence(sentence: string): string {
  return pieces(sentence)
    .map(({ text, isCode }) => (isCode ? code(text) : spaced(text, prose(text))))
    .join('');
}

/** Keeps the outer spaces that `prose` trims. */
function spaced(text: string, escaped: string): string {
  if (text.trim() === '') return ' ';
  return `${text.startsWith(' ') ? ' ' : ''}${escaped}${text.endsWith(' ') ? ' ' : ''}`;
}

/** A sentence as HTML. */
export function htmlSentence(sentence: string): string {
  return pieces(sentence)
    .map(({ text, isCode }) => (isCode ? `<code>${html(text)}</code>` : html(text)))
    .join('');
}
