export const id = 298;
export const ids = [298];
export const modules = {

/***/ 27665:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ legOf),
/* harmony export */   x: () => (/* binding */ readIdentity)
/* harmony export */ });
const HINT = 'the job needs `strategy: { matrix: ${{ fromJSON(needs.plan.outputs.matrix) }} }`, and inside a composite action the input `matrix: ${{ toJSON(matrix) }}`';
/** Reads the item of the matrix that this job runs; a sentence when it is none of fanfold's. */
function readIdentity(matrix) {
    let value;
    try {
        value = JSON.parse(matrix === '' ? 'null' : matrix);
    }
    catch {
        return { detail: `the input \`matrix\` is not JSON; ${HINT}` };
    }
    if (typeof value !== 'object' || value === null)
        return { detail: `this job has no matrix; ${HINT}` };
    const { leg, plan } = value;
    if (typeof leg !== 'string' || typeof plan !== 'string')
        return { detail: `the matrix of this job was not planned by fanfold (it has no \`leg\` and \`plan\`); ${HINT}` };
    return { leg, plan };
}
/** The leg of a plan, or why it has none of this id. */
function legOf(plan, id) {
    return (plan.legs.find((leg) => leg.id === id) ?? { detail: `the plan \`${plan.name}\` has no leg \`${id.slice(0, 50)}\`` });
}


/***/ }),

/***/ 96432:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $9: () => (/* binding */ annotateProblems),
/* harmony export */   Jt: () => (/* binding */ flag),
/* harmony export */   eg: () => (/* binding */ runStep),
/* harmony export */   hF: () => (/* binding */ input)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82767);
/* harmony import */ var _report_escape_terminal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99351);
/* harmony import */ var _report_sentences_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(98042);



/** GitHub shows ten annotations of a level for one step. */
const MOST_ANNOTATIONS = 10;
/** Runs an entry: whatever is thrown, an Error or not, fails the step and says so. The one top-level catch of an action. */
async function runStep(work) {
    try {
        await work();
    }
    catch (error) {
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setFailed */ .C1(`internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
}
/** An input without white space around it; empty when it is not given. */
function input(name) {
    return _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V4(name, { trimWhitespace: true });
}
/** `true` or `false` as YAML writes them; anything else is an error, never silently false. */
function flag(name) {
    return _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V4(name) === '' ? false : _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getBooleanInput */ .Vt(name);
}
/** Puts problems beside the lines they are about; the last annotation of a level says how many more there are. */
function annotateProblems(problems) {
    for (const severity of ['error', 'warning', 'note']) {
        const found = problems.filter((problem) => problem.severity === severity);
        const write = severity === 'note' ? _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm : severity === 'warning' ? _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e : _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3;
        const shown = found.length > MOST_ANNOTATIONS ? found.slice(0, MOST_ANNOTATIONS - 1) : found;
        for (const problem of shown)
            write((0,_report_sentences_index_js__WEBPACK_IMPORTED_MODULE_2__/* .sentence */ .e)(problem).split('\n').map(_report_escape_terminal_js__WEBPACK_IMPORTED_MODULE_1__/* .line */ .n8).join('\n'), placeOf(problem));
        if (found.length > shown.length)
            write(`${found.length - shown.length} more; all of them are in the log of this step`);
    }
}
function placeOf({ at }) {
    return at === null ? {} : { file: at.file, startLine: at.line, startColumn: at.column };
}


/***/ }),

/***/ 53466:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   main: () => (/* binding */ main)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82767);
/* harmony import */ var _exec_record_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(5855);
/* harmony import */ var _exec_records_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9170);
/* harmony import */ var _github_artifacts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79758);
/* harmony import */ var _sync_watch_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41097);
/* harmony import */ var _leg_early_stop_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(99605);
/* harmony import */ var _leg_run_view_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(89198);
/* harmony import */ var _leg_session_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(31743);
/* harmony import */ var _leg_stored_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(20264);
/* harmony import */ var _step_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(96432);










/** The post step of a leg: stores what the main step could not, and records a job of the user's own steps. */
const main = () => (0,_step_js__WEBPACK_IMPORTED_MODULE_8__/* .runStep */ .eg)(postStep);
async function postStep() {
    const resumed = await (0,_leg_session_js__WEBPACK_IMPORTED_MODULE_6__/* .resumeSession */ .UI)();
    if (resumed === null || resumed.session.stored)
        return;
    const { session, plan, leg, folders } = resumed;
    const leaving = { plan, leg, attempt: session.attempt, store: (0,_github_artifacts_js__WEBPACK_IMPORTED_MODULE_2__/* .openArtifacts */ .u)(), folders };
    const records = session.mode === 'record' ? [recordedJob(resumed)] : await leftBehind(resumed);
    if (records.length === 0)
        return _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e(`the task step of ${leg.id} ended without a record; converge will call its tasks missing`);
    await (0,_leg_stored_js__WEBPACK_IMPORTED_MODULE_7__/* .storeLeg */ .KN)(records, leaving);
    await makeKnown(records, leaving);
}
/** What the main step wrote before it was stopped. */
async function leftBehind({ folders, leg }) {
    const read = await (0,_exec_records_js__WEBPACK_IMPORTED_MODULE_1__/* .readRecords */ .T)(folders.records);
    return 'kind' in read ? [] : read.records.map(({ record }) => record).filter(({ task }) => leg.tasks.includes(task));
}
/** `${{ job.status }}`, which GitHub evaluates again for the post step, as the record of the leg's one task. */
function recordedJob({ plan, leg, session }) {
    const [id = ''] = leg.tasks;
    const task = plan.tasks.find((candidate) => candidate.id === id);
    const status = (0,_step_js__WEBPACK_IMPORTED_MODULE_8__/* .input */ .hF)('job-status').toLowerCase();
    const endedAt = new Date().toISOString();
    const { state, reason } = stateOf(status, task);
    const colour = state === 'succeeded' || state === 'skipped' ? 'green' : 'red';
    return (0,_exec_record_js__WEBPACK_IMPORTED_MODULE_9__/* .recordOf */ .zv)({ planDigest: plan.digest, leg: leg.id, runAttempt: session.attempt, colour }, {
        task: id,
        state,
        reason,
        tries: [{ startedAt: session.startedAt, endedAt, exitCode: null, signal: null }],
        durationMs: Date.parse(endedAt) - Date.parse(session.startedAt),
    });
}
/** An unknown status is a failure: nothing unknown turns green. */
function stateOf(status, task) {
    if (status === 'success')
        return { state: 'succeeded', reason: null };
    if (status === 'cancelled')
        return { state: 'cancelled', reason: 'the job was cancelled' };
    const reason = status === 'failure' ? 'a step of the job failed' : `the job ended as \`${status}\``;
    return { state: task?.continueOnError === true ? 'tolerated' : 'failed', reason };
}
/** Other legs may now be able to stop. */
async function makeKnown(records, leaving) {
    const { plan, leg, attempt, store, folders } = leaving;
    const early = (0,_leg_early_stop_js__WEBPACK_IMPORTED_MODULE_4__/* .createEarlyStop */ .Ww)((0,_sync_watch_js__WEBPACK_IMPORTED_MODULE_3__/* .createWatch */ .A)(plan), (0,_leg_run_view_js__WEBPACK_IMPORTED_MODULE_5__/* .createOutcomeReader */ .Og)(plan, leg, attempt, store, folders.root), leaving);
    early.take((0,_leg_stored_js__WEBPACK_IMPORTED_MODULE_7__/* .outcomesOfRecords */ .$5)(records, plan));
    await (0,_leg_early_stop_js__WEBPACK_IMPORTED_MODULE_4__/* .lookSafely */ .Mf)(early, (detail) => _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e(`the other legs could not be seen: ${detail}`));
}


/***/ }),

/***/ 48950:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ag: () => (/* binding */ restoreArtifacts),
/* harmony export */   kx: () => (/* binding */ collectArtifacts),
/* harmony export */   qp: () => (/* binding */ regularFiles)
/* harmony export */ });
/* unused harmony exports MAX_COLLECTED_BYTES, isInside */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var tinyglobby__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73382);
/* harmony import */ var _tasklist_naming_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89830);




/** Files of one task may have this many bytes together; more belongs into an artifact of the user's own. */
const MAX_COLLECTED_BYTES = 2 * 1024 * 1024 * 1024;
/**
 * Copies the files that the task's `artifacts` name from the workspace to `<folder>/<task file name>/`, with their paths.
 * Symbolic links are not followed: a link could lead out of the workspace. Returns the workspace-relative paths, sorted.
 */
async function collectArtifacts(task, workspace, folder) {
    if (task.artifacts.length === 0)
        return [];
    const patterns = task.artifacts.map((pattern) => pattern.replace(/^\.\//, ''));
    const found = await (0,tinyglobby__WEBPACK_IMPORTED_MODULE_2__/* .glob */ .TI)(patterns, {
        cwd: workspace,
        dot: true,
        followSymbolicLinks: false,
        ignore: ['.git/**', '.fanfold/**'],
    });
    const paths = found.filter((path) => isInside(workspace, path)).sort();
    const target = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, (0,_tasklist_naming_js__WEBPACK_IMPORTED_MODULE_3__/* .taskFileName */ .d)(task.id));
    let bytes = 0;
    for (const path of paths) {
        const status = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workspace, path));
        if (!status.isFile())
            continue;
        bytes += status.size;
        if (bytes > MAX_COLLECTED_BYTES)
            throw new Error(`the artifacts of ${task.id} have more than ${MAX_COLLECTED_BYTES} bytes`);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target, path)), { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.copyFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workspace, path), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target, path));
    }
    return paths;
}
/**
 * Puts the carried files of earlier tasks back into the workspace: `<folder>/<task file name>/<path>` becomes
 * `<workspace>/<path>`. Only the folders of `ids` are taken; links and special files are not.
 */
async function restoreArtifacts(ids, folder, workspace) {
    const restored = [];
    for (const id of ids) {
        const source = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, (0,_tasklist_naming_js__WEBPACK_IMPORTED_MODULE_3__/* .taskFileName */ .d)(id));
        for (const path of await regularFiles(source)) {
            if (!isInside(workspace, path))
                continue;
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workspace, path)), { recursive: true });
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.copyFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(source, path), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workspace, path));
            restored.push(path);
        }
    }
    return restored;
}
/** The regular files below a folder as relative paths with `/`, sorted; an absent folder has none. */
async function regularFiles(folder) {
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    return entries
        .filter((entry) => entry.isFile())
        .map((entry) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(folder, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(entry.parentPath, entry.name)).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join('/'))
        .sort();
}
/** Whether a relative path stays below `root`. */
function isInside(root, path) {
    const target = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(root, path);
    return target.startsWith((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(root) + node_path__WEBPACK_IMPORTED_MODULE_1__.sep);
}


/***/ }),

/***/ 5855:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nw: () => (/* binding */ withWrites),
/* harmony export */   pb: () => (/* binding */ recordWithoutRunning),
/* harmony export */   xr: () => (/* binding */ skippedInPlan),
/* harmony export */   zv: () => (/* binding */ recordOf)
/* harmony export */ });
const MAX_REASON = 1000;
/** Paths beyond it are not named. With outputs and log tail at their worst the record stays below a reader's 256 KiB. */
const MAX_WRITES_JSON = 64 * 1024;
function recordOf(origin, facts) {
    const { reason } = facts;
    return {
        version: 1,
        plan: origin.planDigest,
        task: facts.task,
        leg: origin.leg,
        runAttempt: origin.runAttempt,
        state: facts.state,
        reason: reason !== null && reason.length > MAX_REASON ? `${reason.slice(0, MAX_REASON)}…` : reason,
        tries: facts.tries ?? [],
        durationMs: facts.durationMs ?? 0,
        outputs: facts.outputs ?? {},
        writesObserved: facts.writesObserved == null ? null : bounded(facts.writesObserved),
        logTail: facts.logTail ?? '',
        ...(origin.colour === undefined ? {} : { colour: origin.colour }),
    };
}
/** The first paths that fit. Observation never claims to be complete. */
function bounded(paths) {
    let bytes = 0;
    const end = paths.findIndex((path) => {
        bytes += Buffer.byteLength(JSON.stringify(path)) + 1;
        return bytes > MAX_WRITES_JSON;
    });
    return end === -1 ? paths : paths.slice(0, end);
}
/** The record with what was seen of its writes; as many paths as a record can hold. */
function withWrites(record, paths) {
    return { ...record, writesObserved: bounded(paths) };
}
/** The record of a task that was never started: skipped, superseded, cancelled, or kept from starting by a fault. */
function recordWithoutRunning(task, state, reason, origin) {
    return recordOf(origin, { task: task.id, state, reason });
}
/** A task that was skipped when planned leaves no record; who needs it must still see that it was skipped. */
function skippedInPlan({ tasks, digest }) {
    const origin = { planDigest: digest, leg: '', runAttempt: 1 };
    const skipped = tasks.filter((task) => task.skip);
    return new Map(skipped.map(({ id }) => [id, recordOf(origin, { task: id, state: 'skipped', reason: 'if' })]));
}


/***/ }),

/***/ 32745:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ writeRecord)
/* harmony export */ });
/* unused harmony export recordPath */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _tasklist_naming_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89830);
/** Records as files: whole or not at all. */



/** Where the record of a task stands in a folder of records. */
function recordPath(folder, taskId) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, `${(0,_tasklist_naming_js__WEBPACK_IMPORTED_MODULE_2__/* .taskFileName */ .d)(taskId)}.json`);
}
/**
 * Writes a record as `<folder>/<task file name>.json`: to a file beside it, flushed to the disk, then renamed, so that no
 * reader ever sees half of it and a full disk leaves the former one. Makes the folder when it is absent.
 *
 * @returns `null`, or the problem; the record itself is the caller's to print and keep
 */
async function writeRecord(folder, record) {
    const path = recordPath(folder, record.task);
    const temporary = `${path}.${process.pid}.tmp`;
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, { recursive: true });
        const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(temporary, 'w', 0o600);
        try {
            await file.writeFile(`${JSON.stringify(record)}\n`);
            await file.sync();
        }
        finally {
            await file.close();
        }
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(temporary, path);
        return null;
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(temporary, { force: true }).catch(() => { });
        const detail = error instanceof Error ? error.message : String(error);
        return { area: 'rim', severity: 'error', at: null, kind: 'record-unwritable', task: record.task, path, detail };
    }
}


/***/ }),

/***/ 41097:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ createWatch)
});

// EXTERNAL MODULE: ./build/sync/explain.js
var sync_explain = __webpack_require__(9721);
// EXTERNAL MODULE: ./build/sync/tally.js
var sync_tally = __webpack_require__(54688);
;// CONCATENATED MODULE: ./build/sync/decide.js


/**
 * Decides from scratch: decided if and only if every possible ending of the tasks without an outcome gives the same
 * verdict. Outcomes of unknown tasks do not count. For one arrival after another use `createTally`.
 */
function decide(policy, tasks, outcomes) {
    const tally = createTally({ policy, tasks });
    for (const [id, outcome] of outcomes)
        tally.replace(id, outcome);
    const decision = tally.decide();
    return decision.decided ? { ...decision, reasons: explain(tally.counts, decision.verdict) } : decision;
}
/**
 * Whether the stop condition holds: no new task should start. A pass that was certain before anything ran stops
 * nothing, otherwise a policy that cannot fail, like `none`, would end its run before the first result.
 */
function stopReached(decision, stop) {
    if (!decision.decided || stop === 'never')
        return false;
    if (decision.verdict === 'fail')
        return stop !== 'success';
    return stop !== 'failure' && !decision.foregone;
}

;// CONCATENATED MODULE: ./build/sync/watch.js


function createWatch(plan) {
    const tally = (0,sync_tally/* createTally */.Xf)(plan);
    const known = new Map();
    return {
        take: (outcomes) => {
            for (const [id, outcome] of outcomes) {
                known.set(id, outcome);
                tally.replace(id, outcome);
            }
        },
        decision: () => tally.decide(),
        stopped: () => stopReached(tally.decide(), plan.stop),
        colourOf: (tasks) => {
            const decision = tally.decide();
            if (!decision.decided || decision.verdict === 'pass')
                return 'green';
            const isSettled = (id) => known.get(id) === 'success' || known.get(id) === 'neutral';
            return tasks.every(isSettled) ? 'green' : 'red';
        },
    };
}


/***/ }),

/***/ 32750:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/**
 * The candidate that a misspelt word most likely means, or `null` when none is close: at most a third of its letters
 * may differ, where an exchange of two neighbours is one difference. Letter case and `_` for `-` cost nothing.
 * The first of equally close candidates wins. Looks at no more than 10,000 candidates.
 */
function nearest(word, candidates) {
    const wanted = fold(word);
    if (wanted.length > 64)
        return null;
    let best = null;
    let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
    let looked = 0;
    for (const candidate of candidates) {
        if (++looked > 10_000)
            break;
        const folded = fold(candidate);
        if (Math.abs(folded.length - wanted.length) >= least)
            continue;
        const found = distance(wanted, folded);
        if (found >= least || found >= Math.min(wanted.length, folded.length))
            continue;
        best = candidate;
        least = found;
    }
    return best;
}
function fold(word) {
    return word.toLowerCase().replaceAll('_', '-');
}
/** Optimal string alignment: insertions, deletions, replacements and exchanges of neighbours. */
function distance(a, b) {
    let beforePrevious = [];
    let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
    for (let row = 1; row <= a.length; row++) {
        const current = [row];
        for (let column = 1; column <= b.length; column++) {
            const same = a[row - 1] === b[column - 1];
            let cost = Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (previous[column - 1] ?? 0) + (same ? 0 : 1));
            const exchanged = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
            if (exchanged)
                cost = Math.min(cost, (beforePrevious[column - 2] ?? 0) + 1);
            current.push(cost);
        }
        beforePrevious = previous;
        previous = current;
    }
    return previous[b.length] ?? 0;
}


/***/ })

};
