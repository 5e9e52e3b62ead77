import { XMLParser } from 'fast-xml-parser';
import { ignored, MAX_HISTORY_BYTES, ofSeconds, type ParsedHistory } from './history.ts';

/** Nodes deeper than this are no test report. */
const MAX_DEPTH = 20;

/**
 * Times out of JUnit XML: the test cases summed by file (where they say one), by class name, and by `class::name`, each in
 * seconds. Document types are refused, so no entity can expand.
 */
export function parseJunitHistory(text: string, source: string): ParsedHistory {
  if (text.length > MAX_HISTORY_BYTES) return ignored(source, `more than ${MAX_HISTORY_BYTES} bytes`);
  if (/<!DOCTYPE/i.test(text)) return ignored(source, 'it has a document type');
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', processEntities: false });
  let document: unknown;
  try {
    document = parser.parse(text, true);
  } catch (error) {
    return ignored(source, `it is not XML: ${error instanceof Error ? error.message : String(error)}`);
  }
  const seconds = new Map<string, number>();
  collect(document, seconds, 0);
  if (seconds.size === 0) return ignored(source, 'it has no test case with a time');
  return ofSeconds(seconds, source);
}

function collect(node: unknown, seconds: Map<string, number>, depth: number): void {
  if (typeof node !== 'object' || node === null || depth > MAX_DEPTH) return;
  if (Array.isArray(node)) {
    for (const item of node) collect(item, seconds, depth + 1);
    return;
  }
  for (const [key, value] of Object.entries(node)) {
    if (key === 'testcase') for (const test of [value].flat()) addCase(test, seconds);
    else collect(value, seconds, depth + 1);
  }
}

function addCase(test: unknown, seconds: Map<string, number>): void {
  if (typeof test !== 'object' || test === null) return;
  const at = (name: string) => String(Reflect.get(test, `@${name}`) ?? '');
  const time = Number(at('time') === '' ? Number.NaN : at('time'));
  const keys = new Set(
    [at('file'), at('classname'), `${at('classname')}::${at('name')}`].filter((key) => key !== '' && key !== '::'),
  );
  for (const key of keys) seconds.set(key, (seconds.get(key) ?? 0) + time);
}
