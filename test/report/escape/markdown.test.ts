import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code, fenced, prose } from '../../../src/report/escape/markdown.ts';
import { logLines, printable } from '../../../src/report/escape/terminal.ts';
import { markdownSentence } from '../../../src/report/sentence-markup.ts';
import { hostile, NASTY } from '../support.ts';
import { decoded, render } from './decode.ts';

const ZERO_WIDTH = /\u200b/g;

/** The one cell of a table with one row, or null when the table fell apart. */
function cellOf(markdown: string): string | null {
  const html = render(`| a | b |\n|---|---|\n| ${markdown} | end |\n`);
  return (
    /^<table>\n<thead>\n<tr>\n<th>a<\/th>\n<th>b<\/th>\n<\/tr>\n<\/thead>\n<tbody><tr>\n<td>([^\n]*)<\/td>\n<td>end<\/td>\n<\/tr>\n<\/tbody><\/table>\n$/.exec(
      html,
    )?.[1] ?? null
  );
}

const runs = { numRuns: 1500, examples: NASTY.map((text): [string] => [text]) };

describe('code', () => {
  it.each([
    ['unit[packages/a]', '`unit[packages/a]`'],
    ['two words', '`two words`'],
    ['a|b', '<code>a&#124;b</code>'],
    ['`', '<code>&#96;</code>'],
    [' padded ', '<code> padded </code>'],
    ['@octocat', '`@octocat`'],
    ['', '<code></code>'],
  ])('%j becomes %s', (text, markdown) => expect(code(text)).toBe(markdown));

  it('renders as exactly its text, in running text, in a list and in a table cell', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const inner = (html: string | null): string | null =>
          html === null ? null : decoded(/^<code>([^<]*)<\/code>$/.exec(html)?.[1] ?? `broken: ${html}`);
        const paragraph = /^<p>x (.*) y<\/p>\n$/s.exec(render(`x ${code(text)} y`))?.[1] ?? null;
        const item = /^<ul>\n<li>(.*)<\/li>\n<\/ul>\n$/s.exec(render(`- ${code(text)}`))?.[1] ?? null;
        expect(inner(paragraph)).toBe(printable(text));
        expect(inner(item)).toBe(printable(text));
        expect(inner(cellOf(code(text)))).toBe(printable(text));
      }),
      runs,
    );
  });
});

describe('prose', () => {
  it('renders as exactly its text, without any markup, anywhere', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const want = printable(text).trim();
        const plain = (html: string | null | undefined): string =>
          html == null || html.includes('<') ? `broken: ${html}` : decoded(html).replace(ZERO_WIDTH, '');
        fc.pre(want !== '');
        expect(plain(/^<p>(.*)<\/p>\n$/s.exec(render(prose(text)))?.[1])).toBe(want);
        expect(plain(/^<p>x (.*) y<\/p>\n$/s.exec(render(`x ${prose(text)} y`))?.[1])).toBe(want);
        expect(plain(cellOf(prose(text)))).toBe(want);
      }),
      runs,
    );
  });

  it('never mentions, refers or links', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const shown = decoded(render(prose(text)));
        expect(shown).not.toMatch(/@[A-Za-z0-9]|#\d|\w:\/\/|\bwww\.|\bGH-\d/i);
        expect(shown).not.toContain('<a ');
      }),
      { ...runs, examples: [['@octocat'], ['octo/shop#3 GH-2'], ['https://evil.example'], ['www.evil.example']] },
    );
  });
});

describe('fenced', () => {
  it('holds exactly the lines, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 5 }), (texts) => {
        const lines = logLines(texts.join('\n'));
        fc.pre(lines.length > 0);
        const html = render(`before\n\n${fenced(lines)}\n\nafter`);
        const inner =
          /^<p>before<\/p>\n<pre><code class="language-text">([^<]*)\n<\/code><\/pre>\n<p>after<\/p>\n$/.exec(html);
        expect(decoded(inner?.[1] ?? `broken: ${html}`)).toBe(lines.join('\n'));
      }),
      { numRuns: 1000 },
    );
  });

  it('has a fence longer than any inside', () => {
    expect(fenced(['```', '`````'])).toBe('``````text\n```\n`````\n``````');
  });
});

describe('markdownSentence', () => {
  it('puts what stands between backticks into code and escapes the rest', () => {
    expect(markdownSentence('unknown key `ne|ds`; did you mean `needs`?')).toBe(
      'unknown key <code>ne&#124;ds</code>; did you mean `needs`?',
    );
  });

  it('treats an odd backtick as text', () => {
    expect(markdownSentence('a ` b')).toBe('a &#96; b');
  });

  it('never opens anything but code, however the backticks fall', () => {
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        const html = render(`x ${markdownSentence(`first \`${a}\` then \`${b}\``)} y`);
        expect(html.replace(/<\/?code>/g, '')).toMatch(/^<p>x [^<]* y<\/p>\n$/);
      }),
      { numRuns: 1500 },
    );
  });
});
