import type { RimProblem } from '../../problem.ts';
import type { FailingTest } from '../model.ts';
import { cut } from '../words.ts';
import { JUNIT_LIMITS, type JunitCase, type JunitSuite } from './junit-model.ts';
import { type JunitFault, readJunit } from './junit-read.ts';
import { type JunitTotals, totalsOf, writeJunit } from './junit-write.ts';

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

/** One document once read. Small against its text, so that the texts of thousands need not be held together. */
export type ReadDocument = Pick<JunitText, 'task' | 'path'> & {
  readonly characters: number;
  readonly suites: readonly JunitSuite[];
  readonly problems: readonly RimProblem[];
};

/** Merges the JUnit documents of all tasks into one; the order in which they are given does not matter. */
export function mergeJunit(documents: readonly JunitText[]): MergedJunit {
  return mergeDocuments(documents.map(readDocument));
}

/** Reads one document; one that is malformed has no suites and a problem that names it. */
export function readDocument({ task, path, text }: JunitText): ReadDocument {
  const read = readJunit(text);
  const characters = text.length;
  if ('suites' in read) return { task, path, characters, suites: read.suites, problems: [] };
  return { task, path, characters, suites: [], problems: [unreadable(task, path, read.fault, read.detail)] };
}

/** Merges documents that are read, by task and then path. What is beyond the limits is left out and named. */
export function mergeDocuments(documents: readonly ReadDocument[]): MergedJunit {
  const sorted = documents.toSorted((a, b) => order(a.task, b.task) || order(a.path, b.path));
  const suites: { readonly task: string; readonly suite: JunitSuite }[] = [];
  const problems: RimProblem[] = [];
  let [characters, cases] = [0, 0];
  for (const document of sorted) {
    characters += document.characters;
    cases += document.suites.reduce((sum, suite) => sum + suite.cases.length, 0);
    problems.push(...document.problems);
    if (characters > JUNIT_LIMITS.characters || cases > JUNIT_LIMITS.cases)
      problems.push(unreadable(document.task, document.path, 'too-much', ''));
    else for (const suite of document.suites) suites.push({ task: document.task, suite });
  }
  return {
    xml: writeJunit(suites),
    failing: suites.flatMap(({ task, suite }) => failingOf(task, suite)).slice(0, JUNIT_LIMITS.failing),
    totals: totalsOf(suites.map(({ suite }) => suite)),
    problems,
  };
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
