/** The text of the workflow around a task list, and of the action that sets a leg up. */
import { stringify } from 'yaml';
import { MAX_WAVES } from '../../packing/groups.ts';
import { NUMBERED_JOB } from '../../packing/numbered.ts';
import type { Numbers } from './numbered.ts';
import type { ActionReference } from './origin.ts';
import type { SetupStep } from './proposal.ts';

/** Where the composite action of a repository's own set-up is kept. */
export const SETUP_FOLDER = '.github/actions/setup';

const SETUP_STEP = `      - uses: ./${SETUP_FOLDER}\n`;
const BEGIN = '  # fanfold: begin. `fanfold init --workflow --update` rewrites what is between the two marks.\n';
const END = '  # fanfold: end\n';
const BLOCK = /^ *# fanfold: begin\b[^\n]*\n[\s\S]*?^ *# fanfold: end *\n/m;

/** `one-line`: a job that calls fan.yml; `steps`: plan, legs and converge as jobs of their own. */
export type WorkflowForm = 'one-line' | 'steps';

/** `gitea`: a forge that computes no matrix of an earlier job. */
export type Forge = 'github' | 'gitea';

export interface WorkflowFacts {
  readonly form: WorkflowForm;
  readonly forge: Forge;
  /** The path of the workflow itself. */
  readonly path: string;
  /** The path of the list. */
  readonly list: string;
  readonly name: string;
  /** How many waves the list has; at least 1. */
  readonly waves: number;
  /** Of the legs, where their matrices are written out. */
  readonly numbers: Numbers;
  /** Whether the repository has a set-up action in `SETUP_FOLDER`. */
  readonly setup: boolean;
  /** Whether a task has no `run`. */
  readonly recordMode: boolean;
  /** Whether `for-each` runs commands, which need the set-up in the plan job as well. */
  readonly planNeedsSetup: boolean;
  /** Where fanfold's actions are. */
  readonly action: ActionReference;
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

/** The forge that the marked block of a workflow is for. */
export function forgeOf(text: string): Forge {
  return /^ *matrix: \{ wave: /m.test(BLOCK.exec(text)?.[0] ?? '') ? 'gitea' : 'github';
}

/** Why a list needs the steps; `null` where the one line fits it. */
export function whySteps(facts: Omit<WorkflowFacts, 'form' | 'action'>): string | null {
  if (facts.forge === 'gitea') return 'Gitea computes no matrix, so the numbers of legs are written out';
  if (facts.recordMode) return 'tasks without `run` are steps of your own job';
  if (facts.waves > MAX_WAVES) return `the list has ${facts.waves} waves, and fan.yml has ${MAX_WAVES}`;
  // The plan job of fan.yml sets nothing up.
  if (facts.setup && facts.planNeedsSetup) return 'the command of `for-each` may need the set-up in the plan job';
  return null;
}

function workflowBlock(facts: WorkflowFacts): string {
  if (facts.form === 'one-line' && whySteps(facts) === null) return `${BEGIN}${oneLineJob(facts)}${END}`;
  const legs = Array.from({ length: wavesOf(facts) }, (_, index) => legJob(index + 1, facts));
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

function wavesOf({ forge, waves, numbers }: WorkflowFacts): number {
  return forge === 'gitea' ? numbers.waves.length : waves;
}

/** On GitHub every action is GitHub's; Gitea takes those without a server from where its administrator says. */
function uses({ forge, action: { server, repository, ref } }: WorkflowFacts, folder: string): string {
  return `${forge === 'gitea' && server !== null ? `${server}/` : ''}${repository}${folder}@${ref}`;
}

function planJob(facts: WorkflowFacts): string {
  const names = facts.forge === 'gitea' ? ['legs'] : ['matrix', 'legs'];
  const outputs = Array.from({ length: wavesOf(facts) }, (_, index) => names.map((name) => numbered(name, index + 1)));
  const lines = ['plan', ...outputs.flat()].map((name) => `      ${name}: \${{ steps.plan.outputs.${name} }}`);
  const setup = facts.setup && facts.planNeedsSetup ? SETUP_STEP : '';
  // The plan has no more legs than the matrices of this file have numbers.
  const workflow = facts.forge === 'gitea' ? `        with: { workflow: ${facts.path} }\n` : '';
  return `  plan:
    runs-on: ubuntu-latest
    outputs:
${lines.join('\n')}
    steps:
      - uses: actions/checkout@v7
        with: { persist-credentials: false }
${setup}      - id: plan
        uses: ${uses(facts, '')}
${workflow}`;
}

function legJob(wave: number, facts: WorkflowFacts): string {
  const legs = `needs.plan.outputs.${numbered('legs', wave)}`;
  // Of a wave that the plan does not have there is no output either.
  const some = facts.forge === 'gitea' ? `${legs} > 0` : `${legs} != '0'`;
  const earlier = Array.from({ length: wave - 1 }, (_, index) => numbered('task', index + 1));
  const start =
    wave === 1
      ? `    needs: plan\n    if: ${some}\n`
      : `    needs: [plan, ${earlier.join(', ')}]\n    if: \${{ !cancelled() && ${some} }}\n`;
  return `  ${numbered('task', wave)}:
${start}    strategy:
      fail-fast: false
${facts.forge === 'gitea' ? numberedLeg(wave, legs, facts) : computedLeg(wave, facts)}`;
}

function computedLeg(wave: number, facts: WorkflowFacts): string {
  return `      matrix: \${{ fromJSON(needs.plan.outputs.${numbered('matrix', wave)}) }}
    name: \${{ matrix.name }}
    runs-on: \${{ matrix.runs-on }}
    timeout-minutes: \${{ matrix.timeout-minutes }}
    steps:
      - uses: actions/checkout@v7
        with: { persist-credentials: false }
${facts.setup ? SETUP_STEP : ''}      - uses: ${uses(facts, '/task')}
`;
}

/** A label as YAML reads it for sure. */
function quoted(label: string): string {
  return /^[A-Za-z]+-[\w.-]+$/.test(label) ? label : JSON.stringify(label);
}

/** What a leg needs is only set up where the plan has it; the task step asks the plan in any case. */
function numberedLeg(wave: number, legs: string, facts: WorkflowFacts): string {
  const { numbers } = facts;
  const known = numbers.waves[wave - 1] ?? [];
  const runners = (known.length === 0 ? ['ubuntu-latest'] : known).map(quoted);
  const all = Array.from({ length: numbers.legs }, (_, at) => at + 1).join(', ');
  const planned = `        if: matrix.leg <= ${legs}\n`;
  return `      matrix: { wave: [${wave}], runs-on: [${runners.join(', ')}], leg: [${all}] }
    name: ${NUMBERED_JOB}
    runs-on: \${{ matrix.runs-on }}
    steps:
      - uses: actions/checkout@v7
${planned}        with: { persist-credentials: false }
${facts.setup ? `${SETUP_STEP}${planned}` : ''}      - uses: ${uses(facts, '/task')}
        with:
          plan: \${{ needs.plan.outputs.plan }}
`;
}

function convergeJob(facts: WorkflowFacts): string {
  const legs = Array.from({ length: wavesOf(facts) }, (_, index) => numbered('task', index + 1));
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
