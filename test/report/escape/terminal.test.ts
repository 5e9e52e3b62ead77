import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { line, logLines } from '../../../src/report/escape/terminal.ts';
import { hostile } from '../support.ts';

/** Written apart from the code under test: what a terminal or a reader must never meet. */
const isUnsafe = (character: string): boolean => {
  const code = character.codePointAt(0) ?? 0;
  return (
    code < 0x20 ||
    (code >= 0x7f && code <= 0x9f) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    [0xad, 0x61c, 0x200b, 0x200e, 0x200f, 0x2028, 0x2029, 0xfeff].includes(code)
  );
};
const unsafeIn = (text: string): string[] => [...text].filter(isUnsafe);

describe('line', () => {
  it.each([
    ['plain text stays', 'naïve 中文 👩‍👧 a\\b', 'naïve 中文 👩‍👧 a\\b'],
    ['newline, return, tab', 'a\nb\rc\td', 'a\\nb\\rc\\td'],
    ['escape sequence', '\u001b[31mred', '\\x1b[31mred'],
    ['C1 control sequence introducer', '\u009b31m', '\\x9b31m'],
    ['right-to-left override', '\u202egpj.exe', '\\u202egpj.exe'],
    ['isolate', '\u2066x\u2069', '\\u2066x\\u2069'],
    ['line separator', 'a\u2028b', 'a\\u2028b'],
    ['lone half of a pair', '\ud800', '\\ud800'],
    ['a runner command of the old form', 'x ##[error]y', 'x ##\\x5berror]y'],
    ['a runner command', ' ::error::y', ' \\x3a:error::y'],
    ['colons elsewhere', 'a::b', 'a::b'],
    ['zero-width space hides text', 'a\u200bb', 'a\\u200bb'],
  ])('%s', (_, text, shown) => expect(line(text)).toBe(shown));

  it('leaves nothing unsafe in any string, and is stable', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(unsafeIn(line(text))).toEqual([]);
        expect(line(line(text))).toBe(line(text));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('logLines', () => {
  it.each([
    ['colours', '\u001b[1m\u001b[31mFAIL\u001b[39m\u001b[22m src/a.ts', ['FAIL src/a.ts']],
    ['window title and link', '\u001b]0;title\u0007a \u001b]8;;http://x\u001b\\link\u001b]8;;\u001b\\', ['a link']],
    ['progress bar drawn over itself', '10%\r50%\r100%\ndone', ['100%', 'done']],
    ['Windows line ends', 'a\r\nb\r\n', ['a', 'b']],
    ['tabs', '\tx', ['    x']],
    ['blank lines at the end', 'a\n\n\n', ['a']],
    ['a sequence that never ends is shown, not obeyed', 'a\u001b[31', ['a\\x1b[31']],
    ['nothing', '', []],
  ])('%s', (_, text, lines) => expect(logLines(text)).toEqual(lines));

  it('leaves nothing unsafe in any string', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(unsafeIn(logLines(text).join(''))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes linear time on an unterminated title', () => {
    const text = '\u001b]'.repeat(100_000);
    expect(logLines(text)).toEqual(['\\x1b]'.repeat(100_000)]);
  }, 5000);
});
