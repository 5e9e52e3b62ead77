/** A byte stream as lines of text, in bounded memory. */

/** Longer lines are cut into pieces of at most this many bytes, so that 100 MB without a newline pass. */
const MAX_LINE_BYTES = 64 * 1024;

const NEWLINE = 0x0a;

export interface LineSplitter {
  /** The lines that this chunk completes. */
  readonly push: (chunk: Buffer) => string[];
  /** What is left when the stream ends without a newline: one line or none. */
  readonly end: () => string[];
}

/**
 * `maxBytes` is at least 4, the longest UTF-8 sequence. Splits at `\n`, takes one `\r` off a line's end, and replaces what is not UTF-8 with U+FFFD. The lines depend on the
 * bytes alone, never on how they were chunked. Pieces of an overlong line are cut between characters.
 */
export function createLineSplitter(maxBytes: number = MAX_LINE_BYTES): LineSplitter {
  let pending: Buffer = Buffer.alloc(0);

  function push(chunk: Buffer): string[] {
    const lines: string[] = [];
    const first = chunk.indexOf(NEWLINE);
    if (first === -1) {
      pending = pieces(Buffer.concat([pending, chunk]), maxBytes, lines);
      return lines;
    }
    addLine(
      pending.length === 0 ? chunk.subarray(0, first) : Buffer.concat([pending, chunk.subarray(0, first)]),
      lines,
    );
    const last = chunk.lastIndexOf(NEWLINE);
    if (last > first) addBlock(chunk.subarray(first + 1, last), lines);
    // A copy, so that a short rest does not keep a large chunk alive.
    pending = pieces(Buffer.from(chunk.subarray(last + 1)), maxBytes, lines);
    return lines;
  }

  function addLine(line: Buffer, lines: string[]): void {
    lines.push(textOf(pieces(line, maxBytes, lines)));
  }

  /** Whole lines without the last newline. A newline is never part of a UTF-8 sequence: decoding first is the same. */
  function addBlock(block: Buffer, lines: string[]): void {
    if (block.length <= maxBytes) {
      for (const line of block.toString('utf8').split('\n')) lines.push(line.endsWith('\r') ? line.slice(0, -1) : line);
      return;
    }
    let start = 0;
    for (let at = block.indexOf(NEWLINE); at !== -1; at = block.indexOf(NEWLINE, start)) {
      addLine(block.subarray(start, at), lines);
      start = at + 1;
    }
    addLine(block.subarray(start), lines);
  }

  function end(): string[] {
    if (pending.length === 0) return [];
    const rest = textOf(pending);
    pending = Buffer.alloc(0);
    return [rest];
  }

  return { push, end };
}

function textOf(line: Buffer): string {
  const end = line.at(-1) === 0x0d ? line.length - 1 : line.length;
  return line.toString('utf8', 0, end);
}

/** Moves full pieces of an overlong line into `lines` and returns the rest, at most `maxBytes` long. */
function pieces(line: Buffer, maxBytes: number, lines: string[]): Buffer {
  let rest = line;
  while (rest.length > maxBytes) {
    const cut = characterStart(rest, maxBytes);
    lines.push(rest.toString('utf8', 0, cut));
    rest = rest.subarray(cut);
  }
  return rest;
}

/** The last place at or before `at` that is not inside a UTF-8 sequence; `at` itself in bytes that are not UTF-8. */
export function characterStart(bytes: Buffer, at: number): number {
  for (let back = 0; back < 4 && back <= at; back++) {
    if (((bytes[at - back] ?? 0) & 0xc0) !== 0x80) return at - back;
  }
  return at;
}
