import fc from 'fast-check';
import { expect, it } from 'vitest';
import { line } from '../../src/report/escape/terminal.ts';
import { table } from '../../src/report/layout.ts';
import { plain } from '../../src/report/style.ts';
import { pad, shorten, width } from '../../src/report/width.ts';
import { hostile } from './support.ts';

it.each([
  ['abc', 3],
  ['中文', 4],
  ['é', 1],
  ['e\u0301', 1],
  ['👍', 2],
  ['ｱ', 1],
  ['한글', 4],
  ['\ud7b0', 2],
  ['', 0],
])('%s takes %d cells', (text, cells) => expect(width(text)).toBe(cells));

it('pads on either side and cuts to the cell', () => {
  expect(pad('中', 4)).toBe('中  ');
  expect(pad('7', 3, 'right')).toBe('  7');
  expect(shorten('abcdef', 4)).toBe('abc…');
  expect(shorten('中文字', 4)).toBe('中…');
});

it('never exceeds the cells asked for', () => {
  fc.assert(
    fc.property(hostile.map(line), fc.integer({ min: 1, max: 30 }), (text, most) => {
      expect(width(shorten(text, most))).toBeLessThanOrEqual(most);
    }),
  );
});

it('lines columns up, whatever is in them, and leaves empty columns out', () => {
  const lines = table(
    [{ title: 'Name' }, { title: 'Empty' }, { title: 'n', align: 'right' }, { title: 'Why' }],
    [
      [{ text: '中文' }, { text: '' }, { text: '7' }, { text: 'x' }],
      [{ text: 'abcdefg' }, { text: '' }, { text: '100' }, { text: '' }],
    ],
    plain,
  );
  expect(lines).toEqual(['Name       n  Why', '中文       7  x', 'abcdefg  100']);
});
