/** The text of the workflow around a task list, and of the action that sets a leg up. */
import { stringify } from 'yaml';
import type { SetupStep } from './proposal.ts';

/** Where the composite action of a repository's own set-up is kept. */
export const SETUP_FOLDER = '.github/actions/setup';

const SETUP_STEP = `      - uses: ./${SETUP_FOLDER}\n`;
const BEGIN = '  # fanfold: begin. `fanfold init --workflow --update` rewrites what is between the two marks.\n';
const END = '  # fanfold: end\n';
const BLOCK = /^ *# fanfold: begin\b[^\n]*\n[\s\S]*?^ *# fanfold: end *\n/m;

/** `one-line`: a job that calls fan.yml; `steps`: plan, legs and converge as jobs of their own. */
export type WorkflowForm = 'one-line' | 'steps';

export interface WorkflowFacts {
  readonly form: WorkflowForm;
  /** The path of the list. */
  readonly list: string;
  readonly name: string;
  /** How many waves the list has; at least 1. */
  readonly waves: number;
  /** Whether the repository has a set-up action in `SETUP_FOLDER`. */
  readonly setup: boolean;
  /** Whether a task has no `run`. */
  readonly recordMode: boolean;
  /** Whether `for-each` runs commands, which need the set-up in the plan job as well. */
  readonly planNeedsSetup: boolean;
  /** `owner/repository`, and the tag or branch, of fanfold's actions. */
  readonly action: { readonly repository: string; readonly ref: string };
}

/** A whole workflow, with the marked block in it. */
export function workflowText(facts: WorkflowFacts): string {
  return `name: ${facts.name}
on: [push, pull_request]
permissions:
  contents: read # checkout
  actions: read # the list of jobs, which converge holds the records against; timings of earlier runs
jobs:
${workflowBlock(facts)}`;
}

/** `text` with its marked block replaced; `null` when it has none. Lines outside the marks stay as they are. */
export function updatedWorkflow(text: string, facts: WorkflowFacts): string | null {
  return BLOCK.test(text) ? text.replace(BLOCK, () => workflowBlock(facts)) : null;
}

/** The form that the marked block of a workflow has; `null` when it has no block. */
export function formOf(text: string): WorkflowForm | null {
  const block = BLOCK.exec(text)?.[0];
  if (block === undefined) return null;
  return /^ *uses: \S+\/fan\.yml@/m.test(block) ? 'one-line' : 'steps';
}

/** Waves of fan.yml. */
const MOST_WAVES = 4;

/** Why a list needs the steps; `null` where the one line fits it. */
export function whySteps(facts: Omit<WorkflowFacts, 'form' | 'action'>): string | null {
  if (facts.recordMode) return 'tasks without `run` are steps of your own job';
  if (facts.waves > MOST_WAVES) return `the list has ${facts.waves} waves, and fan.yml has ${MOST_WAVES}`;
  // The plan job of fan.yml sets nothing up.
  if (facts.setup && facts.planNeedsSetup) return 'the command of `for-each` may need the set-up in the plan job';
  return null;
}

function workflowBlock(facts: WorkflowFacts): string {
  if (facts.form === 'one-line' && whySteps(facts) === null) return `${BEGIN}${oneLineJob(facts)}${END}`;
  const legs = Array.from({ length: facts.waves }, (_, index) => legJob(index + 1, facts));
  return `${BEGIN}${[planJob(facts), ...legs, convergeJob(facts)].join('\n')}${END}`;
}

function oneLineJob(facts: WorkflowFacts): string {
  const setup = facts.setup ? `, setup: ./${SETUP_FOLDER}` : '';
  return `  # The check to require is \`ci / converge\`.
  ci:
    uses: ${uses(facts, '/.github/workflows/fan.yml')}
    permissions: { contents: read, actions: read }
    with: { tasks: ${facts.list}${setup} }
`;
}

const numbered = (name: string, wave: number): string => (wave === 1 ? name : `${name}-${wave}`);

function uses({ action }: WorkflowFacts, folder: string): string {
  return `${action.repository}${folder}@${action.ref}`;
}

function planJob(facts: WorkflowFacts): string {
  const outputs = Array.from({ length: facts.waves }, (_, index) =>
    ['matrix', 'legs'].map((name) => numbered(name, index + 1)),
  );
  const lines = ['plan', ...outputs.flat()].map((name) => `      ${name}: \${{ steps.plan.outputs.${name} }}`);
  const setup = facts.setup && facts.planNeedsSetup ? SETUP_STEP : '';
  return `  plan:
    runs-on: ubuntu-latest
    outputs:
${lines.join('\n')}
    steps:
      - uses: actions/checkout@v7
        with: { persist-credentials: false }
${setup}      - id: plan
        uses: ${uses(facts, '')}
`;
}

function legJob(wave: number, facts: WorkflowFacts): string {
  const legs = `needs.plan.outputs.${numbered('legs', wave)} != '0'`;
  const earlier = Array.from({ length: wave - 1 }, (_, index) => numbered('task', index + 1));
  const start =
    wave === 1
      ? `    needs: plan\n    if: ${legs}\n`
      : `    needs: [plan, ${earlier.join(', ')}]\n    if: \${{ !cancelled() && ${legs} }}\n`;
  return `  ${numbered('task', wave)}:
${start}    strategy:
      fail-fast: false
      matrix: \${{ fromJSON(needs.plan.outputs.${numbered('matrix', wave)}) }}
    name: \${{ matrix.name }}
    runs-on: \${{ matrix.runs-on }}
    timeout-minutes: \${{ matrix.timeout-minutes }}
    steps:
      - uses: actions/checkout@v7
        with: { persist-credentials: false }
${facts.setup ? SETUP_STEP : ''}      - uses: ${uses(facts, '/task')}
`;
}

function convergeJob(facts: WorkflowFacts): string {
  const legs = Array.from({ length: facts.waves }, (_, index) => numbered('task', index + 1));
  return `  converge:
    needs: [plan, ${legs.join(', ')}]
    if: \${{ !cancelled() }}
    runs-on: ubuntu-latest
    steps:
      - uses: ${uses(facts, '/converge')}
        with:
          plan: \${{ needs.plan.outputs.plan }}
`;
}

/** A composite action of the repository's own: one place that says what its commands need. */
export function setupActionText(steps: readonly SetupStep[]): string {
  const action = {
    name: 'Set up',
    description: 'What the tasks of fanfold.yml need before their first command.',
    runs: { using: 'composite', steps },
  };
  return stringify(action, { lineWidth: 0 });
}
