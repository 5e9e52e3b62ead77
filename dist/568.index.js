export const id = 568;
export const ids = [568];
export const modules = {

/***/ 99351:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OG: () => (/* binding */ logLines),
/* harmony export */   g$: () => (/* binding */ printable),
/* harmony export */   n8: () => (/* binding */ line),
/* harmony export */   tJ: () => (/* binding */ inert)
/* harmony export */ });
/**
 * What must never reach a reader as it is: control characters, controls of the writing direction (they reorder what is
 * read), invisible characters that hide text, line separators, and lone halves of a surrogate pair. `\p{Cc}` holds tab
 * and newline too: who wants lines splits first. The joiners U+200C and U+200D stay, because scripts and emoji need them.
 */
const UNSAFE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/gu;
const NAMED = new Map([
    ['\n', '\\n'],
    ['\r', '\\r'],
    ['\t', '\\t'],
]);
/** Hostile text with everything unsafe shown as `\n`, `\x1b` or `\u202e`. For any reader; not escaped for a language. */
function printable(text) {
    return text.replace(UNSAFE, visible);
}
/**
 * One line of hostile text for a terminal or the log of a step. GitHub's runner reads commands out of that log, `::` at
 * the start of a line and `##[` anywhere in it (actions/runner, `ActionCommand.cs`): both are shown escaped.
 */
function line(text) {
    return inert(printable(text)).replace(/^(\s*):(?=:)/, '$1\\x3a');
}
/** A line of a log that stands behind something else, so that only `##[` could still be a command. */
function inert(text) {
    return text.replaceAll('##[', '##\\x5b');
}
function visible(character) {
    const code = character.codePointAt(0) ?? 0;
    const hex = code.toString(16);
    return NAMED.get(character) ?? (code <= 0xff ? `\\x${hex.padStart(2, '0')}` : `\\u${hex.padStart(4, '0')}`);
}
const ESCAPE = String.fromCharCode(27);
const BELL = String.fromCharCode(7);
/**
 * ECMA-48: control sequences, strings such as window titles up to their terminator on the same line, and the escapes of
 * one final character. A sequence that never ends is left for `printable` to show.
 */
const SEQUENCE = new RegExp(`${ESCAPE}(?:\\[[0-?]*[ -/]*[@-~]|[\\]PX^_][^${BELL}${ESCAPE}\n]*(?:${BELL}|${ESCAPE}\\\\)|[ -/]*[0-OQ-WYZ\\\\\`-~])`, 'g');
/** Lines of a log without anything unsafe: colours and cursor moves removed, rewritten lines as they ended, tabs as spaces. */
function logLines(text) {
    const lines = text
        .replace(SEQUENCE, '')
        .split('\n')
        .map((raw) => lastDrawn(raw).replaceAll('\t', '    '))
        .map(printable);
    while (lines.length > 0 && lines.at(-1)?.trim() === '')
        lines.pop();
    return lines;
}
/** A carriage return goes back to the start of the line: only what was drawn last is what a person saw. */
function lastDrawn(raw) {
    const parts = raw.split('\r').filter((part) => part !== '');
    return parts.at(-1) ?? '';
}


/***/ }),

/***/ 98042:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ sentence)
});

// EXTERNAL MODULE: ./build/report/words.js
var words = __webpack_require__(44702);
;// CONCATENATED MODULE: ./build/report/sentences/workflow.js
/** Says what in a workflow breaks the isolation of failures or the gate, and what to write instead. */
function workflowSentence(problem) {
    return SENTENCES[problem.finding]({
        job: `\`${problem.job ?? ''}\``,
        found: `\`${problem.found ?? ''}\``,
        want: `\`${problem.want ?? ''}\``,
        absent: problem.found === null,
    });
}
const SENTENCES = {
    'no-plan': ({ want }) => `no step plans the tasks; add a job with the step ${want}`,
    'no-task': ({ want }) => `no step runs the tasks; add a job with ${want}`,
    'no-converge': ({ want }) => `no step folds the results into a verdict, so nothing can be required; add a job with ${want}`,
    'plan-outputs': ({ job, want }) => `the job ${job} does not hand on the outputs of the plan; add ${want} to its \`outputs\``,
    'fail-fast': ({ job, found, absent }) => `the first failed leg of ${job} would cancel the others: ${absent ? '`fail-fast` is on unless it is switched off' : `it says ${found}`}; write \`fail-fast: false\` under \`strategy\``,
    'max-parallel': ({ job, found }) => `${found} lets the legs of ${job} run one after another; remove it, and limit the plan with \`runners\` in the task file`,
    'leg-matrix': ({ job, found, want, absent }) => `the matrix of ${job} ${absent ? 'is missing' : `is ${found}`}; only ${want} gives each leg its tasks`,
    'leg-if': ({ job, found, want, absent }) => `${job} ${absent ? 'has no `if`' : `has ${found}`}: GitHub fails an empty matrix, and a wave must also run when the one before it had failures; write ${want}`,
    'leg-name': ({ job, found, absent }) => `all legs of ${job} ${absent ? 'are named after their whole matrix item' : `have the literal name ${found}`}; write \`name: \${{ matrix.name }}\``,
    'leg-outputs': ({ job }) => `the last leg of ${job} to finish would overwrite the \`outputs\` of all others; read the outputs of tasks from converge`,
    'leg-needs': ({ job, want }) => `${job} must wait for ${want}; add it to its \`needs\``,
    'missing-wave': ({ want }) => `no job runs ${want}: its tasks would be missing, and the verdict a failure; add a job with that matrix`,
    'converge-if': ({ job, found, absent }) => `${job} ${absent ? 'has no `if`, so it is skipped when a leg fails' : `has ${found}`}; a skipped gate counts as passed: write \`if: \${{ !cancelled() }}\` and nothing else`,
    'converge-needs': ({ job, want }) => `${job} does not wait for all it has to judge; add ${want} to its \`needs\``,
    'converge-inputs': ({ job, want }) => `the converge step of ${job} is told neither the plan nor the jobs, so it can only fail; write ${want}`,
    'gate-skipped': ({ job, found }) => `the converge step of ${job} has ${found}; a gate whose step is skipped is green: remove it`,
    'gate-ignored': ({ job, found }) => `${found} makes ${job} green whatever the verdict is; remove it`,
    permissions: ({ job, want }) => `${job} lacks ${want}; add it to \`permissions\``,
};

;// CONCATENATED MODULE: ./build/report/sentences/independence.js


/** Says what keeps tasks from being independent and what to do. Fixes follow on lines of their own. */
function independenceSentence(problem) {
    switch (problem.kind) {
        case 'cycle':
        case 'unknown-need':
            return orderSentence(problem);
        case 'pattern':
        case 'double-star':
        case 'too-many-alternatives':
        case 're-inclusion':
        case 'only-exclusions':
            return patternSentence(problem);
        case 'resource-over':
        case 'unknown-resource':
            return claimSentence(problem);
        case 'race':
        case 'serialised-hazard':
        case 'more-hazards':
        case 'unverifiable':
            return hazardSentence(problem);
        case 'too-many-comparisons':
        case 'too-many-meetings':
            return limitSentence(problem);
        case 'outside':
        case 'collision':
            return observedSentence(problem);
        case 'workflow':
            return workflowSentence(problem);
        case 'workflow-syntax':
            return `GitHub would refuse this workflow: ${problem.detail}`;
        default:
            return problem;
    }
}
function orderSentence(problem) {
    if (problem.kind === 'unknown-need') {
        return `\`${problem.task}\` needs \`${problem.need}\`, which is no task`;
    }
    const [first = '', ...rest] = problem.ids;
    const way = [...rest, first].map((id) => `needs \`${id}\``).join(', which ');
    return `\`${first}\` ${way}: none of them can ever start; remove one of these \`needs\``;
}
const FAULTS = {
    empty: 'is empty; write `.` for the whole workspace',
    'too-long': 'is longer than 4,096 characters, and so matches no path',
    'segment-too-long': 'holds a name of more than 255 characters, and so matches no file',
    extglob: 'is an extended glob; write the alternatives in braces, as in `{a,b}`, or as separate patterns',
    home: 'starts with `~`, which is not expanded; patterns are relative to the workspace (a file of that name is `\\~…`)',
    comment: 'starts with `#`, which some tools read as a comment; a file of that name is `\\#…`',
    'double-negation': 'is negated twice; write it without `!`, or a file of that name as `\\!…`',
    absolute: 'is absolute; patterns are relative to the workspace, and what lies outside it has a URI such as `disk://cache`',
    escapes: 'leaves the workspace with `..`; name what lies outside by a URI such as `disk://cache`',
    'globstar-parent': 'has `..` behind `**`, which has no single parent; write the folders out',
    scheme: 'has wildcards in the scheme of a URI; write one pattern for each scheme',
    escape: 'has a backslash before an ordinary character; separate names by `/`, and escape only special characters',
    brace: 'has a `{` that is never closed or nested too deep; a literal one is `\\{`',
    class: 'holds a character class that runs backwards or has an unknown name',
    'class-open': 'has a `[` that is never closed; a literal one is `\\[`',
};
function patternSentence(problem) {
    switch (problem.kind) {
        case 'pattern':
            return `the pattern \`${problem.pattern}\` of \`${problem.key}\` ${FAULTS[problem.fault]}`;
        case 'double-star':
            return `\`${problem.pattern}\`: \`**\` crosses folders only as a whole name; beside other characters it is read as \`*\``;
        case 'too-many-alternatives':
            return `\`${problem.pattern}\` has more than ${(0,words/* grouped */.zD)(problem.max)} alternatives; only its plain beginning is compared, and what meets that counts as a conflict`;
        case 're-inclusion':
            return `\`${problem.pattern}\` would include again what \`${problem.exclusion}\` excludes, such as \`${problem.witness}\`; exclusions win wherever they stand: put them last, or narrow \`${problem.exclusion}\``;
        case 'only-exclusions':
            return `\`${problem.key}\` of \`${problem.task}\` holds only exclusions and so covers nothing; say first what it does cover, such as \`**\``;
        default:
            return problem;
    }
}
function claimSentence(problem) {
    const { task, resource } = problem;
    if (problem.kind === 'resource-over') {
        return `\`${task}\` claims ${(0,words/* grouped */.zD)(problem.claim)} of \`${resource}\`, but there is only ${(0,words/* grouped */.zD)(problem.capacity)}; it could never start`;
    }
    const names = problem.known.map((name) => `\`${name}\``);
    const known = names.length === 0 ? 'no resource is declared' : `the resources are ${(0,words/* listed */.KE)(names)}`;
    const hint = problem.nearest === null ? known : `did you mean \`${problem.nearest}\`?`;
    return `\`${task}\` claims the unknown resource \`${resource}\`; ${hint} (declare it as \`resources: { ${resource}: 1 }\` at the top of the file)`;
}
function meeting({ tasks: [a, b], patterns: [p, q], hazard, witness }) {
    const [left, right] = [
        `\`${a}\` writes \`${p}\``,
        `\`${b}\` ${hazard === 'read-write' ? 'reads' : 'writes'} \`${q}\``,
    ];
    if (hazard === 'undecided') {
        return `\`${a}\` writes \`${p}\` and \`${b}\` declares \`${q}\`; whether they meet could not be decided, perhaps at \`${witness}\``;
    }
    return `${left} and ${right}: both touch \`${witness}\``;
}
function otherPlace({ at, otherAt }) {
    const same = at?.file === otherAt.file && at.line === otherAt.line && at.column === otherAt.column;
    return same ? '' : `; the second pattern is at ${otherAt.file}:${otherAt.line}:${otherAt.column}`;
}
function morePairs(pairs) {
    return pairs > 1 ? ` (and ${(0,words/* count */.U9)(pairs - 1, 'more pair')} with these patterns)` : '';
}
function hazardSentence(problem) {
    switch (problem.kind) {
        case 'race': {
            const head = `${meeting(problem)}, and nothing orders them${morePairs(problem.pairs)}${otherPlace(problem)}`;
            return [head, ...problem.fixes.map((fix) => `- ${fix}`)].join('\n');
        }
        case 'serialised-hazard': {
            const reason = problem.by === 'exclusive' ? '`exclusive`' : `the ${problem.by} \`${problem.name}\``;
            return `${meeting(problem)}; ${reason} keeps them apart, but nothing says which comes first${morePairs(problem.pairs)}; add \`needs\` where the order matters`;
        }
        case 'more-hazards':
            return `${(0,words/* count */.U9)(problem.groups, 'more pair')} of patterns meet (${(0,words/* count */.U9)(problem.pairs, 'pair')} of tasks); \`fanfold check --format json\` lists them all`;
        case 'unverifiable':
            return `${(0,words/* grouped */.zD)(problem.unknown)} of ${(0,words/* count */.U9)(problem.total, 'task')} ${problem.unknown === 1 ? 'declares' : 'declare'} neither \`reads\` nor \`writes\`: ${problem.unknown === 1 ? 'its' : 'their'} independence cannot be verified; \`fanfold check --suggest\` proposes declarations after an observed run`;
        default:
            return problem;
    }
}
function limitSentence(problem) {
    if (problem.kind === 'too-many-meetings') {
        const patterns = (0,words/* listed */.KE)(problem.patterns.map((pattern) => `\`${pattern}\``));
        return `more than ${(0,words/* grouped */.zD)(problem.limit)} pairs of patterns meet; narrow ${patterns} first, then check again`;
    }
    const patterns = problem.patterns.map(({ pattern, comparisons }) => `\`${pattern}\` (${(0,words/* grouped */.zD)(comparisons)})`);
    return `independence was not decided: more than ${(0,words/* grouped */.zD)(problem.limit)} comparisons, most of them with ${(0,words/* listed */.KE)(patterns)}; let these patterns start with a folder`;
}
function observedSentence(problem) {
    if (problem.kind === 'outside') {
        return `\`${problem.task}\` wrote \`${problem.path}\`, which its \`writes\` do not cover; add \`${problem.line}\``;
    }
    const [a, b] = problem.tasks;
    const more = problem.more > 0 ? ` and ${(0,words/* count */.U9)(problem.more, 'more task')}` : '';
    return `\`${a}\` and \`${b}\`${more} wrote the same file \`${problem.path}\`, and nothing orders them; let one need the other, share a lock, or write different files`;
}

;// CONCATENATED MODULE: ./build/report/sentences/packing.js

/** The sentence of a problem with estimates, history or the number of legs. */
function packingSentence(problem) {
    switch (problem.kind) {
        case 'too-many-legs':
            return `wave ${problem.wave} needs at least ${(0,words/* count */.U9)(problem.legs, 'leg')} and may have ${problem.max}: each task with \`with\`, or without \`run\`, has a leg of its own, and each kind of \`runs-on\` at least one; ${fewerLegs(problem.max)}`;
        case 'target-too-short':
            return `\`target-minutes: ${problem.minutes}\` cannot be met: ${named(problem.tasks)} alone ${problem.tasks.length === 1 ? 'takes' : 'take'} longer; the smallest target that can is ${problem.smallest} minutes`;
        case 'target-unreachable':
            return `\`target-minutes: ${problem.minutes}\` cannot be met with the most legs allowed; the smallest target that can is ${problem.smallest} minutes; raise it, or allow more legs (\`legs.max\`, \`max-parallel\`)`;
        case 'target-margin':
            return `\`target-minutes: ${problem.minutes}\` is met only if every estimate is right; from ${problem.comfortable} minutes on there are 10 % to spare`;
        case 'leg-too-long': {
            const more = problem.legs > 1 ? ` and ${(0,words/* count */.U9)(problem.legs - 1, 'more leg')}` : '';
            return `the leg \`${problem.leg}\`${more} will probably take ${problem.minutes} minutes, and GitHub ends a job after ${problem.max}; allow more legs (\`legs.max\`), or split the longest tasks`;
        }
        case 'locked-apart':
            return `\`${problem.tasks[0]}\` and \`${problem.tasks[1]}\` may not overlap and so must share a leg, but ${problem.why === 'runner' ? 'their `runs-on` differs' : 'a task with `with`, or without `run`, has a leg of its own'}; order them with \`needs\` instead`;
        case 'bad-runner':
            return problem.why === 'comma'
                ? `\`${problem.label}\` under \`runners\` is not one label; write an entry for each label`
                : `\`${problem.label}\` under \`runners\` is an expression; write the label that it stands for`;
        case 'unknown-runner':
            return `no task runs on \`${problem.label}\`, so what \`runners\` says of it has no effect${problem.nearest === null ? '' : `; did you mean \`${problem.nearest}\`?`}`;
        case 'history-ignored':
            return `the durations in \`${problem.source}\` are ignored: ${problem.detail}`;
        case 'history-values':
            return `${(0,words/* count */.U9)(problem.count, 'value')} in \`${problem.source}\` ${problem.count === 1 ? 'is' : 'are'} no duration and ignored`;
        default:
            return problem;
    }
}
/** GitHub starts at most 256 jobs of a matrix; below that the limit is the user's own. */
function fewerLegs(max) {
    const pack = 'give tasks a `run`, without `with`, so that several share a leg, or order some behind others with `needs`';
    return max < 256 ? `raise \`legs.max\` (up to 256), or ${pack}` : pack;
}
function named(tasks) {
    return (0,words/* listed */.KE)(tasks.map((task) => `\`${task}\``), 4);
}

// EXTERNAL MODULE: ./build/tasklist/nearest.js
var nearest = __webpack_require__(32750);
;// CONCATENATED MODULE: ./build/report/sentences/plan.js

/** The sentence of a problem that was found while the plan was put together. */
function planSentence(problem) {
    switch (problem.kind) {
        case 'unknown-only': {
            const close = (0,nearest/* nearest */.p)(problem.id, problem.known);
            return `there is no task \`${problem.id}\`${close === null ? '' : `; did you mean \`${close}\`?`}`;
        }
        case 'pull-request-target':
            return 'planning on `pull_request_target`: tasks run with the secrets of this repository; do not check out and run code of the pull request here';
        case 'matrix-too-large':
            return `the matrix has ${problem.characters} characters; GitHub drops job outputs above about ${problem.max}: use fewer legs (\`legs.max\`) or smaller \`with\` values`;
        case 'bad-name':
            return `the name \`${problem.name}\` prefixes artifacts and may have 1 to 64 letters, digits, \`_\` and \`-\``;
        default:
            return problem;
    }
}

;// CONCATENATED MODULE: ./build/report/sentences/merge.js

/** The sentence of a problem with merging. */
function mergeSentence(problem) {
    switch (problem.kind) {
        case 'junit-unreadable':
            return `${quoted(problem.path)} of ${quoted(problem.task)} ${JUNIT[problem.why]}${detail(problem.detail)}; its tests are not in the merged report`;
        case 'lcov-unreadable':
            return `${quoted(problem.path)} of ${quoted(problem.task)} ${LCOV[problem.why](problem.line)}; its coverage is not in the sum`;
        case 'merge-conflict':
            return conflict(problem);
        case 'merge-refused':
            return `${quoted(problem.path)} of ${quoted(problem.task)} is not merged: a path must stay below the folder and outside \`.git\``;
        case 'merge-link':
            return `nothing is merged into ${quoted(problem.path)}: files go only into real folders of the workspace, never through a symbolic link or into the results`;
        case 'merge-too-many':
            return `the tasks bring ${(0,words/* grouped */.zD)(problem.files)} files, more than the ${(0,words/* grouped */.zD)(problem.max)} that are merged; narrow \`artifacts\` or pack them`;
        default:
            return problem;
    }
}
const JUNIT = {
    'too-large': 'is larger than a test report that is read',
    doctype: 'declares a document type, which a test report does not need and which is not read',
    'not-xml': 'is not XML',
    'one-root': 'has not exactly one root element',
    'no-suites': 'is XML without `testsuite` or `testsuites`',
    'too-much': 'is beyond what is merged into one report',
};
const LCOV = {
    'too-large': () => 'is larger than a coverage file that is read',
    'too-much': () => 'is beyond what is summed into one file',
    'bad-line': (line) => `is not LCOV: line ${line} is malformed`,
    'outside-record': (line) => `is not LCOV: line ${line} stands before \`SF:\``,
    unfinished: (line) => `is cut off: a record does not end before line ${line}`,
    empty: () => 'names no source file',
};
function conflict({ why, paths: [path, other], tasks: [a, b], more, }) {
    const both = a === b ? `${quoted(a)} brings both` : `${quoted(a)} and ${quoted(b)}`;
    const rest = more === 0 ? '' : ` (and ${(0,words/* count */.U9)(more, 'more file')} in the same place)`;
    const advice = 'give each task a path of its own, e.g. with its id in it';
    if (why === 'content')
        return `${both} bring ${quoted(path)} with different content${rest}; ${advice}`;
    const joined = a === b ? `${both} ${quoted(path)} and ${quoted(other)}` : `${both} bring ${quoted(path)} and ${quoted(other)}`;
    return why === 'case'
        ? `${joined}, which differ only in letter case${rest}; ${advice}`
        : `${joined}, of which one would be a folder of the other${rest}; ${advice}`;
}
function detail(text) {
    return text === '' ? '' : ` (${plain(text)})`;
}
/** In backticks, without backticks and line breaks of its own, cut short. */
function quoted(text) {
    return `\`${plain(text)}\``;
}
function plain(text) {
    const line = text.slice(0, 400).replace(/[`\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
    return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}

;// CONCATENATED MODULE: ./build/report/sentences/rim.js


/** The sentence of a problem with files, processes or services. */
function rimSentence(problem) {
    switch (problem.kind) {
        case 'unreadable':
            return `\`${problem.path}\` cannot be read: ${problem.detail}`;
        case 'no-task-file':
            return `there is no task file: looked for ${(0,words/* listed */.KE)(problem.looked.map((path) => `\`${path}\``))}; \`fanfold init\` writes one`;
        case 'unwritable':
            return `\`${problem.path}\` cannot be written: ${problem.detail}`;
        case 'not-collected':
            return `the artifacts of \`${problem.task}\` could not be collected: ${problem.detail}`;
        case 'artifact-oversized':
            return `the artifact \`${problem.artifact}\` has ${problem.bytes} bytes, more than the ${problem.max} that are read; it does not count`;
        case 'artifact-altered':
            return `the artifact \`${problem.artifact}\` does not have the digest that GitHub lists for it; it does not count`;
        case 'artifact-unreadable':
            return `the artifact \`${problem.artifact}\` could not be downloaded: ${problem.detail}`;
        case 'not-a-plan':
            return `\`${problem.source}\` is not a plan that can be trusted: ${problem.detail}`;
        case 'record-unwritable':
            return `the record of \`${problem.task}\` cannot be written to \`${problem.path}\`: ${problem.detail}; make room or choose a folder that can be written`;
        case 'log-unwritable':
            return `the log of \`${problem.task}\` in \`${problem.path}\` is incomplete: ${problem.detail}; the task itself was not affected`;
        case 'summary-cut':
            return `the step summary of \`${problem.task}\` has more than ${problem.max / 1024} KiB and was cut`;
        case 'not-observed':
            return problem.why === 'too-many-files'
                ? `what the tasks write is not observed: ${problem.detail}; ignore or move what is not part of the work`
                : `what the tasks write is not observed: ${problem.detail}`;
        case 'observation-cut':
            return `${(0,words/* listed */.KE)(problem.tasks.map((task) => `\`${task}\``))} wrote ${problem.total} files, of which the record names the first ${problem.kept}`;
        case 'not-isolated':
            return `tasks run without isolation in the workspace itself: ${problem.detail}`;
        case 'jobs-unchecked':
            return `the jobs of this run could not be checked against the records: ${problem.detail}`;
        case 'timings-unavailable':
            return `the timings of earlier runs could not be read, so the plan does without them: ${problem.detail}`;
        case 'comment-failed':
            return `the comment on #${problem.issue} could not be written: ${problem.detail}`;
        case 'junit-unreadable':
        case 'lcov-unreadable':
        case 'merge-conflict':
        case 'merge-refused':
        case 'merge-link':
        case 'merge-too-many':
            return mergeSentence(problem);
        default:
            return problem;
    }
}

;// CONCATENATED MODULE: ./build/report/sentences/sync.js
/** Says what is wrong with a policy or a record, and what to do. Texts of records are quoted; the caller escapes them. */
function syncSentence(problem) {
    switch (problem.kind) {
        case 'wrong-shape':
        case 'unknown-key':
        case 'bad-amount':
        case 'no-threshold':
        case 'empty-list':
        case 'too-large':
            return syntaxSentence(problem);
        case 'unreachable':
        case 'empty-selector':
        case 'never-passes':
        case 'never-fails':
        case 'report-only':
        case 'weight-sum':
            return policySentence(problem);
        case 'empty-source':
        case 'malformed':
        case 'oversized':
        case 'future-version':
        case 'more-malformed':
            return recordSentence(problem);
        case 'foreign-plan':
        case 'unknown-task':
        case 'wrong-leg':
        case 'wrong-attempt':
        case 'later-attempt':
        case 'contradictory':
        case 'dead-rerun':
        case 'failed-leg':
            return foldSentence(problem);
        case 'gate-needs':
        case 'gate-repeated':
        case 'gate-result':
        case 'gate-list':
        case 'gate-unknown-job':
            return gateSentence(problem);
        default:
            return problem;
    }
}
const FORMS = '`all`, `any`, `majority`, a number, a percentage, `{of, at-least, max-failures}`, a list of these, `{any-of: […]}` or `none`';
function syntaxSentence(problem) {
    switch (problem.kind) {
        case 'wrong-shape':
            return `${sync_quoted(problem.found)} is not ${expected(problem.key)}${hint(problem.nearest)}`;
        case 'unknown-key':
            return `unknown key ${sync_quoted(problem.key)} in a rule of \`sync\`${hint(problem.nearest) || `; the keys are ${list(problem.known)}`}`;
        case 'bad-amount':
            return `\`${problem.key}\`: ${sync_quoted(problem.found)} ${AMOUNT[problem.why](problem.key)}`;
        case 'no-threshold':
            return 'a rule of `sync` needs `at-least` or `max-failures`; without one it asks for nothing';
        case 'empty-list':
            return problem.key === 'of'
                ? '`of: []` selects nothing; leave `of` out to count every task'
                : `an empty ${problem.key === 'any-of' ? '`any-of` can never pass' : 'list of rules asks for nothing'}; write a rule, or \`none\` to only report`;
        case 'too-large':
            return problem.what === 'depth'
                ? `\`sync\` is nested more than ${problem.max} deep; lists within lists can be written as one list`
                : `\`sync\` has more than ${problem.max} rules; use tags or id globs to count tasks together`;
    }
}
const AMOUNT = {
    'not-an-amount': () => 'is neither a whole number nor a percentage such as `80%` (without a space)',
    'not-whole': () => 'is not a whole number; for a share of the tasks write a percentage such as `80%`',
    'count-range': (key) => key === 'at-least' ? 'must be 1 or more; to only report, write `sync: none`' : 'must be 0 or more',
    'percent-range': (key) => (key === 'at-least' ? 'must be above 0% and at most 100%' : 'must be between 0% and 100%'),
    'percent-decimals': () => 'has more than three decimals',
};
function policySentence(problem) {
    switch (problem.kind) {
        case 'unreachable': {
            const of = problem.of === '' ? 'the tasks' : sync_quoted(problem.of);
            return `\`at-least: ${problem.need}\` can never be reached: ${of} weigh ${problem.total} in all; ask for at most ${problem.total}`;
        }
        case 'empty-selector':
            return `${sync_quoted(problem.selector)} selects no task${hint(problem.nearest) || '; a selector is an id, an id with `*`, or `tag:` and a tag'}`;
        case 'never-passes':
            return `this plan can never pass, because of what is skipped: ${problem.reasons.join('; ')}`;
        case 'never-fails':
            return `${problem.rule === null ? '`sync`' : sync_quoted(problem.rule)} holds even if every task fails; if that is meant, write \`sync: none\``;
        case 'report-only':
            return '`sync: none` only reports: failed tasks do not make the verdict fail';
        case 'weight-sum':
            return `the weights add up to ${problem.total}, above ${problem.max}, the most that can be counted exactly; use smaller weights`;
    }
}
function recordSentence(problem) {
    switch (problem.kind) {
        case 'empty-source':
            return `${sync_quoted(problem.source)} holds no record; its tasks count as missing`;
        case 'malformed':
            return `${sync_quoted(problem.source)}${line(problem.line)}: not a task record (${sync_plain(problem.detail)}); it does not count`;
        case 'oversized':
            return `${sync_quoted(problem.source)}${line(problem.line)}: larger than ${problem.max / 1024} KiB; it does not count`;
        case 'future-version':
            return `${sync_quoted(problem.source)}${line(problem.line)}: a record of version ${problem.version}, and this fanfold reads version 1; use the same version in every job`;
        case 'more-malformed':
            return `${sync_quoted(problem.source)}: ${problem.count} more records that cannot be read`;
    }
}
function foldSentence(problem) {
    const task = sync_quoted(problem.task);
    switch (problem.kind) {
        case 'foreign-plan':
            return `${sync_quoted(problem.source)}: a record of ${task} from another plan (${sync_quoted(problem.plan)}); it does not count`;
        case 'unknown-task':
            return `${sync_quoted(problem.source)}: a record of ${task}, which is not in the plan; it does not count`;
        case 'wrong-leg':
            return `${sync_quoted(problem.source)}: leg ${sync_quoted(problem.leg)} speaks for ${task}, which ${problem.expected === null ? 'has no leg because it is skipped' : `belongs to leg ${sync_quoted(problem.expected)}`}; the record does not count`;
        case 'wrong-attempt':
            return `${sync_quoted(problem.source)}: a record of ${task} for run attempt ${problem.runAttempt} from attempt ${problem.expected}; it does not count`;
        case 'later-attempt':
            return `a record of ${task} from run attempt ${problem.runAttempt} came after this attempt (${problem.current}); it does not count here`;
        case 'contradictory':
            return `different records of ${task} for run attempt ${problem.runAttempt}: ${problem.claims.map((claim) => `${claim.state} in ${sync_quoted(claim.source)}`).join(', ')}; the worst counts (${problem.counted})`;
        case 'dead-rerun':
            return `leg ${sync_quoted(problem.leg)} was started again in run attempt ${problem.runAttempt} and left no record of ${task}; the record of attempt ${problem.last} no longer counts, so the task is missing`;
        case 'failed-leg':
            return `${task} succeeded, but the job of leg ${sync_quoted(problem.leg)} failed afterwards; it counts as a failure`;
    }
}
function gateSentence(problem) {
    switch (problem.kind) {
        case 'gate-needs':
            return `\`needs\` ${NEEDS_FAULT[problem.why]}`;
        case 'gate-repeated':
            return `\`needs\` says twice how ${sync_quoted(problem.job)} ended; write ${WHOLE_NEEDS}`;
        case 'gate-result':
            return problem.result === null
                ? `${sync_quoted(problem.job)} has no \`result\` in \`needs\`; it counts as not succeeded`
                : `${sync_quoted(problem.job)} ended with ${sync_quoted(problem.result)}, which is not a result that GitHub documents${hint(problem.nearest)}; it counts as not succeeded`;
        case 'gate-list':
            return `\`${problem.input}\` ${LIST_FAULT[problem.why]}; write job ids separated by commas, or a JSON list of texts`;
        case 'gate-unknown-job':
            return `\`${problem.input}\` names ${sync_quoted(problem.job)}, which is not in \`needs\` of this job${hint(problem.nearest) || (problem.known.length === 0 ? '' : `; it needs ${list(problem.known)}`)}`;
    }
}
const WHOLE_NEEDS = `\`needs: \${{ toJSON(needs) }}\``;
const NEEDS_FAULT = {
    empty: `is empty; write ${WHOLE_NEEDS}`,
    'too-large': 'is larger than a gate reads; give the jobs smaller outputs',
    'not-json': `is not JSON; write ${WHOLE_NEEDS}`,
    'not-an-object': `is not the context of that name; write ${WHOLE_NEEDS}`,
    'no-jobs': 'names no job: a gate over nothing protects nothing; list the jobs in `needs:` of this job',
};
const LIST_FAULT = {
    'not-json': 'starts like JSON and is not JSON',
    'not-a-list': 'is JSON and not a list',
    'not-text': 'has an entry that is not a text',
    'too-many': 'has more entries than a gate reads',
};
function expected(key) {
    if (key === 'of')
        return 'a selector or a list of selectors (an id, an id with `*`, or `tag:` and a tag)';
    if (key === 'any-of')
        return 'a list of policies';
    return `a policy; write ${FORMS}`;
}
function hint(nearest) {
    return nearest === null ? '' : `; did you mean ${sync_quoted(nearest)}?`;
}
function list(words) {
    return words.map(sync_quoted).join(', ');
}
function line(number) {
    return number === null ? '' : `, line ${number}`;
}
/** In backticks. */
function sync_quoted(text) {
    return `\`${sync_plain(text)}\``;
}
/** Without backticks and line breaks of its own, cut short. */
function sync_plain(text) {
    const line = text.replace(/[`\p{Cc}\u2028\u2029]+/gu, ' ');
    return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}

;// CONCATENATED MODULE: ./build/report/sentences/tasklist.js
/** Says in one sentence what is wrong with a task file and what to do. */
function tasklistSentence(problem) {
    switch (problem.kind) {
        case 'empty':
        case 'too-deep':
        case 'too-large':
        case 'yaml':
        case 'duplicate-key':
        case 'forbidden-key':
            return textSentence(problem);
        case 'unknown-key':
        case 'missing-key':
        case 'wrong-value':
        case 'reserved-key':
        case 'exclusive-keys':
        case 'one-key-of':
        case 'needs-run':
        case 'no-combinations':
            return keySentence(problem);
        case 'duplicate-id':
        case 'duplicate-expansion':
        case 'unknown-need':
        case 'need-cycle':
        case 'reserved-name':
        case 'bad-name':
        case 'same-variable':
            return nameSentence(problem);
        case 'expression-in-run':
        case 'expression-not-allowed':
        case 'expression':
        case 'unknown-context':
        case 'unknown-function':
        case 'mixed-condition':
        case 'unclosed-expression':
        case 'need-not-listed':
        case 'value-in-text':
        case 'bad-value':
        case 'bad-pattern':
            return expressionSentence(problem);
        case 'source-failed':
        case 'bad-item':
        case 'empty-expansion':
        case 'too-many-tasks':
        case 'too-many-needs':
            return expansionSentence(problem);
        default:
            return problem;
    }
}
function textSentence(problem) {
    switch (problem.kind) {
        case 'empty':
            return 'the file is empty; write `tasks:` and a list of tasks, or let `fanfold init` write an example';
        case 'too-deep':
            return 'nested too deeply: a task file has at most 64 levels';
        case 'too-large':
            return `the file is too large: at most ${problem.limit} characters; write large lists as JSON, or use \`for-each\``;
        case 'yaml':
            return `not YAML: ${lowerFirst(problem.detail)}`;
        case 'duplicate-key':
            return `the key ${quote(problem.key)} is here twice, first on ${place(problem.first)}; keep one`;
        case 'forbidden-key':
            return `${quote(problem.key)} cannot be a key; choose another name`;
        default:
            return problem;
    }
}
function keySentence(problem) {
    switch (problem.kind) {
        case 'unknown-key':
            return unknownKey(problem);
        case 'missing-key':
            return `${quote(problem.key)} is missing; it is ${problem.expected}`;
        case 'wrong-value':
            return problem.key === ''
                ? `a task file is ${problem.expected}, not ${problem.found}`
                : `${quote(problem.key)} must be ${problem.expected}; it is ${problem.found}${tasklist_hint(problem.nearest)}`;
        case 'reserved-key':
            return `${quote(problem.key)} is reserved: a task runs a command; write it under \`run\`, or leave \`run\` out and put the action into the steps of the job`;
        case 'exclusive-keys':
            return `${tasklist_list(problem.keys, 'and')} exclude each other; keep one`;
        case 'one-key-of':
            return `${quote(problem.key)} needs one of ${tasklist_list(problem.keys, 'or')}`;
        case 'needs-run':
            return `${quote(problem.key)} says how a command runs, but this task has no \`run\``;
        case 'no-combinations':
            return 'the matrix has no key; write a name and a list of values, or leave `matrix` out';
        default:
            return problem;
    }
}
function unknownKey({ key, nearest, known }) {
    if (key === '<<')
        return 'unknown key `<<`: merge keys are not part of YAML 1.2; use `defaults`, or an anchor for a whole value';
    if (nearest !== null)
        return `unknown key ${quote(key)}; did you mean ${quote(nearest)}?`;
    return known.length === 0
        ? `unknown key ${quote(key)}`
        : `unknown key ${quote(key)}; the keys here are ${tasklist_list(known, 'and')}`;
}
function nameSentence(problem) {
    switch (problem.kind) {
        case 'duplicate-id':
            return `the id ${quote(problem.id)} is taken by the task on ${place(problem.first)}; ids are unique without regard to case`;
        case 'duplicate-expansion':
            return `${quote(problem.id)} comes out twice; each item and each combination may come once`;
        case 'unknown-need':
            return `\`needs\` names ${quote(problem.id)}, which is no task${tasklist_hint(problem.nearest)}`;
        case 'need-cycle':
            return problem.ids.length === 2
                ? `${quote(problem.ids[0] ?? '')} needs itself; remove it from \`needs\``
                : `these tasks wait for each other: ${quote(problem.ids.join(' -> '))}; remove one of the \`needs\``;
        case 'reserved-name':
            return problem.of === 'with'
                ? `\`with\` cannot set ${quote(problem.name)}: ${tasklist_list(problem.reserved, 'and')} belong to the leg; choose another name`
                : `\`env\` cannot set ${quote(problem.name)}: ${tasklist_list(problem.reserved, 'and')} are set for the task; choose another name`;
        case 'bad-name':
            return `${quote(problem.name)} is not a name for ${quote(problem.of)}: use letters, digits${problem.of === 'env' ? ' and `_`' : ', `_` and `-`'}, and do not start with a digit`;
        case 'same-variable':
            return `${quote(problem.keys[0])} and ${quote(problem.keys[1])} would both be ${quote(`$${problem.variable}`)}; rename one`;
        default:
            return problem;
    }
}
function expressionSentence(problem) {
    switch (problem.kind) {
        case 'expression-in-run':
            return problem.variable === null
                ? `\`run\` is never templated: put ${braces(problem.expression)} under \`env\`, if it can be evaluated there, and read that variable`
                : `\`run\` is never templated: write ${quote(`"$${problem.variable}"`)} instead of ${braces(problem.expression)}`;
        case 'expression-not-allowed':
            return `\`\${{ }}\` is not evaluated in ${quote(problem.key)}; it is ${problem.expression}`;
        case 'expression':
            return `${braces(problem.expression)}: ${problem.detail}`;
        case 'unknown-context':
            return `${braces(problem.expression)}: there is no ${quote(problem.name)} here; ${tasklist_list(problem.allowed, 'and')} can be read`;
        case 'unknown-function':
            return `${braces(problem.expression)}: unknown function ${quote(problem.name)}${tasklist_hint(problem.nearest) || `; there are ${tasklist_list(problem.known, 'and')}`}`;
        case 'mixed-condition':
            return `\`if\` is ${problem.condition}, text around \`\${{ }}\`, which is always true; write the whole condition as one expression`;
        case 'unclosed-expression':
            return `an expression opens with \`\${{\` and is not closed with \`}}\`; the text is ${problem.text}`;
        case 'need-not-listed':
            return `${braces(problem.expression)}: ${quote(`needs.${problem.id}`)} is empty because ${quote(problem.id)} is not in the task's \`needs\`; add it there`;
        case 'value-in-text':
            return `${braces(problem.expression)} is ${problem.found}, which has no place in a text; use \`toJSON(…)\` or one of its values`;
        case 'bad-value':
            return `${quote(problem.key)} of ${quote(problem.task)} ${problem.detail}`;
        case 'bad-pattern':
            return `the pattern ${quote(problem.pattern)} is not RE2 syntax: ${problem.detail}`;
        default:
            return problem;
    }
}
function expansionSentence(problem) {
    switch (problem.kind) {
        case 'source-failed':
            return `the ${quote(problem.source)} of \`for-each\` could not be read: ${problem.detail}`;
        case 'bad-item':
            return problem.item === 0
                ? `the ${quote(problem.source)} of \`for-each\` is no list: ${problem.detail}`
                : `item ${problem.item} from the ${quote(problem.source)} of \`for-each\` ${problem.detail}; mappings belong under \`matrix.include\``;
        case 'empty-expansion':
            return `${quote(problem.id)} expands to nothing, so no task comes from it and what needs it does not wait`;
        case 'too-many-tasks':
            return `more than ${problem.limit} tasks come out; let one task work on several items`;
        case 'too-many-needs':
            return `with ${quote(problem.id)} there are ${problem.needs} pairs of a task and one it needs, more than ${problem.limit}; put one task between the two groups`;
        default:
            return problem;
    }
}
function quote(text) {
    return `\`${text}\``;
}
function braces(expression) {
    return quote(`\${{ ${expression === '' ? '' : `${expression} `}}}`);
}
function tasklist_hint(nearest) {
    return nearest === null ? '' : `; did you mean ${quote(nearest)}?`;
}
function tasklist_list(names, word) {
    const quoted = names.map(quote);
    const last = quoted.pop() ?? '';
    return quoted.length === 0 ? last : `${quoted.join(', ')} ${word} ${last}`;
}
function place({ line, column }) {
    return `line ${line}, column ${column}`;
}
function lowerFirst(text) {
    return /^[A-Z][a-z ]/.test(text) ? `${text[0]?.toLowerCase()}${text.slice(1)}` : text;
}

;// CONCATENATED MODULE: ./build/report/sentences/index.js






/** Says in one sentence what is wrong and what to do. Text that came from the user stands in backticks, unescaped. */
function sentence(problem) {
    switch (problem.area) {
        case 'tasklist':
            return tasklistSentence(problem);
        case 'sync':
            return syncSentence(problem);
        case 'independence':
            return independenceSentence(problem);
        case 'packing':
            return packingSentence(problem);
        case 'plan':
            return planSentence(problem);
        case 'rim':
            return rimSentence(problem);
        default:
            return problem;
    }
}


/***/ }),

/***/ 44702:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hn: () => (/* binding */ times),
/* harmony export */   Jj: () => (/* binding */ cut),
/* harmony export */   KE: () => (/* binding */ listed),
/* harmony export */   KN: () => (/* binding */ percent),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   zD: () => (/* binding */ grouped)
/* harmony export */ });
/**
 * Writes a time for people: `85 ms`, `1.2 s`, `3 min 05 s`, `2 h 07 min`. Takes milliseconds; a negative or unusable
 * number is written as `0 ms`.
 */
function duration(ms) {
    const whole = Number.isFinite(ms) && ms > 0 ? Math.round(ms) : 0;
    if (whole < 1000)
        return `${whole} ms`;
    const tenths = Math.round(whole / 100);
    if (tenths < 600)
        return `${(tenths / 10).toFixed(1)} s`;
    const seconds = Math.round(whole / 1000);
    if (seconds < 3600)
        return `${Math.floor(seconds / 60)} min ${twoDigits(seconds % 60)} s`;
    const minutes = Math.round(whole / 60_000);
    return `${grouped(Math.floor(minutes / 60))} h ${twoDigits(minutes % 60)} min`;
}
function twoDigits(value) {
    return String(value).padStart(2, '0');
}
/** A whole number with commas between thousands: `12,345`. */
function grouped(value) {
    return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
/** A number with its noun: `1 task`, `3 tasks`, `2 matches` with a plural of its own. */
function count(value, noun, plural = `${noun}s`) {
    return `${grouped(value)} ${value === 1 ? noun : plural}`;
}
/** A speedup: `2.15x`. */
function times(ratio) {
    return `${(Number.isFinite(ratio) ? ratio : 0).toFixed(2)}x`;
}
/** A share as a percentage with at most one decimal: `97.5 %`. Takes 0 to 1. */
function percent(share) {
    const tenths = Math.round((Number.isFinite(share) ? share : 0) * 1000);
    return `${tenths % 10 === 0 ? tenths / 10 : (tenths / 10).toFixed(1)} %`;
}
/** `a, b and c`, or `a, b and 7 more` when there are more than `most`. */
function listed(items, most = 5) {
    if (items.length <= 1)
        return items[0] ?? '';
    if (items.length <= most)
        return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
    return `${items.slice(0, most - 1).join(', ')} and ${grouped(items.length - most + 1)} more`;
}
/** Cuts a text to `most` UTF-16 units without splitting a character, and marks the cut with an ellipsis. */
function cut(text, most) {
    if (text.length <= most)
        return text;
    const head = text.slice(0, Math.max(0, most - 1));
    return `${/[\uD800-\uDBFF]$/.test(head) ? head.slice(0, -1) : head}…`;
}


/***/ })

};
