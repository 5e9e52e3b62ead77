import type { Json, StartPart } from '../model.ts';
import {
  type EvaluateResult,
  type Expression,
  evaluateExpression,
  isStatusFunction,
  isTruthy,
  type ParseResult,
  parseExpression,
  toValue,
} from './expression.ts';
import { ENV_CONTEXTS, renderText } from './template.ts';

/** How a needed task ended, in GitHub's words. */
export type NeedResult = 'success' | 'failure' | 'cancelled' | 'skipped';

/** What a task that is needed has, once it ended. */
export interface Need {
  readonly result: NeedResult;
  readonly outputs: Readonly<Record<string, string>>;
}

/** What a task can see when it starts. `needs` has an entry for each id in the task file and for each expanded id. */
export interface StartContexts {
  readonly item: Json;
  readonly matrix: Readonly<Record<string, Json>>;
  readonly env: Readonly<Record<string, string>>;
  readonly needs: Readonly<Record<string, Need>>;
  readonly github: Readonly<Record<string, Json>>;
}

/** What `if` can see when it is planned. */
export interface PlanContexts extends StartContexts {
  readonly inputs: Readonly<Record<string, Json>>;
  readonly task: Readonly<Record<string, Json>>;
}

/** The answers to `success()`, `failure()` and `cancelled()`. */
export interface Status {
  readonly success: boolean;
  readonly failure: boolean;
  readonly cancelled: boolean;
}

export const CONDITION_CONTEXTS = ['item', 'matrix', 'env', 'inputs', 'github', 'task', 'needs'] as const;

/** Parses the text of an `if`, without its `${{ }}`. */
export function parseCondition(condition: string): ParseResult {
  return parseExpression(condition, CONDITION_CONTEXTS, true);
}

/** `true` when only a run can answer: it reads `needs` or asks for a status. */
export function isRunTime(expression: Expression): boolean {
  return expression.contexts.has('needs') || [...expression.functions].some(isStatusFunction);
}

/** Whether a condition asks how its needs ended: then it, and not `success()`, says whether the task starts. */
export function asksStatus(condition: string): boolean {
  const parsed = parseCondition(condition);
  return 'expression' in parsed && [...parsed.expression.functions].some(isStatusFunction);
}

/**
 * Whether a task starts: GitHub's semantics, where a condition without a status function means `success() && (condition)`.
 * `condition` is `Task.condition`, which expansion has checked. Throws when it cannot be parsed or evaluated, which only a
 * function of a run-time value can cause (`fromJSON(needs.a.result)`); the task then counts as failed.
 */
export function evaluateCondition(condition: string, contexts: StartContexts, status: Status): boolean {
  const parsed = parseCondition(condition);
  if (!('expression' in parsed)) throw new Error(`not a condition: ${condition}`);
  if (!status.success && !asksStatus(condition)) return false;
  const result = evaluateParsed(parsed.expression, contexts, status);
  if ('detail' in result) throw new Error(`${result.detail}, in the condition: ${condition}`);
  return isTruthy(result.value);
}

/** Evaluates a parsed condition as it stands, without the implicit `success()`. */
export function evaluateParsed(
  expression: Expression,
  contexts: StartContexts | PlanContexts,
  status: Status,
): EvaluateResult {
  const wanted = CONDITION_CONTEXTS.filter((name) => expression.contexts.has(name));
  const values = Object.fromEntries(
    wanted.map((name) => [name, toValue(((contexts as Partial<PlanContexts>)[name] as Json) ?? null)]),
  );
  const answers = { success: status.success, failure: status.failure, cancelled: status.cancelled, always: true };
  return evaluateExpression(expression, values, answers);
}

/**
 * The result of a template from the results of all its expansions: the worst of failure, cancelled, skipped, success. One
 * that expanded to nothing is a success: nothing is waited for.
 */
export function foldResults(results: Iterable<NeedResult>): NeedResult {
  const seen = new Set(results);
  return (['failure', 'cancelled', 'skipped'] as const).find((result) => seen.has(result)) ?? 'success';
}

/**
 * The status that a task sees: `success()` when everything it needs succeeded, `failure()` when something it needs failed,
 * `cancelled()` when the run is being cancelled.
 */
export function statusOf(needs: Iterable<NeedResult>, cancelled: boolean): Status {
  const results = [...needs];
  return {
    success: !cancelled && results.every((result) => result === 'success'),
    failure: results.includes('failure'),
    cancelled,
  };
}

/** A variable of a task, evaluated when the task starts. Throws in words when it cannot be. */
export function startValue(parts: readonly StartPart[], contexts: StartContexts): string {
  return parts.map((part) => ('text' in part ? part.text : startText(part.expression, contexts))).join('');
}

function startText(text: string, contexts: StartContexts): string {
  const parsed = parseExpression(text, ENV_CONTEXTS, false);
  if (!('expression' in parsed)) throw new Error(`not an expression: ${text}`);
  const values = Object.fromEntries(
    [...parsed.expression.contexts].map((name) => [
      name,
      toValue((contexts as Partial<PlanContexts>)[name as 'env'] ?? null),
    ]),
  );
  const rendered = renderText({ parts: [parsed.expression] }, values);
  if ('value' in rendered) return String(rendered.value);
  throw new Error(
    `\`${text}\` ${'detail' in rendered ? `cannot be evaluated: ${rendered.detail}` : `is ${rendered.found}`}`,
  );
}

/** The outputs that the text reads, as the ids and keys that it names. */
export function outputsRead(
  expression: string,
  status: boolean,
): readonly { readonly id: string; readonly key: string }[] {
  const parsed = parseExpression(expression, status ? CONDITION_CONTEXTS : ENV_CONTEXTS, status);
  if (!('expression' in parsed)) return [];
  return parsed.expression.reads.flatMap(({ context, path: [id, word, key] }) =>
    context === 'needs' && id !== undefined && word?.toLowerCase() === 'outputs' && key !== undefined && key !== '*'
      ? [{ id, key }]
      : [],
  );
}
