export const id = 149;
export const ids = [149];
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

/***/ 2514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/node_modules/@actions/core/lib/core.js + 6 modules
var core = __webpack_require__(82767);
// EXTERNAL MODULE: ./build/exec/needs.js
var needs = __webpack_require__(34537);
// EXTERNAL MODULE: ./build/exec/record.js
var record = __webpack_require__(5855);
// EXTERNAL MODULE: ./build/github/artifacts.js + 2 modules
var artifacts = __webpack_require__(79758);
// EXTERNAL MODULE: ./build/github/commands.js
var commands = __webpack_require__(72566);
// EXTERNAL MODULE: ./build/github/context.js
var context = __webpack_require__(9009);
// EXTERNAL MODULE: ./build/report/escape/terminal.js
var terminal = __webpack_require__(99351);
// EXTERNAL MODULE: ./build/report/sentences/index.js + 8 modules
var sentences = __webpack_require__(98042);
// EXTERNAL MODULE: ./build/report/words.js
var words = __webpack_require__(44702);
// EXTERNAL MODULE: ./build/sync/watch.js + 1 modules
var sync_watch = __webpack_require__(41097);
// EXTERNAL MODULE: ./build/actions/find-plan.js
var find_plan = __webpack_require__(46729);
// EXTERNAL MODULE: ./build/exec/collect.js
var collect = __webpack_require__(48950);
// EXTERNAL MODULE: ./build/exec/records.js + 2 modules
var exec_records = __webpack_require__(9170);
// EXTERNAL MODULE: ./build/sync/close.js
var sync_close = __webpack_require__(51678);
// EXTERNAL MODULE: ./build/sync/fold.js + 1 modules
var fold = __webpack_require__(91648);
// EXTERNAL MODULE: ./build/actions/leg/run-view.js
var run_view = __webpack_require__(89198);
;// CONCATENATED MODULE: ./build/actions/leg/carry.js
/** What a leg of a later wave gets from the earlier ones: the records of the tasks it needs, and their files. */







/** Fetches what the tasks of a leg need. A need whose record cannot be had counts as failed, and blocks its dependents. */
async function fetchCarried(plan, leg, named, attempt, store, folder, workspace) {
    const needed = closureOf(plan, leg.tasks);
    if (needed.length === 0)
        return { known: new Map(), files: [], problems: [] };
    const legs = (0,fold/* legsByTask */.OW)(plan);
    const wanted = new Set(needed.map((id) => legs.get(id)));
    const records = (0,run_view/* newestOfLegs */.ZD)((0,run_view/* recordsIn */.Q0)(named).filter(({ name }) => wanted.has(name.leg)));
    const files = (0,run_view/* newestOfLegs */.ZD)((0,run_view/* filesIn */.nG)(named).filter(({ name }) => wanted.has(name.leg)));
    const folderOf = ({ id }) => (0,external_node_path_.join)(folder, `carried-${id}`);
    const fetched = [...records, ...files].map(({ artifact }) => artifact);
    const problems = await store.downloadAll(fetched, folderOf);
    const sourced = [];
    for (const { artifact, name } of records) {
        const read = await (0,exec_records/* readRecords */.T)(folderOf(artifact), { leg: name.leg, runAttempt: name.attempt });
        if (!('kind' in read))
            sourced.push(...read.records);
    }
    const { winners } = (0,sync_close/* foldRecords */.I)(plan, sourced, { runAttempt: attempt });
    const restored = [];
    for (const { artifact } of files)
        restored.push(...(await (0,collect/* restoreArtifacts */.ag)(needed, folderOf(artifact), workspace)));
    return { known: new Map([...winners, ...(0,record/* skippedInPlan */.xr)(plan)]), files: restored, problems };
}
/** Everything that the tasks need, directly or through others. */
function closureOf(plan, ids) {
    const needs = new Map(plan.tasks.map((task) => [task.id, task.needs]));
    const found = new Set();
    const open = ids.flatMap((id) => needs.get(id) ?? []);
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
        if (found.has(id))
            continue;
        found.add(id);
        open.push(...(needs.get(id) ?? []));
    }
    return [...found];
}

// EXTERNAL MODULE: ./build/actions/leg/early-stop.js
var early_stop = __webpack_require__(99605);
// EXTERNAL MODULE: ./build/actions/leg/identity.js
var leg_identity = __webpack_require__(27665);
// EXTERNAL MODULE: ./build/exec/recordfile.js
var recordfile = __webpack_require__(32745);
// EXTERNAL MODULE: ./build/exec/schedule.js + 3 modules
var schedule = __webpack_require__(88014);
// EXTERNAL MODULE: ./build/actions/leg/stored.js
var stored = __webpack_require__(20264);
;// CONCATENATED MODULE: ./build/actions/leg/run-leg.js
/** Runs the tasks of a leg, one after another, and stops when the answer is certain. */







const SUPERSEDED = { kind: 'superseded' };
/** One record for every task of the leg, in its order, whatever happens. Each is on disk as soon as it is known. */
async function runLeg(run) {
    const { plan, leg, folders, early } = run;
    const scratch = (0,external_node_path_.join)(folders.root, 'scratch');
    await (0,promises_.mkdir)(scratch, { recursive: true });
    const stop = new AbortController();
    const done = new AbortController();
    if (run.superseded)
        stop.abort(SUPERSEDED);
    const polling = early.poll((0,early_stop/* pollInterval */.dq)(plan.legs.length), done.signal, () => stop.abort(SUPERSEDED));
    try {
        return await (0,schedule/* executeTasks */.G)(plan, leg.tasks, {
            jobs: 1,
            known: run.known,
            stop: stop.signal,
            cancel: run.interrupt,
            stopMode: plan.stopMode,
            observe: 'auto',
            context: {
                planDigest: plan.digest,
                leg: leg.id,
                runAttempt: run.attempt,
                workspace: run.workspace,
                scratch,
                env: process.env,
                now: Date.now,
                platform: process.platform,
                output: run.output,
                onProblem: run.onProblem,
                onSummary: run.onSummary,
            },
            onStart: (task) => run.onStart(task.id),
            onRecord: (record) => keep(record, run, stop),
        });
    }
    finally {
        done.abort();
        await polling;
    }
}
async function keep(record, run, stop) {
    const { plan, leg, folders, early } = run;
    run.onEnd(record);
    const problem = await (0,recordfile/* writeRecord */.r)(folders.records, record);
    if (problem !== null)
        run.onProblem(problem);
    await run_leg_collect(record, run);
    early.take((0,stored/* outcomesOfRecords */.$5)([record], plan));
    // The last task of a leg is made known by the leg's own records; nothing is left to stop here.
    if (record.task !== leg.tasks.at(-1) && early.settled())
        stop.abort(SUPERSEDED);
}
async function run_leg_collect(record, { plan, workspace, folders, onProblem }) {
    const task = plan.tasks.find(({ id }) => id === record.task);
    if (task === undefined)
        return;
    try {
        await (0,collect/* collectArtifacts */.kx)(task, workspace, folders.files);
    }
    catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        onProblem({ area: 'rim', severity: 'error', at: null, kind: 'not-collected', task: task.id, detail });
    }
}

// EXTERNAL MODULE: ./build/actions/leg/session.js
var leg_session = __webpack_require__(31743);
// EXTERNAL MODULE: ./build/actions/step.js
var step = __webpack_require__(96432);
;// CONCATENATED MODULE: ./build/actions/task.js





















/** The task step. */
const main = () => (0,step/* runStep */.eg)(taskStep);
async function taskStep() {
    const run = (0,context/* readContext */.y)(process.env);
    const identity = (0,leg_identity/* readIdentity */.x)((0,step/* input */.hF)('matrix'));
    if ('detail' in identity)
        return core/* setFailed */.C1(identity.detail);
    const store = (0,artifacts/* openArtifacts */.u)();
    const root = await (0,promises_.mkdtemp)((0,external_node_path_.join)(run.temp, 'fanfold-leg-'));
    const listed = await store.list();
    const found = await (0,find_plan/* findPlan */.L)(identity.plan, listed, store, run.runAttempt, root);
    if ('detail' in found)
        return core/* setFailed */.C1(`the plan of this leg cannot be had: ${found.detail}`);
    const leg = (0,leg_identity/* legOf */.Y)(found.plan, identity.leg);
    if ('detail' in leg)
        return core/* setFailed */.C1(leg.detail);
    const leaving = { plan: found.plan, leg, attempt: run.runAttempt, store, folders: (0,stored/* legFolders */.mo)(root) };
    await runPlanned(leaving, (0,run_view/* artifactsOf */.Ns)(found.plan, listed, run.runAttempt), run);
}
async function runPlanned(leaving, named, run) {
    const { plan, leg, attempt, store, folders } = leaving;
    const task = recordedTask(plan, leg);
    const startedAt = new Date().toISOString();
    const session = {
        mode: task === null ? 'run' : 'record',
        root: folders.root,
        leg: leg.id,
        attempt,
        startedAt,
        stored: false,
    };
    await (0,leg_session/* keepPlan */.vk)(folders.root, plan);
    (0,leg_session/* saveSession */.E1)(session);
    const workspace = (0,external_node_path_.resolve)(run.workspace, (0,step/* input */.hF)('working-directory'));
    const carried = await fetchCarried(plan, leg, named, attempt, store, folders.root, workspace);
    for (const problem of carried.problems)
        core/* warning */.$e((0,sentences/* sentence */.e)(problem));
    const reader = (0,run_view/* createOutcomeReader */.Og)(plan, leg, attempt, store, folders.root);
    const watch = (0,sync_watch/* createWatch */.A)(plan);
    const early = (0,early_stop/* createEarlyStop */.Ww)(watch, reader, leaving);
    const superseded = await (0,early_stop/* lookSafely */.Mf)(early, (detail) => core/* warning */.$e(`the other legs could not be seen: ${detail}`));
    core/* setOutput */.uH('superseded', String(superseded));
    core/* setOutput */.uH('task', leg.tasks.length === 1 ? (leg.tasks[0] ?? '') : '');
    if (task !== null)
        return beginRecorded(task, leaving, session, superseded, carried);
    const records = await runHere(leaving, early, superseded, carried, workspace);
    if (records === null)
        return;
    await conclude(records, leaving, early, () => watch.colourOf(leg.tasks), session);
}
/** The one task of a leg whose work is the user's own steps; `null` for a leg that runs commands. */
function recordedTask(plan, leg) {
    const [id, ...more] = leg.tasks;
    const task = plan.tasks.find((candidate) => candidate.id === id);
    return task !== undefined && more.length === 0 && task.run === null ? task : null;
}
/** Record mode: the post step records how the job ended, unless it is known by now that there is nothing to do. */
async function beginRecorded(task, leaving, session, superseded, carried) {
    const hold = (0,needs/* holdOf */.n)({ ...task, run: '' }, new Map([...(0,record/* skippedInPlan */.xr)(leaving.plan), ...carried.known]));
    const skip = superseded || hold !== null;
    core/* setOutput */.uH('skip', String(skip));
    if (!skip)
        return core/* info */.pq(`recording how this job ends as the result of ${(0,terminal/* line */.n)(task.id)}`);
    const facts = superseded
        ? { task: task.id, state: 'superseded', reason: 'the verdict was already certain' }
        : { task: task.id, state: hold?.state ?? 'skipped', reason: hold?.reason ?? null };
    const origin = { planDigest: leaving.plan.digest, leg: leaving.leg.id, runAttempt: leaving.attempt };
    await (0,stored/* storeLeg */.KN)([(0,record/* recordOf */.zv)({ ...origin, colour: 'green' }, facts)], leaving);
    (0,leg_session/* saveSession */.E1)({ ...session, stored: true });
    core/* notice */.lm(`${task.id}: ${facts.state} (${facts.reason}); later steps can skip with if: steps.<id>.outputs.skip != 'true'`);
}
/** `null` when the runner cancelled the job: what is known is on disk then, and the post step stores it. */
async function runHere(leaving, early, superseded, carried, workspace) {
    const { plan, leg, attempt, folders } = leaving;
    const interrupt = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'])
        process.on(signal, () => interrupt.abort({ kind: 'cancelled', signal }));
    const guard = (0,commands/* createCommandGuard */.b)((text) => process.stdout.write(text));
    for (const path of carried.files)
        core/* info */.pq(`carried here: ${(0,terminal/* line */.n)(path)}`);
    guard.begin();
    const several = leg.tasks.length > 1;
    const records = await runLeg({
        plan,
        leg,
        attempt,
        workspace,
        folders,
        known: new Map([...(0,record/* skippedInPlan */.xr)(plan), ...carried.known]),
        early,
        superseded,
        interrupt: interrupt.signal,
        output: (id, text) => guard.line(several ? `${(0,terminal/* line */.n)(id)} | ` : '', (0,terminal/* logLines */.O)(text)[0] ?? ''),
        onStart: (id) => void guard.line('', `> ${(0,terminal/* line */.n)(id)} started`),
        onEnd: (record) => void guard.line('', endLine(record)),
        onProblem: (problem) => void guard.line('', `${problem.severity}: ${(0,sentences/* sentence */.e)(problem)}`),
        onSummary: (_, markdown) => void core/* summary */.z.addRaw(markdown, true),
    });
    guard.end();
    await core/* summary */.z.write();
    if (!interrupt.signal.aborted)
        return records;
    core/* setFailed */.C1('the job was cancelled; its records are stored by the post step');
    return null;
}
function endLine({ task, state, reason, durationMs }) {
    const time = durationMs > 0 ? ` after ${(0,words/* duration */.p0)(durationMs)}` : '';
    return `< ${(0,terminal/* line */.n)(task)} ${state}${time}${reason === null ? '' : `: ${(0,terminal/* line */.n)(reason)}`}`;
}
/** Stores the records and makes the colour of the leg; a leg whose records could not be stored is red, too. */
async function conclude(records, leaving, early, colourOf, session) {
    early.take((0,stored/* outcomesOfRecords */.$5)(records, leaving.plan));
    const unseen = (detail) => core/* warning */.$e(`the other legs could not be seen: ${detail}`);
    if (leaving.plan.legs.length > 1)
        await (0,early_stop/* lookSafely */.Mf)(early, unseen);
    const colour = colourOf();
    await (0,stored/* storeLeg */.KN)(records.map((record) => ({ ...record, colour })), leaving);
    (0,leg_session/* saveSession */.E1)({ ...session, stored: true });
    core/* setOutput */.uH('colour', colour);
    if (leaving.plan.legs.length > 1)
        await (0,early_stop/* lookSafely */.Mf)(early, unseen);
    const failed = records.filter(({ state }) => state === 'failed' || state === 'timed-out');
    for (const { task, reason } of failed.slice(0, 10))
        core/* error */.z3(`${(0,terminal/* line */.n)(task)} failed: ${(0,terminal/* line */.n)(reason ?? '')}`);
    if (colour === 'red')
        core/* setFailed */.C1('the verdict is certain to be fail');
}


/***/ }),

/***/ 88014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ executeTasks)
});

// EXTERNAL MODULE: ./build/sync/fold.js + 1 modules
var fold = __webpack_require__(91648);
;// CONCATENATED MODULE: ./build/exec/capacity.js
/**
 * Tells locks and resources out. A lock takes a resource of that name whole, and of an unnamed one there is 1. A claim
 * above the capacity, which the plan reports, counts as all of it, so that nothing waits for ever.
 */
function createCapacity(resources) {
    const used = new Map();
    let running = 0;
    let exclusive = false;
    const total = (name) => (Object.hasOwn(resources, name) ? (resources[name] ?? 1) : 1);
    function claims(task) {
        const wanted = new Map(Object.entries(task.resources).map(([name, amount]) => [name, Math.min(amount, total(name))]));
        for (const name of task.locks)
            wanted.set(name, total(name));
        return wanted;
    }
    function change(task, sign) {
        running += sign;
        if (task.exclusive)
            exclusive = sign === 1;
        for (const [name, amount] of claims(task))
            used.set(name, (used.get(name) ?? 0) + sign * amount);
    }
    function fits(task) {
        if (exclusive || (task.exclusive && running > 0))
            return false;
        for (const [name, amount] of claims(task))
            if ((used.get(name) ?? 0) + amount > total(name))
                return false;
        return true;
    }
    return { fits, take: (task) => change(task, 1), release: (task) => change(task, -1) };
}

// EXTERNAL MODULE: ./build/exec/stop.js
var stop = __webpack_require__(66130);
// EXTERNAL MODULE: ./build/exec/wait.js
var wait = __webpack_require__(91067);
;// CONCATENATED MODULE: ./build/exec/halt.js


function createHalt(sources) {
    const kill = new AbortController();
    const start = new AbortController();
    const halt = (why, killing) => {
        if (killing)
            kill.abort(why);
        start.abort(why);
    };
    const listeners = [sources.stop, ...(sources.cancel === undefined ? [] : [sources.cancel])].map((source) => {
        const listener = () => {
            const why = (0,stop/* stopReasonOf */.qw)(source);
            halt(why, why.kind === 'cancelled' || sources.stopMode !== 'no-new');
        };
        if (source.aborted)
            listener();
        else
            source.addEventListener('abort', listener, { once: true });
        return () => source.removeEventListener('abort', listener);
    });
    return {
        reason: () => (start.signal.aborted ? (0,stop/* stopReasonOf */.qw)(start.signal) : null),
        signal: kill.signal,
        promise: (0,wait/* aborted */.QH)(start.signal).promise,
        now: (why) => halt(why, true),
        release: () => {
            for (const release of listeners)
                release();
        },
    };
}

// EXTERNAL MODULE: ./build/exec/needs.js
var needs = __webpack_require__(34537);
// EXTERNAL MODULE: ./build/exec/observe/observer.js + 1 modules
var observer = __webpack_require__(87840);
;// CONCATENATED MODULE: ./build/exec/ready.js
/** Needs outside `tasks` are not waited for. */
function trackReady(tasks) {
    const place = new Map(tasks.map((task, index) => [task.id, index]));
    const waiting = new Map(tasks.map((task) => [task.id, task]));
    const open = new Map();
    const dependents = new Map();
    const ready = [];
    for (const task of tasks) {
        const inside = [...new Set(task.needs)].filter((need) => place.has(need));
        open.set(task.id, inside.length);
        if (inside.length === 0)
            ready.push(task);
        for (const need of inside) {
            const list = dependents.get(need);
            if (list === undefined)
                dependents.set(need, [task]);
            else
                list.push(task);
        }
    }
    const rank = (task) => place.get(task.id) ?? 0;
    /** Binary search: the first index whose task comes after `task`. */
    function slot(task) {
        let [low, high] = [0, ready.length];
        while (low < high) {
            const middle = (low + high) >> 1;
            const other = ready[middle];
            if (other !== undefined && rank(other) < rank(task))
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
    function take(task) {
        waiting.delete(task.id);
        const at = slot(task);
        if (ready[at] === task)
            ready.splice(at, 1);
    }
    function done(id) {
        for (const task of dependents.get(id) ?? []) {
            const left = (open.get(task.id) ?? 0) - 1;
            open.set(task.id, left);
            if (left === 0 && waiting.has(task.id))
                ready.splice(slot(task), 0, task);
        }
        dependents.delete(id);
    }
    return { ready: () => [...ready], waiting: () => [...waiting.values()], take, done };
}

// EXTERNAL MODULE: ./build/exec/record.js
var exec_record = __webpack_require__(5855);
// EXTERNAL MODULE: ./build/exec/task.js + 13 modules
var exec_task = __webpack_require__(4905);
;// CONCATENATED MODULE: ./build/exec/schedule.js









/**
 * Runs tasks of a plan and resolves with one record for each of `taskIds`, in their order, in every case. With one job the
 * given order is kept as far as needs allow; with more, the longest estimate goes first. Rejects only when a callback
 * throws, after everything that runs was stopped.
 */
async function executeTasks(plan, taskIds, options) {
    const place = new Map(taskIds.map((id, index) => [id, index]));
    const rank = (task) => place.get(task.id) ?? 0;
    const tasks = plan.tasks
        .filter((task) => place.has(task.id))
        .sort((a, b) => (options.jobs > 1 ? b.estimateMs - a.estimateMs : 0) || rank(a) - rank(b));
    const engine = {
        options,
        legs: (0,fold/* legsByTask */.OW)(plan),
        capacity: createCapacity(plan.resources),
        tasks: trackReady(tasks),
        records: new Map(options.known),
        running: new Set(),
        halt: createHalt(options),
        observer: observerFor(options),
        telling: Promise.resolve(),
        faults: [],
    };
    while (await step(engine)) { }
    engine.halt.release();
    if (engine.faults.length > 0)
        throw engine.faults[0];
    return taskIds.flatMap((id) => (tasks.some((task) => task.id === id) ? (engine.records.get(id) ?? []) : []));
}
/** Starts what can start, then waits for the next event. `false` when every task has its record. */
async function step(engine) {
    const { halt, running, tasks } = engine;
    const why = halt.reason();
    if (why !== null) {
        const hold = { state: why.kind, reason: (0,stop/* stopText */.IC)(why) };
        await Promise.all(tasks.waiting().map((task) => withhold(engine, task, hold)));
    }
    const held = [];
    for (const task of tasks.ready()) {
        const hold = (0,needs/* holdOf */.n)(task, engine.records);
        if (hold !== null)
            held.push(withhold(engine, task, hold));
        else if (running.size < engine.options.jobs && engine.capacity.fits(task))
            start(engine, task);
    }
    if (held.length > 0)
        return Promise.all(held).then(() => true);
    const waiting = tasks.waiting();
    if (running.size > 0) {
        await Promise.race(waiting.length > 0 ? [...running, halt.promise] : running);
        return true;
    }
    if (waiting.length === 0)
        return false;
    // Only a cycle of needs, which no valid plan has, leaves tasks that nothing can make ready.
    const hold = { state: 'failed', reason: 'its needs form a cycle' };
    await Promise.all(waiting.map((task) => withhold(engine, task, hold)));
    return true;
}
function withhold(engine, task, hold) {
    engine.tasks.take(task);
    return tell(engine, (0,exec_record/* recordWithoutRunning */.pb)(task, hold.state, hold.reason, contextOf(engine, task)));
}
function contextOf({ options, legs }, task) {
    return { ...options.context, leg: legs.get(task.id) ?? options.context.leg };
}
function start(engine, task) {
    engine.tasks.take(task);
    engine.capacity.take(task);
    const run = runToRecord(engine, task).then((record) => {
        engine.capacity.release(task);
        return tell(engine, record).then(() => void engine.running.delete(run));
    });
    engine.running.add(run);
}
async function runToRecord(engine, task) {
    const { options, halt, observer, records } = engine;
    const context = contextOf(engine, task);
    const { onObserved } = options;
    try {
        // A stop does not wait for a look at the workspace.
        if (observer !== null)
            await Promise.race([observer.started(task.id), halt.promise]);
        options.onStart?.(task);
        const log = options.log?.(task);
        const optional = { ...(log === undefined ? {} : { log }), ...(onObserved === undefined ? {} : { onObserved }) };
        const own = { signal: halt.signal, needs: records, ...optional };
        const record = await (0,exec_task/* runTask */.Z)(task, { ...context, ...own });
        if (observer === null)
            return record;
        const observed = await Promise.race([observer.ended(task.id), halt.promise.then(() => null)]);
        return observed === null ? record : withObserved(engine, record, observed);
    }
    catch (error) {
        fail(engine, error);
        return (0,exec_record/* recordWithoutRunning */.pb)(task, 'failed', 'the run was broken off by an internal error', context);
    }
}
function observerFor({ context, observe }) {
    // An enclosure sees more: each task by itself.
    return observe === 'auto' && context.enclose === undefined ? (0,observer/* createObserver */.r)(context) : null;
}
function withObserved(engine, record, observed) {
    engine.options.onObserved?.(observed);
    if (observed.attribution === 'group')
        return record;
    const told = (0,exec_record/* withWrites */.Nw)(record, observed.paths);
    (0,observer/* tellCut */.O)(told, observed, engine.options.context);
    return told;
}
function tell(engine, record) {
    engine.records.set(record.task, record);
    engine.tasks.done(record.task);
    engine.telling = engine.telling
        .then(() => engine.options.onRecord?.(record))
        .catch((error) => fail(engine, error));
    return engine.telling;
}
/** A callback that throws is a broken invariant: nothing may be left running when it is told. */
function fail(engine, error) {
    engine.faults.push(error);
    engine.halt.now({ kind: 'cancelled' });
}


/***/ }),

/***/ 51678:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ foldRecords)
/* harmony export */ });
/* unused harmony export closeFold */
/* harmony import */ var _fold_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91648);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55542);


/** How many claims a problem lists. */
const MAX_CLAIMS = 5;
/** Folds records and closes the fold. */
function foldRecords(plan, records, options) {
    return closeFold(plan, (0,_fold_js__WEBPACK_IMPORTED_MODULE_0__/* .foldOf */ .Lc)(plan, records), options);
}
/**
 * Per task the record of the newest run attempt up to the current one counts. A superseded record of an earlier attempt
 * is void: that attempt's decision no longer stands, and what the task did before it does not come back.
 */
function closeFold(plan, fold, options) {
    const legOf = (0,_fold_js__WEBPACK_IMPORTED_MODULE_0__/* .legsByTask */ .OW)(plan);
    const winners = new Map();
    const missing = [];
    const flaky = [];
    const problems = rejections(fold, options.runAttempt);
    for (const { id, skip } of plan.tasks) {
        if (skip)
            continue;
        const closed = closeTask(id, legOf.get(id) ?? '', fold.claims.get(id) ?? new Map(), options);
        problems.push(...closed.problems);
        if (closed.winner === null)
            missing.push(id);
        else
            winners.set(id, closed.winner);
        if (closed.flaky)
            flaky.push(id);
    }
    return { winners, missing, flaky, problems };
}
function closeTask(task, leg, attempts, options) {
    const current = options.runAttempt;
    const base = { area: 'sync', at: null, task };
    const problems = [];
    const counted = [];
    for (const [runAttempt, claim] of [...attempts].sort(([a], [b]) => b - a)) {
        if (runAttempt <= current)
            counted.push(claim);
        else
            problems.push({ ...base, kind: 'later-attempt', severity: 'note', runAttempt, current });
    }
    const [newest, ...older] = counted;
    if (newest === undefined)
        return { winner: null, flaky: false, problems };
    const { record } = newest;
    const started = options.startedLegs?.get(leg) ?? 0;
    if (record.runAttempt < started && started <= current) {
        const facts = { leg, runAttempt: started, last: record.runAttempt };
        problems.push({ ...base, kind: 'dead-rerun', severity: 'warning', ...facts });
        return { winner: null, flaky: false, problems };
    }
    if (newest.contradictory)
        problems.push(contradiction(newest));
    if (record.state === 'superseded' && record.runAttempt < current)
        return { winner: null, flaky: false, problems };
    if (record.state === 'succeeded' && options.failedLegs?.has(leg)) {
        problems.push({ ...base, kind: 'failed-leg', severity: 'warning', leg });
        return { winner: { ...record, state: 'failed', reason: 'job failed after success' }, flaky: false, problems };
    }
    const flaky = record.state === 'succeeded' && ((0,_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .hasFailedTry */ .V5)(record) || older.some(hasFailed));
    return { winner: record, flaky, problems };
}
function hasFailed({ record }) {
    return record.state === 'failed' || record.state === 'timed-out';
}
function contradiction({ record, seen }) {
    const claims = [...seen].sort().slice(0, MAX_CLAIMS).map(readClaim);
    const { task, runAttempt, state } = record;
    return {
        area: 'sync',
        severity: 'warning',
        at: null,
        kind: 'contradictory',
        task,
        runAttempt,
        counted: state,
        claims,
    };
}
function readClaim(text) {
    const [state, source] = JSON.parse(text);
    return { state, source };
}
/** Records that do not count. An earlier attempt may well have had another plan, which is only worth a note. */
function rejections(fold, runAttempt) {
    const sorted = [...fold.rejected].sort(([a], [b]) => (a < b ? -1 : 1));
    return sorted.map(([, { problem, runAttempt: of }]) => problem.kind === 'foreign-plan' && of < runAttempt ? { ...problem, severity: 'note' } : problem);
}


/***/ }),

/***/ 91648:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Lc: () => (/* binding */ foldOf),
  OW: () => (/* binding */ legsByTask)
});

// UNUSED EXPORTS: mergeFolds

// EXTERNAL MODULE: ./build/sync/outcome.js
var outcome = __webpack_require__(55542);
;// CONCATENATED MODULE: ./build/sync/worst.js

const OUTCOME_RANK = { failure: 0, pending: 1, neutral: 2, success: 3 };
const STATE_RANK = {
    failed: 0,
    'timed-out': 1,
    cancelled: 2,
    superseded: 3,
    skipped: 4,
    tolerated: 5,
    succeeded: 6,
};
/** Whether `a` is worse for the verdict than `b`; equally bad records are ordered by their text. */
function isWorse(a, b, policy) {
    const difference = outcomeRank(a, policy) - outcomeRank(b, policy) ||
        STATE_RANK[a.state] - STATE_RANK[b.state] ||
        b.tries.length - a.tries.length;
    return difference === 0 ? recordText(a) < recordText(b) : difference < 0;
}
/** The record as JSON with sorted keys: equal texts mean equal records. */
function recordText(record) {
    return JSON.stringify(record, (_key, value) => {
        if (typeof value !== 'object' || value === null || Array.isArray(value))
            return value;
        return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
    });
}
function outcomeRank(record, policy) {
    return OUTCOME_RANK[(0,outcome/* outcomeOf */.sG)(record, policy, (0,outcome/* hasFailedTry */.V5)(record)) ?? 'pending'];
}

;// CONCATENATED MODULE: ./build/sync/fold.js

/** Folds records of any attempt, in any order. Records that cannot speak for their task are set aside. */
function foldOf(plan, records) {
    const legOf = legsByTask(plan);
    const known = new Set(plan.tasks.map((task) => task.id));
    const fold = emptyFold();
    for (const sourced of records) {
        const { record, source } = sourced;
        const problem = objection(plan.digest, known, legOf, sourced);
        if (problem === null) {
            const seen = new Set([JSON.stringify([record.state, source])]);
            addClaim(fold, plan, record.task, record.runAttempt, { record, contradictory: false, seen });
        }
        else {
            fold.rejected.set(JSON.stringify([problem, record.runAttempt]), { problem, runAttempt: record.runAttempt });
        }
    }
    return fold;
}
/** Folds two folds of the same plan into one. */
function mergeFolds(plan, a, b) {
    const merged = emptyFold();
    for (const fold of [a, b]) {
        for (const [task, attempts] of fold.claims)
            for (const [runAttempt, claim] of attempts)
                addClaim(merged, plan, task, runAttempt, claim);
        for (const [key, rejection] of fold.rejected)
            merged.rejected.set(key, rejection);
    }
    return merged;
}
/** The leg of every task; a task that was skipped when planned has none. */
function legsByTask(plan) {
    return new Map(plan.legs.flatMap((leg) => leg.tasks.map((task) => [task, leg.id])));
}
function emptyFold() {
    return { claims: new Map(), rejected: new Map() };
}
function addClaim(fold, plan, task, runAttempt, claim) {
    const attempts = fold.claims.get(task) ?? new Map();
    fold.claims.set(task, attempts);
    const known = attempts.get(runAttempt);
    attempts.set(runAttempt, known === undefined ? claim : mergeClaims(plan, known, claim));
}
function mergeClaims(plan, a, b) {
    return {
        record: isWorse(b.record, a.record, plan.policy) ? b.record : a.record,
        contradictory: a.contradictory || b.contradictory || recordText(a.record) !== recordText(b.record),
        seen: new Set([...a.seen, ...b.seen]),
    };
}
/** Why a record cannot count, or `null`. A leg can only speak for its own tasks, in its own run attempt. */
function objection(digest, known, legOf, { record, source, speaker }) {
    const { task, leg, runAttempt } = record;
    const base = { area: 'sync', severity: 'warning', at: null, source, task };
    if (record.plan !== digest)
        return { ...base, kind: 'foreign-plan', plan: record.plan };
    if (!known.has(task))
        return { ...base, kind: 'unknown-task' };
    const expected = legOf.get(task) ?? null;
    if (expected === null || leg !== expected)
        return { ...base, kind: 'wrong-leg', leg, expected };
    if (speaker === undefined)
        return null;
    if (speaker.leg !== expected)
        return { ...base, kind: 'wrong-leg', leg: speaker.leg, expected };
    if (speaker.runAttempt !== runAttempt)
        return { ...base, kind: 'wrong-attempt', runAttempt, expected: speaker.runAttempt };
    return null;
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
