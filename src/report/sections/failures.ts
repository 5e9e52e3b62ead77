import { logLines } from '../escape/terminal.ts';
import type { Converged } from '../model.ts';
import { withNames } from '../problem-names.ts';
import { isTrouble, namesOf, neverStarted, type Row, stateWord } from '../rows.ts';
import { sentence } from '../sentences/index.ts';
import { count, duration, listed } from '../words.ts';
import { type Block, type FailureGroup, firstOf, type Limits, type Line, nothingLeft, type Section } from './tree.ts';
import { whyLines } from './why.ts';

/** What made the verdict fail besides tasks: it is never the last thing that is read. */
export function causes({ plan, problems, verdict }: Converged, limits: Limits): Section | null {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length === 0 || verdict.verdict === 'pass') return null;
  const { shown, left } = firstOf(errors, limits.problems, 'error');
  const nameOf = namesOf(plan);
  const lines = shown.map(
    (problem): Line => ({ text: `error: ${sentence(withNames(problem, nameOf))}`, tone: 'fail' }),
  );
  return { id: 'causes', title: 'Errors', blocks: [{ kind: 'lines', lines, left }] };
}

/** The failing tests of the JUnit reports that tasks left. */
export function failingTests({ plan, failingTests: tests = [] }: Converged, limits: Limits): Section | null {
  if (tests.length === 0) return null;
  const { shown, left } = firstOf(tests, limits.tests, 'test');
  const nameOf = namesOf(plan);
  const lines = shown.map(({ suite, test, task: id, message, file, line }): Line => {
    const [detail = ''] = logLines(message);
    const place = file === null ? '' : `at \`${file}${line === null ? '' : `:${line}`}\``;
    return {
      name: `${suite} > ${test}`,
      text: place,
      task: nameOf(id),
      mark: '✗',
      tone: 'fail',
      ...(detail && { detail }),
    };
  });
  return { id: 'tests', title: count(tests.length, 'failing test'), blocks: [{ kind: 'lines', lines, left }] };
}

/** What failed and why, causes before consequences; what failed in the same way is reported once. */
export function failures({ verdict }: Converged, rows: readonly Row[], limits: Limits): Section | null {
  const trouble = rows.filter(isTrouble);
  if (trouble.length === 0) return null;
  const blocked = trouble.filter(({ shown }) => shown === 'blocked');
  const isUnstarted = ({ record }: Row) => record !== null && neverStarted(record);
  const unstarted = trouble.filter(isUnstarted);
  const groups = groupsOf(trouble.filter((row) => row.shown !== 'blocked' && !isUnstarted(row)));
  const { shown, left } = firstOf(groups, limits.failures, 'failure');
  const blocks: Block[] = [];
  if (groups.length > 0)
    blocks.push({
      kind: 'groups',
      groups: shown.map((group, at) => told(group, at, limits)),
      left,
    });
  if (blocked.length > 0) blocks.push(notStarted(blocked, limits));
  if (unstarted.length > 0) blocks.push(oneLine(unstarted));
  return { id: 'failed', title: verdict.verdict === 'pass' ? 'Failed, which the policy allows' : 'Failed', blocks };
}

/** What an interruption kept from starting. */
function oneLine(unstarted: readonly Row[]): Block {
  const names = listed(
    unstarted.map(({ name }) => name),
    3,
  );
  const line: Line = {
    name: count(unstarted.length, 'task'),
    text: `never started: ${names}`,
    mark: '✗',
    tone: 'fail',
  };
  return { kind: 'lines', lines: [line], left: nothingLeft };
}

function notStarted(blocked: readonly Row[], limits: Limits): Block {
  const { shown, left } = firstOf(blocked, Math.max(3, limits.failures), 'blocked task');
  const lines = shown.map((row): Line => ({ name: row.name, text: row.reason, mark: '✗', tone: 'fail' }));
  return { kind: 'lines', lines, left };
}

/** Failures of one state whose reason and whose last line are the same, but for the names of the task and its leg. */
function groupsOf(rows: readonly Row[]): readonly (readonly Row[])[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const last = logLines(row.record?.logTail ?? '').at(-1) ?? '';
    const key = JSON.stringify([row.shown, ...[row.reason, last].map((text) => withoutNames(text, row))]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

function withoutNames(text: string, row: Row): string {
  return [row.task, row.name, row.leg]
    .filter((name) => name !== '')
    .reduce((rest, name) => rest.replaceAll(name, '\0'), text);
}

function told(rows: readonly Row[], at: number, limits: Limits): FailureGroup {
  const [first] = rows;
  if (first === undefined) throw new RangeError('a group of failures has at least one');
  const most = at < limits.wholeLogs ? limits.logLines : Math.ceil(limits.logLines / 6);
  const { lines, dropped } = whyLines(first.record?.logTail ?? '', most, limits.logCharacters);
  const reason = first.reason || stateWord(first);
  return { rows, first, reason, facts: factsOf(first, rows.length), log: lines, dropped };
}

function factsOf(row: Row, size: number): readonly string[] {
  if (size > 1) return [];
  return [
    ...(row.tries > 1 ? [count(row.tries, 'try', 'tries')] : []),
    ...(row.durationMs > 0 ? [duration(row.durationMs)] : []),
  ];
}
