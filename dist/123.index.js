export const id = 123;
export const ids = [123];
export const modules = {

/***/ 63123:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   converge: () => (/* binding */ converge)
/* harmony export */ });
/* harmony import */ var _report_problems_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59313);
/* harmony import */ var _report_verdict_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62732);
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(29484);
/* harmony import */ var _stored_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57958);




/** `fanfold converge`: the verdict again, offline, from the files that a run left. */
async function converge(command, workspace, console) {
    const judged = await (0,_stored_js__WEBPACK_IMPORTED_MODULE_3__/* .judgeStored */ .T)(command.plan, command.records, workspace);
    if (!('verdict' in judged)) {
        console.err((0,_report_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .formatProblems */ .C)(judged, new Map(), console.errStyle).trimEnd());
        return _main_js__WEBPACK_IMPORTED_MODULE_2__.EXIT.bad;
    }
    if (command.format === 'json')
        console.out(JSON.stringify(judged.verdict, null, 2));
    else
        console.out((0,_report_verdict_text_js__WEBPACK_IMPORTED_MODULE_1__/* .verdictText */ .n)(judged, console.style).trimEnd());
    return judged.verdict.verdict === 'pass' ? _main_js__WEBPACK_IMPORTED_MODULE_2__.EXIT.pass : _main_js__WEBPACK_IMPORTED_MODULE_2__.EXIT.fail;
}


/***/ }),

/***/ 57958:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ judgeStored)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _exec_load_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27035);
/* harmony import */ var _exec_records_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9170);
/* harmony import */ var _plan_document_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(19918);
/* harmony import */ var _report_converge_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(43136);
/** What a run left behind, read again: its plan and its records. */






/**
 * Reads the plan document and the folder of records, and judges the records as of their newest attempt. Paths are relative
 * to `workspace`, and problems name them as they are given. All that cannot be read is told at once.
 */
async function judgeStored(planPath, recordsPath, workspace) {
    const plan = await readPlan(planPath, workspace);
    const read = await (0,_exec_records_js__WEBPACK_IMPORTED_MODULE_3__/* .readRecords */ .T)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, recordsPath));
    if ('kind' in plan || 'kind' in read) {
        const records = 'kind' in read && read.kind === 'unreadable' ? [unreadable(recordsPath, read.detail)] : [];
        return 'kind' in plan ? [plan, ...records] : records;
    }
    const runAttempt = read.records.reduce((most, { record }) => Math.max(most, record.runAttempt), 1);
    return (0,_report_converge_js__WEBPACK_IMPORTED_MODULE_5__/* .converge */ .c)(plan, read.records, { runAttempt, problems: read.problems });
}
async function readPlan(path, workspace) {
    try {
        const parsed = (0,_plan_document_js__WEBPACK_IMPORTED_MODULE_4__/* .parsePlan */ .vS)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, path), 'utf8'), _exec_load_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256 */ .sc);
        if ('plan' in parsed)
            return parsed.plan;
        return { area: 'rim', severity: 'error', at: null, kind: 'not-a-plan', source: path, detail: parsed.detail };
    }
    catch (error) {
        return unreadable(path, error instanceof Error ? error.message : String(error));
    }
}
function unreadable(path, detail) {
    const told = detail.startsWith('ENOENT') ? 'there is no such file or folder' : detail;
    return { area: 'rim', severity: 'error', at: null, kind: 'unreadable', path, detail: told };
}


/***/ }),

/***/ 9170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ readRecords)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(60019);
;// CONCATENATED MODULE: ./build/sync/documents.js
/** The record and the verdict as documents: one schema each, from which the committed JSON Schema is generated. */

const id = schemas/* string */.YjP().min(1).max(512);
const whole = schemas/* int */.Whr().nonnegative();
const digest = schemas/* string */.YjP().regex(/^sha256:[0-9a-f]{64}$/);
const instant = schemas/* string */.YjP()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    .refine((text) => !Number.isNaN(Date.parse(text)), 'not a date')
    .describe('ISO 8601 in UTC with milliseconds');
const ids = schemas/* array */.YOg(id);
const states = ['succeeded', 'failed', 'timed-out', 'cancelled', 'skipped', 'tolerated', 'superseded'];
const oneTry = schemas/* object */.Ikc({
    startedAt: instant,
    endedAt: instant,
    exitCode: schemas/* int */.Whr().nullable().describe('null when a signal ended the command or it never started'),
    signal: schemas/* string */.YjP().max(32).nullable(),
})
    .describe('One run of the command');
/** A task record, version 1. Unknown keys are dropped, so that a later 1.x may add some. */
const taskRecordSchema = schemas/* object */.Ikc({
    version: schemas/* literal */.euz(1),
    plan: digest.describe('The digest of the plan'),
    task: id,
    leg: id,
    runAttempt: schemas/* int */.Whr().min(1),
    state: schemas/* enum */.k5n(states),
    reason: schemas/* string */.YjP()
        .max(4096)
        .nullable()
        .describe('Why the state is not plain success; a task blocked by a failed need is skipped with the reason `needs`'),
    tries: schemas/* array */.YOg(oneTry).max(1000),
    durationMs: whole.describe('From the first start to the last end, with the waits between tries'),
    outputs: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()),
    writesObserved: schemas/* array */.YOg(schemas/* string */.YjP())
        .nullable()
        .describe('Workspace-relative paths that the task created, changed or deleted; null when nobody looked'),
    logTail: schemas/* string */.YjP().describe('The last lines of the output, at most 8 KiB'),
    colour: schemas/* enum */.k5n(['green', 'red']).exactOptional().describe('The colour the leg meant to end with'),
})
    .describe('What happened to one task, written once');
const reason = schemas/* object */.Ikc({
    rule: schemas/* string */.YjP(),
    need: schemas/* int */.Whr(),
    have: whole,
    text: schemas/* string */.YjP().describe('The arithmetic, checkable by hand'),
})
    .describe('One rule that makes the verdict what it is');
const counts = schemas/* object */.Ikc({
    total: whole,
    succeeded: whole,
    failed: whole,
    'timed-out': whole,
    cancelled: whole,
    skipped: whole,
    tolerated: whole,
    superseded: whole,
    missing: whole,
});
const timing = schemas/* object */.Ikc({
    sequentialMs: whole.describe('The sum of the task times'),
    parallelMs: whole.describe('Wall time from the first start to the last end'),
    speedup: schemas/* number */.aig().nonnegative().describe('sequentialMs / parallelMs, 1 when nothing ran'),
    predictedSpeedup: schemas/* number */.aig().nonnegative(),
    boundBy: schemas/* string */.YjP().describe('What kept the plan from being faster: a task id, `legs` or `needs`'),
});
/** A verdict, version 1. */
const verdictSchema = schemas/* object */.Ikc({
    version: schemas/* literal */.euz(1),
    plan: digest.describe('The digest of the plan'),
    verdict: schemas/* enum */.k5n(['pass', 'fail']),
    decidedBy: schemas/* array */.YOg(reason).min(1).describe('The verdict is pass exactly when every line holds'),
    counts: counts.describe('Tasks by state; the states and the missing add up to the total'),
    succeeded: ids,
    failed: ids.describe('Tasks that count as failures, the missing apart'),
    missing: ids.describe('Planned tasks that left no record'),
    flaky: ids.describe('Tasks that succeeded after a failed try or a failed run attempt'),
    outputs: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP())),
    timing,
})
    .describe('What all records of a plan amount to');
/** JSON Schema (draft 2020-12) of a task record. */
function recordJsonSchema() {
    return withTitle('fanfold task record', taskRecordSchema);
}
/** JSON Schema (draft 2020-12) of a verdict. */
function verdictJsonSchema() {
    return withTitle('fanfold verdict', verdictSchema);
}
function withTitle(title, schema) {
    // `input`: what a writer may leave out or add is what a reader accepts.
    const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
    return { $schema: String($schema), title, ...rest };
}

;// CONCATENATED MODULE: ./build/sync/records.js

const RECORD_LIMITS = { recordBytes: 256 * 1024, sourceBytes: 16 * 1024 * 1024, problems: 20 };
/** `source` says where the text came from, e.g. the artifact and file name; it only serves the problems. */
function parseRecords(text, source, limits = RECORD_LIMITS) {
    if (exceeds(text, limits.sourceBytes)) {
        return { records: [], problems: [problem({ kind: 'oversized', source, line: null, max: limits.sourceBytes })] };
    }
    const pieces = split(text.replace(/^\uFEFF/, ''));
    if (pieces.length === 0)
        return { records: [], problems: [problem({ kind: 'empty-source', source })] };
    const records = [];
    const problems = [];
    for (const piece of pieces) {
        const read = readPiece(piece, source, limits);
        if ('record' in read)
            records.push(read.record);
        else
            problems.push(read.problem);
    }
    return { records, problems: capped(problems, source, limits.problems) };
}
/** The whole text when it is one JSON value, or when no line is one by itself; else its lines. */
function split(text) {
    if (text.trim() === '')
        return [];
    const whole = { text, line: null };
    if (isJson(text))
        return [whole];
    const lines = text
        .split('\n')
        .map((line, index) => ({ text: line, line: index + 1 }))
        .filter((piece) => piece.text.trim() !== '');
    return lines.some((piece) => isRecordLine(piece.text)) ? lines : [whole];
}
function isRecordLine(line) {
    return line.startsWith('{') && isJson(line);
}
function isJson(text) {
    try {
        JSON.parse(text);
        return true;
    }
    catch {
        return false;
    }
}
function readPiece({ text, line }, source, limits) {
    if (exceeds(text, limits.recordBytes))
        return { problem: problem({ kind: 'oversized', source, line, max: limits.recordBytes }) };
    const malformed = (detail) => ({ problem: problem({ kind: 'malformed', source, line, detail }) });
    let value;
    try {
        value = JSON.parse(text);
    }
    catch (error) {
        return malformed(error instanceof Error ? error.message : String(error));
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return malformed('not a JSON object');
    if (hasPrototypeKey(value))
        return malformed('has a key `__proto__`');
    const version = 'version' in value ? value.version : undefined;
    if (typeof version === 'number' && version > 1)
        return { problem: problem({ kind: 'future-version', source, line, version }) };
    const parsed = taskRecordSchema.safeParse(value);
    if (parsed.success)
        return { record: parsed.data };
    const issues = parsed.error.issues.slice(0, 3);
    return malformed(issues.map((issue) => `${issue.path.join('.') || 'record'}: ${issue.message}`).join('; '));
}
/** Walks with its own stack: a hostile text may be nested deeper than the call stack. */
function hasPrototypeKey(value) {
    const open = [value];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
        for (const key of Object.keys(next)) {
            if (key === '__proto__')
                return true;
            const child = Reflect.get(next, key);
            if (typeof child === 'object' && child !== null)
                open.push(child);
        }
    }
    return false;
}
function capped(problems, source, max) {
    if (problems.length <= max)
        return problems;
    return [...problems.slice(0, max), problem({ kind: 'more-malformed', source, count: problems.length - max })];
}
/** A warning and not an error: the work goes on, the record does not count, and its task will be missing. */
function problem(facts) {
    return { area: 'sync', severity: 'warning', at: null, ...facts };
}
/** Whether the text is longer than `bytes` in UTF-8. */
function exceeds(text, bytes) {
    if (text.length > bytes)
        return true;
    if (text.length * 3 <= bytes)
        return false;
    return new TextEncoder().encode(text).length > bytes;
}

;// CONCATENATED MODULE: ./build/exec/records.js



/**
 * Reads every `.json` and `.jsonl` file directly in a folder, in the order of their names. What is no record is a problem of
 * the result; only a folder that cannot be read is a problem instead of one. Links are not followed, and a file that is too
 * large is not read.
 */
async function readRecords(folder, speaker) {
    let names;
    try {
        names = (await (0,promises_.readdir)(folder)).filter((name) => /\.jsonl?$/.test(name)).sort();
    }
    catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        return { area: 'rim', severity: 'error', at: null, kind: 'unreadable', path: folder, detail };
    }
    const records = [];
    const problems = [];
    for (const name of names) {
        const path = (0,external_node_path_.join)(folder, name);
        const status = await (0,promises_.lstat)(path);
        if (!status.isFile())
            continue;
        if (status.size > RECORD_LIMITS.sourceBytes) {
            const max = RECORD_LIMITS.sourceBytes;
            problems.push({ area: 'sync', severity: 'error', at: null, kind: 'oversized', source: name, line: null, max });
            continue;
        }
        const read = parseRecords(await (0,promises_.readFile)(path, 'utf8'), name);
        problems.push(...read.problems);
        for (const record of read.records)
            records.push({ record, source: name, ...(speaker ? { speaker } : {}) });
    }
    return { records, problems };
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

/***/ 62732:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ verdictText)
/* harmony export */ });
/* harmony import */ var _escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99351);
/* harmony import */ var _headline_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(41321);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5981);
/* harmony import */ var _next_steps_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63576);
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59313);
/* harmony import */ var _rows_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(24098);
/* harmony import */ var _width_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(19903);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(44702);








/** What a terminal report shows at most; the full story is in `report.html` and the records. */
const MOST = { failures: 20, logLines: 10, tableRows: 40, slowest: 15, outputs: 20, tests: 20 };
/**
 * The final report for a terminal: the verdict and its arithmetic, what failed and why with the last lines of its log,
 * the table of all tasks, outputs, speed, and what to do next. Ends with a newline.
 */
function verdictText(converged, style) {
    const rows = (0,_rows_js__WEBPACK_IMPORTED_MODULE_3__/* .rowsOf */ .RO)(converged);
    const parts = [
        banner(converged, rows, style),
        failingTests(converged, style),
        failures(converged, rows, style),
        taskTable(rows, style),
        outputs(converged, style),
        converged.problems.length === 0
            ? []
            : (0,_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .formatProblems */ .C)(converged.problems, new Map(), style, 'was-run').trimEnd().split('\n'),
        speed(converged),
        steps((0,_next_steps_js__WEBPACK_IMPORTED_MODULE_1__/* .nextSteps */ .Z)(converged, rows), style),
    ];
    const lines = parts.filter((part) => part.length > 0).map((part) => part.join('\n'));
    const long = lines.join('\n').split('\n').length > 30;
    return `${[...lines, ...(long ? [closing(converged, style)] : [])].join('\n\n')}\n`;
}
function painted(converged, style) {
    const word = (0,_headline_js__WEBPACK_IMPORTED_MODULE_4__/* .verdictWord */ .E0)(converged);
    return style.bold(word === 'PASS' ? style.green(word) : style.red(word));
}
function banner(converged, rows, style) {
    const first = `${painted(converged, style)}  ${converged.plan.name}: ${(0,_headline_js__WEBPACK_IMPORTED_MODULE_4__/* .countsLine */ .J7)(rows)}`;
    return [first, ...(0,_headline_js__WEBPACK_IMPORTED_MODULE_4__/* .arithmetic */ .Bm)(converged).map((text) => `      ${(0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(text)}`)];
}
function closing(converged, style) {
    const reason = (0,_headline_js__WEBPACK_IMPORTED_MODULE_4__/* .arithmetic */ .Bm)(converged)[0];
    return `${painted(converged, style)}  ${converged.plan.name}${reason === undefined ? '' : `: ${(0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(reason)}`}`;
}
function failingTests({ failingTests: tests = [] }, style) {
    if (tests.length === 0)
        return [];
    const shown = tests.slice(0, MOST.tests).flatMap((test) => {
        const [first = ''] = (0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .logLines */ .OG)(test.message);
        const name = `  ${style.red('✗')} ${(0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(test.suite)} > ${(0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(test.test)}  ${style.dim((0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(test.task))}`;
        return first === '' ? [name] : [name, `      ${(0,_width_js__WEBPACK_IMPORTED_MODULE_5__/* .shorten */ .ml)((0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(first), style.columns - 6)}`];
    });
    return [
        style.bold(`${(0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .count */ .U9)(tests.length, 'failing test')}`),
        ...shown,
        ...moreLine(tests.length - MOST.tests, style),
    ];
}
function failures({ verdict }, rows, style) {
    const failing = rows.filter(_rows_js__WEBPACK_IMPORTED_MODULE_3__/* .isTrouble */ .KM);
    if (failing.length === 0)
        return [];
    const shown = failing.slice(0, MOST.failures).flatMap((row) => failure(row, style));
    const title = verdict.verdict === 'pass' ? 'Failed, which the policy allows' : 'Failed';
    return [style.bold(title), ...shown, ...moreLine(failing.length - MOST.failures, style)];
}
function failure(row, style) {
    const facts = [
        ...(row.tries > 1 ? [(0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .count */ .U9)(row.tries, 'try', 'tries')] : []),
        ...(row.durationMs > 0 ? [(0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .duration */ .p0)(row.durationMs)] : []),
        ...(row.leg !== '' && row.fate !== 'missing' ? [row.leg] : []),
    ].map(_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8);
    const reason = (0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(row.reason) || (0,_rows_js__WEBPACK_IMPORTED_MODULE_3__/* .fateWord */ .ZF)(row);
    const note = facts.length === 0 ? '' : style.dim(`  ${facts.join(', ')}`);
    const head = `  ${style.red((0,_rows_js__WEBPACK_IMPORTED_MODULE_3__/* .fateMark */ .qd)(row))} ${style.bold((0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(row.task))}  ${reason}${note}`;
    if (row.fate === 'blocked')
        return [head];
    const log = (0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .logLines */ .OG)(row.record?.logTail ?? '').slice(-MOST.logLines);
    return [
        head,
        ...log.map((text) => `      ${style.dim('|')} ${(0,_width_js__WEBPACK_IMPORTED_MODULE_5__/* .shorten */ .ml)((0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .inert */ .tJ)(text), Math.max(20, style.columns - 8))}`.trimEnd()),
    ];
}
function taskTable(rows, style) {
    if (rows.length === 0)
        return [];
    const columns = [
        { title: 'Task', most: Math.max(24, Math.floor(style.columns / 2)) },
        { title: 'State' },
        { title: 'Time', align: 'right' },
        { title: 'Tries', align: 'right' },
        { title: 'Leg', most: 24 },
        { title: 'Reason', most: 60 },
    ];
    const shown = worthShowing(rows);
    const cells = shown.map((row) => [
        { text: (0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(row.task) },
        { text: `${(0,_rows_js__WEBPACK_IMPORTED_MODULE_3__/* .fateMark */ .qd)(row)} ${(0,_rows_js__WEBPACK_IMPORTED_MODULE_3__/* .fateWord */ .ZF)(row)}`, paint: paintOf(row, style) },
        { text: row.tries === 0 ? '' : (0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .duration */ .p0)(row.durationMs) },
        { text: row.tries > 1 ? String(row.tries) : '' },
        { text: (0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(row.leg), paint: style.dim },
        { text: (0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(row.reason) },
    ]);
    return [...(0,_layout_js__WEBPACK_IMPORTED_MODULE_7__/* .table */ .t)(columns, cells, style), ...moreLine(rows.length - shown.length, style)];
}
/** All rows, or of a long list what went wrong and then the slowest. */
function worthShowing(rows) {
    if (rows.length <= MOST.tableRows)
        return rows;
    const plainly = (row) => row.fate === 'succeeded' && !row.flaky && !row.fails;
    const notable = rows.filter((row) => !plainly(row)).slice(0, MOST.tableRows);
    const slowest = rows.filter(plainly).toSorted((a, b) => b.durationMs - a.durationMs);
    return [...notable, ...slowest.slice(0, Math.max(0, MOST.slowest - notable.length))];
}
function paintOf(row, style) {
    if (row.fails)
        return style.red;
    if (row.fate === 'succeeded')
        return row.flaky ? style.yellow : style.green;
    return row.fate === 'tolerated' ? style.yellow : style.dim;
}
function outputs({ verdict }, style) {
    const all = Object.entries(verdict.outputs).flatMap(([task, values]) => Object.entries(values).map(([key, value]) => [task, key, value]));
    if (all.length === 0)
        return [];
    const columns = [
        { title: 'Task', most: 40 },
        { title: 'Output', most: 30 },
        { title: 'Value', most: 60 },
    ];
    const cells = all.slice(0, MOST.outputs).map((values) => values.map((text) => ({ text: (0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(text) })));
    return [...(0,_layout_js__WEBPACK_IMPORTED_MODULE_7__/* .table */ .t)(columns, cells, style), ...moreLine(all.length - MOST.outputs, style)];
}
function speed(converged) {
    return [(0,_headline_js__WEBPACK_IMPORTED_MODULE_4__/* .speedLine */ .o4)(converged), (0,_headline_js__WEBPACK_IMPORTED_MODULE_4__/* .boundLine */ .TH)(converged)].filter((text) => text !== null).map(_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8);
}
function steps(next, style) {
    return next.length === 0
        ? []
        : [style.bold('Next'), ...next.map(({ text, url }) => `  ${(0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(text)}${url === null ? '' : ` ${url}`}`)];
}
function moreLine(more, style) {
    return more > 0 ? [style.dim(`  and ${(0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .grouped */ .zD)(more)} more`)] : [];
}


/***/ })

};
