export const id = 261;
export const ids = [261];
export const modules = {

/***/ 50261:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   checkPatterns: () => (/* binding */ checkPatterns)
/* harmony export */ });
/* harmony import */ var re2js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2856);

/**
 * The checks of `success` patterns stand apart from the rest because the RE2 engine costs as much start-up time as a fifth
 * of everything else; import this only when `hasPatterns` says so.
 */
function checkPatterns(taskFile, locate) {
    return taskFile.tasks.flatMap(({ success }, index) => {
        const base = ['tasks', index, 'success'];
        const { matches, 'not-matches': notMatches } = success?.stdout ?? {};
        const found = [
            [matches, [...base, 'stdout', 'matches']],
            [notMatches, [...base, 'stdout', 'not-matches']],
        ];
        success?.json?.forEach((check, position) => {
            found.push([check.matches, [...base, 'json', position, 'matches']]);
        });
        return found.flatMap(([pattern, path]) => (pattern === undefined ? [] : checkPattern(pattern, path, locate)));
    });
}
function checkPattern(pattern, path, locate) {
    try {
        re2js__WEBPACK_IMPORTED_MODULE_0__.RE2JS.compile(pattern);
        return [];
    }
    catch (error) {
        const detail = (error instanceof Error ? error.message : String(error)).replace(/^error parsing regexp: /, '');
        return [{ area: 'tasklist', kind: 'bad-pattern', severity: 'error', at: locate(path), pattern, detail }];
    }
}


/***/ })

};
