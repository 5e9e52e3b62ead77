export const id = 204;
export const ids = [204];
export const modules = {

/***/ 99126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pl: () => (/* binding */ safeUrl),
/* harmony export */   iE: () => (/* binding */ jsonScript),
/* harmony export */   qy: () => (/* binding */ html)
/* harmony export */ });
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99351);

const ENTITIES = new Map([
    ['&', '&amp;'],
    ['<', '&lt;'],
    ['>', '&gt;'],
    ['"', '&quot;'],
    ["'", '&#39;'],
]);
/** One line of hostile text for an HTML text node or a quoted attribute. */
function html(text) {
    return (0,_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g$)(text).replace(/[&<>"']/g, (character) => ENTITIES.get(character) ?? '');
}
/** The address when it is plain http or https, else `null`: a link from data must not carry a script. */
function safeUrl(url) {
    return url != null && /^https?:\/\/[\x21-\x7e]+$/i.test(url) && !/["'<>`\\()]/.test(url) ? url : null;
}
/** What could end or open an element, and what a reader of the source would not see. All are single UTF-16 units. */
const HIDDEN = /[<>&\p{Cc}\p{Zl}\p{Zp}\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/gu;
/** JSON for the inside of a `<script type="application/json">`. */
function jsonScript(value) {
    return JSON.stringify(value).replace(HIDDEN, (character) => {
        return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    });
}


/***/ }),

/***/ 41321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Bm: () => (/* binding */ arithmetic),
  TH: () => (/* binding */ boundLine),
  QK: () => (/* binding */ boundPhrase),
  J7: () => (/* binding */ countsLine),
  o4: () => (/* binding */ speedLine),
  E0: () => (/* binding */ verdictWord)
});

// EXTERNAL MODULE: ./build/report/words.js
var words = __webpack_require__(44702);
;// CONCATENATED MODULE: ./build/report/bounded.js

/** Waiting or starting is named from this share of the leg's whole time on, a lone task from this share of its work. */
const OVERHEAD_SHARE = 0.25;
const TASK_SHARE = 0.9;
/** A leg that works this much more than the average is out of balance; less is noise. */
const IMBALANCE_SHARE = 0.1;
/**
 * Which of four things kept the run from being faster: waiting for runners, starting them, one long task, or imbalance.
 * Looks at the leg that ended last, because everybody waited for it. `null` when it is none of them: the work was spread
 * evenly, and only more legs would help.
 */
function boundedBy(converged) {
    const all = legTimes(converged);
    const last = all.reduce((late, leg) => (late === null || leg.endMs > late.endMs ? leg : late), null);
    if (last === null || last.busyMs <= 0)
        return null;
    const queueMs = Math.min(last.queueMs, sinceEarlierWaves(last, all));
    const legs = all.filter(({ wave }) => wave === last.wave);
    const whole = queueMs + last.startupMs + last.busyMs;
    const mean = legs.reduce((sum, leg) => sum + leg.busyMs, 0) / legs.length;
    const leg = `\`${last.leg}\``;
    if (queueMs >= OVERHEAD_SHARE * whole && queueMs >= last.startupMs) {
        return { by: 'queueing', text: `Bounded by queueing: ${leg} waited ${(0,words/* duration */.p0)(queueMs)} for a runner` };
    }
    if (last.startupMs >= OVERHEAD_SHARE * whole) {
        const text = `Bounded by start-up: ${leg} took ${(0,words/* duration */.p0)(last.startupMs)} to start and ${(0,words/* duration */.p0)(last.busyMs)} to work`;
        return { by: 'start-up', text };
    }
    if (last.longest.ms >= TASK_SHARE * last.busyMs) {
        const text = `Bounded by one long task: \`${last.longest.task}\` took ${(0,words/* duration */.p0)(last.longest.ms)}`;
        return { by: 'task', text };
    }
    if (last.busyMs - mean >= IMBALANCE_SHARE * last.busyMs) {
        const text = `Bounded by imbalance: ${leg} worked ${(0,words/* duration */.p0)(last.busyMs)}, the average leg ${(0,words/* duration */.p0)(mean)}`;
        return { by: 'imbalance', text };
    }
    return null;
}
/** From the end of the waves before it to the start of the leg: what GitHub calls created may lie before that. */
function sinceEarlierWaves(leg, all) {
    const before = all
        .filter(({ wave }) => wave < leg.wave)
        .reduce((late, { endMs }) => Math.max(late, endMs), -Infinity);
    return Math.max(0, leg.startMs - leg.startupMs - before);
}
function legTimes({ plan, records, jobs }) {
    const waves = new Map(plan.legs.map(({ id, wave }) => [id, wave]));
    const byLeg = new Map();
    for (const record of records.values()) {
        const own = byLeg.get(record.leg);
        if (own === undefined)
            byLeg.set(record.leg, [record]);
        else
            own.push(record);
    }
    return [...byLeg].flatMap(([leg, own]) => legTime(leg, waves.get(leg) ?? 1, own, jobs?.get(leg)) ?? []);
}
function legTime(leg, wave, records, job) {
    const tries = records.flatMap((record) => record.tries);
    const start = tries.reduce((first, { startedAt }) => Math.min(first, Date.parse(startedAt)), Infinity);
    const end = tries.reduce((last, { endedAt }) => Math.max(last, Date.parse(endedAt)), -Infinity);
    const [first, ...others] = records;
    if (first === undefined || !(end >= start))
        return null;
    const longest = others.reduce((most, record) => (record.durationMs > most.durationMs ? record : most), first);
    return {
        leg,
        wave,
        startMs: start,
        queueMs: between(job?.createdAt, Date.parse(job?.startedAt ?? '')),
        startupMs: between(job?.startedAt, start),
        busyMs: records.reduce((sum, record) => sum + record.durationMs, 0),
        longest: { task: longest.task, ms: longest.durationMs },
        endMs: end,
    };
}
/** Milliseconds from one time to another; 0 when one is unknown or the clocks disagree. */
function between(from, to) {
    const ms = to - Date.parse(from ?? '');
    return ms > 0 ? ms : 0;
}

// EXTERNAL MODULE: ./build/report/rows.js
var report_rows = __webpack_require__(24098);
;// CONCATENATED MODULE: ./build/report/headline.js



/** The verdict as one word for a banner. */
function verdictWord(converged) {
    return converged.verdict.verdict === 'pass' ? 'PASS' : 'FAIL';
}
/** The lines of the verdict's arithmetic, without the word that the banner already says. May hold hostile text in backticks. */
function arithmetic({ verdict }) {
    return verdict.decidedBy.map((reason) => reason.text.replace(/^(?:pass|fail): /, ''));
}
/** How many tasks met which fate: `13 of 16 tasks succeeded, 2 failed, 1 missing (1 flaky)`. */
function countsLine(rows) {
    if (rows.length === 0)
        return 'the plan has no tasks';
    const of = (fate) => rows.filter((row) => row.fate === fate).length;
    const others = report_rows/* FATES */.QH.filter((fate) => fate !== 'succeeded' && of(fate) > 0);
    const parts = others.map((fate) => `${(0,words/* grouped */.zD)(of(fate))} ${(0,report_rows/* fateWord */.ZF)({ fate, flaky: false })}`);
    const flaky = rows.filter((row) => row.flaky).length;
    const head = `${(0,words/* grouped */.zD)(of('succeeded'))} of ${(0,words/* count */.U9)(rows.length, 'task')} succeeded`;
    return `${[head, ...parts].join(', ')}${flaky === 0 ? '' : ` (${(0,words/* grouped */.zD)(flaky)} flaky)`}`;
}
/** `Speedup 2.15x of predicted 2.20x: sequential 33 min 00 s / parallel 15 min 20 s (predicted 15 min 00 s)`; `null` when nothing ran. */
function speedLine({ verdict, plan }) {
    const { sequentialMs, parallelMs, speedup, predictedSpeedup } = verdict.timing;
    if (parallelMs <= 0)
        return null;
    const fraction = `sequential ${(0,words/* duration */.p0)(sequentialMs)} / parallel ${(0,words/* duration */.p0)(parallelMs)}`;
    const predicted = `(predicted ${(0,words/* duration */.p0)(plan.estimate.parallelMs)})`;
    return `Speedup ${(0,words/* times */.Hn)(speedup)} of predicted ${(0,words/* times */.Hn)(predictedSpeedup)}: ${fraction} ${predicted}`;
}
/** What kept the run, or when nothing in particular did, the plan, from being faster. `null` when nothing ran. */
function boundLine(converged) {
    const { boundBy, parallelMs } = converged.verdict.timing;
    if (parallelMs <= 0)
        return null;
    const found = converged.bounded ?? boundedBy(converged);
    if (found !== null)
        return found.text;
    return boundBy === '' ? null : `Bounded by ${boundPhrase(boundBy)}`;
}
/** The plan's `boundBy` in words: a task id, `legs` or `needs`. */
function boundPhrase(boundBy) {
    if (boundBy === 'legs')
        return 'the work divided by the legs';
    if (boundBy === 'needs')
        return 'the longest chain of needs';
    return `the longest task, \`${boundBy}\``;
}


/***/ }),

/***/ 63576:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ nextSteps)
/* harmony export */ });
/* harmony import */ var _escape_html_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99126);
/* harmony import */ var _rows_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24098);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44702);



/** More ids than this do not make a command that anybody would paste. */
const MOST_IDS = 5;
/** What to do now, most useful first; empty after a plain pass. */
function nextSteps(converged, rows) {
    const failing = rows.filter(_rows_js__WEBPACK_IMPORTED_MODULE_1__/* .isTrouble */ .KM);
    const flaky = rows.filter((row) => row.flaky && !row.fails);
    return [
        ...(converged.verdict.verdict === 'fail' ? [...reproduce(failing), ...missing(failing), ...rerun(converged)] : []),
        ...(flaky.length === 0
            ? []
            : [
                {
                    text: `${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(flaky.length, 'task')} passed only on a later try: find out why before it fails for good`,
                    url: null,
                },
            ]),
    ];
}
function reproduce(failing) {
    const causes = failing.filter((row) => row.fate === 'failed' || row.fate === 'timed-out').map((row) => row.task);
    if (causes.length === 0)
        return [];
    const shown = causes.slice(0, MOST_IDS);
    const rest = causes.length > MOST_IDS ? `, then the other ${causes.length - MOST_IDS}` : '';
    const command = `fanfold run --only ${quoted(shown.join(','))}`;
    return [{ text: `reproduce it on your machine: \`${command}\`${rest}`, url: null }];
}
/** A word for a POSIX shell. */
function quoted(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
function missing(failing) {
    const lost = failing.filter((row) => row.fate === 'missing');
    if (lost.length === 0)
        return [];
    const url = lost.map((row) => (0,_escape_html_js__WEBPACK_IMPORTED_MODULE_0__/* .safeUrl */ .Pl)(row.job?.url)).find((found) => found !== null) ?? null;
    const where = url === null ? 'the log of its leg' : 'the log of its job';
    return [{ text: `a missing task left no record (crash, out of memory, lost runner): look at ${where}`, url }];
}
function rerun({ jobs, runUrl }) {
    if (jobs === undefined && runUrl === undefined)
        return [];
    return [
        { text: '"Re-run failed jobs" repeats the legs that can still change the verdict, and only those', url: null },
    ];
}


/***/ }),

/***/ 59313:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ formatProblems)
});

// EXTERNAL MODULE: ./build/report/escape/terminal.js
var terminal = __webpack_require__(99351);
// EXTERNAL MODULE: ./build/report/width.js
var width = __webpack_require__(19903);
;// CONCATENATED MODULE: ./build/report/excerpt.js


const TAB = 4;
/**
 * The source line with a mark under the place, two lines. Tabs are widened, control characters shown escaped, wide
 * characters measured, and a line that is longer than the terminal is cut around the place.
 */
function excerpt(source, at, style) {
    const start = Math.min(Math.max(at.column - 1, 0), source.length);
    const token = tokenLength(source, start);
    const number = String(at.line);
    const gutter = ' '.repeat(number.length + 2);
    const room = Math.max(20, style.columns - gutter.length - 3);
    const { before, marked, after } = windowed(characters(source), start, start + token, room);
    const text = (0,terminal/* inert */.tJ)([before, marked, after].map((part) => part.map((shown) => shown.text).join('')).join(''));
    const mark = `^${'~'.repeat(Math.max(0, Math.min(sumOf(marked), room) - 1))}`;
    return [
        `${style.dim(`  ${number} |`)} ${text}`.trimEnd(),
        `${style.dim(`${gutter} |`)} ${' '.repeat(sumOf(before))}${style.red(mark)}`,
    ];
}
/** A key, a word, or a quoted text is what a place points at; anything else is one character. */
function tokenLength(source, start) {
    const rest = source.slice(start, start + 500);
    const token = /^"[^"]*"|^'[^']*'|^[^\s,:{}[\]#"']+/.exec(rest);
    return token === null ? 1 : token[0].length;
}
function characters(source) {
    const shown = [];
    let column = 0;
    let at = 0;
    for (const character of source) {
        const text = character === '\t' ? ' '.repeat(TAB - (column % TAB)) : (0,terminal/* printable */.g$)(character);
        shown.push({ text, width: (0,width/* width */.VL)(text), at });
        column += (0,width/* width */.VL)(text);
        at += character.length;
    }
    return shown;
}
/** The part of a line around `[start, end)` that fits into `room` cells, with ellipses where it is cut. */
function windowed(all, start, end, room) {
    const first = all.findIndex((shown) => shown.at >= start);
    const from = first === -1 ? all.length : first;
    const to = all.findIndex((shown) => shown.at >= end);
    const until = to === -1 ? all.length : to;
    const whole = { before: all.slice(0, from), marked: all.slice(from, until), after: all.slice(until) };
    if (sumOf(all) <= room)
        return whole;
    const marked = takeWhileFits(whole.marked, room - 2);
    const half = Math.floor((room - 2 - sumOf(marked)) / 2);
    const left = takeWhileFits(whole.before.toReversed(), half).toReversed();
    const right = takeWhileFits(whole.after, half);
    return {
        before: left.length < whole.before.length ? [ELLIPSIS, ...left] : left,
        marked,
        after: marked.length < whole.marked.length || right.length < whole.after.length ? [...right, ELLIPSIS] : right,
    };
}
const ELLIPSIS = { text: '…', width: 1, at: -1 };
function takeWhileFits(from, room) {
    let used = 0;
    const cutAt = from.findIndex((shown) => {
        used += shown.width;
        return used > room;
    });
    return cutAt === -1 ? [...from] : from.slice(0, cutAt);
}
function sumOf(shown) {
    return shown.reduce((sum, character) => sum + character.width, 0);
}

// EXTERNAL MODULE: ./build/report/sentences/index.js + 8 modules
var sentences = __webpack_require__(98042);
// EXTERNAL MODULE: ./build/report/words.js
var words = __webpack_require__(44702);
;// CONCATENATED MODULE: ./build/report/problems.js




/** Nobody reads more than this; the count at the end names them all. */
const MOST_SHOWN = 100;
/**
 * Writes problems as compilers do: place, severity, sentence, then the line of the source with a mark under the place.
 * Sorted by place; the last line counts them and says whether anything was run. `sources` are the texts by file name; a
 * file that is not among them is named without an excerpt. Empty when there is no problem, else ends with a newline. After
 * a run, say `was-run`.
 */
function formatProblems(problems, sources, style, run = 'nothing-was-run') {
    if (problems.length === 0)
        return '';
    const lines = new Map([...sources].map(([file, text]) => [file, text.split(/\r\n|\n|\r/)]));
    const shown = sorted(problems)
        .slice(0, MOST_SHOWN)
        .map((problem) => one(problem, lines, style));
    const more = problems.length - MOST_SHOWN;
    const rest = more > 0 ? [style.dim(`and ${more} more`)] : [];
    return `${[...shown, ...rest, total(problems, run, style)].join('\n')}\n`;
}
function sorted(problems) {
    const rank = { error: 0, warning: 1, note: 2 };
    return [...problems].sort((a, b) => comparePlaces(a.at, b.at) || rank[a.severity] - rank[b.severity]);
}
/** Problems without a place come first: a file that cannot be read explains the rest. */
function comparePlaces(a, b) {
    if (a === null || b === null)
        return Number(a !== null) - Number(b !== null);
    if (a.file !== b.file)
        return a.file < b.file ? -1 : 1;
    return a.line - b.line || a.column - b.column;
}
function one(problem, sources, style) {
    const { at, severity } = problem;
    const place = at === null ? '' : `${style.bold((0,terminal/* line */.n8)(`${at.file}:${at.line}:${at.column}:`))} `;
    const [first = '', ...more] = (0,sentences/* sentence */.e)(problem).split('\n').map(terminal/* line */.n8);
    const head = `${place}${painted(severity, style)} ${first}`;
    const source = at === null ? undefined : sources.get(at.file)?.[at.line - 1];
    const shown = at === null || source === undefined ? [] : excerpt(source, at, style);
    return [head, ...shown, ...more.map((text) => `  ${text}`)].join('\n');
}
function painted(severity, style) {
    const word = `${severity}:`;
    if (severity === 'error')
        return style.red(word);
    return severity === 'warning' ? style.yellow(word) : style.cyan(word);
}
function total(problems, run, style) {
    const of = (severity) => problems.filter((problem) => problem.severity === severity).length;
    const parts = ['error', 'warning', 'note']
        .map((severity) => ({ severity, found: of(severity) }))
        .filter(({ found }) => found > 0)
        .map(({ severity, found }) => (0,words/* count */.U9)(found, severity));
    return style.bold(`${parts.join(', ')}${of('error') > 0 && run === 'nothing-was-run' ? '; nothing was run' : ''}`);
}


/***/ }),

/***/ 24098:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KM: () => (/* binding */ isTrouble),
/* harmony export */   QH: () => (/* binding */ FATES),
/* harmony export */   RO: () => (/* binding */ rowsOf),
/* harmony export */   ZF: () => (/* binding */ fateWord),
/* harmony export */   qd: () => (/* binding */ fateMark)
/* harmony export */ });
/* harmony import */ var _sync_outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55542);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44702);


/** Failures before the rest; among failures causes before consequences, so that a root cause is read first. */
const FATES = [
    'failed',
    'timed-out',
    'cancelled',
    'missing',
    'blocked',
    'tolerated',
    'succeeded',
    'superseded',
    'skipped',
];
/** What a reader calls a fate. */
function fateWord(row) {
    const word = row.fate === 'timed-out' ? 'timed out' : row.fate;
    return row.flaky && row.fate === 'succeeded' ? 'flaky' : word;
}
/** A sign for a fate that needs no colour to be told apart. */
function fateMark(row) {
    if (row.fate === 'missing')
        return '?';
    if (row.fails)
        return '✗';
    if (row.fate === 'succeeded')
        return row.flaky ? '~' : '✓';
    return row.fate === 'tolerated' ? '!' : '-';
}
/** One row for each planned task: failures first, causes before consequences, then in the order of the plan. */
function rowsOf(converged) {
    const facts = factsOf(converged);
    const rows = converged.plan.tasks.map((task) => rowOf(task, converged, facts));
    const rank = (row) => FATES.indexOf(row.fate) + (isTrouble(row) ? 0 : FATES.length);
    return rows
        .map((row, position) => ({ row, position, rank: rank(row) }))
        .sort((a, b) => a.rank - b.rank || a.position - b.position)
        .map(({ row }) => row);
}
/** Whether a reader must look at it: it counts as a failure, or it left no record. */
function isTrouble(row) {
    return row.fails || row.fate === 'missing';
}
function factsOf({ plan, verdict }) {
    return {
        legOf: new Map(plan.legs.flatMap((leg) => leg.tasks.map((task) => [task, leg]))),
        failing: new Set([...verdict.failed, ...(plan.policy.onMissing === 'failure' ? verdict.missing : [])]),
        missing: new Set(verdict.missing),
        flaky: new Set(verdict.flaky),
    };
}
function rowOf(task, converged, facts) {
    const record = converged.records.get(task.id) ?? null;
    const leg = record?.leg ?? facts.legOf.get(task.id)?.id ?? '';
    const job = converged.jobs?.get(leg) ?? null;
    const fate = fateOf(task, record, facts);
    const fails = facts.failing.has(task.id);
    return {
        task: task.id,
        fate,
        fails,
        flaky: facts.flaky.has(task.id),
        reason: reasonOf({ task, fate, fails, record, leg, job, failing: facts.failing }),
        leg,
        durationMs: record?.durationMs ?? 0,
        tries: record?.tries.length ?? 0,
        record,
        job,
    };
}
function fateOf(task, record, facts) {
    if (facts.missing.has(task.id))
        return 'missing';
    if (task.skip)
        return 'skipped';
    if (record === null)
        return 'superseded';
    return (0,_sync_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .isBlocked */ .lT)(record) ? 'blocked' : record.state;
}
function reasonOf(given) {
    const { fate, record } = given;
    switch (fate) {
        case 'missing':
            return missingReason(given);
        case 'blocked':
            return blockedReason(given);
        case 'superseded':
            return supersededReason(given);
        case 'skipped':
            return record?.reason ?? '`if` was false';
        case 'tolerated':
            return `${record?.reason ?? 'failed'}, tolerated by continue-on-error`;
        case 'succeeded':
            return successReason(given);
        case 'failed':
        case 'timed-out':
        case 'cancelled':
            return record?.reason ?? '';
        default:
            return fate;
    }
}
function missingReason({ leg, job }) {
    if (leg === '')
        return 'no record';
    if (job === null)
        return `no record from ${leg}`;
    if (job.startedAt === null)
        return `${leg} never started`;
    return `no record from ${leg}, whose job ended as ${job.conclusion ?? 'nothing yet'}`;
}
function supersededReason({ fails, record }) {
    if (fails)
        return 'superseded without a decision';
    return record === null ? 'not waited for: the verdict was certain' : 'stopped: the verdict was certain';
}
function blockedReason({ task, failing }) {
    const causes = task.needs.filter((need) => failing.has(need));
    return causes.length === 0 ? 'a task it needs did not succeed' : `needs ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(causes, 3)}`;
}
function successReason({ record, fails }) {
    if (record === null)
        return '';
    const note = record.tries.length > 1 ? `after ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(record.tries.length - 1, 'failed try', 'failed tries')}` : '';
    return fails ? `${note} (flaky counts as failure)`.trim() : note;
}


/***/ }),

/***/ 19903:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VL: () => (/* binding */ width),
/* harmony export */   eV: () => (/* binding */ pad),
/* harmony export */   ml: () => (/* binding */ shorten)
/* harmony export */ });
/* unused harmony export cells */
/** Characters that take two cells: East Asian wide and full-width forms (Unicode TR11), and emoji drawn as pictures. */
const WIDE = /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1B000}-\u{1B2FF}\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}/u;
/** Characters that take no cell of their own: combining marks, joiners, variation selectors. */
const NONE = /\p{Mn}|\p{Me}|\p{Variation_Selector}|\p{Join_Control}/u;
/** Cells that one character (code point) takes on a terminal: 0, 1 or 2. */
function cells(character) {
    if (/^[ -~]$/.test(character))
        return 1;
    if (NONE.test(character))
        return 0;
    return WIDE.test(character) ? 2 : 1;
}
/** Cells that a text without control characters takes on a terminal. */
function width(text) {
    if (/^[ -~]*$/.test(text))
        return text.length;
    let sum = 0;
    for (const character of text)
        sum += cells(character);
    return sum;
}
/** Pads a text with spaces to `to` cells; `right` puts them in front. */
function pad(text, to, side = 'left') {
    const space = ' '.repeat(Math.max(0, to - width(text)));
    return side === 'left' ? text + space : space + text;
}
/** Cuts a text to at most `most` cells and marks the cut with an ellipsis. */
function shorten(text, most) {
    if (width(text) <= most)
        return text;
    let used = 1;
    let kept = '';
    for (const character of text) {
        used += cells(character);
        if (used > most)
            break;
        kept += character;
    }
    return `${kept}…`;
}


/***/ })

};
