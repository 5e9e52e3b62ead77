/** Which files tasks wrote: of one task where nothing ran beside it, of a group where tasks overlapped. */
import type { Observed } from '../model.ts';
import { messageOf, type Problem, problem } from '../problem.ts';
import { type Budget, createBudget, UNLIMITED } from './budget.ts';
import { changedSince, findRepository, type GitLook, lookWithGit, type Repository } from './git.ts';
import { withoutOwnOutput } from './own-output.ts';
import { changedPaths, MAX_FILES, type Snapshot, TooManyFiles, walk } from './snapshot.ts';

export interface ObserverOptions {
  readonly workspace: string;
  /** What a task gets: git runs with no credential of ours. */
  readonly env: Readonly<Record<string, string>>;
  readonly onProblem?: (problem: Problem) => void;
  /** Default `MAX_FILES`. */
  readonly max?: number;
  /** A folder of the workspace, by its path in it, that is not looked at. */
  readonly ownFolder?: string;
  /** Looks after every task at any cost. */
  readonly everyTask: boolean;
  /** How many tasks the run has; default 1. */
  readonly tasks?: number;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
  /** The descriptors of our own output; default: standard output and standard error. */
  readonly outputs?: readonly number[];
}

/** One way to look at the workspace, and what the state at the last look was. */
interface WorkspaceView {
  /** Looks again and returns what changed since the last look. */
  readonly changes: () => Promise<string[]>;
}

/**
 * Looks at the workspace where the budget allows it. Tasks between two looks are one group. The first failure ends the
 * observation; tasks are not affected. Each is one problem.
 */
export function createObserver(options: ObserverOptions) {
  const running = new Set<string>();
  const group = new Set<string>();
  let opening: Promise<Opening | null> | null = null;
  let view: WorkspaceView | null = null;
  let blind = false;
  let skipped = false;
  let turn: Promise<unknown> = Promise.resolve();

  /** One look at a time, and no task starts during one. */
  function inTurn<T>(look: () => Promise<T>): Promise<T> {
    const result = turn.then(look);
    turn = result.catch(() => {});
    return result;
  }

  function tell(severity: 'warning' | 'note', why: 'too-many-files' | 'failed' | 'budget', detail: string): void {
    options.onProblem?.(problem('rim/not-observed', null, { why, detail, severity }));
  }

  async function guarded<T>(look: () => Promise<T>): Promise<T | null> {
    if (blind) return null;
    try {
      return await look();
    } catch (error) {
      blind = true;
      const detail = messageOf(error);
      tell('warning', error instanceof TooManyFiles ? 'too-many-files' : 'failed', detail);
      return null;
    }
  }

  /** `null` when the budget does not allow it, or when nothing could be seen. */
  async function look<T>(work: (open: Opening) => Promise<T>): Promise<T | null> {
    opening ??= guarded(() => openingOf(options));
    const open = await opening;
    if (open === null || blind) return null;
    if (open.budget.allows()) return open.budget.spend(() => guarded(() => work(open)));
    if (!skipped) tell('note', 'budget', '');
    skipped = true;
    return null;
  }

  /** What changed since the last look, by whoever ran since then. */
  async function changesOfGroup(): Promise<Observed | null> {
    const { workspace, outputs, ownFolder } = options;
    const tasks = [...group].sort();
    const paths = await look(async () =>
      view === null ? null : withoutOwnOutput(workspace, await view.changes(), outputs),
    );
    if (paths === null) return null;
    const others = ownFolder === undefined ? paths : paths.filter((path) => !path.startsWith(`${ownFolder}/`));
    group.clear();
    for (const id of running) group.add(id);
    return { paths: others, reads: null, attribution: tasks.length === 1 ? 'task' : 'group', tasks };
  }

  /** Resolves when these tasks may start, with what was seen of those before them. */
  function started(ids: readonly string[]): Promise<Observed | null> {
    return inTurn(async () => {
      view ??= await look((open) => open.view());
      const earlier = view !== null && running.size === 0 && group.size > 0 ? await changesOfGroup() : null;
      for (const id of ids) {
        running.add(id);
        group.add(id);
      }
      return earlier;
    });
  }

  /** What was seen, once nothing runs any more; `null` while something does, or when nothing could be seen. */
  function ended(ids: readonly string[]): Promise<Observed | null> {
    for (const id of ids) running.delete(id);
    return inTurn(async () => {
      // There was no look before it ended.
      if (view === null) for (const id of ids) group.delete(id);
      return running.size > 0 || group.size === 0 ? null : changesOfGroup();
    });
  }

  return { started, ended };
}

/** How a workspace can be looked at. */
interface Opening {
  readonly view: () => Promise<WorkspaceView>;
  readonly budget: Budget;
}

async function openingOf(options: ObserverOptions): Promise<Opening> {
  const { workspace, env, max = MAX_FILES, everyTask, now = () => performance.now() } = options;
  const repository = await findRepository(workspace, env, max);
  const budget = everyTask ? UNLIMITED : createBudget(repository?.files ?? 0, options.tasks ?? 1, now);
  return { view: () => openView(repository, workspace, max), budget };
}

async function openView(repository: Repository | null, workspace: string, max: number): Promise<WorkspaceView> {
  if (repository !== null) {
    const look = await lookWithGit(repository).catch((error: unknown) => {
      if (error instanceof TooManyFiles) throw error;
      return null;
    });
    if (look !== null) return gitView(repository, look);
  }
  return walkView(workspace, max, await walk(workspace, max));
}

function gitView(repository: Repository, first: GitLook): WorkspaceView {
  let last = first;
  return {
    changes: async () => {
      const now = await lookWithGit(repository);
      const changed = await changedSince(repository, last, now);
      last = now;
      return changed;
    },
  };
}

function walkView(workspace: string, max: number, first: Snapshot): WorkspaceView {
  let last = first;
  return {
    changes: async () => {
      const now = await walk(workspace, max);
      const changed = changedPaths(last, now);
      last = now;
      return changed;
    },
  };
}
