import { inert, line, logLines } from './escape/terminal.ts';
import { arithmetic, boundLine, countsLine, speedLine, verdictWord } from './headline.ts';
import { table } from './layout.ts';
import type { Converged } from './model.ts';
import { nextSteps, type Step } from './next-steps.ts';
import { formatProblems } from './problems.ts';
import { fateMark, fateWord, isTrouble, type Row, rowsOf } from './rows.ts';
import type { Style } from './style.ts';
import { shorten } from './width.ts';
import { count, duration, grouped } from './words.ts';

/** What a terminal report shows at most; the full story is in `report.html` and the records. */
const MOST = {
  failures: 20,
  logLines: 10,
  logColumns: 400,
  tableRows: 40,
  slowest: 15,
  outputs: 20,
  tests: 20,
} as const;

/**
 * The final report for a terminal: the verdict and its arithmetic, what failed and why with the last lines of its log,
 * the table of all tasks, outputs, speed, and what to do next. `command` is what was typed, when this is where tasks ran.
 * Ends with a newline.
 */
export function verdictText(converged: Converged, style: Style, command: readonly string[] | null = null): string {
  const rows = rowsOf(converged);
  const parts = [
    banner(converged, rows, style),
    failingTests(converged, style),
    failures(converged, rows, style),
    taskTable(rows, style),
    outputs(converged, style),
    converged.problems.length === 0
      ? []
      : formatProblems(converged.problems, new Map(), style, 'was-run').trimEnd().split('\n'),
    speed(converged),
    steps(nextSteps(converged, rows, command), style),
  ];
  const lines = parts.filter((part) => part.length > 0).map((part) => part.join('\n'));
  const long = lines.join('\n').split('\n').length > 30;
  return `${[...lines, ...(long ? [closing(converged, style)] : [])].join('\n\n')}\n`;
}

function painted(converged: Converged, style: Style): string {
  const word = verdictWord(converged);
  return style.bold(word === 'PASS' ? style.green(word) : style.red(word));
}

function banner(converged: Converged, rows: readonly Row[], style: Style): string[] {
  const first = `${painted(converged, style)}  ${converged.plan.name}: ${countsLine(rows)}`;
  return [first, ...arithmetic(converged).map((text) => `      ${line(text)}`)];
}

function closing(converged: Converged, style: Style): string {
  const reason = arithmetic(converged)[0];
  return `${painted(converged, style)}  ${converged.plan.name}${reason === undefined ? '' : `: ${line(reason)}`}`;
}

function failingTests({ failingTests: tests = [] }: Converged, style: Style): string[] {
  if (tests.length === 0) return [];
  const shown = tests.slice(0, MOST.tests).flatMap((test) => {
    const [first = ''] = logLines(test.message);
    const name = `  ${style.red('✗')} ${line(test.suite)} > ${line(test.test)}  ${style.dim(line(test.task))}`;
    return first === '' ? [name] : [name, `      ${shorten(line(first), MOST.logColumns)}`];
  });
  return [
    style.bold(`${count(tests.length, 'failing test')}`),
    ...shown,
    ...moreLine(tests.length - MOST.tests, style),
  ];
}

function failures({ verdict }: Converged, rows: readonly Row[], style: Style): string[] {
  const failing = rows.filter(isTrouble);
  if (failing.length === 0) return [];
  const shown = failing.slice(0, MOST.failures).flatMap((row) => failure(row, style));
  const title = verdict.verdict === 'pass' ? 'Failed, which the policy allows' : 'Failed';
  return [style.bold(title), ...shown, ...moreLine(failing.length - MOST.failures, style)];
}

function failure(row: Row, style: Style): string[] {
  const facts = [
    ...(row.tries > 1 ? [count(row.tries, 'try', 'tries')] : []),
    ...(row.durationMs > 0 ? [duration(row.durationMs)] : []),
    ...(row.leg !== '' && row.fate !== 'missing' ? [row.leg] : []),
  ].map(line);
  const reason = line(row.reason) || fateWord(row);
  const note = facts.length === 0 ? '' : style.dim(`  ${facts.join(', ')}`);
  const head = `  ${style.red(fateMark(row))} ${style.bold(line(row.task))}  ${reason}${note}`;
  if (row.fate === 'blocked') return [head];
  const log = logLines(row.record?.logTail ?? '').slice(-MOST.logLines);
  return [head, ...log.map((text) => `      ${style.dim('|')} ${shorten(inert(text), MOST.logColumns)}`.trimEnd())];
}

function taskTable(rows: readonly Row[], style: Style): string[] {
  if (rows.length === 0) return [];
  const columns = [
    { title: 'Task', most: Math.max(24, Math.floor(style.columns / 2)) },
    { title: 'State' },
    { title: 'Time', align: 'right' },
    { title: 'Tries', align: 'right' },
    { title: 'Leg', most: 24 },
    { title: 'Reason', most: 60 },
  ] as const;
  const shown = worthShowing(rows);
  const cells = shown.map((row) => [
    { text: line(row.task) },
    { text: `${fateMark(row)} ${fateWord(row)}`, paint: paintOf(row, style) },
    { text: row.tries === 0 ? '' : duration(row.durationMs) },
    { text: row.tries > 1 ? String(row.tries) : '' },
    { text: line(row.leg), paint: style.dim },
    { text: line(row.reason) },
  ]);
  return [...table(columns, cells, style), ...moreLine(rows.length - shown.length, style)];
}

/** All rows, or of a long list what went wrong and then the slowest. */
function worthShowing(rows: readonly Row[]): readonly Row[] {
  if (rows.length <= MOST.tableRows) return rows;
  const plainly = (row: Row): boolean => row.fate === 'succeeded' && !row.flaky && !row.fails;
  const notable = rows.filter((row) => !plainly(row)).slice(0, MOST.tableRows);
  const slowest = rows.filter(plainly).toSorted((a, b) => b.durationMs - a.durationMs);
  return [...notable, ...slowest.slice(0, Math.max(0, MOST.slowest - notable.length))];
}

function paintOf(row: Row, style: Style): (text: string) => string {
  if (row.fails) return style.red;
  if (row.fate === 'succeeded') return row.flaky ? style.yellow : style.green;
  return row.fate === 'tolerated' ? style.yellow : style.dim;
}

function outputs({ verdict }: Converged, style: Style): string[] {
  const all = Object.entries(verdict.outputs).flatMap(([task, values]) =>
    Object.entries(values).map(([key, value]) => [task, key, value] as const),
  );
  if (all.length === 0) return [];
  const columns = [
    { title: 'Task', most: 40 },
    { title: 'Output', most: 30 },
    { title: 'Value', most: 60 },
  ];
  const cells = all.slice(0, MOST.outputs).map((values) => values.map((text) => ({ text: line(text) })));
  return [...table(columns, cells, style), ...moreLine(all.length - MOST.outputs, style)];
}

function speed(converged: Converged): string[] {
  return [speedLine(converged), boundLine(converged)].filter((text) => text !== null).map(line);
}

function steps(next: readonly Step[], style: Style): string[] {
  return next.length === 0
    ? []
    : [style.bold('Next'), ...next.map(({ text, url }) => `  ${line(text)}${url === null ? '' : ` ${url}`}`)];
}

function moreLine(more: number, style: Style): string[] {
  return more > 0 ? [style.dim(`  and ${grouped(more)} more`)] : [];
}
