export const id = 280;
export const ids = [280];
export const modules = {

/***/ 26280:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   report: () => (/* binding */ report)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _report_html_page_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(47936);
/* harmony import */ var _report_problems_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(59313);
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29484);
/* harmony import */ var _runfolder_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(35188);
/* harmony import */ var _stored_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(57958);







/** `fanfold report`: the page of a run, from the plan and the records it left. */
async function report(command, workspace, console) {
    const refuse = (problems) => {
        console.err((0,_report_problems_js__WEBPACK_IMPORTED_MODULE_3__/* .formatProblems */ .C)(problems, new Map(), console.errStyle).trimEnd());
        return _main_js__WEBPACK_IMPORTED_MODULE_4__.EXIT.bad;
    };
    const folder = (0,_runfolder_js__WEBPACK_IMPORTED_MODULE_5__/* .runFolder */ .kQ)(command.folder);
    const judged = await (0,_stored_js__WEBPACK_IMPORTED_MODULE_6__/* .judgeStored */ .T)(folder.plan, folder.records, workspace);
    if (!('verdict' in judged))
        return refuse(judged);
    const path = folder.report;
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, path), (0,_report_html_page_js__WEBPACK_IMPORTED_MODULE_2__/* .reportHtml */ .E)(judged));
    }
    catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        return refuse([{ area: 'rim', severity: 'error', at: null, kind: 'unwritable', path, detail }]);
    }
    console.out(path);
    return _main_js__WEBPACK_IMPORTED_MODULE_4__.EXIT.pass;
}


/***/ }),

/***/ 35188:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   kQ: () => (/* binding */ runFolder),
/* harmony export */   lP: () => (/* binding */ makeScratch),
/* harmony export */   vH: () => (/* binding */ prepareRunFolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);



function runFolder(root) {
    return {
        root,
        plan: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, 'plan.json'),
        records: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, 'records'),
        logs: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, 'logs'),
        results: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, 'results'),
        verdict: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, 'verdict.json'),
        report: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, 'report.html'),
        timings: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, 'timings.json'),
        observed: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, 'observed.json'),
    };
}
/**
 * Empties the folder for a new run (timings stay), stores the plan, and proves so that it can be written, before anything
 * starts. Returns the problem, or `null`.
 */
function prepareRunFolder(folder, plan) {
    try {
        for (const [name, path] of Object.entries(folder))
            if (name !== 'root' && name !== 'timings')
                (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(path, { recursive: true, force: true });
        for (const path of [folder.root, folder.records, folder.logs, folder.results]) {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(path, { recursive: true });
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
        }
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder.root, '.gitignore'), '*\n');
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(folder.plan, plan);
        return null;
    }
    catch (error) {
        return unwritable('.fanfold', error);
    }
}
/** A folder for the private files of tasks, outside the workspace; or the problem. */
function makeScratch() {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdtempSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), 'fanfold-'));
    }
    catch (error) {
        return unwritable((0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), error);
    }
}
function unwritable(path, error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { area: 'rim', severity: 'error', at: null, kind: 'unwritable', path, detail };
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


/***/ })

};
