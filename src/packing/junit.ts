import { XMLParser } from 'fast-xml-parser';
import { ignored, MAX_HISTORY_BYTES, ofSeconds, type ParsedHistory } from './history.ts';

/** Nodes deeper than this are no test report. */
const MAX_DEPTH = 40;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Times out of JUnit XML, in seconds: the test cases summed by file (their own, or that of their suite), by suite name, by
 * class name, and by `class::name`. Document types are refused, so no entity can expand.
 */
export function parseJunitHistory(text: string, source: string): ParsedHistory {
  if (text.length > MAX_HISTORY_BYTES) return ignored(source, `it has more than ${MAX_HISTORY_BYTES} bytes`);
  if (/<!DOCTYPE/i.test(text)) return ignored(source, 'it has a document type');
  const cases: Cases = { seconds: new Map(), bad: 0 };
  try {
    const parser = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '@',
      parseAttributeValue: false,
      processEntities: false,
      maxNestedTags: MAX_DEPTH,
    });
    collect(parser.parse(text, true), [], cases, 0);
  } catch (error) {
    // The reader quotes the text that it does not understand, in full.
    const detail = error instanceof Error ? error.message : String(error);
    return ignored(source, `it is not XML: ${detail.slice(0, 200)}`);
  }
  if (cases.seconds.size === 0) return ignored(source, 'it has no test case with a time');
  return ofSeconds([...cases.seconds], source, cases.bad);
}

interface Cases {
  readonly seconds: Map<string, number>;
  /** Test cases whose time is no duration. */
  bad: number;
}

/** `around` holds the names of the innermost suite. */
function collect(node: unknown, around: readonly string[], cases: Cases, depth: number): void {
  if (typeof node !== 'object' || node === null || depth > MAX_DEPTH) return;
  if (Array.isArray(node)) {
    for (const item of node) collect(item, around, cases, depth + 1);
    return;
  }
  const own = [attribute(node, 'file'), attribute(node, 'filepath'), attribute(node, 'name')];
  for (const [key, value] of Object.entries(node)) {
    if (key === 'testcase') for (const test of [value].flat()) addCase(test, own, cases);
    else if (!key.startsWith('@')) collect(value, own, cases, depth + 1);
  }
}

function addCase(test: unknown, suite: readonly string[], cases: Cases): void {
  if (typeof test !== 'object' || test === null || attribute(test, 'time') === '') return;
  const time = Number(attribute(test, 'time'));
  if (!(time >= 0 && Number.isFinite(time))) {
    cases.bad++;
    return;
  }
  const group = attribute(test, 'classname');
  const keys = new Set([attribute(test, 'file'), group, `${group}::${attribute(test, 'name')}`, ...suite]);
  for (const key of keys) if (key !== '' && key !== '::') cases.seconds.set(key, (cases.seconds.get(key) ?? 0) + time);
}

function attribute(node: object, name: string): string {
  const value: unknown = Object.hasOwn(node, `@${name}`) ? Reflect.get(node, `@${name}`) : '';
  const text = typeof value === 'string' ? value : '';
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (_, entity: string) => ENTITIES[entity] ?? '');
}
