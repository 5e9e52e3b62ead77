/**
 * Runs one job of a workflow: its steps with `run` and with `uses` of JavaScript actions, in order, then the post entries in
 * reverse. The one job of a payload has its matrix decided; everything else is evaluated here.
 */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { stepEnvironment } from '../../support/runner/environment.ts';
import type { StepContexts } from '../../support/runner/expressions.ts';
import { type ActionMetadata, inputVariables, readMetadata } from '../../support/runner/metadata.ts';
import { runStepProcess, type StepRun } from '../../support/runner/step.ts';
import { holds, interpolate, interpolateAll, type Status } from './contexts.ts';
import { type Result, resultOf, type Task } from './protocol.ts';
import type { Reporter } from './report.ts';
import { checkOut } from './repository.ts';

interface WorkflowStep {
  readonly id?: string;
  readonly name?: string;
  readonly if?: unknown;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, unknown>>;
  readonly 'continue-on-error'?: unknown;
  readonly 'working-directory'?: string;
}

interface WorkflowJob {
  readonly if?: unknown;
  readonly env?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly strategy?: {
    readonly matrix?: Readonly<Record<string, readonly unknown[]>>;
    readonly 'fail-fast'?: unknown;
  };
  readonly steps: readonly WorkflowStep[];
}

export interface Payload {
  readonly env?: Readonly<Record<string, unknown>>;
  readonly job: WorkflowJob;
}

export interface JobPlaces {
  /** The server's address, as this runner reaches it. */
  readonly server: string;
  readonly node: string;
  /** A fresh folder of this job. */
  readonly folder: string;
  readonly actionOf: (uses: string, workspace: string) => Promise<string>;
}

export interface JobEnd {
  readonly result: Result;
  readonly outputs: Readonly<Record<string, string>>;
}

export function readPayload({ workflowPayload }: Task): Payload {
  const workflow = parse(Buffer.from(workflowPayload, 'base64').toString('utf8')) as {
    readonly env?: Payload['env'];
    readonly jobs: Readonly<Record<string, WorkflowJob>>;
  };
  const [job] = Object.values(workflow.jobs);
  if (job === undefined) throw new Error('the payload has no job');
  return { ...(workflow.env === undefined ? {} : { env: workflow.env }), job };
}

export async function runJob(task: Task, payload: Payload, places: JobPlaces, reporter: Reporter): Promise<JobEnd> {
  const { job } = payload;
  const [workspace, temp] = [join(places.folder, 'workspace'), join(places.folder, 'temp')];
  for (const folder of [workspace, temp]) mkdirSync(folder, { recursive: true });
  const fixed = fixedContexts(task, job, workspace, temp);
  if (!holds(job.if, fixed, statusOfNeeds(fixed.needs))) return { result: 'skipped', outputs: {} };

  const steps: Record<string, unknown> = {};
  const exported: Record<string, string> = {};
  const path: string[] = [];
  const posts: ((status: Status) => Promise<StepRun | null>)[] = [];
  let status: Status = 'success';
  const contextsNow = (env: Record<string, string>) => ({ ...fixed, env, steps, job: { status } });
  const environment = (contexts: StepContexts, env: Readonly<Record<string, string>>) => {
    const variables = stepEnvironment(contexts, { workspace, temp, node: places.node });
    const PATH = [...path, variables['PATH']].join(':');
    return { ...variables, PATH, ...runnerVariables(task, places.server), ...env };
  };
  const spawnStep = async (command: readonly [string, ...string[]], env: Record<string, string>, cwd: string) => {
    const cancel = { when: reporter.cancelled, sigtermAfterMs: 2000, killAfterMs: 2000 };
    const run = await runStepProcess({ command, env, cwd, files: fresh(temp), cancel, onLine: reporter.line });
    Object.assign(exported, run.exported);
    path.unshift(...run.path);
    for (const line of run.summary.split('\n').filter(Boolean)) reporter.line(`[summary] ${line}`);
    return run;
  };
  const runAction = async (step: WorkflowStep, contexts: StepContexts, env: Readonly<Record<string, string>>) => {
    const folder = await places.actionOf(step.uses ?? '', workspace);
    const metadata = readMetadata(folder);
    const given = interpolateAll(step.with, contexts);
    const entry = (file: string, later: StepContexts, more: Readonly<Record<string, string>>) => {
      const inputs = inputVariables(metadata, given, later);
      return spawnStep([places.node, file], { ...environment(later, env), ...inputs, ...more }, workspace);
    };
    const main = await entry(metadata.main, contexts, {});
    if (metadata.post !== null) posts.unshift(postOf(metadata, metadata.post, main, entry, () => contextsNow({})));
    return main;
  };
  const runOne = (step: WorkflowStep, contexts: StepContexts, env: Readonly<Record<string, string>>) => {
    if (step.uses?.startsWith('actions/checkout@')) return checkOutStep(places.server, task, workspace);
    if (step.uses !== undefined) return runAction(step, contexts, env);
    const script = join(temp, `script-${Object.keys(steps).length}.sh`);
    writeFileSync(script, interpolate(step.run, contexts, status));
    const cwd = join(workspace, interpolate(step['working-directory'], contexts));
    return spawnStep(['bash', '-e', script], environment(contexts, env), cwd);
  };

  for (const [index, step] of job.steps.entries()) {
    if (reporter.cancelled.aborted) status = 'cancelled';
    const env = { ...interpolateAll(payload.env, fixed), ...interpolateAll(job.env, fixed), ...exported };
    const own = { ...env, ...interpolateAll(step.env, contextsNow(env)) };
    if (!holds(step.if, contextsNow(own), status)) {
      reporter.stepEnded(index, 'skipped');
      continue;
    }
    reporter.stepStarted(index);
    const run = await runOne(step, contextsNow(own), own).catch((error: unknown) => failedStep(error, reporter));
    const tolerated = run.outcome === 'failure' && interpolate(step['continue-on-error'], contextsNow(own)) === 'true';
    const conclusion = tolerated ? 'success' : run.outcome;
    if (conclusion !== 'success' && status === 'success') status = conclusion;
    if (step.id !== undefined) steps[step.id] = { outputs: run.outputs, outcome: run.outcome, conclusion };
    reporter.stepEnded(index, conclusion);
  }
  for (const post of posts) {
    const run = await post(status);
    if (run !== null && run.outcome !== 'success' && status === 'success') status = run.outcome;
  }
  if (reporter.cancelled.aborted) status = 'cancelled';
  return { result: status, outputs: interpolateAll(job.outputs, contextsNow({})) };
}

type StepEnd = Pick<StepRun, 'outcome' | 'outputs'>;

/** The official action is not on this server; what a job needs of it is the commit. */
async function checkOutStep(server: string, task: Task, workspace: string): Promise<StepEnd> {
  await checkOut(server, String(task.context['repository']), String(task.context['sha']), workspace);
  return { outcome: 'success', outputs: {} };
}

function failedStep(error: unknown, reporter: Reporter): StepEnd {
  reporter.line(`::error::${String(error)}`);
  return { outcome: 'failure', outputs: {} };
}

function postOf(
  metadata: ActionMetadata,
  file: string,
  main: StepRun,
  entry: (file: string, contexts: StepContexts, more: Readonly<Record<string, string>>) => Promise<StepRun>,
  contexts: () => StepContexts,
) {
  const state = Object.fromEntries(Object.entries(main.state).map(([name, value]) => [`STATE_${name}`, value]));
  return async (status: Status) =>
    metadata.postAlways || status === 'success' ? entry(file, contexts(), state) : null;
}

function fixedContexts(task: Task, job: WorkflowJob, workspace: string, temp: string) {
  const matrix = Object.entries(job.strategy?.matrix ?? {}).map(([name, [value]]) => [name, value] as const);
  const needs = Object.entries(task.needs ?? {}).map(([name, { result, outputs }]) => [
    name,
    { result: resultOf(result), outputs: outputs ?? {} },
  ]);
  return {
    github: { ...task.context, gitea_runtime_token: undefined, workspace },
    secrets: task.secrets ?? {},
    vars: task.vars ?? {},
    matrix: matrix.length === 0 ? null : Object.fromEntries(matrix),
    strategy: { 'fail-fast': false, 'job-index': 0, 'job-total': 1, 'max-parallel': 1 },
    needs: Object.fromEntries(needs) as Readonly<Record<string, { readonly result: Result | null }>>,
    runner: { os: 'Linux', arch: 'X64', name: 'forge', temp },
    inputs: null,
  };
}

/** For the `if` of a job: how the jobs that it needs ended. */
function statusOfNeeds(needs: Readonly<Record<string, { readonly result: Result | null }>>): Status {
  return Object.values(needs).every(({ result }) => result === 'success') ? 'success' : 'failure';
}

/** What Gitea's runner adds for actions. */
function runnerVariables({ context }: Task, server: string): Record<string, string> {
  return {
    GITEA_ACTIONS: 'true',
    ACTIONS_RUNTIME_URL: `${server}/api/actions_pipeline/`,
    ACTIONS_RESULTS_URL: server,
    ACTIONS_RUNTIME_TOKEN: String(context['gitea_runtime_token']),
  };
}

function fresh(temp: string): string {
  const folder = join(temp, '_runner_file_commands', 'step-');
  mkdirSync(dirname(folder), { recursive: true });
  return mkdtempSync(folder);
}
