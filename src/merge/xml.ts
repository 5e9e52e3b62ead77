/** A reader of XML that holds nothing of the document but the elements that are open, and what it needs to write text. */
import { decodeReferences } from '../packing/references.ts';

export interface XmlEvents {
  /** Names come without their prefix. The attributes are those of this element alone. */
  readonly open: (name: string, attributes: ReadonlyMap<string, string>) => void;
  /** A part of the text of the innermost open element. */
  readonly text: (part: string) => void;
  readonly close: () => void;
}

export type XmlFault = 'too-large' | 'doctype' | 'not-xml' | 'one-root';

/** What is wrong with a document. `line` and `column` count from 1; `detail` is hostile text of at most 200 characters. */
export interface XmlFailure {
  readonly fault: XmlFault;
  readonly detail: string;
  readonly line: number;
  readonly column: number;
}

/** A document may have this many characters. */
const MAX_XML_CHARACTERS = 64 * 1024 * 1024;

/** Elements may be nested this deep; test reports need six. */
const MAX_NESTING = 200;

const NAME = /[A-Za-z_:\u00C0-\uFFFD][\w:.\u00B7-\uFFFD-]*/y;
const ATTRIBUTE = /\s+([A-Za-z_:\u00C0-\uFFFD][\w:.\u00B7-\uFFFD-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
const TAG_END = /\s*(\/?)>/y;

/**
 * Reads an XML document without document type: nothing is fetched, and no entity but the five of XML and numeric references is
 * replaced, so that text never grows. Control characters, a bare `&` and `<` between quotes, which XML forbids and tests
 * print, are read as they are. Returns `null`, or the first fault; the events before it have happened.
 */
export function readXml(text: string, events: XmlEvents): XmlFailure | null {
  if (text.length > MAX_XML_CHARACTERS) return { fault: 'too-large', detail: '', line: 1, column: 1 };
  const scanner = new Scanner(text, events);
  try {
    scanner.run();
    return null;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { fault: error.fault, detail: error.message.slice(0, 200), ...placeIn(text, error.offset) };
  }
}

class Fault extends Error {
  readonly fault: XmlFault;
  readonly offset: number;

  constructor(fault: XmlFault, offset: number, detail: string) {
    super(detail);
    this.fault = fault;
    this.offset = offset;
  }
}

function placeIn(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++;
    start = at + 1;
  }
  return { line, column: offset - start + 1 };
}

interface Open {
  readonly name: string;
  readonly offset: number;
}

class Scanner {
  readonly #text: string;
  readonly #events: XmlEvents;
  readonly #open: Open[] = [];
  #at = 0;
  #hasRoot = false;

  constructor(text: string, events: XmlEvents) {
    this.#text = text;
    this.#events = events;
  }

  run(): void {
    if (this.#text.startsWith('\uFEFF')) this.#at = 1;
    while (this.#at < this.#text.length) {
      const next = this.#text.indexOf('<', this.#at);
      this.#chars(next === -1 ? this.#text.length : next);
      if (next !== -1) this.#markup();
    }
    const open = this.#open.at(-1);
    if (open !== undefined) this.#fail('not-xml', `\`${open.name}\` of line ${this.#lineOf(open)} is not closed`);
    if (!this.#hasRoot) this.#fail('not-xml', 'it has no element');
  }

  #fail(fault: XmlFault, detail: string, offset = this.#at): never {
    throw new Fault(fault, offset, detail);
  }

  #lineOf({ offset }: Open): number {
    return placeIn(this.#text, offset).line;
  }

  #chars(end: number): void {
    if (end > this.#at) {
      const part = this.#text.slice(this.#at, end);
      if (this.#open.length > 0) this.#events.text(decodeReferences(part));
      else if (part.trim() !== '') this.#fail('not-xml', 'it has text outside its element');
    }
    this.#at = end;
  }

  #markup(): void {
    const text = this.#text;
    const second = text[this.#at + 1];
    if (second === '/') this.#closeTag();
    else if (second === '?') this.#skip('?>', 'a processing instruction');
    else if (second !== '!') this.#openTag();
    else if (text.startsWith('<!--', this.#at)) this.#skip('-->', 'a comment');
    else if (text.startsWith('<![CDATA[', this.#at)) this.#characterData();
    else this.#fail(this.#isCutOff() ? 'not-xml' : 'doctype', '');
  }

  /** The document ends inside the mark that opens a comment or character data. */
  #isCutOff(): boolean {
    const rest = this.#text.slice(this.#at, this.#at + 9);
    return rest.length < 9 && ['<!--', '<![CDATA['].some((mark) => mark.startsWith(rest));
  }

  #skip(end: string, what: string): string {
    const start = this.#at;
    const found = this.#text.indexOf(end, start + 2);
    if (found === -1) this.#fail('not-xml', `${what} does not end`);
    this.#at = found + end.length;
    return this.#text.slice(start, found);
  }

  #characterData(): void {
    if (this.#open.length === 0) this.#fail('not-xml', 'it has text outside its element');
    this.#events.text(this.#skip(']]>', 'a `CDATA` section').slice('<![CDATA['.length));
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found !== null) this.#at = pattern.lastIndex;
    return found;
  }

  #closeTag(): void {
    const start = this.#at;
    this.#at += 2;
    const name = this.#take(NAME)?.[0] ?? '';
    const open = this.#open.pop();
    if (open?.name !== name) {
      const wanted = open === undefined ? '' : ` where \`${open.name}\` of line ${this.#lineOf(open)} is open`;
      this.#fail('not-xml', `\`${name}\` is closed${wanted}`, start);
    }
    if (this.#take(TAG_END)?.[1] !== '') this.#fail('not-xml', `the end of \`${name}\` is malformed`);
    this.#events.close();
  }

  #openTag(): void {
    const start = this.#at;
    if (this.#open.length === 0 && this.#hasRoot) this.#fail('one-root', '');
    this.#at += 1;
    const name = this.#take(NAME)?.[0];
    if (name === undefined) this.#fail('not-xml', '`<` begins no element', start);
    const attributes = this.#attributes();
    const end = this.#take(TAG_END);
    if (end === null) this.#fail('not-xml', `the element \`${name}\` is malformed`);
    if (this.#open.length >= MAX_NESTING)
      this.#fail('not-xml', `elements are nested deeper than ${MAX_NESTING}`, start);
    this.#hasRoot = true;
    this.#events.open(withoutPrefix(name), attributes);
    if (end[1] === '') this.#open.push({ name, offset: start });
    else this.#events.close();
  }

  #attributes(): ReadonlyMap<string, string> {
    const attributes = new Map<string, string>();
    for (let found = this.#take(ATTRIBUTE); found !== null; found = this.#take(ATTRIBUTE)) {
      const [, name = '', double, single = ''] = found;
      if (attributes.has(name)) this.#fail('not-xml', `the attribute \`${name}\` occurs twice`);
      attributes.set(name, decodeReferences(double ?? single));
    }
    return attributes;
  }
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** What XML 1.0 does not allow even as a reference: most control characters, halves of surrogate pairs, U+FFFE, U+FFFF. */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const REFERENCES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ['\t', '&#9;'],
  ['\n', '&#10;'],
  ['\r', '&#13;'],
]);

/** Any text between tags. What XML forbids becomes U+FFFD. */
export function xmlText(text: string): string {
  return text.replace(FORBIDDEN, '\uFFFD').replace(/[&<>\r]/g, (character) => REFERENCES.get(character) ?? '');
}

/** Any text between double quotes; line breaks survive the reader's normalisation. */
export function xmlAttribute(text: string): string {
  return text.replace(FORBIDDEN, '\uFFFD').replace(/[&<>"\t\n\r]/g, (character) => REFERENCES.get(character) ?? '');
}
