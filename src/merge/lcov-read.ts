import type { LcovFault } from '../problem.ts';

/** A document may have this many characters. */
const MAX_LCOV_CHARACTERS = 64 * 1024 * 1024;

export interface FunctionCoverage {
  /** The first line, and the last where the tool tells it; `null` when a count stands without a place. */
  readonly line: number | null;
  readonly end: number | null;
  readonly hits: number;
}

export interface BranchCoverage {
  readonly line: number;
  readonly block: string;
  readonly branch: string;
  /** `null` for `-`: the expression was never evaluated. */
  readonly taken: number | null;
}

/** What was executed of one source file. Counts stop at the largest safe integer. */
export interface FileCoverage {
  readonly lines: Map<number, number>;
  /** By name: a tracefile counts calls by name alone. */
  readonly functions: Map<string, FunctionCoverage>;
  /** By `line,block,branch`. */
  readonly branches: Map<string, BranchCoverage>;
}

/** Source file to its coverage. */
export type Coverage = Map<string, FileCoverage>;

export type LcovResult = { readonly coverage: Coverage } | { readonly fault: LcovFault; readonly line: number };

/** One line of a tracefile inside a record; the file that it counts for, and FNL's places by index. */
interface Open {
  readonly file: FileCoverage;
  readonly places: Map<string, { readonly line: number; readonly end: number | null }>;
}

/**
 * Reads an LCOV tracefile (man page `geninfo`, section FILES). Test names, versions, checksums and the totals are not
 * kept; records of the same file are added up; keywords that are not known are passed over. One malformed line, or a
 * record that never ends, and the document counts for nothing: half a sum would be a wrong sum.
 */
export function readLcov(text: string): LcovResult {
  if (text.length > MAX_LCOV_CHARACTERS) return { fault: 'too-large', line: 0 };
  const coverage: Coverage = new Map();
  let open: Open | null = null;
  let number = 0;
  for (const line of linesOf(text)) {
    number++;
    if (line === '' || line.startsWith('#') || line.startsWith('TN:')) continue;
    const next = step(line, open, coverage);
    if (typeof next === 'string') return { fault: next, line: number };
    open = next;
  }
  if (open !== null) return { fault: 'unfinished', line: number };
  return coverage.size === 0 ? { fault: 'empty', line: number } : { coverage };
}

/** The record that is open after this line. */
function step(line: string, open: Open | null, coverage: Coverage): Open | null | LcovFault {
  if (line.startsWith('SF:')) {
    if (open !== null) return 'unfinished';
    return line === 'SF:' ? 'bad-line' : { file: fileIn(coverage, line.slice(3)), places: new Map() };
  }
  if (open === null) return 'outside-record';
  if (line === 'end_of_record') return null;
  return readLine(line, open) ? open : 'bad-line';
}

/** Without holding all lines at once. */
function* linesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const stop = end === -1 ? text.length : end;
    yield text.slice(at, text[stop - 1] === '\r' && stop > at ? stop - 1 : stop);
    at = stop + 1;
  }
}

/** The coverage of a file, which is empty when it was not there. */
export function fileIn(coverage: Coverage, path: string): FileCoverage {
  const known = coverage.get(path);
  if (known !== undefined) return known;
  const file: FileCoverage = { lines: new Map(), functions: new Map(), branches: new Map() };
  coverage.set(path, file);
  return file;
}

const READERS: ReadonlyMap<string, (rest: string, open: Open) => boolean> = new Map([
  ['DA', readDa],
  ['FN', readFn],
  ['FNDA', readFnda],
  ['FNL', readFnl],
  ['FNA', readFna],
  ['BRDA', readBrda],
]);

/** Whether the line is well-formed. */
function readLine(line: string, open: Open): boolean {
  const colon = line.indexOf(':');
  const keyword = line.slice(0, Math.max(0, colon));
  if (!/^[A-Z]{2,8}$/.test(keyword)) return false;
  return READERS.get(keyword)?.(line.slice(colon + 1), open) ?? true;
}

/** `line,count[,checksum]` */
function readDa(rest: string, { file }: Open): boolean {
  const [, line = '', count = ''] = /^([0-9]{1,9}),([0-9]+)(?:,.*)?$/.exec(rest) ?? [];
  if (line === '') return false;
  addLine(file, Number(line), Number(count));
  return true;
}

/** `line,name` or `line,end,name` */
function readFn(rest: string, { file }: Open): boolean {
  const [, line = '', end, name = ''] = /^([0-9]{1,9}),(?:([0-9]{1,9}),)?(.+)$/.exec(rest) ?? [];
  if (line === '') return false;
  addFunction(file, name, { line: Number(line), end: end === undefined ? null : Number(end), hits: 0 });
  return true;
}

/** `count,name` */
function readFnda(rest: string, { file }: Open): boolean {
  const [, hits = '', name = ''] = /^([0-9]+),(.+)$/.exec(rest) ?? [];
  if (hits === '') return false;
  addFunction(file, name, { line: null, end: null, hits: Number(hits) });
  return true;
}

/** `index,line[,end]`: the place of a function, whose names follow. */
function readFnl(rest: string, { places }: Open): boolean {
  const [, index = '', line = '', end] = /^([0-9]{1,9}),([0-9]{1,9})(?:,([0-9]{1,9}))?$/.exec(rest) ?? [];
  if (index === '') return false;
  places.set(index, { line: Number(line), end: end === undefined ? null : Number(end) });
  return true;
}

/** `index,count,name` */
function readFna(rest: string, { file, places }: Open): boolean {
  const [, index = '', hits = '', name = ''] = /^([0-9]{1,9}),([0-9]+),(.+)$/.exec(rest) ?? [];
  const place = places.get(index);
  if (place === undefined) return false;
  addFunction(file, name, { ...place, hits: Number(hits) });
  return true;
}

/** `line,block,branch,count` where the count may be `-` */
function readBrda(rest: string, { file }: Open): boolean {
  const [, line = '', block = '', branch = '', taken = ''] = /^([0-9]{1,9}),([^,]*),(.*),(-|[0-9]+)$/.exec(rest) ?? [];
  if (line === '') return false;
  addBranch(file, { line: Number(line), block, branch, taken: taken === '-' ? null : Number(taken) });
  return true;
}

/** Adds the count of one line. */
export function addLine(file: FileCoverage, line: number, count: number): void {
  file.lines.set(line, sum(file.lines.get(line) ?? 0, count));
}

/** Adds the calls of one function; of several places that a name has, the smallest counts. */
export function addFunction(file: FileCoverage, name: string, one: FunctionCoverage): void {
  const known = file.functions.get(name) ?? { line: null, end: null, hits: 0 };
  const place = comesFirst(known, one) ? known : one;
  file.functions.set(name, { line: place.line, end: place.end, hits: sum(known.hits, one.hits) });
}

function comesFirst(a: FunctionCoverage, b: FunctionCoverage): boolean {
  if (a.line === null || b.line === null) return a.line !== null;
  return a.line < b.line || (a.line === b.line && (a.end ?? 0) >= (b.end ?? 0));
}

/** Adds how often one branch was taken; it was never evaluated only when no document says that it was. */
export function addBranch(file: FileCoverage, one: BranchCoverage): void {
  const key = `${one.line},${one.block},${one.branch}`;
  const known = file.branches.get(key)?.taken ?? null;
  const taken = known === null ? one.taken : sum(known, one.taken ?? 0);
  file.branches.set(key, { ...one, taken: taken === null ? null : Math.min(taken, Number.MAX_SAFE_INTEGER) });
}

function sum(a: number, b: number): number {
  return Math.min(a + b, Number.MAX_SAFE_INTEGER);
}
