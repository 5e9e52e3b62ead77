import { cut } from '../../merge/cut.ts';
import { html } from '../escape/html.ts';
import { stateWord } from '../rows.ts';
import type { Bar, BatchSpan, Lane, Span, Timeline, Wait } from '../timeline.ts';
import { type Tone, toneOf } from '../tone.ts';
import { count, duration } from '../words.ts';
import { axis, ticksOf } from './axis.ts';
import type { Places } from './places.ts';

const ROW = 24;
/** The height of the strip below the bars that shows what the plan predicted, in pixels. */
const GHOST = 6;

/** Widths in a track of a wide window, in pixels: how long the axis is, and how long a name is at 12 px. */
const TRACK = 950;
const CHARACTER = 6.8;
/** Bars that are narrower than this, in pixels, are drawn as one with their neighbours. */
const NARROW = 1.5;
/** With more lanes than this, the axis alone has the ticks and the moment of decision. */
const MOST_GRIDS = 64;
/** With more bars than this, names are left to the pointer: nobody reads thousands. */
const MOST_LABELS = 1500;

/** A bar, or several that are too narrow to be told apart. None is ever left out. */
interface Drawn extends Span {
  readonly bars: readonly Bar[];
}

/** What all lanes share. */
interface Drawing {
  readonly spanMs: number;
  /** `null`: no names. */
  readonly prefix: string | null;
  readonly critical: ReadonlySet<Bar>;
  /** The lines that cross every lane. */
  readonly grid: (height: number) => string;
  readonly places: Places;
}

/** The timeline: a row for each leg, by when it ended, a bar for each try. Percentages, so that it fits every width. */
export function lanes(timeline: Timeline, places: Places): string {
  const { decidedMs, lanes: all } = timeline;
  const bars = all.flatMap((lane) => lane.rows.flat());
  const sorted = all.toSorted((a, b) => endOf(b) - endOf(a));
  const drawing: Drawing = {
    spanMs: timeline.spanMs,
    prefix: bars.length <= MOST_LABELS ? commonPrefix(bars.map(({ row }) => row.name)) : null,
    critical: new Set(timeline.critical),
    grid: sorted.length <= MOST_GRIDS ? (height) => gridOf(timeline, height) : () => '',
    places,
  };
  return [
    '<div class="tools" id="zoom" hidden><button type="button" aria-label="Zoom out">−</button><button type="button" aria-label="Zoom in">+</button><button type="button">Fit</button><span class="note">or the keys − + 0; drag or scroll to move</span></div>',
    '<div class="scroll" id="lanes" tabindex="0" role="region" aria-labelledby="timeline">',
    `<div class="lanes"><span></span>${axis(timeline.spanMs, decidedMs)}`,
    ...sorted.map((lane) => laneRow(lane, drawing)),
    '</div></div>',
    legend(timeline, bars),
    criticalText(timeline, places),
  ].join('\n');
}

const endOf = (lane: Lane): number => lane.rows.flat().reduce((last, bar) => Math.max(last, bar.endMs), 0);

/** The bars of a row, neighbours that are too narrow put together: their start and end stay where they are. */
function drawnOf(bars: readonly Bar[], spanMs: number): readonly Drawn[] {
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

const percentOf = (ms: number, spanMs: number): string => `${((ms / spanMs) * 100).toFixed(2)}%`;

function gridOf({ spanMs, decidedMs }: Timeline, height: number): string {
  const line = (ms: number, kind: string) => {
    const x = percentOf(ms, spanMs);
    return `<line${kind} x1="${x}" x2="${x}" y1="0" y2="${height}"/>`;
  };
  const ticks = ticksOf(spanMs).map((ms) => line(ms, ''));
  return [...ticks, ...(decidedMs === null ? [] : [line(decidedMs, ' class="d"')])].join('');
}

function laneRow(lane: Lane, drawing: Drawing): string {
  const { spanMs } = drawing;
  const height = lane.rows.length * ROW + (lane.predicted === null ? 0 : GHOST);
  const bars = lane.rows.flatMap((row, at) => drawnOf(row, spanMs).map((one) => rect(one, at, drawing)));
  const tries = lane.rows.reduce((sum, row) => sum + row.length, 0);
  const name = html(cut(lane.name, 80));
  const inner = [
    drawing.grid(height),
    ...lane.waits.map((wait) => waitRect(wait, spanMs)),
    ...(lane.predicted === null ? [] : [ghost(lane.predicted, lane.rows.length * ROW, spanMs)]),
    ...bars,
    ...lane.batches.map((batch) => batchRect(batch, lane.rows.length * ROW, spanMs)),
  ].join('');
  return `<span>${name}</span><svg height="${height}" role="group" aria-label="${name}: ${count(tries, 'try', 'tries')}">${inner}</svg>`;
}

function across({ startMs, endMs }: Span, spanMs: number): string {
  const start = Math.max(0, Math.min(startMs, spanMs));
  const end = Math.max(start, Math.min(endMs, spanMs));
  return `x="${percentOf(start, spanMs)}" width="${percentOf(end - start, spanMs)}"`;
}

function waitRect(wait: Wait, spanMs: number): string {
  const title = `${wait.what === 'queued' ? 'queued' : 'start-up'}: ${duration(wait.endMs - wait.startMs)}`;
  return `<rect class="w-${wait.what}" ${across(wait, spanMs)} y="7" height="8"><title>${title}</title></rect>`;
}

function ghost(predicted: Span, top: number, spanMs: number): string {
  const title = `predicted ${duration(predicted.endMs - predicted.startMs)}`;
  return `<rect class="ghost" ${across(predicted, spanMs)} y="${top}" height="4"><title>${title}</title></rect>`;
}

function batchRect(batch: BatchSpan, height: number, spanMs: number): string {
  const title = `one command for ${count(batch.tasks, 'task')}: ${duration(batch.endMs - batch.startMs)}`;
  return `<rect class="batch" ${across(batch, spanMs)} height="${height - 1}"><title>${title}</title></rect>`;
}

function rect(drawn: Drawn, row: number, { spanMs, prefix, critical, places }: Drawing): string {
  const [first] = drawn.bars;
  if (first === undefined) return '';
  const share = ((drawn.endMs - drawn.startMs) / spanMs) * 100;
  const width = Math.max(share, 0.1);
  const x = Math.min((drawn.startMs / spanMs) * 100, 100 - width);
  const place = `x="${x.toFixed(2)}%"${row === 0 ? '' : ` y="${row * ROW}"`} width="${width.toFixed(2)}%"`;
  const tone = worst(drawn.bars.map(barTone));
  const kind = drawn.bars.some((bar) => critical.has(bar)) ? ' c' : '';
  // A link with a title costs as much as three bars, and nobody steps through thousands: there rows are the links.
  if (prefix === null)
    return `<rect data-t="${places.of(first.row)}"${tone === 'pass' && kind === '' ? '' : ` class="f-${tone}${kind}"`} ${place}/>`;
  const label = drawn.bars.length > 1 ? '' : labelled(first.row.name, prefix, (share / 100) * TRACK, place);
  return `<a href="#t${places.of(first.row)}"><rect class="f-${tone}${kind}" ${place}/><title>${titleOf(drawn)}</title>${label}</a>`;
}

/** The label where one fits, else where one fits once it is zoomed in. */
function labelled(name: string, prefix: string, width: number, place: string): string {
  for (const [level, kind] of [
    [1, ''],
    [4, ' class="n4"'],
    [16, ' class="n16"'],
  ] as const) {
    const text = labelOf(name, prefix, width * level - 10);
    if (text !== '') return `<svg${kind} ${place} height="${ROW}"><text x="6" y="16">${html(text)}</text></svg>`;
  }
  return '';
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

function legend({ lanes: all, decidedMs, critical }: Timeline, bars: readonly Bar[]): string {
  const used = new Set(bars.map(barTone));
  const waits = new Set(all.flatMap((lane) => lane.waits.map(({ what }) => what)));
  const keys: readonly (readonly [kind: string, meaning: string])[] = [
    ...(['pass', 'fail', 'warn', 'idle'] as const)
      .filter((tone) => used.has(tone))
      .map((tone) => [`f-${tone}`, MEANING[tone]] as const),
    ...(waits.has('queued') ? [['w-queued', 'waiting for a runner'] as const] : []),
    ...(waits.has('start-up') ? [['w-start-up', 'start-up of the job'] as const] : []),
    ...(all.some(({ predicted }) => predicted !== null) ? [['ghost', 'predicted'] as const] : []),
    ...(all.some(({ batches }) => batches.length > 0) ? [['batch', 'one command for several tasks'] as const] : []),
    ...(critical.length > 1 ? [['c', 'critical path'] as const] : []),
  ];
  const items = keys.map(
    ([kind, meaning]) =>
      `<li><svg aria-hidden="true"><rect class="${kind}" width="12" height="12"/></svg>${meaning}</li>`,
  );
  const decided = decidedMs === null ? [] : [`<li><b>|</b> the verdict was certain after ${duration(decidedMs)}</li>`];
  return `<ul class="legend">${[...items, ...decided].join('')}</ul>`;
}

/** The path in words, with how much of it was work. */
function criticalText({ critical, spanMs }: Timeline, places: Places): string {
  if (critical.length < 2) return '';
  const names = critical.map(({ row }) => `<a href="#t${places.of(row)}"><code>${html(cut(row.name, 100))}</code></a>`);
  const workMs = critical.reduce((sum, bar) => sum + bar.endMs - bar.startMs, 0);
  const shown = names.length <= 8 ? names.join(' → ') : `${names.slice(0, 3).join(' → ')} → … → ${names.at(-1)}`;
  return `<p class="note">Critical path: ${shown}: ${count(names.length, 'step')}, ${duration(workMs)} of ${duration(spanMs)}</p>`;
}
