import type { z } from 'zod';
import type { Path } from '../model.ts';
import { nearest } from './nearest.ts';
import { SYNC_WORDS } from './sync-schema.ts';
import { SHELLS } from './values.ts';

/** Words for policies that are no mistake of spelling. */
const POLICIES: ReadonlyMap<string, string> = new Map([
  ['most', 'majority'],
  ['every', 'all'],
  ['first', 'any'],
  ['half', '50%'],
]);
const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

/** What somebody probably meant who wrote this value; `null` when nobody can tell. `path` ends at its key. */
export function meantValue(issue: z.core.$ZodIssue, path: Path, found: unknown): string | null {
  const key = String(path.at(-1));
  if (path.length === 1 && key === 'legs' && Number.isInteger(found)) return `{ max: ${found} }`;
  if (path[0] === 'sync' && typeof found === 'number') return percentOf(found);
  if (key === 'for-each') return forEachOf(found);
  if (typeof found === 'string') return meantText(issue, path, found);
  // No name starts with a digit.
  const isName = key === 'id' || key === 'needs' || path.includes('needs');
  const isPlain = typeof found === 'boolean' || (typeof found === 'number' && !isName);
  return isPlain && typesOf(issue).includes('string') ? `"${found}"` : null;
}

function meantText(issue: z.core.$ZodIssue, path: Path, found: string): string | null {
  const types = typesOf(issue);
  if (types.includes('boolean')) {
    if (/^(?:yes|on|true)$/i.test(found)) return 'true';
    if (/^(?:no|off|false)$/i.test(found)) return 'false';
  }
  const number = types.includes('number') ? numberOf(found, String(path.at(-1))) : null;
  if (number !== null) return number;
  if (path.at(-1) === 'shell') return nearest(found, SHELLS);
  return path[0] === 'sync' ? (POLICIES.get(found) ?? nearest(found, SYNC_WORDS)) : nearest(found, wordsOf(issue));
}

/** `"10"` is 10, and `5m` as many seconds, or minutes where the key says so. */
function numberOf(found: string, key: string): string | null {
  const [, digits, unit] = /^([0-9]{1,9}(?:\.[0-9]{1,9})?) ?(s|m|h)?[a-z]*$/i.exec(found) ?? [];
  if (digits === undefined) return null;
  if (unit === undefined) return /[a-z]/i.test(found) ? null : digits;
  const seconds = Number(digits) * (SECONDS[unit.toLowerCase()] ?? 1);
  return String(key.endsWith('minutes') ? seconds / 60 : seconds);
}

function percentOf(found: number): string | null {
  return found > 0 && found < 1 ? `${Math.round(found * 100_000) / 1000}%` : null;
}

function forEachOf(found: unknown): string | null {
  if (Array.isArray(found)) return '{ items: […] }';
  if (typeof found !== 'string' || found.length > 80) return null;
  return /[*?[{]/.test(found) ? `{ glob: "${found}" }` : `{ file: "${found}" }`;
}

/** The types that a value, also one of a union, may have. */
function typesOf(issue: z.core.$ZodIssue): readonly string[] {
  if (issue.code === 'invalid_union') return issue.errors.flat().flatMap(typesOf);
  return issue.code === 'invalid_type' ? [issue.expected] : [];
}

/** The words that an enumeration, also one inside a union, would have taken. */
function wordsOf(issue: z.core.$ZodIssue): readonly string[] {
  if (issue.code === 'invalid_union') return issue.errors.flat().flatMap(wordsOf);
  return issue.code === 'invalid_value' ? issue.values.map(String) : [];
}
