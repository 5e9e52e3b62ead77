export const id = 253;
export const ids = [253];
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
/* harmony import */ var _exec_load_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(29511);
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
            write((0,_report_sentences_index_js__WEBPACK_IMPORTED_MODULE_2__/* .sentence */ .e)(problem).split('\n').map(_report_escape_terminal_js__WEBPACK_IMPORTED_MODULE_1__/* .line */ .n).join('\n'), placeOf(problem));
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
