import { createRequire } from 'node:module';

/** The Markdown parser that mermaid brings along; GitHub-flavoured, tables included. */
interface Marked {
  readonly marked: { parse(text: string, options: { gfm: boolean }): string };
}

const { marked } = createRequire(createRequire(import.meta.url).resolve('mermaid'))('marked') as Marked;

/** Markdown to HTML, as a stand-in for GitHub. */
export function render(markdown: string): string {
  return marked.parse(markdown, { gfm: true });
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** The text that a browser shows for HTML without tags. */
export function decoded(html: string): string {
  return html.replace(/&(#\d+|\w+);/g, (whole, name: string) => {
    if (name in NAMED) return NAMED[name] ?? '';
    return name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : whole;
  });
}
