import * as core from '@actions/core';
import { input, runStep, StepFailure } from './step.ts';

/** The converge step: plan mode, gate mode, or neither, which fails. */
export const main = (): Promise<void> =>
  runStep(convergeStep, (reason) => {
    core.setOutput('reason', reason);
    // Also where something failed after the verdict was out.
    core.setOutput('verdict', 'fail');
  });

async function convergeStep(): Promise<void> {
  // From here on only a verdict that was reached can be a pass.
  core.setOutput('verdict', 'fail');
  const plan = input('plan');
  const needs = input('needs');
  if (plan !== '' && needs !== '')
    throw new StepFailure(
      'both `plan` and `needs` are given: `plan` is for legs that fanfold planned, `needs` for a gate',
    );
  if (plan !== '') return (await import('./converge/plan-mode.ts')).convergePlan(plan);
  if (needs !== '') return (await import('./converge/gate-mode.ts')).convergeGate(needs);
  throw new StepFailure(
    'the input `plan` is empty: the plan job failed or was skipped, or it does not hand on its output; without a plan nothing passes',
  );
}
