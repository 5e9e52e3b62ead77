import { seconds, showsDecimalComma } from '../packing/seconds.ts';
import { BoundedText, cut } from './cut.ts';
import {
  JUNIT_LIMITS,
  type JunitCase,
  type JunitResult,
  type JunitSuite,
  type Pair,
  RESULT_NAMES,
} from './junit-model.ts';
import { readXml, type XmlFailure, type XmlFault } from './xml.ts';

export interface JunitFailure extends Omit<XmlFailure, 'fault'> {
  readonly fault: XmlFault | 'no-suites';
}

/** What was read of a document besides its suites. */
export interface JunitDocument {
  /** Why it is not a test report; suites that were handed over before the fault do not count. */
  readonly failure: JunitFailure | null;
  /** The name of the root, by which some tools are known. */
  readonly name: string;
  /** How many texts, attributes and properties were cut. */
  readonly cuts: number;
  /** The names of elements that the common schema does not have; they are left out. */
  readonly unknown: readonly string[];
}

type Attributes = ReadonlyMap<string, string>;
type OnSuite = (suite: JunitSuite) => void;

const ROOTS: ReadonlySet<string> = new Set(['testsuites', 'testsuite']);

/** Attributes of a suite that are computed again. */
const COUNTED: ReadonlySet<string> = new Set(['name', 'tests', 'failures', 'errors', 'skipped', 'disabled', 'time']);
const OF_RESULT: ReadonlySet<string> = new Set(['message', 'type']);
/** The most names that are kept of elements that are left out. */
const MOST_UNKNOWN = 10;
/** 30 years; a longer time is a mistake. */
const MOST_SECONDS = 1e9;

/**
 * Reads one JUnit document and hands over its suites one by one. Suites inside suites are laid flat, in the order of the
 * document: an inner suite without a name takes the outer one's, and an outer suite stays when it holds tests of its own.
 */
export function readJunit(text: string, onSuite: OnSuite): JunitDocument {
  const reader = new JunitReader(onSuite, usesDecimalComma(text));
  const failure = readXml(text, reader) ?? reader.failure;
  return { failure, name: reader.name, cuts: reader.cuts, unknown: [...reader.unknown].sort() };
}

/** Whether some time of the document has a comma that cannot stand between thousands. */
function usesDecimalComma(text: string): boolean {
  for (const [, time = ''] of text.matchAll(/\stime\s*=\s*["']([0-9]+,[0-9]+)["']/g))
    if (showsDecimalComma(time)) return true;
  return false;
}

/** What a suite and a test may both have inside. */
interface Parts {
  readonly properties: Pair[];
  readonly results: JunitResult[];
  systemOut: string;
  systemErr: string;
}

const noParts = (): Parts => ({ properties: [], results: [], systemOut: '', systemErr: '' });

/** A suite whose end was not reached yet. */
interface OpenSuite extends Parts {
  readonly name: string;
  readonly attributes: Attributes;
  readonly outer: OpenSuite | null;
  readonly cases: JunitCase[];
  /** The suites inside it, flat; those below the root are handed over and not held. */
  readonly inner: JunitSuite[];
  hasInner: boolean;
  /** The file that its tests are from. */
  readonly file: string;
  /** The file that an empty suite inside it named for those that follow. */
  follow: string;
}

/** What is open: how its parts are read, and what is done at its end. */
interface Frame {
  readonly inner: (name: string, attributes: Attributes) => Frame;
  readonly text: (part: string) => void;
  readonly end: () => void;
}

const nothing = (): void => undefined;
const IGNORED: Frame = { inner: () => IGNORED, text: nothing, end: nothing };

class JunitReader {
  failure: JunitFailure | null = null;
  name = '';
  cuts = 0;
  readonly unknown = new Set<string>();
  readonly #onSuite: OnSuite;
  readonly #decimalComma: boolean;
  readonly #frames: Frame[] = [];

  constructor(onSuite: OnSuite, decimalComma: boolean) {
    this.#onSuite = onSuite;
    this.#decimalComma = decimalComma;
  }

  readonly open = (name: string, attributes: Attributes): void => {
    this.#frames.push(this.#frames.at(-1)?.inner(name, attributes) ?? this.#root(name, attributes));
  };

  readonly text = (part: string): void => this.#frames.at(-1)?.text(part);

  readonly close = (): void => this.#frames.pop()?.end();

  #root(name: string, attributes: Attributes): Frame {
    if (!ROOTS.has(name)) {
      this.failure = { fault: 'no-suites', detail: cut(name, 100), line: 1, column: 1 };
      return IGNORED;
    }
    this.name = cut(attributes.get('name') ?? '', JUNIT_LIMITS.name);
    const root = openSuite(attributes, null);
    return this.#suiteFrame(root, name, (suite) => this.#onSuite(suite));
  }

  #suiteFrame(suite: OpenSuite, element: string, emit: OnSuite): Frame {
    // Only what stands directly below `testsuites` can be handed over before the end of the document.
    const collect: OnSuite = element === 'testsuites' && suite.outer === null ? emit : (one) => suite.inner.push(one);
    return {
      inner: (name, attributes) => {
        if (name === 'testcase') return this.#caseFrame(suite, attributes);
        if (!ROOTS.has(name)) return this.#partFrame(suite, name, attributes);
        suite.hasInner = true;
        return this.#suiteFrame(openSuite(attributes, suite), name, collect);
      },
      text: nothing,
      end: () => {
        const flat = this.#closed(suite, element);
        if (suite.outer !== null) suite.outer.follow = followedFile(suite, flat);
        for (const one of flat) emit(one);
      },
    };
  }

  /** The suite, where it holds anything of its own, and those inside it. */
  #closed(suite: OpenSuite, element: string): JunitSuite[] {
    const { name, attributes, properties, systemOut, systemErr, hasInner, file } = suite;
    const cases = [...failureOfSuite(suite), ...suite.cases];
    const isEmpty = cases.length === 0 && properties.length === 0 && systemOut === '' && systemErr === '';
    if (isEmpty && (hasInner || element === 'testsuites')) return suite.inner;
    const pairs = this.#pairs(attributes).filter(([key]) => !COUNTED.has(key));
    const own = hasInner ? null : this.#seconds(attributes);
    const outer = outerNames(suite);
    const one = { name, attributes: pairs, properties, cases, systemOut, systemErr, outer, file, seconds: own };
    return [one, ...suite.inner];
  }

  #caseFrame(suite: OpenSuite, attributes: Attributes): Frame {
    const parts = noParts();
    return {
      inner: (name, its) => this.#partFrame(parts, name, its),
      text: nothing,
      end: () => {
        const pairs = this.#pairs(attributes);
        suite.cases.push({
          ...parts,
          attributes: attributes.has('name') ? pairs : [['name', ''], ...pairs],
          outcome: outcomeOf(parts.results),
          seconds: this.#seconds(attributes),
        });
      },
    };
  }

  #partFrame(parts: Parts, name: string, attributes: Attributes): Frame {
    if (RESULT_NAMES.has(name)) {
      const wanted = this.#pairs(attributes).filter(([key]) => OF_RESULT.has(key));
      return this.#collected('start', JUNIT_LIMITS.failure, (text) => {
        parts.results.push({ element: name, attributes: wanted, text });
      });
    }
    if (name === 'properties') return this.#propertiesFrame(parts);
    if (name === 'system-out' || name === 'system-err') {
      const key = name === 'system-out' ? 'systemOut' : 'systemErr';
      return this.#collected('end', JUNIT_LIMITS.output, (text) => {
        parts[key] += text;
      });
    }
    if (this.unknown.size < MOST_UNKNOWN) this.unknown.add(cut(name, 100));
    return IGNORED;
  }

  #propertiesFrame({ properties }: Parts): Frame {
    const add = (attributes: Attributes, text: string): void => {
      const value = this.#attribute(attributes.get('value') ?? text);
      if (properties.length >= JUNIT_LIMITS.properties) this.cuts++;
      else properties.push([cut(attributes.get('name') ?? '', JUNIT_LIMITS.name), value]);
    };
    return {
      inner: (name, attributes) =>
        name === 'property'
          ? this.#collected('start', JUNIT_LIMITS.attribute, (text) => add(attributes, text))
          : IGNORED,
      text: nothing,
      end: nothing,
    };
  }

  /** All text inside an element, in order. */
  #collected(keeps: 'start' | 'end', most: number, done: (text: string) => void): Frame {
    const collected = new BoundedText(most, keeps);
    const text = (part: string): void => collected.add(part);
    const inside: Frame = { inner: () => inside, text, end: nothing };
    return {
      inner: () => inside,
      text,
      end: () => {
        if (collected.isCut) this.cuts++;
        done(collected.text());
      },
    };
  }

  /** Names with a prefix are left out: what the prefix stands for is not carried over. */
  #pairs(attributes: Attributes): Pair[] {
    const pairs: Pair[] = [];
    for (const [name, value] of attributes) {
      if (!/^[A-Za-z_][A-Za-z0-9_.-]{0,99}$/.test(name) || name === 'xmlns') continue;
      if (pairs.length >= JUNIT_LIMITS.attributes) this.cuts++;
      else pairs.push([name, this.#attribute(value)]);
    }
    return pairs;
  }

  #attribute(value: string): string {
    if (value.length > JUNIT_LIMITS.attribute) this.cuts++;
    return cut(value, JUNIT_LIMITS.attribute);
  }

  #seconds(attributes: Attributes): number | null {
    const value = seconds(attributes.get('time'), this.#decimalComma);
    return value !== null && value < MOST_SECONDS ? value : null;
  }
}

function openSuite(attributes: Attributes, outer: OpenSuite | null): OpenSuite {
  const own = attributes.get('name') ?? '';
  const file = attributes.get('file') || attributes.get('filepath') || '';
  const inherited = isPath(own) ? '' : outer?.follow || outer?.file || '';
  return {
    ...noParts(),
    name: cut(own || (outer?.name ?? ''), JUNIT_LIMITS.attribute),
    attributes,
    outer,
    cases: [],
    inner: [],
    hasInner: false,
    file: file || inherited,
    follow: '',
  };
}

/**
 * An empty suite that names a file names it for the suites that follow: Mocha's reporter writes a `Root Suite` with the file,
 * and the tests in the suites after it.
 */
function followedFile(suite: OpenSuite, flat: readonly JunitSuite[]): string {
  const { attributes, outer, name } = suite;
  const own = attributes.get('file') || attributes.get('filepath') || (isPath(name) ? name : '');
  if (own === '') return outer?.follow ?? '';
  return flat.some(({ cases }) => cases.length > 0) ? '' : own;
}

/** Whether a name of a suite can only be that of a file. */
function isPath(name: string): boolean {
  return /^\S*[\\/]\S*\.\w{1,8}$/.test(name) || /^[^\s.]+(?:\.[^\s.]+)*\.(?:[cm]?[jt]sx?|py|rb|php)$/.test(name);
}

function outerNames(suite: OpenSuite): string[] {
  const names: string[] = [];
  for (let outer = suite.outer; outer !== null; outer = outer.outer) if (outer.name !== '') names.push(outer.name);
  return names;
}

/** Some tools say that a whole suite failed; as a test of its own that is neither lost nor against the common schema. */
function failureOfSuite({ name, results }: OpenSuite): JunitCase[] {
  if (results.length === 0) return [];
  const parts = { ...noParts(), results };
  return [{ ...parts, attributes: [['name', name]], outcome: outcomeOf(results), seconds: null }];
}

function outcomeOf(results: readonly JunitResult[]): JunitCase['outcome'] {
  const has = (element: string): boolean => results.some((result) => result.element === element);
  if (has('error')) return 'error';
  if (has('failure')) return 'failed';
  return has('skipped') ? 'skipped' : 'passed';
}
