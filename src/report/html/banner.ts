import { isGuess } from '../../packing/estimate.ts';
import { html } from '../escape/html.ts';
import { arithmetic, boundLine, countsLine, verdictWord } from '../headline.ts';
import type { Converged } from '../model.ts';
import type { Row } from '../rows.ts';
import { htmlSentence } from '../sentence-markup.ts';
import { cut, duration, times } from '../words.ts';
import { type Tone, toneOf } from './tone.ts';

/** The verdict, the counts, the arithmetic, and the four numbers of the speed. */
export function banner(converged: Converged, rows: readonly Row[]): string {
  const word = verdictWord(converged);
  const why = arithmetic(converged).map((text) => `<li>${htmlSentence(cut(text, 2000))}</li>`);
  return [
    `<header class="banner ${word === 'PASS' ? 'pass' : 'fail'}"><div>`,
    `<h1><span class="badge">${word}</span> ${html(converged.plan.name)}</h1>`,
    `<p class="counts">${countsLine(rows)}</p>`,
    why.length === 0 ? '' : `<ul class="why">${why.join('')}</ul>`,
    shares(rows),
    facts(converged),
    bound(converged),
    '</div></header>',
  ].join('\n');
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

function facts({ verdict, plan }: Converged): string {
  const { sequentialMs, parallelMs, speedup, predictedSpeedup } = verdict.timing;
  if (parallelMs <= 0) return '';
  const guessed = isGuess(plan.tasks);
  const items = [
    ['Speedup', times(speedup), guessed ? 'no duration was known' : `of predicted ${times(predictedSpeedup)}`],
    ['Parallel', duration(parallelMs), guessed ? '' : `predicted ${duration(plan.estimate.parallelMs)}`],
    ['Sequential', duration(sequentialMs), 'the sum of all task times'],
    ['Legs', String(plan.legs.length), `${plan.tasks.length} planned tasks`],
  ];
  const cells = items.map(
    ([name, value, note]) => `<div><dt>${name}</dt><dd>${value} <small>${note}</small></dd></div>`,
  );
  return `<dl class="facts">${cells.join('')}</dl>`;
}

function bound(converged: Converged): string {
  const text = boundLine(converged);
  return text === null ? '' : `<p class="bound">${htmlSentence(cut(text, 500))}</p>`;
}
