/** Where a test failed: tools write it in attributes, or in the text of the failure, in one of a few forms. */
import { attributeOf, isGo, type JunitCase, type JunitSuite } from './junit-model.ts';

export interface FailurePlace {
  /** With `/`, as the report has it. Hostile text. */
  readonly file: string | null;
  readonly line: number | null;
}

/** The end of a place: `.py:12`, `.java(12`, Python's `.py", line 12`, PHP's and .NET's `.cs:line 12`. */
const END = /\.[A-Za-z]{1,5}(?:[:(]|"?(?:, |:| on )line )([0-9]{1,7})\b/g;

/** How much of the text of a failure is searched: places stand near its start. */
const LOOKED_AT = 16 * 1024;
const MOST_PLACES = 200;
const MOST_PATH = 400;
const LIBRARY = /(?:^|\/)(?:node_modules|site-packages|vendor)\/|^node:/;

/**
 * The place of a failure: the first in its text that is in the test's own file, else what the attributes say, else the first
 * in its text that is not in a library.
 */
export function placeOfFailure(one: JunitCase, suite: Pick<JunitSuite, 'file' | 'properties'>): FailurePlace {
  const own = slashed(attributeOf(one.attributes, 'file') || attributeOf(one.attributes, 'filepath') || suite.file);
  const text = one.results.find(({ element }) => element === 'failure' || element === 'error')?.text ?? '';
  const places = placesIn(text.slice(0, LOOKED_AT));
  const known = own !== '' ? baseOf(own) : className(one);
  const there = places.find(({ file }) => known !== '' && isOf(file, known));
  if (there !== undefined) return { file: own || inPackage(there.file, one, suite), line: there.line };
  const line = Number(attributeOf(one.attributes, 'line') || attributeOf(one.attributes, 'lineno'));
  if (own !== '') return { file: own, line: Number.isInteger(line) && line > 0 ? line : null };
  const other = places.find(({ file }) => !LIBRARY.test(file));
  return other === undefined
    ? { file: null, line: null }
    : { file: inPackage(other.file, one, suite), line: other.line };
}

/** Go and the JVM print the name of a file alone: the package of the test is its folder. */
function inPackage(file: string, one: JunitCase, { properties }: Pick<JunitSuite, 'properties'>): string {
  const classname = attributeOf(one.attributes, 'classname');
  if (file.includes('/') || classname === '') return file;
  if (isGo(properties)) return file.endsWith('.go') ? `${classname}/${file}` : file;
  const parts = classname.split('.').slice(0, -1);
  const isOfClass = /\.(?:java|kt|groovy|scala)$/.test(file) && isOf(file, className(one));
  return isOfClass ? [...parts, file].join('/') : file;
}

interface Place {
  readonly file: string;
  readonly line: number;
}

function placesIn(text: string): Place[] {
  const places: Place[] = [];
  for (const match of text.matchAll(END)) {
    const [whole = '', line] = match;
    const name = /^\.[A-Za-z]+/.exec(whole)?.[0] ?? '';
    const start = pathStart(text, match.index);
    if (start < match.index) places.push({ file: slashed(text.slice(start, match.index) + name), line: Number(line) });
    if (places.length >= MOST_PLACES) break;
  }
  return places;
}

/** Where the path begins whose extension stands at `end`. */
function pathStart(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < MOST_PATH && isOfPath(text, start - 1)) start--;
  return start;
}

/** A colon is a part of a path after a drive or a scheme only. */
function isOfPath(text: string, at: number): boolean {
  const character = text[at] ?? '';
  return character === ':' ? /[\\/]/.test(text[at + 1] ?? '') : !/[\s"'()<>[\],]/.test(character);
}

/** Without `file://` and a leading `./`. */
function slashed(path: string): string {
  return path
    .replaceAll('\\', '/')
    .replace(/^file:\/\//, '')
    .replace(/^(?:\.\/)+/, '');
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The last part of a dotted class name, which is the name of its file in many languages. */
function className(one: JunitCase): string {
  const last = attributeOf(one.attributes, 'classname').split('.').at(-1) ?? '';
  return last.replace(/\$.*/, '');
}

/** Whether a path is that of a file, by its name with or without extension. */
function isOf(path: string, name: string): boolean {
  const base = baseOf(path);
  return base === name || base.replace(/\.[^.]*$/, '') === name;
}
