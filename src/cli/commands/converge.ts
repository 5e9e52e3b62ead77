import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { sha256 } from '../../exec/load.ts';
import { readRecords } from '../../exec/records.ts';
import type { Plan } from '../../model.ts';
import { parsePlan } from '../../plan/document.ts';
import type { RimProblem } from '../../problem.ts';
import { converge as evaluate } from '../../report/converge.ts';
import { formatProblems } from '../../report/problems.ts';
import { verdictText } from '../../report/verdict-text.ts';
import type { Command } from '../arguments.ts';
import type { Console } from '../console.ts';
import { EXIT } from '../main.ts';

type ConvergeCommand = Extract<Command, { name: 'converge' }>;

/** `fanfold converge`: the verdict again, offline, from the files that a run left. */
export async function converge(command: ConvergeCommand, workspace: string, console: Console): Promise<number> {
  const plan = await readPlan(resolve(workspace, command.plan));
  if ('kind' in plan) return bad(plan, console);
  const read = await readRecords(resolve(workspace, command.records));
  if ('kind' in read) return bad(read, console);
  const newest = read.records.reduce((most, { record }) => Math.max(most, record.runAttempt), 1);
  const converged = evaluate(plan, read.records, { runAttempt: newest, problems: read.problems });
  if (command.format === 'json') console.out(JSON.stringify(converged.verdict, null, 2));
  else console.out(verdictText(converged, console.style).trimEnd());
  return converged.verdict.verdict === 'pass' ? EXIT.pass : EXIT.fail;
}

function bad(problem: RimProblem, console: Console): number {
  console.err(formatProblems([problem], new Map(), console.errStyle).trimEnd());
  return EXIT.bad;
}

/** Reads and verifies a plan document. */
export async function readPlan(path: string): Promise<Plan | RimProblem> {
  const base = { area: 'rim', severity: 'error', at: null } as const;
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    return { ...base, kind: 'unreadable', path, detail: error instanceof Error ? error.message : String(error) };
  }
  const parsed = parsePlan(text, sha256);
  return 'plan' in parsed ? parsed.plan : { ...base, kind: 'not-a-plan', source: path, detail: parsed.detail };
}
