/**
 * The plan as a document, written. Fields of a task that hold their default are left out, so that a plan of 100,000 tasks
 * stays small.
 */
import type { Json, Plan, PlannedTask, Retry, SuccessCriteria } from '../model.ts';
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

/** A task with `undefined`, which no text has, for what has its default; keys in order, so that its text is canonical. */
type EncodedTask = { readonly [Key in keyof PlannedTask]: PlannedTask[Key] | undefined };

/** One literal and no loop over keys: the platform writes 100,000 objects of one form in half the time. */
function encodeTask(task: PlannedTask): EncodedTask {
  return {
    artifacts: filled(task.artifacts),
    condition: task.condition ?? undefined,
    continueOnError: task.continueOnError === false ? undefined : task.continueOnError,
    durationMs: task.durationMs ?? undefined,
    env: filled(task.env),
    estimateMs: task.estimateMs,
    exclusive: task.exclusive || undefined,
    id: task.id,
    item: task.item ?? undefined,
    locks: filled(task.locks),
    matrix: filled(task.matrix),
    name: task.name,
    needs: filled(task.needs),
    reads: task.reads ?? undefined,
    required: task.required,
    resources: filled(task.resources),
    retry: isPlainRetry(task.retry) ? undefined : task.retry,
    run: task.run,
    runsOn: task.runsOn === TASK_DEFAULTS.runsOn ? undefined : task.runsOn,
    shell: task.shell === TASK_DEFAULTS.shell ? undefined : task.shell,
    skip: task.skip || undefined,
    success: isExitZero(task.success) ? undefined : task.success,
    tags: task.tags,
    template: task.template,
    timeoutMinutes: task.timeoutMinutes,
    weight: task.weight,
    with: filled(task.with),
    workingDirectory: task.workingDirectory === TASK_DEFAULTS.workingDirectory ? undefined : task.workingDirectory,
    writes: task.writes ?? undefined,
  };
}

/** A list or mapping that holds something. */
function filled<Value extends object>(value: Value): Value | undefined {
  for (const _ in value) return value;
  return undefined;
}

function isPlainRetry({ maxAttempts, on, initialSeconds, backoffRate, maxDelaySeconds, jitter }: Retry): boolean {
  const { retry } = TASK_DEFAULTS;
  return (
    maxAttempts === retry.maxAttempts &&
    on === retry.on &&
    initialSeconds === retry.initialSeconds &&
    backoffRate === retry.backoffRate &&
    maxDelaySeconds === retry.maxDelaySeconds &&
    jitter === retry.jitter
  );
}

function isExitZero({ exitCodes, files, stdout, json }: SuccessCriteria): boolean {
  const [code, ...others] = exitCodes;
  return code === 0 && others.length === 0 && files.length === 0 && stdout === null && json.length === 0;
}

/** The form of a plan that goes to disk: default fields of tasks left out, keys of tasks in order. */
export function encodePlan(plan: Plan): Json {
  // `undefined` never reaches a text.
  return { ...plan, tasks: plan.tasks.map(encodeTask) } as unknown as Json;
}

/** Lower-case hex SHA-256 of the UTF-8 of a text that comes in pieces. */
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
    const piece = tasks.slice(from, from + PIECE).map(encodeTask);
    const text = piece.some(holdsMapping) ? canonicalJson(piece) : JSON.stringify(piece);
    yield `${from === 0 ? '[' : ','}${text.slice(1, -1)}`;
  }
  yield tasks.length === 0 ? '[]' : ']';
}

/** Whether the task holds a mapping, whose keys may stand in any order. */
function holdsMapping(task: EncodedTask): boolean {
  const { continueOnError, env, matrix, resources, retry, runsOn, success, with: values } = task;
  const known = env ?? matrix ?? resources ?? retry ?? success ?? values;
  return (
    known !== undefined || typeof continueOnError === 'object' || (runsOn !== undefined && typeof runsOn !== 'string')
  );
}
