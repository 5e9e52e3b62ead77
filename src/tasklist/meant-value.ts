import type { z } from 'zod';
import type { Path } from '../model.ts';
import { nearest } from './nearest.ts';
import { SHELLS } from './values.ts';

/** Seconds of a unit by its first letter. */
const SECONDS: ReadonlyMap<string, number> = new Map([
  ['s', 1],
  ['m', 60],
  ['h', 3600],
]);
const DURATION = /^([0-9]{1,9}(?:\.[0-9]{1,9})?) ?(s|secs?|seconds?|m|mins?|minutes?|h|hours?)$/i;

/** A value, and how it is written. */
export interface Meant {
  readonly value: unknown;
  readonly text: string;
}

const plain = (value: string | number | boolean): Meant => ({ value, text: String(value) });

/**
 * What the author of this value probably meant; `null` when nobody can tell. It need not be a right value. `path` ends
 * at its key.
 */
export function meantValue(issue: z.core.$ZodIssue, path: Path, found: unknown): Meant | null {
  const key = String(path.at(-1));
  if (path.length === 1 && key === 'legs' && Number.isInteger(found))
    return { value: { max: found }, text: `{ max: ${found} }` };
  if (key === 'for-each') return forEachOf(found);
  if (typeof found === 'string') return meantText(issue, path, found);
  const isPlain = typeof found === 'number' || typeof found === 'boolean';
  return isPlain && typesOf(issue).includes('string') ? { value: String(found), text: `"${found}"` } : null;
}

function meantText(issue: z.core.$ZodIssue, path: Path, found: string): Meant | null {
  const types = typesOf(issue);
  if (types.includes('boolean') && /^(?:yes|on|true|write)$/i.test(found)) return plain(true);
  if (types.includes('boolean') && /^(?:no|off|false)$/i.test(found)) return plain(false);
  const number = types.includes('number') ? numberOf(found, String(path.at(-1))) : null;
  if (number !== null) return plain(number);
  const word = wordFor(issue, path, found);
  return word === null ? null : plain(word);
}

function wordFor(issue: z.core.$ZodIssue, path: Path, found: string): string | null {
  if (path.at(-1) === 'shell') return shellFor(found);
  return nearest(found, wordsOf(issue));
}

/** `bahs` is `bash`; `zsh` is a shell of its own, which needs the place of the script. */
function shellFor(found: string): string | null {
  const close = nearest(found, SHELLS);
  const isOther = /^[a-z]{1,20}sh$/.test(found) && close?.length !== found.length;
  return isOther ? `${found} {0}` : close;
}

/** `"10"` is 10, and `5m` is as many seconds or minutes as the key asks for. */
function numberOf(found: string, key: string): number | null {
  if (/^[0-9]{1,9}(?:\.[0-9]{1,9})?$/.test(found)) return Number(found);
  const [, digits, unit = ''] = DURATION.exec(found) ?? [];
  const isMinutes = key.endsWith('-minutes');
  if (digits === undefined || !(isMinutes || key === 'duration' || key.endsWith('-seconds'))) return null;
  const seconds = Number(digits) * (SECONDS.get((unit[0] ?? '').toLowerCase()) ?? 1);
  return isMinutes ? Math.round((seconds / 60) * 100) / 100 : seconds;
}

function forEachOf(found: unknown): Meant | null {
  if (Array.isArray(found)) return { value: { items: found }, text: '{ items: […] }' };
  if (typeof found !== 'string' || found.length > 80) return null;
  const key = /[*?[{]/.test(found) ? 'glob' : 'file';
  return { value: { [key]: found }, text: `{ ${key}: ${JSON.stringify(found)} }` };
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
