/** A JUnit report as entries that can be matched with items. */
import type { ReportEntry } from '../packing/match.ts';
import { placeOfFailure } from './failure-place.ts';
import { messageOf } from './junit.ts';
import { attributeOf, isGo, type JunitCase, type JunitSuite } from './junit-model.ts';
import { type JunitFailure, readJunit } from './junit-read.ts';

export interface ReportEntries {
  readonly entries: readonly ReportEntry[];
  /** Why the document counts for nothing; then there are no entries. */
  readonly failure: JunitFailure | null;
  /** Times that are not durations. */
  readonly bad: number;
  /** The tool leaves out the files of its tests: the setting that makes it write them. */
  readonly hint: string | null;
}

/** Reads one JUnit document as entries: one a test, and one for a suite that alone has a time. */
export function readEntries(text: string): ReportEntries {
  const entries: ReportEntry[] = [];
  const packages = new Set<string>();
  let [suites, bad] = [0, 0];
  const { failure, name } = readJunit(text, (suite) => {
    suites++;
    bad += suite.cases.filter(
      ({ seconds, attributes }) => seconds === null && attributeOf(attributes, 'time') !== '',
    ).length;
    for (const entry of entriesOf(suite, suites)) {
      entries.push(entry);
      if (isGo(suite.properties)) packages.add(entry.file);
    }
  });
  if (failure !== null) return { entries: [], failure, bad: 0, hint: null };
  const root = rootPackage([...packages]);
  const named = entries.map((entry) => (entry.file === root ? { ...entry, file: '.' } : entry));
  const hasFiles = entries.some(({ file }) => file !== '');
  return { entries: named, failure, bad, hint: hasFiles ? null : (SETTINGS.get(name) ?? null) };
}

/** By the name of the root that the tool writes. */
const SETTINGS: ReadonlyMap<string, string> = new Map([['jest tests', '`addFileAttribute: "true"` of jest-junit']]);

function entriesOf(suite: JunitSuite, number: number): ReportEntry[] {
  const names = [suite.name, ...suite.outer];
  const isTimed = suite.cases.some(({ seconds }) => seconds !== null);
  const cases = suite.cases.map((one) => entryOf(one, suite, names, number));
  if (isTimed || suite.seconds === null || suite.seconds === 0) return cases;
  const ms = Math.round(suite.seconds * 1000);
  return [...cases, { ...EMPTY, file: suite.file, suites: names, suite: number, ms }];
}

const EMPTY = { className: '', name: '', outcome: null, failure: null } as const;

function entryOf(one: JunitCase, suite: JunitSuite, suites: readonly string[], number: number): ReportEntry {
  const { attributes, outcome, seconds } = one;
  const className = attributeOf(attributes, 'classname');
  const name = attributeOf(attributes, 'name');
  const failed = outcome === 'failed' || outcome === 'error';
  return {
    file:
      attributeOf(attributes, 'file') ||
      attributeOf(attributes, 'filepath') ||
      suite.file ||
      goPackage(suite, className),
    className,
    name,
    suites,
    suite: number,
    // A subtest of Go runs inside its test, whose time includes it.
    ms: seconds === null || (isGo(suite.properties) && name.includes('/')) ? null : seconds * 1000,
    outcome: failed ? 'failed' : outcome === 'skipped' ? 'skipped' : 'passed',
    failure: failed ? { test: name, message: messageOf(one), ...placeOfFailure(one, suite) } : null,
  };
}

/** Of the packages of Go the one around all others: the folder where the tool ran. One alone may be anywhere. */
function rootPackage(packages: readonly string[]): string | null {
  const [root = '', ...others] = packages.toSorted((a, b) => a.length - b.length);
  return root !== '' && others.length > 0 && others.every((one) => one.startsWith(`${root}/`)) ? root : null;
}

/** Go's reports name the package, whose path begins with a module that no item has: like an absolute path. */
function goPackage(suite: JunitSuite, className: string): string {
  return className !== '' && isGo(suite.properties) ? `/${className}` : '';
}
