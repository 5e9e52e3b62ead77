/** What a run left behind, read again: its plan and its records. */
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { converge } from '../app/converge-records.ts';
import { sha256 } from '../app/load.ts';
import type { Plan } from '../model.ts';
import { parsePlan } from '../plan/document.ts';
import { messageOf, problem, type RimProblem } from '../problem.ts';
import type { Converged } from '../report/model.ts';
import { readRecords } from '../store/read-records.ts';
import { readObserved, runFolder } from './runfolder.ts';

/**
 * Reads the plan document and the folder of records, and judges the records as of their newest attempt. Paths are relative
 * to `workspace`, and problems name them as they are given. All that cannot be read is reported at once.
 */
export async function judgeStored(
  planPath: string,
  recordsPath: string,
  workspace: string,
): Promise<Converged | readonly RimProblem[]> {
  const plan = await readPlan(planPath, workspace);
  const read = await readRecords(resolve(workspace, recordsPath));
  if ('kind' in plan || 'kind' in read) {
    const records = 'kind' in read && read.kind === 'unreadable' ? [unreadable(recordsPath, read.detail)] : [];
    return 'kind' in plan ? [plan, ...records] : records;
  }
  const runAttempt = read.records.reduce((most, { record }) => Math.max(most, record.runAttempt), 1);
  // Only a run on this machine leaves what it observed beside its records.
  const observed = await readObserved(runFolder(dirname(resolve(workspace, recordsPath))).observed);
  const seenTogether = (observed ?? []).filter(({ attribution }) => attribution === 'group');
  return converge(plan, read.records, {
    runAttempt,
    problems: read.problems,
    seenTogether,
    ...(observed === null && { run: { jobs: null, wait: 'no', listCut: false } }),
  });
}

/** The plan document at a path as it was given, or why there is none. */
export async function readPlan(path: string, workspace: string): Promise<Plan | RimProblem> {
  try {
    const parsed = parsePlan(await readFile(resolve(workspace, path), 'utf8'), sha256);
    if ('plan' in parsed) return parsed.plan;
    return problem('rim/not-a-plan', null, { source: path, fault: parsed.fault });
  } catch (error) {
    return unreadable(path, messageOf(error));
  }
}

function unreadable(path: string, detail: string): RimProblem {
  return problem('rim/unreadable', null, { path, detail });
}
