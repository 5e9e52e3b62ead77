import type { Json, Scalar } from '../model.ts';
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

/** How a needed task ended, in GitHub's words. */
export type NeedResult = 'success' | 'failure' | 'cancelled' | 'skipped';

/** What `if` can see. `needs` has an entry for each id in the task file and for each expanded id. */
export interface ConditionContexts {
  readonly item: Scalar | null;
  readonly matrix: Readonly<Record<string, Json>>;
  readonly env: Readonly<Record<string, string>>;
  readonly needs: Readonly<Record<string, { readonly result: NeedResult }>>;
}

/** The answers to `success()`, `failure()` and `cancelled()`. */
export interface Status {
  readonly success: boolean;
  readonly failure: boolean;
  readonly cancelled: boolean;
}

const CONDITION_CONTEXTS = ['item', 'matrix', 'env', 'needs'] as const;

/** Parses the text of an `if`, without its `${{ }}`. */
export function parseCondition(condition: string): ParseResult {
  return parseExpression(condition, CONDITION_CONTEXTS, true);
}

/** `true` when only a run can answer: it reads `needs` or asks for a status. */
export function isRunTime(expression: Expression): boolean {
  return expression.contexts.has('needs') || [...expression.functions].some(isStatusFunction);
}

/**
 * Whether a task starts: GitHub's semantics, where a condition without a status function means `success() && (condition)`.
 * `condition` is `Task.condition`, which expansion has checked. Throws when it cannot be parsed or evaluated, which only a
 * function of a run-time value can cause (`fromJSON(needs.a.result)`); the task then counts as failed.
 */
export function evaluateCondition(condition: string, contexts: ConditionContexts, status: Status): boolean {
  const parsed = parseCondition(condition);
  if (!('expression' in parsed)) throw new Error(`not a condition: ${condition}`);
  const asksStatus = [...parsed.expression.functions].some(isStatusFunction);
  if (!asksStatus && !status.success) return false;
  const result = evaluateParsed(parsed.expression, contexts, status);
  if ('detail' in result) throw new Error(`${result.detail}, in the condition: ${condition}`);
  return isTruthy(result.value);
}

/** Evaluates a parsed condition as it stands, without the implicit `success()`. */
export function evaluateParsed(expression: Expression, contexts: ConditionContexts, status: Status): EvaluateResult {
  const wanted = CONDITION_CONTEXTS.filter((name) => expression.contexts.has(name));
  const values = Object.fromEntries(wanted.map((name) => [name, toValue(contexts[name])]));
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
