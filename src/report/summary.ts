import { cut } from '../merge/cut.ts';
import { isGuess } from '../packing/estimate.ts';
import { cutToBytes, utf8Bytes } from './bytes.ts';
import { html, safeUrl } from './escape/html.ts';
import { code, fenced, prose } from './escape/markdown.ts';
import { gantt } from './gantt.ts';
import { arithmetic, boundLine, countsLine, speedLine } from './headline.ts';
import type { Converged } from './model.ts';
import { type Row, rowsOf, stateWord } from './rows.ts';
import { sectionsOf } from './sections/index.ts';
import type { Block, Cell, FailureGroup, Left, Limits, Line, Section, SectionId, Table } from './sections/tree.ts';
import { markdownSentence } from './sentence-markup.ts';
import type { Timeline } from './timeline.ts';
import { count, duration, grouped } from './words.ts';

const FULL: Limits = {
  failures: 100,
  logLines: 30,
  wholeLogs: 100,
  logCharacters: 8192,
  tests: 100,
  tableRows: 5000,
  outputs: 500,
  problems: 50,
  timeline: true,
  graph: false,
};

/** What is cut, and in which order, until the text fits: logs first, then rows, then everything but the answer. */
const STEPS: readonly Partial<Limits>[] = [
  {},
  { logLines: 10, logCharacters: 2000 },
  { logLines: 3, logCharacters: 500 },
  { logLines: 0 },
  { tableRows: 2000, outputs: 100 },
  { tableRows: 500 },
  { tableRows: 100, failures: 50, outputs: 20, tests: 20 },
  { tableRows: 20, failures: 10, outputs: 0, problems: 10 },
  { tableRows: 0, failures: 3, tests: 3, problems: 3, timeline: false },
  { failures: 0, tests: 0, problems: 0 },
];

/** GitHub takes 1 MiB from a step (actions/runner, `AttachmentSizeLimit`); the rest is left to what else the step writes. */
const MOST_BYTES = 1_000_000;

/**
 * The job summary as Markdown. The first screen is the answer; details unfold. Never longer than `mostBytes`: parts are cut
 * in a fixed order, and each cut is said where it was made.
 */
export function summary(converged: Converged, mostBytes = MOST_BYTES): string {
  const rows = rowsOf(converged);
  let limits = FULL;
  let text = '';
  for (const step of STEPS) {
    limits = { ...limits, ...step };
    text = markdown(answer(converged, rows), sectionsBelow(converged, rows, limits), limits);
    if (utf8Bytes(text) <= mostBytes) return text;
  }
  return cutToBytes(text, mostBytes);
}

/** A pass is three lines, since a reader looks for more only where it is red, and then the slowest tasks. */
function answer(converged: Converged, rows: readonly Row[]): string {
  if (converged.verdict.verdict === 'fail') return head(converged, rows);
  const lines = [speedLine(converged), boundLine(converged)].filter((text) => text !== null);
  const speed = lines.map((text) => `- ${markdownSentence(cut(text, 2000))}`);
  const said = head(converged, rows);
  return [
    said,
    ...(speed.length === 0 ? [] : [`${said.includes('\n- ') ? '' : '\n'}${speed.join('\n')}`]),
    slowest(converged, rows),
  ]
    .filter(Boolean)
    .join('\n');
}

function sectionsBelow(converged: Converged, rows: readonly Row[], limits: Limits): readonly Section[] {
  const sections = sectionsOf(converged, rows, limits);
  return converged.verdict.verdict === 'fail' ? sections : sections.filter(({ id }) => id !== 'speed');
}

const SLOWEST = 5;

/** The tasks that took longest, with what was expected of them. */
function slowest({ plan }: Converged, rows: readonly Row[]): string {
  const ran = rows.filter(({ durationMs }) => durationMs > 0).toSorted((a, b) => b.durationMs - a.durationMs);
  if (ran.length < 2) return '';
  const known = isGuess(plan.tasks) ? new Map() : new Map(plan.tasks.map(({ id, estimateMs }) => [id, estimateMs]));
  const lines = ran.slice(0, SLOWEST).map((row) => {
    const expected = known.get(row.task);
    return `| ${code(cut(row.name, NAME))} | ${duration(row.durationMs)} | ${expected === undefined ? '' : duration(expected)} |`;
  });
  return [
    '',
    `| Slowest${ran.length > SLOWEST ? ` of ${grouped(ran.length)}` : ''} | Time | Predicted |`,
    '|---|--:|--:|',
    ...lines,
  ].join('\n');
}

/** Sections as Markdown, under a heading. */
export function markdown(heading: string, sections: readonly Section[], limits: Limits): string {
  return `${[heading, ...sections.map((section) => sectionText(section, limits))].join('\n\n')}\n`;
}

/** The verdict, the counts and the arithmetic. */
export function head(converged: Converged, rows: readonly Row[]): string {
  const pass = converged.verdict.verdict === 'pass';
  const lines = arithmetic(converged)
    .filter((text) => !(pass && text === `all ${rows.length} succeeded`))
    .map((text) => `- ${markdownSentence(cut(text, 2000))}`);
  return [
    `## ${pass ? '✅' : '❌'} ${prose(converged.plan.name)} ${pass ? 'passed' : 'failed'}`,
    '',
    `**${countsLine(rows)}**`,
    ...(lines.length === 0 ? [] : ['', ...lines]),
  ].join('\n');
}

/** Details that unfold: what is above them is the answer. */
const FOLDED: ReadonlySet<SectionId> = new Set(['tasks', 'timeline', 'outputs', 'independence']);

function sectionText(section: Section, limits: Limits): string {
  const body = section.blocks.map((block) => blockText(block, limits));
  if (!FOLDED.has(section.id)) return [`### ${section.title}`, ...body].join('\n\n');
  return [`<details><summary>${section.title}</summary>`, ...body, '</details>'].join('\n\n');
}

function blockText(block: Block, limits: Limits): string {
  switch (block.kind) {
    case 'lines':
      return withLeft(block.lines.map(lineText).join('\n'), block.left);
    case 'groups':
      return withLeft(groupsText(block.groups, limits), block.left);
    case 'table':
      return tableText(block.table, block.left);
    case 'graph':
      return '';
    case 'timeline':
      return timelineText(block.timeline);
    default:
      return block satisfies never;
  }
}

function withLeft(text: string, { count: left, noun }: Left): string {
  return [text, ...cutLines(left, noun)].filter(Boolean).join('\n\n');
}

/** A line that says how many were left out, or none. */
export function cutLines(left: number, noun: string): string[] {
  return left > 0 ? [`(${count(left, `more ${noun}`)}, cut to fit)`] : [];
}

const MARKS: Readonly<Record<string, string>> = {
  '✓': '✅',
  '✗': '❌',
  '?': '❓',
  '~': '⚠️',
  '!': '⚠️',
  '-': '➖',
};

function lineText({ name, text, task, mark, url, detail }: Line): string {
  const parts = [
    ...(mark === undefined ? [] : [MARKS[mark] ?? '']),
    ...(name === undefined ? [] : [code(cut(name, 500))]),
    ...(text === '' ? [] : [markdownSentence(cut(text.replace(/\s*\n\s*/g, ' '), 2000))]),
    ...(task === undefined ? [] : [`in ${code(task)}`]),
    ...(safeUrl(url) === null ? [] : [`[(open)](<${url}>)`]),
  ];
  const more = detail === undefined ? '' : `: ${code(cut(detail, 300))}`;
  return `- ${parts.join(' ')}${more}`;
}

/** More failures than this are a table whose logs unfold below it, so that the answer stays on the first screen. */
const OPEN = 3;
/** More folded logs than this fold together. */
const MOST_LOGS = 8;

function groupsText(groups: readonly FailureGroup[], limits: Limits): string {
  if (groups.length <= OPEN) return groups.map((group) => groupText(group, true, limits)).join('\n\n');
  const rows = groups.map(({ rows: own, first, reason }) => {
    const others = own.length > 1 ? ` and ${grouped(own.length - 1)} more` : '';
    const time = first.tries > 0 ? duration(first.durationMs) : '';
    return `| ${code(cut(first.name, NAME))}${typed(first)}${others} | ${stateWord(first)} | ${markdownSentence(cut(reason, 200))} | ${time} |`;
  });
  const logs = groups
    .filter(({ log, dropped }) => log.length + dropped > 0)
    .map((group) => foldedLog(group, false, limits));
  const table = ['| Task | State | Reason | Time |', '|---|---|---|--:|', ...rows].join('\n');
  if (logs.length <= MOST_LOGS) return [table, '', ...logs].join('\n');
  return [table, '', `<details><summary>${count(logs.length, 'log')}</summary>`, '', ...logs, '', '</details>'].join(
    '\n',
  );
}

function groupText(group: FailureGroup, open: boolean, limits: Limits): string {
  const { rows, first, reason, facts } = group;
  const leg = first.leg === '' || rows.length > 1 ? [] : [linked(code(first.leg), first.job?.url)];
  const aside = [...facts, ...leg].join(', ');
  const why = `**${code(first.name)}**${typed(first)} ${stateWord(first)}: ${markdownSentence(cut(reason, 500))}${aside === '' ? '' : ` (${aside})`}`;
  const others = rows.slice(1, 21).map(({ name }) => code(cut(name, NAME)));
  const left = rows.length - 1 - others.length;
  const names = `and ${count(rows.length - 1, 'more task')} like it: ${others.join(', ')}${left > 0 ? ` and ${grouped(left)} more` : ''}`;
  return [why, ...(rows.length > 1 ? [names] : []), foldedLog(group, open, limits)].filter(Boolean).join('\n\n');
}

function foldedLog({ first, log, dropped }: FailureGroup, open: boolean, limits: Limits): string {
  if (log.length + dropped === 0) return '';
  if (limits.logLines === 0) return '(log cut to fit)';
  const whose = open ? '' : `<code>${html(cut(first.name, NAME))}</code>: `;
  const note = dropped > 0 ? ` of ${grouped(log.length + dropped)} in the record` : '';
  const title = `${whose}${count(log.length, 'line')} of its log${note}`;
  return `<details${open ? ' open' : ''}><summary>${title}</summary>\n\n${fenced(log)}\n\n</details>`;
}

/** The id beside a name that is another. */
function typed({ name, task }: Row): string {
  return name === task ? '' : ` (${code(cut(task, NAME))})`;
}

/** A name is cut to this many characters in a table; a task id may have 512. */
const NAME = 200;

function tableText({ columns, rows }: Table, left: Left): string {
  const total = rows.length + left.count;
  const noun = left.noun || 'condition';
  if (rows.length === 0) return `(${count(total, noun)}, cut to fit)`;
  const align = columns.map((title) => (title === 'Time' || title === 'Tries' ? '--:' : '---'));
  const lines = [
    `| ${columns.join(' | ')} |`,
    `|${align.join('|')}|`,
    ...rows.map((row) => `| ${row.map(cellText).join(' | ')} |`),
  ].join('\n');
  return withLeft(lines, left);
}

function cellText({ kind, text, url }: Cell): string {
  if (text === '') return '';
  switch (kind) {
    case 'code':
      return linked(code(cut(text, NAME)), url);
    case 'sentence':
      return markdownSentence(cut(text, 300));
    case 'state':
      return `${MARKS[text.slice(0, 1)] ?? ''} ${text.slice(2)}`;
    default:
      return text;
  }
}

function linked(text: string, url: string | null | undefined): string {
  const safe = safeUrl(url);
  return safe === null ? text : `[${text}](<${safe}>)`;
}

function timelineText(timeline: Timeline): string {
  const drawn = gantt(timeline);
  if (drawn === null) return '';
  const note = drawn.shown < drawn.total ? `\n\n(the ${drawn.shown} longest of ${grouped(drawn.total)})` : '';
  return `\`\`\`mermaid\n${drawn.text}\n\`\`\`${note}`;
}
