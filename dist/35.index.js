export const id = 35;
export const ids = [35];
export const modules = {

/***/ 31977:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J$: () => (/* binding */ commandEnvironment),
/* harmony export */   Q0: () => (/* binding */ markedEnvironment),
/* harmony export */   fG: () => (/* binding */ scrubbed)
/* harmony export */ });
/* harmony import */ var _tasklist_variables_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29665);

/** Marks every process of one try, so that those that left its process group can still be found (Linux). */
const MARK_VARIABLE = 'FANFOLD_PROCESS_MARK';
const MAX_MARKS = 1024;
/** What belongs to the action's own step and not to a command: credentials of the run's services, inputs, state. */
const SCRUBBED = /^(ACTIONS_RUNTIME_.*|ACTIONS_RESULTS_URL|ACTIONS_CACHE_URL|ACTIONS_ID_TOKEN_.*|INPUT_.*|STATE_.*|GITHUB_(OUTPUT|ENV|PATH|STATE|STEP_SUMMARY))$/i;
/**
 * `base` without what a command must not see, then the task's own variables, then the private files, which nothing
 * overrides. This is hygiene and not isolation: on Linux a process can read the environment of its parent.
 */
function commandEnvironment(base, task, files, mark) {
    const marked = markedEnvironment(base, mark);
    return Object.assign({ ...marked }, (0,_tasklist_variables_js__WEBPACK_IMPORTED_MODULE_0__/* .variables */ .Ee)(task), files, { [MARK_VARIABLE]: marked[MARK_VARIABLE] });
}
/** `base` without what a command must not see, and with the mark by which its processes are found. */
function markedEnvironment(base, mark) {
    const result = scrubbed(base);
    const outer = result[MARK_VARIABLE];
    // A run inside a task of another run keeps the outer mark, so that the outer run still knows its descendants.
    result[MARK_VARIABLE] = outer === undefined ? mark : `${outer.slice(-MAX_MARKS)} ${mark}`;
    return result;
}
/** `base` without what belongs to the action's own step. */
function scrubbed(base) {
    const result = Object.create(null);
    for (const [name, value] of Object.entries(base)) {
        if (value !== undefined && !SCRUBBED.test(name))
            result[name] = value;
    }
    return result;
}


/***/ }),

/***/ 27035:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Cs: () => (/* binding */ hasErrors),
  Yq: () => (/* binding */ loadPlan),
  sc: () => (/* binding */ sha256)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/independence/conflicts.js + 1 modules
var conflicts = __webpack_require__(900);
// EXTERNAL MODULE: ./build/independence/hazards.js + 7 modules
var independence_hazards = __webpack_require__(36209);
// EXTERNAL MODULE: ./build/independence/order.js
var order = __webpack_require__(55087);
// EXTERNAL MODULE: ./build/tasklist/nearest.js
var nearest = __webpack_require__(32750);
// EXTERNAL MODULE: ./build/sync/amount.js
var amount = __webpack_require__(25744);
// EXTERNAL MODULE: ./build/sync/explain.js
var explain = __webpack_require__(9721);
// EXTERNAL MODULE: ./build/sync/formula.js
var formula = __webpack_require__(1108);
;// CONCATENATED MODULE: ./build/sync/parse-amount.js

const PERCENT = /^(\d+)(?:\.(\d+))?%$/;
/**
 * A whole number in weight units, `P%` with up to three decimals, or, for `at-least`, `majority`. `at-least` starts
 * above zero, because a rule that cannot fail must not look like one that can; `max-failures` starts at zero.
 */
function parseAmount(key, value) {
    const no = (why) => ({ found: shown(value), why });
    if (typeof value === 'number')
        return parseCount(key, value) ?? no(Number.isInteger(value) ? 'count-range' : 'not-whole');
    if (typeof value !== 'string')
        return no('not-an-amount');
    if (value === 'majority' && key === 'at-least')
        return { amount: { majority: true } };
    if (/^-?\d+$/.test(value))
        return parseCount(key, Number(value)) ?? no('count-range');
    if (/^-\d+(\.\d+)?%$/.test(value))
        return no('percent-range');
    const [match, whole = '', decimals = ''] = PERCENT.exec(value) ?? [];
    if (match === undefined)
        return no(/^-?\d+\.\d+$/.test(value) ? 'not-whole' : 'not-an-amount');
    if (decimals.length > 3)
        return no('percent-decimals');
    const thousandths = Number(whole + decimals.padEnd(3, '0'));
    if (thousandths > amount/* WHOLE */.Ef || (key === 'at-least' && thousandths === 0))
        return no('percent-range');
    return { amount: { thousandths } };
}
function parseCount(key, count) {
    const least = key === 'at-least' ? 1 : 0;
    return Number.isSafeInteger(count) && count >= least ? { amount: { count } } : null;
}
/** A value as its writer may recognise it, cut short. Lists and objects are only named: they may be of any size. */
function shown(value) {
    if (Array.isArray(value))
        return 'a list';
    if (typeof value === 'object' && value !== null)
        return 'an object';
    const text = String(value);
    return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

;// CONCATENATED MODULE: ./build/sync/parse.js


/** Lists within lists, and rules in all: bounds against input that would cost more than it can mean. */
const MAX_DEPTH = 16;
const MAX_RULES = 1000;
const WORDS = ['all', 'any', 'majority', 'none'];
const KEYS = ['of', 'at-least', 'max-failures', 'any-of'];
/**
 * Parses `all`, `any`, `majority`, `none`, a count, a percentage, `{of, at-least, max-failures}`, a list of these (all
 * must hold) or `{any-of: […]}`. `path` is where the value stands. All problems are returned at once.
 */
function parseSync(value, path, locate) {
    const rules = [];
    const problems = [];
    const formula = parseFormula(value, path, { rules, problems, locate });
    if (rules.length > MAX_RULES)
        report({ problems, locate }, path, { kind: 'too-large', what: 'rules', max: MAX_RULES });
    return { formula: problems.length === 0 ? formula : null, rules, problems };
}
function report({ problems, locate }, path, facts) {
    problems.push({ area: 'sync', severity: 'error', at: locate(path), ...facts });
    return null;
}
function parseFormula(value, path, context, depth = 0) {
    if (depth > MAX_DEPTH)
        return report(context, path, { kind: 'too-large', what: 'depth', max: MAX_DEPTH });
    if (Array.isArray(value))
        return parseList('list', value, path, context, depth);
    if (typeof value === 'object' && value !== null)
        return parseObject(value, path, context, depth);
    if (value === 'none')
        return { none: true };
    if (value === 'all')
        return leaf({ of: [], maxFailures: { count: 0 } }, path, context);
    if (value === 'any')
        return leaf({ of: [], atLeast: { count: 1 } }, path, context);
    if (value === 'majority')
        return leaf({ of: [], atLeast: { majority: true } }, path, context);
    if (typeof value === 'string' && !/^[\s+-]*[\d.]/.test(value)) {
        return report(context, path, {
            kind: 'wrong-shape',
            key: 'sync',
            found: shown(value),
            nearest: (0,nearest/* nearest */.p)(value, WORDS),
        });
    }
    if (typeof value !== 'number' && typeof value !== 'string')
        return report(context, path, { kind: 'wrong-shape', key: 'sync', found: shown(value), nearest: null });
    const atLeast = amountOf('at-least', value, path, context);
    return atLeast && leaf({ of: [], atLeast }, path, context);
}
function leaf(rule, path, context) {
    context.rules.push({ rule, path });
    return { rule };
}
function parseList(key, list, path, context, depth) {
    if (list.length === 0)
        return report(context, path, { kind: 'empty-list', key });
    if (list.length > MAX_RULES)
        return report(context, path, { kind: 'too-large', what: 'rules', max: MAX_RULES });
    const parts = list.flatMap((value, index) => parseFormula(value, [...path, index], context, depth + 1) ?? []);
    return key === 'list' ? { all: parts } : { any: parts };
}
function parseObject(value, path, context, depth) {
    const given = new Map(Object.entries(value).filter(([, field]) => field !== undefined));
    for (const key of given.keys()) {
        if (KEYS.some((known) => known === key))
            continue;
        report(context, [...path, key], { kind: 'unknown-key', key, nearest: (0,nearest/* nearest */.p)(key, KEYS), known: KEYS });
    }
    const choices = given.get('any-of');
    const hasRule = given.has('of') || given.has('at-least') || given.has('max-failures');
    const rule = hasRule || choices === undefined ? parseRule(given, path, context) : null;
    if (choices === undefined)
        return rule;
    const inside = [...path, 'any-of'];
    if (!Array.isArray(choices))
        return report(context, inside, { kind: 'wrong-shape', key: 'any-of', found: shown(choices), nearest: null });
    const choice = parseList('any-of', choices, inside, context, depth);
    return choice && rule ? { all: [rule, choice] } : choice;
}
function parseRule(given, path, context) {
    const of = given.has('of') ? selectorsOf(given.get('of'), [...path, 'of'], context) : [];
    if (!given.has('at-least') && !given.has('max-failures'))
        return report(context, path, { kind: 'no-threshold' });
    const read = (key) => (given.has(key) ? amountOf(key, given.get(key), [...path, key], context) : null);
    const atLeast = read('at-least');
    const maxFailures = read('max-failures');
    if (of === null)
        return null;
    return leaf({ of, ...(atLeast && { atLeast }), ...(maxFailures && { maxFailures }) }, path, context);
}
function selectorsOf(value, path, context) {
    const list = Array.isArray(value) ? value : [value];
    if (list.length === 0)
        return report(context, path, { kind: 'empty-list', key: 'of' });
    const strings = list.filter((entry) => typeof entry === 'string' && entry !== '');
    if (strings.length === list.length)
        return strings;
    return report(context, path, { kind: 'wrong-shape', key: 'of', found: shown(value), nearest: null });
}
function amountOf(key, value, path, context) {
    const parsed = parseAmount(key, value);
    return 'amount' in parsed ? parsed.amount : report(context, path, { kind: 'bad-amount', key, ...parsed });
}

// EXTERNAL MODULE: ./build/sync/select.js
var sync_select = __webpack_require__(12308);
// EXTERNAL MODULE: ./build/sync/tally.js
var tally = __webpack_require__(54688);
;// CONCATENATED MODULE: ./build/sync/policy.js







/**
 * Compiles the value of `sync:` as it was written, `all` when it was not. A plan without tasks is judged by `on-empty`
 * alone, so its rules are parsed and not compared with anything.
 *
 * @param path where the value stands, for the problems
 */
function compilePolicy(value, options, tasks, locate, path = ['sync']) {
    const parsed = parseSync(value ?? 'all', path, locate);
    if (parsed.formula === null)
        return { policy: null, problems: parsed.problems };
    const policy = {
        formula: parsed.formula,
        onEmpty: options.onEmpty ?? 'fail',
        onSkipped: options.onSkipped ?? 'neutral',
        onAllNeutral: options.onAllNeutral ?? 'fail',
        onMissing: options.onMissing ?? 'failure',
        flaky: options.flaky ?? 'success',
    };
    if (tasks.length === 0)
        return { policy, problems: [] };
    const total = tasks.reduce((sum, task) => sum + task.weight, 0);
    // Finding a place in a large file costs more than the whole check: only a problem needs one.
    const at = () => locate(path);
    if (total > amount/* MAX_TOTAL_WEIGHT */.Fm) {
        const problem = {
            area: 'sync',
            severity: 'error',
            at: at(),
            kind: 'weight-sum',
            total,
            max: amount/* MAX_TOTAL_WEIGHT */.Fm,
        };
        return { policy: null, problems: [problem] };
    }
    const problems = checkRules(parsed.rules, tasks, locate);
    if (problems.some(isError))
        return { policy: null, problems };
    const whole = checkWhole(policy, tasks, value === 'none', at);
    // A policy cannot fail because its rules cannot: the rules have been named then.
    if (whole !== null && !(whole.kind === 'never-fails' && problems.length > 0))
        problems.push(whole);
    return { policy: problems.some(isError) ? null : policy, problems };
}
function isError({ severity }) {
    return severity === 'error';
}
function checkRules(rules, tasks, locate) {
    const select = (0,sync_select/* createSelect */.Hn)(tasks);
    const weigh = (selectors) => select(selectors).reduce((sum, index) => sum + (tasks[index]?.weight ?? 0), 0);
    return rules.flatMap((placed) => {
        const empty = placed.rule.of.filter((selector) => weigh([selector]) === 0);
        if (empty.length > 0)
            return emptySelectors(empty, placed, tasks, locate);
        return checkRule(placed, weigh(placed.rule.of), locate);
    });
}
function emptySelectors(empty, { rule, path }, tasks, locate) {
    const names = (0,sync_select/* selectorNames */.KO)(tasks);
    return empty.map((selector) => ({
        area: 'sync',
        severity: 'error',
        at: locate(rule.of.length === 1 ? [...path, 'of'] : [...path, 'of', rule.of.indexOf(selector)]),
        kind: 'empty-selector',
        selector,
        nearest: (0,nearest/* nearest */.p)(selector, names),
    }));
}
/** A rule that cannot hold is an error, one that cannot fail a warning. */
function checkRule({ rule, path }, total, locate) {
    const need = rule.atLeast === undefined ? 0 : (0,amount/* leastSuccess */.p_)(rule.atLeast, total);
    if (need > total) {
        const of = rule.of.join(', ');
        return [
            { area: 'sync', severity: 'error', at: place(path, 'at-least', locate), kind: 'unreachable', need, total, of },
        ];
    }
    const worst = (0,formula/* fillPending */.dX)({ success: 0, failure: 0, pending: total }, 'failure');
    if (rule.maxFailures === undefined || !(0,formula/* ruleHolds */.Bv)(rule, worst))
        return [];
    const text = `max-failures: ${(0,amount/* amountText */.cY)(rule.maxFailures)}`;
    return [
        { area: 'sync', severity: 'warning', at: place(path, 'max-failures', locate), kind: 'never-fails', rule: text },
    ];
}
/** The whole policy, with what the plan already skips: it must be able to pass, and should be able to fail. */
function checkWhole(policy, tasks, reportOnly, at) {
    const anyEnding = (0,tally/* createTally */.Xf)({ policy, tasks: tasks.map((task) => ({ ...task, skip: false })) });
    if ((0,tally/* filledVerdict */.OD)(anyEnding.counts, 'failure') === 'pass') {
        return reportOnly
            ? { area: 'sync', severity: 'note', at: at(), kind: 'report-only' }
            : { area: 'sync', severity: 'warning', at: at(), kind: 'never-fails', rule: null };
    }
    const afterSkips = (0,tally/* createTally */.Xf)({ policy, tasks });
    const decision = afterSkips.decide();
    // When everything is skipped there is no run to save: the verdict says what that means.
    const isLost = decision.decided && decision.verdict === 'fail' && afterSkips.counts.pending.tasks > 0;
    if (!isLost)
        return null;
    const reasons = (0,explain/* explain */.W)(afterSkips.counts, 'fail').map(({ text }) => text);
    return { area: 'sync', severity: 'error', at: at(), kind: 'never-passes', reasons };
}
/** The place of a key of a rule; a rule written as a plain number or word has no keys. */
function place(path, key, locate) {
    return locate([...path, key]);
}

// EXTERNAL MODULE: ./build/tasklist/condition.js
var tasklist_condition = __webpack_require__(49253);
// EXTERNAL MODULE: ./build/tasklist/expression.js
var tasklist_expression = __webpack_require__(88412);
// EXTERNAL MODULE: ./build/tasklist/naming.js
var naming = __webpack_require__(89830);
// EXTERNAL MODULE: ./build/tasklist/variables.js
var tasklist_variables = __webpack_require__(29665);
;// CONCATENATED MODULE: ./build/tasklist/instance.js


/** The matrix of a task without one. */
const NO_MATRIX = {};
const MAX_ID_LENGTH = 200;
/** Control characters, halves of characters, and what turns the direction of text: they would forge lines of a report. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Bidi_C}\u2028\u2029]/gu;
/** `unit[packages/a/package.json]` */
function itemInstance(template, item) {
    return { id: instanceId(template, (0,tasklist_variables/* textOf */.b6)(item)), item, matrix: NO_MATRIX };
}
/** `e2e[browser=chrome,os=linux]` */
function matrixInstance(template, { values, naming }) {
    const text = naming.map((key) => `${key}=${(0,tasklist_variables/* textOf */.b6)(values[key] ?? null)}`).join(',');
    return { id: instanceId(template, text), item: null, matrix: values };
}
/** A text that is too long or not printable is cut or cleaned and gets a hash of the whole, so that it stays one of a kind. */
function instanceId(template, text) {
    const id = `${template}[${text}]`;
    const clean = text.slice(0, MAX_ID_LENGTH).replace(UNPRINTABLE, '?');
    return id.length <= MAX_ID_LENGTH && clean === text ? id : withHash(template, clean, text);
}
/** The id of a text that another instance's id equals but for letter case. */
function distinctId(id) {
    const open = id.indexOf('[');
    const text = id.slice(open + 1, -1);
    return withHash(id.slice(0, open), text, text);
}
function withHash(template, shown, whole) {
    const tail = `~${(0,naming/* shortHash */.BC)(whole)}]`;
    return `${template}[${shown.slice(0, MAX_ID_LENGTH - template.length - 1 - tail.length)}${tail}`;
}

;// CONCATENATED MODULE: ./build/tasklist/template.js


/** What the texts of a task may read; an `env` value reads neither itself nor its siblings. */
const TEXT_CONTEXTS = ['item', 'matrix', 'env'];
const ENV_CONTEXTS = ['item', 'matrix'];
/** `true` when a text has something to evaluate. */
function isTemplated(text) {
    return text.includes('${{');
}
/** Cuts a text at its expressions. A `}}` inside a quoted text does not end one. An expression without an end is `null`. */
function cutText(text) {
    const parts = [];
    let from = 0;
    for (let open = text.indexOf('${{'); open !== -1; open = text.indexOf('${{', from)) {
        if (open > from)
            parts.push(text.slice(from, open));
        const close = closing(text, open + 3);
        if (close === -1) {
            parts.push({ inner: null });
            return { parts };
        }
        parts.push({ inner: text.slice(open + 3, close).trim() });
        from = close + 2;
    }
    if (from < text.length)
        parts.push(text.slice(from));
    return { parts };
}
function closing(text, from) {
    let quoted = false;
    for (let at = from; at < text.length; at++) {
        if (text[at] === "'")
            quoted = !quoted;
        else if (!quoted && text[at] === '}' && text[at + 1] === '}')
            return at;
    }
    return -1;
}
/** Parses every expression of a text. */
function parseTemplate(text, contexts) {
    const faults = [];
    const parts = cutText(text).parts.map((part) => {
        if (typeof part === 'string')
            return part;
        const parsed = part.inner === null ? null : (0,tasklist_expression/* parseExpression */.YK)(part.inner, contexts, false);
        if (parsed && 'expression' in parsed)
            return parsed.expression;
        faults.push(parsed ? { expression: part.inner ?? '', parsed } : { unclosed: text });
        return '';
    });
    return faults.length > 0 ? { faults } : { template: { parts } };
}
/**
 * Evaluates a template to text. `guard` treats each value before it is put in, such as to make a file name literal in a
 * glob. A list or a mapping has no place in a text.
 */
function renderText(template, contexts, guard = (text) => text) {
    let text = '';
    for (const part of template.parts) {
        if (typeof part === 'string') {
            text += part;
            continue;
        }
        const result = renderExpression(part, contexts);
        if (!('value' in result))
            return result;
        if (typeof result.value === 'object' && result.value !== null) {
            return { expression: part.text, found: Array.isArray(result.value) ? 'a list' : 'a mapping' };
        }
        text += guard((0,tasklist_variables/* textOf */.b6)(result.value));
    }
    return { value: text };
}
/** Evaluates a template; one expression and nothing else keeps the type of its value. */
function renderValue(template, contexts) {
    const [only, ...others] = template.parts;
    if (only === undefined || typeof only === 'string' || others.length > 0)
        return renderText(template, contexts);
    return renderExpression(only, contexts);
}
function renderExpression(expression, contexts) {
    const result = (0,tasklist_expression/* evaluateExpression */.O4)(expression, contexts);
    return 'value' in result
        ? { value: (0,tasklist_expression/* fromValue */.Ys)(result.value) }
        : { expression: expression.text, detail: result.detail };
}
/** Makes every character of a value literal in a glob. */
function escapeGlob(text) {
    return text.replace(/[\\*?[\]{}()!]/g, '\\$&').replace(/^[~#]/, '\\$&');
}
/**
 * The expression of an `if`, without its `${{ }}`; `null` when text and `${{ }}` are mixed, which GitHub reads as a text
 * that is always true.
 */
function conditionText(condition) {
    if (typeof condition === 'boolean')
        return String(condition);
    if (!isTemplated(condition))
        return condition.trim();
    const parts = cutText(condition.trim()).parts;
    const [only] = parts;
    return parts.length === 1 && typeof only === 'object' ? only.inner : null;
}

;// CONCATENATED MODULE: ./build/tasklist/render.js

/** For a task without any `${{ }}`. */
const LITERAL = {
    env: (text) => text,
    text: (text) => text,
    glob: (text) => text,
    value: (value) => value,
};
/** `contexts` is asked for only when there is something to fill. */
function createRenderer(contexts, report) {
    const fill = (text, path, names, render) => {
        const parsed = parseTemplate(text, names);
        if (!('template' in parsed))
            throw new Error(`not checked before: ${text}`);
        const result = render(parsed.template);
        if ('value' in result)
            return result.value;
        if ('detail' in result)
            report(path, { kind: 'expression', ...result });
        else
            report(path, { kind: 'value-in-text', ...result });
        return '';
    };
    const value = (json, path) => {
        if (typeof json === 'string') {
            return isTemplated(json)
                ? fill(json, path, TEXT_CONTEXTS, (template) => renderValue(template, contexts()))
                : json;
        }
        if (typeof json !== 'object' || json === null)
            return json;
        if (Array.isArray(json))
            return json.map((entry, index) => value(entry, [...path, index]));
        return Object.fromEntries(Object.entries(json).map(([key, member]) => [key, value(member, [...path, key])]));
    };
    const texts = (names, guard) => (text, path) => isTemplated(text) ? String(fill(text, path, names, (template) => renderText(template, contexts(), guard))) : text;
    return { env: texts(ENV_CONTEXTS), text: texts(TEXT_CONTEXTS), glob: texts(TEXT_CONTEXTS, escapeGlob), value };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(60019);
;// CONCATENATED MODULE: ./build/tasklist/values.js

/**
 * The building blocks of the task file's schema. Nothing here transforms: what a person wrote is what the schema hands on.
 * The `error` of each block is what the sentence of a problem calls the right value.
 */
/** JSON nested deeper than this is refused, so that no later walk over it can exhaust the stack. */
const values_MAX_DEPTH = 64;
/** An id, also of a resource, a lock or a matrix key. */
const NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;
/** No operating system takes a NUL in a path, an argument or a variable. */
const NO_NUL = /^[^\0]*$/;
const nonEmpty = (expected) => schemas/* string */.YjP({ error: expected })
    .min(1, { error: expected })
    .regex(NO_NUL, { error: `${expected}, without NUL` });
const identifier = (expected) => schemas/* string */.YjP({ error: expected }).regex(NAME, { error: expected }).max(100, { error: expected });
const whole = (min, max, expected) => schemas/* int */.Whr({ error: expected }).min(min, { error: expected }).max(max, { error: expected });
const decimal = (min, max, expected) => schemas/* number */.aig({ error: expected }).min(min, { error: expected }).max(max, { error: expected });
/** More than zero. */
const positive = (max, expected) => schemas/* number */.aig({ error: expected }).gt(0, { error: expected }).max(max, { error: expected });
const flag = () => schemas/* boolean */.zMY({ error: '`true` or `false`' });
const oneOf = (values) => schemas/* enum */.k5n(values, { error: values.map((value) => `\`${value}\``).join(' or ') });
const listOf = (element, expected) => schemas/* array */.YOg(element, { error: expected });
/** One value or a list of them; lists come first because machines write lists, and large files are written by machines. */
const oneOrMore = (element, expected) => schemas/* union */.KCZ([schemas/* array */.YOg(element), element], { error: expected });
const scalar = (expected = 'text, a number, `true` or `false`') => schemas/* union */.KCZ([schemas/* string */.YjP().regex(NO_NUL, { error: `${expected}; without NUL` }), schemas/* number */.aig(), schemas/* boolean */.zMY()], {
    error: expected,
});
const json = schemas/* json */.Pq9({ error: 'text, a number, `true`, `false`, null, a list or a mapping' })
    .meta({ id: 'json' });
const mapping = (value, expected) => schemas/* record */.g1P(schemas/* string */.YjP(), value, { error: expected });
const exitCodes = () => listOf(whole(0, 255, 'an exit code from 0 to 255'), 'a list of exit codes').min(1, {
    error: 'a list of at least one exit code',
});
const texts = (expected) => oneOrMore(nonEmpty('text that is not empty'), expected);
/** Environment variables; values of other types become text. */
const environment = () => mapping(scalar(), 'a mapping of variable names to values');
const label = () => nonEmpty('the label of a runner');
/** GitHub's `runs-on`. */
const runsOn = () => schemas/* union */.KCZ([
    label(),
    schemas/* array */.YOg(label()).min(1, { error: 'a list of at least one label' }),
    schemas/* strictObject */.rej({
        group: nonEmpty('the name of a runner group').describe('The runner group.'),
        labels: oneOrMore(label(), 'a label or a list of labels')
            .optional()
            .describe('Labels that the runner of the group must have.'),
    }),
], { error: 'a label, a list of labels, or `{group, labels}`' });

;// CONCATENATED MODULE: ./build/tasklist/task-schema.js


/** A task's timeout when neither it nor `defaults` says otherwise, in minutes. */
const DEFAULT_TIMEOUT_MINUTES = 60;
/** GitHub ends a job on a hosted runner after six hours. */
const MAX_TIMEOUT_MINUTES = 360;
const YEAR_SECONDS = 31_536_000;
const DAY_SECONDS = 86_400;
const TIMEOUT = 'a number of minutes above 0 and at most 360';
const NAME_RULE = 'a name: letters, digits, `_` and `-`, not starting with a digit or `-`, at most 100 characters';
const retryObject = schemas/* strictObject */.rej({
    'max-attempts': whole(1, 100, 'a whole number of tries from 1 to 100').describe('How often the command runs at most.'),
    on: schemas/* strictObject */.rej({
        'exit-codes': exitCodes().optional().describe('Exit codes that are worth another try.'),
        signals: listOf(nonEmpty('the name of a signal, such as `KILL`'), 'a list of signal names')
            .optional()
            .describe('Signals that are worth another try, without `SIG`.'),
        timeout: flag().optional().describe('Whether a timeout is worth another try. Default: false.'),
    }, { error: 'a mapping of `exit-codes`, `signals` and `timeout`' })
        .optional()
        .describe('What is worth another try. Default: every failure.'),
    'initial-seconds': decimal(0, DAY_SECONDS, 'a number of seconds from 0 to 86400')
        .optional()
        .describe('The wait before the second try. Default: 1.'),
    'backoff-rate': decimal(1, 100, 'a number from 1 to 100')
        .optional()
        .describe('What each further wait is multiplied by. Default: 2.'),
    'max-delay-seconds': decimal(0, DAY_SECONDS, 'a number of seconds from 0 to 86400')
        .optional()
        .describe('The longest wait. Default: 60.'),
    jitter: oneOf(['none', 'full'])
        .optional()
        .describe('`full` draws each wait between 0 and its length. Default: full.'),
});
const RETRY = 'a whole number of tries from 1 to 100, or a mapping with `max-attempts`';
const retry = () => schemas/* union */.KCZ([whole(1, 100, RETRY), retryObject], {
    error: RETRY,
});
const continueOnError = () => schemas/* union */.KCZ([schemas/* boolean */.zMY(), schemas/* strictObject */.rej({ 'exit-codes': exitCodes().describe('Exit codes that are tolerated.') })], {
    error: '`true`, `false`, or `{exit-codes: […]}`',
});
const pattern = () => schemas/* string */.YjP({ error: 'a regular expression in RE2 syntax' });
const success = schemas/* strictObject */.rej({
    'exit-codes': exitCodes().optional().describe('Exit codes that count as success. Default: [0].'),
    files: texts('a path or a list of paths')
        .optional()
        .describe('Files that must exist, be non-empty and be written by the task.'),
    stdout: schemas/* strictObject */.rej({
        matches: pattern().optional().describe('A pattern that the output must contain.'),
        'not-matches': pattern().optional().describe('A pattern that the output must not contain.'),
    }, { error: 'a mapping of `matches` and `not-matches`' })
        .optional()
        .describe('Patterns (RE2 syntax, linear time) that the standard output is searched for.'),
    json: listOf(schemas/* strictObject */.rej({
        file: nonEmpty('the path of a JSON file').describe('The JSON file, relative to the workspace.'),
        pointer: schemas/* string */.YjP({ error: 'a JSON pointer, such as `/failed`' })
            .regex(/^(\/([^~]|~[01])*)?$/, { error: 'a JSON pointer, such as `/failed`' })
            .describe('An RFC 6901 pointer to the value; empty for the whole file.'),
        equals: json.optional().describe('The value must be this.'),
        min: schemas/* number */.aig({ error: 'a number' }).optional().describe('The value must be a number, at least this.'),
        max: schemas/* number */.aig({ error: 'a number' }).optional().describe('The value must be a number, at most this.'),
        matches: pattern().optional().describe('The value must be text that contains this pattern.'),
    }, { error: 'a mapping with `file`, `pointer` and one of `equals`, `min`, `max`, `matches`' }), 'a list of JSON checks')
        .optional()
        .describe('Values in JSON files.'),
}, { error: 'a mapping of `exit-codes`, `files`, `stdout` and `json`' });
const combinations = () => listOf(mapping(json, 'a mapping of matrix keys to values'), 'a list of mappings').optional();
const matrix = schemas/* object */.Ikc({
    include: combinations().describe('Values added to matching combinations, or combinations of their own.'),
    exclude: combinations().describe('Combinations that are left out; a part of a combination is enough.'),
}, { error: 'a mapping of names to lists of values' })
    .catchall(listOf(json, 'a list of values').min(1, { error: 'a list of at least one value' }));
const ITEM = 'text, a number, `true` or `false`; a mapping is an entry of `matrix.include`';
const forEach = schemas/* strictObject */.rej({
    glob: texts('a glob or a list of globs')
        .optional()
        .describe('Every file that a glob names, in the order of their names.'),
    items: listOf(scalar(ITEM), 'a list of texts, numbers or booleans').optional().describe('The items themselves.'),
    file: nonEmpty('the path of a file')
        .optional()
        .describe('A file that holds a JSON array, or one item on each line.'),
    command: nonEmpty('a command')
        .optional()
        .describe('A command whose standard output is a JSON array, or one item on each line.'),
}, { error: '`{glob}`, `{items}`, `{file}` or `{command}`' });
/** The keys that `defaults` may have as well; see `defaults` in `file-schema.ts`. */
const shared = {
    shell: nonEmpty('a shell: `bash`, `sh`, `pwsh`, `python`, or a command with `{0}`')
        .optional()
        .describe('The shell of `run`, as in GitHub: `bash`, `sh`, `pwsh`, `python` or a command with `{0}`. Default: bash.'),
    'working-directory': nonEmpty('a path relative to the workspace')
        .optional()
        .describe('Where the command runs, relative to the workspace. Default: the workspace.'),
    env: environment().optional().describe('Environment variables of the command.'),
    'runs-on': runsOn()
        .optional()
        .describe('The runner: a label, a list of labels, or `{group, labels}`. Default: ubuntu-latest.'),
    'timeout-minutes': positive(MAX_TIMEOUT_MINUTES, TIMEOUT)
        .optional()
        .describe(`When one try is stopped, in minutes; decimals allowed, at most 360. Default: ${DEFAULT_TIMEOUT_MINUTES}.`),
    'continue-on-error': continueOnError()
        .optional()
        .describe('A failure, or one with these exit codes, counts as neither success nor failure. Default: false.'),
    retry: retry()
        .optional()
        .describe('Further tries after a failure: a number of tries, or when and how to wait. Default: 1 try.'),
};
/** One entry of `tasks`. */
const task = schemas/* strictObject */.rej({
    id: identifier(NAME_RULE).describe('The name of the task: unique without regard to case.'),
    name: nonEmpty('text that is not empty')
        .max(1000, { error: 'text of at most 1000 characters' })
        .optional()
        .describe('What people see. Default: the id.'),
    run: nonEmpty('a command')
        .optional()
        .describe('The command, never templated: values reach it as variables. Without it the task is the steps of its own job.'),
    uses: schemas/* unknown */.L5J().optional().describe('Reserved; write the command under `run`.'),
    with: mapping(json, 'a mapping of names to values')
        .optional()
        .describe("Values copied to `matrix.*` for the steps of the task's own job."),
    needs: oneOrMore(nonEmpty('the id of a task'), 'the id of a task or a list of ids')
        .optional()
        .describe('Tasks that must succeed first; the id of a task with `matrix` or `for-each` means all its expansions.'),
    if: schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* boolean */.zMY()], { error: 'an expression, `true` or `false`' })
        .optional()
        .describe('A GitHub expression over `item`, `matrix`, `env` and `needs`; the task is skipped when it is false.'),
    matrix: matrix
        .optional()
        .describe("One task for each combination of values, by GitHub's rules, with `include` and `exclude`."),
    'for-each': forEach.optional().describe('One task for each item, which is `$ITEM` in the command.'),
    success: success.optional().describe('When a finished command counts as a success. Default: exit code 0.'),
    reads: texts('a glob or a list of globs')
        .optional()
        .describe('What the task reads: globs relative to the workspace, or URIs.'),
    writes: texts('a glob or a list of globs')
        .optional()
        .describe('What the task writes: globs relative to the workspace, or URIs.'),
    artifacts: texts('a glob or a list of globs')
        .optional()
        .describe('Files to carry to converge and to later waves; they count as writes.'),
    locks: oneOrMore(nonEmpty('the name of a lock'), 'the name of a lock or a list of names')
        .optional()
        .describe('Tasks that share a lock never run at the same time.'),
    resources: mapping(whole(1, 1_000_000, 'a whole number from 1'), 'a mapping of resource names to amounts')
        .optional()
        .describe('How much of each named resource the task takes.'),
    exclusive: flag().optional().describe('Nothing else runs at the same time. Default: false.'),
    required: flag().optional().describe('The verdict is fail unless this task succeeds. Default: false.'),
    weight: whole(1, 1_000_000, 'a whole number from 1 to 1000000')
        .optional()
        .describe('How much the task counts in `sync`. Default: 1.'),
    tags: oneOrMore(nonEmpty('a tag'), 'a tag or a list of tags')
        .optional()
        .describe('Names that `of: tag:name` selects.'),
    duration: decimal(0, YEAR_SECONDS, 'a number of seconds from 0 to 31536000')
        .optional()
        .describe('How long the task is expected to take, in seconds; decimals allowed. Default: from history.'),
    ...shared,
}, { error: 'a task: a mapping with `id` and `run`' });

;// CONCATENATED MODULE: ./build/tasklist/settings.js


const DEFAULT_SHELL = 'bash';
/** Fills in the defaults of everything but the tasks. `name` is for a list that has none. */
function settingsOf(entry, name) {
    const { legs, converge, resources } = entry;
    return {
        name: entry.name ?? name,
        sync: entry.sync ?? 'all',
        onEmpty: entry['on-empty'] ?? 'fail',
        onSkipped: entry['on-skipped'] ?? 'neutral',
        onAllNeutral: entry['on-all-neutral'] ?? 'fail',
        onMissing: entry['on-missing'] ?? 'failure',
        flaky: entry.flaky ?? 'success',
        stop: entry.stop ?? 'success',
        stopMode: entry['stop-mode'] ?? 'kill',
        deadlineMinutes: entry['deadline-minutes'] ?? null,
        independence: entry.independence ?? 'enforce',
        resources: Object.assign(Object.create(null), resources),
        legs: {
            max: legs?.max ?? null,
            targetMinutes: legs?.['target-minutes'] ?? null,
            minimize: legs?.minimize ?? 'time',
        },
        runners: runnersOf(entry.runners ?? {}),
        defaults: entry.defaults ?? {},
        converge: converge ? convergeOf(converge) : null,
        tasks: entry.tasks,
    };
}
function runnersOf(runners) {
    const result = Object.create(null);
    for (const [label, facts] of Object.entries(runners)) {
        result[label] = {
            maxParallel: facts['max-parallel'] ?? null,
            startupSeconds: facts['startup-seconds'] ?? null,
            pricePerMinute: facts['price-per-minute'] ?? 0,
        };
    }
    return result;
}
function convergeOf(converge) {
    const { run, shell, env } = converge;
    const timeoutMinutes = converge['timeout-minutes'] ?? DEFAULT_TIMEOUT_MINUTES;
    const step = run === undefined ? null : { run, shell: shell ?? DEFAULT_SHELL, env: textValues(env ?? {}), timeoutMinutes };
    return { step, merge: converge.merge ?? null };
}
/** Scalars as GitHub writes them. */
function textValues(env) {
    return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, (0,tasklist_variables/* textOf */.b6)(value)]));
}
/** `true` when `checkPatterns` has something to check. */
function hasPatterns(taskFile) {
    return taskFile.tasks.some(({ success }) => success?.stdout !== undefined || success?.json !== undefined);
}

;// CONCATENATED MODULE: ./build/tasklist/sync-schema.js


const MOST = 1_000_000_000;
/** Up to three decimals, so that a percentage is a whole number of thousandths. */
const SHARE = '(?:100(?:\\.0{1,3})?|[0-9]{1,2}(?:\\.[0-9]{1,3})?)%';
const NOT_ZERO = '(?!0{1,2}(?:\\.0{1,3})?%)';
/** The words that `sync` may be. */
const SYNC_WORDS = ['all', 'any', 'majority', 'none'];
const sync_schema_PERCENT = 'a percentage such as `80%` with up to three decimals and no space';
const AT_LEAST = `a whole number from 1, or ${sync_schema_PERCENT}, above 0% and at most 100%`;
const MAX_FAILURES = `a whole number from 0, or ${sync_schema_PERCENT}, at most 100%`;
const SYNC = `\`all\`, \`any\`, \`majority\`, \`none\`, ${AT_LEAST}, \`{of, at-least, max-failures}\`, a list of these, or \`{any-of: […]}\``;
const sync_schema_amount = (least, share, expected) => schemas/* union */.KCZ([whole(least, MOST, expected), schemas/* string */.YjP().regex(new RegExp(`^${share}$`), { error: expected })], {
    error: expected,
});
const rule = schemas/* strictObject */.rej({
    of: oneOrMore(nonEmpty('a task id, an id with `*`, or `tag:` and a tag'), 'a selector or a list of selectors')
        .optional()
        .describe('Which tasks the rule counts: ids, ids with `*`, or `tag:name`. Default: every task.'),
    'at-least': sync_schema_amount(1, NOT_ZERO + SHARE, AT_LEAST)
        .optional()
        .describe('How much must succeed, in weight units or percent.'),
    'max-failures': sync_schema_amount(0, SHARE, MAX_FAILURES).optional().describe('How much may fail, in weight units or percent.'),
    get 'any-of'() {
        return schemas/* array */.YOg(sync, { error: 'a list of policies' })
            .min(1, { error: 'a list of at least one policy' })
            .optional()
            .describe('One of these policies must hold.');
    },
});
/** The schema of `sync:`. */
const sync = schemas/* union */.KCZ([
    schemas/* enum */.k5n(SYNC_WORDS, { error: SYNC }),
    sync_schema_amount(1, NOT_ZERO + SHARE, SYNC),
    rule,
    schemas/* lazy */.RZV(() => schemas/* array */.YOg(sync).min(1, { error: 'a list of at least one rule' })),
], { error: SYNC })
    .meta({ id: 'sync' });

;// CONCATENATED MODULE: ./build/tasklist/file-schema.js




/** The pattern of a list's name, which prefixes every artifact. */
const LIST_NAME = /^[A-Za-z0-9_-]{1,64}$/;
const LIST_NAME_RULE = 'a name of 1 to 64 letters, digits, `_` and `-`';
const runner = schemas/* strictObject */.rej({
    'max-parallel': whole(1, 10_000, 'a whole number from 1 to 10000')
        .optional()
        .describe('How many jobs run at the same time on this label.'),
    'startup-seconds': decimal(0, 3600, 'a number of seconds from 0 to 3600')
        .optional()
        .describe('What it takes until a job on this label does its first work. Default: learnt from earlier runs, else 25.'),
    'price-per-minute': decimal(0, 1000, 'a number from 0 to 1000')
        .optional()
        .describe('The price of one billed minute. Default: 0.'),
}, { error: 'a mapping of `max-parallel`, `startup-seconds` and `price-per-minute`' });
const legs = schemas/* strictObject */.rej({
    max: whole(1, 256, 'a whole number from 1 to 256').optional().describe('The most legs of one wave. Default: 256.'),
    'target-minutes': positive(360, 'a number of minutes above 0 and at most 360')
        .optional()
        .describe('The wall time to aim for with as few billed minutes as possible.'),
    minimize: oneOf(['time', 'cost'])
        .optional()
        .describe('What matters without a target: `time` (as many legs as help) or `cost`. Default: time.'),
}, { error: 'a mapping of `max`, `target-minutes` and `minimize`' });
const converge = schemas/* strictObject */.rej({
    run: nonEmpty('a command')
        .optional()
        .describe('The synthesis: runs last, on pass and on fail, and sees FANFOLD_RESULTS and FANFOLD_VERDICT.'),
    shell: shared.shell,
    env: environment().optional().describe('Environment variables of the synthesis.'),
    'timeout-minutes': shared['timeout-minutes'].describe('When the synthesis is stopped, in minutes. Default: 60.'),
    merge: nonEmpty('a folder relative to the workspace')
        .optional()
        .describe('A folder into which the files of all tasks are folded; two files of one name that differ are an error.'),
}, { error: 'a mapping of `run`, `shell`, `env`, `timeout-minutes` and `merge`' });
/** The whole task file. Nothing is transformed; defaults are filled in by `settings.ts` and `task.ts`. */
const taskFile = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1, { error: '1' }).optional().describe('The version of the format. Default: 1.'),
    name: schemas/* string */.YjP({ error: LIST_NAME_RULE })
        .regex(LIST_NAME, { error: LIST_NAME_RULE })
        .optional()
        .describe("The name of the list, which prefixes every artifact. Default: the file's base name."),
    sync: sync.optional().describe('The rule that turns outcomes into a verdict. Default: all.'),
    stop: oneOf(['success', 'failure', 'decided', 'never'])
        .optional()
        .describe('When the rest is stopped: once a pass is certain, once a fail is, either, or never. Default: success.'),
    'stop-mode': oneOf(['kill', 'no-new'])
        .optional()
        .describe('Whether a stop ends running tasks or only starts no new ones. Default: kill.'),
    'deadline-minutes': positive(52_560, 'a number of minutes above 0 and at most 52560')
        .optional()
        .describe('When the verdict is taken from what is finished, in minutes after the start. Default: never.'),
    'on-empty': oneOf(['fail', 'pass'])
        .optional()
        .describe('The verdict of a list that expands to nothing. Default: fail.'),
    'on-skipped': oneOf(['neutral', 'success', 'failure'])
        .optional()
        .describe('What a skipped task counts as. Default: neutral.'),
    'on-all-neutral': oneOf(['fail', 'pass'])
        .optional()
        .describe('The verdict when no task counts as success or failure. Default: fail.'),
    'on-missing': oneOf(['failure', 'neutral'])
        .optional()
        .describe('What a planned task without a record counts as. Default: failure.'),
    flaky: oneOf(['success', 'tolerate', 'failure'])
        .optional()
        .describe('What a task counts as that failed and then succeeded. Default: success.'),
    independence: oneOf(['enforce', 'strict', 'warn', 'off'])
        .optional()
        .describe('What a conflict between tasks does; `strict` also refuses tasks that declare nothing. Default: enforce.'),
    resources: mapping(whole(1, 1_000_000, 'a whole number from 1 to 1000000'), 'a mapping of resource names to amounts')
        .optional()
        .describe('How much of each named resource exists.'),
    legs: legs.optional().describe('How many matrix jobs the tasks are packed into.'),
    runners: mapping(runner, 'a mapping of runner labels to facts')
        .optional()
        .describe('Facts about runners, by label.'),
    defaults: schemas/* strictObject */.rej(shared, { error: 'a mapping of task keys to values' })
        .optional()
        .describe('Values of tasks that do not give their own; `env` is merged.'),
    converge: converge.optional().describe('What happens after the verdict.'),
    tasks: listOf(task, 'a list of tasks, each with its `id`').describe('The tasks, in the order in which they are planned and reported.'),
}, { error: 'a mapping with `tasks`, or a list of tasks' })
    .meta({ title: 'fanfold task file', description: 'The tasks that fanfold plans, runs and folds into one verdict.' });

// EXTERNAL MODULE: ./node_modules/zod/v4/core/schemas.js + 2 modules
var core_schemas = __webpack_require__(56985);
;// CONCATENATED MODULE: ./build/tasklist/schema-walk.js

/** The keys that the schema knows for the mapping at a path; empty when it takes any key or is no mapping. */
function knownKeys(schema, path) {
    const inner = unwrap(schema);
    if (inner instanceof core_schemas/* $ZodUnion */.cu) {
        for (const option of inner._zod.def.options) {
            const keys = knownKeys(option, path);
            if (keys.length > 0)
                return keys;
        }
        return [];
    }
    const [step, ...rest] = path;
    if (step === undefined)
        return inner instanceof core_schemas/* $ZodObject */.L8 ? Object.keys(inner._zod.def.shape) : [];
    const next = child(inner, step);
    return next ? knownKeys(next, rest) : [];
}
function unwrap(schema) {
    if (schema instanceof core_schemas/* $ZodOptional */.ig)
        return unwrap(schema._zod.def.innerType);
    if (schema instanceof core_schemas/* $ZodLazy */.kU)
        return unwrap(schema._zod.def.getter());
    return schema;
}
function child(schema, step) {
    if (schema instanceof core_schemas/* $ZodArray */.$p)
        return typeof step === 'number' ? schema._zod.def.element : undefined;
    if (schema instanceof core_schemas/* $ZodRecord */.h)
        return schema._zod.def.valueType;
    if (!(schema instanceof core_schemas/* $ZodObject */.L8))
        return undefined;
    const { shape, catchall } = schema._zod.def;
    return Object.hasOwn(shape, step) ? shape[step] : catchall;
}

;// CONCATENATED MODULE: ./build/tasklist/shape.js





/** Words from other tools, for keys that no spelling mistake explains. */
const SYNONYMS = {
    cmd: 'run',
    command: 'run',
    script: 'run',
    steps: 'run',
    'depends-on': 'needs',
    dependencies: 'needs',
    requires: 'needs',
    when: 'if',
    strategy: 'matrix',
    inputs: 'reads',
    outputs: 'writes',
    timeout: 'timeout-minutes',
    retries: 'retry',
    'allow-failure': 'continue-on-error',
    'soft-fail': 'continue-on-error',
    jobs: 'tasks',
    environment: 'env',
    cwd: 'working-directory',
};
const headSchema = taskFile.omit({ tasks: true });
const headKeys = new Map(Object.entries(headSchema.shape));
const taskKeys = new Map(Object.entries(task.shape));
const requiredTaskKeys = [...taskKeys].filter(([, schema]) => !schema.safeParse(undefined).success).map(([key]) => key);
/**
 * Checks a value against the one schema. Entries of `tasks` are first taken key by key, because most keys are absent and
 * zod visits every key of a shape: 100,000 entries take half the time. Only an entry with a fault is checked as a whole.
 */
function checkShape(source) {
    const { value } = source;
    if (!isMapping(value)) {
        return { file: {}, tasks: [], problems: problemsOf(taskFile.safeParse(value), source, [], taskFile) };
    }
    const { tasks, ...head } = value;
    const problems = [];
    const file = goodKeys(head, headKeys);
    if (file.faulty)
        problems.push(...problemsOf(headSchema.safeParse(head), source, [], taskFile));
    if (!Array.isArray(tasks)) {
        const result = taskFile.pick({ tasks: true }).safeParse(tasks === undefined ? {} : { tasks });
        problems.push(...problemsOf(result, source, [], taskFile));
        return { file: file.good, tasks: [], problems };
    }
    const entries = tasks.map((entry, index) => {
        const { good, faulty } = isMapping(entry) ? goodKeys(entry, taskKeys) : { good: {}, faulty: true };
        const complete = !faulty && requiredTaskKeys.every((key) => Object.hasOwn(good, key));
        if (!complete)
            problems.push(...problemsOf(task.safeParse(entry), source, ['tasks', index], task));
        return good;
    });
    return { file: file.good, tasks: entries, problems };
}
function isMapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** The members whose own schema accepts them; the mapping itself when that is all of them. */
function goodKeys(value, schemas) {
    const keys = Object.keys(value);
    const isBad = (key) => schemas.get(key)?.safeParse(value[key]).success !== true;
    if (!keys.some(isBad))
        return { good: value, faulty: false };
    const bad = keys.filter(isBad);
    const good = keys.filter((key) => !bad.includes(key)).map((key) => [key, value[key]]);
    return { good: Object.fromEntries(good), faulty: true };
}
function problemsOf(result, source, prefix, schema) {
    if (result.success)
        return [];
    const placed = flatten(result.error.issues, []);
    const found = placed.map(({ issue, path }) => ({
        parent: parentOf(issue, path),
        problems: toProblems(issue, source, prefix, path, schema),
    }));
    const meant = new Set(found.flatMap(({ parent, problems }) => problems.flatMap((problem) => (problem.kind === 'unknown-key' ? [`${parent} ${problem.nearest}`] : []))));
    // A misspelt key explains why the right one is missing.
    return found.flatMap(({ parent, problems }) => problems.filter((problem) => problem.kind !== 'missing-key' || !meant.has(`${parent} ${problem.key}`)));
}
/** The mapping that a fault of a key concerns. */
function parentOf(issue, path) {
    return (issue.code === 'unrecognized_keys' ? path : path.slice(0, -1)).join(' ');
}
/** Where a union fails, the branch that fits at its root says more than the union does. */
function flatten(issues, base) {
    return issues.flatMap((issue) => {
        const path = [...base, ...issue.path];
        if (issue.code !== 'invalid_union')
            return [{ issue, path }];
        const fitting = issue.errors.filter((branch) => branch.length > 0 && branch.every((inner) => inner.path.length > 0 || inner.code === 'unrecognized_keys'));
        const best = fitting.sort((a, b) => a.length - b.length)[0];
        return best ? flatten(best, path) : [{ issue, path }];
    });
}
function toProblems(issue, source, prefix, path, schema) {
    const full = [...prefix, ...path];
    if (issue.code === 'unrecognized_keys') {
        const known = knownKeys(schema, path);
        return issue.keys.filter((key) => key !== '__proto__').map((key) => unknownKey(key, known, source, [...full, key]));
    }
    const found = valueAt(source.value, full);
    const key = keyText(full);
    if (found === undefined && full.length > 0) {
        return [
            {
                area: 'tasklist',
                kind: 'missing-key',
                severity: 'error',
                at: source.locate(full),
                key,
                expected: issue.message,
            },
        ];
    }
    const at = source.locate(full);
    if (typeof found === 'string' && found.includes('${{')) {
        return [
            { area: 'tasklist', kind: 'expression-not-allowed', severity: 'error', at, key, expression: snippet(found) },
        ];
    }
    const close = typeof found === 'string' ? (0,nearest/* nearest */.p)(found, full[0] === 'sync' ? SYNC_WORDS : allowedWords(issue)) : null;
    const detail = { key, expected: issue.message, found: snippet(found), nearest: close };
    return [{ area: 'tasklist', kind: 'wrong-value', severity: 'error', at, ...detail }];
}
/** The words that an enumeration, also one inside a union, would have taken. */
function allowedWords(issue) {
    if (issue.code === 'invalid_union')
        return issue.errors.flat().flatMap(allowedWords);
    return issue.code === 'invalid_value' ? issue.values.map(String) : [];
}
function unknownKey(key, known, source, path) {
    const synonym = SYNONYMS[key.toLowerCase().replaceAll('_', '-')];
    const close = synonym !== undefined && known.includes(synonym) ? synonym : (0,nearest/* nearest */.p)(key, known);
    return {
        area: 'tasklist',
        kind: 'unknown-key',
        severity: 'error',
        at: source.locateKey(path),
        key,
        nearest: close,
        known,
    };
}
/** `weight`, or `needs[2]` for an entry of a list. */
function keyText(path) {
    const named = path.findLastIndex((step) => typeof step === 'string');
    return path
        .slice(Math.max(0, named))
        .map((step) => (typeof step === 'number' ? `[${step}]` : step))
        .join('');
}
function valueAt(value, path) {
    let found = value;
    for (const step of path) {
        if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step))
            return undefined;
        found = found[step];
    }
    return found;
}
/** Text that people take for a number or a truth value. */
const LOOKS_OTHERWISE = /^([-+]?[0-9.]+(e[-+]?[0-9]+)?|true|false|yes|no|on|off|null|~)$/i;
/** A short picture of a value for a sentence. */
function snippet(value) {
    if (value === null || value === undefined)
        return 'nothing';
    if (Array.isArray(value))
        return value.length === 0 ? 'an empty list' : 'a list';
    if (typeof value === 'object')
        return 'a mapping';
    if (value === '')
        return 'empty text';
    const text = String(value).replace(/\p{Cc}/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`);
    const shown = `\`${text.length > 80 ? `${text.slice(0, 79)}…` : text}\``;
    return typeof value === 'string' && LOOKS_OTHERWISE.test(value) ? `the text ${shown}` : shown;
}

;// CONCATENATED MODULE: ./build/tasklist/build-task.js









const MAX_NAME_LENGTH = 1000;
const NO_RETRY = {
    maxAttempts: 1,
    on: null,
    initialSeconds: 1,
    backoffRate: 2,
    maxDelaySeconds: 60,
    jitter: 'full',
};
const NO_ENV = {};
const EXIT_ZERO = { exitCodes: [0], files: [], stdout: null, json: [] };
/**
 * One expansion of an entry as a task: defaults filled in, every `${{ }}` evaluated; `templated` says whether there is any.
 * `needs` are expanded ids.
 */
function buildTask(entry, defaults, instance, needs, templated, report) {
    const { id, item, matrix } = instance;
    const values = lazyContexts(instance, () => env);
    const render = templated ? createRenderer(values, report) : LITERAL;
    const env = environmentOf(entry, defaults, render);
    const task = {
        id,
        template: entry.id,
        name: entry.name === undefined ? id : render.text(entry.name, ['name']).slice(0, MAX_NAME_LENGTH) || id,
        run: entry.run ?? null,
        shell: entry.shell ?? defaults.shell ?? DEFAULT_SHELL,
        workingDirectory: render.text(entry['working-directory'] ?? defaults['working-directory'] ?? '.', [
            'working-directory',
        ]),
        env,
        item,
        matrix,
        with: entry.with ? render.value(entry.with, ['with']) : {},
        runsOn: runsOnOf(entry, defaults, render, report, id),
        timeoutMinutes: entry['timeout-minutes'] ?? defaults['timeout-minutes'] ?? DEFAULT_TIMEOUT_MINUTES,
        needs,
        ...conditionOf(entry, instance, env, report),
        continueOnError: toleranceOf(entry['continue-on-error'] ?? defaults['continue-on-error'] ?? false),
        retry: retryOf(entry.retry ?? defaults.retry),
        success: successOf(entry.success, render),
        reads: entry.reads === undefined ? null : globs(entry.reads, 'reads', render),
        writes: entry.writes === undefined ? null : globs(entry.writes, 'writes', render),
        artifacts: globs(entry.artifacts ?? [], 'artifacts', render),
        locks: build_task_listOf(entry.locks).map((lock, index) => render.text(lock, ['locks', index])),
        resources: entry.resources ?? {},
        exclusive: entry.exclusive ?? false,
        required: entry.required ?? false,
        weight: entry.weight ?? 1,
        tags: build_task_listOf(entry.tags),
        durationMs: entry.duration === undefined ? null : Math.round(entry.duration * 1000),
    };
    checkVariables(task, report);
    return task;
}
/** `env` is called when it exists: the values of `env` itself never read it. */
function lazyContexts({ item, matrix }, env) {
    let contexts;
    return () => {
        contexts ??= {
            item: (0,tasklist_expression/* toValue */.BA)(item),
            matrix: (0,tasklist_expression/* toValue */.BA)(matrix),
            get env() {
                return (0,tasklist_expression/* toValue */.BA)(env());
            },
        };
        return contexts;
    };
}
function environmentOf(entry, defaults, render) {
    if (!entry.env && !defaults.env)
        return NO_ENV;
    const merged = Object.entries({ ...defaults.env, ...entry.env });
    return Object.fromEntries(merged.map(([name, value]) => [name, render.env((0,tasklist_variables/* textOf */.b6)(value), ['env', name])]));
}
function build_task_listOf(value) {
    if (value === undefined)
        return [];
    return typeof value === 'string' ? [value] : value;
}
function globs(value, key, render) {
    if (typeof value === 'string')
        return [render.glob(value, [key])];
    return value.map((glob, index) => render.glob(glob, [key, index]));
}
function runsOnOf(entry, defaults, render, report, id) {
    const written = entry['runs-on'] ?? defaults['runs-on'] ?? 'ubuntu-latest';
    const value = render.value(written, ['runs-on']);
    if (isRunsOn(value))
        return value;
    report(['runs-on'], { kind: 'bad-value', key: 'runs-on', task: id, detail: `is ${snippet(value)}, not a runner` });
    return 'ubuntu-latest';
}
function isRunsOn(value) {
    if (isLabels(value))
        return true;
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return false;
    const { group, labels, ...others } = value;
    return isLabel(group) && (labels === undefined || isLabels(labels)) && Object.keys(others).length === 0;
}
function isLabels(value) {
    return isLabel(value) || (Array.isArray(value) && value.length > 0 && value.every(isLabel));
}
function isLabel(value) {
    return typeof value === 'string' && value !== '';
}
function toleranceOf(value) {
    return typeof value === 'boolean' ? value : { exitCodes: value['exit-codes'] };
}
function retryOf(retry) {
    if (retry === undefined)
        return NO_RETRY;
    if (typeof retry === 'number')
        return { ...NO_RETRY, maxAttempts: retry };
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
        initialSeconds: retry['initial-seconds'] ?? NO_RETRY.initialSeconds,
        backoffRate: retry['backoff-rate'] ?? NO_RETRY.backoffRate,
        maxDelaySeconds: retry['max-delay-seconds'] ?? NO_RETRY.maxDelaySeconds,
        jitter: retry.jitter ?? NO_RETRY.jitter,
    };
}
function successOf(success, render) {
    if (!success)
        return EXIT_ZERO;
    const { matches, 'not-matches': notMatches } = success.stdout ?? {};
    return {
        exitCodes: success['exit-codes'] ?? EXIT_ZERO.exitCodes,
        files: build_task_listOf(success.files).map((file, index) => render.text(file, ['success', 'files', index])),
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
/** What can be answered now is answered; what asks for `needs` or a status is kept for the run. */
function conditionOf(entry, { item, matrix }, env, report) {
    const condition = entry.if === undefined ? null : conditionText(entry.if);
    if (condition === null)
        return { condition: null, skip: false };
    const parsed = (0,tasklist_condition/* parseCondition */.zB)(condition);
    if (!('expression' in parsed))
        throw new Error(`not checked before: ${condition}`);
    const succeeded = Object.fromEntries(build_task_listOf(entry.needs).map((id) => [id, { result: 'success' }]));
    const status = { success: true, failure: false, cancelled: false };
    const result = (0,tasklist_condition/* evaluateParsed */.$A)(parsed.expression, { item, matrix, env, needs: succeeded }, status);
    if ('detail' in result) {
        report(['if'], { kind: 'expression', expression: condition, detail: result.detail });
        return { condition: null, skip: true };
    }
    return (0,tasklist_condition/* isRunTime */.tn)(parsed.expression) ? { condition, skip: false } : { condition: null, skip: !(0,tasklist_expression/* isTruthy */.zz)(result.value) };
}
/** A variable that the operating system refuses would only show as a failed start of the command. */
function checkVariables(task, report) {
    if (task.env === NO_ENV && task.item === null && task.matrix === NO_MATRIX)
        return;
    for (const [name, value] of Object.entries((0,tasklist_variables/* variables */.Ee)(task))) {
        const detail = variableFault(name, value);
        if (detail !== null)
            report(['env', name], { kind: 'bad-value', key: name, task: task.id, detail });
    }
}
function variableFault(name, value) {
    if (value.includes('\0'))
        return 'holds a NUL, which no variable can';
    const characters = name.length + value.length + 1;
    // UTF-8 needs at most three bytes for a UTF-16 unit.
    if (3 * characters <= tasklist_variables/* MAX_VARIABLE_BYTES */.YK)
        return null;
    const bytes = new TextEncoder().encode(`${name}=${value}`).length;
    return bytes <= tasklist_variables/* MAX_VARIABLE_BYTES */.YK
        ? null
        : `is ${bytes} bytes long as a variable, which may have ${tasklist_variables/* MAX_VARIABLE_BYTES */.YK}`;
}

;// CONCATENATED MODULE: ./build/tasklist/check-needs.js

/** Each hint looks at every id; a file whose `needs` are all wrong would otherwise take minutes. */
const MAX_HINTS = 20;
const NOTHING = [];
/** Checks that ids are unique without regard to case, that `needs` name tasks, and that no task waits for itself. */
function checkNeeds(entries, source) {
    const { byId, problems } = indexIds(entries, source);
    let hints = MAX_HINTS;
    const edges = entries.map((entry, index) => entry.needs === undefined
        ? NOTHING
        : idsOf(entry.needs).flatMap((need, position) => {
            const target = byId.get(need.toLowerCase());
            if (target !== undefined)
                return [target];
            const path = ['tasks', index, 'needs', ...(Array.isArray(entry.needs) ? [position] : [])];
            const close = hints-- > 0 ? (0,nearest/* nearest */.p)(need, idList(entries)) : null;
            problems.push({
                area: 'tasklist',
                kind: 'unknown-need',
                severity: 'error',
                at: source.locate(path),
                id: need,
                nearest: close,
            });
            return [];
        }));
    for (const cycle of findCycles(edges)) {
        const ids = [...cycle, cycle[0] ?? 0].map((index) => entries[index]?.id ?? '');
        const at = source.locate(['tasks', cycle[0] ?? 0, 'needs']);
        problems.push({ area: 'tasklist', kind: 'need-cycle', severity: 'error', at, ids });
    }
    return problems;
}
/** `needs` as a list. */
function idsOf(needs) {
    return needs === undefined ? [] : [needs].flat();
}
function* idList(entries) {
    for (const { id } of entries)
        if (id !== undefined)
            yield id;
}
function indexIds(entries, source) {
    const byId = new Map();
    const problems = [];
    entries.forEach(({ id }, index) => {
        if (id === undefined)
            return;
        const folded = id.toLowerCase();
        const first = byId.get(folded);
        if (first === undefined) {
            byId.set(folded, index);
            return;
        }
        const place = source.locate(['tasks', first, 'id']);
        problems.push({
            area: 'tasklist',
            kind: 'duplicate-id',
            severity: 'error',
            at: source.locate(['tasks', index, 'id']),
            id,
            first: place,
        });
    });
    return { byId, problems };
}
/**
 * One cycle for each edge that closes one: depth-first search without recursion, so that a chain of 100,000 tasks cannot
 * exhaust the stack. A cycle starts at its task that stands first in the file.
 */
function findCycles(edges) {
    const cycles = [];
    const state = new Uint8Array(edges.length);
    for (let root = 0; root < edges.length; root++) {
        if (state[root] !== 0)
            continue;
        const path = [{ node: root, next: 0 }];
        state[root] = 1;
        for (let top = path.at(-1); top; top = path.at(-1)) {
            const target = edges[top.node]?.[top.next++];
            if (target === undefined) {
                state[top.node] = 2;
                path.pop();
            }
            else if (state[target] === 0) {
                state[target] = 1;
                path.push({ node: target, next: 0 });
            }
            else if (state[target] === 1) {
                const nodes = path.map(({ node }) => node);
                cycles.push(rotate(nodes.slice(nodes.lastIndexOf(target))));
                if (cycles.length >= 100)
                    return cycles;
            }
        }
    }
    return cycles;
}
function rotate(cycle) {
    const start = cycle.indexOf(cycle.reduce((least, node) => Math.min(least, node)));
    return [...cycle.slice(start), ...cycle.slice(0, start)];
}

;// CONCATENATED MODULE: ./build/tasklist/check-texts.js






/** Keys of a task whose texts are evaluated, besides `if`. `run` never is. */
const EVALUATED = new Set([
    'name',
    'env',
    'reads',
    'writes',
    'artifacts',
    'with',
    'runs-on',
    'working-directory',
    'locks',
]);
/** Checks every `${{ }}` of one task: its syntax, its names, and whether it stands where it is evaluated. */
function checkTexts(entry, path, source) {
    const problems = [];
    for (const key of Object.keys(entry)) {
        const value = entry[key];
        if (key === 'if')
            problems.push(...checkCondition(entry, source.locate([...path, key])));
        else if (typeof value === 'string') {
            if (isTemplated(value))
                problems.push(...checkText(value, [...path, key], [key], source));
        }
        else if (typeof value === 'object') {
            forEachTemplated(value, [key], (text, inner) => {
                problems.push(...checkText(text, [...path, ...inner], inner, source));
            });
        }
    }
    return problems;
}
/** Calls `visit` for each text with `${{` inside a value. */
function forEachTemplated(value, path, visit) {
    if (typeof value === 'string') {
        if (isTemplated(value))
            visit(value, path);
    }
    else if (Array.isArray(value)) {
        for (const [index, entry] of value.entries()) {
            if (typeof entry !== 'string' || isTemplated(entry))
                forEachTemplated(entry, [...path, index], visit);
        }
    }
    else if (typeof value === 'object' && value !== null) {
        for (const [key, member] of Object.entries(value)) {
            if (typeof member !== 'string' || isTemplated(member))
                forEachTemplated(member, [...path, key], visit);
        }
    }
}
function checkText(text, path, inner, source) {
    const at = source.locate(path);
    const [key] = inner;
    if (key === 'run')
        return expressionsInRun(text, at);
    if (!isEvaluated(inner)) {
        const named = String(inner.findLast((step) => typeof step === 'string'));
        return [
            {
                area: 'tasklist',
                kind: 'expression-not-allowed',
                severity: 'error',
                at,
                key: named,
                expression: snippet(text),
            },
        ];
    }
    const result = parseTemplate(text, key === 'env' ? ENV_CONTEXTS : TEXT_CONTEXTS);
    if ('template' in result)
        return [];
    return result.faults.map((fault) => {
        if ('unclosed' in fault)
            return unclosed(fault.unclosed, at);
        return expressionProblem(fault.expression, fault.parsed, key === 'env' ? ENV_CONTEXTS : TEXT_CONTEXTS, at);
    });
}
function unclosed(text, at) {
    return { area: 'tasklist', kind: 'unclosed-expression', severity: 'error', at, text: snippet(text) };
}
function isEvaluated([key, second, , last]) {
    if (key === 'success')
        return second === 'files' || (second === 'json' && last === 'file');
    return typeof key === 'string' && EVALUATED.has(key);
}
/** Every `${{ }}` inside a command, each with the variable that holds the value. */
function expressionsInRun(text, at) {
    const inner = cutText(text).parts.flatMap((part) => (typeof part === 'string' ? [] : [part.inner ?? '']));
    return [...new Set(inner)].map((expression) => ({
        area: 'tasklist',
        kind: 'expression-in-run',
        severity: 'error',
        at,
        expression,
        variable: variableFor(expression),
    }));
}
/** The environment variable that holds what an expression says; `null` when there is none. */
function variableFor(expression) {
    const match = /^(\w+)(?:\.([\w-]+)|\[\s*'([^']+)'\s*\])?$/.exec(expression);
    const name = match?.[2] ?? match?.[3];
    switch (match?.[1]?.toLowerCase()) {
        case 'item':
            return name === undefined ? 'ITEM' : null;
        case 'matrix':
            return name === undefined ? null : (0,tasklist_variables/* matrixVariable */.io)(name);
        case 'env':
            return name ?? null;
        case 'github':
        case 'runner':
            return name === undefined ? null : `${match?.[1]}_${name}`.toUpperCase();
        default:
            return null;
    }
}
function checkCondition(entry, at) {
    const written = entry.if ?? true;
    const condition = conditionText(written);
    if (condition === null &&
        cutText(String(written)).parts.some((part) => typeof part !== 'string' && part.inner === null)) {
        return [unclosed(String(written), at)];
    }
    if (condition === null) {
        return [{ area: 'tasklist', kind: 'mixed-condition', severity: 'error', at, condition: snippet(written) }];
    }
    const parsed = (0,tasklist_condition/* parseCondition */.zB)(condition);
    if (!('expression' in parsed)) {
        return [
            expressionProblem(condition, parsed, ['item', 'matrix', 'env', 'needs'], at, [...tasklist_expression/* FUNCTIONS */.AW, ...tasklist_expression/* STATUS_FUNCTIONS */.Ns]),
        ];
    }
    const listed = new Set([entry.needs ?? []].flat().map((id) => id.toLowerCase()));
    return [...new Set(parsed.expression.needs)]
        .filter((id) => !listed.has(id.replace(/\[.*$/s, '').toLowerCase()))
        .map((id) => ({ area: 'tasklist', kind: 'need-not-listed', severity: 'error', at, id, expression: condition }));
}
/** A fault of parsing as a problem. */
function expressionProblem(expression, parsed, allowed, at, functions = tasklist_expression/* FUNCTIONS */.AW) {
    const base = { area: 'tasklist', severity: 'error', at, expression };
    if (parsed.fault === 'syntax')
        return { ...base, kind: 'expression', detail: parsed.detail };
    if (parsed.fault === 'unknown-context')
        return { ...base, kind: 'unknown-context', name: parsed.name, allowed };
    return {
        ...base,
        kind: 'unknown-function',
        name: parsed.name,
        nearest: (0,nearest/* nearest */.p)(parsed.name, functions),
        known: functions,
    };
}

;// CONCATENATED MODULE: ./build/tasklist/items.js
/** Every look-up that `expand` needs the answers of, in file order. */
function forEachSources(taskFile, locate) {
    return taskFile.tasks.flatMap((entry, index) => {
        const forEach = entry['for-each'];
        for (const kind of ['glob', 'file', 'command']) {
            const value = forEach?.[kind];
            if (value !== undefined)
                return [{ key: entry.id, kind, value, at: locate(['tasks', index, 'for-each', kind]) }];
        }
        return [];
    });
}
/** Reads a list of items: a JSON array of scalars, or one item on each line that is not empty. */
function parseItems(text) {
    const bare = text.replace(/^\uFEFF/, '');
    if (!/^\s*\[/.test(bare))
        return checked(bare.split(/\r?\n/).filter((line) => line !== ''));
    let value;
    try {
        value = JSON.parse(bare);
    }
    catch (error) {
        return {
            item: 0,
            detail: `it starts with \`[\` but is not JSON: ${error instanceof Error ? error.message : String(error)}`,
        };
    }
    return checked(value);
}
function checked(values) {
    const items = [];
    for (const [index, value] of values.entries()) {
        if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
            return { item: index + 1, detail: 'is neither text nor a number, `true` or `false`' };
        }
        if (typeof value === 'number' && !Number.isFinite(value))
            return { item: index + 1, detail: 'is too large a number' };
        items.push(value);
    }
    return { items };
}
/** Paths without repetition, ordered by the bytes of their UTF-8, which is the same on every machine. */
function sortedPaths(paths) {
    return [...new Set(paths)].sort(byBytes);
}
/** UTF-8 orders as code points do; in UTF-16 surrogates come before the last 8,192 other units. */
function byBytes(a, b) {
    const length = Math.min(a.length, b.length);
    for (let at = 0; at < length; at++) {
        const left = a.charCodeAt(at);
        const right = b.charCodeAt(at);
        if (left !== right)
            return rank(left) - rank(right);
    }
    return a.length - b.length;
}
function rank(unit) {
    if (unit < 0xd800)
        return unit;
    return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

;// CONCATENATED MODULE: ./build/tasklist/matrix.js
/**
 * The combinations of a matrix by GitHub's rules and in its order: the first key varies slowest; `exclude` first; then each
 * `include` is added to every original combination of which it changes no original value, or else is a new combination.
 * `null` when the product is larger than `limit`.
 */
function matrix_combinations(matrix, limit) {
    const keys = Object.keys(matrix).filter((key) => key !== 'include' && key !== 'exclude');
    const lists = keys.map((key) => (matrix[key] ?? []));
    const size = lists.reduce((product, list) => product * list.length, keys.length === 0 ? 0 : 1);
    if (size > limit)
        return null;
    const excluded = matrix.exclude ?? [];
    const originals = Array.from({ length: size }, (_, position) => pick(keys, lists, position)).filter((values) => !excluded.some((part) => isPart(part, values)));
    const extended = originals.map((values) => ({ ...values }));
    const added = [];
    for (const include of matrix.include ?? []) {
        const fits = originals.flatMap((values, index) => (changesNothing(include, values) ? [index] : []));
        for (const index of fits)
            Object.assign(extended[index] ?? {}, include);
        if (fits.length === 0)
            added.push({ values: include, naming: Object.keys(include) });
    }
    return [...extended.map((values) => ({ values, naming: keys })), ...added];
}
/** The combination at a position of the cross product. */
function pick(keys, lists, position) {
    const chosen = [];
    let rest = position;
    for (const list of lists.toReversed()) {
        chosen.unshift(list[rest % list.length] ?? null);
        rest = Math.floor(rest / list.length);
    }
    return Object.fromEntries(keys.map((key, index) => [key, chosen[index] ?? null]));
}
function isPart(part, values) {
    return Object.entries(part).every(([key, value]) => Object.hasOwn(values, key) && isEqual(value, values[key] ?? null));
}
function changesNothing(include, original) {
    return Object.entries(include).every(([key, value]) => !Object.hasOwn(original, key) || isEqual(value, original[key] ?? null));
}
function isEqual(a, b) {
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
        return a === b;
    const left = Object.entries(a);
    if (Array.isArray(a) !== Array.isArray(b) || left.length !== Object.keys(b).length)
        return false;
    return left.every(([key, value]) => Object.hasOwn(b, key) && isEqual(value, b[key] ?? null));
}

;// CONCATENATED MODULE: ./build/tasklist/expand.js






/** More tasks than this in one list are taken for a mistake. */
const MAX_TASKS = 100_000;
/** Pairs of a task and one it needs, all expansions counted. */
const MAX_NEEDS = 1_000_000;
/**
 * Turns the entries of a task file into tasks: `matrix` and `for-each` expanded, expressions evaluated, `needs` extended to
 * all expansions. `answers` holds what `forEachSources` asked for, by its keys. The same input gives the same tasks.
 */
function expand(taskFile, answers, locate) {
    const problems = [];
    const byTemplate = instancesOf(taskFile, answers, locate, problems);
    checkEdges(taskFile, byTemplate, locate, problems);
    if (hasError(problems))
        return { tasks: [], problems };
    const tasks = [];
    const inherited = hasTemplates(taskFile.defaults);
    taskFile.tasks.forEach((entry, index) => {
        const needs = [...new Set(idsOf(entry.needs).flatMap((id) => idsOfTemplate(byTemplate, id)))];
        const templated = inherited || hasTemplates(entry);
        const report = createReport(taskFile, entry, index, locate, problems);
        for (const instance of byTemplate.get(entry.id.toLowerCase()) ?? []) {
            tasks.push(buildTask(entry, taskFile.defaults, instance, needs, templated, report(instance)));
        }
    });
    return { tasks: hasError(problems) ? [] : tasks, problems };
}
function hasTemplates(value) {
    let found = false;
    forEachTemplated(value, [], () => {
        found = true;
    });
    return found;
}
function hasError(problems) {
    return problems.some(({ severity }) => severity === 'error');
}
function idsOfTemplate(instances, id) {
    return (instances.get(id.toLowerCase()) ?? []).map((instance) => instance.id);
}
function instancesOf(taskFile, answers, locate, problems) {
    const byTemplate = new Map();
    let total = 0;
    for (const [index, entry] of taskFile.tasks.entries()) {
        const at = () => locate(['tasks', index]);
        const found = instancesOfEntry(entry, answers.get(entry.id), (path) => locate(['tasks', index, ...path]), problems);
        const instances = found === null ? [] : distinct(found, at, problems);
        total += found === null ? MAX_TASKS + 1 : instances.length;
        byTemplate.set(entry.id.toLowerCase(), instances);
        if (total > MAX_TASKS) {
            problems.push({ area: 'tasklist', kind: 'too-many-tasks', severity: 'error', at: at(), limit: MAX_TASKS });
            break;
        }
        if (instances.length === 0 && !hasError(problems)) {
            problems.push({ area: 'tasklist', kind: 'empty-expansion', severity: 'warning', at: at(), id: entry.id });
        }
    }
    return byTemplate;
}
/** `null` when a matrix alone has too many combinations. */
function instancesOfEntry(entry, answer, locate, problems) {
    if (entry.matrix)
        return matrix_combinations(entry.matrix, MAX_TASKS)?.map((one) => matrixInstance(entry.id, one)) ?? null;
    const forEach = entry['for-each'];
    if (!forEach)
        return [{ id: entry.id, item: null, matrix: NO_MATRIX }];
    if (forEach.items)
        return forEach.items.map((item) => itemInstance(entry.id, item));
    const kind = forEach.glob ? 'glob' : forEach.file ? 'file' : 'command';
    if (!answer)
        throw new Error(`no answer for the ${kind} of ${entry.id}`);
    const base = { area: 'tasklist', severity: 'error', at: locate(['for-each', kind]), source: kind };
    if ('problem' in answer) {
        problems.push({ ...base, kind: 'source-failed', detail: answer.problem });
        return [];
    }
    const list = 'files' in answer ? { items: sortedPaths(answer.files) } : parseItems(answer.text);
    if ('items' in list)
        return list.items.map((item) => itemInstance(entry.id, item));
    problems.push({ ...base, kind: 'bad-item', item: list.item, detail: list.detail });
    return [];
}
/**
 * Two equal ids are a mistake; ids that only letter case tells apart (`Makefile`, `makefile`) are not, but no file system
 * may confuse them, so the later one gets a hash.
 */
function distinct(instances, at, problems) {
    const taken = new Map();
    let reported = false;
    return instances.map((instance) => {
        const other = taken.get(instance.id.toLowerCase());
        if (other === instance.id && !reported) {
            reported = true;
            problems.push({ area: 'tasklist', kind: 'duplicate-expansion', severity: 'error', at: at(), id: instance.id });
        }
        const id = other === undefined || other === instance.id ? instance.id : distinctId(instance.id);
        taken.set(id.toLowerCase(), instance.id);
        return id === instance.id ? instance : { ...instance, id };
    });
}
function checkEdges(taskFile, byTemplate, locate, problems) {
    let total = 0;
    for (const [index, entry] of taskFile.tasks.entries()) {
        if (entry.needs === undefined)
            continue;
        const needed = idsOf(entry.needs).reduce((sum, id) => sum + (byTemplate.get(id.toLowerCase())?.length ?? 0), 0);
        total += needed * (byTemplate.get(entry.id.toLowerCase())?.length ?? 0);
        if (total <= MAX_NEEDS)
            continue;
        const at = locate(['tasks', index, 'needs']);
        problems.push({
            area: 'tasklist',
            kind: 'too-many-needs',
            severity: 'error',
            at,
            id: entry.id,
            needs: total,
            limit: MAX_NEEDS,
        });
        return;
    }
}
/** One problem for each place and kind: the first expansion that has it stands for all. */
function createReport(taskFile, entry, index, locate, problems) {
    const seen = new Set();
    return ({ id }) => (path, problem) => {
        const key = `${problem.kind} ${path.join(' ')}`;
        if (seen.has(key))
            return;
        seen.add(key);
        const [first] = path;
        const inherited = !(typeof first === 'string' && Object.hasOwn(entry, first)) && Object.hasOwn(taskFile.defaults, first ?? '');
        const at = locate(inherited ? ['defaults', ...path] : ['tasks', index, ...path]);
        const detail = problem.kind === 'expression' ? { detail: `${problem.detail} (in \`${id}\`)` } : {};
        problems.push({ area: 'tasklist', severity: 'error', at, ...problem, ...detail });
    };
}

// EXTERNAL MODULE: ./build/plan/document.js + 1 modules
var plan_document = __webpack_require__(19918);
// EXTERNAL MODULE: ./build/packing/runner.js
var packing_runner = __webpack_require__(34152);
;// CONCATENATED MODULE: ./build/packing/check-runners.js


/**
 * What is wrong with the labels under `runners:`, whose facts would otherwise silently apply to nothing: several labels in
 * one, an expression (errors), or a label that no task runs on (a warning). `runsOn` is that of every task.
 */
function checkRunners(labels, runsOn, locate) {
    if (labels.length === 0)
        return [];
    const used = new Set([...new Set(runsOn)].map(packing_runner/* runnerKey */.YM));
    return labels.flatMap((label) => {
        const base = { area: 'packing', at: locate(label), label };
        if (used.has(label))
            return [];
        if (label.includes('${{'))
            return [{ ...base, severity: 'error', kind: 'bad-runner', why: 'expression' }];
        if (label.includes(','))
            return [{ ...base, severity: 'error', kind: 'bad-runner', why: 'comma' }];
        return [{ ...base, severity: 'warning', kind: 'unknown-runner', nearest: (0,nearest/* nearest */.p)(label, [...used]) }];
    });
}

// EXTERNAL MODULE: ./build/packing/history.js
var packing_history = __webpack_require__(316);
;// CONCATENATED MODULE: ./build/packing/estimate.js


/** When nothing at all is known, every task is taken for one minute: only that they are equal matters then. */
const EQUAL_MS = 60_000;
/**
 * Explicit `duration`, else the median of the last three successes, else the mean of the known ones, else equal. The mean and
 * not the median for the unknown: it keeps the total right, and the total decides the number of legs.
 */
function estimateTasks(tasks, history) {
    const sources = { duration: 0, history: 0, mean: 0, equal: 0 };
    const known = tasks.map((task) => {
        if (task.skip)
            return 0;
        if (task.durationMs !== null) {
            sources.duration++;
            return Math.max(1, task.durationMs);
        }
        const ms = fromHistory(task, history);
        if (ms !== null)
            sources.history++;
        return ms;
    });
    const counted = known.filter((ms, index) => ms !== null && tasks[index]?.skip !== true);
    const total = counted.reduce((sum, ms) => sum + ms, 0);
    const other = counted.length === 0 ? EQUAL_MS : Math.max(1, Math.round(total / counted.length));
    const ms = known.map((value) => {
        if (value !== null)
            return value;
        sources[counted.length === 0 ? 'equal' : 'mean']++;
        return other;
    });
    return { ms, sources };
}
function fromHistory({ id, item, runsOn }, history) {
    if (history.tasks.size === 0)
        return null;
    const runner = (0,packing_runner/* runnerKey */.YM)(runsOn);
    return (0,packing_history/* expected */.p6)(history, id, runner) ?? (item === null ? null : (0,packing_history/* expected */.p6)(history, String(item), runner));
}

// EXTERNAL MODULE: ./build/packing/median.js
var median = __webpack_require__(22796);
;// CONCATENATED MODULE: ./build/packing/billing.js
const MINUTE_MS = 60_000;
/** Billed minutes of a group's legs, start-up included. */
function billedMinutes({ bins }, startupMs) {
    return bins.reduce((sum, { ms }) => sum + Math.max(1, Math.ceil((ms + startupMs) / MINUTE_MS)), 0);
}
/** What `legs` legs cost at least, however the work is spread: a minute each, and all of the time together. */
function leastMinutes(totalMs, legs, startupMs) {
    return Math.max(legs, Math.ceil((totalMs + legs * startupMs) / MINUTE_MS));
}

;// CONCATENATED MODULE: ./build/packing/bounds.js
/**
 * Lower bounds of the makespan; integer milliseconds, `sorted` descending. The bounds L0, L1 and L2 of the literature
 * on identical parallel machines (Dell'Amico and Martello 1995).
 */
/** The larger of the work divided by the bins and the longest duration (L0). */
function workBound(sorted, bins) {
    let work = 0;
    for (const duration of sorted)
        work += duration;
    return Math.max(Math.ceil(work / bins), sorted[0] ?? 0);
}
/** Above this many steps the bound below only looks at single bins. */
const LIFTED_STEPS = 2_000_000;
/**
 * Of the `first` longest durations some `k` bins hold at least `k * floor(first / bins) + min(k, first mod bins)`; the
 * sum of as many of the shortest of these, divided by `k`, is a bound (Haouari, Gharbi and Jemmali 2006). With one bin
 * and `first = j * bins + 1` it is the pigeonhole bound L1: some `j + 1` of them share a bin.
 */
function pigeonholeBound(sorted, bins) {
    const prefix = prefixSums(sorted);
    const most = sorted.length * bins > LIFTED_STEPS ? 1 : bins;
    let bound = 0;
    for (let first = 1; first <= sorted.length; first++) {
        const each = Math.floor(first / bins);
        const over = first % bins;
        for (let k = 1; k <= most; k++) {
            const held = k * each + Math.min(k, over);
            const sum = prefix[first] - prefix[first - held];
            if (sum > bound * k)
                bound = Math.ceil(sum / k);
        }
    }
    return bound;
}
/**
 * The smallest capacity that the bin packing bound of Martello and Toth does not rule out (L2), between `low` and
 * `high`; `high` is a reachable makespan. Halving is sound without monotony: every step keeps only proven answers.
 */
function packingBound(sorted, bins, low, high) {
    const prefix = prefixSums(sorted);
    let proven = low;
    let open = high;
    while (proven < open) {
        const capacity = Math.floor((proven + open) / 2);
        if (needsMoreThan(sorted, prefix, capacity, bins))
            proven = capacity + 1;
        else
            open = capacity;
    }
    return proven;
}
/**
 * For a threshold `a` up to half the capacity: durations above `capacity - a` have a bin each, those above half the
 * capacity too, and the rest down to `a` fill what is left in the latter and then further bins.
 */
function needsMoreThan(sorted, prefix, capacity, bins) {
    let large = 0;
    while (large < sorted.length && 2 * sorted[large] > capacity)
        large++;
    if (large > bins)
        return true;
    let huge = large;
    for (let end = large + 1; end <= sorted.length; end++) {
        const threshold = sorted[end - 1];
        if (end < sorted.length && sorted[end] === threshold)
            continue;
        // As the threshold shrinks, fewer durations are above `capacity - threshold`.
        while (huge > 0 && sorted[huge - 1] <= capacity - threshold)
            huge--;
        const left = (large - huge) * capacity - (prefix[large] - prefix[huge]);
        const rest = prefix[end] - prefix[large] - left;
        if (large + Math.max(0, Math.ceil(rest / capacity)) > bins)
            return true;
    }
    return false;
}
function prefixSums(sorted) {
    const prefix = new Float64Array(sorted.length + 1);
    for (let at = 0; at < sorted.length; at++)
        prefix[at + 1] = prefix[at] + sorted[at];
    return prefix;
}

;// CONCATENATED MODULE: ./build/packing/completion.js
/** Nodes of the search for one capacity; a count and not a time, so that a plan can be reproduced. */
const NODES = 20_000;
/** Above this the search hardly ever ends within its nodes, and the heuristics are close anyway. */
const COMPLETION_TASKS = 100;
/**
 * Whether bins of `capacity` suffice, by bin completion (Korf 2002): bin after bin gets the longest duration that is
 * left and then every completion that is not dominated, as long as the room wasted so far is affordable. The answer is
 * the bin of each entry, `false` when it is proven that there is none, `null` when the search was cut.
 */
function complete(sorted, capacity, bins) {
    let work = 0;
    for (const duration of sorted)
        work += duration;
    const spare = bins * capacity - work;
    if (spare < 0 || (sorted[0] ?? 0) > capacity)
        return false;
    const bin = new Int32Array(sorted.length).fill(-1);
    const answer = nextBin({ sorted, capacity, bins, bin, open: [], nodes: 0 }, 0, spare);
    return answer === true ? bin : answer;
}
/** Closes the gap between a makespan that is reached by `bin` and a proven lower bound, as far as the nodes allow. */
function closeGap(sorted, bin, bins, reached, lowerBound) {
    let best = bin;
    let high = reached;
    let low = lowerBound;
    while (low < high) {
        const capacity = Math.floor((low + high) / 2);
        const found = complete(sorted, capacity, bins);
        if (found === null)
            break;
        if (found === false)
            low = capacity + 1;
        else {
            best = found;
            high = capacity;
        }
    }
    return { bin: best, lowerBound: low };
}
function nextBin(search, index, spare) {
    const first = search.bin.indexOf(-1);
    if (first < 0)
        return true;
    if (search.sorted[first] === 0) {
        // What takes no time goes anywhere. To fill or to dominate a bin with it would mean nothing.
        search.bin.fill(0, first);
        return true;
    }
    if (index === search.bins)
        return false;
    const outer = search.open;
    search.open = [];
    search.bin[first] = index;
    const answer = fill(search, index, spare, first + 1, search.capacity - search.sorted[first], Infinity);
    search.open = outer;
    if (answer !== true)
        search.bin[first] = -1;
    return answer;
}
/** Adds entries from `from` on to the open bin in every useful way; `passed` is the shortest that was passed over. */
function fill(search, index, spare, from, room, passed) {
    const { sorted, bin } = search;
    if (++search.nodes > NODES)
        return null;
    let shortest = passed;
    let tried = -1;
    for (let at = from; at < sorted.length; at++) {
        const duration = sorted[at];
        if (duration === 0)
            break;
        if (bin[at] !== -1 || duration > room || duration === tried)
            continue;
        bin[at] = index;
        search.open.push(at);
        const answer = fill(search, index, spare, at + 1, room - duration, shortest);
        search.open.pop();
        if (answer === true)
            return true;
        bin[at] = -1;
        if (answer === null)
            return null;
        tried = duration;
        shortest = Math.min(shortest, duration);
    }
    // A bin that could hold one more, wastes too much or is dominated never leads to more than its better form.
    if (shortest <= room || room > spare || isDominated(search, room))
        return false;
    return nextBin(search, index + 1, spare - room);
}
/** Whether one longer duration that is left could stand for one or two in the bin: then that bin is tried instead. */
function isDominated(search, room) {
    const { open, sorted } = search;
    return open.some((entry, place) => {
        const one = sorted[entry];
        if (isLeft(search, one + 1, one + room))
            return true;
        return open.slice(place + 1).some((other) => {
            const two = one + sorted[other];
            return isLeft(search, two, two + room);
        });
    });
}
function isLeft({ sorted, bin }, least, most) {
    for (let at = 0; at < sorted.length && sorted[at] >= least; at++)
        if (bin[at] === -1 && sorted[at] <= most)
            return true;
    return false;
}

;// CONCATENATED MODULE: ./build/packing/local-search.js
/** Elementary steps after which the search stops; a count and not a time, so that a plan can be reproduced. */
const STEPS = 50_000_000;
/**
 * Moves one duration out of the most loaded bin, or swaps it against a smaller one, as long as that helps: for the other
 * bins by ascending load the exchange that comes closest to levelling the two. Ends at `lowerBound`, at a local
 * optimum, or after a fixed number of steps. `sorted` must be descending; `bin` holds the bin of each entry. The
 * makespan never grows.
 */
function localSearch(sorted, bin, bins, lowerBound) {
    const search = start(sorted, bin, bins);
    while (search.steps < STEPS && bins > 1) {
        const most = search.order[bins - 1];
        if (search.loads[most] <= lowerBound || !improve(search, most))
            break;
    }
    const found = new Int32Array(sorted.length);
    search.lists.forEach((list, index) => {
        for (const task of list)
            found[task] = index;
    });
    return found;
}
function start(sorted, bin, bins) {
    const lists = Array.from({ length: bins }, () => []);
    const loads = new Float64Array(bins);
    for (let task = 0; task < sorted.length; task++) {
        const index = bin[task];
        lists[index]?.push(task);
        loads[index] = loads[index] + sorted[task];
    }
    const order = lists.map((_, index) => index).sort((a, b) => loads[a] - loads[b] || a - b);
    return { sorted, lists, loads, order, steps: 0 };
}
/** Applies one exchange between the most loaded bin and the first other one that has any; `false` when none has. */
function improve(search, most) {
    const { loads, order } = search;
    for (const other of order) {
        const gap = loads[most] - loads[other];
        if (gap <= 1)
            return false;
        const exchange = closest(search, most, other, gap);
        if (exchange === null)
            continue;
        apply(search, most, other, exchange);
        return true;
    }
    return false;
}
/** The exchange whose difference `d` is nearest to half the gap with `0 < d < gap`: two pointers down two lists. */
function closest(search, most, other, gap) {
    const { sorted, lists } = search;
    const a = lists[most];
    const b = lists[other];
    let best = null;
    let distance = gap;
    let ours = 0;
    let theirs = 0;
    while (ours < a.length && theirs <= b.length) {
        const smaller = theirs < b.length ? sorted[b[theirs]] : 0;
        const twice = 2 * (sorted[a[ours]] - smaller);
        const off = Math.abs(twice - gap);
        if (off < distance) {
            best = { ours, theirs };
            distance = off;
        }
        if (twice > gap)
            ours++;
        else
            theirs++;
    }
    search.steps += ours + theirs + 1;
    return best;
}
function apply(search, most, other, { ours, theirs }) {
    const { sorted, lists, loads, order } = search;
    const a = lists[most];
    const b = lists[other];
    const gone = a[ours];
    const back = b[theirs];
    a.splice(ours, 1);
    if (back !== undefined) {
        b.splice(theirs, 1);
        insert(a, back);
    }
    insert(b, gone);
    const difference = sorted[gone] - (back === undefined ? 0 : sorted[back]);
    loads[most] = loads[most] - difference;
    loads[other] = loads[other] + difference;
    search.steps += a.length + b.length;
    settle(order, loads, most);
    settle(order, loads, other);
}
function insert(list, task) {
    let low = 0;
    let high = list.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (list[middle] < task)
            low = middle + 1;
        else
            high = middle;
    }
    list.splice(low, 0, task);
}
/** Puts one bin, whose load has changed, back to its place in the order. */
function settle(order, loads, moved) {
    const after = (a, b) => (loads[a] - loads[b] || a - b) > 0;
    let at = order.indexOf(moved);
    while (at > 0 && after(order[at - 1], moved)) {
        order[at] = order[at - 1];
        at--;
    }
    while (at + 1 < order.length && after(moved, order[at + 1])) {
        order[at] = order[at + 1];
        at++;
    }
    order[at] = moved;
}

;// CONCATENATED MODULE: ./build/packing/lpt.js
/**
 * Longest processing time first: every duration goes to the least loaded bin, of several the first. At most
 * 4/3 - 1/(3m) of the optimum (Graham 1969); O(n log m) with a binary heap.
 *
 * `sorted` must be descending. The answer holds the bin of each entry of `sorted`.
 */
function longestFirst(sorted, bins) {
    const bin = new Int32Array(sorted.length);
    const heap = Int32Array.from({ length: bins }, (_, index) => index);
    const load = new Float64Array(bins);
    for (let task = 0; task < sorted.length; task++) {
        const least = heap[0];
        bin[task] = least;
        load[least] = load[least] + sorted[task];
        sink(heap, load);
    }
    return bin;
}
/** Restores the heap order by (load, bin) after the load of the first bin grew. */
function sink(heap, load) {
    const moving = heap[0];
    let at = 0;
    for (let child = 1; child < heap.length; child = 2 * at + 1) {
        const right = child + 1;
        if (right < heap.length && isBefore(heap[right], heap[child], load))
            child = right;
        const candidate = heap[child];
        if (!isBefore(candidate, moving, load))
            break;
        heap[at] = candidate;
        at = child;
    }
    heap[at] = moving;
}
function isBefore(a, b, load) {
    const difference = load[a] - load[b];
    return difference < 0 || (difference === 0 && a < b);
}

;// CONCATENATED MODULE: ./build/packing/first-fit.js
/**
 * First fit decreasing: every duration goes to the first bin that still has room. O(n log m) with a tree of the largest
 * room below each node. `sorted` must be descending. `null` when `bins` bins of `capacity` do not suffice.
 */
function firstFit(sorted, capacity, bins) {
    const leaves = powerOfTwo(bins);
    const room = new Float64Array(2 * leaves).fill(-1);
    room.fill(capacity, leaves, leaves + bins);
    for (let node = leaves - 1; node > 0; node--)
        room[node] = largerChild(room, node);
    const bin = new Int32Array(sorted.length);
    for (let task = 0; task < sorted.length; task++) {
        const needed = sorted[task];
        if (room[1] < needed)
            return null;
        let node = 1;
        while (node < leaves)
            node = room[2 * node] >= needed ? 2 * node : 2 * node + 1;
        bin[task] = node - leaves;
        room[node] = room[node] - needed;
        for (node >>= 1; node > 0; node >>= 1)
            room[node] = largerChild(room, node);
    }
    return bin;
}
function powerOfTwo(least) {
    let power = 1;
    while (power < least)
        power *= 2;
    return power;
}
function largerChild(room, node) {
    return Math.max(room[2 * node], room[2 * node + 1]);
}

;// CONCATENATED MODULE: ./build/packing/multifit.js

const ROUNDS = 12;
/**
 * MULTIFIT: the smallest capacity, found by halving 12 times, for which first fit decreasing needs no more than `bins`
 * bins. At most 13/11 of the optimum (Yue 1990). `sorted` must be descending; the capacity is searched from
 * `lowerBound` up to `upperBound`, a makespan that is known to be reachable. `null` when no tried capacity fits.
 */
function multifit(sorted, bins, lowerBound, upperBound) {
    let low = lowerBound;
    let high = upperBound;
    let best = null;
    for (let round = 0; round < ROUNDS && low <= high; round++) {
        const capacity = Math.floor((low + high) / 2);
        const found = firstFit(sorted, capacity, bins);
        if (found === null)
            low = capacity + 1;
        else {
            best = found;
            high = capacity - 1;
        }
    }
    return best;
}

;// CONCATENATED MODULE: ./build/packing/balance.js






/** Within this share of the lower bound nothing better is looked for. */
const CLOSE = 1.0001;
/** Of more durations than this the dearer bounds are not worth their time where the cheapest is close. */
const MANY = 10_000;
/**
 * Distributes durations (whole milliseconds, none negative) over `bins` bins so that the fullest holds as little as
 * possible: longest first, then local search; when that is not within 1e-4 of the lower bound, also MULTIFIT with the
 * same search, and the better of the two; up to 100 durations also the optimum, where a search can
 * prove it. Deterministic, equal durations in the order given; never worse than longest
 * first. Throws on durations that are not whole or negative, and on fewer than one bin.
 */
function balance(durations, bins) {
    if (!Number.isSafeInteger(bins) || bins < 1)
        throw new RangeError(`cannot fill ${bins} bins`);
    for (const duration of durations)
        if (!Number.isSafeInteger(duration) || duration < 0)
            throw new RangeError(`not whole milliseconds: ${duration}`);
    const order = descending(durations);
    const sorted = new Float64Array(order.length);
    for (let at = 0; at < order.length; at++)
        sorted[at] = durations[order[at]];
    const { bin, lowerBound } = balanceSorted(sorted, bins);
    const found = new Array(order.length).fill(0);
    for (let at = 0; at < order.length; at++)
        found[order[at]] = bin[at];
    const loads = loadsOf(sorted, bin, bins);
    return { bin: found, loads: [...loads], makespan: largest(loads), lowerBound };
}
/** {@link balance} for durations that already stand in descending order. */
function balanceSorted(sorted, bins) {
    const plain = longestFirst(sorted, bins);
    const plainSpan = makespanOf(sorted, plain, bins);
    const lowerBound = lowerBoundOf(sorted, bins, plainSpan);
    const first = localSearch(sorted, plain, bins, lowerBound);
    const firstSpan = makespanOf(sorted, first, bins);
    if (firstSpan <= lowerBound * CLOSE)
        return { bin: first, lowerBound };
    const fitted = multifit(sorted, bins, lowerBound, plainSpan);
    const second = fitted === null ? first : localSearch(sorted, fitted, bins, lowerBound);
    const secondSpan = makespanOf(sorted, second, bins);
    const better = secondSpan < firstSpan ? second : first;
    if (sorted.length > COMPLETION_TASKS)
        return { bin: better, lowerBound };
    return closeGap(sorted, better, bins, Math.min(firstSpan, secondSpan), lowerBound);
}
/**
 * The bounds from the cheapest to the dearest, until `reached`, a reachable makespan, is proven to be the optimum; of very
 * many durations, until it is proven to be close.
 */
function lowerBoundOf(sorted, bins, reached) {
    const work = workBound(sorted, bins);
    if (reached <= (sorted.length > MANY ? work * CLOSE : work))
        return work;
    const simple = Math.max(work, pigeonholeBound(sorted, bins));
    return reached <= simple ? simple : packingBound(sorted, bins, simple, reached);
}
/** The sum of the durations in each bin. */
function loadsOf(sorted, bin, bins) {
    const loads = new Float64Array(bins);
    for (let task = 0; task < sorted.length; task++) {
        const index = bin[task];
        loads[index] = loads[index] + sorted[task];
    }
    return loads;
}
function makespanOf(sorted, bin, bins) {
    return largest(loadsOf(sorted, bin, bins));
}
/** The largest load; 0 of none. */
function largest(loads) {
    let most = 0;
    for (const load of loads)
        if (load > most)
            most = load;
    return most;
}

;// CONCATENATED MODULE: ./build/packing/fill.js
/** One group of units into a given number of legs. */



/** How many bins a group needs at least: one for each unit that stands alone, and one for all others together. */
function fewestBins({ alone, shared }) {
    return alone.length + Math.min(1, shared.length);
}
/** How many bins a group can use at most. */
function mostBins({ alone, shared }) {
    return alone.length + shared.length;
}
/** Units that stand alone get a bin each; the others are balanced over the rest, of which there is at least one. */
function fill_fill({ alone, shared, sharedMs }, bins) {
    const count = Math.max(1, Math.min(shared.length, bins - alone.length));
    const { bin, lowerBound } = balanceSorted(sharedMs, count);
    return filled(alone, shared, bin, () => lowerBound);
}
/**
 * First fit decreasing into bins of one capacity (milliseconds), longer units each in a bin of its own; `null` when more
 * than `most` bins would be needed.
 */
function fillTo({ alone, shared, sharedMs }, capacityMs, most) {
    const long = longerThan(sharedMs, capacityMs);
    const singles = long === 0 ? alone : [...alone, ...shared.slice(0, long)];
    const others = long === 0 ? shared : shared.slice(long);
    const room = most - singles.length;
    if (room < Math.min(1, others.length))
        return null;
    if (others.length === 0)
        return filled(singles, [], new Int32Array(0), () => 0);
    const sorted = sharedMs.subarray(long);
    const bin = firstFit(sorted, capacityMs, Math.min(room, others.length));
    if (bin === null)
        return null;
    const used = bin.reduce((last, index) => Math.max(last, index + 1), 1);
    return filled(singles, others, bin, () => lowerBoundOf(sorted, used, capacityMs));
}
/** How many of the descending times are longer than `ms`. */
function longerThan(sorted, ms) {
    let count = 0;
    while (count < sorted.length && sorted[count] > ms)
        count++;
    return count;
}
function filled(alone, others, binOf, lowerBound) {
    const shared = [];
    for (let at = 0; at < others.length; at++) {
        const index = binOf[at];
        while (shared.length <= index)
            shared.push({ units: [], ms: 0 });
        const bin = shared[index];
        const unit = others[at];
        bin.units.push(unit);
        bin.ms += unit.ms;
    }
    const singles = alone.map((unit) => ({ units: [unit], ms: unit.ms }));
    const bins = [...singles, ...shared.filter(({ units }) => units.length > 0)];
    const makespanMs = bins.reduce((most, { ms }) => Math.max(most, ms), 0);
    const lowerBoundMs = () => alone.reduce((most, { ms }) => Math.max(most, ms), lowerBound());
    return { bins, makespanMs, lowerBoundMs };
}
/**
 * Milliseconds from the start of a group's legs to the end of the last, each with its start-up. `parallel` jobs run at the
 * same time; legs beyond that queue, the slowest first.
 */
function spanMs({ bins, makespanMs }, startupMs, parallel) {
    if (bins.length === 0)
        return 0;
    if (parallel === null || bins.length <= parallel)
        return makespanMs + startupMs;
    const sorted = Float64Array.from(bins, ({ ms }) => ms + startupMs)
        .sort()
        .reverse();
    const runner = longestFirst(sorted, parallel);
    const ends = new Float64Array(parallel);
    sorted.forEach((ms, leg) => {
        const at = runner[leg] ?? 0;
        ends[at] = (ends[at] ?? 0) + ms;
    });
    return Math.max(...ends);
}

;// CONCATENATED MODULE: ./build/packing/legs.js
/** How many legs: few enough to be cheap, enough to be quick. */


/** Exact fillings to whole billed minutes that are tried, from the largest down. */
const MINUTE_FILLINGS = 8;
/** Units that are balanced in all while numbers of legs are tried; a count and not a time, so that plans can be reproduced. */
const TRIED_UNITS = 500_000;
/**
 * The fewest legs whose makespan is no longer than `spanMs` (without start-up) where the filling of the most legs, `full`,
 * is not either. Balancing is not monotone in the number of legs, so numbers are really tried, upwards from the work divided
 * by the makespan to what first fit needs.
 */
function quickest(group, full, spanMs) {
    const least = leastLegs(group, Math.max(1, spanMs));
    if (least >= full.bins.length)
        return full;
    const fitted = fillTo(group, spanMs, full.bins.length);
    const fallback = fitted !== null && fitted.bins.length < full.bins.length && fits(fitted, spanMs) ? fitted : full;
    const last = Math.min(fallback.bins.length - 1, least + triesOf(group));
    for (let legs = least; legs <= last; legs++) {
        const candidate = fill_fill(group, legs);
        if (fits(candidate, spanMs))
            return candidate;
    }
    return fallback === full ? full : better(fallback, fill_fill(group, fallback.bins.length));
}
function better(a, b) {
    return b.makespanMs <= a.makespanMs ? b : a;
}
function fits({ makespanMs }, spanMs) {
    return makespanMs <= spanMs;
}
function triesOf(group) {
    return Math.max(2, Math.floor(TRIED_UNITS / Math.max(1, mostBins(group))));
}
/**
 * The fewest billed minutes with which every leg, start-up included, ends within `limitMs`; of equal ones the quickest
 * (performance.md 1.6). Tried are first fit into the limit itself and into whole minutes below it, then balanced fillings
 * from the fewest legs up until even the bound of a number of legs costs more. Longer units have legs of their own and are
 * left out of the question. `full`, the filling of the most legs, is the answer when nothing else meets the limit.
 */
function cheapest(group, full, limitMs, { startupMs, most }) {
    const roomMs = Math.max(1, limitMs - startupMs);
    let best = full;
    let cost = meets(full, roomMs) ? billedMinutes(full, startupMs) : Number.POSITIVE_INFINITY;
    const offer = (filled) => {
        if (filled === null || filled.bins.length > most || !meets(filled, roomMs))
            return;
        const minutes = billedMinutes(filled, startupMs);
        if (minutes > cost || (minutes === cost && filled.makespanMs >= best.makespanMs))
            return;
        best = filled;
        cost = minutes;
    };
    const least = leastLegs(group, roomMs);
    // Nothing is cheaper than this; where it is reached, only a quicker filling of the same price is still worth few tries.
    const floor = leastMinutes(group.totalMs, least, startupMs);
    for (const capacity of capacities(roomMs, startupMs))
        offer(fillTo(group, capacity, most));
    const tries = cost > floor ? triesOf(group) : Math.ceil(triesOf(group) / 4);
    const last = Math.min(most, mostBins(group), least + tries);
    for (let legs = least; legs <= last && leastMinutes(group.totalMs, legs, startupMs) <= cost; legs++)
        offer(fill_fill(group, legs));
    return best;
}
/** Whether every bin stays within the room, save those of one unit that no filling could bring within it. */
function meets({ bins }, roomMs) {
    return bins.every(({ ms, units }) => ms <= roomMs || units.length === 1);
}
function leastLegs(group, roomMs) {
    const { alone, sharedMs } = group;
    const long = longerThan(sharedMs, roomMs);
    const rest = sharedMs.subarray(long).reduce((sum, ms) => sum + ms, 0);
    return Math.max(fewestBins(group), alone.length + long + Math.ceil(rest / roomMs));
}
function capacities(roomMs, startupMs) {
    const most = Math.floor((roomMs + startupMs) / MINUTE_MS);
    const count = Math.min(MINUTE_FILLINGS, most);
    const minutes = Array.from({ length: count }, (_, index) => (most - index) * MINUTE_MS - startupMs);
    return [roomMs, ...minutes.filter((capacity) => capacity > 0 && capacity < roomMs)];
}

;// CONCATENATED MODULE: ./build/packing/share.js

/**
 * The most legs of each group of a wave that may have `max` legs in all: what it can use, and no more than its runners run
 * at once (`parallel`, `null` when nobody said). When that is more than the wave may have, every group gets what it needs
 * at least, and one leg after another goes to the group whose legs are the fullest. The groups need `max` at most.
 */
function shareLegs(groups, max, parallel) {
    const useful = groups.map((group, at) => Math.max(fewestBins(group), Math.min(mostBins(group), parallel[at] ?? max, max)));
    if (useful.reduce((sum, legs) => sum + legs, 0) <= max)
        return useful;
    const shares = groups.map(fewestBins);
    const isOpen = (at) => (shares[at] ?? 0) < (useful[at] ?? 0);
    // Work of units that stand alone cannot be spread over more legs.
    const spread = groups.map(({ sharedMs }) => sharedMs.reduce((sum, ms) => sum + ms, 0));
    const load = (at) => (spread[at] ?? 0) / Math.max(1, (shares[at] ?? 0) - (groups[at]?.alone.length ?? 0));
    for (let left = max - shares.reduce((sum, legs) => sum + legs, 0); left > 0; left--) {
        const open = groups.map((_, at) => at).filter(isOpen);
        const fullest = open.reduce((most, at) => (most < 0 || load(at) > load(most) ? at : most), -1);
        if (fullest < 0)
            break;
        shares[fullest] = (shares[fullest] ?? 0) + 1;
    }
    return shares;
}

;// CONCATENATED MODULE: ./build/packing/target.js

/** Real times differ from estimates: aiming at the target itself missed it in 57 of 60 replays, 10 % below it in 3. */
const MARGIN = 0.1;
/**
 * Divides the target among the waves: each gets what it takes with the most legs allowed, and what is left of the target,
 * less the margin, goes to the waves by their work. Tasks that are longer than the target by themselves are told as a
 * warning, and the target then holds for the others; a target that the others cannot meet either is an error.
 */
function shareTarget(waves, targetMinutes) {
    const targetMs = targetMinutes * MINUTE_MS;
    const long = waves.map((wave) => longUnits(wave, targetMs));
    const quickest = waves.map((wave, at) => reachable(wave, long[at] ?? new Set()));
    const reachedMs = quickest.reduce((sum, ms) => sum + ms, 0);
    const aimedMs = Math.floor(targetMs * (1 - MARGIN));
    const work = waves.map(({ groups }) => groups.reduce((sum, { group }) => sum + spreadable(group), 0));
    const allWork = work.reduce((sum, ms) => sum + ms, 0);
    const spareMs = Math.max(0, aimedMs - reachedMs);
    const limitsMs = quickest.map((ms, at) => ms + Math.floor((spareMs * (work[at] ?? 0)) / Math.max(1, allWork)));
    return { limitsMs, problems: target_problemsOf(waves, long, reachedMs, targetMinutes) };
}
/** The work that more or fewer legs would spread in another way. */
function spreadable({ shared, sharedMs }) {
    return shared.length < 2 ? 0 : sharedMs.reduce((sum, ms) => sum + ms, 0);
}
function longUnits({ groups }, targetMs) {
    const long = groups.flatMap(({ group, startupMs }) => [group.alone, group.shared].flatMap((units) => units.filter(({ ms }) => ms + startupMs > targetMs)));
    return new Set(long.map(({ tasks }) => tasks[0].id));
}
/** The time of a wave with the most legs allowed, legs that hold one of the long units not counted. */
function reachable({ groups, spanMs }, long) {
    if (long.size === 0)
        return spanMs;
    const counted = groups.flatMap(({ full, startupMs }) => full.bins.filter(({ units }) => !units.some(({ tasks }) => long.has(tasks[0].id))).map(({ ms }) => ms + startupMs));
    return counted.reduce((most, ms) => Math.max(most, ms), 0);
}
function target_problemsOf(waves, long, reachedMs, minutes) {
    const wholeMs = waves.reduce((sum, { spanMs }) => sum + spanMs, 0);
    const smallest = tenthsUp(wholeMs);
    const base = { area: 'packing', at: null, minutes, smallest };
    if (reachedMs > minutes * MINUTE_MS)
        return [{ ...base, severity: 'error', kind: 'target-unreachable' }];
    const tasks = long.flatMap((ids) => [...ids]);
    if (tasks.length > 0)
        return [{ ...base, severity: 'warning', kind: 'target-too-short', tasks }];
    if (reachedMs <= minutes * MINUTE_MS * (1 - MARGIN))
        return [];
    return [{ ...base, severity: 'warning', kind: 'target-margin', comfortable: tenthsUp(wholeMs / (1 - MARGIN)) }];
}
function tenthsUp(ms) {
    return Math.ceil((ms / MINUTE_MS) * 10) / 10;
}

;// CONCATENATED MODULE: ./build/packing/descending.js
/** The indexes of whole numbers, the largest first, equal ones in the order given. */
function descending_descending(numbers) {
    const width = 2 ** Math.ceil(Math.log2(numbers.length + 1));
    const largest = numbers.reduce((most, value) => Math.max(most, value), 0);
    if (largest * width >= Number.MAX_SAFE_INTEGER)
        return numbers.map((_, index) => index).sort((a, b) => numbers[b] - numbers[a]);
    // One number for value and place: typed arrays sort without calling back, several times faster.
    const keys = new Float64Array(numbers.length);
    for (let at = 0; at < keys.length; at++)
        keys[at] = (largest - numbers[at]) * width + at;
    keys.sort();
    const order = new Array(keys.length);
    for (let at = 0; at < keys.length; at++)
        order[at] = keys[at] % width;
    return order;
}

;// CONCATENATED MODULE: ./build/packing/units.js


/**
 * Puts the tasks of a wave into units and groups. `sameRunner` is a laptop: there `runs-on` decides nothing, and no task has
 * a job of its own. The order of `wave` does not matter.
 */
function groupWave(wave, together, sameRunner) {
    const byId = new Map(together.length === 0 ? [] : wave.map((task) => [task.id, task]));
    const shared = new Set(together.flat());
    const problems = [];
    const units = wave
        .filter(({ id }) => !shared.has(id))
        .map((task) => ({ tasks: [task], ms: task.estimateMs, alone: !sameRunner && task.alone }));
    for (const ids of together) {
        const [first, ...others] = ids.flatMap((id) => byId.get(id) ?? []);
        if (first === undefined)
            continue;
        if (!sameRunner)
            problems.push(...cannotShare(first, others));
        units.push(unitOf([first, ...others], sameRunner));
    }
    return { groups: byRunner(units, sameRunner), problems };
}
/** By descending time; equal ones by the code units of the first id, so that the order of the list plays no part. */
function longestUnitsFirst(units) {
    const sorted = descending_descending(units.map(({ ms }) => ms)).map((index) => units[index]);
    for (let from = 0, to = 1; from < sorted.length; from = to++) {
        const { ms } = sorted[from];
        while (to < sorted.length && sorted[to].ms === ms)
            to++;
        if (to - from > 1)
            sortById(sorted, from, to);
    }
    return sorted;
}
function sortById(units, from, to) {
    let at = from + 1;
    while (at < to && idOf(units[at - 1]) < idOf(units[at]))
        at++;
    if (at === to)
        return;
    const equal = units.slice(from, to).sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
    for (const [offset, unit] of equal.entries())
        units[from + offset] = unit;
}
function idOf(unit) {
    return unit?.tasks[0].id ?? '';
}
function unitOf(tasks, sameRunner) {
    const ms = tasks.reduce((sum, { estimateMs }) => sum + estimateMs, 0);
    return { tasks, ms, alone: !sameRunner && tasks.some(({ alone }) => alone) };
}
function cannotShare(first, others) {
    const base = { area: 'packing', severity: 'error', at: null, kind: 'locked-apart' };
    const other = others.find(({ runsOn }) => (0,packing_runner/* canonicalRunner */.fs)(runsOn) !== (0,packing_runner/* canonicalRunner */.fs)(first.runsOn));
    if (other !== undefined)
        return [{ ...base, tasks: [first.id, other.id], why: 'runner' }];
    const alone = [first, ...others].find((task) => task.alone);
    const partner = [first, ...others].find((task) => task !== alone);
    return alone === undefined || partner === undefined
        ? []
        : [{ ...base, tasks: [alone.id, partner.id], why: 'own-leg' }];
}
function byRunner(units, sameRunner) {
    const groups = new Map();
    // Most lists name one runner: its text is made once, not once a task.
    const known = new Map();
    const open = (runsOn) => {
        const key = sameRunner ? '' : (0,packing_runner/* canonicalRunner */.fs)(runsOn);
        const group = groups.get(key) ?? [];
        groups.set(key, group);
        known.set(runsOn, group);
        return group;
    };
    for (const unit of units) {
        const { runsOn } = unit.tasks[0];
        (known.get(runsOn) ?? open(runsOn)).push(unit);
    }
    // Where two groups tie, the first one counts: which that is must not depend on the order of the list.
    return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => groupOf(group));
}
function groupOf(units) {
    const sorted = longestUnitsFirst(units);
    const shared = sorted.filter(({ alone }) => !alone);
    const sharedMs = new Float64Array(shared.length);
    let totalMs = 0;
    for (let at = 0; at < shared.length; at++)
        sharedMs[at] = shared[at].ms;
    for (const unit of units)
        totalMs += unit.ms;
    const alone = sorted.filter((unit) => unit.alone);
    // Equal runners may be written in several ways; the longest task's is taken, whatever the order of the list.
    return { runsOn: sorted[0].tasks[0].runsOn, alone, shared, sharedMs, totalMs };
}

;// CONCATENATED MODULE: ./build/packing/waves.js






/** GitHub starts at most this many jobs of one matrix. */
const MAX_LEGS = 256;
/** GitHub ends a job after six hours. */
const MAX_LEG_MINUTES = 360;
function groupWaves({ waves, together, sameRunner }) {
    const grouped = waves.map((tasks, at) => groupWave(tasks, together[at] ?? [], sameRunner));
    return { waves: grouped.map(({ groups }) => groups), problems: grouped.flatMap(({ problems }) => problems) };
}
/** Fills the legs of every wave. With a problem that is an error the answer is not to be used. */
function packWaves(input, grouped) {
    const problems = [...grouped.problems];
    const open = grouped.waves.map((groups, at) => openWave(input, groups, at, problems));
    const limits = limitsOf(input, open, problems);
    return { waves: open.map((wave, at) => chooseLegs(wave, limits?.[at] ?? null)), problems };
}
function openWave(input, groups, at, problems) {
    const max = Math.min(input.max, MAX_LEGS);
    const legs = groups.reduce((sum, group) => sum + fewestBins(group), 0);
    if (legs > max) {
        problems.push({ area: 'packing', severity: 'error', at: null, kind: 'too-many-legs', legs, max, wave: at + 1 });
        return { groups: [], spanMs: 0 };
    }
    const parallel = groups.map(({ runsOn }) => input.maxParallel(runsOn));
    const shares = shareLegs(groups, max, parallel);
    const opened = groups.map((group, index) => {
        const most = shares[index] ?? 1;
        const startupMs = input.startupMs(group.runsOn);
        return { group, startupMs, parallel: parallel[index] ?? null, most, full: fill_fill(group, most) };
    });
    return { groups: opened, spanMs: longest(opened.map((open) => spanOf(open, open.full))) };
}
function spanOf({ startupMs, parallel }, filled) {
    return spanMs(filled, startupMs, parallel);
}
function longest(times) {
    return times.reduce((most, ms) => Math.max(most, ms), 0);
}
/** The cheapest legs that end within `limitMs`; when there is none, the fewest that are as quick as the most allowed. */
function chooseLegs({ groups, spanMs: ms }, limitMs) {
    const packed = groups.map((open) => ({
        group: open.group,
        startupMs: open.startupMs,
        filled: limitMs === null
            ? quickest(open.group, open.full, ms - open.startupMs)
            : cheapest(open.group, open.full, limitMs, open),
    }));
    const spans = groups.map((open, at) => spanOf(open, packed[at]?.filled ?? open.full));
    return { groups: packed, spanMs: longest(spans) };
}
/** For each wave how long it may take, where billed minutes decide; `null` where time does. */
function limitsOf(input, open, problems) {
    if (input.targetMinutes !== null) {
        const { limitsMs, problems: found } = shareTarget(open, input.targetMinutes);
        problems.push(...found);
        return limitsMs;
    }
    if (input.minimize === 'time')
        return null;
    // Without a target only the end of a job limits its work.
    return open.map(() => Math.floor(MAX_LEG_MINUTES * MINUTE_MS * (1 - MARGIN)));
}

;// CONCATENATED MODULE: ./build/packing/names.js
/** GitHub cuts longer names of jobs, and then they are no longer unique. */
const MAX_NAME = 100;
/** Control characters and controls of the writing direction would forge lines of the jobs list. */
const names_UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Bidi_C}\u2028\u2029]/gu;
/** What a leg of several tasks is called begins like this; a task of that name is numbered too. */
const NUMBERED = /^(?:w\d+ )?leg \d+(?:: |$)/i;
/**
 * Gives each leg its id, `w1-leg-001`, and a name that people recognise: that of its task, or its number and what it is made
 * of, `leg 003: unit (12 tasks)`. Names are printable, unique in the plan without regard to case, and at most 100 UTF-16
 * units; a task's name that is not gets the number of its leg.
 */
function nameLegs(legs) {
    const isOneWave = legs.every(({ wave }) => wave === 1);
    const counts = new Map();
    const numbers = legs.map(({ wave }) => {
        counts.set(wave, (counts.get(wave) ?? 0) + 1);
        return String(counts.get(wave)).padStart(3, '0');
    });
    const wanted = legs.map(({ members }) => contentOf(members));
    const uses = new Map();
    for (const name of wanted)
        uses.set(name.toLowerCase(), (uses.get(name.toLowerCase()) ?? 0) + 1);
    return legs.map(({ members, ...leg }, at) => {
        const content = wanted[at] ?? '';
        const isTask = members.length === 1 && content !== '' && content.length <= MAX_NAME && !NUMBERED.test(content);
        const number = `${isOneWave ? '' : `w${leg.wave} `}leg ${numbers[at]}`;
        const numbered = content === '' ? number : `${number}: ${cut(content, MAX_NAME - number.length - 2)}`;
        const name = isTask && uses.get(content.toLowerCase()) === 1 ? content : numbered;
        return { id: `w${leg.wave}-leg-${numbers[at]}`, ...leg, name };
    });
}
function contentOf(members) {
    const [first, ...others] = members;
    if (first === undefined)
        return '';
    if (others.length === 0)
        return first.name.replace(names_UNPRINTABLE, '?').trim();
    const templates = [...new Set(members.map(({ template }) => template))];
    const shown = templates.length > 3 ? [...templates.slice(0, 2), `${templates.length - 2} more`] : templates;
    return `${shown.join(', ')} (${members.length} tasks)`;
}
/** At most `most` UTF-16 units, no character split. */
function cut(text, most) {
    if (text.length <= most)
        return text;
    return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

;// CONCATENATED MODULE: ./build/packing/promise.js
/** What the plan promises, what no plan with as many legs could beat, and why. Waves run one after another. */
function promiseOf(waves) {
    const sequentialMs = waves.reduce((sum, { groups }) => groups.reduce((all, { group }) => all + group.totalMs, sum), 0);
    const parallelMs = waves.reduce((sum, { spanMs }) => sum + spanMs, 0);
    const bounds = waves.map(boundOfWave);
    return {
        sequentialMs,
        parallelMs,
        lowerBoundMs: bounds.reduce((sum, { ms }) => sum + ms, 0),
        boundBy: mainBound(bounds),
        speedup: parallelMs > 0 ? Math.round((sequentialMs / parallelMs) * 1000) / 1000 : 1,
    };
}
function boundOfWave({ groups }) {
    let bound = { ms: 0, by: 'legs' };
    for (const { group, filled, startupMs } of groups) {
        const ms = filled.lowerBoundMs() + startupMs;
        if (ms <= bound.ms)
            continue;
        const longest = [group.alone[0], group.shared[0]].find((unit) => unit !== undefined && unit.ms + startupMs >= ms);
        bound = { ms, by: longest === undefined ? 'legs' : longestTask(longest.tasks) };
    }
    return bound;
}
function longestTask(tasks) {
    return tasks.reduce((most, task) => (task.estimateMs > most.estimateMs ? task : most)).id;
}
/** The larger part of the bound: work divided by legs, or long tasks; of several waves these are a chain of needs. */
function mainBound(bounds) {
    const tasks = bounds.filter(({ by }) => by !== 'legs');
    const total = bounds.reduce((sum, { ms }) => sum + ms, 0);
    const byTasks = tasks.reduce((sum, { ms }) => sum + ms, 0);
    if (2 * byTasks <= total)
        return 'legs';
    return tasks.find(({ ms }) => 2 * ms > total)?.by ?? 'needs';
}

;// CONCATENATED MODULE: ./build/packing/pack.js





/**
 * Packs every wave, names the legs and adds up what the plan promises. The same tasks give the same legs, in whatever order
 * they are given. With a problem that is an error the legs are not to be used.
 */
function pack(input) {
    const { waves, problems } = packWaves(input, groupWaves(input));
    const legs = nameLegs(waves.flatMap((wave, at) => legsOf(wave, at + 1)));
    const found = [...problems, ...(input.sameRunner ? [] : overLimit(legs))];
    return { legs, waves, estimate: promiseOf(waves), problems: found.map((problem) => placed(problem, input)) };
}
function placed(problem, { locate }) {
    if (locate === undefined)
        return problem;
    switch (problem.kind) {
        case 'too-many-legs':
        case 'leg-too-long':
            return { ...problem, at: locate('max') };
        case 'locked-apart':
            return { ...problem, at: locate({ task: problem.tasks[0] }) };
        case 'target-too-short':
        case 'target-unreachable':
        case 'target-margin':
            return { ...problem, at: locate('target') };
        default:
            return problem;
    }
}
/** The legs of a wave, slowest first; inside a leg the units are longest first already. */
function legsOf({ groups }, wave) {
    const legs = groups.flatMap(({ group, filled, startupMs }) => filled.bins.map(({ units, ms }) => ({
        wave,
        runsOn: group.runsOn,
        ...pack_contentOf(units),
        estimateMs: ms + startupMs,
    })));
    return legs.sort((a, b) => b.estimateMs - a.estimateMs || ((a.tasks[0] ?? '') < (b.tasks[0] ?? '') ? -1 : 1));
}
function pack_contentOf(units) {
    const members = [];
    const tasks = [];
    let minutes = 0;
    for (const unit of units) {
        for (const task of unit.tasks) {
            members.push(task);
            tasks.push(task.id);
            minutes += task.timeoutMinutes * task.tries;
        }
    }
    // Decimals of timeouts do not add up exactly: 0.1 + 0.2 is no reason for a further minute.
    return { members, tasks, timeoutMinutes: Math.min(MAX_LEG_MINUTES, Math.max(1, Math.ceil(minutes - 1e-6))) };
}
/** Legs that GitHub will probably end before their tasks are done. */
function overLimit(legs) {
    const long = legs.filter(({ estimateMs }) => estimateMs > MAX_LEG_MINUTES * MINUTE_MS);
    const [first] = long;
    if (first === undefined)
        return [];
    const minutes = Math.ceil(first.estimateMs / MINUTE_MS);
    const facts = { leg: first.name, legs: long.length, minutes, max: MAX_LEG_MINUTES };
    return [{ area: 'packing', severity: 'warning', at: null, kind: 'leg-too-long', ...facts }];
}

;// CONCATENATED MODULE: ./build/packing/tradeoff.js
/** The choice of the number of legs as a small table: what more legs would bring, and what they would cost. */



/** The plan itself and its neighbours: powers of two of legs a wave, up to what is allowed. At most about ten packings. */
function tradeoff(input, chosen) {
    const rows = new Map();
    const grouped = groupWaves(input);
    const most = Math.min(input.max, Math.max(0, ...input.waves.map((wave) => wave.length)));
    for (let legs = 1; legs < 2 * most; legs *= 2) {
        const max = Math.min(legs, most);
        const { waves, problems } = packWaves({ ...input, max, targetMinutes: null, minimize: 'time' }, grouped);
        if (problems.every(({ severity }) => severity !== 'error'))
            add(rows, waves, false);
    }
    add(rows, chosen.waves, true);
    return [...rows.values()].sort((a, b) => a.legs - b.legs);
}
/** With as many legs as another row the chosen one stands. */
function add(rows, waves, chosen) {
    const counts = waves.map(({ groups }) => groups.reduce((sum, { filled }) => sum + filled.bins.length, 0));
    const { parallelMs, speedup } = promiseOf(waves);
    const billed = waves.flatMap(({ groups }) => groups.map(({ filled, startupMs }) => billedMinutes(filled, startupMs)));
    const legs = counts.reduce((sum, count) => sum + count, 0);
    if (legs === 0)
        return;
    rows.set(legs, {
        legs,
        makespanMs: parallelMs,
        billedMinutes: billed.reduce((sum, minutes) => sum + minutes, 0),
        speedup,
        efficiency: Math.min(1, speedup / Math.max(1, ...counts)),
        chosen,
    });
}

;// CONCATENATED MODULE: ./build/plan/serialise.js
/**
 * An `exclusive` task overlaps with nothing: those of a wave move to a wave of their own right behind it. The tasks of that
 * wave share one leg (`togetherGroups` sees to it), so they do not overlap with each other either.
 */
function splitExclusive(waves, byId) {
    const isExclusive = (id) => byId.get(id)?.exclusive === true;
    return waves.flatMap((wave) => {
        const exclusive = wave.filter(isExclusive);
        const rest = wave.filter((id) => !isExclusive(id));
        return [rest, exclusive].filter((part) => part.length > 0);
    });
}
/**
 * The groups of a wave's tasks that share a leg. A lock's tasks are one group. The claimants of a resource are dealt over as
 * many groups as can run at once without exceeding what there is. Groups that share a task become one.
 */
function togetherGroups(wave, serialised, byId, resources) {
    const inWave = new Set(wave);
    const union = createUnion(wave);
    for (const { kind, name, tasks } of serialised) {
        const members = tasks.filter((id) => inWave.has(id));
        const lanes = kind === 'resource' ? lanesOf(name, members, byId, resources) : 1;
        for (const [index, id] of members.entries()) {
            const first = members[index % lanes];
            if (first !== undefined)
                union.join(first, id);
        }
    }
    return union.groups().filter((group) => group.length > 1);
}
function lanesOf(name, members, byId, resources) {
    const largest = members.reduce((most, id) => Math.max(most, byId.get(id)?.resources[name] ?? 0), 1);
    return Math.max(1, Math.floor((resources[name] ?? 1) / largest));
}
/** Disjoint sets with path halving. */
function createUnion(ids) {
    const parent = new Map(ids.map((id) => [id, id]));
    const root = (id) => {
        let at = id;
        for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) {
            const above = parent.get(up) ?? up;
            parent.set(at, above);
            at = above;
        }
        return at;
    };
    return {
        join: (a, b) => void parent.set(root(b), root(a)),
        groups: () => {
            const byRoot = new Map();
            for (const id of ids) {
                const group = byRoot.get(root(id));
                if (group === undefined)
                    byRoot.set(root(id), [id]);
                else
                    group.push(id);
            }
            return [...byRoot.values()];
        },
    };
}

;// CONCATENATED MODULE: ./build/plan/pack.js







function packPlan({ file, tasks, waves, serialised, facts, locate }) {
    const { ms, sources } = estimateTasks(tasks, facts.history);
    const planned = tasks.map((task, index) => ({ ...task, estimateMs: ms[index] ?? 0 }));
    const byId = new Map(planned.map((task) => [task.id, task]));
    const ordered = splitExclusive(waves, byId);
    const active = planned.filter((task) => !task.skip);
    const input = {
        waves: ordered.map((wave) => wave.flatMap((id) => packTask(byId.get(id)))),
        together: ordered.map((wave) => togetherGroups(wave, serialised, byId, file.resources)),
        max: Math.min(facts.jobs ?? MAX_LEGS, file.legs.max ?? MAX_LEGS),
        targetMinutes: facts.jobs === null ? file.legs.targetMinutes : null,
        minimize: facts.jobs === null ? file.legs.minimize : 'time',
        startupMs: facts.jobs === null ? (runsOn) => startupOf(runsOn, file, facts) : () => 0,
        maxParallel: (runsOn) => (facts.jobs === null ? (file.runners[(0,packing_runner/* runnerKey */.YM)(runsOn)]?.maxParallel ?? null) : null),
        sameRunner: facts.jobs !== null,
        locate: (what) => placeOf(what, file, byId, locate),
    };
    const labels = Object.keys(file.runners);
    const runsOn = active.map((task) => task.runsOn);
    const runners = checkRunners(labels, runsOn, (label) => locate(['runners', label]));
    const packed = pack(input);
    const why = () => ({ sources, tradeoff: tradeoff(input, packed), choice: choiceOf(input) });
    return {
        tasks: planned,
        legs: packed.legs,
        estimate: packed.estimate,
        problems: [...runners, ...packed.problems],
        why,
    };
}
/** The place in the file of what a packing problem is about. */
function placeOf(what, file, byId, locate) {
    if (what === 'target')
        return locate(['legs', 'target-minutes']);
    if (what === 'max')
        return locate(file.legs.max === null ? ['tasks'] : ['legs', 'max']);
    const template = byId.get(what.task)?.template;
    return locate([
        'tasks',
        Math.max(0, file.tasks.findIndex(({ id }) => id === template)),
    ]);
}
function packTask(task) {
    if (task === undefined)
        return [];
    const { id, name, template, estimateMs, runsOn, timeoutMinutes } = task;
    const alone = task.run === null || Object.keys(task.with).length > 0;
    return [{ id, name, template, estimateMs, runsOn, timeoutMinutes, tries: task.retry.maxAttempts, alone }];
}
/** What the file says of these runners, else what earlier runs measured, else a default. */
function startupOf(runsOn, { runners }, { history }) {
    const key = (0,packing_runner/* runnerKey */.YM)(runsOn);
    const stated = runners[key]?.startupSeconds;
    const measured = history.startup.get(key);
    if (stated !== undefined && stated !== null)
        return Math.round(stated * 1000);
    return measured === undefined ? packing_runner/* DEFAULT_STARTUP_SECONDS */._P * 1000 : (0,median/* median */.J)(measured);
}
function choiceOf({ targetMinutes, minimize }) {
    if (targetMinutes !== null)
        return `the fewest billed minutes that end within ${targetMinutes} minutes, less 10 % for estimates`;
    return minimize === 'cost' ? 'the fewest billed minutes' : 'the fewest legs that are as quick as the most allowed';
}

;// CONCATENATED MODULE: ./build/plan/make.js
/** A task file to a plan: read -> validate -> expand -> verify independence -> order -> estimate -> pack. */







/** Makes the plan, or says everything that keeps it from being made. The same input gives the same plan, byte for byte. */
function makePlan(file, locate, facts) {
    const expansion = expand(file, facts.answers, locate);
    const problems = [...expansion.problems];
    if (facts.name !== undefined && !/^[A-Za-z0-9_-]{1,64}$/.test(facts.name))
        problems.push({ area: 'plan', severity: 'error', at: null, kind: 'bad-name', name: facts.name });
    if (make_hasError(problems))
        return { plan: null, problems, hazards: null, packed: null };
    const tasks = facts.only === undefined ? expansion.tasks : selectOnly(expansion.tasks, facts.only, problems);
    const compiled = compilePolicy(facts.sync ?? file.sync, file, tasks, locate);
    problems.push(...compiled.problems);
    const hazards = verify(file, tasks, locate, problems);
    const active = tasks.filter((task) => !task.skip);
    const known = new Set(active.map(({ id }) => id));
    const ordered = active.map(({ id, needs }) => ({ id, needs: needs.filter((need) => known.has(need)) }));
    const { waves, problems: cycles } = (0,order/* orderIntoWaves */.R)(ordered, (id) => make_placeOf(file, locate, id, tasks));
    problems.push(...cycles);
    if (make_hasError(problems) || compiled.policy === null)
        return { plan: null, problems, hazards, packed: null };
    const packed = packPlan({ file, tasks, waves, serialised: hazards?.serialised ?? [], facts, locate });
    problems.push(...packed.problems);
    if (make_hasError(problems))
        return { plan: null, problems, hazards, packed };
    return { plan: assemble(file, facts, compiled.policy, packed), problems, hazards, packed };
}
function make_hasError(problems) {
    return problems.some(({ severity }) => severity === 'error');
}
/** Where something of a task stands in the file: the path of its entry, then `path`. */
function locateInTask(file, locate) {
    const index = new Map(file.tasks.map((entry, position) => [entry.id, position]));
    return (task, path) => locate(['tasks', index.get(task.template) ?? 0, ...path]);
}
function make_placeOf(file, locate, id, tasks) {
    const task = tasks.find((candidate) => candidate.id === id);
    return task === undefined ? null : locateInTask(file, locate)(task, ['needs']);
}
/** The hazards among the tasks, told with the severity that `independence:` gives them. */
function verify(file, tasks, locate, problems) {
    const hazards = (0,independence_hazards/* findConflicts */.Nk)(file.independence === 'off' ? tasks.map(withoutFiles) : tasks, {
        foldCase: (0,independence_hazards/* needsFoldCase */.pK)(tasks),
        resources: file.resources,
        mode: file.independence,
        locate: locateInTask(file, locate),
    });
    problems.push(...(file.independence === 'off' ? hazards.problems : (0,conflicts/* hazardProblems */.RU)(hazards)));
    return hazards;
}
/** With `independence: off` files are not looked at; locks, resources and `exclusive` are orders, and hold. */
function withoutFiles(task) {
    return { ...task, reads: null, writes: null, artifacts: [] };
}
function selectOnly(tasks, only, problems) {
    const wanted = new Set(only.map((id) => id.toLowerCase()));
    const isWanted = (task) => wanted.has(task.id.toLowerCase()) || wanted.has(task.template.toLowerCase());
    const selected = tasks.filter(isWanted);
    const found = new Set(selected.flatMap(({ id, template }) => [id.toLowerCase(), template.toLowerCase()]));
    for (const id of only) {
        if (found.has(id.toLowerCase()))
            continue;
        const known = [...new Set(tasks.flatMap((task) => [task.template, task.id]))];
        problems.push({ area: 'plan', severity: 'error', at: null, kind: 'unknown-only', id, known });
    }
    const ids = new Set(selected.map(({ id }) => id));
    return selected.map((task) => ({ ...task, needs: task.needs.filter((need) => ids.has(need)) }));
}
function assemble(file, facts, policy, packed) {
    const plan = {
        version: 1,
        name: facts.name ?? file.name,
        sync: (facts.sync ?? file.sync),
        policy,
        stop: file.stop,
        stopMode: file.stopMode,
        deadlineMinutes: file.deadlineMinutes,
        independence: file.independence,
        resources: file.resources,
        converge: file.converge?.step ?? null,
        merge: file.converge?.merge ?? null,
        tasks: packed.tasks,
        legs: packed.legs,
        estimate: packed.estimate,
    };
    return { ...plan, digest: (0,plan_document/* digestOf */.ol)(plan, facts.hash) };
}

;// CONCATENATED MODULE: ./build/tasklist/check-keys.js



/** What a matrix item of a leg uses itself. */
const RESERVED_WITH = ['leg', 'plan', 'name', 'runs-on', 'timeout-minutes'];
const RESERVED_ENV = ['ITEM', 'MATRIX_*', 'FANFOLD_*', 'GITHUB_*', 'ACTIONS_*', 'RUNNER_*'];
const FOR_EACH = ['glob', 'items', 'file', 'command'];
/** Keys that say how a command runs, so that they need one. */
const OF_COMMANDS = ['shell', 'working-directory', 'retry', 'success'];
const COMPARISONS = ['equals', 'min', 'max', 'matches'];
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** Checks what concerns more than one key of a task, and the names in its mappings. */
function checkKeys(entry, path, source) {
    const problems = [];
    const add = (kind, inner, detail) => {
        const at = source.locateKey([...path, ...inner]);
        problems.push({ area: 'tasklist', severity: 'error', at, kind, ...detail });
    };
    if (entry.uses !== undefined)
        add('reserved-key', ['uses'], { key: 'uses' });
    if (entry.run === undefined) {
        for (const key of OF_COMMANDS)
            if (entry[key] !== undefined)
                add('needs-run', [key], { key });
    }
    if (entry.matrix || entry['for-each'])
        checkFanOut(entry, add);
    if (entry.with)
        checkWith(entry.with, add);
    if (entry.success)
        checkSuccess(entry.success, add);
    for (const name of entry.resources ? Object.keys(entry.resources) : []) {
        if (!NAME.test(name))
            add('bad-name', ['resources', name], { name, of: 'resources' });
    }
    if (entry.env)
        problems.push(...checkEnv(entry.env, [...path, 'env'], source));
    return problems;
}
function checkWith(values, add) {
    for (const key of Object.keys(values)) {
        const reserved = RESERVED_WITH.includes(key.toLowerCase());
        if (reserved)
            add('reserved-name', ['with', key], { name: key, of: 'with', reserved: RESERVED_WITH });
        else if (!NAME.test(key))
            add('bad-name', ['with', key], { name: key, of: 'with' });
    }
}
function checkSuccess({ stdout, json = [] }, add) {
    if (stdout && Object.keys(stdout).length === 0) {
        add('one-key-of', ['success', 'stdout'], { key: 'stdout', keys: ['matches', 'not-matches'] });
    }
    for (const [index, check] of json.entries()) {
        if (!COMPARISONS.some((key) => check[key] !== undefined)) {
            add('one-key-of', ['success', 'json', index], { key: 'json', keys: COMPARISONS });
        }
    }
}
function checkFanOut(entry, add) {
    const { matrix } = entry;
    const forEach = entry['for-each'];
    if (matrix && forEach)
        add('exclusive-keys', ['for-each'], { keys: ['matrix', 'for-each'] });
    if (forEach) {
        const given = FOR_EACH.filter((key) => forEach[key] !== undefined);
        if (given.length === 0)
            add('one-key-of', ['for-each'], { key: 'for-each', keys: FOR_EACH });
        if (given.length > 1)
            add('exclusive-keys', ['for-each', given[1] ?? ''], { keys: given });
    }
    if (!matrix)
        return;
    const names = matrixKeys(matrix);
    if (names.length === 0)
        add('no-combinations', ['matrix'], {});
    const own = names.filter(({ path }) => path.length === 1).map(({ name }) => name);
    matrix.exclude?.forEach((combination, index) => {
        for (const key of Object.keys(combination)) {
            if (own.includes(key))
                continue;
            add('unknown-key', ['matrix', 'exclude', index, key], { key, nearest: (0,nearest/* nearest */.p)(key, own), known: own });
        }
    });
    const variables = new Map();
    for (const { name, path } of names) {
        const variable = (0,tasklist_variables/* matrixVariable */.io)(name);
        const other = variables.get(variable);
        if (!NAME.test(name))
            add('bad-name', ['matrix', ...path], { name, of: 'matrix' });
        else if (other !== undefined && other !== name)
            add('same-variable', ['matrix', ...path], { keys: [other, name], variable });
        variables.set(variable, name);
    }
}
/** Every name that a combination of a matrix may have, with its place in the matrix. */
function matrixKeys(matrix) {
    const own = Object.keys(matrix).filter((key) => key !== 'include' && key !== 'exclude');
    const included = (matrix.include ?? []).flatMap((combination, index) => Object.keys(combination).map((name) => ({ name, path: ['include', index, name] })));
    return [...own.map((name) => ({ name, path: [name] })), ...included];
}
/** Checks the names of environment variables. */
function checkEnv(env, path, source) {
    return Object.keys(env ?? {}).flatMap((name) => {
        const base = { area: 'tasklist', severity: 'error', at: source.locateKey([...path, name]), name };
        if (!VARIABLE.test(name))
            return [{ ...base, kind: 'bad-name', of: 'env' }];
        return (0,tasklist_variables/* isReservedVariable */.x4)(name) ? [{ ...base, kind: 'reserved-name', of: 'env', reserved: RESERVED_ENV }] : [];
    });
}

;// CONCATENATED MODULE: ./build/tasklist/json-scan.js
/** Scans a text that `JSON.parse` accepts and that nests no deeper than the stack allows. */
function scanJson(text) {
    let at = 0;
    const skip = () => {
        while (at < text.length && (text.charCodeAt(at) <= 32 || text[at] === ',' || text[at] === ':'))
            at++;
    };
    const string = () => {
        const open = at++;
        while (at < text.length && text[at] !== '"')
            at += text[at] === '\\' ? 2 : 1;
        at++;
        return String(JSON.parse(text.slice(open, at)));
    };
    const object = (start) => {
        const members = new Map();
        const repeated = [];
        for (at++, skip(); at < text.length && text[at] !== '}'; skip()) {
            const keyAt = at;
            const key = string();
            skip();
            const first = members.get(key);
            if (first)
                repeated.push({ key, at: keyAt, first: first.key });
            members.set(key, { key: keyAt, node: value() });
        }
        at++;
        return { at: start, members, repeated };
    };
    const array = (start) => {
        const entries = [];
        for (at++, skip(); at < text.length && text[at] !== ']'; skip())
            entries.push(value());
        at++;
        return { at: start, entries };
    };
    const value = () => {
        skip();
        const start = at;
        if (text[at] === '{')
            return object(start);
        if (text[at] === '[')
            return array(start);
        if (text[at] === '"')
            string();
        else
            while (at < text.length && /[^\s,\]}]/.test(text[at] ?? ''))
                at++;
        return { at: start };
    };
    return value();
}

;// CONCATENATED MODULE: ./build/tasklist/lines.js
/** Turns an offset in a text into its line and column, both counted from 1; the lines are found when first asked for. */
function createLocator(text, file) {
    let starts;
    return (offset) => {
        starts ??= lineStarts(text);
        let low = 0;
        let high = starts.length - 1;
        while (low < high) {
            const middle = Math.ceil((low + high) / 2);
            if ((starts[middle] ?? 0) <= offset)
                low = middle;
            else
                high = middle - 1;
        }
        return { file, line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
    };
}
function lineStarts(text) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
        starts.push(at + 1);
    return starts;
}

;// CONCATENATED MODULE: ./build/tasklist/json-source.js



/**
 * Reads a text that is JSON; `null` when it is not, or nests too deeply, and is left to the YAML reader, which says why.
 * The platform's parser drops all but the last of equal keys, so the members in the text are counted against the keys of
 * the value, and only when they differ is the text scanned for the place.
 */
function readJson(text, file) {
    const census = countMembers(text);
    if (census.depth > values_MAX_DEPTH)
        return null;
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return null;
    }
    let tree;
    const root = () => {
        tree ??= scanJson(text);
        return tree;
    };
    const locator = createLocator(text, file);
    const source = {
        value,
        locate: (path) => locator(find(root(), path).node.at),
        locateKey: (path) => {
            const { node, key } = find(root(), path);
            return locator(key ?? node.at);
        },
    };
    const keys = countKeys(value);
    const problems = keys.forbidden || keys.count !== census.members ? keyProblems(root(), locator) : [];
    return { source, problems };
}
/** The members (by their colons) and the depth of nesting of a text that is JSON. */
function countMembers(text) {
    let members = 0;
    let depth = 0;
    let deepest = 0;
    for (let at = 0; at < text.length; at++) {
        switch (text.charCodeAt(at)) {
            case 34:
                at = closingQuote(text, at);
                break;
            case 58:
                members++;
                break;
            case 91:
            case 123:
                deepest = Math.max(deepest, ++depth);
                break;
            case 93:
            case 125:
                depth--;
                break;
        }
    }
    return { members, depth: deepest };
}
/** The offset of the quote that closes the text that opens at `open`. */
function closingQuote(text, open) {
    let close = text.indexOf('"', open + 1);
    while (close !== -1) {
        let slashes = 0;
        while (text.charCodeAt(close - 1 - slashes) === 92)
            slashes++;
        if (slashes % 2 === 0)
            return close;
        close = text.indexOf('"', close + 1);
    }
    return text.length;
}
function countKeys(value) {
    let count = 0;
    let forbidden = false;
    const visit = (part) => {
        if (typeof part !== 'object' || part === null)
            return;
        if (Array.isArray(part)) {
            for (const entry of part)
                if (typeof entry === 'object')
                    visit(entry);
            return;
        }
        for (const key of Object.keys(part)) {
            count++;
            if (key === '__proto__')
                forbidden = true;
            const member = part[key];
            if (typeof member === 'object')
                visit(member);
        }
    };
    visit(value);
    return { count, forbidden };
}
function keyProblems(root, locator) {
    const problems = [];
    const visit = (node) => {
        for (const { key, at, first } of node.repeated ?? []) {
            problems.push({
                area: 'tasklist',
                kind: 'duplicate-key',
                severity: 'error',
                at: locator(at),
                key,
                first: locator(first),
            });
        }
        const proto = node.members?.get('__proto__');
        if (proto) {
            problems.push({
                area: 'tasklist',
                kind: 'forbidden-key',
                severity: 'error',
                at: locator(proto.key),
                key: '__proto__',
            });
        }
        for (const member of node.members?.values() ?? [])
            visit(member.node);
        for (const entry of node.entries ?? [])
            visit(entry);
    };
    visit(root);
    return problems;
}
function find(root, path) {
    let node = root;
    let key = null;
    for (const step of path) {
        const member = typeof step === 'string' ? node.members?.get(step) : undefined;
        const next = member?.node ?? (typeof step === 'number' ? node.entries?.[step] : undefined);
        if (!next)
            break;
        node = next;
        key = member?.key ?? null;
    }
    return { node, key };
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./build/tasklist/yaml-value.js


/** Values in all, each use of an anchor counted; a bomb of nine anchors of nine aliases each has 10^9. */
const MAX_VALUES = 2_000_000;
/**
 * Turns YAML nodes into plain values. Finds equal keys, keys that are no text, anchors that contain themselves and aliases
 * that multiply without end. An alias shares the value of its anchor.
 */
function buildValue(root, locator) {
    const problems = [];
    const anchors = new Map();
    const aliases = new Map();
    let count = 0;
    let complete = true;
    const fail = (node, problem) => {
        problems.push({ area: 'tasklist', severity: 'error', at: locator(node.range[0]), ...problem });
        complete = false;
    };
    const build = (node, depth) => {
        if (!complete)
            return undefined;
        if ((0,dist/* isAlias */.Vj)(node))
            return alias(node);
        if (depth > values_MAX_DEPTH)
            return fail(node, { kind: 'too-deep' });
        const before = count++;
        const anchored = node.anchor === undefined ? null : { node, size: 0 };
        if (anchored && node.anchor !== undefined)
            anchors.set(node.anchor, anchored);
        const value = (0,dist/* isMap */.jh)(node)
            ? mapping(node, depth)
            : (0,dist/* isSeq */.oP)(node)
                ? node.items.map((entry) => build(entry, depth + 1))
                : node.value;
        if (anchored) {
            anchored.value = value;
            anchored.size = count - before;
        }
        return value;
    };
    const alias = (node) => {
        const anchored = anchors.get(node.source);
        if (!anchored)
            return fail(node, { kind: 'yaml', detail: `there is no anchor \`&${node.source}\` before this` });
        if (anchored.size === 0)
            return fail(node, { kind: 'yaml', detail: `\`*${node.source}\` stands inside its own anchor` });
        aliases.set(node, anchored);
        count += anchored.size;
        if (count <= MAX_VALUES)
            return anchored.value;
        return fail(node, { kind: 'yaml', detail: `the aliases multiply to more than ${MAX_VALUES} values` });
    };
    const mapping = (node, depth) => {
        const result = {};
        const places = new Map();
        for (const pair of node.items) {
            const at = locator(pair.key.range[0]);
            if (!(0,dist/* isScalar */.jn)(pair.key)) {
                problems.push({ area: 'tasklist', kind: 'yaml', severity: 'error', at, detail: 'a key must be plain text' });
                continue;
            }
            const key = String(pair.key.value ?? '');
            const first = places.get(key);
            if (first)
                problems.push({ area: 'tasklist', kind: 'duplicate-key', severity: 'error', at, key, first });
            places.set(key, at);
            const value = pair.value === null ? null : build(pair.value, depth + 1);
            if (key !== '__proto__')
                result[key] = value;
            else
                problems.push({ area: 'tasklist', kind: 'forbidden-key', severity: 'error', at, key });
        }
        return result;
    };
    const value = build(root, 1);
    return { value, complete, problems, resolve: (node) => aliases.get(node)?.node };
}

;// CONCATENATED MODULE: ./build/tasklist/yaml-source.js



/** Reads one YAML document. Never throws. */
function readYaml(text, file) {
    const locator = createLocator(text, file);
    const problem = (offset, detail) => ({
        area: 'tasklist',
        kind: 'yaml',
        severity: 'error',
        at: locator(offset),
        detail,
    });
    const parsed = parse(text);
    if (!parsed)
        return { source: null, problems: [tooDeep(locator(0))] };
    const [first, second] = parsed;
    if (!first || !hasContents(first)) {
        const faults = first ? syntaxProblems(first, problem) : [];
        const empty = { area: 'tasklist', kind: 'empty', severity: 'error', at: locator(0) };
        return { source: null, problems: faults.length > 0 ? faults : [empty] };
    }
    const problems = parsed.flatMap((document) => syntaxProblems(document, problem));
    if (problems.length > 0)
        return { source: null, problems };
    if (second) {
        const at = second.contents?.range[0] ?? second.range[0];
        return { source: null, problems: [problem(at, 'a second document starts here; a task file is one document')] };
    }
    const built = buildValue(first.contents, locator);
    const place = (path) => yaml_source_find(first.contents, path, built.resolve);
    const source = {
        value: built.value,
        locate: (path) => locator(place(path).value),
        locateKey: (path) => locator(place(path).key),
    };
    return { source: built.complete ? source : null, problems: built.problems };
}
/** `null` when the text nests so deeply that the parser runs out of stack. */
function parse(text) {
    try {
        return [...(0,dist/* parseAllDocuments */.hR)(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' })];
    }
    catch (error) {
        if (error instanceof RangeError)
            return null;
        throw error;
    }
}
function hasContents(document) {
    const { contents } = document;
    return contents !== null && !((0,dist/* isScalar */.jn)(contents) && contents.value === null && (contents.source ?? '') === '');
}
/** An unknown tag is only a warning to the parser, but its value would not be what was meant. */
function syntaxProblems(document, problem) {
    return [...document.errors, ...document.warnings].map((fault) => problem(fault.pos[0], fault.message));
}
/** A text that nests too deeply, at a place. */
function tooDeep(at) {
    return { area: 'tasklist', kind: 'too-deep', severity: 'error', at };
}
function yaml_source_find(root, path, resolve) {
    let node = root;
    let place = { key: root.range[0], value: root.range[0] };
    for (const step of path) {
        const next = stepInto((0,dist/* isAlias */.Vj)(node) ? resolve(node) : node, step);
        if (!next)
            break;
        place = next.place;
        node = next.node;
    }
    return place;
}
function stepInto(node, step) {
    if ((0,dist/* isMap */.jh)(node)) {
        const pair = node.items.find(({ key }) => (0,dist/* isScalar */.jn)(key) && String(key.value ?? '') === String(step));
        if (!pair)
            return null;
        const key = pair.key.range[0];
        return { node: pair.value, place: { key, value: pair.value?.range[0] ?? key } };
    }
    const entry = (0,dist/* isSeq */.oP)(node) && typeof step === 'number' ? node.items[step] : undefined;
    return entry ? { node: entry, place: { key: entry.range[0], value: entry.range[0] } } : null;
}

;// CONCATENATED MODULE: ./build/tasklist/source.js


/** JSON of 100,000 tasks is about 15 MB. */
const MAX_JSON_LENGTH = 128 * 1024 * 1024;
/** YAML is read about a hundred times slower than JSON. */
const MAX_YAML_LENGTH = 16 * 1024 * 1024;
/**
 * Reads YAML 1.2, of which JSON is a part. What is plain JSON takes the platform's parser, which is much faster; places
 * are then only looked for when somebody asks. Never throws.
 */
function readSource(text, file) {
    const bare = text.startsWith('\uFEFF') ? text.slice(1) : text;
    if (bare.length > MAX_JSON_LENGTH)
        return tooLarge(file, MAX_JSON_LENGTH);
    const json = /^\s*[[{]/.test(bare) ? readJson(bare, file) : null;
    if (!json && bare.length > MAX_YAML_LENGTH)
        return tooLarge(file, MAX_YAML_LENGTH);
    const { source, problems } = json ?? readYaml(bare, file);
    return { source: source && Array.isArray(source.value) ? wrapList(source) : source, problems };
}
/** A list alone is short for a mapping whose only key is `tasks`. */
function wrapList(source) {
    const inner = (path) => (path[0] === 'tasks' ? path.slice(1) : []);
    return {
        value: { tasks: source.value },
        locate: (path) => source.locate(inner(path)),
        locateKey: (path) => source.locateKey(inner(path)),
    };
}
function tooLarge(file, limit) {
    const at = { file, line: 1, column: 1 };
    return { source: null, problems: [{ area: 'tasklist', kind: 'too-large', severity: 'error', at, limit }] };
}

;// CONCATENATED MODULE: ./build/tasklist/sync-shape.js
/** Checks what the schema of `sync` cannot say: a mapping has a threshold, or `any-of` and nothing else. */
function checkSync(sync, source) {
    return sync === undefined ? [] : check(sync, ['sync'], source);
}
function check(spec, path, source) {
    if (typeof spec !== 'object')
        return [];
    if (isList(spec))
        return spec.flatMap((entry, index) => check(entry, [...path, index], source));
    const base = { area: 'tasklist', severity: 'error', at: source.locate(path) };
    const choices = spec['any-of'];
    if (choices) {
        const others = ['of', 'at-least', 'max-failures'].filter((key) => spec[key] !== undefined);
        const inner = choices.flatMap((entry, index) => check(entry, [...path, 'any-of', index], source));
        if (others.length === 0)
            return inner;
        return [{ ...base, kind: 'exclusive-keys', keys: ['any-of', ...others] }, ...inner];
    }
    if (spec['at-least'] !== undefined || spec['max-failures'] !== undefined)
        return [];
    return [{ ...base, kind: 'one-key-of', key: 'sync', keys: ['at-least', 'max-failures', 'any-of'] }];
}
function isList(spec) {
    return Array.isArray(spec);
}

;// CONCATENATED MODULE: ./build/tasklist/read.js









/**
 * Reads a task file: YAML or JSON text of a mapping with `tasks`, or of the list alone. `file` is its path, which problems
 * name; `name` is the list's name unless the file says otherwise (inline text: `fanfold`). Never throws for what a text can hold.
 */
function readTaskFile(text, file, name = (0,naming/* listName */.sY)(file)) {
    const { source, problems } = readSource(text, file);
    if (!source)
        return { taskFile: null, locate: () => ({ file, line: 1, column: 1 }), problems };
    const shaped = checkShape(source);
    const all = [...problems, ...shaped.problems, ...checkHead(shaped, source), ...checkTasks(shaped, source)];
    const failed = all.some(({ severity }) => severity === 'error');
    return {
        // The cast is what "no problem" means: every key has been accepted by its own schema.
        taskFile: failed ? null : settingsOf({ ...shaped.file, tasks: shaped.tasks }, name),
        locate: source.locate,
        problems: all.sort(byPlace),
    };
}
function checkTasks({ tasks }, source) {
    const problems = checkNeeds(tasks, source);
    tasks.forEach((entry, index) => {
        const path = ['tasks', index];
        for (const problem of checkKeys(entry, path, source))
            problems.push(problem);
        for (const problem of checkTexts(entry, path, source))
            problems.push(problem);
    });
    return problems;
}
/** Top-level keys: rules of `sync`, names in mappings, and `${{ }}` where nothing evaluates it. */
function checkHead({ file }, source) {
    const { defaults = {}, converge = {}, resources = {}, sync } = file;
    const problems = [
        ...checkSync(sync, source),
        ...checkTexts(defaults, ['defaults'], source),
        ...checkEnv(defaults.env, ['defaults', 'env'], source),
        ...checkEnv(converge.env, ['converge', 'env'], source),
    ];
    for (const name of Object.keys(resources)) {
        if (NAME.test(name))
            continue;
        const at = source.locateKey(['resources', name]);
        problems.push({ area: 'tasklist', kind: 'bad-name', severity: 'error', at, name, of: 'resources' });
    }
    forEachTemplated(converge, ['converge'], (text, path) => {
        const at = source.locate(path);
        if (path[1] === 'run')
            problems.push(...expressionsInRun(text, at));
        else {
            const key = String(path.at(-1));
            problems.push({
                area: 'tasklist',
                kind: 'expression-not-allowed',
                severity: 'error',
                at,
                key,
                expression: snippet(text),
            });
        }
    });
    return problems;
}
function byPlace(a, b) {
    return (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0);
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/tinyglobby/dist/index.mjs + 1 modules
var tinyglobby_dist = __webpack_require__(73382);
// EXTERNAL MODULE: ./build/exec/environment.js
var exec_environment = __webpack_require__(31977);
// EXTERNAL MODULE: ./build/exec/process.js + 1 modules
var exec_process = __webpack_require__(47454);
// EXTERNAL MODULE: ./build/exec/stop.js
var exec_stop = __webpack_require__(66130);
;// CONCATENATED MODULE: ./build/exec/listing.js
/** What a command prints, for `for-each: { command }`: the same care for processes as for a task, and no record. */




const TIMEOUT_MS = 60_000;
/** Of standard error, shown when the command fails. */
const TAIL_CHARACTERS = 500;
/**
 * Runs a command in bash, as GitHub does, and returns its standard output, at most `maxBytes`, or why there is none. It
 * stands in the task file like any `run`: it is the user's own, and gets no value pasted into it.
 */
async function commandOutput(command, maxBytes, { workspace, env, stop }) {
    const chunks = [];
    let bytes = 0;
    let errors = '';
    const tooLong = new AbortController();
    const reason = { kind: 'superseded' };
    const mark = (0,external_node_crypto_.randomBytes)(12).toString('hex');
    const end = await (0,exec_process/* runProcess */.R)({
        file: 'bash',
        args: ['--noprofile', '--norc', '-eo', 'pipefail', '-c', command],
        verbatim: false,
        cwd: workspace,
        env: (0,exec_environment/* markedEnvironment */.Q0)(env, mark),
        timeoutMs: TIMEOUT_MS,
        stop: AbortSignal.any([stop, tooLong.signal]),
        graceMs: exec_stop/* DEFAULT_GRACE_MS */.uh,
        mark,
        platform: process.platform,
        now: Date.now,
        onChunk: (chunk, stream) => {
            if (stream === 'stderr')
                errors = `${errors}${chunk.toString('utf8')}`.slice(-TAIL_CHARACTERS);
            else {
                bytes += chunk.length;
                if (bytes > maxBytes)
                    tooLong.abort(reason);
                else
                    chunks.push(chunk);
            }
            return undefined;
        },
    });
    if (bytes > maxBytes)
        return { problem: `it prints more than ${maxBytes} bytes` };
    const failure = failureOf(end);
    if (failure === null)
        return { text: Buffer.concat(chunks).toString('utf8') };
    return { problem: errors.trim() === '' ? failure : `${failure}: ${errors.trim()}` };
}
function failureOf({ how, startError, exitCode, signal }) {
    if (startError !== null)
        return `\`bash\` cannot be started: ${startError}`;
    if (how === 'timed-out')
        return `stopped after ${TIMEOUT_MS / 1000} s`;
    if (how !== 'itself')
        return 'the run was cancelled';
    if (signal !== null)
        return `killed by ${signal}`;
    return exitCode === 0 ? null : `exit code ${exitCode}`;
}

;// CONCATENATED MODULE: ./build/exec/sources.js




/** A list longer than this is a mistake, not a list. */
const MAX_SOURCE_BYTES = 16 * 1024 * 1024;
/**
 * Looks up every request in `workspace`; a failed look-up is an answer that says why, never an exception. `stop`, aborted
 * with a `StopReason`, ends the commands.
 */
async function answerSources(requests, workspace, env, stop) {
    const answers = await Promise.all(requests.map((request) => answer(request, workspace, env, stop)));
    return new Map(requests.map((request, index) => [request.key, answers[index]]));
}
async function answer(request, workspace, env, stop) {
    try {
        switch (request.kind) {
            case 'glob':
                return { files: await files([request.value].flat(), workspace) };
            case 'file':
                return { text: await boundedText((0,external_node_path_.resolve)(workspace, String(request.value))) };
            case 'command':
                return await commandOutput(String(request.value), MAX_SOURCE_BYTES, { workspace, env, stop });
        }
    }
    catch (error) {
        return { problem: error instanceof Error ? error.message : String(error) };
    }
}
async function files(patterns, workspace) {
    const found = await (0,tinyglobby_dist/* glob */.TI)([...patterns], {
        cwd: workspace,
        dot: true,
        followSymbolicLinks: false,
        ignore: ['**/.git/**'],
    });
    return found.sort();
}
async function boundedText(path) {
    const { size } = await (0,promises_.stat)(path);
    if (size > MAX_SOURCE_BYTES)
        throw new Error(`${size} bytes; a list may have ${MAX_SOURCE_BYTES}`);
    return (0,promises_.readFile)(path, 'utf8');
}

;// CONCATENATED MODULE: ./build/exec/load.js
/** From a task list on disk, or inline, to a plan: the part of planning that needs a disk, for the laptop and the action. */







/** Plans a list: validates it, looks up what `for-each` names, and makes the plan. Nothing is written. */
async function loadPlan(list, workspace, env, { timings, sync, stop = new AbortController().signal, ...facts }) {
    const texts = new Map([[list.file, list.text]]);
    const { taskFile, locate, problems } = readTaskFile(list.text, list.file);
    const nothing = { plan: null, hazards: null, packed: null };
    const override = sync === undefined ? null : readSync(sync, texts);
    const found = [...problems, ...(override?.problems ?? [])];
    if (taskFile === null || hasErrors(found))
        return { ...nothing, taskFile, locate, texts, problems: found };
    if (hasPatterns(taskFile)) {
        // The engine of linear-time patterns costs start-up time that most lists need not pay.
        const { checkPatterns } = await Promise.all(/* import() */[__webpack_require__.e(856), __webpack_require__.e(261)]).then(__webpack_require__.bind(__webpack_require__, 50261));
        found.push(...checkPatterns(taskFile, locate));
    }
    const answers = await answerSources(forEachSources(taskFile, locate), workspace, env, stop);
    const { history, problems: untimed } = await timings(facts.name ?? taskFile.name);
    const replaced = override === null ? {} : { sync: override.value };
    const place = (path) => override !== null && path[0] === 'sync' ? override.locate(path.slice(1)) : locate(path);
    const made = makePlan(taskFile, place, { ...facts, ...replaced, history, answers, hash: sha256 });
    return { ...made, taskFile, locate, texts, problems: [...found, ...untimed, ...made.problems] };
}
function readSync({ name, text }, texts) {
    texts.set(name, text);
    const { source, problems } = readYaml(text, name);
    const locate = source?.locate ?? (() => ({ file: name, line: 1, column: 1 }));
    return { value: (source?.value ?? null), locate, problems };
}
/** Lower-case hex SHA-256 of a text. */
function sha256(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}
function hasErrors(problems) {
    return problems.some(({ severity }) => severity === 'error');
}


/***/ }),

/***/ 47454:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R: () => (/* binding */ runProcess)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./build/exec/family.js
/** All processes that descend from one command, also those that left its process group. */



const KILL_PASSES = 40;
const PASS_MS = 25;
/**
 * The family of a command that was started as leader of its own process group (and, on POSIX, session). On Linux members
 * are found by group, session, parents, and `mark`, a random text, in their environment; elsewhere only by group.
 */
function createFamily(leader, mark, platform) {
    if (platform === 'win32')
        return windowsFamily(leader);
    const since = platform === 'linux' ? (readStat(leader)?.startTime ?? 0) : 0;
    const membersIn = (look) => (platform === 'linux' ? findMembers(look, leader, mark, since) : []);
    function signal(name) {
        const strays = membersIn(lookAfter(performance.now() - RECENT_MS)).filter((member) => member.group !== leader);
        send(-leader, name);
        for (const member of strays)
            send(member.pid, name);
    }
    async function kill() {
        const called = performance.now();
        let notBefore = called - RECENT_MS;
        let left = [];
        for (let pass = 0; pass < KILL_PASSES; pass++) {
            // Looked up before anything dies: an orphan is no longer its parent's child.
            const look = lookAfter(notBefore);
            left = membersIn(look);
            const groupLeft = send(-leader, 'SIGKILL');
            for (const member of left)
                send(member.pid, 'SIGKILL');
            if (left.length === 0 && (platform === 'linux' ? look.at >= called : !groupLeft))
                return [];
            notBefore = performance.now();
            // An old look that shows nobody proves nothing: look again at once.
            if (left.length > 0 || platform !== 'linux')
                await (0,promises_.setTimeout)(PASS_MS);
        }
        return left.map((member) => member.pid);
    }
    function leaderEnded() {
        if (platform !== 'linux')
            return false;
        const stat = readStat(leader);
        return stat === null || stat.ended;
    }
    return { signal, kill, leaderEnded };
}
/** Windows has no process groups and no TERM: every signal takes the whole tree down. */
function windowsFamily(leader) {
    const taskkill = () => new Promise((done) => {
        const child = (0,external_node_child_process_.spawn)('taskkill', ['/pid', String(leader), '/T', '/F'], { stdio: 'ignore', windowsHide: true });
        child.on('error', () => done([leader]));
        child.on('exit', () => done([]));
    });
    return { signal: () => void taskkill(), kill: taskkill, leaderEnded: () => false };
}
/** `false` when there is nobody to get the signal. */
function send(target, signal) {
    try {
        process.kill(target, signal);
        return true;
    }
    catch {
        return false;
    }
}
const RECENT_MS = 20;
let last = { at: Number.NEGATIVE_INFINITY, processes: [], environments: new Map() };
/** A look that began at this time or later. Many families that are stopped at once share it. */
function lookAfter(notBefore) {
    if (last.at >= notBefore)
        return last;
    const at = performance.now();
    const processes = process.platform === 'linux' ? readProcesses() : [];
    last = { at, processes, environments: new Map() };
    return last;
}
function environmentIn(look, pid) {
    const known = look.environments.get(pid);
    if (known !== undefined)
        return known;
    const text = readProc(pid, 'environ');
    look.environments.set(pid, text);
    return text;
}
function readProcesses() {
    return (0,external_node_fs_.readdirSync)('/proc')
        .flatMap((name) => (/^\d+$/.test(name) ? (readStat(Number(name)) ?? []) : []))
        .filter((stat) => !stat.ended && stat.pid !== process.pid);
}
function findMembers(look, leader, mark, since) {
    const young = look.processes.filter((stat) => stat.startTime >= since);
    const found = new Set([leader]);
    for (const stat of young) {
        const isMember = stat.group === leader || stat.session === leader || environmentIn(look, stat.pid).includes(mark);
        if (isMember)
            found.add(stat.pid);
    }
    for (let before = 0; before !== found.size;) {
        before = found.size;
        for (const stat of young)
            if (found.has(stat.parent))
                found.add(stat.pid);
    }
    return young.filter((stat) => found.has(stat.pid));
}
function readStat(pid) {
    const text = readProc(pid, 'stat');
    // The name of the program stands in parentheses and may itself hold blanks and parentheses.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    if (fields.length < 20)
        return null;
    const [state = '', parent, group, session] = fields;
    return {
        pid,
        ended: state === 'Z' || state === 'X' || state === 'x',
        parent: Number(parent),
        group: Number(group),
        session: Number(session),
        startTime: Number(fields[19]),
    };
}
/** Empty when the process is gone or belongs to another user. */
function readProc(pid, file) {
    try {
        return (0,external_node_fs_.readFileSync)(`/proc/${pid}/${file}`, 'latin1');
    }
    catch {
        return '';
    }
}

// EXTERNAL MODULE: ./build/exec/stop.js
var stop = __webpack_require__(66130);
// EXTERNAL MODULE: ./build/exec/wait.js
var wait = __webpack_require__(91067);
;// CONCATENATED MODULE: ./build/exec/process.js
/** One process from start to end: its output, its time limit, its stop, and nothing of it left alive. */




/** After the exit, how long descendants may hold the output open before they are killed. */
const STRAGGLER_MS = 1_000;
/** After KILL, how long to wait for the end of a process or of its output before giving up on it. */
const LOST_MS = 2_000;
/** A stop does not wait for a reader that has taken nothing for so long, nor longer for the rest of the output. */
const UNREAD_MS = 200;
/** Longest delay of a timer in Node. */
const MAX_TIMER_MS = 2_147_483_647;
/** Runs a process and resolves when it and its family are gone; never rejects. */
async function runProcess(spec) {
    const startedAt = spec.now();
    const child = start(spec);
    if (typeof child === 'string')
        return unstarted(startedAt, startedAt, child);
    const exit = exitOf(child, spec.now);
    if (child.pid === undefined)
        return unstarted(startedAt, spec.now(), (await exit).startError ?? 'unknown');
    const family = createFamily(child.pid, spec.mark, spec.platform);
    const output = read(child, spec.onChunk);
    const stop = (0,wait/* aborted */.QH)(spec.stop);
    const how = await firstEnd(exit, spec, stop.promise, family);
    if (how === 'itself')
        await Promise.race([(0,wait/* settlesWithin */.od)(output.closed, STRAGGLER_MS), stop.promise]);
    else
        await endGently(family, how, spec.graceMs, exit.then(output.over));
    stop.release();
    await family.kill();
    await output.drain(spec.stop);
    const lost = { at: spec.now(), exitCode: null, signal: null, startError: null };
    const end = (await (0,wait/* settlesWithin */.od)(exit, LOST_MS)) ? await exit : lost;
    if (end === lost)
        child.unref();
    return { startedAt, endedAt: end.at, exitCode: end.exitCode, signal: end.signal, how, startError: end.startError };
}
function unstarted(startedAt, endedAt, startError) {
    return { startedAt, endedAt, exitCode: null, signal: null, how: 'itself', startError };
}
/** The child, or the code of the error that kept it from starting at once. */
function start(spec) {
    try {
        return (0,external_node_child_process_.spawn)(spec.file, [...spec.args], {
            cwd: spec.cwd,
            env: { ...spec.env },
            detached: spec.platform !== 'win32',
            stdio: ['ignore', 'pipe', 'pipe'],
            windowsHide: true,
            windowsVerbatimArguments: spec.verbatim,
        });
    }
    catch (error) {
        return codeOf(error);
    }
}
function codeOf(error) {
    if (!(error instanceof Error))
        return String(error);
    return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
function exitOf(child, now) {
    return new Promise((done) => {
        child.once('error', (error) => done({ at: now(), exitCode: null, signal: null, startError: codeOf(error) }));
        child.once('exit', (exitCode, signal) => done({ at: now(), exitCode, signal, startError: null }));
    });
}
/** Waits for the exit, the time limit or a stop. One that had ended before we looked has ended by itself. */
async function firstEnd(exit, spec, stopped, family) {
    const ended = Promise.race([exit, stopped]);
    const inTime = await (0,wait/* settlesWithin */.od)(ended, Math.min(spec.timeoutMs, MAX_TIMER_MS));
    const byItself = family.leaderEnded() || (await (0,wait/* settlesWithin */.od)(exit, 0));
    if (byItself)
        return 'itself';
    return inTime && spec.stop.aborted ? (0,stop/* stopReasonOf */.qw)(spec.stop) : 'timed-out';
}
async function endGently(family, why, graceMs, gone) {
    for (const step of (0,stop/* stopSteps */.GI)(why, graceMs)) {
        family.signal(step.signal);
        if (await (0,wait/* settlesWithin */.od)(gone, step.waitMs))
            return;
    }
}
function read(child, onChunk) {
    const streams = [
        { name: 'stdout', stream: child.stdout },
        { name: 'stderr', stream: child.stderr },
    ];
    let held = 0;
    let chunks = 0;
    const closed = Promise.all(streams.map(({ name, stream }) => new Promise((done) => {
        if (stream === null)
            return done();
        stream.once('close', done);
        stream.once('error', () => done());
        stream.on('data', (chunk) => {
            chunks++;
            const wait = onChunk(chunk, name);
            if (wait === undefined)
                return;
            held++;
            stream.pause();
            const resume = () => {
                held--;
                stream.resume();
            };
            wait.then(resume, resume);
        });
    })));
    async function over() {
        let seen;
        do {
            seen = chunks;
            if (await (0,wait/* settlesWithin */.od)(closed, UNREAD_MS))
                return;
        } while (seen !== chunks || held === 0);
    }
    async function drain(stop) {
        let seen;
        do {
            seen = chunks;
            if (await (0,wait/* settlesWithin */.od)(closed, stop.aborted ? UNREAD_MS : LOST_MS))
                return;
        } while (!stop.aborted && (seen !== chunks || held > 0));
        for (const { stream } of streams)
            stream?.destroy();
    }
    return { closed, over, drain };
}


/***/ }),

/***/ 66130:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GI: () => (/* binding */ stopSteps),
/* harmony export */   IC: () => (/* binding */ stopText),
/* harmony export */   qw: () => (/* binding */ stopReasonOf),
/* harmony export */   uh: () => (/* binding */ DEFAULT_GRACE_MS)
/* harmony export */ });
/** Why a running task is stopped from outside, and with which signals. */
/** From the first signal to KILL: below the 5 s that design section 7 allows, with room to write the record. */
const DEFAULT_GRACE_MS = 4_000;
/** GNU parallel's default `--termseq`: a child that ignores TERM is gone after 0.35 s. */
const SUPERSEDED_STEPS = [
    { signal: 'SIGTERM', waitMs: 200 },
    { signal: 'SIGTERM', waitMs: 100 },
    { signal: 'SIGTERM', waitMs: 50 },
];
/** The reason an aborted signal carries; an `abort()` without one of ours counts as a cancellation. */
function stopReasonOf(signal) {
    const reason = signal.reason;
    if (typeof reason !== 'object' || reason === null || !('kind' in reason))
        return { kind: 'cancelled' };
    if (reason.kind === 'superseded')
        return { kind: 'superseded' };
    if (reason.kind === 'cancelled' && 'signal' in reason && typeof reason.signal === 'string')
        return { kind: 'cancelled', signal: reason.signal };
    return { kind: 'cancelled' };
}
/**
 * The signals before KILL. A timeout sends TERM and waits `graceMs`; a cancellation forwards what came, and TERM half-way
 * when that was something softer, since shells start background jobs with INT ignored.
 */
function stopSteps(why, graceMs) {
    if (why === 'timed-out')
        return [{ signal: 'SIGTERM', waitMs: graceMs }];
    if (why.kind === 'superseded')
        return SUPERSEDED_STEPS;
    if (why.signal !== 'SIGINT' && why.signal !== 'SIGHUP')
        return [{ signal: 'SIGTERM', waitMs: graceMs }];
    return [
        { signal: why.signal, waitMs: graceMs / 2 },
        { signal: 'SIGTERM', waitMs: graceMs / 2 },
    ];
}
/** The reason of a record, in words. */
function stopText(why) {
    if (why.kind === 'superseded')
        return 'stopped: the verdict was already certain';
    return why.signal === undefined ? 'the run was cancelled' : `the run was cancelled by ${why.signal}`;
}


/***/ }),

/***/ 91067:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QH: () => (/* binding */ aborted),
/* harmony export */   od: () => (/* binding */ settlesWithin),
/* harmony export */   v7: () => (/* binding */ pause)
/* harmony export */ });
/** Waiting with a limit, without leaving a timer behind. */
/** `true` when `promise` settles within `ms` milliseconds. Never rejects. */
async function settlesWithin(promise, ms) {
    let timer;
    const late = new Promise((done) => {
        timer = setTimeout(done, ms, false);
    });
    const settled = promise.then(() => true, () => true);
    const answer = await Promise.race([settled, late]);
    clearTimeout(timer);
    return answer;
}
/** Resolves when the signal is aborted; `release` takes the listener away. */
function aborted(signal) {
    let release = () => { };
    const promise = new Promise((done) => {
        const listener = () => done();
        if (signal.aborted)
            return done();
        signal.addEventListener('abort', listener, { once: true });
        release = () => signal.removeEventListener('abort', listener);
    });
    return { promise, release };
}
/** Waits `ms` milliseconds; `false` when the signal ended the wait. */
async function pause(ms, signal) {
    const stop = aborted(signal);
    const stopped = await settlesWithin(stop.promise, ms);
    stop.release();
    return !stopped;
}


/***/ }),

/***/ 900:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Zs: () => (/* binding */ checkJson),
  D8: () => (/* binding */ countConflicts),
  RU: () => (/* binding */ hazardProblems)
});

// UNUSED EXPORTS: GROUPS_SHOWN, createCheck, eachConflict

;// CONCATENATED MODULE: ./build/independence/fixes.js
function list(items) {
    return `[${items.join(', ')}]`;
}
/** The entries of the file that a task needs: expansions of one entry are written as that entry. */
function neededTemplates(task, templateOf) {
    return [...new Set(task.needs.map((id) => templateOf(id) ?? id))];
}
function order({ tasks: [a, b] }, templateOf, bLater) {
    if (a.template === b.template) {
        return `order: expansions of \`${a.template}\` cannot need each other; move one into an entry of its own with \`needs: [${a.template}]\``;
    }
    const [earlier, later] = bLater ? [a, b] : [b, a];
    const needs = [...new Set([...neededTemplates(later, templateOf), earlier.template])];
    return `order: add \`needs: ${list(needs)}\` to \`${later.template}\``;
}
/** A lock named after what is fought for: the first two names of the witness. */
function lockName(witness) {
    const words = witness.split(/[^A-Za-z0-9_-]+/).filter((word) => word !== '');
    const folder = words.slice(0, witness.includes(':') ? 2 : 1).join('-');
    return folder === '' ? 'workspace' : folder.slice(0, 40);
}
function serialise({ tasks: [a, b], witness }) {
    const name = a.locks[0] ?? b.locks[0] ?? lockName(witness);
    const lines = [a, b]
        .filter((task) => !task.locks.includes(name))
        .map((task) => ({ template: task.template, line: `locks: ${list([...task.locks, name])}` }));
    const [first, second] = lines;
    if (first === undefined)
        return `serialise: both already hold \`${name}\``;
    const same = second === undefined || second.template === first.template;
    if (same)
        return `serialise: add \`${first.line}\` to \`${first.template}\``;
    if (second.line === first.line) {
        return `serialise: add \`${first.line}\` to \`${first.template}\` and to \`${second.template}\``;
    }
    return `serialise: write \`${first.line}\` in \`${first.template}\` and \`${second.line}\` in \`${second.template}\``;
}
/** Puts a folder of its own into a pattern: behind the literal beginning, before what it matches. */
function ownFolder(pattern, folder) {
    const names = pattern.split('/');
    const wild = names.findIndex((name) => /[*?[{\\]/.test(name));
    const at = wild === -1 ? names.length - 1 : wild;
    // `dist` becomes `dist/lint`, `dist/app.js` becomes `dist/lint/app.js`.
    const folderItself = wild === -1 && !names[at]?.includes('.', 1);
    const before = folderItself && names[at] !== '' ? at + 1 : at;
    return [...names.slice(0, before), folder, ...names.slice(before)].filter((name) => name !== '').join('/');
}
/** The expression that tells two expansions of one entry apart. */
function distinction(a, b) {
    if (a.item !== null && a.item !== b.item)
        return `\${{ item }}`;
    const key = Object.keys(a.matrix).find((name) => JSON.stringify(a.matrix[name]) !== JSON.stringify(b.matrix[name]));
    return key === undefined ? null : `\${{ matrix.${key} }}`;
}
/** How far a pattern reaches: more wildcards and fewer literal letters reach farther. */
function breadth(pattern) {
    return pattern.split('**').length * 1000 - pattern.replace(/[*?[\]{}]/g, '').length;
}
function narrow({ kind, tasks: [a, b], patterns: [p, q], witness }) {
    const uri = /^[A-Za-z][A-Za-z0-9+.-]+:/.test(p);
    if (a.template === b.template && p === q) {
        const apart = distinction(a, b);
        if (apart !== null && !uri) {
            return `narrow: give each expansion a path of its own, such as \`${ownFolder(p, apart)}\`, where \`${a.template}\` declares \`${p}\``;
        }
        return `narrow: let each expansion of \`${a.template}\` use something else than \`${p}\`, if it does`;
    }
    if (uri)
        return `narrow: name a part of \`${p}\` in \`${a.template}\` and another in \`${b.template}\`, if they use parts`;
    if (p === q && kind !== 'read-write') {
        return `narrow: let \`${a.template}\` write \`${ownFolder(p, a.template)}\` and \`${b.template}\` \`${ownFolder(q, b.template)}\``;
    }
    const [wide, other, owner] = breadth(q) >= breadth(p) ? [q, p, b] : [p, q, a];
    const exclusion = wide === other ? witness : other;
    return `narrow: if \`${owner.template}\` leaves \`${exclusion}\` alone, say so beside \`${wide}\`: \`"!${exclusion}"\``;
}
/**
 * Spells out the three fixes, each a line that names what to write where.
 *
 * @param templateOf The entry of the file that a task id was expanded from.
 * @param inListOrder Whether the first task stands before the second in the file.
 */
function findFixes(clash, templateOf, inListOrder) {
    return [order(clash, templateOf, inListOrder), serialise(clash), narrow(clash)];
}

// EXTERNAL MODULE: ./build/independence/pairs.js
var pairs = __webpack_require__(50406);
;// CONCATENATED MODULE: ./build/independence/conflicts.js


/** People read no more than this many groups. */
const GROUPS_SHOWN = 50;
function locatePattern({ options }, task, pattern, written) {
    const keys = written ? ['writes', 'artifacts'] : ['reads'];
    for (const key of keys) {
        const index = task[key]?.indexOf(pattern) ?? -1;
        if (index !== -1)
            return options.locate(task, [key, index]);
    }
    return options.locate(task, []);
}
function writesPattern(task, pattern) {
    return (task.writes ?? []).includes(pattern) || task.artifacts.includes(pattern);
}
function describe(hazards, group, [x, y], templateOf) {
    const [a, b] = [hazards.tasks[x], hazards.tasks[y]];
    if (a === undefined || b === undefined)
        return null;
    const { kind, patterns, witness } = group;
    const secondWrites = kind === 'write-write' || (kind === 'undecided' && writesPattern(b, patterns[1]));
    return {
        kind,
        tasks: [a.id, b.id],
        patterns,
        witness,
        fixes: findFixes({ kind, tasks: [a, b], patterns, witness }, templateOf, x < y),
        at: [locatePattern(hazards, a, patterns[0], true), locatePattern(hazards, b, patterns[1], secondWrites)],
    };
}
function templates(tasks) {
    let map = null;
    return (id) => {
        map ??= new Map(tasks.map((task) => [task.id, task.template]));
        return map.get(id);
    };
}
/** Every racing pair of tasks as a conflict, one after another: there may be millions. */
function* eachConflict(hazards) {
    const templateOf = templates(hazards.tasks);
    for (const group of hazards.races) {
        for (const block of group.blocks) {
            for (const pair of (0,pairs/* eachPair */.cd)(block)) {
                const conflict = describe(hazards, group, pair, templateOf);
                if (conflict !== null)
                    yield conflict;
            }
        }
    }
}
/** The number of racing pairs. */
function countConflicts({ races }) {
    return races.reduce((total, group) => total + group.count, 0);
}
/** The check document in memory; for lists that may be huge write it with `checkJson` instead. */
function createCheck(hazards) {
    const { serialised, unknown } = hazards;
    return { version: 1, conflicts: [...eachConflict(hazards)], serialised, unknown };
}
/** The check document as JSON text in pieces of one conflict each, so that millions of them need no memory. */
function* checkJson(hazards) {
    yield '{"version":1,"conflicts":[';
    let separator = '\n';
    for (const conflict of eachConflict(hazards)) {
        yield separator + JSON.stringify(conflict);
        separator = ',\n';
    }
    yield `],\n"serialised":${JSON.stringify(hazards.serialised)},\n"unknown":${hazards.unknown}}\n`;
}
function firstConflict(hazards, group, templateOf) {
    const [block] = group.blocks;
    const pair = block === undefined ? undefined : (0,pairs/* eachPair */.cd)(block).next().value;
    return pair === undefined ? null : describe(hazards, group, pair, templateOf);
}
/**
 * What people are told: every group by its first pair, races before hazards of undefined order, fifty of them, then how
 * many more there are; tasks that declare nothing as one count; and the problems of the declarations.
 *
 * Severities: a race is an error, under `warn` a warning. Undefined order is a warning, under `strict` an error. Undeclared
 * tasks are a note, under `strict` an error.
 */
function hazardProblems(hazards) {
    const { races, undefinedOrder, unknown, problems, tasks, options } = hazards;
    const strict = options.mode === 'strict';
    const raceSeverity = options.mode === 'warn' ? 'warning' : 'error';
    const templateOf = templates(tasks);
    const found = [...problems];
    for (const group of [...races, ...undefinedOrder].slice(0, GROUPS_SHOWN)) {
        const conflict = firstConflict(hazards, group, templateOf);
        if (conflict === null)
            continue;
        const { patterns, witness, kind: hazard, serialised, count: pairs } = { ...group };
        const { fixes, at } = conflict;
        const meeting = { hazard, tasks: conflict.tasks, patterns, witness, pairs, at: at[0], otherAt: at[1] };
        if (serialised === null) {
            found.push({ area: 'independence', severity: raceSeverity, kind: 'race', ...meeting, fixes });
        }
        else {
            const severity = strict ? 'error' : 'warning';
            found.push({ area: 'independence', severity, kind: 'serialised-hazard', ...meeting, ...serialised });
        }
    }
    const hidden = [...races, ...undefinedOrder].slice(GROUPS_SHOWN);
    if (hidden.length > 0) {
        const pairs = hidden.reduce((total, group) => total + group.count, 0);
        const severity = hidden.some((group) => group.serialised === null) ? raceSeverity : strict ? 'error' : 'warning';
        found.push({ area: 'independence', severity, at: null, kind: 'more-hazards', groups: hidden.length, pairs });
    }
    const total = tasks.filter((task) => !task.skip).length;
    if (unknown > 0 && total > 1) {
        const severity = strict ? 'error' : 'note';
        found.push({ area: 'independence', severity, at: null, kind: 'unverifiable', unknown, total });
    }
    return found;
}


/***/ }),

/***/ 68646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FV: () => (/* binding */ fromRanges),
/* harmony export */   Gf: () => (/* binding */ foldSet),
/* harmony export */   Up: () => (/* binding */ pick),
/* harmony export */   Zw: () => (/* binding */ complement),
/* harmony export */   x4: () => (/* binding */ ANY),
/* harmony export */   y$: () => (/* binding */ intersect),
/* harmony export */   zy: () => (/* binding */ has)
/* harmony export */ });
/* harmony import */ var _fold_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(40819);
/** Sets of characters that one place of a path segment may hold. */

/** Every character that may stand in a file name: no NUL, no `/`, no lone surrogates. */
const ANY = [0x01, 0x2e, 0x30, 0xd7ff, 0xe000, 0x10ffff];
/** Characters that people can read, best first. */
const READABLE = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_-+=@,;%&()!#$~^ ';
const DOT = 0x2e;
/** Whether the set holds the code point. */
function has(set, char) {
    for (let at = 0; at < set.length; at += 2) {
        if (char < (set[at] ?? 0))
            return false;
        if (char <= (set[at + 1] ?? 0))
            return true;
    }
    return false;
}
/** The characters that both sets hold. */
function intersect(a, b) {
    const both = [];
    let [i, j] = [0, 0];
    while (i < a.length && j < b.length) {
        const low = Math.max(a[i] ?? 0, b[j] ?? 0);
        const [highA, highB] = [a[i + 1] ?? 0, b[j + 1] ?? 0];
        const high = Math.min(highA, highB);
        if (low <= high)
            both.push(low, high);
        if (highA < highB)
            i += 2;
        else
            j += 2;
    }
    return both;
}
/** A set from ranges in any order that may overlap. */
function fromRanges(ranges) {
    const sorted = [...ranges].sort((a, b) => a[0] - b[0]);
    const flat = [];
    for (const [low, high] of sorted) {
        const last = flat.at(-1);
        if (last !== undefined && low <= last + 1)
            flat[flat.length - 1] = Math.max(last, high);
        else
            flat.push(low, high);
    }
    return intersect(flat, ANY);
}
/** The characters of `ANY` that the set does not hold. */
function complement(set) {
    const rest = [];
    let from = 0;
    for (let at = 0; at < set.length; at += 2) {
        const low = set[at] ?? 0;
        if (from < low)
            rest.push(from, low - 1);
        from = (set[at + 1] ?? 0) + 1;
    }
    rest.push(from, 0x10ffff);
    return intersect(rest, ANY);
}
/** The folded forms of all characters of the set: what a file system that ignores case compares. */
function foldSet(set) {
    const ranges = [];
    for (let at = 0; at < set.length; at += 2)
        ranges.push([set[at] ?? 0, set[at + 1] ?? 0]);
    if ((set.at(-1) ?? 0) < 0x80) {
        for (let char = 0x41; char <= 0x5a; char++)
            if (has(set, char))
                ranges.push([(0,_fold_js__WEBPACK_IMPORTED_MODULE_0__/* .foldChar */ .EA)(char), (0,_fold_js__WEBPACK_IMPORTED_MODULE_0__/* .foldChar */ .EA)(char)]);
    }
    else {
        for (const [char, folded] of (0,_fold_js__WEBPACK_IMPORTED_MODULE_0__/* .foldedVariants */ .lY)())
            if (has(set, char))
                ranges.push([folded, folded]);
    }
    return fromRanges(ranges);
}
/** A character of the set that reads well, a dot only when there is no other; `undefined` for the empty set. */
function pick(set) {
    for (const letter of READABLE) {
        const char = letter.codePointAt(0) ?? 0;
        if (has(set, char))
            return char;
    }
    for (let at = 0; at < set.length; at += 2) {
        const [low, high] = [set[at] ?? 0, set[at + 1] ?? 0];
        const visible = Math.max(low, 0x21);
        for (let char = visible; char <= Math.min(high, visible + 1); char++)
            if (char !== DOT)
                return char;
    }
    for (let at = 0; at < set.length; at += 2)
        if (set[at] !== DOT)
            return set[at];
    return set[0];
}


/***/ }),

/***/ 65194:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ classEnd),
/* harmony export */   U: () => (/* binding */ parseClass)
/* harmony export */ });
/* harmony import */ var _charset_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68646);
/** Bracket expressions: `[a-z]`, `[!a]`, `[^a]`, `[[:digit:]]`. */

const NAMED = {
    alnum: 'AZaz09',
    alpha: 'AZaz',
    blank: '  \t\t',
    digit: '09',
    lower: 'az',
    punct: '!/:@[`{~',
    space: '  \t\r',
    upper: 'AZ',
    word: 'AZaz09__',
    xdigit: '09AFaf',
};
/**
 * The position after the `]` that closes the class opened at `start`, or -1. A `]` right after the opening (and its
 * negation) is a member; `/` never stands inside.
 */
function classEnd(text, start) {
    let at = start + 1;
    if (text[at] === '!' || text[at] === '^')
        at++;
    if (text[at] === ']')
        at++;
    while (at < text.length) {
        const char = text[at];
        if (char === ']')
            return at + 1;
        if (char === '/')
            return -1;
        if (char === '[' && text[at + 1] === ':') {
            const close = text.indexOf(':]', at + 2);
            if (close !== -1) {
                at = close + 2;
                continue;
            }
        }
        at += char === '\\' ? 2 : 1;
    }
    return -1;
}
/** Splits the inside of a class into members: a range end is marked by a preceding unescaped `-`. */
function members(inside) {
    const list = [];
    const chars = [...inside];
    for (let at = 0; at < chars.length; at++) {
        const escaped = chars[at] === '\\';
        if (escaped)
            at++;
        const char = chars[at]?.codePointAt(0);
        if (char === undefined)
            return null;
        list.push({ char, dash: !escaped && char === 0x2d });
    }
    return list;
}
function namedRanges(name) {
    const ends = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
    if (ends === undefined)
        return null;
    const ranges = [];
    for (let at = 0; at < ends.length; at += 2)
        ranges.push([ends.charCodeAt(at), ends.charCodeAt(at + 1)]);
    return ranges;
}
/**
 * Reads a whole class, brackets included.
 *
 * @returns The set, or `null` when the class is no class: a range that runs backwards or an unknown `[:name:]`.
 */
function parseClass(text, foldCase) {
    let inside = text.slice(1, -1);
    const negated = inside.startsWith('!') || inside.startsWith('^');
    if (negated)
        inside = inside.slice(1);
    const ranges = [];
    let unknown = false;
    inside = inside.replace(/\[:([^\]]*?):\]/g, (_, name) => {
        const named = namedRanges(name);
        if (named === null)
            unknown = true;
        else
            ranges.push(...named);
        return '';
    });
    const list = members(inside);
    if (unknown || list === null)
        return null;
    for (let at = 0; at < list.length; at++) {
        const low = list[at]?.char ?? 0;
        const high = list[at + 2];
        if (list[at + 1]?.dash === true && high !== undefined) {
            if (high.char < low)
                return null;
            ranges.push([low, high.char]);
            at += 2;
        }
        else
            ranges.push([low, low]);
    }
    const set = foldCase ? (0,_charset_js__WEBPACK_IMPORTED_MODULE_0__/* .foldSet */ .Gf)((0,_charset_js__WEBPACK_IMPORTED_MODULE_0__/* .fromRanges */ .FV)(ranges)) : (0,_charset_js__WEBPACK_IMPORTED_MODULE_0__/* .fromRanges */ .FV)(ranges);
    return negated ? (0,_charset_js__WEBPACK_IMPORTED_MODULE_0__/* .complement */ .Zw)(set) : set;
}


/***/ }),

/***/ 40819:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EA: () => (/* binding */ foldChar),
/* harmony export */   TH: () => (/* binding */ foldText),
/* harmony export */   lY: () => (/* binding */ foldedVariants)
/* harmony export */ });
/** Case folding for file systems that ignore case (Windows, macOS): Unicode simple folding, one character to one. */
const folded = new Map();
/** The folded form of one code point; characters whose folding has more than one code point stay as they are. */
function foldChar(char) {
    if (char < 0x80)
        return char >= 0x41 && char <= 0x5a ? char + 0x20 : char;
    const known = folded.get(char);
    if (known !== undefined)
        return known;
    const text = String.fromCodePoint(char);
    // Through upper case first, because `ς` and `σ` share their capital, as do `ſ` and `s`.
    const upper = [...text.toUpperCase()];
    const lower = [...(upper.length === 1 ? text.toUpperCase() : text).toLowerCase()];
    const result = lower.length === 1 ? (lower[0]?.codePointAt(0) ?? char) : char;
    folded.set(char, result);
    return result;
}
/** Folds a text and composes it (NFC): two names are the same file on such a file system when these are equal. */
function foldText(text) {
    let result = '';
    for (const letter of text.normalize('NFC'))
        result += String.fromCodePoint(foldChar(letter.codePointAt(0) ?? 0));
    return result;
}
let variants = null;
/** Every code point that folding changes, with its folded form. Unicode has no cased letter above U+1EFFF. */
function foldedVariants() {
    if (variants !== null)
        return variants;
    const list = [];
    for (let char = 0x41; char <= 0x1efff; char++) {
        if (char >= 0xd800 && char <= 0xdfff)
            continue;
        const result = foldChar(char);
        if (result !== char)
            list.push([char, result]);
    }
    variants = list;
    return list;
}


/***/ }),

/***/ 21407:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Uf: () => (/* binding */ splitPath),
/* harmony export */   _p: () => (/* binding */ matchesNames),
/* harmony export */   cK: () => (/* binding */ matches),
/* harmony export */   vO: () => (/* binding */ matchesSegment)
/* harmony export */ });
/* unused harmony export matchesPattern */
/* harmony import */ var _charset_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68646);
/* harmony import */ var _fold_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(40819);
/* harmony import */ var _segment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57239);
/** Does a path match a pattern? In the dialect of `pattern.ts`, in time linear in pattern times path. */



/**
 * The classic wildcard walk: on a mismatch the last star takes one more element; earlier stars never need to be tried
 * again. `star(p)` says whether place p of the pattern is a star, `one(p, t)` whether it takes element t.
 */
function walk(patternLength, textLength, star, one) {
    let [place, element] = [0, 0];
    let [lastStar, resume] = [-1, 0];
    while (element < textLength) {
        if (place < patternLength && star(place)) {
            lastStar = place++;
            resume = element;
        }
        else if (place < patternLength && one(place, element)) {
            place++;
            element++;
        }
        else if (lastStar >= 0) {
            place = lastStar + 1;
            element = ++resume;
        }
        else
            return false;
    }
    while (place < patternLength && star(place))
        place++;
    return place === patternLength;
}
function takes(token, char) {
    if (token === undefined || token === _segment_js__WEBPACK_IMPORTED_MODULE_2__/* .STAR */ .Vw || char === undefined)
        return false;
    return typeof token === 'number' ? token === char : (0,_charset_js__WEBPACK_IMPORTED_MODULE_0__/* .has */ .zy)(token, char);
}
/** Whether one name matches one segment; `**` matches every name. */
function matchesSegment(segment, name) {
    if (segment === _segment_js__WEBPACK_IMPORTED_MODULE_2__/* .GLOBSTAR */ .ZN)
        return true;
    if (typeof segment === 'string')
        return segment === name;
    const { tokens, prefix, suffix } = segment;
    if (!name.startsWith(prefix) || !name.endsWith(suffix))
        return false;
    const chars = Array.from(name, (letter) => letter.codePointAt(0) ?? 0);
    return walk(tokens.length, chars.length, (place) => tokens[place] === _segment_js__WEBPACK_IMPORTED_MODULE_2__/* .STAR */ .Vw, (place, element) => takes(tokens[place], chars[element]));
}
/** Whether a path, split into names, matches one alternative; schemes are not looked at. */
function matchesNames(alternative, names) {
    const { segments } = alternative;
    return walk(segments.length, names.length, (place) => segments[place] === _segment_js__WEBPACK_IMPORTED_MODULE_2__/* .GLOBSTAR */ .ZN, (place, element) => {
        const segment = segments[place];
        return segment !== undefined && matchesSegment(segment, names[element] ?? '');
    });
}
/** Splits a workspace-relative path; folds it when the file system folds case. */
function splitPath(path, foldCase) {
    const text = foldCase ? (0,_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .foldText */ .TH)(path) : path;
    return { scheme: null, names: text.split('/').filter((name) => name !== '' && name !== '.') };
}
/** Whether a path matches a pattern; an `approximate` pattern matches more than its text says. */
function matchesPattern(pattern, path) {
    return pattern.alternatives.some((alternative) => alternative.scheme === path.scheme && matchesNames(alternative, path.names));
}
/**
 * Whether a path matches a list of patterns: one that includes it and none that excludes it. Exclusions are unordered.
 */
function matches(patterns, path) {
    const hit = (excludes) => patterns.some(
    // An approximate exclusion takes away nothing, because it would take away too much.
    (pattern) => pattern.excludes === excludes && !(excludes && pattern.approximate) && matchesPattern(pattern, path));
    return hit(false) && !hit(true);
}


/***/ }),

/***/ 95013:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $: () => (/* binding */ ALTERNATIVES_LIMIT),
  E: () => (/* binding */ parsePattern)
});

// EXTERNAL MODULE: ./build/independence/glob/class.js
var glob_class = __webpack_require__(65194);
;// CONCATENATED MODULE: ./build/independence/glob/braces.js
/** Brace expansion as bash does it: `{a,b}`, `{1..9}`, `{01..10..3}`, `{a..f}`, nested. Counted before it is done. */

const NUMBERS = /^(-?\d{1,15})\.\.(-?\d{1,15})(?:\.\.(-?\d{1,15}))?$/;
const LETTERS = /^([A-Za-z])\.\.([A-Za-z])(?:\.\.(-?\d{1,15}))?$/;
/** No range is listed beyond this many members; the count alone then says "too many". */
const RANGE_LIMIT = 10_000;
function step(from, to, given) {
    const size = Math.max(1, Math.abs(Number(given ?? 1)));
    return from <= to ? size : -size;
}
/** The members of a range: `null` when the text is no range. */
function range(text) {
    const numbers = NUMBERS.exec(text);
    const letters = LETTERS.exec(text);
    const [, first, last, by] = numbers ?? letters ?? [];
    if (first === undefined || last === undefined)
        return null;
    const [from, to] = numbers ? [Number(first), Number(last)] : [first.charCodeAt(0), last.charCodeAt(0)];
    const stride = step(from, to, by);
    const count = Math.floor(Math.abs(to - from) / Math.abs(stride)) + 1;
    const padded = /^-?0\d/.test(first) || /^-?0\d/.test(last);
    const width = padded ? Math.max(first.length, last.length) : 0;
    const list = Array.from({ length: Math.min(count, RANGE_LIMIT) }, (_, n) => {
        const value = from + n * stride;
        if (letters)
            return String.fromCharCode(value).replace(/[^A-Za-z]/, '\\$&');
        const digits = String(Math.abs(value)).padStart(width - (value < 0 ? 1 : 0), '0');
        return value < 0 ? `-${digits}` : digits;
    });
    return { count, list };
}
/** Deeper nesting is refused, so that no input overflows the stack. */
const DEPTH_LIMIT = 100;
/** Reads up to `,` or `}` (inside braces) or the end. `null` when a brace is left open. */
function sequence(cursor, inside) {
    const { text } = cursor;
    const parts = [];
    let start = cursor.at;
    while (cursor.at < text.length) {
        const char = text[cursor.at];
        if (inside && (char === ',' || char === '}'))
            break;
        if (char === '{') {
            parts.push(text.slice(start, cursor.at));
            const group = braces(cursor);
            if (group === null)
                return null;
            parts.push(...group);
            start = cursor.at;
            continue;
        }
        const close = char === '[' ? (0,glob_class/* classEnd */.I)(text, cursor.at) : -1;
        if (close !== -1)
            cursor.at = close;
        else
            cursor.at += char === '\\' ? 2 : 1;
    }
    if (inside && cursor.at >= text.length)
        return null;
    parts.push(text.slice(start, cursor.at));
    return parts;
}
function braces(cursor) {
    const open = cursor.at;
    const branches = [];
    cursor.depth++;
    if (cursor.depth > DEPTH_LIMIT)
        return null;
    do {
        cursor.at++;
        const branch = sequence(cursor, true);
        if (branch === null)
            return null;
        branches.push(branch);
    } while (cursor.text[cursor.at] === ',');
    cursor.at++;
    cursor.depth--;
    const only = branches[0];
    if (branches.length > 1 || only === undefined)
        return [{ branches }];
    const members = range(cursor.text.slice(open + 1, cursor.at - 1));
    // One branch that is no range: the braces are ordinary characters, as in bash.
    if (members === null)
        return ['\\{', ...only, '\\}'];
    const surplus = Math.max(0, members.count - members.list.length);
    return [{ branches: [...members.list.map((text) => [text]), ...(surplus > 0 ? [[]] : [])] }];
}
function count(parts) {
    let product = 1;
    for (const part of parts) {
        if (typeof part !== 'string')
            product *= part.branches.reduce((sum, branch) => sum + count(branch), 0);
    }
    return product;
}
function expand(parts) {
    let results = [''];
    for (const part of parts) {
        const endings = typeof part === 'string' ? [part] : part.branches.flatMap(expand);
        results = results.flatMap((start) => endings.map((end) => start + end));
    }
    return results;
}
/** Parses the braces of a pattern; `null` when one is left open or they are nested more than 100 deep. */
function parseBraces(text) {
    const parts = sequence({ text, at: 0, depth: 0 }, false);
    if (parts === null)
        return null;
    return { count: count(parts), expand: () => expand(parts) };
}

// EXTERNAL MODULE: ./build/independence/glob/segment.js
var glob_segment = __webpack_require__(57239);
;// CONCATENATED MODULE: ./build/independence/glob/pattern.js


/** Paths are limited to 4,096 bytes on Linux. */
const LENGTH_LIMIT = 4096;
/** Alternatives of one pattern, and their characters in all. */
const ALTERNATIVES_LIMIT = 4096;
const CHARACTERS_LIMIT = 1_000_000;
const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]+):(\/\/)?/;
const ORDINARY = /^[A-Za-z0-9_./-]+$/;
/** A fault that the whole text shows, before anything is expanded. */
function textFault(text) {
    if (text === '')
        return 'empty';
    if (text.length > LENGTH_LIMIT)
        return 'too-long';
    if (text.startsWith('~'))
        return 'home';
    if (text.startsWith('#'))
        return 'comment';
    if (text.startsWith('!') && text[1] !== '(')
        return 'double-negation';
    for (let at = 0; at < text.length; at++) {
        if (text[at] === '\\')
            at++;
        else if (text[at + 1] === '(' && '@!?*+'.includes(text[at] ?? ''))
            return 'extglob';
    }
    return null;
}
function splitScheme(text) {
    if (text.startsWith('/') || /^[A-Za-z]:/.test(text))
        return 'absolute';
    const found = SCHEME.exec(text);
    if (found !== null) {
        return { scheme: (found[1] ?? '').toLowerCase(), lead: found[0], rest: text.slice(found[0].length) };
    }
    return text.includes('://') ? 'scheme' : { scheme: null, lead: '', rest: text };
}
/** A last literal segment without a dot after its first character may be a directory: it covers what is below. */
function mayBeDirectory(segments, slash) {
    const last = segments.at(-1);
    return last === undefined || slash || (typeof last === 'string' && !last.includes('.', 1));
}
/** Splits at `/` and normalises: empty names and `.` vanish, `..` takes its parent away. */
function splitNames(text) {
    const parts = text.split('/');
    if (!parts.some((part) => part === '' || part === '.' || part === '..'))
        return parts;
    const names = [];
    for (const part of parts) {
        if (part === '' || part === '.')
            continue;
        if (part !== '..') {
            names.push(part);
            continue;
        }
        const parent = names.pop();
        if (parent === undefined)
            return 'escapes';
        if (parent === '**')
            return 'globstar-parent';
    }
    return names;
}
function readSegments(text, foldCase) {
    const names = splitNames(text);
    if (typeof names === 'string')
        return names;
    let doubleStar = false;
    const segments = names;
    for (const [index, name] of names.entries()) {
        const found = (0,glob_segment/* parseSegment */.Zs)(name, foldCase);
        if (typeof found === 'string')
            return found;
        doubleStar ||= found.doubleStar;
        segments[index] = found.segment;
    }
    const repeats = segments.some((segment, index) => segment === glob_segment/* GLOBSTAR */.ZN && segments[index - 1] === glob_segment/* GLOBSTAR */.ZN);
    if (!repeats)
        return { segments, doubleStar };
    const single = segments.filter((segment, index) => segment !== glob_segment/* GLOBSTAR */.ZN || segments[index - 1] !== glob_segment/* GLOBSTAR */.ZN);
    return { segments: single, doubleStar };
}
function readAlternative(text, foldCase) {
    const split = splitScheme(text);
    if (typeof split === 'string')
        return split;
    const { scheme, lead, rest } = split;
    // File systems fold case; what stands behind a URI need not.
    const reading = readSegments(rest, foldCase && scheme === null);
    if (typeof reading === 'string')
        return reading;
    const { segments, doubleStar } = reading;
    const impliedBelow = segments.at(-1) !== glob_segment/* GLOBSTAR */.ZN && mayBeDirectory(segments, /\/(?:\.\.?)?$/.test(rest));
    const below = impliedBelow ? [...segments, glob_segment/* GLOBSTAR */.ZN] : segments;
    return { alternative: { scheme, lead, segments: below, impliedBelow }, doubleStar };
}
/**
 * What to read instead of a pattern whose braces have too many alternatives: everything below its plain beginning.
 * `null` when the braces may hold the scheme of a URI, because then there is no such beginning.
 */
function coarse(text) {
    const plain = text.slice(0, text.indexOf('{'));
    if (!plain.includes('/') && text.includes(':')) {
        const scheme = SCHEME.exec(plain);
        return scheme === null ? null : `${scheme[0]}**`;
    }
    const climbs = /(^|[/{,])\.\.([/},]|$)/.test(text);
    return climbs ? '**' : `${plain.slice(0, plain.lastIndexOf('/') + 1)}**`;
}
function expansions(text, limit) {
    if (!text.includes('{'))
        return { texts: [text], approximate: false };
    const braces = parseBraces(text);
    if (braces === null)
        return 'brace';
    const tooMany = braces.count > limit || braces.count * text.length > CHARACTERS_LIMIT;
    if (!tooMany)
        return { texts: [...new Set(braces.expand())], approximate: false };
    const cover = coarse(text);
    return cover === null ? 'scheme' : { texts: [cover], approximate: true };
}
/**
 * Parses a pattern. Never throws and never runs long: patterns over 4,096 characters are a fault, braces with more than
 * 4,096 alternatives become an `approximate` pattern that covers more.
 *
 * @param foldCase Compare as Windows and macOS do: without regard to case, composed (NFC).
 * @param limit How many alternatives of braces to list at most.
 */
function parsePattern(source, foldCase, limit = ALTERNATIVES_LIMIT) {
    const refuse = (fault) => ({ pattern: null, fault, warnings: [] });
    // `!(` opens an extended glob, it does not exclude.
    const excludes = source.startsWith('!') && !source.startsWith('!(');
    const body = excludes ? source.slice(1) : source;
    const text = foldCase ? body.normalize('NFC') : body;
    const ordinary = ORDINARY.test(text) && text.length <= LENGTH_LIMIT;
    const fault = ordinary ? null : textFault(text);
    if (fault !== null)
        return refuse(fault);
    const list = expansions(text, limit);
    if (typeof list === 'string')
        return refuse(list);
    // A list of one takes much less memory than an empty one that grows.
    let alternatives = null;
    let doubleStar = false;
    for (const variant of list.texts) {
        const reading = readAlternative(variant, foldCase);
        if (typeof reading === 'string')
            return refuse(reading);
        if (alternatives === null)
            alternatives = [reading.alternative];
        else
            alternatives.push(reading.alternative);
        doubleStar ||= reading.doubleStar;
    }
    const warnings = [];
    if (doubleStar)
        warnings.push('double-star');
    if (list.approximate)
        warnings.push('too-many-alternatives');
    return {
        pattern: { source, excludes, alternatives: alternatives ?? [], approximate: list.approximate },
        fault: null,
        warnings,
    };
}


/***/ }),

/***/ 57239:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vw: () => (/* binding */ STAR),
/* harmony export */   ZN: () => (/* binding */ GLOBSTAR),
/* harmony export */   Zs: () => (/* binding */ parseSegment)
/* harmony export */ });
/* harmony import */ var _charset_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68646);
/* harmony import */ var _class_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65194);
/* harmony import */ var _fold_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40819);



/** Zero or more whole segments. */
const GLOBSTAR = Symbol('**');
/** Zero or more characters within a segment. */
const STAR = Symbol('*');
/** File systems limit a name to 255 bytes; a segment that must be longer can match nothing. */
const NAME_LIMIT = 255;
/** What a backslash may stand before: everything that has a meaning somewhere in the dialect. */
const SPECIAL = /[\\*?[\]{}()!@+#~:,^-]/;
function scanToken(text, at, foldCase) {
    const char = text[at];
    if (char === '*')
        return { token: STAR, next: at + 1 };
    if (char === '?')
        return { token: _charset_js__WEBPACK_IMPORTED_MODULE_0__/* .ANY */ .x4, next: at + 1 };
    if (char === '[') {
        const next = (0,_class_js__WEBPACK_IMPORTED_MODULE_1__/* .classEnd */ .I)(text, at);
        if (next === -1)
            return 'class-open';
        const token = (0,_class_js__WEBPACK_IMPORTED_MODULE_1__/* .parseClass */ .U)(text.slice(at, next), foldCase);
        return token === null ? 'class' : { token, next };
    }
    const escaped = char === '\\';
    const from = escaped ? at + 1 : at;
    const code = text.codePointAt(from);
    if (code === undefined || (escaped && !SPECIAL.test(text[from] ?? '')))
        return 'escape';
    return { token: foldCase ? (0,_fold_js__WEBPACK_IMPORTED_MODULE_2__/* .foldChar */ .EA)(code) : code, next: from + (code > 0xffff ? 2 : 1) };
}
function scan(text, foldCase) {
    const tokens = [];
    let doubleStar = false;
    let at = 0;
    let length = 0;
    while (at < text.length) {
        const found = scanToken(text, at, foldCase);
        if (typeof found === 'string')
            return found;
        at = found.next;
        if (found.token === STAR && tokens.at(-1) === STAR)
            doubleStar = true;
        else
            tokens.push(found.token);
        if (found.token !== STAR)
            length++;
    }
    return length > NAME_LIMIT ? 'segment-too-long' : { tokens, doubleStar };
}
function literalRun(tokens) {
    let text = '';
    for (const token of tokens) {
        if (typeof token !== 'number')
            break;
        text += String.fromCodePoint(token);
    }
    return text;
}
function reversedRun(tokens) {
    return [...literalRun(tokens.toReversed())].reverse().join('');
}
/**
 * Parses the text of one segment, which holds no `/` and no braces.
 *
 * @returns The segment and whether it held `a**b` (read as `a*b`), or what is wrong with it.
 */
function parseSegment(text, foldCase) {
    if (text === '**')
        return { segment: GLOBSTAR, doubleStar: false };
    if (text.length <= NAME_LIMIT && !/[*?[\\]/.test(text)) {
        return { segment: foldCase ? (0,_fold_js__WEBPACK_IMPORTED_MODULE_2__/* .foldText */ .TH)(text) : text, doubleStar: false };
    }
    const found = scan(text, foldCase);
    if (typeof found === 'string')
        return found;
    const { tokens, doubleStar } = found;
    const prefix = literalRun(tokens);
    if (tokens.every((token) => typeof token === 'number'))
        return { segment: prefix, doubleStar };
    return { segment: { tokens, prefix, suffix: reversedRun(tokens) }, doubleStar };
}


/***/ }),

/***/ 36209:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Nk: () => (/* binding */ findConflicts),
  pK: () => (/* binding */ needsFoldCase)
});

// UNUSED EXPORTS: HAZARD_LIMITS

// EXTERNAL MODULE: ./build/independence/glob/segment.js
var glob_segment = __webpack_require__(57239);
;// CONCATENATED MODULE: ./build/independence/candidates.js

function extensionOf(segments) {
    const last = segments.at(-1);
    if (last === undefined || last === glob_segment/* GLOBSTAR */.ZN)
        return null;
    const suffix = typeof last === 'string' ? last : last.suffix;
    const dot = suffix.lastIndexOf('.');
    return dot === -1 ? null : suffix.slice(dot + 1);
}
function insert(root, candidate) {
    const { scheme, segments } = candidate.alternative;
    let folder = root;
    const descend = (name) => {
        folder.children ??= new Map();
        let child = folder.children.get(name);
        if (child === undefined) {
            child = { children: null, items: null };
            folder.children.set(name, child);
        }
        folder = child;
    };
    // Paths and each scheme have a root of their own; no name holds a `/`, so `/` cannot be a scheme.
    descend(scheme ?? '/');
    for (const segment of segments) {
        if (typeof segment !== 'string')
            break;
        descend(segment);
    }
    // A list of one takes much less memory than an empty one that grows.
    if (folder.items === null)
        folder.items = [candidate];
    else
        folder.items.push(candidate);
}
const isWritten = ({ declared }) => declared.writers.length > 0;
function shelve(shelves, candidate) {
    const shelf = isWritten(candidate) ? shelves.writers : shelves.readers;
    const list = shelf.get(candidate.extension);
    if (list === undefined)
        shelf.set(candidate.extension, [candidate]);
    else
        list.push(candidate);
}
function compareWithShelf(candidate, shelf, compare) {
    const { extension } = candidate;
    if (extension === null) {
        for (const others of shelf.values())
            for (const other of others)
                if (!compare(other, candidate))
                    return false;
        return true;
    }
    for (const key of [extension, null]) {
        for (const other of shelf.get(key) ?? [])
            if (!compare(other, candidate))
                return false;
    }
    return true;
}
/** Readers are never compared with readers. */
function compareWithShelves(candidate, shelves, compare) {
    if (!compareWithShelf(candidate, shelves.writers, compare))
        return false;
    return !isWritten(candidate) || compareWithShelf(candidate, shelves.readers, compare);
}
/** Depth is bounded by the longest pattern (4,096 characters), so recursion is safe. */
function walk(folder, ancestors, compare) {
    const items = folder.items ?? [];
    const [only] = items;
    if (only !== undefined && items.length === 1 && folder.children === null) {
        return ancestors.every((ancestor) => compareWithShelves(only, ancestor, compare));
    }
    const here = { writers: new Map(), readers: new Map() };
    for (const candidate of items) {
        for (const ancestor of ancestors)
            if (!compareWithShelves(candidate, ancestor, compare))
                return false;
        if (!compareWithShelves(candidate, here, compare))
            return false;
        shelve(here, candidate);
    }
    if (folder.children === null)
        return true;
    if (items.length > 0)
        ancestors.push(here);
    for (const child of folder.children.values())
        if (!walk(child, ancestors, compare))
            return false;
    if (items.length > 0)
        ancestors.pop();
    return true;
}
/**
 * Calls `compare` for every pair of patterns that could meet: at least one of them is written, they are distinct, and
 * neither their literal beginnings nor their extensions rule it out.
 *
 * @returns Whether the walk came to its end.
 */
function comparePatterns(declared, compare) {
    const root = { children: null, items: null };
    for (const entry of declared) {
        for (const alternative of entry.alternatives) {
            const { segments } = alternative;
            const depth = segments.includes(glob_segment/* GLOBSTAR */.ZN) ? null : segments.length;
            insert(root, { declared: entry, alternative, extension: extensionOf(segments), depth });
        }
    }
    return walk(root, [], (a, b) => a.declared === b.declared || compare(a, b));
}

// EXTERNAL MODULE: ./build/tasklist/nearest.js
var nearest = __webpack_require__(32750);
;// CONCATENATED MODULE: ./build/independence/claims.js

function push(map, key, id) {
    const list = map.get(key);
    if (list === undefined)
        map.set(key, [id]);
    else if (list.at(-1) !== id)
        list.push(id);
}
/**
 * Lists the tasks that may not overlap: those that share a lock, those whose claims on a resource exceed what there is,
 * and `exclusive` tasks, which may overlap with nothing. Skipped tasks are left out.
 *
 * @param resources How much there is of each resource; a lock is a resource of which there is one.
 */
function findSerialised(tasks, resources) {
    const locks = new Map();
    const claims = new Map();
    const claimed = new Map();
    const exclusive = [];
    for (const task of tasks) {
        if (task.skip)
            continue;
        for (const name of task.locks)
            push(locks, name, task.id);
        for (const [name, claim] of Object.entries(task.resources)) {
            push(claims, name, task.id);
            claimed.set(name, (claimed.get(name) ?? 0) + claim);
        }
        if (task.exclusive)
            exclusive.push(task.id);
    }
    const scarce = [...claims].filter(([name, ids]) => ids.length > 1 && Object.hasOwn(resources, name) && (claimed.get(name) ?? 0) > (resources[name] ?? 0));
    return [
        ...[...locks]
            .filter(([, ids]) => ids.length > 1)
            .map(([name, ids]) => ({ kind: 'lock', name, tasks: ids })),
        ...scarce.map(([name, ids]) => ({ kind: 'resource', name, tasks: ids })),
        ...(exclusive.length > 0 ? [{ kind: 'exclusive', name: 'exclusive', tasks: exclusive }] : []),
    ];
}
/** A claim on a resource that nobody declared, or on more than there is, located; one for each entry of the file. */
function findClaimProblems(tasks, { resources, locate }) {
    const known = Object.keys(resources);
    const problems = [];
    const reported = new Set();
    for (const task of tasks) {
        for (const [resource, claim] of Object.entries(task.resources)) {
            const capacity = Object.hasOwn(resources, resource) ? resources[resource] : undefined;
            if (capacity !== undefined && claim <= capacity)
                continue;
            const key = `${task.template} ${resource}`;
            if (reported.has(key))
                continue;
            reported.add(key);
            const base = { area: 'independence', severity: 'error', at: locate(task, ['resources', resource]) };
            if (capacity !== undefined) {
                problems.push({ ...base, kind: 'resource-over', task: task.id, resource, claim, capacity });
            }
            else {
                const close = (0,nearest/* nearest */.p)(resource, known);
                problems.push({ ...base, kind: 'unknown-resource', task: task.id, resource, nearest: close, known });
            }
        }
    }
    return problems;
}

// EXTERNAL MODULE: ./build/independence/glob/match.js
var match = __webpack_require__(21407);
// EXTERNAL MODULE: ./build/independence/glob/charset.js
var charset = __webpack_require__(68646);
;// CONCATENATED MODULE: ./build/independence/glob/meet.js
/**
 * Is there a path that two patterns both match? Two levels of the same reachability question: segments of the path, and
 * characters of a segment. O(segments² + tokens²), and the way to the end spells a witness.
 */



const DOT = 0x2e;
const ANY_NAME = { tokens: [glob_segment/* STAR */.Vw], prefix: '', suffix: '' };
/** A character that both tokens take, or `undefined`. */
function common(a, b) {
    const left = a === glob_segment/* STAR */.Vw ? charset/* ANY */.x4 : a;
    const right = b === glob_segment/* STAR */.Vw ? charset/* ANY */.x4 : b;
    if (typeof left === 'number') {
        if (typeof right === 'number')
            return left === right ? left : undefined;
        return (0,charset/* has */.zy)(right, left) ? left : undefined;
    }
    if (typeof right === 'number')
        return (0,charset/* has */.zy)(left, right) ? right : undefined;
    return (0,charset/* pick */.Up)((0,charset/* intersect */.y$)(left, right));
}
function afterChar(dots, char) {
    if (char !== DOT || dots >= 2)
        return 3;
    return dots === 0 ? 1 : 2;
}
function spell(last) {
    const letters = [];
    for (let step = last; step !== null; step = step.from)
        letters.push(step.text);
    return letters.reverse().join('');
}
/** Steps from one place of two segments to the next: a star is left, or one character is taken by both. */
function pushSteps(a, b, step, steps) {
    const { i, j, dots } = step;
    const x = a[i];
    const y = b[j];
    if (x !== undefined && y !== undefined) {
        const char = common(x, y);
        if (char !== undefined) {
            const text = String.fromCodePoint(char);
            const [di, dj] = [x === glob_segment/* STAR */.Vw ? 0 : 1, y === glob_segment/* STAR */.Vw ? 0 : 1];
            steps.push({ i: i + di, j: j + dj, dots: afterChar(dots, char), text, from: step });
        }
    }
    if (x === glob_segment/* STAR */.Vw)
        steps.push({ i: i + 1, j, dots, text: '', from: step });
    if (y === glob_segment/* STAR */.Vw)
        steps.push({ i, j: j + 1, dots, text: '', from: step });
}
/** Depth first with skips tried first, so that stars take as little as they can. */
function meetTokens(a, b) {
    const width = b.length + 1;
    const seen = new Uint8Array((a.length + 1) * width * 4);
    const stack = [{ i: 0, j: 0, dots: 0, text: '', from: null }];
    for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
        const { i, j, dots } = step;
        const key = (i * width + j) * 4 + dots;
        if (seen[key] === 1)
            continue;
        seen[key] = 1;
        if (i === a.length && j === b.length && dots === 3)
            return spell(step);
        pushSteps(a, b, step, stack);
    }
    return null;
}
function overlap(a, b, part) {
    const [short, long] = a.length < b.length ? [a, b] : [b, a];
    return part === 'start' ? long.startsWith(short) : long.endsWith(short);
}
const shortest = new WeakMap();
/** A short name that the segment matches; asked for again and again, once for each `**` that it is compared with. */
function anyName(segment) {
    const known = shortest.get(segment);
    if (known !== undefined)
        return known;
    const name = meetTokens(segment.tokens, ANY_NAME.tokens);
    shortest.set(segment, name);
    return name;
}
/** A name that both segments match, or `null`. `**` stands for any one name here. */
function meetSegments(a, b) {
    const left = a === glob_segment/* GLOBSTAR */.ZN ? ANY_NAME : a;
    const right = b === glob_segment/* GLOBSTAR */.ZN ? ANY_NAME : b;
    if (typeof left === 'string')
        return (0,match/* matchesSegment */.vO)(right, left) ? left : null;
    if (typeof right === 'string')
        return (0,match/* matchesSegment */.vO)(left, right) ? right : null;
    if (left === ANY_NAME)
        return anyName(right);
    if (right === ANY_NAME)
        return anyName(left);
    if (!overlap(left.prefix, right.prefix, 'start') || !overlap(left.suffix, right.suffix, 'end'))
        return null;
    return meetTokens(left.tokens, right.tokens);
}
/** Cheap and one-sided: `true` is certain. Names counted from the end must meet until one side is a `**`. */
function endsDiffer(p, q) {
    for (let back = 1; back <= p.length && back <= q.length; back++) {
        const x = p[p.length - back];
        const y = q[q.length - back];
        if (x === undefined || y === undefined || x === glob_segment/* GLOBSTAR */.ZN || y === glob_segment/* GLOBSTAR */.ZN)
            return false;
        if (typeof x === 'string' && typeof y === 'string') {
            if (x !== y)
                return true;
        }
        else if (typeof x !== 'string' && typeof y !== 'string') {
            if (!overlap(x.suffix, y.suffix, 'end') || !overlap(x.prefix, y.prefix, 'start'))
                return true;
        }
    }
    return false;
}
/** Whether a glance at the ends shows that the two never meet; `false` says nothing. */
function plainlyApart(a, b) {
    return a.scheme !== b.scheme || endsDiffer(a.segments, b.segments);
}
function pushNames(p, q, step, steps) {
    const { i, j } = step;
    const x = p[i];
    const y = q[j];
    if (x !== undefined && y !== undefined && !(x === glob_segment/* GLOBSTAR */.ZN && y === glob_segment/* GLOBSTAR */.ZN)) {
        const name = meetSegments(x, y);
        if (name !== null) {
            steps.push({ i: i + (x === glob_segment/* GLOBSTAR */.ZN ? 0 : 1), j: j + (y === glob_segment/* GLOBSTAR */.ZN ? 0 : 1), name, from: step });
        }
    }
    if (y === glob_segment/* GLOBSTAR */.ZN)
        steps.push({ i, j: j + 1, name: null, from: step });
    if (x === glob_segment/* GLOBSTAR */.ZN)
        steps.push({ i: i + 1, j, name: null, from: step });
}
function spellNames(last) {
    const names = [];
    for (let step = last; step !== null; step = step.from) {
        if (step.name !== null)
            names.push(step.name);
    }
    return names.reverse();
}
/**
 * The names of a path that both alternatives match, or `null` when there is none. Exclusions are not looked at.
 *
 * @returns At least one name, none of them empty, `.` or `..`.
 */
function meetPaths(a, b) {
    if (a.scheme !== b.scheme)
        return null;
    const [p, q] = [a.segments, b.segments];
    const width = q.length + 1;
    const seen = new Uint8Array((p.length + 1) * width);
    const stack = [{ i: 0, j: 0, name: null, from: null }];
    for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
        const key = step.i * width + step.j;
        if (seen[key] === 1)
            continue;
        seen[key] = 1;
        if (step.i === p.length && step.j === q.length) {
            const names = spellNames(step);
            // Only two patterns that are nothing but `**` meet in the empty path, and they meet everywhere else too.
            return names.length > 0 ? names : ['a'];
        }
        pushNames(p, q, step, stack);
    }
    return null;
}

;// CONCATENATED MODULE: ./build/independence/glob/automaton.js
/** A pattern as a nondeterministic automaton over characters, `/` included; for the product with exclusions. */


const SLASH = 0x2f;
function tokensOf(segment) {
    if (segment === undefined || segment === glob_segment/* GLOBSTAR */.ZN)
        return [];
    return typeof segment === 'string' ? Array.from(segment, (letter) => letter.codePointAt(0) ?? 0) : segment.tokens;
}
function takes(token, char) {
    if (token === glob_segment/* STAR */.Vw)
        return true;
    return typeof token === 'number' ? token === char : (0,charset/* has */.zy)(token, char);
}
/** Builds the automaton of an alternative. */
function createAutomaton({ segments }) {
    const tokens = segments.map(tokensOf);
    const places = [];
    const offset = segments.map((segment, index) => {
        const first = places.length;
        const length = segment === glob_segment/* GLOBSTAR */.ZN ? 1 : (tokens[index]?.length ?? 0);
        for (let token = 0; token <= length; token++)
            places.push({ segment: index, token });
        return first;
    });
    const placeOf = (segment, token) => (offset[segment] ?? 0) + token;
    const globstarsFrom = (segment) => segment >= segments.length || (segment === segments.length - 1 && segments[segment] === glob_segment/* GLOBSTAR */.ZN);
    /** A place with those that stars and `**` let one reach from it for free. */
    function close(segment, token) {
        if (segment >= segments.length)
            return [];
        const here = placeOf(segment, token);
        if (segments[segment] === glob_segment/* GLOBSTAR */.ZN)
            return token === 0 ? [here, ...close(segment + 1, 0)] : [here];
        return tokens[segment]?.[token] === glob_segment/* STAR */.Vw ? [here, ...close(segment, token + 1)] : [here];
    }
    function step(place, char) {
        const { segment, token } = places[place] ?? { segment: segments.length, token: 0 };
        if (segments[segment] === glob_segment/* GLOBSTAR */.ZN) {
            if (char !== SLASH)
                return [placeOf(segment, 1)];
            return token === 1 ? close(segment, 0) : [];
        }
        const waiting = tokens[segment]?.[token];
        if (waiting === undefined)
            return char === SLASH ? close(segment + 1, 0) : [];
        if (char === SLASH || !takes(waiting, char))
            return [];
        return close(segment, waiting === glob_segment/* STAR */.Vw ? token : token + 1);
    }
    function accepts(place) {
        const { segment, token } = places[place] ?? { segment: 0, token: 0 };
        if (segments[segment] === glob_segment/* GLOBSTAR */.ZN)
            return token === 1 && globstarsFrom(segment);
        return token === (tokens[segment]?.length ?? 0) && globstarsFrom(segment + 1);
    }
    function acceptsAll(place) {
        const { segment } = places[place] ?? { segment: 0 };
        return segments[segment] === glob_segment/* GLOBSTAR */.ZN && segment === segments.length - 1;
    }
    function tokenAt(place) {
        const { segment, token } = places[place] ?? { segment: 0, token: 0 };
        return segments[segment] === glob_segment/* GLOBSTAR */.ZN ? charset/* ANY */.x4 : (tokens[segment]?.[token] ?? null);
    }
    return { size: places.length, start: close(0, 0), step, accepts, acceptsAll, tokenAt };
}

;// CONCATENATED MODULE: ./build/independence/glob/product.js
/**
 * Is there a path in two patterns and in none of the exclusions? Breadth-first search of the product of both automata
 * with the subsets of the exclusions, built as they are met. Exponential in the exclusions at worst, hence a cap.
 */



const product_DOT = 0x2e;
/** Visited states; a query at the cap takes some tens of milliseconds. */
const STATE_LIMIT = 20_000;
const WORK_LIMIT = 1_000_000;
/** The smallest sets of characters that no token tells apart, one readable character of each, and `/`. */
function symbols(tokens) {
    const cuts = new Set([product_DOT, product_DOT + 1]);
    for (const token of tokens) {
        if (token === glob_segment/* STAR */.Vw)
            continue;
        const ends = typeof token === 'number' ? [token, token] : token;
        for (const [index, end] of ends.entries())
            cuts.add(index % 2 === 0 ? end : end + 1);
    }
    const sorted = [0, ...[...cuts].sort((a, b) => a - b), 0x110000];
    const chosen = [];
    sorted.forEach((low, index) => {
        const high = sorted[index + 1];
        const atom = high === undefined || high <= low ? [] : (0,charset/* intersect */.y$)([low, high - 1], charset/* ANY */.x4);
        const char = (0,charset/* pick */.Up)(atom);
        if (char !== undefined)
            chosen.push(char);
    });
    return [SLASH, ...chosen];
}
/** The exclusions as one automaton, made deterministic as far as anybody asks. */
class Excluded {
    #automata;
    #sets = [];
    #numbers = new Map();
    #steps = new Map();
    work = 0;
    constructor(automata) {
        this.#automata = automata;
    }
    #intern(set) {
        const key = [...set.keys()].sort().join(' ');
        const known = this.#numbers.get(key);
        if (known !== undefined)
            return known;
        this.#sets.push([...set.values()]);
        this.#numbers.set(key, this.#sets.length - 1);
        return this.#sets.length - 1;
    }
    start() {
        const set = new Map();
        this.#automata.forEach((automaton, index) => {
            for (const place of automaton.start)
                set.set(`${index}.${place}`, [index, place]);
        });
        return this.#intern(set);
    }
    step(number, char) {
        const key = `${number} ${char}`;
        const known = this.#steps.get(key);
        if (known !== undefined)
            return known;
        const set = new Map();
        for (const [index, place] of this.#sets[number] ?? []) {
            this.work++;
            for (const next of this.#automata[index]?.step(place, char) ?? [])
                set.set(`${index}.${next}`, [index, next]);
        }
        const result = this.#intern(set);
        this.#steps.set(key, result);
        return result;
    }
    accepts(number) {
        return (this.#sets[number] ?? []).some(([index, place]) => this.#automata[index]?.accepts(place) === true);
    }
    /** No path from here on can escape the exclusions. */
    acceptsAll(number) {
        return (this.#sets[number] ?? []).some(([index, place]) => this.#automata[index]?.acceptsAll(place) === true);
    }
}
function dotsAfter(dots, char) {
    if (char === SLASH)
        return 0;
    return char !== product_DOT || dots >= 2 ? 3 : dots + 1;
}
function product_spell(last) {
    const letters = [];
    for (let state = last; state?.from != null; state = state.from) {
        letters.push(String.fromCodePoint(state.char));
    }
    return letters.reverse().join('');
}
/** The symbols worth trying: where a pattern waits for one literal character, only that one and `/` can lead on. */
function candidates(all, a, b) {
    if (a === null || b === null)
        return [SLASH];
    const literal = typeof a === 'number' ? a : typeof b === 'number' ? b : null;
    return literal === null ? all : [literal];
}
class Search {
    #left;
    #right;
    #excluded;
    #symbols;
    #seen = new Set();
    #queue = [];
    #work = 0;
    constructor(left, right, exclusions) {
        this.#left = left;
        this.#right = right;
        this.#excluded = new Excluded(exclusions);
        const all = [left, right, ...exclusions];
        this.#symbols = symbols(all.flatMap((one) => Array.from({ length: one.size }, (_, place) => one.tokenAt(place) ?? SLASH)));
    }
    #visit(state) {
        const key = `${state.p} ${state.q} ${state.excluded} ${state.dots}`;
        if (this.#seen.has(key) || this.#excluded.acceptsAll(state.excluded))
            return;
        this.#seen.add(key);
        this.#queue.push(state);
    }
    #advance(state, char) {
        this.#work++;
        if (char === SLASH && state.dots !== 3)
            return;
        const [nextP, nextQ] = [this.#left.step(state.p, char), this.#right.step(state.q, char)];
        if (nextP.length === 0 || nextQ.length === 0)
            return;
        const excluded = this.#excluded.step(state.excluded, char);
        const dots = dotsAfter(state.dots, char);
        for (const p of nextP)
            for (const q of nextQ)
                this.#visit({ p, q, excluded, dots, char, from: state });
    }
    #ends({ p, q, dots, excluded }) {
        return dots === 3 && this.#left.accepts(p) && this.#right.accepts(q) && !this.#excluded.accepts(excluded);
    }
    run() {
        const excluded = this.#excluded.start();
        for (const p of this.#left.start) {
            for (const q of this.#right.start)
                this.#visit({ p, q, excluded, dots: 0, char: 0, from: null });
        }
        for (const state of this.#queue) {
            if (this.#ends(state))
                return product_spell(state);
            const choices = candidates(this.#symbols, this.#left.tokenAt(state.p), this.#right.tokenAt(state.q));
            for (const char of choices)
                this.#advance(state, char);
            if (this.#seen.size > STATE_LIMIT || this.#work + this.#excluded.work > WORK_LIMIT)
                return undefined;
        }
        return null;
    }
}
/**
 * Finds a shortest path that `a` and `b` match and none of `exclusions` does. Schemes are not looked at.
 *
 * @returns The path, `null` when there is none, `undefined` when the search hit its cap.
 */
function escapeExclusions(a, b, exclusions) {
    return new Search(createAutomaton(a), createAutomaton(b), exclusions.map(createAutomaton)).run();
}

;// CONCATENATED MODULE: ./build/independence/glob/decide.js
/** The verdict on two patterns with their exclusions: they meet (here is where), they do not, or nobody can tell. */




const APART = { verdict: 'apart' };
function isExcluded(names, exclusions) {
    return exclusions.some((exclusion) => (0,match/* matchesNames */._p)(exclusion, names));
}
/** Whether the exclusion is `literal/**` and everything the alternative matches is below `literal`. */
function coveredByPrefix(alternative, exclusion) {
    const last = exclusion.segments.length - 1;
    return (exclusion.scheme === alternative.scheme &&
        exclusion.segments[last] === glob_segment/* GLOBSTAR */.ZN &&
        exclusion.segments.every((segment, index) => index === last || (typeof segment === 'string' && segment === alternative.segments[index])));
}
/** A nicer witness when there is one: no leading dot that nobody wrote, and a file in the folder, not the folder. */
function polish(names, allowed, inside) {
    let best = [...names];
    best.forEach((name, index) => {
        if (!name.startsWith('.'))
            return;
        const candidate = best.with(index, `a${name}`);
        if (allowed(candidate))
            best = candidate;
    });
    if (inside && allowed([...best, 'a']))
        best.push('a');
    return best;
}
function decide_spell(alternative, names) {
    return alternative.lead + names.join('/');
}
/** Decides whether a path exists that both match. */
function decide(a, b) {
    const [p, q] = [a.alternative, b.alternative];
    const names = meetPaths(p, q);
    if (names === null)
        return APART;
    const relevant = relevantExclusions(a, b);
    const allowed = (path) => (0,match/* matchesNames */._p)(p, path) && (0,match/* matchesNames */._p)(q, path) && !isExcluded(path, relevant);
    const bothFolders = p.segments.at(-1) === glob_segment/* GLOBSTAR */.ZN && q.segments.at(-1) === glob_segment/* GLOBSTAR */.ZN;
    const inside = bothFolders && !(p.impliedBelow && q.impliedBelow) && p.segments.length + q.segments.length > 2;
    const finish = (path) => ({
        verdict: a.approximate || b.approximate ? 'undecided' : 'meet',
        witness: decide_spell(p, polish(path, allowed, inside)),
    });
    if (!isExcluded(names, relevant))
        return finish(names);
    if (relevant.some((exclusion) => coveredByPrefix(p, exclusion) || coveredByPrefix(q, exclusion)))
        return APART;
    const outside = escapeExclusions(p, q, relevant);
    if (outside === undefined)
        return { verdict: 'undecided', witness: decide_spell(p, names) };
    return outside === null ? APART : finish(outside.split('/'));
}
/** Exclusions that meet neither pattern cannot take anything away from what both match. */
function relevantExclusions(a, b) {
    const all = a.exclusions === b.exclusions ? a.exclusions : [...a.exclusions, ...b.exclusions];
    if (all.length === 0)
        return all;
    return all.filter((exclusion) => meetPaths(exclusion, a.alternative) !== null && meetPaths(exclusion, b.alternative) !== null);
}

// EXTERNAL MODULE: ./build/independence/glob/pattern.js + 1 modules
var glob_pattern = __webpack_require__(95013);
;// CONCATENATED MODULE: ./build/independence/declared.js


/** Shared until somebody is entered: most patterns are only read or only written. */
const NOBODY = [];
/** All lists together may have this many alternatives; what comes later is only approximated. */
const TOTAL_ALTERNATIVES = 2_000_000;
const NO_EXCLUSIONS = { key: '', alternatives: [], approximate: false };
function exclusionsOf(patterns) {
    const list = patterns.filter((pattern) => pattern.excludes);
    if (list.length === 0)
        return NO_EXCLUSIONS;
    return {
        key: list
            .map((pattern) => `\0${pattern.source}`)
            .sort()
            .join(''),
        // An approximate exclusion would take away too much: it takes away nothing, and the answer is marked.
        alternatives: list.flatMap((pattern) => (pattern.approximate ? [] : pattern.alternatives)),
        approximate: list.some((pattern) => pattern.approximate),
    };
}
/** A pattern behind an exclusion that takes part of it away: other tools would include that part again. */
function reInclusion(patterns) {
    const exclusions = [];
    let included = false;
    for (const [index, pattern] of patterns.entries()) {
        if (pattern.excludes && included)
            exclusions.push(pattern);
        if (pattern.excludes)
            continue;
        included = true;
        for (const exclusion of exclusions) {
            const witness = firstMeeting(pattern, exclusion);
            if (witness !== null)
                return { index, exclusion, witness };
        }
    }
    return null;
}
function firstMeeting(a, b) {
    for (const left of a.alternatives) {
        for (const right of b.alternatives) {
            const found = decide({ alternative: left, exclusions: [], approximate: false }, { alternative: right, exclusions: [], approximate: false });
            if (found.verdict === 'meet')
                return found.witness;
        }
    }
    return null;
}
class Collector {
    #foldCase;
    #locate;
    #byKey = new Map();
    #problems = new Map();
    #alternatives = 0;
    constructor(foldCase, locate) {
        this.#foldCase = foldCase;
        this.#locate = locate;
    }
    /** Expansions of one entry share its place: one problem is enough for all of them. */
    #report(problem) {
        const key = `${problem.at?.line}:${problem.at?.column} ${problem.kind}`;
        if (!this.#problems.has(key))
            this.#problems.set(key, problem);
    }
    #parse(task, key, index, source) {
        const limit = this.#alternatives < TOTAL_ALTERNATIVES ? glob_pattern/* ALTERNATIVES_LIMIT */.$ : 1;
        const { pattern, fault, warnings } = (0,glob_pattern/* parsePattern */.E)(source, this.#foldCase, limit);
        this.#alternatives += pattern?.alternatives.length ?? 0;
        if (fault === null && warnings.length === 0)
            return pattern;
        const base = { area: 'independence', at: this.#locate(task, [key, index]), pattern: source, key };
        if (fault !== null)
            this.#report({ ...base, severity: 'error', kind: 'pattern', fault });
        for (const warning of warnings) {
            if (warning === 'double-star')
                this.#report({ ...base, severity: 'warning', kind: warning });
            else
                this.#report({ ...base, severity: 'warning', kind: warning, max: glob_pattern/* ALTERNATIVES_LIMIT */.$ });
        }
        return pattern;
    }
    #checkExclusions(task, key, patterns) {
        if (patterns.every((pattern) => pattern.excludes)) {
            const at = this.#locate(task, [key]);
            this.#report({ area: 'independence', severity: 'error', at, kind: 'only-exclusions', key, task: task.id });
        }
        const found = reInclusion(patterns);
        if (found === null)
            return;
        this.#report({
            area: 'independence',
            severity: 'error',
            at: this.#locate(task, [key, found.index]),
            kind: 're-inclusion',
            pattern: patterns[found.index]?.source ?? '',
            exclusion: found.exclusion.source,
            key,
            witness: found.witness,
        });
    }
    #enter(key, position, entryKey, entry) {
        this.#byKey.set(entryKey, entry);
        const role = key === 'reads' ? 'readers' : 'writers';
        const list = entry[role];
        if (list === NOBODY)
            entry[role] = [position];
        else if (list.at(-1) !== position)
            list.push(position);
    }
    #create(pattern, exclusions) {
        return {
            number: this.#byKey.size,
            source: pattern.source,
            alternatives: pattern.alternatives,
            exclusions: exclusions.alternatives,
            approximate: pattern.approximate || exclusions.approximate,
            writers: NOBODY,
            readers: NOBODY,
        };
    }
    #addWithExclusions(task, position, key, sources) {
        const patterns = sources.flatMap((source, index) => this.#parse(task, key, index, source) ?? []);
        const exclusions = exclusionsOf(patterns);
        this.#checkExclusions(task, key, patterns);
        for (const pattern of patterns) {
            if (pattern.excludes)
                continue;
            const entryKey = pattern.source + exclusions.key;
            this.#enter(key, position, entryKey, this.#byKey.get(entryKey) ?? this.#create(pattern, exclusions));
        }
    }
    add(task, position, key) {
        const sources = task[key] ?? [];
        if (sources.some((source) => source.startsWith('!'))) {
            this.#addWithExclusions(task, position, key, sources);
            return;
        }
        for (const [index, source] of sources.entries()) {
            let entry = this.#byKey.get(source);
            if (entry === undefined) {
                const pattern = this.#parse(task, key, index, source);
                if (pattern === null)
                    continue;
                entry = this.#create(pattern, NO_EXCLUSIONS);
            }
            this.#enter(key, position, source, entry);
        }
    }
    finish(unknown) {
        return { declared: [...this.#byKey.values()], unknown, problems: [...this.#problems.values()] };
    }
}
/** One alternative of a declared pattern, ready to be compared. */
function reachOf({ exclusions, approximate }, alternative) {
    return { alternative, exclusions, approximate };
}
/**
 * Collects the patterns of all tasks. Skipped tasks touch nothing and are left out.
 *
 * @returns The distinct patterns, and a located problem for each pattern that cannot be read.
 */
function collectDeclarations(tasks, foldCase, locate) {
    const collector = new Collector(foldCase, locate);
    let unknown = 0;
    for (const [position, task] of tasks.entries()) {
        if (task.skip)
            continue;
        if (task.reads === null && task.writes === null)
            unknown++;
        collector.add(task, position, 'reads');
        collector.add(task, position, 'writes');
        collector.add(task, position, 'artifacts');
    }
    return collector.finish(unknown);
}

// EXTERNAL MODULE: ./build/independence/pairs.js
var independence_pairs = __webpack_require__(50406);
// EXTERNAL MODULE: ./build/independence/relation.js
var relation = __webpack_require__(40603);
;// CONCATENATED MODULE: ./build/independence/hazards.js







/** A few seconds in all. */
const HAZARD_LIMITS = { work: 20_000_000, groups: 200_000, profilePairs: 2_000_000 };
const DECISION_WORK = 20;
class hazards_Search {
    #pairing;
    #declared;
    #met = new Set();
    #compared;
    groups = [];
    #limits;
    #work = 0;
    constructor(pairing, declared, limits) {
        this.#pairing = pairing;
        this.#limits = limits;
        this.#declared = declared;
        this.#compared = new Float64Array(declared.length);
    }
    #group(kind, a, b, meeting, pairs) {
        if (meeting.verdict === 'apart')
            return;
        const base = {
            kind: meeting.verdict === 'undecided' ? meeting.verdict : kind,
            patterns: [a.source, b.source],
            witness: meeting.witness,
        };
        if (pairs.free.length > 0) {
            const count = pairs.free.reduce((total, block) => total + (0,independence_pairs/* countPairs */.rZ)(block), 0);
            this.groups.push({ ...base, blocks: pairs.free, count, serialised: null });
        }
        const reasons = new Map();
        for (const { block, relation } of pairs.serialised) {
            const { by, name } = relation;
            const key = `${by} ${name}`;
            const group = reasons.get(key) ?? { ...base, blocks: [], count: 0, serialised: { by, name } };
            reasons.set(key, { ...group, blocks: [...group.blocks, block], count: group.count + (0,independence_pairs/* countPairs */.rZ)(block) });
        }
        this.groups.push(...reasons.values());
    }
    #sameEntry(entry) {
        const { writers, readers } = entry;
        if (writers.length === 0 || writers.length + readers.length < 2)
            return;
        const meeting = entry.alternatives
            .map((alternative) => reachOf(entry, alternative))
            .map((reach) => decide(reach, reach))
            .find(({ verdict }) => verdict !== 'apart');
        if (meeting === undefined)
            return;
        const written = new Set(writers);
        const onlyReaders = readers.filter((position) => !written.has(position));
        this.#group('write-write', entry, entry, meeting, this.#pairing.within(writers));
        this.#group('read-write', entry, entry, meeting, this.#pairing.between(writers, onlyReaders));
    }
    #twoEntries(a, b, meeting) {
        const { between } = this.#pairing;
        this.#group('write-write', a, b, meeting, between(a.writers, b.writers));
        this.#group('read-write', a, b, meeting, between(a.writers, b.readers));
        this.#group('read-write', b, a, meeting, between(b.writers, a.readers));
    }
    #charge(a, b, work) {
        this.#work += work;
        for (const { number } of [a, b])
            this.#compared[number] = (this.#compared[number] ?? 0) + work;
    }
    #compare(a, b) {
        const [first, second] = [a.declared, b.declared];
        const depthsDiffer = a.depth !== null && b.depth !== null && a.depth !== b.depth;
        if (depthsDiffer || plainlyApart(a.alternative, b.alternative)) {
            this.#charge(first, second, 1);
            return this.#work < this.#limits.work;
        }
        const [low, high] = [Math.min(first.number, second.number), Math.max(first.number, second.number)];
        const key = low * this.#declared.length + high;
        this.#charge(first, second, DECISION_WORK);
        if (!this.#met.has(key)) {
            const meeting = decide(reachOf(first, a.alternative), reachOf(second, b.alternative));
            if (meeting.verdict !== 'apart') {
                this.#met.add(key);
                this.#twoEntries(first, second, meeting);
            }
        }
        return this.#work < this.#limits.work && this.groups.length < this.#limits.groups && !this.#pairing.exhausted();
    }
    #busiest() {
        const sorted = [...this.#declared].sort((a, b) => this.#workOf(b) - this.#workOf(a)).slice(0, 5);
        return sorted.map((entry) => ({
            pattern: entry.source,
            comparisons: Math.round(this.#workOf(entry) / DECISION_WORK),
        }));
    }
    #workOf({ number }) {
        return this.#compared[number] ?? 0;
    }
    run() {
        for (const entry of this.#declared)
            this.#sameEntry(entry);
        const finished = comparePatterns(this.#declared, (a, b) => this.#compare(a, b));
        if (finished && !this.#pairing.exhausted())
            return [];
        const base = { area: 'independence', severity: 'error', at: null };
        const patterns = this.#busiest();
        if (this.groups.length >= this.#limits.groups) {
            const busiest = patterns.map(({ pattern }) => pattern);
            return [{ ...base, kind: 'too-many-meetings', limit: this.#limits.groups, patterns: busiest }];
        }
        return [{ ...base, kind: 'too-many-comparisons', limit: this.#limits.work / DECISION_WORK, patterns }];
    }
}
function firstTasks({ blocks: [block] }) {
    return (block === undefined ? undefined : (0,independence_pairs/* eachPair */.cd)(block).next().value) ?? [0, 0];
}
function inListOrder(groups) {
    const keyed = groups.map((group) => ({ group, first: firstTasks(group) }));
    keyed.sort((x, y) => Math.min(...x.first) - Math.min(...y.first) || Math.max(...x.first) - Math.max(...y.first));
    return keyed.map(({ group }) => group);
}
/**
 * Finds every hazard among the tasks. Nothing is enumerated that could be quadratic: pairs stay products of lists
 * (expand with `eachConflict`), and a search that takes too long becomes an error that names the patterns to narrow.
 * `independence: off` is the caller's business: do not call.
 *
 * @returns Races and serialised hazards as groups, and located problems of the declarations.
 */
function findConflicts(tasks, options) {
    const { declared, unknown, problems } = collectDeclarations(tasks, options.foldCase, options.locate);
    const limits = options.limits ?? HAZARD_LIMITS;
    const relations = (0,relation/* createRelations */.E)(tasks, options.resources);
    const search = new hazards_Search((0,independence_pairs/* createPairing */.b_)(relations, limits.profilePairs), declared, limits);
    const given = search.run();
    const groups = inListOrder(search.groups);
    return {
        tasks,
        options,
        races: groups.filter((group) => group.serialised === null),
        undefinedOrder: groups.filter((group) => group.serialised !== null),
        serialised: findSerialised(tasks, options.resources),
        unknown,
        problems: [...problems, ...findClaimProblems(tasks, options), ...given],
    };
}
/** Whether any of the runners ignores case in file names: Windows and macOS do. */
function needsFoldCase(tasks) {
    return tasks.some(({ runsOn }) => /windows|macos/i.test(JSON.stringify(runsOn)));
}


/***/ }),

/***/ 55087:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ orderIntoWaves),
/* harmony export */   U: () => (/* binding */ createReachability)
/* harmony export */ });
function buildGraph(tasks, locate) {
    const position = new Map(tasks.map((task, index) => [task.id, index]));
    const problems = [];
    const known = new Map();
    const lists = [];
    const listOf = tasks.map(({ id, needs }) => {
        const shared = known.get(needs);
        if (shared !== undefined)
            return shared;
        const list = [];
        for (const need of new Set(needs)) {
            const index = position.get(need);
            if (index !== undefined)
                list.push(index);
            else {
                problems.push({
                    area: 'independence',
                    severity: 'error',
                    at: locate(id),
                    kind: 'unknown-need',
                    task: id,
                    need,
                });
            }
        }
        known.set(needs, lists.length);
        return lists.push(list) - 1;
    });
    return { listOf, lists, problems };
}
/** For each of `size` targets the sources that lead to it. */
function invert(size, sources) {
    const inverted = Array.from({ length: size }, () => []);
    sources.forEach((targets, source) => {
        for (const target of targets)
            inverted[target]?.push(source);
    });
    return inverted;
}
/** Kahn's algorithm, level by level. Returns 0 for what is on or behind a cycle. */
function levels({ listOf, lists }) {
    const listsWith = invert(listOf.length, lists);
    const tasksOf = invert(lists.length, listOf.map((list) => [list]));
    const open = lists.map((list) => list.length);
    const level = listOf.map(() => 0);
    let ready = open.flatMap((count, list) => (count === 0 ? [list] : []));
    for (let wave = 1; ready.length > 0; wave++) {
        const next = [];
        for (const task of ready.flatMap((list) => tasksOf[list] ?? [])) {
            level[task] = wave;
            for (const list of listsWith[task] ?? []) {
                const left = (open[list] ?? 0) - 1;
                open[list] = left;
                if (left === 0)
                    next.push(list);
            }
        }
        ready = next;
    }
    return level;
}
/** Every task without a level has a need without one: following the first such need must come back to itself. */
function findCycles({ listOf, lists }, level) {
    const stuck = lists.map((list) => list.find((need) => level[need] === 0));
    const walkOf = listOf.map(() => -1);
    const cycles = [];
    for (let start = 0; start < listOf.length; start++) {
        if (level[start] !== 0 || walkOf[start] !== -1)
            continue;
        const walk = [];
        let task = start;
        while (task !== undefined && walkOf[task] === -1) {
            walkOf[task] = start;
            walk.push(task);
            task = stuck[listOf[task] ?? 0];
        }
        if (task !== undefined && walkOf[task] === start)
            cycles.push(walk.slice(walk.indexOf(task)));
    }
    return cycles;
}
/**
 * Orders tasks into waves: wave 1 needs nothing, wave n + 1 needs something of wave n. Kahn's algorithm with longest-path
 * levels, O(tasks + needs), deterministic in list order.
 *
 * @param locate Finds the place of a task for a problem; without it problems have none.
 * @returns The waves, and a `cycle` problem for each cycle (its tasks spelled out, each needing the next) or an
 *   `unknown-need` problem for a need that names no task.
 */
function orderIntoWaves(tasks, locate = () => null) {
    const graph = buildGraph(tasks, locate);
    const problems = [...graph.problems];
    const level = levels(graph);
    const waves = [];
    const waveOf = new Map();
    tasks.forEach(({ id }, index) => {
        const wave = level[index] ?? 0;
        if (wave === 0)
            return;
        waveOf.set(id, wave);
        while (waves.length < wave)
            waves.push([]);
        waves[wave - 1]?.push(id);
    });
    for (const cycle of findCycles(graph, level)) {
        const ids = cycle.flatMap((index) => tasks[index]?.id ?? []);
        problems.push({ area: 'independence', severity: 'error', at: locate(ids[0] ?? ''), kind: 'cycle', ids });
    }
    return { waves, waveOf, problems };
}
/** Remembered ancestors over all sources; beyond it the memory starts afresh, so that it stays below about 100 MB. */
const MEMO_LIMIT = 2_000_000;
/**
 * Prepares order questions. Nothing is computed for pairs that nobody asks about: each question walks back over the needs
 * of the later task, once for each list of needs. A full closure would be quadratic in memory.
 */
function createReachability(tasks) {
    const graph = buildGraph(tasks, () => null);
    const level = levels(graph);
    const position = new Map(tasks.map((task, index) => [task.id, index]));
    const memo = new Map();
    let remembered = 0;
    /** All tasks behind a list of needs. */
    function behind(list) {
        const known = memo.get(list);
        if (known !== undefined)
            return known;
        const seen = new Set(graph.lists[list]);
        const done = new Set([list]);
        // A Set visits what is added while it is walked, so it is queue and memory at once.
        for (const task of seen) {
            const next = graph.listOf[task];
            if (next === undefined || done.has(next))
                continue;
            done.add(next);
            for (const need of graph.lists[next] ?? [])
                seen.add(need);
        }
        remembered += seen.size;
        if (remembered > MEMO_LIMIT) {
            memo.clear();
            remembered = seen.size;
        }
        memo.set(list, seen);
        return seen;
    }
    const leads = (from, to) => behind(graph.listOf[from] ?? 0).has(to);
    function ordered(a, b) {
        const from = position.get(a);
        const to = position.get(b);
        if (from === undefined || to === undefined)
            return false;
        if (from === to)
            return true;
        const [levelA, levelB] = [level[from] ?? 0, level[to] ?? 0];
        if (levelA === 0 || levelB === 0)
            return leads(from, to) || leads(to, from);
        if (levelA === levelB)
            return false;
        return levelA > levelB ? leads(from, to) : leads(to, from);
    }
    return { ordered };
}


/***/ }),

/***/ 50406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b_: () => (/* binding */ createPairing),
/* harmony export */   cd: () => (/* binding */ eachPair),
/* harmony export */   rZ: () => (/* binding */ countPairs)
/* harmony export */ });
function common(a, b) {
    let [i, j, count] = [0, 0, 0];
    while (i < a.length && j < b.length) {
        const [x, y] = [a[i] ?? 0, b[j] ?? 0];
        if (x === y)
            count++;
        if (x <= y)
            i++;
        if (y <= x)
            j++;
    }
    return count;
}
/** The number of pairs in a block. */
function countPairs({ a, b, same }) {
    return same ? (a.length * (a.length - 1)) / 2 : a.length * b.length - common(a, b);
}
/** The pairs of a block, in list order. */
function* eachPair({ a, b, same }) {
    for (const [index, x] of a.entries()) {
        for (const y of same ? a.slice(index + 1) : b)
            if (x !== y)
                yield [x, y];
    }
}
/**
 * Prepares the splitting of lists.
 *
 * @param limit How many pairs of profiles to compare over all lists; only tasks that all have needs of their own come near.
 */
function createPairing({ profileOf, between: relate }, limit = 2_000_000) {
    const memo = new WeakMap();
    let work = 0;
    function profiles(list) {
        const known = memo.get(list);
        if (known !== undefined)
            return known;
        const split = new Map();
        for (const position of list) {
            const profile = profileOf[position] ?? 0;
            const members = split.get(profile);
            if (members === undefined)
                split.set(profile, [position]);
            else
                members.push(position);
        }
        // Short lists are cheaper to split again than to remember.
        if (list.length > 8)
            memo.set(list, split);
        return split;
    }
    function sort(blocks) {
        const free = [];
        const serialised = [];
        for (const [profileA, profileB, block] of blocks) {
            work++;
            if (work > limit)
                break;
            const relation = relate(profileA, profileB);
            if (relation.is === 'ordered' || countPairs(block) === 0)
                continue;
            if (relation.is === 'free')
                free.push(block);
            else
                serialised.push({ block, relation });
        }
        return { free, serialised };
    }
    function* product(a, b) {
        for (const [profileA, left] of profiles(a)) {
            for (const [profileB, right] of profiles(b))
                yield [profileA, profileB, { a: left, b: right, same: false }];
        }
    }
    function* triangle(list) {
        const split = [...profiles(list)];
        for (const [index, [profileA, left]] of split.entries()) {
            yield [profileA, profileA, { a: left, b: left, same: true }];
            for (const [profileB, right] of split.slice(index + 1)) {
                yield [profileA, profileB, { a: left, b: right, same: false }];
            }
        }
    }
    return {
        between: (a, b) => sort(product(a, b)),
        within: (list) => sort(triangle(list)),
        exhausted: () => work > limit,
    };
}


/***/ }),

/***/ 40603:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ createRelations)
/* harmony export */ });
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55087);

const ORDERED = { is: 'ordered' };
const FREE = { is: 'free' };
/** Numbers equal texts equally. */
function createNumbering() {
    const numbers = new Map();
    return (text) => {
        const known = numbers.get(text);
        if (known !== undefined)
            return known;
        numbers.set(text, numbers.size);
        return numbers.size - 1;
    };
}
/** For each task the number of its set of needs, and of its set of dependents. */
function neighbourhoods(tasks) {
    const position = new Map(tasks.map((task, index) => [task.id, index]));
    const numberOf = createNumbering();
    const shared = new Map();
    const needs = tasks.map((task) => {
        let group = shared.get(task.needs);
        if (group === undefined) {
            const sorted = [...new Set(task.needs.flatMap((need) => position.get(need) ?? []))].sort((a, b) => a - b);
            group = numberOf(sorted.join());
            shared.set(task.needs, group);
        }
        return group;
    });
    // Dependents are counted in groups with equal needs, or a wide fan-in would make the lists quadratic.
    const dependentGroups = tasks.map(() => []);
    const done = new Set();
    for (const [index, task] of tasks.entries()) {
        const group = needs[index] ?? 0;
        if (done.has(group))
            continue;
        done.add(group);
        for (const need of new Set(task.needs))
            dependentGroups[position.get(need) ?? -1]?.push(group);
    }
    const dependents = dependentGroups.map((groups) => numberOf(`d${groups.join()}`));
    return { needs, dependents };
}
function claimKey({ locks, resources, exclusive }) {
    if (locks.length === 0 && !exclusive && Object.keys(resources).length === 0)
        return '';
    return JSON.stringify([exclusive, [...locks].sort(), Object.entries(resources).sort()]);
}
function serialised(a, b, capacities) {
    if (a.exclusive || b.exclusive)
        return { is: 'serialised', by: 'exclusive', name: 'exclusive' };
    const lock = a.locks.find((name) => b.locks.includes(name));
    if (lock !== undefined)
        return { is: 'serialised', by: 'lock', name: lock };
    for (const [name, claim] of Object.entries(a.resources)) {
        const other = Object.hasOwn(b.resources, name) ? (b.resources[name] ?? 0) : 0;
        const capacity = capacities.get(name);
        // A resource that nobody declared keeps nobody apart; it is an error of its own.
        if (capacity !== undefined && other > 0 && claim > 0 && claim + other > capacity) {
            return { is: 'serialised', by: 'resource', name };
        }
    }
    return FREE;
}
/** Prepares the profiles. Answers are computed when asked for and remembered. */
function createRelations(tasks, resources) {
    const capacities = new Map(Object.entries(resources));
    const { needs, dependents } = neighbourhoods(tasks);
    const numberOf = createNumbering();
    const examples = [];
    const profileOf = tasks.map((task, index) => {
        const profile = numberOf(`${needs[index]} ${dependents[index]} ${claimKey(task)}`);
        examples[profile] ??= task;
        return profile;
    });
    const { ordered } = (0,_order_js__WEBPACK_IMPORTED_MODULE_0__/* .createReachability */ .U)(tasks);
    const memo = new Map();
    function between(profileA, profileB) {
        const key = profileA * examples.length + profileB;
        const known = memo.get(key);
        if (known !== undefined)
            return known;
        const [a, b] = [examples[profileA], examples[profileB]];
        let relation = FREE;
        if (a !== undefined && b !== undefined) {
            const comparable = profileA !== profileB && ordered(a.id, b.id);
            relation = comparable ? ORDERED : serialised(a, b, capacities);
        }
        memo.set(key, relation);
        return relation;
    }
    return { profileOf, between };
}


/***/ }),

/***/ 316:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Al: () => (/* binding */ updateHistory),
/* harmony export */   PP: () => (/* binding */ ignored),
/* harmony export */   Yw: () => (/* binding */ MAX_HISTORY_BYTES),
/* harmony export */   bD: () => (/* binding */ ofSeconds),
/* harmony export */   i6: () => (/* binding */ parseHistory),
/* harmony export */   nF: () => (/* binding */ EMPTY_HISTORY),
/* harmony export */   p6: () => (/* binding */ expected),
/* harmony export */   u_: () => (/* binding */ historyText)
/* harmony export */ });
/* unused harmony export ANY_RUNNER */
/* harmony import */ var _median_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22796);

const MAX_HISTORY_BYTES = 32 * 1024 * 1024;
const MAX_ENTRIES = 200_000;
const KEPT = 3;
/** No task of a plan runs longer; what claims to is not a duration. */
const MAX_MS = 7 * 24 * 3600 * 1000;
/** A label for times that do not say which runner they are from. */
const ANY_RUNNER = '*';
const EMPTY_HISTORY = { tasks: new Map(), startup: new Map() };
/** The expected time of one key on one runner: the median of the last three, of all runners when this one has none. */
function expected(history, key, runner) {
    const byRunner = history.tasks.get(key);
    if (byRunner === undefined)
        return null;
    const times = byRunner.get(runner) ?? [...byRunner.values()].flat();
    return times.length === 0 ? null : (0,_median_js__WEBPACK_IMPORTED_MODULE_0__/* .median */ .J)(times);
}
/**
 * Reads fanfold's own form, `{version: 1, tasks: {id: {runner: [ms, …]}}, startup: {runner: [ms, …]}}`, or a JSON map of
 * seconds (`.test_durations`). Anything else is ignored with a warning, single values that are no durations with a count.
 */
function parseHistory(text, source) {
    if (text.length > MAX_HISTORY_BYTES)
        return ignored(source, `it has more than ${MAX_HISTORY_BYTES} bytes`);
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return ignored(source, 'it is not JSON');
    }
    if (!isMapping(value))
        return ignored(source, 'it is not a mapping');
    const { version, tasks, startup } = value;
    // A test may be called `version`; then it has seconds and there are no `tasks`.
    if (!Object.hasOwn(value, 'version') || !Object.hasOwn(value, 'tasks'))
        return ofSeconds(Object.entries(value), source);
    if (version !== 1)
        return ignored(source, `it has version ${JSON.stringify(version)?.slice(0, 40)}, and 1 is known`);
    return isMapping(tasks) ? ofOwnForm(tasks, startup, source) : ignored(source, '`tasks` is not a mapping');
}
/**
 * Pairs of a key and seconds as history; what is no duration is counted, on top of the `dropped` before. A list without any
 * duration is ignored.
 */
function ofSeconds(entries, source, dropped = 0) {
    if (entries.length > MAX_ENTRIES)
        return ignored(source, `it has more than ${MAX_ENTRIES} entries`);
    const tasks = new Map();
    let bad = dropped;
    for (const [key, seconds] of entries) {
        const ms = typeof seconds === 'number' ? milliseconds(seconds * 1000) : null;
        if (ms === null)
            bad++;
        else
            tasks.set(key, new Map([[ANY_RUNNER, [ms]]]));
    }
    if (tasks.size === 0 && bad > 0)
        return ignored(source, 'it has no duration in it');
    return { history: { tasks, startup: new Map() }, problems: counted(bad, source) };
}
function ofOwnForm(entries, startup, source) {
    const keys = Object.keys(entries);
    if (keys.length > MAX_ENTRIES)
        return ignored(source, `it has more than ${MAX_ENTRIES} entries`);
    const bad = { count: 0 };
    const tasks = new Map();
    for (const key of keys) {
        const times = timesByRunner(entries[key], bad);
        if (times.size > 0)
            tasks.set(key, times);
    }
    const history = { tasks, startup: timesByRunner(startup ?? {}, bad) };
    return { history, problems: counted(bad.count, source) };
}
function timesByRunner(value, bad) {
    const times = new Map();
    if (!isMapping(value)) {
        bad.count++;
        return times;
    }
    for (const [runner, list] of Object.entries(value)) {
        const read = Array.isArray(list) ? list.map(milliseconds) : [null];
        const good = read.filter((ms) => ms !== null);
        bad.count += read.length - good.length;
        if (good.length > 0)
            times.set(runner, good.slice(-KEPT));
    }
    return times;
}
/** Whole milliseconds, at least 1; `null` for what is no duration. */
function milliseconds(value) {
    if (typeof value !== 'number' || !(value >= 0) || value > MAX_MS)
        return null;
    return Math.max(1, Math.round(value));
}
function isMapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function ignored(source, detail) {
    const problem = { area: 'packing', severity: 'warning', at: null, kind: 'history-ignored', source, detail };
    return { history: EMPTY_HISTORY, problems: [problem] };
}
function counted(count, source) {
    return count === 0 ? [] : [{ area: 'packing', severity: 'warning', at: null, kind: 'history-values', source, count }];
}
/**
 * The history with the successes of one more run; of each series the last three are kept. Tasks that were not measured this
 * time stay, until there are more in all than anybody would read again.
 */
function updateHistory(old, successes, startups) {
    const tasks = new Map(old.tasks);
    for (const { id, runner, ms } of successes) {
        const times = appended(tasks.get(id) ?? new Map(), runner, ms);
        if (times.size > 0)
            tasks.set(id, times);
    }
    let startup = old.startup;
    for (const { runner, ms } of startups)
        startup = appended(startup, runner, ms);
    return { tasks: tasks.size > MAX_ENTRIES ? onlyMeasured(tasks, successes) : tasks, startup };
}
function onlyMeasured(tasks, successes) {
    const measured = new Set(successes.map(({ id }) => id));
    return new Map([...tasks].filter(([id]) => measured.has(id)).slice(0, MAX_ENTRIES));
}
function appended(series, runner, value) {
    const ms = milliseconds(value);
    return ms === null ? series : new Map(series).set(runner, [...(series.get(runner) ?? []), ms].slice(-KEPT));
}
/** fanfold's own form as text, its keys in order. */
function historyText({ tasks, startup }) {
    const sorted = (map) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
    const mapping = (map) => `{${sorted(map)
        .map(([key, list]) => `${JSON.stringify(key)}:${JSON.stringify(list)}`)
        .join(',')}}`;
    const lines = sorted(tasks).map(([id, byRunner]) => `${JSON.stringify(id)}:${mapping(byRunner)}`);
    return `{"version":1,"tasks":{${lines.join(',\n')}},\n"startup":${mapping(startup)}}\n`;
}


/***/ }),

/***/ 22796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ median)
/* harmony export */ });
/** The median of a list that is not empty; of an even number the mean of the two in the middle, rounded. */
function median(values) {
    const sorted = [...values].sort((a, b) => a - b);
    const middle = sorted.length >> 1;
    const upper = sorted[middle] ?? 0;
    return sorted.length % 2 === 1 ? upper : Math.round(((sorted[middle - 1] ?? upper) + upper) / 2);
}


/***/ }),

/***/ 34152:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YM: () => (/* binding */ runnerKey),
/* harmony export */   _P: () => (/* binding */ DEFAULT_STARTUP_SECONDS),
/* harmony export */   fs: () => (/* binding */ canonicalRunner)
/* harmony export */ });
/** Seconds from the start of a job to its first task when nobody says otherwise: checkout, and loading the action. */
const DEFAULT_STARTUP_SECONDS = 25;
/** How people and histories call these runners: the label itself, labels joined by commas, or `group:NAME:LABELS`. */
function runnerKey(runsOn) {
    if (typeof runsOn === 'string')
        return runsOn;
    if ('group' in runsOn)
        return `group:${runsOn.group}:${labelsOf(runsOn).join(',')}`;
    return runsOn.join(',');
}
/** One text for equal `runs-on` values, different for different ones also when a label has a comma in it. */
function canonicalRunner(runsOn) {
    const group = typeof runsOn === 'object' && 'group' in runsOn ? [runsOn.group] : [];
    return JSON.stringify([labelsOf(runsOn), group]);
}
function labelsOf(runsOn) {
    if (typeof runsOn === 'object' && 'group' in runsOn)
        return [runsOn.labels ?? []].flat();
    return [runsOn].flat();
}


/***/ }),

/***/ 19918:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ol: () => (/* binding */ digestOf),
  El: () => (/* binding */ encodePlan),
  vS: () => (/* binding */ parsePlan)
});

// UNUSED EXPORTS: planSchema

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(60019);
;// CONCATENATED MODULE: ./build/plan/canonical.js
/**
 * JSON with the keys of every object in code-unit order and no white space (the object order of RFC 8785), so that equal
 * values have equal text. Members that are `undefined` are left out, as `JSON.stringify` does.
 */
function canonicalJson(value) {
    return textOf(value);
}
/** What stands in order already is the platform's to write: a plan of 100,000 tasks is built that way. */
function textOf(value) {
    if (isOrdered(value))
        return JSON.stringify(value);
    if (isList(value))
        return `[${value.map(textOf).join(',')}]`;
    const object = value;
    const members = [];
    for (const key of Object.keys(object).sort()) {
        const member = object[key];
        if (member !== undefined)
            members.push(`${JSON.stringify(key)}:${textOf(member)}`);
    }
    return `{${members.join(',')}}`;
}
/** Keys that are whole numbers come first in every object, in the order of numbers: `9` before `10`, which is no text order. */
function isOrdered(value) {
    if (value === null || typeof value !== 'object')
        return true;
    if (isList(value))
        return value.every(isOrdered);
    let last = '';
    for (const key of Object.keys(value)) {
        if (key < last || !isOrdered(value[key]))
            return false;
        last = key;
    }
    return true;
}
function isList(value) {
    return Array.isArray(value);
}

;// CONCATENATED MODULE: ./build/plan/document.js


/**
 * The plan as a document. Fields of a task that hold their default are left out of the text, so that a plan of 100,000
 * tasks stays small; reading fills them in again.
 */
const json = schemas/* json */.Pq9();
const id = schemas/* string */.YjP().min(1).max(512);
const whole = schemas/* int */.Whr().nonnegative();
const strings = schemas/* array */.YOg(schemas/* string */.YjP());
const runsOn = schemas/* union */.KCZ([
    schemas/* string */.YjP(),
    strings,
    schemas/* object */.Ikc({ group: schemas/* string */.YjP(), labels: schemas/* union */.KCZ([schemas/* string */.YjP(), strings]).exactOptional() }),
]);
const amount = schemas/* union */.KCZ([
    schemas/* object */.Ikc({ count: whole }).strict(),
    schemas/* object */.Ikc({ thousandths: whole }).strict(),
    schemas/* object */.Ikc({ majority: schemas/* literal */.euz(true) }).strict(),
]);
const rule = schemas/* object */.Ikc({ of: strings, atLeast: amount.exactOptional(), maxFailures: amount.exactOptional() });
const formula = schemas/* union */.KCZ([
    schemas/* object */.Ikc({ rule }).strict(),
    schemas/* object */.Ikc({
        get all() {
            return schemas/* array */.YOg(formula);
        },
    })
        .strict(),
    schemas/* object */.Ikc({
        get any() {
            return schemas/* array */.YOg(formula);
        },
    })
        .strict(),
    schemas/* object */.Ikc({ none: schemas/* literal */.euz(true) }).strict(),
]);
const policy = schemas/* object */.Ikc({
    formula,
    onEmpty: schemas/* enum */.k5n(['fail', 'pass']),
    onSkipped: schemas/* enum */.k5n(['neutral', 'success', 'failure']),
    onAllNeutral: schemas/* enum */.k5n(['fail', 'pass']),
    onMissing: schemas/* enum */.k5n(['failure', 'neutral']),
    flaky: schemas/* enum */.k5n(['success', 'tolerate', 'failure']),
});
const retry = schemas/* object */.Ikc({
    maxAttempts: schemas/* int */.Whr().min(1),
    on: schemas/* object */.Ikc({
        exitCodes: schemas/* array */.YOg(schemas/* int */.Whr()).exactOptional(),
        signals: strings.exactOptional(),
        timeout: schemas/* boolean */.zMY().exactOptional(),
    })
        .nullable(),
    initialSeconds: schemas/* number */.aig().nonnegative(),
    backoffRate: schemas/* number */.aig().min(1),
    maxDelaySeconds: schemas/* number */.aig().nonnegative(),
    jitter: schemas/* enum */.k5n(['none', 'full']),
});
const success = schemas/* object */.Ikc({
    exitCodes: schemas/* array */.YOg(schemas/* int */.Whr()),
    files: strings,
    stdout: schemas/* object */.Ikc({ matches: schemas/* string */.YjP().exactOptional(), notMatches: schemas/* string */.YjP().exactOptional() }).nullable(),
    json: schemas/* array */.YOg(schemas/* object */.Ikc({
        file: schemas/* string */.YjP(),
        pointer: schemas/* string */.YjP(),
        equals: json.exactOptional(),
        min: schemas/* number */.aig().exactOptional(),
        max: schemas/* number */.aig().exactOptional(),
        matches: schemas/* string */.YjP().exactOptional(),
    })),
});
/** What a task has when its text in the plan does not say otherwise. */
const DEFAULTS = {
    artifacts: [],
    condition: null,
    continueOnError: false,
    durationMs: null,
    env: {},
    exclusive: false,
    item: null,
    locks: [],
    matrix: {},
    needs: [],
    reads: null,
    resources: {},
    retry: { maxAttempts: 1, on: null, initialSeconds: 1, backoffRate: 2, maxDelaySeconds: 60, jitter: 'full' },
    runsOn: 'ubuntu-latest',
    shell: 'bash',
    skip: false,
    success: { exitCodes: [0], files: [], stdout: null, json: [] },
    with: {},
    workingDirectory: '.',
    writes: null,
};
const task = schemas/* object */.Ikc({
    id,
    template: schemas/* string */.YjP(),
    name: schemas/* string */.YjP(),
    run: schemas/* string */.YjP().nullable(),
    estimateMs: whole,
    required: schemas/* boolean */.zMY(),
    weight: schemas/* int */.Whr().min(1),
    tags: strings,
    timeoutMinutes: schemas/* number */.aig().positive(),
    artifacts: strings.default([]),
    condition: schemas/* string */.YjP().nullable().default(null),
    continueOnError: schemas/* union */.KCZ([schemas/* boolean */.zMY(), schemas/* object */.Ikc({ exitCodes: schemas/* array */.YOg(schemas/* int */.Whr()) })]).default(false),
    durationMs: whole.nullable().default(null),
    env: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).default({}),
    exclusive: schemas/* boolean */.zMY().default(false),
    item: schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* boolean */.zMY()]).nullable().default(null),
    locks: strings.default([]),
    matrix: schemas/* record */.g1P(schemas/* string */.YjP(), json).default({}),
    needs: schemas/* array */.YOg(id).default([]),
    reads: strings.nullable().default(null),
    resources: schemas/* record */.g1P(schemas/* string */.YjP(), whole).default({}),
    retry: retry.default({ ...DEFAULTS.retry }),
    runsOn: runsOn.default(DEFAULTS.runsOn),
    shell: schemas/* string */.YjP().default(DEFAULTS.shell),
    skip: schemas/* boolean */.zMY().default(false),
    success: success.default({ exitCodes: [0], files: [], stdout: null, json: [] }),
    with: schemas/* record */.g1P(schemas/* string */.YjP(), json).default({}),
    workingDirectory: schemas/* string */.YjP().default('.'),
    writes: strings.nullable().default(null),
});
/** The zod schema of the plan document, version 1. */
const planSchema = schemas/* object */.Ikc({
    version: schemas/* literal */.euz(1),
    name: schemas/* string */.YjP().regex(/^[A-Za-z0-9_-]{1,64}$/),
    digest: schemas/* string */.YjP().regex(/^sha256:[0-9a-f]{64}$/),
    sync: json,
    policy,
    stop: schemas/* enum */.k5n(['success', 'failure', 'decided', 'never']),
    stopMode: schemas/* enum */.k5n(['kill', 'no-new']),
    deadlineMinutes: schemas/* number */.aig().positive().nullable(),
    independence: schemas/* enum */.k5n(['enforce', 'strict', 'warn', 'off']),
    resources: schemas/* record */.g1P(schemas/* string */.YjP(), whole),
    converge: schemas/* object */.Ikc({
        run: schemas/* string */.YjP(),
        shell: schemas/* string */.YjP(),
        env: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()),
        timeoutMinutes: schemas/* number */.aig().positive(),
    })
        .nullable(),
    merge: schemas/* string */.YjP().nullable().exactOptional(),
    tasks: schemas/* array */.YOg(task),
    legs: schemas/* array */.YOg(schemas/* object */.Ikc({
        id: schemas/* string */.YjP().regex(/^w[1-9][0-9]*-leg-[0-9]{3,}$/),
        wave: schemas/* int */.Whr().min(1),
        name: schemas/* string */.YjP().max(100),
        runsOn,
        timeoutMinutes: schemas/* int */.Whr().min(1).max(360),
        tasks: schemas/* array */.YOg(id),
        estimateMs: whole,
    })),
    estimate: schemas/* object */.Ikc({
        sequentialMs: whole,
        parallelMs: whole,
        lowerBoundMs: whole,
        boundBy: schemas/* string */.YjP(),
        speedup: schemas/* number */.aig().nonnegative(),
    }),
})
    .describe('The plan of fanfold: the fixed list of tasks, waves and legs.');
/** The form of a plan that goes to disk: default fields of tasks left out, keys of tasks in order. */
function encodePlan(plan) {
    return { ...plan, tasks: plan.tasks.map(encodeTask) };
}
/** In order, so that an encoded task is canonical as it is. */
const TASK_KEYS = Object.keys(task.shape).sort();
const DEFAULT_VALUES = new Map(Object.entries(DEFAULTS));
const DEFAULT_TEXTS = new Map([...DEFAULT_VALUES].map(([key, value]) => [key, JSON.stringify(value)]));
function encodeTask(task) {
    const encoded = {};
    for (const key of TASK_KEYS)
        if (!isDefault(key, task[key]))
            encoded[key] = task[key];
    return encoded;
}
function isDefault(key, value) {
    const normal = DEFAULT_VALUES.get(key);
    if (normal === undefined || value === normal)
        return value === normal && normal !== undefined;
    if (typeof normal !== 'object' || normal === null || typeof value !== 'object' || value === null)
        return false;
    // Most lists and mappings are decided by their size; only `retry` and `success` are compared by their text.
    if (Array.isArray(value))
        return value.length === 0;
    return key === 'retry' || key === 'success' ? JSON.stringify(value) === DEFAULT_TEXTS.get(key) : isEmpty(value);
}
function isEmpty(value) {
    for (const _ in value)
        return false;
    return true;
}
/**
 * Reads a plan document. `hash` gives the lower-case hex SHA-256 of a text; a plan whose digest is not its own is refused,
 * so that nobody can change the denominator without changing the name it is asked for by.
 */
function parsePlan(text, hash) {
    try {
        return verified(JSON.parse(text), hash);
    }
    catch (error) {
        if (error instanceof SyntaxError)
            return { detail: `not JSON: ${error.message}` };
        // A stack that overflows is no fault of ours: no plan nests like that.
        if (error instanceof RangeError)
            return { detail: 'it nests too deeply' };
        throw error;
    }
}
function verified(value, hash) {
    const parsed = planSchema.safeParse(value);
    if (!parsed.success) {
        const issue = parsed.error.issues[0];
        return { detail: `not a plan of version 1: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unknown'}` };
    }
    const plan = parsed.data;
    if (digestOf(plan, hash) !== plan.digest)
        return { detail: 'the digest does not belong to its content' };
    return { plan };
}
/** `sha256:` of the canonical JSON of the encoded plan without its digest. */
function digestOf(plan, hash) {
    const { digest: _, ...rest } = encodePlan({ ...plan, digest: '' });
    return `sha256:${hash(canonicalJson(rest))}`;
}


/***/ }),

/***/ 25744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ef: () => (/* binding */ WHOLE),
/* harmony export */   Fm: () => (/* binding */ MAX_TOTAL_WEIGHT),
/* harmony export */   Lu: () => (/* binding */ shareText),
/* harmony export */   cY: () => (/* binding */ amountText),
/* harmony export */   eY: () => (/* binding */ maxFailuresHolds),
/* harmony export */   jU: () => (/* binding */ isWholeShare),
/* harmony export */   p_: () => (/* binding */ leastSuccess),
/* harmony export */   vh: () => (/* binding */ atLeastHolds),
/* harmony export */   w$: () => (/* binding */ mostFailure)
/* harmony export */ });
/** 100 % in thousandths of a percent, the unit of `Amount.thousandths`. */
const WHOLE = 100_000;
/**
 * The largest total weight of a plan: every product of a percentage and a weight must stay a safe integer, so that
 * plain numbers are exact.
 */
const MAX_TOTAL_WEIGHT = Math.floor(Number.MAX_SAFE_INTEGER / WHOLE);
/** Whether `success` of the `counted` weight satisfies `at-least: amount`. All in weight units. */
function atLeastHolds(amount, success, counted) {
    if ('count' in amount)
        return success >= amount.count;
    if ('majority' in amount)
        return 2 * success > counted;
    return WHOLE * success >= amount.thousandths * counted;
}
/** Whether `failure` of the `counted` weight satisfies `max-failures: amount`. All in weight units. */
function maxFailuresHolds(amount, failure, counted) {
    if ('count' in amount)
        return failure <= amount.count;
    if ('majority' in amount)
        return 2 * failure < counted;
    return WHOLE * failure <= amount.thousandths * counted;
}
/** The smallest success weight that satisfies `at-least: amount` when `counted` weight counts. */
function leastSuccess(amount, counted) {
    if ('count' in amount)
        return amount.count;
    if ('majority' in amount)
        return halfRoundedDown(counted) + 1;
    const { quotient, remainder } = percentOf(amount.thousandths, counted);
    return remainder === 0 ? quotient : quotient + 1;
}
/** The largest failure weight that satisfies `max-failures: amount` when `counted` weight counts. */
function mostFailure(amount, counted) {
    if ('count' in amount)
        return amount.count;
    if ('majority' in amount)
        return counted === 0 ? -1 : halfRoundedDown(counted - 1);
    return percentOf(amount.thousandths, counted).quotient;
}
/** How a person would write the amount: `7`, `66.667%`, `majority`. */
function amountText(amount) {
    if ('count' in amount)
        return String(amount.count);
    if ('majority' in amount)
        return 'majority';
    return `${decimalText(amount.thousandths, 1000)}%`;
}
/** `thousandths` of a percent of `counted` as an exact decimal: 75% of 9 is `6.75`. */
function shareText(thousandths, counted) {
    return decimalText(thousandths * counted, WHOLE);
}
/** Whether the share is a whole number, so that no rounding has to be explained. */
function isWholeShare(thousandths, counted) {
    return percentOf(thousandths, counted).remainder === 0;
}
function percentOf(thousandths, counted) {
    const product = thousandths * counted;
    const remainder = product % WHOLE;
    return { quotient: (product - remainder) / WHOLE, remainder };
}
function halfRoundedDown(weight) {
    return (weight - (weight % 2)) / 2;
}
/** `numerator / denominator` as a decimal without trailing zeros; the denominator is a power of ten. */
function decimalText(numerator, denominator) {
    const remainder = numerator % denominator;
    const whole = (numerator - remainder) / denominator;
    if (remainder === 0)
        return String(whole);
    const digits = String(denominator).length - 1;
    return `${whole}.${String(remainder).padStart(digits, '0').replace(/0+$/, '')}`;
}


/***/ }),

/***/ 9721:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ explain)
/* harmony export */ });
/* harmony import */ var _amount_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25744);
/* harmony import */ var _formula_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1108);
/* harmony import */ var _tally_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(54688);



/** How many task ids one line names. */
const MAX_NAMES = 10;
/**
 * Explains a certain verdict. A pass lists rules that hold even if every pending task fails; a fail lists rules that
 * would not hold even if every pending task succeeded. So the verdict is pass exactly when every listed line holds.
 */
function explain(counts, verdict, labels = new Map()) {
    const context = { counts, verdict, fill: verdict === 'pass' ? 'failure' : 'success', labels };
    const total = counts.outcomes.length;
    const { onEmpty, onAllNeutral } = counts.judged.policy;
    if (total === 0)
        return [standingLine('on-empty', verdict, `the plan has no tasks (on-empty: ${onEmpty})`)];
    const nothingCounts = (0,_formula_js__WEBPACK_IMPORTED_MODULE_1__/* .fillPending */ .dX)(counts.everything, context.fill).counted === 0;
    if (nothingCounts && counts.required.tasks === 0) {
        const text = `0 of ${total} tasks count, all are neutral (on-all-neutral: ${onAllNeutral})`;
        return [standingLine('on-all-neutral', verdict, text)];
    }
    return [...requiredLines(context), ...gateLines(counts.gate, context)];
}
/** A verdict that follows from a setting and not from a count. */
function standingLine(rule, verdict, text) {
    return { rule, need: verdict === 'pass' ? 0 : 1, have: 0, text: `${verdict}: ${text}` };
}
function requiredLines({ counts, verdict, fill }) {
    const { tasks: need, success, pending } = counts.required;
    const have = success + (fill === 'success' ? pending : 0);
    if (need === 0 || have >= need !== (verdict === 'pass'))
        return [];
    const subject = `${have} of ${need} required`;
    const claim = have > success ? `at most ${subject} can succeed` : `${subject} succeeded`;
    const lost = verdict === 'fail' ? unsuccessfulRequired(counts) : [];
    const notes = [...(lost.length === 0 ? [] : [`not ${names(lost)}`]), ...unfinishedNotes(pending)];
    return [{ rule: 'required', need, have, text: `${verdict}: ${claim}, need at least ${need}${inBrackets(notes)}` }];
}
function unsuccessfulRequired({ judged, outcomes }) {
    const isLost = (index) => outcomes[index] === 'failure' || outcomes[index] === 'neutral';
    return judged.tasks.flatMap((task, index) => (task.required && isLost(index) ? [task.id] : []));
}
/** The lines of the parts that make the verdict what it is: of an `any-of` that passes, the first that holds. */
function gateLines(gate, context) {
    const { counts, verdict, fill } = context;
    const holds = (part) => (0,_formula_js__WEBPACK_IMPORTED_MODULE_1__/* .gateHolds */ .sX)(part, (leaf) => (0,_tally_js__WEBPACK_IMPORTED_MODULE_2__/* .leafHolds */ .rl)(counts, leaf, fill));
    if ('leaf' in gate)
        return ruleLines(gate.leaf, context);
    if ('none' in gate || ('all' in gate && gate.all.length === 0))
        return verdict === 'pass' ? [standingLine('none', 'pass', 'nothing is asked for (none)')] : [];
    if ('all' in gate)
        return gate.all.flatMap((part) => gateLines(part, context));
    if (verdict === 'fail' && gate.any.length === 0)
        return [standingLine('any-of', 'fail', 'any-of has no alternative')];
    if (verdict === 'fail')
        return gate.any.some(holds) ? [] : gate.any.flatMap((part) => gateLines(part, context));
    const first = gate.any.find(holds);
    return first === undefined ? [] : gateLines(first, context);
}
function ruleLines(leaf, context) {
    const counted = context.counts.rules[leaf];
    if (counted === undefined)
        throw new RangeError(`no rule ${leaf}`);
    const { success, failure, counted: total } = (0,_formula_js__WEBPACK_IMPORTED_MODULE_1__/* .fillPending */ .dX)(counted.counter, context.fill);
    const { atLeast, maxFailures } = counted.rule;
    const lines = [];
    const pass = context.verdict === 'pass';
    if (atLeast !== undefined && (0,_amount_js__WEBPACK_IMPORTED_MODULE_0__/* .atLeastHolds */ .vh)(atLeast, success, total) === pass) {
        const need = (0,_amount_js__WEBPACK_IMPORTED_MODULE_0__/* .leastSuccess */ .p_)(atLeast, total);
        lines.push(ruleLine({ key: 'at-least', amount: atLeast, need, have: success, total }, counted, context));
    }
    if (maxFailures !== undefined && (0,_amount_js__WEBPACK_IMPORTED_MODULE_0__/* .maxFailuresHolds */ .eY)(maxFailures, failure, total) === pass) {
        const need = (0,_amount_js__WEBPACK_IMPORTED_MODULE_0__/* .mostFailure */ .w$)(maxFailures, total);
        lines.push(ruleLine({ key: 'max-failures', amount: maxFailures, need, have: failure, total }, counted, context));
    }
    return lines;
}
function ruleLine(threshold, { rule, members, counter }, context) {
    const { key, amount, need, have, total } = threshold;
    const { counts, fill, verdict, labels } = context;
    const of = rule.of.length === 0 ? '' : names(rule.of);
    const verb = key === 'at-least' ? 'succeed' : 'fail';
    // The unfinished weight is part of `have` when it is counted the way the verb goes.
    const includesPending = counter.pending > 0 && (fill === 'success') === (key === 'at-least');
    const unit = members.some((index) => counts.judged.tasks[index]?.weight !== 1) ? 'weight ' : '';
    const subject = `${unit}${have} of ${total}${of && ` in ${of}`}`;
    const claim = includesPending ? `at most ${subject} can ${verb}` : `${subject} ${verb}ed`;
    const notes = [
        ...roundingNotes(key, amount, total),
        ...(key === 'at-least' && need > total ? [`unreachable: only ${total} can still count`] : []),
        ...memberNotes(counts, members, labels),
        ...unfinishedNotes(counter.pending),
    ];
    return {
        rule: `${key} ${(0,_amount_js__WEBPACK_IMPORTED_MODULE_0__/* .amountText */ .cY)(amount)}${of && ` of ${of}`}`,
        need,
        have,
        text: `${verdict}: ${claim}, need ${key === 'at-least' ? 'at least' : 'at most'} ${need}${inBrackets(notes)}`,
    };
}
/** How the needed number follows from the amount. */
function roundingNotes(key, amount, total) {
    if ('majority' in amount)
        return [`${key === 'at-least' ? 'more' : 'less'} than half of ${total}`];
    if ('count' in amount)
        return [];
    const share = `${(0,_amount_js__WEBPACK_IMPORTED_MODULE_0__/* .amountText */ .cY)(amount)} of ${total} = ${(0,_amount_js__WEBPACK_IMPORTED_MODULE_0__/* .shareText */ .Lu)(amount.thousandths, total)}`;
    if ((0,_amount_js__WEBPACK_IMPORTED_MODULE_0__/* .isWholeShare */ .jU)(amount.thousandths, total))
        return [share];
    return [`${share}, rounded ${key === 'at-least' ? 'up' : 'down'}`];
}
/** What the numbers of a line contain, or leave out, besides plain successes and failures; in weight units. */
function memberNotes({ judged, outcomes }, members, labels) {
    const weights = new Map();
    for (const index of members) {
        const task = judged.tasks[index];
        if (task === undefined)
            continue;
        const outcome = outcomes[index];
        const note = outcome === 'neutral' ? 'neutral' : outcome === 'failure' ? labels.get(task.id) : undefined;
        if (note !== undefined)
            weights.set(note, (weights.get(note) ?? 0) + task.weight);
    }
    return [...weights].sort(([a], [b]) => (a < b ? -1 : 1)).map(([note, weight]) => `${weight} ${note}`);
}
function unfinishedNotes(pending) {
    return pending === 0 ? [] : [`${pending} unfinished`];
}
function names(ids) {
    const shown = ids.slice(0, MAX_NAMES).map((id) => `\`${id}\``);
    return [...shown, ...(ids.length > MAX_NAMES ? [`${ids.length - MAX_NAMES} more`] : [])].join(', ');
}
function inBrackets(notes) {
    return notes.length === 0 ? '' : ` (${notes.join('; ')})`;
}


/***/ }),

/***/ 1108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bv: () => (/* binding */ ruleHolds),
/* harmony export */   dX: () => (/* binding */ fillPending),
/* harmony export */   sX: () => (/* binding */ gateHolds),
/* harmony export */   zs: () => (/* binding */ numberRules)
/* harmony export */ });
/* harmony import */ var _amount_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25744);

/** Numbers the rules of a formula; `rules[leaf]` is the rule of a leaf. */
function numberRules(formula) {
    const rules = [];
    const visit = (node) => {
        if ('rule' in node)
            return { leaf: rules.push(node.rule) - 1 };
        if ('all' in node)
            return { all: node.all.map(visit) };
        if ('any' in node)
            return { any: node.any.map(visit) };
        return node;
    };
    return { gate: visit(formula), rules };
}
/** Counts the pending weight as success or as failure. */
function fillPending(counter, fill) {
    const success = counter.success + (fill === 'success' ? counter.pending : 0);
    const failure = counter.failure + (fill === 'failure' ? counter.pending : 0);
    return { success, failure, counted: success + failure };
}
/** Whether both thresholds of a rule hold. */
function ruleHolds(rule, filled) {
    const { success, failure, counted } = filled;
    if (rule.atLeast !== undefined && !(0,_amount_js__WEBPACK_IMPORTED_MODULE_0__/* .atLeastHolds */ .vh)(rule.atLeast, success, counted))
        return false;
    return rule.maxFailures === undefined || (0,_amount_js__WEBPACK_IMPORTED_MODULE_0__/* .maxFailuresHolds */ .eY)(rule.maxFailures, failure, counted);
}
/** Whether a gate holds, given whether each rule holds. An empty `all` holds, an empty `any` does not. */
function gateHolds(gate, holds) {
    if ('leaf' in gate)
        return holds(gate.leaf);
    if ('all' in gate)
        return gate.all.every((part) => gateHolds(part, holds));
    if ('any' in gate)
        return gate.any.some((part) => gateHolds(part, holds));
    return true;
}


/***/ }),

/***/ 55542:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Up: () => (/* binding */ recordOutcome),
/* harmony export */   V5: () => (/* binding */ hasFailedTry),
/* harmony export */   dg: () => (/* binding */ missingOutcome),
/* harmony export */   h8: () => (/* binding */ canEndNeutral),
/* harmony export */   hl: () => (/* binding */ BLOCKED),
/* harmony export */   lT: () => (/* binding */ isBlocked),
/* harmony export */   sG: () => (/* binding */ outcomeOf)
/* harmony export */ });
/** The reason of a task that was not started because a task it needs did not succeed. */
const BLOCKED = 'needs';
/**
 * The outcome of a finished task; `null` while it is pending, which a superseded task is.
 *
 * @param flaky whether an earlier try or an earlier run attempt of this task failed; only a success can be flaky
 */
function outcomeOf(record, policy, flaky) {
    switch (record.state) {
        case 'succeeded':
            return flaky ? flakyOutcome(policy) : 'success';
        case 'failed':
        case 'timed-out':
        case 'cancelled':
            return 'failure';
        case 'tolerated':
            return 'neutral';
        case 'skipped':
            return isBlocked(record) ? 'failure' : policy.onSkipped;
        case 'superseded':
            return null;
    }
}
/** The outcome of one record by itself, with the flakiness that its own tries show. */
function recordOutcome(record, policy) {
    return outcomeOf(record, policy, hasFailedTry(record));
}
/** Whether a task it needs kept this task from starting; then it inherits the failure. */
function isBlocked(record) {
    return record.state === 'skipped' && record.reason === BLOCKED;
}
/** The outcome of a planned task that left no record. */
function missingOutcome(policy) {
    return policy.onMissing;
}
/** Whether the record itself shows a failed try before its success. */
function hasFailedTry(record) {
    return record.state === 'succeeded' && record.tries.length > 1;
}
/**
 * Whether an unfinished task may still end neutral. Success and failure are always possible: a command may succeed, and
 * a runner may die. Neutral takes a tolerated failure, an `if` that turns out false, a flaky success that is tolerated,
 * or a missing record that counts as neutral.
 */
function canEndNeutral(task, policy) {
    return (task.continueOnError !== false ||
        (task.condition !== null && policy.onSkipped === 'neutral') ||
        policy.flaky === 'tolerate' ||
        policy.onMissing === 'neutral');
}
function flakyOutcome(policy) {
    return policy.flaky === 'tolerate' ? 'neutral' : policy.flaky;
}


/***/ }),

/***/ 12308:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hn: () => (/* binding */ createSelect),
/* harmony export */   KO: () => (/* binding */ selectorNames)
/* harmony export */ });
/* unused harmony export globMatches */
const TAG = 'tag:';
/** Builds the index of a task list once; each later selection costs only what it returns, a glob one look at each id. */
function createSelect(tasks) {
    const byName = new Map();
    const byTag = new Map();
    for (const [index, task] of tasks.entries()) {
        append(byName, task.id, index);
        if (task.template !== task.id)
            append(byName, task.template, index);
        for (const tag of task.tags)
            append(byTag, tag, index);
    }
    const one = (selector) => {
        if (selector.startsWith(TAG))
            return byTag.get(selector.slice(TAG.length)) ?? [];
        const named = byName.get(selector);
        if (named !== undefined)
            return named;
        return selector.includes('*') ? matching(selector, tasks) : [];
    };
    return (selectors) => {
        if (selectors.length === 0)
            return tasks.map((_, index) => index);
        return [...new Set(selectors.flatMap(one))].sort((a, b) => a - b);
    };
}
/** Everything that a selector may name: ids, templates and `tag:` names, in the order of the list. */
function selectorNames(tasks) {
    const names = tasks.flatMap((task) => [task.id, task.template, ...task.tags.map((tag) => TAG + tag)]);
    return [...new Set(names)];
}
/** Whether `*` in `glob` can be filled so that it equals `id`. Takes the leftmost fit of each piece, which suffices. */
function globMatches(glob, id) {
    const pieces = glob.split('*');
    const first = pieces[0] ?? '';
    const last = pieces[pieces.length - 1] ?? '';
    if (pieces.length === 1)
        return glob === id;
    if (id.length < first.length + last.length || !id.startsWith(first) || !id.endsWith(last))
        return false;
    const end = id.length - last.length;
    let from = first.length;
    for (const piece of pieces.slice(1, -1)) {
        const found = id.indexOf(piece, from);
        if (found === -1 || found + piece.length > end)
            return false;
        from = found + piece.length;
    }
    return true;
}
function matching(glob, tasks) {
    return tasks.flatMap((task, index) => (globMatches(glob, task.id) ? [index] : []));
}
function append(index, key, value) {
    const list = index.get(key);
    if (list === undefined)
        index.set(key, [value]);
    else if (list[list.length - 1] !== value)
        list.push(value);
}


/***/ }),

/***/ 54688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OD: () => (/* binding */ filledVerdict),
/* harmony export */   Xf: () => (/* binding */ createTally),
/* harmony export */   rl: () => (/* binding */ leafHolds)
/* harmony export */ });
/* harmony import */ var _formula_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1108);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(55542);
/* harmony import */ var _select_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12308);



/** Starts the count of a plan. Tasks that were skipped when planned are counted at once, as `on-skipped` says. */
function createTally(judged) {
    const { policy, tasks } = judged;
    const counts = startCounts(judged);
    const touched = countersByTask(counts);
    const position = new Map(tasks.map((task, index) => [task.id, index]));
    const replace = (id, outcome) => {
        const index = position.get(id);
        const task = index === undefined ? undefined : tasks[index];
        if (index === undefined || task === undefined)
            return false;
        move(counts, touched[index] ?? [], task, counts.outcomes[index] ?? null, outcome);
        counts.outcomes[index] = outcome;
        return true;
    };
    for (const task of tasks)
        if (task.skip)
            replace(task.id, policy.onSkipped);
    const foregone = verdictOf(counts) !== null;
    return {
        add: (id, outcome) => {
            const index = position.get(id);
            return index !== undefined && counts.outcomes[index] === null && replace(id, outcome);
        },
        replace,
        decide: () => {
            const verdict = verdictOf(counts);
            return verdict === null ? { decided: false } : { decided: true, verdict, foregone };
        },
        counts,
    };
}
/** The verdict when the pending weight is counted as `fill`. */
function filledVerdict(counts, fill) {
    if (counts.outcomes.length === 0)
        return counts.judged.policy.onEmpty;
    if ((0,_formula_js__WEBPACK_IMPORTED_MODULE_0__/* .fillPending */ .dX)(counts.everything, fill).counted === 0)
        return neutralVerdict(counts);
    const { success, pending, tasks } = counts.required;
    if (success + (fill === 'success' ? pending : 0) < tasks)
        return 'fail';
    return (0,_formula_js__WEBPACK_IMPORTED_MODULE_0__/* .gateHolds */ .sX)(counts.gate, (leaf) => leafHolds(counts, leaf, fill)) ? 'pass' : 'fail';
}
/** Whether the rule numbered `leaf` holds when the pending weight is counted as `fill`. */
function leafHolds(counts, leaf, fill) {
    const counted = counts.rules[leaf];
    if (counted === undefined)
        throw new RangeError(`no rule ${leaf}`);
    return (0,_formula_js__WEBPACK_IMPORTED_MODULE_0__/* .ruleHolds */ .Bv)(counted.rule, (0,_formula_js__WEBPACK_IMPORTED_MODULE_0__/* .fillPending */ .dX)(counted.counter, fill));
}
/** The one verdict of all endings, or `null` while two endings differ. */
function verdictOf(counts) {
    const worst = filledVerdict(counts, 'failure');
    if (counts.pending.tasks === 0)
        return worst;
    if (worst !== filledVerdict(counts, 'success'))
        return null;
    return mayAllBeNeutral(counts) && neutralVerdict(counts) !== worst ? null : worst;
}
function mayAllBeNeutral({ everything, pending }) {
    return everything.success === 0 && everything.failure === 0 && pending.neverNeutral === 0;
}
/** Nothing counts: the policy says what that means, but a required task has not succeeded then. */
function neutralVerdict({ judged, required }) {
    return required.tasks === 0 ? judged.policy.onAllNeutral : 'fail';
}
function startCounts(judged) {
    const { policy, tasks } = judged;
    const select = (0,_select_js__WEBPACK_IMPORTED_MODULE_1__/* .createSelect */ .Hn)(tasks);
    const { gate, rules } = (0,_formula_js__WEBPACK_IMPORTED_MODULE_0__/* .numberRules */ .zs)(policy.formula);
    const weightOf = (members) => ({
        success: 0,
        failure: 0,
        pending: members.reduce((sum, index) => sum + (tasks[index]?.weight ?? 0), 0),
    });
    const required = tasks.filter((task) => task.required).length;
    return {
        judged,
        gate,
        rules: rules.map((rule) => {
            const members = select(rule.of);
            return { rule, members, counter: weightOf(members) };
        }),
        everything: weightOf(select([])),
        outcomes: tasks.map(() => null),
        pending: { tasks: tasks.length, neverNeutral: tasks.filter((task) => !(0,_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .canEndNeutral */ .h8)(task, policy)).length },
        required: { tasks: required, success: 0, pending: required },
    };
}
function countersByTask(counts) {
    const touched = counts.outcomes.map(() => [counts.everything]);
    for (const { members, counter } of counts.rules)
        for (const index of members)
            touched[index]?.push(counter);
    return touched;
}
function move(counts, touched, task, from, to) {
    const { pending, required } = counts;
    for (const [outcome, sign] of [
        [from, -1],
        [to, 1],
    ]) {
        const slot = outcome ?? 'pending';
        if (slot !== 'neutral')
            for (const counter of touched)
                counter[slot] += sign * task.weight;
        if (slot === 'pending') {
            pending.tasks += sign;
            if (!(0,_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .canEndNeutral */ .h8)(task, counts.judged.policy))
                pending.neverNeutral += sign;
        }
        if (task.required && (slot === 'pending' || slot === 'success'))
            required[slot] += sign;
    }
}


/***/ }),

/***/ 49253:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $A: () => (/* binding */ evaluateParsed),
/* harmony export */   F9: () => (/* binding */ evaluateCondition),
/* harmony export */   c2: () => (/* binding */ statusOf),
/* harmony export */   es: () => (/* binding */ foldResults),
/* harmony export */   tn: () => (/* binding */ isRunTime),
/* harmony export */   zB: () => (/* binding */ parseCondition)
/* harmony export */ });
/* harmony import */ var _expression_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88412);

const CONDITION_CONTEXTS = ['item', 'matrix', 'env', 'needs'];
/** Parses the text of an `if`, without its `${{ }}`. */
function parseCondition(condition) {
    return (0,_expression_js__WEBPACK_IMPORTED_MODULE_0__/* .parseExpression */ .YK)(condition, CONDITION_CONTEXTS, true);
}
/** `true` when only a run can answer: it reads `needs` or asks for a status. */
function isRunTime(expression) {
    return expression.contexts.has('needs') || [...expression.functions].some(_expression_js__WEBPACK_IMPORTED_MODULE_0__/* .isStatusFunction */ .j_);
}
/**
 * Whether a task starts: GitHub's semantics, where a condition without a status function means `success() && (condition)`.
 * `condition` is `Task.condition`, which expansion has checked. Throws when it cannot be parsed or evaluated, which only a
 * function of a run-time value can cause (`fromJSON(needs.a.result)`); the task then counts as failed.
 */
function evaluateCondition(condition, contexts, status) {
    const parsed = parseCondition(condition);
    if (!('expression' in parsed))
        throw new Error(`not a condition: ${condition}`);
    const asksStatus = [...parsed.expression.functions].some(_expression_js__WEBPACK_IMPORTED_MODULE_0__/* .isStatusFunction */ .j_);
    if (!asksStatus && !status.success)
        return false;
    const result = evaluateParsed(parsed.expression, contexts, status);
    if ('detail' in result)
        throw new Error(`${result.detail}, in the condition: ${condition}`);
    return (0,_expression_js__WEBPACK_IMPORTED_MODULE_0__/* .isTruthy */ .zz)(result.value);
}
/** Evaluates a parsed condition as it stands, without the implicit `success()`. */
function evaluateParsed(expression, contexts, status) {
    const wanted = CONDITION_CONTEXTS.filter((name) => expression.contexts.has(name));
    const values = Object.fromEntries(wanted.map((name) => [name, (0,_expression_js__WEBPACK_IMPORTED_MODULE_0__/* .toValue */ .BA)(contexts[name])]));
    const answers = { success: status.success, failure: status.failure, cancelled: status.cancelled, always: true };
    return (0,_expression_js__WEBPACK_IMPORTED_MODULE_0__/* .evaluateExpression */ .O4)(expression, values, answers);
}
/**
 * The result of a template from the results of all its expansions: the worst of failure, cancelled, skipped, success. One
 * that expanded to nothing is a success: nothing is waited for.
 */
function foldResults(results) {
    const seen = new Set(results);
    return ['failure', 'cancelled', 'skipped'].find((result) => seen.has(result)) ?? 'success';
}
/**
 * The status that a task sees: `success()` when everything it needs succeeded, `failure()` when something it needs failed,
 * `cancelled()` when the run is being cancelled.
 */
function statusOf(needs, cancelled) {
    const results = [...needs];
    return {
        success: !cancelled && results.every((result) => result === 'success'),
        failure: results.includes('failure'),
        cancelled,
    };
}


/***/ }),

/***/ 88412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AW: () => (/* binding */ FUNCTIONS),
/* harmony export */   BA: () => (/* binding */ toValue),
/* harmony export */   Ns: () => (/* binding */ STATUS_FUNCTIONS),
/* harmony export */   O4: () => (/* binding */ evaluateExpression),
/* harmony export */   YK: () => (/* binding */ parseExpression),
/* harmony export */   Ys: () => (/* binding */ fromValue),
/* harmony export */   j_: () => (/* binding */ isStatusFunction),
/* harmony export */   zz: () => (/* binding */ isTruthy)
/* harmony export */ });
/* harmony import */ var _actions_expressions__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34082);

/** What a run-time condition may ask about the tasks it needs. */
const STATUS_FUNCTIONS = ['success', 'failure', 'cancelled', 'always'];
/** GitHub's functions without `hashFiles`, which reads files. */
const FUNCTIONS = [
    'contains',
    'startsWith',
    'endsWith',
    'format',
    'join',
    'toJSON',
    'fromJSON',
    'case',
];
const knownFunctions = new Set(Object.keys(_actions_expressions__WEBPACK_IMPORTED_MODULE_0__/* .wellKnownFunctions */ .j7));
const statusFunctions = STATUS_FUNCTIONS.map((name) => ({ name, minArgs: 0, maxArgs: 0 }));
const CACHE_SIZE = 4096;
const cache = new Map();
/**
 * Parses one expression, without its `${{ }}`. `contexts` are the names it may read; `status` allows `success()` and its
 * kin. Results are remembered, so that the expansions of one template parse once.
 */
function parseExpression(text, contexts, status) {
    const key = `${status} ${contexts.join()} ${text}`;
    const known = cache.get(key);
    if (known)
        return known;
    if (cache.size >= CACHE_SIZE)
        cache.clear();
    const result = parse(text, contexts, status);
    cache.set(key, result);
    return result;
}
function parse(text, contexts, status) {
    try {
        const { tokens } = new _actions_expressions__WEBPACK_IMPORTED_MODULE_0__/* .Lexer */ .JG(text).lex();
        for (const token of tokens) {
            // The library unescapes only the first doubled quote of a text.
            if (typeof token.value === 'string')
                token.value = token.lexeme.slice(1, -1).replaceAll("''", "'");
        }
        const names = namesIn(tokens.map((token) => token.lexeme));
        for (const name of names.called) {
            const known = knownFunctions.has(name.toLowerCase()) || (status && isStatusFunction(name));
            if (!known)
                return { fault: 'unknown-function', name };
        }
        for (const name of names.read) {
            if (!contexts.includes(name.toLowerCase()))
                return { fault: 'unknown-context', name };
        }
        const tree = new _actions_expressions__WEBPACK_IMPORTED_MODULE_0__/* .Parser */ .iX(tokens, [...contexts], status ? statusFunctions : []).parse();
        return tree
            ? { expression: { text, tree, contexts: lower(names.read), functions: lower(names.called), needs: names.needs } }
            : { fault: 'syntax', detail: 'An expression was expected' };
    }
    catch (error) {
        return { fault: 'syntax', detail: detailOf(error, text) };
    }
}
/** GitHub's own wording, with the position that the library leaves out of some messages. */
function detailOf(error, text) {
    const message = error instanceof Error ? error.message : String(error);
    if (message === 'ErrorExceededMaxLength')
        return 'Exceeded max expression length 21000';
    if (!(error instanceof _actions_expressions__WEBPACK_IMPORTED_MODULE_0__/* .ExpressionError */ .tj))
        return message;
    return `${message}. Located at position ${error.pos.column + 1} within expression: ${text}`;
}
function lower(names) {
    return new Set([...names].map((name) => name.toLowerCase()));
}
/** A name before `(` is a function, a name that no `.` precedes is a context; the literals are neither. */
function namesIn(lexemes) {
    const read = new Set();
    const called = new Set();
    const needs = [];
    lexemes.forEach((lexeme, index) => {
        if (!/^[A-Za-z_]/.test(lexeme) || lexemes[index - 1] === '.')
            return;
        if (lexemes[index + 1] === '(')
            called.add(lexeme);
        else if (!/^(true|false|null|NaN|Infinity)$/.test(lexeme))
            read.add(lexeme);
        if (lexeme.toLowerCase() !== 'needs')
            return;
        const name = lexemes[index + 2];
        if (lexemes[index + 1] === '.' && name !== undefined && name !== '*')
            needs.push(name);
        if (lexemes[index + 1] === '[' && name?.startsWith("'"))
            needs.push(name.slice(1, -1).replaceAll("''", "'"));
    });
    return { read, called, needs };
}
function isStatusFunction(name) {
    return STATUS_FUNCTIONS.includes(name.toLowerCase());
}
/**
 * Evaluates a parsed expression. `status` answers the status functions by lower-case name. A fault of evaluation, such as
 * `fromJSON` of no JSON, is a detail in words.
 */
function evaluateExpression(expression, contexts, status = {}) {
    const values = new _actions_expressions__WEBPACK_IMPORTED_MODULE_0__/* .data.Dictionary */ .p.bT();
    for (const name of expression.contexts)
        values.add(name, contexts[name] ?? new _actions_expressions__WEBPACK_IMPORTED_MODULE_0__/* .data.Null */ .p.Uv());
    const functions = new Map(Object.entries(status).map(([name, answer]) => [
        name,
        { name, minArgs: 0, maxArgs: 0, call: () => new _actions_expressions__WEBPACK_IMPORTED_MODULE_0__/* .data.BooleanData */ .p.bo(answer) },
    ]));
    try {
        return { value: new _actions_expressions__WEBPACK_IMPORTED_MODULE_0__/* .Evaluator */ .oi(expression.tree, values, functions).evaluate() };
    }
    catch (error) {
        return { detail: error instanceof Error ? error.message : String(error) };
    }
}
/** A JSON value as the library's data; deep values of any length are safe. */
function toValue(json) {
    if (json === null)
        return new _actions_expressions__WEBPACK_IMPORTED_MODULE_0__/* .data.Null */ .p.Uv();
    if (typeof json === 'string')
        return new _actions_expressions__WEBPACK_IMPORTED_MODULE_0__/* .data.StringData */ .p.uQ(json);
    if (typeof json === 'number')
        return new _actions_expressions__WEBPACK_IMPORTED_MODULE_0__/* .data.NumberData */ .p.Q9(json);
    if (typeof json === 'boolean')
        return new _actions_expressions__WEBPACK_IMPORTED_MODULE_0__/* .data.BooleanData */ .p.bo(json);
    if (Array.isArray(json)) {
        const list = new _actions_expressions__WEBPACK_IMPORTED_MODULE_0__/* .data.Array */ .p.O3();
        for (const entry of json)
            list.add(toValue(entry));
        return list;
    }
    const mapping = new Mapping();
    for (const [key, value] of Object.entries(json))
        mapping.add(key, toValue(value));
    return mapping;
}
/** The library's mapping takes `constructor` for a key that it already has. */
class Mapping extends _actions_expressions__WEBPACK_IMPORTED_MODULE_0__/* .data.Dictionary */ .p.bT {
    #pairs = new Map();
    add(key, value) {
        const folded = key.toLowerCase();
        if (!this.#pairs.has(folded))
            this.#pairs.set(folded, { key, value });
    }
    get(key) {
        return this.#pairs.get(key.toLowerCase())?.value;
    }
    values() {
        return this.pairs().map(({ value }) => value);
    }
    pairs() {
        return [...this.#pairs.values()];
    }
}
/** The library's data as JSON. */
function fromValue(value) {
    return JSON.parse(JSON.stringify(value, _actions_expressions__WEBPACK_IMPORTED_MODULE_0__/* .data.replacer */ .p.$U) ?? 'null');
}
/** GitHub's truth: null, false, 0, NaN and the empty text are false. */
function isTruthy(value) {
    switch (value.kind) {
        case _actions_expressions__WEBPACK_IMPORTED_MODULE_0__/* .data.Kind */ .p.b8.Null:
            return false;
        case _actions_expressions__WEBPACK_IMPORTED_MODULE_0__/* .data.Kind */ .p.b8.Boolean:
        case _actions_expressions__WEBPACK_IMPORTED_MODULE_0__/* .data.Kind */ .p.b8.Number:
        case _actions_expressions__WEBPACK_IMPORTED_MODULE_0__/* .data.Kind */ .p.b8.String:
            return Boolean(value.value);
        default:
            return true;
    }
}


/***/ }),

/***/ 89830:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BC: () => (/* binding */ shortHash),
/* harmony export */   d: () => (/* binding */ taskFileName),
/* harmony export */   sY: () => (/* binding */ listName)
/* harmony export */ });
/** Names that are safe as file and artifact names, made from ids that may hold anything. */
const SLUG_LENGTH = 60;
/**
 * The base name of every file that belongs to one task: a readable slug of at most 60 characters out of
 * `[A-Za-z0-9._-]`, then `-` and a hash of the whole id. The hash is in lower case, so that two ids that a file system
 * cannot tell apart still get different names. Never starts with `.` and is never empty.
 */
function taskFileName(id) {
    const slug = id
        .slice(0, 4 * SLUG_LENGTH)
        .replace(/[^A-Za-z0-9._-]+/g, '-')
        .replace(/^[.-]+/, '')
        .slice(0, SLUG_LENGTH)
        .replace(/[.-]+$/, '');
    return `${slug || 'task'}-${shortHash(id)}`;
}
/** A name for a task list made from its file's path: the base name without extensions, reduced to `[A-Za-z0-9_-]{1,64}`. */
function listName(file) {
    const base = file.split(/[\\/]/).at(-1) ?? '';
    const stem = base.replace(/^\.+/, '').replace(/\.(ya?ml|json)$/i, '');
    const name = stem
        .replace(/[^A-Za-z0-9_-]+/g, '-')
        .replace(/^-+|-+$/g, '')
        .slice(0, 64);
    return name || 'fanfold';
}
/**
 * 53 bits in base 36 (at most 11 characters): two multiplicative hashes of 32 bits that mix into each other (cyrb53, in the
 * public domain). Not for security: with 100,000 ids the chance of one collision is below one in a million.
 */
function shortHash(text) {
    let a = 0xdeadbeef;
    let b = 0x41c6ce57;
    for (let index = 0; index < text.length; index++) {
        const unit = text.charCodeAt(index);
        a = Math.imul(a ^ unit, 2654435761);
        b = Math.imul(b ^ unit, 1597334677);
    }
    a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
    b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
    return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}


/***/ }),

/***/ 29665:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ee: () => (/* binding */ variables),
/* harmony export */   YK: () => (/* binding */ MAX_VARIABLE_BYTES),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   io: () => (/* binding */ matrixVariable),
/* harmony export */   x4: () => (/* binding */ isReservedVariable)
/* harmony export */ });
/** Linux gives one argument or variable at most 128 KiB, the closing NUL included. */
const MAX_VARIABLE_BYTES = 131_071;
/**
 * The environment that a task's command gets from its task file: its own `env`, then `ITEM` (when it has one),
 * `MATRIX_<KEY>` for every matrix value and `FANFOLD_TASK` (its id), which `env` cannot override. Values of a task reach
 * its command only this way, never as text inside it.
 */
function variables(task) {
    const result = Object.assign(Object.create(null), task.env);
    if (task.item !== null)
        result.ITEM = textOf(task.item);
    for (const [key, value] of Object.entries(task.matrix))
        result[matrixVariable(key)] = textOf(value);
    result.FANFOLD_TASK = task.id;
    return result;
}
/** The variable of one matrix key: `node-version` is `MATRIX_NODE_VERSION`. */
function matrixVariable(key) {
    return `MATRIX_${key.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`;
}
/** A value as GitHub writes it into a text: null is empty, lists and mappings are compact JSON. */
function textOf(value) {
    if (value === null)
        return '';
    if (typeof value === 'object')
        return JSON.stringify(value);
    return typeof value === 'number' ? numberText(value) : String(value);
}
/** GitHub keeps 15 decimals and knows no minus zero. */
function numberText(value) {
    return value === 0 ? '0' : String(Number(value.toFixed(15)));
}
/** `true` when the environment would shadow what the runner or fanfold itself sets. */
function isReservedVariable(name) {
    return /^(ITEM$|MATRIX_|FANFOLD_|GITHUB_|ACTIONS_|RUNNER_)/i.test(name);
}


/***/ })

};
