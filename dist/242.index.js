export const id = 242;
export const ids = [242];
export const modules = {

/***/ 25242:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
// EXTERNAL MODULE: ./build/exec/load.js + 63 modules
var load = __webpack_require__(79551);
// EXTERNAL MODULE: ./build/exec/results.js
var results = __webpack_require__(99778);
// EXTERNAL MODULE: ./build/exec/synthesis.js
var synthesis = __webpack_require__(8770);
// EXTERNAL MODULE: ./build/exec/timings.js
var exec_timings = __webpack_require__(83711);
// EXTERNAL MODULE: ./build/plan/document.js + 1 modules
var plan_document = __webpack_require__(19918);
// EXTERNAL MODULE: ./build/report/converge.js + 2 modules
var converge = __webpack_require__(5736);
// EXTERNAL MODULE: ./build/report/escape/terminal.js
var terminal = __webpack_require__(99351);
// EXTERNAL MODULE: ./build/report/html/page.js + 9 modules
var page = __webpack_require__(47936);
// EXTERNAL MODULE: ./build/report/plan-text.js
var plan_text = __webpack_require__(76662);
// EXTERNAL MODULE: ./build/report/problems.js + 1 modules
var report_problems = __webpack_require__(59313);
// EXTERNAL MODULE: ./build/report/verdict-text.js
var verdict_text = __webpack_require__(62732);
// EXTERNAL MODULE: ./build/exec/collect.js
var collect = __webpack_require__(48950);
// EXTERNAL MODULE: ./build/exec/record.js
var record = __webpack_require__(5855);
// EXTERNAL MODULE: ./build/exec/recordfile.js
var recordfile = __webpack_require__(32745);
// EXTERNAL MODULE: ./build/exec/schedule.js + 3 modules
var schedule = __webpack_require__(88014);
// EXTERNAL MODULE: ./build/report/rows.js
var rows = __webpack_require__(24098);
// EXTERNAL MODULE: ./build/report/words.js
var words = __webpack_require__(44702);
;// CONCATENATED MODULE: ./build/report/progress.js



const FAILING = new Set(['failed', 'timed-out', 'cancelled', 'missing', 'blocked']);
/** One line about one change, without a newline: `[ 3/16] ✓ unit[a] succeeded in 1.2 s`. */
function progressLine(progress, style) {
    const { done, total, event } = progress;
    const counter = style.dim(`[${String(done).padStart(String(total).length)}/${total}]`);
    const task = style.bold((0,terminal/* line */.n)(progress.task));
    const reason = progress.reason === null ? '' : `: ${(0,terminal/* line */.n)(progress.reason)}`;
    if (event === 'started')
        return `${counter} ${style.dim('>')} ${task} started`;
    if (event === 'retried')
        return `${counter} ${style.yellow('~')} ${task} starts again${reason}`;
    const fails = FAILING.has(event);
    const row = { fate: event, fails, flaky: false };
    const paint = fails ? style.red : event === 'succeeded' ? style.green : style.yellow;
    const time = progress.durationMs > 0 ? ` ${fails ? 'after' : 'in'} ${(0,words/* duration */.p0)(progress.durationMs)}` : '';
    return `${counter} ${paint(`${(0,rows/* fateMark */.qd)(row)}`)} ${task} ${paint((0,rows/* fateWord */.ZF)(row))}${time}${reason}`;
}

// EXTERNAL MODULE: ./build/sync/outcome.js
var sync_outcome = __webpack_require__(55542);
// EXTERNAL MODULE: ./build/sync/watch.js + 1 modules
var sync_watch = __webpack_require__(41097);
// EXTERNAL MODULE: ./build/tasklist/naming.js
var naming = __webpack_require__(89830);
;// CONCATENATED MODULE: ./build/cli/engine.js












/**
 * Runs all tasks of a plan on this machine, as many at a time as `jobs` says, with the executor that legs use. Each record
 * is written as soon as it is there; the rest stops once the stop condition of the plan holds.
 */
async function executeLocally(run) {
    const { plan, jobs, workspace, folder, interrupt, console } = run;
    const problems = [];
    const watch = (0,sync_watch/* createWatch */.A)(plan);
    const stop = new AbortController();
    const ids = plan.tasks.filter((task) => !task.skip).map((task) => task.id);
    const byId = new Map(plan.tasks.map((task) => [task.id, task]));
    const progress = createProgress(ids.length, console);
    const scratch = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'fanfold-'));
    try {
        const records = await (0,schedule/* executeTasks */.G)(plan, ids, {
            jobs,
            known: (0,record/* skippedInPlan */.xr)(plan),
            stop: stop.signal,
            cancel: interrupt.signal,
            stopMode: plan.stopMode,
            context: {
                planDigest: plan.digest,
                leg: '',
                runAttempt: 1,
                workspace,
                scratch,
                env: process.env,
                now: Date.now,
                platform: process.platform,
                output: progress.output,
                onProblem: (problem) => problems.push(problem),
            },
            log: (task) => (0,external_node_path_.join)(folder.logs, `${(0,naming/* taskFileName */.d)(task.id)}.log`),
            onStart: progress.started,
            onRecord: async (record) => {
                progress.finished(record);
                const problem = await (0,recordfile/* writeRecord */.r)(folder.records, record);
                if (problem !== null)
                    problems.push(problem);
                const task = byId.get(record.task);
                if (task !== undefined)
                    await engine_collect(task, workspace, folder, problems);
                watch.take(outcomeMap(record, plan));
                const reason = { kind: 'superseded' };
                if (watch.stopped())
                    stop.abort(reason);
            },
        });
        return { records, problems };
    }
    finally {
        await (0,promises_.rm)(scratch, { recursive: true, force: true }).catch(() => { });
    }
}
async function engine_collect(task, workspace, folder, problems) {
    try {
        await (0,collect/* collectArtifacts */.kx)(task, workspace, folder.results);
    }
    catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        problems.push({ area: 'rim', severity: 'error', at: null, kind: 'not-collected', task: task.id, detail });
    }
}
function outcomeMap(record, plan) {
    const outcome = (0,sync_outcome/* recordOutcome */.Up)(record, plan.policy);
    return outcome === null ? new Map() : new Map([[record.task, outcome]]);
}
/** Lines for people: what starts, what ends, and the output of each task behind its id. */
function createProgress(total, console) {
    const { style } = console;
    let done = 0;
    return {
        started: (task) => {
            const change = { done, total, task: task.id, event: 'started', durationMs: 0, reason: null };
            console.out(progressLine(change, style));
        },
        finished: (record) => {
            done += 1;
            const { task, durationMs, reason, state } = record;
            const event = (0,sync_outcome/* isBlocked */.lT)(record) ? 'blocked' : state;
            console.out(progressLine({ done, total, task, event, durationMs, reason }, style));
        },
        output: (taskId, text) => {
            const shown = (0,terminal/* logLines */.O)(text)[0] ?? '';
            return console.write(`${style.dim(`${(0,terminal/* line */.n)(taskId)} |`)} ${shown}`);
        },
    };
}

;// CONCATENATED MODULE: ./build/cli/interrupt.js
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/**
 * Turns signals to this process into a cancellation that everything waits for, so that children are stopped and records
 * written. `onSignal` is told once, for people who wonder whether their Ctrl-C was heard.
 */
function listenForInterrupt(onSignal) {
    const controller = new AbortController();
    const listen = (signal) => {
        if (controller.signal.aborted)
            return;
        onSignal(signal);
        const reason = { kind: 'cancelled', signal };
        controller.abort(reason);
    };
    for (const signal of SIGNALS)
        process.on(signal, listen);
    return {
        signal: controller.signal,
        release: () => {
            for (const signal of SIGNALS)
                process.off(signal, listen);
        },
    };
}

// EXTERNAL MODULE: ./build/cli/main.js + 4 modules
var main = __webpack_require__(26620);
// EXTERNAL MODULE: ./build/cli/runfolder.js
var runfolder = __webpack_require__(35188);
;// CONCATENATED MODULE: ./build/cli/commands/run.js



















/** `fanfold run`: the whole way on this machine. Resolves with the exit code. */
async function run(command, workspace, console) {
    const interrupt = listenForInterrupt((signal) => console.err(`\nfanfold: ${signal}: stopping what runs`));
    try {
        const code = await runAll(command, workspace, console, interrupt);
        return interrupt.signal.aborted ? main.EXIT.interrupted : code;
    }
    finally {
        interrupt.release();
    }
}
async function runAll(command, workspace, console, interrupt) {
    const refuse = (problems, texts = new Map()) => {
        console.err((0,report_problems/* formatProblems */.C)(problems, texts, console.errStyle).trimEnd());
        return main.EXIT.bad;
    };
    const list = await (0,load/* readList */.LD)(command.file, workspace);
    if ('kind' in list)
        return refuse([list]);
    const jobs = command.jobs ?? (0,external_node_os_.availableParallelism)();
    const timings = await (0,exec_timings/* readTimings */.k)(command.timings, workspace);
    const loaded = await (0,load/* loadPlan */.Yq)(list, workspace, process.env, {
        history: timings.history,
        jobs,
        ...(command.sync === null ? {} : { sync: (0,dist/* parse */.qg)(command.sync) }),
        ...(command.only === null ? {} : { only: command.only }),
    });
    const problems = [...timings.problems, ...loaded.problems];
    const { plan } = loaded;
    if (plan === null || (0,load/* hasErrors */.Cs)(problems))
        return refuse(problems, loaded.texts);
    if (interrupt.signal.aborted)
        return main.EXIT.interrupted;
    const folder = (0,runfolder/* runFolder */.kQ)((0,external_node_path_.join)(workspace, '.fanfold'));
    const detail = (0,runfolder/* prepareRunFolder */.vH)(folder);
    if (detail !== null)
        return refuse([{ area: 'rim', severity: 'error', at: null, kind: 'unwritable', path: '.fanfold', detail }]);
    await (0,promises_.writeFile)(folder.plan, `${JSON.stringify((0,plan_document/* encodePlan */.El)(plan))}\n`);
    introduce(plan, problems, loaded, console);
    const { records, problems: troubles } = await executeLocally({ plan, jobs, workspace, folder, interrupt, console });
    const facts = { runAttempt: 1, problems: troubles };
    const sourced = records.map((record) => ({ record, source: 'this run' }));
    return finish((0,converge/* converge */.c)(plan, sourced, facts), { workspace, folder, interrupt, console });
}
/** The first paragraph of the plan, and what is worth knowing before anything runs. */
function introduce(plan, problems, loaded, console) {
    if (problems.length > 0)
        console.err(`${(0,report_problems/* formatProblems */.C)(problems, loaded.texts, console.errStyle, 'was-run').trimEnd()}\n`);
    console.out(`${(0,plan_text/* planText */.P)(plan, console.style).split('\n\n')[0] ?? ''}\n`);
}
/** Verdict, results, synthesis and report, in this order; a file that cannot be written fails the run and says so. */
async function finish(converged, { workspace, folder, interrupt, console }) {
    const { plan, verdict } = converged;
    const faults = [];
    const attempt = async (work) => {
        await work().catch((error) => faults.push(error instanceof Error ? error.message : String(error)));
    };
    await attempt(() => (0,promises_.writeFile)(folder.verdict, `${JSON.stringify(verdict, null, 2)}\n`));
    await attempt(() => (0,results/* writeResults */.K)(folder.results, verdict, converged.records.values()));
    if (plan.converge !== null) {
        const { state, reason } = await (0,synthesis/* synthesise */.yS)(plan.converge, plan, {
            workspace,
            results: folder.results,
            verdict: folder.verdict,
            env: process.env,
            signal: interrupt.signal,
            output: (text) => console.write(`${console.style.dim('converge |')} ${(0,terminal/* logLines */.O)(text)[0] ?? ''}`),
        });
        if (state !== 'succeeded')
            faults.push(`converge.run ${state}: ${reason ?? ''}`);
    }
    await attempt(() => (0,promises_.writeFile)(folder.report, (0,page/* reportHtml */.E)(converged)));
    console.out('');
    console.out((0,verdict_text/* verdictText */.n)(converged, console.style).trimEnd());
    for (const fault of faults)
        console.err(`fanfold: ${fault}`);
    const unstored = converged.problems.some(({ severity, area }) => severity === 'error' && area === 'rim');
    return verdict.verdict === 'pass' && faults.length === 0 && !unstored ? main.EXIT.pass : main.EXIT.fail;
}


/***/ }),

/***/ 35188:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   kQ: () => (/* binding */ runFolder),
/* harmony export */   vH: () => (/* binding */ prepareRunFolder)
/* harmony export */ });
/* unused harmony export hasRun */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


function runFolder(root) {
    return {
        root,
        plan: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, 'plan.json'),
        records: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, 'records'),
        logs: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, 'logs'),
        results: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, 'results'),
        verdict: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, 'verdict.json'),
        report: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, 'report.html'),
        timings: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, 'timings.json'),
    };
}
/**
 * Empties the folder for a new run (timings stay) and proves that it can be written, before anything starts. Returns why
 * not, or `null`.
 */
function prepareRunFolder(folder) {
    try {
        for (const path of [folder.plan, folder.records, folder.logs, folder.results, folder.verdict, folder.report])
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(path, { recursive: true, force: true });
        for (const path of [folder.root, folder.records, folder.logs, folder.results]) {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(path, { recursive: true });
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
        }
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder.root, '.gitignore'), '*\n');
        return null;
    }
    catch (error) {
        return error instanceof Error ? error.message : String(error);
    }
}
/** Whether the folder holds a finished or broken-off run. */
function hasRun(folder) {
    return [folder.plan, folder.records].every((path) => statSync(path, { throwIfNoEntry: false }) !== undefined);
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

/***/ 99778:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ writeResults)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _tasklist_naming_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89830);



/**
 * Writes what people and programs read after a run into the results folder: `outputs.json` (`{task: {key: value}}`),
 * `outputs/<task>.json` and `records/<task>.json`. The files that tasks carried stand beside them, each task in its own folder.
 */
async function writeResults(folder, verdict, records) {
    for (const name of ['outputs', 'records'])
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'outputs.json'), `${JSON.stringify(verdict.outputs, null, 2)}\n`);
    for (const [task, outputs] of Object.entries(verdict.outputs))
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'outputs', `${(0,_tasklist_naming_js__WEBPACK_IMPORTED_MODULE_2__/* .taskFileName */ .d)(task)}.json`), `${JSON.stringify(outputs, null, 2)}\n`);
    for (const record of records)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'records', `${(0,_tasklist_naming_js__WEBPACK_IMPORTED_MODULE_2__/* .taskFileName */ .d)(record.task)}.json`), `${JSON.stringify(record, null, 2)}\n`);
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
// EXTERNAL MODULE: ./build/exec/observe/observer.js + 2 modules
var observer = __webpack_require__(46406);
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

/***/ 8770:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   yS: () => (/* binding */ synthesise)
/* harmony export */ });
/* unused harmony exports SYNTHESIS_ID, synthesisTask */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _task_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4905);




/** The id under which the synthesis prints its lines; a task cannot have it, since ids hold no space. */
const SYNTHESIS_ID = 'converge run';
/**
 * `converge.run` as a task, so that it runs through the very executor that tasks run through: `FANFOLD_RESULTS` (a folder)
 * and `FANFOLD_VERDICT` (a file) tell it what there is to fold.
 */
function synthesisTask(step, results, verdict) {
    return {
        id: SYNTHESIS_ID,
        template: SYNTHESIS_ID,
        name: 'converge',
        run: step.run,
        shell: step.shell,
        workingDirectory: '.',
        env: { ...step.env, FANFOLD_RESULTS: results, FANFOLD_VERDICT: verdict },
        item: null,
        matrix: {},
        with: {},
        runsOn: [],
        timeoutMinutes: step.timeoutMinutes,
        needs: [],
        condition: null,
        skip: false,
        continueOnError: false,
        retry: { maxAttempts: 1, on: null, initialSeconds: 0, backoffRate: 1, maxDelaySeconds: 0, jitter: 'none' },
        success: { exitCodes: [0], files: [], stdout: null, json: [] },
        reads: null,
        writes: null,
        artifacts: [],
        locks: [],
        resources: {},
        exclusive: false,
        required: false,
        weight: 1,
        tags: [],
        durationMs: null,
        estimateMs: 0,
    };
}
/** Runs the synthesis to its end. Its failure fails the run whatever the verdict was; it never rejects. */
async function synthesise(step, plan, context) {
    const scratch = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), 'fanfold-'));
    try {
        return await (0,_task_js__WEBPACK_IMPORTED_MODULE_3__/* .runTask */ .Z)(synthesisTask(step, context.results, context.verdict), {
            planDigest: plan.digest,
            leg: '',
            runAttempt: 1,
            workspace: context.workspace,
            scratch,
            env: context.env,
            signal: context.signal,
            now: Date.now,
            platform: process.platform,
            output: (_, text) => context.output(text),
        });
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(scratch, { recursive: true, force: true }).catch(() => { });
    }
}


/***/ }),

/***/ 83711:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ readTimings)
/* harmony export */ });
/* unused harmony export parseTimings */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
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
    const { parseJunitHistory } = await Promise.all(/* import() */[__webpack_require__.e(143), __webpack_require__.e(772)]).then(__webpack_require__.bind(__webpack_require__, 54772));
    return parseJunitHistory(text, source);
}


/***/ }),

/***/ 76662:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ planText)
/* harmony export */ });
/* unused harmony export runnerText */
/* harmony import */ var _escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99351);
/* harmony import */ var _headline_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2251);
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


/***/ })

};
