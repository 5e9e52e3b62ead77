import { cut } from '../../merge/cut.ts';
import { html } from '../escape/html.ts';
import type { Graph, GraphNode } from '../graph.ts';
import { stateWord } from '../rows.ts';
import { count, duration, grouped } from '../words.ts';
import type { Places } from './places.ts';

/** Of a node, and the room around it, in pixels. */
const NODE = { width: 196, height: 30, across: 56, down: 10 } as const;
const LABEL = 27;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The graph of needs, from left to right: each node leads to the place of its task. */
export function graphView(graph: Graph, places: Places): string {
  const points = new Map<GraphNode, Point>();
  const tallest = graph.columns.reduce((most, column) => Math.max(most, column.length), 0);
  graph.columns.forEach((column, x) => {
    const down = ((tallest - column.length) * (NODE.height + NODE.down)) / 2;
    for (const [y, node] of column.entries())
      points.set(node, { x: x * (NODE.width + NODE.across), y: down + y * (NODE.height + NODE.down) });
  });
  const width = graph.columns.length * (NODE.width + NODE.across) - NODE.across;
  const height = tallest * (NODE.height + NODE.down) - NODE.down;
  const lines = graph.edges.map(([from, to]) => edge(points.get(from), points.get(to), from.tone === 'fail'));
  const nodes = graph.columns.flat().map((node) => box(node, points.get(node), places));
  const notes = [
    ...(graph.apart > 0
      ? [`${count(graph.apart, 'task')} without needs ${graph.apart === 1 ? 'is' : 'are'} not drawn`]
      : []),
    ...(graph.left > 0 ? [`${grouped(graph.left)} more nodes are not drawn`] : []),
  ];
  return [
    '<div class="scroll" tabindex="0" role="region" aria-labelledby="needs"><div class="graph">',
    `<svg role="group" aria-label="${count(graph.edges.length, 'need')}" width="${width + 2}" height="${height + 2}" viewBox="-1 -1 ${width + 2} ${height + 2}">`,
    `${lines.join('')}${nodes.join('\n')}</svg></div></div>`,
    notes.length === 0 ? '' : `<p class="note">${notes.join('; ')}.</p>`,
  ].join('\n');
}

function edge(from: Point | undefined, to: Point | undefined, hasFailed: boolean): string {
  if (from === undefined || to === undefined) return '';
  const start = { x: from.x + NODE.width, y: from.y + NODE.height / 2 };
  const end = { x: to.x, y: to.y + NODE.height / 2 };
  const bend = NODE.across / 2;
  return `<path${hasFailed ? ' class="f"' : ''} d="M${start.x} ${start.y}C${start.x + bend} ${start.y} ${end.x - bend} ${end.y} ${end.x} ${end.y}"/>`;
}

function box(node: GraphNode, point: Point | undefined, places: Places): string {
  const [first] = node.rows;
  if (point === undefined || first === undefined) return '';
  const { x, y } = point;
  const title =
    node.rows.length === 1 ? `${first.name}: ${stateWord(first)}, ${duration(first.durationMs)}` : node.label;
  return [
    `<a href="#t${places.of(first)}"><title>${html(cut(title, 200))}</title>`,
    `<rect class="f-${node.tone}" x="${x}" y="${y}" width="${NODE.width}" height="${NODE.height}" rx="4"/>`,
    `<text x="${x + 8}" y="${y + 20}">${html(cut(node.label, LABEL))}</text></a>`,
  ].join('');
}
