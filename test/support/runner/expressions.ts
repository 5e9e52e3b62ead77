import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

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
  const dictionary = JSON.parse(JSON.stringify(values), data.reviver) as data.Dictionary;
  const tree = new Parser(new Lexer(expression).lex().tokens, NAMES, []).parse();
  return new Evaluator(tree, dictionary).evaluate().coerceString();
}
