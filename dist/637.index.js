export const id = 637;
export const ids = [637];
export const modules = {

/***/ 46729:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ findPlan),
/* harmony export */   V: () => (/* binding */ PLAN_FILE)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _exec_load_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27035);
/* harmony import */ var _github_names_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(50926);
/* harmony import */ var _plan_document_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19918);
/* harmony import */ var _plan_matrix_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(557);






/** The file inside the plan's artifact. */
const PLAN_FILE = 'plan.json';
/**
 * Finds the plan that a reference names among the artifacts of the run: of the newest attempt up to our own, since a re-run of
 * failed jobs does not plan again. Only the plan whose digest the reference states is taken.
 */
async function findPlan(reference, listed, store, attempt, folder) {
    const wanted = (0,_plan_matrix_js__WEBPACK_IMPORTED_MODULE_4__/* .parsePlanReference */ .gf)(reference);
    if (wanted === null)
        return { detail: `\`${reference.slice(0, 100)}\` is not the output \`plan\` of a plan step` };
    const candidates = listed
        .map((artifact) => ({ artifact, name: (0,_github_names_js__WEBPACK_IMPORTED_MODULE_5__/* .parseArtifactName */ .T)(wanted.name, artifact.name) }))
        .filter(({ name }) => name?.kind === 'plan' && name.attempt <= attempt)
        .sort((a, b) => (b.name?.attempt ?? 0) - (a.name?.attempt ?? 0));
    const faults = [];
    for (const { artifact } of candidates) {
        const target = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, `plan-${artifact.id}`);
        const problem = await store.download(artifact, target);
        if (problem !== null) {
            faults.push(`${artifact.name} could not be read`);
            continue;
        }
        const parsed = (0,_plan_document_js__WEBPACK_IMPORTED_MODULE_3__/* .parsePlan */ .vS)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target, PLAN_FILE), 'utf8').catch(() => ''), _exec_load_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256 */ .sc);
        if ('detail' in parsed)
            faults.push(`${artifact.name}: ${parsed.detail}`);
        else if (parsed.plan.digest !== wanted.digest)
            faults.push(`${artifact.name} is another plan`);
        else
            return parsed;
    }
    return {
        detail: faults.length === 0 ? `no artifact of this run holds the plan \`${wanted.name}\`` : faults.join('; '),
    };
}


/***/ }),

/***/ 58637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  taskStep: () => (/* binding */ taskStep)
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
// EXTERNAL MODULE: ./build/actions/step.js
var step = __webpack_require__(96432);
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
// EXTERNAL MODULE: ./build/exec/deadline.js
var exec_deadline = __webpack_require__(52610);
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
    // Counted from the start of the leg: it does not know when others began.
    const deadline = (0,exec_deadline/* startDeadline */.d)(plan.deadlineMinutes);
    const polling = early.poll((0,early_stop/* pollInterval */.dq)(plan.legs.length), done.signal, () => stop.abort(SUPERSEDED));
    try {
        return await (0,schedule/* executeTasks */.G)(plan, leg.tasks, {
            jobs: 1,
            known: run.known,
            stop: stop.signal,
            cancel: AbortSignal.any([run.interrupt, deadline.signal]),
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
        deadline.release();
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
;// CONCATENATED MODULE: ./build/actions/leg/task-step.js





















/** Runs the leg that a job is. */
async function taskStep(identity) {
    const run = (0,context/* readContext */.y)(process.env);
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
        return core/* info */.pq(`recording how this job ends as the result of ${(0,terminal/* line */.n8)(task.id)}`);
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
        core/* info */.pq(`carried here: ${(0,terminal/* line */.n8)(path)}`);
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
        output: (id, text) => guard.line(several ? `${(0,terminal/* line */.n8)(id)} | ` : '', (0,terminal/* logLines */.OG)(text)[0] ?? ''),
        onStart: (id) => void guard.line('', `> ${(0,terminal/* line */.n8)(id)} started`),
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
    return `< ${(0,terminal/* line */.n8)(task)} ${state}${time}${reason === null ? '' : `: ${(0,terminal/* line */.n8)(reason)}`}`;
}
/** Stores the records and makes the colour of the leg; a leg whose records could not be stored is red, too. */
async function conclude(records, leaving, early, colourOf, session) {
    early.take((0,stored/* outcomesOfRecords */.$5)(records, leaving.plan));
    const unseen = (detail) => core/* warning */.$e(`the other legs could not be seen: ${detail}`);
    if (leaving.plan.legs.length > 1)
        await (0,early_stop/* lookSafely */.Mf)(early, unseen);
    const colour = colourOf();
    const coloured = records.map((record) => ({ ...record, colour }));
    const fault = await (0,stored/* storeLeg */.KN)(coloured, leaving).then(() => null, (error) => (error instanceof Error ? error.message : String(error)));
    if (fault !== null)
        return core/* setFailed */.C1(`the records could not be stored: ${fault}; the post step tries once more`);
    (0,leg_session/* saveSession */.E1)({ ...session, stored: true });
    core/* setOutput */.uH('colour', colour);
    if (leaving.plan.legs.length > 1)
        await (0,early_stop/* lookSafely */.Mf)(early, unseen);
    const failed = records.filter(({ state }) => state === 'failed' || state === 'timed-out');
    for (const { task, reason } of failed.slice(0, 10))
        core/* error */.z3(`${(0,terminal/* line */.n8)(task)} failed: ${(0,terminal/* line */.n8)(reason ?? '')}`);
    if (colour === 'red')
        core/* setFailed */.C1('the verdict is certain to be fail');
}


/***/ }),

/***/ 52610:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ startDeadline)
/* harmony export */ });
/** Longest delay of a timer in Node; a longer one would fire at once. */
const MAX_TIMER_MS = 2_147_483_647;
/** The time of a whole plan, from now on; `null` is no deadline. */
function startDeadline(minutes) {
    const controller = new AbortController();
    const reason = { kind: 'cancelled' };
    let timer;
    const wait = (ms) => {
        const now = Math.min(ms, MAX_TIMER_MS);
        timer = setTimeout(() => (ms > now ? wait(ms - now) : controller.abort(reason)), now);
    };
    if (minutes !== null)
        wait(minutes * 60_000);
    return { signal: controller.signal, release: () => clearTimeout(timer) };
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
// EXTERNAL MODULE: ./build/exec/task.js + 11 modules
var exec_task = __webpack_require__(94091);
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

/***/ 9009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ readContext)
/* harmony export */ });
/** Reads the variables of the runner. What is missing gets the value that claims least. */
function readContext(env) {
    const [owner = '', repo = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
    const runId = wholeNumber(env['GITHUB_RUN_ID']) ?? 0;
    return {
        owner,
        repo,
        runId,
        runAttempt: Math.max(1, wholeNumber(env['GITHUB_RUN_ATTEMPT']) ?? 1),
        workspace: env['GITHUB_WORKSPACE'] ?? process.cwd(),
        temp: env['RUNNER_TEMP'] ?? '/tmp',
        apiUrl: env['GITHUB_API_URL'] ?? 'https://api.github.com',
        runUrl: `${env['GITHUB_SERVER_URL'] ?? 'https://github.com'}/${owner}/${repo}/actions/runs/${runId}`,
        event: env['GITHUB_EVENT_NAME'] ?? '',
        workflowFile: workflowFile(env['GITHUB_WORKFLOW_REF']),
    };
}
function wholeNumber(text) {
    return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
/** `octo/repo/.github/workflows/ci.yml@refs/heads/main` holds the path. */
function workflowFile(ref) {
    return /^[^/]+\/[^/]+\/(.+)@/.exec(ref ?? '')?.[1] ?? null;
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


/***/ })

};
