import { readIdentity } from './leg/identity.ts';
import { log } from './log.ts';
import { input, runStep } from './step.ts';

/** The task step: who this job is, before anything else is loaded. */
export const main = (): Promise<void> =>
  runStep(async () => {
    const identity = readIdentity(input('matrix'), input('plan'));
    if ('detail' in identity) return log.fail(identity.detail);
    return (await import('./leg/task-step.ts')).taskStep(identity);
  });
