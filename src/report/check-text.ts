import type { CheckedCondition } from '../model.ts';
import type { Problem } from '../problem.ts';
import { line } from './escape/terminal.ts';
import { table } from './layout.ts';
import { formatProblems } from './problems.ts';
import type { Style } from './style.ts';
import { count, grouped } from './words.ts';

/** What a check of independence found. */
export interface Checked {
  /** Pairs of tasks in conflict, however many of them `problems` shows. */
  readonly conflicts: number;
  /** Tasks that declare neither reads nor writes, and all tasks. */
  readonly unknown: number;
  readonly tasks: number;
  readonly conditions: readonly CheckedCondition[];
  /** Conflicts grouped by pattern pair, and everything else that is wrong; already cut for people. */
  readonly problems: readonly Problem[];
  /** Texts of the files that `problems` point into, by name. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * The text of `fanfold check`: whether the tasks are independent, the four conditions, then each conflict where it stands
 * with its fixes. Ends with a newline.
 */
export function checkText(checked: Checked, style: Style): string {
  const parts = [
    answer(checked, style),
    conditionTable(checked.conditions, style),
    formatProblems(checked.problems, checked.texts, style, 'was-run').trimEnd(),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function answer({ conflicts, unknown, tasks, conditions }: Checked, style: Style): string {
  const broken = conditions.filter(({ status }) => status === 'conflict').length;
  if (conflicts > 0)
    return `${style.bold(style.red('NOT INDEPENDENT'))}  ${count(conflicts, 'pair')} of tasks in conflict`;
  if (broken > 0) return `${style.bold(style.red('NOT INDEPENDENT'))}  ${count(broken, 'condition')} broken`;
  const of = count(tasks, 'task');
  if (unknown > 0)
    return `${style.bold(style.yellow('NO CONFLICT FOUND'))}  but ${grouped(unknown)} of ${of} declared nothing`;
  return `${style.bold(style.green('INDEPENDENT'))}  ${of}, no conflict`;
}

const MARKS: Readonly<Record<CheckedCondition['status'], string>> = {
  ok: '✓',
  conflict: '✗',
  warning: '!',
  unknown: '?',
};

function conditionTable(conditions: readonly CheckedCondition[], style: Style): string {
  const paints = { ok: style.green, conflict: style.red, warning: style.yellow, unknown: style.dim };
  const rows = conditions.map(({ name, status, summary }) => [
    { text: `  ${MARKS[status]} ${line(name)}`, paint: paints[status] },
    { text: line(summary) },
  ]);
  return table([{ title: '' }, { title: '' }], rows, style)
    .filter((text) => text !== '')
    .join('\n');
}
