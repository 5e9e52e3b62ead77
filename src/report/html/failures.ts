import { html, safeUrl } from '../escape/html.ts';
import { logLines } from '../escape/terminal.ts';
import type { Converged } from '../model.ts';
import { nextSteps } from '../next-steps.ts';
import { fateMark, fateWord, isTrouble, type Row } from '../rows.ts';
import { htmlSentence } from '../sentence-markup.ts';
import { count, cut, duration } from '../words.ts';
import type { PageLimits } from './page.ts';

/** Failures whose log is open at once. */
const OPEN = 5;

/** What failed and why, with the end of its log; then what was not started because of it. */
export function failures({ verdict }: Converged, rows: readonly Row[], limits: PageLimits): string {
  const trouble = rows.filter(isTrouble);
  if (trouble.length === 0) return '';
  const causes = trouble.filter((row) => row.fate !== 'blocked');
  const blocked = trouble.filter((row) => row.fate === 'blocked');
  const title = verdict.verdict === 'pass' ? 'What failed, which the policy allows' : 'What failed';
  return [
    `<section aria-labelledby="failed"><h2 id="failed">${title}</h2>`,
    ...causes.slice(0, limits.failures).map((row, at) => card(row, at < OPEN, limits)),
    more(causes.length - limits.failures),
    blockedList(blocked, limits),
    '</section>',
  ].join('\n');
}

function card(row: Row, open: boolean, limits: PageLimits): string {
  const facts = [
    ...(row.tries > 1 ? [count(row.tries, 'try', 'tries')] : []),
    ...(row.durationMs > 0 ? [duration(row.durationMs)] : []),
    ...(row.leg === '' ? [] : [legLink(row)]),
  ];
  const reason = row.reason === '' ? '' : `: ${htmlSentence(cut(row.reason, 1000))}`;
  return [
    `<article class="card"><header><h3><span aria-hidden="true">${fateMark(row)}</span> <code>${html(cut(row.task, 300))}</code></h3>`,
    `<p><strong class="t-fail">${fateWord(row)}</strong>${reason}</p>`,
    facts.length === 0 ? '' : `<p class="meta">${facts.join(' · ')}</p>`,
    `</header>${log(row, open, limits)}</article>`,
  ].join('');
}

function log(row: Row, open: boolean, limits: PageLimits): string {
  const lines = logLines(row.record?.logTail ?? '').slice(-limits.tailLines);
  if (lines.length === 0) return '';
  const title = lines.length === 1 ? 'Last line of its log' : `Last ${lines.length} lines of its log`;
  const text = lines.map((one) => html(cut(one, 1000))).join('\n');
  const attributes = `tabindex="0" role="region" aria-label="Log of ${html(cut(row.task, 100))}"`;
  return `<details${open ? ' open' : ''}><summary>${title}</summary><pre ${attributes}>${text}</pre></details>`;
}

/** The leg of a task, linked to its job where GitHub told its address. */
export function legLink(row: Row): string {
  const url = safeUrl(row.job?.url);
  const text = `<code>${html(cut(row.leg, 120))}</code>`;
  return url === null ? text : `<a href="${html(url)}">${text}</a>`;
}

function blockedList(blocked: readonly Row[], limits: PageLimits): string {
  if (blocked.length === 0) return '';
  const items = blocked
    .slice(0, limits.failures)
    .map((row) => `<li><code>${html(cut(row.task, 300))}</code>, ${htmlSentence(cut(row.reason, 300))}</li>`);
  return `<h3>Not started</h3><ul>${items.join('')}</ul>${more(blocked.length - limits.failures)}`;
}

function more(left: number): string {
  return left > 0 ? `<p class="note">and ${count(left, 'more task')}, all in the table below</p>` : '';
}

/** The failing tests of the merged JUnit files. */
export function failingTests({ failingTests: tests = [] }: Converged, limits: PageLimits): string {
  if (tests.length === 0) return '';
  const items = tests.slice(0, limits.failures).map((test) => {
    const [first = ''] = logLines(test.message);
    const message = first === '' ? '' : `<br><code>${html(cut(first, 500))}</code>`;
    return `<li><strong>${html(cut(test.test, 300))}</strong> <span class="note">${html(cut(test.suite, 200))} in <code>${html(cut(test.task, 200))}</code></span>${message}</li>`;
  });
  return `<section aria-labelledby="tests"><h2 id="tests">${count(tests.length, 'failing test')}</h2><ul>${items.join('')}</ul>${more(tests.length - limits.failures)}</section>`;
}

/** What to do now. */
export function next(converged: Converged, rows: readonly Row[]): string {
  const items = nextSteps(converged, rows).map(({ text, url }) => {
    const link = url === null ? '' : ` <a href="${html(url)}">Open it</a>`;
    return `<li>${htmlSentence(cut(text, 1000))}${link}</li>`;
  });
  return items.length === 0
    ? ''
    : `<section aria-labelledby="next"><h2 id="next">Next</h2><ul>${items.join('')}</ul></section>`;
}
