import type { RimProblem } from '../../problem.ts';
import { count, grouped, listed } from '../words.ts';
import { plain, quoted, unquoted } from './parts.ts';

/** Problems with the files of the tasks when they are folded into one tree. All texts in them are hostile. */
export type MergeProblem = Extract<
  RimProblem,
  {
    kind:
      | 'junit-unreadable'
      | 'junit-cut'
      | 'lcov-unreadable'
      | 'lcov-lines'
      | 'report-empty'
      | 'fold-unreadable'
      | 'merge-conflict'
      | 'merge-refused'
      | 'merge-link'
      | 'merge-too-many';
  }
>;

/** The sentence of a problem with merging. */
export function mergeSentence(problem: MergeProblem): string {
  switch (problem.kind) {
    case 'junit-unreadable':
      return `${quoted(problem.path)} of ${quoted(problem.task)} ${faultText({ ...problem, fault: problem.why })}; its tests are not in the merged report`;
    case 'junit-cut':
      return `${quoted(problem.path)} of ${quoted(problem.task)} is merged without all of its texts: ${cutText(problem)}`;
    case 'lcov-unreadable':
      return `${quoted(problem.path)} of ${quoted(problem.task)} ${LCOV[problem.why]}; its coverage is not in the sum`;
    case 'lcov-lines':
      return `${quoted(problem.path)} of ${quoted(problem.task)}: ${lcovLines(problem)}`;
    case 'report-empty':
      return `${quoted(problem.path)} of ${quoted(problem.task)} is empty, so it is left out`;
    case 'fold-unreadable':
      return `${quoted(problem.path)} of ${quoted(problem.task)} is not folded (${problem.fold}): ${plain(problem.detail)}`;
    case 'merge-conflict':
      return conflict(problem);
    case 'merge-refused':
      return `${quoted(problem.path)} of ${quoted(problem.task)} is not merged: a path must stay below the folder and outside \`.git\``;
    case 'merge-link':
      return `nothing is merged into ${quoted(problem.path)}: files go only into real folders of the workspace, never through a symbolic link or into the results`;
    case 'merge-too-many':
      return `the tasks bring ${grouped(problem.files)} files, more than the ${grouped(problem.max)} that are merged; narrow \`artifacts\` or pack them`;
    default:
      return problem satisfies never;
  }
}

const JUNIT: Readonly<Record<Extract<MergeProblem, { kind: 'junit-unreadable' }>['why'], string>> = {
  'too-large': 'is larger than fanfold reads as a test report',
  doctype: 'declares a document type, which a test report does not need and which is not read',
  'not-xml': 'is not XML',
  'one-root': 'has not exactly one root element',
  'no-suites': 'is XML without `testsuite` or `testsuites`',
  'too-much': 'would exceed what one merged report holds',
};

const LCOV: Readonly<Record<Extract<MergeProblem, { kind: 'lcov-unreadable' }>['why'], string>> = {
  'too-large': 'is larger than fanfold reads as a coverage file',
  'too-much': 'would exceed what one summed file holds',
  'bad-line': 'is not LCOV: no line of it is in the record of a source file',
  empty: 'names no source file',
};

function lcovLines({ bad, line, negative }: Extract<MergeProblem, { kind: 'lcov-lines' }>): string {
  const lines = `${count(bad, 'malformed line')} ${bad === 1 ? 'is' : 'are'} left out, the first is line ${line}`;
  const counts = `${count(negative, 'count')} below zero ${negative === 1 ? 'is' : 'are'} taken for 0`;
  return [bad > 0 ? lines : '', negative > 0 ? counts : ''].filter((part) => part !== '').join('; ');
}

function conflict({
  why,
  paths: [path, other],
  tasks: [a, b],
  more,
}: Extract<MergeProblem, { kind: 'merge-conflict' }>): string {
  const both = a === b ? `${quoted(a)} brings both` : `${quoted(a)} and ${quoted(b)}`;
  const rest = more === 0 ? '' : ` (and ${count(more, 'more file')} in the same place)`;
  const advice = 'give each task a path of its own, e.g. with its id in it';
  if (why === 'content') return `${both} bring ${quoted(path)} with different content${rest}; ${advice}`;
  const joined =
    a === b ? `${both} ${quoted(path)} and ${quoted(other)}` : `${both} bring ${quoted(path)} and ${quoted(other)}`;
  return why === 'case'
    ? `${joined}, which differ only in letter case${rest}; ${advice}`
    : `${joined}, of which one would be a folder of the other${rest}; ${advice}`;
}

interface JunitFault {
  readonly fault: keyof typeof JUNIT;
  readonly detail: string;
  readonly line: number;
  readonly column: number;
}

/** What is wrong with a test report, as what follows its name; with its place where it has one. */
export function faultText({ fault, line, column, detail }: JunitFault): string {
  const what = JUNIT[fault];
  if (fault === 'no-suites') return `${what} (\`${plain(detail)}\`)`;
  if (fault === 'too-large' || fault === 'too-much') return what;
  return `${what} (line ${line}, column ${column}${detail === '' ? '' : `: ${unquoted(detail)}`})`;
}

function cutText({ cuts, unknown }: Extract<MergeProblem, { kind: 'junit-cut' }>): string {
  const names =
    unknown.length === 0 ? '' : `elements that test reports do not have (${listed(unknown.map(quoted), 4)})`;
  const texts = cuts === 0 ? '' : `${count(cuts, 'text')} cut to the length that is kept`;
  return [names, texts].filter((part) => part !== '').join(', and ');
}
