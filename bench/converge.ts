/**
 * Converge at scale: 256 legs, 5,000 tasks and 20 MB of files, against the Results service fake with 50 ms of latency.
 *
 * It creates 40,000 files and deletes them. ext4 looks past inodes that were freed in the last minutes, one by one, so a run
 * right after another takes up to twice as long: wait, or set TMPDIR to another file system.
 */
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CarriedFiles, Plan, TaskRecord } from '../src/model.ts';
import { lettersOf } from '../src/plan/letters.ts';
import { sealManifest } from '../src/store/manifest.ts';
import { artifactName } from '../src/store/names.ts';
import { manifestName } from '../src/store/receive.ts';
import { taskFileName } from '../src/tasklist/naming.ts';
import { type ResultsService, startResultsService } from '../test/support/results-service/service.ts';
import type { BenchRow } from './run.ts';

const ROOT = join(import.meta.dirname, '..');
const RUN = 77;
const LEGS = 256;
const TASKS = 5000;
const FILE_BYTES = 4 * 1024;

interface Measured {
  readonly seconds: number;
  readonly megabytes: number;
  readonly succeeded: number;
  readonly downloads: number;
}

export async function bench(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'fanfold-bench-'));
  try {
    const plan = planOf(folder);
    const calm = await measure(plan, folder, false);
    const rough = await measure(plan, folder, true);
    const row = (name: string, value: number, limit: number, unit: string) => ({
      name,
      value,
      limit,
      unit,
      pass: value <= limit,
    });
    return [
      row(`${plan.legs.length} legs, ${TASKS} tasks, 20 MB`, calm.seconds, 15, 's'),
      row('peak memory', calm.megabytes, 300, 'MB'),
      row('downloads at a time', calm.downloads, 8, 'requests'),
      row('results lost', TASKS - calm.succeeded, 0, 'tasks'),
      row('results lost when one request in ten fails', TASKS - rough.succeeded, 0, 'tasks'),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function planOf(folder: string): Plan {
  const tasks = Array.from({ length: TASKS }, (_, index) => ({
    id: `t${index}`,
    run: 'true',
    duration: 1 + (index % 37),
    artifacts: [`out/${index}.bin`],
  }));
  writeFileSync(
    join(folder, 'list.json'),
    JSON.stringify({ name: 'scale', independence: 'off', legs: { max: LEGS, minimize: 'time' }, tasks }),
  );
  const text = execFileSync(process.execPath, [join(ROOT, 'dist/cli.js'), 'plan', 'list.json', '--format', 'json'], {
    cwd: folder,
    maxBuffer: 1e9,
  });
  return JSON.parse(text.toString()) as Plan;
}

async function measure(plan: Plan, folder: string, rough: boolean): Promise<Measured> {
  const fail = ({ count }: { count: number }) => (rough && count % 10 === 0 ? { status: 503 } : null);
  await using service = await startResultsService({ latencyMs: 50, fail });
  seed(service, plan, folder);
  const workspace = mkdtempSync(join(folder, 'workspace-'));
  const outputs = join(workspace, 'outputs');
  writeFileSync(outputs, '');
  const env = {
    PATH: process.env['PATH'] ?? '',
    RUNNER_TEMP: workspace,
    GITHUB_WORKSPACE: workspace,
    GITHUB_OUTPUT: outputs,
    GITHUB_STEP_SUMMARY: join(workspace, 'summary'),
    GITHUB_RUN_ID: String(RUN),
    GITHUB_RUN_ATTEMPT: '1',
    ACTIONS_RESULTS_URL: service.url,
    ACTIONS_RUNTIME_TOKEN: service.token(RUN),
    INPUT_PLAN: `${plan.name}@${plan.digest}`,
  };
  writeFileSync(env.GITHUB_STEP_SUMMARY, '');
  const startedAt = performance.now();
  const child = spawn(process.execPath, [join(ROOT, 'dist/converge.js')], { cwd: workspace, env, stdio: 'ignore' });
  let megabytes = 0;
  const watch = setInterval(() => {
    megabytes = Math.max(megabytes, peakOf(child.pid ?? 0));
  }, 100);
  await new Promise((resolve) => child.on('close', resolve));
  clearInterval(watch);
  const seconds = (performance.now() - startedAt) / 1000;
  const verdict = JSON.parse(readFileSync(join(workspace, 'results/verdict.json'), 'utf8')) as { succeeded: string[] };
  return { seconds, megabytes, succeeded: verdict.succeeded.length, downloads: service.maxConcurrentDownloads() };
}

/** The most memory a process has held, as Linux counts it. */
function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function seed(service: ResultsService, plan: Plan, folder: string): void {
  service.put(RUN, `fanfold-${plan.name}-a1-plan`, { 'plan.json': readFileSync(planFile(plan, folder)) });
  const content = Buffer.alloc(FILE_BYTES, 'x');
  const sha256 = createHash('sha256').update(content).digest('hex');
  for (const leg of plan.legs) {
    const carried = leg.tasks.map((task) => {
      const path = `out/${task.slice(1)}.bin`;
      return { task, path, ...sealManifest({ task, files: [{ path, size: FILE_BYTES, sha256, received: false }] }) };
    });
    const records = carried.map(({ task, sealed }) => [
      `${taskFileName(task)}.json`,
      JSON.stringify(recordOf(plan, leg.id, task, sealed)),
    ]);
    const letters = lettersOf(leg, new Map(leg.tasks.map((task) => [task, 'success'])));
    const name = { leg: leg.id, attempt: 1 };
    service.put(RUN, artifactName(plan.name, { kind: 'records', letters, ...name }), Object.fromEntries(records));
    const files = carried.flatMap(({ task, path, text }) => [
      [manifestName(task), text],
      [`${taskFileName(task)}/${path}`, content],
    ]);
    service.put(RUN, artifactName(plan.name, { kind: 'files', ...name }), Object.fromEntries(files));
  }
}

function planFile(plan: Plan, folder: string): string {
  const file = join(folder, 'plan.json');
  writeFileSync(file, JSON.stringify(plan));
  return file;
}

function recordOf(plan: Plan, leg: string, task: string, files: CarriedFiles): TaskRecord {
  const startedAt = '2026-01-01T00:00:00.000Z';
  const endedAt = '2026-01-01T00:00:01.000Z';
  return {
    version: 1,
    plan: plan.digest,
    task,
    leg,
    runAttempt: 1,
    state: 'succeeded',
    reason: null,
    tries: [{ startedAt, endedAt, exitCode: 0, signal: null }],
    durationMs: 1000,
    outputs: { tests: '12' },
    writesObserved: null,
    logTail: 'fine\n',
    files,
  };
}
