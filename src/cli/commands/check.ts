import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { calledFiles } from '../../app/called-files.ts';
import { textOf } from '../../app/init/files.ts';
import { type ListText, readList } from '../../app/list.ts';
import { type Loaded, loadPlan } from '../../app/load.ts';
import { noTimings } from '../../app/timings.ts';
import { mostNumbers } from '../../app/workflow-numbers.ts';
import { fourConditions } from '../../independence/conditions.ts';
import { checkJson, countConflicts, hazardProblems } from '../../independence/conflicts.ts';
import type { Hazards } from '../../independence/hazards.ts';
import { type IndependenceProblem, messageOf, type Problem, problem } from '../../problem.ts';
import { checkText } from '../../report/check-text.ts';
import { formatProblems, tellProblems } from '../../report/problems.ts';
import { saidCondition } from '../../report/sentences/conditions.ts';
import { fixSentence } from '../../report/sentences/fixes.ts';
import type { Interrupt } from '../../run/interrupt.ts';
import type { Command } from '../arguments.ts';
import { chosenFacts } from '../chosen-tasks.ts';
import type { Console } from '../console.ts';
import { EXIT } from '../exit.ts';
import { onlyWorkflow } from '../workflows.ts';
import { suggest } from './suggest.ts';

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
  const numbers = await mostNumbers(workspace, command.workflow, list.file);
  const loaded = await loadPlan(list, workspace, process.env, {
    timings: noTimings,
    jobs: null,
    here: process.platform,
    ...(numbers === null ? {} : { mostLegs: numbers }),
    stop: interrupt.signal,
    ...chosenFacts(command.choice, workspace),
  });
  if (interrupt.signal.aborted) return EXIT.interrupted;
  if (loaded.hazards === null || loaded.problems.some(isBadFile)) return refuse(loaded.problems, loaded.texts);
  if (command.suggest) return suggest(loaded, loaded.hazards, { workspace, dir: command.dir }, console);
  if (command.fix && command.workflow !== null) {
    const refused = await fix(command.workflow, workspace, loaded, list, console);
    if (refused !== null) return refuse([refused]);
  }
  const workflow = await readWorkflow(command.workflow, workspace, loaded, list.file);
  if (workflow !== null && 'kind' in workflow) return refuse([workflow]);
  const unchecked = workflow === null ? await onlyWorkflow(workspace) : null;
  return answer(command, loaded.hazards, loaded, { workflow, unchecked }, console);
}

/** The problems that the check is there to find; any other error means a file that cannot be checked. */
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
  /** Of the file and of those that it calls, by path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly findings: readonly IndependenceProblem[];
}

async function readWorkflow(
  path: string | null,
  workspace: string,
  loaded: Loaded,
  taskFile: string,
): Promise<Workflow | Problem | null> {
  if (path === null) return null;
  try {
    const text = await readFile(resolve(workspace, path), 'utf8');
    // GitHub's own workflow parser is large: only this command loads it.
    const [{ checkWorkflow }, { legFacts }] = await Promise.all([
      import('../../workflow/check.ts'),
      import('../../workflow/facts.ts'),
    ]);
    const texts = new Map([[path, text]]);
    const planned = loaded.plan === null ? [] : legFacts(loaded.plan);
    const list = { file: taskFile, max: loaded.taskFile?.legs.max ?? null };
    return { path, texts, findings: checkWorkflow(text, path, planned, list, calledFiles(workspace, texts)) };
  } catch (error) {
    const detail = messageOf(error);
    return problem('rim/unreadable', null, { path, detail });
  }
}

/** Mends a workflow before it is checked, and says so; returns what kept it from being written. */
async function fix(
  path: string,
  workspace: string,
  { plan, taskFile }: Loaded,
  list: ListText,
  console: Console,
): Promise<Problem | null> {
  const text = textOf(workspace, path);
  // The check that follows says that it cannot be read.
  if (text === null) return null;
  const [{ checkWorkflow }, { legFacts }, { writeFixed }] = await Promise.all([
    import('../../workflow/check.ts'),
    import('../../workflow/facts.ts'),
    import('../../app/init/fix-workflow.ts'),
  ]);
  const planned = plan === null ? [] : legFacts(plan);
  const max = taskFile?.legs.max ?? null;
  const read = calledFiles(workspace, new Map());
  const check = (now: string) => checkWorkflow(now, path, planned, { file: list.file, max }, read);
  const wrote = writeFixed({ workspace, list, plan, max, path, text, check });
  if (wrote?.what === 'failed') return wrote.problem;
  console.err(wrote === null ? `${path}: nothing to fix by itself` : `${path}: fixed; what is left needs somebody`);
  return null;
}

interface Workflows {
  readonly workflow: Workflow | null;
  /** The workflow that could have been checked. */
  readonly unchecked: string | null;
}

function answer(
  command: CheckCommand,
  hazards: Hazards,
  loaded: Loaded,
  { workflow, unchecked }: Workflows,
  console: Console,
): number {
  const conditions = fourConditions(hazards, workflow?.findings ?? null, unchecked).map(saidCondition);
  const broken = conditions.some(({ status }) => status === 'conflict') || loaded.plan === null;
  const problems = distinct([...loaded.problems, ...hazardProblems(hazards), ...(workflow?.findings ?? [])]);
  const texts = new Map(loaded.texts);
  for (const [path, text] of workflow?.texts ?? []) texts.set(path, text);
  const text =
    command.format === 'json'
      ? [...checkJson(hazards, { conditions, problems: tellProblems(problems) }, fixSentence)].join('')
      : checkText(
          {
            conflicts: countConflicts(hazards),
            unknown: hazards.unknown,
            tasks: hazards.active.listed.length,
            conditions,
            problems,
            texts,
          },
          console.style,
        );
  console.out(text.trimEnd());
  return broken ? EXIT.fail : EXIT.pass;
}

/** A hazard is in the problems of the plan already, under the severity of `independence:`; each is reported once. */
function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
