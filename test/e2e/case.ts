import { createHash } from 'node:crypto';
import type { Plan, TaskRecord } from '../../src/model.ts';
import { parsePlan } from '../../src/plan/document.ts';
import { type ActLine, type ActOptions, type ActRun, runAct } from './act.ts';
import { type FixtureService, startFixtureService } from './service.ts';
import { type WorkflowOptions, workflow } from './workflow.ts';

/** The value of an output of the converge step, as the step after it printed it. */
export function outputOf(run: ActRun, name: string): string {
  return new RegExp(`^OUTPUT ${name}=(.*)$`, 'm').exec(run.logOf('converge'))?.[1] ?? '(none)';
}

/** A JSON list among the outputs. */
export function listOf(run: ActRun, name: 'succeeded' | 'failed' | 'missing'): string[] {
  return JSON.parse(outputOf(run, name)) as string[];
}

/** The records that the legs of an attempt left, by task: in artifacts of their own, or in what converge folded. */
export function recordsOf(
  { service, act, names }: FixtureService,
  attempt = 1,
  plan = 'fanfold',
): Map<string, TaskRecord> {
  const ofLeg = new RegExp(`^fanfold-${plan}-a${attempt}-w\\d+-leg-\\d+-[SFNPx]`);
  const isFold = new RegExp(`^fanfold-${plan}-a\\d+-records-`);
  const texts = names().flatMap((name) => {
    const files = Object.entries(service.read(act.runId, name));
    if (isFold.test(name)) return files.filter(([path]) => ofLeg.test(path)).map(([, text]) => text);
    return ofLeg.test(name) ? files.map(([, text]) => text) : [];
  });
  const records = texts.flatMap((text) => text.trim().split('\n')).map((line) => JSON.parse(line) as TaskRecord);
  return new Map(records.map((record) => [record.task, record]));
}

/** The plan that the plan step stored in attempt 1. */
export function planOf({ service, act }: FixtureService): Plan {
  const [text = ''] = Object.values(service.read(act.runId, 'fanfold-fanfold-a1-plan'));
  const parsed = parsePlan(text, (pieces) =>
    createHash('sha256')
      .update([...pieces].join(''))
      .digest('hex'),
  );
  if ('fault' in parsed) throw new Error(JSON.stringify(parsed.fault));
  return parsed.plan;
}

/** The id of the leg that has a task. */
export function legWith(plan: Plan, task: string): string {
  const leg = plan.legs.find(({ tasks }) => tasks.includes(task));
  if (leg === undefined) throw new Error(`no leg has ${task}`);
  return leg.id;
}

/** For `onLine`: does something once, between the end of the plan step and the start of the legs. */
export function whenPlanned(fixture: FixtureService, act: (plan: Plan) => void): (line: ActLine) => void {
  let done = false;
  return ({ jobID, stepResult, step, stage }) => {
    if (done || jobID !== 'plan' || stepResult !== 'success' || stage !== 'Main' || !step?.includes('./')) return;
    done = true;
    act(planOf(fixture));
  };
}

/** Runs a task file with the three-step workflow against a service of its own. */
export async function runCase(
  tasks: string,
  options: WorkflowOptions = {},
  more: Partial<ActOptions> = {},
  plan = 'fanfold',
): Promise<ActRun & { names: string[]; records: Map<string, TaskRecord>; service: FixtureService['service'] }> {
  await using fixture = await startFixtureService();
  const run = await runIn(fixture, tasks, options, more);
  return { ...run, names: fixture.names(), records: recordsOf(fixture, 1, plan), service: fixture.service };
}

/** The same against a service that the test prepared, or goes on to use. */
export function runIn(
  { act }: FixtureService,
  tasks: string,
  options: WorkflowOptions = {},
  more: Partial<ActOptions> = {},
): Promise<ActRun> {
  const files = { 'fanfold.yml': tasks, ...more.files };
  return runAct({ workflow: workflow(options), ...act, ...more, files });
}
