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

// EXTERNAL MODULE: ./build/cli/main.js + 5 modules
var main = __webpack_require__(11589);
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
/** Writes the two files below \`root\`; a file that exists is kept as it is. */
function writeTemplates(root) {
    const files = [
        ['fanfold.yml', TASK_FILE],
        ['.github/workflows/fanfold.yml', WORKFLOW],
    ];
    const written = [];
    const kept = [];
    for (const [path, content] of files) {
        const target = (0,external_node_path_.join)(root, path);
        if ((0,external_node_fs_.existsSync)(target)) {
            kept.push(path);
            continue;
        }
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(target), { recursive: true });
        (0,external_node_fs_.writeFileSync)(target, content, { flag: 'wx' });
        written.push(path);
    }
    return { written, kept };
}

;// CONCATENATED MODULE: ./build/cli/commands/init.js


/** `fanfold init`: the two files to start from. */
function init(workspace, console) {
    const { written, kept } = writeTemplates(workspace);
    for (const path of written)
        console.out(`${console.style.green('written')}  ${path}`);
    for (const path of kept)
        console.out(`${console.style.yellow('kept')}     ${path} (it exists already)`);
    console.out('');
    console.out('Next: `fanfold run` runs the list on this machine; put your account in place of OWNER in the workflow.');
    return main.EXIT.pass;
}


/***/ })

};
