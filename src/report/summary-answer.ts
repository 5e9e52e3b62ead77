import type { Condition } from '../independence/conditions.ts';
import { code, fenced, prose } from './escape/markdown.ts';
import { logLines } from './escape/terminal.ts';
import { arithmetic, boundLine, countsLine, speedLine } from './headline.ts';
import { legLink } from './leg-link.ts';
import type { Converged } from './model.ts';
import { nextSteps } from './next-steps.ts';
import { fateWord, isTrouble, type Row } from './rows.ts';
import { markdownSentence } from './sentence-markup.ts';
import type { Limits } from './summary.ts';
import { count, cut, duration, grouped } from './words.ts';

/** Failures whose log is open at once; the others unfold. */
const OPEN = 3;

/** The verdict, the counts and the arithmetic. */
export function headSection(converged: Converged, rows: readonly Row[]): string {
  const pass = converged.verdict.verdict === 'pass';
  const lines = arithmetic(converged).map((text) => `- ${markdownSentence(cut(text, 2000))}`);
  return [
    `## ${pass ? '✅' : '❌'} ${prose(converged.plan.name)} ${pass ? 'passed' : 'failed'}`,
    '',
    `**${countsLine(rows)}**`,
    ...(lines.length === 0 ? [] : ['', ...lines]),
  ].join('\n');
}

/** The failing tests of the merged JUnit files. */
export function failingTestsSection({ failingTests: tests = [] }: Converged, limits: Limits): string {
  if (tests.length === 0) return '';
  const items = tests.slice(0, limits.tests).map((test) => {
    const [first = ''] = logLines(test.message);
    const message = first === '' ? '' : `: ${code(cut(first, 300))}`;
    return `- ${code(cut(test.suite, 200))} ${code(cut(test.test, 300))} in ${code(test.task)}${message}`;
  });
  return [
    `### ${count(tests.length, 'failing test')}`,
    '',
    ...items,
    ...more(tests.length - limits.tests, 'test'),
  ].join('\n');
}

/** What failed and why, causes before consequences, each with the end of its log; what is missing is among them. */
export function failuresSection({ verdict }: Converged, rows: readonly Row[], limits: Limits): string {
  const failing = rows.filter((row) => isTrouble(row) && row.fate !== 'blocked');
  const blocked = rows.filter((row) => row.fails && row.fate === 'blocked');
  if (failing.length + blocked.length === 0) return '';
  return [
    `### What failed${verdict.verdict === 'pass' ? ', which the policy allows' : ''}`,
    ...failing.slice(0, limits.failures).map((row, at) => `\n${failure(row, at < OPEN, limits)}`),
    ...more(failing.length - limits.failures, 'failed task'),
    ...(blocked.length === 0 ? [] : ['', blockedLine(blocked, limits)]),
  ].join('\n');
}

function failure(row: Row, open: boolean, limits: Limits): string {
  const facts = [
    ...(row.tries > 1 ? [count(row.tries, 'try', 'tries')] : []),
    ...(row.durationMs > 0 ? [duration(row.durationMs)] : []),
    ...(row.leg === '' ? [] : [legLink(row)]),
  ];
  const reason = markdownSentence(cut(row.reason, 500) || fateWord(row));
  const head = `**${code(row.task)}** ${fateWord(row)}: ${reason} (${facts.join(', ')})`.replace(' ()', '');
  return [head, ...tail(row, open, limits)].join('\n\n');
}

function tail(row: Row, open: boolean, limits: Limits): string[] {
  const all = logLines(row.record?.logTail ?? '');
  if (all.length === 0) return [];
  if (limits.tailLines === 0) return ['(log cut to fit)'];
  const lines = lastCharacters(all.slice(-limits.tailLines), limits.tailCharacters);
  const dropped = all.length - lines.length;
  const title = lines.length === 1 ? 'last line of its log' : `last ${lines.length} lines of its log`;
  const note = dropped > 0 ? ` (${count(dropped, 'line')} before them in the record)` : '';
  const block = fenced(lines);
  return [`<details${open ? ' open' : ''}><summary>${title}${note}</summary>\n\n${block}\n\n</details>`];
}

function lastCharacters(lines: readonly string[], most: number): string[] {
  let used = 0;
  const kept: string[] = [];
  for (const one of lines.toReversed()) {
    used += one.length + 1;
    if (used > most && kept.length > 0) break;
    kept.unshift(cut(one, most));
  }
  return kept;
}

function blockedLine(blocked: readonly Row[], limits: Limits): string {
  const shown = blocked
    .slice(0, Math.max(3, limits.failures))
    .map((row) => `${code(row.task)} (${markdownSentence(row.reason)})`);
  const rest = blocked.length - shown.length;
  return `Not started: ${shown.join(', ')}${rest > 0 ? ` and ${grouped(rest)} more` : ''}`;
}

/** What to do now. */
export function nextSection(converged: Converged, rows: readonly Row[]): string {
  const steps = nextSteps(converged, rows).map(
    ({ text, url }) => `- ${markdownSentence(cut(text, 1000))}${url === null ? '' : ` [(open)](<${url}>)`}`,
  );
  return steps.length === 0 ? '' : ['### Next', '', ...steps].join('\n');
}

/** Sequential, parallel, speedup, predicted against measured, and what bounded the run. */
export function speedSection(converged: Converged): string {
  const speed = speedLine(converged);
  if (speed === null) return '';
  const bound = boundLine(converged);
  return ['### Speed', '', `- ${speed}`, ...(bound === null ? [] : [`- ${markdownSentence(bound)}`])].join('\n');
}

const MARKS: Readonly<Record<Condition['status'], string>> = { ok: '✅', conflict: '❌', warning: '⚠️', unknown: '❔' };

/** The four conditions of independence. */
export function checksSection({ checks = [] }: Converged): string {
  if (checks.length === 0) return '';
  const items = checks.map(
    ({ name, status, summary }) => `- ${MARKS[status]} ${prose(name)}: ${markdownSentence(cut(summary, 1000))}`,
  );
  return ['### Independence', '', ...items].join('\n');
}

/** A line that says how many were left out, or none. */
export function more(left: number, noun: string): string[] {
  return left > 0 ? ['', `(${count(left, `more ${noun}`)}, cut to fit)`] : [];
}
