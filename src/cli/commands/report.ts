import { writeFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { readRecords } from '../../exec/records.ts';
import { converge } from '../../report/converge.ts';
import { reportHtml } from '../../report/html/page.ts';
import { formatProblems } from '../../report/problems.ts';
import type { Command } from '../arguments.ts';
import type { Console } from '../console.ts';
import { EXIT } from '../main.ts';
import { runFolder } from '../runfolder.ts';
import { readPlan } from './converge.ts';

type ReportCommand = Extract<Command, { name: 'report' }>;

/** `fanfold report`: the page of a run, from the plan and the records it left. */
export async function report(command: ReportCommand, workspace: string, console: Console): Promise<number> {
  const folder = runFolder(resolve(workspace, command.folder));
  const plan = await readPlan(folder.plan);
  const read = await readRecords(folder.records);
  const problem = 'kind' in plan ? plan : 'kind' in read ? read : null;
  if (problem !== null || 'kind' in plan || 'kind' in read) {
    console.err(formatProblems(problem === null ? [] : [problem], new Map(), console.errStyle).trimEnd());
    return EXIT.bad;
  }
  const runAttempt = read.records.reduce((most, { record }) => Math.max(most, record.runAttempt), 1);
  await writeFile(folder.report, reportHtml(converge(plan, read.records, { runAttempt, problems: read.problems })));
  console.out(relative(workspace, folder.report));
  return EXIT.pass;
}
