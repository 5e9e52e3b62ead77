/**
 * What a plan is worth before anything was measured: the fullest leg to the mean leg, on real suites whose files were measured
 * once (`bench/data`), with all files taken for equal, by their bytes, by counts of tests, and with what earlier runs tell.
 *
 * Run: `node bench/prior.ts` (Node 24).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { activeOf } from '../src/independence/active.ts';
import { balance } from '../src/packing/balance.ts';
import { estimateTasks, type Known } from '../src/packing/estimate.ts';
import { NO_TIMINGS } from '../src/packing/measured.ts';
import { normal, type Random, splitmix32 } from './instances.ts';
import type { BenchRow } from './run.ts';

/** One file of tests. */
export interface SuiteFile {
  readonly path: string;
  readonly bytes: number;
  readonly tests: number;
  readonly ms: number;
}

/** Real suites, by name; how they were measured stands in `bench/data/README.md`. */
export const SUITES = ['express', 'sphinx', 'sqlalchemy', 'eslint', 'networkx'] as const;

/** Reads `path, bytes, tests, seconds` from the lines of a file. */
export function readSuite(name: string): SuiteFile[] {
  const lines = readFileSync(join(import.meta.dirname, 'data', `${name}.tsv`), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const [path = '', bytes, tests, seconds] = line.split('\t');
    return { path, bytes: Number(bytes), tests: Number(tests), ms: Math.round(Number(seconds) * 1000) };
  });
}

/**
 * A made tree: folders whose tests are alike, files of a few to hundreds of tests, some text that is no test, and now and then
 * a test that takes long.
 */
export function madeTree(files: number, random: Random): SuiteFile[] {
  const folders = Array.from({ length: Math.ceil(files / 20) }, () => ({
    bytes: 300 * Math.exp(0.5 * normal(random)),
    ms: 60 * Math.exp(0.6 * normal(random)),
  }));
  return Array.from({ length: files }, (_, at) => {
    const folder = at % folders.length;
    const { bytes = 0, ms = 0 } = folders[folder] ?? {};
    const tests = Math.ceil(8 * Math.exp(1.3 * normal(random)));
    const rest = 800 * Math.exp(0.5 * normal(random));
    const slow = random() < 0.02 ? 2000 * Math.exp(normal(random)) : 0;
    return {
      path: `tests/${folder}/${at}`,
      bytes: Math.round(rest + bytes * tests * Math.exp(0.3 * normal(random))),
      tests,
      ms: Math.round(ms * tests * Math.exp(0.4 * normal(random)) + slow),
    };
  });
}

/** What a plan may know of the files. */
export type Prior = 'equal' | 'bytes' | 'tests' | 'half' | 'all';

function knownOf(prior: Prior, files: readonly SuiteFile[]): Known {
  if (prior === 'bytes' || prior === 'tests')
    return { timings: NO_TIMINGS, sizes: new Map(files.map((file) => [file.path, file[prior]])) };
  const random = splitmix32(7);
  const measured = files.filter(() => prior === 'all' || (prior === 'half' && random() < 0.5));
  const tasks = new Map(measured.map(({ path, ms }) => [path, new Map([['ubuntu-latest', [Math.max(1, ms)]]])]));
  return { timings: { tasks, startup: new Map() } };
}

/** How often the files are put into another order: equal files may go to any leg, and no figure should hang on its luck. */
const ORDERS = 60;

/** The fullest leg to the mean leg by the true times, the mean over many orders of the files. */
export function spread(files: readonly SuiteFile[], legs: number, prior: Prior): number {
  const random = splitmix32(legs);
  const known = knownOf(prior, files);
  let sum = 0;
  for (let round = 0; round < ORDERS; round++) sum += spreadOf(shuffled(files, random), legs, known);
  return sum / ORDERS;
}

function spreadOf(files: readonly SuiteFile[], legs: number, known: Known): number {
  const tasks = files.map(({ path }) => ({ id: path, item: path, runsOn: 'ubuntu-latest', durationMs: null }));
  return fullest(files, legs, estimateTasks(activeOf(tasks), known).ms);
}

function fullest(files: readonly SuiteFile[], legs: number, estimates: readonly number[]): number {
  const { bin } = balance(estimates, legs);
  const loads = new Array<number>(legs).fill(0);
  for (const [at, { ms }] of files.entries()) loads[bin[at] ?? 0] = (loads[bin[at] ?? 0] ?? 0) + ms;
  return Math.max(...loads) / (loads.reduce((total, ms) => total + ms, 0) / legs);
}

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const keyed = items.map((item) => [random(), item] as const);
  return keyed.sort(([a], [b]) => a - b).map(([, item]) => item);
}

const COLUMNS: readonly Prior[] = ['equal', 'bytes', 'tests', 'half', 'all'];

/** The goal is that bytes are better than counting files; what counts of tests and earlier runs give stands beside it. */
export async function bench(): Promise<BenchRow[]> {
  const trees = [
    ...SUITES.flatMap((name) => [8, 16].map((legs) => ({ name, files: readSuite(name), legs }))),
    { name: 'a made tree of 3942 files', files: madeTree(3942, splitmix32(1)), legs: 10 },
  ];
  return trees.map(({ name, files, legs }): BenchRow => {
    const [equal = 0, bytes = 0, ...others] = COLUMNS.map((prior) => spread(files, legs, prior));
    const beside = others.map((figure, at) => `${COLUMNS[at + 2]} ${figure.toFixed(2)}`).join(', ');
    const text = `${name}, ${legs} legs, by bytes to equal files (${beside})`;
    return { name: text, value: bytes, limit: equal, unit: '', pass: bytes < equal };
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const { name, value, limit } of await bench())
    console.log(`${value.toFixed(2)} to ${limit.toFixed(2)}  ${name}`);
