export const id = 827;
export const ids = [827];
export const modules = {

/***/ 99605:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mf: () => (/* binding */ lookSafely),
/* harmony export */   Ww: () => (/* binding */ createEarlyStop),
/* harmony export */   dq: () => (/* binding */ pollInterval)
/* harmony export */ });
/* harmony import */ var _run_view_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89198);
/* harmony import */ var _stored_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20264);


function createEarlyStop(watch, reader, leaving) {
    const { plan, attempt, store } = leaving;
    let marked = false;
    const take = (outcomes) => watch.take(outcomes);
    const look = async () => {
        if (plan.stop === 'never')
            return false;
        const named = (0,_run_view_js__WEBPACK_IMPORTED_MODULE_0__/* .artifactsOf */ .Ns)(plan, await store.list(), attempt);
        take(await reader.read(named));
        marked ||= (0,_run_view_js__WEBPACK_IMPORTED_MODULE_0__/* .hasMarker */ .xY)(named, attempt);
        if (!marked && watch.stopped()) {
            await (0,_stored_js__WEBPACK_IMPORTED_MODULE_1__/* .storeMarker */ .Ip)(leaving);
            marked = true;
        }
        return marked;
    };
    const poll = async (everyMs, signal, onStop) => {
        if (plan.stop === 'never')
            return;
        while (!signal.aborted) {
            await sleep(everyMs, signal);
            if (signal.aborted)
                return;
            // A look that fails is not the task's fault: the next one may succeed.
            const stop = await look().catch(() => false);
            if (stop && !signal.aborted) {
                onStop();
                return;
            }
        }
    };
    return { take, settled: watch.stopped, look, poll };
}
/**
 * Milliseconds between two looks of one leg: every two seconds for a few legs, and slower the more legs ask, so that all
 * together send at most about eight requests a second to a service whose limits nobody publishes.
 */
function pollInterval(legs) {
    return Math.min(30_000, Math.max(2000, legs * 125));
}
function sleep(ms, signal) {
    return new Promise((resolve) => {
        const done = () => {
            clearTimeout(timer);
            signal.removeEventListener('abort', done);
            resolve();
        };
        const timer = setTimeout(done, ms);
        signal.addEventListener('abort', done, { once: true });
    });
}
/** Whether a store can be reached at all decides nothing about the tasks, so problems of a look are only told. */
async function lookSafely(early, tell) {
    try {
        return await early.look();
    }
    catch (error) {
        tell(error instanceof Error ? error.message : String(error));
        return false;
    }
}


/***/ }),

/***/ 89198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ns: () => (/* binding */ artifactsOf),
/* harmony export */   Og: () => (/* binding */ createOutcomeReader),
/* harmony export */   Q0: () => (/* binding */ recordsIn),
/* harmony export */   ZD: () => (/* binding */ newestOfLegs),
/* harmony export */   nG: () => (/* binding */ filesIn),
/* harmony export */   xY: () => (/* binding */ hasMarker)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _exec_records_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9170);
/* harmony import */ var _github_names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50926);
/* harmony import */ var _plan_letters_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56527);
/* harmony import */ var _sync_outcome_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(55542);
/** What one leg sees of the run: the names of artifacts, and through them the outcomes of the other legs. */





/** The artifacts of one plan among those of the run, of any attempt up to `attempt`. */
function artifactsOf(plan, listed, attempt) {
    return listed.flatMap((artifact) => {
        const name = (0,_github_names_js__WEBPACK_IMPORTED_MODULE_3__/* .parseArtifactName */ .T)(plan.name, artifact.name);
        return name === null || name.attempt > attempt ? [] : [{ artifact, name }];
    });
}
function recordsIn(named) {
    return named.flatMap(({ artifact, name }) => (name.kind === 'records' ? [{ artifact, name }] : []));
}
function filesIn(named) {
    return named.flatMap(({ artifact, name }) => (name.kind === 'files' ? [{ artifact, name }] : []));
}
/** Of each leg the artifacts of the newest attempt that has any. */
function newestOfLegs(named) {
    const newest = new Map();
    for (const { name } of named)
        newest.set(name.leg, Math.max(name.attempt, newest.get(name.leg) ?? 0));
    return named.filter(({ name }) => newest.get(name.leg) === name.attempt);
}
/** Whether somebody in this attempt has seen the stop condition hold. Only a hint: no verdict is read from it. */
function hasMarker(named, attempt) {
    return named.some(({ name }) => name.kind === 'verdict' && name.attempt === attempt);
}
/** Reads outcomes out of names; only a leg whose letters did not fit into its name is downloaded, once. */
function createOutcomeReader(plan, own, attempt, store, folder) {
    const legs = new Map(plan.legs.map((leg) => [leg.id, leg]));
    const known = new Map();
    const readOne = async ({ artifact, name }) => {
        const leg = legs.get(name.leg);
        if (leg === undefined || leg.id === own.id)
            return new Map();
        if (name.letters !== null)
            return (0,_plan_letters_js__WEBPACK_IMPORTED_MODULE_2__/* .outcomesOf */ .R)(leg, name.letters) ?? new Map();
        return download(plan, leg, artifact, store, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, `outcomes-${artifact.id}`));
    };
    return {
        read: async (named) => {
            const all = new Map();
            for (const one of recordsIn(named).filter(({ name }) => name.attempt === attempt)) {
                const outcomes = known.get(one.artifact.id) ?? (await readOne(one));
                known.set(one.artifact.id, outcomes);
                for (const [task, outcome] of outcomes)
                    all.set(task, outcome);
            }
            return all;
        },
    };
}
async function download(plan, leg, artifact, store, folder) {
    const outcomes = new Map();
    if ((await store.download(artifact, folder)) !== null)
        return outcomes;
    const read = await (0,_exec_records_js__WEBPACK_IMPORTED_MODULE_1__/* .readRecords */ .T)(folder);
    for (const { record } of 'kind' in read ? [] : read.records) {
        const outcome = (0,_sync_outcome_js__WEBPACK_IMPORTED_MODULE_4__/* .recordOutcome */ .Up)(record, plan.policy);
        if (outcome !== null && record.plan === plan.digest && leg.tasks.includes(record.task))
            outcomes.set(record.task, outcome);
    }
    return outcomes;
}


/***/ }),

/***/ 31743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E1: () => (/* binding */ saveSession),
/* harmony export */   UI: () => (/* binding */ resumeSession),
/* harmony export */   vk: () => (/* binding */ keepPlan)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82767);
/* harmony import */ var _exec_load_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27035);
/* harmony import */ var _plan_document_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(19918);
/* harmony import */ var _identity_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(27665);
/* harmony import */ var _stored_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(20264);
/** What the main step of a leg tells its post step, through the runner's state and one folder of files. */







const STATE = 'session';
/** Remembers the session; the last call counts. */
function saveSession(session) {
    _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .saveState */ .LZ(STATE, JSON.stringify(session));
}
/** Writes the plan where the post step can read it without asking the service again. */
async function keepPlan(root, plan) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(root, { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, 'plan.json'), JSON.stringify((0,_plan_document_js__WEBPACK_IMPORTED_MODULE_4__/* .encodePlan */ .El)(plan)));
}
/** The session of the main step; `null` when it never began one. */
async function resumeSession() {
    const state = _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .getState */ .Gu(STATE);
    if (state === '')
        return null;
    const session = JSON.parse(state);
    const parsed = (0,_plan_document_js__WEBPACK_IMPORTED_MODULE_4__/* .parsePlan */ .vS)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(session.root, 'plan.json'), 'utf8'), _exec_load_js__WEBPACK_IMPORTED_MODULE_3__/* .sha256 */ .sc);
    if ('detail' in parsed)
        throw new Error(`the plan of this leg: ${parsed.detail}`);
    const leg = (0,_identity_js__WEBPACK_IMPORTED_MODULE_6__/* .legOf */ .Y)(parsed.plan, session.leg);
    if ('detail' in leg)
        throw new Error(leg.detail);
    return { session, plan: parsed.plan, leg, folders: (0,_stored_js__WEBPACK_IMPORTED_MODULE_5__/* .legFolders */ .mo)(session.root) };
}


/***/ }),

/***/ 20264:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $5: () => (/* binding */ outcomesOfRecords),
/* harmony export */   Ip: () => (/* binding */ storeMarker),
/* harmony export */   KN: () => (/* binding */ storeLeg),
/* harmony export */   mo: () => (/* binding */ legFolders)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _exec_collect_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48950);
/* harmony import */ var _exec_recordfile_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(32745);
/* harmony import */ var _github_names_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(50926);
/* harmony import */ var _plan_letters_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(56527);
/* harmony import */ var _sync_outcome_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(55542);
/** What a leg leaves behind: its records, the files it carries, and, when it makes the answer certain, the marker. */







function legFolders(root) {
    return { root, records: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, 'records'), files: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, 'files') };
}
function outcomesOfRecords(records, plan) {
    const outcomes = new Map();
    for (const record of records) {
        const outcome = (0,_sync_outcome_js__WEBPACK_IMPORTED_MODULE_5__/* .recordOutcome */ .Up)(record, plan.policy);
        if (outcome !== null)
            outcomes.set(record.task, outcome);
    }
    return outcomes;
}
/**
 * Stores records under a name that tells their outcomes, and carried files apart from them, so that records stay small. Files
 * go first: who sees the records may count on the files. Throws when anything could not be stored.
 */
async function storeLeg(records, leaving) {
    const { plan, leg, attempt, store, folders } = leaving;
    for (const record of records) {
        const problem = await (0,_exec_recordfile_js__WEBPACK_IMPORTED_MODULE_3__/* .writeRecord */ .r)(folders.records, record);
        if (problem !== null && 'detail' in problem)
            throw new Error(`the record of ${record.task}: ${problem.detail}`);
    }
    await uploadAll(folders.files, (copy) => (0,_github_names_js__WEBPACK_IMPORTED_MODULE_6__/* .artifactName */ .C)(plan.name, { kind: 'files', attempt, leg: leg.id }, copy), store);
    const letters = (0,_plan_letters_js__WEBPACK_IMPORTED_MODULE_4__/* .lettersOf */ .b)(leg, outcomesOfRecords(records, plan));
    const name = { kind: 'records', attempt, leg: leg.id, letters };
    await uploadAll(folders.records, (copy) => (0,_github_names_js__WEBPACK_IMPORTED_MODULE_6__/* .artifactName */ .C)(plan.name, name, copy), store);
}
async function uploadAll(folder, nameOf, store) {
    const files = (await (0,_exec_collect_js__WEBPACK_IMPORTED_MODULE_2__/* .regularFiles */ .qp)(folder)).map((path) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, path));
    if (files.length === 0)
        return;
    const stored = await store.upload(nameOf, files, folder);
    if (stored === 'taken')
        throw new Error(`the artifact name ${nameOf(1)} is taken`);
}
/** Tells every leg that looks that the stop condition holds. Names are immutable: the first one wins, the others are late. */
async function storeMarker({ plan, leg, attempt, store, folders }) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folders.root, 'verdict.json');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(file, `${JSON.stringify({ version: 1, plan: plan.digest, leg: leg.id, runAttempt: attempt })}\n`);
    const name = (0,_github_names_js__WEBPACK_IMPORTED_MODULE_6__/* .artifactName */ .C)(plan.name, { kind: 'verdict', attempt });
    await store.upload(() => name, [file], folders.root);
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

/***/ 56527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ outcomesOf),
/* harmony export */   b: () => (/* binding */ lettersOf)
/* harmony export */ });
/**
 * Outcomes as letters, one a task in the order of the leg, so that the name of a leg's artifact already tells every other
 * leg what happened: S success, F failure, N neutral, P superseded (pending: it decides nothing).
 */
const LETTERS = { success: 'S', failure: 'F', neutral: 'N', pending: 'P' };
const OUTCOMES = {
    S: 'success',
    F: 'failure',
    N: 'neutral',
    P: 'pending',
};
/** The letters of a leg; a task without an outcome is pending. */
function lettersOf(leg, outcomes) {
    return leg.tasks.map((id) => LETTERS[outcomes.get(id) ?? 'pending']).join('');
}
/**
 * Reads the letters of a leg back; `null` when they are not exactly one known letter a task, which only a forged or foreign
 * name has. Pending tasks are left out.
 */
function outcomesOf(leg, letters) {
    if (letters.length !== leg.tasks.length)
        return null;
    const outcomes = new Map();
    for (const [index, id] of leg.tasks.entries()) {
        const outcome = OUTCOMES[letters[index] ?? ''];
        if (outcome === undefined)
            return null;
        if (outcome !== 'pending')
            outcomes.set(id, outcome);
    }
    return outcomes;
}


/***/ })

};
