/**
 * A pattern of `reads`, `writes` or `artifacts`: text -> alternatives of segments. Each rule of the dialect has a
 * case in `test/cases/independence/dialect.json`.
 */
import type { PatternFault } from '../problem.ts';
import { parseBraces } from './braces.ts';
import { GLOBSTAR, parseSegment, type Segment } from './segment.ts';

/** One brace-free reading of a pattern. A last `**` also stands for "and everything below" of the prefix rule. */
export interface Alternative {
  /** Lower-case, for a URI; `null` for a path in the workspace. A URI never meets a path. */
  readonly scheme: string | null;
  /** What a witness starts with: empty, `db://` or `git:`. */
  readonly lead: string;
  /** Never two `**` in a row, never empty, no `.` and no `..`. */
  readonly segments: readonly Segment[];
  /** The last `**` was not written: it is there because the pattern may name a directory. */
  readonly impliedBelow: boolean;
  /** A `/` was written at the end: where folders are listed, the pattern names folders. */
  readonly slash: boolean;
}

/** A parsed pattern. */
export interface Pattern {
  /** The text as the user wrote it, with `!`. */
  readonly source: string;
  /** `!pattern`: takes away from the other patterns of its list, wherever it is in the list. */
  readonly excludes: boolean;
  readonly alternatives: readonly Alternative[];
  /** Too many alternatives to list: the alternatives cover more than the pattern does, so a meeting proves nothing. */
  readonly approximate: boolean;
}

/** Findings that do not stop: `a**b` is read as `a*b`; braces with too many alternatives are not listed. */
export type PatternWarning = 'double-star' | 'too-many-alternatives';

export interface ParsedPattern {
  /** `null` when there is a fault. */
  readonly pattern: Pattern | null;
  readonly fault: PatternFault | null;
  readonly warnings: readonly PatternWarning[];
}

/** Paths are limited to 4,096 bytes on Linux. */
const LENGTH_LIMIT = 4096;
/** Alternatives of one pattern, and their characters in all. */
export const ALTERNATIVES_LIMIT = 4096;
const CHARACTERS_LIMIT = 1_000_000;

const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]+):(\/\/)?/;
const ORDINARY = /^[A-Za-z0-9_./-]+$/;

/** A fault that the whole text shows, before anything is expanded. */
function textFault(text: string): PatternFault | null {
  if (text === '') return 'empty';
  if (text.length > LENGTH_LIMIT) return 'too-long';
  if (text.startsWith('~')) return 'home';
  if (text.startsWith('#')) return 'comment';
  if (text.startsWith('!') && text[1] !== '(') return 'double-negation';
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at + 1] === '(' && '@!?*+'.includes(text[at] ?? '')) return 'extglob';
  }
  return null;
}

function splitScheme(text: string): { scheme: string | null; lead: string; rest: string } | PatternFault {
  if (text.startsWith('/') || /^[A-Za-z]:/.test(text)) return 'absolute';
  const found = SCHEME.exec(text);
  if (found !== null) {
    return { scheme: (found[1] ?? '').toLowerCase(), lead: found[0], rest: text.slice(found[0].length) };
  }
  return text.includes('://') ? 'scheme' : { scheme: null, lead: '', rest: text };
}

/** A last literal segment without a dot after its first character may be a directory: it covers what is below. */
function mayBeDirectory(segments: readonly Segment[], slash: boolean): boolean {
  const last = segments.at(-1);
  return last === undefined || slash || (typeof last === 'string' && !last.includes('.', 1));
}

/** Splits at `/` and normalises: empty names and `.` vanish, `..` takes its parent away. */
function splitNames(text: string): string[] | PatternFault {
  const parts = text.split('/');
  if (!parts.some((part) => part === '' || part === '.' || part === '..')) return parts;
  const names: string[] = [];
  for (const part of parts) {
    if (part === '' || part === '.') continue;
    if (part !== '..') {
      names.push(part);
      continue;
    }
    const parent = names.pop();
    if (parent === undefined) return 'escapes';
    if (parent === '**') return 'globstar-parent';
  }
  return names;
}

interface Reading {
  readonly segments: readonly Segment[];
  readonly doubleStar: boolean;
}

function readSegments(text: string, foldCase: boolean): Reading | PatternFault {
  const names = splitNames(text);
  if (typeof names === 'string') return names;
  let doubleStar = false;
  const segments: Segment[] = names;
  for (const [index, name] of names.entries()) {
    const found = parseSegment(name, foldCase);
    if (typeof found === 'string') return found;
    doubleStar ||= found.doubleStar;
    segments[index] = found.segment;
  }
  const repeats = segments.some((segment, index) => segment === GLOBSTAR && segments[index - 1] === GLOBSTAR);
  if (!repeats) return { segments, doubleStar };
  const single = segments.filter((segment, index) => segment !== GLOBSTAR || segments[index - 1] !== GLOBSTAR);
  return { segments: single, doubleStar };
}

function readAlternative(
  text: string,
  foldCase: boolean,
): { alternative: Alternative; doubleStar: boolean } | PatternFault {
  const split = splitScheme(text);
  if (typeof split === 'string') return split;
  const { scheme, lead, rest } = split;
  // File systems fold case; what stands behind a URI need not.
  const reading = readSegments(rest, foldCase && scheme === null);
  if (typeof reading === 'string') return reading;
  const { segments, doubleStar } = reading;
  const slash = /\/(?:\.\.?)?$/.test(rest);
  const impliedBelow = segments.at(-1) !== GLOBSTAR && mayBeDirectory(segments, slash);
  const below: readonly Segment[] = impliedBelow ? [...segments, GLOBSTAR] : segments;
  return { alternative: { scheme, lead, segments: below, impliedBelow, slash }, doubleStar };
}

/**
 * What to read instead of a pattern whose braces have too many alternatives: everything below its plain beginning.
 * `null` when the braces may hold the scheme of a URI, because then there is no such beginning.
 */
function coarse(text: string): string | null {
  const plain = text.slice(0, text.indexOf('{'));
  if (!plain.includes('/') && text.includes(':')) {
    const scheme = SCHEME.exec(plain);
    return scheme === null ? null : `${scheme[0]}**`;
  }
  const climbs = /(^|[/{,])\.\.([/},]|$)/.test(text);
  return climbs ? '**' : `${plain.slice(0, plain.lastIndexOf('/') + 1)}**`;
}

function expansions(text: string, limit: number): { texts: string[]; approximate: boolean } | PatternFault {
  if (!text.includes('{')) return { texts: [text], approximate: false };
  const braces = parseBraces(text);
  if (braces === null) return 'brace';
  const tooMany = braces.count > limit || braces.count * text.length > CHARACTERS_LIMIT;
  if (!tooMany) return { texts: [...new Set(braces.expand())], approximate: false };
  const cover = coarse(text);
  return cover === null ? 'scheme' : { texts: [cover], approximate: true };
}

/**
 * Parses a pattern. Never throws and never runs long: patterns over 4,096 characters are a fault, braces with more than
 * 4,096 alternatives become an `approximate` pattern that covers more.
 *
 * @param foldCase Compare as Windows and macOS do: without regard to case, composed (NFC).
 * @param limit How many alternatives of braces to list at most.
 */
export function parsePattern(source: string, foldCase: boolean, limit: number = ALTERNATIVES_LIMIT): ParsedPattern {
  const refuse = (fault: PatternFault): ParsedPattern => ({ pattern: null, fault, warnings: [] });
  // `!(` opens an extended glob, it does not exclude.
  const excludes = source.startsWith('!') && !source.startsWith('!(');
  const body = excludes ? source.slice(1) : source;
  const text = foldCase ? body.normalize('NFC') : body;
  const ordinary = ORDINARY.test(text) && text.length <= LENGTH_LIMIT;
  const fault = ordinary ? null : textFault(text);
  if (fault !== null) return refuse(fault);
  const list = expansions(text, limit);
  if (typeof list === 'string') return refuse(list);
  // A list of one takes much less memory than an empty one that grows.
  let alternatives: Alternative[] | null = null;
  let doubleStar = false;
  for (const variant of list.texts) {
    const reading = readAlternative(variant, foldCase);
    if (typeof reading === 'string') return refuse(reading);
    if (alternatives === null) alternatives = [reading.alternative];
    else alternatives.push(reading.alternative);
    doubleStar ||= reading.doubleStar;
  }
  const warnings: PatternWarning[] = [];
  if (doubleStar) warnings.push('double-star');
  if (list.approximate) warnings.push('too-many-alternatives');
  return {
    pattern: { source, excludes, alternatives: alternatives ?? [], approximate: list.approximate },
    fault: null,
    warnings,
  };
}
