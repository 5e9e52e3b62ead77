import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readList } from '../../exec/list.ts';
import { type Loaded, loadPlan } from '../../exec/load.ts';
import type { Observed } from '../../exec/observe/observer.ts';
import { readRecords } from '../../exec/records.ts';
import { noTimings } from '../../exec/timings.ts';
import { fourConditions } from '../../independence/conditions.ts';
import { checkJson, countConflicts, hazardProblems } from '../../independence/conflicts.ts';
import { orderIntoWaves } from '../../independence/order.ts';
import { suggestDeclarations } from '../../independence/suggest.ts';
import { waveCount } from '../../plan/matrix.ts';
import type { IndependenceProblem, Problem } from '../../problem.ts';
import { checkText } from '../../report/check-text.ts';
import { formatProblems } from '../../report/problems.ts';
import type { Command } from '../arguments.ts';
import type { Console } from '../console.ts';
import type { Interrupt } from '../interrupt.ts';
import { EXIT } from '../main.ts';
import { runFolder } from '../runfolder.ts';

type CheckCommand = Extract<Command, { name: 'check' }>;

/** `fanfold check`: the four conditions of independence, with a place, a witness and three fixes for what breaks one. */
export async function check(
  command: CheckCommand,
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
  const loaded = await loadPlan(list, workspace, process.env, {
    timings: noTimings,
    jobs: null,
    stop: interrupt.signal,
  });
  if (interrupt.signal.aborted) return EXIT.interrupted;
  if (loaded.hazards === null || loaded.problems.some(isBadFile)) return refuse(loaded.problems, loaded.texts);
  if (command.suggest) return suggest(loaded, workspace, console);
  const workflow = await readWorkflow(command.workflow, workspace, loaded);
  if (workflow !== null && 'kind' in workflow) return refuse([workflow]);
  return answer(command, loaded, workflow, console);
}

/** What the check finds is its answer; any other error is a file that says nothing to check. */
const FINDINGS: ReadonlySet<string> = new Set([
  'race',
  'serialised-hazard',
  'more-hazards',
  'unverifiable',
  'too-many-comparisons',
  'too-many-meetings',
]);

function isBadFile({ area, kind, severity }: Problem): boolean {
  return severity === 'error' && !(area === 'independence' && FINDINGS.has(kind));
}

interface Workflow {
  readonly path: string;
  readonly text: string;
  readonly findings: readonly IndependenceProblem[];
}

async function readWorkflow(
  path: string | null,
  workspace: string,
  loaded: Loaded,
): Promise<Workflow | Problem | null> {
  if (path === null) return null;
  try {
    const text = await readFile(resolve(workspace, path), 'utf8');
    // GitHub's own workflow parser is large: only this command loads it.
    const { checkWorkflow } = await import('../../independence/workflow/check.ts');
    return { path, text, findings: checkWorkflow(text, path, loaded.plan === null ? 1 : waveCount(loaded.plan)) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { area: 'rim', severity: 'error', at: null, kind: 'unreadable', path, detail };
  }
}

function answer(command: CheckCommand, loaded: Loaded, workflow: Workflow | null, console: Console): number {
  const { hazards } = loaded;
  if (hazards === null) return EXIT.bad;
  const conditions = fourConditions(hazards, orderIntoWaves(hazards.tasks), workflow?.findings ?? null);
  const broken = conditions.some(({ status }) => status === 'conflict') || loaded.plan === null;
  if (command.format === 'json') {
    console.out([...checkJson(hazards)].join('').trimEnd());
    return broken ? EXIT.fail : EXIT.pass;
  }
  const texts = new Map(loaded.texts);
  if (workflow !== null) texts.set(workflow.path, workflow.text);
  const problems = [...new Set([...loaded.problems, ...hazardProblems(hazards), ...(workflow?.findings ?? [])])];
  const checked = {
    conflicts: countConflicts(hazards),
    unknown: hazards.unknown,
    tasks: hazards.tasks.length,
    conditions,
    problems: distinct(problems),
    texts,
  };
  console.out(checkText(checked, console.style).trimEnd());
  return broken ? EXIT.fail : EXIT.pass;
}

/** A hazard is in the problems of the plan already, under the severity of `independence:`; each is told once. */
function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

async function suggest(loaded: Loaded, workspace: string, console: Console): Promise<number> {
  const folder = runFolder(join(workspace, '.fanfold'));
  const read = await readRecords(folder.records);
  const tasks = loaded.hazards?.tasks ?? [];
  if ('kind' in read) {
    console.err('fanfold: there is no observed run in .fanfold; `fanfold run --observe` makes one');
    return EXIT.bad;
  }
  const records = read.records.map(({ record }) => record);
  const suggestions = suggestDeclarations(tasks, records, await readsObserved(folder.observed));
  if (suggestions.length === 0) console.out('The last run observed nothing; `fanfold run --observe` does.');
  else console.out('# What the last run justifies. One run shows one way through a task: read before you copy.');
  for (const { template, line } of suggestions) console.out(`${template}:\n  ${line}`);
  return EXIT.pass;
}

/** The paths that each task read, as the last run saw them; only tracing sees reads. */
async function readsObserved(file: string): Promise<Map<string, readonly string[]>> {
  const text = await readFile(file, 'utf8').catch(() => '{}');
  const { observed = [] } = JSON.parse(text) as { observed?: readonly Observed[] };
  const single = observed.flatMap(({ tasks, reads }) =>
    tasks.length === 1 && reads !== null ? [[tasks[0] ?? '', reads] as const] : [],
  );
  return new Map(single);
}
