export const id = 134;
export const ids = [134];
export const modules = {

/***/ 65134:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  check: () => (/* binding */ check)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/exec/list.js
var exec_list = __webpack_require__(24550);
// EXTERNAL MODULE: ./build/exec/load.js + 54 modules
var load = __webpack_require__(27035);
// EXTERNAL MODULE: ./build/exec/records.js + 2 modules
var exec_records = __webpack_require__(9170);
// EXTERNAL MODULE: ./build/exec/timings.js
var timings = __webpack_require__(83711);
// EXTERNAL MODULE: ./build/independence/conditions.js
var independence_conditions = __webpack_require__(50477);
// EXTERNAL MODULE: ./build/independence/conflicts.js + 1 modules
var conflicts = __webpack_require__(900);
// EXTERNAL MODULE: ./build/independence/order.js
var order = __webpack_require__(55087);
// EXTERNAL MODULE: ./build/independence/suggest.js
var suggest = __webpack_require__(50997);
// EXTERNAL MODULE: ./build/plan/matrix.js
var matrix = __webpack_require__(557);
// EXTERNAL MODULE: ./build/report/escape/terminal.js
var terminal = __webpack_require__(99351);
// EXTERNAL MODULE: ./build/report/layout.js
var layout = __webpack_require__(5981);
// EXTERNAL MODULE: ./build/report/problems.js + 1 modules
var report_problems = __webpack_require__(59313);
// EXTERNAL MODULE: ./build/report/words.js
var words = __webpack_require__(44702);
;// CONCATENATED MODULE: ./build/report/check-text.js




/**
 * The text of `fanfold check`: whether the tasks are independent, the four conditions, then each conflict where it stands
 * with its fixes. Ends with a newline.
 */
function checkText(checked, style) {
    const parts = [
        answer(checked, style),
        conditionTable(checked.conditions, style),
        (0,report_problems/* formatProblems */.C)(checked.problems, checked.texts, style, 'was-run').trimEnd(),
    ];
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
function answer({ conflicts, unknown, tasks, conditions }, style) {
    const broken = conditions.filter(({ status }) => status === 'conflict').length;
    if (conflicts > 0)
        return `${style.bold(style.red('NOT INDEPENDENT'))}  ${(0,words/* count */.U9)(conflicts, 'pair')} of tasks in conflict`;
    if (broken > 0)
        return `${style.bold(style.red('NOT INDEPENDENT'))}  ${(0,words/* count */.U9)(broken, 'condition')} broken`;
    const of = (0,words/* count */.U9)(tasks, 'task');
    if (unknown > 0)
        return `${style.bold(style.yellow('NO CONFLICT FOUND'))}  but ${(0,words/* grouped */.zD)(unknown)} of ${of} declared nothing`;
    return `${style.bold(style.green('INDEPENDENT'))}  ${of}, no conflict`;
}
const MARKS = { ok: '✓', conflict: '✗', warning: '!', unknown: '?' };
function conditionTable(conditions, style) {
    const paints = { ok: style.green, conflict: style.red, warning: style.yellow, unknown: style.dim };
    const rows = conditions.map(({ name, status, summary }) => [
        { text: `  ${MARKS[status]} ${(0,terminal/* line */.n8)(name)}`, paint: paints[status] },
        { text: (0,terminal/* line */.n8)(summary) },
    ]);
    return (0,layout/* table */.t)([{ title: '' }, { title: '' }], rows, style)
        .filter((text) => text !== '')
        .join('\n');
}

// EXTERNAL MODULE: ./build/cli/main.js + 6 modules
var main = __webpack_require__(29484);
// EXTERNAL MODULE: ./build/cli/runfolder.js
var runfolder = __webpack_require__(35188);
;// CONCATENATED MODULE: ./build/cli/commands/check.js















/** `fanfold check`: the four conditions of independence, with a place, a witness and three fixes for what breaks one. */
async function check(command, workspace, console, interrupt) {
    const refuse = (problems, texts = new Map()) => {
        console.err((0,report_problems/* formatProblems */.C)(problems, texts, console.errStyle).trimEnd());
        return main.EXIT.bad;
    };
    const list = await (0,exec_list/* readList */.LD)(command.file, workspace);
    if ('kind' in list)
        return refuse([list]);
    const loaded = await (0,load/* loadPlan */.Yq)(list, workspace, process.env, {
        timings: timings/* noTimings */.DN,
        jobs: null,
        stop: interrupt.signal,
    });
    if (interrupt.signal.aborted)
        return main.EXIT.interrupted;
    if (loaded.hazards === null || loaded.problems.some(isBadFile))
        return refuse(loaded.problems, loaded.texts);
    if (command.suggest)
        return check_suggest(loaded, workspace, console);
    const workflow = await readWorkflow(command.workflow, workspace, loaded);
    if (workflow !== null && 'kind' in workflow)
        return refuse([workflow]);
    return check_answer(command, loaded, workflow, console);
}
/** What the check finds is its answer; any other error is a file that says nothing to check. */
const FINDINGS = new Set([
    'race',
    'serialised-hazard',
    'more-hazards',
    'unverifiable',
    'too-many-comparisons',
    'too-many-meetings',
]);
function isBadFile({ area, kind, severity }) {
    return severity === 'error' && !(area === 'independence' && FINDINGS.has(kind));
}
async function readWorkflow(path, workspace, loaded) {
    if (path === null)
        return null;
    try {
        const text = await (0,promises_.readFile)((0,external_node_path_.resolve)(workspace, path), 'utf8');
        // GitHub's own workflow parser is large: only this command loads it.
        const { checkWorkflow } = await Promise.all(/* import() */[__webpack_require__.e(162), __webpack_require__.e(963)]).then(__webpack_require__.bind(__webpack_require__, 19963));
        return { path, text, findings: checkWorkflow(text, path, loaded.plan === null ? 1 : (0,matrix/* waveCount */.xV)(loaded.plan)) };
    }
    catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        return { area: 'rim', severity: 'error', at: null, kind: 'unreadable', path, detail };
    }
}
function check_answer(command, loaded, workflow, console) {
    const { hazards } = loaded;
    if (hazards === null)
        return main.EXIT.bad;
    const conditions = (0,independence_conditions/* fourConditions */.D)(hazards, (0,order/* orderIntoWaves */.R)(hazards.tasks), workflow?.findings ?? null);
    const broken = conditions.some(({ status }) => status === 'conflict') || loaded.plan === null;
    if (command.format === 'json') {
        console.out([...(0,conflicts/* checkJson */.Zs)(hazards)].join('').trimEnd());
        return broken ? main.EXIT.fail : main.EXIT.pass;
    }
    const texts = new Map(loaded.texts);
    if (workflow !== null)
        texts.set(workflow.path, workflow.text);
    const problems = [...new Set([...loaded.problems, ...(0,conflicts/* hazardProblems */.RU)(hazards), ...(workflow?.findings ?? [])])];
    const checked = {
        conflicts: (0,conflicts/* countConflicts */.D8)(hazards),
        unknown: hazards.unknown,
        tasks: hazards.tasks.length,
        conditions,
        problems: distinct(problems),
        texts,
    };
    console.out(checkText(checked, console.style).trimEnd());
    return broken ? main.EXIT.fail : main.EXIT.pass;
}
/** A hazard is in the problems of the plan already, under the severity of `independence:`; each is told once. */
function distinct(problems) {
    return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
async function check_suggest(loaded, workspace, console) {
    const folder = (0,runfolder/* runFolder */.kQ)((0,external_node_path_.join)(workspace, '.fanfold'));
    const read = await (0,exec_records/* readRecords */.T)(folder.records);
    const tasks = loaded.hazards?.tasks ?? [];
    if ('kind' in read) {
        console.err('fanfold: there is no observed run in .fanfold; `fanfold run --observe` makes one');
        return main.EXIT.bad;
    }
    const records = read.records.map(({ record }) => record);
    const suggestions = (0,suggest/* suggestDeclarations */.Qz)(tasks, records, await readsObserved(folder.observed));
    if (suggestions.length === 0)
        console.out('The last run observed nothing; `fanfold run --observe` does.');
    else
        console.out('# What the last run justifies. One run shows one way through a task: read before you copy.');
    for (const { template, line } of suggestions)
        console.out(`${template}:\n  ${line}`);
    return main.EXIT.pass;
}
/** The paths that each task read, as the last run saw them; only tracing sees reads. */
async function readsObserved(file) {
    const text = await (0,promises_.readFile)(file, 'utf8').catch(() => '{}');
    const { observed = [] } = JSON.parse(text);
    const single = observed.flatMap(({ tasks, reads }) => tasks.length === 1 && reads !== null ? [[tasks[0] ?? '', reads]] : []);
    return new Map(single);
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

/***/ 50477:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ fourConditions)
/* harmony export */ });
const DETAILS = 10;
function plural(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
function pairsOf(groups) {
    return groups.reduce((total, group) => total + group.count, 0);
}
function detail(group) {
    const [p, q] = group.patterns;
    return `${p} and ${q} meet at ${group.witness} (${plural(group.count, 'pair')})`;
}
function unknownSummary({ unknown, problems }) {
    if (problems.some(({ severity }) => severity === 'error'))
        return 'not every declaration could be checked';
    return unknown > 0 ? `${plural(unknown, 'task')} declared nothing` : null;
}
function dataDependencies(hazards) {
    const name = 'data dependencies';
    const races = hazards.races.filter(({ kind }) => kind !== 'write-write');
    if (races.length > 0) {
        const summary = `${plural(pairsOf(races), 'pair')} of unordered tasks where one reads what the other writes`;
        return { name, status: 'conflict', summary, details: races.slice(0, DETAILS).map(detail) };
    }
    const unknown = unknownSummary(hazards);
    if (unknown !== null)
        return { name, status: 'unknown', summary: unknown, details: [] };
    return { name, status: 'ok', summary: 'no task reads what an unordered task writes', details: [] };
}
function resourceConflicts(hazards) {
    const name = 'resource conflicts';
    const races = hazards.races.filter(({ kind }) => kind === 'write-write');
    const impossible = hazards.problems.filter(({ kind }) => kind === 'resource-over' || kind === 'unknown-resource');
    if (races.length > 0 || impossible.length > 0) {
        const parts = [];
        if (races.length > 0)
            parts.push(`${plural(pairsOf(races), 'pair')} of unordered tasks write the same path`);
        if (impossible.length > 0)
            parts.push(`${plural(impossible.length, 'claim')} can never be met`);
        return { name, status: 'conflict', summary: parts.join('; '), details: races.slice(0, DETAILS).map(detail) };
    }
    const kept = hazards.serialised.map(({ kind, name: what, tasks }) => kind === 'exclusive'
        ? `${plural(tasks.length, 'task')} run alone`
        : `${kind} ${what}: ${plural(tasks.length, 'task')}`);
    const details = kept.slice(0, DETAILS);
    const unknown = unknownSummary(hazards);
    if (unknown !== null)
        return { name, status: 'unknown', summary: unknown, details };
    const summary = kept.length > 0 ? `none; ${plural(kept.length, 'claim')} kept apart` : 'none';
    return { name, status: 'ok', summary, details };
}
function orderingRequirements(hazards, order) {
    const name = 'ordering requirements';
    const cycles = order.problems.length;
    if (cycles > 0) {
        const details = order.problems.flatMap((problem) => (problem.kind === 'cycle' ? [problem.ids.join(' -> ')] : []));
        const summary = `${plural(cycles, 'need')} that can never be met`;
        return { name, status: 'conflict', summary, details: details.slice(0, DETAILS) };
    }
    const { undefinedOrder } = hazards;
    if (undefinedOrder.length > 0) {
        const summary = `${plural(pairsOf(undefinedOrder), 'pair')} of tasks that share files cannot overlap, but either may come first`;
        const status = hazards.options.mode === 'strict' ? 'conflict' : 'warning';
        return { name, status, summary, details: undefinedOrder.slice(0, DETAILS).map(detail) };
    }
    const waves = order.waves.length;
    const summary = waves > 1 ? `met in ${plural(waves, 'wave')}` : 'none';
    return { name, status: 'ok', summary, details: [] };
}
function failureIsolation(workflow) {
    const name = 'failure isolation';
    if (workflow === null) {
        return {
            name,
            status: 'unknown',
            summary: 'no workflow was checked; give one with `--workflow FILE`',
            details: [],
        };
    }
    const [errors, warnings] = [
        workflow.filter(({ severity }) => severity === 'error').length,
        workflow.filter(({ severity }) => severity === 'warning').length,
    ];
    const details = workflow
        .map((problem) => (problem.kind === 'workflow' ? problem.finding : problem.kind))
        .slice(0, DETAILS);
    if (errors + warnings === 0)
        return { name, status: 'ok', summary: 'no failure reaches another task or the gate', details };
    const parts = [
        ...(errors > 0 ? [plural(errors, 'error')] : []),
        ...(warnings > 0 ? [plural(warnings, 'warning')] : []),
    ];
    return { name, status: errors > 0 ? 'conflict' : 'warning', summary: `${parts.join(', ')} in the workflow`, details };
}
/**
 * The four conditions: no data dependency, no resource conflict, no ordering requirement left open, isolated failures.
 *
 * @param workflow What `checkWorkflow` found; `null` when no workflow was looked at.
 */
function fourConditions(hazards, order, workflow) {
    return [
        dataDependencies(hazards),
        resourceConflicts(hazards),
        orderingRequirements(hazards, order),
        failureIsolation(workflow),
    ];
}


/***/ }),

/***/ 50997:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bi: () => (/* binding */ declarationLine),
/* harmony export */   Kz: () => (/* binding */ generalise),
/* harmony export */   Qz: () => (/* binding */ suggestDeclarations)
/* harmony export */ });
/* unused harmony export literalPattern */
/** This many files of one folder stand for the folder. */
const FILES_FOR_FOLDER = 3;
/** More patterns than this below one folder are too many to read. */
const PATTERNS_PER_FOLDER = 20;
/** A concrete path as a pattern that matches it and nothing beside it. */
function literalPattern(path) {
    return path
        .replace(/[\\*?[\]{}]/g, '\\$&')
        .replace(/([@!+])\(/g, '$1\\(')
        .replace(/^[!#~]/, '\\$&')
        .replace(/^([A-Za-z][A-Za-z0-9+.-]*):/, '$1\\:');
}
const createFolder = () => ({ folders: new Map(), files: [], whole: false });
/** Names deeper than this are not told apart. */
const DEPTH_LIMIT = 64;
function insert(root, path) {
    const names = path.split('/');
    const file = names.pop() ?? '';
    let folder = root;
    for (const name of names.slice(0, DEPTH_LIMIT)) {
        let next = folder.folders.get(name);
        if (next === undefined) {
            next = createFolder();
            folder.folders.set(name, next);
        }
        folder = next;
    }
    if (names.length > DEPTH_LIMIT)
        folder.whole = true;
    else
        folder.files.push(file);
}
function patternsBelow(folder, prefix) {
    const whole = [`${literalPattern(prefix)}**`];
    if (folder.whole || (prefix !== '' && folder.files.length >= FILES_FOR_FOLDER))
        return whole;
    const patterns = folder.files.map((file) => literalPattern(prefix + file));
    for (const [name, inner] of folder.folders)
        patterns.push(...patternsBelow(inner, `${prefix}${name}/`));
    return prefix !== '' && patterns.length > PATTERNS_PER_FOLDER ? whole : patterns;
}
/**
 * Few patterns that cover concrete paths: a folder with three files or more becomes `folder/**`, other paths stay as they
 * are. Only folders below the workspace are widened, never the workspace itself.
 */
function generalise(paths) {
    const root = createFolder();
    for (const path of new Set(paths))
        insert(root, path);
    return patternsBelow(root, '').sort();
}
/** `writes: ["dist/**"]` */
function declarationLine(key, patterns) {
    return `${key}: [${patterns.map((pattern) => JSON.stringify(pattern)).join(', ')}]`;
}
function escapeForRegex(text) {
    return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
/** Where the value of an expansion stands in a pattern between other letters, the expression stands for it. */
function withExpressions(pattern, task) {
    const values = [];
    if (task.item !== null)
        values.push([task.item, 'item']);
    for (const [key, value] of Object.entries(task.matrix)) {
        if (typeof value === 'string' || typeof value === 'number')
            values.push([value, `matrix.${key}`]);
    }
    let result = pattern;
    for (const [value, name] of values) {
        const literal = literalPattern(String(value));
        if (literal === '')
            continue;
        const alone = new RegExp(`(?<![A-Za-z0-9])${escapeForRegex(literal)}(?![A-Za-z0-9])`, 'g');
        result = result.replace(alone, () => `\${{ ${name} }}`);
    }
    return result;
}
function suggest(tasks, key, observed) {
    const byTemplate = new Map();
    for (const task of tasks) {
        const paths = observed(task.id);
        if (paths === null)
            continue;
        const patterns = byTemplate.get(task.template) ?? new Set();
        for (const pattern of generalise(paths))
            patterns.add(withExpressions(pattern, task));
        byTemplate.set(task.template, patterns);
    }
    return [...byTemplate].map(([template, set]) => {
        const patterns = [...set].sort();
        return { template, key, patterns, line: declarationLine(key, patterns) };
    });
}
/**
 * The `writes:` and `reads:` lines that the last observed run justifies, entry by entry. Files that a task both wrote and
 * read are proposed as writes only. An entry that was seen to touch nothing gets an empty list, which declares just that.
 *
 * @param readsObserved Paths read, by task id; only `--observe` with `strace` sees them.
 */
function suggestDeclarations(tasks, records, readsObserved = new Map()) {
    const writes = new Map(records.map((record) => [record.task, record.writesObserved]));
    const onlyRead = (id) => {
        const paths = readsObserved.get(id);
        if (paths === undefined)
            return null;
        const written = new Set(writes.get(id) ?? []);
        return paths.filter((path) => !written.has(path));
    };
    return [...suggest(tasks, 'writes', (id) => writes.get(id) ?? null), ...suggest(tasks, 'reads', onlyRead)];
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
