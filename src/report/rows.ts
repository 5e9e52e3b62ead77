import type { Leg, Plan, PlannedTask, TaskRecord } from '../model.ts';
import { BLOCKED, CONDITION_FALSE, isBlocked } from '../policy/outcome.ts';
import type { Doubt } from '../verdict/evidence.ts';
import type { Converged, LegJob, ShownState } from './model.ts';
import { reasonText } from './sentences/task-reasons.ts';
import { ranSideBySide } from './slots.ts';
import { count, listed } from './words.ts';

/** One planned task with what became of it: the material of every table and list in a report. */
export interface Row {
  /** The id: what is typed. */
  readonly task: string;
  /** What people see. */
  readonly name: string;
  readonly shown: ShownState;
  /** Whether it counts as a failure in the verdict. */
  readonly fails: boolean;
  readonly flaky: boolean;
  /** Why, in words; empty for a plain success. Hostile text. */
  readonly reason: string;
  /** Empty where tasks ran side by side without regard to legs. */
  readonly leg: string;
  readonly durationMs: number;
  readonly tries: number;
  readonly record: TaskRecord | null;
  readonly job: LegJob | null;
}

/** Failures before the rest; among failures causes before consequences, so that a root cause is read first. */
export const SHOWN_STATES: readonly ShownState[] = [
  'failed',
  'timed-out',
  'cancelled',
  'missing',
  'doubtful',
  'unlisted',
  'blocked',
  'tolerated',
  'succeeded',
  'superseded',
  'skipped',
];

/** What people see of the task of an id. */
export function namesOf({ tasks }: Pick<Plan, 'tasks'>): (id: string) => string {
  const names = new Map(tasks.flatMap(({ id, name }) => (name === id ? [] : [[id, name] as const])));
  return (id) => names.get(id) ?? id;
}

/** The name of a task, and beside it the id where someone may have to type it. */
export function nameAndId({ name, task }: Pick<Row, 'name' | 'task'>): string {
  return name === task ? task : `${name} (${task})`;
}

/** What a reader calls a state. */
export function stateWord(row: Pick<Row, 'shown' | 'flaky'>): string {
  const word = row.shown === 'timed-out' ? 'timed out' : row.shown;
  return row.flaky && row.shown === 'succeeded' ? 'flaky' : word;
}

/** A sign for a state that needs no colour to be told apart. */
export function stateMark(row: Pick<Row, 'shown' | 'fails' | 'flaky'>): string {
  if (row.shown === 'missing') return '?';
  if (row.fails) return '✗';
  if (row.shown === 'succeeded') return row.flaky ? '~' : '✓';
  return row.shown === 'tolerated' ? '!' : '-';
}

/** One row for each planned task: failures first, causes before consequences, then in the order of the plan. */
export function rowsOf(converged: Converged): readonly Row[] {
  const facts = factsOf(converged);
  const rows = converged.plan.tasks.map((task) => rowOf(task, converged, facts));
  const rank = (row: Row): number => SHOWN_STATES.indexOf(row.shown) + (isTrouble(row) ? 0 : SHOWN_STATES.length);
  return rows
    .map((row, position) => ({ row, position, rank: rank(row) }))
    .sort((a, b) => a.rank - b.rank || a.position - b.position)
    .map(({ row }) => row);
}

interface Facts {
  readonly legOf: ReadonlyMap<string, Leg>;
  readonly failing: ReadonlySet<string>;
  readonly missing: ReadonlySet<string>;
  readonly flaky: ReadonlySet<string>;
  readonly doubts: ReadonlyMap<string, Doubt>;
  readonly unlisted: ReadonlySet<string>;
  readonly sideBySide: boolean;
  readonly nameOf: (id: string) => string;
}

/** Cancelled before it began: an interruption leaves many of them, and none says anything. */
export function neverStarted({ state, tries }: Pick<TaskRecord, 'state' | 'tries'>): boolean {
  return state === 'cancelled' && tries.length === 0;
}

/** Whether a reader must look at it: it counts as a failure, or it left no record. */
export function isTrouble(row: Pick<Row, 'fails' | 'shown'>): boolean {
  return row.fails || row.shown === 'missing';
}

function factsOf(converged: Converged): Facts {
  const { plan, verdict } = converged;
  return {
    legOf: new Map(plan.legs.flatMap((leg) => leg.tasks.map((task) => [task, leg] as const))),
    failing: new Set([...verdict.failed, ...(plan.policy.onMissing === 'failure' ? verdict.missing : [])]),
    missing: new Set(verdict.missing),
    flaky: new Set(verdict.flaky),
    doubts: converged.doubts ?? new Map(),
    unlisted: converged.unlisted ?? new Set(),
    sideBySide: ranSideBySide(converged),
    nameOf: namesOf(plan),
  };
}

function rowOf(task: PlannedTask, converged: Converged, facts: Facts): Row {
  const record = converged.records.get(task.id) ?? null;
  const leg = facts.sideBySide ? '' : (record?.leg ?? facts.legOf.get(task.id)?.id ?? '');
  const job = converged.jobs?.get(leg) ?? null;
  const shown = shownStateOf(task, record, facts);
  const fails = facts.failing.has(task.id);
  return {
    task: task.id,
    name: task.name,
    shown,
    fails,
    flaky: facts.flaky.has(task.id),
    reason: reasonOf({ task, shown, fails, record, leg, job, facts }),
    leg,
    durationMs: record?.durationMs ?? 0,
    tries: record?.tries.length ?? 0,
    record,
    job,
  };
}

function shownStateOf(task: PlannedTask, record: TaskRecord | null, facts: Facts): ShownState {
  if (facts.missing.has(task.id)) return 'missing';
  if (task.skip) return 'skipped';
  if (record === null) return facts.unlisted.has(task.id) ? 'unlisted' : 'superseded';
  if (facts.doubts.has(task.id)) return 'doubtful';
  return isBlocked(record) ? 'blocked' : record.state;
}

interface Case {
  readonly task: PlannedTask;
  readonly shown: ShownState;
  readonly fails: boolean;
  readonly record: TaskRecord | null;
  readonly leg: string;
  readonly job: LegJob | null;
  readonly facts: Facts;
}

function reasonOf(given: Case): string {
  const { shown, record } = given;
  switch (shown) {
    case 'missing':
      return missingReason(given);
    case 'blocked':
      return blockedText(given.task.needs, given.facts.failing, given.facts.nameOf);
    case 'doubtful':
      return doubtfulReason(given);
    case 'unlisted':
      return 'not in the list of artifacts, which is full';
    case 'superseded':
      return supersededReason(given);
    case 'skipped':
      return reasonText(record?.reason ?? CONDITION_FALSE);
    case 'tolerated':
      return `${record?.reason ?? 'failed'}, tolerated by continue-on-error`;
    case 'succeeded':
      return successReason(given);
    case 'failed':
    case 'timed-out':
    case 'cancelled':
      return record?.reason ?? '';
    default:
      return shown satisfies never;
  }
}

function missingReason({ leg, job }: Case): string {
  if (leg === '') return 'no record';
  if (job === null) return `no record from ${leg}`;
  if (job.startedAt === null) return `${leg} never started`;
  return `no record from ${leg}, whose job ended as ${job.conclusion ?? 'nothing yet'}`;
}

function doubtfulReason({ task, record, facts }: Case): string {
  const doubt = facts.doubts.get(task.id);
  if (doubt?.why === 'job') return `${record?.state ?? 'ended'}, but its job ended as ${doubt.ended}`;
  return `${record?.state ?? 'ended'}, which this task cannot end as`;
}

function supersededReason({ fails, record }: Case): string {
  if (fails) return 'superseded without a decision';
  return record === null ? 'not waited for: the verdict was certain' : 'stopped: the verdict was certain';
}

/** Which of its needs kept a task from running. */
export function blockedText(
  needs: readonly string[],
  failing: ReadonlySet<string>,
  nameOf: (id: string) => string,
): string {
  const causes = needs.filter((need) => failing.has(need)).map(nameOf);
  return causes.length === 0 ? reasonText(BLOCKED) : `needs ${listed(causes, 3)}`;
}

function successReason({ record, fails }: Case): string {
  if (record === null) return '';
  const note = record.tries.length > 1 ? `after ${count(record.tries.length - 1, 'failed try', 'failed tries')}` : '';
  return fails ? `${note} (flaky counts as failure)`.trim() : note;
}
