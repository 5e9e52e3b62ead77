import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as core from '@actions/core';
import { writeResults } from '../../exec/results.ts';
import { synthesise } from '../../exec/synthesis.ts';
import { type ArtifactStore, openArtifacts } from '../../github/artifacts.ts';
import { createCommandGuard } from '../../github/commands.ts';
import { type RunContext, readContext } from '../../github/context.ts';
import { artifactName } from '../../github/names.ts';
import type { ConvergeStep, Plan } from '../../model.ts';
import { annotations } from '../../report/annotations.ts';
import { converge } from '../../report/converge.ts';
import { logLines } from '../../report/escape/terminal.ts';
import { reportHtml } from '../../report/html/page.ts';
import type { Converged } from '../../report/model.ts';
import { plain } from '../../report/style.ts';
import { summary } from '../../report/summary.ts';
import { verdictText } from '../../report/verdict-text.ts';
import { findPlan } from '../find-plan.ts';
import { artifactsOf } from '../leg/run-view.ts';
import { input } from '../step.ts';
import { collectRecords } from './collect.ts';
import { collectFiles } from './files.ts';
import { outputsOf } from './outputs.ts';

/** Folds every result of a plan into one verdict, and fails the step when it is fail. */
export async function convergePlan(reference: string): Promise<void> {
  const run = readContext(process.env);
  const store = openArtifacts();
  const folder = await mkdtemp(join(run.temp, 'fanfold-converge-'));
  const listed = await store.list();
  const found = await findPlan(reference, listed, store, run.runAttempt, folder);
  if ('detail' in found) {
    core.setOutput('verdict', 'fail');
    return core.setFailed(`the plan cannot be had: ${found.detail}`);
  }
  const { plan } = found;
  const named = artifactsOf(plan, listed, run.runAttempt);
  const collected = await collectRecords(plan, named, store, folder);
  const results = resolve(run.workspace, input('results') || 'results');
  const first = converge(plan, collected.records, { runAttempt: run.runAttempt, problems: collected.problems });
  const missed = await collectFiles(plan, first.records, named, store, folder, results);
  const converged = { ...first, problems: [...first.problems, ...missed], runUrl: run.runUrl };
  await conclude(converged, results, run, store);
}

/** Results, synthesis, report, outputs; in this order, so that the last step of the user sees everything. */
async function conclude(converged: Converged, results: string, run: RunContext, store: ArtifactStore): Promise<void> {
  const { plan, verdict } = converged;
  await mkdir(results, { recursive: true });
  const verdictFile = join(results, 'verdict.json');
  await writeFile(verdictFile, `${JSON.stringify(verdict, null, 2)}\n`);
  await writeResults(results, verdict, converged.records.values());
  const faults = await runSynthesis(plan, results, verdictFile, run);
  tell(converged, faults);
  const { outputs, cut } = outputsOf(verdict, results);
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
  if (cut.length > 0)
    core.warning(`too large for an output: ${cut.join(', ')}; the output holds the path of the file that has it`);
  await core.summary.addRaw(summary(converged)).write();
  await storeReport(converged, results, run, store);
  if (verdict.verdict === 'fail') core.setFailed(verdict.decidedBy.map(({ text }) => text).join('; '));
  else if (faults.length > 0) core.setFailed(faults.join('; '));
}

async function runSynthesis(plan: Plan, results: string, verdict: string, run: RunContext): Promise<string[]> {
  const own = input('run');
  const step: ConvergeStep | null =
    own === '' ? plan.converge : { shell: 'bash', env: {}, timeoutMinutes: 60, ...plan.converge, run: own };
  if (step === null) return [];
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => interrupt.abort({ kind: 'cancelled', signal }));
  const guard = createCommandGuard((text) => process.stdout.write(text));
  guard.begin();
  const { state, reason } = await synthesise(step, plan, {
    workspace: run.workspace,
    results,
    verdict,
    env: process.env,
    signal: interrupt.signal,
    output: (text) => guard.line('converge | ', logLines(text)[0] ?? ''),
  });
  guard.end();
  return state === 'succeeded' ? [] : [`converge.run ${state}: ${reason ?? 'no reason'}`];
}

function tell(converged: Converged, faults: readonly string[]): void {
  core.info(verdictText(converged, plain).trimEnd());
  for (const { level, title, message } of annotations(converged)) {
    const write = level === 'error' ? core.error : level === 'warning' ? core.warning : core.notice;
    write(message, { title });
  }
  for (const fault of faults) core.error(fault);
}

/** The page is an extra: that it could not be stored changes no verdict. */
async function storeReport(
  converged: Converged,
  results: string,
  run: RunContext,
  store: ArtifactStore,
): Promise<void> {
  try {
    const page = join(results, 'report.html');
    await writeFile(page, reportHtml(converged));
    const name = artifactName(converged.plan.name, { kind: 'report', attempt: run.runAttempt });
    await store.upload(() => name, [page], results);
  } catch (error) {
    core.warning(`the report could not be stored: ${error instanceof Error ? error.message : String(error)}`);
  }
}
