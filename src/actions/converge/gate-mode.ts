import * as core from '@actions/core';
import { line } from '../../report/escape/terminal.ts';
import { gateSummary, gateText } from '../../report/gate-text.ts';
import { gateReason } from '../../report/sentences/gate.ts';
import { plain } from '../../report/style.ts';
import { evaluateGate } from '../../verdict/gate.ts';
import { log } from '../log.ts';
import { annotateProblems, input, StepFailure, writeSummary } from '../step.ts';

/** Judges jobs that fanfold did not plan, from the `needs` context alone. */
export async function convergeGate(needs: string): Promise<void> {
  const result = evaluateGate({
    needs,
    allowedFailures: input('allowed-failures'),
    allowedSkips: input('allowed-skips'),
    allowedCancels: input('allowed-cancels'),
    onAllSkipped: input('on-all-skipped'),
  });
  log.info(gateText(result, plain).trimEnd());
  annotateProblems(result.problems);
  const reason = line(result.reasons.map(gateReason).join('; '));
  core.setOutput('verdict', result.verdict);
  core.setOutput('reason', reason);
  await writeSummary(gateSummary(result));
  if (result.verdict === 'fail') throw new StepFailure(reason);
}
