import { code } from './escape/markdown.ts';
import { gantt } from './gantt.ts';
import { legLink } from './leg-link.ts';
import type { Converged } from './model.ts';
import { fateMark, fateWord, type Row } from './rows.ts';
import { markdownSentence } from './sentence-markup.ts';
import { sentence } from './sentences/index.ts';
import type { Limits } from './summary.ts';
import { more } from './summary-answer.ts';
import { timelineOf } from './timeline.ts';
import { count, cut, duration, grouped } from './words.ts';

/** A name is cut to this many characters in a table; a task id may have 512. */
const NAME = 200;

/** A table with more rows than this unfolds. */
const OPEN_ROWS = 30;

/** What else was found wrong while the results were collected. */
export function problemsSection({ problems }: Converged, limits: Limits): string {
  if (problems.length === 0) return '';
  const items = problems
    .slice(0, limits.problems)
    .map(
      (problem) => `- ${problem.severity}: ${markdownSentence(cut(sentence(problem).replace(/\s*\n\s*/g, ' '), 2000))}`,
    );
  return ['### Notes', '', ...items, ...more(problems.length - limits.problems, 'note')].join('\n');
}

/** Every task in one table, failures first. */
export function taskTableSection(rows: readonly Row[], limits: Limits): string {
  if (rows.length === 0) return '';
  if (limits.tableRows === 0) return `### Tasks\n\n(${count(rows.length, 'task')}, cut to fit)`;
  const lines = rows.slice(0, limits.tableRows).map(tableRow);
  const table = ['| Task | State | Time | Tries | Leg | Reason |', '|---|---|--:|--:|---|---|', ...lines];
  const rest = more(rows.length - limits.tableRows, 'task');
  if (rows.length <= OPEN_ROWS) return ['### Tasks', '', ...table, ...rest].join('\n');
  const title = `<details><summary>${count(Math.min(rows.length, limits.tableRows), 'task')}</summary>`;
  return ['### Tasks', '', title, '', ...table, '', '</details>', ...rest].join('\n');
}

function tableRow(row: Row): string {
  const ran = row.tries > 0;
  const cells = [
    code(cut(row.task, NAME)),
    `${STATE_MARKS[fateMark(row)] ?? ''} ${fateWord(row)}`,
    ran ? duration(row.durationMs) : '',
    ran ? String(row.tries) : '',
    row.leg === '' ? '' : legLink(row),
    markdownSentence(cut(row.reason, 200)),
  ];
  return `| ${cells.join(' | ')} |`;
}

const STATE_MARKS: Readonly<Record<string, string>> = {
  '✓': '✅',
  '✗': '❌',
  '?': '❓',
  '~': '⚠️',
  '!': '⚠️',
  '-': '➖',
};

/** When each task ran, as a diagram. */
export function timelineSection(converged: Converged, rows: readonly Row[], limits: Limits): string {
  if (!limits.timeline) return '';
  const drawn = gantt(timelineOf(converged, rows));
  if (drawn === null) return '';
  const note = drawn.shown < drawn.total ? ['', `(the ${drawn.shown} longest of ${grouped(drawn.total)})`] : [];
  return ['### Timeline', '', '```mermaid', drawn.text, '```', ...note].join('\n');
}

/** The outputs of the tasks. */
export function outputsSection({ verdict }: Converged, limits: Limits): string {
  const all = Object.entries(verdict.outputs).flatMap(([task, values]) =>
    Object.entries(values).map(([key, value]) => ({ task, key, value })),
  );
  if (all.length === 0) return '';
  if (limits.outputs === 0) return `### Outputs\n\n(${count(all.length, 'output')}, cut to fit)`;
  const shown = all
    .slice(0, limits.outputs)
    .map(({ task, key, value }) => `| ${code(cut(task, NAME))} | ${code(cut(key, 100))} | ${code(cut(value, 200))} |`);
  const rest = more(all.length - shown.length, 'output');
  return ['### Outputs', '', '| Task | Output | Value |', '|---|---|---|', ...shown, ...rest].join('\n');
}
