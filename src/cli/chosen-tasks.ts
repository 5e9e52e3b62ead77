/** What the options of the command line say of which tasks are wanted, and of what their expressions read. */
import { localFacts } from '../app/facts.ts';
import type { LoadFacts } from '../app/load.ts';
import type { Choice } from './arguments.ts';

/** The facts for `loadPlan` that the options give. */
export function chosenFacts(choice: Choice, workspace: string): Pick<LoadFacts, 'only' | 'outside'> {
  return {
    outside: (asked) => localFacts(choice, workspace, asked),
    ...(choice.only === null ? {} : { only: { selectors: choice.only, withNeeds: choice.needs } }),
  };
}
