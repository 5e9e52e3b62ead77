import { z } from 'zod';
import type { TasklistProblem } from '../problem.ts';
import { taskFile as described, type FileEntry } from './file-schema.ts';
import { problemsOf } from './shape-problems.ts';
import type { Source } from './source.ts';
import { type TaskEntry, task } from './task-schema.ts';

/** What of a file has the right shape; the rules that look at more than one key work on this, so that all problems show. */
export interface Shaped {
  readonly file: Partial<Omit<FileEntry, 'tasks'>>;
  readonly tasks: readonly Partial<TaskEntry>[];
  readonly problems: readonly TasklistProblem[];
}

/** `sync` has a reader of its own. */
const taskFile = described.extend({ sync: z.unknown().optional() });
const headSchema = taskFile.omit({ tasks: true });
const headKeys = testsOf(headSchema.shape);
const taskKeys = testsOf(task.shape);
const requiredTaskKeys = Object.entries(task.shape)
  .filter(([, schema]) => !schema.safeParse(undefined).success)
  .map(([key]) => key);

/** For each key of a shape whether a value is right. */
type Tests = ReadonlyMap<string, (value: unknown) => boolean>;

function testsOf(shape: Readonly<Record<string, z.ZodType>>): Tests {
  return new Map(Object.entries(shape).map(([key, schema]) => [key, (value) => schema.safeParse(value).success]));
}

/**
 * Checks a value against the one schema. Entries of `tasks` are first taken key by key, because most keys are absent and
 * zod visits every key of a shape: 100,000 entries take half the time. Only an entry with a fault is checked as a whole.
 */
export function checkShape(source: Source): Shaped {
  const { value: written } = source;
  if (!isMapping(written)) {
    return { file: {}, tasks: [], problems: problemsOf(taskFile.safeParse(written), source, [], taskFile) };
  }
  const value = withoutExtensions(written);
  const { tasks, ...head } = value;
  const file = goodKeys(head, headKeys);
  if (!Array.isArray(tasks)) {
    return { file: file.good, tasks: [], problems: problemsOf(taskFile.safeParse(value), source, [], taskFile) };
  }
  const problems = file.faulty ? problemsOf(headSchema.safeParse(head), source, [], taskFile) : [];
  const entries = tasks.map((entry: unknown, index) => {
    const { good, faulty } = isMapping(entry) ? goodKeys(entry, taskKeys) : { good: {}, faulty: true };
    const complete = !faulty && requiredTaskKeys.every((key) => Object.hasOwn(good, key));
    if (!complete) problems.push(...problemsOf(task.safeParse(entry), source, ['tasks', index], task));
    return good as Partial<TaskEntry>;
  });
  return { file: file.good as Shaped['file'], tasks: entries, problems };
}

/** Keys that begin with `x-` hold anything, such as anchors, and say nothing. */
function withoutExtensions(value: Record<string, unknown>): Record<string, unknown> {
  if (!Object.keys(value).some(isExtension)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !isExtension(key)));
}

function isExtension(key: string): boolean {
  return key.startsWith('x-');
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The members whose own schema accepts them; the mapping itself when that is all of them. */
function goodKeys(value: Record<string, unknown>, tests: Tests): { good: Record<string, unknown>; faulty: boolean } {
  const isGood = (key: string) => tests.get(key)?.(value[key]) === true;
  for (const key in value) {
    if (tests.get(key)?.(value[key]) === true) continue;
    const good = Object.keys(value).filter(isGood);
    return { good: Object.fromEntries(good.map((name) => [name, value[name]])), faulty: true };
  }
  return { good: value, faulty: false };
}
