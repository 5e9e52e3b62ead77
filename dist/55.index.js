export const id = 55;
export const ids = [55];
export const modules = {

/***/ 50477:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ fourConditions)
/* harmony export */ });
const DETAILS = 10;
function plural(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
function pairsOf(groups) {
    return groups.reduce((total, group) => total + group.count, 0);
}
function detail(group) {
    const [p, q] = group.patterns;
    return `${p} and ${q} meet at ${group.witness} (${plural(group.count, 'pair')})`;
}
function unknownSummary({ unknown, problems }) {
    if (problems.some(({ severity }) => severity === 'error'))
        return 'not every declaration could be checked';
    return unknown > 0 ? `${plural(unknown, 'task')} declared nothing` : null;
}
function dataDependencies(hazards) {
    const name = 'data dependencies';
    const races = hazards.races.filter(({ kind }) => kind !== 'write-write');
    if (races.length > 0) {
        const summary = `${plural(pairsOf(races), 'pair')} of unordered tasks where one reads what the other writes`;
        return { name, status: 'conflict', summary, details: races.slice(0, DETAILS).map(detail) };
    }
    const unknown = unknownSummary(hazards);
    if (unknown !== null)
        return { name, status: 'unknown', summary: unknown, details: [] };
    return { name, status: 'ok', summary: 'no task reads what an unordered task writes', details: [] };
}
function resourceConflicts(hazards) {
    const name = 'resource conflicts';
    const races = hazards.races.filter(({ kind }) => kind === 'write-write');
    const impossible = hazards.problems.filter(({ kind }) => kind === 'resource-over' || kind === 'unknown-resource');
    if (races.length > 0 || impossible.length > 0) {
        const parts = [];
        if (races.length > 0)
            parts.push(`${plural(pairsOf(races), 'pair')} of unordered tasks write the same path`);
        if (impossible.length > 0)
            parts.push(`${plural(impossible.length, 'claim')} can never be met`);
        return { name, status: 'conflict', summary: parts.join('; '), details: races.slice(0, DETAILS).map(detail) };
    }
    const kept = hazards.serialised.map(({ kind, name: what, tasks }) => kind === 'exclusive'
        ? `${plural(tasks.length, 'task')} run alone`
        : `${kind} ${what}: ${plural(tasks.length, 'task')}`);
    const details = kept.slice(0, DETAILS);
    const unknown = unknownSummary(hazards);
    if (unknown !== null)
        return { name, status: 'unknown', summary: unknown, details };
    const summary = kept.length > 0 ? `none; ${plural(kept.length, 'claim')} kept apart` : 'none';
    return { name, status: 'ok', summary, details };
}
function orderingRequirements(hazards, order) {
    const name = 'ordering requirements';
    const cycles = order.problems.length;
    if (cycles > 0) {
        const details = order.problems.flatMap((problem) => (problem.kind === 'cycle' ? [problem.ids.join(' -> ')] : []));
        const summary = `${plural(cycles, 'need')} that can never be met`;
        return { name, status: 'conflict', summary, details: details.slice(0, DETAILS) };
    }
    const { undefinedOrder } = hazards;
    if (undefinedOrder.length > 0) {
        const summary = `${plural(pairsOf(undefinedOrder), 'pair')} of tasks that share files cannot overlap, but either may come first`;
        const status = hazards.options.mode === 'strict' ? 'conflict' : 'warning';
        return { name, status, summary, details: undefinedOrder.slice(0, DETAILS).map(detail) };
    }
    const waves = order.waves.length;
    const summary = waves > 1 ? `met in ${plural(waves, 'wave')}` : 'none';
    return { name, status: 'ok', summary, details: [] };
}
function failureIsolation(workflow) {
    const name = 'failure isolation';
    if (workflow === null) {
        return {
            name,
            status: 'unknown',
            summary: 'no workflow was checked; give one with `--workflow FILE`',
            details: [],
        };
    }
    const [errors, warnings] = [
        workflow.filter(({ severity }) => severity === 'error').length,
        workflow.filter(({ severity }) => severity === 'warning').length,
    ];
    const details = workflow
        .map((problem) => (problem.kind === 'workflow' ? problem.finding : problem.kind))
        .slice(0, DETAILS);
    if (errors + warnings === 0)
        return { name, status: 'ok', summary: 'no failure reaches another task or the gate', details };
    const parts = [
        ...(errors > 0 ? [plural(errors, 'error')] : []),
        ...(warnings > 0 ? [plural(warnings, 'warning')] : []),
    ];
    return { name, status: errors > 0 ? 'conflict' : 'warning', summary: `${parts.join(', ')} in the workflow`, details };
}
/**
 * The four conditions: no data dependency, no resource conflict, no ordering requirement left open, isolated failures.
 *
 * @param workflow What `checkWorkflow` found; `null` when no workflow was looked at.
 */
function fourConditions(hazards, order, workflow) {
    return [
        dataDependencies(hazards),
        resourceConflicts(hazards),
        orderingRequirements(hazards, order),
        failureIsolation(workflow),
    ];
}


/***/ }),

/***/ 50997:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bi: () => (/* binding */ declarationLine),
/* harmony export */   Kz: () => (/* binding */ generalise),
/* harmony export */   Qz: () => (/* binding */ suggestDeclarations)
/* harmony export */ });
/* unused harmony export literalPattern */
/** This many files of one folder stand for the folder. */
const FILES_FOR_FOLDER = 3;
/** More patterns than this below one folder are too many to read. */
const PATTERNS_PER_FOLDER = 20;
/** A concrete path as a pattern that matches it and nothing beside it. */
function literalPattern(path) {
    return path
        .replace(/[\\*?[\]{}]/g, '\\$&')
        .replace(/([@!+])\(/g, '$1\\(')
        .replace(/^[!#~]/, '\\$&')
        .replace(/^([A-Za-z][A-Za-z0-9+.-]*):/, '$1\\:');
}
const createFolder = () => ({ folders: new Map(), files: [], whole: false });
/** Names deeper than this are not told apart. */
const DEPTH_LIMIT = 64;
function insert(root, path) {
    const names = path.split('/');
    const file = names.pop() ?? '';
    let folder = root;
    for (const name of names.slice(0, DEPTH_LIMIT)) {
        let next = folder.folders.get(name);
        if (next === undefined) {
            next = createFolder();
            folder.folders.set(name, next);
        }
        folder = next;
    }
    if (names.length > DEPTH_LIMIT)
        folder.whole = true;
    else
        folder.files.push(file);
}
function patternsBelow(folder, prefix) {
    const whole = [`${literalPattern(prefix)}**`];
    if (folder.whole || (prefix !== '' && folder.files.length >= FILES_FOR_FOLDER))
        return whole;
    const patterns = folder.files.map((file) => literalPattern(prefix + file));
    for (const [name, inner] of folder.folders)
        patterns.push(...patternsBelow(inner, `${prefix}${name}/`));
    return prefix !== '' && patterns.length > PATTERNS_PER_FOLDER ? whole : patterns;
}
/**
 * Few patterns that cover concrete paths: a folder with three files or more becomes `folder/**`, other paths stay as they
 * are. Only folders below the workspace are widened, never the workspace itself.
 */
function generalise(paths) {
    const root = createFolder();
    for (const path of new Set(paths))
        insert(root, path);
    return patternsBelow(root, '').sort();
}
/** `writes: ["dist/**"]` */
function declarationLine(key, patterns) {
    return `${key}: [${patterns.map((pattern) => JSON.stringify(pattern)).join(', ')}]`;
}
function escapeForRegex(text) {
    return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
/** Where the value of an expansion stands in a pattern between other letters, the expression stands for it. */
function withExpressions(pattern, task) {
    const values = [];
    if (task.item !== null)
        values.push([task.item, 'item']);
    for (const [key, value] of Object.entries(task.matrix)) {
        if (typeof value === 'string' || typeof value === 'number')
            values.push([value, `matrix.${key}`]);
    }
    let result = pattern;
    for (const [value, name] of values) {
        const literal = literalPattern(String(value));
        if (literal === '')
            continue;
        const alone = new RegExp(`(?<![A-Za-z0-9])${escapeForRegex(literal)}(?![A-Za-z0-9])`, 'g');
        result = result.replace(alone, () => `\${{ ${name} }}`);
    }
    return result;
}
function suggest(tasks, key, observed) {
    const byTemplate = new Map();
    for (const task of tasks) {
        const paths = observed(task.id);
        if (paths === null)
            continue;
        const patterns = byTemplate.get(task.template) ?? new Set();
        for (const pattern of generalise(paths))
            patterns.add(withExpressions(pattern, task));
        byTemplate.set(task.template, patterns);
    }
    return [...byTemplate].map(([template, set]) => {
        const patterns = [...set].sort();
        return { template, key, patterns, line: declarationLine(key, patterns) };
    });
}
/**
 * The `writes:` and `reads:` lines that the last observed run justifies, entry by entry. Files that a task both wrote and
 * read are proposed as writes only. An entry that was seen to touch nothing gets an empty list, which declares just that.
 *
 * @param readsObserved Paths read, by task id; only `--observe` with `strace` sees them.
 */
function suggestDeclarations(tasks, records, readsObserved = new Map()) {
    const writes = new Map(records.map((record) => [record.task, record.writesObserved]));
    const onlyRead = (id) => {
        const paths = readsObserved.get(id);
        if (paths === undefined)
            return null;
        const written = new Set(writes.get(id) ?? []);
        return paths.filter((path) => !written.has(path));
    };
    return [...suggest(tasks, 'writes', (id) => writes.get(id) ?? null), ...suggest(tasks, 'reads', onlyRead)];
}


/***/ }),

/***/ 43136:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ converge)
});

// EXTERNAL MODULE: ./build/independence/conditions.js
var conditions = __webpack_require__(50477);
// EXTERNAL MODULE: ./build/independence/hazards.js + 7 modules
var independence_hazards = __webpack_require__(36209);
// EXTERNAL MODULE: ./build/independence/glob/fold.js
var fold = __webpack_require__(40819);
// EXTERNAL MODULE: ./build/independence/glob/match.js
var match = __webpack_require__(21407);
// EXTERNAL MODULE: ./build/independence/glob/pattern.js + 1 modules
var pattern = __webpack_require__(95013);
// EXTERNAL MODULE: ./build/independence/pairs.js
var pairs = __webpack_require__(50406);
// EXTERNAL MODULE: ./build/independence/relation.js
var relation = __webpack_require__(40603);
// EXTERNAL MODULE: ./build/independence/suggest.js
var suggest = __webpack_require__(50997);
;// CONCATENATED MODULE: ./build/independence/observed.js






function parseAll(sources, foldCase) {
    return sources.flatMap((source) => (0,pattern/* parsePattern */.E)(source, foldCase).pattern ?? []);
}
function outsideOf(task, paths, foldCase) {
    // Without `writes` nothing was declared, so nothing can be outside: the task is unknown, and suggestions cover it.
    if (task.writes === null)
        return [];
    const writes = parseAll(task.writes, foldCase);
    const artifacts = parseAll(task.artifacts, foldCase);
    const uncovered = paths.filter((path) => {
        const names = (0,match/* splitPath */.Uf)(path, foldCase);
        return !(0,match/* matches */.cK)(writes, names) && !(0,match/* matches */.cK)(artifacts, names);
    });
    return (0,suggest/* generalise */.Kz)(uncovered).map((source) => {
        const pattern = parseAll([source], foldCase);
        const path = uncovered.find((one) => (0,match/* matches */.cK)(pattern, (0,match/* splitPath */.Uf)(one, foldCase)));
        return { task: task.id, path: path ?? source, line: (0,suggest/* declarationLine */.Bi)('writes', [source]) };
    });
}
/** Who wrote each path: only paths of two tasks or more. */
function sharedPaths(position, records, foldCase) {
    const writers = new Map();
    for (const { task, writesObserved } of records) {
        const index = position.get(task);
        if (index === undefined)
            continue;
        for (const path of writesObserved ?? []) {
            const key = foldCase ? (0,fold/* foldText */.TH)(path) : path;
            const entry = writers.get(key);
            if (entry === undefined)
                writers.set(key, { path, positions: new Set([index]) });
            else
                entry.positions.add(index);
        }
    }
    const shared = [...writers.values()].filter(({ positions }) => positions.size > 1);
    return shared.map(({ path, positions }) => ({ path, positions: [...positions].sort((a, b) => a - b) }));
}
/**
 * Compares records with the plan: writes outside the declarations, and paths that two unordered tasks wrote, found by a
 * hash join over exact paths. What nobody observed proves nothing.
 *
 * @param records At most one for each task: the one that counts.
 */
function compareObserved(tasks, records, { foldCase, resources }) {
    const position = new Map(tasks.map((task, index) => [task.id, index]));
    const outside = records.flatMap((record) => {
        const task = tasks[position.get(record.task) ?? -1];
        return task === undefined ? [] : outsideOf(task, record.writesObserved ?? [], foldCase);
    });
    const pairing = (0,pairs/* createPairing */.b_)((0,relation/* createRelations */.E)(tasks, resources));
    const collisions = [];
    for (const { path, positions } of sharedPaths(position, records, foldCase)) {
        const { free } = pairing.within(positions);
        const [first] = free;
        const pair = first === undefined ? undefined : (0,pairs/* eachPair */.cd)(first).next().value;
        if (pair === undefined)
            continue;
        const involved = new Set(free.flatMap((block) => [...block.a, ...block.b]));
        const [a, b] = [tasks[Math.min(...pair)]?.id ?? '', tasks[Math.max(...pair)]?.id ?? ''];
        collisions.push({ path, tasks: [a, b], more: involved.size - 2 });
    }
    return { outside, collisions };
}
/**
 * The observation as problems. A collision is an error under `enforce` and `strict`, so that the verdict fails, and a
 * warning under `warn`; a write outside the declaration is a warning, under `strict` an error.
 */
function observedProblems({ outside, collisions }, mode) {
    if (mode === 'off')
        return [];
    const outsideSeverity = mode === 'strict' ? 'error' : 'warning';
    const collisionSeverity = mode === 'warn' ? 'warning' : 'error';
    return [
        ...collisions.map((found) => ({ area: 'independence', severity: collisionSeverity, at: null, kind: 'collision', ...found })),
        ...outside.map((found) => ({ area: 'independence', severity: outsideSeverity, at: null, kind: 'outside', ...found })),
    ];
}

// EXTERNAL MODULE: ./build/independence/order.js
var order = __webpack_require__(55087);
// EXTERNAL MODULE: ./build/sync/close.js
var sync_close = __webpack_require__(51678);
;// CONCATENATED MODULE: ./build/sync/timing.js
/**
 * Speedup = sequential / parallel: the sum of the task times against the wall time from the first start to the last end,
 * over the records that count. 1 when nothing ran. Clocks of different machines are taken as they are.
 */
function verdictTiming(records, plan) {
    let sequentialMs = 0;
    let first = Number.POSITIVE_INFINITY;
    let last = Number.NEGATIVE_INFINITY;
    for (const { durationMs, tries } of records) {
        sequentialMs += durationMs;
        for (const { startedAt, endedAt } of tries) {
            first = Math.min(first, Date.parse(startedAt));
            last = Math.max(last, Date.parse(endedAt));
        }
    }
    const parallelMs = Math.max(0, last - first);
    return {
        sequentialMs,
        parallelMs: Number.isFinite(parallelMs) ? parallelMs : 0,
        speedup: parallelMs > 0 ? Math.round((sequentialMs / parallelMs) * 1000) / 1000 : 1,
        predictedSpeedup: plan.estimate.speedup,
        boundBy: plan.estimate.boundBy,
    };
}

// EXTERNAL MODULE: ./build/sync/explain.js
var explain = __webpack_require__(9721);
// EXTERNAL MODULE: ./build/sync/outcome.js
var outcome = __webpack_require__(55542);
// EXTERNAL MODULE: ./build/sync/tally.js
var sync_tally = __webpack_require__(54688);
;// CONCATENATED MODULE: ./build/sync/verdict.js



const NONE = new Set();
const UNDECIDED = 'superseded without a decision';
const BLOCKED = 'blocked by a failed need';
const MISSING = 'missing';
/**
 * The verdict of a plan. Superseded and unfinished tasks cannot matter when the finished ones decide; when they do not,
 * they count as failures. A plan without a single outcome fails under every policy, `none` included.
 */
function evaluate(plan, fold, timing, options = {}) {
    const flaky = new Set(fold.flaky);
    const known = plan.tasks.map((task) => endOf(plan, task, fold.winners.get(task.id), flaky, options.unfinished ?? NONE));
    const { verdict, reasons, ends } = judge(plan, known);
    const idsOf = (test) => ends.filter(test).map((end) => end.task.id);
    return {
        version: 1,
        plan: plan.digest,
        verdict,
        decidedBy: reasons,
        counts: countStates(ends),
        succeeded: idsOf((end) => end.state === 'succeeded' && end.outcome !== 'failure'),
        failed: idsOf((end) => end.outcome === 'failure' && end.state !== 'missing'),
        missing: idsOf((end) => end.state === 'missing'),
        flaky: idsOf((end) => flaky.has(end.task.id)),
        outputs: outputsOf(ends),
        timing,
    };
}
function endOf({ policy }, task, record, flaky, unfinished) {
    const end = { task, label: null, outputs: {} };
    if (task.skip)
        return { ...end, state: 'skipped', outcome: policy.onSkipped, label: 'skipped' };
    if (record === undefined) {
        if (unfinished.has(task.id))
            return { ...end, state: 'superseded', outcome: null };
        return { ...end, state: 'missing', outcome: (0,outcome/* missingOutcome */.dg)(policy), label: MISSING };
    }
    return {
        task,
        state: record.state,
        outcome: (0,outcome/* outcomeOf */.sG)(record, policy, flaky.has(task.id)),
        label: labelOf(record),
        outputs: record.outputs,
    };
}
function labelOf(record) {
    if ((0,outcome/* isBlocked */.lT)(record))
        return BLOCKED;
    if (record.state === 'failed')
        return null;
    return record.state === 'succeeded' ? 'flaky' : record.state;
}
function judge(plan, ends) {
    const tally = (0,sync_tally/* createTally */.Xf)(plan);
    for (const { task, outcome } of ends)
        tally.replace(task.id, outcome);
    const decision = tally.decide();
    const settled = decision.decided ? ends : ends.map(settleUndecided);
    if (!decision.decided)
        for (const { task, outcome } of settled)
            tally.replace(task.id, outcome);
    const verdict = decision.decided ? decision.verdict : (0,sync_tally/* filledVerdict */.OD)(tally.counts, 'failure');
    if (verdict === 'pass' && hasNoOutcome(ends)) {
        const text = `fail: 0 of ${ends.length} tasks left a result`;
        return { verdict: 'fail', reasons: [{ rule: 'results', need: 1, have: 0, text }], ends: settled };
    }
    return { verdict, reasons: (0,explain/* explain */.W)(tally.counts, verdict, labelsOf(settled)), ends: settled };
}
function settleUndecided(end) {
    return end.outcome === null ? { ...end, outcome: 'failure', label: UNDECIDED } : end;
}
/** There was something to run, and nothing of it is known to have ended. */
function hasNoOutcome(ends) {
    const planned = ends.filter((end) => !end.task.skip);
    return planned.length > 0 && planned.every((end) => end.state === 'missing' || end.state === 'superseded');
}
function labelsOf(ends) {
    return new Map(ends.flatMap(({ task, label }) => (label === null ? [] : [[task.id, label]])));
}
function countStates(ends) {
    const of = (state) => ends.filter((end) => end.state === state).length;
    return {
        total: ends.length,
        succeeded: of('succeeded'),
        failed: of('failed'),
        'timed-out': of('timed-out'),
        cancelled: of('cancelled'),
        skipped: of('skipped'),
        tolerated: of('tolerated'),
        superseded: of('superseded'),
        missing: of('missing'),
    };
}
/** By task, in plan order. Without a prototype: an id may be `__proto__`. */
function outputsOf(ends) {
    const outputs = Object.create(null);
    for (const { task, outputs: own } of ends)
        if (Object.keys(own).length > 0)
            outputs[task.id] = own;
    return outputs;
}

;// CONCATENATED MODULE: ./build/report/converge.js
/** Records to everything that is reported: the same composition on a laptop, in the action, and offline. */







/**
 * Folds the records into one a task, judges them, and holds what the tasks wrote against what they declared. Two unordered
 * tasks that wrote the same path fail the verdict under `independence: enforce`.
 */
function converge(plan, records, facts) {
    const fold = (0,sync_close/* foldRecords */.I)(plan, records, facts);
    const timing = verdictTiming(inPlanOrder(plan, fold.winners), plan);
    const judged = evaluate(plan, fold, timing, facts.unfinished ? { unfinished: facts.unfinished } : {});
    const observed = observe(plan, fold.winners);
    const problems = [...(facts.problems ?? []), ...fold.problems, ...observed];
    return { plan, records: fold.winners, verdict: withCollisions(judged, observed), problems, checks: conditionsOf(plan) };
}
function inPlanOrder(plan, winners) {
    return plan.tasks.flatMap((task) => winners.get(task.id) ?? []);
}
function observe(plan, winners) {
    const options = { foldCase: (0,independence_hazards/* needsFoldCase */.pK)(plan.tasks), resources: plan.resources };
    return observedProblems(compareObserved(plan.tasks, [...winners.values()], options), plan.independence);
}
function withCollisions(verdict, observed) {
    const collisions = observed.filter(({ kind, severity }) => kind === 'collision' && severity === 'error');
    if (collisions.length === 0)
        return verdict;
    const text = `fail: ${collisions.length} ${collisions.length === 1 ? 'path was' : 'paths were'} written by tasks that nothing orders, need 0`;
    const reason = { rule: 'independence', need: 0, have: collisions.length, text };
    const before = verdict.verdict === 'fail' ? verdict.decidedBy : [];
    return { ...verdict, verdict: 'fail', decidedBy: [...before, reason] };
}
/** The four conditions as the plan declares them. A plan has no places in a text. */
function conditionsOf(plan) {
    const { tasks, resources, independence: mode } = plan;
    const locate = () => ({ file: plan.name, line: 1, column: 1 });
    const hazards = (0,independence_hazards/* findConflicts */.Nk)(tasks, { foldCase: (0,independence_hazards/* needsFoldCase */.pK)(tasks), resources, mode, locate });
    return (0,conditions/* fourConditions */.D)(hazards, (0,order/* orderIntoWaves */.R)(tasks), null);
}


/***/ }),

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
    return (0,_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n)(text).replace(/[&<>"']/g, (character) => ENTITIES.get(character) ?? '');
}
/** The address when it is plain http or https, else `null`: a link from data must not carry a script. */
function safeUrl(url) {
    return url != null && /^https?:\/\/[\x21-\x7e]+$/i.test(url) && !/["'<>`\\()]/.test(url) ? url : null;
}
/** JSON for the inside of a `<script type="application/json">`: nothing in it can end or open an element. */
function jsonScript(value) {
    return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => {
        return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    });
}


/***/ }),

/***/ 2251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bm: () => (/* binding */ arithmetic),
/* harmony export */   E0: () => (/* binding */ verdictWord),
/* harmony export */   J7: () => (/* binding */ countsLine),
/* harmony export */   QK: () => (/* binding */ boundPhrase),
/* harmony export */   TH: () => (/* binding */ boundLine),
/* harmony export */   o4: () => (/* binding */ speedLine)
/* harmony export */ });
/* harmony import */ var _rows_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24098);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44702);


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
    const others = _rows_js__WEBPACK_IMPORTED_MODULE_0__/* .FATES */ .QH.filter((fate) => fate !== 'succeeded' && of(fate) > 0);
    const parts = others.map((fate) => `${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(of(fate))} ${(0,_rows_js__WEBPACK_IMPORTED_MODULE_0__/* .fateWord */ .ZF)({ fate, flaky: false })}`);
    const flaky = rows.filter((row) => row.flaky).length;
    const head = `${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(of('succeeded'))} of ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(rows.length, 'task')} succeeded`;
    return `${[head, ...parts].join(', ')}${flaky === 0 ? '' : ` (${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(flaky)} flaky)`}`;
}
/** `Speedup 2.15x of predicted 2.20x: sequential 33 min 00 s / parallel 15 min 20 s (predicted 15 min 00 s)`; `null` when nothing ran. */
function speedLine({ verdict, plan }) {
    const { sequentialMs, parallelMs, speedup, predictedSpeedup } = verdict.timing;
    if (parallelMs <= 0)
        return null;
    const fraction = `sequential ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(sequentialMs)} / parallel ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(parallelMs)}`;
    const predicted = `(predicted ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(plan.estimate.parallelMs)})`;
    return `Speedup ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .times */ .Hn)(speedup)} of predicted ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .times */ .Hn)(predictedSpeedup)}: ${fraction} ${predicted}`;
}
/** What kept the run, or when nobody measured that, the plan, from being faster. `null` when nothing ran. */
function boundLine({ verdict, bounded }) {
    if (bounded !== undefined)
        return bounded.text;
    const { boundBy, parallelMs } = verdict.timing;
    return parallelMs <= 0 || boundBy === '' ? null : `Bounded by ${boundPhrase(boundBy)}`;
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
    const text = [before, marked, after].map((part) => part.map((shown) => shown.text).join('')).join('');
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
        const text = character === '\t' ? ' '.repeat(TAB - (column % TAB)) : (0,terminal/* line */.n)(character);
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
    const marked = takeWhileFits(all.slice(from, until), room);
    const whole = { before: all.slice(0, from), marked, after: all.slice(until) };
    if (sumOf(all) <= room)
        return whole;
    const half = Math.max(0, Math.floor((room - sumOf(marked)) / 2) - 1);
    const left = takeWhileFits(whole.before.toReversed(), half).toReversed();
    const right = takeWhileFits(whole.after, half);
    return {
        before: left.length < whole.before.length ? [ELLIPSIS, ...left] : left,
        marked,
        after: right.length < whole.after.length ? [...right, ELLIPSIS] : right,
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
    const place = at === null ? '' : `${style.bold(`${(0,terminal/* line */.n)(at.file)}:${at.line}:${at.column}:`)} `;
    const [first = '', ...more] = (0,sentences/* sentence */.e)(problem).split('\n').map(terminal/* line */.n);
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


/***/ }),

/***/ 51678:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ foldRecords)
/* harmony export */ });
/* unused harmony export closeFold */
/* harmony import */ var _fold_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91648);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55542);


/** How many claims a problem lists. */
const MAX_CLAIMS = 5;
/** Folds records and closes the fold. */
function foldRecords(plan, records, options) {
    return closeFold(plan, (0,_fold_js__WEBPACK_IMPORTED_MODULE_0__/* .foldOf */ .Lc)(plan, records), options);
}
/**
 * Per task the record of the newest run attempt up to the current one counts. A superseded record of an earlier attempt
 * is void: that attempt's decision no longer stands, and what the task did before it does not come back.
 */
function closeFold(plan, fold, options) {
    const legOf = (0,_fold_js__WEBPACK_IMPORTED_MODULE_0__/* .legsByTask */ .OW)(plan);
    const winners = new Map();
    const missing = [];
    const flaky = [];
    const problems = rejections(fold, options.runAttempt);
    for (const { id, skip } of plan.tasks) {
        if (skip)
            continue;
        const closed = closeTask(id, legOf.get(id) ?? '', fold.claims.get(id) ?? new Map(), options);
        problems.push(...closed.problems);
        if (closed.winner === null)
            missing.push(id);
        else
            winners.set(id, closed.winner);
        if (closed.flaky)
            flaky.push(id);
    }
    return { winners, missing, flaky, problems };
}
function closeTask(task, leg, attempts, options) {
    const current = options.runAttempt;
    const base = { area: 'sync', at: null, task };
    const problems = [];
    const counted = [];
    for (const [runAttempt, claim] of [...attempts].sort(([a], [b]) => b - a)) {
        if (runAttempt <= current)
            counted.push(claim);
        else
            problems.push({ ...base, kind: 'later-attempt', severity: 'note', runAttempt, current });
    }
    const [newest, ...older] = counted;
    if (newest === undefined)
        return { winner: null, flaky: false, problems };
    const { record } = newest;
    const started = options.startedLegs?.get(leg) ?? 0;
    if (record.runAttempt < started && started <= current) {
        const facts = { leg, runAttempt: started, last: record.runAttempt };
        problems.push({ ...base, kind: 'dead-rerun', severity: 'warning', ...facts });
        return { winner: null, flaky: false, problems };
    }
    if (newest.contradictory)
        problems.push(contradiction(newest));
    if (record.state === 'superseded' && record.runAttempt < current)
        return { winner: null, flaky: false, problems };
    if (record.state === 'succeeded' && options.failedLegs?.has(leg)) {
        problems.push({ ...base, kind: 'failed-leg', severity: 'warning', leg });
        return { winner: { ...record, state: 'failed', reason: 'job failed after success' }, flaky: false, problems };
    }
    const flaky = record.state === 'succeeded' && ((0,_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .hasFailedTry */ .V5)(record) || older.some(hasFailed));
    return { winner: record, flaky, problems };
}
function hasFailed({ record }) {
    return record.state === 'failed' || record.state === 'timed-out';
}
function contradiction({ record, seen }) {
    const claims = [...seen].sort().slice(0, MAX_CLAIMS).map(readClaim);
    const { task, runAttempt, state } = record;
    return {
        area: 'sync',
        severity: 'warning',
        at: null,
        kind: 'contradictory',
        task,
        runAttempt,
        counted: state,
        claims,
    };
}
function readClaim(text) {
    const [state, source] = JSON.parse(text);
    return { state, source };
}
/** Records that do not count. An earlier attempt may well have had another plan, which is only worth a note. */
function rejections(fold, runAttempt) {
    const sorted = [...fold.rejected].sort(([a], [b]) => (a < b ? -1 : 1));
    return sorted.map(([, { problem, runAttempt: of }]) => problem.kind === 'foreign-plan' && of < runAttempt ? { ...problem, severity: 'note' } : problem);
}


/***/ }),

/***/ 91648:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Lc: () => (/* binding */ foldOf),
  OW: () => (/* binding */ legsByTask)
});

// UNUSED EXPORTS: mergeFolds

// EXTERNAL MODULE: ./build/sync/outcome.js
var outcome = __webpack_require__(55542);
;// CONCATENATED MODULE: ./build/sync/worst.js

const OUTCOME_RANK = { failure: 0, pending: 1, neutral: 2, success: 3 };
const STATE_RANK = {
    failed: 0,
    'timed-out': 1,
    cancelled: 2,
    superseded: 3,
    skipped: 4,
    tolerated: 5,
    succeeded: 6,
};
/** Whether `a` is worse for the verdict than `b`; equally bad records are ordered by their text. */
function isWorse(a, b, policy) {
    const difference = outcomeRank(a, policy) - outcomeRank(b, policy) ||
        STATE_RANK[a.state] - STATE_RANK[b.state] ||
        b.tries.length - a.tries.length;
    return difference === 0 ? recordText(a) < recordText(b) : difference < 0;
}
/** The record as JSON with sorted keys: equal texts mean equal records. */
function recordText(record) {
    return JSON.stringify(record, (_key, value) => {
        if (typeof value !== 'object' || value === null || Array.isArray(value))
            return value;
        return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
    });
}
function outcomeRank(record, policy) {
    return OUTCOME_RANK[(0,outcome/* outcomeOf */.sG)(record, policy, (0,outcome/* hasFailedTry */.V5)(record)) ?? 'pending'];
}

;// CONCATENATED MODULE: ./build/sync/fold.js

/** Folds records of any attempt, in any order. Records that cannot speak for their task are set aside. */
function foldOf(plan, records) {
    const legOf = legsByTask(plan);
    const known = new Set(plan.tasks.map((task) => task.id));
    const fold = emptyFold();
    for (const sourced of records) {
        const { record, source } = sourced;
        const problem = objection(plan.digest, known, legOf, sourced);
        if (problem === null) {
            const seen = new Set([JSON.stringify([record.state, source])]);
            addClaim(fold, plan, record.task, record.runAttempt, { record, contradictory: false, seen });
        }
        else {
            fold.rejected.set(JSON.stringify([problem, record.runAttempt]), { problem, runAttempt: record.runAttempt });
        }
    }
    return fold;
}
/** Folds two folds of the same plan into one. */
function mergeFolds(plan, a, b) {
    const merged = emptyFold();
    for (const fold of [a, b]) {
        for (const [task, attempts] of fold.claims)
            for (const [runAttempt, claim] of attempts)
                addClaim(merged, plan, task, runAttempt, claim);
        for (const [key, rejection] of fold.rejected)
            merged.rejected.set(key, rejection);
    }
    return merged;
}
/** The leg of every task; a task that was skipped when planned has none. */
function legsByTask(plan) {
    return new Map(plan.legs.flatMap((leg) => leg.tasks.map((task) => [task, leg.id])));
}
function emptyFold() {
    return { claims: new Map(), rejected: new Map() };
}
function addClaim(fold, plan, task, runAttempt, claim) {
    const attempts = fold.claims.get(task) ?? new Map();
    fold.claims.set(task, attempts);
    const known = attempts.get(runAttempt);
    attempts.set(runAttempt, known === undefined ? claim : mergeClaims(plan, known, claim));
}
function mergeClaims(plan, a, b) {
    return {
        record: isWorse(b.record, a.record, plan.policy) ? b.record : a.record,
        contradictory: a.contradictory || b.contradictory || recordText(a.record) !== recordText(b.record),
        seen: new Set([...a.seen, ...b.seen]),
    };
}
/** Why a record cannot count, or `null`. A leg can only speak for its own tasks, in its own run attempt. */
function objection(digest, known, legOf, { record, source, speaker }) {
    const { task, leg, runAttempt } = record;
    const base = { area: 'sync', severity: 'warning', at: null, source, task };
    if (record.plan !== digest)
        return { ...base, kind: 'foreign-plan', plan: record.plan };
    if (!known.has(task))
        return { ...base, kind: 'unknown-task' };
    const expected = legOf.get(task) ?? null;
    if (expected === null || leg !== expected)
        return { ...base, kind: 'wrong-leg', leg, expected };
    if (speaker === undefined)
        return null;
    if (speaker.leg !== expected)
        return { ...base, kind: 'wrong-leg', leg: speaker.leg, expected };
    if (speaker.runAttempt !== runAttempt)
        return { ...base, kind: 'wrong-attempt', runAttempt, expected: speaker.runAttempt };
    return null;
}


/***/ })

};
