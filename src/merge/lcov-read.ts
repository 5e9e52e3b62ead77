import type { LcovFault } from '../problem.ts';

/** A document may have this many characters. */
const MAX_LCOV_CHARACTERS = 64 * 1024 * 1024;

export interface FunctionCoverage {
  /** The first line, and the last where the tool gives it; `null` when a count has no place. */
  readonly line: number | null;
  readonly end: number | null;
  readonly hits: number;
}

export interface BranchCoverage {
  readonly line: number;
  /** `e` for the branch of an exception, `f` for the one that falls through, as lcov 2 marks them; else empty. */
  readonly type: string;
  /** It cannot be reached, so no total counts it; `U` in lcov 2. */
  readonly excluded: boolean;
  readonly block: string;
  readonly branch: string;
  /** `null` for `-`: the expression was never evaluated. */
  readonly taken: number | null;
}

/** One side of one condition of a decision (MC/DC). */
export interface ConditionCoverage {
  readonly line: number;
  readonly excluded: boolean;
  /** How many conditions the decision has, with `e` before it for one of an exception. */
  readonly size: string;
  readonly sense: string;
  readonly index: number;
  readonly expression: string;
  readonly taken: number;
}

/** What was executed of one source file. Counts stop at the largest safe integer. */
export interface FileCoverage {
  readonly lines: Map<number, number>;
  /** By name: a tracefile counts calls by name alone. */
  readonly functions: Map<string, FunctionCoverage>;
  /** By `line,block,branch`. */
  readonly branches: Map<string, BranchCoverage>;
  /** By everything that names one. */
  readonly conditions: Map<string, ConditionCoverage>;
  /** What the totals of conditions were called: `MC` by the programs of lcov 2, `MR` by its manual up to 2.4. */
  readonly conditionTotals: Set<string>;
  /** One function may have several names, as lcov 2 writes them: functions are counted by their places. */
  hasAliases: boolean;
}

/** Source file to its coverage. */
export type Coverage = Map<string, FileCoverage>;

export interface LcovDocument {
  readonly coverage: Coverage;
  /** Lines that are left out: malformed, or in no record. */
  readonly bad: number;
  /** The first of them; 0 when there is none. */
  readonly firstBad: number;
  /** Counts below zero, which are taken for 0. */
  readonly negative: number;
}

export type LcovResult = LcovDocument | { readonly fault: LcovFault };

/** A record that is not ended: the file that it counts for, and FNL's places by index. */
interface Open {
  readonly file: FileCoverage;
  readonly places: Map<string, { readonly line: number; readonly end: number | null }>;
  /** Counts one that is below zero. */
  readonly negative: () => void;
}

/**
 * Reads an LCOV tracefile (man page `geninfo`, section FILES). Test names, versions, checksums and the totals are not
 * kept; records of the same file are added up; keywords that are not known are passed over. A line that is malformed is left out
 * and counted, and so is a record's missing end: what the other lines say is kept.
 */
export function readLcov(text: string): LcovResult {
  if (text.length > MAX_LCOV_CHARACTERS) return { fault: 'too-large' };
  const reader = new Reader();
  for (const line of linesOf(text)) reader.line(line);
  return reader.end();
}

class Reader {
  readonly #coverage: Coverage = new Map();
  #open: Open | null = null;
  #number = 0;
  #bad = 0;
  #firstBad = 0;
  #negative = 0;

  line(line: string): void {
    this.#number++;
    if (line === '' || line.startsWith('#') || line.startsWith('TN:')) return;
    if (line.startsWith('SF:')) this.#start(line.slice(3));
    else if (this.#open === null) this.#leaveOut();
    else if (line === 'end_of_record') this.#open = null;
    else if (!readLine(line, this.#open)) this.#leaveOut();
  }

  end(): LcovResult {
    if (this.#open !== null) this.#leaveOut();
    const [coverage, bad] = [this.#coverage, this.#bad];
    if (coverage.size === 0) return { fault: bad > 0 ? 'bad-line' : 'empty' };
    return { coverage, bad, firstBad: this.#firstBad, negative: this.#negative };
  }

  #start(source: string): void {
    if (this.#open !== null || source === '') this.#leaveOut();
    const negative = (): void => {
      this.#negative++;
    };
    this.#open = source === '' ? null : { file: fileIn(this.#coverage, source), places: new Map(), negative };
  }

  #leaveOut(): void {
    this.#bad++;
    if (this.#firstBad === 0) this.#firstBad = this.#number;
  }
}

/** The lines of text, without holding all of them at once. */
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
  const file: FileCoverage = {
    lines: new Map(),
    functions: new Map(),
    branches: new Map(),
    conditions: new Map(),
    conditionTotals: new Set(),
    hasAliases: false,
  };
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
  ['MCDC', readMcdc],
  ['MCF', (_, { file }) => file.conditionTotals.add('MC').size > 0],
  ['MRF', (_, { file }) => file.conditionTotals.add('MR').size > 0],
]);

/** Whether the line is well-formed. */
function readLine(line: string, open: Open): boolean {
  const colon = line.indexOf(':');
  const keyword = line.slice(0, Math.max(0, colon));
  if (!/^[A-Z]{2,8}$/.test(keyword)) return false;
  return READERS.get(keyword)?.(line.slice(colon + 1), open) ?? true;
}

/** A count of lcov: whole, or as some tools write large ones; below zero where a counter ran over. `null` for anything else. */
function countOf(text: string, { negative }: Open): number | null {
  if (!/^[+-]?[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]{1,3})?$/.test(text)) return null;
  const value = Math.round(Number(text));
  if (value < 0) negative();
  return Math.min(Math.max(0, value), Number.MAX_SAFE_INTEGER);
}

/** `line,count[,checksum]` */
function readDa(rest: string, open: Open): boolean {
  const [, line = '', text = ''] = /^([1-9][0-9]{0,8}),([^,]+)(?:,.*)?$/.exec(rest) ?? [];
  const count = countOf(text, open);
  if (line === '' || count === null) return false;
  addLine(open.file, Number(line), count);
  return true;
}

/** `line,name` or `line,end,name` */
function readFn(rest: string, { file }: Open): boolean {
  const [, line = '', end, name = ''] = /^([1-9][0-9]{0,8}),(?:([0-9]{1,9}),)?(.+)$/.exec(rest) ?? [];
  if (line === '') return false;
  addFunction(file, name, { line: Number(line), end: end === undefined ? null : Number(end), hits: 0 });
  return true;
}

/** `count,name` */
function readFnda(rest: string, open: Open): boolean {
  const [, text = '', name = ''] = /^([^,]+),(.+)$/.exec(rest) ?? [];
  const hits = countOf(text, open);
  if (hits === null) return false;
  addFunction(open.file, name, { line: null, end: null, hits });
  return true;
}

/** `index,line[,end]`: the place of a function, whose names follow. */
function readFnl(rest: string, { file, places }: Open): boolean {
  const [, index = '', line = '', end] = /^([0-9]{1,9}),([1-9][0-9]{0,8})(?:,([0-9]{1,9}))?$/.exec(rest) ?? [];
  if (index === '') return false;
  places.set(index, { line: Number(line), end: end === undefined ? null : Number(end) });
  file.hasAliases = true;
  return true;
}

/** `index,count,name` */
function readFna(rest: string, open: Open): boolean {
  const [, index = '', text = '', name = ''] = /^([0-9]{1,9}),([^,]+),(.+)$/.exec(rest) ?? [];
  const place = open.places.get(index);
  const hits = countOf(text, open);
  if (place === undefined || hits === null) return false;
  addFunction(open.file, name, { ...place, hits });
  return true;
}

/** `line,block,branch,count` where the count may be `-`; `e`, `f` and `U` may stand before the block */
function readBrda(rest: string, open: Open): boolean {
  const [, line = '', type = '', mark, block = '', branch = '', text = ''] =
    /^([1-9][0-9]{0,8}),([ef]?)(U?)([^,]*),(.*),([^,]+)$/.exec(rest) ?? [];
  const taken = text === '-' ? null : countOf(text, open);
  if (line === '' || (taken === null && text !== '-')) return false;
  addBranch(open.file, { line: Number(line), type, excluded: mark === 'U', block, branch, taken });
  return true;
}

/** `line,size,sense,count,index,expression`; `U` may stand before the size */
function readMcdc(rest: string, open: Open): boolean {
  const [, line = '', mark, size = '', sense = '', text = '', index = '', expression = ''] =
    /^([1-9][0-9]{0,8}),(U?)(e?[0-9]{1,6}),([tf]),([^,]+),([0-9]{1,6}),(.+)$/.exec(rest) ?? [];
  const taken = countOf(text, open);
  if (line === '' || taken === null) return false;
  const excluded = mark === 'U';
  addCondition(open.file, { line: Number(line), excluded, size, sense, index: Number(index), expression, taken });
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
  const key = `${one.line},${one.type}${one.block},${one.branch}`;
  const there = file.branches.get(key);
  const known = there?.taken ?? null;
  const taken = known === null ? one.taken : sum(known, one.taken ?? 0);
  const excluded = one.excluded || there?.excluded === true;
  const most = taken === null ? null : Math.min(taken, Number.MAX_SAFE_INTEGER);
  file.branches.set(key, { ...one, excluded, taken: most });
}

/** Adds how often one side of a condition decided. */
export function addCondition(file: FileCoverage, one: ConditionCoverage): void {
  const key = `${one.line},${one.size},${one.index},${one.sense},${one.expression}`;
  const there = file.conditions.get(key);
  const excluded = one.excluded || there?.excluded === true;
  file.conditions.set(key, { ...one, excluded, taken: sum(there?.taken ?? 0, one.taken) });
}

function sum(a: number, b: number): number {
  return Math.min(a + b, Number.MAX_SAFE_INTEGER);
}
