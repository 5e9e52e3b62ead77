import type { FileKind } from './tree.ts';

/** This many bytes at the start of a file are enough to tell what it is. */
export const HEAD_BYTES = 64 * 1024;

/** Whether a file of this name could be a report, so that its start is worth reading. */
export function mayBeReport(path: string): boolean {
  return /\.(?:xml|info)$/i.test(path);
}

/**
 * What a file is: JUnit when it is `*.xml` and its root is `testsuites` or `testsuite`, LCOV when it is `*.info` and its
 * first line is `TN:` or `SF:`. Takes the start of the text.
 */
export function kindOf(path: string, head: string): FileKind {
  if (/\.xml$/i.test(path)) return /^testsuites?$/.test(rootName(head)) ? 'junit' : 'other';
  if (/\.info$/i.test(path)) return /^\uFEFF?(?:#.*\r?\n|\s)*(?:TN|SF):/.test(head) ? 'lcov' : 'other';
  return 'other';
}

/** The name after `<` of the first element, or the one that a document type names; empty when there is none. */
function rootName(head: string): string {
  let rest = head.replace(/^\uFEFF/, '').trimStart();
  for (let end = prologEnd(rest); end > 0; end = prologEnd(rest)) rest = rest.slice(end).trimStart();
  return /^<(?:!DOCTYPE\s+)?([A-Za-z_][\w.-]*)(?=[\s/>[])/i.exec(rest)?.[1] ?? '';
}

/** Where a comment or processing instruction at the start of the text ends; 0 when there is none. */
function prologEnd(text: string): number {
  if (text.startsWith('<?')) return text.indexOf('?>') + 2;
  if (text.startsWith('<!--')) return text.indexOf('-->', 4) + 3;
  return 0;
}

/**
 * The text of a file: by its byte order mark, by the zeros of UTF-16 that has none, by the encoding that an XML document
 * declares, else as UTF-8.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isLittle = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0);
  if (isLittle) return new TextDecoder('utf-16le').decode(bytes);
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second !== undefined && second !== 0);
  if (isBig) return new TextDecoder('utf-16be').decode(bytes);
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const [, label = 'utf-8'] = /^<\?xml[^>]{0,150}?\sencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/.exec(start) ?? [];
  return decoded(bytes, label);
}

/** A declared encoding that nobody knows, or that a byte order mark would have shown, is not believed. */
function decoded(bytes: Uint8Array, label: string): string {
  try {
    return new TextDecoder(/^utf-?16/i.test(label) ? 'utf-8' : label).decode(bytes);
  } catch {
    return new TextDecoder('utf-8').decode(bytes);
  }
}
