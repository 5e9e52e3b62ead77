import { cut } from '../report/words.ts';
import {
  JUNIT_LIMITS,
  type JunitCase,
  type JunitResult,
  type JunitSuite,
  type Pair,
  RESULT_NAMES,
} from './junit-model.ts';
import { elementsOf, parseXml, textOf, type XmlElement, type XmlFault } from './xml.ts';

export type JunitFault = XmlFault | 'no-suites';

/** The suites of one document, or why it is none. */
export type JunitDocument =
  | { readonly suites: readonly JunitSuite[] }
  | { readonly fault: JunitFault; readonly detail: string };

const ROOTS: ReadonlySet<string> = new Set(['testsuites', 'testsuite']);
const CASE: ReadonlySet<string> = new Set(['testcase']);

/** Attributes of a suite that are computed again. */
const COUNTED: ReadonlySet<string> = new Set(['name', 'tests', 'failures', 'errors', 'skipped', 'disabled', 'time']);
const OF_RESULT: ReadonlySet<string> = new Set(['message', 'type']);

/**
 * Reads one JUnit document. Suites inside suites are laid flat, in the order of the document: an inner suite without a
 * name takes the outer one's, and an outer suite stays when it holds tests of its own.
 */
export function readJunit(text: string): JunitDocument {
  const parsed = parseXml(text);
  if (!('root' in parsed)) return parsed;
  if (!ROOTS.has(parsed.root.name)) return { fault: 'no-suites', detail: cut(parsed.root.name, 100) };
  return { suites: suitesOf(parsed.root, '') };
}

function suitesOf(element: XmlElement, outer: string): JunitSuite[] {
  const name = cut(element.attributes.get('name') || outer, JUNIT_LIMITS.attribute);
  const inner = elementsOf(element, ROOTS);
  const own = suiteOf(element, name, inner.length > 0);
  const keeps = own.cases.length > 0 || (element.name === 'testsuite' && inner.length === 0);
  return [...(keeps ? [own] : []), ...inner.flatMap((one) => suitesOf(one, name))];
}

function suiteOf(element: XmlElement, name: string, isOuter: boolean): JunitSuite {
  const cases = [...failureOfSuite(element, name), ...elementsOf(element, CASE).map(caseOf)];
  const declared = isOuter ? null : seconds(element.attributes.get('time'));
  const summed = cases.reduce((sum, one) => sum + (seconds(new Map(one.attributes).get('time')) ?? 0), 0);
  return {
    name,
    attributes: attributesOf(element).filter(([key]) => !COUNTED.has(key)),
    properties: propertiesOf(element),
    cases,
    systemOut: outputOf(element, 'system-out'),
    systemErr: outputOf(element, 'system-err'),
    timeSeconds: declared ?? summed,
  };
}

/** Some tools say that a whole suite failed; as a test of its own that is neither lost nor against the common schema. */
function failureOfSuite(element: XmlElement, name: string): JunitCase[] {
  const results = resultsOf(element);
  if (results.length === 0) return [];
  const attributes: Pair[] = [['name', name]];
  return [{ attributes, properties: [], results, systemOut: '', systemErr: '', outcome: outcomeOf(results) }];
}

function caseOf(element: XmlElement): JunitCase {
  const attributes = attributesOf(element);
  const results = resultsOf(element);
  return {
    attributes: attributes.some(([name]) => name === 'name') ? attributes : [['name', ''], ...attributes],
    properties: propertiesOf(element),
    results,
    systemOut: outputOf(element, 'system-out'),
    systemErr: outputOf(element, 'system-err'),
    outcome: outcomeOf(results),
  };
}

function resultsOf(element: XmlElement): JunitResult[] {
  return elementsOf(element, RESULT_NAMES).map((result) => ({
    element: result.name,
    attributes: attributesOf(result).filter(([name]) => OF_RESULT.has(name)),
    text: cut(textOf(result), JUNIT_LIMITS.failure),
  }));
}

function outcomeOf(results: readonly JunitResult[]): JunitCase['outcome'] {
  const has = (element: string): boolean => results.some((result) => result.element === element);
  if (has('error')) return 'error';
  if (has('failure')) return 'failed';
  return has('skipped') ? 'skipped' : 'passed';
}

/** Names with a prefix are left out: what the prefix stands for is not carried over. */
function attributesOf(element: XmlElement): Pair[] {
  return [...element.attributes]
    .filter(([name]) => /^[A-Za-z_][A-Za-z0-9_.-]{0,99}$/.test(name) && name !== 'xmlns')
    .slice(0, JUNIT_LIMITS.attributes)
    .map(([name, value]) => [name, cut(value, JUNIT_LIMITS.attribute)]);
}

function propertiesOf(element: XmlElement): Pair[] {
  return elementsOf(element, new Set(['properties']))
    .flatMap((properties) => elementsOf(properties, new Set(['property'])))
    .slice(0, JUNIT_LIMITS.properties)
    .map((property): Pair => {
      const value = property.attributes.get('value') ?? textOf(property);
      return [cut(property.attributes.get('name') ?? '', JUNIT_LIMITS.name), cut(value, JUNIT_LIMITS.attribute)];
    });
}

function outputOf(element: XmlElement, name: string): string {
  const text = elementsOf(element, new Set([name]))
    .map(textOf)
    .join('');
  return text.length <= JUNIT_LIMITS.output ? text : `…${text.slice(1 - JUNIT_LIMITS.output)}`;
}

/** `1.5`, `1,234.5` or `1.2e-05` as seconds; `null` for anything else, and for more than 30 years. */
function seconds(text: string | undefined): number | null {
  if (text === undefined || !/^\s*[0-9][0-9,]*(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?\s*$/.test(text)) return null;
  const value = Number(text.replaceAll(',', ''));
  return value < 1e9 ? value : null;
}
