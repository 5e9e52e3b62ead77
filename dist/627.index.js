export const id = 627;
export const ids = [627];
export const modules = {

/***/ 14186:
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
// EXTERNAL MODULE: ./build/exec/conclude.js + 14 modules
var conclude = __webpack_require__(59828);
// EXTERNAL MODULE: ./build/exec/list.js
var exec_list = __webpack_require__(24550);
// EXTERNAL MODULE: ./build/exec/load.js + 54 modules
var load = __webpack_require__(27035);
// EXTERNAL MODULE: ./build/exec/timings.js
var timings = __webpack_require__(83711);
// EXTERNAL MODULE: ./build/plan/document.js + 1 modules
var plan_document = __webpack_require__(19918);
// EXTERNAL MODULE: ./build/report/converge.js + 3 modules
var converge = __webpack_require__(43136);
// EXTERNAL MODULE: ./build/report/escape/terminal.js
var terminal = __webpack_require__(99351);
// EXTERNAL MODULE: ./build/report/plan-text.js
var plan_text = __webpack_require__(76662);
// EXTERNAL MODULE: ./build/report/problems.js + 1 modules
var report_problems = __webpack_require__(59313);
// EXTERNAL MODULE: ./build/report/verdict-text.js
var verdict_text = __webpack_require__(62732);
// EXTERNAL MODULE: ./build/exec/collect.js
var collect = __webpack_require__(48950);
// EXTERNAL MODULE: ./build/exec/deadline.js
var exec_deadline = __webpack_require__(52610);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: ./build/exec/environment.js
var environment = __webpack_require__(31977);
// EXTERNAL MODULE: ./build/exec/observe/snapshot.js
var snapshot = __webpack_require__(54359);
;// CONCATENATED MODULE: ./build/exec/observe/merge.js
/** The upper layer of an overlay mount: what was written and deleted, and its way back into the lower one. */




/**
 * Moves everything of `upper` into `lower`, deletions included, and returns the paths of files that changed, sorted. A
 * deleted file is a character device 0:0 (kernel documentation, "Overlay Filesystem", whiteouts). A folder that was deleted
 * and made again hides the old one by an attribute that Node cannot read; `list` mounts the view again and tells what is in
 * the folders named on its standard input.
 */
async function mergeUpper(upper, lower, list) {
    const shared = await sharedFolders(upper, lower);
    const seen = await listFolders(shared, list);
    const merge = { upper, lower, paths: new Set(), seen };
    await mergeFolder(merge, '');
    return [...merge.paths].filter((path) => !(0,snapshot/* isOwnPath */.gd)(path)).sort();
}
async function sharedFolders(upper, lower) {
    const found = [];
    const open = [''];
    for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
        for (const entry of await (0,promises_.readdir)((0,external_node_path_.join)(upper, folder), { withFileTypes: true })) {
            if (!entry.isDirectory())
                continue;
            const path = (0,external_node_path_.join)(folder, entry.name);
            const below = await look((0,external_node_path_.join)(lower, path));
            if (below?.isDirectory() !== true)
                continue;
            found.push(path);
            open.push(path);
        }
    }
    return found;
}
async function listFolders(folders, list) {
    const seen = new Map(folders.map((folder) => [folder, new Set()]));
    if (folders.length === 0)
        return seen;
    const text = await new Promise((done, refuse) => {
        const options = { maxBuffer: 256 * 1024 * 1024, timeout: 60_000 };
        const child = (0,external_node_child_process_.execFile)(list.file, [...list.args], options, (error, stdout) => error === null ? done(stdout) : refuse(error));
        child.stdin?.end(folders.map((folder) => `./${folder}\0`).join(''));
    });
    for (const path of text.split('\0')) {
        const slash = path.lastIndexOf('/');
        if (slash > 0)
            seen.get(path.slice(2, slash))?.add(path.slice(slash + 1));
    }
    return seen;
}
async function mergeFolder(merge, folder) {
    const visible = merge.seen.get(folder);
    if (visible !== undefined) {
        const names = await (0,promises_.readdir)((0,external_node_path_.join)(merge.lower, folder));
        for (const name of names)
            if (!visible.has(name))
                await remove(merge, (0,external_node_path_.join)(folder, name));
    }
    for (const name of await (0,promises_.readdir)((0,external_node_path_.join)(merge.upper, folder)))
        await mergeEntry(merge, (0,external_node_path_.join)(folder, name));
}
async function mergeEntry(merge, path) {
    const above = await (0,promises_.lstat)((0,external_node_path_.join)(merge.upper, path));
    const below = await look((0,external_node_path_.join)(merge.lower, path));
    if (above.isCharacterDevice() && above.rdev === 0)
        return remove(merge, path);
    if (above.isDirectory()) {
        if (below?.isDirectory() !== true) {
            if (below !== null)
                await remove(merge, path);
            await (0,promises_.mkdir)((0,external_node_path_.join)(merge.lower, path));
        }
        await mergeFolder(merge, path);
        return (0,promises_.chmod)((0,external_node_path_.join)(merge.lower, path), above.mode & 0o7777);
    }
    if (below !== null && isUntouched(above, below))
        return;
    if (below?.isDirectory())
        await remove(merge, path);
    merge.paths.add(path);
    await move((0,external_node_path_.join)(merge.upper, path), (0,external_node_path_.join)(merge.lower, path), above);
}
/** Opening a file for writing copies it up as it is, with its times. */
function isUntouched(above, below) {
    return (above.isFile() &&
        below.isFile() &&
        above.size === below.size &&
        above.mtimeMs === below.mtimeMs &&
        above.mode === below.mode);
}
async function remove(merge, path) {
    const target = (0,external_node_path_.join)(merge.lower, path);
    const found = await look(target);
    if (found === null)
        return;
    if (!found.isDirectory())
        merge.paths.add(path);
    else
        for (const inner of (await (0,snapshot/* walk */.GG)(target)).keys())
            merge.paths.add(`${path}/${inner}`);
    await (0,promises_.rm)(target, { recursive: true, force: true });
}
async function move(from, to, status) {
    try {
        return await (0,promises_.rename)(from, to);
    }
    catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV'))
            throw error;
    }
    if (status.isSymbolicLink()) {
        await (0,promises_.rm)(to, { force: true });
        await (0,promises_.symlink)(await (0,promises_.readlink)(from), to);
    }
    else if (status.isFile()) {
        await (0,promises_.rm)(to, { force: true });
        await (0,promises_.copyFile)(from, to);
        await (0,promises_.chmod)(to, status.mode & 0o7777);
        await (0,promises_.utimes)(to, status.atime, status.mtime);
    }
    else
        return;
    // Only root can give files away, and then a file must not change hands on its way.
    await (0,promises_.lchown)(to, status.uid, status.gid).catch(() => { });
}
function look(path) {
    return (0,promises_.lstat)(path).catch(() => null);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(80481);
;// CONCATENATED MODULE: ./build/exec/observe/trace.js
/** Which files a task read, from a system call trace by strace. */




/** A longer trace is not read: then nobody knows what was read. */
const MAX_TRACE_BYTES = 256 * 1024 * 1024;
/** `?` lets strace ignore a call that this processor does not have; seccomp keeps all other calls at full speed. */
const CALLS = 'trace=?open,openat,?openat2';
/** Runs `command` under strace, all its descendants included, with the same exit code. */
function traceCommand(strace, trace, command) {
    const options = ['-f', '--seccomp-bpf', '-qq', '-y', '-s', '0', '-e', CALLS, '-e', 'signal=none', '-o', trace];
    return { file: strace, args: [...options, '--', command.file, ...command.args] };
}
/**
 * Workspace-relative paths of the files that were opened for reading and not written by the same try, sorted; `null` when
 * there is no trace or too much of it. Programs that the kernel itself loads from the workspace are not among them.
 */
async function readsInTrace(trace, workspace, written) {
    const status = await (0,promises_.lstat)(trace).catch(() => null);
    if (status === null || !status.isFile() || status.size > MAX_TRACE_BYTES)
        return null;
    const opened = new Set();
    const started = new Map();
    for await (const line of (0,external_node_readline_.createInterface)({ input: (0,external_node_fs_.createReadStream)(trace, 'latin1') })) {
        const path = openedForReading(line, started);
        if (path?.startsWith(`${workspace}/`))
            opened.add(path.slice(workspace.length + 1));
    }
    const reads = [];
    for (const path of opened) {
        if (written.has(path))
            continue;
        const found = await (0,promises_.lstat)((0,external_node_path_.join)(workspace, path)).catch(() => null);
        if (found?.isFile())
            reads.push(path);
    }
    return reads.sort();
}
/**
 * The path that one line of a trace shows to be open for reading, or `null`. A call that another process interrupted stands
 * on two lines; `started` remembers, by process, whether the first one was for reading.
 */
function openedForReading(line, started) {
    const match = /^(\d+) +(?:open\w*\(|<\.\.\. open\w* resumed>)/.exec(line);
    const process = match?.[1];
    if (match === null || process === undefined)
        return null;
    const isResumed = match[0].endsWith('resumed>');
    const reads = isResumed
        ? started.get(process) === true
        : /\bO_RD(ONLY|WR)\b/.test(line) && !line.includes('O_DIRECTORY');
    if (line.endsWith('<unfinished ...>')) {
        started.set(process, reads);
        return null;
    }
    const result = / = \d+<(.*)>$/.exec(line)?.[1];
    return reads && result !== undefined ? decoded(result) : null;
}
/** strace shows bytes outside printable ASCII, quotes and backslashes as C escapes, mostly octal. */
function decoded(text) {
    const named = { n: '\n', t: '\t', r: '\r', v: '\v', f: '\f' };
    const bytes = text.replaceAll(/\\(?:([0-7]{1,3})|x([0-9a-f]{2})|(.))/g, (_all, octal, hex, other = '') => {
        if (octal !== undefined)
            return String.fromCharCode(Number.parseInt(octal, 8) & 255);
        if (hex !== undefined)
            return String.fromCharCode(Number.parseInt(hex, 16));
        return named[other] ?? other;
    });
    return Buffer.from(bytes, 'latin1').toString('utf8');
}

;// CONCATENATED MODULE: ./build/exec/observe/enclosure.js
/** Runs one try of a task in a view of the workspace of its own, and brings what it wrote back afterwards. */




/** Mounts over the workspace, enters the folder again (now the mounted one), and becomes the command. */
const ENTER = '"$1" -t overlay overlay -o "$2" "$3" && cd "$4" && shift 4 && exec "$@"';
const LIST = 'xargs -0 sh -c \'find "$@" -mindepth 1 -maxdepth 1 -print0\' sh';
/** `workspace` is a real path; see `probeIsolation` for which paths and systems allow an overlay. */
function createEnclose(tools, workspace) {
    return async (folder) => {
        const upper = (0,external_node_path_.join)(folder, 'upper');
        const work = (0,external_node_path_.join)(folder, 'work');
        const trace = (0,external_node_path_.join)(folder, 'trace');
        await Promise.all([upper, work].map((path) => (0,promises_.mkdir)(path, { recursive: true, mode: 0o700 })));
        function inside(command, cwd) {
            const [file = '', ...unshare] = tools.overlay.unshare;
            const options = `${tools.overlay.options}lowerdir=${workspace},upperdir=${upper},workdir=${work}`;
            const enter = [tools.shell, '-c', ENTER, 'sh', tools.overlay.mount, options, workspace, cwd];
            return { file, args: [...unshare, ...enter, command.file, ...command.args] };
        }
        async function close(keep) {
            const list = inside({ file: tools.shell, args: ['-c', LIST] }, workspace);
            const writes = keep ? await mergeUpper(upper, workspace, list) : [];
            const reads = tools.strace === null ? null : await readsInTrace(trace, workspace, new Set(writes));
            return { writes, reads };
        }
        return {
            command: (command, cwd) => inside(tools.strace === null ? command : traceCommand(tools.strace, trace, command), cwd),
            close,
        };
    };
}

;// CONCATENATED MODULE: ./build/exec/observe/isolation.js
/** Finds out, by trying, whether this system can isolate tasks and trace what they read. */





const SHELL = '/bin/sh';
/** How to get a mount namespace: as root, or as root of a user namespace of one's own. */
const WAYS = [
    { unshare: ['-m'], options: '' },
    { unshare: ['-Urm'], options: 'userxattr,' },
];
/**
 * Isolation keeps tasks out of each other's way while they run and shows what each wrote. It is no security boundary. What a
 * task wrote reaches the workspace when it ends; a task that started before may then see some of it, or not: the kernel
 * leaves that open.
 */
async function probeIsolation(options) {
    if (options.platform !== 'linux')
        return notIsolated('only Linux has overlay mounts');
    const workspace = await (0,promises_.realpath)(options.workspace);
    const run = runner((0,environment/* scrubbed */.fG)(options.env));
    const find = async (name) => (await run(SHELL, ['-c', `command -v ${name}`])).stdout.trim() || null;
    const [unshare, mount, strace] = [await find('unshare'), await find('mount'), await find('strace')];
    const overlay = await probeOverlay(unshare, mount, workspace, options.scratch, run);
    if (typeof overlay === 'string')
        return notIsolated(overlay);
    const trial = ['-f', '--seccomp-bpf', '-qq', '-o', '/dev/null', '--', SHELL, '-c', ':'];
    const reads = strace !== null && (await run(strace, trial)).ok;
    const tools = { shell: SHELL, overlay, strace: reads ? strace : null };
    return { enclose: createEnclose(tools, workspace), reads, problems: [] };
}
function notIsolated(detail) {
    return {
        enclose: null,
        reads: false,
        problems: [{ area: 'rim', severity: 'note', at: null, kind: 'not-isolated', detail }],
    };
}
/** The tools for an overlay, or why there can be none. */
async function probeOverlay(unshare, mount, workspace, scratch, run) {
    if (unshare === null || mount === null)
        return '`unshare` or `mount` is not installed';
    if (/[,:\\"]/.test(workspace + scratch))
        return 'a path with `,`, `:`, `"` or a backslash cannot be mounted';
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(await (0,promises_.realpath)(scratch), 'probe-'));
    let why = '';
    try {
        for (const way of WAYS) {
            const overlay = { unshare: [unshare, ...way.unshare], mount, options: way.options };
            await (0,promises_.mkdir)((0,external_node_path_.join)(folder, way.options), { recursive: true });
            const enclosure = await createEnclose({ shell: SHELL, overlay, strace: null }, workspace)((0,external_node_path_.join)(folder, way.options));
            const { file, args } = enclosure.command({ file: SHELL, args: ['-c', ': > .fanfold-probe && rm .fanfold-probe'] }, workspace);
            const tried = await run(file, args);
            if (tried.ok)
                return overlay;
            why = tried.stderr.trim().split('\n').at(-1) ?? '';
        }
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
    return `this system does not allow overlay mounts (${why})`;
}
function runner(env) {
    return (file, args) => new Promise((done) => {
        const options = { env: { ...env }, timeout: 10_000 };
        (0,external_node_child_process_.execFile)(file, [...args], options, (error, stdout, stderr) => done({ ok: error === null, stdout, stderr }));
    });
}

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
    const task = style.bold((0,terminal/* line */.n8)(progress.task));
    const reason = progress.reason === null ? '' : `: ${(0,terminal/* line */.n8)(progress.reason)}`;
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
    const { plan, jobs, workspace, folder, scratch, interrupt } = run;
    const problems = [];
    const observed = [];
    const watch = (0,sync_watch/* createWatch */.A)(plan);
    const stop = new AbortController();
    const ids = plan.tasks.filter((task) => !task.skip).map((task) => task.id);
    const byId = new Map(plan.tasks.map((task) => [task.id, task]));
    const progress = createProgress(ids.length, run.console);
    const deadline = (0,exec_deadline/* startDeadline */.d)(plan.deadlineMinutes);
    try {
        const isolation = run.isolate ? await probeIsolation({ workspace, scratch, ...machine() }) : null;
        problems.push(...(isolation?.problems ?? []));
        const records = await (0,schedule/* executeTasks */.G)(plan, ids, {
            jobs,
            known: (0,record/* skippedInPlan */.xr)(plan),
            stop: stop.signal,
            cancel: AbortSignal.any([interrupt.signal, deadline.signal]),
            stopMode: plan.stopMode,
            context: {
                planDigest: plan.digest,
                leg: '',
                runAttempt: 1,
                workspace,
                scratch,
                ...machine(),
                now: Date.now,
                output: progress.output,
                onProblem: (problem) => problems.push(problem),
                ...(isolation?.enclose ? { enclose: isolation.enclose } : {}),
            },
            observe: 'auto',
            onObserved: (seen) => observed.push(seen),
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
        return { records, problems, observed };
    }
    finally {
        deadline.release();
        await (0,promises_.rm)(scratch, { recursive: true, force: true }).catch(() => { });
    }
}
const machine = () => ({ env: process.env, platform: process.platform });
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
            const shown = (0,terminal/* logLines */.OG)(text)[0] ?? '';
            return console.write(`${style.dim(`${(0,terminal/* line */.n8)(taskId)} |`)} ${shown}`);
        },
    };
}

// EXTERNAL MODULE: ./build/cli/main.js + 6 modules
var main = __webpack_require__(29484);
// EXTERNAL MODULE: ./build/cli/runfolder.js
var runfolder = __webpack_require__(35188);
;// CONCATENATED MODULE: ./build/cli/commands/run.js
















/** `fanfold run`: the whole way on this machine. Resolves with the exit code. */
async function run(command, workspace, console, interrupt) {
    const refuse = (problems, texts = new Map()) => {
        console.err((0,report_problems/* formatProblems */.C)(problems, texts, console.errStyle).trimEnd());
        return main.EXIT.bad;
    };
    const list = await (0,exec_list/* readList */.LD)(command.file, workspace);
    if ('kind' in list)
        return refuse([list]);
    const jobs = command.jobs ?? (0,external_node_os_.availableParallelism)();
    const loaded = await (0,load/* loadPlan */.Yq)(list, workspace, process.env, {
        timings: () => (0,timings/* readTimings */.kF)(command.timings, workspace),
        jobs,
        stop: interrupt.signal,
        ...(command.sync === null ? {} : { sync: { name: '--sync', text: command.sync } }),
        ...(command.only === null ? {} : { only: command.only }),
    });
    if (interrupt.signal.aborted)
        return main.EXIT.interrupted;
    const { plan, problems } = loaded;
    if (plan === null || (0,load/* hasErrors */.Cs)(problems))
        return refuse(problems, loaded.texts);
    const folder = (0,runfolder/* runFolder */.kQ)((0,external_node_path_.join)(workspace, '.fanfold'));
    const unwritable = (0,runfolder/* prepareRunFolder */.vH)(folder, `${JSON.stringify((0,plan_document/* encodePlan */.El)(plan))}\n`);
    if (unwritable !== null)
        return refuse([unwritable]);
    const scratch = (0,runfolder/* makeScratch */.lP)();
    if (typeof scratch !== 'string')
        return refuse([scratch]);
    introduce(plan, problems, loaded, console);
    const isolate = command.observe;
    const local = await executeLocally({ plan, jobs, workspace, folder, scratch, interrupt, console, isolate });
    const { records, problems: troubles, observed } = local;
    await (0,promises_.writeFile)(folder.observed, `${JSON.stringify({ version: 1, observed }, null, 2)}\n`).catch(() => { });
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
/** The exit code: a pass counts only when everything that belongs to the run could be stored. */
async function finish(first, { workspace, folder, interrupt, console }) {
    const { plan } = first;
    const { converged, faults } = await (0,conclude/* conclude */.E)(first, {
        workspace,
        results: folder.results,
        verdictFile: folder.verdict,
        reportFile: folder.report,
        merge: plan.merge ?? null,
        synthesis: plan.converge,
        env: process.env,
        signal: interrupt.signal,
        output: (text) => console.write(`${console.style.dim('converge |')} ${(0,terminal/* logLines */.OG)(text)[0] ?? ''}`),
    });
    console.out('');
    console.out((0,verdict_text/* verdictText */.n)(converged, console.style).trimEnd());
    for (const fault of faults)
        console.err(`fanfold: ${fault}`);
    const unstored = converged.problems.some(({ severity, area }) => severity === 'error' && area === 'rim');
    return converged.verdict.verdict === 'pass' && faults.length === 0 && !unstored ? main.EXIT.pass : main.EXIT.fail;
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

/***/ 70370:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ pLimit)
});

// UNUSED EXPORTS: limitFunction

;// CONCATENATED MODULE: ./node_modules/yocto-queue/index.js
/*
How it works:
`this.#head` is an instance of `Node` which keeps track of its current value and nests another instance of `Node` that keeps the value that comes after it. When a value is provided to `.enqueue()`, the code needs to iterate through `this.#head`, going deeper and deeper to find the last value. However, iterating through every single item is slow. This problem is solved by saving a reference to the last value as `this.#tail` so that it can reference it to add a new value.
*/

class Node {
	value;
	next;

	constructor(value) {
		this.value = value;
	}
}

class Queue {
	#head;
	#tail;
	#size;

	constructor() {
		this.clear();
	}

	enqueue(value) {
		const node = new Node(value);

		if (this.#head) {
			this.#tail.next = node;
			this.#tail = node;
		} else {
			this.#head = node;
			this.#tail = node;
		}

		this.#size++;
	}

	dequeue() {
		const current = this.#head;
		if (!current) {
			return;
		}

		this.#head = this.#head.next;
		this.#size--;

		// Clean up tail reference when queue becomes empty
		if (!this.#head) {
			this.#tail = undefined;
		}

		return current.value;
	}

	peek() {
		if (!this.#head) {
			return;
		}

		return this.#head.value;

		// TODO: Node.js 18.
		// return this.#head?.value;
	}

	clear() {
		this.#head = undefined;
		this.#tail = undefined;
		this.#size = 0;
	}

	get size() {
		return this.#size;
	}

	* [Symbol.iterator]() {
		let current = this.#head;

		while (current) {
			yield current.value;
			current = current.next;
		}
	}

	* drain() {
		while (this.#head) {
			yield this.dequeue();
		}
	}
}

;// CONCATENATED MODULE: ./node_modules/p-limit/index.js


function pLimit(concurrency) {
	let rejectOnClear = false;

	if (typeof concurrency === 'object') {
		({concurrency, rejectOnClear = false} = concurrency);
	}

	validateConcurrency(concurrency);

	if (typeof rejectOnClear !== 'boolean') {
		throw new TypeError('Expected `rejectOnClear` to be a boolean');
	}

	const queue = new Queue();
	let activeCount = 0;

	const resumeNext = () => {
		// Process the next queued function if we're under the concurrency limit
		if (activeCount < concurrency && queue.size > 0) {
			activeCount++;
			queue.dequeue().run();
		}
	};

	const next = () => {
		activeCount--;
		resumeNext();
	};

	const run = async (function_, resolve, arguments_) => {
		// Execute the function and capture the result promise
		const result = (async () => function_(...arguments_))();

		// Resolve immediately with the promise (don't wait for completion)
		resolve(result);

		// Wait for the function to complete (success or failure)
		// We catch errors here to prevent unhandled rejections,
		// but the original promise rejection is preserved for the caller
		try {
			await result;
		} catch {}

		// Decrement active count and process next queued function
		next();
	};

	const enqueue = (function_, resolve, reject, arguments_) => {
		const queueItem = {reject};

		// Queue the internal resolve function instead of the run function
		// to preserve the asynchronous execution context.
		new Promise(internalResolve => { // eslint-disable-line promise/param-names
			queueItem.run = internalResolve;
			queue.enqueue(queueItem);
		}).then(run.bind(undefined, function_, resolve, arguments_)); // eslint-disable-line promise/prefer-await-to-then

		// Start processing immediately if we haven't reached the concurrency limit
		if (activeCount < concurrency) {
			resumeNext();
		}
	};

	const generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
		enqueue(function_, resolve, reject, arguments_);
	});

	Object.defineProperties(generator, {
		activeCount: {
			get: () => activeCount,
		},
		pendingCount: {
			get: () => queue.size,
		},
		clearQueue: {
			value() {
				if (!rejectOnClear) {
					queue.clear();
					return;
				}

				const abortError = AbortSignal.abort().reason;

				while (queue.size > 0) {
					queue.dequeue().reject(abortError);
				}
			},
		},
		concurrency: {
			get: () => concurrency,

			set(newConcurrency) {
				validateConcurrency(newConcurrency);
				concurrency = newConcurrency;

				queueMicrotask(() => {
					// eslint-disable-next-line no-unmodified-loop-condition
					while (activeCount < concurrency && queue.size > 0) {
						resumeNext();
					}
				});
			},
		},
		map: {
			async value(iterable, function_) {
				const promises = [];

				try {
					Array.from(iterable, (value, index) => {
						const promise = generator(function_, value, index);
						promises.push(promise);
						return promise;
					});
				} catch (error) {
					// The iterable threw, so `Promise.all` never observes the already scheduled promises. Observe them here to avoid unhandled rejections.
					for (const promise of promises) {
						promise.catch(() => {}); // eslint-disable-line promise/prefer-await-to-then
					}

					throw error;
				}

				return Promise.all(promises);
			},
		},
	});

	return generator;
}

function limitFunction(function_, options) {
	const limit = pLimit(options);

	const limitedFunction = (...arguments_) => limit(() => function_(...arguments_));
	Object.defineProperty(limitedFunction, 'clearQueue', {
		value: limit.clearQueue,
	});

	return limitedFunction;
}

function validateConcurrency(concurrency) {
	if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) {
		throw new TypeError('Expected `concurrency` to be a number from 1 and up');
	}
}


/***/ })

};
