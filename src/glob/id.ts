/** Patterns over task ids: the dialect of `pattern.ts` for one name, in which `/`, `[` and `]` are letters. */
import { parseBraces, RANGE_LIMIT } from './braces.ts';
import { matchesSegment } from './match.ts';
import { parseSegment, type Segment } from './segment.ts';

/** Whether a selector has wildcards at all. */
export function isIdPattern(selector: string): boolean {
  return /[*?{]/.test(selector);
}

/** A test of ids: `*` stands for any characters, `?` for one, `{a,b}` for alternatives. What cannot be read matches nothing. */
export function idMatcher(selector: string): (id: string) => boolean {
  const braces = parseBraces(selector.replace(/\\?([[\]])/g, '\\$1'));
  if (braces === null || braces.count > RANGE_LIMIT) return () => false;
  const segments = braces.expand().flatMap((text): Segment[] => {
    // `**` crosses folders; an id has none.
    const parsed = parseSegment(text === '**' ? '*' : text, false);
    return typeof parsed === 'string' ? [] : [parsed.segment];
  });
  return (id) => segments.some((segment) => matchesSegment(segment, id));
}
