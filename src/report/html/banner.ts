import { cut } from '../../merge/cut.ts';
import { isGuess } from '../../packing/estimate.ts';
import { html, safeUrl } from '../escape/html.ts';
import { arithmetic, boundLine, countsLine, saysSpeed, verdictWord } from '../headline.ts';
import type { Converged } from '../model.ts';
import type { Row } from '../rows.ts';
import { htmlSentence } from '../sentence-markup.ts';
import { begunMs } from '../timeline.ts';
import { type Tone, toneOf } from '../tone.ts';
import { duration, grouped, times } from '../words.ts';

/** The verdict, the counts, the arithmetic, which run it is, and the tiles. */
export function banner(converged: Converged, rows: readonly Row[]): string {
  const word = verdictWord(converged);
  const why = arithmetic(converged).map((text) => `<li>${htmlSentence(cut(text, 2000))}</li>`);
  return [
    `<header class="banner ${word === 'PASS' ? 'pass' : 'fail'}"><div>`,
    `<h1><span class="badge">${word}</span> ${html(converged.plan.name)}</h1>`,
    `<p class="counts">${countsLine(rows)}</p>`,
    why.length === 0 ? '' : `<ul class="why">${why.join('')}</ul>`,
    origin(converged, rows),
    shares(rows),
    tiles(converged, rows),
    bound(converged),
    '</div></header>',
  ].join('\n');
}

/** Commit, branch, date and a link, as far as they are known. */
function origin({ source, runUrl }: Converged, rows: readonly Row[]): string {
  const url = safeUrl(runUrl);
  const begun = begunMs(rows);
  const parts = [
    ...(source?.branch ? [`<span>${html(cut(source.branch, 120))}</span>`] : []),
    ...(source?.commit ? [`<code>${html(source.commit.slice(0, 12))}</code>`] : []),
    ...(begun === null ? [] : [`<time>${new Date(begun).toISOString().slice(0, 16).replace('T', ' ')} UTC</time>`]),
    ...(url === null ? [] : [`<a href="${html(url)}">The run on GitHub</a>`]),
  ];
  return parts.length === 0 ? '' : `<p class="meta">${parts.join(' · ')}</p>`;
}

const TONES: readonly Tone[] = ['fail', 'warn', 'idle', 'pass'];

/** One strip, divided as the tasks are. The counts above say the same. */
function shares(rows: readonly Row[]): string {
  if (rows.length === 0) return '';
  let from = 0;
  const parts = TONES.map((tone) => {
    const width = (rows.filter((row) => toneOf(row) === tone).length / rows.length) * 100;
    const rect = `<rect class="f-${tone}" x="${from.toFixed(3)}%" width="${width.toFixed(3)}%" height="10"/>`;
    from += width;
    return width === 0 ? '' : rect;
  });
  return `<svg class="shares" aria-hidden="true">${parts.join('')}</svg>`;
}

/** Counts that lead to their tasks, then the time. */
function tiles(converged: Converged, rows: readonly Row[]): string {
  const { verdict, plan } = converged;
  const counts: readonly (readonly [name: string, filter: string, value: number])[] = [
    ['Failed', 'failed', rows.filter((row) => row.fails && row.shown !== 'missing').length],
    ['Flaky', 'flaky', rows.filter((row) => row.flaky && !row.fails).length],
    ['Missing', 'missing', rows.filter((row) => row.shown === 'missing').length],
    ['Passed', 'succeeded', rows.filter((row) => row.shown === 'succeeded' && !row.flaky && !row.fails).length],
  ];
  const counted = counts
    .filter(([, , value]) => value > 0)
    .map(([name, filter, value]) => tile(name, `<a href="#all" data-state="${filter}">${grouped(value)}</a>`, ''));
  const { sequentialMs, parallelMs, speedup, predictedSpeedup } = verdict.timing;
  const guessed = isGuess(plan.tasks);
  const timed =
    parallelMs <= 0
      ? []
      : [
          tile('Time', duration(parallelMs), guessed ? '' : `predicted ${duration(plan.estimate.parallelMs)}`),
          tile('Work', duration(sequentialMs), 'the sum of all task times'),
          ...(saysSpeed(converged)
            ? [tile('Speedup', times(speedup), guessed ? '' : `of predicted ${times(predictedSpeedup)}`)]
            : []),
        ];
  return counted.length + timed.length === 0 ? '' : `<dl class="facts">${[...counted, ...timed].join('')}</dl>`;
}

function tile(name: string, value: string, note: string): string {
  return `<div><dt>${name}</dt><dd>${value}${note === '' ? '' : ` <small>${note}</small>`}</dd></div>`;
}

function bound(converged: Converged): string {
  const text = boundLine(converged);
  return text === null ? '' : `<p class="bound">${htmlSentence(cut(text, 500))}</p>`;
}
