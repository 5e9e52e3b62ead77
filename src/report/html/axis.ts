import { duration } from '../words.ts';

/** Steps that people count in, in milliseconds. */
const STEPS = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000,
  900_000, 1_800_000, 3_600_000, 7_200_000, 14_400_000, 28_800_000, 86_400_000, 604_800_000,
] as const;

/** Ticks of the axis at most; zoomed in, so many times more. */
const TICKS = 6;
const LEVELS = [1, 4, 16] as const;

export function ticksOf(spanMs: number, most = TICKS): number[] {
  const step = STEPS.find((candidate) => spanMs / candidate <= most) ?? 604_800_000;
  return Array.from({ length: Math.floor(spanMs / step) + 1 }, (_, at) => at * step);
}

/** The axis of time, its ticks for three levels of zoom, of which the style sheet shows one. */
export function axis(spanMs: number, decidedMs: number | null): string {
  const decided =
    decidedMs === null
      ? ''
      : `<line class="d" x1="${place(decidedMs, spanMs)}" x2="${place(decidedMs, spanMs)}" y1="15" y2="20"/>`;
  const groups = LEVELS.map((level) => `<g class="z${level}">${labels(ticksOf(spanMs, TICKS * level), spanMs)}</g>`);
  return `<svg class="axis" height="20" aria-hidden="true">${groups.join('')}${decided}</svg>`;
}

const place = (ms: number, spanMs: number): string => `${((ms / spanMs) * 100).toFixed(2)}%`;

function labels(ticks: readonly number[], spanMs: number): string {
  return ticks
    .map((ms, at) => {
      const anchor = at === 0 ? 'start' : ms / spanMs > 0.94 ? 'end' : 'middle';
      return `<text x="${place(ms, spanMs)}" y="13" text-anchor="${anchor}">${at === 0 ? '0' : duration(ms)}</text>`;
    })
    .join('');
}
