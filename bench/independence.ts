/**
 * What it costs to verify independence: a monorepo of 1,000, 10,000 and 100,000 tasks, hostile patterns, and lists that are
 * quadratic by nature. Each list runs in a process of its own, so that its memory is its own.
 *
 * Run: `node bench/independence.ts` (Node 24).
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { decide } from '../src/glob/decide.ts';
import { parsePattern } from '../src/glob/pattern.ts';
import { activeOf } from '../src/independence/active.ts';
import { countConflicts, hazardProblems } from '../src/independence/conflicts.ts';
import { findConflicts } from '../src/independence/hazards.ts';
import type { Task } from '../src/model.ts';
import { TASK_DEFAULTS } from '../src/tasklist/task-fields.ts';

export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  readonly unit: string;
  readonly pass: boolean;
}

const PLAIN: Task = { ...TASK_DEFAULTS, id: '', template: '', name: '', run: 'true' };

/** Half the tasks build a package each, half test what was built: five patterns a task, as in a usual monorepo. */
function monorepo(count: number): Task[] {
  const packages = Math.floor(count / 2);
  const builds = Array.from({ length: packages }, (_, n) => ({
    ...PLAIN,
    id: `build[packages/p${n}]`,
    template: 'build',
    item: `packages/p${n}`,
    reads: [`packages/p${n}/src/**`, `packages/p${n}/package.json`, 'tsconfig.base.json', 'package-lock.json'],
    writes: [`packages/p${n}/dist/**`],
  }));
  const needs = builds.map(({ id }) => id);
  const tests = Array.from({ length: packages }, (_, n) => ({
    ...PLAIN,
    id: `test[packages/p${n}]`,
    template: 'test',
    item: `packages/p${n}`,
    needs,
    reads: [`packages/p${n}/dist/**`, `packages/p${n}/test/**/*.ts`, 'tsconfig.base.json'],
    writes: [`packages/p${n}/coverage/**`],
    artifacts: [`reports/p${n}.xml`],
  }));
  return [...builds, ...tests];
}

/** Five distinct patterns a task, with wildcards in the middle and braces, nothing shared and nothing in conflict. */
function distinct(count: number): Task[] {
  return Array.from({ length: count }, (_, n) => ({
    ...PLAIN,
    id: `t${n}`,
    template: `t${n}`,
    reads: [`src/m${n}/**`, `test/*/m${n}/*.test.ts`, `docs/m${n}.md`],
    writes: [`out/m${n}/{js,css}/**`, `generated/**/*.m${n}`],
  }));
}

const same = (count: number): Task[] =>
  Array.from({ length: count }, (_, n) => ({ ...PLAIN, id: `t[${n}]`, template: 't', writes: ['coverage/**'] }));

const quadratic = (count: number): Task[] =>
  Array.from({ length: count }, (_, n) => ({ ...PLAIN, id: `t${n}`, template: `t${n}`, writes: [`**/x${n}/**/*.js`] }));

const SHAPES: Readonly<Record<string, (count: number) => Task[]>> = { monorepo, distinct, same, quadratic };

interface Result {
  readonly ms: number;
  readonly megabytes: number;
  readonly conflicts: number;
  readonly problems: readonly string[];
}

function measureHere(shape: string, count: number): Result {
  const tasks = SHAPES[shape]?.(count) ?? [];
  const start = performance.now();
  const hazards = findConflicts(activeOf(tasks), {
    foldCase: false,
    resources: {},
    mode: 'enforce',
    locate: () => ({ file: 'fanfold.yml', line: 1, column: 1 }),
  });
  const problems = hazardProblems(hazards);
  const ms = performance.now() - start;
  const megabytes = process.resourceUsage().maxRSS / 1024;
  const kinds = [...new Set(problems.map(({ kind }) => kind))];
  return { ms, megabytes, conflicts: countConflicts(hazards), problems: kinds };
}

const run = promisify(execFile);
const here = fileURLToPath(import.meta.url);

/** The best of `times` runs, each in a process of its own. */
async function measure(shape: string, count: number, times = 2): Promise<Result> {
  const results: Result[] = [];
  for (let n = 0; n < times; n++) {
    const { stdout } = await run(process.execPath, [
      '--disable-warning=ExperimentalWarning',
      here,
      shape,
      String(count),
    ]);
    results.push(JSON.parse(stdout));
  }
  return results.reduce((best, one) => (one.ms < best.ms ? one : best));
}

/** Pairs that never meet and whose ends do not show it: everything has to be tried. */
const HOSTILE: readonly (readonly [string, string, string])[] = [
  ['50 globstars', `${'**/a/'.repeat(50)}[b]?.x`, `${'**/a/'.repeat(50)}[c]?.x`],
  ['50 globstars between wildcards', `${'**/*a*/'.repeat(50)}[b]?.x`, `${'**/*b*/'.repeat(50)}[c]?.x`],
  ['50 stars in a segment', `${'*a'.repeat(50)}[b]`, `${'*b'.repeat(50)}[c]`],
  ['50 stars with classes', `${'*[ab]'.repeat(50)}[c]`, `${'*[bc]'.repeat(50)}[ad]`],
];

function measureHostile(): Measure[] {
  return HOSTILE.map(([name, a, b]) => {
    const [left, right] = [a, b].map((source) => {
      const alternative = parsePattern(source, false).pattern?.alternatives[0];
      if (alternative === undefined) throw new Error(`not a pattern: ${source}`);
      return { alternative, exclusions: [], approximate: false };
    });
    if (left === undefined || right === undefined) throw new Error('two patterns are needed');
    let best = Number.POSITIVE_INFINITY;
    for (let n = 0; n < 10; n++) {
      const start = performance.now();
      if (decide(left, right).verdict !== 'apart') throw new Error(`${a} and ${b} should not meet`);
      best = Math.min(best, performance.now() - start);
    }
    return below(`decide ${name}`, best, 10, 'ms');
  });
}

function below(name: string, value: number, limit: number, unit: string): Measure {
  return { name, value, limit, unit, pass: value < limit };
}

/** Measures all shapes; some tens of seconds on two cores. */
export async function bench(): Promise<Measure[]> {
  const sizes = [1000, 10_000, 100_000];
  const grown = [];
  for (const size of sizes) grown.push(await measure('monorepo', size));
  const [small, middle, large] = grown;
  if (small === undefined || middle === undefined || large === undefined) throw new Error('three sizes are needed');
  if (grown.some(({ conflicts, problems }) => conflicts > 0 || problems.length > 0)) throw new Error('conflicts found');
  const five = await measure('distinct', 10_000);
  if (five.conflicts > 0 || five.problems.length > 0) throw new Error('conflicts found');
  const one = await measure('same', 100_000);
  if (one.conflicts !== (100_000 * 99_999) / 2) throw new Error('pairs were lost');
  const hopeless = await measure('quadratic', 5000, 1);
  if (!hopeless.problems.includes('too-many-meetings')) throw new Error('a quadratic list was not recognised');
  return [
    below('independence of a monorepo of 1,000 tasks', small.ms, 1000, 'ms'),
    below('independence of a monorepo of 10,000 tasks', middle.ms, 1000, 'ms'),
    below('independence of a monorepo of 100,000 tasks', large.ms, 6000, 'ms'),
    below('its memory, the tasks included', large.megabytes, 600, 'MB'),
    below('growth from 10,000 to 100,000 tasks (10 is linear)', large.ms / middle.ms, 20, 'x'),
    below('10,000 tasks with five distinct patterns each', five.ms, 1000, 'ms'),
    below('100,000 tasks that write one pattern', one.ms, 1000, 'ms'),
    below('giving up on 5,000 patterns that all meet', hopeless.ms, 10_000, 'ms'),
    ...measureHostile(),
  ];
}

if (process.argv[1] === here) {
  const [shape, count] = process.argv.slice(2);
  if (shape !== undefined && count !== undefined) {
    console.log(JSON.stringify(measureHere(shape, Number(count))));
  } else {
    for (const { name, value, limit, unit, pass } of await bench()) {
      console.log(`${pass ? 'ok  ' : 'FAIL'} ${name}: ${value.toFixed(1)} ${unit} (limit ${limit})`);
    }
  }
}
