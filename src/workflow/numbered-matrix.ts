/** A matrix that is written out with numbers of legs, as the workflow has it. */
import { child, textOf, type WorkflowNode } from './node.ts';

/** `{ wave: [1], runs-on: [ubuntu-latest], leg: [1, 2, 3] }` */
export interface NumberedMatrix {
  readonly node: WorkflowNode;
  readonly wave: number | null;
  readonly runners: readonly string[];
  /** As they are written. */
  readonly legs: readonly string[];
  /** Keys that it should not have. */
  readonly others: readonly string[];
}

export const KEYS: readonly string[] = ['wave', 'runs-on', 'leg'];

/** The matrix of a job, when it is written out with numbers of legs. */
export function readNumbered(job: WorkflowNode): NumberedMatrix | null {
  const node = child(child(job, 'strategy'), 'matrix');
  if (node?.kind !== 'map' || !node.entries.has('leg')) return null;
  const [wave = '', ...more] = listed(child(node, 'wave'));
  return {
    node,
    wave: more.length === 0 && isCount(wave) ? Number(wave) : null,
    runners: listed(child(node, 'runs-on')),
    legs: listed(child(node, 'leg')),
    others: [...node.entries.keys()].filter((key) => !KEYS.includes(key)),
  };
}

/** The texts of a list; a list in it is an empty text. */
function listed(node: WorkflowNode | undefined): readonly string[] {
  return node?.kind === 'list' ? node.items.map((item) => textOf(item) ?? '') : [];
}

const isCount = (text: string): boolean => /^[1-9]\d{0,5}$/.test(text);

/** How many numbers it has, when they are those from 1 on and each is there once; `null` otherwise. */
export function countOf({ legs }: NumberedMatrix): number | null {
  const numbers = new Set(legs.filter(isCount).map(Number));
  const isWhole = legs.length > 0 && numbers.size === legs.length && Math.max(...numbers) === legs.length;
  return isWhole ? legs.length : null;
}
