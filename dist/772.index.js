export const id = 772;
export const ids = [772];
export const modules = {

/***/ 54772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseJunitHistory: () => (/* binding */ parseJunitHistory)
/* harmony export */ });
/* harmony import */ var fast_xml_parser__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(41143);
/* harmony import */ var _history_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(316);


/** Nodes deeper than this are no test report. */
const MAX_DEPTH = 20;
/**
 * Times out of JUnit XML: the test cases summed by file (where they say one), by class name, and by `class::name`, each in
 * seconds. Document types are refused, so no entity can expand.
 */
function parseJunitHistory(text, source) {
    if (text.length > _history_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_HISTORY_BYTES */ .Yw)
        return (0,_history_js__WEBPACK_IMPORTED_MODULE_0__/* .ignored */ .PP)(source, `more than ${_history_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_HISTORY_BYTES */ .Yw} bytes`);
    if (/<!DOCTYPE/i.test(text))
        return (0,_history_js__WEBPACK_IMPORTED_MODULE_0__/* .ignored */ .PP)(source, 'it has a document type');
    const parser = new fast_xml_parser__WEBPACK_IMPORTED_MODULE_1__/* ["default"] */ .A({ ignoreAttributes: false, attributeNamePrefix: '@', processEntities: false });
    let document;
    try {
        document = parser.parse(text, true);
    }
    catch (error) {
        return (0,_history_js__WEBPACK_IMPORTED_MODULE_0__/* .ignored */ .PP)(source, `it is not XML: ${error instanceof Error ? error.message : String(error)}`);
    }
    const seconds = new Map();
    collect(document, seconds, 0);
    if (seconds.size === 0)
        return (0,_history_js__WEBPACK_IMPORTED_MODULE_0__/* .ignored */ .PP)(source, 'it has no test case with a time');
    return (0,_history_js__WEBPACK_IMPORTED_MODULE_0__/* .ofSeconds */ .bD)(seconds, source);
}
function collect(node, seconds, depth) {
    if (typeof node !== 'object' || node === null || depth > MAX_DEPTH)
        return;
    if (Array.isArray(node)) {
        for (const item of node)
            collect(item, seconds, depth + 1);
        return;
    }
    for (const [key, value] of Object.entries(node)) {
        if (key === 'testcase')
            for (const test of [value].flat())
                addCase(test, seconds);
        else
            collect(value, seconds, depth + 1);
    }
}
function addCase(test, seconds) {
    if (typeof test !== 'object' || test === null)
        return;
    const at = (name) => String(Reflect.get(test, `@${name}`) ?? '');
    const time = Number(at('time') === '' ? Number.NaN : at('time'));
    const keys = new Set([at('file'), at('classname'), `${at('classname')}::${at('name')}`].filter((key) => key !== '' && key !== '::'));
    for (const key of keys)
        seconds.set(key, (seconds.get(key) ?? 0) + time);
}


/***/ })

};
