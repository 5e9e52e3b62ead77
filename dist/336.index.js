export const id = 336;
export const ids = [336];
export const modules = {

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

/***/ 34537:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ holdOf)
/* harmony export */ });
/* harmony import */ var _sync_outcome_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(55542);
/* harmony import */ var _tasklist_condition_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49253);
/* harmony import */ var _tasklist_expression_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88412);



/** The reason of a task whose `if` is false. */
const CONDITION_FALSE = 'if';
/** The reason of a task that needs one which was skipped for a neutral reason. */
const NEED_SKIPPED = 'needs skipped';
/** The reason of a task without a command: its work is the steps of its own matrix job. */
const NO_COMMAND = 'no command: its steps run only in its own job on GitHub';
/**
 * `null` when the task starts. A need without a record counts as failed. GitHub's rule: a condition that asks for no status
 * means `success() && (condition)`; no condition means `success()`.
 */
function holdOf(task, records) {
    if (task.skip)
        return { state: 'skipped', reason: CONDITION_FALSE };
    const results = new Map(task.needs.map((id) => [id, resultOf(records.get(id))]));
    const status = (0,_tasklist_condition_js__WEBPACK_IMPORTED_MODULE_0__/* .statusOf */ .c2)(results.values(), false);
    const missed = status.success ? null : missedNeed(task.needs, records);
    if (task.condition === null)
        return missed ?? noCommand(task);
    if (missed !== null && !asksStatus(task.condition))
        return missed;
    try {
        const starts = (0,_tasklist_condition_js__WEBPACK_IMPORTED_MODULE_0__/* .evaluateCondition */ .F9)(task.condition, contextsOf(task, results), status);
        return starts ? noCommand(task) : { state: 'skipped', reason: CONDITION_FALSE };
    }
    catch (error) {
        return { state: 'failed', reason: error instanceof Error ? error.message : String(error) };
    }
}
function noCommand(task) {
    return task.run === null ? { state: 'skipped', reason: NO_COMMAND } : null;
}
/** A tolerated failure does not stop what depends on it, as with `continue-on-error` on GitHub. */
function resultOf(record) {
    switch (record?.state) {
        case 'succeeded':
        case 'tolerated':
            return 'success';
        case 'cancelled':
        case 'superseded':
            return 'cancelled';
        case 'skipped':
            return 'skipped';
        case 'failed':
        case 'timed-out':
        case undefined:
            return 'failure';
    }
}
/**
 * Blocked, which counts as a failure, unless every unsuccessful need was skipped for a neutral reason or is itself pending
 * for good because the verdict was certain.
 */
function missedNeed(needs, records) {
    const missed = needs.map((id) => records.get(id)).filter((record) => resultOf(record) !== 'success');
    const isNeutral = (record) => record?.state === 'skipped' && !(0,_sync_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .isBlocked */ .lT)(record);
    const isPending = (record) => record?.state === 'superseded';
    if (missed.every(isNeutral))
        return { state: 'skipped', reason: NEED_SKIPPED };
    if (missed.every((record) => isNeutral(record) || isPending(record)))
        return { state: 'superseded', reason: _sync_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .BLOCKED */ .hl };
    return { state: 'skipped', reason: _sync_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .BLOCKED */ .hl };
}
function asksStatus(condition) {
    const parsed = (0,_tasklist_condition_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCondition */ .zB)(condition);
    return 'expression' in parsed && [...parsed.expression.functions].some(_tasklist_expression_js__WEBPACK_IMPORTED_MODULE_1__/* .isStatusFunction */ .j_);
}
/** `needs` has each expanded id and each template, whose result is folded from its expansions. */
function contextsOf(task, results) {
    const groups = new Map();
    for (const [id, result] of results) {
        const template = id.split('[', 1)[0] ?? id;
        groups.set(template, [...(groups.get(template) ?? []), result]);
    }
    const needs = Object.create(null);
    for (const [template, members] of groups)
        needs[template] = { result: (0,_tasklist_condition_js__WEBPACK_IMPORTED_MODULE_0__/* .foldResults */ .es)(members) };
    for (const [id, result] of results)
        needs[id] = { result };
    return { item: task.item, matrix: task.matrix, env: task.env, needs };
}


/***/ }),

/***/ 87840:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  r: () => (/* binding */ createObserver),
  O: () => (/* binding */ tellCut)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/exec/environment.js
var environment = __webpack_require__(31977);
// EXTERNAL MODULE: ./build/exec/observe/snapshot.js
var snapshot = __webpack_require__(54359);
;// CONCATENATED MODULE: ./build/exec/observe/git.js
/** Looks at a workspace through git: fast, since git knows which tracked files are untouched. */




const TIMEOUT_MS = 60_000;
const MAX_OUTPUT = 256 * 1024 * 1024;
/** The repository that the workspace lies in, or `null` when there is none that git can use. */
async function findRepository(workspace, base, max = snapshot/* MAX_FILES */.BE) {
    // What a task configured in the repository (hooks, filters) runs with what a task gets, and with no secret of ours.
    const env = (0,environment/* scrubbed */.fG)(base);
    for (const name of Object.keys(env))
        if (name.startsWith('GIT_'))
            delete env[name];
    const repository = { workspace, prefix: '', env, max };
    try {
        const text = await git(repository, ['rev-parse', '--is-inside-work-tree', '--show-prefix']);
        const [inside, prefix = ''] = text.split('\n');
        return inside === 'true' ? { ...repository, prefix } : null;
    }
    catch {
        return null;
    }
}
/** Throws when git fails, or `TooManyFiles`. */
async function lookWithGit(repository) {
    const head = await git(repository, ['rev-parse', '--verify', '--quiet', 'HEAD']).catch(() => '');
    const options = ['--porcelain=v1', '-z', '-uall', '--ignored=traditional', '--no-renames'];
    const text = await git(repository, ['status', ...options, '--', '.']);
    const paths = text
        .split('\0')
        .filter((entry) => entry.length > 3)
        .map((entry) => entry.slice(3))
        .filter((path) => path.startsWith(repository.prefix))
        .map((path) => path.slice(repository.prefix.length))
        .filter((path) => !(0,snapshot/* isOwnPath */.gd)(path));
    return { head: head.trim(), dirty: await fingerprints(repository, paths) };
}
/** A folder in the list is a repository of its own, which git does not enter. */
async function fingerprints(repository, paths) {
    if (paths.length > repository.max)
        throw new snapshot/* TooManyFiles */.vn(repository.max);
    const found = new Map();
    await inBatches(paths, async (path) => {
        if (!path.endsWith('/')) {
            found.set(path, (await (0,snapshot/* fingerprintOf */.ax)((0,external_node_path_.join)(repository.workspace, path))) ?? 'deleted');
            return;
        }
        const inner = await (0,snapshot/* walk */.GG)((0,external_node_path_.join)(repository.workspace, path), repository.max);
        for (const [name, fingerprint] of inner)
            found.set(path + name, fingerprint);
    });
    if (found.size > repository.max)
        throw new snapshot/* TooManyFiles */.vn(repository.max);
    return found;
}
/**
 * Paths that changed between two looks, sorted: those whose fingerprint changed, and those that differ between the two
 * commits when the task made or took a commit. A file that a task only committed has not changed.
 */
async function changedSince(repository, before, after) {
    const now = new Map(after.dirty);
    await inBatches([...before.dirty.keys()].filter((path) => !now.has(path)), async (path) => {
        const fingerprint = await (0,snapshot/* fingerprintOf */.ax)((0,external_node_path_.join)(repository.workspace, path));
        now.set(path, fingerprint ?? 'deleted');
    });
    const changed = new Set((0,snapshot/* changedPaths */.vl)(before.dirty, now));
    if (before.head !== after.head && before.head !== '' && after.head !== '') {
        const range = ['diff', '--name-only', '-z', '--no-renames', '--relative', before.head, after.head];
        const committed = (await git(repository, range)).split('\0').filter((path) => path !== '' && !(0,snapshot/* isOwnPath */.gd)(path));
        for (const path of committed)
            if (!before.dirty.has(path))
                changed.add(path);
    }
    return [...changed].sort();
}
async function inBatches(paths, look) {
    const size = 512;
    for (let at = 0; at < paths.length; at += size)
        await Promise.all(paths.slice(at, at + size).map(look));
}
function git(repository, args) {
    const safe = ['--no-optional-locks', '-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false'];
    const options = {
        cwd: repository.workspace,
        env: { ...repository.env, GIT_TERMINAL_PROMPT: '0' },
        timeout: TIMEOUT_MS,
        maxBuffer: MAX_OUTPUT,
        windowsHide: true,
    };
    return new Promise((done, refuse) => {
        (0,external_node_child_process_.execFile)('git', [...safe, ...args], options, (error, stdout) => (error === null ? done(stdout) : refuse(error)));
    });
}

;// CONCATENATED MODULE: ./build/exec/observe/observer.js
/** Which files tasks wrote: of one task where nothing ran beside it, of a group where tasks overlapped. */


/** Says so when a record could not hold all the paths that were seen. */
function tellCut(record, observed, { onProblem }) {
    const [kept, total] = [record.writesObserved?.length ?? 0, observed.paths.length];
    if (kept === total)
        return;
    const facts = { kind: 'observation-cut', tasks: observed.tasks, kept, total };
    onProblem?.({ area: 'rim', severity: 'warning', at: null, ...facts });
}
/** The first failure ends the observation, with one problem; tasks are not affected. */
function createObserver(options) {
    const running = new Set();
    const group = new Set();
    let eye = null;
    let blind = false;
    let turn = Promise.resolve();
    /** One look at a time, and no task starts during one. */
    function inTurn(look) {
        const result = turn.then(look);
        turn = result.catch(() => { });
        return result;
    }
    async function guarded(look) {
        if (blind)
            return null;
        try {
            return await look();
        }
        catch (error) {
            blind = true;
            const why = error instanceof snapshot/* TooManyFiles */.vn ? 'too-many-files' : 'failed';
            const detail = error instanceof Error ? error.message : String(error);
            options.onProblem?.({ area: 'rim', severity: 'warning', at: null, kind: 'not-observed', why, detail });
            return null;
        }
    }
    function started(id) {
        return inTurn(async () => {
            eye ??= await guarded(() => openEye(options));
            running.add(id);
            group.add(id);
        });
    }
    function ended(id) {
        running.delete(id);
        return inTurn(async () => {
            if (running.size > 0 || group.size === 0)
                return null;
            const tasks = [...group].sort();
            group.clear();
            const paths = await guarded(async () => (eye === null ? null : eye.changes()));
            if (paths === null)
                return null;
            return { paths, reads: null, attribution: tasks.length === 1 ? 'task' : 'group', tasks };
        });
    }
    return { started, ended };
}
async function openEye({ workspace, env, max = snapshot/* MAX_FILES */.BE }) {
    const repository = await findRepository(workspace, env, max);
    if (repository !== null) {
        const look = await lookWithGit(repository).catch((error) => {
            if (error instanceof snapshot/* TooManyFiles */.vn)
                throw error;
            return null;
        });
        if (look !== null)
            return gitEye(repository, look);
    }
    return walkEye(workspace, max, await (0,snapshot/* walk */.GG)(workspace, max));
}
function gitEye(repository, first) {
    let last = first;
    return {
        changes: async () => {
            const now = await lookWithGit(repository);
            const changed = await changedSince(repository, last, now);
            last = now;
            return changed;
        },
    };
}
function walkEye(workspace, max, first) {
    let last = first;
    return {
        changes: async () => {
            const now = await (0,snapshot/* walk */.GG)(workspace, max);
            const changed = (0,snapshot/* changedPaths */.vl)(last, now);
            last = now;
            return changed;
        },
    };
}


/***/ }),

/***/ 54359:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BE: () => (/* binding */ MAX_FILES),
/* harmony export */   GG: () => (/* binding */ walk),
/* harmony export */   ax: () => (/* binding */ fingerprintOf),
/* harmony export */   gd: () => (/* binding */ isOwnPath),
/* harmony export */   vl: () => (/* binding */ changedPaths),
/* harmony export */   vn: () => (/* binding */ TooManyFiles)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


/** More files than this are not looked at: a look would take longer than most tasks. */
const MAX_FILES = 200_000;
/** Folders that belong to git and to fanfold, wherever they are. */
const OWN_FOLDERS = new Set(['.git', '.fanfold']);
class TooManyFiles extends Error {
    name = 'TooManyFiles';
    constructor(max) {
        super(`more than ${max} files`);
    }
}
/** Paths that were created, changed or deleted between two looks, sorted. */
function changedPaths(before, after) {
    const changed = [];
    for (const [path, fingerprint] of after)
        if (before.get(path) !== fingerprint)
            changed.push(path);
    for (const path of before.keys())
        if (!after.has(path))
            changed.push(path);
    return changed.sort();
}
/**
 * Size, times and inode of a file, of a link itself and not its target. The time of the last status change cannot be set
 * back by a program, so a rewrite with old times shows; a rewrite with the same content shows too.
 */
async function fingerprintOf(path) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path, { bigint: true }).catch(() => null);
    return found === null || found.isDirectory() ? null : textOf(found);
}
function textOf(found) {
    return `${found.size} ${found.mtimeNs} ${found.ctimeNs} ${found.ino} ${found.mode}`;
}
/** Looks at every file below `root`; links are not followed. Throws `TooManyFiles`. */
async function walk(root, max = MAX_FILES) {
    const files = new Map();
    const open = [''];
    for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
        const base = folder;
        const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, base), { withFileTypes: true }).catch(() => []);
        const looks = entries.map(async (entry) => {
            const path = base === '' ? entry.name : `${base}/${entry.name}`;
            if (entry.isDirectory()) {
                if (!OWN_FOLDERS.has(entry.name))
                    open.push(path);
                return;
            }
            const fingerprint = await fingerprintOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, path));
            if (fingerprint !== null)
                files.set(path, fingerprint);
        });
        await Promise.all(looks);
        if (files.size > max)
            throw new TooManyFiles(max);
    }
    return files;
}
/** Whether a path lies in a folder of git or fanfold. */
function isOwnPath(path) {
    return path.split('/').some((segment) => OWN_FOLDERS.has(segment));
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

/***/ 94091:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ runTask)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/tasklist/naming.js
var naming = __webpack_require__(89830);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/exec/lines.js
/** A byte stream as lines of text, in bounded memory. */
/** Longer lines are cut into pieces of at most this many bytes, so that 100 MB without a newline pass. */
const MAX_LINE_BYTES = 64 * 1024;
const NEWLINE = 0x0a;
/**
 * `maxBytes` is at least 4, the longest UTF-8 sequence. Splits at `\n`, takes one `\r` off a line's end, and replaces what is not UTF-8 with U+FFFD. The lines depend on the
 * bytes alone, never on how they were chunked. Pieces of an overlong line are cut between characters.
 */
function createLineSplitter(maxBytes = MAX_LINE_BYTES) {
    let pending = Buffer.alloc(0);
    function push(chunk) {
        const lines = [];
        const first = chunk.indexOf(NEWLINE);
        if (first === -1) {
            pending = pieces(Buffer.concat([pending, chunk]), maxBytes, lines);
            return lines;
        }
        addLine(pending.length === 0 ? chunk.subarray(0, first) : Buffer.concat([pending, chunk.subarray(0, first)]), lines);
        const last = chunk.lastIndexOf(NEWLINE);
        if (last > first)
            addBlock(chunk.subarray(first + 1, last), lines);
        // A copy, so that a short rest does not keep a large chunk alive.
        pending = pieces(Buffer.from(chunk.subarray(last + 1)), maxBytes, lines);
        return lines;
    }
    function addLine(line, lines) {
        lines.push(textOf(pieces(line, maxBytes, lines)));
    }
    /** Whole lines without the last newline. A newline is never part of a UTF-8 sequence: decoding first is the same. */
    function addBlock(block, lines) {
        if (block.length <= maxBytes) {
            for (const line of block.toString('utf8').split('\n'))
                lines.push(line.endsWith('\r') ? line.slice(0, -1) : line);
            return;
        }
        let start = 0;
        for (let at = block.indexOf(NEWLINE); at !== -1; at = block.indexOf(NEWLINE, start)) {
            addLine(block.subarray(start, at), lines);
            start = at + 1;
        }
        addLine(block.subarray(start), lines);
    }
    function end() {
        if (pending.length === 0)
            return [];
        const rest = textOf(pending);
        pending = Buffer.alloc(0);
        return [rest];
    }
    return { push, end };
}
function textOf(line) {
    const end = line.at(-1) === 0x0d ? line.length - 1 : line.length;
    return line.toString('utf8', 0, end);
}
/** Moves full pieces of an overlong line into `lines` and returns the rest, at most `maxBytes` long. */
function pieces(line, maxBytes, lines) {
    let rest = line;
    while (rest.length > maxBytes) {
        const cut = characterStart(rest, maxBytes);
        lines.push(rest.toString('utf8', 0, cut));
        rest = rest.subarray(cut);
    }
    return rest;
}
/** The last place at or before `at` that is not inside a UTF-8 sequence; `at` itself in bytes that are no UTF-8. */
function characterStart(bytes, at) {
    for (let back = 0; back < 4 && back <= at; back++) {
        if (((bytes[at - back] ?? 0) & 0xc0) !== 0x80)
            return at - back;
    }
    return at;
}

;// CONCATENATED MODULE: ./build/exec/outputs.js
/** What a command wrote to its `GITHUB_OUTPUT`, read as GitHub's runner reads it. The text is hostile. */
/** GitHub has no limit of its own; a record must stay small, and a leg may have hundreds. */
const OUTPUT_LIMITS = { keys: 500, keyLength: 256, jsonBytes: 96 * 1024 };
/**
 * Lines `name=value`, or `name<<delimiter`, lines of a value, and the delimiter alone on a line. The first of `=` and `<<`
 * decides. Empty lines are skipped; a later value of a name replaces an earlier one. A fault anywhere makes the whole file
 * malformed, as on GitHub, where it fails the step.
 */
function parseOutputs(text) {
    const lines = text.replace(/^\uFEFF/, '').split('\n');
    const outputs = Object.create(null);
    let keys = 0;
    let index = 0;
    while (index < lines.length) {
        const line = lines[index] ?? '';
        if (line === '') {
            index++;
            continue;
        }
        const entry = readEntry(lines, index, line);
        if (typeof entry === 'string')
            return { line: index + 1, detail: entry };
        if (!(entry.key in outputs) && ++keys > OUTPUT_LIMITS.keys)
            return { line: index + 1, detail: `more than ${OUTPUT_LIMITS.keys} names` };
        outputs[entry.key] = entry.value;
        index = entry.next;
    }
    if (Buffer.byteLength(JSON.stringify(outputs)) > OUTPUT_LIMITS.jsonBytes)
        return { line: 0, detail: `more than ${OUTPUT_LIMITS.jsonBytes / 1024} KiB of values; carry large data as a file` };
    return { outputs };
}
/** The entry that starts at `index`, or what is wrong with it. */
function readEntry(lines, index, line) {
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
        const key = line.slice(0, equals);
        return keyFault(key) ?? { key, value: line.slice(equals + 1), next: index + 1 };
    }
    if (heredoc < 0)
        return `\`${excerpt(line)}\` is neither \`name=value\` nor \`name<<delimiter\``;
    const key = line.slice(0, heredoc);
    const delimiter = line.slice(heredoc + 2);
    if (delimiter === '')
        return `\`${excerpt(line)}\` has no delimiter`;
    const end = lines.indexOf(delimiter, index + 1);
    if (end === -1)
        return `the delimiter \`${excerpt(delimiter)}\` does not come again`;
    return keyFault(key) ?? { key, value: lines.slice(index + 1, end).join('\n'), next: end + 1 };
}
function keyFault(key) {
    if (key === '')
        return 'the name is empty';
    if (key.length > OUTPUT_LIMITS.keyLength)
        return `a name is longer than ${OUTPUT_LIMITS.keyLength} characters`;
    return key === '__proto__' ? 'the name `__proto__` is not allowed' : null;
}
function excerpt(text) {
    return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

;// CONCATENATED MODULE: ./build/exec/filecommands.js
/** The private files of one try: GitHub's file commands, and the script itself. */





/** GitHub takes a step summary of at most 1 MiB; an output file is read up to the same size. */
const MAX_FILE_COMMAND_BYTES = 1024 * 1024;
/**
 * Makes the folder, which only this user may enter, the five files, empty as GitHub makes them, and the script. Throws when
 * the disk refuses. Synchronous, since a handful of tiny files costs less than one turn of a thread pool each.
 */
function createPrivateFiles(folder, script) {
    (0,external_node_fs_.mkdirSync)(folder, { recursive: true, mode: 0o700 });
    const files = {
        GITHUB_OUTPUT: (0,external_node_path_.join)(folder, 'output'),
        GITHUB_STEP_SUMMARY: (0,external_node_path_.join)(folder, 'summary'),
        GITHUB_ENV: (0,external_node_path_.join)(folder, 'env'),
        GITHUB_PATH: (0,external_node_path_.join)(folder, 'path'),
        GITHUB_STATE: (0,external_node_path_.join)(folder, 'state'),
    };
    for (const path of Object.values(files))
        (0,external_node_fs_.writeFileSync)(path, '', { mode: 0o600 });
    (0,external_node_fs_.writeFileSync)(script.path, script.text, { mode: 0o600 });
    return files;
}
/** The outputs in the file; a file that the command took away holds none, as on GitHub. */
async function readOutputs(path) {
    const read = await readBounded(path, MAX_FILE_COMMAND_BYTES);
    if (read === 'absent')
        return { outputs: {} };
    if (typeof read === 'string')
        return { line: 0, detail: read };
    if (read.cut)
        return { line: 0, detail: `more than ${MAX_FILE_COMMAND_BYTES / 1024} KiB` };
    return parseOutputs(read.text);
}
/** The step summary, cut at 1 MiB; empty when there is none or it cannot be read. */
async function readSummary(path) {
    const read = await readBounded(path, MAX_FILE_COMMAND_BYTES);
    return typeof read === 'string' ? { text: '', cut: false } : read;
}
/**
 * Reads at most `max` bytes of a regular file. Links are not followed and nothing can block: the command may have put a
 * pipe or a device in its place. A string says why not.
 */
async function readBounded(path, max) {
    try {
        const file = await (0,promises_.open)(path, external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NOFOLLOW ?? 0) | (external_node_fs_.constants.O_NONBLOCK ?? 0));
        try {
            if (!(await file.stat()).isFile())
                return 'not a regular file';
            const buffer = Buffer.alloc(max + 1);
            let length = 0;
            while (length < buffer.length) {
                const { bytesRead } = await file.read(buffer, length, buffer.length - length, length);
                if (bytesRead === 0)
                    break;
                length += bytesRead;
            }
            const cut = length > max;
            return { text: buffer.toString('utf8', 0, cut ? characterStart(buffer, max) : length), cut };
        }
        finally {
            await file.close();
        }
    }
    catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : null;
        if (code === 'ENOENT')
            return 'absent';
        return code === 'ELOOP' || code === 'ENXIO' ? 'not a regular file' : 'unreadable';
    }
}

;// CONCATENATED MODULE: ./build/exec/pointer.js
/** The value a pointer leads to, or `undefined` when there is none. Own properties only, so `/__proto__` finds nothing. */
function resolvePointer(value, pointer) {
    if (pointer === '')
        return value;
    if (!pointer.startsWith('/'))
        return undefined;
    let current = value;
    for (const token of pointer.slice(1).split('/')) {
        current = child(current, token.replaceAll('~1', '/').replaceAll('~0', '~'));
        if (current === undefined)
            return undefined;
    }
    return current;
}
function child(value, key) {
    if (typeof value !== 'object' || value === null)
        return undefined;
    if (isList(value))
        return /^(0|[1-9]\d*)$/.test(key) ? value[Number(key)] : undefined;
    return Object.hasOwn(value, key) ? value[key] : undefined;
}
/** Equal as JSON: the order of keys does not matter, the order of a list does. */
function jsonEquals(a, b) {
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
        return a === b;
    if (isList(a) || isList(b)) {
        if (!isList(a) || !isList(b) || a.length !== b.length)
            return false;
        return a.every((item, index) => jsonEquals(item, b[index] ?? null));
    }
    const keys = Object.keys(a);
    return (keys.length === Object.keys(b).length &&
        keys.every((key) => Object.hasOwn(b, key) && jsonEquals(a[key] ?? null, b[key] ?? null)));
}
function isList(value) {
    return Array.isArray(value);
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./build/exec/retry.js
/** Whether and when a failed try is worth another one. */

/**
 * Without `on` every failure is worth another try. With it only what it names: a listed exit code, a listed signal (also as
 * the 128 + n by which a shell reports it), a timeout. One that names nothing means every failure but a timeout.
 */
function isWorthRetry(on, failure) {
    if (on === null)
        return true;
    if (failure.state === 'timed-out')
        return on.timeout === true;
    if (on.exitCodes === undefined && on.signals === undefined)
        return on.timeout !== true;
    if (failure.exitCode !== null && on.exitCodes?.includes(failure.exitCode))
        return true;
    const signal = failure.signal ?? shellSignal(failure.exitCode);
    return signal !== null && (on.signals?.some((name) => longName(name) === signal) ?? false);
}
/**
 * The wait after the `failed`-th failed try, in milliseconds: `initial * rate^(failed - 1)`, at most the longest delay;
 * with full jitter a random part of it (AWS Architecture Blog, "Exponential Backoff And Jitter").
 */
function backoffMs(retry, failed, random) {
    const seconds = Math.min(retry.maxDelaySeconds, retry.initialSeconds * retry.backoffRate ** (failed - 1));
    return Math.round(1000 * (retry.jitter === 'full' ? seconds * random() : seconds));
}
/** The signal that a POSIX shell reports as this exit code, or `null`. */
function shellSignal(exitCode) {
    if (exitCode === null || exitCode <= 128)
        return null;
    const found = Object.entries(external_node_os_.constants.signals).find(([, number]) => number === exitCode - 128);
    return found?.[0] ?? null;
}
function longName(name) {
    const upper = name.toUpperCase();
    return upper.startsWith('SIG') ? upper : `SIG${upper}`;
}

;// CONCATENATED MODULE: ./build/exec/criteria.js
/** Whether a command that ended by itself succeeded (design: exit code, files, stdout, JSON; the first miss is the reason). */





const MAX_JSON_BYTES = 16 * 1024 * 1024;
const MAX_SHOWN = 80;
/** Call before the task starts; `missedCriterion` compares. Independent of clocks and time stamps' resolution. */
async function lookAtFiles(files, workspace) {
    const seen = await Promise.all(files.map(async (file) => [file, await fingerprint((0,external_node_path_.join)(workspace, file))]));
    return new Map(seen);
}
async function fingerprint(path) {
    const found = await (0,promises_.stat)(path, { bigint: true }).catch(() => null);
    return found === null ? null : `${found.ino} ${found.size} ${found.mtimeNs} ${found.ctimeNs}`;
}
/** The first criterion that is missed, in words, or `null`. `stdout` is asked for only when there is a check of it. */
async function missedCriterion(success, end, workspace, before) {
    if (end.exitCode === null || !success.exitCodes.includes(end.exitCode))
        return exitText(end.exitCode);
    for (const file of success.files) {
        const miss = await missedFile(file, workspace, before.get(file) ?? null);
        if (miss !== null)
            return miss;
    }
    if (success.stdout !== null) {
        const miss = await missedText('stdout', success.stdout, end.stdout());
        if (miss !== null)
            return miss;
    }
    for (const check of success.json) {
        const miss = await missedJson(check, workspace);
        if (miss !== null)
            return miss;
    }
    return null;
}
/** An exit code in words, with what shells mean by the well-known ones. */
function exitText(exitCode) {
    if (exitCode === 126)
        return 'exit code 126 (a command that cannot be executed)';
    if (exitCode === 127)
        return 'exit code 127 (a command was not found)';
    const signal = shellSignal(exitCode);
    return `exit code ${exitCode ?? 'unknown'}${signal === null ? '' : ` (${signal})`}`;
}
async function missedFile(file, workspace, before) {
    const path = await insideWorkspace(file, workspace);
    if (path === null)
        return `file \`${shown(file)}\` does not exist`;
    if (path === 'outside')
        return `file \`${shown(file)}\` is outside the workspace`;
    const found = await (0,promises_.stat)(path).catch(() => null);
    if (found === null)
        return `file \`${shown(file)}\` does not exist`;
    if (!found.isFile())
        return `\`${shown(file)}\` is not a file`;
    if (found.size === 0)
        return `file \`${shown(file)}\` is empty`;
    const unchanged = before !== null && before === (await fingerprint(path));
    return unchanged ? `file \`${shown(file)}\` was not written by this task` : null;
}
/** The real path, with all links resolved; `outside` when it leaves the workspace, `null` when there is nothing. */
async function insideWorkspace(file, workspace) {
    try {
        const [root, path] = await Promise.all([(0,promises_.realpath)(workspace), (0,promises_.realpath)((0,external_node_path_.join)(workspace, file))]);
        const way = (0,external_node_path_.relative)(root, path);
        return way === '..' || way.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(way) ? 'outside' : path;
    }
    catch {
        return null;
    }
}
/** The time is linear in the text whatever the pattern, so that no log can hang a leg. `^` and `$` match at every line. */
async function missedText(what, check, text) {
    const { RE2JS } = await __webpack_require__.e(/* import() */ 856).then(__webpack_require__.bind(__webpack_require__, 2856));
    const finds = (pattern) => {
        try {
            return RE2JS.compile(pattern, RE2JS.MULTILINE).matcher(text).find();
        }
        catch (error) {
            return `\`${shown(pattern)}\` is no RE2 pattern: ${error instanceof Error ? error.message : String(error)}`;
        }
    };
    if (check.matches !== undefined) {
        const found = finds(check.matches);
        if (typeof found === 'string')
            return found;
        if (!found)
            return `${what} does not match \`${shown(check.matches)}\``;
    }
    if (check.notMatches !== undefined) {
        const found = finds(check.notMatches);
        if (typeof found === 'string')
            return found;
        if (found)
            return `${what} matches \`${shown(check.notMatches)}\``;
    }
    return null;
}
async function missedJson(check, workspace) {
    const path = await insideWorkspace(check.file, workspace);
    if (path === null)
        return `file \`${shown(check.file)}\` does not exist`;
    if (path === 'outside')
        return `file \`${shown(check.file)}\` is outside the workspace`;
    const read = await readBounded(path, MAX_JSON_BYTES);
    if (typeof read === 'string')
        return `file \`${shown(check.file)}\` is ${read}`;
    if (read.cut)
        return `file \`${shown(check.file)}\` has more than ${MAX_JSON_BYTES / 1024 / 1024} MiB`;
    let document;
    try {
        document = JSON.parse(read.text.replace(/^\uFEFF/, ''));
    }
    catch {
        return `file \`${shown(check.file)}\` is not JSON`;
    }
    const where = `\`${shown(check.file)}#${shown(check.pointer)}\``;
    const value = resolvePointer(document, check.pointer);
    if (value === undefined)
        return `${where} does not exist`;
    return missedValue(check, value, where);
}
async function missedValue(check, value, where) {
    const have = `${where} is ${shown(JSON.stringify(value))}`;
    if (check.equals !== undefined && !jsonEquals(value, check.equals))
        return `${have}, not ${shown(JSON.stringify(check.equals))}`;
    const bounded = check.min !== undefined || check.max !== undefined;
    if (bounded && typeof value !== 'number')
        return `${have}, not a number`;
    if (typeof value === 'number' && check.min !== undefined && value < check.min)
        return `${have}, below ${check.min}`;
    if (typeof value === 'number' && check.max !== undefined && value > check.max)
        return `${have}, above ${check.max}`;
    if (check.matches === undefined)
        return null;
    if (typeof value !== 'string')
        return `${have}, not a text`;
    return missedText(where, { matches: check.matches }, value);
}
function shown(text) {
    return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

// EXTERNAL MODULE: ./build/exec/environment.js
var environment = __webpack_require__(31977);
// EXTERNAL MODULE: ./build/exec/process.js + 1 modules
var process = __webpack_require__(47454);
;// CONCATENATED MODULE: ./build/exec/shell.js
/** From a shell's name to an argument vector, by GitHub's rules. No shell ever sees a command line of ours. */
const BUILT_IN = new Map([
    ['bash', { template: 'bash --noprofile --norc -eo pipefail {0}', extension: '.sh' }],
    ['sh', { template: 'sh -e {0}', extension: '.sh' }],
    ['python', { template: 'python {0}', extension: '.py' }],
    ['pwsh', { template: `pwsh -command ". '{0}'"`, extension: '.ps1' }],
    ['powershell', { template: `powershell -command ". '{0}'"`, extension: '.ps1' }],
    ['cmd', { template: 'cmd /D /E:ON /V:OFF /S /C "CALL "{0}""', extension: '.cmd' }],
]);
/**
 * How to run `run` with a shell: a built-in name, or a template whose `{0}` is the script's path. Templates are split at
 * blanks, with double quotes holding an argument together (GitHub's rule; single quotes mean nothing).
 *
 * @param pathOf the path of the script file, given its extension
 * @returns the script, or `null` when the shell is neither a built-in name nor a template with `{0}`
 */
function scriptFor(shell, run, pathOf) {
    const builtIn = BUILT_IN.get(shell.toLowerCase());
    const template = builtIn?.template ?? shell;
    if (!template.includes('{0}'))
        return null;
    const extension = builtIn?.extension ?? '';
    const path = pathOf(extension);
    const text = scriptText(shell.toLowerCase(), run);
    if (shell.toLowerCase() === 'cmd') {
        const [file = 'cmd', ...rest] = template.split(' ');
        return { text, extension, file, args: [rest.join(' ').replace('{0}', path)], verbatim: true };
    }
    const [file, ...args] = splitArguments(template).map((word) => word.replaceAll('{0}', path));
    if (file === undefined || file === '')
        return null;
    return { text, extension, file, args, verbatim: false };
}
/** What GitHub puts around a script so that its exit code is the command's. */
function scriptText(shell, run) {
    if (shell === 'cmd')
        return `@echo off\r\n${run.replaceAll(/\r?\n/g, '\r\n')}`;
    if (shell === 'pwsh' || shell === 'powershell') {
        const after = 'if ((Test-Path -LiteralPath variable:\\LASTEXITCODE)) { exit $LASTEXITCODE }';
        return `$ErrorActionPreference = 'stop'\n${run}\n${after}`;
    }
    return run;
}
/** Splits at blanks outside double quotes; `\"` is a quote. */
function splitArguments(template) {
    const words = [];
    for (const match of template.matchAll(/(?:"(?:\\"|[^"])*"|\\"|[^\s"])+/g))
        words.push(match[0].replaceAll(/\\"|"/g, (quote) => (quote === '"' ? '' : '"')));
    return words;
}

// EXTERNAL MODULE: ./build/exec/stop.js
var stop = __webpack_require__(66130);
;// CONCATENATED MODULE: ./build/exec/attempt.js
/** One try of a task: private files, the process, and what came of it. */









/** Runs the command once. `folder` is this try's own and need not exist. Never rejects for anything the task can do. */
async function attempt(task, command, folder, before, output, context) {
    const prepared = await prepare(task, command, folder, context);
    if (typeof prepared === 'string')
        return failed(null, {}, { reason: prepared });
    if (context.signal.aborted)
        return { run: null, outputs: {}, end: (0,stop/* stopReasonOf */.qw)(context.signal) };
    const { script, files, cwd, mark } = prepared;
    const enclosure = await context.enclose?.(folder);
    const spec = {
        ...(enclosure?.command(script, cwd) ?? { file: script.file, args: script.args }),
        verbatim: script.verbatim,
        cwd,
        env: (0,environment/* commandEnvironment */.J$)(context.env, task, files, mark),
        timeoutMs: Math.max(1, Math.round(task.timeoutMinutes * 60_000)),
        stop: context.signal,
        graceMs: context.graceMs ?? stop/* DEFAULT_GRACE_MS */.uh,
        mark,
        platform: context.platform,
        now: context.now,
        onChunk: output.onChunk,
    };
    const end = await (0,process/* runProcess */.R)(spec);
    output.end();
    // What a stopped try wrote is of no use to anybody.
    const seen = await enclosure?.close(end.how === 'itself' || end.how === 'timed-out');
    if (end.startError !== null)
        return failed(null, {}, { reason: startText(task.shell, script.file, end.startError) });
    await handOnSummary(task.id, files.GITHUB_STEP_SUMMARY, context);
    const result = await judge(task, end, files, before, output, context.workspace);
    return seen === undefined ? result : { ...result, seen };
}
/** What a try needs, or why it cannot start. */
async function prepare(task, command, folder, context) {
    const cwd = (0,external_node_path_.resolve)(context.workspace, task.workingDirectory);
    const found = await (0,promises_.stat)(cwd).catch(() => null);
    if (!found?.isDirectory())
        return `working directory \`${task.workingDirectory}\` does not exist`;
    let scriptPath = '';
    const script = scriptFor(task.shell, command, (extension) => {
        scriptPath = (0,external_node_path_.join)(folder, `script${extension}`);
        return scriptPath;
    });
    if (script === null)
        return `shell \`${task.shell}\` is neither bash, sh, python, pwsh, powershell or cmd nor a command with \`{0}\` for the script`;
    try {
        const files = createPrivateFiles(folder, { path: scriptPath, text: script.text });
        return { script, files, cwd, mark: (0,external_node_crypto_.randomBytes)(12).toString('hex') };
    }
    catch (error) {
        return `the private files of the task cannot be written: ${error instanceof Error ? error.message : String(error)}`;
    }
}
function startText(shell, file, code) {
    if (code === 'ENOENT')
        return `shell \`${shell}\`: \`${file}\` was not found`;
    if (code === 'E2BIG')
        return `shell \`${shell}\` cannot be started: the environment is too long (E2BIG)`;
    return `shell \`${shell}\` cannot be started: ${code}`;
}
/** GitHub reads the file commands of a failed step too, so the outputs of a failed try are kept. */
async function judge(task, end, files, before, output, workspace) {
    const read = await readOutputs(files.GITHUB_OUTPUT);
    const outputs = 'outputs' in read ? read.outputs : {};
    const run = tryOf(end);
    if (end.how === 'timed-out') {
        const reason = `timed out after ${task.timeoutMinutes} min`;
        return failed(run, outputs, { state: 'timed-out', reason, exitCode: end.exitCode, signal: end.signal });
    }
    if (end.how !== 'itself')
        return { run, outputs, end: end.how };
    if (end.signal !== null)
        return failed(run, outputs, { reason: `killed by ${end.signal}`, signal: end.signal });
    const miss = await missedCriterion(task.success, { exitCode: end.exitCode, stdout: output.stdout }, workspace, before);
    if (miss !== null)
        return failed(run, outputs, { reason: miss, exitCode: end.exitCode });
    if ('detail' in read) {
        const where = read.line === 0 ? '' : ` line ${read.line}`;
        return failed(run, outputs, { reason: `malformed GITHUB_OUTPUT${where}: ${read.detail}`, exitCode: end.exitCode });
    }
    return { run, outputs, end: { kind: 'success' } };
}
function tryOf(end) {
    return {
        startedAt: new Date(end.startedAt).toISOString(),
        // A clock may be set back while a task runs; a try never ends before it starts.
        endedAt: new Date(Math.max(end.startedAt, end.endedAt)).toISOString(),
        exitCode: end.exitCode,
        signal: end.signal,
    };
}
function failed(run, outputs, failure) {
    return {
        run,
        outputs,
        end: { kind: 'failure', failure: { state: 'failed', exitCode: null, signal: null, ...failure } },
    };
}
async function handOnSummary(task, path, context) {
    if (context.onSummary === undefined)
        return;
    const { text, cut } = await readSummary(path);
    if (cut)
        context.onProblem?.({
            area: 'rim',
            severity: 'warning',
            at: null,
            kind: 'summary-cut',
            task,
            max: MAX_FILE_COMMAND_BYTES,
        });
    if (text !== '')
        context.onSummary(task, text);
}

;// CONCATENATED MODULE: ./build/exec/logfile.js
/** The whole output of a task in a file, at the speed of the disk. */

/** Without a path nothing is written. A failing disk ends the log, never the task. */
function openLog(path) {
    if (path === undefined)
        return { write: () => undefined, close: async () => null };
    const stream = (0,external_node_fs_.createWriteStream)(path);
    const fault = faultOf(stream);
    function write(bytes) {
        if (fault.text() !== null || stream.write(bytes))
            return undefined;
        return new Promise((done) => {
            const go = () => {
                stream.off('drain', go).off('error', go).off('close', go);
                done();
            };
            stream.once('drain', go).once('error', go).once('close', go);
        });
    }
    function close() {
        return new Promise((done) => {
            const finish = () => done(fault.text());
            if (fault.text() !== null || stream.closed)
                return finish();
            stream.once('close', finish).once('error', finish);
            stream.end();
        });
    }
    return { write, close };
}
function faultOf(stream) {
    let text = null;
    stream.on('error', (error) => {
        text ??= error.message;
    });
    return { text: () => text };
}

// EXTERNAL MODULE: ./build/exec/needs.js
var needs = __webpack_require__(34537);
// EXTERNAL MODULE: ./build/exec/observe/observer.js + 1 modules
var observer = __webpack_require__(87840);
;// CONCATENATED MODULE: ./build/exec/tail.js
/** The end of an output, in bounded memory. */

/** Design section 2: the log tail of a record. */
const LOG_TAIL_BYTES = 8 * 1024;
/** How much standard output a `success.stdout` check can see: the last MiB, from the first whole line. */
const STDOUT_CHECK_BYTES = 1024 * 1024;
/** Keeps the last lines. A text has at least as many bytes as UTF-16 units, so counting units is enough while it runs. */
function createLineTail(maxBytes = LOG_TAIL_BYTES) {
    let lines = [];
    let first = 0;
    let units = 0;
    function push(line) {
        lines.push(line);
        units += line.length + 1;
        for (let oldest = lines[first]; oldest !== undefined && units - oldest.length - 1 >= maxBytes; oldest = lines[first]) {
            units -= oldest.length + 1;
            first++;
        }
        if (first > 4096 && first * 2 > lines.length) {
            lines = lines.slice(first);
            first = 0;
        }
    }
    function text() {
        const bytes = Buffer.from(lines.slice(first).join('\n'));
        if (bytes.length <= maxBytes)
            return bytes.toString();
        const start = bytes.length - maxBytes;
        const newline = bytes.indexOf(0x0a, start - 1);
        return bytes.toString('utf8', newline === -1 || newline === bytes.length - 1 ? nextCharacter(bytes, start) : newline + 1);
    }
    return { push, text };
}
function nextCharacter(bytes, at) {
    return characterStart(bytes, at) === at ? at : nextCharacter(bytes, at + 1);
}
/** Keeps the last `maxBytes` bytes, at whole chunks' granularity while it runs. */
function createByteTail(maxBytes = STDOUT_CHECK_BYTES) {
    const chunks = [];
    let bytes = 0;
    let dropped = false;
    function push(chunk) {
        if (chunk.length === 0)
            return;
        chunks.push(chunk);
        bytes += chunk.length;
        for (let oldest = chunks[0]; oldest !== undefined && bytes - oldest.length >= maxBytes; oldest = chunks[0]) {
            bytes -= oldest.length;
            chunks.shift();
            dropped = true;
        }
    }
    function text() {
        const all = Buffer.concat(chunks);
        if (!dropped && all.length <= maxBytes)
            return all.toString();
        const start = Math.max(0, all.length - maxBytes);
        return all.toString('utf8', all.indexOf(0x0a, start) + 1 || start);
    }
    return { push, text };
}

;// CONCATENATED MODULE: ./build/exec/output.js
/** Where the output of a task goes: line by line to the reader, whole to the log, its end into the record. */


function createTaskOutput(taskId, sink, log) {
    const tail = createLineTail();
    const splitters = { stdout: createLineSplitter(), stderr: createLineSplitter() };
    let kept = null;
    function emit(lines, stream) {
        let last;
        for (const line of lines) {
            tail.push(line);
            const wait = sink(taskId, line, stream);
            if (isThenable(wait))
                last = wait;
        }
        return last;
    }
    function onChunk(chunk, stream) {
        if (stream === 'stdout')
            kept?.push(chunk);
        const disk = log.write(chunk);
        const reader = emit(splitters[stream].push(chunk), stream);
        return disk === undefined || reader === undefined ? (disk ?? reader) : Promise.all([disk, reader]);
    }
    return {
        begin: (attempt, keepStdout) => {
            kept = keepStdout ? createByteTail() : null;
            if (attempt > 1)
                void log.write(`--- try ${attempt}\n`);
        },
        onChunk,
        end: () => {
            for (const stream of ['stdout', 'stderr'])
                void emit(splitters[stream].end(), stream);
        },
        stdout: () => kept?.text() ?? '',
        tail: tail.text,
    };
}
function isThenable(value) {
    return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

// EXTERNAL MODULE: ./build/exec/record.js
var exec_record = __webpack_require__(5855);
// EXTERNAL MODULE: ./build/exec/wait.js
var wait = __webpack_require__(91067);
;// CONCATENATED MODULE: ./build/exec/task.js
/** Runs one task: the same code in a leg and on a laptop. */













/** Never rejects for anything a task can do, and always ends with a record. */
async function runTask(task, context) {
    const hold = (0,needs/* holdOf */.n)(task, context.needs ?? new Map());
    if (hold !== null)
        return (0,exec_record/* recordWithoutRunning */.pb)(task, hold.state, hold.reason, context);
    if (context.signal.aborted) {
        const why = (0,stop/* stopReasonOf */.qw)(context.signal);
        return (0,exec_record/* recordWithoutRunning */.pb)(task, why.kind, (0,stop/* stopText */.IC)(why), context);
    }
    const log = openLog(context.log);
    const output = createTaskOutput(task.id, context.output, log);
    const story = await tellStory(task, output, context);
    const fault = await log.close();
    if (fault !== null) {
        const path = context.log ?? '';
        context.onProblem?.({
            area: 'rim',
            severity: 'warning',
            at: null,
            kind: 'log-unwritable',
            task: task.id,
            path,
            detail: fault,
        });
    }
    const observed = unionOf(task.id, story.seen);
    if (observed !== null)
        context.onObserved?.(observed);
    const facts = { task: task.id, ...story, writesObserved: observed?.paths ?? null, logTail: output.tail() };
    const record = (0,exec_record/* recordOf */.zv)(context, facts);
    if (observed !== null)
        (0,observer/* tellCut */.O)(record, observed, context);
    return record;
}
/** All that any try wrote or read; `null` when no try was watched. */
function unionOf(task, seen) {
    if (seen.length === 0)
        return null;
    const sorted = (lists) => [...new Set(lists.flat())].sort();
    const reads = seen.flatMap((one) => (one.reads === null ? [] : [one.reads]));
    return {
        paths: sorted(seen.map((one) => one.writes)),
        reads: reads.length === seen.length ? sorted(reads) : null,
        attribution: 'task',
        tasks: [task],
    };
}
/** What comes of the tries; a fault of ours is a failed task that says so, never a lost record. */
async function tellStory(task, output, context) {
    const tries = [];
    const seen = [];
    let folder = null;
    let ending;
    try {
        folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(context.scratch, `${(0,naming/* taskFileName */.d)(task.id)}-`));
        ending = await runTries(task, folder, output, context, { tries, seen });
    }
    catch (error) {
        const reason = `the task could not be run: ${error instanceof Error ? error.message : String(error)}`;
        ending = { state: 'failed', reason, outputs: {} };
    }
    const durationMs = timeOf(tries.at(-1)?.endedAt) - timeOf(tries[0]?.startedAt);
    if (folder !== null)
        await (0,promises_.rm)(folder, { recursive: true, force: true }).catch(() => { });
    return { ...ending, tries, seen, durationMs: Math.max(0, durationMs) };
}
function timeOf(instant) {
    return instant === undefined ? 0 : Date.parse(instant);
}
async function runTries(task, folder, output, context, log) {
    const before = await lookAtFiles(task.success.files, context.workspace);
    for (let number = 1;; number++) {
        output.begin(number, task.success.stdout !== null);
        const tryFolder = (0,external_node_path_.join)(folder, String(number));
        const { run, outputs, seen, end } = await attempt(task, task.run ?? '', tryFolder, before, output, context);
        if (run !== null)
            log.tries.push(run);
        if (seen !== undefined)
            log.seen.push(seen);
        if (end.kind === 'success')
            return { state: 'succeeded', reason: null, outputs };
        if (end.kind !== 'failure')
            return { state: end.kind, reason: (0,stop/* stopText */.IC)(end), outputs };
        const { failure } = end;
        if (number >= task.retry.maxAttempts || !isWorthRetry(task.retry.on, failure))
            return { ...settle(task, failure), outputs };
        const waited = await (0,wait/* pause */.v7)(backoffMs(task.retry, number, context.random ?? Math.random), context.signal);
        if (!waited)
            return { ...interrupted((0,stop/* stopReasonOf */.qw)(context.signal)), outputs };
    }
}
function interrupted(why) {
    return { state: why.kind, reason: `${(0,stop/* stopText */.IC)(why)}, while waiting for the next try` };
}
/** A failure, or a tolerated one. */
function settle(task, failure) {
    const { continueOnError } = task;
    const tolerated = typeof continueOnError === 'boolean'
        ? continueOnError
        : failure.exitCode !== null && failure.state === 'failed' && continueOnError.exitCodes.includes(failure.exitCode);
    return { state: tolerated ? 'tolerated' : failure.state, reason: failure.reason };
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
