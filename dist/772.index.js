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
const MAX_DEPTH = 40;
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/**
 * Times out of JUnit XML, in seconds: the test cases summed by file (their own, or that of their suite), by suite name, by
 * class name, and by `class::name`. Document types are refused, so no entity can expand.
 */
function parseJunitHistory(text, source) {
    if (text.length > _history_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_HISTORY_BYTES */ .Yw)
        return (0,_history_js__WEBPACK_IMPORTED_MODULE_0__/* .ignored */ .PP)(source, `it has more than ${_history_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_HISTORY_BYTES */ .Yw} bytes`);
    if (/<!DOCTYPE/i.test(text))
        return (0,_history_js__WEBPACK_IMPORTED_MODULE_0__/* .ignored */ .PP)(source, 'it has a document type');
    const cases = { seconds: new Map(), bad: 0 };
    try {
        const parser = new fast_xml_parser__WEBPACK_IMPORTED_MODULE_1__/* ["default"] */ .A({
            ignoreAttributes: false,
            attributeNamePrefix: '@',
            parseAttributeValue: false,
            processEntities: false,
            maxNestedTags: MAX_DEPTH,
        });
        collect(parser.parse(text, true), [], cases, 0);
    }
    catch (error) {
        // The reader quotes the text that it does not understand, in full.
        const detail = error instanceof Error ? error.message : String(error);
        return (0,_history_js__WEBPACK_IMPORTED_MODULE_0__/* .ignored */ .PP)(source, `it is not XML: ${detail.slice(0, 200)}`);
    }
    if (cases.seconds.size === 0)
        return (0,_history_js__WEBPACK_IMPORTED_MODULE_0__/* .ignored */ .PP)(source, 'it has no test case with a time');
    return (0,_history_js__WEBPACK_IMPORTED_MODULE_0__/* .ofSeconds */ .bD)([...cases.seconds], source, cases.bad);
}
/** `around` holds the names of the innermost suite. */
function collect(node, around, cases, depth) {
    if (typeof node !== 'object' || node === null || depth > MAX_DEPTH)
        return;
    if (Array.isArray(node)) {
        for (const item of node)
            collect(item, around, cases, depth + 1);
        return;
    }
    const own = [attribute(node, 'file'), attribute(node, 'filepath'), attribute(node, 'name')];
    for (const [key, value] of Object.entries(node)) {
        if (key === 'testcase')
            for (const test of [value].flat())
                addCase(test, own, cases);
        else if (!key.startsWith('@'))
            collect(value, own, cases, depth + 1);
    }
}
function addCase(test, suite, cases) {
    if (typeof test !== 'object' || test === null || attribute(test, 'time') === '')
        return;
    const time = Number(attribute(test, 'time'));
    if (!(time >= 0 && Number.isFinite(time))) {
        cases.bad++;
        return;
    }
    const group = attribute(test, 'classname');
    const keys = new Set([attribute(test, 'file'), group, `${group}::${attribute(test, 'name')}`, ...suite]);
    for (const key of keys)
        if (key !== '' && key !== '::')
            cases.seconds.set(key, (cases.seconds.get(key) ?? 0) + time);
}
function attribute(node, name) {
    const value = Object.hasOwn(node, `@${name}`) ? Reflect.get(node, `@${name}`) : '';
    const text = typeof value === 'string' ? value : '';
    return text.replace(/&(amp|lt|gt|quot|apos);/g, (_, entity) => ENTITIES[entity] ?? '');
}


/***/ })

};
