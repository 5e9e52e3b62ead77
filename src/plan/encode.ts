/**
 * The plan as a document, written. Fields of a task that hold their default are left out, so that a plan of 100,000 tasks
 * stays small.
 */
import type { Json, Plan, PlannedTask } from '../model.ts';
import { canonicalJson } from './canonical.ts';

/** What a task has when its text in the plan does not say otherwise. */
export const TASK_DEFAULTS = {
  artifacts: [],
  condition: null,
  continueOnError: false,
  durationMs: null,
  env: {},
  exclusive: false,
  item: null,
  locks: [],
  matrix: {},
  needs: [],
  reads: null,
  resources: {},
  retry: { maxAttempts: 1, on: null, initialSeconds: 1, backoffRate: 2, maxDelaySeconds: 60, jitter: 'full' },
  runsOn: 'ubuntu-latest',
  shell: 'bash',
  skip: false,
  success: { exitCodes: [0], files: [], stdout: null, json: [] },
  with: {},
  workingDirectory: '.',
  writes: null,
} as const satisfies Partial<PlannedTask>;

type TaskKey = keyof PlannedTask;
const OTHER_KEYS = [
  'estimateMs',
  'id',
  'name',
  'required',
  'run',
  'tags',
  'template',
  'timeoutMinutes',
  'weight',
] as const satisfies readonly Exclude<TaskKey, keyof typeof TASK_DEFAULTS>[];

interface Field {
  readonly key: TaskKey;
  /** The key as it stands in the text. */
  readonly text: string;
  readonly isDefault: (value: unknown) => boolean;
}

/** In order, so that an encoded task is canonical as it is. */
const FIELDS: readonly Field[] = [...(Object.keys(TASK_DEFAULTS) as TaskKey[]), ...OTHER_KEYS]
  .sort()
  .map((key) => ({ key, text: `${JSON.stringify(key)}:`, isDefault: defaultTest(key) }));

function defaultTest(key: TaskKey): Field['isDefault'] {
  if (!Object.hasOwn(TASK_DEFAULTS, key)) return () => false;
  const normal: unknown = TASK_DEFAULTS[key as keyof typeof TASK_DEFAULTS];
  if (Array.isArray(normal)) return (value) => (value as readonly unknown[]).length === 0;
  if (typeof normal !== 'object' || normal === null) return (value) => value === normal;
  return Object.keys(normal).length === 0 ? (value) => isEmpty(value as object) : sameText(JSON.stringify(normal));
}

function isEmpty(value: object): boolean {
  for (const _ in value) return false;
  return true;
}

/** Most tasks share one object for the default, which is written once to compare it. */
function sameText(normal: string): Field['isDefault'] {
  const known = new WeakMap<object, boolean>();
  return (value) => {
    let same = known.get(value as object);
    if (same === undefined) {
      same = JSON.stringify(value) === normal;
      known.set(value as object, same);
    }
    return same;
  };
}

/** The form of a plan that goes to disk: default fields of tasks left out, keys of tasks in order. */
export function encodePlan(plan: Plan): Json {
  return { ...plan, tasks: plan.tasks.map(encodeTask) } as unknown as Json;
}

function encodeTask(task: PlannedTask): Json {
  const encoded: Record<string, unknown> = {};
  for (const { key, isDefault } of FIELDS) {
    const value = task[key];
    if (!isDefault(value)) encoded[key] = value;
  }
  return encoded as Json;
}

/** Characters of a piece: few pieces, and none that is as large as the plan. */
const PIECE = 65_536;

/** The canonical JSON of the encoded plan without its digest, piece by piece: nobody needs the whole text at once. */
export function* canonicalPlan(plan: Omit<Plan, 'digest'>): Generator<string> {
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
  let piece = '[';
  for (const [index, task] of tasks.entries()) {
    piece += index === 0 ? taskText(task) : `,${taskText(task)}`;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}]`;
}

function taskText(task: PlannedTask): string {
  let text = '';
  for (const { key, text: name, isDefault } of FIELDS) {
    const value = task[key];
    if (!isDefault(value)) text += `${text === '' ? '{' : ','}${name}${valueText(value)}`;
  }
  return `${text}}`;
}

function valueText(value: unknown): string {
  return typeof value === 'number' ? String(value) : canonicalJson(value);
}
