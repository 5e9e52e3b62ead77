import type { RimProblem } from '../problem.ts';
import type { FailingTest } from '../report/model.ts';
import { cut } from '../report/words.ts';
import { JUNIT_LIMITS, type JunitCase, type JunitSuite } from './junit-model.ts';
import { type JunitFault, readJunit } from './junit-read.ts';
import { addTotals, type JunitTotals, totalsOf, writeJunit, writeSuite } from './junit-write.ts';

export interface JunitText {
  readonly task: string;
  /** Where the document stood among the task's files. */
  readonly path: string;
  readonly text: string;
}

export interface MergedJunit {
  /** One valid document, also when there is nothing in it. */
  readonly xml: string;
  readonly failing: readonly FailingTest[];
  readonly totals: JunitTotals;
  readonly problems: readonly RimProblem[];
}

/** One document once read and written again: small, so that the texts of thousands need not be held together. */
export interface ReadDocument extends Omit<MergedJunit, 'xml'> {
  readonly task: string;
  readonly path: string;
  /** The length of the text. */
  readonly characters: number;
  readonly suites: readonly string[];
}

/** Merges the JUnit documents of all tasks into one; the order in which they are given does not matter. */
export function mergeJunit(documents: readonly JunitText[]): MergedJunit {
  return mergeDocuments(documents.map(readDocument));
}

/** Reads one document; one that is malformed has no suites and a problem that names it. */
export function readDocument({ task, path, text }: JunitText): ReadDocument {
  const read = readJunit(text);
  if (!('suites' in read)) return unreadDocument(task, path, read.fault, read.detail);
  return {
    task,
    path,
    characters: text.length,
    suites: read.suites.map((suite) => writeSuite(task, suite)),
    failing: read.suites.flatMap((suite) => failingOf(task, suite)).slice(0, JUNIT_LIMITS.failing),
    totals: totalsOf(read.suites),
    problems: [],
  };
}

/** The document that could not be read: nothing but a problem that names it. */
export function unreadDocument(task: string, path: string, why: JunitFault, detail: string): ReadDocument {
  const problems = [unreadable(task, path, why, detail)];
  return { task, path, characters: 0, suites: [], failing: [], totals: totalsOf([]), problems };
}

/** Merges documents that are read, by task and then path. What is beyond the limits is left out and named. */
export function mergeDocuments(documents: readonly ReadDocument[]): MergedJunit {
  const sorted = documents.toSorted((a, b) => order(a.task, b.task) || order(a.path, b.path));
  const within = withinLimits(sorted);
  const kept = new Set(within);
  const totals = addTotals(within.map((document) => document.totals));
  const left = sorted.filter((document) => !kept.has(document));
  return {
    xml: writeJunit(
      totals,
      within.flatMap(({ suites }) => suites),
    ),
    failing: within.flatMap(({ failing }) => failing).slice(0, JUNIT_LIMITS.failing),
    totals,
    problems: [
      ...sorted.flatMap(({ problems }) => problems),
      ...left.map(({ task, path }) => unreadable(task, path, 'too-much', '')),
    ],
  };
}

function withinLimits(sorted: readonly ReadDocument[]): ReadDocument[] {
  let [characters, cases] = [0, 0];
  return sorted.filter((document) => {
    characters += document.characters;
    cases += document.totals.tests;
    return characters <= JUNIT_LIMITS.characters && cases <= JUNIT_LIMITS.cases;
  });
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function unreadable(task: string, path: string, why: JunitFault | 'too-much', detail: string): RimProblem {
  return { area: 'rim', severity: 'warning', at: null, kind: 'junit-unreadable', task, path, why, detail };
}

function failingOf(task: string, suite: JunitSuite): FailingTest[] {
  return suite.cases
    .filter(({ outcome }) => outcome === 'failed' || outcome === 'error')
    .map((one) => {
      const attributes = new Map(one.attributes);
      return {
        task,
        suite: cut(suite.name || attributes.get('classname') || '', JUNIT_LIMITS.name),
        test: cut(attributes.get('name') ?? '', JUNIT_LIMITS.name),
        message: messageOf(one),
      };
    });
}

/** What the first failure says in its `message`, else in its text. */
function messageOf({ results }: JunitCase): string {
  const failure = results.find(({ element }) => element === 'failure' || element === 'error');
  const message = new Map(failure?.attributes).get('message')?.trim();
  return cut(message || failure?.text.trim() || '', JUNIT_LIMITS.message);
}
