import type { IndependenceProblem, WorkflowFinding } from '../../problem.ts';

type WorkflowProblem = Extract<IndependenceProblem, { kind: 'workflow' }>;

/** Says what in a workflow breaks the isolation of failures or the gate, and what to write instead. */
export function workflowSentence(problem: WorkflowProblem): string {
  return SENTENCES[problem.finding]({
    job: `\`${problem.job ?? ''}\``,
    found: `\`${problem.found ?? ''}\``,
    want: `\`${problem.want ?? ''}\``,
    absent: problem.found === null,
    ofPlan: problem.job === null ? '' : ` of the plan of \`${problem.job}\``,
  });
}

interface Words {
  readonly job: string;
  readonly found: string;
  readonly want: string;
  readonly absent: boolean;
  /** Which plan, where there are several. */
  readonly ofPlan: string;
}

/** Without the quotes of code. */
const unquoted = (text: string): string => text.slice(1, -1);

const SENTENCES: Readonly<Record<WorkflowFinding, (words: Words) => string>> = {
  'no-plan': ({ want }) => `no step plans the tasks; add a job with the step ${want}`,
  'no-task': ({ ofPlan, want }) => `no step runs the tasks${ofPlan}; add a job with ${want}`,
  'no-converge': ({ ofPlan, want }) =>
    `no step folds the results${ofPlan} into a verdict, so nothing can be required; add a job with ${want}`,
  placeholder: ({ found }) =>
    `${found}: \`OWNER\` is a placeholder, here and everywhere else; write the account whose repository holds the actions`,
  versions: ({ found, want }) =>
    `${found} is not of the same version as ${want}, and one may not understand what the other wrote; use one version in all steps`,
  'pull-request-target': ({ job }) =>
    `on \`pull_request_target\` tasks run with the secrets of this repository; do not let the checkout of ${job} take code of the pull request`,
  'unsafe-checkout': ({ job, found }) =>
    `${found} lets ${job} run code of a fork with the secrets of this repository; remove it, and run tasks on \`pull_request\``,
  'plan-id': ({ job, want }) =>
    `the plan step of ${job} has no \`id\`, so \`outputs\` cannot name it; write ${want}, and \`steps.plan.outputs.…\` in the \`outputs\` of the job`,
  'plan-outputs': ({ job, want }) =>
    `the job ${job} does not hand on the outputs of the plan; add ${want} to its \`outputs\``,
  'inline-expression': ({ job, found }) =>
    `GitHub evaluates ${found} before fanfold reads the list, and ${job} has no matrix, so it becomes empty; move the list to a file and name the file under \`tasks\``,
  'fail-fast': ({ job, found, absent }) =>
    `the first failed leg of ${job} would cancel the others: ${absent ? '`fail-fast` is on unless it is switched off' : `it says ${found}`}; write \`fail-fast: false\` under \`strategy\``,
  'max-parallel': ({ job, found }) =>
    `${found} lets the legs of ${job} run one after another; remove it, and limit the plan with \`runners\` in the task file`,
  'leg-matrix': ({ job, found, want, absent }) =>
    `the matrix of ${job} ${absent ? 'is missing' : `is ${found}`}; only ${want} gives each leg its tasks`,
  'leg-if': ({ job, found, want, absent }) =>
    `${job} ${absent ? 'has no `if`' : `has ${found}`}: GitHub fails an empty matrix, and a wave must also run when the one before it had failures; write ${want}`,
  'leg-name': ({ job, found, absent }) =>
    `all legs of ${job} ${absent ? 'are named after their whole matrix item' : `have the literal name ${found}`}; write \`name: \${{ matrix.name }}\``,
  'leg-outputs': ({ job }) =>
    `the last leg of ${job} to finish would overwrite the \`outputs\` of all others; read the outputs of tasks from converge`,
  'leg-fixed': ({ job, found, want }) =>
    `${found} holds for every leg of ${job}, though the plan says otherwise; write ${want}`,
  'leg-concurrency': ({ job, found }) =>
    `${found} is one group for all legs of ${job}: one runs, and GitHub cancels those that wait; remove it, and write \`locks\` in the task file`,
  'leg-queue': ({ job, found }) =>
    `${found} lets the legs of ${job} run one after another; write \`locks\` in the task file, or \`\${{ matrix.leg }}\` into the group`,
  'leg-needs': ({ job, want }) => `${job} must wait for ${want}; add it to its \`needs\``,
  'numbers-form': ({ job, found, want, absent }) =>
    `the matrix of ${job} is written out and ${absent ? `lacks ${unquoted(want).split(':')[0]}` : `has ${found}`}; it has a wave, its runners and each number from 1 once: write ${want}`,
  'numbers-twice': ({ job, found }) =>
    `${found} has numbers for the same wave and runner as ${job}, so that two jobs would be one leg; let only one of them have them`,
  'numbers-few': ({ job, found, want }) =>
    `the matrix of ${job} has ${unquoted(found)} numbers of legs, and there can be ${unquoted(want)}; write the numbers up to ${unquoted(want)}, or lower \`legs.max\` in the task file`,
  'numbers-runner': ({ job, want }) =>
    `no job runs the legs on ${want}: their tasks would be missing, and the verdict a failure; add it under \`runs-on\` in the matrix of ${job} (one label each)`,
  'numbers-with': ({ job, found }) =>
    `a task has \`with: ${unquoted(found)}\`, and the matrix of ${job} is written out, so no step can read it; give the task \`env\` instead`,
  'numbers-value': ({ job, found }) =>
    `${found} is empty: the matrix of ${job} is written out, and has \`wave\`, \`runs-on\` and \`leg\` alone; write the value itself, or leave the line out`,
  'numbers-name': ({ job, found, want, absent }) =>
    `${job} ${absent ? 'has no `name`' : `has ${found}`}, and converge finds the job of a numbered leg by its name; write ${want}`,
  'numbers-plan': ({ job, want }) =>
    `the matrix of ${job} is written out and names no plan; give it to the task step: ${want}`,
  'missing-wave': ({ want }) =>
    `no job runs ${want}: its tasks would be missing, and the verdict a failure; add a job with that matrix`,
  'leg-tool': ({ job, found, want }) => {
    const steps = want
      .slice(1, -1)
      .split('\n')
      .map((step) => `\`${step}\``);
    return `commands of ${job} call ${found.slice(1, -1)}, which no step sets up, so its version is the runner's and nothing is installed; add before the task step:\n${steps.join('\n')}`;
  },
  'unguarded-step': ({ job, found, want }) =>
    `the step ${found} of ${job} also runs where the list holds the task back (a failed need, an \`if\`, an early stop); write ${want}`,
  'leg-tolerated': ({ job, found, want, absent }) =>
    `a tolerated task makes its job in ${job} red, ${absent ? 'which has no `continue-on-error`' : `which says ${found}`}; write ${want}`,
  'converge-absent': ({ job, found, want }) =>
    `${job} has ${found}: where ${want} is false there is no gate, and a skipped gate counts as passed`,
  'converge-if': ({ job, found, absent }) =>
    `${job} ${absent ? 'has no `if`, so it is skipped when a leg fails' : `has ${found}`}; a skipped gate counts as passed: write \`if: \${{ !cancelled() }}\` or \`if: always()\``,
  'converge-needs': ({ job, want }) => `${job} does not wait for all it has to judge; add ${want} to its \`needs\``,
  'converge-inputs': ({ job, want }) =>
    `the converge step of ${job} gets neither the plan nor the jobs, so it can only fail; write ${want}`,
  'gate-skipped': ({ job, found }) =>
    `the converge step of ${job} has ${found}; a gate whose step is skipped is green: remove it`,
  'gate-ignored': ({ job, found }) => `${found} makes ${job} green even when the verdict is fail; remove it`,
  'wait-limit': ({ job, found, want }) =>
    `${job} has ${found}, where GitHub may end the job before \`wait\` gives up, without a verdict; take a larger runner, or write ${want}`,
  'gate-cancelled': ({ job, found }) =>
    `${found} ends the converge step of ${job}; GitHub does not count a cancelled background step, so the gate is green without a verdict: remove it`,
  'step-cancelled': ({ job, found }) =>
    `${found} ends a step of fanfold in ${job}: tasks that still run count as cancelled, which is a failure; remove it, fanfold stops tasks by itself (\`stop\`)`,
  'background-read': ({ job, found, want }) =>
    `a step of ${job} reads ${found} while that step runs in the background, and reads nothing; write ${want} before it`,
  'hidden-failure': ({ job, found, want }) =>
    `with ${found} GitHub tells ${want} that ${job} succeeded when it failed; remove it, and name the job under \`allowed-failures\` of the gate`,
  'required-check': ({ want }) =>
    `the check to require in branch protection or a ruleset is ${want}, and only that one`,
  permissions: ({ job, want }) => `${job} lacks ${want}; add it to \`permissions\``,
};
