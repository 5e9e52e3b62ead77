/** The content of an answer, as it comes. */
import type { IncomingMessage } from 'node:http';
import { NoAnswer } from '../github/fault.ts';

/** The answer has more bytes than it may have. */
export class TooLong extends Error {}

/** The bytes of an answer. Throws `TooLong` beyond `max`, and `NoAnswer` when the next ones do not come within `stallMs`. */
export async function* chunksOf(message: IncomingMessage, max: number, stallMs: number): AsyncGenerator<Buffer> {
  const stalled = setTimeout(() => message.destroy(new Error(`stalled for ${stallMs} ms`)), stallMs);
  let bytes = 0;
  try {
    for await (const chunk of message as AsyncIterable<Buffer>) {
      stalled.refresh();
      bytes += chunk.length;
      if (bytes > max) throw new TooLong(`more than ${max} bytes`);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof TooLong ? error : new NoAnswer(error);
  } finally {
    clearTimeout(stalled);
  }
}

/** All of it at once. */
export async function wholeOf(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const chunk of chunks) pieces.push(chunk);
  return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces);
}
