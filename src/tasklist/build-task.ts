import type { Json, Path, PlannedTask, Retry, RunsOn, SuccessCriteria, Task } from '../model.ts';
import type { TasklistProblem } from '../problem.ts';
import { evaluateParsed, isRunTime, parseCondition } from './condition.ts';
import { type Contexts, isTruthy, toValue } from './expression.ts';
import { type Instance, NO_MATRIX } from './instance.ts';
import { createRenderer, LITERAL, type Renderer } from './render.ts';
import type { TaskFile } from './settings.ts';
import { snippet } from './snippet.ts';
import { TASK_DEFAULTS } from './task-fields.ts';
import type { TaskEntry } from './task-schema.ts';
import { conditionText } from './template.ts';
import { MAX_VARIABLE_BYTES, textOf, variables } from './variables.ts';

const MAX_NAME_LENGTH = 1000;
/** Tells of a problem of one expansion, at a path below the task's entry. */
export type Report = (path: Path, problem: InstanceProblem) => void;
export type InstanceProblem =
  Extract<TasklistProblem, { kind: 'expression' | 'value-in-text' | 'bad-value' }> extends infer P
    ? P extends unknown
      ? Omit<P, 'area' | 'severity' | 'at'>
      : never
    : never;

/**
 * One expansion of an entry as a task: defaults filled in, every `${{ }}` evaluated; `templated` says whether there is any.
 * `needs` are expanded ids.
 */
export function buildTask(
  entry: TaskEntry,
  defaults: TaskFile['defaults'],
  instance: Instance,
  needs: readonly string[],
  templated: boolean,
  report: Report,
): Task {
  const { id, item, matrix } = instance;
  const render = templated
    ? createRenderer(
        lazyContexts(instance, () => env),
        report,
      )
    : LITERAL;
  const env = environmentOf(entry, defaults, render);
  const written = { ...defaults, ...entry };
  const task: PlannedTask = {
    ...TASK_DEFAULTS,
    ...plainFields(written),
    ...textFields(written, render),
    ...conditionOf(entry, instance, env, report),
    id,
    template: entry.id,
    name: entry.name === undefined ? id : render.text(entry.name, ['name']).slice(0, MAX_NAME_LENGTH) || id,
    run: entry.run ?? null,
    env,
    item,
    matrix,
    with: withOf(entry, defaults, render),
    runsOn: runsOnOf(written['runs-on'], render, report, id),
    tags: tagsOf(entry, defaults),
    needs,
  };
  checkVariables(task, report);
  return task;
}

/** The fields that a key gives as it is written. */
function plainFields(entry: TaskEntry): Partial<Task> {
  return defined({
    shell: entry.shell,
    timeoutMinutes: entry['timeout-minutes'],
    continueOnError: entry['continue-on-error'] === undefined ? undefined : toleranceOf(entry['continue-on-error']),
    retry: entry.retry === undefined ? undefined : retryOf(entry.retry),
    resources: entry.resources,
    exclusive: entry.exclusive,
    required: entry.required,
    weight: entry.weight,
    durationMs: entry.duration === undefined ? undefined : Math.round(entry.duration * 1000),
    batch: entry.batch === undefined ? undefined : batchOf(entry.batch),
    maxLegs: entry['max-legs'],
    permissions: entry.permissions && { idToken: entry.permissions['id-token'] ?? false },
  });
}

/** The fields that a key gives with its `${{ }}` filled in. */
function textFields(entry: TaskEntry, render: Renderer): Partial<Task> {
  const text = (key: 'working-directory' | 'report') =>
    entry[key] === undefined ? undefined : render.text(entry[key], [key]);
  const files = (key: 'reads' | 'writes' | 'artifacts') =>
    entry[key] === undefined ? undefined : globs(entry[key], key, render);
  return defined({
    workingDirectory: text('working-directory'),
    report: text('report'),
    success: entry.success && successOf(entry.success, render),
    reads: files('reads'),
    writes: files('writes'),
    artifacts: files('artifacts'),
    locks: entry.locks === undefined ? undefined : locksOf(entry.locks, render),
  });
}

function defined<Fields extends object>(fields: Fields): { [Key in keyof Fields]?: NonNullable<Fields[Key]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

function withOf(entry: TaskEntry, defaults: TaskFile['defaults'], render: Renderer): Task['with'] {
  if (!entry.with && !defaults.with) return TASK_DEFAULTS.with;
  return render.value({ ...defaults.with, ...entry.with }, ['with']) as Task['with'];
}

function tagsOf(entry: TaskEntry, defaults: TaskFile['defaults']): Task['tags'] {
  if (entry.tags === undefined && defaults.tags === undefined) return TASK_DEFAULTS.tags;
  return [...new Set([...listOf(defaults.tags), ...listOf(entry.tags)])];
}

function batchOf(batch: NonNullable<TaskEntry['batch']>): Task['batch'] {
  if (typeof batch === 'boolean') return batch ? { maxItems: null, maxMinutes: null } : null;
  return { maxItems: batch['max-items'] ?? null, maxMinutes: batch['max-minutes'] ?? null };
}

function locksOf(locks: NonNullable<TaskEntry['locks']>, render: Renderer): readonly string[] {
  return listOf(locks).map((lock, index) => render.text(lock, ['locks', index]));
}

/** `env` is called when it exists: the values of `env` itself never read it. */
function lazyContexts({ item, matrix }: Instance, env: () => Task['env']): () => Contexts {
  let contexts: Contexts | undefined;
  return () => {
    contexts ??= {
      item: toValue(item),
      matrix: toValue(matrix),
      get env() {
        return toValue(env());
      },
    };
    return contexts;
  };
}

function environmentOf(entry: TaskEntry, defaults: TaskFile['defaults'], render: Renderer): Task['env'] {
  if (!entry.env && !defaults.env) return TASK_DEFAULTS.env;
  const merged = Object.entries({ ...defaults.env, ...entry.env });
  return Object.fromEntries(merged.map(([name, value]) => [name, render.env(textOf(value), ['env', name])]));
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return TASK_DEFAULTS.tags;
  return typeof value === 'string' ? [value] : value;
}

function globs(value: string | readonly string[], key: string, render: Renderer): readonly string[] {
  if (typeof value === 'string') return [render.glob(value, [key])];
  if (render === LITERAL) return value;
  return value.map((glob, index) => render.glob(glob, [key, index]));
}

function runsOnOf(written: TaskEntry['runs-on'], render: Renderer, report: Report, id: string): RunsOn {
  if (written === undefined) return TASK_DEFAULTS.runsOn;
  const value = render.value(written as Json, ['runs-on']);
  if (isRunsOn(value)) return value;
  report(['runs-on'], { kind: 'bad-value', key: 'runs-on', task: id, detail: `is ${snippet(value)}, not a runner` });
  return TASK_DEFAULTS.runsOn;
}

function isRunsOn(value: Json): value is RunsOn & Json {
  if (isLabels(value)) return true;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { group, labels, ...others } = value as Record<string, Json>;
  return isLabel(group) && (labels === undefined || isLabels(labels)) && Object.keys(others).length === 0;
}

function isLabels(value: Json): boolean {
  return isLabel(value) || (Array.isArray(value) && value.length > 0 && value.every(isLabel));
}

function isLabel(value: Json | undefined): boolean {
  return typeof value === 'string' && value !== '';
}

function toleranceOf(value: NonNullable<TaskEntry['continue-on-error']>): Task['continueOnError'] {
  return typeof value === 'boolean' ? value : { exitCodes: value['exit-codes'] };
}

function retryOf(retry: NonNullable<TaskEntry['retry']>): Retry {
  const none = TASK_DEFAULTS.retry;
  if (typeof retry === 'number') return { ...none, maxAttempts: retry };
  const { on } = retry;
  return {
    maxAttempts: retry['max-attempts'],
    on: on
      ? {
          ...(on['exit-codes'] && { exitCodes: on['exit-codes'] }),
          ...(on.signals && { signals: on.signals.map((signal) => signal.toUpperCase().replace(/^SIG/, '')) }),
          ...(on.timeout !== undefined && { timeout: on.timeout }),
        }
      : null,
    initialSeconds: retry['initial-seconds'] ?? none.initialSeconds,
    backoffRate: retry['backoff-rate'] ?? none.backoffRate,
    maxDelaySeconds: retry['max-delay-seconds'] ?? none.maxDelaySeconds,
    jitter: retry.jitter ?? none.jitter,
  };
}

function successOf(success: NonNullable<TaskEntry['success']>, render: Renderer): SuccessCriteria {
  const { matches, 'not-matches': notMatches } = success.stdout ?? {};
  return {
    exitCodes: success['exit-codes'] ?? TASK_DEFAULTS.success.exitCodes,
    files: listOf(success.files).map((file, index) => render.glob(file, ['success', 'files', index])),
    stdout: success.stdout
      ? { ...(matches !== undefined && { matches }), ...(notMatches !== undefined && { notMatches }) }
      : null,
    json: (success.json ?? []).map(({ file, pointer, equals, min, max, matches: pattern }, index) => ({
      file: render.text(file, ['success', 'json', index, 'file']),
      pointer,
      ...(equals !== undefined && { equals }),
      ...(min !== undefined && { min }),
      ...(max !== undefined && { max }),
      ...(pattern !== undefined && { matches: pattern }),
    })),
  };
}

const NO_CONDITION: Pick<Task, 'condition' | 'skip'> = { condition: null, skip: false };

/** What can be answered now is answered; what asks for `needs` or a status is kept for the run. */
function conditionOf(
  entry: TaskEntry,
  { item, matrix }: Instance,
  env: Task['env'],
  report: Report,
): Pick<Task, 'condition' | 'skip'> {
  const condition = entry.if === undefined ? null : conditionText(entry.if);
  if (condition === null) return NO_CONDITION;
  const parsed = parseCondition(condition);
  if (!('expression' in parsed)) throw new Error(`not checked before: ${condition}`);
  const succeeded = Object.fromEntries(listOf(entry.needs).map((id) => [id, { result: 'success' as const }]));
  const status = { success: true, failure: false, cancelled: false };
  const result = evaluateParsed(parsed.expression, { item, matrix, env, needs: succeeded }, status);
  if ('detail' in result) {
    report(['if'], { kind: 'expression', expression: condition, detail: result.detail });
    return { condition: null, skip: true };
  }
  return isRunTime(parsed.expression) ? { condition, skip: false } : { condition: null, skip: !isTruthy(result.value) };
}

/** A variable that the operating system refuses would only show as a failed start of the command. */
function checkVariables(task: Task, report: Report): void {
  if (task.env === TASK_DEFAULTS.env && task.item === null && task.matrix === NO_MATRIX) return;
  for (const [name, value] of Object.entries(variables(task))) {
    const detail = variableFault(name, value);
    if (detail !== null) report(['env', name], { kind: 'bad-value', key: name, task: task.id, detail });
  }
}

function variableFault(name: string, value: string): string | null {
  if (value.includes('\0')) return 'holds a NUL, which no variable can';
  const characters = name.length + value.length + 1;
  // UTF-8 needs at most three bytes for a UTF-16 unit.
  if (3 * characters <= MAX_VARIABLE_BYTES) return null;
  const bytes = new TextEncoder().encode(`${name}=${value}`).length;
  return bytes <= MAX_VARIABLE_BYTES
    ? null
    : `is ${bytes} bytes long as a variable, which may have ${MAX_VARIABLE_BYTES}`;
}
