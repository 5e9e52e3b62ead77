import { cut } from '../../merge/cut.ts';
import { html, safeUrl } from '../escape/html.ts';
import { type Row, SHOWN_STATES, stateMark, stateWord } from '../rows.ts';
import { leftText } from '../sections/details.ts';
import type { Block, Cell, FailureGroup, Left, Line, Section, Table } from '../sections/tree.ts';
import { htmlSentence } from '../sentence-markup.ts';
import { toneOf } from '../tone.ts';
import { count, duration, grouped } from '../words.ts';
import { graphView } from './graph-view.ts';
import { lanes } from './lanes.ts';
import type { Places } from './places.ts';

/** Failures whose log is open at once. */
const OPEN = 5;

/** A section of the tree. */
export function sectionHtml(section: Section, places: Places): string {
  const id = section.id === 'tasks' ? 'all' : section.id;
  const body = section.blocks.map((block) => blockHtml(block, id, places));
  return `<section><h2 id="${id}">${html(section.title)}</h2>${body.join('\n')}</section>`;
}

function blockHtml(block: Block, label: string, places: Places): string {
  switch (block.kind) {
    case 'lines':
      return `<ul>${block.lines.map(lineHtml).join('')}</ul>${left(block.left)}`;
    case 'groups':
      return block.groups.map((group, at) => card(group, at < OPEN, places)).join('\n') + left(block.left);
    case 'table':
      return (
        (block.table.id === 'tasks' ? taskTable(block.table, places) : plainTable(block.table, label)) +
        left(block.left)
      );
    case 'graph':
      return graphView(block.graph, places);
    case 'timeline':
      return lanes(block.timeline, places);
    default:
      return block satisfies never;
  }
}

function left(of: Left): string {
  const text = leftText(of);
  return text === null ? '' : `<p class="note">${text}${of.noun === 'task' ? ', in the records' : ''}</p>`;
}

function lineHtml({ name, text, task, mark, tone, url, detail }: Line): string {
  const safe = safeUrl(url);
  const parts = [
    ...(mark === undefined ? [] : [`<span class="t-${tone ?? 'idle'}" aria-hidden="true">${html(mark)}</span>`]),
    ...(name === undefined ? [] : [`<strong>${html(cut(name, 500))}</strong>`]),
    ...(text === '' ? [] : [htmlSentence(cut(text, 2000))]),
    ...(task === undefined ? [] : [`<span class="note">in <code>${html(cut(task, 200))}</code></span>`]),
    ...(safe === null ? [] : [`<a href="${html(safe)}">Open it</a>`]),
  ];
  const more = detail === undefined ? '' : `<br><code>${html(cut(detail, 500))}</code>`;
  return `<li>${parts.join(' ')}${more}</li>`;
}

function card(group: FailureGroup, open: boolean, places: Places): string {
  const { rows, first, reason, facts, log, dropped } = group;
  const aside = [...facts.map(html), ...(first.leg === '' || rows.length > 1 ? [] : [leg(first)])];
  const why = reason === stateWord(first) ? '' : `: ${htmlSentence(cut(reason, 1000))}`;
  const names = rows.slice(1, 101).map((row) => taskLink(row, places));
  const more = rows.length - 1 - names.length;
  const others =
    names.length === 0
      ? ''
      : `<p>and ${count(rows.length - 1, 'more task')} like it: ${names.join(', ')}${more > 0 ? ` and ${grouped(more)} more` : ''}</p>`;
  return [
    `<article class="card" id="f${places.of(first)}"><header><h3><span aria-hidden="true">${stateMark(first)}</span> ${taskLink(first, places)}${typed(first)}</h3>`,
    `<p><strong class="t-fail">${stateWord(first)}</strong>${why}</p>${others}`,
    aside.length === 0 ? '' : `<p class="meta">${aside.join(' · ')}</p>`,
    `</header>${logHtml(first, log, dropped, open)}</article>`,
  ].join('');
}

function logHtml(row: Row, log: readonly string[], dropped: number, open: boolean): string {
  if (log.length === 0) return '';
  const title = `${count(log.length, 'line')} of its log${dropped > 0 ? ` of ${grouped(log.length + dropped)} in the record` : ''}`;
  const text = log.map((one) => html(cut(one, 1000))).join('\n');
  const attributes = `tabindex="0" role="region" aria-label="Log of ${html(cut(row.name, 100))}"`;
  return `<details${open ? ' open' : ''}><summary>${title}</summary><pre ${attributes}>${text}</pre></details>`;
}

/** A task's name, which leads to its place. */
function taskLink(row: Row, places: Places): string {
  return `<a href="#t${places.of(row)}"><code>${html(cut(row.name, 300))}</code></a>`;
}

/** The id beside a name that is another. */
function typed({ name, task }: Row): string {
  return name === task ? '' : ` <code class="note">${html(cut(task, 300))}</code>`;
}

function leg(row: Row): string {
  const url = safeUrl(row.job?.url);
  const text = `<code>${html(cut(row.leg, 120))}</code>`;
  return url === null ? text : `<a href="${html(url)}">${text}</a>`;
}

function plainTable({ columns, rows }: Table, label: string): string {
  const head = columns.map((title) => `<th scope="col">${title}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell, at) => plainCell(cell, at === 0)).join('')}</tr>`);
  return `<div class="scroll" tabindex="0" role="region" aria-labelledby="${label}"><table><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`;
}

function plainCell({ kind, text, tone }: Cell, first: boolean): string {
  const value = kind === 'code' ? `<code>${html(cut(text, 1000))}</code>` : htmlSentence(cut(text, 2000));
  if (first) return `<th scope="row">${value}</th>`;
  return kind === 'state' ? `<td class="s t-${tone ?? 'idle'}">${value}</td>` : `<td class="v">${value}</td>`;
}

/** Every task. The tools above it appear only where the script runs. A row is as short as it can be: there may be 5,000. */
function taskTable({ columns, tasks = [] }: Table, places: Places): string {
  const head = columns.map((title) => `<th scope="col"${/Time|Tries/.test(title) ? ' class="n"' : ''}>${title}</th>`);
  // A column that says nothing of any task only takes room.
  const hidden = [
    ...(tasks.every(({ tries }) => tries <= 1) ? ['no-tries'] : []),
    ...(tasks.every(({ leg: name }) => name === '') ? ['no-leg'] : []),
    ...(tasks.every(({ reason }) => reason === '') ? ['no-reason'] : []),
  ].join(' ');
  return [
    tools(tasks),
    `<div class="scroll" tabindex="0" role="region" aria-labelledby="all"><table id="tasks"${hidden && ` class="${hidden}"`}>`,
    `<thead><tr>${head.join('')}</tr></thead>`,
    `<tbody>${tasks.map((row) => taskRow(row, places)).join('')}</tbody></table></div>`,
  ].join('\n');
}

function tools(rows: readonly Row[]): string {
  const states = new Set(rows.map(stateWord));
  const words = [...new Set([...SHOWN_STATES.map((shown) => stateWord({ shown, flaky: false })), 'flaky'])];
  const options = words.filter((word) => states.has(word)).map((word) => `<option>${word}</option>`);
  return [
    '<div class="tools" id="tools" hidden>',
    '<label for="query">Filter<input id="query" type="search" autocomplete="off" placeholder="words in any column"></label>',
    `<label for="state">State<select id="state"><option value="">all</option>${options.join('')}</select></label>`,
    '<output id="shown" aria-live="polite"></output></div>',
  ].join('');
}

function taskRow(row: Row, places: Places): string {
  const tone = toneOf(row);
  const time = row.tries > 0 ? `<td data-k="${row.durationMs}">${duration(row.durationMs)}` : '<td data-k="0">';
  // HTML needs no end tags of cells and rows, and 5,000 rows have 35,000 of them.
  return [
    `<tr${tone === 'pass' ? '' : ` class="${tone[0]}"`}><th><a href="#t${places.of(row)}">${html(cut(row.name, 300))}</a>`,
    `<td>${stateMark(row)} ${stateWord(row)}${time}<td>${row.tries > 1 ? row.tries : ''}`,
    `<td>${html(cut(row.leg, 120))}<td>${htmlSentence(cut(row.reason, 300))}`,
  ].join('');
}
