export const id = 558;
export const ids = [558];
export const modules = {

/***/ 42713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   main: () => (/* binding */ main)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82767);
/* harmony import */ var _exec_list_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24550);
/* harmony import */ var _github_context_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9009);
/* harmony import */ var _step_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96432);




/** The plan step: whether there is a list at all, before anything else is loaded. */
const main = () => (0,_step_js__WEBPACK_IMPORTED_MODULE_2__/* .runStep */ .eg)(async () => {
    const run = (0,_github_context_js__WEBPACK_IMPORTED_MODULE_3__/* .readContext */ .y)(process.env);
    const value = (0,_step_js__WEBPACK_IMPORTED_MODULE_2__/* .input */ .hF)('tasks');
    const list = (0,_exec_list_js__WEBPACK_IMPORTED_MODULE_1__/* .isInline */ .mO)(value)
        ? { file: _exec_list_js__WEBPACK_IMPORTED_MODULE_1__/* .INLINE */ .qA, text: value }
        : await (0,_exec_list_js__WEBPACK_IMPORTED_MODULE_1__/* .readList */ .LD)(value === '' ? null : value, run.workspace);
    if (!('kind' in list))
        return (await Promise.all(/* import() */[__webpack_require__.e(601), __webpack_require__.e(35), __webpack_require__.e(981), __webpack_require__.e(432)]).then(__webpack_require__.bind(__webpack_require__, 93432))).planStep(list, run);
    (0,_step_js__WEBPACK_IMPORTED_MODULE_2__/* .annotateProblems */ .$9)([list]);
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setFailed */ .C1('there is no task list to plan');
});


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
