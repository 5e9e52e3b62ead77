import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { foldedParts } from '../../src/store/folded.ts';
import type { PackedFile } from '../../src/store/zip.ts';

const MOST = 256 * 1024 * 1024;

it('a fold that would unpack to more than its bound is refused before a byte of it is read', async () => {
  let read = 0;
  const file = (path: string, size: number): PackedFile => ({
    path,
    size,
    content: () => Promise.resolve(Buffer.alloc(0)),
    stream: () => {
      read++;
      return Promise.resolve(Readable.from([]));
    },
  });
  await expect(foldedParts([file('a/1.jsonl', MOST), file('b/1.jsonl', 1)], '')).rejects.toThrow(
    `${MOST + 1} bytes of records, more than ${MOST}`,
  );
  expect(read).toBe(0);
  await expect(foldedParts([file('a/1.jsonl', MOST)], '')).rejects.toThrow('not what its name says');
  expect(read).toBe(1);
});
