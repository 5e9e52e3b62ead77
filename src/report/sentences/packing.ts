import type { PackingProblem } from '../../problem.ts';
import { count, listed } from '../words.ts';

/** The sentence of a problem with estimates, history or the number of legs. */
export function packingSentence(problem: PackingProblem): string {
  switch (problem.kind) {
    case 'too-many-legs':
      return `wave ${problem.wave} needs ${problem.legs} legs and may have ${problem.max}: tasks with \`with\`, or without \`run\`, have a leg each; give them a \`run\` so that several share a leg, or order some behind others with \`needs\``;
    case 'target-too-short': {
      const named = problem.tasks.slice(0, 3).map((task) => `\`${task}\``);
      const more = problem.tasks.length - named.length;
      const who = more > 0 ? `${named.join(', ')} and ${count(more, 'more task')}` : listed(named);
      return `\`target-minutes: ${problem.minutes}\` cannot be met: ${who} alone takes longer; the smallest target that can is ${problem.smallest} minutes`;
    }
    case 'locked-apart':
      return problem.why === 'runner'
        ? `\`${problem.tasks[0]}\` and \`${problem.tasks[1]}\` may not overlap and so must share a leg, but their \`runs-on\` differs; order them with \`needs\` instead`
        : `\`${problem.tasks[0]}\` and \`${problem.tasks[1]}\` may not overlap and so must share a leg, but a task with \`with\`, or without \`run\`, has a leg of its own; order them with \`needs\` instead`;
    case 'history-ignored':
      return `the durations in \`${problem.source}\` are ignored: ${problem.detail}`;
    case 'history-values':
      return `${count(problem.count, 'value')} in \`${problem.source}\` ${problem.count === 1 ? 'is' : 'are'} no duration and ignored`;
    default:
      return problem satisfies never;
  }
}
