import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOutputs } from '../../src/run/filecommands.ts';
import { OUTPUT_LIMITS, parseOutputs } from '../../src/run/output-file.ts';

const plain = (text: string) => {
  const result = parseOutputs(text);
  return 'outputs' in result ? { ...result.outputs } : result;
};

describe('a GITHUB_OUTPUT file', () => {
  it.each<{ text: string; outputs: Record<string, unknown> }>([
    { text: '', outputs: {} },
    { text: '\n\n', outputs: {} },
    { text: 'a=1', outputs: { a: '1' } },
    { text: 'a=1\nb=2\na=3\n', outputs: { a: '3', b: '2' } },
    { text: 'a=\n', outputs: { a: '' } },
    { text: 'a=b=c<<d\n', outputs: { a: 'b=c<<d' } },
    { text: 'a b= c \n', outputs: { 'a b': ' c ' } },
    { text: '\ufeffa=1\n', outputs: { a: '1' } },
    { text: 'a=1\r\n', outputs: { a: '1\r' } },
    { text: 'a<<EOF\none\n\ntwo=2\nEOF\nb=1\n', outputs: { a: 'one\n\ntwo=2', b: '1' } },
    { text: 'a<<EOF\nEOF', outputs: { a: '' } },
    { text: 'a<<E=F\nx\nE=F\n', outputs: { a: 'x' } },
    { text: 'a<<EOF\n EOF\nEOF \nEOF\n', outputs: { a: ' EOF\nEOF ' } },
    { text: 'constructor=1\ntoString<<E\nx\nE', outputs: { constructor: '1', toString: 'x' } },
  ])('$text', ({ text, outputs }) => {
    expect(plain(text)).toEqual(outputs);
  });

  it.each([
    { text: 'a=1\nnonsense\n', line: 2, detail: /`nonsense` is neither/ },
    { text: ' \n', line: 1, detail: /neither/ },
    { text: '=1\n', line: 1, detail: /name is empty/ },
    { text: '<<EOF\nx\nEOF\n', line: 1, detail: /name is empty/ },
    { text: 'a<<\nx\n', line: 1, detail: /no delimiter/ },
    { text: 'ok=1\na<<EOF\nx\nEOF2\n', line: 2, detail: /`EOF` does not come again/ },
    { text: '__proto__=1\n', line: 1, detail: /__proto__/ },
    { text: '__proto__<<E\n1\nE\n', line: 1, detail: /__proto__/ },
    { text: `${'k'.repeat(257)}=1`, line: 1, detail: /longer than 256/ },
    { text: 'x'.repeat(100_000), line: 1, detail: /^.{0,120}$/ },
  ])('malformed: $text', ({ text, line, detail }) => {
    expect(parseOutputs(text)).toMatchObject({ line, detail: expect.stringMatching(detail) });
  });

  it('has a limit of names and of bytes as JSON', () => {
    const names = (count: number) => Array.from({ length: count }, (_, index) => `k${index}=v`).join('\n');
    expect(parseOutputs(names(OUTPUT_LIMITS.keys))).toHaveProperty('outputs');
    expect(parseOutputs(names(OUTPUT_LIMITS.keys + 1))).toMatchObject({ line: OUTPUT_LIMITS.keys + 1 });
    expect(parseOutputs(`a=${'x'.repeat(90_000)}`)).toHaveProperty('outputs');
    expect(parseOutputs(`a=${'\u0001'.repeat(90_000)}`)).toMatchObject({ line: 0 });
    expect(parseOutputs(`${'a=1\n'.repeat(200_000)}`)).toHaveProperty('outputs');
  });

  it('property: what is written by the rules is read back', () => {
    const name = fc
      .string({ minLength: 1, maxLength: 20 })
      .filter((key) => !/[=\n]|<<|^\ufeff|<$|^__proto__$/.test(key));
    const line = fc.string({ unit: 'grapheme', maxLength: 20 }).map((value) => value.replaceAll('\n', ''));
    const value = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(name, value), { selector: ([key]) => key }),
        fc.boolean(),
        (pairs, trailing) => {
          const text = pairs.map(([key, one]) =>
            one.includes('\n') ? `${key}<<-%d1%-\n${one}\n-%d1%-` : `${key}=${one}`,
          );
          const result = parseOutputs(text.join('\n') + (trailing ? '\n' : ''));
          expect('outputs' in result && Object.entries(result.outputs).sort()).toEqual([...pairs].sort());
        },
      ),
      { numRuns: 500 },
    );
  });

  it('reads line ends as the system does: CR is a letter where lines end with LF alone', () => {
    const text = 'a=1\r\nb<<E\r\nx\r\ny\r\nE\r\nc=2';
    expect(parseOutputs(text, true)).toEqual({ outputs: { a: '1', b: 'x\r\ny', c: '2' } });
    expect(parseOutputs('a=1\r\nb=2\n')).toEqual({ outputs: { a: '1\r', b: '2' } });
    expect(parseOutputs('a=1\nb<<E\nE\n', true)).toEqual({ outputs: { a: '1', b: '' } });
  });

  it.each<[string, (text: string) => Buffer]>([
    ['UTF-16 little-endian', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 big-endian', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ])('reads %s by its mark, with the line ends of who writes it', async (_, encode) => {
    const folder = mkdtempSync(join(tmpdir(), 'fanfold-outputs-'));
    const file = join(folder, 'output');
    writeFileSync(file, encode('name=release-1\r\nnaïve=é\u{1F600}\r\n'));
    expect(await readOutputs(file, 'linux')).toEqual({ outputs: { name: 'release-1', naïve: 'é\u{1F600}' } });
    writeFileSync(file, '\uFEFFa=1\r\n');
    expect(await readOutputs(file, 'linux')).toEqual({ outputs: { a: '1\r' } });
    expect(await readOutputs(file, 'win32')).toEqual({ outputs: { a: '1' } });
    rmSync(folder, { recursive: true });
  });

  it('property: any text gives outputs or one fault with a line of it', () => {
    const hostile = fc
      .array(fc.oneof(fc.constantFrom('a', '=', '<<', '\n', 'EOF', '\0', '__proto__'), fc.string()))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(hostile, (text) => {
        const result = parseOutputs(text);
        if ('outputs' in result) expect(Object.getPrototypeOf(result.outputs)).toBeNull();
        else expect(result.line).toBeLessThanOrEqual(text.split('\n').length);
      }),
      { numRuns: 1000 },
    );
  });
});
