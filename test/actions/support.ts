/** One workflow run, step by step: a workspace, a Results service, and the three actions as GitHub's runner starts them. */

import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { INLINE } from '../../src/app/list.ts';
import { loadPlan } from '../../src/app/load.ts';
import { noTimings } from '../../src/app/timings.ts';
import type { Plan, TaskRecord } from '../../src/model.ts';
import { encodePlan } from '../../src/plan/encode.ts';
import { matrixOf, planReference, waveCount } from '../../src/plan/matrix.ts';
import { hasError } from '../../src/problem.ts';
import { type ResultsOptions, type ResultsService, startResultsService } from '../support/results-service/service.ts';
import { type NodeChoice, ROOT } from '../support/runner/node.ts';
import { type ActionOptions, type ActionRun, runAction } from '../support/runner/runner.ts';

/** The runner's Node, and the one of the system, which CI has of the oldest version that we promise. */
export const NODES: readonly NodeChoice[] = ['node24', 'system'];

export interface MatrixItem {
  readonly leg: string;
  readonly plan: string;
  readonly name: string;
  readonly [key: string]: unknown;
}

export interface RunOptions extends ResultsOptions {
  readonly node?: NodeChoice;
  readonly files?: Readonly<Record<string, string>>;
}

type Step = Partial<Omit<ActionOptions, 'action' | 'inputs' | 'contexts'>> & {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly attempt?: number;
  readonly github?: Readonly<Record<string, unknown>>;
};

export interface WorkflowRun extends AsyncDisposable {
  readonly service: ResultsService;
  readonly workspace: string;
  readonly plan: (tasks: string, step?: Step) => Promise<ActionRun>;
  /** Puts the plan of a list where the plan step would; its reference and the items of its matrices. */
  readonly planned: (text: string) => Promise<{ reference: string; items: MatrixItem[]; waves: MatrixItem[][] }>;
  readonly leg: (item: MatrixItem | undefined, step?: Step) => Promise<ActionRun>;
  readonly converge: (reference: string, step?: Step) => Promise<ActionRun>;
  readonly gate: (needs: object, step?: Step) => Promise<ActionRun>;
  /** Names of the artifacts, without `fanfold-<name>-`. */
  readonly names: () => string[];
  /** The records of the artifact whose name begins so, in the order of its files. */
  readonly records: (prefix: string) => TaskRecord[];
}

export async function startRun(options: RunOptions = {}): Promise<WorkflowRun> {
  const service = await startResultsService(options);
  const workspace = mkdtempSync(join(tmpdir(), 'fanfold-actions-'));
  for (const [path, content] of Object.entries(options.files ?? {})) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), content);
  }
  const temps: string[] = [];
  const run = async (
    action: ActionOptions['action'],
    { attempt = 1, github = {}, env = {}, ...step }: Step,
    matrix: MatrixItem | null = null,
  ): Promise<ActionRun> => {
    const done = await runAction({
      root: product(),
      workspace,
      node: options.node ?? 'node24',
      // Without a token nothing asks REST; tests of what does give one.
      contexts: { matrix, github: { run_id: '7', run_attempt: String(attempt), token: '', ...github } },
      env: { ACTIONS_RESULTS_URL: service.url, ACTIONS_RUNTIME_TOKEN: service.token(7), ...env },
      ...step,
      action,
    });
    temps.push(done.temp);
    return done;
  };
  const plan = (tasks: string, step: Step = {}) =>
    run('plan', { ...step, inputs: { tasks, workflow: 'none', ...step.inputs } });
  const names = () => service.names(7).map((name) => name.replace(/^fanfold-(?!\d)[A-Za-z0-9_]+-/, ''));
  return {
    service,
    workspace,
    plan,
    planned: async (text) => {
      const plan = await goodPlan(text, workspace);
      service.put(7, `fanfold-${plan.name}-a1-plan`, { 'plan.json': JSON.stringify(encodePlan(plan)) });
      const waves = Array.from({ length: waveCount(plan) }, (_, index) => matrixOf(plan, index + 1).include);
      return {
        reference: planReference(plan),
        waves: waves as unknown as MatrixItem[][],
        items: (waves[0] ?? []) as unknown as MatrixItem[],
      };
    },
    leg: (item, step = {}) => run('task', step, item ?? null),
    converge: (reference, step = {}) => run('converge', { ...step, inputs: { plan: reference, ...step.inputs } }),
    gate: (needs, step = {}) => run('converge', { ...step, inputs: { needs: JSON.stringify(needs), ...step.inputs } }),
    names,
    records: (prefix) => {
      const name = service.names(7).find((one) => one.replace(/^fanfold-[A-Za-z0-9_]+-/, '').startsWith(prefix));
      const files = name === undefined ? {} : service.read(7, name);
      return Object.entries(files)
        .filter(([path]) => path.endsWith('.json'))
        .map(([, text]) => JSON.parse(text) as TaskRecord);
    },
    [Symbol.asyncDispose]: async () => {
      await service.close();
      for (const folder of [workspace, ...temps]) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Planned in this process: starting the step for every test would cost minutes. */
async function goodPlan(text: string, workspace: string): Promise<Plan> {
  const { plan, problems } = await loadPlan({ file: INLINE, text }, workspace, {}, { timings: noTimings, jobs: null });
  if (plan === null || hasError(problems)) throw new Error(JSON.stringify(problems));
  return plan;
}

let copied: string | null = null;

/** The action as a workflow gets it: in a folder of its own, with no `node_modules` in reach. */
function product(): string {
  if (copied !== null) return copied;
  const folder = mkdtempSync(join(tmpdir(), 'fanfold-product-'));
  for (const path of ['action.yml', 'task/action.yml', 'converge/action.yml', 'dist']) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  }
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  copied = folder;
  return folder;
}
