import type { Location } from '../model.ts';
import { inert, printable } from './escape/terminal.ts';
import type { Style } from './style.ts';
import { width } from './width.ts';

const TAB = 4;

/** Characters of a line on either side of a place that are looked at: a list of 100,000 tasks may be one line of 15 MB. */
const REACH = 4000;

/** A character of the source as it is shown, with the place it has there (UTF-16 units from 0). */
interface Shown {
  readonly text: string;
  readonly width: number;
  readonly at: number;
}

/**
 * The source line with a mark under the place, two lines. Tabs are widened, control characters shown escaped, wide
 * characters measured, and a line that is longer than the terminal is cut around the place.
 */
export function excerpt(source: string, at: Location, style: Style): string[] {
  const start = Math.min(Math.max(at.column - 1, 0), source.length);
  const token = tokenLength(source, start);
  const number = String(at.line);
  const gutter = ' '.repeat(number.length + 2);
  const room = Math.max(20, style.columns - gutter.length - 3);
  const from = Math.max(0, start - REACH);
  const near = characters(source.slice(from, start + token + REACH));
  const { before, marked, after } = windowed(near, start - from, start - from + token, room);
  const text = inert([before, marked, after].map((part) => part.map((shown) => shown.text).join('')).join(''));
  const mark = `^${'~'.repeat(Math.max(0, Math.min(sumOf(marked), room) - 1))}`;
  return [
    `${style.dim(`  ${number} |`)} ${text}`.trimEnd(),
    `${style.dim(`${gutter} |`)} ${' '.repeat(sumOf(before))}${style.red(mark)}`,
  ];
}

/** A key, a word, or a quoted text is what a place points at; anything else is one character. */
function tokenLength(source: string, start: number): number {
  const rest = source.slice(start, start + 500);
  const token = /^"[^"]*"|^'[^']*'|^[^\s,:{}[\]#"']+/.exec(rest);
  return token === null ? 1 : token[0].length;
}

function characters(source: string): Shown[] {
  const shown: Shown[] = [];
  let column = 0;
  let at = 0;
  for (const character of source) {
    const text = character === '\t' ? ' '.repeat(TAB - (column % TAB)) : printable(character);
    shown.push({ text, width: width(text), at });
    column += width(text);
    at += character.length;
  }
  return shown;
}

interface Parts {
  readonly before: readonly Shown[];
  readonly marked: readonly Shown[];
  readonly after: readonly Shown[];
}

/** The part of a line around `[start, end)` that fits into `room` cells, with ellipses where it is cut. */
function windowed(all: readonly Shown[], start: number, end: number, room: number): Parts {
  const first = all.findIndex((shown) => shown.at >= start);
  const from = first === -1 ? all.length : first;
  const to = all.findIndex((shown) => shown.at >= end);
  const until = to === -1 ? all.length : to;
  const whole = { before: all.slice(0, from), marked: all.slice(from, until), after: all.slice(until) };
  if (sumOf(all) <= room) return whole;
  const marked = takeWhileFits(whole.marked, room - 2);
  const half = Math.floor((room - 2 - sumOf(marked)) / 2);
  const left = takeWhileFits(whole.before.toReversed(), half).toReversed();
  const right = takeWhileFits(whole.after, half);
  return {
    before: left.length < whole.before.length ? [ELLIPSIS, ...left] : left,
    marked,
    after: marked.length < whole.marked.length || right.length < whole.after.length ? [...right, ELLIPSIS] : right,
  };
}

const ELLIPSIS: Shown = { text: '…', width: 1, at: -1 };

function takeWhileFits(from: readonly Shown[], room: number): Shown[] {
  let used = 0;
  const cutAt = from.findIndex((shown) => {
    used += shown.width;
    return used > room;
  });
  return cutAt === -1 ? [...from] : from.slice(0, cutAt);
}

function sumOf(shown: readonly Shown[]): number {
  return shown.reduce((sum, character) => sum + character.width, 0);
}
