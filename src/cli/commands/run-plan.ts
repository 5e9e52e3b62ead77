/** Runs a plan, judges it, and reports it. */

import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { conclude } from '../../app/conclude.ts';
import { converge, withRunFaults } from '../../app/converge-records.ts';
import { localSource } from '../../app/facts.ts';
import { OWN_FOLDER } from '../../app/init/ignore-file.ts';
import { keepTimings, lastTimes, localTimings } from '../../app/timings.ts';
import { readFailedLogs } from '../../app/whole-logs.ts';
import type { OnEvent, RunEvent } from '../../event.ts';
import type { Observed, Plan } from '../../model.ts';
import { messageOf, type Problem, problem } from '../../problem.ts';
import { logLines } from '../../report/escape/terminal.ts';
import type { Converged } from '../../report/model.ts';
import { type RunFault, runFaultText } from '../../report/sentences/run-faults.ts';
import { verdictText } from '../../report/verdict-text.ts';
import type { Interrupt } from '../../run/interrupt.ts';
import type { Manifest } from '../../store/manifest.ts';
import type { RunCommand } from '../arguments.ts';
import type { Console } from '../console.ts';
import { executeLocally, logPath } from '../engine.ts';
import { EXIT } from '../exit.ts';
import { type Kept, manifestPath } from '../last-run.ts';
import type { RunOutput } from '../output/port.ts';
import { placeIn, type RunFolder } from '../runfolder.ts';

export interface Running {
  readonly command: RunCommand;
  readonly workspace: string;
  readonly jobs: number;
  readonly folder: RunFolder;
  readonly scratch: string;
  readonly interrupt: Interrupt;
  readonly console: Console;
  readonly output: RunOutput;
  /** What is kept of an earlier run. */
  readonly kept: Kept;
  readonly joblog: OnEvent | null;
}

/** Runs the tasks in a folder that is this run's alone, and folds what they leave. Resolves with the exit code. */
export async function runPlan(plan: Plan, running: Running): Promise<number> {
  const { command, workspace, jobs, folder, scratch, interrupt, output, kept, joblog } = running;
  const isolate = command.observe;
  const problems: Problem[] = [];
  const observed: Observed[] = [];
  const onEvent = (event: RunEvent) => {
    if (event.event === 'problem') problems.push(event.problem);
    if (event.event === 'observed') observed.push(event.observed);
    joblog?.(event);
    return output.onEvent(event);
  };
  const manifests: Manifest[] = [...kept.manifests];
  const onManifest = async (manifest: Manifest, text: string) => {
    manifests.push(manifest);
    // Only a later `--resume` reads it, and runs the task again without it.
    await writeFile(manifestPath(folder, manifest.task), text).catch(() => {});
  };
  const ownFolder = placeIn(workspace, folder);
  const records = await executeLocally({
    ...{ plan, jobs, workspace, folder, scratch, isolate, onEvent, onManifest },
    ...(ownFolder === null ? {} : { ownFolder }),
    interrupt: interrupt.signal,
    kept: kept.records,
    shuffle: command.shuffle,
  });
  await output.end();
  const { timings } = await localTimings([], plan.name, workspace, command.dir);
  const measured = records.filter(({ task }) => !kept.records.has(task));
  // Watching makes tasks slower than they are.
  if (!isolate)
    await keepTimings(plan, measured, workspace, command.dir).catch((error: unknown) => {
      const path = join(command.dir, 'timings');
      problems.push(problem('rim/unwritable', null, { path, detail: messageOf(error), severity: 'warning' }));
    });
  await writeFile(folder.observed, `${JSON.stringify({ version: 1, observed }, null, 2)}\n`).catch(() => {});
  const seenTogether = observed.filter(({ attribution }) => attribution === 'group');
  const facts = { runAttempt: 1, here: process.platform, problems, seenTogether };
  const sourced = records.map((record) => ({ record, source: 'this run' }));
  const first: Converged = {
    ...converge(plan, sourced, facts),
    source: await localSource(workspace),
    logs: await readFailedLogs(records, folder.logs),
    before: lastTimes(plan, timings),
  };
  return finish(withRunFaults(first, unstored(first.problems)), { ...running, manifests });
}

/** A pass counts only when everything that belongs to the run could be stored. */
function unstored(problems: readonly Problem[]): RunFault[] {
  // A task that left no file for another has failed already: its record says so.
  const found = problems.filter(
    ({ severity, area, kind }) => severity === 'error' && area === 'rim' && kind !== 'no-artifact',
  );
  return found.length === 0 ? [] : [{ kind: 'not-stored', problems: found.length }];
}

interface Ending extends Running {
  readonly manifests: readonly Manifest[];
}

/** Resolves with the exit code. */
async function finish(first: Converged, ending: Ending): Promise<number> {
  const { command, workspace, folder, manifests, interrupt, console, output } = ending;
  const isJson = command.format === 'json';
  const { converged, faults } = await conclude(first, {
    workspace,
    results: folder.results,
    verdictFile: folder.verdict,
    reportFile: folder.report,
    merge: first.plan.merge ?? null,
    manifests,
    synthesis: first.plan.converge,
    env: process.env,
    signal: interrupt.signal,
    output: (text) =>
      isJson || command.quiet
        ? undefined
        : console.write(`${console.style.dim('converge |')} ${logLines(text)[0] ?? ''}`),
  });
  if (isJson) await tellVerdict(first, converged, output);
  else printVerdict(converged, faults.length === 0, ending);
  for (const fault of faults) console.err(`fanfold: ${runFaultText(fault)}`);
  return converged.verdict.verdict === 'pass' ? EXIT.pass : EXIT.fail;
}

/** What was found at the end, then the verdict, which is the last event. */
async function tellVerdict({ problems: told }: Converged, { problems, verdict }: Converged, output: RunOutput) {
  for (const found of problems.filter((one) => !told.includes(one)))
    await output.onEvent({ event: 'problem', problem: found });
  await output.onEvent({ event: 'verdict', verdict });
}

function printVerdict(converged: Converged, stored: boolean, { command, folder, console }: Ending): void {
  const { style, isTerminal } = console;
  if (converged.plan.legs.length > 0 && !command.quiet) console.out('');
  const text = verdictText(converged, style, {
    command: commandOf(command),
    table: command.verbose ? 'always' : command.quiet ? 'never' : 'where-it-fits',
    ...(isTerminal ? { lines: console.size().rows } : {}),
    logOf: (task) => {
      const id = converged.records.get(task)?.batch?.id ?? task;
      return existsSync(logPath(folder, id)) ? logPath({ ...folder, logs: join(command.dir, 'logs') }, id) : null;
    },
  });
  console.out(text.trimEnd());
  const { dir } = command;
  if (stored) console.out(`\n${style.dim(`Report: ${join(dir, 'report.html')}; logs: ${join(dir, 'logs')}`)}`);
}

/** The command for the same list and policy. */
function commandOf({ file, sync, dir }: RunCommand): readonly string[] {
  return [
    ...['fanfold', 'run'],
    ...(file === null ? [] : [file]),
    ...(sync === null ? [] : ['--sync', sync]),
    ...(dir === OWN_FOLDER ? [] : ['--dir', dir]),
  ];
}
