import { html } from '../escape/html.ts';
import { FATES, fateMark, fateWord, type Row } from '../rows.ts';
import { htmlSentence } from '../sentence-markup.ts';
import { count, cut, duration } from '../words.ts';
import { legLink } from './failures.ts';
import type { PageLimits } from './page.ts';
import { toneOf } from './tone.ts';

/** Every task, failures first. The tools above it appear only where the script runs. */
export function taskTable(rows: readonly Row[], limits: PageLimits): string {
  if (rows.length === 0) return '';
  const shown = rows.slice(0, limits.tableRows);
  const left = rows.length - shown.length;
  return [
    '<section aria-labelledby="all"><h2 id="all">Tasks</h2>',
    tools(shown),
    '<div class="scroll" tabindex="0" role="region" aria-labelledby="all"><table id="tasks">',
    '<thead><tr><th scope="col">Task</th><th scope="col">State</th><th scope="col" class="n">Time</th><th scope="col" class="n">Tries</th><th scope="col">Leg</th><th scope="col">Reason</th></tr></thead>',
    `<tbody>${shown.map(tableRow).join('\n')}</tbody></table></div>`,
    left > 0 ? `<p class="note">and ${count(left, 'more task')}, in the records</p>` : '',
    '</section>',
  ].join('\n');
}

function tools(rows: readonly Row[]): string {
  const states = new Set(rows.map(fateWord));
  const words = [...new Set([...FATES.map((fate) => fateWord({ fate, flaky: false })), 'flaky'])];
  const options = words.filter((word) => states.has(word)).map((word) => `<option>${word}</option>`);
  return [
    '<div class="tools" id="tools" hidden>',
    '<label for="query">Filter<input id="query" type="search" autocomplete="off" placeholder="words in any column"></label>',
    `<label for="state">State<select id="state"><option value="">all</option>${options.join('')}</select></label>`,
    '<output id="shown" aria-live="polite"></output></div>',
  ].join('');
}

function tableRow(row: Row): string {
  const ran = row.tries > 0;
  const rank = FATES.indexOf(row.fate) * 2 + (row.flaky ? 0 : 1);
  return [
    `<tr data-state="${fateWord(row)}"><th scope="row"><code>${html(cut(row.task, 300))}</code></th>`,
    `<td class="s t-${toneOf(row)}" data-key="${rank}">${fateMark(row)} ${fateWord(row)}</td>`,
    `<td class="n" data-key="${row.durationMs}">${ran ? duration(row.durationMs) : ''}</td>`,
    `<td class="n" data-key="${row.tries}">${ran ? row.tries : ''}</td>`,
    `<td class="l">${row.leg === '' ? '' : legLink(row)}</td>`,
    `<td class="v">${htmlSentence(cut(row.reason, 300))}</td></tr>`,
  ].join('');
}
