export const id = 630;
export const ids = [630];
export const modules = {

/***/ 36630:
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
// EXTERNAL MODULE: ./build/exec/conclude.js + 14 modules
var conclude = __webpack_require__(59828);
// EXTERNAL MODULE: ./build/github/artifacts.js + 2 modules
var artifacts = __webpack_require__(79758);
// EXTERNAL MODULE: ./build/github/commands.js
var commands = __webpack_require__(72566);
// EXTERNAL MODULE: ./build/github/rest.js
var github_rest = __webpack_require__(61418);
;// CONCATENATED MODULE: ./build/github/comment.js

/** GitHub refuses a longer body. */
const MAX_COMMENT_CHARACTERS = 65_536;
/** A pull request with more comments than this gets a new one. */
const MAX_PAGES = 30;
/** Keeps one comment up to date: edits the one that begins with the marker, else writes it. Never throws. */
async function upsertComment(rest, comment) {
    const { owner, repo, issue } = comment;
    const body = bodyOf(comment);
    try {
        const existing = await findComment(rest, comment);
        if (existing === null)
            await rest.rest.issues.createComment({ owner, repo, issue_number: issue, body });
        else
            await rest.rest.issues.updateComment({ owner, repo, comment_id: existing, body });
        return null;
    }
    catch (error) {
        const detail = (0,github_rest/* restFault */.X)(error, 'pull-requests: write');
        return { area: 'rim', severity: 'warning', at: null, kind: 'comment-failed', issue, detail };
    }
}
const CUT_NOTE = '\n\n…';
function bodyOf({ marker, body }) {
    const whole = `${marker}\n${body}`;
    if (whole.length <= MAX_COMMENT_CHARACTERS)
        return whole;
    const kept = whole.slice(0, MAX_COMMENT_CHARACTERS - CUT_NOTE.length);
    return kept.replace(/[\uD800-\uDBFF]$/, '') + CUT_NOTE;
}
/** Who may edit comments of others anyway. */
const TRUSTED = new Set(['OWNER', 'MEMBER', 'COLLABORATOR']);
/**
 * The comment of a workflow's token is a bot's, that of a person's token belongs to somebody trusted. A stranger who begins
 * a comment with the marker must not get our text into a comment that they can edit.
 */
async function findComment(rest, { owner, repo, issue, marker }) {
    const query = { owner, repo, issue_number: issue, per_page: 100 };
    let pages = 0;
    for await (const { data } of rest.paginate.iterator(rest.rest.issues.listComments, query)) {
        const found = data.find((one) => isOurs(one) && one.body?.startsWith(marker));
        if (found !== undefined)
            return found.id;
        if (++pages >= MAX_PAGES)
            break;
    }
    return null;
}
function isOurs(comment) {
    return comment.user?.type === 'Bot' || TRUSTED.has(comment.author_association ?? '');
}

// EXTERNAL MODULE: ./build/github/context.js
var context = __webpack_require__(9009);
// EXTERNAL MODULE: ./build/github/event.js
var github_event = __webpack_require__(6830);
// EXTERNAL MODULE: ./build/github/names.js
var names = __webpack_require__(50926);
// EXTERNAL MODULE: ./build/report/escape/terminal.js
var terminal = __webpack_require__(99351);
// EXTERNAL MODULE: ./build/report/headline.js + 1 modules
var headline = __webpack_require__(41321);
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
    const log = (0,terminal/* logLines */.OG)(row.record?.logTail ?? '').slice(-20);
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

// EXTERNAL MODULE: ./build/report/bytes.js
var bytes = __webpack_require__(20140);
// EXTERNAL MODULE: ./build/report/escape/html.js
var html = __webpack_require__(99126);
// EXTERNAL MODULE: ./build/report/summary-answer.js
var summary_answer = __webpack_require__(46910);
;// CONCATENATED MODULE: ./build/report/comment.js




const LIMITS = {
    tailLines: 10,
    tailCharacters: 1500,
    failures: 5,
    tableRows: 0,
    outputs: 0,
    tests: 10,
    problems: 0,
    timeline: false,
};
/** Stands first in a comment, so that the next run finds it and updates it in place; nobody sees it. */
function commentMarker(planName) {
    return `<!-- fanfold:${planName.replace(/[^A-Za-z0-9_]/g, '-')} -->`;
}
/** GitHub takes 65,536 characters in a comment. */
const comment_MOST_CHARACTERS = 60_000;
/** The pull request comment without its marker: verdict, arithmetic, the first failures, speed, and a link to the run. */
function comment(converged) {
    const rows = (0,report_rows/* rowsOf */.RO)(converged);
    const url = (0,html/* safeUrl */.Pl)(converged.runUrl);
    const full = [
        (0,summary_answer/* headSection */.s)(converged, rows),
        (0,summary_answer/* failingTestsSection */.d1)(converged, LIMITS),
        (0,summary_answer/* failuresSection */.Lb)(converged, rows, LIMITS),
        (0,summary_answer/* nextSection */.tV)(converged, rows),
        (0,summary_answer/* speedSection */.dd)(converged),
        url === null ? '' : `[All tasks, timeline and outputs](<${url}>)`,
    ];
    const text = (sections) => `${sections.filter((part) => part !== '').join('\n\n')}\n`;
    const whole = text(full);
    return whole.length <= comment_MOST_CHARACTERS ? whole : (0,bytes/* cutToBytes */.z)(text([full[0] ?? '', full[5] ?? '']), comment_MOST_CHARACTERS);
}

// EXTERNAL MODULE: ./build/report/converge.js + 3 modules
var converge = __webpack_require__(43136);
// EXTERNAL MODULE: ./build/report/style.js
var style = __webpack_require__(33842);
// EXTERNAL MODULE: ./build/report/escape/markdown.js
var markdown = __webpack_require__(31674);
;// CONCATENATED MODULE: ./build/report/escape/mermaid.js


/** Mermaid reads `#NN;` as the character NN. Letters, digits and a few marks are safe; the rest is written that way. */
function mermaid(text, most = 60) {
    return (0,words/* cut */.Jj)((0,terminal/* printable */.g$)(text), most).replace(/[^A-Za-z0-9 _./=+\-[\]()]/gu, (character) => `#${character.codePointAt(0)};`);
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

// EXTERNAL MODULE: ./build/report/leg-link.js
var leg_link = __webpack_require__(70640);
// EXTERNAL MODULE: ./build/report/sentence-markup.js
var sentence_markup = __webpack_require__(95671);
// EXTERNAL MODULE: ./build/report/timeline.js
var timeline = __webpack_require__(27556);
;// CONCATENATED MODULE: ./build/report/summary-detail.js









/** A name is cut to this many characters in a table; a task id may have 512. */
const NAME = 200;
/** A table with more rows than this unfolds. */
const OPEN_ROWS = 30;
/** What else was found wrong while the results were collected. */
function problemsSection({ problems }, limits) {
    if (problems.length === 0)
        return '';
    const items = problems
        .slice(0, limits.problems)
        .map((problem) => `- ${problem.severity}: ${(0,sentence_markup/* markdownSentence */.n)((0,words/* cut */.Jj)((0,sentences/* sentence */.e)(problem).replace(/\s*\n\s*/g, ' '), 2000))}`);
    return ['### Notes', '', ...items, ...(0,summary_answer/* more */.OS)(problems.length - limits.problems, 'note')].join('\n');
}
/** Every task in one table, failures first. */
function taskTableSection(rows, limits) {
    if (rows.length === 0)
        return '';
    if (limits.tableRows === 0)
        return `### Tasks\n\n(${(0,words/* count */.U9)(rows.length, 'task')}, cut to fit)`;
    const lines = rows.slice(0, limits.tableRows).map(tableRow);
    const table = ['| Task | State | Time | Tries | Leg | Reason |', '|---|---|--:|--:|---|---|', ...lines];
    const rest = (0,summary_answer/* more */.OS)(rows.length - limits.tableRows, 'task');
    if (rows.length <= OPEN_ROWS)
        return ['### Tasks', '', ...table, ...rest].join('\n');
    const title = `<details><summary>${(0,words/* count */.U9)(Math.min(rows.length, limits.tableRows), 'task')}</summary>`;
    return ['### Tasks', '', title, '', ...table, '', '</details>', ...rest].join('\n');
}
function tableRow(row) {
    const ran = row.tries > 0;
    const cells = [
        (0,markdown/* code */.aY)((0,words/* cut */.Jj)(row.task, NAME)),
        `${STATE_MARKS[(0,report_rows/* fateMark */.qd)(row)] ?? ''} ${(0,report_rows/* fateWord */.ZF)(row)}`,
        ran ? (0,words/* duration */.p0)(row.durationMs) : '',
        ran ? String(row.tries) : '',
        row.leg === '' ? '' : (0,leg_link/* legLink */.Z)(row),
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
    const all = Object.entries(verdict.outputs).flatMap(([task, values]) => Object.entries(values).map(([key, value]) => ({ task, key, value })));
    if (all.length === 0)
        return '';
    if (limits.outputs === 0)
        return `### Outputs\n\n(${(0,words/* count */.U9)(all.length, 'output')}, cut to fit)`;
    const shown = all
        .slice(0, limits.outputs)
        .map(({ task, key, value }) => `| ${(0,markdown/* code */.aY)((0,words/* cut */.Jj)(task, NAME))} | ${(0,markdown/* code */.aY)((0,words/* cut */.Jj)(key, 100))} | ${(0,markdown/* code */.aY)((0,words/* cut */.Jj)(value, 200))} |`);
    const rest = (0,summary_answer/* more */.OS)(all.length - shown.length, 'output');
    return ['### Outputs', '', '| Task | Output | Value |', '|---|---|---|', ...shown, ...rest].join('\n');
}

;// CONCATENATED MODULE: ./build/report/summary.js




const FULL = {
    tailLines: 30,
    tailCharacters: 8192,
    failures: 100,
    tableRows: 5000,
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
    return (0,bytes/* cutToBytes */.z)(text, mostBytes);
}
function render(converged, rows, limits) {
    const sections = [
        (0,summary_answer/* headSection */.s)(converged, rows),
        (0,summary_answer/* failingTestsSection */.d1)(converged, limits),
        (0,summary_answer/* failuresSection */.Lb)(converged, rows, limits),
        (0,summary_answer/* nextSection */.tV)(converged, rows),
        (0,summary_answer/* speedSection */.dd)(converged),
        (0,summary_answer/* checksSection */.N$)(converged),
        problemsSection(converged, limits),
        taskTableSection(rows, limits),
        timelineSection(converged, rows, limits),
        outputsSection(converged, limits),
    ];
    return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

// EXTERNAL MODULE: ./build/report/verdict-text.js
var verdict_text = __webpack_require__(62732);
// EXTERNAL MODULE: ./build/actions/find-plan.js
var find_plan = __webpack_require__(46729);
// EXTERNAL MODULE: ./build/actions/leg/run-view.js
var run_view = __webpack_require__(89198);
// EXTERNAL MODULE: ./build/actions/step.js
var step = __webpack_require__(96432);
// EXTERNAL MODULE: ./build/actions/timings.js + 1 modules
var timings = __webpack_require__(22593);
// EXTERNAL MODULE: ./build/exec/records.js + 2 modules
var exec_records = __webpack_require__(9170);
;// CONCATENATED MODULE: ./build/actions/converge/collect.js
/** Everything that the legs left, as values: one list, a bounded number of downloads, every record checked. */



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

// EXTERNAL MODULE: ./build/plan/letters.js
var letters = __webpack_require__(56527);
// EXTERNAL MODULE: ./build/sync/watch.js + 1 modules
var sync_watch = __webpack_require__(41097);
// EXTERNAL MODULE: ./build/actions/leg/early-stop.js
var early_stop = __webpack_require__(99605);
;// CONCATENATED MODULE: ./build/actions/converge/wait.js




const JOBS_EVERY_MS = 60_000;
/** A job that has just ended may still be making its artifact visible. */
const LINGER_MS = 10_000;
async function waitForVerdict({ plan, run, store, jobs, minutes, tell }) {
    const deadline = Date.now() + minutes * 60_000;
    const every = (0,early_stop/* pollInterval */.dq)(plan.legs.length);
    const gone = createGoneLegs(plan, run, jobs);
    for (let looked = -1;;) {
        const listed = await store.list();
        const records = (0,run_view/* newestOfLegs */.ZD)((0,run_view/* recordsIn */.Q0)((0,run_view/* artifactsOf */.Ns)(plan, listed, run.runAttempt)));
        const present = new Set(records.map(({ name }) => name.leg));
        if (present.size !== looked)
            tell(`${present.size} of ${plan.legs.length} legs have ended`);
        looked = present.size;
        const dead = await gone.look(present);
        const open = plan.legs.filter(({ id }) => !present.has(id) && !dead.has(id));
        const unfinished = new Set(open.flatMap(({ tasks }) => tasks));
        if (isDecided(plan, records, run.runAttempt))
            return { ended: 'decided', listed, unfinished };
        if (open.length === 0)
            return { ended: 'all-ended', listed, unfinished };
        if (Date.now() + every > deadline)
            return { ended: 'time-is-up', listed, unfinished: new Set() };
        await new Promise((resolve) => setTimeout(resolve, every));
    }
}
/**
 * Whether the names alone make the verdict certain. Of an earlier attempt only what need not be run again counts: a failure
 * of it may be running again right now. Letters that did not fit into a name leave their leg pending here, which is sound.
 */
function isDecided(plan, records, attempt) {
    const watch = (0,sync_watch/* createWatch */.A)(plan);
    const legs = new Map(plan.legs.map((leg) => [leg.id, leg]));
    for (const { name } of records) {
        const leg = legs.get(name.leg);
        const outcomes = leg === undefined || name.letters === null ? null : (0,letters/* outcomesOf */.R)(leg, name.letters);
        if (outcomes !== null)
            watch.take(name.attempt === attempt ? outcomes : withoutFailures(outcomes));
    }
    const decision = watch.decision();
    return decision.decided && !decision.foregone;
}
function withoutFailures(outcomes) {
    return new Map([...outcomes].filter(([, outcome]) => outcome !== 'failure'));
}
/** Legs whose job has ended for some time without a record: they died, and nothing more will come. */
function createGoneLegs(plan, run, jobs) {
    let asked = Date.now();
    let dead = new Set();
    return {
        look: async (present) => {
            if (present.size === plan.legs.length || Date.now() - asked < JOBS_EVERY_MS)
                return dead;
            asked = Date.now();
            const { jobs: byLeg } = await jobs();
            const ended = [...byLeg].filter(([, job]) => job.runAttempt === run.runAttempt &&
                job.status === 'completed' &&
                Date.now() - Date.parse(job.completedAt ?? '') > LINGER_MS);
            dead = new Set(ended.map(([leg]) => leg).filter((leg) => !present.has(leg)));
            return dead;
        },
    };
}

;// CONCATENATED MODULE: ./build/github/jobs.js

/** 256 legs in 20 attempts; more is not read. */
const jobs_MAX_PAGES = 52;
/**
 * The jobs of a run, of each name those of the newest attempt up to `runAttempt`: "re-run failed jobs" leaves the others at
 * the attempt they ran in. Whatever goes wrong is a problem, and then there are no jobs.
 */
async function listJobs(rest, { owner, repo, runId, runAttempt }) {
    try {
        const jobs = [];
        const query = { owner, repo, run_id: runId, filter: 'all', per_page: 100 };
        let pages = 0;
        for await (const { data } of rest.paginate.iterator(rest.rest.actions.listJobsForWorkflowRun, query)) {
            if (++pages > jobs_MAX_PAGES)
                return unchecked(`the run has more than ${100 * jobs_MAX_PAGES} jobs`);
            jobs.push(...data.map(jobOf));
        }
        return { jobs: newestOfNames(jobs.filter((job) => job.runAttempt <= runAttempt)), problem: null };
    }
    catch (error) {
        return unchecked((0,github_rest/* restFault */.X)(error, 'actions: read'));
    }
}
function unchecked(detail) {
    return { jobs: [], problem: { area: 'rim', severity: 'warning', at: null, kind: 'jobs-unchecked', detail } };
}
function jobOf(job) {
    return {
        name: job.name,
        url: job.html_url,
        status: job.status,
        conclusion: job.conclusion,
        runAttempt: job.run_attempt ?? 1,
        createdAt: job.created_at ?? null,
        startedAt: job.started_at ?? null,
        completedAt: job.completed_at,
    };
}
function newestOfNames(jobs) {
    const newest = new Map();
    for (const { name, runAttempt } of jobs)
        newest.set(name, Math.max(runAttempt, newest.get(name) ?? 0));
    return jobs.filter(({ name, runAttempt }) => newest.get(name) === runAttempt);
}
/** GitHub cuts the name of a job at 100 characters: 97 of them and three dots. */
const CUT_LENGTH = 100;
const CUT = '...';
/** Between the name of a job that calls a reusable workflow and the name of a job in it. */
const LEVEL = ' / ';
/**
 * The job of each leg, by the leg's unique name. A name of the whole job is taken before one behind the names of calling
 * workflows, that before one that was cut. A leg that two jobs claim equally well gets none: a wrong witness is worse than none.
 */
function jobsOfLegs(legs, jobs) {
    const idOf = new Map(legs.map(({ id, name }) => [name, id]));
    const claims = new Map();
    for (const job of jobs) {
        const claim = claimOf(job.name, idOf);
        if (claim === null)
            continue;
        const best = claims.get(claim.leg);
        if (best === undefined || claim.rank < best.rank)
            claims.set(claim.leg, { rank: claim.rank, jobs: [job] });
        else if (claim.rank === best.rank)
            best.jobs.push(job);
    }
    const found = new Map();
    for (const { id } of legs) {
        const claimants = claims.get(id)?.jobs ?? [];
        const [job] = claimants;
        if (job !== undefined && claimants.length === 1)
            found.set(id, job);
    }
    return found;
}
function claimOf(name, idOf) {
    const endings = endingsOf(name);
    for (const [index, ending] of endings.entries()) {
        const leg = idOf.get(ending);
        if (leg !== undefined)
            return { leg, rank: index === 0 ? 0 : 1 };
    }
    if (name.length !== CUT_LENGTH || !name.endsWith(CUT))
        return null;
    const matches = new Set();
    for (const ending of endings.map((text) => text.slice(0, -CUT.length)))
        if (ending !== '')
            for (const [leg, id] of idOf)
                if (leg.startsWith(ending))
                    matches.add(id);
    const [leg] = matches;
    return leg !== undefined && matches.size === 1 ? { leg, rank: 2 } : null;
}
/** `a / b / c`, `b / c`, `c`. */
function endingsOf(name) {
    const parts = name.split(LEVEL);
    return parts.map((_, index) => parts.slice(index).join(LEVEL));
}

;// CONCATENATED MODULE: ./build/actions/converge/witness.js


/** Asks GitHub for the jobs of the run. Without a token, a permission or a network it says what it could not check. */
async function askJobs(plan, token, run) {
    const nothing = new Map();
    if (token === '' || run.owner === '') {
        const detail = 'there is no token';
        return { jobs: nothing, problems: [{ area: 'rim', severity: 'note', at: null, kind: 'jobs-unchecked', detail }] };
    }
    const rest = await (0,github_rest/* createRest */.d)({ token, apiUrl: run.apiUrl });
    const { jobs, problem } = await listJobs(rest, run);
    return { jobs: jobsOfLegs(plan.legs, jobs), problems: problem === null ? [] : [problem] };
}
/**
 * What the jobs say about records: the newest attempt in which each leg was started, so that a re-run that died does not
 * bring back its old result, and the legs that ended red although their records meant green.
 */
function testimony({ jobs }, records) {
    const green = new Set(records.filter(({ record }) => record.colour === 'green').map(({ record }) => keyOf(record.leg, record.runAttempt)));
    const startedLegs = new Map();
    const failedLegs = new Set();
    for (const [leg, job] of jobs) {
        if (job.startedAt !== null && job.conclusion !== 'skipped')
            startedLegs.set(leg, job.runAttempt);
        if (job.conclusion === 'failure' && green.has(keyOf(leg, job.runAttempt)))
            failedLegs.add(leg);
    }
    return { startedLegs, failedLegs };
}
const keyOf = (leg, attempt) => `${attempt} ${leg}`;

;// CONCATENATED MODULE: ./build/actions/converge/plan-mode.js




























/** Folds every result of a plan into one verdict, and fails the step when it is fail. */
async function convergePlan(reference) {
    const run = (0,context/* readContext */.y)(process.env);
    const token = (0,step/* input */.hF)('token');
    const { owner, repo, runId } = run;
    // Artifacts of earlier attempts are sometimes listed without an address (download-artifact#486): REST still has them.
    const store = (0,artifacts/* openArtifacts */.u)({ rest: token === '' ? null : { owner, repo, runId, token } });
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(run.temp, 'fanfold-converge-'));
    const listed = await store.list();
    const found = await (0,find_plan/* findPlan */.L)(reference, listed, store, run.runAttempt, folder);
    if ('detail' in found) {
        core/* setOutput */.uH('verdict', 'fail');
        return core/* setFailed */.C1(`the plan cannot be had: ${found.detail}`);
    }
    const { plan } = found;
    const waited = (0,step/* flag */.Jt)('wait') ? await wait(plan, run, store) : null;
    const results = (0,external_node_path_.resolve)(run.workspace, (0,step/* input */.hF)('results') || 'results');
    const first = await gather(plan, waited?.listed ?? listed, run, store, folder, results, waited);
    await finish(first, results, run, store);
}
function wait(plan, run, store) {
    const minutes = Number((0,step/* input */.hF)('wait-minutes') || '60');
    if (!(minutes > 0))
        throw new Error(`\`wait-minutes\` is a number of minutes above 0, not ${JSON.stringify((0,step/* input */.hF)('wait-minutes'))}`);
    const deadline = Math.min(minutes, plan.deadlineMinutes ?? minutes);
    const jobs = () => askJobs(plan, (0,step/* input */.hF)('token'), run);
    return waitForVerdict({ plan, run, store, jobs, minutes: deadline, tell: core/* info */.pq });
}
/** Everything that is known, as one value. */
async function gather(plan, listed, run, store, folder, results, waited) {
    const named = (0,run_view/* artifactsOf */.Ns)(plan, listed, run.runAttempt);
    const [collected, witness] = await Promise.all([
        collectRecords(plan, named, store, folder),
        plan.legs.length === 0 ? { jobs: new Map(), problems: [] } : askJobs(plan, (0,step/* input */.hF)('token'), run),
    ]);
    const converged = (0,converge/* converge */.c)(plan, collected.records, {
        runAttempt: run.runAttempt,
        ...testimony(witness, collected.records),
        ...(waited === null ? {} : { unfinished: waited.unfinished }),
        problems: [...collected.problems, ...witness.problems],
    });
    const missed = await collectFiles(plan, converged.records, named, store, folder, results);
    return { ...converged, problems: [...converged.problems, ...missed], jobs: witness.jobs, runUrl: run.runUrl };
}
/** Results, synthesis and report, then the outputs, so that the steps of the user see everything. */
async function finish(first, results, run, store) {
    const reportFile = (0,external_node_path_.join)(results, 'report.html');
    const interrupt = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'])
        process.once(signal, () => interrupt.abort({ kind: 'cancelled', signal }));
    const guard = (0,commands/* createCommandGuard */.b)((text) => process.stdout.write(text));
    guard.begin();
    const { converged, faults } = await (0,conclude/* conclude */.E)(first, {
        workspace: run.workspace,
        results,
        verdictFile: (0,external_node_path_.join)(results, 'verdict.json'),
        reportFile,
        merge: (0,step/* input */.hF)('merge') || (first.plan.merge ?? null),
        synthesis: synthesisOf(first.plan),
        env: process.env,
        signal: interrupt.signal,
        output: (text) => guard.line('converge | ', (0,terminal/* logLines */.OG)(text)[0] ?? ''),
    });
    guard.end();
    await tell(converged, faults);
    const { outputs, cut } = outputsOf(converged.verdict, results);
    for (const [name, value] of Object.entries(outputs))
        core/* setOutput */.uH(name, value);
    if (cut.length > 0)
        core/* warning */.$e(`too large for an output: ${cut.join(', ')}; the output holds the path of the file that has it`);
    await extras(converged, reportFile, results, run, store);
    const { verdict, decidedBy } = converged.verdict;
    if (verdict === 'fail')
        core/* setFailed */.C1(decidedBy.map(({ text }) => text).join('; '));
    else if (faults.length > 0)
        core/* setFailed */.C1(faults.join('; '));
}
/** The input `run` replaces the command of the task file. */
function synthesisOf(plan) {
    const own = (0,step/* input */.hF)('run');
    return own === '' ? plan.converge : { shell: 'bash', env: {}, timeoutMinutes: 60, ...plan.converge, run: own };
}
async function tell(converged, faults) {
    core/* info */.pq((0,verdict_text/* verdictText */.n)(converged, style/* plain */.p).trimEnd());
    for (const { level, title, message } of annotations(converged)) {
        const write = level === 'error' ? core/* error */.z3 : level === 'warning' ? core/* warning */.$e : core/* notice */.lm;
        write(message, { title });
    }
    for (const fault of faults)
        core/* error */.z3(fault);
    await core/* summary */.z.addRaw(summary(converged)).write();
}
/** The page, the timings and the comment are extras: that one of them fails changes no verdict. */
async function extras(converged, reportFile, results, run, store) {
    const attempt = async (what, work) => {
        await work().catch((error) => core/* warning */.$e(`${what}: ${error instanceof Error ? error.message : String(error)}`));
    };
    const token = (0,step/* input */.hF)('token');
    const name = (0,names/* artifactName */.C)(converged.plan.name, { kind: 'report', attempt: run.runAttempt });
    await attempt('the report could not be stored', () => store.upload(() => name, [reportFile], results));
    await attempt('the timings could not be stored', () => (0,timings/* storeTimings */.f)(converged, token, run, store));
    if ((0,step/* flag */.Jt)('comment')) {
        await attempt('the comment could not be written', async () => {
            const { pullRequest: issue } = await (0,github_event/* readEvent */.j)();
            if (issue === null)
                return core/* info */.pq('no comment: this event has no pull request');
            const rest = await (0,github_rest/* createRest */.d)({ token, apiUrl: run.apiUrl });
            const { owner, repo } = run;
            const marker = commentMarker(converged.plan.name);
            const problem = await upsertComment(rest, { owner, repo, issue, marker, body: comment(converged) });
            if (problem !== null)
                core/* warning */.$e((0,sentences/* sentence */.e)(problem));
        });
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
/* harmony import */ var _exec_load_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27035);
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

/***/ 99605:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mf: () => (/* binding */ lookSafely),
/* harmony export */   Ww: () => (/* binding */ createEarlyStop),
/* harmony export */   dq: () => (/* binding */ pollInterval)
/* harmony export */ });
/* harmony import */ var _run_view_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89198);
/* harmony import */ var _stored_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20264);


function createEarlyStop(watch, reader, leaving) {
    const { plan, attempt, store } = leaving;
    let marked = false;
    const take = (outcomes) => watch.take(outcomes);
    const look = async () => {
        if (plan.stop === 'never')
            return false;
        const named = (0,_run_view_js__WEBPACK_IMPORTED_MODULE_0__/* .artifactsOf */ .Ns)(plan, await store.list(), attempt);
        take(await reader.read(named));
        marked ||= (0,_run_view_js__WEBPACK_IMPORTED_MODULE_0__/* .hasMarker */ .xY)(named, attempt);
        if (!marked && watch.stopped()) {
            await (0,_stored_js__WEBPACK_IMPORTED_MODULE_1__/* .storeMarker */ .Ip)(leaving);
            marked = true;
        }
        return marked;
    };
    const poll = async (everyMs, signal, onStop) => {
        if (plan.stop === 'never')
            return;
        while (!signal.aborted) {
            await sleep(everyMs, signal);
            if (signal.aborted)
                return;
            // A look that fails is not the task's fault: the next one may succeed.
            const stop = await look().catch(() => false);
            if (stop && !signal.aborted) {
                onStop();
                return;
            }
        }
    };
    return { take, settled: watch.stopped, look, poll };
}
/**
 * Milliseconds between two looks of one leg: every two seconds for a few legs, and slower the more legs ask, so that all
 * together send at most about eight requests a second to a service whose limits nobody publishes.
 */
function pollInterval(legs) {
    return Math.min(30_000, Math.max(2000, legs * 125));
}
function sleep(ms, signal) {
    return new Promise((resolve) => {
        const done = () => {
            clearTimeout(timer);
            signal.removeEventListener('abort', done);
            resolve();
        };
        const timer = setTimeout(done, ms);
        signal.addEventListener('abort', done, { once: true });
    });
}
/** Whether a store can be reached at all decides nothing about the tasks, so problems of a look are only told. */
async function lookSafely(early, tell) {
    try {
        return await early.look();
    }
    catch (error) {
        tell(error instanceof Error ? error.message : String(error));
        return false;
    }
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

/***/ 20264:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $5: () => (/* binding */ outcomesOfRecords),
/* harmony export */   Ip: () => (/* binding */ storeMarker),
/* harmony export */   KN: () => (/* binding */ storeLeg),
/* harmony export */   mo: () => (/* binding */ legFolders)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _exec_collect_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48950);
/* harmony import */ var _exec_recordfile_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(32745);
/* harmony import */ var _github_names_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(50926);
/* harmony import */ var _plan_letters_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(56527);
/* harmony import */ var _sync_outcome_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(55542);
/** What a leg leaves behind: its records, the files it carries, and, when it makes the answer certain, the marker. */







function legFolders(root) {
    return { root, records: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, 'records'), files: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, 'files') };
}
function outcomesOfRecords(records, plan) {
    const outcomes = new Map();
    for (const record of records) {
        const outcome = (0,_sync_outcome_js__WEBPACK_IMPORTED_MODULE_5__/* .recordOutcome */ .Up)(record, plan.policy);
        if (outcome !== null)
            outcomes.set(record.task, outcome);
    }
    return outcomes;
}
/**
 * Stores records under a name that tells their outcomes, and carried files apart from them, so that records stay small. Files
 * go first: who sees the records may count on the files. Throws when anything could not be stored.
 */
async function storeLeg(records, leaving) {
    const { plan, leg, attempt, store, folders } = leaving;
    for (const record of records) {
        const problem = await (0,_exec_recordfile_js__WEBPACK_IMPORTED_MODULE_3__/* .writeRecord */ .r)(folders.records, record);
        if (problem !== null && 'detail' in problem)
            throw new Error(`the record of ${record.task}: ${problem.detail}`);
    }
    await uploadAll(folders.files, (copy) => (0,_github_names_js__WEBPACK_IMPORTED_MODULE_6__/* .artifactName */ .C)(plan.name, { kind: 'files', attempt, leg: leg.id }, copy), store);
    const letters = (0,_plan_letters_js__WEBPACK_IMPORTED_MODULE_4__/* .lettersOf */ .b)(leg, outcomesOfRecords(records, plan));
    const name = { kind: 'records', attempt, leg: leg.id, letters };
    await uploadAll(folders.records, (copy) => (0,_github_names_js__WEBPACK_IMPORTED_MODULE_6__/* .artifactName */ .C)(plan.name, name, copy), store);
}
async function uploadAll(folder, nameOf, store) {
    const files = (await (0,_exec_collect_js__WEBPACK_IMPORTED_MODULE_2__/* .regularFiles */ .qp)(folder)).map((path) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, path));
    if (files.length === 0)
        return;
    const stored = await store.upload(nameOf, files, folder);
    if (stored === 'taken')
        throw new Error(`the artifact name ${nameOf(1)} is taken`);
}
/** Tells every leg that looks that the stop condition holds. Names are immutable: the first one wins, the others are late. */
async function storeMarker({ plan, leg, attempt, store, folders }) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folders.root, 'verdict.json');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(file, `${JSON.stringify({ version: 1, plan: plan.digest, leg: leg.id, runAttempt: attempt })}\n`);
    const name = (0,_github_names_js__WEBPACK_IMPORTED_MODULE_6__/* .artifactName */ .C)(plan.name, { kind: 'verdict', attempt });
    await store.upload(() => name, [file], folders.root);
}


/***/ }),

/***/ 22593:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k: () => (/* binding */ actionTimings),
  f: () => (/* binding */ storeTimings)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/exec/timings.js
var timings = __webpack_require__(83711);
// EXTERNAL MODULE: ./build/github/event.js
var github_event = __webpack_require__(6830);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./build/github/fault.js
var fault = __webpack_require__(96730);
// EXTERNAL MODULE: ./build/github/names.js
var names = __webpack_require__(50926);
// EXTERNAL MODULE: ./build/github/rest.js
var github_rest = __webpack_require__(61418);
// EXTERNAL MODULE: ./build/github/unpack.js
var unpack = __webpack_require__(45290);
;// CONCATENATED MODULE: ./build/github/history.js







/** The file inside the artifact of timings. */
const TIMINGS_FILE = 'timings.json';
/** Of the archive and of its content: a million measured tasks would fit. */
const MAX_BYTES = 8 * 1024 * 1024;
const MAX_FILES = 16;
/**
 * The newest timings that converge stored on the default branch, with two requests at most. A pull request of a fork can come
 * from a branch of the same name: only runs whose code is this repository's own count.
 */
async function fetchTimings(rest, query) {
    try {
        const newest = await newestArtifact(rest, query);
        if (newest === null)
            return { text: null, problem: null };
        if (newest.bytes > MAX_BYTES)
            return unavailable(`they have ${newest.bytes} bytes, more than ${MAX_BYTES}`);
        return { text: await download(rest, query, newest.id), problem: null };
    }
    catch (error) {
        return unavailable(error instanceof UnreadableError ? error.message : (0,github_rest/* restFault */.X)(error, 'actions: read'));
    }
}
function unavailable(detail) {
    return { text: null, problem: { area: 'rim', severity: 'note', at: null, kind: 'timings-unavailable', detail } };
}
async function newestArtifact(rest, { owner, repo, planName, defaultBranch }) {
    const name = (0,names/* artifactName */.C)(planName, { kind: 'timings', attempt: 1 });
    const { data } = await rest.rest.actions.listArtifactsForRepo({ owner, repo, name, per_page: 100 });
    const [newest] = data.artifacts
        .filter(({ expired, workflow_run: run }) => {
        if (expired || run?.head_branch !== defaultBranch)
            return false;
        return run.head_repository_id === run.repository_id;
    })
        .sort((a, b) => (b.created_at ?? '').localeCompare(a.created_at ?? '') || b.id - a.id);
    return newest === undefined ? null : { id: newest.id, bytes: newest.size_in_bytes };
}
async function download(rest, { owner, repo }, id) {
    const { data } = await rest.rest.actions.downloadArtifact({ owner, repo, artifact_id: id, archive_format: 'zip' });
    if (!(data instanceof ArrayBuffer))
        throw new UnreadableError('the download is not an archive');
    if (data.byteLength > MAX_BYTES)
        throw new UnreadableError(`the archive has ${data.byteLength} bytes`);
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'fanfold-'));
    try {
        await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'archive'), Buffer.from(data));
        await (0,unpack/* unpack */.l)((0,external_node_path_.join)(folder, 'archive'), (0,external_node_path_.join)(folder, 'content'), { maxEntries: MAX_FILES, maxBytes: MAX_BYTES });
        return await (0,promises_.readFile)((0,external_node_path_.join)(folder, 'content', TIMINGS_FILE), 'utf8');
    }
    catch (error) {
        throw new UnreadableError((0,fault/* messageOf */.bD)(error).replaceAll(`${folder}/`, ''));
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
/** What was downloaded is no archive of timings. */
class UnreadableError extends Error {
}

// EXTERNAL MODULE: ./build/packing/history.js
var packing_history = __webpack_require__(316);
// EXTERNAL MODULE: ./build/packing/runner.js
var runner = __webpack_require__(34152);
;// CONCATENATED MODULE: ./build/actions/timings.js









/** The durations to plan with: a file, those that converge stored on the default branch, or none. */
async function actionTimings(given, token, planName, run) {
    if (given === 'none')
        return (0,timings/* noTimings */.DN)();
    if (given !== '')
        return (0,timings/* readTimings */.kF)(given, run.workspace);
    const { owner, repo } = run;
    if (token === '' || owner === '')
        return (0,timings/* noTimings */.DN)();
    const { defaultBranch } = await (0,github_event/* readEvent */.j)();
    if (defaultBranch === null)
        return (0,timings/* noTimings */.DN)();
    const rest = await (0,github_rest/* createRest */.d)({ token, apiUrl: run.apiUrl });
    const { text, problem } = await fetchTimings(rest, { owner, repo, planName, defaultBranch });
    const parsed = text === null ? await (0,timings/* noTimings */.DN)() : await (0,timings/* parseTimings */.PM)(text, 'the timings of earlier runs');
    return problem === null ? parsed : { ...parsed, problems: [...parsed.problems, problem] };
}
/** Stores the times of this run's successes, and of its starts, added to those of earlier runs. */
async function storeTimings({ plan, records, jobs }, token, run, store) {
    const runners = new Map(plan.tasks.map((task) => [task.id, (0,runner/* runnerKey */.YM)(task.runsOn)]));
    const successes = [...records.values()]
        .filter(({ state, durationMs }) => state === 'succeeded' && durationMs > 0)
        .map(({ task, durationMs }) => ({ id: task, runner: runners.get(task) ?? '', ms: durationMs }));
    if (successes.length === 0)
        return;
    const startups = plan.legs.flatMap((leg) => {
        const startedAt = jobs?.get(leg.id)?.startedAt ?? null;
        const first = records.get(leg.tasks[0] ?? '')?.tries[0]?.startedAt;
        if (startedAt === null || first === undefined)
            return [];
        return [{ runner: (0,runner/* runnerKey */.YM)(leg.runsOn), ms: Date.parse(first) - Date.parse(startedAt) }];
    });
    const { history } = await actionTimings('', token, plan.name, run);
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(run.temp, 'fanfold-timings-'));
    const file = (0,external_node_path_.join)(folder, TIMINGS_FILE);
    await (0,promises_.writeFile)(file, (0,packing_history/* historyText */.u_)((0,packing_history/* updateHistory */.Al)(history, successes, startups)));
    await store.upload(() => (0,names/* artifactName */.C)(plan.name, { kind: 'timings', attempt: run.runAttempt }), [file], folder);
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

/***/ 6830:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ readEvent)
/* harmony export */ });
/** Reads the event through GitHub's own package, which is loaded only where something of the event is needed. */
async function readEvent() {
    const { context } = await Promise.all(/* import() */[__webpack_require__.e(439), __webpack_require__.e(351)]).then(__webpack_require__.bind(__webpack_require__, 61351));
    const { pull_request: pullRequest, repository } = context.payload;
    const branch = repository?.['default_branch'];
    return { pullRequest: pullRequest?.number ?? null, defaultBranch: typeof branch === 'string' ? branch : null };
}


/***/ }),

/***/ 61418:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ restFault),
/* harmony export */   d: () => (/* binding */ createRest)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(96730);


const MAX_RETRIES = 3;
/** What is read through REST is a help and never the answer, so that nothing waits for it longer than this at one time. */
const LONGEST_WAIT_SECONDS = 60;
const TIMEOUT_MS = 30_000;
/**
 * GitHub's REST client, loaded when first asked for. A request is repeated at most three times: after trouble at the server
 * with growing pauses, and after a rate limit when the service asks for at most a minute. Everything else throws at once.
 */
async function createRest({ token, apiUrl, secondMs = 1000, timeoutMs = TIMEOUT_MS, }) {
    const [{ Octokit: Client }, { retry }, { throttling }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(439), __webpack_require__.e(303)]).then(__webpack_require__.bind(__webpack_require__, 11303)),
        Promise.all(/* import() */[__webpack_require__.e(251), __webpack_require__.e(735)]).then(__webpack_require__.bind(__webpack_require__, 49735)),
        Promise.all(/* import() */[__webpack_require__.e(251), __webpack_require__.e(475)]).then(__webpack_require__.bind(__webpack_require__, 86856)),
    ]);
    const mayWait = (seconds, _request, _client, retries) => seconds <= LONGEST_WAIT_SECONDS && retries < MAX_RETRIES;
    return new (Client.plugin(throttling, retry))({
        ...(token === '' ? {} : { auth: token }),
        baseUrl: apiUrl.replace(/\/+$/, ''),
        userAgent: 'fanfold',
        log: SILENT,
        request: {
            fetch: (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) }),
        },
        // Limits are for the other plugin alone: both of them would add up their repetitions.
        retry: { doNotRetry: [...HOPELESS, 429], retries: MAX_RETRIES, retryAfterBaseValue: secondMs },
        throttle: {
            id: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)(),
            retryAfterBaseValue: secondMs,
            fallbackSecondaryRateRetryAfter: LONGEST_WAIT_SECONDS,
            onRateLimit: mayWait,
            onSecondaryRateLimit: mayWait,
        },
    });
}
/** The plugin's own list. */
const HOPELESS = [400, 401, 403, 404, 410, 422, 451];
const ignore = () => { };
/** The client writes to the console by itself; our steps say what matters in their own words. */
const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore };
/** What went wrong with a request, in one short line; `permission` is what the token may lack. */
function restFault(error, permission) {
    const text = (0,_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error).replace(/\s+/g, ' ').slice(0, 200);
    const status = restStatus(error);
    if (status === null)
        return text;
    if (status === 401)
        return `GitHub answered 401 (${text}): the token is not valid`;
    if (status === 403 || status === 404)
        return `GitHub answered ${status} (${text}): the job may need \`permissions: { ${permission} }\``;
    return `GitHub answered ${status} (${text})`;
}
function restStatus(error) {
    if (typeof error !== 'object' || error === null)
        return null;
    const { status, response } = error;
    // The client gives 500 to what never had an answer.
    return typeof status === 'number' && response !== undefined ? status : null;
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
/** Job outputs are dropped whole above 1 MB of UTF-16, which is about this many characters for all outputs of a job. */
const MAX_OUTPUT_CHARACTERS = 500_000;
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


/***/ })

};
