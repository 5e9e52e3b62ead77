/** Characters that take two cells: East Asian wide and full-width forms (Unicode TR11), and emoji drawn as pictures. */
const WIDE =
  /[\u1100-\u11FF\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7FF\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{16FE0}-\u{18DFF}\u{1AFF0}-\u{1B2FF}\u{1F200}-\u{1F2FF}\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}/u;

/** Characters that take no cell of their own: combining marks, joiners, variation selectors. */
const NONE = /\p{Mn}|\p{Me}|\p{Variation_Selector}|\p{Join_Control}/u;

/** Cells that one character (code point) takes on a terminal: 0, 1 or 2. */
function cells(character: string): number {
  if (/^[ -~]$/.test(character)) return 1;
  if (NONE.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

/** Cells that text without control characters takes on a terminal. */
export function width(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let sum = 0;
  for (const character of text) sum += cells(character);
  return sum;
}

/** Pads text with spaces to `to` cells; `right` puts them in front. */
export function pad(text: string, to: number, side: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, to - width(text)));
  return side === 'left' ? text + space : space + text;
}

/** Cuts text to at most `most` cells and marks the cut with an ellipsis. */
export function shorten(text: string, most: number): string {
  if (width(text) <= most) return text;
  let used = 1;
  let kept = '';
  for (const character of text) {
    used += cells(character);
    if (used > most) break;
    kept += character;
  }
  return `${kept}…`;
}
