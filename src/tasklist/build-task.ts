import type { Json, PlannedTask, Retry, RunsOn, StartPart, SuccessCriteria, Task } from '../model.ts';
import { evaluateParsed, isRunTime, parseCondition } from './condition.ts';
import {
  type Contexts,
  type Expression,
  evaluateExpression,
  fromValue,
  isTruthy,
  literalOf,
  parseExpression,
  type Read,
  toValue,
  withReplaced,
} from './expression.ts';
import { type Facts, isAtStart } from './facts.ts';
import { type Instance, NO_MATRIX } from './instance.ts';
import { taskFileName } from './naming.ts';
import { createRenderer, LITERAL, type Renderer, type Report } from './render.ts';
import type { TaskFile } from './settings.ts';
import { snippet } from './snippet.ts';
import { TASK_DEFAULTS } from './task-fields.ts';
import { type TaskEntry, VALUE_KEYS, type ValueEntry } from './task-schema.ts';
import { conditionText, ENV_CONTEXTS, holdsTemplate, isTemplated, parseTemplate } from './template.ts';
import { MAX_VARIABLE_BYTES, textOf, variables } from './variables.ts';

const MAX_NAME_LENGTH = 1000;
/** What an expansion is made with. */
export interface Building {
  readonly defaults: TaskFile['defaults'];
  /** The entry, with what `defaults` gives it. */
  readonly written: TaskEntry;
  readonly facts: Facts;
  /** Expanded ids. */
  readonly needs: readonly string[];
  /** Whether the entry, or `defaults`, has any `${{ }}`. */
  readonly templated: boolean;
  readonly report: Report;
}

/** One expansion of an entry as a task: defaults filled in, every `${{ }}` evaluated that can be before a run. */
export function buildTask(entry: TaskEntry, instance: Instance, building: Building): Task {
  const { defaults, facts, needs, templated, written, report } = building;
  const { id, item, matrix } = instance;
  const contexts = lazyContexts(instance, facts, () => env);
  const render = templated ? createRenderer(contexts, report) : LITERAL;
  const { env, envAtStart } = environmentOf(entry, defaults, facts, contexts, render);
  const values = templated ? valuesOf(written, render, report, id) : (written as ValueEntry);
  const { condition, skip } = conditionOf(entry, instance, env, contexts, report);
  const none = TASK_DEFAULTS;
  // No spread: with one, Node 20 gives each task a hidden class of its own, and reading 100,000 of them takes four times as long.
  const task: PlannedTask = {
    id,
    template: entry.id,
    name: entry.name === undefined ? id : render.text(entry.name, ['name']).slice(0, MAX_NAME_LENGTH) || id,
    run: entry.run ?? null,
    shell: values.shell ?? none.shell,
    workingDirectory: textOrNull(values['working-directory'], 'working-directory', render) ?? none.workingDirectory,
    env,
    envAtStart,
    item,
    matrix,
    with: withOf(entry, defaults, render),
    runsOn: runsOnOf(written['runs-on'], render, report, id),
    timeoutMinutes: values['timeout-minutes'] ?? none.timeoutMinutes,
    needs,
    condition,
    uncounted: none.uncounted,
    skip,
    continueOnError: toleranceOf(values['continue-on-error']),
    retry: retryOf(values.retry),
    success: successOf(values.success, render),
    reads: values.reads === undefined ? none.reads : globs(values.reads, 'reads', render),
    writes: values.writes === undefined ? none.writes : globs(values.writes, 'writes', render),
    artifacts: values.artifacts === undefined ? none.artifacts : globs(values.artifacts, 'artifacts', render),
    locks: values.locks === undefined ? none.locks : locksOf(values.locks, render),
    resources: values.resources ?? none.resources,
    exclusive: values.exclusive ?? none.exclusive,
    required: values.required ?? none.required,
    weight: values.weight ?? none.weight,
    tags: tagsOf(entry, defaults, render, report, id),
    durationMs: values.duration === undefined ? none.durationMs : Math.round(values.duration * 1000),
    batch: batchOf(values.batch),
    report: textOrNull(values.report, 'report', render),
    maxLegs: values['max-legs'] ?? none.maxLegs,
    permissions: values.permissions ? { idToken: values.permissions['id-token'] ?? false } : none.permissions,
    estimateMs: none.estimateMs,
  };
  checkVariables(task, report);
  return task;
}

/** The entry with its values evaluated. A null says as little as no key, so that some of a list can have a value. */
function valuesOf(entry: TaskEntry, render: Renderer, report: Report, id: string): ValueEntry {
  const result: Record<string, unknown> = { ...entry };
  for (const key of Object.keys(VALUE_KEYS) as (keyof typeof VALUE_KEYS)[]) {
    const written = entry[key];
    if (written !== undefined && holdsTemplate(written))
      result[key] = evaluated(key, written as Json, render, report, id);
  }
  return result as ValueEntry;
}

function evaluated(key: keyof typeof VALUE_KEYS, written: Json, render: Renderer, report: Report, id: string): unknown {
  const value = withoutNulls(render.value(written, [key]));
  if (value === undefined) return undefined;
  const schema = VALUE_KEYS[key];
  const found = [value, scalarOf(value)].find((candidate) => schema.safeParse(candidate).success);
  if (found !== undefined) return found;
  const expected = schema.safeParse(value).error?.issues[0]?.message ?? '';
  report([key], 'tasklist/bad-value', { key, task: id, detail: `is ${snippet(value)}, not ${expected}` });
  return undefined;
}

/** Inputs and lines of a command are text; `3` and `true` are meant as what they look like. */
function scalarOf(value: Json): Json {
  if (value === 'true' || value === 'false') return value === 'true';
  if (typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value)) return Number(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, scalarOf(member)]));
}

function withoutNulls(value: Json): Json | undefined {
  if (value === null) return undefined;
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  const given = Object.entries(value).filter(([, member]) => member !== null);
  // `retry` without tries is one try, as without the key.
  const tries = Object.hasOwn(value, 'max-attempts') ? { 'max-attempts': TASK_DEFAULTS.retry.maxAttempts } : {};
  return { ...tries, ...Object.fromEntries(given) };
}

/** The text of a key with its `${{ }}` filled in; `null` without the key. */
function textOrNull(written: string | undefined, key: 'working-directory' | 'report', render: Renderer): string | null {
  return written === undefined ? null : render.text(written, [key]);
}

/** A key whose expression is null is dropped, so that the members of a list need not all have it. */
function withOf(entry: TaskEntry, defaults: TaskFile['defaults'], render: Renderer): Task['with'] {
  if (!entry.with && !defaults.with) return TASK_DEFAULTS.with;
  const written = { ...defaults.with, ...entry.with };
  const values = Object.entries(render.value(written, ['with']) as Task['with']);
  return Object.fromEntries(values.filter(([key, value]) => value !== null || written[key] === null));
}

function tagsOf(
  entry: TaskEntry,
  defaults: TaskFile['defaults'],
  render: Renderer,
  report: Report,
  id: string,
): Task['tags'] {
  if (entry.tags === undefined && defaults.tags === undefined) return TASK_DEFAULTS.tags;
  const tags = [defaults.tags, entry.tags].flatMap((written) =>
    written === undefined || !holdsTemplate(written)
      ? listOf(written)
      : listOf(evaluated('tags', written, render, report, id) as TaskEntry['tags']),
  );
  return [...new Set(tags)];
}

function batchOf(batch: TaskEntry['batch']): Task['batch'] {
  if (batch === undefined) return TASK_DEFAULTS.batch;
  if (typeof batch === 'boolean') return batch ? { maxItems: null, maxMinutes: null } : null;
  return { maxItems: batch['max-items'] ?? null, maxMinutes: batch['max-minutes'] ?? null };
}

function locksOf(locks: NonNullable<TaskEntry['locks']>, render: Renderer): readonly string[] {
  return listOf(locks).map((lock, index) => render.text(lock, ['locks', index]));
}

/** `env` is called when it exists: the values of `env` itself never read it. */
function lazyContexts({ id, item, matrix }: Instance, facts: Facts, env: () => Task['env']): () => Contexts {
  let contexts: Contexts | undefined;
  return () => {
    contexts ??= {
      item: toValue(item),
      matrix: toValue(matrix),
      inputs: toValue(facts.inputs),
      github: toValue(facts.github),
      task: toValue({ slug: taskFileName(id) }),
      get env() {
        return toValue(env());
      },
    };
    return contexts;
  };
}

function environmentOf(
  entry: TaskEntry,
  defaults: TaskFile['defaults'],
  { onGithub }: Facts,
  contexts: () => Contexts,
  render: Renderer,
): Pick<Task, 'env' | 'envAtStart'> {
  if (!entry.env && !defaults.env) return { env: TASK_DEFAULTS.env, envAtStart: TASK_DEFAULTS.envAtStart };
  const env: Record<string, string> = {};
  const envAtStart: Record<string, readonly StartPart[]> = {};
  for (const [name, value] of Object.entries({ ...defaults.env, ...entry.env })) {
    const late =
      typeof value === 'string'
        ? startParts(value, onGithub, contexts, (text) => render.env(text, ['env', name]))
        : null;
    if (late === null) env[name] = render.env(textOf(value), ['env', name]);
    else envAtStart[name] = late;
  }
  return { env, envAtStart };
}

/** Text of which some is known only when the task starts: the rest is filled in now. `null` when all of it is known. */
function startParts(
  text: string,
  onGithub: boolean,
  contexts: () => Contexts,
  render: (text: string) => string,
): readonly StartPart[] | null {
  const parsed = isTemplated(text) ? parseTemplate(text, ENV_CONTEXTS) : null;
  if (parsed === null || !('template' in parsed)) return null;
  const isLate = (part: Expression) =>
    part.reads.some((read) => isAtStart(read) && (onGithub || read.context === 'needs'));
  const { parts } = parsed.template;
  if (!parts.some((part) => typeof part !== 'string' && isLate(part))) return null;
  return parts.map((part) => {
    if (typeof part === 'string') return { text: part };
    return isLate(part) ? { expression: settled(part, contexts) } : { text: render(`\${{ ${part.text} }}`) };
  });
}

/** An expression with what is known before a run as literals. */
function settled(expression: Expression, contexts: () => Contexts): string {
  return withReplaced(expression, (read) => {
    if (isAtStart(read) || !['inputs', 'github', 'task'].includes(read.context)) return null;
    return literalOf(valueAt(expression, read, contexts()));
  });
}

function valueAt({ lexemes }: Expression, { context, from, to }: Read, contexts: Contexts): Json {
  const parsed = parseExpression(lexemes.slice(from, to).join(''), [context], false);
  const result = 'expression' in parsed ? evaluateExpression(parsed.expression, contexts) : null;
  return result !== null && 'value' in result ? fromValue(result.value) : null;
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
  report(['runs-on'], 'tasklist/bad-value', { key: 'runs-on', task: id, detail: `is ${snippet(value)}, not a runner` });
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

function toleranceOf(value: ValueEntry['continue-on-error']): Task['continueOnError'] {
  if (value === undefined) return TASK_DEFAULTS.continueOnError;
  return typeof value === 'boolean' ? value : { exitCodes: value['exit-codes'] };
}

function retryOf(retry: ValueEntry['retry']): Retry {
  const none = TASK_DEFAULTS.retry;
  if (retry === undefined) return none;
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

function successOf(success: TaskEntry['success'], render: Renderer): SuccessCriteria {
  if (success === undefined) return TASK_DEFAULTS.success;
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
  contexts: () => Contexts,
  report: Report,
): Pick<Task, 'condition' | 'skip'> {
  const condition = entry.if === undefined ? null : conditionText(entry.if);
  if (condition === null) return NO_CONDITION;
  const parsed = parseCondition(condition);
  if (!('expression' in parsed)) throw new Error(`not checked before: ${condition}`);
  const text = settled(parsed.expression, contexts);
  const known = parseCondition(text);
  if (!('expression' in known)) throw new Error(`not a condition: ${text}`);
  const need = { result: 'success', outputs: {} } as const;
  const needs = Object.fromEntries(listOf(entry.needs).map((id) => [id, need]));
  const status = { success: true, failure: false, cancelled: false };
  const result = evaluateParsed(known.expression, { item, matrix, env, needs, github: {} }, status);
  if ('detail' in result) {
    report(['if'], 'tasklist/expression', { expression: condition, detail: result.detail });
    return { condition: null, skip: true };
  }
  return isRunTime(known.expression)
    ? { condition: text, skip: false }
    : { condition: null, skip: !isTruthy(result.value) };
}

/** A variable that the operating system refuses would only show as a failed start of the command. */
function checkVariables(task: Task, report: Report): void {
  if (task.env === TASK_DEFAULTS.env && task.item === null && task.matrix === NO_MATRIX) return;
  for (const [name, value] of Object.entries(variables(task))) {
    const detail = variableFault(name, value);
    if (detail !== null) report(['env', name], 'tasklist/bad-value', { key: name, task: task.id, detail });
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
