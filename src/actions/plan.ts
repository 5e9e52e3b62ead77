import { INLINE, isInline, readList } from '../app/list.ts';
import { readContext } from '../github/context.ts';
import { log } from './log.ts';
import { annotateProblems, input, runStep } from './step.ts';

/** The plan step: whether there is a list at all, before anything else is loaded. */
export const main = (): Promise<void> =>
  runStep(async () => {
    const run = readContext(process.env);
    const value = input('tasks');
    const list = isInline(value) ? { file: INLINE, text: value } : readList(value === '' ? null : value, run.workspace);
    if (!('kind' in list)) return (await import('./plan-step.ts')).planStep(list, run);
    annotateProblems([list]);
    log.fail('there is no task list to plan');
  });
