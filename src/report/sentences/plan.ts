import type { PlanProblem } from '../../problem.ts';
import { listed } from '../words.ts';

/** The sentence of a problem that was found while the plan was put together. */
export function planSentence(problem: PlanProblem): string {
  switch (problem.kind) {
    case 'not-enforced':
      return `${listed(problem.keys.map((key) => `\`${key}\``))} cannot be enforced here and is ignored`;
    default:
      return problem.kind satisfies never;
  }
}
