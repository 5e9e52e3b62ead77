import { cut } from '../../merge/cut.ts';
import type { PlanProblem } from '../../problem.ts';
import { nearest } from '../../tasklist/nearest.ts';
import { grouped, listed } from '../words.ts';

/** Of tasks that are left out, so many are named. */
const MOST_NAMED = 20;

function named(ids: readonly string[]): string {
  const shown = ids.slice(0, MOST_NAMED).map((id) => `\`${id}\``);
  const more = ids.length - shown.length;
  return listed(more > 0 ? [...shown, `${more} more`] : shown);
}

/** The sentence of a problem that was found while the plan was put together. */
export function planSentence(problem: PlanProblem): string {
  switch (problem.kind) {
    case 'unknown-only': {
      const close = nearest(problem.id, problem.known);
      return `there is no task \`${problem.id}\`${close === null ? '' : `; did you mean \`${close}\`?`}`;
    }
    case 'needs-left-out': {
      const [needs, ids] = [problem.needs, problem.ids].map((all) => listed(all.map((id) => `\`${id}\``)));
      const verb = problem.ids.length === 1 ? 'needs' : 'need';
      return `${ids} ${verb} ${needs}, which ${problem.needs.length === 1 ? 'is' : 'are'} left out: files of earlier runs may be there, outputs and results are not`;
    }
    case 'left-out': {
      const { ids, behind } = problem;
      const left = `${ids.length === 1 ? '1 task is' : `${ids.length} tasks are`} left out because \`if\` is false: ${named(ids)}`;
      return behind.length === 0
        ? left
        : `${left}; with ${ids.length === 1 ? 'it' : 'them'} what needs ${ids.length === 1 ? 'it' : 'them'}: ${named(behind)}`;
    }
    case 'nothing-chosen':
      return `\`${problem.selector}\` chooses no task`;
    case 'pull-request-target':
      return 'planning on `pull_request_target`: tasks run with the secrets of this repository; do not check out and run code of the pull request here';
    case 'matrix-too-large':
      return `the matrix has ${problem.characters} characters; GitHub drops job outputs above about ${problem.max}: use fewer legs (\`legs.max\`) or smaller \`with\` values`;
    case 'bad-name':
      return `the name \`${problem.name}\` prefixes artifacts and may have 1 to 64 letters, digits, \`_\` and \`-\``;
    case 'not-numbered':
      return `\`${problem.key}\` of \`${problem.task}\` ${NOT_NUMBERED[problem.key]}`;
    case 'not-here':
      return notHereText(problem);
    case 'renamed':
      return renamedText(problem);
    default:
      return problem satisfies never;
  }
}

const NOT_NUMBERED = {
  'runs-on':
    'has several labels, or a group; Gitea computes no matrix, and one that is written out has one label for each leg: give the runners a label of their own',
  with: 'reaches steps only through a matrix that comes from the plan, which Gitea does not compute: give the task `env` instead',
} as const;

function notHereText({ ids, behind, all }: Extract<PlanProblem, { kind: 'not-here' }>): string {
  const [names, waiting] = [ids, behind].map((some) =>
    listed(
      some.map((id) => `\`${id}\``),
      MOST_NAMED,
    ),
  );
  const [tasks, their, them, they] =
    ids.length === 1
      ? ['1 task has', 'its', 'it', 'it counts']
      : [`${grouped(ids.length)} tasks have`, 'their', 'them', 'they count'];
  const others =
    behind.length === 0 ? '' : `, and ${behind.length === 1 ? 'so does' : 'so do'} what needs ${them} (${waiting})`;
  const so = all
    ? 'so nothing runs here'
    : `so no rule counts ${ids.length + behind.length === 1 ? 'it' : 'them'} here`;
  return `${tasks} no \`run\` and so ${their} work only in a job on GitHub${others}: ${names}; ${so} (with \`--record-mode fail\` ${they} as skipped)`;
}

function renamedText({ why, id, name, shown, count: tasks, max }: Extract<PlanProblem, { kind: 'renamed' }>): string {
  const [subject, others] = tasks === 1 ? [`\`${id}\``, ''] : [`${grouped(tasks)} tasks`, 'each '];
  const verb = tasks === 1 ? 'has' : 'have';
  const so = `so \`${id}\` is shown as \`${shown}\``;
  return why === 'equal'
    ? `${subject} ${verb} a name that another task has, like \`${cut(name, 60)}\`, ${so}; give ${others}a name of its own, with \`\${{ item }}\` or \`\${{ matrix.… }}\` in it`
    : `${subject} ${verb} a name of more than ${max} characters, which is all that GitHub shows, ${so}; set a shorter \`name\``;
}
