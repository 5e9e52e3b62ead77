/** The end of a run, the same on a laptop and in the action: files, results, the user's synthesis, and the report. */

import { lstatSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { FailingTest } from '../merge/junit-model.ts';
import { repositoryPath } from '../merge/repository-path.ts';
import type { ConvergeStep, Plan, Verdict } from '../model.ts';
import { countOf, messageOf } from '../problem.ts';
import { reportHtml } from '../report/html/page.ts';
import type { Converged } from '../report/model.ts';
import type { FinishingStep, RunFault } from '../report/sentences/run-faults.ts';
import type { Manifest } from '../store/manifest.ts';
import { batchesIn, placeBatchFiles, type RanBatch, withItems } from './batch-files.ts';
import { withRunFaults } from './converge-records.ts';
import { receivedOf } from './merge-files.ts';
import { mergeResults, readTestResults } from './merge-results.ts';
import { writeResults } from './results.ts';
import { synthesise } from './synthesis.ts';

export interface ConcludeOptions {
  readonly workspace: string;
  /** The folder with the carried files of each task; everything else is written there as well. Absolute. */
  readonly results: string;
  /** Where the verdict document and the page go. Absolute. */
  readonly verdictFile: string;
  readonly reportFile: string;
  /** Relative to the workspace; `null` when nobody asked for one tree. */
  readonly merge: string | null;
  /** What the tasks carried. */
  readonly manifests: readonly Manifest[];
  readonly synthesis: ConvergeStep | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly output: (text: string) => unknown;
}

export interface Concluded {
  /** With the faults in its verdict. */
  readonly converged: Converged;
  /** Why the run fails although its tasks may have passed: files that collide or cannot be written, a failed synthesis. */
  readonly faults: readonly RunFault[];
}

/** Never rejects for what a disk or a command can do: each fault is reported, and the other steps are still taken. */
export async function conclude(first: Converged, options: ConcludeOptions): Promise<Concluded> {
  const faults: RunFault[] = [];
  const attempt = async (step: FinishingStep, work: () => Promise<unknown>) => {
    await work().catch((error: unknown) => faults.push({ kind: 'step-failed', step, detail: messageOf(error) }));
  };
  const ids = first.plan.tasks.map(({ id }) => id);
  let converged = first;
  await attempt('results', () => mkdir(options.results, { recursive: true }));
  await attempt('files', async () => {
    const { workspace, results, merge } = options;
    const received = receivedOf(options.manifests);
    const batches = batchesIn(first.plan, first.records);
    ids.push(...(await placeBatchFiles(first.plan, batches, results, received)));
    const facts = { received, folds: first.plan.mergeFiles, ended: endsOf(first, batches) };
    const merged = await (merge === null
      ? readTestResults(ids, results, facts)
      : mergeResults(ids, results, workspace, merge, facts));
    const failingTests = inRepository(withItems(merged.failing, batches), first.plan, workspace);
    converged = { ...first, failingTests, problems: [...first.problems, ...merged.problems] };
    const errors = countOf(merged.problems, 'error');
    if (merge !== null && errors > 0) faults.push({ kind: 'not-merged', folder: merge, problems: errors });
  });
  await attempt('verdict', () => writeVerdict(options.verdictFile, converged.verdict));
  await attempt('results', () => writeResults(options.results, converged.verdict, converged.records.values()));
  await attempt('synthesis', async () => {
    const failure = await runSynthesis(converged, options);
    if (failure !== null) faults.push(failure);
  });
  await attempt('report', () => writeFile(options.reportFile, reportHtml(withRunFaults(converged, faults))));
  const ended = withRunFaults(converged, faults);
  // The command of the user's own saw the verdict of the tasks; what fails after it fails the run.
  if (faults.length > 0) await writeVerdict(options.verdictFile, ended.verdict).catch(() => {});
  return { converged: ended, faults };
}

/** The failing tests with the paths that their files have in the repository, as far as it is there. */
function inRepository(tests: readonly FailingTest[], { tasks }: Plan, workspace: string): FailingTest[] {
  const planned = new Map(tasks.map((task) => [task.id, task]));
  const looks = new Map<string, boolean>();
  const isFile = (path: string): boolean => {
    const known = looks.get(path) ?? (looks.size < MOST_LOOKS && isFileAt(resolve(workspace, path)));
    looks.set(path, known);
    return known;
  };
  return tests.map((test) => {
    const task = planned.get(test.task);
    return test.file === null || task === undefined ? test : { ...test, file: repositoryPath(test.file, task, isFile) };
  });
}

/** The most paths that are looked for; after these the likeliest is taken. */
const MOST_LOOKS = 20_000;

function isFileAt(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    // A report may hold what no path can be.
    return false;
  }
}

/** When each task or batch ended, in milliseconds since 1970. */
function endsOf({ records }: Converged, batches: readonly RanBatch[]): ReadonlyMap<string, number> {
  const endOf = (id: string) => Date.parse(records.get(id)?.tries.at(-1)?.endedAt ?? '') || 0;
  const ofBatch = ({ id, tasks }: RanBatch) => [id, Math.max(...tasks.map((task) => endOf(task.id)))] as const;
  return new Map([...[...records.keys()].map((id) => [id, endOf(id)] as const), ...batches.map(ofBatch)]);
}

function writeVerdict(file: string, verdict: Verdict): Promise<void> {
  return writeFile(file, `${JSON.stringify(verdict, null, 2)}\n`);
}

async function runSynthesis({ plan }: Converged, options: ConcludeOptions): Promise<RunFault | null> {
  const { synthesis, workspace, results, verdictFile: verdict, env, signal, output } = options;
  if (synthesis === null) return null;
  const ended = await synthesise(synthesis, plan, { workspace, results, verdict, env, signal, output });
  const { state, reason } = ended;
  return state === 'succeeded' ? null : { kind: 'synthesis-failed', state, reason };
}
