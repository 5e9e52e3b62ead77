import { formatProblems } from '../../report/problems.ts';
import { verdictText } from '../../report/verdict-text.ts';
import type { Command } from '../arguments.ts';
import type { Console } from '../console.ts';
import { EXIT } from '../exit.ts';
import { judgeStored } from '../judge-stored.ts';

type ConvergeCommand = Extract<Command, { name: 'converge' }>;

/** `fanfold converge`: the verdict again, offline, from the files that a run left. */
export async function converge(command: ConvergeCommand, workspace: string, console: Console): Promise<number> {
  const judged = await judgeStored(command.plan, command.records, workspace);
  if (!('verdict' in judged)) {
    console.err(formatProblems(judged, new Map(), console.errStyle).trimEnd());
    return EXIT.bad;
  }
  if (command.format === 'json') console.out(JSON.stringify(judged.verdict, null, 2));
  else console.out(verdictText(judged, console.style).trimEnd());
  return judged.verdict.verdict === 'pass' ? EXIT.pass : EXIT.fail;
}
