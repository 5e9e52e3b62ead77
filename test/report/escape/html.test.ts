import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html, jsonScript, safeUrl } from '../../../src/report/escape/html.ts';
import { printable } from '../../../src/report/escape/terminal.ts';
import { htmlSentence } from '../../../src/report/sentence-markup.ts';
import { hostile } from '../support.ts';
import { decoded } from './decode.ts';

describe('html', () => {
  it('reads back as its text and holds nothing that opens, closes or ends a value', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(html(text)).not.toMatch(/[<>"'\n]/);
        expect(decoded(html(text))).toBe(printable(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('opens only code in a sentence', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(htmlSentence(`a \`${text}\` b`).replace(/<\/?code>/g, '')).not.toMatch(/[<>]/);
      }),
    );
  });
});

describe('jsonScript', () => {
  it('reads back as the value and cannot end its element', () => {
    fc.assert(
      fc.property(fc.dictionary(hostile, fc.oneof(hostile, fc.array(hostile))), (value) => {
        const text = jsonScript(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(text).not.toMatch(/[<>&\u2028\u2029]/);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('safeUrl', () => {
  it.each([
    ['https://github.com/o/r/actions/runs/1/job/2', true],
    ['http://127.0.0.1:8080/x?y=1#z', true],
    ['javascript:alert(1)', false],
    [' https://x.example', false],
    ['https://x.example/a b', false],
    ['https://x.example/"><b>', false],
    ['https://x.example/)[x](javascript:1', false],
    ['data:text/html,x', false],
    ['//x.example', false],
    ['', false],
  ])('%s: %s', (url, safe) => expect(safeUrl(url)).toBe(safe ? url : null));

  it('has none for nothing', () => {
    expect(safeUrl(null)).toBeNull();
    expect(safeUrl(undefined)).toBeNull();
  });
});
