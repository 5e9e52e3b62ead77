/** The jobs of a workflow that take part: who plans, who runs legs, who converges. */
import type { Location } from '../../model.ts';
import { child, condition, textOf, textsOf, type WorkflowNode } from './node.ts';

export interface Step {
  readonly node: WorkflowNode;
  readonly id: string | null;
  readonly uses: string;
}

export interface Job {
  readonly id: string;
  readonly node: WorkflowNode;
  readonly at: Location;
  readonly needs: readonly string[];
  readonly steps: readonly Step[];
}

export interface PlanJob {
  readonly job: Job;
  /** The key of the job output that hands on an output of the plan step, e.g. `matrix-2` -> `second`. */
  readonly outputs: ReadonlyMap<string, string>;
}

export interface LegJob {
  readonly job: Job;
  /** Counts from 1. */
  readonly wave: number;
  /** Whether the matrix comes from the plan, as it must. */
  readonly planned: boolean;
}

export interface ConvergeJob {
  readonly job: Job;
  readonly step: Step;
}

export interface Jobs {
  readonly root: WorkflowNode;
  readonly plan: PlanJob | null;
  readonly legs: readonly LegJob[];
  readonly converge: readonly ConvergeJob[];
}

const ACTIONS = { plan: '', task: '/task', converge: '/converge' } as const;

/** `owner/fanfold@v1` and `./` plan, `owner/fanfold/task@v1` and `./task` run a leg, and so on. */
function isAction(uses: string, action: keyof typeof ACTIONS): boolean {
  const folder = ACTIONS[action];
  const local = uses.replace(/\/+$/, '');
  return local === `.${folder}` || new RegExp(`^[^/@]+/fanfold${folder}@`, 'i').test(uses);
}

function readJob(id: string, node: WorkflowNode): Job {
  const list = child(node, 'steps');
  const steps = (list?.kind === 'list' ? list.items : []).map((step) => ({
    node: step,
    id: textOf(child(step, 'id')),
    uses: textOf(child(step, 'uses')) ?? '',
  }));
  return { id, node, at: node.at, needs: textsOf(child(node, 'needs')), steps };
}

function readPlan(jobs: readonly Job[]): PlanJob | null {
  for (const job of jobs) {
    const step = job.steps.find(({ uses }) => isAction(uses, 'plan'));
    if (step === undefined) continue;
    const outputs = new Map<string, string>();
    const node = child(job.node, 'outputs');
    for (const [key, value] of node?.kind === 'map' ? node.entries : []) {
      const found = /^steps\.([\w-]+)\.outputs\.([\w-]+)$/.exec(condition(textOf(value) ?? ''));
      if (found?.[1] === step.id && found?.[2] !== undefined) outputs.set(found[2], key);
    }
    return { job, outputs };
  }
  return null;
}

function readLegs(jobs: readonly Job[], plan: PlanJob | null): LegJob[] {
  const runners = jobs.filter(({ steps }) => steps.some(({ uses }) => isAction(uses, 'task')));
  return runners.map((job, index) => {
    const matrix = condition(textOf(child(child(job.node, 'strategy'), 'matrix')) ?? '').toLowerCase();
    const waves = [...(plan?.outputs ?? [])].flatMap(([output, key]) => {
      const wave = /^matrix(?:-(\d+))?$/.exec(output);
      const planned = matrix === `fromjson(needs.${plan?.job.id}.outputs.${key})`.toLowerCase();
      return wave !== null && planned ? [Number(wave[1] ?? 1)] : [];
    });
    return { job, wave: waves[0] ?? index + 1, planned: waves.length > 0 };
  });
}

/** Finds the jobs that take part, by the actions that their steps use. */
export function readJobs(root: WorkflowNode): Jobs {
  const node = child(root, 'jobs');
  const jobs = [...(node?.kind === 'map' ? node.entries : [])].map(([id, job]) => readJob(id, job));
  const plan = readPlan(jobs);
  const converge = jobs.flatMap((job) => {
    const step = job.steps.find(({ uses }) => isAction(uses, 'converge'));
    return step === undefined ? [] : [{ job, step }];
  });
  return { root, plan, legs: readLegs(jobs, plan), converge };
}
