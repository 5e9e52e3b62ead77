import { printable } from './terminal.ts';

/** Harmless between backticks, in any place of GitHub-flavoured Markdown: no backtick, bar or backslash, no outer space. */
const PLAIN = /^[!-[\]^_a-{}~]+(?: [!-[\]^_a-{}~]+)*$/;

/**
 * Hostile text as code, also inside a table cell. Ordinary text is a code span; anything else is a `code` element in
 * which every character that could mean something is a numeric entity.
 */
export function code(text: string): string {
  const safe = printable(text);
  return PLAIN.test(safe) ? `\`${safe}\`` : `<code>${entities(safe, /[!-/:-@[-`{-~]/g)}</code>`;
}

/**
 * Hostile text as running text, also inside a table cell: no markup, no HTML, no link. A zero-width space in mentions,
 * references and addresses keeps GitHub from making links of what a task printed.
 */
export function prose(text: string): string {
  return entities(printable(text).trim(), /[!#$&*+<>@[-`{-~]/g)
    .replace(/^(\d+)(?=[.)])|^(?=[-=])/, '$1&#8203;')
    .replace(/&#64;|&#35;/g, '$&&#8203;')
    .replace(/:\/\/|(?<=\bwww)\.|(?<=\bgh)-/gi, '&#8203;$&');
}

function entities(text: string, special: RegExp): string {
  return text.replace(special, (character) => `&#${character.charCodeAt(0)};`);
}

/** Log lines as a fenced block; the fence is longer than any run of backticks inside. `lines` are safe for a terminal. */
export function fenced(lines: readonly string[]): string {
  const runs = lines.flatMap((text) => text.match(/`+/g) ?? []).map((run) => run.length);
  const fence = '`'.repeat(runs.reduce((most, run) => Math.max(most, run), 2) + 1);
  return `${fence}text\n${lines.join('\n')}\n${fence}`;
}
