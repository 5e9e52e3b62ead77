import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readFailedLogs } from '../../app/whole-logs.ts';
import { messageOf, type Problem, problem } from '../../problem.ts';
import { reportHtml } from '../../report/html/page.ts';
import { formatProblems } from '../../report/problems.ts';
import type { Command } from '../arguments.ts';
import type { Console } from '../console.ts';
import { EXIT } from '../exit.ts';
import { judgeStored } from '../judge-stored.ts';
import { runFolder } from '../runfolder.ts';

type ReportCommand = Extract<Command, { name: 'report' }>;

/** `fanfold report`: the page of a run, from the plan and the records it left. */
export async function report(command: ReportCommand, workspace: string, console: Console): Promise<number> {
  const refuse = (problems: readonly Problem[]) => {
    console.err(formatProblems(problems, new Map(), console.errStyle).trimEnd());
    return EXIT.bad;
  };
  const folder = runFolder(command.folder);
  const judged = await judgeStored(folder.plan, folder.records, workspace);
  if (!('verdict' in judged)) return refuse(judged);
  const path = folder.report;
  try {
    const logs = await readFailedLogs(judged.records.values(), resolve(workspace, folder.logs));
    await writeFile(resolve(workspace, path), reportHtml({ ...judged, logs }));
  } catch (error) {
    const detail = messageOf(error);
    return refuse([problem('rim/unwritable', null, { path, detail })]);
  }
  console.out(path);
  return EXIT.pass;
}
