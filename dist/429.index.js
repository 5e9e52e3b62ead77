export const id = 429;
export const ids = [429];
export const modules = {

/***/ 35429:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  convergePlan: () => (/* binding */ convergePlan)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/node_modules/@actions/core/lib/core.js + 6 modules
var core = __webpack_require__(82767);
// EXTERNAL MODULE: ./build/exec/results.js
var exec_results = __webpack_require__(99778);
// EXTERNAL MODULE: ./build/exec/synthesis.js
var synthesis = __webpack_require__(8770);
// EXTERNAL MODULE: ./build/github/artifacts.js + 6 modules
var artifacts = __webpack_require__(62086);
// EXTERNAL MODULE: ./build/github/commands.js
var commands = __webpack_require__(72566);
// EXTERNAL MODULE: ./build/github/context.js
var context = __webpack_require__(9009);
// EXTERNAL MODULE: ./build/github/names.js
var names = __webpack_require__(50926);
// EXTERNAL MODULE: ./build/report/escape/terminal.js
var terminal = __webpack_require__(99351);
// EXTERNAL MODULE: ./build/report/headline.js
var headline = __webpack_require__(2251);
// EXTERNAL MODULE: ./build/report/rows.js
var report_rows = __webpack_require__(24098);
// EXTERNAL MODULE: ./build/report/sentences/index.js + 8 modules
var sentences = __webpack_require__(98042);
// EXTERNAL MODULE: ./build/report/words.js
var words = __webpack_require__(44702);
;// CONCATENATED MODULE: ./build/report/annotations.js





/** GitHub keeps ten annotations of a level for a step and 4,096 characters of a message (actions/runner). */
const MOST = 10;
const MOST_CHARACTERS = 4096;
/**
 * At most ten annotations, worst first: failures, then problems of the collection, then what passed only just. When there
 * is more to say, the last one says how much more. Failures of a run that passes are warnings.
 */
function annotations(converged) {
    const rows = (0,report_rows/* rowsOf */.RO)(converged);
    const all = [
        ...rows.filter((row) => row.fails).map((row) => ofFailure(row, converged)),
        ...converged.problems.map(ofProblem),
        ...rows.filter((row) => !row.fails && (row.flaky || row.fate === 'tolerated')).map(ofBlemish),
    ].sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
    if (all.length <= MOST)
        return all;
    return [...all.slice(0, MOST - 1), rest(all.slice(MOST - 1), rows)];
}
const LEVELS = ['error', 'warning', 'notice'];
function ofFailure(row, { verdict }) {
    const log = (0,terminal/* logLines */.O)(row.record?.logTail ?? '').slice(-20);
    const title = (0,words/* cut */.Jj)(`${row.task} ${(0,report_rows/* fateWord */.ZF)(row)}`, 200);
    const head = row.reason === '' ? (0,report_rows/* fateWord */.ZF)(row) : row.reason;
    const room = MOST_CHARACTERS - head.length - 1;
    return {
        level: verdict.verdict === 'fail' ? 'error' : 'warning',
        title,
        message: (0,words/* cut */.Jj)(log.length === 0 ? head : `${head}\n${lastPart(log.join('\n'), room)}`, MOST_CHARACTERS),
    };
}
/** The end of a log says why. */
function lastPart(text, most) {
    return text.length <= most ? text : text.slice(text.length - Math.max(0, most)).replace(/^[\uDC00-\uDFFF]/, '');
}
function ofProblem(problem) {
    return {
        level: problem.severity === 'note' ? 'notice' : problem.severity,
        title: 'fanfold',
        message: (0,words/* cut */.Jj)((0,sentences/* sentence */.e)(problem), MOST_CHARACTERS),
        ...(problem.at === null ? {} : { file: problem.at.file, line: problem.at.line }),
    };
}
function ofBlemish(row) {
    return {
        level: 'notice',
        title: (0,words/* cut */.Jj)(`${row.task} ${(0,report_rows/* fateWord */.ZF)(row)}`, 200),
        message: (0,words/* cut */.Jj)(row.reason || (0,report_rows/* fateWord */.ZF)(row), MOST_CHARACTERS),
    };
}
function rest(left, rows) {
    const level = left[0]?.level ?? 'notice';
    return {
        level,
        title: `${(0,words/* count */.U9)(left.length, 'more annotation')}`,
        message: `${(0,words/* count */.U9)(left.length, 'more annotation')}, all in the job summary. ${(0,headline/* countsLine */.J7)(rows)}`,
    };
}

// EXTERNAL MODULE: ./build/report/converge.js + 2 modules
var converge = __webpack_require__(5736);
// EXTERNAL MODULE: ./build/report/html/page.js + 9 modules
var html_page = __webpack_require__(47936);
// EXTERNAL MODULE: ./build/report/style.js
var style = __webpack_require__(33842);
// EXTERNAL MODULE: ./build/report/bytes.js
var bytes = __webpack_require__(20140);
// EXTERNAL MODULE: ./build/report/escape/markdown.js
var markdown = __webpack_require__(31674);
// EXTERNAL MODULE: ./build/report/escape/html.js
var html = __webpack_require__(99126);
;// CONCATENATED MODULE: ./build/report/leg-link.js


/** The leg of a task as Markdown, linked to its job where GitHub told its address. */
function legLink(row) {
    const url = (0,html/* safeUrl */.Pl)(row.job?.url);
    return url === null ? (0,markdown/* code */.aY)(row.leg) : `[${(0,markdown/* code */.aY)(row.leg)}](<${url}>)`;
}

// EXTERNAL MODULE: ./build/report/next-steps.js
var next_steps = __webpack_require__(63576);
// EXTERNAL MODULE: ./build/report/sentence-markup.js
var sentence_markup = __webpack_require__(95671);
;// CONCATENATED MODULE: ./build/report/summary-answer.js








/** Failures whose log is open at once; the others unfold. */
const OPEN = 3;
/** The verdict, the counts and the arithmetic. */
function headSection(converged, rows) {
    const pass = converged.verdict.verdict === 'pass';
    const lines = (0,headline/* arithmetic */.Bm)(converged).map((text) => `- ${(0,sentence_markup/* markdownSentence */.n)((0,words/* cut */.Jj)(text, 2000))}`);
    return [
        `## ${pass ? '✅' : '❌'} ${(0,markdown/* prose */.CS)(converged.plan.name)} ${pass ? 'passed' : 'failed'}`,
        '',
        `**${(0,headline/* countsLine */.J7)(rows)}**`,
        ...(lines.length === 0 ? [] : ['', ...lines]),
    ].join('\n');
}
/** The failing tests of the merged JUnit files. */
function failingTestsSection({ failingTests: tests = [] }, limits) {
    if (tests.length === 0)
        return '';
    const items = tests.slice(0, limits.tests).map((test) => {
        const [first = ''] = (0,terminal/* logLines */.O)(test.message);
        const message = first === '' ? '' : `: ${(0,markdown/* code */.aY)((0,words/* cut */.Jj)(first, 300))}`;
        return `- ${(0,markdown/* code */.aY)((0,words/* cut */.Jj)(test.suite, 200))} ${(0,markdown/* code */.aY)((0,words/* cut */.Jj)(test.test, 300))} in ${(0,markdown/* code */.aY)(test.task)}${message}`;
    });
    return [
        `### ${(0,words/* count */.U9)(tests.length, 'failing test')}`,
        '',
        ...items,
        ...more(tests.length - limits.tests, 'test'),
    ].join('\n');
}
/** What failed and why, causes before consequences, each with the end of its log; what is missing is among them. */
function failuresSection({ verdict }, rows, limits) {
    const failing = rows.filter((row) => (0,report_rows/* isTrouble */.KM)(row) && row.fate !== 'blocked');
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
        ...(row.tries > 1 ? [(0,words/* count */.U9)(row.tries, 'try', 'tries')] : []),
        ...(row.durationMs > 0 ? [(0,words/* duration */.p0)(row.durationMs)] : []),
        ...(row.leg === '' ? [] : [legLink(row)]),
    ];
    const reason = (0,sentence_markup/* markdownSentence */.n)((0,words/* cut */.Jj)(row.reason, 500) || (0,report_rows/* fateWord */.ZF)(row));
    const head = `**${(0,markdown/* code */.aY)(row.task)}** ${(0,report_rows/* fateWord */.ZF)(row)}: ${reason} (${facts.join(', ')})`.replace(' ()', '');
    return [head, ...tail(row, open, limits)].join('\n\n');
}
function tail(row, open, limits) {
    const all = (0,terminal/* logLines */.O)(row.record?.logTail ?? '');
    if (all.length === 0)
        return [];
    if (limits.tailLines === 0)
        return ['(log cut to fit)'];
    const lines = lastCharacters(all.slice(-limits.tailLines), limits.tailCharacters);
    const dropped = all.length - lines.length;
    const title = lines.length === 1 ? 'last line of its log' : `last ${lines.length} lines of its log`;
    const note = dropped > 0 ? ` (${(0,words/* count */.U9)(dropped, 'line')} before them in the record)` : '';
    const block = (0,markdown/* fenced */.OF)(lines);
    return [`<details${open ? ' open' : ''}><summary>${title}${note}</summary>\n\n${block}\n\n</details>`];
}
function lastCharacters(lines, most) {
    let used = 0;
    const kept = [];
    for (const one of lines.toReversed()) {
        used += one.length + 1;
        if (used > most && kept.length > 0)
            break;
        kept.unshift((0,words/* cut */.Jj)(one, most));
    }
    return kept;
}
function blockedLine(blocked, limits) {
    const shown = blocked
        .slice(0, Math.max(3, limits.failures))
        .map((row) => `${(0,markdown/* code */.aY)(row.task)} (${(0,sentence_markup/* markdownSentence */.n)(row.reason)})`);
    const rest = blocked.length - shown.length;
    return `Not started: ${shown.join(', ')}${rest > 0 ? ` and ${(0,words/* grouped */.zD)(rest)} more` : ''}`;
}
/** What to do now. */
function nextSection(converged, rows) {
    const steps = (0,next_steps/* nextSteps */.Z)(converged, rows).map(({ text, url }) => `- ${(0,sentence_markup/* markdownSentence */.n)((0,words/* cut */.Jj)(text, 1000))}${url === null ? '' : ` [(open)](<${url}>)`}`);
    return steps.length === 0 ? '' : ['### Next', '', ...steps].join('\n');
}
/** Sequential, parallel, speedup, predicted against measured, and what bounded the run. */
function speedSection(converged) {
    const speed = (0,headline/* speedLine */.o4)(converged);
    if (speed === null)
        return '';
    const bound = (0,headline/* boundLine */.TH)(converged);
    return ['### Speed', '', `- ${speed}`, ...(bound === null ? [] : [`- ${(0,sentence_markup/* markdownSentence */.n)(bound)}`])].join('\n');
}
const MARKS = { ok: '✅', conflict: '❌', warning: '⚠️', unknown: '❔' };
/** The four conditions of independence. */
function checksSection({ checks = [] }) {
    if (checks.length === 0)
        return '';
    const items = checks.map(({ name, status, summary }) => `- ${MARKS[status]} ${(0,markdown/* prose */.CS)(name)}: ${(0,sentence_markup/* markdownSentence */.n)((0,words/* cut */.Jj)(summary, 1000))}`);
    return ['### Independence', '', ...items].join('\n');
}
/** A line that says how many were left out, or none. */
function more(left, noun) {
    return left > 0 ? ['', `(${(0,words/* count */.U9)(left, `more ${noun}`)}, cut to fit)`] : [];
}

;// CONCATENATED MODULE: ./build/report/escape/mermaid.js


/** Mermaid reads `#NN;` as the character NN. Letters, digits and a few marks are safe; the rest is written that way. */
function mermaid(text, most = 60) {
    return (0,words/* cut */.Jj)((0,terminal/* line */.n)(text), most).replace(/[^A-Za-z0-9 _./=+\-[\]()]/gu, (character) => `#${character.codePointAt(0)};`);
}

;// CONCATENATED MODULE: ./build/report/gantt.js


/** GitHub draws a mermaid text of at most 50,000 characters; more rows than this nobody reads. */
const gantt_MOST_CHARACTERS = 40_000;
const MOST_ROWS = 100;
/**
 * The timeline as a mermaid gantt diagram, the longest tries where not all fit. Every label begins with a mark of ours, so
 * that no name can be a keyword of the diagram. `null` when nothing ran.
 */
function gantt(timeline) {
    const bars = timeline.lanes.flatMap((lane) => lane.rows.flat());
    if (bars.length === 0)
        return null;
    const kept = new Set(longest(bars));
    const sections = timeline.lanes.map((lane) => section(lane.leg, lane.rows.flat(), kept, timeline.originMs));
    const axis = timeline.spanMs >= 3_600_000 ? '%H:%M' : '%H:%M:%S';
    const head = ['gantt', 'dateFormat x', `axisFormat ${axis}`];
    return { text: [...head, ...sections.flat()].join('\n'), shown: kept.size, total: bars.length };
}
function longest(bars) {
    const sorted = bars.toSorted((a, b) => b.endMs - b.startMs - (a.endMs - a.startMs));
    let used = 0;
    const full = sorted.findIndex((bar, at) => {
        used += mermaid(bar.row.leg).length + mermaid(bar.row.task).length + 60;
        return at >= MOST_ROWS || used > gantt_MOST_CHARACTERS;
    });
    return full === -1 ? sorted : sorted.slice(0, full);
}
function section(leg, bars, kept, originMs) {
    const lines = bars.filter((bar) => kept.has(bar)).map((bar) => barLine(bar, originMs));
    return lines.length === 0 ? [] : [`section - ${mermaid(leg)}`, ...lines];
}
function barLine({ row, attempt, startMs, endMs, last }, originMs) {
    const name = `${last ? (0,report_rows/* fateMark */.qd)(row) : '~'} ${mermaid(row.task)}${attempt > 1 ? ` try ${attempt}` : ''}`;
    const start = Math.round(originMs + startMs);
    const end = Math.max(start + 1, Math.round(originMs + endMs));
    return `${name} :${tag(row, last)}${start}, ${end}`;
}
/** Mermaid has three colours to give: critical, done, active. */
function tag(row, last) {
    if (row.fails && last)
        return 'crit, ';
    if (!last || row.flaky || row.fate === 'tolerated')
        return 'active, ';
    return row.fate === 'succeeded' ? 'done, ' : '';
}

// EXTERNAL MODULE: ./build/report/timeline.js
var timeline = __webpack_require__(27556);
;// CONCATENATED MODULE: ./build/report/summary-detail.js









/** A table with more rows than this unfolds. */
const OPEN_ROWS = 30;
/** What else was found wrong while the results were collected. */
function problemsSection({ problems }, limits) {
    if (problems.length === 0)
        return '';
    const items = problems
        .slice(0, limits.problems)
        .map((problem) => `- ${problem.severity}: ${(0,sentence_markup/* markdownSentence */.n)((0,words/* cut */.Jj)((0,sentences/* sentence */.e)(problem).replace(/\s*\n\s*/g, ' '), 2000))}`);
    return ['### Notes', '', ...items, ...more(problems.length - limits.problems, 'note')].join('\n');
}
/** Every task in one table, failures first. */
function taskTableSection(rows, limits) {
    if (rows.length === 0)
        return '';
    if (limits.tableRows === 0)
        return `### Tasks\n\n(${(0,words/* count */.U9)(rows.length, 'task')}, cut to fit)`;
    const lines = rows.slice(0, limits.tableRows).map(tableRow);
    const table = ['| Task | State | Time | Tries | Leg | Reason |', '|---|---|--:|--:|---|---|', ...lines];
    const rest = more(rows.length - limits.tableRows, 'task');
    if (rows.length <= OPEN_ROWS)
        return ['### Tasks', '', ...table, ...rest].join('\n');
    const title = `<details><summary>${(0,words/* count */.U9)(Math.min(rows.length, limits.tableRows), 'task')}</summary>`;
    return ['### Tasks', '', title, '', ...table, '', '</details>', ...rest].join('\n');
}
function tableRow(row) {
    const ran = row.tries > 0;
    const cells = [
        (0,markdown/* code */.aY)(row.task),
        `${STATE_MARKS[(0,report_rows/* fateMark */.qd)(row)] ?? ''} ${(0,report_rows/* fateWord */.ZF)(row)}`,
        ran ? (0,words/* duration */.p0)(row.durationMs) : '',
        ran ? String(row.tries) : '',
        row.leg === '' ? '' : legLink(row),
        (0,sentence_markup/* markdownSentence */.n)((0,words/* cut */.Jj)(row.reason, 200)),
    ];
    return `| ${cells.join(' | ')} |`;
}
const STATE_MARKS = {
    '✓': '✅',
    '✗': '❌',
    '?': '❓',
    '~': '⚠️',
    '!': '⚠️',
    '-': '➖',
};
/** When each task ran, as a diagram. */
function timelineSection(converged, rows, limits) {
    if (!limits.timeline)
        return '';
    const drawn = gantt((0,timeline/* timelineOf */.h)(converged, rows));
    if (drawn === null)
        return '';
    const note = drawn.shown < drawn.total ? ['', `(the ${drawn.shown} longest of ${(0,words/* grouped */.zD)(drawn.total)})`] : [];
    return ['### Timeline', '', '```mermaid', drawn.text, '```', ...note].join('\n');
}
/** The outputs of the tasks. */
function outputsSection({ verdict }, limits) {
    const all = Object.entries(verdict.outputs).flatMap(([task, values]) => Object.entries(values).map(([key, value]) => `| ${(0,markdown/* code */.aY)(task)} | ${(0,markdown/* code */.aY)((0,words/* cut */.Jj)(key, 100))} | ${(0,markdown/* code */.aY)((0,words/* cut */.Jj)(value, 200))} |`));
    if (all.length === 0)
        return '';
    if (limits.outputs === 0)
        return `### Outputs\n\n(${(0,words/* count */.U9)(all.length, 'output')}, cut to fit)`;
    const shown = all.slice(0, limits.outputs);
    const rest = more(all.length - shown.length, 'output');
    return ['### Outputs', '', '| Task | Output | Value |', '|---|---|---|', ...shown, ...rest].join('\n');
}

;// CONCATENATED MODULE: ./build/report/summary.js




const FULL = {
    tailLines: 30,
    tailCharacters: 8192,
    failures: 100,
    tableRows: 10_000,
    outputs: 500,
    tests: 100,
    problems: 50,
    timeline: true,
};
/** What is cut, and in which order, until the text fits: log tails first, then rows, then everything but the answer. */
const STEPS = [
    {},
    { tailLines: 10, tailCharacters: 2000 },
    { tailLines: 3, tailCharacters: 500 },
    { tailLines: 0 },
    { tableRows: 2000, outputs: 100 },
    { tableRows: 500 },
    { tableRows: 100, failures: 50, outputs: 20, tests: 20 },
    { tableRows: 20, failures: 10, outputs: 0, problems: 10 },
    { tableRows: 0, failures: 3, tests: 3, problems: 3, timeline: false },
    { failures: 0, tests: 0, problems: 0 },
];
/** GitHub takes 1 MiB from a step (actions/runner, `AttachmentSizeLimit`); the rest is left to what else the step writes. */
const MOST_BYTES = 1_000_000;
/**
 * The job summary as Markdown: the verdict and its arithmetic, what failed and why, what is missing, speed, the four
 * conditions of independence, all tasks, a timeline, outputs. Never longer than `mostBytes`: parts are cut in a fixed
 * order, and each cut is said where it was made.
 */
function summary(converged, mostBytes = MOST_BYTES) {
    const rows = (0,report_rows/* rowsOf */.RO)(converged);
    let limits = FULL;
    let text = '';
    for (const step of STEPS) {
        limits = { ...limits, ...step };
        text = render(converged, rows, limits);
        if ((0,bytes/* utf8Bytes */.d)(text) <= mostBytes)
            return text;
    }
    return cutToBytes(text, mostBytes);
}
function render(converged, rows, limits) {
    const sections = [
        headSection(converged, rows),
        failingTestsSection(converged, limits),
        failuresSection(converged, rows, limits),
        nextSection(converged, rows),
        speedSection(converged),
        checksSection(converged),
        problemsSection(converged, limits),
        taskTableSection(rows, limits),
        timelineSection(converged, rows, limits),
        outputsSection(converged, limits),
    ];
    return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}
const CUT = '\n\n(cut: the summary would be larger than GitHub shows)\n';
/** The last resort, for a limit below the answer itself: whole lines, as many as fit. */
function cutToBytes(text, mostBytes) {
    const lines = text.split('\n');
    let used = (0,bytes/* utf8Bytes */.d)(CUT);
    const full = lines.findIndex((one) => {
        used += (0,bytes/* utf8Bytes */.d)(one) + 1;
        return used > mostBytes;
    });
    return `${lines.slice(0, Math.max(0, full)).join('\n')}${CUT}`;
}

// EXTERNAL MODULE: ./build/report/verdict-text.js
var verdict_text = __webpack_require__(62732);
// EXTERNAL MODULE: ./build/actions/find-plan.js
var find_plan = __webpack_require__(46729);
// EXTERNAL MODULE: ./build/actions/leg/run-view.js
var run_view = __webpack_require__(89198);
// EXTERNAL MODULE: ./build/actions/step.js
var actions_step = __webpack_require__(96432);
// EXTERNAL MODULE: ./build/exec/records.js + 2 modules
var exec_records = __webpack_require__(9170);
;// CONCATENATED MODULE: ./build/actions/converge/collect.js
/** Everything that the legs left, as values: one list, a bounded number of downloads, every record checked. */



/** Records of a leg larger than this are not read. */
const MAX_RECORDS_BYTES = (/* unused pure expression or super */ null && (64 * 1024 * 1024));
/**
 * Downloads and reads the records of every attempt up to the current one. What cannot be downloaded or is no record is a
 * problem, and its task will be missing: nothing that is broken turns green. A leg speaks only for itself: the leg and the
 * attempt in the artifact's name must be those in the record.
 */
async function collectRecords(plan, named, store, folder) {
    const legs = new Set(plan.legs.map(({ id }) => id));
    const wanted = (0,run_view/* recordsIn */.Q0)(named).filter(({ name }) => legs.has(name.leg));
    const folderOf = ({ id }) => (0,external_node_path_.join)(folder, `records-${id}`);
    const problems = await store.downloadAll(wanted.map(({ artifact }) => artifact), folderOf);
    const records = [];
    for (const { artifact, name } of wanted) {
        const read = await (0,exec_records/* readRecords */.T)(folderOf(artifact), { leg: name.leg, runAttempt: name.attempt });
        if ('kind' in read)
            continue;
        for (const one of read.records)
            records.push({ ...one, source: `${artifact.name}/${one.source}` });
        problems.push(...read.problems);
    }
    return { records, problems };
}

// EXTERNAL MODULE: ./build/exec/collect.js
var collect = __webpack_require__(48950);
// EXTERNAL MODULE: ./build/tasklist/naming.js
var naming = __webpack_require__(89830);
;// CONCATENATED MODULE: ./build/actions/converge/files.js
/** The files that tasks carried, each task's in its own folder below the results. */




/**
 * Fetches the carried files of each leg from the attempt whose record counts, and puts the folders of its own tasks into the
 * results. What else an artifact holds stays out.
 */
async function collectFiles(plan, winners, named, store, folder, results) {
    const tasks = new Map(plan.legs.map((leg) => [leg.id, leg.tasks]));
    const counts = ({ name }, id) => winners.get(id)?.runAttempt === name.attempt;
    const wanted = (0,run_view/* filesIn */.nG)(named).filter((one) => tasks.get(one.name.leg)?.some((id) => counts(one, id)));
    const folderOf = ({ id }) => (0,external_node_path_.join)(folder, `files-${id}`);
    const problems = await store.downloadAll(wanted.map(({ artifact }) => artifact), folderOf);
    for (const one of wanted) {
        const ids = (tasks.get(one.name.leg) ?? []).filter((id) => counts(one, id));
        for (const id of ids)
            await (0,collect/* restoreArtifacts */.ag)([id], folderOf(one.artifact), (0,external_node_path_.join)(results, (0,naming/* taskFileName */.d)(id)));
    }
    return problems;
}

// EXTERNAL MODULE: ./build/plan/matrix.js
var matrix = __webpack_require__(557);
;// CONCATENATED MODULE: ./build/actions/converge/outputs.js


/** What the outputs of the step may have in all, with room for others of the same job. */
const outputs_MOST = matrix/* MAX_OUTPUT_CHARACTERS */.Gm / 2;
/** The outputs of the converge step. What would not fit is replaced by the path of the file that has it, named in `cut`. */
function outputsOf(verdict, results) {
    const cut = [];
    const bounded = (name, value, file) => {
        const text = JSON.stringify(value);
        if (text.length <= outputs_MOST / 4)
            return text;
        cut.push(name);
        return (0,external_node_path_.join)(results, file);
    };
    return {
        outputs: {
            verdict: verdict.verdict,
            succeeded: bounded('succeeded', verdict.succeeded, 'verdict.json'),
            failed: bounded('failed', verdict.failed, 'verdict.json'),
            missing: bounded('missing', verdict.missing, 'verdict.json'),
            outputs: bounded('outputs', verdict.outputs, 'outputs.json'),
            results,
            speedup: verdict.timing.speedup.toFixed(2),
        },
        cut,
    };
}

;// CONCATENATED MODULE: ./build/actions/converge/plan-mode.js






















/** Folds every result of a plan into one verdict, and fails the step when it is fail. */
async function convergePlan(reference) {
    const run = (0,context/* readContext */.y)(process.env);
    const store = (0,artifacts/* openArtifacts */.u)();
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(run.temp, 'fanfold-converge-'));
    const listed = await store.list();
    const found = await (0,find_plan/* findPlan */.L)(reference, listed, store, run.runAttempt, folder);
    if ('detail' in found) {
        core/* setOutput */.uH('verdict', 'fail');
        return core/* setFailed */.C1(`the plan cannot be had: ${found.detail}`);
    }
    const { plan } = found;
    const named = (0,run_view/* artifactsOf */.Ns)(plan, listed, run.runAttempt);
    const collected = await collectRecords(plan, named, store, folder);
    const results = (0,external_node_path_.resolve)(run.workspace, (0,actions_step/* input */.hF)('results') || 'results');
    const first = (0,converge/* converge */.c)(plan, collected.records, { runAttempt: run.runAttempt, problems: collected.problems });
    const missed = await collectFiles(plan, first.records, named, store, folder, results);
    const converged = { ...first, problems: [...first.problems, ...missed], runUrl: run.runUrl };
    await conclude(converged, results, run, store);
}
/** Results, synthesis, report, outputs; in this order, so that the last step of the user sees everything. */
async function conclude(converged, results, run, store) {
    const { plan, verdict } = converged;
    await (0,promises_.mkdir)(results, { recursive: true });
    const verdictFile = (0,external_node_path_.join)(results, 'verdict.json');
    await (0,promises_.writeFile)(verdictFile, `${JSON.stringify(verdict, null, 2)}\n`);
    await (0,exec_results/* writeResults */.K)(results, verdict, converged.records.values());
    const faults = await runSynthesis(plan, results, verdictFile, run);
    tell(converged, faults);
    const { outputs, cut } = outputsOf(verdict, results);
    for (const [name, value] of Object.entries(outputs))
        core/* setOutput */.uH(name, value);
    if (cut.length > 0)
        core/* warning */.$e(`too large for an output: ${cut.join(', ')}; the output holds the path of the file that has it`);
    await core/* summary */.z.addRaw(summary(converged)).write();
    await storeReport(converged, results, run, store);
    if (verdict.verdict === 'fail')
        core/* setFailed */.C1(verdict.decidedBy.map(({ text }) => text).join('; '));
    else if (faults.length > 0)
        core/* setFailed */.C1(faults.join('; '));
}
async function runSynthesis(plan, results, verdict, run) {
    const own = (0,actions_step/* input */.hF)('run');
    const step = own === '' ? plan.converge : { shell: 'bash', env: {}, timeoutMinutes: 60, ...plan.converge, run: own };
    if (step === null)
        return [];
    const interrupt = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'])
        process.once(signal, () => interrupt.abort({ kind: 'cancelled', signal }));
    const guard = (0,commands/* createCommandGuard */.b)((text) => process.stdout.write(text));
    guard.begin();
    const { state, reason } = await (0,synthesis/* synthesise */.yS)(step, plan, {
        workspace: run.workspace,
        results,
        verdict,
        env: process.env,
        signal: interrupt.signal,
        output: (text) => guard.line('converge | ', (0,terminal/* logLines */.O)(text)[0] ?? ''),
    });
    guard.end();
    return state === 'succeeded' ? [] : [`converge.run ${state}: ${reason ?? 'no reason'}`];
}
function tell(converged, faults) {
    core/* info */.pq((0,verdict_text/* verdictText */.n)(converged, style/* plain */.p).trimEnd());
    for (const { level, title, message } of annotations(converged)) {
        const write = level === 'error' ? core/* error */.z3 : level === 'warning' ? core/* warning */.$e : core/* notice */.lm;
        write(message, { title });
    }
    for (const fault of faults)
        core/* error */.z3(fault);
}
/** The page is an extra: that it could not be stored changes no verdict. */
async function storeReport(converged, results, run, store) {
    try {
        const page = (0,external_node_path_.join)(results, 'report.html');
        await (0,promises_.writeFile)(page, (0,html_page/* reportHtml */.E)(converged));
        const name = (0,names/* artifactName */.C)(converged.plan.name, { kind: 'report', attempt: run.runAttempt });
        await store.upload(() => name, [page], results);
    }
    catch (error) {
        core/* warning */.$e(`the report could not be stored: ${error instanceof Error ? error.message : String(error)}`);
    }
}


/***/ }),

/***/ 46729:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ findPlan),
/* harmony export */   V: () => (/* binding */ PLAN_FILE)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _exec_load_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79551);
/* harmony import */ var _github_names_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(50926);
/* harmony import */ var _plan_document_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19918);
/* harmony import */ var _plan_matrix_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(557);






/** The file inside the plan's artifact. */
const PLAN_FILE = 'plan.json';
/**
 * Finds the plan that a reference names among the artifacts of the run: of the newest attempt up to our own, since a re-run of
 * failed jobs does not plan again. Only the plan whose digest the reference states is taken.
 */
async function findPlan(reference, listed, store, attempt, folder) {
    const wanted = (0,_plan_matrix_js__WEBPACK_IMPORTED_MODULE_4__/* .parsePlanReference */ .gf)(reference);
    if (wanted === null)
        return { detail: `\`${reference.slice(0, 100)}\` is not the output \`plan\` of a plan step` };
    const candidates = listed
        .map((artifact) => ({ artifact, name: (0,_github_names_js__WEBPACK_IMPORTED_MODULE_5__/* .parseArtifactName */ .T)(wanted.name, artifact.name) }))
        .filter(({ name }) => name?.kind === 'plan' && name.attempt <= attempt)
        .sort((a, b) => (b.name?.attempt ?? 0) - (a.name?.attempt ?? 0));
    const faults = [];
    for (const { artifact } of candidates) {
        const target = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, `plan-${artifact.id}`);
        const problem = await store.download(artifact, target);
        if (problem !== null) {
            faults.push(`${artifact.name} could not be read`);
            continue;
        }
        const parsed = (0,_plan_document_js__WEBPACK_IMPORTED_MODULE_3__/* .parsePlan */ .vS)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target, PLAN_FILE), 'utf8').catch(() => ''), _exec_load_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256 */ .sc);
        if ('detail' in parsed)
            faults.push(`${artifact.name}: ${parsed.detail}`);
        else if (parsed.plan.digest !== wanted.digest)
            faults.push(`${artifact.name} is another plan`);
        else
            return parsed;
    }
    return {
        detail: faults.length === 0 ? `no artifact of this run holds the plan \`${wanted.name}\`` : faults.join('; '),
    };
}


/***/ }),

/***/ 89198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ns: () => (/* binding */ artifactsOf),
/* harmony export */   Og: () => (/* binding */ createOutcomeReader),
/* harmony export */   Q0: () => (/* binding */ recordsIn),
/* harmony export */   ZD: () => (/* binding */ newestOfLegs),
/* harmony export */   nG: () => (/* binding */ filesIn),
/* harmony export */   xY: () => (/* binding */ hasMarker)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _exec_records_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9170);
/* harmony import */ var _github_names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50926);
/* harmony import */ var _plan_letters_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56527);
/* harmony import */ var _sync_outcome_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(55542);
/** What one leg sees of the run: the names of artifacts, and through them the outcomes of the other legs. */





/** The artifacts of one plan among those of the run, of any attempt up to `attempt`. */
function artifactsOf(plan, listed, attempt) {
    return listed.flatMap((artifact) => {
        const name = (0,_github_names_js__WEBPACK_IMPORTED_MODULE_3__/* .parseArtifactName */ .T)(plan.name, artifact.name);
        return name === null || name.attempt > attempt ? [] : [{ artifact, name }];
    });
}
function recordsIn(named) {
    return named.flatMap(({ artifact, name }) => (name.kind === 'records' ? [{ artifact, name }] : []));
}
function filesIn(named) {
    return named.flatMap(({ artifact, name }) => (name.kind === 'files' ? [{ artifact, name }] : []));
}
/** Of each leg the artifacts of the newest attempt that has any. */
function newestOfLegs(named) {
    const newest = new Map();
    for (const { name } of named)
        newest.set(name.leg, Math.max(name.attempt, newest.get(name.leg) ?? 0));
    return named.filter(({ name }) => newest.get(name.leg) === name.attempt);
}
/** Whether somebody in this attempt has seen the stop condition hold. Only a hint: no verdict is read from it. */
function hasMarker(named, attempt) {
    return named.some(({ name }) => name.kind === 'verdict' && name.attempt === attempt);
}
/** Reads outcomes out of names; only a leg whose letters did not fit into its name is downloaded, once. */
function createOutcomeReader(plan, own, attempt, store, folder) {
    const legs = new Map(plan.legs.map((leg) => [leg.id, leg]));
    const known = new Map();
    const readOne = async ({ artifact, name }) => {
        const leg = legs.get(name.leg);
        if (leg === undefined || leg.id === own.id)
            return new Map();
        if (name.letters !== null)
            return (0,_plan_letters_js__WEBPACK_IMPORTED_MODULE_2__/* .outcomesOf */ .R)(leg, name.letters) ?? new Map();
        return download(plan, leg, artifact, store, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, `outcomes-${artifact.id}`));
    };
    return {
        read: async (named) => {
            const all = new Map();
            for (const one of recordsIn(named).filter(({ name }) => name.attempt === attempt)) {
                const outcomes = known.get(one.artifact.id) ?? (await readOne(one));
                known.set(one.artifact.id, outcomes);
                for (const [task, outcome] of outcomes)
                    all.set(task, outcome);
            }
            return all;
        },
    };
}
async function download(plan, leg, artifact, store, folder) {
    const outcomes = new Map();
    if ((await store.download(artifact, folder)) !== null)
        return outcomes;
    const read = await (0,_exec_records_js__WEBPACK_IMPORTED_MODULE_1__/* .readRecords */ .T)(folder);
    for (const { record } of 'kind' in read ? [] : read.records) {
        const outcome = (0,_sync_outcome_js__WEBPACK_IMPORTED_MODULE_4__/* .recordOutcome */ .Up)(record, plan.policy);
        if (outcome !== null && record.plan === plan.digest && leg.tasks.includes(record.task))
            outcomes.set(record.task, outcome);
    }
    return outcomes;
}


/***/ }),

/***/ 9170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ readRecords)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(60019);
;// CONCATENATED MODULE: ./build/sync/documents.js
/** The record and the verdict as documents: one schema each, from which the committed JSON Schema is generated. */

const id = schemas/* string */.YjP().min(1).max(512);
const whole = schemas/* int */.Whr().nonnegative();
const digest = schemas/* string */.YjP().regex(/^sha256:[0-9a-f]{64}$/);
const instant = schemas/* string */.YjP()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    .refine((text) => !Number.isNaN(Date.parse(text)), 'not a date')
    .describe('ISO 8601 in UTC with milliseconds');
const ids = schemas/* array */.YOg(id);
const states = ['succeeded', 'failed', 'timed-out', 'cancelled', 'skipped', 'tolerated', 'superseded'];
const oneTry = schemas/* object */.Ikc({
    startedAt: instant,
    endedAt: instant,
    exitCode: schemas/* int */.Whr().nullable().describe('null when a signal ended the command or it never started'),
    signal: schemas/* string */.YjP().max(32).nullable(),
})
    .describe('One run of the command');
/** A task record, version 1. Unknown keys are dropped, so that a later 1.x may add some. */
const taskRecordSchema = schemas/* object */.Ikc({
    version: schemas/* literal */.euz(1),
    plan: digest.describe('The digest of the plan'),
    task: id,
    leg: id,
    runAttempt: schemas/* int */.Whr().min(1),
    state: schemas/* enum */.k5n(states),
    reason: schemas/* string */.YjP()
        .max(4096)
        .nullable()
        .describe('Why the state is not plain success; a task blocked by a failed need is skipped with the reason `needs`'),
    tries: schemas/* array */.YOg(oneTry).max(1000),
    durationMs: whole.describe('From the first start to the last end, with the waits between tries'),
    outputs: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()),
    writesObserved: schemas/* array */.YOg(schemas/* string */.YjP())
        .nullable()
        .describe('Workspace-relative paths that the task created, changed or deleted; null when nobody looked'),
    logTail: schemas/* string */.YjP().describe('The last lines of the output, at most 8 KiB'),
    colour: schemas/* enum */.k5n(['green', 'red']).exactOptional().describe('The colour the leg meant to end with'),
})
    .describe('What happened to one task, written once');
const reason = schemas/* object */.Ikc({
    rule: schemas/* string */.YjP(),
    need: schemas/* int */.Whr(),
    have: whole,
    text: schemas/* string */.YjP().describe('The arithmetic, checkable by hand'),
})
    .describe('One rule that makes the verdict what it is');
const counts = schemas/* object */.Ikc({
    total: whole,
    succeeded: whole,
    failed: whole,
    'timed-out': whole,
    cancelled: whole,
    skipped: whole,
    tolerated: whole,
    superseded: whole,
    missing: whole,
});
const timing = schemas/* object */.Ikc({
    sequentialMs: whole.describe('The sum of the task times'),
    parallelMs: whole.describe('Wall time from the first start to the last end'),
    speedup: schemas/* number */.aig().nonnegative().describe('sequentialMs / parallelMs, 1 when nothing ran'),
    predictedSpeedup: schemas/* number */.aig().nonnegative(),
    boundBy: schemas/* string */.YjP().describe('What kept the plan from being faster: a task id, `legs` or `needs`'),
});
/** A verdict, version 1. */
const verdictSchema = schemas/* object */.Ikc({
    version: schemas/* literal */.euz(1),
    plan: digest.describe('The digest of the plan'),
    verdict: schemas/* enum */.k5n(['pass', 'fail']),
    decidedBy: schemas/* array */.YOg(reason).min(1).describe('The verdict is pass exactly when every line holds'),
    counts: counts.describe('Tasks by state; the states and the missing add up to the total'),
    succeeded: ids,
    failed: ids.describe('Tasks that count as failures, the missing apart'),
    missing: ids.describe('Planned tasks that left no record'),
    flaky: ids.describe('Tasks that succeeded after a failed try or a failed run attempt'),
    outputs: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP())),
    timing,
})
    .describe('What all records of a plan amount to');
/** JSON Schema (draft 2020-12) of a task record. */
function recordJsonSchema() {
    return withTitle('fanfold task record', taskRecordSchema);
}
/** JSON Schema (draft 2020-12) of a verdict. */
function verdictJsonSchema() {
    return withTitle('fanfold verdict', verdictSchema);
}
function withTitle(title, schema) {
    // `input`: what a writer may leave out or add is what a reader accepts.
    const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
    return { $schema: String($schema), title, ...rest };
}

;// CONCATENATED MODULE: ./build/sync/records.js

const RECORD_LIMITS = { recordBytes: 256 * 1024, sourceBytes: 16 * 1024 * 1024, problems: 20 };
/** `source` says where the text came from, e.g. the artifact and file name; it only serves the problems. */
function parseRecords(text, source, limits = RECORD_LIMITS) {
    if (exceeds(text, limits.sourceBytes)) {
        return { records: [], problems: [problem({ kind: 'oversized', source, line: null, max: limits.sourceBytes })] };
    }
    const pieces = split(text.replace(/^\uFEFF/, ''));
    if (pieces.length === 0)
        return { records: [], problems: [problem({ kind: 'empty-source', source })] };
    const records = [];
    const problems = [];
    for (const piece of pieces) {
        const read = readPiece(piece, source, limits);
        if ('record' in read)
            records.push(read.record);
        else
            problems.push(read.problem);
    }
    return { records, problems: capped(problems, source, limits.problems) };
}
/** The whole text when it is one JSON value, or when no line is one by itself; else its lines. */
function split(text) {
    if (text.trim() === '')
        return [];
    const whole = { text, line: null };
    if (isJson(text))
        return [whole];
    const lines = text
        .split('\n')
        .map((line, index) => ({ text: line, line: index + 1 }))
        .filter((piece) => piece.text.trim() !== '');
    return lines.some((piece) => isRecordLine(piece.text)) ? lines : [whole];
}
function isRecordLine(line) {
    return line.startsWith('{') && isJson(line);
}
function isJson(text) {
    try {
        JSON.parse(text);
        return true;
    }
    catch {
        return false;
    }
}
function readPiece({ text, line }, source, limits) {
    if (exceeds(text, limits.recordBytes))
        return { problem: problem({ kind: 'oversized', source, line, max: limits.recordBytes }) };
    const malformed = (detail) => ({ problem: problem({ kind: 'malformed', source, line, detail }) });
    let value;
    try {
        value = JSON.parse(text);
    }
    catch (error) {
        return malformed(error instanceof Error ? error.message : String(error));
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return malformed('not a JSON object');
    if (hasPrototypeKey(value))
        return malformed('has a key `__proto__`');
    const version = 'version' in value ? value.version : undefined;
    if (typeof version === 'number' && version > 1)
        return { problem: problem({ kind: 'future-version', source, line, version }) };
    const parsed = taskRecordSchema.safeParse(value);
    if (parsed.success)
        return { record: parsed.data };
    const issues = parsed.error.issues.slice(0, 3);
    return malformed(issues.map((issue) => `${issue.path.join('.') || 'record'}: ${issue.message}`).join('; '));
}
/** Walks with its own stack: a hostile text may be nested deeper than the call stack. */
function hasPrototypeKey(value) {
    const open = [value];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
        for (const key of Object.keys(next)) {
            if (key === '__proto__')
                return true;
            const child = Reflect.get(next, key);
            if (typeof child === 'object' && child !== null)
                open.push(child);
        }
    }
    return false;
}
function capped(problems, source, max) {
    if (problems.length <= max)
        return problems;
    return [...problems.slice(0, max), problem({ kind: 'more-malformed', source, count: problems.length - max })];
}
/** A warning and not an error: the work goes on, the record does not count, and its task will be missing. */
function problem(facts) {
    return { area: 'sync', severity: 'warning', at: null, ...facts };
}
/** Whether the text is longer than `bytes` in UTF-8. */
function exceeds(text, bytes) {
    if (text.length > bytes)
        return true;
    if (text.length * 3 <= bytes)
        return false;
    return new TextEncoder().encode(text).length > bytes;
}

;// CONCATENATED MODULE: ./build/exec/records.js



/**
 * Reads every `.json` and `.jsonl` file directly in a folder, in the order of their names. What is no record is a problem of
 * the result; only a folder that cannot be read is a problem instead of one. Links are not followed, and a file that is too
 * large is not read.
 */
async function readRecords(folder, speaker) {
    let names;
    try {
        names = (await (0,promises_.readdir)(folder)).filter((name) => /\.jsonl?$/.test(name)).sort();
    }
    catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        return { area: 'rim', severity: 'error', at: null, kind: 'unreadable', path: folder, detail };
    }
    const records = [];
    const problems = [];
    for (const name of names) {
        const path = (0,external_node_path_.join)(folder, name);
        const status = await (0,promises_.lstat)(path);
        if (!status.isFile())
            continue;
        if (status.size > RECORD_LIMITS.sourceBytes) {
            const max = RECORD_LIMITS.sourceBytes;
            problems.push({ area: 'sync', severity: 'error', at: null, kind: 'oversized', source: name, line: null, max });
            continue;
        }
        const read = parseRecords(await (0,promises_.readFile)(path, 'utf8'), name);
        problems.push(...read.problems);
        for (const record of read.records)
            records.push({ record, source: name, ...(speaker ? { speaker } : {}) });
    }
    return { records, problems };
}


/***/ }),

/***/ 99778:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ writeResults)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _tasklist_naming_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89830);



/**
 * Writes what people and programs read after a run into the results folder: `outputs.json` (`{task: {key: value}}`),
 * `outputs/<task>.json` and `records/<task>.json`. The files that tasks carried stand beside them, each task in its own folder.
 */
async function writeResults(folder, verdict, records) {
    for (const name of ['outputs', 'records'])
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'outputs.json'), `${JSON.stringify(verdict.outputs, null, 2)}\n`);
    for (const [task, outputs] of Object.entries(verdict.outputs))
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'outputs', `${(0,_tasklist_naming_js__WEBPACK_IMPORTED_MODULE_2__/* .taskFileName */ .d)(task)}.json`), `${JSON.stringify(outputs, null, 2)}\n`);
    for (const record of records)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'records', `${(0,_tasklist_naming_js__WEBPACK_IMPORTED_MODULE_2__/* .taskFileName */ .d)(record.task)}.json`), `${JSON.stringify(record, null, 2)}\n`);
}


/***/ }),

/***/ 8770:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   yS: () => (/* binding */ synthesise)
/* harmony export */ });
/* unused harmony exports SYNTHESIS_ID, synthesisTask */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _task_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4905);




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
    const scratch = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), 'fanfold-'));
    try {
        return await (0,_task_js__WEBPACK_IMPORTED_MODULE_3__/* .runTask */ .Z)(synthesisTask(step, context.results, context.verdict), {
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
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(scratch, { recursive: true, force: true }).catch(() => { });
    }
}


/***/ }),

/***/ 72566:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ createCommandGuard)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

/** Workflow commands that a task may issue: they annotate, mask or fold, and change nothing of our step. */
const PASSING = /^::(error|warning|notice|add-mask|group|endgroup)(?:\s[^\r\n]*?)?::/;
/**
 * Keeps the output of a task from setting outputs of our step. Everything between `begin` and `end` stands behind
 * `::stop-commands::` with a token that no task can guess; a command that may pass resumes the runner for one line.
 */
function createCommandGuard(write) {
    const token = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)();
    const stop = `::stop-commands::${token}\n`;
    const resume = `::${token}::\n`;
    return {
        begin: () => void write(stop),
        line: (prefix, text) => {
            const clean = text.replace(/\r/g, '');
            if (PASSING.test(clean))
                return write(`${resume}${clean}\n${stop}`);
            return write(`${prefix}${clean}\n`);
        },
        end: () => void write(resume),
    };
}


/***/ }),

/***/ 9009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ readContext)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);

/** Reads the variables of the runner. What is missing gets the value that claims least. */
function readContext(env) {
    const [owner = '', repo = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
    const runId = wholeNumber(env['GITHUB_RUN_ID']) ?? 0;
    const event = readEvent(env['GITHUB_EVENT_PATH']);
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
        pullRequest: event.pullRequest,
        defaultBranch: event.defaultBranch,
        workflowFile: workflowFile(env['GITHUB_WORKFLOW_REF']),
    };
}
function wholeNumber(text) {
    return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
function readEvent(path) {
    try {
        const event = JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path ?? '', 'utf8'));
        const number = member(member(event, 'pull_request'), 'number');
        const branch = member(member(event, 'repository'), 'default_branch');
        return {
            pullRequest: typeof number === 'number' ? number : null,
            defaultBranch: typeof branch === 'string' ? branch : null,
        };
    }
    catch {
        return { pullRequest: null, defaultBranch: null };
    }
}
function member(value, key) {
    return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}
/** `octo/repo/.github/workflows/ci.yml@refs/heads/main` holds the path. */
function workflowFile(ref) {
    return /^[^/]+\/[^/]+\/(.+)@/.exec(ref ?? '')?.[1] ?? null;
}


/***/ }),

/***/ 56527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ outcomesOf),
/* harmony export */   b: () => (/* binding */ lettersOf)
/* harmony export */ });
/**
 * Outcomes as letters, one a task in the order of the leg, so that the name of a leg's artifact already tells every other
 * leg what happened: S success, F failure, N neutral, P superseded (pending: it decides nothing).
 */
const LETTERS = { success: 'S', failure: 'F', neutral: 'N', pending: 'P' };
const OUTCOMES = {
    S: 'success',
    F: 'failure',
    N: 'neutral',
    P: 'pending',
};
/** The letters of a leg; a task without an outcome is pending. */
function lettersOf(leg, outcomes) {
    return leg.tasks.map((id) => LETTERS[outcomes.get(id) ?? 'pending']).join('');
}
/**
 * Reads the letters of a leg back; `null` when they are not exactly one known letter a task, which only a forged or foreign
 * name has. Pending tasks are left out.
 */
function outcomesOf(leg, letters) {
    if (letters.length !== leg.tasks.length)
        return null;
    const outcomes = new Map();
    for (const [index, id] of leg.tasks.entries()) {
        const outcome = OUTCOMES[letters[index] ?? ''];
        if (outcome === undefined)
            return null;
        if (outcome !== 'pending')
            outcomes.set(id, outcome);
    }
    return outcomes;
}


/***/ }),

/***/ 557:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gm: () => (/* binding */ MAX_OUTPUT_CHARACTERS),
/* harmony export */   dl: () => (/* binding */ planReference),
/* harmony export */   gf: () => (/* binding */ parsePlanReference),
/* harmony export */   lQ: () => (/* binding */ matrixOf),
/* harmony export */   xV: () => (/* binding */ waveCount)
/* harmony export */ });
/* unused harmony export MAX_LEGS_PER_MATRIX */
/** Job outputs are dropped whole above 1 MB of UTF-16, which is about this many characters for all outputs of a job. */
const MAX_OUTPUT_CHARACTERS = 500_000;
/** GitHub's limit on the jobs of one matrix. */
const MAX_LEGS_PER_MATRIX = 256;
/** `<name>@<digest>`: what a leg and converge need to find and to trust the plan. */
function planReference(plan) {
    return `${plan.name}@${plan.digest}`;
}
/** Splits `<name>@sha256:<hex>`; `null` when the text is anything else, so that an empty reference never finds a plan. */
function parsePlanReference(text) {
    const match = /^([A-Za-z0-9_-]{1,64})@(sha256:[0-9a-f]{64})$/.exec(text.trim());
    return match?.[1] && match[2] ? { name: match[1], digest: match[2] } : null;
}
/** The dynamic matrix of one wave (counted from 1): an include-only matrix, one item a leg, slowest first. */
function matrixOf(plan, wave) {
    const reference = planReference(plan);
    const byId = new Map(plan.tasks.map((task) => [task.id, task]));
    return {
        include: plan.legs
            .filter((leg) => leg.wave === wave)
            .map((leg) => {
            const item = itemOf(leg, reference);
            return { ...item, ...byId.get(leg.tasks[0] ?? '')?.with, ...item };
        }),
    };
}
function itemOf(leg, reference) {
    return {
        leg: leg.id,
        plan: reference,
        name: leg.name,
        'runs-on': leg.runsOn,
        'timeout-minutes': leg.timeoutMinutes,
    };
}
/** The number of waves that have legs. A plan without legs has none. */
function waveCount(plan) {
    return plan.legs.reduce((most, leg) => Math.max(most, leg.wave), 0);
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


/***/ })

};
