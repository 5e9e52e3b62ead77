export const id = 79;
export const ids = [79];
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
        return (await Promise.all(/* import() */[__webpack_require__.e(601), __webpack_require__.e(551), __webpack_require__.e(307), __webpack_require__.e(213), __webpack_require__.e(762), __webpack_require__.e(936), __webpack_require__.e(429)]).then(__webpack_require__.bind(__webpack_require__, 35429))).convergePlan(plan);
    if (needs !== '')
        return (await __webpack_require__.e(/* import() */ 357).then(__webpack_require__.bind(__webpack_require__, 94357))).convergeGate(needs);
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setOutput */ .uH('verdict', 'fail');
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setFailed */ .C1('the input `plan` is empty: the plan job failed or was skipped, or it does not hand on its output; without a plan nothing passes');
}


/***/ }),

/***/ 96432:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $9: () => (/* binding */ annotateProblems),
/* harmony export */   eg: () => (/* binding */ runStep),
/* harmony export */   hF: () => (/* binding */ input)
/* harmony export */ });
/* unused harmony export flag */
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
    return core.getInput(name) === '' ? false : core.getBooleanInput(name);
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


/***/ })

};
