import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { readXml, xmlAttribute, xmlText } from '../../src/merge/xml.ts';

type Node = { name: string; attributes: Record<string, string>; children: (Node | string)[] };

/** The document as a tree, for comparison. */
function tree(text: string): Node | string {
  const top: Node = { name: '', attributes: {}, children: [] };
  const open = [top];
  const failure = readXml(text, {
    open(name, attributes) {
      const node: Node = { name, attributes: Object.fromEntries(attributes), children: [] };
      open.at(-1)?.children.push(node);
      open.push(node);
    },
    text(part) {
      const siblings = open.at(-1)?.children ?? [];
      if (typeof siblings.at(-1) === 'string') siblings.push(`${siblings.pop()}${part}`);
      else siblings.push(part);
    },
    close() {
      open.pop();
    },
  });
  if (failure !== null) return failure.fault;
  return top.children[0] as Node;
}

/** What a widely used reader makes of it. */
function byLibrary(text: string): Node {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    cdataPropName: '#cdata',
    ignoreDeclaration: true,
    ignorePiTags: true,
    htmlEntities: true,
  });
  const convert = (nodes: Record<string, unknown>[]): (Node | string)[] => {
    const children: (Node | string)[] = [];
    for (const node of nodes) {
      const name = Object.keys(node).find((key) => key !== ':@') ?? '';
      const inner = node[name];
      if (name === '#text' || name === '#cdata') {
        const part = name === '#text' ? String(inner) : String((inner as { '#text': unknown }[])[0]?.['#text'] ?? '');
        if (typeof children.at(-1) === 'string') children.push(`${children.pop()}${part}`);
        else children.push(part);
      } else {
        const attributes = { ...((node[':@'] as Record<string, string>) ?? {}) };
        children.push({ name, attributes, children: convert(inner as Record<string, unknown>[]) });
      }
    }
    return children.filter((child) => child !== '');
  };
  return convert(parser.parse(text)).find((child) => typeof child !== 'string') as Node;
}

const name = fc.constantFrom('a', 'testsuite', 'b-c', 'd.e', '_f');
const plain = fc.string({ unit: fc.constantFrom('a', 'Z', ' ', '<', '>', '&', '"', "'", 'é', '\u{1F600}', ']', '\n') });
const { node } = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.record({
    name,
    attributes: fc.dictionary(name, plain, { maxKeys: 3 }),
    children: fc.array(fc.oneof({ depthSize: 'small' }, plain, tie('node')), { maxLength: 4 }),
  }),
}));

function written(one: Node | string): string {
  if (typeof one === 'string') return xmlText(one);
  const attributes = Object.entries(one.attributes).map(([key, value]) => ` ${key}="${xmlAttribute(value)}"`);
  return `<${one.name}${attributes.join('')}>${one.children.map(written).join('')}</${one.name}>`;
}

function merged(one: Node): Node {
  const children: (Node | string)[] = [];
  for (const child of one.children) {
    if (typeof child !== 'string') children.push(merged(child));
    else if (typeof children.at(-1) === 'string') children.push(`${children.pop()}${child}`);
    else if (child !== '') children.push(child);
  }
  return { ...one, attributes: { ...one.attributes }, children };
}

describe('readXml', () => {
  test('reads what was written', () => {
    fc.assert(
      fc.property(node, (one) => {
        expect(tree(written(one))).toEqual(merged(one));
      }),
    );
  });

  test('reads as a widely used reader does', () => {
    fc.assert(
      fc.property(node, (one) => {
        expect(tree(written(one))).toEqual(byLibrary(written(one)));
      }),
    );
  });

  test.each([
    ['<a><![CDATA[<!DOCTYPE html><p>&amp;</p>]]></a>', ['<!DOCTYPE html><p>&amp;</p>']],
    ['<a><![CDATA[]]]]><![CDATA[>]]></a>', [']]>']],
    ['<a><!-- <b> & --><?php <c> ?>x</a>', ['x']],
    ['<?xml version="1.0"?>\r\n<!-- c -->\n<a\n>x</a>\n<!-- d -->\n', ['x']],
    ['\uFEFF<a>x</a>', ['x']],
    ["<a b = 'it&apos;s \"' >x</a >", ['x']],
    ['<n:a xmlns:n="u">x</n:a>', ['x']],
    ['<a>1 < 2</a>', null],
    ['<a b="1 < 2 & 3">x</a>', ['x']],
    ['<a>\u0000\u001b[31m</a>', ['\u0000\u001b[31m']],
  ])('%j', (text, children) => {
    if (children === null) expect(tree(text)).toBe('not-xml');
    else expect(tree(text)).toMatchObject({ name: 'a', children });
  });

  test('a cut document is never whole', () => {
    const whole = '<a b="c"><d>e</d><![CDATA[f]]><!-- g --></a>';
    for (let end = 0; end < whole.length; end++) expect(readXml(whole.slice(0, end), IGNORE)?.fault).toBe('not-xml');
  });

  test('time grows with the length alone, whatever stands there', () => {
    for (const text of ['<', '<a ', '<!--', '<![CDATA[', '&', '<a b="', '<a>', '</a>', ' ']) {
      expect(readXml(text.repeat(300_000), IGNORE)?.detail.length).toBeLessThanOrEqual(200);
    }
  });
});

const IGNORE = { open: () => undefined, text: () => undefined, close: () => undefined };
