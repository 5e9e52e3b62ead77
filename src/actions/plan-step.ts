import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as core from '@actions/core';
import { calledFiles } from '../app/called-files.ts';
import { runnerFacts } from '../app/facts.ts';
import type { ListText } from '../app/list.ts';
import { type Loaded, loadPlan } from '../app/load.ts';
import { mostNumbers } from '../app/workflow-numbers.ts';
import type { RunContext } from '../github/context.ts';
import type { Plan } from '../model.ts';
import { encodePlan } from '../plan/encode.ts';
import { groupsOf, MAX_OUTPUT_CHARACTERS, matrixOf, planReference, waveCount } from '../plan/matrix.ts';
import { countOf, hasError, type IndependenceProblem, type Problem, problem } from '../problem.ts';
import { fenced } from '../report/escape/markdown.ts';
import { planText } from '../report/plan-text.ts';
import { formatProblems } from '../report/problems.ts';
import { plain } from '../report/style.ts';
import { type ArtifactStore, LISTING_LAG_MS, openArtifacts } from '../store/artifacts.ts';
import { artifactName, parseArtifactName } from '../store/names.ts';
import type { ListedArtifact } from '../store/service.ts';
import { PLAN_FILE } from './find-plan.ts';
import { log } from './log.ts';
import { actionTimings } from './run-timings.ts';
import { annotateProblems, choice, input, retentionDays, StepFailure, writeSummary } from './step.ts';

/** Plans a list, stores the plan, and hands on the matrix. */
export async function planStep(list: ListText, run: RunContext): Promise<void> {
  const file = await workflowOf(input('workflow'), run);
  const numbers = await mostNumbers(run.workspace, file?.path ?? null, list.file);
  const loaded = await load(list, run, numbers);
  const problems = [...loaded.problems, ...circumstances(run)];
  if (loaded.plan === null || hasError(problems)) return refuse(problems, loaded.texts);
  const workflow = await checkWorkflowFile(file, numbers !== null, loaded, list.file, run);
  const texts = new Map([...loaded.texts, ...workflow.texts]);
  if (hasError(workflow.problems)) return refuse([...problems, ...workflow.problems], texts, 'the workflow');
  const outputs = outputsOf(loaded.plan);
  const characters = Object.values(outputs).reduce((sum, value) => sum + value.length, 0);
  if (characters > MAX_OUTPUT_CHARACTERS) {
    const max = MAX_OUTPUT_CHARACTERS;
    return refuse([problem('plan/matrix-too-large', null, { characters, max })], loaded.texts);
  }
  if (!(await storePlan(loaded.plan, run)))
    return log.fail(
      `this run has a plan of the name \`${loaded.plan.name}\` already; give each plan step its own \`name\``,
    );
  for (const [key, value] of Object.entries(outputs)) core.setOutput(key, value);
  await tell(loaded, loaded.plan, [...problems, ...workflow.problems], texts);
}

/** Loads the list; with `groups: auto` in groups where a wave has more legs than one matrix may have. */
async function load(list: ListText, run: RunContext, numbers: number | null): Promise<Loaded> {
  const name = input('name');
  const sync = input('sync');
  const only = input('only');
  const asked = choice('groups', ['false', 'true', 'auto']);
  if (asked !== 'false' && numbers !== null)
    throw new StepFailure(
      '`groups` takes a matrix that comes from the plan; the matrices of this workflow are written out',
    );
  const once = (groups: boolean) =>
    loadPlan(list, run.workspace, process.env, {
      timings: (planName) => actionTimings(input('timings'), input('token'), planName, run),
      groups,
      jobs: null,
      ...(numbers === null ? {} : { mostLegs: numbers }),
      ...(name === '' ? {} : { name }),
      outside: () => runnerFacts(input('inputs'), process.env),
      ...(only === '' ? {} : { only: { selectors: [only], withNeeds: true } }),
      ...(sync === '' ? {} : { sync: { name: 'sync', text: sync } }),
    });
  const loaded = await once(asked === 'true');
  const tooWide = loaded.problems.some((problem) => problem.area === 'packing' && problem.kind === 'too-many-legs');
  return asked === 'auto' && tooWide ? once(true) : loaded;
}

/** What the event says that a person should know before tasks run. */
function circumstances(run: RunContext): Problem[] {
  if (run.event !== 'pull_request_target') return [];
  return [problem('plan/pull-request-target', null)];
}

/** Fails the step with the problems of `where`, in the log, as annotations and in the summary. */
export async function refuse(
  problems: readonly Problem[],
  texts: ReadonlyMap<string, string>,
  where = 'the task list',
): Promise<void> {
  const text = formatProblems(problems, texts, plain).trimEnd();
  log.info(text);
  annotateProblems(problems);
  const errors = countOf(problems, 'error');
  const answer = `${errors} ${errors === 1 ? 'problem' : 'problems'} in ${where}; nothing was planned`;
  const shown = fenced(text.slice(0, MOST_SHOWN).split('\n'));
  await writeSummary(`## ❌ Plan refused\n\n**${answer}**\n\n${shown}\n`);
  log.fail(answer);
}

function outputsOf(plan: Plan): Record<string, string> {
  const waves = waveCount(plan);
  const groups = groupsOf(plan);
  const outputs: Record<string, string> = {
    plan: planReference(plan),
    waves: String(waves),
    tasks: String(plan.tasks.length),
    groups: JSON.stringify(groups),
    'group-count': String(groups.include.length),
  };
  const own = groups.include.length > 0 ? 1 : Math.max(1, waves);
  for (let wave = 1; wave <= own; wave++) {
    const matrix = matrixOf(plan, wave);
    const suffix = wave === 1 ? '' : `-${wave}`;
    outputs[`matrix${suffix}`] = JSON.stringify(matrix);
    outputs[`legs${suffix}`] = String(matrix.include.length);
  }
  return outputs;
}

/** `false` when this run has a plan of that name already. */
async function storePlan(plan: Plan, run: RunContext): Promise<boolean> {
  const content = `${JSON.stringify(encodePlan(plan))}\n`;
  const name = { kind: 'plan', attempt: run.runAttempt } as const;
  const store = openArtifacts({ retentionDays: retentionDays() });
  const stored = await store.upload((copy) => artifactName(plan.name, name, copy), [{ path: PLAN_FILE, content }]);
  if (stored === 'stored') await waitUntilListed(plan, run, store);
  return stored === 'stored';
}

/** The legs start as soon as this step has ended, and need the plan. */
async function waitUntilListed(plan: Plan, run: RunContext, store: ArtifactStore): Promise<void> {
  const isListed = (listed: readonly ListedArtifact[]) =>
    listed.some(({ name }) => {
      const parsed = parseArtifactName(plan.name, name);
      return parsed?.kind === 'plan' && parsed.attempt === run.runAttempt;
    });
  const { listed, waitedMs } = await store.listUntil(isListed);
  const seconds = Math.round(waitedMs / 1000);
  if (!isListed(listed))
    log.warning(
      `the plan is stored, but was not listed within ${LISTING_LAG_MS / 1000} s; the legs look for it as long`,
    );
  else if (seconds > 0) log.notice(`waited ${seconds} s until the plan was listed`);
}

interface WorkflowFindings {
  readonly problems: readonly Problem[];
  readonly texts: ReadonlyMap<string, string>;
}

interface WorkflowFile {
  readonly path: string;
  readonly text: string;
}

/** The workflow that runs, when the checkout has it; one that is named must be there. */
async function workflowOf(given: string, { workspace, workflowFiles }: RunContext): Promise<WorkflowFile | null> {
  if (given === 'none') return null;
  for (const path of given === '' ? workflowFiles : [given]) {
    const text = await readFile(join(workspace, path), 'utf8').catch(() => null);
    if (text !== null) return { path, text };
  }
  if (given === '') return null;
  throw new StepFailure(`the input \`workflow\` names \`${given}\`, and the checkout has no such file`);
}

/**
 * What would break isolation or the gate in the workflow. Warnings only, save where the plan has a leg that no job of a
 * written-out matrix can be.
 */
async function checkWorkflowFile(
  workflow: WorkflowFile | null,
  isNumbered: boolean,
  { plan, taskFile }: Loaded,
  list: string,
  run: RunContext,
): Promise<WorkflowFindings> {
  if (workflow === null || plan === null || taskFile === null) return { problems: [], texts: new Map() };
  const { path, text } = workflow;
  const [{ checkWorkflow }, { legFacts }] = await Promise.all([
    import('../workflow/check.ts'),
    import('../workflow/facts.ts'),
  ]);
  const texts = new Map([[path, text]]);
  const facts = { file: list, max: taskFile.legs.max };
  const found = checkWorkflow(text, path, legFacts(plan), facts, calledFiles(run.workspace, texts));
  const problems = found
    // `circumstances` has said it about the event that runs.
    .filter((problem) => problem.kind !== 'workflow' || problem.finding !== 'pull-request-target')
    .map((problem) =>
      problem.severity === 'error' && !(isNumbered && losesLegs(problem))
        ? { ...problem, severity: 'warning' as const }
        : problem,
    );
  return { problems, texts };
}

/** Too few numbers lose none: the plan has no more legs. */
const LOSING: ReadonlySet<string> = new Set([
  'missing-wave',
  'numbers-form',
  'numbers-twice',
  'numbers-runner',
  'numbers-with',
  'numbers-name',
  'numbers-plan',
]);

function losesLegs(found: IndependenceProblem): boolean {
  return found.kind === 'workflow' && LOSING.has(found.finding);
}

async function tell(
  { packed, hazards }: Loaded,
  plan: Plan,
  problems: readonly Problem[],
  texts: ReadonlyMap<string, string>,
): Promise<void> {
  const extras = {
    ...(packed && { sources: packed.sources, ...packed.why() }),
    serialised: hazards?.serialised ?? [],
    problems,
    texts,
  };
  const text = planText(plan, plain, extras).trimEnd();
  log.info(text);
  annotateProblems(problems.filter(({ severity }) => severity !== 'note'));
  const shown = fenced(text.slice(0, MOST_SHOWN).split('\n'));
  await writeSummary(`<details><summary>The plan</summary>\n\n${shown}\n\n</details>\n`);
}

/** GitHub refuses a summary of more than a megabyte. */
const MOST_SHOWN = 500_000;
