import { cut } from '../merge/cut.ts';
import type { FailingTest } from '../merge/junit-model.ts';
import { logLines } from './escape/terminal.ts';
import { countsLine } from './headline.ts';
import type { Converged } from './model.ts';
import { withNames } from './problem-names.ts';
import { nameAndId, namesOf, type Row, rowsOf, stateWord } from './rows.ts';
import { sentence } from './sentences/index.ts';
import { count } from './words.ts';

/** What the rim hands to `::error`, `::warning` or `::notice`; not yet escaped for the command. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
}

/** GitHub keeps ten annotations of a level for a step; the tenth is the step's own, which ends it with the reason. */
const MOST = 9;
/** GitHub keeps so many characters of a message (actions/runner). */
export const MOST_CHARACTERS = 4096;
const MOST_PATH = 1000;
/** The most tests of one task, so that others are seen as well. */
const MOST_TESTS = 3;

/**
 * At most nine annotations, worst first: failures, then other problems, then what only just passed. When there
 * is more to say, the last one says how much more. Failures of a run that passes are warnings.
 */
export function annotations(converged: Converged): readonly Annotation[] {
  const rows = rowsOf(converged);
  const nameOf = namesOf(converged.plan);
  const all = [
    ...rows.filter((row) => row.fails).flatMap((row) => ofFailure(row, converged)),
    ...converged.problems.map((problem) => ofProblem(withNames(problem, nameOf))),
    ...rows.filter((row) => !row.fails && (row.flaky || row.shown === 'tolerated')).map(ofBlemish),
  ].sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
  if (all.length <= MOST) return all;
  return [...all.slice(0, MOST - 1), rest(all.slice(MOST - 1), rows)];
}

const LEVELS: readonly Annotation['level'][] = ['error', 'warning', 'notice'];

/** The first failing tests of the task that have a place, each at its line; for a task without any, the end of its log. */
function ofFailure(row: Row, converged: Converged): Annotation[] {
  const level = converged.verdict.verdict === 'fail' ? 'error' : 'warning';
  const placed = (converged.failingTests ?? []).filter(({ task, file }) => task === row.task && file !== null);
  const tests = placed.slice(0, MOST_TESTS).map((test) => ofTest(test, row, level));
  return tests.length > 0 ? tests : [ofLog(row, level)];
}

function ofTest(failing: FailingTest, row: Row, level: Annotation['level']): Annotation {
  const { test, message, line } = failing;
  return {
    level,
    title: cut(`${nameAndId(row)}: ${test}`, 200),
    message: cut(message || 'the test failed', MOST_CHARACTERS),
    file: cut(failing.file ?? '', MOST_PATH),
    ...(line === null ? {} : { line }),
  };
}

function ofLog(row: Row, level: Annotation['level']): Annotation {
  const log = logLines(row.record?.logTail ?? '').slice(-20);
  const title = cut(`${nameAndId(row)} ${stateWord(row)}`, 200);
  const head = row.reason === '' ? stateWord(row) : row.reason;
  const room = MOST_CHARACTERS - head.length - 1;
  return {
    level,
    title,
    message: cut(log.length === 0 ? head : `${head}\n${lastPart(log.join('\n'), room)}`, MOST_CHARACTERS),
  };
}

/** The end of a log says why. */
function lastPart(text: string, most: number): string {
  return text.length <= most ? text : text.slice(text.length - Math.max(0, most)).replace(/^[\uDC00-\uDFFF]/, '');
}

function ofProblem(problem: Converged['problems'][number]): Annotation {
  return {
    level: problem.severity === 'note' ? 'notice' : problem.severity,
    title: 'fanfold',
    message: cut(sentence(problem), MOST_CHARACTERS),
    ...(problem.at === null ? {} : { file: problem.at.file, line: problem.at.line }),
  };
}

function ofBlemish(row: Row): Annotation {
  return {
    level: 'notice',
    title: cut(`${nameAndId(row)} ${stateWord(row)}`, 200),
    message: cut(row.reason || stateWord(row), MOST_CHARACTERS),
  };
}

function rest(left: readonly Annotation[], rows: readonly Row[]): Annotation {
  const level = left[0]?.level ?? 'notice';
  return {
    level,
    title: `${count(left.length, 'more annotation')}`,
    message: `${count(left.length, 'more annotation')}, all in the job summary. ${countsLine(rows)}`,
  };
}
