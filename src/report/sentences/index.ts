import type { Problem } from '../../problem.ts';
import { independenceSentence } from './independence.ts';
import { packingSentence } from './packing.ts';
import { planSentence } from './plan.ts';
import { rimSentence } from './rim.ts';
import { syncSentence } from './sync.ts';
import { tasklistSentence } from './tasklist.ts';

/** Says in one sentence what is wrong and what to do. Text that came from the user is in backticks, unescaped. */
export function sentence(problem: Problem): string {
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
      return problem satisfies never;
  }
}
