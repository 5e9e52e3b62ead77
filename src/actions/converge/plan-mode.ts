import { join, resolve } from 'node:path';
import * as core from '@actions/core';
import { conclude } from '../../app/conclude.ts';
import { convergeWeighed, withLostFiles } from '../../app/converge-records.ts';
import { prepareResults } from '../../app/results.ts';
import { lastTimes } from '../../app/timings.ts';
import { createCommandGuard } from '../../github/commands.ts';
import { upsertComment } from '../../github/comment.ts';
import { type RunContext, readContext } from '../../github/context.ts';
import { readEvent } from '../../github/event.ts';
import { createRest } from '../../github/rest.ts';
import { cut as shortened } from '../../merge/cut.ts';
import type { ConvergeStep, Plan, Reason } from '../../model.ts';
import { NO_TIMINGS, type Timings } from '../../packing/measured.ts';
import { messageOf } from '../../problem.ts';
import { annotations, MOST_CHARACTERS } from '../../report/annotations.ts';
import { comment, commentMarker } from '../../report/comment.ts';
import { logLines } from '../../report/escape/terminal.ts';
import type { Converged } from '../../report/model.ts';
import { sentence } from '../../report/sentences/index.ts';
import { unseenReason } from '../../report/sentences/run-faults.ts';
import { plain } from '../../report/style.ts';
import { summary } from '../../report/summary.ts';
import { verdictText } from '../../report/verdict-text.ts';
import { listenForInterrupt } from '../../run/interrupt.ts';
import { type ArtifactStore, MOST_LISTED, openArtifacts } from '../../store/artifacts.ts';
import type { Manifest } from '../../store/manifest.ts';
import { artifactName } from '../../store/names.ts';
import { TASK_DEFAULTS } from '../../tasklist/task-fields.ts';
import { type FoundPlan, findPlan, lookForPlan } from '../find-plan.ts';
import { log } from '../log.ts';
import { actionTimings, storeTimings } from '../run-timings.ts';
import { flag, input, retentionDays, StepFailure, writeSummary } from '../step.ts';
import { listArtifacts } from './artifact-list.ts';
import { fetchFailedLogs } from './fetch-logs.ts';
import { fetchRunFiles } from './files.ts';
import { FILES_STATE, foldRecords, keptBecause } from './fold-records.ts';
import { type Looked, look } from './look.ts';
import { createPut, type Put } from './replace.ts';
import { outputsOf } from './step-outputs.ts';

/** Folds every result of a plan into one verdict, and fails the step when it is fail. */
export async function convergePlan(reference: string): Promise<void> {
  const run = readContext(process.env);
  const token = input('token');
  const { owner, repo, apiUrl } = run;
  // Artifacts of earlier attempts are sometimes listed without an address (download-artifact#486): REST still has them.
  const store = openArtifacts({
    retentionDays: retentionDays(),
    rest: token === '' ? null : { apiUrl, owner, repo, token },
  });
  const found = await planOf(reference, store, token, run);
  if ('detail' in found) throw new StepFailure(`the plan cannot be read: ${found.detail}`);
  const { plan } = found;
  const results = resolve(run.workspace, input('results') || 'results');
  const refused = await prepareResults(plan, run.workspace, results);
  if (refused !== null) throw new StepFailure(sentence(refused));
  const minutes = flag('wait') ? waitMinutes(plan) : null;
  const looked = await look({ plan, run, store, token, minutes, tell: log.info });
  const known = await gather(plan, looked, run, store, results);
  await finish(known, results, run, store, looked);
}

/** Looks for the plan as a leg does, and once more in the whole list where the first list is cut. */
async function planOf(reference: string, store: ArtifactStore, token: string, run: RunContext): Promise<FoundPlan> {
  const { found, listed } = await lookForPlan(reference, store, run.runAttempt, log.notice);
  if ('plan' in found || listed.length < MOST_LISTED) return found;
  return findPlan(reference, (await listArtifacts(store, token, run)).listed, store, run.runAttempt);
}

function waitMinutes(plan: Plan): number {
  const minutes = Number(input('wait-minutes') || '60');
  if (!(minutes > 0))
    throw new StepFailure(
      `\`wait-minutes\` is a number of minutes above 0, not ${JSON.stringify(input('wait-minutes'))}`,
    );
  return Math.min(minutes, plan.deadlineMinutes ?? minutes);
}

/** What is known of the run before its files are folded. */
interface Known {
  readonly first: Converged;
  readonly manifests: readonly Manifest[];
  /** How long tasks took in earlier runs. */
  readonly earlier: Timings;
}

/** Everything that is known, as one value. */
async function gather(
  plan: Plan,
  looked: Looked,
  run: RunContext,
  store: ArtifactStore,
  results: string,
): Promise<Known> {
  const { named, weighed, facts, problems } = looked;
  const { runAttempt } = run;
  const converged = convergeWeighed(plan, weighed, { runAttempt, run: facts, problems, faults: faultsOf(looked) });
  const { records } = converged;
  const [files, logs, earlier] = await Promise.all([
    fetchRunFiles(plan, records, named, store, run.workspace, results),
    fetchFailedLogs(records.values(), named, store),
    earlierTimings(plan, run),
  ]);
  const about = { runUrl: run.runUrl, source: run.source, logs, before: lastTimes(plan, earlier) };
  return { first: { ...withLostFiles(converged, files.problems), ...about }, manifests: files.manifests, earlier };
}

/** Empty where they cannot be read: they change no verdict. */
async function earlierTimings(plan: Plan, run: RunContext): Promise<Timings> {
  try {
    return (await actionTimings('', input('token'), plan.name, run)).timings;
  } catch (error) {
    log.warning(`the timings of earlier runs: ${messageOf(error)}`);
    return NO_TIMINGS;
  }
}

/** What keeps converge from knowing the records of the run at all. */
function faultsOf({ facts, collected: { tooLarge } }: Looked): Reason[] {
  return [...(facts.listCut ? [unseenReason('artifacts')] : []), ...(tooLarge ? [unseenReason('records')] : [])];
}

/** Results, synthesis and report, then the outputs, so that the steps of the user see everything. */
async function finish(
  { first, manifests, earlier }: Known,
  results: string,
  run: RunContext,
  store: ArtifactStore,
  looked: Looked,
): Promise<void> {
  const reportFile = join(results, 'report.html');
  const interrupt = listenForInterrupt();
  const guard = createCommandGuard((text) => process.stdout.write(text));
  guard.begin();
  const { converged } = await conclude(first, {
    workspace: run.workspace,
    results,
    verdictFile: join(results, 'verdict.json'),
    reportFile,
    merge: input('merge') || (first.plan.merge ?? null),
    manifests,
    synthesis: synthesisOf(first.plan),
    env: process.env,
    signal: interrupt.signal,
    output: (text) => guard.line('converge | ', logLines(text)[0] ?? ''),
  });
  guard.end();
  await tell(converged);
  const { verdict, decidedBy } = converged.verdict;
  const reason = shortened(decidedBy.map(({ text }) => text).join('; '), MOST_CHARACTERS);
  const { outputs, cut } = outputsOf(converged.verdict, reason, results);
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
  if (cut.length > 0)
    log.warning(`too large for an output: ${cut.join(', ')}; the output holds the path of the file that has it`);
  await extras(converged, { reportFile, earlier }, run, createPut(store, looked.weighed.pending.size === 0));
  await tidy(converged.plan, looked, run, store, verdict === 'pass');
  if (verdict === 'fail') throw new StepFailure(reason);
}

/** Comes last, so that after a failure on the way the next attempt still finds everything. A fault here changes no verdict. */
async function tidy(plan: Plan, looked: Looked, run: RunContext, store: ArtifactStore, passed: boolean): Promise<void> {
  const keepsFiles = input('keep-artifacts') === 'files';
  if (!keepsFiles && flag('keep-artifacts')) return;
  const kept = keptBecause(plan, looked);
  if (kept !== null) return log.info(`the artifacts of the legs stay as they are: ${kept}`);
  if (passed && !keepsFiles) core.saveState(FILES_STATE, plan.name);
  const folding = { plan, attempt: run.runAttempt, store, tell: log.notice };
  await foldRecords(looked, folding).catch((error: unknown) =>
    log.notice(`the records could not be folded: ${messageOf(error)}`),
  );
}

/** The input `run` replaces the command of the task file; `none` runs nothing. */
function synthesisOf(plan: Plan): ConvergeStep | null {
  const own = input('run');
  if (own === 'none') return null;
  const { shell, env, timeoutMinutes } = TASK_DEFAULTS;
  return own === '' ? plan.converge : { shell, env, timeoutMinutes, ...plan.converge, run: own };
}

async function tell(converged: Converged): Promise<void> {
  log.info(verdictText(converged, plain).trimEnd());
  for (const { level, title, message, file, line } of annotations(converged)) {
    const write = level === 'error' ? log.error : level === 'warning' ? log.warning : log.notice;
    write(message, { title, ...(file !== undefined && { file }), ...(line !== undefined && { startLine: line }) });
  }
  await writeSummary(summary(converged));
}

/** Stores the page and the timings and writes the comment. A failure of one of them changes no verdict. */
async function extras(
  converged: Converged,
  { reportFile, earlier }: { readonly reportFile: string; readonly earlier: Timings },
  run: RunContext,
  put: Put,
): Promise<void> {
  const attempt = async (what: string, work: () => Promise<unknown>) => {
    await work().catch((error: unknown) => log.warning(`${what}: ${messageOf(error)}`));
  };
  const token = input('token');
  const name = artifactName(converged.plan.name, { kind: 'report', attempt: run.runAttempt });
  await attempt('the report could not be stored', () => put(name, [{ path: 'report.html', file: reportFile }]));
  await attempt('the timings could not be stored', () => storeTimings(converged, earlier, run, put));
  if (flag('comment')) {
    await attempt('the comment could not be written', async () => {
      const { pullRequest: issue } = await readEvent();
      if (issue === null) return log.info('no comment: this event has no pull request');
      const rest = await createRest({ token, apiUrl: run.apiUrl });
      const { owner, repo } = run;
      const marker = commentMarker(converged.plan.name);
      const problem = await upsertComment(rest, { owner, repo, issue, marker, body: comment(converged) });
      if (problem !== null) log.warning(sentence(problem));
    });
  }
}
