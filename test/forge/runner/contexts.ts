/** The contexts of a job and its steps, and what expressions make of them. */
import { data } from '@actions/expressions';
import { type ExpressionFunction, evaluateExpression, type StepContexts } from '../../support/runner/expressions.ts';

export type Status = 'success' | 'failure' | 'cancelled';

const NAMES = ['github', 'env', 'job', 'steps', 'runner', 'secrets', 'vars', 'matrix', 'strategy', 'needs', 'inputs'];

function evaluate(expression: string, contexts: StepContexts, status: Status): data.ExpressionData {
  const values = Object.fromEntries(NAMES.map((name) => [name, contexts[name] ?? null]));
  return evaluateExpression(expression.trim(), values, statusFunctions(status));
}

/** A text with its `${{ }}` filled in. */
export function interpolate(text: unknown, contexts: StepContexts, status: Status = 'success'): string {
  return String(text ?? '').replace(/\$\{\{(.*?)\}\}/gs, (_, expression: string) =>
    evaluate(expression, contexts, status).coerceString(),
  );
}

export function interpolateAll(
  values: Readonly<Record<string, unknown>> | undefined,
  contexts: StepContexts,
): Record<string, string> {
  return Object.fromEntries(Object.entries(values ?? {}).map(([name, value]) => [name, interpolate(value, contexts)]));
}

/** Whether an `if` holds; without a status function it also asks for success. */
export function holds(condition: unknown, contexts: StepContexts, status: Status): boolean {
  if (condition === undefined || condition === null || condition === '') return status === 'success';
  const expression = String(condition).replace(/^\s*\$\{\{(.*)\}\}\s*$/s, '$1');
  const asksStatus = /\b(success|failure|cancelled|always)\s*\(/i.test(expression);
  if (!asksStatus && status !== 'success') return false;
  return Boolean(JSON.parse(JSON.stringify(evaluate(expression, contexts, status), data.replacer)));
}

function statusFunctions(status: Status): ExpressionFunction[] {
  const named = { success: status === 'success', failure: status === 'failure', cancelled: status === 'cancelled' };
  return Object.entries({ ...named, always: true }).map(([name, value]) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(value),
  }));
}
