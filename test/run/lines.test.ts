import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLineSplitter } from '../../src/run/lines.ts';
import { createLineTail, createWholeText } from '../../src/run/tail.ts';

function split(chunks: readonly Buffer[], maxBytes?: number): string[] {
  const splitter = createLineSplitter(maxBytes);
  return [...chunks.flatMap((chunk) => splitter.push(chunk)), ...splitter.end()];
}

/** Bytes that hit the corners: newlines, carriage returns, characters of one to four bytes, and no characters at all. */
const bytes = fc
  .array(
    fc.oneof(
      fc.constantFrom('\n', '\r\n', '\r', 'a', 'é', '€', '😀').map((text) => Buffer.from(text)),
      fc.uint8Array({ minLength: 1, maxLength: 3 }).map((array) => Buffer.from(array)),
    ),
    { maxLength: 60 },
  )
  .map((parts) => Buffer.concat(parts));
const text = fc.array(fc.constantFrom('\n', '\r\n', '\r', 'a', 'é', '€', '😀')).map((parts) => parts.join(''));

function chunked(whole: Buffer, sizes: readonly number[]): Buffer[] {
  const chunks: Buffer[] = [];
  let at = 0;
  for (let turn = 0; at < whole.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    chunks.push(whole.subarray(at, at + size));
    at += size;
  }
  return chunks;
}

describe('lines', () => {
  it.each([
    { given: '', lines: [] },
    { given: 'a', lines: ['a'] },
    { given: 'a\n', lines: ['a'] },
    { given: '\n\n', lines: ['', ''] },
    { given: 'a\r\nb\rc\n', lines: ['a', 'b\rc'] },
    { given: 'a\r', lines: ['a'] },
    { given: '\ufeffa\n', lines: ['\ufeffa'] },
  ])('$given', ({ given, lines }) => {
    expect(split([Buffer.from(given)])).toEqual(lines);
  });

  it('property: the same whatever the chunks, with and without cutting', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(bytes, sizes, fc.constantFrom(4, 5, 7, 16, 1000), (whole, pattern, maxBytes) => {
        expect(split(chunked(whole, pattern), maxBytes)).toEqual(split([whole], maxBytes));
      }),
      { numRuns: 2000 },
    );
  });

  it('property: what is not cut is what a plain split gives', () => {
    fc.assert(
      fc.property(bytes, (whole) => {
        const lines = whole.toString('utf8').split('\n');
        if (lines.at(-1) === '') lines.pop();
        expect(split([whole])).toEqual(lines.map((line) => line.replace(/\r$/, '')));
      }),
      { numRuns: 1000 },
    );
  });

  it('property: cutting loses nothing, splits no character and keeps the limit', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(4, 5, 7), (whole, maxBytes) => {
        const lines = split([Buffer.from(whole)], maxBytes);
        expect(lines.join('').replaceAll('\r', '')).toBe(whole.replaceAll(/[\r\n]/g, ''));
        for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(maxBytes);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the tail', () => {
  it('property: of lines is a suffix of at most so many bytes, in whole lines where a line fits', () => {
    const lines = fc.array(fc.string({ unit: 'binary', maxLength: 12 }).map((line) => line.replaceAll('\n', '')));
    fc.assert(
      fc.property(lines, fc.integer({ min: 8, max: 40 }), (all, maxBytes) => {
        const tail = createLineTail(maxBytes);
        for (const line of all) tail.push(line);
        const whole = all.join('\n');
        const kept = tail.text();
        expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(maxBytes);
        if (Buffer.byteLength(whole) <= maxBytes) expect(kept).toBe(Buffer.from(whole).toString());
        else expect(Buffer.from(whole).toString().endsWith(kept)).toBe(true);
        const last = Buffer.from(all.at(-1) ?? '').toString();
        if (Buffer.byteLength(last) <= maxBytes) expect(kept.endsWith(last)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('property: a whole text is all that came, or nothing once it was too much', () => {
    fc.assert(
      fc.property(fc.array(text), fc.integer({ min: 1, max: 50 }), (parts, maxBytes) => {
        const kept = createWholeText(maxBytes);
        for (const part of parts) kept.push(Buffer.from(part));
        const whole = Buffer.concat(parts.map((part) => Buffer.from(part)));
        expect(kept.text()).toBe(whole.length <= maxBytes ? whole.toString() : null);
      }),
    );
  });

  it('stays small over a million lines', () => {
    const tail = createLineTail(8192);
    for (let index = 0; index < 1_000_000; index++) tail.push(`line ${index}`);
    expect(tail.text()).toMatch(/^line 999\d{3}\n(line 999\d{3}\n)+line 999999$/);
    expect(Buffer.byteLength(tail.text())).toBeGreaterThan(8000);
  });
});
