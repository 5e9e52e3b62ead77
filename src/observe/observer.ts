/** Which files tasks wrote: of one task where nothing ran beside it, of a group where tasks overlapped. */
import type { Observed } from '../model.ts';
import type { Problem } from '../problem.ts';
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
  /** The descriptors of our own output; default: standard output and standard error. */
  readonly outputs?: readonly number[];
}

/** One way to look at the workspace, and what the state at the last look was. */
interface Eye {
  /** Looks again and returns what changed since the last look. */
  readonly changes: () => Promise<string[]>;
}

/** The first failure ends the observation, with one problem; tasks are not affected. */
export function createObserver(options: ObserverOptions) {
  const running = new Set<string>();
  const group = new Set<string>();
  let eye: Eye | null = null;
  let blind = false;
  let turn: Promise<unknown> = Promise.resolve();

  /** One look at a time, and no task starts during one. */
  function inTurn<T>(look: () => Promise<T>): Promise<T> {
    const result = turn.then(look);
    turn = result.catch(() => {});
    return result;
  }

  async function guarded<T>(look: () => Promise<T>): Promise<T | null> {
    if (blind) return null;
    try {
      return await look();
    } catch (error) {
      blind = true;
      const why = error instanceof TooManyFiles ? 'too-many-files' : 'failed';
      const detail = error instanceof Error ? error.message : String(error);
      options.onProblem?.({ area: 'rim', severity: 'warning', at: null, kind: 'not-observed', why, detail });
      return null;
    }
  }

  /** Resolves when these tasks may start. */
  function started(ids: readonly string[]): Promise<void> {
    return inTurn(async () => {
      eye ??= await guarded(() => openEye(options));
      for (const id of ids) {
        running.add(id);
        group.add(id);
      }
    });
  }

  /** What was seen, once nothing runs any more; `null` while something does, or when nothing could be seen. */
  function ended(ids: readonly string[]): Promise<Observed | null> {
    for (const id of ids) running.delete(id);
    return inTurn(async () => {
      if (running.size > 0 || group.size === 0) return null;
      const tasks = [...group].sort();
      group.clear();
      const paths = await guarded(async () =>
        eye === null ? null : withoutOwnOutput(options.workspace, await eye.changes(), options.outputs),
      );
      if (paths === null) return null;
      return { paths, reads: null, attribution: tasks.length === 1 ? 'task' : 'group', tasks };
    });
  }

  return { started, ended };
}

async function openEye({ workspace, env, max = MAX_FILES }: ObserverOptions): Promise<Eye> {
  const repository = await findRepository(workspace, env, max);
  if (repository !== null) {
    const look = await lookWithGit(repository).catch((error: unknown) => {
      if (error instanceof TooManyFiles) throw error;
      return null;
    });
    if (look !== null) return gitEye(repository, look);
  }
  return walkEye(workspace, max, await walk(workspace, max));
}

function gitEye(repository: Repository, first: GitLook): Eye {
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

function walkEye(workspace: string, max: number, first: Snapshot): Eye {
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
