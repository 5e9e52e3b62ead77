import { data, Evaluator, Lexer, Parser, type wellKnownFunctions } from '@actions/expressions';

/** Contexts of a step: `github`, `matrix`, `strategy`, `job`, `runner`, as plain values. */
export type StepContexts = Readonly<Record<string, unknown>>;

/** The contexts that the default of an input may read (actions/runner, `action_yaml.json`, `input-default-context`). */
const NAMES = ['github', 'strategy', 'matrix', 'job', 'runner'];

/** Evaluates the `${{ }}` in the default of an input with GitHub's own expression library. */
export function evaluateDefault(template: string, contexts: StepContexts): string {
  return template.replace(/\$\{\{(.*?)\}\}/gs, (_, expression: string) => evaluate(expression.trim(), contexts));
}

function evaluate(expression: string, contexts: StepContexts): string {
  const values = Object.fromEntries(NAMES.map((name) => [name, contexts[name] ?? null]));
  return evaluateExpression(expression, values).coerceString();
}

/** A function that an expression may call besides the built-in ones. */
export type ExpressionFunction = (typeof wellKnownFunctions)[string];

/** Evaluates one expression; it may read what `contexts` has and call `functions` besides the built-in ones. */
export function evaluateExpression(
  expression: string,
  contexts: StepContexts,
  functions: readonly ExpressionFunction[] = [],
): data.ExpressionData {
  const dictionary = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary;
  const tree = new Parser(new Lexer(expression).lex().tokens, Object.keys(contexts), [...functions]).parse();
  const named = new Map(functions.map((one) => [one.name.toLowerCase(), one]));
  return new Evaluator(tree, dictionary, named).evaluate();
}
