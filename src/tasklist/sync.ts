/** The value of `sync:` as a user wrote it, in a file, an input or on the command line, to a formula: the one reader of it. */
import type { Amount, Formula, Path, Rule } from '../model.ts';
import { type GivenFacts, type KindOf, problem, type SyncProblem } from '../problem.ts';
import { nearest } from './nearest.ts';
import type { Source } from './source.ts';
import { type AmountKey, parseAmount, shown } from './sync-amount.ts';

/** A rule and where it stands, in reading order: the same order in which `numberRules` numbers them. */
export interface PlacedRule {
  readonly rule: Rule;
  readonly path: Path;
}

/** Where values and keys stand; see `Source`. */
export type SyncPlaces = Pick<Source, 'locate' | 'locateKey'>;

export interface ParsedSync {
  /** `null` when a problem is an error. */
  readonly formula: Formula | null;
  readonly rules: readonly PlacedRule[];
  readonly problems: readonly SyncProblem[];
}

/** Lists within lists, and rules in all: bounds against input that would cost more than it can mean. */
const MAX_DEPTH = 16;
export const MAX_RULES = 1000;

/** The words that `sync` may be, each with its rule; `null` asks for nothing. */
const WORDS = {
  all: { of: [], maxFailures: { count: 0 } },
  any: { of: [], atLeast: { count: 1 } },
  majority: { of: [], atLeast: { majority: true } },
  none: null,
} as const satisfies Readonly<Record<string, Rule | null>>;
type Word = keyof typeof WORDS;
export const SYNC_WORDS = Object.keys(WORDS) as [Word, ...Word[]];

/** Words from elsewhere, with what they mean here. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ['most', 'majority'],
  ['every', 'all'],
  ['first', 'any'],
  ['half', '50%'],
]);
const KEYS = ['of', 'at-least', 'max-failures', 'any-of'] as const;

/**
 * Parses `all`, `any`, `majority`, `none`, a count, a percentage, `{of, at-least, max-failures}`, a list of these (all
 * must hold) or `{any-of: […]}`. `path` is where the value is in `source`. All problems are returned at once.
 */
export function parseSync(value: unknown, path: Path, source: SyncPlaces): ParsedSync {
  const rules: PlacedRule[] = [];
  const problems: SyncProblem[] = [];
  const context = { rules, problems, source };
  const formula = parseFormula(value, path, context);
  if (rules.length > MAX_RULES) report(context, path, 'sync/too-large', { what: 'rules', max: MAX_RULES });
  return { formula: problems.length === 0 ? formula : null, rules, problems };
}

interface Context {
  readonly problems: SyncProblem[];
  readonly rules: PlacedRule[];
  readonly source: SyncPlaces;
}

function report<K extends KindOf<'sync'>>(
  { problems, source }: Context,
  path: Path,
  kind: K,
  ...facts: GivenFacts<K>
): null {
  const at = kind === 'sync/unknown-key' ? source.locateKey(path) : source.locate(path);
  problems.push(problem(kind, at, ...facts) as SyncProblem);
  return null;
}

function parseFormula(value: unknown, path: Path, context: Context, depth = 0): Formula | null {
  if (depth > MAX_DEPTH) return report(context, path, 'sync/too-large', { what: 'depth', max: MAX_DEPTH });
  if (Array.isArray(value)) return parseList('list', value, path, context, depth);
  if (typeof value === 'object' && value !== null) return parseObject(value, path, context, depth);
  const word = SYNC_WORDS.find((one) => one === value);
  if (word !== undefined) {
    const rule: Rule | null = WORDS[word];
    return rule === null ? { none: true } : leaf(rule, path, context);
  }
  if (typeof value === 'string' && !/^[\s+-]*[\d.]/.test(value)) {
    return report(context, path, 'sync/wrong-shape', {
      key: 'sync',
      found: shown(value),
      nearest: MEANT.get(value) ?? nearest(value, SYNC_WORDS),
    });
  }
  if (typeof value !== 'number' && typeof value !== 'string')
    return report(context, path, 'sync/wrong-shape', { key: 'sync', found: shown(value), nearest: null });
  const atLeast = amountOf('sync', value, path, context);
  return atLeast && leaf({ of: [], atLeast }, path, context);
}

function leaf(rule: Rule, path: Path, context: Context): Formula {
  context.rules.push({ rule, path });
  return { rule };
}

function parseList(
  key: 'list' | 'any-of',
  list: readonly unknown[],
  path: Path,
  context: Context,
  depth: number,
): Formula | null {
  if (list.length === 0) return report(context, path, 'sync/empty-list', { key });
  if (list.length > MAX_RULES) return report(context, path, 'sync/too-large', { what: 'rules', max: MAX_RULES });
  const parts = list.flatMap((value, index) => parseFormula(value, [...path, index], context, depth + 1) ?? []);
  return key === 'list' ? { all: parts } : { any: parts };
}

function parseObject(value: object, path: Path, context: Context, depth: number): Formula | null {
  const given = new Map<string, unknown>(Object.entries(value).filter(([, field]) => field !== undefined));
  const meant = unknownKeys(given, path, context);
  const choices = given.get('any-of');
  const hasRule = given.has('of') || given.has('at-least') || given.has('max-failures');
  const rule = hasRule || choices === undefined ? parseRule(given, meant, path, context) : null;
  if (choices === undefined) return rule;
  const inside: Path = [...path, 'any-of'];
  if (!Array.isArray(choices))
    return report(context, inside, 'sync/wrong-shape', { key: 'any-of', found: shown(choices), nearest: null });
  const choice = parseList('any-of', choices, inside, context, depth);
  return choice && rule ? { all: [rule, choice] } : choice;
}

/** Reports the keys that a rule does not have; whether one of them was meant to be another. */
function unknownKeys(given: ReadonlyMap<string, unknown>, path: Path, context: Context): boolean {
  let meant = false;
  for (const key of given.keys()) {
    if (KEYS.some((known) => known === key)) continue;
    const close = nearest(key, KEYS);
    meant ||= close !== null;
    report(context, [...path, key], 'sync/unknown-key', { key, nearest: close, known: KEYS });
  }
  return meant;
}

function parseRule(
  given: ReadonlyMap<string, unknown>,
  isMisspelt: boolean,
  path: Path,
  context: Context,
): Formula | null {
  const of = given.has('of') ? selectorsOf(given.get('of'), [...path, 'of'], context) : [];
  if (!given.has('at-least') && !given.has('max-failures')) {
    // A misspelt key explains why the right one is missing.
    return isMisspelt ? null : report(context, path, 'sync/no-threshold');
  }
  const read = (key: AmountKey) => (given.has(key) ? amountOf(key, given.get(key), [...path, key], context) : null);
  const atLeast = read('at-least');
  const maxFailures = read('max-failures');
  if (of === null) return null;
  return leaf({ of, ...(atLeast && { atLeast }), ...(maxFailures && { maxFailures }) }, path, context);
}

function selectorsOf(value: unknown, path: Path, context: Context): string[] | null {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) return report(context, path, 'sync/empty-list', { key: 'of' });
  const strings = list.filter((entry) => typeof entry === 'string' && entry !== '');
  if (strings.length === list.length) return strings as string[];
  return report(context, path, 'sync/wrong-shape', { key: 'of', found: shown(value), nearest: null });
}

function amountOf(key: AmountKey | 'sync', value: unknown, path: Path, context: Context): Amount | null {
  const parsed = parseAmount(key === 'sync' ? 'at-least' : key, value);
  return 'amount' in parsed ? parsed.amount : report(context, path, 'sync/bad-amount', { key, ...parsed });
}
