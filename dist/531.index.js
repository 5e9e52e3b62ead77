export const id = 531;
export const ids = [531];
export const modules = {

/***/ 85568:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  convergeGate: () => (/* binding */ convergeGate)
});

// EXTERNAL MODULE: ./build/node_modules/@actions/core/lib/core.js + 6 modules
var core = __webpack_require__(82767);
// EXTERNAL MODULE: ./build/report/escape/markdown.js
var markdown = __webpack_require__(31674);
// EXTERNAL MODULE: ./build/report/escape/terminal.js
var terminal = __webpack_require__(99351);
// EXTERNAL MODULE: ./build/report/layout.js
var layout = __webpack_require__(5981);
// EXTERNAL MODULE: ./build/report/problems.js + 1 modules
var report_problems = __webpack_require__(59313);
// EXTERNAL MODULE: ./build/report/sentence-markup.js
var sentence_markup = __webpack_require__(95671);
// EXTERNAL MODULE: ./build/report/sentences/index.js + 8 modules
var sentences = __webpack_require__(98042);
// EXTERNAL MODULE: ./build/report/summary-answer.js
var summary_answer = __webpack_require__(46910);
// EXTERNAL MODULE: ./build/report/words.js
var words = __webpack_require__(44702);
;// CONCATENATED MODULE: ./build/report/gate-text.js








/** What is shown at most, so that a summary stays below GitHub's limit of 1 MiB whatever the jobs are called. */
const MOST = { rows: 500, textRows: 40, problems: 20, sentence: 1000, name: 100 };
/** The job summary of a gate: the verdict and its arithmetic, errors in the inputs, and every job, wrong ones first. */
function gateSummary(gate) {
    const pass = gate.verdict === 'pass';
    const parts = [
        `## ${pass ? '✅ Gate passed' : '❌ Gate failed'}`,
        arithmetic(gate)
            .map((text) => `- ${(0,sentence_markup/* markdownSentence */.n)(text)}`)
            .join('\n'),
        problemsPart(gate),
        jobsPart(gate.jobs),
    ];
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
/** The same for a terminal or a log. Ends with a newline. */
function gateText(gate, style) {
    const word = gate.verdict === 'pass' ? style.green('PASS') : style.red('FAIL');
    const [first = '', ...others] = arithmetic(gate).map(terminal/* line */.n8);
    const banner = [`${style.bold(word)}  ${first}`, ...others.map((text) => `      ${text}`)];
    const problems = (0,report_problems/* formatProblems */.C)(gate.problems, new Map(), style, 'was-run').trimEnd();
    const parts = [banner.join('\n'), problems, jobTable(gate.jobs, style).join('\n')];
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
/** Without the word that stands before it already. */
function arithmetic({ reasons }) {
    return reasons.map((reason) => reason.replace(/^(?:pass|fail): /, ''));
}
function problemsPart({ problems }) {
    if (problems.length === 0)
        return '';
    const items = problems
        .slice(0, MOST.problems)
        .map((problem) => `- ${problem.severity}: ${(0,sentence_markup/* markdownSentence */.n)((0,words/* cut */.Jj)((0,sentences/* sentence */.e)(problem), MOST.sentence))}`);
    return ['### Inputs', '', ...items, ...(0,summary_answer/* more */.OS)(problems.length - MOST.problems, 'error')].join('\n');
}
function jobsPart(jobs) {
    if (jobs.length === 0)
        return '';
    const rows = wrongFirst(jobs)
        .slice(0, MOST.rows)
        .map((job) => `| ${(0,markdown/* code */.aY)((0,words/* cut */.Jj)(job.job, MOST.name))} | ${markdownResult(job)} |`);
    return [
        `### ${(0,words/* count */.U9)(jobs.length, 'job')}`,
        '',
        '| Job | Result |',
        '|---|---|',
        ...rows,
        ...(0,summary_answer/* more */.OS)(jobs.length - rows.length, 'job'),
    ].join('\n');
}
function markdownResult(job) {
    const result = job.result === null ? 'no result' : (0,markdown/* code */.aY)(job.result);
    if (!job.ok)
        return `❌ ${result}`;
    return job.allowed ? `⚠️ ${result}, which is allowed` : `✅ ${result}`;
}
function jobTable(jobs, style) {
    if (jobs.length === 0)
        return [];
    const rows = wrongFirst(jobs)
        .slice(0, MOST.textRows)
        .map((job) => [{ text: (0,terminal/* line */.n8)(job.job) }, { text: textResult(job), paint: paintOf(job, style) }]);
    const left = jobs.length - rows.length;
    const columns = [{ title: 'Job', most: Math.max(24, Math.floor(style.columns / 2)) }, { title: 'Result' }];
    return [...(0,layout/* table */.t)(columns, rows, style), ...(left > 0 ? [style.dim(`  and ${(0,words/* grouped */.zD)(left)} more`)] : [])];
}
function textResult(job) {
    const result = job.result === null ? 'no result' : (0,terminal/* line */.n8)(job.result);
    if (!job.ok)
        return `✗ ${result}`;
    return job.allowed ? `! ${result}, which is allowed` : `✓ ${result}`;
}
function paintOf(job, style) {
    if (!job.ok)
        return style.red;
    return job.allowed ? style.yellow : style.green;
}
/** Wrong ones, then allowed ones, then those that succeeded; each in the order of `needs`. */
function wrongFirst(jobs) {
    const rank = (job) => (job.ok ? (job.allowed ? 1 : 2) : 0);
    return [...jobs].sort((a, b) => rank(a) - rank(b));
}

// EXTERNAL MODULE: ./build/report/style.js
var style = __webpack_require__(33842);
// EXTERNAL MODULE: ./build/tasklist/nearest.js
var nearest = __webpack_require__(32750);
;// CONCATENATED MODULE: ./build/sync/gate-list.js

/** An allow-list may have this many entries. */
const MAX_ENTRIES = 1000;
/** Entries of one list that are reported as unknown; the first one already fails the gate. */
const MAX_REPORTED = 20;
/**
 * Reads one allow-list: job ids separated by commas, spaces or line breaks (no job id can hold one), or a JSON list of
 * texts. Each must be one of `known`; with `null`, when `needs` could not be read, only the form is checked.
 */
function readAllowance(input, text, known) {
    const entries = readEntries(text.trim());
    if (typeof entries === 'string')
        return { jobs: new Set(), problems: [{ ...PLACE, kind: 'gate-list', input, why: entries }] };
    const jobs = new Set(entries);
    const all = new Set(known);
    const unknown = known === null ? [] : [...jobs].filter((job) => !all.has(job));
    return {
        jobs,
        problems: unknown.slice(0, MAX_REPORTED).map((job) => ({
            ...PLACE,
            kind: 'gate-unknown-job',
            input,
            job,
            nearest: (0,nearest/* nearest */.p)(job, all),
            known: [...all].slice(0, MAX_REPORTED),
        })),
    };
}
const PLACE = { area: 'sync', severity: 'error', at: null };
function readEntries(text) {
    const entries = /^[[{]/.test(text) ? readJson(text) : text.split(/[\s,]+/).filter((entry) => entry !== '');
    return typeof entries !== 'string' && entries.length > MAX_ENTRIES ? 'too-many' : entries;
}
function readJson(text) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return 'not-json';
    }
    if (!Array.isArray(value))
        return 'not-a-list';
    return value.every((entry) => typeof entry === 'string') ? value : 'not-text';
}

;// CONCATENATED MODULE: ./build/sync/gate-repeats.js
/**
 * `JSON.parse` lets the last of two equal keys win, so that a second `result` would silently replace the first. Walks a
 * text that `JSON.parse` has accepted as an object, without recursion, and returns the names of its members that stand
 * twice or whose value has the member `result` twice.
 */
function repeatedMembers(text) {
    const repeated = new Set();
    const jobs = new Set();
    let job = '';
    let results = 0;
    for (const { depth, key } of upperKeys(text)) {
        if (depth === 1) {
            if (jobs.has(key))
                repeated.add(key);
            jobs.add(key);
            job = key;
            results = 0;
        }
        else if (key === 'result' && ++results > 1)
            repeated.add(job);
    }
    return [...repeated];
}
/** The keys of the first two levels, in the order of the text. */
function* upperKeys(text) {
    let depth = 0;
    for (let at = 0; at < text.length; at++) {
        const character = text[at];
        if (character === '{' || character === '[')
            depth++;
        else if (character === '}' || character === ']')
            depth--;
        if (character !== '"')
            continue;
        const end = closingQuote(text, at);
        if ((depth === 1 || depth === 2) && isKey(text, end + 1))
            yield { depth, key: String(JSON.parse(text.slice(at, end + 1))) };
        at = end;
    }
}
function closingQuote(text, open) {
    let at = open + 1;
    while (at < text.length && text[at] !== '"')
        at += text[at] === '\\' ? 2 : 1;
    return at;
}
function isKey(text, from) {
    let at = from;
    while (at < text.length && text.charCodeAt(at) <= 32)
        at++;
    return text[at] === ':';
}

;// CONCATENATED MODULE: ./build/sync/gate-needs.js


/** The `needs` context may have this many characters: far more than a runner can hand over, and still quick to read. */
const MAX_NEEDS_CHARACTERS = 32 * 1024 * 1024;
/** Problems with single jobs that are reported; all of them count. */
const gate_needs_MAX_REPORTED = 50;
/** Longest result that is kept to be shown. */
const MAX_RESULT = 40;
/** The words that GitHub documents for `needs.<job_id>.result`. */
const RESULTS = ['success', 'failure', 'cancelled', 'skipped'];
/** Reads the text of `${{ toJSON(needs) }}`. `jobs` is `null` when there is no job to judge; then `problems` says why. */
function readNeeds(text) {
    if (text.trim() === '')
        return refused('empty');
    if (text.length > MAX_NEEDS_CHARACTERS)
        return refused('too-large');
    const parsed = parse(text);
    if (parsed === undefined)
        return refused('not-json');
    if (!isObject(parsed.value))
        return refused('not-an-object');
    const entries = Object.entries(parsed.value);
    if (entries.length === 0)
        return refused('no-jobs');
    const jobs = new Map(entries.map(([job, value]) => [job, resultOf(value)]));
    const repeats = repeatedMembers(text);
    const repeated = repeats.map((job) => ({ ...gate_needs_PLACE, kind: 'gate-repeated', job }));
    const unknown = [...jobs].filter(([, result]) => !RESULTS.includes(result ?? ''));
    const problems = unknown.slice(0, gate_needs_MAX_REPORTED).map(([job, result]) => unknownResult(job, result));
    return { jobs, problems: [...repeated.slice(0, gate_needs_MAX_REPORTED), ...problems] };
}
const gate_needs_PLACE = { area: 'sync', severity: 'error', at: null };
function refused(why) {
    return { jobs: null, problems: [{ ...gate_needs_PLACE, kind: 'gate-needs', why }] };
}
function unknownResult(job, result) {
    const hint = result === null ? null : (0,nearest/* nearest */.p)(result, RESULTS);
    return { ...gate_needs_PLACE, kind: 'gate-result', job, result, nearest: hint };
}
function parse(text) {
    try {
        return { value: JSON.parse(text) };
    }
    catch {
        return undefined;
    }
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function resultOf(job) {
    if (!isObject(job))
        return null;
    const { result } = job;
    if (typeof result !== 'string' || result === '')
        return null;
    return result.length > MAX_RESULT ? `${result.slice(0, MAX_RESULT)}…` : result;
}

;// CONCATENATED MODULE: ./build/sync/gate.js


/** How many jobs one line names. */
const MAX_NAMES = 10;
/**
 * Passes when every job succeeded or may end as it did, at least one job succeeded, and every input is well-formed. A
 * job on several lists may end in each of these ways. Unlike the gates this one replaces, it never passes on zero
 * successes, and an allow-list that names a job outside `needs` is an error, because it protects nothing.
 */
function evaluateGate(input) {
    const needs = readNeeds(input.needs);
    const names = needs.jobs === null ? null : [...needs.jobs.keys()];
    const allowances = [
        readAllowance('allowed-failures', input.allowedFailures, names),
        readAllowance('allowed-skips', input.allowedSkips, names),
        readAllowance('allowed-cancels', input.allowedCancels, names),
    ];
    const jobs = judge(needs.jobs ?? new Map(), allowances);
    const problems = [...needs.problems, ...allowances.flatMap((allowance) => allowance.problems)];
    const failed = failures(jobs, problems);
    if (failed.length > 0)
        return { verdict: 'fail', jobs, reasons: failed, problems };
    return { verdict: 'pass', jobs, reasons: [passed(jobs)], problems };
}
function judge(jobs, [failures, skips, cancels]) {
    const allowing = new Map([
        ['failure', failures.jobs],
        ['skipped', skips.jobs],
        ['cancelled', cancels.jobs],
    ]);
    return [...jobs].map(([job, result]) => {
        const allowed = result !== null && allowing.get(result)?.has(job) === true;
        return { job, result, allowed, ok: allowed || result === 'success' };
    });
}
function failures(jobs, problems) {
    const wrong = jobs.filter((job) => !job.ok);
    const succeeded = jobs.filter((job) => job.result === 'success').length;
    const reasons = [];
    if (wrong.length > 0)
        reasons.push(`fail: ${wrong.length} of ${jobs.length} jobs may not end like this: ${endings(wrong)}`);
    if (succeeded === 0)
        reasons.push(jobs.length === 0
            ? 'fail: there is no job to judge'
            : `fail: 0 of ${jobs.length} jobs succeeded, need at least 1`);
    if (problems.length > 0)
        reasons.push(`fail: ${problems.length} ${problems.length === 1 ? 'error' : 'errors'} in the inputs`);
    return reasons;
}
function passed(jobs) {
    const allowed = jobs.filter((job) => job.allowed);
    const head = `pass: ${jobs.length - allowed.length} of ${jobs.length} jobs succeeded`;
    return allowed.length === 0 ? head : `${head}, ${allowed.length} may end like this: ${endings(allowed)}`;
}
/** `` `lint` failure, `docs` skipped ``. */
function endings(jobs) {
    const shown = jobs
        .slice(0, MAX_NAMES)
        .map(({ job, result }) => `\`${plain(job)}\` ${result === null ? 'without a result' : plain(result)}`);
    const more = jobs.length - shown.length;
    return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
/** One line without backticks, cut short. */
function plain(text) {
    const line = text.slice(0, 100).replace(/[`\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
    return text.length > 100 ? `${line}…` : line;
}

// EXTERNAL MODULE: ./build/actions/step.js
var step = __webpack_require__(96432);
;// CONCATENATED MODULE: ./build/actions/converge/gate-mode.js





/** Judges jobs that fanfold did not plan, from the `needs` context alone. */
async function convergeGate(needs) {
    const result = evaluateGate({
        needs,
        allowedFailures: (0,step/* input */.hF)('allowed-failures'),
        allowedSkips: (0,step/* input */.hF)('allowed-skips'),
        allowedCancels: (0,step/* input */.hF)('allowed-cancels'),
    });
    core/* info */.pq(gateText(result, style/* plain */.p).trimEnd());
    (0,step/* annotateProblems */.$9)(result.problems);
    core/* setOutput */.uH('verdict', result.verdict);
    await core/* summary */.z.addRaw(gateSummary(result)).write();
    if (result.verdict === 'fail')
        core/* setFailed */.C1(result.reasons.join('; '));
}


/***/ }),

/***/ 31674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   OF: () => (/* binding */ fenced),
/* harmony export */   aY: () => (/* binding */ code)
/* harmony export */ });
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99351);

/** Harmless between backticks, in any place of GitHub-flavoured Markdown: no backtick, bar or backslash, no outer space. */
const PLAIN = /^[!-[\]^_a-{}~]+(?: [!-[\]^_a-{}~]+)*$/;
/**
 * Hostile text as code, also inside a table cell. Ordinary text is a code span; anything else is a `code` element in
 * which every character that could mean something is a numeric entity.
 */
function code(text) {
    const safe = (0,_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g$)(text);
    return PLAIN.test(safe) ? `\`${safe}\`` : `<code>${entities(safe, /[!-/:-@[-`{-~]/g)}</code>`;
}
/**
 * Hostile text as running text, also inside a table cell: no markup, no HTML, no link. A zero-width space in mentions,
 * references and addresses keeps GitHub from making links of what a task printed.
 */
function prose(text) {
    return entities((0,_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g$)(text).trim(), /[!#$&*+<>@[-`{-~]/g)
        .replace(/^(\d+)(?=[.)])|^(?=[-=])/, '$1&#8203;')
        .replace(/&#64;|&#35;/g, '$&&#8203;')
        .replace(/:\/\/|(?<=\bwww)\.|(?<=\bgh)-/gi, '&#8203;$&');
}
function entities(text, special) {
    return text.replace(special, (character) => `&#${character.charCodeAt(0)};`);
}
/** Log lines as a fenced block; the fence is longer than any run of backticks inside. `lines` are safe for a terminal. */
function fenced(lines) {
    const runs = lines.flatMap((text) => text.match(/`+/g) ?? []).map((run) => run.length);
    const fence = '`'.repeat(runs.reduce((most, run) => Math.max(most, run), 2) + 1);
    return `${fence}text\n${lines.join('\n')}\n${fence}`;
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

/***/ 70640:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ legLink)
/* harmony export */ });
/* harmony import */ var _escape_html_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99126);
/* harmony import */ var _escape_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31674);


/** The leg of a task as Markdown, linked to its job where GitHub told its address. */
function legLink(row) {
    const url = (0,_escape_html_js__WEBPACK_IMPORTED_MODULE_0__/* .safeUrl */ .Pl)(row.job?.url);
    return url === null ? (0,_escape_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(row.leg) : `[${(0,_escape_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(row.leg)}](<${url}>)`;
}


/***/ }),

/***/ 95671:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ htmlSentence),
/* harmony export */   n: () => (/* binding */ markdownSentence)
/* harmony export */ });
/* harmony import */ var _escape_html_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99126);
/* harmony import */ var _escape_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31674);


/**
 * Our sentences put what came from the user between backticks. Each piece is escaped by itself, so that a backtick inside
 * the user's text can shift where code begins, but never what is markup.
 */
function pieces(sentence) {
    const parts = sentence.split('`');
    if (parts.length % 2 === 0)
        return [{ text: sentence, isCode: false }];
    return parts.map((text, at) => ({ text, isCode: at % 2 === 1 })).filter(({ text }) => text !== '');
}
/** A sentence as Markdown running text, also for a table cell. */
function markdownSentence(sentence) {
    return pieces(sentence)
        .map(({ text, isCode }) => (isCode ? (0,_escape_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(text) : spaced(text, (0,_escape_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .prose */ .CS)(text))))
        .join('');
}
/** Keeps the outer spaces that `prose` trims. */
function spaced(text, escaped) {
    if (text.trim() === '')
        return ' ';
    return `${text.startsWith(' ') ? ' ' : ''}${escaped}${text.endsWith(' ') ? ' ' : ''}`;
}
/** A sentence as HTML. */
function htmlSentence(sentence) {
    return pieces(sentence)
        .map(({ text, isCode }) => (isCode ? `<code>${(0,_escape_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy)(text)}</code>` : (0,_escape_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy)(text)))
        .join('');
}


/***/ }),

/***/ 33842:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ plain)
/* harmony export */ });
const same = (text) => text;
/** No colour, 100 cells: for files, pipes and tests. */
const plain = {
    bold: same,
    dim: same,
    red: same,
    green: same,
    yellow: same,
    cyan: same,
    columns: 100,
};


/***/ }),

/***/ 46910:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lb: () => (/* binding */ failuresSection),
/* harmony export */   N$: () => (/* binding */ checksSection),
/* harmony export */   OS: () => (/* binding */ more),
/* harmony export */   d1: () => (/* binding */ failingTestsSection),
/* harmony export */   dd: () => (/* binding */ speedSection),
/* harmony export */   s: () => (/* binding */ headSection),
/* harmony export */   tV: () => (/* binding */ nextSection)
/* harmony export */ });
/* harmony import */ var _escape_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31674);
/* harmony import */ var _escape_terminal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99351);
/* harmony import */ var _headline_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(41321);
/* harmony import */ var _leg_link_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70640);
/* harmony import */ var _next_steps_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63576);
/* harmony import */ var _rows_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(24098);
/* harmony import */ var _sentence_markup_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(95671);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(44702);








/** Failures whose log is open at once; the others unfold. */
const OPEN = 3;
/** The verdict, the counts and the arithmetic. */
function headSection(converged, rows) {
    const pass = converged.verdict.verdict === 'pass';
    const lines = (0,_headline_js__WEBPACK_IMPORTED_MODULE_5__/* .arithmetic */ .Bm)(converged).map((text) => `- ${(0,_sentence_markup_js__WEBPACK_IMPORTED_MODULE_4__/* .markdownSentence */ .n)((0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .cut */ .Jj)(text, 2000))}`);
    return [
        `## ${pass ? '✅' : '❌'} ${(0,_escape_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)(converged.plan.name)} ${pass ? 'passed' : 'failed'}`,
        '',
        `**${(0,_headline_js__WEBPACK_IMPORTED_MODULE_5__/* .countsLine */ .J7)(rows)}**`,
        ...(lines.length === 0 ? [] : ['', ...lines]),
    ].join('\n');
}
/** The failing tests of the merged JUnit files. */
function failingTestsSection({ failingTests: tests = [] }, limits) {
    if (tests.length === 0)
        return '';
    const items = tests.slice(0, limits.tests).map((test) => {
        const [first = ''] = (0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_1__/* .logLines */ .OG)(test.message);
        const message = first === '' ? '' : `: ${(0,_escape_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)((0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .cut */ .Jj)(first, 300))}`;
        return `- ${(0,_escape_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)((0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .cut */ .Jj)(test.suite, 200))} ${(0,_escape_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)((0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .cut */ .Jj)(test.test, 300))} in ${(0,_escape_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(test.task)}${message}`;
    });
    return [
        `### ${(0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .count */ .U9)(tests.length, 'failing test')}`,
        '',
        ...items,
        ...more(tests.length - limits.tests, 'test'),
    ].join('\n');
}
/** What failed and why, causes before consequences, each with the end of its log; what is missing is among them. */
function failuresSection({ verdict }, rows, limits) {
    const failing = rows.filter((row) => (0,_rows_js__WEBPACK_IMPORTED_MODULE_7__/* .isTrouble */ .KM)(row) && row.fate !== 'blocked');
    const blocked = rows.filter((row) => row.fails && row.fate === 'blocked');
    if (failing.length + blocked.length === 0)
        return '';
    return [
        `### What failed${verdict.verdict === 'pass' ? ', which the policy allows' : ''}`,
        ...failing.slice(0, limits.failures).map((row, at) => `\n${failure(row, at < OPEN, limits)}`),
        ...more(failing.length - limits.failures, 'failed task'),
        ...(blocked.length === 0 ? [] : ['', blockedLine(blocked, limits)]),
    ].join('\n');
}
function failure(row, open, limits) {
    const facts = [
        ...(row.tries > 1 ? [(0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .count */ .U9)(row.tries, 'try', 'tries')] : []),
        ...(row.durationMs > 0 ? [(0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .duration */ .p0)(row.durationMs)] : []),
        ...(row.leg === '' ? [] : [(0,_leg_link_js__WEBPACK_IMPORTED_MODULE_2__/* .legLink */ .Z)(row)]),
    ];
    const reason = (0,_sentence_markup_js__WEBPACK_IMPORTED_MODULE_4__/* .markdownSentence */ .n)((0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .cut */ .Jj)(row.reason, 500) || (0,_rows_js__WEBPACK_IMPORTED_MODULE_7__/* .fateWord */ .ZF)(row));
    const head = `**${(0,_escape_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(row.task)}** ${(0,_rows_js__WEBPACK_IMPORTED_MODULE_7__/* .fateWord */ .ZF)(row)}: ${reason} (${facts.join(', ')})`.replace(' ()', '');
    return [head, ...tail(row, open, limits)].join('\n\n');
}
function tail(row, open, limits) {
    const all = (0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_1__/* .logLines */ .OG)(row.record?.logTail ?? '');
    if (all.length === 0)
        return [];
    if (limits.tailLines === 0)
        return ['(log cut to fit)'];
    const lines = lastCharacters(all.slice(-limits.tailLines), limits.tailCharacters);
    const dropped = all.length - lines.length;
    const title = lines.length === 1 ? 'last line of its log' : `last ${lines.length} lines of its log`;
    const note = dropped > 0 ? ` (${(0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .count */ .U9)(dropped, 'line')} before them in the record)` : '';
    const block = (0,_escape_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .fenced */ .OF)(lines);
    return [`<details${open ? ' open' : ''}><summary>${title}${note}</summary>\n\n${block}\n\n</details>`];
}
function lastCharacters(lines, most) {
    let used = 0;
    const kept = [];
    for (const one of lines.toReversed()) {
        used += one.length + 1;
        if (used > most && kept.length > 0)
            break;
        kept.unshift((0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .cut */ .Jj)(one, most));
    }
    return kept;
}
function blockedLine(blocked, limits) {
    const shown = blocked
        .slice(0, Math.max(3, limits.failures))
        .map((row) => `${(0,_escape_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(row.task)} (${(0,_sentence_markup_js__WEBPACK_IMPORTED_MODULE_4__/* .markdownSentence */ .n)(row.reason)})`);
    const rest = blocked.length - shown.length;
    return `Not started: ${shown.join(', ')}${rest > 0 ? ` and ${(0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .grouped */ .zD)(rest)} more` : ''}`;
}
/** What to do now. */
function nextSection(converged, rows) {
    const steps = (0,_next_steps_js__WEBPACK_IMPORTED_MODULE_3__/* .nextSteps */ .Z)(converged, rows).map(({ text, url }) => `- ${(0,_sentence_markup_js__WEBPACK_IMPORTED_MODULE_4__/* .markdownSentence */ .n)((0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .cut */ .Jj)(text, 1000))}${url === null ? '' : ` [(open)](<${url}>)`}`);
    return steps.length === 0 ? '' : ['### Next', '', ...steps].join('\n');
}
/** Sequential, parallel, speedup, predicted against measured, and what bounded the run. */
function speedSection(converged) {
    const speed = (0,_headline_js__WEBPACK_IMPORTED_MODULE_5__/* .speedLine */ .o4)(converged);
    if (speed === null)
        return '';
    const bound = (0,_headline_js__WEBPACK_IMPORTED_MODULE_5__/* .boundLine */ .TH)(converged);
    return ['### Speed', '', `- ${speed}`, ...(bound === null ? [] : [`- ${(0,_sentence_markup_js__WEBPACK_IMPORTED_MODULE_4__/* .markdownSentence */ .n)(bound)}`])].join('\n');
}
const MARKS = { ok: '✅', conflict: '❌', warning: '⚠️', unknown: '❔' };
/** The four conditions of independence. */
function checksSection({ checks = [] }) {
    if (checks.length === 0)
        return '';
    const items = checks.map(({ name, status, summary }) => `- ${MARKS[status]} ${(0,_escape_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)(name)}: ${(0,_sentence_markup_js__WEBPACK_IMPORTED_MODULE_4__/* .markdownSentence */ .n)((0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .cut */ .Jj)(summary, 1000))}`);
    return ['### Independence', '', ...items].join('\n');
}
/** A line that says how many were left out, or none. */
function more(left, noun) {
    return left > 0 ? ['', `(${(0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .count */ .U9)(left, `more ${noun}`)}, cut to fit)`] : [];
}


/***/ }),

/***/ 55542:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Up: () => (/* binding */ recordOutcome),
/* harmony export */   V5: () => (/* binding */ hasFailedTry),
/* harmony export */   dg: () => (/* binding */ missingOutcome),
/* harmony export */   h8: () => (/* binding */ canEndNeutral),
/* harmony export */   hl: () => (/* binding */ BLOCKED),
/* harmony export */   lT: () => (/* binding */ isBlocked),
/* harmony export */   sG: () => (/* binding */ outcomeOf)
/* harmony export */ });
/** The reason of a task that was not started because a task it needs did not succeed. */
const BLOCKED = 'needs';
/**
 * The outcome of a finished task; `null` while it is pending, which a superseded task is.
 *
 * @param flaky whether an earlier try or an earlier run attempt of this task failed; only a success can be flaky
 */
function outcomeOf(record, policy, flaky) {
    switch (record.state) {
        case 'succeeded':
            return flaky ? flakyOutcome(policy) : 'success';
        case 'failed':
        case 'timed-out':
        case 'cancelled':
            return 'failure';
        case 'tolerated':
            return 'neutral';
        case 'skipped':
            return isBlocked(record) ? 'failure' : policy.onSkipped;
        case 'superseded':
            return null;
    }
}
/** The outcome of one record by itself, with the flakiness that its own tries show. */
function recordOutcome(record, policy) {
    return outcomeOf(record, policy, hasFailedTry(record));
}
/** Whether a task it needs kept this task from starting; then it inherits the failure. */
function isBlocked(record) {
    return record.state === 'skipped' && record.reason === BLOCKED;
}
/** The outcome of a planned task that left no record. */
function missingOutcome(policy) {
    return policy.onMissing;
}
/** Whether the record itself shows a failed try before its success. */
function hasFailedTry(record) {
    return record.state === 'succeeded' && record.tries.length > 1;
}
/**
 * Whether an unfinished task may still end neutral. Success and failure are always possible: a command may succeed, and
 * a runner may die. Neutral takes a tolerated failure, an `if` that turns out false, a flaky success that is tolerated,
 * or a missing record that counts as neutral.
 */
function canEndNeutral(task, policy) {
    return (task.continueOnError !== false ||
        (task.condition !== null && policy.onSkipped === 'neutral') ||
        policy.flaky === 'tolerate' ||
        policy.onMissing === 'neutral');
}
function flakyOutcome(policy) {
    return policy.flaky === 'tolerate' ? 'neutral' : policy.flaky;
}


/***/ })

};
