import { inert, line } from './escape/terminal.ts';
import { arithmetic, countsLine, verdictWord } from './headline.ts';
import { type Column, type Cell as Painted, table } from './layout.ts';
import type { Converged } from './model.ts';
import { nameAndId, type Row, rowsOf, stateMark } from './rows.ts';
import { leftText } from './sections/details.ts';
import { sectionsOf } from './sections/index.ts';
import type { Block, Cell, FailureGroup, Left, Limits, Line, Section, SectionId, Table } from './sections/tree.ts';
import type { Style } from './style.ts';
import type { Tone } from './tone.ts';
import { shorten } from './width.ts';
import { grouped, listed } from './words.ts';

/** What a terminal shows at most; `report.html` and the records have everything. */
const LIMITS: Limits = {
  failures: 20,
  logLines: 30,
  wholeLogs: 3,
  logCharacters: 12_000,
  tests: 20,
  tableRows: Infinity,
  outputs: 20,
  problems: 100,
  timeline: false,
  graph: false,
};

const MOST_COLUMNS = 400;
/** A table of more tasks than this is shown only on request; after a failure it would scroll the answer away. */
const TABLE_ROWS = { pass: 40, fail: 12 } as const;

/** What stands below the verdict, and the shell's own line. */
const PROMPT_LINES = 4;

/** The details that `report.html` tells better than a terminal. */
const ELSEWHERE: ReadonlySet<SectionId> = new Set(['timeline', 'independence']);
/** Sections that say what they are without a title. */
const UNTITLED: ReadonlySet<SectionId> = new Set(['speed', 'notes', 'tasks', 'outputs']);

export interface TextOptions {
  /** What was typed, when this is where tasks ran. */
  readonly command?: readonly string[] | null;
  /** The table of all tasks: always, never, or where it fits. */
  readonly table?: 'always' | 'never' | 'where-it-fits';
  /** Lines of the terminal: the table of all tasks must fit beside the rest. */
  readonly lines?: number;
  /** The path of the log of a task, when it has one. */
  readonly logOf?: (task: string) => string | null;
}

/** The final report for a terminal. Ends with a newline. */
export function verdictText(converged: Converged, style: Style, options: TextOptions = {}): string {
  const { command = null, table = 'where-it-fits', lines, logOf = () => null } = options;
  const rows = rowsOf(converged);
  const sections = sectionsOf(converged, rows, LIMITS, command)
    .filter(({ id }) => !ELSEWHERE.has(id))
    .map((section) => ({ id: section.id, text: sectionText(section, style, logOf) }));
  const top = banner(converged, rows, style);
  const withTable = [top, ...sections.map(({ text }) => text)].join('\n\n');
  const fits =
    lines === undefined
      ? rows.length <= TABLE_ROWS[converged.verdict.verdict]
      : withTable.split('\n').length + PROMPT_LINES <= lines;
  const parts =
    table === 'always' || (table === 'where-it-fits' && fits)
      ? withTable
      : [top, ...sections.filter(({ id }) => id !== 'tasks').map(({ text }) => text)].join('\n\n');
  const long = parts.split('\n').length > 30;
  return `${[parts, ...(long ? [closing(converged, style)] : [])].join('\n\n')}\n`;
}

function painted(converged: Converged, style: Style): string {
  const word = verdictWord(converged);
  return style.bold(word === 'PASS' ? style.green(word) : style.red(word));
}

function banner(converged: Converged, rows: readonly Row[], style: Style): string {
  const first = `${painted(converged, style)}  ${converged.plan.name}: ${countsLine(rows)}`;
  return [first, ...arithmetic(converged).map((text) => `      ${line(text)}`)].join('\n');
}

/** The answer once more, where the first line has scrolled away. */
function closing(converged: Converged, style: Style): string {
  const reason = arithmetic(converged)[0];
  return `${painted(converged, style)}  ${converged.plan.name}${reason === undefined ? '' : `: ${line(reason)}`}`;
}

function sectionText(section: Section, style: Style, logOf: LogOf): string {
  const indent = UNTITLED.has(section.id) ? '' : '  ';
  const body = section.blocks.flatMap((block) => blockLines(block, indent, style, logOf));
  return [...(indent === '' ? [] : [style.bold(section.title)]), ...body].join('\n');
}

type LogOf = (task: string) => string | null;

function blockLines(block: Block, indent: string, style: Style, logOf: LogOf): string[] {
  switch (block.kind) {
    case 'lines':
      return [...block.lines.flatMap((one) => lineLines(one, indent, style)), ...leftLines(block.left, style)];
    case 'groups':
      return [...block.groups.flatMap((group) => groupLines(group, style, logOf)), ...leftLines(block.left, style)];
    case 'table':
      return [...tableLines(block.table, style), ...leftLines(block.left, style)];
    case 'graph':
      return [];
    case 'timeline':
      return [];
    default:
      return block satisfies never;
  }
}

function leftLines(left: Left, style: Style): string[] {
  const text = leftText(left);
  return text === null ? [] : [style.dim(`  ${text}`)];
}

const PAINT: Readonly<Record<Tone, keyof Style & ('green' | 'red' | 'yellow' | 'dim')>> = {
  pass: 'green',
  fail: 'red',
  warn: 'yellow',
  idle: 'dim',
};

function lineLines({ name, text, task, mark, tone, url, detail }: Line, indent: string, style: Style): string[] {
  const paint = tone === undefined ? (same: string) => same : style[PAINT[tone]];
  // What to do about a conflict stands on lines of its own.
  const [head = '', ...fixes] = text.split(/\n(?=- )/);
  const parts = [
    ...(name === undefined ? [] : [style.bold(shorten(line(name), MOST_COLUMNS))]),
    ...(text === '' ? [] : [shorten(line(head), MOST_COLUMNS)]),
    ...(task === undefined ? [] : [style.dim(line(task))]),
    ...(url == null ? [] : [line(url)]),
  ];
  const first = `${indent}${mark === undefined ? '' : `${paint(mark)} `}${parts.join('  ')}`;
  const below = [...fixes, ...(detail === undefined ? [] : [detail])];
  return [first, ...below.map((more) => `${indent}    ${shorten(line(more), MOST_COLUMNS)}`)];
}

function groupLines({ rows, first, reason, facts, log }: FailureGroup, style: Style, logOf: LogOf): string[] {
  const path = logOf(first.task);
  const others = rows.length > 1 ? style.dim(`  and ${grouped(rows.length - 1)} more like it`) : '';
  const note = [...facts, ...(first.leg !== '' && first.shown !== 'missing' ? [first.leg] : [])].map(line);
  const aside = note.length === 0 || rows.length > 1 ? '' : style.dim(`  ${note.join(', ')}`);
  const head = `  ${style.red(stateMark(first))} ${style.bold(line(first.name))}${typed(first, style)}  ${line(reason)}${aside}${others}`;
  const names =
    rows.length > 1
      ? [
          style.dim(
            `    ${listed(
              rows.slice(1).map((row) => line(nameAndId(row))),
              6,
            )}`,
          ),
        ]
      : [];
  return [
    head,
    ...names,
    ...log.map((text) => `      ${style.dim('|')} ${shorten(inert(text), MOST_COLUMNS)}`.trimEnd()),
    ...(path === null ? [] : [style.dim(`      log: ${line(path)}`)]),
  ];
}

/** The id beside a name that is another. */
function typed({ name, task }: Row, style: Style): string {
  return name === task ? '' : style.dim(` (${line(task)})`);
}

/** How the columns of a table of ours are cut. */
function columnsOf({ columns, id }: Table, style: Style): Column[] {
  const most: Readonly<Record<string, number>> =
    id === 'tasks'
      ? { Task: Math.max(24, Math.floor(style.columns / 2)), Leg: 24, Reason: 60 }
      : { Task: 40, Output: 30, Value: 60 };
  return columns.map((title) => {
    const cut = most[title];
    const align = title === 'Time' || title === 'Tries' ? 'right' : 'left';
    return { title, align, ...(cut === undefined ? {} : { most: cut }) };
  });
}

function tableLines(given: Table, style: Style): string[] {
  const cells = given.rows.map((row) => row.map((cell) => paintedCell(cell, style)));
  return table(columnsOf(given, style), cells, style);
}

function paintedCell({ text, tone, kind }: Cell, style: Style): Painted {
  const safe = kind === 'number' || kind === 'state' ? text : line(text);
  return tone === undefined ? { text: safe } : { text: safe, paint: style[PAINT[tone]] };
}
