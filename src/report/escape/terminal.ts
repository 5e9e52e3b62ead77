/**
 * What must never reach a reader as it is: control characters, controls of the writing direction (they reorder what is
 * read), invisible characters that hide text, line separators, and lone halves of a surrogate pair. `\p{Cc}` holds tab
 * and newline too: who wants lines splits first. The joiners U+200C and U+200D stay, because scripts and emoji need them.
 */
const UNSAFE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/gu;

const NAMED: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** Hostile text with everything unsafe shown as `\n`, `\x1b` or `\u202e`. For any reader; not escaped for a language. */
export function printable(text: string): string {
  return text.replace(UNSAFE, visible);
}

/**
 * One line of hostile text for a terminal or the log of a step. GitHub's runner reads commands out of that log, `::` at
 * the start of a line and `##[` anywhere in it (actions/runner, `ActionCommand.cs`): both are shown escaped.
 */
export function line(text: string): string {
  return inert(printable(text)).replace(/^(\s*):(?=:)/, '$1\\x3a');
}

/** A line of a log that stands behind something else, so that only `##[` could still be a command. */
export function inert(text: string): string {
  return text.replaceAll('##[', '##\\x5b');
}

function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  return NAMED.get(character) ?? (code <= 0xff ? `\\x${hex.padStart(2, '0')}` : `\\u${hex.padStart(4, '0')}`);
}

const ESCAPE = String.fromCharCode(27);
const BELL = String.fromCharCode(7);

/**
 * ECMA-48: control sequences, strings such as window titles up to their terminator on the same line, and the escapes of
 * one final character. A sequence that never ends is left for `printable` to show.
 */
const SEQUENCE = new RegExp(
  `${ESCAPE}(?:\\[[0-?]*[ -/]*[@-~]|[\\]PX^_][^${BELL}${ESCAPE}\n]*(?:${BELL}|${ESCAPE}\\\\)|[ -/]*[0-OQ-WYZ\\\\\`-~])`,
  'g',
);

/** Lines of a log without anything unsafe: colours and cursor moves removed, rewritten lines as they ended, tabs as spaces. */
export function logLines(text: string): string[] {
  const lines = text
    .replace(SEQUENCE, '')
    .split('\n')
    .map((raw) => lastDrawn(raw).replaceAll('\t', '    '))
    .map(printable);
  while (lines.length > 0 && lines.at(-1)?.trim() === '') lines.pop();
  return lines;
}

/** A carriage return goes back to the start of the line: only what was drawn last is what a person saw. */
function lastDrawn(raw: string): string {
  const parts = raw.split('\r').filter((part) => part !== '');
  return parts.at(-1) ?? '';
}
