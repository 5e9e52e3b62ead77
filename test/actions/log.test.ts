/** Whatever a list, a record or a service says, the log of a step shows it and obeys nothing of it. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { log } from '../../src/actions/log.ts';
import { hostile } from '../report/support.ts';

/** What was written to standard output, and the exit code that was set. */
function written(say: () => void): { readonly text: string; readonly exitCode: typeof process.exitCode } {
  const { write } = process.stdout;
  const before = process.exitCode;
  let text = '';
  process.stdout.write = ((chunk: string) => {
    text += chunk;
    return true;
  }) as typeof write;
  try {
    say();
    return { text, exitCode: process.exitCode };
  } finally {
    process.stdout.write = write;
    process.exitCode = before;
  }
}

/** Controls of the terminal and of the writing direction, and what hides text; the end of a line is none. */
const UNSAFE = /(?!\n)\p{Cc}|[\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/u;

const annotated = (text: string) => text.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%');

test('no text of any origin brings a control, a hidden character or a command of its own', () => {
  const evil = fc.oneof(
    hostile,
    fc
      .array(
        fc.constantFrom(
          '\x1b[2J',
          '\0',
          '\u202e',
          '##[error]',
          '::set-output name=a::b',
          '\r',
          '\n',
          'a',
          ' ',
          '%0A::x::',
        ),
      )
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(evil, evil, (text, other) => {
      const place = { title: other, file: other, startLine: 1 };
      for (const level of ['notice', 'warning', 'error'] as const) {
        const said = written(() => log[level](text, place)).text;
        expect(said.trimEnd().split(/[\r\n]/)).toHaveLength(1);
        expect(said).toMatch(new RegExp(`^::${level} `));
        expect(annotated(said)).not.toMatch(UNSAFE);
        expect(said).not.toContain('##[');
      }
      const info = written(() => log.info(text)).text;
      expect(info).not.toMatch(UNSAFE);
      expect(info).not.toMatch(/##\[|^\s*::/m);
      const failed = written(() => log.fail(text));
      expect([failed.exitCode, annotated(failed.text)]).toEqual([1, expect.not.stringMatching(UNSAFE)]);
      expect(failed.text).not.toContain('##[');
    }),
  );
});

test('is the only way into the log of a step', () => {
  const folder = new URL('../../src/actions/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && file !== 'log.ts',
  );
  const direct = files.filter((file) =>
    /\bcore\.(?:info|notice|warning|error|debug|setFailed|startGroup)\b|\bcore[,)]|console\.\w+\(/.test(
      readFileSync(new URL(file, folder), 'utf8'),
    ),
  );
  expect(direct).toEqual([]);
});
