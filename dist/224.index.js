export const id = 224;
export const ids = [224];
export const modules = {

/***/ 37079:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   main: () => (/* binding */ main)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82767);
/* harmony import */ var _step_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(96432);


/** The converge step: plan mode, gate mode, or neither, which fails. */
const main = () => (0,_step_js__WEBPACK_IMPORTED_MODULE_1__/* .runStep */ .eg)(convergeStep);
async function convergeStep() {
    const plan = (0,_step_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF)('plan');
    const needs = (0,_step_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF)('needs');
    if (plan !== '' && needs !== '')
        return _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setFailed */ .C1('both `plan` and `needs` are given: `plan` is for legs that fanfold planned, `needs` for a gate');
    if (plan !== '')
        return (await Promise.all(/* import() */[__webpack_require__.e(601), __webpack_require__.e(143), __webpack_require__.e(35), __webpack_require__.e(204), __webpack_require__.e(136), __webpack_require__.e(981), __webpack_require__.e(336), __webpack_require__.e(936), __webpack_require__.e(713), __webpack_require__.e(630)]).then(__webpack_require__.bind(__webpack_require__, 36630))).convergePlan(plan);
    if (needs !== '')
        return (await Promise.all(/* import() */[__webpack_require__.e(204), __webpack_require__.e(531)]).then(__webpack_require__.bind(__webpack_require__, 85568))).convergeGate(needs);
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setOutput */ .uH('verdict', 'fail');
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setFailed */ .C1('the input `plan` is empty: the plan job failed or was skipped, or it does not hand on its output; without a plan nothing passes');
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
