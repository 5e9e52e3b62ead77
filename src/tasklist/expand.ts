import type { Locate, Location, Path, Task } from '../model.ts';
import { type FactsOf, type GivenFacts, hasError, type ProblemOf, problem, type TasklistProblem } from '../problem.ts';
import { buildTask } from './build-task.ts';
import { idsOf } from './check-needs.ts';
import { checkValues, type Instances } from './check-values.ts';
import { instancesOfEntry } from './entry-instances.ts';
import { type Facts, NO_FACTS } from './facts.ts';
import { distinctId, type Instance, NO_MATRIX } from './instance.ts';
import type { SourceAnswer } from './items.ts';
import type { InstanceKind, Report } from './render.ts';
import type { TaskFile } from './settings.ts';
import { TASK_DEFAULTS } from './task-fields.ts';
import type { TaskEntry } from './task-schema.ts';
import { holdsTemplate } from './template.ts';

/** More tasks than this in one list are taken for a mistake. */
const MAX_TASKS = 100_000;
/** Pairs of a task and one it needs, all expansions counted. */
const MAX_NEEDS = 1_000_000;

export interface Expansion {
  /** In file order; empty when there is an error. */
  readonly tasks: readonly Task[];
  readonly problems: readonly TasklistProblem[];
}

/**
 * Turns the entries of a task file into tasks: `matrix` and `for-each` expanded, expressions evaluated, `needs` extended to
 * all expansions. `answers` holds what `forEachSources` asked for, by its keys; `facts` what expressions read of `github` and
 * `inputs`. The same input gives the same tasks.
 */
export function expand(
  taskFile: TaskFile,
  answers: ReadonlyMap<string, SourceAnswer>,
  locate: Locate,
  facts: Facts = NO_FACTS,
): Expansion {
  const problems: TasklistProblem[] = [];
  const instances = instancesOf(taskFile, answers, locate, problems);
  if (hasError(problems)) return { tasks: [], problems };
  const idsOfTemplate = createIndex(taskFile, instances);
  checkEdges(taskFile, instances, idsOfTemplate, locate, problems);
  problems.push(...checkValues(taskFile, instances, facts, idsOfTemplate, locate));
  if (hasError(problems)) return { tasks: [], problems };
  const tasks: Task[] = [];
  const inherited = holdsTemplate(taskFile.defaults);
  const hasDefaults = Object.keys(taskFile.defaults).length > 0;
  const reporter = createReporter(taskFile, locate, problems);
  const building = { defaults: taskFile.defaults, facts, report: reporter.report };
  taskFile.tasks.forEach((entry, index) => {
    const own = instances[index] ?? null;
    if (own?.length === 0) return;
    const needs = entry.needs === undefined ? NO_NEEDS : [...new Set(idsOf(entry.needs).flatMap(idsOfTemplate))];
    const templated = taskFile.mayHoldTemplates && (inherited || holdsTemplate(entry));
    const written = hasDefaults ? { ...taskFile.defaults, ...entry } : entry;
    const common = { ...building, needs, templated, written };
    const build = (instance: Instance): void => {
      reporter.enter(entry, index, instance.id);
      tasks.push(buildTask(entry, instance, common));
    };
    if (own === null) build(itself(entry));
    else own.forEach(build);
  });
  return { tasks: hasError(problems) ? [] : tasks, problems };
}

const NO_NEEDS = TASK_DEFAULTS.needs;

function itself({ id }: TaskEntry): Instance {
  return { id, item: null, matrix: NO_MATRIX };
}

/** Finds the ids of all expansions of a template, without regard to case. */
function createIndex({ tasks }: TaskFile, instances: Instances): (template: string) => readonly string[] {
  let positions: ReadonlyMap<string, number> | undefined;
  // Thousands of tasks may need the same thousands.
  const known = new Map<number, readonly string[]>();
  return (template) => {
    positions ??= new Map(tasks.map(({ id }, index) => [id.toLowerCase(), index]));
    const index = positions.get(template.toLowerCase());
    const entry = index === undefined ? undefined : tasks[index];
    if (index === undefined || entry === undefined) return NO_NEEDS;
    let ids = known.get(index);
    if (ids === undefined) {
      ids = instances[index]?.map(({ id }) => id) ?? [entry.id];
      known.set(index, ids);
    }
    return ids;
  };
}

function instancesOf(
  taskFile: TaskFile,
  answers: ReadonlyMap<string, SourceAnswer>,
  locate: Locate,
  problems: TasklistProblem[],
): Instances {
  const all: (readonly Instance[] | null)[] = [];
  let total = 0;
  for (let index = 0; index < taskFile.tasks.length; index++) {
    const entry = taskFile.tasks[index] as TaskEntry;
    const at = () => locate(['tasks', index]);
    const isExpanded = entry.matrix !== undefined || entry['for-each'] !== undefined;
    const found = isExpanded
      ? instancesOfEntry({
          entry,
          answers,
          problems,
          limit: MAX_TASKS,
          locate: (path) => locate(['tasks', index, ...path]),
        })
      : null;
    const instances = found === null ? null : distinct(found, at, problems);
    all.push(instances);
    total += instances?.length ?? (isExpanded ? MAX_TASKS + 1 : 1);
    if (total > MAX_TASKS) {
      problems.push(problem('tasklist/too-many-tasks', at(), { limit: MAX_TASKS }));
      break;
    }
    if (instances?.length === 0 && entry['allow-empty'] !== true && !hasError(problems)) {
      problems.push(problem('tasklist/empty-expansion', at(), { id: entry.id, ...emptyGlob(entry, answers) }));
    }
  }
  return all;
}

/** What a glob that names nothing looked for. */
function emptyGlob({ id, 'for-each': source }: TaskEntry, answers: ReadonlyMap<string, SourceAnswer>) {
  const globs = source === undefined || !('glob' in source) ? [] : [source.glob ?? []].flat();
  const answer = answers.get(id);
  return { globs, absent: answer !== undefined && 'files' in answer ? (answer.absent ?? null) : null };
}

/**
 * Two equal ids are a mistake; ids that only letter case tells apart (`Makefile`, `makefile`) are not, but no file system
 * may confuse them, so the later one gets a hash.
 */
function distinct(
  instances: readonly Instance[],
  at: () => Location,
  problems: TasklistProblem[],
): readonly Instance[] {
  const taken = new Map<string, string>();
  let reported = false;
  return instances.map((instance) => {
    const other = taken.get(instance.id.toLowerCase());
    if (other === instance.id && !reported) {
      reported = true;
      problems.push(problem('tasklist/duplicate-expansion', at(), { id: instance.id }));
    }
    const id = other === undefined || other === instance.id ? instance.id : distinctId(instance.id);
    taken.set(id.toLowerCase(), instance.id);
    return id === instance.id ? instance : { ...instance, id };
  });
}

function checkEdges(
  { tasks }: TaskFile,
  instances: Instances,
  idsOfTemplate: (template: string) => readonly string[],
  locate: Locate,
  problems: TasklistProblem[],
): void {
  let total = 0;
  for (let index = 0; index < tasks.length; index++) {
    const { id, needs } = tasks[index] as TaskEntry;
    if (needs === undefined) continue;
    const needed = idsOf(needs).reduce((sum, need) => sum + idsOfTemplate(need).length, 0);
    total += needed * (instances[index]?.length ?? 1);
    if (total <= MAX_NEEDS) continue;
    const at = locate(['tasks', index, 'needs']);
    problems.push(problem('tasklist/too-many-needs', at, { id, needs: total, limit: MAX_NEEDS }));
    return;
  }
}

interface Reporter {
  /** The expansion that reports are about from now on. */
  enter(entry: TaskEntry, index: number, id: string): void;
  readonly report: Report;
}

/** One problem for each entry, place and kind: the first expansion that has it stands for all. */
function createReporter({ defaults }: TaskFile, locate: Locate, problems: TasklistProblem[]): Reporter {
  const seen = new Set<string>();
  let at: { entry: TaskEntry; index: number; id: string } | null = null;
  return {
    enter: (entry, index, id) => {
      at = { entry, index, id };
    },
    report: <K extends InstanceKind>(path: Path, kind: K, facts: FactsOf<K>) => {
      if (at === null) throw new Error('a problem of no expansion');
      const { entry, index, id } = at;
      const key = `${index} ${kind} ${path.join(' ')}`;
      if (seen.has(key)) return;
      seen.add(key);
      const [first] = path;
      const inherited =
        !(typeof first === 'string' && Object.hasOwn(entry, first)) && Object.hasOwn(defaults, first ?? '');
      const place = locate(inherited ? ['defaults', ...path] : ['tasks', index, ...path]);
      const made = problem(kind, place, ...([facts] as GivenFacts<K>)) as ProblemOf<InstanceKind>;
      problems.push(made.kind === 'expression' ? { ...made, detail: `${made.detail} (in \`${id}\`)` } : made);
    },
  };
}
