export const id = 725;
export const ids = [725];
export const modules = {

/***/ 76725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   plan: () => (/* binding */ plan)
/* harmony export */ });
/* harmony import */ var _exec_list_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24550);
/* harmony import */ var _exec_load_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27035);
/* harmony import */ var _exec_timings_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83711);
/* harmony import */ var _plan_document_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19918);
/* harmony import */ var _plan_matrix_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(557);
/* harmony import */ var _report_plan_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76662);
/* harmony import */ var _report_problems_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(59313);
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(29484);








/** `fanfold plan`: the plan as GitHub would get it, and why it looks so. */
async function plan(command, workspace, console, interrupt) {
    const list = await (0,_exec_list_js__WEBPACK_IMPORTED_MODULE_0__/* .readList */ .LD)(command.file, workspace);
    if ('kind' in list) {
        console.err((0,_report_problems_js__WEBPACK_IMPORTED_MODULE_5__/* .formatProblems */ .C)([list], new Map(), console.errStyle).trimEnd());
        return _main_js__WEBPACK_IMPORTED_MODULE_6__.EXIT.bad;
    }
    const timings = () => (0,_exec_timings_js__WEBPACK_IMPORTED_MODULE_2__/* .readTimings */ .kF)(command.timings, workspace);
    const loaded = await (0,_exec_load_js__WEBPACK_IMPORTED_MODULE_1__/* .loadPlan */ .Yq)(list, workspace, process.env, { timings, jobs: null, stop: interrupt.signal });
    if (interrupt.signal.aborted)
        return _main_js__WEBPACK_IMPORTED_MODULE_6__.EXIT.interrupted;
    const { problems } = loaded;
    if (loaded.plan === null || (0,_exec_load_js__WEBPACK_IMPORTED_MODULE_1__/* .hasErrors */ .Cs)(problems)) {
        console.err((0,_report_problems_js__WEBPACK_IMPORTED_MODULE_5__/* .formatProblems */ .C)(problems, loaded.texts, console.errStyle).trimEnd());
        return _main_js__WEBPACK_IMPORTED_MODULE_6__.EXIT.bad;
    }
    const { plan: made, packed, hazards } = loaded;
    if (command.format === 'text') {
        const serialised = hazards?.serialised ?? [];
        const extras = { ...packed?.why(), serialised, problems, texts: loaded.texts };
        console.out((0,_report_plan_text_js__WEBPACK_IMPORTED_MODULE_4__/* .planText */ .P)(made, console.style, extras).trimEnd());
        return _main_js__WEBPACK_IMPORTED_MODULE_6__.EXIT.pass;
    }
    if (problems.length > 0)
        console.err((0,_report_problems_js__WEBPACK_IMPORTED_MODULE_5__/* .formatProblems */ .C)(problems, loaded.texts, console.errStyle).trimEnd());
    const waves = Array.from({ length: (0,_plan_matrix_js__WEBPACK_IMPORTED_MODULE_7__/* .waveCount */ .xV)(made) }, (_, index) => (0,_plan_matrix_js__WEBPACK_IMPORTED_MODULE_7__/* .matrixOf */ .lQ)(made, index + 1));
    const document = command.format === 'json' ? (0,_plan_document_js__WEBPACK_IMPORTED_MODULE_3__/* .encodePlan */ .El)(made) : waves.length > 1 ? waves : (waves[0] ?? { include: [] });
    console.out(JSON.stringify(document, null, 2));
    return _main_js__WEBPACK_IMPORTED_MODULE_6__.EXIT.pass;
}


/***/ }),

/***/ 24550:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LD: () => (/* binding */ readList),
/* harmony export */   mO: () => (/* binding */ isInline),
/* harmony export */   qA: () => (/* binding */ INLINE)
/* harmony export */ });
/* unused harmony export DEFAULT_FILES */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/** The text of a task list, from where the user keeps it. */


/** Where a list is looked for when nobody says where it is. */
const DEFAULT_FILES = ['fanfold.yml', '.github/fanfold.yml'];
/** What an inline list is called in problems. */
const INLINE = 'fanfold';
/** A value that is the list itself and not its path: it has a newline, or starts with `{` or `[`. */
function isInline(value) {
    return value.includes('\n') || /^\s*[{[]/.test(value);
}
/** Reads the list at `path`, or at the first default that exists. */
async function readList(path, workspace) {
    const candidates = path === null ? DEFAULT_FILES : [path];
    for (const file of candidates) {
        try {
            return { file, text: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, file), 'utf8') };
        }
        catch (error) {
            const missing = error.code === 'ENOENT';
            if (missing && path === null)
                continue;
            return unreadable(file, missing ? 'there is no such file' : messageOf(error));
        }
    }
    return { area: 'rim', severity: 'error', at: null, kind: 'no-task-file', looked: candidates };
}
function unreadable(path, detail) {
    return { area: 'rim', severity: 'error', at: null, kind: 'unreadable', path, detail };
}
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 83711:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DN: () => (/* binding */ noTimings),
/* harmony export */   PM: () => (/* binding */ parseTimings),
/* harmony export */   kF: () => (/* binding */ readTimings)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _packing_history_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(316);



/** For who wants a plan without history. */
const noTimings = () => Promise.resolve({ history: _packing_history_js__WEBPACK_IMPORTED_MODULE_2__/* .EMPTY_HISTORY */ .nF, problems: [] });
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
    const { parseJunitHistory } = await Promise.all(/* import() */[__webpack_require__.e(143), __webpack_require__.e(772)]).then(__webpack_require__.bind(__webpack_require__, 54772));
    return parseJunitHistory(text, source);
}


/***/ }),

/***/ 557:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gm: () => (/* binding */ MAX_OUTPUT_CHARACTERS),
/* harmony export */   dl: () => (/* binding */ planReference),
/* harmony export */   gf: () => (/* binding */ parsePlanReference),
/* harmony export */   lQ: () => (/* binding */ matrixOf),
/* harmony export */   xV: () => (/* binding */ waveCount)
/* harmony export */ });
/** Job outputs are dropped whole above 1 MB of UTF-16, which is about this many characters for all outputs of a job. */
const MAX_OUTPUT_CHARACTERS = 500_000;
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

/***/ 41321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Bm: () => (/* binding */ arithmetic),
  TH: () => (/* binding */ boundLine),
  QK: () => (/* binding */ boundPhrase),
  J7: () => (/* binding */ countsLine),
  o4: () => (/* binding */ speedLine),
  E0: () => (/* binding */ verdictWord)
});

// EXTERNAL MODULE: ./build/report/words.js
var words = __webpack_require__(44702);
;// CONCATENATED MODULE: ./build/report/bounded.js

/** Waiting or starting is named from this share of the leg's whole time on, a lone task from this share of its work. */
const OVERHEAD_SHARE = 0.25;
const TASK_SHARE = 0.9;
/** A leg that works this much more than the average is out of balance; less is noise. */
const IMBALANCE_SHARE = 0.1;
/**
 * Which of four things kept the run from being faster: waiting for runners, starting them, one long task, or imbalance.
 * Looks at the leg that ended last, because everybody waited for it. `null` when it is none of them: the work was spread
 * evenly, and only more legs would help.
 */
function boundedBy(converged) {
    const all = legTimes(converged);
    const last = all.reduce((late, leg) => (late === null || leg.endMs > late.endMs ? leg : late), null);
    if (last === null || last.busyMs <= 0)
        return null;
    const queueMs = Math.min(last.queueMs, sinceEarlierWaves(last, all));
    const legs = all.filter(({ wave }) => wave === last.wave);
    const whole = queueMs + last.startupMs + last.busyMs;
    const mean = legs.reduce((sum, leg) => sum + leg.busyMs, 0) / legs.length;
    const leg = `\`${last.leg}\``;
    if (queueMs >= OVERHEAD_SHARE * whole && queueMs >= last.startupMs) {
        return { by: 'queueing', text: `Bounded by queueing: ${leg} waited ${(0,words/* duration */.p0)(queueMs)} for a runner` };
    }
    if (last.startupMs >= OVERHEAD_SHARE * whole) {
        const text = `Bounded by start-up: ${leg} took ${(0,words/* duration */.p0)(last.startupMs)} to start and ${(0,words/* duration */.p0)(last.busyMs)} to work`;
        return { by: 'start-up', text };
    }
    if (last.longest.ms >= TASK_SHARE * last.busyMs) {
        const text = `Bounded by one long task: \`${last.longest.task}\` took ${(0,words/* duration */.p0)(last.longest.ms)}`;
        return { by: 'task', text };
    }
    if (last.busyMs - mean >= IMBALANCE_SHARE * last.busyMs) {
        const text = `Bounded by imbalance: ${leg} worked ${(0,words/* duration */.p0)(last.busyMs)}, the average leg ${(0,words/* duration */.p0)(mean)}`;
        return { by: 'imbalance', text };
    }
    return null;
}
/** From the end of the waves before it to the start of the leg: what GitHub calls created may lie before that. */
function sinceEarlierWaves(leg, all) {
    const before = all
        .filter(({ wave }) => wave < leg.wave)
        .reduce((late, { endMs }) => Math.max(late, endMs), -Infinity);
    return Math.max(0, leg.startMs - leg.startupMs - before);
}
function legTimes({ plan, records, jobs }) {
    const waves = new Map(plan.legs.map(({ id, wave }) => [id, wave]));
    const byLeg = new Map();
    for (const record of records.values()) {
        const own = byLeg.get(record.leg);
        if (own === undefined)
            byLeg.set(record.leg, [record]);
        else
            own.push(record);
    }
    return [...byLeg].flatMap(([leg, own]) => legTime(leg, waves.get(leg) ?? 1, own, jobs?.get(leg)) ?? []);
}
function legTime(leg, wave, records, job) {
    const tries = records.flatMap((record) => record.tries);
    const start = tries.reduce((first, { startedAt }) => Math.min(first, Date.parse(startedAt)), Infinity);
    const end = tries.reduce((last, { endedAt }) => Math.max(last, Date.parse(endedAt)), -Infinity);
    const [first, ...others] = records;
    if (first === undefined || !(end >= start))
        return null;
    const longest = others.reduce((most, record) => (record.durationMs > most.durationMs ? record : most), first);
    return {
        leg,
        wave,
        startMs: start,
        queueMs: between(job?.createdAt, Date.parse(job?.startedAt ?? '')),
        startupMs: between(job?.startedAt, start),
        busyMs: records.reduce((sum, record) => sum + record.durationMs, 0),
        longest: { task: longest.task, ms: longest.durationMs },
        endMs: end,
    };
}
/** Milliseconds from one time to another; 0 when one is unknown or the clocks disagree. */
function between(from, to) {
    const ms = to - Date.parse(from ?? '');
    return ms > 0 ? ms : 0;
}

// EXTERNAL MODULE: ./build/report/rows.js
var report_rows = __webpack_require__(24098);
;// CONCATENATED MODULE: ./build/report/headline.js



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
    const others = report_rows/* FATES */.QH.filter((fate) => fate !== 'succeeded' && of(fate) > 0);
    const parts = others.map((fate) => `${(0,words/* grouped */.zD)(of(fate))} ${(0,report_rows/* fateWord */.ZF)({ fate, flaky: false })}`);
    const flaky = rows.filter((row) => row.flaky).length;
    const head = `${(0,words/* grouped */.zD)(of('succeeded'))} of ${(0,words/* count */.U9)(rows.length, 'task')} succeeded`;
    return `${[head, ...parts].join(', ')}${flaky === 0 ? '' : ` (${(0,words/* grouped */.zD)(flaky)} flaky)`}`;
}
/** `Speedup 2.15x of predicted 2.20x: sequential 33 min 00 s / parallel 15 min 20 s (predicted 15 min 00 s)`; `null` when nothing ran. */
function speedLine({ verdict, plan }) {
    const { sequentialMs, parallelMs, speedup, predictedSpeedup } = verdict.timing;
    if (parallelMs <= 0)
        return null;
    const fraction = `sequential ${(0,words/* duration */.p0)(sequentialMs)} / parallel ${(0,words/* duration */.p0)(parallelMs)}`;
    const predicted = `(predicted ${(0,words/* duration */.p0)(plan.estimate.parallelMs)})`;
    return `Speedup ${(0,words/* times */.Hn)(speedup)} of predicted ${(0,words/* times */.Hn)(predictedSpeedup)}: ${fraction} ${predicted}`;
}
/** What kept the run, or when nothing in particular did, the plan, from being faster. `null` when nothing ran. */
function boundLine(converged) {
    const { boundBy, parallelMs } = converged.verdict.timing;
    if (parallelMs <= 0)
        return null;
    const found = converged.bounded ?? boundedBy(converged);
    if (found !== null)
        return found.text;
    return boundBy === '' ? null : `Bounded by ${boundPhrase(boundBy)}`;
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

/***/ 5981:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ table)
/* harmony export */ });
/* harmony import */ var _width_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19903);

/** Lines of a table with a dimmed head; cells must be safe for a terminal. Columns without any text are left out. */
function table(all, allRows, style) {
    const used = all.map((_, at) => at).filter((at) => allRows.some((row) => (row[at]?.text ?? '') !== ''));
    const columns = used.map((at) => all[at] ?? { title: '' });
    const rows = allRows.map((row) => used.map((at) => row[at] ?? { text: '' }));
    const head = columns.map((column) => ({ text: column.title, paint: style.dim }));
    const fitted = [head, ...rows].map((row) => columns.map((column, at) => fitCell(row[at], column)));
    const widths = columns.map((_, at) => fitted.reduce((most, row) => Math.max(most, (0,_width_js__WEBPACK_IMPORTED_MODULE_0__/* .width */ .VL)(row[at]?.text ?? '')), 0));
    return fitted.map((row) => rowLine(row, columns, widths));
}
function fitCell(cell, column) {
    if (cell === undefined)
        return { text: '' };
    return column.most === undefined ? cell : { ...cell, text: (0,_width_js__WEBPACK_IMPORTED_MODULE_0__/* .shorten */ .ml)(cell.text, column.most) };
}
function rowLine(row, columns, widths) {
    const parts = row.map((cell, at) => {
        const last = at === row.length - 1;
        const right = columns[at]?.align === 'right';
        const text = last && !right ? cell.text : (0,_width_js__WEBPACK_IMPORTED_MODULE_0__/* .pad */ .eV)(cell.text, widths[at] ?? 0, right ? 'right' : 'left');
        return cell.paint === undefined ? text : cell.paint(text);
    });
    return parts.join('  ').trimEnd();
}


/***/ }),

/***/ 76662:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ planText)
/* harmony export */ });
/* unused harmony export runnerText */
/* harmony import */ var _escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99351);
/* harmony import */ var _headline_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41321);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5981);
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(59313);
/* harmony import */ var _width_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(19903);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44702);






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
        `  lower bound ${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)(lowerBoundMs)} (${(0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)((0,_headline_js__WEBPACK_IMPORTED_MODULE_3__/* .boundPhrase */ .QK)(boundBy))}): ${distance}`,
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
        { text: (0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(leg.id) },
        { text: (0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(runnerText(leg.runsOn)), paint: style.dim },
        { text: (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)(leg.estimateMs) },
        { text: listedWithin(leg.tasks.map(_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8), room) },
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
    return [...(0,_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .table */ .t)(columns, cells, style), ...(choice === undefined ? [] : [(0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(choice)])];
}
function notes({ sources, serialised = [], notes: said = [] }, style) {
    const serial = serialised.slice(0, MOST.serialised).map((entry) => serialisedLine(entry));
    const more = serialised.length - MOST.serialised;
    const rest = more > 0 ? [style.dim(`and ${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .grouped */ .zD)(more)} more groups that stay serial`)] : [];
    return [...(sources === undefined ? [] : [sourcesLine(sources)]), ...serial, ...rest, ...said.map(_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)];
}
function serialisedLine({ kind, name, tasks }) {
    const what = kind === 'exclusive' ? 'exclusive' : `${kind} \`${(0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(name)}\``;
    return `Not at the same time (${what}): ${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .listed */ .KE)(tasks.map(_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8))}`;
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

/***/ 59313:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ formatProblems)
});

// EXTERNAL MODULE: ./build/report/escape/terminal.js
var terminal = __webpack_require__(99351);
// EXTERNAL MODULE: ./build/report/width.js
var width = __webpack_require__(19903);
;// CONCATENATED MODULE: ./build/report/excerpt.js


const TAB = 4;
/**
 * The source line with a mark under the place, two lines. Tabs are widened, control characters shown escaped, wide
 * characters measured, and a line that is longer than the terminal is cut around the place.
 */
function excerpt(source, at, style) {
    const start = Math.min(Math.max(at.column - 1, 0), source.length);
    const token = tokenLength(source, start);
    const number = String(at.line);
    const gutter = ' '.repeat(number.length + 2);
    const room = Math.max(20, style.columns - gutter.length - 3);
    const { before, marked, after } = windowed(characters(source), start, start + token, room);
    const text = (0,terminal/* inert */.tJ)([before, marked, after].map((part) => part.map((shown) => shown.text).join('')).join(''));
    const mark = `^${'~'.repeat(Math.max(0, Math.min(sumOf(marked), room) - 1))}`;
    return [
        `${style.dim(`  ${number} |`)} ${text}`.trimEnd(),
        `${style.dim(`${gutter} |`)} ${' '.repeat(sumOf(before))}${style.red(mark)}`,
    ];
}
/** A key, a word, or a quoted text is what a place points at; anything else is one character. */
function tokenLength(source, start) {
    const rest = source.slice(start, start + 500);
    const token = /^"[^"]*"|^'[^']*'|^[^\s,:{}[\]#"']+/.exec(rest);
    return token === null ? 1 : token[0].length;
}
function characters(source) {
    const shown = [];
    let column = 0;
    let at = 0;
    for (const character of source) {
        const text = character === '\t' ? ' '.repeat(TAB - (column % TAB)) : (0,terminal/* printable */.g$)(character);
        shown.push({ text, width: (0,width/* width */.VL)(text), at });
        column += (0,width/* width */.VL)(text);
        at += character.length;
    }
    return shown;
}
/** The part of a line around `[start, end)` that fits into `room` cells, with ellipses where it is cut. */
function windowed(all, start, end, room) {
    const first = all.findIndex((shown) => shown.at >= start);
    const from = first === -1 ? all.length : first;
    const to = all.findIndex((shown) => shown.at >= end);
    const until = to === -1 ? all.length : to;
    const whole = { before: all.slice(0, from), marked: all.slice(from, until), after: all.slice(until) };
    if (sumOf(all) <= room)
        return whole;
    const marked = takeWhileFits(whole.marked, room - 2);
    const half = Math.floor((room - 2 - sumOf(marked)) / 2);
    const left = takeWhileFits(whole.before.toReversed(), half).toReversed();
    const right = takeWhileFits(whole.after, half);
    return {
        before: left.length < whole.before.length ? [ELLIPSIS, ...left] : left,
        marked,
        after: marked.length < whole.marked.length || right.length < whole.after.length ? [...right, ELLIPSIS] : right,
    };
}
const ELLIPSIS = { text: '…', width: 1, at: -1 };
function takeWhileFits(from, room) {
    let used = 0;
    const cutAt = from.findIndex((shown) => {
        used += shown.width;
        return used > room;
    });
    return cutAt === -1 ? [...from] : from.slice(0, cutAt);
}
function sumOf(shown) {
    return shown.reduce((sum, character) => sum + character.width, 0);
}

// EXTERNAL MODULE: ./build/report/sentences/index.js + 8 modules
var sentences = __webpack_require__(98042);
// EXTERNAL MODULE: ./build/report/words.js
var words = __webpack_require__(44702);
;// CONCATENATED MODULE: ./build/report/problems.js




/** Nobody reads more than this; the count at the end names them all. */
const MOST_SHOWN = 100;
/**
 * Writes problems as compilers do: place, severity, sentence, then the line of the source with a mark under the place.
 * Sorted by place; the last line counts them and says whether anything was run. `sources` are the texts by file name; a
 * file that is not among them is named without an excerpt. Empty when there is no problem, else ends with a newline. After
 * a run, say `was-run`.
 */
function formatProblems(problems, sources, style, run = 'nothing-was-run') {
    if (problems.length === 0)
        return '';
    const lines = new Map([...sources].map(([file, text]) => [file, text.split(/\r\n|\n|\r/)]));
    const shown = sorted(problems)
        .slice(0, MOST_SHOWN)
        .map((problem) => one(problem, lines, style));
    const more = problems.length - MOST_SHOWN;
    const rest = more > 0 ? [style.dim(`and ${more} more`)] : [];
    return `${[...shown, ...rest, total(problems, run, style)].join('\n')}\n`;
}
function sorted(problems) {
    const rank = { error: 0, warning: 1, note: 2 };
    return [...problems].sort((a, b) => comparePlaces(a.at, b.at) || rank[a.severity] - rank[b.severity]);
}
/** Problems without a place come first: a file that cannot be read explains the rest. */
function comparePlaces(a, b) {
    if (a === null || b === null)
        return Number(a !== null) - Number(b !== null);
    if (a.file !== b.file)
        return a.file < b.file ? -1 : 1;
    return a.line - b.line || a.column - b.column;
}
function one(problem, sources, style) {
    const { at, severity } = problem;
    const place = at === null ? '' : `${style.bold((0,terminal/* line */.n8)(`${at.file}:${at.line}:${at.column}:`))} `;
    const [first = '', ...more] = (0,sentences/* sentence */.e)(problem).split('\n').map(terminal/* line */.n8);
    const head = `${place}${painted(severity, style)} ${first}`;
    const source = at === null ? undefined : sources.get(at.file)?.[at.line - 1];
    const shown = at === null || source === undefined ? [] : excerpt(source, at, style);
    return [head, ...shown, ...more.map((text) => `  ${text}`)].join('\n');
}
function painted(severity, style) {
    const word = `${severity}:`;
    if (severity === 'error')
        return style.red(word);
    return severity === 'warning' ? style.yellow(word) : style.cyan(word);
}
function total(problems, run, style) {
    const of = (severity) => problems.filter((problem) => problem.severity === severity).length;
    const parts = ['error', 'warning', 'note']
        .map((severity) => ({ severity, found: of(severity) }))
        .filter(({ found }) => found > 0)
        .map(({ severity, found }) => (0,words/* count */.U9)(found, severity));
    return style.bold(`${parts.join(', ')}${of('error') > 0 && run === 'nothing-was-run' ? '; nothing was run' : ''}`);
}


/***/ }),

/***/ 24098:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KM: () => (/* binding */ isTrouble),
/* harmony export */   QH: () => (/* binding */ FATES),
/* harmony export */   RO: () => (/* binding */ rowsOf),
/* harmony export */   ZF: () => (/* binding */ fateWord),
/* harmony export */   qd: () => (/* binding */ fateMark)
/* harmony export */ });
/* harmony import */ var _sync_outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55542);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44702);


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


/***/ }),

/***/ 19903:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VL: () => (/* binding */ width),
/* harmony export */   eV: () => (/* binding */ pad),
/* harmony export */   ml: () => (/* binding */ shorten)
/* harmony export */ });
/* unused harmony export cells */
/** Characters that take two cells: East Asian wide and full-width forms (Unicode TR11), and emoji drawn as pictures. */
const WIDE = /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1B000}-\u{1B2FF}\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}/u;
/** Characters that take no cell of their own: combining marks, joiners, variation selectors. */
const NONE = /\p{Mn}|\p{Me}|\p{Variation_Selector}|\p{Join_Control}/u;
/** Cells that one character (code point) takes on a terminal: 0, 1 or 2. */
function cells(character) {
    if (/^[ -~]$/.test(character))
        return 1;
    if (NONE.test(character))
        return 0;
    return WIDE.test(character) ? 2 : 1;
}
/** Cells that a text without control characters takes on a terminal. */
function width(text) {
    if (/^[ -~]*$/.test(text))
        return text.length;
    let sum = 0;
    for (const character of text)
        sum += cells(character);
    return sum;
}
/** Pads a text with spaces to `to` cells; `right` puts them in front. */
function pad(text, to, side = 'left') {
    const space = ' '.repeat(Math.max(0, to - width(text)));
    return side === 'left' ? text + space : space + text;
}
/** Cuts a text to at most `most` cells and marks the cut with an ellipsis. */
function shorten(text, most) {
    if (width(text) <= most)
        return text;
    let used = 1;
    let kept = '';
    for (const character of text) {
        used += cells(character);
        if (used > most)
            break;
        kept += character;
    }
    return `${kept}…`;
}


/***/ })

};
