/** Durations that a user gives: files, globs and folders. */
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findFiles, type Globs, readGlobs } from '../glob/files.ts';
import { foldsCase } from '../glob/fold.ts';
import type { GivenTimings } from '../packing/estimate.ts';
import { NO_TIMINGS, type Timings } from '../packing/measured.ts';
import { type Problem, problem, type TimingsFault } from '../problem.ts';
import { type LoadedTimings, readTimingsFile } from './timings-file.ts';

/** The most files of one glob or folder. */
const MAX_FILES = 20_000;
/** What a folder of reports holds besides other things. */
const REPORT = /\.(?:xml|json|log)$/i;

/**
 * Reads what is given: each entry is a file, a glob, a folder, or several of them on lines of their own or behind commas. What
 * cannot be read is a warning; of fanfold's own files a later one replaces what an earlier one says of a task.
 */
export async function givenTimings(given: readonly string[], workspace: string): Promise<LoadedTimings> {
  const sources = (await Promise.all(given.map((one) => split(one, workspace)))).flat();
  const read = await Promise.all(sources.map((source) => readSource(source, workspace)));
  const found = read.flatMap(({ timings }) => timings?.timings ?? []);
  return {
    timings: joined(found),
    given: read.flatMap(({ timings }) => timings ?? []),
    problems: read.flatMap(({ problems }) => problems),
  };
}

/** A name with a comma in it is a name first. */
async function split(given: string, workspace: string): Promise<string[]> {
  const lines = given
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const parts = await Promise.all(
    lines.map(async (line) => {
      if (!line.includes(',') || /\{[^}]*,[^}]*\}/.test(line)) return [line];
      const there = await stat(resolve(workspace, line)).catch(() => null);
      return there === null ? line.split(',').map((part) => part.trim()) : [line];
    }),
  );
  return parts.flat().filter((part) => part !== '');
}

interface ReadSource {
  /** `null` when nothing of it could be read. */
  readonly timings: GivenTimings | null;
  readonly problems: readonly Problem[];
}

async function readSource(source: string, workspace: string): Promise<ReadSource> {
  const paths = await pathsOf(source, workspace);
  if ('why' in paths)
    return { timings: null, problems: [problem('packing/timings-ignored', null, { source, fault: paths })] };
  const files = [];
  // One after the other: only what was read of each is held, never all texts.
  for (const path of paths) files.push(await readTimingsFile(path, workspace));
  const problems = files.flatMap((file) => file.problems);
  const documents = files.map(({ entries }) => entries).filter((entries) => entries.length > 0);
  const found = files.flatMap(({ timings }) => timings ?? []);
  if (documents.length === 0 && found.length === 0) return { timings: null, problems };
  const hint = files.map((file) => file.hint).find((one) => one !== null) ?? null;
  return { timings: { source, documents, timings: found.length === 0 ? null : joined(found), hint }, problems };
}

/** The files that a source names, sorted; or why there are none. A name that exists is not a glob. */
async function pathsOf(source: string, workspace: string): Promise<readonly string[] | TimingsFault> {
  const there = await stat(resolve(workspace, source)).catch(() => null);
  if (there?.isDirectory() === true) return reportsIn(source, workspace);
  if (there !== null || !/[*?[{]/.test(source)) return [source];
  const globs = readGlobs([source.replace(/^\.\//, '')], foldsCase(process.platform));
  if ('fault' in globs) return { why: 'bad-glob' };
  return bounded(await filesOf(globs, workspace), 'no-match');
}

async function reportsIn(folder: string, workspace: string): Promise<readonly string[] | TimingsFault> {
  const everything = readGlobs(['**'], false);
  if ('fault' in everything) return { why: 'bad-glob' };
  const found = await filesOf(everything, resolve(workspace, folder));
  const reports = found.filter((path) => REPORT.test(path)).map((path) => join(folder, path).replaceAll('\\', '/'));
  return bounded(reports, 'no-reports');
}

function filesOf(globs: Globs, root: string): Promise<string[]> {
  return findFiles(globs, (folder) => readdir(join(root, folder), { withFileTypes: true }).catch(() => []));
}

function bounded(paths: readonly string[], none: 'no-match' | 'no-reports'): readonly string[] | TimingsFault {
  if (paths.length === 0) return { why: none };
  if (paths.length > MAX_FILES) return { why: 'too-many-files', files: paths.length, max: MAX_FILES };
  return [...paths].sort();
}

function joined(found: readonly Timings[]): Timings {
  return found.reduce(
    (all, { tasks, startup, batches = new Map() }) => ({
      tasks: new Map([...all.tasks, ...tasks]),
      startup: new Map([...all.startup, ...startup]),
      batches: new Map([...(all.batches ?? []), ...batches]),
    }),
    NO_TIMINGS,
  );
}
