import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { hasErrors, type Loaded, loadPlan, readList } from '../../exec/load.ts';
import { writeResults } from '../../exec/results.ts';
import { synthesise } from '../../exec/synthesis.ts';
import { readTimings } from '../../exec/timings.ts';
import type { Json, Plan } from '../../model.ts';
import { encodePlan } from '../../plan/document.ts';
import type { Problem } from '../../problem.ts';
import { converge } from '../../report/converge.ts';
import { logLines } from '../../report/escape/terminal.ts';
import { reportHtml } from '../../report/html/page.ts';
import type { Converged } from '../../report/model.ts';
import { planText } from '../../report/plan-text.ts';
import { formatProblems } from '../../report/problems.ts';
import { verdictText } from '../../report/verdict-text.ts';
import type { Command } from '../arguments.ts';
import type { Console } from '../console.ts';
import { executeLocally } from '../engine.ts';
import { type Interrupt, listenForInterrupt } from '../interrupt.ts';
import { EXIT } from '../main.ts';
import { prepareRunFolder, type RunFolder, runFolder } from '../runfolder.ts';

type RunCommand = Extract<Command, { name: 'run' }>;

/** `fanfold run`: the whole way on this machine. Resolves with the exit code. */
export async function run(command: RunCommand, workspace: string, console: Console): Promise<number> {
  const interrupt = listenForInterrupt((signal) => console.err(`\nfanfold: ${signal}: stopping what runs`));
  try {
    const code = await runAll(command, workspace, console, interrupt);
    return interrupt.signal.aborted ? EXIT.interrupted : code;
  } finally {
    interrupt.release();
  }
}

async function runAll(command: RunCommand, workspace: string, console: Console, interrupt: Interrupt): Promise<number> {
  const refuse = (problems: readonly Problem[], texts: ReadonlyMap<string, string> = new Map()) => {
    console.err(formatProblems(problems, texts, console.errStyle).trimEnd());
    return EXIT.bad;
  };
  const list = await readList(command.file, workspace);
  if ('kind' in list) return refuse([list]);
  const jobs = command.jobs ?? availableParallelism();
  const timings = await readTimings(command.timings, workspace);
  const loaded = await loadPlan(list, workspace, process.env, {
    history: timings.history,
    jobs,
    ...(command.sync === null ? {} : { sync: parse(command.sync) as Json }),
    ...(command.only === null ? {} : { only: command.only }),
  });
  const problems = [...timings.problems, ...loaded.problems];
  const { plan } = loaded;
  if (plan === null || hasErrors(problems)) return refuse(problems, loaded.texts);
  if (interrupt.signal.aborted) return EXIT.interrupted;

  const folder = runFolder(join(workspace, '.fanfold'));
  const detail = prepareRunFolder(folder);
  if (detail !== null)
    return refuse([{ area: 'rim', severity: 'error', at: null, kind: 'unwritable', path: '.fanfold', detail }]);
  await writeFile(folder.plan, `${JSON.stringify(encodePlan(plan))}\n`);
  introduce(plan, problems, loaded, console);

  const { records, problems: troubles } = await executeLocally({ plan, jobs, workspace, folder, interrupt, console });
  const facts = { runAttempt: 1, problems: troubles };
  const sourced = records.map((record) => ({ record, source: 'this run' }));
  return finish(converge(plan, sourced, facts), { workspace, folder, interrupt, console });
}

/** The first paragraph of the plan, and what is worth knowing before anything runs. */
function introduce(plan: Plan, problems: readonly Problem[], loaded: Loaded, console: Console): void {
  if (problems.length > 0)
    console.err(`${formatProblems(problems, loaded.texts, console.errStyle, 'was-run').trimEnd()}\n`);
  console.out(`${planText(plan, console.style).split('\n\n')[0] ?? ''}\n`);
}

interface Ending {
  readonly workspace: string;
  readonly folder: RunFolder;
  readonly interrupt: Interrupt;
  readonly console: Console;
}

/** Verdict, results, synthesis and report, in this order; a file that cannot be written fails the run and says so. */
async function finish(converged: Converged, { workspace, folder, interrupt, console }: Ending): Promise<number> {
  const { plan, verdict } = converged;
  const faults: string[] = [];
  const attempt = async (work: () => Promise<unknown>) => {
    await work().catch((error: unknown) => faults.push(error instanceof Error ? error.message : String(error)));
  };
  await attempt(() => writeFile(folder.verdict, `${JSON.stringify(verdict, null, 2)}\n`));
  await attempt(() => writeResults(folder.results, verdict, converged.records.values()));
  if (plan.converge !== null) {
    const { state, reason } = await synthesise(plan.converge, plan, {
      workspace,
      results: folder.results,
      verdict: folder.verdict,
      env: process.env,
      signal: interrupt.signal,
      output: (text) => console.write(`${console.style.dim('converge |')} ${logLines(text)[0] ?? ''}`),
    });
    if (state !== 'succeeded') faults.push(`converge.run ${state}: ${reason ?? ''}`);
  }
  await attempt(() => writeFile(folder.report, reportHtml(converged)));
  console.out('');
  console.out(verdictText(converged, console.style).trimEnd());
  for (const fault of faults) console.err(`fanfold: ${fault}`);
  const unstored = converged.problems.some(({ severity, area }) => severity === 'error' && area === 'rim');
  return verdict.verdict === 'pass' && faults.length === 0 && !unstored ? EXIT.pass : EXIT.fail;
}
