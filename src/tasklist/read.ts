import type { Locate, Path } from '../model.ts';
import { hasError, problem, type SyncProblem, type TasklistProblem } from '../problem.ts';
import { checkEnv, checkKeys } from './check-keys.ts';
import { checkNeeds } from './check-needs.ts';
import { checkTexts, expressionsInRun, forEachTemplated, type Surroundings } from './check-texts.ts';
import type { FileEntry } from './file-schema.ts';
import { listName } from './naming.ts';
import { readSource } from './read-source.ts';
import { settingsOf, type TaskFile } from './settings.ts';
import { checkShape, type Shaped } from './shape.ts';
import { snippet } from './snippet.ts';
import type { Source } from './source.ts';
import { withSpelling } from './spelling.ts';
import { parseSync } from './sync.ts';
import { mayHoldTemplates } from './template.ts';
import { NAME } from './values.ts';

type ReadProblem = TasklistProblem | SyncProblem;

export interface ReadResult {
  /** `null` when there is any error. */
  readonly taskFile: TaskFile | null;
  /** The place of a value in the text, for the problems of later steps; the start of the file when it could not be read. */
  readonly locate: Locate;
  /** Every problem of the file, in the order of its lines. */
  readonly problems: readonly ReadProblem[];
}

/**
 * Reads a task file: YAML or JSON text of a mapping with `tasks`, or of the list alone. `file` is its path, which problems
 * name; `name` is the list's name unless the file says otherwise (inline text: `fanfold`). Never throws for what text can hold.
 */
export function readTaskFile(text: string, file: string, name = listName(file)): ReadResult {
  const { source, problems } = readSource(text, file);
  if (!source)
    return { taskFile: null, locate: () => ({ file, line: 1, column: 1 }), problems: [...problems].sort(byPlace) };
  const shaped = checkShape(source);
  const mayHold = mayHoldTemplates(text);
  const spelling: TasklistProblem[] = [];
  const spelt = speltOf(shaped, source, spelling);
  const all: ReadProblem[] = [
    ...problems,
    ...shaped.problems,
    ...checkHead(spelt, source),
    ...checkTasks(spelt, source, mayHold),
    ...spelling,
  ];
  const failed = hasError(all);
  return {
    // The cast is what "no problem" means: every key has been accepted by its own schema.
    taskFile: failed ? null : settingsOf({ ...spelt.file, tasks: spelt.tasks } as FileEntry, name, mayHold),
    locate: source.locate,
    problems: all.sort(byPlace),
  };
}

/** Numbers that are names keep their text. */
function speltOf({ file, tasks, ...rest }: Shaped, source: Source, problems: TasklistProblem[]): Shaped {
  const { defaults, converge } = file;
  const head = {
    ...file,
    ...(defaults && { defaults: withSpelling(defaults, ['defaults'], source, problems) }),
    ...(converge && { converge: withSpelling(converge, ['converge'], source, problems) }),
  };
  return { ...rest, file: head, tasks: tasks.map((entry, at) => withSpelling(entry, ['tasks', at], source, problems)) };
}

function surroundingsOf({ file, tasks }: Shaped): Surroundings {
  const several = tasks.filter((entry) => entry.matrix !== undefined || entry['for-each'] !== undefined);
  const idsOf = (entries: typeof tasks) => new Set(entries.map(({ id }) => id?.toLowerCase() ?? ''));
  return { defaults: file.defaults ?? {}, ids: idsOf(tasks), several: idsOf(several) };
}

function checkTasks(shaped: Shaped, source: Source, mayHold: boolean): TasklistProblem[] {
  const { tasks } = shaped;
  const problems = checkNeeds(tasks, source);
  const around = surroundingsOf(shaped);
  // One by one: a call with as many arguments as one task can have problems exhausts the stack.
  const add = (problem: TasklistProblem): void => {
    problems.push(problem);
  };
  tasks.forEach((entry, index) => {
    const path: Path = ['tasks', index];
    checkKeys(entry, path, source).forEach(add);
    if (mayHold || entry.if !== undefined) checkTexts(entry, path, source, around).forEach(add);
  });
  return problems;
}

/** Top-level keys: rules of `sync`, names in mappings, and `${{ }}` where nothing evaluates it. */
function checkHead({ file }: Shaped, source: Source): ReadProblem[] {
  const { defaults = {}, converge = {}, resources = {}, sync } = file;
  const problems: ReadProblem[] = [
    ...(sync === undefined ? [] : parseSync(sync, ['sync'], source).problems),
    ...checkTexts(defaults, ['defaults'], source, { defaults, ids: new Set(), several: new Set() }),
    ...checkEnv(defaults.env, ['defaults', 'env'], source),
    ...checkEnv(converge.env, ['converge', 'env'], source),
  ];
  for (const name of Object.keys(resources)) {
    if (NAME.test(name)) continue;
    const at = source.locateKey(['resources', name]);
    problems.push(problem('tasklist/bad-name', at, { name, of: 'resources' }));
  }
  forEachTemplated(converge, ['converge'], (text, path) => {
    const at = source.locate(path);
    if (path[1] === 'run') problems.push(...expressionsInRun(text, at));
    else {
      const key = String(path.at(-1));
      problems.push(problem('tasklist/expression-not-allowed', at, { key, expression: snippet(text) }));
    }
  });
  return problems;
}

function byPlace(a: ReadProblem, b: ReadProblem): number {
  return (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0);
}
