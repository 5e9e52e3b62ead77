import type { JunitCase, JunitResult, JunitSuite, Pair } from './junit-model.ts';
import { xmlAttribute, xmlText } from './xml.ts';

export interface JunitTotals {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
  readonly timeSeconds: number;
}

/** The property of each suite that says which task it comes from. */
const TASK_PROPERTY = 'fanfold.task';

/** Counts what the suites hold; what their files claimed is not looked at. */
export function totalsOf(suites: readonly JunitSuite[]): JunitTotals {
  const cases = suites.flatMap((suite) => suite.cases);
  const of = (outcome: JunitCase['outcome']): number => cases.filter((one) => one.outcome === outcome).length;
  return {
    tests: cases.length,
    failures: of('failed'),
    errors: of('error'),
    skipped: of('skipped'),
    timeSeconds: suites.reduce((sum, suite) => sum + timeOf(suite), 0),
  };
}

/** What the suite says, else what its tests say together. */
function timeOf({ seconds, cases }: JunitSuite): number {
  return seconds ?? cases.reduce((sum, one) => sum + (one.seconds ?? 0), 0);
}

/** Adds up the totals of parts. */
export function addTotals(parts: readonly JunitTotals[]): JunitTotals {
  const sumOf = (key: keyof JunitTotals): number => parts.reduce((sum, part) => sum + part[key], 0);
  return {
    tests: sumOf('tests'),
    failures: sumOf('failures'),
    errors: sumOf('errors'),
    skipped: sumOf('skipped'),
    timeSeconds: sumOf('timeSeconds'),
  };
}

/** Characters of one piece of a document, about. */
const PIECE = 1 << 20;

/** The one document around suites that are written already, in pieces. */
export function* junitPieces(totals: JunitTotals, suites: readonly string[]): Generator<string> {
  const head = `<testsuites${attributeText([['name', 'fanfold'], ...countPairs(totals)])}>`;
  let lines = ['<?xml version="1.0" encoding="UTF-8"?>', head];
  let length = 0;
  for (const suite of suites) {
    lines.push(suite);
    length += suite.length;
    if (length < PIECE) continue;
    yield `${lines.join('\n')}\n`;
    [lines, length] = [[], 0];
  }
  yield [...lines, '</testsuites>', ''].join('\n');
}

/** Writes one suite, which names its task in a property. */
export function writeSuite(task: string, suite: JunitSuite): string {
  const attributes: Pair[] = [['name', suite.name], ...countPairs(totalsOf([suite])), ...suite.attributes];
  const others = suite.properties.filter(([name]) => name !== TASK_PROPERTY);
  return [
    `  <testsuite${attributeText(attributes)}>`,
    ...propertyLines([[TASK_PROPERTY, task], ...others], '    '),
    ...suite.cases.flatMap(caseLines),
    ...outputLines(suite, '    '),
    '  </testsuite>',
  ].join('\n');
}

function caseLines(one: JunitCase): string[] {
  const inner = [
    ...propertyLines(one.properties, '      '),
    ...one.results.map(resultLine),
    ...outputLines(one, '      '),
  ];
  const head = `    <testcase${attributeText(one.attributes)}`;
  return inner.length === 0 ? [`${head}/>`] : [`${head}>`, ...inner, '    </testcase>'];
}

function resultLine({ element, attributes, text }: JunitResult): string {
  const head = `      <${element}${attributeText(attributes)}`;
  return text === '' ? `${head}/>` : `${head}>${xmlText(text)}</${element}>`;
}

function propertyLines(properties: readonly Pair[], indent: string): string[] {
  if (properties.length === 0) return [];
  const lines = properties.map(
    ([name, value]) =>
      `${indent}  <property${attributeText([
        ['name', name],
        ['value', value],
      ])}/>`,
  );
  return [`${indent}<properties>`, ...lines, `${indent}</properties>`];
}

function outputLines({ systemOut, systemErr }: Pick<JunitCase, 'systemOut' | 'systemErr'>, indent: string): string[] {
  return [
    ...(systemOut === '' ? [] : [`${indent}<system-out>${xmlText(systemOut)}</system-out>`]),
    ...(systemErr === '' ? [] : [`${indent}<system-err>${xmlText(systemErr)}</system-err>`]),
  ];
}

function countPairs({ tests, failures, errors, skipped, timeSeconds }: JunitTotals): Pair[] {
  return [
    ['tests', String(tests)],
    ['failures', String(failures)],
    ['errors', String(errors)],
    ['skipped', String(skipped)],
    ['time', timeSeconds.toFixed(3)],
  ];
}

function attributeText(pairs: readonly Pair[]): string {
  return pairs.map(([name, value]) => ` ${name}="${xmlAttribute(value)}"`).join('');
}
