import { readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import pLimit from 'p-limit';
import { foldsCase } from '../glob/fold.ts';
import { foldsBy } from '../merge/fold-of.ts';
import { concatenated, type FoldPart, jsonArray } from '../merge/joined.ts';
import {
  type MergedJunit,
  mergeDocuments,
  type ReadDocument,
  readDocument,
  unreadDocument,
  WHOLE,
} from '../merge/junit.ts';
import { decodeText, HEAD_BYTES } from '../merge/kind.ts';
import { LcovSum } from '../merge/lcov.ts';
import {
  type Copy,
  type Fold,
  MERGED_JUNIT,
  MERGED_LCOV,
  type MergePlan,
  planMerge,
  type Source,
} from '../merge/tree.ts';
import type { MergeFile } from '../model.ts';
import { problem, type RimProblem } from '../problem.ts';
import { onDisk } from '../store/spelling.ts';
import { AT_ONCE, carriedPath, listCarried, MAX_FILES, type ReceivedPaths } from './merge-files.ts';
import { MergeTarget } from './merge-target.ts';

/** A report of more bytes is not read into memory; the reader of its format decides about the rest. */
const MAX_REPORT_BYTES = 256 * 1024 * 1024;

/** The failing tests and totals of all JUnit files, and everything that went wrong. */
export type TestResults = Omit<MergedJunit, 'pieces'>;

export interface MergedResults extends TestResults {
  /** How many files were copied as they are. */
  readonly copied: number;
}

/** What a run knows of its files besides the files. */
export interface MergeFacts {
  readonly received?: ReceivedPaths;
  /** `merge-files:` of the task file. */
  readonly folds?: readonly MergeFile[];
  /** Milliseconds at which each task ended. */
  readonly ended?: ReadonlyMap<string, number>;
}

/**
 * Folds the files of all tasks, `<results>/<task file name>/…`, into one tree below the workspace: other files are copied
 * with their paths, JUnit files become one `junit.xml`, LCOV files one `lcov.info`, and what `merge-files` names folds as it says.
 * A collision is an error that names both tasks; what does not collide is written all the same. `folder` is relative to the
 * workspace.
 */
export async function mergeResults(
  ids: readonly string[],
  results: string,
  workspace: string,
  folder: string,
  facts: MergeFacts = {},
): Promise<MergedResults> {
  const plan = await planOf(ids, results, facts);
  if (typeof plan === 'number') return nothing([tooMany(plan)]);
  const target = new MergeTarget(workspace, folder, [results]);
  const refused = await target.prepare();
  if (refused !== null) return { ...(await testsOf(plan, results, [refused])), copied: 0 };
  const copies = await copyAll(plan.copies, results, target);
  const folds = await writeFolds(plan.folds, results, target);
  const { pieces, ...tests } = await junitOf(plan.junit, results);
  const lcov = await sumLcov(plan.lcov, results);
  const written = [
    plan.junit.length > 0 ? await target.write(MERGED_JUNIT, pieces) : null,
    lcov.text !== '' ? await target.write(MERGED_LCOV, lcov.text) : null,
  ];
  const rim = [...copies, ...written].filter((problem) => problem !== null);
  return {
    ...tests,
    problems: [...collisions(plan), ...rim, ...folds, ...emptyOnes(plan), ...tests.problems, ...lcov.problems],
    copied: copies.filter((problem) => problem === null).length,
  };
}

/** Reads the JUnit files among what the tasks carried, when nobody asked for a tree. Writes nothing. */
export async function readTestResults(
  ids: readonly string[],
  results: string,
  facts: MergeFacts = {},
): Promise<TestResults> {
  const plan = await planOf(ids, results, facts);
  if (typeof plan === 'number') return nothing([{ ...tooMany(plan), severity: 'warning' }]);
  return testsOf(plan, results, emptyOnes(plan));
}

/** The number of files when there are too many. */
async function planOf(
  ids: readonly string[],
  results: string,
  { received = new Map(), folds = [], ended = new Map() }: MergeFacts,
): Promise<MergePlan | number> {
  const listed = await listCarried(ids, results, received);
  if (typeof listed === 'number') return listed;
  const foldOf = foldsBy(folds, foldsCase(process.platform));
  return planMerge(listed, { windows: process.platform === 'win32', foldOf, endedAt: (task) => ended.get(task) ?? 0 });
}

async function testsOf(plan: MergePlan, results: string, problems: readonly RimProblem[]): Promise<TestResults> {
  const { failing, totals, problems: more } = await junitOf(plan.junit, results);
  return { failing, totals, problems: [...problems, ...more] };
}

function nothing(problems: readonly RimProblem[]): MergedResults {
  const { failing, totals } = mergeDocuments([]);
  return { failing, totals, problems, copied: 0 };
}

async function copyAll(copies: readonly Copy[], results: string, target: MergeTarget): Promise<(RimProblem | null)[]> {
  return pLimit(AT_ONCE).map([...copies], ({ task, path, to }) => target.copy(carriedPath(results, task, path), to));
}

/** Writes each file that is made of several; what one of them holds that cannot be used costs only itself. */
async function writeFolds(folds: readonly Fold[], results: string, target: MergeTarget): Promise<RimProblem[]> {
  const problems: RimProblem[] = [];
  for (const { to, how, sources } of folds) {
    const parts: FoldPart[] = [];
    let bytes = 0;
    for (const source of sources) {
      const content = await contentOf(source, results);
      bytes += content?.length ?? 0;
      if (content === null || bytes > MAX_REPORT_BYTES)
        problems.push(problem('rim/fold-unreadable', null, { ...source, fold: how, detail: 'it is too large' }));
      else parts.push({ ...source, bytes: content });
    }
    const { content, problems: more } = how === 'concat' ? concatenated(parts) : jsonArray(parts);
    const unwritten = await target.write(to, content);
    problems.push(...more, ...(unwritten === null ? [] : [unwritten]));
  }
  return problems;
}

/** One document after the other: only what was read of each is held, never all texts. */
async function junitOf(sources: readonly Source[], results: string): Promise<MergedJunit> {
  const documents: ReadDocument[] = [];
  for (const { task, path } of sources) {
    const bytes = await contentOf({ task, path }, results);
    documents.push(
      bytes === null
        ? unreadDocument(task, path, { ...WHOLE, fault: 'too-large' })
        : readDocument({ task, path, text: decodeText(bytes) }),
    );
  }
  return mergeDocuments(documents);
}

async function sumLcov(sources: readonly Source[], results: string) {
  const sum = new LcovSum();
  const problems: RimProblem[] = [];
  for (const source of sources) {
    const bytes = await contentOf(source, results);
    if (bytes === null) problems.push(problem('rim/lcov-unreadable', null, { ...source, why: 'too-large' }));
    else problems.push(...sum.add({ ...source, text: decodeText(bytes) }));
  }
  return { text: sum.text(), problems };
}

/** `null` when the file is too large to be a report. Small files are read without the thread pool, which costs more. */
async function contentOf({ task, path }: Source, results: string): Promise<Buffer | null> {
  const file = onDisk(carriedPath(results, task, path));
  const { size } = statSync(file);
  if (size > MAX_REPORT_BYTES) return null;
  return size <= HEAD_BYTES ? readFileSync(file) : readFile(file);
}

function tooMany(files: number): RimProblem {
  return problem('rim/merge-too-many', null, { files, max: MAX_FILES });
}

function emptyOnes({ empty }: MergePlan): RimProblem[] {
  return empty.map((one) => problem('rim/report-empty', null, { ...one }));
}

/** Everything that could not get its place in the tree. */
function collisions({ conflicts, refused }: MergePlan): RimProblem[] {
  return [
    ...conflicts.map((conflict): RimProblem => problem('rim/merge-conflict', null, { ...conflict })),
    ...refused.map((one): RimProblem => problem('rim/merge-refused', null, { ...one })),
  ];
}
