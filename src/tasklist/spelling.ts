/** Numbers as they were written: `3.10` is a version, and `007` a name. */
import type { Location, Path } from '../model.ts';
import { problem, type TasklistProblem } from '../problem.ts';
import type { Source } from './source.ts';
import { textOf } from './variables.ts';

/**
 * A value in which each number that was written in another way than it prints is replaced by its text. In expressions GitHub
 * compares text that looks like a number as one.
 */
export function spelt(
  value: unknown,
  path: Path,
  source: Source,
  tell: (text: string, number: number, at: Location) => void,
): unknown {
  if (typeof value === 'number') {
    const text = source.spelling(path);
    if (text === null || text === textOf(value)) return value;
    tell(text, value, source.locate(path));
    return text;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return changed(
      value,
      value.map((entry, index) => spelt(entry, [...path, index], source, tell)),
    );
  const entries = Object.entries(value).map(
    ([key, member]) => [key, spelt(member, [...path, key], source, tell)] as const,
  );
  return entries.every(([key, member]) => member === (value as Record<string, unknown>)[key])
    ? value
    : Object.fromEntries(entries);
}

function changed(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  return after.every((entry, index) => entry === before[index]) ? before : after;
}

/** Places below a task or `defaults` whose numbers are names as often as they are numbers. */
const PLACES: readonly Path[] = [['for-each', 'items'], ['matrix'], ['env'], ['with']];

/** An entry with the numbers of its values as they were written, and a warning for each that differs. */
export function withSpelling<Entry extends object>(
  entry: Entry,
  path: Path,
  source: Source,
  problems: TasklistProblem[],
): Entry {
  const tell = (text: string, number: number, at: Location): void => {
    problems.push(problem('tasklist/spelling', at, { text, number: textOf(number) }));
  };
  let result: Record<string, unknown> | null = null;
  for (const [key = '', inner] of PLACES as readonly (readonly string[])[]) {
    const outer = (entry as Record<string, unknown>)[key];
    if (outer === undefined) continue;
    const before = inner === undefined ? outer : (outer as Record<string, unknown>)[inner];
    const after = spelt(before, [...path, key, ...(inner === undefined ? [] : [inner])], source, tell);
    if (after !== before)
      result = { ...(result ?? entry), [key]: inner === undefined ? after : { ...(outer as object), [inner]: after } };
  }
  return (result ?? entry) as Entry;
}
