/** What a command wrote to its `GITHUB_OUTPUT`, read as GitHub's runner reads it. The text is hostile. */

/**
 * GitHub has no limit of its own; a record must stay small, and a leg may have hundreds.
 * @internal exported for its tests
 */
export const OUTPUT_LIMITS = { keys: 500, keyLength: 256, jsonBytes: 96 * 1024 } as const;

export type OutputResult =
  | { readonly outputs: Readonly<Record<string, string>> }
  /** `line` counts from 1; 0 when no single line is at fault. */
  | { readonly line: number; readonly detail: string };

interface Entry {
  readonly key: string;
  readonly value: string;
  /** The index of the line after it. */
  readonly next: number;
}

/**
 * Lines `name=value`, or `name<<delimiter`, lines of a value, and the delimiter alone on a line. The first of `=` and `<<`
 * decides. Empty lines are skipped; a later value of a name replaces an earlier one. A fault anywhere makes the whole file
 * malformed, as on GitHub, where it fails the step. `crlf`: on Windows a line may end with CR and LF, elsewhere a CR is a
 * letter like any other.
 */
export function parseOutputs(text: string, crlf = false): OutputResult {
  const lines = linesOf(text.replace(/^\uFEFF/, ''), crlf);
  const outputs: Record<string, string> = Object.create(null);
  let keys = 0;
  let index = 0;
  while (index < lines.length) {
    const line = lines[index]?.text ?? '';
    if (line === '') {
      index++;
      continue;
    }
    const entry = readEntry(lines, index, line);
    if (typeof entry === 'string') return { line: index + 1, detail: entry };
    if (!(entry.key in outputs) && ++keys > OUTPUT_LIMITS.keys)
      return { line: index + 1, detail: `more than ${OUTPUT_LIMITS.keys} names` };
    outputs[entry.key] = entry.value;
    index = entry.next;
  }
  if (Buffer.byteLength(JSON.stringify(outputs)) > OUTPUT_LIMITS.jsonBytes)
    return { line: 0, detail: `more than ${OUTPUT_LIMITS.jsonBytes / 1024} KiB of values; carry large data as a file` };
  return { outputs };
}

interface Line {
  readonly text: string;
  /** What ends it: nothing at the end of the file. */
  readonly end: string;
}

function linesOf(text: string, crlf: boolean): readonly Line[] {
  const parts = text.split('\n');
  return parts.map((part, index): Line => {
    if (index === parts.length - 1) return { text: part, end: '' };
    return crlf && part.endsWith('\r') ? { text: part.slice(0, -1), end: '\r\n' } : { text: part, end: '\n' };
  });
}

/** The entry that starts at `index`, or what is wrong with it. */
function readEntry(lines: readonly Line[], index: number, line: string): Entry | string {
  const equals = line.indexOf('=');
  const heredoc = line.indexOf('<<');
  if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
    const key = line.slice(0, equals);
    return keyFault(key) ?? { key, value: line.slice(equals + 1), next: index + 1 };
  }
  if (heredoc < 0) return `\`${excerpt(line)}\` is neither \`name=value\` nor \`name<<delimiter\``;
  const key = line.slice(0, heredoc);
  const delimiter = line.slice(heredoc + 2);
  if (delimiter === '') return `\`${excerpt(line)}\` has no delimiter`;
  const end = lines.findIndex(({ text }, at) => at > index && text === delimiter);
  if (end === -1) return `the delimiter \`${excerpt(delimiter)}\` does not come again`;
  return keyFault(key) ?? { key, value: valueText(lines.slice(index + 1, end)), next: end + 1 };
}

/** The lines of a value with the ends that they have, but the last one's. */
function valueText(lines: readonly Line[]): string {
  return lines.map(({ text, end }, index) => (index === lines.length - 1 ? text : `${text}${end}`)).join('');
}

function keyFault(key: string): string | null {
  if (key === '') return 'the name is empty';
  if (key.length > OUTPUT_LIMITS.keyLength) return `a name is longer than ${OUTPUT_LIMITS.keyLength} characters`;
  return key === '__proto__' ? 'the name `__proto__` is not allowed' : null;
}

function excerpt(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
