/** The verdict policy of a plan, checked against the tasks it judges: what can be known to be wrong is said before a run. */
import { type Formula, type Locate, type Path, POLICY_WORDS, type Policy } from '../model.ts';
import { hasError, problem, type SyncProblem } from '../problem.ts';
import { nearest } from '../tasklist/nearest.ts';
import { type ParsedSync, type PlacedRule, parseSync } from '../tasklist/sync.ts';
import { leastSuccess, MAX_TOTAL_WEIGHT } from './amount.ts';
import { explain } from './explain.ts';
import { fillPending, ruleHolds } from './formula.ts';
import { createSelect, selectorNames } from './select.ts';
import { countedOf, createTally, filledVerdict, type JudgedTask } from './tally.ts';

/** The settings beside `sync:`; what is left out takes its default. */
export type PolicyOptions = { readonly [K in keyof Omit<Policy, 'formula'>]?: Policy[K] | undefined };

export interface CompiledPolicy {
  /** `null` when a problem is an error. */
  readonly policy: Policy | null;
  readonly problems: readonly SyncProblem[];
}

/**
 * Compiles the value of `sync:` as it was written. A plan without tasks is judged by `on-empty`
 * alone, so its rules are parsed and not compared with anything.
 *
 * @param options `chosen`: the tasks are some of a list, so an amount that is more than they are means all of them
 * @param path where the value stands, for the problems
 */
export function compilePolicy(
  value: unknown,
  options: PolicyOptions & { readonly chosen?: boolean },
  all: readonly JudgedTask[],
  locate: Locate,
  path: Path = ['sync'],
): CompiledPolicy {
  const parsed = parseSync(value, path, { locate, locateKey: locate });
  if (parsed.formula === null) return { policy: null, problems: parsed.problems };
  const tasks = countedOf(all);
  const fitted =
    options.chosen === true && tasks.length > 0
      ? fitToChosen({ ...parsed, formula: parsed.formula }, tasks, locate)
      : null;
  const policy: Policy = {
    formula: fitted?.formula ?? parsed.formula,
    onEmpty: options.onEmpty ?? POLICY_WORDS.onEmpty[0],
    onSkipped: options.onSkipped ?? POLICY_WORDS.onSkipped[0],
    onAllNeutral: options.onAllNeutral ?? POLICY_WORDS.onAllNeutral[0],
    onMissing: options.onMissing ?? POLICY_WORDS.onMissing[0],
    flaky: options.flaky ?? POLICY_WORDS.flaky[0],
  };
  if (tasks.length === 0) return { policy, problems: [] };
  const total = tasks.reduce((sum, task) => sum + task.weight, 0);
  // Finding a place in a large file costs more than the whole check: only a problem needs one.
  const at = () => locate(path);
  if (total > MAX_TOTAL_WEIGHT) {
    return { policy: null, problems: [problem('sync/weight-sum', at(), { total, max: MAX_TOTAL_WEIGHT })] };
  }
  const problems = fitted?.problems ?? checkRules(parsed.rules, tasks, locate);
  if (hasError(problems)) return { policy: null, problems };
  const whole = checkWhole(policy, tasks, value === 'none', at);
  // A policy cannot fail because its rules cannot: the rules have been named then.
  if (whole !== null && !(whole.kind === 'never-fails' && problems.length > 0)) problems.push(whole);
  return { policy: hasError(problems) ? null : policy, problems };
}

interface Fitted {
  readonly formula: Formula;
  readonly problems: SyncProblem[];
}

/** The formula for some of the tasks that it was written for: a rule asks for all of what there is where it asks for more. */
function fitToChosen(
  { formula, rules }: ParsedSync & { readonly formula: Formula },
  tasks: readonly JudgedTask[],
  locate: Locate,
): Fitted {
  const select = createSelect(tasks);
  const problems: SyncProblem[] = [];
  // What asks for nothing leaves its list: beside it the other rules decide, also where one of several is enough.
  const adapted = (node: Formula): Formula | null => {
    if ('all' in node) return remaining(node.all.map(adapted), (all) => ({ all }));
    if ('any' in node) return remaining(node.any.map(adapted), (any) => ({ any }));
    if (!('rule' in node)) return node;
    const { rule } = node;
    const total = select(rule.of).reduce((sum, index) => sum + (tasks[index]?.weight ?? 0), 0);
    const need = rule.atLeast === undefined ? 0 : leastSuccess(rule.atLeast, total);
    if (total > 0 && need <= total) return node;
    const at = locate(rules.find((placed) => placed.rule === rule)?.path ?? ['sync']);
    const of = rule.of.join(', ');
    problems.push(
      total === 0 ? problem('sync/none-of-chosen', at, { of }) : problem('sync/all-of-chosen', at, { need, total, of }),
    );
    return total === 0 ? null : { rule: { ...rule, atLeast: { count: total } } };
  };
  return { formula: adapted(formula) ?? { none: true }, problems };
}

/** The list of what still asks for something; `null` when nothing of it does. */
function remaining(parts: readonly (Formula | null)[], listOf: (parts: readonly Formula[]) => Formula): Formula | null {
  const left = parts.filter((part) => part !== null);
  return left.length === 0 && parts.length > 0 ? null : listOf(left);
}

function checkRules(rules: readonly PlacedRule[], tasks: readonly JudgedTask[], locate: Locate): SyncProblem[] {
  const select = createSelect(tasks);
  const weigh = (selectors: readonly string[]) =>
    select(selectors).reduce((sum, index) => sum + (tasks[index]?.weight ?? 0), 0);
  return rules.flatMap((placed) => {
    const empty = placed.rule.of.filter((selector) => weigh([selector]) === 0);
    if (empty.length > 0) return emptySelectors(empty, placed, tasks, locate);
    return checkRule(placed, weigh(placed.rule.of), locate);
  });
}

function emptySelectors(
  empty: readonly string[],
  { rule, path }: PlacedRule,
  tasks: readonly JudgedTask[],
  locate: Locate,
): SyncProblem[] {
  const names = selectorNames(tasks);
  return empty.map((selector) =>
    problem(
      'sync/empty-selector',
      locate(rule.of.length === 1 ? [...path, 'of'] : [...path, 'of', rule.of.indexOf(selector)]),
      { selector, nearest: nearest(selector, names) },
    ),
  );
}

/** A rule that cannot hold is an error, one that cannot fail a warning. */
function checkRule({ rule, path }: PlacedRule, total: number, locate: Locate): SyncProblem[] {
  const need = rule.atLeast === undefined ? 0 : leastSuccess(rule.atLeast, total);
  if (need > total) {
    const of = rule.of.join(', ');
    return [problem('sync/unreachable', place(path, 'at-least', locate), { need, total, of })];
  }
  const worst = fillPending({ success: 0, failure: 0, pending: total }, 'failure');
  if (rule.maxFailures === undefined || !ruleHolds(rule, worst)) return [];
  return [problem('sync/never-fails', place(path, 'max-failures', locate), { maxFailures: rule.maxFailures })];
}

/** The whole policy, with what the plan already skips: it must be able to pass, and should be able to fail. */
function checkWhole(
  policy: Policy,
  tasks: readonly JudgedTask[],
  reportOnly: boolean,
  at: () => SyncProblem['at'],
): SyncProblem | null {
  const skips = tasks.some((task) => task.skip);
  const afterSkips = createTally({ policy, tasks });
  const anyEnding = skips
    ? createTally({ policy, tasks: tasks.map((task) => ({ ...task, skip: false })) })
    : afterSkips;
  if (filledVerdict(anyEnding.counts, 'failure') === 'pass') {
    return reportOnly ? problem('sync/report-only', at()) : problem('sync/never-fails', at(), { maxFailures: null });
  }
  const decision = afterSkips.decide();
  // When everything is skipped there is no run to save: the verdict says what that means.
  const isLost = decision.decided && decision.verdict === 'fail' && afterSkips.counts.pending.tasks > 0;
  if (!isLost) return null;
  return problem('sync/never-passes', at(), { reasons: explain(afterSkips.counts, 'fail') });
}

/** The place of a key of a rule; a rule written as a plain number or word has no keys. */
function place(path: Path, key: string, locate: Locate): SyncProblem['at'] {
  return locate([...path, key]);
}
