export const id = 963;
export const ids = [963];
export const modules = {

/***/ 19963:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkWorkflow: () => (/* binding */ checkWorkflow)
});

;// CONCATENATED MODULE: ./build/independence/workflow/finding.js
/** Makes a finding; `found` is the offending text, `want` what should stand there. */
function finding(kind, severity, at, job, found = null, want = null) {
    return { area: 'independence', severity, at, kind: 'workflow', finding: kind, job, found, want };
}

;// CONCATENATED MODULE: ./build/independence/workflow/node.js
/** The value of a key; keys of GitHub's own vocabulary are compared without regard to case by GitHub's parser. */
function child(node, key) {
    return node?.kind === 'map' ? node.entries.get(key) : undefined;
}
/** The text of a scalar, `null` for anything else. */
function textOf(node) {
    return node?.kind === 'scalar' ? node.text : null;
}
/** One text or a list of texts, as `needs` is written. */
function textsOf(node) {
    if (node?.kind === 'scalar')
        return [node.text];
    return node?.kind === 'list' ? node.items.flatMap((item) => textOf(item) ?? []) : [];
}
/** An expression without `${{ }}` and white space, so that spellings of the same condition are equal. */
function condition(text) {
    const inner = /^\s*\$\{\{(.*)\}\}\s*$/s.exec(text)?.[1] ?? text;
    return inner.replace(/\s+/g, '').replaceAll('"', "'");
}

;// CONCATENATED MODULE: ./build/independence/workflow/gate.js


function given(step, input) {
    return (textOf(child(child(step, 'with'), input)) ?? '').trim() !== '';
}
/** Judges only the jobs that it needs, without a plan. */
function isGateOnly({ step }) {
    return given(step.node, 'needs') && !given(step.node, 'plan');
}
function checkIf({ job }) {
    const node = child(job.node, 'if');
    const text = textOf(node);
    if (text !== null && condition(text) === '!cancelled()')
        return [];
    const found = text === null ? null : `if: ${text}`;
    return [finding('converge-if', 'error', node?.at ?? job.at, job.id, found, `if: \${{ !cancelled() }}`)];
}
/** Runs beside the legs and waits for their records itself. */
function isLive({ step }) {
    return given(step.node, 'wait') && condition(textOf(child(child(step.node, 'with'), 'wait')) ?? '') !== 'false';
}
function checkNeeds(converge, { plan, legs }) {
    const { job } = converge;
    const judged = isLive(converge) ? [] : legs.map((leg) => leg.job.id);
    const all = [...(plan === null || isGateOnly(converge) ? [] : [plan.job.id]), ...judged];
    const missing = all.filter((id) => !job.needs.includes(id));
    if (missing.length === 0)
        return [];
    const at = child(job.node, 'needs')?.at ?? job.at;
    return [finding('converge-needs', 'error', at, job.id, null, missing.join(', '))];
}
function checkInputs({ job, step }, plan) {
    if (given(step.node, 'plan') || given(step.node, 'needs'))
        return [];
    const key = plan?.outputs.get('plan') ?? 'plan';
    const want = plan === null ? `needs: \${{ toJSON(needs) }}` : `plan: \${{ needs.${plan.job.id}.outputs.${key} }}`;
    return [finding('converge-inputs', 'error', step.node.at, job.id, null, want)];
}
const ALWAYS = ['always()', '!cancelled()', 'true'];
function checkSkips({ job, step }) {
    const problems = [];
    const stepIf = child(step.node, 'if');
    const text = textOf(stepIf);
    if (stepIf !== undefined && text !== null && !ALWAYS.includes(condition(text))) {
        problems.push(finding('gate-skipped', 'error', stepIf.at, job.id, `if: ${text}`));
    }
    for (const node of [job.node, step.node]) {
        const ignored = child(node, 'continue-on-error');
        if (ignored !== undefined && condition(textOf(ignored) ?? '') !== 'false') {
            problems.push(finding('gate-ignored', 'error', ignored.at, job.id, `continue-on-error: ${textOf(ignored)}`));
        }
    }
    return problems;
}
/** What a job may do: `null` when the workflow leaves it to the settings of the repository. */
function allows(root, job, scope) {
    const node = child(job.node, 'permissions') ?? child(root, 'permissions');
    if (node === undefined)
        return null;
    if (node.kind === 'scalar')
        return node.text === 'read-all' || node.text === 'write-all';
    return ['read', 'write'].includes(textOf(child(node, scope)) ?? 'none');
}
function checkPermission(root, job, scope) {
    const at = (child(job.node, 'permissions') ?? child(root, 'permissions'))?.at ?? job.at;
    return finding('permissions', 'warning', at, job.id, null, `${scope}: read`);
}
/** `actions: read` lets converge compare with the jobs list; `contents: read` lets the other jobs check the code out. */
function checkPermissions({ root, plan, legs, converge }) {
    const judges = converge.filter((one) => !isGateOnly(one)).map(({ job }) => job);
    const readers = [...(plan === null ? [] : [plan.job]), ...legs.map(({ job }) => job)];
    return [
        ...judges
            .filter((job) => allows(root, job, 'actions') !== true)
            .map((job) => checkPermission(root, job, 'actions')),
        ...readers
            .filter((job) => allows(root, job, 'contents') === false)
            .map((job) => checkPermission(root, job, 'contents')),
    ];
}
/** Checks one converge job. */
function checkGate(converge, jobs) {
    return [
        ...checkIf(converge),
        ...checkNeeds(converge, jobs),
        ...checkInputs(converge, jobs.plan),
        ...checkSkips(converge),
    ];
}

;// CONCATENATED MODULE: ./build/independence/workflow/jobs.js

const ACTIONS = { plan: '', task: '/task', converge: '/converge' };
/** `owner/fanfold@v1` and `./` plan, `owner/fanfold/task@v1` and `./task` run a leg, and so on. */
function isAction(uses, action) {
    const folder = ACTIONS[action];
    const local = uses.replace(/\/+$/, '');
    return local === `.${folder}` || new RegExp(`^[^/@]+/fanfold${folder}@`, 'i').test(uses);
}
function readJob(id, node) {
    const list = child(node, 'steps');
    const steps = (list?.kind === 'list' ? list.items : []).map((step) => ({
        node: step,
        id: textOf(child(step, 'id')),
        uses: textOf(child(step, 'uses')) ?? '',
    }));
    return { id, node, at: node.at, needs: textsOf(child(node, 'needs')), steps };
}
function readPlan(jobs) {
    for (const job of jobs) {
        const step = job.steps.find(({ uses }) => isAction(uses, 'plan'));
        if (step === undefined)
            continue;
        const outputs = new Map();
        const node = child(job.node, 'outputs');
        for (const [key, value] of node?.kind === 'map' ? node.entries : []) {
            const found = /^steps\.([\w-]+)\.outputs\.([\w-]+)$/.exec(condition(textOf(value) ?? ''));
            if (found?.[1] === step.id && found?.[2] !== undefined)
                outputs.set(found[2], key);
        }
        return { job, outputs };
    }
    return null;
}
function readLegs(jobs, plan) {
    const runners = jobs.filter(({ steps }) => steps.some(({ uses }) => isAction(uses, 'task')));
    return runners.map((job, index) => {
        const matrix = condition(textOf(child(child(job.node, 'strategy'), 'matrix')) ?? '').toLowerCase();
        const waves = [...(plan?.outputs ?? [])].flatMap(([output, key]) => {
            const wave = /^matrix(?:-(\d+))?$/.exec(output);
            const planned = matrix === `fromjson(needs.${plan?.job.id}.outputs.${key})`.toLowerCase();
            return wave !== null && planned ? [Number(wave[1] ?? 1)] : [];
        });
        return { job, wave: waves[0] ?? index + 1, planned: waves.length > 0 };
    });
}
/** Finds the jobs that take part, by the actions that their steps use. */
function readJobs(root) {
    const node = child(root, 'jobs');
    const jobs = [...(node?.kind === 'map' ? node.entries : [])].map(([id, job]) => readJob(id, job));
    const plan = readPlan(jobs);
    const converge = jobs.flatMap((job) => {
        const step = job.steps.find(({ uses }) => isAction(uses, 'converge'));
        return step === undefined ? [] : [{ job, step }];
    });
    return { root, plan, legs: readLegs(jobs, plan), converge };
}

;// CONCATENATED MODULE: ./build/independence/workflow/leg.js


function numbered(name, wave) {
    return wave === 1 ? name : `${name}-${wave}`;
}
function checkStrategy({ id, node, at }) {
    const strategy = child(node, 'strategy');
    const problems = [];
    const failFast = child(strategy, 'fail-fast');
    if (condition(textOf(failFast) ?? '') !== 'false') {
        const found = failFast === undefined ? null : `fail-fast: ${textOf(failFast)}`;
        problems.push(finding('fail-fast', 'error', (failFast ?? strategy)?.at ?? at, id, found, 'fail-fast: false'));
    }
    const maxParallel = child(strategy, 'max-parallel');
    if (maxParallel !== undefined && condition(textOf(maxParallel) ?? '') === '1') {
        problems.push(finding('max-parallel', 'warning', maxParallel.at, id, 'max-parallel: 1'));
    }
    return problems;
}
function checkMatrix({ job, wave, planned }, plan) {
    if (planned)
        return [];
    const matrix = child(child(job.node, 'strategy'), 'matrix');
    const key = plan?.outputs.get(numbered('matrix', wave)) ?? numbered('matrix', wave);
    const want = `matrix: \${{ fromJSON(needs.${plan?.job.id ?? 'plan'}.outputs.${key}) }}`;
    const found = matrix === undefined ? null : (textOf(matrix) ?? 'written out');
    return [finding('leg-matrix', 'error', matrix?.at ?? job.at, job.id, found, want)];
}
/** GitHub refuses an empty matrix, and from the second wave on a failed leg would skip the rest. */
function leg_checkIf({ job, wave }, plan) {
    const node = child(job.node, 'if');
    const text = textOf(node);
    const key = plan?.outputs.get(numbered('legs', wave)) ?? numbered('legs', wave);
    const output = `needs.${plan?.job.id ?? 'plan'}.outputs.${key}`;
    const parts = text === null || text.includes('||') ? [] : condition(text).split('&&');
    const counted = [`${output}!='0'`, `${output}!=0`, `${output}>0`].some((part) => parts.includes(part));
    if (counted && (wave === 1 || parts.includes('!cancelled()')))
        return [];
    const want = wave === 1 ? `if: ${output} != '0'` : `if: \${{ !cancelled() && ${output} != '0' }}`;
    return [finding('leg-if', 'error', node?.at ?? job.at, job.id, text === null ? null : `if: ${text}`, want)];
}
function leg_checkNeeds({ job, wave }, { plan, legs }) {
    const earlier = legs.filter((leg) => leg.wave === wave - 1).map((leg) => leg.job.id);
    const missing = [...(plan === null ? [] : [plan.job.id]), ...earlier].filter((id) => !job.needs.includes(id));
    if (missing.length === 0)
        return [];
    const at = child(job.node, 'needs')?.at ?? job.at;
    return [finding('leg-needs', 'error', at, job.id, null, missing.join(', '))];
}
function checkNameAndOutputs({ id, node, at }) {
    const problems = [];
    const name = child(node, 'name');
    if (!(textOf(name) ?? '').includes(`\${{`)) {
        problems.push(finding('leg-name', 'warning', name?.at ?? at, id, textOf(name), `name: \${{ matrix.name }}`));
    }
    const outputs = child(node, 'outputs');
    if (outputs !== undefined)
        problems.push(finding('leg-outputs', 'warning', outputs.at, id));
    return problems;
}
/** Checks the job of one wave. */
function checkLeg(leg, jobs) {
    return [
        ...checkStrategy(leg.job),
        ...checkMatrix(leg, jobs.plan),
        ...leg_checkIf(leg, jobs.plan),
        ...leg_checkNeeds(leg, jobs),
        ...checkNameAndOutputs(leg.job),
    ];
}
/**
 * Every wave has a job: every matrix that the plan job hands on, and every wave that the task file has.
 *
 * @param waves The number of waves of the task file; 1 when unknown.
 */
function checkWaves({ plan, legs }, waves) {
    if (plan === null || legs.length === 0)
        return [];
    const handedOn = [...plan.outputs.keys()].flatMap((output) => {
        const found = /^matrix-(\d+)$/.exec(output);
        return found === null ? [] : [Number(found[1])];
    });
    const wanted = new Set([...handedOn, ...Array.from({ length: Math.min(waves, 256) }, (_, index) => index + 1)]);
    const missing = [...wanted].filter((wave) => !legs.some((leg) => leg.wave === wave)).sort((a, b) => a - b);
    return missing.map((wave) => finding('missing-wave', 'error', plan.job.at, null, null, numbered('matrix', wave)));
}

// EXTERNAL MODULE: ./node_modules/@actions/workflow-parser/dist/index.js + 63 modules
var dist = __webpack_require__(40162);
;// CONCATENATED MODULE: ./build/independence/workflow/parse.js
/**
 * Reads a workflow with GitHub's own parser. The one module of the pure folders that imports it: text in, tree out, but
 * heavy to load, so the command line imports this folder only when asked to check a workflow.
 */

/** GitHub's own limit is far below; nothing is parsed beyond it. */
const SIZE_LIMIT = 1_000_000;
/** Anchors may repeat a part many times over. */
const NODE_LIMIT = 200_000;
function place(file, token) {
    return { file, line: token.range?.start.line ?? 1, column: token.range?.start.column ?? 1 };
}
function scalarText(token) {
    if ((0,dist/* isBasicExpression */.hR)(token)) {
        // The source of a quoted value has its quotes still on.
        const plain = token.source !== undefined && !/^["'|>]/.test(token.source);
        return plain ? (token.source ?? '') : `\${{ ${token.expression} }}`;
    }
    return (0,dist/* isScalar */.jn)(token) ? token.toString() : '';
}
function createConverter(file) {
    let left = NODE_LIMIT;
    return function convert(token) {
        const at = place(file, token);
        if (--left < 0)
            return { kind: 'scalar', at, text: '' };
        if ((0,dist/* isMapping */.pi)(token)) {
            const entries = new Map();
            for (const { key, value } of token)
                entries.set(scalarText(key), convert(value));
            return { kind: 'map', at, entries };
        }
        if ((0,dist/* isSequence */.wZ)(token)) {
            const items = [];
            for (const item of token)
                items.push(convert(item));
            return { kind: 'list', at, items };
        }
        return { kind: 'scalar', at, text: scalarText(token) };
    };
}
/** Parses a workflow. What GitHub would refuse becomes a located problem; the rest of the tree is still looked at. */
function parseWorkflowText(text, file) {
    const problem = (at, detail) => ({
        area: 'independence',
        severity: 'error',
        at,
        kind: 'workflow-syntax',
        detail,
    });
    if (text.length > SIZE_LIMIT) {
        return { root: null, problems: [problem({ file, line: 1, column: 1 }, 'it is larger than 1 MB')] };
    }
    const { context, value } = (0,dist/* parseWorkflow */.hM)({ name: file, content: text }, new dist/* NoOperationTraceWriter */.P0());
    const problems = context.errors
        .getErrors()
        .map((error) => problem(place(file, error.range === undefined ? {} : { range: error.range }), error.rawMessage));
    return { root: value === undefined ? null : createConverter(file)(value), problems };
}

;// CONCATENATED MODULE: ./build/independence/workflow/check.js






function checkParts(jobs) {
    const { root, plan, legs, converge } = jobs;
    const at = child(root, 'jobs')?.at ?? root.at;
    const gateOnly = converge.length > 0 && converge.every(isGateOnly) && plan === null && legs.length === 0;
    if (gateOnly)
        return [];
    const problems = [];
    const missing = (kind, want) => problems.push(finding(kind, 'error', at, null, null, want));
    if (plan === null)
        missing('no-plan', 'uses: OWNER/fanfold@v1');
    if (legs.length === 0)
        missing('no-task', 'uses: OWNER/fanfold/task@v1');
    if (converge.length === 0)
        missing('no-converge', 'uses: OWNER/fanfold/converge@v1');
    if (plan !== null) {
        const absent = ['plan', 'matrix', 'legs'].filter((output) => !plan.outputs.has(output));
        const place = child(plan.job.node, 'outputs')?.at ?? plan.job.at;
        if (absent.length > 0) {
            problems.push(finding('plan-outputs', 'error', place, plan.job.id, null, absent.join(', ')));
        }
    }
    return problems;
}
/**
 * Checks a workflow for what breaks the isolation of failures or the gate: `fail-fast`, a converge job that can be skipped
 * or ignored, missing inputs, needs, waves and permissions, job outputs and literal names on matrix jobs.
 *
 * @param fileName For the places of the findings.
 * @param waves How many waves the task file has; 1 when unknown.
 * @returns Located findings in the order of the file's parts, after what GitHub itself would refuse.
 */
function checkWorkflow(text, fileName, waves = 1) {
    const { root, problems } = parseWorkflowText(text, fileName);
    if (root === null)
        return [...problems];
    const jobs = readJobs(root);
    return [
        ...problems,
        ...checkParts(jobs),
        ...jobs.legs.flatMap((leg) => checkLeg(leg, jobs)),
        ...checkWaves(jobs, waves),
        ...jobs.converge.flatMap((converge) => checkGate(converge, jobs)),
        ...checkPermissions(jobs),
    ];
}


/***/ })

};
