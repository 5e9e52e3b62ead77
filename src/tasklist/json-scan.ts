/**
 * Finds the parts of a JSON text without reading it as a whole: a list of 100,000 tasks is 15 MB, and hardly anybody asks
 * for a place in it. Works only on text that `JSON.parse` accepts. Offsets count UTF-16 units.
 */

const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_MAPPING = 0x7b;
const CLOSE_MAPPING = 0x7d;

/** A member of a mapping or an entry of a list. */
export interface JsonPart {
  /** `null` for an entry. */
  readonly key: string | null;
  /** Where the key stands; of an entry the value. */
  readonly keyAt: number;
  readonly at: number;
}

/** Where the value in text starts. */
export function startOf(text: string): number {
  return nextToken(text, 0);
}

/** The parts of the value that starts at `open`, in their order; a plain value has none. Costs the length of the value. */
export function partsOf(text: string, open: number): readonly JsonPart[] {
  const kind = text.charCodeAt(open);
  if (kind !== OPEN_MAPPING && kind !== OPEN_LIST) return [];
  const parts: JsonPart[] = [];
  for (let at = nextToken(text, open + 1); !isClosing(text.charCodeAt(at)); at = nextToken(text, at)) {
    const keyAt = at;
    if (kind === OPEN_MAPPING) at = nextToken(text, endOf(text, keyAt));
    const key = kind === OPEN_MAPPING ? textAt(text, keyAt) : null;
    parts.push({ key, keyAt, at });
    at = endOf(text, at);
  }
  return parts;
}

/** The members (by their colons) and the depth of nesting of text. */
export function takeCensus(text: string): { readonly members: number; readonly depth: number } {
  let members = 0;
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) at = closingQuote(text, at);
    else if (unit === COLON) members++;
    else if (unit === OPEN_LIST || unit === OPEN_MAPPING) deepest = Math.max(deepest, ++depth);
    else if (isClosing(unit)) depth--;
  }
  return { members, depth: deepest };
}

function nextToken(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > SPACE && unit !== COMMA && unit !== COLON) break;
  }
  return at;
}

/** The offset behind the value that starts at `from`. */
function endOf(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) at = closingQuote(text, at);
    else if (unit === OPEN_LIST || unit === OPEN_MAPPING) depth++;
    else if (isClosing(unit)) {
      if (depth === 0) return at;
      depth--;
    } else if (depth > 0 || (unit > SPACE && unit !== COMMA)) continue;
    else return at;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

function isClosing(unit: number): boolean {
  return unit === CLOSE_LIST || unit === CLOSE_MAPPING;
}

/** The offset of the quote that closes the text that opens at `open`. */
function closingQuote(text: string, open: number): number {
  let at = open + 1;
  // A backslash takes the next unit with it.
  for (; at < text.length && text.charCodeAt(at) !== QUOTE; at++) if (text.charCodeAt(at) === BACKSLASH) at++;
  return at;
}

function textAt(text: string, open: number): string {
  return String(JSON.parse(text.slice(open, closingQuote(text, open) + 1)));
}
