import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RimProblem } from '../problem.ts';

/** The workflow of the README; a test keeps it equal to examples/workflows/three-steps.yml. */
export const WORKFLOW = `name: ci
on: [push, pull_request]
permissions:
  contents: read # checkout
  actions: read # the list of jobs, which converge checks records against; timings of earlier runs
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
export const TASK_FILE = `# fanfold: many tasks at once, one verdict.
#   fanfold check    are these tasks independent?
#   fanfold plan     how they will be spread over jobs
#   fanfold run      the whole way, on this machine
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

export interface WrittenTemplates {
  readonly written: readonly string[];
  readonly kept: readonly string[];
  readonly problems: readonly RimProblem[];
}

/** Writes the two files below `root`; a file that exists is kept as it is, one that cannot be written is a problem. */
export function writeTemplates(root: string): WrittenTemplates {
  const files = [
    ['fanfold.yml', TASK_FILE],
    ['.github/workflows/fanfold.yml', WORKFLOW],
  ] as const;
  const written: string[] = [];
  const kept: string[] = [];
  const problems: RimProblem[] = [];
  for (const [path, content] of files) {
    const target = join(root, path);
    try {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content, { flag: 'wx' });
      written.push(path);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST' && existsSync(target)) kept.push(path);
      else problems.push({ area: 'rim', severity: 'error', at: null, kind: 'unwritable', path, detail: message });
    }
  }
  return { written, kept, problems };
}
