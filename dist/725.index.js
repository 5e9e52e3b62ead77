export const id = 725;
export const ids = [725];
export const modules = {

/***/ 6725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   plan: () => (/* binding */ plan)
/* harmony export */ });
/* harmony import */ var _exec_load_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4483);
/* harmony import */ var _plan_document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9918);
/* harmony import */ var _plan_matrix_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(557);
/* harmony import */ var _exec_timings_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3711);
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1789);
/* harmony import */ var _report_plan_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6662);
/* harmony import */ var _report_problems_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9313);







/** `fanfold plan`: the plan as GitHub would get it, and why it looks so. */
async function plan(command, workspace, console) {
    const list = await (0,_exec_load_js__WEBPACK_IMPORTED_MODULE_0__/* .readList */ .LD)(command.file, workspace);
    if ('kind' in list) {
        console.err((0,_report_problems_js__WEBPACK_IMPORTED_MODULE_5__/* .formatProblems */ .C)([list], new Map(), console.errStyle).trimEnd());
        return _main_js__WEBPACK_IMPORTED_MODULE_3__.EXIT.bad;
    }
    const timings = await (0,_exec_timings_js__WEBPACK_IMPORTED_MODULE_2__/* .readTimings */ .k)(command.timings, workspace);
    const loaded = await (0,_exec_load_js__WEBPACK_IMPORTED_MODULE_0__/* .loadPlan */ .Yq)(list, workspace, process.env, { history: timings.history, jobs: null });
    const problems = [...timings.problems, ...loaded.problems];
    if (loaded.plan === null || (0,_exec_load_js__WEBPACK_IMPORTED_MODULE_0__/* .hasErrors */ .Cs)(problems)) {
        console.err((0,_report_problems_js__WEBPACK_IMPORTED_MODULE_5__/* .formatProblems */ .C)(problems, loaded.texts, console.errStyle).trimEnd());
        return _main_js__WEBPACK_IMPORTED_MODULE_3__.EXIT.bad;
    }
    const { plan: made, packed, hazards } = loaded;
    if (command.format === 'text') {
        const serialised = hazards?.serialised ?? [];
        const extras = { ...packed?.extras, serialised, problems, texts: loaded.texts };
        console.out((0,_report_plan_text_js__WEBPACK_IMPORTED_MODULE_4__/* .planText */ .P)(made, console.style, extras).trimEnd());
        return _main_js__WEBPACK_IMPORTED_MODULE_3__.EXIT.pass;
    }
    if (problems.length > 0)
        console.err((0,_report_problems_js__WEBPACK_IMPORTED_MODULE_5__/* .formatProblems */ .C)(problems, loaded.texts, console.errStyle).trimEnd());
    const waves = Array.from({ length: (0,_plan_matrix_js__WEBPACK_IMPORTED_MODULE_6__/* .waveCount */ .xV)(made) }, (_, index) => (0,_plan_matrix_js__WEBPACK_IMPORTED_MODULE_6__/* .matrixOf */ .lQ)(made, index + 1));
    const document = command.format === 'json' ? (0,_plan_document_js__WEBPACK_IMPORTED_MODULE_1__/* .encodePlan */ .El)(made) : waves.length > 1 ? waves : (waves[0] ?? { include: [] });
    console.out(JSON.stringify(document, null, 2));
    return _main_js__WEBPACK_IMPORTED_MODULE_3__.EXIT.pass;
}


/***/ }),

/***/ 3711:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ readTimings)
/* harmony export */ });
/* unused harmony export parseTimings */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _packing_history_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(316);



/** Reads durations from a file; without one there is no history. Whatever is wrong with it is a warning, never an error. */
async function readTimings(path, workspace) {
    if (path === null)
        return { history: _packing_history_js__WEBPACK_IMPORTED_MODULE_2__/* .EMPTY_HISTORY */ .nF, problems: [] };
    try {
        const { size } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, path));
        if (size > _packing_history_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_HISTORY_BYTES */ .Yw)
            throw new Error(`${size} bytes; at most ${_packing_history_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_HISTORY_BYTES */ .Yw} are read`);
        return await parseTimings(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, path), 'utf8'), path);
    }
    catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        return {
            history: _packing_history_js__WEBPACK_IMPORTED_MODULE_2__/* .EMPTY_HISTORY */ .nF,
            problems: [{ area: 'rim', severity: 'warning', at: null, kind: 'unreadable', path, detail }],
        };
    }
}
/** Reads durations in any of the known forms. The XML reader is loaded only for XML. */
async function parseTimings(text, source) {
    if (!text.trimStart().startsWith('<'))
        return (0,_packing_history_js__WEBPACK_IMPORTED_MODULE_2__/* .parseHistory */ .i6)(text, source);
    const { parseJunitHistory } = await __webpack_require__.e(/* import() */ 772).then(__webpack_require__.bind(__webpack_require__, 4772));
    return parseJunitHistory(text, source);
}


/***/ }),

/***/ 316:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yw: () => (/* binding */ MAX_HISTORY_BYTES),
/* harmony export */   i6: () => (/* binding */ parseHistory),
/* harmony export */   nF: () => (/* binding */ EMPTY_HISTORY)
/* harmony export */ });
const MAX_HISTORY_BYTES = 32 * 1024 * 1024;
const EMPTY_HISTORY = { tasks: new Map(), startup: new Map() };
function parseHistory(_text, _source) {
    return { history: EMPTY_HISTORY, problems: [] };
}


/***/ }),

/***/ 557:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lQ: () => (/* binding */ matrixOf),
/* harmony export */   xV: () => (/* binding */ waveCount)
/* harmony export */ });
/* unused harmony exports MAX_OUTPUT_CHARACTERS, MAX_LEGS_PER_MATRIX, RESERVED_MATRIX_KEYS, planReference, parsePlanReference */
/** Job outputs are dropped whole above 1 MB of UTF-16, which is about this many characters for all outputs of a job. */
const MAX_OUTPUT_CHARACTERS = 500_000;
/** GitHub's limit on the jobs of one matrix. */
const MAX_LEGS_PER_MATRIX = 256;
/** The names an item of the matrix uses itself; a task's `with` may not use them. */
const RESERVED_MATRIX_KEYS = (/* unused pure expression or super */ null && (['leg', 'plan', 'name', 'runs-on', 'timeout-minutes']));
/** `<name>@<digest>`: what a leg and converge need to find and to trust the plan. */
function planReference(plan) {
    return `${plan.name}@${plan.digest}`;
}
/** Splits `<name>@sha256:<hex>`; `null` when the text is anything else, so that an empty reference never finds a plan. */
function parsePlanReference(text) {
    const match = /^([A-Za-z0-9_-]{1,64})@(sha256:[0-9a-f]{64})$/.exec(text.trim());
    return match?.[1] && match[2] ? { name: match[1], digest: match[2] } : null;
}
/** The dynamic matrix of one wave (counted from 1): an include-only matrix, one item a leg, slowest first. */
function matrixOf(plan, wave) {
    const reference = planReference(plan);
    const byId = new Map(plan.tasks.map((task) => [task.id, task]));
    return {
        include: plan.legs
            .filter((leg) => leg.wave === wave)
            .map((leg) => {
            const item = itemOf(leg, reference);
            return { ...item, ...byId.get(leg.tasks[0] ?? '')?.with, ...item };
        }),
    };
}
function itemOf(leg, reference) {
    return {
        leg: leg.id,
        plan: reference,
        name: leg.name,
        'runs-on': leg.runsOn,
        'timeout-minutes': leg.timeoutMinutes,
    };
}
/** The number of waves that have legs. A plan without legs has none. */
function waveCount(plan) {
    return plan.legs.reduce((most, leg) => Math.max(most, leg.wave), 0);
}


/***/ }),

/***/ 2251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bm: () => (/* binding */ arithmetic),
/* harmony export */   E0: () => (/* binding */ verdictWord),
/* harmony export */   J7: () => (/* binding */ countsLine),
/* harmony export */   QK: () => (/* binding */ boundPhrase),
/* harmony export */   TH: () => (/* binding */ boundLine),
/* harmony export */   o4: () => (/* binding */ speedLine)
/* harmony export */ });
/* harmony import */ var _rows_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4098);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4702);


/** The verdict as one word for a banner. */
function verdictWord(converged) {
    return converged.verdict.verdict === 'pass' ? 'PASS' : 'FAIL';
}
/** The lines of the verdict's arithmetic, without the word that the banner already says. May hold hostile text in backticks. */
function arithmetic({ verdict }) {
    return verdict.decidedBy.map((reason) => reason.text.replace(/^(?:pass|fail): /, ''));
}
/** How many tasks met which fate: `13 of 16 tasks succeeded, 2 failed, 1 missing (1 flaky)`. */
function countsLine(rows) {
    if (rows.length === 0)
        return 'the plan has no tasks';
    const of = (fate) => rows.filter((row) => row.fate === fate).length;
    const others = _rows_js__WEBPACK_IMPORTED_MODULE_0__/* .FATES */ .QH.filter((fate) => fate !== 'succeeded' && of(fate) > 0);
    const parts = others.map((fate) => `${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(of(fate))} ${(0,_rows_js__WEBPACK_IMPORTED_MODULE_0__/* .fateWord */ .ZF)({ fate, flaky: false })}`);
    const flaky = rows.filter((row) => row.flaky).length;
    const head = `${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(of('succeeded'))} of ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(rows.length, 'task')} succeeded`;
    return `${[head, ...parts].join(', ')}${flaky === 0 ? '' : ` (${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(flaky)} flaky)`}`;
}
/** `Speedup 2.15x of predicted 2.20x: sequential 33 min 00 s / parallel 15 min 20 s (predicted 15 min 00 s)`; `null` when nothing ran. */
function speedLine({ verdict, plan }) {
    const { sequentialMs, parallelMs, speedup, predictedSpeedup } = verdict.timing;
    if (parallelMs <= 0)
        return null;
    const fraction = `sequential ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(sequentialMs)} / parallel ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(parallelMs)}`;
    const predicted = `(predicted ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(plan.estimate.parallelMs)})`;
    return `Speedup ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .times */ .Hn)(speedup)} of predicted ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .times */ .Hn)(predictedSpeedup)}: ${fraction} ${predicted}`;
}
/** What kept the run, or when nobody measured that, the plan, from being faster. `null` when nothing ran. */
function boundLine({ verdict, bounded }) {
    if (bounded !== undefined)
        return bounded.text;
    const { boundBy, parallelMs } = verdict.timing;
    return parallelMs <= 0 || boundBy === '' ? null : `Bounded by ${boundPhrase(boundBy)}`;
}
/** The plan's `boundBy` in words: a task id, `legs` or `needs`. */
function boundPhrase(boundBy) {
    if (boundBy === 'legs')
        return 'the work divided by the legs';
    if (boundBy === 'needs')
        return 'the longest chain of needs';
    return `the longest task, \`${boundBy}\``;
}


/***/ }),

/***/ 6662:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ planText)
/* harmony export */ });
/* unused harmony export runnerText */
/* harmony import */ var _escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9351);
/* harmony import */ var _headline_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2251);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5981);
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9313);
/* harmony import */ var _width_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9903);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4702);






const MOST = { legs: 30, serialised: 20 };
/**
 * A plan for a terminal: how much work, how long it will take and what bounds it; then the legs wave by wave, the
 * choice of the number of legs, where the estimates come from, and what stays serial. Ends with a newline.
 */
function planText(plan, style, extras = {}) {
    const parts = [
        answer(plan, style),
        legs(plan, style),
        tradeoff(extras, style),
        notes(extras, style),
        problems(extras, style),
    ];
    const filled = parts.filter((part) => part.length > 0);
    return `${filled.map((part) => part.join('\n')).join('\n\n')}\n`;
}
function answer(plan, style) {
    const waves = wavesOf(plan).length;
    const { sequentialMs, parallelMs, lowerBoundMs, boundBy, speedup } = plan.estimate;
    const size = `${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(plan.tasks.length, 'task')} in ${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(waves, 'wave')} on ${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(plan.legs.length, 'leg')}`;
    const head = `${style.bold(plan.name)}: ${plan.legs.length === 0 ? (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(plan.tasks.length, 'task') : size}`;
    if (plan.legs.length === 0)
        return [`${head}, nothing to run`, `  verdict of an empty run: ${plan.policy.onEmpty}`];
    const gap = lowerBoundMs > 0 ? parallelMs / lowerBoundMs - 1 : 0;
    const distance = gap < 0.0005 ? 'this plan reaches it' : `this plan is ${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .percent */ .KN)(gap)} above it`;
    return [
        head,
        `  predicted ${style.bold((0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)(parallelMs))} instead of ${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)(sequentialMs)} one after another: ${style.bold((0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .times */ .Hn)(speedup))}`,
        `  lower bound ${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)(lowerBoundMs)} (${(0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n)((0,_headline_js__WEBPACK_IMPORTED_MODULE_3__/* .boundPhrase */ .QK)(boundBy))}): ${distance}`,
    ];
}
function wavesOf(plan) {
    return [...new Set(plan.legs.map((leg) => leg.wave))].sort((a, b) => a - b);
}
function legs(plan, style) {
    const waves = wavesOf(plan);
    const perWave = Math.max(3, Math.floor(MOST.legs / Math.max(1, waves.length)));
    return waves.flatMap((wave, at) => {
        const members = plan.legs.filter((leg) => leg.wave === wave);
        const when = waves.length === 1 ? '' : at === 0 ? `Wave ${wave}` : `Wave ${wave}, after wave ${waves[at - 1]}`;
        const head = when === '' ? [] : [...(at === 0 ? [] : ['']), style.bold(when)];
        return [...head, ...legTable(members, perWave, style)];
    });
}
function legTable(members, most, style) {
    const columns = [
        { title: 'Leg', most: 32 },
        { title: 'Runner', most: 24 },
        { title: 'Time', align: 'right' },
        { title: 'Tasks' },
    ];
    const room = Math.max(24, style.columns - 54);
    const shown = members.slice(0, members.length > most ? most - 1 : most);
    const cells = shown.map((leg) => [
        { text: (0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n)(leg.id) },
        { text: (0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n)(runnerText(leg.runsOn)), paint: style.dim },
        { text: (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)(leg.estimateMs) },
        { text: listedWithin(leg.tasks.map(_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n), room) },
    ]);
    const rest = members.slice(shown.length);
    return [...(0,_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .table */ .t)(columns, cells, style), ...(rest.length === 0 ? [] : [style.dim(restLine(rest))])];
}
/** As many names as fit, and how many more there are. */
function listedWithin(names, room) {
    for (let most = Math.min(names.length, 20); most > 1; most--) {
        const text = (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .listed */ .KE)(names, most);
        if ((0,_width_js__WEBPACK_IMPORTED_MODULE_5__/* .width */ .VL)(text) <= room)
            return text;
    }
    const rest = names.length > 1 ? ` and ${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .grouped */ .zD)(names.length - 1)} more` : '';
    return `${(0,_width_js__WEBPACK_IMPORTED_MODULE_5__/* .shorten */ .ml)(names[0] ?? '', room - rest.length)}${rest}`;
}
function restLine(rest) {
    const tasks = rest.reduce((sum, leg) => sum + leg.tasks.length, 0);
    const longest = rest.reduce((most, leg) => Math.max(most, leg.estimateMs), 0);
    return `and ${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(rest.length, 'more leg')} with ${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(tasks, 'task')}, ${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)(longest)} at most`;
}
/** GitHub's `runs-on` in one line. */
function runnerText(runsOn) {
    if (typeof runsOn === 'string')
        return runsOn;
    if (!('group' in runsOn))
        return runsOn.join(', ');
    const labels = runsOn.labels === undefined ? '' : ` (${[runsOn.labels].flat().join(', ')})`;
    return `group ${runsOn.group}${labels}`;
}
function tradeoff({ tradeoff: rows = [], choice }, style) {
    if (rows.length === 0)
        return [];
    const columns = [
        { title: 'Legs', align: 'right' },
        { title: 'Time', align: 'right' },
        { title: 'Billed', align: 'right' },
        { title: 'Speedup', align: 'right' },
        { title: 'Efficiency', align: 'right' },
        { title: '' },
    ];
    const cells = rows.map((row) => {
        const paint = row.chosen ? { paint: style.bold } : {};
        return [
            { text: (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .grouped */ .zD)(row.legs), ...paint },
            { text: (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)(row.makespanMs), ...paint },
            { text: `${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .grouped */ .zD)(row.billedMinutes)} min`, ...paint },
            { text: (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .times */ .Hn)(row.speedup), ...paint },
            { text: (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .percent */ .KN)(row.efficiency), ...paint },
            { text: row.chosen ? '< chosen' : '', ...paint },
        ];
    });
    return [...(0,_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .table */ .t)(columns, cells, style), ...(choice === undefined ? [] : [(0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n)(choice)])];
}
function notes({ sources, serialised = [], notes: said = [] }, style) {
    const serial = serialised.slice(0, MOST.serialised).map((entry) => serialisedLine(entry));
    const more = serialised.length - MOST.serialised;
    const rest = more > 0 ? [style.dim(`and ${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .grouped */ .zD)(more)} more groups that stay serial`)] : [];
    return [...(sources === undefined ? [] : [sourcesLine(sources)]), ...serial, ...rest, ...said.map(_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n)];
}
function serialisedLine({ kind, name, tasks }) {
    const what = kind === 'exclusive' ? 'exclusive' : `${kind} \`${(0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n)(name)}\``;
    return `Not at the same time (${what}): ${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .listed */ .KE)(tasks.map(_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n))}`;
}
function sourcesLine(sources) {
    const parts = [
        [sources.duration, 'from `duration`'],
        [sources.history, 'from history'],
        [sources.mean, 'the mean of the known'],
        [sources.equal, 'all taken as equal'],
    ];
    const said = parts.filter(([found]) => found > 0).map(([found, text]) => `${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .grouped */ .zD)(found)} ${text}`);
    return `Estimates: ${said.join(', ')}`;
}
function problems({ problems: found = [], texts = new Map() }, style) {
    return found.length === 0 ? [] : (0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .formatProblems */ .C)(found, texts, style).trimEnd().split('\n');
}


/***/ }),

/***/ 4098:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KM: () => (/* binding */ isTrouble),
/* harmony export */   QH: () => (/* binding */ FATES),
/* harmony export */   RO: () => (/* binding */ rowsOf),
/* harmony export */   ZF: () => (/* binding */ fateWord),
/* harmony export */   qd: () => (/* binding */ fateMark)
/* harmony export */ });
/* harmony import */ var _sync_outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5542);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4702);


/** Failures before the rest; among failures causes before consequences, so that a root cause is read first. */
const FATES = [
    'failed',
    'timed-out',
    'cancelled',
    'missing',
    'blocked',
    'tolerated',
    'succeeded',
    'superseded',
    'skipped',
];
/** What a reader calls a fate. */
function fateWord(row) {
    const word = row.fate === 'timed-out' ? 'timed out' : row.fate;
    return row.flaky && row.fate === 'succeeded' ? 'flaky' : word;
}
/** A sign for a fate that needs no colour to be told apart. */
function fateMark(row) {
    if (row.fate === 'missing')
        return '?';
    if (row.fails)
        return '✗';
    if (row.fate === 'succeeded')
        return row.flaky ? '~' : '✓';
    return row.fate === 'tolerated' ? '!' : '-';
}
/** One row for each planned task: failures first, causes before consequences, then in the order of the plan. */
function rowsOf(converged) {
    const facts = factsOf(converged);
    const rows = converged.plan.tasks.map((task) => rowOf(task, converged, facts));
    const rank = (row) => FATES.indexOf(row.fate) + (isTrouble(row) ? 0 : FATES.length);
    return rows
        .map((row, position) => ({ row, position, rank: rank(row) }))
        .sort((a, b) => a.rank - b.rank || a.position - b.position)
        .map(({ row }) => row);
}
/** Whether a reader must look at it: it counts as a failure, or it left no record. */
function isTrouble(row) {
    return row.fails || row.fate === 'missing';
}
function factsOf({ plan, verdict }) {
    return {
        legOf: new Map(plan.legs.flatMap((leg) => leg.tasks.map((task) => [task, leg]))),
        failing: new Set([...verdict.failed, ...(plan.policy.onMissing === 'failure' ? verdict.missing : [])]),
        missing: new Set(verdict.missing),
        flaky: new Set(verdict.flaky),
    };
}
function rowOf(task, converged, facts) {
    const record = converged.records.get(task.id) ?? null;
    const leg = record?.leg ?? facts.legOf.get(task.id)?.id ?? '';
    const job = converged.jobs?.get(leg) ?? null;
    const fate = fateOf(task, record, facts);
    const fails = facts.failing.has(task.id);
    return {
        task: task.id,
        fate,
        fails,
        flaky: facts.flaky.has(task.id),
        reason: reasonOf({ task, fate, fails, record, leg, job, failing: facts.failing }),
        leg,
        durationMs: record?.durationMs ?? 0,
        tries: record?.tries.length ?? 0,
        record,
        job,
    };
}
function fateOf(task, record, facts) {
    if (facts.missing.has(task.id))
        return 'missing';
    if (task.skip)
        return 'skipped';
    if (record === null)
        return 'superseded';
    return (0,_sync_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .isBlocked */ .lT)(record) ? 'blocked' : record.state;
}
function reasonOf(given) {
    const { fate, record } = given;
    switch (fate) {
        case 'missing':
            return missingReason(given);
        case 'blocked':
            return blockedReason(given);
        case 'superseded':
            return supersededReason(given);
        case 'skipped':
            return record?.reason ?? '`if` was false';
        case 'tolerated':
            return `${record?.reason ?? 'failed'}, tolerated by continue-on-error`;
        case 'succeeded':
            return successReason(given);
        case 'failed':
        case 'timed-out':
        case 'cancelled':
            return record?.reason ?? '';
        default:
            return fate;
    }
}
function missingReason({ leg, job }) {
    if (leg === '')
        return 'no record';
    if (job === null)
        return `no record from ${leg}`;
    if (job.startedAt === null)
        return `${leg} never started`;
    return `no record from ${leg}, whose job ended as ${job.conclusion ?? 'nothing yet'}`;
}
function supersededReason({ fails, record }) {
    if (fails)
        return 'superseded without a decision';
    return record === null ? 'not waited for: the verdict was certain' : 'stopped: the verdict was certain';
}
function blockedReason({ task, failing }) {
    const causes = task.needs.filter((need) => failing.has(need));
    return causes.length === 0 ? 'a task it needs did not succeed' : `needs ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(causes, 3)}`;
}
function successReason({ record, fails }) {
    if (record === null)
        return '';
    const note = record.tries.length > 1 ? `after ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(record.tries.length - 1, 'failed try', 'failed tries')}` : '';
    return fails ? `${note} (flaky counts as failure)`.trim() : note;
}


/***/ })

};
