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

/** Lower-case hex SHA-256 of the UTF-8 of text. */
export type Hash = (text: string) => string;

/** `sha256:` of the canonical JSON of the encoded plan without its digest. */
export function digestOf(plan: Omit<Plan, 'digest'>, hash: Hash): string {
  const { digest: _, ...content }: Partial<Plan> = plan;
  return `sha256:${hash(canonicalJson(encodePlan(content as Plan)))}`;
}
