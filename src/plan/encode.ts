/** The plan as a document, written. */
import type { Json, Plan, PlannedTask } from '../model.ts';
import { canonicalJson, isSameJson } from '../tasklist/canonical.ts';
import { TASK_DEFAULTS, TASK_KEYS } from '../tasklist/task-fields.ts';

/** A task as the text of a plan has it. */
function encodeTask(task: PlannedTask): Readonly<Record<string, Json>> {
  const encoded: Record<string, Json> = {};
  for (const [key, omitted] of TASK_KEYS) {
    const value = task[key] as Json;
    if (!omitted || !isSameJson(value, (TASK_DEFAULTS as Partial<PlannedTask>)[key])) encoded[key] = value;
  }
  return encoded;
}

/** The form of a plan that goes to disk: default fields of tasks left out, keys of tasks in order. */
export function encodePlan(plan: Plan): Json {
  return { ...plan, tasks: plan.tasks.map(encodeTask) } as unknown as Json;
}

/** Lower-case hex SHA-256 of the UTF-8 of text that comes in pieces. */
export type Hash = (pieces: Iterable<string>) => string;

/** `sha256:` of the canonical JSON of the encoded plan without its digest. */
export function digestOf(plan: Omit<Plan, 'digest'>, hash: Hash): string {
  return `sha256:${hash(canonicalPlan(plan))}`;
}

/** Tasks of one piece: few pieces, and none that is as large as the plan. */
const PIECE = 256;

/** The canonical JSON of the encoded plan without its digest, piece by piece: nobody needs the whole text at once. */
function* canonicalPlan(plan: Omit<Plan, 'digest'>): Generator<string> {
  let open = '{';
  for (const key of (Object.keys(plan) as (keyof Omit<Plan, 'digest'>)[]).sort()) {
    if (plan[key] === undefined || (key as string) === 'digest') continue;
    yield `${open}${JSON.stringify(key)}:`;
    if (key === 'tasks') yield* taskPieces(plan.tasks);
    else yield canonicalJson(plan[key]);
    open = ',';
  }
  yield '}';
}

function* taskPieces(tasks: readonly PlannedTask[]): Generator<string> {
  for (let from = 0; from < tasks.length; from += PIECE) {
    const text = canonicalJson(tasks.slice(from, from + PIECE).map(encodeTask));
    yield `${from === 0 ? '[' : ','}${text.slice(1, -1)}`;
  }
  yield tasks.length === 0 ? '[]' : ']';
}
