import { type LcovFault, problem, type RimProblem } from '../problem.ts';
import {
  addBranch,
  addCondition,
  addFunction,
  addLine,
  type Coverage,
  type FileCoverage,
  fileIn,
  readLcov,
} from './lcov-read.ts';

interface LcovText {
  readonly task: string;
  readonly path: string;
  readonly text: string;
}

/** All documents of one merge may have this many characters together. */
const MAX_TOTAL_CHARACTERS = 256 * 1024 * 1024;

/** Adds documents up one by one, so that only their sum has to be held. */
export class LcovSum {
  readonly #total: Coverage = new Map();
  #characters = 0;

  /** Adds one document, and names what of it could not be read. */
  add({ task, path, text }: LcovText): readonly RimProblem[] {
    this.#characters += text.length;
    if (this.#characters > MAX_TOTAL_CHARACTERS) return [unreadable(task, path, 'too-much')];
    const read = readLcov(text);
    if ('fault' in read) return [unreadable(task, path, read.fault)];
    const { coverage, bad, firstBad: line, negative } = read;
    for (const [source, file] of coverage) addFile(fileIn(this.#total, source), file);
    return bad + negative === 0 ? [] : [problem('rim/lcov-lines', null, { task, path, bad, line, negative })];
  }

  /** The sum as one tracefile, sorted, with all totals computed again. */
  text(): string {
    const sources = [...this.#total].sort(([a], [b]) => order(a, b));
    return sources.map(([source, file]) => recordText(source, file)).join('');
  }
}

function unreadable(task: string, path: string, why: LcovFault): RimProblem {
  return problem('rim/lcov-unreadable', null, { task, path, why });
}

function addFile(total: FileCoverage, file: FileCoverage): void {
  for (const [line, count] of file.lines) addLine(total, line, count);
  for (const [name, one] of file.functions) addFunction(total, name, one);
  for (const one of file.branches.values()) addBranch(total, one);
  for (const one of file.conditions.values()) addCondition(total, one);
  for (const word of file.conditionTotals) total.conditionTotals.add(word);
  if (file.hasAliases) total.hasAliases = true;
}

function recordText(source: string, file: FileCoverage): string {
  const lines = [
    'TN:',
    `SF:${source}`,
    ...functionLines(file),
    ...branchLines(file),
    ...conditionLines(file),
    ...lineLines(file),
    'end_of_record',
  ];
  return `${lines.join('\n')}\n`;
}

/** By name, as every version of lcov reads them. Where one function had several names, its place counts once, as in lcov 2. */
function functionLines({ functions, hasAliases }: FileCoverage): string[] {
  if (functions.size === 0) return [];
  const sorted = [...functions].sort(([a, one], [b, other]) => (one.line ?? 0) - (other.line ?? 0) || order(a, b));
  const placed = sorted.filter(([, { line }]) => line !== null);
  const counted = (list: typeof sorted): number =>
    new Set(list.map(([name, { line }]) => (hasAliases && line !== null ? `line ${line}` : `name ${name}`))).size;
  return [
    ...placed.map(([name, { line, end }]) => `FN:${line},${end === null ? '' : `${end},`}${name}`),
    ...sorted.map(([name, { hits }]) => `FNDA:${hits},${name}`),
    `FNF:${counted(sorted)}`,
    `FNH:${counted(sorted.filter(([, { hits }]) => hits > 0))}`,
  ];
}

/** The branches of a block stand together, as lcov 2 tells blocks apart by that; totals leave out what cannot be reached. */
function branchLines({ branches }: FileCoverage): string[] {
  if (branches.size === 0) return [];
  const sorted = [...branches.values()].sort(
    (a, b) => a.line - b.line || natural(a.block, b.block) || natural(a.branch, b.branch) || order(a.type, b.type),
  );
  const counted = sorted.filter(({ excluded }) => !excluded);
  return [
    ...sorted.map(
      ({ line, type, excluded, block, branch, taken }) =>
        `BRDA:${line},${type}${excluded ? 'U' : ''}${block},${branch},${taken ?? '-'}`,
    ),
    `BRF:${counted.length}`,
    `BRH:${counted.filter(({ taken }) => (taken ?? 0) > 0).length}`,
  ];
}

/** lcov 2 takes `MCF` and `MCH` alone for the totals: `MRF` and `MRH` stand only where every document had them. */
function conditionLines({ conditions, conditionTotals }: FileCoverage): string[] {
  if (conditions.size === 0) return [];
  const sorted = [...conditions.values()].sort(
    (a, b) =>
      a.line - b.line ||
      natural(a.size, b.size) ||
      a.index - b.index ||
      order(b.sense, a.sense) ||
      order(a.expression, b.expression),
  );
  const counted = sorted.filter(({ excluded }) => !excluded);
  const word = conditionTotals.has('MR') && !conditionTotals.has('MC') ? 'MR' : 'MC';
  return [
    ...sorted.map(
      ({ line, excluded, size, sense, taken, index, expression }) =>
        `MCDC:${line},${excluded ? 'U' : ''}${size},${sense},${taken},${index},${expression}`,
    ),
    `${word}F:${counted.length}`,
    `${word}H:${counted.filter(({ taken }) => taken > 0).length}`,
  ];
}

function lineLines({ lines }: FileCoverage): string[] {
  const sorted = [...lines].sort(([a], [b]) => a - b);
  return [
    ...sorted.map(([line, count]) => `DA:${line},${count}`),
    `LF:${sorted.length}`,
    `LH:${sorted.filter(([, count]) => count > 0).length}`,
  ];
}

/** Short texts before long ones: numbers in their order. */
function natural(a: string, b: string): number {
  return a.length - b.length || order(a, b);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
