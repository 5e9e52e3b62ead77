export const id = 136;
export const ids = [136];
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
    return {
        plan,
        records: fold.winners,
        verdict: withCollisions(judged, observed),
        problems,
        checks: conditionsOf(plan),
    };
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
