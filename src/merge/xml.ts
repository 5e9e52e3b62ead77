import { XMLParser } from 'fast-xml-parser';

export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
}

/** A document may have this many characters. */
const MAX_XML_CHARACTERS = 64 * 1024 * 1024;

/** Elements may be nested this deep; test reports need six. */
const MAX_NESTING = 50;

export type XmlFault = 'too-large' | 'doctype' | 'not-xml' | 'one-root';

/** The parsed root element, or what is wrong with the text; `detail` is hostile text of at most 200 characters. */
export type XmlResult = { readonly root: XmlElement } | { readonly fault: XmlFault; readonly detail: string };

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  cdataPropName: '#cdata',
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: MAX_NESTING,
});

/**
 * Parses an XML document without document type: nothing is fetched, and no entity but the five of XML and numeric
 * references is replaced, so that a text can never grow. Control characters, which XML forbids and tests print, are let in.
 */
export function parseXml(text: string): XmlResult {
  if (text.length > MAX_XML_CHARACTERS) return fault('too-large', '');
  if (hasDeclaration(text)) return fault('doctype', '');
  try {
    const nodes: unknown = parser.parse(text.replace(/^\uFEFF/, ''), true);
    const roots = childrenOf(nodes).filter((child) => typeof child !== 'string');
    const [root] = roots;
    return root === undefined || roots.length > 1 ? fault('one-root', '') : { root };
  } catch (error) {
    return fault('not-xml', error instanceof Error ? error.message : String(error));
  }
}

function fault(why: XmlFault, detail: string): XmlResult {
  return { fault: why, detail: detail.slice(0, 200) };
}

/** Whether `<!` stands anywhere but at the start of a comment or of character data. */
function hasDeclaration(text: string): boolean {
  for (let at = text.indexOf('<!'); at !== -1; at = text.indexOf('<!', at)) {
    const end = text.startsWith('<!--', at)
      ? text.indexOf('-->', at + 4)
      : text.startsWith('<![CDATA[', at)
        ? text.indexOf(']]>', at + 9)
        : -2;
    if (end === -2) return true;
    if (end === -1) return false;
    at = end;
  }
  return false;
}

/** The parser's ordered form: one object an element, its name as key, its attributes under `:@`. */
function childrenOf(nodes: unknown): (XmlElement | string)[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: Readonly<Record<string, unknown>>): (XmlElement | string)[] => {
    const name = Object.keys(node).find((key) => key !== ':@');
    if (name === undefined) return [];
    if (name === '#text') return [decoded(String(node[name]))];
    if (name === '#cdata') return [rawText(node[name])];
    return [{ name, attributes: attributesOf(node[':@']), children: childrenOf(node[name]) }];
  });
}

function rawText(nodes: unknown): string {
  if (!Array.isArray(nodes)) return '';
  return nodes.map((node: Readonly<Record<string, unknown>>) => String(node['#text'] ?? '')).join('');
}

function attributesOf(values: unknown): Map<string, string> {
  if (typeof values !== 'object' || values === null) return new Map();
  return new Map(Object.entries(values).map(([name, value]) => [name, decoded(String(value))]));
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function decoded(text: string): string {
  return text.replace(/&(?:#x([0-9A-Fa-f]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));/g, (_, hex, decimal, name) => {
    if (typeof name === 'string') return NAMED.get(name) ?? '';
    const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
    const isCharacter = code <= 0xd7ff || (code >= 0xe000 && code <= 0x10ffff);
    return isCharacter ? String.fromCodePoint(code) : '\uFFFD';
  });
}

/** All text inside an element, in order. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** The child elements with one of these names. */
export function elementsOf(element: XmlElement, names: ReadonlySet<string>): XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string').filter((child) => names.has(child.name));
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
