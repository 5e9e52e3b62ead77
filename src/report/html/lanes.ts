import { html } from '../escape/html.ts';
import { fateWord } from '../rows.ts';
import type { Bar, Lane, Timeline } from '../timeline.ts';
import { count, cut, duration, grouped } from '../words.ts';
import type { PageLimits } from './page.ts';
import { type Tone, toneOf } from './tone.ts';

const ROW = 24;

/** Widths in a track of a wide window, in pixels: how long the axis is, and how long a name is at 12 px. */
const TRACK = 950;
const CHARACTER = 6.8;

/** The timeline: a row for each leg, a bar for each try. Percentages, so that it fits every width without a script. */
export function lanes(timeline: Timeline, limits: PageLimits): string {
  const bars = timeline.lanes.flatMap((lane) => lane.rows.flat());
  if (bars.length === 0 || timeline.spanMs <= 0 || limits.bars === 0) return '';
  const ticks = ticksOf(timeline.spanMs);
  const kept = keptBars(bars, limits.bars);
  const shown = timeline.lanes.slice(0, limits.lanes);
  const notes = [
    ...(kept.size < bars.length ? [`the ${grouped(kept.size)} longest of ${count(bars.length, 'bar')}`] : []),
    ...(shown.length < timeline.lanes.length ? [`${shown.length} of ${count(timeline.lanes.length, 'leg')}`] : []),
  ];
  return [
    '<section aria-labelledby="timeline"><h2 id="timeline">Timeline</h2>',
    '<div class="scroll" tabindex="0" role="region" aria-labelledby="timeline">',
    `<div class="lanes"><span></span>${axis(ticks, timeline.spanMs)}`,
    ...shown.map((lane) => laneRow(lane, kept, ticks, timeline.spanMs)),
    '</div></div>',
    legend(bars),
    notes.length === 0 ? '' : `<p class="note">Shown: ${notes.join('; ')}.</p>`,
    '</section>',
  ].join('\n');
}

function keptBars(bars: readonly Bar[], most: number): ReadonlySet<Bar> {
  if (bars.length <= most) return new Set(bars);
  return new Set(bars.toSorted((a, b) => b.endMs - b.startMs - (a.endMs - a.startMs)).slice(0, most));
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

function laneRow(lane: Lane, kept: ReadonlySet<Bar>, ticks: readonly number[], spanMs: number): string {
  const height = lane.rows.length * ROW;
  const grid = ticks.map((ms) => {
    const x = percentOf(ms, spanMs);
    return `<line x1="${x}" x2="${x}" y1="0" y2="${height}"/>`;
  });
  const bars = lane.rows.flatMap((row, at) => row.filter((bar) => kept.has(bar)).map((bar) => rect(bar, at, spanMs)));
  const tasks = lane.rows.reduce((sum, row) => sum + row.length, 0);
  const label = `${html(cut(lane.name, 80))}: ${count(tasks, 'try', 'tries')}`;
  return `<span>${html(cut(lane.name, 80))}</span><svg height="${height}" role="img" aria-label="${label}">${grid.join('')}${bars.join('')}</svg>`;
}

function rect(bar: Bar, row: number, spanMs: number): string {
  const share = ((bar.endMs - bar.startMs) / spanMs) * 100;
  const width = Math.max(share, 0.2);
  const x = Math.min((bar.startMs / spanMs) * 100, 100 - width);
  const name = html(cut(bar.row.task, 100));
  const state = bar.last ? fateWord(bar.row) : `try ${bar.attempt} of ${bar.row.tries} failed`;
  const title = `<title>${name}: ${state}, ${duration(bar.endMs - bar.startMs)}</title>`;
  const label = labelOf(bar.row.task, (share / 100) * TRACK - 10);
  const text = label === null ? '' : `<text x="6" y="16">${html(label)}</text>`;
  const place = `x="${x.toFixed(2)}%" y="${row * ROW + 1}" width="${width.toFixed(2)}%" height="${ROW - 2}"`;
  return `<svg ${place}><rect class="f-${barTone(bar)}" width="100%" height="${ROW - 2}"/>${text}${title}</svg>`;
}

/** The name if it fits, else its last part, which is what tells siblings apart, else nothing. */
function labelOf(task: string, room: number): string | null {
  const last = /([^/[\]=]+)\]?$/.exec(task)?.[1] ?? task;
  return [task, last].find((label) => label.length * CHARACTER <= room) ?? null;
}

function barTone(bar: Bar): Tone {
  return bar.last ? toneOf(bar.row) : 'warn';
}

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
