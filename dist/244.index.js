export const id = 244;
export const ids = [244];
export const modules = {

/***/ 84244:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  init: () => (/* binding */ init)
});

// EXTERNAL MODULE: ./build/report/problems.js + 1 modules
var report_problems = __webpack_require__(59313);
// EXTERNAL MODULE: ./build/cli/main.js + 6 modules
var main = __webpack_require__(29484);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/cli/templates.js


/** The workflow of the README; a test keeps it equal to examples/workflows/three-steps.yml. */
const WORKFLOW = `name: ci
on: [push, pull_request]
permissions:
  contents: read # checkout
  actions: read # the list of jobs, converge's second witness; timings of earlier runs
jobs:
  plan:
    runs-on: ubuntu-latest
    outputs:
      plan: \${{ steps.plan.outputs.plan }}
      matrix: \${{ steps.plan.outputs.matrix }}
      legs: \${{ steps.plan.outputs.legs }}
    steps:
      - uses: actions/checkout@v5
      - id: plan
        uses: OWNER/fanfold@v1

  task:
    needs: plan
    if: needs.plan.outputs.legs != '0'
    strategy:
      fail-fast: false
      matrix: \${{ fromJSON(needs.plan.outputs.matrix) }}
    name: \${{ matrix.name }}
    runs-on: \${{ matrix.runs-on }}
    timeout-minutes: \${{ matrix.timeout-minutes }}
    steps:
      - uses: actions/checkout@v5
      - uses: OWNER/fanfold/task@v1

  converge:
    needs: [plan, task]
    if: \${{ !cancelled() }}
    runs-on: ubuntu-latest
    steps:
      - uses: OWNER/fanfold/converge@v1
        with:
          plan: \${{ needs.plan.outputs.plan }}
`;
/** A task file to start from: it runs as it is. */
const TASK_FILE = `# fanfold: many tasks at once, one verdict.
#   npx fanfold check    are these tasks independent?
#   npx fanfold plan     how they will be spread over jobs
#   npx fanfold run      the whole way, on this machine
name: ci

# Which results pass: all | any | majority | 3 | 80% | { at-least: 3, of: "tag:region" } | a list of those.
sync: all

# When to stop early: success (default: once a pass is certain) | failure | decided (either) | never
stop: success

defaults:
  runs-on: ubuntu-latest
  timeout-minutes: 10

tasks:
  # One command. \`reads\` and \`writes\` say what it touches, so that fanfold can prove that it may run beside the others.
  - id: hello
    run: echo "hello from $FANFOLD_TASK"
    reads: []
    writes: []

  # One command for many inputs. The input reaches the command as the variable ITEM, never as text inside it.
  - id: greet
    for-each: { items: [world, moon] }
    run: |
      echo "hello, $ITEM"
      echo "length=\${#ITEM}" >> "$GITHUB_OUTPUT"   # an output of this task alone
    reads: []
    writes: []

# The last step sees everything: $FANFOLD_RESULTS is a folder, $FANFOLD_VERDICT a JSON file.
# converge:
#   run: node scripts/summary.mjs
`;
/** Writes the two files below `root`; a file that exists is kept as it is, one that cannot be written is a problem. */
function writeTemplates(root) {
    const files = [
        ['fanfold.yml', TASK_FILE],
        ['.github/workflows/fanfold.yml', WORKFLOW],
    ];
    const written = [];
    const kept = [];
    const problems = [];
    for (const [path, content] of files) {
        const target = (0,external_node_path_.join)(root, path);
        try {
            (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(target), { recursive: true });
            (0,external_node_fs_.writeFileSync)(target, content, { flag: 'wx' });
            written.push(path);
        }
        catch (error) {
            const { code, message } = error;
            if (code === 'EEXIST' && (0,external_node_fs_.existsSync)(target))
                kept.push(path);
            else
                problems.push({ area: 'rim', severity: 'error', at: null, kind: 'unwritable', path, detail: message });
        }
    }
    return { written, kept, problems };
}

;// CONCATENATED MODULE: ./build/cli/commands/init.js



/** `fanfold init`: the two files to start from. */
function init(workspace, console) {
    const { written, kept, problems } = writeTemplates(workspace);
    for (const path of written)
        console.out(`${console.style.green('written')}  ${path}`);
    for (const path of kept)
        console.out(`${console.style.yellow('kept')}     ${path} (it exists already)`);
    if (problems.length > 0) {
        console.err((0,report_problems/* formatProblems */.C)(problems, new Map(), console.errStyle).trimEnd());
        return main.EXIT.bad;
    }
    console.out('');
    console.out('Next: `fanfold run` runs the list on this machine; put your account in place of OWNER in the workflow.');
    return main.EXIT.pass;
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
