import * as core from '@actions/core';
import { readContext } from '../github/context.ts';
import { messageOf } from '../problem.ts';
import { openArtifacts } from '../store/artifacts.ts';
import { FILES_STATE, removeFiles } from './converge/fold-records.ts';
import { log } from './log.ts';
import { runStep } from './step.ts';

/**
 * Deletes the carried files of the legs when the verdict passed and no later step of the job failed. Until then a re-run of the
 * job needs them. A fault here never fails the job.
 */
export const main = (): Promise<void> => runStep(postStep);

async function postStep(): Promise<void> {
  const name = core.getState(FILES_STATE);
  if (name === '') return;
  const { runAttempt: attempt } = readContext(process.env);
  await removeFiles({ name }, { attempt, store: openArtifacts(), tell: log.notice }).catch((error: unknown) =>
    log.notice(`the files of the legs stay: ${messageOf(error)}`),
  );
}
