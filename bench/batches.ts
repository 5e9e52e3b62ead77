/**
 * What batches cost on two real suites, made from packages of the registries: the CPU of a whole run in four batches, beside
 * the tool's own single process and three more of its starts; and how well the four are balanced. Prepares the suites in a
 * cache folder (`FANFOLD_BENCH_CACHE`, else one below the system's), which takes minutes the first time. Needs `dist/`,
 * python3 with venv, pip and npm. Run: `node bench/run.ts batches` (Node 22.18).
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plan, TaskRecord } from '../src/model.ts';
import type { BenchRow } from './run.ts';

const LEGS = 4;
const ROUNDS = 2;
const CACHE = process.env['FANFOLD_BENCH_CACHE'] ?? join(tmpdir(), 'fanfold-bench-suites');
const CLI = join(import.meta.dirname, '..', 'dist', 'cli.js');
/** Packages that bring their tests. */
const NETWORKX = 'networkx==3.4.2';
const PYTEST = 'pytest==8.3.4';
const ZOD = 'zod@4.1.12';
const VITEST = 'vitest@4.1.12';

interface Suite {
  readonly name: string;
  readonly folder: string;
  /** In the folder `tests`. */
  readonly glob: string;
  /** Runs the files behind it. */
  readonly command: string;
  /** What makes it write the report. */
  readonly report: string;
  /** A test that does nothing but import what every file of the suite imports: that is what a start costs. */
  readonly idle: { readonly file: string; readonly text: string };
}

export async function bench(): Promise<BenchRow[]> {
  return [...rowsOf('pytest', pytestSuite), ...rowsOf('vitest', vitestSuite)];
}

/** A suite that cannot be had says so in one line, and is no goal that was missed. */
function rowsOf(name: string, prepare: () => Suite): BenchRow[] {
  let suite: Suite;
  try {
    suite = prepare();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    console.log(`${name}: not measured, its suite cannot be prepared: ${why.split('\n')[0]}`);
    return [];
  }
  return measure(suite);
}

function measure(suite: Suite): BenchRow[] {
  const { folder, glob, command, report, idle } = suite;
  const files = readdirSync(join(folder, 'tests')).filter((file) => /^test_.*\.py$|\.test\.ts$/.test(file));
  const items = files.map((file) => `tests/${file}`).sort();
  const list = [
    `name: ${suite.name}`,
    'independence: off',
    'tasks:',
    '  - id: unit',
    `    for-each: { glob: "${glob}" }`,
    `    run: ${command} "$@" ${report}`,
    '    batch: true',
  ];
  writeFileSync(join(folder, 'fanfold.yml'), `${list.join('\n')}\n`);
  writeFileSync(join(folder, idle.file), idle.text);
  // The first run says how long each file takes.
  rmSync(join(folder, '.fanfold'), { recursive: true, force: true });
  cpuOf(folder, `"${process.execPath}" "${CLI}" run --jobs 1`);
  const best = { own: Infinity, start: Infinity, legs: Infinity };
  for (let round = 0; round < ROUNDS; round++) {
    best.own = Math.min(best.own, cpuOf(folder, `${command} ${items.join(' ')}`));
    best.start = Math.min(best.start, cpuOf(folder, `${command} ${idle.file}`));
    best.legs = Math.min(best.legs, cpuOf(folder, `"${process.execPath}" "${CLI}" run --jobs ${LEGS}`));
  }
  rmSync(join(folder, idle.file));
  const said = `${items.length} files, alone ${best.own.toFixed(1)} s, a start ${best.start.toFixed(1)} s`;
  return [
    row(
      `${suite.name} in 4 batches, CPU to one process and 3 starts (${said})`,
      best.legs / (best.own + 3 * best.start),
      1.15,
    ),
    row(`${suite.name}: the fullest batch to max(largest item, sum / 4)`, balanceOf(folder), 1.05),
  ];
}

function row(name: string, value: number, limit: number): BenchRow {
  return { name, value, limit, unit: 'x', pass: value <= limit };
}

/** Seconds of CPU of a command and all that it starts. */
function cpuOf(cwd: string, command: string): number {
  const script = `TIMEFORMAT='%U %S'; time { ${command} >out.log 2>&1; }`;
  const { status, stderr } = spawnSync('bash', ['-c', script], { cwd, encoding: 'utf8' });
  if (status !== 0)
    throw new Error(
      `${command.slice(0, 80)} ended with ${status}: ${readFileSync(join(cwd, 'out.log'), 'utf8').slice(-2000)}`,
    );
  const [user = 0, system = 0] = stderr.trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
  return user + system;
}

/** By what was expected of each file: what a batch took is the machine's business too. */
function balanceOf(folder: string): number {
  const plan = JSON.parse(readFileSync(join(folder, '.fanfold/plan.json'), 'utf8')) as Plan;
  const records = readdirSync(join(folder, '.fanfold/records'), { recursive: true })
    .filter((file) => String(file).endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(folder, '.fanfold/records', String(file)), 'utf8')) as TaskRecord);
  const batchOf = new Map(records.map(({ task, batch }) => [task, batch?.id ?? task]));
  const loads = new Map<string, number>();
  const tasks = tasksOf(plan);
  for (const { id, estimateMs } of tasks)
    loads.set(batchOf.get(id) ?? id, (loads.get(batchOf.get(id) ?? id) ?? 0) + estimateMs);
  if (loads.size !== LEGS) throw new Error(`${loads.size} batches ran, not ${LEGS}`);
  const largest = Math.max(...tasks.map(({ estimateMs }) => estimateMs));
  const sum = tasks.reduce((all, { estimateMs }) => all + estimateMs, 0);
  return Math.max(...loads.values()) / Math.max(largest, sum / LEGS);
}

function tasksOf({ tasks }: Plan): readonly { readonly id: string; readonly estimateMs: number }[] {
  return tasks;
}

/** The tests that a package of PyPI brings; files that fail by themselves need more than the package and are left out. */
function pytestSuite(): Suite {
  const folder = join(CACHE, 'pytest');
  const python = join(folder, 'venv/bin/python');
  const command = `${python} -m pytest -q -p no:cacheprovider`;
  once(folder, () => {
    run(folder, 'python3', ['-m', 'venv', 'venv']);
    run(folder, python, ['-m', 'pip', 'install', '-q', '--disable-pip-version-check', PYTEST, NETWORKX]);
    const script = 'import networkx, os; print(os.path.dirname(networkx.__file__))';
    const source = join(execFileSync(python, ['-c', script], { encoding: 'utf8' }).trim(), 'algorithms/tests');
    mkdirSync(join(folder, 'tests'));
    for (const file of readdirSync(source))
      if (/^test_.*\.py$/.test(file)) cpSync(join(source, file), join(folder, 'tests', file));
    const { stdout } = spawnSync('bash', ['-c', `${command} --tb=no -rfE tests`], { cwd: folder, encoding: 'utf8' });
    for (const [, file = ''] of stdout.matchAll(/^(?:FAILED|ERROR) (tests\/\w+\.py)/gm))
      rmSync(join(folder, file), { force: true });
    const left = readdirSync(join(folder, 'tests')).filter((file) => file.endsWith('.py'));
    if (left.length < 2 * LEGS) throw new Error(`only ${left.length} of its files pass`);
  });
  return {
    name: 'pytest',
    folder,
    glob: 'tests/test_*.py',
    command,
    report: '--junitxml="$FANFOLD_REPORT"',
    idle: { file: 'idle_test.py', text: 'import networkx\n\n\ndef test_nothing():\n    pass\n' },
  };
}

/** The tests that a package of npm ships with its source; those that fail alone need more than the package and are left out. */
function vitestSuite(): Suite {
  const folder = join(CACHE, 'vitest');
  const command = 'node node_modules/vitest/vitest.mjs run';
  once(folder, () => {
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
    run(folder, 'npm', ['install', '--silent', '--no-audit', '--no-fund', VITEST, ZOD]);
    const source = 'node_modules/zod/src/v4/classic/tests';
    mkdirSync(join(folder, 'tests'));
    for (const file of readdirSync(join(folder, source)))
      if (file.endsWith('.test.ts')) cpSync(join(folder, source, file), join(folder, 'tests', file));
    spawnSync('bash', ['-c', `${command} --reporter=json --outputFile=first.json`], { cwd: folder, stdio: 'ignore' });
    const first = JSON.parse(readFileSync(join(folder, 'first.json'), 'utf8')) as {
      readonly testResults: readonly { readonly name: string; readonly status: string }[];
    };
    const passed = new Set(first.testResults.flatMap(({ name, status }) => (status === 'passed' ? [name] : [])));
    for (const file of readdirSync(join(folder, 'tests')))
      if (![...passed].some((name) => name.endsWith(`/${file}`))) rmSync(join(folder, 'tests', file));
    if (passed.size < 2 * LEGS) throw new Error(`only ${passed.size} of its files pass`);
  });
  return {
    name: 'vitest',
    folder,
    glob: 'tests/*.test.ts',
    command,
    report: '--reporter=junit --outputFile="$FANFOLD_REPORT"',
    idle: { file: 'idle.test.ts', text: "import { test } from 'vitest';\ntest('nothing', () => {});\n" },
  };
}

/** Prepares a folder; one that was not finished is begun again. */
function once(folder: string, prepare: () => void): void {
  const done = join(folder, 'prepared');
  if (existsSync(done)) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  prepare();
  writeFileSync(done, '');
}

function run(cwd: string, file: string, args: readonly string[]): void {
  execFileSync(file, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
}
