import { problem, type RimProblem } from '../problem.ts';
import { cut } from './cut.ts';
import { placeOfFailure } from './failure-place.ts';
import { attributeOf, type FailingTest, JUNIT_LIMITS, type JunitCase, type JunitSuite } from './junit-model.ts';
import { type JunitFailure, readJunit } from './junit-read.ts';
import { addTotals, type JunitTotals, junitPieces, totalsOf, writeSuite } from './junit-write.ts';

interface JunitText {
  readonly task: string;
  /** Where the document stood among the task's files. */
  readonly path: string;
  readonly text: string;
}

export interface MergedJunit {
  /** One valid document, also when there is nothing in it; in pieces, to be read once, because it may be large. */
  readonly pieces: Iterable<string>;
  readonly failing: readonly FailingTest[];
  readonly totals: JunitTotals;
  readonly problems: readonly RimProblem[];
}

/** A document that was read and written again: small, so that the texts of thousands need not be held together. */
export interface ReadDocument extends Omit<MergedJunit, 'pieces'> {
  readonly task: string;
  readonly path: string;
  /** The length of the text. */
  readonly characters: number;
  readonly suites: readonly string[];
}

/** Reads one document; one that is malformed has no suites and a problem that names it. */
export function readDocument({ task, path, text }: JunitText): ReadDocument {
  const suites: string[] = [];
  const failing: FailingTest[] = [];
  const totals: JunitTotals[] = [];
  const { failure, cuts, unknown } = readJunit(text, (suite) => {
    suites.push(writeSuite(task, suite));
    totals.push(totalsOf([suite]));
    if (failing.length < JUNIT_LIMITS.failing) failing.push(...failingOf(task, suite));
  });
  if (failure !== null) return unreadDocument(task, path, failure);
  const isWhole = cuts === 0 && unknown.length === 0;
  return {
    task,
    path,
    characters: text.length,
    suites,
    failing: failing.slice(0, JUNIT_LIMITS.failing),
    totals: addTotals(totals),
    problems: isWhole ? [] : [problem('rim/junit-cut', null, { task, path, cuts, unknown })],
  };
}

/** The document that could not be read: nothing but a problem that names it. */
export function unreadDocument(task: string, path: string, failure: Unread): ReadDocument {
  const problems = [unreadable(task, path, failure)];
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
    pieces: junitPieces(
      totals,
      within.flatMap(({ suites }) => suites),
    ),
    failing: within.flatMap(({ failing }) => failing).slice(0, JUNIT_LIMITS.failing),
    totals,
    problems: [
      ...sorted.flatMap(({ problems }) => problems),
      ...left.map(({ task, path }) => unreadable(task, path, { ...WHOLE, fault: 'too-much' })),
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

type Unread = Omit<JunitFailure, 'fault'> & { readonly fault: JunitFailure['fault'] | 'too-much' };

/** Something is wrong with a document as a whole. */
export const WHOLE = { detail: '', line: 1, column: 1 } as const;

function unreadable(task: string, path: string, { fault: why, ...place }: Unread): RimProblem {
  return problem('rim/junit-unreadable', null, { task, path, why, ...place });
}

function failingOf(task: string, suite: JunitSuite): FailingTest[] {
  return suite.cases
    .filter(({ outcome }) => outcome === 'failed' || outcome === 'error')
    .map((one) => ({
      task,
      suite: cut(suite.name || attributeOf(one.attributes, 'classname'), JUNIT_LIMITS.name),
      test: cut(attributeOf(one.attributes, 'name'), JUNIT_LIMITS.name),
      message: messageOf(one),
      ...placeOfFailure(one, suite),
    }));
}

/** What the first failure says in its `message`, else in its text. */
export function messageOf({ results }: JunitCase): string {
  const failure = results.find(({ element }) => element === 'failure' || element === 'error');
  const message = attributeOf(failure?.attributes ?? [], 'message').trim();
  return cut(message || failure?.text.trim() || '', JUNIT_LIMITS.message);
}
