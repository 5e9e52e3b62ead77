import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { OWN_FOLDER, withOwnFolder } from '../../app/init/ignore-file.ts';
import { readList } from '../../app/list.ts';
import { type Loaded, loadPlan } from '../../app/load.ts';
import { localTimings } from '../../app/timings.ts';
import type { Plan } from '../../model.ts';
import { encodePlan } from '../../plan/encode.ts';
import { hasError, type Problem, problem } from '../../problem.ts';
import { planText } from '../../report/plan-text.ts';
import { withNames } from '../../report/problem-names.ts';
import { formatProblems } from '../../report/problems.ts';
import { namesOf } from '../../report/rows.ts';
import type { Interrupt } from '../../run/interrupt.ts';
import type { RunCommand } from '../arguments.ts';
import { chosenFacts } from '../chosen-tasks.ts';
import type { Console } from '../console.ts';
import { logPath } from '../engine.ts';
import { EXIT } from '../exit.ts';
import { beginJoblog } from '../joblog.ts';
import { isSameWork, type Kept, keptOf, type LastRun, readLastRun, unsuccessful } from '../last-run.ts';
import { jsonOutput } from '../output/json.ts';
import type { RunOutput } from '../output/port.ts';
import { createRunOutput, QUIET } from '../output/run-output.ts';
import { makeScratch, prepareRunFolder, type RunFolder, runFolder } from '../runfolder.ts';
import { runPlan } from './run-plan.ts';

const NOTHING: Kept = { records: new Map(), manifests: [] };

/** `fanfold run`: from the list to the report on this machine. Resolves with the exit code. */
export async function run(
  command: RunCommand,
  workspace: string,
  console: Console,
  interrupt: Interrupt,
): Promise<number> {
  const refuse: Refuse = (problems, texts = new Map()) => {
    console.err(formatProblems(problems, texts, console.errStyle).trimEnd());
    return EXIT.bad;
  };
  const list = readList(command.file, workspace);
  if ('kind' in list) return refuse([list]);
  const folder = runFolder(resolve(workspace, command.dir));
  const last = command.failed || command.resume ? await readLastRun(folder, command.dir) : null;
  if (last !== null && 'kind' in last) return refuse([last]);
  const wanted = command.failed && last !== null ? unsuccessful(last) : null;
  if (wanted?.size === 0) return nothingLeft(last?.passed === true, console);
  const jobs = command.jobs ?? availableParallelism();
  const loaded = await loadPlan(list, workspace, process.env, {
    timings: (name) => localTimings(command.timings, name, workspace, command.dir),
    jobs,
    here: process.platform,
    recordMode: command.recordMode,
    stop: interrupt.signal,
    ...replaced(command),
    ...chosenFacts(command.choice, workspace),
    ...(wanted === null ? {} : { only: { selectors: [], ids: wanted, withNeeds: command.choice.needs } }),
  });
  if (interrupt.signal.aborted) return EXIT.interrupted;
  if (loaded.plan === null || hasError(loaded.problems)) return refuse(loaded.problems, loaded.texts);
  const { plan, kept, problems } = await resumed(command, loaded.plan, last, folder);
  const told = { ...loaded, problems: [...problems, ...loaded.problems] };
  return start(plan, kept, told, { command, workspace, console, interrupt, folder, jobs, refuse });
}

/** No task is to blame, but the run may have failed all the same: by its policy, its files or its `converge.run`. */
function nothingLeft(passed: boolean, console: Console): number {
  console.err(
    passed
      ? 'fanfold: all tasks of the last run succeeded; there is nothing to run again'
      : 'fanfold: no task of the last run failed, and yet it did not pass; run it again without `--failed`',
  );
  return passed ? EXIT.pass : EXIT.fail;
}

type Refuse = (problems: readonly Problem[], texts?: ReadonlyMap<string, string>) => number;

/** What the command line says instead of the list. */
function replaced({ sync, stop }: RunCommand) {
  return {
    ...(stop === null ? {} : { stopWhen: stop }),
    ...(sync === null ? {} : { sync: { name: '--sync', text: sync } }),
  };
}

interface Starting extends Speaking {
  readonly command: RunCommand;
  readonly workspace: string;
  readonly refuse: Refuse;
}

/** Takes the folder, and runs the plan in it. */
async function start(plan: Plan, kept: Kept | null, loaded: Loaded, starting: Starting): Promise<number> {
  const { command, workspace, folder, console, refuse } = starting;
  const taken = prepareRunFolder(folder, `${JSON.stringify(encodePlan(plan))}\n`, command.dir, kept !== null);
  if ('kind' in taken) return refuse([taken]);
  try {
    const scratch = makeScratch();
    if (typeof scratch !== 'string') return refuse([scratch]);
    const joblog = joblogOf(command, workspace, plan, folder);
    if (joblog !== null && 'kind' in joblog) return refuse([joblog]);
    const output = outputOf(command, plan, kept ?? NOTHING, starting);
    if (command.format === 'json')
      for (const found of loaded.problems) void output.onEvent({ event: 'problem', problem: found });
    else introduce(plan, loaded, command, console);
    if (taken.isNew) tellIgnore(command.dir, workspace, console);
    return await runPlan(plan, { ...starting, scratch, output, kept: kept ?? NOTHING, joblog });
  } finally {
    taken.release();
  }
}

/** With `--resume` the last run's plan, when it is the same work, and what of it stands. */
async function resumed(
  { resume, dir }: RunCommand,
  plan: Plan,
  last: LastRun | null,
  folder: RunFolder,
): Promise<{ readonly plan: Plan; readonly kept: Kept | null; readonly problems: readonly Problem[] }> {
  if (!resume || last === null) return { plan, kept: null, problems: [] };
  if (isSameWork(plan, last.plan)) return { plan: last.plan, kept: await keptOf(last, folder), problems: [] };
  return { plan, kept: null, problems: [problem('rim/last-run-differs', null, { path: dir })] };
}

function joblogOf({ joblog }: RunCommand, workspace: string, plan: Plan, folder: RunFolder) {
  return joblog === null ? null : beginJoblog(resolve(workspace, joblog), joblog, plan, (id) => logPath(folder, id));
}

interface Speaking {
  readonly jobs: number;
  readonly folder: RunFolder;
  readonly interrupt: Interrupt;
  readonly console: Console;
}

function outputOf(command: RunCommand, plan: Plan, kept: Kept, speaking: Speaking): RunOutput {
  const { jobs, folder, interrupt, console } = speaking;
  if (command.format === 'json') return jsonOutput(console);
  if (command.quiet) return QUIET;
  return createRunOutput(command.output, {
    plan: { ...plan, tasks: plan.tasks.filter(({ id }) => !kept.records.has(id)) },
    jobs,
    console,
    verbose: command.verbose,
    inActions: process.env['GITHUB_ACTIONS'] === 'true',
    logOf: (id) => logPath(folder, id),
    signal: interrupt.signal,
  });
}

/** The first paragraph of the plan, and what is worth knowing before anything runs. */
function introduce(plan: Plan, loaded: Loaded, { quiet }: RunCommand, console: Console): void {
  const problems = loaded.problems.map((problem) => withNames(problem, namesOf(plan)));
  if (problems.length > 0)
    console.err(`${formatProblems(problems, loaded.texts, console.errStyle, 'was-run').trimEnd()}\n`);
  if (quiet) return;
  const sources = loaded.packed && { sources: loaded.packed.sources };
  console.out(`${(planText(plan, console.style, { ...sources }).split('\n\n')[0] ?? '').trimEnd()}\n`);
}

/** Git reads the `.gitignore` inside the folder; formatters and linters read only the one of the repository. Said once. */
function tellIgnore(dir: string, workspace: string, console: Console): void {
  if (dir !== OWN_FOLDER || !existsSync(join(workspace, '.git'))) return;
  const file = join(workspace, '.gitignore');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (withOwnFolder(text) === null) return;
  const { dim } = console.errStyle;
  console.err(`${dim('note: add the line `.fanfold/` to .gitignore, where formatters and linters look for it')}\n`);
}
