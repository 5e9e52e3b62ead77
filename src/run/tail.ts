/** The end of an output, in bounded memory. */
import { LOG_TAIL_BYTES } from '../model.ts';
import { characterStart } from './lines.ts';

/** How much standard output a `success.stdout` check can see: all of it, or none. */
export const STDOUT_CHECK_BYTES = 4 * 1024 * 1024;

export interface LineTail {
  readonly push: (line: string) => void;
  /** The last lines, joined by newlines, at most `maxBytes` in UTF-8; a single longer line is cut at its start. */
  readonly text: () => string;
}

/** Keeps the last lines. Text has at least as many bytes as UTF-16 units, so counting units is enough while it runs. */
export function createLineTail(maxBytes: number = LOG_TAIL_BYTES): LineTail {
  let lines: string[] = [];
  let first = 0;
  let units = 0;

  function push(line: string): void {
    lines.push(line);
    units += line.length + 1;
    for (
      let oldest = lines[first];
      oldest !== undefined && units - oldest.length - 1 >= maxBytes;
      oldest = lines[first]
    ) {
      units -= oldest.length + 1;
      first++;
    }
    if (first > 4096 && first * 2 > lines.length) {
      lines = lines.slice(first);
      first = 0;
    }
  }

  function text(): string {
    const bytes = Buffer.from(lines.slice(first).join('\n'));
    if (bytes.length <= maxBytes) return bytes.toString();
    const start = bytes.length - maxBytes;
    const newline = bytes.indexOf(0x0a, start - 1);
    return bytes.toString(
      'utf8',
      newline === -1 || newline === bytes.length - 1 ? nextCharacter(bytes, start) : newline + 1,
    );
  }

  return { push, text };
}

function nextCharacter(bytes: Buffer, at: number): number {
  return characterStart(bytes, at) === at ? at : nextCharacter(bytes, at + 1);
}

export interface WholeText {
  readonly push: (chunk: Buffer) => void;
  /** All of it; `null` when it was more than `maxBytes`. */
  readonly text: () => string | null;
}

/** Keeps everything, or nothing once it is too much: half a text proves neither that something is in it nor that it is not. */
export function createWholeText(maxBytes: number = STDOUT_CHECK_BYTES): WholeText {
  let chunks: Buffer[] = [];
  let bytes = 0;

  function push(chunk: Buffer): void {
    bytes += chunk.length;
    if (bytes <= maxBytes) chunks.push(chunk);
    else chunks = [];
  }

  return { push, text: () => (bytes <= maxBytes ? Buffer.concat(chunks).toString() : null) };
}
