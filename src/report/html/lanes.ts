import { html } from '../escape/html.ts';
import { stateWord } from '../rows.ts';
import type { Bar, Lane, Timeline } from '../timeline.ts';
import { type Tone, toneOf } from '../tone.ts';
import { count, cut, duration } from '../words.ts';
import type { Places } from './places.ts';

const ROW = 24;

/** Widths in a track of a wide window, in pixels: how long the axis is, and how long a name is at 12 px. */
const TRACK = 950;
const CHARACTER = 6.8;
/** Bars that are narrower than this, in pixels, are drawn as one with their neighbours. */
const NARROW = 1.5;
/** With more lanes than this, the axis alone has the ticks. */
const MOST_GRIDS = 64;
/** With more bars than this, names are left to the pointer: nobody reads thousands. */
const MOST_LABELS = 1500;

/** A bar, or several that are too narrow to be told apart. None is ever left out. */
interface Drawn {
  readonly bars: readonly Bar[];
  readonly startMs: number;
  readonly endMs: number;
}

/** The timeline: a row for each leg, by when it ended, a bar for each try. Percentages, so that it fits every width. */
export function lanes(timeline: Timeline, places: Places): string {
  const all = timeline.lanes.flatMap((lane) => lane.rows.flat());
  const ticks = ticksOf(timeline.spanMs);
  const prefix = commonPrefix(all.map(({ row }) => row.name));
  const labelled = all.length <= MOST_LABELS;
  const sorted = timeline.lanes.toSorted((a, b) => endOf(b) - endOf(a));
  const grid = sorted.length <= MOST_GRIDS ? ticks : [];
  const draw = (lane: Lane) => laneRow(lane, grid, timeline.spanMs, labelled ? prefix : null, places);
  return [
    '<div class="scroll" tabindex="0" role="region" aria-labelledby="timeline">',
    `<div class="lanes"><span></span>${axis(ticks, timeline.spanMs)}`,
    ...sorted.map(draw),
    '</div></div>',
    legend(all),
  ].join('\n');
}

const endOf = (lane: Lane): number => lane.rows.flat().reduce((last, bar) => Math.max(last, bar.endMs), 0);

/** The bars of a row, neighbours that are too narrow put together: their start and end stay where they are. */
export function drawnOf(bars: readonly Bar[], spanMs: number): readonly Drawn[] {
  const narrowMs = (NARROW / TRACK) * spanMs;
  const drawn: { bars: Bar[]; startMs: number; endMs: number }[] = [];
  for (const bar of bars.toSorted((a, b) => a.startMs - b.startMs)) {
    const last = drawn.at(-1);
    const joins =
      last !== undefined &&
      bar.endMs - bar.startMs < narrowMs &&
      last.bars.every((one) => one.endMs - one.startMs < narrowMs) &&
      bar.startMs - last.endMs < narrowMs;
    if (joins) {
      last.bars.push(bar);
      last.endMs = Math.max(last.endMs, bar.endMs);
    } else drawn.push({ bars: [bar], startMs: bar.startMs, endMs: bar.endMs });
  }
  return drawn;
}

/** Steps that people count in, in milliseconds. */
const STEPS = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000,
  900_000, 1_800_000, 3_600_000, 7_200_000, 14_400_000, 28_800_000, 86_400_000, 604_800_000,
] as const;

function ticksOf(spanMs: number): number[] {
  const step = STEPS.find((candidate) => spanMs / candidate <= 6) ?? 604_800_000;
  return Array.from({ length: Math.floor(spanMs / step) + 1 }, (_, at) => at * step);
}

const percentOf = (ms: number, spanMs: number): string => `${((ms / spanMs) * 100).toFixed(2)}%`;

function axis(ticks: readonly number[], spanMs: number): string {
  const labels = ticks.map((ms, at) => {
    const anchor = at === 0 ? 'start' : ms / spanMs > 0.94 ? 'end' : 'middle';
    return `<text x="${percentOf(ms, spanMs)}" y="13" text-anchor="${anchor}">${at === 0 ? '0' : duration(ms)}</text>`;
  });
  return `<svg class="axis" height="20" aria-hidden="true">${labels.join('')}</svg>`;
}

function laneRow(lane: Lane, ticks: readonly number[], spanMs: number, prefix: string | null, places: Places): string {
  const height = lane.rows.length * ROW;
  const grid = ticks.map((ms) => {
    const x = percentOf(ms, spanMs);
    return `<line x1="${x}" x2="${x}" y1="0" y2="${height}"/>`;
  });
  const bars = lane.rows.flatMap((row, at) => drawnOf(row, spanMs).map((one) => rect(one, at, spanMs, prefix, places)));
  const tries = lane.rows.reduce((sum, row) => sum + row.length, 0);
  const name = html(cut(lane.name, 80));
  const label = `${name}: ${count(tries, 'try', 'tries')}`;
  return `<span>${name}</span><svg height="${height}" role="group" aria-label="${label}">${grid.join('')}${bars.join('')}</svg>`;
}

function rect(drawn: Drawn, row: number, spanMs: number, prefix: string | null, places: Places): string {
  const [first] = drawn.bars;
  if (first === undefined) return '';
  const share = ((drawn.endMs - drawn.startMs) / spanMs) * 100;
  const width = Math.max(share, 0.1);
  const x = Math.min((drawn.startMs / spanMs) * 100, 100 - width);
  const place = `x="${x.toFixed(2)}%"${row === 0 ? '' : ` y="${row * ROW}"`} width="${width.toFixed(2)}%"`;
  const tone = worst(drawn.bars.map(barTone));
  const text = prefix === null ? '' : labelOf(first.row.name, prefix, (share / 100) * TRACK - 10);
  // A title costs as much as the bar: where there are thousands, the place of the task says it.
  const title = prefix === null && drawn.bars.length === 1 ? '' : `<title>${titleOf(drawn)}</title>`;
  const label =
    text === '' || drawn.bars.length > 1
      ? ''
      : `<svg ${place} height="${ROW}"><text x="6" y="16">${html(text)}</text></svg>`;
  return `<a href="#t${places.of(first.row)}"><rect class="f-${tone}" ${place}/>${title}${label}</a>`;
}

function titleOf({ bars, startMs, endMs }: Drawn): string {
  const [bar] = bars;
  if (bar === undefined) return '';
  if (bars.length > 1) {
    const failed = bars.filter((one) => barTone(one) === 'fail').length;
    const bad = failed === 0 ? '' : `, ${failed} failed`;
    return `${count(bars.length, 'try', 'tries')} in ${duration(endMs - startMs)}${bad}`;
  }
  const state = bar.last ? stateWord(bar.row) : `try ${bar.attempt} of ${bar.row.tries} failed`;
  return `${html(cut(bar.row.name, 100))}: ${state}, ${duration(bar.endMs - bar.startMs)}`;
}

/** What all names begin with, up to a separator. */
function commonPrefix(names: readonly string[]): string {
  const [first = ''] = names;
  let length = names.length < 2 ? 0 : first.length;
  for (const name of names) while (!name.startsWith(first.slice(0, length))) length--;
  return /^.*[/[=,\s]/.exec(first.slice(0, length))?.[0] ?? '';
}

/** The name if it fits, else the part by which it differs from the others, else nothing. */
function labelOf(task: string, prefix: string, room: number): string {
  const own = task.slice(prefix.length).replace(/\]$/, '');
  const last = /([^/[\]=]+)\]?$/.exec(task)?.[1] ?? task;
  return [task, own, last].find((label) => label !== '' && label.length * CHARACTER <= room) ?? '';
}

function barTone(bar: Bar): Tone {
  return bar.last ? toneOf(bar.row) : 'warn';
}

const worst = (tones: readonly Tone[]): Tone => ORDER.find((tone) => tones.includes(tone)) ?? 'idle';
const ORDER = ['fail', 'warn', 'pass', 'idle'] as const;

const MEANING: Readonly<Record<Tone, string>> = {
  pass: 'succeeded',
  fail: 'failed',
  warn: 'tolerated, flaky, or an earlier try',
  idle: 'stopped or not counted',
};

function legend(bars: readonly Bar[]): string {
  const used = new Set(bars.map(barTone));
  const items = (['pass', 'fail', 'warn', 'idle'] as const)
    .filter((tone) => used.has(tone))
    .map(
      (tone) =>
        `<li><svg aria-hidden="true"><rect class="f-${tone}" width="12" height="12"/></svg>${MEANING[tone]}</li>`,
    );
  return `<ul class="legend">${items.join('')}</ul>`;
}
