import type { FileKind } from './tree.ts';

/** This many bytes at the start of a file are enough to tell what it is. */
export const HEAD_BYTES = 64 * 1024;

/** Names that reports have; a file of such a name that is empty is the report of nothing. */
const REPORT_NAME = /\.(?:xml|info|lcov)$/i;
/** Names that only test reports, or only coverage, have. */
const JUNIT_NAME = /(?:^|[-_./])(?:junit|test-?results?)[^/]*\.xml$|(?:^|\/)TEST-[^/]*\.xml$/i;
const LCOV_NAME = /(?:^|[-_./])lcov\.info$|\.lcov$/i;

/**
 * What a file is, by the start of its text and not by its name: JUnit when its root is `testsuites` or `testsuite`, LCOV when it
 * begins with a record. Where the text does not tell, a name that only such a report has does; its reader then names the fault.
 */
export function kindOf(path: string, head: string): FileKind {
  if (head.trim() === '' || head === '\uFEFF') return REPORT_NAME.test(path) ? 'empty' : 'other';
  if (/^testsuites?$/.test(rootName(head))) return 'junit';
  if (isTracefile(head)) return 'lcov';
  if (JUNIT_NAME.test(path)) return rootName(head) === '' ? 'junit' : 'other';
  return LCOV_NAME.test(path) ? 'lcov' : 'other';
}

/** Whether the first line that says anything begins a record of LCOV. */
function isTracefile(head: string): boolean {
  return /^\uFEFF?(?:#.*\r?\n|\s)*(?:TN:.*\r?\n\s*(?:#.*\r?\n|\s)*)?SF:./.test(head);
}

/** The name after `<` of the first element, or the one that a document type names; empty when there is none. */
function rootName(head: string): string {
  let rest = head.replace(/^\uFEFF/, '').trimStart();
  for (let end = prologEnd(rest); end > 0; end = prologEnd(rest)) rest = rest.slice(end).trimStart();
  return /^<(?:!DOCTYPE\s+)?(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)(?=[\s/>[])/i.exec(rest)?.[1] ?? '';
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

/** A declared encoding that is unknown, or that a byte order mark would have shown, is not believed. */
function decoded(bytes: Uint8Array, label: string): string {
  try {
    return new TextDecoder(/^utf-?16/i.test(label) ? 'utf-8' : label).decode(bytes);
  } catch {
    return new TextDecoder('utf-8').decode(bytes);
  }
}
