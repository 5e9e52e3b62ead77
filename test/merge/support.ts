import { mergeDocuments, readDocument } from '../../src/merge/junit.ts';
import { LcovSum } from '../../src/merge/lcov.ts';

/** A report of a task, and where it stood among the task's files. */
interface Report {
  readonly task: string;
  readonly path: string;
  readonly text: string;
}

/** The JUnit documents of all tasks as one text. */
export function mergeJunit(documents: readonly Report[]) {
  const { pieces, ...others } = mergeDocuments(documents.map(readDocument));
  return { xml: [...pieces].join(''), ...others };
}

/** The sum of LCOV documents. */
export function mergeLcov(documents: readonly Report[]) {
  const sum = new LcovSum();
  const problems = documents.flatMap((document) => sum.add(document));
  return { text: sum.text(), problems };
}
