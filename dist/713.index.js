export const id = 713;
export const ids = [713];
export const modules = {

/***/ 59828:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ conclude)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/report/html/page.js + 9 modules
var page = __webpack_require__(47936);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(70370);
// EXTERNAL MODULE: ./build/report/words.js
var words = __webpack_require__(44702);
;// CONCATENATED MODULE: ./build/report/merge/junit-model.js
/**
 * JUnit XML as test tools write it and CI systems read it (there is no standard; the common ground is the schema of
 * Jenkins' xUnit plugin): `testsuites` > `testsuite` > `testcase`. All texts are hostile.
 */
/** What merging keeps at most; texts are counted in UTF-16 units. */
const JUNIT_LIMITS = {
    /** Of all documents of one merge together. */
    characters: 128 * 1024 * 1024,
    /** Of all documents of one merge together. */
    cases: 500_000,
    /** Failing tests that are listed; the merged file has them all. */
    failing: 10_000,
    /** One attribute. */
    attribute: 16 * 1024,
    attributes: 50,
    properties: 200,
    /** The text of one failure; its start is kept. */
    failure: 64 * 1024,
    /** `system-out` or `system-err` of one test or suite; its end is kept. */
    output: 64 * 1024,
    /** The message of a failing test in the list. */
    message: 2000,
    /** Its names. */
    name: 500,
};
/** Elements that say how a test ended; the last four are Surefire's, for tests that ran again. */
const RESULT_NAMES = new Set([
    'skipped',
    'error',
    'failure',
    'rerunFailure',
    'rerunError',
    'flakyFailure',
    'flakyError',
]);

// EXTERNAL MODULE: ./node_modules/fast-xml-parser/src/xmlparser/XMLParser.js + 23 modules
var XMLParser = __webpack_require__(41143);
;// CONCATENATED MODULE: ./build/report/merge/xml.js

/** A document may have this many characters. */
const MAX_XML_CHARACTERS = 64 * 1024 * 1024;
/** Elements may be nested this deep; test reports need six. */
const MAX_NESTING = 50;
const parser = new XMLParser/* default */.A({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    processEntities: false,
    cdataPropName: '#cdata',
    ignoreDeclaration: true,
    ignorePiTags: true,
    maxNestedTags: MAX_NESTING,
});
/**
 * Parses an XML document without document type: nothing is fetched, and no entity but the five of XML and numeric
 * references is replaced, so that a text can never grow. Control characters, which XML forbids and tests print, are let in.
 */
function parseXml(text) {
    if (text.length > MAX_XML_CHARACTERS)
        return fault('too-large', '');
    if (hasDeclaration(text))
        return fault('doctype', '');
    try {
        const nodes = parser.parse(text.replace(/^\uFEFF/, ''), true);
        const roots = childrenOf(nodes).filter((child) => typeof child !== 'string');
        const [root] = roots;
        return root === undefined || roots.length > 1 ? fault('one-root', '') : { root };
    }
    catch (error) {
        return fault('not-xml', error instanceof Error ? error.message : String(error));
    }
}
function fault(why, detail) {
    return { fault: why, detail: detail.slice(0, 200) };
}
/** Whether `<!` stands anywhere but at the start of a comment or of character data. */
function hasDeclaration(text) {
    for (let at = text.indexOf('<!'); at !== -1; at = text.indexOf('<!', at)) {
        const end = text.startsWith('<!--', at)
            ? text.indexOf('-->', at + 4)
            : text.startsWith('<![CDATA[', at)
                ? text.indexOf(']]>', at + 9)
                : -2;
        if (end === -2)
            return true;
        if (end === -1)
            return false;
        at = end;
    }
    return false;
}
/** The parser's ordered form: one object an element, its name as key, its attributes under `:@`. */
function childrenOf(nodes) {
    if (!Array.isArray(nodes))
        return [];
    return nodes.flatMap((node) => {
        const name = Object.keys(node).find((key) => key !== ':@');
        if (name === undefined)
            return [];
        if (name === '#text')
            return [decoded(String(node[name]))];
        if (name === '#cdata')
            return [rawText(node[name])];
        return [{ name, attributes: attributesOf(node[':@']), children: childrenOf(node[name]) }];
    });
}
function rawText(nodes) {
    if (!Array.isArray(nodes))
        return '';
    return nodes.map((node) => String(node['#text'] ?? '')).join('');
}
function attributesOf(values) {
    if (typeof values !== 'object' || values === null)
        return new Map();
    return new Map(Object.entries(values).map(([name, value]) => [name, decoded(String(value))]));
}
const NAMED = new Map([
    ['amp', '&'],
    ['lt', '<'],
    ['gt', '>'],
    ['quot', '"'],
    ['apos', "'"],
]);
function decoded(text) {
    return text.replace(/&(?:#x([0-9A-Fa-f]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));/g, (_, hex, decimal, name) => {
        if (typeof name === 'string')
            return NAMED.get(name) ?? '';
        const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
        const isCharacter = code <= 0xd7ff || (code >= 0xe000 && code <= 0x10ffff);
        return isCharacter ? String.fromCodePoint(code) : '\uFFFD';
    });
}
/** All text inside an element, in order. */
function textOf(element) {
    return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
/** The child elements with one of these names. */
function elementsOf(element, names) {
    return element.children.filter((child) => typeof child !== 'string').filter((child) => names.has(child.name));
}
/** What XML 1.0 does not allow even as a reference: most control characters, halves of surrogate pairs, U+FFFE, U+FFFF. */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const REFERENCES = new Map([
    ['&', '&amp;'],
    ['<', '&lt;'],
    ['>', '&gt;'],
    ['"', '&quot;'],
    ['\t', '&#9;'],
    ['\n', '&#10;'],
    ['\r', '&#13;'],
]);
/** Any text between tags. What XML forbids becomes U+FFFD. */
function xmlText(text) {
    return text.replace(FORBIDDEN, '\uFFFD').replace(/[&<>\r]/g, (character) => REFERENCES.get(character) ?? '');
}
/** Any text between double quotes; line breaks survive the reader's normalisation. */
function xmlAttribute(text) {
    return text.replace(FORBIDDEN, '\uFFFD').replace(/[&<>"\t\n\r]/g, (character) => REFERENCES.get(character) ?? '');
}

;// CONCATENATED MODULE: ./build/report/merge/junit-read.js



const ROOTS = new Set(['testsuites', 'testsuite']);
const CASE = new Set(['testcase']);
/** Attributes of a suite that are computed again. */
const COUNTED = new Set(['name', 'tests', 'failures', 'errors', 'skipped', 'disabled', 'time']);
const OF_RESULT = new Set(['message', 'type']);
/**
 * Reads one JUnit document. Suites inside suites are laid flat, in the order of the document: an inner suite without a
 * name takes the outer one's, and an outer suite stays when it holds tests of its own.
 */
function readJunit(text) {
    const parsed = parseXml(text);
    if (!('root' in parsed))
        return parsed;
    if (!ROOTS.has(parsed.root.name))
        return { fault: 'no-suites', detail: (0,words/* cut */.Jj)(parsed.root.name, 100) };
    return { suites: suitesOf(parsed.root, '') };
}
function suitesOf(element, outer) {
    const name = (0,words/* cut */.Jj)(element.attributes.get('name') || outer, JUNIT_LIMITS.attribute);
    const inner = elementsOf(element, ROOTS);
    const own = suiteOf(element, name, inner.length > 0);
    const keeps = own.cases.length > 0 || (element.name === 'testsuite' && inner.length === 0);
    return [...(keeps ? [own] : []), ...inner.flatMap((one) => suitesOf(one, name))];
}
function suiteOf(element, name, isOuter) {
    const cases = [...failureOfSuite(element, name), ...elementsOf(element, CASE).map(caseOf)];
    const declared = isOuter ? null : seconds(element.attributes.get('time'));
    const summed = cases.reduce((sum, one) => sum + (seconds(new Map(one.attributes).get('time')) ?? 0), 0);
    return {
        name,
        attributes: junit_read_attributesOf(element).filter(([key]) => !COUNTED.has(key)),
        properties: propertiesOf(element),
        cases,
        systemOut: outputOf(element, 'system-out'),
        systemErr: outputOf(element, 'system-err'),
        timeSeconds: declared ?? summed,
    };
}
/** Some tools say that a whole suite failed; as a test of its own that is neither lost nor against the common schema. */
function failureOfSuite(element, name) {
    const results = resultsOf(element);
    if (results.length === 0)
        return [];
    const attributes = [['name', name]];
    return [{ attributes, properties: [], results, systemOut: '', systemErr: '', outcome: outcomeOf(results) }];
}
function caseOf(element) {
    const attributes = junit_read_attributesOf(element);
    const results = resultsOf(element);
    return {
        attributes: attributes.some(([name]) => name === 'name') ? attributes : [['name', ''], ...attributes],
        properties: propertiesOf(element),
        results,
        systemOut: outputOf(element, 'system-out'),
        systemErr: outputOf(element, 'system-err'),
        outcome: outcomeOf(results),
    };
}
function resultsOf(element) {
    return elementsOf(element, RESULT_NAMES).map((result) => ({
        element: result.name,
        attributes: junit_read_attributesOf(result).filter(([name]) => OF_RESULT.has(name)),
        text: (0,words/* cut */.Jj)(textOf(result), JUNIT_LIMITS.failure),
    }));
}
function outcomeOf(results) {
    const has = (element) => results.some((result) => result.element === element);
    if (has('error'))
        return 'error';
    if (has('failure'))
        return 'failed';
    return has('skipped') ? 'skipped' : 'passed';
}
/** Names with a prefix are left out: what the prefix stands for is not carried over. */
function junit_read_attributesOf(element) {
    return [...element.attributes]
        .filter(([name]) => /^[A-Za-z_][A-Za-z0-9_.-]{0,99}$/.test(name) && name !== 'xmlns')
        .slice(0, JUNIT_LIMITS.attributes)
        .map(([name, value]) => [name, (0,words/* cut */.Jj)(value, JUNIT_LIMITS.attribute)]);
}
function propertiesOf(element) {
    return elementsOf(element, new Set(['properties']))
        .flatMap((properties) => elementsOf(properties, new Set(['property'])))
        .slice(0, JUNIT_LIMITS.properties)
        .map((property) => {
        const value = property.attributes.get('value') ?? textOf(property);
        return [(0,words/* cut */.Jj)(property.attributes.get('name') ?? '', JUNIT_LIMITS.name), (0,words/* cut */.Jj)(value, JUNIT_LIMITS.attribute)];
    });
}
function outputOf(element, name) {
    const text = elementsOf(element, new Set([name]))
        .map(textOf)
        .join('');
    return text.length <= JUNIT_LIMITS.output ? text : `…${text.slice(1 - JUNIT_LIMITS.output)}`;
}
/** `1.5`, `1,234.5` or `1.2e-05` as seconds; `null` for anything else, and for more than 30 years. */
function seconds(text) {
    if (text === undefined || !/^\s*[0-9][0-9,]*(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?\s*$/.test(text))
        return null;
    const value = Number(text.replaceAll(',', ''));
    return value < 1e9 ? value : null;
}

;// CONCATENATED MODULE: ./build/report/merge/junit-write.js

/** The property of each suite that says which task it comes from. */
const TASK_PROPERTY = 'fanfold.task';
/** Counts what the suites hold; what their files claimed is not looked at. */
function totalsOf(suites) {
    const cases = suites.flatMap((suite) => suite.cases);
    const of = (outcome) => cases.filter((one) => one.outcome === outcome).length;
    return {
        tests: cases.length,
        failures: of('failed'),
        errors: of('error'),
        skipped: of('skipped'),
        timeSeconds: suites.reduce((sum, suite) => sum + suite.timeSeconds, 0),
    };
}
/** Adds up the totals of parts. */
function addTotals(parts) {
    const sumOf = (key) => parts.reduce((sum, part) => sum + part[key], 0);
    return {
        tests: sumOf('tests'),
        failures: sumOf('failures'),
        errors: sumOf('errors'),
        skipped: sumOf('skipped'),
        timeSeconds: sumOf('timeSeconds'),
    };
}
/** Writes the one document around suites that are written already. */
function writeJunit(totals, suites) {
    const head = `<testsuites${attributeText([['name', 'fanfold'], ...countPairs(totals)])}>`;
    return ['<?xml version="1.0" encoding="UTF-8"?>', head, ...suites, '</testsuites>', ''].join('\n');
}
/** Writes one suite, which names its task in a property. */
function writeSuite(task, suite) {
    const attributes = [['name', suite.name], ...countPairs(totalsOf([suite])), ...suite.attributes];
    const others = suite.properties.filter(([name]) => name !== TASK_PROPERTY);
    return [
        `  <testsuite${attributeText(attributes)}>`,
        ...propertyLines([[TASK_PROPERTY, task], ...others], '    '),
        ...suite.cases.flatMap(caseLines),
        ...outputLines(suite, '    '),
        '  </testsuite>',
    ].join('\n');
}
function caseLines(one) {
    const inner = [
        ...propertyLines(one.properties, '      '),
        ...one.results.map(resultLine),
        ...outputLines(one, '      '),
    ];
    const head = `    <testcase${attributeText(one.attributes)}`;
    return inner.length === 0 ? [`${head}/>`] : [`${head}>`, ...inner, '    </testcase>'];
}
function resultLine({ element, attributes, text }) {
    const head = `      <${element}${attributeText(attributes)}`;
    return text === '' ? `${head}/>` : `${head}>${xmlText(text)}</${element}>`;
}
function propertyLines(properties, indent) {
    if (properties.length === 0)
        return [];
    const lines = properties.map(([name, value]) => `${indent}  <property${attributeText([
        ['name', name],
        ['value', value],
    ])}/>`);
    return [`${indent}<properties>`, ...lines, `${indent}</properties>`];
}
function outputLines({ systemOut, systemErr }, indent) {
    return [
        ...(systemOut === '' ? [] : [`${indent}<system-out>${xmlText(systemOut)}</system-out>`]),
        ...(systemErr === '' ? [] : [`${indent}<system-err>${xmlText(systemErr)}</system-err>`]),
    ];
}
function countPairs({ tests, failures, errors, skipped, timeSeconds }) {
    return [
        ['tests', String(tests)],
        ['failures', String(failures)],
        ['errors', String(errors)],
        ['skipped', String(skipped)],
        ['time', timeSeconds.toFixed(3)],
    ];
}
function attributeText(pairs) {
    return pairs.map(([name, value]) => ` ${name}="${xmlAttribute(value)}"`).join('');
}

;// CONCATENATED MODULE: ./build/report/merge/junit.js




/** Merges the JUnit documents of all tasks into one; the order in which they are given does not matter. */
function mergeJunit(documents) {
    return mergeDocuments(documents.map(readDocument));
}
/** Reads one document; one that is malformed has no suites and a problem that names it. */
function readDocument({ task, path, text }) {
    const read = readJunit(text);
    if (!('suites' in read))
        return unreadDocument(task, path, read.fault, read.detail);
    return {
        task,
        path,
        characters: text.length,
        suites: read.suites.map((suite) => writeSuite(task, suite)),
        failing: read.suites.flatMap((suite) => failingOf(task, suite)).slice(0, JUNIT_LIMITS.failing),
        totals: totalsOf(read.suites),
        problems: [],
    };
}
/** The document that could not be read: nothing but a problem that names it. */
function unreadDocument(task, path, why, detail) {
    const problems = [unreadable(task, path, why, detail)];
    return { task, path, characters: 0, suites: [], failing: [], totals: totalsOf([]), problems };
}
/** Merges documents that are read, by task and then path. What is beyond the limits is left out and named. */
function mergeDocuments(documents) {
    const sorted = documents.toSorted((a, b) => order(a.task, b.task) || order(a.path, b.path));
    const within = withinLimits(sorted);
    const kept = new Set(within);
    const totals = addTotals(within.map((document) => document.totals));
    const left = sorted.filter((document) => !kept.has(document));
    return {
        xml: writeJunit(totals, within.flatMap(({ suites }) => suites)),
        failing: within.flatMap(({ failing }) => failing).slice(0, JUNIT_LIMITS.failing),
        totals,
        problems: [
            ...sorted.flatMap(({ problems }) => problems),
            ...left.map(({ task, path }) => unreadable(task, path, 'too-much', '')),
        ],
    };
}
function withinLimits(sorted) {
    let [characters, cases] = [0, 0];
    return sorted.filter((document) => {
        characters += document.characters;
        cases += document.totals.tests;
        return characters <= JUNIT_LIMITS.characters && cases <= JUNIT_LIMITS.cases;
    });
}
function order(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
function unreadable(task, path, why, detail) {
    return { area: 'rim', severity: 'warning', at: null, kind: 'junit-unreadable', task, path, why, detail };
}
function failingOf(task, suite) {
    return suite.cases
        .filter(({ outcome }) => outcome === 'failed' || outcome === 'error')
        .map((one) => {
        const attributes = new Map(one.attributes);
        return {
            task,
            suite: (0,words/* cut */.Jj)(suite.name || attributes.get('classname') || '', JUNIT_LIMITS.name),
            test: (0,words/* cut */.Jj)(attributes.get('name') ?? '', JUNIT_LIMITS.name),
            message: messageOf(one),
        };
    });
}
/** What the first failure says in its `message`, else in its text. */
function messageOf({ results }) {
    const failure = results.find(({ element }) => element === 'failure' || element === 'error');
    const message = new Map(failure?.attributes).get('message')?.trim();
    return (0,words/* cut */.Jj)(message || failure?.text.trim() || '', JUNIT_LIMITS.message);
}

;// CONCATENATED MODULE: ./build/report/merge/kind.js
/** This many bytes at the start of a file are enough to tell what it is. */
const HEAD_BYTES = 64 * 1024;
/** Whether a file of this name could be a report, so that its start is worth reading. */
function mayBeReport(path) {
    return /\.(?:xml|info)$/i.test(path);
}
/**
 * What a file is: JUnit when it is `*.xml` and its root is `testsuites` or `testsuite`, LCOV when it is `*.info` and its
 * first line is `TN:` or `SF:`. Takes the start of the text.
 */
function kindOf(path, head) {
    if (/\.xml$/i.test(path))
        return /^testsuites?$/.test(rootName(head)) ? 'junit' : 'other';
    if (/\.info$/i.test(path))
        return /^\uFEFF?(?:#.*\r?\n|\s)*(?:TN|SF):/.test(head) ? 'lcov' : 'other';
    return 'other';
}
/** The name after `<` of the first element, or the one that a document type names; empty when there is none. */
function rootName(head) {
    let rest = head.replace(/^\uFEFF/, '').trimStart();
    for (let end = prologEnd(rest); end > 0; end = prologEnd(rest))
        rest = rest.slice(end).trimStart();
    return /^<(?:!DOCTYPE\s+)?([A-Za-z_][\w.-]*)(?=[\s/>[])/i.exec(rest)?.[1] ?? '';
}
/** Where a comment or processing instruction at the start of the text ends; 0 when there is none. */
function prologEnd(text) {
    if (text.startsWith('<?'))
        return text.indexOf('?>') + 2;
    if (text.startsWith('<!--'))
        return text.indexOf('-->', 4) + 3;
    return 0;
}
/** Reads the bytes of an XML document: by its byte order mark, else as its declaration says, else as UTF-8. */
function decodeXml(bytes) {
    const [first, second] = bytes;
    if (first === 0xff && second === 0xfe)
        return new TextDecoder('utf-16le').decode(bytes);
    if (first === 0xfe && second === 0xff)
        return new TextDecoder('utf-16be').decode(bytes);
    const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
    const [, label = 'utf-8'] = /^<\?xml[^>]{0,150}?\sencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/.exec(start) ?? [];
    return kind_decoded(bytes, label);
}
/** A declared encoding that nobody knows, or that a byte order mark would have shown, is not believed. */
function kind_decoded(bytes, label) {
    try {
        return new TextDecoder(/^utf-?16/i.test(label) ? 'utf-8' : label).decode(bytes);
    }
    catch {
        return new TextDecoder('utf-8').decode(bytes);
    }
}

;// CONCATENATED MODULE: ./build/report/merge/lcov-read.js
/** A document may have this many characters. */
const MAX_LCOV_CHARACTERS = 64 * 1024 * 1024;
/**
 * Reads an LCOV tracefile (man page `geninfo`, section FILES). Test names, versions, checksums and the totals are not
 * kept; records of the same file are added up; keywords that are not known are passed over. One malformed line, or a
 * record that never ends, and the document counts for nothing: half a sum would be a wrong sum.
 */
function readLcov(text) {
    if (text.length > MAX_LCOV_CHARACTERS)
        return { fault: 'too-large', line: 0 };
    const coverage = new Map();
    let open = null;
    let number = 0;
    for (const line of linesOf(text)) {
        number++;
        if (line === '' || line.startsWith('#') || line.startsWith('TN:'))
            continue;
        const next = step(line, open, coverage);
        if (typeof next === 'string')
            return { fault: next, line: number };
        open = next;
    }
    if (open !== null)
        return { fault: 'unfinished', line: number };
    return coverage.size === 0 ? { fault: 'empty', line: number } : { coverage };
}
/** The record that is open after this line. */
function step(line, open, coverage) {
    if (line.startsWith('SF:')) {
        if (open !== null)
            return 'unfinished';
        return line === 'SF:' ? 'bad-line' : { file: fileIn(coverage, line.slice(3)), places: new Map() };
    }
    if (open === null)
        return 'outside-record';
    if (line === 'end_of_record')
        return null;
    return readLine(line, open) ? open : 'bad-line';
}
/** Without holding all lines at once. */
function* linesOf(text) {
    for (let at = 0; at < text.length;) {
        const end = text.indexOf('\n', at);
        const stop = end === -1 ? text.length : end;
        yield text.slice(at, text[stop - 1] === '\r' && stop > at ? stop - 1 : stop);
        at = stop + 1;
    }
}
/** The coverage of a file, which is empty when it was not there. */
function fileIn(coverage, path) {
    const known = coverage.get(path);
    if (known !== undefined)
        return known;
    const file = { lines: new Map(), functions: new Map(), branches: new Map() };
    coverage.set(path, file);
    return file;
}
const READERS = new Map([
    ['DA', readDa],
    ['FN', readFn],
    ['FNDA', readFnda],
    ['FNL', readFnl],
    ['FNA', readFna],
    ['BRDA', readBrda],
]);
/** Whether the line is well-formed. */
function readLine(line, open) {
    const colon = line.indexOf(':');
    const keyword = line.slice(0, Math.max(0, colon));
    if (!/^[A-Z]{2,8}$/.test(keyword))
        return false;
    return READERS.get(keyword)?.(line.slice(colon + 1), open) ?? true;
}
/** `line,count[,checksum]` */
function readDa(rest, { file }) {
    const [, line = '', count = ''] = /^([0-9]{1,9}),([0-9]+)(?:,.*)?$/.exec(rest) ?? [];
    if (line === '')
        return false;
    addLine(file, Number(line), Number(count));
    return true;
}
/** `line,name` or `line,end,name` */
function readFn(rest, { file }) {
    const [, line = '', end, name = ''] = /^([0-9]{1,9}),(?:([0-9]{1,9}),)?(.+)$/.exec(rest) ?? [];
    if (line === '')
        return false;
    addFunction(file, name, { line: Number(line), end: end === undefined ? null : Number(end), hits: 0 });
    return true;
}
/** `count,name` */
function readFnda(rest, { file }) {
    const [, hits = '', name = ''] = /^([0-9]+),(.+)$/.exec(rest) ?? [];
    if (hits === '')
        return false;
    addFunction(file, name, { line: null, end: null, hits: Number(hits) });
    return true;
}
/** `index,line[,end]`: the place of a function, whose names follow. */
function readFnl(rest, { places }) {
    const [, index = '', line = '', end] = /^([0-9]{1,9}),([0-9]{1,9})(?:,([0-9]{1,9}))?$/.exec(rest) ?? [];
    if (index === '')
        return false;
    places.set(index, { line: Number(line), end: end === undefined ? null : Number(end) });
    return true;
}
/** `index,count,name` */
function readFna(rest, { file, places }) {
    const [, index = '', hits = '', name = ''] = /^([0-9]{1,9}),([0-9]+),(.+)$/.exec(rest) ?? [];
    const place = places.get(index);
    if (place === undefined)
        return false;
    addFunction(file, name, { ...place, hits: Number(hits) });
    return true;
}
/** `line,block,branch,count` where the count may be `-` */
function readBrda(rest, { file }) {
    const [, line = '', block = '', branch = '', taken = ''] = /^([0-9]{1,9}),([^,]*),(.*),(-|[0-9]+)$/.exec(rest) ?? [];
    if (line === '')
        return false;
    addBranch(file, { line: Number(line), block, branch, taken: taken === '-' ? null : Number(taken) });
    return true;
}
/** Adds the count of one line. */
function addLine(file, line, count) {
    file.lines.set(line, sum(file.lines.get(line) ?? 0, count));
}
/** Adds the calls of one function; of several places that a name has, the smallest counts. */
function addFunction(file, name, one) {
    const known = file.functions.get(name) ?? { line: null, end: null, hits: 0 };
    const place = comesFirst(known, one) ? known : one;
    file.functions.set(name, { line: place.line, end: place.end, hits: sum(known.hits, one.hits) });
}
function comesFirst(a, b) {
    if (a.line === null || b.line === null)
        return a.line !== null;
    return a.line < b.line || (a.line === b.line && (a.end ?? 0) >= (b.end ?? 0));
}
/** Adds how often one branch was taken; it was never evaluated only when no document says that it was. */
function addBranch(file, one) {
    const key = `${one.line},${one.block},${one.branch}`;
    const known = file.branches.get(key)?.taken ?? null;
    const taken = known === null ? one.taken : sum(known, one.taken ?? 0);
    file.branches.set(key, { ...one, taken: taken === null ? null : Math.min(taken, Number.MAX_SAFE_INTEGER) });
}
function sum(a, b) {
    return Math.min(a + b, Number.MAX_SAFE_INTEGER);
}

;// CONCATENATED MODULE: ./build/report/merge/lcov.js

/** All documents of one merge may have this many characters together. */
const MAX_TOTAL_CHARACTERS = 256 * 1024 * 1024;
/** Sums LCOV documents; the order in which they are given does not matter. `text` is empty when nothing could be read. */
function mergeLcov(documents) {
    const sum = new LcovSum();
    const problems = documents.flatMap((document) => sum.add(document));
    return { text: sum.text(), problems };
}
/** Adds documents up one by one, so that only their sum has to be held. */
class LcovSum {
    #total = new Map();
    #characters = 0;
    /** Adds one document; a malformed one adds nothing and is named. */
    add({ task, path, text }) {
        this.#characters += text.length;
        if (this.#characters > MAX_TOTAL_CHARACTERS)
            return [lcov_unreadable(task, path, 'too-much', 0)];
        const read = readLcov(text);
        if (!('coverage' in read))
            return [lcov_unreadable(task, path, read.fault, read.line)];
        for (const [source, file] of read.coverage)
            addFile(fileIn(this.#total, source), file);
        return [];
    }
    /** The sum as one tracefile, sorted, with all totals computed again. */
    text() {
        const sources = [...this.#total].sort(([a], [b]) => lcov_order(a, b));
        return sources.map(([source, file]) => recordText(source, file)).join('');
    }
}
function lcov_unreadable(task, path, why, line) {
    return { area: 'rim', severity: 'warning', at: null, kind: 'lcov-unreadable', task, path, why, line };
}
function addFile(total, file) {
    for (const [line, count] of file.lines)
        addLine(total, line, count);
    for (const [name, one] of file.functions)
        addFunction(total, name, one);
    for (const one of file.branches.values())
        addBranch(total, one);
}
function recordText(source, file) {
    const lines = [
        'TN:',
        `SF:${source}`,
        ...functionLines(file),
        ...branchLines(file),
        ...lineLines(file),
        'end_of_record',
    ];
    return `${lines.join('\n')}\n`;
}
function functionLines({ functions }) {
    if (functions.size === 0)
        return [];
    const sorted = [...functions].sort(([a, one], [b, other]) => (one.line ?? 0) - (other.line ?? 0) || lcov_order(a, b));
    const placed = sorted.filter(([, { line }]) => line !== null);
    return [
        ...placed.map(([name, { line, end }]) => `FN:${line},${end === null ? '' : `${end},`}${name}`),
        ...sorted.map(([name, { hits }]) => `FNDA:${hits},${name}`),
        `FNF:${sorted.length}`,
        `FNH:${sorted.filter(([, { hits }]) => hits > 0).length}`,
    ];
}
function branchLines({ branches }) {
    if (branches.size === 0)
        return [];
    const sorted = [...branches.values()].sort((a, b) => a.line - b.line || natural(a.block, b.block) || natural(a.branch, b.branch));
    return [
        ...sorted.map(({ line, block, branch, taken }) => `BRDA:${line},${block},${branch},${taken ?? '-'}`),
        `BRF:${sorted.length}`,
        `BRH:${sorted.filter(({ taken }) => (taken ?? 0) > 0).length}`,
    ];
}
function lineLines({ lines }) {
    const sorted = [...lines].sort(([a], [b]) => a - b);
    return [
        ...sorted.map(([line, count]) => `DA:${line},${count}`),
        `LF:${sorted.length}`,
        `LH:${sorted.filter(([, count]) => count > 0).length}`,
    ];
}
/** Short texts before long ones: numbers in their order. */
function natural(a, b) {
    return a.length - b.length || lcov_order(a, b);
}
function lcov_order(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

;// CONCATENATED MODULE: ./build/report/merge/tree.js
/** Folds the files of all tasks into one tree, and says where two of them want the same place. */
/** Where the merged test results and the summed coverage stand in the tree. */
const MERGED_JUNIT = 'junit.xml';
const MERGED_LCOV = 'lcov.info';
/**
 * Plans one tree out of the files of all tasks, whatever order they come in. A path that several tasks bring with the
 * same content stands once; that holds for test results too, because a task may carry on what an earlier task made.
 * When there are conflicts, the first of the colliding files (by task, then path) is the one in the lists.
 */
function planMerge(tasks) {
    const all = placed(tasks);
    const safe = all.filter(({ path }) => isSafe(path));
    const [junit, lcov] = [distinct(safe, 'junit'), distinct(safe, 'lcov')];
    const tree = new Tree();
    const copies = [
        ...mergedFile(junit, MERGED_JUNIT),
        ...mergedFile(lcov, MERGED_LCOV),
        ...safe.filter(({ file }) => file.kind === 'other'),
    ].filter((one) => tree.add(one));
    return {
        copies: copies.filter(({ file }) => file.kind === 'other').map(source),
        junit: junit.map(source),
        lcov: lcov.map(source),
        conflicts: tree.conflicts(),
        refused: all.filter(({ path }) => !isSafe(path)).map(source),
    };
}
function placed(tasks) {
    const all = tasks.flatMap(({ task, files }) => files.map((file) => ({ task, path: file.path, file })));
    return all.sort((a, b) => tree_order(a.task, b.task) || tree_order(a.path, b.path));
}
function tree_order(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
function source({ task, path }) {
    return { task, path };
}
function distinct(files, kind) {
    const seen = new Set();
    return files.filter(({ path, file }) => {
        if (file.kind !== kind)
            return false;
        const key = `${file.size} ${file.digest} ${path}`;
        if (file.digest !== null && seen.has(key))
            return false;
        seen.add(key);
        return true;
    });
}
/** The file that the merge itself will write takes its place in the tree like any other. */
function mergedFile([first], path) {
    return first === undefined ? [] : [{ ...first, path }];
}
/** Relative, without a way out on any system, and not inside `.git`, where a file can become a command. */
function isSafe(path) {
    if (path === '' || /[\\\0]|^[A-Za-z]:/.test(path))
        return false;
    return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && part.toLowerCase() !== '.git');
}
/** What a file system that ignores letter case and composition makes of a path. */
function folded(path) {
    return path.normalize('NFC').toLowerCase();
}
class Tree {
    #files = new Map();
    /** A folder, and the first file that needs it. */
    #folders = new Map();
    #conflicts = new Map();
    /** Whether the file got a place of its own. */
    add(one) {
        const key = folded(one.path);
        const there = this.#files.get(key);
        if (there !== undefined) {
            if (there.path !== one.path)
                this.#collide('case', there, one);
            else if (!sameContent(there.file, one.file))
                this.#collide('content', there, one);
            return false;
        }
        const folders = ancestors(key);
        const blocking = folders.map((folder) => this.#files.get(folder)).find((file) => file !== undefined);
        const inside = blocking ?? this.#folders.get(key);
        if (inside !== undefined) {
            this.#collide('folder', inside, one);
            return false;
        }
        this.#files.set(key, one);
        for (const folder of folders)
            if (!this.#folders.has(folder))
                this.#folders.set(folder, one);
        return true;
    }
    conflicts() {
        return [...this.#conflicts.values()];
    }
    #collide(why, there, one) {
        const key = `${why} ${folded(there.path)}`;
        const known = this.#conflicts.get(key);
        const paths = [there.path, one.path];
        const tasks = [there.task, one.task];
        this.#conflicts.set(key, known === undefined ? { why, paths, tasks, more: 0 } : { ...known, more: known.more + 1 });
    }
}
function ancestors(key) {
    const folders = [];
    for (let at = key.indexOf('/'); at !== -1; at = key.indexOf('/', at + 1))
        folders.push(key.slice(0, at));
    return folders;
}
/** The file that the merge writes is `junit` or `lcov`, and no task's file is equal to it. */
function sameContent(a, b) {
    return a.kind === b.kind && a.size === b.size && a.digest !== null && a.digest === b.digest;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/tasklist/naming.js
var naming = __webpack_require__(89830);
// EXTERNAL MODULE: ./build/exec/collect.js
var collect = __webpack_require__(48950);
;// CONCATENATED MODULE: ./build/exec/merge-files.js








/** All tasks together may bring this many files. */
const MAX_FILES = 100_000;
/** Files that are looked at, read or copied at the same time. */
const AT_ONCE = 16;
/** Where the carried file of a task stands in the results folder. */
function carriedPath(results, task, path) {
    return (0,external_node_path_.join)(results, (0,naming/* taskFileName */.d)(task), path);
}
/**
 * Lists the regular files that each task carried, in the order of `ids`; links are not followed. The digest is computed
 * only where another task brings a file of the same path and size: nowhere else is it asked for. Returns only the number
 * of files when there are more than `MAX_FILES`.
 */
async function listCarried(ids, results) {
    const listed = await (0,p_limit/* default */.A)(AT_ONCE).map(ids, async (task) => ({ task, paths: await carriedBy(results, task) }));
    const total = listed.reduce((sum, { paths }) => sum + paths.length, 0);
    if (total > MAX_FILES)
        return total;
    const seen = listed.flatMap(({ task, paths }) => paths.map((path) => look(results, task, path)));
    const several = pathsOfSeveral(seen);
    const byTask = new Map(ids.map((task) => [task, []]));
    for (const one of seen) {
        const digest = several.has(keyOf(one)) ? await digestOf(carriedPath(results, one.task, one.path), one.size) : null;
        byTask.get(one.task)?.push({ ...one, digest });
    }
    return [...byTask].map(([task, files]) => ({ task, files }));
}
async function carriedBy(results, task) {
    const folder = carriedPath(results, task, '');
    const status = await (0,promises_.lstat)(folder).catch(() => null);
    return status?.isDirectory() ? (0,collect/* regularFiles */.qp)(folder) : [];
}
/** Small files are looked at without the thread pool, which costs more than reading them. */
function look(results, task, path) {
    const file = carriedPath(results, task, path);
    if (!mayBeReport(path))
        return { task, path, size: (0,external_node_fs_.lstatSync)(file).size, digest: null, kind: 'other' };
    const descriptor = (0,external_node_fs_.openSync)(file, 'r');
    try {
        const { size } = (0,external_node_fs_.fstatSync)(descriptor);
        const head = Buffer.alloc(Math.min(size, HEAD_BYTES));
        const length = (0,external_node_fs_.readSync)(descriptor, head);
        return { task, path, size, digest: null, kind: kindOf(path, head.toString('utf8', 0, length)) };
    }
    finally {
        (0,external_node_fs_.closeSync)(descriptor);
    }
}
function keyOf({ path, size }) {
    return `${size} ${path}`;
}
function pathsOfSeveral(seen) {
    const once = new Set();
    const several = new Set();
    for (const one of seen)
        (once.has(keyOf(one)) ? several : once).add(keyOf(one));
    return several;
}
/** SHA-256 of a file; a large one is not held. */
async function digestOf(file, size) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    if (size <= HEAD_BYTES)
        return hash.update((0,external_node_fs_.readFileSync)(file)).digest('hex');
    for await (const chunk of (0,external_node_fs_.createReadStream)(file))
        hash.update(chunk);
    return hash.digest('hex');
}

;// CONCATENATED MODULE: ./build/exec/merge-target.js



/**
 * A folder of the workspace into which files that tasks made are written. Nothing is written through a symbolic link, and
 * nothing outside the folder or into one of the `kept` folders: a link may come with the checkout, and a path from a task.
 */
class MergeTarget {
    #workspace;
    #root;
    #kept;
    /** Folders below the workspace to whether they are real. */
    #folders = new Map();
    /** `folder` is relative to the workspace. */
    constructor(workspace, folder, kept) {
        this.#workspace = (0,external_node_path_.resolve)(workspace);
        this.#root = (0,external_node_path_.resolve)(workspace, folder);
        this.#kept = kept.map((one) => (0,external_node_path_.resolve)(one));
    }
    /** Makes the folder itself. Returns what is wrong with it, or `null`. */
    async prepare() {
        const inKept = this.#kept.some((kept) => isWithin(kept, this.#root));
        if (inKept || !isWithin(this.#workspace, this.#root))
            return { ...PLACE, kind: 'merge-link', path: this.#root };
        return this.#guarded(this.#root, async () => null, this.#root);
    }
    /** Copies a regular file to a path with `/` below the folder; replaces a file or link that stands there. */
    async copy(from, path) {
        return this.#place(path, (to) => (0,promises_.copyFile)(from, to, external_node_fs_.constants.COPYFILE_EXCL));
    }
    /** Writes a text to a path below the folder; replaces a file or link that stands there. */
    async write(path, text) {
        return this.#place(path, (to) => (0,promises_.writeFile)(to, text, { flag: 'wx' }));
    }
    async #place(path, put) {
        const to = (0,external_node_path_.resolve)(this.#root, path);
        const leaves = !isWithin(this.#root, to) || this.#kept.some((kept) => isWithin(kept, to));
        if (leaves || to === this.#root)
            return { ...PLACE, kind: 'merge-link', path };
        return this.#guarded((0,external_node_path_.dirname)(to), async () => {
            await unlinkIfThere(to);
            await put(to);
            return null;
        }, path);
    }
    async #guarded(folder, act, path) {
        try {
            if (!(await this.#isReal(folder)))
                return { ...PLACE, kind: 'merge-link', path };
            return await act();
        }
        catch (error) {
            const detail = error instanceof Error ? error.message : String(error);
            return { ...PLACE, kind: 'unwritable', path, detail };
        }
    }
    /** Makes a folder, and those above it, when they are not there; whether they are all folders and not links. */
    #isReal(folder) {
        const known = this.#folders.get(folder);
        if (known !== undefined)
            return known;
        const real = this.#make(folder);
        this.#folders.set(folder, real);
        return real;
    }
    async #make(folder) {
        if (folder === this.#workspace)
            return true;
        if (!(await this.#isReal((0,external_node_path_.dirname)(folder))))
            return false;
        const status = await (0,promises_.lstat)(folder).catch(() => null);
        if (status === null)
            await (0,promises_.mkdir)(folder);
        return status === null || status.isDirectory();
    }
}
/** A folder is an error. */
async function unlinkIfThere(path) {
    await (0,promises_.unlink)(path).catch((error) => {
        if (error.code !== 'ENOENT')
            throw error;
    });
}
const PLACE = { area: 'rim', severity: 'error', at: null };
/** Letter case is not looked at: on some file systems it makes no difference. */
function isWithin(root, path) {
    const [outer, inner] = [root.toLowerCase(), path.toLowerCase()];
    return inner === outer || inner.startsWith(outer.endsWith(external_node_path_.sep) ? outer : outer + external_node_path_.sep);
}

;// CONCATENATED MODULE: ./build/exec/merge.js









/** A report of more bytes is not read into memory; the reader of its format decides about the rest. */
const MAX_REPORT_BYTES = 256 * 1024 * 1024;
/**
 * Folds the files of all tasks, `<results>/<task file name>/…`, into one tree below the workspace: other files are copied
 * with their paths, JUnit files become one `junit.xml`, LCOV files one `lcov.info`. A collision is an error that names
 * both tasks; whatever does not collide is written all the same. `folder` is relative to the workspace.
 */
async function mergeResults(ids, results, workspace, folder) {
    const listed = await listCarried(ids, results);
    if (typeof listed === 'number')
        return nothing([tooMany(listed)]);
    const target = new MergeTarget(workspace, folder, [results]);
    const refused = await target.prepare();
    if (refused !== null)
        return { ...(await testsOf(planMerge(listed), results, [refused])), copied: 0 };
    const plan = planMerge(listed);
    const copies = await copyAll(plan.copies, results, target);
    const { xml, ...tests } = await junitOf(plan.junit, results);
    const lcov = await sumLcov(plan.lcov, results);
    const written = [
        plan.junit.length > 0 ? await target.write(MERGED_JUNIT, xml) : null,
        lcov.text !== '' ? await target.write(MERGED_LCOV, lcov.text) : null,
    ];
    const rim = [...copies, ...written].filter((problem) => problem !== null);
    return {
        ...tests,
        problems: [...collisions(plan), ...rim, ...tests.problems, ...lcov.problems],
        copied: copies.filter((problem) => problem === null).length,
    };
}
/** Reads the JUnit files among what the tasks carried, when nobody asked for a tree. Writes nothing. */
async function readTestResults(ids, results) {
    const listed = await listCarried(ids, results);
    if (typeof listed === 'number')
        return nothing([{ ...tooMany(listed), severity: 'warning' }]);
    return testsOf(planMerge(listed), results, []);
}
async function testsOf(plan, results, problems) {
    const { failing, totals, problems: more } = await junitOf(plan.junit, results);
    return { failing, totals, problems: [...problems, ...more] };
}
function nothing(problems) {
    const { failing, totals } = mergeDocuments([]);
    return { failing, totals, problems, copied: 0 };
}
async function copyAll(copies, results, target) {
    return (0,p_limit/* default */.A)(AT_ONCE).map([...copies], ({ task, path }) => target.copy(carriedPath(results, task, path), path));
}
/** One document after the other: only what was read of each is held, never all texts. */
async function junitOf(sources, results) {
    const documents = [];
    for (const { task, path } of sources) {
        const bytes = await contentOf({ task, path }, results);
        documents.push(bytes === null
            ? unreadDocument(task, path, 'too-large', '')
            : readDocument({ task, path, text: decodeXml(bytes) }));
    }
    return mergeDocuments(documents);
}
async function sumLcov(sources, results) {
    const sum = new LcovSum();
    const problems = [];
    for (const source of sources) {
        const bytes = await contentOf(source, results);
        if (bytes === null)
            problems.push({ ...merge_NAMED, kind: 'lcov-unreadable', ...source, why: 'too-large', line: 0 });
        else
            problems.push(...sum.add({ ...source, text: bytes.toString('utf8') }));
    }
    return { text: sum.text(), problems };
}
/** `null` when the file is too large to be a report. Small files are read without the thread pool, which costs more. */
async function contentOf({ task, path }, results) {
    const file = carriedPath(results, task, path);
    const { size } = (0,external_node_fs_.statSync)(file);
    if (size > MAX_REPORT_BYTES)
        return null;
    return size <= HEAD_BYTES ? (0,external_node_fs_.readFileSync)(file) : (0,promises_.readFile)(file);
}
const merge_NAMED = { area: 'rim', severity: 'warning', at: null };
const FAILED = { ...merge_NAMED, severity: 'error' };
function tooMany(files) {
    return { ...FAILED, kind: 'merge-too-many', files, max: MAX_FILES };
}
/** Everything that could not get its place in the tree. */
function collisions({ conflicts, refused }) {
    return [
        ...conflicts.map((conflict) => ({ ...FAILED, kind: 'merge-conflict', ...conflict })),
        ...refused.map((one) => ({ ...FAILED, kind: 'merge-refused', ...one })),
    ];
}

;// CONCATENATED MODULE: ./build/exec/results.js



/**
 * Writes what people and programs read after a run into the results folder: `outputs.json` (`{task: {key: value}}`),
 * `outputs/<task>.json` and `records/<task>.json`. The files that tasks carried stand beside them, each task in its own folder.
 */
async function writeResults(folder, verdict, records) {
    for (const name of ['outputs', 'records'])
        await (0,promises_.mkdir)((0,external_node_path_.join)(folder, name), { recursive: true });
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'outputs.json'), `${JSON.stringify(verdict.outputs, null, 2)}\n`);
    for (const [task, outputs] of Object.entries(verdict.outputs))
        await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'outputs', `${(0,naming/* taskFileName */.d)(task)}.json`), `${JSON.stringify(outputs, null, 2)}\n`);
    for (const record of records)
        await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'records', `${(0,naming/* taskFileName */.d)(record.task)}.json`), `${JSON.stringify(record, null, 2)}\n`);
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./build/exec/task.js + 11 modules
var task = __webpack_require__(94091);
;// CONCATENATED MODULE: ./build/exec/synthesis.js




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
    const scratch = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'fanfold-'));
    try {
        return await (0,task/* runTask */.Z)(synthesisTask(step, context.results, context.verdict), {
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
        await (0,promises_.rm)(scratch, { recursive: true, force: true }).catch(() => { });
    }
}

;// CONCATENATED MODULE: ./build/exec/conclude.js
/** The end of a run, the same on a laptop and in the action: files, results, the user's synthesis, and the report. */





/** Never rejects for what a disk or a command can do: each fault is told, and the others steps are still taken. */
async function conclude(first, options) {
    const faults = [];
    const attempt = async (what, work) => {
        await work().catch((error) => faults.push(`${what}: ${error instanceof Error ? error.message : String(error)}`));
    };
    const ids = first.plan.tasks.map(({ id }) => id);
    let converged = first;
    await attempt('the results', () => (0,promises_.mkdir)(options.results, { recursive: true }));
    await attempt('the files of the tasks', async () => {
        const { workspace, results, merge } = options;
        const merged = await (merge === null
            ? readTestResults(ids, results)
            : mergeResults(ids, results, workspace, merge));
        converged = { ...first, failingTests: merged.failing, problems: [...first.problems, ...merged.problems] };
        const errors = merged.problems.filter(({ severity }) => severity === 'error').length;
        if (merge !== null && errors > 0)
            faults.push(`the files of the tasks could not be folded into ${merge}: ${errors} problems`);
    });
    await attempt('the verdict', () => writeVerdict(options.verdictFile, converged.verdict));
    await attempt('the results', () => writeResults(options.results, converged.verdict, converged.records.values()));
    await attempt('converge.run', async () => {
        const failure = await runSynthesis(converged, options);
        if (failure !== null)
            faults.push(failure);
    });
    await attempt('the report', () => (0,promises_.writeFile)(options.reportFile, (0,page/* reportHtml */.E)(converged)));
    return { converged, faults };
}
function writeVerdict(file, verdict) {
    return (0,promises_.writeFile)(file, `${JSON.stringify(verdict, null, 2)}\n`);
}
async function runSynthesis({ plan }, options) {
    const { synthesis, workspace, results, verdictFile: verdict, env, signal, output } = options;
    if (synthesis === null)
        return null;
    const ended = await synthesise(synthesis, plan, { workspace, results, verdict, env, signal, output });
    return ended.state === 'succeeded' ? null : `converge.run ${ended.state}: ${ended.reason ?? 'no reason'}`;
}


/***/ }),

/***/ 83711:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DN: () => (/* binding */ noTimings),
/* harmony export */   PM: () => (/* binding */ parseTimings),
/* harmony export */   kF: () => (/* binding */ readTimings)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _packing_history_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(316);



/** For who wants a plan without history. */
const noTimings = () => Promise.resolve({ history: _packing_history_js__WEBPACK_IMPORTED_MODULE_2__/* .EMPTY_HISTORY */ .nF, problems: [] });
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

/***/ 5981:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ table)
/* harmony export */ });
/* harmony import */ var _width_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19903);

/** Lines of a table with a dimmed head; cells must be safe for a terminal. Columns without any text are left out. */
function table(all, allRows, style) {
    const used = all.map((_, at) => at).filter((at) => allRows.some((row) => (row[at]?.text ?? '') !== ''));
    const columns = used.map((at) => all[at] ?? { title: '' });
    const rows = allRows.map((row) => used.map((at) => row[at] ?? { text: '' }));
    const head = columns.map((column) => ({ text: column.title, paint: style.dim }));
    const fitted = [head, ...rows].map((row) => columns.map((column, at) => fitCell(row[at], column)));
    const widths = columns.map((_, at) => fitted.reduce((most, row) => Math.max(most, (0,_width_js__WEBPACK_IMPORTED_MODULE_0__/* .width */ .VL)(row[at]?.text ?? '')), 0));
    return fitted.map((row) => rowLine(row, columns, widths));
}
function fitCell(cell, column) {
    if (cell === undefined)
        return { text: '' };
    return column.most === undefined ? cell : { ...cell, text: (0,_width_js__WEBPACK_IMPORTED_MODULE_0__/* .shorten */ .ml)(cell.text, column.most) };
}
function rowLine(row, columns, widths) {
    const parts = row.map((cell, at) => {
        const last = at === row.length - 1;
        const right = columns[at]?.align === 'right';
        const text = last && !right ? cell.text : (0,_width_js__WEBPACK_IMPORTED_MODULE_0__/* .pad */ .eV)(cell.text, widths[at] ?? 0, right ? 'right' : 'left');
        return cell.paint === undefined ? text : cell.paint(text);
    });
    return parts.join('  ').trimEnd();
}


/***/ }),

/***/ 62732:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ verdictText)
/* harmony export */ });
/* harmony import */ var _escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99351);
/* harmony import */ var _headline_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(41321);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5981);
/* harmony import */ var _next_steps_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63576);
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59313);
/* harmony import */ var _rows_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(24098);
/* harmony import */ var _width_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(19903);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(44702);








/** What a terminal report shows at most; the full story is in `report.html` and the records. */
const MOST = { failures: 20, logLines: 10, tableRows: 40, slowest: 15, outputs: 20, tests: 20 };
/**
 * The final report for a terminal: the verdict and its arithmetic, what failed and why with the last lines of its log,
 * the table of all tasks, outputs, speed, and what to do next. Ends with a newline.
 */
function verdictText(converged, style) {
    const rows = (0,_rows_js__WEBPACK_IMPORTED_MODULE_3__/* .rowsOf */ .RO)(converged);
    const parts = [
        banner(converged, rows, style),
        failingTests(converged, style),
        failures(converged, rows, style),
        taskTable(rows, style),
        outputs(converged, style),
        converged.problems.length === 0
            ? []
            : (0,_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .formatProblems */ .C)(converged.problems, new Map(), style, 'was-run').trimEnd().split('\n'),
        speed(converged),
        steps((0,_next_steps_js__WEBPACK_IMPORTED_MODULE_1__/* .nextSteps */ .Z)(converged, rows), style),
    ];
    const lines = parts.filter((part) => part.length > 0).map((part) => part.join('\n'));
    const long = lines.join('\n').split('\n').length > 30;
    return `${[...lines, ...(long ? [closing(converged, style)] : [])].join('\n\n')}\n`;
}
function painted(converged, style) {
    const word = (0,_headline_js__WEBPACK_IMPORTED_MODULE_4__/* .verdictWord */ .E0)(converged);
    return style.bold(word === 'PASS' ? style.green(word) : style.red(word));
}
function banner(converged, rows, style) {
    const first = `${painted(converged, style)}  ${converged.plan.name}: ${(0,_headline_js__WEBPACK_IMPORTED_MODULE_4__/* .countsLine */ .J7)(rows)}`;
    return [first, ...(0,_headline_js__WEBPACK_IMPORTED_MODULE_4__/* .arithmetic */ .Bm)(converged).map((text) => `      ${(0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(text)}`)];
}
function closing(converged, style) {
    const reason = (0,_headline_js__WEBPACK_IMPORTED_MODULE_4__/* .arithmetic */ .Bm)(converged)[0];
    return `${painted(converged, style)}  ${converged.plan.name}${reason === undefined ? '' : `: ${(0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(reason)}`}`;
}
function failingTests({ failingTests: tests = [] }, style) {
    if (tests.length === 0)
        return [];
    const shown = tests.slice(0, MOST.tests).flatMap((test) => {
        const [first = ''] = (0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .logLines */ .OG)(test.message);
        const name = `  ${style.red('✗')} ${(0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(test.suite)} > ${(0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(test.test)}  ${style.dim((0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(test.task))}`;
        return first === '' ? [name] : [name, `      ${(0,_width_js__WEBPACK_IMPORTED_MODULE_5__/* .shorten */ .ml)((0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(first), style.columns - 6)}`];
    });
    return [
        style.bold(`${(0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .count */ .U9)(tests.length, 'failing test')}`),
        ...shown,
        ...moreLine(tests.length - MOST.tests, style),
    ];
}
function failures({ verdict }, rows, style) {
    const failing = rows.filter(_rows_js__WEBPACK_IMPORTED_MODULE_3__/* .isTrouble */ .KM);
    if (failing.length === 0)
        return [];
    const shown = failing.slice(0, MOST.failures).flatMap((row) => failure(row, style));
    const title = verdict.verdict === 'pass' ? 'Failed, which the policy allows' : 'Failed';
    return [style.bold(title), ...shown, ...moreLine(failing.length - MOST.failures, style)];
}
function failure(row, style) {
    const facts = [
        ...(row.tries > 1 ? [(0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .count */ .U9)(row.tries, 'try', 'tries')] : []),
        ...(row.durationMs > 0 ? [(0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .duration */ .p0)(row.durationMs)] : []),
        ...(row.leg !== '' && row.fate !== 'missing' ? [row.leg] : []),
    ].map(_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8);
    const reason = (0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(row.reason) || (0,_rows_js__WEBPACK_IMPORTED_MODULE_3__/* .fateWord */ .ZF)(row);
    const note = facts.length === 0 ? '' : style.dim(`  ${facts.join(', ')}`);
    const head = `  ${style.red((0,_rows_js__WEBPACK_IMPORTED_MODULE_3__/* .fateMark */ .qd)(row))} ${style.bold((0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(row.task))}  ${reason}${note}`;
    if (row.fate === 'blocked')
        return [head];
    const log = (0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .logLines */ .OG)(row.record?.logTail ?? '').slice(-MOST.logLines);
    return [
        head,
        ...log.map((text) => `      ${style.dim('|')} ${(0,_width_js__WEBPACK_IMPORTED_MODULE_5__/* .shorten */ .ml)((0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .inert */ .tJ)(text), Math.max(20, style.columns - 8))}`.trimEnd()),
    ];
}
function taskTable(rows, style) {
    if (rows.length === 0)
        return [];
    const columns = [
        { title: 'Task', most: Math.max(24, Math.floor(style.columns / 2)) },
        { title: 'State' },
        { title: 'Time', align: 'right' },
        { title: 'Tries', align: 'right' },
        { title: 'Leg', most: 24 },
        { title: 'Reason', most: 60 },
    ];
    const shown = worthShowing(rows);
    const cells = shown.map((row) => [
        { text: (0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(row.task) },
        { text: `${(0,_rows_js__WEBPACK_IMPORTED_MODULE_3__/* .fateMark */ .qd)(row)} ${(0,_rows_js__WEBPACK_IMPORTED_MODULE_3__/* .fateWord */ .ZF)(row)}`, paint: paintOf(row, style) },
        { text: row.tries === 0 ? '' : (0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .duration */ .p0)(row.durationMs) },
        { text: row.tries > 1 ? String(row.tries) : '' },
        { text: (0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(row.leg), paint: style.dim },
        { text: (0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(row.reason) },
    ]);
    return [...(0,_layout_js__WEBPACK_IMPORTED_MODULE_7__/* .table */ .t)(columns, cells, style), ...moreLine(rows.length - shown.length, style)];
}
/** All rows, or of a long list what went wrong and then the slowest. */
function worthShowing(rows) {
    if (rows.length <= MOST.tableRows)
        return rows;
    const plainly = (row) => row.fate === 'succeeded' && !row.flaky && !row.fails;
    const notable = rows.filter((row) => !plainly(row)).slice(0, MOST.tableRows);
    const slowest = rows.filter(plainly).toSorted((a, b) => b.durationMs - a.durationMs);
    return [...notable, ...slowest.slice(0, Math.max(0, MOST.slowest - notable.length))];
}
function paintOf(row, style) {
    if (row.fails)
        return style.red;
    if (row.fate === 'succeeded')
        return row.flaky ? style.yellow : style.green;
    return row.fate === 'tolerated' ? style.yellow : style.dim;
}
function outputs({ verdict }, style) {
    const all = Object.entries(verdict.outputs).flatMap(([task, values]) => Object.entries(values).map(([key, value]) => [task, key, value]));
    if (all.length === 0)
        return [];
    const columns = [
        { title: 'Task', most: 40 },
        { title: 'Output', most: 30 },
        { title: 'Value', most: 60 },
    ];
    const cells = all.slice(0, MOST.outputs).map((values) => values.map((text) => ({ text: (0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(text) })));
    return [...(0,_layout_js__WEBPACK_IMPORTED_MODULE_7__/* .table */ .t)(columns, cells, style), ...moreLine(all.length - MOST.outputs, style)];
}
function speed(converged) {
    return [(0,_headline_js__WEBPACK_IMPORTED_MODULE_4__/* .speedLine */ .o4)(converged), (0,_headline_js__WEBPACK_IMPORTED_MODULE_4__/* .boundLine */ .TH)(converged)].filter((text) => text !== null).map(_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8);
}
function steps(next, style) {
    return next.length === 0
        ? []
        : [style.bold('Next'), ...next.map(({ text, url }) => `  ${(0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(text)}${url === null ? '' : ` ${url}`}`)];
}
function moreLine(more, style) {
    return more > 0 ? [style.dim(`  and ${(0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .grouped */ .zD)(more)} more`)] : [];
}


/***/ })

};
