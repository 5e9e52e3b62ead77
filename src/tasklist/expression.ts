import { data, Evaluator, type Expr, ExpressionError, Lexer, Parser, wellKnownFunctions } from '@actions/expressions';
import type { Json } from '../model.ts';
import { messageOf } from '../problem.ts';

/**
 * GitHub's expression language, parsed and evaluated by GitHub's own library. What the library leaves open is closed here:
 * names like `constructor` are not functions, every quote in text is unescaped, and no fault of an expression is thrown.
 */

export type Value = data.ExpressionData;

/** Named values an expression can see. */
export type Contexts = Readonly<Record<string, Value>>;

export interface Expression {
  readonly text: string;
  readonly tree: Expr;
  /** The contexts it reads, in lower case. */
  readonly contexts: ReadonlySet<string>;
  /** The functions it calls, in lower case. */
  readonly functions: ReadonlySet<string>;
  /** Every place where it reads a context. */
  readonly reads: readonly Read[];
  readonly lexemes: readonly string[];
}

/** A context and the names that follow it: `needs['a'].result` reads `needs` by the path `a`, `result`. */
export interface Read {
  /** In lower case. */
  readonly context: string;
  /** As written; `*` for all members or one by number. It ends at the first computed name. */
  readonly path: readonly string[];
  /** Its first lexeme, and the one behind its last. */
  readonly from: number;
  readonly to: number;
}

export type ParseResult =
  | { readonly expression: Expression }
  | { readonly fault: 'unknown-context' | 'unknown-function'; readonly name: string }
  | { readonly fault: 'syntax'; readonly detail: string };

export type EvaluateResult = { readonly value: Value } | { readonly detail: string };

/** What a run-time condition may ask about the tasks it needs. */
export const STATUS_FUNCTIONS = ['success', 'failure', 'cancelled', 'always'] as const;

/** GitHub's functions without `hashFiles`, which reads files. */
export const FUNCTIONS = [
  'contains',
  'startsWith',
  'endsWith',
  'format',
  'join',
  'toJSON',
  'fromJSON',
  'case',
] as const;

const knownFunctions = new Set(Object.keys(wellKnownFunctions));
const statusFunctions = STATUS_FUNCTIONS.map((name) => ({ name, minArgs: 0, maxArgs: 0 }));
const CACHE_SIZE = 4096;
const cache = new Map<string, ParseResult>();

/**
 * Parses one expression, without its `${{ }}`. `contexts` are the names it may read; `status` allows `success()` and its
 * kin. Results are remembered, so that the expansions of one template parse once.
 */
export function parseExpression(text: string, contexts: readonly string[], status: boolean): ParseResult {
  const key = `${status} ${contexts.join()} ${text}`;
  const known = cache.get(key);
  if (known) return known;
  if (cache.size >= CACHE_SIZE) cache.clear();
  const result = parse(text, contexts, status);
  cache.set(key, result);
  return result;
}

function parse(text: string, contexts: readonly string[], status: boolean): ParseResult {
  try {
    const { tokens } = new Lexer(text).lex();
    for (const token of tokens) {
      // The library unescapes only the first doubled quote of text.
      if (typeof token.value === 'string') token.value = token.lexeme.slice(1, -1).replaceAll("''", "'");
    }
    const names = namesIn(tokens.map((token) => token.lexeme));
    for (const name of names.called) {
      const known = knownFunctions.has(name.toLowerCase()) || (status && isStatusFunction(name));
      if (!known) return { fault: 'unknown-function', name };
    }
    for (const name of names.read) {
      if (!contexts.includes(name.toLowerCase())) return { fault: 'unknown-context', name };
    }
    const tree: Expr | undefined = new Parser(tokens, [...contexts], status ? statusFunctions : []).parse();
    const { reads } = names;
    const lexemes = tokens.map((token) => token.lexeme);
    return tree
      ? { expression: { text, tree, contexts: lower(names.read), functions: lower(names.called), reads, lexemes } }
      : { fault: 'syntax', detail: 'An expression was expected' };
  } catch (error) {
    return { fault: 'syntax', detail: detailOf(error, text) };
  }
}

/** GitHub's own wording, with the position that the library leaves out of some messages. */
function detailOf(error: unknown, text: string): string {
  const message = messageOf(error);
  if (message === 'ErrorExceededMaxLength') return 'Exceeded max expression length 21000';
  const place =
    error instanceof ExpressionError ? `. Located at position ${error.pos.column + 1} within expression: ${text}` : '';
  return `${message}${place}${adviceOn(message)}`;
}

/** What is written instead of a symbol of another language; empty where nobody knows. */
function adviceOn(message: string): string {
  const [, symbol = ''] = /^Unexpected symbol: '(.*?)'(?:\. Located|$)/s.exec(message) ?? [];
  if (symbol.startsWith('"')) return "; write text in single quotes, as in 'text'";
  if (symbol === 'EOF') return '; it ends too early: a value or a closing bracket is missing';
  const doubled = ['=', '&', '|'].find((one) => symbol === one);
  return doubled === undefined ? '' : `; write \`${doubled}${doubled}\``;
}

function lower(names: Iterable<string>): Set<string> {
  return new Set([...names].map((name) => name.toLowerCase()));
}

/** A name before `(` is a function, a name that no `.` precedes is a context; the literals are neither. */
function namesIn(lexemes: readonly string[]): {
  readonly read: ReadonlySet<string>;
  readonly called: ReadonlySet<string>;
  readonly reads: readonly Read[];
} {
  const read = new Set<string>();
  const called = new Set<string>();
  const reads: Read[] = [];
  lexemes.forEach((lexeme, index) => {
    if (!/^[A-Za-z_]/.test(lexeme) || lexemes[index - 1] === '.') return;
    if (lexemes[index + 1] === '(') called.add(lexeme);
    else if (!/^(true|false|null|NaN|Infinity)$/.test(lexeme)) {
      read.add(lexeme);
      reads.push(readAt(lexemes, index));
    }
  });
  return { read, called, reads };
}

function readAt(lexemes: readonly string[], from: number): Read {
  const path: string[] = [];
  let to = from + 1;
  for (;;) {
    const [open, name = '', close] = lexemes.slice(to, to + 3);
    if (open === '.' && name !== '') {
      path.push(name);
      to += 2;
    } else if (open === '[' && close === ']' && /^(?:'|\*$|\d)/.test(name)) {
      path.push(name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : '*');
      to += 3;
    } else return { context: (lexemes[from] ?? '').toLowerCase(), path, from, to };
  }
}

/** The text of an expression in which other text stands for some of what it reads; `null` keeps a place as it is. */
export function withReplaced(expression: Expression, replacement: (read: Read) => string | null): string {
  const pieces: string[] = [];
  let at = 0;
  for (const read of expression.reads) {
    const text = replacement(read);
    // What stands inside the brackets of another one is replaced with it.
    if (text === null || read.from < at) continue;
    pieces.push(...expression.lexemes.slice(at, read.from), text);
    at = read.to;
  }
  pieces.push(...expression.lexemes.slice(at));
  return at === 0 ? expression.text : pieces.filter((piece) => piece !== '').join(' ');
}

/** A value as an expression that stands for it. */
export function literalOf(value: Json): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  if (typeof value === 'object' && value !== null) return `fromJSON(${literalOf(JSON.stringify(value))})`;
  return String(value);
}

export function isStatusFunction(name: string): boolean {
  return (STATUS_FUNCTIONS as readonly string[]).includes(name.toLowerCase());
}

/**
 * Evaluates a parsed expression. `status` answers the status functions by lower-case name. A fault of evaluation, such as
 * `fromJSON` of no JSON, is a detail in words.
 */
export function evaluateExpression(
  expression: Expression,
  contexts: Contexts,
  status: Readonly<Record<string, boolean>> = {},
): EvaluateResult {
  const values = new data.Dictionary();
  for (const name of expression.contexts) values.add(name, contexts[name] ?? new data.Null());
  const functions = new Map(
    Object.entries(status).map(([name, answer]) => [
      name,
      { name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(answer) },
    ]),
  );
  try {
    return { value: new Evaluator(expression.tree, values, functions).evaluate() };
  } catch (error) {
    return { detail: messageOf(error) };
  }
}

/** A JSON value as the library's data; deep values of any length are safe. */
export function toValue(json: Json): Value {
  if (json === null) return new data.Null();
  if (typeof json === 'string') return new data.StringData(json);
  if (typeof json === 'number') return new data.NumberData(json);
  if (typeof json === 'boolean') return new data.BooleanData(json);
  if (Array.isArray(json)) {
    const list = new data.Array();
    for (const entry of json) list.add(toValue(entry));
    return list;
  }
  const mapping = new Mapping();
  for (const [key, value] of Object.entries(json)) mapping.add(key, toValue(value));
  return mapping;
}

type Pair = { key: string; value: Value };

/** The library's mapping takes `constructor` for a key that it already has. */
class Mapping extends data.Dictionary {
  readonly #pairs = new Map<string, Pair>();
  override add(key: string, value: Value): void {
    const folded = key.toLowerCase();
    if (!this.#pairs.has(folded)) this.#pairs.set(folded, { key, value });
  }
  override get(key: string): Value | undefined {
    return this.#pairs.get(key.toLowerCase())?.value;
  }
  override values(): Value[] {
    return this.pairs().map(({ value }) => value);
  }
  override pairs(): Pair[] {
    return [...this.#pairs.values()];
  }
}

/** The library's data as JSON. */
export function fromValue(value: Value): Json {
  return JSON.parse(JSON.stringify(value, data.replacer) ?? 'null');
}

/** GitHub's truth: null, false, 0, NaN and the empty text are false. */
export function isTruthy(value: Value): boolean {
  switch (value.kind) {
    case data.Kind.Null:
      return false;
    case data.Kind.Boolean:
    case data.Kind.Number:
    case data.Kind.String:
      return Boolean((value as data.BooleanData | data.NumberData | data.StringData).value);
    default:
      return true;
  }
}
