/** Who needs whom: the tasks that `needs` connects, in columns by how much comes before them. */
import type { Converged } from './model.ts';
import { isTrouble, type Row } from './rows.ts';
import { type Tone, toneOf } from './tone.ts';

/** More tasks than this are drawn by entry: nobody reads a graph of hundreds. */
const MOST_TASKS = 60;
/** More nodes than this are not drawn. */
const MOST_NODES = 300;

export interface GraphNode {
  /** The task, or of an entry the first of its tasks, those in trouble before the others. */
  readonly rows: readonly Row[];
  readonly label: string;
  readonly tone: Tone;
}

export interface Graph {
  readonly columns: readonly (readonly GraphNode[])[];
  readonly edges: readonly (readonly [from: GraphNode, to: GraphNode])[];
  /** Tasks that need nothing and that nothing needs. */
  readonly apart: number;
  /** Nodes that are not drawn. */
  readonly left: number;
}

/** The graph of a plan with what became of its tasks; `null` where nothing needs anything. */
export function graphOf({ plan }: Pick<Converged, 'plan'>, rows: readonly Row[]): Graph | null {
  const needs = new Map(plan.tasks.map(({ id, needs: own }) => [id, own]));
  const tied = new Set([...needs].flatMap(([id, own]) => (own.length > 0 ? [id, ...own] : [])));
  if (tied.size === 0) return null;
  const depth = depthsOf(needs);
  const entries = new Map(plan.tasks.map(({ id, template }) => [id, tied.size > MOST_TASKS ? template : id]));
  const members = new Map<string, Row[]>();
  const keyOf = (id: string) => JSON.stringify([depth.get(id) ?? 0, entries.get(id) ?? id]);
  for (const row of rows.filter(({ task }) => tied.has(task)))
    members.set(keyOf(row.task), [...(members.get(keyOf(row.task)) ?? []), row]);
  const nodes = new Map([...members].slice(0, MOST_NODES).map(([key, own]) => [key, nodeOf(own, entries)]));
  const edges = edgesOf(needs, keyOf).flatMap(([from, to]) => {
    const ends = [nodes.get(from), nodes.get(to)] as const;
    return ends[0] === undefined || ends[1] === undefined ? [] : [[ends[0], ends[1]] as const];
  });
  return {
    columns: columnsOf(nodes, edges, (node) => depth.get(node.rows[0]?.task ?? '') ?? 0),
    edges,
    apart: needs.size - tied.size,
    left: members.size - nodes.size,
  };
}

/** The length of the longest chain of needs before each task. A plan has no circles. */
function depthsOf(needs: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, number> {
  const depth = new Map<string, number>();
  const of = (id: string): number => {
    const known = depth.get(id);
    if (known !== undefined) return known;
    depth.set(id, 0);
    const found = (needs.get(id) ?? []).reduce((most, need) => Math.max(most, of(need) + 1), 0);
    depth.set(id, found);
    return found;
  };
  for (const id of needs.keys()) of(id);
  return depth;
}

function nodeOf(rows: readonly Row[], entries: ReadonlyMap<string, string>): GraphNode {
  const [first] = rows;
  if (first === undefined) throw new RangeError('a node of a graph has at least one task');
  const entry = entries.get(first.task) ?? first.task;
  const tones = new Set(rows.map(toneOf));
  const tone = (['fail', 'warn', 'idle', 'pass'] as const).find((one) => tones.has(one)) ?? 'idle';
  return { rows, tone, label: rows.length === 1 ? first.name : `${entry} ×${rows.length}${troubleOf(rows)}` };
}

function troubleOf(rows: readonly Row[]): string {
  const trouble = rows.filter(isTrouble).length;
  return trouble === 0 ? '' : `, ${trouble} ✗`;
}

function edgesOf(
  needs: ReadonlyMap<string, readonly string[]>,
  keyOf: (id: string) => string,
): (readonly [from: string, to: string])[] {
  const found = new Map<string, readonly [string, string]>();
  for (const [id, own] of needs)
    for (const need of own) {
      const edge = [keyOf(need), keyOf(id)] as const;
      found.set(JSON.stringify(edge), edge);
    }
  return [...found.values()];
}

/** In each column nodes stand where those that they need stand, so that few lines cross. */
function columnsOf(
  nodes: ReadonlyMap<string, GraphNode>,
  edges: Graph['edges'],
  depthOf: (node: GraphNode) => number,
): GraphNode[][] {
  const columns: GraphNode[][] = [];
  for (const node of nodes.values()) {
    const at = depthOf(node);
    while (columns.length <= at) columns.push([]);
    columns[at]?.push(node);
  }
  const before = new Map<GraphNode, GraphNode[]>();
  for (const [from, to] of edges) before.set(to, [...(before.get(to) ?? []), from]);
  const place = new Map<GraphNode, number>();
  const wish = (node: GraphNode): number => {
    const places = (before.get(node) ?? []).map((one) => place.get(one) ?? 0);
    return places.reduce((sum, one) => sum + one, 0) / Math.max(1, places.length);
  };
  for (const column of columns) {
    column.sort((a, b) => wish(a) - wish(b));
    for (const [at, node] of column.entries()) place.set(node, at);
  }
  return columns.filter((column) => column.length > 0);
}
