/** Files of several tasks that become one. */
import { messageOf, problem, type RimProblem } from '../problem.ts';
import { decodeText } from './kind.ts';

export interface FoldPart {
  readonly task: string;
  readonly path: string;
  readonly bytes: Uint8Array;
}

interface Joined {
  readonly content: string | Uint8Array;
  readonly problems: readonly RimProblem[];
}

/** The bytes of all parts, one after the other. */
export function concatenated(parts: readonly FoldPart[]): Joined {
  const content = new Uint8Array(parts.reduce((sum, { bytes }) => sum + bytes.length, 0));
  let at = 0;
  for (const { bytes } of parts) {
    content.set(bytes, at);
    at += bytes.length;
  }
  return { content, problems: [] };
}

/** One JSON array: of a part that is an array its elements, else the part itself. An empty part adds nothing. */
export function jsonArray(parts: readonly FoldPart[]): Joined {
  const elements: unknown[] = [];
  const problems: RimProblem[] = [];
  for (const { task, path, bytes } of parts) {
    const text = decodeText(bytes);
    if (text.trim() === '') continue;
    try {
      const value: unknown = JSON.parse(text);
      for (const element of Array.isArray(value) ? value : [value]) elements.push(element);
    } catch (error) {
      const detail = messageOf(error);
      problems.push(problem('rim/fold-unreadable', null, { task, path, fold: 'json-array', detail }));
    }
  }
  return { content: `${JSON.stringify(elements, null, 2)}\n`, problems };
}
