import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { conclude } from '../../app/conclude.ts';
import { converge } from '../../app/converge-records.ts';
import { localSource } from '../../app/facts.ts';
import { readList } from '../../app/list.ts';
import { type Loaded, loadPlan } from '../../app/load.ts';
import { keepTimings, lastTimes, localTimings } from '../../app/timings.ts';
import { readFailedLogs } from '../../app/whole-logs.ts';
import type { RunEvent } from '../../event.ts';
import type { Observed, Plan } from '../../model.ts';
import { encodePlan } from '../../plan/encode.ts';
import { hasError, messageOf, type Problem, problem } from '../../problem.ts';
import { logLines } from '../../report/escape/terminal.ts';
import type { Converged } from '../../report/model.ts';
import { planText } from '../../report/plan-text.ts';
import { formatProblems } from '../../report/problems.ts';
import { verdictText } from '../../report/verdict-text.ts';
import type { Interrupt } from '../../run/interrupt.ts';
import type { Manifest } from '../../store/manifest.ts';
import type { Command } from '../arguments.ts';
import { chosenFacts } from '../chosen-tasks.ts';
import type { Console } from '../console.ts';
import { executeLocally } from '../engine.ts';
import { EXIT } from '../exit.ts';
import { createProgress } from '../progress.ts';
import { makeScratch, prepareRunFolder, type RunFolder, runFolder } from '../runfolder.ts';

type RunCommand = Extract<Command, { name: 'run' }>;

/** `fanfold run`: the whole way on this machine. Resolves with the exit code. */
export async function run(
  command: RunCommand,
  workspace: string,
  console: Console,
  interrupt: Interrupt,
): Promise<number> {
  const refuse = (problems: readonly Problem[], texts: ReadonlyMap<string, string> = new Map()) => {
    console.err(formatProblems(problems, texts, console.errStyle).trimEnd());
    return EXIT.bad;
  };
  const list = readList(command.file, workspace);
  if ('kind' in list) return refuse([list]);
  const jobs = command.jobs ?? availableParallelism();
  const loaded = await loadPlan(list, workspace, process.env, {
    timings: (name) => localTimings(command.timings, name, workspace),
    jobs,
    recordMode: command.recordMode,
    stop: interrupt.signal,
    ...(command.sync === null ? {} : { sync: { name: '--sync', text: command.sync } }),
    ...chosenFacts(command.choice, workspace),
  });
  if (interrupt.signal.aborted) return EXIT.interrupted;
  const { plan } = loaded;
  if (plan === null || hasError(loaded.problems)) return refuse(loaded.problems, loaded.texts);

  const folder = runFolder(join(workspace, '.fanfold'));
  const lock = prepareRunFolder(folder, `${JSON.stringify(encodePlan(plan))}\n`);
  if ('kind' in lock) return refuse([lock]);
  try {
    const scratch = makeScratch();
    if (typeof scratch !== 'string') return refuse([scratch]);
    introduce(plan, loaded, console);
    return await runPlan(plan, { command, workspace, jobs, folder, scratch, interrupt, console });
  } finally {
    lock.release();
  }
}

interface Running extends Omit<Ending, 'manifests'> {
  readonly jobs: number;
  readonly scratch: string;
}

/** Runs the tasks in a folder that is this run's alone, and folds what they leave. */
async function runPlan(plan: Plan, running: Running): Promise<number> {
  const { command, workspace, jobs, folder, scratch, interrupt, console } = running;
  const isolate = command.observe;
  const problems: Problem[] = [];
  const observed: Observed[] = [];
  const progress = createProgress(plan, console);
  const onEvent = (event: RunEvent) => {
    if (event.event === 'problem') problems.push(event.problem);
    if (event.event === 'observed') observed.push(event.observed);
    return progress(event);
  };
  const { signal } = interrupt;
  const manifests: Manifest[] = [];
  const onManifest = (manifest: Manifest) => void manifests.push(manifest);
  const run = { plan, jobs, workspace, folder, scratch, interrupt: signal, isolate, onEvent, onManifest };
  const records = await executeLocally(run);
  const { timings } = await localTimings([], plan.name, workspace);
  // Watching makes tasks slower than they are.
  if (!isolate)
    await keepTimings(plan, records, workspace).catch((error: unknown) => {
      const detail = messageOf(error);
      problems.push(problem('rim/unwritable', null, { path: '.fanfold/timings', detail, severity: 'warning' }));
    });
  await writeFile(folder.observed, `${JSON.stringify({ version: 1, observed }, null, 2)}\n`).catch(() => {});
  const seenTogether = observed.filter(({ attribution }) => attribution === 'group');
  const facts = { runAttempt: 1, problems, seenTogether };
  const sourced = records.map((record) => ({ record, source: 'this run' }));
  const first: Converged = {
    ...converge(plan, sourced, facts),
    source: await localSource(workspace),
    logs: await readFailedLogs(records, folder.logs),
    before: lastTimes(plan, timings),
  };
  return finish(first, { command, workspace, folder, manifests, interrupt, console });
}

/** The command for the same list and policy. */
function commandOf({ file, sync }: RunCommand): readonly string[] {
  return ['fanfold', 'run', ...(file === null ? [] : [file]), ...(sync === null ? [] : ['--sync', sync])];
}

/** The first paragraph of the plan, and what is worth knowing before anything runs. */
function introduce(plan: Plan, loaded: Loaded, console: Console): void {
  const { problems } = loaded;
  if (problems.length > 0)
    console.err(`${formatProblems(problems, loaded.texts, console.errStyle, 'was-run').trimEnd()}\n`);
  const sources = loaded.packed && { sources: loaded.packed.sources };
  console.out(`${(planText(plan, console.style, { ...sources }).split('\n\n')[0] ?? '').trimEnd()}\n`);
}

interface Ending {
  readonly command: RunCommand;
  readonly workspace: string;
  readonly folder: RunFolder;
  readonly manifests: readonly Manifest[];
  readonly interrupt: Interrupt;
  readonly console: Console;
}

/** The exit code: a pass counts only when everything that belongs to the run could be stored. */
async function finish(first: Converged, ending: Ending): Promise<number> {
  const { plan } = first;
  const { command, workspace, folder, manifests, interrupt, console } = ending;
  const { converged, faults } = await conclude(first, {
    workspace,
    results: folder.results,
    verdictFile: folder.verdict,
    reportFile: folder.report,
    merge: plan.merge ?? null,
    manifests,
    synthesis: plan.converge,
    env: process.env,
    signal: interrupt.signal,
    output: (text) => console.write(`${console.style.dim('converge |')} ${logLines(text)[0] ?? ''}`),
  });
  if (plan.legs.length > 0) console.out('');
  console.out(verdictText(converged, console.style, { command: commandOf(command) }).trimEnd());
  if (faults.length === 0) console.out(`\n${console.style.dim('Report: .fanfold/report.html; logs: .fanfold/logs')}`);
  for (const fault of faults) console.err(`fanfold: ${fault}`);
  // Of a file that a task should have left its record says enough for the verdict.
  const unstored = converged.problems.some(
    ({ severity, area, kind }) => severity === 'error' && area === 'rim' && kind !== 'no-artifact',
  );
  return converged.verdict.verdict === 'pass' && faults.length === 0 && !unstored ? EXIT.pass : EXIT.fail;
}
