import { lstatSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Plan, TaskRecord, Verdict } from '../model.ts';
import { messageOf, problem, type RimProblem } from '../problem.ts';
import { taskFileName } from '../tasklist/naming.ts';
import { AT_ONCE } from './merge-files.ts';

/** Names what this program put into the folder, so that the next run takes away that and nothing of the user's. */
const LEDGER = '.fanfold-results.json';
const OWN_FILES = ['outputs.json', 'verdict.json', 'report.html', LEDGER] as const;
const OWN_FOLDERS = ['outputs', 'records', 'logs'] as const;

/**
 * Makes the results folder ready: what an earlier run on this disk left, and what has a name that will be written, whoever put it
 * there, is taken away. Nothing else is. A folder behind a link is refused, since a checkout can bring links.
 */
export async function prepareResults(plan: Plan, workspace: string, results: string): Promise<RimProblem | null> {
  try {
    const link = linkOnTheWay(workspace, results);
    if (link !== null) return unwritable(results, `\`${relative(workspace, link)}\` is a link`);
    const tasks = plan.tasks.map(({ id }) => taskFileName(id));
    for (const name of [...ledgerOf(results), ...tasks, ...OWN_FILES]) remove(join(results, name));
    for (const folder of OWN_FOLDERS) clearOf(join(results, folder), tasks);
    await mkdir(results, { recursive: true });
    const entries = [...OWN_FILES, ...OWN_FOLDERS, ...tasks];
    await writeFile(join(results, LEDGER), `${JSON.stringify({ version: 1, entries })}\n`);
    return null;
  } catch (error) {
    return unwritable(results, messageOf(error));
  }
}

/** Removes what has the name of a file that will be written, so that nothing is written through a link. */
function clearOf(folder: string, tasks: readonly string[]): void {
  const there = lstatSync(folder, { throwIfNoEntry: false });
  if (there?.isDirectory())
    for (const task of tasks) for (const end of ['json', 'log']) remove(join(folder, `${task}.${end}`));
  else if (there !== undefined) remove(folder);
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

function unwritable(path: string, detail: string): RimProblem {
  return problem('rim/unwritable', null, { path, detail });
}

/** The first link between the workspace and a folder below it, the folder included. */
function linkOnTheWay(workspace: string, folder: string): string | null {
  if (!folder.startsWith(workspace + sep)) return null;
  const above = linkOnTheWay(workspace, dirname(folder));
  if (above !== null) return above;
  return lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() === true ? folder : null;
}

/** Plain names only: the ledger may have come with a checkout. */
function ledgerOf(results: string): string[] {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(join(results, LEDGER), 'utf8'));
  } catch {
    return [];
  }
  const entries = typeof value === 'object' && value !== null && 'entries' in value ? value.entries : null;
  const names = Array.isArray(entries) ? entries.filter((one) => typeof one === 'string') : [];
  return names.filter((name) => /^(?!\.\.?$)[A-Za-z0-9._-]+$/.test(name));
}

/**
 * Writes what people and programs read after a run into the results folder: `outputs.json` (`{task: {key: value}}`),
 * `outputs/<task>.json` and `records/<task>.json`. The files that tasks carried stand beside them, each task in its own folder.
 */
export async function writeResults(folder: string, verdict: Verdict, records: Iterable<TaskRecord>): Promise<void> {
  for (const name of ['outputs', 'records']) await mkdir(join(folder, name), { recursive: true });
  await write(folder, 'outputs.json', verdict.outputs);
  const files = filesOf(verdict, records);
  // A queue of all of them, as p-limit keeps it, is 55 MB for 10,000 files.
  const lane = async (): Promise<void> => {
    for (let next = files.next(); !next.done; next = files.next()) await write(folder, ...next.value);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

/** From both folders in turn, since file systems lock a folder. */
function* filesOf(verdict: Verdict, records: Iterable<TaskRecord>): Generator<[path: string, value: unknown]> {
  const left = new Map(Object.entries(verdict.outputs));
  for (const record of records) {
    const name = `${taskFileName(record.task)}.json`;
    const outputs = left.get(record.task);
    if (outputs !== undefined) yield [join('outputs', name), outputs];
    left.delete(record.task);
    yield [join('records', name), record];
  }
  for (const [task, outputs] of left) yield [join('outputs', `${taskFileName(task)}.json`), outputs];
}

function write(folder: string, path: string, value: unknown): Promise<void> {
  return writeFile(join(folder, path), `${JSON.stringify(value, null, 2)}\n`);
}
