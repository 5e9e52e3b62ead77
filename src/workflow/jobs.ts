/** The jobs of a workflow that take part: who plans, who runs legs, who converges. */
import type { Location } from '../model.ts';
import { child, condition, textOf, textsOf, type WorkflowNode } from './node.ts';
import { type NumberedMatrix, readNumbered } from './numbered-matrix.ts';
import { type Action, readUses, type Used } from './uses.ts';

export interface Step {
  readonly node: WorkflowNode;
  readonly id: string | null;
  readonly uses: string;
  /** `null` when the step is not one of fanfold's. */
  readonly used: Used | null;
  /** The next step starts before this one has ended: `background: true`, or a member of a `parallel` group. */
  readonly background: boolean;
}

/** What only waits for background steps, or ends them; the end of a `parallel` group waits for its members. */
export interface Control {
  readonly node: WorkflowNode;
  readonly does: 'wait' | 'cancel';
  readonly steps: readonly Step[];
  /** How many steps stand before it. */
  readonly after: number;
}

export interface Job {
  readonly id: string;
  readonly node: WorkflowNode;
  readonly at: Location;
  readonly needs: readonly string[];
  /** Those that run something, the members of a `parallel` group one after the other. */
  readonly steps: readonly Step[];
  readonly controls: readonly Control[];
  /** The reusable workflow that the job calls, and whether it is fanfold's; `null` for a job with steps. */
  readonly uses: string | null;
  readonly used: Used | null;
}

export interface PlanJob {
  readonly job: Job;
  readonly step: Step;
  /** The key of the job output that hands on an output of the plan step, e.g. `matrix-2` -> `second`. */
  readonly outputs: ReadonlyMap<string, string>;
}

export interface LegJob {
  readonly job: Job;
  /** Counts from 1. */
  readonly wave: number;
  /** Whether the matrix comes from the plan, as it must. */
  readonly planned: boolean;
  /** The matrix, where it is written out with numbers. */
  readonly numbered: NumberedMatrix | null;
}

export interface ConvergeJob {
  readonly job: Job;
  readonly step: Step;
}

/** The jobs of one plan. */
export interface Jobs {
  readonly root: WorkflowNode;
  /** Every job of the workflow. */
  readonly all: readonly Job[];
  /** How many plans the workflow has. */
  readonly plans: number;
  readonly plan: PlanJob | null;
  readonly legs: readonly LegJob[];
  readonly converge: readonly ConvergeJob[];
}

function stepOf({ steps }: Job, action: Action): Step | undefined {
  return steps.find(({ used }) => used?.action === action);
}

/** The name of an output of the plan step in a wave: `matrix`, `matrix-2`, … */
export function numbered(name: string, wave: number): string {
  return wave === 1 ? name : `${name}-${wave}`;
}

/**
 * How the other jobs refer to an output of the plan: by the key under which the plan job hands it on; where it does not, by
 * the key that it should have.
 */
export function planOutput(plan: PlanJob | null, output: string): string {
  return `needs.${plan?.job.id ?? 'plan'}.outputs.${plan?.outputs.get(output) ?? output}`;
}

/** The members of a list; none of anything else. */
function itemsOf(node: WorkflowNode | undefined): readonly WorkflowNode[] {
  return node?.kind === 'list' ? node.items : [];
}

function readStep(node: WorkflowNode, grouped: boolean): Step {
  const uses = textOf(child(node, 'uses')) ?? '';
  const background = grouped || condition(textOf(child(node, 'background')) ?? '') === 'true';
  return { node, id: textOf(child(node, 'id')), uses, used: readUses(uses), background };
}

/** Which of the steps before a `wait`, `wait-all` or `cancel` it is about; `null` for a step that runs something. */
function controlOf(node: WorkflowNode, before: readonly Step[]): Omit<Control, 'node' | 'after'> | null {
  const wait = child(node, 'wait');
  const cancel = child(node, 'cancel');
  const running = before.filter(({ background }) => background);
  if (child(node, 'wait-all') !== undefined) return { does: 'wait', steps: running };
  if (wait === undefined && cancel === undefined) return null;
  const ids = textsOf(wait ?? cancel);
  const steps = running.filter(({ id }) => id !== null && ids.includes(id));
  return { does: wait === undefined ? 'cancel' : 'wait', steps };
}

function readSteps(items: readonly WorkflowNode[]): Pick<Job, 'steps' | 'controls'> {
  const steps: Step[] = [];
  const controls: Control[] = [];
  for (const node of items) {
    const group = child(node, 'parallel');
    const control = controlOf(node, steps);
    if (group !== undefined) {
      const members = itemsOf(group).map((member) => readStep(member, true));
      steps.push(...members);
      controls.push({ node, does: 'wait', steps: members, after: steps.length });
    } else if (control === null) steps.push(readStep(node, false));
    else controls.push({ node, ...control, after: steps.length });
  }
  return { steps, controls };
}

function readJob(id: string, node: WorkflowNode): Job {
  const uses = textOf(child(node, 'uses'));
  return {
    id,
    node,
    at: node.at,
    needs: textsOf(child(node, 'needs')),
    ...readSteps(itemsOf(child(node, 'steps'))),
    uses,
    used: uses === null ? null : readUses(uses),
  };
}

function readPlans(jobs: readonly Job[]): PlanJob[] {
  return jobs.flatMap((job) =>
    job.steps
      .filter(({ used }) => used?.action === 'plan')
      .map((step) => ({ job, step, outputs: planOutputs(job, step) })),
  );
}

function planOutputs(job: Job, step: Step): ReadonlyMap<string, string> {
  const outputs = new Map<string, string>();
  const node = child(job.node, 'outputs');
  for (const [key, value] of node?.kind === 'map' ? node.entries : []) {
    const found = /^steps\.([\w-]+)\.outputs\.([\w-]+)$/.exec(condition(textOf(value) ?? ''));
    // A step without an `id` is reported on its own; what the job hands on is then meant to come from it.
    const [, id, output] = found ?? [];
    if (output !== undefined && (step.id ?? id) === id) outputs.set(output, key);
  }
  return outputs;
}

function matrixOf(job: Job): string {
  return condition(textOf(child(child(job.node, 'strategy'), 'matrix')) ?? '');
}

function readLegs(jobs: readonly Job[], plan: PlanJob | null): LegJob[] {
  return jobs.map((job, index) => {
    const wave = plannedWave(matrixOf(job), plan);
    const numbered = readNumbered(job.node);
    return { job, wave: wave ?? numbered?.wave ?? index + 1, planned: wave !== null, numbered };
  });
}

/** The wave whose matrix an expression is, also when the plan job does not hand that matrix on. */
function plannedWave(matrix: string, plan: PlanJob | null): number | null {
  const named = [...(plan?.outputs.keys() ?? []), ...matrix.split('.')].flatMap((output) => {
    const wave = /^matrix-(\d+)\b/.exec(output)?.[1];
    return wave === undefined ? [] : [Number(wave)];
  });
  const isMatrixOf = (wave: number) =>
    matrix.toLowerCase() === `fromjson(${planOutput(plan, numbered('matrix', wave))})`.toLowerCase();
  return [1, ...named].find(isMatrixOf) ?? null;
}

/** How surely a job belongs to a plan: it names an output that the plan hands on, or its job, or it needs the job. */
function belonging(job: Job, expression: string, plan: PlanJob): number {
  const named = /needs\.([\w-]+)\.outputs\.([\w-]+)/i.exec(expression);
  if (named?.[1] === plan.job.id) return [...plan.outputs.values()].includes(named[2] ?? '') ? 3 : 2;
  return job.needs.includes(plan.job.id) ? 1 : 0;
}

/** The plan that a job belongs to most surely; the first one when nothing says so. */
function planOf(job: Job, expression: string, plans: readonly PlanJob[]): PlanJob | null {
  const scores = plans.map((plan) => belonging(job, expression, plan));
  return plans[scores.indexOf(Math.max(...scores))] ?? null;
}

/**
 * Finds the jobs that take part, by the actions that their steps use, plan by plan: a workflow may hold several, each with
 * its own legs and converge jobs. Without a plan all of them are together.
 */
export function readFans(root: WorkflowNode): readonly Jobs[] {
  const node = child(root, 'jobs');
  const all = [...(node?.kind === 'map' ? node.entries : [])].map(([id, job]) => readJob(id, job));
  const plans = readPlans(all);
  const legs = all.filter((job) => stepOf(job, 'task') !== undefined);
  const converge = all.flatMap((job) => {
    const step = stepOf(job, 'converge');
    return step === undefined ? [] : [{ job, step }];
  });
  const planOfLeg = new Map(legs.map((job) => [job, planOf(job, matrixOf(job), plans)]));
  const planOfGate = ({ job, step }: ConvergeJob): PlanJob | null => {
    const given = condition(textOf(child(child(step.node, 'with'), 'plan')) ?? '');
    // A gate without a plan belongs to the legs that it needs.
    const needed = legs.find(({ id }) => given === '' && job.needs.includes(id));
    return needed === undefined ? planOf(job, given, plans) : (planOfLeg.get(needed) ?? null);
  };
  return (plans.length === 0 ? [null] : plans).map((plan) => ({
    root,
    all,
    plan,
    plans: plans.length,
    legs: readLegs(
      legs.filter((job) => planOfLeg.get(job) === plan),
      plan,
    ),
    converge: converge.filter((one) => planOfGate(one) === plan),
  }));
}
