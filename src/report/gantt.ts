import { mermaid } from './escape/mermaid.ts';
import { type Row, stateMark } from './rows.ts';
import type { Bar, Timeline } from './timeline.ts';

/** GitHub draws a mermaid text of at most 50,000 characters; more rows than this nobody reads. */
const MOST_CHARACTERS = 40_000;
const MOST_ROWS = 100;

export interface Gantt {
  readonly text: string;
  readonly shown: number;
  readonly total: number;
}

/**
 * The timeline as a mermaid gantt diagram, the longest tries where not all fit. Every label begins with a mark of ours, so
 * that no name can be a keyword of the diagram. `null` when nothing ran.
 */
export function gantt(timeline: Timeline): Gantt | null {
  const bars = timeline.lanes.flatMap((lane) => lane.rows.flat());
  if (bars.length === 0) return null;
  const kept = new Set(longest(bars));
  const sections = timeline.lanes.map((lane) => section(lane.name, lane.rows.flat(), kept, timeline.originMs));
  const axis = timeline.spanMs >= 3_600_000 ? '%H:%M' : '%H:%M:%S';
  const head = ['gantt', 'dateFormat x', `axisFormat ${axis}`];
  return { text: [...head, ...sections.flat()].join('\n'), shown: kept.size, total: bars.length };
}

function longest(bars: readonly Bar[]): Bar[] {
  const sorted = bars.toSorted((a, b) => b.endMs - b.startMs - (a.endMs - a.startMs));
  let used = 0;
  const full = sorted.findIndex((bar, at) => {
    used += mermaid(bar.row.leg).length + mermaid(bar.row.name).length + 60;
    return at >= MOST_ROWS || used > MOST_CHARACTERS;
  });
  return full === -1 ? sorted : sorted.slice(0, full);
}

function section(leg: string, bars: readonly Bar[], kept: ReadonlySet<Bar>, originMs: number): string[] {
  const lines = bars.filter((bar) => kept.has(bar)).map((bar) => barLine(bar, originMs));
  return lines.length === 0 ? [] : [`section - ${mermaid(leg)}`, ...lines];
}

function barLine({ row, attempt, startMs, endMs, last }: Bar, originMs: number): string {
  const name = `${last ? stateMark(row) : '~'} ${mermaid(row.name)}${attempt > 1 ? ` try ${attempt}` : ''}`;
  const start = Math.round(originMs + startMs);
  const end = Math.max(start + 1, Math.round(originMs + endMs));
  return `${name} :${tag(row, last)}${start}, ${end}`;
}

/** Mermaid has three colours to give: critical, done, active. */
function tag(row: Row, last: boolean): string {
  if (row.fails && last) return 'crit, ';
  if (!last || row.flaky || row.shown === 'tolerated') return 'active, ';
  return row.shown === 'succeeded' ? 'done, ' : '';
}
